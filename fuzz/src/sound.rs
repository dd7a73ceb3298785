//! What holds for every report, whatever was read.

use std::collections::HashSet;

use nutgraf::report::{ArticleReport, CorpusReport, Entity, PartKind};
use nutgraf::{Analysis, Corpus, OffsetMap, Span, Unit};
use serde::Serialize;
use serde_json::Value;

/// All stretches of a report, in a fixed order.
#[must_use]
pub fn spans(r: &ArticleReport) -> Vec<Span> {
    let mut out: Vec<Span> = r.parts.iter().map(|p| p.span()).collect();
    out.extend(found(r));
    out.extend(r.warnings.iter().filter_map(|w| Some(Span::new(w.start?, w.end?))));
    out
}

/// Those of what was found in the article's own text.
fn found(r: &ArticleReport) -> Vec<Span> {
    let mut out = Vec::new();
    for q in &r.quotes {
        let one = q.medium.iter().chain(&q.addressee);
        out.extend(q.content.iter().chain(&q.verbatim).chain(&q.source).chain(&q.cue).chain(one));
        out.extend(q.said.iter().map(|s| Span::new(s.start, s.end)));
    }
    out.extend(r.entities.iter().map(|e| e.span()));
    out.extend(r.times.iter().map(|t| t.span()));
    for d in &r.deadlines {
        out.extend([d.trigger, d.time, d.action, d.consequence, d.prior, Some(d.evidence)].into_iter().flatten());
        out.extend([&d.setter, &d.addressee].into_iter().flatten().map(|s| s.span()));
    }
    out
}

/// Checks the report of one article on its own.
pub fn analysis(analysis: &Analysis) {
    let report = analysis.report();
    article(&report, analysis.text(), report.entity_table.as_deref().unwrap_or_default());
    parses_back(&report);
}

/// Checks an article's report with offsets in bytes into `text`, whose mentions name entities of `table`.
pub fn article(r: &ArticleReport, text: &str, table: &[Entity]) {
    parts(r, text);
    for s in found(r) {
        assert!(!s.is_empty() && text.get(s.start as usize..s.end as usize).is_some(), "on boundaries: {s:?}");
        let home = |p: &nutgraf::report::Part| p.kind.has_entities() && p.span().overlaps(s);
        assert!(r.parts.iter().any(home), "inside the article: {s:?} {:?}", s.of(text));
    }
    for w in &r.warnings {
        let (start, end) = (w.start.unwrap_or(0), w.end.unwrap_or(0));
        assert!(text.get(start as usize..end as usize).is_some(), "a warning on boundaries: {w:?}");
    }
    ordered(r);
    let known: HashSet<&str> = table.iter().map(|e| e.id.as_str()).collect();
    assert_eq!(known.len(), table.len(), "an id names one entity");
    assert!(r.entities.iter().all(|m| known.contains(m.entity.as_str())), "mentions name entities of the table");
    let slots =
        r.deadlines.iter().flat_map(|d| [&d.setter, &d.addressee]).flatten().filter_map(|s| s.entity.as_deref());
    let named = r.quotes.iter().filter_map(|q| q.speaker.as_deref()).chain(slots);
    named.for_each(|id| assert!(known.contains(id), "no entity {id:?}"));
    for d in r.deadlines.iter().map(|d| &d.due) {
        assert_eq!(d.earliest.is_some(), d.latest.is_some(), "both ends or none: {d:?}");
        assert!(d.earliest <= d.latest, "in order: {d:?}");
    }
    [Unit::Utf16, Unit::Char].into_iter().for_each(|unit| converts(r, text, unit));
}

fn parts(r: &ArticleReport, text: &str) {
    let mut last = 0;
    for p in &r.parts {
        let words = text.get(p.start as usize..p.end as usize).expect("parts on boundaries");
        assert!(p.start >= last && p.start < p.end, "parts in order: {p:?}");
        assert_eq!(words.trim(), words, "no white space at the edges");
        let told = p.kind.is_body() || p.kind == PartKind::Byline || p.reason.is_some();
        assert!(told, "what is left out says why: {p:?}");
        last = p.end;
    }
    let binary = r.warnings.iter().any(|w| w.code == "not-text");
    assert!(!binary || r.parts.is_empty(), "bytes have no parts");
}

