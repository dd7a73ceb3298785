//! What the engine gives back: plain data, the same shape in Rust, JSON and JavaScript.
//!
//! An [`ArticleReport`] stands for one article, a [`CorpusReport`] for all of them together. Offsets are bytes of
//! UTF-8 as the engine makes them; [`ArticleReport::with_offsets`] and [`CorpusReport::with_offsets`] give them in the
//! unit the reader counts in. Types that name an entity are generic over how: the stages use an index into the
//! article's own table, a report the entity's id.
//!
//! ```
//! # #[cfg(feature = "bundled-models")] {
//! use nutgraf::{Article, Corpus, Engine, Unit};
//!
//! let engine = Engine::bundled();
//! let mut corpus = Corpus::new();
//! for (id, more) in [("a1", "It rained."), ("a2", "It snowed.")] {
//!     let text = format!("“We will leave the harbour before the winter storms,” Ada Roe said. {more}");
//!     corpus.set(&engine, Article { id: id.into(), text: Some(text), ..Article::default() });
//! }
//! let report = corpus.report_in(Unit::Utf16);
//! assert_eq!(report.entities[0].name, "Ada Roe");
//! assert_eq!(report.statements[0].members.len(), 2);
//! # }
//! ```

use serde::{Deserialize, Serialize, Serializer};

use crate::span::Span;

/// Stable name of an entity within a report: the same for the same set of articles and corrections, however reached.
pub type EntityId = String;

/// A figure between 0 and 1, kept as thousandths so that it prints the same everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Milli(pub u16);

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

macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $text)] $variant),+ }
        impl $name {
            /// The name as the report writes it.
            #[must_use]
            pub const fn as_str(self) -> &'static str { match self { $(Self::$variant => $text),+ } }
        }
    };
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
    /// How two articles share text.
    DuplicateKind {
        /// One is a copy of the other.
        Copy = "copy",
        /// They share passages.
        SharedPassage = "shared passage",
    }
}

/// A stretch of the article and what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What it is.
    pub kind: PartKind,
    /// Why it was taken for that, where it is left out of the analysis.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Part {
    /// The part's stretch.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// When something was said, as written, with the date it resolves to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// Where the expression begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Its TIMEX3 value, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// Something attributed to someone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote<E = EntityId> {
    /// How much of it stands between marks.
    pub kind: QuoteKind,
    /// What is attributed, whole, in order; an interrupted quotation has several stretches.
    pub content: Vec<Span>,
    /// Its stretches between quotation marks, marks left out.
    pub verbatim: Vec<Span>,
    /// False for a belief, intention or finding.
    pub speech: bool,
    /// Index of the quote that this one stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<u32>,
    /// Where it was said or published ("on Truth Social").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medium: Option<Span>,
    /// To whom ("reporters").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addressee: Option<Span>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
    /// The source as written; empty where the text names none.
    pub source: Vec<Span>,
    /// The words that attribute ("said", "according to").
    pub cue: Vec<Span>,
    /// Whom the source stands for, coreference resolved.
    pub speaker: Option<E>,
    /// How often quotes found this way are right.
    pub confidence: Milli,
}

/// A mention of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mention<E = EntityId> {
    /// Where it begins, title left out.
    pub start: u32,
    /// Where it ends, possessive left out.
    pub end: u32,
    /// What sort of thing it names.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// Which entity.
    pub entity: E,
    /// By name, description or pronoun.
    pub form: Form,
}

impl<E> Mention<E> {
    /// The mention's stretch.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// An entity met in the same sentences as another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Together {
    /// Which entity.
    pub entity: EntityId,
    /// Number of sentences that mention both, by name, description or pronoun.
    pub sentences: u32,
}

/// One person, organisation, place or other named thing, in all its spellings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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

/// A time expression: TIMEX3 type and value, and the days it spans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Time {
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Its TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// Its TIMEX3 value.
    pub value: String,
    /// Its TIMEX3 modifier (`APPROX`, `START`, `END`, ...).
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
    /// First day it can mean (YYYY-MM-DD).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earliest: Option<String>,
    /// Last day it can mean (YYYY-MM-DD).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<String>,
    /// From what the value was computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}

