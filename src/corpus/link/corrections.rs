//! The reader's changes to the entities.
//!
//! A change names an entity by the id that it had when the change was made. Ids come from names, so they mostly hold
//! when articles come or go; where one does not, the entity that now holds a name with that key is meant.
//!
//! A reader makes thousands of changes on thousands of articles, so that a change costs what it moves, not what there
//! is: groups, keys and forms are looked up, and who leaves a group stays in its list until the end.

use crate::hashed::{Map, Set};

use super::super::correction::Correction;
use super::group::{Group, Local};
use crate::entities::names::key;
use crate::entities::names::person::Person;
use crate::sort::Order;
use crate::work;

/// The groups while they change.
struct Changing<'a, 'g> {
    groups: &'g mut Vec<Group>,
    keys: &'g dyn Fn(Local) -> String,
    forms: &'g dyn Fn(Local) -> &'a [(String, u32)],
    /// Groups by id.
    ids: Map<String, usize>,
    /// The group of each local entity and its index there. Any other entry of it in a group is of the past.
    place: Map<Local, (usize, usize)>,
    /// How many are left in each group.
    live: Vec<usize>,
    /// Local entities by key and by form, made when first asked for.
    by_key: Option<Map<String, Vec<Local>>>,
    by_form: Option<Map<&'a str, Vec<Local>>>,
}

impl<'a, 'g> Changing<'a, 'g> {
    fn new(
        groups: &'g mut Vec<Group>,
        keys: &'g dyn Fn(Local) -> String,
        forms: &'g dyn Fn(Local) -> &'a [(String, u32)],
    ) -> Self {
        let mut ids = Map::default();
        let mut place = Map::default();
        for (i, g) in groups.iter().enumerate() {
            ids.entry(g.id.clone()).or_insert(i);
            place.extend(g.members.iter().enumerate().map(|(n, &at)| (at, (i, n))));
        }
        let live = groups.iter().map(|g| g.members.len()).collect();
        Self { groups, keys, forms, ids, place, live, by_key: None, by_form: None }
    }

    /// The group that an id means.
    fn find(&mut self, id: &str) -> Option<usize> {
        work::add(1);
        if let Some(&i) = self.ids.get(id) {
            return Some(i);
        }
        let (kind, key) = id.split_once(':')?;
        let is_person = kind == "per";
        let (place, keys) = (&self.place, self.keys);
        let by_key = self.by_key.get_or_insert_with(|| {
            let mut out: Map<String, Vec<Local>> = Map::default();
            #[allow(clippy::iter_over_hash_type, reason = "of those under a key the smallest is asked for")]
            for &at in place.keys() {
                work::add(1);
                out.entry(keys(at)).or_default().push(at);
            }
            out
        });
        let held = by_key.get(key)?.iter().inspect(|_| work::add(1)).map(|at| place[at].0);
        held.filter(|&g| self.groups[g].id.starts_with("per:") == is_person).min()
    }

    fn put(&mut self, at: Local, to: usize) {
        work::add(1);
        self.place.insert(at, (to, self.groups[to].members.len()));
        self.groups[to].members.push(at);
        self.live[to] += 1;
    }

    /// What is left in a list of group `g`.
    fn left(&self, g: usize, members: Vec<Local>) -> Vec<Local> {
        let still = |&(n, at): &(usize, Local)| self.place.get(&at) == Some(&(g, n));
        members.into_iter().enumerate().inspect(|_| work::add(1)).filter(still).map(|m| m.1).collect()
    }

    fn merge(&mut self, to: usize, from: usize, other: &str) {
        let taken = std::mem::take(&mut self.groups[from]);
        self.ids.remove(&taken.id);
        self.live[from] = 0;
        for at in self.left(from, taken.members) {
            self.put(at, to);
        }
        self.groups[to].reasons.push(format!("the reader put “{other}” here"));
    }

    /// The local entities of group `from` that go by `names` more often than by others, in its order.
    fn leaving(&mut self, from: usize, names: &[String]) -> Vec<Local> {
        let (place, forms) = (&self.place, self.forms);
        let by_form = self.by_form.get_or_insert_with(|| {
            let mut out: Map<&'a str, Vec<Local>> = Map::default();
            #[allow(clippy::iter_over_hash_type, reason = "what leaves is sorted below")]
            for &at in place.keys() {
                for (form, _) in forms(at) {
                    work::add(1);
                    out.entry(form).or_default().push(at);
                }
            }
            out
        });
        let names: Set<&str> = names.iter().map(String::as_str).collect();
        let leaves = |at: Local| {
            let (mut inside, mut outside) = (0, 0);
            for (form, n) in forms(at) {
                work::add(1);
                if names.contains(form.as_str()) { inside += n } else { outside += n }
            }
            inside > outside
        };
        let called = names.iter().filter_map(|n| by_form.get(n)).flatten().inspect(|_| work::add(1));
        let mut gone: Vec<(usize, Local)> =
            called.filter_map(|&at| place.get(&at).filter(|p| p.0 == from && leaves(at)).map(|p| (p.1, at))).collect();
        gone.order();
        gone.dedup();
        gone.into_iter().map(|g| g.1).collect()
    }

