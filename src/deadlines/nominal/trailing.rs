//! What follows the noun inside its own phrase: "for the union to sign", "set by Roe", "of Friday".

use std::ops::Range;

use super::super::clause::{Clause, Tag};
use super::super::frame::{self, Bound, Frame};
use super::super::lexicon::{self, Form};
use super::governor::governor;
use super::phrase::Noun;
use crate::report::Status;

/// Reads what follows the noun inside its own phrase; gives the word after it.
pub(super) fn trailing(
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
        let link = matches!(low, "of" | "on" | "at" | "by" | "until" | "till" | "in" | "within" | "for" | "through");
        if (link || (low == "to" && kind == Noun::Extension))
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
            // "the deadline for filing claims is"
            Tag::Preposition
                if low == "for" && clause.tag_at(i + 1) == Tag::Verb && clause.words[i + 1].form == Form::Ing =>
            {
                let from = i + 1;
                let end = frame::phrase_end(clause, from);
                let verb = |k: &usize| matches!(clause.tag_at(*k), Tag::Modal | Tag::Be | Tag::Have | Tag::Do);
                i = (from + 1..end).find(verb).unwrap_or(end);
                f.action = clause.stretch(from..i);
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
                    // "the deadline for tenants to appeal in court expired": the verb is the deadline's.
                    let own = |k: &usize| clause.is(*k, OVER);
                    i = (action.start + 1..action.end).find(own).unwrap_or(action.end);
                    f.action = clause.stretch(action.start..i);
                    break;
                }
                let Some(p) = clause.phrase_at(i + 1) else { break };
                // "an extension to its licence": a thing.
                if kind == Noun::Extension && !names_someone(clause, &p) {
                    break;
                }
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

/// What deadlines do in the end.
const OVER: &[&str] =
    &["approaches", "elapsed", "expired", "expires", "lapsed", "lapses", "looms", "nears", "passed", "passes"];

/// Whether a day lies before the article's, so that it is rather when a deadline was set.
pub(super) fn back(clause: &Clause<'_>, u: usize) -> bool {
    if clause.units[u].length {
        return false;
    }
    let told = clause.any(clause.units[u].words.clone(), &["last", "ago", "yesterday", "earlier", "previous"]);
    let days = super::super::due::point(clause, u).days;
    told || matches!((days, clause.article), (Some((_, b)), Some(today)) if b < today)
}

pub(super) fn take_unit(clause: &Clause<'_>, u: usize, f: &mut Frame, kind: Noun) {
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
pub(in crate::deadlines) fn names_someone(clause: &Clause<'_>, p: &Range<usize>) -> bool {
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
