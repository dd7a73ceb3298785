//! Bylines, date lines and site names between headline and text.

use super::super::stamps::Stamp;
use super::super::{datelines, stamps};
use super::item::{Item, Known};
use crate::calendar::Date;
use crate::report::PartKind;

/// How far below the headline of a page bylines and date lines stand at most, in blocks.
const NEAR: usize = 14;

/// The same where all that stands on a page was copied: lists of authors, buttons.
const NEAR_IN_PASTE: usize = 40;

/// So many long paragraphs may stand above it.
const MOST_ABOVE: usize = 3;

/// A line with the article's day stands no further above its headline, in blocks.
const NEAR_ABOVE: usize = 4;

/// Furniture whose dates are of other things.
const NEVER_DATED: [&str; 4] = ["copyright notice", "below the article", "related links", "comments"];

/// So many sentences, and short ones: a standfirst may be a list.
const MOST_SHORT: usize = 4;

/// The days that the lines above a text state.
#[derive(Default)]
pub(super) struct Days {
    pub(super) published: Option<Date>,
    updated: Option<Date>,
    /// The date of a line above the headline may be the day that the page was seen.
    above: Option<Date>,
}

impl Days {
    fn add(&mut self, stamp: &Stamp, above: bool) {
        if above {
            self.above = self.above.or(stamp.published).or(stamp.updated);
        } else {
            self.published = self.published.or(stamp.published);
            self.updated = self.updated.or(stamp.updated);
        }
    }

    pub(super) fn best(self) -> Option<Date> {
        self.published.or(self.updated).or(self.above)
    }
}

/// What stands above a line.
#[derive(Default)]
struct Passed {
    /// Sentences, and how many of them are long.
    sentences: usize,
    long: usize,
    /// Whether other stories' titles and dates have begun.
    related: bool,
}

impl Passed {
    fn add(&mut self, item: &Item<'_>) {
        if item.open() && item.is_prose() {
            self.long += usize::from(item.words > 22);
            self.sentences += 1;
        }
        self.related |= self.sentences > 1 && item.label == Some((PartKind::Boilerplate, Some("related links")));
    }

    /// Whether it is no more than a standfirst, which may stand above the byline.
    fn is_little(&self, page: bool) -> bool {
        self.long < 2 && (page || self.sentences <= MOST_SHORT)
    }
}

