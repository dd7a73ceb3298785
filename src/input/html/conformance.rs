//! The tokenizer against the HTML standard: html5lib's tests, where they are at hand, and a few dozen cases of our own in
//! the same form.
//!
//! `NUTGRAF_DATA` names the folder that holds `html5lib`; without it that is `../shared/data` beside the project. Newlines
//! are made one kind before the cases are read, as the standard does before its tokenizer: the engine takes both for white
//! space. Of a doctype only that it is there is compared, since nothing reads more of it; parse errors are not compared,
//! since there are none here.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::entities::{Place, decode};
use super::tokens::{Content, Token, Tokenizer, attributes};
use super::tree::decoded_value;

/// A case, in one of the states that it begins in.
struct Case {
    name: String,
    state: String,
    last_start_tag: String,
    input: String,
    /// Tokens in html5lib's form.
    expected: Vec<Value>,
}

type Picks = fn(&Case) -> bool;

/// Cases that are not met on purpose. One that is met all the same is a fault.
const LEFT_OUT: [(&str, Picks); 2] = [
    ("control characters are dropped when text is gathered, so that no U+FFFD is made of U+0000 before", |c| {
        let replaced = |t: &Value| t[0] != "DOCTYPE" && t.to_string().contains('\u{fffd}');
        c.input.contains('\0') && c.expected.iter().any(replaced)
    }),
    ("where a quotation mark is missing, a damaged page is read on, though a browser shows no more of it", |c| {
        c.name.starts_with("Missing quotation mark")
    }),
];

/// Stands for half a surrogate pair, which no string of Rust can hold.
const LONE: char = '\u{f8ff}';

/// The cases of a file, one for each of the states that they begin in.
fn cases(path: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(path).expect("the file is text");
    let file: Value = serde_json::from_str(&text).expect("the file is JSON");
    let mut out = Vec::new();
    for test in file["tests"].as_array().into_iter().flatten() {
        let string = |key: &str| test[key].as_str().unwrap_or_default().to_owned();
        let escaped = test["doubleEscaped"] == json!(true);
        let input = if escaped { unescaped(&string("input")) } else { string("input") };
        let expected = test["output"].as_array().expect("a list of tokens").iter();
        let states = test["initialStates"].as_array().cloned().unwrap_or_else(|| vec![json!("Data state")]);
        for state in states {
            out.push(Case {
                name: string("description"),
                state: state.as_str().expect("the name of a state").to_owned(),
                last_start_tag: string("lastStartTag"),
                input: input.replace("\r\n", "\n").replace('\r', "\n"),
                expected: expected.clone().map(|t| if escaped { unescaped_all(t) } else { t.clone() }).collect(),
            });
        }
    }
    out
}

/// `\uXXXX` made characters.
fn unescaped(text: &str) -> String {
    let mut pieces = text.split("\\u");
    let mut units: Vec<u16> = pieces.next().unwrap_or_default().encode_utf16().collect();
    for piece in pieces {
        units.push(u16::from_str_radix(&piece[..4], 16).expect("four digits"));
        units.extend(piece[4..].encode_utf16());
    }
    char::decode_utf16(units).map(|c| c.unwrap_or(LONE)).collect()
}

fn unescaped_all(value: &Value) -> Value {
    match value {
        Value::String(s) => unescaped(s).into(),
        Value::Array(all) => all.iter().map(unescaped_all).collect(),
        Value::Object(map) => map.iter().map(|(k, v)| (unescaped(k), unescaped_all(v))).collect(),
        other => other.clone(),
    }
}

