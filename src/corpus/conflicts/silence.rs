//! One article says that someone has not spoken, or denies the words, another quotes them on the matter.

use std::ops::Range;

use super::found::{Found, SIDES, Side};
use crate::corpus::view::{Seen, Sentence, View};
use crate::corpus::words;
use crate::report::{ConflictKind, EntityType, Verdict};
use crate::sort::Order;
use crate::span::Span;

/// Days within which another article's quote stands against the silence.
const DAYS: i32 = 3;

/// What a sentence says of someone's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    /// There are none.
    Silent,
    /// One reporter was told none.
    Declined,
    /// They were not said.
    Denied,
}

/// A sentence that says someone has been silent.
struct Silence {
    sort: Sort,
    side: Side,
    who: u32,
    topic: Vec<u32>,
}

/// Finds silences and denials that other articles contradict.
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
    silences.order_by_key(|s| (s.who, s.sort));
    for run in silences.chunk_by(|a, b| (a.who, a.sort) == (b.who, b.sort)) {
        let who = run[0].who;
        let from = quotes.partition_point(|q| q.0 < who);
        let spoken: Vec<(usize, usize)> =
            quotes[from..].iter().take_while(|q| q.0 == who).map(|q| (q.1, q.2)).collect();
        contradicted(view, run, &spoken, out);
    }
}

