//! What a text is about, by the names in it.

use rustc_hash::FxHashMap;

use super::super::capitalised::each_name;
use super::item::Item;

/// The capitalised words inside the sentences of paragraphs, with how often each stands there.
pub(super) fn names<'a>(items: &[Item<'a>]) -> FxHashMap<&'a str, u32> {
    let mut out = FxHashMap::default();
    for item in items.iter().filter(|b| b.open() && b.is_prose()) {
        each_name(item.line, |name| *out.entry(name).or_insert(0) += 1);
    }
    out
}
