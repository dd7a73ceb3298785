//! What is due, from whom, by when, or else.
//!
//! A rule family per file reads one sentence at a time ([`clause`]): a noun such as "deadline" ([`nominal`]), time that
//! someone is given ([`grant`]), a duty bound to a time ([`bound`]), what expires or falls due ([`expiry`]), harm with
//! a day ([`threat`]). [`due`] works out the last moment to comply, [`chain`] what the sentences of one article tell
//! about each other. A date is never made up: what gives none stays unresolved and says why.

mod bound;
mod chain;
mod clause;
mod due;
mod expiry;
mod family;
mod frame;
mod grant;
mod lexicon;
mod nominal;
#[cfg(test)]
mod testing;
mod threat;
mod when;

use crate::sort::Order;
use std::ops::Range;

use crate::entities::Entities;
use crate::input::Document;
use crate::report::{Certainty, Deadline};
use crate::text::Text;
use crate::times::Expression;
use chain::Item;
use clause::Clause;
use family::{FAMILIES, Gate, Open};

/// Longest stretch of tokens that is read at once; a longer sentence is read in pieces, so that the work stays linear.
const LONGEST: usize = 240;

/// Extracts the deadlines of one article, in order of their evidence. Entities are indices into `entities.table`.
pub(crate) fn extract(doc: &Document, text: &Text, times: &[Expression], entities: &Entities) -> Vec<Deadline<u32>> {
    let gate = Gate::new(&FAMILIES);
    read(doc, text, times, entities, |tokens, timed| gate.opens(&doc.text, &text.tokens[tokens], timed))
}

/// The same with another gate: it is given a run of tokens and whether they hold a time expression.
fn read(
    doc: &Document,
    text: &Text,
    times: &[Expression],
    entities: &Entities,
    gate: impl Fn(Range<usize>, bool) -> Open,
) -> Vec<Deadline<u32>> {
    let mut items = Vec::new();
    let mut evidence = Vec::new();
    let mut spans = Vec::new();
    for (s, sentence) in text.sentences.iter().enumerate() {
        if !doc.parts.get(sentence.part).is_some_and(|p| p.kind.is_body()) {
            continue;
        }
        let mut from = sentence.tokens.start;
        while from < sentence.tokens.end {
            let tokens = from..sentence.tokens.end.min(from + LONGEST);
            from = tokens.end;
            let open = gate(tokens.clone(), timed(text, tokens.clone(), times));
            if !open.any() {
                continue;
            }
            let clause = Clause::new(&doc.text, text, tokens, times, entities, doc.date);
            let mut taken = vec![false; clause.units.len()];
            let mut frames = Vec::new();
            for (_, family) in FAMILIES.iter().enumerate().filter(|(number, _)| open.has(*number)) {
                (family.find)(&clause, &mut taken, &mut frames);
            }
            frames.order_by_key(|f| f.trigger.start);
            for frame in &mut frames {
                frame::polish(&clause, frame);
            }
            let frames = frame::merge(&clause, frames);
            for mut frame in frames {
                let mut told = None;
                if frame.past {
                    // A deadline told of in between begins a new episode.
                    let last: Option<&Item> = items.last();
                    told = story(doc, text, times, s)
                        .filter(|(_, k, _)| last.is_none_or(|l| l.sentence < *k))
                        .map(|(d, _, b)| (d, b));
                    frame.earlier |= told.is_none()
                        && items.iter().rev().take(4).any(|l| {
                            l.sentence + 3 >= s
                                && l.sentence < s
                                && l.frame.past
                                && l.moment.certainty == Certainty::Approx
                        });
                }
                let moment = due::moment(&clause, &frame, told);
                let time = frame.time.clone().or_else(|| frame.unit.map(|u| clause.units[u].words.clone()));
                spans.push((clause.stretch(frame.trigger.clone()), time.and_then(|t| clause.stretch(t))));
                evidence.push(clause.span);
                let said = due::said(&clause, &frame);
                items.push(Item { frame, moment, said, sentence: s });
            }
        }
    }
    chain::resolve(&mut items);
    chain::settle(&mut items, doc.date);
    items
        .into_iter()
        .zip(spans)
        .zip(evidence)
        .filter(|((item, _), _)| !item.tells_nothing())
        .map(|((item, (trigger, time)), evidence)| Deadline {
            trigger,
            time,
            due: item.moment.report(),
            setter: item.frame.setter,
            addressee: item.frame.addressee,
            action: item.frame.action,
            consequence: item.frame.consequence,
            prior: item.frame.prior,
            status: item.frame.status,
            said: item.said.map(|d| d.to_string()),
            evidence,
        })
        .collect()
}

/// The day in the past, with its sentence, that the sentences before number `s` tell of, where one of them says that
/// the story goes on with it ("that same day").
fn story(doc: &Document, text: &Text, times: &[Expression], s: usize) -> Option<(jiff::civil::Date, usize, String)> {
    /// How many sentences a day holds.
    const REACH: usize = 5;
    let article = doc.date?;
    let mut same_day = false;
    for k in (s.saturating_sub(REACH)..=s).rev() {
        let span = text.span(text.sentences.get(k)?.tokens.clone());
        let words: Vec<&str> =
            text.tokens[text.sentences[k].tokens.clone()].iter().take(12).map(|t| t.span().of(&doc.text)).collect();
        let held = words.windows(2).any(|w| {
            (w[0].eq_ignore_ascii_case("same") || w[0].eq_ignore_ascii_case("that")) && w[1].eq_ignore_ascii_case("day")
        });
        let from = times.partition_point(|t| t.span.end <= span.start);
        let dated = times[from..]
            .iter()
            .take(64)
            .take_while(|t| t.span.start < span.end)
            .filter(|t| {
                t.value.len() >= 10 && t.earliest.is_some() && t.earliest == t.latest && t.earliest < Some(article)
            })
            .last();
        if k < s
            && let Some(t) = dated
        {
            return (same_day || held).then(|| {
                let day = t.earliest.unwrap_or(article);
                (day, k, format!("{day}, the day last told of (“{}”)", t.span.of(&doc.text)))
            });
        }
        same_day |= held;
    }
    None
}

/// Whether a run of tokens holds a time expression.
fn timed(text: &Text, tokens: Range<usize>, times: &[Expression]) -> bool {
    let span = text.span(tokens);
    let next = times.partition_point(|t| t.span.end <= span.start);
    times.get(next).is_some_and(|t| t.span.start < span.end)
}
