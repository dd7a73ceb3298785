//! Duties with a time: "must leave by Friday", "demanded that the bank reply within a week", "if they do not sign by noon".
//!
//! A preposition with a time is a deadline only where something licenses it: an obligation, a demand or a condition
//! with something to follow. Without one it is narrative, a plan or a hope, and nothing is reported.

use std::ops::Range;

use super::clause::{Clause, Group, Kind, Tag};
use super::frame::{self, Bound, Frame};
use super::lexicon;
use crate::report::{Slot, Status};

/// Finds duties with a time.
pub(super) fn find(clause: &Clause<'_>, taken: &mut [bool], out: &mut Vec<Frame>) {
    let mut i = 0;
    while i < clause.len() {
        if let Some((trigger, unit)) = preposition(clause, i)
            && !taken[unit]
            && let Some(mut frame) = licence(clause, &trigger, unit)
        {
            taken[unit] = true;
            frame.unit = Some(unit);
            out.push(frame);
        }
        i += 1;
    }
}

/// A preposition that can bind a duty, and its time.
fn preposition(clause: &Clause<'_>, i: usize) -> Option<(Range<usize>, usize)> {
    let (end, length_only) = match clause.low(i) {
        "by" | "before" | "within" => (i + 1, false),
        "no" | "not" if clause.run(i + 1, &["later", "than"]) => (i + 3, false),
        "prior" if clause.low(i + 1) == "to" => (i + 2, false),
        "ahead" if clause.low(i + 1) == "of" => (i + 2, false),
        "on" if clause.run(i + 1, &["or", "before"]) => (i + 3, false),
        "in" => (i + 1, true),
        "until" | "till" | "through" | "to" => (i + 1, false),
        _ => return None,
    };
    let unit = frame::unit_at(clause, end)?;
    let u = &clause.units[unit];
    if u.words.start > end + 2 || (length_only && !u.length) {
        return None;
    }
    if u.length && matches!(clause.low(i), "by" | "until" | "till") {
        return None;
    }
    // "before a three-hour operation"
    if u.length
        && matches!(clause.tag_at(u.words.end), Tag::Noun | Tag::Name | Tag::Hyphen)
        && !clause.is(u.words.end, &["notice", "time", "more"])
    {
        return None;
    }
    if length_only {
        // "in 10 days" looks ahead, "in the last 10 years" and "first in 10 years" look back.
        let (_, most, _) = super::due::days_of(clause, unit)?;
        let ahead = clause.any(u.words.start.saturating_sub(2)..u.words.end, &["next", "coming"]);
        let behind = clause.any(u.words.start.saturating_sub(2)..u.words.end, &["last", "past", "previous", "recent"]);
        if behind || (!ahead && most > 60) {
            return None;
        }
    }
    // "before the November election": the day of something.
    if !u.length && clause.tag_at(u.words.end) == Tag::Noun && clause.is(end, &["the", "a", "its", "their"]) {
        return None;
    }
    // "by Friday's vote": the day belongs to something else; "in a month's time" is a length.
    if clause.tag_at(u.words.end) == Tag::Clitic && !(u.length && clause.low(u.words.end + 1) == "time") {
        return None;
    }
    Some((i..end, unit))
}

fn licence(clause: &Clause<'_>, trigger: &Range<usize>, unit: usize) -> Option<Frame> {
    let g = governor(clause, trigger, unit)?;
    let until = clause.is(trigger.start, &["until", "till", "through", "to"]);
    let frame = if until {
        until_open(clause, g, trigger)
    } else {
        condition(clause, g, trigger, unit)
            .or_else(|| obligation(clause, g, trigger))
            .or_else(|| demand(clause, g, trigger))
            .or_else(|| alternative(clause, g, trigger, unit))
    };
    let mut f = frame?;
    f.bound = if clause.units[unit].length { Bound::Within } else { Bound::By };
    f.anchor = f.anchor.or_else(|| frame::anchor(clause, Some(g), &[Some(unit)]).filter(|_| clause.units[unit].length));
    if f.consequence.is_none() {
        f.consequence = frame::consequence(clause, clause.units[unit].words.end)
            .or_else(|| frame::consequence(clause, clause.groups[g].words.start));
    }
    Some(f)
}

