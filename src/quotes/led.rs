//! Whose a quotation is that a colon leads to: "Hale pressed her: “When?”", "Roe posted one word on Chirper: “Gone.”". The models
//! give it to the next sentence's verb, or make a cue of whatever word stands before the colon.

use std::ops::Range;

use super::attribution::{self, Attribution, leave_out};
use super::node::{COLON, COMMA, Node, PREPOSITION, is_punctuation, span};
use super::nodes::words_within;
use super::reading::Reading;
use super::{acts, speaker};
use crate::lexicon::{Class, Inflection};
use crate::report::Mention;
use crate::text::TokenKind;

/// Most words from a quotation to its sentence's start, and to the cue of whoever the models give it to.
const REACH: usize = 60;
/// Most words between the verb and a colon, and a comma; and of a subject.
const OBJECT: usize = 12;
const NEAR: usize = 2;
const SUBJECT: usize = 5;

/// Finds whose the quotations are that words lead to, where the models' cue is no verb of saying of theirs.
pub(super) fn add(text: Reading<'_>, nodes: &[Node], found: &mut Vec<Attribution>) {
    let mut more = Vec::new();
    found.iter_mut().for_each(|a| received(text, nodes, a));
    // "Ola Roe" with the cue "Roe": a name says nothing.
    let mut lost: Vec<bool> = found.iter().map(|a| is_name(text, nodes, &a.cue)).collect();
    for q in 2..nodes.len() {
        let begins = nodes[q].quote.is_none() || nodes[q].title || nodes[q].begins;
        if begins || !matches!(nodes[q - 1].sort, COLON | COMMA) {
            continue;
        }
        let near = q.saturating_sub(REACH);
        let from = (near..q).rev().find(|&i| nodes[i].begins).unwrap_or(near);
        let led = Led { text, nodes, from, end: q - 1 };
        let about = found.partition_point(|a| a.cue.start < near)..found.partition_point(|a| a.cue.start < q + REACH);
        let holds = |a: &Attribution| a.content.iter().any(|r| r.contains(&q));
        let held = |a: &Attribution| holds(a) && led.stands(a);
        let stands = found[about.clone()].iter().any(held);
        if found[about.clone()].iter().any(|a| held(a) && !a.source.is_empty()) {
            // "Was asked by Roe: “When?”" has no second source before the colon.
            let far = |a: &Attribution| a.cue == (q - 1..q) && !a.source.iter().any(|r| r.end + 1 == q);
            about.clone().for_each(|i| lost[i] |= far(&found[i]));
        }
        if stands || nodes[from..q].iter().any(|n| n.quote.is_some()) {
            continue;
        }
        // "Roe said fares rose: “All of them,” he added".
        let words = words_within(text, nodes, q);
        let Some((source, cue)) = led.read().filter(|_| !words.ends_with(',')) else { continue };
        let all = found[about.clone()].iter_mut().zip(&mut lost[about]);
        if !led.give(all, q, &source, &cue) {
            more.push(Attribution::by_rule(cue, source, q..q + 1));
        }
    }
    leave_out(found, lost);
    attribution::add(found, more);
}

/// "Roe got a note that said: “Row.”", "Roe saw the sign: “Row.”": it is the note that says so.
fn received(text: Reading<'_>, nodes: &[Node], a: &mut Attribution) {
    let token = |i: usize| nodes[i].from as usize;
    let verb = a.cue.start;
    let gets = matches!(text.lemma(token(verb)), "receive" | "get" | "see" | "find" | "spot" | "notice" | "hear");
    let that = |&i: &usize| text.is(token(i), &["that", "which", "saying", "reading"]);
    let end = a.cue.clone().find(that).unwrap_or(a.cue.end);
    let thing = gets && end > verb + 1 && text.has(token(end - 1), Class::Written);
    if thing && !a.source.is_empty() && a.source.iter().all(|r| r.end <= verb) {
        a.source = std::iter::once(verb + 1..end).collect();
        a.cue = if end < a.cue.end { a.cue.end - 1..a.cue.end } else { end..end + 1 };
    }
}

/// Takes a quotation out of what is attributed, with the words of its own sentence before it.
fn take(nodes: &[Node], a: &mut Attribution, q: usize, from: usize) {
    let parts = a.content.iter().flat_map(|r| {
        let whole = if r.contains(&q) { [r.start..r.end.min(from), q + 1..r.end] } else { [r.clone(), 0..0] };
        whole.into_iter().filter(|r| r.clone().any(|i| !is_punctuation(&nodes[i])))
    });
    a.content = parts.collect();
}

/// Whether words are part of a person's name.
fn is_name(text: Reading<'_>, nodes: &[Node], words: &Range<usize>) -> bool {
    let own = span(text, nodes, words.clone());
    let to = text.entities.mentions.partition_point(|m| m.span().start <= own.start);
    let around = |m: &Mention<u32>| m.names_person() && m.span().contains(own);
    text.entities.mentions[..to].iter().rev().take(2).any(around)
}

/// The words from a sentence's start to the sign before a quotation.
struct Led<'a> {
    text: Reading<'a>,
    nodes: &'a [Node],
    from: usize,
    end: usize,
}

