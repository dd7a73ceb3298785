//! What someone firmly plans: "plans to decide by June", "said it would publish the report by May", "will step down by
//! Friday".
//!
//! A plan is told by who makes it, of an act that he can do. What others expect of him, what befalls him and what
//! depends on something is a forecast; a hope is none either.

use std::ops::Range;

use super::super::clause::{Clause, Tag, VerbForm, VerbGroup, VerbInflection};
use super::super::frame::{self, Frame};
use super::super::nominal::names_someone;
use super::action::assign;
use super::limit::Limit;
use super::pledge;
use crate::lexicon::Class;
use crate::report::Status;

/// Most words between a verb of saying and what is said.
const REACH: usize = 7;

/// What someone plans to do.
pub(super) fn plan(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    if !clause.is(limit.words.start, &["by", "before", "within", "no", "not", "on"]) {
        return None;
    }
    if is_unknown(clause, g) {
        return None;
    }
    promised_after(clause, g, limit)
        .or_else(|| under_verb(clause, g, limit))
        .or_else(|| under_noun(clause, g, limit))
        .or_else(|| aims(clause, g, limit))
        .or_else(|| stated(clause, g, limit))
        .or_else(|| will_be_done(clause, g, limit))
        .or_else(|| should(clause, g, limit))
        .or_else(|| will(clause, g, limit))
}

/// "It is not clear whether the firm will pay", "no guarantee that it will": a plan that nobody tells.
fn is_unknown(clause: &Clause<'_>, g: usize) -> bool {
    /// Most words between a doubt and the "that" behind it.
    const REACH: usize = 3;
    let Some(who) = clause.subject(g) else { return false };
    let Some(link) = who.start.checked_sub(1) else { return false };
    let doubts = ["no", "not", "n't", "unclear", "unlikely", "doubt", "doubts", "doubtful", "nobody"];
    let before = link.saturating_sub(REACH)..link;
    let doubted = || clause.any(before.clone(), &doubts);
    // "There is no doubt that it will."
    let certain =
        || clause.any(before.clone(), &["no"]) && clause.any(before.clone(), &["doubt", "doubts", "question"]);
    match clause.lower(link) {
        "whether" => true,
        "that" => doubted() && !certain(),
        _ => false,
    }
}

/// "plans to decide", "is planning to cut", "expects to announce".
fn under_verb(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let lead = pledge::lead(clause, g);
    let (verb, p) = (&clause.groups[lead], lead.checked_sub(1)?);
    let over = &clause.groups[p];
    // "plans to cut its staff by June were announced"
    // "a recovery plan to be announced by June": the noun as well.
    let announced = clause.lower(over.head) == "plan" && verb.passive;
    let named = announced || is_noun(clause, over.head) || clause.tag_at(limit.end(clause)) == Tag::Be;
    if named || verb.form != VerbForm::Infinitive || over.words.end != verb.words.start || over.negated || over.passive
    {
        return None;
    }
    // "we expect to announce it by Friday" is a plan, "we expect to recover by June" a forecast.
    let plans = over.has(Class::FirmPlan) || (over.lemma == "expect" && announces(verb));
    // "we are going to have it done"
    let going = over.lemma == "go" && over.words.len() > 1 && clause.subject(p).is_some_and(|s| is_first(clause, &s));
    // What was once planned is a tale, unless someone says so.
    let stands = !over.past || is_reported(clause, p);
    if !(plans || going) || !stands || over.modal.is_some() || over.form == VerbForm::Infinitive {
        return None;
    }
    let who = clause.subject(p)?;
    // “I'm aiming to be fit by June”: a hope.
    if matches!(over.lemma, "aim" | "target") && verb.lemma == "be" && clause.is(who.start, &["i", "he", "she"]) {
        return None;
    }
    let end = frame::phrase_end(clause, clause.groups[g].head);
    Some(own(clause, limit, who, verb.words.start + 1..end))
}

/// Whether "plan" is a noun though it reads as a verb: "his own plan to close", "an ambitious plan to".
fn is_noun(clause: &Clause<'_>, i: usize) -> bool {
    let one = || clause.phrase_before(i).is_some_and(|p| clause.is(p.start, &["a", "an"]));
    clause.is_before(i, &["own"]) || clause.lower(i) == "plan" && one()
}

