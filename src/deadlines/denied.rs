//! What a sentence names as a deadline and takes back: what is denied, refused, made up, only asked for, or lifted.

use super::clause::{Clause, Tag, VerbForm, VerbGroup};
use super::frame::Frame;
use super::moved;
use super::unreal;
use crate::lexicon::Class;
use crate::report::{Slot, Status};

/// Most words between a word that takes something back and "that" or the noun which names it.
const REACH: usize = 8;

/// Nouns for what its addressee rejects, while it stands.
const DEMANDS: &[&str] = &["call", "calls", "demand", "demands", "order", "orders"];

/// Nouns for who can lift an order.
const AUTHORITIES: &[&str] = &[
    "court",
    "courts",
    "judge",
    "judges",
    "justices",
    "tribunal",
    "government",
    "council",
    "ministry",
    "minister",
    "president",
    "governor",
    "mayor",
    "parliament",
    "senate",
    "congress",
    "lawmakers",
];

/// Nouns for what nobody vouches for.
const HEARSAY: &[&str] = &["rumours", "rumors", "rumour", "rumor", "speculation", "gossip"];

/// What frees somebody from a duty.
const FREES: &[&str] = &["free", "freed", "frees", "released", "relieved", "excused", "spared", "absolved"];

/// Nouns for what somebody says, which is denied with it.
const CLAIMS: &[&str] =
    &["reports", "report", "claims", "claim", "suggestions", "suggestion", "allegations", "idea", "notion"];

/// Whether a frame's deadline stands, once it is known what the sentence makes of it. One that is only asked for is
/// conditional, one whose order is blocked is lifted.
pub(super) fn stands(clause: &Clause<'_>, f: &mut Frame) -> bool {
    let slot = |s: &Option<Slot<u32>>| s.as_ref().map(|s| clause.words_of(s.span()).start);
    let action = f.action.map(|a| clause.words_of(a).start);
    let at = [slot(&f.addressee), action].into_iter().flatten().fold(f.trigger.start, usize::min);
    // "Can you give me until tomorrow?"
    let asks = clause.lower(clause.len().saturating_sub(1)).ends_with('?');
    let may = clause.any(f.trigger.start.saturating_sub(3)..f.trigger.start, &["can", "could", "would", "may"]);
    if asks && may && f.time.is_some() || is_fiction(clause, at) || is_untrue(clause, f.trigger.start) {
        return false;
    }
    if is_freed(clause, f.trigger.start) || is_over(clause, f) || is_made_up(clause, f.trigger.end) {
        return false;
    }
    f.addressee = f.addressee.take().filter(|who| !is_excepted(clause, who));
    if unreal::was_never(clause, f) {
        return false;
    }
    if f.consequence.is_none() && (binds_nobody(clause, f) || is_undone(clause, f)) {
        return false;
    }
    let moved = matches!(f.status, Status::Extended | Status::Shortened | Status::Lifted | Status::Conditional);
    if moved && moved::is_told(clause, f) {
        if !moved::settle(clause, f) {
            return false;
        }
    } else {
        asked_for(clause, f);
    }
    lifted(clause, at, f)
}

/// "In the novel, the hero must find the ring by midnight", "The play tells of a baker who has until Sunday".
fn is_fiction(clause: &Clause<'_>, at: usize) -> bool {
    let works = ["novel", "film", "movie", "play", "series", "game", "story", "opera", "musical"];
    let work = |i: usize| clause.is(i, &works);
    let inside = clause.is(0, &["in"]) && (1..REACH).any(|i| work(i) && clause.tag_at(i + 1) == Tag::Comma);
    let tells = || {
        let verb = clause.groups.first().filter(|g| g.words.end < at && !g.past && g.modal.is_none())?;
        let head = clause.subject(0)?.end - 1;
        (work(head) && matches!(verb.lemma, "tell" | "follow" | "see" | "show" | "open" | "begin")).then_some(())
    };
    inside || tells().is_some()
}