impl Time {
    /// The expression's stretch.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// The last moment to comply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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

/// A stretch of the text in a role, and the entity it names if it names one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Slot<E = EntityId> {
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Whom it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<E>,
}

impl<E> Slot<E> {
    /// The slot's stretch.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// What is due, from whom, by when, or else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deadline<E = EntityId> {
    /// The words that make it one ("deadline", "by", "has until").
    pub trigger: Option<Span>,
    /// The time expression.
    pub time: Option<Span>,
    /// The last moment to comply.
    pub due: Due,
    /// Who set it; of a promise, who gave it, and is then the addressee as well.
    pub setter: Option<Slot<E>>,
    /// Who must comply.
    pub addressee: Option<Slot<E>>,
    /// With what.
    pub action: Option<Span>,
    /// What happens otherwise.
    pub consequence: Option<Span>,
    /// The earlier deadline that it replaces.
    pub prior: Option<Span>,
    /// What has become of it.
    pub status: Status,
    /// First day on which that can have happened (YYYY-MM-DD), where the text tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// The sentence that says so.
    pub evidence: Span,
}

/// Something the reader should know about the analysis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// Stable name, such as `not-english`.
    pub code: String,
    /// A sentence for a person.
    pub message: String,
    /// Where in the text, if at one place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// Where that place ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
}

macro_rules! spans {
    ($($name:ident),+) => {$(
        impl $name {
            /// Its stretch of the article's text.
            #[must_use]
            pub const fn span(&self) -> Span {
                Span::new(self.start, self.end)
            }
        }
    )+};
}

spans!(Said, StatementMember, Place);

impl Part {
    pub(crate) fn new(span: Span, kind: PartKind, reason: Option<String>) -> Self {
        let (start, end) = span.ends();
        Self { start, end, kind, reason }
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
}

impl Warning {
    /// Where in the text, if at one place.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        Some(Span::new(self.start?, self.end?))
    }

    pub(crate) fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into(), start: None, end: None }
    }

    #[allow(dead_code, reason = "for the stages that warn of one place")]
    pub(crate) fn at(mut self, span: Span) -> Self {
        self.start = Some(span.start);
        self.end = Some(span.end);
        self
    }
}

/// All that one article holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleReport {
    /// The caller's name for it.
    pub id: String,
    /// The text that offsets point into, where the input was HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Its title, given, from metadata, or its headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who published it, given or from metadata.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// The news agencies that it names as its source, in dateline, byline or credit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agencies: Vec<&'static str>,
    /// When it was published (YYYY-MM-DD).
    pub date: Option<String>,
    /// How that is known.
    #[serde(rename = "dateBasis")]
    pub date_basis: DateBasis,
    /// Its stretches, in order, without overlap.
    pub parts: Vec<Part>,
    /// Who said what.
    pub quotes: Vec<Quote>,
    /// Mentions of entities, in order.
    pub entities: Vec<Mention>,
    /// Time expressions, in order.
    pub times: Vec<Time>,
    /// Deadlines, in order of their evidence.
    pub deadlines: Vec<Deadline>,
    /// What the reader should know.
    pub warnings: Vec<Warning>,
    /// The entities that the mentions name; left out inside a corpus report, which has one table for all.
    #[serde(rename = "entityTable", skip_serializing_if = "Option::is_none")]
    pub entity_table: Option<Vec<Entity>>,
}

/// One appearance of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatementMember {
    /// The article's id.
    pub article: String,
    /// Index of the quote in that article's report.
    pub quote: u32,
    /// Where the words begin in that article.
    pub start: u32,
    /// Where they end.
    pub end: u32,
}

