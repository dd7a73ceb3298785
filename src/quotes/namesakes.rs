//! Whom a surname means that several have: "Roe" where Ada and Tom Roe are about.
//!
//! It is not who is dead, nor who is only named as another's, as in "Ada Roe bakes with her brother, Tom Roe". Where that
//! leaves one, it is that one; where another was told of last, or is named as often, the text does not say.

use std::ops::Range;

use super::indexes::surname;
use super::reading::Reading;
use crate::entities::LocalEntity;
use crate::entities::names::gender::Gender;
use crate::lexicon::Class;
use crate::report::{EntityType, Form, Mention};
use crate::span::Span;
use crate::text::TokenKind;

/// Most people of one surname that are looked at, those among whom the text never says which one speaks, and mentions of one.
const FAMILY: usize = 6;
const CROWD: usize = 40;
const MENTIONS: usize = 30;

/// Words before a name that may tell of it, and after.
const BESIDE: usize = 6;

/// Words of the sentences that are read whole; a longer one tells nothing.
const SENTENCE: usize = 300;

/// What became of the dead, and what was done to them.
const DEAD: [&str; 4] = ["died", "dies", "drowned", "perished"];
const KILLED: [&str; 5] = ["killed", "murdered", "slain", "stabbed", "strangled"];

/// The same, where what follows does not make it "dead tired" or "buried in work".
const LIES: [&str; 2] = ["buried", "dead"];
const THERE: [&str; 17] = [
    "after",
    "and",
    "at",
    "before",
    "beside",
    "earlier",
    "inside",
    "near",
    "outside",
    "this",
    "today",
    "when",
    "where",
    "while",
    "who",
    "with",
    "yesterday",
];

/// What the dead leave.
const LEFT: [&str; 8] = ["body", "death", "funeral", "grave", "killing", "murder", "widow", "widower"];

/// What becomes of a body that is not only sore.
const FOUND: [&str; 7] = ["buried", "cremated", "discovered", "found", "identified", "recovered", "returned"];

/// The person whom a source names, if it says no more than a surname that others have, or nobody where the text does not say.
pub(super) fn meant(text: Reading<'_>, source: Span, e: u32) -> Option<u32> {
    let Some(shared) = Shared::of(text, source, e) else { return Some(e) };
    if shared.compared {
        return None;
    }
    if let Some(fits) = shared.told(source) {
        return fits.then_some(e);
    }
    let family = shared.family();
    let left: Vec<u32> = family.iter().copied().filter(|&o| !shared.is_out(o, &family)).collect();
    match left[..] {
        [one] if family.len() > 1 && shared.is_told_before(one, &family) => return Some(one),
        _ => {}
    }
    // The dead whom an article is about have said much: he died, and all but him are named in passing.
    let out = family.len() > 1 && family.contains(&e) && !left.contains(&e);
    let about = shared.others.iter().all(|&o| shared.is_far(o));
    let last = left.iter().any(|&o| shared.is_last(o, e) && (out || !shared.is_far(o)));
    (!shared.has_rival(e) && !last && (!out || about)).then_some(e)
}

/// A surname that several have, where a source says no more.
struct Shared<'a> {
    text: Reading<'a>,
    source: Span,
    surname: String,
    one: &'a LocalEntity,
    /// All others of the surname of whom more is known.
    others: Vec<u32>,
    /// Whether it is "the elder Roe", or one of too many.
    compared: bool,
}