/// "is aiming for a full fleet by May", "is targeting 40 ships by May".
fn aims(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    let aims = matches!(group.lemma, "aim" | "target") && !group.past && !group.negated && !group.passive;
    let ing = clause.words[group.head].inflection == VerbInflection::Ing;
    let preposition = usize::from(clause.is(group.words.end, &["for", "at"]));
    if !aims || group.form != VerbForm::Finite || (group.lemma == "aim") == (preposition == 0) {
        return None;
    }
    let what = clause.phrase_at(group.words.end + preposition).filter(|p| p.end == limit.words.start && ing)?;
    Some(own(clause, limit, clause.subject(g)?, what))
}

/// "the plan is to close the mill by June".
fn stated(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let (verb, p) = (&clause.groups[g], g.checked_sub(1)?);
    let over = &clause.groups[p];
    let is = over.lemma == "be" && !over.past && !over.negated && over.words.end == verb.words.start;
    let plan = clause.subject(p).filter(|s| is && s.end == over.words.start && clause.is(s.end - 1, &["plan"]))?;
    let owner = clause.clitic_in(plan).and_then(|i| clause.owner_before(i));
    let mut f = Frame::new(limit.words.clone(), Status::Set);
    f.addressee = owner.and_then(|o| clause.slot(o));
    f.setter = f.addressee.is_none().then(|| frame::speaker(clause, over.words.start, limit.words.end)).flatten();
    f.action = clause.span_of(verb.words.start + 1..frame::phrase_end(clause, verb.head));
    f.self_imposed = true;
    (verb.form == VerbForm::Infinitive).then_some(f)
}

/// Whether a verb tells of an answer or a decision of one's own, which one expects as one plans it.
fn announces(group: &VerbGroup) -> bool {
    group.has(Class::OfficialStep) && group.has(Class::OwnAct)
        || matches!(group.lemma, "announce" | "name" | "publish" | "file")
}

/// "announced plans to cut its debt by June", "her plan to step down by June".
fn under_noun(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let lead = pledge::lead(clause, g);
    let verb = &clause.groups[lead];
    let noun = verb.words.start.checked_sub(1).filter(|_| verb.form == VerbForm::Infinitive)?;
    let read_as_verb = clause.tag_at(noun) == Tag::Verb;
    // "a plan to be announced by May": not the plan's own day.
    if !clause.is(noun, &["plan", "plans"]) || (read_as_verb && !is_noun(clause, noun)) || verb.passive {
        return None;
    }
    let phrase = clause.phrase_before(noun + usize::from(!read_as_verb))?;
    let end = frame::phrase_end(clause, clause.groups[g].head);
    // "has hired 40 clerks, with plans to hire nine more"
    if clause.is_before(phrase.start, &["with"]) && phrase.len() == 1 {
        let who = clause.group_before(phrase.start).and_then(|p| clause.subject(p));
        return Some(own(clause, limit, who.filter(|s| names_someone(clause, s))?, verb.words.start + 1..end));
    }
    // "agreed on a plan to"
    let on = phrase.start - usize::from(clause.is_before(phrase.start, &["on", "to"]));
    let over = clause.group_before(on).filter(|&p| clause.groups[p].words.end == on);
    let tells = over.filter(|&p| {
        let group = &clause.groups[p];
        (group.has(Class::HoldsPromise) || group.has(Class::Unveils) || group.lemma == "launch")
            && !group.negated
            && !group.passive
    });
    let clitic = clause.clitic_in(phrase.clone());
    let owned = clitic.is_some() || clause.is(phrase.start, &["his", "her", "its", "their", "our", "my"]);
    if tells.is_none() && !owned {
        return None;
    }
    let who = clitic.and_then(|i| clause.owner_before(i)).or_else(|| clause.subject(tells?))?;
    let mut f = own(clause, limit, who, verb.words.start + 1..end);
    f.set_earlier = tells.is_none();
    Some(f)
}

