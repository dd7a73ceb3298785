//! `cargo xtask negatives`: how often the engine reports a deadline where a sentence only looks like one.
//!
//! The sentences are listed in `tests/data/deadline_negatives.tsv` as places in the data sets, which the repository does
//! not hold.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use nutgraf::{Article, CodePoints, Engine, Span};
use serde_json::Value;

use crate::engine;
use crate::shell::{read, root, unpacked_text};

/// Most alarms for a hundred sentences.
const LIMIT: usize = 8;

/// A sentence: where it stands and the word that makes it look like a deadline.
struct Negative<'a> {
    article: &'a str,
    start: u32,
    end: u32,
    word: &'a str,
}

/// What `negatives` and `speakers` take.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder of the data sets
    pub(crate) data: PathBuf,
}

/// Runs `negatives`.
pub(crate) fn command(args: &Args) -> Result<(), String> {
    let list = read(&root().join("tests/data/deadline_negatives.tsv"))?;
    let mut sets: BTreeMap<&str, Vec<Negative<'_>>> = BTreeMap::new();
    for line in list.lines().filter(|l| !l.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [file, article, start, end, word] = fields[..] else { return Err(format!("not five fields: {line}")) };
        let number = |s: &str| s.parse().map_err(|_| format!("not a number: {line}"));
        let (start, end) = (number(start)?, number(end)?);
        sets.entry(file).or_default().push(Negative { article, start, end, word });
    }
    let engine = engine::of(&engine::models()?)?;
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (file, negatives) in &sets {
        measure(&engine, &args.data.join(file), negatives, &mut counts)?;
    }
    let (mut alarms, mut all) = (0, 0);
    for (word, (a, n)) in &counts {
        println!("{word:10} {a:>3} of {n:>3}");
        alarms += a;
        all += n;
    }
    println!("{:10} {alarms:>3} of {all:>3}", "all");
    if alarms * 100 > all * LIMIT { Err(format!("more than {LIMIT}% false alarms")) } else { Ok(()) }
}

fn measure<'a>(
    engine: &Engine,
    path: &Path,
    negatives: &[Negative<'a>],
    counts: &mut BTreeMap<&'a str, (usize, usize)>,
) -> Result<(), String> {
    for line in unpacked_text(path)?.lines().filter(|l| !l.trim().is_empty()) {
        let source: Value = serde_json::from_str(line).map_err(|e| format!("{}: {e}", path.display()))?;
        let field = |name: &str| source.get(name).and_then(Value::as_str);
        let id = field("id").unwrap_or_default();
        let wanted: Vec<&Negative<'_>> = negatives.iter().filter(|n| n.article == id).collect();
        let Some(text) = field("text").filter(|_| !wanted.is_empty()) else { continue };
        let date = field("dct").or_else(|| field("date")).and_then(|d| d.get(..10));
        let date = date.filter(|d| d.bytes().filter(u8::is_ascii_digit).count() == 8).map(Into::into);
        let article = Article { id: id.into(), text: Some(text.into()), date, ..Article::default() };
        let analysis = engine.analyse(article);
        let report = analysis.report().with_offsets(analysis.text(), CodePoints);
        for n in wanted {
            let inside = |s: Option<Span<CodePoints>>| s.is_some_and(|s| n.start <= s.start && s.start < n.end);
            let hit = report.deadlines.iter().any(|d| inside(d.trigger) || inside(d.time));
            let count = counts.entry(n.word).or_default();
            count.0 += usize::from(hit);
            count.1 += 1;
            if hit {
                println!("alarm: {} {id} {}..{} ({})", path.display(), n.start, n.end, n.word);
            }
        }
    }
    Ok(())
}
