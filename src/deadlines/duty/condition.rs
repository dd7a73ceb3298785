//! Duties in a condition: "if they do not pay by", "unless they sign by", "should no deal be reached by".

use std::ops::Range;

use super::super::clause::{Clause, Tag, VerbForm, VerbGroup};
use super::super::frame::{self, Frame};
use super::super::nominal::names_someone;
use super::limit::Limit;
use crate::lexicon::Class;
use crate::report::{Slot, Status};
use crate::span::Span;

/// Most words between the word that opens a condition and its verb.
const REACH: usize = 45;

/// Most words from the start of a main clause to its modal verb.
const LONGEST_SUBJECT: usize = 25;

/// Whether a word opens a condition: not the "if" of a comparison, of a concession or of a question.
pub(super) fn supposes(clause: &Clause<'_>, i: usize) -> bool {
    let other = ["as", "even", "ask", "asked", "asking", "asks", "know", "see", "wonder", "wondered"];
    clause.is(i, &["if", "unless"]) && !other.contains(&clause.lower_before(i))
}

/// A condition that is met when nothing is done.
struct Condition {
    /// The word that opens it.
    marker: usize,
    /// Its first finite verb and the verb that the time belongs to.
    first: usize,
    verb: usize,
    /// "unless"
    unless: bool,
    /// "should no deal be reached"
    inverted: bool,
    /// "if nobody signs"
    no_subject: bool,
    /// "if they fail to sign"
    fails: bool,
}

impl Condition {
    /// The condition around a verb.
    fn around(clause: &Clause<'_>, g: usize) -> Option<Self> {
        let at = clause.groups[g].words.start;
        let marker = (at.saturating_sub(REACH)..at.max(1)).rev().find(|&i| {
            supposes(clause, i)
                || clause.sequence(i, &["in", "the", "event"])
                || (clause.lower(i) == "should" && is_inverted(clause, i))
                || clause.sequence(i, &["failing", "to"])
        })?;
        let finite = |k: &usize| clause.groups[*k].words.start > marker && clause.groups[*k].form == VerbForm::Finite;
        let between = || (0..g).filter(finite);
        // Another clause between the condition and the verb means that the verb is not in the condition.
        let comma = |from: usize| (from..at).any(|i| clause.tag_at(i) == Tag::Comma);
        if between().any(|k| comma(clause.groups[k].words.end)) {
            return None;
        }
        // "Unless it rains, the well will be dry by Sunday": the main clause behind a condition without a verb that is known.
        if clause.groups[g].modal.is_some_and(|m| clause.is(m, &["will", "'ll"])) && comma(marker) {
            return None;
        }
        let first = between().next().unwrap_or(g);
        let lead = clause.groups[first].words.start;
        let verbs = &clause.groups[first..=g];
        let out = Self {
            marker,
            first,
            verb: g,
            unless: clause.lower(marker) == "unless",
            inverted: clause.lower(marker) == "should",
            no_subject: clause.any(marker + 1..lead.max(marker + 1), &["no", "neither", "nothing", "nobody"]),
            fails: verbs.iter().any(|x| matches!(x.lemma, "fail" | "refuse" | "miss" | "decline" | "ignore")),
        };
        let negated = out.unless
            || out.no_subject
            || out.fails
            || verbs.iter().any(|x| x.negated)
            || clause.lower(marker) == "failing";
        negated.then_some(out)
    }

    /// Who would have to act.
    fn subject(&self, clause: &Clause<'_>) -> Option<Range<usize>> {
        let lead = clause.groups[self.first].words.start;
        clause
            .subject(self.first)
            .filter(|s| s.start > self.marker && !frame::empty_subject(clause, s))
            .or_else(|| clause.phrase_at(self.marker + 1).filter(|p| p.end <= lead))
    }

    /// Fills in who has to do what.
    fn assign(&self, clause: &Clause<'_>, subject: Option<&Range<usize>>, before: usize, f: &mut Frame) {
        let (verb, lead) = (&clause.groups[self.verb], &clause.groups[self.first]);
        if let Some(subject) = subject {
            if verb.passive || lead.passive {
                f.action = self.done(clause, subject, before);
            } else if self.no_subject {
                let end = frame::phrase_end(clause, verb.head).min(before).max(verb.words.end);
                f.action = clause.span_of(self.affirmed(clause, subject, verb)..end);
            } else {
                f.addressee = clause.slot(subject.clone());
            }
        }
        f.action = f.action.or_else(|| {
            let head = if self.fails {
                let what = clause.groups[self.first..].iter().find(|x| x.form == VerbForm::Infinitive);
                what?.words.start + 1
            } else {
                lead.head
            };
            clause.span_of(head..frame::phrase_end(clause, head))
        });
    }

