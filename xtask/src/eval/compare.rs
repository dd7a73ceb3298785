//! What outlets say of the same, against triples of articles and short written items that were read and judged.
//!
//! Of the triples:
//! - `statements.found`: share of the labelled statements of which a reported one has members in two articles or more;
//!   `statements.told` the same of those where a side is in reported speech.
//! - `statements.precision`: share of the reported statements across articles whose members all lie on one labelled
//!   statement, or that were judged right, of those that could be judged; `statements.unjudged` counts the rest.
//! - `traps`: share of the pairs that only look alike and are put together.
//! - `differ`: share of the real differences of figures and facts that are reported.
//! - `agree`: share of the figures that agree and are shown as agreeing.
//! - `differences.useful`: share of the reported differences judged right and useful, of those judged;
//!   `differences.unjudged` counts the rest.
//!
//! Of the items:
//! - `items.found`: share of those that differ with a difference on the two marked places; `items.verdict` with the right
//!   verdict as well (a conflict, or one that is explained).
//! - `items.agree`: share of those that agree and are shown as agreeing.
//! - `items.false`: share of those that agree or cannot be compared and have a false difference.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::Value;

use super::program::{Conflict, Corpus, Place, Statement};
use super::text::{Span, share};
use super::{Figures, Run};

#[derive(Deserialize)]
struct Gold {
    triples: Vec<Triple>,
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Triple {
    id: String,
    articles: Vec<BTreeMap<String, Value>>,
    statements: Vec<Labelled>,
    optional: Vec<Labelled>,
    figures: Vec<LabelledFigure>,
    facts: Vec<Fact>,
    traps: Vec<Fact>,
    also_right: Vec<JudgedStatement>,
    judged_conflicts: Vec<Judged>,
}

#[derive(Deserialize)]
struct Labelled {
    #[serde(default)]
    relation: String,
    members: Vec<Side>,
}

/// Places of an article of which any will do.
#[derive(Deserialize)]
struct Side {
    article: String,
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct LabelledFigure {
    verdict: String,
    sides: Vec<Side>,
}

#[derive(Deserialize)]
struct Fact {
    sides: Vec<Side>,
}

#[derive(Deserialize)]
struct JudgedStatement {
    #[serde(default = "super::yes")]
    right: bool,
    members: Vec<Place>,
}

#[derive(Deserialize)]
struct Judged {
    kind: String,
    judgement: String,
    sides: Vec<Place>,
}

#[derive(Deserialize)]
struct Item {
    id: String,
    expect: String,
    articles: Vec<BTreeMap<String, Value>>,
    marks: Vec<Place>,
    judged_conflicts: Vec<Judged>,
}

const USEFUL: &str = "right-useful";
const UNJUDGED: &str = "unjudged";

/// Counts by name, and what is wrong.
#[derive(Default)]
struct Counts {
    of: BTreeMap<&'static str, usize>,
    errors: Vec<String>,
}

impl Counts {
    fn add(&mut self, name: &'static str, holds: bool) {
        *self.of.entry(name).or_default() += usize::from(holds);
    }

    /// Counts one of two, `name` where it holds, and notes it where it does not.
    fn expect(&mut self, name: &'static str, holds: bool, id: &str, about: impl std::fmt::Debug) {
        self.add(name, holds);
        if !holds {
            self.errors.push(format!("not {name}\t{id}\t{about:?}"));
        }
    }

