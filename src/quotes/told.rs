//! "Roe told Hale the bridge was unsafe": who is told stands between the verb and what is told, without "that". The models
//! were trained on text where that is rare, and find none.

use std::ops::Range;

use super::acts;
use super::attribution::Attribution;
use super::node::{Node, is_punctuation};
use super::reading::Reading;
use crate::lexicon::{Class, Inflection};
use crate::report::Form;
use crate::text::TokenKind;

/// Most words before the verb, and of the subject of what is told.
const SOURCE: usize = 10;
const SUBJECT: usize = 7;

/// The attribution of a sentence whose verb is "told", with whom it tells and a clause right after it.
pub(super) fn read(text: Reading<'_>, nodes: &[Node], sentence: &Range<usize>) -> Option<Attribution> {
    let token = |i: usize| nodes[i].from as usize;
    // What is quoted is read well, and "when Roe told Hale" is no sentence.
    if nodes[sentence.clone()].iter().any(|n| n.quote.is_some()) {
        return None;
    }
    let near = sentence.start + 1..sentence.end.min(sentence.start + SOURCE + 1);
    let verb = near.clone().find(|&i| text.is(token(i), &["told"]))?;
    let had = verb - usize::from(text.is(token(verb - 1), &["has", "had", "have", "later", "also"]));
    let parts = |i: usize| is_punctuation(&nodes[i]) || text.is(token(i), &["as", "when", "that", "and", "but"]);
    let first = (sentence.start..had).rev().find(|&i| parts(i)).map_or(sentence.start, |i| i + 1);
    let source = first..had;
    let start = when(text, nodes, listener(text, nodes, verb + 1)?);
    let end = (start..sentence.end.max(start)).rev().find(|&i| !is_punctuation(&nodes[i]))? + 1;
    let nominal = |i: usize| {
        let i = token(i);
        let small =
            text.has(i, Class::ClauseDeterminer) || text.is(i, &["of", "for", "he", "she", "they", "who", "'s"]);
        text.capital(i)
            || text.noun(i).is_some()
            || small
            || [Class::Role, Class::RoleModifier].iter().any(|&c| text.has(i, c))
    };
    let opens = || text.has(token(first), Class::OpensClause);
    let subject = !source.is_empty() && !opens() && source.clone().all(nominal) && speaks(text, token(had) - 1);
    let words = token(start)..nodes[end - 1].to as usize;
    (subject && is_told(text, words)).then(|| Attribution::by_rule(had..verb + 1, source, start..end))
}

/// Whether a word ends a subject that speaks.
fn speaks(text: Reading<'_>, last: usize) -> bool {
    let near = text.span(last.saturating_sub(4)..last + 1);
    let named = text.entities.inside(near).any(|m| m.form == Form::Name && m.span().end == near.end);
    named || can_speak(text, last) || text.is(last, &["he", "she", "they", "who", "police"])
}

/// Whether a noun is of people or a body.
fn can_speak(text: Reading<'_>, i: usize) -> bool {
    let kinds = [Class::Human, Class::Role, Class::Speaks];
    text.noun(i).is_some_and(|noun| kinds.iter().any(|&class| noun.has(class)))
}

/// The first node after the words that begin at `i` and say who is told: a pronoun, a name, "the council", "reporters".
pub(super) fn listener(text: Reading<'_>, nodes: &[Node], i: usize) -> Option<usize> {
    let first = nodes.get(i)?.from as usize;
    if text.is(first, &["him", "her", "them", "me", "us"]) {
        return Some(i + 1);
    }
    let determined = text.has(first, Class::ClauseDeterminer);
    let from = first + usize::from(determined);
    let name = text.entities.inside(text.span(from..from + 5)).find(|m| m.span().start == text.token_span(from).start);
    let end = match name.filter(|m| m.form == Form::Name) {
        Some(m) => m.span().end,
        None => {
            let noun = (from..from + 2).find(|&k| {
                text.is_lower(k)
                    && text.noun(k).is_some()
                    && text.noun(k + 1).is_none_or(|_| text.verb(k + 1).is_some())
            })?;
            can_speak(text, noun).then(|| text.token_span(noun).end)?
        }
    };
    (i..nodes.len()).find(|&k| text.token_span(nodes[k].from as usize).start >= end)
}

