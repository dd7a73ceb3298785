//! The verb that the noun is the subject of: "the deadline passed", "was moved to Sunday".

use super::super::clause::{Tag, VerbForm, VerbGroup};
use super::super::frame::Relation;
use super::governor::time_moved_to;
use super::reading::Reading;
use crate::lexicon::Class;
use crate::report::Status;

/// Most words of an aside between the noun and its verb.
const LONGEST_ASIDE: usize = 30;

impl Reading<'_, '_> {
    /// What the noun is the subject of: "the deadline passed on Friday", "was moved to Sunday", "is at the end of the
    /// week". `after` is the word after the noun's phrase.
    pub(super) fn predicate(&mut self, after: usize) {
        let clause = self.clause;
        let at = self.after_aside(after);
        // "The deadline, which expired at midnight, was ignored"
        let relative = at > after && clause.tag_at(after + 1) == Tag::Relative;
        if relative
            && let Some(g) = clause.group_after(after + 1)
            && clause.groups[g].words.start <= after + 3
        {
            self.said_by(&clause.groups[g]);
        }
        let Some(g) = clause.group_after(at.max(self.trigger.end)) else { return };
        let verb = &clause.groups[g];
        let between =
            |i: usize| matches!(clause.tag_at(i), Tag::Adverb | Tag::Mark | Tag::Relative | Tag::And | Tag::Time);
        let near = verb.words.start <= at + 2 && (at..verb.words.start).all(between);
        // "The deadline, which was set by the court, passed": what became of it is told behind the aside.
        let open = matches!(self.status, None | Some(Status::Set));
        if near && verb.form == VerbForm::Finite && (open || !relative) {
            self.said_by(verb);
        }
    }

    /// The word after ", which …," or "— scheduled for tomorrow —"; takes a time from it.
    fn after_aside(&mut self, after: usize) -> usize {
        let clause = self.clause;
        let mark = clause.tag_at(after);
        if !matches!(mark, Tag::Comma | Tag::Dash) {
            return after;
        }
        let reach = (after + LONGEST_ASIDE).min(clause.len());
        let Some(close) = (after + 1..reach).find(|&i| clause.tag_at(i) == mark) else { return after };
        self.f.time = self.f.time.or_else(|| (after + 1..close).find_map(|i| clause.words[i].time));
        close + 1
    }

    /// What a verb says of the deadline that is its subject.
    fn said_by(&mut self, verb: &VerbGroup) {
        let handled = self.moved_or_kept(verb) || self.over_or_near(verb);
        if !handled && verb.lemma == "be" {
            // "the deadline is not Friday"
            self.take_predicate_time(self.time_behind(verb).filter(|_| !verb.negated));
            if verb.past
                && self.f.time.is_some()
                && self.status.is_none()
                && self.clause.is(verb.head, &["was", "were"])
            {
                // "said the deadline was still Friday": of the past is the saying.
                let told = self.is_reported() || self.clause.any(verb.words.clone(), &["still"]);
                self.status = Some(if told { Status::Pending } else { Status::Passed });
            }
            self.f.definite = true;
        }
    }

    /// "said (that) the deadline": whether a verb of saying in the past stands right before the noun.
    fn is_reported(&self) -> bool {
        let clause = self.clause;
        let start = self.phrase.start - usize::from(clause.is_before(self.phrase.start, &["that"]));
        clause.group_before(start).map(|g| &clause.groups[g]).is_some_and(|verb| {
            let whom = clause.phrase_at(verb.words.end).is_some_and(|p| p.end == start);
            let next = whom || (verb.words.end..start).all(|i| clause.in_time(i) || clause.lower(i) == "on");
            let says = verb.has(Class::ReportsSpeech) || matches!(verb.lemma, "confirm" | "insist" | "stress");
            verb.past && says && next
        })
    }

    /// The time behind a verb: "on Friday", "only at midnight".
    fn time_behind(&self, verb: &VerbGroup) -> Option<usize> {
        let clause = self.clause;
        let mut cursor = clause.cursor(verb.words.end);
        cursor.skip(clause.len(), &["on", "at", "by", "around", "in", "for", "until", "only"], &[Tag::Adverb]);
        cursor.time()
    }

