//! People without a name: in "A nurse testified against Roe. “I saw it,” she said" the text does not say who speaks.

use std::ops::Range;

use super::candidates::Before;
use super::clause::{is_subject, is_verb, title};
use super::form::{may_describe, of_noun, of_pronoun};
use crate::entities::names::gender::Gender;
use crate::lexicon::Class;
use crate::quotes::indexes::DESCRIPTION;
use crate::quotes::reading::Reading;
use crate::quotes::speaker;
use crate::report::{EntityType, Form, Mention, Quote};
use crate::span::Span;
use crate::text::TokenKind;

/// How many sentences back one without a name is sought.
const REACH: usize = 3;

/// Most tokens of a sentence that are read for one pronoun: an endless one may have hundreds of pronouns.
const READ: usize = 300;

/// Most tokens of a name.
const NAME: usize = 60;

/// How one without a name stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Subject,
    Other,
}

/// One without a name.
pub(super) struct Stranger {
    /// Where the noun stands.
    pub(super) noun: usize,
    pub(super) place: Place,
    gender: Gender,
    /// Whether the text tells of one who was not told of before: "a nurse".
    new: bool,
}

/// Whether somebody without a name, whom "he" or "she" fits too, stands nearer to it than `one`: as a subject, as who did what is
/// told, or at all where the sentence does not tell of `one`.
pub(super) fn stand_nearer(text: Reading<'_>, quote: &Quote<u32>, before: &Before<'_>, one: u32) -> bool {
    let Some(&source) = quote.source.first() else { return false };
    let gender = of_pronoun(text.of(source));
    let at = text.token_at(source.start);
    // "Roe was glad, she said" tells of her by name.
    let names = |&c: &Span| text.entities.inside(c).any(|m| m.entity == one && m.form == Form::Name);
    if gender == Gender::Unknown || quote.verbatim.is_empty() && quote.content.iter().any(names) {
        return false;
    }
    let told = before.told.filter(|_| before.given.is_some_and(|g| g.0 == one));
    let outside = |i: usize| {
        let span = text.token_span(i);
        text.depth(i) == 0 && !quote.content.iter().chain(&told).any(|c| c.contains(span))
    };
    let here = text.text.sentence_of(at);
    let mut seen = 0;
    for s in (here.saturating_sub(2 * REACH)..=here).rev() {
        let tokens = text.text.sentences[s].tokens.clone();
        let end = tokens.end.min(at);
        let tokens = tokens.start.max(end.saturating_sub(READ))..end;
        if !tokens.clone().any(|i| outside(i) && text.kind(i) == Some(TokenKind::Word)) {
            continue;
        }
        let nearest = Nearest::of(text, tokens, &outside, one, gender);
        if let Some(stranger) = nearest.decides(s != here && (seen == 0 || s + 1 >= here)) {
            return stranger;
        }
        seen += 1;
        if seen > REACH {
            break;
        }
    }
    false
}

/// Who stands last in a sentence.
struct Nearest {
    /// The last subject is without a name, or has one.
    subject: Option<bool>,
    /// Whether somebody without a name stands there at all, whom the pronoun fits, and whether one of its very gender.
    any: bool,
    alike: bool,
    /// Whether the sentence tells of the one in question.
    one: bool,
}

impl Nearest {
    fn of(text: Reading<'_>, tokens: Range<usize>, outside: &dyn Fn(usize) -> bool, one: u32, gender: Gender) -> Self {
        let mut new = Self { subject: None, any: false, alike: false, one: false };
        let mut i = tokens.start;
        while i < tokens.end {
            if !outside(i) {
                i += 1;
                continue;
            }
            let named = text.entities.mentions.partition_point(|m| m.span().start < text.token_span(i).start);
            let starts = |m: &&Mention<u32>| m.span().start == text.token_span(i).start && m.kind == EntityType::Per;
            let named = text.entities.mentions.get(named).filter(starts);
            new.one |= named.is_some_and(|m| m.entity == one);
            if let Some(m) = named.filter(|m| m.form != Form::Pronoun) {
                let end = text.tokens_in(m.span()).end;
                let from = title(text, &tokens, i);
                if is_subject(text, &tokens, from, end) && text.kind(end) != Some(TokenKind::Clitic) {
                    // "A man was held after Roe fell" is of the man.
                    let under = text.has(from.saturating_sub(1), Class::ClauseSubordinator);
                    new.subject = Some(new.subject == Some(true) && under && !text.begins(from));
                }
                i = end.max(i + 1);
            } else if let Some(stranger) = read(text, i, tokens.end, one).filter(|s| s.gender.fits(gender)) {
                new.any = true;
                new.alike |= stranger.new && stranger.gender == gender;
                if stranger.place == Place::Subject {
                    new.subject = Some(true);
                }
                i = stranger.noun + 1;
            } else {
                i += 1;
            }
        }
        new
    }

