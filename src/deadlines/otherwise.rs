//! What the next sentence tells of what happens otherwise: "Otherwise the mill will be sold.", "Those who fail to do so
//! risk a fine."

use super::clause::{Clause, Tag, VerbForm};
use super::frame;
use crate::span::Span;
use crate::text::Words;

/// Most words of a condition that a sentence opens with, and of who does not comply.
const LONGEST_CONDITION: usize = 16;

/// Whether a sentence can open with what happens otherwise, told by its first words.
pub(super) fn may_open(words: Words<'_>) -> bool {
    let first = (0..words.len().min(2)).find(|&i| words.low(i).starts_with(|c: char| c.is_alphabetic()));
    let again = |i: usize| words.any(i..words.len(), &["if", "otherwise", "unless"]);
    first.is_some_and(|i| {
        let opens = [
            "otherwise",
            "if",
            "after",
            "late",
            "failing",
            "failure",
            "missing",
            "unless",
            "non-compliance",
            "noncompliance",
            "or",
            "refusal",
            "violators",
            "offenders",
        ];
        let noun = words.any(i + 1..i + 2, &["failure", "refusal", "penalty"]);
        words.is(i, &opens) || noun || words.any(i + 1..i + 3, &["who", "failing"]) || again(i)
    })
}

/// The harm that a clause of the same sentence tells: "…; if not, the mill will be sold".
pub(super) fn inside(clause: &Clause<'_>, from: usize) -> Option<Span> {
    let starts = |&i: &usize| matches!(clause.lower(i), ";" | "—" | "–");
    let opens = |i: usize| clause.is(i, &["if", "unless", "failing", "those", "anyone"]);
    (from..clause.len()).filter(starts).find_map(|i| harm(clause, i + 1, &|_| false).filter(|_| opens(i + 1)))
}

/// The harm that a sentence opens with at a word, as far as it goes back to what was said before: `told` are the words that
/// say who must do what.
pub(super) fn harm(clause: &Clause<'_>, at: usize, told: &dyn Fn(&str) -> bool) -> Option<Span> {
    let first = (at..at + 2).find(|&i| clause.tag_at(i) != Tag::Mark)?;
    let from = match clause.lower(first) {
        "otherwise" => first + 1,
        "failing" if clause.lower(first + 1) == "that" => first + 2,
        "if" if clause.lower(first + 1) == "not" => first + 2,
        "if" | "unless" => after_condition(clause, first, told)?,
        // "Or else it will be sold."
        "or" => return frame::consequence(clause, first).filter(|harm| clause.word_at(harm.start) < first + 4),
        "after" if clause.is(first + 1, &["that", "then"]) && clause.tag_at(first + 2) == Tag::Comma => {
            frame::is_punished(clause, first + 3).then_some(first + 3)?
        }
        "failure" | "refusal" if clause.lower(first + 1) == "to" => return frame::suffers(clause, first + 1),
        // "A failure to pay would mean a fine."
        "a" | "any" if clause.is(first + 1, &["failure", "refusal"]) && clause.lower(first + 2) == "to" => {
            return frame::suffers(clause, first + 2);
        }
        // "Missing the deadline would mean a fine."
        "missing" if clause.any(first..first + 4, &["deadline", "it"]) => return frame::suffers(clause, first + 1),
        // "Violators face a fine."
        "violators" | "offenders" => return frame::suffers(clause, first + 1),
        // "The penalty for not doing so is a fine."
        "the" if clause.sequence(first + 1, &["penalty", "for"]) => return penalty(clause, first + 3),
        // "Late filers face a fine."
        "late" => {
            let payers = clause.tag_at(first + 1) == Tag::Noun && !clause.in_time(first);
            let suffer = clause.tag_at(first + 2) == Tag::Modal || frame::faces(clause, first + 2);
            return frame::suffers(clause, first + 1).filter(|_| payers && suffer);
        }
        "non-compliance" | "noncompliance" => return frame::suffers(clause, first + 1),
        "he" | "she" | "it" | "they" => return frame::if_not(clause, first).or_else(|| otherwise(clause, first)),
        // "The mill will be sold if they do not."
        _ => {
            let whole = |harm: Span| Span::new(clause.words[first].span.start, harm.end);
            return defaulters(clause, first, told).or_else(|| frame::if_not(clause, first).map(whole));
        }
    };
    let from = from + usize::from(clause.tag_at(from) == Tag::Comma);
    if clause.group_after(from).is_some_and(|g| clause.groups[g].words.start <= from + 3)
        && let Some(face) = (from..from + 4).find(|&i| frame::faces(clause, i))
    {
        return clause.span_of(face + 1..frame::harm_end(clause, face + 1));
    }
    let follows = frame::modal_follows(clause, from, LONGEST_CONDITION);
    follows.then(|| clause.span_of(from..frame::harm_end(clause, from))).flatten()
}

