//! After the tagger: the document votes on its names, and what the labels of single words cannot see is mended.

use rustc_hash::{FxHashMap, FxHashSet};

use super::features::{Atom, Atoms, Case, shape};
use super::joined::{self, GIVEN, string};
use super::lexicon::class;
use super::results;
use super::roles::Reader;
use super::tagger::{TYPES, Tagged};
use super::whole::{self, OF_HEADS, REALMS};
use crate::report::EntityType;
use crate::sort::Order;

/// Mends the tagged names of an article.
pub(super) fn mend(r: &Reader<'_>, atoms: &Atoms, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let dbg = |n: &str, tagged: &Vec<Tagged>| {
        if std::env::var("DBG").is_ok() {
            eprintln!(
                "{n}: {:?}",
                tagged.iter().map(|t| (r.text.span(t.start..t.end).of(r.source), t.kind, t.types)).collect::<Vec<_>>()
            );
        }
    };
    dbg("tag", &tagged);
    let tagged = whole::places(r, tagged);
    let tagged = whole::initials(atoms, tagged);
    let tagged = whole::realms(r, tagged);
    let tagged = joined::divide(r, atoms, tagged);
    dbg("divided", &tagged);
    let tagged = retype(r, atoms, tagged);
    dbg("retyped", &tagged);
    let tagged = vote(r, atoms, tagged);
    let tagged = whole::bodies(r, atoms, tagged);
    let tagged = whole::national(r, atoms, tagged);
    let tagged = acronyms(r, atoms, tagged);
    let tagged = nationalities(r, atoms, tagged);
    let tagged = compounds(r, tagged);
    dbg("mended", &tagged);
    results::read(r, atoms, tagged)
}

/// So far below the best type, a given name alone makes no person of a place or an organisation: "Bala Boluk".
const UNLIKE_PERSON: i32 = -100;

pub(super) fn envi(n: &str, d: i32) -> i32 {
    std::env::var(n).ok().and_then(|v| v.parse().ok()).unwrap_or(d)
}

/// Heads of the names of events, works of law and prizes, which are neither bodies nor places.
const EVENT_HEADS: &[&str] = &[
    "Accord",
    "Accords",
    "Act",
    "Agreement",
    "Amendment",
    "Award",
    "Awards",
    "Campaign",
    "Championship",
    "Championships",
    "Crisis",
    "Cup",
    "Declaration",
    "Election",
    "Elections",
    "Festival",
    "Games",
    "Genocide",
    "Holocaust",
    "Massacre",
    "Olympics",
    "Prize",
    "Protocol",
    "Rebellion",
    "Referendum",
    "Revolution",
    "Treaty",
    "Trials",
    "Uprising",
    "War",
    "Wars",
];

const PLACE: u32 = class::COUNTRY | class::CITY | class::TOWN | class::REGION | class::PLACE_WORD;

/// Mends types that the lists contradict, whatever the context.
fn retype(r: &Reader<'_>, atoms: &Atoms, mut tagged: Vec<Tagged>) -> Vec<Tagged> {
    let words = &atoms.atoms;
    let people = tagged.iter().filter(|t| t.kind == EntityType::Per && t.end - t.start > 1);
    let called: FxHashSet<u32> = people.map(|t| words[t.start].word).collect();
    for i in 0..tagged.len() {
        let t = tagged[i];
        let n = t.end - t.start;
        let first = words[t.start].class;
        let all = words[t.start..t.end].iter().fold(0, |c, a| c | a.class | a.class >> 16);
        let somewhere = t.start > 0 && WHERE.contains(&r.word(t.start - 1));
        let city = n == 1 && first & class::CITY != 0 && first & (GIVEN | class::SURNAME | class::ORG) == 0;
        let apart = PLACE | class::ORG | class::ORG_WORD | class::COMMON | class::DEMONYM | class::TITLE;
        let person = (2..=3).contains(&n)
            && first & GIVEN != 0
            && words[t.start..t.end].iter().all(|a| a.shape == shape::CAPITAL || a.shape == shape::INITIAL)
            && all & apart == 0
            && t.types[0] > UNLIKE_PERSON
            && !somewhere;
        let listed = class::COUNTRY | class::CITY | class::REGION;
        let given = n == 1
            && first & GIVEN != 0
            && called.contains(&words[t.start].word)
            && first & (apart | class::CALENDAR) == 0
            && !somewhere;
        let headed = n > 1 && words[t.end - 1].class & listed == 0 && heads_org(r.word(t.end - 1));
        let of = n > 2 && OF_HEADS.contains(&r.word(t.start)) && matches!(r.word(t.start + 1), "of" | "for");
        let land = LANDS.contains(&r.word(t.end - 1));
        let isle = r.word(t.start) == "Isle" && r.word(t.start + 1) == "of";
        let bracketed = t.start > 0 && r.word(t.start - 1) == "(" && r.word(t.end) == ")";
        let event = envi("EV", 1) == 1 && n > 1 && EVENT_HEADS.contains(&r.word(t.end - 1));
        let realm = envi("RE", 1) == 1
            && n > 1
            && (matches!(r.word(t.end - 1), "Empire" | "Kingdom" | "Caliphate" | "Emirate" | "Sultanate" | "Khanate")
                || (n > 2 && REALMS.contains(&r.word(t.start)) && r.word(t.start + 1) == "of"));
        let org = envi("OR", 1) == 1
            && (if n == 1 {
                first & class::ORG != 0 && first & (GIVEN | class::SURNAME | listed | class::TOWN | class::COMMON) == 0
            } else {
                words[t.start..t.end]
                    .iter()
                    .all(|a| a.class >> 16 & class::ORG != 0 && a.class >> 16 & (listed | class::DEMONYM) == 0)
            });
        let place = || r.places.get(r.text.span(t.start..t.end).of(r.source)).is_some_and(|p| !p.demonym);
        let kind = match t.kind {
            EntityType::Per | EntityType::Loc | EntityType::Org if event => EntityType::Misc,
            EntityType::Per | EntityType::Org if realm => EntityType::Loc,
            EntityType::Per | EntityType::Loc if org => EntityType::Org,
            EntityType::Per | EntityType::Org if city => EntityType::Loc,
            EntityType::Loc | EntityType::Org if person || given => EntityType::Per,
            EntityType::Loc if headed || of => EntityType::Org,
            EntityType::Per if headed && n > 2 => EntityType::Org,
            EntityType::Per | EntityType::Org if n > 1 && (land || isle) => EntityType::Loc,
            EntityType::Org | EntityType::Per if bracketed && place() => EntityType::Loc,
            EntityType::Per if n > 1 && place() => EntityType::Loc,
            kind => kind,
        };
        tagged[i].kind = kind;
        // "the Harlan Labour Party (HLP)": the acronym is what it abbreviates.
        if i > 0 && bracketed && tagged[i - 1].end + 1 == t.start && n == 1 {
            let full = tagged[i - 1];
            let name = r.text.span(full.start..full.end).of(r.source);
            if full.kind == EntityType::Org && super::thing::abbreviates(r.word(t.start), name) {
                tagged[i].kind = full.kind;
            }
        }
    }
    tagged
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
    let glued = |i: usize| r.text.tokens.get(i).is_some_and(|t| t.glued);
    matches!(r.word(end), "-" | "‐" | "‑")
        && glued(end)
        && glued(end + 1)
        && r.word(end + 1).starts_with(char::is_lowercase)
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
}

