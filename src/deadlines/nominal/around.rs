//! What the rest of the sentence tells: time that is left, a time inside the duty, what comes after.

use super::super::clause::{Clause, Tag, VerbForm, VerbInflection};
use super::super::frame::{self, Relation};
use super::reading::Reading;
use super::trailing::names_someone;
use crate::lexicon::Class;
use crate::report::Status;
use crate::span::Span;

/// Most words between the time that is left and the noun.
const REACH_BACK: usize = 14;

/// Most words between a length and what it runs up to: "two days left to go before".
const LONGEST_LEFT: usize = 5;

/// Most words between a verb and "by the deadline".
const LONGEST_ACT: usize = 14;

/// Most words between "before the deadline" and the noun, where what follows tells that it was met.
const REACH_BEFORE: usize = 16;

impl Reading<'_, '_> {
    /// "must pay by the Friday deadline", "did not reply within the deadline", "urged voters to register ahead of the
    /// deadline", "failed to pay before the deadline": who has to do what by it. What was done by then is a tale.
    pub(super) fn acts_by(&mut self) {
        let clause = self.clause;
        let start = self.phrase.start;
        let ahead = start >= 2 && clause.sequence(start - 2, &["ahead", "of"]);
        let link = start.saturating_sub(if ahead { 2 } else { 1 });
        // "complete each level within a time limit": no deadline that anybody knows.
        let within = clause.is_before(start, &["within"]) && !clause.is(start, &["a", "an"]);
        if !(ahead || within || clause.is_before(start, &["by", "before"])) {
            return;
        }
        let Some(g) = clause.group_before(link) else { return };
        let group = &clause.groups[g];
        let apart = |i: usize| matches!(clause.tag_at(i), Tag::Stop | Tag::Dash | Tag::Subordinator | Tag::Relative);
        let gap = group.words.end..link;
        let infinitive = group.form == VerbForm::Infinitive;
        let undone = group.negated && group.past;
        // A verb that no list has can only be known by what was not done.
        let act = !matches!(group.lemma, "be" | "come" | "have" | "say") && !group.passive;
        let act = act && (undone || !group.lemma.is_empty());
        if !act
            || gap.len() > LONGEST_ACT
            || gap.into_iter().any(apart)
            || !(infinitive || group.modal.is_some() || undone)
        {
            return;
        }
        let lead = (0..=g).rev().find(|&k| clause.groups[k].form != VerbForm::Infinitive);
        let Some(lead) = lead.filter(|&k| clause.groups[k].form == VerbForm::Finite) else { return };
        let over = &clause.groups[lead];
        let whom = clause.phrase_at(over.words.end).filter(|p| infinitive && p.end == group.words.start);
        let adjacent = lead == g || over.words.end == clause.groups[lead + 1].words.start;
        let who = whom.filter(|_| over.has(Class::AsksForAction) && !over.passive).or_else(|| {
            let subject = clause.subject(lead).filter(|s| !frame::empty_subject(clause, s));
            // Who is urged is someone: "people who keep hens are urged to register them".
            let urged = over.passive && over.has(Class::AsksForAction);
            subject.filter(|s| adjacent && (urged || names_someone(clause, s)))
        });
        let Some(who) = who else { return };
        if undone || (over.lemma == "fail" && over.past) {
            self.status = Some(Status::Passed);
        }
        let head = if infinitive { group.words.start + 1 } else { group.head };
        self.f.addressee = clause.slot(who);
        self.f.action = clause.span_of(head..frame::phrase_end(clause, head).min(link));
    }

    /// "Staff were given a Friday deadline": whom a passive verb gives it.
    pub(super) fn given_to(&mut self) {
        let clause = self.clause;
        let start = self.phrase.start;
        let given = |g: &usize| {
            let group = &clause.groups[*g];
            group.passive && group.words.end == start && matches!(group.lemma, "give" | "set" | "send" | "hand")
        };
        self.f.addressee = clause.group_before(start).filter(given).and_then(|g| frame::subject_slot(clause, g));
    }

