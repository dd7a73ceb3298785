//! A task that is told without a modal verb: "was tasked with holding a vote by", "Send your entry by", "no later than",
//! "failed to pay by".

use super::super::clause::{Clause, Tag, VerbForm, VerbInflection};
use super::super::frame::{self, Frame};
use super::action::{action_of, assign};
use super::limit::Limit;
use super::plan;
use crate::lexicon::Class;
use crate::report::Status;

/// A task with its time.
pub(super) fn task(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    charged(clause, g, limit)
        .or_else(|| imperative(clause, g, limit))
        .or_else(|| at_the_latest(clause, g, limit))
        .or_else(|| failed(clause, g, limit))
}

/// "has been tasked with holding a vote"
fn charged(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let p = (g.saturating_sub(1)..=g).find(|&p| {
        let (group, with) = (&clause.groups[p], clause.groups[p].words.end);
        let charges = matches!(group.lemma, "charge" | "entrust") || clause.lower(group.head) == "tasked";
        let ing = clause.verb(with + 1).is_some_and(|v| v.inflection == VerbInflection::Ing);
        charges && group.passive && clause.lower(with) == "with" && ing
    });
    let Some(p) = p else { return tasks(clause, g, limit) };
    let action = clause.groups[p].words.end + 1;
    let mut f = Frame::new(limit.words.clone(), Status::Set);
    f.addressee = frame::subject_slot(clause, p);
    f.action = clause.span_of(action..frame::phrase_end(clause, action));
    Some(f)
}

/// "tasked the agency with drawing up a plan by"
fn tasks(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let p = (g.saturating_sub(1)..=g).find(|&p| clause.lower(clause.groups[p].head) == "tasked")?;
    let whom = clause.phrase_at(clause.groups[p].words.end).filter(|w| clause.lower(w.end) == "with")?;
    let action = whom.end + 1;
    clause.verb(action).filter(|v| v.inflection == VerbInflection::Ing)?;
    let mut f = Frame::new(limit.words.clone(), Status::Set);
    f.setter = frame::subject_slot(clause, p);
    f.addressee = clause.slot(whom);
    f.action = clause.span_of(action..frame::phrase_end(clause, action));
    Some(f)
}

/// "Send your entry by 4 April."
fn imperative(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    let start = group.words.start - usize::from(clause.is_before(group.words.start, &["please"]));
    // "To vote by post, apply by 4 April."
    let aim = clause.tag_before(start) == Tag::Comma && clause.is(0, &["to", "if"]);
    let opens = start == 0 || aim || matches!(clause.tag_before(start), Tag::Stop | Tag::Mark);
    // "Remember to apply by 4 April."
    let reminder = group.form == VerbForm::Infinitive && start <= 3 && clause.is(0, &["remember", "be", "do", "don't"]);
    let base = group.words.len() == 1 && clause.words[group.head].inflection == VerbInflection::Base;
    let command = opens && base && group.form == VerbForm::Finite;
    let mut f = Frame::new(limit.words.clone(), Status::Pending);
    // “Leave within two days,” the army said.
    f.setter = frame::speaker(clause, start, limit.end(clause)).filter(|_| clause.tag_before(start) == Tag::Mark);
    // "Leave by noon, the army told the islanders."
    if let Some(says) = plan::said_after(clause, limit).filter(|_| start == 0 && f.setter.is_none()) {
        f.setter = frame::subject_slot(clause, says);
        f.addressee = clause.phrase_at(clause.groups[says].words.end).and_then(|whom| clause.slot(whom));
    }
    if !(reminder || command)
        || !(group.has(Class::Formality) || group.has(Class::OwedAct) || command && f.setter.is_some())
    {
        return None;
    }
    if f.setter.is_some() {
        f.status = Status::Set;
    }
    f.action = action_of(clause, group);
    Some(f)
}

