//! The program as a person or a script meets it.
#![cfg(not(target_arch = "wasm32"))]

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use ruzstd::decoding::StreamingDecoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

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
    assert_eq!(lines[2]["error"]["id"], "b");
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
fn a_quotation_a_deadline_and_a_difference_are_corrected_by_their_words() {
    let file = std::env::temp_dir().join(format!("nutgraf-findings-{}.json", std::process::id()));
    let corrections = r#"{"corrections": [
        {"op": "attribute", "article": "a", "text": "It rained in the harbour all night", "name": "Runa Falk"},
        {"op": "dismiss", "what": "quote", "article": "a", "text": "the quay was dry"},
        {"op": "deadline", "article": "a", "text": "The crew has until 14 March 2031 to leave.", "due": "2031-03-21"},
        {"op": "difference", "what": "figure", "sides": [{"article": "a", "text": "12 people"}, {"article": "b", "text": "15 people"}], "note": "rang the brigade"},
        {"op": "dismiss", "what": "quote", "article": "c", "text": "It snowed"}]}"#;
    std::fs::write(&file, corrections).expect("a file");
    let lines = [
        r#"{"id": "a", "date": "2031-03-10", "text": "“It rained in the harbour all night,” said Ada Roe. Bo Lind said the quay was dry.\n\nThe crew has until 14 March 2031 to leave.\n\nThe fire in Oland killed 12 people."}"#,
        r#"{"id": "b", "date": "2031-03-10", "text": "The fire in Oland killed 15 people, police said."}"#,
    ];
    let run = |more: &[&str]| {
        let arguments = [&["corpus", "--corrections", file.to_str().unwrap()], more].concat();
        nutgraf(&arguments, lines.join("\n").as_bytes())
    };
    let out = run(&[]);
    let digest = String::from_utf8(run(&["--export", "digest"]).stdout).expect("text");
    std::fs::remove_file(&file).expect("the file goes away");
    let report = &json(&out.stdout)[0];
    let quotes = report["articles"][0]["quotes"].as_array().unwrap();
    assert_eq!((quotes.len(), &quotes[0]["corrected"]), (1, &"reader".into()));
    let speaker = report["entities"].as_array().unwrap().iter().find(|e| e["id"] == quotes[0]["speaker"]);
    assert_eq!(speaker.unwrap()["name"], "Runa Falk");
    assert_eq!(report["deadlines"][0]["current"]["latest"], "2031-03-21");
    let checked = |f: &serde_json::Value| f["checked"] == "rang the brigade";
    assert!(report["figures"].as_array().unwrap().iter().any(checked), "{}", report["figures"]);
    assert_eq!(report["dismissed"].as_array().map(Vec::len), Some(1));
    assert_eq!(report["lostCorrections"][0]["code"], "no-article");
    assert!(
        digest.contains("; speaker corrected by the reader)") && digest.contains("; corrected by the reader"),
        "{digest}"
    );
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
fn a_file_is_read_as_the_page_reads_it() {
    let folder = Folder::new("cli-read");
    let note = "---\ntitle: Rain at last\ndate: 2031-05-14\n---\n\n# Rain at last\n\n“It **rained**,” said Ada Roe.\n";
    let files = [
        folder.write("a.md", note.as_bytes()),
        folder.write("b.txt", b"\xfeir\xe0n caf\xe9: it rained in Oland all day, said the mayor."),
        folder.write("c.csv", b"id,text\nc1,It rained.\n,It snowed.\n"),
        folder.write(
            "d.json",
            b"{\"articles\": [{\"text\": \"It rained.\"}], \"corrections\": [{\"op\": \"delete\", \"entity\": \"e\"}]}",
        ),
    ];
    let args: Vec<&str> =
        ["articles", "--date", "2025-08-06"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let out = nutgraf(&args, b"");
    let told = String::from_utf8_lossy(&out.stderr);
    assert!(
        out.status.success() && told.contains("b.txt: read as windows-1252") && told.contains("--corrections"),
        "{told}"
    );
    let lines = json(&out.stdout);
    assert_eq!((&lines[0]["title"], &lines[0]["date"]), (&"Rain at last".into(), &"2031-05-14".into()));
    assert_eq!(lines[0]["quotes"].as_array().map(Vec::len), Some(1), "front matter is no quote: {}", lines[0]);
    assert_eq!(lines[1]["date"], "2025-08-06");
    let ids: Vec<&str> = lines[2..].iter().filter_map(|l| l["id"].as_str()).collect();
    assert_eq!(ids, ["c1", &format!("{}-2", files[2]), &files[3]]);
}

#[test]
fn a_corpus_is_exported_for_other_programs() {
    let articles = include_bytes!("exports/articles.jsonl");
    for (what, beside) in [("digest", "digest.md"), ("quotes", "quotes.csv"), ("differences", "differences.csv")] {
        let out = nutgraf(&["corpus", "--export", what], articles);
        assert!(out.status.success());
        let beside = std::fs::read(format!("tests/exports/{beside}")).expect("a file");
        assert!(out.stdout == beside, "{what}: {}", String::from_utf8_lossy(&out.stdout));
    }
    let calendar = String::from_utf8(nutgraf(&["corpus", "--export", "calendar"], articles).stdout).expect("text");
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.contains("\r\nDTSTAMP:2"), "{calendar}");
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

/// A folder for a test, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("nutgraf-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        Self(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    fn write(&self, name: &str, content: &[u8]) -> String {
        std::fs::write(self.0.join(name), content).expect("a file for the test");
        self.path(name)
    }

    fn names(&self) -> Vec<String> {
        let entries =
            std::fs::read_dir(&self.0).expect("the folder is there").map(|e| e.expect("an entry").file_name());
        let mut names: Vec<String> = entries.map(|n| n.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.join(name)).expect("the file is there")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Articles of different lengths, so that a short one can be done before a long one that comes first; two are none.
fn many() -> Vec<u8> {
    let mut lines = String::new();
    for i in 0..60 {
        let more = "It rained in Oland, and the board has until 8 August 2025 to reply. ".repeat(if i % 10 == 0 {
            40
        } else {
            1
        });
        let text = format!("“We will leave the harbour {i} times,” said Ada Roe, the mayor of Oland. {more}");
        let id = format!("a{i}");
        lines += &match i {
            17 => "no article\n".to_owned(),
            23 => format!("{}\n", serde_json::json!({"id": id, "text": 3})),
            _ => format!(
                "{}\n",
                serde_json::json!({"id": id, "text": text, "date": "2025-08-06", "outlet": "The Oland, \"Post\""})
            ),
        };
    }
    lines.into_bytes()
}

#[test]
fn any_number_of_jobs_gives_the_same_bytes() {
    let input = many();
    for args in [&["articles"][..], &["articles", "--table", "mentions", "--format", "csv"], &["corpus"]] {
        let [one, four] = ["1", "4"].map(|n| nutgraf(&[args, &["--jobs", n]].concat(), &input));
        assert!(!one.stdout.is_empty(), "{args:?}");
        assert!(one.stdout == four.stdout, "{args:?}");
        assert_eq!((one.status.code(), four.status.code()), (Some(1), Some(1)), "{args:?}");
        assert_eq!(one.stderr, four.stderr, "{args:?}");
    }
}

#[test]
fn a_report_comes_as_soon_as_its_line_is_in() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(["articles", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input is a pipe");
    let mut stdout = BufReader::new(child.stdout.take().expect("its output is a pipe"));
    for id in ["a", "b"] {
        writeln!(stdin, "{{\"id\": \"{id}\", \"text\": \"It rained.\"}}").expect("it reads");
        let mut line = String::new();
        stdout.read_line(&mut line).expect("it answers while its input is open");
        assert!(line.starts_with(&format!("{{\"id\":\"{id}\"")), "{line}");
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn files_are_packed_and_unpacked_by_their_names() {
    let folder = Folder::new("packed");
    let plain = folder.write("in.jsonl", &many());
    let wanted = nutgraf(&["articles", &plain, "--format", "reports"], b"").stdout;
    let wanted: Vec<u8> = String::from_utf8(wanted).unwrap().replace("in.jsonl", "NAME").into_bytes();
    for ending in ["gz", "zst"] {
        let packed = folder.path(&format!("in.jsonl.{ending}"));
        // The articles themselves, packed by the program's own libraries.
        match ending {
            "gz" => {
                let mut file = GzEncoder::new(File::create(&packed).unwrap(), flate2::Compression::fast());
                file.write_all(&many()).unwrap();
                file.finish().unwrap();
            }
            _ => std::fs::write(&packed, compress_to_vec(&many()[..], CompressionLevel::Fastest)).unwrap(),
        }
        let out = format!("out.jsonl.{ending}");
        let run = nutgraf(&["articles", &packed, "--output", &folder.path(&out)], b"");
        assert_eq!((run.status.code(), run.stdout.len()), (Some(1), 0), "{ending}");
        let mut read = Vec::new();
        match ending {
            "gz" => GzDecoder::new(File::open(folder.path(&out)).unwrap()).read_to_end(&mut read).unwrap(),
            _ => StreamingDecoder::new(File::open(folder.path(&out)).unwrap()).unwrap().read_to_end(&mut read).unwrap(),
        };
        assert!(folder.read(&out).len() < read.len() / 3, "{ending}: it is packed");
        let read = String::from_utf8(read).unwrap().replace(&format!("in.jsonl.{ending}"), "NAME");
        assert!(read.into_bytes() == wanted, "{ending}");
    }
    let cut = folder.write("cut.jsonl.gz", &folder.read("in.jsonl.gz")[..200]);
    let run = nutgraf(&["articles", &cut, "--format", "reports"], b"");
    assert_eq!(json(&run.stdout).last().unwrap()["error"]["code"], "not-readable");
    assert_eq!(run.status.code(), Some(1));
}

#[test]
fn an_output_may_be_the_input_and_is_whole_or_not_there() {
    let folder = Folder::new("output");
    let file = folder.write("a.jsonl", b"{\"id\": \"a\", \"text\": \"It rained.\"}\n");
    assert_eq!(nutgraf(&["articles", &file, "-o", &file], b"").status.code(), Some(0));
    assert_eq!(json(&folder.read("a.jsonl"))[0]["parts"][0]["end"], 10);
    assert!(!folder.0.join("a.jsonl.part").exists());
    let nowhere = nutgraf(&["articles", "-o", &folder.path("no/such/folder")], b"");
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&nowhere.stderr).contains("no/such/folder"));
}

#[test]
fn a_run_that_keeps_going_tells_programs_what_failed() {
    let folder = Folder::new("keep-going");
    let out = nutgraf(&["articles", "--keep-going", "--output", &folder.path("out.jsonl")], &many());
    assert_eq!(out.status.code(), Some(0));
    let told = json(&out.stderr);
    let told: Vec<_> = told.iter().map(|l| (&l["error"]["line"], &l["error"]["id"], &l["error"]["code"])).collect();
    assert_eq!(
        told,
        [
            (&18.into(), &serde_json::Value::Null, &"bad-json".into()),
            (&24.into(), &"a23".into(), &"bad-article".into())
        ]
    );
    let lines = json(&folder.read("out.jsonl"));
    assert_eq!((lines.len(), &lines[23]["error"]["id"]), (60, &"a23".into()), "errors stay in their place as well");
    let twice = b"{\"id\": \"a\", \"text\": \"It rained.\"}\n{\"id\": \"a\", \"text\": \"It snowed.\"}\n";
    let out = nutgraf(&["corpus", "--keep-going"], twice);
    assert_eq!((out.status.code(), &json(&out.stderr)[0]["error"]["id"]), (Some(0), &"a".into()));
}

#[test]
fn tables_are_the_same_rows_in_every_format() {
    let folder = Folder::new("tables");
    let input = many();
    let write = |name: &str| {
        let out = nutgraf(&["corpus", "--keep-going", "--table", "quotes", "--output", &folder.path(name)], &input);
        assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stderr));
    };
    write("q.csv");
    write("q.jsonl");
    let rows = json(&folder.read("q.jsonl"));
    assert_eq!(rows.len(), 58);
    assert_eq!((&rows[1]["article"], &rows[1]["outlet"]), (&"a1".into(), &"The Oland, \"Post\"".into()));
    assert_eq!((&rows[1]["speaker_name"], &rows[1]["medium"]), (&"Ada Roe".into(), &serde_json::Value::Null));
    assert!(rows[1]["content"].as_str().unwrap().contains("leave the harbour 1 times"));
    let mut csv = csv::Reader::from_path(folder.path("q.csv")).unwrap();
    let head: Vec<String> = csv.headers().unwrap().iter().map(str::to_owned).collect();
    let cells: Vec<Vec<String>> = csv.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(cells, rows.iter().map(|r| head.iter().map(|h| shown(&r[h])).collect::<Vec<_>>()).collect::<Vec<_>>());
    #[cfg(feature = "parquet")]
    {
        use parquet::file::reader::{FileReader, SerializedFileReader};
        use parquet::record::{Field, Row};
        write("q.parquet");
        let file = SerializedFileReader::new(File::open(folder.path("q.parquet")).unwrap()).unwrap();
        let value = |field: &Field| match field {
            Field::Null => serde_json::Value::Null,
            Field::Bool(truth) => (*truth).into(),
            Field::Long(n) => (*n).into(),
            // JSON writes a whole share without a fraction.
            Field::Double(share) if *share == 1.0 => 1.into(),
            Field::Double(share) => (*share).into(),
            Field::Str(text) => text.as_str().into(),
            other => panic!("{other:?} is of no column's kind"),
        };
        let object = |row: Row| -> serde_json::Value {
            row.get_column_iter().map(|(name, field)| (name.clone(), value(field))).collect()
        };
        let read: Vec<_> = file.get_row_iter(None).unwrap().map(|r| object(r.unwrap())).collect();
        assert_eq!(read, rows);
    }
}

