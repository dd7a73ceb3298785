//! Running other programs, and reading and writing files.

use std::ffi::OsStr;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sha2::{Digest, Sha256};

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

/// The bytes of a file, unpacked where its name ends in `gz`; the error names it. A file that is cut short is an error.
pub(crate) fn unpacked(path: &Path) -> Result<Vec<u8>, String> {
    let file = std::fs::read(path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
    if path.extension().is_none_or(|e| e != "gz") {
        return Ok(file);
    }
    let mut unpacked = Vec::new();
    let mut gzip = flate2::read::MultiGzDecoder::new(&file[..]);
    gzip.read_to_end(&mut unpacked).map_err(|e| format!("cannot unpack {}: {e}", path.display()))?;
    Ok(unpacked)
}

/// The same as text.
pub(crate) fn unpacked_text(path: &Path) -> Result<String, String> {
    String::from_utf8(unpacked(path)?).map_err(|e| format!("{}: {e}", path.display()))
}

/// The SHA-256 of bytes, as hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes a file and the folders above it; the error names it.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), String> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(|e| format!("cannot make {}: {e}", parent.display()))?;
    }
    std::fs::write(path, bytes).map_err(|e| format!("cannot write {}: {e}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_packed_file_is_read_whole_or_not_at_all() {
        let folder = std::env::temp_dir().join(format!("nutgraf-unpacked-{}", std::process::id()));
        let path = |name: &str| folder.join(name);
        let text = "Né\n".repeat(1000);
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(text.as_bytes()).expect("it is written to memory");
        let packed = packed.finish().expect("it is written to memory");
        write(&path("a.txt"), &text).expect("it can be written");
        write(&path("a.gz"), &packed).expect("it can be written");
        write(&path("two.gz"), [&packed[..], &packed].concat()).expect("it can be written");
        write(&path("cut.gz"), &packed[..packed.len() - 9]).expect("it can be written");
        assert_eq!(unpacked_text(&path("a.txt")).as_ref(), Ok(&text));
        assert_eq!(unpacked_text(&path("a.gz")).as_ref(), Ok(&text));
        assert_eq!(unpacked_text(&path("two.gz")), Ok(text.repeat(2)));
        for name in ["cut.gz", "none.gz"] {
            assert!(unpacked(&path(name)).is_err_and(|e| e.contains(name)), "{name}");
        }
        std::fs::remove_dir_all(&folder).expect("it was there");
    }
}
