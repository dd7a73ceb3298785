//! The TypeScript types: made from the Rust ones, and held against real reports, so that they cannot drift apart.

use std::path::Path;
use std::process::Command;

use super::corpora::reports;
use crate::build::{Optimise, build, pkg};
use crate::shell::{at_root, run, target, write};
use crate::tools;

/// Runs `types`: writes `src/wasm/report.d.ts` anew, and what the page and the documentation say of files.
pub(crate) fn command() -> Result<(), String> {
    run(made("typings::").env("NUTGRAF_TYPES", "write"))?;
    run(made("formats::").env("NUTGRAF_TYPES", "write"))
}

/// The tests that make them, as ts-rs can only where the library is built for its tests.
fn made(which: &str) -> Command {
    let mut test = at_root("cargo");
    test.args(["test", "--quiet", "--locked", "--package=nutgraf", "--lib", which]);
    test
}

/// Makes the types and compares them with the file. Then writes reports as literals of the declared type, which
/// TypeScript checks for missing, wrong and surplus fields.
pub(crate) fn run_step() -> Result<(), String> {
    run(&mut made("typings::"))?;
    tools::npm()?;
    build(Optimise::Must)?;
    let dir = target().join("xtask/types");
    let types = serde_json::to_string(&pkg().join("nutgraf.js")).map_err(|e| e.to_string())?;
    let mut source = format!("import type {{ CorpusReport }} from {types};\n");
    for (i, corpus) in reports()?.iter().enumerate() {
        source += &format!("// {}\nexport const r{i}: CorpusReport = {};\n", corpus.name, corpus.report);
    }
    write(&dir.join("reports.ts"), source)?;
    write(&dir.join("tsconfig.json"), TSCONFIG)?;
    run(at_root(Path::new("node_modules/.bin/tsc")).arg("--project").arg(&dir))
}

const TSCONFIG: &str = r#"{
  "compilerOptions": {
    "strict": true, "exactOptionalPropertyTypes": true, "noEmit": true, "skipLibCheck": true,
    "target": "es2022", "module": "preserve", "lib": ["es2023", "dom"], "types": []
  },
  "files": ["reports.ts"]
}
"#;
