//! After the tagger: the document votes on its names, and what the labels of single words cannot see is mended.

use rustc_hash::FxHashMap;

use super::features::{Atom, Atoms, Case, shape};
use super::hash::join;
use super::lexicon::class;
use super::roles::Reader;
use super::tagger::{TYPES, Tagged};
use crate::report::EntityType;
use crate::text::TokenKind;

/// Mends the tagged names of an article.
pub(super) fn mend(r: &Reader<'_>, atoms: &Atoms, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let tagged = divide(r, atoms, tagged);
    let tagged = vote(r, atoms, tagged);
    let tagged = complete(r, atoms, tagged);
    tables(r, atoms, tagged)
}

const GIVEN: u32 = class::MALE | class::FEMALE;
const PLACE: u32 = class::COUNTRY | class::CITY | class::TOWN | class::REGION | class::PLACE_WORD;

/// What a secretary or minister is of.
const OFFICES: &[&str] = &[
    "Agriculture",
    "Commerce",
    "Culture",
    "Defence",
    "Defense",
    "Education",
    "Energy",
    "Finance",
    "Health",
    "Interior",
    "Justice",
    "Labor",
    "Labour",
    "State",
    "Trade",
    "Transport",
    "Transportation",
    "War",
];

/// Takes apart what was tagged as one name and is two, and mends types that the lists contradict.
fn divide(r: &Reader<'_>, atoms: &Atoms, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let words = &atoms.atoms;
    let mut alone: FxHashMap<u32, EntityType> = FxHashMap::default();
    for t in &tagged {
        alone.entry(string(words, t.start..t.end)).or_insert(t.kind);
    }
    let mut out = Vec::with_capacity(tagged.len());
    for mut t in tagged {
        // "Secretary of State Ada Roe": the last word of the office is no part of the name.
        let office = t.start >= 2
            && t.end - t.start >= 2
            && r.word(t.start - 1) == "of"
            && super::roles::is_role(r.word(t.start - 2))
            && OFFICES.contains(&r.word(t.start));
        if office {
            out.push(Tagged { start: t.start + 1, kind: EntityType::Per, ..t });
            continue;
        }
        // "Harlan Motors CEO Ada Roe"
        let role = (t.start + 1..t.end.saturating_sub(1))
            .find(|&i| super::roles::is_role(r.word(i)) && words[i + 1].class & GIVEN != 0 && t.end - i <= 4);
        if let Some(i) = role.filter(|_| t.kind == EntityType::Org) {
            out.push(Tagged { end: i, ..t });
            out.push(Tagged { start: i + 1, kind: EntityType::Per, ..t });
            continue;
        }
        // "Harlan and Brenner", where each is named elsewhere
        let and = (t.start + 1..t.end.saturating_sub(1)).find(|&i| matches!(r.word(i), "and" | "&"));
        let sides = and.and_then(|i| {
            let side = |range| alone.get(&string(words, range)).copied();
            Some((i, side(t.start..i)?, side(i + 1..t.end)?))
        });
        if let Some((i, first, second)) = sides {
            out.push(Tagged { end: i, kind: first, ..t });
            out.push(Tagged { start: i + 1, kind: second, ..t });
            continue;
        }
        let n = t.end - t.start;
        let all = |bits: u32| words[t.start..t.end].iter().fold(0, |c, a| c | a.class | a.class >> 16) & bits;
        let city = n == 1
            && words[t.start].class & class::CITY != 0
            && words[t.start].class & (GIVEN | class::SURNAME | class::ORG) == 0;
        let person = (2..=3).contains(&n)
            && words[t.start].class & GIVEN != 0
            && words[t.start..t.end].iter().all(|a| a.shape == shape::CAPITAL || a.shape == shape::INITIAL)
            && all(PLACE | class::ORG | class::ORG_WORD | class::COMMON | class::DEMONYM | class::TITLE) == 0;
        if city && matches!(t.kind, EntityType::Per | EntityType::Org) {
            t.kind = EntityType::Loc;
        } else if person && t.kind == EntityType::Loc {
            t.kind = EntityType::Per;
        }
        out.push(t);
    }
    out
}

/// How often, and how surely, a string was tagged as what.
#[derive(Clone, Copy, Default)]
struct Votes {
    weight: [i32; 4],
    times: u32,
    /// Index of the type when it is (also) the last word of a person's full name.
    surname: bool,
}

