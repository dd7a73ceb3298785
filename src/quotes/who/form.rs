//! How a source is written.

use crate::entities::names::gender::Gender;
use crate::lexicon::{self, Class};
use crate::quotes::reading::Reading;
use crate::quotes::speaker;
use crate::report::Quote;
use crate::text::TokenKind;

listed! {
    /// How a source is written that names nobody. The name is that of its column in `models/speakers.tsv`.
    pub enum Form {
        /// "he", "she".
        Person = "person",
        /// "they".
        They = "they",
        /// "it", "which".
        It = "it",
        /// "who".
        Who = "who",
        /// "the minister", "his aide".
        Definite = "definite",
        /// "a minister", "officials", "one of them".
        Indefinite = "indefinite",
        /// "the bank", "a report".
        Thing = "thing",
        /// A verb of saying without a source.
        Unsaid = "unsaid",
        /// Neither verb nor source.
        Bare = "bare",
    }
}

impl Form {
    /// The groups of forms whose chances are counted apart: pronouns that stand for one person, and all else.
    #[cfg(feature = "train")]
    pub(in crate::quotes) const GROUPS: [&str; 2] = ["person", "other"];

    /// This one's group.
    pub(in crate::quotes) fn group(self) -> usize {
        usize::from(!matches!(self, Self::Person | Self::Who))
    }

    pub(in crate::quotes) fn of(text: Reading<'_>, quote: &Quote<u32>) -> Self {
        let Some(&source) = quote.source.first() else {
            return if quote.cue.is_empty() { Self::Bare } else { Self::Unsaid };
        };
        match text.of(source).to_ascii_lowercase().as_str() {
            "he" | "she" | "i" => return Self::Person,
            // "His claim that"; "his condition" is nobody's word.
            "his" | "her" if utters(text, quote) => return Self::Person,
            "they" | "we" => return Self::They,
            "it" | "which" | "that" | "this" => return Self::It,
            "who" => return Self::Who,
            _ => {}
        }
        let head = text.tokens_in(speaker::head(text, source));
        let noun = head.clone().last().map_or("", |i| text.surface(i));
        let organisation = head.clone().last().is_some_and(|i| text.is_lower(i) && text.has(i, Class::OrgKind));
        if speaker::is_thing(noun) || organisation {
            return Self::Thing;
        }
        let clitic = head.clone().any(|i| text.kind(i) == Some(crate::text::TokenKind::Clitic));
        let definite = ["the", "his", "her", "their", "its", "this", "that"];
        if clitic || text.is(head.start, &definite) && !text.has(head.start, Class::Courtesy) {
            Self::Definite
        } else {
            Self::Indefinite
        }
    }
}

/// Whether a cue is a noun for what is said.
fn utters(text: Reading<'_>, quote: &Quote<u32>) -> bool {
    let noun = quote.cue.first().and_then(|&c| text.tokens_in(c).last());
    noun.is_some_and(|i| text.has_lower(i, Class::Utterance))
}

/// The gender that "he", "she", "his" or "her" tells.
pub(in crate::quotes) fn of_pronoun(word: &str) -> Gender {
    match word {
        "he" | "He" | "his" | "His" => Gender::Male,
        "she" | "She" | "her" | "Her" => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// The gender that a noun tells.
pub(in crate::quotes) fn of_noun(noun: &str) -> Gender {
    match noun {
        n if n.ends_with("woman") || matches!(n, "girl" | "lady" | "girlfriend") => Gender::Female,
        n if n.ends_with("man") || matches!(n, "boy" | "boyfriend") => Gender::Male,
        n => Gender::of_title(lexicon::look_up(n)),
    }
}

/// Whether a word can be one of those that tell what somebody is: "senior tax lawyer", but not "and", "of" or "the".
pub(super) fn may_describe(text: Reading<'_>, i: usize) -> bool {
    let ends = [Class::ClauseDeterminer, Class::ClausePreposition, Class::ClauseConjunction];
    text.kind(i) == Some(TokenKind::Word) && text.is_lower(i) && !ends.iter().any(|&e| text.has(i, e))
}
