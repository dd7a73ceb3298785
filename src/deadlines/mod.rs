//! What is due, from whom, by when, or else.
//!
//! A family of rules reads one sentence at a time ([`clause`]): a noun such as "deadline" ([`nominal`]), time that
//! someone is given ([`grant`]), a duty with a time ([`duty`]), what expires or falls due ([`expiry`]), harm with a day
//! ([`threat`]). Each is a [`family`] that declares the words that set it off, and [`gate`] knows them all and lets
//! through the sentences that have such words. A rule fills a [`frame`], and [`merge`] makes one of those of a sentence
//! that tell of one deadline; [`due`] works out the last moment to comply, [`chain`] what the sentences of one article
//! tell about each other. A date is never made up: what gives none stays unresolved and says why. How to add a rule is
//! told in `README.md` beside this file.

mod chain;
mod clause;
mod due;
mod duty;
#[cfg(test)]
mod examples;
mod expiry;
mod family;
mod frame;
mod gate;
mod grant;
mod merge;
mod narrative;
mod nominal;
mod threat;
mod time_phrase;

use crate::entities::Entities;
use crate::input::Document;
use crate::report::{Certainty, Deadline};
use crate::sort::Order;
use crate::text::{Text, Words};
use crate::times::Expression;
use chain::DatedFrame;
use clause::Clause;
use family::Readings;
use frame::Frame;
use gate::{FAMILIES, Gate, Open};

/// Longest stretch of tokens that is read at once; a longer sentence is read in pieces, so that the work stays linear.
const LONGEST: usize = 240;

/// How many sentences, and how many frames, an episode that is told in the past goes on without naming its day again.
const EPISODE_SENTENCES: usize = 3;
const EPISODE_FRAMES: usize = 4;

/// Extracts the deadlines of one article, in order of their evidence. Entities are indices into `entities.table`.
pub(crate) fn extract(doc: &Document, text: &Text, times: &[Expression], entities: &Entities) -> Vec<Deadline<u32>> {
    let gate = Gate::new(&FAMILIES);
    Reader { words: Words::new(doc, text), times, entities, frames: Vec::new() }
        .read(|words, timed| gate.opens(words, timed))
}

/// Reads an article sentence by sentence.
struct Reader<'a> {
    words: Words<'a>,
    times: &'a [Expression],
    entities: &'a Entities,
    /// What was found so far.
    frames: Vec<DatedFrame>,
}

impl Reader<'_> {
    /// Reads what the gate lets through. It is given some words and whether they hold a time expression.
    fn read(mut self, gate: impl Fn(Words<'_>, bool) -> Open) -> Vec<Deadline<u32>> {
        let Words { doc, text, .. } = self.words;
        for (number, sentence) in text.sentences.iter().enumerate() {
            if !doc.parts.get(sentence.part).is_some_and(|p| p.kind.is_body()) {
                continue;
            }
            let mut from = sentence.tokens.start;
            while from < sentence.tokens.end {
                let end = sentence.tokens.end.min(from + LONGEST);
                let words = self.words.slice(from..end);
                from = end;
                let open = gate(words, self.is_timed(words));
                if open.any() {
                    self.sentence(number, words, open);
                }
            }
        }
        chain::resolve(&mut self.frames);
        chain::mark_passed(&mut self.frames, doc.date);
        self.frames.into_iter().filter(|f| !f.tells_nothing()).map(DatedFrame::report).collect()
    }

    /// Whether some words hold a time expression.
    fn is_timed(&self, words: Words<'_>) -> bool {
        let span = words.span(0..words.len());
        let next = self.times.partition_point(|t| t.span.end <= span.start);
        self.times.get(next).is_some_and(|t| t.span.start < span.end)
    }

    /// Lets the open families read a sentence.
    fn sentence(&mut self, number: usize, words: Words<'_>, open: Open) {
        let clause = Clause::new(words, self.times, self.entities);
        let mut readings = Readings::new(&clause);
        for (_, family) in FAMILIES.iter().enumerate().filter(|(family, _)| open.has(*family)) {
            (family.read)(&clause, &mut readings);
        }
        let mut frames = readings.frames;
        frames.order_by_key(|f| f.trigger.start);
        for frame in &mut frames {
            frame::finish(&clause, frame);
        }
        for frame in merge::merge(&clause, frames) {
            let dated = self.date(&clause, frame, number);
            self.frames.push(dated);
        }
    }

    /// Works out when a frame of sentence `number` is due.
    fn date(&self, clause: &Clause<'_>, mut frame: Frame, number: usize) -> DatedFrame {
        let mut narrated = None;
        if frame.told_in_past {
            // A deadline told of in between begins a new episode.
            let last = self.frames.last().map(|f| f.sentence);
            narrated = narrative::day(self.words, self.times, number)
                .filter(|day| last.is_none_or(|last| last < day.sentence));
            frame.set_earlier |= narrated.is_none() && self.in_past_episode(number);
        }
        let due = due::due_date(clause, &frame, narrated.map(|day| (day.date, day.basis)));
        let time = frame.time_words.clone().or_else(|| frame.time.map(|t| clause.times[t].words.clone()));
        DatedFrame {
            due,
            set_on: due::set_on(clause, &frame),
            sentence: number,
            trigger: clause.span_of(frame.trigger.clone()),
            time: time.and_then(|words| clause.span_of(words)),
            evidence: clause.sentence,
            frame,
        }
    }

    /// Whether the sentences just before tell of deadlines of the past whose day is only known roughly.
    fn in_past_episode(&self, number: usize) -> bool {
        self.frames.iter().rev().take(EPISODE_FRAMES).any(|f| {
            f.sentence + EPISODE_SENTENCES >= number
                && f.sentence < number
                && f.frame.told_in_past
                && f.due.certainty == Certainty::Approx
        })
    }
}
