//! Deadlines against labelled sentences, each with at most one deadline or none.
//!
//! - `found`: share of the gold's deadlines with a reported one whose time or trigger overlaps its time or trigger.
//! - `span`: share of the gold's times that a found deadline's time equals, edges aside.
//! - `due`: share with the right due date: the same days within one at each end, or days that lie within the gold's. A
//!   single day where the gold has three or more is false certainty.
//! - `precision`: share of what is reported in sentences with a deadline that hits it; two may share it.
//! - `setter`, `addressee`, `action`, `consequence`: F1. Right is IoU .5 in code points, or the gold's last word within
//!   at most twice its length.
//! - `status`: share of the found ones with the gold's status.
//! - `alarms`: share of the sentences without a deadline that have one reported, where they look like one.

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::json;

use super::program::{Deadline, Due};
use super::text::{Span, Text, first_max, overlap, share, words};
use super::{Figures, Run, day, told};

/// The sets and what their figures are called.
const SETS: [(&str, &str); 2] = [("gold", "deadlines"), ("news", "deadlines.news")];
const SLOTS: [&str; 4] = ["setter", "addressee", "action", "consequence"];

#[derive(Deserialize)]
struct Gold {
    id: String,
    text: String,
    /// When the document was made.
    dct: Option<String>,
    label: String,
    time: Option<Span>,
    trigger: Option<Span>,
    due: Option<Due>,
    status: Option<String>,
    setter: Option<Span>,
    addressee: Option<Span>,
    action: Option<Span>,
    consequence: Option<Span>,
}

#[derive(Default)]
struct Counts {
    gold: usize,
    found: usize,
    due: usize,
    status: usize,
    times: usize,
    same_times: usize,
    reported: usize,
    hits: usize,
    negatives: usize,
    alarms: usize,
    /// Of each slot: right, in the gold, reported.
    slots: [[usize; 3]; 4],
}

pub(super) fn score(run: &Run) -> Result<Figures, String> {
    let mut figures = Figures::new();
    for (set, name) in SETS {
        let gold: Vec<Gold> = run.lines(&format!("deadlines/{set}.jsonl"))?;
        let articles = gold.iter().map(|g| match g.dct.as_deref().filter(|d| !d.is_empty()) {
            Some(made) => json!({ "id": g.id, "text": g.text, "date": day(made) }),
            None => json!({ "id": g.id, "text": g.text }),
        });
        let reports = run.program.articles(&articles.collect::<Vec<_>>())?;
        let (mut counts, mut errors) = (Counts::default(), Vec::new());
        for (gold, report) in gold.iter().zip(&reports) {
            if let Some(wrong) = counts.add(gold, &report.deadlines) {
                errors.push(format!("{wrong}\t{}\t{}", gold.id, gold.text));
            }
        }
        run.write_errors(name, &errors)?;
        figures.extend(counts.figures(name));
    }
    Ok(figures)
}

impl Counts {
    /// Counts a sentence; what is wrong with it, if anything.
    fn add(&mut self, gold: &Gold, reported: &[Deadline]) -> Option<&'static str> {
        if gold.label != "deadline" {
            return self.add_negative(gold, reported);
        }
        self.gold += 1;
        self.reported += reported.len();
        self.times += usize::from(gold.time.is_some());
        let wanted = [gold.setter, gold.addressee, gold.action, gold.consequence];
        for (slot, want) in self.slots.iter_mut().zip(wanted) {
            slot[1] += usize::from(want.is_some());
        }
        let hits: Vec<&Deadline> = reported.iter().filter(|d| hits(d, gold)).collect();
        self.hits += hits.len().min(2);
        let due = gold.due.clone().unwrap_or_default();
        let best = first_max(hits, |d| (is_due(&d.due, &due), overlap(d.time, gold.time)));
        let Some(best) = best else { return Some("MISS") };
        self.found += 1;
        let text = Text::new(&gold.text);
        let same = gold.time.zip(best.time).is_some_and(|(g, b)| edges(g, &text) == edges(b, &text));
        self.same_times += usize::from(same);
        let status = gold.status.as_deref().map(|s| if s == "made_conditional" { "conditional" } else { s });
        self.status += usize::from(status == Some(best.status.as_deref().unwrap_or_default()));
        let given = [
            best.setter.as_ref().map(|p| p.span),
            best.addressee.as_ref().map(|p| p.span),
            best.action,
            best.consequence,
        ];
        for ((slot, want), given) in self.slots.iter_mut().zip(wanted).zip(given) {
            slot[2] += usize::from(given.is_some());
            slot[0] += usize::from(want.zip(given).is_some_and(|(w, g)| is_filled(g, w, &text)));
        }
        let right = is_due(&best.due, &due);
        self.due += usize::from(right);
        (!right).then_some("DUE")
    }

    fn add_negative(&mut self, gold: &Gold, reported: &[Deadline]) -> Option<&'static str> {
        let looks = gold.time.is_some() || gold.trigger.is_some();
        let alarm = reported.iter().any(|d| !looks || hits(d, gold));
        self.negatives += 1;
        self.alarms += usize::from(alarm);
        alarm.then_some("ALARM")
    }

    fn figures(&self, name: &str) -> Figures {
        let mut figures = vec![
            ("found", share(self.found, self.gold)),
            ("span", share(self.same_times, self.times)),
            ("due", share(self.due, self.gold)),
            ("precision", share(self.hits, self.reported)),
            ("status", share(self.status, self.found)),
            ("alarms", share(self.alarms, self.negatives)),
        ];
        let slots = SLOTS.iter().zip(self.slots);
        figures.extend(slots.map(|(slot, [right, gold, given])| (*slot, share(2 * right, gold + given))));
        figures.into_iter().map(|(figure, value)| (format!("{name}.{figure}"), value)).collect()
    }
}

