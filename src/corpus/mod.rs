//! What the articles say against each other: recurring statements, deadlines in time, conflicts, copies.

mod actor;
mod article;
mod check;
mod compared;
mod conflicts;
mod corrected;
mod correction;
mod duplicates;
mod figures;
mod groups;
mod link;
mod neighbours;
mod rarer;
mod recalled;
mod since;
mod sources;
mod statements;
mod stories;
mod subsequence;
mod timeline;
mod told;
mod view;
mod words;

use crate::sort::Order;
use std::collections::BTreeMap;

use crate::hashed::Map;

use crate::engine::{Analysis, Engine};
use crate::input::Article;
use crate::offsets::{InUnit, Maps, OffsetMap};
use crate::report::{Check, CorpusReport, Since};
use crate::unit::{Bytes, OffsetUnit};
use compared::Compared;
pub use correction::{CorrectedSide, Correction};
use stories::Stories;
use view::View;

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
        self.report_observed(&mut |_| {})
    }

    /// The report, calling `done` with the name of each stage of the comparison after it, so that a caller with a clock
    /// can time them.
    #[must_use]
    pub fn report_observed(&self, done: &mut dyn FnMut(&'static str)) -> CorpusReport {
        compare(&self.ordered(), &self.corrections, Bytes, done)
    }

    /// The report, with offsets in `unit`.
    #[must_use]
    pub fn report_in<U: OffsetUnit>(&self, unit: U) -> CorpusReport<U> {
        compare(&self.ordered(), &self.corrections, unit, &mut |_| {})
    }

    /// Whether someone said some words, by what the articles print; offsets in bytes.
    ///
    /// The words may come with quotation marks or without, with dots where something is left out, or as a sentence with its
    /// attribution. `speaker` is a name or an entity's id.
    ///
    /// ```
    /// # #[cfg(feature = "bundled-models")] {
    /// use nutgraf::report::CheckVerdict;
    /// use nutgraf::{Article, Corpus, Engine};
    ///
    /// let text = "“We will not close the bridge before winter,” Ada Roe said.";
    /// let mut corpus = Corpus::new();
    /// corpus.set(&Engine::bundled(), Article { id: "a1".into(), text: Some(text.into()), ..Article::default() });
    /// assert_eq!(corpus.check("We will not close the bridge before winter", None).verdict, CheckVerdict::Exact);
    /// let altered = corpus.check("We will close the bridge before winter", Some("Roe"));
    /// assert_eq!(altered.verdict, CheckVerdict::Altered);
    /// assert_eq!(altered.places[0].changes[0].printed, "not");
    /// # }
    /// ```
    #[must_use]
    pub fn check(&self, text: &str, speaker: Option<&str>) -> Check {
        let corrected = corrected::articles(&self.ordered(), &self.corrections);
        let articles: Vec<&Analysis> = corrected.articles.iter().map(AsRef::as_ref).collect();
        check::check(&articles, &corrected.linked, text, speaker)
    }

    /// The same, with offsets in `unit`.
    #[must_use]
    pub fn check_in<U: OffsetUnit>(&self, text: &str, speaker: Option<&str>, unit: U) -> Check<U> {
        let check = self.check(text, speaker);
        let found = check.places.iter().filter_map(|p| self.get(&p.article));
        let maps: Map<_, _> = found.map(|a| (a.id().to_owned(), OffsetMap::new(a.text(), unit))).collect();
        check.in_unit(&Maps::several(&maps))
    }

    /// What is new since an earlier set of articles; offsets in bytes. Words, deadlines and figures of the earlier articles have
    /// theirs in the texts of those.
    ///
    /// ```
    /// # #[cfg(feature = "bundled-models")] {
    /// use nutgraf::{Article, Corpus, Engine};
    ///
    /// let engine = Engine::bundled();
    /// let pile = |text: &str| {
    ///     let mut corpus = Corpus::new();
    ///     corpus.set(&engine, Article { id: "a1".into(), text: Some(text.into()), ..Article::default() });
    ///     corpus
    /// };
    /// let since = pile("The flood took 3 boats. It rained.").since(&pile("The flood took 2 boats. It rained."));
    /// let edit = &since.articles[0].edits[0];
    /// assert_eq!((edit.before.as_str(), edit.figure), ("The flood took 2 boats.", true));
    /// # }
    /// ```
    #[must_use]
    pub fn since(&self, earlier: &Self) -> Since {
        self.since_in(earlier, Bytes)
    }

    /// The same, with offsets in `unit`.
    #[must_use]
    pub fn since_in<U: OffsetUnit>(&self, earlier: &Self, unit: U) -> Since<U> {
        let gone = since::gone(&self.articles, &earlier.articles);
        let both = since::Both::of(&self.articles, &earlier.articles, &gone);
        let since = since::since(&both, &self.corrections);
        let maps = both.articles.iter().map(|a| (a.id().to_owned(), OffsetMap::new(a.text(), unit))).collect();
        since::named(since.in_unit(&Maps::several(&maps)))
    }

    /// By date and id.
    fn ordered(&self) -> Vec<&Analysis> {
        let mut articles: Vec<&Analysis> = self.articles.values().collect();
        articles.order_by_key(|a| (a.doc.date.is_none(), a.doc.date, a.id()));
        articles
    }

    /// A report of this corpus, which has its offsets in bytes, with offsets in `unit`.
    #[must_use]
    pub fn in_unit<U: OffsetUnit>(&self, report: CorpusReport, unit: U) -> CorpusReport<U> {
        report.with_offsets(|id| self.get(id).map_or("", Analysis::text), unit)
    }
}