/// "It is not true that", "denied that", "dismissed reports that", "there are rumours that", "the chance that".
fn is_untrue(clause: &Clause<'_>, at: usize) -> bool {
    (0..at).any(|i| {
        let next = clause.is(i + 1, &["that", "to"]);
        let wrong = next && clause.is(i, &["untrue", "false", "incorrect", "wrong", "inaccurate", "nonsense"]);
        let not = next
            && clause.is(i, &["true", "correct", "right", "case"])
            && clause.group_before(i).is_some_and(|g| clause.groups[g].negated && clause.groups[g].words.end + 2 > i);
        // "no truth in claims that"
        let baseless = clause.is(i, &["truth"]) && clause.is_before(i, &["no"]) && clause.any(i..i + REACH, &["that"]);
        let odds = clause.is(i, &["chance", "chances", "odds", "likelihood", "probability"]);
        let hearsay = clause.is(i + 1, &["that"]) && (odds || clause.is(i, HEARSAY));
        (wrong || not || hearsay || baseless || denies(clause, i, at) || believes(clause, i, at))
            // "denied that it was slow, and the owners must leave"
            && !(i + 1..at).any(|k| match clause.tag_at(k) {
                Tag::And => clause.tag_before(k) == Tag::Comma || clause.lower(k) == "but",
                tag => tag == Tag::Stop,
            })
    })
}

/// "thought (that) the deadline was", "wrongly told owners that the deadline was": who believes something need not be right.
fn believes(clause: &Clause<'_>, verb: usize, at: usize) -> bool {
    let head = |i: usize| clause.is(i, &["deadline", "cutoff", "date"]);
    let lemma = clause.words[verb].lemma();
    let believes = matches!(lemma, "think" | "believe" | "suppose" | "assume" | "imagine" | "guess")
        || clause.is(verb, &["assumed", "assumes", "imagined", "presumed"]);
    let wrongly = clause.is_before(verb, &["wrongly", "mistakenly", "falsely", "erroneously", "incorrectly"]);
    let says = wrongly && matches!(clause.tag_at(verb), Tag::Verb);
    let object = verb + 1..at;
    let near = object.len() <= REACH && !object.clone().any(|i| matches!(clause.tag_at(i), Tag::Comma | Tag::Stop));
    let verbs = |i: usize| matches!(clause.tag_at(i), Tag::Verb | Tag::Modal | Tag::Be | Tag::Have);
    let itself = believes && head(at) && !object.clone().any(verbs);
    (itself || says) && near && !object.into_iter().any(|i| clause.tag_at(i) == Tag::And)
}

/// "Reports that the deadline had been extended were false", "the claim that … was denied".
fn is_made_up(clause: &Clause<'_>, end: usize) -> bool {
    let claim = |i: usize| (clause.is(i, CLAIMS) || clause.is(i, HEARSAY)) && clause.lower(i + 1) == "that";
    let Some(noun) = (0..end).rev().find(|&i| claim(i)) else { return false };
    let apart = (noun..end).any(|i| matches!(clause.tag_at(i), Tag::Stop | Tag::Comma));
    let false_ = ["untrue", "false", "incorrect", "wrong", "inaccurate", "nonsense", "unfounded", "baseless"];
    let fate = |g: &VerbGroup| {
        let said = g.lemma == "be" && clause.any(g.words.end..g.words.end + 3, &false_);
        let denied = g.passive && matches!(g.lemma, "deny" | "dismiss" | "dispute" | "refute" | "reject");
        g.words.start >= end && !g.negated && (said || denied)
    };
    !apart && clause.groups.iter().any(fate)
}

/// "were exempted from the requirement to register by 9 May": whose duty it is not.
fn is_freed(clause: &Clause<'_>, at: usize) -> bool {
    let frees = |i: usize| {
        let word = clause.lower(i);
        word.starts_with("exempt") || FREES.contains(&word)
    };
    let from = |i: &usize| clause.lower(*i) == "from" && (i.saturating_sub(REACH)..*i).any(frees);
    let Some(from) = (0..at).rev().find(from) else { return false };
    let parts = |i: usize| matches!(clause.tag_at(i), Tag::Stop | Tag::Comma | Tag::And | Tag::Dash | Tag::Relative);
    let finite = clause.groups.iter().any(|g| (from..at).contains(&g.words.start) && g.form == VerbForm::Finite);
    !finite && !(from..at).any(parts)
}

