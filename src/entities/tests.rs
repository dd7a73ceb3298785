//! Sentences and what this room must make of them.

use super::{Entities, Model, PassEffect, explain, find};
use crate::report::EntityType;
use crate::text::article;

fn model() -> Model {
    Model::open(include_bytes!("../../models/entities.nut")).unwrap()
}

fn entities(model: &Model, sentence: &str) -> Entities {
    let (doc, text) = article(sentence);
    find(&doc, &text, model)
}

/// A sentence, a name in it, and the role that it gives; none where it is empty.
const ROLES: &[(&str, &str, &str)] = &[
    ("It was envoy Ada Roe who came on Monday.", "Ada Roe", "envoy"),
    ("It rained, said deputy foreign minister Ada Roe.", "Ada Roe", "deputy foreign minister"),
    ("Ada Roe, the mayor of Harlan, said it rained.", "Ada Roe", "mayor of Harlan"),
    ("It rained, said Secretary of State Ada Roe.", "Ada Roe", "Secretary of State"),
    ("It rained, said Gen. Ada Roe.", "Ada Roe", "Gen."),
    ("It rained, said Mrs Ada Roe.", "Ada Roe", ""),
    ("The harbour of Ada Roe was closed on Monday.", "Ada Roe", ""),
];

#[test]
fn roles_stand_beside_names() {
    let model = model();
    for (sentence, name, role) in ROLES {
        let found = entities(&model, sentence);
        let entity = found.table.iter().find(|e| e.name == *name);
        let entity = entity.unwrap_or_else(|| panic!("no {name} in “{sentence}”: {:?}", found.table));
        let roles: Vec<&str> = entity.roles.iter().map(String::as_str).collect();
        let expected: &[&str] = if role.is_empty() { &[] } else { &[role] };
        assert_eq!(roles, expected, "“{sentence}”");
    }
}

const STORY: &str = "Norway's Ada Roe, the envoy, met Carl Hale in Sri Lanka on Monday. The Harlan Party and the Brenner \
    Party sent Secretary of State J. E. Voss. The Institute of Tidal Research (ITR) said Hale would stay.";

fn effects() -> Vec<PassEffect> {
    let (doc, text) = article(STORY);
    explain(&doc, &text, &model())
}

#[test]
fn the_explanation_tells_all_that_the_passes_change() {
    let effects = effects();
    assert!(effects.len() > 10 && effects[0].pass == "tagger" && !effects[0].changes.is_empty());
    // Who follows the changes has the names that were read.
    let mut names: Vec<(u32, u32, EntityType)> = Vec::new();
    for pass in &effects {
        for change in &pass.changes {
            for name in &change.before {
                let at = names.iter().position(|n| *n == (name.span.start, name.span.end, name.kind));
                names.remove(at.unwrap_or_else(|| panic!("{} changes what is not there: {name:?}", pass.pass)));
            }
            names.extend(change.after.iter().map(|n| (n.span.start, n.span.end, n.kind)));
        }
    }
    names.sort_by_key(|n| n.0);
    for mention in entities(&model(), STORY).mentions.iter().filter(|m| m.form == crate::report::Form::Name) {
        let held = |n: &&(u32, u32, EntityType)| n.0 <= mention.span().start && mention.span().end <= n.1;
        assert!(names.iter().any(|n| held(&n)), "no pass left {mention:?}: {names:?}");
    }
}

#[test]
fn every_pass_has_a_name_of_its_own() {
    let mut names: Vec<&str> = effects().iter().map(|p| p.pass).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), effects().len());
}

