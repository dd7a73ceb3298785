//! Whose a quotation is that stands between two: in "“Yes,” Roe said. “Sure?” “Quite sure,” Hale said" the models give what
//! follows a verb to whoever spoke before; and whose it is that stands before "She said she could not recall", or behind a question.

use std::ops::Range;

use super::attribution::Attribution;
use super::node::{COMMA, Node, is_punctuation, span};
use super::nodes::{without_marks, words_within};
use super::reading::Reading;
use super::told;
use super::{acts, circumstances};
use crate::report::Form;

/// Most words of a name with its title.
const NAME: usize = 8;

/// Most words to either end of a sentence.
const REACH: usize = 60;

/// Leaves each attribution one source, and takes from it the quotations that are another's: finished ones before a verb that tells
/// something else, answers to its question, and behind its verb one that ends in a comma and leads to the next source, and one that
/// another quotation follows at once.
pub(super) fn part(text: Reading<'_>, nodes: &[Node], found: &mut Vec<Attribution>) {
    for a in 0..found.len() {
        one_source(text, nodes, &mut found[a]);
        told_next(text, nodes, &mut found[a]);
        answered(text, nodes, found, a);
        let behind = found[a].content.iter().filter(|r| r.start >= found[a].cue.end);
        let own: Vec<usize> = behind.cloned().flatten().filter(|&i| nodes[i].quote.is_some()).collect();
        for q in own {
            let near = found.len().min(a + 4);
            let next = (a + 1..near).find(|&b| leads_to(text, nodes, q, &found[b]));
            if let Some(b) = next {
                leave(nodes, &mut found[a], q);
                if !found[b].content.iter().any(|r| r.contains(&q)) {
                    found[b].content.insert(0, q..q + 1);
                }
            } else if nodes.get(q + 1).is_some_and(|n| n.quote.is_some())
                && !found[a].content.iter().any(|r| r.contains(&(q + 1)))
                && quotes_of(nodes, &found[a]) > 1
            {
                leave(nodes, &mut found[a], q);
            }
        }
    }
    found.retain(|a| !a.content.is_empty());
}

/// "He has a letter in which Roe says “no”": the subject is what stands right before the verb. Who prints words is no second source.
fn one_source(text: Reading<'_>, nodes: &[Node], a: &mut Attribution) {
    let quoting = a.cue.clone().any(|i| text.lemma(nodes[i].from as usize) == "quote");
    let passive = quoting && circumstances::has_be(text, span(text, nodes, a.cue.clone()));
    let (Some(first), Some(last)) = (a.source.first().cloned(), a.source.last().cloned()) else { return };
    if passive
        && first.end + 1 < a.cue.start
        && let Some(own) = name_before(text, nodes, a.cue.start)
    {
        a.source = vec![own];
        return;
    }
    if first == last {
        return;
    }
    if last.end == a.cue.start && last.start > first.end + 1 {
        let word = nodes[last.start].from as usize;
        // "What she said" has no subject of its own.
        let pronoun = text.is(word, &["he", "she", "they"]);
        let begins = pronoun && text.capital(word);
        let named = || text.entities.inside(span(text, nodes, last.clone())).any(|m| m.form == Form::Name);
        if begins || !pronoun && named() {
            a.source = vec![last];
        }
    } else if quoting && last.start > a.cue.end && text.is(nodes[last.start - 1].from as usize, &["by"]) {
        (a.source, a.via) = (vec![first], Some(last));
    }
}

/// The person's name that ends right before a node.
fn name_before(text: Reading<'_>, nodes: &[Node], at: usize) -> Option<Range<usize>> {
    let near = at.saturating_sub(NAME);
    let end = (near..at).rev().find(|&i| !is_punctuation(&nodes[i]))? + 1;
    let own = span(text, nodes, near..end);
    let first = text.token_at(text.entities.person_at_end(own)?.span().start);
    let start = (near..end).rev().find(|&i| nodes[i].from as usize <= first)?;
    Some(start..end)
}

