//! A sentence with its words tagged, its verbs grouped and its noun phrases within reach.
//!
//! No model: closed classes, a list of verbs and what stands next to a word decide. That is enough to tell who does
//! what to whom around a deadline's trigger, which is all that is asked of it.

mod cursor;
mod entry;
mod phrase;
mod subject;
mod tag;
mod verb;
mod verb_group;
mod voice;
mod word;

use std::ops::Range;

#[cfg(test)]
pub(super) use self::verb::verb_forms;
pub(super) use self::verb::{VerbInflection, verb};
pub(super) use self::word::{Tag, Word};
use super::time_phrase::{self, TimePhrase};
use crate::calendar::Date;
use crate::entities::Entities;
use crate::lexicon::{self, Class, Lemma};
use crate::report::{EntityType, Form as MentionForm, Quote, Slot};
use crate::span::Span;
use crate::text::{Link, Words};
use crate::times::Expression;

/// How a group of verbs stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VerbForm {
    /// With a subject of its own.
    Finite,
    /// After `to`.
    Infinitive,
    /// In -ing without an auxiliary.
    Gerund,
}

/// A verb with its auxiliaries.
#[derive(Clone, Debug)]
pub(super) struct VerbGroup {
    /// Its words.
    pub(super) words: Range<usize>,
    /// The verb that carries the meaning.
    pub(super) head: usize,
    /// Its base form; empty for verbs that are not listed.
    pub(super) lemma: &'static str,
    /// The same as the lexicon has it; nothing for "be", "have" and "do".
    pub(super) verb: Option<Lemma>,
    pub(super) form: VerbForm,
    /// `will`, `must`, ...
    pub(super) modal: Option<usize>,
    pub(super) negated: bool,
    pub(super) passive: bool,
    /// With `have`.
    pub(super) perfect: bool,
    /// In a past tense.
    pub(super) past: bool,
}

impl VerbGroup {
    /// Whether the verb that carries the meaning is of a class.
    pub(super) fn has(&self, class: Class) -> bool {
        self.verb.is_some_and(|verb| verb.has(class))
    }
}

/// A sentence, ready for the grammar: a view of its annotated tokens with what the grammar makes of them.
pub(super) struct Clause<'a> {
    view: Words<'a>,
    pub(super) words: Vec<Word>,
    pub(super) groups: Vec<VerbGroup>,
    pub(super) times: Vec<TimePhrase>,
    /// The article's time expressions.
    pub(super) expressions: &'a [Expression],
    entities: &'a Entities,
    quotes: &'a [Quote<u32>],
    /// The article's text and the day on which it was published.
    pub(super) text: &'a str,
    pub(super) article: Option<Date>,
    /// The sentence.
    pub(super) sentence: Span,
}

impl<'a> Clause<'a> {
    pub(super) fn new(
        view: Words<'a>,
        expressions: &'a [Expression],
        entities: &'a Entities,
        quotes: &'a [Quote<u32>],
    ) -> Self {
        let word = |i: usize| Word {
            span: view.span(i..i + 1),
            tag: Tag::Noun,
            inflection: VerbInflection::Base,
            verb: None,
            time: None,
        };
        let mut out = Self {
            view,
            words: (0..view.len()).map(word).collect(),
            groups: Vec::new(),
            times: Vec::new(),
            expressions,
            entities,
            quotes,
            text: &view.doc.text,
            article: view.doc.date_at(view.span(0..view.len()).start),
            sentence: view.span(0..view.len()),
        };
        out.times = time_phrase::find(view, expressions);
        for (t, time) in out.times.iter().enumerate() {
            for word in &mut out.words[time.words.clone()] {
                word.time = Some(t);
            }
        }
        out.tag();
        out.group();
        out
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// A word in lower case; empty past the end.
    pub(super) fn lower(&self, i: usize) -> &'a str {
        self.view.low(i)
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
    pub(super) fn lower_before(&self, i: usize) -> &'a str {
        self.view.before(i)
    }

    /// The word that holds byte `at`, or the next one.
    pub(super) fn word_at(&self, at: u32) -> usize {
        self.words.partition_point(|w| w.span.end <= at)
    }

    /// The words that touch a stretch.
    pub(super) fn words_of(&self, span: Span) -> Range<usize> {
        self.word_at(span.start)..self.words.partition_point(|w| w.span.start < span.end)
    }

