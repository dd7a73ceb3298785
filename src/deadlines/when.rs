//! The time expressions of a sentence, put together where several words of it make one moment.

use std::ops::Range;

use super::clause::Clause;
use crate::report::TimeType;

/// One moment or length of time in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its words, as indices into the sentence.
    pub(super) words: Range<usize>,
    /// Its expressions, as indices into the article's.
    pub(super) times: Vec<usize>,
    /// A length of time and nothing else.
    pub(super) length: bool,
    /// The expressions are alternatives.
    pub(super) either: bool,
}

/// Most words of a stretch that can join two expressions.
const GAP: usize = 6;

/// The time units of a sentence, in order. Called before the words are tagged.
pub(super) fn units(clause: &Clause<'_>) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    let words = &clause.words;
    let from = clause.times.partition_point(|t| t.span.end <= clause.span.start);
    for (k, time) in clause.times.iter().enumerate().skip(from) {
        if time.span.start >= clause.span.end {
            break;
        }
        let vague = time.value.ends_with("_REF");
        if time.kind == TimeType::Set || (vague && !clause_allows(clause, k)) {
            continue;
        }
        let first = words.partition_point(|w| w.span.end <= time.span.start);
        let last = words.partition_point(|w| w.span.start < time.span.end);
        if first >= last {
            continue;
        }
        let length = time.kind == TimeType::Duration;
        if let Some(before) = out.last_mut()
            && before.words.end <= first
            && first - before.words.end <= GAP
            && !before.length
            && !length
            && let Some(either) = joins(clause, before, first, k)
        {
            before.words.end = last;
            before.times.push(k);
            before.either |= either;
            continue;
        }
        out.push(Unit { words: first..last, times: vec![k], length, either: false });
    }
    for unit in &mut out {
        widen(clause, unit);
    }
    out
}

fn clause_allows(_clause: &Clause<'_>, _time: usize) -> bool {
    false
}

/// Whether what stands between two expressions makes them one; `Some(true)` for alternatives.
fn joins(clause: &Clause<'_>, before: &Unit, first: usize, next: usize) -> Option<bool> {
    let gap = before.words.end..first;
    let a = &clause.times[*before.times.last()?];
    let b = &clause.times[next];
    let clock = |t: TimeType| t == TimeType::Time;
    if gap.len() == 1 && clause.is(gap.start, &["or"]) {
        return Some(true);
    }
    // A time of day with its day, or the same day said twice.
    let meet = match (a.earliest, a.latest, b.earliest, b.latest) {
        (Some(a1), Some(a2), Some(b1), Some(b2)) => a1 <= b2 && b1 <= a2,
        _ => true,
    };
    let complementary = clock(a.kind) != clock(b.kind);
    let plain = gap.clone().all(|i| {
        clause.is(
            i,
            &[
                "on", ",", "of", "the", "at", "(", "est", "gmt", "edt", "et", "utc", "bst", "this", "local", "time",
                "pt", "cet",
            ],
        )
    });
    if plain && (complementary || (meet && gap.len() <= 1 && !gap.is_empty())) {
        return Some(false);
    }
    // "midnight in the island's time zone on May 9"
    let place = complementary
        && clause.is(gap.start, &["in", "eastern", "local"])
        && clause.is(gap.end - 1, &["on", "time", "this"])
        && !gap.clone().any(|i| clause.is(i, &[",", ".", "and"]));
    place.then_some(false)
}

/// Takes in the words that belong to the amount: "less than three weeks", "either June 18 or 19", "another 75 days".
fn widen(clause: &Clause<'_>, unit: &mut Unit) {
    let before = |k: usize| unit.words.start.checked_sub(k).map_or("", |i| clause.low(i));
    let back = if matches!((before(2), before(1)), ("less" | "fewer" | "more", "than") | ("at", "least" | "most")) {
        if before(3) == "no" { 3 } else { 2 }
    } else if matches!((before(2), before(1)), ("an", "additional" | "extra") | ("a", "further")) {
        2
    } else if matches!(before(1), "around" | "about" | "roughly" | "approximately" | "nearly" | "almost" | "another")
        || (before(1) == "either" && unit.either)
    {
        1
    } else {
        0
    };
    unit.words.start -= back;
    // Times of day that stand before their day: "midday Saturday", "close of business on Friday".
    let before = |k: usize| unit.words.start.checked_sub(k).map_or("", |i| clause.low(i));
    let on = usize::from(before(1) == "on");
    let day = if !unit.length
        && matches!(
            before(1 + on),
            "midday"
                | "noon"
                | "midnight"
                | "dawn"
                | "dusk"
                | "sunset"
                | "sunrise"
                | "nightfall"
                | "sundown"
                | "noontime"
        ) {
        1 + on
    } else if !unit.length
        && before(2 + on) == "of"
        && matches!((before(3 + on), before(1 + on)), ("close" | "end", "business" | "trading" | "play" | "day"))
    {
        if before(4 + on) == "the" { 4 + on } else { 3 + on }
    } else {
        0
    };
    unit.words.start -= day;
    let end = unit.words.end;
    if clause.is(end, &["est", "gmt", "edt", "et", "utc", "bst", "cet", "pst", "pt", "ist"]) {
        unit.words.end += 1;
    } else if clause.low(end) == "("
        && let Some(close) = (end..(end + 5).min(clause.len())).find(|&i| clause.low(i) == ")")
        && clause.any(end..close, &["time", "gmt", "est", "et", "utc", "edt", "bst", "cet"])
    {
        unit.words.end = close + 1;
    } else if clause.is(end, &["local", "eastern", "israel", "moscow"]) && clause.low(end + 1) == "time" {
        unit.words.end += 2;
    }
}
