//! What the scorers share: places in a text counted in code points, words, sets in common, shares.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

/// A stretch of text in code points, its end left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Span {
    pub(super) fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    pub(super) fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// How many code points two stretches share.
    pub(super) fn common(self, other: Self) -> usize {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }

    pub(super) fn overlaps(self, other: Self) -> bool {
        self.common(other) > 0
    }

    pub(super) fn within(self, other: Self) -> bool {
        other.start <= self.start && self.end <= other.end
    }
}

/// Whether both are there and overlap.
pub(super) fn overlap(a: Option<Span>, b: Option<Span>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a.overlaps(b))
}

/// A text in which stretches are found by code points.
pub(super) struct Text {
    string: String,
    /// Where each code point begins, in bytes, and where the text ends.
    starts: Vec<usize>,
}

impl Text {
    pub(super) fn new(string: &str) -> Self {
        let ends = std::iter::once(string.len());
        Self { string: string.into(), starts: string.char_indices().map(|(at, _)| at).chain(ends).collect() }
    }

    /// Its length in code points.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn as_str(&self) -> &str {
        &self.string
    }

    /// What stands there; what lies beyond the end is left out.
    pub(super) fn slice(&self, span: Span) -> &str {
        let (start, end) = (span.start.min(self.len()), span.end.min(self.len()));
        if start < end { &self.string[self.starts[start]..self.starts[end]] } else { "" }
    }

    /// The code point at a place.
    pub(super) fn at(&self, place: usize) -> Option<char> {
        let start = *self.starts.get(place)?;
        self.string[start..].chars().next()
    }

    /// Where a pattern matches within a stretch.
    pub(super) fn matches(&self, pattern: &Regex, within: Span) -> Vec<Span> {
        let slice = self.slice(within);
        let from = self.starts[within.start.min(self.len())];
        let place = |byte: usize| self.starts.partition_point(|&s| s < from + byte);
        pattern.find_iter(slice).map(|m| Span::new(place(m.start()), place(m.end()))).collect()
    }

    /// The whole text.
    pub(super) fn whole(&self) -> Span {
        Span::new(0, self.len())
    }
}

/// Letters and digits, and the underline: what belongs to a word.
static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\p{L}\p{N}_]+").expect("it is a pattern"));

/// A token: letters and digits, joined by an apostrophe, full stop, ampersand or hyphen within. Punctuation and quotation
/// marks never count.
pub(super) static TOKEN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\p{L}\p{N}]+(?:['’.&-][\p{L}\p{N}]+)*").expect("it is a pattern"));

/// The words of a text, in lower case.
pub(super) fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    WORD.find_iter(&lower).map(|m| m.as_str().to_owned()).collect()
}

/// Whether a character is white space, the separators of ASCII among it.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

/// The text with all white space as single blanks, none at the ends.
pub(super) fn folded(text: &str) -> String {
    text.split(is_space).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// How often each of some things is there.
pub(super) type Bag<T> = HashMap<T, usize>;

pub(super) fn bag<T: Eq + std::hash::Hash>(things: impl IntoIterator<Item = T>) -> Bag<T> {
    let mut bag = Bag::new();
    things.into_iter().for_each(|t| *bag.entry(t).or_default() += 1);
    bag
}

/// How many things two bags share.
pub(super) fn shared<T: Eq + std::hash::Hash>(a: &Bag<T>, b: &Bag<T>) -> usize {
    a.iter().map(|(thing, n)| *n.min(b.get(thing).unwrap_or(&0))).sum()
}

pub(super) fn size<T>(bag: &Bag<T>) -> usize {
    bag.values().sum()
}

/// The stretches of four words; of fewer words, all of them as one.
pub(super) fn shingles(words: &[String]) -> Bag<&[String]> {
    match words.len() {
        0 => Bag::new(),
        1..=4 => bag([words]),
        _ => bag(words.windows(4)),
    }
}

/// Precision and recall of what came out against what was wanted.
pub(super) fn precision_recall<T: Eq + std::hash::Hash>(got: &Bag<T>, want: &Bag<T>) -> (f64, f64) {
    let common = shared(got, want) as f64;
    (common / size(got).max(1) as f64, common / size(want).max(1) as f64)
}

/// A part of a whole; nought of nothing.
pub(super) fn share(part: usize, whole: usize) -> f64 {
    share_or(part, whole, 0.0)
}

/// A part of a whole, or what stands for it where there is nothing.
pub(super) fn share_or(part: usize, whole: usize, nothing: f64) -> f64 {
    if whole == 0 { nothing } else { part as f64 / whole as f64 }
}

/// The harmonic mean of precision and recall.
pub(super) fn f1(precision: f64, recall: f64) -> f64 {
    let sum = precision + recall;
    if sum == 0.0 { 0.0 } else { 2.0 * precision * recall / sum }
}

/// F1 from counts: what is right, what was reported, what there is.
pub(super) fn f1_of(right: usize, reported: usize, gold: usize) -> f64 {
    f1(share(right, reported), share(right, gold))
}

/// How much of two sets is common to both: intersection over union.
pub(super) fn iou<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> f64 {
    let common = a.intersection(b).count();
    share(common, a.len() + b.len() - common)
}

/// The first of the greatest, where the standard library gives the last.
pub(super) fn first_max<T, K: PartialOrd>(all: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Option<T> {
    let mut best: Option<(K, T)> = None;
    for one in all {
        let k = key(&one);
        if best.as_ref().is_none_or(|(b, _)| k > *b) {
            best = Some((k, one));
        }
    }
    best.map(|(_, one)| one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_code_points() {
        let text = Text::new("“Né,” 𝒜b c");
        assert_eq!(text.slice(Span::new(1, 3)), "Né");
        assert_eq!(text.slice(Span::new(6, 99)), "𝒜b c");
        assert_eq!(text.slice(Span::new(9, 2)), "");
        assert_eq!(text.matches(&TOKEN, text.whole()), [Span::new(1, 3), Span::new(6, 8), Span::new(9, 10)]);
        assert_eq!(text.matches(&TOKEN, Span::new(2, 4)), [Span::new(2, 3)]);
    }

    #[test]
    fn shingles_are_four_words_or_all() {
        let five = words("One two, three; four five");
        assert_eq!(shingles(&five).len(), 2);
        assert_eq!(size(&shingles(&five[..2])), 1);
        assert!(shingles(&[]).is_empty());
        let (precision, recall) = precision_recall(&shingles(&five), &shingles(&five[..4]));
        assert_eq!((precision, recall), (0.5, 1.0));
    }

    #[test]
    fn shares_of_nothing_are_told() {
        assert_eq!((share(0, 0), share_or(0, 0, 1.0), f1_of(0, 0, 3)), (0.0, 1.0, 0.0));
        assert_eq!(f1_of(1, 2, 1), 2.0 / 3.0);
        assert_eq!(first_max([1, 3, 3], |&n| n), Some(3));
        assert_eq!(first_max([(1, 'a'), (1, 'b')], |p| p.0), Some((1, 'a')));
    }
}
