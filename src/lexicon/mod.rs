//! Words as data: what `lexicon/*.tsv` says of a form, looked up once for each token.
//!
//! `build.rs` compiles the files into the tables below: the text of all forms in the order of a perfect hash, and for
//! each form the set of its classes and its dictionary forms. A regular form that no row lists is brought back to its
//! dictionary form here. `lexicon/README.md` tells how a word or a class is added.

#[cfg(test)]
mod compile;
mod hash;
#[allow(dead_code, reason = "`build.rs` makes forms by what the library does not use")]
mod inflect;
#[cfg(test)]
mod phrases;

pub(crate) use inflect::Inflection;

/// Forms between two places in the text that are kept.
const BLOCK: usize = 16;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// Of an index: none.
const NONE: u16 = u16::MAX;

/// A dictionary form: the base form of a verb, the singular of a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Lemma(u16);

impl Lemma {
    /// As written, in lower case.
    pub(crate) fn as_str(self) -> &'static str {
        text(self.0)
    }

    /// Whether it is of a class.
    pub(crate) fn has(self, class: Class) -> bool {
        in_set(record(self.0)[0], class)
    }
}

/// What the lexicon says of a form; the default says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The form, or where it is made by rule, its dictionary form.
    form: u16,
    verb: u16,
    noun: u16,
    /// The classes of the form, or of the forms of verb and noun.
    sets: [u16; 2],
    inflection: Inflection,
    /// Most words of a phrase that begins with it.
    phrase: u8,
}

impl Default for Entry {
    fn default() -> Self {
        Self { form: NONE, verb: NONE, noun: NONE, sets: [0; 2], inflection: Inflection::default(), phrase: 0 }
    }
}

impl Entry {
    /// Whether the form is of a class, in whichever reading.
    #[inline]
    pub(crate) fn has(self, class: Class) -> bool {
        self.sets.iter().any(|&s| in_set(s, class))
    }

    /// Whether the lexicon knows the form at all.
    pub(crate) fn is_listed(self) -> bool {
        self.form != NONE
    }

    /// The verb that it is a form of.
    pub(crate) fn verb(self) -> Option<Lemma> {
        (self.verb != NONE).then_some(Lemma(self.verb))
    }

    /// The noun that it is a form of.
    pub(crate) fn noun(self) -> Option<Lemma> {
        (self.noun != NONE).then_some(Lemma(self.noun))
    }

    /// How it may stand as a verb or noun.
    pub(crate) fn inflection(self) -> Inflection {
        self.inflection
    }

    /// What a class says of it beyond that it holds: `agency=AFP` says AFP.
    pub(crate) fn value(self, class: Class) -> Option<&'static str> {
        self.value_index(class).map(|at| VALUE_TEXTS[at])
    }

    /// Where that stands in [`VALUE_TEXTS`].
    #[inline]
    pub(crate) fn value_index(self, class: Class) -> Option<usize> {
        self.has(class).then(|| self.find_value(class)).flatten()
    }

    fn find_value(self, class: Class) -> Option<usize> {
        [self.form, self.verb, self.noun].into_iter().filter(|&f| f != NONE).find_map(|f| {
            let at = VALUES.binary_search_by_key(&(f, class as u16), |&(f, c, _)| (f, c)).ok()?;
            Some(VALUES[at].2.into())
        })
    }

    /// Most words of a phrase in the lexicon that begins with this one; 0 where none does.
    pub(crate) fn phrase(self) -> usize {
        self.phrase.into()
    }
}

/// What the lexicon says of a word or phrase in lower case, with plain apostrophes and without an abbreviation's last
/// full stop.
pub(crate) fn look_up(word: &str) -> Entry {
    let Some(form) = find(word) else { return by_rule(word) };
    let [set, verb, noun, inflection, phrase] = *record(form);
    let lemma = |own: u16, others: &[(u16, u16)]| {
        if own > 0 {
            return form;
        }
        others.binary_search_by_key(&form, |o| o.0).map_or(NONE, |at| others[at].1)
    };
    let inflection = Inflection(inflection as u8);
    let is_verb = inflection.has(inflect::VERBAL);
    Entry {
        form,
        verb: if is_verb { lemma(verb, &VERBS) } else { NONE },
        noun: if inflection.has(inflect::NOMINAL) { lemma(noun, &NOUNS) } else { NONE },
        sets: [set, 0],
        inflection,
        phrase: phrase as u8,
    }
}

