//! What someone undertakes himself: "pledged to plant 900 oaks by June", "a target of 200 orders by June".
//!
//! A promise binds who gives it, so setter and addressee are one. A hope or a forecast binds nobody, and neither does a
//! promise that depends on something, but for one under an if of office. The length of a promise of the past counts from
//! nobody knows when ("within 100 days" of being elected), unless its day is told.

use std::ops::Range;

use super::super::clause::{Clause, Tag, VerbForm, VerbGroup, VerbInflection};
use super::super::frame::{self, Frame};
use super::super::nominal::names_someone;
use super::condition;
use super::limit::Limit;
use crate::lexicon::Class;
use crate::report::{Slot, Status};

/// Most words between a promise and the verb that tells what is promised.
const REACH: usize = 14;

/// Most words between a verb and the promise that is its object.
const LONGEST_GAP: usize = 3;

/// Most words of a condition of office: "if he wins the election in May".
const LONGEST_OFFICE: usize = 7;

/// Most words for whom a promise is given: "promised the tenants of the house that".
const LONGEST_LISTENER: usize = 6;

/// Most words for whom and on what occasion: "promised the tenants at a meeting in the town hall that".
const LONGEST_OCCASION: usize = 12;

/// A duty that stands under a promise.
pub(super) fn pledge(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let mut g = g;
    // "a promise to spend two coins on mending boats by 2041": what is promised may hold more verbs.
    for _ in 0..3 {
        let found = object(clause, g, limit)
            .or_else(|| under_verb(clause, g, limit))
            .or_else(|| under_noun(clause, g, limit))
            .or_else(|| stated(clause, g, limit));
        if found.is_some() {
            return found;
        }
        let group = &clause.groups[g];
        // "committed to ending the shutting of wells": "ending" after "to" is no verb of its own here.
        let committed = g.checked_sub(1).is_some_and(|p| clause.groups[p].lemma == "commit");
        let after = clause.tag_before(group.words.start) == Tag::Preposition || committed;
        let inner = group.form == VerbForm::Gerund && after || is_ensured(clause, g);
        let before = g.checked_sub(1).filter(|_| inner)?;
        let between = clause.groups[before].words.end..limit.words.start;
        if between.len() > 2 * REACH
            || between.into_iter().any(|i| matches!(clause.tag_at(i), Tag::Stop | Tag::Comma | Tag::Dash))
        {
            return None;
        }
        g = before;
    }
    None
}

/// "pledged to ensure that every home has": whether a verb tells what the verb above it is to bring about.
fn is_ensured(clause: &Clause<'_>, g: usize) -> bool {
    let begins = clause.groups[g].words.start;
    // "that homes that were flooded": of whom more is told.
    let (Some(over), Some(subject)) = (g.checked_sub(1), clause.subject(g).filter(|s| s.end == begins)) else {
        return false;
    };
    let over = &clause.groups[over];
    let sure = usize::from(over.lemma == "make" && clause.is(over.words.end, &["sure"]));
    let ensures = over.lemma == "ensure" || sure == 1;
    // "that votes cast by Friday are counted": a participle tells which ones.
    let group = &clause.groups[g];
    let whole = group.words.len() > 1 || !group.past;
    ensures && whole && clause.lower(over.words.end + sure) == "that" && subject.start == over.words.end + sure + 1
}

/// What a promise is worth that depends on something: one under an if of office is conditional, any other none.
pub(super) fn under_condition(clause: &Clause<'_>, f: Frame, limit: &Limit) -> Option<Frame> {
    let supposed = (0..clause.len()).any(|i| condition::supposes(clause, i));
    let office = of_office(clause, limit);
    // "will pay provided the vote passes", but "meals are provided to all pupils"
    let provided = |i: usize| {
        let what = clause.phrase_at(i + 1).filter(|_| clause.lower(i) == "provided");
        let follows = what.and_then(|what| clause.group_after(what.end).map(|g| (what.end, g)));
        follows.is_some_and(|(end, g)| clause.groups[g].words.start == end) || clause.sequence(i, &["provided", "that"])
    };
    if !office && !supposed && !(0..clause.len()).any(provided) {
        return Some(f);
    }
    office.then(|| Frame { status: Status::Conditional, start_unknown: limit.is_length(clause), ..f })
}

