//! Takes apart what was tagged as one name and is two, and cuts off what is no part of a name.

use std::ops::Range;

use crate::hashed::Map;

use crate::entities::context::Context;
use crate::entities::detect::features::{Case, name_hash, shape};
use crate::entities::detect::tagger::Tagged;
use crate::entities::lists::gazetteer::class;
use crate::entities::lists::words::is_agency;
use crate::entities::names::person;
use crate::lexicon::{Class, look_up};
use crate::report::EntityType;
use crate::text::TokenKind;

/// What heads the name of no person.
const NO_PERSON: u32 = class::ORG_WORD | class::PLACE_WORD | class::CALENDAR | class::COUNTRY | class::DEMONYM;

/// Longer names, in tokens, are no names; they are left as they are, so that the search stays linear.
const LONG: usize = 40;

/// Tokens of a person's name, hyphens counted.
const PERSON: std::ops::RangeInclusive<usize> = 1..=5;

/// Where a name comes apart: what stays on the left and on the right; a side of which nothing stays is `None`.
type Parts = (Option<Tagged>, Option<Tagged>);

/// Most words of a series that are read on either side.
const LIST: usize = 60;

struct Divider<'a> {
    c: &'a Context<'a>,
    /// Types of names that stand on their own, by their hash.
    alone: Map<u32, EntityType>,
}

/// Takes all names of an article apart.
pub(super) fn apply(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut alone = Map::default();
    for t in tagged.iter().filter(|t| t.len() < LONG) {
        alone.entry(name_hash(&c.atoms[t.tokens()])).or_insert(t.kind);
        // "Roe-Hale": the surname alone stands for a person named in full.
        if t.kind == EntityType::Per {
            alone.entry(c.atoms[t.end - 1].word).or_insert(t.kind);
        }
    }
    let d = Divider { c, alone };
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
                None if t.len() == 1 && d.names_office(t.start) => {}
                None => out.push(t),
            }
        }
    }
    out
}

/// What is left of a name before token `end`.
fn left_of(t: &Tagged, end: usize) -> Option<Tagged> {
    (end > t.start).then(|| t.at(t.start..end, t.kind))
}

/// What is left of a name from token `start` on.
fn right_of(t: &Tagged, start: usize) -> Option<Tagged> {
    (start < t.end).then(|| t.at(start..t.end, t.kind))
}

/// Which words a name is made of.
impl Divider<'_> {
    fn word(&self, i: usize) -> &str {
        self.c.word(i)
    }

    /// What the gazetteer says of a token.
    fn class(&self, i: usize) -> u32 {
        self.c.atoms[i].class
    }

    /// The type of a stretch that is a name by itself: a place that is listed, or tagged alone elsewhere.
    fn known(&self, tokens: Range<usize>) -> Option<EntityType> {
        let place = self.c.place(tokens.clone());
        place
            .map(|p| if p.demonym { EntityType::Misc } else { EntityType::Loc })
            .or_else(|| self.alone.get(&name_hash(&self.c.atoms[tokens])).copied())
    }

    fn begins_person(&self, i: usize) -> bool {
        self.class(i) & class::GIVEN != 0
    }

    /// Whether a stretch may be a person's name: one to four words with a capital that name nothing else.
    fn like_person(&self, tokens: &Range<usize>) -> bool {
        // "Ki-moon" goes on in lower case after its hyphen.
        let hyphen = |i: usize| i > tokens.start && self.c.glued(i) && self.word(i) == "-";
        PERSON.contains(&tokens.len())
            && tokens.clone().all(|i| {
                let a = &self.c.atoms[i];
                let shaped = matches!(a.shape, shape::CAPITAL | shape::INITIAL | shape::MIXED | shape::ABBREVIATION);
                (shaped && a.class & NO_PERSON == 0) || hyphen(i) || (i > tokens.start + 1 && hyphen(i - 1))
            })
    }

    /// Whether a stretch begins with a given name and may be a person's.
    fn is_person(&self, tokens: &Range<usize>) -> bool {
        self.begins_person(tokens.start) && self.like_person(tokens)
    }

    /// Whether a stretch is a given name and a surname that the lists know.
    fn is_full_name(&self, tokens: &Range<usize>) -> bool {
        tokens.len() == 2 && self.class(tokens.end - 1) & class::SURNAME != 0 && self.is_person(tokens)
    }

    /// Whether a stretch is an organisation by its words: "the Harlan Party", "the Council of Tides", or one that is listed.
    fn is_body(&self, tokens: &Range<usize>) -> bool {
        let Some(last) = tokens.clone().next_back() else { return false };
        let joined = tokens.clone().any(|i| matches!(self.word(i), "and" | "&" | "," | ";" | "/"));
        let of = (tokens.start..tokens.end.saturating_sub(2))
            .any(|i| matches!(self.word(i + 1), "of" | "for") && self.c.has_title_case(i, Class::OrgHeadOf));
        let listed = self.c.is_listed_body(tokens.clone());
        let one = tokens.len() == 1 && self.class(last) & class::ORG != 0;
        !joined && (listed || one || of || (tokens.len() > 1 && self.c.heads_org(last)))
    }

    /// Whether a stretch is a city or a region that the lists know.
    fn is_place(&self, tokens: &Range<usize>) -> bool {
        let one = tokens.len() == 1 && self.class(tokens.start) & class::NAMED_PLACE != 0;
        let several = self.c.atoms[tokens.clone()].iter().all(|a| a.phrase() & class::NAMED_PLACE != 0);
        (one && self.class(tokens.start) & (class::GIVEN | class::ORG) == 0) || (tokens.len() > 1 && several)
    }

    /// Whether a word says what a minister or secretary is of.
    fn names_office(&self, i: usize) -> bool {
        i >= 2 && self.word(i - 1) == "of" && self.c.is_role(i - 2) && self.c.has_title_case(i, Class::OfficeField)
    }

    /// Where the name after a role begins, past "of State" and "-elect".
    fn name_after(&self, head: usize) -> usize {
        let of = self.word(head + 1) == "of" && self.c.has_title_case(head + 2, Class::OfficeField);
        let elect = self.word(head + 1) == "-" && matches!(self.word(head + 2), "elect" | "designate");
        if of || elect { head + 3 } else { head + 1 }
    }
}

