//! The program that is measured, and what the scorers read of its reports.
//!
//! Only the fields that are scored are named, and most may be missing, so that programs of other versions can be measured.

use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;

use serde::Deserialize;
use serde_json::Value;

use super::text::Span;
use crate::shell;

/// The report of an article, as far as it is scored; offsets in code points.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Article {
    pub(super) id: String,
    /// Its text where the program made it, from a page.
    pub(super) text: Option<String>,
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    pub(super) date_basis: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) parts: Vec<Part>,
    pub(super) entities: Vec<Mention>,
    #[serde(default)]
    pub(super) entity_table: Vec<Entity>,
    pub(super) quotes: Vec<Quote>,
    pub(super) times: Vec<Time>,
    pub(super) deadlines: Vec<Deadline>,
}

/// A part of an article.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Part {
    pub(super) kind: String,
    #[serde(flatten)]
    pub(super) span: Span,
}

/// Where an entity is named.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Mention {
    #[serde(flatten)]
    pub(super) span: Span,
    #[serde(rename = "type")]
    pub(super) kind: String,
    #[serde(default = "name")]
    pub(super) form: String,
    pub(super) entity: Option<String>,
}

fn name() -> String {
    "name".into()
}

/// A person, organisation or place.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Entity {
    pub(super) id: String,
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) variants: Vec<String>,
}

/// What somebody said.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Quote {
    #[serde(default)]
    pub(super) kind: String,
    pub(super) content: Vec<Span>,
    #[serde(default)]
    pub(super) verbatim: Vec<Span>,
    #[serde(default)]
    pub(super) source: Vec<Span>,
    #[serde(default)]
    pub(super) cue: Vec<Span>,
    /// Whether it is speech, not belief or the like.
    #[serde(default = "super::yes")]
    pub(super) speech: bool,
    pub(super) speaker: Option<String>,
    #[serde(default)]
    pub(super) confidence: f64,
    /// When it was said.
    pub(super) said: Option<Said>,
}

/// When something was said.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Said {
    pub(super) value: Option<String>,
}

/// A time expression.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Time {
    #[serde(flatten)]
    pub(super) span: Span,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) value: String,
}

/// A deadline.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Deadline {
    #[serde(default)]
    pub(super) evidence: Span,
    pub(super) time: Option<Span>,
    pub(super) trigger: Option<Span>,
    #[serde(default)]
    pub(super) due: Due,
    pub(super) status: Option<String>,
    pub(super) setter: Option<Party>,
    pub(super) addressee: Option<Party>,
    pub(super) action: Option<Span>,
    pub(super) consequence: Option<Span>,
}

/// Who sets a deadline, or has to meet it.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Party {
    #[serde(flatten)]
    pub(super) span: Span,
    pub(super) entity: Option<String>,
}

/// When something is due: a value and the days that it lies between, written as dates.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub(super) struct Due {
    pub(super) value: Option<String>,
    pub(super) earliest: Option<String>,
    pub(super) latest: Option<String>,
    pub(super) certainty: Option<String>,
}

/// The report of a corpus.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Corpus {
    pub(super) articles: Vec<Article>,
    pub(super) entities: Vec<Entity>,
    pub(super) statements: Vec<Statement>,
    pub(super) conflicts: Vec<Conflict>,
    #[serde(default)]
    pub(super) figures: Vec<Figure>,
    #[serde(default)]
    pub(super) deadlines: Vec<Chain>,
}

/// The same thing said in several places.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Statement {
    pub(super) members: Vec<Place>,
}

/// A stretch of one of the articles.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Place {
    pub(super) article: String,
    /// Which quote of the article it is.
    pub(super) quote: Option<usize>,
    #[serde(flatten)]
    pub(super) span: Option<Span>,
}

/// Where articles differ.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Conflict {
    pub(super) kind: String,
    pub(super) verdict: String,
    pub(super) sides: Vec<Place>,
}

/// What articles say of one number.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Figure {
    pub(super) verdict: String,
    pub(super) cells: Vec<Place>,
}

/// A deadline across the articles.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Chain {
    pub(super) events: Vec<Event>,
}

/// A step of a deadline.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Event {
    #[serde(default)]
    pub(super) due: Due,
    pub(super) status: Option<String>,
}

/// The program that is measured.
pub(crate) struct Program(pub(crate) PathBuf);

impl Program {
    /// The reports of articles, each by itself, in their order.
    pub(super) fn articles(&self, articles: &[Value]) -> Result<Vec<Article>, String> {
        let out = self.checked("articles", "char", articles)?;
        let lines = out.split('\n').filter(|line| !line.trim().is_empty());
        let reports: Vec<Article> = lines.map(|line| self.read(line)).collect::<Result<_, _>>()?;
        let ids = articles.iter().map(|a| a["id"].as_str().unwrap_or_default());
        if reports.iter().map(|r| r.id.as_str()).ne(ids) {
            return Err(format!("{} gave not one report a line, in order", self.0.display()));
        }
        Ok(reports)
    }

    /// The report of articles together.
    pub(super) fn corpus(&self, articles: &[Value]) -> Result<Corpus, String> {
        self.read(&self.checked("corpus", "char", articles)?)
    }

    /// Runs a command that may fail, its messages unheard; what it writes, and whether it ended well.
    pub(super) fn run(&self, command: &str, offsets: &str, articles: &[Value]) -> Result<(String, bool), String> {
        self.started(command, offsets, articles, Stdio::null())
    }

    /// Runs a command that must not fail; what it writes.
    pub(crate) fn checked(&self, command: &str, offsets: &str, articles: &[Value]) -> Result<String, String> {
        let (out, well) = self.started(command, offsets, articles, Stdio::inherit())?;
        if well { Ok(out) } else { Err(format!("{} {command} failed", self.0.display())) }
    }

    fn started(
        &self,
        command: &str,
        offsets: &str,
        articles: &[Value],
        messages: Stdio,
    ) -> Result<(String, bool), String> {
        let name = self.0.display();
        let input: String = articles.iter().map(|a| format!("{a}\n")).collect();
        let mut child = shell::command(&self.0)
            .args([command, "--offsets", offsets])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(messages)
            .spawn()
            .map_err(|e| format!("cannot start {name}: {e}"))?;
        let mut stdin = child.stdin.take().ok_or("no standard input")?;
        // Written beside the reading, or both sides would wait for each other. A program that ends early breaks the pipe,
        // which its exit status tells better.
        let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
        let done = child.wait_with_output().map_err(|e| format!("{name}: {e}"))?;
        writer.join().map_err(|_| format!("{name}: its input could not be written"))?;
        let out = String::from_utf8(done.stdout).map_err(|e| format!("{name}: {e}"))?;
        Ok((out, done.status.success()))
    }

    fn read<'a, T: Deserialize<'a>>(&self, json: &'a str) -> Result<T, String> {
        serde_json::from_str(json).map_err(|e| format!("{} gave no report: {e}", self.0.display()))
    }
}
