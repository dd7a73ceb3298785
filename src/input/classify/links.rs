//! Links to other stories that only plain text shows.

use super::super::furniture;
use super::item::Item;
use crate::report::PartKind;

/// Teasers for other stories in capitals throughout, in a text that does not use capitals for its sub-headings.
pub(super) fn links_in_capitals(items: &mut [Item<'_>]) {
    let shouted: Vec<usize> = (0..items.len())
        .filter(|&i| {
            items[i].open() && items[i].words >= 2 && items[i].words <= 24 && furniture::is_shouted(items[i].line)
        })
        .collect();
    let prose = items.iter().filter(|b| b.open() && b.is_prose() && !furniture::is_shouted(b.line)).count();
    if prose < 3 || shouted.len() * 2 > prose {
        return;
    }
    let short = shouted.iter().filter(|&&i| items[i].words < 5).count();
    let least = if short >= 2 { 8 } else { 5 };
    for &i in &shouted {
        let before = items[..i].iter().rev().find(|b| b.open()).is_some_and(Item::is_prose)
            && items[i + 1..].iter().find(|b| b.open()).is_none_or(Item::is_prose);
        let item = &mut items[i];
        let question = item.line.ends_with(['?', ':', '.']);
        if before && item.words >= least && !question {
            items[i].set(PartKind::Boilerplate, "link to another story");
        }
    }
}
