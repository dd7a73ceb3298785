//! Figures: each number, day and length of time of the articles as a claim of its own type, those of one thing side by side.
//!
//! A claim says what is counted, of whom or what, in which unit, how exactly, and as of when. Those of two articles are of one
//! thing where they count the same and enough of what stands around them agrees. Before two that differ are called a conflict,
//! what would make both true is looked for: rounding, a bound, a later date, a correction, another person, place or part.

mod bound;
mod claim;
mod core;
mod counted;
mod line;
mod money;
mod number;
mod one_text;
mod pairs;
mod reader;
mod rows;
mod spells;
mod unit;
mod value;
mod verdict;
mod way;

use super::view::{Seen, View};
use crate::report::{Figure, PartKind};
use crate::sort::Order;
use crate::span::Span;
use claim::{Claim, Frame};
use line::Line;
use verdict::Judge;

/// Finds the quantities that two articles or more tell of, the gravest differences first.
pub(super) fn find(view: &View<'_>) -> Vec<Figure> {
    let (mut frames, mut claims): (Vec<Frame>, Vec<Claim>) = (Vec::new(), Vec::new());
    for (i, seen) in view.articles.iter().enumerate() {
        let body = seen.sentences.iter().map(|s| (s.index, false));
        let mut before = None;
        let said = attributions(seen);
        for (index, note) in body.chain(notes(seen)) {
            let earlier = before.replace(index).filter(|_| !note);
            let Some(line) = Line::of(view, i, seen, &said, index) else { continue };
            let from = claims.len();
            let mut frame = reader::read(&line, frames.len(), note, &mut claims);
            // "Police say 27 people are hurt": what happened stands in the sentence before.
            if let Some(earlier) =
                earlier.filter(|_| !frame.keys.is_empty() && frame.says_little(&line, &claims[from..]))
            {
                frame.add(&Line::whole(view, i, seen, &said, earlier));
            }
            frames.push(frame);
        }
    }
    let pairs = pairs::find(view, &frames, &claims);
    let judge = Judge { view, frames: &frames, claims: &claims };
    let mut rows = rows::of(&judge, &pairs);
    rows.retain(|row| !row.is_thin(&judge));
    rows.iter().enumerate().map(|(at, row)| row.report(&judge, at)).collect()
}

/// Where an article says who is quoted, in order.
fn attributions(seen: &Seen<'_>) -> Vec<Span> {
    let mut out: Vec<Span> = seen.a.quotes.iter().flat_map(|q| q.source.iter().chain(&q.cue)).copied().collect();
    out.order();
    out
}

/// The sentences of notes on what was wrong before, which are no part of the body.
fn notes(seen: &Seen<'_>) -> impl Iterator<Item = (usize, bool)> {
    let is_note = |part: usize| {
        let part = &seen.a.doc.parts[part];
        part.kind == PartKind::Boilerplate && part.reason.as_deref() == Some("correction note")
    };
    let sentences = seen.a.text.sentences.iter().enumerate();
    sentences.filter(move |s| is_note(s.1.part)).map(|s| (s.0, true))
}