    /// What is to be done where nobody is named: the subject of a passive with its verb.
    fn done(&self, clause: &Clause<'_>, subject: &Range<usize>, before: usize) -> Option<Span> {
        let verb = &clause.groups[self.verb];
        let start = self.affirmed(clause, subject, verb);
        let end = if self.inverted || self.no_subject {
            verb.words.end
        } else if verb.has(Class::Complies) {
            subject.end
        } else {
            frame::phrase_end(clause, verb.head).clamp(verb.words.end, before.max(verb.words.end))
        };
        clause.span_of(start..end.max(subject.end))
    }

    /// Where what is to be done begins, so that it does not say that it is not done: "a deal is reached" of "unless a deal
    /// is reached", "deal is reached" of "if no deal is reached", "repaired" of "if the wall is not repaired".
    fn affirmed(&self, clause: &Clause<'_>, subject: &Range<usize>, verb: &VerbGroup) -> usize {
        let none = ["nobody", "nothing", "none"];
        let denied = clause.groups[self.first..=self.verb].iter().any(|x| x.negated);
        if (denied || self.fails) && !verb.has(Class::Complies) || subject.len() == 1 && clause.is(subject.start, &none)
        {
            return verb.head;
        }
        subject.start + usize::from(clause.is(subject.start, &["no", "neither"]))
    }
}

/// What follows if a condition is met.
#[derive(Default)]
struct Outcome {
    harm: Option<Span>,
    setter: Option<Slot<u32>>,
    /// Who fears the harm and so sets nothing.
    fears: bool,
}

/// "if … not … by", "unless … by", "should no … by": the duty stands in a condition.
pub(super) fn condition(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let condition = Condition::around(clause, g)?;
    let marker = condition.marker;
    let mut f = Frame::new(limit.words.clone(), Status::Set);
    let subject = condition.subject(clause);
    condition.assign(clause, subject.as_ref(), limit.words.start, &mut f);

    let time_end = limit.end(clause);
    let outcome = outcome(clause, &condition, subject.as_ref(), time_end);
    f.setter = outcome.setter;
    if outcome.fears {
        f.addressee = f.setter.take();
    }
    f.consequence = outcome.harm.or_else(|| threatened(clause, marker));
    let threat = || clause.groups.iter().any(|x| x.has(Class::Threatens));
    if f.consequence.is_none() && !condition.unless && !threat() {
        return None;
    }
    if f.setter.is_none() && !outcome.fears {
        f.setter = frame::speaker(clause, marker, time_end).or_else(|| demander(clause, marker));
    }
    if f.setter_is_addressee() {
        f.setter = None;
    }
    if f.setter.is_none() {
        f.status = Status::Pending;
    }
    Some(f)
}

/// "If a deal is reached before 22 May, the town could call off the vote": what has to be done first. What somebody does
/// anyway, or what befalls, is a forecast.
pub(super) fn first_of_all(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    let at = group.words.start;
    let marker = (at.saturating_sub(LONGEST_SUBJECT)..at).rev().find(|&i| supposes(clause, i))?;
    let subject = clause.phrase_at(marker + 1).filter(|p| p.end == at && clause.lower(marker) == "if")?;
    let deal = group.lemma == "reach" && clause.any(marker + 1..limit.words.start, &["agreement", "deal", "accord"]);
    let step = group.has(Class::Complies) || group.has(Class::OfficialStep) || group.has(Class::OwedAct);
    let done = group.form == VerbForm::Finite && !group.past && !group.negated && (deal || (step && group.passive));
    let main = limit.end(clause) + 1;
    let follows = clause.tag_at(main - 1) == Tag::Comma && frame::modal_follows(clause, main, LONGEST_SUBJECT);
    if !done || !follows || limit.is_length(clause) || !clause.is(limit.words.start, &["by", "before"]) {
        return None;
    }
    let mut f = Frame::new(limit.words.clone(), Status::Conditional);
    f.action = clause.span_of(subject.start..frame::phrase_end(clause, group.head).max(group.words.end));
    Some(f)
}

