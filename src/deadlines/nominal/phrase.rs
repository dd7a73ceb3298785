//! The trigger noun with the phrase that it heads.

use std::ops::Range;

use super::super::clause::{Clause, Tag};
use super::super::lexicon::{self, Inflection};

/// How much a noun says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    /// A deadline whatever stands around it.
    Strong,
    /// A length of time that is a deadline if something is to be done in it.
    Weak,
    /// More time.
    Extension,
}

/// The trigger noun that ends at a word: its words and how much it says.
pub(super) fn noun(clause: &Clause<'_>, i: usize) -> Option<(Range<usize>, Noun)> {
    let low = clause.lower(i);
    Some(match low {
        "deadline" | "deadlines" | "ultimatum" | "ultimatums" | "cutoff" => (i..i + 1, Noun::Strong),
        "off" if i >= 2 && clause.sequence(i - 2, &["cut", "-", "off"]) && is_noun_place(clause, i - 2) => {
            (i - 2..i + 1 + usize::from(clause.is(i + 1, &["date", "point", "time"])), Noun::Strong)
        }
        "date" if clause.is(i.wrapping_sub(1), &["due", "closing", "cutoff", "expiry", "expiration"]) => {
            (i - 1..i + 1, Noun::Strong)
        }
        "limit" | "frame" if clause.lower_before(i) == "time" => {
            (i - 1..i + 1, if low == "limit" { Noun::Strong } else { Noun::Weak })
        }
        "period" if clause.lower_before(i) == "grace" => (i - 1..i + 1, Noun::Weak),
        "period" if clause.lower_before(i) == "time" => (i - 1..i + 1, Noun::Weak),
        "timeframe" | "timeline" | "window" | "timetable" | "period" | "process" | "notice" | "clock" | "countdown" => {
            (i..i + 1, Noun::Weak)
        }
        "extension" | "reprieve" => (i..i + 1, Noun::Extension),
        _ => return None,
    })
}

pub(super) fn is_noun_place(clause: &Clause<'_>, i: usize) -> bool {
    matches!(clause.tag_before(i), Tag::Determiner | Tag::Noun | Tag::Name | Tag::Time | Tag::Clitic | Tag::Number)
}

/// What is known of the phrase around a trigger noun.
pub(super) struct Phrase {
    pub(super) start: usize,
    /// The possessor, if it is nobody's day ("Friday's").
    pub(super) owner: Option<Range<usize>>,
    /// A time before the noun.
    pub(super) time: Option<usize>,
    /// The day that the deadline belongs to: "tomorrow's".
    pub(super) day: Option<usize>,
}

pub(super) fn phrase(clause: &Clause<'_>, trigger: &Range<usize>) -> Phrase {
    let mut out = Phrase { start: trigger.start, owner: None, time: None, day: None };
    let mut i = trigger.start;
    while i > 0 {
        let word = &clause.words[i - 1];
        match word.tag {
            Tag::Clitic => {
                if let Some(t) = i.checked_sub(2).and_then(|k| clause.words[k].time) {
                    out.day = Some(t);
                    out.time = out.time.or(Some(t));
                    i = clause.times[t].words.start;
                    continue;
                }
                out.owner = clause.owner_before(i - 1);
                i = out.owner.as_ref().map_or(i - 1, |o| o.start);
                break;
            }
            Tag::Time => {
                let t = word.time.unwrap_or_default();
                // A length beats a day as what the noun measures, a later day beats both.
                out.time = match out.time {
                    Some(old) if !clause.times[old].is_duration => Some(old),
                    _ => Some(t),
                };
                i = clause.times[t].words.start.min(i - 1);
            }
            Tag::Comma if i >= 2 && clause.words[i - 2].time.is_some() => i -= 1,
            Tag::Noun | Tag::Name | Tag::Number | Tag::Hyphen | Tag::Mark => i -= 1,
            Tag::Adverb if i < trigger.start => i -= 1,
            Tag::Verb
                if word.inflection != Inflection::Base
                    && i == trigger.start
                    && matches!(clause.tag_before(i - 1), Tag::Determiner | Tag::Hyphen | Tag::Clitic) =>
            {
                i -= 1
            }
            Tag::Determiner => {
                i -= 1;
                break;
            }
            Tag::Subordinator if clause.lower(i - 1) == "that" && i == trigger.start => {
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
pub(super) fn denied(clause: &Clause<'_>, phrase: &Phrase, trigger: &Range<usize>) -> bool {
    if clause.is(trigger.end, &["pressure", "pressures", "reporter", "editor"]) {
        return true;
    }
    let none = clause.is(phrase.start, &["no", "any"]) && phrase.start < trigger.start;
    let without = clause.lower_before(phrase.start) == "without";
    // "minutes before deadline": the trade's own, not one that anybody set.
    let press = phrase.start == trigger.start
        && clause.lower(trigger.start) == "deadline"
        && clause.is(trigger.start.wrapping_sub(1), &["before", "on", "past", "to", "near", "after"])
        && !clause.is(trigger.end, &["to", "for", "set"]);
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
    let general = clause.lower(trigger.end - 1).ends_with('s')
        && phrase.time.is_none()
        && phrase.owner.is_none()
        && !clause.is(phrase.start, &["the", "these", "those", "both"]);
    // "denied that it had set a deadline"
    let disowned = clause.groups.iter().any(|g| g.words.end <= phrase.start && g.lemma == "deny" && !g.negated);
    none || press || disowned || without || unset || (day && phrase.time.is_none()) || general
}
