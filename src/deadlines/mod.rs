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
mod denied;
mod draft;
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
mod moved;
mod narrative;
mod nominal;
mod otherwise;
mod threat;
mod time_phrase;
mod unreal;

use crate::entities::Entities;
use crate::input::Document;
use crate::lexicon::{Class, look_up};
use crate::report::{Certainty, Deadline, EntityType, Quote, Status};
use crate::sort::Order;
use crate::span::Span;
use crate::text::{Text, Words};
use crate::times::Expression;
use chain::DatedFrame;
use clause::Clause;
use due::Start;
use due::scene::{self, Scene};
use family::Readings;
use frame::{Frame, Relation};
use gate::{FAMILIES, Gate, Open};

/// Longest stretch of tokens that is read at once; a longer sentence is read in pieces, so that the work stays linear.
const LONGEST: usize = 240;

/// How many sentences, and how many frames, an episode that is told in the past goes on without naming its day again.
const EPISODE_SENTENCES: usize = 3;
const EPISODE_FRAMES: usize = 4;

/// How many words of a sentence can name what began to run.
const OPENING: usize = 6;

/// How many sentences a time long ago is gone on with.
const SCENE_SENTENCES: usize = 4;

/// Extracts the deadlines of one article, in order of their evidence. Entities are indices into `entities.table`.
pub(crate) fn extract(
    doc: &Document,
    text: &Text,
    times: &[Expression],
    entities: &Entities,
    quotes: &[Quote<u32>],
) -> Vec<Deadline<u32>> {
    let gate = Gate::new(&FAMILIES);
    Reader { words: Words::new(doc, text), times, entities, quotes, frames: Vec::new() }
        .read(|words, timed| gate.opens(words, timed))
}

/// Whether two words are one, of the same verb perhaps: "repair", "repaired". Short words say too little.
fn same_word(a: &str, b: &str) -> bool {
    let verb = |word: &str| clause::verb(word, look_up(word)).and_then(|v| v.lemma);
    a.len() > 2 && (a == b || verb(a).is_some() && verb(a) == verb(b))
}

/// Reads an article sentence by sentence.
struct Reader<'a> {
    words: Words<'a>,
    times: &'a [Expression],
    entities: &'a Entities,
    /// What is said in the article and by whom.
    quotes: &'a [Quote<u32>],
    /// What was found so far.
    frames: Vec<DatedFrame>,
}

impl<'a> Reader<'a> {
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

