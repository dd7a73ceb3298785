//! Duties with a time: "must leave by Friday", "demanded that the bank reply within a week", "if they do not sign by noon".
//!
//! A preposition with a time is a deadline only where something licenses it: an obligation, a demand or a condition
//! with something to follow. Without one it is narrative, a plan or a hope, and nothing is reported.

mod action;
mod condition;
mod demand;
mod governor;
mod limit;
mod obligation;
mod plan;
mod pledge;
mod procedure;
mod task;
mod until;

use self::action::action_of;
use self::governor::{governor, purpose, wider};
use self::limit::{Limit, limit};
use super::clause::{Clause, Tag, VerbForm, VerbGroup};
use super::draft;
use super::family::{Family, Readings, Trigger};
use super::frame::{self, Frame, Relation};
use crate::lexicon::Class;
use crate::report::Status;

pub(super) const FAMILY: Family = Family {
    triggers: &[
        // "no later than", "prior to", "ahead of" and "on or before" have one of these as well.
        Trigger::words(&["by", "before", "within", "in", "later", "prior", "ahead"]).with_time(),
        // "by the end of the trial"
        Trigger::words(&["end"]),
        Trigger::words(&["until", "till", "through", "to"]).with_time(),
        // "if the road is not open by then"
        Trigger::words(&["then"]),
        // "must pass a budget this week"
        Trigger::words(&["this"]).with_time(),
        // "forms that arrive after Friday will not be accepted"
        Trigger::verbs(&["accept", "count", "consider"]).with_time(),
    ],
    read,
};

/// Reads duties with a time.
fn read(clause: &Clause<'_>, readings: &mut Readings) {
    for i in 0..clause.len() {
        let Some(limit) = limit(clause, i) else { continue };
        // What points back to a time leaves it to who named it.
        let own = limit.time.filter(|_| limit.told.is_none());
        if own.is_none_or(|t| readings.is_free(t))
            && let Some(frame) = duty(clause, &limit)
        {
            readings.add(frame, &[own]);
        }
    }
    for t in 0..clause.times.len() {
        if readings.is_free(t)
            && let Some(frame) = this_period(clause, t)
        {
            readings.add(frame, &[Some(t)]);
        }
    }
}

/// "must pass a budget this week", "must decide this month whether to sell": the period itself is the time.
fn this_period(clause: &Clause<'_>, t: usize) -> Option<Frame> {
    let words = clause.times[t].words.clone();
    let period = words.len() == 2 && clause.sequence(words.start, &["this"]);
    let g =
        clause.group_before(words.start).filter(|_| period && clause.is(words.end - 1, &["week", "month", "year"]))?;
    let group = &clause.groups[g];
    let over = g.checked_sub(1).map(|over| &clause.groups[over]).filter(|_| group.form == VerbForm::Infinitive);
    let must = group.modal.filter(|&m| clause.is(m, &["must"]));
    let has_to = || {
        over.filter(|x| x.lemma == "have" && !x.past && x.modal.is_none() && x.words.end == group.words.start)
            .map(|x| x.head)
    };
    let trigger = must.or_else(has_to)?;
    let step = group.has(Class::OfficialStep)
        || group.has(Class::OwedAct)
        || group.has(Class::Formality)
        || matches!(group.lemma, "pass" | "sign" | "agree" | "adopt");
    // "this week's figures", "must have paid this week"
    let other = clause.tag_at(words.end) == Tag::Clitic || group.perfect;
    let after = group.words.end == words.start
        || clause.phrase_at(group.words.end).is_some_and(|object| object.end == words.start);
    // "“We must deliver this year,”" is a wish.
    let wish = clause.subject(g).is_some_and(|s| clause.is(s.start, &["we", "i", "you"]));
    let near = !other && after && !wish;
    let limit = Limit { words: words.start..words.start, time: Some(t), told: None };
    let mut f = obligation::obligation(clause, g, &limit).filter(|_| step && near)?;
    // "must pass this week a budget for the schools"
    let object = clause.phrase_at(words.end).filter(|_| group.words.end == words.start);
    let object = object.and_then(|object| clause.span_of(object));
    f.action = object.or_else(|| f.action.map(|a| action::over_time(clause, a, &limit)));
    f.trigger = trigger..trigger + 1;
    f.time = Some(t);
    f.relation = Relation::By;
    f.ahead = true;
    f.consequence = f.consequence.or_else(|| frame::consequence(clause, words.end));
    Some(f)
}

