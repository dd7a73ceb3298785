//! What a text is about, by the names and the words in it.

use super::super::capitalised::each_name;
use super::item::Item;
use crate::hashed::{Map, Set};
use crate::work;

/// The capitalised words inside the sentences of paragraphs, with how often each stands there.
pub(super) fn names<'a>(items: &[Item<'a>]) -> Map<&'a str, u32> {
    let mut out = Map::default();
    for item in items.iter().filter(|b| b.open() && b.is_prose()) {
        each_name(item.line, |name| *out.entry(name).or_insert(0) += 1);
    }
    out
}

/// What a stretch is about, beside what the text before it is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Related {
    Same,
    Unknown,
    Other,
}

/// What a text so far is about: its names, and the longer words that it uses.
#[derive(Default)]
pub(super) struct Topic<'a> {
    names: Set<&'a str>,
    words: Set<String>,
}

/// So many names and words in common, and so many of the stretch's own in percent, say that two texts are about the same.
const SAME_NAMES: (usize, usize) = (2, 20);
const SAME_WORDS: (usize, usize) = (5, 13);

/// A stretch with so many names, fewer of which than this are known, in percent, and of a long one's words fewer than that, is about
/// something else.
const ENOUGH_NAMES: usize = 4;
const OTHER_NAMES: usize = 15;
const OTHER_WORDS: usize = 9;

impl<'a> Topic<'a> {
    pub(super) fn of(items: &[Item<'a>]) -> Self {
        let mut topic = Self::default();
        topic.add(items);
        topic
    }

    pub(super) fn title(&mut self, line: &str) {
        self.words.extend(content_words(line));
    }

    pub(super) fn add(&mut self, items: &[Item<'a>]) {
        work::add(items.len());
        self.names.extend(names(items).keys().copied());
        for item in items.iter().filter(|b| b.open()) {
            self.title(item.line);
        }
    }

    /// How many of a line's longer words the text uses, and how many the line has.
    pub(super) fn told(&self, line: &str) -> (usize, usize) {
        let words: Set<String> = content_words(line).collect();
        (words.iter().filter(|w| self.words.contains(*w)).count(), words.len())
    }

    /// Whether the text uses two and two in five of a line's longer words, as it does those of its headline.
    pub(super) fn tells(&self, line: &str) -> bool {
        let (told, all) = self.told(line);
        told >= all.clamp(1, 2) && told * 5 >= all * 2
    }

    pub(super) fn related(&self, items: &[Item<'a>]) -> Related {
        let other = Topic::of(items);
        let names = other.names.iter().filter(|n| self.names.contains(**n)).count();
        let words = other.words.iter().filter(|w| self.words.contains(*w)).count();
        let prose = items.iter().filter(|b| b.open() && b.is_prose()).count();
        let enough = |n: usize, all: usize, (least, share): (usize, usize)| n >= least && n * 100 >= all * share;
        let named = enough(names, other.names.len(), SAME_NAMES);
        let worded = enough(words, other.words.len(), SAME_WORDS);
        // Two paragraphs may be teasers of one sentence each.
        if prose > 2 && (named || worded) || prose == 2 && named && worded {
            Related::Same
        } else if other.names.len() >= ENOUGH_NAMES
            && names * 100 < other.names.len() * OTHER_NAMES
            && (prose <= 2 || words * 100 < other.words.len() * OTHER_WORDS)
        {
            Related::Other
        } else {
            Related::Unknown
        }
    }
}

/// The words of a line that say what it is about, in lower case, without a plural's ending.
fn content_words(line: &str) -> impl Iterator<Item = String> + '_ {
    line.split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.len() >= 4)
        .map(|w| w.to_lowercase().trim_end_matches('s').to_owned())
        .filter(|w| COMMON.binary_search(&w.as_str()).is_err())
}

/// Words of four letters and more that every article uses; sorted.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "about", "according", "after", "again", "against", "also", "another", "around", "article", "back", "because",
    "been", "before", "being", "between", "both", "call", "came", "city", "come", "could", "day", "doe", "down",
    "during", "each", "even", "ever", "every", "first", "friday", "from", "goe", "going", "good", "group", "have",
    "here", "high", "home", "image", "including", "into", "journalism", "just", "know", "last", "left", "like",
    "long", "look", "made", "make", "many", "million", "monday", "month", "more", "most", "much", "must", "need",
    "new", "next", "only", "other", "over", "part", "people", "percent", "photo", "read", "reader", "reporter",
    "said", "same", "saturday", "say", "should", "show", "since", "some", "state", "still", "story", "such", "sunday",
    "take", "than", "that", "their", "them", "then", "there", "these", "they", "thi", "think", "those", "three",
    "through", "thursday", "time", "today", "told", "tuesday", "under", "very", "want", "wednesday", "week", "well",
    "were", "what", "when", "where", "which", "while", "will", "with", "without", "work", "world", "would", "year",
    "your",
];