fn index(kind: EntityType) -> usize {
    TYPES.iter().position(|&t| t == kind).unwrap_or(0)
}

fn string(atoms: &[Atom], range: std::ops::Range<usize>) -> u32 {
    atoms[range].iter().map(|a| a.word).reduce(join).unwrap_or(0)
}

/// Longest name, in words, that is looked for where the tagger saw none.
const LONGEST: usize = 4;

/// One string, one type, unless the evidence is even; and a name found for sure is one wherever it stands with a
/// capital.
fn vote(r: &Reader<'_>, atoms: &Atoms, mut tagged: Vec<Tagged>) -> Vec<Tagged> {
    let words = &atoms.atoms;
    let mut votes: FxHashMap<u32, Votes> = FxHashMap::default();
    for t in &tagged {
        let v = votes.entry(string(words, t.start..t.end)).or_default();
        v.weight[index(t.kind)] += 40 + t.margin.clamp(0, 400);
        v.times += 1;
        if t.kind == EntityType::Per && t.end - t.start > 1 && (t.margin > 24 || words[t.start].class & GIVEN != 0) {
            let v = votes.entry(words[t.end - 1].word).or_default();
            v.weight[0] += 64 + t.margin.clamp(0, 400);
            v.surname = true;
        }
    }
    let decide = |v: &Votes| {
        // A person named in full goes by the surname, unless the word is far surer to be something else.
        if v.surname && v.weight[0] * 2 >= v.weight[1..].iter().sum() {
            return Some((EntityType::Per, v.weight[0]));
        }
        let total: i32 = v.weight.iter().sum();
        let best = (0..4).max_by_key(|&i| (v.weight[i], 4 - i)).unwrap_or(0);
        (v.weight[best] * 3 > total * 2).then_some((TYPES[best], v.weight[best]))
    };
    for t in &mut tagged {
        let place = r.places.get(r.text.span(t.start..t.end).of(r.source)).is_some();
        if let Some((kind, _)) = votes.get(&string(words, t.start..t.end)).and_then(decide)
            && !place
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
    decide: &dyn Fn(&Votes) -> Option<(EntityType, i32)>,
) -> Option<Tagged> {
    let a = &words[i];
    if !a.capital || case == Case::Lower {
        return None;
    }
    for n in (1..=LONGEST.min(limit - i)).rev() {
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
                return Some(Tagged { start: i, end: i + n, kind, margin: 60 });
            }
        }
        let Some(v) = votes.get(&string(words, i..i + n)) else { continue };
        let Some((kind, weight)) = decide(v) else { continue };
        let sure = weight >= 2 * 140 || (v.surname && weight >= 64);
        let common = n == 1
            && (a.class & (class::COMMON | class::CALENDAR | class::TITLE) != 0
                || a.seen & super::features::seen::LOWER != 0);
        if whole && sure && !common {
            return Some(Tagged { start: i, end: i + n, kind, margin: 60 });
        }
    }
    None
}

/// Heads of organisations' names that go on with "of" or "for": "Institute of Tidal Research".
const OF_HEADS: &[&str] = &[
    "Academy",
    "Agency",
    "Alliance",
    "Army",
    "Assembly",
    "Association",
    "Authority",
    "Bank",
    "Board",
    "Bureau",
    "Center",
    "Centre",
    "Chamber",
    "Church",
    "Coalition",
    "College",
    "Commission",
    "Committee",
    "Confederation",
    "Conference",
    "Congress",
    "Council",
    "Court",
    "Department",
    "Federation",
    "Foundation",
    "Front",
    "Government",
    "Institute",
    "League",
    "Ministry",
    "Movement",
    "Office",
    "Organisation",
    "Organization",
    "Party",
    "School",
    "Society",
    "Union",
    "University",
];

/// Words that a year and a place stand before in the name of an event.
const EVENTS: &[&str] =
    &["election", "elections", "referendum", "by-election", "census", "coup", "championship", "championships"];

