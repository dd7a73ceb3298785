//! Who sets a deadline and whom it binds.

use std::ops::Range;

use super::super::clause::{Clause, Kind, Tag};
use super::super::lexicon;
use super::{Frame, consequence};
use crate::report::{Slot, Status};
use crate::span::Span;

/// Who speaks: the subject of the verb of saying that frames a clause, before it or after it (", Roe said").
pub(in crate::deadlines) fn speaker(clause: &Clause<'_>, before: usize, after: usize) -> Option<Slot<u32>> {
    let mut g = clause.group_before(before);
    while let Some(k) = g {
        let group = &clause.groups[k];
        if lexicon::reports(group.lemma)
            && group.kind == Kind::Finite
            && !group.passive
            && let Some(subject) = clause.subject(k)
        {
            return clause.slot(subject);
        }
        g = k.checked_sub(1);
    }
    // ", Roe said": the last verb of the sentence, its subject just before it after a comma or a closing mark.
    let tail = clause.groups.iter().enumerate().rev().find(|(_, g)| {
        g.words.start >= after && g.kind == Kind::Finite && lexicon::reports(g.lemma) && !g.lemma.is_empty()
    });
    // "and a spokesman said: “…”" begins a saying of its own.
    let tail = tail.filter(|(_, g)| clause.low(g.words.end) != ":");
    if let Some((k, group)) = tail {
        if let Some(p) = clause.phrase_before(group.words.start).or_else(|| clause.subject(k))
            && matches!(clause.tag_before(p.start), Tag::Comma | Tag::Mark)
        {
            return clause.slot(p);
        }
        if let Some(p) = clause.phrase_before(group.words.start) {
            // "Oland, Sudria and the U.K. said"
            if p.start >= after {
                return clause.slot(p);
            }
        }
        // "said Roe"
        if matches!(clause.tag_before(group.words.start), Tag::Comma | Tag::Mark)
            && let Some(p) = clause.phrase_at(group.words.end)
        {
            return clause.slot(p);
        }
    }
    None
}

/// Whether a slot is a bare pronoun that can stand for nobody in particular.
pub(in crate::deadlines) fn empty_subject(clause: &Clause<'_>, range: &Range<usize>) -> bool {
    range.len() == 1 && clause.is(range.start, &["it", "there", "this", "that", "which"])
}

/// Puts right what no family can know alone: harm that stands as an action, and whom a pronoun means.
pub(in crate::deadlines) fn polish(clause: &Clause<'_>, f: &mut Frame) {
    if let Some(action) = f.action {
        let at = clause.words.partition_point(|w| w.span.end <= action.start);
        if clause.is(at, &["avoid", "avert", "prevent", "escape"]) {
            f.action = None;
            if f.consequence.is_none() {
                f.consequence = consequence(clause, at);
            }
        } else if matches!(f.status, Status::Extended | Status::Lifted)
            && clause.is(
                at,
                &["allow", "give", "let", "enable", "permit", "make", "ensure", "buy", "provide", "help", "keep"],
            )
        {
            // What more time is for is no duty.
            f.action = None;
        }
    }
    f.addressee = f.addressee.take().map(|s| antecedent(clause, told(clause, s)));
    f.setter = f.setter.take().and_then(|s| principal(clause, antecedent(clause, s)));
    if f.addressee.is_none() {
        f.addressee = f.consequence.and_then(|c| hit(clause, c));
    }
    if f.own {
        // A promise is its giver's own deadline.
        f.setter.clone_from(&f.addressee);
        return;
    }
    if let (Some(a), Some(b)) = (&f.setter, &f.addressee)
        && a.span() == b.span()
    {
        f.setter = None;
    }
}

/// Heads that stand for whoever they belong to: "the council's decision".
const ACTS: &[&str] = &[
    "action",
    "actions",
    "decision",
    "move",
    "letter",
    "order",
    "announcement",
    "statement",
    "ruling",
    "demand",
    "demands",
    "ultimatum",
    "threat",
    "threats",
    "plan",
    "proposal",
    "resolution",
    "directive",
    "notice",
    "request",
    "warning",
    "deadline",
    "administration's",
];

