//! What each voice of an article says between quotation marks, as one stream of words.

use super::unsaid::is_unsaid;
use super::word::{self, Word};
use crate::corpus::words;
use crate::engine::Analysis;
use crate::lexicon::{Class, look_up};
use crate::report::{Quote, QuoteKind};
use crate::sort::Order;
use crate::span::Span;
use crate::text::TokenKind;

/// Most tokens of the article between two quotations that are one: “We will go,” said Ada Roe, the mayor, “and win.”
const ATTRIBUTION: usize = 14;

/// How many tokens before a cue are looked at for a negation: "has not said".
const BEFORE_CUE: usize = 5;

/// Where a word of a stream stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    /// Index of the quote.
    pub(super) quote: u32,
    /// Index of the stretch in it.
    stretch: u32,
    /// Index of the sentence.
    sentence: usize,
    /// Whether it goes on from the word before it in the same quotation, whatever attribution stands between.
    joined: bool,
}

/// What one voice says.
pub(super) struct Voice {
    pub(super) words: Vec<Word>,
    /// For each word.
    pub(super) at: Vec<At>,
}

/// The stretches of a quote that are someone's very words.
pub(super) fn verbatim(q: &Quote<u32>) -> &[Span] {
    // Turns of an interview have no marks.
    if q.verbatim.is_empty() && q.kind == QuoteKind::Direct { &q.content } else { &q.verbatim }
}

/// Whether a quote is what was said, and nothing that was refused, denied or not said.
pub(in crate::corpus) fn is_said(a: &Analysis, q: &Quote<u32>) -> bool {
    if q.act.is_some() {
        return false;
    }
    let written = |i: usize| words::plain(a.text.tokens[i].span().of(&a.doc.text));
    let Some(&cue) = q.cue.first() else { return true };
    let tokens = a.text.tokens_in(cue);
    let negates = |i: usize| word::negates(&written(i));
    let denies = |i: usize| look_up(&written(i)).has(Class::DeniesWords);
    if q.kind != QuoteKind::Direct && tokens.clone().any(denies) || tokens.clone().any(negates) {
        return false;
    }
    if is_unsaid(a, q, cue) {
        return false;
    }
    // "Refused to say", "denied having said", "if Roe said".
    let unsaid = |i: usize| {
        let turn = look_up(&written(i)).value(Class::Turns);
        denies(i) || turn.is_some_and(|t| matches!(t, "not" | "refuse" | "doubt" | "if" | "want" | "stop"))
    };
    let says = |i: usize| look_up(&written(i)).verb().is_some_and(|v| v.has(Class::ReportsSpeech));
    let last = tokens.end.saturating_sub(1);
    let led = (tokens.start..last).filter(|_| says(last));
    let before = (tokens.start.saturating_sub(BEFORE_CUE)..tokens.start).rev().take_while(|&i| {
        let t = &a.text.tokens[i];
        let inside = q.content.iter().any(|s| s.overlaps(t.span()));
        let another = matches!(written(i).as_str(), "and" | "but" | "or" | "who" | "which");
        !inside && !another && !matches!(t.kind, TokenKind::Mark | TokenKind::Punctuation)
    });
    // "No 10" denies nothing.
    let numbers =
        |i: usize| written(i) == "no" && a.text.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number);
    !before.chain(led).any(|i| (negates(i) || unsaid(i)) && !numbers(i))
}

/// The quotes of an article that are something said, by who says it; what nobody known says is a voice each.
fn by_speaker(a: &Analysis) -> Vec<Vec<u32>> {
    let mut keyed: Vec<(Option<u32>, u32)> = Vec::new();
    for (i, q) in (0..).zip(&a.quotes) {
        if !verbatim(q).is_empty() && is_said(a, q) {
            keyed.push((q.speaker, i));
        }
    }
    keyed.order();
    let of = keyed.chunk_by(|x, y| x.0.is_some() && x.0 == y.0);
    of.map(|run| run.iter().map(|k| k.1).collect()).collect()
}