/// A value as CSV has it.
fn shown(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[test]
fn several_tables_come_out_of_one_run() {
    let folder = Folder::new("several");
    let input = many();
    let tables = ["--table", "entities", "--table", "statements", "--output"];
    let out =
        nutgraf(&[&["corpus", "--keep-going"], &tables[..], &[&folder.path("{table}.jsonl.gz")]].concat(), &input);
    assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stderr));
    for (name, column) in [("entities", "name"), ("statements", "text")] {
        let mut read = Vec::new();
        GzDecoder::new(&folder.read(&format!("{name}.jsonl.gz"))[..]).read_to_end(&mut read).unwrap();
        assert!(json(&read)[0][column].is_string(), "{name}");
    }
    let listed = String::from_utf8(nutgraf(&["tables"], b"").stdout).unwrap();
    assert!(listed.contains("statements (of a corpus)\n  article ") && listed.contains("  speaker_name "), "{listed}");
}

#[test]
fn explain_tells_what_each_pass_changed() {
    let line = r#"{"id": "a1", "text": "Ada Roe of the Institute of Tidal Research (ITR) said it rained."}"#;
    let out = nutgraf(&["explain"], format!("{line}\n{{\"id\"").as_bytes());
    let told = String::from_utf8(out.stdout).unwrap();
    assert!(told.starts_with("a1\n"), "{told}");
    assert!(told.contains("tagger: ") && told.contains("+ 0–7 “Ada Roe” PER"), "{told}");
    assert!(told.contains("\n  vote: ") && told.contains("    nothing changed\n"), "{told}");
    // The line that is no article is told of, and the run has failed.
    assert!(out.status.code() == Some(1) && String::from_utf8_lossy(&out.stderr).contains("line 2"));
}