/// "no longer has to register by", "are no longer required to pay by": a duty that is over.
fn is_over(clause: &Clause<'_>, f: &Frame) -> bool {
    let Some(last) = clause.group_before(f.trigger.start) else { return false };
    let first = (0..=last).rev().find(|&g| clause.groups[g].form == VerbForm::Finite).unwrap_or(last);
    let words = clause.groups[first].words.start.saturating_sub(2)..clause.groups[last].words.end;
    clause.tag_at(f.trigger.start) != Tag::Noun && words.into_iter().any(|i| clause.sequence(i, &["no", "longer"]))
}

/// "All but Roe must pay", "It is not Roe who must pay": who is named as not bound.
fn is_excepted(clause: &Clause<'_>, who: &Slot<u32>) -> bool {
    let words = clause.words_of(who.span());
    let start = words.start;
    let all = ["all", "every", "everyone", "everybody", "any", "anyone", "each", "none", "nobody", "one"];
    let but = |i: usize| clause.lower(i) == "but" && clause.any(i.saturating_sub(REACH / 2)..i, &all);
    let except = |i: usize| clause.is(i, &["except", "excluding", "besides"]) || clause.sequence(i, &["other", "than"]);
    let before = start.checked_sub(1).is_some_and(|i| {
        but(i) || clause.tag_at(i) == Tag::Not || except(i) || i > 0 && (except(i - 1) || except(i.saturating_sub(2)))
    });
    before || words.into_iter().any(|i| but(i) || except(i))
}

/// Whether the verb at a word denies what follows: "denied that", "dismissed reports that".
fn denies(clause: &Clause<'_>, verb: usize, at: usize) -> bool {
    let denies = ["deny", "dismiss", "dispute", "refute", "reject"].contains(&clause.words[verb].lemma())
        || clause.words[verb].lemma() == "throw" && clause.lower(verb + 1) == "out";
    if !denies || clause.tag_at(verb) != Tag::Verb {
        return false;
    }
    let negated = clause.group_before(verb + 1).is_some_and(|g| clause.groups[g].negated);
    let that = (verb + 1..verb + 1 + REACH).find(|&i| clause.lower(i) == "that");
    // "denied that it was slow and ordered them to leave": another verb of the one who denies.
    let other = |that: usize| {
        (that..at)
            .any(|k| clause.tag_at(k) == Tag::And && matches!(clause.tag_at(k + 1), Tag::Verb | Tag::Modal | Tag::Have))
    };
    let claim = |that: usize| that == verb + 1 || clause.is(that - 1, CLAIMS) || clause.is(that - 1, HEARSAY);
    // "denied it had been told to leave"
    let subject = clause.tag_at(verb + 1) == Tag::Pronoun && !clause.is(verb + 1, &["him", "them", "us", "me", "her"]);
    let bare = clause.words[verb].lemma() == "deny" && subject && !other(verb + 1);
    !negated && (bare || that.is_some_and(|that| claim(that) && !other(that)))
}

/// "No one has to leave by Friday", "Nobody ordered the firm to pay"
fn binds_nobody(clause: &Clause<'_>, f: &Frame) -> bool {
    [&f.setter, &f.addressee].into_iter().flatten().any(|s| {
        let first = clause.words_of(s.span()).start;
        clause.is(first, &["nobody", "none", "neither"]) || clause.sequence(first, &["no", "one"])
    })
}