    fn split(&mut self, from: usize, entity: &str, names: &[String]) {
        let gone = self.leaving(from, names);
        if gone.is_empty() || gone.len() == self.live[from] {
            return;
        }
        let first = names.first().map_or("", String::as_str);
        let prefix = self.groups[from].id.split(':').next().unwrap_or("misc").to_string();
        let key = if prefix == "per" { Person::new(first).key() } else { key::of(first) };
        let mut id = format!("{prefix}:{key}");
        let mut n = 2;
        while self.ids.contains_key(&id) {
            work::add(1);
            id = format!("{prefix}:{key}-{n}");
            n += 1;
        }
        let to = self.groups.len();
        self.ids.insert(id.clone(), to);
        let reasons = vec![format!("the reader took it out of “{entity}”")];
        self.groups.push(Group { id, reasons, ..Group::default() });
        self.live.push(0);
        self.live[from] -= gone.len();
        for at in gone {
            self.put(at, to);
        }
    }

    /// Drops what is of the past.
    fn finish(self) {
        for g in 0..self.groups.len() {
            let members = std::mem::take(&mut self.groups[g].members);
            self.groups[g].members = self.left(g, members);
        }
    }
}

/// Applies the changes to entities in order. One that no longer names anything is passed over; it may again when articles come back.
pub(super) fn apply<'a>(
    changes: &[Correction],
    groups: &mut Vec<Group>,
    keys: &dyn Fn(Local) -> String,
    forms: &dyn Fn(Local) -> &'a [(String, u32)],
) {
    if changes.is_empty() {
        return;
    }
    let mut all = Changing::new(groups, keys, forms);
    for change in changes {
        let (Correction::Merge { entity, .. }
        | Correction::Split { entity, .. }
        | Correction::Rename { entity, .. }
        | Correction::Retype { entity, .. }
        | Correction::Delete { entity }) = change
        else {
            continue;
        };
        let Some(one) = all.find(entity) else { continue };
        match change {
            Correction::Merge { with, .. } => {
                for other in with {
                    if let Some(from) = all.find(other).filter(|&f| f != one) {
                        all.merge(one, from, other);
                    }
                }
            }
            Correction::Split { names, .. } => all.split(one, entity, names),
            Correction::Rename { name, .. } => all.groups[one].name = Some(name.clone()),
            Correction::Retype { kind, .. } => all.groups[one].kind = Some(*kind),
            Correction::Delete { .. } => all.groups[one].deleted = true,
            _ => {}
        }
    }
    all.finish();
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Groups of one local entity each, all with a name of their own.
    fn groups(n: usize) -> (Vec<Group>, Vec<(String, u32)>) {
        let one = |i: usize| Group { id: format!("org:n{i}"), members: vec![(0, i as u32)], ..Group::default() };
        ((0..n).map(one).collect(), (0..n).map(|i| (format!("N{i}"), 1)).collect())
    }

    fn applied(changes: &[Correction], n: usize) -> Vec<Group> {
        let (mut all, names) = groups(n);
        let forms = |at: Local| std::slice::from_ref(&names[at.1 as usize]);
        apply(changes, &mut all, &|at| format!("n{}", at.1), &forms);
        all
    }

    fn id(i: usize) -> String {
        format!("org:n{i}")
    }

    #[test]
    fn members_go_and_come_back() {
        let merge = |to: usize, from: usize| Correction::Merge { entity: id(to), with: vec![id(from)] };
        let split = |from: usize, i: usize| Correction::Split { entity: id(from), names: vec![format!("N{i}")] };
        let members = |changes: &[Correction]| applied(changes, 3).into_iter().map(|g| g.members).collect::<Vec<_>>();
        assert_eq!(members(&[merge(0, 1), merge(0, 2)]), [vec![(0, 0), (0, 1), (0, 2)], vec![], vec![]]);
        let back = [merge(0, 1), merge(0, 2), split(0, 1), merge(0, 1)];
        assert_eq!(members(&back), [vec![(0, 0), (0, 2), (0, 1)], vec![], vec![], vec![]]);
        // What was merged into another is meant by its old id; the last one of a group does not leave it.
        assert_eq!(members(&[merge(0, 1), merge(2, 1), split(2, 2)])[2..], [vec![(0, 0), (0, 1)], vec![(0, 2)]]);
        assert_eq!(members(&[split(0, 0)])[0], [(0, 0)]);
    }

    #[test]
    fn many_corrections_take_linear_work() {
        let of = |n: usize, make: &dyn Fn(usize) -> Vec<Correction>| {
            let changes: Vec<Correction> = (0..n).flat_map(make).collect();
            work::of(|| _ = applied(&changes, n))
        };
        work::assert_linear("renamed", 200, |n| {
            of(n, &|i| vec![Correction::Rename { entity: id(i), name: "x".into() }])
        });
        work::assert_linear("nobody", 200, |n| of(n, &|i| vec![Correction::Delete { entity: format!("org:x{i}") }]));
        work::assert_linear("into one, and apart again", 200, |n| {
            of(2 * n, &|i| {
                if i < n {
                    vec![Correction::Merge { entity: id(0), with: vec![id(i)] }]
                } else {
                    vec![Correction::Split { entity: id(0), names: vec![format!("N{}", i - n)] }]
                }
            })
        });
    }
}