#[test]
fn unknown_words_are_refused_and_every_command_has_its_help() {
    for bad in [
        &["articles", "--fast"][..],
        &["articles", "--table", "quotas"],
        &["articles", "--table", "statements"],
        &["articles", "-o", "q.parquet"],
        &["articles", "--table", "quotes", "-o", "q.xlsx"],
        &["articles", "a.txt", "--date", "2020-13-45"],
    ] {
        let out = nutgraf(bad, b"");
        assert_eq!((out.status.code(), out.stdout.len()), (Some(2), 0), "{bad:?}");
        assert!(!out.stderr.is_empty(), "{bad:?}");
    }
    for command in ["articles", "corpus", "explain", "tables", "completions", "man"] {
        let help = nutgraf(&[command, "--help"], b"");
        assert!(String::from_utf8_lossy(&help.stdout).contains(&format!("  nutgraf {command}")), "{command}");
    }
    for shell in ["bash", "zsh", "fish"] {
        let words = nutgraf(&["completions", shell], b"");
        assert!(String::from_utf8_lossy(&words.stdout).contains("keep-going"), "{shell}");
    }
    let page = |args: &[&str]| String::from_utf8(nutgraf(args, b"").stdout).unwrap();
    assert!(page(&["man"]).contains(".TH nutgraf 1"));
    assert!(page(&["man", "articles"]).contains(".TH nutgraf-articles 1"));
    assert_eq!(nutgraf(&["man", "nothing"], b"").status.code(), Some(1));
}