/// Whether something stands under an office that is not held yet: "if she wins in May", "within her first 100 days as mayor",
/// "within a year of taking office". "As mayor, I will" is said in office and before.
pub(super) fn of_office(clause: &Clause<'_>, limit: &Limit) -> bool {
    let office = ["elected", "re-elected", "reelected", "wins", "win", "won", "power", "office", "election"];
    let held = |i: usize| clause.has(i, Class::OfficeHolder) || clause.has(i, Class::HeadOfState);
    // "her first 100 days as mayor", "within a year of taking office": the length counts from then.
    let counted = |i: usize| {
        let length = limit.end(clause);
        limit.is_length(clause) && (i == length || i == length + 1 && clause.is(length, &["of", "after"]))
    };
    (0..clause.len()).any(|i| match clause.lower(i) {
        "as" => clause.phrase_at(i + 1).is_some_and(|office| held(office.end - 1) && counted(i)),
        "in" | "taking" | "entering" => clause.is(i + 1, &["office"]) && counted(i),
        _ => condition::supposes(clause, i) && clause.any(i..i + LONGEST_OFFICE, &office),
    })
}

/// "a target of 200 new wells by 2041": no verb between the noun and its time.
pub(super) fn named(clause: &Clause<'_>, limit: &Limit) -> Option<Frame> {
    let from = limit.words.start.saturating_sub(REACH);
    let noun = (from..limit.words.start)
        .rev()
        .take_while(|&i| {
            // "a 20% cut" is no verb.
            let verb = clause.tag_at(i) == Tag::Verb && clause.tag_before(i) != Tag::Number;
            !verb && !matches!(clause.tag_at(i), Tag::Stop | Tag::Comma | Tag::Dash | Tag::Modal | Tag::Be | Tag::Have)
        })
        .find(|&i| clause.has(i, Class::Pledge) && clause.tag_at(i) == Tag::Noun)?;
    // "a goal of 4%" is as often a hope, unless someone has set it.
    if unbinding(clause, noun) || (clause.lower(noun) == "goal" && !is_set(clause, noun)) {
        return None;
    }
    // "their carbon target by 2041"
    let last = noun + 1 == limit.words.start && clause.is(limit.words.start, &["by", "before"]);
    let target = last && clause.is(noun, &["target", "targets"]);
    if let Some(phrase) = clause.phrase_before(noun + 1).filter(|p| target && p.len() > 1) {
        let mut f = noun_promise(clause, limit, None, noun);
        f.status = Status::Pending;
        f.action = clause.span_of(phrase);
        return Some(f);
    }
    let of = clause.lower(noun + 1) == "of" || to_ing(clause, noun + 1);
    if !of || noun + 2 >= limit.words.start {
        return None;
    }
    let mut f = noun_promise(clause, limit, None, noun);
    f.action = clause.span_of(noun + 2..limit.words.start);
    Some(f)
}

/// "has set a goal": whether a noun is the object of a verb of setting.
fn is_set(clause: &Clause<'_>, noun: usize) -> bool {
    clause.phrase_before(noun + 1).is_some_and(|phrase| {
        clause
            .group_before(phrase.start)
            .map(|g| &clause.groups[g])
            .is_some_and(|over| over.words.end == phrase.start && matches!(over.lemma, "set" | "adopt"))
    })
}

