//! The verb that a time belongs to.

use super::super::clause::{Clause, Tag, VerbForm, VerbInflection};
use super::limit::Limit;
use crate::lexicon::Class;

/// Most words between a verb and its time.
const REACH: usize = 40;

/// Most words of a relative clause between a verb and its time.
const LONGEST_RELATIVE: usize = 30;

/// Most words of what a duty is the purpose of: "take all necessary steps to".
const LONGEST_OBJECT: usize = 5;

/// How many verbs inside the object of another are stepped over.
const INNER_VERBS: usize = 3;

/// The group of verbs that a time belongs to.
pub(super) fn governor(clause: &Clause<'_>, limit: &Limit) -> Option<usize> {
    let at = limit.words.start;
    // "By Friday, all ships must leave."
    if at <= 1 || matches!(clause.tag_before(at), Tag::Mark | Tag::Stop) {
        return clause.group_after(limit.end(clause)).filter(|&g| clause.groups[g].form == VerbForm::Finite);
    }
    let from = before_aside(clause, at);
    let g = clause.group_before(from)?;
    let gap = clause.groups[g].words.end..from;
    if gap.len() > REACH || gap.into_iter().any(|i| clause.tag_at(i) == Tag::Stop) {
        return None;
    }
    Some(outer(clause, g, at))
}

/// Where an aside begins that stands just before a word: "if they — so the law has it — do not pay by", "extend the
/// mandate, which was to end on Friday, until".
fn before_aside(clause: &Clause<'_>, at: usize) -> usize {
    let mut from = at;
    if clause.tag_before(from) == Tag::Dash
        && let Some(open) = (0..from - 1).rev().find(|&i| clause.tag_at(i) == Tag::Dash)
    {
        from = open;
    }
    if clause.tag_before(from) == Tag::Comma
        && let Some(open) =
            (from.saturating_sub(LONGEST_RELATIVE)..from - 1).rev().find(|&i| clause.tag_at(i) == Tag::Comma)
        && clause.tag_at(open + 1) == Tag::Relative
    {
        from = open;
    }
    from
}

/// The verb that a verb inside its object belongs to: "agree on a pact that would lift the blockade".
fn outer(clause: &Clause<'_>, inner: usize, time: usize) -> usize {
    let mut g = inner;
    for _ in 0..INNER_VERBS {
        let group = &clause.groups[g];
        let start = group.words.start;
        let stop = g == 0
            || !(
                // "to stop dumping waste": the duty is to stop.
                (group.form == VerbForm::Gerund && clause.groups[g - 1].words.end == start)
                    || is_relative(clause, g)
                    || is_reduced(clause, g, time)
                    || (clause.lower_before(start) == "and" && group.form == VerbForm::Finite && !is_obliged(clause, g))
            );
        if stop {
            break;
        }
        g -= 1;
    }
    g
}

/// Whether a verb stands in a relative clause.
fn is_relative(clause: &Clause<'_>, g: usize) -> bool {
    let group = &clause.groups[g];
    let start = group.words.start;
    let opens = |i: usize| clause.tag_before(i) == Tag::Relative || clause.lower_before(i) == "that";
    group.form == VerbForm::Finite
        && (opens(start) || (clause.tag_before(start) == Tag::Pronoun && opens(start - 1)))
        && !clause.lower_before(start.saturating_sub(1)).is_empty()
        && !clause.groups[g - 1].has(Class::AsksForAction)
}

/// Whether a verb is a participle that describes the object: "close the accounts held by the firms".
fn is_reduced(clause: &Clause<'_>, g: usize, time: usize) -> bool {
    let group = &clause.groups[g];
    group.form == VerbForm::Finite
        && group.words.len() == 1
        && clause.words[group.head].inflection == VerbInflection::Past
        && matches!(clause.tag_before(group.words.start), Tag::Noun | Tag::Name)
        && clause.is(group.words.end, &["by", "in", "at", "under", "from", "with", "on"])
        && group.words.end < time
        && (is_obliged(clause, g - 1) || clause.groups[g - 1].form == VerbForm::Infinitive)
}

/// "must take steps to protect the reef by June": the duty above an infinitive that tells what the object is for.
pub(super) fn purpose(clause: &Clause<'_>, g: usize) -> Option<usize> {
    let over = g.checked_sub(1)?;
    let gap = clause.groups[over].words.end..clause.groups[g].words.start;
    let object = !gap.is_empty()
        && gap.len() <= LONGEST_OBJECT
        && gap.into_iter().all(|i| matches!(clause.tag_at(i), Tag::Noun | Tag::Determiner | Tag::Number | Tag::Hyphen));
    let duty = clause.groups[over].form == VerbForm::Infinitive || is_obliged(clause, over);
    (clause.groups[g].form == VerbForm::Infinitive && object && duty).then_some(over)
}

fn is_obliged(clause: &Clause<'_>, g: usize) -> bool {
    clause.groups[g].modal.is_some_and(|m| clause.is(m, &["must", "shall"]))
}
