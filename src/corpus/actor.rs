//! Who acts in a clause, by the word that names the one: a speaker says "I" where a report says "she".

use super::words;
use crate::lexicon::{Class, Entry};

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Actor {
    /// Nobody whom the words name.
    Unsaid,
    Me,
    Us,
    You,
    They,
    It,
    /// "He" or "she", and whether that is the speaker, where it is known whom it means.
    Person(Option<bool>),
    /// A name or noun by its key, and whether it can be a person's.
    Named(u32, bool),
}

impl Actor {
    /// Who acts behind a small word, after whom it was before it.
    pub(super) fn after(self, low: &str) -> Self {
        match low {
            "i" => Self::Me,
            "we" => Self::Us,
            "you" => Self::You,
            "they" => Self::They,
            "it" => Self::It,
            "he" | "she" => Self::Person(None),
            "who" | "which" | "what" | "that" | "this" | "these" | "those" | "there" => Self::Unsaid,
            _ => self,
        }
    }

    /// The same behind a word that is no verb.
    pub(super) fn behind(self, low: &str, key: u32, entry: Entry) -> Self {
        // "I gladly pay".
        if low.ends_with("ly") && entry.noun().is_none() {
            return self;
        }
        Self::Named(key, entry.has(Class::Human) || entry.has(Class::Role))
    }

    /// Whether both can be the same, this one in a quotation if `quoted`, the other in a report; `known` says whether a key is
    /// among the words of both.
    pub(super) fn can_be(self, quoted: bool, other: Self, known: impl Fn(u32) -> bool) -> bool {
        use Actor::{It, Me, Named, Person, They, Unsaid, Us, You};
        let own = |who: Option<bool>| who != Some(false);
        match (self, other) {
            (Unsaid, _) | (_, Unsaid) => true,
            (Named(a, _), Named(b, _)) => a == b || known(a) || known(b),
            (Me | Us, Person(who)) if quoted => own(who),
            (Us, They | It | Us) if quoted => true,
            (You, You | They) if quoted => true,
            (You | Person(_), Person(who)) if quoted => who == Some(false),
            (Person(a), Person(b)) => a.is_none() || b.is_none() || a == b,
            // "He" in a quotation is not who speaks.
            (Person(_), Named(_, person)) if quoted => person,
            (Person(who), Named(_, person)) | (Named(_, person), Person(who)) => person && who == Some(false),
            (They | It, They | It | Named(..)) | (Named(..), They | It) => true,
            (a, b) => a == b,
        }
    }
}

/// Whether a word makes all of its sentence depend on something, after the one before it.
pub(super) fn is_condition(at: u32, before: &str, low: &str) -> bool {
    let first = at == 0 && matches!(low, "should" | "were" | "had" | "once" | "when");
    first || matches!((before, low), ("in", "case") | ("on", "condition") | ("long", "as"))
}

/// The key of what is asked, and of what depends on something.
pub(super) fn asked() -> u32 {
    words::hash("ask")
}

pub(super) fn depends() -> u32 {
    words::hash("if")
}

#[cfg(test)]
mod tests {
    use super::Actor::{Me, Named, Person, They, Us, You};

    #[test]
    fn a_report_names_the_speaker_otherwise() {
        let no = |_| false;
        assert!(Me.can_be(true, Person(None), no) && Me.can_be(true, Person(Some(true)), no));
        assert!(Us.can_be(true, They, no) && Named(1, false).can_be(true, They, no));
        assert!(Person(None).can_be(true, Named(1, true), no));
        for (said, told) in [
            (Me, Person(Some(false))),
            (Me, They),
            (Me, Named(1, true)),
            (You, Person(Some(true))),
            (You, Person(None)),
            (They, Person(None)),
            (Person(None), Person(Some(true))),
            (Named(1, false), Person(None)),
            (Named(1, true), Person(None)),
            (Named(1, true), Person(None)),
            (Named(1, true), Named(2, true)),
        ] {
            assert!(!said.can_be(true, told, no), "{said:?} {told:?}");
        }
    }
}
