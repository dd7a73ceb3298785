//! Whether a deadline was moved, or a sentence only asks for that, thinks of it, or tells that it was refused.
//!
//! What a verb of moving tells is read upwards, from verb to verb: "agreed to extend" moves a deadline, "asked the court
//! to agree to extend" does not. Under a verb that is not known to carry out what its infinitive says, nothing is moved.

use std::ops::Range;

use super::clause::{Clause, Tag, VerbForm, VerbGroup};
use super::frame::{self, Frame, Relation};
use crate::lexicon::{Class, look_up};
use crate::report::Status;

/// Nouns for what has been decided once the sentence says which: "the decision to extend".
const DECIDED: &[&str] = &["decision", "decisions", "agreement"];

/// Most words between the noun of a deadline and "extension of" before it, or the verb behind it.
const REACH: usize = 8;

/// How many verbs are gone up over.
const VERBS: usize = 6;

/// What a sentence tells of the moving of a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Made,
    /// Asked for, offered, thought of.
    Asked,
    /// Refused, or not done; by the subject of a verb.
    Refused(Option<usize>),
    /// Made, by whom the sentence does not tell: "opposed the decision to extend".
    Stands,
    /// Undone or put off, so that nobody knows which day holds: "annulled the extension".
    Undone,
}

/// Puts right a frame that tells of a move which was not made; `false` where nothing is left of it.
pub(super) fn settle(clause: &Clause<'_>, f: &mut Frame) -> bool {
    match told(clause, f) {
        Move::Made => true,
        Move::Asked => asked(clause, f),
        Move::Refused(by) => kept(clause, f, by),
        Move::Stands => {
            f.setter = None;
            true
        }
        Move::Undone => false,
    }
}

/// Whether a sentence tells that the move of a frame was not made.
pub(super) fn is_told(clause: &Clause<'_>, f: &Frame) -> bool {
    told(clause, f) != Move::Made
}

/// The deadline as it stands, where another day is only asked for. Without a day of its own it is the asked one, on
/// condition; a length counts from no day that anybody has set.
fn asked(clause: &Clause<'_>, f: &mut Frame) -> bool {
    f.setter = None;
    f.start_unknown |= f.time.is_some_and(|t| clause.times[t].is_duration);
    let told = f.time.is_some() || f.time_words.is_some() || f.prior_time.is_some() || !f.is_bare();
    // "an extension of the deadline for two months, until May": the length is no earlier day.
    f.prior = f.prior.filter(|_| f.prior_time.is_none_or(|t| !clause.times[t].is_duration));
    match f.prior_time.take().filter(|&t| !clause.times[t].is_duration) {
        Some(prior) => {
            (f.time, f.time_words, f.relation, f.duration) = (Some(prior), None, Relation::By, None);
            (f.prior, f.status) = (None, Status::Pending);
        }
        None if f.status == Status::Lifted => f.status = Status::Pending,
        None => f.status = Status::Conditional,
    }
    told
}

/// The deadline as it stands, where another day was refused by the subject of a verb: the one before, or the one beyond
/// which it will not go.
fn kept(clause: &Clause<'_>, f: &mut Frame, by: Option<usize>) -> bool {
    // "vetoed a 30-day extension": of what, nobody tells.
    if clause.is(f.trigger.start, &["extension", "reprieve"]) {
        return false;
    }
    let beyond = (f.trigger.end..clause.len()).find(|&i| clause.is(i, &["beyond", "past"]));
    let time = beyond.and_then(|i| clause.time_at(i + 1)).or(f.prior_time.take());
    let unmoved = f.status == Status::Lifted;
    f.time = time.or(f.time.filter(|_| unmoved));
    (f.time_words, f.duration, f.prior, f.relation) = (None, None, None, Relation::By);
    f.status = Status::Reaffirmed;
    f.setter = by.filter(|&g| !clause.groups[g].passive).and_then(|g| frame::subject_slot(clause, g));
    true
}