/// Bylines, date lines and site names above the text. Gives the dates that they state.
pub(super) fn front_matter(items: &mut [Item<'_>], known: Known<'_>, top: Option<usize>) -> Days {
    let (mut days, mut passed) = (Days::default(), Passed::default());
    let count = items.len();
    let near = if known.page { NEAR } else { top.unwrap_or(0) + NEAR_IN_PASTE };
    let foreign = if known.page { Vec::new() } else { foreign_days(items, near, top) };
    for i in 0..count {
        let (line, words) = (items[i].line, items[i].words);
        passed.add(&items[i]);
        let above = passed.is_little(known.page);
        let marked = matches!(items[i].label, Some((PartKind::Dateline | PartKind::Byline, _)));
        // Pages set bylines as headings too.
        let heading = items[i].label == Some((PartKind::Heading, None));
        // The line with the day may be of the furniture: how long the article takes to read, where to share it.
        let told = !known.page
            && matches!(items[i].label, Some((PartKind::Boilerplate, Some(r))) if !NEVER_DATED.contains(&r))
            && (passed.sentences < 2 || items[i].label != Some((PartKind::Boilerplate, Some("link to another story"))));
        // Below a long standfirst and a caption still: names beside a date, a date with the time of day.
        let below = !known.page && passed.long <= MOST_ABOVE && is_sure(items, i);
        if known.page && items[i].label == Some((PartKind::Byline, None)) {
            // The page says what it is, whatever day it gives beside; further down it is that of another.
            if let Some(stamp) = stamps::read(line, words).filter(|_| above) {
                days.add(&stamp, top.is_some_and(|t| i < t));
            }
        } else if foreign.contains(&i) {
            // It is left as it is.
        } else if marked
            || (items[i].open() || heading || told)
                && (above || below)
                && i < near
                && !passed.related
                && !(passed.sentences > 1 && is_told(items, i))
        {
            if take_stamp(items, i, top, &mut days) {
                continue;
            }
            let is_name = !marked && !told && words <= 5 && !heading && top.is_some_and(|t| t != i);
            if is_name && is_site_name(items, i, known) {
                items[i].set(PartKind::Boilerplate, "site name");
            }
        } else if i + 3 >= count && is_signature(&items[i]) {
            items[i].label = Some((PartKind::Byline, None));
        }
    }
    days
}

/// Takes the days of a line that states them; whether it does.
fn take_stamp(items: &mut [Item<'_>], i: usize, top: Option<usize>, days: &mut Days) -> bool {
    let Some(stamp) = stamp(items, i) else { return false };
    // What stands in the menus is the day on which the page was seen.
    if top.is_none_or(|t| t <= i + NEAR_ABOVE) {
        days.add(&stamp, top.is_some_and(|t| i < t));
    } else {
        items[i].pieces.clear();
        items[i].set(PartKind::Boilerplate, "above the headline");
    }
    true
}

/// Whether a line at the end of a text says who wrote it.
fn is_signature(item: &Item<'_>) -> bool {
    item.open()
        && datelines::is_byline(item.line, item.words)
        && item.words <= 8
        && item.line.starts_with(['B', 'b', '—', '-', '–'])
        && !item.ends
}

/// Whether a line is surely of the front matter: one of a byline and a date beside one another, or a date with a time.
fn is_sure(items: &[Item<'_>], i: usize) -> bool {
    let dated = |b: &Item<'_>| stamps::read(b.line, b.words).is_some();
    let byline = |b: &Item<'_>| datelines::is_byline(b.line, b.words);
    let beside = |what: &dyn Fn(&Item<'_>) -> bool| {
        [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter_map(|j| items.get(j)).any(what)
    };
    let item = &items[i];
    item.words <= 20 && (byline(item) && beside(&dated) || dated(item) && (item.line.contains(':') || beside(&byline)))
}

/// Days alone on their lines that are of something else: right below the title of another story, or one of several days, as
/// in a list or a chronicle. That of the article stands below its headline, where a standfirst may stand between them, or
/// beside who wrote it.
fn foreign_days(items: &[Item<'_>], near: usize, top: Option<usize>) -> Vec<usize> {
    // A standfirst has a sentence or two.
    let is_standfirst =
        |between: &[Item<'_>]| between.len() <= 2 && between.iter().all(|b| b.open() && b.ends && b.is_prose());
    let alone = |i: usize| {
        let b = &items[i];
        let own = i.checked_sub(1).is_some_and(|j| {
            let above = &items[j];
            top.is_some_and(|t| t < i && is_standfirst(&items[t + 1..i]))
                || above.is_stamp()
                || stamps::is_names(above.line, above.words)
                || items.get(i + 1).is_some_and(|below| datelines::is_byline(below.line, below.words))
        });
        let bare = b.words <= 4 && !own && i > top.unwrap_or(0);
        bare.then(|| stamps::read(b.line, b.words)).flatten().and_then(|s| s.published)
    };
    let days: Vec<(usize, Date)> = (1..items.len().min(near)).filter_map(|i| Some((i, alone(i)?))).collect();
    let several = days.iter().any(|d| d.1 != days[0].1);
    let link = |i: usize| {
        let above = items[i - 1].label;
        matches!(above, Some((PartKind::Boilerplate, Some("link to another story" | "related links"))))
    };
    days.into_iter().map(|d| d.0).filter(|&i| several || link(i)).collect()
}

/// Whether a day stands alone between two paragraphs: one of which the text tells. Below who wrote it a note may stand.
fn is_told(items: &[Item<'_>], i: usize) -> bool {
    if items[i.saturating_sub(3)..i].iter().any(|b| b.label == Some((PartKind::Byline, None))) {
        return false;
    }
    let prose = |at: Option<usize>| at.and_then(|j| items.get(j)).is_some_and(|b| b.open() && b.is_prose());
    items[i].words <= 4 && prose(i.checked_sub(1)) && prose(Some(i + 1))
}

/// Labels a line that says who wrote the article, or when. Gives what it says.
fn stamp(items: &mut [Item<'_>], i: usize) -> Option<Stamp> {
    let item = &mut items[i];
    if let Some(mut stamp) = stamps::read(item.line, item.words) {
        let first = stamp.pieces.first().map_or(PartKind::Dateline, |p| p.2);
        if stamp.pieces.len() > 1 {
            item.pieces = std::mem::take(&mut stamp.pieces);
        }
        item.label = Some((first, None));
        return Some(stamp);
    }
    if item.label.is_some_and(|l| matches!(l.0, PartKind::Byline | PartKind::Boilerplate)) {
        return None;
    }
    if datelines::is_dateline_line(item.line, item.words) {
        item.label = Some((PartKind::Dateline, None));
        return Some(Stamp { published: datelines::date_in(item.line), ..Stamp::default() });
    }
    datelines::is_byline(item.line, item.words).then(|| {
        item.label = Some((PartKind::Byline, None));
        Stamp { published: datelines::date_in(item.line), ..Stamp::default() }
    })
}

/// Whether a line is the outlet's name, or one that the furniture beside it repeats.
fn is_site_name(items: &[Item<'_>], i: usize, known: Known<'_>) -> bool {
    let line = items[i].line;
    let repeats = |beside: &Item<'_>| {
        matches!(beside.label, Some((PartKind::Boilerplate, Some("read time" | "age stamp" | "share button"))))
            && (beside.line.starts_with(line) || beside.line.ends_with(line))
    };
    known.outlet.is_some_and(|o| o.eq_ignore_ascii_case(line))
        || [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter_map(|j| items.get(j)).any(repeats)
}
