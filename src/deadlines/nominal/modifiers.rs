//! Words before the noun: "the looming payment deadline", "a court-imposed sanctions deadline".

use super::super::clause::{Clause, Tag};
use super::super::frame;
use super::phrase::Noun;
use super::reading::Reading;
use crate::lexicon::Class;
use crate::report::Status;
use crate::span::Span;

impl Reading<'_, '_> {
    /// What the words before the noun tell, and whose it is.
    pub(super) fn modifiers(&mut self) {
        let clause = self.clause;
        for i in self.phrase.start..self.trigger.start {
            if clause.has(i, Class::Harm) {
                self.f.consequence = harm(clause, self.phrase.start, i);
            } else if clause.has(i, Class::DueAct) {
                self.f.action = clause.span_of(i..i + 1);
            } else if clause.is(i, &["imposed", "set", "mandated", "ordered", "backed", "led"]) {
                self.set_by_compound(i);
            } else if let Some(status) = status(clause.lower(i)) {
                self.status = Some(status);
            }
        }
        if let Some(owner) = self.phrase.owner.clone() {
            self.f.setter = clause.slot(owner);
        }
        if self.f.setter.is_none()
            && clause.is(self.phrase.start, &["his", "her", "their"])
            && self.kind == Noun::Strong
        {
            self.f.setter = frame::person_before(clause, self.phrase.start);
        }
    }

    /// "a court-imposed deadline", but not "self-imposed"
    fn set_by_compound(&mut self, participle: usize) {
        let clause = self.clause;
        if participle < 2 || clause.tag_at(participle - 1) != Tag::Hyphen || clause.lower(participle - 2) == "self" {
            return;
        }
        let first = self.phrase.start + usize::from(clause.tag_at(self.phrase.start) == Tag::Determiner);
        let setter = clause.phrase_before(participle - 1);
        self.f.setter = setter.and_then(|p| clause.slot(p.start.max(first)..participle - 1));
    }
}

/// What an adjective tells of a deadline.
fn status(adjective: &str) -> Option<Status> {
    match adjective {
        "looming" | "approaching" | "impending" | "pending" | "upcoming" | "fast" => Some(Status::Pending),
        "shortened" | "accelerated" => Some(Status::Shortened),
        "extended" | "postponed" => Some(Status::Extended),
        "missed" | "expired" | "passed" | "past" => Some(Status::Passed),
        _ => None,
    }
}

/// "new sanctions deadline": the modifier as far as it belongs together.
fn harm(clause: &Clause<'_>, from: usize, head: usize) -> Option<Span> {
    let belongs = |i: usize| {
        clause.tag_at(i) == Tag::Noun && clause.is(i, &["new", "secondary", "government", "economic", "tough", "fresh"])
    };
    let start = (from..head).rev().take_while(|&i| belongs(i)).last().unwrap_or(head);
    clause.span_of(start..head + 1)
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::reads;

    #[test]
    fn words_before_the_noun() {
        reads(
            "
            The [setter court]-imposed [trigger deadline] for [addressee the owners] to [action leave] is [time Friday]. -> 2025-03-14 pending
            The self-imposed [trigger deadline] is [time Friday]. -> 2025-03-14 pending
            The looming [consequence strike] [trigger deadline] of [time 4 May] worries the owners. -> 2025-05-04 pending
            A [action payment] [trigger deadline] of [time 4 May] was missed. -> 2025-05-04 passed
            ",
        );
    }
}