/// Past the day on which it was told.
fn when(text: Reading<'_>, nodes: &[Node], i: usize) -> usize {
    let day = |k: usize| {
        nodes.get(k).is_some_and(|n| {
            text.has_title(n.from as usize, Class::Weekday) || text.is(n.from as usize, &["yesterday", "today"])
        })
    };
    let on = nodes.get(i).is_some_and(|n| text.is(n.from as usize, &["on", "late", "last"]));
    match (on, day(i)) {
        (true, _) if day(i + 1) => i + 2,
        (false, true) => i + 1,
        _ => i,
    }
}

/// Whether words begin as a clause does: a subject, and a finite verb before any relative pronoun.
pub(super) fn is_told(text: Reading<'_>, words: Range<usize>) -> bool {
    let first = words.start;
    let subject = text
        .is(first, &["he", "she", "it", "they", "there", "we", "i", "this", "his", "her", "their", "its"])
        || text.has(first, Class::ClauseDeterminer)
        || text.capital(first);
    let stops =
        |&i: &usize| text.kind(i) != Some(TokenKind::Word) || text.is(i, &["that", "who", "which", "about", "for"]);
    let head = first + 1..words.end.min(first + 1 + SUBJECT);
    let finite = |i: usize| {
        let past = text.inflection(i).has(Inflection::THIRD.with(Inflection::PAST)) && text.verb(i).is_some();
        acts::is_auxiliary(text, i) || past && text.noun(i).is_none() && text.is_lower(i)
    };
    subject && words.len() > 2 && !acts::asks_what(text, first) && head.take_while(|i| !stops(i)).any(finite)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::Entities;
    use crate::quotes::reading::Whole;
    use crate::quotes::{article, nodes, vocabulary};
    use crate::report::{EntityType, Mention};
    use crate::span::Span;

    /// Source and content of a sentence; `names` are of persons.
    fn told(source: &str, names: &[&str]) -> Option<String> {
        let (doc, text) = article(source);
        let mut entities = Entities::default();
        for (e, name) in (0..).zip(names) {
            let at = source.find(name).expect("the name is there") as u32;
            let span = Span::new(at, at + name.len() as u32);
            entities.mentions.push(Mention::new(span, EntityType::Per, e, Form::Name));
        }
        let text = &Whole::new(&doc, &text, &entities);
        let p = nodes::paragraphs(text, &vocabulary::shipped()).remove(0);
        let found = read(text, &p.nodes, &(0..p.nodes.len()))?;
        let of = |r: &Range<usize>| text.of(crate::quotes::node::span(text, &p.nodes, r.clone()));
        Some(format!("{} | {} | {}", of(&found.source[0]), of(&found.cue), of(&found.content[0])))
    }

    #[test]
    fn whom_and_what_stand_side_by_side() {
        let is = |source: &str, names: &[&str], found: &str| assert_eq!(told(source, names).as_deref(), Some(found));
        is("Roe told Hale the bridge was unsafe.", &["Roe", "Hale"], "Roe | told | the bridge was unsafe");
        is("Roe told her the bridge was unsafe.", &["Roe"], "Roe | told | the bridge was unsafe");
        is("The mayor had told councillors on Monday she would quit.", &[], "The mayor | had told | she would quit");
        is("Tom Roe wept as he told the court he had slept.", &["Tom Roe"], "he | told | he had slept");
    }

    #[test]
    fn a_story_a_reason_and_an_order_are_no_clause() {
        for source in [
            "Roe told Hale a story.",
            "Roe told Hale to leave the room.",
            "Roe told Hale about the bridge.",
            "Roe told Hale a story that made her laugh.",
            "Roe told Hale why the bridge was shut.",
            "When Roe told Hale the bridge was shut, she left.",
            "Roe told the truth.",
        ] {
            assert_eq!(told(source, &["Roe"]), None, "{source}");
        }
    }
}
