//! Time limits that nobody is told to keep but that a rule or an agreement sets: "are due to be returned by",
//! "can only be contested within", "subject to an appeal within".
//!
//! What is to be shown or opened by a day is a programme, what is expected by a day a forecast; both stay silent.

use super::super::clause::{Clause, Tag, VerbForm, VerbGroup, VerbInflection};
use super::super::frame::{self, Frame};
use super::super::nominal::names_someone;
use super::action::assign;
use super::limit::Limit;
use crate::lexicon::Class;
use crate::report::Status;

/// Most words from "provided" to the verb of what is asked for.
const LONGEST_PROVISO: usize = 8;

/// A time limit on a step that a rule or an agreement names.
pub(super) fn procedure(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    if group.negated {
        return None;
    }
    // A rule's length counts from each vote or each arrest, not from the day of the news.
    let ruled = only(clause, g, limit).or_else(|| step(clause, g, limit)).or_else(|| subject_to(clause, group, limit));
    ruled
        .map(|f| Frame { start_unknown: true, ..f })
        .or_else(|| was_to(clause, g, limit))
        .or_else(|| arranged(clause, g, limit))
        .or_else(|| instalment(clause, group, limit))
        .or_else(|| accepted(clause, g, limit))
}

/// "are due to be returned by", "is to be demolished before".
fn arranged(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    let over = g.checked_sub(1).map(|p| &clause.groups[p])?;
    if group.form != VerbForm::Infinitive || over.lemma != "be" || over.past || over.negated || over.modal.is_some() {
        return None;
    }
    let at = group.words.start;
    let due = at == over.words.end + 1 && clause.lower(over.words.end) == "due";
    let to = at == over.words.end && clause.tag_at(over.head) == Tag::Be && group.passive;
    let subject = clause.subject(g - 1).filter(|s| !frame::empty_subject(clause, s))?;
    // "the agency is due to publish its rule"
    let own = due && !group.passive && group.has(Class::OwnAct) && names_someone(clause, &subject);
    if !own && (!(due || to) || !group.has(Class::OwedAct)) {
        return None;
    }
    let mut f = Frame::new(limit.words.clone(), Status::Pending);
    assign(clause, &mut f, group, subject);
    Some(f)
}

/// "was supposed to leave by", "had been due to leave by", "was to have left by": a duty that is told as one of the past.
fn was_to(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    let over = g.checked_sub(1).map(|p| &clause.groups[p])?;
    let gap = over.words.end..group.words.start;
    let due = over.lemma == "be" && gap.len() == 1 && clause.lower(gap.start) == "due";
    let meant = gap.is_empty() && over.passive && clause.is(over.head, &["supposed", "meant"]);
    let to = gap.is_empty() && over.lemma == "be" && clause.tag_at(over.head) == Tag::Be && group.perfect;
    let act = group.has(Class::OwnAct) || group.has(Class::OwedAct) || group.has(Class::OfficialStep);
    let supposed = meant && clause.lower(over.head) == "supposed";
    let told = supposed || (act && !group.passive && (due || meant || to));
    if group.form != VerbForm::Infinitive || !over.past || over.negated || !told {
        return None;
    }
    if !clause.is(limit.words.start, &["by", "before"]) || limit.is_length(clause) {
        return None;
    }
    let subject = clause.subject(g - 1).filter(|s| names_someone(clause, s) || supposed)?;
    let mut f = Frame::new(limit.words.clone(), Status::Passed);
    assign(clause, &mut f, group, subject);
    Some(f)
}

/// "can only be contested within two months".
fn only(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    let can = group.modal.is_some_and(|m| clause.is(m, &["can", "may", "could"]));
    if !can
        || !clause.any(group.words.clone(), &["only"])
        || !(group.passive || group.has(Class::OfficialStep))
        || !clause.is(limit.words.start, &["within", "before"])
    {
        return None;
    }
    let subject = clause.subject(g).filter(|s| !frame::empty_subject(clause, s))?;
    let mut f = Frame::new(limit.words.clone(), Status::Pending);
    assign(clause, &mut f, group, subject);
    Some(f)
}

/// "would be examined by a clerk within ten days".
fn step(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    let modal = group.modal.is_some_and(|m| clause.is(m, &["will", "would", "shall", "'ll"]));
    if !modal || !group.passive || !group.has(Class::OfficialStep) || clause.lower(limit.words.start) != "within" {
        return None;
    }
    super::super::due::days_of(clause, limit.time?)?;
    let by = group.words.end;
    let agent = clause.phrase_at(by + 1).filter(|p| clause.lower(by) == "by" && p.end == limit.words.start)?;
    // "any order he made would be reviewed": what is reviewed does not always stand just before.
    let subject = clause.subject(g).filter(|s| s.end == group.words.start && !frame::empty_subject(clause, s));
    let mut f = Frame::new(limit.words.clone(), Status::Pending);
    f.addressee = clause.slot(agent);
    f.action = clause.span_of(subject.map_or(group.head, |s| s.start)..group.words.end);
    Some(f)
}

/// "would be subject to a review within three weeks".
fn subject_to(clause: &Clause<'_>, group: &VerbGroup, limit: &Limit) -> Option<Frame> {
    let mut cursor = clause.cursor(group.words.end);
    cursor.word(&["subject"]).filter(|_| group.lemma == "be")?;
    cursor.word(&["to"])?;
    let step = cursor.phrase()?;
    let directly = cursor.at == limit.words.start && clause.lower(cursor.at) == "within";
    let mut f = Frame::new(limit.words.clone(), Status::Pending);
    f.action = clause.span_of(step);
    directly.then_some(f)
}

