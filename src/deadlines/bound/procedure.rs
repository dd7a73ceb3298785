//! Time limits that nobody is told to keep but that a rule or an agreement sets: "are due to be returned by",
//! "can only be contested within", "subject to an appeal within".
//!
//! What is to be shown or opened by a day is a programme, what is expected by a day a forecast; both stay silent.

use std::ops::Range;

use super::super::clause::{Clause, Group, Kind, Tag};
use super::super::frame::{self, Frame};
use super::action_of;
use crate::report::Status;

/// What is owed and not merely planned when it is due by a day: a building is due to be opened, a ballot to be returned.
const OWED: &[&str] = &[
    "hand",
    "submit",
    "return",
    "repay",
    "pay",
    "deliver",
    "file",
    "lodge",
    "surrender",
    "vacate",
    "evacuate",
    "withdraw",
    "remove",
    "dismantle",
    "destroy",
    "free",
    "disarm",
    "report",
    "decide",
    "transfer",
    "register",
    "ratify",
    "implement",
    "deport",
    "extradite",
    "evict",
    "demolish",
    "appoint",
    "notify",
];

/// What a body does that a rule gives a length of time for.
const STEPS: &[&str] = &[
    "review", "decide", "hear", "rule", "consider", "examine", "confirm", "ratify", "approve", "answer", "settle",
    "notify", "inform", "repay", "pay", "return", "report", "debate", "submit", "file", "deliver",
];

/// A time limit on a step that a rule or an agreement names.
pub(super) fn limit(clause: &Clause<'_>, g: usize, trigger: &Range<usize>, unit: usize) -> Option<Frame> {
    let group = &clause.groups[g];
    if group.negated {
        return None;
    }
    // A rule's length counts from each vote or each arrest, not from the day of the news.
    let ruled = only(clause, g, group, trigger)
        .or_else(|| step(clause, g, group, trigger, unit))
        .or_else(|| subject_to(clause, group, trigger))
        .map(|f| Frame { floating: true, ..f });
    ruled.or_else(|| arranged(clause, g, group, trigger)).or_else(|| follows(clause, group, trigger))
}

/// "are due to be returned by", "is to be demolished before".
fn arranged(clause: &Clause<'_>, g: usize, group: &Group, trigger: &Range<usize>) -> Option<Frame> {
    let over = g.checked_sub(1).map(|p| &clause.groups[p])?;
    if group.kind != Kind::Infinitive || over.lemma != "be" || over.past || over.negated || over.modal.is_some() {
        return None;
    }
    let at = group.words.start;
    let due = at == over.words.end + 1 && clause.low(over.words.end) == "due";
    let to = at == over.words.end && clause.tag_at(over.head) == Tag::Be && group.passive;
    if !(due || to) || !OWED.contains(&group.lemma) {
        return None;
    }
    let subject = clause.subject(g - 1).filter(|s| !frame::empty_subject(clause, s))?;
    Some(told(clause, group, subject, trigger))
}

/// What is done to the subject, or what the subject has to do.
fn told(clause: &Clause<'_>, group: &Group, subject: Range<usize>, trigger: &Range<usize>) -> Frame {
    let mut f = Frame::new(trigger.clone(), Status::Pending);
    if group.passive {
        f.action = clause.stretch(subject.start..frame::phrase_end(clause, group.head).max(group.words.end));
    } else {
        f.addressee = clause.slot(subject);
        f.action = action_of(clause, group);
    }
    f
}

/// "can only be contested within two months".
fn only(clause: &Clause<'_>, g: usize, group: &Group, trigger: &Range<usize>) -> Option<Frame> {
    let can = group.modal.is_some_and(|m| clause.is(m, &["can", "may", "could"]));
    let only = clause.any(group.words.clone(), &["only"]);
    if !can
        || !only
        || !(group.passive || STEPS.contains(&group.lemma))
        || !clause.is(trigger.start, &["within", "before"])
    {
        return None;
    }
    let subject = clause.subject(g).filter(|s| !frame::empty_subject(clause, s))?;
    Some(told(clause, group, subject, trigger))
}

