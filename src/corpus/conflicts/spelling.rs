//! One name in several spellings.

use std::collections::BTreeMap;

use super::found::{Found, Side, limited};
use crate::corpus::compared::Compared;
use crate::corpus::view::View;
use crate::corpus::words;
use crate::report::{ConflictKind, EntityType, Form, Verdict};

/// Finds names that articles spell in different ways. The verdict is always that they mean the same.
pub(super) fn find(all: &Compared<'_>, view: &View<'_>, out: &mut Vec<Found>) {
    // For each entity, each form of a part of its name, with the first place in each article.
    let mut parts: BTreeMap<(u32, bool), BTreeMap<String, BTreeMap<usize, Side>>> = BTreeMap::new();
    let varied =
        |e: u32| all.linked.table.get(e as usize).is_some_and(|e| !e.variants.is_empty() && e.articles.len() > 1);
    for (i, seen) in view.articles.iter().enumerate() {
        for m in seen.a.entities.mentions.iter().filter(|m| m.form == Form::Name) {
            let Some(e) = view.linked(i, m.entity).filter(|&e| varied(e)) else { continue };
            let text = m.span().of(&seen.a.doc.text);
            let names: Vec<&str> = text.split([' ', '-', '\u{a0}']).filter(|w| !w.is_empty()).collect();
            let Some(last) = names.last() else { continue };
            let mut add = |last: bool, name: &str| {
                let forms = parts.entry((e, last)).or_default().entry(words::plain(name)).or_default();
                forms.entry(i).or_insert(Side { article: i, span: m.span() });
            };
            add(true, last);
            if names.len() > 1 && view.kind(e) == Some(EntityType::Per) {
                add(false, names[0]);
            }
        }
    }
    let mut done = Vec::new();
    for ((e, _), forms) in &parts {
        let names: Vec<&String> = forms.keys().collect();
        let person = view.kind(*e) == Some(EntityType::Per);
        let variants: Vec<&String> =
            names.iter().copied().filter(|a| names.iter().any(|&b| *a != b && variant(a, b, person))).collect();
        // Each spelling must have an article that uses no other.
        let alone =
            |v: &&String| forms[*v].keys().any(|i| variants.iter().all(|w| w == v || !forms[*w].contains_key(i)));
        let variants: Vec<&String> = variants.iter().copied().filter(alone).collect();
        if variants.len() < 2 || done.contains(e) {
            continue;
        }
        done.push(*e);
        let written: Vec<String> = variants.iter().map(|v| shown(v)).collect();
        let groups: Vec<Vec<Side>> = variants.iter().map(|v| forms[*v].values().copied().collect()).collect();
        out.push(Found {
            kind: ConflictKind::Spelling,
            verdict: Verdict::Same,
            about: format!("how the name of {} is spelled", view.name(*e)),
            why: format!("{} are spellings of one name", written.join(" and ")),
            sides: limited(&groups),
        });
    }
}

fn shown(name: &str) -> String {
    let mut c = name.chars();
    let first = c.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("“{first}{}”", c.as_str())
}

/// Whether two words in lower case are likely spellings of one name.
fn variant(a: &str, b: &str, person: bool) -> bool {
    let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let short = x.len().min(y.len());
    if short < 4 || x[0] != y[0] || !person && (a.starts_with(b) || b.starts_with(a)) {
        return false;
    }
    let letters = |v: &[char]| v.iter().all(|c| c.is_alphabetic());
    if !letters(&x) || !letters(&y) {
        return false;
    }
    let bones = |v: &[char]| -> String { v.iter().filter(|c| !"aeiouy".contains(**c)).collect() };
    let d = distance(&x, &y);
    d <= 1 && short >= 5 || d <= 2 && (short >= 8 || bones(&x) == bones(&y))
}

/// Edits between two words (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let here = (corner + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            corner = std::mem::replace(&mut row[j + 1], here);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_differ_little() {
        for (a, b) in [("yuri", "yury"), ("zelensky", "zelenskyy"), ("kiev", "kyiv"), ("mohammed", "mohamed")] {
            assert!(variant(a, b, true), "{a} {b}");
        }
        for (a, b) in [("anna", "hanna"), ("marsh", "marek"), ("lund", "lind1"), ("roe", "row")] {
            assert!(!variant(a, b, true), "{a} {b}");
        }
        assert!(!variant("russia", "russian", false));
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use proptest::prelude::*;

    use crate::entities::names::person::one_letter_apart;

    proptest! {
        #[test]
        fn at_most_one_edit_is_at_most_one_letter_apart(a in "[abé]{0,7}", b in "[abé]{0,7}") {
            let letters = |s: &str| s.chars().collect::<Vec<char>>();
            prop_assert_eq!(super::distance(&letters(&a), &letters(&b)) <= 1, one_letter_apart(&a, &b));
        }
    }
}
