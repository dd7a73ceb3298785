//! People: one group for all names of one person.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::hashed::{Map, Set};

use super::group::{Group, Linker, Local};
use super::keyed::Keyed;
use crate::entities::LocalEntity;
use crate::entities::names::gender::Gender;
use crate::entities::names::key;
use crate::entities::names::person::{self, Person};
use crate::report::EntityType;
use crate::sort::Order;

/// Bearers of one surname that a full name is compared with, those with the most telling names; without a bound, a list of
/// namesakes would cost its square.
pub(super) const NAMESAKES: usize = 200;

/// Full names that begin alike and are compared for a letter's difference; more are too common to tell anything.
const ALIKE: std::ops::RangeInclusive<usize> = 2..=50;

/// Letters of a surname in which names that may be misspelled agree.
const STEM: usize = 3;

/// Articles of a group that are searched for whom it appears with, and how many the misspelled name must share.
const SEARCHED: usize = 8;
const SHARED: usize = 2;

/// A surname is that of the best known of several where as many times more articles have him as have all others.
const FAR: usize = 3;

/// A name of one word that an article has so often may be a person though other articles know it as something else.
const PASSING: u32 = 2;

/// People with a full name: one group for all names that agree with one another.
pub(super) fn full_names(linker: &mut Linker<'_>, locals: &[Local]) {
    let mut blocks: BTreeMap<(&str, &str), BTreeMap<&Person, Vec<Local>>> = BTreeMap::new();
    for &at in locals {
        if let Some(p) = linker.local(at).person.as_ref().filter(|p| p.is_full()) {
            blocks.entry((&p.surname, &p.suffix)).or_default().entry(p).or_default().push(at);
        }
    }
    let mut by_given: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for block in blocks.values() {
        for g in one_surname(linker, block) {
            let p = linker.groups[g].people.iter().next().cloned().unwrap_or_default();
            let stem: String = p.surname.chars().take(STEM).collect();
            let given = p.given.into_iter().next().unwrap_or_default();
            by_given.entry((given, stem)).or_default().push(g);
        }
    }
    misspelled(linker, &by_given);
}

/// Groups the bearers of one surname, and returns their groups.
fn one_surname(linker: &mut Linker<'_>, block: &BTreeMap<&Person, Vec<Local>>) -> Vec<usize> {
    // The most telling names first: those with most given names written out.
    let mut names: Vec<(&Person, &Vec<Local>)> = block.iter().map(|(p, l)| (*p, l)).collect();
    names.order_by_key(|(p, l)| {
        let letters: usize = p.given.iter().map(String::len).sum();
        (Reverse(p.given[0].len() > 1), Reverse(p.given.len()), Reverse(letters), Reverse(l.len()), *p)
    });
    let mut here: Vec<usize> = Vec::new();
    for (p, members) in names {
        let agrees = |g: &usize| linker.groups[*g].people.iter().all(|q| q.agrees(p));
        let fits: Vec<usize> = here.iter().take(NAMESAKES).copied().filter(agrees).collect();
        let group = if let [one] = fits[..] {
            let (mine, other) = (&linker.local(members[0]).name, linker.first_name(one));
            if *mine != other {
                linker.groups[one].because(format!("“{mine}” and “{other}” agree in surname and given name"));
            }
            one
        } else {
            let g = linker.add();
            here.push(g);
            g
        };
        for &at in members {
            linker.join(group, at);
        }
    }
    here
}

/// Joins full names a letter apart that appear with the same people and organisations: the rarer to the commoner.
fn misspelled(linker: &mut Linker<'_>, by_given: &BTreeMap<(String, String), Vec<usize>>) {
    for block in by_given.values().filter(|b| ALIKE.contains(&b.len())) {
        for (i, &a) in block.iter().enumerate() {
            for &b in &block[i + 1..] {
                if !is_misspelled(linker, a, b) {
                    continue;
                }
                let size = |g: usize| linker.groups[g].members.len();
                let (to, from) = if size(a) >= size(b) { (a, b) } else { (b, a) };
                let (rare, common) = (linker.first_name(from), linker.first_name(to));
                let why = format!("“{rare}” and “{common}” differ by one letter and appear in the same company");
                linker.groups[to].because(why);
                linker.merge(from, to);
            }
        }
    }
}

fn is_misspelled(linker: &Linker<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (&linker.groups[a], &linker.groups[b]);
    let (Some(p), Some(q)) = (x.people.iter().next(), y.people.iter().next()) else { return false };
    let shared = || {
        let others = appear_with(linker, y);
        appear_with(linker, x).iter().filter(|key| others.contains(*key)).count()
    };
    person::misspelled(p, q) && x.articles.is_disjoint(&y.articles) && shared() >= SHARED
}

/// Keys of the people and organisations that appear in a group's first articles.
fn appear_with<'a>(linker: &Linker<'a>, group: &Group) -> Set<&'a str> {
    let articles = group.articles.iter().take(SEARCHED);
    articles
        .flat_map(|&a| &linker.articles[a as usize].entities.table)
        .filter(|e| e.kind != Some(EntityType::Loc) && e.kind != Some(EntityType::Misc))
        .map(|e| e.key.as_str())
        .collect()
}

/// Groups of people by parts of their names.
struct Bearers {
    surnames: Map<String, Vec<usize>>,
    givens: Map<String, Vec<usize>>,
}

impl Bearers {
    fn of(groups: &[Group]) -> Self {
        let mut out = Self { surnames: Map::default(), givens: Map::default() };
        for (i, g) in groups.iter().enumerate() {
            // A group may have a name more than once.
            let add = |list: &mut Vec<usize>| list.extend((list.last() != Some(&i)).then_some(i));
            for p in &g.people {
                add(out.surnames.entry(p.surname.clone()).or_default());
                if let Some(given) = p.given.first().filter(|s| s.len() > 1) {
                    add(out.givens.entry(given.clone()).or_default());
                }
            }
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
        let mut bearers = of(self.surnames.get(&p.surname));
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
pub(super) fn single_names(linker: &mut Linker<'_>, locals: &[Local], keyed: &Keyed) {
    let known = Bearers::of(&linker.groups);
    let mut alone: BTreeMap<&str, usize> = BTreeMap::new();
    for &at in locals {
        let e = linker.local(at);
        let Some(p) = e.person.as_ref().filter(|p| !p.is_full()) else { continue };
        let (bearers, by_surname) = known.find(&linker.groups, e, p);
        if let Some((group, why)) = bearer(linker, e, &bearers, by_surname) {
            linker.groups[group].because(why);
            linker.join(group, at);
        } else if let Some(group) = outvoted(linker, e, keyed).filter(|_| bearers.is_empty()) {
            linker.groups[group].because(format!("other articles decide what “{}” is", e.name));
            linker.groups[group].voted = true;
            linker.join(group, at);
        } else {
            let group = *alone.entry(&e.key).or_insert_with(|| linker.add());
            linker.join(group, at);
        }
    }
}

/// Which of the bearers of a name of one word it means, and why.
fn bearer(linker: &Linker<'_>, e: &LocalEntity, bearers: &[usize], by_surname: bool) -> Option<(usize, String)> {
    let size = |g: usize| linker.groups[g].articles.len();
    let others: usize = bearers.iter().skip(1).map(|&g| size(g)).sum();
    match *bearers {
        [one] => {
            let what = if by_surname { "surname" } else { "name" };
            let full = linker.first_name(one);
            Some((one, format!("“{}” is the {what} of “{full}” alone in all articles", e.name)))
        }
        [first, ..] if by_surname && size(first) >= FAR * others => {
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
