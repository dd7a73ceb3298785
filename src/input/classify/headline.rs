//! The headline.

use super::super::blocks::Hint;
use super::super::datelines;
use super::super::normal::key;
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
    let head = &items[first];
    if head.words > 30 || head.words < 2 || head.line.len() > 240 || head.block.hint != Hint::Text {
        return None;
    }
    let follows = items[first + 1..].iter().filter(|b| b.open() && !is_stamp(b)).take(5).any(Item::is_prose);
    let title_case = is_title_case(head.line);
    let bare = !head.ends || head.line.ends_with(['?', '!', '’', '”', '"', '\'']) && !head.line.contains(". ");
    let ok = if bare {
        // A lead whose stop got lost is long and runs on like a sentence.
        !head.line.ends_with([',', ':', ';', '-']) && (head.words <= 22 || title_case)
    } else {
        title_case && head.words <= 22
    };
    (ok && follows).then(|| {
        items[first].label = Some((PartKind::Headline, None));
        first
    })
}

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
        || (item.words <= 12 && datelines::lead(item.line) == Some(item.line.len()))
}
