//! The document votes: one string has one type, and a name found for sure is one wherever it stands with a capital.

use crate::hashed::{Map, Set};

use super::{by_list, cues};
use crate::entities::context::{Context, is_hyphen};
use crate::entities::detect::features::{Atom, Case, name_hash, seen, shape};
use crate::entities::detect::tagger::{TYPES, Tagged, index};
use crate::entities::lists::gazetteer::{self, class};
use crate::entities::lists::hash;
use crate::entities::lists::words::BEFORE_PLACE;
use crate::entities::names::key;
use crate::report::EntityType;
use crate::sort::Order;

/// From this weight of votes on, a name is one wherever it stands with a capital.
const SURE: i32 = 280;

/// The weight from which this holds for the surname of a person named in full.
const SURE_SURNAME: i32 = 64;

/// The weight of a mention, besides its margin, and of a full name for its surname.
const MENTION: i32 = 40;
const FULL_NAME: i32 = 64;

/// Margins count for this much at most, so that one mention does not outvote all others.
const MOST_MARGIN: i32 = 400;

/// A person's full name of one mention counts for the surname from this margin on.
const SURE_FULL_NAME: i32 = 24;

/// A mention says no more than this against a type; where a rule has set its type, half of it against all others.
const MOST_AGAINST: i32 = -120;

/// The margin of a name that the tagger did not see.
const RECOVERED: i32 = 60;

/// Names of one word whose nationality words are looked for.
const HOMES: usize = 100;

/// Places of several words that are looked for where the tagger saw none: "Port-au-Prince".
const CITIES: u32 = class::CITY | class::TOWN;

/// Longest name, in words, that is looked for where the tagger saw none.
const LONGEST: usize = 4;

/// Ministers that no company and no person has.
const MINISTERS: &[&str] = &["prime", "foreign", "defence", "defense", "finance", "interior"];

/// Gives all mentions of a string one type, that for which the tagger's scores of them together speak most, and finds
/// the mentions that the tagger left out.
pub(crate) fn apply(c: &Context<'_>, mut tagged: Vec<Tagged>) -> Vec<Tagged> {
    let votes = Votes::count(c, &tagged);
    for t in &mut tagged {
        votes.retype(c, t);
    }
    votes.recover(c, tagged)
}

/// How often, and how surely, a string was tagged as what, and what else tells its type.
#[derive(Clone, Copy, Default)]
struct Tally {
    /// By type, in the order of [`TYPES`].
    weight: [i32; 4],
    /// What its mentions together say against each type.
    against: [i32; 4],
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

impl Tally {
    fn add(&mut self, c: &Context<'_>, t: &Tagged) {
        self.weight[index(t.kind)] += MENTION + t.margin.clamp(0, MOST_MARGIN);
        for (sum, against) in self.against.iter_mut().zip(against(t)) {
            *sum += against;
        }
        self.times += 1;
        self.cued = self.cued.or_else(|| cues::tell(c, t));
        self.marked += u32::from(cues::is_title_in_marks(c, t));
    }