/// The tokens of a case's input, in html5lib's form.
fn tokens(case: &Case) -> Vec<Value> {
    let last = case.last_start_tag.as_str();
    let is_cdata = case.state == "CDATA section state";
    let source = if is_cdata { format!("<![CDATA[{}", case.input) } else { case.input.clone() };
    let content = match case.state.as_str() {
        "Data state" | "CDATA section state" => Content::Markup,
        // No tag has the name "-".
        "Script data state" => Content::Script(if last.is_empty() { "-" } else { last }),
        "RCDATA state" | "RAWTEXT state" if !last.is_empty() => Content::Raw(last),
        _ => Content::Plaintext,
    };
    let mut tokenizer = Tokenizer::within(content, &source);
    tokenizer.set_foreign(is_cdata);
    let mut out: Vec<Value> = Vec::new();
    for token in tokenizer {
        let (text, references) = match token {
            Token::Text(text) => (text, true),
            Token::Raw(text) => (text, case.state == "RCDATA state"),
            other => {
                out.push(of_markup(other));
                continue;
            }
        };
        let mut characters = String::new();
        if references {
            decode(text, Place::Text, &mut characters);
        } else {
            characters.push_str(text);
        }
        match out.last_mut() {
            Some(Value::Array(before)) if before[0] == "Character" => {
                before[1] = format!("{}{characters}", before[1].as_str().unwrap_or_default()).into();
            }
            _ if characters.is_empty() => {}
            _ => out.push(json!(["Character", characters])),
        }
    }
    out
}

/// A token that is no text, in html5lib's form.
fn of_markup(token: Token<'_>) -> Value {
    match token {
        Token::Start { name, attributes, self_closing } => start_tag(name, attributes, self_closing),
        Token::End(name) => json!(["EndTag", name.to_ascii_lowercase()]),
        Token::Comment(text) => json!(["Comment", text]),
        Token::Doctype => json!(["DOCTYPE"]),
        Token::Text(_) | Token::Raw(_) => Value::Null,
    }
}

fn start_tag(name: &str, source: &str, self_closing: bool) -> Value {
    let mut all = Map::new();
    for (name, value) in attributes(source) {
        // The first of a name counts.
        all.entry(name.to_ascii_lowercase()).or_insert_with(|| decoded_value(value).into_owned().into());
    }
    let name = name.to_ascii_lowercase();
    if self_closing { json!(["StartTag", name, all, true]) } else { json!(["StartTag", name, all]) }
}

/// Reads the cases of a file; tells of those that are not met and not left out, and the other way round.
fn run(path: &Path, faults: &mut String) -> [usize; 3] {
    let (mut met, mut left_out, mut all) = (0, 0, 0);
    for case in cases(path) {
        let is = |token: &Value| {
            if token[0] == "DOCTYPE" { json!(["DOCTYPE"]) } else { token.clone() }
        };
        let expected: Vec<Value> = case.expected.iter().map(is).collect();
        let found = tokens(&case);
        let passes = found == expected;
        let why = LEFT_OUT.iter().find(|l| l.1(&case)).map(|l| l.0);
        all += 1;
        met += usize::from(passes);
        left_out += usize::from(why.is_some());
        if passes != why.is_none() {
            let file = path.file_name().unwrap_or_default().display();
            let _ = writeln!(faults, "{file}: {} ({}): {:?}", case.name, case.state, case.input);
            let _ = match why {
                Some(why) => writeln!(faults, "  is met, though left out because {why}"),
                None => writeln!(faults, "  expected {}\n  found    {}", json!(expected), json!(found)),
            };
        }
    }
    [met, left_out, all]
}

fn check(files: &[PathBuf]) -> [usize; 3] {
    let mut faults = String::new();
    let mut sum = [0; 3];
    for file in files {
        let one = run(file, &mut faults);
        sum = [sum[0] + one[0], sum[1] + one[1], sum[2] + one[2]];
    }
    assert!(faults.is_empty(), "{sum:?}\n{faults}");
    sum
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn our_own_cases() {
    let [met, left_out, all] = check(&[project().join("tests/data/html-tokenizer.test")]);
    assert!(all >= 48 && met + left_out == all);
}

#[test]
fn html5lib() {
    let data = std::env::var_os("NUTGRAF_DATA").map_or_else(|| project().join("../shared/data"), PathBuf::from);
    let folder = data.join("html5lib");
    let mut say = std::io::stderr();
    let Ok(entries) = folder.read_dir() else {
        let _ = writeln!(say, "no html5lib tests in {}: NOT RUN", folder.display());
        return;
    };
    let mut files: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "test"));
    files.sort();
    let [met, left_out, all] = check(&files);
    let _ = writeln!(say, "html5lib: {met} of {all} cases are met, {left_out} are left out on purpose");
    assert!(met * 100 >= all * 99, "{met} of {all}");
}
