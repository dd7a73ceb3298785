//! Pronouns and descriptions, and whom they stand for.
//!
//! One pass in reading order keeps who was mentioned lately, in the manner of RAP (Lappin and Leass 1994): recency by
//! sentence, subjects before objects, what stands outside quotation marks before what stands inside.

use crate::sort::Order;
use std::collections::VecDeque;
use std::ops::Range;

use super::LocalEntity;
use super::local::Name;
use super::roles::{self, Gender, Reader, Role};
use crate::report::{EntityType, Form, Mention};
use crate::text::marks::Marks;

/// A mention met on the way.
#[derive(Clone, Debug)]
struct Met {
    entity: u32,
    sentence: usize,
    token: usize,
    subject: bool,
    quoted: bool,
    pronoun: bool,
}

/// A role bound to a person by the text.
struct Bound {
    entity: u32,
    head: String,
    of: Vec<String>,
}

/// How many mentions back, and how many sentences, the search goes.
const WINDOW: usize = 40;
const REACH: usize = 4;

struct Reference<'a> {
    r: &'a Reader<'a>,
    table: &'a mut Vec<LocalEntity>,
    met: VecDeque<Met>,
    bound: Vec<Bound>,
    /// How often the organisation is named that is named most.
    most: u32,
    out: Vec<Mention<u32>>,
}

/// How often the article names an entity.
fn times(e: &LocalEntity) -> u32 {
    e.forms.iter().map(|f| f.1).sum()
}

fn pronoun(word: &str) -> Option<(Gender, bool)> {
    // The second: whether it can be a subject.
    Some(match word.len() {
        2 if word.eq_ignore_ascii_case("he") => (Gender::Male, true),
        3 if word.eq_ignore_ascii_case("him") => (Gender::Male, false),
        3 if word.eq_ignore_ascii_case("his") => (Gender::Male, false),
        3 if word.eq_ignore_ascii_case("she") => (Gender::Female, true),
        3 if word.eq_ignore_ascii_case("her") => (Gender::Female, false),
        4 if word.eq_ignore_ascii_case("hers") => (Gender::Female, false),
        7 if word.eq_ignore_ascii_case("himself") => (Gender::Male, false),
        7 if word.eq_ignore_ascii_case("herself") => (Gender::Female, false),
        _ => return None,
    })
}

/// Words after which a name is no subject.
const GOVERNS: &[&str] = &[
    "of",
    "to",
    "with",
    "by",
    "from",
    "for",
    "on",
    "about",
    "against",
    "at",
    "in",
    "between",
    "than",
    "over",
    "told",
    "asked",
    "met",
    "and",
    "under",
    "behind",
    "before",
    "after",
    "including",
    "like",
    "toward",
    "towards",
];

/// What an organisation does that "it" stands for.
const SAYS: &[&str] = &[
    "said",
    "says",
    "added",
    "adds",
    "announced",
    "confirmed",
    "declined",
    "denied",
    "expects",
    "plans",
    "reported",
    "warned",
];

/// Finds pronouns and descriptions that refer to the entities of an article, and returns all mentions in order.
pub(super) fn resolve(
    r: &Reader<'_>,
    marks: &Marks,
    names: &[Name],
    table: &mut Vec<LocalEntity>,
) -> Vec<Mention<u32>> {
    let most = table.iter().filter(|e| e.kind == Some(EntityType::Org)).map(times).max().unwrap_or(0);
    let out = Vec::with_capacity(names.len());
    let mut state = Reference { r, table, met: VecDeque::new(), bound: Vec::new(), most, out };
    // Descriptions may come before the name they are bound to.
    for name in names {
        if let Some(role) = &name.role {
            state.bind(name.entity, role);
        }
    }
    let mut next = 0;
    let mut quoted = Quoted { marks, at: 0, end: 0 };
    for (s, sentence) in r.text.sentences.iter().enumerate() {
        let mut i = sentence.tokens.start;
        let mut subject = true;
        while i < sentence.tokens.end {
            while next < names.len() && names[next].tokens.start < i {
                next += 1;
            }
            let inside = quoted.covers(r.text.tokens[i].start);
            if let Some(name) = names.get(next).filter(|n| n.tokens.start == i) {
                state.name(name, s, &mut subject, inside);
                i = name.tokens.end.max(i + 1);
                continue;
            }
            i = state.token(i, s, sentence.tokens.clone(), names.get(next), &mut subject, inside);
        }
    }
    state.out.order_by_key(|m| (m.start, std::cmp::Reverse(m.end)));
    state.out
}

/// Whether bytes lie between quotation marks, asked in order.
struct Quoted<'a> {
    marks: &'a Marks,
    at: usize,
    end: u32,
}

impl Quoted<'_> {
    fn covers(&mut self, byte: u32) -> bool {
        while let Some(m) = self.marks.stretches.get(self.at).filter(|m| m.inner.start <= byte) {
            self.end = self.end.max(m.inner.end);
            self.at += 1;
        }
        byte < self.end
    }
}

