//! Types that a name's own words and the lists tell, whatever its context.

use std::ops::Range;

use crate::hashed::Set;

use crate::entities::context::Context;
use crate::entities::detect::features::{Atom, classes, seen, shape};
use crate::entities::detect::tagger::{Tagged, index};
use crate::entities::lists::gazetteer::class;
use crate::entities::lists::words::BEFORE_PLACE;
use crate::entities::names::key;
use crate::lexicon::Class;
use crate::report::EntityType;
use crate::text::TokenKind;

/// So far below the best type, in twenty-fourths of a nat, a given name alone makes no person of a place or an
/// organisation: "Bala Boluk".
const UNLIKE_PERSON: i32 = -100;

/// Words of a person's full name, given names and surname.
const FULL_NAME: std::ops::RangeInclusive<usize> = 2..=3;

/// So far below, a surname alone stands for no firm of that name: "Ford".
const UNLIKE_FIRM: i32 = -60;

/// Platforms with names this short are common words: "X", "TV".
const SHORT_PLATFORM: usize = 2;

/// First words of places' names of two words.
const FIRST_OF_PLACES: &[&str] = &["Cape", "Fort", "Lake", "Loch", "Lough", "Mount", "River"];

/// First words of places' names that go on with "of".
const PLACE_HEADS_BEFORE_OF: &[&str] = &["Bay", "Gulf", "Isle", "Sea", "Strait"];

/// Gives names the types that the lists are sure of.
pub(crate) fn apply(c: &Context<'_>, mut tagged: Vec<Tagged>) -> Vec<Tagged> {
    let given: Set<u32> = full_names_of(&tagged).map(|t| c.atoms[t.start].word).collect();
    let surnames: Set<String> = full_names_of(&tagged).map(|t| c.word(t.end - 1).to_lowercase()).collect();
    let called: Set<u32> = full_names_of(&tagged).flat_map(|t| c.atoms[t.tokens()].iter().map(|a| a.word)).collect();
    let acronyms: Set<String> = bodies_of(&tagged).flat_map(|t| key::initials(c.slice(t.tokens()))).collect();
    let families: Set<u32> = tagged.iter().filter(|t| is_of_family(c, t)).map(|t| c.atoms[t.end - 1].word).collect();
    for i in 0..tagged.len() {
        let t = tagged[i];
        let bracketed = c.bracketed(&t.tokens());
        let kind = listed_misc(c, &t)
            .or_else(|| by_head(c, &t))
            .or_else(|| by_whole_name(c, &t, bracketed))
            .or_else(|| by_initial(c, &t))
            .or_else(|| unlike_person(c, &t, &called, &acronyms))
            .or_else(|| by_given_name(c, &t, &given))
            .or_else(|| by_family(c, &t, &families))
            .or_else(|| by_place(c, &t, &surnames));
        tagged[i].kind = kind.unwrap_or(t.kind);
        // "the Harlan Labour Party (HLP)": the acronym is what it abbreviates.
        if i > 0 && bracketed && tagged[i - 1].end + 1 == t.start && t.len() == 1 {
            let full = tagged[i - 1];
            if full.kind == EntityType::Org && key::abbreviates(c.word(t.start), c.slice(full.tokens())) {
                tagged[i].kind = full.kind;
            }
        }
    }
    tagged
}

/// Products, events, works and ideas that the lists know.
fn listed_misc(c: &Context<'_>, t: &Tagged) -> Option<EntityType> {
    let name = &c.atoms[t.tokens()];
    let listed = match name {
        [one] => {
            let other = class::GIVEN | class::SURNAME | class::NAMED_PLACE | class::ORG | class::TITLE;
            // "in Galaxy" is a town there, "Mr Galaxy" a person.
            let used = one.seen & (seen::TITLED | seen::PLACED) != 0;
            one.class & class::MISC != 0 && one.class & other == 0 && !used
        }
        _ => is_listed_thing(c, t),
    };
    listed.then_some(EntityType::Misc)
}

