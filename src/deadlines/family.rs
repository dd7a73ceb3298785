//! A family of rules: the words that set it off, and how it reads a sentence.

use super::clause::Clause;
use super::frame::Frame;

/// Rules that are set off by the same words.
pub(super) struct Family {
    /// What can set off one of its rules.
    pub(super) triggers: &'static [Trigger],
    /// Reads a sentence.
    pub(super) read: fn(&Clause<'_>, &mut Readings),
}

/// What the families have read in one sentence so far.
pub(super) struct Readings {
    pub(super) frames: Vec<Frame>,
    /// Of each time phrase, whether a frame has it.
    taken: Vec<bool>,
}

impl Readings {
    pub(super) fn new(clause: &Clause<'_>) -> Self {
        Self { frames: Vec::new(), taken: vec![false; clause.times.len()] }
    }

    /// Whether no frame has a time phrase yet.
    pub(super) fn is_free(&self, time: usize) -> bool {
        !self.taken[time]
    }

    /// Adds a frame, which takes some time phrases for itself.
    pub(super) fn add(&mut self, frame: Frame, times: &[Option<usize>]) {
        for &time in times.iter().flatten() {
            self.taken[time] = true;
        }
        self.frames.push(frame);
    }
}

/// Words that can set off a rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    pub(super) words: Set,
    /// Whether the rules that they set off need a time expression in the sentence.
    pub(super) needs_time: bool,
}

/// The words of a trigger.
#[derive(Clone, Copy, Debug)]
pub(super) enum Set {
    /// Words as they stand, in lower case.
    Forms(&'static [&'static str]),
    /// Verbs in any form, by their base form.
    Verbs(&'static [&'static str]),
}

impl Trigger {
    /// Words as they stand, in lower case.
    pub(super) const fn words(forms: &'static [&'static str]) -> Self {
        Self { words: Set::Forms(forms), needs_time: false }
    }

    /// Verbs in any form, by their base form.
    pub(super) const fn verbs(lemmas: &'static [&'static str]) -> Self {
        Self { words: Set::Verbs(lemmas), needs_time: false }
    }

    /// The same where the sentence has a time expression as well.
    pub(super) const fn with_time(self) -> Self {
        Self { needs_time: true, ..self }
    }
}
