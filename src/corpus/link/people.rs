//! People with a full name: one group for all names that agree with one another.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::evidence;
use super::group::{Group, Linker, Local};
use crate::entities::names::person::{self, Person};
use crate::sort::Order;

/// Bearers of one surname that a full name is compared with, those with the most telling names; without a bound, a list of
/// namesakes would cost its square.
pub(super) const NAMESAKES: usize = 200;

/// Full names that begin alike and are compared for a letter's difference; more are too common to tell anything.
const ALIKE: std::ops::RangeInclusive<usize> = 2..=50;

/// Letters of a surname in which names that may be misspelled agree.
const STEM: usize = 3;

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
        let agrees = |g: &usize| {
            let g = &linker.groups[*g];
            g.people.iter().all(|q| q.agrees(p)) && members.iter().all(|&at| may_be(linker, g, p, at))
        };
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

/// Whether nothing but the name tells one article's person from a group's: "J. Roe", a nurse, may be no Jane Roe who is a judge.
fn may_be(linker: &Linker<'_>, group: &Group, p: &Person, at: Local) -> bool {
    let e = linker.local(at);
    let initial = p.given[0].len() == 1;
    group.gender.fits(e.gender) && !(initial && evidence::opposed(linker, group, at))
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
    person::misspelled(p, q)
        && x.articles.is_disjoint(&y.articles)
        && evidence::share_company(linker, &x.articles, &y.articles)
}
