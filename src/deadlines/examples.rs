//! Sentences that a rule must read and sentences on which it must be silent, as tests beside the rule.
//!
//! A table has a line for each sentence, with the slots marked and the day and status behind it:
//!
//!     [setter The court] gave [addressee the firm] until [time Friday] to [action pay]. -> 2025-03-14 set
//!
//! The article is of Thursday, 13 March 2025. What is not marked must not be found, but for the trigger, which may go
//! without. Words that fill two slots have both names (`[setter=addressee The mayor]`); marks may stand inside each other.
//! A line that begins with `+` is a further deadline of the sentence above it. The day is the last moment to comply; where
//! there is none, the time's value, or `-`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::Reader;
use super::clause::Clause;
use super::gate::Open;
use crate::engine::{Analysis, Engine};
use crate::entities::Entities;
use crate::input::{Article, Document};
use crate::report::Deadline;
use crate::span::Span;
use crate::text::{self, Text, Words};
use crate::times::{self, Expression};

/// When the articles of the tables were published.
const DAY: &str = "2025-03-13";

/// The slots that can be marked.
const SLOTS: [&str; 7] = ["setter", "addressee", "action", "consequence", "time", "trigger", "prior"];

/// A deadline as a line of a table tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Example {
    sentence: String,
    slots: BTreeMap<&'static str, Span>,
    due: String,
}

