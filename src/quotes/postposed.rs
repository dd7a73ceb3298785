//! Whose a sentence is that ends with who said it: "The port was shelled on Sunday, President Ada Roe said." The models read
//! a name with its title before the verb as one more clause.

use std::ops::Range;

use super::acts;
use super::attribution::{self, Attribution};
use super::node::{AUXILIARY, COMMA, Node, is_punctuation, span};
use super::reading::Reading;
use super::{cues, speaker, told};
use crate::lexicon::{Class, Inflection};
use crate::report::{EntityType, Form};
use crate::span::Span;
use crate::text::TokenKind;

/// Most words of a source, after the verb, and of a source that ends a sentence.
const SOURCE: usize = 9;
const AFTER: usize = 9;
const LAST: usize = 7;
/// Fewest words of what is said.
const LEAST: usize = 3;

/// Adds the attributions that end their sentences and that the models did not find.
pub(super) fn add(text: Reading<'_>, nodes: &[Node], found: &mut Vec<Attribution>) {
    let mut more = Vec::new();
    let mut start = 0;
    while start < nodes.len() {
        let end = (start + 1..nodes.len()).find(|&i| nodes[i].begins).unwrap_or(nodes.len());
        let first = found.partition_point(|a| a.cue.start < start);
        let last = found.partition_point(|a| a.cue.start < end);
        let new = read(text, nodes, start..end);
        let mut new = new.or_else(|| told::read(text, nodes, &(start..end)));
        // Where the models find the verb and nobody, the source is in what they take for its content.
        let silent = found[first..last]
            .iter()
            .position(|a| (a.cue.len() == 1 && has_no_source(nodes, a, start..end)) || is_far(text, nodes, a, end));
        if let Some(s) = silent.map(|s| first + s) {
            let verb = found[s].cue.start;
            let own = new.clone().or_else(|| bounds(text, nodes, start..end, verb));
            if let Some(mut own) = own.filter(|n| n.cue.contains(&verb)) {
                // “… says Ada Roe. “They cannot.””: what follows in the next sentence is hers as well.
                own.content.extend(found[s].content.iter().filter(|c| c.start >= end).cloned());
                (found[s], new) = (own, None);
            }
        }
        if let Some((k, own)) = behind_words(text, nodes, start..end, first, &found[first..last]) {
            (found[k], new) = (own, None);
        }
        more.extend(new.filter(|n| !found[first..last].iter().any(|a| clash(a, n))));
        start = end;
    }
    attribution::add(found, more);
}

/// "The flood gave rise to the motto “Row on”, says Ada Roe": where the models find the words and a verb that says nothing, it is hers.
fn behind_words(
    text: Reading<'_>,
    nodes: &[Node],
    sentence: Range<usize>,
    first: usize,
    found: &[Attribution],
) -> Option<(usize, Attribution)> {
    let last = sentence.clone().rev().find(|&i| nodes[i].quote.is_some())?;
    let verb = (last + 1..sentence.end).find(|&i| !is_punctuation(&nodes[i]))?;
    let token = nodes[verb].from as usize;
    let holds = |a: &Attribution| a.content.iter().any(|c| c.contains(&last)) && a.cue.end <= last;
    let [k] = (0..found.len()).filter(|&k| found[k].cue.contains(&verb) || holds(&found[k])).collect::<Vec<_>>()[..]
    else {
        return None;
    };
    let silent = holds(&found[k]) && !acts::says(text, span(text, nodes, found[k].cue.clone()));
    let behind = verb + 1..(verb + 1..sentence.end).find(|&i| is_punctuation(&nodes[i])).unwrap_or(sentence.end);
    let says = silent && text.is(token, &["said", "says"]) && is_name(text, nodes, &behind);
    says.then(|| (first + k, Attribution::by_rule(verb..verb + 1, behind, sentence.start..last + 1)))
}

