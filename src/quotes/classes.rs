//! Classes of words by what they can be in a sentence and how often a clause hangs on them.

use super::node::hash;
use crate::pack::Pack;

/// Most bytes that a word is said to share with the one before it.
const MOST_SHARED: usize = 31;

/// The hashes of words in lower case with their classes, which count from 1.
#[derive(Clone, Debug, Default)]
pub(crate) struct Classes {
    pub(crate) of: Vec<(u32, u16)>,
}

impl Classes {
    /// Reads the sections `words` (in order, each as the number of bytes that it begins with like the one before, and the
    /// others; that number is below any byte of a word) and `classes` (a byte for each word).
    pub(crate) fn open(pack: &Pack<'_>) -> Option<Self> {
        let mut of = Vec::new();
        let mut word: Vec<u8> = Vec::new();
        let mut bytes = pack.section("words").ok()?;
        for &class in pack.section("classes").ok()? {
            let (&shared, rest) = bytes.split_first()?;
            let end = rest.iter().position(|&b| usize::from(b) <= MOST_SHARED).unwrap_or(rest.len());
            word.truncate(usize::from(shared));
            word.extend(&rest[..end]);
            of.push((hash(&word), class.into()));
            bytes = &rest[end..];
        }
        bytes.is_empty().then_some(Self { of })
    }

    /// Reads words one a line in order of their class, an empty line between classes.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn parse(lines: &str) -> Self {
        Self { of: classed(lines).map(|(word, class)| (hash(word.as_bytes()), class)).collect() }
    }

    /// The class of a word; 0 if unknown.
    #[cfg(test)]
    fn of(&self, word: u32) -> u16 {
        self.of.iter().find(|w| w.0 == word).map_or(0, |w| w.1)
    }
}

/// The words of a list with their classes, which count from 1.
#[cfg(any(test, feature = "train"))]
fn classed(lines: &str) -> impl Iterator<Item = (&str, u16)> {
    let mut class = 1;
    lines.lines().filter_map(move |line| {
        class += u16::from(line.is_empty());
        (!line.is_empty()).then_some((line, class))
    })
}

/// The sections that [`Classes::open`] reads, of a list that [`Classes::parse`] reads.
///
/// # Panics
/// If there are more than 255 classes.
#[cfg(any(test, feature = "train"))]
#[cfg_attr(not(feature = "train"), allow(unreachable_pub, reason = "public for training alone"))]
#[must_use]
pub fn write_classes(lines: &str) -> [(String, Vec<u8>); 2] {
    let sorted: std::collections::BTreeMap<&str, u16> = classed(lines).collect();
    let (mut words, mut before) = (Vec::new(), "");
    for word in sorted.keys() {
        let alike = before.bytes().zip(word.bytes()).take(MOST_SHARED).take_while(|(a, b)| a == b).count();
        words.push(alike as u8);
        words.extend(&word.as_bytes()[alike..]);
        before = word;
    }
    let classes = sorted.values().map(|&c| u8::try_from(c).expect("at most 255 classes")).collect();
    [("words".into(), words), ("classes".into(), classes)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::write_pack;

    #[test]
    fn words_come_back_with_their_classes() {
        let lines = "say\nsaid\n\nharbour\nharbourside\n\nété\n";
        let sections = write_classes(lines);
        let sections: Vec<_> = sections.iter().map(|(n, b)| (n.as_str(), b.clone())).collect();
        let bytes = write_pack("quotes", 1, &sections);
        let read = Classes::open(&Pack::open(&bytes, "quotes", 1).unwrap()).expect("what was written is read");
        for (word, class) in [("say", 1), ("said", 1), ("harbour", 2), ("harbourside", 2), ("été", 3), ("har", 0)] {
            assert_eq!(read.of(hash(word.as_bytes())), class, "{word}");
            assert_eq!(Classes::parse(lines).of(hash(word.as_bytes())), class, "{word}");
        }
    }
}
