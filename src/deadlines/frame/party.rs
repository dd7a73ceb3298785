//! Who sets a deadline and whom it binds.

use std::ops::Range;

use super::super::clause::{Clause, Tag, VerbForm};
use super::harm::consequence;
use super::slots::Frame;
use crate::lexicon::Class;
use crate::report::{Slot, Status};
use crate::span::Span;

/// Who speaks: the subject of the verb of saying that frames a clause, before it or after it (", Roe said").
pub(in crate::deadlines) fn speaker(clause: &Clause<'_>, before: usize, after: usize) -> Option<Slot<u32>> {
    speaker_before(clause, before).or_else(|| speaker_after(clause, after))
}

/// "Roe said (that) …", the nearest one.
fn speaker_before(clause: &Clause<'_>, before: usize) -> Option<Slot<u32>> {
    let last = clause.group_before(before)?;
    (0..=last).rev().find_map(|g| {
        let group = &clause.groups[g];
        let says = group.has(Class::ReportsSpeech) && group.form == VerbForm::Finite && !group.passive;
        says.then(|| clause.subject(g)).flatten().and_then(|s| clause.slot(s))
    })
}

/// "…, Roe said", "…, said Roe": the last verb of the sentence, its subject beside it.
fn speaker_after(clause: &Clause<'_>, after: usize) -> Option<Slot<u32>> {
    let g = clause.groups.iter().rposition(|g| {
        g.words.start >= after && g.form == VerbForm::Finite && g.has(Class::ReportsSpeech) && !g.lemma.is_empty()
    })?;
    let verb = &clause.groups[g].words;
    // "and a spokesman said: “…”" begins a saying of its own.
    if clause.lower(verb.end) == ":" {
        return None;
    }
    let apart = |at: usize| matches!(clause.tag_before(at), Tag::Comma | Tag::Mark);
    let before = clause.phrase_before(verb.start);
    let subject = before.clone().or_else(|| clause.subject(g)).filter(|p| apart(p.start));
    // "Oland, Sudria and the U.K. said"
    let listed = || before.filter(|p| p.start >= after);
    let inverted = || apart(verb.start).then(|| clause.phrase_at(verb.end)).flatten();
    subject.or_else(listed).or_else(inverted).and_then(|p| clause.slot(p))
}

/// The subject of a verb as a slot, unless it is a pronoun that can stand for nobody in particular.
pub(in crate::deadlines) fn subject_slot(clause: &Clause<'_>, g: usize) -> Option<Slot<u32>> {
    clause.subject(g).filter(|s| !empty_subject(clause, s)).and_then(|s| clause.slot(s))
}

/// Whether a slot is a bare pronoun that can stand for nobody in particular.
pub(in crate::deadlines) fn empty_subject(clause: &Clause<'_>, range: &Range<usize>) -> bool {
    range.len() == 1 && clause.is(range.start, &["it", "there", "this", "that", "which"])
}

/// Puts right what no family can know alone: harm that stands as an action, and whom a pronoun means.
pub(in crate::deadlines) fn finish(clause: &Clause<'_>, f: &mut Frame) {
    if let Some(action) = f.action {
        let at = clause.word_at(action.start);
        if clause.is(at, &["avoid", "avert", "prevent", "escape"]) {
            f.action = None;
            f.consequence = f.consequence.or_else(|| consequence(clause, at));
        } else if matches!(f.status, Status::Extended | Status::Lifted) && clause.has(at, Class::Lets) {
            // What more time is for is no duty.
            f.action = None;
        }
    }
    f.addressee = f.addressee.take().map(|s| antecedent(clause, listener(clause, s)));
    f.setter = f.setter.take().and_then(|s| principal(clause, antecedent(clause, s)));
    if f.addressee.is_none() {
        f.addressee = f.consequence.and_then(|c| target_of(clause, c));
    }
    if f.self_imposed {
        f.setter.clone_from(&f.addressee);
    } else if f.setter_is_addressee() {
        f.setter = None;
    }
}

