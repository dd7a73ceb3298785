//! What runs out or falls due by itself: "the truce expires on Sunday", "payments are due by March 1".

use std::ops::Range;

use super::clause::{Clause, Tag, VerbForm, VerbInflection};
use super::family::{Family, Readings, Trigger};
use super::frame::{self, Frame, Relation};
use crate::lexicon::Class;
use crate::report::{Status, TimeType};

pub(super) const FAMILY: Family = Family {
    triggers: &[
        Trigger::verbs(&["expire", "lapse", "end", "close", "run", "elapse"]).with_time(),
        Trigger::words(&["due", "day"]).with_time(),
    ],
    read,
};

/// Reads what runs out or falls due.
fn read(clause: &Clause<'_>, readings: &mut Readings) {
    let add = |readings: &mut Readings, frame: Option<Frame>| {
        if let Some(frame) = frame {
            let time = frame.time;
            readings.add(frame, &[time]);
        }
    };
    for g in 0..clause.groups.len() {
        add(readings, runs_out(clause, g, readings).or_else(|| falls_due(clause, g, readings)));
    }
    for i in 0..clause.len() {
        match clause.lower(i) {
            "due" => add(readings, due_by(clause, i, readings)),
            "day" => add(readings, last_day(clause, i, readings)),
            _ => {}
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
    // "in the two weeks ended Wednesday"
    if group.words.start > 0 && clause.in_time(group.words.start - 1) {
        return None;
    }
    // "the rights will expire ten years later"
    if clause.any(clause.times[time].words.clone(), &["years"]) {
        return None;
    }
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
    if subject.as_ref().is_some_and(|s| is_right(clause, s) || clause.is(s.start, &["no", "neither", "none"]))
        || (is_signed(clause, subject.as_ref(), group.words.start) && !is_pressing(clause, time))
        || !(expires || ends())
    {
        return None;
    }
    let mut f = Frame::new(group.head..group.words.end, status(clause, g, lead, subject.as_ref())?);
    let head = &clause.groups[lead];
    let bare = clause.verb(head.words.start).is_some_and(|v| v.inflection == VerbInflection::Base);
    f.ahead = !head.past && !bare && head.form == VerbForm::Finite;
    if head.past && (head.perfect || (head.passive && lead != g)) {
        // "had been set to expire": a date that holds no longer.
        f.set_earlier = true;
        f.status = Status::Passed;
    }
    f.time = Some(time);
    f.relation = Relation::By;
    let end = clause.times[time].words.end;
    f.consequence = frame::consequence(clause, end);
    f.setter = subject.and_then(|s| opener(clause, s)).and_then(|who| clause.slot(who));
    renewed(clause, end, &mut f);
    Some(f)
}

/// Whose offer or consultation it is: "the Sudria Rail offer expires", "the council's consultation closes".
fn opener(clause: &Clause<'_>, subject: Range<usize>) -> Option<Range<usize>> {
    let open = |i: usize| clause.has(i, Class::OpenUntil);
    if let Some(agent) = clause.agent_in(subject.clone()) {
        return Some(agent).filter(|_| subject.clone().any(open));
    }
    let last = (subject.end - 1..subject.end).find(|&i| open(i))?;
    match clause.clitic_in(subject.clone()) {
        Some(clitic) => clause.owner_before(clitic),
        None => (clause.tag_before(last) == Tag::Name && subject.start < last).then_some(subject.start..last),
    }
}

/// "expires in May unless the council extends it": who can do something about it, and what.
fn renewed(clause: &Clause<'_>, end: usize, f: &mut Frame) {
    let unless = end + usize::from(clause.tag_at(end) == Tag::Comma);
    let Some(verb) = clause.group_after(unless).map(|g| &clause.groups[g]) else { return };
    let who = clause.phrase_at(unless + 1).filter(|p| clause.lower(unless) == "unless" && p.end == verb.words.start);
    if let Some(who) = who.filter(|_| !verb.passive) {
        f.addressee = clause.slot(who);
        f.action = clause.span_of(verb.head..frame::phrase_end(clause, verb.head));
    }
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

/// Whether a subject is a right, an office or what ends by itself: "his term as chief expires".
fn is_right(clause: &Clause<'_>, subject: &Range<usize>) -> bool {
    let last = subject.end - 1;
    // The phrase before the verb may be only the attachment.
    let attached =
        subject.start > 1 && clause.lower_before(subject.start) == "as" && clause.has(subject.start - 2, Class::Right);
    // "the offer and withdrawal rights expire" with the bid that gave them.
    // and holders of "the rights, which expire on 4 May" have to use them before.
    let kinds = ["the", "withdrawal", "subscription", "purchase", "tender"];
    let of_bid = clause.lower(last) == "rights" && kinds.contains(&clause.lower_before(last));
    attached
        || (clause.has(head_of(clause, subject), Class::Right) && !of_bid)
        || (clause.has(last, Class::Right) && !of_bid)
        // "the grain agreement year ends in May"
        || clause.is(last, &["year", "season"])
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
    if clause.is(cursor.at, &["out", "back", "for"]) || clause.sequence(cursor.at, &["in", "court"]) {
        return None;
    }
    // "are due to the council within 90 days"; but "are due to mature"
    let to = clause.lower(cursor.at) == "to";
    let whom = clause
        .phrase_at(cursor.at + 1)
        .filter(|whom| to && (clause.tag_at(whom.start) == Tag::Determiner || clause.tag_at(whom.start) == Tag::Name));
    if to && whom.is_none() {
        return None;
    }
    let at = whom.map_or(cursor.at, |whom| whom.end);
    let time = day_after(clause, at, readings).or_else(|| length_after(clause, at, readings))?;
    // "An election is due by January"
    let poll = |s: &Range<usize>| clause.any(s.clone(), &["election", "elections", "vote", "referendum"]);
    let by = clause.is(at, &["by", "before"]);
    let owed = clause.subject(g).filter(|s| clause.any_has(s.clone(), Class::Owed) || by && poll(s))?;
    // "a ruling is due on Friday" is a programme, "a ruling is due by Friday" a deadline.
    if clause.any_has(owed.clone(), Class::Deed) && !clause.is(at, &["by", "before", "within"]) {
        return None;
    }
    // "interest on the notes, which are due in May": what matures by itself.
    let papers = ["notes", "bonds", "debentures", "securities", "certificates"];
    let relative = clause.groups[..g].last().is_some_and(|x| clause.tag_before(x.words.start) == Tag::Relative);
    if relative && clause.any(owed.clone(), &papers) {
        return None;
    }
    let next = clause.any(clause.times[time].words.clone(), &["next", "tomorrow", "coming"]);
    let status = if group.past && !next { Status::Passed } else { Status::Pending };
    Some(Frame { status, ahead: !group.past, ..is_due(clause, due, time, owed) })
}

/// A frame for what is owed, due by a time.
fn is_due(clause: &Clause<'_>, due: usize, time: usize, owed: Range<usize>) -> Frame {
    let mut f = Frame::new(due..due + 1, Status::Pending);
    f.time = Some(time);
    f.relation = Relation::of_time(clause.times[time].is_duration);
    f.action = clause.span_of(owed);
    f.consequence = frame::consequence(clause, clause.times[time].words.end);
    f
}

/// The length after "due": "due within 10 days"; from when it counts is nobody's guess.
fn length_after(clause: &Clause<'_>, at: usize, readings: &Readings) -> Option<usize> {
    let mut cursor = clause.cursor(at);
    cursor.word(&["within"])?;
    cursor.time().filter(|&time| readings.is_free(time) && clause.times[time].is_duration)
}

/// "the last day to register is 3 April", "3 April is the last day to register".
fn last_day(clause: &Clause<'_>, day: usize, readings: &Readings) -> Option<Frame> {
    let last = day.checked_sub(1).filter(|&i| clause.is(i, &["last", "final"]))?;
    let action = frame::infinitive(clause, day + 1)?;
    let after = || {
        let mut cursor = clause.cursor(action.end);
        cursor.word(&["is"])?;
        cursor.time_over(1, &["on"], &[])
    };
    let before = || {
        let is = last.checked_sub(2).filter(|&i| clause.lower(i) == "is")?;
        clause.words[is.checked_sub(1)?].time
    };
    let time = after().or_else(before).filter(|&t| readings.is_free(t) && !clause.times[t].is_duration)?;
    let mut f = Frame::new(last..day + 1, Status::Pending);
    f.time = Some(time);
    f.relation = Relation::By;
    f.action = clause.span_of(action);
    Some(f)
}

/// "a report due by May": what is owed stands just before.
fn due_by(clause: &Clause<'_>, due: usize, readings: &Readings) -> Option<Frame> {
    let limit = if clause.is(due + 1, &["by", "before"]) {
        1
    } else if clause.sequence(due + 1, &["no", "later", "than"]) {
        3
    } else {
        return None;
    };
    let time = clause.time_at(due + 1 + limit).filter(|&t| readings.is_free(t) && !clause.times[t].is_duration)?;
    // "at work on a report due": what is owed, not what it is attached to.
    let phrase = clause.phrase_before(due).filter(|p| clause.has(p.end - 1, Class::Owed))?;
    let attached = phrase.clone().rev().find(|&i| clause.tag_at(i) == Tag::Preposition && clause.lower(i) != "of");
    let owed = attached.map_or(phrase.start, |i| i + 1)..phrase.end;
    Some(is_due(clause, due, time, owed))
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
            The waivers [trigger expire] in [time 2026] unless [addressee the council] [action extends them]. -> 2026-12-31 pending
            Entries [trigger close] on [time 3 April]. -> 2025-04-03 pending
            The truce will [trigger elapse] on [time Friday]. -> 2025-03-14 pending
            [action The rent] is [trigger due] by [time 1 April]. -> 2025-04-01 pending
            [action The subpoenas] are [trigger due] [time 5 April]. -> 2025-04-05 pending
            [action The next election] is [trigger due] by [time January 2026]. -> 2026-01-31 pending
            The [trigger last day] to [action register] is [time 3 April]. -> 2025-04-03 pending
            [time Friday] is the [trigger last day] to [action ask for a ballot]. -> 2025-03-14 pending
            [action Payment] is [trigger due] within [time 10 days]. -> 2025-03-23 pending
            [action Reports] are [trigger due] to the council within [time 90 days]. -> 2025-06-11 pending
            [action The agency's ruling] is [trigger due] by [time Friday]. -> 2025-03-14 pending
            The rights, which [trigger expire] on [time 4 May], let holders buy a share. -> 2025-05-04 pending
            State funding [trigger runs] out on [time Friday]. -> 2025-03-14 pending
            Entries for the fair [trigger close] on [time 3 April]. -> 2025-04-03 pending
            The window for the owners to pay [trigger ends] on [time Friday]. -> 2025-03-14 pending
            They are at work on [action a report] [trigger due] by [time January 2026]. -> 2026-01-31 pending
            The tender offer [trigger ended] on [time 7 March]. -> 2025-03-07 passed
            The waiver had been set to [trigger expire] on [time 1 March]. -> 2025-03-01 passed
            ",
        );
        silent(
            "
            His term as head of the agency expires in May.
            The quarter ended on 31 March.
            The ferry is due on Friday.
            A ruling is due on Friday.
            The rights will expire ten years later.
            The notes are due on 1 November 2034.
            The loan is due to mature on Friday.
            Its film rights expire in May.
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

    #[test]
    fn a_year_ends_by_itself() {
        silent(
            "
            The figures are of the grain agreement year, which ends on 30 September.
            ",
        );
    }
}
