//! Who said it, against quotations and indirect statements labelled by reading.
//!
//! - `found`: share of the gold's quotations of which a stretch is reported as somebody's very words.
//! - `right`: share whose speaker fits: the name, or nobody where the text names nobody (for a nameless spokesperson or a
//!   document the organisation will do as well).
//! - `precision`: share of the speakers given to found quotations that are right.
//! - `sure.wrong`: how many wrong speakers are given with a confidence of .9 and more.
//! - `role`: share right of the quotations whose source is a role or a description only.
//! - `nobody`: share left without a speaker of those whose speaker the text does not name.
//! - `invented`: share of the stretches between marks that are nobody's words and have a speaker.
//! - `indirect.*`: the same for indirect statements.

use fancy_regex::Regex;
use serde::Deserialize;
use serde_json::json;

use super::program::{Article, Quote};
use super::text::{Span, Text, first_max, share, share_or};
use super::{Figures, Run};

#[derive(Deserialize)]
struct Gold {
    articles: Vec<GoldArticle>,
}

#[derive(Deserialize)]
struct GoldArticle {
    id: String,
    text: String,
    date: String,
    quotes: Vec<Said>,
    indirect: Vec<Said>,
    #[serde(default)]
    not_quotes: Vec<Span>,
}

/// A labelled quotation or statement. Its stretches are in `spans`; an indirect statement has one, of its own.
#[derive(Deserialize)]
struct Said {
    #[serde(default)]
    spans: Vec<Span>,
    #[serde(flatten)]
    span: Option<Span>,
    source_form: String,
    /// A pattern that the right names match; none where the text does not name the speaker.
    speaker: Option<String>,
    /// A pattern for the organisation that will do instead.
    org_ok: Option<String>,
    #[serde(default)]
    null_ok: bool,
    #[serde(default)]
    nested: bool,
}

/// What is made of a quotation, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Missed,
    Wrong,
    Silent,
    Right,
}

#[derive(Default)]
struct Counts {
    gold: usize,
    found: usize,
    right: usize,
    given: usize,
    good: usize,
    sure_wrong: usize,
    role: [usize; 2],
    nobody: [usize; 2],
}

pub(super) fn score(run: &Run) -> Result<Figures, String> {
    let gold: Gold = run.json("speakers/gold.json")?;
    let articles = gold.articles.iter().map(|a| json!({ "id": a.id, "text": a.text, "date": a.date }));
    let reports = run.program.articles(&articles.collect::<Vec<_>>())?;
    let (mut direct, mut indirect, mut marks) = (Counts::default(), Counts::default(), [0; 2]);
    let mut errors = Vec::new();
    for (article, report) in gold.articles.iter().zip(&reports) {
        let text = Text::new(&article.text);
        let kinds = [(&mut direct, &article.quotes, quoted as Find), (&mut indirect, &article.indirect, indirectly)];
        for (counts, said, find) in kinds {
            for gold in said {
                let (verdict, given) = counts.add(gold, &find(gold, &report.quotes), report)?;
                if verdict != Verdict::Right {
                    let place = gold.spans.first().copied().or(gold.span).unwrap_or_default();
                    let around = Span::new(place.start.saturating_sub(80), place.end + 60);
                    let want = gold.speaker.as_deref().unwrap_or("-");
                    let given = given.as_deref().unwrap_or("-");
                    errors.push(format!("{verdict:?}\t{}\t{want}\t{given}\t{}", article.id, text.slice(around)));
                }
            }
        }
        for place in &article.not_quotes {
            let on =
                |q: &&Quote| q.verbatim.iter().any(|v| place.common(*v) as f64 >= 0.5 * v.len() as f64 && v.len() > 0);
            marks[0] += usize::from(report.quotes.iter().find(on).is_some_and(|q| name(report, q).is_some()));
            marks[1] += 1;
        }
    }
    run.write_errors("speakers", &errors)?;
    Ok(figures(&direct, &indirect, marks))
}

fn figures(direct: &Counts, indirect: &Counts, marks: [usize; 2]) -> Figures {
    // Where there is nothing to be wrong about, nothing is wrong.
    let of = |part, whole| share_or(part, whole, 1.0);
    let figures = [
        ("found", of(direct.found, direct.gold)),
        ("right", of(direct.right, direct.gold)),
        ("precision", of(direct.good, direct.given)),
        ("sure.wrong", direct.sure_wrong as f64),
        ("role", of(direct.role[0], direct.role[1])),
        ("nobody", of(direct.nobody[0], direct.nobody[1])),
        ("invented", of(marks[0], marks[1])),
        ("indirect.found", of(indirect.found, indirect.gold)),
        ("indirect.right", of(indirect.right, indirect.gold)),
        ("indirect.precision", of(indirect.good, indirect.given)),
    ];
    figures.map(|(figure, value)| (format!("speakers.{figure}"), value)).into()
}

impl Counts {
    fn add(&mut self, gold: &Said, hits: &[&Quote], report: &Article) -> Result<(Verdict, Option<String>), String> {
        let judged = hits.iter().map(|q| {
            let given = name(report, q);
            Ok((verdict(gold, given.as_deref())?, given))
        });
        let judged: Vec<(Verdict, Option<String>)> = judged.collect::<Result<_, String>>()?;
        let (verdict, given) = judged.into_iter().min_by_key(|j| j.0).unwrap_or((Verdict::Missed, None));
        let sure = hits.iter().map(|q| q.confidence).fold(f64::INFINITY, f64::min);
        let right = verdict == Verdict::Right;
        self.gold += 1;
        self.found += usize::from(!hits.is_empty());
        self.right += usize::from(right);
        self.given += usize::from(given.is_some());
        self.good += usize::from(given.is_some() && right);
        self.sure_wrong += usize::from(verdict == Verdict::Wrong && sure >= 0.9);
        if gold.source_form == "role" {
            self.role = [self.role[0] + usize::from(right), self.role[1] + 1];
        }
        if gold.speaker.is_none() {
            self.nobody = [self.nobody[0] + usize::from(right), self.nobody[1] + 1];
        }
        Ok((verdict, given))
    }
}

