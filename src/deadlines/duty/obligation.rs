//! Duties told as such: "must leave by", "has to pay within", "are to report before".

use std::ops::Range;

use super::super::clause::{Clause, Tag, VerbForm, VerbGroup, VerbInflection};
use super::super::frame::{self, Frame};
use super::super::grant;
use super::super::nominal::names_someone;
use super::action::assign;
use super::limit::Limit;
use crate::lexicon::Class;
use crate::report::Status;
use crate::times::Grain;

/// "must", "has to", "is required to", "needs to", "are to".
pub(super) fn obligation(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    if let Some(f) = needed(clause, g, limit) {
        return Some(f);
    }
    let group = &clause.groups[g];
    let owner = owner(clause, g)?;
    if binds_nobody(clause, g, owner, limit) {
        return None;
    }
    let mut f = Frame::new(limit.words.clone(), Status::Pending);
    // "told the firm that it must stop": who is told is put in its place later.
    let told = |s: &Range<usize>| clause.lower(s.start) == "it" && frame::tells_them(clause, s.end).is_some();
    if let Some(subject) = who_acts(clause, g, owner).filter(|s| !frame::empty_subject(clause, s) || told(s)) {
        assign(clause, &mut f, group, subject);
    }
    if !group.passive {
        let head = if owner == g && group.modal.is_some() {
            group.head
        } else {
            group.words.start + usize::from(group.form == VerbForm::Infinitive)
        };
        f.action = clause.span_of(head..frame::phrase_end(clause, head));
    }
    // "must recall the cars, the agency said, by May": who speaks may stand before the time.
    f.setter = frame::imposer(clause, clause.groups[owner].words.start, group.words.end);
    if f.setter.is_some() {
        let again = clause.groups[..owner].iter().any(|x| x.has(Class::SaysAgain));
        f.status = if again { Status::Reaffirmed } else { Status::Set };
    }
    if f.setter_is_addressee() {
        f.setter = None;
        f.status = Status::Pending;
    }
    // "owners are required to report thefts within 72 hours": a rule counts from each case anew.
    let rule = owner != g && clause.groups[owner].passive && !clause.groups[owner].past && f.setter.is_none();
    f.start_unknown |= rule && limit.is_length(clause) && clause.lower(limit.words.start) == "within";
    // "drafts would have to be debated within a month": a rule that nobody has made yet.
    let would = clause.groups[owner].modal.is_some_and(|m| clause.is(m, &["would"])) && owner != g;
    if would && f.setter.is_none() && limit.is_length(clause) {
        f.status = Status::Conditional;
        f.start_unknown = true;
    }
    Some(f)
}

/// The verb that makes it a duty: itself, or one over it.
fn owner(clause: &Clause<'_>, g: usize) -> Option<usize> {
    let group = &clause.groups[g];
    // "a deal is needed by Friday", "payment is required within 30 days"
    let needed = || group.passive && matches!(group.lemma, "need" | "require") && !group.past;
    if is_duty(clause, group) { Some(g) } else { over(clause, g).or_else(|| needed().then_some(g)) }
}

/// Whether it only sounds like a duty of somebody.
fn binds_nobody(clause: &Clause<'_>, g: usize, owner: usize, limit: &Limit) -> bool {
    let group = &clause.groups[g];
    limit.is_length(clause) && is_general(clause, owner)
        || is_contest(clause, group, limit)
        || is_service(clause, group, limit)
        || is_expected(clause, g, owner)
        || is_tale(clause, owner, limit)
        // "are required to have been born by 2012": who is meant, not what to do.
        || group.form == VerbForm::Infinitive && group.perfect && group.lemma == "be"
}

/// "must beat Oland by Sunday", "need to win the cup tie": what it takes in a game; "must be 18 by 4 May": an age.
fn is_contest(clause: &Clause<'_>, group: &VerbGroup, limit: &Limit) -> bool {
    let object = || clause.phrase_at(group.words.end).is_some_and(|p| clause.any_has(p, Class::Contest));
    let number = group.words.end;
    let bare = number + 1 == limit.words.start || clause.is(number + 1, &["or", "years"]);
    let aged = group.lemma == "be" && clause.tag_at(number) == Tag::Number && bare;
    aged || !group.passive
        && (matches!(group.lemma, "beat" | "defeat" | "score") || matches!(group.lemma, "win" | "lose") && object())
}

