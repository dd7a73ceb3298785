//! Duties in a condition: "if they do not pay by", "unless they sign by", "should no deal be reached by".

use std::ops::Range;

use super::super::clause::{Clause, Kind, Tag};
use super::super::frame::{self, Frame};
use super::super::lexicon;
use crate::report::{Slot, Status};

/// Whether a word opens a condition: not the "if" of a comparison, of a concession or of a question.
pub(super) fn supposes(clause: &Clause<'_>, i: usize) -> bool {
    let before = i.checked_sub(1);
    let other = ["as", "even", "ask", "asked", "asking", "asks", "know", "see", "wonder", "wondered"];
    clause.is(i, &["if", "unless"]) && !before.is_some_and(|b| clause.is(b, &other))
}

/// "if … not … by", "unless … by", "should no … by": the duty stands in a condition.
pub(super) fn condition(clause: &Clause<'_>, g: usize, trigger: &Range<usize>, unit: usize) -> Option<Frame> {
    let group = &clause.groups[g];
    let from = group.words.start.saturating_sub(45);
    let marker = (from..group.words.start.max(1)).rev().find(|&i| {
        supposes(clause, i)
            || clause.run(i, &["in", "the", "event"])
            || (clause.low(i) == "should" && inverted(clause, i))
            || clause.run(i, &["failing", "to"])
    })?;
    // Another clause between the condition and the verb means that the verb is not in the condition.
    let between: Vec<usize> =
        (0..g).filter(|&k| clause.groups[k].words.start > marker && clause.groups[k].kind == Kind::Finite).collect();
    for &k in &between {
        if (clause.groups[k].words.end..group.words.start).any(|i| clause.tag_at(i) == Tag::Comma) {
            return None;
        }
    }
    let first = between.first().map_or(g, |&k| k);
    let lead = &clause.groups[first];
    let unless = clause.low(marker) == "unless";
    let no_subject =
        (marker + 1..lead.words.start.max(marker + 1)).any(|i| clause.is(i, &["no", "neither", "nothing", "nobody"]));
    let fails =
        (first..=g).any(|k| matches!(clause.groups[k].lemma, "fail" | "refuse" | "miss" | "decline" | "ignore"));
    let negated = unless
        || no_subject
        || fails
        || (first..=g).any(|k| clause.groups[k].negated)
        || clause.low(marker) == "failing";
    if !negated {
        return None;
    }
    let mut f = Frame::new(trigger.clone(), Status::Set);
    let subject = clause
        .subject(first)
        .filter(|s| s.start > marker && !frame::empty_subject(clause, s))
        .or_else(|| clause.phrase_at(marker + 1).filter(|p| p.end <= lead.words.start));
    let should = clause.low(marker) == "should";
    let passive = group.passive || lead.passive;
    if let Some(s) = subject.clone() {
        if passive {
            // Nobody is named: what is to be done is the subject with its verb.
            let start = if clause.is(s.start, &["no", "a", "an", "the"]) { s.start + 1 } else { s.start };
            let met = matches!(group.lemma, "meet" | "satisfy" | "fulfil" | "fulfill" | "heed" | "accept");
            let verb_end =
                frame::phrase_end(clause, group.head).clamp(group.words.end, trigger.start.max(group.words.end));
            let end = if should || no_subject {
                group.words.end
            } else if met {
                s.end
            } else {
                verb_end
            };
            f.action = clause.stretch(start..end.max(s.end));
        } else if no_subject {
            f.action = clause.stretch(s.start..group.words.end);
        } else {
            f.addressee = clause.slot(s);
        }
    }
    if f.action.is_none() {
        let verb = if fails {
            clause.groups[first..].iter().find(|x| x.kind == Kind::Infinitive).map(|x| x.words.start + 1)
        } else {
            Some(lead.head)
        };
        f.action = verb.and_then(|v| clause.stretch(v..frame::phrase_end(clause, v)));
    }
    // What follows: the main clause after the condition's comma, or before the condition.
    let time_end = clause.units[unit].words.end;
    let close = (time_end..clause.len()).find(|&i| matches!(clause.tag_at(i), Tag::Comma | Tag::Dash | Tag::Bracket));
    let mut main = None;
    let mut fearful = false;
    let front = clause.groups.iter().any(|x| x.words.start < marker && x.kind == Kind::Finite && x.modal.is_some());
    if let Some(close) = close.filter(|_| !front || marker <= 2)
        && let Some(k) = clause.group_after(close)
    {
        // ", she said," between the condition and what follows.
        let mut start = close + 1;
        if lexicon::reports(clause.groups[k].lemma)
            && clause.groups[k].modal.is_none()
            && matches!(clause.tag_at(clause.groups[k].words.end), Tag::Comma | Tag::Mark)
        {
            start = clause.groups[k].words.end + 1;
        }
        let modal =
            clause.groups.iter().any(|x| x.words.start >= start && x.words.start < start + 25 && x.modal.is_some());
        if modal || unless {
            main = clause.stretch(start..main_end(clause, start));
        }
        f.setter = frame::speaker(clause, marker, close);
    } else if front {
        let (start, setter) = main_start(clause, marker);
        main = clause.stretch(start..marker);
        f.setter = setter.or_else(|| frame::speaker(clause, marker, time_end));
        // "the firm warned it could fold if it did not": who fears the harm sets nothing.
        let fears = subject.as_ref().is_some_and(|s| {
            s.len() == 1
                && clause.tag_at(s.start) == Tag::Pronoun
                && (start.saturating_sub(3)..start).any(|i| clause.low(i) == clause.low(s.start))
        });
        if fears && f.setter.is_some() {
            f.addressee = f.setter.take();
            fearful = true;
        }
    }
    // "threatened to strip the firm of its licence if"
    if main.is_none()
        && let Some(x) = clause.groups.iter().rev().find(|x| x.words.start < marker)
        && x.kind == Kind::Infinitive
        && clause.group_before(x.words.start).is_some_and(|k| lexicon::threatens(clause.groups[k].lemma))
    {
        main = clause.stretch(x.words.start + 1..marker);
    }
    if main.is_none() && !unless {
        let threat = clause.groups.iter().any(|x| lexicon::threatens(x.lemma));
        if !threat {
            return None;
        }
    }
    if f.setter.is_none() && !fearful {
        f.setter = frame::speaker(clause, marker, time_end).or_else(|| demander(clause, marker));
    }
    if f.addressee.is_some() && f.addressee.as_ref().map(Slot::span) == f.setter.as_ref().map(Slot::span) {
        f.setter = None;
    }
    f.consequence = main;
    if f.setter.is_none() {
        f.status = Status::Pending;
    }
    Some(f)
}