    /// Whether a word is part of a time phrase.
    pub(super) fn in_time(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|w| w.time.is_some())
    }

    /// The time phrase that begins at a word, a mark, an adverb or an article before it stepped over.
    pub(super) fn time_at(&self, at: usize) -> Option<usize> {
        let mut i = at;
        while matches!(self.tag_at(i), Tag::Mark | Tag::Adverb) && i < at + 3 {
            if let Some(time) = self.words[i].time {
                return Some(time);
            }
            i += 1;
        }
        // "within her first 100 days"
        let own = self.is(i, &["his", "her", "its", "their", "my", "our"]) && self.is(i + 1, &["first"]);
        if (own || self.is(i, &["the", "a", "an", "this"])) && self.in_time(i + 1) {
            i += 1;
        }
        let time = self.words.get(i)?.time?;
        (self.times[time].words.start >= i.saturating_sub(1)).then_some(time)
    }

    /// Whether a word is one of these.
    pub(super) fn is(&self, i: usize, any: &[&str]) -> bool {
        self.view.is(i, any)
    }

    /// Whether the word before is one of these.
    pub(super) fn is_before(&self, i: usize, any: &[&str]) -> bool {
        any.contains(&self.lower_before(i))
    }

    /// Whether the words from `i` on are these.
    pub(super) fn sequence(&self, i: usize, words: &[&str]) -> bool {
        self.view.run(i, words)
    }

    /// Whether any of the words in a range is one of these.
    pub(super) fn any(&self, range: Range<usize>, words: &[&str]) -> bool {
        self.view.any(range, words)
    }

    /// The stretch of some words, marks and commas at the edges left out.
    pub(super) fn span_of(&self, range: Range<usize>) -> Option<Span> {
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
        let span = self.span_of(range)?;
        let rank = |k| match k {
            EntityType::Per => 3,
            EntityType::Org => 2,
            EntityType::Loc => 1,
            EntityType::Misc | EntityType::Doc => 0,
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
        // In a quotation "I" is its speaker.
        let first = || (self.word_at(span.start)..).take(1).find(|&i| span.len() == 1 && self.lower(i) == "i");
        let entity = entity.or_else(|| self.quote(first()?)?.speaker);
        let (start, end) = span.ends();
        Some(Slot { start, end, entity })
    }

    /// The kind of whom a slot names.
    pub(super) fn kind_of(&self, slot: &Slot<u32>) -> Option<EntityType> {
        self.entities.table.get(slot.entity? as usize)?.kind
    }

    /// Whether the article tells of an office of whom a slot names: "Anna Lind, the mayor".
    pub(super) fn holds_office(&self, slot: &Slot<u32>) -> bool {
        let who = slot.entity.and_then(|e| self.entities.table.get(e as usize));
        let office = |word: &str| {
            let entry = lexicon::look_up(&word.to_lowercase());
            entry.has(Class::HeadOfState) || entry.has(Class::OfficeHolder) && !entry.has(Class::Spokesperson)
        };
        let past = |role: &str| role.split(' ').any(|w| matches!(w, "former" | "ex" | "late"));
        who.is_some_and(|e| e.roles.iter().any(|r| !past(r) && r.split(' ').any(office)))
    }

    /// Whether a word stands between somebody's quotation marks.
    pub(super) fn is_quoted(&self, i: usize) -> bool {
        let at = self.words.get(i).map(|w| w.span.start);
        self.quote(i).is_some_and(|q| q.verbatim.iter().any(|v| at.is_some_and(|at| v.start <= at && at < v.end)))
    }

    /// What is said with a word.
    fn quote(&self, i: usize) -> Option<&'a Quote<u32>> {
        self.quotes.get(self.view.link(i, Link::Quotation)? as usize).filter(|q| q.speech)
    }

    /// Who says a word, where that is told elsewhere than right before or behind it: in another sentence, by a colon.
    pub(super) fn said_by(&self, i: usize) -> Option<Slot<u32>> {
        let quote = self.quote(i)?;
        let source = *quote.source.first()?;
        let inside = self.sentence.start <= source.start && source.end <= self.sentence.end;
        // In another sentence only somebody who is known; "according to plan" names nobody.
        let someone = || self.words_of(source).any(|i| self.has(i, Class::DutyBearer) || self.tag_at(i) == Tag::Name);
        let known = quote.speaker.is_some() || (inside && someone());
        let (start, end) = source.ends();
        known.then_some(Slot { start, end, entity: quote.speaker })
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