/// What licenses a time as a deadline.
fn duty(clause: &Clause<'_>, limit: &Limit) -> Option<Frame> {
    let governor = governor(clause, limit);
    // "if nothing had been settled by then": what "then" was in a tale only its teller knows.
    if limit.time.is_none()
        && clause.is(limit.end(clause) - 1, &["then"])
        && governor.is_none_or(|g| clause.groups[g].past || clause.groups[g].perfect)
    {
        return None;
    }
    let mut f = if clause.is(limit.words.start, &["until", "till", "through", "to"]) {
        until::until(clause, governor?, limit)?
    } else if clause.lower(limit.words.start) == "after" {
        procedure::accepted(clause, governor?, limit)?
    } else {
        governor
            .and_then(|g| by_verb(clause, g, limit))
            .or_else(|| pledge::named(clause, limit))
            .or_else(|| condition::without(clause, limit))
            .or_else(|| by_purpose(clause, governor?, limit))
            .or_else(|| by_wider(clause, governor?, limit))?
    };
    let length = limit.is_length(clause);
    f.action = f.action.map(|a| action::over_time(clause, a, limit));
    f.time = limit.time;
    f.time_words.clone_from(&limit.told);
    f.relation = Relation::of_time(length);
    f.anchor = f.anchor.or_else(|| frame::anchor(clause, governor, &[f.time]).filter(|_| length));
    if length {
        from_event(clause, limit, &mut f);
        f.start_unknown |= draft::is_law(clause, &f);
        // "must then publish it within 15 days": after something that has no day yet.
        let then = |g: usize| clause.any(clause.groups[g].words.clone(), &["then"]);
        let first = limit.time.is_some_and(|t| clause.is(clause.times[t].words.start, &["first"]));
        f.start_unknown |= first || governor.is_some_and(then);
    }
    f.ahead = is_ahead(clause, limit);
    f.undone = undone(clause, limit.end(clause));
    if f.self_imposed && clause.sequence(limit.end(clause), &["but", "failed"]) {
        f.status = Status::Passed;
    }
    if f.self_imposed {
        f = pledge::under_condition(clause, f, limit)?;
    }
    f.consequence = f
        .consequence
        .or_else(|| frame::consequence(clause, limit.end(clause)))
        .or_else(|| frame::consequence(clause, clause.groups[governor?].words.start));
    Some(f)
}

/// "within 10 days of the ruling", "within a week of 4 May": what a length counts from.
fn from_event(clause: &Clause<'_>, limit: &Limit, f: &mut Frame) {
    let after = limit.end(clause);
    // "no later than 60 days before the vote"
    if clause.is(after, &["before", "prior", "ahead"]) {
        (f.anchor, f.start_unknown) = (None, true);
        return;
    }
    if !clause.is(after, &["of", "after", "from", "following"]) || clause.is(after + 1, &["now", "today"]) {
        return;
    }
    match clause.time_at(after + 1).filter(|&t| !clause.times[t].is_duration) {
        Some(t) if clause.tag_at(clause.times[t].words.end) != Tag::Clitic => f.anchor = Some(t),
        _ => (f.anchor, f.start_unknown) = (None, true),
    }
}

/// "by Friday but failed", "by Friday, but has not done so": nobody has complied so far.
fn undone(clause: &Clause<'_>, end: usize) -> bool {
    /// Most words between "but" and what has not been done.
    const REACH: usize = 6;
    let but = end + usize::from(clause.tag_at(end) == Tag::Comma);
    let not = |i: usize| clause.is(i, &["failed", "never", "missed"]) || clause.tag_at(i) == Tag::Not;
    clause.is(but, &["but", "yet"]) && (but + 1..but + REACH).any(not)
}