/// "Hale pressed her: “When?” She said she could not recall": what follows the verb is all that she said.
fn told_next(text: Reading<'_>, nodes: &[Node], a: &mut Attribution) {
    let start = start_of(text, nodes, a.source.last().map_or(a.cue.start, |r| r.start.min(a.cue.start)));
    let limit = nodes.len().min(a.cue.end + REACH);
    let end = (a.cue.end..limit).find(|&i| nodes[i].begins).unwrap_or(limit);
    let Some(last) = (a.cue.end..end).rev().find(|&i| !is_punctuation(&nodes[i])) else { return };
    let rest = a.cue.end..last + 1;
    let first = rest.start + usize::from(text.is(nodes[rest.start].from as usize, &["that"]));
    // A finished quotation in the sentence before is another's; one that begins its sentence, with nothing before it, may be hers.
    let led = |r: &Range<usize>| {
        r.end <= start
            && nodes[r.start].quote.is_some()
            && !nodes[r.start].begins
            && is_finished(without_marks(text.of(span(text, nodes, r.clone()))))
    };
    let own = a.source.iter().all(|r| (start..end).contains(&r.start)) && !a.source.is_empty();
    if !own
        || !a.content.iter().any(led)
        || nodes[rest.clone()].iter().any(|n| n.quote.is_some())
        || !acts::says(text, span(text, nodes, a.cue.clone()))
        || !told::is_told(text, nodes[first.min(last)].from as usize..nodes[last].to as usize)
    {
        return;
    }
    a.content.retain(|r| !led(r));
    if !a.content.iter().any(|r| r.start >= a.cue.end) {
        a.content.push(rest);
    }
}

/// Whether a quotation ends its sentence.
fn is_finished(words: &str) -> bool {
    words.ends_with(['.', '!', '?', '…'])
}

/// Where the sentence of a source begins: behind a quotation that is finished too, where a capital follows.
fn start_of(text: Reading<'_>, nodes: &[Node], source: usize) -> usize {
    let finished = |q: usize| {
        let words = words_within(text, nodes, q);
        nodes[q].quote.is_some() && is_finished(words) && text.capital(nodes[q + 1].from as usize)
    };
    let begins = |&i: &usize| nodes[i].begins || i > 0 && finished(i - 1);
    let near = source.saturating_sub(REACH);
    (near..=source).rev().find(begins).unwrap_or(near)
}

/// "“Will you go?” Roe asked. “Yes.”": who asks does not answer; nor does he in a talk of two, "“In May,” Hale said. “Not before?” Roe
/// asked. “Not before May.”".
fn answered(text: Reading<'_>, nodes: &[Node], found: &mut [Attribution], a: usize) {
    let words = |i: usize| words_within(text, nodes, i);
    let one = &found[a];
    let asks = one.cue.clone().any(|i| text.lemma(nodes[i].from as usize) == "ask");
    let quotes = || one.content.iter().cloned().flatten().filter(|&i| nodes[i].quote.is_some());
    let Some(question) = quotes().rfind(|&i| i < one.cue.start).filter(|&i| asks && words(i).ends_with('?')) else {
        return;
    };
    let first = one.content.iter().map(|r| r.start).min().unwrap_or(question);
    let talk = a.checked_sub(1).map(|b| &found[b]).is_some_and(|b| {
        let near = b.cue.end.max(b.content.iter().map(|r| r.end).max().unwrap_or(0));
        near <= first && first <= near + 2 && quotes_of(nodes, b) > 0
    });
    // "No answer came" is none.
    let yes = |i: usize| {
        let opens = ["yes", "no", "yeah", "nope", "never", "absolutely", "sure", "yep"];
        let (first, rest) = words(i).split_at(words(i).find(|c: char| !c.is_alphanumeric()).unwrap_or(words(i).len()));
        opens.contains(&&*first.to_lowercase()) && !rest.starts_with(' ')
    };
    let behind: Vec<usize> =
        quotes().filter(|&i| i >= one.cue.end && !words(i).ends_with('?') && (talk || yes(i))).collect();
    behind.into_iter().for_each(|q| leave(nodes, &mut found[a], q));
}

/// How many quotations an attribution has.
fn quotes_of(nodes: &[Node], a: &Attribution) -> usize {
    a.content.iter().cloned().flatten().filter(|&i| nodes[i].quote.is_some()).count()
}

/// Whether a quotation ends as one does whose source follows, and that is the attribution's.
fn leads_to(text: Reading<'_>, nodes: &[Node], q: usize, b: &Attribution) -> bool {
    let words = words_within(text, nodes, q);
    let comma = nodes.get(q + 1).is_some_and(|n| n.sort == COMMA);
    let first = b.source.iter().map(|r| r.start).chain([b.cue.start]).min().unwrap_or(0);
    let joined = !nodes.get(first).is_none_or(|n| n.begins);
    first == q + 1 + usize::from(comma) && b.cue.start < q + 12 && (comma || words.ends_with(',') || joined)
}

/// Takes a node out of what is attributed.
fn leave(nodes: &[Node], a: &mut Attribution, q: usize) {
    let Some(at) = a.content.iter().position(|r| r.contains(&q)) else { return };
    let whole = a.content.remove(at);
    for part in [q + 1..whole.end, whole.start..q] {
        if part.clone().any(|i| !is_punctuation(&nodes[i])) {
            a.content.insert(at, part);
        }
    }
}
