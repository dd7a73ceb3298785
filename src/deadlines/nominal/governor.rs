//! The verb that the noun is the object of: "set a deadline", "moved the deadline to Sunday".

use std::ops::Range;

use super::super::clause::{Clause, Tag, VerbForm, VerbGroup};
use super::super::denied;
use super::super::frame::{self, Relation};
use super::phrase::{self, Noun};
use super::reading::Reading;
use crate::lexicon::Class;
use crate::report::{Slot, Status};

/// Most words between a verb and the noun that is its object.
const REACH: usize = 18;

/// The verb whose object begins at a word. Verbs inside the other object ("gave the men fighting there a deadline") are
/// stepped over.
pub(super) fn governor(clause: &Clause<'_>, start: usize) -> Option<usize> {
    let last = clause.group_before(start)?;
    let reaches = |g: usize| {
        let gap = clause.groups[g].words.end..start;
        gap.len() <= REACH && !gap.into_iter().any(|i| ends_object(clause, i))
    };
    if reaches(last) && clause.groups[last].form == VerbForm::Gerund && last > 0 {
        let giver = last - 1;
        let between = clause.groups[giver].words.end..start;
        let gives = matches!(clause.groups[giver].lemma, "give" | "hand" | "set" | "offer" | "grant" | "send");
        if gives && reaches(giver) && !between.into_iter().any(|i| clause.tag_at(i) == Tag::Comma) {
            return Some(giver);
        }
    }
    (!clause.groups[last].passive && reaches(last)).then_some(last)
}

/// Whether a word can stand in no object: but "set Friday as the deadline".
fn ends_object(clause: &Clause<'_>, i: usize) -> bool {
    match clause.tag_at(i) {
        Tag::Stop | Tag::Dash | Tag::Relative => true,
        Tag::Subordinator => !(clause.is(i, &["as", "because"]) && i > 0 && clause.in_time(i - 1)),
        _ => false,
    }
}

/// A verb and how it governs the noun.
struct Governing<'c> {
    g: usize,
    verb: &'c VerbGroup,
    /// The words between the two.
    gap: Range<usize>,
    /// Whether a preposition stands between them.
    preposition: bool,
    /// The new time, of a verb that moves it.
    new_time: Option<usize>,
    /// Whether the verb has the subject that stands before it: not in "made a decision to extend".
    has_subject: bool,
}