/// The group of verbs that the time belongs to.
fn governor(clause: &Clause<'_>, trigger: &Range<usize>, unit: usize) -> Option<usize> {
    // "By Friday, all ships must leave."
    if trigger.start <= 1 || matches!(clause.tag_before(trigger.start), Tag::Mark | Tag::Stop) {
        let after = clause.units[unit].words.end;
        let g = clause.group_after(after)?;
        return (clause.groups[g].kind == Kind::Finite).then_some(g);
    }
    // "if they — so the law has it — do not pay by": a remark between dashes is stepped over.
    let mut from = trigger.start;
    if clause.tag_before(from) == Tag::Dash
        && let Some(open) = (0..from - 1).rev().find(|&i| clause.tag_at(i) == Tag::Dash)
    {
        from = open;
    }
    // "extend the mandate, which was to end on Friday, until": so is a relative clause.
    if clause.tag_before(from) == Tag::Comma
        && let Some(open) = (from.saturating_sub(30)..from - 1).rev().find(|&i| clause.tag_at(i) == Tag::Comma)
        && clause.tag_at(open + 1) == Tag::Relative
    {
        from = open;
    }
    let g = clause.group_before(from)?;
    let group = &clause.groups[g];
    let gap = group.words.end..from;
    if gap.len() > 40 || gap.clone().any(|i| clause.tag_at(i) == Tag::Stop) {
        return None;
    }
    // Relative clauses inside the object ("a pact that would lift the blockade") belong to the verb before them.
    let mut g = g;
    for _ in 0..3 {
        let group = &clause.groups[g];
        // "to stop dumping waste": the duty is to stop.
        if group.kind == Kind::Gerund && g > 0 && clause.groups[g - 1].words.end == group.words.start {
            g -= 1;
            continue;
        }
        let start = group.words.start;
        let relative = group.kind == Kind::Finite
            && (clause.tag_before(start) == Tag::Relative
                || clause.low_before(start) == "that"
                || (clause.tag_before(start) == Tag::Pronoun
                    && start >= 2
                    && (clause.tag_at(start - 2) == Tag::Relative || clause.low(start - 2) == "that")))
            && g > 0
            && !clause.low_before(start.saturating_sub(1)).is_empty()
            && !lexicon::demands(clause.groups[g - 1].lemma);
        // "close the accounts held by the firms": a participle describes the object.
        let reduced = group.kind == Kind::Finite
            && group.words.len() == 1
            && clause.words[group.head].form == lexicon::Form::Past
            && matches!(clause.tag_before(start), Tag::Noun | Tag::Name)
            && clause.is(group.words.end, &["by", "in", "at", "under", "from", "with", "on"])
            && group.words.end < trigger.start
            && g > 0
            && (obliged(clause, g - 1) || clause.groups[g - 1].kind == Kind::Infinitive);
        let coordinate = clause.low_before(start) == "and" && group.kind == Kind::Finite && g > 0;
        if relative || reduced || (coordinate && !obliged(clause, g)) {
            g -= 1;
        } else {
            break;
        }
    }
    Some(g)
}

fn obliged(clause: &Clause<'_>, g: usize) -> bool {
    let group = &clause.groups[g];
    group.modal.is_some_and(|m| clause.is(m, &["must", "shall"]))
}

fn action_of(clause: &Clause<'_>, group: &Group) -> Option<crate::span::Span> {
    clause.stretch(group.head..frame::phrase_end(clause, group.head))
}

