//! Parts of plain text: one for each paragraph.

use crate::report::{Part, PartKind};
use crate::span::Span;

/// Splits plain text into parts. Stretches in `keep` are never boilerplate.
pub(super) fn parts(text: &str, keep: &[Span]) -> Vec<Part> {
    let _ = keep;
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if !body.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            let span = Span::new(start as u32, (start + body.len()) as u32);
            out.push(Part { start: span.start, end: span.end, kind: PartKind::Paragraph, reason: None });
        }
        at += line.len();
    }
    out
}
