//! Lines that stand twice.

use crate::hashed::Map;

use super::item::Item;
use crate::report::PartKind;

/// Lines that stand twice: the lead under the picture, a caption and its copy.
pub(super) fn repeated(items: &mut [Item<'_>]) {
    let mut seen: Map<&str, usize> = Map::default();
    for (i, item) in items.iter_mut().enumerate() {
        if item.words >= 5 && item.line.len() >= 25 {
            let first = *seen.entry(item.line).or_insert(i);
            if first != i && item.open() {
                item.set(PartKind::Boilerplate, "repeated line");
            }
        }
    }
    // A teaser above the text that the text then says in full.
    let open: Vec<usize> = (0..items.len()).filter(|&i| items[i].open()).take(5).collect();
    for (n, &i) in open.iter().enumerate() {
        let teaser = items[i].line.trim_end_matches(['.', '…', ' ']);
        let longer = open[n + 1..]
            .iter()
            .any(|&j| items[j].line.len() > items[i].line.len() && items[j].line.starts_with(teaser));
        if longer && items[i].words >= 8 {
            items[i].set(PartKind::Boilerplate, "repeated lead");
        }
    }
}
