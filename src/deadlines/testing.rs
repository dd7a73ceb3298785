//! What the whole engine tells of a text's deadlines, for the tests of the rules.

use std::sync::OnceLock;

use crate::engine::Engine;
use crate::input::Article;
use crate::report::{Deadline, Slot};
use crate::span::Span;

/// The deadlines of a text published on Thursday, 13 March 2025, one string each:
/// `trigger + time -> last day or value; status; setter > addressee; action; consequence`, with `-` for what is not told.
pub(super) fn told(text: &str) -> Vec<String> {
    told_on(text, Some("2025-03-13"))
}

/// The same of a text published on some day or on nobody knows which.
pub(super) fn told_on(text: &str, day: Option<&str>) -> Vec<String> {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    let engine = ENGINE.get_or_init(|| {
        let files: [&[u8]; 2] =
            [include_bytes!("../../models/entities.nut"), include_bytes!("../../models/quotes.nut")];
        Engine::new(&files).unwrap()
    });
    let article: Article = serde_json::from_value(serde_json::json!({ "id": "a", "text": text, "date": day })).unwrap();
    let analysis = engine.analyse(article);
    analysis.deadlines.iter().map(|d| line(analysis.text(), d)).collect()
}

fn line(text: &str, d: &Deadline<u32>) -> String {
    let words = |s: Option<Span>| s.map_or("-", |s| s.of(text));
    let slot = |s: &Option<Slot<u32>>| s.as_ref().map_or("-", |s| s.span().of(text)).to_owned();
    let status = serde_json::to_value(d.status).unwrap();
    format!(
        "{} + {} -> {}; {}; {} > {}; {}; {}",
        words(d.trigger),
        words(d.time),
        d.due.latest.as_deref().unwrap_or(if d.due.value.is_empty() { "-" } else { &d.due.value }),
        status.as_str().unwrap(),
        slot(&d.setter),
        slot(&d.addressee),
        words(d.action),
        words(d.consequence),
    )
}
