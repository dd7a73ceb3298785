//! Sources that stand right beside their verb or noun, where the models take one from further away ("with Hale saying", "his claim
//! that"), and those of a second verb: "citing a survey, and saying", "Roe denied it and said".

use std::ops::Range;

use super::attribution::Attribution;
use super::node::{COMMA, DETERMINER, ENDS_ING, Node, is_punctuation, span};
use super::reading::Reading;
use super::{acts, speaker};
use crate::lexicon::{Class, Inflection};
use crate::report::{EntityType, Form, Mention};
use crate::span::Span;

/// Most words that describe a noun behind "his", and who speaks before a verb.
const DESCRIBES: usize = 4;
const SOURCE: usize = 8;

/// Most words between a verb that leads somebody to speak and the marks.
const ASIDE: usize = 16;

/// Gives each attribution the source beside its cue.
pub(super) fn mend(text: Reading<'_>, nodes: &[Node], found: &mut [Attribution]) {
    for i in 0..found.len() {
        let new = owner(text, nodes, &found[i])
            .or_else(|| before_gerund(text, nodes, &found[i]))
            .map(|source| vec![source])
            .or_else(|| joined(text, nodes, &found[..i], &found[i]))
            .or_else(|| shared(text, nodes, &found[..i], &found[i]));
        if let Some(source) = new {
            found[i].source = source;
        } else if let Some((source, cue)) = led(text, nodes, &found[i]) {
            (found[i].source, found[i].cue) = (vec![source], cue);
        }
    }
}

/// "His much disputed claim": whose it is stands before the noun.
fn owner(text: Reading<'_>, nodes: &[Node], a: &Attribution) -> Option<Range<usize>> {
    let token = |i: usize| nodes[i].from as usize;
    let first = a.cue.start;
    let named = text.has_lower(token(a.cue.end - 1), Class::Utterance);
    let describes = |&i: &usize| {
        // "His on-camera claim"
        let compound = text.surface(token(i + 1)) == "-";
        let plain = text.is_lower(token(i)) && (compound || !text.has(token(i), Class::ClausePreposition));
        nodes[i].quote.is_none() && !nodes[i + 1].begins && (plain || text.surface(token(i)) == "-")
    };
    let mut near = (first.saturating_sub(DESCRIBES)..first).rev().take_while(describes);
    let whose = near.find(|&i| text.is(token(i), &["his", "her", "their", "its"])).filter(|_| named)?;
    // "Roe said in her statement that" is Roe's.
    let hers = a.source.iter().any(|s| s.end <= whose && text.any(token(s.end - 1)..token(whose), &["in"]));
    (!hers).then_some(whose..whose + 1)
}

/// "With the Harbour League saying": who does it stands between the two words.
fn before_gerund(text: Reading<'_>, nodes: &[Node], a: &Attribution) -> Option<Range<usize>> {
    let token = |i: usize| nodes[i].from as usize;
    let (verb, last) = (a.cue.start, a.cue.start.checked_sub(1)?);
    let says = nodes[verb].sort == ENDS_ING && acts::is_saying(text, token(verb)) && !nodes[verb].begins;
    let person = text.is_lower(token(last)) && text.noun(token(last)).is_some();
    if !says
        || nodes[last].quote.is_some()
        || is_punctuation(&nodes[last])
        || a.source.iter().any(|s| s.contains(&last))
    {
        return None;
    }
    let near = span(text, nodes, verb.saturating_sub(SOURCE)..verb);
    let named = |m: &&Mention<u32>| {
        m.form == Form::Name && m.span().end == near.end && matches!(m.kind, EntityType::Per | EntityType::Org)
    };
    let mut start = match text.entities.inside(near).find(named) {
        Some(m) => (verb.saturating_sub(SOURCE)..verb).find(|&i| text.token_span(token(i)).start >= m.span().start)?,
        None if person && speaker::is_human(text.low(token(last))) => {
            (verb.saturating_sub(DESCRIBES)..last).rev().find(|&i| nodes[i].sort == DETERMINER)?
        }
        None => return None,
    };
    // "With Mr Hale saying", "with party leader Ada Roe saying".
    let titled = |i: usize| {
        let title = text.capital(token(i)) || text.has_lower(token(i), Class::Role) || nodes[i].sort == DETERMINER;
        title && !is_punctuation(&nodes[i]) && nodes[i].quote.is_none()
    };
    while start > 0 && !nodes[start].begins && verb - start < SOURCE && titled(start - 1) {
        start -= 1;
    }
    // "Left the League saying", "charged Hale saying": it is whoever leaves or charges.
    let with = start.checked_sub(1).is_some_and(|i| !nodes[start].begins && is_with(text, nodes, i));
    // "A clerk for the old shipping line Holm Lines saying" is the clerk.
    let clerk = |i: usize| {
        let hangs = text.is(token(i), &["for", "of", "from", "at"]);
        hangs && i > 0 && speaker::is_human(text.low(token(i - 1)).trim_end_matches('s'))
    };
    let anothers = (start.saturating_sub(SOURCE)..start).any(clerk);
    (with && !anothers).then_some(start..verb)
}

