//! What holds for every report, whatever was read.

use std::collections::HashSet;
use std::fmt::Debug;

use nutgraf::report::{ArticleReport, CorpusReport, Entity, PartKind};
use nutgraf::{Analysis, Bytes, CodePoints, Corpus, OffsetMap, OffsetUnit, Span, Unit, Utf16};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// All stretches of a report or of a part of it, in a fixed order: whatever its JSON has with a start and an end.
#[must_use]
pub fn spans<T: Serialize, U: OffsetUnit>(report: &T, _: U) -> Vec<Span<U>> {
    fn walk<U: OffsetUnit>(value: &Value, out: &mut Vec<Span<U>>) {
        match value {
            Value::Array(items) => items.iter().for_each(|v| walk(v, out)),
            Value::Object(fields) => {
                let end = |name| fields.get(name).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
                out.extend(end("start").zip(end("end")).map(|(start, end)| Span::at(start, end)));
                fields.values().for_each(|v| walk(v, out));
            }
            _ => {}
        }
    }
    let mut out = Vec::new();
    walk(&serde_json::to_value(report).expect("a report is JSON"), &mut out);
    out
}

/// Those of what was found in the article's own text.
fn found(r: &ArticleReport) -> Vec<Span> {
    spans(&(&r.quotes, &r.entities, &r.times, &r.deadlines), Bytes)
}

/// Checks the report of one article on its own.
pub fn analysis(analysis: &Analysis) {
    let report = analysis.report();
    article(&report, analysis.text(), report.entity_table.as_deref().unwrap_or_default());
    reads_back(&report);
}

/// Checks an article's report with offsets in bytes into `text`, whose mentions name entities of `table`.
pub fn article(r: &ArticleReport, text: &str, table: &[Entity]) {
    parts(r, text);
    for s in found(r) {
        assert!(!s.is_empty() && text.get(s.start as usize..s.end as usize).is_some(), "on boundaries: {s:?}");
        // When something was said may be told by the head of a live blog's entry.
        let read = |p: &nutgraf::report::Part| p.kind.has_entities() || p.reason.as_deref() == Some("head of an entry");
        let home = |p: &nutgraf::report::Part| read(p) && p.span().overlaps(s);
        assert!(r.parts.iter().any(home), "inside the article: {s:?} {:?}", s.of(text));
    }
    for w in &r.warnings {
        let span = w.span().unwrap_or_default();
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "a warning on boundaries: {w:?}");
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
    converts(r, text, Utf16);
    converts(r, text, CodePoints);
}

fn parts(r: &ArticleReport, text: &str) {
    let mut last = 0;
    for p in &r.parts {
        let Span { start, end, .. } = p.span();
        let words = text.get(start as usize..end as usize).expect("parts on boundaries");
        assert!(start >= last && start < end, "parts in order: {p:?}");
        assert_eq!(words.trim(), words, "no white space at the edges");
        let told = p.kind.is_body() || p.kind == PartKind::Byline || p.reason.is_some();
        assert!(told, "what is left out says why: {p:?}");
        last = end;
    }
    let binary = r.warnings.iter().any(|w| w.code == "not-text");
    assert!(!binary || r.parts.is_empty(), "bytes have no parts");
}

/// What stands in a row stands in the order of the text.
fn ordered(r: &ArticleReport) {
    assert!(r.entities.is_sorted_by_key(|e| e.span().start), "mentions in order");
    assert!(r.times.is_sorted_by_key(|t| t.span().start), "times in order");
    assert!(r.deadlines.is_sorted_by_key(|d| d.evidence.start), "deadlines in order of their evidence");
    for (i, q) in r.quotes.iter().enumerate() {
        assert!(!q.content.is_empty(), "a quote has content");
        assert!(q.parent.is_none_or(|p| (p as usize) < r.quotes.len() && p as usize != i), "its parent is there");
        assert!(q.content.windows(2).all(|w| w[0].end <= w[1].start), "its stretches in order: {:?}", q.content);
        assert!(q.verbatim.windows(2).all(|w| w[0].end <= w[1].start), "marked ones in order: {:?}", q.verbatim);
    }
}

/// In another unit the offsets are other numbers for the same places.
fn converts<U: OffsetUnit>(r: &ArticleReport, text: &str, unit: U) {
    let map = OffsetMap::new(text, unit);
    let (bytes, others) = (spans(r, Bytes), spans(&r.clone().with_offsets(text, unit), unit));
    assert_eq!(bytes.len(), others.len(), "no stretch is lost");
    for (b, o) in bytes.iter().zip(&others) {
        assert_eq!(*b, map.to_bytes(*o), "there and back in {unit:?}");
    }
    if let Some((b, o)) = bytes.iter().zip(&others).max_by_key(|(b, _)| b.end) {
        let before = &text[..b.end as usize];
        let counted = if unit.unit() == Unit::Utf16 { before.encode_utf16().count() } else { before.chars().count() };
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

/// Checks that a report is JSON, and that it is read back as it was; gives the text.
fn reads_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(report: &T) -> String {
    let text = parses_back(report);
    let back: T = serde_json::from_str(&text).expect("a report can be read");
    assert_eq!(back, *report, "as it was written");
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
    let json = reads_back(&corpus.report_in(Utf16));
    assert_eq!(json, parses_back(&corpus.report_in(Utf16)), "the same on a second run");
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
    let stretch = |id: &str, span: Span| {
        let words = text(corpus, id).get(span.start as usize..span.end as usize);
        assert!(words.is_some_and(|w| !w.is_empty()), "on boundaries in {id:?}: {span:?}");
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
            stretch(&m.article, m.span());
        }
    }
    for thread in &report.deadlines {
        thread.setter.iter().chain(&thread.addressee).for_each(|id| entity(id));
        for e in &thread.events {
            assert!((e.deadline as usize) < own(&e.article).deadlines.len(), "{e:?}");
        }
    }
    for side in report.conflicts.iter().flat_map(|c| &c.sides) {
        stretch(&side.article, side.span());
    }
    let together = report.duplicates.iter().map(|d| &d.articles).chain(report.sources.iter().map(|s| &s.articles));
    assert!(together.flatten().all(|a| index(a).is_some()), "articles that are there");
}