/// "promised a vote by June", "promised us an answer within the month".
fn object(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    if !(group.has(Class::GivesWord) || group.lemma == "agree")
        || group.form != VerbForm::Finite
        || !gives_word(clause, g)
    {
        return None;
    }
    // "committed itself to cutting its debt by June"
    let to = group.words.end + usize::from(clause.tag_at(group.words.end) == Tag::Pronoun);
    let commits = matches!(group.lemma, "commit" | "agree");
    let doing = commits && to_ing(clause, to) && to + 2 < limit.words.start;
    let what = if doing {
        to + 1..frame::phrase_end(clause, to + 1)
    } else if commits && clause.tag_at(to) == Tag::To {
        // "agreed to a withdrawal by June"
        clause.phrase_at(to + 1).filter(|p| p.end == limit.words.start)?
    } else if matches!(group.lemma, "promise" | "pledge" | "guarantee") {
        let first = clause.phrase_at(group.words.end)?;
        let second = clause.phrase_at(first.end).filter(|p| p.end == limit.words.start);
        let what = second.or_else(|| (first.end == limit.words.start).then_some(first))?;
        Some(what).filter(|w| clause.tag_at(w.start) != Tag::Pronoun)?
    } else {
        return None;
    };
    let mut f = verb_promise(clause, limit, clause.subject(g));
    f.action = clause.span_of(what);
    f.set_earlier = group.past || group.perfect || (doing && group.passive);
    Some(f)
}

/// "promised to cut", "is committed to cutting", "pledged that the school would open", "vowed he would resign".
fn under_verb(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let lead = lead(clause, g);
    let p = lead.checked_sub(1)?;
    let over = &clause.groups[p];
    let group = &clause.groups[lead];
    // "agreed on Monday to sell"
    let aside = |i: usize| clause.in_time(i) || clause.tag_at(i) == Tag::Adverb || clause.in_time(i + 1);
    // "agreed with the union to sell", "agreed in principle to sell", but not "agreed with the union's claim to", "agreed in a
    // poll to", or what was agreed years ago.
    let with = clause.phrase_at(over.words.end + 1).filter(|with| {
        let owned = clause.any(with.clone(), &["'s", "’s"]);
        let plain = || !clause.in_time(with.start) && !clause.is(with.start, &["a", "an"]);
        clause.is(over.words.end, &["with"]) && !owned || clause.is(over.words.end, &["in"]) && plain()
    });
    let next = (with.map_or(over.words.end, |with| with.end)..group.words.start).all(aside);
    // "agreed to sell", but "agreed that prices would rise"
    let agrees = over.lemma == "agree" && group.form == VerbForm::Infinitive && next;
    if !(agrees || over.has(Class::GivesWord)) || !gives_word(clause, p) {
        return None;
    }
    let gap = over.words.end..group.words.start;
    if gap.len() > REACH || gap.clone().any(|i| matches!(clause.tag_at(i), Tag::Stop | Tag::Dash | Tag::Comma)) {
        return None;
    }
    let end = frame::phrase_end(clause, clause.groups[g].head);
    let (start, fits) = match group.form {
        VerbForm::Infinitive => (group.words.start + 1, gap.len() <= 6),
        _ if ing(clause, lead) => (group.words.start, clause.lower_before(group.words.start) == "to"),
        _ => promised_clause(clause, lead, gap.start)?,
    };
    if !fits {
        return None;
    }
    let mut f = verb_promise(clause, limit, giver(clause, p));
    f.action = clause.span_of(start..end);
    // "pledged that the school would open": it binds whoever opens the school.
    if group.form == VerbForm::Finite && start < group.words.start {
        f.setter = f.addressee.take();
    } else if let Some(it) = clause.phrase_before(group.words.start).filter(|_| group.form == VerbForm::Finite) {
        // "promised that it would": whom it binds stands as it is written.
        (f.setter, f.addressee) = (f.addressee.take(), clause.slot(it));
    }
    f.set_earlier = over.past || over.perfect;
    Some(f)
}

