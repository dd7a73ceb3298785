//! What the engine gives back: plain data, the same shape in Rust, JSON and JavaScript.
//!
//! An [`ArticleReport`] stands for one article, a [`CorpusReport`] for all of them together. Offsets are bytes of
//! UTF-8 as the engine makes them; [`ArticleReport::with_offsets`] and [`CorpusReport::with_offsets`] give them in the
//! unit the reader counts in, which the parameter `U` of a type tells. Types that name an entity are generic over how
//! (`E`): the stages use an index into the article's own table, a report the entity's id.
//!
//! Reports are read from the JSON that they are written as. Fields and values may be added to them, which is why they
//! are `non_exhaustive`.
//!
//! ```
//! # #[cfg(feature = "bundled-models")] {
//! use nutgraf::{Article, Corpus, Engine, Utf16};
//!
//! let engine = Engine::bundled();
//! let mut corpus = Corpus::new();
//! for (id, more) in [("a1", "It rained."), ("a2", "It snowed.")] {
//!     let text = format!("“We will leave the harbour before the winter storms,” Ada Roe said. {more}");
//!     corpus.set(&engine, Article { id: id.into(), text: Some(text), ..Article::default() });
//! }
//! let report = corpus.report_in(Utf16);
//! assert_eq!(report.entities[0].name, "Ada Roe");
//! assert_eq!(report.statements[0].members.len(), 2);
//! # }
//! ```

mod convert;
mod declare;

use serde::de::{Deserializer, Error, Unexpected};
use serde::{Deserialize, Serialize, Serializer};

use crate::offsets::without_offsets;
use crate::span::Span;
use crate::unit::{Bytes, Offset};
use declare::{names, report};

/// Stable name of an entity within a report: the same for the same set of articles and corrections, however reached.
pub type EntityId = String;

/// A figure between 0 and 1, kept as thousandths so that it prints the same everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Milli(pub u16);

without_offsets!(Milli);

impl Serialize for Milli {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        // A whole number is written without a fraction, as JavaScript writes it.
        if self.0.is_multiple_of(1000) {
            s.serialize_u32(u32::from(self.0) / 1000)
        } else {
            s.serialize_f64(f64::from(self.0) / 1000.0)
        }
    }
}

impl<'de> Deserialize<'de> for Milli {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let share = f64::deserialize(d)?;
        if (0.0..=1.0).contains(&share) {
            Ok(Self((share * 1000.0).round() as u16))
        } else {
            Err(D::Error::invalid_value(Unexpected::Float(share), &"a figure between 0 and 1"))
        }
    }
}

names! {
    /// What a stretch of an article is.
    PartKind {
        /// The article's title.
        Headline = "headline",
        /// Who wrote it.
        Byline = "byline",
        /// Place (and date) before the first sentence, such as `MOSCOW —`.
        Dateline = "dateline",
        /// A sub-heading.
        Heading = "heading",
        /// Running text.
        Paragraph = "paragraph",
        /// A picture's caption or credit.
        Caption = "caption",
        /// Page furniture: share buttons, comment boxes, related links.
        Boilerplate = "boilerplate",
        /// Another article that stands in the same text.
        Appended = "appended",
    }
}

impl PartKind {
    /// Whether quotes, times and deadlines of the article are looked for here.
    #[must_use]
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Headline | Self::Dateline | Self::Heading | Self::Paragraph)
    }

    /// Whether entities are looked for here.
    #[must_use]
    pub const fn has_entities(self) -> bool {
        self.is_body() || matches!(self, Self::Caption | Self::Byline)
    }
}

names! {
    /// Where the article's date comes from.
    DateBasis {
        /// The caller gave it.
        Given = "given",
        /// The page's metadata.
        Metadata = "metadata",
        /// The text's own dateline.
        Dateline = "dateline",
        /// Nothing says when it was published.
        None = "none",
    }
}

names! {
    /// How much of an attribution stands between quotation marks.
    QuoteKind {
        /// All of it.
        Direct = "direct",
        /// Some of it.
        Mixed = "mixed",
        /// None of it.
        Indirect = "indirect",
    }
}

names! {
    /// What someone did in place of a statement.
    Act {
        /// Refused to speak, or has not spoken.
        Declined = "declined",
    }
}

names! {
    /// What sort of thing an entity is.
    EntityType {
        /// A person.
        Per = "PER",
        /// An organisation.
        Org = "ORG",
        /// A place, countries and cities included.
        Loc = "LOC",
        /// Anything else with a name; nationality words.
        Misc = "MISC",
        /// A document that is quoted: an indictment, a report.
        Doc = "DOC",
    }
}

names! {
    /// How a mention refers.
    Form {
        /// By name.
        Name = "name",
        /// By a description, such as "the Kremlin spokesman".
        Nominal = "nominal",
        /// By a pronoun.
        Pronoun = "pronoun",
    }
}

