//! What tells, beside the name, that a person of one article is another's or is not.

use std::collections::BTreeSet;

use super::company::SHARED;
use super::group::{Group, Linker, Local};
use super::told::roles;
use crate::entities::LocalEntity;
use crate::lexicon::{Class, look_up};

/// Articles of a group that are searched for whom it appears with.
const SEARCHED: usize = 8;

/// Whether an article gives somebody a role that a group has: President Roe and the former president, Ada Roe.
pub(super) fn same_role(group: &Group, e: &LocalEntity) -> bool {
    roles(e).any(|r| group.roles.contains(&r))
}

/// Whether one has a title that stands before given names: "Pope Francis" is nobody whose surname is Francis.
pub(super) fn goes_by_given_name(e: &LocalEntity) -> bool {
    let title = |role: &String| {
        let word = look_up(&role.rsplit(' ').next().unwrap_or("").to_lowercase());
        word.has(Class::BeforeGivenName) && !word.has(Class::Kin)
    };
    e.person.as_ref().is_some_and(|p| !p.is_full()) && e.roles.iter().any(title)
}

/// Whether the roles tell a group and an article's person apart, and nobody whom both appear with speaks against that: Officer
/// Roe, Senator Ada Roe.
pub(super) fn opposed(linker: &Linker<'_>, group: &Group, at: Local) -> bool {
    let e = linker.local(at);
    let known = !group.roles.is_empty() && roles(e).next().is_some();
    known && !same_role(group, e) && !in_company(linker, group, at)
}

/// Whether a group and a person of one article appear with the same people and organisations.
pub(super) fn in_company(linker: &Linker<'_>, group: &Group, at: Local) -> bool {
    share_company(linker, &group.articles, &BTreeSet::from([at.0]))
}

/// Whether the first of some articles have people and organisations in common with the first of others.
pub(super) fn share_company(linker: &Linker<'_>, some: &BTreeSet<u32>, others: &BTreeSet<u32>) -> bool {
    let mut known = linker.company.borrow_mut();
    let mut all: Vec<&str> = Vec::new();
    for &a in some.iter().take(SEARCHED) {
        for &b in others.iter().take(SEARCHED) {
            for key in known.shared(linker.articles, a.min(b), a.max(b)) {
                all.extend((!all.contains(key)).then_some(*key));
            }
            if all.len() >= SHARED {
                return true;
            }
        }
    }
    false
}
