//! Deadlines that a noun names: "Roe's Friday deadline for the union to sign or face a lockout".

mod around;
mod governor;
mod phrase;
mod predicate;
mod trailing;

use std::ops::Range;

use super::clause::{Clause, Kind, Tag};
use super::due;
use super::family::{Family, Trigger};
use super::frame::{self, Bound, Frame};
use super::grant;
use crate::report::Status;
pub(super) use around::before_return;
use around::{lateral, remaining, within};
use governor::{expiry_before, extension_before, govern, governor};
use phrase::{Noun, denied, noun, phrase};
use predicate::predicate;
pub(super) use trailing::names_someone;
use trailing::trailing;

pub(super) const FAMILY: Family = Family {
    triggers: &[
        Trigger::words(&["deadline", "deadlines", "ultimatum", "ultimatums", "cutoff", "off", "date"]),
        Trigger::words(&["limit", "frame", "period", "window"]),
        Trigger::words(&["timeframe", "timeline", "timetable", "process", "notice", "clock", "countdown"]).with_time(),
        Trigger::words(&["extension", "reprieve"]).with_time(),
    ],
    find,
};

/// Finds the deadlines that a noun names. `taken` marks the time units that are used up.
fn find(clause: &Clause<'_>, taken: &mut [bool], out: &mut Vec<Frame>) {
    let mut i = 0;
    while i < clause.len() {
        if let Some((trigger, kind)) = noun(clause, i)
            && let Some(frame) = read(clause, trigger, kind, taken)
        {
            for unit in [frame.unit, frame.prior_unit, frame.anchor].into_iter().flatten() {
                taken[unit] = true;
            }
            // One history in one sentence: the second frame of it inherits what the first one says.
            out.push(frame);
        }
        i += 1;
    }
}

