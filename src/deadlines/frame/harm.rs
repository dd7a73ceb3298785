//! What happens otherwise.

use std::ops::Range;

use super::super::clause::{Clause, Tag, VerbInflection};
use super::extent::{list_inside, new_clause};
use crate::lexicon::Class;
use crate::span::Span;

/// What happens otherwise, looked for from a word on.
pub(in crate::deadlines) fn consequence(clause: &Clause<'_>, from: usize) -> Option<Span> {
    let words = from..clause.len();
    let verbs = || words.clone().filter(|&i| clause.tag_at(i) == Tag::Verb);
    (words.clone().find_map(|i| alternative(clause, i, i > from)))
        .or_else(|| verbs().find_map(|i| threatened(clause, i).or_else(|| avoided(clause, i))))
        .or_else(|| at_risk(clause, from))
}

/// The alternative to compliance that a word opens: "or face a fine", "otherwise they will be shut", "failing which".
fn alternative(clause: &Clause<'_>, i: usize, inside: bool) -> Option<Span> {
    let harm = |from: usize| clause.span_of(from..harm_end(clause, from));
    match clause.lower(i) {
        "or" => or_else(clause, i).and_then(harm),
        "otherwise" => {
            let from = if clause.tag_at(i + 1) == Tag::Comma { i + 2 } else { i + 1 };
            (from < clause.len() && clause.group_after(from).is_some()).then(|| harm(from)).flatten()
        }
        "failing" if clause.is(i + 1, &["which", "that"]) => harm(i + 2),
        "after" if clause.is(i + 1, &["which"]) && inside => harm(i + 2),
        _ => None,
    }
}

/// Where the harm begins after "or": "or face", "or else", "or lose", "or the bank will sell".
fn or_else(clause: &Clause<'_>, or: usize) -> Option<usize> {
    let mut at = or + 1;
    let or_else = clause.tag_at(at) == Tag::Adverb && clause.lower(at) == "else";
    if or_else {
        at += 1;
        at += usize::from(clause.tag_at(at) == Tag::Comma);
    }
    if clause.is(at, &["face", "risk", "facing", "faces", "suffer", "confront", "risking"]) {
        return Some(at + 1);
    }
    let follows = || {
        let subject = clause.is(at, &["he", "she", "it", "they", "we"]) || new_clause(clause, at);
        subject && clause.group_after(at).is_some_and(|g| will_happen(clause, g, at))
    };
    (clause.has(at, Class::SuffersOtherwise) || follows() || or_else).then_some(at)
}

/// Whether a verb soon after a word tells what will or may happen.
fn will_happen(clause: &Clause<'_>, g: usize, at: usize) -> bool {
    /// Most words of its subject.
    const LONGEST_SUBJECT: usize = 12;
    let group = &clause.groups[g];
    let future = ["will", "would", "could", "may", "might", "'ll", "'d", "shall", "won't", "can"];
    group.words.start < at + LONGEST_SUBJECT && group.modal.is_some_and(|m| clause.is(m, &future))
}

/// The harm that a verb announces: "threatening to close it", "risking a fine", ", warning that force would be used".
fn threatened(clause: &Clause<'_>, verb: usize) -> Option<Span> {
    let harm = |from: usize| clause.span_of(from..harm_end(clause, from));
    let mut at = verb + 1;
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
    if !matches!(clause.words[verb].lemma(), "avoid" | "avert" | "stave" | "prevent" | "escape") {
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
    let risk =
        (from..clause.len()).find(|&i| clause.sequence(i, &["risk", "of"]) || clause.sequence(i, &["threat", "of"]))?;
    clause.phrase_at(risk + 2).filter(|p| !clause.in_time(p.start)).and_then(|p| clause.span_of(p))
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