/// Compares analysed articles; the report has its offsets in `unit`.
fn compare<U: OffsetUnit>(
    articles: &[&Analysis],
    corrections: &[Correction],
    unit: U,
    done: &mut dyn FnMut(&'static str),
) -> CorpusReport<U> {
    let corrected::Corrected { articles, linked, mut told } = corrected::articles(articles, corrections);
    let articles: &[&Analysis] = &articles.iter().map(AsRef::as_ref).collect::<Vec<_>>();
    done("linking");
    let duplicates = duplicates::find(articles);
    let groups = sources::independent(articles, &duplicates);
    let duplicates = duplicates::report(articles, duplicates);
    let stories = Stories::of(articles, &linked);
    let all = Compared { articles, linked: &linked, sources: &groups, stories: &stories };
    done("duplicates");
    let (statements, rivals) = statements::find(&all);
    done("statements");
    let deadlines = timeline::build(&all);
    done("timeline");
    let view = View::of(&all);
    let mut figures = figures::find(&view);
    done("figures");
    let mut conflicts = conflicts::find(&all, &view, &figures, &statements, &rivals);
    corrected::differences(articles, corrections, &mut conflicts, &mut figures, &mut told);
    let told = told.in_order();
    done("conflicts");
    let sources = sources::report(articles, &groups);
    let maps: Map<_, _> = articles.iter().map(|a| (a.id().to_owned(), OffsetMap::new(a.text(), unit))).collect();
    let maps = Maps::several(&maps);
    let report = |(i, a): (usize, &&Analysis)| {
        let mut report = a.report_as(|e| linked.id(i, e).cloned(), &maps.of(a.id()));
        linked.retype(&mut report.entities);
        report
    };
    let reports = articles.iter().enumerate().map(report).collect();
    CorpusReport {
        articles: reports,
        entities: linked.table.clone(),
        statements: statements.in_unit(&maps),
        deadlines,
        conflicts: conflicts.in_unit(&maps),
        figures: figures.in_unit(&maps),
        duplicates,
        sources,
        dismissed: told.dismissed.in_unit(&maps),
        lost_corrections: told.lost,
    }
}
