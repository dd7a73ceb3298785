//! The whole report in Markdown, to read, print or file.

use std::cmp::Reverse;

use super::source::{Piece, Source};
use super::words::{Form, day, due, listed, one_line, put, web_address};
use crate::report::{Act, Deadline, EntityType, Quote, QuoteKind, Verdict};
use crate::sort::Order;

/// A section writes its lines, if it has any.
type Section = fn(&Source<'_>, &mut String);

const SECTIONS: [(&str, Section); 6] = [
    ("Articles", articles),
    ("Who said what", said),
    ("Who declined to comment", declined),
    ("What is due", deadlines),
    ("Where the articles differ", differences),
    ("Who is who", people),
];

pub(super) fn write(source: &Source<'_>) -> String {
    let mut out = String::new();
    for (title, section) in SECTIONS {
        let mut lines = String::new();
        section(source, &mut lines);
        if !lines.is_empty() {
            let gap = if out.is_empty() { "" } else { "\n" };
            put(&mut out, &[gap, "## ", title, "\n\n", &lines]);
        }
    }
    out
}

/// A text as Markdown that is read as that text, on one line.
fn escape(text: &str) -> String {
    let text = one_line(text);
    let mut out = String::with_capacity(text.len() + 8);
    let bytes = text.as_bytes();
    for (i, c) in text.char_indices() {
        let next = bytes.get(i + 1).copied().unwrap_or(0);
        // Markup anywhere in a line, for GitHub's additions too: addresses become links by themselves.
        let active = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '@' => true,
            '!' => next == b'[',
            '&' => next == b'#' || next.is_ascii_alphabetic(),
            ':' => next == b'/',
            '.' => i >= 3 && bytes[i - 3..i].eq_ignore_ascii_case(b"www"),
            _ => false,
        };
        if active {
            out.push('\\');
        }
        out.push(c);
    }
    // A list, a line across the page or a heading at the start of one.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    if out.starts_with(['-', '+', '=']) {
        out.insert(0, '\\');
    } else if (1..=9).contains(&digits) && out[digits..].starts_with(['.', ')']) {
        out.insert(digits, '\\');
    }
    out
}

fn bold(text: &str) -> String {
    let text = escape(text);
    if text.is_empty() { text } else { ["**", &text, "**"].concat() }
}

/// An address as a link, or, if it is not one of the web, as text.
fn link(address: &str) -> String {
    web_address(address).map_or_else(|| escape(address), |a| ["<", &a, ">"].concat())
}

fn articles(source: &Source<'_>, out: &mut String) {
    for piece in &source.articles {
        let origin = &piece.origin;
        let date = day(&origin.date, Form::Day, source.dates);
        let about = [origin.title.as_str(), &origin.outlet, &date].map(one_line);
        let about = listed(&about.each_ref().map(String::as_str), ", ");
        put(out, &["- ", &listed(&[&escape(&about), &link(&origin.url)], " "), "\n"]);
    }
}

