//! What tells that "he" or "she" is perhaps not the likeliest.

use super::candidates::{Before, Candidate, sentence_before};
use super::features::Sign;
use super::form::of_pronoun;
use crate::lexicon::Class;
use crate::quotes::reading::Reading;
use crate::quotes::speaker;
use crate::report::{Form, Mention, Quote};
use crate::span::Span;
use crate::text::TokenKind;

/// Most words of a sentence that are read.
const READ: usize = 120;

/// Whether the pronoun's clause hangs on one of which another is the subject or the object: in "Roe attacked Hale after he spoke" and
/// "what Hale told us when he came, Roe said" it may be Hale.
pub(super) fn is_under_another(text: Reading<'_>, quote: &Quote<u32>, one: u32, all: &[Candidate]) -> bool {
    let Some(&source) = quote.source.first() else { return false };
    let at = text.token_at(source.start);
    let from = text.sentence_at(at).start.max(at.saturating_sub(READ));
    let opens = ["when", "after", "before", "because", "while", "until", "since"];
    if at <= from + 1 || !text.is(at - 1, &opens) || !text.is_lower(at - 1) || text.surface(at - 2) == "," {
        return false;
    }
    // "Roe was talking to Hale when he fell" is of Roe.
    let goes_on = |i: usize| text.has(i, Class::ClauseBe) && text.low(i + 1).ends_with("ing");
    if text.is(at - 1, &["when"]) && (from..at).any(goes_on) {
        return false;
    }
    let near = |m: &&Mention<u32>| {
        let end = text.tokens_in(m.span()).end;
        m.form == Form::Name && text.depth(end - 1) == 0 && text.kind(end) != Some(TokenKind::Clitic)
    };
    let last = text.entities.inside(text.span(from..at)).filter(near).last();
    let fits = |e: u32| all.iter().any(|c| c.who == Some(e) && c.signs.has(Sign::Person));
    last.is_some_and(|m| m.entity != one && fits(m.entity))
}

/// Whether the sentence before is of "him" already, and names the likeliest beside him: after "He met Roe there", "he" is not Roe.
pub(super) fn is_beside_the_subject(text: Reading<'_>, quote: &Quote<u32>, one: u32) -> bool {
    let Some(&source) = quote.source.first() else { return false };
    let Some(last) = sentence_before(text, quote) else { return false };
    let last = last.start..last.end.min(last.start + READ);
    let he = text.is(text.token_at(source.start), &["he", "she"]);
    let pronoun = |&i: &usize| text.low(i) == text.of(source).to_lowercase() && text.depth(i) == 0;
    let Some(subject) = last.clone().find(pronoun) else { return false };
    let own = |m: &&Mention<u32>| m.entity == one && m.form == Form::Name;
    let Some(named) = text.entities.inside(text.span(last.clone())).find(own) else { return false };
    let at = text.tokens_in(named.span()).start;
    // "He fell, and Roe stood up" and "When he fell, Roe stood up" may be of one.
    let one_clause = |i: usize| {
        text.depth(i) == 0
            && !matches!(text.surface(i), "," | ";" | ":" | "–" | "—")
            && ![Class::ClauseConjunction, Class::ClauseSubordinator].iter().any(|&c| text.has_lower(i, c))
    };
    let under = subject > last.start && text.has(subject - 1, Class::ClauseSubordinator);
    he && subject < at && !under && (subject..at).all(one_clause)
}

/// Whether the likeliest was last named in what another told, whom the pronoun fits too, and who may go on.
pub(super) fn was_only_told_of(text: Reading<'_>, quote: &Quote<u32>, before: &Before<'_>, one: u32) -> bool {
    let Some(&source) = quote.source.first() else { return false };
    let Some((told, (other, parts))) = before.told.zip(before.given) else { return false };
    let gender = of_pronoun(text.of(source));
    let fits = text.entities.table.get(other as usize).is_some_and(|e| e.gender.fits(gender));
    if other == one || parts > 1 || !fits || !speaker::is_person(text, other) {
        return false;
    }
    let until = text.entities.mentions.partition_point(|m| m.span().end <= source.start);
    let own = |m: &&Mention<u32>| m.entity == one && m.form != Form::Pronoun;
    let last = text.entities.mentions[..until].iter().rev().take(READ).find(own);
    last.is_some_and(|m| told.contains(m.span()))
}

/// Whether a description stands in the sentence of somebody who speaks there, under a word that sets the two beside one another: in
/// "“Hush,” Roe said as the guest yelled" the guest is not Roe.
pub(super) fn is_set_beside(text: Reading<'_>, source: Span, before: &Before<'_>, one: u32) -> bool {
    let at = text.token_at(source.start);
    let (Some(end), Some((other, 0))) = (before.end, before.given) else { return false };
    let here = text.sentence_at(at).start;
    let near = end <= source.start && here <= text.token_at(end.saturating_sub(1));
    other == one && near && at > here && text.is(at, &["the"]) && text.is(at - 1, &["as", "while", "when"])
}
