//! What happens otherwise.

use std::ops::Range;

use super::super::clause::{Clause, Tag, VerbForm, VerbGroup, VerbInflection};
use super::extent::{list_inside, new_clause};
use crate::lexicon::Class;
use crate::span::Span;

/// What happens otherwise, looked for from a word on.
pub(in crate::deadlines) fn consequence(clause: &Clause<'_>, from: usize) -> Option<Span> {
    let words = from..own_end(clause, from);
    let verbs = || words.clone().filter(|&i| clause.tag_at(i) == Tag::Verb);
    // "owners who miss the deadline face a fine"
    let faced = || clause.span_of(from + 1..harm_end(clause, from + 1)).filter(|_| faces(clause, from));
    faced()
        .or_else(|| words.clone().find_map(|i| alternative(clause, i, i > from)))
        .or_else(|| verbs().find_map(|i| threatened(clause, i).or_else(|| avoided(clause, i))))
        .or_else(|| at_risk(clause, from))
        // "…; it faces a fine if it does not"
        .or_else(|| if_not(clause, from))
}

/// Where what a sentence tells of a duty ends: at a semicolon or an "and" behind which somebody else must do something.
fn own_end(clause: &Clause<'_>, from: usize) -> usize {
    let other = |i: usize| {
        let parts = clause.lower(i) == ";" || clause.tag_at(i) == Tag::And && clause.is(i, &["and", "but", "while"]);
        let subject = clause.phrase_at(i + 1).filter(|p| parts && clause.tag_at(p.start) != Tag::Pronoun);
        subject.is_some_and(|p| clause.is(p.end, &["must", "has", "have", "should", "shall"]))
    };
    (from..clause.len()).find(|&i| other(i)).unwrap_or(clause.len())
}

/// The alternative to compliance that a word opens: "or face a fine", "otherwise they will be shut", "failing which".
fn alternative(clause: &Clause<'_>, i: usize, inside: bool) -> Option<Span> {
    let harm = |from: usize| clause.span_of(from..harm_end(clause, from));
    match clause.lower(i) {
        "or" => or_else(clause, i).and_then(harm),
        // "it would otherwise sell the mill"
        "otherwise" if clause.tag_before(i) == Tag::Modal => harm(i + 1),
        "otherwise" => {
            let from = if clause.tag_at(i + 1) == Tag::Comma { i + 2 } else { i + 1 };
            (from < clause.len() && clause.group_after(from).is_some()).then(|| harm(from)).flatten()
        }
        "if" => if_not(clause, i),
        "failing" if clause.is(i + 1, &["which", "that"]) => harm(i + 2),
        // "; failure to do so would cost them the mill"
        "failure" if clause.lower(i + 1) == "to" && clause.any(i + 2..i + 5, &["so", "comply"]) => suffers(clause, i),
        "after" if clause.is(i + 1, &["which"]) && inside => harm(i + 2),
        // "at which point it could be fined"
        "at" if inside && clause.sequence(i + 1, &["which", "point"]) => {
            let follows = clause.group_after(i + 3).is_some_and(|g| will_happen(clause, g, i + 3));
            follows.then(|| harm(i + 3)).flatten()
        }
        // "— after that, they would need leave"
        "after" if clause.is(i + 1, &["that", "then"]) && clause.tag_at(i + 2) == Tag::Comma && inside => {
            let follows = clause.group_after(i + 3).is_some_and(|g| will_happen(clause, g, i + 3));
            follows.then(|| harm(i + 3)).flatten()
        }
        _ => None,
    }
}