#[test]
#[cfg(target_os = "linux")]
fn a_run_ends_though_nobody_hears_its_messages() {
    let full = || Stdio::from(File::options().write(true).open("/dev/full").expect("a device that is full"));
    let run = |args: &[&str], stderr: Stdio| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(stderr)
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("its input is a pipe");
        // The pipe of its messages, if it is one, has no reader any more.
        drop(child.stderr.take());
        match stdin.write_all(b"no article\n{\"id\": \"a\", \"text\": \"It rained.\"}\n") {
            // It may have ended for its options before it read anything.
            Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => {}
            written => written.expect("it reads"),
        }
        drop(stdin);
        child.wait_with_output().expect("it ends")
    };
    let folder = Folder::new("unheard");
    for stderr in [full, Stdio::piped] {
        let out = run(&["articles", "--keep-going", "--timings"], stderr());
        assert_eq!((out.status.code(), json(&out.stdout).len()), (Some(0), 2));
        let out = run(&["articles", "--table", "quotes", "-o", &folder.path("q.csv")], stderr());
        assert_eq!((out.status.code(), folder.names()), (Some(1), vec!["q.csv".to_owned()]));
        assert_eq!(run(&["corpus", "--corrections", "/no/such/file"], stderr()).status.code(), Some(2));
        assert_eq!(run(&["articles", "-o", "/no/such/folder/x.jsonl"], stderr()).status.code(), Some(1));
    }
}

