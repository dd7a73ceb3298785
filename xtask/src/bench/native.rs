//! The engine's speed in a native release build.

use std::path::Path;
use std::time::{Duration, Instant};

use nutgraf::{Article, Corpus, Engine, Stage, Utf16};
use serde_json::{Value, json};

use crate::engine;
use crate::shell::read;

/// Passes are repeated for this long.
const LONG_ENOUGH: Duration = Duration::from_secs(3);

/// Milliseconds of the fastest pass over all articles, in all and by stage, and of the corpus report.
pub(super) fn measure(file: &Path) -> Result<Value, String> {
    let articles: Vec<Article> = serde_json::from_str(&read(file)?).map_err(|e| e.to_string())?;
    let models = engine::models()?;
    let begun = Instant::now();
    let engine = engine::of(&models)?;
    let ready = begun.elapsed();

    let begun = Instant::now();
    let mut best = Pass::over(&engine, &articles);
    while begun.elapsed() < LONG_ENOUGH {
        let next = Pass::over(&engine, &articles);
        if next.all < best.all {
            best = next;
        }
    }

    let begun = Instant::now();
    let report = best.corpus.report_in(Utf16);
    let found: usize =
        report.articles.iter().map(|a| a.quotes.len() + a.entities.len() + a.times.len() + a.deadlines.len()).sum();
    let reported = begun.elapsed();
    let stages: serde_json::Map<String, Value> =
        Stage::ALL.iter().zip(best.stages).map(|(s, t)| (s.as_str().to_owned(), json!(ms(t)))).collect();
    Ok(json!({
        "ready": ms(ready), "ms": ms(best.all), "stages": stages, "tokens": best.tokens, "report": ms(reported),
        "found": found,
    }))
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// One analysis of all articles.
struct Pass {
    all: Duration,
    stages: [Duration; Stage::ALL.len()],
    tokens: usize,
    corpus: Corpus,
}

impl Pass {
    fn over(engine: &Engine, articles: &[Article]) -> Self {
        let mut pass = Self { all: Duration::ZERO, stages: [Duration::ZERO; 6], tokens: 0, corpus: Corpus::new() };
        for article in articles {
            let article = article.clone();
            let begun = Instant::now();
            let mut last = begun;
            let analysis = engine.analyse_observed(article, &mut |stage| {
                let now = Instant::now();
                pass.stages[stage as usize] += now - last;
                last = now;
            });
            pass.all += begun.elapsed();
            pass.tokens += analysis.tokens();
            pass.corpus.insert(analysis);
        }
        pass
    }
}
