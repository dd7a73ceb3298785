//! What the tagger sees of a token: atoms once for each token, features where a name is possible.
//!
//! The trainer runs this same code. Features are hashed into a table of weight rows (hashing trick: Weinberger et al.
//! 2009); words elsewhere in the document speak up through the token's document bits (Ratinov and Roth 2009).

use std::ops::Range;

use crate::entities::lists::gazetteer::{self, Gazetteer, class};
use crate::entities::lists::hash::{self, join, mix, of_known};
use crate::text::{Text, TokenKind, Words};

/// Weight rows, a power of two.
pub(crate) const ROWS: usize = 1 << 19;

/// Number of features of a token.
pub(crate) const FEATURES: usize = 62;

/// Those that spell out the token, or the first or last word of the name it may be part of.
#[cfg(feature = "train")]
pub(crate) const LEXICAL: &[usize] = &[1, 6, 7, 11, 19, 22, 49, 50, 51];

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// As in running text.
    Normal = 0,
    /// Most Words Begin With A Capital.
    Title = 1,
    /// MOST WORDS ARE IN CAPITALS.
    Upper = 2,
    /// no word begins with a capital.
    Lower = 3,
}

/// What the letters of a token look like.
pub(crate) mod shape {
    pub(crate) const LOWER: u8 = 0;
    pub(crate) const CAPITAL: u8 = 1;
    pub(crate) const UPPER: u8 = 2;
    pub(crate) const INITIAL: u8 = 3;
    pub(crate) const STOPS: u8 = 4;
    pub(crate) const MIXED: u8 = 5;
    pub(crate) const NUMBER: u8 = 6;
    pub(crate) const CLITIC: u8 = 7;
    pub(crate) const MARK: u8 = 8;
    pub(crate) const COMMA: u8 = 9;
    pub(crate) const HYPHEN: u8 = 10;
    pub(crate) const BRACKET: u8 = 11;
    pub(crate) const OTHER: u8 = 12;
    pub(crate) const ABBREVIATION: u8 = 13;
    pub(crate) const ADDRESS: u8 = 14;
    pub(crate) const EDGE: u8 = 15;
    pub(crate) const SINGLE: u8 = 16;
}

/// Document bits: how the same word stands elsewhere in the document.
pub(crate) mod seen {
    /// Without a capital.
    pub(crate) const LOWER: u8 = 1;
    /// With a capital where grammar asks for none.
    pub(crate) const CAPITAL: u8 = 2;
    /// Last of several capitalised words.
    pub(crate) const LAST: u8 = 4;
    /// First of several.
    pub(crate) const FIRST: u8 = 8;
    /// After a title.
    pub(crate) const TITLED: u8 = 16;
    /// After a given name.
    pub(crate) const SURNAMED: u8 = 32;
    /// After "in", "from" or "near", and not in a longer name.
    pub(crate) const PLACED: u8 = 64;
    /// In brackets.
    pub(crate) const BRACKETED: u8 = 128;
}

/// A token as the features see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    /// Hash of the word in lower case.
    pub(crate) word: u32,
    pub(crate) prefix: [u32; 3],
    pub(crate) suffix: [u32; 3],
    pub(crate) shape: u8,
    /// Class bits of the word, and in the upper half those of the phrase it belongs to.
    pub(crate) class: u32,
    pub(crate) cluster: u16,
    pub(crate) seen: u8,
    /// Whether a name can begin here.
    pub(crate) capital: bool,
    /// Whether the sentence begins here, so that a capital says little.
    pub(crate) initial: bool,
}

const EDGE: Atom = Atom {
    word: 1,
    prefix: [1; 3],
    suffix: [1; 3],
    shape: shape::EDGE,
    class: 0,
    cluster: 0,
    seen: 0,
    capital: false,
    initial: false,
};

impl Atom {
    /// What the lists say of the phrase that the word belongs to.
    pub(crate) fn phrase(&self) -> u32 {
        self.class >> 16
    }
}

/// What the lists say of any word of a name, and of any phrase that such a word belongs to.
pub(crate) fn classes(name: &[Atom]) -> u32 {
    name.iter().fold(0, |c, a| c | a.class | a.phrase())
}

/// The hash of a name, as the gazetteer and the document's votes know it.
pub(crate) fn name_hash(name: &[Atom]) -> u32 {
    name.iter().map(|a| a.word).reduce(join).unwrap_or(0)
}

/// A document's atoms, with what is known of each sentence.
pub(crate) struct Atoms {
    pub(crate) atoms: Vec<Atom>,
    /// For each sentence.
    pub(crate) case: Vec<Case>,
}

