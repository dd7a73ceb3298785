//! After the tagger: the document votes on its names, and what the labels of single words cannot see is mended.

use rustc_hash::{FxHashMap, FxHashSet};

use super::cues;
use super::features::{Atom, Atoms, Case, seen, shape};
use super::joined::{self, GIVEN, string};
use super::lexicon::{self, class};
use super::results;
use super::roles::Reader;
use super::series;
use super::tagger::{TYPES, Tagged, index};
use super::types::{self, PLACE, WHERE};
use super::whole;
use crate::report::EntityType;
use crate::sort::Order;

/// Mends the tagged names of an article.
pub(super) fn mend(r: &Reader<'_>, atoms: &Atoms, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let tagged = whole::places(r, atoms, tagged);
    let tagged = whole::things(r, atoms, tagged);
    let tagged = whole::initials(atoms, tagged);
    let tagged = whole::people(atoms, tagged);
    let tagged = whole::realms(r, tagged);
    let tagged = joined::divide(r, atoms, tagged);
    let tagged = types::read(r, atoms, tagged);
    let tagged = series::read(r, &atoms.atoms, tagged);
    let tagged = vote(r, atoms, tagged);
    let tagged = whole::bodies(r, atoms, tagged);
    let tagged = whole::national(r, atoms, tagged);
    let tagged = acronyms(r, atoms, tagged);
    let tagged = nationalities(r, atoms, tagged);
    let tagged = compounds(r, tagged);
    results::read(r, atoms, tagged)
}

/// Acronyms in brackets after a name that they abbreviate, or after an organisation.
fn acronyms(r: &Reader<'_>, atoms: &Atoms, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut out = Vec::with_capacity(tagged.len());
    let mut tagged = tagged.into_iter().peekable();
    while let Some(t) = tagged.next() {
        out.push(t);
        let i = t.end + 1;
        if r.word(t.end) != "(" || r.word(i + 1) != ")" || tagged.peek().is_some_and(|n| n.start <= i) {
            continue;
        }
        let short = r.word(i);
        let name = r.text.span(t.start..t.end).of(r.source);
        let capitals = short.chars().filter(|c| c.is_uppercase()).count();
        let letters = short.chars().filter(|c| c.is_alphabetic()).count();
        let acronym =
            (2..=7).contains(&letters) && 2 * capitals > letters && atoms.atoms[i].class & class::CALENDAR == 0;
        let fits = t.kind == EntityType::Org && t.end - t.start > 1;
        if acronym && (fits || super::thing::abbreviates(short, name)) {
            out.push(Tagged::by_rule(i, i + 1, t.kind, 60));
        }
    }
    out
}

/// Places of an article whose nationality words are looked for.
const HOMES: usize = 100;

/// "Ruritanian", where the article names Ruritania.
fn nationalities(r: &Reader<'_>, atoms: &Atoms, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let homes = tagged.iter().filter(|t| t.kind == EntityType::Loc && t.end - t.start == 1 && t.margin > 0).take(HOMES);
    let made = homes.flat_map(|t| super::thing::demonyms(&super::thing::key(r.word(t.start))));
    let words: FxHashSet<u32> = made.map(|w| super::hash::word(&w)).collect();
    let is_one = |i: usize| {
        let a = &atoms.atoms[i];
        a.shape == shape::CAPITAL && words.contains(&a.word) && r.places.get(r.word(i)).is_none()
    };
    let mut out = Vec::with_capacity(tagged.len());
    let mut at = 0;
    let n = atoms.atoms.len();
    let last = Tagged::by_rule(n, n, EntityType::Misc, 0);
    for mut t in tagged.into_iter().chain([last]) {
        let found = (at..t.start).filter(|&i| is_one(i));
        out.extend(found.map(|i| Tagged::by_rule(i, i + 1, EntityType::Misc, 60)));
        if t.start + 1 == t.end && is_one(t.start) {
            t.kind = EntityType::Misc;
        }
        at = t.end;
        out.push(t);
    }
    out.pop();
    out
}

/// Whether a name is a part of a word: "anti-Roe", "Roe-backed". "Ruritania-Norway" is two names, and a listed place
/// can be told from its word.
fn hyphenated(r: &Reader<'_>, tokens: std::ops::Range<usize>) -> bool {
    let i = tokens.start;
    let glued = i > 1 && r.text.tokens[i].glued && matches!(r.word(i - 1), "-" | "‐" | "‑");
    let ends = in_compound(r, tokens.end) && r.places.get(r.text.span(tokens).of(r.source)).is_none();
    ends || (glued && r.places.get(r.word(i - 2)).is_none())
}

