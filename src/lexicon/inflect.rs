//! Regular inflection: from a dictionary form to its other forms (when the tables are made), and back (when a text is
//! read).

/// How a word may stand, a bit each: `cut` is a base form, a past and a participle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Inflection(pub(crate) u8);

impl Inflection {
    /// `give`
    pub(crate) const BASE: Self = Self(1);
    /// `gives`
    pub(crate) const THIRD: Self = Self(2);
    /// `gave`
    pub(crate) const PAST: Self = Self(4);
    /// `given`
    pub(crate) const PARTICIPLE: Self = Self(8);
    /// `giving`
    pub(crate) const ING: Self = Self(16);
    /// `gift`
    pub(crate) const SINGULAR: Self = Self(32);
    /// `gifts`
    pub(crate) const PLURAL: Self = Self(64);

    /// Both.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the word may stand so.
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Past and participle in one: `extended`, `told`.
pub(crate) const PAST_OR_PARTICIPLE: Inflection = Inflection::PAST.with(Inflection::PARTICIPLE);

/// All that a verb can be.
pub(crate) const VERBAL: Inflection = Inflection(1 | 2 | 4 | 8 | 16);

/// All that a noun can be.
pub(crate) const NOMINAL: Inflection = Inflection(32 | 64);

/// Whether English spells the sound before an ending twice: one syllable that ends in one vowel and one consonant.
fn doubles(lemma: &str) -> bool {
    let vowel = |b: &u8| b"aeiouy".contains(b);
    let bytes = lemma.as_bytes();
    let [.., a, b, c] = bytes else { return false };
    let quit = bytes.len() > 3 && *b == b'i' && *a == b'u' && bytes[bytes.len() - 4] == b'q';
    let one_vowel = bytes.iter().filter(|b| vowel(b)).count() == 1 || quit;
    one_vowel && vowel(b) && !vowel(c) && !b"wx".contains(c)
}

/// Whether a word takes -es for -s.
fn hisses(lemma: &str) -> bool {
    ["s", "x", "z", "ch", "sh", "o"].iter().any(|e| lemma.ends_with(e))
}

/// Whether a word ends in a consonant and y.
fn consonant_y(lemma: &str) -> bool {
    lemma.strip_suffix('y').is_some_and(|l| l.ends_with(|c: char| !"aeiou".contains(c)))
}

/// `gives`, `watches`, `carries`; the plural of nouns too.
pub(crate) fn s_form(lemma: &str) -> String {
    if consonant_y(lemma) {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if hisses(lemma) {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

/// `waited`, `agreed`, `carried`, `planned`.
pub(crate) fn ed_form(lemma: &str) -> String {
    if lemma.ends_with('e') {
        format!("{lemma}d")
    } else if consonant_y(lemma) {
        format!("{}ied", &lemma[..lemma.len() - 1])
    } else if doubles(lemma) {
        format!("{lemma}{}ed", &lemma[lemma.len() - 1..])
    } else {
        format!("{lemma}ed")
    }
}

/// `waiting`, `giving`, `seeing`, `planning`.
pub(crate) fn ing_form(lemma: &str) -> String {
    let silent = lemma.ends_with('e') && !["ee", "oe", "ye"].iter().any(|e| lemma.ends_with(e)) && lemma.len() > 2;
    if let Some(stem) = lemma.strip_suffix("ie") {
        format!("{stem}ying")
    } else if silent {
        format!("{}ing", &lemma[..lemma.len() - 1])
    } else if doubles(lemma) {
        format!("{lemma}{}ing", &lemma[lemma.len() - 1..])
    } else {
        format!("{lemma}ing")
    }
}

/// The dictionary forms that a word can be a regular form of, likeliest first, each with what the word is then; `known`
/// picks one. Words of non-ASCII letters and of more than 24 letters are none.
pub(crate) fn stem<T>(word: &str, known: impl Fn(&str, Inflection) -> Option<T>) -> Option<T> {
    if !word.is_ascii() || word.len() < 4 {
        return None;
    }
    let bytes = word.as_bytes();
    let try_stem = |cut: usize, add: &str, what: Inflection| {
        let mut buffer = [0u8; 24];
        let keep = word.len() - cut;
        let full = buffer.get_mut(..keep + add.len())?;
        full[..keep].copy_from_slice(&bytes[..keep]);
        full[keep..].copy_from_slice(add.as_bytes());
        known(std::str::from_utf8(full).ok()?, what)
    };
    let doubled = |cut: usize, what: Inflection| {
        let n = bytes.len();
        (n > cut + 3 && bytes[n - cut - 1] == bytes[n - cut - 2]).then(|| try_stem(cut + 1, "", what)).flatten()
    };
    if word.ends_with("ing") && word.len() > 4 {
        let ing = Inflection::ING;
        return try_stem(3, "", ing).or_else(|| try_stem(3, "e", ing)).or_else(|| doubled(3, ing));
    }
    if word.ends_with("ed") {
        let past = PAST_OR_PARTICIPLE;
        return try_stem(2, "", past)
            .or_else(|| try_stem(1, "", past))
            .or_else(|| try_stem(3, "y", past))
            .or_else(|| doubled(2, past));
    }
    if word.ends_with('s') && !word.ends_with("ss") {
        let s = Inflection::THIRD.with(Inflection::PLURAL);
        return try_stem(1, "", s)
            .or_else(|| try_stem(2, "", s))
            .or_else(|| word.ends_with("ies").then(|| try_stem(3, "y", s)).flatten());
    }
    None
}