names! {
    /// TIMEX3 types (ISO-TimeML).
    TimeType {
        /// A calendar date, however coarse.
        Date = "DATE",
        /// A time of day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// Something that recurs.
        Set = "SET",
    }
}

names! {
    /// How sure a due date is.
    Certainty {
        /// One day.
        Exact = "exact",
        /// Somewhere between two days.
        Interval = "interval",
        /// Thereabouts.
        Approx = "approx",
        /// The article contradicts itself.
        Conflict = "conflict",
        /// There is nothing to compute it from.
        Unresolved = "unresolved",
    }
}

names! {
    /// What has become of a deadline in the sentence that speaks of it.
    Status {
        /// Newly set.
        Set = "set",
        /// Moved nearer.
        Shortened = "shortened",
        /// Moved away.
        Extended = "extended",
        /// Repeated.
        Reaffirmed = "reaffirmed",
        /// Bound to a condition.
        Conditional = "conditional",
        /// Called off.
        Lifted = "lifted",
        /// Running.
        Pending = "pending",
        /// Complied with.
        Met = "met",
        /// Gone by.
        Passed = "passed",
    }
}

names! {
    /// How the members of a statement relate.
    Relation {
        /// The same words, marks and case aside.
        Same = "same",
        /// Other words for the same.
        Reworded = "reworded",
        /// One is a part of the other.
        Truncated = "truncated",
        /// At least one is told in the article's own words.
        Reported = "reported",
    }
}

names! {
    /// What articles disagree about.
    ConflictKind {
        /// The words of a quotation.
        Wording = "wording",
        /// Who said it.
        Attribution = "attribution",
        /// A number.
        Number = "number",
        /// A date.
        Date = "date",
        /// A deadline.
        Deadline = "deadline",
        /// How a name is spelled.
        Spelling = "spelling",
        /// One statement denies another.
        Statement = "statement",
    }
}

names! {
    /// What the comparison makes of a disagreement.
    Verdict {
        /// They contradict each other.
        Conflict = "conflict",
        /// They differ for a reason that the articles give.
        Explained = "explained",
        /// They mean the same.
        Same = "same",
        /// The articles do not say.
        Undecided = "undecided",
    }
}

names! {
    /// What figures of one thing say of each other.
    FigureVerdict {
        /// The same figure.
        Agree = "agree",
        /// The same, one of them rounded, vague or in another unit.
        Rounding = "rounding",
        /// One lies within the bound that another gives: "at least 12" and 15.
        Bound = "bound",
        /// The later article tells of a later state.
        Later = "later",
        /// One of the articles says that the other figure was wrong.
        Corrected = "corrected",
        /// They are figures of a whole and a part, or of a forecast and the outcome.
        Scope = "scope",
        /// They contradict each other.
        Conflict = "conflict",
        /// The articles do not say.
        Undecided = "undecided",
    }
}

names! {
    /// How exactly a figure is meant.
    Bound {
        /// It or more.
        AtLeast = "at least",
        /// More than it.
        MoreThan = "more than",
        /// It or less.
        AtMost = "at most",
        /// Thereabouts.
        About = "about",
    }
}

names! {
    /// Who has changed what was found.
    CorrectedBy {
        /// The reader, by a correction.
        Reader = "reader",
    }
}

names! {
    /// What a reader can correct besides entities.
    Correctable {
        /// A quotation.
        Quote = "quote",
        /// A deadline of an article.
        Deadline = "deadline",
        /// A point on which articles differ.
        Conflict = "conflict",
        /// A figure of which several articles tell.
        Figure = "figure",
    }
}

names! {
    /// Why a correction changes nothing.
    LostReason {
        /// Its article is not among the articles.
        Article = "no-article",
        /// Its words were not found again.
        Words = "no-words",
        /// Its words were found, but not as often as when it was made: which are meant is not known.
        Several = "several",
        /// The entity that it names is not there.
        Entity = "no-entity",
        /// The difference has a side that it had not when the correction was made.
        Sides = "other-sides",
        /// What it gives is no day of the calendar.
        Day = "no-day",
    }
}

names! {
    /// How two articles share text.
    DuplicateKind {
        /// One is a copy of the other.
        Copy = "copy",
        /// They share passages.
        SharedPassage = "shared passage",
    }
}

report! {
    /// A stretch of the article and what it is.
    pub struct Part<U = Bytes> {
        /// Where it begins.
        pub(crate) start: Offset<U>,
        /// Where it ends.
        pub(crate) end: Offset<U>,
        /// What it is.
        pub kind: PartKind,
        /// Why it was taken for that, where it is left out of the analysis.
        #[optional]
        pub reason: Option<String>,
    }
}