/// Whether the verbs over a deadline say that nobody sets it: "never promised to open by", "refused to order … to pay by".
fn is_undone(clause: &Clause<'_>, f: &Frame) -> bool {
    let Some(last) = clause.group_before(f.trigger.start + 1) else { return false };
    let mut chain = (0..=last).rev();
    loop {
        let Some(g) = chain.next() else { return false };
        let group = &clause.groups[g];
        let moved = matches!(f.status, Status::Reaffirmed | Status::Extended);
        // "refused to leave by Friday", "never met the deadline": what was not done was due. What is demanded stands
        // though it is rejected.
        let sets = group.has(Class::AsksForAction)
            || group.has(Class::SetsDeadline)
            || matches!(group.lemma, "give" | "grant" | "allow" | "promise" | "pledge" | "vow" | "agree" | "commit");
        let demand = |over: usize| clause.any(clause.groups[over].words.end..group.words.start, DEMANDS);
        if sets && (group.negated || !moved && refused(clause, g).is_some_and(|over| !demand(over))) {
            return true;
        }
        if group.form == VerbForm::Finite || clause.tag_before(group.words.start) == Tag::Comma {
            return false;
        }
    }
}

/// "refused to order", "rejected a request to extend", "ruled out extending": the verb that keeps another from being
/// done.
pub(super) fn refused(clause: &Clause<'_>, g: usize) -> Option<usize> {
    let over = g.checked_sub(1)?;
    let (under, verb) = (&clause.groups[g], &clause.groups[over]);
    let gap = verb.words.end..under.words.start;
    let refuses = match verb.lemma {
        "refuse" | "decline" => gap.is_empty() && under.form == VerbForm::Infinitive,
        "reject" | "deny" | "dismiss" | "oppose" | "rebuff" | "resist" | "turn" => {
            gap.len() <= REACH && (clause.any_has(gap.clone(), Class::Unbinding) || clause.any(gap, DEMANDS))
        }
        "rule" => gap.len() == 1 && clause.lower(gap.start) == "out" && under.form == VerbForm::Gerund,
        _ => false,
    };
    // "if they refuse to leave by Friday", "owners who refuse": nobody has yet.
    (refuses && (verb.past || verb.perfect) && !verb.negated).then_some(over)
}

/// "asked the court to give it until May", "asked the court to order the firm to pay by May": nobody has done it yet.
fn asked_for(clause: &Clause<'_>, f: &mut Frame) {
    let Some(last) = clause.group_before(f.trigger.start + 1) else { return };
    for g in (last.saturating_sub(1).max(1)..=last).rev() {
        let (under, verb) = (&clause.groups[g], &clause.groups[g - 1]);
        let asks = matches!(
            verb.lemma,
            "ask" | "request" | "urge" | "beg" | "petition" | "want" | "seek" | "plead" | "press" | "lobby" | "hope"
        );
        let gives =
            matches!(under.lemma, "give" | "grant" | "allow" | "extend" | "delay" | "postpone" | "push" | "move")
                && (f.trigger.start < under.words.end || matches!(f.status, Status::Extended | Status::Conditional));
        let orders = g < last && matches!(under.lemma, "order" | "require" | "force" | "compel");
        let whom = verb.words.end..under.words.start;
        let apart = whom.clone().any(|i| matches!(clause.tag_at(i), Tag::Stop | Tag::Comma | Tag::Relative));
        if !(gives || orders) || !asks || apart || whom.len() > REACH || under.form != VerbForm::Infinitive {
            continue;
        }
        f.status = Status::Conditional;
        if let Some(whom) = clause.phrase_at(whom.start).filter(|p| p.end == whom.end) {
            f.setter = clause.slot(whom);
        }
        return;
    }
}