/// "They could otherwise lose the mill."
fn otherwise(clause: &Clause<'_>, first: usize) -> Option<Span> {
    let modal = first + 1;
    let fits = clause.tag_at(modal) == Tag::Modal && clause.lower(modal + 1) == "otherwise";
    fits.then(|| clause.span_of(modal + 2..frame::harm_end(clause, modal + 2))).flatten()
}

/// "… is a fine": what is said to be the penalty for what was not done.
fn penalty(clause: &Clause<'_>, what: usize) -> Option<Span> {
    // The penalty for riding without a helmet is that of another duty.
    let undone = clause.any(what..what + 3, &["not", "failing", "missing", "failure", "non-compliance"])
        && clause
            .any(what..what + 6, &["so", "complying", "comply", "deadline", "date", "that", "this", "non-compliance"]);
    let be = clause.groups.iter().find(|g| g.words.start > what && g.lemma == "be" && g.form == VerbForm::Finite)?;
    clause.phrase_at(be.words.end).filter(|_| undone).and_then(|p| clause.span_of(p))
}

/// Where what follows begins after "If they do not,": a condition that names nobody anew and no day of its own.
fn after_condition(clause: &Clause<'_>, first: usize, told: &dyn Fn(&str) -> bool) -> Option<usize> {
    let comma = (first..(first + LONGEST_CONDITION).min(clause.len())).find(|&i| clause.tag_at(i) == Tag::Comma)?;
    let verb = clause.group_after(first).map(|g| &clause.groups[g]).filter(|g| g.words.start < comma)?;
    let known = clause.tag_at(first + 1) == Tag::Pronoun && verb.words.start == first + 2;
    let refuses = verb.negated || matches!(verb.lemma, "fail" | "refuse" | "decline" | "miss");
    let undone = refuses != (clause.lower(first) == "unless");
    // "If it does not rain"
    let known = known && (clause.lower(first + 1) != "it" || frame::complies(verb));
    // "If the owners do not comply", "If the roof is not repaired": who or what the duty was told of.
    let again = clause.phrase_at(first + 1).is_some_and(|p| {
        let done = told(clause.lower(verb.head)) || told(verb.lemma) || frame::complies(verb);
        p.end == verb.words.start && done && told(clause.lower(p.end - 1))
    });
    // "If that does not happen"
    let happens = clause.is(first + 1, &["that", "this"]) && verb.words.start == first + 2 && verb.lemma == "happen";
    let known = known || again || happens;
    let timed = (first..comma).any(|i| clause.in_time(i));
    (known && undone && !timed).then_some(comma + 1)
}

