//! What the articles say against each other: recurring statements, deadlines in time, conflicts, copies.

mod conflicts;
mod duplicates;
mod statements;
mod timeline;
mod words;

use crate::sort::Order;
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
        articles.order_by_key(|a| (a.doc.date.is_none(), a.doc.date, a.id()));
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
    let report = |(i, a): (usize, &&Analysis)| {
        let mut report = a.report_as(|e| linked.id(i, e).cloned());
        linked.retype(&mut report.entities);
        report
    };
    let reports = articles.iter().enumerate().map(report).collect();
    CorpusReport { articles: reports, entities: linked.table.clone(), statements, deadlines, conflicts, duplicates }
}

/// Pairs of items that share a key of the index, each with at most `most` of those after it: near-linear whatever the
/// keys.
fn neighbours(index: &mut Vec<(u64, u32)>, most: usize) -> Vec<(u32, u32)> {
    index.sort_unstable();
    index.dedup();
    let mut pairs = Vec::new();
    for run in index.chunk_by(|a, b| a.0 == b.0) {
        for (i, a) in run.iter().enumerate() {
            pairs.extend(run[i + 1..].iter().take(most).map(|b| (a.1, b.1)));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Seconds of processor time that this thread has had (Linux).
    fn spent() -> f64 {
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
        text.split(' ').next().and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
    }

    /// Prints how long each stage of the comparison takes, for the first 500, 2,000 ... articles of a file of JSON
    /// lines: `NEWS=file cargo test --profile quick --lib stages_by_size -- --ignored --nocapture`.
    #[test]
    #[ignore = "measures, on a file that the caller names"]
    #[allow(clippy::print_stdout, reason = "that is what it is for")]
    fn stages_by_size() {
        let Ok(path) = std::env::var("NEWS") else { return };
        let files: [&[u8]; 2] =
            [include_bytes!("../../models/entities.nut"), include_bytes!("../../models/quotes.nut")];
        let engine = Engine::new(&files).expect("the committed model files are good");
        let source = std::fs::read_to_string(path).expect("NEWS names a file");
        let at = spent();
        let all: Vec<Analysis> =
            source.lines().filter_map(|l| serde_json::from_str::<Article>(l).ok()).map(|a| engine.analyse(a)).collect();
        println!("analysis of {} articles: {:.2} s", all.len(), spent() - at);
        for n in [500, 2000, 5000, 10_000, 20_000].into_iter().filter(|&n| n <= all.len()) {
            // Evenly spread, so that every size holds the same mixture.
            let mut some: Vec<&Analysis> = (0..n).map(|i| &all[i * all.len() / n]).collect();
            some.sort_by_key(|a| (a.doc.date.is_none(), a.doc.date, a.id()));
            let mut times = vec![spent()];
            let linked = entities::link(&some, &[]);
            times.push(spent());
            let duplicates = duplicates::find(&some);
            times.push(spent());
            let both = Compared { articles: &some, linked: &linked, duplicates: &duplicates };
            let statements = statements::find(&both);
            times.push(spent());
            let deadlines = timeline::build(&both);
            times.push(spent());
            let conflicts = conflicts::find(&both, &statements, &deadlines);
            times.push(spent());
            let steps: Vec<String> = times.windows(2).map(|w| format!("{:.3}", w[1] - w[0])).collect();
            println!(
                "{n} articles: {:.2} s (link, duplicates, statements, deadlines, conflicts: {}); found {} {} {} {}",
                times[5] - times[0],
                steps.join(" "),
                duplicates.len(),
                statements.len(),
                deadlines.len(),
                conflicts.len()
            );
        }
    }
}
