//! Deadlines that a noun names: "Roe's Friday deadline for the union to sign or face a lockout".

use std::ops::Range;

use super::clause::{Clause, Kind, Tag};
use super::frame::{self, Bound, Frame};
use super::lexicon::{self, Form};
use crate::report::Status;

/// How much a noun says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Noun {
    /// A deadline whatever stands around it.
    Strong,
    /// A length of time that is a deadline if something is to be done in it.
    Weak,
    /// More time.
    Extension,
}

/// The trigger noun that ends at a word: its words and how much it says.
fn noun(clause: &Clause<'_>, i: usize) -> Option<(Range<usize>, Noun)> {
    let low = clause.low(i);
    Some(match low {
        "deadline" | "deadlines" | "ultimatum" | "ultimatums" | "cutoff" => (i..i + 1, Noun::Strong),
        "off" if i >= 2 && clause.run(i - 2, &["cut", "-", "off"]) && is_noun_place(clause, i - 2) => {
            (i - 2..i + 1, Noun::Strong)
        }
        "date" if clause.is(i.wrapping_sub(1), &["due", "closing", "cutoff", "expiry", "expiration"]) => {
            (i - 1..i + 1, Noun::Strong)
        }
        "limit" | "frame" if clause.low_before(i) == "time" => {
            (i - 1..i + 1, if low == "limit" { Noun::Strong } else { Noun::Weak })
        }
        "period" if clause.low_before(i) == "grace" => (i - 1..i + 1, Noun::Weak),
        "period" if clause.low_before(i) == "time" => (i - 1..i + 1, Noun::Weak),
        "timeframe" | "timeline" | "window" | "timetable" | "period" | "process" | "notice" | "clock" | "countdown" => {
            (i..i + 1, Noun::Weak)
        }
        "extension" | "reprieve" => (i..i + 1, Noun::Extension),
        _ => return None,
    })
}

fn is_noun_place(clause: &Clause<'_>, i: usize) -> bool {
    matches!(clause.tag_before(i), Tag::Determiner | Tag::Noun | Tag::Name | Tag::Time | Tag::Clitic | Tag::Number)
}