/// Whether the lists know a name of several words for a product, event, work or idea, and for nothing else.
pub(super) fn is_listed_thing(c: &Context<'_>, t: &Tagged) -> bool {
    t.len() > 1 && c.atoms[t.tokens()].iter().all(|a| a.phrase() & class::ANY == class::MISC)
}

/// What the first or last word of a name says of it.
fn by_head(c: &Context<'_>, t: &Tagged) -> Option<EntityType> {
    let n = t.len();
    if n < 2 || t.kind == EntityType::Misc {
        return None;
    }
    let (first, last) = (c.word(t.start), t.end - 1);
    let before_of = n > 2 && matches!(c.word(t.start + 1), "of" | "for");
    let of = |heads: Class| before_of && c.has_title_case(t.start, heads);
    // "the Harlan Board of Elections" is a board.
    let board = (t.start..t.end - 2)
        .any(|i| matches!(c.word(i + 1), "of" | "for" | "on") && c.has_title_case(i, Class::OrgHeadOf));
    if c.has_title_case(last, Class::EventHead) && !board {
        return Some(EntityType::Misc);
    }
    if c.has_title_case(last, Class::StateHead) || of(Class::Realm) {
        return Some(EntityType::Loc);
    }
    let headed = c.atoms[t.end - 1].class & class::MAJOR_PLACE == 0 && c.heads_org(last);
    match t.kind {
        EntityType::Loc if headed || of(Class::OrgHeadOf) => Some(EntityType::Org),
        EntityType::Per if headed && n > 2 || is_firm(c, t) || is_club(c, t) => Some(EntityType::Org),
        EntityType::Loc => None,
        _ => {
            // Marianne Lake is a person.
            let called = t.kind == EntityType::Per && c.atoms[t.start].class & class::GIVEN != 0;
            let ends = c.has_title_case(last, Class::PlaceHead) && !called;
            let begins =
                (n == 2 && FIRST_OF_PLACES.contains(&first)) || (before_of && PLACE_HEADS_BEFORE_OF.contains(&first));
            (ends || begins).then_some(EntityType::Loc)
        }
    }
}

/// Whether a name of two words ends as a club's, and does not begin as a person's: "Holm Rovers".
fn is_club(c: &Context<'_>, t: &Tagged) -> bool {
    let last = t.end - 1;
    let club = c.words.entry(last).value(Class::NamesKind) == Some("club") || c.word(last) == "Town";
    club && t.len() == 2 && c.atoms[t.start].class & class::GIVEN == 0
}

/// Whether a name ends with what a firm is in law, or has it right behind it: "Voss Products Co Inc".
fn is_firm(c: &Context<'_>, t: &Tagged) -> bool {
    let form = |i: usize| c.has_title_case(i, Class::LegalForm) && c.has(i, Class::LeftOff);
    form(t.end - 1) || form(t.end) && c.sentence(t.start).contains(&t.end)
}

/// What the lists say of a name as a whole.
fn by_whole_name(c: &Context<'_>, t: &Tagged, bracketed: bool) -> Option<EntityType> {
    let n = t.len();
    let first = c.atoms[t.start].class;
    let known = class::GIVEN | class::SURNAME | class::NAMED_PLACE | class::COMMON;
    let body = if n == 1 {
        first & class::ORG != 0 && first & known == 0
    } else {
        let phrase = |a: &Atom| a.phrase() & class::ORG != 0 && a.phrase() & (class::MAJOR_PLACE | class::DEMONYM) == 0;
        c.atoms[t.tokens()].iter().all(phrase)
    };
    let of_cities = |a: &Atom| a.phrase() & class::CITY != 0 && a.phrase() & (class::ORG | class::MISC) == 0;
    let cities = n > 1 && c.atoms[t.tokens()].iter().all(of_cities);
    let city =
        cities || n == 1 && first & class::CITY != 0 && first & (class::GIVEN | class::SURNAME | class::ORG) == 0;
    let place = || c.place(t.tokens()).is_some_and(|p| !p.demonym);
    match t.kind {
        EntityType::Per | EntityType::Loc | EntityType::Misc if body => Some(EntityType::Org),
        EntityType::Per | EntityType::Org if city => Some(EntityType::Loc),
        EntityType::Per if n == 1 && c.word(t.start).ends_with("shire") => Some(EntityType::Loc),
        EntityType::Per if (n > 1 || bracketed) && place() => Some(EntityType::Loc),
        EntityType::Org if bracketed && place() => Some(EntityType::Loc),
        _ => None,
    }
}

