//! Lines told by their own words: page furniture and picture captions.

use super::super::blocks::Hint;
use super::super::{captions, furniture};
use super::item::Item;
use crate::report::PartKind;

/// A sub-heading has fewer words than this.
const TITLE: usize = 7;

/// Labels furniture, captions and what stands in a list under "Read more".
pub(super) fn furniture_and_captions(items: &mut [Item<'_>]) {
    let mut seen_prose = false;
    for i in 0..items.len() {
        if !items[i].open() && items[i].block.hint != Hint::Heading {
            continue;
        }
        let (line, words) = (items[i].line, items[i].words);
        if let Some(reason) = captions::reason(line, words) {
            items[i].set(PartKind::Caption, reason);
            // What the credit belongs to stands before it.
            if reason == "picture credit"
                && let Some(before) = items[..i].iter_mut().rev().take(4).find(|b| b.open())
                && before.block.hint == Hint::Text
                && (captions::describes_picture(before.line, before.words, !seen_prose)
                    || line.starts_with('(') && before.words <= 45 && !before.line.contains(['“', '"']))
                && !before.line.ends_with(':')
                && (before.ends || before.words > 14)
            {
                before.set(PartKind::Caption, "picture caption");
            }
        } else if let Some(reason) = furniture::reason(line, words) {
            items[i].set(PartKind::Boilerplate, reason);
        } else if captions::credit_first(line, words) || captions::is_pictured(line, words) {
            items[i].set(PartKind::Caption, "picture caption");
        } else {
            // The first open block may be the headline, or the caption of a credit that follows.
            seen_prose = seen_prose || (items[i].is_prose() && items[..i].iter().any(Item::open));
        }
    }
    // Bare teasers under "Read more:" and the like, up to the next sentence.
    let last_prose = items.iter().rposition(|b| b.open() && b.is_prose()).unwrap_or(0);
    let mut i = 0;
    while i < items.len() {
        let opener = items[i].label == Some((PartKind::Boilerplate, Some("related links")));
        i += 1;
        if !opener || items[i - 1].words > 8 {
            continue;
        }
        let run = items[i..].iter().take_while(|b| b.open() && !b.ends && b.words <= 25).count();
        let closes = last_prose < i + run;
        // Inside the article, a single short line after "Read more" may be a heading.
        let title = run == 1
            && items[i].words >= TITLE
            && !items[i].is_stamp()
            && items[..i].iter().filter(|b| b.open() && b.is_prose()).count() >= 2;
        if closes || run >= 2 || title {
            for b in &mut items[i..i + run] {
                b.set(PartKind::Boilerplate, "link to another story");
            }
        }
    }
}

/// A page of captions and hardly anything else is a picture story: its captions are its text.
pub(super) fn give_back(items: &mut [Item<'_>]) {
    let kind = |b: &Item<'_>| b.label.map_or(PartKind::Paragraph, |l| l.0);
    let body: usize = items.iter().filter(|b| kind(b) == PartKind::Paragraph).map(|b| b.line.len()).sum();
    let told: Vec<usize> =
        (0..items.len()).filter(|&i| kind(&items[i]) == PartKind::Caption && items[i].is_prose()).collect();
    let captions: usize = told.iter().map(|&i| items[i].line.len()).sum();
    if captions > 0 && body == 0 || told.len() >= 3 && captions >= body * 2 {
        for i in told {
            items[i].label = None;
        }
    }
}