/// Where a name comes apart, a reason each.
impl Divider<'_> {
    fn parts(&self, t: Tagged, next: Option<&Tagged>) -> Option<Parts> {
        if t.len() < 2 || t.len() > LONG {
            return None;
        }
        self.lead_in(&t)
            .or_else(|| self.seat(&t))
            .or_else(|| self.judge(&t))
            .or_else(|| self.after_stops(&t))
            .or_else(|| self.holder(&t))
            .or_else(|| self.based(&t))
            .or_else(|| self.open_bracket(&t))
            .or_else(|| self.mark(&t))
            .or_else(|| self.office(&t))
            .or_else(|| self.dash(&t))
            .or_else(|| self.slash_credit(&t))
            .or_else(|| self.credit_before(&t))
            .or_else(|| self.credit_after(&t))
            .or_else(|| self.hyphen(&t))
            .or_else(|| self.possessive(&t))
            .or_else(|| self.royal(&t))
            .or_else(|| self.role(&t, next))
            .or_else(|| self.speaker_of_body(&t))
            .or_else(|| self.stops_before_person(&t))
            .or_else(|| self.acronym_before_person(&t))
            .or_else(|| self.list(&t))
            .or_else(|| self.twice(&t))
            .or_else(|| self.score(&t))
    }

    /// The lower-case word that a caption or a preposition left at a name's start; "How's Ada": the question is no part
    /// of the name.
    fn lead_in(&self, t: &Tagged) -> Option<Parts> {
        let first = self.word(t.start);
        if matches!(first, "for" | "of" | "and" | "to" | "in" | "at" | "by" | "with" | "from" | "[" | "(") {
            return Some((None, right_of(t, t.start + 1)));
        }
        // "Tenants of June Court": who lives there.
        let members = self.c.atoms[t.start].initial && self.c.has_title_case(t.start, Class::MembersOf);
        if t.len() > 2 && self.word(t.start + 1) == "of" && members {
            return Some((None, right_of(t, t.start + 2)));
        }
        let asks = self.c.has_title_case(t.start, Class::SentenceOpener)
            && self.c.kind(t.start + 1) == Some(TokenKind::Clitic);
        asks.then(|| (None, right_of(t, t.start + 2)))
    }

    /// "R-Ohio", "Republican of Ohio": a lawmaker's party, and the state.
    fn seat(&self, t: &Tagged) -> Option<Parts> {
        let party = |i: usize| matches!(self.word(i), "Republican" | "Democrat");
        let letter = matches!(self.word(t.start), "D" | "R" | "I") && self.word(t.start + 1) == "-";
        let of = party(t.start) && self.word(t.start + 1) == "of";
        let state = || right_of(t, t.start + 2).map(|r| Tagged { kind: EntityType::Loc, ..r });
        if letter || of {
            return Some((None, state()));
        }
        let last = t.end - 1;
        let places = class::COUNTRY | class::REGION | class::CITY;
        let home = party(last) && (t.start..last).all(|i| (self.class(i) | self.c.atoms[i].phrase()) & places != 0);
        home.then(|| (left_of(t, last).map(|l| Tagged { kind: EntityType::Loc, ..l }), None))
    }

    /// "Justice Roe": a given name too, but a title before a surname.
    fn judge(&self, t: &Tagged) -> Option<Parts> {
        let rest = t.start + 1..t.end;
        let plain = |i: usize| !self.c.is_role(i) && self.class(i) & (class::COMMON | class::ORG) == 0;
        let titled = t.kind != EntityType::Per && matches!(self.word(t.start), "Justice" | "Judge");
        let named = titled && self.like_person(&rest) && rest.clone().all(plain);
        named.then(|| (None, Some(t.at(rest, EntityType::Per))))
    }

    /// "U.S. Bases": after a full stop that ends no sentence a common word may have a capital by mistake.
    fn after_stops(&self, t: &Tagged) -> Option<Parts> {
        let last = t.end - 1;
        let land = self.c.atoms[t.start].shape == shape::STOPS && self.c.place(t.start..t.start + 1).is_some();
        let common = self.class(last) & class::COMMON != 0 && self.word(last).ends_with(['s', 'm']);
        let body = self.is_body(&t.tokens()) || self.c.has(last, Class::OrgHeadOf) || self.c.heads_org(last);
        let apart = t.len() == 2 && land && common && !body && t.kind != EntityType::Per;
        apart.then(|| (Some(t.at(t.start..last, EntityType::Loc)), None))
    }

    /// "Harlan Mayor", "Harlan Council Member of ...": who holds an office ends no organisation's name.
    fn holder(&self, t: &Tagged) -> Option<Parts> {
        let last = t.end - 1;
        let plain = !(t.start..last).any(|i| matches!(self.word(i), "of" | "for" | "the"));
        if t.kind != EntityType::Per && plain && self.c.has_title_case(last, Class::OfficeHolder) {
            return Some((left_of(t, last), None));
        }
        // "the Harlan Lions General", before "Manager".
        if t.kind != EntityType::Per
            && self.c.has_title_case(last, Class::RoleModifier)
            && self.c.has_title_case(t.end, Class::Role)
        {
            return Some((left_of(t, last), None));
        }
        let member = |&i: &usize| self.word(i) == "Member" && matches!(self.word(i + 1), "of" | "for");
        (t.start + 1..last).find(member).map(|i| (left_of(t, i), None))
    }

    /// "Ruritania-based Harlan Motors".
    fn based(&self, t: &Tagged) -> Option<Parts> {
        let i = (t.start + 1..t.end - 2).find(|&i| {
            self.word(i) == "-"
                && self.c.glued(i)
                && matches!(self.word(i + 1), "based" | "listed" | "born" | "owned" | "backed" | "led")
        })?;
        let from = (i + 2..t.end).find(|&i| self.c.atoms[i].capital)?;
        Some((None, right_of(t, from)))
    }

    /// A bracket that the name does not close.
    fn open_bracket(&self, t: &Tagged) -> Option<Parts> {
        let i = (t.start + 1..t.end).find(|&i| matches!(self.word(i), "[" | "("))?;
        let closed = (i..t.end).any(|j| matches!(self.word(j), "]" | ")"));
        (!closed).then(|| (left_of(t, i), right_of(t, i + 1)))
    }

    /// The quotation mark of a title, "Image" between a credit and its caption.
    fn mark(&self, t: &Tagged) -> Option<Parts> {
        let mark = |i: usize| self.c.kind(i) == Some(TokenKind::Mark) && !matches!(self.word(i), "'" | "’");
        let image = |i: usize| matches!(self.word(i), "Image" | "Photographer");
        let i = t.tokens().find(|&i| image(i) || (t.kind != EntityType::Per && mark(i)))?;
        let from = (i + 1..t.end).find(|&i| self.word(i) != "caption" && !mark(i)).unwrap_or(t.end);
        Some((left_of(t, i), right_of(t, from)))
    }

    /// "Secretary of State Ada Roe": the last word of the office is no part of the name.
    fn office(&self, t: &Tagged) -> Option<Parts> {
        self.names_office(t.start).then(|| (None, Some(t.at(t.start + 1..t.end, EntityType::Per))))
    }

    /// "SAILING - ROE", "Norway - Ada Roe": in headlines and lists a dash between spaces stands between names.
    fn dash(&self, t: &Tagged) -> Option<Parts> {
        let i = (t.start + 1..t.end - 1)
            .find(|&i| matches!(self.word(i), "-" | "–" | "—" | "--") && !self.c.glued(i) && !self.c.glued(i + 1))?;
        if t.kind == EntityType::Per && self.c.is_role(i + 1) {
            return Some((left_of(t, i), None));
        }
        let headline = self.c.case.get(self.c.text.sentence_of(t.start)) == Some(&Case::Upper);
        let bodies = t.kind == EntityType::Org && self.is_body(&(t.start..i)) && self.is_body(&(i + 1..t.end));
        let listed = |tokens| self.c.place(tokens).is_some();
        if !headline && !bodies && (!listed(t.start..i) || listed(i + 1..t.end)) {
            return None;
        }
        let side = |tokens: Range<usize>| {
            let known = self.known(tokens.clone());
            // A lone common word is the subject that a headline names.
            let subject = tokens.len() == 1 && self.class(tokens.start) & class::COMMON != 0;
            let kind = known.unwrap_or(if self.is_person(&tokens) { EntityType::Per } else { t.kind });
            (known.is_some() || !subject).then(|| t.at(tokens, kind))
        };
        Some((side(t.start..i), side(i + 1..t.end)))
    }

    /// "Ada Roe/Reuters" names a photographer and the agency.
    fn slash_credit(&self, t: &Tagged) -> Option<Parts> {
        let i = self.slash(t)?;
        let agency = self.c.is_agency(i + 1..t.end);
        let kind = if self.like_person(&(t.start..i)) { EntityType::Per } else { t.kind };
        // What no list has for an agency may be the outlet's own picture desk.
        let photographer = i - t.start > 1 && self.begins_person(t.start) && kind == EntityType::Per;
        let desk = photographer && !self.begins_person(i + 1) && self.c.atoms[i + 1].capital;
        (agency || desk).then(|| (Some(t.at(t.start..i, kind)), Some(t.at(i + 1..t.end, EntityType::Org))))
    }

    fn slash(&self, t: &Tagged) -> Option<usize> {
        (t.start + 1..t.end - 1).find(|&i| self.word(i) == "/")
    }

    /// "Associated Press Ada Roe": a credit, and the caption or sentence after it.
    fn credit_before(&self, t: &Tagged) -> Option<Parts> {
        let first = self.c.words.entry(t.start);
        if self.slash(t).is_some() || (!first.has(Class::CreditFirst) && first.phrase() < 2) {
            return None;
        }
        let credit = |end: usize| {
            let name = self.c.written(t.start..end);
            let entry = look_up(&name.to_lowercase());
            entry.has(Class::CreditFirst) && entry.value(Class::CreditName) == Some(&*name)
        };
        let i = (t.start + 1..t.end).rev().find(|&i| self.word(i) != "/" && credit(i))?;
        // "Reuters News" is its own name.
        if self.c.heads_org(i) {
            return None;
        }
        let rest = i..t.end;
        let known = self.known(rest.clone()).or_else(|| self.is_person(&rest).then_some(EntityType::Per));
        let kind = known.or_else(|| self.is_body(&rest).then_some(EntityType::Org));
        Some((Some(t.at(t.start..i, EntityType::Org)), kind.map(|kind| t.at(rest, kind))))
    }

    /// "Harlan AFP": what is seen, and the agency.
    fn credit_after(&self, t: &Tagged) -> Option<Parts> {
        let last = t.end - 1;
        let short = self.c.atoms[last].shape == shape::UPPER || self.word(last) == "Reuters";
        if self.slash(t).is_some() || !short || !is_agency(self.word(last)) {
            return None;
        }
        // "Associated Press" is whole.
        let whole = (t.start..last).any(|i| self.c.is_agency(i..t.end));
        (!whole).then(|| (left_of(t, last), None))
    }

    /// "Roe-Hale" where both are named elsewhere.
    fn hyphen(&self, t: &Tagged) -> Option<Parts> {
        let i = (t.start + 1..t.end - 1).find(|&i| matches!(self.word(i), "-" | "–" | "/"))?;
        let bodies = self.word(i) == "/"
            && t.kind == EntityType::Org
            && self.is_body(&(t.start..i))
            && self.is_body(&(i + 1..t.end));
        let kind = |tokens| self.known(tokens).or(bodies.then_some(t.kind));
        let (first, second) = (kind(t.start..i)?, kind(i + 1..t.end)?);
        Some((Some(t.at(t.start..i, first)), Some(t.at(i + 1..t.end, second))))
    }

    /// "Norway's Ada Roe", "Harlan's Tidal Laboratory": whose it is, is a name of its own.
    fn possessive(&self, t: &Tagged) -> Option<Parts> {
        let i = (t.start + 1..t.end - 1)
            .find(|&i| self.c.kind(i) == Some(TokenKind::Clitic) && self.word(i).ends_with(['s', 'S']))?;
        let owner = self.known(t.start..i).filter(|k| *k != EntityType::Misc)?;
        let right = i + 1..t.end;
        let kind = if self.is_person(&right) { EntityType::Per } else { t.kind };
        Some((Some(t.at(t.start..i, owner)), Some(t.at(right, kind))))
    }

    /// "Crown Prince Anton of Harlan": who it is, and of where.
    fn royal(&self, t: &Tagged) -> Option<Parts> {
        let of = (t.start + 2..t.end - 1).find(|&i| self.word(i) == "of")?;
        let head = (t.start..of - 1).rev().find(|&i| self.c.has_title_case(i, Class::NobleTitle))?;
        let person = head + 1..of;
        let place = of + 1..t.end;
        self.is_person(&person).then(|| (Some(t.at(person, EntityType::Per)), Some(t.at(place, EntityType::Loc))))
    }

    /// "Harlan Motors CEO Ada Roe", "Tidal Commissioner" before a name: a role is no part of either.
    fn role(&self, t: &Tagged, next: Option<&Tagged>) -> Option<Parts> {
        let head = self.role_in(t, next)?;
        let mut end = head;
        let belongs = |i: usize| self.c.is_modifier(i) || self.c.is_role(i) || self.word(i) == "-";
        let listed = |end: usize| self.c.is_listed_body(t.start..end);
        // "White House Chief of Staff".
        while end > t.start && belongs(end - 1) && !(end > t.start + 1 && listed(end)) {
            end -= 1;
        }
        let place = self.known(t.start..end.max(t.start + 1)).filter(|k| *k != EntityType::Per);
        let kind = place.unwrap_or(if t.kind == EntityType::Per { EntityType::Org } else { t.kind });
        let left = (end > t.start).then(|| t.at(t.start..end, kind));
        let from = self.name_after(head);
        Some((left, (from < t.end).then(|| t.at(from..t.end, EntityType::Per))))
    }

    /// The role noun that a name ends with, or that stands in it before a person's name.
    fn role_in(&self, t: &Tagged, next: Option<&Tagged>) -> Option<usize> {
        let last = t.end - 1;
        let before_name = t.kind != EntityType::Per
            && self.c.is_role(last)
            && next.is_some_and(|n| n.start == t.end && n.kind == EntityType::Per);
        // "the Harlan Mayor" is no place; "Port-au-Prince" and "Miran Shah" are.
        let office = t.kind == EntityType::Loc
            && self.c.is_role(last)
            && !self.c.has_title_case(last, Class::NobleTitle)
            && !self.c.glued(last);
        if before_name || office {
            return Some(last);
        }
        (t.start..last).find(|&i| {
            let from = self.name_after(i);
            // "Justice Roe", where Ada Roe is named elsewhere.
            let named = || self.known(from..t.end) == Some(EntityType::Per);
            let surname = || t.kind == EntityType::Org && self.known(t.end - 1..t.end) == Some(EntityType::Per);
            self.c.is_role(i)
                && from < t.end
                && self.like_person(&(from..t.end))
                && (self.begins_person(from) || named() || surname() || (i > t.start && t.end - from > 1))
                && (i > t.start || (t.kind != EntityType::Per && (!self.begins_person(i) || named())))
        })
    }

    /// "the Harlan Party Ada Roe": a body, and whoever stands for it; the lists need not know the surname.
    fn speaker_of_body(&self, t: &Tagged) -> Option<Parts> {
        if t.kind != EntityType::Org || self.word(t.start) == "Bank" {
            return None;
        }
        let i = (t.start + 2..t.end - 1).find(|&i| {
            self.is_person(&(i..t.end))
                && self.is_body(&(t.start..i))
                && (self.c.heads_org(i - 1) || self.known(i - 1..i) == Some(EntityType::Loc))
        })?;
        Some((left_of(t, i), Some(t.at(i..t.end, EntityType::Per))))
    }

    /// "the head of the H.B.L. Ada B. Roe": the full stop of a body's initials ends no sentence.
    fn stops_before_person(&self, t: &Tagged) -> Option<Parts> {
        let person = t.start + 1..t.end;
        let body = self.c.atoms[t.start].shape == shape::STOPS && t.start > 0 && self.word(t.start - 1) == "the";
        let both = body && person.len() > 1 && self.is_person(&person);
        both.then(|| (Some(t.at(t.start..t.start + 1, EntityType::Org)), Some(t.at(person, EntityType::Per))))
    }

    /// "TWU Ada Roe", "the Treasury Ada Roe": a body that the lists may not know, and who speaks for it.
    fn acronym_before_person(&self, t: &Tagged) -> Option<Parts> {
        if t.len() < 3 {
            return None;
        }
        let is_person = t.kind == EntityType::Per;
        let from = if is_person { t.start + 1 } else { t.end - 2 };
        let (person, body) = (from..t.end, t.start..from);
        let name = self.is_person(&person)
            && self.c.atoms[from].shape == shape::CAPITAL
            && matches!(self.c.atoms[from - 1].shape, shape::CAPITAL | shape::UPPER | shape::MIXED)
            && !self.c.glued(from);
        let apart = if is_person {
            // "JFK Ada Roe", not "McArthur Roe"; the capitals of "ADA Ada Roe" are a heading's.
            self.c.atoms[t.start].shape == shape::UPPER || self.word(t.start).ends_with(char::is_uppercase)
        } else {
            self.class(t.end - 1) & class::SURNAME != 0
                && self.class(from - 1) & (class::GIVEN | class::SURNAME | class::ORG_WORD) == 0
        };
        let office = body.clone().any(|i| self.c.is_role(i));
        if !name || !apart || office {
            return None;
        }
        let heading = self.class(t.start) & (class::GIVEN | class::SURNAME | class::COMMON | class::TITLE) != 0;
        let kind = if is_person { EntityType::Org } else { t.kind };
        Some(((!is_person || !heading).then(|| t.at(body, kind)), Some(t.at(person, EntityType::Per))))
    }

    /// "Harlan, Brenner", "the Harlan Party and the Brenner Party", where each is a name by itself.
    fn list(&self, t: &Tagged) -> Option<Parts> {
        let is = |i: usize, what: &[&str]| what.contains(&self.word(i));
        let inner = || t.start + 1..t.end - 1;
        let i = inner().find(|&i| is(i, &[",", ";"]) || (is(i, &["and", "&", "for"]) && self.joins_names(t, i)))?;
        let (left, right) = (t.start..i, i + 1..t.end);
        let legal = self.class(i + 1) & class::ORG_WORD != 0 || person::is_suffix(self.word(i + 1))
            // "Washington, D.C."
            || self.c.atoms[i + 1].shape == shape::STOPS;
        let joined = inner().any(|i| is(i, &["and", "&"]));
        let both_known = || self.known(left.clone()).is_some() && self.known(right.clone()).is_some();
        if is(i, &[",", ";"]) && (joined || legal) && !both_known() {
            return None;
        }
        let kind = |tokens: &Range<usize>| {
            let person = || self.is_full_name(tokens).then_some(EntityType::Per);
            let place = || (t.kind != EntityType::Per && self.is_place(tokens)).then_some(EntityType::Loc);
            let body = || self.is_body(tokens).then_some(t.kind);
            self.known(tokens.clone()).or_else(person).or_else(place).or_else(body)
        };
        // What nothing is known of is what its neighbour is, unless that is a nationality word.
        let (first, second) = (kind(&left), kind(&right));
        let lent = |k: Option<EntityType>, from: &Range<usize>| {
            k.filter(|_| self.c.place(from.clone()).is_none_or(|p| !p.demonym))
        };
        let (first, second) =
            (first.or(lent(second, &right)).unwrap_or(t.kind), second.or(lent(first, &left)).unwrap_or(t.kind));
        Some((Some(t.at(left, first)), Some(t.at(right, second))))
    }

    /// Whether both sides of the "and" at `i` are names by themselves.
    fn joins_names(&self, t: &Tagged, i: usize) -> bool {
        let (left, right) = (t.start..i, i + 1..t.end);
        if self.word(i) == "for" {
            return self.c.place(left).is_some() && self.c.place(right).is_some();
        }
        let whole = |tokens: &Range<usize>| {
            let body = t.kind == EntityType::Org && self.is_body(tokens);
            let person = self.begins_person(tokens.start) && (t.kind == EntityType::Per || self.is_full_name(tokens));
            self.known(tokens.clone()).is_some() || body || person
        };
        let places = t.kind != EntityType::Per && self.is_place(&left) && self.is_place(&right);
        places || (whole(&left) && whole(&right)) || self.joins_strangers(t, i)
    }

    /// Whether the "and" at `i` joins two names of which the lists and the article do not know both: the last of a series,
    /// "Tarwing, Holm and Orlonet", or two of which one stands alone elsewhere.
    fn joins_strangers(&self, t: &Tagged, i: usize) -> bool {
        let (left, right, last) = (t.start..i, i + 1..t.end, t.end - 1);
        let of = |i: usize| matches!(self.word(i), "of" | "for" | "on" | "," | "&");
        let common = |i: usize| self.class(i) & class::COMMON != 0 || !self.c.atoms[i].capital;
        let tail =
            self.c.heads_org(last) || self.class(last) & class::ORG_WORD != 0 || self.c.has(last, Class::LegalForm);
        let listed = self.c.is_listed_body(t.tokens());
        let single = left.len() == 1 && right.len() == 1;
        let surnames = single && self.class(t.start) & self.class(last) & class::SURNAME != 0;
        if t.kind != EntityType::Org
            || self.word(i) != "and"
            || tail
            || listed
            || t.tokens().any(of)
            || t.tokens().all(common)
        {
            return false;
        }
        // Of two words that name a firm, "Cable and Harlan", one may stand for it.
        let known = |tokens: &Range<usize>| {
            self.known(tokens.clone()).is_some_and(|k| k != EntityType::Per && !(single && k == EntityType::Org))
        };
        self.ends_series(t.start) || !surnames && known(&left) != known(&right)
    }

    /// Whether a name stands before a comma here that is no field of a department: "Department of Tides, Ports".
    fn ends_series(&self, start: usize) -> bool {
        let capital = |i: usize| self.c.is_name_word(i);
        let Some(before) = start.checked_sub(2).filter(|&i| self.word(i + 1) == "," && capital(i)) else {
            return false;
        };
        let from = self.c.sentence(start).start;
        let first = (from..=before).rev().take_while(|&i| capital(i)).last().unwrap_or(before);
        // "In Harlan, Voss and Holm": that is where.
        let listed = |i: &usize| capital(*i) || matches!(self.word(*i), "," | "and" | "&");
        let joins = |i: &usize| matches!(self.word(*i), "and" | "&");
        // Of "Black and Decker, Dun and Bradstreet" each is one.
        let before_it = (from..start).rev().take(LIST).take_while(listed).any(|i| joins(&i));
        let after_it = (start..self.c.sentence(start).end).take(LIST).take_while(listed).filter(joins).count() > 1;
        let alone = !before_it && !after_it;
        alone && first > from + 1 && self.word(start) != "The" && !matches!(self.word(first - 1), "of" | "for" | "on")
    }

    /// "Orlonet Orlonet": the end of a caption and the word after it, where the article has the name once as well.
    fn twice(&self, t: &Tagged) -> Option<Parts> {
        let half = t.start + t.len() / 2;
        let same = t.len().is_multiple_of(2) && (t.start..half).all(|i| self.word(i) == self.word(i + half - t.start));
        (same && self.known(t.start..half).is_some()).then(|| (left_of(t, half), right_of(t, half)))
    }

    /// What a person's name does not go on with: numbers, and the "b" of a score sheet.
    fn score(&self, t: &Tagged) -> Option<Parts> {
        if t.kind != EntityType::Per {
            return None;
        }
        let i = (t.start + 1..t.end)
            .find(|&i| self.c.atoms[i].shape == shape::NUMBER || matches!(self.word(i), "b" | "c" | "lbw"))?;
        Some((left_of(t, i), right_of(t, i + 1)))
    }
}
