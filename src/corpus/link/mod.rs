//! From the entities of each article to those of all.
//!
//! Everything is found through keys (surname, given name, a thing's key), so that the time grows with the number of
//! entities, not of pairs. The articles are taken in the order of their ids, so that the result is a function of the
//! set. The reader's corrections come last.

mod company;
pub(super) mod cooccurrence;
mod corrections;
mod display;
mod evidence;
mod group;
mod ids;
mod keyed;
pub(super) mod linked;
mod people;
mod single;
mod table;
mod told;

use super::correction::Correction;
use crate::engine::Analysis;
use crate::sort::Order;
use group::{Linker, Local};
use linked::Linked;

/// Puts the entities of several articles together. A function of the set: the order of `articles` must not matter
/// but for the order of `Linked::of`.
pub(super) fn link(articles: &[&Analysis], changes: &[Correction]) -> Linked {
    let mut order: Vec<u32> = (0..articles.len() as u32).collect();
    order.order_by_key(|&a| articles[a as usize].id());
    let locals: Vec<Local> = order
        .iter()
        .flat_map(|&a| (0..articles[a as usize].entities.table.len() as u32).map(move |l| (a, l)))
        .collect();
    let mut linker = Linker { articles, groups: Vec::new(), company: Default::default() };
    let keyed = keyed::by_key(&mut linker, &locals);
    people::full_names(&mut linker, &locals);
    single::names(&mut linker, &locals, &keyed);
    keyed::settle(&mut linker, &keyed);
    ids::assign(&mut linker);
    let mut groups = std::mem::take(&mut linker.groups);
    groups.retain(|g| !g.members.is_empty());
    let keys = |at: Local| linker.key_of(at);
    let forms = |at: Local| linker.local(at).forms.as_slice();
    corrections::apply(changes, &mut groups, &keys, &forms);
    let mut linked = table::build(&linker, groups);
    cooccurrence::count(articles, &mut linked);
    linked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::LocalEntity;
    use crate::entities::names::gender::Gender;
    use crate::report::EntityType;
    use crate::{Article, Engine};

    /// Articles that hold names and nothing else.
    fn articles(engine: &Engine, names: &[(&str, EntityType)]) -> Vec<Analysis> {
        let one = |(i, &(name, kind)): (usize, &(&str, EntityType))| {
            let mut a =
                engine.analyse(Article { id: format!("a{i}"), text: Some(String::new()), ..Article::default() });
            a.entities.table = vec![LocalEntity::of_name(name, kind)];
            a
        };
        names.iter().enumerate().map(one).collect()
    }

    fn engine() -> Engine {
        let files: [&[u8]; 2] =
            [include_bytes!("../../../models/entities.nut"), include_bytes!("../../../models/quotes.nut")];
        Engine::new(&files).unwrap()
    }

    fn kind(name: &str) -> EntityType {
        match name {
            "PER" => EntityType::Per,
            "ORG" => EntityType::Org,
            "LOC" => EntityType::Loc,
            _ => EntityType::Misc,
        }
    }

    #[test]
    fn name_pairs() {
        let engine = engine();
        let mut pairs = 0;
        let mut wrong = Vec::new();
        for line in include_str!("../../../tests/cases/entities/name_pairs.tsv").lines().filter(|l| !l.starts_with('#'))
        {
            let f: Vec<&str> = line.split('\t').collect();
            let made = articles(&engine, &[(f[0], kind(f[1])), (f[2], kind(f[3]))]);
            let all: Vec<&Analysis> = made.iter().collect();
            let linked = link(&all, &[]);
            let same = linked.of[0][0] == linked.of[1][0];
            pairs += 1;
            // A false merge is never allowed; a variant left apart is counted.
            assert!(!(same && f[4] == "other"), "{} and {} are not the same", f[0], f[2]);
            if !same && f[4] == "same" {
                wrong.push(format!("{} / {}", f[0], f[2]));
            }
        }
        assert!(pairs >= 60 && wrong.len() * 20 <= pairs, "{} of {pairs} left apart: {wrong:?}", wrong.len());
    }

    #[test]
    fn the_order_of_articles_does_not_matter() {
        let engine = engine();
        let names = [
            ("Ada Roe", EntityType::Per),
            ("Roe", EntityType::Per),
            ("Carl Roe", EntityType::Per),
            ("Harlan Motors", EntityType::Org),
            ("Harlan", EntityType::Org),
        ];
        let made = articles(&engine, &names);
        let all: Vec<&Analysis> = made.iter().collect();
        let back: Vec<&Analysis> = made.iter().rev().collect();
        let (a, b) = (link(&all, &[]), link(&back, &[]));
        assert_eq!(a.table, b.table);
        assert_eq!(a.of, b.of.into_iter().rev().collect::<Vec<_>>());
        // Between two Roes, the surname alone is neither's.
        assert_ne!(a.of[1], a.of[0]);
        assert_ne!(a.of[1], a.of[2]);
        assert_eq!(a.of[3], a.of[4]);
    }

    /// Whether a name of one word in one article and a full one in another are one person, where the articles give them these roles
    /// and `together` are in both.
    fn joined(single: (&str, &str), full: (&str, &str), together: &[&str]) -> bool {
        let engine = engine();
        let mut made = articles(&engine, &[(single.0, EntityType::Per), (full.0, EntityType::Per)]);
        for (a, role) in made.iter_mut().zip([single.1, full.1]) {
            a.entities.table[0].roles.extend((!role.is_empty()).then(|| role.into()));
            a.entities.table.extend(together.iter().map(|name| LocalEntity::of_name(name, EntityType::Org)));
        }
        let all: Vec<&Analysis> = made.iter().collect();
        let linked = link(&all, &[]);
        linked.of[0][0] == linked.of[1][0]
    }

    #[test]
    fn a_surname_is_joined_where_nothing_says_otherwise() {
        assert!(joined(("Roe", ""), ("Ada Roe", ""), &[]));
        assert!(joined(("Roe", "President"), ("Ada Roe", "former president"), &[]));
        assert!(joined(("Roe", "spokesman"), ("Ada Roe", "mayor"), &["Holm Lines", "Ness Harbour Board"]));
        assert!(!joined(("Roe", "Officer"), ("Ada Roe", "Senator"), &[]));
        assert!(!joined(("Roe", "spokesman"), ("Ada Roe", "mayor"), &["Holm Lines"]));
        assert!(!joined(("Novak", ""), ("Ada Nowak", ""), &[]), "two spellings");
        assert!(joined(("Ada Novak", ""), ("Ada Nowak", ""), &[]), "the given names agree");
        // A given name alone may be anyone's.
        assert!(!joined(("Ada", ""), ("Ada Roe", ""), &[]) && joined(("Ada", "Mayor"), ("Ada Roe", "mayor"), &[]));
        // So may an initial.
        assert!(
            joined(("A. Roe", ""), ("Ada Roe", ""), &[]) && !joined(("A. Roe", "nurse"), ("Ada Roe", "judge"), &[])
        );
    }

    #[test]
    fn an_article_that_tells_of_a_namesake_means_another_by_the_surname() {
        let engine = engine();
        let per = EntityType::Per;
        let names = [("Ada Roe", per), ("Ada Roe", per), ("Ada Roe", per), ("Roe", per), ("Roe", per)];
        let mut made = articles(&engine, &names);
        made[3].entities.table.extend(["Ada Roe", "Tom Roe"].map(|name| LocalEntity::of_name(name, per)));
        let all: Vec<&Analysis> = made.iter().collect();
        let linked = link(&all, &[]);
        assert_eq!(linked.of[3][1], linked.of[0][0]);
        assert!(linked.of[3][0] != linked.of[0][0] && linked.of[3][0] != linked.of[3][2]);
        // Nor does it tell whom the surname means elsewhere.
        assert_ne!(linked.of[4][0], linked.of[3][0]);
        // "She" tells.
        for (e, gender) in [(0, Gender::Female), (1, Gender::Female), (2, Gender::Male)] {
            made[3].entities.table[e].gender = gender;
        }
        let all: Vec<&Analysis> = made.iter().collect();
        let linked = link(&all[3..4], &[]);
        assert!(linked.of[0][0] == linked.of[0][1] && linked.of[0][0] != linked.of[0][2]);
    }

    #[test]
    fn surnames_alone_are_one_where_neither_spelling_nor_roles_differ() {
        let engine = engine();
        let per = EntityType::Per;
        let mut made = articles(&engine, &[("Roe", per), ("Roe", per), ("Roe", per), ("Novak", per), ("Nowak", per)]);
        for (a, role) in made.iter_mut().zip(["Officer", "officer", "Senator"]) {
            a.entities.table[0].roles.push(role.into());
        }
        let all: Vec<&Analysis> = made.iter().collect();
        let of: Vec<_> = link(&all, &[]).of.into_iter().map(|o| o[0]).collect();
        assert!(of[0] == of[1] && of[0] != of[2] && of[3] != of[4]);
    }

    #[test]
    fn the_articles_decide_between_a_person_and_a_thing() {
        let engine = engine();
        let names = [
            ("Harlan Sachs", EntityType::Per),
            ("Harlan Sachs", EntityType::Org),
            ("Harlan Sachs Group", EntityType::Org),
            ("Sachs", EntityType::Per),
        ];
        let mut made = articles(&engine, &names);
        let all: Vec<&Analysis> = made.iter().collect();
        let linked = link(&all, &[]);
        assert!(linked.of.iter().all(|o| o[0] == linked.of[0][0]));
        let entity = &linked.table[0];
        assert_eq!((entity.kind, linked.decided.get(&entity.id)), (EntityType::Org, Some(&EntityType::Org)));
        assert!(entity.reasons.iter().any(|why| why.contains("other articles decide")), "{:?}", entity.reasons);
        // Who has a role is a person, whatever another article takes the name for.
        made[0].entities.table[0].roles.push("chief".into());
        let all: Vec<&Analysis> = made.iter().collect();
        assert_eq!(link(&all[..2], &[]).table[0].kind, EntityType::Per);
    }

    #[test]
    fn a_place_of_one_article_that_nothing_makes_a_person_is_a_place() {
        let engine = engine();
        let names = [("Tarland", EntityType::Per), ("Tarland", EntityType::Per), ("Tarland", EntityType::Loc)];
        let mut made = articles(&engine, &names);
        made[2].entities.table[0].forms.push(("Tarlandish".into(), 5));
        let all: Vec<&Analysis> = made.iter().collect();
        let linked = link(&all, &[]);
        let [place] = &linked.table[..] else { panic!("{:?}", linked.table) };
        assert_eq!((place.kind, place.id.as_str(), place.name.as_str()), (EntityType::Loc, "loc:tarland", "Tarland"));
        for a in &mut made[..2] {
            a.entities.table[0].roles.push("chief".into());
        }
        let all: Vec<&Analysis> = made.iter().collect();
        assert_eq!(link(&all, &[]).table.len(), 2, "two articles give Tarland an office");
    }

    #[test]
    fn namesakes_beyond_the_bound_stay_apart() {
        let engine = engine();
        let letter = |n: usize| ["b", "d", "l", "m", "n", "p", "r", "t"][n % 8];
        let given = |i: usize| format!("A{}o{}u{}e Roe", letter(i / 64), letter(i / 8), letter(i));
        let names: Vec<String> = (0..2 * people::NAMESAKES).map(given).collect();
        let twice: Vec<(&str, EntityType)> =
            names.iter().chain(&names).map(|n| (n.as_str(), EntityType::Per)).collect();
        let made = articles(&engine, &twice);
        let all: Vec<&Analysis> = made.iter().collect();
        let linked = link(&all, &[]);
        assert_eq!(linked.table.len(), names.len());
        assert!((0..names.len()).all(|i| linked.of[i] == linked.of[i + names.len()]));
    }

    #[test]
    fn variants_have_reasons() {
        let engine = engine();
        let names = [
            ("Harlan Motors", EntityType::Org),
            ("Harlan Motors, Inc.", EntityType::Org),
            ("United States", EntityType::Loc),
            ("U.S.", EntityType::Loc),
            ("Yuri Roe", EntityType::Per),
            ("Yury Roe", EntityType::Per),
            ("Roe", EntityType::Per),
        ];
        let made = articles(&engine, &names);
        let all: Vec<&Analysis> = made.iter().collect();
        for entity in link(&all, &[]).table {
            assert!(!entity.variants.is_empty() && !entity.reasons.is_empty(), "{entity:?}");
        }
    }

    #[test]
    fn corrections_hold_when_articles_come() {
        let engine = engine();
        let names = [("Ada Roe", EntityType::Per), ("Harlan Motors", EntityType::Org), ("Carl Roe", EntityType::Per)];
        let made = articles(&engine, &names);
        let all: Vec<&Analysis> = made.iter().collect();
        let id = |i: usize| link(&all, &[]).id(i, 0).cloned().unwrap();
        let changes = [
            Correction::Merge { entity: id(0), with: vec![id(2)] },
            Correction::Rename { entity: id(0), name: "Ada R. Roe".into() },
            Correction::Retype { entity: id(1), kind: EntityType::Misc },
        ];
        for count in [3, 2] {
            let linked = link(&all[..count], &changes);
            let entity = |i: usize| &linked.table[linked.of[i][0].unwrap() as usize];
            assert_eq!(entity(0).name, "Ada R. Roe");
            assert_eq!(entity(1).kind, EntityType::Misc);
            assert_eq!(count == 3, linked.of.get(2).is_some_and(|o| o[0] == linked.of[0][0]));
        }
        let split = Correction::Split { entity: id(0), names: vec!["Carl Roe".into()] };
        let linked = link(&all, &[changes[0].clone(), split]);
        assert_ne!(linked.of[2], linked.of[0]);
        let linked = link(&all, &[Correction::Delete { entity: id(1) }]);
        assert_eq!(linked.of[1], [None]);
    }
}