report! {
    /// An entry of a live blog.
    pub struct Entry<U = Bytes> {
        /// Where it begins: at the line that says when it was written.
        pub(crate) start: Offset<U>,
        /// Where it ends.
        pub(crate) end: Offset<U>,
        /// The day it was written (YYYY-MM-DD), where that is known.
        #[optional]
        pub date: Option<String>,
        /// The time of day it was written (HH:MM), as its head says.
        pub time: String,
        /// Who wrote it.
        #[optional]
        pub author: Option<Span<U>>,
    }
}

report! {
    /// When something was said, as written, with the date it resolves to.
    pub struct Said<U = Bytes> {
        /// Where the expression begins.
        pub(crate) start: Offset<U>,
        /// Where it ends.
        pub(crate) end: Offset<U>,
        /// Its TIMEX3 value, where it has one.
        #[optional]
        pub value: Option<String>,
    }
}

report! {
    /// Something attributed to someone.
    pub struct Quote<E = EntityId, U = Bytes> {
        /// How much of it stands between marks.
        pub kind: QuoteKind,
        /// What is attributed, whole, in order; an interrupted quotation has several stretches.
        pub content: Vec<Span<U>>,
        /// Its stretches between quotation marks, marks left out.
        pub verbatim: Vec<Span<U>>,
        /// False for a belief, intention or finding.
        pub speech: bool,
        /// What was done in place of a statement; left out for statements. The content is what was not said or done, no words of the
        /// source.
        #[optional]
        pub act: Option<Act>,
        /// Index of the quote that this one stands in.
        #[optional]
        pub parent: Option<u32>,
        /// Who passes it on, where that is not the source ("according to state media").
        #[optional]
        pub via: Option<Span<U>>,
        /// Where it was said or published ("on Truth Social").
        #[optional]
        pub medium: Option<Span<U>>,
        /// To whom ("reporters").
        #[optional]
        pub addressee: Option<Span<U>>,
        /// When.
        #[optional]
        pub said: Option<Said<U>>,
        /// The source as written; empty where the text names none.
        pub source: Vec<Span<U>>,
        /// The words that attribute ("said", "according to").
        pub cue: Vec<Span<U>>,
        /// Id of the entity that the source stands for, coreference resolved.
        pub speaker: Option<E>,
        /// Id of the document that the source is, "the indictment": nobody speaks in it.
        #[optional]
        pub document: Option<E>,
        /// How often quotes found this way are right.
        pub confidence: Milli,
        /// Who has changed it since it was found.
        #[optional]
        pub corrected: Option<CorrectedBy>,
    }
}

report! {
    /// A mention of an entity.
    pub struct Mention<E = EntityId, U = Bytes> {
        /// Where it begins, title left out.
        pub(crate) start: Offset<U>,
        /// Where it ends, possessive left out.
        pub(crate) end: Offset<U>,
        /// What sort of thing it names.
        #[serde(rename = "type")]
        pub kind: EntityType,
        /// Id of the entity.
        pub entity: E,
        /// By name, description or pronoun.
        pub form: Form,
    }
}

report! {
    /// An entity met in the same sentences as another.
    pub struct Together {
        /// Id of the entity.
        pub entity: EntityId,
        /// Number of sentences that mention both, by name, description or pronoun.
        pub sentences: u32,
    }
}

report! {
    /// One person, organisation, place or other named thing, in all its spellings.
    pub struct Entity {
        /// Its id, the same in all articles of a report.
        pub id: EntityId,
        /// What sort of thing it is.
        #[serde(rename = "type")]
        pub kind: EntityType,
        /// Its fullest usual name.
        pub name: String,
        /// The other forms met, the commonest first.
        pub variants: Vec<String>,
        /// Titles and roles given to it.
        pub roles: Vec<String>,
        /// Id of who issued it, if it is a document and its source says so.
        #[optional]
        pub issuer: Option<EntityId>,
        /// Ids of the articles that mention it.
        pub articles: Vec<String>,
        /// Number of mentions by name.
        pub mentions: u32,
        /// Number of quotes it is the speaker of.
        pub speaks: u32,
        /// Number of quotes of others that mention it.
        #[serde(rename = "spokenOf")]
        pub spoken_of: u32,
        /// Whom it shares sentences with, those of most sentences first; a dozen at most.
        pub with: Vec<Together>,
        /// How often entities with this much to show for them are real and of this type.
        pub confidence: Milli,
        /// Why names were put together, a sentence each.
        pub reasons: Vec<String>,
    }
}

report! {
    /// A time expression: TIMEX3 type and value, and the days it spans.
    pub struct Time<U = Bytes> {
        /// Where it begins.
        pub(crate) start: Offset<U>,
        /// Where it ends.
        pub(crate) end: Offset<U>,
        /// Its TIMEX3 type.
        #[serde(rename = "type")]
        pub kind: TimeType,
        /// Its TIMEX3 value.
        pub value: String,
        /// Its TIMEX3 modifier (`APPROX`, `START`, `END`, ...).
        #[optional]
        #[serde(rename = "mod")]
        pub modifier: Option<String>,
        /// First day it can mean (YYYY-MM-DD).
        #[optional]
        pub earliest: Option<String>,
        /// Last day it can mean (YYYY-MM-DD).
        #[optional]
        pub latest: Option<String>,
        /// From what the value was computed.
        #[optional]
        pub basis: Option<String>,
    }
}