/// "Without a deal by Friday, the mill will close."
pub(super) fn without(clause: &Clause<'_>, limit: &Limit) -> Option<Frame> {
    let what = clause.phrase_before(limit.words.start).filter(|p| {
        clause.is_before(p.start, &["without", "absent"])
            || clause.is_before(p.start, &["with"]) && clause.lower(p.start) == "no"
    })?;
    let close = limit.end(clause);
    let start = close + 1;
    if clause.tag_at(close) != Tag::Comma || !frame::modal_follows(clause, start, LONGEST_SUBJECT) {
        return None;
    }
    let mut f = Frame::new(limit.words.clone(), Status::Pending);
    f.action = clause.span_of(what);
    f.consequence = clause.span_of(start..main_end(clause, start));
    Some(f)
}

/// "Failure to pay by Friday will mean a fine."
pub(super) fn failure(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    let fails = group.form == VerbForm::Infinitive && clause.is_before(group.words.start, &["failure"]);
    let mut f = Frame::new(limit.words.clone(), Status::Pending);
    f.consequence = Some(frame::suffers(clause, limit.end(clause)).filter(|_| fails)?);
    f.action = clause.span_of(group.words.start + 1..frame::phrase_end(clause, group.head));
    Some(f)
}

/// "Owners who fail to pay by Friday risk losing their homes": who does not do it is the subject of what follows.
pub(super) fn defaulters(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let lead = (g.saturating_sub(2)..=g).find(|&k| {
        let group = &clause.groups[k];
        let relative = clause.tag_before(group.words.start) == Tag::Relative
            && clause.is_before(group.words.start, &["who", "that", "which"]);
        relative && group.form == VerbForm::Finite && !group.past
    })?;
    let group = &clause.groups[lead];
    let fails = matches!(group.lemma, "fail" | "refuse" | "neglect");
    if !fails && !group.negated {
        return None;
    }
    let who = clause.phrase_before(group.words.start - 1)?;
    let end = limit.end(clause);
    let harm = if frame::faces(clause, end) {
        end + 1
    } else {
        let main = clause.group_after(end).map(|m| &clause.groups[m])?;
        let harmed = main.modal.is_some_and(|m| clause.is(m, &["will", "would", "could", "may", "'ll"]));
        harmed.then_some(main.words.start)?
    };
    let action = if fails { clause.groups[lead + 1..=g].first()?.words.start + 1 } else { group.head };
    let mut f = Frame::new(limit.words.clone(), Status::Pending);
    f.addressee = clause.slot(who);
    f.action = clause.span_of(action..frame::phrase_end(clause, action));
    f.consequence = clause.span_of(harm..frame::harm_end(clause, harm));
    f.setter = frame::imposer(clause, group.words.start, end);
    if f.setter.is_some() {
        f.status = Status::Set;
    }
    Some(f)
}

/// What follows: the main clause after the condition's comma, or before the condition.
fn outcome(clause: &Clause<'_>, condition: &Condition, subject: Option<&Range<usize>>, time_end: usize) -> Outcome {
    let marker = condition.marker;
    let front = clause.groups.iter().any(|x| x.words.start < marker && x.form == VerbForm::Finite && x.modal.is_some());
    let close = (time_end..clause.len()).find(|&i| matches!(clause.tag_at(i), Tag::Comma | Tag::Dash | Tag::Bracket));
    // "unless it is sold by Friday, and it has been repaired": no main clause.
    let main = |&close: &usize| (!front || marker <= 2) && clause.tag_at(close + 1) != Tag::And;
    if let Some(close) = close.filter(main)
        && let Some(k) = clause.group_after(close)
    {
        let start = after_speaker(clause, close, k);
        let near = start..start + LONGEST_SUBJECT;
        let modal = clause.groups.iter().any(|x| near.contains(&x.words.start) && x.modal.is_some());
        // "if they do not pay, they face a fine"
        let face = (start..start + LONGEST_SUBJECT).find(|&i| frame::faces(clause, i) && clause.groups[k].head == i);
        let told = modal || condition.unless || face.is_some();
        let start = face.map_or(start, |i| i + 1);
        let harm = told.then(|| clause.span_of(start..main_end(clause, start))).flatten();
        return Outcome { harm, setter: frame::speaker(clause, marker, close), fears: false };
    }
    // "if the road is not open by then the army will step in"
    let bare = clause.phrase_at(time_end).filter(|p| !front && clause.tag_at(p.end) == Tag::Modal);
    if let Some(main) = bare {
        let harm = clause.span_of(main.start..main_end(clause, main.start));
        return Outcome { harm, ..Outcome::default() };
    }
    if !front {
        return told_before(clause, condition, subject);
    }
    let (start, setter) = main_start(clause, marker);
    let setter = setter.or_else(|| frame::speaker(clause, marker, time_end));
    // "the firm warned it could fold if it did not": who fears the harm sets nothing.
    let same = |s: &Range<usize>| {
        s.len() == 1
            && clause.tag_at(s.start) == Tag::Pronoun
            && (start.saturating_sub(3)..start).any(|i| clause.lower(i) == clause.lower(s.start))
    };
    let fears = setter.is_some() && subject.is_some_and(same);
    Outcome { harm: clause.span_of(start..marker), setter, fears }
}

