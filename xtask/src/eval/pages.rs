//! How well an article comes out of a news page, and out of text copied from one.
//!
//! - `f1`: words, as often as they are there, from the mean precision and the mean recall over the pages: heading,
//!   dateline and paragraph parts against the gold's summary and body.
//! - `paras`: share of the gold's paragraphs of five words and more of whose stretches of four words 80% come out.
//! - `low`: pages whose own F1 is below .8: an article lost, or buried in other text.
//! - `noise`: words a page that come out and are no part of the article.
//! - `title`, `date`, `authors`, `outlet`: share that is right of those that the gold has. A date is right by its day in
//!   its own zone or in UTC.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;
use serde_json::{Value, json};

use super::program::Article;
use super::text::{Text, bag, f1, folded, precision_recall, share, shared, shingles, size, words};
use super::{Figures, Run, day, parts, told};

#[derive(Deserialize)]
struct Gold {
    url: String,
    title: Option<String>,
    date: Option<String>,
    outlet: Option<String>,
    authors: Option<Vec<String>>,
    #[serde(default)]
    summary: Vec<String>,
    #[serde(default)]
    body: Vec<String>,
}

#[derive(Default)]
struct Counts {
    pages: usize,
    precision: f64,
    recall: f64,
    paragraphs: [usize; 2],
    low: usize,
    noise: usize,
    /// Right and all: title, date, authors, outlet.
    about: [[usize; 2]; 4],
}

/// Pages, and texts copied from them.
pub(super) fn score(run: &Run) -> Result<Figures, String> {
    let gold: BTreeMap<String, Gold> = run.json("pages/gold.json")?;
    let mut pages = Vec::new();
    for (id, page) in &gold {
        let html = run.text(&format!("pages/html/{id}.html.gz"))?;
        pages.push(json!({ "id": id, "html": html, "url": page.url }));
    }
    let mut figures = measure(run, "pages", &gold, &pages)?;
    figures.extend(measure(run, "pasted", &gold, &run.lines::<Value>("pages/pasted.jsonl.gz")?)?);
    Ok(figures)
}

fn measure(run: &Run, name: &str, gold: &BTreeMap<String, Gold>, articles: &[Value]) -> Result<Figures, String> {
    let (mut counts, mut errors) = (Counts::default(), Vec::new());
    for (article, report) in articles.iter().zip(run.program.articles(articles)?) {
        let gold = gold.get(&report.id).ok_or_else(|| format!("no gold for the page {}", report.id))?;
        let text = report.text.as_deref().or(article["text"].as_str()).unwrap_or_default();
        errors.push(counts.add(gold, &report, &Text::new(text)));
    }
    errors.sort();
    run.write_errors(name, &errors)?;
    Ok(counts.figures(name))
}

impl Counts {
    fn add(&mut self, gold: &Gold, report: &Article, text: &Text) -> String {
        let title = gold.title.as_deref().unwrap_or_default();
        let body = parts(report, text, &["dateline", "heading", "paragraph"]).join("\n");
        let lines = body.split('\n').filter(|line| plain(line) != plain(title));
        let got = words(&lines.collect::<Vec<_>>().join("\n"));
        let want: Vec<String> = gold.summary.iter().chain(&gold.body).flat_map(|p| words(p)).collect();
        let (precision, recall) = precision_recall(&bag(&got), &bag(&want));
        self.pages += 1;
        self.precision += precision;
        self.recall += recall;
        self.low += usize::from(f1(precision, recall) < 0.8);
        self.add_paragraphs(&gold.body, &got);
        let noise = noise(&got, &[want, words(title)].concat());
        self.noise += noise;
        self.add_about(gold, report, text);
        format!(
            "{:.3}\t{}\tprecision {precision:.2} recall {recall:.2} noise {noise}",
            f1(precision, recall),
            report.id
        )
    }

    fn add_paragraphs(&mut self, body: &[String], got: &[String]) {
        let got = shingles(got);
        for paragraph in body.iter().map(|p| words(p)) {
            let want = shingles(&paragraph);
            if size(&want) >= 2 {
                self.paragraphs[0] += usize::from(shared(&want, &got) as f64 >= 0.8 * size(&want) as f64);
                self.paragraphs[1] += 1;
            }
        }
    }

