//! When two people spoke or met, told in different ways.

use super::found::{Found, SIDES, Side};
use crate::calendar::Date;
use crate::corpus::view::{Seen, Sentence, View};
use crate::corpus::words;
use crate::input::collapsed;
use crate::report::{ConflictKind, EntityType, TimeType, Verdict};
use crate::sort::Order;
use crate::span::Span;

/// Days within which two articles tell of one event.
const DAYS: i32 = 3;

/// Words to each side of the verb in which people and time must stand.
const REACH: usize = 16;

/// Verbs and nouns for speaking with someone, and for meeting them.
const SPOKE: &[&str] = &["spoke", "speak", "speaking", "spoken", "talked", "conversation", "phoned", "call"];
const MET: &[&str] = &["met", "meet", "meets", "meeting"];

/// What places an event before or after another.
const AROUND: &[&[&str]] =
    &[&["after"], &["before"], &["following"], &["ahead", "of"], &["on", "the", "eve", "of"], &["hours", "before"]];

/// That two people spoke or met, and when, as one sentence tells it.
struct Event {
    people: (u32, u32),
    met: bool,
    side: Side,
    when: When,
}

/// How a sentence tells when.
#[derive(Clone, PartialEq, Eq)]
enum When {
    /// The first and last day it can have been, and the words.
    Day(Date, Date, String),
    /// Before or after something, in words.
    Around(String),
}

impl When {
    fn words(&self) -> &str {
        match self {
            Self::Day(_, _, w) | Self::Around(w) => w,
        }
    }

    fn differs(&self, other: &Self) -> bool {
        match (self, other) {
            // "Thursday" is one day in the articles of one story.
            (Self::Day(a, b, v), Self::Day(x, y, w)) => (b < x || y < a) && v != w,
            (Self::Around(a), Self::Around(b)) => !a.eq_ignore_ascii_case(b),
            _ => true,
        }
    }
}

/// Finds encounters of the same two people that articles place differently.
pub(super) fn find(view: &View<'_>, out: &mut Vec<Found>) {
    let mut events = Vec::new();
    for (i, seen) in view.articles.iter().enumerate() {
        for s in &seen.sentences {
            events.extend(read(view, i, seen, s));
        }
    }
    events.order_by_key(|e| (e.people, e.met, e.side));
    for run in events.chunk_by(|a, b| (a.people, a.met) == (b.people, b.met)) {
        // Of several articles, those that are near the first in time.
        let mut from = 0;
        while from < run.len() {
            let first = run[from].side.article;
            let n = run[from..].iter().take_while(|e| view.apart(first, e.side.article) <= DAYS).count();
            if let Some(found) = judge(view, &run[from..from + n]) {
                out.push(found);
            }
            from += n;
        }
    }
}

fn judge(view: &View<'_>, events: &[Event]) -> Option<Found> {
    let source = |e: &Event| view.articles[e.side.article].source;
    // One telling for each article; one that tells of several encounters is no witness.
    let mut told: Vec<&Event> = Vec::new();
    for run in events.chunk_by(|a, b| a.side.article == b.side.article) {
        let days = run.iter().filter(|e| matches!(e.when, When::Day(..)));
        let plain = days.clone().count() == 0 || run.iter().all(|e| !e.when.differs(&run[0].when));
        if plain || run.len() == 1 {
            told.push(run.iter().find(|e| matches!(e.when, When::Day(..))).unwrap_or(&run[0]));
        }
    }
    let apart = |a: &&&Event| told.iter().any(|b| source(a) != source(b) && a.when.differs(&b.when));
    let sides: Vec<&Event> = told.iter().filter(apart).copied().take(SIDES).collect();
    if sides.len() < 2 || !sides.iter().any(|e| matches!(e.when, When::Day(..))) {
        return None;
    }
    let days =
        |a: &Event, b: &Event| matches!((&a.when, &b.when), (When::Day(..), When::Day(..))) && a.when.differs(&b.when);
    let clash = sides.iter().any(|a| sides.iter().any(|b| source(a) != source(b) && days(a, b)));
    let mut words: Vec<String> = sides.iter().map(|e| format!("“{}”", e.when.words())).collect();
    words.dedup();
    let (a, b) = (view.name(sides[0].people.0), view.name(sides[0].people.1));
    let verb = if sides[0].met { "met" } else { "spoke" };
    let why = if clash {
        format!("the articles give {}: two occasions, or a conflict", words.join(" and "))
    } else {
        format!("the articles place it {}; they do not say whether that is one occasion", words.join(" and "))
    };
    Some(Found {
        kind: ConflictKind::Date,
        verdict: Verdict::Undecided,
        about: format!("when {a} and {b} {verb}"),
        why,
        sides: sides.iter().map(|e| e.side).collect(),
    })
}

