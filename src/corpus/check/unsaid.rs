//! Words that an article puts in someone's mouth without saying that they were said: "Roe would say", "Holm falsely claims that Roe
//! said".

use std::ops::Range;

use crate::corpus::words;
use crate::engine::Analysis;
use crate::lexicon::{Class, Entry, look_up};
use crate::report::{Form, Quote};
use crate::span::Span;
use crate::text::TokenKind;

/// How many words before a verb of saying a modal may stand.
const MODAL: usize = 3;

/// How many words a sentence begins with among which it says what is fake.
const FIRST: usize = 4;

/// How many words before a verb of saying the one may stand that asks for it: "begged Roe to say".
const ASKED: usize = 5;

/// Whether the sentence around an attribution says that the words were not said, or only might be; `cue` is where
/// the attribution stands.
pub(super) fn is_unsaid(a: &Analysis, q: &Quote<u32>, cue: Span) -> bool {
    let verb = a.text.tokens_in(cue);
    let Some(sentence) = a.text.sentences.get(a.text.sentence_of(verb.start)) else { return false };
    let around = Around { a, q, from: sentence.tokens.start, verb };
    around.is_wrong() || around.is_of_fake() || around.may_be() || around.is_supposed() || around.is_asked()
}

/// The sentence around an attribution.
struct Around<'a> {
    a: &'a Analysis,
    q: &'a Quote<u32>,
    /// Where the sentence begins.
    from: usize,
    /// The tokens of the attribution.
    verb: Range<usize>,
}

