//! Duties in a condition: "if they do not pay by", "unless they sign by", "should no deal be reached by".

use std::ops::Range;

use super::super::clause::{Clause, Tag, VerbForm};
use super::super::frame::{self, Frame};
use super::limit::Limit;
use crate::lexicon::Class;
use crate::report::{Slot, Status};
use crate::span::Span;

/// Most words between the word that opens a condition and its verb.
const REACH: usize = 45;

/// Most words from the start of a main clause to its modal verb.
const LONGEST_SUBJECT: usize = 25;

/// Whether a word opens a condition: not the "if" of a comparison, of a concession or of a question.
pub(super) fn supposes(clause: &Clause<'_>, i: usize) -> bool {
    let other = ["as", "even", "ask", "asked", "asking", "asks", "know", "see", "wonder", "wondered"];
    clause.is(i, &["if", "unless"]) && !other.contains(&clause.lower_before(i))
}

/// A condition that is met when nothing is done.
struct Condition {
    /// The word that opens it.
    marker: usize,
    /// Its first finite verb and the verb that the time belongs to.
    first: usize,
    verb: usize,
    /// "unless"
    unless: bool,
    /// "should no deal be reached"
    inverted: bool,
    /// "if nobody signs"
    no_subject: bool,
    /// "if they fail to sign"
    fails: bool,
}

impl Condition {
    /// The condition around a verb.
    fn around(clause: &Clause<'_>, g: usize) -> Option<Self> {
        let at = clause.groups[g].words.start;
        let marker = (at.saturating_sub(REACH)..at.max(1)).rev().find(|&i| {
            supposes(clause, i)
                || clause.sequence(i, &["in", "the", "event"])
                || (clause.lower(i) == "should" && is_inverted(clause, i))
                || clause.sequence(i, &["failing", "to"])
        })?;
        let finite = |k: &usize| clause.groups[*k].words.start > marker && clause.groups[*k].form == VerbForm::Finite;
        let between = || (0..g).filter(finite);
        // Another clause between the condition and the verb means that the verb is not in the condition.
        let comma = |from: usize| (from..at).any(|i| clause.tag_at(i) == Tag::Comma);
        if between().any(|k| comma(clause.groups[k].words.end)) {
            return None;
        }
        let first = between().next().unwrap_or(g);
        let lead = clause.groups[first].words.start;
        let verbs = &clause.groups[first..=g];
        let out = Self {
            marker,
            first,
            verb: g,
            unless: clause.lower(marker) == "unless",
            inverted: clause.lower(marker) == "should",
            no_subject: clause.any(marker + 1..lead.max(marker + 1), &["no", "neither", "nothing", "nobody"]),
            fails: verbs.iter().any(|x| matches!(x.lemma, "fail" | "refuse" | "miss" | "decline" | "ignore")),
        };
        let negated = out.unless
            || out.no_subject
            || out.fails
            || verbs.iter().any(|x| x.negated)
            || clause.lower(marker) == "failing";
        negated.then_some(out)
    }

    /// Who would have to act.
    fn subject(&self, clause: &Clause<'_>) -> Option<Range<usize>> {
        let lead = clause.groups[self.first].words.start;
        clause
            .subject(self.first)
            .filter(|s| s.start > self.marker && !frame::empty_subject(clause, s))
            .or_else(|| clause.phrase_at(self.marker + 1).filter(|p| p.end <= lead))
    }

    /// Fills in who has to do what.
    fn assign(&self, clause: &Clause<'_>, subject: Option<&Range<usize>>, before: usize, f: &mut Frame) {
        let (verb, lead) = (&clause.groups[self.verb], &clause.groups[self.first]);
        if let Some(subject) = subject {
            if verb.passive || lead.passive {
                f.action = self.done(clause, subject, before);
            } else if self.no_subject {
                f.action = clause.span_of(subject.start..verb.words.end);
            } else {
                f.addressee = clause.slot(subject.clone());
            }
        }
        f.action = f.action.or_else(|| {
            let head = if self.fails {
                let what = clause.groups[self.first..].iter().find(|x| x.form == VerbForm::Infinitive);
                what?.words.start + 1
            } else {
                lead.head
            };
            clause.span_of(head..frame::phrase_end(clause, head))
        });
    }

