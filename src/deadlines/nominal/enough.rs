//! Whether the sentence tells enough to make a deadline of the noun.

use super::super::clause::VerbGroup;
use super::super::{due, grant};
use super::governor::time_moved_to;
use super::phrase::Noun;
use super::reading::Reading;
use crate::lexicon::Class;
use crate::report::Status;

impl Reading<'_, '_> {
    /// Whether a noun of its kind is a deadline here; puts right what its kind alone tells.
    pub(super) fn is_enough(&mut self, over: Option<&VerbGroup>) -> bool {
        match self.kind {
            // "a record of missing deadlines": deadlines in general.
            Noun::Strong if self.clause.is(self.trigger.end - 1, &["deadlines"]) => {
                self.f.time.is_some() || self.f.action.is_some()
            }
            // "a salary below the cutoff": a limit of another sort.
            Noun::Strong => {
                let sum = || self.clause.any(self.trigger.end..self.clause.len(), &["$", "£", "€"]);
                !self.clause.is(self.trigger.start, &["cutoff", "cut"]) || self.f.time.is_some() && !sum()
            }
            Noun::Weak => {
                self.action_is_harm(over);
                self.is_enough_of_weak()
            }
            Noun::Extension => self.is_enough_of_extension(over),
        }
    }

    /// "launched the process to reimpose sanctions": what the process leads to is the harm.
    fn action_is_harm(&mut self, over: Option<&VerbGroup>) {
        let launched = over.is_some_and(|g| matches!(g.lemma, "launch" | "start" | "trigger" | "begin" | "initiate"));
        let Some(action) = self.f.action.filter(|_| launched && self.f.addressee.is_none()) else { return };
        let harms = ["impose", "reimpose", "restore", "expel", "evict", "suspend", "cut", "terminate", "remove"];
        if self.clause.is(self.clause.word_at(action.start), &harms) {
            self.f.consequence = self.f.action.take();
        }
    }

    /// A period of time is a deadline only with a length or a day and something to be done.
    fn is_enough_of_weak(&mut self) -> bool {
        let clause = self.clause;
        let noun = self.trigger.start;
        let moved = matches!(self.status, Some(Status::Shortened | Status::Extended));
        let set = moved || self.status == Some(Status::Set);
        let length = |t: usize| clause.times[t].is_duration;
        let counted = |t: usize| due::days_of(clause, t).is_some() && !grant::moments(clause, t);
        let timed = self.f.time.is_some_and(|t| !length(t) || counted(t));
        // "the waiting period": nobody has to act in it.
        if clause.is(noun, &["period"]) && clause.is_before(noun, &["waiting", "cooling", "holding", "lock-up"]) {
            return false;
        }
        // "time is over", "the window has closed": the deadline that is known.
        if !timed && self.status == Some(Status::Passed) && clause.is(noun, &["time", "window"]) {
            self.f.definite = true;
            return true;
        }
        if clause.is(noun, &["notice", "process", "period", "clock", "countdown", "timetable", "grace"]) {
            let near = self.phrase.start..(self.trigger.end + 2).min(clause.len());
            let to_act = !clause.is(noun, &["period"])
                || clause.any_has(near.clone(), Class::ActingPeriod)
                || clause.any(near, &["for"]);
            let lengthened = moved && to_act && self.f.time.is_some_and(length);
            return timed && (lengthened || set && (self.f.action.is_some() || self.f.consequence.is_some()));
        }
        let dated = set && clause.is(noun, &["time", "timeline", "timeframe", "timetable", "window"]);
        timed && (moved || dated || !self.f.is_bare())
    }

    /// "A three-year extension of the programme": what goes on longer of itself.
    fn goes_on_longer(&self) -> bool {
        let (clause, of) = (self.clause, self.trigger.end);
        let longer = clause.phrase_at(of + 1).filter(|_| clause.is(of, &["of", "to", "for"]));
        longer.is_some_and(|what| {
            clause.is(what.end - 1, &["program", "programme", "scheme", "contract", "deal", "lease", "loan", "project"])
        })
    }