impl Around<'_> {
    fn written(&self, i: usize) -> String {
        words::plain(self.a.text.tokens[i].span().of(&self.a.doc.text))
    }

    fn entry(&self, i: usize) -> Entry {
        look_up(&self.written(i))
    }

    fn is(&self, i: usize, kind: &str) -> bool {
        self.entry(i).value(Class::Unsaid) == Some(kind)
    }

    /// Whether a token is a word that is not quoted.
    fn outside(&self, i: usize) -> bool {
        let t = &self.a.text.tokens[i];
        !self.is_break(i) && !self.q.content.iter().any(|s| s.overlaps(t.span()))
    }

    fn is_break(&self, i: usize) -> bool {
        matches!(self.a.text.tokens[i].kind, TokenKind::Mark | TokenKind::Punctuation)
    }

    /// Whether what follows is another verb's: "would go and said".
    fn joins(&self, i: usize) -> bool {
        matches!(self.written(i).as_str(), "and" | "but" | "or" | "who" | "which" | "then")
    }

    fn says(&self, i: usize) -> bool {
        let entry = self.entry(i);
        entry.verb().is_some_and(|v| v.has(Class::ReportsSpeech))
            || entry.has(Class::SaysToo)
            || matches!(self.written(i).as_str(), "quoted" | "attributed" | "claim" | "claims" | "claimed" | "reported")
    }

    /// Whether nothing between two tokens begins another clause.
    fn is_one_clause(&self, from: usize, to: usize) -> bool {
        (from..to).all(|i| self.outside(i) && !self.joins(i))
    }

    /// Whether the verb of saying, or one above it, is said to be wrong: "was falsely quoted as saying", "allegedly said".
    fn is_wrong(&self) -> bool {
        let (from, verb) = (self.from, &self.verb);
        let at = |i: usize| (from..verb.end).contains(&i);
        (from..verb.end).filter(|&i| self.outside(i) && self.is(i, "how")).any(|i| {
            let beside = self.written(i).starts_with("mis") && !self.written(i).ends_with("ly");
            let of_verb = i + 1 >= verb.start || (1..=2).any(|d| at(i + d) && self.outside(i + d) && self.says(i + d));
            let after = i > from && self.says(i - 1) && !self.is_break(i - 1);
            if !(beside || of_verb || after) {
                return false;
            }
            // "Roe, allegedly, said", "Roe, it was falsely claimed, said".
            let start = (from..i).rev().find(|&k| self.is_break(k)).map_or(from, |k| k + 1);
            let told = matches!(self.written(start).as_str(), "it" | "as" | "so");
            let most = if start == i { i + 2 } else { i + 3 };
            let closed = || (i + 1..most.min(verb.start)).any(|k| self.is_break(k));
            self.is_one_clause(i, verb.start.max(i)) || start > from && (start == i || told) && closed()
        })
    }

    /// Whether what says it is fake, or it is a rumour that it was said: "a fake post says".
    fn is_of_fake(&self) -> bool {
        let mut first = (self.from..self.verb.start).filter(|&i| self.outside(i)).take(FIRST);
        let Some(i) = first.find(|&i| self.is(i, "what") || self.is(i, "tale")) else { return false };
        let that = i + 1 < self.verb.start && self.written(i + 1) == "that";
        if that && self.is_one_clause(i, self.verb.start) {
            return true;
        }
        let tokens = &self.a.text.tokens;
        let own = |s: &Span| s.overlaps(tokens[i].span());
        let subject = self.begins(i) && !(self.is(i, "tale") && self.q.source.iter().any(own));
        // What stands aside has a comma on both sides.
        let between = || (i + 1..self.verb.start).filter(|&k| self.is_break(k) || !self.outside(k));
        let commas = between().count() % 2 == 0 && between().all(|k| self.is_break(k));
        subject && (commas || self.fronted(i)) && !(i + 1..self.verb.start).any(|k| self.joins(k))
    }

    /// Whether a word is in what the sentence begins with, and in no other phrase: no verb and no preposition is before it, but
    /// "it is" and the like.
    fn begins(&self, i: usize) -> bool {
        let fronted = self.fronted(i);
        let mut acted = false;
        let mut first = true;
        for k in (self.from..i).filter(|&k| self.outside(k)) {
            let (low, entry) = (self.written(k), self.entry(k));
            if fronted && matches!(low.as_str(), "in" | "according" | "to") {
                continue;
            }
            let preposition =
                entry.has(Class::ClausePreposition) || matches!(low.as_str(), "in" | "to" | "of" | "after");
            let determiner = entry.has(Class::ClauseDeterminer) || matches!(low.as_str(), "a" | "an" | "the");
            if preposition || acted && determiner {
                return false;
            }
            let being = matches!(low.as_str(), "is" | "was" | "'s" | "are" | "were");
            let verb = !being && !determiner && (entry.verb().is_some() || low.ends_with("ing") || low.ends_with("ed"));
            if verb && first {
                return false;
            }
            acted |= verb;
            first = false;
        }
        true
    }

    /// Whether a word is in what the sentence says first of where it was: "in a fake post", "according to a rumour".
    fn fronted(&self, i: usize) -> bool {
        let near = |most: usize| i <= self.from + most;
        match self.written(self.from).as_str() {
            "in" => self.is(i, "what") && near(3),
            "according" => near(4),
            _ => false,
        }
    }

    /// Whether it was not said, but "would" be. "Would only say" and "would later say" tell that it was.
    fn may_be(&self) -> bool {
        let verb = &self.verb;
        let before = (verb.start.saturating_sub(MODAL).max(self.from)..verb.start).rev();
        let before = before.take_while(|&i| self.outside(i) && !self.joins(i));
        let modal = verb.clone().chain(before).find(|&i| self.is(i, "modal") && self.is_plain(i));
        let said = |m: usize| {
            let to = (verb.end + 2).min(self.a.text.tokens.len());
            (m..to).any(|i| self.outside(i) && self.is(i, "said-yet"))
        };
        modal.is_some_and(|m| !said(m))
    }

    /// Whether a word is no name, no part of one or of a time: "Theresa May", "in May".
    fn is_plain(&self, i: usize) -> bool {
        let span = self.a.text.tokens[i].span();
        let low = self.written(i);
        // A sentence may begin with "would", and with the month.
        let small = span.of(&self.a.doc.text).starts_with(char::is_lowercase) || i == self.from && low != "may";
        let source = self.q.source.iter().any(|s| s.overlaps(span));
        let whole = self.a.text.span(self.from..self.verb.end.max(i + 1));
        let named = self.a.entities.inside(whole).any(|m| m.form == Form::Name && m.span().overlaps(span));
        let times = &self.a.times;
        let timed =
            times.get(times.partition_point(|t| t.span.end <= span.start)).is_some_and(|t| t.span.overlaps(span));
        small && !source && !named && !timed
    }

    /// Whether it is only supposed: "Had Roe said".
    fn is_supposed(&self) -> bool {
        let verb = self.verb.start;
        let near = (self.from.max(verb.saturating_sub(ASKED))..verb).rev().take_while(|&i| self.outside(i));
        let Some(had) = near.into_iter().find(|&i| self.written(i) == "had") else { return false };
        let begins = had == self.from || self.is_break(had - 1);
        // In "had said", "had already said" and "had this to say" it is no subject that follows.
        let next = self.a.text.tokens[had + 1].span();
        let subject = self.q.source.iter().any(|s| s.overlaps(next));
        let name = had == self.from && next.of(&self.a.doc.text).starts_with(char::is_uppercase);
        had + 1 < verb && begins && (subject || name)
    }

    /// Whether somebody is only asked to say it: "begged Roe to say".
    fn is_asked(&self) -> bool {
        let (from, verb) = (self.from, &self.verb);
        let to = (verb.start.saturating_sub(1).max(from)..verb.end).find(|&i| self.written(i) == "to");
        let Some(to) = to.filter(|&to| to > from && to + 1 < verb.end && self.outside(to)) else { return false };
        let near = (to.saturating_sub(ASKED).max(from)..to).rev().take_while(|&i| self.outside(i) && !self.joins(i));
        near.into_iter().any(|i| self.is(i, "asks"))
    }
}