    /// What is to be done where nobody is named: the subject of a passive with its verb.
    fn done(&self, clause: &Clause<'_>, subject: &Range<usize>, before: usize) -> Option<Span> {
        let verb = &clause.groups[self.verb];
        let start = subject.start + usize::from(clause.is(subject.start, &["no", "a", "an", "the"]));
        let end = if self.inverted || self.no_subject {
            verb.words.end
        } else if verb.has(Class::Complies) {
            subject.end
        } else {
            frame::phrase_end(clause, verb.head).clamp(verb.words.end, before.max(verb.words.end))
        };
        clause.span_of(start..end.max(subject.end))
    }
}

/// What follows if a condition is met.
#[derive(Default)]
struct Outcome {
    harm: Option<Span>,
    setter: Option<Slot<u32>>,
    /// Who fears the harm and so sets nothing.
    fears: bool,
}

/// "if … not … by", "unless … by", "should no … by": the duty stands in a condition.
pub(super) fn condition(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let condition = Condition::around(clause, g)?;
    let marker = condition.marker;
    let mut f = Frame::new(limit.words.clone(), Status::Set);
    let subject = condition.subject(clause);
    condition.assign(clause, subject.as_ref(), limit.words.start, &mut f);

    let time_end = limit.end(clause);
    let outcome = outcome(clause, &condition, subject.as_ref(), time_end);
    f.setter = outcome.setter;
    if outcome.fears {
        f.addressee = f.setter.take();
    }
    f.consequence = outcome.harm.or_else(|| threatened(clause, marker));
    let threat = || clause.groups.iter().any(|x| x.has(Class::Threatens));
    if f.consequence.is_none() && !condition.unless && !threat() {
        return None;
    }
    if f.setter.is_none() && !outcome.fears {
        f.setter = frame::speaker(clause, marker, time_end).or_else(|| demander(clause, marker));
    }
    if f.setter_is_addressee() {
        f.setter = None;
    }
    if f.setter.is_none() {
        f.status = Status::Pending;
    }
    Some(f)
}

/// What follows: the main clause after the condition's comma, or before the condition.
fn outcome(clause: &Clause<'_>, condition: &Condition, subject: Option<&Range<usize>>, time_end: usize) -> Outcome {
    let marker = condition.marker;
    let front = clause.groups.iter().any(|x| x.words.start < marker && x.form == VerbForm::Finite && x.modal.is_some());
    let close = (time_end..clause.len()).find(|&i| matches!(clause.tag_at(i), Tag::Comma | Tag::Dash | Tag::Bracket));
    if let Some(close) = close.filter(|_| !front || marker <= 2)
        && let Some(k) = clause.group_after(close)
    {
        let start = after_speaker(clause, close, k);
        let near = start..start + LONGEST_SUBJECT;
        let modal = clause.groups.iter().any(|x| near.contains(&x.words.start) && x.modal.is_some());
        let harm = (modal || condition.unless).then(|| clause.span_of(start..main_end(clause, start))).flatten();
        return Outcome { harm, setter: frame::speaker(clause, marker, close), fears: false };
    }
    if !front {
        return Outcome::default();
    }
    let (start, setter) = main_start(clause, marker);
    let setter = setter.or_else(|| frame::speaker(clause, marker, time_end));
    // "the firm warned it could fold if it did not": who fears the harm sets nothing.
    let same = |s: &Range<usize>| {
        s.len() == 1
            && clause.tag_at(s.start) == Tag::Pronoun
            && (start.saturating_sub(3)..start).any(|i| clause.lower(i) == clause.lower(s.start))
    };
    let fears = setter.is_some() && subject.is_some_and(same);
    Outcome { harm: clause.span_of(start..marker), setter, fears }
}

/// Where what follows begins after a condition's comma: ", she said," is stepped over.
fn after_speaker(clause: &Clause<'_>, close: usize, g: usize) -> usize {
    let group = &clause.groups[g];
    let speaks = group.has(Class::ReportsSpeech)
        && group.modal.is_none()
        && matches!(clause.tag_at(group.words.end), Tag::Comma | Tag::Mark);
    if speaks { group.words.end + 1 } else { close + 1 }
}

/// "threatened to strip the firm of its licence if"
fn threatened(clause: &Clause<'_>, marker: usize) -> Option<Span> {
    let verb = clause.groups.iter().rev().find(|x| x.words.start < marker)?;
    let over = clause.group_before(verb.words.start).filter(|_| verb.form == VerbForm::Infinitive)?;
    clause.groups[over].has(Class::Threatens).then(|| clause.span_of(verb.words.start + 1..marker)).flatten()
}