/// "France-backed" says of something that it is France's, as "French" does, and is such a word; by the conventions of
/// annotated news a compound names nothing else.
fn compounds(r: &Reader<'_>, mut tagged: Vec<Tagged>) -> Vec<Tagged> {
    tagged.retain_mut(|t| {
        let compound = in_compound(r, t.end);
        let place = compound && r.places.get(r.text.span(t.start..t.end).of(r.source)).is_some();
        if place {
            t.kind = EntityType::Misc;
        }
        place || !compound
    });
    tagged
}

/// Whether what ends at a token is the first half of an adjective made with a hyphen.
pub(super) fn in_compound(r: &Reader<'_>, end: usize) -> bool {
    matches!(r.word(end), "-" | "‐" | "‑") && r.joins(end) && r.word(end + 1).starts_with(char::is_lowercase)
}

/// How often, and how surely, a string was tagged as what.
#[derive(Clone, Copy, Default)]
struct Votes {
    weight: [i32; 4],
    /// What its mentions together say against each type.
    types: [i32; 4],
    times: u32,
    /// Whether it is (also) the last word of a person's full name.
    surname: bool,
    /// Whether no list has the word for a place or an organisation.
    unlisted: bool,
    /// Whether the article has its nationality word.
    home: bool,
    /// Whether it begins the name of a firm that is called after its partners.
    firm: bool,
    /// Whether it begins the name of another organisation.
    heads: bool,
    /// What the words beside one of its mentions say it is.
    cued: Option<EntityType>,
    /// How many of its mentions stand by themselves between quotation marks.
    marked: u32,
}

/// From this weight of votes on, a name is one wherever it stands with a capital.
const SURE: i32 = 280;

/// What a mention says against each type; where a rule has set its type, that alone counts.
fn against(t: &Tagged) -> [i32; 4] {
    const MOST: i32 = -120;
    let kind = index(t.kind);
    if t.types[kind] == 0 && t.types != [0; 4] {
        return t.types.map(|x| x.max(MOST));
    }
    let mut out = [MOST / 2; 4];
    out[kind] = 0;
    out
}

/// Places of several words that are looked for where the tagger saw none: "Port-au-Prince".
const CITIES: u32 = class::CITY | class::TOWN;

/// Longest name, in words, that is looked for where the tagger saw none.
const LONGEST: usize = 4;

/// Ministers that no company and no person has.
const MINISTERS: &[&str] = &["prime", "foreign", "defence", "defense", "finance", "interior"];

/// Whether a country's office follows: "Tarland's prime minister", "Tarland Foreign Minister Ada Roe", "Tarland coast guard".
fn governed(r: &Reader<'_>, words: &[Atom], i: usize) -> bool {
    if words[i].seen & seen::TITLED != 0 {
        return false;
    }
    let owns = matches!(r.word(i + 1), "'s" | "’s");
    let (first, second) = if owns { (i + 2, i + 3) } else { (i + 1, i + 2) };
    let pair = |a: &[&str], b: &str| {
        a.iter().any(|a| r.word(first).eq_ignore_ascii_case(a)) && r.word(second).eq_ignore_ascii_case(b)
    };
    pair(MINISTERS, "minister") || pair(&["coast"], "guard")
}

/// Names of one word that have their nationality word beside them, "Tarland" and "Tarlandish", or a country's office, in
/// whatever type the tagger took them for: places that no list has.
fn homes(r: &Reader<'_>, atoms: &Atoms, tagged: &[Tagged]) -> Vec<u32> {
    let words = &atoms.atoms;
    let unknown = |a: &Atom| a.shape == shape::CAPITAL && a.class & (GIVEN | class::SURNAME | class::ORG) == 0;
    let capitals: FxHashSet<u32> = words.iter().filter(|a| unknown(a)).map(|a| a.word).collect();
    let mut names: Vec<usize> =
        tagged.iter().filter(|t| t.end - t.start == 1 && unknown(&words[t.start])).map(|t| t.start).collect();
    // Whatever the tagger made of the name there.
    let governed: FxHashSet<u32> =
        (0..words.len()).filter(|&i| unknown(&words[i]) && governed(r, words, i)).map(|i| words[i].word).collect();
    names.order_by_key(|&i| (words[i].word, i));
    names.dedup_by_key(|i| words[*i].word);
    names.truncate(HOMES);
    let made = |i: &usize| super::thing::demonyms(&super::thing::key(r.word(*i)));
    names.retain(|i| {
        governed.contains(&words[*i].word) || made(i).iter().any(|w| capitals.contains(&super::hash::word(w)))
    });
    names.into_iter().map(|i| words[i].word).collect()
}

