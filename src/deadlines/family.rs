//! The families of rules and the gate before them.
//!
//! A family declares the words that can set off one of its rules. The gate is made of these declarations and of
//! nothing else: a sentence without any of a family's triggers is not read by that family, and one without any trigger
//! at all is not even tagged. `no_family_is_ever_hidden` holds the declarations to that.

use super::clause::Clause;
use super::frame::Frame;
use super::lexicon;
use super::{duty, expiry, grant, nominal, threat};
use crate::text::Token;

/// Most bytes of a word that can be a trigger.
const LONGEST: usize = 24;

/// The families, in the order in which they read a sentence: a time that one has used is not read by a later one.
pub(super) const FAMILIES: [Family; 5] = [nominal::FAMILY, grant::FAMILY, duty::FAMILY, expiry::FAMILY, threat::FAMILY];

/// Rules that are set off by the same words.
pub(super) struct Family {
    /// What can set off one of its rules.
    pub(super) triggers: &'static [Trigger],
    /// Reads a sentence.
    pub(super) read: fn(&Clause<'_>, &mut Readings),
}

/// What the families have read in one sentence so far.
pub(super) struct Readings {
    pub(super) frames: Vec<Frame>,
    /// Of each time phrase, whether a frame has it.
    taken: Vec<bool>,
}

impl Readings {
    pub(super) fn new(clause: &Clause<'_>) -> Self {
        Self { frames: Vec::new(), taken: vec![false; clause.times.len()] }
    }

    /// Whether no frame has a time phrase yet.
    pub(super) fn is_free(&self, time: usize) -> bool {
        !self.taken[time]
    }

    /// Adds a frame, which takes some time phrases for itself.
    pub(super) fn add(&mut self, frame: Frame, times: &[Option<usize>]) {
        for &time in times.iter().flatten() {
            self.taken[time] = true;
        }
        self.frames.push(frame);
    }
}

/// Words that can set off a rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    words: Words,
    /// Whether the rules that they set off need a time expression in the sentence.
    needs_time: bool,
}

#[derive(Clone, Copy, Debug)]
enum Words {
    /// Words as they stand, in lower case.
    Forms(&'static [&'static str]),
    /// Verbs in any form, by their base form.
    Verbs(&'static [&'static str]),
}

impl Trigger {
    /// Words as they stand, in lower case.
    pub(super) const fn words(forms: &'static [&'static str]) -> Self {
        Self { words: Words::Forms(forms), needs_time: false }
    }

    /// Verbs in any form, by their base form.
    pub(super) const fn verbs(lemmas: &'static [&'static str]) -> Self {
        Self { words: Words::Verbs(lemmas), needs_time: false }
    }

    /// The same where the sentence has a time expression as well.
    pub(super) const fn with_time(self) -> Self {
        Self { needs_time: true, ..self }
    }
}

/// Tells which families have to read a sentence.
pub(super) struct Gate {
    forms: Vec<Entry>,
    lemmas: Vec<Entry>,
}

/// A trigger with the families that it opens, a bit each.
struct Entry {
    word: &'static str,
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

impl Gate {
    /// The gate that the families' declarations make.
    pub(super) fn new(families: &[Family]) -> Self {
        let mut out = Self { forms: Vec::new(), lemmas: Vec::new() };
        for (number, family) in families.iter().enumerate() {
            for trigger in family.triggers {
                let (list, words) = match trigger.words {
                    Words::Forms(words) => (&mut out.forms, words),
                    Words::Verbs(words) => (&mut out.lemmas, words),
                };
                for &word in words {
                    let at = match list.binary_search_by(|e| e.word.cmp(word)) {
                        Ok(at) => at,
                        Err(at) => {
                            list.insert(at, Entry { word, always: Open(0), with_time: Open(0) });
                            at
                        }
                    };
                    list[at].with_time.0 |= 1 << number;
                    if !trigger.needs_time {
                        list[at].always.0 |= 1 << number;
                    }
                }
            }
        }
        out
    }

    /// The families that a run of tokens opens; `timed` says whether it holds a time expression.
    pub(super) fn opens(&self, text: &str, tokens: &[Token], timed: bool) -> Open {
        let mut open = Open(0);
        let mut lower = String::new();
        for token in tokens {
            let word = token.span().of(text);
            // No trigger is longer, and none holds a digit or a mark but the apostrophe.
            if word.len() > LONGEST || !word.starts_with(|c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | 'ʼ'))
            {
                continue;
            }
            lower.clear();
            lexicon::lower(word, &mut lower);
            open.0 |= self.opened_by(&lower, timed).0;
        }
        open
    }

    /// The families that a word opens, as a sentence has it, in lower case.
    fn opened_by(&self, word: &str, timed: bool) -> Open {
        let of = |list: &[Entry], word: &str| {
            let entry = list.binary_search_by(|e| e.word.cmp(word)).ok().map(|at| &list[at]);
            entry.map_or(0, |e| if timed { e.with_time.0 } else { e.always.0 })
        };
        // Verbs are looked up last and only where they can tell something: it is the dearest part.
        let verbs = timed || self.lemmas.iter().any(|e| e.always.any());
        let lemma = if verbs { lexicon::verb(word).map_or("", |(lemma, _)| lemma) } else { "" };
        Open(of(&self.forms, word) | of(&self.lemmas, lemma))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadlines::testing;

    /// Sentences with a place for a word, of the kinds that the families read and of some that they do not.
    const FRAMES: &[&str] = &[
        "The truce will {} on Friday.",
        "The offer {} at midnight on Friday, unless the owners sign.",
        "The council {} the bakers 10 days to pay or face a fine.",
        "The council {} the bakers until Friday to pay.",
        "The bakers {} until Friday to sign, Roe said.",
        "The bakers must pay {} Friday or lose their ovens.",
        "Roe ordered the bakers to leave {} 10 days.",
        "Roe extended the offer {} Friday.",
        "The {} for the bakers to pay is Friday.",
        "Roe set a 10-day {} for the bakers to pay.",
        "Roe gave the bakers a {} to leave.",
        "Roe granted the bakers a 30-day {}.",
        "The time {} has passed.",
        "The {} has closed for a deal.",
        "The bakers will strike on Friday {} the owners do not raise their pay.",
        "Roe {} to raise the rent from 1 August.",
        "{} Friday, the bakers must leave.",
        "The rents are {} on 1 April.",
        "{} the owners do not sign by Friday, Roe will close the mill.",
        "We’{} to leave Oland.",
        "The due {} is 1 April.",
        "The cut-{} for entries is Friday.",
    ];

    /// Every form that sets off a trigger, and what is written otherwise.
    fn forms(trigger: &Trigger) -> Vec<String> {
        match trigger.words {
            Words::Forms(words) => words.iter().map(|w| (*w).to_owned()).collect(),
            Words::Verbs(lemmas) => lemmas.iter().flat_map(|l| lexicon::forms(l)).collect(),
        }
    }

    #[test]
    fn no_family_is_ever_hidden() {
        let words = FAMILIES.iter().flat_map(|f| f.triggers).flat_map(forms);
        let mut sentences: Vec<String> = words.flat_map(|w| FRAMES.iter().map(move |f| f.replace("{}", &w))).collect();
        sentences.extend(testing::sample_texts());
        let mut found = 0;
        for sentence in &sentences {
            let (gated, free) = testing::with_and_without_gate(sentence);
            assert_eq!(gated, free, "{sentence}");
            found += free.len();
        }
        assert!(found > sentences.len() / 4, "{found} deadlines in {} sentences", sentences.len());
    }
}
