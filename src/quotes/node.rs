//! What a paragraph is made of to the models.

use std::ops::Range;

use super::reading::Reading;
use crate::span::Span;
use crate::text::Marks;

/// A token, or a stretch between marks, with what the features are made of.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Node {
    /// First token.
    pub(crate) from: u32,
    /// Just past the last token.
    pub(crate) to: u32,
    /// Index of its first stretch, if it is a quotation.
    pub(crate) quote: Option<u32>,
    /// Of a quotation: how many stretches follow its first one up to its last, which it holds too.
    pub(crate) more: u32,
    /// Whether a sentence begins here.
    pub(crate) begins: bool,
    /// Hash of the word in lower case, digits made alike; of a quotation its sort.
    pub(crate) word: u32,
    /// Hash of the word without its ending.
    pub(crate) stem: u32,
    /// Hash of the last three letters.
    pub(crate) ending: u32,
    /// Of a quotation: how its words are written.
    pub(crate) inner: u32,
    /// Of a quotation: whether it is a title or a show's name.
    pub(crate) title: bool,
    /// Outline of the word: case, digits, punctuation.
    pub(crate) shape: u8,
    /// Class of the word, or of its part of a name; 0 if unknown.
    pub(crate) class: u16,
    /// Rough part of speech, see the constants.
    pub(crate) sort: u8,
}

pub(crate) const OTHER: u8 = 0;
pub(crate) const COMMA: u8 = 1;
pub(crate) const STOP: u8 = 2;
pub(crate) const QUOTE: u8 = 3;
pub(crate) const PRONOUN: u8 = 4;
pub(crate) const CONJUNCTION: u8 = 5;
pub(crate) const COMPLEMENTISER: u8 = 6;
pub(crate) const PREPOSITION: u8 = 7;
pub(crate) const AUXILIARY: u8 = 8;
pub(crate) const DETERMINER: u8 = 9;
pub(crate) const CAPITAL: u8 = 10;
pub(crate) const OTHER_MARK: u8 = 11;
pub(crate) const TO: u8 = 12;
pub(crate) const RELATIVE: u8 = 13;
pub(crate) const ENDS_ED: u8 = 14;
pub(crate) const ENDS_ING: u8 = 15;
pub(crate) const ENDS_LY: u8 = 16;
pub(crate) const NUMBER: u8 = 17;
pub(crate) const COLON: u8 = 18;

impl Node {
    /// The stretches of a quotation, as indices: one, or those of paragraphs that were joined.
    pub(crate) fn stretches<'a>(&self, marks: &'a Marks) -> impl Iterator<Item = u32> + use<'a> {
        let all = self.quote.map_or(0..0, |q| q..q + 1 + self.more);
        all.filter(|&s| marks.stretches.get(s as usize).is_some_and(|m| m.depth == 0))
    }
}

/// The nodes of one paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    /// Index of its part; of the last one where a colon led into the next.
    pub(crate) part: usize,
    pub(crate) nodes: Vec<Node>,
}

/// The first class of words in names; those before it are read from the model.
pub(crate) const NAMES: u16 = 2000;

/// Whether a node is punctuation, which no source or content begins or ends with.
pub(crate) fn is_punctuation(node: &Node) -> bool {
    matches!(node.sort, COMMA | STOP | COLON | OTHER_MARK)
}

/// An index as the nodes hold it.
pub(super) fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The hash by which a word is known.
pub(crate) fn hash(bytes: &[u8]) -> u32 {
    crate::pack::fnv1a(bytes)
}

/// The stretch of the text from one node to another.
pub(crate) fn span(text: Reading<'_>, nodes: &[Node], range: Range<usize>) -> Span {
    match (nodes.get(range.start), range.end.checked_sub(1).and_then(|l| nodes.get(l))) {
        (Some(a), Some(b)) if range.start < range.end => text.span(a.from as usize..b.to as usize),
        _ => Span::default(),
    }
}
