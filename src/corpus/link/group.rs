//! Local entities that are one, while they are put together.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::company::Company;
use super::told;
use crate::engine::Analysis;
use crate::entities::LocalEntity;
use crate::entities::names::gender::Gender;
use crate::entities::names::person::Person;
use crate::report::EntityType;

/// A local entity: index of its article in the caller's order, index in its table.
pub(super) type Local = (u32, u32);

/// Nouns of roles that a group keeps.
const ROLES: usize = 40;

/// Reasons that a group keeps.
const REASONS: usize = 6;

/// Local entities that are one thing.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub(super) id: String,
    pub(super) members: Vec<Local>,
    pub(super) reasons: Vec<String>,
    /// Set by the reader, or found by majority.
    pub(super) kind: Option<EntityType>,
    pub(super) name: Option<String>,
    pub(super) deleted: bool,
    /// Whether some articles took it for another type than it has.
    pub(super) voted: bool,
    /// Names of people in it, as parts.
    pub(super) people: BTreeSet<Person>,
    pub(super) gender: Gender,
    /// Their surnames as they are spelled.
    pub(super) spelled: BTreeSet<String>,
    /// The nouns of the roles that articles give them, as [`told`](super::told) tells them.
    pub(super) roles: BTreeSet<String>,
    pub(super) articles: BTreeSet<u32>,
}

impl Group {
    /// Notes why something belongs here.
    pub(super) fn because(&mut self, why: String) {
        if self.reasons.len() < REASONS && !self.reasons.contains(&why) {
            self.reasons.push(why);
        }
    }
}

/// The local entities of all articles and the groups that they are put in.
pub(super) struct Linker<'a> {
    pub(super) articles: &'a [&'a Analysis],
    pub(super) groups: Vec<Group>,
    pub(super) company: RefCell<Company<'a>>,
}

impl<'a> Linker<'a> {
    pub(super) fn local(&self, at: Local) -> &'a LocalEntity {
        &self.articles[at.0 as usize].entities.table[at.1 as usize]
    }

    /// A new group, by its index.
    pub(super) fn add(&mut self) -> usize {
        self.groups.push(Group::default());
        self.groups.len() - 1
    }

    /// The first member's name.
    pub(super) fn first_name(&self, group: usize) -> &'a str {
        &self.local(self.groups[group].members[0]).name
    }

    /// Puts a local entity into a group.
    pub(super) fn join(&mut self, group: usize, at: Local) {
        let e = self.local(at);
        let spelling = self.spelling(group, e);
        let g = &mut self.groups[group];
        for why in spelling.into_iter().chain(e.reasons.iter().cloned()) {
            g.because(why);
        }
        g.members.push(at);
        g.articles.insert(at.0);
        if g.gender == Gender::Unknown {
            g.gender = e.gender;
        }
        if g.roles.len() < ROLES {
            g.roles.extend(told::roles(e));
        }
        if let Some(p) = e.person.as_ref().filter(|p| p.is_full()) {
            g.people.insert(p.clone());
            g.spelled.insert(told::spelled(e));
        }
    }

    /// Puts all members of a group into another.
    pub(super) fn merge(&mut self, from: usize, to: usize) {
        for at in std::mem::take(&mut self.groups[from].members) {
            self.join(to, at);
        }
        self.groups[from].people.clear();
    }

    /// Why another article's name belongs here, where the key alone says so.
    fn spelling(&self, group: usize, e: &LocalEntity) -> Option<String> {
        let first = self.local(*self.groups[group].members.first()?);
        let differ = e.person.is_none() && first.key == e.key && !first.name.eq_ignore_ascii_case(&e.name);
        differ.then(|| match e.kind {
            Some(EntityType::Loc) => format!("“{}” and “{}” are names of one place", e.name, first.name),
            _ => format!("“{}” and “{}” differ in spelling or legal form alone", e.name, first.name),
        })
    }

    /// The type that most mentions of a group's members have; a person's where one of them has a full name.
    pub(super) fn majority(&self, group: &Group) -> EntityType {
        const KINDS: [EntityType; 5] =
            [EntityType::Per, EntityType::Org, EntityType::Loc, EntityType::Misc, EntityType::Doc];
        if !group.people.is_empty() {
            return EntityType::Per;
        }
        let mut counts = [0u32; 5];
        for &at in &group.members {
            let e = self.local(at);
            if let Some(i) = KINDS.iter().position(|&k| Some(k) == e.kind) {
                counts[i] += e.named();
            }
        }
        (0..5).rev().max_by_key(|&i| counts[i]).map_or(EntityType::Misc, |i| KINDS[i])
    }

    /// The key of a local entity, for its id.
    pub(super) fn key_of(&self, at: Local) -> String {
        let e = self.local(at);
        e.person.as_ref().map_or_else(|| e.key.clone(), Person::key)
    }
}