/// The voices of an article; `wanted` says of a stretch of it whether it may have words that are looked for.
pub(super) fn voices(a: &Analysis, wanted: impl Fn(&[Span]) -> bool) -> Vec<Voice> {
    let mut said: Vec<Span> = a.quotes.iter().flat_map(verbatim).copied().collect();
    said.order();
    let mut out = Vec::new();
    for quotes in by_speaker(a) {
        let mut stretches: Vec<(Span, u32, u32)> = Vec::new();
        for quote in quotes {
            let all = (0..).zip(verbatim(&a.quotes[quote as usize]));
            stretches.extend(all.map(|(k, &s)| (s, quote, k)));
        }
        stretches.order();
        let spans: Vec<Span> = stretches.iter().map(|s| s.0).collect();
        if wanted(&spans) {
            out.push(Voice::of(a, &stretches, &said));
        }
    }
    out
}

impl At {
    /// Its quote and the stretch in it.
    pub(super) const fn stretch_of(self) -> (u32, u32) {
        (self.quote, self.stretch)
    }

    /// Whether a word of another place goes on from one here: in the same stretch, or in the next of a quotation that an attribution
    /// parts, which stands `near`.
    fn goes_on(self, a: &Analysis, (quote, stretch): (u32, u32), near: impl Fn() -> bool) -> bool {
        if (self.quote, self.stretch) == (quote, stretch) {
            return true;
        }
        let direct = |quote: u32| a.quotes[quote as usize].kind == QuoteKind::Direct;
        direct(self.quote) && direct(quote) && (self.quote == quote || near())
    }
}

impl Voice {
    /// Reads its stretches; `said` is what anybody says in the article, in order.
    fn of(a: &Analysis, stretches: &[(Span, u32, u32)], said: &[Span]) -> Self {
        let mut voice = Self { words: Vec::new(), at: Vec::new() };
        // The token of the word before.
        let mut last = 0;
        for &(span, quote, stretch) in stretches {
            let tokens = a.text.tokens_in(span);
            for w in word::read(&a.doc.text, &a.text.tokens[tokens]) {
                let end = voice.words.last().map_or(0, |w: &Word| w.span.end);
                // What one quotes of oneself stands in both quotes.
                if w.span.start < end || w.span.start < span.start || w.span.end > span.end {
                    continue;
                }
                let token = a.text.token_at(w.span.start);
                let near =
                    || token.saturating_sub(last + 1) <= ATTRIBUTION && !parted(said, Span::new(end, w.span.start));
                let joined = voice.at.last().is_some_and(|x| x.goes_on(a, (quote, stretch), near));
                voice.at.push(At { quote, stretch, sentence: a.text.sentence_of(token), joined });
                voice.words.push(w);
                last = token;
            }
        }
        voice
    }

    /// Whether a word goes on from the one before it in the same quotation, whatever attribution stands between.
    pub(super) fn joined(&self, i: usize) -> bool {
        self.at[i].joined
    }

    /// Whether a word goes on from the one before it in the same sentence of the same quotation.
    pub(super) fn same_sentence(&self, a: &Analysis, i: usize) -> bool {
        let (x, y) = (self.at[i - 1], self.at[i]);
        // Of two quotations that an attribution parts, the first may end its sentence.
        let after = a.doc.text.get(self.words[i - 1].span.end as usize..).unwrap_or("");
        let ended = x.quote != y.quote && after.starts_with(['.', '!', '?']);
        x.sentence == y.sentence && !ended && y.joined
    }
}

/// Whether anything that anybody says lies between two words.
fn parted(said: &[Span], between: Span) -> bool {
    let from = said.partition_point(|s| s.start < between.start);
    said[from..].iter().take_while(|s| s.start <= between.end).any(|s| s.end <= between.end)
}
