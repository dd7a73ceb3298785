//! Compiles the word lists of `lexicon/` into tables (`src/lexicon`).
#![allow(clippy::print_stdout, reason = "so a build script speaks to cargo")]

#[path = "src/lexicon/compile.rs"]
mod compile;
#[path = "src/lexicon/hash.rs"]
mod hash;
#[allow(dead_code, reason = "the library uses the rest")]
#[path = "src/lexicon/inflect.rs"]
mod inflect;
#[path = "src/lexicon/phrases.rs"]
mod phrases;

use std::path::Path;
use std::{env, fs, process};

/// As in `src/lexicon/mod.rs`.
const BLOCK: usize = 16;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=lexicon");
    println!("cargo::rerun-if-changed=src/lexicon");
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let folder = Path::new(&root).join("lexicon");
    let mut files: Vec<(String, String)> = fs::read_dir(&folder)
        .expect("the folder lexicon can be read")
        .filter_map(|entry| {
            let path = entry.expect("the folder lexicon can be read").path();
            let name = path.file_name()?.to_str()?.to_owned();
            let text = || fs::read_to_string(&path).expect("the files of lexicon are text");
            name.ends_with(".tsv").then(|| (name, text()))
        })
        .collect();
    files.sort();
    let furniture = folder.join("phrases/furniture.tsv");
    let phrases = fs::read_to_string(furniture).expect("the phrases of furniture are text");
    write("lexicon.rs", compile::compile(&files));
    write("furniture.rs", phrases::compile("phrases/furniture.tsv", &phrases));
}

/// Writes what was compiled, or tells the faults.
fn write(name: &str, compiled: Result<String, Vec<String>>) {
    match compiled {
        Ok(source) => {
            let out = env::var("OUT_DIR").expect("cargo sets it");
            fs::write(Path::new(&out).join(name), source).expect("the folder of the build can be written");
        }
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
            process::exit(1);
        }
    }
}