impl Led<'_> {
    fn token(&self, i: usize) -> usize {
        self.nodes[i].from as usize
    }

    fn is(&self, i: usize, words: &[&str]) -> bool {
        self.text.is(self.token(i), words)
    }

    /// Whether an attribution of the quotation is one by a verb of these words.
    fn stands(&self, a: &Attribution) -> bool {
        let here = (self.from..self.end).contains(&a.cue.start);
        let last = self.token(a.cue.end - 1);
        let verb = self.text.verb(last).is_some() || self.text.noun(last).is_some();
        let preposition = a.cue.len() == 1 && self.nodes[a.cue.start].sort == PREPOSITION;
        here && verb && !preposition && !is_name(self.text, self.nodes, &a.cue)
    }

    /// Takes the quotation from all that hold it, and gives it to the one with the cue that leads to it; whether there is one.
    fn give<'a>(
        &self,
        all: impl Iterator<Item = (&'a mut Attribution, &'a mut bool)>,
        q: usize,
        source: &Range<usize>,
        cue: &Range<usize>,
    ) -> bool {
        let mut known = false;
        for (a, lost) in all {
            let holds = a.content.iter().any(|r| r.contains(&q));
            if a.cue == *cue && !holds {
                // "Roe said this: that fares rise: “All of them.”"
                a.content.push(q..q + 1);
                if a.source.is_empty() {
                    a.source.push(source.clone());
                }
                known = true;
            } else if holds {
                take(self.nodes, a, q, self.from);
                *lost |= (self.from..q).contains(&a.cue.start) || a.content.is_empty();
            }
        }
        known
    }

    /// Source and cue.
    fn read(&self) -> Option<(Range<usize>, Range<usize>)> {
        let colon = self.nodes[self.end].sort == COLON;
        let near = self.from.max(self.end.saturating_sub(if colon { OBJECT } else { NEAR + 1 }))..self.end;
        if colon && let Some(owned) = self.owned() {
            return Some(owned);
        }
        if let Some(by) = near.clone().find(|&i| self.is(i, &["by"]) && i > self.from + 1) {
            let passive = self.is(by - 1, &["asked", "told", "warned", "pressed"]) && by + SUBJECT >= self.end;
            return (passive && self.end > by + 1).then(|| (by + 1..self.end, by - 1..by));
        }
        let mut verbs = near.filter(|&i| self.leads(i, colon));
        verbs.find_map(|v| Some((self.subject(v)?, v..v + 1)))
    }

    /// "Hale's answer:".
    fn owned(&self) -> Option<(Range<usize>, Range<usize>)> {
        let noun = self.end.checked_sub(1).filter(|&i| i > self.from + 1)?;
        let said = self.text.has_lower(self.token(noun), Class::Utterance);
        let clitic = self.text.kind(self.token(noun - 1)) == Some(TokenKind::Clitic);
        let source = self.from..noun - 1;
        (said && clitic && source.len() <= SUBJECT).then_some((source, noun..noun + 1))
    }

    /// Whether a word is a verb that leads to words of its subject; before a comma only one of saying.
    fn leads(&self, i: usize, colon: bool) -> bool {
        let (text, token) = (self.text, self.token(i));
        let form = text.inflection(token);
        let finite = form.has(Inflection::THIRD.with(Inflection::PAST));
        let verb = acts::is_saying(text, token) || text.has(token, Class::BeforeColon) && colon;
        text.is_lower(token) && text.verb(token).is_some() && finite && verb && text.lemma(token) != "call"
    }

    /// The subject right before a verb: a name with its titles, a pronoun, "a pupil"; behind "and" the one that begins the sentence.
    fn subject(&self, verb: usize) -> Option<Range<usize>> {
        let text = self.text;
        let helps = |&i: &usize| {
            let low = text.low(self.token(i));
            self.is(i, &["had", "has", "have", "then", "later", "also", "once"]) || low.ends_with("ly")
        };
        let last = (self.from..verb).rev().find(|i| !helps(i))?;
        if self.is(last, &["and"]) {
            return self.first();
        }
        if self.is(last, &["he", "she", "they"]) {
            return Some(last..last + 1);
        }
        if is_name(text, self.nodes, &(last..last + 1)) {
            let titled = |&i: &usize| text.capital(self.token(i)) || text.has_lower(self.token(i), Class::Role);
            let start = (self.from..last).rev().take_while(titled).last().unwrap_or(last);
            // "A picture of Ada Roe said" is not hers.
            let hangs = start > self.from && text.has_lower(self.token(start - 1), Class::Governs);
            return (!hangs).then_some(start..last + 1);
        }
        let plain = |&i: &usize| text.is_lower(self.token(i)) || i == self.from;
        let near = (last.saturating_sub(3).max(self.from)..last).rev().take_while(plain);
        let start = near.into_iter().find(|&i| text.has(self.token(i), Class::ClauseDeterminer))?;
        let hangs = start > self.from && text.has_lower(self.token(start - 1), Class::Governs);
        (!hangs && speaker::is_human(text.low(self.token(last)))).then_some(start..last + 1)
    }

    /// The name that begins the sentence.
    fn first(&self) -> Option<Range<usize>> {
        let named = |&i: &usize| is_name(self.text, self.nodes, &(i..i + 1));
        let start = (self.from..self.end.min(self.from + 3)).find(named)?;
        let end = (start..self.end).take_while(named).last()? + 1;
        Some(self.from..end)
    }
}