/// "will be fined if they do not", "face a fine unless they comply": a condition that says no more than that nothing is
/// done, behind the harm. It stands at a word or after it.
pub(in crate::deadlines) fn if_not(clause: &Clause<'_>, from: usize) -> Option<Span> {
    let marker = (from..clause.len()).find(|&i| clause.is(i, &["if", "unless"]))?;
    let verb = clause.group_after(marker).map(|g| &clause.groups[g]).filter(|g| g.words.start == marker + 2)?;
    let again = verb.words.end..verb.words.end + 3;
    let bare = clause.tag_at(again.start) == Tag::Stop && complies(verb)
        || clause.any(verb.head..again.end, &["so", "comply"]);
    let refuses = verb.negated || matches!(verb.lemma, "fail" | "refuse");
    if clause.tag_at(marker + 1) != Tag::Pronoun || !bare || refuses == (clause.lower(marker) == "unless") {
        return None;
    }
    let face = (from..marker).rev().find(|&i| faces(clause, i)).map(|i| i + 1);
    let main = || (from..marker).rev().find(|&i| is_future(clause, i));
    clause.span_of(face.or_else(main)?..marker)
}

/// What a verb soon after a word tells to suffer: "… risk a fine", "… will be fined", "… could result in a fine".
pub(in crate::deadlines) fn suffers(clause: &Clause<'_>, from: usize) -> Option<Span> {
    /// Most words before the verb.
    const REACH: usize = 16;
    let end = (from + REACH).min(clause.len());
    let face = (from..end).find(|&i| faces(clause, i)).map(|i| i + 1);
    let modal = || (from..end).find(|&i| clause.tag_at(i) == Tag::Modal);
    let from = face.or_else(modal)?;
    clause.span_of(from..harm_end(clause, from))
}

/// Whether a verb at a word has the harm for its object. Between a time and the harm "risk" looks like a noun.
pub(in crate::deadlines) fn faces(clause: &Clause<'_>, i: usize) -> bool {
    clause.is(i, &["face", "faces", "facing", "risk", "risks", "risking"])
}

/// Whether the next verb stands so many words on at most and tells what will, may or should happen.
pub(in crate::deadlines) fn modal_follows(clause: &Clause<'_>, from: usize, most: usize) -> bool {
    clause
        .group_after(from)
        .map(|g| &clause.groups[g])
        .is_some_and(|g| g.modal.is_some() && g.words.start < from + most)
}

/// Where the harm begins after "or": "or face", "or else", "or lose", "or the bank will sell".
fn or_else(clause: &Clause<'_>, or: usize) -> Option<usize> {
    let mut at = or + 1;
    // "or “we will shut it”"
    at += usize::from(clause.tag_at(at) == Tag::Mark);
    let or_else = clause.tag_at(at) == Tag::Adverb && clause.lower(at) == "else";
    if or_else {
        at += 1;
        at += usize::from(clause.tag_at(at) == Tag::Comma);
        // “Sign by Friday, or else,” the bank said.
        if clause.tag_at(at) == Tag::Mark {
            return None;
        }
    }
    if clause.is(at, &["face", "risk", "facing", "faces", "suffer", "confront", "risking"]) {
        return Some(at + 1);
    }
    // "provided that the ore or oxide is": two nouns of one subject.
    let joined = || {
        let first = clause.phrase_before(or);
        first.is_some_and(|p| clause.tag_before(p.start) == Tag::Subordinator && clause.is_before(p.start, &["that"]))
    };
    let follows = || {
        let subject = clause.is(at, &["he", "she", "it", "they", "we"]) || new_clause(clause, at);
        let verb = |g: usize| will_happen(clause, g, at) || happens(clause, g, at);
        subject && !joined() && clause.group_after(at).is_some_and(verb)
    };
    // "or go to the school nearby" is another way to comply.
    if clause.sequence(at, &["go", "to"]) && clause.is(at + 2, &["the", "a"]) {
        return None;
    }
    // "by Friday or stay at home": right behind the time.
    let next = clause.is(at, &["stay", "quit", "resign", "go"])
        && or > 0
        && clause.in_time(or - 1)
        && !clause.in_time(at)
        && clause.tag_at(at) == Tag::Verb;
    // "an ultimatum: sell the mill, or close the port"
    let choice = || {
        let colon = (0..or).rev().find(|&i| clause.lower(i) == ":")?;
        let base = clause.verb(at).is_some_and(|v| v.inflection == VerbInflection::Base);
        (base && clause.any(0..colon, &["ultimatum", "ultimatums", "choice"])).then_some(())
    };
    (clause.has(at, Class::SuffersOtherwise) || follows() || or_else || next || choice().is_some()).then_some(at)
}

