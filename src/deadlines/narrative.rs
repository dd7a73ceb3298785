//! The day that the story tells of.

use super::clause::{Clause, Tag};
use super::due::{self, DueDate, Start};
use crate::calendar::Date;
use crate::report::Certainty;
use crate::span::Span;
use crate::text::Words;
use crate::times::Expression;

/// How many sentences back a day still holds.
const REACH: usize = 5;

/// How far into a sentence the words can stand that say that the story goes on with its day.
const OPENING_WORDS: usize = 12;

/// Most time expressions of one sentence that are looked at.
const MOST_TIMES: usize = 64;

/// A day in the past that a story tells of.
pub(super) struct Day {
    pub(super) date: Date,
    /// Number of the sentence that names it.
    pub(super) sentence: usize,
    pub(super) basis: String,
}

/// The day in the past that the sentences before number `number` tell of, where one of them says that the story goes on
/// with it ("that same day").
pub(super) fn day(words: Words<'_>, times: &[Expression], number: usize) -> Option<Day> {
    let article = words.doc.date?;
    let mut goes_on = false;
    for sentence in (number.saturating_sub(REACH)..=number).rev() {
        let view = words.sentence(sentence);
        let opening = 1..view.len().min(OPENING_WORDS);
        let same_day = opening.into_iter().any(|i| view.is(i, &["day"]) && view.is(i - 1, &["same", "that"]));
        let span = view.span(0..view.len());
        let from = times.partition_point(|t| t.span.end <= span.start);
        let dated = times[from..]
            .iter()
            .take(MOST_TIMES)
            .take_while(|t| t.span.start < span.end)
            .filter(|t| is_past_day(t, article))
            .last();
        if sentence < number
            && let Some(time) = dated
        {
            let date = time.earliest.filter(|_| goes_on || same_day)?;
            let basis = format!("{date}, the day last told of (“{}”)", time.span.of(&words.doc.text));
            return Some(Day { date, sentence, basis });
        }
        goes_on |= same_day;
    }
    None
}

/// Most bytes between a day and "then" in the next sentence.
const THEN_REACH: u32 = 300;

/// The day that "then" at a byte means, where the sentence before names it: "The date is Friday. If it is not open by then
/// ...".
pub(super) fn last_day(times: &[Expression], then: u32, sentence: &Span) -> Option<DueDate> {
    let time = times[..times.partition_point(|t| t.span.end <= sentence.start)].last()?;
    let day = time.earliest.filter(|_| time.earliest == time.latest && time.span.end + THEN_REACH > then)?;
    let basis = ["then is ", &day.to_string(), ", the last day told before it"].concat();
    Some(DueDate {
        value: time.value.clone(),
        days: Some((day, day)),
        certainty: Certainty::Exact,
        basis,
        length: None,
        dated: true,
    })
}

/// "The period begins on 1 April", "The clock started on Monday": from when a length counts.
pub(super) fn begins(clause: &Clause<'_>) -> Option<Start> {
    let (g, verb) = (0..).zip(&clause.groups).find(|(_, g)| matches!(g.lemma, "begin" | "start" | "run" | "count"))?;
    let subject = clause.subject(g).filter(|s| s.end <= verb.words.start)?;
    // "The nesting period begins" is of another.
    let bare = clause.is(subject.start, &["the", "that"])
        && match clause.lower(subject.end - 1) {
            "period" | "clock" => subject.len() == 2,
            "days" => subject.len() == 3 && clause.tag_at(subject.start + 1) == Tag::Number,
            _ => false,
        };
    let time = clause.cursor(verb.words.end).time_over(3, &["on", "from", "ticking", "running", "at", "the"], &[])?;
    let due = due::day_of(clause, time);
    let day = due.days.filter(|d| d.0 == d.1 && bare && !verb.negated)?;
    Some(Start { days: day, rough: false, basis: due.basis })
}

/// Whether an expression is one day before the article's.
fn is_past_day(time: &Expression, article: Date) -> bool {
    time.value.len() >= "2025-03-13".len()
        && time.earliest.is_some_and(|day| day < article)
        && time.earliest == time.latest
}
