//! Deadlines that a noun names: "Roe's Friday deadline for the union to sign or face a lockout".
//!
//! A noun is read ([`reading`]) from the inside out: its own phrase ([`phrase`]), what follows it ([`trailing`]), the verb
//! whose object it is ([`governor`]), the verb whose subject it is ([`predicate`]), and what else the sentence tells
//! ([`around`]). How much a noun says by itself decides how much of that must be found ([`enough`]).

mod around;
mod enough;
mod governor;
mod modifiers;
mod phrase;
mod predicate;
mod reading;
mod trailing;

use super::clause::{Clause, Tag, VerbForm, VerbGroup};
use super::family::{Family, Readings, Trigger};
use super::frame::{self, Frame, Relation};
use crate::report::Status;
pub(super) use around::before_return;
use governor::governor;
use phrase::{Noun, noun};
use reading::Reading;
pub(super) use trailing::names_someone;

pub(super) const FAMILY: Family = Family {
    triggers: &[
        Trigger::words(&["deadline", "deadlines", "ultimatum", "ultimatums", "cutoff", "off", "date"]),
        Trigger::words(&["limit", "frame", "period", "window"]),
        Trigger::words(&["timeframe", "timeline", "timetable", "process", "notice", "clock", "countdown"]).with_time(),
        Trigger::words(&["extension", "reprieve"]).with_time(),
    ],
    read,
};

/// Reads the deadlines that a noun names.
fn read(clause: &Clause<'_>, readings: &mut Readings) {
    for i in 0..clause.len() {
        if let Some((trigger, kind)) = noun(clause, i)
            && let Some(reading) = Reading::new(clause, trigger, kind, readings)
            && let Some(frame) = reading.frame(readings)
        {
            let times = [frame.time, frame.prior_time, frame.anchor];
            readings.add(frame, &times);
        }
    }
}

impl Reading<'_, '_> {
    /// The frame, if the sentence tells enough.
    fn frame(mut self, readings: &Readings) -> Option<Frame> {
        self.modifiers();
        // Words after the noun.
        let after = self.trailing(readings);
        let over = governor(self.clause, self.phrase.start);
        if let Some(extension) = governor::extension_before(self.clause, self.phrase.start) {
            self.extension_of(extension, after);
        } else if let Some(g) = over {
            self.govern(g);
        }
        // What the noun is the subject of. In "the decision to put it off was announced" that is the decision.
        let moved = matches!(self.status, Some(Status::Shortened | Status::Extended | Status::Lifted));
        if !(moved && over.is_some_and(|g| governor::is_attached(self.clause, g))) {
            self.predicate(after);
        }
        let verb = over.map(|g| self.group(g));
        self.time_outside(verb, readings);
        self.expiry_before();
        self.remaining();
        if self.kind != Noun::Extension {
            self.within();
        }
        self.other_verbs();
        if !self.is_enough(verb) {
            return None;
        }
        self.times(over, readings);
        self.late_slots(after);
        self.settle(over);
        Some(self.f)
    }

    /// A time beside the phrase.
    fn time_outside(&mut self, over: Option<&VerbGroup>, readings: &Readings) {
        let clause = self.clause;
        let start = self.phrase.start;
        // "Friday is the deadline"
        if self.f.time.is_none()
            && let Some(verb) = over.filter(|g| g.lemma == "be")
            && let Some(t) = verb.words.start.checked_sub(1).and_then(|i| clause.words[i].time)
        {
            self.f.time = Some(t);
            self.status.get_or_insert(Status::Pending);
        }
        // "by noon yesterday, a deadline Roe had set"
        if self.f.time.is_none()
            && clause.is(start, &["a", "an", "the"])
            && start >= 2
            && clause.tag_before(start) == Tag::Comma
            && let Some(t) = clause.words[start - 2].time
            && !clause.times[t].is_duration
            && readings.is_free(t)
        {
            self.f.time = Some(t);
            self.f.relation = Relation::By;
            self.fate_before(start - 2);
        }
    }