/// A setter shown by what it did is the one who did it; a spokesman stands for whom he speaks.
fn principal(clause: &Clause<'_>, slot: Slot<u32>) -> Option<Slot<u32>> {
    let words = clause.words_of(slot.span());
    let Some(head) = words.clone().last() else { return Some(slot) };
    if clause.has(head, Class::Deed)
        && let Some(clitic) = words.clone().rev().find(|&i| clause.tag_at(i) == Tag::Clitic)
    {
        return Some(clause.slot(words.start..clitic).unwrap_or(slot));
    }
    // "signed an order that extends"
    if clause.has(head, Class::Paper)
        && let Some(g) = clause.group_before(words.start)
        && clause.groups[g].words.end == words.start
        && let Some(signer) = clause.subject(g)
    {
        return Some(clause.slot(signer).unwrap_or(slot));
    }
    let Some(spokesperson) = words.clone().find(|&i| clause.has(i, Class::Spokesperson)) else { return Some(slot) };
    if clause.is(spokesperson + 1, &["of", "for"]) && spokesperson + 2 < words.end {
        return Some(clause.slot(spokesperson + 2..words.end).unwrap_or(slot));
    }
    // "a Sudria Air spokesman" speaks for the airline, "the spokesman" for someone whom the sentence does not name.
    if spokesperson == head {
        let name = (words.start..head).rev().take_while(|&i| clause.tag_at(i) == Tag::Name).last();
        return name.and_then(|n| clause.slot(n..head));
    }
    Some(slot)
}

/// "Roe said he would": the name that a pronoun stands for, where the same sentence has it as a subject before.
fn antecedent(clause: &Clause<'_>, slot: Slot<u32>) -> Slot<u32> {
    let at = clause.word_at(slot.span().start);
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
            let next = group.words.end == at || (group.words.end + 1 == at && clause.lower(at - 1) == "that");
            next && group.has(Class::ReportsSpeech) && group.form == VerbForm::Finite
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
fn listener(clause: &Clause<'_>, slot: Slot<u32>) -> Slot<u32> {
    let at = clause.word_at(slot.span().start);
    let whom = clause.phrase_before(at).filter(|_| clause.is(at, &["he", "she", "it", "they"])).filter(|p| {
        let over = clause.groups.iter().find(|g| g.words.end == p.start);
        over.is_some_and(|g| g.has(Class::Informs) && !g.passive)
    });
    whom.and_then(|p| clause.slot(p)).unwrap_or(slot)
}

/// Whom a harm hits: "tariffs on Russia and its allies".
fn target_of(clause: &Clause<'_>, harm: Span) -> Option<Slot<u32>> {
    let words = clause.words_of(harm);
    let on = (words.start + 1..(words.end + 1).min(clause.len())).rev().find(|&i| clause.is(i, &["on", "against"]))?;
    let target = clause.phrase_at(on + 1)?;
    let name = clause.tag_at(on + 1) == Tag::Name && !clause.in_time(on + 1);
    let head = target.end - 1;
    let someone = clause.tag_at(head) == Tag::Name || clause.is(head, &["allies", "government", "leaders"]);
    (name && someone).then(|| clause.slot(target)).flatten()
}

/// How many subjects are gone back over to find whom a pronoun means.
const SUBJECTS: usize = 6;

/// The last subject before a word that is no pronoun.
pub(in crate::deadlines) fn person_before(clause: &Clause<'_>, at: usize) -> Option<Slot<u32>> {
    let upto = clause.groups.partition_point(|g| g.words.start < at);
    (0..upto).rev().filter(|&g| clause.groups[g].form == VerbForm::Finite).take(SUBJECTS).find_map(|g| {
        let subject = clause.subject(g).filter(|s| s.end <= at && clause.tag_at(s.end - 1) != Tag::Pronoun)?;
        // "the minister said he", but "the bill showed that she".
        let thing = clause.is(subject.start, &["a", "an", "it"])
            || (clause.is(subject.start, &["the", "its", "their"]) && !clause.groups[g].has(Class::ReportsSpeech));
        if thing { None } else { clause.slot(subject) }
    })
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::reads;

    #[test]
    fn a_spokesman_speaks_for_someone() {
        reads(
            "
            [addressee The bakers] [trigger have until] [time Friday] to [action reply], a [setter Sudria Mills] spokesman said. -> 2025-03-14 set
            [addressee The bakers] [trigger have until] [time Friday] to [action reply], the spokesman said. -> 2025-03-14 set
            ",
        );
    }
}