fn shape_of(word: &str, kind: TokenKind) -> u8 {
    match kind {
        TokenKind::Number => return shape::NUMBER,
        TokenKind::Clitic => return shape::CLITIC,
        TokenKind::Mark => return shape::MARK,
        TokenKind::Address => return shape::ADDRESS,
        TokenKind::Punctuation => {
            return match word.as_bytes()[0] {
                b',' => shape::COMMA,
                b'-' => shape::HYPHEN,
                b'(' | b')' | b'[' | b']' => shape::BRACKET,
                _ => shape::OTHER,
            };
        }
        TokenKind::Word | TokenKind::Abbreviation => {}
    }
    let (mut upper, mut lower, mut stops, mut letters) = (0, 0, 0, 0);
    for c in word.chars() {
        letters += 1;
        if c.is_uppercase() {
            upper += 1;
        } else if c.is_lowercase() {
            lower += 1;
        } else if c == '.' {
            stops += 1;
        }
    }
    let first_upper = word.starts_with(char::is_uppercase);
    if upper == 0 {
        shape::LOWER
    } else if stops > 1 || (stops == 1 && upper > 1) {
        shape::STOPS
    } else if stops == 1 && upper == 1 && letters == 2 {
        shape::INITIAL
    } else if upper == 1 && letters == 1 {
        shape::SINGLE
    } else if stops == 1 && first_upper {
        shape::ABBREVIATION
    } else if lower == 0 {
        shape::UPPER
    } else if upper == 1 && first_upper {
        shape::CAPITAL
    } else {
        shape::MIXED
    }
}

/// Document bits by word, for one document.
struct Seen {
    keys: Vec<u32>,
    bits: Vec<u8>,
    mask: usize,
}

impl Seen {
    fn new(n: usize) -> Self {
        let size = (n + 8).next_power_of_two();
        Self { keys: vec![0; size], bits: vec![0; size], mask: size - 1 }
    }

    #[inline]
    fn of(&mut self, word: u32) -> &mut u8 {
        let key = word | 1;
        let mut i = key as usize >> 1 & self.mask;
        // At most `n` keys go into more than `n` slots.
        while self.keys[i] != 0 && self.keys[i] != key {
            i = (i + 1) & self.mask;
        }
        self.keys[i] = key;
        &mut self.bits[i]
    }
}

/// Words whose capital says nothing: "I", months, days.
fn plain_capital(class: u32) -> bool {
    class & class::CALENDAR != 0
}

impl Atoms {
    /// Reads an article's tokens.
    pub(crate) fn new(words: Words<'_>, gazetteer: &Gazetteer) -> Self {
        let text = words.text;
        let atoms = (0..words.len()).map(|i| atom(words, i, gazetteer)).collect();
        let mut out = Self { atoms, case: Vec::with_capacity(text.sentences.len()) };
        for sentence in &text.sentences {
            out.read_sentence(sentence.tokens.clone(), gazetteer);
        }
        out.look_around(text);
        out
    }

    fn read_sentence(&mut self, range: Range<usize>, gazetteer: &Gazetteer) {
        let atoms = &mut self.atoms[range];
        let case = case_of(atoms);
        self.case.push(case);
        // The first word of a sentence, and of what begins between marks or after a colon.
        let mut begins = true;
        for a in atoms.iter_mut() {
            a.initial = begins;
            begins = match a.shape {
                shape::MARK | shape::BRACKET | shape::OTHER => true,
                shape::NUMBER => begins,
                _ => false,
            };
            if case == Case::Lower && a.shape == shape::LOWER {
                a.capital = true;
            }
        }
        mark_phrases(atoms, gazetteer);
    }

    /// Gathers how each word stands in the document, then tells every token.
    fn look_around(&mut self, text: &Text) {
        let mut seen = Seen::new(self.atoms.len());
        for (sentence, &case) in text.sentences.iter().zip(&self.case) {
            let atoms = &self.atoms[sentence.tokens.clone()];
            for (i, a) in atoms.iter().enumerate() {
                let bits = match a.shape {
                    shape::LOWER if case != Case::Lower => seen::LOWER,
                    shape::LOWER => 0,
                    _ if a.capital && case == Case::Normal => seen_at(atoms, i),
                    _ => 0,
                };
                if bits != 0 {
                    *seen.of(a.word) |= bits;
                }
            }
        }
        for a in &mut self.atoms {
            if a.capital {
                a.seen = *seen.of(a.word);
            }
        }
    }
}

