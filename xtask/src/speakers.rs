//! `cargo xtask speakers`: how often a direct quotation gets the right speaker.
//!
//! `tests/data/polnear_dev_speakers.tsv` holds the speakers of 150 quotations, labelled by hand, as places in the data
//! sets, which the repository does not hold.

use nutgraf::report::{self, ArticleReport, EntityId};
use nutgraf::{Article, CodePoints};
use serde_json::Value;

use crate::engine;
use crate::negatives::Args;
use crate::shell::{read, root, unpacked_text};

type Quote = report::Quote<EntityId, CodePoints>;

/// Least right ones of a hundred.
const FLOOR: usize = 85;

/// Runs `speakers`.
pub(crate) fn command(args: &Args) -> Result<(), String> {
    let list = read(&root().join("tests/data/polnear_dev_speakers.tsv"))?;
    let mut wanted = Vec::new();
    for line in list.lines().filter(|l| !l.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [article, start, end, names] = fields[..] else { return Err(format!("not four fields: {line}")) };
        let number = |s: &str| s.parse::<u32>().map_err(|_| format!("not a number: {line}"));
        wanted.push((article, number(start)?, number(end)?, names));
    }
    let engine = engine::of(&engine::models()?)?;
    let (mut right, mut missed) = (0, 0);
    for line in unpacked_text(&args.data.join("quotes/polnear.dev.jsonl"))?.lines() {
        let source: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
        let id = source["id"].as_str().unwrap_or_default();
        let here: Vec<_> = wanted.iter().filter(|w| w.0 == id).collect();
        let Some(text) = source["text"].as_str().filter(|_| !here.is_empty()) else { continue };
        let article = Article { id: id.into(), text: Some(text.into()), ..Article::default() };
        let analysis = engine.analyse(article);
        let report = analysis.report().with_offsets(analysis.text(), CodePoints);
        for &&(_, start, end, names) in &here {
            let Some(quote) = covering(&report, start, end) else {
                println!("missed: {id} {start}..{end} ({names})");
                missed += 1;
                continue;
            };
            let speaker = name(&report, quote);
            let is_right = names.split('|').any(|n| same(n, speaker));
            right += usize::from(is_right);
            if !is_right {
                println!("wrong: {id} {start}..{end} {speaker} ({names})");
            }
        }
    }
    println!("{right} of {} right; {missed} quotations not found", wanted.len());
    if right * 100 < wanted.len() * FLOOR { Err(format!("fewer than {FLOOR}%")) } else { Ok(()) }
}

/// The quote that has most characters of a stretch, the smaller one of two.
fn covering(report: &ArticleReport<CodePoints>, start: u32, end: u32) -> Option<&Quote> {
    let common =
        |q: &Quote| -> u32 { q.content.iter().map(|c| c.end.min(end).saturating_sub(c.start.max(start))).sum() };
    let size = |q: &Quote| -> u32 { q.content.iter().map(|c| c.end - c.start).sum() };
    let found = report.quotes.iter().filter(|q| common(q) * 2 > end - start);
    found.max_by_key(|q| (common(q), std::cmp::Reverse(size(q))))
}

/// The name of a quote's speaker, "-" if it has none.
fn name<'a>(report: &'a ArticleReport<CodePoints>, quote: &Quote) -> &'a str {
    let speaker = quote.speaker.as_ref();
    let table = report.entity_table.iter().flatten();
    table.filter(|e| Some(&e.id) == speaker).map(|e| e.name.as_str()).next().unwrap_or("-")
}

/// Whether two names have the same last word, generation left out.
fn same(a: &str, b: &str) -> bool {
    let last = |n: &str| {
        let word = n.split_whitespace().rev().find(|w| !matches!(*w, "Jr." | "Sr." | "II" | "III"));
        word.unwrap_or_default().to_lowercase()
    };
    last(a) == last(b)
}
