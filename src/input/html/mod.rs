//! From a page of HTML to an article: its text, parts and metadata.

mod boxes;
mod entities;
mod extract;
mod hidden;
mod hints;
mod meta;
mod runs;
mod style;
mod tokens;
mod tree;

use super::Document;
use super::blocks::{Block, Hint};
use super::classify::{Known, classify};
use crate::report::{DateBasis, Warning};
use crate::span::Span;
use extract::Fate;

/// Appends `source` with its character references decoded.
pub(crate) fn decode_references(source: &str, out: &mut String) {
    entities::decode(source, out);
}

/// Reads the article out of a page: its text, parts and metadata.
pub(super) fn read(source: &str, doc: &mut Document) {
    let tree = tree::build(source);
    let meta = meta::read(&tree);
    let given = doc.title.clone();
    let title = given.clone().or(meta.title.clone());
    let found = extract::extract(&tree, title.as_deref(), meta.body.as_deref());
    let mut text = String::new();
    let mut blocks: Vec<Block> = Vec::new();
    let mut push = |line: &str, hint: Hint| {
        if line.trim().is_empty() {
            return;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len() as u32;
        text.push_str(line);
        blocks.push(Block { span: Span::new(start, text.len() as u32), gap: true, hint });
    };
    // The title may be nowhere but in the metadata.
    if !found.runs.iter().any(|r| r.1 == Fate::Title)
        && let Some(title) = &title
    {
        push(title, Hint::Title);
    }
    // So may those who wrote it.
    if !found.runs.iter().any(|r| r.1 == Fate::Byline)
        && let Some(byline) = meta.byline()
    {
        push(&byline, Hint::Byline);
    }
    for (run, fate) in &found.runs {
        let line = &found.buffer[run.start..run.end];
        let hint = match fate {
            Fate::Text => Hint::Text,
            Fate::Heading => Hint::Heading,
            Fate::Title => Hint::Title,
            Fate::Caption => Hint::Caption,
            Fate::Byline => Hint::Byline,
            Fate::Aside(reason) => Hint::Aside(reason),
            Fate::Other(n) => Hint::Other(*n),
            Fate::Gone => continue,
        };
        push(line, hint);
    }
    doc.outlet = doc.outlet.take().or(meta.outlet.clone());
    doc.url = doc.url.take().or(meta.url.clone());
    let reading =
        classify(&text, &blocks, Known { title: title.as_deref(), outlet: doc.outlet.as_deref(), page: true });
    // The page's title has the site's name after the article's; the headline has not.
    let headline = reading.headline.map(|s| s.of(&text).to_owned());
    doc.title = match (title, headline) {
        (Some(title), Some(head)) if !meta.titled && given.is_none() && title.starts_with(&head) => Some(head),
        (title, head) => title.or(head),
    };
    let of_url = || doc.url.as_deref().and_then(meta::date_of_url);
    if let Some(date) = meta.date.or_else(of_url) {
        (doc.date, doc.date_basis) = (Some(date), DateBasis::Metadata);
    } else if let Some(date) = reading.date {
        (doc.date, doc.date_basis) = (Some(date), DateBasis::Dateline);
    }
    doc.parts = reading.parts;
    doc.text = text;
    if found.hidden > 0 {
        let what = if found.hidden == 1 { "1 character".to_owned() } else { format!("{} characters", found.hidden) };
        doc.warnings
            .push(Warning::new("hidden-text", format!("{what} of text that the page does not show were left out")));
    }
}