/// What a sentence tells of the move that a frame is about.
fn told(clause: &Clause<'_>, f: &Frame) -> Move {
    let at = f.trigger.start;
    let named = clause.tag_at(at) == Tag::Noun;
    if f.status == Status::Conditional && !named {
        return Move::Made;
    }
    if let Some(noun) = noun_of_moving(clause, at) {
        return of_noun(clause, noun);
    }
    if let Some(g) = clause.group_before(at).filter(|&g| moves(&clause.groups[g])) {
        return above(clause, g);
    }
    match behind(clause, f.trigger.end).filter(|&g| clause.groups[g].passive && named) {
        Some(g) => of_passive(clause, g, false),
        None => Move::Made,
    }
}

/// The verb that a noun ending before a word is the subject of, "to appeal" between them left out.
fn behind(clause: &Clause<'_>, end: usize) -> Option<usize> {
    let after = clause.group_after(end)?;
    let near = |g: &usize| clause.groups[*g].words.start < end + REACH;
    let finite = |g: &usize| clause.groups[*g].form == VerbForm::Finite;
    let infinitive = clause.groups[after].form == VerbForm::Infinitive;
    let main = (after..clause.groups.len()).take_while(near).find(finite).filter(|_| infinitive);
    main.or(Some(after).filter(near))
}

/// Whether a verb moves a deadline or calls it off.
pub(super) fn moves(verb: &VerbGroup) -> bool {
    let plain = matches!(verb.lemma, "move" | "push" | "shift" | "bring" | "change" | "put" | "roll" | "kick");
    plain || [Class::MovesLater, Class::MovesEarlier, Class::CallsOff].iter().any(|&c| verb.has(c))
}

/// The word "extension" of "an extension of the deadline", or of itself.
fn noun_of_moving(clause: &Clause<'_>, at: usize) -> Option<usize> {
    let noun = |i: usize| clause.is(i, &["extension", "reprieve", "delay", "postponement"]);
    let linked = |i: usize| clause.is(i + 1, &["of", "to", "on", "for", "past", "beyond"]);
    let apart = |i: usize| matches!(clause.tag_at(i), Tag::Comma | Tag::Stop | Tag::Verb | Tag::Dash);
    if noun(at) {
        return Some(at);
    }
    let words = (at.saturating_sub(REACH)..at).rev().take_while(|&i| !apart(i));
    words.into_iter().find(|&i| noun(i) && linked(i))
}

/// "vetoed an extension", "asked for an extension", "no extension".
fn of_noun(clause: &Clause<'_>, noun: usize) -> Move {
    let start = clause.phrase_before(noun + 1).map_or(noun, |p| p.start);
    let before = clause.group_before(start);
    if clause.is(start, &["no", "neither"]) {
        return Move::Refused(before.filter(|&g| clause.groups[g].lemma != "be"));
    }
    // "The extension of the deadline was rejected."
    let Some(g) = before.filter(|&g| !apart(clause, clause.groups[g].words.end..start, true)) else {
        return clause.group_after(noun).map_or(Move::Made, |g| of_passive(clause, g, true));
    };
    let verb = &clause.groups[g];
    let gap = verb.words.end..start;
    let thought = clause.any(start..noun, &["proposed", "possible", "potential", "requested", "planned"]);
    let asks = verb.has(Class::WeighsMove)
        || clause.any_has(gap.clone(), Class::Unbinding)
        || clause.any_has(gap.clone(), Class::Idea);
    if thought && !verb.has(Class::RefusesMove) {
        return Move::Asked;
    }
    match refuses(clause, g, gap) {
        Some(told) => told,
        None if undoes(clause, g) => Move::Undone,
        None if verb.negated => Move::Refused(Some(g)),
        None if asks && !matches!(verb.lemma, "grant" | "approve" | "accept" | "win") => Move::Asked,
        None => above(clause, g),
    }
}