fn hits(reported: &Deadline, gold: &Gold) -> bool {
    let all = |a: Option<Span>| overlap(a, gold.time) || overlap(a, gold.trigger);
    all(reported.time) || all(reported.trigger)
}

/// A stretch without what is neither letter nor digit at its edges.
fn edges(span: Span, text: &Text) -> Span {
    let Span { mut start, mut end } = span;
    let is_word = |place: usize| text.at(place).is_some_and(char::is_alphanumeric);
    while start < end && !is_word(start) && text.at(start) != Some('$') {
        start += 1;
    }
    while end > start && !is_word(end - 1) {
        end -= 1;
    }
    Span { start, end }
}

fn is_due(given: &Due, gold: &Due) -> bool {
    let Some(latest) = told(&gold.latest) else { return told(&given.latest).is_none() };
    let (Some(from), Some(to)) = (told(&given.earliest), told(&given.latest)) else { return false };
    let earliest = told(&gold.earliest).unwrap_or_default();
    let all = [from, to, earliest, latest];
    if all.iter().any(|s| s.chars().count() < 10) {
        // Months and years, which compare as they are written.
        return from >= earliest && to <= latest;
    }
    let dates: Vec<Date> = all.iter().filter_map(|s| day(s).parse().ok()).collect();
    let [from, to, earliest, latest] = dates[..] else { return false };
    let between = |a: Date, b: Date| (b - a).get_days();
    match (between(earliest, latest), from == to) {
        (2.., true) => false,
        (0, true) => from == earliest && to == latest,
        (0, false) => between(earliest, from) >= -1 && between(latest, to) <= 1,
        _ => between(earliest, from).abs() <= 1 && between(latest, to).abs() <= 1,
    }
}

fn is_filled(given: Span, gold: Span, text: &Text) -> bool {
    let common = given.common(gold);
    if common == 0 {
        return false;
    }
    let last = words(text.slice(gold)).pop();
    let within = last.is_some_and(|last| words(text.slice(given)).contains(&last));
    share(common, given.len() + gold.len() - common) >= 0.5 || (within && given.len() <= 2 * gold.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(earliest: &str, latest: &str) -> Due {
        let told = |s: &str| Some(s.to_owned()).filter(|s| !s.is_empty());
        Due { earliest: told(earliest), latest: told(latest), ..Due::default() }
    }

    #[test]
    fn a_single_day_for_a_week_is_false_certainty() {
        let week = due("2030-05-06", "2030-05-12");
        assert!(is_due(&due("2030-05-05", "2030-05-12"), &week));
        assert!(!is_due(&due("2030-05-12", "2030-05-12"), &week));
        assert!(!is_due(&due("2030-05-04", "2030-05-12"), &week));
        let friday = due("2030-05-10", "2030-05-10");
        assert!(is_due(&friday, &friday));
        assert!(!is_due(&due("2030-05-09", "2030-05-09"), &friday));
        assert!(is_due(&due("2030-05-09", "2030-05-11"), &friday));
        assert!(is_due(&due("", ""), &due("", "")) && !is_due(&friday, &due("", "")));
    }

    #[test]
    fn sentences_are_counted() {
        let gold = |label: &str| Gold {
            id: "a".into(),
            text: "Marn told Osk to leave by Friday.".into(),
            dct: None,
            label: label.into(),
            time: Some(Span::new(26, 32)),
            trigger: None,
            due: Some(due("2030-05-10", "2030-05-10")),
            status: Some("made_conditional".into()),
            setter: Some(Span::new(0, 4)),
            addressee: None,
            action: Some(Span::new(14, 22)),
            consequence: None,
        };
        let reported = Deadline {
            time: Some(Span::new(26, 33)),
            due: due("2030-05-10", "2030-05-10"),
            status: Some("conditional".into()),
            action: Some(Span::new(17, 22)),
            ..Deadline::default()
        };
        let mut counts = Counts::default();
        assert_eq!(counts.add(&gold("deadline"), std::slice::from_ref(&reported)), None);
        assert_eq!(counts.add(&gold("deadline"), &[]), Some("MISS"));
        assert_eq!(counts.add(&gold("none"), &[reported]), Some("ALARM"));
        let figures = counts.figures("d");
        let of = |name: &str| figures.iter().find(|(n, _)| n == name).map(|(_, v)| *v);
        assert_eq!((of("d.found"), of("d.span"), of("d.due")), (Some(0.5), Some(0.5), Some(0.5)));
        assert_eq!((of("d.status"), of("d.alarms"), of("d.precision")), (Some(1.0), Some(1.0), Some(1.0)));
        assert_eq!((of("d.setter"), of("d.action")), (Some(0.0), Some(2.0 / 3.0)));
    }
}
