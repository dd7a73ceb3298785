//! The headline.

use super::super::blocks::Hint;
use super::super::normal::key;
use super::super::{datelines, stamps};
use super::item::{Item, Known};
use crate::report::PartKind;

/// Finds and labels the headline.
pub(super) fn headline(items: &mut [Item<'_>], known: Known<'_>) -> Option<usize> {
    if let Some(i) = items.iter().position(|b| b.label.is_some_and(|l| l.0 == PartKind::Headline)) {
        return Some(i);
    }
    // The given title, wherever among the first lines it stands.
    if let Some(title) = known.title {
        let at = (0..items.len().min(8)).find(|&i| {
            matches!(items[i].label, None | Some((PartKind::Heading, _)))
                && items[i].words <= 45
                && same_words(items[i].line, title)
        });
        if let Some(i) = at
            && items.len() > 1
        {
            items[i].label = Some((PartKind::Headline, None));
            return Some(i);
        }
    }
    let first = items.iter().position(|b| b.open() && !is_stamp(b))?;
    let at = if known.page { is_headline(items, first, 5).then_some(first) } else { pasted(items, first) };
    let at = at?;
    items[at].label = Some((PartKind::Headline, None));
    Some(at)
}

/// Whether a block may be the headline, with text not far below it.
fn is_headline(items: &[Item<'_>], at: usize, near: usize) -> bool {
    let head = &items[at];
    if head.words > 30 || head.words < 2 || head.line.len() > 240 || head.block.hint != Hint::Text {
        return false;
    }
    let follows = items[at + 1..].iter().filter(|b| b.open() && !is_stamp(b)).take(near).any(Item::is_prose);
    let title_case = is_title_case(head.line);
    let bare = !head.ends || head.line.ends_with(['?', '!', '’', '”', '"', '\'']) && !head.line.contains(". ");
    let ok = if bare {
        // A lead whose stop got lost is long and runs on like a sentence.
        !head.line.ends_with([',', ':', ';', '-']) && (head.words <= 22 || title_case)
    } else {
        title_case && head.words <= 22
    };
    ok && follows
}

/// A headline has at least this many words where shorter lines stand beside it.
const LEAST_WORDS: usize = 4;

/// How many blocks may stand between a headline and the first sentence of a copied page.
const NEAR_IN_PASTE: usize = 40;

/// The headline of text that may have been copied with what stands above it on the page.
fn pasted(items: &[Item<'_>], first: usize) -> Option<usize> {
    let text = (first..items.len()).find(|&i| items[i].open() && items[i].is_prose() && !is_stamp(&items[i]))?;
    // How long it takes to read may stand beside the day.
    let may = |b: &Item<'_>| b.label.is_none_or(|l| l.0 == PartKind::Boilerplate);
    let stamp = (first..text).find(|&i| may(&items[i]) && is_stamp(&items[i]));
    let title = |i: usize| items[i].open() && items[i].words >= LEAST_WORDS && is_headline(items, i, NEAR_IN_PASTE);
    // A copy that begins with the headline.
    if title(first) && (first + 5 > text || stamp.is_some() || first == 0) {
        return Some(first);
    }
    // The topmost of the long lines right above who wrote it and when; section and buttons are short.
    if let Some(stamp) = stamp
        && let Some(last) = (first..stamp).rev().take(4).find(|&i| title(i))
    {
        let above = (first..last).rev().take_while(|&i| title(i)).last();
        return Some(above.unwrap_or(last));
    }
    // A section's name above the headline.
    if items[first].words < LEAST_WORDS
        && is_section(items[first].line)
        && let Some(next) = (first + 1..text).find(|&i| items[i].open())
        && title(next)
    {
        return Some(next);
    }
    is_headline(items, first, 5).then_some(first)
}

/// Whether a short line is the name of a section, or shouts as labels do.
fn is_section(line: &str) -> bool {
    let is_label = |w: &str| SECTIONS.contains(&w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str());
    line.split_whitespace().all(is_label) || !line.contains(char::is_lowercase)
}

/// Words of which names of sections are made.
#[rustfmt::skip]
const SECTIONS: [&str; 42] = [
    "news", "world", "politics", "business", "opinion", "sport", "sports", "culture", "health", "science", "travel",
    "money", "technology", "tech", "environment", "climate", "education", "local", "national", "international",
    "analysis", "exclusive", "breaking", "live", "economy", "markets", "crime", "courts", "lifestyle", "entertainment",
    "middle", "east", "africa", "asia", "europe", "us", "uk", "home", "and", "u.s", "explainer", "investigation",
];

/// The same letters and digits, case and marks aside.
fn same_words(a: &str, b: &str) -> bool {
    let (a, b) = (key(a), key(b));
    a == b || (a.len() > 30 && b.starts_with(&a)) || (b.len() > 30 && a.starts_with(&b))
}

/// Whether nearly all the longer words are capitalised.
fn is_title_case(line: &str) -> bool {
    let long: Vec<&str> = line
        .split_whitespace()
        .map(|w| w.trim_start_matches(|c: char| !c.is_alphanumeric()))
        .filter(|w| w.chars().count() >= 4)
        .collect();
    let upper = long.iter().filter(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())).count();
    long.len() >= 3 && upper * 5 >= long.len() * 4
}

fn is_stamp(item: &Item<'_>) -> bool {
    datelines::is_dateline_line(item.line, item.words)
        || datelines::is_byline(item.line, item.words)
        || stamps::read(item.line, item.words).is_some()
        || (item.words <= 12 && datelines::lead(item.line) == Some(item.line.len()))
}
