//! Who sets a deadline and whom it binds.

use std::ops::Range;

use super::super::clause::{Clause, Tag, VerbForm, VerbGroup};
use super::harm::consequence;
use super::slots::{Frame, Relation};
use crate::lexicon::Class;
use crate::report::{EntityType, Slot, Status};
use crate::span::Span;

/// Who speaks: the subject of the verb of saying that frames a clause, before it or after it (", Roe said").
pub(in crate::deadlines) fn speaker(clause: &Clause<'_>, before: usize, after: usize) -> Option<Slot<u32>> {
    let told = speaker_before(clause, before).or_else(|| speaker_after(clause, after));
    told.or_else(|| clause.said_by(before)).filter(|s| {
        let who = clause.words_of(s.span());
        !clause.names_a(who.clone(), Class::Onlooker) && !informs(clause, who)
    })
}

/// Who imposes what is reported as a duty: who speaks, but not a person who only tells of it. A person's own words, between
/// quotation marks, are a demand; in a report only who holds an office can be meant. `before` is the first word of the duty, and
/// it ends before `after`.
pub(in crate::deadlines) fn imposer(clause: &Clause<'_>, before: usize, after: usize) -> Option<Slot<u32>> {
    let own = clause.is_quoted(before) || clause.is_quoted(after.saturating_sub(1)) || warns(clause, before, after);
    let told = told_by(clause, before).or_else(|| speaker(clause, before, after));
    told.filter(|s| own || can_impose(clause, s)).or_else(|| tells_them(clause, before))
}

/// "was told by the council that it must": who tells it stands behind "by", not before the verb.
fn told_by(clause: &Clause<'_>, before: usize) -> Option<Slot<u32>> {
    let verb = &clause.groups[clause.group_before(before)?];
    let told = verb.passive && matches!(verb.lemma, "tell" | "inform" | "notify" | "warn");
    clause.agent_after(verb.words.end).filter(|_| told).and_then(|who| clause.slot(who))
}

/// "warned that Sudria had 40 days or face a blockade": who tells of the harm as well threatens it.
fn warns(clause: &Clause<'_>, before: usize, after: usize) -> bool {
    let warns = |g: &VerbGroup| g.words.start < before && (g.lemma == "warn" || g.has(Class::Threatens));
    clause.groups.iter().any(warns) && consequence(clause, after).is_some()
}

/// Whoever tells those who are bound that they are: "Lind told the firm that it must stop".
pub(in crate::deadlines) fn tells_them(clause: &Clause<'_>, before: usize) -> Option<Slot<u32>> {
    let pronoun = before.checked_sub(1).filter(|&i| clause.is(i, &["he", "she", "it", "they"]))?;
    let that = pronoun - usize::from(clause.is_before(pronoun, &["that"]));
    let whom = clause.phrase_before(that)?;
    let g = clause.groups.iter().position(|g| g.words.end == whom.start)?;
    let tells = matches!(clause.groups[g].lemma, "tell" | "inform" | "notify" | "warn") && !clause.groups[g].passive;
    let who = clause.subject(g).filter(|_| tells).and_then(|s| clause.slot(s));
    // "Her lawyer told her that she must": who only knows it.
    who.filter(|s| clause.kind_of(s) == Some(EntityType::Per) || can_impose(clause, s))
}

/// Whether somebody is no private person: a body, a country, or who holds an office.
fn can_impose(clause: &Clause<'_>, slot: &Slot<u32>) -> bool {
    let words = clause.words_of(slot.span());
    let office = |i: usize| {
        clause.has(i, Class::HeadOfState)
            || clause.has(i, Class::OfficeHolder)
            || clause.is(i, &["judge", "judges", "secretary", "prosecutors", "officials", "sheriff", "king", "general"])
    };
    let person = |i: usize| clause.has(i, Class::Role) || clause.has(i, Class::Human) || clause.is(i, &["he", "she"]);
    let named = clause.kind_of(slot) == Some(EntityType::Per);
    let head = words.end.saturating_sub(1);
    // "The mayor's wife" and "a lawyer for the judge" hold no office.
    let anothers = |i: usize| matches!(clause.tag_at(i), Tag::Clitic | Tag::Preposition);
    let held = words.clone().any(office) && !words.clone().any(anothers);
    held || clause.holds_office(slot) || !named && !person(head)
}

/// "a person with knowledge of the matter", "people familiar with the talks": who only knows of it.
fn informs(clause: &Clause<'_>, who: Range<usize>) -> bool {
    // "to define what people think"
    if clause.is(who.start, &["what", "how", "who"]) {
        return true;
    }
    let knows = ["with", "familiar", "close", "briefed", "involved", "who"];
    who.clone().any(|i| clause.is(i, &["person", "people", "officials", "official"]) && clause.is(i + 1, &knows))
}