/// What stands in a row stands in the order of the text.
fn ordered(r: &ArticleReport) {
    assert!(r.entities.is_sorted_by_key(|e| e.start), "mentions in order");
    assert!(r.times.is_sorted_by_key(|t| t.start), "times in order");
    assert!(r.deadlines.is_sorted_by_key(|d| d.evidence.start), "deadlines in order of their evidence");
    for (i, q) in r.quotes.iter().enumerate() {
        assert!(!q.content.is_empty(), "a quote has content");
        assert!(q.parent.is_none_or(|p| (p as usize) < r.quotes.len() && p as usize != i), "its parent is there");
        assert!(q.content.windows(2).all(|w| w[0].end <= w[1].start), "its stretches in order: {:?}", q.content);
        assert!(q.verbatim.windows(2).all(|w| w[0].end <= w[1].start), "marked ones in order: {:?}", q.verbatim);
    }
}

/// In another unit the offsets are other numbers for the same places.
fn converts(r: &ArticleReport, text: &str, unit: Unit) {
    let map = OffsetMap::new(text, unit);
    let (bytes, others) = (spans(r), spans(&r.clone().with_offsets(text, unit)));
    assert_eq!(bytes.len(), others.len(), "no stretch is lost");
    for (b, o) in bytes.iter().zip(&others) {
        assert_eq!(*b, Span::new(map.to_byte(o.start), map.to_byte(o.end)), "there and back in {unit:?}");
    }
    if let Some((b, o)) = bytes.iter().zip(&others).max_by_key(|(b, _)| b.end) {
        let before = &text[..b.end as usize];
        let counted = if unit == Unit::Utf16 { before.encode_utf16().count() } else { before.chars().count() };
        assert_eq!(o.end as usize, counted, "as counting has it");
    }
}

/// Checks that a report is JSON and nothing of it is lost in it; gives the text.
pub fn parses_back<T: Serialize>(report: &T) -> String {
    let text = serde_json::to_string(report).expect("a report is JSON");
    let back: Value = serde_json::from_str(&text).expect("what is written can be read");
    assert_eq!(back, serde_json::to_value(report).expect("a report is JSON"), "nothing is lost");
    text
}

/// Checks the report on a corpus, and gives its JSON, offsets in UTF-16 units.
pub fn corpus(corpus: &Corpus) -> String {
    let report = corpus.report();
    assert_eq!(report.articles.len(), corpus.len(), "every article has its report");
    for r in &report.articles {
        article(r, text(corpus, &r.id), &report.entities);
    }
    tables(&report, corpus);
    let json = parses_back(&corpus.report_in(Unit::Utf16));
    assert_eq!(json, parses_back(&corpus.report_in(Unit::Utf16)), "the same on a second run");
    json
}

fn text<'a>(corpus: &'a Corpus, id: &str) -> &'a str {
    corpus.get(id).expect("the article is in the corpus").text()
}

/// Whatever the comparison names is there.
fn tables(report: &CorpusReport, corpus: &Corpus) {
    let index = |id: &str| report.articles.iter().position(|a| a.id == id);
    let own = |id: &str| &report.articles[index(id).expect("the article has a report")];
    let entity = |id: &str| assert!(report.entities.iter().any(|e| e.id == id), "no entity {id:?}");
    let stretch = |id: &str, start: u32, end: u32| {
        let words = text(corpus, id).get(start as usize..end as usize);
        assert!(words.is_some_and(|w| !w.is_empty()), "on boundaries in {id:?}: {start}..{end}");
    };
    for e in &report.entities {
        assert!(e.articles.iter().all(|a| index(a).is_some()), "its articles are there: {e:?}");
        e.with.iter().for_each(|w| entity(&w.entity));
    }
    for s in &report.statements {
        s.speaker.iter().for_each(|id| entity(id));
        assert!((s.fullest as usize) < s.members.len() && s.sources >= 1, "{s:?}");
        for m in &s.members {
            assert!((m.quote as usize) < own(&m.article).quotes.len(), "{m:?}");
            stretch(&m.article, m.start, m.end);
        }
    }
    for thread in &report.deadlines {
        thread.setter.iter().chain(&thread.addressee).for_each(|id| entity(id));
        for e in &thread.events {
            assert!((e.deadline as usize) < own(&e.article).deadlines.len(), "{e:?}");
        }
    }
    for side in report.conflicts.iter().flat_map(|c| &c.sides) {
        stretch(&side.article, side.start, side.end);
    }
    let together = report.duplicates.iter().map(|d| &d.articles).chain(report.sources.iter().map(|s| &s.articles));
    assert!(together.flatten().all(|a| index(a).is_some()), "articles that are there");
}
