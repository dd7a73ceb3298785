//! The article's text in raw news pages: `f1` of the stretches of four words, from the mean precision and the mean recall
//! over the pages.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::json;

use super::text::{Text, f1, precision_recall, shingles, words};
use super::{Figures, Run, parts};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Gold {
    article_body: String,
    #[serde(default)]
    url: String,
}

pub(super) fn score(run: &Run) -> Result<Figures, String> {
    let gold: BTreeMap<String, Gold> = run.json("html/gold.json")?;
    let mut articles = Vec::new();
    for (id, page) in &gold {
        let html = run.bytes(&format!("html/pages/{id}.html.gz"))?;
        articles.push(json!({ "id": id, "html": String::from_utf8_lossy(&html), "url": page.url }));
    }
    let (mut precision, mut recall, mut errors) = (0.0, 0.0, Vec::new());
    for ((id, page), report) in gold.iter().zip(run.program.articles(&articles)?) {
        let text = Text::new(report.text.as_deref().unwrap_or_default());
        let body = parts(&report, &text, &["paragraph", "heading", "dateline"]).join("\n");
        let (got, want) = (words(&body), words(&page.article_body));
        let (p, r) = precision_recall(&shingles(&got), &shingles(&want));
        precision += p;
        recall += r;
        errors.push(format!("{:.3}\t{id}\t{}", f1(p, r), page.url));
    }
    errors.sort();
    run.write_errors("html", &errors)?;
    let pages = gold.len().max(1) as f64;
    Ok(vec![("html.f1".into(), f1(precision / pages, recall / pages))])
}