report! {
    /// The last moment to comply.
    pub struct Due {
        /// TIMEX3 value of the expression it comes from; empty where there is none.
        pub value: String,
        /// Earliest day that the last moment can fall on (YYYY-MM-DD).
        pub earliest: Option<String>,
        /// Latest day that the last moment can fall on, inclusive.
        pub latest: Option<String>,
        /// How sure that is.
        pub certainty: Certainty,
        /// From what it was computed, in words.
        pub basis: String,
    }
}

report! {
    /// A stretch of the text in a role, and the entity it names if it names one.
    pub struct Slot<E = EntityId, U = Bytes> {
        /// Where it begins.
        pub(crate) start: Offset<U>,
        /// Where it ends.
        pub(crate) end: Offset<U>,
        /// Id of the entity that it names.
        #[optional]
        pub entity: Option<E>,
    }
}

report! {
    /// What is due, from whom, by when, or else.
    pub struct Deadline<E = EntityId, U = Bytes> {
        /// The words that make it one ("deadline", "by", "has until").
        pub trigger: Option<Span<U>>,
        /// The time expression.
        pub time: Option<Span<U>>,
        /// The last moment to comply.
        pub due: Due,
        /// Who set it; of a promise, who gave it, and is then the addressee as well.
        pub setter: Option<Slot<E, U>>,
        /// Who must comply.
        pub addressee: Option<Slot<E, U>>,
        /// With what.
        pub action: Option<Span<U>>,
        /// What happens otherwise.
        pub consequence: Option<Span<U>>,
        /// The earlier deadline that it replaces.
        pub prior: Option<Span<U>>,
        /// What has become of it.
        pub status: Status,
        /// First day on which that can have happened (YYYY-MM-DD), where the text tells.
        #[optional]
        pub said: Option<String>,
        /// The sentence that says so.
        pub evidence: Span<U>,
        /// Who has changed it since it was found.
        #[optional]
        pub corrected: Option<CorrectedBy>,
    }
}

report! {
    /// Something the reader should know about the analysis.
    pub struct Warning<U = Bytes> {
        /// Stable name, such as `not-english`.
        pub code: String,
        /// A sentence for a person.
        pub message: String,
        /// Where in the text, if at one place.
        #[optional]
        pub(crate) start: Option<Offset<U>>,
        /// Where that place ends.
        #[optional]
        pub(crate) end: Option<Offset<U>>,
    }
}

macro_rules! spans {
    ($($name:ident<$($param:ident),+>),+ $(,)?) => {$(
        impl<$($param),+> $name<$($param),+>
        where
            U: Copy,
        {
            /// Its stretch of the article's text.
            #[must_use]
            pub const fn span(&self) -> Span<U> {
                Span::at(self.start.get(), self.end.get())
            }
        }
    )+};
}

spans!(Part<U>, Entry<U>, Said<U>, Mention<E, U>, Time<U>, Slot<E, U>, StatementMember<U>, Place<U>, CheckChange<U>, CheckCut<U>, Edit<U>);

impl Part {
    pub(crate) fn new(span: Span, kind: PartKind, reason: Option<String>) -> Self {
        let (start, end) = span.ends();
        Self { start, end, kind, reason }
    }
}

impl Entry {
    pub(crate) fn new(span: Span, date: Option<String>, time: String, author: Option<Span>) -> Self {
        let (start, end) = span.ends();
        Self { start, end, date, time, author }
    }
}

impl Said {
    pub(crate) fn new(span: Span, value: Option<String>) -> Self {
        let (start, end) = span.ends();
        Self { start, end, value }
    }
}

impl<E> Mention<E> {
    pub(crate) fn new(span: Span, kind: EntityType, entity: E, form: Form) -> Self {
        let (start, end) = span.ends();
        Self { start, end, kind, entity, form }
    }

    /// Whether it is a person's name.
    pub(crate) fn names_person(&self) -> bool {
        self.form == Form::Name && self.kind == EntityType::Per
    }
}

impl<U: Copy> Warning<U> {
    /// Where in the text, if at one place.
    #[must_use]
    pub fn span(&self) -> Option<Span<U>> {
        Some(Span::at(self.start?.get(), self.end?.get()))
    }
}

impl Warning {
    pub(crate) fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into(), start: None, end: None }
    }

    #[allow(dead_code, reason = "for the stages that warn of one place")]
    pub(crate) fn at(mut self, span: Span) -> Self {
        let (start, end) = span.ends();
        (self.start, self.end) = (Some(start), Some(end));
        self
    }
}

