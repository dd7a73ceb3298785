//! One article says that someone has not spoken, another quotes them on the matter.

use super::view::{Seen, Sentence, View};
use super::{Found, SIDES, Side};
use crate::corpus::words;
use crate::report::{ConflictKind, EntityType, Verdict};
use crate::sort::Order;
use crate::span::Span;

/// Days within which another article's quote stands against the silence.
const DAYS: i32 = 3;

/// A sentence that says someone has been silent.
struct Silence {
    side: Side,
    who: u32,
    topic: Vec<u32>,
}

/// Finds silences that other articles contradict.
///
/// "Declined to comment" is none: it tells what one reporter was told.
pub(super) fn find(view: &View<'_>, out: &mut Vec<Found>) {
    let mut silences = Vec::new();
    for i in 0..view.articles.len() {
        let seen = &view.articles[i];
        for s in &seen.sentences {
            if let Some(silence) = silent(view, i, seen, s) {
                silences.push(silence);
            }
        }
    }
    // Quotes by speaker, so that each silence looks at its own only.
    let mut quotes: Vec<(u32, usize, usize)> = Vec::new();
    if !silences.is_empty() {
        for (i, seen) in view.articles.iter().enumerate() {
            for (j, q) in seen.a.quotes.iter().enumerate() {
                if let Some(e) = q
                    .speaker
                    .filter(|_| q.speech && !q.verbatim.is_empty() && !q.source.is_empty())
                    .and_then(|e| view.linked(i, e))
                {
                    quotes.push((e, i, j));
                }
            }
        }
        quotes.order();
    }
    let mut people: Vec<u32> = silences.iter().map(|s| s.who).collect();
    people.order();
    people.dedup();
    for who in people {
        let silent: Vec<&Silence> = silences.iter().filter(|s| s.who == who).collect();
        let from = quotes.partition_point(|q| q.0 < who);
        let spoken: Vec<(usize, usize)> =
            quotes[from..].iter().take_while(|q| q.0 == who).map(|q| (q.1, q.2)).collect();
        contradicted(view, who, &silent, &spoken, out);
    }
}

fn contradicted(view: &View<'_>, who: u32, silent: &[&Silence], spoken: &[(usize, usize)], out: &mut Vec<Found>) {
    let (mut quiet, mut loud, mut earlier) = (Vec::new(), Vec::new(), false);
    for s in silent {
        let here = s.side.article;
        for &(i, j) in spoken.iter().filter(|q| view.articles[q.0].source != view.articles[here].source) {
            if view.apart(here, i) > DAYS || !view.related(here, i) || !on(&view.articles[i], j, &s.topic) {
                continue;
            }
            earlier |= view.articles[i].day <= view.articles[here].day;
            quiet.push(s.side);
            if !loud.iter().any(|l: &Side| l.article == i) {
                loud.push(Side { article: i, span: attribution(&view.articles[i], j) });
            }
        }
    }
    if loud.is_empty() {
        return;
    }
    // A later silence on the same matter in the same article says the same.
    let said: Vec<Side> =
        silent.iter().map(|s| s.side).filter(|s| quiet.iter().any(|q| q.article == s.article)).collect();
    let mut sides: Vec<Side> = said.into_iter().take(SIDES / 2).chain(loud.into_iter().take(SIDES / 2)).collect();
    sides.order();
    sides.dedup();
    let name = view.name(who);
    let (verdict, why) = if earlier {
        (Verdict::Conflict, format!("one article has {name} silent, another, no later, quotes {name} on the matter"))
    } else {
        (Verdict::Explained, format!("the articles that quote {name} are later than the one that has {name} silent"))
    };
    out.push(Found {
        kind: ConflictKind::Statement,
        verdict,
        about: format!("whether {name} has commented"),
        why,
        sides,
    });
}

