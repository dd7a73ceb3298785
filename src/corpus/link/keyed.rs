//! Organisations, places and the rest: one group for a key.

use std::collections::{BTreeMap, BTreeSet};

use crate::hashed::Map;

use super::group::{Linker, Local};
use crate::entities::LocalEntity;
use crate::entities::names::gender::Gender;
use crate::entities::names::key;
use crate::report::EntityType;

/// Groups by key.
pub(super) type Keyed = Map<String, usize>;

/// Words of a name that a shorter one may be the beginning of.
const BEGINNINGS: usize = 4;

/// A full name that so many times more articles take for a person than for something else is a person's.
const FAR: usize = 4;

/// The fuller names that keys stand for in any of the articles.
struct Fuller<'a> {
    /// By acronym or other short form.
    full: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// The only name that goes on from a shorter one.
    longer: BTreeMap<&'a str, Option<&'a str>>,
}

impl<'a> Fuller<'a> {
    fn of(linker: &Linker<'a>, locals: &[Local]) -> Self {
        let mut full: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut keys: BTreeSet<&str> = BTreeSet::new();
        for e in locals.iter().map(|&at| linker.local(at)).filter(|e| e.person.is_none()) {
            keys.insert(&e.key);
            for alias in &e.aliases {
                full.entry(alias).or_default().insert(&e.key);
            }
        }
        let mut longer: BTreeMap<&str, Option<&str>> = BTreeMap::new();
        for &key in &keys {
            for (at, _) in key.match_indices('-').take(BEGINNINGS) {
                let head = &key[..at];
                if keys.contains(head) && key::shortens(head, key) {
                    longer.entry(head).and_modify(|k| *k = None).or_insert(Some(key));
                }
            }
        }
        Self { full, longer }
    }

    /// The key that a local entity goes by, and why, if it is not its own.
    fn key(&self, e: &'a LocalEntity) -> (&'a str, Option<String>) {
        let own = e.key.as_str();
        let full = self.full.get(own).filter(|f| f.len() == 1).and_then(|f| f.first()).filter(|f| **f != own);
        if let Some(only) = full {
            return (only, Some(format!("another article ties “{}” to the full name", e.name)));
        }
        match self.longer.get(own) {
            Some(Some(only)) if e.kind == Some(EntityType::Org) => {
                (only, Some(format!("“{}” is short for the only organisation of that name", e.name)))
            }
            _ => (own, None),
        }
    }
}

/// Groups what is no person by key; an acronym by the full name that any article ties it to.
pub(super) fn by_key(linker: &mut Linker<'_>, locals: &[Local]) -> Keyed {
    let fuller = Fuller::of(linker, locals);
    let mut out = Keyed::default();
    for &at in locals {
        let e = linker.local(at);
        if e.person.is_some() {
            continue;
        }
        let (key, why) = fuller.key(e);
        let group = match out.get(key) {
            Some(&g) => g,
            None => {
                let g = linker.add();
                out.insert(key.to_string(), g);
                g
            }
        };
        out.entry(e.key.clone()).or_insert(group);
        if let Some(why) = why {
            linker.groups[group].because(why);
        }
        linker.join(group, at);
    }
    out
}

/// What some articles take for a person and others for an organisation or place is one thing where the whole name
/// is the same: the side with more to show for it decides.
pub(super) fn settle(linker: &mut Linker<'_>, keyed: &Keyed) {
    for person in 0..linker.groups.len() {
        let Some((name, other)) = rival(linker, keyed, person) else { continue };
        let Some(wins) = person_wins(linker, &name, person, other) else { continue };
        let (to, from) = if wins { (person, other) } else { (other, person) };
        let kind = linker.majority(&linker.groups[to]);
        let group = &mut linker.groups[to];
        group.because(format!("other articles decide what “{name}” is"));
        group.voted = true;
        group.kind = Some(kind);
        linker.merge(from, to);
        if !wins {
            linker.groups[to].people.clear();
        }
    }
}

/// The name of a group's person, and the group of what is no person and goes by the same name.
fn rival(linker: &Linker<'_>, keyed: &Keyed, person: usize) -> Option<(String, usize)> {
    let members = &linker.groups[person].members;
    let name = &members.iter().map(|&at| linker.local(at)).find(|e| e.person.is_some())?.name;
    let other = *keyed.get(&key::of(name))?;
    (other != person && !linker.groups[other].members.is_empty()).then(|| (name.clone(), other))
}

/// Which of the two sides has more to show for it; `None` where neither gives way.
fn person_wins(linker: &Linker<'_>, name: &str, person: usize, other: usize) -> Option<bool> {
    let (p, t) = (&linker.groups[person], &linker.groups[other]);
    let shows = |at: &&Local| {
        let e = linker.local(**at);
        !e.roles.is_empty() || e.gender != Gender::Unknown
    };
    let is_person = p.members.iter().filter(shows).count() * 2 > p.members.len();
    if name.contains(' ') {
        return Some(is_person || p.articles.len() > FAR * t.articles.len());
    }
    // A surname alone is no evidence of its own: what has no title and no given name anywhere, and is a place to another
    // article, is a place.
    let place = p.people.is_empty() && linker.majority(t) == EntityType::Loc;
    (!is_person && place).then_some(false)
}