/// "entries received by 4 April will be counted", "counts votes that arrive by 4 April", "provided they are posted by
/// 4 April", "will not accept forms that arrive after 4 April": what is handed in on time counts.
pub(super) fn accepted(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    // Its own verb, inside the object of what accepts it.
    let group = &clause.groups[clause.group_before(limit.words.start).unwrap_or(g)];
    let participle = group.words.len() == 1 && clause.words[group.head].inflection == VerbInflection::Past;
    let arrives = group.lemma == "arrive" && !group.past && group.modal.is_none();
    let handed = arrives || (group.has(Class::Formality) && (participle || (group.passive && !group.past)));
    let after = clause.lower(limit.words.start) == "after";
    if !handed || group.negated || !(after || clause.is(limit.words.start, &["by", "before", "no"])) {
        return None;
    }
    let counts = |m: &VerbGroup| {
        let counts = matches!(m.lemma, "count" | "accept" | "consider") || clause.lower(m.head) == "counted";
        let rule = m.modal.is_some_and(|m| clause.is(m, &["will", "can", "would"])) || (!m.past && !m.passive);
        counts && rule && (m.form != VerbForm::Gerund) && m.negated == after
    };
    let at = group.words.start;
    let proviso = (at.saturating_sub(LONGEST_PROVISO)..at)
        .any(|i| clause.is(i, &["provided", "providing"]) || clause.sequence(i, &["as", "long", "as"]));
    let verb = clause.groups.iter().position(counts);
    if verb.is_none() && (after || !proviso) {
        return None;
    }
    let relative = usize::from(clause.tag_before(at) == Tag::Relative || clause.lower_before(at) == "that");
    let what = clause.phrase_before(at - relative)?;
    let mut f = Frame::new(limit.words.clone(), Status::Pending);
    f.action = clause.span_of(what.start..group.words.end);
    // "The council will not accept forms that arrive after Friday"
    let accepts = verb.filter(|&v| clause.groups[v].lemma == "accept" && !clause.groups[v].passive);
    f.setter = accepts.and_then(|v| frame::subject_slot(clause, v));
    Some(f)
}

/// "with another 2 million to follow within a month".
fn instalment(clause: &Clause<'_>, group: &VerbGroup, limit: &Limit) -> Option<Frame> {
    let pays = group.lemma == "follow" || (group.passive && matches!(group.lemma, "pay" | "repay" | "return"));
    if group.form != VerbForm::Infinitive || !pays || group.words.end != limit.words.start {
        return None;
    }
    let sum = clause.phrase_before(group.words.start)?;
    let counted = sum.clone().any(|i| clause.tag_at(i) == Tag::Number);
    if !counted || !clause.is_before(sum.start, &["with", "and"]) {
        return None;
    }
    let mut f = Frame::new(limit.words.clone(), Status::Pending);
    f.action = clause.span_of(sum.start..group.words.end);
    Some(f)
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn a_rule_or_an_agreement_limits_time() {
        reads(
            "
            [action The entry forms are due to be returned] [trigger by] [time 4 April]. -> 2025-04-04 pending
            [action Entries received] [trigger by] [time 4 April] will be counted. -> 2025-04-04 pending
            [setter The council] accepts [action votes that arrive] [trigger by] [time 4 April]. -> 2025-04-04 pending
            [setter The council] will not accept [action forms that arrive] [trigger after] [time 4 April]. -> 2025-04-04 pending
            Late votes count, provided [action the letter is posted] [trigger by] [time 4 April]. -> 2025-04-04 pending
            [addressee The army] was supposed to [action leave] [trigger by] [time Sunday]. -> 2025-03-09 passed
            [action The road was supposed to be finished] [trigger by] [time 2023]. -> 2023-12-31 passed
            [addressee The army] had been due to [action leave] [trigger by] [time Sunday]. -> 2025-03-09 passed
            [addressee The council] is due to [action publish its report] [trigger by] [time 4 May]. -> 2025-05-04 pending
            [action The old mill is to be demolished] [trigger before] [time 9 May]. -> 2025-05-09 pending
            The rules say that [action a vote can only be contested] [trigger within] [time three weeks]. -> P3W pending
            [action Every complaint would be examined] by [addressee a clerk] [trigger within] [time ten days]. -> P10D pending
            Such fines would be subject to [action a review] [trigger within] [time three weeks]. -> P3W pending
            The club gets 4 million at once, with [action another 2 million to follow] [trigger within] [time 60 days]. -> 2025-05-12 pending
            ",
        );
    }

    #[test]
    fn programmes_forecasts_and_tales_stay_silent() {
        silent(
            "
            The museum is due to be opened by May.
            The ferry had been due to arrive by noon on Sunday.
            The clerk counted the votes that arrived by 4 March.
            She will not go out after 4 April.
            Her next novel is to be published by the end of the year.
            The bridge is expected to be finished by 2027.
            The patient could leave hospital within two weeks.
            The herd could only grow within the fence before 2019.
            She was seen by a doctor within two days.
            The pens are likely to be sold within a month.
            ",
        );
    }
}
