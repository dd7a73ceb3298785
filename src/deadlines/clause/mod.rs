//! A sentence with its words tagged, its verbs grouped and its noun phrases within reach.
//!
//! No model: closed classes, a list of verbs and what stands next to a word decide. That is enough to tell who does
//! what to whom around a deadline's trigger, which is all that is asked of it.

mod group;
mod phrase;
mod tag;

use std::ops::Range;

use jiff::civil::Date;

use super::lexicon::Form;
use super::when::{self, Unit};
use crate::entities::Entities;
use crate::report::{EntityType, Form as MentionForm, Slot};
use crate::span::Span;
use crate::text::Text;
use crate::times::Expression;

/// Sort of a word, as far as the deadline grammar needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Determiner,
    Pronoun,
    Relative,
    Preposition,
    /// `and`, `or`, `but`
    And,
    /// `that`, `if`, `when`, ...
    Subordinator,
    Modal,
    Be,
    Have,
    Do,
    Not,
    /// `to`, before a verb or a noun.
    To,
    Adverb,
    Verb,
    /// Noun or adjective in lower case.
    Noun,
    /// Capitalised.
    Name,
    Number,
    /// Part of a time expression.
    Time,
    /// `’s`
    Clitic,
    Comma,
    Dash,
    /// Glued on both sides.
    Hyphen,
    Bracket,
    Mark,
    /// Any other punctuation.
    Stop,
}

/// A token with its tag.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) span: Span,
    low: Range<usize>,
    pub(super) tag: Tag,
    /// Of verbs.
    pub(super) form: Form,
    /// Base form of verbs; empty for verbs that are not listed.
    pub(super) lemma: &'static str,
    /// Index of the time unit that covers it.
    pub(super) unit: Option<usize>,
}

/// How a group of verbs stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// With a subject of its own.
    Finite,
    /// After `to`.
    Infinitive,
    /// In -ing without an auxiliary.
    Gerund,
}

/// A verb with its auxiliaries.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Its words.
    pub(super) words: Range<usize>,
    /// The verb that carries the meaning.
    pub(super) head: usize,
    pub(super) lemma: &'static str,
    pub(super) kind: Kind,
    /// `will`, `must`, ...
    pub(super) modal: Option<usize>,
    pub(super) negated: bool,
    pub(super) passive: bool,
    /// With `have`.
    pub(super) perfect: bool,
    /// In a past tense.
    pub(super) past: bool,
}

/// A sentence, ready for the grammar.
pub(super) struct Clause<'a> {
    pub(super) text: &'a str,
    lows: String,
    pub(super) words: Vec<Word>,
    pub(super) groups: Vec<Group>,
    pub(super) units: Vec<Unit>,
    pub(super) times: &'a [Expression],
    entities: &'a Entities,
    /// When the article was published.
    pub(super) article: Option<Date>,
    /// The sentence.
    pub(super) span: Span,
}

impl<'a> Clause<'a> {
    pub(super) fn new(
        source: &'a str,
        text: &Text,
        tokens: Range<usize>,
        times: &'a [Expression],
        entities: &'a Entities,
        article: Option<Date>,
    ) -> Self {
        let mut out = Self {
            text: source,
            lows: String::new(),
            words: Vec::with_capacity(tokens.len()),
            groups: Vec::new(),
            units: Vec::new(),
            times,
            entities,
            article,
            span: text.span(tokens.clone()),
        };
        let source_tokens = &text.tokens[tokens];
        for token in source_tokens {
            let from = out.lows.len();
            let plain = |c: char| if matches!(c, '’' | 'ʼ') { '\'' } else { c };
            out.lows.extend(token.span().of(source).chars().map(plain).flat_map(char::to_lowercase));
            let low = from..out.lows.len();
            out.words.push(Word { span: token.span(), low, tag: Tag::Noun, form: Form::Base, lemma: "", unit: None });
        }
        out.units = when::units(&out);
        for (u, unit) in out.units.iter().enumerate() {
            for word in &mut out.words[unit.words.clone()] {
                word.unit = Some(u);
            }
        }
        out.tag(source_tokens);
        out.group();
        out
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// A word in lower case; empty past the end.
    pub(super) fn low(&self, i: usize) -> &str {
        self.words.get(i).map_or("", |w| &self.lows[w.low.clone()])
    }

    /// A word's tag; a stop past the end.
    pub(super) fn tag_at(&self, i: usize) -> Tag {
        self.words.get(i).map_or(Tag::Stop, |w| w.tag)
    }

    /// The tag before a word; a stop before the first.
    pub(super) fn tag_before(&self, i: usize) -> Tag {
        i.checked_sub(1).map_or(Tag::Stop, |i| self.tag_at(i))
    }

    /// The word before, in lower case; empty before the first.
    pub(super) fn low_before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |i| self.low(i))
    }

    pub(super) fn is(&self, i: usize, any: &[&str]) -> bool {
        any.contains(&self.low(i))
    }

    /// Whether the words from `i` on are these.
    pub(super) fn run(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, w)| self.low(i + k) == *w)
    }

    /// Whether any of the words in a range is one of these.
    pub(super) fn any(&self, range: Range<usize>, words: &[&str]) -> bool {
        range.into_iter().any(|i| self.is(i, words))
    }

    /// The stretch of some words, marks and commas at the edges left out.
    pub(super) fn stretch(&self, range: Range<usize>) -> Option<Span> {
        let edge = |t: Tag| matches!(t, Tag::Comma | Tag::Dash | Tag::Stop | Tag::Mark | Tag::Bracket);
        let (mut a, mut b) = (range.start, range.end.min(self.len()));
        while a < b && edge(self.words[a].tag) {
            a += 1;
        }
        while a < b && edge(self.words[b - 1].tag) {
            b -= 1;
        }
        (a < b).then(|| Span::new(self.words[a].span.start, self.words[b - 1].span.end))
    }

    /// A slot for some words, with the entity that their head names.
    pub(super) fn slot(&self, range: Range<usize>) -> Option<Slot<u32>> {
        let span = self.stretch(range)?;
        let rank = |k| match k {
            EntityType::Per => 3,
            EntityType::Org => 2,
            EntityType::Loc => 1,
            EntityType::Misc => 0,
        };
        let entity = self
            .entities
            .inside(span)
            .filter(|m| {
                m.span().end == span.end
                    || m.kind == EntityType::Per
                    || (m.span().start == span.start && m.form == MentionForm::Name)
            })
            .max_by_key(|m| (m.span().end == span.end, rank(m.kind), m.span().end))
            .map(|m| m.entity);
        let (start, end) = span.ends();
        Some(Slot { start, end, entity })
    }

    /// Index of the last group that begins before a word.
    pub(super) fn group_before(&self, i: usize) -> Option<usize> {
        self.groups.partition_point(|g| g.words.start < i).checked_sub(1)
    }

    /// Index of the first group that begins at or after a word.
    pub(super) fn group_after(&self, i: usize) -> Option<usize> {
        let g = self.groups.partition_point(|g| g.words.start < i);
        (g < self.groups.len()).then_some(g)
    }
}