    /// The type that the string is given, and the weight that speaks for it.
    fn decide(&self) -> (EntityType, i32) {
        let all = || self.weight.iter().sum::<i32>();
        if self.home && !self.surname {
            return (EntityType::Loc, SURE.max(all()));
        }
        if self.firm && !self.surname {
            return (EntityType::Org, all());
        }
        if let Some(kind) = self.cued.filter(|&k| k == EntityType::Per || !self.surname) {
            return (kind, all());
        }
        // A person named in full goes by the surname, unless the word is far surer to be something else.
        let others: i32 = self.weight[1..].iter().sum();
        if self.surname && (self.unlisted || self.weight[0] * 2 >= others) {
            return (EntityType::Per, self.weight[0]);
        }
        let best = (0..4).max_by_key(|&i| (self.against[i], 4 - i)).unwrap_or(0);
        let kind = match TYPES[best] {
            EntityType::Per if self.heads && !self.surname => EntityType::Org,
            // A title, of a work or of something else that is no body and no place.
            EntityType::Org | EntityType::Loc if self.marked == self.times => EntityType::Misc,
            kind => kind,
        };
        (kind, self.weight[best])
    }
}

/// What a mention says against each type; where a rule has set its type, that alone counts.
fn against(t: &Tagged) -> [i32; 4] {
    let kind = index(t.kind);
    if t.types[kind] == 0 && t.types != [0; 4] {
        return t.types.map(|x| x.max(MOST_AGAINST));
    }
    let mut out = [MOST_AGAINST / 2; 4];
    out[kind] = 0;
    out
}

/// The tallies of an article's strings, by hash.
struct Votes(Map<u32, Tally>);

impl Votes {
    fn count(c: &Context<'_>, tagged: &[Tagged]) -> Self {
        let mut votes: Map<u32, Tally> = Map::default();
        for t in tagged {
            let tally = votes.entry(name_hash(&c.atoms[t.tokens()])).or_default();
            tally.add(c, t);
            let sure = tally.times > 1 || t.margin > SURE_FULL_NAME || c.atoms[t.start].class & class::GIVEN != 0;
            if t.kind == EntityType::Per && t.len() > 1 && sure {
                let last = &c.atoms[t.end - 1];
                let tally = votes.entry(last.word).or_default();
                tally.weight[0] += FULL_NAME + t.margin.clamp(0, MOST_MARGIN);
                tally.surname = true;
                tally.unlisted = last.class & (class::MAJOR_PLACE | class::ORG | class::DEMONYM) == 0;
            }
        }
        #[allow(clippy::iter_over_hash_type, reason = "each only sets a mark of its own word")]
        for word in firms(c, tagged) {
            votes.entry(word).or_default().firm = true;
        }
        for word in first_words_of_organisations(c, tagged) {
            votes.entry(word).or_default().heads = true;
        }
        for word in homes(c, tagged) {
            votes.entry(word).or_default().home = true;
        }
        Self(votes)
    }

    fn of(&self, name: &[Atom]) -> Option<&Tally> {
        self.0.get(&name_hash(name))
    }

    /// Gives a name the type that the article decided on.
    fn retype(&self, c: &Context<'_>, t: &mut Tagged) {
        let Some((kind, _)) = self.of(&c.atoms[t.tokens()]).map(Tally::decide) else { return };
        // "in Jordan" is the country, whoever of that name is in the article.
        let somewhere = t.start > 0 && BEFORE_PLACE.contains(&c.word(t.start - 1));
        let bound = somewhere && c.atoms[t.start].class & class::PLACE != 0;
        if c.place(t.tokens()).is_none() && !by_list::is_listed_thing(c, t) && !(bound && kind == EntityType::Per) {
            t.kind = kind;
        }
    }