#[test]
fn what_lies_beside_an_output_is_left_alone_and_a_failed_run_leaves_nothing() {
    let folder = Folder::new("beside");
    let line = b"{\"id\": \"a\", \"text\": \"It rained.\"}\n";
    folder.write("q.csv.part", line);
    let mine = std::fs::write(folder.path("plain"), b"").and_then(|()| std::fs::metadata(folder.path("plain")));
    let run = nutgraf(&["articles", "--table", "articles", "--format", "csv", "-o", &folder.path("q.csv"), "-"], line);
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(folder.read("q.csv.part"), line);
    let written = std::fs::metadata(folder.path("q.csv")).expect("it is there");
    assert_eq!(written.permissions(), mine.expect("a file").permissions(), "as any new file");

    // A folder stands in the place of the second table.
    std::fs::create_dir(folder.path("t-quotes.csv")).expect("a folder");
    let before = folder.names();
    let tables = ["--table", "articles", "--table", "quotes", "-o"];
    let failed = nutgraf(&[&["articles"], &tables[..], &[&folder.path("t-{table}.csv")]].concat(), line);
    assert_eq!((failed.status.code(), folder.names()), (Some(1), before));
    assert!(String::from_utf8_lossy(&failed.stderr).contains("t-quotes.csv"));
}