/// "if … not … by", "unless … by", "should no … by": the duty stands in a condition.
fn condition(clause: &Clause<'_>, g: usize, trigger: &Range<usize>, unit: usize) -> Option<Frame> {
    let group = &clause.groups[g];
    let from = group.words.start.saturating_sub(45);
    let marker = (from..group.words.start.max(1)).rev().find(|&i| {
        clause.is(i, &["if", "unless"])
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
    if f.setter.is_none() {
        f.setter = frame::speaker(clause, marker, time_end);
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

/// "must", "has to", "is required to", "needs to", "are to".
fn obligation(clause: &Clause<'_>, g: usize, trigger: &Range<usize>) -> Option<Frame> {
    let group = &clause.groups[g];
    let mut f = Frame::new(trigger.clone(), Status::Pending);
    let mut owner = g;
    let modal = group.modal.map(|m| clause.low(m));
    let applies = matches!(
        group.lemma,
        "submit"
            | "file"
            | "apply"
            | "register"
            | "return"
            | "send"
            | "pay"
            | "respond"
            | "reply"
            | "receive"
            | "complete"
            | "appeal"
            | "claim"
            | "enrol"
            | "enroll"
            | "email"
            | "mail"
            | "lodge"
            | "postmark"
            | "nominate"
            | "notify"
            | "disclose"
    );
    // "there must be", "must have left", "must be hoping", "must be expected": guesses.
    let guess = (group.lemma == "be" && clause.low_before(group.words.start) == "there")
        || (group.perfect && !applies)
        || (group.words.len() > 2 && clause.words[group.head].form == lexicon::Form::Ing)
        || (group.passive && lexicon::plans(group.lemma));
    let own = matches!(modal, Some("must" | "shall")) && !guess
        || (modal == Some("should") && applies)
        || (matches!(modal, Some("can" | "may")) && applies && !group.passive && group.lemma != "complete");
    let mut named = own;
    if !own && group.kind == Kind::Infinitive && g > 0 {
        let parent = &clause.groups[g - 1];
        let next = parent.words.end == group.words.start
            || (parent.words.end..group.words.start).all(|i| clause.tag_at(i) == Tag::Adverb);
        let strong = matches!(parent.lemma, "have" | "need")
            && !parent.negated
            && !parent.passive
            && !(parent.perfect && clause.tag_at(parent.head) == Tag::Verb
                || clause.any(parent.words.clone(), &["had"]) && parent.words.len() > 1);
        let bound = parent.passive
            && matches!(parent.lemma, "require" | "oblige" | "obligate" | "bind" | "mandate" | "compel" | "force")
            && !(parent.past && group.lemma.is_empty());
        let is_to = parent.lemma == "be"
            && !parent.past
            && clause.tag_at(parent.head) == Tag::Be
            && !group.passive
            && clause.words.get(group.words.start + 1).is_some_and(|w| w.tag == Tag::Verb);
        // "the goal is to": whose plan it is says nothing of a duty.
        let is_to = is_to
            && clause.subject(g - 1).is_some_and(|s| {
                !clause.is(
                    s.end - 1,
                    &[
                        "goal",
                        "aim",
                        "plan",
                        "target",
                        "objective",
                        "idea",
                        "purpose",
                        "hope",
                        "intention",
                        "job",
                        "task",
                        "challenge",
                        "dream",
                        "strategy",
                        "mission",
                        "priority",
                        "it",
                        "ambition",
                        "point",
                    ],
                ) && !clause.any(s, &["goal", "aim", "target", "plan", "objective"])
            });
        if next && (strong || bound || is_to) {
            owner = g - 1;
            named = true;
        }
        let racing = matches!(parent.lemma, "race" | "scramble" | "rush" | "struggle" | "hurry")
            || clause.any(parent.words.start..group.words.start, &["clock"]);
        if racing {
            owner = g - 1;
            named = true;
        }
    }
    // "a deal is needed by Friday", "payment is required within 30 days"
    if !named && group.passive && matches!(group.lemma, "need" | "require") && !group.past {
        named = true;
    }
    if !named {
        return None;
    }
    let subject = clause.subject(owner).filter(|s| !frame::empty_subject(clause, s));
    let passive = group.passive;
    if let Some(s) = subject {
        if passive {
            f.action = clause.stretch(s.start..frame::phrase_end(clause, group.head).max(group.words.end));
        } else {
            f.addressee = clause.slot(s);
        }
    }
    if f.action.is_none() && !passive {
        let head = if owner == g && group.modal.is_some() {
            group.head
        } else {
            group.words.start + usize::from(group.kind == Kind::Infinitive)
        };
        f.action = clause.stretch(head..frame::phrase_end(clause, head));
    }
    f.setter = frame::speaker(clause, clause.groups[owner].words.start, trigger.end);
    if f.setter.is_some() {
        let again = clause.groups[..owner].iter().any(|x| lexicon::repeats(x.lemma));
        f.status = if again { Status::Reaffirmed } else { Status::Set };
    }
    if let (Some(a), Some(b)) = (&f.setter, &f.addressee)
        && a.span() == b.span()
    {
        f.setter = None;
        f.status = Status::Pending;
    }
    Some(f)
}

/// "ordered the firm to pay by", "demanded that France pull out by", "demanded a ceasefire within that period".
fn demand(clause: &Clause<'_>, g: usize, trigger: &Range<usize>) -> Option<Frame> {
    let group = &clause.groups[g];
    let mut f = Frame::new(trigger.clone(), Status::Set);
    let asks = |x: &Group| lexicon::demands(x.lemma) && !x.negated;
    let pushes = |x: &Group| !matches!(x.lemma, "warn" | "state" | "rule" | "want" | "recommend" | "specify");
    // The demand itself has an object: "demanded an answer by noon".
    if asks(group)
        && matches!(
            group.lemma,
            "demand" | "order" | "require" | "request" | "call" | "mandate" | "insist" | "seek" | "want"
        )
        && group.kind != Kind::Infinitive
        && !group.passive
    {
        let mut k = group.words.end;
        if clause.is(k, &["for", "on", "out"]) {
            k += 1;
        } else if matches!(group.lemma, "call" | "insist") {
            return None;
        }
        let p = clause.phrase_at(k)?;
        f.action = clause.stretch(p.start..p.end.min(trigger.start).max(p.start + 1));
        f.setter = clause.subject(g).and_then(|s| clause.slot(s));
        if group.lemma == "want" && f.setter.is_none() {
            return None;
        }
        return Some(f);
    }
    // "ordered it to make releases and to complete them by", "ordered that the records, numbering 1,000, be released by"
    let mut parent = g.checked_sub(1)?;
    let mut under = g;
    let listed = |at: usize, p: usize| {
        clause.low_before(at) == "and" && clause.groups[p].kind == Kind::Infinitive && group.kind == Kind::Infinitive
    };
    while parent > 0 && listed(clause.groups[under].words.start, parent) {
        under = parent;
        parent -= 1;
    }
    let aside = |p: usize| {
        let x = &clause.groups[p];
        x.kind == Kind::Gerund && clause.tag_before(x.words.start) == Tag::Comma
    };
    if group.kind == Kind::Finite && clause.tag_before(group.words.start) == Tag::Comma && parent > 0 && aside(parent) {
        parent -= 1;
    }
    let gap = clause.groups[parent].words.end..clause.groups[under].words.start;
    let over = &clause.groups[parent];
    // "asked him whether it would end by": a question.
    let asked = clause.any(gap.clone(), &["whether", "if", "why", "how", "what", "when", "where"]);
    if gap.len() > 25 || asked || gap.clone().any(|i| matches!(clause.tag_at(i), Tag::Stop | Tag::Dash)) {
        return None;
    }
    if group.kind == Kind::Infinitive {
        // "a demand for the men to leave by", "orders to leave by"
        let noun = gap.clone().rev().find(|&i| {
            clause.is(
                i,
                &[
                    "demand",
                    "demands",
                    "order",
                    "orders",
                    "request",
                    "requirement",
                    "obligation",
                    "pressure",
                    "instruction",
                    "instructions",
                    "notice",
                    "call",
                    "calls",
                    "summons",
                    "warning",
                    "warrant",
                ],
            )
        });
        if let Some(noun) = noun.filter(|_| !asks(over) || over.passive) {
            if clause.is(noun + 1, &["for", "on"]) {
                f.addressee = clause.phrase_at(noun + 2).and_then(|p| clause.slot(p));
            } else if over.lemma == "give" && !over.passive {
                // "gave the family notice to leave"
                f.addressee = clause.slot(over.words.end..noun);
            }
            f.action = action_of(clause, group);
            if matches!(over.lemma, "issue" | "give" | "send" | "serve" | "make" | "sign") {
                f.setter = clause.subject(parent).and_then(|s| clause.slot(s));
            }
            return Some(f);
        }
        if !asks(over) || !(pushes(over) || matches!(over.lemma, "warn" | "want")) {
            // "gave orders", "was summoned": not a demand; "agreed to leave" binds where an agreement is named.
            let agreed = matches!(over.lemma, "agree" | "commit" | "undertake")
                && clause.any(0..clause.len(), &["under", "terms"]);
            if !agreed {
                return None;
            }
            f.addressee = clause.subject(parent).and_then(|s| clause.slot(s));
            f.action = action_of(clause, group);
            return Some(f);
        }
        if over.passive {
            f.addressee = clause.subject(parent).and_then(|s| clause.slot(s));
            let by = gap.clone().find(|&i| clause.low(i) == "by");
            // "was ordered to publish within 14 days by the council"
            let by = by.or_else(|| {
                (trigger.end + 1..(trigger.end + 6).min(clause.len()))
                    .find(|&i| clause.low(i) == "by" && clause.tag_before(i) == Tag::Time)
                    .filter(|&i| frame::unit_at(clause, i + 1).is_none())
            });
            f.setter = by
                .and_then(|b| clause.phrase_at(b + 1))
                .and_then(|p| clause.slot(p))
                .or_else(|| frame::speaker(clause, over.words.start, trigger.end));
        } else {
            let mut k = gap.start;
            if clause.is(k, &["on", "for", "upon"]) {
                k += 1;
            }
            let whom = clause.phrase_at(k).filter(|p| p.end <= clause.groups[under].words.start);
            if whom.is_none() {
                // "asked to leave", "wants to sign": the speaker's own plan, unless the verb is a participle.
                let participle = clause.tag_before(over.words.start) != Tag::Relative
                    && over.past
                    && !matches!(over.lemma, "want" | "ask" | "push" | "press" | "warn" | "advise");
                if !participle || matches!(over.lemma, "want") {
                    return None;
                }
                f.addressee = clause.phrase_before(over.words.start).and_then(|p| clause.slot(p));
            }
            if let Some(p) = whom {
                f.addressee = clause.slot(p.start..p.end.min(clause.groups[under].words.start));
                f.setter = clause.subject(parent).and_then(|s| clause.slot(s));
                // "withdrew an order requiring restaurants to close"
                if over.kind == Kind::Gerund
                    && let Some(up) = parent.checked_sub(1)
                    && lexicon::lifts(clause.groups[up].lemma)
                    && clause.groups[up].past
                {
                    f.status = Status::Lifted;
                    f.setter = clause.subject(up).and_then(|s| clause.slot(s));
                }
            }
        }
        f.action = clause.stretch(group.words.start + 1..frame::phrase_end(clause, group.words.start + 1));
        if matches!(over.lemma, "ask" | "want") && f.setter.is_none() && f.addressee.is_none() {
            return None;
        }
        return Some(f);
    }
    // "rejected a demand by the neighbours that it restore the president"
    let noun = gap.clone().rev().find(|&i| {
        clause.is(i, &["demand", "demands", "order", "request", "ultimatum", "resolution", "call", "calls"])
    });
    if let Some(noun) = noun
        && let Some(that) = (noun..gap.end).find(|&i| clause.low(i) == "that")
        && group.modal.is_none()
        && let Some(p) = clause.phrase_at(that + 1).filter(|p| p.end == group.words.start)
    {
        if clause.is(noun + 1, &["by", "from"]) {
            f.setter = clause.phrase_at(noun + 2).and_then(|p| clause.slot(p));
        }
        f.addressee = clause.slot(p);
        f.action = action_of(clause, group);
        return Some(f);
    }
    // "demanded that France pull out", "demanding they cede", "said … must" is an obligation of its own.
    if !asks(over) || over.passive || !pushes(over) || matches!(over.lemma, "tell" | "remind" | "notify" | "call") {
        return None;
    }
    let mut k = gap.start;
    if clause.low(k) == "that" {
        k += 1;
    } else if gap.is_empty() || matches!(over.lemma, "force" | "press" | "push" | "compel" | "charge" | "bind") {
        // "forcing a rate cut by Friday"
        return None;
    }
    let subject = clause.phrase_at(k).filter(|p| p.end <= group.words.start)?;
    let apart = clause.groups[parent + 1..g].iter().any(|x| x.kind == Kind::Gerund);
    if group.past
        && group.modal.is_none()
        && !matches!(group.lemma, "" | "be")
        && clause.words[group.head].form == super::lexicon::Form::Past
        && !group.passive
    {
        return None;
    }
    f.setter = clause.subject(parent).and_then(|s| clause.slot(s));
    if group.passive && apart {
        f.action = clause.stretch(subject);
    } else if group.passive {
        f.action = clause.stretch(subject.start..group.words.end);
    } else {
        f.addressee = clause.slot(subject);
        f.action = action_of(clause, group);
    }
    Some(f)
}

/// "will leave by Friday or face": what follows makes the plan a duty.
fn alternative(clause: &Clause<'_>, g: usize, trigger: &Range<usize>, unit: usize) -> Option<Frame> {
    let end = clause.units[unit].words.end;
    let or = (end..(end + 3).min(clause.len())).any(|i| clause.is(i, &["or", "otherwise"]));
    if !or {
        return None;
    }
    let consequence = frame::consequence(clause, end)?;
    let group = &clause.groups[g];
    let mut f = Frame::new(trigger.clone(), Status::Set);
    f.consequence = Some(consequence);
    f.action = action_of(clause, group);
    f.addressee = clause.subject(g).filter(|s| !frame::empty_subject(clause, s)).and_then(|s| clause.slot(s));
    f.setter = frame::speaker(clause, group.words.start, end);
    Some(f)
}

/// "extended its offer until", "can apply until".
fn until_open(clause: &Clause<'_>, g: usize, trigger: &Range<usize>) -> Option<Frame> {
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
        let object = if group.passive { clause.subject(g)? } else { gap.clone() };
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
