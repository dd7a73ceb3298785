//! Several articles in one pasted text.

use super::super::normal::key;
use super::super::{datelines, stamps};
use super::item::Item;
use super::vocabulary::{Related, Topic};
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

/// Standfirst and captions have fewer words together.
const ABOVE: usize = 90;

/// So many paragraphs say what an article is about.
const ABOUT: usize = 6;

/// What the lines below a headline say.
#[derive(Default)]
struct Head {
    byline: bool,
    date: bool,
    /// Where its text begins.
    text: usize,
}

/// Where each article after the first, whose headline may be known, begins.
pub(super) fn starts(items: &[Item<'_>], top: Option<usize>) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    let (mut prose, mut i) = (0, top.map_or(1, |t| t + 1));
    let (mut topic, mut added) = (Topic::default(), i - 1);
    // Whether a line said who wrote the article so far, or when, and how many words it has.
    let (mut signed, mut words) = (false, 0);
    while i < items.len() {
        let item = &items[i];
        prose += usize::from(item.open() && item.is_prose());
        words += if item.open() { item.words } else { 0 };
        signed |= item.is_stamp();
        let title = item.open()
            && top.is_none_or(|t| key(items[t].line) != key(item.line))
            && HEADLINE.contains(&item.words)
            && !item.is_stamp()
            && !stamps::is_names(item.line, item.words)
            && (!item.ends || item.may_be_title());
        let head = if title && prose >= PARAGRAPHS { head(items, i) } else { None };
        i += 1;
        let Some(head) = head.filter(|h| h.byline || h.date) else { continue };
        topic.add(&items[added..i - 1]);
        added = i - 1;
        // A standfirst and captions may stand above who wrote the first one.
        if !signed && words < ABOVE {
            continue;
        }
        if head.opens(item.line, &topic, &items[head.text..]) {
            out.push(i - 1);
            (topic, prose, i) = (Topic::default(), 0, head.text);
            (signed, words) = (true, 0);
        }
    }
    out
}

impl Head {
    /// Whether another article begins with this below its title: a box in the text has a title too, and then the text
    /// goes on. Who wrote it and when tell it together, one of them with a text that speaks of the title and of nothing
    /// before.
    fn opens(&self, title: &str, before: &Topic<'_>, text: &[Item<'_>]) -> bool {
        let mut about: usize = 0;
        let end = text.iter().position(|b| {
            about += usize::from(b.open() && b.is_prose());
            about > ABOUT
        });
        let text = &text[..end.unwrap_or(text.len())];
        let told = Topic::of(text).tells(title);
        match before.related(text) {
            Related::Same => false,
            Related::Unknown => told && self.byline && self.date,
            Related::Other => told || self.byline && self.date,
        }
    }
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
