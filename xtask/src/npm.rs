//! `cargo xtask package npm`: the npm package, and the tests of it as those have it who install it.

use std::path::{Path, PathBuf};

use crate::build::{Optimise, build};
use crate::shell::{at_root, root, run};
use crate::tools;

/// Makes `dist/npm` and packs it; the tarball's path.
pub(crate) fn package() -> Result<PathBuf, String> {
    tools::npm()?;
    build(Optimise::Must)?;
    let version = env!("CARGO_PKG_VERSION");
    run(at_root("node").args(["npm/build.js", version]))?;
    Ok(root().join(format!("dist/nutgraf-{version}.tgz")))
}

/// The package, installed from its tarball and used in the ways that take nothing else.
pub(crate) fn quick() -> Result<(), String> {
    tried(&package()?, "chromium", &["quick"])
}

/// The package with every bundler and framework; one of each kind also in Firefox.
pub(crate) fn matrix() -> Result<(), String> {
    let package = package()?;
    tried(&package, "chromium", &[])?;
    tried(&package, "firefox", &["none", "esbuild", "vite", "react"])
}

/// Runs cases of tests/package in a browser; all where none is named.
fn tried(package: &Path, browser: &str, cases: &[&str]) -> Result<(), String> {
    let browsers = tools::browsers()?;
    let (program, driver) = match browser {
        "firefox" => (&browsers.firefox, &browsers.geckodriver),
        _ => (&browsers.chromium, &browsers.chromedriver),
    };
    let mut node = at_root("node");
    node.env("NUTGRAF_BROWSER_PROGRAM", program).env("NUTGRAF_BROWSER_DRIVER", driver);
    run(node.arg("tests/package/run.js").arg(package).args(["--browser", browser]).args(cases))
}
