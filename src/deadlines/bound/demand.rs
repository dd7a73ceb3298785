//! What is asked of someone: "ordered the firm to pay by", "demanded that France pull out by".

use std::ops::Range;

use super::super::clause::{Clause, Group, Kind, Tag};
use super::super::frame::{self, Frame};
use super::super::lexicon;
use super::action_of;
use crate::report::Status;

/// "ordered the firm to pay by", "demanded that France pull out by", "demanded a ceasefire within that period".
pub(super) fn demand(clause: &Clause<'_>, g: usize, trigger: &Range<usize>) -> Option<Frame> {
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
    // "forcing them to close twice within a year": what has happened, not what is asked.
    if over.lemma == "force" && over.kind == Kind::Gerund && clause.is(trigger.start, &["within", "in"]) {
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
            ) && !(clause.low(i) == "order" && clause.low_before(i) == "in")
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