/// "said it would publish the report by May", "We will rebuild the pier by May", "The council will decide by May".
fn will(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    let will = group.modal.is_some_and(|m| clause.is(m, &["will", "would", "'ll", "'d", "shall"]));
    if !will || group.passive || group.perfect || group.negated || is_guess(clause, g, limit) {
        return None;
    }
    let who = clause.subject(g)?;
    let first = is_first(clause, &who);
    let says = said_by(clause, who.start);
    // "the firm said it would": who speaks and who will act are one.
    let same = says.is_some_and(|p| clause.is(who.start, &["he", "she", "it", "they"]) && speaks_for(clause, p, &who));
    // "said it would begin taking down the sheds"
    let sets_about = matches!(group.lemma, "begin" | "start")
        && clause.verb(group.words.end).is_some_and(|v| v.inflection == VerbInflection::Ing);
    let act = if first || same { !befalls(group) || sets_about } else { group.has(Class::OwnAct) };
    let would = clause.is(group.modal?, &["would", "'d"]);
    let someone = clause.tag_at(who.end - 1) != Tag::Pronoun && names_someone(clause, &who);
    let action = group.head..frame::phrase_end(clause, group.head);
    if let Some(status) = by_terms(clause).filter(|_| would && says.is_none() && someone && !befalls(group)) {
        let mut f = own(clause, limit, who, action);
        (f.self_imposed, f.status, f.start_unknown) = (false, status, limit.is_length(clause));
        return Some(f);
    }
    let office = would && pledge::of_office(clause, limit);
    // "The bank will cut its rates by May, analysts say": who only watches has no plan to tell.
    let watched = || said_after(clause, limit).is_some_and(|says| !has_say(clause, says));
    let alone = says.is_none() && (!would || office) && someone && !watched();
    if let Some(p) = says.filter(|&p| act && someone && has_say(clause, p)) {
        let mut f = own(clause, limit, who, action);
        // "the minister said the army will leave": who says so has it done; a union tells what others plan.
        f.self_imposed = watches(clause, p, Class::Outsider) == Some(true);
        f.setter = frame::subject_slot(clause, p).filter(|_| !f.self_imposed);
        return Some(f);
    }
    (act && (first || same || alone)).then(|| own(clause, limit, who, action))
}

/// "Under the truce, the rebels would leave": whether what has been agreed, or is only proposed, is named as what tells it.
fn by_terms(clause: &Clause<'_>) -> Option<Status> {
    let under = (0..clause.len()).find(|&i| clause.is(i, &["under"]))?;
    // What more is told of it may be that it was dropped: "under the plan that parliament rejected".
    let ends = |i: usize| i >= clause.len() || matches!(clause.tag_at(i), Tag::Comma | Tag::Stop);
    let terms = clause.phrase_at(under + 1).filter(|terms| ends(terms.end))?;
    let agreed = ["agreement", "deal", "truce", "ceasefire", "treaty", "accord", "pact", "settlement", "terms"];
    let is = |nouns: &[&str]| clause.any(terms.clone(), nouns);
    let thought = is(&["plan", "proposal", "draft", "bill", "proposed", "framework", "outline"]);
    let status = if thought { Status::Conditional } else { Status::Pending };
    (thought || is(&agreed)).then_some(status)
}

/// "the minister said the pier would be closed by June": who says so has it done.
fn will_be_done(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    let will = group.modal.is_some_and(|m| clause.is(m, &["will", "would", "shall"]));
    let act = group.has(Class::OwnAct) || group.has(Class::OwedAct);
    if !will || !act || !group.passive || group.negated || is_guess(clause, g, limit) {
        return None;
    }
    let what = clause.subject(g)?;
    let says = said_by(clause, what.start).or_else(|| said_after(clause, limit));
    let mut end = frame::phrase_end(clause, group.head).max(group.words.end);
    let mut f = Frame::new(limit.words.clone(), Status::Set);
    if let Some(says) = says.filter(|&says| has_say(clause, says)) {
        f.setter = frame::subject_slot(clause, says).filter(|_| watches(clause, says, Class::Outsider) != Some(true));
    } else if let Some(status) = by_terms(clause).filter(|_| says.is_none()) {
        // "All captives will be freed within 60 days under the truce."
        (f.status, f.start_unknown) = (status, limit.is_length(clause));
    } else {
        // "the results will be published by the agency by May": who does it is named.
        let agent = clause.phrase_at(group.words.end + 1).filter(|_| clause.is(group.words.end, &["by"]));
        f.addressee = agent.filter(|who| says.is_none() && names_someone(clause, who)).and_then(|who| clause.slot(who));
        f.addressee.as_ref()?;
        end = group.words.end;
    }
    f.action = clause.span_of(what.start..end);
    Some(f)
}

