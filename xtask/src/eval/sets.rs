//! Which sets are measured on, and whether they are there as they were.

use std::collections::HashSet;
use std::path::Path;

use crate::shell::sha256;

/// The list: a row a file, a set's own words at its first.
const LIST: &str = include_str!("sets.tsv");

/// A set of labelled texts.
#[derive(Debug)]
pub(super) struct Set<'a> {
    pub(super) name: &'a str,
    area: &'a str,
    what: &'a str,
    source: &'a str,
    licence: &'a str,
    use_for: &'a str,
    how: &'a str,
    /// Paths below the data folder, each with its SHA-256; a folder's is that of its files' hashes in order of name.
    files: Vec<(&'a str, &'a str)>,
}

/// All sets of the list.
pub(super) fn all() -> Result<Vec<Set<'static>>, String> {
    parse(LIST)
}

fn parse(list: &str) -> Result<Vec<Set<'_>>, String> {
    let mut sets: Vec<Set<'_>> = Vec::new();
    for line in list.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        match line.split('\t').collect::<Vec<_>>()[..] {
            [name, area, what, source, licence, use_for, how] => {
                sets.push(Set { name, area, what, source, licence, use_for, how, files: Vec::new() });
            }
            ["", path, sha256] => {
                sets.last_mut().ok_or("sets.tsv: a file without a set")?.files.push((path, sha256));
            }
            _ => return Err(format!("sets.tsv: neither a set nor a file: {line}")),
        }
    }
    Ok(sets)
}

/// How a file is against the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    There,
    Missing,
    Other,
}

fn state(data: &Path, path: &str, wanted: &str) -> State {
    match hash(&data.join(path)) {
        None => State::Missing,
        Some(found) if found == wanted => State::There,
        Some(_) => State::Other,
    }
}

fn hash(path: &Path) -> Option<String> {
    if !path.is_dir() {
        return Some(sha256(&std::fs::read(path).ok()?));
    }
    let mut files: Vec<_> = std::fs::read_dir(path).ok()?.flatten().map(|e| e.path()).filter(|p| p.is_file()).collect();
    files.sort();
    let hashes: Option<Vec<String>> = files.iter().map(|f| hash(f)).collect();
    Some(sha256(hashes?.concat().as_bytes()))
}

/// Whether the sets of an area are there. What is missing or another than the list's is told; where the area was asked
/// for, what is missing is an error.
pub(super) fn are_there(sets: &[Set<'_>], area: &str, data: &Path, asked: bool) -> Result<bool, String> {
    let mut missing = HashSet::new();
    for set in sets.iter().filter(|s| s.area == area) {
        for (path, sha256) in &set.files {
            match state(data, path, sha256) {
                State::There => {}
                State::Other => eprintln!("{path} is not the file that the figures are of (its SHA-256 differs)"),
                State::Missing => {
                    missing.insert(set.name);
                    eprintln!("{} is missing: {}; {}", data.join(path).display(), set.source, set.how);
                }
            }
        }
    }
    let mut names: Vec<&str> = missing.into_iter().collect();
    names.sort_unstable();
    match names[..] {
        [] => Ok(true),
        _ if asked => Err(format!("{area} needs {}; see cargo xtask eval --sets", names.join(", "))),
        _ => {
            println!("{area}: not measured, without {}", names.join(", "));
            Ok(false)
        }
    }
}

/// Prints the sets with how they are.
pub(super) fn print(sets: &[Set<'_>], data: &Path) -> Result<(), String> {
    for set in sets {
        println!("{} ({}): {}", set.name, set.area, set.what);
        println!(
            "    source   {}\n    licence  {}\n    for      {}\n    fetch    {}",
            set.source, set.licence, set.use_for, set.how
        );
        for (path, sha256) in &set.files {
            let state = match state(data, path, sha256) {
                State::There => "there",
                State::Missing => "MISSING",
                State::Other => "there, but ANOTHER than the list's",
            };
            println!("    file     {path}  {state}");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_has_its_sets_and_every_set_its_words() {
        let sets = all().expect("it is a list");
        for (area, _) in super::super::AREAS {
            assert!(sets.iter().any(|s| s.area == area), "{area}");
        }
        for set in &sets {
            assert!(!set.files.is_empty(), "{}", set.name);
            let words = [set.name, set.what, set.source, set.licence, set.use_for, set.how];
            assert!(words.iter().all(|w| !w.is_empty()), "{words:?}");
            for (path, sha256) in &set.files {
                let is_hash = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
                assert!(is_hash, "{path}");
            }
        }
        assert!(parse("\tx\ty").is_err() && parse("one\ttwo").is_err());
    }

    #[test]
    fn a_file_is_there_as_it_was_or_not() {
        let folder = std::env::temp_dir().join(format!("nutgraf-sets-{}", std::process::id()));
        crate::shell::write(&folder.join("pages/a"), "abc").expect("it can be written");
        // The example of FIPS 180-2.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(state(&folder, "pages/a", abc), State::There);
        assert_eq!(state(&folder, "pages/a", "00"), State::Other);
        assert_eq!(state(&folder, "pages/b", abc), State::Missing);
        assert_eq!(state(&folder, "pages", &sha256(abc.as_bytes())), State::There);
        std::fs::remove_dir_all(&folder).expect("it was there");
    }
}