/// A sentence, a name in it and its type; no entity of that name where there is none.
const NAMES: &[(&str, &str, Option<EntityType>)] = &[
    ("Two towers were too tall, wrote Ada Roe, M.D., Ph.D., in May.", "Ada Roe", Some(EntityType::Per)),
    ("Two towers were too tall, wrote Ada Roe, M.D., Ph.D., in May.", "M.D.", None),
    ("Two towers were too tall, wrote Ada Roe, M.D., Ph.D., in May.", "Ph.D.", None),
    ("The nurse, Ada Roe, R.N., said so on Monday.", "R.N.", None),
    ("The price rose to RM6.162 million on Monday.", "RM6", None),
    ("The land went for R2bn on Monday, he said.", "R2bn", None),
    ("The MEC said it rained.", "MEC", None),
    ("Tenants of June Court, a block in Orl Street, were moved out on Monday.", "June Court", Some(EntityType::Org)),
    ("The head of the H.B.L. Ivan B. Hale was fired.", "Ivan B. Hale", Some(EntityType::Per)),
    ("“It rained,” said April Hale. April Hale said it was cold.", "April Hale", Some(EntityType::Per)),
    ("“It fell at noon,” said her uncle, Jordan Voss.", "Jordan Voss", Some(EntityType::Per)),
    ("Florence Voss fell. “It was noon,” said her uncle, Jordan Voss.", "Florence Voss", Some(EntityType::Per)),
    ("Burnley striker Tom Hale came to Leeds on Monday.", "Burnley", Some(EntityType::Org)),
    ("Ada Roe, R-Ohio, said no. Tom Hale, Republican of Ohio, agreed.", "Ohio", Some(EntityType::Loc)),
    ("Ada Roe, R-Ohio, said no. Tom Hale, Republican of Ohio, agreed.", "R-Ohio", None),
    ("Ada Roe, R-Ohio, said no. Tom Hale, Republican of Ohio, agreed.", "Republican of Ohio", None),
    ("One of its divers, Lucian Minor, left on Monday.", "Lucian Minor", Some(EntityType::Per)),
    (
        "The Bureau of Alcohol, Tobacco, Firearms and Explosives said no.",
        "Bureau of Alcohol, Tobacco, Firearms and Explosives",
        Some(EntityType::Org),
    ),
    ("Justice Ginsburg said so on Monday.", "Ginsburg", Some(EntityType::Per)),
    ("Representative Ada Roe, a Virginia Democrat, said no on Monday.", "Virginia", Some(EntityType::Loc)),
    ("The Detroit Lions General Manager Tom Hale said no.", "Detroit Lions", Some(EntityType::Org)),
    ("The analyst at Hale, Voss & Roe said no.", "Hale, Voss & Roe", Some(EntityType::Org)),
    ("Orlonet Salvage, a unit of Telvane Group, has a new boat.", "Orlonet Salvage", Some(EntityType::Org)),
];

#[test]
fn names_have_their_types() {
    let model = model();
    for (sentence, name, kind) in NAMES {
        let found = entities(&model, sentence);
        let entity = found.table.iter().find(|e| e.name == *name);
        assert_eq!(entity.and_then(|e| e.kind), *kind, "{name} in “{sentence}”: {:?}", found.table);
    }
}

#[test]
fn one_surname_and_several_people() {
    let model = model();
    let of = |story: &str, name: &str| {
        let found = entities(&model, story);
        let last =
            found.mentions.iter().rev().find(|m| m.form == crate::report::Form::Name && m.span().of(story) == name);
        last.map(|m| found.table[m.entity as usize].name.clone()).unwrap_or_default()
    };
    let court = "Chief Justice John G. Roe spoke. Justice Ann Roe wrote on Monday.";
    assert_eq!(of(&format!("{court} Chief Justice Roe said no."), "Roe"), "John G. Roe");
    assert_eq!(of(&format!("{court} Justice Roe said no."), "Roe"), "Ann Roe");
    let lawyer = "Dave Roe opened the pier on Monday. His lawyer, Kim Roe, is no relation.";
    assert_eq!(of(&format!("{lawyer} Mr. Roe, 47, said it was late."), "Roe"), "Dave Roe");
    let twice = "Clive Thulani Roe owns the mine. Mary Hale does not. Thulani Roe said so.";
    assert_eq!(of(twice, "Thulani Roe"), "Clive Thulani Roe");
    let son = "Clive Thulani Roe was jailed on Monday. His son, Thulani Roe, wept.";
    assert_eq!(of(son, "Thulani Roe"), "Thulani Roe");
    let daughter = "Mary Ann Hale owns the mine. She is the daughter of Ann Hale, who found it.";
    assert_eq!(of(daughter, "Ann Hale"), "Ann Hale");
    let brothers = "Dave Roe and his brother, Tom Roe, opened the pier on Monday.";
    assert_eq!(of(&format!("{brothers} “It rained,” Roe said."), "Roe"), "Roe");
}
