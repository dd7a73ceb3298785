//! From an article as handed over to a [`Document`]: its text in parts, with date, title and outlet.
//!
//! Plain text is taken as it is, so that offsets point into the caller's own string. HTML is parsed here, in Rust, so
//! that the same page gives the same text natively and in a worker, which has no DOM.

mod agencies;
mod article;
mod blocks;
mod capitalised;
mod captions;
mod classify;
mod completeness;
mod datelines;
mod document;
mod entries;
mod furniture;
mod html;
mod iso_date;
mod language;
mod lookalike;
pub(crate) mod mail;
mod normal;
mod plain;
mod spun;
mod stamps;

pub use article::Article;
pub(crate) use document::Document;
#[cfg(feature = "readers")]
pub(crate) use html::attributes;
pub(crate) use html::decode_references;
pub(crate) use iso_date::parse_date;
pub(crate) use normal::collapsed;
#[cfg(feature = "readers")]
pub(crate) use normal::key;

use crate::offsets::OffsetMap;
use crate::report::{DateBasis, Part, PartKind, Position, Warning};
use crate::sort::Order;
use crate::span::Span;
use crate::unit::Unit;

/// Reads an article. Never fails: what is odd about it becomes a warning.
pub(crate) fn read(article: Article) -> Document {
    let has_title = article.title.is_some();
    let mut doc = Document {
        id: article.id,
        text: String::new(),
        from_html: false,
        made: article.made,
        date: None,
        date_basis: DateBasis::None,
        title: article.title,
        url: article.url,
        outlet: article.outlet,
        authors: article.authors,
        positions: Vec::new(),
        agencies: Vec::new(),
        parts: Vec::new(),
        unread: Vec::new(),
        entries: Vec::new(),
        warnings: Vec::new(),
    };
    let mut page = None;
    let has_html = article.html.as_ref().is_some_and(|h| !h.is_empty());
    match (article.text, article.html) {
        // A table has an empty cell where a field is missing.
        (Some(text), _) if !(text.is_empty() && has_html) => doc.text = text,
        (_, Some(source)) => {
            doc.from_html = true;
            page = Some(html::read(&source, &mut doc));
        }
        (_, None) => {}
    }
    if let Some(given) = &article.date {
        match parse_date(given) {
            Some(date) => (doc.date, doc.date_basis) = (Some(date), DateBasis::Given),
            None => doc
                .warnings
                .push(Warning::new("bad-date", format!("the date “{given}” is neither YYYY-MM-DD nor RFC 3339"))),
        }
    }
    let is_text = !language::is_binary(&doc.text);
    if !is_text {
        doc.parts.clear();
        doc.warnings.push(Warning::new("not-text", "this is no text but the bytes of some other file"));
    } else if !doc.from_html {
        read_plain(&mut doc);
    }
    if !doc.authors.is_empty() {
        name_byline(&mut doc);
    }
    entries::date(&mut doc.entries, doc.date);
    doc.agencies = agencies::of(&doc);
    if !article.keep.is_empty() || !article.positions.is_empty() {
        let map = OffsetMap::new(&doc.text, article.offsets);
        let start = |p: &Position<Unit>| map.to_bytes(Span::at(p.start(), p.start())).start;
        doc.positions = article.positions.iter().map(|p| p.moved(start(p))).collect();
        doc.positions.order_by_key(Position::start);
        let mut keep: Vec<Span> = article.keep.iter().map(|s| map.to_bytes(*s)).collect();
        keep.order();
        restore(&doc.text, &mut doc.parts, &keep);
    }
    if !has_title {
        only_said(&mut doc);
    }
    warn(&mut doc, page.as_ref(), is_text);
    doc
}

/// Where articles after the first begin in a plain text.
#[cfg(any(feature = "readers", feature = "bindings"))]
pub(crate) fn others(text: &str) -> Vec<usize> {
    let reading = plain::read(text, classify::Known { title: None, outlet: None, page: false });
    reading.others.iter().map(|span| span.start as usize).collect()
}

/// Finds the parts of plain text, and what they say of title and date where those are not given.
fn read_plain(doc: &mut Document) {
    let known = classify::Known { title: doc.title.as_deref(), outlet: doc.outlet.as_deref(), page: false };
    let reading = plain::read(&doc.text, known);
    if doc.title.is_none() {
        doc.title = reading.headline.map(|s| s.of(&doc.text).to_owned());
    }
    if doc.date.is_none()
        && let Some(date) = reading.date
    {
        (doc.date, doc.date_basis) = (Some(date), DateBasis::Dateline);
    }
    if let Some(&second) = reading.others.first() {
        let message =
            format!("the text holds {} articles; those after the first are left out", reading.others.len() + 1);
        doc.warnings.push(Warning::new("several-articles", message).at(second));
    }
    doc.parts = reading.parts;
    doc.entries = reading.entries;
}