    /// Whether the sentence settles it; `near` is whether it is the nearest.
    fn decides(&self, near: bool) -> Option<bool> {
        match self.subject {
            Some(true) => Some(true),
            _ if near && self.any && (!self.one || self.alike) => Some(true),
            Some(false) => Some(false),
            None => self.one.then_some(false),
        }
    }
}

/// Reads one without a name at a token.
pub(super) fn read(text: Reading<'_>, at: usize, end: usize, one: u32) -> Option<Stranger> {
    let new = text.is(at, &["a", "an", "one", "another"]);
    // "One said", "Another of them said".
    if at + 1 < end && text.begins(at) && text.is(at, &["one", "another", "someone", "somebody"]) {
        let person =
            |i: usize| text.is(i, &["them", "those"]) || text.low(i).strip_suffix('s').is_some_and(speaker::is_human);
        if is_verb(text, at + 1) || text.is(at + 1, &["of"]) && (at + 2..at + 5).any(person) {
            return Some(Stranger { noun: at, place: Place::Subject, gender: Gender::Unknown, new: true });
        }
    }
    let whose = text.kind(at) == Some(TokenKind::Clitic);
    // "As a nurse, Roe", "like an old friend"; "Roe - himself the son of a nurse - said".
    let before = at.wrapping_sub(1);
    if new && text.is(before, &["as", "like"]) || text.is(before, &["himself", "herself"]) {
        return None;
    }
    if !new && !whose && !text.is(at, &["the", "this", "his", "her", "their"]) {
        return None;
    }
    if let Some((noun, place)) = of_a_place(text, at, end, one) {
        return Some(Stranger { noun, place, gender: Gender::Unknown, new: true });
    }
    let word = |i: usize| may_describe(text, i) && !text.has(i, Class::EndsHead);
    let plain = |&i: &usize| word(i) || text.surface(i) == "-" || text.kind(i) == Some(TokenKind::Number);
    let noun = (at + 1..end.min(at + 1 + DESCRIPTION)).take_while(plain).find(|&i| is_person(text, i))?;
    let next = noun + 1;
    if next < end && (is_named(text, next..end) || text.is(next, &["named", "called"])) {
        return None;
    }
    // Who asks does not answer.
    if text.any(next..next + 2, &["asked", "asks"]) {
        return None;
    }
    let low = text.low(noun);
    // "Roe is a nurse", but not "It was a nurse who".
    let is = |i: usize| text.has(i, Class::ClauseBe) && !text.is(i.wrapping_sub(1), &["it", "there", "that", "this"]);
    let from = if whose { owner(text, at) } else { at };
    let article = from.saturating_sub(usize::from(whose && text.has(from.wrapping_sub(1), Class::ClauseDeterminer)));
    if !text.begins(article) && is(article.wrapping_sub(1)) {
        return None;
    }
    let epithet = [Class::Epithet, Class::Calling].iter().any(|&c| text.has(noun, c))
        || text.surface(next) == "-"
        || text.is(next, &["of"]) && text.has(next + 1, Class::NumberWord);
    let role = text.entities.table.get(one as usize).is_some_and(|e| speaker::has_role(e, &speaker::fold(low)));
    if !new && (epithet || role || is_met(text, at, noun) || !whose && !is_told_of(text, at, noun)) {
        return None;
    }
    let subject = !is_apposed(text, from) && (is_subject(text, &(0..end), from, next) || new && is_agent(text, from));
    let place = if subject { Place::Subject } else { Place::Other };
    let new = new || !whose && text.is(next, &["of"]);
    (!is_apposed(text, from) && !opens_with(text, at, end)).then(|| Stranger { noun, place, gender: of_noun(low), new })
}

/// One who is told of by a place: "the Ness Republican attacked Roe" tells of another than Roe, and "it vexed the Ruritanian." of
/// whoever it is; as a subject that mostly stands for a name.
fn of_a_place(text: Reading<'_>, at: usize, end: usize, one: u32) -> Option<(usize, Place)> {
    let from = text.token_span(at + 1).start;
    let first = text.entities.mentions.partition_point(|m| m.span().start < from);
    let place = text.entities.mentions.get(first).filter(|m| text.is(at, &["the"]) && m.span().start == from)?;
    let next = text.tokens_in(place.span()).end;
    let subject = |end_of: usize| is_subject(text, &(0..end), at, end_of);
    if speaker::names_place(text, place) && next < end && text.has(next, Class::PartyMember) && subject(next + 1) {
        let mut inside = text.entities.inside(text.span(text.sentence_at(at)));
        return inside.any(|m| m.entity == one && m.form == Form::Name).then_some((next, Place::Subject));
    }
    let alone = text.kind(next) != Some(TokenKind::Word) && text.surface(next) != "-";
    let one_of = alone && speaker::is_national(text, place) && !speaker::is_plural(text.low(next - 1));
    (one_of && !subject(next)).then_some((next - 1, Place::Other))
}

