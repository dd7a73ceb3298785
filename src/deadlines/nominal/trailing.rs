//! What follows the noun inside its own phrase: "for the union to sign", "set by Roe", "of Friday".

use std::ops::{ControlFlow, Range};

use super::super::clause::{Clause, Tag, VerbInflection};
use super::super::due;
use super::super::family::Readings;
use super::super::frame::{self, Relation};
use super::super::moved;
use super::governor::governor;
use super::phrase::Noun;
use super::reading::Reading;
use crate::lexicon::Class;
use crate::report::Status;
use ControlFlow::{Break, Continue};

/// How many pieces can follow the noun: "for the union", "to sign", "on Friday", ...
const PIECES: usize = 8;

/// How far from the noun a comma can stand behind which its duty is told.
const FAR: usize = 30;

/// What deadlines do in the end.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "approaches", "elapsed", "expired", "expires", "lapsed", "lapses", "looms", "nears", "passed", "passes",
];

/// Whether there is more of the phrase, and the word with which to go on.
type Step = ControlFlow<usize, usize>;

impl Reading<'_, '_> {
    /// Reads what follows the noun inside its own phrase; gives the word after it.
    pub(super) fn trailing(&mut self, readings: &Readings) -> usize {
        let mut at = self.trigger.end;
        for _ in 0..PIECES {
            at = match self.piece(at, readings) {
                Continue(next) => next,
                Break(end) => return end,
            };
        }
        at
    }

    /// Reads one piece.
    fn piece(&mut self, at: usize, readings: &Readings) -> Step {
        let clause = self.clause;
        let mut cursor = clause.cursor(at);
        cursor.skip(clause.len(), &["also", "previously", "originally", "initially", "itself"], &[Tag::Mark]);
        let i = cursor.at;
        if let Some(next) = self.time_piece(i, readings) {
            return Continue(next);
        }
        let next = match clause.tag_at(i) {
            Tag::Verb if clause.is(i, &["demanding", "requiring", "ordering"]) => {
                self.demanding(i);
                None
            }
            Tag::Verb => self.set_by_participle(i),
            Tag::Relative | Tag::Subordinator | Tag::Pronoun | Tag::Name | Tag::Noun | Tag::Determiner => {
                self.relative_clause(i)
            }
            Tag::Preposition if clause.sequence(i, &["on", "behalf", "of"]) => clause.phrase_at(i + 3).map(|p| p.end),
            Tag::Preposition if clause.lower(i) == "from" => self.set_from(i),
            Tag::Preposition if clause.is(i, &["for", "on", "against"]) => return self.whom_or_what(i),
            Tag::To => return self.duty(i),
            Tag::Comma | Tag::Dash if i < self.trigger.end + FAR => {
                self.after_comma(i);
                None
            }
            _ => None,
        };
        next.map_or(Break(i), Continue)
    }

    /// A time with or without a preposition; the word after it.
    fn time_piece(&mut self, i: usize, readings: &Readings) -> Option<usize> {
        let clause = self.clause;
        let end = |t: usize| Some(clause.times[t].words.end);
        if let Some(t) = clause.time_at(i).filter(|&t| clause.in_time(i) && readings.is_free(t)) {
            // "set a 50-day deadline last month": when it was set; "a deadline Friday"
            let set = lies_back(clause, t)
                && governor(clause, self.phrase.start)
                    .is_some_and(|g| clause.groups[g].past || clause.groups[g].perfect);
            if set {
                self.f.anchor = Some(t);
            } else {
                self.take_time(t);
            }
            return end(t);
        }
        let t = clause.time_at(i + 1)?;
        if clause.is(i, &["starting", "beginning", "from"]) {
            self.f.anchor = Some(t);
            return end(t);
        }
        let links = ["of", "on", "at", "by", "until", "till", "in", "within", "for", "through"];
        let linked = clause.is(i, &links) || (clause.lower(i) == "to" && self.kind == Noun::Extension);
        if !linked || clause.tag_at(clause.times[t].words.end) == Tag::Clitic {
            return None;
        }
        if clause.is(i, &["in", "on"]) && lies_back(clause, t) && self.f.time != Some(t) {
            self.f.anchor = Some(t);
        } else if readings.is_free(t) {
            self.take_time(t);
        }
        end(t)
    }