/// Makes paragraphs of what stands after the first time of a recording: all of it is said.
fn only_said(doc: &mut Document) {
    let Some(from) = doc.positions.first().filter(|p| p.time.is_some()).map(Position::start) else { return };
    for part in doc.parts.iter_mut().filter(|p| p.span().start >= from) {
        if part.kind == PartKind::Headline {
            doc.title = None;
        }
        if matches!(part.kind, PartKind::Headline | PartKind::Heading) {
            *part = Part::new(part.span(), PartKind::Paragraph, None);
        }
    }
}

/// Takes a line near the beginning that holds nothing but the name of a given author for the byline that it is.
fn name_byline(doc: &mut Document) {
    const NEAR: usize = 6;
    let mut body = doc.parts.iter_mut().filter(|p| p.kind.is_body() && p.kind != PartKind::Headline).take(NEAR);
    let is_author = |part: &&mut Part| {
        let line = part.span().of(&doc.text);
        let line = line.strip_prefix("By ").unwrap_or(line).trim();
        doc.authors.iter().any(|author| author.trim() == line)
    };
    if let Some(part) = body.find(is_author) {
        *part = Part::new(part.span(), PartKind::Byline, None);
    }
}

/// Warns of what is odd about an article.
fn warn(doc: &mut Document, page: Option<&completeness::Page>, is_text: bool) {
    if is_text {
        let known = (doc.title.as_deref(), doc.outlet.as_deref());
        completeness::warn(&doc.text, &doc.parts, known, page, &mut doc.warnings);
        doc.unread = language::unread(&doc.text, &doc.parts, &mut doc.warnings);
        spun::warn(&doc.text, &doc.parts, &mut doc.warnings);
        lookalike::warn(&doc.text, &doc.parts, &mut doc.warnings);
    }
    if doc.text.trim().is_empty() {
        doc.warnings.push(Warning::new("empty", "the article has no text"));
    }
    if doc.date.is_none() {
        doc.warnings
            .push(Warning::new("no-date", "no date is known for the article, so relative dates stay unresolved"));
    }
}