/// How a sentence uses capitals. Its case is a feature, so that the shares here belong to the weights: who changes one must
/// train again.
fn case_of(atoms: &[Atom]) -> Case {
    let (mut upper, mut capital, mut lower, mut short_lower) = (0, 0, 0, 0);
    for a in atoms {
        match a.shape {
            shape::UPPER | shape::STOPS => upper += 1,
            shape::CAPITAL | shape::MIXED | shape::ABBREVIATION => capital += 1,
            shape::LOWER if a.class & class::COMMON != 0 => short_lower += 1,
            shape::LOWER => lower += 1,
            _ => {}
        }
    }
    let words = upper + capital + lower + short_lower;
    if words >= 3 && upper * 10 >= words * 7 {
        Case::Upper
    } else if words >= 3 && upper + capital == 0 {
        Case::Lower
    } else if words >= 4 && lower * 10 <= words * 2 && (upper + capital) * 2 > words {
        Case::Title
    } else {
        Case::Normal
    }
}

/// Phrases of the lists: every word of one gets its classes, in the upper half of its bits.
fn mark_phrases(atoms: &mut [Atom], gazetteer: &Gazetteer) {
    for i in 0..atoms.len() {
        if atoms[i].class & class::STARTS == 0 {
            continue;
        }
        let mut h = atoms[i].word;
        let mut longest = (0, 0);
        for n in 1..gazetteer::LONGEST.min(atoms.len() - i) {
            h = join(h, atoms[i + n].word);
            let bits = gazetteer.get(h) & class::ANY;
            if bits != 0 {
                longest = (n, bits);
            }
        }
        if longest.0 > 0 {
            for a in &mut atoms[i..=i + longest.0] {
                a.class |= longest.1 << 16;
            }
        }
    }
}

/// How a word with a capital stands in its sentence: the document bits that this place gives it.
fn seen_at(atoms: &[Atom], i: usize) -> u8 {
    let before = i.checked_sub(1).map_or(EDGE, |j| atoms[j]);
    let after = atoms.get(i + 1).copied().unwrap_or(EDGE);
    let joins = |x: &Atom| x.capital && !plain_capital(x.class);
    let (follows, goes_on) = (joins(&before) && before.class & class::TITLE == 0, joins(&after));
    let mut bits = 0;
    if !atoms[i].initial {
        bits |= seen::CAPITAL;
    }
    if follows && !goes_on {
        bits |= seen::LAST;
    } else if goes_on && !follows {
        bits |= seen::FIRST;
    }
    if before.class & class::TITLE != 0 {
        bits |= seen::TITLED;
    }
    if before.capital && before.class & class::GIVEN != 0 {
        bits |= seen::SURNAMED;
    }
    if !goes_on && [IN, FROM, NEAR].contains(&before.word) {
        bits |= seen::PLACED;
    }
    if before.shape == shape::BRACKET && after.shape == shape::BRACKET {
        bits |= seen::BRACKETED;
    }
    bits
}

const IN: u32 = of_known("in");
const FROM: u32 = of_known("from");
const NEAR: u32 = of_known("near");

fn atom(words: Words<'_>, i: usize, gazetteer: &Gazetteer) -> Atom {
    let low = words.low(i);
    // Here this mark counts as an apostrophe as well.
    let plain = low.contains('‘').then(|| low.replace('‘', "'"));
    let buffer = plain.as_deref().unwrap_or(low).as_bytes();
    let kind = words.kind(i).unwrap_or(TokenKind::Punctuation);
    let n = buffer.len();
    let (mut h, mut prefix) = (hash::SEED, [2u32; 3]);
    for (i, &b) in buffer.iter().enumerate() {
        h = hash::byte(h, if b.is_ascii_digit() { b'0' } else { b });
        if (1..4).contains(&i) && i + 1 < n {
            prefix[i - 1] = h;
        }
    }
    let (mut s, mut suffix) = (hash::SEED, [2u32; 3]);
    for (i, &b) in buffer.iter().rev().take(4).enumerate() {
        s = hash::byte(s, b);
        if i >= 1 && i + 1 < n {
            suffix[i - 1] = s;
        }
    }
    let word_hash = mix(h);
    let shape = shape_of(words.surface(i), kind);
    let value = if kind == TokenKind::Punctuation { 0 } else { gazetteer.get(word_hash) };
    Atom {
        word: word_hash,
        prefix,
        suffix,
        shape,
        class: value & 0xFFFF,
        cluster: (value >> 16) as u16,
        seen: 0,
        capital: matches!(
            shape,
            shape::CAPITAL
                | shape::UPPER
                | shape::INITIAL
                | shape::STOPS
                | shape::MIXED
                | shape::ABBREVIATION
                | shape::SINGLE
        ),
        initial: false,
    }
}