    /// Takes a time that stands in the phrase: a day beats a length ("a 10-day deadline on Friday").
    fn take_time(&mut self, time: usize) {
        let is_duration = self.clause.times[time].is_duration;
        let better = self.f.time.is_none_or(|old| self.clause.times[old].is_duration && !is_duration);
        if better {
            self.f.time = Some(time);
            self.f.relation = match (is_duration, self.kind) {
                (false, _) => Relation::By,
                (true, Noun::Extension) => Relation::Extension,
                (true, _) => Relation::Within,
            };
        }
    }

    /// "deadline set by Roe", "ultimatum issued ten days earlier"
    fn set_by_participle(&mut self, i: usize) -> Option<usize> {
        let clause = self.clause;
        let word = &clause.words[i];
        let sets =
            word.verb_has(Class::SetsDeadline) || matches!(word.lemma(), "due" | "schedule" | "agree" | "extend");
        if !sets || matches!(word.inflection, VerbInflection::Third | VerbInflection::Ing) {
            return None;
        }
        self.status.get_or_insert(Status::Set);
        if word.lemma() == "schedule" {
            self.status = None;
        }
        let mut cursor = clause.cursor(i + 1);
        cursor.skip(1, &[], &[Tag::Adverb]);
        cursor.word(&["out", "down"]);
        let at = cursor.at;
        if let Some(setter) = clause.agent_after(at) {
            let end = setter.end;
            self.f.setter = clause.slot(setter);
            return Some(end);
        }
        // The day of the setting, not the day that is due.
        let over = ["on", "in", "at", "over"];
        let day = clause.time_at(at).or_else(|| clause.time_at(at + 1).filter(|_| clause.is(at, &over)));
        let Some(day) = day else { return Some(at) };
        self.f.anchor = Some(day);
        let mut cursor = clause.cursor(clause.times[day].words.end);
        cursor.word(&["prior", "ago", "earlier", "before"]);
        Some(cursor.at)
    }

    /// "the deadline (that) Roe had set", "the ultimatum he gave the owners"
    fn relative_clause(&mut self, i: usize) -> Option<usize> {
        let clause = self.clause;
        let that = clause.lower(i) == "that";
        if clause.tag_at(i) == Tag::Subordinator && !that {
            return None;
        }
        let from = i + usize::from(that || clause.tag_at(i) == Tag::Relative);
        let mut cursor = clause.cursor(from);
        let setter = cursor.phrase()?;
        cursor.skip(clause.len(), &[], &[Tag::Have, Tag::Adverb]);
        let verb = cursor.at;
        let word = clause.words.get(verb)?;
        let sets = (word.tag == Tag::Verb
            && word.verb_has(Class::SetsDeadline)
            && !matches!(word.lemma(), "face" | "receive" | "agree"))
            || word.verb_has(Class::PastLikeBase)
            || clause.is(verb, &["set", "put"]);
        if !sets {
            return None;
        }
        self.f.setter = clause.slot(setter);
        self.status.get_or_insert(Status::Set);
        cursor.at += 1;
        cursor.word(&["out", "down"]);
        // "gave to Russia" is read with the next piece; "gave Russia" here.
        if clause.is(verb, &["gave", "given", "give", "handed"])
            && let Some(whom) = cursor.phrase()
        {
            self.f.addressee = clause.slot(whom);
        }
        Some(cursor.at)
    }

    /// Who sets it, after "from": "a Friday deadline from the council"
    fn set_from(&mut self, i: usize) -> Option<usize> {
        let clause = self.clause;
        let setter = clause.party_at(i + 1).filter(|p| names_someone(clause, p) && !clause.in_time(p.start))?;
        let end = setter.end;
        self.f.setter = clause.slot(setter);
        Some(end)
    }