/// What follows where it is told before the condition, without a verb of what will happen.
fn told_before(clause: &Clause<'_>, condition: &Condition, subject: Option<&Range<usize>>) -> Outcome {
    let marker = condition.marker;
    // "the app faces a ban if it is not sold"
    let faces = (0..marker).rev().find(|&i| frame::faces(clause, i));
    // "threatened the owners with a fine if"; "the firm warned of strikes if it": who fears the harm sets nothing.
    let speaks = |x: &VerbGroup| x.has(Class::Threatens) || x.lemma == "warn";
    let threat = clause.groups.iter().rposition(|x| x.words.start < marker && speaks(x));
    let threatened = || {
        let end = clause.groups[threat?].words.end;
        let with = (end..marker).find(|&i| clause.lower(i) == "with" || i == end && clause.lower(i) == "of");
        let thing = clause.phrase_at(end).is_some_and(|p| !names_someone(clause, &p));
        with.map(|i| i + 1).or_else(|| thing.then_some(end))
    };
    // "The law bans the app unless its owner sells it"
    let finite = |&g: &usize| clause.groups[g].form == VerbForm::Finite && !clause.groups[g].has(Class::ReportsSpeech);
    let main = || clause.group_before(marker).filter(finite).filter(|_| condition.unless && threat.is_none());
    // "requires the firm to close unless": what is required then.
    let required = || {
        let g = clause.group_before(marker).filter(|_| condition.unless)?;
        let over = &clause.groups[g.checked_sub(1)?];
        let under = &clause.groups[g];
        let asks = over.lemma == "require" && over.form == VerbForm::Finite && !over.negated;
        (asks && under.form == VerbForm::Infinitive).then_some(under.words.start + 1)
    };
    let start =
        faces.map(|i| i + 1).or_else(threatened).or_else(required).or_else(|| Some(clause.groups[main()?].words.start));
    let harm = start.and_then(|start| clause.span_of(start..marker));
    let it = subject.is_some_and(|s| s.len() == 1 && clause.lower(s.start) == "it");
    let fears = threat.filter(|&g| it && faces.is_none() && clause.groups[g].lemma == "warn");
    let setter = fears.and_then(|g| frame::subject_slot(clause, g));
    Outcome { harm, fears: setter.is_some(), setter }
}

/// Where what follows begins after a condition's comma: ", she said," is stepped over.
fn after_speaker(clause: &Clause<'_>, close: usize, g: usize) -> usize {
    let group = &clause.groups[g];
    let speaks = group.has(Class::ReportsSpeech)
        && group.modal.is_none()
        && matches!(clause.tag_at(group.words.end), Tag::Comma | Tag::Mark);
    if speaks { group.words.end + 1 } else { close + 1 }
}

/// "threatened to strip the firm of its licence if"
fn threatened(clause: &Clause<'_>, marker: usize) -> Option<Span> {
    let verb = clause.groups.iter().rev().find(|x| x.words.start < marker)?;
    let over = clause.group_before(verb.words.start).filter(|_| verb.form == VerbForm::Infinitive)?;
    clause.groups[over].has(Class::Threatens).then(|| clause.span_of(verb.words.start + 1..marker)).flatten()
}