/// Who demands the harm: "a report by the watchdog called for the firm to be shut unless it".
fn demander(clause: &Clause<'_>, marker: usize) -> Option<crate::report::Slot<u32>> {
    let g = clause.groups.iter().position(|x| {
        x.words.start < marker && x.kind == Kind::Finite && lexicon::demands(x.lemma) && !x.passive && !x.negated
    })?;
    clause.subject(g).filter(|s| !frame::empty_subject(clause, s)).and_then(|s| clause.slot(s))
}

/// End of a main clause that tells what follows.
fn main_end(clause: &Clause<'_>, start: usize) -> usize {
    let mut i = start;
    while i < clause.len() {
        match clause.tag_at(i) {
            Tag::Mark if i > start => break,
            Tag::Stop if clause.low(i) != ":" => break,
            Tag::Comma if !clause.list_inside(i + 1) => break,
            Tag::Preposition if clause.low(i) == "until" => break,
            _ => i += 1,
        }
    }
    i
}

/// Start of the main clause that stands before a condition: after the verb of saying, if there is one.
fn main_start(clause: &Clause<'_>, marker: usize) -> (usize, Option<crate::report::Slot<u32>>) {
    let said = clause.groups.iter().enumerate().find(|(_, x)| {
        x.words.start < marker
            && x.kind == Kind::Finite
            && x.modal.is_none()
            && (lexicon::reports(x.lemma) || lexicon::threatens(x.lemma))
    });
    let Some((k, group)) = said else {
        let first = clause.groups.iter().position(|x| x.modal.is_some() && x.words.start < marker);
        let start = first.and_then(|g| clause.subject(g)).map_or(0, |s| s.start);
        return (start, None);
    };
    let mut start = group.words.end;
    if clause.tag_at(start) == Tag::Time || clause.low(start) == "on" && clause.tag_at(start + 1) == Tag::Time {
        while clause.tag_at(start) == Tag::Time || clause.low(start) == "on" {
            start += 1;
        }
    }
    if clause.is(start, &["that", "to"]) {
        start += 1;
    }
    // "said they would trigger": the harm begins at the verb.
    let same = clause.tag_at(start) == Tag::Pronoun
        && clause.group_after(start).is_some_and(|g| clause.groups[g].words.start == start + 1);
    if same && let Some(g) = clause.group_after(start) {
        start = clause.groups[g].head;
    }
    (start, clause.subject(k).and_then(|s| clause.slot(s)))
}

/// "should no deal be reached": a condition without "if".
fn inverted(clause: &Clause<'_>, i: usize) -> bool {
    let before = clause.tag_before(i);
    clause.phrase_at(i + 1).is_some()
        && (i == 0 || matches!(before, Tag::Comma | Tag::Mark | Tag::Dash | Tag::Noun | Tag::And))
        && !(before == Tag::Noun && clause.tag_at(i + 1) == Tag::Verb)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::told;

    #[test]
    fn who_demands_the_harm_sets_it() {
        assert_eq!(
            told("A report by the fish watchdog called for the farm to be shut unless it cleaned its ponds by May."),
            ["by + May -> 2025-05-31; set; the fish watchdog > it; cleaned its ponds; -"]
        );
    }

    #[test]
    fn who_fears_the_harm_sets_nothing() {
        assert_eq!(
            told("The brewery warned it could fold if it did not find a buyer by mid-April."),
            ["by + mid-April -> 2025-04-20; pending; - > The brewery; find a buyer; fold"]
        );
        assert_eq!(
            told("The bank warned it would sell the brewery if the owners did not pay by 20 April."),
            ["by + 20 April -> 2025-04-20; set; The bank > the owners; pay; sell the brewery"]
        );
    }
}
