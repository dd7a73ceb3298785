//! From the entities of each article to those of all.

use std::collections::BTreeMap;

use super::Linked;
use crate::engine::Analysis;
use crate::report::{Entity, EntityType};

/// Puts the entities of several articles together by type and key; a surname alone joins its only bearer.
pub(super) fn link(articles: &[&Analysis]) -> Linked {
    let mut surnames: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    let locals = || articles.iter().flat_map(|a| &a.entities.table);
    for e in locals().filter(|e| e.kind == Some(EntityType::Per)) {
        if let Some((_, last)) = e.key.rsplit_once('-') {
            let only = surnames.entry(last).or_insert(Some(&e.key));
            *only = only.filter(|k| *k == e.key);
        }
    }
    let id = |kind: Option<EntityType>, key: &str| {
        let kind = kind.unwrap_or(EntityType::Misc);
        let key = match kind {
            EntityType::Per => surnames.get(key).copied().flatten().unwrap_or(key),
            _ => key,
        };
        format!("{}:{key}", kind.as_str().to_lowercase())
    };
    #[derive(Default)]
    struct Group<'a> {
        kind: Option<EntityType>,
        forms: BTreeMap<&'a str, u32>,
        articles: Vec<&'a str>,
        roles: Vec<String>,
        speaks: u32,
    }
    let mut groups: BTreeMap<String, Group<'_>> = BTreeMap::new();
    for a in articles {
        for (local, e) in a.entities.table.iter().enumerate() {
            let group = groups.entry(id(e.kind, &e.key)).or_default();
            group.kind = e.kind;
            for (form, n) in &e.forms {
                *group.forms.entry(form).or_default() += n;
            }
            if group.articles.last() != Some(&a.id()) {
                group.articles.push(a.id());
            }
            group.roles.extend(e.roles.iter().cloned());
            group.speaks += a.quotes.iter().filter(|q| q.speaker == Some(local as u32)).count() as u32;
        }
    }
    let index: BTreeMap<&str, u32> = groups.keys().enumerate().map(|(i, k)| (k.as_str(), i as u32)).collect();
    let of = articles
        .iter()
        .map(|a| a.entities.table.iter().map(|e| index.get(id(e.kind, &e.key).as_str()).copied()).collect())
        .collect();
    let table = groups
        .iter()
        .map(|(id, g)| {
            let mut forms: Vec<(&str, u32)> = g.forms.iter().map(|(f, n)| (*f, *n)).collect();
            let words = |f: &str| f.split(' ').count();
            let name = forms.iter().max_by_key(|f| (words(f.0), f.1, std::cmp::Reverse(f.0))).map_or("", |f| f.0);
            forms.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
            let mut articles: Vec<String> = g.articles.iter().map(|a| (*a).to_string()).collect();
            articles.sort();
            articles.dedup();
            let mut roles = g.roles.clone();
            roles.sort();
            roles.dedup();
            Entity {
                id: id.clone(),
                kind: g.kind.unwrap_or(EntityType::Misc),
                name: name.to_string(),
                variants: forms.iter().map(|f| f.0).filter(|f| *f != name).map(String::from).collect(),
                roles,
                articles,
                mentions: forms.iter().map(|f| f.1).sum(),
                speaks: g.speaks,
                reasons: Vec::new(),
            }
        })
        .collect();
    Linked { table, of }
}
