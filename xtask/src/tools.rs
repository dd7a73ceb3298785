//! Setting up: finds each program that the commands need and installs what is missing.
//!
//! Rust tools go to `~/.cache/nutgraf/tools/NAME-VERSION`, npm's to `node_modules`, browsers come from the system.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::shell::{at_root, command, output, read, root, run, which, write};

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const WASM_PACK: &str = "0.15.1";
const GECKODRIVER: &str = "0.37.1";
const CARGO_DENY: &str = "0.20.2";
/// The oldest Node.js that the development dependencies run on.
const NODE: u32 = 20;

/// Makes sure that Rust can build for the browser.
pub(crate) fn wasm_target() -> Result<(), String> {
    rust_target(WASM_TARGET)
}

/// Makes sure that Rust can build for a target.
pub(crate) fn rust_target(name: &str) -> Result<(), String> {
    let sysroot = output(at_root("rustc").args(["--print", "sysroot"]))?;
    let sysroot = PathBuf::from(String::from_utf8_lossy(&sysroot).trim());
    if sysroot.join("lib/rustlib").join(name).join("lib").is_dir() {
        return Ok(());
    }
    run(at_root("rustup").args(["target", "add", name]))
        .map_err(|e| format!("{e}; without rustup, install the Rust target {name} by hand"))
}

/// The folder with `wasm-bindgen` and its test runner, of exactly the version in Cargo.lock.
pub(crate) fn wasm_bindgen() -> Result<PathBuf, String> {
    rust_tool("wasm-bindgen-cli", "wasm-bindgen", &wasm_bindgen_version()?)
}

/// The folder with `wasm-pack`.
pub(crate) fn wasm_pack() -> Result<PathBuf, String> {
    rust_tool("wasm-pack", "wasm-pack", WASM_PACK)
}

/// The folder with `geckodriver`.
pub(crate) fn geckodriver() -> Result<PathBuf, String> {
    rust_tool("geckodriver", "geckodriver", GECKODRIVER)
}

/// The folder with `cargo-deny`.
pub(crate) fn cargo_deny() -> Result<PathBuf, String> {
    rust_tool("cargo-deny", "cargo-deny", CARGO_DENY)
}

/// The version of wasm-bindgen that the library is built with.
pub(crate) fn wasm_bindgen_version() -> Result<String, String> {
    let lock = read(&root().join("Cargo.lock"))?;
    locked_version(&lock, "wasm-bindgen").ok_or_else(|| "Cargo.lock names no wasm-bindgen".into())
}

