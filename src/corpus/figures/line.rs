//! A sentence with figures in it, its words as they are compared.

use crate::corpus::view::{Seen, View};
use crate::corpus::words;
use crate::lexicon::{Class, Entry, look_up};
use crate::report::EntityType;
use crate::span::Span;
use crate::text::TokenKind;
use crate::times::Expression;

/// Longest sentence that is read, in tokens; what is longer is a table or has lost its full stops.
const LONGEST: usize = 160;

/// Longest day behind the name of who posted something, in bytes: "Ada Roe (@roe) December 27, 2031".
const STAMP: usize = 24;

/// A sentence with more numbers is a table.
const NUMBERS: usize = 10;

/// A token of the sentence.
pub(super) struct Word {
    pub(super) span: Span,
    /// In lower case.
    pub(super) low: String,
    pub(super) kind: TokenKind,
    /// Whether it follows the one before without a space.
    pub(super) glued: bool,
    pub(super) entry: Entry,
    /// What it is compared by: its concept, or else its stem; 0 for what says nothing.
    pub(super) key: u32,
    /// Whether it belongs to who is quoted.
    pub(super) said: bool,
    /// Whether it is a part of a day.
    pub(super) part_of_day: bool,
}

/// A sentence whose figures are read.
pub(super) struct Line<'a> {
    pub(super) article: usize,
    pub(super) seen: &'a Seen<'a>,
    pub(super) span: Span,
    pub(super) words: Vec<Word>,
    /// The linked entities with their places and types, in order.
    pub(super) names: Vec<(u32, Span, Option<EntityType>)>,
}

impl<'a> Line<'a> {
    /// Whether a stretch has a word of who is quoted.
    pub(super) fn quotes(&self, at: Span) -> bool {
        self.words.iter().any(|w| w.said && at.contains(w.span))
    }

    /// The sentence, if it can hold a figure.
    pub(super) fn of(view: &View<'a>, article: usize, seen: &'a Seen<'a>, said: &[Span], index: usize) -> Option<Self> {
        let tokens = seen.a.text.sentences[index].tokens.clone();
        let span = seen.a.text.span(tokens.clone());
        // Times are in order, and an article may have thousands.
        let timed = seen.a.times.get(seen.a.times.partition_point(|t| t.span.end <= span.start));
        let timed = timed.is_some_and(|t| t.span.start < span.end);
        let table = || tokens.clone().filter(|&t| seen.a.text.tokens[t].kind == TokenKind::Number).count() > NUMBERS;
        if tokens.len() > LONGEST || !timed && !tokens.clone().any(|t| may_count(seen, t)) || table() {
            return None;
        }
        let line = Self::whole(view, article, seen, said, index);
        // "Net 8,210,000 vs 4,377,000": what has no word of grammar is no sentence.
        let prose = line.words.iter().any(|w| words::is_stop(&w.low)) && !line.words.iter().any(|w| w.low == "vs");
        // The stamp of a post that an article shows dates the post.
        let text = span.of(&seen.a.doc.text);
        let stamp = |at: usize| text[at..].split_once(") ").is_some_and(|(_, day)| day.len() <= STAMP);
        let post = text.contains("pic.twitter.com") || text.rfind("(@").is_some_and(stamp);
        (prose && !post).then_some(line)
    }

    /// The sentence, whatever it holds.
    pub(super) fn whole(view: &View<'a>, article: usize, seen: &'a Seen<'a>, said: &[Span], index: usize) -> Self {
        let tokens = seen.a.text.sentences[index].tokens.clone();
        let span = seen.a.text.span(tokens.clone());
        let names = view.entities(article, span);
        let names = names.into_iter().map(|(e, span)| (e, span, view.kind(e))).collect();
        let mut words: Vec<Word> = tokens.take(LONGEST).map(|t| word(seen, t)).collect();
        let from = said.partition_point(|s| s.start < span.start);
        for s in said[from..].iter().take_while(|s| s.start < span.end) {
            let from = words.partition_point(|w| w.span.start < s.start);
            words[from..].iter_mut().take_while(|w| w.span.end <= s.end).for_each(|w| w.said = true);
        }
        Self { article, seen, span, words, names }
    }

