//! What a text is about, by the names in it.

use rustc_hash::FxHashMap;

use super::super::blocks::ends_sentence;
use super::item::Item;

/// Capitalised words inside sentences: the cheap mark of what a text is about.
pub(super) fn names<'a>(items: &[Item<'a>]) -> FxHashMap<&'a str, u32> {
    let mut out = FxHashMap::default();
    for item in items.iter().filter(|b| b.open() && b.is_prose()) {
        let mut inside = false;
        for word in item.line.split_whitespace() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
            if inside && bare.len() > 2 && bare.starts_with(char::is_uppercase) {
                *out.entry(bare).or_insert(0) += 1;
            }
            inside = !ends_sentence(word) && !word.starts_with(['“', '"', '‘']);
        }
    }
    out
}