/// Who gives his word. "blamed the minister for promising": who stands before the preposition.
fn giver(clause: &Clause<'_>, p: usize) -> Option<Range<usize>> {
    let group = &clause.groups[p];
    let at = group.words.start.checked_sub(1).filter(|&i| clause.is(i, &["for"]));
    let blamed = at.filter(|_| group.form == VerbForm::Gerund).and_then(|at| clause.phrase_before(at));
    let object = |who: &Range<usize>| p > 0 && clause.groups[p - 1].words.end == who.start;
    blamed.filter(|who| object(who) && names_someone(clause, who)).or_else(|| clause.subject(p))
}

/// "his pledge to stand down", "a target of getting 200 orders", "her promise that members would decide".
fn under_noun(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let lead = lead(clause, g);
    let group = &clause.groups[lead];
    let at = group.words.start;
    let end = frame::phrase_end(clause, clause.groups[g].head);
    let from = lead.checked_sub(1).map_or(0, |p| clause.groups[p].words.end);
    if let Some(f) = made(clause, lead, end, limit) {
        return Some(f);
    }
    let noun = (from.max(at.saturating_sub(REACH))..at)
        .rev()
        .find(|&i| clause.has(i, Class::Pledge) && clause.tag_at(i) == Tag::Noun)?;
    if unbinding(clause, noun) || (noun + 1..at).any(|i| matches!(clause.tag_at(i), Tag::Stop | Tag::Dash | Tag::Comma))
    {
        return None;
    }
    let between = noun + 1..at;
    let start = match group.form {
        // "a pledge to the members to resign"
        VerbForm::Infinitive => {
            // "its pledge last month to plant"
            let whom = clause.is(between.start, &["to", "of", "by"]) || clause.in_time(between.start);
            (between.is_empty() || (whom && between.len() <= 5)).then_some(at + 1)?
        }
        _ if ing(clause, lead) => {
            (between.len() == 1 && clause.is(between.start, &["of", "to", "on"])).then_some(at)?
        }
        _ => {
            let (start, fits) = promised_clause(clause, lead, between.start)?;
            (fits && clause.lower(between.start) == "that").then_some(start)?
        }
    };
    let mut f = noun_promise(clause, limit, lead.checked_sub(1), noun);
    f.action = clause.span_of(start..end);
    Some(f)
}

/// "fulfils a vow that the mayor made to open the tunnel": whose promise it is stands between it and what is promised.
fn made(clause: &Clause<'_>, lead: usize, end: usize, limit: &Limit) -> Option<Frame> {
    let (group, p) = (&clause.groups[lead], lead.checked_sub(1)?);
    let verb = &clause.groups[p];
    if !matches!(verb.lemma, "make" | "give") || verb.words.end != group.words.start || verb.passive {
        return None;
    }
    let who = clause.phrase_before(verb.words.start)?;
    let that = usize::from(clause.lower_before(who.start) == "that");
    let noun = who.start.checked_sub(1 + that).filter(|&i| clause.has(i, Class::Pledge))?;
    let mut f = noun_promise(clause, limit, None, noun);
    f.addressee = clause.slot(who);
    f.action = clause.span_of(group.words.start + 1..end);
    Some(f)
}

