//! What is asked of someone: "ordered the firm to pay by", "demanded that France pull out by".

use std::ops::Range;

use super::super::clause::{Clause, Tag, VerbForm, VerbGroup, VerbInflection};
use super::super::frame::{self, Frame};
use super::super::nominal::names_someone;
use super::action::action_of;
use super::limit::Limit;
use crate::lexicon::Class;
use crate::report::Status;

/// Most words between a verb of asking and what it asks for.
const REACH: usize = 25;

/// "ordered the firm to pay by", "demanded that France pull out by", "demanded a ceasefire within that period".
pub(super) fn demand(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    if demands_object(clause, g) {
        return object(clause, g, limit);
    }
    if let Some(f) = done(clause, g, limit) {
        return Some(f);
    }
    let asked = Asked::under(clause, g, limit)?;
    if clause.groups[g].form == VerbForm::Infinitive {
        match asked.noun(clause) {
            Some(noun) => asked.by_noun(clause, noun, limit),
            None => asked.by_verb(clause, limit),
        }
    } else {
        asked.in_resolution(clause, limit).or_else(|| asked.that(clause, limit))
    }
}

/// Whether a verb asks for something and is not denied.
fn asks(group: &VerbGroup) -> bool {
    group.has(Class::AsksForAction) && !group.negated
}

/// Whether a verb itself has an object that is due: "demanded an answer by noon".
fn demands_object(clause: &Clause<'_>, g: usize) -> bool {
    let group = &clause.groups[g];
    let lemma = matches!(
        group.lemma,
        "ask" | "demand" | "order" | "require" | "request" | "call" | "mandate" | "insist" | "seek" | "want"
    );
    let asks = asks(group) || (group.lemma == "seek" && !group.negated);
    asks && lemma && group.form != VerbForm::Infinitive && !group.passive
}

/// "demanded an answer by noon", "called for elections by May"
fn object(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    let mut cursor = clause.cursor(group.words.end);
    let preposition = cursor.word(&["for", "on", "out"]);
    if group.lemma == "ask" && preposition.is_none() {
        return whom_for(clause, g, limit);
    }
    // "the goal will require new wells by 2030": what it takes, not what anybody asks for.
    let takes = group.lemma == "require" && group.modal.is_some_and(|m| clause.is(m, &["will", "'ll"]));
    let fits = match group.lemma {
        _ if takes => false,
        "ask" => preposition.is_some_and(|p| clause.lower(p) == "for"),
        "call" | "insist" => preposition.is_some(),
        _ => true,
    };
    if !fits {
        return None;
    }
    // "asked for answers by Friday and for a vote by May"
    let again = (cursor.at..limit.words.start).rev().find(|&i| clause.sequence(i, &["and", "for"]));
    cursor = again.filter(|_| preposition.is_some()).map_or(cursor, |i| clause.cursor(i + 2));
    // "wants them out by Friday"
    let gone = |p: &Range<usize>| {
        clause.is(p.end, &["out", "gone", "back", "home", "ready", "open", "closed"]) && p.end + 1 == limit.words.start
    };
    if let Some(whom) = clause.cursor(cursor.at).phrase().filter(|p| group.lemma == "want" && gone(p)) {
        let mut f = Frame::new(limit.words.clone(), Status::Set);
        f.setter = clause.subject(g).and_then(|s| clause.slot(s));
        f.action = clause.span_of(whom.start..limit.words.start);
        return f.setter.is_some().then_some(f);
    }
    // "calls for phasing out coal by 2030"
    let ing = clause.verb(cursor.at).is_some_and(|v| v.inflection == VerbInflection::Ing && v.lemma.is_some());
    if ing && group.lemma == "call" && clause.lower(group.words.end) == "for" {
        let mut f = Frame::new(limit.words.clone(), Status::Set);
        f.setter = clause.subject(g).and_then(|s| clause.slot(s));
        f.action = clause.span_of(cursor.at..frame::phrase_end(clause, cursor.at));
        return Some(f);
    }
    // "even if nobody asks for it"
    let what = cursor.phrase().filter(|p| clause.tag_at(p.start) != Tag::Pronoun)?;
    // "The sale, which requires a permit, is expected by June": another verb has the day.
    let main = |x: &&VerbGroup| {
        let between = (what.end..limit.words.start).contains(&x.words.start);
        between && x.form == VerbForm::Finite && clause.tag_before(x.words.start) != Tag::Relative
    };
    if clause.groups.iter().any(|x| main(&x)) {
        return None;
    }
    let mut f = Frame::new(limit.words.clone(), Status::Set);
    // "answers from Lind"
    let from = what.clone().find(|&i| clause.lower(i) == "from" && clause.tag_at(i + 1) == Tag::Name);
    f.addressee = from.and_then(|i| clause.slot(i + 1..what.end));
    let end = from.unwrap_or(what.end);
    // "required the exchanges by July to keep records"
    if let Some(action) = frame::infinitive(clause, limit.end(clause)).filter(|_| what.end == limit.words.start) {
        f.addressee = clause.slot(what);
        f.action = clause.span_of(action);
        f.setter = clause.subject(g).and_then(|s| clause.slot(s));
        return f.setter.is_some().then_some(f);
    }
    // "an end to the war", "changes to the law"
    let to = clause.phrase_at(end + 1).filter(|p| clause.tag_at(end) == Tag::To && p.end == limit.words.start);
    let end = to.map_or(end, |to| to.end);
    f.action = clause.span_of(what.start..end.min(limit.words.start).max(what.start + 1));
    f.setter = clause.subject(g).and_then(|s| clause.slot(s));
    (group.lemma != "want" || f.setter.is_some()).then_some(f)
}

