//! What stands below an article's text and is not of it: readers' comments, credits, notes about the author.

use super::super::{furniture, stamps};
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
    let is_byline = |b: &&Item<'_>| matches!(b.label, Some((PartKind::Byline, _)));
    let authors: Vec<String> = items.iter().filter(is_byline).flat_map(|b| authors(b.line)).collect();
    // What begins with the full name of who wrote the text, at its end, is about that person.
    let is_of_author = |b: &Item<'_>| {
        let name: Vec<&str> = b.line.split(' ').take(2).collect();
        let is_name = stamps::is_person(name.iter().copied());
        is_name && b.words <= 70 && !b.line.contains(['“', '"']) && authors.contains(&bare_name(&name))
    };
    for i in below {
        let item = &items[i];
        if prose > 3 && (furniture::is_author_note(item.line, item.words) || is_of_author(item)) {
            items[i].set(PartKind::Boilerplate, "author note");
            // The name may stand above it.
            let heads = |b: &Item<'_>| b.label == Some((PartKind::Heading, None)) && is_of_author(b) && b.words <= 4;
            if let Some(above) = i.checked_sub(1).filter(|&a| heads(&items[a])) {
                items[above].set(PartKind::Boilerplate, "author note");
            }
        }
    }
}

/// The first two words of each name in a byline.
fn authors(byline: &str) -> impl Iterator<Item = String> {
    stamps::byline_parts(byline).map(|part| {
        let words: Vec<&str> = part.split_whitespace().collect();
        let by = words.iter().position(|w| w.trim_end_matches(':').eq_ignore_ascii_case("by"));
        let name = &words[by.map_or(0, |i| i + 1)..];
        bare_name(&name[..name.len().min(2)])
    })
}

/// A name as it is compared: in lower case, without the marks around it.
fn bare_name(words: &[&str]) -> String {
    words.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use crate::input::{Article, read};
    use crate::report::PartKind;

    /// Whether the last paragraph below a byline is read as a note about the author.
    fn is_note(byline: &str, last: &str) -> bool {
        let html = format!(
            "<h1>Harbour board buys a second crane</h1><p class=byline>{byline}</p><p>The harbour board bought a second crane on \
             Monday, its chairman Bo Lind told the town.</p><p>It will stand on the north quay, where the old one fell in \
             2029.</p><p>Nobody was hurt when it fell, but two boats were lost.</p><p>The board will pay for it over nine \
             years.</p><p>{last}</p>"
        );
        let doc = read(Article { html: Some(html), ..Article::default() });
        doc.parts.last().is_some_and(|p| p.kind == PartKind::Boilerplate)
    }

    #[test]
    fn only_the_names_of_a_byline_are_those_of_authors() {
        for (byline, last) in [
            ("By Ada Roe", "Ada Roe has sailed the coast since 2019 and lives in Lenham."),
            ("By Tom Hale and Ada Roe in Lenham", "Ada Roe has sailed the coast since 2019 and lives in Lenham."),
        ] {
            assert!(is_note(byline, last), "{byline}");
        }
        for (byline, last) in [
            ("By Ada Roe, White House correspondent", "White House officials did not reply to letters of the board."),
            ("By Ada Roe in New York", "New York is not the only harbour that has bought such cranes."),
            ("By Ada Roe, Harbour Board", "Harbour Board members will meet again on Friday to vote on it."),
        ] {
            assert!(!is_note(byline, last), "{byline}");
        }
    }
}
