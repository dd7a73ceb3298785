//! The day that the story tells of.

use crate::calendar::Date;
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

/// Whether an expression is one day before the article's.
fn is_past_day(time: &Expression, article: Date) -> bool {
    time.value.len() >= "2025-03-13".len()
        && time.earliest.is_some_and(|day| day < article)
        && time.earliest == time.latest
}
