//! Time expressions against TimeBank and AQUAINT, as in TempEval-3 (task A).
//!
//! - `strict`: F1 of expressions with the same start and end, white space and punctuation at the edges aside.
//! - `relaxed`: F1 of expressions that overlap, each used once, the same stretches and then greater overlaps first.
//! - `value`: share of the overlapping pairs with the same TIMEX3 value, times the relaxed F1.

use serde::Deserialize;
use serde_json::json;

use super::program::Time;
use super::text::{Span, Text, f1, share};
use super::{Figures, Run, day};

#[derive(Deserialize)]
struct Gold {
    id: String,
    /// When the document was made.
    dct: String,
    text: String,
    timex: Vec<Time>,
}

#[derive(Debug, Default, PartialEq)]
struct Counts {
    gold: usize,
    reported: usize,
    same: usize,
    paired: usize,
    value: usize,
}

pub(super) fn score(run: &Run) -> Result<Figures, String> {
    let gold: Vec<Gold> = run.lines("times/tbaq.jsonl")?;
    let articles = gold.iter().map(|g| json!({ "id": g.id, "text": g.text, "date": day(&g.dct) }));
    let reports = run.program.articles(&articles.collect::<Vec<_>>())?;
    let (mut counts, mut errors) = (Counts::default(), Vec::new());
    for (gold, report) in gold.iter().zip(&reports) {
        count(&gold.id, &Text::new(&gold.text), &gold.timex, &report.times, &mut counts, &mut errors);
    }
    run.write_errors("times", &errors)?;
    Ok(figures(&counts))
}

fn figures(c: &Counts) -> Figures {
    let (precision, recall) = (share(c.paired, c.reported), share(c.paired, c.gold));
    let right = share(c.value, c.paired);
    vec![
        ("times.strict".into(), f1(share(c.same, c.reported), share(c.same, c.gold))),
        ("times.relaxed".into(), f1(precision, recall)),
        ("times.value".into(), f1(right * precision, right * recall)),
    ]
}

fn count(id: &str, text: &Text, gold: &[Time], found: &[Time], counts: &mut Counts, errors: &mut Vec<String>) {
    let edges = |times: &[Time]| times.iter().map(|t| trimmed(t.span, text)).collect::<Vec<_>>();
    let (golds, founds) = (edges(gold), edges(found));
    counts.gold += gold.len();
    counts.reported += found.len();
    let (mut left, mut free) = (vec![true; gold.len()], vec![true; found.len()]);
    for (g, f) in by_likeness(&golds, &founds) {
        if !(left[g] && free[f]) {
            continue;
        }
        (left[g], free[f]) = (false, false);
        let (same, value) = (golds[g] == founds[f], gold[g].value == found[f].value);
        counts.paired += 1;
        counts.same += usize::from(same);
        counts.value += usize::from(value);
        if !(same && value) {
            let what = if value { "SPAN" } else { "VALUE" };
            let (want, got) = (text.slice(gold[g].span), text.slice(found[f].span));
            errors.push(format!("{id}\t{what}\t{want}\t{}\t{got}\t{}", gold[g].value, found[f].value));
        }
    }
    for (time, _) in gold.iter().zip(left).filter(|(_, left)| *left) {
        errors.push(format!("{id}\tMISS\t{}\t{}", text.slice(time.span), time.value));
    }
    for (time, _) in found.iter().zip(free).filter(|(_, free)| *free) {
        errors.push(format!("{id}\tSPURIOUS\t{}\t{}", text.slice(time.span), time.value));
    }
}

/// The pairs that overlap, the likest first.
fn by_likeness(gold: &[Span], found: &[Span]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (g, a) in gold.iter().enumerate() {
        for (f, b) in found.iter().enumerate().filter(|(_, b)| a.overlaps(**b)) {
            pairs.push((a != b, std::cmp::Reverse(a.common(*b)), a.start, g, f));
        }
    }
    pairs.sort_unstable();
    pairs.into_iter().map(|(.., g, f)| (g, f)).collect()
}

/// The stretch without white space and punctuation at its edges; a full stop at the end may belong to it.
fn trimmed(span: Span, text: &Text) -> Span {
    let Span { mut start, mut end } = span;
    let is = |place: usize, set: &str| text.at(place).is_some_and(|c| set.contains(c));
    while start < end && is(start, " \n\t\r\"'“”‘(),;:") {
        start += 1;
    }
    while end > start && is(end - 1, " \n\t\r\"'“”’,;:)") {
        end -= 1;
    }
    Span { start, end }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(start: usize, end: usize, value: &str) -> Time {
        Time { span: Span::new(start, end), kind: "DATE".into(), value: value.into() }
    }

    #[test]
    fn pairs_are_counted_once_and_edges_do_not_matter() {
        let text = Text::new("On Monday, or next week, they vote in May.");
        let gold = [time(3, 9, "2030-05-06"), time(14, 23, "2030-W20"), time(38, 41, "2030-05")];
        let found = [time(3, 10, "2030-05-06"), time(19, 23, "2030-W20"), time(25, 29, "P1D")];
        let (mut counts, mut errors) = (Counts::default(), Vec::new());
        count("a", &text, &gold, &found, &mut counts, &mut errors);
        assert_eq!(counts, Counts { gold: 3, reported: 3, same: 1, paired: 2, value: 2 });
        assert_eq!(errors.len(), 3, "{errors:?}");
        let figures = figures(&counts);
        assert!((figures[0].1 - 1.0 / 3.0).abs() < 1e-9 && (figures[1].1 - 2.0 / 3.0).abs() < 1e-9);
    }
}
