//! Running other programs.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A command free of what `cargo run` puts into the environment of the programs it starts, so that a cargo started
/// from here builds the same as one started by hand. What the user has set (registries, proxies, CARGO_HOME) stays.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null());
    for (name, _) in std::env::vars_os() {
        let Some(name) = name.to_str() else { continue };
        let of_the_package = name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
        let of_the_run = ["CARGO", "CARGO_BIN_NAME", "CARGO_CRATE_NAME", "CARGO_PRIMARY_PACKAGE", "OUT_DIR"];
        if of_the_package || of_the_run.contains(&name) {
            command.env_remove(name);
        }
    }
    command
}

/// As [`command`], for a program that runs in the repository's root.
pub(crate) fn at_root(program: impl AsRef<OsStr>) -> Command {
    let mut command = command(program);
    command.current_dir(root());
    command
}

/// Says what runs, runs it with this program's own output, and fails when it fails.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    println!("$ {}", shown(command));
    let status = command.status().map_err(|e| format!("cannot start {}: {e}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed ({status})", shown(command))) }
}

/// What it writes to standard output.
pub(crate) fn output(command: &mut Command) -> Result<Vec<u8>, String> {
    command.stdout(Stdio::piped()).stderr(Stdio::inherit());
    let done = command.output().map_err(|e| format!("cannot start {}: {e}", shown(command)))?;
    if done.status.success() { Ok(done.stdout) } else { Err(format!("{} failed ({})", shown(command), done.status)) }
}

/// The command as one would type it, the repository's root left out.
fn shown(command: &Command) -> String {
    let root = format!("{}/", root().display());
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|w| w.to_string_lossy().replace(&root, "")).collect::<Vec<_>>().join(" ")
}

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the repository")
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |t| root().join(t))
}

/// The first program of these names on PATH.
pub(crate) fn which(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let dirs: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let suffix = std::env::consts::EXE_SUFFIX;
    let places = |name: &str| dirs.iter().map(|d| d.join(format!("{name}{suffix}"))).find(|p| p.is_file());
    names.iter().find_map(|name| places(name))
}

/// Reads a text file; the error names it.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|e| format!("cannot read {}: {e}", path.display()))
}

/// Writes a file and the folders above it; the error names it.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), String> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(|e| format!("cannot make {}: {e}", parent.display()))?;
    }
    std::fs::write(path, bytes).map_err(|e| format!("cannot write {}: {e}", path.display()))
}
