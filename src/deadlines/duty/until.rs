//! Offers and rights that hold until a day: "extended its bid until", "can apply until".

use super::super::clause::{Clause, Tag, VerbForm, VerbGroup};
use super::super::frame::{self, Frame};
use super::action::action_of;
use super::limit::Limit;
use crate::lexicon::Class;
use crate::report::Status;

/// What holds until a day, or falls due on it.
pub(super) fn until(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    if extends(clause, g, limit) {
        return extended(clause, g, limit);
    }
    if is_open(clause, g, limit) {
        return Some(Frame::new(limit.words.clone(), Status::Pending));
    }
    if clause.is(limit.words.start, &["to"]) {
        return None;
    }
    put_off(clause, g, limit).or_else(|| permitted(clause, g, limit))
}

/// Whether a verb moves something away.
fn extends(clause: &Clause<'_>, g: usize, limit: &Limit) -> bool {
    let group = &clause.groups[g];
    let puts_back = matches!(group.lemma, "push" | "put" | "move")
        && clause.any(group.words.end..limit.words.start, &["back", "off"]);
    group.has(Class::MovesLater) || puts_back
}

/// "extended its offer until", "the ban was extended through"
fn extended(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    // "a request for loans has been put off": its head, not what is attached to it.
    let what = if group.passive {
        let subject = clause.subject(g)?;
        let attached = subject.clone().find(|&i| clause.tag_at(i) == Tag::Preposition);
        subject.start..attached.unwrap_or(subject.end)
    } else {
        group.words.end..limit.words.start
    };
    // "was due to be completed in May but has been pushed back to": the work itself.
    let late = clause.groups[..g].windows(2).any(|w| {
        let due = clause.lower(w[0].words.end) == "due" && w[1].words.start == w[0].words.end + 1;
        due && matches!(w[1].lemma, "complete" | "finish") && group.passive
    });
    if !(late || clause.any_has(what, Class::Extendable))
        || is_sought(clause, g)
        || (clause.is(limit.words.start, &["through", "to"]) && is_wish(clause, g))
    {
        return None;
    }
    let mut f = Frame::new(limit.words.clone(), Status::Extended);
    if !group.passive {
        f.setter = clause.subject(g).and_then(|s| clause.slot(s));
    }
    Some(f)
}

/// "sought to put off payments until", "would enable the town to defer payments until": nothing that anybody has yet.
fn is_sought(clause: &Clause<'_>, g: usize) -> bool {
    let over = g.checked_sub(1).map(|p| &clause.groups[p]).filter(|_| clause.groups[g].form == VerbForm::Infinitive);
    over.is_some_and(|o| {
        matches!(o.lemma, "seek" | "want" | "hope" | "propose" | "ask" | "try" | "allow")
            || clause.lower(o.head) == "enable"
    })
}

/// "legislation to extend the tax break through 1990", "the effect would be to extend": nothing that anybody has yet;
/// but "agreed to extend".
fn is_wish(clause: &Clause<'_>, g: usize) -> bool {
    let group = &clause.groups[g];
    let over = g.checked_sub(1).map(|p| &clause.groups[p]).filter(|o| o.words.end == group.words.start);
    group.form == VerbForm::Infinitive && over.is_none_or(|o| o.lemma == "be")
}

/// "the offer is open until", "registration remains open to", "the survey runs until", "is accepting bids until"
fn is_open(clause: &Clause<'_>, g: usize, limit: &Limit) -> bool {
    let group = &clause.groups[g];
    // "runs from 1 April to 9 May"
    let from = |end: usize| {
        let first = clause.time_at(end + 1).filter(|_| clause.lower(end) == "from");
        first.is_some_and(|t| clause.times[t].words.end == limit.words.start)
    };
    let accepts = group.lemma == "accept" && !group.past && !group.negated;
    let what = if accepts && !group.passive {
        clause.phrase_at(group.words.end).filter(|p| p.end == limit.words.start)
    } else {
        let near = group.words.end == limit.words.start || from(group.words.end);
        let runs = group.lemma == "run" && near && !group.past;
        let stays = matches!(group.lemma, "be" | "remain" | "stay")
            && clause.any(group.words.end..limit.words.start, &["open", "valid", "good"]);
        let stands = group.lemma == "stand" && group.words.end == limit.words.start && !group.past;
        (accepts || runs || stays || stands).then(|| clause.subject(g)).flatten()
    };
    what.is_some_and(|what| clause.any_has(what, Class::OpenUntil))
}

/// "does not have to pay until": the duty falls due on that day.
fn put_off(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    let over = g.checked_sub(1).filter(|_| group.form == VerbForm::Infinitive)?;
    if !is_spared(&clause.groups[over]) || clause.groups[over].words.end != group.words.start {
        return None;
    }
    let mut f = Frame::new(limit.words.clone(), Status::Pending);
    f.addressee = frame::subject_slot(clause, over);
    f.action = action_of(clause, group);
    Some(f)
}

/// "does not have to", "is not required to"
fn is_spared(verb: &VerbGroup) -> bool {
    verb.negated && (verb.lemma == "have" || (verb.passive && matches!(verb.lemma, "require" | "oblige")))
}

/// "can apply until", "may appeal until"
fn permitted(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    let signs_up = group.lemma == "sign" && clause.lower(group.words.end) == "up";
    if !(group.has(Class::FormalityUntil) || signs_up) || group.modal.is_none() || group.past {
        return None;
    }
    let mut f = Frame::new(limit.words.clone(), Status::Pending);
    f.addressee = clause.subject(g).and_then(|s| clause.slot(s));
    f.action = action_of(clause, group);
    Some(f)
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn what_holds_until_a_day_binds_by_it() {
        reads(
            "
            [addressee The widow] does not have to [action pay the whole sum] [trigger until] [time November 2026]. -> 2026-11-30 pending
            [setter The bidder] extended its offer [trigger until] [time 4 May]. -> 2025-05-04 extended
            [setter The lenders] agreed to extend the mill's credit facilities [trigger until] [time 4 May]. -> 2025-05-04 extended
            The road was due to be completed in May but this was pushed back [trigger to] [time June 2026]. -> 2026-06-30 extended
            The ban was extended [trigger through] [time 4 May]. -> 2025-05-04 extended
            [setter The council] agreed to extend the truce [trigger through] [time 4 May]. -> 2025-05-04 extended
            The survey runs [trigger until] [time 4 May]. -> 2025-05-04 pending
            The survey runs from 1 April [trigger to] [time 4 May]. -> 2025-05-04 pending
            [addressee Members] can [action sign up] [trigger through] [time 4 May]. -> 2025-05-04 pending
            The council is accepting bids [trigger until] [time 4 May]. -> 2025-05-04 pending
            The offer stands [trigger until] [time 4 May]. -> 2025-05-04 pending
            [addressee Members] can [action sign up] [trigger until] [time 4 May]. -> 2025-05-04 pending
            The offer is open [trigger until] [time 4 May]. -> 2025-05-04 pending
            [addressee Members] can [action appeal] [trigger until] [time 4 May]. -> 2025-05-04 pending
            ",
        );
        silent(
            "
            The senators are drafting a law to extend the exemption through 2030.
            The shop stays open until noon.
            The town is seeking to defer its payments until June.
            The pact would enable the town to defer its payments until June.
            ",
        );
    }

    #[test]
    fn contracts_that_are_extended_bind_nobody() {
        silent(
            "
            The keeper's contract has been extended until 2027.
            The club extended the loan of its striker until June.
            She had to wait for the bus until noon.
            ",
        );
    }
}