impl<'c> Reading<'c, '_> {
    /// What the verb tells that the noun is the object of.
    pub(super) fn govern(&mut self, g: usize) {
        let Some(governing) = self.governing(g) else { return };
        let handled = self.moved_by(&governing)
            || self.kept_or_missed(&governing)
            || self.had_or_repeated(&governing)
            || !governing.verb.has(Class::SetsDeadline)
            || self.set_by(&governing);
        if handled {
            self.named_as(&governing);
        }
    }

    /// How a verb governs the noun; nothing where it does not.
    fn governing(&self, g: usize) -> Option<Governing<'c>> {
        /// Most words of the new day that stands before its object.
        const LONGEST_DAY: usize = 12;
        let clause = self.clause;
        let verb = &clause.groups[g];
        let gap = verb.words.end..self.phrase.start;
        let direct = gap.clone().all(|i| !matches!(clause.tag_at(i), Tag::Comma | Tag::And));
        // "extended by two weeks, to March 25, the deadline": the new day stands before its object.
        let shifted = !direct
            && gap.len() <= LONGEST_DAY
            && (verb.has(Class::MovesLater) || verb.has(Class::MovesEarlier))
            && clause.tag_before(self.phrase.start) == Tag::Comma;
        if !direct && !shifted {
            return None;
        }
        let after_noun = time_moved_to(clause, self.trigger.end).filter(|_| !shifted);
        // "extended until June 30 the deadline": the new day may stand before the noun.
        let before_noun =
            || time_moved_to(clause, gap.start).filter(|&t| clause.times[t].words.end <= self.phrase.start);
        Some(Governing {
            g,
            verb,
            preposition: gap.clone().any(|i| matches!(clause.tag_at(i), Tag::Preposition | Tag::To)),
            new_time: after_noun.or_else(before_noun),
            has_subject: !is_attached(clause, g) || governs_noun_before(clause, verb.words.start),
            gap,
        })
    }

    /// The subject of a governing verb.
    fn subject(&self, governing: &Governing<'_>) -> Option<Slot<u32>> {
        let start = governing.verb.words.start;
        // "They recall Anna Lind giving the firm a deadline."
        if governing.verb.form == VerbForm::Gerund && self.clause.tag_before(start) == Tag::Name {
            return self.clause.phrase_before(start).and_then(|p| self.clause.slot(p));
        }
        frame::subject_slot(self.clause, governing.g).filter(|_| governing.has_subject)
    }

    fn set_setter(&mut self, slot: Option<Slot<u32>>) {
        self.f.setter = slot.or(self.f.setter.take());
    }

    fn set_addressee(&mut self, slot: Option<Slot<u32>>) {
        self.f.addressee = self.f.addressee.take().or(slot);
    }

    /// "shortened the deadline", "moved the deadline to Sunday", "lifted the deadline"; whether the verb is one of these.
    fn moved_by(&mut self, governing: &Governing<'_>) -> bool {
        let clause = self.clause;
        let verb = governing.verb;
        let moves = matches!(verb.lemma, "move" | "push" | "shift" | "bring" | "change" | "put" | "roll" | "kick");
        // "moved the deadline up", but "the deadline to open up the market".
        let near = clause.len().min(self.trigger.end + 3);
        let near = (self.trigger.end..near).find(|&i| matches!(clause.tag_at(i), Tag::To | Tag::Verb)).unwrap_or(near);
        let ahead = moves && clause.any(verb.words.end..near, &["up", "forward"]);
        let back = moves && clause.any(verb.words.end..near, &["back", "off", "out"]);
        let subject = self.subject(governing);
        if self.not_moved(governing) {
            return true;
        }
        if verb.has(Class::MovesEarlier) || ahead || (verb.lemma == "up" && !governing.preposition) {
            self.status = Some(Status::Shortened);
            self.moved(governing.new_time, false);
            self.set_setter(subject);
        } else if verb.has(Class::MovesLater) || back || (moves && governing.new_time.is_some()) {
            let possible = verb.modal.is_some_and(|m| clause.is(m, &["could", "may", "might"]));
            self.status = Some(if possible { Status::Conditional } else { Status::Extended });
            self.moved(governing.new_time, !possible);
            if subject.is_some() {
                // A thing extends nothing by itself: "this delay, announced by Roe, extends".
                self.set_setter(agent_before(clause, verb.words.start).or(subject));
            }
        } else if verb.has(Class::CallsOff) && !governing.preposition {
            self.status = Some(Status::Lifted);
            self.set_setter(subject);
        } else {
            return false;
        }
        true
    }

    /// "will not extend the deadline", "refused to extend it beyond Friday": it holds as it was; whether the verb says so.
    fn not_moved(&mut self, governing: &Governing<'_>) -> bool {
        let clause = self.clause;
        let refused = denied::refused(clause, governing.g);
        if !governing.verb.has(Class::MovesLater) || !(governing.verb.negated || refused.is_some()) {
            return false;
        }
        self.status = Some(Status::Reaffirmed);
        let beyond = (self.trigger.end..clause.len()).find(|&i| clause.is(i, &["beyond", "past"]));
        self.f.time = beyond.and_then(|i| clause.time_at(i + 1)).or(self.f.time);
        self.set_setter(frame::subject_slot(clause, refused.unwrap_or(governing.g)));
        true
    }

    /// "passed the deadline", "missed the deadline", "met the deadline"; whether the verb is one of these.
    fn kept_or_missed(&mut self, governing: &Governing<'_>) -> bool {
        let clause = self.clause;
        let verb = governing.verb;
        let subject = self.subject(governing);
        let happened = verb.past || verb.perfect;
        match verb.lemma {
            "pass" if !governing.preposition && !verb.passive => {
                if happened && !verb.negated {
                    self.status = Some(Status::Passed);
                    self.set_addressee(subject);
                }
            }
            "let" if clause.is(self.trigger.end, &["pass", "slip", "lapse", "expire"]) => {
                self.status = Some(Status::Passed);
                self.set_addressee(subject);
            }
            "miss" | "ignore" | "defy" | "flout" | "blow" | "reject" | "fail" => self.missed(governing),
            "meet" | "beat" | "make" | "satisfy" | "respect" | "honor" | "honour" if !governing.preposition => {
                self.met(governing);
            }
            _ => return false,
        }
        true
    }

    /// "missed the deadline", "will miss the deadline", "anyone who misses the deadline".
    fn missed(&mut self, governing: &Governing<'_>) {
        let (clause, verb) = (self.clause, governing.verb);
        let happened = verb.past || verb.perfect;
        let modal = ["will", "would", "could", "may", "might"];
        // "anyone who misses the deadline faces", "if they miss the deadline": nobody has missed it yet.
        let before = verb.words.start.saturating_sub(4)..verb.words.start;
        let supposed =
            !happened && clause.any(before, &["who", "if"]) || verb.form == VerbForm::Gerund && verb.words.start == 0;
        if verb.form == VerbForm::Gerund && supposed {
            self.f.consequence = frame::suffers(clause, self.trigger.end);
        }
        if supposed || verb.negated || verb.modal.is_some_and(|m| clause.is(m, &modal)) {
            self.status.get_or_insert(Status::Pending);
        } else if verb.lemma != "reject" {
            self.status = Some(Status::Passed);
        }
        let subject = self.subject(governing);
        self.set_addressee(subject);
    }

    /// "met the deadline", "failed to meet the deadline".
    fn met(&mut self, governing: &Governing<'_>) {
        let (clause, verb) = (self.clause, governing.verb);
        let happened = verb.past || verb.perfect;
        let start = verb.words.start;
        // "the council's failure to meet the deadline"
        let failure = verb.form == VerbForm::Infinitive && clause.lower_before(start) == "failure";
        let failed = failure
            || governing.g > 0 && {
                let over = &clause.groups[governing.g - 1];
                over.lemma == "fail" && over.past
            };
        // "that made the deadline impossible"
        let of_thing = clause.is_before(verb.words.start, &["that", "this", "which", "it"]);
        if verb.lemma == "make" && of_thing {
            self.status.get_or_insert(Status::Pending);
        } else if happened && !verb.negated && verb.modal.is_none() && verb.form == VerbForm::Finite {
            self.status = Some(Status::Met);
        } else if verb.negated && verb.past || failed {
            self.status = Some(Status::Passed);
        } else {
            self.status.get_or_insert(Status::Pending);
        }
        // "said it had met": the pronoun is put right later.
        let who = if failure {
            clause.phrase_before(start).and_then(|p| clause.owner_before(clause.clitic_in(p)?))
        } else {
            clause.subject(governing.g)
        };
        self.set_addressee(who.and_then(|s| clause.slot(s)));
    }

    /// "faces a deadline", "reiterated the deadline"; whether the verb is one of these.
    fn had_or_repeated(&mut self, governing: &Governing<'_>) -> bool {
        let subject = self.subject(governing);
        match governing.verb.lemma {
            lemma @ ("face" | "have" | "near" | "approach") if !governing.preposition => {
                self.status.get_or_insert(Status::Pending);
                self.set_addressee(subject.filter(|_| matches!(lemma, "face" | "have")));
            }
            "reiterate" | "reaffirm" | "repeat" | "maintain" | "uphold" | "stand" | "renew" | "keep" => {
                self.status = Some(Status::Reaffirmed);
                self.set_setter(subject);
            }
            "stem" => {
                self.status.get_or_insert(Status::Set);
            }
            // What comes before or after a deadline does nothing to it.
            "come" | "follow" => self.status = None,
            _ => return false,
        }
        true
    }

    /// "set a deadline", "gave the junta a one-week ultimatum"; `false` where nothing is set.
    fn set_by(&mut self, governing: &Governing<'_>) -> bool {
        let clause = self.clause;
        let (verb, gap) = (governing.verb, &governing.gap);
        if clause.tag_before(self.phrase.start) == Tag::Preposition {
            return true;
        }
        let idle =
            self.kind == Noun::Weak && matches!(verb.lemma, "offer" | "include" | "contain") && self.f.action.is_none();
        let strong = matches!(verb.lemma, "give" | "issue" | "impose" | "send" | "deliver" | "present" | "put" | "set");
        if idle || verb.negated || (governing.preposition && !strong) {
            return false;
        }
        self.status = Some(match self.status {
            Some(moved @ (Status::Shortened | Status::Extended)) => moved,
            _ if self.f.prior.is_some() => Status::Shortened,
            _ => Status::Set,
        });
        let subject = self.subject(governing);
        if matches!(verb.lemma, "receive" | "face" | "agree" | "include") {
            self.set_addressee(subject);
        } else if subject.is_some() {
            self.f.setter = subject;
        }
        let gives = matches!(verb.lemma, "give" | "hand" | "grant" | "set" | "send")
            && !matches!(clause.tag_at(gap.start), Tag::Preposition | Tag::To);
        if !gap.is_empty() && (!governing.preposition || gives) {
            if let Some(whom) = clause.phrase_at(gap.start).filter(|p| p.start < self.phrase.start) {
                self.f.addressee = clause.slot(whom.start..whom.end.min(self.phrase.start));
            }
        } else if verb.lemma == "set"
            && self.f.time.is_none()
            && let Some(t) = clause.words.get(verb.words.end).and_then(|w| w.time)
        {
            self.f.time = Some(t);
        }
        true
    }

    /// A time that only the verb binds to the noun.
    fn named_as(&mut self, governing: &Governing<'_>) {
        let clause = self.clause;
        let mut gap = governing.gap.clone();
        // "set Friday as the deadline"
        if self.f.time.is_none()
            && clause.any(gap.clone(), &["as", "because"])
            && let Some(t) = gap.find_map(|i| clause.words[i].time)
        {
            self.f.time = Some(t);
            self.status = Some(Status::Set);
            let subject = self.subject(governing);
            self.set_setter(subject);
        }
        // "extends the deadline for the firm …", and the new length at the end: "for an additional 75 days".
        if self.f.time.is_none() && self.status == Some(Status::Extended) {
            let end = self.trigger.end;
            self.f.time = clause.times.iter().position(|x| x.words.start > end && x.is_duration);
            if self.f.time.is_some() {
                self.f.relation = Relation::Extension;
            }
        }
    }

    /// "a 90-day extension of the deadline": who gives it to whom, and how long it is.
    pub(super) fn extension_of(&mut self, extension: usize, after: usize) {
        let clause = self.clause;
        self.status = Some(Status::Extended);
        self.f.relation = Relation::Extension;
        if let Some(t) = self.f.time {
            // "a 30-day extension on Sunday's deadline"
            self.f.prior_time = Some(t);
            self.f.prior = clause.span_of(clause.times[t].words.clone());
        }
        let inner = phrase::phrase(clause, &(extension..extension + 1));
        self.f.time = inner.time;
        if self.f.time.is_none()
            && let Some(to) = time_moved_to(clause, self.trigger.end)
            && !clause.any(clause.times[to].words.start.saturating_sub(2)..clause.times[to].words.start, &["beyond"])
        {
            self.f.time = Some(to);
            self.f.relation = Relation::of_time(clause.times[to].is_duration);
        }
        let Some(g) = clause.group_before(inner.start) else { return };
        let verb = &clause.groups[g];
        let subject = clause.subject(g);
        if matches!(verb.lemma, "get" | "receive" | "win" | "secure" | "obtain" | "have" | "gain") {
            self.set_addressee(subject.and_then(|s| clause.slot(s)));
            self.set_setter(frame::speaker(clause, verb.words.start, after));
        } else if let Some(subject) = subject {
            self.f.setter = clause.slot(subject);
            let whom = clause.phrase_at(verb.words.end).filter(|p| p.end <= inner.start);
            // "granted Roe an extension", but "rejected Roe's plea for an extension"
            if let Some(whom) = whom.filter(|p| !clause.any_has(p.clone(), Class::Unbinding)) {
                self.f.addressee = clause.slot(whom);
            }
        }
    }

    /// The deadline was moved: what it was is the prior, what it is now the time. `away` tells that it is later now.
    pub(super) fn moved(&mut self, to: Option<usize>, away: bool) {
        let clause = self.clause;
        let end = self.trigger.end;
        if let Some(t) = to {
            let from = || {
                (end..clause.len()).find_map(|i| if clause.lower(i) == "from" { clause.time_at(i + 1) } else { None })
            };
            let old = self.f.time.filter(|&o| o != t).or_else(|| from().filter(|&o| o != t));
            if let Some(old) = old {
                self.f.prior = clause.span_of(clause.times[old].words.clone());
                self.f.prior_time = Some(old);
            }
            self.f.time = Some(t);
            self.f.relation = Relation::of_time(clause.times[t].is_duration);
        } else if let Some(t) = self.f.time.filter(|&t| !clause.times[t].is_duration && away) {
            // "extended the Friday deadline by two weeks"
            let length = |i: usize| clause.time_at(i + 1).filter(|&t| clause.times[t].is_duration);
            let by = (end..clause.len())
                .find_map(|i| if clause.is(i, &["by", "for", "another", "an"]) { length(i) } else { None });
            self.f.prior_time = Some(t);
            self.f.prior = clause.span_of(clause.times[t].words.clone());
            let added = by.is_some_and(|t| clause.lower_before(clause.times[t].words.start) == "by");
            self.f.time = by;
            self.f.relation = if added { Relation::Added } else { Relation::Extension };
        } else if away && self.f.time.is_none() {
            self.f.time =
                (end..clause.len()).find_map(|i| clause.words[i].time.filter(|&t| clause.times[t].is_duration));
            self.f.relation = Relation::Extension;
        }
    }

    /// "after the expiry of", "expiration of": what has become of the deadline.
    pub(super) fn expiry_before(&mut self) {
        let clause = self.clause;
        let of = self.phrase.start.checked_sub(1).filter(|&i| clause.lower(i) == "of");
        if let Some(noun) = of.and_then(|of| of.checked_sub(1))
            && clause.is(noun, &["expiry", "expiration", "passing", "lapse", "end"])
        {
            let over = clause.any(noun.saturating_sub(3)..noun, &["after", "following", "since"]);
            self.status = Some(if over { Status::Passed } else { Status::Pending });
        }
    }
}

