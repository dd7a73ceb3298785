//! Time that someone is given: "has until Friday to reply", "gave the union 10 days to sign", "were given 48 hours".

use std::ops::Range;

use super::clause::{Clause, Kind, Tag};
use super::family::{Family, Trigger};
use super::frame::{self, Bound, Frame};
use crate::report::Status;

/// What one does in a length of time without owing it to anybody.
const IDLE: &[&str] = &[
    "live", "go", "spare", "wait", "run", "play", "recover", "kill", "rest", "think", "serve", "burn", "enjoy",
    "remember",
];

pub(super) const FAMILY: Family = Family {
    triggers: &[
        Trigger::words(&["have", "has", "had", "having", "haven't", "hasn't", "hadn't", "'ve"]).with_time(),
        Trigger::verbs(&["get", "give", "grant", "allow", "leave", "hand", "offer", "afford", "buy"]).with_time(),
    ],
    find,
};

/// Finds time that someone has or is given.
fn find(clause: &Clause<'_>, taken: &mut [bool], out: &mut Vec<Frame>) {
    for g in 0..clause.groups.len() {
        if let Some(frame) = has(clause, g, taken).or_else(|| gives(clause, g, taken)) {
            if let Some(u) = frame.unit {
                taken[u] = true;
            }
            if let Some(u) = frame.anchor {
                taken[u] = true;
            }
            out.push(frame);
        }
    }
}

/// The time after a verb: an optional "until" or "just", then a unit that is still free.
fn time(clause: &Clause<'_>, at: usize, taken: &[bool]) -> Option<(usize, bool)> {
    let mut i = at;
    let mut until = false;
    for _ in 0..5 {
        if clause.words.get(i).is_some_and(|w| w.unit.is_some()) {
            break;
        }
        match clause.low(i) {
            "until" | "till" => until = true,
            _ if matches!(clause.tag_at(i), Tag::Adverb | Tag::Mark) => {}
            "a" | "the" | "simply" | "up" | "to" | "another" | "an" | "only" => {}
            _ => return None,
        }
        i += 1;
    }
    let u = frame::unit_at(clause, i).filter(|&u| !taken[u])?;
    // The unit must be a phrase of its own: not "10-day visit".
    let end = clause.units[u].words.end;
    let modifies = matches!(clause.tag_at(end), Tag::Noun | Tag::Name | Tag::Clitic | Tag::Hyphen)
        && !clause.is(end, &["left", "remaining", "earlier", "more", "notice", "only"]);
    if modifies || (!until && !clause.units[u].length && !counted(clause, u)) {
        return None;
    }
    Some((u, until))
}

/// Whether a unit counts from a day: "60 days from Tuesday".
fn counted(clause: &Clause<'_>, u: usize) -> bool {
    let unit = &clause.units[u];
    unit.times.iter().any(|&t| clause.times[t].amount.is_some()) && clause.any(unit.words.clone(), &["from"])
}

/// Whether a length is counted in minutes or seconds, as in games and speeches.
pub(super) fn moments(clause: &Clause<'_>, u: usize) -> bool {
    clause.units[u].length
        && clause.units[u]
            .times
            .iter()
            .any(|&t| clause.times[t].value.starts_with("PT") && !clause.times[t].value.ends_with('H'))
}

/// The duty after the time: "to V", perhaps after "left", "in which", "from today", a comma.
fn duty(clause: &Clause<'_>, from: usize) -> Option<Range<usize>> {
    let to = (from..(from + 7).min(clause.len())).find(|&i| clause.tag_at(i) == Tag::To)?;
    if (from..to).any(|i| matches!(clause.tag_at(i), Tag::Stop | Tag::Dash | Tag::Verb | Tag::Modal | Tag::Be))
        && !clause.any(from..to, &["left", "remaining"])
    {
        return None;
    }
    let range = frame::infinitive(clause, to)?;
    (!IDLE.contains(&clause.low(range.start))).then_some(range)
}

fn has(clause: &Clause<'_>, g: usize, taken: &[bool]) -> Option<Frame> {
    let group = &clause.groups[g];
    // "has 10 days", "will have until Friday", "has only until", "we've got two weeks"
    let got = group.lemma == "get" && group.perfect && !group.past && clause.low(group.head) == "got";
    if group.lemma != "have" && !got {
        return None;
    }
    // "has had a decade to act": that time has gone by.
    if group.lemma == "have" && group.words.len() > 1 && clause.low(group.head) == "had" && group.modal.is_none() {
        return None;
    }
    let (u, until) = time(clause, group.words.end, taken)?;
    if moments(clause, u) {
        return None;
    }
    let end = clause.units[u].words.end;
    let action = duty(clause, end);
    let before = || super::nominal::before_return(clause, end).filter(|_| action.is_some());
    let consequence = frame::consequence(clause, end).or_else(before);
    if action.is_none() && consequence.is_none() && !until {
        return None;
    }
    if group.past && action.is_some() && !until && !clause.is(group.words.end, &["until"]) && consequence.is_none() {
        // "had two weeks to prepare" tells of the past, unless someone says that it was so.
        let reported = clause.groups[..g].iter().any(|r| super::lexicon::reports(r.lemma));
        if !reported {
            return None;
        }
    }
    let unit_start = clause.units[u].words.start;
    let mut f = Frame::new(group.head..unit_start.max(group.head + 1), Status::Pending);
    f.unit = Some(u);
    f.bound = if clause.units[u].length { Bound::Within } else { Bound::By };
    let subject = clause.subject(g).filter(|s| !frame::empty_subject(clause, s));
    f.addressee = subject.and_then(|s| clause.slot(s));
    f.action = action.and_then(|a| clause.stretch(a));
    f.consequence = consequence;
    // Who says "we have two months" was given them by someone else.
    let first_person = clause.subject(g).is_some_and(|s| s.len() == 1 && clause.is(s.start, &["i", "we"]));
    f.setter = frame::speaker(clause, group.words.start, end).filter(|_| !first_person);
    f.anchor = frame::anchor(clause, Some(g), &[f.unit]).filter(|_| group.past);
    f.past = group.past;
    let named = f.setter.is_some();
    if !named && super::due::days_of(clause, u).is_none() && clause.units[u].length {
        return None;
    }
    if named || group.past {
        f.status = Status::Set;
    }
    Some(f)
}