    fn get(&self, name: &str) -> usize {
        self.of.get(name).copied().unwrap_or_default()
    }
}

pub(super) fn score(run: &Run) -> Result<Figures, String> {
    let gold: Gold = run.json("compare/gold.json")?;
    let mut counts = Counts::default();
    for triple in &gold.triples {
        let report = report(run, &triple.articles)?;
        statements(triple, &report, &mut counts);
        differences(triple, &report, &mut counts);
    }
    for item in &gold.items {
        counts.item(item, &report(run, &item.articles)?);
    }
    run.write_errors("compare", &counts.errors)?;
    Ok(figures(&counts))
}

fn figures(counts: &Counts) -> Figures {
    let of = |part: &str, whole: &[&str]| share(counts.get(part), whole.iter().map(|w| counts.get(w)).sum());
    let differing = counts.get("figure found") + counts.get("fact found");
    let figures = [
        ("statements.found", of("statement found", &["statement"])),
        ("statements.told", of("told found", &["told"])),
        ("statements.precision", of("statement right", &["statement right", "statement wrong"])),
        ("statements.unjudged", counts.get("statement unjudged") as f64),
        ("traps", of("trap taken", &["trap"])),
        ("differ", share(differing, counts.get("figure differs") + counts.get("fact"))),
        ("agree", of("agreement shown", &["figure agrees"])),
        ("differences.useful", of("difference useful", &["difference judged"])),
        ("differences.unjudged", counts.get("difference unjudged") as f64),
        ("items.found", of("item found", &["item differs"])),
        ("items.verdict", of("item verdict", &["item differs"])),
        ("items.agree", of("item shown", &["item agrees"])),
        ("items.false", of("item false", &["item agrees", "item not comparable"])),
    ];
    figures.map(|(figure, value)| (format!("compare.{figure}"), value)).into()
}

/// The report of some articles, with what it says of figures as differences and agreements beside the others.
fn report(run: &Run, articles: &[BTreeMap<String, Value>]) -> Result<Corpus, String> {
    const KEYS: [&str; 6] = ["id", "text", "title", "date", "url", "outlet"];
    let kept = |a: &BTreeMap<String, Value>| {
        a.iter().filter(|(k, _)| KEYS.contains(&k.as_str())).map(|(k, v)| (k.clone(), v.clone())).collect()
    };
    let mut report = run.program.corpus(&articles.iter().map(kept).map(Value::Object).collect::<Vec<_>>())?;
    let figures = std::mem::take(&mut report.figures).into_iter().map(|figure| Conflict {
        kind: "number".into(),
        verdict: match figure.verdict.as_str() {
            "agree" | "rounding" | "bound" => "same".into(),
            "later" | "corrected" | "scope" => "explained".into(),
            _ => figure.verdict,
        },
        sides: figure.cells,
    });
    report.conflicts.extend(figures);
    Ok(report)
}

fn span(place: &Place) -> Span {
    place.span.unwrap_or_default()
}

/// Whether two stretches share half of the shorter one.
fn on(a: Span, b: Span) -> bool {
    let common = a.common(b);
    common > 0 && 2 * common >= a.len().min(b.len())
}

/// Whether two stretches overlap, as far as both have a length.
fn touches(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

fn lies_on(place: &Place, sides: &[Side]) -> bool {
    sides.iter().any(|s| s.article == place.article && s.spans.iter().any(|s| on(span(place), *s)))
}

/// The articles in which members lie on labelled ones.
fn covered<'a>(members: &'a [Place], labelled: &[Side]) -> BTreeSet<&'a str> {
    members.iter().filter(|m| lies_on(m, labelled)).map(|m| m.article.as_str()).collect()
}

/// Whether members lie on every one of the sides.
fn joins(members: &[Place], sides: &[Side]) -> bool {
    sides.iter().all(|side| members.iter().any(|m| lies_on(m, std::slice::from_ref(side))))
}

/// How many articles of the labelled sides the reported ones touch.
fn touched(reported: &[Place], labelled: &[Side]) -> usize {
    let hit = |side: &&Side| {
        reported.iter().any(|p| p.article == side.article && side.spans.iter().any(|s| touches(span(p), *s)))
    };
    labelled.iter().filter(hit).map(|s| s.article.as_str()).collect::<BTreeSet<_>>().len()
}

/// Whether a stored judgement is of these sides: the same articles, and each side on one of its own.
fn is_of(judged: &[Place], sides: &[Place]) -> bool {
    let mut rest: Vec<&Place> = sides.iter().collect();
    judged.len() == sides.len()
        && judged.iter().all(|j| {
            let at = rest.iter().position(|s| s.article == j.article && on(span(j), span(s)));
            at.map(|at| rest.remove(at)).is_some()
        })
}

fn judgement<'a>(judged: &'a [Judged], conflict: &Conflict) -> Option<&'a str> {
    judged.iter().find(|j| j.kind == conflict.kind && is_of(&j.sides, &conflict.sides)).map(|j| j.judgement.as_str())
}

fn statements(triple: &Triple, report: &Corpus, counts: &mut Counts) {
    let across = |s: &&Statement| s.members.iter().map(|m| &m.article).collect::<BTreeSet<_>>().len() > 1;
    let reported: Vec<&Statement> = report.statements.iter().filter(across).collect();
    for gold in &triple.statements {
        let found = reported.iter().any(|s| covered(&s.members, &gold.members).len() >= 2);
        counts.add("statement", true);
        counts.expect("statement found", found, &triple.id, gold.members.first().map(|m| (&m.article, &m.spans)));
        counts.add("told", gold.relation == "reported");
        counts.add("told found", gold.relation == "reported" && found);
    }
    for statement in reported {
        let judged =
            |right| triple.also_right.iter().any(|a| a.right == right && is_of(&statement.members, &a.members));
        let lies = |g: &Labelled| statement.members.iter().all(|m| lies_on(m, &g.members));
        let right = triple.statements.iter().chain(&triple.optional).any(lies) || judged(true);
        let verdict = match right {
            true => "statement right",
            false if judged(false) => "statement wrong",
            false => "statement unjudged",
        };
        counts.add(verdict, true);
        if !right {
            counts.errors.push(format!("{verdict}\t{}\t{:?}", triple.id, statement.members));
        }
        for trap in &triple.traps {
            counts.add("trap taken", joins(&statement.members, &trap.sides));
        }
    }
    counts.of.entry("trap").and_modify(|n| *n += triple.traps.len()).or_insert(triple.traps.len());
}