    fn clause(&self, words: Words<'a>) -> Clause<'a> {
        Clause::new(words, self.times, self.entities, self.quotes)
    }

    /// Whether some words hold a time expression.
    fn is_timed(&self, words: Words<'_>) -> bool {
        let span = words.span(0..words.len());
        let next = self.times.partition_point(|t| t.span.end <= span.start);
        self.times.get(next).is_some_and(|t| t.span.start < span.end)
    }

    /// Lets the open families read a sentence.
    fn sentence(&mut self, number: usize, words: Words<'a>, open: Open) {
        let clause = self.clause(words);
        let mut readings = Readings::new(&clause);
        for (_, family) in FAMILIES.iter().enumerate().filter(|(family, _)| open.has(*family)) {
            (family.read)(&clause, &mut readings);
        }
        let mut frames = readings.frames;
        frames.order_by_key(|f| f.trigger.start);
        frames.retain_mut(|frame| denied::stands(&clause, frame));
        for frame in &mut frames {
            frame::finish(&clause, frame);
        }
        let mut frames = merge::merge(&clause, frames);
        if let Some(last) = frames.last_mut().filter(|f| f.consequence.is_none() && f.may_have_consequence()) {
            let told = [last.action, last.addressee.as_ref().map(|who| who.span())];
            let words = || told.into_iter().flatten().flat_map(|s| clause.words_of(s));
            last.consequence = otherwise::inside(&clause, last.trigger.end)
                .or_else(|| self.otherwise(number + 1, &|word| words().any(|i| same_word(clause.lower(i), word))));
        }
        for mut frame in frames {
            if let Some(setter) = frame.setter.as_mut().filter(|s| s.entity.is_none()) {
                setter.entity = self.issuer(&clause, setter.span(), number);
            }
            let dated = self.date(&clause, frame, number);
            self.frames.push(dated);
        }
    }

    /// What a sentence tells of what happens if nobody complies with what the one before asks for.
    fn otherwise(&self, number: usize, told: &dyn Fn(&str) -> bool) -> Option<Span> {
        let next = self.words.sentence(number);
        let part = self.words.text.sentences.get(number)?.part;
        if next.len() > LONGEST || !otherwise::may_open(next) || !self.words.doc.parts.get(part)?.kind.is_body() {
            return None;
        }
        otherwise::harm(&self.clause(next), 0, told)
    }

    /// Who is meant by "it", the subject of the sentence before, and by "the order", who signed or issued it there.
    fn issuer(&self, clause: &Clause<'_>, setter: Span, number: usize) -> Option<u32> {
        let words = clause.words_of(setter);
        let last = words.end.checked_sub(1)?;
        let order = words.len() == 2 && clause.has(last, Class::Paper) && clause.is(words.start, &["the", "this"]);
        if !order && (last > 0 || clause.lower(last) != "it") {
            return None;
        }
        let before = self.clause(self.words.sentence(number.checked_sub(1)?).slice(0..LONGEST));
        let verb = if order {
            let again = (0..before.len()).find(|&i| before.lower(i) == clause.lower(last))?;
            let issues = |&g: &usize| matches!(before.groups[g].lemma, "issue" | "sign" | "make");
            before.group_before(again).filter(issues)?
        } else {
            0
        };
        let who = (!before.groups.is_empty()).then(|| frame::subject_slot(&before, verb))??.entity?;
        let person = self.entities.table.get(who as usize)?.kind == Some(EntityType::Per);
        (order || !person).then_some(who)
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
        let narrated = narrated.map(|day| Start { days: (day.date, day.date), rough: true, basis: day.basis });
        let counted = frame.relation == Relation::Within && frame.anchor.is_none();
        let start = if counted { self.start_told(number + 1) } else { None };
        let mut due = due::due_date(clause, &frame, start.or(narrated));
        if let Some(told) = frame.time_words.clone().filter(|w| frame.time.is_none() && clause.is(w.start, &["then"])) {
            let told = clause.span_of(told).map_or(clause.sentence.start, |told| told.start);
            due = narrative::last_day(self.times, told, &clause.sentence).unwrap_or(due);
        }
        if let Some(scene) = scene::of(clause, &frame).or_else(|| self.scene_before(clause, &frame, number)) {
            due = scene.date(clause, &frame, due);
            let over = clause.article.is_some_and(|today| scene.is_over(today)) && due.days.is_none();
            if over && frame.status == Status::Pending {
                frame.status = Status::Passed;
            }
        }
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

    /// "The period begins on 1 April.": the day from which a sentence says that the length before it counts.
    fn start_told(&self, number: usize) -> Option<Start> {
        let words = self.words.sentence(number);
        let counts = ["period", "clock", "days"];
        let part = |n: usize| self.words.text.sentences.get(n).map(|s| s.part);
        if words.len() > LONGEST
            || part(number) != part(number - 1)
            || !words.any(0..words.len().min(OPENING), &counts)
            || !self.is_timed(words)
        {
            return None;
        }
        narrative::begins(&self.clause(words))
    }

    /// The time long ago that the sentences before tell of, while they and this one go on with it.
    fn scene_before(&self, clause: &Clause<'_>, frame: &Frame, number: usize) -> Option<Scene> {
        let sentences = &self.words.text.sentences;
        let mut goes_on = scene::is_tied(clause) && scene::goes_on(clause, frame.time);
        for before in (number.saturating_sub(SCENE_SENTENCES)..number).rev() {
            if !goes_on {
                break;
            }
            let words = self.words.sentence(before);
            if sentences[before].part + 1 < sentences[number].part || words.len() > LONGEST {
                return None;
            }
            let told = self.clause(words);
            if let Some(scene) = scene::opened(&told) {
                return Some(scene);
            }
            goes_on = scene::goes_on(&told, None);
        }
        None
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
