//! Titles and roles beside names and on their own: "Kremlin spokesman", "the Secretary of State".

use std::ops::Range;

use crate::entities::context::Context;
use crate::entities::names::fold;
use crate::entities::names::gender::Gender;
use crate::lexicon::Class;
use crate::text::TokenKind;

/// Words that a role takes on to its left: "the ruling Harlan Party's deputy education spokesman".
const WORDS_BEFORE: usize = 7;

/// Words of a role, up to its noun and with it.
const WORDS: usize = 8;

/// Words of what a role is of: "of the Harlan Board of Trade".
const WORDS_AFTER_OF: usize = 6;

/// Words between "Secretary of" and the name.
const WORDS_OF_OFFICE: usize = 5;

/// The head of all roles of heads of states and governments, who are called by several.
pub(super) const LEADER: &str = "head of state";

/// A role as found beside a name or on its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Role {
    /// Its tokens, determiner left out.
    pub(super) tokens: Range<usize>,
    /// The same as written, in lower case.
    pub(super) written: String,
    /// Its noun, in lower case; [`LEADER`] for all heads of states and governments.
    pub(super) head: String,
    /// Its noun, whatever it leads.
    pub(super) noun: String,
    /// Keys of the places and organisations that it names.
    pub(super) of: Vec<String>,
    pub(super) gender: Gender,
}

/// The role that ends just before token `name`, not reaching before `from`: "Kremlin spokesman" Dmitry Peskov,
/// "Secretary of State" Marco Rubio, "the Kremlin spokesman," Dmitry Peskov.
pub(super) fn before(c: &Context<'_>, from: usize, name: usize) -> Option<Role> {
    let mut end = name;
    if end > from && c.word(end - 1) == "," {
        end -= 1;
    }
    while end > from && c.is_courtesy(end - 1) {
        end -= 1;
    }
    if end <= from {
        return None;
    }
    let head = if c.is_role(end - 1) {
        end - 1
    } else if end < name && c.word(end) == "," {
        return None;
    } else {
        head_before_of(c, from, end)?
    };
    Some(role(c, start_of(c, from, head)..end, head))
}

/// The noun of a role that goes on with "of" up to `end`: "Secretary of State Marco Rubio".
fn head_before_of(c: &Context<'_>, from: usize, end: usize) -> Option<usize> {
    let least = from.max(end.saturating_sub(WORDS_OF_OFFICE));
    let mut i = end - 1;
    while i > least && (c.is_name_word(i) || matches!(c.word(i), "the" | "and")) {
        i -= 1;
    }
    // "a spokeswoman for the Harlan council": what the name is a part of is not named before it.
    let named = c.is_name_word(end - 1);
    let of = named && i > from && i + 1 < end && matches!(c.word(i), "of" | "for");
    (of && c.is_role(i - 1)).then(|| i - 1)
}

/// Where the words that modify the role at `head` begin.
fn start_of(c: &Context<'_>, from: usize, head: usize) -> usize {
    let mut start = head;
    while start > from && head - start < WORDS_BEFORE && modifies(c, from, start) {
        start -= 1;
    }
    // "-led president" does not begin with its hyphen, nor a role with "and".
    while start < head && matches!(c.word(start), "-" | "and") {
        start += 1;
    }
    start
}

/// Whether the token before `next` belongs to the role that `next` belongs to.
fn modifies(c: &Context<'_>, from: usize, next: usize) -> bool {
    let i = next - 1;
    let word = c.word(i);
    let of_role = |i: usize| c.is_modifier(i) || c.is_role(i);
    match c.kind(i) {
        Some(TokenKind::Word | TokenKind::Abbreviation) => {
            of_role(i)
                || (c.is_name_word(i) && !c.has_title_case(i, Class::SentenceOpener))
                || (word == "and" && i > from && of_role(i - 1) && of_role(next))
        }
        Some(TokenKind::Clitic) => is_possessive(word) && i > from && c.is_name_word(i - 1),
        Some(TokenKind::Punctuation) => word == "-" && c.glued(i) && i > from && c.kind(i - 1) == Some(TokenKind::Word),
        _ => false,
    }
}

fn is_possessive(clitic: &str) -> bool {
    clitic.ends_with(['s', 'S'])
}