    /// "depends on", "will not change", "stands", "was extended to Sunday", "was lifted"; whether the verb is one of these.
    fn moved_or_kept(&mut self, verb: &VerbGroup) -> bool {
        let clause = self.clause;
        let particle = clause.lower(verb.words.end);
        let to = || time_moved_to(clause, verb.words.end);
        let put = verb.passive && matches!(verb.lemma, "move" | "push" | "shift" | "put" | "change" | "roll");
        match verb.lemma {
            "depend" | "hinge" | "rest" => self.status = Some(Status::Conditional),
            "change" | "move" | "shift" | "extend" | "budge" | "slip" if verb.negated => {
                self.status = Some(Status::Reaffirmed);
            }
            "stand" | "remain" | "stay" | "hold" | "apply" => {
                self.status = Some(Status::Reaffirmed);
                self.take_predicate_time(self.time_behind(verb));
            }
            _ if verb.has(Class::MovesLater) || put => {
                let ahead = matches!(particle, "up" | "forward");
                let possible = verb.modal.is_some_and(|m| clause.is(m, &["could", "may", "might"]));
                self.status = Some(match (possible, ahead) {
                    (true, _) => Status::Conditional,
                    (false, true) => Status::Shortened,
                    (false, false) => Status::Extended,
                });
                self.moved(to(), !ahead);
            }
            lemma if verb.has(Class::MovesEarlier) || lemma == "bring" => {
                self.status = Some(Status::Shortened);
                self.moved(to(), false);
            }
            _ if verb.has(Class::CallsOff) && verb.passive => self.status = Some(Status::Lifted),
            _ => return false,
        }
        true
    }

    /// "passed on Friday", "looms", "was set by the court", "was missed"; whether the verb is one of these.
    fn over_or_near(&mut self, verb: &VerbGroup) -> bool {
        let clause = self.clause;
        let end = verb.words.end;
        let time = self.time_behind(verb);
        match verb.lemma {
            "pass" | "expire" | "lapse" | "end" | "elapse" | "arrive" | "come" | "go" | "fall" | "run" | "hit" => {
                let gone = (verb.past || verb.perfect) && verb.modal.is_none() && verb.lemma != "fall";
                self.status = Some(if gone { Status::Passed } else { Status::Pending });
                self.f.definite = true;
                self.take_predicate_time(time);
            }
            "loom" | "near" | "approach" | "draw" => {
                self.status = Some(Status::Pending);
                // "rapidly approaches its Friday expiration"
                let p = clause.phrase_at(end).unwrap_or(end..(end + 4).min(clause.len()));
                let near = p.start..(p.end + 2).min(clause.len());
                self.take_predicate_time(near.into_iter().find_map(|i| clause.words[i].time));
            }
            "set" | "impose" | "issue" | "give" | "announce" if verb.passive => {
                self.status = Some(Status::Set);
                self.take_predicate_time(time);
                if time.is_none()
                    && let Some(setter) = clause.agent_after(end)
                {
                    self.f.setter = clause.slot(setter);
                }
            }
            "meet" if verb.passive => {
                self.status = Some(if verb.negated { Status::Passed } else { Status::Met });
            }
            // "the deadline will be missed": it still runs.
            "miss" | "ignore" | "defy" if verb.passive => {
                self.status = Some(if verb.modal.is_some() { Status::Pending } else { Status::Passed });
            }
            _ => return false,
        }
        true
    }

    /// Takes the time that the verb tells: a day beats what was known, a length does not.
    fn take_predicate_time(&mut self, time: Option<usize>) {
        let Some(time) = time else { return };
        let is_duration = self.clause.times[time].is_duration;
        if self.f.time.is_some() && is_duration {
            return;
        }
        if self.f.time.is_some_and(|old| old != time && !self.clause.times[old].is_duration) {
            self.f.prior_time = None;
        }
        self.f.time = Some(time);
        self.f.relation = Relation::of_time(is_duration);
    }
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::reads;

    #[test]
    fn what_a_deadline_does() {
        reads(
            "
            The [trigger deadline] for [action bids] passed on [time Monday]. -> 2025-03-10 passed
            The [trigger deadline], which was set by [setter the court], passed on [time Monday]. -> 2025-03-10 passed
            The [trigger deadline], which expired at [time midnight], was ignored. -> 2025-03-13 passed
            The [trigger deadline] for [action bids] was extended to [time 4 May]. -> 2025-05-04 extended
            The [trigger deadline] will not change. -> - reaffirmed
            “The [trigger deadline] remains [time Friday],” said [setter Anna Lind]. -> 2025-03-14 reaffirmed
            The [trigger deadline] was set by [setter the court]. -> - set
            The [trigger deadline] looms on [time Friday]. -> 2025-03-14 pending
            The [trigger deadline] was met. -> - met
            The [trigger deadline] for [action bids] is at [time the end of May]. -> 2025-05-31 pending
            ",
        );
    }

    #[test]
    fn a_deadline_told_in_reported_words_may_lie_ahead() {
        reads(
            "
            Roe said the [trigger deadline] was still [time Friday]. -> 2025-03-14 pending
            The ministry insisted that the [trigger deadline] was [time 20 March]. -> 2025-03-20 pending
            The [trigger deadline] was [time Friday], and nobody met it. -> 2025-03-07 passed
            The [trigger deadline] was [time 20 March]. -> 2025-03-20 pending
            ",
        );
    }
}