/// "Savers can send money within 15 minutes": how fast it goes.
fn is_service(clause: &Clause<'_>, group: &VerbGroup, limit: &Limit) -> bool {
    let can = group.modal.is_some_and(|m| clause.is(m, &["can", "may"]));
    can && limit.time.is_some_and(|t| grant::moments(clause, t))
}

/// "The road should reopen by Monday": what a thing should do of itself is expected, not asked for.
fn is_expected(clause: &Clause<'_>, g: usize, owner: usize) -> bool {
    let group = &clause.groups[g];
    let should = owner == g && !group.passive && group.modal.is_some_and(|m| clause.lower(m) == "should");
    let bare = clause.phrase_at(group.words.end).is_none();
    should && group.has(Class::HappensOfItself) && bare && clause.subject(g).is_some_and(|s| !names_someone(clause, &s))
}

/// "By 1912 the family had to sell the mill", "used to have to pay by May": what came to pass.
fn is_tale(clause: &Clause<'_>, owner: usize, limit: &Limit) -> bool {
    let verb = &clause.groups[owner];
    let year = limit
        .time
        .is_some_and(|t| clause.times[t].expressions.iter().all(|&e| clause.expressions[e].grain == Grain::Year));
    let fronted = limit.words.start == 0 && verb.words.start > 0;
    let used = owner.checked_sub(1).is_some_and(|p| {
        let over = &clause.groups[p];
        over.past && over.lemma == "use" && over.words.end == verb.words.start
    });
    verb.lemma == "have" && (used || verb.past && fronted && year)
}

/// The subject of a duty. "the result of buyers rushing to sign": who rushes stands just before.
fn who_acts(clause: &Clause<'_>, g: usize, owner: usize) -> Option<Range<usize>> {
    let verb = &clause.groups[owner];
    if verb.form != VerbForm::Gerund || owner == g {
        return clause.subject(owner);
    }
    let rushing = clause.phrase_before(verb.words.start).map(|p| {
        let of = p.clone().rev().find(|&i| clause.lower(i) == "of");
        of.map_or(p.start, |of| of + 1)..p.end
    });
    rushing.or_else(|| clause.subject(owner))
}

/// "a problem that needs to be solved within ten years": things of a kind, which nobody has to see to.
fn is_general(clause: &Clause<'_>, owner: usize) -> bool {
    let verb = &clause.groups[owner].words;
    let that = verb.start.checked_sub(1).filter(|&i| clause.is(i, &["that", "which"]));
    let what = that.and_then(|that| clause.phrase_before(that));
    // "had set a fee that must be paid": a thing that somebody has made.
    let made = |start: usize| {
        let verb = clause.group_before(start).map(|g| &clause.groups[g]).filter(|v| v.words.end == start);
        verb.is_some_and(|v| (v.past || v.perfect) && !v.negated && v.lemma != "be")
    };
    what.is_some_and(|p| {
        clause.is(p.start, &["a", "an", "any", "every"]) && !names_someone(clause, &p) && !made(p.start)
    })
}

/// "We need an answer by Friday", "the owners need a buyer by May": what is needed is due.
fn needed(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    if group.lemma != "need" || group.passive || group.negated || group.past || group.form != VerbForm::Finite {
        return None;
    }
    let what = clause.phrase_at(group.words.end).filter(|p| p.end == limit.words.start)?;
    let who = clause.subject(g).filter(|s| !frame::empty_subject(clause, s))?;
    let mut f = Frame::new(limit.words.clone(), Status::Pending);
    f.action = clause.span_of(what);
    if clause.is(who.start, &["i", "we"]) {
        f.setter = frame::speaker(clause, group.words.start, limit.words.end).or_else(|| clause.slot(who));
        f.status = Status::Set;
    } else {
        f.addressee = clause.slot(who);
    }
    Some(f)
}