/// A setter shown by what it did is the one who did it; a spokesman stands for whom he speaks.
fn principal(clause: &Clause<'_>, slot: Slot<u32>) -> Option<Slot<u32>> {
    let from = clause.words.partition_point(|w| w.span.end <= slot.span().start);
    let to = clause.words.partition_point(|w| w.span.start < slot.span().end);
    if to > from
        && clause.is(to - 1, ACTS)
        && let Some(c) = (from..to).rev().find(|&i| clause.tag_at(i) == Tag::Clitic)
    {
        return Some(clause.slot(from..c).unwrap_or(slot));
    }
    // "signed an order that extends": the order is its signer's.
    if to > from
        && clause.is(
            to - 1,
            &[
                "order",
                "law",
                "bill",
                "measure",
                "decree",
                "directive",
                "resolution",
                "letter",
                "statement",
                "ruling",
                "rule",
                "announcement",
            ],
        )
        && let Some(g) = clause.group_before(from)
        && clause.groups[g].words.end == from
        && let Some(s) = clause.subject(g)
    {
        return Some(clause.slot(s).unwrap_or(slot));
    }
    const SPOKES: &[&str] = &["representative", "spokesman", "spokeswoman", "spokesperson", "spokesmen"];
    let spokes = (from..to).find(|&i| clause.is(i, SPOKES));
    if let Some(s) = spokes
        && clause.is(s + 1, &["of", "for"])
        && s + 2 < to
    {
        return Some(clause.slot(s + 2..to).unwrap_or(slot));
    }
    // "a Sudria Air spokesman" speaks for the airline, "the spokesman" for someone whom the sentence does not name.
    if to > from && spokes == Some(to - 1) {
        let name = (from..to - 1).rev().take_while(|&i| clause.tag_at(i) == Tag::Name).last();
        return name.and_then(|n| clause.slot(n..to - 1));
    }
    Some(slot)
}

/// "Roe said he would": the name that a pronoun stands for, where the same sentence has it as a subject before.
fn antecedent(clause: &Clause<'_>, slot: Slot<u32>) -> Slot<u32> {
    let at = clause.words.partition_point(|w| w.span.end <= slot.span().start);
    if slot.span().end > clause.words.get(at).map_or(0, |w| w.span.end) {
        return slot;
    }
    if clause.is(at, &["he", "she"]) {
        return person_before(clause, at).unwrap_or(slot);
    }
    if clause.is(at, &["it", "they"]) {
        // Right under the verb of saying: "the firm said it extended".
        let over = clause.group_before(at).filter(|&g| {
            let group = &clause.groups[g];
            let next = group.words.end == at || (group.words.end + 1 == at && clause.low(at - 1) == "that");
            next && lexicon::reports(group.lemma) && group.kind == Kind::Finite
        });
        return over
            .and_then(|g| clause.subject(g))
            .filter(|s| clause.tag_at(s.end - 1) != Tag::Pronoun)
            .and_then(|s| clause.slot(s))
            .unwrap_or(slot);
    }
    slot
}

/// "told the midfielder he has until": the pronoun stands for who is told.
fn told(clause: &Clause<'_>, slot: Slot<u32>) -> Slot<u32> {
    let at = clause.words.partition_point(|w| w.span.end <= slot.span().start);
    let whom = clause.phrase_before(at).filter(|_| clause.is(at, &["he", "she", "it", "they"])).filter(|p| {
        let over = clause.groups.iter().find(|g| g.words.end == p.start);
        over.is_some_and(|g| lexicon::informs(g.lemma) && !g.passive)
    });
    whom.and_then(|p| clause.slot(p)).unwrap_or(slot)
}

/// Whom a harm hits: "tariffs on Russia and its allies".
fn hit(clause: &Clause<'_>, harm: Span) -> Option<Slot<u32>> {
    let from = clause.words.partition_point(|w| w.span.end <= harm.start);
    let to = clause.words.partition_point(|w| w.span.start < harm.end);
    let on = (from + 1..(to + 1).min(clause.len())).rev().find(|&i| clause.is(i, &["on", "against"]))?;
    let p = clause.phrase_at(on + 1)?;
    let name = clause.tag_at(on + 1) == Tag::Name && clause.words.get(on + 1).is_some_and(|w| w.unit.is_none());
    let ends = clause.tag_at(p.end - 1) == Tag::Name || clause.is(p.end - 1, &["allies", "government", "leaders"]);
    (name && ends).then(|| clause.slot(p)).flatten()
}

/// The last subject before a word that is no pronoun.
pub(in crate::deadlines) fn person_before(clause: &Clause<'_>, at: usize) -> Option<Slot<u32>> {
    let upto = clause.groups.partition_point(|g| g.words.start < at);
    (0..upto).rev().filter(|&g| clause.groups[g].kind == Kind::Finite).take(6).find_map(|g| {
        let subject = clause.subject(g).filter(|s| s.end <= at && clause.tag_at(s.end - 1) != Tag::Pronoun)?;
        // "the minister said he", but "the bill showed that she".
        let thing = clause.is(subject.start, &["a", "an", "it"])
            || (clause.is(subject.start, &["the", "its", "their"]) && !lexicon::reports(clause.groups[g].lemma));
        if thing { None } else { clause.slot(subject) }
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::told;

    #[test]
    fn a_spokesman_speaks_for_someone() {
        assert_eq!(
            told("The bakers have until Friday to reply, a Sudria Mills spokesman said."),
            ["have until + Friday -> 2025-03-14; set; Sudria Mills > The bakers; reply; -"]
        );
        assert_eq!(
            told("The bakers have until Friday to reply, the spokesman said."),
            ["have until + Friday -> 2025-03-14; set; - > The bakers; reply; -"]
        );
    }
}
