//! No list of words is kept twice: what stands in the lexicon stands in no constant, and no two constants hold mostly
//! the same words, except where `tests/words.tsv` gives the reason.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Lists of fewer words are no lists yet.
const LEAST: usize = 6;

type Lists = BTreeMap<String, BTreeSet<String>>;

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The words of each class of the lexicon, as `lexicon: class`.
fn classes(root: &Path, lists: &mut Lists) {
    for file in fs::read_dir(root.join("lexicon")).expect("the lexicon is there") {
        let path = file.expect("the lexicon can be read").path();
        if path.extension().is_none_or(|e| e != "tsv") || path.ends_with("classes.tsv") {
            continue;
        }
        for line in read(&path).lines().filter(|l| !l.starts_with('#')) {
            let mut fields = line.split('\t');
            let (lemma, classes) = (fields.next().unwrap_or(""), fields.nth(1).unwrap_or(""));
            for given in classes.split(' ').filter(|c| !c.is_empty()) {
                let (class, only) = given.split_once(':').unwrap_or((given, lemma));
                let class = class.split('=').next().unwrap_or(class);
                let words = only.split(',').map(|w| w.replace('_', " "));
                lists.entry(format!("lexicon: {class}")).or_default().extend(words);
            }
        }
    }
}

/// The words of each constant of the sources, as `file: NAME`.
fn constants(root: &Path, folder: &Path, lists: &mut Lists) {
    for entry in fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("the sources can be read").path();
        if path.is_dir() {
            constants(root, &path, lists);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let source = read(&path);
            let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
            let name = path.strip_prefix(root.join("src")).expect("below src").display().to_string();
            for constant in source.split("const ").skip(1) {
                let Some((head, value)) = constant.split_once(" =") else { continue };
                let (constant, is_list) = head.split_once(':').map_or(("", false), |(n, t)| (n, t.contains("str")));
                let value = value.trim_start().trim_start_matches('&');
                if is_list && value.starts_with('[') {
                    let value = value.split("];").next().unwrap_or("");
                    let words = value.split('"').skip(1).step_by(2).map(str::to_lowercase).collect();
                    lists.insert(format!("{name}: {constant}"), words);
                }
            }
        }
    }
}

#[test]
fn no_word_stands_in_two_lists_without_a_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut lists = Lists::new();
    classes(root, &mut lists);
    constants(root, &root.join("src"), &mut lists);
    lists.retain(|_, words| words.len() >= LEAST);
    assert!(lists.len() > 50, "the lists were not found");
    let reasons = read(&root.join("tests/words.tsv"));
    let given: BTreeSet<(&str, &str)> = reasons
        .lines()
        .filter(|l| !l.starts_with('#'))
        .map(|l| match l.split('\t').collect::<Vec<_>>()[..] {
            [a, b, reason] if !reason.is_empty() => (a, b),
            _ => panic!("tests/words.tsv: list, list, reason: {l}"),
        })
        .collect();
    let mut faults = Vec::new();
    let mut found = BTreeSet::new();
    let all: Vec<(&String, &BTreeSet<String>)> = lists.iter().collect();
    for (i, (a, first)) in all.iter().enumerate() {
        for (b, second) in &all[i + 1..] {
            // Classes of the lexicon share rows.
            let shared = first.intersection(second).count();
            let classes = a.starts_with("lexicon: ") && b.starts_with("lexicon: ");
            if !classes && shared >= LEAST && 2 * shared > first.len().min(second.len()) {
                found.insert((a.as_str(), b.as_str()));
                if !given.contains(&(a.as_str(), b.as_str())) {
                    faults.push(format!("{a}\t{b}\tshare {shared} words, and tests/words.tsv gives no reason"));
                }
            }
        }
    }
    for (a, b) in given.difference(&found) {
        faults.push(format!("{a}\t{b}\tshare no longer most words: take the line out of tests/words.tsv"));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