    /// "for filing claims", "for the union to sign", "for the merger", "on the owners"
    fn whom_or_what(&mut self, i: usize) -> Step {
        let clause = self.clause;
        let is_for = clause.lower(i) == "for";
        if is_for && clause.tag_at(i + 1) == Tag::Verb && clause.words[i + 1].inflection == VerbInflection::Ing {
            // "the deadline for filing claims is": up to the deadline's own verb.
            let end = frame::phrase_end(clause, i + 1);
            let verb = |k: &usize| matches!(clause.tag_at(*k), Tag::Modal | Tag::Be | Tag::Have | Tag::Do);
            let end = (i + 2..end).find(|k| verb(k) || clause.is(*k, ENDS)).unwrap_or(end);
            self.f.action = clause.span_of(i + 1..end);
            return Break(end);
        }
        let Some(p) = clause.phrase_at(i + 1) else { return Break(i) };
        let next = p.end;
        // "for the new marketing year": a time that is cut short is no task.
        if is_for
            && (next..next + 2).any(|k| clause.in_time(k))
            && p.clone().all(|k| clause.is(k, &["the", "new", "coming"]))
        {
            return Break(i);
        }
        // "an extension for an indefinite period"
        if is_for && p.clone().any(|k| clause.in_time(k) || clause.lower(k) == "period") {
            return Break(i);
        }
        let someone = names_someone(clause, &p);
        if let Some(action) = frame::infinitive(clause, next) {
            if clause.lower(next + 1) == "be" && !someone {
                // "for the ransom to be paid": nobody is named.
                self.f.action = clause.span_of(p.start..action.end);
                return Break(action.end);
            }
            self.f.addressee = clause.slot(p);
        } else if someone || !is_for {
            self.f.addressee = self.f.addressee.take().or_else(|| clause.slot(p));
        } else if self.f.action.is_none() {
            self.f.action = clause.span_of(p);
        }
        Continue(next)
    }

    /// "to sign", "to the council"
    fn duty(&mut self, i: usize) -> Step {
        let clause = self.clause;
        if self.f.action.is_some() {
            return Break(i);
        }
        // "lobbied for the deadline to be moved": what is asked for, not what is due.
        let put_off = |g: usize| clause.groups[g].passive && moved::moves(&clause.groups[g]);
        if clause.group_after(i).filter(|&g| clause.groups[g].words.start == i).is_some_and(put_off) {
            return Break(i);
        }
        if let Some(action) = frame::infinitive(clause, i) {
            // "the deadline for tenants to appeal in court expired": the verb is the deadline's.
            let end = (action.start + 1..action.end).find(|&k| clause.is(k, ENDS)).unwrap_or(action.end);
            self.f.action = clause.span_of(action.start..end);
            return Break(end);
        }
        // "an extension to its licence": a thing.
        let whom = clause.phrase_at(i + 1).filter(|p| self.kind != Noun::Extension || names_someone(clause, p));
        let Some(whom) = whom else { return Break(i) };
        // "the deadline to freeze": a verb that no list has looks like a noun.
        let bare = clause.tag_at(whom.start) == Tag::Noun && clause.is(self.trigger.start, &["deadline"]);
        if bare && !names_someone(clause, &whom) {
            let end = frame::phrase_end(clause, whom.start);
            self.f.action = clause.span_of(whom.start..end);
            return Break(end);
        }
        let end = whom.end;
        self.f.addressee = clause.slot(whom);
        Continue(end)
    }

    /// ", demanding that the junta cede power", ", by which Roe had told the men to leave"
    fn after_comma(&mut self, comma: usize) {
        let clause = self.clause;
        let verbs = ["demanding", "requiring", "ordering", "telling", "urging", "asking", "calling"];
        if clause.is(comma + 1, &verbs) {
            self.demanding(comma + 1);
        } else if clause.tag_at(comma + 1) == Tag::Verb {
            self.set_by_participle(comma + 1);
        } else if clause.sequence(comma + 1, &["by", "which"])
            && let Some(verb) = clause.group_after(comma + 2).map(|g| &clause.groups[g])
        {
            let setter = clause.phrase_at(comma + 3).filter(|p| p.end <= verb.words.start + 2);
            self.f.setter = setter.and_then(|p| clause.slot(p));
            let mut cursor = clause.cursor(verb.words.end);
            if verb.has(Class::AsksForAction)
                && let Some(whom) = cursor.phrase()
            {
                self.f.addressee = clause.slot(whom);
                self.f.action = cursor.infinitive().and_then(|a| clause.span_of(a));
            }
        }
    }

