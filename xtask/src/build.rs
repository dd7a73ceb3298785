//! `cargo xtask build`: the browser's files into `www/pkg`. The program for tests is built here too.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::offline;
use crate::shell::{at_root, root, run, sha256, target, write};
use crate::tools;

/// The engine.
const WASM: &str = "nutgraf_bg.wasm";
/// The readers of documents, which the page fetches when such a file comes.
const READERS: &str = "readers_bg.wasm";
/// The module with the files' hashes.
const HASHES: &str = "hashes.js";
/// The model files that the page fetches beside the wasm.
const MODELS: [&str; 2] = ["entities.nut", "quotes.nut"];

/// What rustc's WebAssembly target uses beyond the first version of the format; wasm-opt must know it to read it.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
];

/// What makes the module small: passes are run until nothing changes, and what says which tools made it is left out. Of functions
/// with one caller, large ones stay apart: put into one, they take minutes in passes that are quadratic in a function's locals.
const SMALLER: [&str; 4] = ["-Oz", "--converge", "--one-caller-inline-max-function-size=1000", "--strip-producers"];

/// How the bindings are made.
const BINDINGS: [&str; 4] = ["--target", "web", "--omit-default-module-path", "--experimental-reset-state-function"];

/// Where the browser's files go.
pub(crate) fn pkg() -> PathBuf {
    root().join("www/pkg")
}

/// Runs `build`: sets up npm for wasm-opt where it can, then builds, with the typings.
pub(crate) fn command() -> Result<(), String> {
    tools::npm()?;
    build(Optimise::Must)?;
    typings()
}

/// Writes the TypeScript declarations of the page's JavaScript into `www/types`. They do not stand beside it, where they
/// would hide from the type checker what they are made of.
pub(crate) fn typings() -> Result<(), String> {
    let types = root().join("www/types");
    if types.exists() {
        std::fs::remove_dir_all(&types).map_err(|e| format!("cannot empty {}: {e}", types.display()))?;
    }
    run(at_root("node_modules/.bin/tsc").args(["--project", "xtask/js/typings.json"]))?;
    let bindings = std::fs::read(pkg().join("nutgraf.d.ts")).map_err(|e| format!("no types of the bindings: {e}"))?;
    write(&types.join("pkg/nutgraf.d.ts"), bindings)
}

/// Whether the build has to go through wasm-opt.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Optimise {
    /// It fails without.
    Must,
    /// It does where wasm-opt is there, and says so where it is not.
    IfThere,
}

/// Builds `www/pkg`. Quick when nothing has changed.
pub(crate) fn build(optimise: Optimise) -> Result<(), String> {
    tools::wasm_target()?;
    let bindgen = tools::wasm_bindgen()?.join("wasm-bindgen");
    // Each on its own: built together, each would get the features of both.
    let raws = [module("nutgraf-wasm", "wasm")?, module("nutgraf-wasm-readers", "wasm-small")?];
    let wasm_opt = tools::wasm_opt();
    if wasm_opt.is_none() && optimise == Optimise::Must {
        return Err("wasm-opt is missing; `npm ci` brings it".into());
    }

    let pkg = pkg();
    let stamp = pkg.join(".stamp");
    let made_of = fingerprint(&raws, wasm_opt.as_deref())?;
    let there = ["nutgraf.js", "nutgraf.d.ts", WASM, "readers.js", "readers.d.ts", READERS, HASHES]
        .iter()
        .chain(&MODELS)
        .all(|f| pkg.join(f).is_file());
    if there && std::fs::read_to_string(&stamp).is_ok_and(|s| s == made_of) {
        return list();
    }

    if pkg.exists() {
        std::fs::remove_dir_all(&pkg).map_err(|e| format!("cannot empty {}: {e}", pkg.display()))?;
    }
    // The page hands in the module, and begins anew after a trap, without an address that is put together at run time:
    // bundlers find the files by their literal addresses in www/nutgraf/addresses.js.
    for (raw, name) in raws.iter().zip(["nutgraf", "readers"]) {
        run(at_root(&bindgen).args(BINDINGS).args(["--out-name", name, "--out-dir"]).arg(&pkg).arg(raw))?;
        let wasm = pkg.join(format!("{name}_bg.wasm"));
        match &wasm_opt {
            Some(wasm_opt) => run(at_root(wasm_opt).args(FEATURES).args(SMALLER).arg(&wasm).arg("-o").arg(&wasm))?,
            None => println!("wasm-opt is not installed (`npm ci` brings it), so {name} is larger than it need be"),
        }
    }
    for model in MODELS {
        let to = pkg.join(model);
        std::fs::copy(root().join("models").join(model), to).map_err(|e| format!("cannot copy {model}: {e}"))?;
    }
    write(&pkg.join(HASHES), hashes(&pkg)?)?;
    write(&stamp, made_of)?;
    list()
}

