//! What the models take for a verb of saying, its subject and its object, and is none of these: in "He told the Herald: “No”" they
//! find the colon and the Herald, in "“No.” A house in Mr Roe" the "Mr".

use std::ops::Range;

use super::acts;
use super::attribution::{Attribution, leave_out};
use super::node::{COLON, COMMA, Node, is_punctuation, span};
use super::reading::Reading;
use super::{speaker, told};
use crate::lexicon::Class;
use crate::sort::Order;
use crate::text::TokenKind;

/// Most words of a subject, and of whom one tells.
const SOURCE: usize = 14;
const LISTENER: usize = 12;

/// Mends the attributions of one paragraph, and leaves out those whose cue says nothing.
pub(super) fn mend(text: Reading<'_>, nodes: &[Node], found: &mut Vec<Attribution>) {
    for a in found.iter_mut() {
        take_verb(text, nodes, a);
        leave_listener(text, nodes, a);
    }
    let lost = found.iter_mut().map(|a| says_nothing(text, nodes, a) && !behind(text, nodes, a)).collect();
    leave_out(found, lost);
    found.order_by_key(|a| a.cue.start);
    one_each(nodes, found);
}

/// Leaves one of two attributions that have come to one verb and the same words: that which holds the words alone.
fn one_each(nodes: &[Node], found: &mut Vec<Attribution>) {
    let mut lost = vec![false; found.len()];
    for i in 1..found.len() {
        let (a, b) = (&found[i - 1], &found[i]);
        if a.cue == b.cue && a.shares_words(b) {
            let plain = a.content.first().is_some_and(|c| nodes[c.start].quote.is_some());
            lost[if plain { i } else { i - 1 }] = true;
        }
    }
    leave_out(found, lost);
}

/// Whether a verb has whom one tells as its object.
fn tells(text: Reading<'_>, i: usize) -> bool {
    matches!(text.lemma(i), "tell" | "remind" | "assure" | "inform" | "ask") && text.is_lower(i)
}

/// "Roe told the Herald: “No”": the verb is the cue, and who is told no source.
fn take_verb(text: Reading<'_>, nodes: &[Node], a: &mut Attribution) {
    let token = |i: usize| nodes[i].from as usize;
    let Some(quote) = a.content.iter().cloned().flatten().find(|&i| nodes[i].quote.is_some()) else { return };
    let colon = quote.checked_sub(1).filter(|&i| nodes[i].sort == COLON);
    let Some(verb) = colon.and_then(|colon| teller(text, nodes, colon)) else { return };
    let before = a.content.iter().any(|c| c.start < verb);
    let listens = a.source.iter().any(|s| s.start > verb) || a.cue.start > verb;
    // "Asked whether it was true, Roe told the Herald: “No”": who asks has no name, and what was asked is no statement.
    let outer = token(a.cue.end - 1);
    let asked = text.is(outer, &["asked", "questioned", "pressed", "quizzed"]);
    let within = (asked || !acts::is_saying(text, outer))
        && before
        && a.content.iter().any(|c| c.contains(&verb))
        && a.cue.end <= verb;
    if listens && !before || within || says_nothing(text, nodes, a) {
        a.source = subject(text, nodes, verb).into_iter().collect();
        a.cue = verb..verb + 1;
        a.content = a.content.iter().filter(|c| c.end > quote).map(|c| c.start.max(quote)..c.end).collect();
    } else if a.cue.contains(&verb) {
        // "Told the Herald: “No.”" is all of it that is told.
        let told = |c: &mut Range<usize>| c.start = if c.contains(&quote) { quote } else { c.start };
        a.content.iter_mut().for_each(told);
    }
}

/// The verb whose object stands before a colon.
fn teller(text: Reading<'_>, nodes: &[Node], colon: usize) -> Option<usize> {
    let token = |i: usize| nodes[i].from as usize;
    // Another verb between has the colon: "told the Herald that a friend had said".
    let says = |i: usize| text.is_lower(i) && acts::is_saying(text, i) && !tells(text, i);
    let verb = |i: usize| says(token(i)) || text.is(token(i), &["that"]);
    let whom = |&i: &usize| nodes[i].quote.is_none() && !is_punctuation(&nodes[i]) && !verb(i);
    let near = colon.saturating_sub(LISTENER)..colon;
    let first = near.clone().rev().find(|&i| nodes[i].begins).unwrap_or(near.start);
    (first..colon).rev().take_while(whom).find(|&i| tells(text, token(i))).filter(|&verb| verb + 1 < colon)
}

/// The subject right before a verb, as far as its clause reaches.
fn subject(text: Reading<'_>, nodes: &[Node], verb: usize) -> Option<Range<usize>> {
    let token = |i: usize| nodes[i].from as usize;
    let helps = |i: usize| {
        [Class::ClauseHave, Class::ClauseBe].iter().any(|&class| text.has(token(i), class))
            || text.is(token(i), &["later", "also", "then", "once"])
    };
    let end = (0..=verb).rev().find(|&i| i == 0 || !helps(i - 1))?;
    let stops = |i: usize| {
        nodes[i].quote.is_some()
            || is_punctuation(&nodes[i])
            || text.is_lower(token(i))
                && acts::is_saying(text, token(i))
                && text.verb(token(i)).is_some()
                && text.noun(token(i)).is_none()
            || text.is(token(i), &["as", "when", "that", "and", "but", "because", "while"])
    };
    let first = (end.saturating_sub(SOURCE)..end).rev().find(|&i| stops(i) || nodes[i].begins)?;
    let first = first + usize::from(stops(first));
    (first < end).then_some(first..end)
}

