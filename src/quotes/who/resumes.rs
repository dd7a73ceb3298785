//! Who goes on speaking at once: in "“It holds,” Roe said. He added that it was new" it is Roe, whom no one parts from the next verb.

use super::candidates::{Before, Candidate, carries_on, sentence_of};
use super::epithets;
use super::features::Sign;
use super::form::of_pronoun;
use super::{clause, strangers};
use crate::entities::names::gender::Gender;
use crate::lexicon::Class;
use crate::quotes::reading::Reading;
use crate::quotes::speaker;
use crate::report::{EntityType, Form, Mention, Quote};
use crate::span::Span;

/// How likely that one is right, in thousandths: of some 30 rows of unlabelled news all were, too few for what is certain.
pub(super) const CHANCE: u16 = 900;

/// The same of who opens the sentence before, of whom the weights are less sure.
pub(super) const OPENED: u16 = 850;

/// Most words between, and most of the paragraph before that are read.
const BETWEEN: usize = 40;
const READ: usize = 300;

/// Most words before the pronoun in its sentence.
const OPENS: usize = 3;

/// The one who spoke last, where "he" or "she" says the next sentence and no one else comes in between.
pub(super) fn at_once(text: Reading<'_>, quote: &Quote<u32>, before: &Before<'_>) -> Option<u32> {
    let (&source, &cue) = quote.source.first().zip(quote.cue.first())?;
    let gender = of_pronoun(text.of(source));
    let (one, parts) = before.given?;
    let person = text.entities.table.get(one as usize).is_some_and(|e| e.gender.fits(gender));
    let speaks = before.rules == Some(one) && person && speaker::is_person(text, one) && parts <= 1 && !before.asked;
    let begins = quote.content.iter().map(|c| c.start).fold(source.start, u32::min);
    let end = before.end.filter(|&e| e <= begins)?;
    let sentence = |at: u32| text.text.sentence_of(text.token_at(at));
    let between = text.token_at(end)..text.token_at(begins);
    // "And he said", "On Monday she said".
    let opens = between.end <= text.sentence_at(between.end).start.max(between.start) + OPENS;
    let next = sentence(begins) <= sentence(end.saturating_sub(1)) + 1 && between.len() <= BETWEEN && opens;
    if gender == Gender::Unknown || !speaks || !next {
        return None;
    }
    // "Roe denied that Hale, his deputy, said no. He also said …" is Roe's.
    let last = sentence(end.saturating_sub(1));
    let quoted = text.depth(text.text.sentences[last].tokens.start + 1) > 0;
    // "Hale will go, Roe said. He …" is Roe's.
    let behind = before.told.is_some_and(|t| t.end < end);
    if !quoted && !behind && epithets::opens(text, last).is_some_and(|(first, _)| first != one) {
        return None;
    }
    let other = |m: &Mention<u32>| m.entity != one && m.kind == EntityType::Per;
    let stranger = |i: usize| strangers::read(text, i, between.end, one).is_some();
    if text.entities.inside(Span::new(end, begins)).any(other) || between.clone().any(stranger) {
        return None;
    }
    let tokens = text.tokens_in(cue);
    let goes_on = carries_on(text, tokens.clone());
    let says = tokens.clone().any(|i| text.has_lower(i, Class::LeadsIn));
    // "Roe told the captain it would hold. He said …" may be the captain's.
    let told = || (text.text.sentences[last].tokens.start..between.start).any(stranger);
    // Right behind his own words any verb is his: "“No,” Roe said. He dismissed it."
    (goes_on || (says || quoted && parts == 1) && !told() && is_alone(text, before, begins, one, gender)).then_some(one)
}

/// Whether the sentence before opens with the name of the likeliest, who does what it tells: "Roe took the lead from Hale. “I was
/// lucky,” he said."
pub(super) fn opened(text: Reading<'_>, quote: &Quote<u32>, best: &Candidate) -> bool {
    let signs = [Sign::Rules, Sign::Meant, Sign::One, Sign::SubjectBefore, Sign::Gender];
    let before = sentence_of(text, quote).checked_sub(1);
    let Some((one, before)) = best.who.zip(before).filter(|_| signs.iter().all(|&s| best.signs.has(s))) else {
        return false;
    };
    // "Roe won, but Hale was content. She said …" is Hale's.
    let sentence = text.text.sentences[before].tokens.clone();
    let another = |m: &Mention<u32>| {
        let own = text.tokens_in(m.span());
        m.names_person() && m.entity != one && clause::is_subject(text, &sentence, own.start, own.end)
    };
    epithets::opens(text, before) == Some((one, Form::Name))
        && !text.entities.inside(text.span(sentence.clone())).any(another)
}

/// Whether no other is named from the beginning of the last speaker's paragraph on whom the pronoun fits: in "Roe told Hale it held.
/// He said …" it may be either's. Whom somebody names between marks, or before the verb that ends a sentence, has no word.
fn is_alone(text: Reading<'_>, before: &Before<'_>, until: u32, one: u32, gender: Gender) -> bool {
    let parts = before.given.map_or(0, |g| g.1);
    let Some(part) = text.doc.parts.get(before.part - parts) else { return false };
    let words = before.told.filter(|t| before.end.is_some_and(|e| t.end < e));
    let told =
        |m: &Mention<u32>| text.depth(text.token_at(m.span().start)) > 0 || words.is_some_and(|w| w.contains(m.span()));
    let from = text.token_at(until).saturating_sub(READ);
    let start = part.span().start.max(text.token_span(from).start);
    let fits = |m: &Mention<u32>| {
        let entity = text.entities.table.get(m.entity as usize);
        m.entity != one
            && m.form == Form::Name
            && !told(m)
            && entity.is_some_and(|e| e.kind == Some(EntityType::Per) && e.gender.fits(gender))
    };
    !text.entities.inside(Span::new(start, until.max(start))).any(fits)
}