report! {
    /// Where in a recording or a paged file the text stands that begins here.
    pub struct Position<U = Bytes> {
        /// Where that text begins; it ends where the next position's begins.
        pub(crate) start: Offset<U>,
        /// The time in the recording at which it begins: hours, minutes and seconds, such as `01:02:03`.
        #[optional]
        pub time: Option<String>,
        /// The number of its page, from 1.
        #[optional]
        pub page: Option<u32>,
    }
}

impl<U: Copy> Position<U> {
    /// Text that is said at a time, in hours, minutes and seconds, such as `01:02:03`.
    #[must_use]
    pub fn at_time(start: u32, time: impl Into<String>) -> Self {
        Self { start: Offset::at(start), time: Some(time.into()), page: None }
    }

    /// Text that stands on a page, counted from 1.
    #[must_use]
    pub fn on_page(start: u32, page: u32) -> Self {
        Self { start: Offset::at(start), time: None, page: Some(page) }
    }

    /// The offset at which the text begins.
    #[must_use]
    pub const fn start(&self) -> u32 {
        self.start.get()
    }

    /// The same with its text beginning elsewhere.
    pub(crate) fn moved<V: Copy>(&self, start: u32) -> Position<V> {
        Position { start: Offset::at(start), time: self.time.clone(), page: self.page }
    }
}

report! {
    /// All that one article holds.
    pub struct ArticleReport<U = Bytes> of id {
        /// The caller's name for it.
        pub id: String,
        /// The text that offsets point into, where the input was HTML or a file that is not plain text.
        #[optional]
        pub text: Option<String>,
        /// Its title, given, from metadata, or its headline.
        #[optional]
        pub title: Option<String>,
        /// Who published it, given or from metadata.
        #[optional]
        pub outlet: Option<String>,
        /// Who wrote it, as given.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub authors: Vec<String>,
        /// The news agencies that it names as its source, in dateline, byline or credit.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub agencies: Vec<String>,
        /// When it was published (YYYY-MM-DD).
        pub date: Option<String>,
        /// How that is known.
        #[serde(rename = "dateBasis")]
        pub date_basis: DateBasis,
        /// Its stretches, in order, without overlap.
        pub parts: Vec<Part<U>>,
        /// The times or pages that its text was said at or printed on, as given, in order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub positions: Vec<Position<U>>,
        /// The entries of a live blog, in order; left out where it is none.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub entries: Vec<Entry<U>>,
        /// Who said what.
        pub quotes: Vec<Quote<EntityId, U>>,
        /// Mentions of entities, in order.
        pub entities: Vec<Mention<EntityId, U>>,
        /// Time expressions, in order.
        pub times: Vec<Time<U>>,
        /// Deadlines, in order of their evidence.
        pub deadlines: Vec<Deadline<EntityId, U>>,
        /// What the reader should know.
        pub warnings: Vec<Warning<U>>,
        /// The entities that the mentions name; left out inside a corpus report, which has one table for all.
        #[optional]
        #[serde(rename = "entityTable")]
        pub entity_table: Option<Vec<Entity>>,
    }
}

report! {
    /// One appearance of a statement.
    pub struct StatementMember<U = Bytes> of article {
        /// The article's id.
        pub article: String,
        /// Index of the quote in that article's report.
        pub quote: u32,
        /// Where the words begin in that article.
        pub(crate) start: Offset<U>,
        /// Where they end.
        pub(crate) end: Offset<U>,
    }
}

report! {
    /// Words that recur in several articles.
    pub struct Statement<U = Bytes> {
        /// Its id within the report.
        pub id: String,
        /// Id of the entity that said them.
        pub speaker: Option<EntityId>,
        /// How the members relate.
        pub relation: Relation,
        /// Index of the fullest member.
        pub fullest: u32,
        /// Number of independent articles among the members: copies and shared wire text count once.
        pub sources: u32,
        /// Who printed them, by date and article.
        pub members: Vec<StatementMember<U>>,
    }
}

report! {
    /// One step in the life of a deadline.
    pub struct DeadlineEvent {
        /// The article's id.
        pub article: String,
        /// Index of the deadline in that article's report.
        pub deadline: u32,
        /// When it was said (YYYY-MM-DD), where known.
        pub said: Option<String>,
        /// Number of the step that it reports: events of one step say the same of the deadline.
        pub step: u32,
        /// Whether no article reported the step on an earlier day; never of an article without a date.
        pub first: bool,
        /// What it did to the deadline.
        pub status: Status,
        /// The due date it gives.
        pub due: Due,
    }
}

report! {
    /// One deadline across the articles.
    pub struct DeadlineThread {
        /// Its id within the report.
        pub id: String,
        /// A name for it.
        pub label: String,
        /// Id of the entity that set it; of a promise, of who gave it, and is then the addressee as well.
        pub setter: Option<EntityId>,
        /// Id of the entity that must comply.
        pub addressee: Option<EntityId>,
        /// Its steps in time.
        pub events: Vec<DeadlineEvent>,
        /// The due date that holds now.
        pub current: Option<Due>,
    }
}

