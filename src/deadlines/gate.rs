//! The families of rules and the gate before them.
//!
//! A family declares the words that can set off one of its rules. The gate is made of these declarations and of
//! nothing else: a sentence without any of a family's triggers is not read by that family, and one without any trigger
//! at all is not even tagged. `no_family_is_ever_hidden` holds the declarations to that.

use super::clause;
use super::family::{Family, Set};
use super::{duty, expiry, grant, nominal, threat};
use crate::lexicon::{Lemma, look_up};
use crate::text::Words;

/// The families, in the order in which they read a sentence: a time that one has used is not read by a later one.
pub(super) const FAMILIES: [Family; 5] = [nominal::FAMILY, grant::FAMILY, duty::FAMILY, expiry::FAMILY, threat::FAMILY];

/// Tells which families have to read a sentence.
pub(super) struct Gate {
    /// Words as they stand, sorted.
    forms: Vec<(&'static str, Opens)>,
    verbs: Vec<(Lemma, Opens)>,
    /// Of each first letter, the lengths of its forms, a bit each: most words need no search.
    lengths: [u32; 256],
    /// Whether any verb opens a family where the sentence has no time.
    verbs_always: bool,
}

/// The families that a trigger opens.
#[derive(Clone, Copy, Default)]
struct Opens {
    /// In any sentence.
    always: Open,
    /// In a sentence with a time expression.
    with_time: Open,
}

/// The families that have to read a sentence, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Open(u8);

impl Open {
    /// All families.
    #[cfg(test)]
    pub(super) const ALL: Self = Self(u8::MAX);

    /// Whether any family is.
    pub(super) const fn any(self) -> bool {
        self.0 != 0
    }

    /// Whether the family of this number is.
    pub(super) const fn has(self, family: usize) -> bool {
        (self.0 >> family) & 1 == 1
    }
}

impl Opens {
    fn add(&mut self, family: usize, needs_time: bool) {
        self.with_time.0 |= 1 << family;
        if !needs_time {
            self.always.0 |= 1 << family;
        }
    }

    const fn given(self, timed: bool) -> u8 {
        if timed { self.with_time.0 } else { self.always.0 }
    }
}

impl Gate {
    /// The gate that the families' declarations make.
    pub(super) fn new(families: &[Family]) -> Self {
        let mut out = Self { forms: Vec::new(), verbs: Vec::new(), lengths: [0; 256], verbs_always: false };
        for (family, trigger) in families.iter().enumerate().flat_map(|(i, f)| f.triggers.iter().map(move |t| (i, t))) {
            match trigger.words {
                Set::Forms(words) => words.iter().for_each(|word| out.add_form(word, family, trigger.needs_time)),
                Set::Verbs(lemmas) => {
                    let verbs = lemmas.iter().filter_map(|lemma| look_up(lemma).verb());
                    verbs.for_each(|verb| out.add_verb(verb, family, trigger.needs_time));
                }
            }
        }
        out
    }

    fn add_form(&mut self, word: &'static str, family: usize, needs_time: bool) {
        self.lengths[usize::from(word.as_bytes()[0])] |= 1 << word.len();
        let at = self.forms.binary_search_by(|form| form.0.cmp(word)).unwrap_or_else(|at| {
            self.forms.insert(at, (word, Opens::default()));
            at
        });
        self.forms[at].1.add(family, needs_time);
    }

    fn add_verb(&mut self, verb: Lemma, family: usize, needs_time: bool) {
        self.verbs_always |= !needs_time;
        let at = self.verbs.iter().position(|v| v.0 == verb).unwrap_or_else(|| {
            self.verbs.push((verb, Opens::default()));
            self.verbs.len() - 1
        });
        self.verbs[at].1.add(family, needs_time);
    }

    /// The families that have to read some words; `timed` says whether they hold a time expression.
    pub(super) fn opens(&self, words: Words<'_>, timed: bool) -> Open {
        let open = (0..words.len())
            .fold(0, |open, i| open | self.by_form(words.low(i), timed) | self.by_verb(words, i, timed));
        Open(open)
    }