/// Most lower-case tokens that may stand between capitalised ones of one name ("Bank of the West").
const BRIDGE: usize = 3;

/// Lower-case words that names begin with.
const PARTICLES: [u32; 14] = [
    of_known("al"),
    of_known("bin"),
    of_known("de"),
    of_known("van"),
    of_known("von"),
    of_known("el"),
    of_known("la"),
    of_known("der"),
    of_known("du"),
    of_known("ibn"),
    of_known("ben"),
    of_known("abu"),
    of_known("da"),
    of_known("di"),
];

/// The stretches of a sentence in which a name is possible: from a capital, or the particle or hyphened syllable before
/// it, to the word after it. All else is outside.
pub(crate) fn zones(atoms: &[Atom], out: &mut Vec<Range<usize>>) {
    out.clear();
    let hyphen = |j: usize| atoms.get(j).is_some_and(|a| a.shape == shape::HYPHEN);
    for (i, a) in atoms.iter().enumerate() {
        if !a.capital {
            continue;
        }
        let mut from = i;
        if i >= 2 && hyphen(i - 1) {
            from = i - 2;
        }
        while from > 0 && PARTICLES.contains(&atoms[from - 1].word) {
            from -= 1;
        }
        let to = (i + if hyphen(i + 1) { 3 } else { 2 }).min(atoms.len());
        match out.last_mut() {
            Some(last) if from < last.end + BRIDGE => last.end = last.end.max(to),
            _ => out.push(from..to),
        }
    }
}

/// The rows of one token's features, in the order in which they are made: a feature's number is part of its hash.
struct Rows<'a> {
    out: &'a mut [u32; FEATURES],
    made: usize,
}

impl Rows<'_> {
    #[inline]
    fn put(&mut self, x: u32, y: u32) {
        let h = mix(join(x, y).wrapping_add((self.made as u32).wrapping_mul(0x9E37_79B9)));
        self.out[self.made] = h & (ROWS as u32 - 1);
        self.made += 1;
    }
}

/// A token among its neighbours: two before it, two after it.
struct Window {
    b2: Atom,
    b1: Atom,
    a: Atom,
    n1: Atom,
    n2: Atom,
    /// The token's shape with the sentence's case, and the shapes beside it.
    shape: u32,
    shape_before: u32,
    shape_after: u32,
}

impl Window {
    fn new(atoms: &[Atom], case: Case, i: usize) -> Self {
        let at = |d: isize| i.checked_add_signed(d).and_then(|j| atoms.get(j)).copied().unwrap_or(EDGE);
        let (b1, a, n1) = (at(-1), at(0), at(1));
        // Capitals that the sentence does not distinguish are no evidence.
        let form = |x: &Atom| {
            let flat = case == Case::Upper && matches!(x.shape, shape::UPPER | shape::CAPITAL);
            if flat { FLAT } else { u32::from(x.shape) }
        };
        let shape = form(&a) + 64 * case as u32;
        Self { b2: at(-2), b1, a, n1, n2: at(2), shape, shape_before: form(&b1), shape_after: form(&n1) }
    }

    fn words(&self, rows: &mut Rows<'_>) {
        let Self { b2, b1, a, n1, n2, shape, shape_before, shape_after } = self;
        let (sh, sb, sn) = (*shape, *shape_before, *shape_after);
        rows.put(sh, 0);
        rows.put(a.word, 0);
        rows.put(b1.word, 0);
        rows.put(n1.word, 0);
        rows.put(b2.word, 0);
        rows.put(n2.word, 0);
        rows.put(b1.word, a.word);
        rows.put(a.word, n1.word);
        rows.put(b1.word, n1.word);
        rows.put(b2.word, b1.word);
        rows.put(n1.word, n2.word);
        rows.put(a.word, sh);
        rows.put(sb, sh);
        rows.put(sh, sn);
        rows.put(sb << 8 | sn, sh);
        rows.put(sh, b1.word);
        rows.put(sh, n1.word);
        rows.put(a.suffix[0], 0);
        rows.put(a.suffix[1], 0);
        rows.put(a.suffix[2], sh);
        rows.put(a.prefix[0], 0);
        rows.put(a.prefix[1], 0);
        rows.put(a.prefix[2], 0);
        rows.put(b1.suffix[1], sb);
        rows.put(n1.suffix[1], sn);
    }

