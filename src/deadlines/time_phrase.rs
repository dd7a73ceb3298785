//! The time phrases of a sentence: its time expressions, put together where several of them make one moment.

use std::ops::Range;

use crate::lexicon::Class;
use crate::report::TimeType;
use crate::text::{TokenKind, Words};
use crate::times::Expression;

/// One moment or length of time in a sentence.
#[derive(Clone, Debug)]
pub(super) struct TimePhrase {
    /// Its words, as indices into the sentence.
    pub(super) words: Range<usize>,
    /// Its expressions, as indices into the article's.
    pub(super) expressions: Vec<usize>,
    /// A length of time and nothing else.
    pub(super) is_duration: bool,
    /// The expressions are alternatives: "18 or 19 June".
    pub(super) alternatives: bool,
}

/// Most words between two expressions of one phrase: "midnight in the island's time zone on 9 May" has six.
const LONGEST_JOIN: usize = 6;

/// The time phrases of a sentence, in order, given the article's time expressions.
pub(super) fn find(sentence: Words<'_>, expressions: &[Expression]) -> Vec<TimePhrase> {
    let mut out: Vec<TimePhrase> = Vec::new();
    let stretch = sentence.span(0..sentence.len());
    let from = expressions.partition_point(|e| e.span.end <= stretch.start);
    for (number, expression) in expressions.iter().enumerate().skip(from) {
        if expression.span.start >= stretch.end {
            break;
        }
        let Range { start: first, end: last } = sentence.tokens_in(expression.span);
        if first == last || !has_extent(expression) {
            continue;
        }
        let is_duration = expression.kind == TimeType::Duration;
        if let Some(before) = out.last_mut()
            && before.words.end <= first
            && first - before.words.end <= LONGEST_JOIN
            && !before.is_duration
            && !is_duration
            && let Some(alternatives) = joins(sentence, expressions, before, first, number)
        {
            before.words.end = last;
            before.expressions.push(number);
            before.alternatives |= alternatives;
            continue;
        }
        out.push(TimePhrase { words: first..last, expressions: vec![number], is_duration, alternatives: false });
    }
    for phrase in &mut out {
        take_in_amount(sentence, phrase);
        take_in_time_of_day(sentence, phrase);
        take_in_zone(sentence, phrase);
    }
    out
}

/// Whether an expression names a moment or a length: neither what recurs ("every Friday") nor what only points at a
/// time ("now", "recently").
fn has_extent(expression: &Expression) -> bool {
    expression.kind != TimeType::Set && !expression.value.ends_with("_REF")
}

/// Whether what stands between two expressions makes them one; `Some(true)` for alternatives.
fn joins(
    sentence: Words<'_>,
    expressions: &[Expression],
    before: &TimePhrase,
    first: usize,
    next: usize,
) -> Option<bool> {
    let gap = before.words.end..first;
    let a = &expressions[*before.expressions.last()?];
    let b = &expressions[next];
    let clock = |t: TimeType| t == TimeType::Time;
    if gap.len() == 1 && sentence.is(gap.start, &["or"]) {
        return Some(true);
    }
    // A time of day with its day, or the same day said twice.
    let meet = match (a.earliest, a.latest, b.earliest, b.latest) {
        (Some(a1), Some(a2), Some(b1), Some(b2)) => a1 <= b2 && b1 <= a2,
        _ => true,
    };
    let complementary = clock(a.kind) != clock(b.kind);
    let plain = gap.clone().all(|i| {
        sentence.is(
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
        && sentence.is(gap.start, &["in", "eastern", "local"])
        && sentence.is(gap.end - 1, &["on", "time", "this"])
        && !gap.clone().any(|i| sentence.is(i, &[",", ".", "and"]));
    place.then_some(false)
}

/// Takes in the words that belong to the amount: "less than three weeks", "either June 18 or 19", "another 75 days".
fn take_in_amount(sentence: Words<'_>, phrase: &mut TimePhrase) {
    let before = |k: usize| word_before(sentence, phrase, k);
    phrase.words.start -= match (before(2), before(1)) {
        ("less" | "fewer" | "more", "than") | ("at", "least" | "most") => {
            if before(3) == "no" {
                3
            } else {
                2
            }
        }
        ("an", "additional" | "extra") | ("a", "further") => 2,
        (_, "around" | "about" | "roughly" | "approximately" | "nearly" | "almost" | "another") => 1,
        (_, "either") if phrase.alternatives => 1,
        _ => 0,
    };
}

/// Takes in a time of day that stands before its day: "midday Saturday", "close of business on Friday".
fn take_in_time_of_day(sentence: Words<'_>, phrase: &mut TimePhrase) {
    const TIMES_OF_DAY: &[&str] =
        &["midday", "noon", "midnight", "dawn", "dusk", "sunset", "sunrise", "nightfall", "sundown", "noontime"];
    if phrase.is_duration {
        return;
    }
    let before = |k: usize| word_before(sentence, phrase, k);
    let on = usize::from(before(1) == "on");
    phrase.words.start -= if TIMES_OF_DAY.contains(&before(1 + on)) {
        1 + on
    } else if before(2 + on) == "of"
        && matches!((before(3 + on), before(1 + on)), ("close" | "end", "business" | "trading" | "play" | "day"))
    {
        if before(4 + on) == "the" { 4 + on } else { 3 + on }
    } else {
        0
    };
}

/// Takes in the zone behind a time of day: "noon EST", "5 p.m. (2200 GMT)", "midnight local time".
fn take_in_zone(sentence: Words<'_>, phrase: &mut TimePhrase) {
    let end = phrase.words.end;
    if is_zone(sentence, end) {
        phrase.words.end += 1;
    } else if sentence.low(end) == "("
        && let Some(close) = (end..(end + 5).min(sentence.len())).find(|&i| sentence.low(i) == ")")
        && sentence.any(end..close, &["time", "gmt", "est", "et", "utc", "edt", "bst", "cet"])
    {
        phrase.words.end = close + 1;
    } else if sentence.is(end, &["local", "eastern", "israel", "moscow"]) && sentence.low(end + 1) == "time" {
        phrase.words.end += 2;
    }
}

/// Whether a word names a time zone; "est." with a full stop is short for "established".
fn is_zone(sentence: Words<'_>, i: usize) -> bool {
    sentence.has(i, Class::TimeZone) && sentence.kind(i) != Some(TokenKind::Abbreviation)
}

/// The word that stands a number of words before a phrase.
fn word_before<'a>(sentence: Words<'a>, phrase: &TimePhrase, words: usize) -> &'a str {
    phrase.words.start.checked_sub(words).map_or("", |i| sentence.low(i))
}