    /// "failed to agree by noon, a deadline Roe had set": what came of it.
    fn fate_before(&mut self, at: usize) {
        let clause = self.clause;
        let Some(last) = clause.group_before(at) else { return };
        let first = (0..=last).rev().find(|&g| clause.groups[g].form == VerbForm::Finite).unwrap_or(last);
        let lead = self.group(first);
        // "Failed on Tuesday to agree a plan to fund it by Friday": another verb's Friday.
        let own = if lead.lemma == "fail" { first + 1 == last } else { first == last };
        let open = !matches!(self.status, Some(Status::Extended | Status::Lifted));
        if open && own && lead.modal.is_none() && lead.past && (lead.negated || lead.lemma == "fail") {
            self.status = Some(Status::Passed);
        }
    }

    /// The length of the deadline and when it was set.
    fn times(&mut self, over: Option<usize>, readings: &Readings) {
        let clause = self.clause;
        let (time, prior) = (self.f.time, self.f.prior_time);
        self.f.duration =
            self.phrase.time.filter(|&t| clause.times[t].is_duration && time != Some(t) && prior != Some(t));
        if self.f.anchor.is_none() {
            let free = frame::anchor(clause, over, &[time, prior]);
            self.f.anchor = free.filter(|&t| readings.is_free(t));
        }
    }

    /// Slots that stand far from the noun.
    fn late_slots(&mut self, after: usize) {
        if self.f.action.is_none() {
            self.chance();
        }
        if self.f.action.is_none() && self.f.addressee.is_none() {
            self.looms_for(after);
        }
        if self.f.action.is_none() {
            self.colon(after);
        }
        if self.f.action.is_none() {
            self.without(after);
        }
        if self.f.action.is_none() && self.f.addressee.is_none() {
            self.acts_by();
        }
        if self.f.addressee.is_none() {
            self.given_to();
        }
        let end = self.trigger.end;
        self.f.consequence = self
            .f
            .consequence
            .or_else(|| frame::consequence(self.clause, end))
            .or_else(|| before_return(self.clause, end));
    }

    /// The status, and who changed it.
    fn settle(&mut self, over: Option<usize>) {
        self.f.status = self.status.unwrap_or(Status::Pending);
        self.f.told_in_past = self.f.status == Status::Set && over.is_some_and(|g| self.group(g).past);
        if self.f.status == Status::Set && over.is_some_and(|g| frame::offered(self.clause, g)) {
            self.f.status = Status::Conditional;
        }
        if self.f.setter.is_none()
            && matches!(self.f.status, Status::Shortened | Status::Extended | Status::Lifted | Status::Reaffirmed)
        {
            // "she told the council the deadline would be cut"
            self.f.setter = frame::speaker(self.clause, self.trigger.start, self.clause.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn an_extension_is_asked_for_or_granted() {
        reads(
            "
            The mine has applied for a [time 20-month] [trigger extension] to its permit. -> 2026-11-13 pending
            [addressee The firm] must [action pay its rent] by the [time 1 April] [trigger deadline]. -> 2025-04-01 pending
            [addressee The court] had not [action filed its ruling] within the [trigger deadline]. -> - passed
            [addressee The firm] did not [action pay its rent] by the [time 1 March] [trigger deadline]. -> 2025-03-01 passed
            Lind urged [addressee voters] to [action register] ahead of the [time 1 April] [trigger deadline]. -> 2025-04-01 pending
            The mine won praise before the [time 1 April] [trigger deadline]. -> 2025-04-01 pending
            The mine was granted a [time 20-month] [trigger extension] to its permit. -> 2026-11-13 extended
            ",
        );
        silent(
            "
            The mine was granted an extension to its permit in May by the land office.
            The mine won a three-year extension of the programme.
            In the game you have to clear every room within a time limit.
            The lenders met with a view to considering an extension of the loan by a further two years.
            ",
        );
    }

    #[test]
    fn what_came_of_a_deadline_may_stand_before_it() {
        reads(
            "
            They left after the council failed to agree by [time noon on Monday], a [trigger deadline] set last week by the union. -> 2025-03-10 passed
            ",
        );
        silent(
            "
            The owners like to sell before the 10-day fair ends on Monday.
            ",
        );
    }
}