/// "one of the party's pledges was to halve", "the target has been set at 2 million".
fn stated(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    let (verb, action) = if group.form == VerbForm::Infinitive {
        let p = g.checked_sub(1)?;
        let over = &clause.groups[p];
        if over.lemma != "be" || over.words.end != group.words.start || over.negated {
            return None;
        }
        (p, group.words.start + 1..frame::phrase_end(clause, group.head))
    } else if group.lemma == "be" && !group.past && !group.negated && group.form == VerbForm::Finite {
        // "the town's target is a 50% cut by 2040"
        let what = clause.phrase_at(group.words.end).filter(|p| p.end == limit.words.start)?;
        (g, what)
    } else if group.lemma == "set" && group.passive && !group.negated && clause.is(group.words.end, &["at", "for"]) {
        // "…, with an interim figure of 90 wells by 2039"
        let comma = (group.words.end..limit.words.start).rev().find(|&i| clause.tag_at(i) == Tag::Comma);
        (g, comma.unwrap_or(group.words.end) + 1..limit.words.start)
    } else {
        return None;
    };
    let subject = clause.subject(verb)?;
    let noun = subject.clone().rev().find(|&i| clause.has(i, Class::Pledge))?;
    // "the goal is to" says no more than a hope; "the brewery's goal is to" is its own target.
    if clause.lower(noun) == "goal" && clause.clitic_in(subject.clone()).is_none() {
        return None;
    }
    // The pledge itself, not what is attached to it.
    if noun + 1 != subject.end {
        return None;
    }
    let mut f = noun_promise(clause, limit, None, noun);
    f.action = clause.span_of(action);
    Some(f)
}

/// Whether a verb of promising gives one's word: neither denied nor merely possible.
fn gives_word(clause: &Clause<'_>, p: usize) -> bool {
    let group = &clause.groups[p];
    let possible = group.modal.is_some_and(|m| !clause.is(m, &["will", "'ll"]));
    // "is committed to", but "was pledged".
    let given = group.lemma == "commit" || !group.passive;
    let over = p.checked_sub(1).map(|o| &clause.groups[o]).filter(|o| o.words.end == group.words.start);
    let refused = over.is_some_and(|o| matches!(o.lemma, "refuse" | "decline" | "fail" | "stop" | "avoid"));
    given && !group.negated && !possible && !refused && group.form != VerbForm::Infinitive
}

/// The group that a chain of infinitives hangs on: "would be able to review".
pub(super) fn lead(clause: &Clause<'_>, g: usize) -> usize {
    let mut g = g;
    // Bounded: each turn goes to an earlier group.
    while clause.groups[g].form == VerbForm::Infinitive && g > 0 {
        let at = clause.groups[g].words.start;
        let before = &clause.groups[g - 1];
        let able = before.lemma == "be"
            && before.modal.is_some()
            && before.words.end + 1 == at
            && clause.lower(at - 1) == "able";
        if able || (before.form == VerbForm::Infinitive && before.words.end == at) {
            g -= 1;
        } else {
            break;
        }
    }
    g
}

/// Whether "to" stands at a word and a verb in -ing after it: "to reaching".
fn to_ing(clause: &Clause<'_>, at: usize) -> bool {
    let ing = clause.verb(at + 1).is_some_and(|v| v.inflection == VerbInflection::Ing);
    clause.lower(at) == "to" && ing
}

/// Whether a group stands in -ing.
fn ing(clause: &Clause<'_>, g: usize) -> bool {
    let group = &clause.groups[g];
    group.form == VerbForm::Gerund || clause.lower(group.words.start) == "being"
}

/// "(that) the school would open": where the words of a promise begin.
fn promised_clause(clause: &Clause<'_>, g: usize, from: usize) -> Option<(usize, bool)> {
    let group = &clause.groups[g];
    let modal = group.modal.is_some_and(|m| clause.is(m, &["will", "would", "'ll", "'d", "shall"]));
    let subject = clause.phrase_before(group.words.start).filter(|s| s.start >= from)?;
    // Nothing but "that" and the listener stands between the promise and its subject; where "that" tells where the
    // words of the promise begin, where it was given as well: "promised in its last budget that it will".
    let listener = from..subject.start;
    let that = clause.is_before(subject.start, &["that"]);
    // What one promises of others there is as often a forecast: "promised in a sermon that the world would end".
    let own = clause.tag_at(subject.end - 1) == Tag::Pronoun;
    let plain = listener.clone().all(|i| {
        matches!(clause.tag_at(i), Tag::Name | Tag::Noun | Tag::Determiner | Tag::Pronoun | Tag::Clitic | Tag::Mark)
            || clause.lower(i) == "that"
            || clause.in_time(i)
            || (matches!(clause.tag_at(i), Tag::Preposition | Tag::To) && (that && own || clause.in_time(i + 1)))
    });
    let most = if that && own { LONGEST_OCCASION } else { LONGEST_LISTENER };
    let start = if own { group.head } else { subject.start };
    Some((start, modal && plain && listener.len() <= most))
}

