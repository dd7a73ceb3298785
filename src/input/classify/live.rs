//! The entries of a live blog.

use super::super::entries::{self, Entry};
use super::item::Item;
use crate::report::PartKind;

/// Finds the entries of a live blog and takes their heads out of the text.
pub(super) fn entries(items: &mut [Item<'_>]) -> Vec<Entry> {
    let lines: Vec<entries::Line<'_>> = items.iter().map(line).collect();
    let found = entries::find(&lines);
    for f in &found {
        for item in &mut items[f.heads.clone()] {
            item.set(PartKind::Boilerplate, "head of an entry");
        }
    }
    found.into_iter().map(|f| f.entry).collect()
}

fn line<'a>(item: &Item<'a>) -> entries::Line<'a> {
    let label = item.label.and_then(|l| l.1);
    entries::Line {
        span: item.block.span,
        text: item.line,
        prose: item.open() && item.is_prose(),
        comment: matches!(label, Some("comment box" | "comments")),
    }
}
