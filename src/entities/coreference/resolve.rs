//! Pronouns and descriptions, and whom they stand for.
//!
//! One pass in reading order keeps who was mentioned lately, in the manner of RAP (Lappin and Leass 1994): recency by
//! sentence, subjects before objects, what stands outside quotation marks before what stands inside.

use std::collections::VecDeque;
use std::ops::Range;

use super::names::Name;
use super::roles::{self, LEADER, Role};
use crate::entities::context::Context;
use crate::entities::entity::LocalEntity;
use crate::entities::names::gender::Gender;
use crate::hashed::Map;
use crate::lexicon::{Class, look_up};
use crate::report::{EntityType, Form, Mention};
use crate::sort::Order;
use crate::text::TokenKind;

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
    noun: String,
    of: Vec<String>,
}

/// How many mentions back, and how many sentences, the search for a pronoun's person goes.
const WINDOW: usize = 40;
const REACH: usize = 4;

/// How many sentences back the searches for a described person and organisation go.
const REACH_OF_ROLE: usize = 2 * REACH;
const REACH_OF_ORGANISATION: usize = 3;

/// Roles of an article that descriptions are compared with, so that the search stays linear.
const ROLES: usize = 400;

/// Most words of "a foreign ministry spokesman".
const DESCRIPTION: usize = 6;

/// How much speaks for a person whom a pronoun may stand for: the signs of RAP, with weights set by hand.
mod score {
    /// Somebody in the pronoun's own sentence.
    pub(super) const START: i32 = 40;
    /// For each sentence further back.
    pub(super) const SENTENCE: i32 = -11;
    /// Whose gender is known to be the pronoun's.
    pub(super) const GENDER: i32 = 8;
    /// A subject.
    pub(super) const SUBJECT: i32 = 10;
    /// Who was last meant by a pronoun.
    pub(super) const PRONOUN: i32 = 4;
    /// Who is only spoken of between quotation marks, for a pronoun outside.
    pub(super) const IN_QUOTE: i32 = -12;
    /// In his own words a speaker is "I": whoever stands beside the quotation is not meant inside it.
    pub(super) const SPEAKER: i32 = -16;
    /// By how much it must be better than another's, so that the pronoun tells a gender.
    pub(super) const CLEAR: i32 = 3;
    /// "him" is not the subject of its own clause.
    pub(super) const OWN_SUBJECT: i32 = -14;
}

/// A pronoun.
#[derive(Clone, Copy)]
struct Pronoun {
    gender: Gender,
    can_be_subject: bool,
    /// "him" is always an object.
    object: bool,
}

impl Pronoun {
    fn new(word: &str) -> Option<Self> {
        use Gender::{Female, Male};
        const ALL: [(&str, Gender, bool); 8] = [
            ("he", Male, true),
            ("him", Male, false),
            ("his", Male, false),
            ("she", Female, true),
            ("her", Female, false),
            ("hers", Female, false),
            ("himself", Male, false),
            ("herself", Female, false),
        ];
        let (found, gender, can_be_subject) = ALL.into_iter().find(|p| word.eq_ignore_ascii_case(p.0))?;
        Some(Self { gender, can_be_subject, object: found == "him" })
    }
}

/// Where the pass is.
#[derive(Clone)]
struct Here {
    token: usize,
    /// Its sentence, and that sentence's tokens.
    sentence: usize,
    tokens: Range<usize>,
    /// Whether it lies between quotation marks.
    quoted: bool,
    /// Whether the sentence's subject is still to come.
    before_subject: bool,
}

impl Here {
    fn meet(&self, entity: u32, subject: bool) -> Met {
        Met { entity, sentence: self.sentence, token: self.token, subject, quoted: self.quoted, pronoun: false }
    }
}