/// "blocked an order requiring them to leave by", "the order to leave by Friday was blocked by a judge"; `false` where
/// it was a bill or a request, which bound nobody.
fn lifted(clause: &Clause<'_>, at: usize, f: &mut Frame) -> bool {
    let paper = |i: usize| clause.has(i, Class::Paper) || clause.has(i, Class::Demand);
    let undoes = |g: &VerbGroup| {
        let down = matches!(g.lemma, "strike" | "throw" | "vote" | "shoot") && clause.is(g.words.end, &["down", "out"]);
        (g.has(Class::CallsOff) || down || g.lemma == "reject") && (g.past || g.perfect) && !g.negated
    };
    for (g, group) in clause.groups.iter().enumerate().filter(|(_, g)| undoes(g)) {
        let what = if group.passive {
            // "An order requiring owners to leave by Friday was blocked": its subject goes on to the verb.
            let Some(noun) = (0..at).find(|&i| paper(i)) else { continue };
            let apart = (noun + 1..group.words.start).any(|i| matches!(clause.tag_at(i), Tag::Stop | Tag::Dash));
            let own = clause.groups[..g].iter().all(|x| x.form != VerbForm::Finite || relative(clause, x));
            if group.words.start < f.trigger.start || apart || !own {
                continue;
            }
            noun
        } else {
            let end = group.words.end;
            let near = end..at.min(end + REACH);
            let Some(noun) = near.clone().find(|&i| paper(i) && clause.tag_at(i + 1) != Tag::Noun) else { continue };
            // "blocked the bridge after an order"
            let aside = |i: usize| matches!(clause.tag_at(i), Tag::Preposition | Tag::Subordinator);
            let apart = (end..noun).any(aside)
                || (end..at).any(|i| matches!(clause.tag_at(i), Tag::Stop | Tag::Dash | Tag::Comma | Tag::And));
            let verbs = clause.groups[g + 1..].iter().filter(|x| x.words.end <= at);
            if apart || verbs.clone().any(|x| x.form == VerbForm::Finite && !relative(clause, x)) {
                continue;
            }
            noun
        };
        if clause.has(what, Class::Unbinding) {
            return false;
        }
        // Who rejects an order does not lift it.
        if group.lemma == "reject" || clause.is(what, DEMANDS) && !clause.is(what, &["order", "orders"]) {
            continue;
        }
        let who = if group.passive { clause.agent_in(group.words.end..clause.len()) } else { clause.subject(g) };
        if !who.clone().map_or(group.passive, |who| clause.any(who, AUTHORITIES)) {
            // "Protesters blocked an order": whose it is nobody tells.
            let theirs = |s: &Slot<u32>| who.as_ref().is_none_or(|who| !who.contains(&clause.words_of(s.span()).start));
            f.setter = f.setter.take().filter(theirs);
            continue;
        }
        f.status = Status::Lifted;
        f.setter = who.and_then(|who| clause.slot(who));
        return true;
    }
    true
}