/// "be moved to", "should be moved", "for the deadline to be moved", "was rejected": what stands behind the noun, which
/// may name a move itself.
fn of_passive(clause: &Clause<'_>, g: usize, named_move: bool) -> Move {
    let verb = &clause.groups[g];
    let bare = verb.form == VerbForm::Finite && clause.lower(verb.words.start) == "be" && verb.modal.is_none();
    let told = refuses(clause, g, verb.words.end..verb.words.end);
    match told {
        Some(_) if verb.passive => Move::Refused(None),
        _ if named_move && verb.passive && undoes(clause, g) => Move::Undone,
        _ if bare => Move::Asked,
        _ if moves(verb) => above(clause, g),
        _ if might(clause, verb) || verb.passive && verb.has(Class::WeighsMove) => Move::Asked,
        _ => Move::Made,
    }
}

/// "could", "may", "may yet".
fn might(clause: &Clause<'_>, verb: &VerbGroup) -> bool {
    let may = |i: usize| clause.is(i, &["could", "may", "might", "should"]);
    let start = verb.words.start;
    verb.modal.is_some_and(may) || start > 1 && clause.is_before(start, &["yet"]) && may(start - 2)
}

/// "the bill would extend it".
fn is_drafted(clause: &Clause<'_>, g: usize) -> bool {
    let would = clause.groups[g].modal.is_some_and(|m| clause.is(m, &["would"]));
    let draft = |s: Range<usize>| {
        clause.any_has(s.clone(), Class::Unbinding)
            || clause.any(s, &["legislation", "plan", "plans", "proposals", "amendment"])
    };
    would && clause.subject(g).is_some_and(draft)
}

/// What the verbs above one that moves make of it.
fn above(clause: &Clause<'_>, mover: usize) -> Move {
    let mut g = mover;
    for _ in 0..VERBS {
        let verb = &clause.groups[g];
        let not = verb.form != VerbForm::Finite && clause.tag_before(verb.words.start) == Tag::Not;
        let nobody = verb.form == VerbForm::Finite
            && clause.subject(g).is_some_and(|s| clause.is(s.start, &["no", "neither", "nobody", "none"]));
        if g == mover && is_short_of(clause, verb) {
            return Move::Undone;
        }
        if verb.negated || not || nobody {
            return Move::Refused(if not { g.checked_sub(1) } else { Some(g).filter(|_| !nobody) });
        }
        // "The club could extend it": told as possible already.
        if g == mover && verb.modal.is_some_and(|m| clause.is(m, &["could", "may", "might"])) {
            let off = verb.passive && (verb.has(Class::CallsOff) || verb.has(Class::MovesEarlier));
            return if off { Move::Asked } else { Move::Made };
        }
        if might(clause, verb) || verb.form == VerbForm::Finite && (is_drafted(clause, g) || depends(clause, verb)) {
            return Move::Asked;
        }
        let over = g.checked_sub(1);
        let gap = over.map_or(0, |o| clause.groups[o].words.end)..verb.words.start;
        if verb.form == VerbForm::Finite {
            if is_doubted(clause, gap.clone()) {
                return Move::Asked;
            }
            return over.map_or(Move::Made, |o| under_that(clause, o, g, gap));
        }
        match under(clause, over, g, gap) {
            Some(told) => return told,
            None => g = over.unwrap_or_default(),
        }
    }
    Move::Made
}

/// "fears that it will be moved", "doubts that": a word for thinking or asking before "that", were it no verb to the grammar.
fn is_doubted(clause: &Clause<'_>, gap: Range<usize>) -> bool {
    let weighs = |i: usize| look_up(clause.lower(i)).verb().is_some_and(|v| v.has(Class::WeighsMove));
    let that = |i: usize| clause.lower(i + 1) == "that" && clause.tag_at(i) != Tag::Name;
    let near = |i: usize| !apart(clause, i + 2..gap.end, false);
    gap.clone().any(|i| that(i) && weighs(i) && near(i))
}

/// "requested that the council extend": a verb with a subject of its own below another.
fn under_that(clause: &Clause<'_>, over: usize, g: usize, gap: Range<usize>) -> Move {
    let verb = &clause.groups[over];
    // "insisted that it had been moved"
    let done = clause.groups[g].past && matches!(verb.lemma, "argue" | "insist" | "think" | "believe");
    // "predicted" need not be a verb to the grammar.
    let known = look_up(clause.lower(verb.head)).verb().is_some_and(|v| v.has(Class::WeighsMove));
    let asks = (verb.has(Class::WeighsMove) || known) && !verb.negated && !done;
    if asks && !gap.is_empty() && !apart(clause, gap, false) { Move::Asked } else { Move::Made }
}