    /// After a verb of demanding in -ing: whom and what.
    fn demanding(&mut self, verb: usize) {
        let clause = self.clause;
        self.status.get_or_insert(Status::Set);
        let mut cursor = clause.cursor(verb + 1);
        cursor.word(&["that", "for", "on"]);
        let Some(p) = cursor.phrase() else { return };
        let next = p.end;
        if let Some(action) = frame::infinitive(clause, next) {
            self.f.addressee = self.f.addressee.take().or_else(|| clause.slot(p));
            self.f.action = clause.span_of(action);
        } else if matches!(clause.tag_at(next), Tag::Verb | Tag::Modal) {
            // A pronoun points back at whom the sentence has named already.
            self.f.addressee = self.f.addressee.take().or_else(|| clause.slot(p));
            let from = next + usize::from(clause.tag_at(next) == Tag::Modal);
            self.f.action = clause.span_of(from..frame::phrase_end(clause, from));
        } else if let Some(verb) = verb_read_as_noun(clause, &p) {
            self.f.addressee = self.f.addressee.take().or_else(|| clause.slot(p.start..verb));
            self.f.action = clause.span_of(verb..frame::phrase_end(clause, verb));
        } else if self.f.action.is_none() {
            self.f.action = clause.span_of(p);
        }
    }
}

/// "demanding Russia halt its operations": the verb that reads as the noun of a phrase.
fn verb_read_as_noun(clause: &Clause<'_>, phrase: &Range<usize>) -> Option<usize> {
    let base = |i: usize| clause.verb(i).is_some_and(|v| v.inflection == VerbInflection::Base);
    (phrase.start + 1..phrase.end).rev().find(|&i| base(i))
}

/// Whether a day lies before the article's, so that it is rather when a deadline was set.
fn lies_back(clause: &Clause<'_>, time: usize) -> bool {
    if clause.times[time].is_duration {
        return false;
    }
    let words = clause.times[time].words.clone();
    clause.any(words, &["last", "ago", "yesterday", "earlier", "previous"])
        || matches!((due::day_of(clause, time).days, clause.article), (Some((_, last)), Some(today)) if last < today)
}

/// Whether a phrase names people or states rather than a thing to be done.
pub(in crate::deadlines) fn names_someone(clause: &Clause<'_>, phrase: &Range<usize>) -> bool {
    // The head: the last word before the first attachment.
    let attached = (phrase.start..phrase.end).find(|&i| clause.tag_at(i) == Tag::Preposition);
    let Some(head) = attached.unwrap_or(phrase.end).checked_sub(1) else { return false };
    matches!(clause.tag_at(head), Tag::Name | Tag::Pronoun)
        || clause.has(head, Class::DutyBearer)
        || clause.lower(head) == "her"
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::reads;

    #[test]
    fn what_follows_the_noun() {
        reads(
            "
            [setter The council] set a [trigger deadline] of [time Friday] for [addressee the owners] to [action sign]. -> 2025-03-14 set
            As the [trigger deadline] for [action leaving the race] passed on [time Friday], he was still in. -> 2025-03-07 passed
            [addressee The owners] face a [time Friday] [trigger deadline] from [setter the council] to [action repair the roof]. -> 2025-03-14 pending
            [time 4 May] is the [trigger deadline] to [action compete for the prize]. -> 2025-05-04 pending
            [time Friday] is the [trigger deadline] set by [setter the council] for [addressee the owners] to [action repair the roof]. -> 2025-03-14 set
            The [trigger deadline] for [action withdrawing from the race] passed on [time Monday]. -> 2025-03-10 passed
            The [trigger deadline] [setter the council] set for [addressee the owners] expires on [time Friday]. -> 2025-03-14 pending
            [addressee The owners] must meet the [trigger deadline] for [action the ransom to be paid] by [time Friday]. -> 2025-03-14 pending
            [setter The council] issued an [trigger ultimatum] to [addressee the owners] on Monday, demanding that they [action sign] [time within two days]. -> 2025-03-12 set
            [setter The council] set a [time 10-day] [trigger deadline] last week. -> 2025-03-19 set
            ",
        );
    }

    #[test]
    fn who_set_it_and_who_did_not() {
        reads(
            "
            The [trigger deadline], set not by Roe but by [setter Holt], is [time Friday]. -> 2025-03-14 set
            The [trigger deadline] set by [setter Roe] for [addressee Berg] is [time Friday]. -> 2025-03-14 set
            The [time 20 March] [trigger deadline], imposed by [setter Holt] and not by Roe, stands. -> 2025-03-20 set
            The [trigger deadline] was set not by the court but by [setter the ministry]. -> - set
            It was [setter Holt], not Roe, who [trigger gave] [addressee Berg] until [time Friday] to [action pay]. -> 2025-03-14 set
            ",
        );
    }
}
