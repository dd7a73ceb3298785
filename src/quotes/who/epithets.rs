//! Descriptions that go back to whoever is in focus: "the striker", "the 30-year-old", "the Holm Rovers boss added".
//!
//! What stands for a name tells nothing of who it is; the sentences before do. The one who is meant is the only person whom the
//! nearest sentence with people tells of (the preferred centre of Centering Theory, Grosz, Joshi and Weinstein 1995), or whoever
//! spoke last where the verb goes on, and nobody where somebody else has what the noun says.

use std::ops::Range;

use super::candidates::{Before, carries_on};
use super::form::of_noun;
use super::strangers::is_introduced;
use crate::entities::LocalEntity;
use crate::entities::names::gender::Gender;
use crate::lexicon::Class;
use crate::quotes::indexes::DESCRIPTION;
use crate::quotes::reading::Reading;
use crate::quotes::speaker;
use crate::report::{EntityType, Form, Mention, Quote};
use crate::span::Span;
use crate::text::TokenKind;

/// Most words of a sentence, or of what is said, that are read.
const READ: usize = 300;

/// How many sentences back the focus may lie.
const REACH: usize = 3;

/// Words of an article's beginning, where an office may be that of the first who is named.
const FIRST: usize = 120;

/// How many words back another place, or another who had the office, is sought.
const FAR: usize = 1500;

/// Most names of a sentence that are looked at.
const NAMES: usize = 40;

/// The person whom a source stands for that is such a description.
pub(super) fn described(text: Reading<'_>, quote: &Quote<u32>, before: &Before<'_>) -> Option<u32> {
    let &source = quote.source.first()?;
    let description = Description::read(text, source)?;
    let sole = focus(text, quote, source);
    let focus = sole.or_else(|| subject_before(text, source))?;
    let one = text.entities.table.get(focus as usize)?;
    let noun = speaker::fold(text.surface(description.noun));
    let gender = of_noun(text.low(description.noun));
    let has = speaker::has_role(one, &noun) && (!description.former || was(one, &noun));
    let goes_on = before.given.is_some_and(|g| g.0 == focus && g.1 <= 1) && adds(text, quote);
    let others = before.roles.tells_of_another(&noun, focus);
    let of_another = !has && others;
    let plain = description.is_plain(text, source);
    let told_on = || plain && is_told_on(text, quote, focus);
    // "The Ness senator" where the text tells of no other.
    let only = || sole.is_some() && !others && is_placed(text, source);
    // "The businessman" is who has just spoken, unless the text tells that he is something else.
    let spoke = || before.given.is_some_and(|g| g.0 == focus && g.1 <= 1);
    let other_name = || description.is_another_name && one.roles.is_empty() && spoke();
    let known = has && (plain || only())
        || !description.former && (description.stands_for_a_name || goes_on || other_name() || told_on());
    // Who has just spoken is in focus as well.
    let another = before.given.is_some_and(|g| g.0 != focus && g.1 == 0);
    let speaks_of_focus = quote.content.iter().any(|&c| {
        let told = text.tokens_in(c);
        let told = told.start..told.end.min(told.start + READ);
        let named = text.entities.inside(text.span(told.clone())).any(|m| m.entity == focus && m.form == Form::Name);
        // "The senator said few would speak for him" may be of the senator.
        named || !goes_on && told.into_iter().any(|i| !(has && text.depth(i) == 0) && is_of(text, i, one.gender))
    });
    // A film or a firm may be taken for a person.
    (speaker::is_surely_person(one)
        && known
        && (plain || !is_elsewhere(text, source, focus))
        && !(description.former && was_another(text, description.noun, focus))
        && (sole.is_some() || told_on())
        && !another
        && !of_another
        && !speaks_of_focus
        && one.gender.fits(gender)
        && !is_introduced(text, description.noun, description.noun))
    .then_some(focus)
}

