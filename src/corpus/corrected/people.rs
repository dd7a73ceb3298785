//! Who is meant by an id or a name that the reader gives.

use super::super::correction::Correction;
use super::super::link::linked::Linked;
use super::anchor::key;
use crate::engine::Analysis;
use crate::entities::LocalEntity;
use crate::entities::lists::places::Places;
use crate::entities::lists::words::heads_org;
use crate::entities::names::{self, person::Person};
use crate::hashed::{Map, Set};
use crate::lexicon::look_up;
use crate::report::{Entity, EntityType, Milli};

/// The entities, by what the reader may call them.
pub(super) struct People<'l, 'c> {
    linked: &'l mut Linked,
    ids: Map<String, u32>,
    /// What the reader merged into something else, by its old id.
    merged: Map<&'c str, &'c str>,
    /// Entities by the key of their name, and of their other names; several of one name are none.
    names: Map<String, Option<u32>>,
    others: Map<String, Option<u32>>,
}

fn note(names: &mut Map<String, Option<u32>>, name: &str, entity: u32) {
    let one = names.entry(key(name)).or_insert(Some(entity));
    if *one != Some(entity) {
        *one = None;
    }
}

/// What goes by a name that no article has: a place of the lists, a body by the word that says so, else a person.
fn kind_of(name: &str) -> EntityType {
    let body = |word: &str| {
        let plain = word.trim_end_matches([',', '.']);
        heads_org(plain, look_up(&plain.to_lowercase()))
    };
    if Places::new().get(name).is_some_and(|place| !place.demonym) {
        EntityType::Loc
    } else if name.split_whitespace().any(body) {
        EntityType::Org
    } else {
        EntityType::Per
    }
}

impl<'l, 'c> People<'l, 'c> {
    pub(super) fn new(linked: &'l mut Linked, changes: &'c [Correction]) -> Self {
        let ids = linked.table.iter().map(|e| e.id.clone()).zip(0..).collect();
        let (mut names, mut others) = (Map::default(), Map::default());
        for (i, entity) in (0..).zip(&linked.table) {
            note(&mut names, &entity.name, i);
            entity.variants.iter().for_each(|v| note(&mut others, v, i));
        }
        let mut merged = Map::default();
        for change in changes {
            let Correction::Merge { entity, with } = change else { continue };
            merged.extend(with.iter().map(|old| (old.as_str(), entity.as_str())));
        }
        Self { linked, ids, merged, names, others }
    }

    pub(super) fn linked(&mut self) -> &mut Linked {
        self.linked
    }

    pub(super) fn entity(&self, at: u32) -> &Entity {
        &self.linked.table[at as usize]
    }

    /// Whom an article's own entity is.
    pub(super) fn of_local(&self, article: usize, local: u32) -> Option<u32> {
        self.linked.entity(article, local)
    }

    /// The entity of an id, or the one that it was merged into.
    pub(super) fn of_id(&self, id: &str) -> Option<u32> {
        let mut seen: Set<&str> = Set::default();
        let mut id = id;
        while !self.ids.contains_key(id) {
            if !seen.insert(id) {
                return None;
            }
            id = self.merged.get(id)?;
        }
        self.ids.get(id).copied()
    }

    /// The entity of a name: the only one that goes by it, or a new one. A name is all that is known of that.
    pub(super) fn of_name(&mut self, name: &str) -> u32 {
        let known = self.names.get(&key(name)).or_else(|| self.others.get(&key(name)));
        if let Some(&Some(one)) = known {
            return one;
        }
        let kind = kind_of(name);
        let stem = match kind {
            EntityType::Per => format!("per:{}", Person::new(name).key()),
            EntityType::Org => format!("org:{}", names::key::of(name)),
            _ => format!("loc:{}", names::key::of(name)),
        };
        let mut id = stem.clone();
        let mut n = 2;
        while self.ids.contains_key(&id) {
            id = format!("{stem}-{n}");
            n += 1;
        }
        let at = self.linked.table.len() as u32;
        self.ids.insert(id.clone(), at);
        self.names.insert(key(name), Some(at));
        self.linked.table.push(Entity {
            id,
            kind,
            name: name.to_owned(),
            variants: Vec::new(),
            roles: Vec::new(),
            issuer: None,
            articles: Vec::new(),
            mentions: 0,
            speaks: 0,
            spoken_of: 0,
            with: Vec::new(),
            confidence: Milli(1000),
            reasons: vec!["the reader named it".to_owned()],
        });
        at
    }

    /// The number that an entity has in an article, which gets one where it does not know it.
    pub(super) fn local(&mut self, analysis: &mut Analysis, article: usize, entity: u32) -> u32 {
        let of = &mut self.linked.of[article];
        if let Some(local) = of.iter().position(|&e| e == Some(entity)) {
            return local as u32;
        }
        let Entity { name, kind, .. } = &self.linked.table[entity as usize];
        analysis.entities.table.push(LocalEntity {
            name: name.clone(),
            kind: Some(*kind),
            person: (*kind == EntityType::Per).then(|| Person::new(name)),
            ..LocalEntity::default()
        });
        of.push(Some(entity));
        of.len() as u32 - 1
    }
}