fn gives(clause: &Clause<'_>, g: usize, taken: &[bool]) -> Option<Frame> {
    let group = &clause.groups[g];
    if !matches!(group.lemma, "give" | "grant" | "allow" | "leave" | "hand" | "offer" | "afford" | "buy")
        || group.negated
    {
        return None;
    }
    let at = group.words.end;
    let (addressee, u, until) = if group.passive {
        let (u, until) = time(clause, at, taken)?;
        (clause.subject(g), u, until)
    } else {
        let whom = clause.phrase_at(at)?;
        if clause.is(whom.start, &["himself", "itself", "themselves", "herself"]) {
            return None;
        }
        let (u, until) = time(clause, whom.end, taken)?;
        (Some(whom), u, until)
    };
    let end = clause.units[u].words.end;
    let action = duty(clause, end);
    let consequence = frame::consequence(clause, end);
    if (action.is_none() || moments(clause, u)) && consequence.is_none() && !until {
        return None;
    }
    // "allowed imports until July": a thing that may go on, not someone who has to act.
    let someone = || addressee.clone().is_some_and(|a| super::nominal::names_someone(clause, &a));
    if matches!(group.lemma, "allow" | "leave") && until && action.is_none() && consequence.is_none() && !someone() {
        return None;
    }
    // "urged it to give them a few more weeks": nothing that can be counted has been given.
    let vague = clause.units[u].length && super::due::days_of(clause, u).is_none();
    if vague && (group.kind == Kind::Infinitive || group.modal.is_some()) {
        return None;
    }
    let mut f = Frame::new(group.head..group.words.end, Status::Set);
    f.unit = Some(u);
    f.bound = if clause.units[u].length { Bound::Within } else { Bound::By };
    f.addressee = addressee.and_then(|a| clause.slot(a));
    f.action = action.and_then(|a| clause.stretch(a));
    f.consequence = consequence;
    f.setter = if group.passive {
        let by = (end..(end + 12).min(clause.len()))
            .find(|&i| clause.low(i) == "by" && frame::unit_at(clause, i + 1).is_none());
        let agent = by.and_then(|b| clause.phrase_at(b + 1)).and_then(|p| clause.slot(p));
        agent.or_else(|| frame::speaker(clause, group.words.start, end))
    } else if group.kind == Kind::Gerund && g == 0 {
        None
    } else {
        clause.subject(g).filter(|s| !frame::empty_subject(clause, s)).and_then(|s| clause.slot(s))
    };
    f.anchor = frame::anchor(clause, Some(g), &[f.unit]);
    f.past = group.past;
    f.earlier = frame::set_earlier(clause) && f.anchor.is_none();
    if frame::offered(clause, g) {
        f.status = Status::Conditional;
    }
    let again = clause.groups[..g].iter().any(|r| matches!(r.lemma, "reiterate" | "repeat" | "reaffirm" | "remind"));
    if again {
        f.status = Status::Reaffirmed;
    } else if f.status == Status::Set && !until && more(clause, u) {
        f.status = Status::Extended;
    }
    Some(f)
}

/// Whether a length comes on top of one that was given before: "an extra year", "10 more days".
fn more(clause: &Clause<'_>, u: usize) -> bool {
    let words = clause.units[u].words.clone();
    clause.any(words.start..words.end + 1, &["extra", "additional", "further", "more", "another"])
        && !clause.any(words, &["than"])
}

#[cfg(test)]
mod tests {
    use super::super::testing::told;

    #[test]
    fn time_is_had_and_given() {
        assert_eq!(
            told("Roe said the choir had no hall, but “we've got two weeks to find one”."),
            ["got + two weeks -> 2025-03-27; pending; - > we; find one; -"]
        );
        assert_eq!(
            told("The court would give the brewery an extra 14 days to find the money."),
            ["give + an extra 14 days -> 2025-03-27; extended; The court > the brewery; find the money; -"]
        );
        assert_eq!(
            told("The council has given the stallholders another 10 days to move."),
            ["given + another 10 days -> 2025-03-23; extended; The council > the stallholders; move; -"]
        );
        assert_eq!(
            told("The council has given the stallholders 10 days to move."),
            ["given + 10 days -> 2025-03-23; set; The council > the stallholders; move; -"]
        );
    }

    #[test]
    fn time_that_has_gone_by_is_no_deadline() {
        for text in [
            "The mill has had three years to mend its roof, Roe said.",
            "We got two weeks to rest in the hills.",
            "The coach had given her a year to remember.",
            "The ministry would allow imports of Sudrian ore until 1 July.",
        ] {
            assert!(told(text).is_empty(), "{text}: {:?}", told(text));
        }
    }
}
