//! What stands in fields beside an article's text and belongs to it, what is a summary, and what nobody reads.

use serde_json::{Map, Value};

use super::fields::{self, field, is_html};

/// Words that a field has at least to be told of when it is not read: shorter ones sort and count articles.
const PROSE: usize = 5;
/// Words that a turn of a speaker has at most, where it is all that an article has; with more a speaker's name is said
/// about the article.
const TURN: usize = 150;
/// Names of fields that are told at most.
const TOLD: usize = 12;
/// Lines at the beginning of a text of which one may repeat what stands above it: headlines, bylines and dates come first.
const NEAR: usize = 16;

/// Puts before a text what the fields have that stands above it, or who says it. What cannot be put there is told: the
/// names of fields in `unread`, what to say of one in `odd`.
pub(super) fn lead(fields: &mut Map<String, Value>, unread: &mut Vec<String>, odd: &mut Vec<String>) {
    let mut take = |name: &str| match fields.remove(name) {
        Some(Value::String(text)) => Some(text).filter(|t| !t.trim().is_empty()),
        _ => None,
    };
    let (speaker, above) = (take("speaker"), [take("subtitle"), take("lead")]);
    // Places in the text would be others.
    if ["keep", "positions"].iter().any(|name| fields.get(*name).is_some_and(|v| !v.is_null())) {
        let given = [("speaker", speaker.is_some()), ("subtitle", above[0].is_some()), ("lead", above[1].is_some())];
        unread.extend(given.into_iter().filter(|(_, is_given)| *is_given).map(|(name, _)| name.to_owned()));
        return;
    }
    let title = fields.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
    let is_text = fields.get("text").is_some_and(|v| !v.as_str().unwrap_or_default().is_empty());
    let Some(Value::String(text)) = fields.get_mut(if is_text { "text" } else { "html" }) else { return };
    if let Some(speaker) = speaker {
        // What has a title or several paragraphs is no turn; who its speaker is may be said about it.
        let is_one = is_text && title.trim().is_empty() && !text.trim().contains("\n\n");
        if is_one && text.split_whitespace().count() <= TURN {
            *text = spoken(&speaker, text);
        } else if !is_named(&speaker, text) {
            odd.push(format!("the speaker that its fields name is not read: {}", speaker.trim()));
        }
    }
    for part in above.into_iter().flatten().rev() {
        let part = if is_html(&part) { fields::without_tags(&part) } else { part.trim().to_owned() };
        let stands =
            if is_text { repeats(text, &part, NEAR) } else { repeats(&fields::lines(text), &part, usize::MAX) };
        if stands || words(&title).eq(words(&part)) {
            continue;
        }
        *text = if is_text { format!("{part}\n\n{text}") } else { format!("<p>{}</p>\n{text}", escaped(&part)) };
    }
}

/// A turn with its speaker's name before it, once.
pub(super) fn spoken(speaker: &str, text: &str) -> String {
    let (name, text) = (bare_name(speaker), text.trim());
    if name.is_empty() || text.is_empty() || is_named(name, text) { text.to_owned() } else { format!("{name}: {text}") }
}

/// Whether a turn has its speaker's name and a colon before it.
fn is_named(speaker: &str, text: &str) -> bool {
    let rest = text.trim_start().strip_prefix(bare_name(speaker));
    rest.is_some_and(|rest| rest.trim_start().starts_with(':'))
}

fn bare_name(speaker: &str) -> &str {
    speaker.trim().trim_end_matches(':').trim_end()
}

/// Whether one of so many first lines of a text begins with what another text says.
fn repeats(text: &str, part: &str, lines: usize) -> bool {
    let wanted: Vec<String> = words(part).collect();
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).take(lines);
    wanted.is_empty() || { starts }
        .any(|at| words(&text[at..]).take(wanted.len()).eq(wanted.iter().map(String::as_str)))
}

/// The words of a text in small letters.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase)
}

/// The names of fields that hold prose and are not known.
pub(super) fn unread(fields: &Map<String, Value>) -> Vec<String> {
    fn is_prose(value: &Value) -> bool {
        match value {
            Value::String(text) => text.split_whitespace().nth(PROSE - 1).is_some(),
            Value::Array(list) => list.iter().any(is_prose),
            _ => false,
        }
    }
    fields.iter().filter(|(name, value)| field(name).is_none() && is_prose(value)).map(|f| f.0.clone()).collect()
}

