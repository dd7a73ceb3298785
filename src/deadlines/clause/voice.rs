//! Who does what a verb says, and to whom, in the active and in the passive.

use std::ops::Range;

use super::{Clause, Tag};

impl Clause<'_> {
    /// Whom something is given to: what stands after an active verb, the subject of a passive one.
    pub(in crate::deadlines) fn recipient(&self, g: usize) -> Option<Range<usize>> {
        let group = &self.groups[g];
        if group.passive { self.subject(g) } else { self.phrase_at(group.words.end) }
    }

    /// Who did what a passive verb says, looked for in some words: "by the court", but not "by Friday".
    pub(in crate::deadlines) fn agent_in(&self, words: Range<usize>) -> Option<Range<usize>> {
        let by = (words.start..words.end.min(self.len()))
            .find(|&i| self.lower(i) == "by" && self.time_at(i + 1).is_none())?;
        self.party_at(by + 1)
    }

    /// Who did what a passive verb before a word says: "by Holt", "not by Roe but by Holt".
    pub(in crate::deadlines) fn agent_after(&self, at: usize) -> Option<Range<usize>> {
        if self.tag_at(at) != Tag::Not {
            return self.agent_in(at..at + 1);
        }
        let other = self.agent_in(at + 1..at + 2)?;
        let but = other.end + usize::from(self.tag_at(other.end) == Tag::Comma);
        self.agent_in(but + 1..but + 2).filter(|_| self.lower(but) == "but")
    }

    /// Someone whose phrase begins at a word, without what follows for: "set by the council for the owners".
    pub(in crate::deadlines) fn party_at(&self, start: usize) -> Option<Range<usize>> {
        let phrase = self.phrase_at(start)?;
        // Inside a name "for" is part of it.
        let purpose = |&i: &usize| self.lower(i) == "for" && self.tag_at(i) == Tag::Preposition;
        let end = phrase.clone().find(purpose).unwrap_or(phrase.end);
        (start < end).then_some(start..end)
    }
}
