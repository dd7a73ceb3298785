//! What stands above the text of an article that was copied from a page, besides headline and dated lines.

use super::super::{datelines, furniture, stamps};
use super::headline;
use super::item::Item;
use crate::report::PartKind;

/// Words that stand on a line of their own above a name.
const WRITTEN_BY: [&str; 6] = ["by", "written by", "words by", "story by", "author", "reported by"];

/// A label above the text has no more words than this.
const LABEL_WORDS: usize = 3;

/// The blocks between the headline and the text: a standfirst is of them, the second sentence is not.
fn above_text(items: &[Item<'_>], top: Option<usize>) -> std::ops::Range<usize> {
    let from = top.map_or(0, |t| t + 1);
    let mut prose = 0;
    let end = items[from..].iter().position(|b| {
        prose += usize::from(b.open() && b.is_prose());
        prose == 2
    });
    from..end.map_or(from, |n| from + n)
}

/// A byline that tells who its author is has no more words than this.
const INTRODUCED: usize = 60;

/// Whether a line names those of a paper who wrote something and no person: "Our Foreign Staff".
fn is_desk(line: &str) -> bool {
    let last = line.rsplit(' ').next().unwrap_or("").to_lowercase();
    line.split(' ').all(|w| w.starts_with(char::is_uppercase))
        && (stamps::is_role(&last) || matches!(&*last, "desk" | "bureau" | "team" | "agencies" | "reporters"))
}

fn is_furniture(item: &Item<'_>) -> bool {
    matches!(item.label, Some((PartKind::Boilerplate, _)))
}

/// Names on lines of their own: of people, of an agency, below "By".
pub(super) fn names(items: &mut [Item<'_>], top: Option<usize>) {
    let range = above_text(items, top);
    // Buttons say that the lines among them are of a page.
    let furnished = items[range.clone()].iter().any(is_furniture);
    let mut seen = 0;
    for i in range.clone() {
        let place = datelines::lead(items[i].line) == Some(items[i].line.len());
        if !items[i].open() || place || items[i].line.ends_with(':') && items[i].words > 2 {
            continue;
        }
        let (line, words) = (items[i].line, items[i].words);
        let plain = furniture::plain(line);
        if WRITTEN_BY.contains(&plain.trim_end_matches(':')) {
            items[i].label = Some((PartKind::Byline, None));
            if let Some(next) = items[i + 1..range.end].iter_mut().find(|b| b.open())
                && next.words <= 10
                && !next.ends
                && next.line.starts_with(char::is_uppercase)
            {
                next.label = Some((PartKind::Byline, None));
            }
            continue;
        }
        seen += 1;
        let stamped = |b: &Item<'_>| {
            matches!(
                b.label,
                Some(
                    (PartKind::Byline | PartKind::Dateline, _)
                        | (PartKind::Boilerplate, Some("age stamp" | "read time"))
                )
            )
        };
        let beside = items[i.saturating_sub(2)..(i + 3).min(items.len())].iter().any(stamped);
        let named = stamps::is_names(line, words)
            && (beside
                || furnished && (seen <= 2 || seen == 3 && stamps::is_given(line))
                || top.is_some() && seen == 1 && stamps::is_given(line));
        let agency = words <= 4 && furniture::is_credit(line) && (beside || seen <= 2);
        let role = i > 0
            && words <= 6
            && !items[i].ends
            && items[i - 1].label == Some((PartKind::Byline, None))
            && plain.split(|c: char| !c.is_alphanumeric()).any(stamps::is_role);
        // "Our Foreign Staff" beside a date; "By Ada Roe, a writer who sails."
        let desk = beside && words <= 5 && !items[i].ends && is_desk(line);
        let introduced = words <= INTRODUCED
            && line.strip_prefix("By ").and_then(|l| l.split_once(", ")).is_some_and(|(name, rest)| {
                stamps::is_person(name.split(' ')) && ["a ", "an ", "the "].iter().any(|a| rest.starts_with(a))
            });
        if named || agency || role || desk || introduced {
            items[i].label = Some((PartKind::Byline, None));
        }
    }
}

/// What stands in lines of their own below the text and says who wrote it, again.
pub(super) fn author_below(items: &mut [Item<'_>]) {
    let bylines: Vec<String> = items
        .iter()
        .filter(|b| b.label.is_some_and(|l| l.0 == PartKind::Byline) || !b.pieces.is_empty())
        .map(|b| b.line.to_lowercase())
        .collect();
    let prose = items.iter().filter(|b| b.open() && b.is_prose()).count();
    let mut seen = 0;
    let mut noted = false;
    for item in items.iter_mut() {
        seen += usize::from(item.open() && item.is_prose());
        // A box about the author, near the end.
        let below = seen * 3 > prose * 2 && seen > 2;
        noted |= below && item.label == Some((PartKind::Boilerplate, Some("contributor line"))) && item.words <= 4;
        let again = item.words <= 6 && !item.ends && {
            let line = item.line.to_lowercase();
            bylines.iter().any(|b| b.contains(&line)) && stamps::is_names(item.line, item.words)
        };
        if item.open() && (below && again || noted && item.words <= 80 && !item.line.contains(['“', '"'])) {
            item.set(PartKind::Boilerplate, "author note");
        }
    }
}

/// Menus and other stories above the headline. What may say who wrote the article, or when, is left to be looked at.
pub(super) fn above(items: &mut [Item<'_>], top: usize) {
    for item in items[..top].iter_mut().filter(|b| b.open() && !headline::is_stamp(b)) {
        item.set(PartKind::Boilerplate, "above the headline");
    }
}

/// Short labels among buttons and dated lines above the text.
pub(super) fn labels(items: &mut [Item<'_>], top: Option<usize>) {
    let range = above_text(items, top);
    let Some(last) = items[range.clone()].iter().rposition(is_furniture) else { return };
    let first_prose = items[range.clone()].iter().position(|b| b.open() && b.is_prose());
    let end = first_prose.map_or(last + 2, |p| p.max(last + 1));
    for item in items[range.start..range.end.min(range.start + end)].iter_mut() {
        let short = item.words <= LABEL_WORDS && !item.ends && !item.line.ends_with([':', '"', '”', '’']);
        if item.open() && short {
            item.set(PartKind::Boilerplate, "page label");
        }
    }
}