/// "the minister said the mills should be closed by June": what officials call for.
fn should(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    let act = group.has(Class::OwnAct) || group.has(Class::OwedAct);
    let should = group.modal.is_some_and(|m| clause.is(m, &["should"]));
    if !should || !act || !group.passive || group.negated || group.perfect || matches!(group.lemma, "complete" | "sign")
    {
        return None;
    }
    let what = clause.subject(g)?;
    let says = said_by(clause, what.start).or_else(|| said_after(clause, limit));
    let says = says.filter(|&says| has_say(clause, says))?;
    let mut f = Frame::new(limit.words.clone(), Status::Set);
    f.setter = frame::subject_slot(clause, says).filter(|_| watches(clause, says, Class::Outsider) != Some(true));
    assign(clause, &mut f, group, what);
    Some(f)
}

/// "The road will be closed by June, the mayor said": the verb of saying right behind a promise or a plan.
pub(super) fn said_after(clause: &Clause<'_>, limit: &Limit) -> Option<usize> {
    let end = limit.end(clause);
    let after = clause.group_after(end)?;
    let over = &clause.groups[after];
    let says = over.has(Class::ReportsSpeech) && over.form == VerbForm::Finite && !over.passive && !over.negated;
    let who = clause.phrase_before(over.words.start)?;
    let next = (end..who.start).all(|i| matches!(clause.tag_at(i), Tag::Comma | Tag::Mark));
    (says && next && who.start > end).then_some(after)
}

/// Whether a subject is the speaker himself: "we will".
fn is_first(clause: &Clause<'_>, who: &Range<usize>) -> bool {
    who.len() == 1 && clause.is(who.start, &["i", "we"])
}

/// Whether who says something has a say in it, as officials have and those who only watch have not.
fn has_say(clause: &Clause<'_>, says: usize) -> bool {
    let speaks = |s: &Range<usize>| names_someone(clause, s) || clause.any_has(s.clone(), Class::Spokesperson);
    clause.subject(says).is_some_and(|s| speaks(&s) && !clause.names_a(s, Class::Onlooker))
}

/// Whether who says something is of a class without a say in it; nothing where nobody is named.
fn watches(clause: &Clause<'_>, says: usize, class: Class) -> Option<bool> {
    clause.subject(says).filter(|s| names_someone(clause, s)).map(|s| clause.names_a(s, class))
}

/// "The road will be open by June, the mayor promised": the promise is told behind its words.
fn promised_after(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    group.modal.filter(|&m| clause.is(m, &["will", "would", "'ll"]) && !group.negated)?;
    let after = clause.group_after(limit.end(clause)).map(|p| &clause.groups[p])?;
    let ends = clause.tag_at(after.words.end) == Tag::Stop && after.has(Class::GivesWord) && !after.negated;
    let who = clause
        .phrase_before(after.words.start)
        .filter(|p| ends && matches!(clause.tag_before(p.start), Tag::Comma | Tag::Mark))?;
    let what = clause.subject(g)?;
    let pronoun = clause.tag_at(what.end - 1) == Tag::Pronoun;
    let start = if pronoun { group.head } else { what.start };
    Some(own(clause, limit, who, start..frame::phrase_end(clause, group.head)))
}

/// The verb of saying right before the words that it reports: "the firm said it would".
fn said_by(clause: &Clause<'_>, at: usize) -> Option<usize> {
    clause.group_before(at).filter(|&p| {
        let over = &clause.groups[p];
        over.has(Class::ReportsSpeech) && !over.passive && !over.negated && next_to(clause, over, at)
    })
}

/// Whether a verb of saying stands right before the words that it reports.
fn next_to(clause: &Clause<'_>, over: &VerbGroup, at: usize) -> bool {
    let gap = over.words.end..at;
    // "said that if elected, she would"
    let condition = gap.clone().find(|&i| clause.lower(i) == "if");
    let gap = gap.start..condition.unwrap_or(gap.end);
    let whole = condition.is_none() || clause.tag_before(at) == Tag::Comma;
    // "said in a statement that"
    let apart =
        |i| matches!(clause.tag_at(i), Tag::Verb | Tag::Be | Tag::Modal | Tag::Comma | Tag::Stop | Tag::Pronoun);
    // "told the council on Wednesday that a ban on dogs in parks would": the subject may be the last of a long phrase.
    let long = clause.any(gap.clone(), &["that"]) && gap.len() <= 2 * REACH;
    whole && (gap.len() <= REACH || long) && !gap.into_iter().any(apart)
}