/// Who demands the harm: "a report by the watchdog called for the firm to be shut unless it".
fn demander(clause: &Clause<'_>, marker: usize) -> Option<Slot<u32>> {
    let g = clause.groups.iter().position(|x| {
        x.words.start < marker && x.form == VerbForm::Finite && x.has(Class::AsksForAction) && !x.passive && !x.negated
    })?;
    frame::subject_slot(clause, g)
}

/// End of a main clause that tells what follows.
fn main_end(clause: &Clause<'_>, start: usize) -> usize {
    let ends = |i: usize| match clause.tag_at(i) {
        Tag::Mark => i > start,
        Tag::Stop => clause.lower(i) != ":",
        Tag::Comma => !frame::list_inside(clause, i + 1),
        Tag::Preposition => clause.lower(i) == "until",
        _ => false,
    };
    (start..clause.len()).find(|&i| ends(i)).unwrap_or(clause.len().max(start))
}

/// Start of the main clause that stands before a condition: after the verb of saying, if there is one; who says it.
fn main_start(clause: &Clause<'_>, marker: usize) -> (usize, Option<Slot<u32>>) {
    let says = clause.groups.iter().position(|x| {
        x.words.start < marker
            && x.form == VerbForm::Finite
            && x.modal.is_none()
            && (x.has(Class::ReportsSpeech) || x.has(Class::Threatens))
    });
    let Some(g) = says else {
        let modal = |x: &VerbGroup| x.modal.is_some() && x.words.start < marker;
        // "could do so by telling the owners that they will be fined unless"
        let told = clause.group_before(marker).filter(|&g| {
            modal(&clause.groups[g]) && clause.subject(g).is_some_and(|s| clause.is_before(s.start, &["that"]))
        });
        let first = told.or_else(|| clause.groups.iter().position(modal));
        return (first.and_then(|g| clause.subject(g)).map_or(0, |s| s.start), None);
    };
    let mut start = clause.groups[g].words.end;
    let day = |i: usize| clause.tag_at(i) == Tag::Time || clause.lower(i) == "on";
    if clause.tag_at(start) == Tag::Time || (day(start) && clause.tag_at(start + 1) == Tag::Time) {
        while day(start) {
            start += 1;
        }
    }
    // "warned the owners that"
    let told = clause.phrase_at(start).filter(|p| clause.lower(p.end) == "that");
    start = told.map_or(start, |p| p.end);
    start += usize::from(clause.is(start, &["that", "to"]));
    // "said they would trigger": the harm begins at the verb.
    if clause.tag_at(start) == Tag::Pronoun
        && let Some(next) = clause.group_after(start).map(|k| &clause.groups[k])
        && next.words.start == start + 1
    {
        start = next.head;
    }
    (start, clause.subject(g).and_then(|s| clause.slot(s)))
}