impl<'a> Shared<'a> {
    fn of(text: Reading<'a>, source: Span, e: u32) -> Option<Self> {
        let table = &text.entities.table;
        let one = table.get(e as usize).filter(|e| e.kind == Some(EntityType::Per))?;
        let surname = surname(&one.name);
        let tokens = text.tokens_in(source);
        let full = |i: usize| {
            i > tokens.start && text.low(i) == surname && one.name.split(' ').any(|w| w == text.surface(i - 1))
        };
        if !text.any(tokens.clone(), &[&surname]) || tokens.clone().any(full) {
            return None;
        }
        let namesakes = text.surnames().people.get(&surname).map_or(&[][..], |all| all);
        let near = namesakes.iter().copied().take(CROWD);
        let others: Vec<u32> = near.filter(|&o| table[o as usize].name != one.name).collect();
        let fits = |o: &u32| table[*o as usize].gender.fits(one.gender);
        let titled =
            tokens.clone().any(|i| text.has_title(i, Class::MaleTitle) || text.has_title(i, Class::FemaleTitle));
        if others.is_empty() || titled && !others.iter().any(fits) {
            return None;
        }
        let compared = namesakes.len() > CROWD || text.any(tokens, &["elder", "younger", "older"]);
        Some(Self { text, source, surname, one, others, compared })
    }

    /// Whether "he" in "Roe said he" tells that it is this one, the only man of that surname, or that it may be another of them.
    fn told(&self, source: Span) -> Option<bool> {
        let text = self.text;
        let verb = text.tokens_in(source).end;
        let that = verb + 1 + usize::from(text.is(verb + 1, &["that"]));
        let told = match text.low(that) {
            "he" => Gender::Male,
            "she" => Gender::Female,
            _ => return None,
        };
        let others = self.others.iter().any(|&o| text.entities.table[o as usize].gender.fits(told));
        let own = self.one.gender;
        let says = text.is(verb, &["said", "says"]) && own != Gender::Unknown && (own == told) != others;
        says.then_some(own == told)
    }

    /// Those of an entity's mentions that are before the source.
    fn before(&self, all: Option<&'a Vec<usize>>) -> &'a [usize] {
        let before = self.text.surnames().reach.partition_point(|&end| end <= self.source.start);
        all.map_or(&[][..], |all| &all[..all.partition_point(|&m| m < before)])
    }

    /// The places of one's name among the mentions before the source.
    fn places(&self, e: u32) -> &'a [usize] {
        self.before(self.text.surnames().names.get(&e))
    }

