//! Names of one word: whose they are, of the people whom the articles name in full.
//!
//! A surname is joined where nothing says otherwise: "Novak" is no Ada Nowak, Officer Roe no Senator Ada Roe, and where two
//! have the name it is neither's. A given name alone tells too little: "Harry" may be any.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::evidence;
use super::group::{Group, Linker, Local};
use super::keyed::Keyed;
use super::told;
use crate::entities::LocalEntity;
use crate::entities::names::gender::Gender;
use crate::entities::names::key;
use crate::entities::names::person::{self, Person};
use crate::hashed::{Map, Set};
use crate::sort::Order;

/// A surname is that of the best known of several where as many times more articles have him as have all others.
const FAR: usize = 3;

/// A name of one word that an article has so often may be a person though other articles know it as something else.
const PASSING: u32 = 2;

/// People of one name alone that another article's is compared with.
const ALONE: usize = 20;

/// Groups of people by parts of their names.
struct Bearers {
    surnames: Map<String, Vec<usize>>,
    givens: Map<String, Vec<usize>>,
    /// Which article names whom in full.
    full: Set<(u32, usize)>,
}

impl Bearers {
    fn of(groups: &[Group]) -> Self {
        let mut out = Self { surnames: Map::default(), givens: Map::default(), full: Set::default() };
        for (i, g) in groups.iter().enumerate().filter(|(_, g)| !g.people.is_empty()) {
            // A group may have a name more than once.
            let add = |list: &mut Vec<usize>| list.extend((list.last() != Some(&i)).then_some(i));
            for surname in &g.spelled {
                add(out.surnames.entry(surname.clone()).or_default());
            }
            for given in g.people.iter().filter_map(|p| p.given.first()).filter(|s| s.len() > 1) {
                add(out.givens.entry(given.clone()).or_default());
            }
            out.full.extend(g.articles.iter().map(|&a| (a, i)));
        }
        out
    }

    /// The groups that a name of one word may belong to, those of most articles first, and whether it is their surname.
    fn find(&self, groups: &[Group], e: &LocalEntity, p: &Person) -> (Vec<usize>, bool) {
        let fits = |g: &usize| {
            let g = &groups[*g];
            g.gender.fits(e.gender) && (p.suffix.is_empty() || g.people.iter().any(|q| q.suffix == p.suffix))
        };
        let of =
            |list: Option<&Vec<usize>>| -> Vec<usize> { list.into_iter().flatten().copied().filter(fits).collect() };
        let mut bearers = of(self.surnames.get(&told::spelled(e)));
        let by_surname = !bearers.is_empty();
        if !by_surname {
            bearers = of(self.givens.get(&person::root(&e.name)));
        }
        bearers.order_by_key(|&g| (Reverse(groups[g].articles.len()), g));
        (bearers, by_surname)
    }
}

/// Names of one word: the only bearer of the surname, or by far the best known; else what other articles take the name
/// for, or a person of that name alone.
pub(super) fn names(linker: &mut Linker<'_>, locals: &[Local], keyed: &Keyed) {
    let known = Bearers::of(&linker.groups);
    let mut alone: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &at in locals {
        let e = linker.local(at);
        let Some(p) = e.person.as_ref().filter(|p| !p.is_full()) else { continue };
        let (mut bearers, by_surname) = known.find(&linker.groups, e, p);
        if evidence::goes_by_given_name(e) {
            bearers.retain(|&g| evidence::same_role(&linker.groups[g], e));
        }
        // An article that names bearers in full, and does not take the name for one's, means another, or does not tell whom unless
        // by "she".
        let own = bearers.iter().filter(|&&g| known.full.contains(&(at.0, g))).count();
        let other = own > 1 || own == 1 && (e.gender == Gender::Unknown || bearers.len() > 1 || !by_surname);
        if let Some((group, why)) = bearer(linker, at, &bearers, by_surname).filter(|_| !other) {
            linker.groups[group].because(why);
            linker.join(group, at);
        } else if let Some(group) = outvoted(linker, e, keyed).filter(|_| bearers.is_empty()) {
            linker.groups[group].because(format!("other articles decide what “{}” is", e.name));
            linker.groups[group].voted = true;
            linker.join(group, at);
        } else if other {
            let group = linker.add();
            linker.join(group, at);
        } else {
            let same = alone.entry(told::spelled(e)).or_default();
            let fits = |g: &&usize| {
                let g = &linker.groups[**g];
                g.gender.fits(e.gender) && !evidence::opposed(linker, g, at)
            };
            let group = same.iter().take(ALONE).find(fits).copied();
            let group = group.unwrap_or_else(|| {
                same.push(linker.add());
                same[same.len() - 1]
            });
            linker.join(group, at);
        }
    }
}

/// Which of the bearers of a name of one word it means, and why.
fn bearer(linker: &Linker<'_>, at: Local, bearers: &[usize], by_surname: bool) -> Option<(usize, String)> {
    let e = linker.local(at);
    let size = |g: usize| linker.groups[g].articles.len();
    let told = |g: usize| evidence::same_role(&linker.groups[g], e);
    let company = |g: usize| evidence::in_company(linker, &linker.groups[g], at);
    let others: usize = bearers.iter().skip(1).map(|&g| size(g)).sum();
    match *bearers {
        [one] if by_surname && !evidence::opposed(linker, &linker.groups[one], at) || told(one) || company(one) => {
            let what = if by_surname { "surname" } else { "name" };
            let full = linker.first_name(one);
            Some((one, format!("“{}” is the {what} of “{full}” alone in all articles", e.name)))
        }
        [first, _, ..] if by_surname && size(first) >= FAR * others && (told(first) || company(first)) => {
            Some((first, format!("“{}” is “{}” in nearly all articles", e.name, linker.first_name(first))))
        }
        _ => None,
    }
}

/// The group of what several articles take for something else, where nothing but its type makes a person of a name.
fn outvoted(linker: &Linker<'_>, e: &LocalEntity, keyed: &Keyed) -> Option<usize> {
    let bare = e.roles.is_empty() && e.gender == Gender::Unknown && e.named() <= PASSING;
    let group = *keyed.get(&key::of(&e.name))?;
    (bare && linker.groups[group].articles.len() >= 2).then_some(group)
}
