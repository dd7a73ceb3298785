//! From labelled blocks to parts.

use super::super::blocks::trimmed;
use super::super::{datelines, furniture};
use super::item::Item;
use crate::report::{Part, PartKind};
use crate::span::Span;

/// Writes the parts, datelines and furniture that run into a paragraph split off.
pub(super) fn emit(text: &str, items: &[Item<'_>], groups: &[(usize, usize)]) -> Vec<Part> {
    let mut parts = Vec::with_capacity(items.len());
    let mut push = |span: Span, kind: PartKind, reason: Option<&str>| {
        parts.push(Part::new(span, kind, reason.map(str::to_owned)));
    };
    let mut prose = 0;
    let mut next_group = groups.iter().peekable();
    let mut i = 0;
    while i < items.len() {
        let item = &items[i];
        let span = item.block.span;
        if let Some(&&(first, last)) = next_group.peek()
            && first == i
        {
            // One part for a whole article: it goes and comes back as one.
            push(span.join(items[last].block.span), PartKind::Appended, item.label.and_then(|l| l.1));
            next_group.next();
            i = last + 1;
            continue;
        }
        i += 1;
        if let Some((kind, reason)) = item.label {
            if item.pieces.is_empty() {
                push(span, kind, reason);
            }
            for &(from, to, kind) in &item.pieces {
                let reason = reason.filter(|_| kind == PartKind::Boilerplate);
                if let Some(piece) = trimmed(text, span.start as usize + from, span.start as usize + to) {
                    push(piece, kind, reason);
                }
            }
            continue;
        }
        prose += u32::from(item.is_prose());
        // The place may stand in a line of its own.
        paragraph(text, item, prose <= 3, &mut push);
    }
    parts
}

/// Writes a paragraph, and before it the furniture and, where it may have one, the dateline that run into it.
fn paragraph(text: &str, item: &Item<'_>, dated: bool, push: &mut impl FnMut(Span, PartKind, Option<&str>)) {
    let Span { mut start, end, .. } = item.block.span;
    if let Some((len, reason)) = furniture::lead_in(item.line)
        && let Some(cut) = trimmed(text, start as usize, start as usize + len)
    {
        push(cut, PartKind::Boilerplate, Some(reason));
        start += len as u32;
    }
    if dated
        && let Some(len) = text.get(start as usize..end as usize).and_then(datelines::lead)
        && let Some(cut) = trimmed(text, start as usize, start as usize + len)
    {
        push(cut, PartKind::Dateline, None);
        start = cut.end;
    }
    if let Some(rest) = trimmed(text, start as usize, end as usize) {
        push(rest, PartKind::Paragraph, None);
    }
}
