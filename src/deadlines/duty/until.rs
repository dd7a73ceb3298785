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
    if clause.is(limit.words.start, &["through", "to"]) {
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
    if !clause.any_has(what, Class::Extendable)
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

/// "legislation to extend the tax break through 1990", "the effect would be to extend": nothing that anybody has yet;
/// but "agreed to extend".
fn is_wish(clause: &Clause<'_>, g: usize) -> bool {
    let group = &clause.groups[g];
    let over = g.checked_sub(1).map(|p| &clause.groups[p]).filter(|o| o.words.end == group.words.start);
    group.form == VerbForm::Infinitive && over.is_none_or(|o| o.lemma == "be")
}

/// "the offer is open until", "registration remains open to"
fn is_open(clause: &Clause<'_>, g: usize, limit: &Limit) -> bool {
    let group = &clause.groups[g];
    matches!(group.lemma, "be" | "remain" | "stay")
        && clause.any(group.words.end..limit.words.start, &["open", "valid"])
        && clause.subject(g).is_some_and(|s| clause.any_has(s, Class::OpenUntil))
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
    if !group.has(Class::FormalityUntil) || group.modal.is_none() || group.past {
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
            The ban was extended [trigger through] [time 4 May]. -> 2025-05-04 extended
            [setter The council] agreed to extend the truce [trigger through] [time 4 May]. -> 2025-05-04 extended
            The offer is open [trigger until] [time 4 May]. -> 2025-05-04 pending
            [addressee Members] can [action appeal] [trigger until] [time 4 May]. -> 2025-05-04 pending
            ",
        );
        silent(
            "
            The senators are drafting a law to extend the exemption through 2030.
            The shop stays open until noon.
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