struct Resolver<'a> {
    c: &'a Context<'a>,
    table: &'a mut Vec<LocalEntity>,
    met: VecDeque<Met>,
    bound: Vec<Bound>,
    /// Where the text last told of somebody new by the noun of a role, who has no name there: "a spokesman".
    unnamed: Map<String, usize>,
    /// How often the organisation is named that is named most.
    most: u32,
    out: Vec<Mention<u32>>,
}

/// Finds pronouns and descriptions that refer to the entities of an article, and returns all mentions in order.
pub(super) fn resolve(c: &Context<'_>, names: &[Name], table: &mut Vec<LocalEntity>) -> Vec<Mention<u32>> {
    let organisations = table.iter().filter(|e| e.kind == Some(EntityType::Org));
    let most = organisations.map(LocalEntity::named).max().unwrap_or(0);
    let out = Vec::with_capacity(names.len());
    let mut state = Resolver { c, table, met: VecDeque::new(), bound: Vec::new(), unnamed: Map::default(), most, out };
    // Descriptions may come before the name they are bound to.
    for name in names {
        if let Some(role) = &name.role {
            state.bind(name.entity, role);
        }
    }
    let mut next = 0;
    for (sentence, of) in c.text.sentences.iter().enumerate() {
        let tokens = of.tokens.clone();
        let mut here = Here { token: tokens.start, sentence, tokens, quoted: false, before_subject: true };
        while here.token < here.tokens.end {
            while next < names.len() && names[next].tokens.start < here.token {
                next += 1;
            }
            here.quoted = c.words.depth(here.token) > 0;
            here.token = match names.get(next).filter(|n| n.tokens.start == here.token) {
                Some(name) => state.name(name, &mut here),
                None => state.token(names.get(next), &mut here),
            };
        }
    }
    state.out.order_by_key(|m| (m.start, std::cmp::Reverse(m.end)));
    state.out
}

