//! The program as a person or a script meets it.
#![cfg(not(target_arch = "wasm32"))]

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn nutgraf(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input is a pipe");
    let input = input.to_vec();
    let feed = std::thread::spawn(move || {
        // It may have stopped reading, which is what some tests want.
        let _ = stdin.write_all(&input);
    });
    let out = child.wait_with_output().expect("it ends");
    feed.join().expect("the feeding thread ends");
    out
}

fn json(bytes: &[u8]) -> Vec<serde_json::Value> {
    bytes.split(|&b| b == b'\n').filter(|l| !l.is_empty()).map(|l| serde_json::from_slice(l).expect("JSON")).collect()
}

#[test]
fn one_line_out_for_one_line_in_errors_in_their_place() {
    let input = b"{\"id\": \"a\", \"text\": \"It rained.\"}\nnot json\n{\"id\": \"b\", \"text\": 3}\n\xff\xfe\n{\"id\": \"c\", \"text\": \"\"}\n";
    let out = nutgraf(&["articles"], input);
    assert_eq!(out.status.code(), Some(1));
    let lines = json(&out.stdout);
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[0]["id"], "a");
    let codes: Vec<_> =
        lines[1..4].iter().map(|l| (l["error"]["code"].as_str().unwrap(), &l["error"]["line"])).collect();
    assert_eq!(codes, [("bad-json", &2.into()), ("bad-article", &3.into()), ("not-text", &4.into())]);
    assert_eq!(lines[4]["id"], "c");
}

#[test]
fn offsets_count_in_the_unit_asked_for() {
    let input = "{\"id\": \"a\", \"text\": \"🚢 é.\"}".as_bytes();
    let end = |unit| json(&nutgraf(&["articles", "--offsets", unit], input).stdout)[0]["parts"][0]["end"].clone();
    assert_eq!([end("utf16"), end("char"), end("byte")], [5, 4, 8]);
}

#[test]
fn timings_name_the_stages_and_leave_the_report_alone() {
    let input = b"{\"id\": \"a\", \"text\": \"It rained.\"}\n";
    let (timed, plain) = (nutgraf(&["corpus", "--timings"], input), nutgraf(&["corpus"], input));
    assert_eq!(timed.stdout, plain.stdout);
    assert!(plain.stderr.is_empty());
    let told = String::from_utf8(timed.stderr).expect("text");
    let names: Vec<&str> = told.lines().filter_map(|l| l.split(' ').next()).collect();
    for name in ["reading", "quotes", "linking", "statements", "conflicts", "writing"] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    assert_eq!(nutgraf(&["corpus", "--timings=1"], input).status.code(), Some(2));
}

#[test]
fn a_corpus_refuses_a_second_article_of_one_id_and_goes_on() {
    let input = b"{\"id\": \"a\", \"text\": \"It rained.\"}\n{\"id\": \"a\", \"text\": \"It snowed.\"}\n";
    let out = nutgraf(&["corpus"], input);
    assert_eq!(out.status.code(), Some(1));
    assert_eq!(json(&out.stdout)[0]["articles"].as_array().unwrap().len(), 1);
    assert!(String::from_utf8_lossy(&out.stderr).contains("duplicate-id"));
}

#[test]
fn a_bad_correction_takes_no_other_with_it() {
    let file = std::env::temp_dir().join(format!("nutgraf-corrections-{}.json", std::process::id()));
    let run = |corrections: &str| {
        std::fs::write(&file, corrections).expect("a file");
        let input = b"{\"id\": \"a\", \"text\": \"Ada Roe, the mayor, said it rained. Ada Roe then left.\"}\n";
        nutgraf(&["corpus", "--corrections", file.to_str().unwrap()], input)
    };
    let rename = r#"{"op": "rename", "entity": "per:ada-roe", "name": "Ada Roe-Lund"}"#;
    let out = run(&format!(r#"[{{"op": "merge", "entity": "x", "with": [1]}}, {rename}, {{"op": "explode"}}, 7]"#));
    let bad = run("{\"corrections\": 3}");
    std::fs::remove_file(&file).expect("the file goes away");
    assert_eq!(out.status.code(), Some(1));
    assert_eq!(json(&out.stdout)[0]["entities"][0]["name"], "Ada Roe-Lund");
    let told = String::from_utf8(out.stderr).expect("text");
    let found: Vec<bool> = [1, 3, 4].map(|n| told.contains(&format!(": correction {n}: "))).into();
    assert_eq!((told.lines().count(), found), (3, vec![true; 3]), "{told}");
    assert_eq!((bad.status.code(), bad.stdout.len()), (Some(2), 0));
}

#[test]
fn bad_usage_is_status_2_and_help_is_status_0() {
    assert_eq!(nutgraf(&["articles", "--offsets", "words"], b"").status.code(), Some(2));
    assert_eq!(nutgraf(&[], b"").status.code(), Some(2));
    let help = nutgraf(&["--help"], b"");
    assert_eq!(help.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&help.stdout).contains("--corrections"));
}

#[test]
fn files_of_every_kind() {
    let folder = std::env::temp_dir().join(format!("nutgraf-cli-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let path = |name: &str, content: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, content).expect("a file for the test");
        path.display().to_string()
    };
    let files = [
        path("a.txt", "It rained in Oland.".as_bytes()),
        path("b.html", b"<article><p>It rained in Oland all day, and the mayor said so.</p></article>"),
        path("c.json", b"[{\"id\": \"c1\", \"text\": \"x\"}, {\"id\": \"c2\", \"text\": \"y\"}]"),
        path("d.jsonl", b"{\"id\": \"d1\", \"text\": \"x\"}\n{broken\n"),
        path("e.txt", b"\xff\xfe\0binary"),
        folder.join("missing.txt").display().to_string(),
    ];
    let mut args = vec!["articles", "--date", "2025-08-06"];
    args.extend(files.iter().map(String::as_str));
    let out = nutgraf(&args, b"");
    std::fs::remove_dir_all(&folder).expect("the folder goes away");
    assert_eq!(out.status.code(), Some(1));
    let lines = json(&out.stdout);
    let what: Vec<&str> =
        lines.iter().map(|l| l["error"]["code"].as_str().unwrap_or_else(|| l["id"].as_str().unwrap())).collect();
    assert_eq!(what[2..], ["c1", "c2", "d1", "bad-json", "not-text", "not-readable"]);
    assert_eq!(lines[0]["date"], "2025-08-06");
    assert!(lines[1]["text"].as_str().unwrap().contains("It rained in Oland all day"));
    assert_eq!(lines[5]["error"]["line"], 2);
}

#[test]
fn a_table_obeys_no_control_characters() {
    let file = std::env::temp_dir().join(format!("nutgraf-table-{}.txt", std::process::id()));
    std::fs::write(&file, "Storm\n\n“It \u{1b}[31mrained,” said Ada Roe, the mayor of Oland.").expect("a file");
    let out = nutgraf(&["corpus", "--format", "table", file.to_str().unwrap()], b"");
    std::fs::remove_file(&file).expect("the file goes away");
    assert_eq!(out.status.code(), Some(0));
    assert!(!out.stdout.contains(&0x1b));
    assert!(!out.stdout.is_empty());
}