/// Words by which a target is no promise: "on target to", "no promise", "without a commitment".
fn unbinding(clause: &Clause<'_>, noun: usize) -> bool {
    let start = clause.phrase_before(noun + 1).map_or(noun, |p| p.start);
    let near = start.saturating_sub(1)..noun;
    clause.any(near, &["on", "no", "without", "any", "new-year"])
        || clause.group_before(start).is_some_and(|g| clause.groups[g].negated && clause.groups[g].words.end == start)
}

/// A frame for a promise that a noun names: whose it is, or who makes it. `over` is the verb above it, where known.
fn noun_promise(clause: &Clause<'_>, limit: &Limit, over: Option<usize>, noun: usize) -> Frame {
    let phrase = clause.phrase_before(noun + 1).unwrap_or(noun..noun + 1);
    let over = over.or_else(|| clause.group_before(phrase.start)).filter(|&g| {
        let gap = clause.groups[g].words.end..phrase.start;
        // "set itself a target", "went back on a pledge"
        let between = |i| matches!(clause.tag_at(i), Tag::Pronoun | Tag::Adverb | Tag::Preposition);
        gap.len() <= LONGEST_GAP && gap.into_iter().all(between)
    });
    let mut f = Frame::new(limit.words.clone(), Status::Set);
    f.addressee = promiser(clause, &phrase, over);
    f.self_imposed = true;
    // Set in this very sentence, a length counts from it.
    let set_now = over.map(|g| &clause.groups[g]).is_some_and(|group| {
        matches!(group.lemma, "set" | "make" | "give" | "announce") && group.past && !group.perfect
    });
    f.set_earlier = !set_now;
    f.status = over.and_then(|g| fate(clause, g)).unwrap_or(Status::Set);
    f
}

/// Whose promise a noun names: "the party's pledge", "accused the minister of missing its target", "his promise".
fn promiser(clause: &Clause<'_>, phrase: &Range<usize>, over: Option<usize>) -> Option<Slot<u32>> {
    if let Some(clitic) = clause.clitic_in(phrase.clone()) {
        let owner = clause.owner_before(clitic)?;
        // "one of the party's pledges"
        let one_of = owner.clone().find(|&i| clause.sequence(i, &["one", "of"]));
        return clause.slot(one_of.map_or(owner.start, |i| i + 2)..owner.end);
    }
    if let Some(g) = over.filter(|&g| accused(clause, g)) {
        return clause.phrase_before(clause.groups[g].words.start - 1).and_then(|p| clause.slot(p));
    }
    if let Some(g) = over.filter(|&g| holds_promise(&clause.groups[g])) {
        return frame::subject_slot(clause, g);
    }
    clause.is(phrase.start, &["his", "her"]).then(|| frame::person_before(clause, phrase.start)).flatten()
}

/// Whether the promise that is a verb's object is its subject's own: "set a target", "have a target".
fn holds_promise(group: &VerbGroup) -> bool {
    (group.has(Class::HoldsPromise) || group.lemma == "have") && !group.passive
}

