//! Every file in tests/files, and what is read in it: the text beside it, whose name ends in `.expect`. With `UPDATE=1` the
//! texts are written anew.
#![cfg(not(target_arch = "wasm32"))]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::files::{self, Found};
use nutgraf::readers;

fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    Some(encoding_rs::Encoding::for_label(label.as_bytes())?.decode(bytes).0.into_owned())
}

/// All that is found in a file, for a person to read.
fn told(name: &str, bytes: Vec<u8>) -> String {
    let mut out = String::new();
    readers::read(name, files::stem(name), bytes, &decode, &mut |found| {
        match found {
            Found::Article { article, warnings, place } => {
                let line = place.line.map(|n| format!(", line {n}"));
                let item = place.item.map(|n| format!(", item {n}"));
                writeln!(out, "== article {}{}", article.id, line.or(item).unwrap_or_default()).unwrap();
                for (name, field) in
                    [("title", article.title), ("date", article.date), ("outlet", article.outlet), ("url", article.url)]
                {
                    field.iter().for_each(|f| writeln!(out, "{name}: {f}").unwrap());
                }
                article.authors.iter().for_each(|a| writeln!(out, "author: {a}").unwrap());
                article.keep.iter().for_each(|s| writeln!(out, "keep: {}-{}", s.start, s.end).unwrap());
                for position in &article.positions {
                    let page = position.page.map(|p| format!("page {p}"));
                    let place = position.time.clone().or(page).unwrap_or_default();
                    assert_eq!(article.offsets, nutgraf::Unit::Byte);
                    let here = &article.text.as_deref().unwrap_or("")[position.start() as usize..];
                    let here: String = here.chars().take(24).collect();
                    writeln!(out, "at {place}: {here:?}").unwrap();
                }
                warnings.iter().for_each(|w| writeln!(out, "warning: {w}").unwrap());
                for (name, body) in [("text", article.text), ("html", article.html)] {
                    body.iter().for_each(|b| writeln!(out, "-- {name}\n{}", b.trim_end()).unwrap());
                }
            }
            Found::Corrections(list) => writeln!(out, "== corrections\n{list:?}").unwrap(),
            Found::Problem(p) => writeln!(out, "== problem {}\n{}", p.code().as_str(), p.sentence(name)).unwrap(),
            _ => {}
        }
        true
    });
    out
}

#[test]
fn files_are_read_as_told_beside_them() {
    let folder = Path::new("tests/files");
    let entries = fs::read_dir(folder).expect("tests/files can be read");
    let mut paths: Vec<PathBuf> = entries.map(|e| e.expect("its entries too").path()).collect();
    paths.retain(|p| p.extension().is_none_or(|e| e != "expect"));
    paths.sort();
    assert!(paths.len() >= 5);
    let mut failed = Vec::new();
    for path in paths {
        let name = path.file_name().and_then(|n| n.to_str()).expect("a name");
        let told = told(name, fs::read(&path).expect("a file"));
        let beside = folder.join(format!("{name}.expect"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&beside, &told).expect("it can be written");
        }
        if fs::read_to_string(&beside).ok().as_deref() != Some(told.as_str()) {
            failed.push(format!("{name} is read as\n{told}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// What was said in the story that most of the files tell, and by whom.
const SAID: [(&str, &str); 2] = [
    ("We will not open it a day early, whatever the café owners ask,", "Roe"),
    ("One boat cannot carry a town,", "Lind"),
];

#[test]
fn quotes_come_out_of_every_kind_of_file() {
    let engine = nutgraf::Engine::bundled();
    let mut seen = 0;
    for entry in fs::read_dir("tests/files").expect("tests/files can be read") {
        let path = entry.expect("its entries too").path();
        let name = path.file_name().and_then(|n| n.to_str()).expect("a name");
        if name.ends_with(".expect") {
            continue;
        }
        readers::read(name, name, fs::read(&path).expect("a file"), &decode, &mut |found| {
            let Found::Article { article, .. } = found else { return true };
            let analysis = engine.analyse(article);
            let (text, report) = (analysis.text(), analysis.report());
            for (words, speaker) in SAID {
                let marked = [format!("“{words}”"), format!("\"{words}\"")].into_iter().any(|w| text.contains(&w));
                let said = |q: &&nutgraf::report::Quote| q.verbatim.iter().any(|s| s.of(text) == words);
                let names = report.entity_table.as_deref().unwrap_or_default();
                let of = |q: &nutgraf::report::Quote| {
                    let entity = names.iter().find(|e| Some(&e.id) == q.speaker.as_ref());
                    entity.is_some_and(|e| e.name.contains(speaker))
                };
                assert!(!marked || report.quotes.iter().find(said).is_some_and(of), "{name}: {words}");
                seen += usize::from(marked);
            }
            true
        });
    }
    assert!(seen >= 40, "{seen}");
}

/// Documents that are cut or damaged anywhere are read as far as they can be, and break nothing.
#[test]
fn damaged_documents_break_no_reader() {
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        (random % below.max(1) as u64) as usize
    };
    const FILES: [&str; 14] = [
        "columns.pdf",
        "herald.epub",
        "pile.zip",
        "wall.docx",
        "wall.odt",
        "nested.eml",
        "box.mbox",
        "page.mht",
        "word.rtf",
        "wordpress.xml",
        "xhtml.atom",
        "rolling.vtt",
        "captions.srt",
        "table-mysql.csv",
    ];
    for name in FILES {
        let whole = fs::read(Path::new("tests/files").join(name)).expect("a file");
        for round in 0..60 {
            let mut bytes = whole.clone();
            if round % 2 == 0 {
                bytes.truncate(next(whole.len()));
            }
            for _ in 0..round / 2 {
                let at = next(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = next(256) as u8;
                }
            }
            // A panic would be caught, and told so.
            let told = told(name, bytes);
            assert!(!told.contains("that cannot be read"), "{name}, round {round}: {told}");
        }
    }
}
