//! The verb that a time belongs to.

use std::ops::Range;

use super::super::clause::{Clause, Tag, VerbForm, VerbGroup, VerbInflection};
use super::super::due;
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
    if is_fronted(clause, limit) {
        let g = clause.group_after(limit.end(clause)).filter(|&g| clause.groups[g].form == VerbForm::Finite)?;
        // "By June the brewery plans to close": what is planned is the infinitive right behind the verb.
        let over = &clause.groups[g];
        let under = clause.groups.get(g + 1).filter(|under| under.form == VerbForm::Infinitive);
        let beneath = under.is_some_and(|under| {
            let whom = over.words.end..under.words.start;
            whom.is_empty() || (over.has(Class::AsksForAction) && clause.phrase_at(whom.start).is_some())
        });
        return Some(g + usize::from(beneath));
    }
    let from = before_aside(clause, at);
    let g = clause.group_before(from)?;
    let gap = clause.groups[g].words.end..from;
    if gap.len() > REACH || gap.into_iter().any(|i| clause.tag_at(i) == Tag::Stop) {
        return None;
    }
    Some(outer(clause, g, limit))
}

/// Whether a time stands before its verb: "By Friday, all ships must leave." A quotation mark before it tells nothing by
/// itself: "must leave “by Friday”" closes before another verb comes, "said: “By Friday all ships must leave”" does not.
fn is_fronted(clause: &Clause<'_>, limit: &Limit) -> bool {
    let at = limit.words.start;
    let opens_quotation = || {
        let end = limit.end(clause);
        let verb = clause.group_after(end).map_or(clause.len(), |g| clause.groups[g].words.start);
        verb < clause.len() && !(end..verb).any(|i| matches!(clause.tag_at(i), Tag::Mark | Tag::Stop))
    };
    // "promised that by June the road would be open"
    let clause_opens = clause.lower_before(at) == "that" && clause.group_after(limit.end(clause)).is_some();
    // "said, by June, he wanted"
    let aside = || {
        clause.tag_at(limit.end(clause)) == Tag::Comma
            && clause
                .group_before(at)
                .is_some_and(|g| clause.groups[g].words.end + 1 == at && clause.groups[g].has(Class::ReportsSpeech))
    };
    // "Register by 9 May to vote": the verb stands first.
    at <= 1 && clause.tag_at(0) != Tag::Verb
        || clause_opens
        || match clause.tag_before(at) {
            Tag::Stop => true,
            Tag::Comma => aside(),
            Tag::Mark => matches!(clause.tag_before(at - 1), Tag::Stop) || opens_quotation(),
            _ => false,
        }
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
        && (clause.tag_at(open + 1) == Tag::Relative || says(clause, open..from))
    {
        from = open;
    }
    from
}

/// Whether some words are an aside that tells who speaks: ", the agency said,".
fn says(clause: &Clause<'_>, words: Range<usize>) -> bool {
    let inside = |g: &&VerbGroup| words.contains(&g.words.start);
    let mut verbs = clause.groups.iter().filter(inside);
    verbs.next().is_some_and(|g| g.has(Class::ReportsSpeech)) && verbs.next().is_none()
}

