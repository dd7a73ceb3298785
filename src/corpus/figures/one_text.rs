//! Whether two sentences are one text but for a figure: of copies, and of words that several outlets have from one statement, one
//! figure that is another is a slip or a correction, whatever else may be said of it.

use super::claim::Claim;
use crate::corpus::view::{Seen, View};
use crate::corpus::words;
use crate::span::Span;

/// Fewest words of a sentence beside its figure.
const FEWEST: usize = 7;

/// Words of which one text may have another, or none, than the other.
const FREE: [&str; 5] = ["a", "an", "its", "that", "the"];

/// Whether the sentences, each with a figure of its own, have the same words before and after it.
pub(super) fn is(view: &View<'_>, sides: [(Span, &Claim); 2]) -> bool {
    let [x, y] = sides.map(|(sentence, c)| parts(&view.articles[c.article], sentence, c.span));
    x == y && x[0].len() + x[1].len() >= FEWEST
}

/// The words of a sentence before and after a figure.
fn parts(seen: &Seen<'_>, sentence: Span, figure: Span) -> [Vec<String>; 2] {
    let mut out = [Vec::new(), Vec::new()];
    for t in &seen.a.text.tokens[seen.a.text.tokens_in(sentence)] {
        let span = t.span();
        let low = words::plain(span.of(&seen.a.doc.text));
        if words::is_word(t.kind) && !figure.overlaps(span) && !FREE.contains(&low.as_str()) {
            out[usize::from(span.start > figure.start)].push(low);
        }
    }
    out
}