/// Whether an attribution is the same as another, or holds its cue.
fn clash(a: &Attribution, new: &Attribution) -> bool {
    let meets = |r: &Range<usize>| r.start < new.cue.end && new.cue.start < r.end;
    let inside = a.content.iter().any(|c| c.start <= new.cue.start && new.cue.end <= c.end);
    meets(&a.cue) || inside || a.content.iter().any(|c| new.content.iter().any(|n| n.start == c.start))
}

/// The attribution that a sentence ends with.
fn read(text: Reading<'_>, nodes: &[Node], sentence: Range<usize>) -> Option<Attribution> {
    if nodes[sentence.clone()].iter().any(|n| n.quote.is_some()) {
        return None;
    }
    let token = |i: usize| nodes[i].from as usize;
    let is = |i: usize, words: &[&str]| text.is(token(i), words);
    let from = sentence.start.max(sentence.end.saturating_sub(AFTER + 2));
    let verb = (from..sentence.end).rev().find(|&i| is(i, &["said", "says", "told"]))?;
    let rest = verb + 1..sentence.end;
    // What follows tells when, where and to whom.
    let plain = rest.clone().all(|i| {
        !is(
            i,
            &[
                "that", "he", "she", "it", "they", "we", "there", "and", "but", "is", "was", "are", "were", "has",
                "had", "would", "will",
            ],
        )
    });
    let when = rest.clone().next().is_none_or(|i| {
        is_punctuation(&nodes[i])
            || is(
                i,
                &["in", "on", "at", "late", "early", "earlier", "today", "yesterday", "during", "after", "by", "to"],
            )
            || text.has_title(token(i), Class::Weekday)
    });
    let told = is(verb, &["told"]) && rest.clone().next().is_some_and(|i| !is_punctuation(&nodes[i]));
    let comma = (verb.saturating_sub(SOURCE).max(sentence.start)..verb).rev().find(|&i| nodes[i].sort == COMMA)?;
    let source = comma + 1..verb;
    let whole = !source.is_empty() && plain && (when && is(verb, &["said", "says"]) || told);
    let content = sentence.start..comma;
    let says = whole && content.len() >= LEAST && is_speaker(text, nodes, &source) && is_told(text, nodes, &content);
    says.then(|| Attribution::by_rule(verb..verb + 1, source, content))
}

/// Whether the models find no source, or one that goes on with what is said: "said Ada Roe, would be late".
fn has_no_source(nodes: &[Node], a: &Attribution, sentence: Range<usize>) -> bool {
    let goes_on = |r: &Range<usize>| {
        let comma = r.clone().find(|&i| nodes[i].sort == COMMA);
        r.start == a.cue.end && comma.is_some_and(|c| nodes.get(c + 1).is_some_and(|n| n.sort == AUXILIARY))
    };
    // "The pier, suggests Ed Hale, must go": the pier suggests nothing.
    let comma = |i: usize| nodes[i].sort == COMMA && nodes[i].quote.is_none();
    let parted = |r: &Range<usize>| {
        let last = (a.cue.end..sentence.end).find(|&i| comma(i));
        let goes_on = last.is_some_and(|c| nodes.get(c + 1).is_some_and(|n| n.sort == AUXILIARY));
        let first = !(sentence.start..r.end).any(comma);
        r.end + 1 == a.cue.start && comma(r.end) && last.is_some() && (first || goes_on)
    };
    a.source.first().is_none_or(|r| goes_on(r) || parted(r))
}