/// "should no deal be reached": a condition without "if".
fn is_inverted(clause: &Clause<'_>, i: usize) -> bool {
    let before = clause.tag_before(i);
    clause.phrase_at(i + 1).is_some()
        && (i == 0 || matches!(before, Tag::Comma | Tag::Mark | Tag::Dash | Tag::Noun | Tag::And))
        && !(before == Tag::Noun && clause.tag_at(i + 1) == Tag::Verb)
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn what_has_to_be_done_lest_harm_follow_is_due() {
        reads(
            "
            The owners face [consequence being fined] unless [addressee they] [action pay] [trigger by] [time 20 April]. -> 2025-04-20 pending
            [setter The bank] warned the owners that [consequence the mill would be sold] if [addressee they] did not [action pay] [trigger by] [time 20 April]. -> 2025-04-20 set
            [setter The bank] has threatened [consequence fees of 4%] if [addressee the owners] do not [action pay] [trigger by] [time 20 April]. -> 2025-04-20 set
            The law [consequence bans the boat] unless [addressee its owner] [action sells it] [trigger by] [time 20 April]. -> 2025-04-20 pending
            [addressee The mill] warned of [consequence strikes] if it fails to [action cut its debt] [trigger by] [time 20 April]. -> 2025-04-20 pending
            If [addressee the owners] do not [action pay] [trigger by] [time 20 April], [consequence the bank will sell the mill]. -> 2025-04-20 pending
            Unless [addressee the owners] [action sign] [trigger by] [time Friday], [consequence the council will close the hall]. -> 2025-03-14 pending
            Should no [action deal be reached] [trigger by] [time 4 May], [consequence the crews will strike]. -> 2025-05-04 pending
            The council met on Friday, and if [addressee the road] is not [action open] [trigger by] [time then] [consequence the army will step in]. -> 2025-03-14 pending
            If [action a deal is reached] [trigger before] [time 22 May], the council could call off the vote. -> 2025-05-22 conditional
            [setter The bank] threatened to [consequence sell the mill] if the arrears are not [action paid] [trigger by] [time 20 April]. -> 2025-04-20 set
            [consequence The mill will be sold] if [action their demands] are not met [trigger by] [time Friday]. -> 2025-03-14 pending
            If [addressee they] fail to [action clear the road] [trigger by] [time Friday], [consequence they will be fined], [setter she] said. -> 2025-03-14 set
            If the wall is not [action repaired] [trigger by] [time Friday], [consequence the council will sell it]. -> 2025-03-14 pending
            In the event that the wall is not [action repaired] [trigger by] [time Friday], [consequence the council will sell it]. -> 2025-03-14 pending
            If the road fails to be [action mended] [trigger by] [time Friday], [consequence the army will step in]. -> 2025-03-14 pending
            Unless [action the wall is repaired] [trigger by] [time Friday], [consequence the council will sell it]. -> 2025-03-14 pending
            If [addressee the owners] do not [action pay] [trigger by] [time Friday], they face [consequence a fine]. -> 2025-03-14 pending
            If nobody [action signs] [trigger by] [time Friday], [consequence the council will sell the mill]. -> 2025-03-14 pending
            If no [action buyer comes forward] [trigger by] [time Friday], [consequence the mill will be sold]. -> 2025-03-14 pending
            ",
        );
        silent(
            "
            If it rains by Friday, the fair will move indoors.
            ",
        );
    }

    #[test]
    fn who_does_not_do_it_may_be_who_is_harmed() {
        reads(
            "
            [addressee Owners] who fail to [action pay] [trigger by] [time Friday] risk [consequence losing their homes]. -> 2025-03-14 pending
            The mill faces [consequence a ban] if [addressee it] does not [action repair its roof] [trigger by] [time Friday]. -> 2025-03-14 pending
            Failure to [action pay] [trigger by] [time Friday] [consequence will mean a fine]. -> 2025-03-14 pending
            [consequence The mill will be sold] unless [addressee the owners] [action pay] [trigger by] [time Friday]. -> 2025-03-14 pending
            Without [action a deal] [trigger by] [time Friday], [consequence the mill will close]. -> 2025-03-14 pending
            [addressee Anyone] who does not [action register] [trigger by] [time 4 April] [consequence will be fined]. -> 2025-04-04 pending
            ",
        );
        silent(
            "
            Owners who failed to pay by Friday lost their homes.
            ",
        );
    }

    #[test]
    fn who_demands_the_harm_sets_it() {
        reads(
            "
            A report by [setter the fish watchdog] called for the farm to be shut unless [addressee it] [action cleaned its ponds] [trigger by] [time May]. -> 2025-05-31 set
            ",
        );
    }

    #[test]
    fn who_fears_the_harm_sets_nothing() {
        reads(
            "
            [addressee The brewery] warned it could [consequence fold] if it did not [action find a buyer] [trigger by] [time mid-April]. -> 2025-04-20 pending
            [setter The bank] warned it would [consequence sell the brewery] if [addressee the owners] did not [action pay] [trigger by] [time 20 April]. -> 2025-04-20 set
            ",
        );
    }

    #[test]
    fn who_is_warned_has_to_act() {
        reads(
            "
            [setter Roe] warned [addressee Berg] that if he did not [action pay] [trigger by] [time Friday] [consequence he would be evicted]. -> 2025-03-14 set
            [setter Roe] told [addressee Berg] that unless he [action paid] [trigger by] [time Friday], [consequence the house would be sold]. -> 2025-03-14 set
            [setter The landlord] warned [addressee the tenants] that if they did not [action leave] [trigger by] [time Friday], [consequence the police would be called]. -> 2025-03-14 set
            ",
        );
        silent(
            "
            The storm will arrive tonight, if not by noon.
            Prices will double next year, if not by December.
            ",
        );
    }

    #[test]
    fn the_end_of_a_month_may_stand_before_the_harm() {
        reads(
            "
            [addressee Drivers] who do not [action pay] [trigger by] [time the end of May] risk [consequence a fine]. -> 2025-05-31 pending
            ",
        );
    }
}