    /// "48 hours before", "days ahead of", "with two days to go before": what is left until the deadline.
    pub(super) fn remaining(&mut self) {
        let clause = self.clause;
        let start = self.phrase.start;
        let link = (start.saturating_sub(REACH_BACK)..start).rev().find(|&i| {
            clause.is(i, &["before", "until", "till"])
                || clause.sequence(i, &["ahead", "of"])
                || clause.sequence(i, &["from", "the"])
                || clause.sequence(i, &["away", "from"])
        });
        let Some(link) = link.filter(|&link| !clause.any(link..start, &[",", ";", "."])) else { return };
        // "was reached two years ahead of the 2040 deadline"
        let early = clause.lower(link) == "ahead" && clause.in_time(link.saturating_sub(1));
        let reached = |g: usize| {
            let group = &clause.groups[g];
            let done = matches!(group.lemma, "reach" | "meet" | "achieve" | "hit" | "complete" | "finish" | "repay");
            done && group.past && !group.negated && group.modal.is_none()
        };
        if early && clause.group_before(link).is_some_and(reached) {
            self.status = Some(Status::Met);
        } else if self.status != Some(Status::Set) {
            self.status.get_or_insert(Status::Pending);
        }
        if self.f.time.is_some() {
            return;
        }
        let left = ["to", "go", "left", "remaining", "away", "just", "remain", "still"];
        let counted = clause.times.iter().position(|t| {
            let end = t.words.end;
            t.is_duration && end <= link && end + LONGEST_LEFT >= link && (end..link).all(|i| clause.is(i, &left))
        });
        if counted.is_some() {
            self.f.time = counted;
            self.f.relation = Relation::Remaining;
        } else if clause.is_before(link, &["days", "hours", "weeks", "go", "minutes"]) {
            let uncounted = ["days", "hours", "weeks", "minutes"];
            let word = (link.saturating_sub(4)..link).rev().find(|&i| clause.is(i, &uncounted));
            self.f.time_words = word.map(|w| w..if clause.lower(link) == "ahead" { link + 1 } else { w + 1 });
        }
    }

    /// A time inside what is asked for: "an ultimatum … demanding that they leave within two days".
    pub(super) fn within(&mut self) {
        let clause = self.clause;
        let found = (self.trigger.end..clause.len()).find_map(|i| {
            let time = clause.time_at(i + 1).filter(|_| clause.is(i, &["within", "by", "before", "in"]))?;
            let fits = match clause.lower(i) {
                "within" => true,
                "in" => clause.times[time].is_duration,
                _ => !clause.times[time].is_duration,
            };
            fits.then_some((i, time))
        });
        let Some((i, time)) = found else { return };
        if self.f.anchor == Some(time) {
            self.f.anchor = None;
        }
        let is_duration = clause.times[time].is_duration;
        let better = self.f.time.is_none_or(|old| old != time && clause.times[old].is_duration && !is_duration);
        if better {
            self.f.time = Some(time);
            self.f.time_words = (clause.lower(i) == "within").then(|| i..clause.times[time].words.end);
            self.f.relation = Relation::of_time(is_duration);
        }
    }

    /// Verbs elsewhere in the sentence that tell that the deadline was met: "lawmakers came together before the deadline".
    pub(super) fn other_verbs(&mut self) {
        let clause = self.clause;
        if self.status.is_some_and(|s| s != Status::Pending) || self.f.addressee.is_some() {
            return;
        }
        let (start, end) = (self.trigger.start, self.trigger.end);
        let agreed = clause.groups.iter().any(|g| {
            let done = g.words.start > end && g.form == VerbForm::Finite && g.past && !g.negated && g.modal.is_none();
            let agrees = matches!(
                g.lemma,
                "pass" | "approve" | "sign" | "reach" | "strike" | "clinch" | "avert" | "agree" | "comply"
            );
            done && (agrees || (g.lemma == "come" && clause.lower(g.words.end) == "together"))
        });
        if !agreed || !clause.any(start.saturating_sub(REACH_BEFORE)..start, &["before", "ahead"]) {
            return;
        }
        self.status = Some(Status::Met);
        let finite = clause.groups.iter().position(|g| g.words.start > end && g.form == VerbForm::Finite);
        let Some(g) = finite else { return };
        self.f.addressee = clause.subject(g).and_then(|s| clause.slot(s));
        if self.f.action.is_none() {
            let under = clause.groups[g + 1..].iter().find(|x| x.form == VerbForm::Infinitive);
            let action = under.and_then(|x| frame::infinitive(clause, x.words.start));
            self.f.action = action.and_then(|a| clause.span_of(a));
        }
    }

