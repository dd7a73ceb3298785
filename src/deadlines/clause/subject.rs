//! The subject of a verb.

use std::ops::Range;

use super::{Clause, Tag, VerbForm};

/// Most words of an aside between a subject and its verb: ", which holds the port,".
const LONGEST_ASIDE: usize = 40;

/// Most words of a relative clause between a subject and its verb: "voters who want to cast a ballot must".
const LONGEST_RELATIVE: usize = 16;

/// How many verbs are gone back over to find a subject.
const VERBS: usize = 8;

/// What stands before a verb.
enum Before {
    Subject(Option<Range<usize>>),
    /// An earlier verb has the same subject.
    SubjectOf(Option<usize>),
}

impl Clause<'_> {
    /// The subject of a group of verbs.
    pub(in crate::deadlines) fn subject(&self, g: usize) -> Option<Range<usize>> {
        let mut g = g;
        for _ in 0..VERBS {
            match self.before_verb(g) {
                Before::Subject(subject) => return subject,
                Before::SubjectOf(earlier) => g = earlier?,
            }
        }
        None
    }

    /// The subject that stands before a verb, or the earlier verb that shares it.
    fn before_verb(&self, g: usize) -> Before {
        let group = &self.groups[g];
        let last = g.checked_sub(1);
        if group.form != VerbForm::Finite {
            return Before::SubjectOf(last);
        }
        let at = self.before_adverbials(group.words.start);
        match self.tag_before(at) {
            Tag::Comma | Tag::Dash | Tag::Bracket => match self.before_aside(at - 1) {
                Some(subject) => Before::Subject(Some(subject)),
                None => Before::SubjectOf(last),
            },
            // ", and gave": the verb goes with the main clause; "and gave" with the last one.
            Tag::And if at >= 2 && self.tag_at(at - 2) == Tag::Comma => {
                let main = |x: &super::VerbGroup| x.form == VerbForm::Finite && x.modal.is_none();
                Before::SubjectOf(self.groups[..g].iter().position(main))
            }
            Tag::And => Before::SubjectOf(last),
            Tag::Relative => {
                let comma = usize::from(self.tag_before(at - 1) == Tag::Comma);
                let mut end = at - 1 - comma;
                // "It was Holt, not Roe, who gave"
                if let Some(not) = self.phrase_before(end).and_then(|p| p.start.checked_sub(1))
                    && self.tag_at(not) == Tag::Not
                    && self.tag_before(not) == Tag::Comma
                {
                    end = not - 1;
                }
                // "is loved in Sudria, which will vote": the name alone.
                let name = comma > 0 && self.lower(at - 1) == "which" && self.tag_before(end) == Tag::Name;
                let attached = |i: &usize| name && self.tag_at(*i) == Tag::Preposition && self.lower(*i) != "of";
                Before::Subject(
                    self.phrase_before(end).map(|p| p.clone().rfind(attached).map_or(p.start, |i| i + 1)..end),
                )
            }
            Tag::Subordinator if self.lower_before(at) == "that" => Before::Subject(self.phrase_before(at - 1)),
            // “The Council”, said; or a quotation before its verb.
            Tag::Mark => Before::Subject(None),
            Tag::Verb if last.is_some_and(|k| self.groups[k].form == VerbForm::Infinitive) => {
                Before::Subject(self.owner_of_infinitive(g - 1))
            }
            _ => Before::Subject(self.phrase_before(at).map(|phrase| self.owner_of_relative(g, phrase))),
        }
    }

    /// The word before which adverbs and times stand: "the council on Friday also said".
    fn before_adverbials(&self, verb: usize) -> usize {
        let mut at = verb;
        loop {
            match self.tag_before(at) {
                Tag::Adverb => at -= 1,
                Tag::Time => {
                    while self.tag_before(at) == Tag::Time {
                        at -= 1;
                    }
                    at -= usize::from(self.tag_before(at) == Tag::Preposition);
                }
                _ => return at,
            }
        }
    }

    /// The phrase before an aside that a mark closes: "the council, which met on Friday, said".
    fn before_aside(&self, close: usize) -> Option<Range<usize>> {
        let tag = self.tag_at(close);
        let open = (close.saturating_sub(LONGEST_ASIDE)..close).rev().find(|&k| self.tag_at(k) == tag)?;
        let phrase = self.phrase_before(open)?;
        // "the mayor of Oland, Anna Lind, has promised"
        let named = tag == Tag::Comma && open + 1 < close && (open + 1..close).all(|i| self.tag_at(i) == Tag::Name);
        Some(if named { phrase.start..close } else { phrase })
    }

    /// Whom a phrase before a verb belongs to where it is the object of a verb in between; the phrase itself otherwise.
    fn owner_of_relative(&self, g: usize, phrase: Range<usize>) -> Range<usize> {
        if self.tag_before(phrase.start) != Tag::Verb {
            return phrase;
        }
        // "voters who want to cast a ballot must"
        let relative = (phrase.start.saturating_sub(LONGEST_RELATIVE)..phrase.start)
            .rev()
            .take_while(|&k| !matches!(self.tag_at(k), Tag::Comma | Tag::Stop | Tag::Mark))
            .find(|&k| self.tag_at(k) == Tag::Relative);
        relative
            .and_then(|r| self.phrase_before(r))
            .or_else(|| self.owner_of_participle(g, phrase.start))
            .unwrap_or(phrase)
    }

    /// "the time for the owners to pay runs out", "the time to pay runs out"
    fn owner_of_infinitive(&self, g: usize) -> Option<Range<usize>> {
        let before = self.phrase_before(self.groups[g].words.start)?;
        if self.lower_before(before.start) == "for" { self.phrase_before(before.start - 1) } else { Some(before) }
    }

    /// "students wanting to switch courses need"
    fn owner_of_participle(&self, g: usize, object: usize) -> Option<Range<usize>> {
        let mut k = self.group_before(object).filter(|&k| k < g)?;
        while self.groups[k].form == VerbForm::Infinitive {
            k = k.checked_sub(1).filter(|&over| self.groups[over].words.end == self.groups[k].words.start)?;
        }
        let start = self.groups[k].words.start;
        let describes =
            self.groups[k].form == VerbForm::Gerund && matches!(self.tag_before(start), Tag::Noun | Tag::Name);
        describes.then(|| self.phrase_before(start)).flatten()
    }
}