/// Whether a word is the "with" that opens an aside: "opened the pier, with Hale saying", and no "met with Hale saying".
fn is_with(text: Reading<'_>, nodes: &[Node], i: usize) -> bool {
    let opens = nodes[i].begins || i.checked_sub(1).is_some_and(|b| is_punctuation(&nodes[b]));
    opens && text.is(nodes[i].from as usize, &["with"])
}

/// "That prompted Hale to suggest": it is Hale who does.
fn led(text: Reading<'_>, nodes: &[Node], a: &Attribution) -> Option<(Range<usize>, Range<usize>)> {
    let token = |i: usize| nodes[i].from as usize;
    let first = a.cue.end;
    let to = (first + 1..nodes.len().min(first + SOURCE)).find(|&i| text.is(token(i), &["to"]))?;
    let verb = nodes.get(to + 1).filter(|n| acts::is_saying(text, n.from as usize))?;
    let who = led_by(text, token(first - 1), token(to))?;
    let whole = who.start == text.token_span(token(first)).start;
    (whole && !verb.begins).then_some((first..to, to + 1..to + 2))
}

/// Who is named before a "to", where a verb of leading stands before that, no earlier than the token `from`: "prompted Hale to".
fn led_by(text: Reading<'_>, from: usize, to: usize) -> Option<Span> {
    let who = text.entities.person_at_end(text.span(from..to))?.span();
    let verb = text.tokens_in(who).start.checked_sub(1).filter(|&i| i >= from)?;
    text.verb(verb).is_some_and(|v| v.has(Class::LeadsTo)).then_some(who)
}

/// The same of a quotation that the models give to no verb: cue and source of "That prompted Hale to suggest, late on Monday, “…”".
pub(super) fn led_to(text: Reading<'_>, words: Span) -> Option<(Span, Span)> {
    let at = text.token_at(words.start);
    let from = text.sentence_at(at).start;
    let to = (from.max(at.saturating_sub(ASIDE))..at).find(|&i| text.is(i, &["to"]) && text.depth(i) == 0)?;
    // What leads to it has a subject.
    let who = led_by(text, from + 1, to)?;
    acts::is_saying(text, to + 1).then(|| (text.token_span(to + 1), who))
}

/// "Citing a survey, and saying": the second of two has the source of the first.
fn joined(text: Reading<'_>, nodes: &[Node], before: &[Attribution], a: &Attribution) -> Option<Vec<Range<usize>>> {
    let gerund = |a: &Attribution| nodes[a.cue.start].sort == ENDS_ING;
    let and = a.cue.start.checked_sub(1).is_some_and(|i| text.is(nodes[i].from as usize, &["and"]));
    let first = before.last().filter(|b| and && gerund(a) && gerund(b) && b.cue.end < a.cue.start)?;
    let here = nodes[first.cue.start + 1..=a.cue.start].iter().all(|n| !n.begins);
    // Its own source would stand in between; and "left Holm Lines citing a survey and saying" is whoever leaves.
    let own = a.source.iter().any(|s| s.start >= first.cue.end);
    let loose =
        |s: &Range<usize>| s.end != first.cue.start || s.start.checked_sub(1).is_some_and(|i| is_with(text, nodes, i));
    (here && !own && !first.source.is_empty() && first.source.iter().all(loose)).then(|| first.source.clone())
}

