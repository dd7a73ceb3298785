//! From a page of HTML to an article: its text, parts and metadata.

mod boxes;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod conformance;
mod entities;
mod evidence;
mod extract;
mod hidden;
mod hints;
mod inherited;
mod label;
mod meta;
mod runs;
mod style;
mod tokens;
mod tree;

use super::blocks::{Block, Hint};
use super::classify::{Known, classify};
use super::document::Document;
use crate::report::{DateBasis, Warning};
use crate::span::Span;
use extract::Extract;
use label::Label;
use meta::Meta;

/// Appends `source` with its character references decoded.
pub(crate) fn decode_references(source: &str, out: &mut String) {
    entities::decode(source, entities::Place::Text, out);
}

/// Reads the article out of a page: its text, parts and metadata.
pub(super) fn read(source: &str, doc: &mut Document) {
    let tree = tree::build(source);
    let meta = meta::read(&tree);
    let title = doc.title.clone().or(meta.title.clone());
    let found = extract::extract(&tree, title.as_deref(), meta.body.as_deref());
    let Lines { text, blocks } = lines(&found, title.as_deref(), &meta);
    doc.outlet = doc.outlet.take().or(meta.outlet.clone());
    doc.url = doc.url.take().or(meta.url.clone());
    let reading =
        classify(&text, &blocks, Known { title: title.as_deref(), outlet: doc.outlet.as_deref(), page: true });
    // The page's title has the site's name after the article's; the headline has not.
    let headline = reading.headline.map(|s| s.of(&text).to_owned());
    let is_page_title = !meta.titled && doc.title.is_none();
    doc.title = match (title, headline) {
        (Some(title), Some(head)) if is_page_title && title.starts_with(&head) => Some(head),
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

/// A text of lines, and what the page says of each.
#[derive(Default)]
struct Lines {
    text: String,
    blocks: Vec<Block>,
}

impl Lines {
    fn push(&mut self, line: &str, hint: Hint) {
        if line.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len() as u32;
        self.text.push_str(line);
        self.blocks.push(Block { span: Span::new(start, self.text.len() as u32), gap: true, hint });
    }
}

/// The lines of a page's text. The title may be nowhere but in the metadata, and so may those who wrote it.
fn lines(found: &Extract, title: Option<&str>, meta: &Meta) -> Lines {
    let mut out = Lines::default();
    let has = |label: Label| found.runs.iter().any(|r| r.1 == label);
    if let Some(title) = title.filter(|_| !has(Label::Title)) {
        out.push(title, Hint::Title);
    }
    if let Some(byline) = meta.byline().filter(|_| !has(Label::Byline)) {
        out.push(&byline, Hint::Byline);
    }
    for (run, label) in &found.runs {
        let hint = match label {
            Label::Text => Hint::Text,
            Label::Heading => Hint::Heading,
            Label::Title => Hint::Title,
            Label::Caption => Hint::Caption,
            Label::Byline => Hint::Byline,
            Label::Aside(reason) => Hint::Aside(reason),
            Label::Other(n) => Hint::Other(*n),
            Label::Gone => continue,
        };
        out.push(&found.buffer[run.start..run.end], hint);
    }
    out
}