    /// The first mentions there.
    fn names(&self, e: u32) -> impl Iterator<Item = &'a Mention<u32>> {
        let entities = self.text.entities;
        self.places(e).iter().take(MENTIONS).map(|&m| &entities.mentions[m])
    }

    fn is_full(&self, m: &Mention<u32>) -> bool {
        let written = self.text.of(m.span());
        written.contains(' ') && surname(written) == self.surname
    }

    /// Where one is first named in full.
    fn first(&self, e: u32) -> Option<&'a Mention<u32>> {
        self.names(e).find(|m| self.is_full(m))
    }

    /// All of the surname whom the text has named in full, if they are few.
    fn family(&self) -> Vec<u32> {
        if self.others.len() > FAMILY {
            return Vec::new();
        }
        let people = self.text.surnames().people.get(&self.surname).map_or(&[][..], |all| all);
        people.iter().copied().filter(|&o| self.first(o).is_some()).collect()
    }

    /// Whether it is not this one: dead, or only named as another's.
    fn is_out(&self, e: u32, family: &[u32]) -> bool {
        self.is_dead(e) || self.is_aside(e, family)
    }

    /// Whether the text has told that one is dead: "her late husband, Tom Roe", "Tom Roe, who died", "Roe’s widow".
    fn is_dead(&self, e: u32) -> bool {
        let text = self.text;
        let told = |m: &Mention<u32>| {
            let own = text.tokens_in(m.span());
            let from = own.start.saturating_sub(BESIDE).max(text.sentence_at(own.start).start);
            let clitic = |i: usize| text.kind(i) == Some(TokenKind::Clitic);
            let determiner = |i: usize| text.is(i, &["the", "her", "his", "their", "my", "our"]) || clitic(i);
            let late = |i: usize| text.is(i, &["late"]) && i > 0 && determiner(i - 1);
            let memory = |i: usize| i > 1 && text.run(i - 2, &["in", "memory", "of"]);
            let left = |i: usize| text.is(i - 1, &LEFT) && text.is(i, &["of", "for"]) || memory(i);
            // "The death of Roe's wife" is hers.
            let left = |i: usize| left(i) && !clitic(own.end);
            let told = (from + 1..own.start).any(|i| (late(i) || left(i)) && self.are_titles(i + 1..own.start));
            let after = own.end + usize::from(clitic(own.end));
            let owner = clitic(own.end) || m.form == Form::Pronoun;
            let subject = m.form == Form::Name || text.is(own.start, &["he", "she"]);
            told || owner && self.is_left(after) || !clitic(own.end) && subject && self.dies(own.end)
        };
        let pronouns = || {
            let all = &text.entities.mentions;
            let before = all.partition_point(|m| m.span().start < self.source.start);
            all[..before].iter().rev().take(BESIDE * MENTIONS).filter(|m| m.form == Form::Pronoun && m.entity == e)
        };
        self.names(e).any(told) || pronouns().any(told)
    }

    /// Whether words only tell who a name is: "late husband, Tom Roe", "the death of her son, Judge Tom Roe".
    fn are_titles(&self, mut words: Range<usize>) -> bool {
        let text = self.text;
        let title = |i: usize| text.capital(i) || text.has(i, Class::Role) || text.has(i, Class::Kin);
        words.all(|i| title(i) || matches!(text.low(i), "," | "of" | "her" | "his" | "the" | "their"))
    }

    /// Whether somebody’s death or widow is told of; a murder trial, a death threat and a body of work are the living’s.
    fn is_left(&self, noun: usize) -> bool {
        let text = self.text;
        let goes_on = ["and", "had", "has", "is", "last", "said", "says", "was"];
        let whole = !text.is_lower(noun + 1) || text.has(noun + 1, Class::Governs) || text.is(noun + 1, &goes_on);
        let body = !text.is(noun, &["body"]) || text.any(noun + 1..noun + BESIDE, &FOUND);
        text.is(noun, &LEFT) && whole && body && !text.is(noun + 1, &["of", "for"])
    }

    /// Whether the words after a name tell of a death: "was killed", ", 34, was found dead", ", who died"; "died laughing", "was
    /// buried in work" and "was stabbed" do not.
    fn dies(&self, after: usize) -> bool {
        let text = self.text;
        let passive = ["been", "found", "is", "was", "were"];
        let small = ["also", "had", "has", "later", "shot", "who"];
        let passes = |&i: &usize| {
            text.surface(i) == ","
                || text.kind(i) == Some(TokenKind::Number)
                || text.is(i, &small)
                || text.is(i, &passive)
        };
        let Some(verb) = (after..after + BESIDE).find(|i| !passes(i)) else { return false };
        let passive = text.any(after..verb, &passive);
        text.is(verb, &DEAD) && self.is_end(verb) || passive && self.is_killed(after, verb)
    }

    /// Whether one who "died" is dead, and has not died laughing or drowned in work.
    fn is_end(&self, verb: usize) -> bool {
        let text = self.text;
        let next = verb + 1;
        let object = text.is(next, &["a", "her", "his", "the", "their", "two"]);
        let idiom = text.is(next, &["for", "hard", "inside", "laughing", "out", "trying", "under", "with"]);
        let felt = ["boredom", "curiosity", "embarrassment", "envy", "fright", "laughter", "shame"];
        let of = text.is(next, &["of"]) && text.is(next + 1, &felt);
        let work = text.is(verb, &["drowned"]) && text.is(next, &["by", "in"]) && text.is_lower(next + 1);
        let water = ["a", "her", "his", "the"];
        !object && !idiom && !of && (!work || text.is(next + 1, &water))
    }

    /// Whether what was done to one killed him.
    fn is_killed(&self, after: usize, verb: usize) -> bool {
        let text = self.text;
        let next = verb + 1;
        let word = text.is_lower(next) && text.surface(next).starts_with(char::is_alphabetic);
        let found = text.is(verb, &["dead"]) && text.any(after..verb, &["found"]) && text.is(next, &["by", "in"]);
        // "On Monday", "in Ness"; nobody was "dead on time".
        let day = text.is(next, &["on"]) && text.capital(next + 1);
        match text.low(verb) {
            "stabbed" => text.run(next, &["to", "death"]),
            "killed" => !text.is(next, &["off"]),
            _ if text.is(verb, &LIES) => !text.joins(next) && (!word || found || day || text.is(next, &THERE)),
            _ => text.is(verb, &KILLED),
        }
    }

    /// Whether one is only named beside another of the family who is the subject: "Ada Roe bakes with her brother, Tom Roe", "Ada
    /// Roe, the daughter of Tom Roe, bakes".
    fn is_aside(&self, e: u32, family: &[u32]) -> bool {
        let text = self.text;
        let [m] = *self.places(e) else { return false };
        let m = &text.entities.mentions[m];
        let own = text.tokens_in(m.span());
        let sentence = text.sentence_at(own.start).start;
        if own.start > sentence + SENTENCE {
            return false;
        }
        let from = own.start.saturating_sub(BESIDE).max(sentence);
        let kin = (from..own.start).rev().find(|&i| text.has(i, Class::Kin));
        let beside = kin.is_some_and(|i| self.are_titles(i + 1..own.start));
        let mut people = text.entities.inside(text.span(sentence..own.end)).filter(|m| m.kind == EntityType::Per);
        let joined = |from: usize| text.any(from..kin.unwrap_or(from), &["and", "but", "while"]);
        let before = |s: &&Mention<u32>| s.entity != e && !joined(text.tokens_in(s.span()).end);
        let subject = people.next().filter(before).filter(|s| Some(text.tokens_in(s.span()).end) <= kin);
        let possessive = |s: &Mention<u32>| {
            let own = text.tokens_in(s.span());
            text.is(own.start, &["her", "his"]) || text.kind(own.end) == Some(TokenKind::Clitic)
        };
        beside && subject.is_some_and(|s| family.contains(&s.entity) && !possessive(s))
    }

    /// Whether the one who is left goes by the surname: the text has not called one of the others so before it told of this one, nor
    /// tells of what was said long ago.
    fn is_told_before(&self, one: u32, family: &[u32]) -> bool {
        let text = self.text;
        let Some(first) = self.first(one) else { return false };
        let earlier = |e: u32| self.names(e).any(|m| !self.is_full(m) && m.start < first.start);
        let tokens = text.sentence_at(text.token_at(self.source.start));
        let year = |i: usize| text.kind(i) == Some(TokenKind::Number) && text.surface(i).len() == 4;
        let past = tokens.len() > SENTENCE
            || tokens.clone().any(|i| year(i) || text.is(i, &["once", "interview", "often", "diary", "memoir"]));
        !past && !family.iter().any(|&e| e != one && earlier(e))
    }

    /// Whether one is named far oftener than another, in all the article.
    fn is_far(&self, other: u32) -> bool {
        self.one.named() >= 2 * self.text.entities.table[other as usize].named() + 2
    }

    /// The places where one goes by the surname, and not as whose somebody or something is: "Ada's uncle" does not count.
    fn own_places(&self, e: u32) -> &'a [usize] {
        self.before(self.text.surnames().own.get(&e))
    }

    /// Whether another is hardly named less often, so that the surname is as much his.
    fn has_rival(&self, e: u32) -> bool {
        let count = self.own_places(e).len();
        let rival = |&o: &u32| !self.is_far(o) && self.own_places(o).len() >= count;
        !self.one.name.contains(' ') || count == 0 || self.others.iter().any(rival)
    }

    /// Whether another was named after this one, as the subject of a sentence just before the source's.
    fn is_last(&self, other: u32, e: u32) -> bool {
        let text = self.text;
        let (Some(&last), Some(&own)) = (self.own_places(other).last(), self.own_places(e).last()) else {
            return false;
        };
        let m = &text.entities.mentions[last];
        let governed = text.has(text.tokens_in(m.span()).start.saturating_sub(1), Class::Governs);
        let sentence = |s: Span| text.text.sentence_of(text.token_at(s.start));
        other != e && last > own && !governed && sentence(m.span()) + 2 >= sentence(self.source)
    }
}
