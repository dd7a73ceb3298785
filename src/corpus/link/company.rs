//! Who appears with whom in which articles.

use crate::engine::Analysis;
use crate::hashed::{Map, Set};
use crate::report::EntityType;

/// How many people and organisations articles must share.
pub(super) const SHARED: usize = 2;

/// Who appears in which articles, read once and not again for each of their names.
#[derive(Default)]
pub(super) struct Company<'a> {
    /// The keys of an article's people and organisations.
    keys: Map<u32, Set<&'a str>>,
    /// The first keys that two articles share, as many as are asked for.
    shared: Map<(u32, u32), Vec<&'a str>>,
}

impl<'a> Company<'a> {
    /// The first keys that two articles share.
    pub(super) fn shared(&mut self, articles: &[&'a Analysis], a: u32, b: u32) -> &[&'a str] {
        let Self { keys, shared } = self;
        shared.entry((a, b)).or_insert_with(|| {
            for article in [a, b] {
                keys.entry(article).or_insert_with(|| appear_in(articles[article as usize]));
            }
            let (a, b) = (&keys[&a], &keys[&b]);
            let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
            few.iter().copied().filter(|key| many.contains(*key)).take(SHARED).collect()
        })
    }
}

/// Keys of the people and organisations that appear in an article.
fn appear_in(article: &Analysis) -> Set<&str> {
    let people = article.entities.table.iter().filter(|e| matches!(e.kind, Some(EntityType::Per | EntityType::Org)));
    people.map(|e| e.key.as_str()).collect()
}
