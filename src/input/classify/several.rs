//! Several articles in one pasted text.

use super::super::{datelines, stamps};
use super::item::Item;
use super::vocabulary::names;
use crate::report::PartKind;
use crate::span::Span;

const REASON: &str = "another article in the text";

/// Words of a headline, least and most.
const HEADLINE: std::ops::RangeInclusive<usize> = 3..=25;

/// So many blocks below a headline stands who wrote the article, or when, at most.
const NEAR: usize = 4;

/// Text begins at most so many blocks below that.
const TEXT_NEAR: usize = 6;

/// An article has so many paragraphs at least.
const PARAGRAPHS: usize = 2;

/// Another article shares fewer of its names with the one before it, in percent.
const SHARED: usize = 60;

/// What the lines below a headline say.
#[derive(Default)]
struct Head {
    byline: bool,
    date: bool,
    /// Where its text begins.
    text: usize,
}

/// Where each article after the first begins.
pub(super) fn starts(items: &[Item<'_>]) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    let Some(first) = (0..items.len().min(NEAR)).find_map(|i| head(items, i)) else { return out };
    if !first.byline && !first.date {
        return out;
    }
    let (mut from, mut prose, mut i) = (0, 0, first.text);
    while i < items.len() {
        let item = &items[i];
        prose += usize::from(item.open() && item.is_prose());
        let title = item.open()
            && HEADLINE.contains(&item.words)
            && !is_stamp(item)
            && (!item.ends || item.line.ends_with(['?', '!', '’', '”']));
        if title
            && prose >= PARAGRAPHS
            && let Some(head) = head(items, i)
            && head.byline
            && head.date
            && is_other(&items[from..i], &items[i..])
        {
            out.push(i);
            (from, prose) = (i, 0);
            i = head.text;
        } else {
            i += 1;
        }
    }
    out
}

fn is_stamp(item: &Item<'_>) -> bool {
    datelines::is_byline(item.line, item.words) || stamps::read(item.line, item.words).is_some()
}

/// What stands below a block, if it is a headline with text below.
fn head(items: &[Item<'_>], at: usize) -> Option<Head> {
    let mut head = Head::default();
    let below = items.iter().enumerate().skip(at + 1);
    let (mut seen, mut titles) = (0, 0);
    for (i, item) in below.filter(|(_, b)| b.open()) {
        seen += 1;
        let dated = stamps::read(item.line, item.words);
        if let Some(stamp) = &dated {
            head.date |= stamp.published.or(stamp.updated).is_some();
            head.byline |= stamp.pieces.iter().any(|p| p.2 == PartKind::Byline);
            continue;
        }
        if datelines::is_byline(item.line, item.words) {
            head.byline = true;
            continue;
        }
        // Titles in a list have no text of their own.
        titles += usize::from(!item.ends && item.words > 3);
        if titles > 1 {
            return None;
        }
        let text = item.is_prose() && item.ends;
        let next = items[i + 1..].iter().find(|b| b.open());
        if text && next.is_some_and(|b| b.ends && b.words >= 5) {
            // A dateline with the place says as much as a line with the date.
            head.date |= datelines::lead(item.line).is_some();
            head.text = i;
            return Some(head);
        }
        if seen > NEAR && !head.byline && !head.date || seen > TEXT_NEAR {
            return None;
        }
    }
    None
}

/// Whether a text is about something else than the one before it.
fn is_other(before: &[Item<'_>], after: &[Item<'_>]) -> bool {
    let known = names(before);
    let new = names(&after[..after.len().min(12)]);
    let shared = new.keys().filter(|n| known.contains_key(**n)).count();
    !new.is_empty() && shared * 100 < new.len() * SHARED
}

/// Sets the articles from the second aside, each as one.
pub(super) fn set_aside(items: &mut [Item<'_>], starts: &[usize]) -> Vec<(usize, usize)> {
    let ends = starts.iter().skip(1).copied().chain([items.len()]);
    let groups: Vec<(usize, usize)> = starts.iter().copied().zip(ends.map(|e| e - 1)).collect();
    if let Some(&first) = starts.first() {
        for item in &mut items[first..] {
            item.set(PartKind::Appended, REASON);
        }
    }
    groups
}

/// The stretches that were set aside so.
pub(super) fn spans(items: &[Item<'_>], groups: &[(usize, usize)]) -> Vec<Span> {
    let own = groups.iter().filter(|g| items[g.0].label == Some((PartKind::Appended, Some(REASON))));
    own.map(|&(first, last)| items[first].block.span.join(items[last].block.span)).collect()
}