impl Reference<'_> {
    fn bind(&mut self, entity: u32, role: &Role) {
        let e = &mut self.table[entity as usize];
        if e.gender == Gender::Unknown {
            e.gender = role.gender;
        }
        if self.bound.len() < 400 {
            self.bound.push(Bound { entity, head: role.head.clone(), of: role.of.clone() });
        }
    }

    fn meet(&mut self, met: Met) {
        if self.met.len() == WINDOW {
            self.met.pop_front();
        }
        self.met.push_back(met);
    }

    fn put(&mut self, tokens: Range<usize>, kind: EntityType, entity: u32, form: Form) {
        let span = self.r.text.span(tokens);
        self.out.push(Mention { start: span.start, end: span.end, kind, entity, form });
    }

    fn name(&mut self, name: &Name, sentence: usize, subject: &mut bool, quoted: bool) {
        self.put(name.tokens.clone(), name.kind, name.entity, Form::Name);
        let before = name.tokens.start.checked_sub(1).map_or("", |i| self.r.word(i)).to_lowercase();
        let possessive =
            self.r.word(name.tokens.end).ends_with(['s', 'S']) && self.r.word(name.tokens.end).starts_with(['\'', '’']);
        let is_subject = *subject && !GOVERNS.contains(&before.as_str()) && !possessive;
        let counts = matches!(name.kind, EntityType::Per | EntityType::Org);
        if counts {
            self.meet(Met {
                entity: name.entity,
                sentence,
                token: name.tokens.start,
                subject: is_subject,
                quoted,
                pronoun: false,
            });
        }
        if is_subject && name.kind == EntityType::Per && !quoted {
            *subject = false;
        }
    }

    /// Looks at token `i`, where no name begins, and returns the index to go on from.
    fn token(
        &mut self,
        i: usize,
        s: usize,
        sentence: Range<usize>,
        next: Option<&Name>,
        subject: &mut bool,
        quoted: bool,
    ) -> usize {
        let word = self.r.word(i);
        if let Some((gender, can_be_subject)) = pronoun(word) {
            let found = self.whom(gender, s, i, can_be_subject, quoted, word);
            if let Some(entity) = found {
                self.put(i..i + 1, EntityType::Per, entity, Form::Pronoun);
                self.meet(Met {
                    entity,
                    sentence: s,
                    token: i,
                    subject: can_be_subject && *subject,
                    quoted,
                    pronoun: true,
                });
                if can_be_subject && !quoted {
                    *subject = false;
                }
                let e = &mut self.table[entity as usize];
                if e.gender == Gender::Unknown {
                    e.gender = gender;
                }
            }
        }
        if let Some((entity, kind)) = self.thing(word, i, s) {
            self.put(i..i + 1, kind, entity, Form::Pronoun);
        }
        let determined = matches!(word, "the" | "The" | "his" | "His" | "her" | "Her" | "their" | "Their" | "THE");
        if !determined {
            return i + 1;
        }
        if let Some(end) = self.description(i, s, &sentence, next, *subject, quoted) {
            if !quoted {
                *subject = false;
            }
            return end;
        }
        if word.eq_ignore_ascii_case("the") && roles::ORG_NOUNS.contains(&self.r.word(i + 1)) && i + 1 < sentence.end {
            self.organisation(i, s, quoted);
        }
        i + 1
    }

    /// "It said", of the only organisation that this sentence and the one before speak of, as a subject; "they", of a
    /// family. Everything else that these words may stand for is left open.
    fn thing(&self, word: &str, i: usize, s: usize) -> Option<(u32, EntityType)> {
        let it = word.eq_ignore_ascii_case("it");
        let they = matches!(word.to_ascii_lowercase().as_str(), "they" | "them" | "their");
        if !(they || it && SAYS.contains(&self.r.word(i + 1))) {
            return None;
        }
        let fits = |e: &LocalEntity| match it {
            true => e.kind == Some(EntityType::Org),
            false => e.key.ends_with("-family"),
        };
        let mut near = self.met.iter().rev().take_while(|m| s - m.sentence <= 1);
        let last = near.find(|m| fits(&self.table[m.entity as usize])).filter(|m| m.subject || they)?;
        let alone = near.all(|m| m.entity == last.entity || !fits(&self.table[m.entity as usize]));
        alone.then_some((last.entity, if it { EntityType::Org } else { EntityType::Per }))
    }

    /// "the Kremlin spokesman", "his adviser": bound by a role of the same head.
    fn description(
        &mut self,
        i: usize,
        s: usize,
        sentence: &Range<usize>,
        next: Option<&Name>,
        subject: bool,
        quoted: bool,
    ) -> Option<usize> {
        let role = self.r.after(i + 1, sentence.end)?;
        let end = role.tokens.end;
        // Names inside it are its modifiers and mentions of their own; one that goes on past it is what it stands before.
        let after = self.r.word(end);
        if after == "-" || next.is_some_and(|n| n.tokens.start < end && n.tokens.end > end) {
            return None;
        }
        let head_end = role.tokens.start + self.head_offset(&role)?;
        if next.is_some_and(|n| n.kind == EntityType::Per && n.tokens.start <= head_end && n.tokens.end > head_end) {
            return None;
        }
        if next.is_some_and(|n| n.kind == EntityType::Per && (n.tokens.start == end)) {
            return None;
        }
        // "the Kremlin spokesman, Dmitry Peskov": the name follows.
        let apposed =
            (after == ",").then_some(next).flatten().filter(|n| n.kind == EntityType::Per && n.tokens.start == end + 1);
        let mut entity = apposed.map(|n| n.entity);
        if entity.is_none() {
            // A compound goes on: "the president's decision" is fine, "the president elect" is not there.
            entity = self.who_is(&role, s, i);
        }
        let entity = entity?;
        self.put(i..end, EntityType::Per, entity, Form::Nominal);
        self.meet(Met { entity, sentence: s, token: i, subject: subject && apposed.is_none(), quoted, pronoun: false });
        // Names inside are still to be met: go on just after the determiner unless there are none.
        Some(if next.is_some_and(|n| n.tokens.start < end) { i + 1 } else { end })
    }

    fn head_offset(&self, role: &Role) -> Option<usize> {
        (0..role.tokens.len()).rev().find(|&k| roles::is_role(self.r.word(role.tokens.start + k)))
    }

    /// The person bound to a role like this one, the most lately met where there are several.
    fn who_is(&mut self, role: &Role, s: usize, at: usize) -> Option<u32> {
        let fits = |b: &&Bound| b.head == role.head && (role.of.is_empty() || role.of.iter().any(|k| b.of.contains(k)));
        let mut people: Vec<u32> = self.bound.iter().filter(fits).map(|b| b.entity).collect();
        if people.is_empty() && !role.of.is_empty() && role.head == "leader" {
            // "President Hale" of no country named, then "the Ruritanian leader": if nobody else is in question.
            let open = |e: u32| self.bound.iter().filter(|b| b.entity == e).all(|b| b.of.is_empty());
            people = self.bound.iter().filter(|b| b.head == "leader" && open(b.entity)).map(|b| b.entity).collect();
            people.order();
            people.dedup();
            if people.len() > 1 {
                return None;
            }
        }
        people.order();
        people.dedup();
        match people[..] {
            [] => None,
            [one] => Some(one),
            _ => {
                let met = self
                    .met
                    .iter()
                    .rev()
                    .find(|m| people.contains(&m.entity) && s - m.sentence <= 2 * REACH && m.token < at)?;
                Some(met.entity)
            }
        }
    }

    /// "the company": the organisation that is in question.
    fn organisation(&mut self, i: usize, s: usize, quoted: bool) {
        let noun = self.r.word(i + 1);
        if matches!(self.r.word(i + 2), "of" | "-" | "that" | "which") {
            return;
        }
        let is_org = |e: u32| self.table[e as usize].kind == Some(EntityType::Org);
        let recent = || self.met.iter().rev().filter(|m| s - m.sentence <= 3 && is_org(m.entity));
        let named = |e: u32| self.table[e as usize].key.split('-').any(|w| w == noun);
        let generic = matches!(
            noun,
            "company"
                | "firm"
                | "group"
                | "airline"
                | "carmaker"
                | "automaker"
                | "retailer"
                | "corporation"
                | "agency"
                | "organisation"
                | "organization"
        );
        let found = recent().find(|m| named(m.entity)).map(|m| m.entity).or_else(|| {
            let mut all: Vec<u32> = recent().map(|m| m.entity).collect();
            all.order();
            all.dedup();
            // What an article is about, not whoever is quoted in passing.
            let main = |e: u32| times(&self.table[e as usize]) == self.most;
            (generic && all.len() == 1 && main(all[0])).then(|| all[0])
        });
        if let Some(entity) = found {
            self.put(i..i + 2, EntityType::Org, entity, Form::Nominal);
            self.meet(Met { entity, sentence: s, token: i, subject: false, quoted, pronoun: false });
        }
    }

    fn whom(&self, gender: Gender, s: usize, at: usize, can_be_subject: bool, quoted: bool, word: &str) -> Option<u32> {
        let mut best: Option<(i32, u32)> = None;
        for m in self.met.iter().rev() {
            if s - m.sentence > REACH || m.token >= at {
                continue;
            }
            let e = &self.table[m.entity as usize];
            if e.kind != Some(EntityType::Per) || e.key.ends_with("-family") {
                continue;
            }
            if e.gender != Gender::Unknown && e.gender != gender {
                continue;
            }
            let mut score = 40 - 11 * (s - m.sentence) as i32;
            score += if e.gender == gender { 8 } else { 0 };
            score += if m.subject { 10 } else { 0 };
            score += if m.pronoun { 4 } else { 0 };
            score -= if m.quoted && !quoted { 12 } else { 0 };
            // In his own words a speaker is "I": whoever stands beside the quotation is not meant inside it.
            score -= if quoted && !m.quoted && m.subject && m.sentence == s { 16 } else { 0 };
            // "him" is not the subject of its own clause.
            let object = !can_be_subject && word.eq_ignore_ascii_case("him");
            score -= if object && m.sentence == s && m.subject { 14 } else { 0 };
            if best.is_none_or(|b| score > b.0) {
                best = Some((score, m.entity));
            }
        }
        best.map(|b| b.1)
    }
}
