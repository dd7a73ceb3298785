//! The order of the rooms: no arrow runs back up, and no files use one another in a circle.
//!
//! An arrow from file A to file B stands for a path in A (`crate::…`, `super::…`, or the name of a child module) that
//! leads to something in B. Code for tests alone draws none.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use syn::visit::{self, Visit};

/// The rooms of `src`, from the ground up: each may use those before it, and none after it.
const ORDER: &[&str] = &[
    "error",
    "listed",
    "calendar",
    "sort",
    "hashed",
    "work",
    "pack",
    "unit",
    "span",
    "offsets",
    "report",
    "lexicon",
    "input",
    "text",
    "times",
    "entities",
    "quotes",
    "deadlines",
    "engine",
    "corpus",
    "files",
    "readers",
    "tables",
    "exports",
    "lib",
    "wasm",
];

/// Modules by their path below `crate`, such as `entities::lists`; the crate's root is `lib`.
type Arrows = BTreeMap<String, BTreeSet<String>>;

fn room(module: &str) -> &str {
    module.split("::").next().unwrap_or(module)
}

fn rank(module: &str) -> usize {
    let room = room(module);
    ORDER.iter().position(|&r| r == room).unwrap_or_else(|| panic!("src/{room} has no place in the order of rooms"))
}

#[test]
fn no_arrow_runs_back_up() {
    let arrows = arrows();
    let up: Vec<String> = arrows
        .iter()
        .flat_map(|(from, to)| to.iter().map(move |to| (from, to)))
        .filter(|(from, to)| rank(from) < rank(to))
        .map(|(from, to)| format!("{from} uses {to}"))
        .collect();
    assert!(up.is_empty(), "against the order of the rooms:\n{}", up.join("\n"));
}

#[test]
fn no_files_use_one_another_in_a_circle() {
    let arrows = arrows();
    let mut circles = BTreeSet::new();
    for (from, to) in arrows.iter().flat_map(|(from, to)| to.iter().map(move |to| (from, to))) {
        if let Some(back) = way(arrows, to, from) {
            circles.insert(back.join(" > "));
        }
    }
    assert!(circles.is_empty(), "{} arrows are part of a circle, such as\n{}", circles.len(), first(&circles));
}

fn first(circles: &BTreeSet<String>) -> String {
    let mut shortest: Vec<&String> = circles.iter().collect();
    shortest.sort_by_key(|c| c.len());
    shortest.into_iter().take(20).cloned().collect::<Vec<_>>().join("\n")
}

/// The shortest way along arrows.
fn way<'a>(arrows: &'a Arrows, from: &'a str, to: &str) -> Option<Vec<&'a str>> {
    let mut came = BTreeMap::from([(from, from)]);
    let mut queue = std::collections::VecDeque::from([from]);
    while let Some(at) = queue.pop_front() {
        if at == to {
            let mut out = vec![at];
            while came[out[0]] != out[0] {
                out.insert(0, came[out[0]]);
            }
            return Some(out);
        }
        for next in arrows.get(at).into_iter().flatten() {
            if !came.contains_key(next.as_str()) {
                came.insert(next, at);
                queue.push_back(next);
            }
        }
    }
    None
}

#[test]
fn arrows_are_read_from_uses_paths_and_macros() {
    let modules: BTreeSet<String> = ["lib", "a", "a::x", "a::y", "b"].map(String::from).into();
    let of = |module: &str, source: &str| arrows_of(module, &syn::parse_file(source).unwrap(), &modules);
    let set = |names: &[&str]| names.iter().map(|n| n.to_string()).collect::<BTreeSet<_>>();
    assert_eq!(of("a::x", "use crate::b::{C, D as E}; use super::y::f;"), set(&["a::y", "b"]));
    assert_eq!(of("a", "mod x; fn f() { x::g(); x_not::g() }"), set(&["a::x"]));
    assert_eq!(of("a::x", "fn f() { println!(\"{}\", super::y::g(1)) }"), set(&["a::y"]));
    assert_eq!(of("a::x", "fn f(c: super::Parent) { crate::h() }"), set(&["a", "lib"]));
    assert_eq!(of("a::x", "mod m { use super::super::y::f; use super::g; }"), set(&["a::y"]));
    assert_eq!(of("a::x", "pub(crate) fn f() {} pub(super) struct S;"), set(&[]));
    assert_eq!(of("a::x", "#[cfg(test)] mod tests { use crate::b::C; } #[cfg(test)] use crate::b::D;"), set(&[]));
    assert_eq!(of("a::x", "// crate::b\nconst S: &str = \"crate::b::C\"; use std::fmt;"), set(&[]));
}

/// All arrows between the modules of `src`, each a file.
fn arrows() -> &'static Arrows {
    static ARROWS: std::sync::OnceLock<Arrows> = std::sync::OnceLock::new();
    ARROWS.get_or_init(read_arrows)
}