/// The one who has just spoken and of whom nobody but "the Ness Republican" is told since: a party's member goes by a place.
pub(super) fn member(text: Reading<'_>, quote: &Quote<u32>, before: &Before<'_>) -> Option<u32> {
    let &source = quote.source.first().filter(|&&s| is_member(text, s))?;
    let (one, parts) = before.given.filter(|&(one, _)| speaker::is_person(text, one))?;
    let end = before.end.filter(|&e| e <= source.start && parts <= 1)?;
    let other = |m: &Mention<u32>| m.kind == EntityType::Per && m.entity != one;
    let named = |c: &Span| text.entities.inside(*c).any(|m| m.entity == one && m.form == Form::Name);
    let alone = !text.entities.inside(Span::new(end, source.start)).any(other);
    (alone && !quote.content.iter().any(named)).then_some(one)
}

/// Whether a source is "the Ness Republican", at a sentence's start.
fn is_member(text: Reading<'_>, source: Span) -> bool {
    let tokens = text.tokens_in(source);
    let noun = tokens.end - 1;
    let party = text.begins(tokens.start) && text.capital(noun) && text.has(noun, Class::PartyMember);
    let place = text.entities.inside(source).find(|m| speaker::names_place(text, m) || m.kind == EntityType::Loc);
    let placed = place.is_some_and(|m| text.tokens_in(m.span()) == (tokens.start + 1..noun));
    party && placed && text.is(tokens.start, &["the"])
}

/// Whether an office that comes for the first time at a sentence's start is that of `focus`, who is the subject of the sentence
/// before and is named again in the next: "Ada Roe is to go. The minister said it was time. Ms Roe will leave in May."
fn is_told_on(text: Reading<'_>, quote: &Quote<u32>, focus: u32) -> bool {
    let Some(&source) = quote.source.first() else { return false };
    let own = text.tokens_in(source);
    let here = text.text.sentence_of(own.start);
    let office = text.has_lower(own.end - 1, Class::OfficeHolder) || text.has_lower(own.end - 1, Class::HeadOfState);
    let new = |i: usize| text.low(i) != text.low(own.end - 1);
    if !office || !text.begins(own.start) || here == 0 || own.start > FIRST || !(0..own.start).all(new) {
        return false;
    }
    let end = quote.content.iter().chain(&quote.cue).map(|c| c.end).max().unwrap_or(source.end);
    let last = text.text.sentence_of(text.token_at(end.saturating_sub(1)));
    opens(text, here - 1) == Some((focus, Form::Name)) && opens(text, last + 1) == Some((focus, Form::Name))
}

/// Who is named where a sentence begins.
pub(super) fn opens(text: Reading<'_>, sentence: usize) -> Option<(u32, Form)> {
    const OPENS: usize = 6;
    let tokens = text.text.sentences.get(sentence).map_or(0..0, |s| s.tokens.clone());
    let near = tokens.start..tokens.end.min(tokens.start + OPENS);
    people(text, near).next().map(|m| (m.entity, m.form))
}

/// Who opens the sentence before, where all others there are told of with roles of their own: "Ada Roe met the board’s head, Tom Hale."
fn subject_before(text: Reading<'_>, source: Span) -> Option<u32> {
    let here = text.text.sentence_of(text.token_at(source.start)).checked_sub(1)?;
    let (one, form) = opens(text, here)?;
    let role = |e: u32| text.entities.table.get(e as usize).is_some_and(|e| !e.roles.is_empty());
    let tokens = text.text.sentences[here].tokens.clone();
    let alone =
        people(text, tokens.start..tokens.end.min(tokens.start + READ)).all(|m| m.entity == one || role(m.entity));
    (form == Form::Name && alone).then_some(one)
}

/// Whether a word stands for another person whom that gender fits: nobody speaks of himself as "him".
fn is_of(text: Reading<'_>, i: usize, gender: Gender) -> bool {
    let other = if text.is(i, &["he", "him", "his"]) { Gender::Male } else { Gender::Female };
    text.is(i, &["he", "him", "his", "she", "her", "hers"]) && gender.fits(other)
}

/// Whether the verb goes on with words of the same speaker.
pub(super) fn adds(text: Reading<'_>, quote: &Quote<u32>) -> bool {
    quote.cue.first().is_some_and(|&c| carries_on(text, text.tokens_in(c)))
}

