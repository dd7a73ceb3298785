use crate::entities::{self, Entities, PassEffect};
use crate::error::{Error, ErrorCode};
use crate::input::{self, Article, Document};
use crate::offsets::{InUnit, Maps};
use crate::pack::Pack;
use crate::report::{ArticleReport, Deadline, Quote};
use crate::text::{self, Link, Text, Words};
use crate::times::{self, Expression};
use crate::unit::OffsetUnit;
use crate::{deadlines, quotes};

/// The stages that an article goes through, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// From text or HTML to parts.
    Input,
    /// Tokens, sentences, quotation marks.
    Text,
    /// Mentions and entities.
    Entities,
    /// Quotes with cue, source and speaker.
    Quotes,
    /// Time expressions.
    Times,
    /// Deadlines.
    Deadlines,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [Self::Input, Self::Text, Self::Entities, Self::Quotes, Self::Times, Self::Deadlines];

    /// Its name, in lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Text => "text",
            Self::Entities => "entities",
            Self::Quotes => "quotes",
            Self::Times => "times",
            Self::Deadlines => "deadlines",
        }
    }
}

/// The analysis of articles, with its weights and word lists.
///
/// Making one reads the model files; using one does no I/O and keeps no state.
pub struct Engine {
    entities: entities::Model,
    quotes: quotes::Model,
}

impl Engine {
    /// Makes an engine from the bytes of the model files, in any order.
    ///
    /// ```
    /// use nutgraf::{Engine, ErrorCode};
    ///
    /// let error = Engine::new(&[]).err().expect("models are missing");
    /// assert_eq!(error.code(), ErrorCode::ModelMissing);
    /// ```
    ///
    /// # Errors
    /// When a file is damaged, of another version than this engine reads, or missing.
    pub fn new(files: &[&[u8]]) -> Result<Self, Error> {
        let find = |kind: &str| {
            let file = files.iter().find(|f| Pack::kind(f) == Some(kind));
            file.copied()
                .ok_or_else(|| Error::new(ErrorCode::ModelMissing, format!("no model file for {kind} was given")))
        };
        Ok(Self {
            entities: entities::Model::open(find(entities::KIND)?)?,
            quotes: quotes::Model::open(find(quotes::KIND)?)?,
        })
    }

    /// Makes an engine from the model files that the library carries.
    ///
    /// ```
    /// let engine = nutgraf::Engine::bundled();
    /// let text = "The board has until 8 August 2025 to reply.";
    /// let article = nutgraf::Article { id: "a1".into(), text: Some(text.into()), ..Default::default() };
    /// assert_eq!(engine.analyse(article).report().deadlines[0].due.latest.as_deref(), Some("2025-08-08"));
    /// ```
    #[cfg(feature = "bundled-models")]
    #[must_use]
    pub fn bundled() -> Self {
        let files: [&[u8]; 2] = [include_bytes!("../models/entities.nut"), include_bytes!("../models/quotes.nut")];
        Self::new(&files).expect("the model files are those of this version")
    }

    /// Analyses one article.
    #[must_use]
    pub fn analyse(&self, article: Article) -> Analysis {
        self.analyse_observed(article, &mut |_| {})
    }

    /// What the tagger found in an article and what each pass over its names changed, for whoever wants to know why a
    /// name came out as it did; offsets in bytes.
    #[must_use]
    pub fn explain(&self, article: Article) -> Vec<PassEffect> {
        let doc = input::read(article);
        let text = text::read(&doc);
        entities::explain(&doc, &text, &self.entities)
    }

    /// Analyses one article and calls `done` after each stage, so that a caller with a clock can time them.
    #[must_use]
    pub fn analyse_observed(&self, article: Article, done: &mut dyn FnMut(Stage)) -> Analysis {
        let doc = input::read(article);
        done(Stage::Input);
        let mut text = text::read(&doc);
        done(Stage::Text);
        let mut entities = entities::find(&doc, &text, &self.entities);
        text.link(Link::Mention, (0..).zip(entities.mentions.iter().map(|m| m.span())));
        done(Stage::Entities);
        let mut quotes = quotes::extract(&doc, &text, &entities, &self.quotes);
        text.link(Link::Quotation, (0..).zip(&quotes).flat_map(|(i, q)| q.content.iter().map(move |&s| (i, s))));
        done(Stage::Quotes);
        let times = times::tag(&doc, &text);
        text.link(Link::Time, (0..).zip(times.iter().map(|t| t.span)));
        // When something was said is told by the time expressions.
        quotes::date(Words::new(&doc, &text), &times, &mut quotes);
        done(Stage::Times);
        let deadlines = deadlines::extract(&doc, &text, &times, &entities, &quotes);
        quotes::bodies(&doc, &text, &mut entities, &mut quotes);
        quotes::documents(&doc, &text, &mut entities, &mut quotes);
        done(Stage::Deadlines);
        text.forget();
        Analysis { doc, text, entities, quotes, times, deadlines }
    }
}

/// All that the stages found in one article.
///
/// ```
/// # #[cfg(feature = "bundled-models")] {
/// use nutgraf::{Article, Engine};
///
/// let text = "Ada Roe, the mayor of Oland, said it rained.";
/// let article = Article { id: "a1".into(), text: Some(text.into()), ..Article::default() };
/// let analysis = Engine::bundled().analyse(article);
/// let report = analysis.report();
/// assert_eq!(report.quotes[0].source[0].of(analysis.text()), "Ada Roe, the mayor of Oland");
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Analysis {
    pub(crate) doc: Document,
    pub(crate) text: Text,
    pub(crate) entities: Entities,
    pub(crate) quotes: Vec<Quote<u32>>,
    pub(crate) times: Vec<Expression>,
    pub(crate) deadlines: Vec<Deadline<u32>>,
}

impl Analysis {
    /// The article's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.doc.id
    }

    /// The text that the report's offsets point into.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.doc.text
    }

    /// Number of tokens that were analysed.
    #[must_use]
    pub fn tokens(&self) -> usize {
        self.text.tokens.len()
    }

    /// The report with local entities named by `id`, and offsets as `maps` have them; what `id` names `None` is left out.
    pub(crate) fn report_as<U: OffsetUnit>(
        &self,
        id: impl Fn(u32) -> Option<String>,
        maps: &Maps<'_, U>,
    ) -> ArticleReport<U> {
        ArticleReport {
            id: self.doc.id.clone(),
            text: (self.doc.from_html || self.doc.made).then(|| self.doc.text.clone()),
            title: self.doc.title.clone(),
            outlet: self.doc.outlet.clone(),
            authors: self.doc.authors.clone(),
            agencies: self.doc.agencies.iter().map(|&a| a.into()).collect(),
            date: self.doc.date.map(|d| d.to_string()),
            date_basis: self.doc.date_basis,
            parts: self.doc.parts.clone().in_unit(maps),
            positions: self.doc.positions.clone().in_unit(maps),
            entries: self.doc.entries.iter().map(|e| e.report().in_unit(maps)).collect(),
            quotes: self.quotes.iter().filter_map(|q| q.reported(&id, maps)).collect(),
            entities: self.entities.mentions.iter().filter_map(|m| m.reported(&id, maps)).collect(),
            times: self.times.iter().map(|t| t.report().in_unit(maps)).collect(),
            deadlines: self.deadlines.iter().filter_map(|d| d.reported(&id, maps)).collect(),
            warnings: self.doc.warnings.clone().in_unit(maps),
            entity_table: None,
        }
    }
}
