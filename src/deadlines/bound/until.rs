//! Offers and rights that hold until a day: "extended its bid until", "can apply until".

use std::ops::Range;

use super::super::clause::{Clause, Tag};
use super::super::frame::Frame;
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
            "loan",
            "ban",
            "authorization",
            "funding",
            "program",
            "agreement",
            "pact",
            "contract",
            "lease",
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