/// Whether a verb tells a duty by its modal: "must sign", "should apply", "can appeal".
fn is_duty(clause: &Clause<'_>, group: &VerbGroup) -> bool {
    let Some(modal) = group.modal else { return false };
    // "must not arrive before 1 May": what is forbidden is not due.
    if group.negated {
        return false;
    }
    let formal = group.has(Class::Formality);
    let completes = group.lemma == "complete";
    match clause.lower(modal) {
        "must" | "shall" => !is_guess(clause, group),
        // "should have replied before Friday": it has not been done.
        "should" if group.perfect => false,
        "should" => {
            (formal && !(group.passive && completes)) || (group.has(Class::OwnAct) && !group.passive && !completes)
        }
        "can" | "may" => formal && !completes && !(group.passive && group.lemma == "return"),
        _ => false,
    }
}

/// "there must be", "must have left", "must be hoping", "must be expected": guesses.
fn is_guess(clause: &Clause<'_>, group: &VerbGroup) -> bool {
    (group.lemma == "be" && clause.lower_before(group.words.start) == "there")
        || (group.perfect && !group.has(Class::Formality))
        || (group.words.len() > 2 && clause.words[group.head].inflection == VerbInflection::Ing)
        || (group.passive && group.has(Class::PlansForOneself))
}

/// The verb that makes a duty of the infinitive under it: "has to", "is required to", "are to", "is racing to".
fn over(clause: &Clause<'_>, g: usize) -> Option<usize> {
    let group = &clause.groups[g];
    let over = g.checked_sub(1).filter(|_| group.form == VerbForm::Infinitive)?;
    let verb = &clause.groups[over];
    let next = (verb.words.end..group.words.start).all(|i| clause.tag_at(i) == Tag::Adverb);
    // "is required by law to file"
    let by_law = clause.is(verb.words.end, &["by", "under"])
        && clause.phrase_at(verb.words.end + 1).is_some_and(|p| p.end == group.words.start);
    let binds = next && (has_to(clause, verb) || is_to(clause, over, group))
        || (next || by_law) && is_bound(clause, verb, group);
    let races = matches!(verb.lemma, "race" | "scramble" | "rush" | "struggle" | "hurry")
        || clause.any(verb.words.start..group.words.start, &["clock"]);
    (binds || races).then_some(over)
}

/// "has to", "needs to"; but "have had to play twice in three days", "had had to": a duty that is over.
fn has_to(clause: &Clause<'_>, verb: &VerbGroup) -> bool {
    let gone = (verb.perfect && clause.tag_at(verb.head) == Tag::Verb && clause.lower(verb.head) != "got")
        || (verb.words.len() > 1 && clause.any(verb.words.clone(), &["had"]));
    // "They've got to be out"
    let got = verb.lemma == "get" && verb.perfect && !verb.past && clause.lower(verb.head) == "got";
    (got || matches!(verb.lemma, "have" | "need")) && !verb.negated && !verb.passive && !gone
}

/// "is required to", "are obliged to", "is supposed to"
fn is_bound(clause: &Clause<'_>, verb: &VerbGroup, under: &VerbGroup) -> bool {
    let supposed = clause.lower(verb.head) == "supposed" && !verb.past && !verb.negated;
    verb.passive
        && (supposed
            || matches!(verb.lemma, "require" | "oblige" | "obligate" | "bind" | "mandate" | "compel" | "force"))
        && !(verb.past && under.lemma.is_empty())
}

