//! Who does what a verb says, and to whom, in the active and in the passive.

use std::ops::Range;

use super::Clause;

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
        self.phrase_at(by + 1)
    }
}