/// The words and phrases of a class that says more than that it holds, each with what it says.
pub(crate) fn values(class: Class) -> impl Iterator<Item = (&'static str, &'static str)> {
    let of = VALUES.iter().filter(move |v| v.1 == class as u16);
    of.map(|&(form, _, value)| (text(form), VALUE_TEXTS[value as usize]))
}

/// A regular form that no row lists.
fn by_rule(word: &str) -> Entry {
    let found = inflect::stem(word, |stem, inflection| {
        let form = find(stem)?;
        let [_, verb, noun, ..] = *record(form);
        let is_verb = verb > 0 && inflection.has(inflect::VERBAL);
        let is_noun = noun > 0 && inflection.has(inflect::NOMINAL);
        let kept = |keep: bool, bits: Inflection| if keep { inflection.0 & bits.0 } else { 0 };
        (is_verb || is_noun).then(|| Entry {
            form,
            verb: if is_verb { form } else { NONE },
            noun: if is_noun { form } else { NONE },
            sets: [if is_verb { verb - 1 } else { 0 }, if is_noun { noun - 1 } else { 0 }],
            inflection: Inflection(kept(is_verb, inflect::VERBAL) | kept(is_noun, inflect::NOMINAL)),
            phrase: 0,
        })
    });
    found.unwrap_or_default()
}

/// The slot of a form.
fn find(form: &str) -> Option<u16> {
    let h = hash::of(form, BASIS);
    let displacement = DISPLACEMENTS[hash::bucket(h, DISPLACEMENTS.len())];
    let slot = hash::slot(h, displacement, LENGTHS.len());
    (usize::from(LENGTHS[slot]) == form.len() && text(slot as u16) == form).then_some(slot as u16)
}

/// The text of a form.
fn text(form: u16) -> &'static str {
    let i = usize::from(form);
    let block = i / BLOCK;
    let before: usize = LENGTHS[block * BLOCK..i].iter().map(|&l| usize::from(l)).sum();
    let start = BLOCKS[block] as usize + before;
    TEXT.get(start..start + usize::from(LENGTHS[i])).unwrap_or("")
}

/// Set, forms of the verb, forms of the noun (both one more than the set; 0 where it is no dictionary form), how it
/// stands, phrase.
fn record(form: u16) -> &'static [u16; 5] {
    &RECORDS[usize::from(RECORD[usize::from(form)])]
}

fn in_set(set: u16, class: Class) -> bool {
    SETS[usize::from(set)][class as usize / 64] >> (class as usize % 64) & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verb(word: &str) -> Option<&'static str> {
        look_up(word).verb().map(Lemma::as_str)
    }

    #[test]
    fn forms_are_brought_back_to_their_lemma() {
        assert_eq!(verb("gave"), Some("give"));
        assert_eq!(verb("imposing"), Some("impose"));
        assert_eq!(verb("cutting"), Some("cut"));
        assert_eq!(verb("notified"), Some("notify"));
        assert_eq!(verb("passes"), Some("pass"));
        assert_eq!(verb("meeting"), Some("meet"));
        assert_eq!(verb("found"), Some("find"));
        assert_eq!(verb("house"), None);
        assert!(look_up("gave").inflection() == Inflection::PAST);
        assert!(look_up("given").inflection() == Inflection::PARTICIPLE);
        assert!(look_up("cut").inflection().has(Inflection::BASE) && look_up("cut").inflection().has(Inflection::PAST));
        assert!(look_up("orders").has(Class::ClauseVerb));
        assert_eq!(look_up("zyx"), Entry::default());
    }

    #[test]
    fn every_form_is_found_in_its_slot() {
        for i in 0..LENGTHS.len() as u16 {
            assert_eq!(find(text(i)), Some(i), "{}", text(i));
        }
    }
}