/// First words of firms called after their partners: "Roe Hale", "Roe, Hale & Voss". By itself the first stands for the
/// firm, unless the article gives it a title somewhere.
fn firms(r: &Reader<'_>, words: &[Atom], tagged: &[Tagged]) -> FxHashSet<u32> {
    let partners = |t: &&Tagged| {
        let listed = words[t.start..t.end].iter().all(|a| a.class >> 16 & class::ORG != 0);
        t.kind == EntityType::Org && joined::partners(r, t.start..t.end, &|i| words[i].class, listed)
    };
    let mut out: FxHashSet<u32> = tagged.iter().filter(partners).map(|t| words[t.start].word).collect();
    for t in tagged.iter().filter(|t| t.kind == EntityType::Per) {
        if t.start > 0 && words[t.start - 1].class & class::TITLE != 0 {
            out.remove(&words[t.end - 1].word);
        }
    }
    out
}

/// Words that begin the name of an organisation, Harlan of Harlan Communications, and are not known to be anything else.
fn heads(r: &Reader<'_>, words: &[Atom], tagged: &[Tagged]) -> Vec<u32> {
    let other = GIVEN | PLACE | class::DEMONYM | class::ORG_WORD | class::TITLE | class::COMMON | class::CALENDAR;
    let mut out = Vec::new();
    for t in tagged.iter().filter(|t| t.kind == EntityType::Org && t.end - t.start > 1) {
        let first = &words[t.start];
        let key = |range| super::thing::key(r.text.span(range).of(r.source));
        // What may be a surname is one, unless the name goes on like a firm's.
        let firm = || super::thing::shortens(&key(t.start..t.start + 1), &key(t.start..t.end));
        if first.class & other == 0 && first.seen & seen::TITLED == 0 && (first.class & class::SURNAME == 0 || firm()) {
            out.push(first.word);
        }
    }
    out
}

/// One string, one type, that for which the tagger's scores of all its mentions together speak most; and a name found for
/// sure is one wherever it stands with a capital.
fn vote(r: &Reader<'_>, atoms: &Atoms, mut tagged: Vec<Tagged>) -> Vec<Tagged> {
    let words = &atoms.atoms;
    let mut votes: FxHashMap<u32, Votes> = FxHashMap::default();
    for t in &tagged {
        let v = votes.entry(string(words, t.start..t.end)).or_default();
        v.weight[index(t.kind)] += 40 + t.margin.clamp(0, 400);
        for (sum, against) in v.types.iter_mut().zip(against(t)) {
            *sum += against;
        }
        v.times += 1;
        v.cued = v.cued.or_else(|| cues::read(r, words, t));
        v.marked += u32::from(cues::marked(r, words, t));
        let sure = v.times > 1 || t.margin > 24 || words[t.start].class & GIVEN != 0;
        if t.kind == EntityType::Per && t.end - t.start > 1 && sure {
            let v = votes.entry(words[t.end - 1].word).or_default();
            v.weight[0] += 64 + t.margin.clamp(0, 400);
            v.surname = true;
            let listed = class::COUNTRY | class::CITY | class::REGION | class::ORG | class::DEMONYM;
            v.unlisted = words[t.end - 1].class & listed == 0;
        }
    }
    for word in firms(r, words, &tagged) {
        votes.entry(word).or_default().firm = true;
    }
    for word in heads(r, words, &tagged) {
        votes.entry(word).or_default().heads = true;
    }
    for word in homes(r, atoms, &tagged) {
        votes.entry(word).or_default().home = true;
    }
    let decide = |v: &Votes| {
        if v.home && !v.surname {
            return (EntityType::Loc, SURE.max(v.weight.iter().sum()));
        }
        if v.firm && !v.surname {
            return (EntityType::Org, v.weight.iter().sum());
        }
        if let Some(kind) = v.cued.filter(|&k| k == EntityType::Per || !v.surname) {
            return (kind, v.weight.iter().sum());
        }
        // A person named in full goes by the surname, unless the word is far surer to be something else.
        let rest: i32 = v.weight[1..].iter().sum();
        if v.surname && (v.unlisted || v.weight[0] * 2 >= rest) {
            return (EntityType::Per, v.weight[0]);
        }
        let best = (0..4).max_by_key(|&i| (v.types[i], 4 - i)).unwrap_or(0);
        let kind = match TYPES[best] {
            EntityType::Per if v.heads && !v.surname => EntityType::Org,
            // A title, of a work or of something else that is no body and no place.
            EntityType::Org | EntityType::Loc if v.marked == v.times => EntityType::Misc,
            kind => kind,
        };
        (kind, v.weight[best])
    };
    // "in Jordan" is the country, whoever of that name is in the article.
    let somewhere = |i: usize| i > 0 && WHERE.contains(&r.word(i - 1));
    for t in &mut tagged {
        let place = r.places.get(r.text.span(t.start..t.end).of(r.source));
        let vote = votes.get(&string(words, t.start..t.end));
        let bound = somewhere(t.start) && words[t.start].class & PLACE != 0;
        if let Some((kind, _)) = vote.map(decide)
            && place.is_none()
            && !(bound && kind == EntityType::Per)
        {
            t.kind = kind;
        }
    }
    // What the tagger left out.
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    let mut next = tagged.into_iter().peekable();
    for (sentence, &case) in r.text.sentences.iter().zip(&atoms.case) {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            if let Some(t) = next.next_if(|t| t.start <= i) {
                i = t.end.max(i + 1);
                out.push(t);
                continue;
            }
            let limit = next.peek().map_or(sentence.tokens.end, |t| t.start.min(sentence.tokens.end));
            match missed(r, words, case, i, limit, &votes, &decide) {
                Some(t) => {
                    i = t.end;
                    out.push(t);
                }
                None => i += 1,
            }
        }
    }
    out.extend(next);
    out
}

