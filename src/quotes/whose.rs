//! Whose words stand between marks where a sentence tells of them by the way: a participle ("Roe, praised by Hale as “brave”"), a
//! gerund ("accused Hale of saying “no”"), or what somebody recalls ("“No,” Roe recalled Hale saying"). The models make the
//! subject of the sentence their source, who is spoken of, accuses or recalls.

use super::reading::Reading;
use super::{acts, circumstances, speaker};
use crate::lexicon::{Class, Inflection};
use crate::span::Span;
use crate::text::TokenKind;

/// Most words of who says something.
const SOURCE: usize = 8;

/// Who says words, by which verb, and who passes them on.
pub(super) struct Whose {
    pub(super) source: Span,
    pub(super) cue: Span,
    pub(super) via: Option<Span>,
}

/// Who says words between marks, if it is told otherwise than by the cue.
pub(super) fn told(text: Reading<'_>, cue: Span, source: &[Span], words: &[Span]) -> Option<Whose> {
    let &words = words.first()?;
    let before = last_before(text, words).and_then(|last| {
        gerund(text, cue, last).or_else(|| by_before(text, last)).or_else(|| by_after(text, words, last))
    });
    before.or_else(|| recalled(text, cue, source, words)).filter(|w| source.first() != Some(&w.source))
}

/// The last word before the marks in their sentence.
fn last_before(text: Reading<'_>, words: Span) -> Option<usize> {
    let at = text.token_at(words.start);
    let sign = |i: usize| text.kind(i) == Some(TokenKind::Mark) || text.surface(i) == ":" || text.is(i, &["that"]);
    let from = text.sentence_at(at).start;
    (from..at).rev().find(|&i| !sign(i)).filter(|&i| text.depth(i) == 0)
}

/// "Accused Hale of saying “no”", "thanked him for telling". Who "apologised to Hale for saying" says it himself.
fn gerund(text: Reading<'_>, cue: Span, last: usize) -> Option<Whose> {
    let (from, bound) = (text.tokens_in(cue).end, last.checked_sub(1)?);
    let says = text.low(last).ends_with("ing") && acts::is_saying(text, last) && text.is(bound, &["of", "for"]);
    let near = from < bound && bound - from <= SOURCE;
    let hangs = text.has_lower(from, Class::ClausePreposition);
    if !says || !near || hangs || circumstances::passive(text, cue).is_some() {
        return None;
    }
    let whole = text.span(from..bound);
    let own = text.low(bound - 1).ends_with("self");
    let somebody = speaker::meant(text, &[whole]).is_some()
        || text.is(from, &["him", "her", "them"])
        || speaker::is_human(text.low(bound - 1));
    (somebody && !own).then(|| Whose { source: whole, cue: text.token_span(last), via: None })
}

/// "Roe, praised by Hale as “brave”", "Accused by Hale of “theft”, Roe left".
fn by_before(text: Reading<'_>, last: usize) -> Option<Whose> {
    if !text.is(last, &["as", "of", "for"]) {
        return None;
    }
    let from = text.sentence_at(last).start.max(last.saturating_sub(SOURCE));
    let stops = |i: usize| text.surface(i) == "," || text.depth(i) > 0 || text.has_lower(i, Class::ClauseBe);
    let by = (from..last).rev().take_while(|&i| !stops(i)).find(|&i| text.is(i, &["by"]))?;
    let verb = by.checked_sub(1).filter(|&i| is_participle(text, i))?;
    let source = text.span(by + 1..last);
    speaker::meant(text, &[source])?;
    Some(Whose { source, cue: text.token_span(verb), via: None })
}

/// "Roe, dismissed as “a clown” by Hale, left", "Called “a liar” by Hale, Roe left".
fn by_after(text: Reading<'_>, words: Span, last: usize) -> Option<Whose> {
    let bound = text.is(last, &["as"]);
    let verb = if bound { last.checked_sub(1)? } else { last };
    let names = bound || circumstances::calls(text, verb);
    let has = verb.checked_sub(1).is_some_and(|i| text.has_lower(i, Class::ClauseHave));
    if !names || has || !is_participle(text, verb) {
        return None;
    }
    let source = circumstances::agent(text, words)?;
    speaker::meant(text, &[source])?;
    Some(Whose { source, cue: text.token_span(verb), via: None })
}

/// A participle of a verb of what is said of somebody, which is no verb of its sentence.
fn is_participle(text: Reading<'_>, i: usize) -> bool {
    text.inflection(i).has(Inflection::PARTICIPLE) && text.has(i, Class::SaidOf)
}

/// "“No,” Roe recalled Hale saying": Hale's words, by Roe.
fn recalled(text: Reading<'_>, cue: Span, source: &[Span], words: Span) -> Option<Whose> {
    let tokens = text.tokens_in(cue);
    let recalls = tokens.clone().any(|i| {
        matches!(text.lemma(i), "recall" | "remember" | "recount" | "hear" | "overhear" | "quote" | "describe")
    });
    let after = text.token_span(tokens.end).start;
    if !recalls || words.end > cue.start {
        return None;
    }
    let sentence = text.span(text.sentence_at(tokens.end));
    let own = Span::new(after, sentence.end.max(after));
    let hale = text.entities.inside(own).next().filter(|m| m.span().start == after)?.span();
    let verb = text.tokens_in(hale).end;
    text.is(verb, &["saying", "telling"]).then(|| Whose {
        source: hale,
        cue: text.token_span(verb),
        via: source.first().copied(),
    })
}