fn read_arrows() -> Arrows {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = BTreeMap::new();
    walk(&root, "", &mut files);
    let modules: BTreeSet<String> = files.keys().cloned().collect();
    assert!(modules.len() > 100, "only {} files under {}", modules.len(), root.display());
    let mut arrows = Arrows::new();
    let mut for_tests = BTreeSet::new();
    for (module, path) in &files {
        let source = std::fs::read_to_string(path).unwrap();
        let file = syn::parse_file(&source).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        for_tests.extend(test_modules(module, &file));
        arrows.insert(module.clone(), arrows_of(module, &file, &modules));
    }
    arrows.retain(|module, _| !for_tests.contains(module));
    arrows
}

/// Gathers the module of every file below `dir`; the program is a crate of its own.
fn walk(dir: &Path, module: &str, out: &mut BTreeMap<String, std::path::PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_string();
        let inside = if module.is_empty() { name.clone() } else { format!("{module}::{name}") };
        if path.is_dir() {
            if name != "bin" {
                walk(&path, &inside, out);
            }
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.insert(if name == "mod" { module.to_string() } else { inside }, path);
        }
    }
}

/// The modules that a file has for tests alone.
fn test_modules<'a>(module: &'a str, file: &'a syn::File) -> impl Iterator<Item = String> + 'a {
    file.items.iter().filter_map(move |item| match item {
        syn::Item::Mod(m) if m.content.is_none() && for_tests(&m.attrs) => Some(format!("{module}::{}", m.ident)),
        _ => None,
    })
}

fn arrows_of(module: &str, file: &syn::File, modules: &BTreeSet<String>) -> BTreeSet<String> {
    let mut reader = Reader { module, modules, inline: 0, out: BTreeSet::new() };
    reader.visit_file(file);
    reader.out.remove(module);
    reader.out
}

struct Reader<'a> {
    module: &'a str,
    modules: &'a BTreeSet<String>,
    /// How many modules inside the file the reader is in.
    inline: usize,
    out: BTreeSet<String>,
}

impl Reader<'_> {
    /// Follows a path as far as there are files for it.
    fn path(&mut self, segments: &[String]) {
        let mut at: Vec<&str> = if self.module == "lib" { vec![] } else { self.module.split("::").collect() };
        let mut rest = segments;
        match rest.first().map(String::as_str) {
            Some("crate") => {
                at.clear();
                rest = &rest[1..];
            }
            Some("self" | "super") => {
                let mut inline = self.inline;
                while let Some("self" | "super") = rest.first().map(String::as_str) {
                    match (rest[0].as_str(), inline) {
                        ("super", 0) => _ = at.pop(),
                        ("super", _) => inline -= 1,
                        _ => {}
                    }
                    rest = &rest[1..];
                }
                if inline > 0 {
                    return;
                }
            }
            // A child module; whatever else a path may begin with is no file of ours, or was brought here by a `use`.
            Some(name) if rest.len() > 1 && self.modules.contains(&join(&at, name)) => {}
            _ => return,
        }
        for name in rest {
            if !self.modules.contains(&join(&at, name)) {
                break;
            }
            at.push(name);
        }
        self.out.insert(if at.is_empty() { "lib".into() } else { at.join("::") });
    }

    fn tree(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(p) => self.tree(&with(&p.ident), &p.tree),
            syn::UseTree::Name(n) => self.path(&with(&n.ident)),
            syn::UseTree::Rename(r) => self.path(&with(&r.ident)),
            syn::UseTree::Glob(_) => self.path(before),
            syn::UseTree::Group(g) => g.items.iter().for_each(|t| self.tree(before, t)),
        }
    }
}

fn join(at: &[&str], name: &str) -> String {
    at.iter().copied().chain([name]).collect::<Vec<_>>().join("::")
}

/// Whether an item is compiled for tests alone.
fn for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|a| {
        let words = |m: &syn::MetaList| m.tokens.to_string();
        a.path().is_ident("test")
            || (a.path().is_ident("cfg")
                && a.meta.require_list().is_ok_and(|m| words(m) == "test" || words(m).starts_with("all (test")))
    })
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let attributes = match item {
            syn::Item::Mod(i) => &i.attrs,
            syn::Item::Fn(i) => &i.attrs,
            syn::Item::Impl(i) => &i.attrs,
            syn::Item::Use(i) => &i.attrs,
            _ => &vec![],
        };
        if !for_tests(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.inline += 1;
        visit::visit_item_mod(self, item);
        self.inline -= 1;
    }

    /// `pub(crate)` is no use of the crate's root.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.path(&path.segments.iter().map(|s| s.ident.to_string()).collect::<Vec<_>>());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        // What a macro is given is words alone: paths among them are told by their first word.
        let words = mac.tokens.to_string();
        let words: Vec<&str> = words.split_whitespace().flat_map(|w| w.split_inclusive(['(', ')', ',', ';'])).collect();
        for (i, word) in words.iter().enumerate() {
            let starts = i == 0 || words[i - 1] != "::";
            if starts && words.get(i + 1).is_some_and(|w| w.starts_with("::")) {
                let path = words[i..].chunks(2).map_while(|c| (c.len() == 1 || c[1] == "::").then_some(c[0]));
                let mut path: Vec<String> = path.map(String::from).collect();
                let last = words.get(i + 2 * path.len());
                path.extend(last.map(|w| w.trim_end_matches(['(', ')', ',', ';']).to_string()));
                self.path(&path);
            } else {
                let _ = word;
            }
        }
    }
}