/// Whether a verb says that what is due is done, whatever it is.
pub(in crate::deadlines) fn complies(verb: &VerbGroup) -> bool {
    matches!(verb.lemma, "do" | "fail" | "refuse" | "decline" | "miss" | "comply" | "pay" | "act" | "agree")
}

/// Whether the next verb soon after a word tells that something will be taken or shut, or somebody punished.
pub(in crate::deadlines) fn is_punished(clause: &Clause<'_>, at: usize) -> bool {
    clause.group_after(at).is_some_and(|g| {
        let verb = &clause.groups[g];
        let harms =
            ["sell", "shut", "close", "fine", "evict", "remove", "seize", "cancel", "arrest", "demolish", "deport"];
        will_happen(clause, g, at) && verb.passive && harms.contains(&verb.lemma)
    })
}

/// Whether a word is a modal verb of what will or may happen.
fn is_future(clause: &Clause<'_>, i: usize) -> bool {
    clause.is(i, &["will", "would", "could", "may", "might", "'ll", "'d", "shall", "won't", "can", "cannot", "can't"])
}

/// Whether a verb soon after a word tells in the present what happens: "or the truce is over".
fn happens(clause: &Clause<'_>, g: usize, at: usize) -> bool {
    let group = &clause.groups[g];
    let start = group.words.start;
    let present = clause.is(start, &["is", "are", "has", "have", "does", "do"])
        || clause.verb(start).is_some_and(|v| v.inflection == VerbInflection::Third);
    let next = clause.phrase_at(at).is_some_and(|p| p.end == start) || start == at + 1;
    start < at + LONGEST_SUBJECT && group.form == VerbForm::Finite && next && present
}

/// Most words of the subject of a harm.
const LONGEST_SUBJECT: usize = 12;

/// Whether a verb soon after a word tells what will or may happen.
fn will_happen(clause: &Clause<'_>, g: usize, at: usize) -> bool {
    let group = &clause.groups[g];
    group.words.start < at + LONGEST_SUBJECT && group.modal.is_some_and(|m| is_future(clause, m))
}

/// The harm that a verb announces: "threatening to close it", "risking a fine", ", warning that force would be used".
fn threatened(clause: &Clause<'_>, verb: usize) -> Option<Span> {
    let harm = |from: usize| clause.span_of(from..harm_end(clause, from));
    let mut at = verb + 1;
    // "decide whether they threaten to cause delays"
    if verb > 1 && clause.tag_before(verb) == Tag::Pronoun && clause.is(verb - 2, &["whether", "if"]) {
        return None;
    }
    match clause.words[verb].lemma() {
        "warn" => {
            let that = at + usize::from(clause.lower(at) == "that");
            let modal = clause.group_after(that).is_some_and(|g| clause.groups[g].modal.is_some());
            if clause.words[verb].inflection == VerbInflection::Ing && modal && new_clause(clause, that) {
                return harm(that);
            }
            if !clause.is(at, &["of", "against"]) {
                return None;
            }
            at += 1;
        }
        // ", facing a fine"
        "face" if faces(clause, verb) && clause.tag_before(verb) == Tag::Comma => {}
        "threaten" | "risk" if clause.lower(at) == "to" => return harm(at + 1),
        "threaten" | "risk" => at += usize::from(clause.is(at, &["with"])),
        _ => return None,
    }
    clause.phrase_at(at).and_then(|p| clause.span_of(without_target(clause, p)))
}

/// Most words before the quotation in “what she called”.
const LONGEST_DESCRIBING: usize = 8;