/// What a verb tells has become of the promise that is its object.
fn fate(clause: &Clause<'_>, g: usize) -> Option<Status> {
    let group = &clause.groups[g];
    if group.has(Class::SaysAgain) || group.lemma == "renew" {
        return Some(Status::Reaffirmed);
    }
    if group.lemma == "miss" && group.modal.is_none() && (group.past || accused(clause, g)) {
        return Some(Status::Passed);
    }
    // "fulfils a vow", "…, hitting a target": what is told of the present or beside another verb has happened too.
    // "could reach that size and then keep its pledge"
    let possible = clause.group_before(group.words.start).is_some_and(|p| clause.groups[p].modal.is_some());
    let done =
        group.past || (ended(group.lemma) == Some(Status::Met) && group.form != VerbForm::Infinitive && !possible);
    ended(group.lemma).filter(|_| group.modal.is_none() && !group.negated && done)
}

/// "accused the minister of missing": whose doing a verb in -ing is stands before "of".
fn accused(clause: &Clause<'_>, g: usize) -> bool {
    let group = &clause.groups[g];
    group.form == VerbForm::Gerund
        && clause.lower_before(group.words.start) == "of"
        && g.checked_sub(1).is_some_and(|p| clause.groups[p].lemma == "accuse")
}

/// What has become of a promise with which that was done.
fn ended(lemma: &str) -> Option<Status> {
    match lemma {
        "abandon" | "drop" => Some(Status::Lifted),
        "break" => Some(Status::Passed),
        "achieve" | "fulfil" | "fulfill" | "hit" | "honor" | "honour" | "keep" | "meet" | "reach" => Some(Status::Met),
        _ => None,
    }
}