/// "Told a meeting of growers that …", "told the board the pier was “unsafe”": whom one tells is nothing that is told.
fn leave_listener(text: Reading<'_>, nodes: &[Node], a: &mut Attribution) {
    let token = |i: usize| nodes[i].from as usize;
    let Some(verb) = a.cue.end.checked_sub(1).filter(|&i| text.lemma(token(i)) == "tell") else { return };
    let Some(content) = a.content.iter_mut().find(|c| c.start == verb + 1) else { return };
    let plain = |i: usize| {
        let mark = is_punctuation(&nodes[i]) && !owns(text, token(i));
        nodes[i].quote.is_none() && !mark && !acts::is_auxiliary(text, token(i))
    };
    let near = content.start..content.end.min(content.start + LISTENER);
    let that = near.take_while(|&i| plain(i)).find(|&i| text.is(token(i), &["that"]));
    let clause = || {
        let start = told::listener(text, nodes, content.start)?;
        let words = (start < content.end).then(|| token(start)..nodes[content.end - 1].to as usize)?;
        // "The “orders” would be used"
        let quoted = nodes.get(start + 1).is_some_and(|n| n.quote.is_some())
            && nodes.get(start + 2).is_some_and(|n| acts::is_auxiliary(text, n.from as usize));
        (quoted && text.has(words.start, Class::ClauseDeterminer) || told::is_told(text, words)).then_some(start)
    };
    if let Some(start) = that.or_else(clause).filter(|&i| i > content.start) {
        content.start = start;
    }
}

/// Whether a mark is that of whose something is: "the islands' pressure group".
pub(super) fn owns(text: Reading<'_>, i: usize) -> bool {
    text.kind(i) == Some(TokenKind::Clitic) || matches!(text.surface(i), "'" | "’") && text.glued(i)
}

/// Whether words between marks are given to a cue that says nothing: no verb that is one here, nor a noun for what is said.
fn says_nothing(text: Reading<'_>, nodes: &[Node], a: &Attribution) -> bool {
    let quoted = |i: usize| nodes[i].quote.is_some() || is_punctuation(&nodes[i]);
    if !a.content.iter().cloned().flatten().all(quoted) {
        return false;
    }
    let cue = text.tokens_in(span(text, nodes, a.cue.clone()));
    let says = cue.clone().any(|i| acts::is_saying(text, i));
    let first = a.source.first().map(|r| nodes[r.start].from as usize);
    let nobody = first.is_some_and(|i| text.is(i, &["we", "you", "i"]));
    let leads = nodes.get(a.cue.end).is_some_and(|n| matches!(n.sort, COLON | COMMA));
    !says && (nobody || !leads && !cue.clone().any(|i| can_say(text, i)))
}

/// The verb of saying behind words between marks, with its subject: “…”, the Ness Herald newspaper said.
fn behind(text: Reading<'_>, nodes: &[Node], a: &mut Attribution) -> bool {
    let token = |i: usize| nodes[i].from as usize;
    let Some(end) = a.content.last().map(|c| c.end) else { return false };
    let comma = nodes.get(end).is_some_and(|n| n.sort == COMMA);
    let from = end + usize::from(comma);
    let near = from..nodes.len().min(from + SOURCE);
    let plain = |&i: &usize| nodes[i].quote.is_none() && !is_punctuation(&nodes[i]) && !(i > from && nodes[i].begins);
    let Some(verb) = near.take_while(plain).find(|&i| text.is_lower(token(i)) && acts::is_saying(text, token(i)))
    else {
        return false;
    };
    let first = token(from);
    let noun = text.noun(first).is_some() || text.has(first, Class::Role);
    let subject = verb > from && (noun || text.capital(first) || text.has(first, Class::ClauseDeterminer));
    if subject {
        a.source.clear();
        a.source.push(from..verb);
        a.cue = verb..verb + 1;
    }
    subject
}

/// Whether a word can be a cue of words between marks: a verb, where it stands as one, a noun for what is said, a colon or dash.
fn can_say(text: Reading<'_>, i: usize) -> bool {
    let mark = text.kind(i) == Some(TokenKind::Punctuation);
    let written = [Class::Utterance, Class::Written].iter().any(|&class| text.has_lower(i, class));
    let before = i.wrapping_sub(1);
    let noun = text.noun(i).is_some()
        && (text.has(before, Class::ClauseDeterminer)
            || text.has(before, Class::ClausePreposition)
            || text.kind(before) == Some(TokenKind::Clitic) && !text.begins(i)
            || text.is(before, &["his", "her", "its", "their", "my", "our", "your"]));
    let low = text.low(i);
    let shape = ["ed", "ing"].iter().any(|end| low.ends_with(end)) || speaker::is_plural(low) && !low.ends_with("us");
    let known = text.verb(i).is_some() || shape && text.noun(i).is_none();
    let helps = [Class::ClauseBe, Class::ClauseHave, Class::ClauseDo, Class::ClauseModal];
    let verb = known && !noun && !helps.iter().any(|&class| text.has(i, class));
    mark || written || verb && (text.is_lower(i) || text.begins(i)) || text.is(i, &["according", "as", "like", "via"])
}