/// Whether the source is another clause's subject, and a name follows the verb and ends the sentence: "Oland will gain, but nobody will
/// pay, says Ada Roe." What goes on tells of that name: "The court, in a ruling, said Ada Roe, who denies it, could be tried."
fn is_far(text: Reading<'_>, nodes: &[Node], a: &Attribution, end: usize) -> bool {
    let (verb, behind) = (a.cue.start, a.cue.end);
    let stop = (behind..end).find(|&i| is_punctuation(&nodes[i])).unwrap_or(end);
    let comma = verb.checked_sub(1).is_some_and(|i| nodes[i].sort == COMMA && nodes[i].quote.is_none());
    let says = text.is(nodes[verb].from as usize, &["said", "says"]) && comma;
    let far = a.source.first().is_some_and(|r| r.end + 1 < verb && !nodes[r.end..verb].iter().any(|n| n.begins));
    let ends = nodes[stop..end].iter().all(is_punctuation);
    says && far && ends && stop > behind && is_name(text, nodes, &(behind..stop))
}

/// The attribution of a verb behind a comma: "The bids are due, the clerk, Rita Roe, said", "The pier, said Ed Hale, must go".
fn bounds(text: Reading<'_>, nodes: &[Node], sentence: Range<usize>, verb: usize) -> Option<Attribution> {
    let plain = text.is(nodes[verb].from as usize, &["said", "says", "say", "told"]);
    let now = text.inflection(nodes[verb].from as usize).has(Inflection::THIRD);
    let says = plain || now && acts::is_saying(text, nodes[verb].from as usize);
    let comma = verb.checked_sub(1).filter(|&i| says && i > sentence.start && nodes[i].sort == COMMA)?;
    let commas = |r: Range<usize>| r.rev().find(|&i| nodes[i].sort == COMMA);
    let last = (verb + 1..sentence.end).rev().find(|&i| !is_punctuation(&nodes[i])).map_or(verb + 1, |i| i + 1);
    let end = (verb + 1..last).find(|&i| nodes[i].sort == COMMA).unwrap_or(last);
    let behind = verb + 1..end;
    let aside = end < last;
    let speaks = || {
        behind.len() > 1 && behind.clone().last().is_some_and(|i| speaker::is_thing(text.low(nodes[i].from as usize)))
    };
    let body = || match aside {
        true => is_description(text, nodes, &behind) || speaks() && is_body(text, nodes, &behind, verb),
        false => plain && is_body(text, nodes, &behind, verb),
    };
    if (plain || aside) && is_person(text, nodes, &behind) || body() {
        let before = sentence.start..comma;
        let rest = (end + 1).min(last)..last;
        // "Said Ada Roe, who owns it" and "said Ada Roe, the owner" go on about her.
        let apposed = rest.is_empty()
            || text.is(nodes[rest.start].from as usize, &["who", "whose", "the", "a", "an", "her", "his", "which"]);
        let mut new = Attribution::by_rule(verb..verb + 1, behind, before);
        if !apposed {
            new.content.push(rest);
        }
        return Some(new);
    }
    let near = |at: usize| at.saturating_sub(SOURCE).max(sentence.start);
    let name = commas(near(comma)..comma)?;
    let role = commas(near(name)..name)?;
    let titled = is_name(text, nodes, &(name + 1..comma)) && is_description(text, nodes, &(role + 1..name));
    let content = sentence.start..role;
    let verb_in = content.clone().any(|i| text.verb(nodes[i].from as usize).is_some());
    (titled && content.len() >= LEAST && verb_in)
        .then(|| Attribution::by_rule(verb..verb + 1, role + 1..comma, content))
}

/// Whether words are a person: a name with its title, or "a man with knowledge of the plan".
fn is_person(text: Reading<'_>, nodes: &[Node], words: &Range<usize>) -> bool {
    let Some(first) = words.clone().next().map(|i| nodes[i].from as usize) else { return false };
    is_name(text, nodes, words) || text.is(first, &["a", "an", "one", "another"]) && is_description(text, nodes, words)
}

/// Whether words that end a sentence are a source whatever it is: "a ferry board".
fn is_body(text: Reading<'_>, nodes: &[Node], words: &Range<usize>, verb: usize) -> bool {
    let named = |i: usize| nodes[i].quote.is_none() && is_named(text, nodes[i].from as usize);
    // "Told the Herald" is whom one told.
    let told = text.is(nodes[verb].from as usize, &["told"]);
    !told && (1..=LAST).contains(&words.len()) && words.clone().all(named)
}