impl Resolver<'_> {
    fn entity(&self, ix: u32) -> &LocalEntity {
        &self.table[ix as usize]
    }

    fn tell_gender(&mut self, ix: u32, gender: Gender) {
        let e = &mut self.table[ix as usize];
        if e.gender == Gender::Unknown {
            e.gender = gender;
        }
    }

    fn bind(&mut self, entity: u32, role: &Role) {
        self.tell_gender(entity, role.gender);
        if self.bound.len() < ROLES {
            let (head, noun, of) = (role.head.clone(), role.noun.clone(), role.of.clone());
            self.bound.push(Bound { entity, head, noun, of });
        }
    }

    fn meet(&mut self, met: Met) {
        if self.met.len() == WINDOW {
            self.met.pop_front();
        }
        self.met.push_back(met);
    }

    fn put(&mut self, tokens: Range<usize>, kind: EntityType, entity: u32, form: Form) {
        self.out.push(Mention::new(self.c.text.span(tokens), kind, entity, form));
    }

    /// Notes a name, and returns the index to go on from.
    fn name(&mut self, name: &Name, here: &mut Here) -> usize {
        self.put(name.tokens.clone(), name.kind, name.entity, Form::Name);
        let governed = name.tokens.start.checked_sub(1).is_some_and(|i| self.c.has(i, Class::NoSubjectAfter));
        let after = self.c.word(name.tokens.end);
        let possessive = after.ends_with(['s', 'S']) && after.starts_with(['\'', '’']);
        let subject = here.before_subject && !governed && !possessive;
        if matches!(name.kind, EntityType::Per | EntityType::Org) {
            self.meet(here.meet(name.entity, subject));
        }
        if subject && name.kind == EntityType::Per && !here.quoted {
            here.before_subject = false;
        }
        name.tokens.end.max(here.token + 1)
    }

    /// Looks at a token where no name begins, and returns the index to go on from.
    fn token(&mut self, next: Option<&Name>, here: &mut Here) -> usize {
        let i = here.token;
        let word = self.c.word(i);
        if let Some(mut pronoun) = Pronoun::new(word) {
            // "Her" is an object where no noun follows.
            let mark = matches!(self.c.kind(i + 1), None | Some(TokenKind::Punctuation | TokenKind::Mark));
            let ends = mark || self.c.has(i + 1, Class::NoSubjectAfter);
            pronoun.object |= word == "her" && ends;
            self.pronoun(pronoun, here);
        }
        if let Some((entity, kind)) = self.family_or_organisation(word, here) {
            self.put(i..i + 1, kind, entity, Form::Pronoun);
        }
        if matches!(word, "a" | "A" | "an" | "An" | "another" | "Another") {
            self.unnamed(next, here);
        }
        if !matches!(word, "the" | "The" | "his" | "His" | "her" | "Her" | "their" | "Their" | "THE") {
            return i + 1;
        }
        if let Some(end) = self.description(next, here) {
            here.before_subject &= here.quoted;
            return end;
        }
        if word.eq_ignore_ascii_case("the") && self.c.has_lower_case(i + 1, Class::OrgNoun) && i + 1 < here.tokens.end {
            self.organisation(here);
        }
        i + 1
    }

    fn pronoun(&mut self, pronoun: Pronoun, here: &mut Here) {
        let Some((entity, clear)) = self.whom(pronoun, here) else { return };
        let i = here.token;
        self.put(i..i + 1, EntityType::Per, entity, Form::Pronoun);
        let subject = pronoun.can_be_subject && here.before_subject;
        self.meet(Met { pronoun: true, ..here.meet(entity, subject) });
        if pronoun.can_be_subject && !here.quoted {
            here.before_subject = false;
        }
        if clear {
            self.tell_gender(entity, pronoun.gender);
        }
    }

    /// The person whom a pronoun stands for, and whether no other fits nearly as well: of one of two it tells nothing.
    fn whom(&self, pronoun: Pronoun, here: &Here) -> Option<(u32, bool)> {
        let mut best: Option<(i32, u32)> = None;
        let mut second = i32::MIN;
        for m in self.met.iter().rev() {
            let e = self.entity(m.entity);
            let person = e.kind == Some(EntityType::Per) && !e.key.ends_with("-family");
            let gender = e.gender == Gender::Unknown || e.gender == pronoun.gender;
            if here.sentence - m.sentence > REACH || m.token >= here.token || !person || !gender {
                continue;
            }
            let score = score(m, e.gender == pronoun.gender, pronoun, here);
            match best {
                Some(b) if score > b.0 => {
                    second = if b.1 == m.entity { second } else { b.0 };
                    best = Some((score, m.entity));
                }
                Some(b) if b.1 != m.entity => second = second.max(score),
                None => best = Some((score, m.entity)),
                Some(_) => {}
            }
        }
        best.map(|b| (b.1, b.0 >= second.saturating_add(score::CLEAR)))
    }

    /// "It said", of the only organisation that this sentence and the one before speak of, as a subject; "they", of a
    /// family. Everything else that these words may stand for is left open.
    fn family_or_organisation(&self, word: &str, here: &Here) -> Option<(u32, EntityType)> {
        let it = word.eq_ignore_ascii_case("it");
        let they = ["they", "them", "their"].iter().any(|w| word.eq_ignore_ascii_case(w));
        if !(they || it && self.c.has_lower_case(here.token + 1, Class::OrgSpeaks)) {
            return None;
        }
        let fits = |e: &LocalEntity| match it {
            true => e.kind == Some(EntityType::Org),
            false => e.key.ends_with("-family"),
        };
        let mut near = self.met.iter().rev().take_while(|m| here.sentence - m.sentence <= 1);
        let last = near.find(|m| fits(self.entity(m.entity))).filter(|m| m.subject || they)?;
        let alone = near.all(|m| m.entity == last.entity || !fits(self.entity(m.entity)));
        alone.then_some((last.entity, if it { EntityType::Org } else { EntityType::Per }))
    }

    /// Notes "a spokesman", who is neither named nor what the text tells of somebody, as in "Ada Roe, a spokesman", "is a spokesman".
    fn unnamed(&mut self, next: Option<&Name>, here: &Here) {
        let i = here.token;
        let word =
            |&k: &usize| matches!(self.c.kind(k), Some(TokenKind::Word | TokenKind::Clitic)) || self.c.word(k) == "-";
        let role = |&k: &usize| {
            self.c.has_lower_case(k, Class::Role)
                && !self.c.is_role(k + 1)
                && self.c.kind(k + 1) != Some(TokenKind::Clitic)
        };
        let near = i + 1..here.tokens.end.min(i + 1 + DESCRIPTION);
        let Some(noun) = near.take_while(word).find(role) else { return };
        let end = noun + 1;
        let told = i.checked_sub(1).is_some_and(|k| {
            self.c.word(k) == "," && i > here.tokens.start + 1
                || self.c.has(k, Class::ClauseBe)
                || matches!(self.c.word(k), "as" | "become" | "became")
        });
        let comma = usize::from(self.c.word(end) == ",");
        let named = next.is_some_and(|n| n.kind == EntityType::Per && n.tokens.start <= end + comma);
        if !told && !named && !here.quoted {
            self.unnamed.insert(self.c.word(noun).to_lowercase(), i);
        }
    }

    /// "the Kremlin spokesman", "his adviser": whoever has a role of the same head, or the name in apposition.
    fn description(&mut self, next: Option<&Name>, here: &Here) -> Option<usize> {
        let i = here.token;
        let role = roles::after(self.c, i + 1, here.tokens.end)?;
        let end = role.tokens.end;
        let head = role.tokens.clone().rev().find(|&k| self.c.is_role(k))?;
        let after = self.c.word(end);
        // A name inside is a modifier and a mention of its own; the role before one is no description: one that goes on
        // past it, a person's that its noun is a part of, or a person's right after it.
        let of_name = next.is_some_and(|n| {
            let person = n.kind == EntityType::Per;
            (n.tokens.start < end && n.tokens.end > end)
                || (person && n.tokens.contains(&head))
                || (person && n.tokens.start == end)
        });
        if after == "-" || of_name {
            return None;
        }
        // "the Kremlin spokesman, Dmitry Peskov": the name follows.
        let apposed = next.filter(|n| after == "," && n.kind == EntityType::Per && n.tokens.start == end + 1);
        let known = || self.who_is(&role, here).filter(|&e| !self.may_be_another(e, &role, here));
        let entity = apposed.map(|n| n.entity).or_else(known)?;
        self.put(i..end, EntityType::Per, entity, Form::Nominal);
        self.meet(here.meet(entity, here.before_subject && apposed.is_none()));
        // Names inside are still to be met: go on just after the determiner unless there are none.
        Some(if next.is_some_and(|n| n.tokens.start < end) { i + 1 } else { end })
    }

    /// The person bound to a role like this one, the most lately met where there are several.
    fn who_is(&self, role: &Role, here: &Here) -> Option<u32> {
        // The king is no prime minister, though both are at the head of a state.
        let royal = |noun: &str| look_up(noun).has(Class::RoyalTitle);
        let alike = |b: &Bound| b.head == role.head && royal(&b.noun) == royal(&role.noun);
        let fits = |b: &&Bound| alike(b) && (role.of.is_empty() || role.of.iter().any(|k| b.of.contains(k)));
        let mut people: Vec<u32> = self.bound.iter().filter(fits).map(|b| b.entity).collect();
        if people.is_empty() && !role.of.is_empty() && role.head == LEADER {
            return self.only_leader().filter(|&e| !self.follows_another(e, here, 0));
        }
        people.order();
        people.dedup();
        if let [one] = people[..] {
            return Some(one);
        }
        let lately = |m: &&Met| {
            people.contains(&m.entity) && here.sentence - m.sentence <= REACH_OF_ROLE && m.token < here.token
        };
        self.met.iter().rev().find(lately).map(|m| m.entity)
    }

    /// Whether "the senator" may be another than the one who has that role in the text: somebody new since, or whose sentence this is.
    fn may_be_another(&self, one: u32, role: &Role, here: &Here) -> bool {
        if role.head == LEADER || role.tokens.len() > 1 {
            return false;
        }
        let last = self.met.iter().rev().find(|m| m.entity == one && !m.pronoun).map_or(0, |m| m.token);
        let new = self.unnamed.get(&role.head).is_some_and(|&i| i > last && i < here.token);
        new || self.follows_another(one, here, 1)
    }

    /// Whether the sentence that was told last, at most so many back, is of a person without a role, and not of `one`: it may be theirs.
    fn follows_another(&self, one: u32, here: &Here, reach: usize) -> bool {
        let person = |e: u32| self.entity(e).kind == Some(EntityType::Per);
        let mut outside = self.met.iter().rev().filter(|m| !m.quoted && person(m.entity));
        let Some(last) = outside.find(|m| m.subject && (reach == 0 || here.sentence - m.sentence <= reach)) else {
            return false;
        };
        let named = |m: &Met| m.entity == one && m.sentence >= last.sentence;
        let role = self.bound.iter().any(|b| b.entity == last.entity);
        last.entity != one && !role && !self.met.iter().any(named)
    }

    /// "President Hale" of no country named, then "the Ruritanian leader": if nobody else is in question.
    fn only_leader(&self) -> Option<u32> {
        let open = |e: u32| self.bound.iter().filter(|b| b.entity == e).all(|b| b.of.is_empty());
        let mut leaders = self.bound.iter().filter(|b| b.head == LEADER && open(b.entity)).map(|b| b.entity);
        let one = leaders.next()?;
        leaders.all(|e| e == one).then_some(one)
    }

    /// "the company": the organisation that is in question.
    fn organisation(&mut self, here: &Here) {
        let i = here.token;
        let noun = self.c.word(i + 1);
        if matches!(self.c.word(i + 2), "of" | "-" | "that" | "which") {
            return;
        }
        let is_org = |e: u32| self.entity(e).kind == Some(EntityType::Org);
        let recent = || {
            let near = |m: &&Met| here.sentence - m.sentence <= REACH_OF_ORGANISATION && is_org(m.entity);
            self.met.iter().rev().filter(near).map(|m| m.entity)
        };
        let called = |&e: &u32| self.entity(e).key.split('-').any(|w| w == noun);
        let found = recent().find(called).or_else(|| {
            let one = recent().next()?;
            // What an article is about, not whoever is quoted in passing.
            let main = self.entity(one).named() == self.most;
            (self.c.has(i + 1, Class::AnyOrganisation) && recent().all(|e| e == one) && main).then_some(one)
        });
        if let Some(entity) = found {
            self.put(i..i + 2, EntityType::Org, entity, Form::Nominal);
            self.meet(here.meet(entity, false));
        }
    }
}

/// How much speaks for a person met before; see [`score`].
fn score(m: &Met, same_gender: bool, pronoun: Pronoun, here: &Here) -> i32 {
    let own_sentence = m.sentence == here.sentence;
    let signs = [
        (same_gender, score::GENDER),
        (m.subject, score::SUBJECT),
        (m.pronoun, score::PRONOUN),
        (m.quoted && !here.quoted, score::IN_QUOTE),
        (here.quoted && !m.quoted && m.subject && own_sentence, score::SPEAKER),
        (pronoun.object && own_sentence && m.subject, score::OWN_SUBJECT),
    ];
    let signs: i32 = signs.into_iter().map(|(holds, weight)| if holds { weight } else { 0 }).sum();
    score::START + score::SENTENCE * (here.sentence - m.sentence) as i32 + signs
}