/// Reads a sentence that says someone has been silent.
fn silent(view: &View<'_>, i: usize, seen: &Seen<'_>, s: &Sentence) -> Option<Silence> {
    let list: Vec<&str> = s.words.iter().map(|w| seen.written(w.token)).collect();
    let is =
        |k: usize, options: &[&str]| list.get(k).is_some_and(|w| options.iter().any(|o| w.eq_ignore_ascii_case(o)));
    // The cue, as a range of words.
    let cue = (0..list.len()).find_map(|k| {
        let yet = k + 2 + usize::from(is(k + 2, &["yet", "so", "publicly"]));
        if is(k, &["has", "have", "had"]) && (is(k + 1, &["not"]) && is(yet, &["commented", "spoken", "remarked"])) {
            return Some(k..yet + 1);
        }
        if is(k, &["hasn't", "hasn’t"]) && is(k + 1, &["commented", "spoken"]) {
            return Some(k..k + 2);
        }
        if is(k, &["yet"]) && is(k + 1, &["to"]) && is(k + 2, &["comment", "speak"]) {
            return Some(k..k + 3);
        }
        if is(k, &["silence"]) && is(k + 1, &["from", "of", "by"])
            || is(k, &["remained", "stayed", "kept", "been", "is"]) && is(k + 1, &["silent"])
        {
            return Some(k..k + 2);
        }
        None
    })?;
    let token = |k: usize| &seen.a.text.tokens[s.words[k].token];
    let whole = seen.span(s);
    let (from, to) = (token(cue.start).start, token(cue.end - 1).end);
    if seen.a.marks.covers(from) {
        return None;
    }
    let ents = view.entities(i, whole);
    let can = |e: &&(u32, Span)| matches!(view.kind(e.0), Some(EntityType::Per | EntityType::Org));
    let noun = list[cue.start].eq_ignore_ascii_case("silence");
    let (who, at) = if noun {
        *ents.iter().filter(can).find(|e| e.1.start >= to && e.1.start < to + 60)?
    } else {
        *ents.iter().filter(can).rfind(|e| e.1.end <= from && e.1.end + 40 > from)?
    };
    let name: Vec<usize> = seen.a.text.tokens_in(at).collect();
    // The matter stands after the cue in the same clause, or else anywhere in the sentence.
    let clause_end = s.words[cue.end..].iter().position(|w| {
        let gap = Span::new(seen.a.text.tokens[w.token - 1].start, seen.a.text.tokens[w.token].start);
        gap.of(&seen.a.doc.text).contains([',', ';', ':'])
    });
    let after = &s.words[cue.end..clause_end.map_or(s.words.len(), |n| cue.end + n)];
    let told = after.iter().any(|w| !w.stop && !name.contains(&w.token));
    let words = if told && !noun { after } else { &s.words };
    let topic = words.iter().filter(|w| !w.stop && !name.contains(&w.token)).map(|w| matter(seen, w.token, w.stem));
    let side = Side { article: i, span: Span::new(from.min(at.start), to.max(at.end)) };
    Some(Silence { side, who, topic: topic.collect() })
}

/// The stem, with the words for an encounter as one.
fn matter(seen: &Seen<'_>, token: usize, stem: u32) -> u32 {
    let word = words::plain(seen.written(token));
    if words::is_encounter(words::stem(&word)) { words::hash("meet") } else { stem }
}

/// Whether a quote, or the sentence that introduces it, is about one of the topics.
fn on(seen: &Seen<'_>, quote: usize, topic: &[u32]) -> bool {
    let q = &seen.a.quotes[quote];
    let Some(whole) = q.content.iter().chain(&q.source).chain(&q.cue).copied().reduce(Span::join) else { return false };
    let (from, to) = (seen.a.text.token_at(whole.start), seen.a.text.token_at(whole.end.saturating_sub(1)));
    let (from, to) = (seen.a.text.sentence_of(from), seen.a.text.sentence_of(to));
    let first = seen.sentences.partition_point(|s| s.index < from);
    seen.sentences[first..]
        .iter()
        .take_while(|s| s.index <= to)
        .any(|s| s.words.iter().any(|w| !w.stop && topic.contains(&matter(seen, w.token, w.stem))))
}

/// Source, cue and medium of a quote as one stretch, or else its words.
fn attribution(seen: &Seen<'_>, quote: usize) -> Span {
    let q = &seen.a.quotes[quote];
    let joined = q.source.iter().chain(&q.cue).chain(&q.medium).copied().reduce(Span::join);
    joined.filter(|s| s.len() <= 200).or_else(|| q.content.first().copied()).unwrap_or_default()
}