/// Whether a description belongs to what opens a sentence and is of whoever the pronoun behind its comma is: "A former clerk of the
/// board, he said".
fn opens_with(text: Reading<'_>, at: usize, end: usize) -> bool {
    let start = text.sentence_at(at).start;
    let stops = |i: usize| text.has(i, Class::ClauseBe) || text.has(i, Class::ClauseHave) || text.depth(i) > 0;
    // "A rich man’s son, who made his money when the war ended, he said"
    let parts = |i: usize| text.surface(i) == "," && !text.is(i + 1, &["who", "whose", "a", "an"]);
    let comma = (start..end.min(start + NAME)).find(|&i| stops(i) || parts(i)).filter(|&i| !stops(i));
    text.has(start, Class::ClauseDeterminer) && comma.is_some_and(|i| at < i && text.is(i + 1, &["he", "she"]))
}

/// Whether "the nurse" is one that was told of as "a nurse", or a noun that tells what became of somebody, "the victim": any other is
/// as often a name's.
pub(in crate::quotes) fn is_told_of(text: Reading<'_>, at: usize, noun: usize) -> bool {
    const FATE: [&str; 3] = ["victim", "suspect", "defendant"];
    let fate = text.is(noun, &FATE) || text.has(noun, Class::Human) && !text.has(noun, Class::Role);
    fate || text.is(noun + 1, &["of"]) || is_introduced(text, at, noun)
}

/// Whether the sentences before tell of one by this noun as new: "a nurse" before "the nurse".
pub(super) fn is_introduced(text: Reading<'_>, at: usize, noun: usize) -> bool {
    text.introduced().has(text.low(noun), lately(text, at)..at)
}

/// Whether "the spokesman" is one of whom the sentences before told as "a spokesman", and who has no name there.
pub(super) fn is_told_of_before(text: Reading<'_>, source: Span) -> bool {
    let tokens = text.tokens_in(speaker::head(text, source));
    let noun = tokens.clone().last().filter(|&i| is_person(text, i));
    noun.is_some_and(|i| is_introduced(text, tokens.start, i))
}

/// Whether "the spokesman" is one of whom the text told as "a spokesman" since it named `one`.
pub(super) fn is_told_of_since(text: Reading<'_>, source: Span, one: u32) -> bool {
    let tokens = text.tokens_in(speaker::head(text, source));
    let plain = tokens.len() == 2 && text.is(tokens.start, &["the"]);
    let Some(noun) = tokens.clone().last().filter(|&i| plain && is_person(text, i)) else { return false };
    let before = text.entities.mentions.partition_point(|m| m.span().end <= source.start);
    let own = |m: &&Mention<u32>| m.entity == one && m.form == Form::Name;
    let last = text.entities.mentions[..before].iter().rev().take(READ).find(own);
    // "Ada Roe, a spokesman": what stands beside the name is that one.
    let end = last.map_or(0, |m| text.tokens_in(m.span()).end + DESCRIPTION);
    (end.max(noun.saturating_sub(READ))..tokens.start).any(|i| text.low(i) == text.low(noun) && is_new(text, i))
}

/// Whether a noun outside quotation marks tells of one whom the text did not tell of before: "a young clerk".
fn is_new(text: Reading<'_>, noun: usize) -> bool {
    let first = (noun.saturating_sub(DESCRIPTION)..noun).rev().find(|&i| !may_describe(text, i));
    let one = first.is_some_and(|i| text.is(i, &["a", "an", "another", "one"]));
    one && text.depth(noun) == 0 && is_person(text, noun)
}

/// Whether a source is "his agent", "her lawyer".
pub(super) fn is_owned(text: Reading<'_>, source: Span) -> bool {
    let tokens = text.tokens_in(speaker::head(text, source));
    let noun = tokens.end.max(1) - 1;
    let person = is_person(text, noun) || text.is_lower(noun) && speaker::is_human(text.low(noun));
    tokens.len() > 1 && text.is(tokens.start, &["his", "her", "their"]) && person
}

/// Where the sentences begin in which somebody must have been told of who is told of again.
fn lately(text: Reading<'_>, at: usize) -> usize {
    const BACK: usize = 8;
    text.text.sentences[text.text.sentence_of(at).saturating_sub(BACK)].tokens.start
}