/// Puts the silences of one person, of one sort, beside what other articles quote of that person.
fn contradicted(view: &View<'_>, silent: &[Silence], spoken: &[(usize, usize)], out: &mut Vec<Found>) {
    let (who, sort) = (silent[0].who, silent[0].sort);
    let (mut quiet, mut loud, mut earlier) = (Vec::new(), Vec::new(), false);
    for s in silent {
        let here = s.side.article;
        for &(i, j) in spoken.iter().filter(|q| view.articles[q.0].source != view.articles[here].source) {
            let days = if sort == Sort::Declined { 1 } else { DAYS };
            if view.apart(here, i) > days || !view.related(here, i) || !on(&view.articles[i], j, &s.topic, sort) {
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
    let about = match sort {
        Sort::Denied => format!("whether {name} said it"),
        _ => format!("whether {name} has commented"),
    };
    let (verdict, why) = verdict(sort, earlier, name);
    out.push(Found { kind: ConflictKind::Statement, verdict, about, why, sides });
}

/// What it means that an article has someone silent whom another quotes, no later where `earlier`.
fn verdict(sort: Sort, earlier: bool, name: &str) -> (Verdict, String) {
    match sort {
        Sort::Denied => (
            Verdict::Conflict,
            format!("one article says that {name} denies the words, another quotes {name} with them"),
        ),
        Sort::Declined => {
            (Verdict::Explained, format!("{name} had no comment for one reporter; another article quotes {name}"))
        }
        Sort::Silent if earlier => (
            Verdict::Conflict,
            format!("one article has {name} silent, another, no later, quotes {name} on the matter"),
        ),
        Sort::Silent => (
            Verdict::Explained,
            format!("the articles that quote {name} are later than the one that has {name} silent"),
        ),
    }
}

/// The words that say someone has been silent, as a range, and how.
fn cue(list: &[&str]) -> Option<(Range<usize>, Sort)> {
    let is =
        |k: usize, options: &[&str]| list.get(k).is_some_and(|w| options.iter().any(|o| w.eq_ignore_ascii_case(o)));
    (0..list.len()).find_map(|k| {
        let yet = k + 2 + usize::from(is(k + 2, &["yet", "so", "publicly"]));
        if is(k, &["has", "have", "had"]) && (is(k + 1, &["not"]) && is(yet, &["commented", "spoken", "remarked"])) {
            return Some((k..yet + 1, Sort::Silent));
        }
        if is(k, &["hasn't", "hasn’t"]) && is(k + 1, &["commented", "spoken"]) {
            return Some((k..k + 2, Sort::Silent));
        }
        if is(k, &["yet"]) && is(k + 1, &["to"]) && is(k + 2, &["comment", "speak"]) {
            return Some((k..k + 3, Sort::Silent));
        }
        if is(k, &["silence"]) && is(k + 1, &["from", "of", "by"])
            || is(k, &["remained", "stayed", "kept", "been", "is"]) && is(k + 1, &["silent"])
        {
            return Some((k..k + 2, Sort::Silent));
        }
        if is(k, &["declined", "refused", "declines", "refuses"]) && is(k + 1, &["to"]) && is(k + 2, &["comment"]) {
            return Some((k..k + 3, Sort::Declined));
        }
        if is(k, &["denied", "denies"])
            && (is(k + 1, &["saying"])
                || is(k + 1, &["having"]) && is(k + 2, &["said"])
                || is(k + 1, &["that"]) && is(k + 3, &["said"])
                || is(k + 1, &["that"]) && is(k + 3, &["had"]) && is(k + 4, &["said"]))
        {
            let said = (k + 1..k + 5).find(|&i| is(i, &["saying", "said"])).unwrap_or(k + 1);
            return Some((k..said + 1, Sort::Denied));
        }
        None
    })
}

/// Reads a sentence that says someone has been silent.
fn silent(view: &View<'_>, i: usize, seen: &Seen<'_>, s: &Sentence) -> Option<Silence> {
    let list: Vec<&str> = s.words.iter().map(|w| seen.written(w.token)).collect();
    let (cue, sort) = cue(&list)?;
    let token = |k: usize| &seen.a.text.tokens[s.words[k].token];
    let whole = seen.span(s);
    let (from, to) = (token(cue.start).start, token(cue.end - 1).end);
    if seen.a.text.marks.covers(from) {
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
    if sort != Sort::Silent && !told {
        return None;
    }
    let words = if told && !noun { after } else { &s.words };
    let topic = words.iter().filter(|w| !w.stop && !name.contains(&w.token)).map(|w| matter(seen, w.token, w.stem));
    // What an office has no comment on it has none on in every story.
    if sort == Sort::Declined && view.kind(who) != Some(EntityType::Per) {
        return None;
    }
    let side = Side { article: i, span: Span::new(from.min(at.start), to.max(at.end)) };
    Some(Silence { sort, side, who, topic: topic.collect() })
}

/// The stem, with the words for an encounter as one.
fn matter(seen: &Seen<'_>, token: usize, stem: u32) -> u32 {
    let word = words::plain(seen.written(token));
    if words::is_encounter(words::stem(&word)) { words::hash("meet") } else { stem }
}

/// Whether a quote, or the sentence that introduces it, is about the topic: about one word of it where someone was
/// silent, two where someone declined. Half of what is denied must stand in the quote itself.
fn on(seen: &Seen<'_>, quote: usize, topic: &[u32], sort: Sort) -> bool {
    let q = &seen.a.quotes[quote];
    let Some(whole) = q.content.iter().chain(&q.source).chain(&q.cue).copied().reduce(Span::join) else { return false };
    let (from, to) = (seen.a.text.token_at(whole.start), seen.a.text.token_at(whole.end.saturating_sub(1)));
    let (from, to) = (seen.a.text.sentence_of(from), seen.a.text.sentence_of(to));
    let first = seen.sentences.partition_point(|s| s.index < from);
    let near = seen.sentences[first..].iter().take_while(|s| s.index <= to).flat_map(|s| &s.words);
    let said = |token: usize| q.verbatim.iter().any(|v| v.contains(seen.a.text.tokens[token].span()));
    let mut hits: Vec<u32> = near
        .filter(|w| !w.stop && (sort != Sort::Denied || said(w.token)))
        .map(|w| matter(seen, w.token, w.stem))
        .filter(|m| topic.contains(m))
        .collect();
    hits.order();
    hits.dedup();
    let least = match sort {
        Sort::Silent => 1,
        Sort::Declined => topic.len().clamp(1, 2),
        Sort::Denied => topic.len().div_ceil(2).max(2),
    };
    hits.len() >= least
}

/// Source, cue and medium of a quote as one stretch, or else its words.
fn attribution(seen: &Seen<'_>, quote: usize) -> Span {
    let q = &seen.a.quotes[quote];
    let joined = q.source.iter().chain(&q.cue).chain(&q.medium).copied().reduce(Span::join);
    joined.filter(|s| s.len() <= 200).or_else(|| q.content.first().copied()).unwrap_or_default()
}