/// Who demands the harm: "a report by the watchdog called for the firm to be shut unless it".
fn demander(clause: &Clause<'_>, marker: usize) -> Option<Slot<u32>> {
    let g = clause.groups.iter().position(|x| {
        x.words.start < marker && x.form == VerbForm::Finite && x.has(Class::AsksForAction) && !x.passive && !x.negated
    })?;
    frame::subject_slot(clause, g)
}

/// End of a main clause that tells what follows.
fn main_end(clause: &Clause<'_>, start: usize) -> usize {
    let ends = |i: usize| match clause.tag_at(i) {
        Tag::Mark => i > start,
        Tag::Stop => clause.lower(i) != ":",
        Tag::Comma => !frame::list_inside(clause, i + 1),
        Tag::Preposition => clause.lower(i) == "until",
        _ => false,
    };
    (start..clause.len()).find(|&i| ends(i)).unwrap_or(clause.len().max(start))
}

/// Start of the main clause that stands before a condition: after the verb of saying, if there is one; who says it.
fn main_start(clause: &Clause<'_>, marker: usize) -> (usize, Option<Slot<u32>>) {
    let says = clause.groups.iter().position(|x| {
        x.words.start < marker
            && x.form == VerbForm::Finite
            && x.modal.is_none()
            && (x.has(Class::ReportsSpeech) || x.has(Class::Threatens))
    });
    let Some(g) = says else {
        let first = clause.groups.iter().position(|x| x.modal.is_some() && x.words.start < marker);
        return (first.and_then(|g| clause.subject(g)).map_or(0, |s| s.start), None);
    };
    let mut start = clause.groups[g].words.end;
    let day = |i: usize| clause.tag_at(i) == Tag::Time || clause.lower(i) == "on";
    if clause.tag_at(start) == Tag::Time || (day(start) && clause.tag_at(start + 1) == Tag::Time) {
        while day(start) {
            start += 1;
        }
    }
    start += usize::from(clause.is(start, &["that", "to"]));
    // "said they would trigger": the harm begins at the verb.
    if clause.tag_at(start) == Tag::Pronoun
        && let Some(next) = clause.group_after(start).map(|k| &clause.groups[k])
        && next.words.start == start + 1
    {
        start = next.head;
    }
    (start, clause.subject(g).and_then(|s| clause.slot(s)))
}

/// "should no deal be reached": a condition without "if".
fn is_inverted(clause: &Clause<'_>, i: usize) -> bool {
    let before = clause.tag_before(i);
    clause.phrase_at(i + 1).is_some()
        && (i == 0 || matches!(before, Tag::Comma | Tag::Mark | Tag::Dash | Tag::Noun | Tag::And))
        && !(before == Tag::Noun && clause.tag_at(i + 1) == Tag::Verb)
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn what_has_to_be_done_lest_harm_follow_is_due() {
        reads(
            "
            If [addressee the owners] do not [action pay] [trigger by] [time 20 April], [consequence the bank will sell the mill]. -> 2025-04-20 pending
            Unless [addressee the owners] [action sign] [trigger by] [time Friday], [consequence the council will close the hall]. -> 2025-03-14 pending
            Should no [action deal be reached] [trigger by] [time 4 May], [consequence the crews will strike]. -> 2025-05-04 pending
            [setter The bank] threatened to [consequence sell the mill] if the [action arrears are not paid] [trigger by] [time 20 April]. -> 2025-04-20 set
            [consequence The mill will be sold] if [action their demands] are not met [trigger by] [time Friday]. -> 2025-03-14 pending
            If [addressee they] fail to [action clear the road] [trigger by] [time Friday], [consequence they will be fined], [setter she] said. -> 2025-03-14 set
            ",
        );
        silent(
            "
            If it rains by Friday, the fair will move indoors.
            ",
        );
    }

    #[test]
    fn who_demands_the_harm_sets_it() {
        reads(
            "
            A report by [setter the fish watchdog] called for the farm to be shut unless [addressee it] [action cleaned its ponds] [trigger by] [time May]. -> 2025-05-31 set
            ",
        );
    }

    #[test]
    fn who_fears_the_harm_sets_nothing() {
        reads(
            "
            [addressee The brewery] warned it could [consequence fold] if it did not [action find a buyer] [trigger by] [time mid-April]. -> 2025-04-20 pending
            [setter The bank] warned it would [consequence sell the brewery] if [addressee the owners] did not [action pay] [trigger by] [time 20 April]. -> 2025-04-20 set
            ",
        );
    }
}