/// Whether a token is one half of "Moscow-Washington", both of them places that any reader knows.
fn paired(r: &Reader<'_>, words: &[Atom], i: usize) -> bool {
    let hyphen = |i: usize| matches!(r.word(i), "-" | "‐" | "‑" | "–") && r.joins(i);
    let city = |a: &Atom| a.class & class::CITY != 0 && a.class & class::ORG == 0;
    let place = |i: usize| {
        let listed = r.places.get(r.word(i)).is_some_and(|p| !p.demonym);
        listed || words.get(i).is_some_and(|a| a.shape == shape::CAPITAL && city(a))
    };
    // Hyphens are few.
    let (after, before) = (hyphen(i + 1), i >= 2 && hyphen(i - 1));
    (after || before) && place(i) && ((after && place(i + 2)) || (before && place(i - 2)))
}

/// A name at token `i` that the tagger knew elsewhere, or that any reader knows for a place.
fn missed(
    r: &Reader<'_>,
    words: &[Atom],
    case: Case,
    i: usize,
    limit: usize,
    votes: &FxHashMap<u32, Votes>,
    decide: &dyn Fn(&Votes) -> (EntityType, i32),
) -> Option<Tagged> {
    let a = &words[i];
    if !a.capital || case == Case::Lower {
        return None;
    }
    if paired(r, words, i) {
        return Some(Tagged::by_rule(i, i + 1, EntityType::Loc, 60));
    }
    let listed = (i..limit.min(i + lexicon::LONGEST)).take_while(|&j| words[j].class >> 16 & CITIES != 0).count();
    if listed > 1 && words[i + listed - 1].capital && (i == 0 || words[i - 1].class >> 16 & CITIES == 0) {
        let (before, after) = (i > 0 && words[i - 1].capital, words.get(i + listed).is_some_and(|a| a.capital));
        if case == Case::Normal && !before && !after && !hyphenated(r, i..i + listed) {
            return Some(Tagged::by_rule(i, i + listed, EntityType::Loc, 60));
        }
    }
    for n in (1..=LONGEST.min(limit - i)).rev() {
        if hyphenated(r, i..i + n) {
            continue;
        }
        // "Tarland Prime Minister" is the land and an office.
        let office =
            |b: &Atom| b.class & class::TITLE != 0 || MINISTERS.iter().any(|m| r.word(i + n).eq_ignore_ascii_case(m));
        // Not inside a longer run of capitals: "York" of "New York Times" is no name.
        let ends = words
            .get(i + n)
            .is_none_or(|b| !b.capital || case != Case::Normal || b.class & class::CALENDAR != 0 || office(b));
        let begins = i == 0
            || !words[i - 1].capital
            || words[i - 1].class & class::TITLE != 0
            || words[i - 1].initial
            || case != Case::Normal;
        let whole = ends && begins;
        let text = r.text.span(i..i + n).of(r.source);
        if let Some(p) = r.places.get(text).filter(|p| p.country) {
            let sure = n > 1 || !(a.initial && p.demonym);
            let title = case == Case::Upper && text.len() < 3;
            if sure && !title && (whole || !ends) && begins && text != "US" || (text == "US" && case != Case::Upper) {
                // A demonym in a longer run is part of a name that the tagger declined.
                if p.demonym && !ends {
                    continue;
                }
                let kind = if p.demonym { EntityType::Misc } else { EntityType::Loc };
                return Some(Tagged::by_rule(i, i + n, kind, 60));
            }
        }
        let Some(v) = votes.get(&string(words, i..i + n)) else { continue };
        let (kind, weight) = decide(v);
        let sure = weight >= SURE || (v.surname && weight >= 64);
        let common =
            n == 1 && (a.class & (class::COMMON | class::CALENDAR | class::TITLE) != 0 || a.seen & seen::LOWER != 0);
        if whole && sure && !common {
            return Some(Tagged::by_rule(i, i + n, kind, 60));
        }
    }
    None
}