#[test]
#[cfg(unix)]
fn an_output_keeps_its_permissions_and_devices_and_pipes_are_written_to() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("devices");
    let line = b"{\"id\": \"a\", \"text\": \"It rained.\"}\n";
    let out = folder.write("out.jsonl", b"before");
    std::fs::set_permissions(&out, std::fs::Permissions::from_mode(0o640)).expect("permissions");
    assert_eq!(nutgraf(&["articles", "-o", &out], line).status.code(), Some(0));
    assert_eq!(std::fs::metadata(&out).expect("it is there").permissions().mode() & 0o777, 0o640);
    assert_eq!(json(&folder.read("out.jsonl"))[0]["id"], "a");

    for stdout in ["-", "/dev/stdout"] {
        assert_eq!(json(&nutgraf(&["articles", "-o", stdout], line).stdout)[0]["id"], "a", "{stdout}");
    }
    // Standard output that goes to the end of a file stays there.
    let kept = folder.write("kept.jsonl", b"{\"id\": \"before\"}\n");
    let mut child = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(["articles", "-o", "/dev/stdout"])
        .stdin(Stdio::piped())
        .stdout(File::options().append(true).open(&kept).expect("the file"))
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(line).expect("it reads");
    assert!(child.wait().expect("it ends").success());
    assert_eq!(json(&folder.read("kept.jsonl")).len(), 2);

    let pipe = folder.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::read(pipe).expect("what is written")
    });
    assert_eq!(nutgraf(&["articles", "-o", &pipe], line).status.code(), Some(0));
    assert_eq!(json(&reader.join().expect("the reader"))[0]["id"], "a");

    let full = nutgraf(&["articles", "-o", "/dev/full"], line);
    assert_eq!(full.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&full.stderr).contains("/dev/full: "));
}

#[test]
fn lost_articles_are_status_1_though_the_run_keeps_going() {
    let folder = Folder::new("lost");
    let good = folder.write("good.jsonl", b"{\"id\": \"a\", \"text\": \"It rained.\"}\nno article\n");
    let mut packed = GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&many()).unwrap();
    let packed = packed.finish().unwrap();
    let cut = folder.write("cut.jsonl.gz", &packed[..packed.len() / 2]);
    let run = |file: &str| nutgraf(&["articles", "--keep-going", &good, file, "--format", "reports"], b"");
    assert_eq!(run(&good).status.code(), Some(0));
    for lost in [cut, folder.path("missing.jsonl")] {
        let out = run(&lost);
        assert_eq!(
            (out.status.code(), json(&out.stdout).last().unwrap()["error"]["code"].as_str()),
            (Some(1), Some("not-readable"))
        );
    }
    let hint = nutgraf(&["articles"], &packed);
    let told = json(&hint.stdout);
    assert_eq!((hint.status.code(), told.len()), (Some(1), 1));
    assert!(told[0]["error"]["message"].as_str().unwrap().contains("gzip"));
}