    /// A token in lower case; empty outside the sentence.
    pub(super) fn low(&self, k: usize) -> &str {
        self.words.get(k).map_or("", |w| &w.low)
    }

    /// Whether a token begins with a capital.
    pub(super) fn capital(&self, k: usize) -> bool {
        self.words.get(k).is_some_and(|w| self.text(w.span).starts_with(char::is_uppercase))
    }

    pub(super) fn has(&self, k: usize, class: Class) -> bool {
        self.words.get(k).is_some_and(|w| w.entry.has(class))
    }

    /// Past a hyphen or dash that joins two tokens.
    pub(super) fn joint(&self, k: usize) -> usize {
        k + usize::from(self.is_joint(k))
    }

    /// Whether a hyphen or dash stands there without spaces.
    pub(super) fn is_joint(&self, k: usize) -> bool {
        matches!(self.low(k), "-" | "–" | "‑") && self.words[k].glued && self.words.get(k + 1).is_some_and(|w| w.glued)
    }

    /// Whether a token ends a phrase.
    pub(super) fn is_break(&self, k: usize) -> bool {
        self.words.get(k).is_none_or(|w| matches!(w.kind, TokenKind::Punctuation | TokenKind::Mark))
    }

    /// The stretch of some tokens.
    pub(super) fn stretch(&self, from: usize, to: usize) -> Span {
        Span::new(self.words[from].span.start, self.words[to - 1].span.end)
    }

    /// The time expressions of the sentence.
    pub(super) fn times(&self) -> &'a [Expression] {
        let times = &self.seen.a.times;
        let from = times.partition_point(|t| t.span.start < self.span.start);
        let to = times.partition_point(|t| t.span.start < self.span.end);
        &times[from..to.max(from)]
    }

    /// The text of a stretch.
    pub(super) fn text(&self, span: Span) -> &'a str {
        span.of(&self.seen.a.doc.text)
    }
}

/// The key of a name among those of words.
pub(super) fn name_key(e: u32) -> u32 {
    e.wrapping_mul(0x9e37_79b1) ^ 0x5bd1_e995
}

/// Whether a token can be a number, seen by its kind and first letters alone: every token of every article is asked.
fn may_count(seen: &Seen<'_>, token: usize) -> bool {
    const BEGINNINGS: &[&str] =
        &["tw", "th", "fo", "fi", "si", "se", "ei", "ni", "te", "el", "do", "hu", "mi", "bi", "tr", "ha", "sc", "qu"];
    let kind = seen.a.text.tokens[token].kind;
    let nobody = |word: &str| matches!(word, "No" | "no" | "Nobody" | "nobody");
    let begins = || seen.written(token).get(..2).map(str::to_ascii_lowercase);
    kind == TokenKind::Number
        || kind == TokenKind::Word
            && (begins().is_some_and(|b| BEGINNINGS.contains(&b.as_str())) || nobody(seen.written(token)))
}

/// Whether a word is a verb of saying.
pub(super) fn says(entry: Entry) -> bool {
    entry.verb().is_some_and(|v| v.has(Class::ReportsSpeech))
}

fn word(seen: &Seen<'_>, token: usize) -> Word {
    let t = &seen.a.text.tokens[token];
    let low = words::plain(seen.written(token));
    let entry = if words::is_word(t.kind) { look_up(low.strip_suffix('.').unwrap_or(&low)) } else { Entry::default() };
    let silent = !words::is_word(t.kind)
        || matches!(t.kind, TokenKind::Clitic | TokenKind::Number)
        || entry.has(Class::NumberWord)
        || entry.has(Class::Weekday)
        || entry.has(Class::Month)
        || entry.has(Class::Measure)
        || says(entry);
    let key = match entry.value(Class::Concept) {
        _ if silent => 0,
        Some(concept) => words::hash(concept),
        None if words::is_stop(&low) => 0,
        None => words::hash(words::stem(&low)),
    };
    let part_of_day = matches!(low.as_str(), "morning" | "noon" | "midday" | "afternoon" | "evening" | "night");
    Word { span: t.span(), low, kind: t.kind, glued: t.glued, entry, key, said: false, part_of_day }
}