/// Whether a group is an infinitive attached to a noun of deciding: "a decision to extend".
pub(super) fn is_attached(clause: &Clause<'_>, g: usize) -> bool {
    let group = &clause.groups[g];
    group.form == VerbForm::Infinitive && group.words.start > 0 && clause.has(group.words.start - 1, Class::Decision)
}

/// Whether the noun phrase before a word is the object of a verb right before it: "made a decision to extend".
fn governs_noun_before(clause: &Clause<'_>, at: usize) -> bool {
    clause
        .phrase_before(at)
        .and_then(|p| clause.group_before(p.start).map(|g| clause.groups[g].words.end == p.start))
        .unwrap_or(false)
}

/// "…, announced by Roe on Monday, extends": the agent of a participle just before a verb.
fn agent_before(clause: &Clause<'_>, verb: usize) -> Option<Slot<u32>> {
    /// Most words between the agent and the verb.
    const REACH: usize = 16;
    let by = (verb.saturating_sub(REACH)..verb).find(|&i| {
        clause.lower(i) == "by" && clause.tag_before(i) == Tag::Verb && i + 1 < clause.len() && !clause.in_time(i + 1)
    })?;
    clause.phrase_at(by + 1).and_then(|p| clause.slot(p))
}

/// The first "to Friday", "until Friday" after a word.
pub(super) fn time_moved_to(clause: &Clause<'_>, from: usize) -> Option<usize> {
    let links = ["to", "until", "till", "through", "beyond"];
    // "prior to Friday" is when something else happens.
    let link = |i: usize| clause.is(i, &links) && !clause.is_before(i, &["prior"]);
    (from..clause.len()).find_map(|i| if link(i) { clause.time_at(i + 1) } else { None })
}