/// Whether a duty is told in the present: no verb before its time is in a past tense, or the verb is in the future.
fn is_ahead(clause: &Clause<'_>, limit: &Limit) -> bool {
    let before = || clause.groups.iter().filter(|g| g.words.start < limit.words.start && g.form == VerbForm::Finite);
    let future = |g: &VerbGroup| g.modal.is_some_and(|m| clause.is(m, &["will", "'ll", "must", "shall"]));
    // "A law passed in 2019 requires"
    let now = |g: &VerbGroup| !g.past && !g.perfect && clause.tag_before(g.words.start) != Tag::Relative;
    before().all(|g| !g.past) || before().next_back().is_some_and(|g| future(g) || now(g))
}

/// The duty that the verb which a time belongs to tells. What is told first is right.
fn by_verb(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    condition::condition(clause, g, limit)
        .or_else(|| condition::defaulters(clause, g, limit))
        .or_else(|| condition::failure(clause, g, limit))
        .or_else(|| condition::first_of_all(clause, g, limit))
        .or_else(|| obligation::obligation(clause, g, limit))
        .or_else(|| demand::demand(clause, g, limit))
        .or_else(|| alternative(clause, g, limit))
        .or_else(|| pledge::pledge(clause, g, limit))
        .or_else(|| procedure::procedure(clause, g, limit))
        .or_else(|| plan::plan(clause, g, limit))
        .or_else(|| task::task(clause, g, limit))
}

/// "must take steps to protect the reef by June": the duty is told above the verb.
fn by_purpose(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let over = purpose(clause, g)?;
    obligation::obligation(clause, over, limit).or_else(|| demand::demand(clause, over, limit))
}

/// "asked the firm to explain how it guards its data by Friday": the duty is told above verbs inside its object.
fn by_wider(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    wider(clause, g).find_map(|over| by_verb(clause, over, limit))
}