/// Whether a pronoun can stand for the subject of the verb of saying before it.
fn speaks_for(clause: &Clause<'_>, says: usize, pronoun: &Range<usize>) -> bool {
    clause.subject(says).is_some_and(|s| {
        // "analysts said it would": many do not speak of one.
        let many = clause.lower(s.end - 1).ends_with('s') && clause.tag_at(s.end - 1) == Tag::Noun;
        s.end <= pronoun.start && (!many || clause.is(pronoun.start, &["they"]))
    })
}

/// Whether a verb tells what befalls its subject: "will fall", "will be".
fn befalls(group: &VerbGroup) -> bool {
    group.lemma.is_empty() || group.lemma == "be" || group.has(Class::Befalls)
}

/// Whether what a verb tells is guessed, by a word near it or by the verb above it. What is guessed of something else
/// in the same sentence takes nothing from a plan.
fn is_guess(clause: &Clause<'_>, g: usize, limit: &Limit) -> bool {
    /// Most words of who guesses, behind the time.
    const BEHIND: usize = 4;
    let above = g.saturating_sub(1);
    // "Perhaps by May we will find it."
    let from = clause.groups[above].words.start.min(limit.words.start.saturating_sub(2));
    let to = limit.end(clause).max(clause.groups[g].words.end);
    // "I am optimistic we will sign by May"
    let hopes =
        ["likely", "probably", "perhaps", "maybe", "hopefully", "chance", "odds", "optimistic", "hopeful", "confident"];
    let guesses = |x: &VerbGroup| {
        let foretells = matches!(x.lemma, "expect" | "hope" | "predict" | "forecast" | "estimate" | "project");
        foretells || matches!(x.lemma, "believe" | "think" | "doubt" | "suspect" | "fear")
    };
    // "The judge will rule by Friday, lawyers expect."
    let end = limit.end(clause);
    let behind = |k: usize| {
        let who = clause.subject(k).filter(|s| s.start == end + 1 && clause.tag_at(end) == Tag::Comma);
        clause.groups[k].form == VerbForm::Finite && who.is_some_and(|s| s.len() <= BEHIND)
    };
    clause.any(from..to, &hopes)
        || clause.groups[g.saturating_sub(2)..=g].iter().any(guesses)
        || clause.group_after(end).is_some_and(|k| guesses(&clause.groups[k]) && behind(k))
}

fn is_reported(clause: &Clause<'_>, g: usize) -> bool {
    clause.groups[..g].iter().any(|over| over.has(Class::ReportsSpeech))
}

