//! Sub-headings.

use super::super::blocks::Hint;
use super::item::Item;
use crate::report::PartKind;

/// Sub-headings: short lines without a stop between sentences.
pub(super) fn headings(items: &mut [Item<'_>]) {
    for i in 0..items.len() {
        let item = &items[i];
        if !item.open() || item.words > 12 || item.line.len() > 100 || item.block.hint != Hint::Text {
            continue;
        }
        let line = item.line;
        let stops =
            line.ends_with(['.', ',', ';', ':', '…', '!', '-', '—', '–', '”', '"', ')']) && !line.ends_with("...");
        let first = line.trim_start_matches(['‘', '\'', '(', '[', '¿', '¡']).chars().next().unwrap_or(' ');
        let opens = first.is_uppercase() || first.is_ascii_digit();
        if stops || line.ends_with("...") || !opens || line.starts_with(['-', '•', '*', '@', '#']) {
            continue;
        }
        let before = items[..i].iter().rev().find(|b| b.open());
        let after = items[i + 1..].iter().find(|b| b.open());
        let after_prose = after.is_some_and(|b| {
            b.is_prose() && b.words > item.words || b.line.starts_with(['“', '"', '•', '-']) && b.words > 5
        });
        let before_ends = before.is_none_or(|b| b.ends || b.line.ends_with([':', ')']));
        // Figures in columns are no headings.
        let digits = line.chars().filter(char::is_ascii_digit).count();
        if after_prose && before_ends && digits * 3 <= line.len() && item.words >= 1 {
            items[i].label = Some((PartKind::Heading, None));
        }
    }
}
