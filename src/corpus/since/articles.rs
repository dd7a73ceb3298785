//! Which articles are new, gone, or published again with edits.

use super::both::{BEFORE, Both, When};
use super::edits;
use crate::corpus::duplicates::Shared;
use crate::engine::Analysis;
use crate::hashed::Map;
use crate::report::{ArticleChange, DuplicateKind, SinceArticle};

/// The earlier articles that are there again, each with the later one: of the same id or address, or near the same text in the
/// same outlet. By index.
pub(super) fn again(both: &Both<'_>, shared: &[Shared]) -> Map<usize, usize> {
    let of = |when: When| (0..both.articles.len()).filter(move |&i| both.when(both.articles[i].id()) == when);
    let mut again: Map<usize, usize> = Map::default();
    let mut taken: Map<usize, usize> = Map::default();
    let mut join = |then: usize, now: usize| {
        if !again.contains_key(&then) && !taken.contains_key(&now) {
            again.insert(then, now);
            taken.insert(now, then);
        }
    };
    let ids: Map<&str, usize> = of(When::Now).map(|i| (both.articles[i].id(), i)).collect();
    let address = |i: usize| both.articles[i].doc.url.as_deref();
    let addresses: Map<&str, usize> = of(When::Now).filter_map(|i| Some((address(i)?, i))).collect();
    for i in of(When::Then) {
        let id = both.articles[i].id().trim_start_matches(BEFORE);
        if let Some(&now) = ids.get(id).or_else(|| addresses.get(address(i)?)) {
            join(i, now);
        }
    }
    for group in shared.iter().filter(|s| s.kind == DuplicateKind::Copy) {
        let side =
            |when: When| group.articles.iter().copied().filter(move |&i| both.when(both.articles[i].id()) == when);
        for then in side(When::Then) {
            let outlet = |a: &Analysis| a.doc.outlet.clone();
            let here = |&now: &usize| outlet(both.articles[now]) == outlet(both.articles[then]);
            // Without outlets, two copies of one text may be two papers'.
            let sure = outlet(both.articles[then]).is_some() || group.articles.len() == 2;
            if let Some(now) = side(When::Now).find(here).filter(|_| sure) {
                join(then, now);
            }
        }
    }
    again
}

/// What has become of each article, in order; `again` has the earlier articles that are there again.
pub(super) fn changes(both: &Both<'_>, again: &Map<usize, usize>) -> Vec<SinceArticle> {
    let was: Map<usize, usize> = again.iter().map(|(&then, &now)| (now, then)).collect();
    let one = |i: usize| {
        let a = both.articles[i];
        let id = |i: usize| both.articles[i].id().to_owned();
        let told = |change, was, edits| Some(SinceArticle { article: id(i), change, was, edits });
        match (both.when(a.id()), was.get(&i)) {
            (When::Now, Some(&then)) => {
                let edits = edits::between(both.articles[then], a);
                (!edits.is_empty()).then(|| told(ArticleChange::Edited, Some(id(then)), edits)).flatten()
            }
            (When::Now, None) => told(ArticleChange::New, None, Vec::new()),
            (When::Then, _) if !again.contains_key(&i) => told(ArticleChange::Gone, None, Vec::new()),
            _ => None,
        }
    };
    (0..both.articles.len()).filter_map(one).collect()
}