/// A frame for what someone has set himself.
fn own(clause: &Clause<'_>, limit: &Limit, who: Range<usize>, action: Range<usize>) -> Frame {
    let mut f = Frame::new(limit.words.clone(), Status::Set);
    f.addressee = clause.slot(who);
    f.action = clause.span_of(action);
    f.self_imposed = true;
    f
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn a_firm_plan_binds_who_makes_it() {
        reads(
            "
            [setter=addressee The brewery] plans to [action close its old mill] [trigger by] [time June]. -> 2025-06-30 set
            [setter=addressee The harbour] is aiming for [action a full fleet] [trigger by] [time 2030]. -> 2030-12-31 set
            The plan is to [action close the mill] [trigger by] [time June]. -> 2025-06-30 set
            [setter The minister] said [action the old mill would be closed] [trigger by] [time June]. -> 2025-06-30 set
            [setter=addressee The harbour] announced plans to [action cut its use of oil] [trigger by] [time 2030]. -> 2030-12-31 set
            [setter=addressee Mayor Anna Lind] will [action decide on the pier] [trigger by] [time May]. -> 2025-05-31 set
            “[addressee We] will [action rebuild the pier] [trigger before] [time June],” [setter Lind] said. -> 2025-05-31 set
            “[addressee We]'re going to [action have it done] [trigger by] [time June],” [setter Lind] said. -> 2025-06-30 set
            [action The road will be open] [trigger by] [time June], [setter=addressee the mayor] promised. -> 2025-06-30 set
            [setter The minister] said [addressee the army] will [action leave the valley] [trigger by] [time June]. -> 2025-06-30 set
            The union said [setter=addressee the government] will [action close the mill] [trigger by] [time June]. -> 2025-06-30 set
            The union said [action the mill would be closed] [trigger by] [time June]. -> 2025-06-30 set
            [setter The council] said [addressee it] would [action hold an inquiry into the fire] [trigger before] [time the end of the year]. -> 2025-12-31 set
            [setter The mayor] told the islanders on Monday that [action a ban on dogs in parks would be introduced] [trigger by] [time June]. -> 2025-06-30 set
            [action The form will be withdrawn] [trigger by] [time June], [setter the mayor] said. -> 2025-06-30 set
            [action The results will be published] by [addressee the council] [trigger by] [time June]. -> 2025-06-30 set
            [setter The council] said [addressee it] would [action begin taking down the sheds] [trigger by] [time June]. -> 2025-06-30 set
            [setter The mayor] said [action the ovens should be dismantled] [trigger by] [time June]. -> 2025-06-30 set
            [setter=addressee The union] has hired 40 clerks, with plans to [action hire nine more] [trigger by] [time June]. -> 2025-06-30 set
            A [setter Sudria Mills] spokesman said [addressee the firm] will [action comment on the fire] [trigger by] [time Friday]. -> 2025-03-14 set
            [trigger By] [time June] [setter=addressee the brewery] plans to [action close its old mill]. -> 2025-06-30 set
            [setter=addressee The brewery] will [action close its old mill] [trigger by] [time June], and hopes to save two million crowns. -> 2025-06-30 set
            [setter=addressee The inquiry] will [action publish its report] [trigger by] [time May]. -> 2025-05-31 set
            [setter The firm] told investors on Monday that [addressee it] would [action sell the mill] [trigger by] [time May]. -> 2025-05-31 set
            [setter The firm] said [addressee it] plans to [action pay] [trigger on or before] [time 4 May]. -> 2025-05-04 set
            ",
        );
    }

    #[test]
    fn what_a_truce_or_a_plan_sets_counts_from_its_own_day() {
        reads(
            "
            Under the truce, [addressee the rebels] would [action free all captives] [trigger within] [time 60 days]. -> P60D pending
            Under the plan, [addressee the army] would [action leave the valley] [trigger by] [time 4 May]. -> 2025-05-04 conditional
            [action All captives will be released] [trigger within] [time 60 days] under the deal. -> P60D pending
            [setter Lind] said [addressee she] would [action send a letter to the council] [trigger within] her [time first 100 days] as mayor. -> P100D conditional
            [addressee The council] must then [action publish the plan] [trigger within] [time 15 days]. -> P15D pending
            ",
        );
    }

    #[test]
    fn forecasts_and_hopes_stay_silent() {
        silent(
            "
            The judge will rule by Friday, lawyers expect.
            Under the plan that the town rejected on Monday, the council would sell the pool by May.
            The team says its star striker will be ready by Saturday.
            The bank will cut its rates by June, analysts say.
            It is not clear whether the firm will pay by Friday.
            “I am optimistic we will sign the deal by Friday,” Lind said.
            There is no guarantee that the mayor will resign by Friday.
            Lind did not say that the mayor will resign by Friday.
            The brewery hopes to close its old mill by June.
            The bank said it would grow by a third by June.
            Analysts said it would close its old mill by June.
            Prices will fall by June.
            The old mill would be closed by June.
            Analysts said the bank will cut its rates by June.
            The brewery had planned to close its old mill by June.
            The brewery will likely close its old mill by June.
            The town will have 40,000 people by 2030.
            Maybe by June we will find it.
            Traders see a good chance that the bank will cut its rates by June.
            Analysts said the ovens should be dismantled by June.
            The brewery said it expected to sell a million bottles by June.
            ",
        );
    }

    #[test]
    fn a_plan_to_be_announced_is_a_thing() {
        silent(
            "
            The budget is the first in a four-year recovery plan to be announced by the end of May.
            “I am aiming to be fit by 18 April,” he said.
            ",
        );
    }
}