/// The verb that a verb inside its object belongs to: "agree on a pact that would lift the blockade".
fn outer(clause: &Clause<'_>, inner: usize, limit: &Limit) -> usize {
    let mut g = inner;
    for _ in 0..INNER_VERBS {
        let group = &clause.groups[g];
        let start = group.words.start;
        let stop = g == 0
            || !(
                // "to stop dumping waste": the duty is to stop.
                (group.form == VerbForm::Gerund && clause.groups[g - 1].words.end == start)
                    || (is_relative(clause, g) && !is_obliged(clause, g) && !had_happened(clause, g, limit))
                    || is_reduced(clause, g, limit.words.start)
                    || (clause.is_before(start, &["and", "or"])
                        && group.form == VerbForm::Finite
                        && !is_obliged(clause, g)
                        // "sacked the mayor and demanded an answer": its own.
                        && !(group.past && group.has(Class::AsksForAction)))
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
        && ![Class::AsksForAction, Class::GivesWord, Class::ReportsSpeech].iter().any(|&c| clause.groups[g - 1].has(c))
}

/// "mend homes that were flooded by 2023", "jail guards who had fled by Friday": the time is of what had happened by then,
/// not of what is to be done.
fn had_happened(clause: &Clause<'_>, g: usize, limit: &Limit) -> bool {
    let group = &clause.groups[g];
    let tale = (group.past || group.perfect) && group.modal.is_none();
    // "free the men who were seized in May by Friday": it has a time of its own; a bare Friday may be the coming one.
    let own = clause.times.iter().any(|t| t.words.start >= group.words.end && t.words.end <= limit.words.start);
    let day = limit.time.filter(|&t| !due::is_bare_weekday(clause, t)).and_then(|t| due::day_of(clause, t).days);
    let over = day.zip(clause.article).is_some_and(|((_, last), today)| last < today);
    // "men whom it had held before Friday"
    let before = clause.lower(limit.words.start) == "before" && !group.passive;
    tale && !own && clause.is(limit.words.start, &["by", "before"]) && (group.perfect || before || over)
}

/// Whether a verb is a participle that describes the object: "close the accounts held by the firms".
fn is_reduced(clause: &Clause<'_>, g: usize, time: usize) -> bool {
    let group = &clause.groups[g];
    group.form == VerbForm::Finite
        && follows_noun(clause, group)
        && clause.is(group.words.end, &["by", "in", "at", "under", "from", "with", "on"])
        && group.words.end < time
        && (is_obliged(clause, g - 1) || clause.groups[g - 1].form == VerbForm::Infinitive)
}

/// Whether a past without an auxiliary stands right after a noun, as a participle that describes it does.
fn follows_noun(clause: &Clause<'_>, group: &VerbGroup) -> bool {
    group.words.len() == 1
        && clause.words[group.head].inflection == VerbInflection::Past
        && matches!(clause.tag_before(group.words.start), Tag::Noun | Tag::Name)
}

/// The verbs in whose objects a verb stands, the nearest first.
pub(super) fn wider(clause: &Clause<'_>, g: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(holder(clause, g), |&over| holder(clause, over)).take(INNER_VERBS)
}

/// The verb in whose object another verb stands, where the time may belong to it: "asked the firm to explain how it
/// guards its data by Friday". What has been done in a past tense has a time of its own.
fn holder(clause: &Clause<'_>, g: usize) -> Option<usize> {
    let inner = &clause.groups[g];
    let over = g.checked_sub(1)?;
    let gap = clause.groups[over].words.end..inner.words.start;
    let apart = |i: usize| {
        matches!(clause.tag_at(i), Tag::Stop | Tag::Dash | Tag::Mark | Tag::Comma)
            || (clause.tag_at(i) == Tag::Subordinator && !clause.is(i, &["that", "how", "whether", "what", "where"]))
            || clause.is(i, &["and", "but", "or"]) && inner.form == VerbForm::Finite
    };
    if gap.len() > REACH || gap.clone().any(apart) {
        return None;
    }
    let asks = || gap.clone().any(|i| clause.tag_at(i) == Tag::Subordinator || clause.tag_at(i) == Tag::Relative);
    let participle = follows_noun(clause, inner)
        && clause.tag_at(inner.words.end) == Tag::Preposition
        && (!clause.in_time(inner.words.end + 1) || matches!(clause.groups[over].lemma, "have" | "get"));
    // "to read all of Lind's emails by Friday": a plural that could be a verb, right before the time.
    let plural = inner.words.len() == 1
        && inner.has(Class::NounToo)
        && clause.words[inner.head].inflection == VerbInflection::Third
        && clause.tag_at(inner.words.end) == Tag::Preposition
        && clause.in_time(inner.words.end + 1);
    let inside =
        inner.form != VerbForm::Finite || participle || plural || (!inner.past && inner.modal.is_none() && asks());
    inside.then_some(over)
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
