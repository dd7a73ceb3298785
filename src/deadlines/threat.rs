//! Harm with a day on which it begins: "threatened to impose duties from 1 August", "will strike on Friday unless".

use super::clause::{Clause, Kind, Tag};
use super::family::{Family, Trigger};
use super::frame::{self, Bound, Frame};
use super::lexicon;
use crate::report::Status;

pub(super) const FAMILY: Family = Family {
    // Harm is announced by a verb or shown by a condition that one can still meet.
    triggers: &[Trigger::verbs(&["threaten"]).with_time(), Trigger::words(&["if", "unless"]).with_time()],
    find,
};

/// Finds harm with a day.
fn find(clause: &Clause<'_>, taken: &mut [bool], out: &mut Vec<Frame>) {
    for i in 0..clause.len() {
        if !clause.is(i, &["starting", "beginning", "from", "effective", "on", "as", "next", "at", "in", "come"])
            && clause.words[i].unit.is_none()
        {
            continue;
        }
        let (end, strong) = match clause.low(i) {
            "starting" | "beginning" | "effective" | "from" => {
                (i + 1 + usize::from(clause.is(i + 1, &["on", "from"])), true)
            }
            "as" if clause.is(i + 1, &["of", "from"]) => (i + 2, true),
            "on" | "at" => (i + 1, false),
            _ if clause.words[i].unit.is_some() => (i, false),
            _ => continue,
        };
        let Some(u) = frame::unit_at(clause, end).filter(|&u| !taken[u] && !clause.units[u].length) else { continue };
        if clause.tag_at(clause.units[u].words.end) == Tag::Clitic {
            continue;
        }
        if clause.units[u].words.start + 1 < i {
            continue;
        }
        if let Some(mut f) = read(clause, i, end, u, strong, taken) {
            f.unit = Some(u);
            f.bound = Bound::By;
            taken[u] = true;
            out.push(f);
        }
    }
}

fn read(clause: &Clause<'_>, at: usize, end: usize, u: usize, strong: bool, taken: &[bool]) -> Option<Frame> {
    let g = clause.group_before(at)?;
    let group = &clause.groups[g];
    let gap = group.words.end..at;
    if gap
        .clone()
        .any(|i| matches!(clause.tag_at(i), Tag::Stop | Tag::Dash | Tag::Comma | Tag::Subordinator | Tag::Relative))
    {
        return None;
    }
    if matches!(
        group.lemma,
        "be" | "have"
            | "do"
            | "become"
            | "expire"
            | "lapse"
            | "continue"
            | "remain"
            | "rise"
            | "increase"
            | "lose"
            | "fall"
            | ""
    ) || clause.any(clause.units[u].words.clone(), &["later", "ago", "earlier"])
    {
        return None;
    }
    let parent = (group.kind == Kind::Infinitive && g > 0).then(|| g - 1);
    let over = parent.map(|p| &clause.groups[p]);
    let threat = over.is_some_and(|x| matches!(x.lemma, "threaten"));
    let planned = group.modal.is_some_and(|m| clause.is(m, &["will", "would", "’ll", "'ll", "shall"]))
        || over.is_some_and(|x| matches!(x.lemma, "intend" | "plan" | "vow" | "prepare" | "promise" | "set" | "go"));
    let condition = condition(clause, clause.units[u].words.end, at);
    if !(threat && (strong || condition.is_some()) || planned && condition.is_some()) {
        return None;
    }
    let trigger = if strong { at..end } else { group.head..group.head + 1 };
    let mut f = Frame::new(trigger, Status::Set);
    let owner = parent.filter(|_| threat || planned && group.modal.is_none()).unwrap_or(g);
    f.setter = clause.subject(owner).filter(|s| !frame::empty_subject(clause, s)).and_then(|s| clause.slot(s));
    let head = if group.kind == Kind::Infinitive { group.words.start + 1 } else { group.head };
    f.consequence = clause.stretch(head..at);
    if let Some((marker, unless)) = condition {
        // "will strike from Monday unless … by Saturday": the day in the condition is the deadline.
        if clause.units.iter().enumerate().any(|(k, x)| x.words.start > marker && marker > at && taken[k]) {
            return None;
        }
        let p = clause.phrase_at(marker + 1);
        let verb = clause.group_after(marker + 1);
        if let (Some(p), Some(v)) = (p, verb) {
            let v = &clause.groups[v];
            let agent = !v.passive && v.lemma != "be" && !clause.is(p.start, &["no"]);
            if agent && p.end <= v.words.start {
                f.addressee = clause.slot(p.clone());
                f.action = clause.stretch(v.head..frame::phrase_end(clause, v.head));
            } else {
                // "their demands are not met": the demands; "the arrears are paid": all of it.
                let met = matches!(v.lemma, "meet" | "satisfy" | "fulfil" | "fulfill" | "heed" | "accept");
                let end = if met { p.end } else { v.words.end.max(p.end) };
                f.action = clause.stretch(p.start..end);
            }
        }
        let _ = unless;
    }
    if clause.groups.iter().any(|x| matches!(x.lemma, "reiterate" | "repeat" | "reaffirm"))
        || clause.any(0..at, &["still"])
    {
        f.status = Status::Reaffirmed;
    }
    Some(f)
}

/// A condition after or before the harm that one can still meet: "unless …", "if … not …".
fn condition(clause: &Clause<'_>, from: usize, before: usize) -> Option<(usize, bool)> {
    // What comes "even if" is no threat.
    let marker = (from..clause.len())
        .chain(0..before)
        .find(|&i| clause.is(i, &["unless", "if"]) && clause.low_before(i) != "even")?;
    if clause.low(marker) == "unless" {
        return Some((marker, true));
    }
    let g = clause.group_after(marker)?;
    let group = &clause.groups[g];
    let negated = group.negated
        || matches!(group.lemma, "fail" | "refuse")
        || clause.any(marker..group.words.start.max(marker), &["no", "nothing", "neither"]);
    (negated && !lexicon::plans(group.lemma)).then_some((marker, false))
}

#[cfg(test)]
mod tests {
    use super::super::testing::told;

    #[test]
    fn what_comes_even_if_is_no_threat() {
        assert_eq!(
            told("The bakers will strike on 1 May if the owners do not raise their pay."),
            ["strike + 1 May -> 2025-05-01; set; The bakers > the owners; raise their pay; strike"]
        );
        for text in [
            "The bakers will march on 1 May even if the owners do not raise their pay.",
            "The panel will hear the case even if the owners do not ask for it by 1 May.",
        ] {
            assert!(told(text).is_empty(), "{text}: {:?}", told(text));
        }
    }
}
