//! The verb that the noun is the object of: "set a deadline", "moved the deadline to Sunday".

use std::ops::Range;

use super::super::clause::{Clause, Kind, Tag};
use super::super::frame::{self, Bound, Frame};
use super::super::lexicon::{self};
use super::phrase::{Noun, Phrase};
use crate::report::Status;

/// The verb that a noun phrase is the object of. Verbs inside the other object ("gave the men fighting there a
/// deadline") are stepped over.
pub(super) fn governor(clause: &Clause<'_>, start: usize) -> Option<usize> {
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

/// The verb that the noun is the object of: "set a deadline", "moved the deadline from Friday to Sunday".
pub(super) fn govern(
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
    // "extended by two weeks, to March 25, the deadline": the new day stands before its object.
    let shifted = !direct
        && gap.len() <= 12
        && (lexicon::extends(lemma) || lexicon::shortens(lemma))
        && clause.tag_before(phrase.start) == Tag::Comma;
    if !direct && !shifted {
        return;
    }
    // "made a decision to extend": the infinitive has the subject of the verb that its noun is the object of.
    let loose = attached(clause, g)
        && clause
            .phrase_before(group.words.start)
            .is_none_or(|p| clause.group_before(p.start).is_none_or(|k| clause.groups[k].words.end != p.start));
    let subject = || clause.subject(g).filter(|s| !loose && !frame::empty_subject(clause, s));
    let preposition = gap.clone().any(|i| matches!(clause.tag_at(i), Tag::Preposition | Tag::To));
    let moves = matches!(lemma, "move" | "push" | "shift" | "bring" | "change" | "put" | "roll" | "kick");
    // "moved the deadline up", but "the deadline to open up the market".
    let near = (trigger.end..clause.len().min(trigger.end + 3))
        .find(|&i| matches!(clause.tag_at(i), Tag::To | Tag::Verb))
        .unwrap_or(clause.len().min(trigger.end + 3));
    let ahead = clause.any(group.words.end..near, &["up", "forward"]);
    let back = clause.any(group.words.end..near, &["back", "off", "out"]);
    // "extended until June 30 the deadline": the new day may stand before the noun.
    let to_unit = unit_to(clause, trigger.end)
        .filter(|_| !shifted)
        .or_else(|| unit_to(clause, group.words.end).filter(|&u| clause.units[u].words.end <= phrase.start));
    let possible = group.modal.is_some_and(|m| clause.is(m, &["could", "may", "might"]));
    if lexicon::shortens(lemma) || (moves && ahead) || (lemma == "up" && !preposition) {
        *status = Some(Status::Shortened);
        moved(clause, f, to_unit, false);
        f.setter = subject().and_then(|s| clause.slot(s)).or(f.setter.take());
    } else if lexicon::extends(lemma) || (moves && (back || to_unit.is_some())) {
        *status = Some(if possible { Status::Conditional } else { Status::Extended });
        moved(clause, f, to_unit, !possible);
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
    } else if lemma == "let" && clause.is(trigger.end, &["pass", "slip", "lapse", "expire"]) {
        *status = Some(Status::Passed);
        f.addressee = f.addressee.take().or_else(|| subject().and_then(|s| clause.slot(s)));
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
        // "said it had met": the pronoun is put right later.
        f.addressee = f.addressee.take().or_else(|| clause.subject(g).and_then(|s| clause.slot(s)));
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

/// Whether a group is an infinitive attached to a noun of deciding: "a decision to extend".
pub(super) fn attached(clause: &Clause<'_>, g: usize) -> bool {
    const NOUNS: &[&str] = &[
        "decision",
        "decisions",
        "move",
        "plan",
        "plans",
        "proposal",
        "agreement",
        "vote",
        "bid",
        "effort",
        "efforts",
        "attempt",
        "request",
        "offer",
        "order",
    ];
    let group = &clause.groups[g];
    group.kind == Kind::Infinitive && group.words.start.checked_sub(1).is_some_and(|noun| clause.is(noun, NOUNS))
}

/// "…, announced by Roe on Monday, extends": the agent of a participle just before a verb.
pub(super) fn by_agent(clause: &Clause<'_>, verb: usize) -> Option<crate::report::Slot<u32>> {
    let from = verb.saturating_sub(16);
    let by = (from..verb).find(|&i| {
        clause.low(i) == "by"
            && clause.tag_before(i) == Tag::Verb
            && clause.words.get(i + 1).is_some_and(|w| w.unit.is_none())
    })?;
    clause.phrase_at(by + 1).and_then(|p| clause.slot(p))
}

/// The last "to EXPR", "until EXPR" after a word.
pub(super) fn unit_to(clause: &Clause<'_>, from: usize) -> Option<usize> {
    (from..clause.len()).find_map(|i| {
        if clause.is(i, &["to", "until", "till", "through", "beyond"]) { frame::unit_at(clause, i + 1) } else { None }
    })
}

/// The deadline was moved: what it was is the prior, what it is now the time.
pub(super) fn moved(clause: &Clause<'_>, f: &mut Frame, to: Option<usize>, away: bool) {
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
        let added = by.is_some_and(|u| clause.low_before(clause.units[u].words.start) == "by");
        f.unit = by;
        f.bound = if added { Bound::Added } else { Bound::Extension };
    } else if away && f.unit.is_none() {
        let by = (f.trigger.end..clause.len()).find_map(|i| clause.words[i].unit.filter(|&u| clause.units[u].length));
        f.unit = by;
        f.bound = Bound::Extension;
    }
    // A day that closes the matter beats the length: "…, setting the new deadline around 8 August".
}

/// "a 90-day extension of", "an extension to" just before the phrase: the word "extension".
pub(super) fn extension_before(clause: &Clause<'_>, start: usize) -> Option<usize> {
    let prep = start.checked_sub(1)?;
    let noun = start.checked_sub(2)?;
    (clause.is(prep, &["of", "to", "on", "for", "past", "beyond"])
        && clause.is(noun, &["extension", "delay", "postponement"]))
    .then_some(noun)
}

/// "after the expiry of", "expiration of", "missed".
pub(super) fn expiry_before(clause: &Clause<'_>, start: usize, status: &mut Option<Status>) {
    let k = start.wrapping_sub(2);
    if clause.low_before(start) == "of" && clause.is(k, &["expiry", "expiration", "passing", "lapse", "end"]) {
        let after = (k.saturating_sub(3)..k).any(|i| clause.is(i, &["after", "following", "since"]));
        *status = Some(if after { Status::Passed } else { Status::Pending });
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::told;

    #[test]
    fn a_deadline_is_moved_by_its_own_verb() {
        assert_eq!(
            told("The port extended the Friday deadline for claims by two weeks."),
            ["deadline + two weeks -> 2025-03-28; extended; The port > -; claims; -"]
        );
        assert_eq!(
            told("The reforms put Sudria ahead of a 2027 deadline to open up its ports."),
            ["deadline + 2027 -> 2027-12-31; pending; - > -; open up its ports; -"]
        );
        assert_eq!(
            told("Anna Lind left after a decision to relax the 2027 deadline was made known."),
            ["deadline + - -> -; extended; - > -; -; -"]
        );
    }
}