    fn clusters(&self, rows: &mut Rows<'_>) {
        let Self { b2, b1, a, n1, n2, shape, .. } = self;
        rows.put(cluster(a), 0);
        rows.put(cluster(b1), 0);
        rows.put(cluster(n1), 0);
        rows.put(cluster(b2), cluster(b1));
        rows.put(cluster(n1), cluster(n2));
        rows.put(cluster(b1), cluster(a));
        rows.put(cluster(a), cluster(n1));
        rows.put(cluster(b1), cluster(n1));
        rows.put(cluster(b1), *shape);
        rows.put(cluster(n1), *shape);
    }

    fn lists(&self, rows: &mut Rows<'_>) {
        let Self { b1, a, n1, shape, .. } = self;
        rows.put(a.class, 0);
        rows.put(b1.class, 0);
        rows.put(n1.class, 0);
        rows.put(a.class, *shape);
        rows.put(b1.class, a.class);
        rows.put(a.class, n1.class);
        rows.put(a.class, cluster(b1));
        rows.put(a.class, cluster(n1));
    }

    /// How the word stands in the document.
    fn seen(&self) -> u32 {
        u32::from(self.a.seen) | u32::from(self.a.initial) << 8
    }

    fn document(&self, rows: &mut Rows<'_>) {
        let Self { b1, a, n1, shape, .. } = self;
        let doc = self.seen();
        rows.put(doc, *shape);
        rows.put(doc, a.class);
        rows.put(doc & 0x103, shape << 8 | u32::from(b1.capital) << 1 | u32::from(n1.capital));
        rows.put(u32::from(b1.seen), u32::from(a.seen));
        rows.put(u32::from(a.seen), u32::from(n1.seen));
    }

    /// The run of capitalised words that the token stands in.
    fn run(&self, atoms: &[Atom], i: usize, rows: &mut Rows<'_>) {
        let (mut first, mut last) = (i, i);
        if self.a.capital {
            while first > 0 && i - first < RUN && atoms[first - 1].capital {
                first -= 1;
            }
            while last + 1 < atoms.len() && last - i < RUN && atoms[last + 1].capital {
                last += 1;
            }
        }
        let (head, tail) = (&atoms[first], &atoms[last]);
        let before = first.checked_sub(1).map_or(EDGE, |j| atoms[j]);
        let after = atoms.get(last + 1).copied().unwrap_or(EDGE);
        let place = ((i - first) as u32) << 4 | (last - i) as u32;
        rows.put(place, self.shape);
        rows.put(head.word, 0);
        rows.put(tail.word, 0);
        rows.put(tail.word, (i == last) as u32);
        rows.put(tail.class, place.min(0x22));
        rows.put(head.class, place.min(0x22));
        rows.put(tail.suffix[1], (last > i) as u32);
        rows.put(before.word, after.word);
        rows.put(before.word, (last - first) as u32);
        rows.put(after.word, (last - first) as u32);
        rows.put(cluster(&before), cluster(&after));
        rows.put(cluster(tail), place);
        rows.put(cluster(head), place);
        rows.put(place, self.seen());
    }
}

fn cluster(a: &Atom) -> u32 {
    u32::from(a.cluster)
}

/// Stands for the shape of a word in a sentence of capitals, where it tells nothing.
const FLAT: u32 = 40;

/// So many capitalised words to either side are told apart.
const RUN: usize = 5;

/// The features of token `i` of a sentence, as rows of the weight table.
pub(crate) fn extract(atoms: &[Atom], case: Case, i: usize, out: &mut [u32; FEATURES]) {
    let window = Window::new(atoms, case, i);
    let mut rows = Rows { out, made: 0 };
    window.words(&mut rows);
    window.clusters(&mut rows);
    window.lists(&mut rows);
    window.document(&mut rows);
    window.run(atoms, i, &mut rows);
    debug_assert_eq!(rows.made, FEATURES);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::lists::hash;
    use crate::text::article;

    #[test]
    fn a_name_is_hashed_as_its_words_are() {
        for name in ["O’Brien", "O‘Brien", "Oʼ3rien Élan", "ZOË (27) of S. Roe", "March 31"] {
            let (doc, text) = article(name);
            let words = Words::new(&doc, &text);
            let atoms = Atoms::new(words, &Gazetteer::default()).atoms;
            let whole = (0..words.len()).map(|i| hash::word(words.surface(i))).reduce(join);
            assert_eq!(Some(name_hash(&atoms)), whole, "{name}");
        }
    }
}
