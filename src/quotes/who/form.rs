//! How a source is written.

use crate::lexicon::Class;
use crate::quotes::reading::Reading;
use crate::quotes::speaker;
use crate::report::Quote;

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
    pub(in crate::quotes) fn of(text: Reading<'_>, quote: &Quote<u32>) -> Self {
        let Some(&source) = quote.source.first() else {
            return if quote.cue.is_empty() { Self::Bare } else { Self::Unsaid };
        };
        match text.of(source).to_ascii_lowercase().as_str() {
            "he" | "she" | "i" => return Self::Person,
            "they" | "we" => return Self::They,
            "it" | "which" | "that" | "this" => return Self::It,
            "who" => return Self::Who,
            _ => {}
        }
        let head = text.tokens_in(speaker::head(text, source));
        let noun = head.clone().last().map_or("", |i| text.surface(i));
        if speaker::is_thing(noun) {
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