/// What the verb above an infinitive or one in -ing makes of it; nothing where that depends on the verbs above that one.
fn under(clause: &Clause<'_>, over: Option<usize>, g: usize, gap: Range<usize>) -> Option<Move> {
    let group = &clause.groups[g];
    let infinitive = group.form == VerbForm::Infinitive;
    let last = gap.end.saturating_sub(1);
    let weighing =
        last > gap.start && clause.is(last, &["on", "about", "over"]) && clause.has(last - 1, Class::Weighing);
    let noun = gap.clone().rev().find(|&i| clause.has(i, Class::Unbinding) || clause.has(i, Class::Idea));
    let noun = noun.or(Some(last).filter(|_| weighing));
    let decided =
        infinitive && gap.contains(&last) && clause.has(last, Class::Decision) && !clause.has(last, Class::Idea);
    if decided && let Some(told) = of_decision(clause, over, g, gap.clone()) {
        return Some(told);
    }
    if infinitive && gap.end > 0 && clause.is(gap.end - 1, &["refusal", "failure"]) {
        return Some(Move::Refused(None));
    }
    // "will vote on whether to extend", "favours extending"
    if clause.any(gap.clone(), &["whether", "favours", "favors", "favoured", "favored"]) {
        return Some(Move::Asked);
    }
    let near = over.filter(|_| !apart(clause, gap.clone(), true));
    let Some(over) = near else {
        // "A request to extend it was granted."
        let fate = noun.map(|_| clause.group_after(group.words.end).map_or(Move::Asked, |g| fate(clause, g)));
        return Some(fate.unwrap_or(Move::Made));
    };
    let verb = &clause.groups[over];
    if let Some(told) = refuses(clause, over, gap.clone()) {
        return Some(told);
    }
    if noun.is_some() && (undoes(clause, over) || verb.has(Class::MovesLater)) {
        return Some(Move::Undone);
    }
    if verb.negated {
        return Some(not_done(clause, over, gap));
    }
    let made = verb.has(Class::Grants) && !might(clause, verb);
    let straight = gap.is_empty() && matches!(verb.lemma, "be" | "have");
    let carried = !infinitive || carries_out(clause, verb, gap) || straight || decided;
    let weighs = verb.has(Class::WeighsMove) && !verb.has(Class::CarriesOut);
    let asks = noun.is_some() && !made && !decided || weighs;
    if asks || !(carried || made) {
        return Some(Move::Asked);
    }
    None
}

/// Whether the infinitive under a verb was done with it: "agreed to", "met on Monday to".
fn carries_out(clause: &Clause<'_>, verb: &VerbGroup, mut gap: Range<usize>) -> bool {
    let met = matches!(verb.lemma, "meet" | "convene") && verb.past && verb.modal.is_none() && !verb.passive;
    verb.has(Class::CarriesOut) || met && gap.all(|i| clause.in_time(i) || clause.tag_at(i) == Tag::Preposition)
}

/// What a verb that is denied makes of the infinitive under it. "does not plan to extend it" refuses, "did not hesitate to
/// extend it" does not; of others nobody knows.
fn not_done(clause: &Clause<'_>, over: usize, gap: Range<usize>) -> Move {
    let verb = &clause.groups[over];
    if clause.is(verb.head, &["hesitate"]) && verb.past && verb.form == VerbForm::Finite {
        return Move::Made;
    }
    let bold = clause.any(gap, &["afraid", "shy", "slow", "late", "reluctant", "unwilling", "hesitant"]);
    let wills = matches!(verb.lemma, "plan" | "intend" | "mean" | "be" | "have" | "do" | "try" | "get" | "see")
        || [Class::CarriesOut, Class::WeighsMove, Class::PlansForOneself, Class::GivesWord, Class::FirmPlan]
            .iter()
            .any(|&class| verb.has(class));
    if (wills || verb.has(Class::Grants)) && !bold { Move::Refused(Some(over)) } else { Move::Undone }
}

