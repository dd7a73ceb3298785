//! A new subject, told of as somebody's: in "The mayor’s rival, Ada Roe, toured the mill. “It stinks,” she said" it is Roe who
//! speaks, and not the mayor. After "Her rival, Ada Roe, lives in Ness" it may be either.

use super::form::of_pronoun;
use crate::entities::names::gender::Gender;
use crate::lexicon::{self, Class};
use crate::quotes::reading::Reading;
use crate::report::{Mention, Quote};
use crate::text::TokenKind;

/// How likely it is the new subject who speaks, in thousandths: a guess below what rules are certain of, as labelled articles have
/// too few to count.
pub(super) const CHANCE: u16 = 900;

/// Words up to the name, titles between the comma and the name, and words of what stands between commas after it.
const AHEAD: usize = 12;
const TITLES: usize = 4;
const ASIDE: usize = 25;

/// Words of the sentences that are read; a longer one tells of no new subject.
const SENTENCE: usize = 300;

/// What one does to another who answers, or in which either may have the word.
const CHARGES: [&str; 17] = [
    "accused",
    "accuses",
    "blamed",
    "blames",
    "sued",
    "sues",
    "fired",
    "sacked",
    "thanked",
    "insulted",
    "called",
    "beat",
    "beats",
    "defeated",
    "introduced",
    "introduces",
    "interviewed",
];

/// Verbs that tell who the new one is, and not what that one does now.
const TELLS: [&str; 12] =
    ["died", "dies", "had", "has", "is", "lived", "lives", "owned", "owns", "was", "worked", "works"];

/// The new subject of the sentence before a quote whose source is "he" or "she", and whether that one does something there.
pub(super) fn subject(text: Reading<'_>, quote: &Quote<u32>) -> Option<(u32, bool)> {
    let source = quote.source.first()?;
    let gender = of_pronoun(text.of(*source));
    let at = text.token_at(quote.content.first()?.start.min(source.start));
    let here = text.sentence_at(at).start;
    let sentence = Some(text.sentence_at(here.checked_sub(1)?)).filter(|s| s.len() <= SENTENCE)?;
    let comma = (sentence.start..sentence.end.min(sentence.start + AHEAD)).find(|&i| text.surface(i) == ",")?;
    let of_someone = text.is(sentence.start, &["her", "his", "its", "their"])
        || (sentence.start..comma).any(|i| text.kind(i) == Some(TokenKind::Clitic) && text.low(i).ends_with('s'));
    let quoted = |i: &usize| text.depth(*i) > 0;
    if gender == Gender::Unknown || !of_someone || sentence.clone().any(|i| quoted(&i) || charges(text, i)) {
        return None;
    }
    let fits = |m: &&Mention<u32>| {
        let entity = &text.entities.table[m.entity as usize];
        m.names_person() && entity.gender.fits(gender)
    };
    let named = || text.entities.inside(text.span(comma + 1..sentence.end)).filter(fits);
    let new = named().next()?;
    let own = text.tokens_in(new.span());
    let titled = (comma + 1..own.start).all(|i| text.capital(i) || text.has_lower(i, Class::Role));
    let met = text.entities.mentions.partition_point(|m| m.span().end <= text.token_span(sentence.start).start);
    let known = text.entities.mentions[..met].iter().rev().take(ASIDE * AHEAD).any(|m| m.entity == new.entity);
    if own.start > comma + TITLES || !titled || text.surface(own.end) != "," || known || named().count() > 1 {
        return None;
    }
    let verb = verb(text, own.end + 1, sentence.end)?;
    // "Told her to stop": the one who was told may answer.
    let asked = lexicon::look_up(text.lemma(verb));
    let asks = (asked.has(Class::Informs) || asked.has(Class::AsksForAction)) && text.is(verb + 1, &["her", "him"]);
    let told = asks || text.is(verb, &TELLS) && !(text.is(verb, &["was", "is"]) && is_state(text, verb + 1));
    // "Stood beside her": the one whom she stood beside may go on.
    let her = if gender == Gender::Female { "her" } else { "him" };
    let object = |i: usize| text.is(i, &[her]) && !(text.is_lower(i + 1) && text.noun(i + 1).is_some());
    let beside = (verb + 1..sentence.end.min(verb + ASIDE)).any(object);
    Some((new.entity, !told && !beside))
}

/// Whether a word is such a verb; "called for calm" and "called off the strike" are none, but whoever is called on may answer.
pub(super) fn charges(text: Reading<'_>, i: usize) -> bool {
    let whom = || text.entities.inside(text.span(i..text.sentence_at(i).end)).any(|m| m.names_person());
    text.is(i, &CHARGES) && !(text.is(i, &["called"]) && text.is(i + 1, &["for", "off"]) && !whom())
}

/// The verb after a name and a comma, past what else stands between commas: "Ada Roe, who lost in May, wrote".
fn verb(text: Reading<'_>, after: usize, end: usize) -> Option<usize> {
    let aside = text.is(after, &["a", "an", "the", "who", "whose", "now", "then"]) || !text.is_lower(after);
    let from = if aside { (after..end.min(after + ASIDE)).find(|&i| text.surface(i) == ",")? + 1 } else { after };
    (from..end).find(|&i| !text.is(i, &["also", "later", "then", "has"]) && !text.low(i).ends_with("ly"))
}

/// Whether "was" goes on with how one takes what happens: "was not surprised", "was angry".
fn is_state(text: Reading<'_>, after: usize) -> bool {
    let plain = after + usize::from(text.is(after, &["less", "more", "not", "so", "too", "very"]));
    let mood = |i: usize| text.is_lower(i) && text.surface(i + 1).chars().all(|c| !c.is_alphanumeric());
    mood(plain) && !text.is(plain, &["born", "buried", "dead", "ill", "killed", "missing", "murdered", "shot"])
}
