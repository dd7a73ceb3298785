//! The headline.

use super::super::blocks::Hint;
use super::super::datelines;
use super::super::normal::key;
use super::item::{Item, Known};
use super::vocabulary::Topic;
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
pub(super) fn is_headline(items: &[Item<'_>], at: usize, near: usize) -> bool {
    let head = &items[at];
    if head.words > 30 || head.words < 2 || head.line.len() > 240 || head.block.hint != Hint::Text {
        return false;
    }
    let follows = items[at + 1..].iter().filter(|b| b.open() && !is_stamp(b)).take(near).any(Item::is_prose);
    let title_case = is_title_case(head.line);
    let bare = !head.ends || head.may_be_title();
    let ok = if bare {
        // A lead whose stop got lost is long and runs on like a sentence.
        !head.line.ends_with([',', ':', ';', '-']) && (head.words <= 22 || title_case)
    } else {
        title_case && head.words <= 22
    };
    ok && follows
}

/// A headline has at least this many words where shorter lines stand beside it.
pub(super) const LEAST_WORDS: usize = 4;

/// How many blocks may stand between a headline and the first sentence of a copied page.
const NEAR_IN_PASTE: usize = 40;

/// The same for a headline whose words the text does not use.
const NEAR_ALONE: usize = 12;

/// So many paragraphs of a text say what it is about.
const ABOUT: usize = 10;

/// So far apart, in lines, the candidates for the headline stand at most: between them its standfirst, a section, buttons.
const TOGETHER: usize = 12;

/// So many blocks below it who wrote the article, or when.
const STAMP_NEAR: usize = 6;

/// So many lines that are no sentences make a menu.
const MENU: usize = 3;

/// More words that the text uses say no more: a standfirst has many.
const ENOUGH: usize = 3;

/// A headline stands no further above its text, in blocks.
const FAR: usize = 100;

/// The headline of text that may have been copied with what stands above it on the page.
fn pasted(items: &[Item<'_>], first: usize) -> Option<usize> {
    let prose = |i: usize| items[i].open() && items[i].is_prose() && !is_stamp(&items[i]);
    let text = (first..items.len()).find(|&i| prose(i))?;
    // How long it takes to read may stand beside the day.
    let may = |b: &Item<'_>| b.label.is_none_or(|l| l.0 == PartKind::Boilerplate);
    let stamp = (first..text).find(|&i| may(&items[i]) && is_stamp(&items[i]));
    let title = |i: usize| {
        // Right at the top of what was copied it may be far from the text.
        let near = if i == 0 { FAR } else { NEAR_IN_PASTE };
        items[i].open() && items[i].words >= LEAST_WORDS && is_headline(items, i, near)
    };
    // A copy that begins with the headline.
    let begins = title(first) && (first + 5 > text || stamp.is_some() || first == 0);
    let about = about(items, text);
    let sure = first == 0 && (text <= NEAR_ALONE / 2 || about.told(items[0].line).0 > 0);
    if begins && (sure || about.tells(items[first].line) || text <= first + 2) {
        return Some(first);
    }
    if let Some(told) = told(items, first, &about) {
        return Some(told);
    }
    if begins && text <= first + NEAR_ALONE {
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

/// What the paragraphs from a block on are about.
fn about<'a>(items: &[Item<'a>], from: usize) -> Topic<'a> {
    let mut topic = Topic::default();
    for item in items[from..].iter().filter(|b| b.open() && b.is_prose()).take(ABOUT) {
        topic.title(item.line);
    }
    topic
}

/// The line above the text whose words the text uses: menus and other stories' titles name what it does not speak of.
fn told(items: &[Item<'_>], first: usize, about: &Topic<'_>) -> Option<usize> {
    // A teaser or a notice in the menus stands alone; paragraphs stand together.
    let prose = |i: usize| items[i].is_prose() && !items[i].may_be_title();
    let open: Vec<usize> = (first..items.len()).filter(|&i| items[i].open()).collect();
    let text = open.windows(2).position(|w| prose(w[0]) && prose(w[1]))?;
    let above = &open[text.saturating_sub(FAR)..text];
    let fits = |i: usize| {
        let b = &items[i];
        let marked = b.line.contains(['|', '\t']) || b.line.starts_with(['-', '*', '•', '$', '–']);
        b.words >= LEAST_WORDS && !marked && about.tells(b.line) && is_headline(items, i, FAR) && !is_stamp(b)
    };
    let last = above.iter().rposition(|&i| fits(i))?;
    let candidates = above[(last + 1).saturating_sub(TOGETHER)..=last].iter().copied().filter(|&i| fits(i));
    // Who wrote it and when stands below; a page says its title again; a path of sections may end in it.
    let worth = |&i: &usize| {
        let line = items[i].line;
        let ends_path = |&j: &usize| line.len() > items[j].line.len() && line.contains(items[j].line) && fits(j);
        if above.iter().any(ends_path) {
            return 0;
        }
        let stamped = items[i + 1..].iter().take(STAMP_NEAR).any(is_stamp);
        let again = items.iter().filter(|b| b.words >= LEAST_WORDS && line.starts_with(b.line)).count() > 1;
        about.told(line).0.min(ENOUGH) + 2 * usize::from(stamped) + usize::from(again)
    };
    // The upper of two that are worth the same.
    let found = candidates.rev().max_by_key(worth)?;
    // Below a paragraph it stands only where menus stand above: else it is a question of an interview, or a sub-heading.
    let (sentences, bare): (Vec<usize>, Vec<usize>) = open.iter().filter(|&&i| i < found).partition(|&&i| prose(i));
    (sentences.is_empty() || bare.len() >= MENU).then_some(found)
}

/// Whether a short line is the name of a section, or shouts as labels do.
fn is_section(line: &str) -> bool {
    is_section_name(line) || !line.contains(char::is_lowercase)
}

/// Whether a text is the name of a section that papers have, and no more.
pub(in crate::input) fn is_section_name(text: &str) -> bool {
    let is_label = |w: &str| SECTIONS.contains(&w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str());
    text.split_whitespace().all(is_label)
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

pub(super) fn is_stamp(item: &Item<'_>) -> bool {
    item.is_stamp()
        || datelines::is_dateline_line(item.line, item.words)
        || (item.words <= 12 && datelines::lead(item.line) == Some(item.line.len()))
}