/// Whether a verb stands in a relative clause: "an order that requires".
fn relative(clause: &Clause<'_>, verb: &VerbGroup) -> bool {
    clause.tag_before(verb.words.start) == Tag::Relative || clause.lower_before(verb.words.start) == "that"
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn what_is_denied_or_made_up_is_no_deadline() {
        silent(
            "
            It is not true that the owners must leave by Friday.
            It is false that the owners must leave by Friday, the council said.
            The council denied that the owners must leave by Friday.
            Roe denied that the council had given the owners until Friday to leave.
            Lind dismissed reports that she had until Friday to resign.
            There are rumours that the owners must leave by Friday.
            In the novel, the hero must find the ring by midnight.
            The play tells of a baker who has until Sunday to pay his debts.
            No one has to leave by Friday, the council said.
            Can you give me until Friday?
            Nobody ordered the firm to pay by Friday.
            The minister dismissed the idea that the mill must close by June.
            The firm never promised to open the tunnel by June.
            The court refused to order the firm to pay by 1 May.
            The senate voted down a bill requiring firms to report by 1 June.
            Reports that the deadline had been extended to 20 May were false.
            Owners were exempted from the requirement to register by 9 May.
            The court freed Roe from the requirement to register by 9 May.
            Roe no longer has to register by 9 May.
            Owners are no longer required to register by 9 May.
            ",
        );
        reads(
            "
            The council denied that it was slow, and [addressee the owners] must [action leave] [trigger by] [time Friday]. -> 2025-03-14 pending
            All but Roe must [action pay] [trigger by] [time 9 May]. -> 2025-05-09 pending
            It is not Roe who must [action register] [trigger by] [time 9 May]. -> 2025-05-09 pending
            On the ferry, [addressee passengers] must [action pay] [trigger by] [time Friday]. -> 2025-03-14 pending
            In the programme, [addressee the owners] must [action leave] [trigger by] [time Friday]. -> 2025-03-14 pending
            The council denied that [setter it] was slow and ordered [addressee the owners] to [action leave] [trigger by] [time Friday]. -> 2025-03-14 set
            [setter The judge] refused to give the firm more time, ordering [addressee it] to [action reply] [trigger by] [time Friday]. -> 2025-03-14 set
            [setter The council] denied wrongdoing and told [addressee the owners] to [action leave] [trigger by] [time Friday]. -> 2025-03-14 set
            The firm never met the [time 1 March] [trigger deadline]. -> 2025-03-01 passed
            The firm rejected an order to [action leave the mill] [trigger by] [time Friday]. -> 2025-03-14 set
            The firm rejected calls for [addressee it] to [action leave the mill] [trigger by] [time Friday]. -> 2025-03-14 set
            [addressee Owners] who refuse to [action leave] [trigger by] [time Friday] [consequence will be fined]. -> 2025-03-14 pending
            ",
        );
    }

    #[test]
    fn what_is_only_asked_for_is_not_set() {
        reads(
            "
            The firm asked [setter the court] to [trigger give] [addressee it] until [time 1 May] to [action pay]. -> 2025-05-01 conditional
            The firm asked the council to extend the [trigger deadline] to [time 1 May]. -> 2025-05-01 conditional
            The firm asked the court to move the [trigger deadline] from [time Friday] to 1 May. -> 2025-03-14 pending
            The firm asked the court to extend the [time Friday] [trigger deadline] by two weeks. -> 2025-03-14 pending
            The firm requested that the [trigger deadline] be moved from [time Friday] to 1 May. -> 2025-03-14 pending
            The firm asked for an [trigger extension] to [time 1 May]. -> 2025-05-01 conditional
            The firm sought a delay of the [time Friday] [trigger deadline]. -> 2025-03-14 pending
            The firm filed a motion to push back the [time Friday] [trigger deadline] to 1 May. -> 2025-03-14 pending
            [setter The court] moved the [trigger deadline] from [prior Friday] to [time 1 May]. -> 2025-05-01 extended
            [setter The court] granted a request to move the [trigger deadline] from [prior Friday] to [time 1 May]. -> 2025-05-01 extended
            Voters asked [setter the court] to order [addressee the council] to [action hold a vote] [trigger by] [time June]. -> 2025-06-30 conditional
            [setter The court] ordered [addressee the firm] to [action give its staff a week] [trigger by] [time Friday]. -> 2025-03-14 set
            ",
        );
    }

    #[test]
    fn a_blocked_order_is_lifted() {
        reads(
            "
            [setter A judge] blocked an order requiring [addressee the owners] to [action leave] [trigger by] [time Friday]. -> 2025-03-14 lifted
            The city blocked the bridge after an order to [action leave] [trigger by] [time Friday]. -> 2025-03-14 set
            Protesters blocked a demolition order requiring [addressee owners] to [action leave] [trigger by] [time Friday]. -> 2025-03-14 set
            [setter The court] overturned a ruling that required [addressee the firm] to [action pay] [trigger by] [time 1 May]. -> 2025-05-01 lifted
            ",
        );
    }

    #[test]
    fn what_is_not_extended_holds() {
        reads(
            "
            [setter The council] will not extend the [time Friday] [trigger deadline]. -> 2025-03-14 reaffirmed
            [setter The council] refused to extend the [trigger deadline] of [time 1 May]. -> 2025-05-01 reaffirmed
            [setter The council] said it would not extend the [trigger deadline] beyond [time 1 May]. -> 2025-05-01 reaffirmed
            ",
        );
    }

    #[test]
    fn what_somebody_believes_is_no_deadline() {
        silent(
            "
            Berg thought the deadline was Friday.
            Berg had assumed that the deadline was Friday.
            Many residents believed the deadline was 20 March.
            Berg wrongly claimed the deadline was Friday.
            Berg mistakenly told owners the deadline was 20 March.
            ",
        );
    }

    #[test]
    fn a_claim_that_is_thrown_out_binds_nobody() {
        silent(
            "
            The firm denied it had been told to leave by Monday.
            A court threw out a claim that the firm must leave by Monday.
            ",
        );
    }
}
