//! `cargo xtask size`: what the page transfers, against the budget.

use std::path::{Path, PathBuf};

use crate::build::{Optimise, build};
use crate::shell::{at_root, output, read, root};
use crate::tools;

const BUDGET: &str = "xtask/size-budget.txt";

/// A file of the page and what it weighs.
pub(crate) struct Weight {
    /// Path below `www`.
    pub(crate) path: String,
    /// Bytes as it is, in gzip and in brotli.
    pub(crate) bytes: [u64; 3],
    /// Who needs it.
    pub(crate) part: Part,
}

/// Who needs a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A page that embeds the widget.
    Widget,
    /// The demo page.
    Demo,
    /// Whoever hands in a document: nothing of it is fetched before.
    Readers,
    /// Whoever asks for a file that the page's own modules make.
    Exports,
    /// A page in another language than English: one of them.
    Languages,
}

/// Runs `size`.
pub(crate) fn command() -> Result<(), String> {
    tools::npm()?;
    build(Optimise::Must)?;
    let weights = weigh()?;
    print_table(&weights);
    let budget = budget(&read(&root().join(BUDGET))?)?;
    let mut over = Vec::new();
    for limit in &budget {
        let spent = total(&weights, limit.parts)[limit.format];
        let line = format!("{}: {spent} of {} bytes", limit.name, limit.bytes);
        println!("{line}");
        if spent > limit.bytes {
            over.push(line);
        }
    }
    if over.is_empty() { Ok(()) } else { Err(format!("over the budget in {BUDGET}: {}", over.join(", "))) }
}

/// Prints the weights, the heaviest first.
pub(crate) fn print_table(weights: &[Weight]) {
    println!("{:40} {:>10} {:>10} {:>10}", "file", "bytes", "gzip", "brotli");
    let row = |name: &str, [raw, gzip, brotli]: [u64; 3]| println!("{name:40} {raw:>10} {gzip:>10} {brotli:>10}");
    for w in weights {
        row(&w.path, w.bytes);
    }
    row("widget in all", total(weights, &[Part::Widget]));
    row("demo page in all", total(weights, &[Part::Widget, Part::Demo]));
    row("readers of documents in all", total(weights, &[Part::Readers]));
    row("makers of exports in all", total(weights, &[Part::Exports]));
    row("other languages in all", total(weights, &[Part::Languages]));
}

/// Bytes of the files of these parts.
pub(crate) fn total(weights: &[Weight], parts: &[Part]) -> [u64; 3] {
    weights.iter().filter(|w| parts.contains(&w.part)).fold([0; 3], |[a, b, c], w| {
        let [x, y, z] = w.bytes;
        [a + x, b + y, c + z]
    })
}

/// The files that browsers fetch from `www`, the heaviest first.
pub(crate) fn weigh() -> Result<Vec<Weight>, String> {
    let www = root().join("www");
    let mut files = Vec::new();
    walk(&www, &mut files)?;
    files.retain(|f| is_fetched(f));
    let listed = output(at_root("node").arg("xtask/js/payload.js").args(&files))?;
    let mut weights = Vec::new();
    for line in String::from_utf8_lossy(&listed).lines() {
        let mut words = line.splitn(4, ' ');
        let mut number = || words.next().and_then(|w| w.parse().ok());
        let bytes = [number(), number(), number()].map(Option::unwrap_or_default);
        let path = words.next().and_then(|p| Path::new(p).strip_prefix(&www).ok()).ok_or("a file without a path")?;
        weights.push(Weight { path: path.display().to_string(), bytes, part: part(path) });
    }
    weights.sort_by(|a, b| b.bytes[1].cmp(&a.bytes[1]).then(a.path.cmp(&b.path)));
    Ok(weights)
}

/// The files below a folder, in order.
pub(crate) fn walk(dir: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = std::fs::read_dir(dir).map_err(|e| format!("cannot read {}: {e}", dir.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() { walk(&path, files)? } else { files.push(path) }
    }
    files.sort();
    Ok(())
}

/// Types are for editors; hidden files are the build's own; the samples as one file, and what makes it, are the
/// command line's.
pub(crate) fn is_fetched(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let for_others = ["corpus.jsonl", "make-corpus.js"];
    !name.starts_with('.') && !name.ends_with(".d.ts") && !for_others.contains(&name.as_ref())
}

/// Who needs a file of `www`. The demo's own are the pages, what only pages use, and the samples.
fn part(path: &Path) -> Part {
    let own = ["demo.js", "offline.js", "sw.js", "manifest.json", "pkg/offline.json", "page.css", "icon.svg"];
    let demo = path.starts_with("samples")
        || path.extension().is_some_and(|e| e == "html" || e == "png")
        || own.iter().any(|name| path == Path::new(name));
    match () {
        () if demo => Part::Demo,
        () if ["pkg/readers.js", "pkg/readers_bg.wasm"].iter().any(|name| path == Path::new(name)) => Part::Readers,
        () if path.starts_with("nutgraf/out") => Part::Exports,
        () if path.starts_with("nutgraf/languages") => Part::Languages,
        () => Part::Widget,
    }
}

struct Limit {
    name: String,
    parts: &'static [Part],
    format: usize,
    bytes: u64,
}

fn budget(text: &str) -> Result<Vec<Limit>, String> {
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
    let limits = lines.map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [group, format, bytes] = words[..] else { return None };
        Some(Limit {
            name: format!("{group} {format}"),
            parts: match group {
                "widget" => &[Part::Widget],
                "page" => &[Part::Widget, Part::Demo],
                "readers" => &[Part::Readers],
                "exports" => &[Part::Exports],
                "languages" => &[Part::Languages],
                _ => return None,
            },
            format: ["bytes", "gzip", "brotli"].iter().position(|f| *f == format)?,
            bytes: bytes.parse().ok()?,
        })
    });
    let limits: Option<Vec<Limit>> = limits.collect();
    limits.filter(|l| !l.is_empty()).ok_or_else(|| format!("{BUDGET} has a line that is no limit, or none at all"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_read_whole_or_not_at_all() {
        let limits = budget("# a note\nwidget gzip 10\n\npage brotli 20\n").expect("it is a budget");
        let read: Vec<_> = limits.iter().map(|l| (l.name.as_str(), l.parts, l.format, l.bytes)).collect();
        assert_eq!(
            read,
            [("widget gzip", &[Part::Widget][..], 1, 10), ("page brotli", &[Part::Widget, Part::Demo], 2, 20)]
        );
        assert!(budget("widget gzip ten").is_err());
        assert!(budget("# nothing").is_err());
    }

    #[test]
    fn the_demo_pages_files_are_not_the_widgets() {
        for path in ["index.html", "embed.html", "page.css", "sw.js", "icon-192.png", "samples/a.txt"] {
            assert_eq!(part(Path::new(path)), Part::Demo, "{path}");
        }
        for path in ["nut-graf.js", "pkg/nutgraf_bg.wasm", "worker.js"] {
            assert_eq!(part(Path::new(path)), Part::Widget, "{path}");
        }
        assert_eq!(part(Path::new("pkg/readers_bg.wasm")), Part::Readers);
        assert_eq!(part(Path::new("nutgraf/out/html.js")), Part::Exports);
        assert_eq!(part(Path::new("nutgraf/languages/de.js")), Part::Languages);
        assert!(!is_fetched(Path::new("www/pkg/nutgraf.d.ts")));
        assert!(!is_fetched(Path::new("www/pkg/.stamp")));
        assert!(!is_fetched(Path::new("www/samples/corpus.jsonl")));
    }
}
