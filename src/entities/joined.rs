//! Takes apart what was tagged as one name and is two, and cuts off what is no part of a name.

use rustc_hash::FxHashMap;

use super::features::{Atom, Atoms, Case, shape};
use super::hash::join;
use super::lexicon::class;
use super::roles::{self, Reader};
use super::tagger::Tagged;
use super::types::{LISTED, heads_org};
use super::whole::OF_HEADS;
use crate::report::EntityType;
use crate::text::TokenKind;

pub(super) const GIVEN: u32 = class::MALE | class::FEMALE;

/// What heads the name of no person.
const NO_PERSON: u32 = class::ORG_WORD | class::PLACE_WORD | class::CALENDAR | class::COUNTRY | class::DEMONYM;

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

/// Agencies that begin no longer name.
const CREDITS: &[&str] =
    &["Associated Press", "Getty Images", "Agence France-Presse", "AFP", "Reuters", "EPA", "TASS", "Xinhua"];

/// Who holds an office, and ends no organisation's name.
const HOLDERS: &[&str] = &[
    "Ambassador",
    "Commissioner",
    "Congressman",
    "Congresswoman",
    "Envoy",
    "Governor",
    "Mayor",
    "Representative",
    "Senator",
    "Spokesman",
    "Spokesperson",
    "Spokeswoman",
];

/// Titles of rank that places are named for.
const NOBLES: &[&str] = &["Emperor", "King", "Prince", "Princess", "Queen", "Shah", "Sheikh", "Sultan"];

/// Longer names are no names; they are left as they are, so that the search stays linear.
const LONG: usize = 40;

/// The hash of a stretch of words, as the lists and the document's votes know it.
pub(super) fn string(atoms: &[Atom], range: std::ops::Range<usize>) -> u32 {
    atoms[range].iter().map(|a| a.word).reduce(join).unwrap_or(0)
}

/// Whether an organisation's name begins with a surname that stands for it too: nothing but partners, or a listed firm.
/// `class` is what the lists say of a token, `listed` whether they have the whole.
pub(super) fn partners(
    r: &Reader<'_>,
    range: std::ops::Range<usize>,
    class: &dyn Fn(usize) -> u32,
    listed: bool,
) -> bool {
    let surname = |i: usize| class(i) & class::SURNAME != 0 && r.word(i).starts_with(char::is_uppercase);
    let small = |i: usize| matches!(r.word(i), "&" | "," | "and" | "LLP" | "LLC" | "Group" | "Inc" | "Inc.");
    let first = range.start;
    range.len() > 1
        && surname(first)
        && class(first) & GIVEN == 0
        && (listed || (range.clone().skip(1).all(|i| surname(i) || small(i)) && range.clone().skip(1).any(surname)))
}

/// Where a name comes apart: what stays on the left and on the right; a side of which nothing stays is `None`.
type Parts = (Option<Tagged>, Option<Tagged>);

struct Divider<'a> {
    r: &'a Reader<'a>,
    atoms: &'a Atoms,
    words: &'a [Atom],
    /// Types of names that stand on their own, by their words.
    alone: FxHashMap<u32, EntityType>,
}

/// Takes all names of an article apart.
pub(super) fn divide(r: &Reader<'_>, atoms: &Atoms, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let words = &atoms.atoms;
    let mut alone = FxHashMap::default();
    for t in tagged.iter().filter(|t| t.end - t.start < LONG) {
        alone.entry(string(words, t.start..t.end)).or_insert(t.kind);
        // "Roe-Hale": the surname alone stands for a person named in full.
        if t.kind == EntityType::Per {
            alone.entry(words[t.end - 1].word).or_insert(t.kind);
        }
    }
    let d = Divider { r, atoms, words, alone };
    let mut out = Vec::with_capacity(tagged.len());
    let mut todo = Vec::new();
    for (i, t) in tagged.iter().enumerate() {
        let next = tagged.get(i + 1);
        todo.push(*t);
        while let Some(t) = todo.pop() {
            match d.parts(t, next) {
                // The parts are shorter, so this ends.
                Some((left, right)) => {
                    todo.extend(right);
                    todo.extend(left);
                }
                // "the Secretary of State": an office, and no name by itself.
                None if t.end - t.start == 1 && d.names_office(t.start) => {}
                None => out.push(t),
            }
        }
    }
    out
}

