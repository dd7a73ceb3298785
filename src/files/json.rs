//! JSON and JSON Lines, with the line of an error.

use serde_json::Value;
use serde_json::error::Category;

use super::problem::{Problem, Reason};

/// A value, with lone surrogates taken for what they are: characters that could not be written. The error has the number
/// of its line in the text, from 1.
pub(super) fn value(text: &str) -> Result<Value, Problem> {
    serde_json::from_str(text).or_else(|e| {
        let mended = replace_lone_surrogates(text);
        let again = mended.as_deref().map(serde_json::from_str);
        again.and_then(Result::ok).ok_or_else(|| {
            let what = e.to_string();
            let what = what.split(" at line ").next().unwrap_or(&what).to_owned();
            // A line end within a string is the end of its own line.
            let line = e.line() - usize::from(e.column() == 0 && e.classify() == Category::Syntax);
            let reason = Reason::NotJson { what, column: e.column() };
            Problem { line: Some(line.max(1)), ..Problem::new(reason) }
        })
    })
}

/// Whether a text is JSON with an object in it, or begins with a line that is one.
pub(super) fn begins(text: &str) -> bool {
    let start = text.trim_start();
    let list = start.strip_prefix('[').map_or(start, str::trim_start);
    list.starts_with('{') && (value(text).is_ok() || start.lines().next().is_some_and(|line| value(line).is_ok()))
}

/// Calls `each` for the lines that are not blank, with their numbers from 1; whether it wants more.
pub(super) fn lines<'a>(text: &'a str, mut each: impl FnMut(&'a str, usize) -> bool) -> bool {
    let lines = text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty());
    for (i, line) in lines {
        if !each(line, i + 1) {
            return false;
        }
    }
    true
}

/// Replaces escapes of half a character; `None` where there is none.
fn replace_lone_surrogates(text: &str) -> Option<String> {
    let code = |at: usize| {
        let hex = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(hex, 16).ok()
    };
    let (high, low) = (0xd800..=0xdbff, 0xdc00..=0xdfff);
    let mut out = String::with_capacity(text.len());
    let (mut at, mut copied, mut found) = (0, 0, false);
    while let Some(step) = text[at..].find('\\') {
        at += step;
        match code(at) {
            Some(c) if high.contains(&c) && code(at + 6).is_some_and(|n| low.contains(&n)) => at += 12,
            Some(c) if high.contains(&c) || low.contains(&c) => {
                out.push_str(&text[copied..at]);
                out.push_str("\\ufffd");
                at += 6;
                copied = at;
                found = true;
            }
            // A backslash and what it escapes.
            _ => at = text[at + 1..].chars().next().map_or(text.len(), |c| at + 1 + c.len_utf8()),
        }
    }
    out.push_str(&text[copied..]);
    found.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Option<usize> {
        value(text).expect_err("no JSON").line
    }

    #[test]
    fn an_error_names_its_line() {
        assert_eq!(line("{\n \"a\": 1\n \"b\": 2\n}"), Some(3));
        assert_eq!(line("[1,\n2,\n"), Some(3));
        assert_eq!(line("{\"a\": [1, {\"b\": \"x\ny\"}]}"), Some(1));
        assert_eq!(line("{}\n\n}"), Some(3));
        assert_eq!(line("{\"a\":\n\"\\u12\"}"), Some(2));
        assert_eq!(line("[\n1\n,\n\"x\"\n"), Some(5));
        assert_eq!(line(""), Some(1));
    }

    #[test]
    fn half_characters_are_replaced_and_whole_ones_kept() {
        let read = value(r#"["a\ud800b \udc00 \ud83d\udea2 \\ud800"]"#).unwrap();
        assert_eq!(read[0], "a\u{fffd}b \u{fffd} 🚢 \\ud800");
    }

    #[test]
    fn lines_keep_their_numbers() {
        let mut seen = Vec::new();
        lines("a\n\n \r\nb", |line, n| {
            seen.push((line, n));
            true
        });
        assert_eq!(seen, [("a", 1), ("b", 4)]);
    }
}