/// "Roe denied it and said", "Roe opened the pier, adding": a second verb without a subject has that of the first, or the name or pronoun
/// that begins the sentence.
fn shared(text: Reading<'_>, nodes: &[Node], before: &[Attribution], a: &Attribution) -> Option<Vec<Range<usize>>> {
    let token = |i: usize| nodes[i].from as usize;
    let verb = a.cue.start;
    let begins = (0..=verb).rev().find(|&i| nodes[i].begins)?;
    let adverb = |&i: &usize| text.low(token(i)).ends_with("ly") || text.is(token(i), &["also", "then", "later"]);
    let link = (begins..verb).rev().find(|i| !adverb(i))?;
    let ing = nodes[verb].sort == ENDS_ING;
    // "Roe said Hale not only rowed but promised to sail" is of Hale.
    let only = (begins..link).any(|i| text.is(token(i), &["not"]) && text.is(token(i) + 1, &["only"]));
    let joint = if ing { nodes[link].sort == COMMA } else { text.is(token(link), &["and", "but"]) && !only };
    let says = acts::is_saying(text, token(verb))
        && (ing || text.inflection(token(verb)).has(Inflection::THIRD.with(Inflection::PAST)));
    // "Roe converted and added a penalty", "claiming the title".
    let words = || a.content.iter().map(|c| span(text, nodes, c.clone())).collect::<Vec<_>>();
    let adds = matches!(text.lemma(token(verb)), "add" | "claim") && !acts::is_clause(text, &words(), false);
    if !a.source.is_empty() || !joint || !says || adds || nodes[begins..verb].iter().any(|n| n.quote.is_some()) {
        return None;
    }
    let before = &before[before.partition_point(|b| b.cue.start < begins)..];
    let here = before.iter().filter(|b| b.source.iter().all(|s| s.start >= begins));
    let mut here = here.filter(|b| b.source.first().is_some_and(|s| s.end <= b.cue.start)).peekable();
    if here.peek().is_some() {
        // "Hale, who says no, left, and said" has two.
        let first = here.next()?;
        return here.all(|b| b.source == first.source).then(|| first.source.clone());
    }
    let source = subject(text, nodes, begins, link)?;
    let clause = [Class::ClauseSubordinator, Class::OpensClause];
    let under = |i: usize| {
        clause.iter().any(|&c| text.has(token(i), c)) || text.is(token(i), &["that", "which", "who", "what", "as"])
    };
    (!(source.end..link).any(under)).then(|| vec![source])
}

/// The name or pronoun that a sentence begins with, behind what stands before a first comma ("In a statement, Roe denied it"), where a
/// verb follows.
fn subject(text: Reading<'_>, nodes: &[Node], begins: usize, end: usize) -> Option<Range<usize>> {
    let token = |i: usize| nodes[i].from as usize;
    let hangs = text.has(token(begins), Class::ClausePreposition) || text.has(token(begins), Class::Governs);
    let comma = (begins..end).find(|&i| nodes[i].sort == COMMA);
    let start = if hangs { comma? + 1 } else { begins };
    if start >= end {
        return None;
    }
    let stop = if text.is(token(start), &["he", "she", "it", "they"]) {
        start + 1
    } else {
        let first = start + usize::from(nodes[start].sort == DETERMINER);
        let at = text.token_span(token(first)).start;
        let own = Span::new(at, text.token_span(token(end)).start);
        let speaks = |m: &&Mention<u32>| {
            m.form == Form::Name && m.span().start == at && matches!(m.kind, EntityType::Per | EntityType::Org)
        };
        let named = text.entities.inside(own).find(speaks)?.span().end;
        (first..end).find(|&i| text.token_span(token(i)).start >= named)?
    };
    let i = token(stop);
    let finite = text.inflection(i).has(Inflection::THIRD.with(Inflection::PAST)) && text.verb(i).is_some();
    (text.is_lower(i) && (finite || acts::is_auxiliary(text, i))).then_some(start..stop)
}