fn read(clause: &Clause<'_>, trigger: Range<usize>, kind: Noun, taken: &[bool]) -> Option<Frame> {
    let phrase = phrase(clause, &trigger);
    if kind == Noun::Extension && clause.is(trigger.end, &["of", "to", "on", "for", "past", "beyond"]) {
        // Read with the noun that it extends.
        let strong = (trigger.end + 1..(trigger.end + 8).min(clause.len()))
            .take_while(|&i| !matches!(clause.tag_at(i), Tag::Comma | Tag::Stop | Tag::Verb))
            .any(|i| matches!(noun(clause, i), Some((_, Noun::Strong))));
        if strong {
            return None;
        }
    }
    if denied(clause, &phrase, &trigger) || optional(clause, &trigger, kind) {
        return None;
    }
    let mut f = Frame::new(trigger.clone(), Status::Pending);
    f.earlier = frame::set_earlier(clause);
    f.refers = kind == Noun::Strong
        && (clause.is(phrase.start, &["the", "that", "this", "his", "her", "its", "their"])
            || phrase.owner.is_some()
            || phrase.start == trigger.start
            || phrase.unit.is_some());
    f.indefinite = kind == Noun::Strong && !f.refers;
    f.unit = phrase.unit.filter(|&u| !taken[u]);
    if let Some(day) = phrase.day.filter(|_| kind == Noun::Extension) {
        f.prior_unit = Some(day);
    }
    if let Some(u) = f.unit
        && clause.units[u].length
    {
        f.bound = if kind == Noun::Extension { Bound::Extension } else { Bound::Within };
    }
    let mut status: Option<Status> = None;

    // Words before the noun.
    for i in phrase.start..trigger.start {
        match clause.low(i) {
            "looming" | "approaching" | "impending" | "pending" | "upcoming" | "fast" => status = Some(Status::Pending),
            "shortened" | "accelerated" => status = Some(Status::Shortened),
            "extended" | "postponed" => status = Some(Status::Extended),
            "missed" | "expired" | "passed" | "past" => status = Some(Status::Passed),
            "shutdown" | "sanctions" | "default" | "strike" | "lockout" | "eviction" | "snapback" => {
                f.consequence = consequence_modifier(clause, phrase.start, i);
            }
            "ceasefire" | "peace" | "payment" | "filing" | "registration" | "application" | "withdrawal"
            | "nomination" | "voting" | "compliance" | "disarmament" | "divestment" | "repayment" | "budget"
            | "nominations" | "submission" | "enrollment" | "enrolment" | "surrender" | "evacuation" | "disclosure"
            | "ratification" | "signing" | "negotiating" => {
                f.action = clause.stretch(i..i + 1);
            }
            "imposed" | "set" | "mandated" | "ordered" | "backed" | "led"
                if i >= 2 && clause.tag_at(i - 1) == Tag::Hyphen && clause.low(i - 2) != "self" =>
            {
                f.setter = clause.phrase_before(i - 1).and_then(|p| {
                    let from = p.start.max(phrase.start + usize::from(clause.tag_at(phrase.start) == Tag::Determiner));
                    clause.slot(from..i - 1)
                });
            }
            _ => {}
        }
    }
    if let Some(owner) = phrase.owner.clone() {
        f.setter = clause.slot(owner);
    }

    if f.setter.is_none() && clause.is(phrase.start, &["his", "her", "their"]) && kind == Noun::Strong {
        f.setter = frame::person_before(clause, phrase.start);
    }

    // Words after the noun.
    let after = trailing(clause, &trigger, phrase.start, &mut f, &mut status, taken, kind);

    // The verb that the noun is the object of.
    let governing = governor(clause, phrase.start);
    let extension_of = extension_before(clause, phrase.start);
    if let Some(e) = extension_of {
        status = Some(Status::Extended);
        f.bound = Bound::Extension;
        let inner = self::phrase(clause, &(e..e + 1));
        if let Some(u) = f.unit.take() {
            // "a 30-day extension on Sunday's deadline"
            f.prior_unit = Some(u);
            f.prior = clause.stretch(clause.units[u].words.clone());
        }
        f.unit = inner.unit;
        let over = clause.group_before(inner.start);
        if let Some(g) = over {
            let group = &clause.groups[g];
            if matches!(group.lemma, "get" | "receive" | "win" | "secure" | "obtain" | "have" | "gain") {
                f.addressee = f.addressee.take().or_else(|| clause.subject(g).and_then(|s| clause.slot(s)));
                f.setter = frame::speaker(clause, group.words.start, after).or(f.setter.take());
            } else if let Some(s) = clause.subject(g) {
                f.setter = clause.slot(s);
                if let Some(p) = clause.phrase_at(group.words.end)
                    && p.end <= inner.start
                {
                    f.addressee = clause.slot(p);
                }
            }
        }
    } else if let Some(g) = governing {
        govern(clause, g, &phrase, &trigger, &mut f, &mut status, kind);
    }

    // What the noun is the subject of. In "the decision to put it off was announced" that is the decision.
    let moved = matches!(status, Some(Status::Shortened | Status::Extended | Status::Lifted));
    if !(moved && governing.is_some_and(|g| governor::attached(clause, g))) {
        predicate(clause, &trigger, after, &mut f, &mut status);
    }

    // "EXPR is the deadline"
    if f.unit.is_none()
        && let Some(g) = governing.map(|g| &clause.groups[g]).filter(|g| g.lemma == "be")
        && let Some(u) = g.words.start.checked_sub(1).and_then(|i| clause.words[i].unit)
    {
        f.unit = Some(u);
        status.get_or_insert(Status::Pending);
    }
    // "by noon yesterday, a deadline Roe had set"
    if f.unit.is_none()
        && clause.is(phrase.start, &["a", "an", "the"])
        && phrase.start >= 2
        && clause.tag_before(phrase.start) == Tag::Comma
        && let Some(u) = clause.words[phrase.start - 2].unit.filter(|&u| !clause.units[u].length && !taken[u])
    {
        f.unit = Some(u);
        f.bound = Bound::By;
    }
    expiry_before(clause, phrase.start, &mut status);
    remaining(clause, phrase.start, &mut f, &mut status);
    if kind != Noun::Extension {
        within(clause, trigger.end, &mut f);
    }
    lateral(clause, &trigger, &mut f, &mut status);

    if kind == Noun::Weak
        && f.addressee.is_none()
        && governing
            .is_some_and(|g| matches!(clause.groups[g].lemma, "launch" | "start" | "trigger" | "begin" | "initiate"))
        && let Some(action) = f.action
    {
        let at = clause.words.partition_point(|w| w.span.end <= action.start);
        if clause.is(at, &["impose", "reimpose", "restore", "expel", "evict", "suspend", "cut", "terminate", "remove"])
        {
            f.consequence = f.action.take();
        }
    }
    match kind {
        // "a salary below the cutoff": a limit of another sort.
        Noun::Strong if clause.is(trigger.start, &["cutoff", "cut"]) && f.unit.is_none() => return None,
        Noun::Strong => {}
        Noun::Weak => {
            // Without a length or a day and something to be done, a period of time is not a deadline.
            let counted = |u| due::days_of(clause, u).is_some() && !grant::moments(clause, u);
            let bound = f.unit.is_some_and(|u| !clause.units[u].length || counted(u));
            let duty = f.action.is_some()
                || f.addressee.is_some()
                || f.consequence.is_some()
                || matches!(status, Some(Status::Shortened | Status::Extended));
            let dated = clause.is(trigger.start, &["time", "timeline", "timeframe", "timetable", "window"]);
            let set = matches!(status, Some(Status::Set | Status::Shortened | Status::Extended));
            let reverts =
                !bound && matches!(status, Some(Status::Passed)) && clause.is(trigger.start, &["time", "window"]);
            let named =
                clause.is(trigger.start, &["notice", "process", "period", "clock", "countdown", "timetable", "grace"]);
            let enough = if named {
                let moved = matches!(status, Some(Status::Shortened | Status::Extended))
                    && (!clause.is(trigger.start, &["period"])
                        || clause.any(phrase.start..(trigger.end + 2).min(clause.len()), PERIODS))
                    && f.unit.is_some_and(|u| clause.units[u].length);
                bound && (moved || set && (f.action.is_some() || f.consequence.is_some()))
            } else {
                bound && duty || (bound && set && dated) || reverts
            };
            if !enough {
                return None;
            }
            if reverts {
                f.refers = true;
            }
        }
        Noun::Extension => {
            // What a player or a tenant signs is more of a contract, not more time to comply.
            if clause.any(
                phrase.start..trigger.start,
                &["contract", "lease", "loan", "deal", "line", "house", "rail", "life"],
            ) {
                return None;
            }
            // "was granted an extension in May": the day of the granting, unless another one follows.
            if let Some(u) = f.unit.filter(|&u| !clause.units[u].length && phrase.unit != Some(u))
                && clause.is(clause.units[u].words.start.wrapping_sub(1), &["in", "on"])
            {
                f.anchor = Some(u);
                f.unit = governor::unit_to(clause, trigger.end);
            }
            let dated =
                f.unit.is_some_and(|u| clause.units[u].length || phrase.unit != Some(u) || phrase.day.is_none());
            if !dated {
                return None;
            }
            // "is considering an extension": nothing that anybody has.
            let weighed = governing.is_some_and(|g| {
                matches!(clause.groups[g].lemma, "consider" | "discuss" | "weigh" | "debate" | "reject" | "oppose")
            });
            let idea = phrase.start.saturating_sub(1)..trigger.start;
            if weighed || clause.any(idea, &["considering", "discussing"]) {
                return None;
            }
            // What is only asked for has not been given.
            let asked = governing.is_some_and(|g| {
                let group = &clause.groups[g];
                matches!(group.lemma, "apply" | "ask" | "seek" | "request" | "want" | "need" | "propose")
            });
            status = Some(if asked { Status::Pending } else { Status::Extended });
        }
    }
    f.measure = phrase.unit.filter(|&u| clause.units[u].length && f.unit != Some(u) && f.prior_unit != Some(u));
    if f.anchor.is_none() {
        let free = frame::anchor(clause, governing, &[f.unit, f.prior_unit]);
        f.anchor = free.filter(|&u| !taken[u]);
    }
    if f.action.is_none()
        && let Some(chance) = (trigger.end..clause.len()).find(|&i| clause.is(i, &["chance", "opportunity"]))
        && let Some(to) = (chance..(chance + 14).min(clause.len())).find(|&i| clause.tag_at(i) == Tag::To)
    {
        f.action = frame::infinitive(clause, to).and_then(|a| clause.stretch(a));
    }
    // "a deadline is looming for the airline to repay its loan"
    if f.action.is_none()
        && f.addressee.is_none()
        && let Some(g) = clause.group_after(after)
        && matches!(clause.groups[g].lemma, "loom" | "near" | "approach" | "pass" | "expire")
        && clause.low(clause.groups[g].words.end) == "for"
        && let Some(p) = clause.phrase_at(clause.groups[g].words.end + 1)
    {
        f.action = frame::infinitive(clause, p.end).and_then(|a| clause.stretch(a));
        if f.action.is_none() && !names_someone(clause, &p) {
            // "the deadline nears for the merger"
            f.action = clause.stretch(p);
        } else {
            f.addressee = clause.slot(p);
        }
    }
    // "an ultimatum to the council: lower the flag or be shelled"
    if f.action.is_none() && clause.low(after) == ":" && clause.groups.iter().any(|g| g.words.start == after + 1) {
        f.action = clause.stretch(after + 1..frame::phrase_end(clause, after + 1));
    }
    // "came and went without the parties agreeing"
    if f.action.is_none()
        && let Some(with) = (after..clause.len()).find(|&i| clause.low(i) == "without")
        && let Some(g) = clause.group_after(with).filter(|&g| clause.groups[g].kind == Kind::Gerund)
        && let group = &clause.groups[g]
        && clause.phrase_at(with + 1).map_or(with + 1, |p| p.end) == group.words.start
    {
        f.action = clause.stretch(group.head..frame::phrase_end(clause, group.head));
        f.addressee = f.addressee.take().or_else(|| clause.slot(with + 1..group.words.start));
    }
    if f.consequence.is_none() {
        f.consequence = frame::consequence(clause, trigger.end).or_else(|| before_return(clause, trigger.end));
    }
    f.status = status.unwrap_or(Status::Pending);
    f.past = f.status == Status::Set && governing.is_some_and(|g| clause.groups[g].past);
    if matches!(f.status, Status::Set) && governing.is_some_and(|g| frame::offered(clause, g)) {
        f.status = Status::Conditional;
    }
    if f.setter.is_none()
        && matches!(f.status, Status::Shortened | Status::Extended | Status::Lifted | Status::Reaffirmed)
    {
        // "she told the council the deadline would be cut"
        f.setter = frame::speaker(clause, trigger.start, clause.len());
    }
    Some(f)
}

