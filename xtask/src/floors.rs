//! `cargo xtask floors`: the quality figures of a run against those that the code must keep.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::shell::{read, root, write};

/// How far a figure may fall before it counts: what a change elsewhere moves by chance.
const SLACK: f64 = 0.003;
/// Figures where lower is better, so that the floor is a ceiling.
const LOWER_IS_BETTER: [&str; 15] = [
    "compare.items.false",
    "compare.traps",
    "deadlines.alarms",
    "deadlines.news.alarms",
    "pages.low",
    "pages.noise",
    "pasted.low",
    "pasted.noise",
    "seeds.conflicts.wrong",
    "seeds.deadlines.invented",
    "seeds.noise.leaks",
    "seeds.quotes.scare",
    "seeds.statements.traps",
    "speakers.invented",
    "speakers.sure.wrong",
];

/// Figures that say how much there is, not how good it is.
const COUNTS: [&str; 3] = ["compare.differences.unjudged", "compare.statements.unjudged", "seeds.conflicts.reported"];

type Figures = BTreeMap<String, f64>;

/// What `floors` takes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Figures as JSON, from `eval --json`
    file: PathBuf,
    /// Write new floors, and higher ones, instead of comparing; the others stay
    #[arg(long)]
    update: bool,
}

/// Runs `floors`.
pub(crate) fn command(args: &Args) -> Result<(), String> {
    let floors = root().join("tests/floors.json");
    let (held, measured) = (figures(&floors)?, figures(&args.file)?);
    if !args.update {
        return compare(&held, &measured);
    }
    let text = serde_json::to_string_pretty(&updated(held, &measured)).map_err(|e| e.to_string())?;
    write(&floors, text + "\n")
}

/// The floors that are held, with those of the figures measured put in or raised; what a run did not measure stays.
fn updated(mut floors: Figures, measured: &Figures) -> Figures {
    for (name, value) in measured.iter().filter(|(name, _)| !COUNTS.contains(&name.as_str())) {
        let floor = raised(name, floors.get(name), floor(name, *value));
        floors.insert(name.clone(), floor);
    }
    floors
}

fn figures(path: &Path) -> Result<Figures, String> {
    serde_json::from_str(&read(path)?).map_err(|e| format!("{} holds no figures: {e}", path.display()))
}

/// The floor for a figure that was measured, to three decimals.
fn floor(name: &str, value: f64) -> f64 {
    let moved = if lower_is_better(name) { value + SLACK } else { (value - SLACK).max(0.0) };
    // A count must not grow at all, and the slack never makes up a whole one.
    let rounded = if lower_is_better(name) { (moved * 1000.0).ceil() } else { (moved * 1000.0).floor() };
    rounded / 1000.0
}

/// The better of a floor that is held and one that was measured: floors do not go down by themselves.
fn raised(name: &str, held: Option<&f64>, measured: f64) -> f64 {
    match held {
        Some(held) if lower_is_better(name) => held.min(measured),
        Some(held) => held.max(measured),
        None => measured,
    }
}

fn lower_is_better(name: &str) -> bool {
    LOWER_IS_BETTER.contains(&name)
}

fn compare(floors: &Figures, figures: &Figures) -> Result<(), String> {
    let mut worse = Vec::new();
    for (name, floor) in floors {
        let held = match figures.get(name) {
            Some(v) if lower_is_better(name) => v <= floor,
            Some(v) => v >= floor,
            None => false,
        };
        if !held {
            let now = figures.get(name).map_or("not measured".into(), |v| format!("{v:.3}"));
            println!("{name}: {now}, must keep {floor:.3}");
            worse.push(name.as_str());
        }
    }
    for name in figures.keys().filter(|n| !floors.contains_key(*n) && !COUNTS.contains(&n.as_str())) {
        println!("{name}: has no floor yet");
    }
    println!("floors: {} passed, {} failed", floors.len() - worse.len(), worse.len());
    if worse.is_empty() { Ok(()) } else { Err(format!("worse than the floors: {}", worse.join(", "))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&str, f64)]) -> Figures {
        pairs.iter().map(|(n, v)| ((*n).to_owned(), *v)).collect()
    }

    #[test]
    fn a_figure_below_its_floor_or_missing_fails() {
        let floors = of(&[("times.relaxed", 0.75), ("seeds.noise.leaks", 0.0)]);
        assert!(compare(&floors, &of(&[("times.relaxed", 0.75), ("seeds.noise.leaks", 0.0), ("new", 0.1)])).is_ok());
        assert!(compare(&floors, &of(&[("times.relaxed", 0.749), ("seeds.noise.leaks", 0.0)])).is_err());
        assert!(compare(&floors, &of(&[("times.relaxed", 0.8), ("seeds.noise.leaks", 1.0)])).is_err());
        assert!(compare(&floors, &of(&[("times.relaxed", 0.8)])).is_err());
    }

    #[test]
    fn a_measured_figure_passes_its_own_floor() {
        for (name, value) in [("times.relaxed", 0.7512), ("times.relaxed", 0.001), ("deadlines.alarms", 0.0333)] {
            let figures = of(&[(name, value)]);
            assert!(compare(&of(&[(name, floor(name, value))]), &figures).is_ok(), "{name} {value}");
        }
        assert_eq!(floor("times.relaxed", 0.7512).to_string(), "0.748");
    }

    #[test]
    fn a_floor_only_gets_better() {
        assert_eq!(raised("times.relaxed", Some(&0.7), 0.6), 0.7);
        assert_eq!(raised("times.relaxed", Some(&0.7), 0.8), 0.8);
        assert_eq!(raised("pages.noise", Some(&22.0), 23.0), 22.0);
        assert_eq!(raised("pages.noise", None, 23.0), 23.0);
    }

    #[test]
    fn floors_of_what_a_run_did_not_measure_stay() {
        let held = of(&[("times.relaxed", 0.7), ("pages.noise", 22.0)]);
        let measured = of(&[("times.relaxed", 0.803), ("times.strict", 0.5), ("seeds.conflicts.reported", 9.0)]);
        let floors = of(&[("times.relaxed", 0.8), ("times.strict", 0.497), ("pages.noise", 22.0)]);
        assert_eq!(updated(held, &measured), floors);
    }
}
