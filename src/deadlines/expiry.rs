//! What runs out or falls due by itself: "the truce expires on Sunday", "payments are due by March 1".

use std::ops::Range;

use super::clause::{Clause, Tag, VerbForm};
use super::family::{Family, Readings, Trigger};
use super::frame::{self, Frame, Relation};
use crate::lexicon::Class;
use crate::report::{Status, TimeType};

pub(super) const FAMILY: Family = Family {
    triggers: &[
        Trigger::verbs(&["expire", "lapse", "end", "close", "run", "elapse"]).with_time(),
        Trigger::words(&["due"]).with_time(),
    ],
    read,
};

/// Reads what runs out or falls due.
fn read(clause: &Clause<'_>, readings: &mut Readings) {
    for g in 0..clause.groups.len() {
        if let Some(frame) = runs_out(clause, g, readings).or_else(|| falls_due(clause, g, readings)) {
            let time = frame.time;
            readings.add(frame, &[time]);
        }
    }
}

/// The day just after a verb: "on Friday", "at the end of May".
fn day_after(clause: &Clause<'_>, verb_end: usize, readings: &Readings) -> Option<usize> {
    let before = ["on", "at", "in", "by", "before", "out", "this", "later", "end", "the"];
    let time = clause.cursor(verb_end).time_over(3, &before, &[Tag::Adverb, Tag::Mark])?;
    (readings.is_free(time) && !clause.times[time].is_duration).then_some(time)
}

/// "the truce expires on Sunday", "the offer closes at noon", "money will run out by Friday"
fn runs_out(clause: &Clause<'_>, g: usize, readings: &Readings) -> Option<Frame> {
    let group = &clause.groups[g];
    // These say by themselves that something holds no longer.
    let expires = matches!(group.lemma, "expire" | "lapse");
    let runs_out = group.lemma == "run" && clause.lower(group.words.end) == "out";
    if !expires && !runs_out && !matches!(group.lemma, "end" | "close" | "elapse") {
        return None;
    }
    let time = day_after(clause, group.words.end, readings)?;
    let lead = lead(clause, g);
    // "a warrant expiring in May": what expires stands just before; but "the quarter ending on 31 March".
    let participle = group.form == VerbForm::Gerund && lead == g;
    let subject = if participle { clause.phrase_before(group.words.start) } else { clause.subject(lead) };
    let ends = || {
        subject.as_ref().is_some_and(|s| {
            let planned = is_planned(clause, s) && !runs_out;
            !participle && !planned && clause.any_has(s.clone(), Class::RunsOut)
        })
    };
    if subject.as_ref().is_some_and(|s| is_right(clause, s))
        || (is_signed(clause, subject.as_ref(), group.words.start) && !is_pressing(clause, time))
        || !(expires || ends())
    {
        return None;
    }
    let mut f = Frame::new(group.head..group.words.end, status(clause, g, lead, subject.as_ref())?);
    let head = &clause.groups[lead];
    if head.past && (head.perfect || (head.passive && lead != g)) {
        // "had been set to expire": a date that holds no longer.
        f.set_earlier = true;
        f.status = Status::Passed;
    }
    f.time = Some(time);
    f.relation = Relation::By;
    f.consequence = frame::consequence(clause, clause.times[time].words.end);
    Some(f)
}

/// The verb that has the subject: of "is set to expire", "is set".
fn lead(clause: &Clause<'_>, g: usize) -> usize {
    (0..=g).rev().find(|&k| clause.groups[k].form != VerbForm::Infinitive).unwrap_or(0)
}

/// Whether what expires has expired or still runs; nothing where its end is no news.
fn status(clause: &Clause<'_>, g: usize, lead: usize, subject: Option<&Range<usize>>) -> Option<Status> {
    let head = &clause.groups[lead];
    let gone = lead == g && (head.perfect || (head.past && !head.passive));
    if gone && !subject.is_some_and(|s| clause.any_has(s.clone(), Class::NewsWhenOver)) {
        return None;
    }
    let possible = head.modal.is_some_and(|m| clause.is(m, &["could", "may", "might"]));
    Some(if gone && !possible { Status::Passed } else { Status::Pending })
}

/// The head of a subject, before what is attached to it: "the chief's term as head of the agency".
fn head_of(clause: &Clause<'_>, subject: &Range<usize>) -> usize {
    let attached = |i: &usize| matches!(clause.tag_at(*i), Tag::Preposition | Tag::Subordinator);
    subject.clone().find(attached).map_or(subject.end - 1, |i| i.saturating_sub(1))
}

