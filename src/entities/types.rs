//! Types that a name's own words and the lists tell, whatever its context.

use rustc_hash::FxHashSet;

use super::features::{Atom, Atoms, classes, seen, shape};
use super::joined::GIVEN;
use super::lexicon::class;
use super::roles::Reader;
use super::tagger::Tagged;
use super::whole::{OF_HEADS, REALMS};
use crate::report::EntityType;

/// Classes of places by name, but for the smaller ones.
pub(super) const LISTED: u32 = class::COUNTRY | class::CITY | class::REGION;

/// Classes of places, and of words that head their names.
pub(super) const PLACE: u32 = LISTED | class::TOWN | class::PLACE_WORD;

/// Words before a place.
pub(super) const WHERE: &[&str] = &["in", "near", "from", "across", "outside", "to", "into", "inside"];

/// So far below the best type, a given name alone makes no person of a place or an organisation: "Bala Boluk".
const UNLIKE_PERSON: i32 = -100;

/// First words of places' names of two words.
const FEATURES: &[&str] = &["Cape", "Fort", "Lake", "Loch", "Lough", "Mount", "River"];

/// First words of places' names that go on with "of".
const WATERS: &[&str] = &["Bay", "Gulf", "Isle", "Sea", "Strait"];

/// Heads of the names of events, works of law and prizes, which are neither bodies nor places.
const EVENTS: &[&str] = &[
    "Accord",
    "Accords",
    "Act",
    "Agreement",
    "Amendment",
    "Award",
    "Awards",
    "Bill",
    "Bowl",
    "Championship",
    "Championships",
    "Crisis",
    "Cup",
    "Declaration",
    "Derby",
    "Election",
    "Elections",
    "Expo",
    "Festival",
    "Games",
    "Genocide",
    "Holocaust",
    "Index",
    "Inquiry",
    "Marathon",
    "Massacre",
    "Olympics",
    "Open",
    "Prix",
    "Prize",
    "Protocol",
    "Rebellion",
    "Referendum",
    "Revolution",
    "Series",
    "Slam",
    "Treaty",
    "Trials",
    "Trophy",
    "Uprising",
    "War",
    "Wars",
];

/// Last words of the names of states.
const STATES: &[&str] = &["Caliphate", "Emirate", "Empire", "Khanate", "Kingdom", "Sultanate"];

/// Mends types that the lists contradict, whatever the context.
pub(super) fn read(r: &Reader<'_>, atoms: &Atoms, mut tagged: Vec<Tagged>) -> Vec<Tagged> {
    let words = &atoms.atoms;
    let people = tagged.iter().filter(|t| t.kind == EntityType::Per && t.end - t.start > 1);
    let called: FxHashSet<u32> = people.map(|t| words[t.start].word).collect();
    for i in 0..tagged.len() {
        let t = tagged[i];
        let bracketed = r.bracketed(t.start..t.end);
        let kind = thing(words, &t).or_else(|| by_head(r, words, &t)).or_else(|| by_name(r, words, &t, bracketed));
        tagged[i].kind = kind.or_else(|| person(r, words, &t, &called)).unwrap_or(t.kind);
        // "the Harlan Labour Party (HLP)": the acronym is what it abbreviates.
        if i > 0 && bracketed && tagged[i - 1].end + 1 == t.start && t.end - t.start == 1 {
            let full = tagged[i - 1];
            let name = r.text.span(full.start..full.end).of(r.source);
            if full.kind == EntityType::Org && super::thing::abbreviates(r.word(t.start), name) {
                tagged[i].kind = full.kind;
            }
        }
    }
    tagged
}

/// What the first or last word of a name says of it.
fn by_head(r: &Reader<'_>, words: &[Atom], t: &Tagged) -> Option<EntityType> {
    let n = t.end - t.start;
    if n < 2 || t.kind == EntityType::Misc {
        return None;
    }
    let (first, last) = (r.word(t.start), r.word(t.end - 1));
    let of = |heads: &[&str]| n > 2 && matches!(r.word(t.start + 1), "of" | "for") && heads.contains(&first);
    let headed = words[t.end - 1].class & LISTED == 0 && heads_org(last);
    // "the Harlan Board of Elections" is a board.
    let board =
        (t.start..t.end - 2).any(|i| matches!(r.word(i + 1), "of" | "for" | "on") && OF_HEADS.contains(&r.word(i)));
    if EVENTS.contains(&last) && !board {
        return Some(EntityType::Misc);
    }
    if STATES.contains(&last) || of(REALMS) {
        return Some(EntityType::Loc);
    }
    match t.kind {
        EntityType::Loc if headed || of(OF_HEADS) => Some(EntityType::Org),
        EntityType::Per if headed && n > 2 => Some(EntityType::Org),
        EntityType::Loc => None,
        _ => {
            // Marianne Lake is a person.
            let called = t.kind == EntityType::Per && words[t.start].class & GIVEN != 0;
            let land = (LANDS.contains(&last) && !called) || (n == 2 && FEATURES.contains(&first)) || of(WATERS);
            land.then_some(EntityType::Loc)
        }
    }
}