/// "opposed the decision to extend it": a decision that the sentence says has been made stands, whatever is thought of it,
/// unless it is undone.
fn of_decision(clause: &Clause<'_>, over: Option<usize>, g: usize, gap: Range<usize>) -> Option<Move> {
    let noun = gap.end.checked_sub(1).filter(|&i| clause.is(i, DECIDED))?;
    let phrase = clause.phrase_before(gap.end)?;
    let own = clause.is(phrase.start, &["its", "his", "her", "their", "our"]);
    let which = |i: usize| own || clause.is(i, &["the", "this", "that"]);
    let known = which(phrase.start) || (phrase.start..noun).any(|i| which(i) || clause.tag_at(i) == Tag::Clitic);
    let Some(over) = over.filter(|_| !apart(clause, gap.clone(), true)) else {
        // "The decision to extend it was reversed."
        let fate = clause.group_after(clause.groups[g].words.end).filter(|&f| clause.groups[f].passive)?;
        let put_off = clause.groups[fate].has(Class::MovesLater) || refuses(clause, fate, 0..0).is_some();
        return (undoes(clause, fate) || put_off).then_some(Move::Undone);
    };
    let verb = &clause.groups[over];
    // "rejected a challenge to the decision"
    let itself = verb.words.end == phrase.start;
    let refused = refuses(clause, over, gap).is_some();
    let against = matches!(verb.lemma, "reject" | "veto" | "refuse" | "block") || verb.has(Class::MovesLater);
    if itself && (undoes(clause, over) || against) {
        return Some(Move::Undone);
    }
    let awaits = verb.has(Class::WeighsMove) && !matches!(verb.lemma, "appeal" | "support" | "discuss" | "debate");
    let makes = matches!(verb.lemma, "make" | "take" | "reach" | "have" | "be" | "await" | "see" | "do");
    let judges = refused || verb.negated || !verb.has(Class::CarriesOut);
    match (known, judges) {
        (true, true) if own && !refused && !verb.negated && !awaits && !makes => Some(Move::Made),
        (true, true) if !awaits && !makes => Some(Move::Stands),
        (false, _) if refused => Some(Move::Undone),
        _ => None,
    }
}

/// Whether a verb takes back what has been done: "annulled", "overturned".
fn undoes(clause: &Clause<'_>, g: usize) -> bool {
    let verb = &clause.groups[g];
    verb.has(Class::CallsOff) && !verb.has(Class::RefusesMove) && !might(clause, verb)
}

/// "was nearly moved", "almost moved".
fn is_short_of(clause: &Clause<'_>, verb: &VerbGroup) -> bool {
    let short = ["nearly", "almost"];
    clause.any(verb.words.clone(), &short) || clause.is_before(verb.words.start, &short)
}

/// Whether what lies ahead hangs on a condition: "If the council agrees, it will be moved".
fn depends(clause: &Clause<'_>, verb: &VerbGroup) -> bool {
    let ahead = !verb.past && !verb.perfect;
    let opens = |i: usize| {
        i == 0
            || matches!(clause.tag_before(i), Tag::Comma | Tag::Mark | Tag::Stop | Tag::And)
            || clause.is_before(i, &["that"])
    };
    let if_ =
        |i: usize| clause.is(i, &["if", "unless", "provided", "assuming"]) && !clause.is_before(i, &["even", "as"]);
    let asked =
        |i: usize| clause.is_before(i, &["ask", "asks", "asked", "asking", "know", "see", "wondered", "wonder"]);
    let whole = |i: usize| !clause.any(verb.words.end..i, &[";"]);
    let before = (0..verb.words.start).any(|i| if_(i) && opens(i));
    ahead && (before || (verb.words.end..clause.len()).any(|i| if_(i) && !asked(i) && whole(i)))
}

