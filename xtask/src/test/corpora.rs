//! The corpora that steps compare the program's and the page's reports on: the demo page's and the golden cases'.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::build::program;
use crate::eval::program::Program;
use crate::shell::{read, root};

#[path = "../../../tests/support/notation.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the golden tests")]
mod notation;

/// A few articles, and what the native program says of them.
pub(crate) struct Reported {
    /// The file that the articles come from, or `demo`.
    pub(crate) name: String,
    pub(crate) articles: Vec<Value>,
    /// JSON text as printed, without the line's end.
    pub(crate) report: String,
}

/// The native program's report on each corpus, offsets in UTF-16 code units.
pub(crate) fn reports() -> Result<Vec<Reported>, String> {
    let program = Program(program()?);
    let mut corpora = vec![("demo".to_owned(), demo()?)];
    corpora.extend(cases(&root().join("tests/cases"))?);
    let report = |(name, articles): (String, Vec<Value>)| {
        let report = program.checked("corpus", "utf16", &articles).map_err(|e| format!("{name}: {e}"))?;
        Ok(Reported { name, articles, report: report.trim_end_matches('\n').to_owned() })
    };
    corpora.into_iter().map(report).collect()
}

/// The demo page's sample articles, as the page hands them over.
pub(crate) fn demo() -> Result<Vec<Value>, String> {
    let path = root().join("www/samples/corpus.jsonl");
    let lines = read(&path)?;
    let articles: Result<Vec<Value>, _> = lines.lines().filter(|l| !l.is_empty()).map(serde_json::from_str).collect();
    articles.map_err(|e| format!("{}: {e}", path.display()))
}

/// The articles of each golden case, by path.
fn cases(dir: &Path) -> Result<Vec<(String, Vec<Value>)>, String> {
    let entries = std::fs::read_dir(dir).map_err(|e| format!("cannot read {}: {e}", dir.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        if path.is_dir() {
            all.extend(cases(&path)?);
        } else if path.extension().is_some_and(|e| e == "txt") {
            let name = path.strip_prefix(root()).unwrap_or(&path).display().to_string();
            let cases = notation::read(&read(&path)?).map_err(|e| format!("{name}: {e}"))?;
            let (alone, together): (Vec<_>, Vec<_>) = cases.into_iter().partition(|case| case.articles.len() == 1);
            // Cases of one article each are one corpus, so that they take one run.
            let numbered = alone.into_iter().flat_map(|case| case.articles).enumerate().map(|(i, mut article)| {
                article["id"] = format!("{i:03}").into();
                article
            });
            let numbered: Vec<Value> = numbered.collect();
            all.extend((!numbered.is_empty()).then(|| (name.clone(), numbered)));
            all.extend(together.into_iter().map(|case| (format!("{name} line {}", case.line), case.articles)));
        }
    }
    Ok(all)
}
