//! What stands below an article's text and is not of it: readers' comments, credits, notes about the author.

use super::super::furniture;
use super::item::Item;
use crate::report::PartKind;

/// What readers wrote below the article: everything after the first "Comments" below some text that is followed by the marks of them.
pub(super) fn comments(items: &mut [Item<'_>]) {
    let label = |b: &Item<'_>| b.label == Some((PartKind::Boilerplate, Some("comment box")));
    // The label may stand above the article too.
    let mut prose = 0;
    let Some(at) = items.iter().position(|b| {
        prose += usize::from(b.open() && b.is_prose());
        prose >= 3 && label(b)
    }) else {
        return;
    };
    // Buttons and ages are what comments have and articles have not.
    let mut marks = 0;
    for b in &items[at + 1..] {
        let low = b.line.trim().trim_end_matches(|c: char| c.is_ascii_digit() || " ()+-".contains(c));
        marks += usize::from(
            b.label == Some((PartKind::Boilerplate, Some("age stamp")))
                || ["reply", "like", "report", "upvote", "flag", "reply like", "log in to reply"]
                    .iter()
                    .any(|m| low.eq_ignore_ascii_case(m)),
        );
    }
    if marks >= 2 {
        for b in items[at + 1..].iter_mut().filter(|b| b.open()) {
            b.set(PartKind::Boilerplate, "comments");
        }
    }
}

/// Agency credits and house signatures in the last lines.
pub(super) fn tail_credits(items: &mut [Item<'_>]) {
    let Some(last) = items.iter().rposition(|b| b.open()) else { return };
    // Furniture may follow the credit: look at the last open blocks before any long run of text.
    for i in (last.saturating_sub(2)..=last).rev() {
        let item = &mut items[i];
        if item.open() && i > 0 && item.words <= 9 && furniture::is_credit(item.line) {
            item.set(PartKind::Boilerplate, "agency credit");
        }
    }
    // Before the related stories too.
    for i in 1..items.len() {
        let closes = items.get(i + 1).is_none_or(|b| matches!(b.label, Some((PartKind::Boilerplate, _))));
        let item = &mut items[i];
        if closes && item.open() && item.words <= 6 && furniture::is_credit(item.line) {
            item.set(PartKind::Boilerplate, "agency credit");
        }
    }
}

/// Who wrote it, in a sentence or two below the text.
pub(super) fn author_notes(items: &mut [Item<'_>]) {
    let below: Vec<usize> = (0..items.len()).rev().filter(|&i| items[i].open()).take(3).collect();
    let prose = items.iter().filter(|b| b.open() && b.is_prose()).count();
    for i in below {
        if prose > 3 && furniture::is_author_note(items[i].line, items[i].words) {
            items[i].set(PartKind::Boilerplate, "author note");
        }
    }
}
