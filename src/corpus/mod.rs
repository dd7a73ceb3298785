//! What the articles say against each other: recurring statements, deadlines in time, conflicts, copies.

mod conflicts;
mod duplicates;
mod statements;
mod timeline;
mod words;

use std::collections::BTreeMap;

use crate::engine::{Analysis, Engine};
use crate::entities::{self, Correction, Linked};
use crate::input::Article;
use crate::offsets::Unit;
use crate::report::{CorpusReport, Duplicate};

/// A set of articles that are read together.
///
/// The report is a function of the articles and corrections alone, not of the order in which they came and went. Only
/// what changes is analysed again; the comparison is made anew for each report.
#[derive(Default)]
pub struct Corpus {
    articles: BTreeMap<String, Analysis>,
    corrections: Vec<Correction>,
}

impl Corpus {
    /// An empty corpus.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an article, or replaces the one of the same id.
    pub fn set(&mut self, engine: &Engine, article: Article) {
        self.insert(engine.analyse(article));
    }

    /// Adds an article that is analysed already, or replaces the one of the same id.
    pub fn insert(&mut self, analysis: Analysis) {
        self.articles.insert(analysis.id().to_owned(), analysis);
    }

    /// Takes an article out; whether it was there.
    pub fn remove(&mut self, id: &str) -> bool {
        self.articles.remove(id).is_some()
    }

    /// Number of articles.
    #[must_use]
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// The analysis of one article.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Analysis> {
        self.articles.get(id)
    }

    /// Replaces the reader's corrections, applied in order.
    pub fn correct(&mut self, corrections: Vec<Correction>) {
        self.corrections = corrections;
    }

    /// The report, with offsets in bytes: articles by date and id.
    #[must_use]
    pub fn report(&self) -> CorpusReport {
        let mut articles: Vec<&Analysis> = self.articles.values().collect();
        articles.sort_by_key(|a| (a.doc.date.is_none(), a.doc.date, a.id()));
        compare(&articles, &self.corrections)
    }

    /// The report, with offsets in `unit`.
    #[must_use]
    pub fn report_in(&self, unit: Unit) -> CorpusReport {
        let report = self.report();
        let texts: Vec<&str> = report.articles.iter().map(|a| self.get(&a.id).map_or("", Analysis::text)).collect();
        report.with_offsets(|i| texts[i], unit)
    }
}

/// What the comparison stages read: the articles in the report's order, with their entities linked.
pub(crate) struct Compared<'a> {
    /// By date and id.
    pub(crate) articles: &'a [&'a Analysis],
    /// Their entities.
    pub(crate) linked: &'a Linked,
    /// Which of them share text.
    pub(crate) duplicates: &'a [Duplicate],
}

/// Compares analysed articles.
pub(crate) fn compare(articles: &[&Analysis], corrections: &[Correction]) -> CorpusReport {
    let linked = entities::link(articles, corrections);
    let duplicates = duplicates::find(articles);
    let all = Compared { articles, linked: &linked, duplicates: &duplicates };
    let statements = statements::find(&all);
    let deadlines = timeline::build(&all);
    let conflicts = conflicts::find(&all, &statements, &deadlines);
    let reports = articles.iter().enumerate().map(|(i, a)| a.report_as(|e| linked.id(i, e).cloned())).collect();
    CorpusReport { articles: reports, entities: linked.table.clone(), statements, deadlines, conflicts, duplicates }
}
