//! How many cases of a date-English test set come out right: `cargo xtask times-spec FILE`.
//!
//! The set is Microsoft's Recognizers-Text specification as JSON lines: id, text, dct (reference date) and results with
//! start, end (code points), typeName and values. It is no part of the repository. A result counts as found if an
//! expression overlaps it, exact if the stretches agree, and right if the value or the days agree with any of its
//! readings. Its conventions differ from TIMEX3's in ways that [`WHY`] names; the counts say how often.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;
use nutgraf::report::Time;
use nutgraf::{Article, CodePoints, Engine, Span};
use serde_json::Value;

use crate::engine;
use crate::shell::read;

const WHY: &str = "\
Not wanted, so not counted as faults:
- ranges (\"from May to June\") are one result there, two expressions in TIMEX3, so no stretch can agree;
- prepositions (\"in\", \"before\", \"since\", \"between\") belong to the result there, not to the expression in TIMEX3;
- \"in two weeks\" is a date there, a length in TIMEX3 (deadlines reckon with it);
- \"two years ago\" is a day there, a year in TIMEX3; \"a few days\" is three days there, PXD in TIMEX3;
- \"9 to 10:30\", \"at 6\", \"7p\", \"w/c\", \"EOY\", \"otd\", 5.12 and 11/20 are for assistants: in news they are scores and
  numbers far more often.
";

#[derive(Default)]
struct Count {
    cases: u32,
    found: u32,
    exact: u32,
    right: u32,
}

/// What `times-spec` takes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The specification as JSON lines
    file: PathBuf,
    /// List the cases of this kind that come out wrong
    #[arg(long, value_name = "KIND")]
    wrong: Option<String>,
}

/// Measures a file and prints a line for each kind of result; with `--wrong KIND` also what is not right.
pub(crate) fn command(args: &Args) -> Result<(), String> {
    let path = &args.file;
    let wrong = args.wrong.as_deref();
    let source = read(path)?;
    let engine = engine::of(&engine::models()?)?;
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for line in source.lines().filter(|l| !l.trim().is_empty()) {
        let case: Value = serde_json::from_str(line).map_err(|e| format!("{}: {e}", path.display()))?;
        measure(&engine, &case, wrong, &mut counts);
    }
    println!("{:<16} {:>6} {:>6} {:>6} {:>6}", "kind", "cases", "found", "exact", "right");
    for (kind, c) in &counts {
        println!("{kind:<16} {:>6} {:>6} {:>6} {:>6}", c.cases, c.found, c.exact, c.right);
    }
    print!("{WHY}");
    Ok(())
}

fn measure(engine: &Engine, case: &Value, wrong: Option<&str>, counts: &mut BTreeMap<String, Count>) {
    let text = case["text"].as_str().unwrap_or_default();
    let article = Article {
        id: case["id"].as_str().unwrap_or_default().into(),
        text: Some(text.into()),
        date: case["dct"].as_str().map(Into::into),
        ..Article::default()
    };
    let analysis = engine.analyse(article);
    let report = analysis.report().with_offsets(analysis.text(), CodePoints);
    let results = case["results"].as_array().map_or(&[][..], Vec::as_slice);
    if results.is_empty() {
        let c = counts.entry("none".into()).or_default();
        c.cases += 1;
        c.right += u32::from(report.times.is_empty());
        if wrong == Some("none") && !report.times.is_empty() {
            println!("{text} | {:?}", report.times.iter().map(|t| &t.value).collect::<Vec<_>>());
        }
    }
    for result in results {
        let kind = result["typeName"].as_str().unwrap_or("other").rsplit('.').next().unwrap_or_default().to_owned();
        let number = |k: &str| result[k].as_u64().unwrap_or_default() as u32;
        let wanted: Span<CodePoints> = Span::at(number("start"), number("end"));
        let hit = report.times.iter().filter(|t| t.span().overlaps(wanted));
        let common = |s: Span<CodePoints>| s.end.min(wanted.end) - s.start.max(wanted.start);
        let best = hit.max_by_key(|t| (t.span() == wanted, common(t.span())));
        let readings = result["values"].as_array().map_or(&[][..], Vec::as_slice);
        let right = best.is_some_and(|t| readings.iter().any(|v| agrees(t, v, &kind)));
        if !right && wrong == Some(kind.as_str()) {
            println!("{text} | {} | {:?}", result["text"], best.map(|t| (&t.value, &t.earliest, &t.latest)));
        }
        let c = counts.entry(kind).or_default();
        c.cases += 1;
        c.found += u32::from(best.is_some());
        c.exact += u32::from(best.is_some_and(|t| t.span() == wanted));
        c.right += u32::from(right);
    }
}

fn agrees(time: &Time<CodePoints>, reading: &Value, kind: &str) -> bool {
    let part = |k: &str| reading[k].as_str().unwrap_or_default();
    let timex = part("timex");
    // `T15` there is `2016-11-07T15:00` here, as every time of day has its day.
    let clock = |v: &str| v.split_once('T').map(|(_, t)| format!("{t:0<5}").replacen("000", ":00", 1));
    if timex == time.value || (kind == "time" && clock(timex) == clock(&time.value)) {
        return true;
    }
    let (Some(earliest), Some(latest)) = (&time.earliest, &time.latest) else { return false };
    match kind {
        "date" => part("value") == earliest && earliest == latest,
        "datetime" => part("value").get(..16).is_some_and(|v| v.replace(' ', "T") == time.value),
        // The end of a range of days is exclusive there.
        "daterange" => part("start") == earliest && day_before(part("end")).as_ref() == Some(latest),
        _ => false,
    }
}

/// The day before a `YYYY-MM-DD`.
fn day_before(day: &str) -> Option<String> {
    Some(day.parse::<Date>().ok()?.yesterday().ok()?.to_string())
}

#[cfg(test)]
mod tests {
    #[test]
    fn days_before() {
        for (day, before) in [("2024-03-01", "2024-02-29"), ("2025-01-01", "2024-12-31"), ("2025-05-09", "2025-05-08")]
        {
            assert_eq!(super::day_before(day).as_deref(), Some(before));
        }
        assert!(super::day_before("").is_none() && super::day_before("2025-02-30").is_none());
    }
}