/// Whether the text told of somebody by the noun of "the clerk" before, who had no name there: "Roe told the clerk".
pub(super) fn is_one_of_before(text: Reading<'_>, source: Span) -> bool {
    let tokens = text.tokens_in(speaker::head(text, source));
    let Some(noun) = tokens.clone().last().filter(|&i| is_person(text, i)) else { return false };
    let from = lately(text, noun).max(noun.saturating_sub(READ));
    let plain = |&i: &usize| text.low(i) == text.low(noun) && text.is_lower(i) && text.depth(i) == 0;
    (from..tokens.start).filter(plain).any(|i| {
        let first = (i.saturating_sub(DESCRIPTION)..i)
            .rev()
            .find(|&k| text.has(k, Class::ClauseDeterminer) || text.kind(k) == Some(TokenKind::Clitic));
        // "The clerk said" may be whoever went on speaking.
        let speaks = text.has(i + 1, Class::LeadsIn) || text.is(i.saturating_sub(2), &["said", "says"]);
        let named = is_named(text, i + 1..i + 1 + NEXT) || text.is(i + 1, &["named", "called"]);
        first.is_some_and(|f| !is_apposed(text, f) && !is_met(text, f, i)) && !speaks && !named
    })
}

/// How many words after a noun its name may stand.
const NEXT: usize = 3;

/// Whether what follows a description up to its verb is a name: "the officer, Tom Hale", "driver Tom Hale", "the head of the
/// board, Tom Hale"; "the mother of Tom Hale" has none.
fn is_named(text: Reading<'_>, rest: Range<usize>) -> bool {
    let rest = rest.start..rest.end.min(rest.start + 2 * DESCRIPTION);
    let mut words = rest.clone().take_while(|&i| !is_verb(text, i) || text.depth(i) > 0);
    words.any(|i| {
        let span = text.token_span(i);
        let m = text.entities.mentions.partition_point(|m| m.span().start < span.start);
        let named = |m: &Mention<u32>| m.span().start == span.start && m.names_person();
        text.entities.mentions.get(m).is_some_and(named) && !text.has_lower(i - 1, Class::Governs)
    })
}

/// Where the name begins that owns what follows.
fn owner(text: Reading<'_>, clitic: usize) -> usize {
    let end = text.token_span(clitic).start;
    let near = Span::new(text.token_span(clitic.saturating_sub(NAME)).start, end);
    let before = text.entities.inside(near).filter(|m| m.span().end == end).last();
    before.map_or(clitic.saturating_sub(1), |m| text.tokens_in(m.span()).start)
}

/// Whether a description is known to be somebody with a name.
fn is_met(text: Reading<'_>, at: usize, noun: usize) -> bool {
    let whole = text.span(at..noun + 1);
    text.entities.inside(whole).any(|m| m.form == Form::Nominal && m.span().end >= whole.end)
}

/// Whether a noun is of one person: "the nurse", not "the nurse's gown" or "the student union".
fn is_person(text: Reading<'_>, i: usize) -> bool {
    let low = text.low(i);
    let kinds = [Class::Role, Class::Human, Class::Calling, Class::Epithet];
    let person = kinds.iter().any(|&class| text.has_lower(i, class)) || low.ends_with("man") || low.ends_with("woman");
    let plural = speaker::is_plural(low) || matches!(low, "men" | "women");
    let next = i + 1;
    let modifies = text.kind(next) == Some(TokenKind::Clitic)
        || text.is_lower(next) && text.noun(next).is_some() && text.verb(next).is_none()
        || kinds.iter().any(|&class| text.has_lower(next, class));
    person && !plural && !speaker::is_thing(low) && !modifies
}

/// Whether it is who did what is told: "was shot by a deputy". Who was asked by a reporter answers.
pub(super) fn is_agent(text: Reading<'_>, from: usize) -> bool {
    let asks = ["asked", "questioned", "interviewed", "accompanied", "flanked", "joined", "represented", "surrounded"];
    from >= 2 && text.is(from - 1, &["by"]) && !text.is(from - 2, &asks)
}

/// Whether a description is of the name before it: "Ada Roe, a nurse".
fn is_apposed(text: Reading<'_>, from: usize) -> bool {
    // "Ada Roe, a peer and a lawyer": the second of two.
    let and = from.checked_sub(1).filter(|&i| text.is(i, &["and"]));
    let ends = |&i: &usize| text.kind(i) != Some(TokenKind::Word) || text.has(i, Class::ClauseDeterminer);
    let first = and.and_then(|i| (i.saturating_sub(DESCRIPTION)..i).rev().find(ends));
    let from = first.filter(|&i| text.is(i, &["a", "an"])).unwrap_or(from);
    let Some(comma) = from.checked_sub(1).filter(|&i| text.surface(i) == ",") else { return false };
    let end = text.token_span(comma.saturating_sub(1)).end;
    let aged = comma.checked_sub(1).is_some_and(|i| text.kind(i) == Some(TokenKind::Number));
    let named = |end: u32| text.entities.inside(Span::new(end.saturating_sub(60), end)).any(|m| m.span().end == end);
    named(end) || aged
}