/// "failed to reply by 4 March": what was due is told by what was not done.
fn failed(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let (group, over) = (&clause.groups[g], g.checked_sub(1).map(|p| &clause.groups[p])?);
    let fails = matches!(over.lemma, "fail" | "refuse" | "neglect") && over.past && !over.negated && !over.passive;
    let act = group.has(Class::OwnAct) || group.has(Class::OwedAct) || group.lemma == "form";
    let next = group.form == VerbForm::Infinitive && over.words.end == group.words.start;
    // "owners who failed to pay by Friday lost their homes" tells of them.
    let next = next && clause.tag_before(over.words.start) != Tag::Relative;
    if !fails || !next || !act || over.form == VerbForm::Infinitive || clause.lower(limit.words.start) != "by" {
        return None;
    }
    let mut f = Frame::new(limit.words.clone(), Status::Passed);
    f.addressee = frame::subject_slot(clause, g - 1);
    f.action = action_of(clause, group);
    Some(f)
}

/// "will elect a mayor by May at the latest", "will reply no later than 4 April": a last moment that is told as one.
fn at_the_latest(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    // Its own verb, in a relative clause as well: "the island, which will vote by May at the latest".
    let g = clause.group_before(limit.words.start).unwrap_or(g);
    let group = &clause.groups[g];
    let last = clause.sequence(limit.end(clause), &["at", "the", "latest"])
        || clause.sequence(limit.words.start, &["no", "later", "than"]);
    if !last || group.form == VerbForm::Gerund || group.past || group.perfect || group.negated || group.lemma == "be" {
        return None;
    }
    let subject = clause.subject(g).filter(|s| !frame::empty_subject(clause, s))?;
    let mut f = Frame::new(limit.words.clone(), Status::Pending);
    assign(clause, &mut f, group, subject);
    Some(f)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_command_may_be_a_word_that_is_a_noun_too() {
        crate::deadlines::examples::reads(
            "
            “[action Pay] [trigger by] [time Friday] or [consequence we will sell the mill],” [setter the bank] told the owners. -> 2025-03-14 set
            “[action Sign] [trigger by] [time Friday], or else,” [setter the bank] told the owners. -> 2025-03-14 set
            ",
        );
    }

    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn a_task_needs_no_modal_verb() {
        reads(
            "
            [addressee The new board] has been tasked with [action holding a vote] [trigger by] [time May 2026]. -> 2026-05-31 set
            [action Submit your entry to the fair] [trigger by] [time 4 April]. -> 2025-04-04 pending
            [addressee The islanders] will [action choose a mayor] [trigger by] [time next year] at the latest. -> 2026-12-31 pending
            Lind is loved in [addressee Sudria], which will [action choose a mayor] [trigger by] [time next year] at the latest. -> 2026-12-31 pending
            [addressee The brewery] failed to [action pay its debts] [trigger by] [time 4 March]. -> 2025-03-04 passed
            To vote by post, [action apply] [trigger by] [time 4 April]. -> 2025-04-04 pending
            [setter Lind] tasked [addressee the board] with [action holding a vote] [trigger by] [time May 2026]. -> 2026-05-31 set
            “[action Leave the town] [trigger within] [time two days],” [setter the army] said. -> 2025-03-15 set
            [action Leave the island] [trigger by] [time noon], [setter the army] told [addressee the islanders]. -> 2025-03-13 set
            [action Register] [trigger by] [time 9 May] to vote. -> 2025-05-09 pending
            [action File your taxes] [trigger by] [time 15 April]. -> 2025-04-15 pending
            Remember to [action apply] [trigger by] [time 4 April]. -> 2025-04-04 pending
            [addressee The islanders] will [action vote] [trigger no later than] [time 4 April]. -> 2025-04-04 pending
            ",
        );
        silent(
            "
            The new board was charged with theft by Friday.
            The visitors failed to score by half-time on Friday.
            The islanders voted no later than 4 March.
            The storm will be over by Friday at the latest.
            ",
        );
    }
}
