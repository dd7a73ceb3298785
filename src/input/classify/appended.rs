//! Other articles below the end of this one.

use super::item::{Item, Label};
use super::vocabulary::names;
use crate::report::PartKind;

/// Whole articles after `end`, where this one may have ended. Each gives a group of blocks, first and last.
pub(super) fn appended(items: &mut [Item<'_>], end: usize) -> Vec<(usize, usize)> {
    let mut groups = Vec::new();
    let body: usize = items.iter().filter(|b| b.open() && b.is_prose()).count();
    if body < 3 {
        return groups;
    }
    // Age stamps ("14 minutes ago") between short lines: lists of other stories, each with its text.
    let mut stamps: Vec<usize> = Vec::new();
    let mut prose = 0;
    for (i, item) in items.iter().enumerate() {
        prose += usize::from(item.open() && item.is_prose());
        if item.label == Some((PartKind::Boilerplate, Some("age stamp"))) && prose >= 2 && i >= end {
            stamps.push(i);
        }
    }
    let starts: Vec<usize> = stamps
        .iter()
        .map(|&at| {
            let mut first = at;
            while first > 0 && at - first < 2 {
                let before = &items[first - 1];
                let label_line = before.open() && !before.ends && before.words <= 6;
                if !label_line || items[first].block.gap {
                    break;
                }
                first -= 1;
            }
            first
        })
        .collect();
    // A comment has an age too; a story has a title and a text.
    let lists: Vec<usize> = starts
        .iter()
        .enumerate()
        .filter(|&(n, &first)| {
            let end = starts.get(n + 1).copied().unwrap_or(items.len());
            items[first..end].iter().any(Item::is_prose)
        })
        .map(|(n, _)| n)
        .collect();
    if let (Some(&first), true) = (lists.first(), lists.len() >= 2 || has_related_label(items, &starts)) {
        for n in first..starts.len() {
            let end = starts.get(n + 1).copied().unwrap_or(items.len());
            mark_appended(items, starts[n], end, &mut groups);
        }
        return groups;
    }
    after_the_end(items, end, &mut groups);
    groups
}

fn has_related_label(items: &[Item<'_>], starts: &[usize]) -> bool {
    starts.first().is_some_and(|&s| {
        items[s.saturating_sub(4)..s]
            .iter()
            .any(|b| matches!(b.label, Some((PartKind::Boilerplate, Some("related links" | "comment box")))))
    })
}

fn mark_appended(items: &mut [Item<'_>], first: usize, end: usize, groups: &mut Vec<(usize, usize)>) {
    for item in &mut items[first..end] {
        item.set(PartKind::Appended, "another article after the end");
    }
    if end > first {
        groups.push((first, end - 1));
    }
}

/// Another article, title and text, behind a line that closes this one, with hardly a name in common.
fn after_the_end(items: &mut [Item<'_>], end: usize, groups: &mut Vec<(usize, usize)>) {
    let closing = |label: &Option<Label>| {
        matches!(
            label,
            Some((
                PartKind::Boilerplate,
                Some(
                    "related links"
                        | "copyright notice"
                        | "contributor line"
                        | "comment box"
                        | "share button"
                        | "newsletter box"
                        | "site notice"
                )
            ))
        )
    };
    let mut prose_after = items.iter().filter(|b| b.open() && b.is_prose()).count();
    let mut prose_before = 0;
    // Comparing vocabularies reads the whole text, so only the first few candidates are compared.
    let mut tries = 4;
    let mut closed: Option<usize> = None;
    for i in 0..items.len() {
        if !items[i].open() {
            if i >= end && prose_before >= 3 && closing(&items[i].label) {
                closed = Some(i);
            }
            continue;
        }
        let is_prose = items[i].is_prose();
        prose_before += usize::from(is_prose);
        prose_after -= usize::from(is_prose);
        // Past the furniture there must be a title, then text.
        let Some(end) = closed.take() else { continue };
        if items[i].ends || !(4..=25).contains(&items[i].words) || prose_after < 2 || tries == 0 {
            continue;
        }
        tries -= 1;
        let own = names(&items[..end]);
        let theirs = names(&items[i..]);
        let shared = theirs.keys().filter(|n| own.contains_key(**n)).count();
        if theirs.len() >= 6 && shared * 5 < theirs.len() {
            let all = items.len();
            mark_appended(items, i, all, groups);
            return;
        }
    }
}
