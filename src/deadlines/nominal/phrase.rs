//! The trigger noun with the phrase that it heads.

use std::ops::Range;

use super::super::clause::{Clause, Tag, VerbInflection};
use crate::lexicon::Class;

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
        "date" if clause.is_before(i, &["due", "closing", "cutoff", "expiry", "expiration"]) => {
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

/// Most words of the phrase before its noun.
const LONGEST: usize = 25;

/// The phrase that ends in a noun.
pub(super) fn phrase(clause: &Clause<'_>, trigger: &Range<usize>) -> Phrase {
    let mut out = Phrase { start: trigger.start, owner: None, time: None, day: None };
    while let Some(last) = out.start.checked_sub(1).filter(|_| trigger.start - out.start <= LONGEST) {
        let next_to_noun = out.start == trigger.start;
        // "a 9 May close of business deadline"
        if last >= 2 && clause.sequence(last - 2, &["close", "of", "business"]) {
            out.start = last - 2;
            continue;
        }
        let word = &clause.words[last];
        match word.tag {
            Tag::Clitic => match last.checked_sub(1).and_then(|i| clause.words[i].time) {
                Some(day) => {
                    out.day = Some(day);
                    out.time = out.time.or(Some(day));
                    out.start = clause.times[day].words.start;
                }
                None => {
                    out.owner = clause.owner_before(last);
                    out.start = out.owner.as_ref().map_or(last, |owner| owner.start);
                    return out;
                }
            },
            Tag::Time => {
                let time = word.time.unwrap_or_default();
                // A length beats a day as what the noun measures, a later day beats both.
                out.time = out.time.filter(|&old| !clause.times[old].is_duration).or(Some(time));
                out.start = clause.times[time].words.start.min(last);
            }
            Tag::Determiner => {
                out.start = last;
                return out;
            }
            Tag::Subordinator if next_to_noun && clause.lower(last) == "that" => {
                out.start = last;
                return out;
            }
            _ if belongs(clause, last, next_to_noun) => out.start = last,
            _ => return out,
        }
    }
    out
}

/// Whether a word can stand in the phrase before its noun.
fn belongs(clause: &Clause<'_>, i: usize, next_to_noun: bool) -> bool {
    match clause.tag_at(i) {
        Tag::Noun | Tag::Name | Tag::Number | Tag::Hyphen | Tag::Mark => true,
        Tag::Adverb => !next_to_noun,
        // "a Friday, 4 May, deadline"
        Tag::Comma => i > 0 && clause.in_time(i - 1),
        Tag::Verb => {
            next_to_noun
                && clause.words[i].inflection != VerbInflection::Base
                && matches!(clause.tag_before(i), Tag::Determiner | Tag::Hyphen | Tag::Clitic)
        }
        _ => false,
    }
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
        && clause.is_before(trigger.start, &["before", "on", "past", "to", "near", "after"])
        && !clause.is(trigger.end, &["to", "for", "set"]);
    let day = clause.is(trigger.end, &["day"]) && clause.is(trigger.start, &["deadline"]);
    // "has not set a deadline", "declined to set a deadline", "failure to set a new deadline"
    let unset = clause.group_before(phrase.start).is_some_and(|g| {
        let group = &clause.groups[g];
        let near = (group.words.end..phrase.start).len() <= 4;
        let over = g.checked_sub(1).map(|p| &clause.groups[p]).filter(|p| p.words.end == group.words.start);
        let noun = clause.is_before(group.words.start, &["failure", "refusal", "reluctance", "inability"]);
        near && group.has(Class::SetsDeadline)
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

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn a_noun_with_its_phrase() {
        reads(
            "
            [setter Roe]’s [time Friday] [trigger deadline] for [addressee the union] to [action sign] has passed. -> 2025-03-07 passed
            The [trigger cut-off date] for [action entries] is [time 4 May]. -> 2025-05-04 pending
            The [trigger closing date] for [action bids] is [time Friday]. -> 2025-03-14 pending
            ",
        );
        silent(
            "
            No deadline was set for the vote.
            Reporters work to tight deadlines.
            The editor filed his story minutes before deadline.
            The council has not set a deadline for the owners to reply.
            ",
        );
    }
}