/// A sentence that names what is not read.
pub(super) fn unread_sentence<'a>(what: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let names: Vec<&str> = names.collect();
    let shown: Vec<String> = names.iter().take(TOLD).map(|name| format!("“{}”", name.trim())).collect();
    let more = if names.len() > TOLD { " and others" } else { "" };
    (!names.is_empty()).then(|| format!("{what} that are not read: {}{more}", shown.join(", ")))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(json: &str) -> (String, Vec<String>, Vec<String>) {
        let mut fields: Map<String, Value> = serde_json::from_str(json).unwrap();
        let (mut unread, mut odd) = (Vec::new(), Vec::new());
        lead(&mut fields, &mut unread, &mut odd);
        let text = fields.get("text").or(fields.get("html")).and_then(Value::as_str).unwrap_or_default().to_owned();
        (text, unread, odd)
    }

    fn read(json: &str) -> String {
        all(json).0
    }

    #[test]
    fn what_stands_above_a_text_belongs_to_it_once() {
        let both = r#"{"text": "It rained.", "subtitle": "Roofs leak", "lead": "It was wet."}"#;
        assert_eq!(read(both), "Roofs leak\n\nIt was wet.\n\nIt rained.");
        assert_eq!(read(r#"{"text": "It was wet. It rained.", "lead": "It was wet."}"#), "It was wet. It rained.");
        assert_eq!(read(r#"{"text": "It rained.", "title": "Roofs leak", "subtitle": "Roofs leak!"}"#), "It rained.");
        assert_eq!(read(r#"{"html": "<p>It rained.</p>", "lead": "A & B"}"#), "<p>A &amp; B</p>\n<p>It rained.</p>");
        assert_eq!(read(r#"{"text": "It rained.", "lead": "<p>A &amp; <b>B</b></p>"}"#), "A & B\n\nIt rained.");
        // Marks in a tag end none, and blocks part words.
        let marked = r#"{"text": "It rained.", "lead": "<p title=\"a > b\">Wet</p><p>all day</p>"}"#;
        assert_eq!(read(marked), "Wet all day\n\nIt rained.");
    }

    #[test]
    fn only_what_a_text_begins_with_stands_there_already() {
        let of = |text: &str, subtitle: &str| {
            read(&serde_json::json!({ "text": text, "title": "Roofs leak", "subtitle": subtitle }).to_string())
        };
        for (text, subtitle) in [
            ("Training went on. Rain fell.", "Rain"),
            ("Training went on. Rain fell.", "Rain fell"),
            ("Rainy days are back.", "Rain"),
        ] {
            assert_eq!(of(text, subtitle), format!("{subtitle}\n\n{text}"));
        }
        let headed = "Roofs leak\nBy Ada Roe\n\nRain, and\nmore rain\n\nIt fell.";
        assert_eq!(of(headed, "Rain and more rain."), headed);
        let page = r#"{"html": "<h1>Roofs leak</h1><p>Rain, <b>and</b> more</p><p>It fell.", "lead": "Rain and more"}"#;
        assert!(read(page).starts_with("<h1>"));
        let both = r#"{"text": "It rained.", "lead": "It was wet.", "subtitle": "It was wet"}"#;
        assert_eq!(read(both), "It was wet.\n\nIt rained.");
    }

    #[test]
    fn what_cannot_stand_above_a_text_is_told() {
        let kept = r#"{"text": "It rained.", "lead": "It was wet.", "speaker": "Ada Roe", "keep": []}"#;
        assert_eq!(all(kept), ("It rained.".into(), vec!["speaker".into(), "lead".into()], vec![]));
    }

    #[test]
    fn who_says_a_turn_stands_before_it() {
        assert_eq!(read(r#"{"text": "It rained.", "speaker": "Ada Roe"}"#), "Ada Roe: It rained.");
        assert_eq!(read(r#"{"text": "Ada Roe: It rained.", "speaker": "Ada Roe"}"#), "Ada Roe: It rained.");
        assert_eq!(spoken("A", "And you said so."), "A: And you said so.");
        assert_eq!(spoken("Ada Roe :", "Ada Roe is my name."), "Ada Roe: Ada Roe is my name.");
        let long = "word ".repeat(TURN + 1);
        assert!(spoken("Ada Roe", &long).starts_with("Ada Roe: word"));
        let (text, _, odd) = all(&serde_json::json!({ "text": long, "speaker": "Ada Roe" }).to_string());
        assert_eq!((text, odd.len()), (long, 1));
    }

    #[test]
    fn an_article_is_no_turn() {
        let title = r#"{"text": "It rained.", "speaker": "Ada Roe", "title": "Rain"}"#;
        assert_eq!(
            (read(title), read(&title.replace("title", "x"))),
            ("It rained.".into(), "Ada Roe: It rained.".into())
        );
        assert_eq!(read(r#"{"text": "It rained.\n\nIt snowed.", "speaker": "Ada Roe"}"#), "It rained.\n\nIt snowed.");
    }

    #[test]
    fn prose_that_is_not_read_is_told() {
        let fields = r#"{"text": "x", "tags": "rain, roofs", "sidebar": "It rained the year before, too."}"#;
        let fields: Map<String, Value> = serde_json::from_str(fields).unwrap();
        assert_eq!(unread(&fields), ["sidebar"]);
        let list = r#"{"notes": ["It rained the year before, too."], "tags": ["rain", "roofs"]}"#;
        assert_eq!(unread(&serde_json::from_str(list).unwrap()), ["notes"]);
    }
}