/// Writes down what the demo page keeps for when there is no network.
fn list() -> Result<(), String> {
    let www = root().join("www");
    write(&www.join(offline::LIST), offline::list(&www)?)
}

/// Builds a package for the browser; its module.
fn module(package: &str, profile: &str) -> Result<PathBuf, String> {
    let how = ["build", "--quiet", "--locked", "--target=wasm32-unknown-unknown", "--profile", profile];
    run(at_root("cargo").args(how).args(["--package", package]))?;
    let name = format!("{}.wasm", package.replace('-', "_"));
    Ok(target().join("wasm32-unknown-unknown").join(profile).join(name))
}

/// The program, built for development.
pub(crate) fn program() -> Result<PathBuf, String> {
    run(at_root("cargo").args(["build", "--quiet", "--locked", "--bin=nutgraf"]))?;
    Ok(target().join("debug").join(format!("nutgraf{}", std::env::consts::EXE_SUFFIX)))
}

/// A module with the SHA-256 of each file that the page fetches, against which `www/nutgraf/host.js` checks them.
fn hashes(pkg: &Path) -> Result<String, String> {
    let mut module = "// The SHA-256 of the files beside this one.\nexport const HASHES = {\n".to_owned();
    for file in [WASM, READERS].into_iter().chain(MODELS) {
        let bytes = std::fs::read(pkg.join(file)).map_err(|e| format!("cannot read {file}: {e}"))?;
        module.push_str(&format!("  '{file}': '{}',\n", sha256(&bytes)));
    }
    Ok(module + "};\n")
}

/// Changes whenever one of the things that `www/pkg` is made of changes.
fn fingerprint(raws: &[PathBuf], wasm_opt: Option<&Path>) -> Result<String, String> {
    let mut hash = DefaultHasher::new();
    let models = MODELS.map(|m| root().join("models").join(m));
    for path in raws.iter().chain(&models) {
        std::fs::read(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?.hash(&mut hash);
    }
    (tools::wasm_bindgen_version()?, wasm_opt, FEATURES, SMALLER, BINDINGS).hash(&mut hash);
    // npm's wasm-opt keeps its path from version to version.
    std::fs::read(root().join("package-lock.json")).unwrap_or_default().hash(&mut hash);
    Ok(format!("{:016x}\n", hash.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_every_fetched_file_is_told() {
        let pkg = std::env::temp_dir().join(format!("nutgraf-hashes-{}", std::process::id()));
        [WASM, READERS, MODELS[0], MODELS[1]]
            .iter()
            .try_for_each(|f| write(&pkg.join(f), "abc"))
            .expect("files can be written");
        let module = hashes(&pkg).expect("the files are there");
        // The example of FIPS 180-2.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        for file in [WASM, READERS, MODELS[0], MODELS[1]] {
            assert!(module.contains(&format!("'{file}': '{abc}'")), "{module}");
        }
        std::fs::remove_file(pkg.join(WASM)).expect("it was there");
        assert!(hashes(&pkg).is_err());
    }
}
