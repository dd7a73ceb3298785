//! What the trainer shares with the engine.

use std::collections::BTreeMap;
use std::ops::Range;

use super::detect::features::{self, Atoms};
use super::detect::tagger::{self, Tagger};
use super::lists::gazetteer::{self, Gazetteer};
use super::lists::hash;
use crate::input::{self, Article};
use crate::pack::{Pack, write_pack};
use crate::report::{Part, PartKind};
use crate::span::Span;
use crate::text::{self, TokenKind, Words};

/// What a list says of a word, a bit each.
pub mod class {
    use super::super::lists::gazetteer::class as c;
    macro_rules! classes { ($($name:ident),+) => { $(#[doc = "See the gazetteer."] pub const $name: u32 = c::$name;)+ } }
    classes!(MALE, FEMALE, SURNAME, COUNTRY, DEMONYM, CITY, TOWN, REGION, ORG, ORG_WORD, TITLE, PLACE_WORD, CALENDAR);
    classes!(COMMON, MISC, STARTS);
}

/// Weight rows.
pub const ROWS: usize = features::ROWS;

/// Features of a token.
pub const FEATURES: usize = features::FEATURES;

/// Features that spell out the word itself.
pub const LEXICAL: &[usize] = features::LEXICAL;

/// Number of labels.
pub const LABELS: usize = tagger::LABELS;

/// A document as the tagger sees it.
pub struct Sample {
    /// Byte offsets of the tokens.
    pub tokens: Vec<(u32, u32)>,
    /// Stretches of tokens that are labelled together; all others are outside.
    pub zones: Vec<Range<usize>>,
    /// Sentences.
    pub sentences: Vec<Range<usize>>,
    /// Features of the tokens in zones, zone after zone.
    pub features: Vec<[u32; FEATURES]>,
}

/// The lists that features look at.
pub struct Lists(Gazetteer);

impl Lists {
    /// From sections as [`lists`] makes them.
    #[must_use]
    pub fn new(lists: &[u8], clusters: &[u8]) -> Self {
        let mut gazetteer = Gazetteer::with_capacity(gazetteer::entries(lists) + gazetteer::entries(clusters));
        gazetteer.read(lists, 0).expect("lists just written");
        gazetteer.read(clusters, 16).expect("clusters just written");
        Self(gazetteer)
    }
}

/// Hash of a phrase's lower-cased words, as the engine's tokens have them.
#[must_use]
pub fn phrase_hash(words: &[&str]) -> u32 {
    words.iter().map(|w| hash::word(w)).reduce(hash::join).unwrap_or(0)
}

/// Section bytes of a map from hash to value.
#[must_use]
pub fn lists(entries: &BTreeMap<u32, u32>) -> Vec<u8> {
    gazetteer::write(entries)
}

fn read(text: &str) -> (input::Document, text::Text) {
    let mut doc = input::read(Article { text: Some(text.into()), ..Article::default() });
    doc.parts.clear();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = (at + line.len() - line.trim_start().len()) as u32;
        let end = (at + line.trim_end().len()) as u32;
        if end > start {
            doc.parts.push(Part::new(Span::new(start, end), PartKind::Paragraph, None));
        }
        at += line.len();
    }
    let text = text::split(&doc);
    (doc, text)
}

/// Words of a text as written, sentence by sentence; numbers and marks are one word each sort.
#[must_use]
pub fn words(text: &str) -> Vec<Vec<String>> {
    let (doc, text) = read(text);
    let of = |t: &text::Token| match t.kind {
        TokenKind::Number => "0".to_string(),
        TokenKind::Mark => "\"".to_string(),
        TokenKind::Address => "@".to_string(),
        _ => t.span().of(&doc.text).replace('’', "'"),
    };
    text.sentences.iter().map(|s| text.tokens[s.tokens.clone()].iter().map(of).collect()).collect()
}

/// Tokens, zones and features of a text with a sentence or paragraph on each line.
#[must_use]
pub fn sample(text: &str, lists: &Lists) -> Sample {
    let (doc, text) = read(text);
    let atoms = Atoms::new(Words::new(&doc, &text), &lists.0);
    let mut out = Sample {
        tokens: text.tokens.iter().map(|t| (t.start, t.end)).collect(),
        zones: Vec::new(),
        sentences: text.sentences.iter().map(|s| s.tokens.clone()).collect(),
        features: Vec::new(),
    };
    let mut zones = Vec::new();
    for (sentence, &case) in text.sentences.iter().zip(&atoms.case) {
        let words = &atoms.atoms[sentence.tokens.clone()];
        features::zones(words, &mut zones);
        for z in &zones {
            for i in z.clone() {
                let mut rows = [0; FEATURES];
                features::extract(words, case, i, &mut rows);
                out.features.push(rows);
            }
            out.zones.push(sentence.tokens.start + z.start..sentence.tokens.start + z.end);
        }
    }
    out
}

/// Whether a label may follow another.
#[must_use]
pub fn follows(before: usize, label: usize) -> bool {
    tagger::follows(before, label)
}

/// The model file.
#[must_use]
pub fn pack(note: &str, lists: Vec<u8>, clusters: Vec<u8>, rows: &[[i8; 8]], transitions: &[i16]) -> Vec<u8> {
    let [gaps, masks, weights] = tagger::write_rows(rows);
    let transitions = transitions.iter().flat_map(|t| t.to_le_bytes()).collect();
    write_pack(
        super::KIND,
        super::SCHEMA,
        &[
            ("note", note.into()),
            ("lists", lists),
            ("clusters", clusters),
            ("gaps", gaps),
            ("masks", masks),
            ("weights", weights),
            ("transitions", transitions),
        ],
    )
}

/// A model file opened, for measuring: the names of a text as (start, end, type's label), byte offsets.
pub struct Trained(Tagger);

impl Trained {
    /// Opens a model file.
    #[must_use]
    pub fn open(bytes: &[u8]) -> Self {
        let pack = Pack::open(bytes, super::KIND, super::SCHEMA).expect("a model file");
        Self(Tagger::open(&pack).expect("a good model file"))
    }

    /// Tags a text with a sentence or paragraph on each line.
    #[must_use]
    pub fn tag(&self, text: &str) -> Vec<(u32, u32, usize)> {
        let (doc, text) = read(text);
        let atoms = Atoms::new(Words::new(&doc, &text), &self.0.gazetteer);
        let label = |kind| 1 + tagger::index(kind);
        let tagged = self.0.tag(&text, &atoms);
        tagged.iter().map(|t| (text.tokens[t.start].start, text.tokens[t.end - 1].end, label(t.kind))).collect()
    }
}