/// Fails unless exactly these deadlines are found in each sentence of a table.
pub(super) fn reads(table: &str) {
    let mut examples: Vec<Vec<Example>> = Vec::new();
    for line in table.lines().map(str::trim).filter(|l| !l.is_empty()) {
        match line.strip_prefix('+') {
            Some(more) => examples.last_mut().expect("a sentence stands before +").push(Example::parse(more.trim())),
            None => examples.push(vec![Example::parse(line)]),
        }
    }
    let wrong: Vec<String> = examples.iter().filter_map(|wanted| differs(&wanted[0].sentence, wanted)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Fails if any deadline is found in a sentence of a table.
pub(super) fn silent(table: &str) {
    let wrong: Vec<String> =
        table.lines().map(str::trim).filter(|l| !l.is_empty()).filter_map(|sentence| differs(sentence, &[])).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What is found in a sentence, as lines for a table, if it is not what is wanted.
fn differs(sentence: &str, wanted: &[Example]) -> Option<String> {
    let analysis = analyse(sentence, Some(DAY));
    let is_wanted = |found: &[Example]| {
        found.len() == wanted.len()
            && found.iter().zip(wanted).all(|(found, wanted)| {
                let mut found = found.clone();
                if !wanted.slots.contains_key("trigger") {
                    found.slots.remove("trigger");
                }
                found == *wanted
            })
    };
    let found = examples(&analysis.doc.text, &analysis.deadlines);
    if is_wanted(&found) {
        return None;
    }
    if is_wanted(&examples(&analysis.doc.text, &without_gate(&analysis))) {
        return Some(format!("hidden, as no trigger of its family is declared: {sentence}"));
    }
    Some(if found.is_empty() { format!("nothing: {sentence}") } else { lines(&found).join("\n+ ") })
}

/// The lines that a table would have for what is found in a text published on some day or on nobody knows which.
pub(super) fn told_on(text: &str, day: Option<&str>) -> Vec<String> {
    lines(&found(text, day))
}

/// The day and the status of the first one found in a text of 13 March 2025.
pub(super) fn due(text: &str) -> String {
    told_on(text, Some("2025-03-13"))[0].rsplit_once(" -> ").expect("a line has a day").1.to_owned()
}

fn lines(found: &[Example]) -> Vec<String> {
    found.iter().map(Example::line).collect()
}

fn found(text: &str, day: Option<&str>) -> Vec<Example> {
    let analysis = analyse(text, day);
    examples(analysis.text(), &analysis.deadlines)
}

fn examples(text: &str, deadlines: &[Deadline<u32>]) -> Vec<Example> {
    deadlines.iter().map(|d| Example::of(text, d)).collect()
}

impl Example {
    fn of(text: &str, d: &Deadline<u32>) -> Self {
        let slot = |s: &Option<crate::report::Slot<u32>>| s.as_ref().map(|s| s.span());
        let spans = [slot(&d.setter), slot(&d.addressee), d.action, d.consequence, d.time, d.trigger, d.prior];
        let slots = SLOTS.into_iter().zip(spans).filter_map(|(name, span)| Some((name, span?))).collect();
        let status = serde_json::to_value(d.status).unwrap();
        let value = if d.due.value.is_empty() { "-" } else { &d.due.value };
        let due = format!("{} {}", d.due.latest.as_deref().unwrap_or(value), status.as_str().unwrap());
        Self { sentence: text.to_owned(), slots, due }
    }

    /// Reads a line of a table.
    fn parse(line: &str) -> Self {
        let (marked, due) = line.split_once(" -> ").unwrap_or_else(|| panic!("no day and status: {line}"));
        let mut out = Self { sentence: String::new(), slots: BTreeMap::new(), due: due.trim().to_owned() };
        let mut open: Vec<(Vec<&'static str>, usize)> = Vec::new();
        let mut rest = marked;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '[' => {
                    let (names, after) = rest.split_once(' ').unwrap_or_default();
                    let slot = |name: &str| SLOTS.into_iter().find(|slot| *slot == name);
                    let names: Option<Vec<_>> = names.split('=').map(slot).collect();
                    let names = names.unwrap_or_else(|| panic!("no slot is named after [: {line}"));
                    rest = after;
                    open.push((names, out.sentence.len()));
                }
                ']' => {
                    let (names, start) = open.pop().unwrap_or_else(|| panic!("] without [: {line}"));
                    let at = |i: usize| u32::try_from(i).unwrap();
                    let span = Span::new(at(start), at(out.sentence.len()));
                    out.slots.extend(names.into_iter().map(|name| (name, span)));
                }
                c => out.sentence.push(c),
            }
        }
        assert!(open.is_empty(), "[ without ]: {line}");
        out
    }

    /// The line that a table would have.
    fn line(&self) -> String {
        let mut stretches: BTreeMap<(u32, std::cmp::Reverse<u32>), Vec<&str>> = BTreeMap::new();
        for (&name, span) in &self.slots {
            stretches.entry((span.start, std::cmp::Reverse(span.end))).or_default().push(name);
        }
        let mut out = String::new();
        for (i, c) in self.sentence.char_indices() {
            let at = u32::try_from(i).unwrap();
            stretches.keys().filter(|s| s.1.0 == at).for_each(|_| out.push(']'));
            for (_, names) in stretches.iter().filter(|s| s.0.0 == at) {
                out.push_str(&format!("[{} ", names.join("=")));
            }
            out.push(c);
        }
        stretches.keys().filter(|s| s.1.0 as usize == self.sentence.len()).for_each(|_| out.push(']'));
        format!("{out} -> {}", self.due)
    }
}

/// The deadlines of a text as the gate lets the families read it, and as all of them read all of it; without entities.
pub(super) fn with_and_without_gate(source: &str) -> [Vec<String>; 2] {
    let (mut doc, text) = text::article(source);
    doc.date = crate::calendar::Date::parse(DAY);
    let (times, entities) = (times::tag(&doc, &text), Entities::default());
    let gated = super::extract(&doc, &text, &times, &entities, &[]);
    let free = read_all(&doc, &text, &times, &entities);
    [gated, free].map(|all| all.iter().map(|d| format!("{}: {d:?}", d.evidence.of(&doc.text))).collect())
}

/// The deadlines of an article as all families read all of it.
fn without_gate(analysis: &Analysis) -> Vec<Deadline<u32>> {
    // The analysis has dropped the annotations.
    let text = text::read(&analysis.doc);
    read_all(&analysis.doc, &text, &analysis.times, &analysis.entities)
}

fn read_all(doc: &Document, text: &Text, times: &[Expression], entities: &Entities) -> Vec<Deadline<u32>> {
    Reader { words: Words::new(doc, text), times, entities, quotes: &[], frames: Vec::new() }.read(|_, _| Open::ALL)
}

/// The texts of the golden cases and of the page's sample story.
pub(super) fn sample_texts() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut out = Vec::new();
    let mut folders = vec![root.join("tests/cases"), root.join("www/samples")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.extension().and_then(|e| e.to_str()) {
                None => folders.push(path),
                Some("json") => texts_in(&serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap(), &mut out),
                Some("txt" | "md") => out.push(std::fs::read_to_string(path).unwrap()),
                Some(_) => {}
            }
        }
    }
    assert!(out.len() > 100, "{} sample texts", out.len());
    out
}