/// Whether a person is told of as one who had an office: "former senator".
fn was(one: &LocalEntity, noun: &str) -> bool {
    let mut roles = one.roles.iter().map(|r| r.split(|c: char| !c.is_alphanumeric()));
    roles.any(|mut r| r.clone().any(|w| matches!(w, "former" | "Former" | "ex")) && r.any(|w| speaker::fold(w) == noun))
}

/// Whether all that a description names is a place or a nation: "the Ness senator".
fn is_placed(text: Reading<'_>, source: Span) -> bool {
    let mut names = text.entities.inside(source).filter(|m| m.form == Form::Name);
    names.all(|m| speaker::names_place(text, m) && m.span().end < source.end)
}

/// Whether a description has a place, and another stands where the text tells of `focus`, or from there on, or before the same noun:
/// after "Leeds coach Ada Roe", the Hull coach is somebody else.
fn is_elsewhere(text: Reading<'_>, source: Span, focus: u32) -> bool {
    const BEFORE: usize = 3;
    let tokens = text.tokens_in(source);
    let key = |e: u32| text.entities.table.get(e as usize).map(|e| &e.key);
    let named = || text.entities.inside(source).filter(|m| m.form == Form::Name);
    let other = |m: &Mention<u32>| named().all(|o| o.entity != m.entity && key(o.entity) != key(m.entity));
    let noun = text.low(tokens.end - 1);
    let mut nearest = true;
    let here = text.text.sentence_of(tokens.start);
    let from = tokens.start.saturating_sub(FAR);
    (text.text.sentence_of(from)..=here).rev().any(|s| {
        let all = text.text.sentences[s].tokens.clone();
        let all = all.start.max(from)..all.end.min(tokens.start);
        let mentions = || text.entities.inside(text.span(all.clone())).take(NAMES).filter(|m| m.form == Form::Name);
        let tells = mentions().any(|m| m.entity == focus);
        let reads = nearest || tells;
        nearest &= !tells;
        mentions().filter(|m| m.kind != EntityType::Per && other(m)).any(|m| {
            let end = text.tokens_in(m.span()).end;
            let holds = (end..(end + BEFORE).min(all.end)).any(|i| text.low(i) == noun);
            holds || reads && speaker::names_place(text, m) && text.depth(end - 1) == 0
        })
    })
}

/// Whether the text says that another was that: "Tom Hale was president until 2020".
fn was_another(text: Reading<'_>, noun: usize, focus: u32) -> bool {
    const NEAR: usize = 4;
    let from = noun.saturating_sub(FAR);
    (from..noun).filter(|&i| text.low(i) == text.low(noun)).any(|i| {
        let was = (i.saturating_sub(NEAR)..i)
            .any(|k| text.is(k, &["was", "were", "been", "served", "became", "once", "ex", "former"]));
        let other = || {
            let sentence = text.sentence_at(i);
            let near = sentence.start.max(i.saturating_sub(READ))..sentence.end.min(i + READ);
            people(text, near).any(|m| m.entity != focus)
        };
        was && other()
    })
}

/// A definite description of one person.
struct Description {
    noun: usize,
    /// Whether it tells of who was that: "the former senator".
    former: bool,
    /// Whether any person may be called that: by age, as a player.
    stands_for_a_name: bool,
    /// Whether it stands for a person who was named, as "the businessman" does.
    is_another_name: bool,
}

impl Description {
    fn read(text: Reading<'_>, source: Span) -> Option<Self> {
        let tokens = text.tokens_in(source);
        let whole = text.tokens_in(speaker::head(text, source)) == tokens;
        let noun = tokens.end.checked_sub(1)?;
        let words = tokens.start + 1..noun;
        let owned = words.clone().any(|i| text.kind(i) == Some(TokenKind::Clitic));
        let former = text.any(words.clone(), &["former"]);
        let another = speaker::tells_another(text, source) && !former
            || text.any(words.clone(), &["first", "second", "third", "same", "other", "another"]);
        let low = text.low(noun);
        let aged = low == "old" && text.before(noun) == "-" || low.ends_with("-old");
        // A coach or an expert is as often somebody else.
        let epithet = text.has_lower(noun, Class::Epithet) && !text.has(noun, Class::Human);
        let stands = aged || epithet || text.has_lower(noun, Class::Calling);
        let is_another_name = text.has_lower(noun, Class::OtherName);
        let human = is_another_name || stands || speaker::is_human(low) || text.has_lower(noun, Class::Role);
        let one = text.is(tokens.start, &["the"]) && words.len() <= DESCRIPTION && !speaker::is_plural(low);
        let person = human && one && !speaker::is_thing(low) && text.is_lower(noun);
        (whole && person && !owned && !another).then_some(Self {
            noun,
            former,
            stands_for_a_name: stands,
            is_another_name,
        })
    }