/// What becomes of a request whose verb stands at an index.
fn fate(clause: &Clause<'_>, g: usize) -> Move {
    let verb = &clause.groups[g];
    let granted = matches!(verb.lemma, "grant" | "approve" | "accept" | "pass" | "succeed") && !verb.negated;
    let refused = refuses(clause, g, verb.words.end..verb.words.end).is_some() || verb.lemma == "collapse";
    match (granted && !might(clause, verb), refused) {
        (true, _) => Move::Made,
        (_, true) => Move::Refused(None),
        _ => Move::Asked,
    }
}

/// "refused", "ruled out", "voted against", "stopped short of": what keeps the thing below from being done, and not if it
/// has only been spoken of itself.
fn refuses(clause: &Clause<'_>, g: usize, gap: Range<usize>) -> Option<Move> {
    let verb = &clause.groups[g];
    let next = |words: &[&str]| clause.is(verb.words.end, words);
    let refuses = verb.has(Class::RefusesMove)
        || verb.lemma == "rule" && next(&["out"])
        || verb.lemma == "turn" && next(&["down"])
        || verb.lemma == "stop" && next(&["short"])
        || clause.any(gap, &["against"]);
    let done = (verb.past || verb.perfect || verb.form != VerbForm::Finite || verb.modal.is_none())
        && !verb.negated
        && !might(clause, verb);
    refuses.then_some(if done { Move::Refused(Some(g)) } else { Move::Asked })
}

