//! Which verb a word can be a form of, and how.

use crate::lexicon::{Class, Entry, Inflection, Lemma, look_up};

/// How a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::deadlines) enum VerbInflection {
    /// `give`
    Base,
    /// `gives`
    Third,
    /// `gave`, `given`, `extended`: past or past participle.
    Past,
    /// `giving`
    Ing,
}

/// A verb that a word can be a form of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::deadlines) struct VerbReading {
    /// Nothing of a verb that only its ending shows.
    pub(in crate::deadlines) lemma: Option<Lemma>,
    pub(in crate::deadlines) inflection: VerbInflection,
}

/// The verb that a word in lower case can be a form of, given what the lexicon says of the word.
pub(in crate::deadlines) fn verb(word: &str, entry: Entry) -> Option<VerbReading> {
    let found = verb_as_written(word, entry);
    if found.is_some_and(|v| v.lemma.is_some()) {
        return found;
    }
    // "refinance", "renegotiate": a verb again. "returned" and "resigned" were found above: no verbs of turning or signing.
    let again = word.strip_prefix("re").filter(|rest| rest.len() > 3 && !rest.starts_with("re"));
    again
        .and_then(|rest| verb_as_written(rest, look_up(rest)))
        .filter(|v| v.lemma.is_some_and(|lemma| lemma.as_str().len() > 3))
        .or(found)
}

/// The same without "re-".
fn verb_as_written(word: &str, entry: Entry) -> Option<VerbReading> {
    if !word.is_ascii() || word.len() < 2 {
        return None;
    }
    match entry.verb().filter(|_| entry.has(Class::ClauseVerb)) {
        // The past of some looks like the base form; the sentence decides.
        Some(lemma) => Some(VerbReading { lemma: Some(lemma), inflection: listed_inflection(lemma, word, entry) }),
        None => unlisted_inflection(word, entry).map(|inflection| VerbReading { lemma: None, inflection }),
    }
}

fn listed_inflection(lemma: Lemma, word: &str, entry: Entry) -> VerbInflection {
    let may_be = |inflection| entry.inflection().has(inflection);
    if lemma.as_str() == word {
        VerbInflection::Base
    } else if may_be(Inflection::PAST) || may_be(Inflection::PARTICIPLE) {
        VerbInflection::Past
    } else if may_be(Inflection::ING) {
        VerbInflection::Ing
    } else {
        VerbInflection::Third
    }
}

/// What the ending of a word shows that no list has: "annexing", "annexed", "apologises".
fn unlisted_inflection(word: &str, entry: Entry) -> Option<VerbInflection> {
    let deceptive = entry.has(Class::DeceptiveEnding);
    if word.ends_with("ing") && word.len() > 4 {
        return (word.len() > 5 && !deceptive).then_some(VerbInflection::Ing);
    }
    if word.ends_with("ed") && word.len() > 3 {
        return (word.len() > 4 && !deceptive && !word.ends_with("eed")).then_some(VerbInflection::Past);
    }
    match word.strip_suffix('s').filter(|base| !base.ends_with('s')) {
        Some(base) => is_made(base, || look_up(base)).then_some(VerbInflection::Third),
        None => is_made(word, || entry).then_some(VerbInflection::Base),
    }
}

/// Verbs by their ending: `apologise`, `nationalize`, `analyse`.
fn is_made(word: &str, entry: impl FnOnce() -> Entry) -> bool {
    word.len() > 7
        && ["ise", "ize", "yse", "yze"].iter().any(|e| word.ends_with(e))
        && !entry().has(Class::DeceptiveEnding)
}

/// Every form of a verb that [`verb`] knows as its.
#[cfg(test)]
pub(in crate::deadlines) fn verb_forms(lemma: &str) -> Vec<String> {
    let irregular = ["got", "gotten", "gave", "given", "left", "bought", "ran", "hid"];
    let last = &lemma[lemma.len() - 1..];
    let stems = [lemma.to_owned(), lemma[..lemma.len() - 1].to_owned(), format!("{lemma}{last}")];
    let regular = stems.iter().flat_map(|s| ["", "s", "es", "ies", "d", "ed", "ied", "ing"].map(|e| format!("{s}{e}")));
    let is_form = |f: &String| verb(f, look_up(f)).is_some_and(|v| v.lemma.is_some_and(|l| l.as_str() == lemma));
    regular.chain(irregular.map(str::to_owned)).filter(is_form).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(word: &str) -> Option<(&'static str, VerbInflection)> {
        verb(word, look_up(word)).map(|v| (v.lemma.map_or("", Lemma::as_str), v.inflection))
    }

    #[test]
    fn verbs_are_brought_back_to_their_base() {
        assert_eq!(read("gave"), Some(("give", VerbInflection::Past)));
        assert_eq!(read("imposing"), Some(("impose", VerbInflection::Ing)));
        assert_eq!(read("cutting"), Some(("cut", VerbInflection::Ing)));
        assert_eq!(read("notified"), Some(("notify", VerbInflection::Past)));
        assert_eq!(read("passes"), Some(("pass", VerbInflection::Third)));
        assert_eq!(read("returned"), Some(("return", VerbInflection::Past)));
        assert_eq!(read("renegotiated"), Some(("negotiate", VerbInflection::Past)));
        assert_eq!(read("annexed"), Some(("", VerbInflection::Past)));
        assert_eq!(read("meeting"), Some(("meet", VerbInflection::Ing)));
        assert_eq!(read("house"), None);
        assert_eq!(read("building"), Some(("build", VerbInflection::Ing)));
        assert_eq!(read("ceiling"), None);
    }
}