/// "would be examined by a clerk within ten days".
fn step(clause: &Clause<'_>, g: usize, group: &Group, trigger: &Range<usize>, unit: usize) -> Option<Frame> {
    let modal = group.modal.is_some_and(|m| clause.is(m, &["will", "would", "shall", "'ll"]));
    if !modal || !group.passive || !STEPS.contains(&group.lemma) || clause.low(trigger.start) != "within" {
        return None;
    }
    super::super::due::days_of(clause, unit)?;
    let by = group.words.end;
    let agent = clause.phrase_at(by + 1).filter(|p| clause.low(by) == "by" && p.end == trigger.start)?;
    // "any order he made would be reviewed": what is reviewed does not always stand just before.
    let subject = clause.subject(g).filter(|s| s.end == group.words.start && !frame::empty_subject(clause, s));
    let mut f = Frame::new(trigger.clone(), Status::Pending);
    f.addressee = clause.slot(agent);
    f.action = clause.stretch(subject.map_or(group.head, |s| s.start)..group.words.end);
    Some(f)
}

/// "would be subject to a review within three weeks".
fn subject_to(clause: &Clause<'_>, group: &Group, trigger: &Range<usize>) -> Option<Frame> {
    let at = group.words.end;
    if group.lemma != "be" || !clause.run(at, &["subject", "to"]) || clause.low(trigger.start) != "within" {
        return None;
    }
    let what = clause.phrase_at(at + 2).filter(|p| p.end == trigger.start)?;
    let mut f = Frame::new(trigger.clone(), Status::Pending);
    f.action = clause.stretch(what);
    Some(f)
}

/// "with another 2 million to follow within a month".
fn follows(clause: &Clause<'_>, group: &Group, trigger: &Range<usize>) -> Option<Frame> {
    let pays = matches!(group.lemma, "follow") || (group.passive && matches!(group.lemma, "pay" | "repay" | "return"));
    if group.kind != Kind::Infinitive || !pays || group.words.end != trigger.start {
        return None;
    }
    let sum = clause.phrase_before(group.words.start)?;
    if !sum.clone().any(|i| clause.tag_at(i) == Tag::Number) || !clause.is(sum.start.wrapping_sub(1), &["with", "and"])
    {
        return None;
    }
    let mut f = Frame::new(trigger.clone(), Status::Pending);
    f.action = clause.stretch(sum.start..group.words.end);
    Some(f)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::told;

    #[test]
    fn a_rule_or_an_agreement_limits_time() {
        assert_eq!(
            told("The entry forms are due to be returned by 4 April."),
            ["by + 4 April -> 2025-04-04; pending; - > -; The entry forms are due to be returned; -"]
        );
        assert_eq!(
            told("The rules say that a vote can only be contested within three weeks."),
            ["within + three weeks -> P3W; pending; - > -; a vote can only be contested; -"]
        );
        assert_eq!(
            told("Every complaint would be examined by a clerk within ten days."),
            ["within + ten days -> P10D; pending; - > a clerk; Every complaint would be examined; -"]
        );
        assert_eq!(
            told("Such fines would be subject to a review within three weeks."),
            ["within + three weeks -> P3W; pending; - > -; a review; -"]
        );
        assert_eq!(
            told("The club gets 4 million at once, with another 2 million to follow within 60 days."),
            ["within + 60 days -> 2025-05-12; pending; - > -; another 2 million to follow; -"]
        );
    }

    #[test]
    fn programmes_forecasts_and_tales_stay_silent() {
        for text in [
            "The museum is due to be opened by May.",
            "Her next novel is to be published by the end of the year.",
            "The bridge is expected to be finished by 2027.",
            "The patient could leave hospital within two weeks.",
            "The herd could only grow within the fence before 2019.",
            "She was seen by a doctor within two days.",
            "The pens are likely to be sold within a month.",
        ] {
            assert!(told(text).is_empty(), "{text}: {:?}", told(text));
        }
    }
}