    /// Whether it tells no more than the role: "the White House secretary" may be another than the secretary of whom the text told.
    fn is_plain(&self, text: Reading<'_>, source: Span) -> bool {
        text.entities.inside(source).all(|m| m.form != Form::Name)
    }
}

/// Whether a source ends in a nationality word: "the Ruritanian", "the 30-year-old Frenchman".
pub(super) fn is_national(text: Reading<'_>, source: Span) -> bool {
    let last = text.entities.inside(source).last().filter(|m| m.span().end == source.end);
    last.is_some_and(|m| speaker::is_national(text, m))
}

/// The only person of whom the nearest sentence with people tells outside what is said, no other than in the sentences just before;
/// nobody where one without a name came in there.
fn focus(text: Reading<'_>, quote: &Quote<u32>, source: Span) -> Option<u32> {
    let at = text.token_at(source.start);
    let here = text.text.sentence_of(at);
    let own = |m: &Mention<u32>| quote.content.iter().any(|c| c.contains(m.span()));
    for s in (here.saturating_sub(REACH)..=here).rev() {
        let tokens = text.text.sentences[s].tokens.clone();
        let end = tokens.end.min(at);
        let tokens = tokens.start.max(end.saturating_sub(READ))..end;
        // "Photograph: Ada Roe via Harbour Images"
        if s != here && !tokens.clone().any(|i| tells(text, i)) {
            continue;
        }
        if tokens.clone().any(|i| is_stranger(text, i)) {
            return None;
        }
        let mut people = people(text, tokens).filter(|m| !own(m) && text.depth(text.token_at(m.span().start)) == 0);
        if let Some(first) = people.next() {
            let alone = people.all(|m| m.entity == first.entity);
            return alone.then_some(first.entity);
        }
    }
    None
}

/// Whether one without a name comes in: "a girl", "another player"; in "Ada Roe, a nurse" and "was a nurse" it is what one is.
fn is_stranger(text: Reading<'_>, i: usize) -> bool {
    let kinds = [Class::Human, Class::Calling, Class::Epithet];
    let person = |k: usize| kinds.iter().any(|&class| text.has_lower(k, class)) && !speaker::is_plural(text.low(k));
    let before = i.wrapping_sub(1);
    let told =
        text.surface(before) == "," || text.has(before, Class::ClauseBe) || text.is(before, &["as", "like", "for"]);
    let plain = |&k: &usize| text.is_lower(k) || text.surface(k) == "-" || text.kind(k) == Some(TokenKind::Number);
    text.is(i, &["a", "an", "another", "one"]) && !told && (i + 1..i + DESCRIPTION).take_while(plain).any(person)
}

/// Whether a word makes a clause.
fn tells(text: Reading<'_>, i: usize) -> bool {
    let helps = [Class::ClauseBe, Class::ClauseHave, Class::ClauseDo, Class::ClauseModal];
    let verb = text.is_lower(i) && (text.verb(i).is_some() || text.low(i).ends_with("ed"));
    verb || helps.iter().any(|&class| text.has(i, class))
}

/// Names of people, and what stands for them, among tokens.
fn people<'a>(text: Reading<'a>, tokens: Range<usize>) -> impl Iterator<Item = &'a Mention<u32>> {
    let inside = text.entities.inside(text.span(tokens)).take(NAMES);
    inside.filter(|m| m.kind == EntityType::Per)
}
