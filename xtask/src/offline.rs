//! What the demo page keeps for when there is no network: `www/pkg/offline.json`, which `www/sw.js` goes by.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::SystemTime;

use serde_json::json;

use crate::shell::sha256;
use crate::size;

/// Where the list stands below `www`.
pub(crate) const LIST: &str = "pkg/offline.json";

/// The page's own files that are not kept: an article's page stands for those of others, which keep nothing; the service worker
/// is the browser's to keep.
const NOT_KEPT: [&str; 3] = ["embed.html", "sw.js", LIST];

/// What files were hashed: of one that has its time and length still, the hash holds. A page that is opened waits for the list.
static HASHED: Mutex<BTreeMap<PathBuf, (SystemTime, u64, String)>> = Mutex::new(BTreeMap::new());

/// The SHA-256 of a file.
fn hash(path: &Path) -> Result<String, String> {
    let unreadable = |e| format!("cannot read {}: {e}", path.display());
    let about = std::fs::metadata(path).map_err(unreadable)?;
    let (time, length) = (about.modified().map_err(unreadable)?, about.len());
    let mut hashed = HASHED.lock().expect("no thread panics with the hashes");
    if let Some((_, _, hash)) = hashed.get(path).filter(|(t, l, _)| (*t, *l) == (time, length)) {
        return Ok(hash.clone());
    }
    let hash = sha256(&std::fs::read(path).map_err(unreadable)?);
    hashed.insert(path.to_owned(), (time, length, hash.clone()));
    Ok(hash)
}

/// The list: each file's SHA-256, and one of them all as the version.
pub(crate) fn list(www: &Path) -> Result<String, String> {
    let mut paths = Vec::new();
    size::walk(www, &mut paths)?;
    let mut files = BTreeMap::new();
    for path in paths.iter().filter(|p| size::is_fetched(p)) {
        let below = path.strip_prefix(www).map_err(|e| e.to_string())?;
        // Addresses have the same sign on every system.
        let name = below.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        if NOT_KEPT.contains(&name.as_str()) || below.starts_with("types") {
            continue;
        }
        files.insert(name, hash(path)?);
    }
    let all: String = files.iter().map(|(name, hash)| format!("{hash} {name}\n")).collect();
    let version: String = sha256(all.as_bytes()).chars().take(16).collect();
    Ok(json!({ "version": version, "files": files }).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::write;

    #[test]
    fn the_list_has_what_the_page_fetches_and_changes_with_it() {
        let www = std::env::temp_dir().join(format!("nutgraf-offline-{}", std::process::id()));
        let kept = ["index.html", "ui/a.js", "pkg/nutgraf_bg.wasm"];
        let others =
            ["embed.html", "sw.js", LIST, "pkg/.stamp", "pkg/nutgraf.d.ts", "types/a.js", "samples/corpus.jsonl"];
        for name in kept.into_iter().chain(others) {
            write(&www.join(name), "abc").expect("files can be written");
        }
        let read = || -> serde_json::Value {
            serde_json::from_str(&list(&www).expect("the files are there")).expect("it is JSON")
        };
        let first = read();
        let files = first["files"].as_object().expect("the files by their names");
        // The example of FIPS 180-2.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(files.len(), kept.len(), "{first}");
        assert!(kept.iter().all(|name| files[*name] == abc), "{first}");
        write(&www.join("embed.html"), "d").expect("files can be written");
        assert_eq!(read(), first);
        write(&www.join("ui/a.js"), "d").expect("files can be written");
        assert_ne!(read()["version"], first["version"]);
    }
}