/// Whether a subject ends as plans do.
fn is_planned(clause: &Clause<'_>, subject: &Range<usize>) -> bool {
    clause.has(subject.end - 1, Class::EndsAsPlanned) || clause.has(head_of(clause, subject), Class::EndsAsPlanned)
}

/// Whether a subject is a right or an office: "his term as chief expires".
fn is_right(clause: &Clause<'_>, subject: &Range<usize>) -> bool {
    let last = subject.end - 1;
    // The phrase before the verb may be only the attachment.
    let attached =
        subject.start > 1 && clause.lower_before(subject.start) == "as" && clause.has(subject.start - 2, Class::Right);
    // "the offer and withdrawal rights expire" with the bid that gave them.
    let of_bid = clause.lower(last) == "rights" && clause.lower_before(last) == "withdrawal";
    attached
        || clause.has(head_of(clause, subject), Class::Right)
        || (clause.has(last, Class::Right) && !of_bid)
        || (subject.len() == 1 && clause.lower(last) == "period")
}

/// Whether what expires is signed for a while, so that it binds nobody unless someone has to do something about it. Of
/// "laws which bind courts and which expire" the subject is out of reach.
fn is_signed(clause: &Clause<'_>, subject: Option<&Range<usize>>, verb: usize) -> bool {
    clause.any_has(subject.map_or(0..verb, |s| s.start..head_of(clause, s) + 1), Class::Signed)
}

/// Whether a sentence tells of something to be done before a thing runs out: of talks, of workers who could strike, or
/// of the very hour.
fn is_pressing(clause: &Clause<'_>, time: usize) -> bool {
    clause.times[time].expressions.iter().any(|&e| clause.expressions[e].kind == TimeType::Time)
        || (0..clause.len()).any(|i| {
            clause.has(i, Class::Pressing)
                || clause.is(i, &["unless", "must", "yet", "urgent", "negotiating"])
                || clause.lower(i).ends_with("workers")
        })
        || clause.groups.iter().any(|g| matches!(g.lemma, "renew" | "extend" | "negotiate" | "replace"))
}

/// "payments are due by March 1", "the rent falls due on Friday"
fn falls_due(clause: &Clause<'_>, g: usize, readings: &Readings) -> Option<Frame> {
    let group = &clause.groups[g];
    if !matches!(group.lemma, "be" | "fall") {
        return None;
    }
    let mut cursor = clause.cursor(group.words.end);
    cursor.skip(clause.len(), &["now", "all", "originally"], &[Tag::Adverb]);
    let due = cursor.word(&["due"])?;
    if clause.is(cursor.at, &["to", "out", "back", "for"]) || clause.sequence(cursor.at, &["in", "court"]) {
        return None;
    }
    let time = day_after(clause, cursor.at, readings)?;
    let owed = clause.subject(g).filter(|s| clause.any_has(s.clone(), Class::Owed))?;
    let status = if group.past { Status::Passed } else { Status::Pending };
    let mut f = Frame::new(due..due + 1, status);
    f.time = Some(time);
    f.relation = Relation::By;
    f.action = clause.span_of(owed);
    f.consequence = frame::consequence(clause, clause.times[time].words.end);
    Some(f)
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn what_runs_out_or_falls_due() {
        reads(
            "
            The truce [trigger expires] on [time 31 March]. -> 2025-03-31 pending
            The offer [trigger closes] at [time noon on Friday]. -> 2025-03-14 pending
            The truce will [trigger elapse] on [time Friday]. -> 2025-03-14 pending
            [action The rent] is [trigger due] by [time 1 April]. -> 2025-04-01 pending
            The tender offer [trigger ended] on [time 7 March]. -> 2025-03-07 passed
            The waiver had been set to [trigger expire] on [time 1 March]. -> 2025-03-01 passed
            ",
        );
        silent(
            "
            His term as head of the agency expires in May.
            The quarter ended on 31 March.
            The ferry is due on Friday.
            ",
        );
    }

    #[test]
    fn what_is_signed_for_a_while_binds_where_someone_must_act() {
        reads(
            "
            The ferry crews' contract [trigger expires] on [time 31 March], and talks have stalled. -> 2025-03-31 pending
            Contracts at both mills [trigger expire] at [time midnight on 31 March]. -> 2025-03-31 pending
            ",
        );
        silent(
            "
            The keeper will leave once his contract expires next autumn.
            The island's loan deal with the fund expires in May.
            The mill lost 3 million in the period ending on 31 March.
            Holders get a new warrant expiring on 31 May.
            The mill's line of credit expires in July.
            They live under laws which bind the courts and which are set to expire in May.
            Its sponsorship agreement with the club, which began in 2019, would end in 2027.
            ",
        );
    }
}