/// The role that begins at token `at`, after a determiner if there is one: "the Kremlin spokesman".
pub(super) fn after(c: &Context<'_>, at: usize, end: usize) -> Option<Role> {
    let mut head = None;
    for i in at..end.min(at + WORDS) {
        let word = c.word(i);
        let belongs = match c.kind(i) {
            Some(TokenKind::Word | TokenKind::Abbreviation) => {
                if c.is_role(i) {
                    head = Some(i);
                }
                c.is_role(i) || c.is_name_word(i) || c.is_modifier(i)
            }
            Some(TokenKind::Clitic) => is_possessive(word),
            Some(TokenKind::Punctuation) => word == "-" && c.glued(i),
            _ => false,
        };
        if !belongs {
            break;
        }
    }
    let head = head?;
    // Name words after the role are the name it stands before.
    Some(role(c, at..past_of(c, head + 1, end), head))
}

/// Where a role ends that may go on with "of", "for" or "at" and a name.
fn past_of(c: &Context<'_>, past: usize, end: usize) -> usize {
    if !matches!(c.word(past), "of" | "for" | "at") {
        return past;
    }
    let first = past + 1 + usize::from(c.word(past + 1) == "the");
    let mut j = first;
    while j < end
        && j - first < WORDS_AFTER_OF
        && (c.is_name_word(j) || (j > first && matches!(c.word(j), "of" | "and" | "the" | "-")))
    {
        j += 1;
    }
    while j > first && !c.is_name_word(j - 1) {
        j -= 1;
    }
    // "envoy of President Hale" names another person.
    if j > first && !(first..j).any(|k| c.is_role(k)) { j } else { past }
}

/// The role of these tokens whose noun is at `head`.
fn role(c: &Context<'_>, tokens: Range<usize>, head: usize) -> Role {
    let noun = bare(c.word(head));
    let words: Vec<String> = tokens.clone().map(|i| bare(c.word(i))).collect();
    let prime = words.windows(2).any(|w| w[0] == "prime" && w[1] == "minister");
    let minister = noun == "minister" && !prime;
    let below = words.iter().any(|w| matches!(w.as_str(), "vice" | "deputy" | "foreign" | "defence" | "defense"));
    let (of, states) = named_in(c, &tokens, head);
    // "The Senate minority leader", "the party boss" and "the union's chief" lead no state.
    let modifier = |i: usize| i != head && c.is_modifier(i) && c.places.get(c.word(i)).is_none();
    let lesser = tokens.clone().any(|i| modifier(i) && !c.has(i, Class::OfAState));
    let leads = c.has(head, Class::HeadOfState) && !minister && !below && !lesser && states;
    let gender = tokens.clone().map(|i| c.gender(i)).find(|g| *g != Gender::Unknown).unwrap_or_default();
    let written = c.written(tokens.clone()).to_lowercase();
    Role { of, tokens, written, head: if leads { LEADER.into() } else { noun.clone() }, noun, gender }
}

/// A word without its full stop, in lower case.
fn bare(word: &str) -> String {
    word.trim_end_matches('.').to_lowercase()
}

/// Keys of the places and organisations that a role's words name, and whether all of them are places.
fn named_in(c: &Context<'_>, tokens: &Range<usize>, head: usize) -> (Vec<String>, bool) {
    let mut of = Vec::new();
    let mut states = true;
    let mut i = tokens.start;
    while i < tokens.end {
        let mut step = 1;
        if i != head && c.is_name_word(i) {
            // Longest place first: "South Korean", then "South".
            let found = (1..=3).rev().filter(|n| i + n <= tokens.end).find_map(|n| {
                let name = c.slice(i..i + n);
                seat(name).or_else(|| c.places.get(name).map(|p| p.name)).map(|name| (n, name))
            });
            if let Some((n, name)) = found {
                of.push(fold::plain(name));
                step = n;
            } else if !c.is_role(i) && !c.is_modifier(i) {
                of.push(fold::plain(c.word(i)));
                states = false;
            }
        }
        i += step;
    }
    (of, states)
}

/// The country whose government a seat of power stands for.
fn seat(name: &str) -> Option<&'static str> {
    Some(match name {
        "Kremlin" => "Russia",
        "White House" => "United States",
        "Downing Street" => "United Kingdom",
        "Elysee" | "Élysée" | "Elysée" => "France",
        _ => return None,
    })
}
