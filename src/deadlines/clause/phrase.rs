//! Noun phrases around a word, and the subject of a verb.

use std::ops::Range;

use super::super::lexicon::Inflection;
use super::{Clause, Tag, VerbForm};

impl Clause<'_> {
    /// The noun phrase that ends just before a word.
    pub(in crate::deadlines) fn phrase_before(&self, end: usize) -> Option<Range<usize>> {
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
                    // "about two million voters"
                    Tag::Preposition
                        if self.is(i - 1, &["about", "around"]) && i < base_end && self.tag_at(i) == Tag::Number =>
                    {
                        i -= 1;
                    }
                    Tag::Pronoun if i == base_end => {
                        i -= 1;
                        break;
                    }
                    Tag::Determiner => {
                        i -= 1;
                        break;
                    }
                    Tag::Time if self.tag_at(i) == Tag::Clitic && i < base_end => i -= 1,
                    Tag::Bracket if i < base_end && self.lower(i - 1) == "(" => break,
                    Tag::Verb
                        if i < base_end
                            && word.inflection != Inflection::Base
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
    pub(in crate::deadlines) fn owner_before(&self, end: usize) -> Option<Range<usize>> {
        let whole = self.phrase_before(end)?;
        let cut = |i: &usize| matches!(self.tag_at(*i), Tag::Preposition | Tag::Comma);
        // "the head of the union's deadline" keeps its "of"; other attachments belong to what stands before.
        let from = whole.clone().rev().find(|i| cut(i) && self.lower(*i) != "of").map_or(whole.start, |i| i + 1);
        (from < end).then_some(from..end)
    }

    /// The noun phrase that begins at a word.
    pub(in crate::deadlines) fn phrase_at(&self, start: usize) -> Option<Range<usize>> {
        let end = self.base_phrase(start)?;
        let mut end = end;
        loop {
            let next = end + 1;
            let more = match self.tag_at(end) {
                Tag::Preposition if self.is(end, &["of", "in", "from", "at", "on", "between", "against", "for"]) => {
                    let timed = self.words.get(next).is_some_and(|w| w.time.is_some());
                    let name = self.tag_before(end) == Tag::Name && !self.is(end, &["of", "for"]);
                    if self.lower(end) != "of" && (timed || name || self.is(next, &["a", "an"])) {
                        None
                    } else {
                        self.base_phrase(next)
                    }
                }
                Tag::And if self.is(end, &["and", "or"]) => self.base_phrase(next).filter(|&e| {
                    // "... and its allies should talks fail" is no new clause.
                    let inverted = self.lower(e) == "should" && self.tag_at(e + 1) == Tag::Noun;
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
                // "the growth of Islamic banking."
                Tag::Verb
                    if word.inflection == Inflection::Ing
                        && word.lemma.is_empty()
                        && content
                        && matches!(self.tag_at(i + 1), Tag::Stop | Tag::Comma) => {}
                Tag::Verb
                    if word.inflection != Inflection::Base
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
    pub(in crate::deadlines) fn subject(&self, g: usize) -> Option<Range<usize>> {
        let mut g = g;
        // Bounded: each turn goes to an earlier group.
        for _ in 0..8 {
            let group = &self.groups[g];
            let mut i = group.words.start;
            if group.form != VerbForm::Finite {
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
                    let from = self.groups[..g].iter().position(|x| x.form == VerbForm::Finite && x.modal.is_none())?;
                    g = from;
                }
                Tag::And => g = g.checked_sub(1)?,
                Tag::Relative => {
                    let before = if self.tag_before(i - 1) == Tag::Comma { i - 2 } else { i - 1 };
                    return self.phrase_before(before);
                }
                Tag::Subordinator if self.lower(i - 1) == "that" => return self.phrase_before(i - 1),
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
                        while let Some(j) = k.filter(|&j| self.groups[j].form == VerbForm::Infinitive) {
                            k = j.checked_sub(1).filter(|&p| self.groups[p].words.end == self.groups[j].words.start);
                        }
                        let owner = k
                            .filter(|&k| self.groups[k].form == VerbForm::Gerund)
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