    fn add_about(&mut self, gold: &Gold, report: &Article, text: &Text) {
        let mut count = |what: usize, right: bool| {
            self.about[what][0] += usize::from(right);
            self.about[what][1] += 1;
        };
        if let Some(title) = told(&gold.title) {
            let headline = || parts(report, text, &["headline"]).join(" ");
            count(0, letters(title) == told(&report.title).map_or_else(|| letters(&headline()), letters));
        }
        if let Some(date) = told(&gold.date) {
            count(1, days(date).iter().any(|d| d == day(report.date.as_deref().unwrap_or_default())));
        }
        let bylines = plain(&parts(report, text, &["byline"]).join(" | "));
        for author in gold.authors.iter().flatten() {
            count(2, bylines.contains(&plain(author)));
        }
        if let Some(outlet) = told(&gold.outlet) {
            let (want, got) = (name(outlet), name(report.outlet.as_deref().unwrap_or_default()));
            count(3, !got.is_empty() && (want.contains(&got) || got.contains(&want)));
        }
    }

    fn figures(&self, name: &str) -> Figures {
        let pages = self.pages.max(1) as f64;
        let mut figures = vec![
            ("f1", f1(self.precision / pages, self.recall / pages)),
            ("paras", share(self.paragraphs[0], self.paragraphs[1])),
            ("low", self.low as f64),
            ("noise", share(self.noise, self.pages)),
        ];
        let about = ["title", "date", "authors", "outlet"].into_iter().zip(self.about);
        figures.extend(about.filter(|(_, [_, all])| *all > 0).map(|(what, [right, all])| (what, share(right, all))));
        figures.into_iter().map(|(figure, value)| (format!("{name}.{figure}"), value)).collect()
    }
}

/// Words that lie in no stretch of four words of what is wanted.
fn noise(got: &[String], want: &[String]) -> usize {
    let known: HashSet<&[String]> = shingles(want).into_keys().collect();
    let mut wanted = vec![false; got.len()];
    for (start, four) in got.windows(4).enumerate().filter(|(_, four)| known.contains(four)) {
        wanted[start..start + four.len()].fill(true);
    }
    wanted.iter().filter(|w| !**w).count()
}

/// Lower case, white space as single blanks, straight quotation marks.
fn plain(text: &str) -> String {
    let marks = |c| match c {
        '“' | '”' | '«' | '»' => '"',
        '‘' | '’' | 'ʼ' | '`' | '´' => '\'',
        c => c,
    };
    folded(&text.chars().map(marks).collect::<String>()).to_lowercase()
}

fn letters(text: &str) -> String {
    words(&plain(text)).concat()
}

/// A publisher's name without what differs between its spellings.
fn name(outlet: &str) -> String {
    static ASIDE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[^\p{L}\p{N}_]|^the |news$").expect("it is a pattern"));
    ASIDE.replace_all(&outlet.to_lowercase().replace("associated press", "ap"), "").into_owned()
}

/// The days that a moment may be said to be on.
fn days(moment: &str) -> Vec<String> {
    let utc = moment.parse::<jiff::Timestamp>().ok().map(|t| day(&t.to_string()).to_owned());
    std::iter::once(day(moment).to_owned()).chain(utc).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_surrounds_an_article_is_noise() {
        let (got, want) =
            (words("Share this now The river rose again on Monday"), words("The river rose again on Monday"));
        assert_eq!(noise(&got, &want), 3);
        assert_eq!(noise(&got[..2], &want), 2);
    }

    #[test]
    fn spellings_of_outlets_and_days_agree() {
        assert_eq!((name("The Marn Post"), name("Marn News")), ("marnpost".into(), "marn".into()));
        assert_eq!(days("2030-05-06T23:30:00-05:00"), ["2030-05-06", "2030-05-07"]);
        assert_eq!(days("2030-05-06"), ["2030-05-06"]);
        assert_eq!(letters("“Rain’s  coming”"), "rainscoming");
    }

    #[test]
    fn a_page_is_counted() {
        let gold: Gold = serde_json::from_value(json!({
            "url": "", "title": "Rain is near", "date": "", "authors": ["Ada Roe"],
            "body": ["The river rose again on Monday."],
        }))
        .expect("it is a page");
        let text = "Rain is near\nBy Ada Roe\nThe river rose again on Monday.";
        let report: Article = serde_json::from_value(json!({
            "id": "a", "entities": [], "quotes": [], "times": [], "deadlines": [], "title": "Rain Is Near",
            "parts": [{ "kind": "byline", "start": 13, "end": 23 }, { "kind": "paragraph", "start": 24, "end": 55 }],
        }))
        .expect("it is a report");
        let mut counts = Counts::default();
        counts.add(&gold, &report, &Text::new(text));
        let figures = counts.figures("p");
        let want =
            [("p.f1", 1.0), ("p.paras", 1.0), ("p.low", 0.0), ("p.noise", 0.0), ("p.title", 1.0), ("p.authors", 1.0)];
        assert_eq!(figures, want.map(|(name, value)| (name.to_owned(), value)));
    }
}