    /// "a last chance to sign", "an opportunity for the owners to sign"
    pub(super) fn chance(&mut self) {
        /// Most words between the chance and what it is for.
        const REACH: usize = 14;
        let clause = self.clause;
        let end = self.trigger.end;
        let chance = (end..clause.len()).find(|&i| clause.is(i, &["chance", "opportunity"]));
        let to = chance.and_then(|c| (c..(c + REACH).min(clause.len())).find(|&i| clause.tag_at(i) == Tag::To));
        self.f.action = to.and_then(|to| frame::infinitive(clause, to)).and_then(|a| clause.span_of(a));
    }

    /// "a deadline is looming for the airline to repay its loan"
    pub(super) fn looms_for(&mut self, after: usize) {
        let clause = self.clause;
        let Some(verb) = clause.group_after(after).map(|g| &clause.groups[g]) else { return };
        if !matches!(verb.lemma, "loom" | "near" | "approach" | "pass" | "expire") {
            return;
        }
        let mut cursor = clause.cursor(verb.words.end);
        let Some(whom) = cursor.word(&["for"]).and_then(|_| cursor.phrase()) else { return };
        self.f.action = cursor.infinitive().and_then(|a| clause.span_of(a));
        if self.f.action.is_none() && !names_someone(clause, &whom) {
            // "the deadline nears for the merger"
            self.f.action = clause.span_of(whom);
        } else {
            self.f.addressee = clause.slot(whom);
        }
    }

    /// "an ultimatum to the council: lower the flag or be shelled"
    pub(super) fn colon(&mut self, after: usize) {
        let clause = self.clause;
        if clause.lower(after) == ":" && clause.groups.iter().any(|g| g.words.start == after + 1) {
            self.f.action = clause.span_of(after + 1..frame::phrase_end(clause, after + 1));
        }
    }

    /// "came and went without the parties agreeing"
    pub(super) fn without(&mut self, after: usize) {
        let clause = self.clause;
        let Some(without) = (after..clause.len()).find(|&i| clause.lower(i) == "without") else { return };
        let Some(verb) = clause.group_after(without).map(|g| &clause.groups[g]) else { return };
        let subject_end = clause.phrase_at(without + 1).map_or(without + 1, |p| p.end);
        if verb.form == VerbForm::Gerund && subject_end == verb.words.start {
            self.f.action = clause.span_of(verb.head..frame::phrase_end(clause, verb.head));
            let whom = self.f.addressee.take();
            self.f.addressee = whom.or_else(|| clause.slot(without + 1..verb.words.start));
        }
    }
}

/// "before the full weight of sanctions returns": what comes at the deadline.
pub(in crate::deadlines) fn before_return(clause: &Clause<'_>, from: usize) -> Option<Span> {
    let before = (from..clause.len()).find(|&i| clause.lower(i) == "before" && clause.time_at(i + 1).is_none())?;
    let end = frame::harm_end(clause, before + 1);
    // A last word such as "returns" reads as a noun.
    let verb_last = end > before + 2
        && clause.verb(end - 1).is_some_and(|v| v.inflection == VerbInflection::Third)
        && !clause.groups.iter().any(|g| g.words.start > before);
    let finite = || {
        clause.group_after(before + 1).is_some_and(|g| {
            let verb = &clause.groups[g];
            verb.form == VerbForm::Finite && verb.words.start > before + 1
        })
    };
    (verb_last || finite()).then(|| clause.span_of(before + 1..end)).flatten()
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::reads;

    #[test]
    fn what_stands_far_from_the_noun() {
        reads(
            "
            The quota was reached two years ahead of the [time 2030] [trigger deadline]. -> 2030-12-31 met
            With [time two days] left before the [trigger deadline], the owners have not signed. -> 2025-03-15 pending
            A [trigger deadline] is looming for [addressee the airline] to [action repay its loan]. -> - pending
            [setter The council] sent [addressee the owners] an [trigger ultimatum]: leave the mill by [time Friday] or [consequence lose it]. -> 2025-03-14 set
            The [trigger deadline] passed on [time Monday] without [addressee the parties] [action agreeing on a price]. -> 2025-03-10 passed
            [time Friday] is the [trigger deadline] for [action bids]. -> 2025-03-14 pending
            The owners had signed by [time noon on Monday], a [trigger deadline] [setter the council] had set. -> 2025-03-17 set
            ",
        );
    }
}