    fn by_form(&self, word: &str, timed: bool) -> u8 {
        let Some(&first) = word.as_bytes().first() else { return 0 };
        // A length of 32 and more finds no bit.
        if self.lengths[usize::from(first)].checked_shr(word.len() as u32).unwrap_or(0) & 1 == 0 {
            return 0;
        }
        self.forms.binary_search_by(|form| form.0.cmp(word)).map_or(0, |at| self.forms[at].1.given(timed))
    }

    fn by_verb(&self, words: Words<'_>, i: usize, timed: bool) -> u8 {
        if !timed && !self.verbs_always {
            return 0;
        }
        let verb = clause::verb(words.low(i), words.entry(i)).and_then(|v| v.lemma);
        let opens = verb.and_then(|verb| self.verbs.iter().find(|v| v.0 == verb));
        opens.map_or(0, |v| v.1.given(timed))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::deadlines::examples;
    use crate::deadlines::family::Trigger;

    /// Sentences with a place for a word, of the kinds that the families read and of some that they do not.
    const FRAMES: &[&str] = &[
        "The truce will {} on Friday.",
        "The council {} the bakers until Friday to pay.",
        "The bakers must pay {} Friday or lose their ovens.",
        "The bakers will strike on Friday {} the owners do not raise their pay.",
        "The {} for the bakers to pay is Friday.",
        "Roe {} to raise the rent from 1 August.",
        "The offer {} at midnight on Friday, unless the owners sign.",
        "The council {} the bakers 10 days to pay or face a fine.",
        "The bakers {} until Friday to sign, Roe said.",
        "Roe ordered the bakers to leave {} 10 days.",
        "Roe extended the offer {} Friday.",
        "Roe set a 10-day {} for the bakers to pay.",
        "Roe gave the bakers a {} to leave.",
        "Roe granted the bakers a 30-day {}.",
        "The time {} has passed.",
        "The {} has closed for a deal.",
        "{} Friday, the bakers must leave.",
        "The rents are {} on 1 April.",
        "{} the owners do not sign by Friday, Roe will close the mill.",
        "We’{} to leave Oland.",
        "The due {} is 1 April.",
        "The cut-{} for entries is Friday.",
    ];

    /// How many of the frames are tried with every word of the lexicon, declared or not.
    const FRAMES_FOR_ALL_WORDS: usize = 6;

    /// Every form that sets off a trigger.
    fn declared() -> BTreeSet<String> {
        let forms = |trigger: &Trigger| -> Vec<String> {
            match trigger.words {
                Set::Forms(words) => words.iter().map(|w| (*w).to_owned()).collect(),
                Set::Verbs(lemmas) => lemmas.iter().flat_map(|l| clause::verb_forms(l)).collect(),
            }
        };
        FAMILIES.iter().flat_map(|f| f.triggers).flat_map(forms).collect()
    }

    /// Every word of the lexicon, verbs in the forms that stand without an auxiliary.
    fn all_words() -> BTreeSet<String> {
        let files = [
            include_str!("../../lexicon/verbs.tsv"),
            include_str!("../../lexicon/nouns.tsv"),
            include_str!("../../lexicon/words.tsv"),
        ];
        let lemmas = files.iter().flat_map(|f| f.lines()).filter(|l| !l.starts_with('#'));
        let lemmas = lemmas.filter_map(|l| l.split('\t').next()).filter(|l| l.bytes().all(|b| b.is_ascii_lowercase()));
        let forms = |l: &str| clause::verb_forms(l).into_iter().filter(|f| !f.ends_with("ing")).chain([l.to_owned()]);
        lemmas.flat_map(|l| forms(l).collect::<Vec<_>>()).collect()
    }

    #[test]
    fn no_family_is_ever_hidden() {
        // A text for each word, a paragraph for each frame.
        let declared = declared();
        let other = all_words().into_iter().filter(|w| !declared.contains(w)).map(|w| (w, FRAMES_FOR_ALL_WORDS));
        let words: Vec<(String, usize)> = declared.iter().map(|w| (w.clone(), FRAMES.len())).chain(other).collect();
        let filled = words.iter().map(|(word, frames)| FRAMES[..*frames].join("\n\n").replace("{}", word));
        let mut found = 0;
        for text in filled.chain(examples::sample_texts()) {
            let [gated, free] = examples::with_and_without_gate(&text);
            assert_eq!(gated, free, "{text}");
            found += free.len();
        }
        assert!(found > 400, "{found} deadlines");
    }
}
