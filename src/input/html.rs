//! Parts of an HTML page.

use super::Document;

/// Reads the article out of a page: its text, parts and metadata.
pub(super) fn read(source: &str, doc: &mut Document) {
    doc.text = source.to_owned();
    doc.parts = super::plain::read(&doc.text, super::classify::Known::default()).parts;
}
