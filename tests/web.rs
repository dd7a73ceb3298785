//! The engine and its bindings inside a browser: `wasm-pack test --headless --chrome` and `--firefox`.
#![cfg(target_arch = "wasm32")]

#[allow(unreachable_pub, reason = "shared with tests/golden.rs")]
mod support;

use include_dir::{Dir, DirEntry, include_dir};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

static CASES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/cases");
static ENTITIES: &[u8] = include_bytes!("../models/entities.nut");
static QUOTES: &[u8] = include_bytes!("../models/quotes.nut");

fn cases<'a>(folder: &'a Dir<'a>, out: &mut Vec<(String, &'a str)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => cases(inner, out),
            DirEntry::File(file) => {
                if file.path().extension().is_some_and(|e| e == "txt") {
                    out.push((file.path().display().to_string(), file.contents_utf8().expect("UTF-8")));
                }
            }
        }
    }
}

#[wasm_bindgen_test]
fn golden_cases() {
    let mut all = Vec::new();
    cases(&CASES, &mut all);
    assert!(!all.is_empty(), "no case to run");
    let engine = support::engine();
    let failed: Vec<String> = all
        .iter()
        .filter_map(|(name, source)| support::run(&engine, source).err().map(|why| format!("{name}:\n    {why}")))
        .collect();
    assert!(failed.is_empty(), "{} of {} cases fail\n{}", failed.len(), all.len(), failed.join("\n"));
}

fn models(files: &[&[u8]]) -> Array {
    files.iter().map(|f| Uint8Array::from(*f)).collect()
}

fn corpus() -> nutgraf::wasm::Corpus {
    nutgraf::wasm::Corpus::new(&models(&[QUOTES, ENTITIES])).expect("the committed model files are good")
}

fn code(error: &JsValue) -> String {
    assert!(error.is_instance_of::<js_sys::Error>(), "an Error object");
    Reflect::get(error, &"code".into()).unwrap().as_string().unwrap()
}

fn parse(json: &str) -> JsValue {
    js_sys::JSON::parse(json).unwrap()
}

#[wasm_bindgen_test]
fn damaged_and_missing_models_are_errors_with_codes() {
    let mut bad = QUOTES.to_vec();
    let last = bad.len() - 1;
    bad[last] ^= 1;
    let error = |files: &[&[u8]]| code(&nutgraf::wasm::Corpus::new(&models(files)).err().unwrap());
    assert_eq!(error(&[ENTITIES]), "model-missing");
    assert_eq!(error(&[ENTITIES, &bad]), "model-corrupt");
    assert_eq!(error(&[ENTITIES, &QUOTES[..40]]), "model-corrupt");
}