/// Whether some words between two verbs part them. A comma parts a verb from what is below it; "and" does not part it from
/// the second of two infinitives.
fn apart(clause: &Clause<'_>, gap: Range<usize>, infinite: bool) -> bool {
    let parts = |i: usize| match clause.tag_at(i) {
        Tag::Stop | Tag::Comma | Tag::Dash | Tag::Relative => true,
        Tag::And => !infinite || clause.lower(i) == "but",
        Tag::Subordinator => !clause.is(i, &["that", "whether", "if"]),
        Tag::Preposition if infinite => clause.is(i, &["by", "after", "while", "since", "despite"]),
        _ => false,
    };
    gap.into_iter().any(parts)
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn what_was_refused_or_not_done_moves_nothing() {
        reads(
            "
            [setter The council] refused to move the [trigger deadline] to 20 May. -> - reaffirmed
            [setter Governor Holt] vetoed an extension of the [trigger deadline] to 1 September. -> - reaffirmed
            [setter The court] declined to push back the [trigger deadline] to 20 May. -> - reaffirmed
            [setter The board] voted against extending the [time 1 May] [trigger deadline] to 20 May. -> 2025-05-01 reaffirmed
            [setter Lawmakers] rejected a plan to extend the [trigger deadline] by two weeks. -> - reaffirmed
            [setter The judge] ruled out an extension of the [trigger deadline] beyond [time 1 May]. -> 2025-05-01 reaffirmed
            [setter The port] does not plan to extend the [time 1 May] [trigger deadline]. -> 2025-05-01 reaffirmed
            [setter The agency] decided not to extend the [trigger deadline] to 20 May. -> - reaffirmed
            [setter The port] stopped short of extending the [trigger deadline] to 20 May. -> - reaffirmed
            There will be no extension of the [trigger deadline] to Friday. -> - reaffirmed
            [setter The council] was not ready to extend the [trigger deadline] to 20 May. -> - reaffirmed
            The [trigger deadline] to [action appeal], [time 9 May], will not be scrapped. -> 2025-05-09 reaffirmed
            Talks on extending the [trigger deadline] to 20 May collapsed. -> - reaffirmed
            ",
        );
        silent(
            "
            Governor Holt vetoed a 30-day extension.
            The court reversed a decision to extend the deadline to 20 May.
            The decision to extend the deadline to 20 May was overturned by the court.
            The court annulled the extension of the deadline to 20 May.
            The deadline was nearly moved to 20 May.
            The council postponed a vote on moving the deadline to 20 May.
            The council has not made the decision to extend the deadline to 20 May.
            The ministry denied having extended the deadline to 20 May.
            The pact allows a three-month extension, if warranted.
            ",
        );
    }

    #[test]
    fn what_is_asked_for_or_thought_of_moves_nothing() {
        reads(
            "
            Roe requested that the council extend the [trigger deadline] to [time 20 May]. -> 2025-05-20 conditional
            Berg demanded that Roe move the [trigger deadline] to [time 20 May]. -> 2025-05-20 conditional
            The union proposed moving the [time 1 May] [trigger deadline] to 20 May. -> 2025-05-01 pending
            Berg appealed to Roe to delay the [trigger deadline] to [time 20 May]. -> 2025-05-20 conditional
            The board only considered extending the [trigger deadline] to [time 20 May]. -> 2025-05-20 conditional
            Officials were weighing whether to extend the [trigger deadline] to [time 20 May]. -> 2025-05-20 conditional
            Berg argued that the [trigger deadline] should be extended to [time 20 May]. -> 2025-05-20 conditional
            Berg suggested that the [trigger deadline] be moved to [time 20 May]. -> 2025-05-20 conditional
            The owners hoped the council would extend the [trigger deadline] to [time 20 May]. -> 2025-05-20 conditional
            A request to extend the [trigger deadline] to [time 20 May] is before the court. -> 2025-05-20 conditional
            The ministry may yet push back the [trigger deadline] to [time 20 May]. -> 2025-05-20 conditional
            The bill would extend the [trigger deadline] to [time 20 May]. -> 2025-05-20 conditional
            The panel will vote on Monday on whether to extend the [trigger deadline] to [time 20 May]. -> 2025-05-20 conditional
            If the council agrees, the [trigger deadline] will be moved to [time 20 May]. -> 2025-05-20 conditional
            Berg fears that the [trigger deadline] will be moved to [time 20 May]. -> 2025-05-20 conditional
            Berg predicts that the [trigger deadline] will be moved to [time 20 May]. -> 2025-05-20 conditional
            The [trigger deadline] to [action appeal], [time 9 May], may be scrapped. -> 2025-05-09 pending
            The [trigger deadline] to [action appeal], [time 9 May], will be scrapped if the court agrees. -> 2025-05-09 pending
            Holt favours shortening [time the 10-day [trigger period]] for [action paying a fine]. -> P10D conditional
            ",
        );
        silent(
            "
            The firm lobbied for the deadline to be pushed back to 20 May.
            The mill closed, though Holt spoke of promising to extend the deadline.
            ",
        );
    }

    #[test]
    fn what_was_agreed_or_granted_is_moved() {
        reads(
            "
            [setter The judge] agreed to extend the [trigger deadline] to [time 20 May]. -> 2025-05-20 extended
            [setter The judge] granted an extension of the [trigger deadline] to [time 20 May]. -> 2025-05-20 extended
            [setter The board] voted to extend the [trigger deadline] to [time 20 May]. -> 2025-05-20 extended
            [setter The senate] passed a bill to extend the [trigger deadline] to [time 20 May]. -> 2025-05-20 extended
            [setter The chair] used her powers to extend the [trigger deadline] to [time 20 May]. -> 2025-05-20 extended
            The court rejected a challenge to the decision to extend the [trigger deadline] to [time 20 May]. -> 2025-05-20 extended
            Critics opposed the decision to extend the [trigger deadline] to [time 20 May]. -> 2025-05-20 extended
            [setter The council] did not hesitate to extend the [trigger deadline] to [time 20 May]. -> 2025-05-20 extended
            [setter The governor] stepped in to extend the [trigger deadline] to [time 20 May]. -> 2025-05-20 extended
            [setter The board] met on Monday to extend the [trigger deadline] to [time 20 May]. -> 2025-05-20 extended
            Even if it rains, the [trigger deadline] will be moved to [time 20 May]. -> 2025-05-20 extended
            After first refusing, [setter the council] extended the [trigger deadline] to [time 20 May]. -> 2025-05-20 extended
            The two mayors agreed that the [trigger deadline] would be moved to [time 20 May]. -> 2025-05-20 extended
            ",
        );
    }
}
