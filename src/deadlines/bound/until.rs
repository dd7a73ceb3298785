//! Offers and rights that hold until a day: "extended its bid until", "can apply until".

use std::ops::Range;

use super::super::clause::{Clause, Kind, Tag};
use super::super::frame::{self, Frame};
use super::super::lexicon;
use super::action_of;
use crate::report::Status;

/// "extended its offer until", "can apply until".
pub(super) fn until_open(clause: &Clause<'_>, g: usize, trigger: &Range<usize>) -> Option<Frame> {
    let group = &clause.groups[g];
    let gap = group.words.end..trigger.start;
    if lexicon::extends(group.lemma)
        || (matches!(group.lemma, "push" | "put" | "move") && clause.any(gap.clone(), &["back", "off"]))
    {
        const OBJECTS: &[&str] = &[
            "offer",
            "bid",
            "truce",
            "ceasefire",
            "moratorium",
            "pause",
            "waiver",
            "exemption",
            "license",
            "licence",
            "authority",
            "registration",
            "voting",
            "talks",
            "negotiations",
            "tariffs",
            "tariff",
            "sanctions",
            "duties",
            "levies",
            "mandate",
            "suspension",
            "amnesty",
            "period",
            "grace",
            "permit",
            "visa",
            "visas",
            "ban",
            "authorization",
            "funding",
            "program",
            "agreement",
            "pact",
            "increase",
            "increases",
            "hike",
        ];
        // "a request for loans has been put off": its head, not what is attached to it.
        let object = if group.passive {
            let s = clause.subject(g)?;
            let head = s.clone().find(|&i| clause.tag_at(i) == Tag::Preposition).unwrap_or(s.end);
            s.start..head
        } else {
            gap.clone()
        };
        if !clause.any(object, OBJECTS) {
            return None;
        }
        let mut f = Frame::new(trigger.clone(), Status::Extended);
        if !group.passive {
            f.setter = clause.subject(g).and_then(|s| clause.slot(s));
        }
        return Some(f);
    }
    if matches!(group.lemma, "be" | "remain" | "stay")
        && clause.any(gap.clone(), &["open", "valid"])
        && clause.subject(g).is_some_and(|p| {
            clause.any(
                p,
                &["offer", "bid", "registration", "nominations", "applications", "entries", "bidding", "window"],
            )
        })
    {
        return Some(Frame::new(trigger.clone(), Status::Pending));
    }
    if clause.is(trigger.start, &["through", "to"]) {
        return None;
    }
    // "does not have to pay until": the duty falls due on that day.
    if group.kind == Kind::Infinitive
        && let Some(p) = g.checked_sub(1)
        && let over = &clause.groups[p]
        && over.words.end == group.words.start
        && over.negated
        && (over.lemma == "have" || (over.passive && matches!(over.lemma, "require" | "oblige")))
    {
        let mut f = Frame::new(trigger.clone(), Status::Pending);
        f.addressee = clause.subject(p).filter(|s| !frame::empty_subject(clause, s)).and_then(|s| clause.slot(s));
        f.action = action_of(clause, group);
        return Some(f);
    }
    let applies = matches!(
        group.lemma,
        "apply"
            | "register"
            | "file"
            | "submit"
            | "enrol"
            | "enroll"
            | "bid"
            | "respond"
            | "appeal"
            | "opt"
            | "claim"
            | "comment"
            | "nominate"
    );
    if applies && group.modal.is_some() && !group.past {
        let mut f = Frame::new(trigger.clone(), Status::Pending);
        f.addressee = clause.subject(g).and_then(|s| clause.slot(s));
        f.action = action_of(clause, group);
        return Some(f);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::told;

    #[test]
    fn a_duty_that_begins_on_a_day_is_due_then() {
        assert_eq!(
            told("The widow does not have to pay the whole sum until November 2026."),
            ["until + November 2026 -> 2026-11-30; pending; - > The widow; pay the whole sum; -"]
        );
    }

    #[test]
    fn contracts_that_are_extended_bind_nobody() {
        for text in [
            "The keeper's contract has been extended until 2027.",
            "The club extended the loan of its striker until June.",
            "She had to wait for the bus until noon.",
        ] {
            assert!(told(text).is_empty(), "{text}: {:?}", told(text));
        }
    }
}