/// "are to report"; but "the goal is to": whose plan it is says nothing of a duty.
fn is_to(clause: &Clause<'_>, over: usize, under: &VerbGroup) -> bool {
    let verb = &clause.groups[over];
    verb.lemma == "be"
        && !verb.past
        && clause.tag_at(verb.head) == Tag::Be
        && !under.passive
        && clause.tag_at(under.words.start + 1) == Tag::Verb
        && clause.subject(over).is_some_and(|s| {
            !clause.has(s.end - 1, Class::Aim)
                && clause.lower(s.end - 1) != "it"
                && !clause.any(s, &["goal", "aim", "target", "plan", "objective"])
        })
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn what_must_be_done_is_due() {
        reads(
            "
            [addressee All ships] must [action leave the harbour] [trigger by] [time Friday]. -> 2025-03-14 pending
            [addressee The owners] have to [action name a buyer] [trigger by] [time 4 May]. -> 2025-05-04 pending
            [addressee Members] can [action apply] [trigger by] [time 9 May]. -> 2025-05-09 pending
            [addressee The tenants] are to [action report their losses] [trigger before] [time 9 May]. -> 2025-05-09 pending
            [action Payment is required] [trigger within] [time 30 days]. -> 2025-04-12 pending
            [setter The council] said [addressee the owners] must [action name a buyer] [trigger by] [time 4 May]. -> 2025-05-04 set
            [action Complaints would have to be heard] [trigger within] [time three months]. -> P3M conditional
            [addressee All ships] must “[action leave the harbour] [trigger within] [time 24 hours].” -> 2025-03-14 pending
            [action Complaints can be emailed or posted] [trigger by] [time 9 May]. -> 2025-05-09 pending
            [addressee Banks] are required by law to [action publish their rates] [trigger by] [time 9 May]. -> 2025-05-09 pending
            [setter The minister] said [addressee schools] should [action publish their rules] [trigger by] [time 9 May]. -> 2025-05-09 set
            [addressee Owners] are required to [action report thefts] [trigger within] [time 72 hours]. -> PT72H pending
            [addressee The owners] must [action pay] [trigger by] [time the start of May]. -> 2025-05-01 pending
            [addressee The owners] must [action pay] [trigger before] [time the start of May]. -> 2025-04-30 pending
            [addressee The owners] must [action pay] [trigger within] [time 24 to 48 hours]. -> 2025-03-15 pending
            [addressee The owners] must [action pay] [trigger no later than] [time 60 days] before the vote. -> P60D pending
            “[addressee They]'ve got to [action be out] [trigger by] [time Friday],” [setter Roe] said. -> 2025-03-14 set
            [addressee Parliament] must [action vote] [trigger before] the town runs out of money on [time 7 April]. -> 2025-04-07 pending
            [addressee The landlord] is supposed to [action reply] [trigger by] [time 9 May]. -> 2025-05-09 pending
            “We need [action an answer] [trigger by] [time Friday],” [setter the minister] said. -> 2025-03-14 set
            [addressee Firms] must [action report thefts] [trigger within] [time 72 hours] of an attack. -> PT72H pending
            [addressee Firms] must [action report thefts] [trigger within] [time 10 business days]. -> 2025-03-27 pending
            Roe had set [action a fee that must be paid] [trigger by] [time 30 April]. -> 2025-04-30 pending
            [addressee Engineers] are racing to [action close the gap] [trigger by] [time Friday]. -> 2025-03-14 pending
            ",
        );
        silent(
            "
            The goal is to open the tunnel by June.
            There must be a doctor in the hall by Friday.
            The team have had to play twice in three days.
            She may sing by Friday.
            It is a problem that needs to be solved within ten years.
            Guests must not arrive before 1 May.
            The ore must not leave the port before Friday.
            She should have replied before last week.
            ",
        );
    }

    #[test]
    fn what_a_game_or_an_age_takes_is_no_duty() {
        reads(
            "
            [addressee The party] must [action win approval from its members] [trigger by] [time 9 May]. -> 2025-05-09 pending
            [addressee The owners] had to [action sell the mill] [trigger by] [time 1 March]. -> 2025-03-01 passed
            [addressee Members] should [action vote] [trigger by] [time 28 March]. -> 2025-03-28 pending
            [addressee All new cars] must [action be 100% electric] [trigger by] [time 2035]. -> 2035-12-31 pending
            [addressee The bakers] should [action decide] [trigger by] [time 4 May]. -> 2025-05-04 pending
            ",
        );
        silent(
            "
            Oland must beat Sudria by Sunday to stay in the league.
            Oland need to win the tie by Sunday.
            You must be 18 by 4 May to vote.
            The road should reopen by Monday.
            By 1912 the family had to sell the mill.
            Pupils used to have to file their essays by May.
            ",
        );
    }
}
