//! The reader's changes to the entities.
//!
//! A change names an entity by the id that it had when the change was made. Ids come from names, so they mostly hold
//! when articles come or go; where one does not, the entity that now holds a name with that key is meant.

use super::linking::{Group, Local};
use super::{Correction, person::Person, thing};

/// The group that an id means.
fn find(groups: &[Group], keys: &dyn Fn(Local) -> String, id: &str) -> Option<usize> {
    if let Some(i) = groups.iter().position(|g| g.id == id && !g.members.is_empty()) {
        return Some(i);
    }
    let (kind, key) = id.split_once(':')?;
    let is_person = kind == "per";
    groups.iter().position(|g| g.id.starts_with("per:") == is_person && g.members.iter().any(|&at| keys(at) == key))
}

/// Applies changes in order. One that no longer names anything is passed over; it may again when articles come back.
pub(super) fn apply<'a>(
    changes: &[Correction],
    groups: &mut Vec<Group>,
    keys: &dyn Fn(Local) -> String,
    forms: &dyn Fn(Local) -> &'a [(String, u32)],
) {
    for change in changes {
        match change {
            Correction::Merge { entity, with } => {
                let Some(to) = find(groups, keys, entity) else { continue };
                for other in with {
                    let Some(from) = find(groups, keys, other).filter(|&f| f != to) else { continue };
                    let taken = std::mem::take(&mut groups[from]);
                    groups[to].members.extend(taken.members);
                    groups[to].reasons.push(format!("the reader put “{other}” here"));
                }
            }
            Correction::Split { entity, names } => {
                let Some(from) = find(groups, keys, entity) else { continue };
                let leaves = |at: &Local| {
                    let (mut inside, mut outside) = (0, 0);
                    for (form, n) in forms(*at) {
                        if names.contains(form) { inside += n } else { outside += n }
                    }
                    inside > outside
                };
                let (gone, kept): (Vec<Local>, Vec<Local>) = groups[from].members.iter().partition(|at| leaves(at));
                if gone.is_empty() || kept.is_empty() {
                    continue;
                }
                groups[from].members = kept;
                let is_person = groups[from].id.starts_with("per:");
                let first = names.first().map_or("", String::as_str);
                let prefix = groups[from].id.split(':').next().unwrap_or("misc").to_string();
                let key = if is_person { Person::new(first).key() } else { thing::key(first) };
                let mut id = format!("{prefix}:{key}");
                let mut n = 2;
                while groups.iter().any(|g| g.id == id) {
                    id = format!("{prefix}:{key}-{n}");
                    n += 1;
                }
                let reasons = vec![format!("the reader took it out of “{entity}”")];
                groups.push(Group { id, members: gone, reasons, ..Group::default() });
            }
            Correction::Rename { entity, name } => {
                if let Some(i) = find(groups, keys, entity) {
                    groups[i].name = Some(name.clone());
                }
            }
            Correction::Retype { entity, kind } => {
                if let Some(i) = find(groups, keys, entity) {
                    groups[i].kind = Some(*kind);
                }
            }
            Correction::Delete { entity } => {
                if let Some(i) = find(groups, keys, entity) {
                    groups[i].deleted = true;
                }
            }
        }
    }
}