/// How the reported quotes that hold a labelled one are found.
type Find = for<'a> fn(&Said, &'a [Quote]) -> Vec<&'a Quote>;

/// The quotes whose very words hold the stretches; one inside another has to be told apart.
fn quoted<'a>(gold: &Said, quotes: &'a [Quote]) -> Vec<&'a Quote> {
    let mut found: Vec<&Quote> = Vec::new();
    for span in &gold.spans {
        let stretches = quotes.iter().flat_map(|q| q.verbatim.iter().map(move |v| (q, v)));
        let holding = stretches.filter_map(|(quote, verbatim)| {
            let common = span.common(*verbatim);
            let together = span.end.max(verbatim.end) - span.start.min(verbatim.start);
            let likeness = share(common, together);
            let holds = 2 * common >= span.len() && (!gold.nested || likeness >= 0.5);
            holds.then_some((likeness, quote))
        });
        let best = first_max(holding, |(likeness, _)| *likeness).map(|(_, quote)| quote);
        let fresh = best.filter(|q| !found.iter().any(|f| std::ptr::eq(*f, *q)));
        found.extend(fresh);
    }
    found
}

/// The smallest reported content that has most of a statement, or begins where it does and is most of it.
fn indirectly<'a>(gold: &Said, quotes: &'a [Quote]) -> Vec<&'a Quote> {
    let Some(span) = gold.span else { return Vec::new() };
    let indirect = quotes.iter().filter(|q| q.kind != "direct");
    let contents = indirect.flat_map(|q| q.content.iter().map(move |c| (q, c)));
    let holding = contents.filter(|(_, content)| {
        let common = span.common(**content);
        let most = common as f64 >= 0.7 * span.len() as f64;
        let begins = content.start.abs_diff(span.start) <= 12;
        most || (begins && common >= 15 && common as f64 >= 0.6 * content.len() as f64)
    });
    // The standard library gives the first of the smallest.
    holding.min_by_key(|(_, content)| content.len()).into_iter().map(|(quote, _)| quote).collect()
}

/// The name of a quote's speaker.
fn name(report: &Article, quote: &Quote) -> Option<String> {
    let id = quote.speaker.as_ref()?;
    let named = report.entity_table.iter().find(|e| e.id == *id).map(|e| &e.name);
    Some(named.unwrap_or(id).clone()).filter(|n| !n.is_empty())
}

fn verdict(gold: &Said, given: Option<&str>) -> Result<Verdict, String> {
    let Some(given) = given else {
        let fine = gold.speaker.is_none() || gold.null_ok;
        return Ok(if fine { Verdict::Right } else { Verdict::Silent });
    };
    let Some(pattern) = gold.speaker.as_ref().or(gold.org_ok.as_ref()) else { return Ok(Verdict::Wrong) };
    let given = given.replace(['’', '‘'], "'");
    let fits = Regex::new(pattern).and_then(|p| p.is_match(given.trim())).map_err(|e| format!("{pattern}: {e}"))?;
    Ok(if fits { Verdict::Right } else { Verdict::Wrong })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(json: serde_json::Value) -> Said {
        serde_json::from_value(json).expect("it is a label")
    }

    #[test]
    fn nobody_is_right_where_nobody_is_named() {
        let named = said(json!({ "spans": [], "source_form": "name", "speaker": "Roe$" }));
        let role = said(json!({ "spans": [], "source_form": "role", "speaker": null, "org_ok": "Police" }));
        let of = |gold: &Said, given| verdict(gold, given).expect("it is a pattern");
        assert_eq!(of(&named, Some("Ada Roe")), Verdict::Right);
        assert_eq!(of(&named, Some("Ben Lund")), Verdict::Wrong);
        assert_eq!(of(&named, None), Verdict::Silent);
        assert_eq!((of(&role, None), of(&role, Some("Marn Police"))), (Verdict::Right, Verdict::Right));
        assert_eq!(of(&role, Some("Ada Roe")), Verdict::Wrong);
    }

    #[test]
    fn quotes_are_found_by_their_very_words() {
        let quote = |start, end| Quote { verbatim: vec![Span::new(start, end)], ..Quote::default() };
        let quotes = [quote(0, 40), quote(10, 20)];
        let gold = said(json!({ "spans": [{ "start": 11, "end": 19 }], "source_form": "name", "speaker": "Roe" }));
        assert!(std::ptr::eq(quoted(&gold, &quotes)[0], &raw const quotes[1]));
        let outer = said(json!({ "spans": [{ "start": 60, "end": 80 }], "source_form": "name", "speaker": "Roe" }));
        assert!(quoted(&outer, &quotes).is_empty());
    }

    #[test]
    fn an_indirect_statement_is_the_smallest_that_holds_it() {
        let quote =
            |start, end| Quote { content: vec![Span::new(start, end)], kind: "indirect".into(), ..Quote::default() };
        let quotes = [quote(0, 90), quote(5, 42), quote(60, 80)];
        let gold = said(json!({ "start": 6, "end": 40, "source_form": "name", "speaker": "Roe" }));
        let found = indirectly(&gold, &quotes);
        assert!(found.len() == 1 && std::ptr::eq(found[0], &raw const quotes[1]));
    }
}