/// Makes paragraphs of the stretches in `keep`, sorted, that were left out.
fn restore(text: &str, parts: &mut Vec<Part>, keep: &[Span]) {
    let mut out = Vec::with_capacity(parts.len());
    let mut first = 0;
    for part in parts.drain(..) {
        if part.kind.is_body() {
            out.push(part);
            continue;
        }
        let mut at = part.span().start;
        while keep.get(first).is_some_and(|k| k.end <= part.span().start) {
            first += 1;
        }
        let mut piece = |start: u32, end: u32, kind: PartKind| {
            if let Some(s) = blocks::trimmed(text, start as usize, end as usize) {
                let reason = if kind == part.kind { part.reason.clone() } else { None };
                out.push(Part::new(s, kind, reason));
            }
        };
        for k in keep[first..].iter().take_while(|k| k.start < part.span().end) {
            let (start, end) = (k.start.max(at), k.end.min(part.span().end));
            if start < end {
                piece(at, start, part.kind);
                piece(start, end, PartKind::Paragraph);
                at = end;
            }
        }
        piece(at, part.span().end, part.kind);
    }
    *parts = out;
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::unit::Unit;

    #[test]
    fn an_empty_text_beside_html_is_no_text() {
        let read_both = |text: Option<&str>, html: Option<&str>| {
            let doc =
                read(Article { text: text.map(str::to_owned), html: html.map(str::to_owned), ..Article::default() });
            (doc.from_html, doc.text)
        };
        let page = Some("<p>It rained.</p>");
        assert_eq!(read_both(Some(""), page), (true, "It rained.".to_owned()));
        assert_eq!(read_both(Some("It snowed."), page), (false, "It snowed.".to_owned()));
        assert_eq!(read_both(Some("It snowed."), Some("")), (false, "It snowed.".to_owned()));
        assert_eq!(read_both(Some(""), Some("")), (false, String::new()));
        assert_eq!(read_both(None, Some("")), (true, String::new()));
    }

    #[test]
    fn a_recording_has_no_headline_behind_its_first_time() {
        let text = "ADA: Where were you?\n\nBO: At sea. I told you so before I left the harbour.";
        let at = |start| vec![Position::<Unit>::at_time(start, String::from("00:00:01"))];
        let read = |start| read(Article { text: Some(text.into()), positions: at(start), ..Article::default() });
        assert_eq!((read(0).title, read(22).title.as_deref()), (None, Some("ADA: Where were you?")));
        assert!(read(0).parts.iter().all(|p| p.kind == PartKind::Paragraph));
    }

    #[test]
    fn positions_are_put_in_order_and_counted_in_bytes() {
        let positions =
            vec![Position::at_time(9, "00:00:09"), Position::at_time(2, "00:00:01"), Position::on_page(99, 2)];
        let article = Article { text: Some("“é” it rained.".into()), positions, ..Article::default() };
        let starts: Vec<u32> = read(article.clone()).positions.iter().map(Position::start).collect();
        assert_eq!(starts, [5, 14, 19]);
        let bytes = article.in_unit(Unit::Byte);
        assert_eq!(bytes.positions.iter().map(Position::start).collect::<Vec<_>>(), [14, 5, 19]);
        assert_eq!(read(bytes).positions[1].time.as_deref(), Some("00:00:09"));
    }

    #[test]
    fn a_line_with_a_given_author_is_a_byline() {
        let text = "Harbour shut\n\nAda Roe\n\nThe harbour was shut on Friday, and it rained.\n\nAda Roe";
        let kinds = |authors: &[&str]| {
            let authors = authors.iter().map(|&a| a.to_owned()).collect();
            let doc = read(Article { text: Some(text.into()), authors, ..Article::default() });
            doc.parts.iter().filter(|p| p.kind == PartKind::Byline).map(|p| p.start.get()).collect::<Vec<_>>()
        };
        assert_eq!(kinds(&["Bo Lind", "Ada Roe"]), [14]);
        assert_eq!(kinds(&["Bo Lind"]), [0; 0]);
        let wire =
            Article { text: Some("It rained.".into()), authors: vec!["Associated Press".into()], ..Article::default() };
        assert_eq!(read(wire).agencies, ["AP"]);
    }

    fn sound(doc: &Document) {
        let mut end = 0;
        for part in &doc.parts {
            let span = part.span();
            assert!(end <= span.start && span.start < span.end, "{:?}", doc.parts);
            let text = doc.text.get(span.start as usize..span.end as usize).expect("on character boundaries");
            assert_eq!(text, text.trim());
            assert_eq!(part.reason.is_some(), !part.kind.is_body() && part.kind != PartKind::Byline);
            end = span.end;
        }
    }

    proptest! {
        #[test]
        fn parts_of_any_text_are_sound(
            text in r#"(Share|Read more:|Related Articles|2 hours ago|\(AP\)|AFP/Getty Images|PARIS —|By Ada Roe|[A-Za-z ,]{1,40}[.]|\PC|\n|\n\n|   |[\r\x{3}\x{85}©“"']){0,40}"#,
            keep in proptest::collection::vec((0u32..400, 0u32..400), 0..4),
        ) {
            let keep: Vec<Span<Unit>> = keep.into_iter().map(|(a, b)| Span::at(a.min(b), a.max(b))).collect();
            let doc = read(Article { text: Some(text.clone()), keep: keep.clone(), ..Article::default() });
            prop_assert_eq!(&doc.text, &text);
            sound(&doc);
            if doc.warnings.iter().any(|w| w.code == "not-text") {
                return Ok(());
            }
            // Whatever can be read stands in a part.
            let covered: usize = doc.parts.iter().map(|p| p.span().of(&text).chars().filter(|c| c.is_alphanumeric()).count()).sum();
            prop_assert_eq!(covered, text.chars().filter(|c| c.is_alphanumeric()).count());
            // Nothing that was kept is left out.
            let map = OffsetMap::new(&text, Unit::Utf16);
            for k in keep.iter().filter(|k| !k.is_empty()) {
                let kept = map.to_bytes(*k);
                for part in doc.parts.iter().filter(|p| p.span().overlaps(kept)) {
                    prop_assert!(part.kind.is_body(), "{:?}", part);
                }
            }
        }

        #[test]
        fn any_page_gives_sound_parts(
            html in r#"(<(/?)(p|div|b|a|li|ul|td|table|h1|h2|article|script|title|svg|br|body|figure)( class="(related|story-body|caption)")?>|<!--|-->|<|>|&amp;|&#x41;|&|"|'|=|[A-Za-z ,]{1,30}[.]|\PC){0,60}"#
        ) {
            let doc = read(Article { html: Some(html.clone()), ..Article::default() });
            sound(&doc);
            prop_assert_eq!(doc, read(Article { html: Some(html), ..Article::default() }));
        }
    }
}