    /// "For a one-year extension a fee is paid": what more time would cost.
    fn is_priced(&self) -> bool {
        /// Where a phrase begins behind the preposition that begins a sentence, or its quotation mark.
        const FRONT: usize = 2;
        self.phrase.start <= FRONT && self.clause.is_before(self.phrase.start, &["for"])
    }

    /// More time is a deadline only where someone has it until a day or for a length.
    fn is_enough_of_extension(&mut self, over: Option<&VerbGroup>) -> bool {
        let clause = self.clause;
        let before = self.phrase.start..self.trigger.start;
        // What a player or a tenant signs is more of a contract, not more time to comply.
        let contract = ["contract", "lease", "loan", "deal", "line", "house", "rail", "life"];
        if self.goes_on_longer() || self.is_priced() || clause.any(before.clone(), &contract) {
            return false;
        }
        // "was granted an extension in May": the day of the granting, unless another one follows.
        if let Some(t) = self.f.time.filter(|&t| !clause.times[t].is_duration && self.phrase.time != Some(t))
            && clause.is_before(clause.times[t].words.start, &["in", "on"])
        {
            self.f.anchor = Some(t);
            self.f.time = time_moved_to(clause, self.trigger.end);
        }
        let timed = self
            .f
            .time
            .is_some_and(|t| clause.times[t].is_duration || self.phrase.time != Some(t) || self.phrase.day.is_none());
        // "is considering an extension": nothing that anybody has.
        let weighed =
            over.is_some_and(|g| matches!(g.lemma, "consider" | "discuss" | "weigh" | "debate" | "reject" | "oppose"));
        let idea = before.start.saturating_sub(1)..before.end;
        if !timed || weighed || clause.any(idea, &["considering", "discussing"]) {
            return false;
        }
        // "The one-year extension was needed": nobody tells when it was granted.
        let known = over.is_none() && self.status.is_none() && clause.is(self.phrase.start, &["the", "this", "that"]);
        self.f.set_earlier |= known;
        // What is only asked for has not been given.
        let asked =
            over.is_some_and(|g| matches!(g.lemma, "apply" | "ask" | "seek" | "request" | "want" | "need" | "propose"));
        // "asked for an extension to 27 August": a day that nobody has agreed to.
        let day = self.f.time.is_some_and(|t| !clause.times[t].is_duration);
        self.status = Some(match (asked, day) {
            (true, true) => Status::Conditional,
            (true, false) => Status::Pending,
            (false, _) => Status::Extended,
        });
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn deadlines_in_general_are_none() {
        silent(
            "
            The mill has a long record of missing the council's deadlines.
            ",
        );
    }

    #[test]
    fn a_length_of_time_needs_a_duty() {
        reads(
            "
            [setter Roe] granted [addressee the bakers] a [time 30-day] [trigger extension]. -> 2025-04-12 extended
            The [trigger time limit] for [action appeals] is [time 30 days]. -> 2025-04-12 pending
            [setter The council] gave [addressee the owners] a [time 30-day] [trigger window] to [action sign]. -> 2025-04-12 set
            ",
        );
        silent(
            "
            The council is considering a 30-day extension.
            The club gave its striker a two-year contract extension.
            The mill worked for a period of 30 days.
            The salary is below the cutoff.
            ",
        );
    }

    #[test]
    fn what_an_extension_would_cost_is_no_deadline() {
        reads(
            "
            [addressee The owners] were given a [time 9 May] close of business [trigger deadline] to [action reply]. -> 2025-05-09 pending
            ",
        );
        silent(
            "
            The previous cutoff for free meals, set in 2004, was $12,000.
            For a one-year extension of the loan a fee of 90 crowns is paid.
            ",
        );
    }
}
