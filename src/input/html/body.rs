//! The article's text as the metadata gives it (`articleBody`), for pages whose own text is not there or is cut short.

use super::entities::{Place, decode};
use super::extract::Extract;
use super::inherited::inherit;
use super::label::Label;
use super::runs::{Collected, collect};
use super::tree;
use crate::input::blocks::ends_sentence;
use crate::input::normal::collapsed;

/// Less than so many words are a description.
const LEAST: usize = 60;

/// The paragraphs of `body`, if so much less of it stands on the page that it is to be read in place of the page's text.
pub(super) fn in_place_of(found: &Extract, body: Option<&str>) -> Option<Vec<String>> {
    let body = body?;
    let words = body.split_whitespace().count();
    if words < LEAST {
        return None;
    }
    let (mut shown, mut of_body) = (0, 0);
    for (run, _) in found.runs.iter().filter(|r| matches!(r.1, Label::Text | Label::Heading)) {
        shown += run.words as usize;
        of_body += run.words as usize * usize::from(run.known) / 100;
    }
    // A page with a text of its own, longer than that of the metadata or another, is believed.
    let is_short = of_body * 2 < words && shown * 10 < words * 7 && (shown < LEAST || of_body * 2 >= shown);
    is_short.then(|| paragraphs(body)).filter(|p| !p.is_empty())
}

/// The paragraphs of a text that may be HTML, may have references in it, and may have lost its line breaks.
pub(super) fn paragraphs(body: &str) -> Vec<String> {
    let mut plain = String::with_capacity(body.len());
    decode(body, Place::Value, &mut plain);
    let has = |tag: &str| plain.contains(tag);
    let lines: Vec<String> = if has("<p") || has("<br") || has("</p") || has("<div") {
        of_html(&plain)
    } else {
        let plain = plain.replace("\\n", "\n");
        plain.split(['\n', '\r', '\u{2028}', '\u{2029}']).map(str::to_owned).collect()
    };
    lines.iter().flat_map(|l| unglued(l)).map(|l| collapsed(&l)).filter(|l| !l.is_empty()).collect()
}

fn of_html(source: &str) -> Vec<String> {
    let tree = tree::build(source);
    let (roles, none) = (vec![super::hints::Role::Unknown; tree.nodes.len()], vec![false; tree.nodes.len()]);
    let from = inherit(&tree, &roles, &none, None);
    let mut buffer = String::new();
    let Collected { runs, .. } = collect(&tree, &from, &mut buffer);
    runs.iter().map(|r| buffer[r.start..r.end].to_owned()).collect()
}

/// Parts a line where a break was lost: a sentence ends and the next begins with no space between, or with several where
/// other sentences have one.
fn unglued(line: &str) -> Vec<String> {
    let has_single = line.match_indices(". ").any(|(i, _)| !line[i + 2..].starts_with(' '));
    let mut out = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(found) = line[at..].find(['.', '!', '?', '”', '"', '’']) {
        let stop = at + found;
        let after = stop + line[stop..].chars().next().map_or(1, char::len_utf8);
        at = after;
        let rest = &line[after..];
        let spaces = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
        let next = rest[spaces..].chars().next();
        let opens = next.is_some_and(|c| c.is_uppercase() || matches!(c, '“' | '‘'));
        // Not in an abbreviation or an address: a word of small letters stands before the stop, and a word after it.
        let small = line[start..stop].trim_end_matches(['.', '!', '?', ',', '”', '"', '’']);
        let word = small.rsplit(' ').next().unwrap_or("");
        let ends = !word.contains(['.', '@', '/'])
            && small.chars().rev().take(3).filter(|c| c.is_lowercase() || c.is_ascii_digit()).count() == 3;
        let goes_on = rest[spaces..].split_whitespace().take(4).count() == 4;
        let parted = spaces == 0 || spaces >= 2 && has_single;
        if opens && ends && goes_on && parted && ends_sentence(&line[start..after]) {
            out.push(line[start..after].to_owned());
            start = after;
        }
    }
    out.push(line[start..].to_owned());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_breaks_are_found_again() {
        assert_eq!(paragraphs("It rained on Monday.\n\nIt snowed."), ["It rained on Monday.", "It snowed."]);
        assert_eq!(
            paragraphs("<p>It rained &amp; hailed.</p><p>It <b>snowed</b>.</p>"),
            ["It rained & hailed.", "It snowed."]
        );
        assert_eq!(
            paragraphs("&lt;p&gt;It rained.&lt;/p&gt;&lt;p&gt;It snowed.&lt;/p&gt;"),
            ["It rained.", "It snowed."]
        );
        assert_eq!(
            paragraphs("It rained at last.The board of Ellery met. It ate.“We are wet to the bone,” it said."),
            ["It rained at last.", "The board of Ellery met. It ate.", "“We are wet to the bone,” it said."]
        );
        assert_eq!(
            paragraphs("It rained at last. It snowed too.  The board of Ellery met."),
            ["It rained at last. It snowed too.", "The board of Ellery met."]
        );
    }

    #[test]
    fn names_are_not_taken_apart() {
        for whole in [
            "The U.S.Navy ship left for the open sea.",
            "See gull.example.Com for all that is left to say.",
            "“We wait,” said Ada Roe. “We hope.”",
        ] {
            assert_eq!(paragraphs(whole), [whole]);
        }
    }
}
