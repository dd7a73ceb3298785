//! Boxes inside copied text: players with a title and an age, copies of what stands in the text already.

use crate::hashed::Set;

use super::super::blocks::ends_sentence;
use super::super::normal::key;
use super::super::stamps;
use super::item::Item;
use super::vocabulary::Topic;
use crate::report::PartKind;

/// A player's description is no longer than this, in words.
const DESCRIPTION: usize = 60;

/// The title of another story has no more words than this, and no fewer than that.
const TITLE: usize = 22;
const LEAST_TITLE: usize = 4;

const LINK: &str = "link to another story";

/// A caption that says again what the text says has at least so many words.
const COPY: usize = 7;

/// Labels what belongs to boxes.
pub(super) fn label(items: &mut [Item<'_>]) {
    players(items);
    teasers(items);
    copies(items);
    appeals(items);
}

fn is_duration(line: &str) -> bool {
    let time = line.strip_prefix("Duration").unwrap_or(line).trim_start_matches([':', ' ', '\u{a0}']);
    let parts: Vec<&str> = time.split(':').collect();
    (2..=3).contains(&parts.len())
        && parts.iter().all(|p| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
        && (parts.len() == 3 || line.starts_with("Duration"))
}

/// "WATCH | The mayor speaks:" leads to a recording.
fn leads_to_player(item: &Item<'_>) -> bool {
    let word = item.line.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    matches!(word, "WATCH" | "LISTEN" | "VIDEO" | "PHOTOS" | "READ" | "RELATED")
        && item.words <= 20
        && item.line[word.len()..].trim_start().starts_with(['|', ':'])
        && (!item.ends || item.line.ends_with('?'))
}

/// A player's title, its age, how long it takes and what is in it.
fn players(items: &mut [Item<'_>]) {
    // Above the text the age is the article's own.
    let text = items.iter().position(|b| b.open() && b.ends && b.is_prose()).unwrap_or(items.len());
    let prose = |b: &Item<'_>| b.open() && b.is_prose() && !b.may_be_title();
    let body = items.windows(2).position(|w| prose(&w[0]) && prose(&w[1])).unwrap_or(items.len());
    for i in text..items.len() {
        if items[i].open() && leads_to_player(&items[i]) {
            items[i].set(PartKind::Boilerplate, "media label");
        }
        let age = items[i].label == Some((PartKind::Boilerplate, Some("age stamp")));
        let duration = items[i].open() && is_duration(items[i].line);
        if !age && !duration {
            continue;
        }
        // The title right above, or above what is in it.
        let title = |b: &Item<'_>| {
            let named = b.is_stamp() || stamps::is_names(b.line, b.words);
            b.open() && (!b.ends || b.may_be_title()) && b.words <= TITLE && !named
        };
        let teased = i >= text + 3
            && items[i - 1].open()
            && !title(&items[i - 1])
            && items[i - 1].words <= DESCRIPTION
            && title(&items[i - 2])
            && items[i - 2].words >= LEAST_TITLE;
        if i > 0 && title(&items[i - 1]) && (duration || i > body) {
            items[i - 1].set(PartKind::Boilerplate, LINK);
        } else if age && teased && i > body {
            items[i - 1].set(PartKind::Boilerplate, LINK);
            items[i - 2].set(PartKind::Boilerplate, LINK);
        }
        if duration {
            items[i].set(PartKind::Boilerplate, "media label");
            if let Some(next) = items.get_mut(i + 1)
                && next.open()
                && next.words <= DESCRIPTION
                && !next.line.starts_with(['"', '“'])
            {
                next.set(PartKind::Boilerplate, "media label");
            }
        }
    }
}

/// Titles of other stories, each with a sentence or two about it, below "Related": the text before speaks of neither.
fn teasers(items: &mut [Item<'_>]) {
    let opener = |b: &Item<'_>| {
        matches!(b.label, Some((PartKind::Boilerplate, Some("related links" | "copyright notice")))) && b.words <= TITLE
    };
    let title = |b: &Item<'_>| {
        let teases = b.label.is_some_and(|l| l.1 == Some(LINK)) || b.open() && (!b.ends || b.may_be_title());
        teases && !b.is_stamp() && (LEAST_TITLE..=TITLE).contains(&b.words)
    };
    let teaser = |b: &Item<'_>| b.open() && b.ends && !b.may_be_title() && b.words <= DESCRIPTION;
    let (mut about, mut prose, mut added) = (Topic::default(), 0, 0);
    let mut at = 0;
    while let Some(found) = items[at..].iter().position(opener) {
        let first = at + found + 1;
        at = first;
        // What stands above is not looked at again: every other line may be an opener.
        about.add(&items[added..first]);
        prose += items[added..first].iter().filter(|b| b.open() && b.is_prose()).count();
        added = first;
        // Above the text there is nothing to compare with.
        if prose < SETTLED {
            continue;
        }
        while items.get(at).is_some_and(title) && items.get(at + 1).is_some_and(teaser) && !about.tells(items[at].line)
        {
            // Where no other title follows, the text may go on with the sentence.
            let alone = at > first || items.get(at + 2).is_some_and(|b| !teaser(b));
            let (told, all) = about.told(items[at + 1].line);
            if told > usize::from(alone) || !alone && all < SILENT {
                break;
            }
            items[at].set(PartKind::Boilerplate, LINK);
            items[at + 1].set(PartKind::Boilerplate, LINK);
            at += 2;
        }
    }
}

/// So many paragraphs say what a text is about.
const SETTLED: usize = 3;

/// So many longer words of which a text uses none say that a sentence is not of it.
const SILENT: usize = 5;

/// Lines without a stop that a sentence of the text begins with: captions made of the text.
fn copies(items: &mut [Item<'_>]) {
    let is_copy = |b: &Item<'_>| b.open() && b.words >= COPY && !ends_sentence(b.line) && b.line.len() <= 400;
    if !items.iter().skip(1).any(is_copy) {
        return;
    }
    let sentences: Set<String> = items
        .iter()
        .filter(|b| b.open() && b.ends)
        .flat_map(|b| {
            let whole = key(b.line);
            let first = b.line.split(". ").next().map(key).filter(|f| f.len() < whole.len());
            [Some(whole), first].into_iter().flatten()
        })
        .collect();
    for item in items.iter_mut().skip(1).filter(|b| is_copy(b)) {
        if sentences.contains(&key(item.line)) {
            item.set(PartKind::Caption, "picture caption");
        }
    }
}

/// What a box asks of the reader, or offers.
#[rustfmt::skip]
const OFFERS: &[&str] = &[
    "support", "donate", "donation", "donations", "contribute", "contribution", "contributions", "subscribe",
    "subscription", "subscribing", "subscriber", "subscribers", "member", "members", "membership", "newsletter",
    "newsletters", "journalism", "readers", "inbox", "coverage", "digest", "advertising", "app", "independent",
];

/// Boxes that ask for support or offer a newsletter, in the paper's own voice.
fn appeals(items: &mut [Item<'_>]) {
    let mut after_title = false;
    let mut prose = 0;
    for item in items.iter_mut() {
        if !item.open() {
            after_title = item.label == Some((PartKind::Boilerplate, Some("newsletter box"))) && item.words <= 8;
            continue;
        }
        prose += usize::from(item.is_prose());
        if appeals_to_readers(item, prose > 2, after_title) {
            item.set(PartKind::Boilerplate, "site notice");
        } else {
            after_title = false;
        }
    }
}

/// Whether a paragraph asks for support or offers something. `below` the first paragraphs it is told by its words, right
/// `after_title` of such a box by hardly any.
fn appeals_to_readers(item: &Item<'_>, below: bool, after_title: bool) -> bool {
    let brief = after_title && item.words <= 14;
    // Most paragraphs are told here, before their words are looked at.
    if !(below || brief) || item.words > 120 || item.line.contains(['“', '"', '”']) {
        return false;
    }
    let low = item.line.to_lowercase();
    let (mut ours, mut yours) = (0, 0);
    let mut offered = [false; OFFERS.len()];
    for word in low.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        match word {
            "we" | "our" | "us" => ours += 1,
            "you" | "your" | "yourself" => yours += 1,
            _ => {
                if let Some(i) = OFFERS.iter().position(|o| *o == word) {
                    offered[i] = true;
                }
            }
        }
    }
    let offers = offered.iter().filter(|o| **o).count();
    below && (ours + yours >= 2 && offers >= 2 && ours >= 1 || yours >= 2 && offers >= 3)
        || brief && ours + yours + offers >= 1
}

/// So many lines of furniture say that a text was copied from a page.
const COPIED: usize = 5;

/// So many lines in a row that are no sentences are no headings.
const RUN: usize = 3;

/// Runs of lines between paragraphs that are no sentences and that nothing announces: links to other stories, buttons.
/// The last may be a heading.
pub(super) fn runs(items: &mut [Item<'_>], end: usize) {
    let furniture = items.iter().filter(|b| matches!(b.label, Some((PartKind::Boilerplate, _)))).count();
    if furniture < COPIED {
        return;
    }
    let end = end.min(items.len());
    let sentence = |b: &Item<'_>| b.open() && b.ends;
    // Above the first two sentences in a row stand names, dates and buttons.
    let Some(first) = (1..end).find(|&i| sentence(&items[i - 1]) && sentence(&items[i])) else { return };
    let mut links: Vec<usize> = Vec::new();
    let mut i = first + 1;
    while i < end {
        let run = items[i..end].iter().take_while(|b| !b.open() || !b.ends && !b.line.ends_with(':')).count();
        let open: Vec<usize> = (i..i + run).filter(|&j| items[j].open()).collect();
        let before = items[..i].iter().rev().find(|b| b.open());
        let announced = before.is_some_and(|b| b.line.ends_with(':'));
        let listed = open.iter().any(|&j| items[j].line.starts_with(['•', '-', '*', '–']));
        let words: usize = open.iter().map(|&j| items[j].words).sum();
        if open.len() >= RUN && !announced && !listed && words <= open.len() * 20 && i + run < end {
            links.extend(&open[..open.len() - 1]);
        }
        i += run + 1;
    }
    // An article with so many of them is made of lists.
    let paragraphs = items[..end].iter().filter(|b| b.open() && b.is_prose()).count();
    if links.len() * 2 > paragraphs {
        return;
    }
    for i in links {
        items[i].set(PartKind::Boilerplate, "lines between paragraphs");
    }
}

#[cfg(test)]
mod tests {
    use crate::input::{Article, read};
    use crate::work;

    #[test]
    fn lines_that_announce_other_stories_take_linear_work() {
        work::assert_linear("related stories", 100, |n| {
            let text: String = (0..n)
                .map(|i| {
                    format!(
                        "On day {i} Ada Roe told {i} ferrymen of Gull Bay that pier {i} stays shut until its planks have \
                         come to Port Ellery.\n\nRelated stories\n\n"
                    )
                })
                .collect();
            work::of(|| drop(read(Article { text: Some(text), ..Article::default() })))
        });
    }
}
