//! Tables in CSV (RFC 4180) with the mark by which spreadsheets know UTF-8.

use std::fmt::Write as _;

use super::source::{Piece, Source};
use super::words;
use crate::report::{Act, CorrectedBy, Milli};

/// A table as it is written.
struct Sheet(String);

impl Sheet {
    fn new(head: &[&str]) -> Self {
        let mut sheet = Self("\u{feff}".into());
        sheet.row(head.iter().map(|name| (*name).into()).collect());
        sheet
    }

    fn row(&mut self, cells: Vec<Cell>) {
        for (i, cell) in cells.into_iter().enumerate() {
            if i > 0 {
                self.0.push(',');
            }
            match cell {
                Cell::Text(text) => self.text(&text),
                // Writing to a string does not fail.
                Cell::Number(n) => write!(self.0, "{n}").unwrap_or_default(),
                Cell::Share(Milli(n)) => {
                    let share = format!("{}.{:03}", n / 1000, n % 1000);
                    self.0.push_str(share.trim_end_matches('0').trim_end_matches('.'));
                }
            }
        }
        self.0.push_str("\r\n");
    }

    fn text(&mut self, text: &str) {
        let text = harmless(&words::flat(text));
        if text.contains(['"', ',', ';']) || text.starts_with(words::is_space) || text.ends_with(words::is_space) {
            self.0.push('"');
            self.0.push_str(&text.replace('"', "\"\""));
            self.0.push('"');
        } else {
            self.0.push_str(&text);
        }
    }
}

enum Cell {
    Text(String),
    Number(u32),
    Share(Milli),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Option<&String>> for Cell {
    fn from(text: Option<&String>) -> Self {
        Self::Text(text.cloned().unwrap_or_default())
    }
}

impl From<u32> for Cell {
    fn from(n: u32) -> Self {
        Self::Number(n)
    }
}

/// A text with an apostrophe before every sign by which a spreadsheet knows a formula: at the start of a cell, or behind a
/// semicolon, which many countries' spreadsheets take for the end of a cell. Spaces, quotes and characters that do not show
/// may stand before the sign. The apostrophe is ours, and keeps a spreadsheet from running what an article says.
fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (i, piece) in text.split(';').enumerate() {
        if i > 0 {
            out.push(';');
        }
        let passed = |c: char| words::is_space(c) || is_hidden(c) || matches!(c, '\'' | '"');
        let first = piece.trim_start_matches(passed).chars().next();
        if first.is_some_and(|c| "=+-@＝＋－＠﹦﹢﹣﹫".contains(c)) {
            out.push('\'');
        }
        out.push_str(piece);
    }
    out
}

/// Characters that only format others (the Unicode category Cf).
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}'
        | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}'
        | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0001}'
        | '\u{e0020}'..='\u{e007f}')
}

impl Piece<'_> {
    /// An offset as the page counts, or nothing.
    fn offset(&self, byte: Option<u32>) -> Cell {
        byte.map_or_else(|| "".into(), |b| Cell::Number(self.map.to_unit(crate::span::Span::new(b, b)).start))
    }
}

pub(super) fn quotes(source: &Source<'_>) -> String {
    let mut sheet = Sheet::new(&[
        "speaker",
        "words",
        "kind",
        "speech",
        "source",
        "cue",
        "said",
        "outlet",
        "title",
        "date",
        "url",
        "article",
        "start",
        "end",
        "confidence",
        "printed",
        "corrected",
    ]);
    for piece in &source.articles {
        let origin = &piece.origin;
        for q in &piece.report.quotes {
            sheet.row(vec![
                source.speaker(q, piece).into(),
                if q.act.is_some() { piece.printed(q) } else { piece.words(&q.content) }.into(),
                q.kind.as_str().into(),
                match (q.act, q.speech) {
                    (Some(Act::Declined), _) => "declined to comment",
                    (None, true) => "yes",
                    (None, false) => "no",
                }
                .into(),
                piece.source(q).into(),
                piece.words(&q.cue).into(),
                q.said.as_ref().and_then(|s| s.value.as_ref()).into(),
                origin.outlet.as_str().into(),
                origin.title.as_str().into(),
                origin.date.as_str().into(),
                origin.url.as_str().into(),
                piece.report.id.as_str().into(),
                piece.offset(q.content.first().map(|s| s.start)),
                piece.offset(q.content.last().map(|s| s.end)),
                Cell::Share(q.confidence),
                piece.printed(q).into(),
                q.corrected.map_or("", CorrectedBy::as_str).into(),
            ]);
        }
    }
    sheet.0
}

pub(super) fn entities(source: &Source<'_>) -> String {
    let mut sheet = Sheet::new(&[
        "name",
        "type",
        "roles",
        "other names",
        "mentions",
        "quotes",
        "named in quotes",
        "articles",
        "confidence",
        "id",
    ]);
    for e in &source.report.entities {
        let others: Vec<&str> = e.variants.iter().map(String::as_str).filter(|v| *v != e.name).collect();
        sheet.row(vec![
            e.name.as_str().into(),
            e.kind.as_str().into(),
            e.roles.join("; ").into(),
            others.join("; ").into(),
            e.mentions.into(),
            e.speaks.into(),
            e.spoken_of.into(),
            u32::try_from(e.articles.len()).unwrap_or(u32::MAX).into(),
            Cell::Share(e.confidence),
            e.id.as_str().into(),
        ]);
    }
    sheet.0
}

pub(super) fn deadlines(source: &Source<'_>) -> String {
    let mut sheet = Sheet::new(&[
        "due from",
        "due until",
        "certainty",
        "status",
        "set by",
        "for",
        "to",
        "or else",
        "basis",
        "evidence",
        "outlet",
        "date",
        "article",
        "start",
        "end",
        "corrected",
    ]);
    for piece in &source.articles {
        for d in &piece.report.deadlines {
            sheet.row(vec![
                d.due.earliest.as_ref().into(),
                d.due.latest.as_ref().into(),
                d.due.certainty.as_str().into(),
                d.status.as_str().into(),
                source.party(d, d.setter.as_ref(), piece).into(),
                source.party(d, d.addressee.as_ref(), piece).into(),
                piece.word(d.action).into(),
                piece.word(d.consequence).into(),
                d.due.basis.as_str().into(),
                piece.words(&[d.evidence]).into(),
                piece.origin.outlet.as_str().into(),
                piece.origin.date.as_str().into(),
                piece.report.id.as_str().into(),
                piece.offset(Some(d.evidence.start)),
                piece.offset(Some(d.evidence.end)),
                d.corrected.map_or("", CorrectedBy::as_str).into(),
            ]);
        }
    }
    sheet.0
}

pub(super) fn differences(source: &Source<'_>) -> String {
    let mut sheet = Sheet::new(&[
        "about", "kind", "verdict", "why", "words", "outlet", "date", "article", "start", "end", "checked", "note",
    ]);
    for c in &source.report.conflicts {
        for side in &c.sides {
            let Some(piece) = source.piece(&side.article) else { continue };
            sheet.row(vec![
                c.about.as_str().into(),
                c.kind.as_str().into(),
                c.verdict.as_str().into(),
                c.why.as_str().into(),
                piece.words(&[side.span()]).into(),
                piece.origin.outlet.as_str().into(),
                piece.origin.date.as_str().into(),
                side.article.as_str().into(),
                piece.offset(Some(side.span().start)),
                piece.offset(Some(side.span().end)),
                if c.checked.is_some() { "yes" } else { "" }.into(),
                c.checked.as_ref().into(),
            ]);
        }
    }
    sheet.0
}