/// Reads a sentence that tells of an encounter and when it was.
fn read(view: &View<'_>, i: usize, seen: &Seen<'_>, s: &Sentence) -> Option<Event> {
    let list: Vec<String> = s.words.iter().map(|w| words::plain(seen.written(w.token))).collect();
    let verb = list.iter().position(|w| SPOKE.contains(&w.as_str()) || MET.contains(&w.as_str()))?;
    let met = MET.contains(&list[verb].as_str());
    let token = |k: usize| &seen.a.text.tokens[s.words[k].token];
    // The other party follows "with" or "to", or the verb itself where they met.
    let mut with =
        (verb + 1..(verb + 9).min(list.len())).find(|&k| matches!(list[k].as_str(), "with" | "to" | "between"));
    if met && with.is_none() {
        with = Some(verb);
    }
    let with = with?;
    let people: Vec<(u32, Span)> =
        view.entities(i, seen.span(s)).into_iter().filter(|e| view.kind(e.0) == Some(EntityType::Per)).collect();
    let other = people
        .iter()
        .find(|e| e.1.start >= token(with).end && e.1.start < token((with + 8).min(list.len() - 1)).end)?;
    let one = people.iter().rfind(|e| e.1.end <= token(verb).start && e.0 != other.0)?;
    let reach = (verb.saturating_sub(REACH), (verb + REACH).min(list.len() - 1));
    let near = Span::new(token(reach.0).start, token(reach.1).end);
    // What is told inside marks is someone's telling.
    if seen.a.text.marks.covers(token(verb).start) && seen.a.text.marks.covers(one.1.start) {
        return None;
    }
    let placed = day(seen, near, token(verb).span());
    let (when, at) = if met { placed? } else { placed.or_else(|| around(seen, s, &list, verb))? };
    let side = Side { article: i, span: one.1.join(other.1).join(at) };
    let side = if side.span.len() > 300 { Side { article: i, span: token(verb).span().join(at) } } else { side };
    Some(Event { people: (one.0.min(other.0), one.0.max(other.0)), met, side, when })
}

/// The day nearest to the verb.
fn day(seen: &Seen<'_>, near: Span, verb: Span) -> Option<(When, Span)> {
    let from = seen.a.times.partition_point(|t| t.span.start < near.start);
    let days = seen.a.times[from..].iter().take_while(|t| t.span.end <= near.end);
    let other = |end: u32| end < verb.start && Span::new(end, verb.start).of(&seen.a.doc.text).contains(" and ");
    days.filter(|t| matches!(t.kind, TimeType::Date | TimeType::Time))
        .filter_map(|t| Some((t, t.earliest?, t.latest?)))
        .filter(|(_, a, b)| *b - *a <= 1)
        // "Called them on Monday and will meet Roe".
        .filter(|(t, ..)| !other(t.span.end))
        .min_by_key(|(t, ..)| t.span.start.abs_diff(verb.start))
        .map(|(t, a, b)| (When::Day(a, b, t.span.of(&seen.a.doc.text).to_owned()), t.span))
}

/// The words that place the event before or after another.
fn around(seen: &Seen<'_>, s: &Sentence, list: &[String], verb: usize) -> Option<(When, Span)> {
    let end = (verb + REACH).min(list.len());
    let (at, cue) = (verb + 1..end).find_map(|k| {
        let cue =
            AROUND.iter().rfind(|c| list[k..].len() > c.len() && c.iter().zip(&list[k..]).all(|(a, b)| a == b))?;
        Some((k, cue.len()))
    })?;
    // Up to the end of the clause.
    let first = &seen.a.text.tokens[s.words[at].token];
    let mut to = at + cue;
    while to + 1 < list.len().min(at + cue + 6) {
        let gap = Span::new(seen.a.text.tokens[s.words[to].token].end, seen.a.text.tokens[s.words[to + 1].token].start);
        let next = &list[to + 1];
        let goes_on =
            !words::is_stop(next) || matches!(next.as_str(), "the" | "of" | "a" | "his" | "her" | "to" | "'s" | "’s");
        let verb = (next.ends_with("ing") || next.ends_with("ed")) && !words::is_encounter(words::stem(next));
        if gap.of(&seen.a.doc.text).contains([',', ';', '.', '"', '”']) || !goes_on || verb {
            break;
        }
        to += 1;
    }
    // What another encounter places may be another day; what an event of the same day places is not.
    list[at + cue..=to].iter().any(|w| words::is_encounter(words::stem(w))).then_some(())?;
    let span = Span::new(first.start, seen.a.text.tokens[s.words[to].token].end);
    let shown = collapsed(span.of(&seen.a.doc.text));
    Some((When::Around(shown), span))
}