/// The values of all fields named `text`.
fn texts_in(value: &serde_json::Value, out: &mut Vec<String>) {
    match value {
        serde_json::Value::Array(all) => all.iter().for_each(|v| texts_in(v, out)),
        serde_json::Value::Object(fields) => {
            out.extend(fields.get("text").and_then(|v| v.as_str()).map(str::to_owned));
            fields.values().for_each(|v| texts_in(v, out));
        }
        _ => {}
    }
}

pub(super) fn analyse(text: &str, day: Option<&str>) -> Analysis {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    let engine = ENGINE.get_or_init(|| {
        let files: [&[u8]; 2] =
            [include_bytes!("../../models/entities.nut"), include_bytes!("../../models/quotes.nut")];
        Engine::new(&files).unwrap()
    });
    let article: Article = serde_json::from_value(serde_json::json!({ "id": "a", "text": text, "date": day })).unwrap();
    engine.analyse(article)
}

#[test]
fn a_line_is_read_as_it_is_written() {
    let line = "[setter=addressee The mayor] will [action [trigger pay] ten crowns]. -> 2025-03-14 set";
    let example = Example::parse(line);
    assert_eq!(example.sentence, "The mayor will pay ten crowns.");
    assert_eq!(example.slots.len(), 4);
    assert_eq!(example.slots["trigger"].of(&example.sentence), "pay");
    let parsed = Example::parse(&example.line());
    assert_eq!(parsed, example);
}

/// Prints what the grammar makes of a sentence:
/// `SENTENCE="The truce will elapse on Friday." cargo test --lib deadlines::examples::show -- --ignored --nocapture`
#[test]
#[ignore = "a tool for who writes a rule"]
#[allow(clippy::print_stdout, reason = "that is what it is for")]
fn show() {
    let analysis = analyse(&std::env::var("SENTENCE").expect("the sentence is in SENTENCE"), Some(DAY));
    let text = text::read(&analysis.doc);
    let clause = Clause::new(Words::new(&analysis.doc, &text), &analysis.times, &analysis.entities, &[]);
    for (i, word) in clause.words.iter().enumerate() {
        let time = word.time.map_or(String::new(), |t| format!("  time {t}"));
        let verb =
            if word.verb.is_some() { format!("  {} {:?}", word.lemma(), word.inflection) } else { String::new() };
        println!("{i:3} {:16} {:?}{verb}{time}", clause.lower(i), word.tag);
    }
    for (g, group) in clause.groups.iter().enumerate() {
        println!(
            "verb {g}: {group:?}; subject {:?}",
            clause.subject(g).map(|s| clause.span_of(s).map(|s| s.of(clause.text)))
        );
    }
    for (t, time) in clause.times.iter().enumerate() {
        println!("time {t}: {time:?}");
    }
    for line in lines(&examples(analysis.text(), &analysis.deadlines)) {
        println!("{line}");
    }
}