impl Divider<'_> {
    fn parts(&self, t: Tagged, next: Option<&Tagged>) -> Option<Parts> {
        if t.end - t.start < 2 || t.end - t.start > LONG {
            return None;
        }
        self.cut(t)
            .or_else(|| self.office(t))
            .or_else(|| self.dash(t))
            .or_else(|| self.credit(t))
            .or_else(|| self.hyphen(t))
            .or_else(|| self.possessive(t))
            .or_else(|| self.role(t, next))
            .or_else(|| self.body(t))
            .or_else(|| self.list(t))
            .or_else(|| self.person(t))
    }

    /// The type of a stretch that is a name by itself: a place that is listed, or tagged alone elsewhere.
    fn known(&self, range: std::ops::Range<usize>) -> Option<EntityType> {
        let place = self.r.places.get(self.r.text.span(range.clone()).of(self.r.source));
        place
            .map(|p| if p.demonym { EntityType::Misc } else { EntityType::Loc })
            .or_else(|| self.alone.get(&string(self.words, range)).copied())
    }

    fn begins_person(&self, i: usize) -> bool {
        self.words[i].class & GIVEN != 0
    }

    /// Whether a stretch may be a person's name: one to four words with a capital that name nothing else.
    fn like_person(&self, range: std::ops::Range<usize>) -> bool {
        // "Ki-moon" goes on in lower case after its hyphen.
        let hyphen = |i: usize| i > range.start && self.r.text.tokens[i].glued && self.r.word(i) == "-";
        (1..=5).contains(&range.len())
            && range.clone().all(|i| {
                let a = &self.words[i];
                let shaped = matches!(a.shape, shape::CAPITAL | shape::INITIAL | shape::MIXED | shape::ABBREVIATION);
                (shaped && a.class & NO_PERSON == 0) || hyphen(i) || (i > range.start + 1 && hyphen(i - 1))
            })
    }

    /// Whether a stretch is a given name and a surname that the lists know.
    fn full_name(&self, range: std::ops::Range<usize>) -> bool {
        range.len() == 2
            && self.begins_person(range.start)
            && self.words[range.end - 1].class & class::SURNAME != 0
            && self.like_person(range)
    }

    /// Whether a stretch is an organisation by its words: "the Harlan Party", "the Council of Tides", or one that is listed.
    fn like_body(&self, range: std::ops::Range<usize>) -> bool {
        let Some(last) = range.clone().next_back() else { return false };
        let word = |i: usize| self.r.word(i);
        let joined = range.clone().any(|i| matches!(word(i), "and" | "&" | "," | ";" | "/"));
        let of = (range.start..range.end.saturating_sub(2))
            .any(|i| matches!(word(i + 1), "of" | "for") && OF_HEADS.contains(&word(i)));
        let listed = self.words[range.clone()].iter().all(|a| a.class >> 16 & class::ORG != 0);
        let one = range.len() == 1 && self.words[last].class & class::ORG != 0;
        !joined && (listed || one || of || (range.len() > 1 && heads_org(word(last))))
    }

    /// Whether a stretch is a city or a region that the lists know.
    fn like_place(&self, range: std::ops::Range<usize>) -> bool {
        const PLACE: u32 = LISTED | class::TOWN;
        let one = range.len() == 1 && self.words[range.start].class & PLACE != 0;
        let several = self.words[range.clone()].iter().all(|a| a.class >> 16 & PLACE != 0);
        (one && self.words[range.start].class & (GIVEN | class::ORG) == 0) || (range.len() > 1 && several)
    }

    /// Whether a word says what a minister or secretary is of.
    fn names_office(&self, i: usize) -> bool {
        i >= 2 && self.r.word(i - 1) == "of" && roles::is_role(self.r.word(i - 2)) && OFFICES.contains(&self.r.word(i))
    }

    /// "Secretary of State Ada Roe": the last word of the office is no part of the name.
    fn office(&self, t: Tagged) -> Option<Parts> {
        self.names_office(t.start).then_some((None, Some(Tagged { start: t.start + 1, kind: EntityType::Per, ..t })))
    }

    /// "SAILING - ROE", "Norway - Ada Roe": in headlines and lists a dash between spaces stands between names.
    fn dash(&self, t: Tagged) -> Option<Parts> {
        let i = (t.start + 1..t.end - 1).find(|&i| {
            matches!(self.r.word(i), "-" | "–" | "—" | "--")
                && !self.r.text.tokens[i].glued
                && !self.r.text.tokens[i + 1].glued
        })?;
        let headline = self.atoms.case.get(self.r.text.sentence_of(t.start)) == Some(&Case::Upper);
        let listed =
            |range: std::ops::Range<usize>| self.r.places.get(self.r.text.span(range).of(self.r.source)).is_some();
        if t.kind == EntityType::Per && roles::is_role(self.r.word(i + 1)) {
            return Some((Some(Tagged { end: i, ..t }), None));
        }
        let bodies = t.kind == EntityType::Org && self.like_body(t.start..i) && self.like_body(i + 1..t.end);
        if !headline && !bodies && (!listed(t.start..i) || listed(i + 1..t.end)) {
            return None;
        }
        let side = |range: std::ops::Range<usize>| {
            let known = self.known(range.clone());
            let person = self.begins_person(range.start) && self.like_person(range.clone());
            // A lone common word is the subject that a headline names.
            let subject = range.len() == 1 && self.words[range.start].class & class::COMMON != 0;
            let kind = known.unwrap_or(if person { EntityType::Per } else { t.kind });
            (known.is_some() || !subject).then_some(Tagged { start: range.start, end: range.end, kind, ..t })
        };
        Some((side(t.start..i), side(i + 1..t.end)))
    }

    /// "Ada Roe/Reuters" names a photographer and the agency, "Harlan AFP" what is seen and the agency.
    fn credit(&self, t: Tagged) -> Option<Parts> {
        if let Some(i) = (t.start + 1..t.end - 1).find(|&i| self.r.word(i) == "/") {
            let agency = super::local::AGENCIES.contains(&self.r.written(i + 1..t.end).as_str());
            let kind = if self.like_person(t.start..i) { EntityType::Per } else { t.kind };
            // What no list has for an agency may be the outlet's own picture desk.
            let desk = i - t.start > 1 && self.begins_person(t.start) && kind == EntityType::Per;
            let desk = desk && !self.begins_person(i + 1) && self.words[i + 1].capital;
            return (agency || desk).then_some((
                Some(Tagged { end: i, kind, ..t }),
                Some(Tagged { start: i + 1, kind: EntityType::Org, ..t }),
            ));
        }
        // "Associated Press Ada Roe": a credit, and the caption or sentence after it.
        let first = self.r.word(t.start);
        let begins = CREDITS.iter().any(|c| c.starts_with(first));
        let agency = (t.start + 1..t.end)
            .rev()
            .filter(|_| begins)
            .find(|&i| CREDITS.contains(&self.r.written(t.start..i).as_str()) && self.r.word(i) != "/");
        // "Reuters News" is its own name.
        if let Some(i) = agency.filter(|&i| !heads_org(self.r.word(i))) {
            let rest = i..t.end;
            let person = self.begins_person(i) && self.like_person(rest.clone());
            let known = self.known(rest.clone()).or(person.then_some(EntityType::Per));
            let body = self.like_body(rest.clone()).then_some(EntityType::Org);
            let right = known.or(body).map(|kind| Tagged { start: i, kind, ..t });
            return Some((Some(Tagged { end: i, kind: EntityType::Org, ..t }), right));
        }
        let last = t.end - 1;
        let short = self.words[last].shape == shape::UPPER || self.r.word(last) == "Reuters";
        let agency = short && super::local::AGENCIES.contains(&self.r.word(last));
        // "Associated Press" is whole.
        let whole = (t.start..last).any(|i| super::local::AGENCIES.contains(&self.r.written(i..t.end).as_str()));
        (agency && !whole).then_some((Some(Tagged { end: last, ..t }), None))
    }

    /// "TWU Ada Roe", "the Treasury Ada Roe": a body, and who speaks for it.
    fn body(&self, t: Tagged) -> Option<Parts> {
        if t.end - t.start < 3 {
            return None;
        }
        // "the Harlan Party Ada Roe": whoever stands for it, the lists need not know the surname.
        let stands = (t.start + 2..t.end - 1).find(|&i| {
            t.kind == EntityType::Org
                && self.begins_person(i)
                && self.like_person(i..t.end)
                && self.like_body(t.start..i)
                && self.r.word(t.start) != "Bank"
                && (heads_org(self.r.word(i - 1)) || self.known(i - 1..i) == Some(EntityType::Loc))
        });
        if let Some(i) = stands {
            return Some((Some(Tagged { end: i, ..t }), Some(Tagged { start: i, kind: EntityType::Per, ..t })));
        }
        let from = if t.kind == EntityType::Per { t.start + 1 } else { t.end - 2 };
        let capital = |i: usize| self.words[i].shape == shape::CAPITAL;
        let name = self.begins_person(from)
            && self.like_person(from..t.end)
            && capital(from)
            && matches!(self.words[from - 1].shape, shape::CAPITAL | shape::UPPER | shape::MIXED)
            && !self.r.text.tokens[from].glued;
        let apart = if t.kind == EntityType::Per {
            // "JFK Ada Roe", not "McArthur Roe"; the capitals of "ADA Ada Roe" are a heading's.
            self.words[t.start].shape == shape::UPPER || self.r.word(t.start).ends_with(char::is_uppercase)
        } else {
            self.words[t.end - 1].class & class::SURNAME != 0
                && self.words[from - 1].class & (GIVEN | class::SURNAME | class::ORG_WORD) == 0
        };
        let left = t.start..from;
        let office = left.clone().any(|i| roles::is_role(self.r.word(i)));
        let heading = self.words[t.start].class & (GIVEN | class::SURNAME | class::COMMON | class::TITLE) != 0;
        (name && apart && !office && !left.is_empty()).then_some((
            (t.kind != EntityType::Per || !heading).then_some(Tagged {
                end: from,
                kind: if t.kind == EntityType::Per { EntityType::Org } else { t.kind },
                ..t
            }),
            Some(Tagged { start: from, kind: EntityType::Per, ..t }),
        ))
    }

    /// What stands in no name: the lower-case word that a caption or a preposition left at its start, "Ruritania-based",
    /// the quotation mark of a title, "Image" between a credit and its caption.
    fn cut(&self, t: Tagged) -> Option<Parts> {
        let word = |i: usize| self.r.word(i);
        if matches!(word(t.start), "for" | "of" | "and" | "to" | "in" | "at" | "by" | "with" | "from" | "[" | "(") {
            return Some((None, Some(Tagged { start: t.start + 1, ..t })));
        }
        // "How's Ada": the question is no part of the name.
        if roles::OPENERS.contains(&word(t.start)) && self.r.text.tokens[t.start + 1].kind == TokenKind::Clitic {
            return Some((None, (t.start + 2 < t.end).then_some(Tagged { start: t.start + 2, ..t })));
        }
        let last = t.end - 1;
        let plain = !(t.start..last).any(|i| matches!(word(i), "of" | "for" | "the"));
        if t.kind != EntityType::Per && plain && HOLDERS.contains(&word(last)) {
            return Some((Some(Tagged { end: last, ..t }), None));
        }
        if let Some(i) = (t.start + 1..last).find(|&i| word(i) == "Member" && matches!(word(i + 1), "of" | "for")) {
            return Some((Some(Tagged { end: i, ..t }), None));
        }
        let based = (t.start + 1..t.end - 2).find(|&i| {
            word(i) == "-"
                && self.r.text.tokens[i].glued
                && matches!(word(i + 1), "based" | "listed" | "born" | "owned" | "backed" | "led")
        });
        if let Some(i) = based {
            let from = (i + 2..t.end).find(|&i| self.words[i].capital)?;
            return Some((None, Some(Tagged { start: from, ..t })));
        }
        let open = (t.start + 1..t.end).find(|&i| matches!(word(i), "[" | "("));
        if let Some(i) = open.filter(|&i| !(i..t.end).any(|j| matches!(word(j), "]" | ")"))) {
            let right = (i + 1 < t.end).then_some(Tagged { start: i + 1, ..t });
            return Some((Some(Tagged { end: i, ..t }), right));
        }
        let mark = |i: usize| self.r.text.tokens[i].kind == TokenKind::Mark && !matches!(word(i), "'" | "’");
        let image = |i: usize| matches!(word(i), "Image" | "Photographer");
        let i = (t.start..t.end).find(|&i| image(i) || (t.kind != EntityType::Per && mark(i)))?;
        let from = (i + 1..t.end).find(|&i| word(i) != "caption" && !mark(i)).unwrap_or(t.end);
        let left = (i > t.start).then_some(Tagged { end: i, ..t });
        Some((left, (from < t.end).then_some(Tagged { start: from, ..t })))
    }

    /// "Roe-Hale" where both are named elsewhere.
    fn hyphen(&self, t: Tagged) -> Option<Parts> {
        let i = (t.start + 1..t.end - 1).find(|&i| matches!(self.r.word(i), "-" | "–" | "/"))?;
        let bodies = self.r.word(i) == "/"
            && t.kind == EntityType::Org
            && self.like_body(t.start..i)
            && self.like_body(i + 1..t.end);
        let kind = |range| self.known(range).or(bodies.then_some(t.kind));
        let (first, second) = (kind(t.start..i)?, kind(i + 1..t.end)?);
        Some((Some(Tagged { end: i, kind: first, ..t }), Some(Tagged { start: i + 1, kind: second, ..t })))
    }

    /// "Norway's Ada Roe", "Harlan's Tidal Laboratory": whose it is, is a name of its own.
    fn possessive(&self, t: Tagged) -> Option<Parts> {
        let i = (t.start + 1..t.end - 1)
            .find(|&i| self.r.text.tokens[i].kind == TokenKind::Clitic && self.r.word(i).ends_with(['s', 'S']))?;
        let owner = self.known(t.start..i).filter(|k| *k != EntityType::Misc)?;
        let right = i + 1..t.end;
        let person = self.begins_person(right.start) && self.like_person(right.clone());
        let kind = if person { EntityType::Per } else { t.kind };
        Some((Some(Tagged { end: i, kind: owner, ..t }), Some(Tagged { start: right.start, kind, ..t })))
    }

    /// "Harlan Motors CEO Ada Roe", "Tidal Commissioner" before a name: a role is no part of either.
    fn role(&self, t: Tagged, next: Option<&Tagged>) -> Option<Parts> {
        let last = t.end - 1;
        // "Crown Prince Anton of Harlan": who it is, and of where.
        let royal = (t.start + 2..last).find(|&i| self.r.word(i) == "of").and_then(|of| {
            let head = (t.start..of - 1).rev().find(|&i| NOBLES.contains(&self.r.word(i)))?;
            (self.begins_person(head + 1) && self.like_person(head + 1..of)).then_some((head + 1, of))
        });
        if let Some((from, of)) = royal {
            let place = Tagged { start: of + 1, kind: EntityType::Loc, ..t };
            return Some((Some(Tagged { start: from, end: of, kind: EntityType::Per, ..t }), Some(place)));
        }
        let before_name = t.kind != EntityType::Per
            && roles::is_role(self.r.word(last))
            && next.is_some_and(|n| n.start == t.end && n.kind == EntityType::Per);
        // "the Harlan Mayor" is no place; "Port-au-Prince" and "Miran Shah" are.
        let office = t.kind == EntityType::Loc
            && roles::is_role(self.r.word(last))
            && !NOBLES.contains(&self.r.word(last))
            && !self.r.text.tokens[last].glued;
        let head = if before_name || office {
            last
        } else {
            (t.start..last).find(|&i| {
                let from = self.name_after(i);
                roles::is_role(self.r.word(i))
                    && from < t.end
                    && self.like_person(from..t.end)
                    && (self.begins_person(from) || (i > t.start && t.end - from > 1))
                    && (i > t.start || (t.kind != EntityType::Per && !self.begins_person(i)))
            })?
        };
        let mut end = head;
        let belongs =
            |i: usize| roles::is_modifier(self.r.word(i)) || roles::is_role(self.r.word(i)) || self.r.word(i) == "-";
        while end > t.start && belongs(end - 1) {
            end -= 1;
        }
        let place = self.known(t.start..end.max(t.start + 1)).filter(|k| *k != EntityType::Per);
        let kind = place.unwrap_or(if t.kind == EntityType::Per { EntityType::Org } else { t.kind });
        let left = (end > t.start).then_some(Tagged { end, kind, ..t });
        let from = self.name_after(head);
        let right = (from < t.end).then_some(Tagged { start: from, kind: EntityType::Per, ..t });
        Some((left, right))
    }

    /// Where the name after a role begins, past "of State" and "-elect".
    fn name_after(&self, head: usize) -> usize {
        let of = self.r.word(head + 1) == "of" && OFFICES.contains(&self.r.word(head + 2));
        let elect = self.r.word(head + 1) == "-" && matches!(self.r.word(head + 2), "elect" | "designate");
        if of || elect { head + 3 } else { head + 1 }
    }

    /// "Harlan, Brenner", "the Harlan Party and the Brenner Party", where each is a name by itself.
    fn list(&self, t: Tagged) -> Option<Parts> {
        let is = |i: usize, what: &[&str]| what.contains(&self.r.word(i));
        let inner = || t.start + 1..t.end - 1;
        let joins = inner().any(|i| is(i, &["and", "&"]));
        let i = inner().find(|&i| is(i, &[",", ";"]) || (is(i, &["and", "&", "for"]) && self.two(t, i)))?;
        let (left, right) = (t.start..i, i + 1..t.end);
        let legal = self.words[i + 1].class & class::ORG_WORD != 0 || super::person::is_suffix(self.r.word(i + 1))
            // "Washington, D.C."
            || self.words[i + 1].shape == shape::STOPS;
        let commas = is(i, &[",", ";"]);
        if commas && (joins || legal) && !(self.known(left.clone()).is_some() && self.known(right.clone()).is_some()) {
            return None;
        }
        let kind = |range: std::ops::Range<usize>| {
            let person = || self.full_name(range.clone()).then_some(EntityType::Per);
            let place =
                || self.like_place(range.clone()).then_some(EntityType::Loc).filter(|_| t.kind != EntityType::Per);
            self.known(range.clone()).or_else(person).or_else(place).unwrap_or(t.kind)
        };
        let (first, second) = (kind(left.clone()), kind(right.clone()));
        let right = (!right.is_empty()).then_some(Tagged { start: right.start, kind: second, ..t });
        Some((Some(Tagged { end: left.end, kind: first, ..t }), right))
    }

    /// Whether both sides of the "and" at `i` are names by themselves.
    fn two(&self, t: Tagged, i: usize) -> bool {
        let (left, right) = (t.start..i, i + 1..t.end);
        let whole = |range: std::ops::Range<usize>| {
            let body = t.kind == EntityType::Org && self.like_body(range.clone());
            let person =
                self.begins_person(range.start) && (t.kind == EntityType::Per || self.full_name(range.clone()));
            self.known(range).is_some() || body || person
        };
        if self.r.word(i) == "for" {
            let listed = |range: std::ops::Range<usize>| self.r.places.get(self.r.text.span(range).of(self.r.source));
            return listed(left).is_some() && listed(right).is_some();
        }
        let places = t.kind != EntityType::Per && self.like_place(left.clone()) && self.like_place(right.clone());
        places || (whole(left) && whole(right))
    }

    /// What a person's name does not go on with: numbers, and the "b" of a score sheet.
    fn person(&self, t: Tagged) -> Option<Parts> {
        if t.kind != EntityType::Per {
            return None;
        }
        let i = (t.start + 1..t.end)
            .find(|&i| self.words[i].shape == shape::NUMBER || matches!(self.r.word(i), "b" | "c" | "lbw"))?;
        let right = (i + 1 < t.end).then_some(Tagged { start: i + 1, ..t });
        Some((Some(Tagged { end: i, ..t }), right))
    }
}
