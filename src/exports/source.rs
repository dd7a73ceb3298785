//! What the files are made from: a report, with its articles as their reader calls them.

use super::words::{self, Dates, clip, english};
use crate::corpus::Corpus;
use crate::engine::Analysis;
use crate::offsets::OffsetMap;
use crate::report::{ArticleReport, CorpusReport, Deadline, Entity, PartKind, Quote, Slot};
use crate::sort::Order;
use crate::span::Span;
use crate::unit::Utf16;

/// Where an article is from, as its reader calls it. What is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Its outlet, or else its title.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub outlet: String,
    /// When (YYYY-MM-DD).
    pub date: String,
    /// Where it can be read.
    pub url: String,
}

/// The longest title, and the longest that stands for an article, in UTF-16 units.
const TITLE: usize = 110;
const LABEL: usize = 60;
/// So much of a text is looked at for a first line, in UTF-16 units.
const BEGINNING: usize = 400;

impl Origin {
    /// As the article itself and its report tell.
    #[must_use]
    pub fn of(analysis: &Analysis) -> Self {
        let (doc, text) = (&analysis.doc, analysis.text());
        let headline = doc.parts.iter().find(|p| p.kind == PartKind::Headline).map(|p| p.span().of(text));
        let beginning = words::beginning(text, BEGINNING).trim_start();
        let first = headline.unwrap_or_else(|| beginning.split('\n').next().unwrap_or(""));
        let title = doc.title.clone().unwrap_or_else(|| clip(first, TITLE));
        let title = clip(if title.is_empty() { &doc.id } else { &title }, TITLE);
        let outlet = doc.outlet.clone().unwrap_or_default();
        let label = if outlet.is_empty() { clip(&title, LABEL) } else { outlet.clone() };
        let date = doc.date.map_or(String::new(), |d| d.to_string());
        Self { label, title, outlet, date, url: doc.url.clone().unwrap_or_default() }
    }
}

/// A report with the articles that it was made of.
pub struct Source<'a> {
    pub(super) report: &'a CorpusReport,
    /// In the report's order.
    pub(super) articles: Vec<Piece<'a>>,
    /// Where each article stands in it, by id.
    pub(super) places: Vec<(&'a str, usize)>,
    /// By id.
    pub(super) entities: Vec<(&'a str, &'a Entity)>,
    pub(super) dates: Dates<'a>,
    /// When the file is made, as RFC 3339 has it in UTC.
    pub(super) made: String,
}

/// An article of a source.
pub(super) struct Piece<'a> {
    pub(super) report: &'a ArticleReport,
    pub(super) text: &'a str,
    pub(super) map: OffsetMap<'a, Utf16>,
    pub(super) origin: Origin,
}

impl<'a> Source<'a> {
    /// A report as [`Corpus::report`] makes it, with the corpus that it is of.
    #[must_use]
    pub fn new(corpus: &'a Corpus, report: &'a CorpusReport) -> Self {
        let piece = |report: &'a ArticleReport| {
            let analysis = corpus.get(&report.id)?;
            let text = analysis.text();
            let map = OffsetMap::new(text, Utf16);
            Some(Piece { report, text, map, origin: Origin::of(analysis) })
        };
        Self::of(report, report.articles.iter().filter_map(piece).collect())
    }

    pub(super) fn of(report: &'a CorpusReport, articles: Vec<Piece<'a>>) -> Self {
        let mut places: Vec<(&str, usize)> = articles.iter().map(|p| p.report.id.as_str()).zip(0..).collect();
        places.order();
        let mut entities: Vec<(&str, &Entity)> = report.entities.iter().map(|e| (e.id.as_str(), e)).collect();
        entities.order_by(|a, b| a.0.cmp(b.0));
        Self { report, articles, places, entities, dates: &english, made: "1970-01-01T00:00:00Z".into() }
    }

    /// Calls an article as its reader does; what is empty stays as the article itself tells.
    pub fn call(&mut self, id: &str, origin: Origin) {
        let Some(at) = self.place(id) else { return };
        let own = &mut self.articles[at].origin;
        for (own, given) in [
            (&mut own.label, origin.label),
            (&mut own.title, origin.title),
            (&mut own.outlet, origin.outlet),
            (&mut own.date, origin.date),
            (&mut own.url, origin.url),
        ] {
            if !given.is_empty() {
                *own = given;
            }
        }
    }

    /// Writes dates as a language does.
    #[must_use]
    pub fn with_dates(self, dates: Dates<'a>) -> Self {
        Self { dates, ..self }
    }

    /// Says when the file is made (RFC 3339, in UTC), which a calendar must tell.
    #[must_use]
    pub fn made(self, now: impl Into<String>) -> Self {
        Self { made: now.into(), ..self }
    }

    pub(super) fn place(&self, article: &str) -> Option<usize> {
        let at = self.places.binary_search_by(|(id, _)| (*id).cmp(article)).ok()?;
        Some(self.places[at].1)
    }

    pub(super) fn piece(&self, article: &str) -> Option<&Piece<'a>> {
        self.place(article).map(|at| &self.articles[at])
    }

    pub(super) fn entity(&self, id: &str) -> Option<&'a Entity> {
        let at = self.entities.binary_search_by(|(own, _)| (*own).cmp(id)).ok()?;
        Some(self.entities[at].1)
    }

    /// A party of a deadline as the article calls it, or by the name that the reader gave.
    pub(super) fn party(&self, deadline: &Deadline, slot: Option<&Slot>, piece: &Piece<'_>) -> String {
        let Some(slot) = slot else { return String::new() };
        let named = slot.entity.as_ref().filter(|_| deadline.corrected.is_some()).and_then(|id| self.entity(id));
        named.map_or_else(|| piece.words(&[slot.span()]), |e| e.name.clone())
    }

    /// The name of who said something, or how the article calls them.
    pub(super) fn speaker(&self, quote: &Quote, piece: &Piece<'_>) -> String {
        let entity = quote.speaker.as_ref().and_then(|id| self.entity(id));
        entity.map_or_else(|| piece.words(&quote.source), |e| e.name.clone())
    }
}

impl Piece<'_> {
    /// The words of stretches, on one line.
    pub(super) fn words(&self, spans: &[Span]) -> String {
        words::of(self.text, spans)
    }

    /// A quote with its source and its cue as the article prints them: without its "denied", a denial is an assertion.
    pub(super) fn printed(&self, quote: &Quote) -> String {
        words::printed(self.text, [&quote.source, &quote.cue, &quote.content].into_iter().flatten().copied())
    }

    /// Whom a quote is attributed to, as written, and who passes it on.
    pub(super) fn source(&self, quote: &Quote) -> String {
        [self.words(&quote.source), self.via(quote)].concat()
    }

    /// Who passes a quote on, as what follows it in a sentence.
    pub(super) fn via(&self, quote: &Quote) -> String {
        quote.via.map_or(String::new(), |v| [", according to ", &self.words(&[v])].concat())
    }

    /// The same of one or none.
    pub(super) fn word(&self, span: Option<Span>) -> String {
        span.map_or(String::new(), |s| self.words(&[s]))
    }
}