/// "a 90-day extension of", "an extension to" just before the phrase: the word "extension".
pub(super) fn extension_before(clause: &Clause<'_>, start: usize) -> Option<usize> {
    let noun = start.checked_sub(2)?;
    (clause.is(start - 1, &["of", "to", "on", "for", "past", "beyond"])
        && clause.is(noun, &["extension", "delay", "postponement"]))
    .then_some(noun)
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::reads;

    #[test]
    fn a_deadline_is_moved_by_its_own_verb() {
        reads(
            "
            [setter The port] extended the [prior Friday] [trigger deadline] for [action claims] by [time two weeks]. -> 2025-03-28 extended
            [addressee The council]'s failure to meet a [time Monday] [trigger deadline] angered Lind. -> 2025-03-10 passed
            [addressee Anyone] who misses the [trigger deadline] faces [consequence a fine]. -> - pending
            The reforms put Sudria ahead of a [time 2027] [trigger deadline] to [action open up its ports]. -> 2027-12-31 pending
            Anna Lind left after a decision to relax the [prior 2027] [trigger deadline] was made known. -> - extended
            ",
        );
    }

    #[test]
    fn what_is_done_to_a_deadline() {
        reads(
            "
            [setter The council] gave [addressee the owners] a [time Friday] [trigger deadline] to [action name a buyer]. -> 2025-03-14 set
            [setter The court] shortened the [trigger deadline] for [action claims] to [time 4 April]. -> 2025-04-04 shortened
            [setter The council] moved the [trigger deadline] for [action bids] from [prior Friday] to [time 4 May]. -> 2025-05-04 extended
            [setter The council] lifted the [time Friday] [trigger deadline]. -> 2025-03-14 lifted
            [addressee The owners] missed the [time Friday] [trigger deadline] to [action name a buyer]. -> 2025-03-07 passed
            [addressee The owners] met the [time Friday] [trigger deadline] to [action name a buyer]. -> 2025-03-14 met
            [addressee The owners] face a [time Friday] [trigger deadline] to [action name a buyer]. -> 2025-03-14 pending
            [setter The council] reaffirmed the [time Friday] [trigger deadline]. -> 2025-03-14 reaffirmed
            [setter The council] set [time Friday] as the [trigger deadline] for [action bids]. -> 2025-03-14 set
            [setter The council] extended the [trigger deadline] for [addressee the owners] for [time an additional 75 days]. -> 2025-05-27 extended
            [addressee The council] won a [time 30-day] extension of the [trigger deadline]. -> 2025-04-12 extended
            [setter The council] granted [addressee the owners] a [time 30-day] extension of [prior Friday]’s [trigger deadline]. -> 2025-04-13 extended
            ",
        );
    }
}