fn index(kind: EntityType) -> usize {
    TYPES.iter().position(|&t| t == kind).unwrap_or(0)
}

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

/// Longest name, in words, that is looked for where the tagger saw none.
const LONGEST: usize = 4;

/// Words before a place.
const WHERE: &[&str] = &["in", "near", "from", "across", "outside", "to", "into", "inside"];

/// Names of one word that have their nationality word beside them, "Tarland" and "Tarlandish", in whatever type the tagger
/// took them for: places that no list has.
fn homes(r: &Reader<'_>, atoms: &Atoms, tagged: &[Tagged]) -> Vec<u32> {
    let words = &atoms.atoms;
    let unknown = |a: &Atom| a.shape == shape::CAPITAL && a.class & (GIVEN | class::SURNAME | class::ORG) == 0;
    let capitals: FxHashSet<u32> = words.iter().filter(|a| unknown(a)).map(|a| a.word).collect();
    let mut names: Vec<usize> =
        tagged.iter().filter(|t| t.end - t.start == 1 && unknown(&words[t.start])).map(|t| t.start).collect();
    names.order_by_key(|&i| (words[i].word, i));
    names.dedup_by_key(|i| words[*i].word);
    names.truncate(HOMES);
    let made = |i: &usize| super::thing::demonyms(&super::thing::key(r.word(*i)));
    names.retain(|i| made(i).iter().any(|w| capitals.contains(&super::hash::word(w))));
    names.into_iter().map(|i| words[i].word).collect()
}

/// One string, one type, that for which the tagger's scores of all its mentions together speak most; and a name found for sure is one wherever it stands with a
/// capital.
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
        let sure = v.times > 1 || t.margin > 24 || words[t.start].class & GIVEN != 0;
        if t.kind == EntityType::Per && t.end - t.start > 1 && sure {
            let v = votes.entry(words[t.end - 1].word).or_default();
            v.weight[0] += 64 + t.margin.clamp(0, 400);
            v.surname = true;
            let listed = class::COUNTRY | class::CITY | class::REGION | class::ORG | class::DEMONYM;
            v.unlisted = words[t.end - 1].class & listed == 0;
        }
    }
    for word in homes(r, atoms, &tagged) {
        votes.entry(word).or_default().home = true;
    }
    let decide = |v: &Votes| {
        if v.home && !v.surname {
            return (EntityType::Loc, v.weight.iter().sum());
        }
        // A person named in full goes by the surname, unless the word is far surer to be something else.
        let rest: i32 = v.weight[1..].iter().sum();
        if v.surname && (v.unlisted || v.weight[0] * 2 >= rest) {
            return (EntityType::Per, v.weight[0]);
        }
        let best = (0..4).max_by_key(|&i| (v.types[i], 4 - i)).unwrap_or(0);
        (TYPES[best], v.weight[best])
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
    for n in (1..=LONGEST.min(limit - i)).rev() {
        if hyphenated(r, i..i + n) {
            continue;
        }
        // Not inside a longer run of capitals: "York" of "New York Times" is no name.
        let ends =
            words.get(i + n).is_none_or(|b| !b.capital || case != Case::Normal || b.class & class::CALENDAR != 0);
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
        let sure = weight >= 2 * 140 || (v.surname && weight >= 64);
        let common = n == 1
            && (a.class & (class::COMMON | class::CALENDAR | class::TITLE) != 0
                || a.seen & super::features::seen::LOWER != 0);
        if whole && sure && !common {
            return Some(Tagged::by_rule(i, i + n, kind, 60));
        }
    }
    None
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
    "County",
    "Desert",
    "Island",
    "Islands",
    "Mountains",
    "Ocean",
    "Peninsula",
    "Province",
    "River",
    "Sea",
    "Strait",
    "Valley",
];
