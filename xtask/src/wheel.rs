//! The Python package: built as a wheel, looked over, installed as a user would, and tested.

use std::path::{Path, PathBuf};

use crate::shell::{at_root, command, output, root, run, target, which};
use crate::tools;

/// What builds and checks the wheel.
const TOOLS: [&str; 2] = ["maturin>=1.9,<2", "twine>=6"];
/// What the tests of the package need beside it: its optional companions, and a type checker.
const COMPANIONS: [&str; 5] = ["pytest", "mypy", "pandas", "polars", "pyarrow"];

/// Builds the wheel into `dist`, for any Python from 3.9 on.
pub(crate) fn wheel() -> Result<(), String> {
    build().map(|wheel| println!("{}", wheel.display()))
}

/// The step `wheel`: built, its metadata clean, installed into a fresh environment without a compiler, and tested.
pub(crate) fn wheel_step() -> Result<(), String> {
    let wheel = build()?;
    run(at_root(tool("twine")?).args(["check", "--strict"]).arg(&wheel))?;
    let python = installed("wheel-test", &wheel, &COMPANIONS)?;
    let program = crate::build::program()?;
    run(at_root(python).env("NUTGRAF_BIN", program).args(["-m", "pytest", "-q", "python/tests"]))
}

/// The Python of a fresh environment in `target/python` with the wheel and other packages.
pub(crate) fn installed(name: &str, wheel: &Path, others: &[&str]) -> Result<PathBuf, String> {
    let python = environment(name, true)?;
    let mut pip = at_root(&python);
    // Out of a compiler's sight: what is installed here must not need one.
    run(pip.args(["-m", "pip", "install", "--quiet", "--only-binary=nutgraf"]).arg(wheel).args(others))?;
    Ok(python)
}

/// The wheel, built.
pub(crate) fn build() -> Result<PathBuf, String> {
    let dist = root().join("dist");
    for old in wheels(&dist) {
        std::fs::remove_file(&old).map_err(|e| format!("cannot remove {}: {e}", old.display()))?;
    }
    let mut maturin = at_root(tool("maturin")?);
    maturin.env("PYO3_PYTHON", environment("tools", false)?);
    run(maturin.args(["build", "--locked", "--manifest-path", "python/Cargo.toml", "--out"]).arg(&dist))?;
    wheels(&dist).pop().ok_or_else(|| format!("maturin left no wheel in {}", dist.display()))
}

fn wheels(dist: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(dist).into_iter().flatten().flatten().map(|f| f.path());
    files.filter(|f| f.extension().is_some_and(|e| e == "whl")).collect()
}

/// A program of the environment that builds and checks wheels.
fn tool(name: &str) -> Result<PathBuf, String> {
    let python = environment("tools", false)?;
    let program = python.with_file_name(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if !program.is_file() {
        run(at_root(&python).args(["-m", "pip", "install", "--quiet"]).args(TOOLS))?;
    }
    Ok(program)
}

/// The Python of an environment in `target/python`, made anew if `fresh`.
fn environment(name: &str, fresh: bool) -> Result<PathBuf, String> {
    let home = target().join("python").join(name);
    let python = home.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if fresh || !python.is_file() {
        let clear: &[&str] = if fresh { &["--clear"] } else { &[] };
        run(at_root(system_python()?).args(["-m", "venv"]).args(clear).arg(&home))
            .map_err(|e| format!("{e}; on Debian install python3-venv"))?;
    }
    Ok(python)
}

fn system_python() -> Result<PathBuf, String> {
    let python = || {
        which(&["python3", "python"])
            .filter(|p| command(p).args(["-c", "import ensurepip, venv"]).status().is_ok_and(|s| s.success()))
    };
    if python().is_none() {
        tools::install("Python 3.9 or later with venv", &["python3", "python3-venv"])?;
    }
    let found = python().ok_or("install Python 3.9 or later with venv")?;
    let version = output(command(&found).args(["-c", "import sys; print(sys.version_info >= (3, 9))"]))?;
    if version.starts_with(b"True") { Ok(found) } else { Err("install Python 3.9 or later".into()) }
}

/// What the recipes need beside the wheel.
const RECIPES: [&str; 5] = ["pytest", "pyspark>=4,<5", "duckdb>=1", "pandas<3", "pyarrow"];

/// The step `recipes`, which takes minutes and is run by name: the recipes at small size, each against one process.
pub(crate) fn recipes_step() -> Result<(), String> {
    which(&["java"]).ok_or("install Java 17 or later for Spark")?;
    which(&["parallel"]).ok_or("install GNU parallel")?;
    let python = installed("recipes-test", &build()?, &RECIPES)?;
    let program = crate::build::program()?;
    let mut tests = at_root(&python);
    // Spark's workers take the same Python.
    tests.env("NUTGRAF_BIN", program).env("PYSPARK_PYTHON", &python);
    run(tests.args(["-m", "pytest", "-q", "recipes"]))
}