/// A given name makes a person of what was taken for a place or an organisation: with a surname, or by itself where
/// somebody in the article is called so.
fn by_given_name(c: &Context<'_>, t: &Tagged, given: &Set<u32>) -> Option<EntityType> {
    let name = &c.atoms[t.tokens()];
    let apart = class::PLACE | class::ORG | class::ORG_WORD | class::COMMON | class::DEMONYM | class::TITLE;
    let somewhere = t.start > 0 && BEFORE_PLACE.contains(&c.word(t.start - 1));
    if !matches!(t.kind, EntityType::Loc | EntityType::Org) || name[0].class & class::GIVEN == 0 || somewhere {
        return None;
    }
    let full = FULL_NAME.contains(&t.len())
        && name.iter().all(|a| a.shape == shape::CAPITAL || a.shape == shape::INITIAL)
        && classes(name) & apart == 0
        && t.types[0] > UNLIKE_PERSON;
    let alone = t.len() == 1 && given.contains(&name[0].word) && name[0].class & (apart | class::CALENDAR) == 0;
    (full || alone).then_some(EntityType::Per)
}

/// "A Roe", as line-ups write it: no place begins with an initial.
fn by_initial(c: &Context<'_>, t: &Tagged) -> Option<EntityType> {
    let name = &c.atoms[t.tokens()];
    let rest = || name[1..].iter().all(|a| a.shape == shape::CAPITAL && a.class & class::ORG_WORD == 0);
    let called = FULL_NAME.contains(&t.len()) && matches!(name[0].shape, shape::SINGLE | shape::INITIAL) && rest();
    let place =
        c.has_title_case(t.end - 1, Class::PlaceHead) || name.iter().any(|a| a.phrase() & class::NAMED_PLACE != 0);
    (t.kind == EntityType::Loc && called && !place).then_some(EntityType::Per)
}

/// What was taken for a person and is a country, a body that the lists or the article's acronyms know, or a platform, where
/// nobody in the article is called so.
fn unlike_person(c: &Context<'_>, t: &Tagged, called: &Set<u32>, acronyms: &Set<String>) -> Option<EntityType> {
    let (word, atom) = (c.word(t.start), &c.atoms[t.start]);
    let platform = || c.words.entry(t.start).value(Class::Platform) == Some(word) && word.len() > SHORT_PLATFORM;
    if t.len() != 1 || matches!(t.kind, EntityType::Org | EntityType::Misc) {
        return None;
    }
    let acronym = atom.shape == shape::UPPER && c.place(t.tokens()).is_none() && acronyms.contains(word);
    if acronym || platform() {
        return Some(EntityType::Org);
    }
    let person = atom.class & class::GIVEN != 0 || atom.seen & seen::TITLED != 0 || called.contains(&atom.word);
    if t.kind != EntityType::Per || person {
        return None;
    }
    if c.place(t.tokens()).is_some_and(|p| p.country && !p.demonym) && atom.class & class::SURNAME == 0 {
        return Some(EntityType::Loc);
    }
    // Line-ups are full of surnames that firms have too.
    let listed = |i: usize| matches!(c.word(i), "," | ";");
    let series = listed(t.end) || t.start > 0 && listed(t.start - 1);
    let likely = atom.class & class::SURNAME == 0 || t.types[index(EntityType::Org)] > UNLIKE_FIRM;
    let body = atom.class & class::ORG != 0 && atom.class & class::MAJOR_PLACE == 0 && !series && likely;
    body.then_some(EntityType::Org)
}

/// The organisations whose names have several words.
fn bodies_of(tagged: &[Tagged]) -> impl Iterator<Item = &Tagged> {
    tagged.iter().filter(|t| t.kind == EntityType::Org && t.len() > 1)
}

