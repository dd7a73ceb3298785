//! Words that an article puts in someone's mouth without saying that they were said: "Roe would say", "Holm falsely claims that Roe
//! said".

use crate::corpus::words;
use crate::engine::Analysis;
use crate::lexicon::{Class, look_up};
use crate::report::Quote;
use crate::span::Span;
use crate::text::TokenKind;

/// How many words before a verb of saying a modal may stand.
const MODAL: usize = 3;

/// How many words a sentence begins with among which it says what is fake.
const FIRST: usize = 4;

/// Whether the sentence around an attribution says that the words were not said, or only might be; `cue` is where
/// the attribution stands.
pub(super) fn is_unsaid(a: &Analysis, q: &Quote<u32>, cue: Span) -> bool {
    let verb = a.text.tokens_in(cue);
    let Some(sentence) = a.text.sentences.get(a.text.sentence_of(verb.start)) else { return false };
    let outside = |i: &usize| {
        let t = &a.text.tokens[*i];
        !q.content.iter().any(|s| s.overlaps(t.span())) && !matches!(t.kind, TokenKind::Mark | TokenKind::Punctuation)
    };
    let written = |i: usize| words::plain(a.text.tokens[i].span().of(&a.doc.text));
    let from = sentence.tokens.start;
    let class = |i: usize| look_up(&written(i)).value(Class::Unsaid).map(str::to_owned);
    let is = |i: usize, kind: &str| class(i).is_some_and(|c| c == kind);
    let first = || (from..verb.start).filter(outside).take(FIRST);
    if (from..verb.end).filter(outside).any(|i| is(i, "how")) || first().any(|i| is(i, "what")) {
        return true;
    }
    // "Would go and said": another verb's.
    let joins = |i: &usize| matches!(written(*i).as_str(), "and" | "but" | "or" | "who" | "which" | "then");
    let before = (verb.start.saturating_sub(MODAL).max(from)..verb.start).rev().take_while(|i| outside(i) && !joins(i));
    let modal = verb.clone().chain(before).find(|&i| is(i, "modal"));
    // "Would only say" and "would later say": it was said.
    let said = |i: usize| is(i, "said-yet");
    modal.is_some_and(|m| !(m..(verb.end + 2).min(a.text.tokens.len())).filter(outside).any(said))
}
