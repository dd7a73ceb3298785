//! Ids of entities, from their names.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::hashed::Set;

use super::group::{Group, Linker};
use crate::entities::names::person::Person;
use crate::sort::Order;

/// What id a group would have.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Wanted {
    id: String,
    /// Ids with all given names, for namesakes.
    fuller: Vec<String>,
    group: usize,
}

/// Ids from keys: a function of the group's members, made unique in the order of the groups' first names.
pub(super) fn assign(linker: &mut Linker<'_>) {
    let groups = linker.groups.iter().enumerate().filter(|(_, g)| !g.members.is_empty());
    let mut all: Vec<Wanted> = groups.map(|(i, g)| wanted(linker, i, g)).collect();
    all.order();
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for w in &all {
        *counts.entry(&w.id).or_default() += 1;
    }
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for w in &all {
        let namesakes = counts[w.id.as_str()] > 1;
        let fuller = w.fuller.iter().filter(|_| namesakes).max_by_key(|f| (f.len(), Reverse(*f)));
        let mut choice = fuller.unwrap_or(&w.id).clone();
        let mut n = 2;
        while !taken.insert(choice.clone()) {
            choice = format!("{}-{n}", w.id);
            n += 1;
        }
        linker.groups[w.group].id = choice;
    }
}

fn wanted(linker: &Linker<'_>, group: usize, g: &Group) -> Wanted {
    let kind = g.kind.unwrap_or_else(|| linker.majority(g)).as_str().to_lowercase();
    let (key, fuller) = if g.people.is_empty() {
        (key_of_thing(linker, g), Vec::new())
    } else {
        let fuller = g.people.iter().map(|p| format!("per:{}-{}", p.given.join("-"), p.surname)).collect();
        (g.people.iter().map(Person::key).max_by_key(|k| (k.len(), Reverse(k.clone()))), fuller)
    };
    Wanted { id: format!("{kind}:{}", key.unwrap_or_default()), fuller, group }
}

/// The longest key. What an article ties to a fuller name, or to the place that it is the nationality word of, is not it.
fn key_of_thing(linker: &Linker<'_>, g: &Group) -> Option<String> {
    let aliases = g.members.iter().flat_map(|&at| &linker.local(at).aliases);
    let tied: Set<&str> = aliases.map(String::as_str).collect();
    let rank = |k: &String| (!tied.contains(k.as_str()), k.len(), Reverse(k.clone()));
    g.members.iter().map(|&at| linker.key_of(at)).max_by_key(rank)
}