/// The harm that one acts to escape: "to avoid a default", "staving off what she called “a collapse”".
fn avoided(clause: &Clause<'_>, verb: usize) -> Option<Span> {
    // "a rule meant to prevent fires": what the rule is for.
    let meant = ["designed", "meant", "aimed", "intended", "supposed"];
    if !matches!(clause.words[verb].lemma(), "avoid" | "avert" | "stave" | "prevent" | "escape")
        || verb > 1 && clause.lower(verb - 1) == "to" && clause.is_before(verb - 1, &meant)
    {
        return None;
    }
    let at = verb + 1 + usize::from(clause.is(verb + 1, &["off"]));
    let n = clause.len();
    if clause.is(at, &["what"])
        && let Some(mark) = (at..(at + LONGEST_DESCRIBING).min(n)).find(|&m| clause.tag_at(m) == Tag::Mark)
    {
        let close = (mark + 1..n).find(|&m| clause.tag_at(m) == Tag::Mark).unwrap_or(n);
        return clause.span_of(mark + 1..close);
    }
    clause.phrase_at(at).and_then(|p| clause.span_of(p))
}

/// "lift the risk of default"
fn at_risk(clause: &Clause<'_>, from: usize) -> Option<Span> {
    let risks = ["risk", "threat", "penalty", "pain"];
    let risk = (from..clause.len()).find(|&i| clause.is(i, &risks) && clause.lower(i + 1) == "of")?;
    let ing = clause.verb(risk + 2).is_some_and(|v| v.inflection == VerbInflection::Ing);
    let losing = || clause.span_of(risk + 2..harm_end(clause, risk + 2)).filter(|_| ing);
    losing().or_else(|| clause.phrase_at(risk + 2).filter(|p| !clause.in_time(p.start)).and_then(|p| clause.span_of(p)))
}

/// The harm without those it hits: "duties of up to 40% on Sudria".
fn without_target(clause: &Clause<'_>, phrase: Range<usize>) -> Range<usize> {
    let mut end = phrase.end;
    if clause.sequence(end, &["as"]) && clause.is(end + 2, &["as"]) {
        end += 3;
        while matches!(clause.tag_at(end), Tag::Number | Tag::Noun) {
            end += 1;
        }
    }
    let on = (phrase.start..end).find(|&i| clause.is(i, &["on", "against"]) && i > phrase.start);
    phrase.start..on.unwrap_or(end)
}

/// End of a harm: like an action, but a clause of its own may be inside.
pub(in crate::deadlines) fn harm_end(clause: &Clause<'_>, start: usize) -> usize {
    let mut i = start;
    while i < clause.len() {
        let stop = match clause.tag_at(i) {
            Tag::Stop | Tag::Dash | Tag::Bracket => true,
            Tag::Comma => !list_inside(clause, i + 1),
            Tag::Mark => {
                let open = matches!(clause.tag_at(i + 1), Tag::Noun | Tag::Name | Tag::Adverb);
                i > start && !open
            }
            Tag::Subordinator => {
                i > start
                    && clause.is(i, &["if", "unless", "when", "while", "because", "as", "before", "after", "since"])
            }
            Tag::Preposition => clause.is(i, &["until"]) && i > start,
            Tag::And => clause.is(i, &["but"]) && i > start,
            _ => false,
        };
        if stop {
            break;
        }
        i += 1;
    }
    i
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::reads;

    #[test]
    fn harm_of_another_duty_is_not_taken() {
        reads(
            "
            [addressee Berg] must [action return the money] [trigger by] [time Friday]; Roe must leave the country or face arrest. -> 2025-03-14 pending
            [addressee Berg] must [action return the money] [trigger by] [time Friday], and Roe must leave the country or face arrest. -> 2025-03-14 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time Friday]; drivers who park there face a fine. -> 2025-03-14 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time Friday], while the mayor risks losing his seat. -> 2025-03-14 pending
            [addressee The owners] must [action repair the roof] [trigger by] [time Friday]; otherwise [consequence the tenants will move out]. -> 2025-03-14 pending
            [addressee You] must [action leave the house] [trigger by] [time Friday] or go to the school nearby. -> 2025-03-14 pending
            [setter=addressee The agency] will [action decide by [time Friday] whether they threaten to cause delays]. -> 2025-03-14 set
            ",
        );
    }
}