/// Periods in which someone has to act.
const PERIODS: &[&str] = &[
    "appeal",
    "comment",
    "consultation",
    "filing",
    "for",
    "grace",
    "negotiating",
    "negotiation",
    "notice",
    "objection",
    "registration",
    "review",
    "transition",
    "waiting",
];

/// "an option to extend", "three-year extension options": a right that may never be used.
fn optional(clause: &Clause<'_>, trigger: &Range<usize>, kind: Noun) -> bool {
    kind != Noun::Strong
        && clause.any(trigger.start.saturating_sub(10)..(trigger.end + 1).min(clause.len()), &["option", "options"])
}

/// "sanctions deadline": the modifier as far as it belongs together.
fn consequence_modifier(clause: &Clause<'_>, from: usize, i: usize) -> Option<crate::span::Span> {
    let mut start = i;
    while start > from
        && clause.tag_at(start - 1) == Tag::Noun
        && clause.is(start - 1, &["new", "secondary", "government", "economic", "tough", "fresh"])
    {
        start -= 1;
    }
    clause.stretch(start..i + 1)
}

#[cfg(test)]
mod tests {
    use super::super::testing::told;

    #[test]
    fn an_extension_is_asked_for_or_granted() {
        assert_eq!(
            told("The mine has applied for a 20-month extension to its permit."),
            ["extension + 20-month -> 2026-11-13; pending; - > -; -; -"]
        );
        assert_eq!(
            told("The mine was granted a 20-month extension to its permit."),
            ["extension + 20-month -> 2026-11-13; extended; - > -; -; -"]
        );
    }

    #[test]
    fn the_day_of_the_granting_is_not_due() {
        assert!(told("The mine was granted an extension to its permit in May by the land office.").is_empty());
        let idea = "The lenders met with a view to considering an extension of the loan by a further two years.";
        assert!(told(idea).is_empty());
    }
}
