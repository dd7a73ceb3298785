//! `cargo xtask package WHAT`: what is released, into `dist`.

use std::path::{Path, PathBuf};

use crate::shell::{at_root, output, root, run, target, write};
use crate::{npm, tools, wheel};

/// The target whose programs run on any Linux: statically linked, no C library of the system's.
const STATIC: &str = "x86_64-unknown-linux-musl";

/// The program's commands that have a manual page of their own.
const COMMANDS: [&str; 2] = ["articles", "corpus"];

/// What is packaged, and how.
type Part = (&'static str, fn() -> Result<(), String>);

const PARTS: [Part; 3] = [("binaries", binaries), ("npm", npm), ("wheel", wheel::wheel)];

/// What `package` takes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// What is packaged
    #[arg(value_parser = PARTS.map(|(name, _)| name))]
    what: String,
}

/// Runs `package`.
pub(crate) fn command(args: &Args) -> Result<(), String> {
    PARTS.iter().filter(|(name, _)| *name == args.what).try_for_each(|(_, part)| part())
}

/// The program for Linux, statically linked, with its manual pages and completions.
fn binaries() -> Result<(), String> {
    tools::rust_target(STATIC)?;
    let build = ["build", "--quiet", "--locked", "--release", "--bin=nutgraf", "--target", STATIC];
    run(at_root("cargo").args(build))?;
    let program = target().join(STATIC).join("release/nutgraf");
    let name = format!("nutgraf-{}-{}", env!("CARGO_PKG_VERSION"), STATIC.replacen("-unknown", "", 1));
    let folder = target().join("xtask/package").join(&name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|e| format!("cannot empty {}: {e}", folder.display()))?;
    }
    fill(&folder, &program)?;
    let archive = dist(&format!("{name}.tar.gz"))?;
    // The same files give the same archive: by name, without owners and times of their own.
    run(at_root("tar")
        .args(["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mtime=@0", "-I", "gzip -9n", "-cf"])
        .arg(&archive)
        .arg("-C")
        .arg(target().join("xtask/package"))
        .arg(&name))?;
    println!("{}", archive.display());
    Ok(())
}

/// Puts into the folder what the archive holds; what the program prints of itself shows that it runs.
fn fill(folder: &Path, program: &Path) -> Result<(), String> {
    let says = |args: &[&str]| output(at_root(program).args(args));
    write(&folder.join("man/nutgraf.1"), says(&["man"])?)?;
    for command in COMMANDS {
        write(&folder.join(format!("man/nutgraf-{command}.1")), says(&["man", command])?)?;
    }
    for (shell, file) in [("bash", "nutgraf.bash"), ("zsh", "_nutgraf"), ("fish", "nutgraf.fish")] {
        write(&folder.join("completions").join(file), says(&["completions", shell])?)?;
    }
    for file in ["README.md", "CHANGELOG.md", "NOTICE", "LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root().join(file), &folder.join(file))?;
    }
    copy(program, &folder.join("nutgraf"))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    std::fs::copy(from, to).map(|_| ()).map_err(|e| format!("cannot copy {}: {e}", from.display()))
}

/// A file of what is released.
fn dist(name: &str) -> Result<PathBuf, String> {
    let dist = root().join("dist");
    std::fs::create_dir_all(&dist).map_err(|e| format!("cannot make {}: {e}", dist.display()))?;
    Ok(dist.join(name))
}

fn npm() -> Result<(), String> {
    npm::package().map(|tarball| println!("{}", tarball.display()))
}