fn differences(triple: &Triple, report: &Corpus, counts: &mut Counts) {
    let shown = |sides: &[Side], same: bool| {
        report.conflicts.iter().any(|c| (c.verdict == "same") == same && touched(&c.sides, sides) >= 2)
    };
    for figure in &triple.figures {
        match figure.verdict.split(':').next() {
            Some("differ") => {
                counts.add("figure differs", true);
                let at = figure.sides.first().map(|s| (&s.article, &s.spans));
                counts.expect("figure found", shown(&figure.sides, false), &triple.id, at);
            }
            other => {
                counts.add("figure agrees", matches!(other, Some("agree" | "rounding")));
                counts.add("agreement shown", shown(&figure.sides, true));
            }
        }
    }
    for fact in &triple.facts {
        counts.add("fact", true);
        let at = fact.sides.first().map(|s| (&s.article, &s.spans));
        counts.expect("fact found", shown(&fact.sides, false), &triple.id, at);
    }
    for conflict in report.conflicts.iter().filter(|c| c.verdict != "same") {
        let judgement = judgement(&triple.judged_conflicts, conflict).unwrap_or(UNJUDGED);
        counts.add("difference judged", judgement != UNJUDGED);
        counts.add("difference unjudged", judgement == UNJUDGED);
        counts.expect("difference useful", judgement == USEFUL, &triple.id, (judgement, conflict));
    }
}

impl Counts {
    fn item(&mut self, item: &Item, report: &Corpus) {
        let marks: Vec<Side> =
            item.marks.iter().map(|m| Side { article: m.article.clone(), spans: vec![span(m)] }).collect();
        let on_marks = |c: &&Conflict| touched(&c.sides, &marks) >= 2;
        let differs = |c: &&Conflict| c.verdict != "same";
        let expect = item.expect.as_str();
        if matches!(expect, "conflict" | "explained") {
            let hits: Vec<&Conflict> = report.conflicts.iter().filter(differs).filter(on_marks).collect();
            self.add("item differs", true);
            self.expect("item found", !hits.is_empty(), &item.id, expect);
            self.expect("item verdict", hits.iter().any(|c| c.verdict == expect), &item.id, expect);
            return;
        }
        let agrees = expect == "agree";
        self.add(if agrees { "item agrees" } else { "item not comparable" }, true);
        self.add("item shown", agrees && report.conflicts.iter().filter(on_marks).any(|c| c.verdict == "same"));
        let useful = |c: &&Conflict| judgement(&item.judged_conflicts, c) == Some(USEFUL);
        let wrong: Vec<&Conflict> = report.conflicts.iter().filter(differs).filter(|c| !useful(c)).collect();
        self.add("item false", !wrong.is_empty());
        if !wrong.is_empty() {
            self.errors.push(format!("item false\t{}\t{expect}\t{wrong:?}", item.id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(article: &str, start: usize, end: usize) -> Place {
        Place { article: article.into(), quote: None, span: Some(Span::new(start, end)) }
    }

    fn side(article: &str, start: usize, end: usize) -> Side {
        Side { article: article.into(), spans: vec![Span::new(start, end)] }
    }

    #[test]
    fn members_lie_on_labels_by_half_of_the_shorter() {
        let labels = [side("a", 0, 10), side("b", 20, 40)];
        let members = [place("a", 5, 30), place("b", 38, 60), place("c", 0, 10)];
        assert_eq!(covered(&members, &labels).into_iter().collect::<Vec<_>>(), ["a"]);
        assert_eq!(touched(&members, &labels), 2);
        assert!(joins(&members[..2], &[side("a", 0, 10), side("b", 30, 60)]));
        assert!(!joins(&members[..1], &labels) && !joins(&members, &labels));
    }

    #[test]
    fn a_judgement_is_of_the_very_sides() {
        let judged = [place("a", 0, 10), place("b", 0, 10)];
        assert!(is_of(&judged, &[place("b", 2, 12), place("a", 0, 4)]));
        assert!(!is_of(&judged, &[place("b", 2, 12)]));
        assert!(!is_of(&judged, &[place("b", 2, 12), place("a", 9, 40)]));
    }

    #[test]
    fn items_are_counted_by_what_they_expect() {
        let item = |expect: &str| Item {
            id: "i".into(),
            expect: expect.into(),
            articles: Vec::new(),
            marks: vec![place("a", 0, 4), place("b", 0, 4)],
            judged_conflicts: Vec::new(),
        };
        let conflict = Conflict {
            kind: "number".into(),
            verdict: "explained".into(),
            sides: vec![place("a", 0, 9), place("b", 1, 5)],
        };
        let report = Corpus {
            articles: vec![],
            entities: vec![],
            statements: vec![],
            conflicts: vec![conflict],
            figures: vec![],
            deadlines: vec![],
        };
        let mut counts = Counts::default();
        counts.item(&item("explained"), &report);
        counts.item(&item("conflict"), &report);
        counts.item(&item("agree"), &report);
        assert_eq!((counts.get("item differs"), counts.get("item found"), counts.get("item verdict")), (2, 2, 1));
        assert_eq!((counts.get("item agrees"), counts.get("item false"), counts.get("item shown")), (1, 1, 0));
    }
}
