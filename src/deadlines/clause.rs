//! A sentence with its words tagged, its verbs grouped and its noun phrases within reach.
//!
//! No model: closed classes, a list of verbs and what stands next to a word decide. That is enough to tell who does
//! what to whom around a deadline's trigger, which is all that is asked of it.

use std::ops::Range;

use jiff::civil::Date;

use super::lexicon::{self, Form};
use super::when::{self, Unit};
use crate::entities::Entities;
use crate::report::{EntityType, Form as MentionForm, Slot};
use crate::span::Span;
use crate::text::{Text, Token, TokenKind};
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
                m.end == span.end || m.kind == EntityType::Per || (m.start == span.start && m.form == MentionForm::Name)
            })
            .max_by_key(|m| (m.end == span.end, rank(m.kind), m.end))
            .map(|m| m.entity);
        Some(Slot { start: span.start, end: span.end, entity })
    }

    fn tag(&mut self, tokens: &[Token]) {
        let n = self.len();
        let long = |i: &usize| self.low(*i).len() > 3;
        let capitals_at: Vec<bool> =
            self.words.iter().map(|w| w.span.of(self.text).starts_with(char::is_uppercase)).collect();
        let capital = |i: usize| capitals_at[i];
        let (mut words, mut capitals) = (0, 0);
        for i in (0..n).filter(long).filter(|&i| tokens[i].kind == TokenKind::Word) {
            words += 1;
            capitals += usize::from(capital(i));
        }
        // In a headline in title case a capital tells nothing.
        let title = words >= 4 && capitals * 10 >= words * 8;
        let mut named = vec![false; n];
        for mention in self.entities.inside(self.span).filter(|m| m.form == MentionForm::Name) {
            let from = self.words.partition_point(|w| w.span.end <= mention.start);
            for (word, named) in self.words[from..].iter().zip(&mut named[from..]) {
                if word.span.start >= mention.end {
                    break;
                }
                *named = true;
            }
        }
        for i in 0..n {
            let kind = tokens[i].kind;
            let first = i == 0 || matches!(self.tag_at(i - 1), Tag::Mark | Tag::Stop);
            let is_capital = capital(i);
            let word = &self.words[i];
            let low = &self.lows[word.low.clone()];
            let mut form = Form::Base;
            let mut lemma = "";
            let tag = match kind {
                TokenKind::Number if word.unit.is_none() => Tag::Number,
                TokenKind::Clitic if low == "'s" => Tag::Clitic,
                // "the players' union"
                TokenKind::Mark
                    if low == "'"
                        && tokens[i].glued
                        && i > 0
                        && self.low(i - 1).ends_with('s')
                        && i + 1 < n
                        && !tokens[i + 1].glued =>
                {
                    Tag::Clitic
                }
                TokenKind::Mark => Tag::Mark,
                TokenKind::Punctuation => match low {
                    "," => Tag::Comma,
                    "-" if tokens[i].glued && tokens.get(i + 1).is_some_and(|t| t.glued) => Tag::Hyphen,
                    "-" | "--" | "—" | "–" => Tag::Dash,
                    "(" | ")" | "[" | "]" => Tag::Bracket,
                    "$" | "%" | "£" | "€" => Tag::Number,
                    "&" => Tag::And,
                    _ => Tag::Stop,
                },
                _ if word.unit.is_some() => Tag::Time,
                _ if named[i] => Tag::Name,
                _ => match lexicon::closed(low) {
                    Some(tag) if tag != Tag::Adverb || !is_capital || first || title => tag,
                    _ if is_capital && !first && !title => Tag::Name,
                    _ => match lexicon::verb(low) {
                        Some((l, f)) => {
                            (lemma, form) = (l, f);
                            self.noun_or_verb(i, l, f)
                        }
                        None if self.unlisted_verb(i) => Tag::Verb,
                        None if is_capital && !title && first && !self.starts_sentence_noun(i) => Tag::Name,
                        None => Tag::Noun,
                    },
                },
            };
            if word.unit.is_some() && tag != Tag::Time && !matches!(tag, Tag::Mark) {
                self.words[i].tag = Tag::Time;
                continue;
            }
            let word = &mut self.words[i];
            (word.tag, word.form, word.lemma) = (tag, form, lemma);
        }
    }

    /// Whether a word that no list has is a verb: "must refuel", "to refuel the ship", "60 days to clean up".
    fn unlisted_verb(&self, i: usize) -> bool {
        let before = self.tag_before(i);
        // "should negotiations stall"
        if self.low(i).ends_with('s') && !self.low(i).ends_with("ss") {
            return false;
        }
        if before == Tag::Modal || (before == Tag::Not && i > 1 && self.tag_at(i - 2) == Tag::Modal) {
            return true;
        }
        if before != Tag::To {
            return false;
        }
        let object = self.words.get(i + 1).is_some_and(|w| {
            let next = w.span.of(self.text);
            matches!(lexicon::closed(self.low(i + 1)), Some(Tag::Determiner | Tag::Pronoun))
                || next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '$')
        });
        // "10 days to rewire homes": what time is given for.
        let given = i > 1 && self.tag_at(i - 2) == Tag::Time;
        object || given || self.is(i + 1, &["up", "out", "down", "off", "away", "over"])
    }

    /// Whether a capitalised first word is followed by a noun, so that it is no name for sure.
    fn starts_sentence_noun(&self, i: usize) -> bool {
        let next = self.low(i + 1);
        next.is_empty() || lexicon::closed(next).is_some() || self.low(i).ends_with('s')
    }

    /// Whether a word that can be a verb is one here. The tags before it are known, those after it are not.
    fn noun_or_verb(&self, i: usize, lemma: &'static str, form: Form) -> Tag {
        let mut p = i;
        while p > 0 && self.words[p - 1].tag == Tag::Adverb {
            p -= 1;
        }
        let before = self.tag_before(p);
        let next = self.low(i + 1);
        let next_closed = lexicon::closed(next);
        let past_form = form == Form::Past || (form == Form::Base && lexicon::past_like_base(lemma));
        // Before its own object, a verb; before another noun, as likely an adjective.
        let object_next =
            matches!(
                next_closed,
                Some(Tag::Determiner | Tag::Pronoun | Tag::To | Tag::Subordinator | Tag::Preposition | Tag::Adverb)
            ) || self.words.get(i + 1).is_some_and(|w| w.span.of(self.text).starts_with(char::is_uppercase));
        let glued_before = i > 0 && self.tag_at(i - 1) == Tag::Hyphen;
        match before {
            Tag::To | Tag::Modal | Tag::Do => match form {
                Form::Base => Tag::Verb,
                _ => Tag::Noun,
            },
            Tag::Not => Tag::Verb,
            Tag::Determiner | Tag::Clitic => {
                if form == Form::Past && next_closed == Some(Tag::Preposition) && self.low_before(i) == "those" {
                    Tag::Verb
                } else {
                    Tag::Noun
                }
            }
            _ if glued_before => Tag::Noun,
            Tag::Be | Tag::Have => match form {
                Form::Past | Form::Ing => Tag::Verb,
                _ if past_form => Tag::Verb,
                _ => Tag::Noun,
            },
            Tag::Preposition | Tag::Number => match form {
                Form::Ing if lemma.is_empty() => Tag::Noun,
                Form::Ing => Tag::Verb,
                _ if before == Tag::Number && form == Form::Past => Tag::Verb,
                _ if past_form && object_next && before == Tag::Number => Tag::Verb,
                _ => Tag::Noun,
            },
            Tag::Pronoun | Tag::Relative => Tag::Verb,
            _ => match form {
                Form::Past | Form::Ing => {
                    // "sweeping new sanctions", "proposed tariffs" at the start of a phrase
                    let modifier = !object_next
                        && !matches!(before, Tag::Noun | Tag::Name | Tag::Time)
                        && next_closed.is_none()
                        && !next.is_empty()
                        && form == Form::Past
                        && before != Tag::And
                        && before != Tag::Comma;
                    if modifier { Tag::Noun } else { Tag::Verb }
                }
                Form::Third => {
                    // "forces to leave" are men, "plans to leave" is a verb.
                    let over = matches!(lemma, "close" | "end" | "run" | "fall" | "lapse" | "stand" | "pass")
                        && before == Tag::Noun;
                    if over
                        && (next_closed == Some(Tag::Preposition)
                            || next == "out"
                            || self.words.get(i + 1).is_some_and(|w| w.unit.is_some()))
                    {
                        return Tag::Verb;
                    }
                    let wish = matches!(
                        lemma,
                        "plan" | "offer" | "promise" | "pledge" | "vow" | "need" | "want" | "aim" | "hope" | "move"
                    );
                    let unlikely = !object_next
                        || (next == "to" && !wish)
                        || (next_closed == Some(Tag::Preposition) && before != Tag::Name);
                    if lexicon::noun_too(lemma) && unlikely {
                        Tag::Noun
                    } else if matches!(
                        before,
                        Tag::Noun
                            | Tag::Name
                            | Tag::Comma
                            | Tag::And
                            | Tag::Bracket
                            | Tag::Mark
                            | Tag::Time
                            | Tag::Dash
                            | Tag::Subordinator
                    ) {
                        Tag::Verb
                    } else {
                        Tag::Noun
                    }
                }
                Form::Base => {
                    let object_next = object_next || self.words.get(i + 1).is_some_and(|w| w.unit.is_some());
                    let subject_before =
                        matches!(before, Tag::Noun | Tag::Name | Tag::And | Tag::Time | Tag::Comma | Tag::Mark);
                    if past_form && subject_before && object_next {
                        Tag::Verb
                    } else if lexicon::noun_too(lemma) {
                        let strong = matches!(next_closed, Some(Tag::Determiner | Tag::Pronoun | Tag::To));
                        let verb_before = matches!(before, Tag::Noun | Tag::Name | Tag::And | Tag::Mark | Tag::Comma);
                        let particle = matches!(next, "out" | "up" | "down" | "off" | "back" | "away");
                        if verb_before && (strong || particle) { Tag::Verb } else { Tag::Noun }
                    } else {
                        Tag::Verb
                    }
                }
            },
        }
    }

    fn group(&mut self) {
        let n = self.len();
        let mut i = 0;
        while i < n {
            let tag = self.tag_at(i);
            let infinitive = tag == Tag::To && {
                let mut k = i + 1;
                while k < n && matches!(self.tag_at(k), Tag::Adverb | Tag::Not) {
                    k += 1;
                }
                match self.tag_at(k) {
                    Tag::Verb => self.words[k].form == Form::Base,
                    Tag::Be | Tag::Have | Tag::Do => true,
                    _ => false,
                }
            };
            if !infinitive && !matches!(tag, Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Verb) {
                i += 1;
                continue;
            }
            let start = i;
            let mut group = Group {
                words: start..start + 1,
                head: start,
                lemma: "",
                kind: if infinitive { Kind::Infinitive } else { Kind::Finite },
                modal: None,
                negated: false,
                passive: false,
                perfect: false,
                past: false,
            };
            if infinitive {
                i += 1;
            }
            let mut be = false;
            let mut first_verb = true;
            while i < n {
                match self.tag_at(i) {
                    Tag::Modal => {
                        group.modal = Some(i);
                        group.negated |=
                            self.low(i).ends_with('t') && self.low(i).contains('\'') || self.low(i) == "cannot";
                    }
                    Tag::Be => {
                        be = true;
                        group.lemma = "be";
                        group.past |= self.is(i, &["was", "were", "wasn't", "weren't"]);
                        group.negated |= self.low(i).ends_with("n't");
                    }
                    Tag::Have => {
                        be = false;
                        group.perfect = true;
                        group.lemma = "have";
                        group.past |= self.is(i, &["had", "hadn't"]);
                        group.negated |= self.low(i).ends_with("n't");
                    }
                    Tag::Do => {
                        group.lemma = "do";
                        group.past |= self.is(i, &["did", "didn't"]);
                        group.negated |= self.low(i).ends_with("n't");
                    }
                    Tag::Not => group.negated = true,
                    Tag::Adverb => {
                        i += 1;
                        continue;
                    }
                    Tag::Verb => {
                        let word = &self.words[i];
                        group.head = i;
                        group.lemma = word.lemma;
                        let past =
                            word.form == Form::Past || (word.form == Form::Base && lexicon::past_like_base(word.lemma));
                        group.passive = be && past;
                        if first_verb && start == i {
                            group.kind = match word.form {
                                Form::Ing => Kind::Gerund,
                                _ => Kind::Finite,
                            };
                            group.past = past;
                        }
                        group.words.end = i + 1;
                        break;
                    }
                    _ => break,
                }
                first_verb = false;
                group.head = i;
                group.words.end = i + 1;
                i += 1;
            }
            i = group.words.end.max(start + 1);
            // "have" that stands alone is the verb itself, no auxiliary.
            group.perfect &= group.lemma != "have" || self.tag_at(group.head) == Tag::Verb;
            self.groups.push(group);
        }
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

    /// The noun phrase that ends just before a word.
    pub(super) fn phrase_before(&self, end: usize) -> Option<Range<usize>> {
        let mut i = end;
        let mut start = end;
        // Where the phrase falls back to if a list turns out to be two clauses.
        let mut list_from = None;
        loop {
            let base_end = i;
            while i > 0 {
                let word = &self.words[i - 1];
                match word.tag {
                    Tag::Noun | Tag::Name | Tag::Number | Tag::Hyphen | Tag::Clitic => i -= 1,
                    Tag::Mark if i < base_end && self.tag_before(i - 1) != Tag::Comma => break,
                    Tag::Pronoun if i == base_end => {
                        i -= 1;
                        break;
                    }
                    Tag::Determiner => {
                        i -= 1;
                        break;
                    }
                    Tag::Time if self.tag_at(i) == Tag::Clitic && i < base_end => i -= 1,
                    Tag::Bracket if i < base_end && self.low(i - 1) == "(" => break,
                    Tag::Verb
                        if i < base_end
                            && word.form != Form::Base
                            && matches!(self.tag_before(i - 1), Tag::Determiner | Tag::Hyphen) =>
                    {
                        i -= 1;
                    }
                    _ => break,
                }
            }
            if i == base_end {
                break;
            }
            start = i;
            if i < 2 {
                break;
            }
            let held = matches!(self.tag_at(i - 2), Tag::Noun | Tag::Name | Tag::Number | Tag::Clitic);
            match self.tag_at(i - 1) {
                Tag::Preposition
                    if held
                        && self.is(
                            i - 1,
                            &["of", "in", "for", "from", "against", "between", "over", "with", "on", "at", "under"],
                        ) =>
                {
                    i -= 1;
                }
                Tag::And if held && self.is(i - 1, &["and", "or", "&"]) => {
                    list_from.get_or_insert(start);
                    i -= 1;
                }
                Tag::Comma if held && list_from.is_some() && base_end - start <= 5 => i -= 1,
                _ => break,
            }
        }
        if let Some(from) = list_from {
            let boundary =
                matches!(self.tag_before(start), Tag::Comma | Tag::Stop | Tag::Mark | Tag::Subordinator | Tag::Dash);
            if !boundary {
                start = from;
            }
        }
        (start < end).then_some(start..end)
    }

    /// The possessor whose clitic stands at a word: a noun phrase without what is attached to it.
    pub(super) fn owner_before(&self, end: usize) -> Option<Range<usize>> {
        let whole = self.phrase_before(end)?;
        let cut = |i: &usize| matches!(self.tag_at(*i), Tag::Preposition | Tag::Comma);
        // "the head of the union's deadline" keeps its "of"; other attachments belong to what stands before.
        let from = whole.clone().rev().find(|i| cut(i) && self.low(*i) != "of").map_or(whole.start, |i| i + 1);
        (from < end).then_some(from..end)
    }

    /// The noun phrase that begins at a word.
    pub(super) fn phrase_at(&self, start: usize) -> Option<Range<usize>> {
        let end = self.base_phrase(start)?;
        let mut end = end;
        loop {
            let next = end + 1;
            let more = match self.tag_at(end) {
                Tag::Preposition if self.is(end, &["of", "in", "from", "at", "on", "between", "against", "for"]) => {
                    let timed = self.words.get(next).is_some_and(|w| w.unit.is_some());
                    let name = self.tag_before(end) == Tag::Name && !self.is(end, &["of", "for"]);
                    if self.low(end) != "of" && (timed || name || self.is(next, &["a", "an"])) {
                        None
                    } else {
                        self.base_phrase(next)
                    }
                }
                Tag::And if self.is(end, &["and", "or"]) => self.base_phrase(next).filter(|&e| {
                    // "... and its allies should talks fail" is no new clause.
                    let inverted = self.low(e) == "should" && self.tag_at(e + 1) == Tag::Noun;
                    let verb = matches!(self.tag_at(e), Tag::Verb | Tag::Modal | Tag::Be | Tag::Have | Tag::Do);
                    inverted || !verb
                }),
                Tag::Comma => self.list_goes_on(next),
                _ => None,
            };
            match more {
                Some(e) if e > next => end = e,
                _ => break,
            }
            if end - start > 30 {
                break;
            }
        }
        Some(start..end)
    }

    /// After a comma: the end of the next member, if the list ends in "and".
    fn list_goes_on(&self, at: usize) -> Option<usize> {
        if self.is(at, &["and", "or"]) {
            return self
                .base_phrase(at + 1)
                .filter(|&e| !matches!(self.tag_at(e), Tag::Verb | Tag::Modal | Tag::Be | Tag::Have));
        }
        let end = self.base_phrase(at)?;
        let names = self.words[at..end].iter().all(|w| matches!(w.tag, Tag::Name | Tag::Noun)) && end - at <= 4;
        let goes_on =
            self.is(end, &["and", "or"]) || (self.tag_at(end) == Tag::Comma && self.is(end + 1, &["and", "or"]));
        (names && goes_on).then_some(end)
    }

    /// End of the phrase without what is attached to it.
    fn base_phrase(&self, start: usize) -> Option<usize> {
        let mut i = start;
        let mut content = false;
        while i < self.len() {
            let word = &self.words[i];
            match word.tag {
                Tag::Determiner if i == start => {}
                Tag::Pronoun if i == start => return Some(i + 1),
                Tag::Noun | Tag::Name | Tag::Number => content = true,
                Tag::Hyphen | Tag::Clitic if i > start => {}
                Tag::Determiner if i > start && self.tag_before(i) == Tag::Determiner => {}
                Tag::Mark if !content || self.tag_before(i) == Tag::Noun || self.tag_before(i) == Tag::Determiner => {
                    // Quoted words inside a phrase: “very severe” sanctions.
                    let opens = matches!(self.tag_at(i + 1), Tag::Noun | Tag::Name | Tag::Adverb | Tag::Determiner);
                    if !opens && !matches!(self.tag_at(i + 1), Tag::Noun | Tag::Name) {
                        break;
                    }
                }
                Tag::Adverb if matches!(self.tag_at(i + 1), Tag::Noun) && (i > start) => {}
                Tag::Time if matches!(self.tag_at(i + 1), Tag::Clitic | Tag::Noun | Tag::Time) && i > start => {}
                Tag::Verb
                    if word.form != Form::Base
                        && matches!(self.tag_at(i + 1), Tag::Noun | Tag::Name)
                        && (i == start || self.tag_before(i) == Tag::Determiner) => {}
                _ => break,
            }
            i += 1;
        }
        while i > start && matches!(self.tag_at(i - 1), Tag::Mark | Tag::Hyphen | Tag::Time) {
            i -= 1;
        }
        (i > start && (content || i > start + 1)).then_some(i)
    }

    /// The subject of a group of verbs.
    pub(super) fn subject(&self, g: usize) -> Option<Range<usize>> {
        let mut g = g;
        // Bounded: each turn goes to an earlier group.
        for _ in 0..8 {
            let group = &self.groups[g];
            let mut i = group.words.start;
            if group.kind != Kind::Finite {
                g = g.checked_sub(1)?;
                continue;
            }
            loop {
                match self.tag_before(i) {
                    Tag::Adverb => i -= 1,
                    Tag::Time => {
                        while self.tag_before(i) == Tag::Time {
                            i -= 1;
                        }
                        if self.tag_before(i) == Tag::Preposition {
                            i -= 1;
                        }
                    }
                    _ => break,
                }
            }
            match self.tag_before(i) {
                Tag::Comma | Tag::Dash | Tag::Bracket => {
                    let close = i - 1;
                    let same = |t: Tag| match self.tag_at(close) {
                        Tag::Comma => t == Tag::Comma,
                        Tag::Dash => t == Tag::Dash,
                        _ => t == Tag::Bracket,
                    };
                    let open = (close.saturating_sub(40)..close).rev().find(|&k| same(self.tag_at(k)));
                    if let Some(subject) = open.and_then(|o| self.phrase_before(o)) {
                        return Some(subject);
                    }
                    g = g.checked_sub(1)?;
                }
                // ", and gave": the verb goes with the main clause; "and gave" with the last one.
                Tag::And if i >= 2 && self.tag_at(i - 2) == Tag::Comma => {
                    let from = self.groups[..g].iter().position(|x| x.kind == Kind::Finite && x.modal.is_none())?;
                    g = from;
                }
                Tag::And => g = g.checked_sub(1)?,
                Tag::Relative => {
                    let before = if self.tag_before(i - 1) == Tag::Comma { i - 2 } else { i - 1 };
                    return self.phrase_before(before);
                }
                Tag::Subordinator if self.low(i - 1) == "that" => return self.phrase_before(i - 1),
                Tag::Mark => {
                    // “The Council”, said; or a quotation before its verb.
                    return None;
                }
                _ => {
                    let phrase = self.phrase_before(i)?;
                    if self.tag_before(phrase.start) == Tag::Verb {
                        // "voters who want to cast a ballot must": the phrase is the object of a relative clause.
                        let from = phrase.start.saturating_sub(16);
                        let relative = (from..phrase.start)
                            .rev()
                            .take_while(|&k| !matches!(self.tag_at(k), Tag::Comma | Tag::Stop | Tag::Mark))
                            .find(|&k| self.tag_at(k) == Tag::Relative);
                        if let Some(owner) = relative.and_then(|r| self.phrase_before(r)) {
                            return Some(owner);
                        }
                        // "students wanting to switch courses need"
                        let mut k = self.group_before(phrase.start).filter(|&k| k < g);
                        while let Some(j) = k.filter(|&j| self.groups[j].kind == Kind::Infinitive) {
                            k = j.checked_sub(1).filter(|&p| self.groups[p].words.end == self.groups[j].words.start);
                        }
                        let owner = k
                            .filter(|&k| self.groups[k].kind == Kind::Gerund)
                            .filter(|&k| matches!(self.tag_before(self.groups[k].words.start), Tag::Noun | Tag::Name))
                            .and_then(|k| self.phrase_before(self.groups[k].words.start));
                        if owner.is_some() {
                            return owner;
                        }
                    }
                    return Some(phrase);
                }
            }
        }
        None
    }
}