    /// Puts in what the tagger left out.
    fn recover(&self, c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
        let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
        let mut next = tagged.into_iter().peekable();
        for (sentence, &case) in c.text.sentences.iter().zip(c.case) {
            let mut i = sentence.tokens.start;
            while i < sentence.tokens.end {
                if let Some(t) = next.next_if(|t| t.start <= i) {
                    i = t.end.max(i + 1);
                    out.push(t);
                    continue;
                }
                let limit = next.peek().map_or(sentence.tokens.end, |t| t.start.min(sentence.tokens.end));
                match self.missed(c, case, i, limit) {
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
    fn missed(&self, c: &Context<'_>, case: Case, i: usize, limit: usize) -> Option<Tagged> {
        if !c.atoms[i].capital || case == Case::Lower {
            return None;
        }
        if in_pair_of_places(c, i) {
            return Some(Tagged::by_rule(i, i + 1, EntityType::Loc, RECOVERED));
        }
        if let Some(city) = listed_city(c, case, i, limit) {
            return Some(city);
        }
        (1..=LONGEST.min(limit - i)).rev().find_map(|n| {
            let at = Run::new(c, case, i, n)?;
            match at.country() {
                Verdict::Name(kind) => Some(kind),
                Verdict::None => None,
                Verdict::Ask => self.known_elsewhere(&at),
            }
            .map(|kind| Tagged::by_rule(i, i + n, kind, RECOVERED))
        })
    }

    /// The type of a stretch that is a name for sure elsewhere in the article.
    fn known_elsewhere(&self, at: &Run<'_>) -> Option<EntityType> {
        let name = &at.c.atoms[at.start..at.start + at.len];
        let tally = self.of(name)?;
        let (kind, weight) = tally.decide();
        let sure = weight >= SURE || (tally.surname && weight >= SURE_SURNAME);
        let first = &name[0];
        let common = at.len == 1
            && (first.class & (class::COMMON | class::CALENDAR | class::TITLE) != 0 || first.seen & seen::LOWER != 0);
        (at.begins && at.ends && sure && !common).then_some(kind)
    }
}

/// What the list of countries says of a stretch.
enum Verdict {
    Name(EntityType),
    /// It is no name here.
    None,
    /// It does not know.
    Ask,
}

/// A stretch with a capital that the tagger left out.
struct Run<'a> {
    c: &'a Context<'a>,
    case: Case,
    start: usize,
    len: usize,
    /// Whether a name may begin and end there: "York" of "New York Times" is none, in a longer run of capitals.
    begins: bool,
    ends: bool,
}

impl<'a> Run<'a> {
    /// `None` for a part of a word.
    fn new(c: &'a Context<'_>, case: Case, start: usize, len: usize) -> Option<Self> {
        let next = start + len;
        if is_part_of_word(c, start, next) {
            return None;
        }
        // "Tarland Prime Minister" is the land and an office.
        let office =
            |b: &Atom| b.class & class::TITLE != 0 || MINISTERS.iter().any(|m| c.word(next).eq_ignore_ascii_case(m));
        let ends = c
            .atoms
            .get(next)
            .is_none_or(|b| !b.capital || case != Case::Normal || b.class & class::CALENDAR != 0 || office(b));
        let begins = start.checked_sub(1).is_none_or(|before| {
            let b = &c.atoms[before];
            !b.capital || b.class & class::TITLE != 0 || b.initial || case != Case::Normal
        });
        Some(Self { c, case, start, len, begins, ends })
    }

    /// A country or its nationality word; "US" in a heading of capitals is a pronoun as often as not.
    fn country(&self) -> Verdict {
        let name = self.c.slice(self.start..self.start + self.len);
        let Some(p) = self.c.places.get(name).filter(|p| p.country) else { return Verdict::Ask };
        let sure = self.len > 1 || !(self.c.atoms[self.start].initial && p.demonym);
        let short = self.case == Case::Upper && name.len() < 3;
        let known = if name == "US" { self.case != Case::Upper } else { sure && !short && self.begins };
        if !known {
            return Verdict::Ask;
        }
        // A demonym in a longer run is part of a name that the tagger declined.
        match (p.demonym, self.ends) {
            (true, false) => Verdict::None,
            (true, true) => Verdict::Name(EntityType::Misc),
            (false, _) => Verdict::Name(EntityType::Loc),
        }
    }
}

/// Whether a stretch is a part of a word: "anti-Roe", "Roe-backed". "Ruritania-Norway" is two names, and a listed place
/// can be told from its word.
fn is_part_of_word(c: &Context<'_>, start: usize, end: usize) -> bool {
    let after_hyphen = start > 1 && c.glued(start) && is_hyphen(c.word(start - 1));
    let before_hyphen = c.in_compound(end) && c.place(start..end).is_none();
    before_hyphen || (after_hyphen && c.places.get(c.word(start - 2)).is_none())
}

/// Whether a token is one half of "Moscow-Washington", both of them places that any reader knows.
fn in_pair_of_places(c: &Context<'_>, i: usize) -> bool {
    let hyphen = |i: usize| (is_hyphen(c.word(i)) || c.word(i) == "–") && c.joins(i);
    let city = |a: &Atom| a.class & class::CITY != 0 && a.class & class::ORG == 0;
    let place = |i: usize| {
        let listed = c.places.get(c.word(i)).is_some_and(|p| !p.demonym);
        listed || c.atoms.get(i).is_some_and(|a| a.shape == shape::CAPITAL && city(a))
    };
    // Hyphens are few.
    let (after, before) = (hyphen(i + 1), i >= 2 && hyphen(i - 1));
    (after || before) && place(i) && ((after && place(i + 2)) || (before && place(i - 2)))
}

/// A city of several words that the lists know, and that is no part of a longer name.
fn listed_city(c: &Context<'_>, case: Case, i: usize, limit: usize) -> Option<Tagged> {
    let in_city = |j: usize| c.atoms[j].phrase() & CITIES != 0;
    let n = (i..limit.min(i + gazetteer::LONGEST)).take_while(|&j| in_city(j)).count();
    if n < 2 || !c.atoms[i + n - 1].capital || (i > 0 && in_city(i - 1)) || case != Case::Normal {
        return None;
    }
    let (before, after) = (i > 0 && c.atoms[i - 1].capital, c.atoms.get(i + n).is_some_and(|a| a.capital));
    let alone = !before && !after && !is_part_of_word(c, i, i + n);
    alone.then(|| Tagged::by_rule(i, i + n, EntityType::Loc, RECOVERED))
}

/// Whether a country's office follows: "Tarland's prime minister", "Tarland Foreign Minister Ada Roe", "Tarland coast guard".
fn governs(c: &Context<'_>, i: usize) -> bool {
    if c.atoms[i].seen & seen::TITLED != 0 {
        return false;
    }
    let owns = matches!(c.word(i + 1), "'s" | "’s");
    let (first, second) = if owns { (i + 2, i + 3) } else { (i + 1, i + 2) };
    let pair = |a: &[&str], b: &str| {
        a.iter().any(|a| c.word(first).eq_ignore_ascii_case(a)) && c.word(second).eq_ignore_ascii_case(b)
    };
    pair(MINISTERS, "minister") || pair(&["coast"], "guard")
}

/// Names of one word that have their nationality word beside them, "Tarland" and "Tarlandish", or a country's office, in
/// whatever type the tagger took them for: places that no list has.
fn homes(c: &Context<'_>, tagged: &[Tagged]) -> Vec<u32> {
    let unknown = |a: &Atom| a.shape == shape::CAPITAL && a.class & (class::GIVEN | class::SURNAME | class::ORG) == 0;
    let capitals: Set<u32> = c.atoms.iter().filter(|a| unknown(a)).map(|a| a.word).collect();
    let single = tagged.iter().filter(|t| t.len() == 1 && unknown(&c.atoms[t.start]));
    let mut names: Vec<usize> = single.map(|t| t.start).collect();
    // Whatever the tagger made of the name there.
    let governing = (0..c.atoms.len()).filter(|&i| unknown(&c.atoms[i]) && governs(c, i));
    let governing: Set<u32> = governing.map(|i| c.atoms[i].word).collect();
    names.order_by_key(|&i| (c.atoms[i].word, i));
    names.dedup_by_key(|i| c.atoms[*i].word);
    names.truncate(HOMES);
    let has_demonym = |i: usize| {
        let demonyms = key::demonyms(&key::of(c.word(i)));
        demonyms.iter().any(|w| capitals.contains(&hash::word(w)))
    };
    names.retain(|&i| governing.contains(&c.atoms[i].word) || has_demonym(i));
    names.into_iter().map(|i| c.atoms[i].word).collect()
}

/// First words of firms called after their partners: "Roe Hale", "Roe, Hale & Voss". By itself the first stands for the
/// firm, unless the article gives it a title somewhere.
fn firms(c: &Context<'_>, tagged: &[Tagged]) -> Set<u32> {
    let partners = |t: &&Tagged| {
        let listed = c.is_listed_body(t.tokens());
        t.kind == EntityType::Org && by_list::is_partners_firm(c, t.tokens(), listed)
    };
    let mut out: Set<u32> = tagged.iter().filter(partners).map(|t| c.atoms[t.start].word).collect();
    for t in tagged.iter().filter(|t| t.kind == EntityType::Per) {
        if t.start > 0 && c.atoms[t.start - 1].class & class::TITLE != 0 {
            out.remove(&c.atoms[t.end - 1].word);
        }
    }
    out
}

/// Words that begin the name of an organisation, Harlan of Harlan Communications, and are not known to be anything else.
fn first_words_of_organisations(c: &Context<'_>, tagged: &[Tagged]) -> Vec<u32> {
    let other =
        class::GIVEN | class::PLACE | class::DEMONYM | class::ORG_WORD | class::TITLE | class::COMMON | class::CALENDAR;
    let mut out = Vec::new();
    for t in tagged.iter().filter(|t| t.kind == EntityType::Org && t.len() > 1) {
        let first = &c.atoms[t.start];
        let key = |tokens| key::of(c.slice(tokens));
        // What may be a surname is one, unless the name goes on like a firm's.
        let firm = || key::shortens(&key(t.start..t.start + 1), &key(t.tokens()));
        if first.class & other == 0 && first.seen & seen::TITLED == 0 && (first.class & class::SURNAME == 0 || firm()) {
            out.push(first.word);
        }
    }
    out
}
