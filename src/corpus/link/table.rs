//! The table of entities that the report shows.

use std::collections::{BTreeMap, BTreeSet};

use crate::hashed::Map;

use super::display;
use super::group::{Group, Linker, Local};
use super::linked::Linked;
use crate::engine::Analysis;
use crate::entities::lists::places::Places;
use crate::report::{Entity, Milli};
use crate::sort::Order;

/// Roles of an entity that are shown, those that most articles give it.
const ROLES: usize = 12;

/// Shares of entries with that much support that are real, whole and of their type, thousandths: between what the development
/// parts of GMB and CrossNER politics give for mentions, each article read alone, and what 735 entries of 60 news articles
/// gave, read by hand. None of them trains anything.
const CONFIDENCE: &[(i32, u16)] = &[(325, 960), (200, 910), (125, 820), (100, 760), (0, 620), (-75, 560), (-230, 480)];

/// What is less sure than the table is left out when it is named only once.
const JUNK: Milli = Milli(400);

/// What each further article that names an entity adds to its support, and how many count.
const PER_ARTICLE: i32 = 40;
const ARTICLES: i32 = 3;

/// How often entities with a group's support are real and of its type.
fn confidence(linker: &Linker<'_>, g: &Group) -> Milli {
    // What several articles name is surer.
    let more = PER_ARTICLE * (g.articles.len() as i32 - 1).min(ARTICLES);
    let support = g.members.iter().map(|&at| linker.local(at).support).max().unwrap_or(0) + more;
    CONFIDENCE.iter().find(|row| support >= row.0).map_or(JUNK, |row| Milli(row.1))
}

/// What the members of a group add up to.
#[derive(Default)]
struct Sum<'a> {
    forms: BTreeMap<&'a str, u32>,
    /// By the role in lower case.
    roles: BTreeMap<String, (u32, &'a str)>,
    articles: BTreeSet<&'a str>,
    speaks: u32,
}

impl<'a> Sum<'a> {
    fn of(linker: &Linker<'a>, members: &[Local], speaks: &[Map<u32, u32>]) -> Self {
        let mut out = Self::default();
        for &at in members {
            let e = linker.local(at);
            for (form, n) in &e.forms {
                *out.forms.entry(form).or_default() += n;
            }
            for role in &e.roles {
                out.roles.entry(role.to_lowercase()).or_insert((0, role)).0 += 1;
            }
            out.articles.insert(linker.articles[at.0 as usize].id());
            out.speaks += speaks[at.0 as usize].get(&at.1).copied().unwrap_or(0);
        }
        out
    }

    /// The forms of the name, the commonest first.
    fn forms(&self) -> Vec<(&'a str, u32)> {
        let mut forms: Vec<(&str, u32)> = self.forms.iter().map(|(f, n)| (*f, *n)).collect();
        forms.order_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        forms
    }

    fn roles(&self) -> Vec<String> {
        let mut roles: Vec<(u32, &str)> = self.roles.values().copied().collect();
        roles.order_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        roles.into_iter().take(ROLES).map(|r| r.1.to_string()).collect()
    }
}

/// The entry of a group.
fn entry(linker: &Linker<'_>, g: &Group, speaks: &[Map<u32, u32>], places: &Places) -> Entity {
    let sum = Sum::of(linker, &g.members, speaks);
    let forms = sum.forms();
    let kind = g.kind.unwrap_or_else(|| linker.majority(g));
    let name = g.name.clone().unwrap_or_else(|| display::name(&forms, kind, places));
    Entity {
        id: g.id.clone(),
        kind,
        variants: forms.iter().map(|f| f.0).filter(|f| *f != name).map(String::from).collect(),
        name,
        roles: sum.roles(),
        issuer: None,
        articles: sum.articles.iter().map(|&a| String::from(a)).collect(),
        mentions: forms.iter().map(|f| f.1).sum(),
        speaks: sum.speaks,
        spoken_of: 0,
        with: Vec::new(),
        confidence: confidence(linker, g),
        reasons: g.reasons.clone(),
    }
}

/// How often each local entity of each article speaks.
fn speaks(linker: &Linker<'_>) -> Vec<Map<u32, u32>> {
    let count = |a: &&Analysis| {
        let mut counts = Map::default();
        for speaker in a.quotes.iter().filter(|q| q.act.is_none()).filter_map(|q| q.speaker) {
            *counts.entry(speaker).or_default() += 1;
        }
        counts
    };
    linker.articles.iter().map(count).collect()
}

/// The entries of all groups, those that most articles name first; what is too unsure is left out.
pub(super) fn build(linker: &Linker<'_>, groups: Vec<Group>) -> Linked {
    let places = Places::new();
    let speaks = speaks(linker);
    let mut shown: Vec<(Entity, Vec<Local>)> = Vec::new();
    let mut decided = BTreeMap::new();
    for g in groups.into_iter().filter(|g| !g.deleted && !g.members.is_empty()) {
        let entity = entry(linker, &g, &speaks, &places);
        if g.voted {
            decided.insert(g.id.clone(), entity.kind);
        }
        let touched = g.name.is_some() || g.kind.is_some();
        let junk = entity.confidence <= JUNK && entity.mentions == 1 && entity.speaks == 0 && !touched;
        if !junk {
            shown.push((entity, g.members));
        }
    }
    shown.order_by(|(a, _), (b, _)| {
        (b.articles.len(), b.mentions).cmp(&(a.articles.len(), a.mentions)).then_with(|| a.id.cmp(&b.id))
    });
    let mut of: Vec<Vec<Option<u32>>> = linker.articles.iter().map(|a| vec![None; a.entities.table.len()]).collect();
    let mut table: Vec<Entity> = Vec::with_capacity(shown.len());
    let mut issuers: Vec<(usize, Local)> = Vec::new();
    for (ix, (entity, members)) in shown.into_iter().enumerate() {
        for &(a, l) in &members {
            of[a as usize][l as usize] = Some(ix as u32);
        }
        let issuer = members.iter().find_map(|&at| linker.local(at).issuer.map(|by| (at.0, by)));
        issuers.extend(issuer.map(|by| (ix, by)));
        table.push(entity);
    }
    for (ix, (article, by)) in issuers {
        let id = of[article as usize][by as usize].map(|at: u32| table[at as usize].id.clone());
        table[ix].issuer = id;
    }
    Linked { table, of, decided }
}