report! {
    /// A place in an article.
    #[derive(PartialOrd, Ord)]
    pub struct Place<U = Bytes> of article {
        /// The article's id.
        pub article: String,
        /// Where it begins.
        pub(crate) start: Offset<U>,
        /// Where it ends.
        pub(crate) end: Offset<U>,
    }
}

report! {
    /// A point on which articles differ.
    pub struct Conflict<U = Bytes> {
        /// What they differ about.
        pub kind: ConflictKind,
        /// The matter, in words.
        pub about: String,
        /// What the comparison makes of it.
        pub verdict: Verdict,
        /// Why.
        pub why: String,
        /// The places that differ.
        pub sides: Vec<Place<U>>,
        /// The note of a reader who has checked it, which may be empty; left out where nobody has.
        #[optional]
        pub checked: Option<String>,
    }
}

report! {
    /// What one article tells of a quantity.
    pub struct FigureCell<U = Bytes> of article {
        /// The article's id.
        pub article: String,
        /// Where the figure begins.
        pub(crate) start: Offset<U>,
        /// Where it ends.
        pub(crate) end: Offset<U>,
        /// The value in the figure's unit; two with a hyphen between where the article gives a range; a date as YYYY-MM-DD.
        pub value: String,
        /// How exactly it is meant; left out where it is plain.
        #[optional]
        pub bound: Option<Bound>,
        /// The day as of which it is told: that of the article.
        #[optional]
        #[serde(rename = "asOf")]
        pub as_of: Option<String>,
    }
}

report! {
    /// A quantity, day or length of time of which two articles or more tell.
    pub struct Figure<U = Bytes> {
        /// Its id within the report.
        pub id: String,
        /// What it is a figure of, in words of the articles.
        pub what: String,
        /// The unit of the values: `count`, `percent`, `m`, `g`, `minutes`, a sign of money ...
        pub unit: String,
        /// What the comparison makes of the values.
        pub verdict: FigureVerdict,
        /// Why.
        pub why: String,
        /// What each article tells, by date and article.
        pub cells: Vec<FigureCell<U>>,
        /// The note of a reader who has checked it, which may be empty; left out where nobody has.
        #[optional]
        pub checked: Option<String>,
    }
}

report! {
    /// Articles that share text: the copies of one text, two with a passage, or a crowd in which each shares passages with
    /// many of the others.
    pub struct Duplicate {
        /// Their ids.
        pub articles: Vec<String>,
        /// How much of the shorter one of two is shared; of more than two, the least.
        pub similarity: Milli,
        /// Copy or shared passage.
        pub kind: DuplicateKind,
    }
}

report! {
    /// Articles that count as one source.
    pub struct OneSource {
        /// Their ids.
        pub articles: Vec<String>,
        /// The news agencies that they credit.
        pub agencies: Vec<String>,
    }
}

report! {
    /// What a reader has dismissed: it stands nowhere else in the report.
    pub struct Dismissed<U = Bytes> of article {
        /// What it was taken for.
        pub what: Correctable,
        /// The article's id; of a difference, that of its first side.
        pub article: String,
        /// Its index among all that were found in that article, those that are dismissed among them; left out for a difference.
        #[optional]
        pub index: Option<u32>,
        /// Its words, or what a difference is about.
        pub about: String,
        /// Where its words stand; of a difference, its first side.
        pub spans: Vec<Span<U>>,
        /// Index of the correction that dismisses it.
        pub correction: u32,
    }
}

report! {
    /// A correction that changes nothing here: what it speaks of was not found again.
    pub struct LostCorrection {
        /// Its index in the list of corrections.
        pub correction: u32,
        /// Stable name of the reason.
        pub code: LostReason,
        /// The reason, a sentence for a person.
        pub message: String,
    }
}