/// "wants 90 oaks planted by Friday": what is asked for is a noun with what is to be done to it.
fn done(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let (group, over) = (&clause.groups[g], g.checked_sub(1).map(|p| &clause.groups[p])?);
    let participle = group.words.len() == 1 && clause.words[group.head].inflection == VerbInflection::Past;
    let wants = matches!(over.lemma, "want" | "need" | "order") && !over.passive && !over.negated;
    let what = clause.phrase_at(over.words.end).filter(|p| p.end == group.words.start)?;
    let mut f = Frame::new(limit.words.clone(), Status::Set);
    f.setter = clause.subject(g - 1).and_then(|s| clause.slot(s));
    f.action = clause.span_of(what.start..group.words.end);
    (wants && participle && f.setter.is_some() && over.form == VerbForm::Finite).then_some(f)
}

/// "asked the firm for its records by Friday"
fn whom_for(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let from = clause.groups[g].words.end;
    let preposition = (from + 1..limit.words.start).find(|&i| clause.lower(i) == "for")?;
    let plain =
        (from..preposition).all(|i| matches!(clause.tag_at(i), Tag::Noun | Tag::Name | Tag::Determiner | Tag::Pronoun));
    let what = clause.phrase_at(preposition + 1).filter(|p| plain && p.end <= limit.words.start)?;
    let mut f = Frame::new(limit.words.clone(), Status::Set);
    f.setter = clause.subject(g).and_then(|s| clause.slot(s));
    f.addressee = clause.slot(from..preposition);
    f.action = clause.span_of(what);
    Some(f)
}

/// What is asked and the verb that may ask for it.
struct Asked {
    /// The verb that the time belongs to.
    verb: usize,
    /// The first verb of what is asked: "ordered it to make releases and to complete them by".
    first: usize,
    /// The verb above.
    over: usize,
}

