//! Quotations with neither verb nor source that follow a sentence about somebody else: in "“We close,” Roe said. Hale shook his
//! head. “It is over.”" the text does not say whose the last one is.

use std::ops::Range;

use super::candidates::Before;
use super::clause;
use super::strangers::{self, Place};
use crate::quotes::reading::Reading;
use crate::report::{EntityType, Form, Mention, Quote};
use crate::span::Span;
use crate::text::TokenKind;

/// Most sentences before a quotation that are read, and most words of each.
const BACK: usize = 4;
const READ: usize = 60;

/// Whether the last sentence about a person that stands between the quotation and the one before it is about another than `one`.
pub(super) fn follows_another(text: Reading<'_>, quote: &Quote<u32>, before: &Before<'_>, one: u32) -> bool {
    let (Some(content), Some(end)) = (quote.content.first(), before.end) else { return false };
    let at = text.token_at(content.start);
    let here = text.text.sentence_of(at);
    for s in (here.saturating_sub(BACK)..=here).rev() {
        let all = text.text.sentences[s].tokens.clone();
        if text.token_span(all.start).start < end {
            return false;
        }
        let tokens = all.start..all.end.min(at).min(all.start + READ);
        if let Some(same) = subject(text, tokens, one) {
            return !same;
        }
    }
    false
}

/// Whether words of a quotation's own sentence lead to it and do not tell of `one`: "That led Hale to suggest, on Monday, “It is over.”"
pub(super) fn is_led_by_another(text: Reading<'_>, quote: &Quote<u32>, one: u32) -> bool {
    /// Fewest words that lead to a quotation.
    const LEADS: usize = 3;
    let Some(content) = quote.content.first() else { return false };
    let at = text.token_at(content.start);
    let sentence = text.sentence_at(at);
    let word = |i: usize| text.kind(i) == Some(TokenKind::Word) && text.depth(i) == 0;
    let words = sentence.start.max(at.saturating_sub(READ))..at;
    let tells = text.entities.inside(text.span(words.clone())).any(|m| m.entity == one);
    words.filter(|&i| word(i)).count() >= LEADS && !tells
}

/// Whether the first subject of a sentence that is a person is `one`; `None` where no person is.
fn subject(text: Reading<'_>, tokens: Range<usize>, one: u32) -> Option<bool> {
    let mut i = tokens.start;
    while i < tokens.end {
        let span = text.token_span(i);
        let at = text.entities.mentions.partition_point(|m| m.span().start < span.start);
        let starts = |m: &&Mention<u32>| m.span().start == span.start && m.kind == EntityType::Per;
        let stranger = || strangers::read(text, i, tokens.end, one).filter(|s| s.place == Place::Subject);
        if text.depth(i) > 0 {
            i += 1;
        } else if let Some(m) = text.entities.mentions.get(at).filter(starts) {
            let end = text.tokens_in(Span::new(span.start, m.span().end)).end;
            let from = if m.form == Form::Name { clause::title(text, &tokens, i) } else { i };
            if clause::is_subject(text, &tokens, from, end) && text.kind(end) != Some(TokenKind::Clitic) {
                return Some(m.entity == one);
            }
            i = end.max(i + 1);
        } else if stranger().is_some() {
            return Some(false);
        } else {
            i += 1;
        }
    }
    None
}
