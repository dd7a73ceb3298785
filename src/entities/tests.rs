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