#[test]
fn files_put_together_may_have_a_mark_each_and_tapes_are_filled_up() {
    let folder = Folder::new("together");
    let line =
        |id: &str| format!("\u{feff}{{\"id\": \"{id}\", \"text\": \"\", \"html\": \"<p>It rained in {id}.</p>\"}}\n");
    let mut packed = GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(format!("\u{feff}{}{}", line("a"), line("b")).as_bytes()).unwrap();
    let file = folder.write("in.jsonl.gz", &[packed.finish().unwrap(), vec![0; 512]].concat());
    let out = nutgraf(&["articles", &file, "--format", "reports"], b"");
    let texts: Vec<_> = json(&out.stdout).iter().map(|l| l["text"].as_str().unwrap_or("").to_owned()).collect();
    assert_eq!((out.status.code(), texts), (Some(0), vec!["It rained in a.".to_owned(), "It rained in b.".to_owned()]));
}

#[test]
fn words_are_put_to_the_articles() {
    let input = r#"{"id": "b", "date": "2031-05-03", "text": "“We will not close the old bridge before winter,” Ada Roe said."}
{"id": "a", "date": "2031-05-04", "text": "🚢 “We will not close the old bridge before winter,” said Ada Roe."}
"#;
    let check = |args: &[&str]| nutgraf(&[&["check"], args].concat(), input.as_bytes());
    let out = check(&["We will close the old bridge before winter", "--speaker", "Ada Roe"]);
    assert_eq!(out.status.code(), Some(0));
    let told = &json(&out.stdout)[0];
    assert_eq!((told["verdict"].as_str(), told["negation"].as_bool()), (Some("altered"), Some(true)), "{told}");
    let articles: Vec<_> = told["places"].as_array().unwrap().iter().map(|p| p["article"].as_str().unwrap()).collect();
    assert_eq!(articles, ["b", "a"], "the earliest first");
    assert_eq!(told["places"][1]["spans"][0]["start"], 4, "in UTF-16 units");
    let out = check(&["We will not close the old bridge", "--format", "table"]);
    let told = String::from_utf8(out.stdout).expect("text");
    assert!(told.starts_with("cut: quoted, with something left out (Ada Roe)\n  b (2031-05-03)"), "{told}");
    assert!(told.contains("left out after: “before winter”"), "{told}");
    let out = check(&["It rained all night on the river", "--speaker", "Carl Holm"]);
    assert_eq!(json(&out.stdout)[0]["verdict"], "absent");
    assert_eq!(check(&["It rained", "--table", "quotes"]).status.code(), Some(2));
    assert_eq!(check(&[]).status.code(), Some(2));
}

#[test]
fn what_is_new_since_earlier_articles_is_told() {
    let folder = Folder::new("diff");
    let line = |text: &str| serde_json::json!({"id": "a", "date": "2031-05-02", "text": text}).to_string() + "\n";
    let old = folder.write(
        "old.jsonl",
        line("🚢 The flood took 2 boats. “The old bridge will not stand,” Ada Roe said.").as_bytes(),
    );
    let new = folder.write(
        "new.jsonl",
        line("🚢 The flood took 3 boats. “We knew nothing of the rotten planks,” Ada Roe said.").as_bytes(),
    );
    let out = nutgraf(&["diff", &old, &new], b"");
    assert_eq!(out.status.code(), Some(0));
    let told = &json(&out.stdout)[0];
    let edit = &told["articles"][0]["edits"][0];
    assert_eq!((edit["figure"].as_bool(), edit["start"].as_u64()), (Some(true), Some(0)), "{told}");
    let said: Vec<_> = told["statements"].as_array().unwrap().iter().map(|s| s["change"].as_str().unwrap()).collect();
    assert_eq!(said, ["withdrawn", "new"], "{told}");
    let out = nutgraf(&["diff", &old, &new, "--format", "table"], b"");
    let told = String::from_utf8(out.stdout).expect("text");
    assert!(told.starts_with("edited article: a\n    - 🚢 The flood took 2 boats. (a figure)\n"), "{told}");
    assert!(told.contains("withdrawn words: Ada Roe (a): The old bridge will not stand"), "{told}");
    assert_eq!(nutgraf(&["diff", &old, &new, "--table", "quotes"], b"").status.code(), Some(2));
    assert_eq!(nutgraf(&["diff"], b"").status.code(), Some(2));
}