/// A frame for a promise that its giver's verb tells.
fn verb_promise(clause: &Clause<'_>, limit: &Limit, who: Option<Range<usize>>) -> Frame {
    let mut f = Frame::new(limit.words.clone(), Status::Set);
    let who = who.filter(|s| !frame::empty_subject(clause, s) || clause.lower(s.start) == "it");
    f.addressee = who.and_then(|s| clause.slot(s));
    f.self_imposed = true;
    f
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn what_it_promised_that_it_would_do_is_no_relative_clause() {
        reads(
            "
            [setter The council] pledged that [addressee it] would [action withdraw its guards] [trigger by] [time Friday]. -> 2025-03-14 set
            [setter Sudria] promised that [addressee it] would [action plant its trees] [trigger by] [time June]. -> 2025-06-30 set
            [setter The ministry] promised in its first budget that [addressee it] will [action build 90 ferries] [trigger by] [time 2030]. -> 2030-12-31 set
            Meals are provided to all pupils, and [setter=addressee the county] committed to [action widening that to the coast] [trigger by] [time 2026]. -> 2026-12-31 set
            [setter=addressee Oland] agreed with the union to [action sell its mills] [trigger by] [time 4 May]. -> 2025-05-04 set
            [setter=addressee Oland] agreed on Monday to [action withdraw its guards] [trigger by] [time 4 May]. -> 2025-05-04 set
            “As mayor, [addressee I] will [action build a pier] [trigger within] [time a year],” [setter Lind] said. -> 2026-03-13 set
            If elected, [setter=addressee Lind] would [action build a pier] [trigger within] [time a year]. -> P1Y conditional
            ",
        );
        silent(
            "
            Experts believe that it would close by June.
            The report said that it would cost 2 million by 2030.
            ",
        );
    }

    #[test]
    fn a_promise_binds_who_gives_it() {
        reads(
            "
            [setter=addressee Mayor Anna Lind] has promised to [action plant 900 oaks] [trigger by] [time June 2026]. -> 2026-06-30 set
            [setter The ferry company] pledged that [action every boat would carry a doctor] [trigger by] [time the end of May]. -> 2025-05-31 set
            [setter=addressee The brewery] is committed to [action halving its use of water] [trigger by] [time 2030]. -> 2030-12-31 set
            On Monday [setter=addressee the landlord] promised the tenants [action a new boiler] [trigger within] [time 10 days]. -> 2025-03-20 set
            [setter=addressee Lind] pledged to [action ensure that every home would have fast internet] [trigger by] [time 2027]. -> 2027-12-31 set
            Asked if he was ready, [setter=addressee the mayor] promised to [action open the tunnel] [trigger by] [time June]. -> 2025-06-30 set
            ",
        );
    }

    #[test]
    fn so_does_a_target() {
        reads(
            "
            [setter=addressee The harbour] has set itself a target of [action moving 40 ships] [trigger by] [time 2027]. -> 2027-12-31 set
            [setter=addressee The club]'s target of [action 3,000 members] [trigger by] [time 2028] looks far away. -> 2028-12-31 set
            [setter=addressee The harbour] has a target to [action move 40 ships] [trigger by] [time 2027]. -> 2027-12-31 set
            [setter=addressee The harbour] has set a goal of [action no waste at all] [trigger by] [time 2040]. -> 2040-12-31 set
            [setter=addressee The harbour]'s goal is to [action move 40 ships] [trigger by] [time 2027]. -> 2027-12-31 set
            [setter=addressee The town]'s pledge last month to [action hire 90 nurses] [trigger by] [time 2030] was welcomed. -> 2030-12-31 set
            [setter=addressee The army] agreed to [action a full withdrawal] [trigger by] [time June]. -> 2025-06-30 set
            [setter The mayor] promised that [trigger by] [time June] [action the road would be open]. -> 2025-06-30 set
            [setter The minister] assured the islanders that [action power would be restored] [trigger by] [time Monday]. -> 2025-03-17 set
            [setter=addressee The manifesto] promises [action 300,000 oaks] [trigger by] [time 2029]. -> 2029-12-31 set
            [setter=addressee The brewery] has agreed to [action sell its mill] [trigger by] [time 1 June]. -> 2025-06-01 set
            One of [setter=addressee Lind]'s pledges was to [action open the tunnel] [trigger by] [time June]. -> 2025-06-30 set
            ",
        );
    }

    #[test]
    fn what_becomes_of_a_promise() {
        reads(
            "
            [setter=addressee The town] abandoned its pledge to [action plant 900 oaks] [trigger by] [time 2030]. -> 2030-12-31 lifted
            [setter=addressee The town] broke its promise to [action plant 900 oaks] [trigger by] [time June 2026]. -> 2026-06-30 passed
            ",
        );
    }

    #[test]
    fn a_promise_may_hang_on_an_office_or_count_from_nobody_knows_when() {
        reads(
            "
            [setter=addressee She] promised to [action open the tunnel] [trigger within] [time 100 days]. -> P100D set
            [setter Lind] said that if elected mayor, [addressee she] would \"[action open the tunnel] [trigger within] [time a year].\" -> P1Y conditional
            ",
        );
    }

    #[test]
    fn a_promise_may_stand_behind_who_made_it() {
        reads(
            "
            It also fulfils a vow [setter=addressee the mayor] made to [action open the tunnel] [trigger before] [time the end of the month]. -> 2025-03-31 met
            [setter=addressee The town] has committed to [action ending rough parking on the pier] [trigger by] [time 2030]. -> 2030-12-31 set
            It brings the island nearer to [action its carbon target] [trigger by] [time 2050], he said. -> 2050-12-31 pending
            ",
        );
    }

    #[test]
    fn hopes_forecasts_and_denials_stay_silent() {
        silent(
            "
            The brewery hopes to halve its use of water by 2030.
            The minister promised to ensure that votes cast by Friday are counted.
            Lind pledged to ensure that workers laid off by June get paid.
            Lind pledged to ensure that trees planted by 2030 survive.
            The brewery is on target to halve its use of water by 2030.
            Prices would rise to the bank's target within two years, it said.
            The mayor refused to promise a new boiler by June.
            The mayor did not commit to opening the tunnel by June.
            The striker scored his second goal within two minutes of the start.
            He made no promise to open the tunnel by June.
            She might pledge to open the tunnel by June.
            She promised to open the tunnel by June if the voters wanted it.
            ",
        );
    }
}