/// "Roe said (that) …", the nearest one.
fn speaker_before(clause: &Clause<'_>, before: usize) -> Option<Slot<u32>> {
    let last = clause.group_before(before)?;
    (0..=last).rev().find_map(|g| {
        let group = &clause.groups[g];
        // Who complains of a duty has not set it.
        let reports = group.has(Class::ReportsSpeech) && group.form == VerbForm::Finite && group.lemma != "complain";
        let says = !group.passive && (reports || issues_demand(clause, group, before));
        says.then(|| clause.subject(g)).flatten().and_then(|s| clause.slot(s))
    })
}

/// "issued a warning to the islanders: “You must leave”"
fn issues_demand(clause: &Clause<'_>, group: &VerbGroup, before: usize) -> bool {
    let colon = |&i: &usize| clause.tag_at(i) == Tag::Stop && clause.lower(i) == ":";
    matches!(group.lemma, "issue" | "give" | "send")
        && (group.words.end..before)
            .find(colon)
            .is_some_and(|colon| clause.any_has(group.words.end..colon, Class::Demand))
}

/// "…, Roe said", "…, said Roe": the last verb of the sentence, its subject beside it.
fn speaker_after(clause: &Clause<'_>, after: usize) -> Option<Slot<u32>> {
    let g = clause.groups.iter().rposition(|g| {
        // "it could be added to the list"
        let says = g.has(Class::ReportsSpeech) && !g.lemma.is_empty() && !g.passive;
        g.words.start >= after && g.form == VerbForm::Finite && says
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
    let subject = clause.subject(g)?;
    let slot = clause.slot(subject.clone())?;
    // "The council met on Monday. It gave …", "the council said it gave"
    let it = clause.lower(subject.start) == "it" && clause.groups[g].lemma != "be";
    let opens = subject.start == 0 || slot.entity.is_some();
    let known = it && (opens || speaks_before(clause, subject.start).is_some());
    (known || !empty_subject(clause, &subject)).then_some(slot)
}

/// The verb of saying right before a word: "the firm said (that) it extended".
fn speaks_before(clause: &Clause<'_>, at: usize) -> Option<usize> {
    clause.group_before(at).filter(|&g| {
        let group = &clause.groups[g];
        let that = at - usize::from(clause.is_before(at, &["that"]));
        // "told the firm it would"
        let whom = clause.phrase_at(group.words.end).filter(|p| group.has(Class::Informs) && p.end <= that);
        // "said on Tuesday it would"
        let next =
            (whom.map_or(group.words.end, |p| p.end)..that).all(|i| clause.in_time(i) || clause.lower(i) == "on");
        next && group.has(Class::ReportsSpeech) && group.form == VerbForm::Finite
    })
}

/// Whether a slot is a bare pronoun that can stand for nobody in particular.
pub(in crate::deadlines) fn empty_subject(clause: &Clause<'_>, range: &Range<usize>) -> bool {
    range.len() == 1 && clause.is(range.start, &["it", "there", "this", "that", "which"])
}

/// Puts right what no family can know alone: harm that stands as an action, whom a pronoun means, and that nobody is
/// bound yet.
pub(in crate::deadlines) fn finish(clause: &Clause<'_>, f: &mut Frame) {
    if matches!(f.status, Status::Set | Status::Pending) && is_drafted(clause, f) {
        f.status = Status::Conditional;
        f.start_unknown |= f.relation == Relation::Within;
    }
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
    let written = f.addressee.clone();
    let own = f.self_imposed;
    f.addressee = f.addressee.take().map(|s| antecedent(clause, listener(clause, s, own)));
    f.setter = f.setter.take().and_then(|s| principal(clause, antecedent(clause, s)));
    if f.addressee.is_none() {
        f.addressee = f.consequence.and_then(|c| target_of(clause, c));
    }
    if f.self_imposed {
        // "“I will decide by Friday,” the mayor said": who speaks is named.
        let first =
            f.addressee.as_ref().map(|s| clause.word_at(s.span().start)).filter(|&i| clause.is(i, &["i", "we"]));
        let end = f.time.map_or(f.trigger.end, |t| clause.times[t].words.end);
        let named = first.and_then(|i| speaker(clause, i, end));
        f.setter = named.or(f.setter.take()).or_else(|| f.addressee.clone());
        // "the council said it would": who sets it is named, whom it binds stands as it is written.
        f.addressee = written.map(|s| Slot { entity: f.setter.as_ref().map_or(s.entity, |by| by.entity), ..s });
    } else if f.setter_is_addressee() {
        f.setter = None;
    }
}

/// Words for what binds nobody yet.
const DRAFTS: &[&str] =
    &["bill", "draft", "proposal", "proposals", "proposed", "amendment", "motion", "legislation", "bills"];

/// Whether a deadline stands in a draft or is only thought of: "the bill would require firms to pay within a week",
/// "under the proposal, firms would have", "if passed", "the council could order the owners to pay by".
fn is_drafted(clause: &Clause<'_>, f: &Frame) -> bool {
    /// Most words from "under" to the draft, and from "if" to the verb of passing it.
    const REACH: usize = 6;
    let end = f.time.map_or(f.trigger.end, |t| clause.times[t].words.start.max(f.trigger.start));
    let before = || clause.groups.iter().enumerate().filter(|(_, g)| g.words.start < end);
    let would = before().any(|(g, group)| {
        let would = group.form == VerbForm::Finite && group.modal.is_some_and(|m| clause.is(m, &["would", "could"]));
        would && clause.subject(g).is_some_and(|s| clause.any(s, DRAFTS))
    });
    let passed = ["passed", "passes", "approved", "adopted", "enacted", "ratified"];
    let opens = |i: usize| match clause.lower(i) {
        "under" => clause.any(i..(i + REACH).min(f.trigger.start.max(i)), DRAFTS),
        // "if passed", "if the bill passes", but "if a budget is not passed by Friday" and "if the deadline passes".
        "if" => (i + 1..i + REACH)
            .find(|&k| clause.is(k, &passed))
            .is_some_and(|k| k == i + 1 || clause.any(i..k, DRAFTS) && !(i..k).any(|k| clause.tag_at(k) == Tag::Not)),
        _ => false,
    };
    // Who might set it has not done so.
    let possible = before().any(|(_, group)| {
        // "Members may ask for a refund by May": a right.
        let right = group.lemma == "ask" || group.lemma == "request";
        let sets = group.has(Class::AsksForAction) || matches!(group.lemma, "give" | "grant" | "impose" | "set");
        let might = group.modal.is_some_and(|m| clause.is(m, &["could", "may", "might"]));
        sets && !right && might && !group.negated
            || matches!(group.lemma, "consider" | "weigh" | "mull") && group.form == VerbForm::Finite && !group.passive
    });
    // Legislation may be in force.
    let draft = |i: usize| clause.is(i, DRAFTS) && clause.lower(i) != "legislation";
    let setter = || f.setter.as_ref().is_some_and(|s| clause.words_of(s.span()).any(draft));
    would || possible || setter() || (0..clause.len()).any(opens)
}

/// A setter shown by what it did is the one who did it; a spokesman stands for whom he speaks.
fn principal(clause: &Clause<'_>, slot: Slot<u32>) -> Option<Slot<u32>> {
    let words = clause.words_of(slot.span());
    let Some(head) = words.clone().last() else { return Some(slot) };
    if clause.has(head, Class::Deed)
        && let Some(clitic) = clause.clitic_in(words.clone())
    {
        return Some(clause.slot(words.start..clitic).unwrap_or(slot));
    }
    // "signed an order that extends"
    if clause.has(head, Class::Paper)
        && let Some(g) = clause.group_before(words.start)
        && clause.groups[g].words.end == words.start
        && !matches!(clause.groups[g].lemma, "weigh" | "consider" | "debate" | "oppose" | "block" | "propose")
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
        return speaks_before(clause, at)
            .and_then(|g| clause.subject(g))
            .filter(|s| clause.tag_at(s.end - 1) != Tag::Pronoun)
            .and_then(|s| clause.slot(s))
            .unwrap_or(slot);
    }
    slot
}

/// "told the midfielder he has until": the pronoun stands for who is told; in a promise for who tells it.
fn listener(clause: &Clause<'_>, slot: Slot<u32>, own: bool) -> Slot<u32> {
    let at = clause.word_at(slot.span().start);
    // "warned Berg that if he did not pay"
    let at_if = at - usize::from(clause.is_before(at, &["if", "unless"]));
    let mut told = at_if - usize::from(clause.is_before(at_if, &["that"]));
    // "told the firm on Monday that it"
    while told > 0 && clause.in_time(told - 1) {
        told -= 1;
    }
    told -= usize::from(clause.is_before(told, &["on"]));
    let whom = clause.phrase_before(told).filter(|_| clause.is(at, &["he", "she", "it", "they"])).and_then(|p| {
        let over = clause.groups.iter().position(|g| g.words.end == p.start)?;
        let informs = clause.groups[over].has(Class::Informs) || clause.groups[over].has(Class::Threatens);
        let informs = informs && !clause.groups[over].passive;
        if own { clause.subject(over) } else { Some(p) }.filter(|_| informs)
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
        let head = subject.end - 1;
        let many = clause.tag_at(head) == Tag::Noun
            && clause.lower(head).ends_with('s')
            && !clause.lower(head).ends_with("ss");
        if thing || many { None } else { clause.slot(subject) }
    })
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::reads;

    #[test]
    fn who_issues_an_order_speaks_its_words() {
        reads(
            "
            [setter The army] issued a warning to the islanders: “[addressee You] must [action leave] [trigger within] [time two days]. -> 2025-03-15 set
            ",
        );
    }

    #[test]
    fn a_deadline_in_a_quotation_is_its_speakers() {
        reads(
            "
            [setter Anna Lind] was clear: “[addressee The owners] must [action repair the roof] [trigger by] [time Friday].” -> 2025-03-14 set
            [addressee The owners] must [action repair the roof] [trigger by] [time Friday], according to [setter the council]. -> 2025-03-14 set
            Analysts said [addressee the owners] must [action repair the roof] [trigger by] [time Friday]. -> 2025-03-14 pending
            “This is too much,” [setter Anna Lind] said on Monday. “[addressee The owners] must [action repair the roof] [trigger by] [time Friday].” -> 2025-03-14 set
            ",
        );
    }

    #[test]
    fn who_reports_a_duty_does_not_set_it() {
        reads(
            "
            [addressee The owners] must [action repair the roof] [trigger by] [time Friday], Anna Lind said. -> 2025-03-14 pending
            Her lawyer said [addressee the owners] must [action repair the roof] [trigger by] [time Friday]. -> 2025-03-14 pending
            [addressee The owners] [trigger have until] [time Friday] to [action reply], Anna Lind said. -> 2025-03-14 pending
            [addressee The owners] were ordered to [action leave] [trigger by] [time Friday], Anna Lind said. -> 2025-03-14 set
            [addressee The owners] must [action repair the roof] [trigger by] [time Friday], [setter the council] said. -> 2025-03-14 set
            [addressee The owners] must [action repair the roof] [trigger by] [time Friday], [setter Mayor Anna Lind] said. -> 2025-03-14 set
            “[addressee The owners] must [action repair the roof] [trigger by] [time Friday],” [setter Anna Lind] said. -> 2025-03-14 set
            ",
        );
    }

    #[test]
    fn who_tells_those_who_are_bound_sets_it() {
        reads(
            "
            [setter Anna Lind] told [addressee the firm] that it must [action stop work] [trigger by] [time Friday]. -> 2025-03-14 set
            [setter The judge] warned [addressee the owners] they had to [action leave] [trigger by] [time Friday]. -> 2025-03-14 set
            Her lawyer told [addressee the owners] they must [action leave] [trigger by] [time Friday]. -> 2025-03-14 pending
            Anna Lind told reporters [addressee the owners] must [action leave] [trigger by] [time Friday]. -> 2025-03-14 pending
            ",
        );
    }

    #[test]
    fn it_is_who_is_known() {
        reads(
            "
            The Oland Town Council met on Monday. [setter It] gave [addressee the owners] until [time Friday] to [action repair the roof]. -> 2025-03-14 set
            [setter The council] said it set [time 15 April] as the [trigger deadline] for [addressee brokers] to [action apply]. -> 2025-04-15 set
            [setter The company] told staff [addressee it] would [action close the mill] [trigger by] [time June]. -> 2025-06-30 set
            ",
        );
    }

    #[test]
    fn a_draft_or_a_thought_binds_nobody_yet() {
        reads(
            "
            [setter The bill] would give [addressee firms] until [time June] to [action report their waste]. -> 2025-06-30 conditional
            Under the proposal, [addressee firms] would have until [time June] to [action report their waste]. -> 2025-06-30 conditional
            [consequence The hall will close] if a budget is not [action passed] [trigger by] [time Friday]. -> 2025-03-14 pending
            If passed, [setter the law] would require [addressee firms] to [action report their waste] [trigger by] [time June]. -> 2025-06-30 conditional
            [setter The council] could order [addressee the owners] to [action repair the roof] [trigger by] [time Friday]. -> 2025-03-14 conditional
            [setter The council] is considering giving [addressee the owners] until [time Friday] to [action repair the roof]. -> 2025-03-14 conditional
            [setter The law] requires [addressee firms] to [action report their waste] [trigger by] [time June]. -> 2025-06-30 set
            ",
        );
    }

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