/// Quotes by speaker, those of most quotes first.
fn said(source: &Source<'_>, out: &mut String) {
    let mut quotes: Vec<(String, &Piece<'_>, &Quote)> = Vec::new();
    for piece in &source.articles {
        for quote in piece.report.quotes.iter().filter(|q| q.speech) {
            quotes.push((who(source, quote, piece), piece, quote));
        }
    }
    // The quotes of a speaker stand together, and each speaker where the first of them was.
    let mut order: Vec<usize> = (0..quotes.len()).collect();
    order.order_by(|&a, &b| quotes[a].0.cmp(&quotes[b].0));
    let mut groups: Vec<&[usize]> = order.chunk_by(|&a, &b| quotes[a].0 == quotes[b].0).collect();
    groups.order_by_key(|group| (Reverse(group.len()), group[0]));
    for group in groups {
        put(out, &["### ", &escape(&quotes[group[0]].0), "\n\n"]);
        for &at in group {
            let (_, piece, quote) = &quotes[at];
            let (words, via) = (escape(&wording(quote, piece)), escape(&piece.via(quote)));
            let by = if quote.corrected.is_some() { "; speaker corrected by the reader" } else { "" };
            put(out, &["- ", &words, &via, " (", &from(source, piece), by, ")\n"]);
        }
        out.push('\n');
    }
}

/// Who refused to speak, or has not spoken, in the article's words.
fn declined(source: &Source<'_>, out: &mut String) {
    for piece in &source.articles {
        for quote in piece.report.quotes.iter().filter(|q| q.act == Some(Act::Declined)) {
            let (who, words) = (bold(&who(source, quote, piece)), escape(&piece.printed(quote)));
            put(out, &["- ", &who, ": ", &words, " (", &from(source, piece), ")\n"]);
        }
    }
}

fn who(source: &Source<'_>, quote: &Quote, piece: &Piece<'_>) -> String {
    let who = one_line(&source.speaker(quote, piece));
    if who.is_empty() { "No speaker named".to_owned() } else { who }
}

/// The article that a quote stands in, and its day.
fn from(source: &Source<'_>, piece: &Piece<'_>) -> String {
    let date = day(&piece.origin.date, Form::Day, source.dates);
    let from = [one_line(&piece.origin.label), one_line(&date)];
    escape(&listed(&from.each_ref().map(String::as_str), ", "))
}

/// The words of a quote: a direct one between marks of our own, any other as it is printed, with who said it and how.
fn wording(quote: &Quote, piece: &Piece<'_>) -> String {
    if quote.kind != QuoteKind::Direct {
        return piece.printed(quote);
    }
    let plain = piece.words(&quote.content);
    let inner = plain.trim_start_matches(|c| "\"“”„«‘'`".contains(c));
    ["“", inner.trim_end_matches(|c| "\"“”»’'`".contains(c)), "”"].concat()
}

/// Deadlines by their day, those of none last.
fn deadlines(source: &Source<'_>, out: &mut String) {
    let of = |piece: usize| source.articles[piece].report.deadlines.iter().map(move |d| (piece, d));
    let mut all: Vec<(usize, &Deadline)> = (0..source.articles.len()).flat_map(of).collect();
    // Days as they are written sort as they follow one another.
    let days = |d: &Deadline| (d.due.latest.is_none(), d.due.latest.clone(), d.due.earliest.clone());
    all.order_by_key(|&(piece, d)| (days(d), piece, d.evidence));
    for (at, d) in all {
        let piece = &source.articles[at];
        let (when, status) = (bold(&due(&d.due, source.dates)), d.status.as_str());
        let (words, label) = (escape(&piece.words(&[d.evidence])), escape(&piece.origin.label));
        put(out, &["- ", &when, " (", status, "): ", &words, " (", &label, ")"]);
        if d.corrected.is_some() {
            out.push_str("; corrected by the reader");
        } else if !d.due.basis.is_empty() {
            put(out, &["; date from ", &escape(&d.due.basis)]);
        }
        out.push('\n');
    }
}

fn differences(source: &Source<'_>, out: &mut String) {
    for c in source.report.conflicts.iter().filter(|c| c.verdict != Verdict::Same) {
        put(out, &["- ", &bold(&c.about), " (", c.kind.as_str(), ", ", c.verdict.as_str(), ")"]);
        if !c.why.is_empty() {
            put(out, &[": ", &escape(&c.why)]);
        }
        if let Some(note) = &c.checked {
            put(out, &["; checked by the reader", if note.is_empty() { "" } else { ": " }, &escape(note)]);
        }
        out.push('\n');
        for side in &c.sides {
            let Some(piece) = source.piece(&side.article) else { continue };
            let words = piece.words(&[side.span()]);
            put(out, &["  - ", &escape(&piece.origin.label), ": ", &escape(&words), "\n"]);
        }
    }
}

fn people(source: &Source<'_>, out: &mut String) {
    for e in source.report.entities.iter().filter(|e| !matches!(e.kind, EntityType::Loc | EntityType::Doc)) {
        put(out, &["- ", &bold(&e.name)]);
        for (i, role) in e.roles.iter().enumerate() {
            put(out, &[if i == 0 { ": " } else { "; " }, &escape(role)]);
        }
        put(out, &[" (", &e.mentions.to_string(), "×)\n"]);
    }
}