fn complete(r: &Reader<'_>, atoms: &Atoms, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let words = &atoms.atoms;
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    let mut tagged = tagged.into_iter().peekable();
    while let Some(mut t) = tagged.next() {
        let sentence = &r.text.sentences[r.text.sentence_of(t.start).min(r.text.sentences.len() - 1)];
        let end = sentence.tokens.end;
        // "2031 Ruritanian general election"
        let year = t.start > sentence.tokens.start && is_year(r.word(t.start - 1));
        if year && matches!(t.kind, EntityType::Loc | EntityType::Misc) {
            let event = (t.end..end.min(t.end + 4))
                .take_while(|&i| {
                    i == t.end
                        || words[i - 1].shape == shape::LOWER
                        || words[i - 1].shape == shape::HYPHEN
                        || r.word(i - 1).starts_with(char::is_uppercase)
                })
                .find(|&i| EVENTS.contains(&r.word(i)));
            if let Some(i) = event {
                t = Tagged { start: t.start - 1, end: i + 1, kind: EntityType::Misc, margin: t.margin };
                while tagged.next_if(|n| n.start < t.end).is_some() {}
            }
        }
        if t.kind == EntityType::Org
            && t.end < end
            && OF_HEADS.contains(&r.word(t.end - 1))
            && matches!(r.word(t.end), "of" | "for")
            && !matches!(r.word(t.start), "The")
        {
            let mut j = t.end + 1;
            j += usize::from(r.word(j) == "the");
            let from = j;
            while j < end && (words[j].capital || (j > from && words[j].shape == shape::HYPHEN && words[j - 1].capital))
            {
                j += 1;
            }
            if j > from && words[j - 1].shape != shape::HYPHEN {
                let overlaps = tagged.peek().is_some_and(|n| n.start < j && n.end > j);
                let person = tagged.peek().is_some_and(|n| n.start < j && n.kind == EntityType::Per);
                if !overlaps && !person {
                    while tagged.next_if(|n| n.start < j).is_some() {}
                    t.end = j;
                }
            }
        }
        out.push(t);
    }
    out
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20") || word.starts_with("18"))
        && word.bytes().all(|b| b.is_ascii_digit())
}

/// Lines of results and standings: a place in one is its team.
fn tables(r: &Reader<'_>, atoms: &Atoms, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    let mut next = tagged.into_iter().peekable();
    for sentence in &r.text.sentences {
        let range = sentence.tokens.clone();
        let words = &atoms.atoms[range.clone()];
        let numbers = words.iter().filter(|a| a.shape == shape::NUMBER).count();
        let lower = words.iter().filter(|a| a.shape == shape::LOWER).count();
        let capital = words.iter().filter(|a| a.capital).count();
        let starts = words.first().is_some_and(|a| a.capital);
        let at =
            words.len() >= 3 && numbers == 0 && lower == 0 && words.iter().any(|a| a.word == super::hash::word("at"));
        let results = starts && numbers >= 2 && lower <= numbers / 3 && capital <= 3 * numbers && words.len() <= 24;
        if !(results || at) {
            while let Some(t) = next.next_if(|t| t.start < range.end) {
                out.push(t);
            }
            continue;
        }
        let mut i = range.start;
        while i < range.end {
            if let Some(mut t) = next.next_if(|t| t.start <= i) {
                let written = r.text.span(t.start..t.end).of(r.source);
                let country = r.places.get(written).is_some_and(|p| p.country);
                let counted = followed_by_score(r, atoms, t.end, range.end) || at;
                if t.kind == EntityType::Loc && !country && counted {
                    t.kind = EntityType::Org;
                }
                i = t.end.max(i + 1);
                out.push(t);
                continue;
            }
            let limit = next.peek().map_or(range.end, |t| t.start.min(range.end));
            let mut j = i;
            while j < limit
                && atoms.atoms[j].capital
                && r.text.tokens[j].kind == TokenKind::Word
                && !atoms.atoms[j].word.eq(&super::hash::word("at"))
            {
                j += 1;
            }
            let written = r.text.span(i..j).of(r.source);
            let team =
                j > i && j - i <= 3 && written.len() > 3 && followed_by_score(r, atoms, j, range.end) || (at && j > i);
            if team && atoms.atoms[i..j].iter().all(|a| a.class & (class::CALENDAR | class::COMMON | class::TITLE) == 0)
            {
                let country = r.places.get(written).is_some_and(|p| p.country && !p.demonym);
                out.push(Tagged {
                    start: i,
                    end: j,
                    kind: if country { EntityType::Loc } else { EntityType::Org },
                    margin: 40,
                });
            }
            i = j.max(i + 1);
        }
    }
    out.extend(next);
    out
}

fn followed_by_score(r: &Reader<'_>, atoms: &Atoms, at: usize, end: usize) -> bool {
    at < end && (atoms.atoms[at].shape == shape::NUMBER && r.word(at).len() <= 4)
}