/// "Those who do not will be fined", "Anyone who fails to pay risks a fine", "Those failing to comply face a fine".
fn defaulters(clause: &Clause<'_>, first: usize, told: &dyn Fn(&str) -> bool) -> Option<Span> {
    let verb = (first + 1..first + 3).find(|&i| clause.is(i, &["who", "failing"]))?;
    let verb = verb + usize::from(clause.lower(verb) == "who");
    let fails = ["fail", "fails", "failing", "refuse", "refuses", "miss", "misses"];
    let refuses = clause.is(verb, &fails) || clause.tag_at(verb + 1) == Tag::Not && !clause.is(verb, &["did", "had"]);
    // "Critics who do not like the plan" are others than those who are bound.
    let any = clause.is(first, &["those", "anyone", "anybody", "everyone", "whoever", "all"]);
    let again = clause.any(verb..verb + 5, &["so", "comply", "complying", "deadline"])
        || clause.lower(verb + 1) == "to" && told(clause.lower(verb + 2))
        // "Owners who do not will be fined."
        || told(clause.lower(first)) && clause.tag_at(verb + 2) == Tag::Modal;
    // "those who miss the old mill"
    let misses = clause.is(verb, &["miss", "misses"]) && !clause.any(verb..verb + 4, &["it", "deadline", "cutoff"]);
    if !refuses || !(any || again) || misses {
        return None;
    }
    frame::suffers(clause, verb + 1)
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::reads;

    #[test]
    fn what_happens_otherwise_may_stand_in_the_next_sentence() {
        reads(
            "
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. Otherwise [consequence the mill will be sold]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. If they do not, [consequence the council could take the mill]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. Those who fail to do so risk [consequence a fine]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. Failure to comply [consequence could lead to a fine]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. Those who do not [consequence will be fined]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. If they fail to do so, they face [consequence a fine]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. They risk [consequence losing the mill] if they do not comply. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. Those failing to comply risk [consequence a fine]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. They could otherwise [consequence lose the mill]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]; failure to do so [consequence could cost them the mill]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. [consequence The mill will be sold] if they do not. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. After that, [consequence the mill will be sold]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. Late payers face [consequence a fine]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]; they face [consequence a fine] if they do not. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April] under threat of [consequence losing the mill]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April] or [consequence stay away]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. They would be glad if they could sell it. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. If it rains, the fair will move indoors. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. Critics who do not like the plan say it will fail. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. Failure of the boiler would have cost 2 million. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. Late on Friday Roe said she would resign. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. After that, the band will play in Holm. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. The fair will be held outdoors if it does not rain. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. If it does not rain, the fair will be held outdoors. -> 2025-04-01 pending
            [addressee Residents] must [action register] [trigger by] [time Friday] or call the town hall. -> 2025-03-14 pending
            ",
        );
    }

    #[test]
    fn who_or_what_was_told_of_may_be_named_again() {
        reads(
            "
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. If the owners do not comply, [consequence the mill will be sold]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. If the roof is not repaired, [consequence the mill will be sold]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. If that does not happen, [consequence the mill will be sold]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]; if not, [consequence the mill will be sold]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. Or else [consequence the mill will be sold]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. Missing it [consequence would cost them the mill]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. A failure to do so [consequence would cost them the mill]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. Violators face [consequence a fine]. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. The penalty for not doing so is [consequence a fine]. -> 2025-04-01 pending
            [addressee Owners] must [action register] [trigger by] [time 1 April]. Owners who do not [consequence will be fined]. -> 2025-04-01 pending
            [addressee Owners] must [action register] [trigger by] [time 1 April]. People who fail to register face [consequence a fine]. -> 2025-04-01 pending
            [addressee Owners] [trigger have until] [time 1 April] to [action reply], at which point [consequence they could be fined]. -> 2025-04-01 pending
            [setter Anna Lind] gave [addressee the firm] an [trigger ultimatum]: [action sell the mill], or [consequence close the port]. -> - set
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. If the council does not fall, the mill will be sold. -> 2025-04-01 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time 1 April]. Those who miss the old mill will be sad. -> 2025-04-01 pending
            [addressee Owners] must [action register] [trigger by] [time 1 April] under a rule meant to prevent fires. -> 2025-04-01 pending
            ",
        );
    }
}