/// Words that recur in several articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// Its id within the report.
    pub id: String,
    /// Who said them.
    pub speaker: Option<EntityId>,
    /// How the members relate.
    pub relation: Relation,
    /// Index of the fullest member.
    pub fullest: u32,
    /// Number of independent articles among the members: copies and shared wire text count once.
    pub sources: u32,
    /// Who printed them, by date and article.
    pub members: Vec<StatementMember>,
}

/// One step in the life of a deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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

/// One deadline across the articles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeadlineThread {
    /// Its id within the report.
    pub id: String,
    /// A name for it.
    pub label: String,
    /// Who set it; of a promise, who gave it, and is then the addressee as well.
    pub setter: Option<EntityId>,
    /// Who must comply.
    pub addressee: Option<EntityId>,
    /// Its steps in time.
    pub events: Vec<DeadlineEvent>,
    /// The due date that holds now.
    pub current: Option<Due>,
}

/// A place in an article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The article's id.
    pub article: String,
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// A point on which articles differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// What they differ about.
    pub kind: ConflictKind,
    /// The matter, in words.
    pub about: String,
    /// What the comparison makes of it.
    pub verdict: Verdict,
    /// Why.
    pub why: String,
    /// The places that differ.
    pub sides: Vec<Place>,
}

/// Articles that share text: the copies of one text, two with a passage, or a crowd in which each shares passages with
/// many of the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Duplicate {
    /// Their ids.
    pub articles: Vec<String>,
    /// How much of the shorter one of two is shared; of more than two, the least.
    pub similarity: Milli,
    /// Copy or shared passage.
    pub kind: DuplicateKind,
}

/// Articles that count as one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OneSource {
    /// Their ids.
    pub articles: Vec<String>,
    /// The news agencies that they credit.
    pub agencies: Vec<&'static str>,
}

/// What the articles say together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CorpusReport {
    /// Each article's own report, by date and id.
    pub articles: Vec<ArticleReport>,
    /// The entities of all of them.
    pub entities: Vec<Entity>,
    /// Words that recur.
    pub statements: Vec<Statement>,
    /// Deadlines and their history.
    pub deadlines: Vec<DeadlineThread>,
    /// Where the articles differ.
    pub conflicts: Vec<Conflict>,
    /// Articles that share text.
    pub duplicates: Vec<Duplicate>,
    /// Articles that count as one source: copies, and those that share text with an agency's.
    pub sources: Vec<OneSource>,
}

impl<E> Quote<E> {
    /// The same quote with its entity named another way, or not at all.
    pub fn map_entity<F>(self, f: impl Fn(E) -> Option<F>) -> Quote<F> {
        Quote {
            kind: self.kind,
            content: self.content,
            verbatim: self.verbatim,
            speech: self.speech,
            parent: self.parent,
            medium: self.medium,
            addressee: self.addressee,
            said: self.said,
            source: self.source,
            cue: self.cue,
            speaker: self.speaker.and_then(f),
            confidence: self.confidence,
        }
    }
}

impl<E> Slot<E> {
    fn map_entity<F>(self, f: impl Fn(E) -> Option<F>) -> Slot<F> {
        Slot { start: self.start, end: self.end, entity: self.entity.and_then(f) }
    }
}

impl<E> Mention<E> {
    /// The same mention with its entity named another way; `None` where it has no name.
    pub fn map_entity<F>(self, f: impl Fn(E) -> Option<F>) -> Option<Mention<F>> {
        let entity = f(self.entity)?;
        Some(Mention { start: self.start, end: self.end, kind: self.kind, entity, form: self.form })
    }
}

impl<E> Deadline<E> {
    /// The same deadline with its entities named another way, or not at all.
    pub fn map_entity<F>(self, f: impl Fn(E) -> Option<F>) -> Deadline<F> {
        Deadline {
            trigger: self.trigger,
            time: self.time,
            due: self.due,
            setter: self.setter.map(|s| s.map_entity(&f)),
            addressee: self.addressee.map(|s| s.map_entity(&f)),
            action: self.action,
            consequence: self.consequence,
            prior: self.prior,
            status: self.status,
            said: self.said,
            evidence: self.evidence,
        }
    }
}