impl Asked {
    fn under(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Self> {
        let verb = &clause.groups[g];
        let (mut first, mut over) = (g, g.checked_sub(1)?);
        let listed = |first: usize, over: usize| {
            let both = verb.form == VerbForm::Infinitive && clause.groups[over].form == VerbForm::Infinitive;
            both && clause.lower_before(clause.groups[first].words.start) == "and"
        };
        while over > 0 && listed(first, over) {
            (first, over) = (over, over - 1);
        }
        // "ordered that the records, numbering 1,000, be released by"
        let aside = clause.groups[over].form == VerbForm::Gerund
            && clause.tag_before(clause.groups[over].words.start) == Tag::Comma;
        if verb.form == VerbForm::Finite && clause.tag_before(verb.words.start) == Tag::Comma && over > 0 && aside {
            over -= 1;
        }
        let out = Self { verb: g, first, over };
        let gap = out.gap(clause);
        // "asked him whether it would end by": a question.
        let question = clause.any(gap.clone(), &["whether", "if", "why", "how", "what", "when", "where"]);
        let apart = gap.len() > REACH || gap.into_iter().any(|i| matches!(clause.tag_at(i), Tag::Stop | Tag::Dash));
        // "forcing them to close twice within a year": what has happened, not what is asked.
        let verb = &clause.groups[over];
        let happened =
            verb.lemma == "force" && verb.form == VerbForm::Gerund && clause.is(limit.words.start, &["within", "in"]);
        (!apart && !question && !happened).then_some(out)
    }

    /// The words between the verb above and what is asked.
    fn gap(&self, clause: &Clause<'_>) -> Range<usize> {
        clause.groups[self.over].words.end..clause.groups[self.first].words.start
    }

    /// The noun of asking that an infinitive belongs to: "a demand for the men to leave", "orders to leave".
    fn noun(&self, clause: &Clause<'_>) -> Option<usize> {
        let over = &clause.groups[self.over];
        let purpose = |i: usize| clause.lower(i) == "order" && clause.lower_before(i) == "in";
        self.gap(clause)
            .rev()
            .find(|&i| clause.has(i, Class::Demand) && !purpose(i))
            .filter(|_| !asks(over) || over.passive)
    }

    /// "issued a demand for the men to leave by", "gave the family notice to leave by"
    fn by_noun(&self, clause: &Clause<'_>, noun: usize, limit: &Limit) -> Option<Frame> {
        let over = &clause.groups[self.over];
        let mut f = Frame::new(limit.words.clone(), Status::Set);
        if clause.is(noun + 1, &["for", "on"]) {
            f.addressee = clause.phrase_at(noun + 2).and_then(|p| clause.slot(p));
        } else if over.lemma == "give" && !over.passive {
            f.addressee = clause.slot(over.words.end..noun);
        }
        f.action = action_of(clause, &clause.groups[self.verb]);
        // "is under orders from the court to pay by"
        let gap = over.words.end..noun;
        // "has a legal duty to pay by"
        let owes = over.lemma == "have" && clause.is(noun, &["duty", "obligation", "responsibility"]);
        if owes || over.lemma == "be" && clause.any(gap, &["under"]) {
            f.addressee = frame::subject_slot(clause, self.over);
        }
        if clause.lower(noun + 1) == "from" {
            f.setter = clause.phrase_at(noun + 2).and_then(|p| clause.slot(p));
        }
        if matches!(over.lemma, "issue" | "give" | "send" | "serve" | "make" | "sign") {
            f.setter = clause.subject(self.over).and_then(|s| clause.slot(s));
        }
        Some(f)
    }

    /// "ordered the firm to pay by", "was ordered to pay by"
    fn by_verb(&self, clause: &Clause<'_>, limit: &Limit) -> Option<Frame> {
        let over = &clause.groups[self.over];
        let mut f = Frame::new(limit.words.clone(), Status::Set);
        if !asks(over) || matches!(over.lemma, "state" | "rule" | "recommend" | "specify") {
            return self.agreed(clause, f);
        }
        if over.passive {
            f.addressee = clause.subject(self.over).and_then(|s| clause.slot(s));
            f.setter = self.agent(clause, limit).and_then(|p| clause.slot(p));
            f.setter = f.setter.or_else(|| frame::imposer(clause, over.words.start, limit.words.end));
        } else {
            self.asker(clause, &mut f)?;
        }
        let action = clause.groups[self.verb].words.start + 1;
        // "requires the roof to be repaired": nobody is named.
        let what = f.addressee.take_if(|_| clause.groups[self.verb].passive && !over.passive);
        let start = what.map_or(action, |what| clause.word_at(what.span().start));
        f.action = clause.span_of(start..frame::phrase_end(clause, action));
        let nobody = f.setter.is_none() && f.addressee.is_none();
        (!nobody || !matches!(over.lemma, "ask" | "want")).then_some(f)
    }

    /// "agreed to leave" binds where an agreement is named.
    fn agreed(&self, clause: &Clause<'_>, mut f: Frame) -> Option<Frame> {
        let agrees = matches!(clause.groups[self.over].lemma, "agree" | "commit" | "undertake");
        if !agrees || !clause.any(0..clause.len(), &["under", "terms"]) {
            return None;
        }
        f.addressee = clause.subject(self.over).and_then(|s| clause.slot(s));
        f.action = action_of(clause, &clause.groups[self.verb]);
        Some(f)
    }

    /// Who gave a passive order: "was ordered by the council to publish", "was ordered to publish within 14 days by".
    fn agent(&self, clause: &Clause<'_>, limit: &Limit) -> Option<Range<usize>> {
        /// Most words between the limit's preposition and "by".
        const REACH: usize = 6;
        let after = limit.end(clause);
        if let Some(by) = self.gap(clause).find(|&i| clause.lower(i) == "by") {
            return clause.phrase_at(by + 1);
        }
        clause.agent_in(after..after + 1).filter(|_| after < limit.words.end + REACH)
    }

    /// Who asks whom with an active verb.
    fn asker(&self, clause: &Clause<'_>, f: &mut Frame) -> Option<()> {
        let over = &clause.groups[self.over];
        let until = clause.groups[self.first].words.start;
        let mut cursor = clause.cursor(over.words.end);
        cursor.word(&["on", "for", "upon"]);
        if let Some(whom) = cursor.phrase().filter(|p| p.end <= until) {
            f.addressee = clause.slot(whom);
            f.setter = self.letter(clause).or_else(|| clause.subject(self.over)).and_then(|s| clause.slot(s));
            return Some(());
        }
        // "asked to leave", "wants to sign": the speaker's own plan, unless the verb is a participle.
        let participle = clause.tag_before(over.words.start) != Tag::Relative
            && over.past
            && !matches!(over.lemma, "want" | "ask" | "push" | "press" | "warn" | "advise");
        f.addressee = participle.then(|| clause.phrase_before(over.words.start))?.and_then(|p| clause.slot(p));
        Some(())
    }

    /// "were sent a letter asking them": what someone gets asks, not he.
    fn letter(&self, clause: &Clause<'_>) -> Option<Range<usize>> {
        let over = &clause.groups[self.over];
        let got = clause.group_before(over.words.start).map(|g| &clause.groups[g]).filter(|g| {
            let gets = matches!(g.lemma, "receive" | "get") && !g.passive;
            g.form == VerbForm::Finite && (gets || g.passive && matches!(g.lemma, "send" | "give" | "serve" | "hand"))
        })?;
        let what = clause.phrase_at(got.words.end).filter(|_| over.form == VerbForm::Gerund)?;
        (what.end == over.words.start).then_some(what)
    }

    /// "rejected a demand by the neighbours that it restore the president"
    fn in_resolution(&self, clause: &Clause<'_>, limit: &Limit) -> Option<Frame> {
        let verb = &clause.groups[self.verb];
        let gap = self.gap(clause);
        let nouns = ["demand", "demands", "order", "request", "ultimatum", "resolution", "call", "calls"];
        let noun = gap.clone().rev().find(|&i| clause.is(i, &nouns)).filter(|_| verb.modal.is_none())?;
        let that = (noun..gap.end).find(|&i| clause.lower(i) == "that")?;
        let subject = clause.phrase_at(that + 1).filter(|p| p.end == verb.words.start)?;
        let mut f = Frame::new(limit.words.clone(), Status::Set);
        if clause.is(noun + 1, &["by", "from"]) {
            f.setter = clause.phrase_at(noun + 2).and_then(|p| clause.slot(p));
        }
        f.addressee = clause.slot(subject);
        f.action = action_of(clause, verb);
        Some(f)
    }

    /// "demanded that France pull out", "demanding they cede"; "said … must" is an obligation of its own.
    fn that(&self, clause: &Clause<'_>, limit: &Limit) -> Option<Frame> {
        let (verb, over) = (&clause.groups[self.verb], &clause.groups[self.over]);
        let tells = matches!(
            over.lemma,
            "warn" | "state" | "rule" | "want" | "recommend" | "specify" | "tell" | "remind" | "notify" | "call"
        );
        if !asks(over) || over.passive || tells {
            return None;
        }
        let gap = self.gap(clause);
        if is_beside(clause, verb, &gap) {
            return None;
        }
        let mut cursor = clause.cursor(gap.start);
        // "forcing a rate cut by Friday"; "which requires approval, is expected to be sold"
        let apart = gap.clone().any(|i| clause.tag_at(i) == Tag::Comma);
        if cursor.word(&["that"]).is_none()
            && (gap.is_empty()
                || apart
                || matches!(over.lemma, "force" | "press" | "push" | "compel" | "charge" | "bind"))
        {
            return None;
        }
        let subject = cursor.phrase().filter(|p| p.end <= verb.words.start)?;
        if was_done(clause, verb, &subject, clause.lower(gap.start) == "that") {
            return None;
        }
        let mut f = Frame::new(limit.words.clone(), Status::Set);
        f.setter = clause.subject(self.over).and_then(|s| clause.slot(s));
        if verb.passive {
            let aside = clause.groups[self.over + 1..self.verb].iter().any(|x| x.form == VerbForm::Gerund);
            f.action = clause.span_of(subject.start..if aside { subject.end } else { verb.words.end });
        } else {
            f.addressee = clause.slot(subject);
            f.action = action_of(clause, verb);
        }
        Some(f)
    }
}

/// Whether a verb tells of something beside what is asked: "urged calm as rivers were to peak by Sunday" of what goes on meanwhile,
/// "ordered aid for people who were evicted by 2020" of people. `gap` is what stands before it.
fn is_beside(clause: &Clause<'_>, verb: &VerbGroup, gap: &Range<usize>) -> bool {
    clause.tag_before(verb.words.start) == Tag::Relative
        || clause.any(gap.clone(), &["as", "because", "while", "after"])
}

/// Whether a verb tells of what was done, which is no longer asked.
fn was_done(clause: &Clause<'_>, verb: &VerbGroup, subject: &Range<usize>, that: bool) -> bool {
    let done = verb.past
        && verb.modal.is_none()
        && !matches!(verb.lemma, "" | "be")
        && clause.words[verb.head].inflection == VerbInflection::Past
        && !verb.passive;
    // "ordered the removal of signs put up by Friday": a form that is base and past, without "that".
    let put = || verb.has(Class::PastLikeBase) && verb.words.len() == 1 && !that && !names_someone(clause, subject);
    done || put()
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn a_firm_may_have_an_ampersand_in_its_name() {
        reads(
            "
            [setter The court] told [addressee Hale & Roe] to [action file its accounts] [trigger by] [time Friday]. -> 2025-03-14 set
            [setter A judge] [trigger gave] [addressee Hale & Roe] until [time Friday] to [action reply]. -> 2025-03-14 set
            The [trigger deadline] for [addressee Hale & Roe] to [action reply] is [time Friday]. -> 2025-03-14 pending
            [addressee Hale, Roe & Sons] must [action reply] [trigger by] [time Friday]. -> 2025-03-14 pending
            Unless [addressee Hale & Roe] [action replies] [trigger by] [time Friday], [consequence the case will be closed]. -> 2025-03-14 pending
            ",
        );
    }

    #[test]
    fn a_demand_beside_another_act_is_its_own() {
        reads(
            "
            [setter The regulator] sacked Lind and demanded [action an answer] [trigger by] [time 4 May]. -> 2025-05-04 set
            [setter Lind] called for [action an end to the war] [trigger by] [time 4 May]. -> 2025-05-04 set
            Staff were sent [setter an email] asking [addressee them] to [action reply] [trigger by] [time Friday]. -> 2025-03-14 set
            [addressee The town] has a legal duty to [action mend its roads] [trigger by] [time 2030]. -> 2030-12-31 set
            [addressee Anyone with information] is asked to [action call the guards] [trigger by] [time 4 May]. -> 2025-05-04 set
            The clinic was told by [setter the army] that [addressee patients] must [action leave] [trigger by] [time Friday]. -> 2025-03-14 set
            ",
        );
    }

    #[test]
    fn what_it_takes_is_asked_of_nobody() {
        silent(
            "
            The goal will require 40 wells by 2030.
            The sale, which requires approval, is expected to be done by June, the firm said.
            The bakers asked for help in the two days of the fair.
            ",
        );
    }

    #[test]
    fn what_is_asked_is_due() {
        reads(
            "
            [setter The court] ordered [addressee the brewery] to [action pay its debts] [trigger by] [time 4 April]. -> 2025-04-04 set
            [addressee The brewery] was ordered by [setter the court] to [action pay its debts] [trigger by] [time 4 April]. -> 2025-04-04 set
            [setter The council] demanded that [addressee the owners] [action leave the mill] [trigger by] [time Friday]. -> 2025-03-14 set
            [setter The owners] demanded [action an answer] [trigger by] [time noon on Friday]. -> 2025-03-14 set
            [setter The council] called for [action a vote] [trigger by] [time 9 May]. -> 2025-05-09 set
            [setter The owners] asked for [action answers] [trigger no later than] [time 9 May] and for a vote no later than 30 May. -> 2025-05-09 set
            + [setter The owners] asked for answers no later than 9 May and for [action a vote] [trigger no later than] [time 30 May]. -> 2025-05-30 set
            [setter The council] asked [addressee the firm] for [action its records] [trigger by] [time Friday]. -> 2025-03-14 set
            [setter The council] is seeking [action its records] [trigger by] [time Friday]. -> 2025-03-14 set
            [setter The minister] wants [action 90 oaks planted] [trigger by] [time Friday]. -> 2025-03-14 set
            [addressee The firm] is under orders from [setter the court] to [action pay] [trigger by] [time Friday]. -> 2025-03-14 set
            [setter The plan] calls for [action closing the mill] [trigger by] [time June]. -> 2025-06-30 set
            [setter The council] asked that [addressee the firm] [action reply] [trigger by] [time Friday]. -> 2025-03-14 set
            [setter The council] wants [action them out] [trigger by] [time Friday]. -> 2025-03-14 set
            [setter The army] told [addressee residents] to “[action leave the town] [trigger within] [time two days]”. -> 2025-03-15 set
            [setter The plan] calls for [addressee all troops] to [action leave the island] [trigger by] [time 1 June]. -> 2025-06-01 set
            [setter The council] issued a demand for [addressee the owners] to [action leave the mill] [trigger by] [time Friday]. -> 2025-03-14 set
            [setter The bank] gave the family [trigger notice] to [action leave the house] by [time 1 May]. -> 2025-05-01 set
            [setter The law] requires [action the roof to be repaired] [trigger by] [time Friday]. -> 2025-03-14 set
            [setter The agency] required [addressee the exchanges] [trigger by] [time July] to [action keep records]. -> 2025-07-31 set
            [addressee The firm] agreed to [action hand over the keys] [trigger by] [time 4 April] under the terms of the sale. -> 2025-04-04 set
            [setter The court] withdrew an order requiring [addressee taverns] to [action close] [trigger by] [time 10 May]. -> 2025-05-10 lifted
            ",
        );
        silent(
            "
            The owner wants to sell the mill by May.
            She asked him whether the work would end by Friday.
            The storms shook the coast, forcing ferries to close twice within a week.
            The council was told that the bridge had been closed by Friday.
            ",
        );
    }

    #[test]
    fn who_asks_is_not_who_is_asked() {
        reads(
            "
            [setter Berg] demanded that [addressee Roe] [action pay] [trigger by] [time Friday] or [consequence lose the house]. -> 2025-03-14 set
            [setter The union] demanded that [addressee the firm] [action raise wages] [trigger by] [time 1 May] or face [consequence a strike]. -> 2025-05-01 set
            [setter The court] requested that [addressee Berg] [action file the papers] [trigger by] [time Friday]. -> 2025-03-14 set
            ",
        );
    }
}
