//! Labels of fact checks and boxes: "CLAIM:", "The facts:", "What we found:". Nobody says what follows them.

use super::attribution::Attribution;
use super::node::{COLON, Node};
use super::reading::Reading;
use crate::lexicon::Class;
use crate::text::TokenKind;

/// The token of the colon that ends such a label at the start of a paragraph.
pub(super) fn colon(text: Reading<'_>, nodes: &[Node]) -> Option<usize> {
    /// What may stand beside the words that make the label, in lower case.
    const BESIDE: [&str; 12] = ["the", "our", "what", "was", "is", "we", "they", "check", "focus", "’s", "'s", "a"];
    let from = nodes.first()?.from as usize;
    let end = nodes.last()?.to as usize;
    let colon = (from + 1..end.min(from + 6)).find(|&i| text.surface(i) == ":")?;
    let label = |i: usize| text.has(i, Class::NoSpeaker);
    let beside = |i: usize| {
        let capitals = !text.surface(i).contains(char::is_lowercase);
        BESIDE.contains(&text.low(i)) || text.kind(i) == Some(TokenKind::Number) || capitals
    };
    ((from..colon).any(label) && (from..colon).all(|i| label(i) || beside(i))).then_some(colon)
}

/// Whether the label says that what follows is claimed: it may never have been said.
pub(super) fn is_claim(text: Reading<'_>, nodes: &[Node]) -> bool {
    let words = nodes.first().map_or(0, |n| n.from as usize)..colon(text, nodes).unwrap_or(0);
    text.any(words, &["claim", "claims", "claimed", "myth", "rumor", "rumour"])
}

/// Drops what the models found a paragraph's label to say; in a `list` the words after a name are no more than what is told
/// of it.
pub(super) fn clear(text: Reading<'_>, nodes: &[Node], list: bool, found: &mut Vec<Attribution>) {
    if let Some(colon) = colon(text, nodes) {
        let end = nodes.iter().take_while(|n| n.from as usize <= colon).count();
        found.retain(|a| a.cue.start >= end && !a.source.iter().any(|r| r.start < end));
        for r in found.iter_mut().flat_map(|a| &mut a.content) {
            r.start = r.start.max(end).min(r.end);
        }
    }
    if list {
        let quotes = |a: &Attribution| a.content.iter().cloned().flatten().any(|i| nodes[i].quote.is_some());
        found.retain(|a| nodes[a.cue.start].sort != COLON || quotes(a));
    }
}
