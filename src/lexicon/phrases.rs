//! Compiles the phrases of page furniture, `lexicon/phrases/furniture.tsv`, into rows of Rust. Used by `build.rs`.

use std::collections::BTreeSet;
use std::fmt::Write;

/// What a line of furniture may be.
const REASONS: [&str; 13] = [
    "advertisement",
    "caption button",
    "comment box",
    "contact box",
    "contributor line",
    "copyright notice",
    "correction note",
    "link to another story",
    "media label",
    "newsletter box",
    "related links",
    "share button",
    "site notice",
];

/// The rows of the file `name` as a list for `src/input/furniture.rs`.
///
/// # Errors
/// The faults of the file, each with its line.
pub(crate) fn compile(name: &str, text: &str) -> Result<String, Vec<String>> {
    let (mut out, mut faults) = ("[\n".to_owned(), Vec::new());
    let mut seen = BTreeSet::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match row(line) {
            Ok(source) if seen.insert(line) => {
                let _ = writeln!(out, "    {source},");
            }
            Ok(_) => faults.push(format!("{name}:{number}: the row is there already")),
            Err(fault) => faults.push(format!("{name}:{number}: {fault}")),
        }
    }
    out.push(']');
    if faults.is_empty() { Ok(out) } else { Err(faults) }
}

fn row(line: &str) -> Result<String, String> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [place, phrase, reason] = fields[..] else { return Err("a row has three columns, with tabs".to_owned()) };
    let most = |n: &str| n.parse::<usize>().ok().filter(|n| (1..=80).contains(n));
    let place = match place.split_once(' ') {
        None if place == "whole" => "Whole".to_owned(),
        Some(("start", n)) if most(n).is_some() => format!("Start({n})"),
        Some(("inside", n)) if most(n).is_some() => format!("Inside({n})"),
        _ => return Err(format!("“{place}” is not `whole`, `start N` or `inside N`, N up to 80")),
    };
    if phrase.trim().is_empty() || phrase.trim() != phrase {
        return Err("a phrase has a letter or mark at either end, or `_` for a space".to_owned());
    }
    if phrase.to_lowercase() != phrase || phrase.contains(['‘', '’', '“', '”']) {
        return Err(format!("“{phrase}” is not in lower case with straight quotation marks"));
    }
    if !REASONS.contains(&reason) {
        return Err(format!("“{reason}” is none of: {}", REASONS.join(", ")));
    }
    Ok(format!("({place}, {:?}, {reason:?})", phrase.replace('_', " ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_compiled() {
        let text = "# a note\n\nwhole\tshare\tshare button\nstart 9\tshare this_\tshare button\n";
        let rows =
            "[\n    (Whole, \"share\", \"share button\"),\n    (Start(9), \"share this \", \"share button\"),\n]";
        assert_eq!(compile("x.tsv", text), Ok(rows.to_owned()));
    }

    #[test]
    fn faults_are_told_with_their_line() {
        for (row, fault) in [
            ("whole share\tshare button", "a row has three columns"),
            ("begin 9\tshare\tshare button", "“begin 9” is not"),
            ("start 0\tshare\tshare button", "“start 0” is not"),
            ("start\tshare\tshare button", "“start” is not"),
            ("whole\tshare \tshare button", "a phrase has a letter"),
            ("whole\tShare\tshare button", "“Share” is not in lower case"),
            ("whole\tdon’t miss\tshare button", "“don’t miss” is not in lower case"),
            ("whole\tshare\tbutton", "“button” is none of"),
            ("whole\ttweet\tshare button", "the row is there already"),
        ] {
            let faults = compile("x.tsv", &format!("whole\ttweet\tshare button\n{row}\n")).expect_err(row);
            assert!(faults.len() == 1 && faults[0].starts_with(&format!("x.tsv:2: {fault}")), "{faults:?}");
        }
    }
}