/// The people who are named in full.
fn full_names_of(tagged: &[Tagged]) -> impl Iterator<Item = &Tagged> {
    tagged.iter().filter(|t| t.kind == EntityType::Per && t.len() > 1)
}

/// What stands before a name, or how it is written: "one of its members, Ada Roe,", "the Roes", "the H.B.L.".
fn by_place(c: &Context<'_>, t: &Tagged, surnames: &Set<String>) -> Option<EntityType> {
    if !matches!(t.kind, EntityType::Loc | EntityType::Org) {
        return None;
    }
    let name = &c.atoms[t.tokens()];
    let all = |shape: u8| name.iter().all(|a| a.shape == shape);
    let before = |n: usize| t.start.checked_sub(n).map_or("", |i| c.word(i));
    let member = before(1) == "," && t.start > 4 && c.has_lower_case(t.start - 2, Class::MembersOf);
    let one = || (3..=5).any(|n| before(n) == "of" && before(n + 1).eq_ignore_ascii_case("one"));
    if member && one() && t.len() == 2 && all(shape::CAPITAL) && !c.heads_org(t.end - 1) {
        return Some(EntityType::Per);
    }
    let family = |w: &str| w.strip_suffix('s').is_some_and(|w| surnames.contains(&w.to_lowercase()));
    let clan = t.len() == 1 && all(shape::CAPITAL) && before(1).eq_ignore_ascii_case("the") && family(c.word(t.start));
    if clan && name[0].class & (class::ORG | class::PLACE) == 0 {
        return Some(EntityType::Per);
    }
    // No place has three letters with full stops that the lists have not.
    let letters = c.word(t.start).chars().filter(|ch| ch.is_alphabetic()).count();
    let body = t.len() == 1 && all(shape::STOPS) && letters > 2 && name[0].class & class::NAMED_PLACE == 0;
    (t.kind == EntityType::Loc && body && c.place(t.tokens()).is_none()).then_some(EntityType::Org)
}

/// Whether a name stands right after what it is to somebody: "her brother, Devon Roe".
fn is_of_family(c: &Context<'_>, t: &Tagged) -> bool {
    let comma = usize::from(t.start > 0 && c.word(t.start - 1) == ",");
    let Some(noun) = t.start.checked_sub(1 + comma).filter(|&i| i > 0) else { return false };
    let related = c.has_lower_case(noun, Class::MaleTitle) || c.has_lower_case(noun, Class::FemaleTitle);
    let whose = c.words.is(noun - 1, &["his", "her", "their", "my"]) || c.kind(noun - 1) == Some(TokenKind::Clitic);
    t.len() == 2 && related && c.is_role(noun) && whose
}

/// A given name that is a place's as well makes a person of whoever is someone's relative, or has the surname of one.
fn by_family(c: &Context<'_>, t: &Tagged, families: &Set<u32>) -> Option<EntityType> {
    let name = &c.atoms[t.tokens()];
    let called = t.len() == 2 && name[0].class & class::GIVEN != 0 && name.iter().all(|a| a.shape == shape::CAPITAL);
    let person = called && !c.heads_org(t.end - 1) && families.contains(&name[1].word);
    (person && matches!(t.kind, EntityType::Loc | EntityType::Org)).then_some(EntityType::Per)
}

/// Whether an organisation's name begins with a surname that stands for it too: "Roe, Hale & Voss", or a firm that is
/// `listed` as a whole.
pub(crate) fn is_partners_firm(c: &Context<'_>, tokens: Range<usize>, listed: bool) -> bool {
    let surname = |i: usize| c.atoms[i].class & class::SURNAME != 0 && c.word(i).starts_with(char::is_uppercase);
    let small = |i: usize| matches!(c.word(i), "&" | "," | "and" | "LLP" | "LLC" | "Group" | "Inc" | "Inc.");
    let first = tokens.start;
    let rest = || first + 1..tokens.end;
    tokens.len() > 1
        && surname(first)
        && c.atoms[first].class & class::GIVEN == 0
        && (listed || (rest().all(|i| surname(i) || small(i)) && rest().any(surname)))
}