report! {
    /// What the articles say together.
    pub struct CorpusReport<U = Bytes> {
        /// Each article's own report, by date and id.
        pub articles: Vec<ArticleReport<U>>,
        /// The entities of all of them.
        pub entities: Vec<Entity>,
        /// Words that recur.
        pub statements: Vec<Statement<U>>,
        /// Deadlines and their history.
        pub deadlines: Vec<DeadlineThread>,
        /// Where the articles differ.
        pub conflicts: Vec<Conflict<U>>,
        /// Figures of which two articles or more tell, the gravest differences first.
        #[serde(default)]
        pub figures: Vec<Figure<U>>,
        /// Articles that share text.
        pub duplicates: Vec<Duplicate>,
        /// Articles that count as one source: copies, and those that share text with an agency's.
        pub sources: Vec<OneSource>,
        /// What the reader has dismissed.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub dismissed: Vec<Dismissed<U>>,
        /// The reader's corrections whose quotation, deadline or difference was not found again.
        #[serde(rename = "lostCorrections", default, skip_serializing_if = "Vec::is_empty")]
        pub lost_corrections: Vec<LostCorrection>,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_read_as_it_was_written() {
        for n in 0..=1000 {
            let text = serde_json::to_string(&Milli(n)).unwrap();
            assert_eq!(serde_json::from_str::<Milli>(&text).unwrap(), Milli(n), "{text}");
        }
        for none in ["-0.1", "1.001", "\"1\"", "null"] {
            assert!(serde_json::from_str::<Milli>(none).is_err(), "{none}");
        }
    }

    #[test]
    fn what_is_left_out_is_read_as_nothing_and_what_is_new_is_passed_over() {
        let slot: Slot = serde_json::from_str(r#"{"start": 1, "end": 4, "since": 2030}"#).unwrap();
        assert_eq!((slot.span(), slot.entity), (Span::new(1, 4), None));
    }
}

names! {
    /// What the articles say of words that were put to them.
    CheckVerdict {
        /// A quotation has these words, all of them, and no others between them.
        Exact = "exact",
        /// A quotation has these words, and some of it is left out.
        Cut = "cut",
        /// A quotation has most of these words, and others or fewer in some places.
        Altered = "altered",
        /// An article tells in its own words that this was said.
        Reported = "reported",
        /// The articles have the words, and do not give them to the speaker who was asked for.
        Other = "other",
        /// An article has the words, and not as words that somebody said: they are the paper's own.
        Paper = "paper",
        /// These articles do not have the words.
        Absent = "absent",
    }
}

names! {
    /// How words that were checked differ from those that are printed.
    ChangeKind {
        /// Other words stand in their place.
        Replaced = "replaced",
        /// They are not printed.
        Added = "added",
        /// They are printed, and were not asked for.
        Removed = "removed",
    }
}

names! {
    /// Where words were left out.
    CutPosition {
        /// Before the words that were checked, in the same sentence.
        Before = "before",
        /// Between them.
        Inside = "inside",
        /// After them, in the same sentence.
        After = "after",
    }
}

report! {
    /// A difference between the words that were checked and those that are printed.
    pub struct CheckChange<U = Bytes> {
        /// What was done to the words.
        pub kind: ChangeKind,
        /// Where the printed words begin; of added words, where they would stand.
        pub(crate) start: Offset<U>,
        /// Where the printed words end.
        pub(crate) end: Offset<U>,
        /// The words as they are printed; empty where words were added.
        pub printed: String,
        /// The words as they were put; empty where words were removed.
        pub checked: String,
        /// Whether a negation, such as “not”, stands on one side only.
        pub negation: bool,
        /// Whether the figures of the two sides are not the same.
        pub figure: bool,
        /// Whether one side only writes out what the other contracts: “do not”, “don’t”.
        pub contraction: bool,
    }
}

report! {
    /// A stretch that a quotation has and the words that were checked leave out.
    pub struct CheckCut<U = Bytes> {
        /// Where it stands.
        pub position: CutPosition,
        /// Where it begins.
        pub(crate) start: Offset<U>,
        /// Where it ends.
        pub(crate) end: Offset<U>,
        /// Whether dots (“…”) in the words that were checked show that something is left out.
        pub shown: bool,
        /// Whether it has a negation, such as “not”, so that the sense may be another without it.
        pub negation: bool,
    }
}

report! {
    /// Where an article has the words that were checked.
    pub struct CheckPlace<U = Bytes> of article {
        /// The article's id.
        pub article: String,
        /// When it was published (YYYY-MM-DD), where known.
        pub date: Option<String>,
        /// How the words compare here, whoever was asked for; never `other` or `absent`.
        pub verdict: CheckVerdict,
        /// Whether they are given to the speaker who was asked for; true where nobody was.
        pub asked: bool,
        /// Whether they stand between quotation marks.
        pub marked: bool,
        /// What of the article they stand in: what a headline quotes may be shortened.
        pub part: PartKind,
        /// Index of the quote in that article's report; left out where the words are in none.
        #[optional]
        pub quote: Option<u32>,
        /// Id of the entity that said them; left out where the article names nobody.
        #[optional]
        pub speaker: Option<EntityId>,
        /// The name of the entity that said them, or else the source as written.
        #[optional]
        pub name: Option<String>,
        /// Their stretches, in order; none where they stand in a title that is no part of the text.
        pub spans: Vec<Span<U>>,
        /// How the words differ, in order.
        pub changes: Vec<CheckChange<U>>,
        /// What is left out, in order.
        pub cuts: Vec<CheckCut<U>>,
    }
}

report! {
    /// Whether someone said some words, by what the articles print.
    pub struct Check<U = Bytes> {
        /// What the articles say of them.
        pub verdict: CheckVerdict,
        /// The verdict in a sentence for a person.
        pub reason: String,
        /// The words that were compared: of a sentence with its attribution, what stands between its marks.
        pub checked: String,
        /// Ids of the entities that the speaker asked for can be; empty where nobody was asked for, or nobody of that name is there.
        pub speakers: Vec<EntityId>,
        /// Whether the first place has more or fewer negations than the words that were checked.
        pub negation: bool,
        /// Whether the first place has other figures than the words that were checked.
        pub figure: bool,
        /// Where the words stand: those that the verdict speaks of, by date and article, then others in the same order.
        pub places: Vec<CheckPlace<U>>,
    }
}

names! {
    /// What has become of an article since an earlier set of articles.
    ArticleChange {
        /// It was not there.
        New = "new",
        /// It was published again with another text.
        Edited = "edited",
        /// It is not there any more.
        Gone = "gone",
    }
}

names! {
    /// What is otherwise since an earlier set of articles.
    SinceChange {
        /// It was not there.
        New = "new",
        /// An article that had it was published again without it, and no other has it.
        Withdrawn = "withdrawn",
        /// It is due on another day.
        Moved = "moved",
        /// Something else became of it: it was lifted, met, missed ...
        Status = "status",
    }
}

report! {
    /// A change to an article that was published again.
    pub struct Edit<U = Bytes> {
        /// What was done to the sentences.
        pub kind: ChangeKind,
        /// Where the later text has it begin; of what was removed, where it would stand.
        pub(crate) start: Offset<U>,
        /// Where it ends there.
        pub(crate) end: Offset<U>,
        /// The sentences as they were; empty where some were added.
        pub before: String,
        /// The sentences as they are; empty where some were removed.
        pub after: String,
        /// Whether only one side of a replacement has a negation, such as “not”.
        pub negation: bool,
        /// Whether the figures of a replacement are not the same.
        pub figure: bool,
    }
}

report! {
    /// What has become of an article.
    pub struct SinceArticle<U = Bytes> of article {
        /// Its id; of one that is gone, the one that it had.
        pub article: String,
        /// What has become of it.
        pub change: ArticleChange,
        /// The id that an edited one had.
        #[optional]
        pub was: Option<String>,
        /// What was edited, in order.
        pub edits: Vec<Edit<U>>,
    }
}

report! {
    /// Words between quotation marks that are new or withdrawn.
    pub struct SinceStatement<U = Bytes> {
        /// `new` or `withdrawn`.
        pub change: SinceChange,
        /// Id of the entity that said them.
        #[optional]
        pub speaker: Option<EntityId>,
        /// Its name.
        #[optional]
        pub name: Option<String>,
        /// The words.
        pub text: String,
        /// Who prints them, by date and article; of withdrawn ones, who printed them, in the earlier text.
        pub members: Vec<StatementMember<U>>,
    }
}

report! {
    /// A deadline of which something has become.
    pub struct SinceDeadline {
        /// What has become of it.
        pub change: SinceChange,
        /// A name for it.
        pub label: String,
        /// Id of the entity that set it.
        pub setter: Option<EntityId>,
        /// Id of the entity that must comply.
        pub addressee: Option<EntityId>,
        /// Its last step in the earlier articles; left out where it is new.
        #[optional]
        pub before: Option<DeadlineEvent>,
        /// Its last step in the later ones; left out where it is withdrawn.
        #[optional]
        pub after: Option<DeadlineEvent>,
    }
}

report! {
    /// A figure of which the later articles give another value.
    pub struct SinceFigure<U = Bytes> {
        /// What it is a figure of, in words of the articles.
        pub what: String,
        /// The unit of the values.
        pub unit: String,
        /// What the comparison makes of them: `later`, `corrected` or `conflict`.
        pub verdict: FigureVerdict,
        /// Why.
        pub why: String,
        /// What the earlier articles tell, in their text.
        pub before: Vec<FigureCell<U>>,
        /// What the later ones tell instead.
        pub after: Vec<FigureCell<U>>,
    }
}

report! {
    /// What is new since an earlier set of articles.
    pub struct Since<U = Bytes> {
        /// The articles that are new, edited or gone, by date and id.
        pub articles: Vec<SinceArticle<U>>,
        /// What somebody said, between quotation marks, that is new or withdrawn.
        pub statements: Vec<SinceStatement<U>>,
        /// The deadlines that are new, moved, withdrawn or of another status.
        pub deadlines: Vec<SinceDeadline>,
        /// The figures that changed, the gravest first.
        pub figures: Vec<SinceFigure<U>>,
    }
}

impl CheckChange {
    pub(crate) fn new(kind: ChangeKind, span: Span, printed: String, checked: String) -> Self {
        let (start, end) = span.ends();
        Self { kind, start, end, printed, checked, negation: false, figure: false, contraction: false }
    }
}

impl CheckCut {
    pub(crate) fn new(position: CutPosition, span: Span, shown: bool, negation: bool) -> Self {
        let (start, end) = span.ends();
        Self { position, start, end, shown, negation }
    }
}