/// Products, events, works and ideas that the lists know.
fn thing(words: &[Atom], t: &Tagged) -> Option<EntityType> {
    let name = &words[t.start..t.end];
    let listed = match name {
        [one] => {
            let other = GIVEN | class::SURNAME | LISTED | class::TOWN | class::ORG | class::TITLE;
            // "in Galaxy" is a town there, "Mr Galaxy" a person.
            let used = one.seen & (seen::TITLED | seen::PLACED) != 0;
            one.class & class::THING != 0 && one.class & other == 0 && !used
        }
        _ => name.iter().all(|a| a.class >> 16 & class::ANY == class::THING),
    };
    listed.then_some(EntityType::Misc)
}

/// What the lists say of a name as a whole.
fn by_name(r: &Reader<'_>, words: &[Atom], t: &Tagged, bracketed: bool) -> Option<EntityType> {
    let n = t.end - t.start;
    let first = words[t.start].class;
    let known = GIVEN | class::SURNAME | LISTED | class::TOWN | class::COMMON;
    let body = if n == 1 {
        first & class::ORG != 0 && first & known == 0
    } else {
        let phrase = |a: &Atom| a.class >> 16 & class::ORG != 0 && a.class >> 16 & (LISTED | class::DEMONYM) == 0;
        words[t.start..t.end].iter().all(phrase)
    };
    let city = n == 1 && first & class::CITY != 0 && first & (GIVEN | class::SURNAME | class::ORG) == 0;
    let place = || r.places.get(r.text.span(t.start..t.end).of(r.source)).is_some_and(|p| !p.demonym);
    match t.kind {
        EntityType::Per | EntityType::Loc | EntityType::Misc if body => Some(EntityType::Org),
        EntityType::Per | EntityType::Org if city => Some(EntityType::Loc),
        EntityType::Per if n == 1 && r.word(t.start).ends_with("shire") => Some(EntityType::Loc),
        EntityType::Per if (n > 1 || bracketed) && place() => Some(EntityType::Loc),
        EntityType::Org if bracketed && place() => Some(EntityType::Loc),
        _ => None,
    }
}

/// A given name makes a person of what was taken for a place or an organisation: with a surname, or by itself where
/// somebody in the article is called so.
fn person(r: &Reader<'_>, words: &[Atom], t: &Tagged, called: &FxHashSet<u32>) -> Option<EntityType> {
    let n = t.end - t.start;
    let name = &words[t.start..t.end];
    let apart = PLACE | class::ORG | class::ORG_WORD | class::COMMON | class::DEMONYM | class::TITLE;
    let all = classes(name);
    let somewhere = t.start > 0 && WHERE.contains(&r.word(t.start - 1));
    if !matches!(t.kind, EntityType::Loc | EntityType::Org) || name[0].class & GIVEN == 0 || somewhere {
        return None;
    }
    let full = (2..=3).contains(&n)
        && name.iter().all(|a| a.shape == shape::CAPITAL || a.shape == shape::INITIAL)
        && all & apart == 0
        && t.types[0] > UNLIKE_PERSON;
    let given = n == 1 && called.contains(&name[0].word) && name[0].class & (apart | class::CALENDAR) == 0;
    (full || given).then_some(EntityType::Per)
}

/// Whether a word ends organisations' names and no place's.
pub(super) fn heads_org(word: &str) -> bool {
    ORG_HEADS.contains(&word)
        || matches!(word, "Inc" | "Inc." | "Corp" | "Corp." | "Ltd" | "Ltd." | "LLC" | "PLC" | "Plc")
}

/// Heads that end organisations' names and no place's.
const ORG_HEADS: &[&str] = &[
    "Agency",
    "Airlines",
    "Airways",
    "Alliance",
    "Assembly",
    "Association",
    "Bloc",
    "Board",
    "Bureau",
    "Club",
    "Coalition",
    "College",
    "Commission",
    "Committee",
    "Community",
    "Company",
    "Congress",
    "Conservatives",
    "Corporation",
    "Council",
    "Court",
    "Daily",
    "Democrats",
    "Department",
    "Federation",
    "Forces",
    "Foundation",
    "Front",
    "Institute",
    "League",
    "Ministry",
    "Movement",
    "Network",
    "News",
    "Organization",
    "Organisation",
    "Parliament",
    "Party",
    "Police",
    "Post",
    "Republicans",
    "Resistance",
    "School",
    "Senate",
    "Service",
    "Society",
    "Times",
    "Union",
    "University",
];

/// Heads that end places' names and no organisation's.
const LANDS: &[&str] = &[
    "Airport",
    "Archipelago",
    "Arena",
    "Avenue",
    "Basin",
    "Beach",
    "Boulevard",
    "Bridge",
    "Canal",
    "Caves",
    "Cliffs",
    "Coast",
    "County",
    "Creek",
    "Crossing",
    "Delta",
    "Desert",
    "Falls",
    "Glacier",
    "Gorge",
    "Harbor",
    "Harbour",
    "Heights",
    "Highlands",
    "Highway",
    "Island",
    "Islands",
    "Lake",
    "Motorway",
    "Mountain",
    "Mountains",
    "Ocean",
    "Peninsula",
    "Plateau",
    "Point",
    "Prison",
    "Province",
    "Reef",
    "River",
    "Road",
    "Sea",
    "Square",
    "Stadium",
    "Station",
    "Strait",
    "Street",
    "Tunnel",
    "Valley",
];