/// Whether a word can belong to the name or description of who speaks.
fn is_named(text: Reading<'_>, i: usize) -> bool {
    let noun = text.noun(i);
    text.capital(i)
        || text.has(i, Class::ClauseDeterminer)
        || cues::owns(text, i)
        || [Class::Human, Class::Role].iter().any(|&class| text.has(i, class))
        || noun.is_some_and(|noun| noun.has(Class::Role) || noun.has(Class::Speaks))
        || text.is_lower(i)
            && text.verb(i).is_none()
            && !text.has(i, Class::ClausePreposition)
            && !text.low(i).ends_with("ly")
        || text.is(i, &["of", "for"])
}

/// Whether words end with a person's name, and only titles stand before it.
fn is_name(text: Reading<'_>, nodes: &[Node], words: &Range<usize>) -> bool {
    let own = span(text, nodes, words.clone());
    let Some(m) = text.entities.person_at_end(own) else { return false };
    let titles = text.tokens_in(Span::new(own.start, m.span().start));
    titles.len() <= 4
        && titles
            .clone()
            .all(|i| text.capital(i) || text.has(i, Class::Role) || text.is(i, &["the"]) || text.noun(i).is_some())
}

/// Whether words are a description of a person: "the clerk", "the owner's son", "a man with knowledge of the plan".
fn is_description(text: Reading<'_>, nodes: &[Node], words: &Range<usize>) -> bool {
    if words.is_empty() {
        return false;
    }
    let own = span(text, nodes, words.clone());
    let head = text.tokens_in(speaker::head(text, own));
    let determined = text.has(head.start, Class::ClauseDeterminer) || text.is(head.start, &["her", "one", "another"]);
    let owned = head.clone().any(|i| text.kind(i) == Some(TokenKind::Clitic));
    let person = |i: usize| speaker::is_human(text.low(i)) || text.has(i, Class::Role);
    (determined || owned) && head.clone().last().is_some_and(|i| text.is_lower(i) && person(i))
}

/// Whether words are a person with a title or a body that speaks: "President Ada Roe", "officials".
fn is_speaker(text: Reading<'_>, nodes: &[Node], source: &Range<usize>) -> bool {
    let tokens = nodes[source.start].from as usize..nodes[source.end - 1].to as usize;
    let own = text.span(tokens.clone());
    let last = text.entities.inside(own).filter(|m| m.form == Form::Name && m.kind != EntityType::Misc).last();
    let named = last.is_some_and(|m| {
        m.span().end >= own.end
            && text.capital(tokens.start)
            && text.entities.inside(Span::new(own.start, m.span().end)).all(|o| o.form == Form::Name)
    });
    let plain = tokens
        .clone()
        .all(|i| text.capital(i) || text.is(i, &["of", "the", "for", "and", "-", "\u{2019}s", "'s", "&"]));
    let plural = |i: usize| text.noun(i).is_some_and(|n| n.as_str() != text.low(i)) || text.is(i, &["police"]);
    let people = |i: usize| [Class::Human, Class::Role].iter().any(|&class| text.noun(i).is_some_and(|n| n.has(class)));
    let last = tokens.end - 1;
    let many =
        tokens.len() <= 2 && plural(last) && (people(last) || text.is(last, &["police", "authorities", "sources"]));
    named && plain || many
}

/// Whether words are a sentence, told of something: no clause of time or condition, and with a verb.
fn is_told(text: Reading<'_>, nodes: &[Node], content: &Range<usize>) -> bool {
    let tokens = nodes[content.start].from as usize..nodes[content.end - 1].to as usize;
    let opens = text.has(tokens.start, Class::OpensClause);
    !opens && acts::is_clause(text, &[text.span(tokens)], false)
}
