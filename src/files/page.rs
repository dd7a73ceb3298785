//! What the page's engine reads by itself: plain text, pages, and JSON in this project's own shape. All else is read by the
//! module that the page fetches for it, so that what most readers never hand in is not in what all of them fetch.

use super::formats::{self, Format, Reader};
use super::found::{Each, Found};
use super::problem::Problem;
use super::{Decoder, Kind, decode, json, objects, refusal, single, values};
use crate::input::Article;

/// Whether a file needs the other module, by its name and the bytes that it begins with: it is of a kind that is read
/// there, or in an encoding that has to be found out.
pub(crate) fn needs_readers(name: &str, head: &[u8]) -> bool {
    match formats::of(name, head) {
        Some(Format { reader: Reader::None, .. }) => false,
        Some(format) if format.is_fetched() => true,
        _ => decode::is_unknown(head),
    }
}

/// Reads a file as [`read`](super::read) does; whether it was read. What was not needs the other module.
pub(crate) fn read(name: &str, id: &str, bytes: Vec<u8>, decoder: Decoder<'_>, each: Each<'_>) -> bool {
    if let Some(problem) = formats::of(name, &bytes).and_then(refusal) {
        each(Found::Problem(problem));
        return true;
    }
    match decode::decode(bytes, decoder, &|_| decode::WESTERN) {
        Ok((text, odd)) => read_text(name, id, text, &mut |found| each(found.with(&odd))),
        Err(problem) => {
            each(Found::Problem(problem));
            true
        }
    }
}

/// An article out of JSON in this project's own shape.
pub(crate) fn read_article(text: &str) -> Result<Article, Problem> {
    values::own_article(json::value(text)?, None).map(|read| read.0)
}

/// Reads a text as [`read_text`](super::read_text) does; whether it was read. What was not needs the other module.
pub(crate) fn read_text(name: &str, id: &str, text: String, each: Each<'_>) -> bool {
    match Kind::of(name, &text) {
        Kind::Lines => objects::own_lines(&text, id, each),
        Kind::Json => objects::read_own(&text, id, each),
        kind @ (Kind::Page | Kind::Plain) => {
            each(single(name, id, text, matches!(kind, Kind::Page)));
            true
        }
        Kind::Table { .. } | Kind::Cues | Kind::Transcript | Kind::Markdown => false,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::files;

    fn both(name: &str, text: &str) -> (Option<Vec<Found>>, Vec<Found>) {
        let (mut here, mut all) = (Vec::new(), Vec::new());
        let read = read_text(name, "f", text.to_owned(), &mut |found| {
            here.push(found);
            true
        });
        assert!(read || here.is_empty(), "{name}: what is given back gives nothing");
        files::read_text(name, "f", text.to_owned(), &mut |found| {
            all.push(found);
            true
        });
        (read.then_some(here), all)
    }

    #[test]
    fn what_is_read_here_is_read_as_everywhere() {
        for (name, text) in [
            ("a", "It rained.\n\nAt 10:30 it stopped."),
            ("a.txt", ""),
            ("a.txt", "<p>It rained.</p>"),
            ("a.html", "<p>It rained.</p>"),
            (
                "a.json",
                r#"{"id": "x", "text": "It rained.", "date": "2031-05-14", "title": null, "authors": ["Ada Roe"]}"#,
            ),
            ("a.json", r#"{"html": "<p>It rained.</p>", "keep": [{"start": 1, "end": 3}], "text": ""}"#),
            (
                "a.json",
                r#"[{"text": "It rained.", "id": 7}, {"text": "It did &amp; did.", "positions": [{"start": 0, "page": 2}]}]"#,
            ),
            ("a.json", r#"[{"text": "It rained.", "title": 7}, {"text": "It rained.", "id": []}]"#),
            (
                "a.json",
                r#"{"nutgraf": "workspace", "version": 1, "articles": [{"id": "x", "text": "It rained."}], "corrections":
                [{"op": "delete", "entity": "e"}, {"op": "none"}]}"#,
            ),
            ("a.json", r#"{"articles": [], "corrections": [{"op": "delete", "entity": "e"}]}"#),
            ("a.json", r#"{"corrections": [{"op": "delete", "entity": "e"}]}"#),
            (
                "a.jsonl",
                "{\"text\": \"It rained.\"}\n\n{\"id\": \"b\", \"text\": \"It rained.\", \"url\": \"https://a.example\"}\n",
            ),
        ] {
            let (here, all) = both(name, text);
            assert_eq!(here, Some(all), "{text}");
        }
    }

    #[test]
    fn what_needs_more_is_given_back() {
        for (name, text) in [
            ("a.md", "It *rained*."),
            ("a.csv", "id,text\na,It rained.\n"),
            ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nIt rained.\n"),
            ("pasted-1", "WEBVTT\n\n00:01.000 --> 00:02.000\nIt rained."),
            ("pasted-1", "00:01:00 Ada Roe: It rained.\n00:02:00 Bo Lind: It did.\n00:03:00 Ada Roe: It did."),
            ("a.json", "nope"),
            ("a.json", "{\"text\": \"It rained.\"}\n{\"text\": \"It did.\"}"),
            ("a.json", r#"{"headline": "Rain", "body": "It rained."}"#),
            ("a.json", r#"{"text": "It rained.", "headline": "Rain"}"#),
            ("a.json", r#"{"text": "It rained.", "date": "14 May 2031"}"#),
            ("a.json", r#"{"text": "It rained.", "date": 1936000000}"#),
            ("a.json", r#"{"text": "It rained.", "authors": "By Ada Roe"}"#),
            ("a.json", r#"{"text": "It rained.", "outlet": {"name": "The Herald"}}"#),
            ("a.json", r#"{"text": "It rained and … [+2314 chars]"}"#),
            ("a.json", r#"{"text": " ", "summary": "It rained."}"#),
            (
                "a.json",
                r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Rain", "articles": [{"text": "It rained."}]}"#,
            ),
            ("a.json", "[]"),
            ("a.jsonl", "{\"text\": \"It rained.\"}\nnope\n"),
        ] {
            assert_eq!(both(name, text).0, None, "{text}");
        }
    }
}