/// Finds the deadlines that a noun names. `taken` marks the time units that are used up.
pub(super) fn find(clause: &Clause<'_>, taken: &mut [bool], out: &mut Vec<Frame>) {
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

/// What is known of the phrase around a trigger noun.
struct Phrase {
    start: usize,
    /// The possessor, if it is nobody's day ("Friday's").
    owner: Option<Range<usize>>,
    /// A unit before the noun.
    unit: Option<usize>,
    /// The day that the deadline belongs to: "tomorrow's".
    day: Option<usize>,
}

fn phrase(clause: &Clause<'_>, trigger: &Range<usize>) -> Phrase {
    let mut out = Phrase { start: trigger.start, owner: None, unit: None, day: None };
    let mut i = trigger.start;
    while i > 0 {
        let word = &clause.words[i - 1];
        match word.tag {
            Tag::Clitic => {
                if let Some(u) = i.checked_sub(2).and_then(|k| clause.words[k].unit) {
                    out.day = Some(u);
                    out.unit = out.unit.or(Some(u));
                    i = clause.units[u].words.start;
                    continue;
                }
                out.owner = clause.owner_before(i - 1);
                i = out.owner.as_ref().map_or(i - 1, |o| o.start);
                break;
            }
            Tag::Time => {
                let u = word.unit.unwrap_or_default();
                // A length beats a day as what the noun measures, a later day beats both.
                out.unit = match out.unit {
                    Some(old) if !clause.units[old].length => Some(old),
                    _ => Some(u),
                };
                i = clause.units[u].words.start.min(i - 1);
            }
            Tag::Comma if i >= 2 && clause.words[i - 2].unit.is_some() => i -= 1,
            Tag::Noun | Tag::Name | Tag::Number | Tag::Hyphen | Tag::Mark => i -= 1,
            Tag::Adverb if i < trigger.start => i -= 1,
            Tag::Verb
                if word.form != Form::Base
                    && i == trigger.start
                    && matches!(clause.tag_before(i - 1), Tag::Determiner | Tag::Hyphen | Tag::Clitic) =>
            {
                i -= 1
            }
            Tag::Determiner => {
                i -= 1;
                break;
            }
            Tag::Subordinator if clause.low(i - 1) == "that" && i == trigger.start => {
                i -= 1;
                break;
            }
            _ => break,
        }
        if trigger.start - i > 25 {
            break;
        }
    }
    out.start = i;
    out
}

/// Words that mark the noun as no deadline of anybody: "no deadline", "without a deadline", "tight deadlines".
fn denied(clause: &Clause<'_>, phrase: &Phrase, trigger: &Range<usize>) -> bool {
    if clause.is(trigger.end, &["pressure", "pressures", "reporter", "editor"]) {
        return true;
    }
    let none = clause.is(phrase.start, &["no", "any"]) && phrase.start < trigger.start;
    let without = clause.low_before(phrase.start) == "without";
    let day = clause.is(trigger.end, &["day"]) && clause.is(trigger.start, &["deadline"]);
    // "has not set a deadline", "declined to set a deadline", "failure to set a new deadline"
    let unset = clause.group_before(phrase.start).is_some_and(|g| {
        let group = &clause.groups[g];
        let near = (group.words.end..phrase.start).len() <= 4;
        let over = g.checked_sub(1).map(|p| &clause.groups[p]).filter(|p| p.words.end == group.words.start);
        let noun = clause.is(group.words.start.wrapping_sub(1), &["failure", "refusal", "reluctance", "inability"]);
        near && lexicon::sets(group.lemma)
            && group.lemma != "face"
            && (group.negated
                || noun
                || over.is_some_and(|o| {
                    o.negated || matches!(o.lemma, "refuse" | "decline" | "fail" | "avoid" | "stop" | "resist")
                }))
    }) || clause.group_after(trigger.end).is_some_and(|g| {
        let group = &clause.groups[g];
        group.words.start <= trigger.end + 1
            && group.negated
            && group.passive
            && matches!(group.lemma, "set" | "announce" | "fix" | "give")
    });
    let general = clause.low(trigger.end - 1).ends_with('s')
        && phrase.unit.is_none()
        && phrase.owner.is_none()
        && !clause.is(phrase.start, &["the", "these", "those", "both"]);
    none || without || unset || (day && phrase.unit.is_none()) || general
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
    if denied(clause, &phrase, &trigger) {
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
            // "a 90-day extension on tomorrow's deadline"
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

    // What the noun is the subject of.
    predicate(clause, &trigger, after, &mut f, &mut status);

    // "EXPR is the deadline"
    if f.unit.is_none()
        && let Some(g) = governing.map(|g| &clause.groups[g]).filter(|g| g.lemma == "be")
        && let Some(u) = g.words.start.checked_sub(1).and_then(|i| clause.words[i].unit)
    {
        f.unit = Some(u);
        status.get_or_insert(Status::Pending);
    }
    // "by the close of business yesterday, a deadline Roe had set"
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
        Noun::Strong => {}
        Noun::Weak => {
            // Without a length or a day and something to be done, a period of time is not a deadline.
            let bound = f.unit.is_some();
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
            let dated =
                f.unit.is_some_and(|u| clause.units[u].length || phrase.unit != Some(u) || phrase.day.is_none());
            if !dated {
                return None;
            }
            status = Some(Status::Extended);
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
    if f.consequence.is_none() {
        f.consequence = frame::consequence(clause, trigger.end).or_else(|| before_return(clause, trigger.end));
    }
    f.status = status.unwrap_or(Status::Pending);
    f.past = f.status == Status::Set && governing.is_some_and(|g| clause.groups[g].past);
    if f.setter.is_none() && matches!(f.status, Status::Shortened | Status::Extended | Status::Lifted) {
        // "he told reporters the deadline would be cut"
        f.setter = frame::speaker(clause, trigger.start, clause.len());
    }
    Some(f)
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

/// Reads what follows the noun inside its own phrase; gives the word after it.
fn trailing(
    clause: &Clause<'_>,
    trigger: &Range<usize>,
    phrase_start: usize,
    f: &mut Frame,
    status: &mut Option<Status>,
    taken: &[bool],
    kind: Noun,
) -> usize {
    let mut i = trigger.end;
    for _ in 0..8 {
        while clause.tag_at(i) == Tag::Mark
            || clause.is(i, &["also", "previously", "originally", "initially", "itself"])
        {
            i += 1;
        }
        let low = clause.low(i);
        let unit = frame::unit_at(clause, i);
        let unit_next = frame::unit_at(clause, i + 1);
        let tag = clause.tag_at(i);
        if let Some(u) = unit.filter(|&u| clause.words[i].unit.is_some() && !taken[u]) {
            if back(clause, u)
                && governor(clause, phrase_start).is_some_and(|g| clause.groups[g].past || clause.groups[g].perfect)
            {
                // "set a 50-day deadline last month": when it was set.
                f.anchor = Some(u);
                i = clause.units[u].words.end;
                continue;
            }
            // "a deadline Friday"
            take_unit(clause, u, f, kind);
            i = clause.units[u].words.end;
            continue;
        }
        if matches!(low, "starting" | "beginning" | "from")
            && let Some(u) = unit_next
        {
            f.anchor = Some(u);
            i = clause.units[u].words.end;
            continue;
        }
        if matches!(low, "of" | "on" | "at" | "by" | "until" | "till" | "in" | "within" | "for" | "through")
            && let Some(u) = unit_next
            && clause.tag_at(clause.units[u].words.end) != Tag::Clitic
        {
            if matches!(low, "in" | "on") && back(clause, u) && f.unit != Some(u) {
                f.anchor = Some(u);
            } else if !taken[u] {
                take_unit(clause, u, f, kind);
            }
            i = clause.units[u].words.end;
            continue;
        }
        match tag {
            Tag::Verb if clause.words[i].form != Form::Third && clause.words[i].form != Form::Ing => {
                let lemma = clause.words[i].lemma;
                if !lexicon::sets(lemma) && !matches!(lemma, "due" | "schedule" | "agree" | "extend" | "come")
                    || matches!(lemma, "come")
                {
                    break;
                }
                // "deadline set by Roe", "ultimatum issued ten days earlier"
                *status = (*status).or(Some(Status::Set));
                if lemma == "schedule" {
                    *status = None;
                }
                i += 1;
                if matches!(clause.tag_at(i), Tag::Adverb) {
                    i += 1;
                }
                if clause.low(i) == "out" || clause.low(i) == "down" {
                    i += 1;
                }
                if clause.low(i) == "by"
                    && frame::unit_at(clause, i + 1).is_none()
                    && let Some(p) = clause.phrase_at(i + 1)
                {
                    i = p.end;
                    f.setter = clause.slot(p);
                } else if let Some(u) = frame::unit_at(clause, i).or_else(|| {
                    (clause.is(i, &["on", "in", "at", "over"])).then(|| frame::unit_at(clause, i + 1)).flatten()
                }) {
                    // The day of the setting, not the day that is due.
                    f.anchor = Some(u);
                    i = clause.units[u].words.end;
                    if clause.is(i, &["prior", "ago", "earlier", "before"]) {
                        i += 1;
                    }
                }
            }
            Tag::Relative | Tag::Subordinator | Tag::Pronoun | Tag::Name | Tag::Noun | Tag::Determiner => {
                let from = if low == "that" || tag == Tag::Relative { i + 1 } else { i };
                if matches!(tag, Tag::Subordinator) && low != "that" {
                    break;
                }
                let Some(p) = clause.phrase_at(from) else { break };
                let mut v = p.end;
                while matches!(clause.tag_at(v), Tag::Have | Tag::Adverb) {
                    v += 1;
                }
                let word = clause.words.get(v);
                let sets = word.is_some_and(|w| {
                    w.tag == Tag::Verb && lexicon::sets(w.lemma) && !matches!(w.lemma, "face" | "receive" | "agree")
                }) || word
                    .is_some_and(|w| lexicon::past_like_base(w.lemma) || clause.is(v, &["set", "put"]));
                if !sets {
                    break;
                }
                f.setter = clause.slot(p);
                *status = (*status).or(Some(Status::Set));
                i = v + 1;
                if clause.low(i) == "out" || clause.low(i) == "down" {
                    i += 1;
                }
                // "gave to Russia" is read below; "gave Russia" here.
                if clause.is(v, &["gave", "given", "give", "handed"])
                    && let Some(p) = clause.phrase_at(i)
                {
                    i = p.end;
                    f.addressee = clause.slot(p);
                }
            }
            Tag::Preposition if clause.run(i, &["on", "behalf", "of"]) => {
                let Some(p) = clause.phrase_at(i + 3) else { break };
                i = p.end;
            }
            Tag::Verb if clause.is(i, &["demanding", "requiring", "ordering"]) => {
                demanded(clause, i, f);
                *status = (*status).or(Some(Status::Set));
                break;
            }
            Tag::Preposition if low == "for" || low == "on" || low == "against" => {
                let Some(p) = clause.phrase_at(i + 1) else { break };
                let next = p.end;
                if clause.tag_at(next) == Tag::To
                    && let Some(action) = frame::infinitive(clause, next)
                {
                    if clause.low(next + 1) == "be" && !names_someone(clause, &p) {
                        // "for the ransom to be paid": nobody is named.
                        f.action = clause.stretch(p.start..action.end);
                        i = action.end;
                        break;
                    }
                    f.addressee = clause.slot(p);
                    i = next;
                    continue;
                }
                let named = names_someone(clause, &p);
                if named || low != "for" {
                    f.addressee = f.addressee.take().or_else(|| clause.slot(p));
                } else if f.action.is_none() {
                    f.action = clause.stretch(p.clone());
                }
                i = next;
            }
            Tag::Preposition if low == "for" => break,
            Tag::To if f.action.is_some() => break,
            Tag::To => {
                if let Some(action) = frame::infinitive(clause, i) {
                    f.action = clause.stretch(action.clone());
                    i = action.end;
                    break;
                }
                let Some(p) = clause.phrase_at(i + 1) else { break };
                i = p.end;
                f.addressee = clause.slot(p);
            }
            Tag::Comma | Tag::Dash if i < trigger.end + 30 => {
                // ", demanding that the junta cede power", ", by which Roe had told the men to leave"
                if clause.is(i + 1, &["demanding", "requiring", "ordering", "telling", "urging", "asking", "calling"]) {
                    demanded(clause, i + 1, f);
                    *status = (*status).or(Some(Status::Set));
                    break;
                }
                if clause.run(i + 1, &["by", "which"])
                    && let Some(g) = clause.group_after(i + 2)
                {
                    let group = &clause.groups[g];
                    f.setter =
                        clause.phrase_at(i + 3).filter(|p| p.end <= group.words.start + 2).and_then(|p| clause.slot(p));
                    if lexicon::demands(group.lemma)
                        && let Some(p) = clause.phrase_at(group.words.end)
                    {
                        let to = p.end;
                        f.addressee = clause.slot(p);
                        f.action = frame::infinitive(clause, to).and_then(|a| clause.stretch(a));
                    }
                }
                break;
            }
            _ => break,
        }
    }
    i
}

/// Whether a day lies before the article's, so that it is rather when a deadline was set.
fn back(clause: &Clause<'_>, u: usize) -> bool {
    if clause.units[u].length {
        return false;
    }
    let told = clause.any(clause.units[u].words.clone(), &["last", "ago", "yesterday", "earlier", "previous"]);
    let days = super::due::point(clause, u).days;
    told || matches!((days, clause.article), (Some((_, b)), Some(today)) if b < today)
}

fn take_unit(clause: &Clause<'_>, u: usize, f: &mut Frame, kind: Noun) {
    let length = clause.units[u].length;
    match f.unit {
        None => {
            f.unit = Some(u);
            if length {
                f.bound = if kind == Noun::Extension { Bound::Extension } else { Bound::Within };
            } else {
                f.bound = Bound::By;
            }
        }
        // A day beats a length: "a 10-day deadline on Friday".
        Some(old) if clause.units[old].length && !length => {
            f.unit = Some(u);
            f.bound = Bound::By;
        }
        _ => {}
    }
}

/// Whether a phrase names people or states rather than a thing to be done.
fn names_someone(clause: &Clause<'_>, p: &Range<usize>) -> bool {
    const PEOPLE: &[&str] = &[
        "government",
        "governments",
        "president",
        "minister",
        "lawmakers",
        "company",
        "companies",
        "union",
        "unions",
        "workers",
        "troops",
        "forces",
        "junta",
        "leaders",
        "leader",
        "rebels",
        "militants",
        "group",
        "groups",
        "bank",
        "banks",
        "members",
        "residents",
        "taxpayers",
        "voters",
        "applicants",
        "states",
        "state",
        "parties",
        "sides",
        "employers",
        "employees",
        "players",
        "clubs",
        "club",
        "owners",
        "investors",
        "shareholders",
        "firms",
        "firm",
        "candidates",
        "students",
        "prosecutors",
        "defendants",
        "congress",
        "parliament",
        "senate",
        "kremlin",
        "police",
        "strikers",
        "protesters",
        "families",
        "tenants",
        "customers",
        "users",
        "operators",
        "negotiators",
        "ministers",
        "regulators",
        "authorities",
        "officials",
        "judges",
        "hackers",
        "kidnappers",
        "everyone",
        "them",
        "him",
        "her",
    ];
    // The head: the last word before the first attachment.
    let head_end = (p.start..p.end).find(|&i| clause.tag_at(i) == Tag::Preposition).unwrap_or(p.end);
    let Some(head) = head_end.checked_sub(1) else { return false };
    clause.tag_at(head) == Tag::Name || PEOPLE.contains(&clause.low(head)) || clause.tag_at(head) == Tag::Pronoun
}

/// After a verb of demanding in -ing: whom and what.
pub(super) fn demanded(clause: &Clause<'_>, verb: usize, f: &mut Frame) {
    let mut i = verb + 1;
    if clause.is(i, &["that", "for", "on"]) {
        i += 1;
    }
    let Some(p) = clause.phrase_at(i) else { return };
    let next = p.end;
    if let Some(action) = frame::infinitive(clause, next) {
        f.addressee = f.addressee.take().or_else(|| clause.slot(p));
        f.action = clause.stretch(action);
    } else if clause.tag_at(next) == Tag::Verb || clause.tag_at(next) == Tag::Modal {
        // A pronoun points back at whom the sentence has named already.
        if f.addressee.is_none() {
            f.addressee = clause.slot(p);
        }
        let from = if clause.tag_at(next) == Tag::Modal { next + 1 } else { next };
        let end = frame::phrase_end(clause, from);
        f.action = clause.stretch(from..end);
    } else {
        // "demanding Russia halt its operations": the verb may read as a noun.
        let words = p
            .clone()
            .rev()
            .find(|&k| lexicon::verb(clause.low(k)).is_some_and(|(_, form)| form == Form::Base) && k > p.start);
        if let Some(k) = words {
            f.addressee = f.addressee.take().or_else(|| clause.slot(p.start..k));
            f.action = clause.stretch(k..frame::phrase_end(clause, k));
        } else if f.action.is_none() {
            f.action = clause.stretch(p);
        }
    }
}

/// The verb that a noun phrase is the object of. Verbs inside the other object ("gave the men fighting there a
/// deadline") are stepped over.
fn governor(clause: &Clause<'_>, start: usize) -> Option<usize> {
    let last = clause.group_before(start)?;
    let reaches = |g: usize| {
        let group = &clause.groups[g];
        let gap = group.words.end..start;
        gap.len() <= 18
            && !gap.clone().any(|i| match clause.tag_at(i) {
                Tag::Stop | Tag::Dash | Tag::Relative => true,
                Tag::Subordinator => !(clause.is(i, &["as", "because"]) && i > 0 && clause.words[i - 1].unit.is_some()),
                _ => false,
            })
    };
    if reaches(last) && clause.groups[last].kind == Kind::Gerund && last > 0 {
        let giver = last - 1;
        let inner = (clause.groups[giver].words.end..start).all(|i| clause.tag_at(i) != Tag::Comma);
        if matches!(clause.groups[giver].lemma, "give" | "hand" | "set" | "offer" | "grant" | "send")
            && reaches(giver)
            && inner
        {
            return Some(giver);
        }
    }
    (!clause.groups[last].passive && reaches(last)).then_some(last)
}

/// "a 90-day extension of", "an extension to" just before the phrase: the word "extension".
fn extension_before(clause: &Clause<'_>, start: usize) -> Option<usize> {
    let prep = start.checked_sub(1)?;
    let noun = start.checked_sub(2)?;
    (clause.is(prep, &["of", "to", "on", "for", "past", "beyond"])
        && clause.is(noun, &["extension", "delay", "postponement"]))
    .then_some(noun)
}

/// "after the expiry of", "expiration of", "missed".
fn expiry_before(clause: &Clause<'_>, start: usize, status: &mut Option<Status>) {
    let k = start.wrapping_sub(2);
    if clause.low_before(start) == "of" && clause.is(k, &["expiry", "expiration", "passing", "lapse", "end"]) {
        let after = (k.saturating_sub(3)..k).any(|i| clause.is(i, &["after", "following", "since"]));
        *status = Some(if after { Status::Passed } else { Status::Pending });
    }
}

/// "48 hours before", "days ahead of", "with two days to go before": what is left until the deadline.
fn remaining(clause: &Clause<'_>, start: usize, f: &mut Frame, status: &mut Option<Status>) {
    let from = start.saturating_sub(14);
    let link = (from..start).rev().find(|&i| {
        clause.is(i, &["before", "until", "till"])
            || (clause.is(i, &["ahead"]) && clause.low(i + 1) == "of")
            || clause.run(i, &["from", "the"])
            || clause.run(i, &["away", "from"])
    });
    let Some(link) = link else { return };
    if clause.any(link..start, &[",", ";", "."]) {
        return;
    }
    let unit = clause.units.iter().position(|u| {
        u.words.end <= link
            && u.words.end + 5 >= link
            && u.length
            && (u.words.end..link)
                .all(|i| clause.is(i, &["to", "go", "left", "remaining", "away", "just", "remain", "still"]))
    });
    let just_days = link.checked_sub(1).is_some_and(|i| clause.is(i, &["days", "hours", "weeks", "go", "minutes"]));
    if unit.is_some() || just_days {
        if !matches!(status, Some(Status::Set)) {
            *status = (*status).or(Some(Status::Pending));
        }
        if f.unit.is_none() {
            if let Some(u) = unit {
                f.unit = Some(u);
                f.bound = Bound::Remaining;
            } else {
                let word = (link.saturating_sub(4)..link)
                    .rev()
                    .find(|&i| clause.is(i, &["days", "hours", "weeks", "minutes"]));
                if let Some(w) = word {
                    let end = if clause.low(link) == "ahead" { link + 1 } else { w + 1 };
                    f.time = Some(w..end);
                }
            }
        }
    } else if !matches!(status, Some(Status::Set)) {
        *status = (*status).or(Some(Status::Pending));
    }
}

/// A time inside what is asked for: "an ultimatum … demanding they cede power within one week".
fn within(clause: &Clause<'_>, from: usize, f: &mut Frame) {
    let found = (from..clause.len()).find_map(|i| {
        let short = clause.is(i, &["within", "by", "before", "in"]);
        let unit = if short { frame::unit_at(clause, i + 1)? } else { return None };
        let length = clause.units[unit].length;
        (clause.is(i, &["within"]) || (clause.low(i) == "in" && length) || (clause.is(i, &["by", "before"]) && !length))
            .then_some((i, unit))
    });
    let Some((i, unit)) = found else { return };
    if f.anchor == Some(unit) {
        f.anchor = None;
    }
    let free = match f.unit {
        None => true,
        Some(old) => old != unit && clause.units[old].length && !clause.units[unit].length,
    };
    if free {
        f.unit = Some(unit);
        f.time = (clause.low(i) == "within").then(|| i..clause.units[unit].words.end);
        f.bound = if clause.units[unit].length { Bound::Within } else { Bound::By };
    }
}

/// The verb that the noun is the object of: "set a deadline", "moved the deadline from Friday to Sunday".
fn govern(
    clause: &Clause<'_>,
    g: usize,
    phrase: &Phrase,
    trigger: &Range<usize>,
    f: &mut Frame,
    status: &mut Option<Status>,
    kind: Noun,
) {
    let group = clause.groups[g].clone();
    let gap = group.words.end..phrase.start;
    let lemma = group.lemma;
    let direct = gap.is_empty() || gap.clone().all(|i| !matches!(clause.tag_at(i), Tag::Comma | Tag::And));
    if !direct {
        return;
    }
    let subject = || clause.subject(g).filter(|s| !frame::empty_subject(clause, s));
    let preposition = gap.clone().any(|i| matches!(clause.tag_at(i), Tag::Preposition | Tag::To));
    let moves = matches!(lemma, "move" | "push" | "shift" | "bring" | "change" | "put" | "roll" | "kick");
    let ahead = clause.any(group.words.end..clause.len().min(trigger.end + 3), &["up", "forward"]);
    let back = clause.any(group.words.end..clause.len().min(trigger.end + 3), &["back", "off", "out"]);
    let to_unit = unit_to(clause, trigger.end);
    if lexicon::shortens(lemma) || (moves && ahead) || (lemma == "up" && !preposition) {
        *status = Some(Status::Shortened);
        moved(clause, f, to_unit, false);
        f.setter = subject().and_then(|s| clause.slot(s)).or(f.setter.take());
    } else if lexicon::extends(lemma) || (moves && (back || to_unit.is_some())) {
        *status = Some(Status::Extended);
        moved(clause, f, to_unit, true);
        if let Some(s) = subject() {
            let slot = clause.slot(s);
            // A thing extends nothing by itself: "this delay, announced by Roe, extends".
            f.setter = by_agent(clause, group.words.start).or(slot).or(f.setter.take());
        }
    } else if lexicon::lifts(lemma) && !preposition {
        *status = Some(Status::Lifted);
        f.setter = subject().and_then(|s| clause.slot(s)).or(f.setter.take());
    } else if matches!(lemma, "pass") && !preposition && !group.passive {
        if (group.past || group.perfect) && !group.negated {
            *status = Some(Status::Passed);
            f.addressee = f.addressee.take().or_else(|| subject().and_then(|s| clause.slot(s)));
        }
    } else if matches!(lemma, "miss" | "ignore" | "defy" | "flout" | "blow" | "reject" | "fail") {
        if group.negated
            || matches!(group.modal.map(|m| clause.low(m)), Some("will" | "would" | "could" | "may" | "might"))
        {
            *status = (*status).or(Some(Status::Pending));
        } else if lemma != "reject" {
            *status = Some(Status::Passed);
        }
        f.addressee = f.addressee.take().or_else(|| subject().and_then(|s| clause.slot(s)));
    } else if matches!(lemma, "meet" | "beat" | "make" | "satisfy" | "respect" | "honor" | "honour") && !preposition {
        let done =
            (group.past || group.perfect) && !group.negated && group.modal.is_none() && group.kind == Kind::Finite;
        if done {
            *status = Some(Status::Met);
        } else if group.negated && group.past || clause.groups[..g].last().is_some_and(|p| p.lemma == "fail" && p.past)
        {
            *status = Some(Status::Passed);
        } else {
            *status = (*status).or(Some(Status::Pending));
        }
        f.addressee = f.addressee.take().or_else(|| subject().and_then(|s| clause.slot(s)));
    } else if matches!(lemma, "face" | "have" | "near" | "approach") && !preposition {
        *status = (*status).or(Some(Status::Pending));
        if let Some(s) = subject().filter(|_| lemma == "face" || lemma == "have") {
            f.addressee = f.addressee.take().or_else(|| clause.slot(s));
        }
    } else if matches!(lemma, "reiterate" | "reaffirm" | "repeat" | "maintain" | "uphold" | "stand" | "renew" | "keep")
    {
        *status = Some(Status::Reaffirmed);
        f.setter = subject().and_then(|s| clause.slot(s)).or(f.setter.take());
    } else if lexicon::sets(lemma) && clause.tag_before(phrase.start) != Tag::Preposition {
        if kind == Noun::Weak && matches!(lemma, "offer" | "include" | "contain") && f.action.is_none() {
            return;
        }
        if group.negated {
            return;
        }
        if preposition && !matches!(lemma, "give" | "issue" | "impose" | "send" | "deliver" | "present" | "put" | "set")
        {
            return;
        }
        *status = Some(match status {
            Some(s @ (Status::Shortened | Status::Extended)) => *s,
            _ if f.prior.is_some() => Status::Shortened,
            _ => Status::Set,
        });
        if matches!(lemma, "receive" | "face" | "agree" | "include") {
            f.addressee = f.addressee.take().or_else(|| subject().and_then(|s| clause.slot(s)));
        } else if let Some(s) = subject() {
            f.setter = clause.slot(s);
        }
        // "gave the junta a one-week ultimatum"
        let gives = matches!(lemma, "give" | "hand" | "grant" | "set" | "send")
            && !matches!(clause.tag_at(gap.start), Tag::Preposition | Tag::To);
        if !gap.is_empty() && (!preposition || gives) {
            if let Some(p) = clause.phrase_at(gap.start).filter(|p| p.start < phrase.start) {
                f.addressee = clause.slot(p.start..p.end.min(phrase.start));
            }
        } else if lemma == "set"
            && f.unit.is_none()
            && let Some(u) = clause.words.get(group.words.end).and_then(|w| w.unit)
        {
            f.unit = Some(u);
        }
    } else if matches!(lemma, "stem" | "come" | "follow") {
        *status = (*status).or(Some(Status::Set)).filter(|_| lemma == "stem");
    }
    // "set Friday as the deadline"
    if f.unit.is_none()
        && gap.clone().any(|i| clause.is(i, &["as", "because"]))
        && let Some(u) = gap.clone().find_map(|i| clause.words[i].unit)
    {
        f.unit = Some(u);
        *status = Some(Status::Set);
        f.setter = subject().and_then(|s| clause.slot(s)).or(f.setter.take());
    }
    // "extends the deadline for ByteDance …", and the new length at the end: "for an additional 75 days".
    if f.unit.is_none() && *status == Some(Status::Extended) {
        f.unit = clause.units.iter().position(|u| u.words.start > trigger.end && u.length);
        if f.unit.is_some() {
            f.bound = Bound::Extension;
        }
    }
}

/// "…, announced by Roe on Monday, extends": the agent of a participle just before a verb.
fn by_agent(clause: &Clause<'_>, verb: usize) -> Option<crate::report::Slot<u32>> {
    let from = verb.saturating_sub(16);
    let by = (from..verb).find(|&i| {
        clause.low(i) == "by"
            && clause.tag_before(i) == Tag::Verb
            && clause.words.get(i + 1).is_some_and(|w| w.unit.is_none())
    })?;
    clause.phrase_at(by + 1).and_then(|p| clause.slot(p))
}

/// The last "to EXPR", "until EXPR" after a word.
fn unit_to(clause: &Clause<'_>, from: usize) -> Option<usize> {
    (from..clause.len()).find_map(|i| {
        if clause.is(i, &["to", "until", "till", "through", "beyond"]) { frame::unit_at(clause, i + 1) } else { None }
    })
}

/// The deadline was moved: what it was is the prior, what it is now the time.
fn moved(clause: &Clause<'_>, f: &mut Frame, to: Option<usize>, away: bool) {
    let from_unit = (f.trigger.end..clause.len())
        .find_map(|i| if clause.low(i) == "from" { frame::unit_at(clause, i + 1) } else { None });
    if let Some(u) = to {
        let old = f.unit.filter(|&o| o != u).or(from_unit.filter(|&o| o != u));
        if let Some(old) = old {
            f.prior = clause.stretch(clause.units[old].words.clone());
            f.prior_unit = Some(old);
        }
        f.unit = Some(u);
        f.bound = if clause.units[u].length { Bound::Within } else { Bound::By };
    } else if let Some(u) = f.unit
        && !clause.units[u].length
        && away
    {
        // "extended the Friday deadline by two weeks"
        let by = (f.trigger.end..clause.len()).find_map(|i| {
            if clause.is(i, &["by", "for", "another", "an"]) {
                frame::unit_at(clause, i + 1).filter(|&u| clause.units[u].length)
            } else {
                None
            }
        });
        f.prior_unit = Some(u);
        f.prior = clause.stretch(clause.units[u].words.clone());
        f.unit = by;
        f.bound = Bound::Extension;
    } else if away && f.unit.is_none() {
        let by = (f.trigger.end..clause.len()).find_map(|i| clause.words[i].unit.filter(|&u| clause.units[u].length));
        f.unit = by;
        f.bound = Bound::Extension;
    }
    // A day that closes the matter beats the length: "…, setting the new deadline around 8 August".
}

/// What the noun is the subject of: "the deadline passed on Friday", "was moved to Sunday", "is at the end of the week".
fn predicate(clause: &Clause<'_>, trigger: &Range<usize>, after: usize, f: &mut Frame, status: &mut Option<Status>) {
    let mut at = after;
    // ", which …," or "— scheduled for tomorrow —" between the noun and its verb.
    if matches!(clause.tag_at(at), Tag::Comma | Tag::Dash) {
        let mark = clause.tag_at(at);
        if let Some(close) = (at + 1..(at + 30).min(clause.len())).find(|&i| clause.tag_at(i) == mark) {
            if f.unit.is_none() {
                f.unit = (at + 1..close).find_map(|i| clause.words[i].unit);
            }
            at = close + 1;
        }
    }
    // "The deadline, which expired at midnight, was ignored"
    if at > after
        && clause.tag_at(after + 1) == Tag::Relative
        && let Some(g) = clause.group_after(after + 1)
        && clause.groups[g].words.start <= after + 3
    {
        tells(clause, g, f, status);
    }
    let Some(g) = clause.group_after(at.max(trigger.end)) else { return };
    let group = &clause.groups[g];
    if group.words.start > at + 2 || group.kind != Kind::Finite {
        return;
    }
    if (at..group.words.start)
        .any(|i| !matches!(clause.tag_at(i), Tag::Adverb | Tag::Mark | Tag::Relative | Tag::And | Tag::Time))
    {
        return;
    }
    if status.is_none() || !(at > after && clause.tag_at(after + 1) == Tag::Relative) {
        tells(clause, g, f, status);
    }
}

/// What a verb says of the deadline that is its subject.
fn tells(clause: &Clause<'_>, g: usize, f: &mut Frame, status: &mut Option<Status>) {
    let group = &clause.groups[g];
    let end = group.words.end;
    let unit = {
        let mut i = end;
        while clause.is(i, &["on", "at", "by", "around", "in", "for", "until", "only"])
            || clause.tag_at(i) == Tag::Adverb
        {
            i += 1;
        }
        frame::unit_at(clause, i)
    };
    let particle = clause.low(end);
    match group.lemma {
        "depend" | "hinge" | "rest" => *status = Some(Status::Conditional),
        "change" | "move" | "shift" | "extend" | "budge" | "slip" if group.negated => {
            *status = Some(Status::Reaffirmed)
        }
        "stand" | "remain" | "hold" | "apply" => *status = Some(Status::Reaffirmed),
        lemma
            if lexicon::extends(lemma)
                || (group.passive && matches!(lemma, "move" | "push" | "shift" | "put" | "change" | "roll")) =>
        {
            let ahead = particle == "up" || particle == "forward";
            let possible = group.modal.is_some_and(|m| clause.is(m, &["could", "may", "might"]));
            *status = Some(if possible {
                Status::Conditional
            } else if ahead {
                Status::Shortened
            } else {
                Status::Extended
            });
            let to = unit_to(clause, end);
            moved(clause, f, to, !ahead);
        }
        lemma if lexicon::shortens(lemma) || lemma == "bring" => {
            *status = Some(Status::Shortened);
            moved(clause, f, unit_to(clause, end), false);
        }
        lemma if lexicon::lifts(lemma) && group.passive => *status = Some(Status::Lifted),
        "pass" | "expire" | "lapse" | "end" | "elapse" | "arrive" | "come" | "go" | "fall" | "run" | "hit" => {
            let gone = (group.past || group.perfect) && group.modal.is_none() && group.lemma != "fall";
            if gone {
                *status = Some(Status::Passed);
            } else {
                *status = Some(Status::Pending);
            }
            f.refers = true;
            if let Some(u) = unit {
                take_predicate_unit(clause, f, u);
            }
        }
        "loom" | "near" | "approach" | "draw" => {
            *status = Some(Status::Pending);
            // "rapidly approaches its Friday expiration"
            if let Some(p) = clause.phrase_at(end).or(Some(end..(end + 4).min(clause.len())))
                && let Some(u) = (p.start..(p.end + 2).min(clause.len())).find_map(|i| clause.words[i].unit)
            {
                take_predicate_unit(clause, f, u);
            }
        }
        "set" | "impose" | "issue" | "give" | "announce" if group.passive => {
            *status = Some(Status::Set);
            if let Some(u) = unit {
                take_predicate_unit(clause, f, u);
            }
            if particle == "by"
                && unit.is_none()
                && let Some(p) = clause.phrase_at(end + 1)
            {
                f.setter = clause.slot(p);
            }
        }
        "meet" if group.passive => *status = Some(if group.negated { Status::Passed } else { Status::Met }),
        "miss" | "ignore" | "defy" if group.passive => *status = Some(Status::Passed),
        "be" => {
            if let Some(u) = unit {
                take_predicate_unit(clause, f, u);
            }
            if group.past && f.unit.is_some() && status.is_none() && matches!(clause.low(group.head), "was" | "were") {
                *status = Some(Status::Passed);
            }
            f.refers = true;
        }
        _ => {}
    }
}

fn take_predicate_unit(clause: &Clause<'_>, f: &mut Frame, u: usize) {
    let length = clause.units[u].length;
    if f.unit.is_none() || !length {
        if let Some(old) = f.unit.filter(|&o| o != u && !clause.units[o].length) {
            f.prior_unit = f.prior_unit.or(Some(old));
            f.prior_unit = None;
        }
        f.unit = Some(u);
        f.bound = if length { Bound::Within } else { Bound::By };
    }
}

/// "before the full weight of sanctions returns": what comes at the deadline.
fn before_return(clause: &Clause<'_>, from: usize) -> Option<crate::span::Span> {
    let i = (from..clause.len()).find(|&i| clause.low(i) == "before" && frame::unit_at(clause, i + 1).is_none())?;
    let end = frame::harm_end(clause, i + 1);
    // A last word such as "returns" reads as a noun.
    let verb_last = end > i + 2
        && super::lexicon::verb(clause.low(end - 1)).is_some_and(|(_, form)| form == Form::Third)
        && !clause.groups.iter().any(|g| g.words.start > i);
    if verb_last {
        return clause.stretch(i + 1..end);
    }
    let g = clause.group_after(i + 1)?;
    let finite = clause.groups[g].kind == Kind::Finite && clause.groups[g].words.start > i + 1;
    finite.then(|| clause.stretch(i + 1..frame::harm_end(clause, i + 1))).flatten()
}

/// Verbs elsewhere in the sentence that tell the status: "lawmakers came together", "will not be extended".
fn lateral(clause: &Clause<'_>, trigger: &Range<usize>, f: &mut Frame, status: &mut Option<Status>) {
    if status.is_some_and(|s| s != Status::Pending) {
        return;
    }
    let agreed = clause.groups.iter().any(|g| {
        g.words.start > trigger.end
            && g.kind == Kind::Finite
            && g.past
            && !g.negated
            && g.modal.is_none()
            && (matches!(
                g.lemma,
                "pass" | "approve" | "sign" | "reach" | "strike" | "clinch" | "avert" | "agree" | "comply"
            ) || (g.lemma == "come" && clause.low(g.words.end) == "together"))
    });
    let ahead = (trigger.start.saturating_sub(16)..trigger.start).any(|i| clause.is(i, &["before", "ahead"]));
    if agreed && ahead && f.addressee.is_none() {
        *status = Some(Status::Met);
        let group = clause.groups.iter().position(|g| g.words.start > trigger.end && g.kind == Kind::Finite);
        if let Some(g) = group {
            f.addressee = clause.subject(g).and_then(|s| clause.slot(s));
            if f.action.is_none() {
                f.action = clause.groups[g + 1..]
                    .iter()
                    .find(|x| x.kind == Kind::Infinitive)
                    .and_then(|x| frame::infinitive(clause, x.words.start))
                    .and_then(|a| clause.stretch(a));
            }
        }
    }
}
