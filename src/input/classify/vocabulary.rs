//! What a text is about, by the names in it.

use crate::hashed::Map;

use super::super::capitalised::each_name;
use super::item::Item;

/// The capitalised words inside the sentences of paragraphs, with how often each stands there.
pub(super) fn names<'a>(items: &[Item<'a>]) -> Map<&'a str, u32> {
    let mut out = Map::default();
    for item in items.iter().filter(|b| b.open() && b.is_prose()) {
        each_name(item.line, |name| *out.entry(name).or_insert(0) += 1);
    }
    out
}
