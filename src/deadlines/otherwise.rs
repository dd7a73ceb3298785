//! What the next sentence tells of what happens otherwise: "Otherwise the mill will be sold.", "Those who fail to do so
//! risk a fine."

use super::clause::{Clause, Tag};
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
        ];
        words.is(i, &opens) || words.any(i + 1..i + 3, &["who", "failing"]) || again(i)
    })
}

/// The harm that a sentence opens with, as far as it goes back to what was said before.
pub(super) fn harm(clause: &Clause<'_>) -> Option<Span> {
    let first = (0..2).find(|&i| clause.tag_at(i) != Tag::Mark)?;
    let from = match clause.lower(first) {
        "otherwise" => first + 1,
        "failing" if clause.lower(first + 1) == "that" => first + 2,
        "if" if clause.lower(first + 1) == "not" => first + 2,
        "if" | "unless" => after_condition(clause, first)?,
        "after" if clause.is(first + 1, &["that", "then"]) && clause.tag_at(first + 2) == Tag::Comma => {
            frame::is_punished(clause, first + 3).then_some(first + 3)?
        }
        "failure" if clause.lower(first + 1) == "to" => return frame::suffers(clause, first + 1),
        // "Missing the deadline would mean a fine."
        "missing" if clause.any(first..first + 4, &["deadline"]) => return frame::suffers(clause, first + 1),
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
            return defaulters(clause, first).or_else(|| frame::if_not(clause, first).map(whole));
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

/// Where what follows begins after "If they do not,": a condition that names nobody anew and no day of its own.
fn after_condition(clause: &Clause<'_>, first: usize) -> Option<usize> {
    let comma = (first..(first + LONGEST_CONDITION).min(clause.len())).find(|&i| clause.tag_at(i) == Tag::Comma)?;
    let verb = clause.group_after(first).map(|g| &clause.groups[g]).filter(|g| g.words.start < comma)?;
    let known = clause.tag_at(first + 1) == Tag::Pronoun && verb.words.start == first + 2;
    let refuses = verb.negated || matches!(verb.lemma, "fail" | "refuse" | "decline" | "miss");
    let undone = refuses != (clause.lower(first) == "unless");
    // "If it does not rain"
    let known = known && (clause.lower(first + 1) != "it" || frame::complies(verb));
    let timed = (first..comma).any(|i| clause.in_time(i));
    (known && undone && !timed).then_some(comma + 1)
}

/// "Those who do not will be fined", "Anyone who fails to pay risks a fine", "Those failing to comply face a fine".
fn defaulters(clause: &Clause<'_>, first: usize) -> Option<Span> {
    let verb = (first + 1..first + 3).find(|&i| clause.is(i, &["who", "failing"]))?;
    let verb = verb + usize::from(clause.lower(verb) == "who");
    let fails = ["fail", "fails", "failing", "refuse", "refuses", "miss", "misses"];
    let refuses = clause.is(verb, &fails) || clause.tag_at(verb + 1) == Tag::Not && !clause.is(verb, &["did", "had"]);
    // "Critics who do not like the plan" are others than those who are bound.
    let any = clause.is(first, &["those", "anyone", "anybody", "everyone", "whoever", "all"]);
    let again = clause.any(verb..verb + 5, &["so", "comply", "complying", "deadline"]);
    if !refuses || !(any || again) {
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
}