/// "will leave by Friday or face": what follows makes the plan a duty.
fn alternative(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let end = limit.end(clause);
    if !(end..(end + 3).min(clause.len())).any(|i| clause.is(i, &["or", "otherwise"])) {
        return None;
    }
    let group = &clause.groups[g];
    let mut f = Frame::new(limit.words.clone(), Status::Set);
    f.consequence = Some(frame::consequence(clause, end)?);
    f.action = action_of(clause, group);
    f.addressee = frame::subject_slot(clause, g);
    f.setter = frame::imposer(clause, group.words.start, end);
    Some(f)
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn what_follows_makes_a_plan_a_duty() {
        reads(
            "
            [addressee The crews] must [action leave the ships] [trigger by] [time Friday] or [consequence the truce is over]. -> 2025-03-14 pending
            [addressee The crews] must [action leave the ships] [trigger by] [time Friday] under penalty of [consequence a fine]. -> 2025-03-14 pending
            [addressee The crews] will [action leave the ships] [trigger by] [time Friday] or face [consequence a fine]. -> 2025-03-14 set
            ",
        );
        silent(
            "
            The crews will leave the ships by Friday.
            The crews may leave the ships by Friday, with or without boats or rafts having room for ten.
            ",
        );
    }

    #[test]
    fn a_period_may_be_the_time() {
        reads(
            "
            [addressee The council] [trigger must] [action pass a budget] [time this month]. -> 2025-03-31 pending
            [addressee The council] [trigger must] pass [time this month] [action a budget]. -> 2025-03-31 pending
            [addressee Lind] [trigger must] [action decide [time this year] whether to run]. -> 2025-12-31 pending
            [addressee The mayor] [trigger must] [action sign the bill] [time this month] or [consequence it will lapse]. -> 2025-03-31 pending
            ",
        );
        silent(
            "
            The team must win this week to stay up.
            He must have paid this week.
            The senator predicted the council would have to pay this month.
            The bridge must be pretty this month.
            Members can vote this month.
            ",
        );
    }

    #[test]
    fn then_points_back_to_the_day_that_was_named() {
        reads(
            "
            The council meets on Friday, and [consequence the mill will be sold] unless [addressee the owners] [action sign] [trigger before] [time then]. -> 2025-03-14 pending
            ",
        );
        silent(
            "
            The fair was held on Friday and the crowds had left by then.
            ",
        );
    }

    #[test]
    fn a_law_counts_from_each_case() {
        reads(
            "
            [setter The law] requires [addressee firms] to [action report thefts] [trigger within] [time 72 hours]. -> PT72H set
            ",
        );
    }

    #[test]
    fn what_must_not_come_first_has_a_day() {
        reads(
            "
            [setter Anna Lind] wants [addressee the council] to [action vote] [trigger before] leaving for its holidays on [time 7 April]. -> 2025-04-07 set
            [setter=addressee The council] plans to [action vote] [trigger before] the [time July] recess. -> 2025-06-30 set
            [setter=addressee The council] plans to [action vote] [trigger before] members leave on [time Friday]. -> 2025-03-14 set
            ",
        );
    }

    #[test]
    fn the_end_of_an_event_has_no_day() {
        reads(
            "
            [setter=addressee The council] promised to [action mend the bridge] [trigger by] [time the end of the trial] but failed. -> - passed
            [addressee The owners] must [action pay] [trigger before] [time the end of the trial]. -> - pending
            ",
        );
        silent(
            "
            The crowds had left by the end of the match.
            You will cry by the end of this song, he said.
            ",
        );
    }

    #[test]
    fn a_draft_binds_nobody_yet() {
        reads(
            "
            [setter The bill] would require [addressee firms] to [action pay] [trigger within] [time 180 days]. -> P180D conditional
            ",
        );
    }

    #[test]
    fn a_month_that_is_over_is_not_ahead() {
        reads(
            "
            [addressee The owners] must [action pay] [trigger by] [time February]. -> 2026-02-28 pending
            [setter The council] told [addressee the owners] to [action pay] [trigger by] [time February]. -> 2025-02-28 set
            ",
        );
    }

    #[test]
    fn who_speaks_may_stand_before_the_time() {
        reads(
            "
            [addressee The firm] must [action recall the cars], [setter the agency] said, [trigger by] [time May]. -> 2025-05-31 set
            ",
        );
    }

    #[test]
    fn verbs_may_stand_inside_the_object_of_a_duty() {
        reads(
            "
            [setter The council] asked [addressee the firm] to [action explain how it guards its data] [trigger by] [time Friday]. -> 2025-03-14 set
            [setter The council] asked [addressee the firm] to [action hand over all of Lind emails] [trigger by] [time Friday]. -> 2025-03-14 set
            [setter The minister] said, [trigger by] [time 2028], he wanted [addressee every driver] to [action have a chip card]. -> 2028-12-31 set
            The choice is up to [addressee Anna Lind], who must [action decide] [trigger by] [time Friday]. -> 2025-03-14 pending
            [setter=addressee The mayor] promised to [action have the road repaired] [trigger by] [time June]. -> 2025-06-30 set
            [addressee The builders] must first [action submit a plan] [trigger by] [time April]. -> 2025-04-30 pending
            [addressee The firm] must [action hand over the list of houses owned by its staff] [trigger by] [time Friday]. -> 2025-03-14 pending
            ",
        );
        silent(
            "
            The council asked the firm to wait because the work will end by Friday.
            ",
        );
    }

    #[test]
    fn what_an_object_is_for_hangs_on_the_duty() {
        reads(
            "
            [setter Anna Lind] wants [addressee every ferry] to [action have rooms to keep dogs apart] [trigger by] [time June]. -> 2025-06-30 set
            ",
        );
        silent(
            "
            The storms shook the coast, forcing ferries to undertake repairs within nine months.
            The ferry hopes to have rooms to keep dogs apart by June.
            ",
        );
    }

    #[test]
    fn what_had_happened_by_a_day_is_not_due_by_it() {
        reads(
            "
            [setter=addressee The town] plans to [action thank the crews who clear the roads] [trigger by] [time 9 May]. -> 2025-05-09 set
            [setter The minister] ordered [addressee the guards] to [action free the men who were seized] in May [trigger by] [time Friday]. -> 2025-03-14 set
            [addressee The firm] must [action recall every car that it sold] [trigger by] [time 9 May]. -> 2025-05-09 pending
            ",
        );
        silent(
            "
            The governor pledged to rebuild homes that were flooded by 2023.
            The minister vowed to punish guards who had fled the post by Friday.
            The fund agreed to pay those who applied before 1 March.
            The minister ordered aid for families who were evicted by 2020.
            The minister ordered the removal of signs put up before Sunday.
            Lind urged calm as the rivers were forecast to peak by Sunday.
            Lind asked the house to back her budgets in the next two fiscal years.
            ",
        );
    }
}