fn locked_version(lock: &str, name: &str) -> Option<String> {
    let mut lines = lock.lines();
    lines.find(|l| *l == format!("name = \"{name}\""))?;
    Some(lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

/// The folder of a program that comes as a crate: on PATH in the right version, installed earlier, or installed now.
fn rust_tool(krate: &str, program: &str, version: &str) -> Result<PathBuf, String> {
    if let Some(found) = which(&[program]).filter(|p| says_version(p, version)) {
        return Ok(found.parent().map(Path::to_path_buf).unwrap_or_default());
    }
    let home = cache()?.join("tools").join(format!("{krate}-{version}"));
    let bin = home.join("bin");
    if says_version(&bin.join(program), version) {
        return Ok(bin);
    }
    println!("installing {krate} {version}");
    std::fs::create_dir_all(&home).map_err(|e| format!("cannot make {}: {e}", home.display()))?;
    // With the versions that its authors locked where the registry has them all: a mirror may lag behind.
    run(&mut cargo_install(krate, version, &home, &["--locked"])).or_else(|e| {
        println!("{e}; trying with the versions that the registry has");
        run(&mut cargo_install(krate, version, &home, &[]))
    })?;
    Ok(bin)
}

/// Builds a tool apart from the repository: its target folder, flags and configuration are not meant for the tool.
fn cargo_install(krate: &str, version: &str, home: &Path, how: &[&str]) -> Command {
    let mut cargo = command("cargo");
    for name in ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
        cargo.env_remove(name);
    }
    cargo.current_dir(home).args(["install", "--quiet", krate, "--version", version]).args(how).arg("--root").arg(home);
    cargo
}

fn says_version(program: &Path, version: &str) -> bool {
    let said = command(program).arg("--version").stderr(Stdio::null()).output();
    said.is_ok_and(|o| String::from_utf8_lossy(&o.stdout).split_whitespace().any(|w| w == version))
}

/// Where installed tools are kept between clones.
fn cache() -> Result<PathBuf, String> {
    let given = env::var_os("XDG_CACHE_HOME").filter(|x| !x.is_empty()).map(PathBuf::from);
    let home = || env::var_os("HOME").map(|h| Path::new(&h).join(".cache"));
    let cache = given.or_else(home).ok_or("neither XDG_CACHE_HOME nor HOME is set, so tools have no place to go")?;
    Ok(cache.join("nutgraf"))
}

/// wasm-opt, if it is there: npm's (`npm ci` brings it) or the system's.
pub(crate) fn wasm_opt() -> Option<PathBuf> {
    let npm = root().join("node_modules/.bin/wasm-opt");
    if npm.is_file() && which(&["node"]).is_some() { Some(npm) } else { which(&["wasm-opt"]) }
}

/// Makes sure that the development dependencies of package-lock.json are installed, and no others.
pub(crate) fn npm() -> Result<(), String> {
    if which(&["npm"]).is_none() || which(&["node"]).is_none() {
        install("Node.js", &["nodejs", "npm"])?;
    }
    let version = String::from_utf8_lossy(&output(command("node").arg("--version"))?).into_owned();
    let major = version.trim_start_matches('v').split('.').next().and_then(|m| m.parse::<u32>().ok());
    if major.is_none_or(|m| m < NODE) {
        return Err(format!("Node.js {NODE} or later is needed, this is {}", version.trim()));
    }
    let lock = read(&root().join("package-lock.json"))?;
    let stamp = root().join("node_modules/.installed-lock");
    if std::fs::read_to_string(&stamp).is_ok_and(|s| s == lock) {
        return Ok(());
    }
    run(at_root("npm").args(["ci", "--no-audit", "--no-fund"]))?;
    write(&stamp, lock)
}

/// The browsers that the page is tested in, with their drivers.
pub(crate) struct Browsers {
    /// `chromium` or a Chrome.
    pub(crate) chromium: PathBuf,
    /// Its driver.
    pub(crate) chromedriver: PathBuf,
    /// `firefox` or `firefox-esr`.
    pub(crate) firefox: PathBuf,
    /// Its driver.
    pub(crate) geckodriver: PathBuf,
    /// WebKitGTK's driver, its browser, and the virtual screen that the two need.
    pub(crate) webkit: WebKit,
}

/// What driving WebKitGTK takes.
pub(crate) struct WebKit {
    pub(crate) driver: PathBuf,
    pub(crate) browser: PathBuf,
    pub(crate) screen: PathBuf,
}

/// Finds the browsers, or installs them.
pub(crate) fn browsers() -> Result<Browsers, String> {
    let geckodriver = geckodriver()?.join("geckodriver");
    if let Some(found) = find_browsers(&geckodriver) {
        return Ok(found);
    }
    install(
        "Chromium, Firefox and WebKitGTK with their drivers",
        &["chromium", "chromium-driver", "firefox-esr", "xvfb", "xauth", "webkit2gtk-driver"],
    )?;
    find_browsers(&geckodriver).ok_or_else(|| "a browser is still missing after its package was installed".into())
}

fn find_browsers(geckodriver: &Path) -> Option<Browsers> {
    let named = |variable: &str, names: &[&str]| env::var_os(variable).map(PathBuf::from).or_else(|| which(names));
    Some(Browsers {
        chromium: named("CHROMIUM", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])?,
        chromedriver: named("CHROMEDRIVER", &["chromedriver"])?,
        firefox: named("FIREFOX", &["firefox-esr", "firefox"])?,
        geckodriver: geckodriver.to_path_buf(),
        webkit: WebKit {
            driver: which(&["WebKitWebDriver"])?,
            browser: env::var_os("MINIBROWSER").map(PathBuf::from).or_else(mini_browser)?,
            screen: which(&["xvfb-run"])?,
        },
    })
}

/// WebKitGTK's own small browser, which its packages put in a folder by architecture and version.
fn mini_browser() -> Option<PathBuf> {
    let below = |dir: &Path| -> Vec<PathBuf> {
        let mut all: Vec<PathBuf> = std::fs::read_dir(dir).into_iter().flatten().flatten().map(|e| e.path()).collect();
        all.sort();
        all
    };
    let mut dirs = below(Path::new("/usr/lib"));
    dirs.extend([PathBuf::from("/usr/lib"), PathBuf::from("/usr/libexec")]);
    let kits = dirs
        .iter()
        .flat_map(|d| below(d))
        .filter(|d| d.file_name().is_some_and(|n| n.as_encoded_bytes().starts_with(b"webkit")));
    kits.map(|d| d.join("MiniBrowser")).find(|p| p.is_file())
}

/// Installs Debian packages when that is possible, and says what to install where it is not.
pub(crate) fn install(what: &str, packages: &[&str]) -> Result<(), String> {
    let missing = format!("{what} needed; on Debian: apt-get install {}", packages.join(" "));
    if which(&["apt-get"]).is_none() || !is_root() {
        return Err(missing);
    }
    let apt = || -> Command {
        let mut apt = command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    run(apt().args(["update", "-qq"]))?;
    run(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))
        .map_err(|e| format!("{e}; {missing}"))
}

/// Whether this runs as root.
pub(crate) fn is_root() -> bool {
    output(command("id").arg("-u")).is_ok_and(|id| id.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_very_crate() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.2\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.2"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
