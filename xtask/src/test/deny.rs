//! The step `deny`: what the project depends on is what the policy allows.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::shell::{at_root, read, root, run};
use crate::tools;

pub(super) fn run_step() -> Result<(), String> {
    crates()?;
    packages(&read(&root().join("package-lock.json"))?)?;
    if !read(&root().join(".npmrc"))?.lines().any(|l| l == "ignore-scripts=true") {
        return Err(".npmrc does not keep packages from running scripts when they are installed".into());
    }
    vendored(&files_below(&root().join("www/vendor"), "www/vendor"), &read(&root().join("NOTICE"))?)
}

/// deny.toml, by cargo-deny. Without the network: the database of advisories counts where it was fetched before.
fn crates() -> Result<(), String> {
    // The crates for every platform, so that what is said of them is not only of those that were built here.
    run(at_root("cargo").args(["fetch", "--quiet", "--locked"]))?;
    let deny = tools::cargo_deny()?.join("cargo-deny");
    let mut checks = vec!["bans", "licenses", "sources"];
    if has_advisories() {
        checks.push("advisories");
    } else {
        println!("known vulnerabilities are left out: there is no database (`cargo deny fetch db` brings it)");
    }
    let how = ["--offline", "--locked", "--workspace", "--all-features", "check", "--hide-inclusion-graph"];
    run(at_root(deny).args(how).args(checks))
}

fn has_advisories() -> bool {
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| std::env::var_os("HOME").map(|h| Path::new(&h).join(".cargo")));
    let databases = cargo.and_then(|c| std::fs::read_dir(c.join("advisory-dbs")).ok());
    databases.into_iter().flatten().flatten().any(|e| e.path().join("crates").is_dir())
}

/// Every package comes from the registry, as the very bytes that were locked.
fn packages(lock: &str) -> Result<(), String> {
    let lock: Value = serde_json::from_str(lock).map_err(|e| format!("package-lock.json is not JSON: {e}"))?;
    let all = lock["packages"].as_object().ok_or("package-lock.json has no packages")?;
    let mut bad = Vec::new();
    for (path, package) in all.iter().filter(|(path, _)| !path.is_empty()) {
        // .npmrc leaves out where a package of the registry is; one that says where it is comes from elsewhere.
        if package.get("resolved").is_some() || package.get("link").is_some() {
            bad.push(format!("{path} is not from the registry"));
        }
        if !package["integrity"].as_str().is_some_and(|i| i.starts_with("sha512-")) {
            bad.push(format!("{path} has no SHA-512"));
        }
        if package["dev"] != true {
            bad.push(format!("{path} is not for development only: what reaches the page stands in www/vendor"));
        }
    }
    if bad.is_empty() { Ok(()) } else { Err(bad.join("; ")) }
}

/// Code of others that reaches the page is named, with its licence, in NOTICE.
fn vendored(files: &[String], notice: &str) -> Result<(), String> {
    let told = |file: &&String| {
        let paragraph = notice.split("\n\n").find(|p| p.contains(file.as_str()));
        paragraph.is_some_and(|p| p.to_lowercase().contains("licence"))
    };
    match files.iter().find(|f| !told(f)) {
        Some(file) => Err(format!("NOTICE does not say what {file} is and under which licence")),
        None => Ok(()),
    }
}

/// The files of a folder and of those in it, by the path that NOTICE would name.
fn files_below(folder: &Path, name: &str) -> Vec<String> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() { all.extend(files_below(&entry.path(), &name)) } else { all.push(name) }
    }
    all.sort();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_from_elsewhere_or_without_its_hash_is_refused() {
        let lock = |package: &str| packages(&format!(r#"{{"packages": {{"": {{}}, "node_modules/a": {package}}}}}"#));
        assert_eq!(lock(r#"{"integrity": "sha512-x", "dev": true}"#), Ok(()));
        for bad in [
            r#"{"dev": true}"#,
            r#"{"integrity": "sha1-x", "dev": true}"#,
            r#"{"integrity": "sha512-x"}"#,
            r#"{"integrity": "sha512-x", "dev": true, "resolved": "git+ssh://git@host/a.git"}"#,
            r#"{"link": true, "integrity": "sha512-x", "dev": true}"#,
        ] {
            assert!(lock(bad).is_err_and(|e| e.contains("node_modules/a")), "{bad}");
        }
    }

    #[test]
    fn code_of_others_is_named_with_its_licence() {
        let notice = "Words of ours.\n\nwww/vendor/a.js is a, by A; ISC licence.\n\nwww/vendor/b.js is b.\n";
        assert_eq!(vendored(&["www/vendor/a.js".into()], notice), Ok(()));
        assert!(vendored(&["www/vendor/b.js".into()], notice).is_err());
        assert!(vendored(&["www/vendor/c.js".into()], notice).is_err());
        assert_eq!(vendored(&[], notice), Ok(()));
    }

    #[test]
    fn files_are_found_at_any_depth() {
        let found = files_below(&root().join("xtask/src"), "src");
        assert!(found.contains(&"src/main.rs".into()) && found.contains(&"src/test/deny.rs".into()), "{found:?}");
    }
}