#[wasm_bindgen_test]
fn bad_input_throws_and_the_rest_goes_on() {
    let mut corpus = corpus();
    for bad in ["1", "null", "{}", r#"{"id": 3, "text": ""}"#, r#"{"id": "", "text": "x"}"#, r#"{"id": "a"}"#] {
        assert_eq!(code(&corpus.set(parse(bad)).unwrap_err()), "bad-article", "{bad}");
    }
    assert_eq!(code(&corpus.correct(&parse(r#"{"op": "delete"}"#)).unwrap_err()), "bad-corrections");
    assert_eq!(code(&corpus.article("nowhere").unwrap_err()), "unknown-article");
    corpus.set(parse(r#"{"id": "a", "text": ""}"#)).unwrap();
    corpus.set(parse(r#"{"id": "b", "text": "lone \ud800 surrogate. It rained."}"#)).unwrap();
    assert_eq!(corpus.text("b").unwrap().encode_utf16().count(), 28);
    assert!(corpus.remove("a"));
    assert!(!corpus.remove("a"));
}

#[wasm_bindgen_test]
fn objects_and_text_of_a_report_are_the_same() {
    let mut corpus = corpus();
    let text = "“Wir 🚢 fahren,” Ada Roe said. The 𝒜-team must leave by Friday, 8 August 2025.";
    let article = parse(&serde_json::json!({"id": "a", "text": text, "date": "2025-08-06"}).to_string());
    corpus.set(article).unwrap();
    let object: String = js_sys::JSON::stringify(&corpus.report().unwrap()).unwrap().into();
    let json = corpus.report_json().unwrap();
    assert_eq!(object, json);
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    let units = text.encode_utf16().count();
    assert_eq!(report["articles"][0]["parts"][0]["end"], units, "offsets count UTF-16 units");
    let timings = corpus.timings().unwrap();
    assert_eq!(Reflect::get(&timings, &"bytes".into()).unwrap().as_f64(), Some(text.len() as f64));
}

#[wasm_bindgen_test]
fn words_are_checked_with_offsets_in_utf16() {
    let mut corpus = corpus();
    let text = "🚢 “We will not close the old bridge before winter,” Ada Roe said.";
    corpus.set(parse(&serde_json::json!({"id": "a", "text": text}).to_string())).unwrap();
    let check = value(&corpus.check("We will close the old bridge before winter", Some("Roe".into())).unwrap());
    assert_eq!(check["verdict"], "altered", "{check}");
    let change = &check["places"][0]["changes"][0];
    assert_eq!((change["printed"].as_str(), change["start"].as_u64()), (Some("not"), Some(12)), "{check}");
    assert_eq!(value(&corpus.check("It rained.", None).unwrap())["verdict"], "absent");
}

#[wasm_bindgen_test]
fn what_is_new_has_offsets_in_utf16() {
    let mut corpus = corpus();
    let article = |text: &str| parse(&serde_json::json!({"id": "a", "text": text}).to_string());
    corpus.set(article("🚢 It rained. The flood took 3 boats.")).unwrap();
    let since = value(&corpus.since(&Array::of1(&article("🚢 It rained. The flood took 2 boats."))).unwrap());
    let edit = &since["articles"][0]["edits"][0];
    assert_eq!((edit["figure"].as_bool(), edit["start"].as_u64()), (Some(true), Some(14)), "{since}");
    assert!(corpus.since(&Array::of1(&JsValue::NULL)).is_err());
}

fn value(object: &JsValue) -> serde_json::Value {
    let json: String = js_sys::JSON::stringify(object).unwrap().into();
    serde_json::from_str(&json).unwrap()
}

#[wasm_bindgen_test]
fn good_corrections_hold_beside_bad_ones() {
    let mut corpus = corpus();
    corpus.set(parse(r#"{"id": "a", "text": "Ada Roe, the mayor, said it rained. Ada Roe then left."}"#)).unwrap();
    let rename = r#"{"op": "rename", "entity": "per:ada-roe", "name": "Ada Roe-Lund"}"#;
    let list = format!(r#"[{{"op": "merge", "entity": "x", "with": [1]}}, {rename}, {{"op": "explode"}}, null]"#);
    let refused = value(&corpus.correct(&parse(&list)).unwrap());
    let places: Vec<_> = refused.as_array().unwrap().iter().map(|r| r["index"].as_u64().unwrap()).collect();
    assert_eq!(places, [0, 2, 3], "{refused}");
    assert!(refused[0]["message"].as_str().is_some_and(|m| m.starts_with("not a correction: ")), "{refused}");
    assert_eq!(value(&corpus.report().unwrap())["entities"][0]["name"], "Ada Roe-Lund");
}

#[wasm_bindgen_test]
fn the_parts_of_a_report_make_up_the_whole() {
    let mut corpus = corpus();
    assert_eq!(code(&corpus.part("articles", 0, 1).unwrap_err()), "not-prepared");
    assert_eq!(code(&corpus.rest().unwrap_err()), "not-prepared");
    let words = "“We will 🚢 leave the harbour before the winter storms arrive,” Ada Roe, the mayor of Oland, said.";
    for (id, more) in [("a", "The board has until 8 August 2025 to reply."), ("b", "It rained."), ("c", "It snowed.")] {
        let article = serde_json::json!({"id": id, "text": format!("{words} {more}"), "date": "2025-08-06"});
        corpus.set(parse(&article.to_string())).unwrap();
    }
    let whole = value(&corpus.report().unwrap());
    let lengths = value(&corpus.prepare().unwrap());
    corpus.remove("b");
    let mut sum = value(&corpus.rest().unwrap());
    for (name, n) in lengths.as_object().unwrap() {
        assert!(sum.get(name).is_none(), "{name} is none of the rest");
        let n = n.as_u64().unwrap() as u32;
        let mut list = Vec::new();
        for from in (0..n).step_by(2) {
            list.extend(value(&corpus.part(name, from, from + 2).unwrap()).as_array().unwrap().clone());
        }
        assert_eq!(list.len() as u32, n, "{name}");
        assert!(value(&corpus.part(name, n, n + 5).unwrap()).as_array().unwrap().is_empty());
        assert!(value(&corpus.part(name, 2, 1).unwrap()).as_array().unwrap().is_empty());
        sum[name] = list.into();
    }
    assert_eq!(sum, whole, "as it was when it was prepared");
    assert_eq!(sum["articles"].as_array().unwrap().len(), 3);
    assert!(!sum["statements"].as_array().unwrap().is_empty() && !sum["deadlines"].as_array().unwrap().is_empty());
    assert_eq!(code(&corpus.part("warnings", 0, 1).unwrap_err()), "unknown-list");
    corpus.release();
    assert_eq!(code(&corpus.part("articles", 0, 1).unwrap_err()), "not-prepared");
}
