//! Trains `models/quotes.nut`.

mod chain;
mod classes;

use std::ops::Range;
use std::path::Path;
use std::process::Command;

use chain::{Options, Sequence, Weights};
use nutgraf::train::quotes::{ARGUMENT_LABELS, CUE_LABELS, KIND, Prepared, SCHEMA, WordClasses};
use nutgraf::train::write_pack;
use serde_json::Value;

/// One attribution of the data, in bytes.
struct Gold {
    content: Vec<(u32, u32)>,
    source: Vec<(u32, u32)>,
    cue: Vec<(u32, u32)>,
    speech: bool,
}

struct Document {
    id: String,
    text: String,
    gold: Vec<Gold>,
}

/// One attribution as ranges of nodes of a paragraph.
#[derive(Clone)]
struct Mapped {
    speech: bool,
    cue: Range<usize>,
    source: Vec<Range<usize>>,
    content: Vec<Range<usize>>,
}

/// Reads the sets below `data`, trains, and writes the model file.
pub(crate) fn run(data: &Path, args: &[String]) -> Result<(), String> {
    let flag = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1)).cloned();
    let number = |name: &str, or: f32| flag(name).and_then(|v| v.parse().ok()).unwrap_or(or);
    let out = flag("--out").unwrap_or_else(|| "models/quotes.nut".into());
    // With --holdout N every Nth article is left out and its predictions are written to --predict.
    let holdout = number("--holdout", 0.0) as usize;
    let documents = read(&data.join("quotes/polnear.train.jsonl.gz"))?;
    let held = |i: usize| holdout > 0 && i.is_multiple_of(holdout);
    if args.iter().any(|a| a == "--predict-only") {
        return predict(&out, &documents, held, &flag("--predict").unwrap_or_default());
    }
    let mut texts: Vec<String> = Vec::new();
    for file in ["news/bbc.jsonl.gz", "news/reuters.jsonl.gz", "news/clusters.jsonl.gz"] {
        texts.extend(classes::texts(&data.join(file))?);
    }
    texts.extend(documents.iter().map(|d| d.text.clone()));
    let lines = classes::section(&texts);
    drop(texts);
    eprintln!("{} bytes of classes", lines.len());
    let classes = WordClasses::new(&lines);
    eprintln!("{} articles", documents.len());

    let mut cue_sequences = Vec::new();
    let mut paragraphs: Vec<(usize, usize, Vec<Mapped>)> = Vec::new();
    let mut prepared = Vec::new();
    for (d, document) in documents.iter().enumerate() {
        let p = Prepared::new(&document.text, &classes);
        if !held(d) {
            for i in 0..p.len() {
                let nodes = p.nodes(i);
                let mapped = map(&nodes, &document.gold);
                let mut gold = vec![0; nodes.len()];
                for m in &mapped {
                    label(&mut gold, &m.cue, 1);
                }
                cue_sequences.push(Sequence {
                    features: p.cue_features(i),
                    fixed: vec![false; nodes.len()],
                    side: vec![0; nodes.len()],
                    gold,
                    weight: 1.0,
                });
                paragraphs.push((d, i, mapped));
            }
        }
        prepared.push(p);
    }
    let cue_options = Options {
        labels: CUE_LABELS,
        valid: |a, b| matches!((a, b), (0 | 3 | 4, 0 | 1 | 4) | (1 | 2, 2 | 3)),
        starts: |l| matches!(l, 0 | 1 | 4),
        stops: |l| matches!(l, 0 | 3 | 4),
        epochs: number("--cue-epochs", 8.0) as usize,
        rate: number("--rate", 0.1),
        l1: number("--cue-l1", 1e-4),
        cutoff: 2,
        seed: 1,
        recall: number("--cue-recall", 0.0),
    };
    let all: Vec<usize> = (0..cue_sequences.len()).collect();
    let mut cues = chain::train(&cue_sequences, &all, &cue_options);

    // Cues as a model finds them in articles that it has not seen.
    let folds = number("--folds", 2.0) as usize;
    let mut found: Vec<Vec<Range<usize>>> = vec![Vec::new(); paragraphs.len()];
    for fold in 0..folds {
        let mine = |s: usize| paragraphs[s].0 % folds == fold;
        let rest: Vec<usize> = all.iter().copied().filter(|&s| !mine(s)).collect();
        let model = chain::train(&cue_sequences, &rest, &Options { epochs: 6, ..cue_options });
        for s in all.iter().copied().filter(|&s| mine(s)) {
            found[s] = nutgraf::train::quotes::runs(&model.best(&cue_sequences[s]), 1);
        }
    }
    drop(cue_sequences);
    let mut argument_sequences = Vec::new();
    for ((d, i, mapped), found) in paragraphs.iter().zip(&found) {
        let targets: Vec<Range<usize>> = mapped.iter().map(|m| m.cue.clone()).collect();
        let mut tried = Vec::new();
        for cue in found.iter().chain(targets.iter().filter(|c| !found.contains(c))) {
            let exact = mapped.iter().find(|m| m.cue == *cue);
            let gold = exact.or_else(|| mapped.iter().find(|m| m.cue.start < cue.end && cue.start < m.cue.end));
            tried.push((cue.clone(), gold));
        }
        for (cue, gold) in tried {
            let (window, features) = prepared[*d].argument_features(*i, cue.clone(), found);
            let mut labels = vec![0; window.len()];
            if let Some(m) = gold {
                let clip = |r: &Range<usize>| {
                    let (a, b) = (r.start.max(window.start), r.end.min(window.end));
                    (a < b).then(|| a - window.start..b - window.start)
                };
                for r in m.source.iter().filter_map(clip) {
                    label(&mut labels, &r, 1);
                }
                for r in m.content.iter().filter_map(clip) {
                    label(&mut labels, &r, 5);
                }
            }
            let fixed: Vec<bool> = window.clone().map(|i| cue.contains(&i)).collect();
            repair(&mut labels, &fixed);
            let side = window.clone().map(|i| u8::from(i >= cue.start)).collect();
            argument_sequences.push(Sequence { features, gold: labels, fixed, side, weight: 1.0 });
        }
    }
    eprintln!(
        "{} cues, {} nodes",
        argument_sequences.len(),
        argument_sequences.iter().map(|s| s.gold.len()).sum::<usize>()
    );
    let all: Vec<usize> = (0..argument_sequences.len()).collect();
    let mut arguments = chain::train(
        &argument_sequences,
        &all,
        &Options {
            labels: ARGUMENT_LABELS,
            valid: argument_valid,
            starts: |l| matches!(l, 0 | 1 | 4 | 5 | 8),
            stops: |l| matches!(l, 0 | 3 | 4 | 7 | 8),
            epochs: number("--argument-epochs", 6.0) as usize,
            rate: number("--rate", 0.1),
            l1: number("--argument-l1", 1e-4),
            cutoff: 3,
            seed: 2,
            recall: 0.0,
        },
    );
    drop(argument_sequences);

    // One node each: speech or belief, someone's words or a title.
    let single = |features: Vec<u32>, gold: bool, weight: f32| Sequence {
        features: vec![features],
        gold: vec![u8::from(gold)],
        fixed: vec![false],
        side: vec![0],
        weight,
    };
    let mut speech = Vec::new();
    let mut marks = Vec::new();
    for ((d, i, mapped), found) in paragraphs.iter().zip(&found) {
        for m in mapped {
            speech.push(single(prepared[*d].speech_features(*i, &m.cue, &m.content), m.speech, 1.0));
        }
        for (node, features) in prepared[*d].quotation_features(*i, found) {
            let gold = mapped.iter().flat_map(|m| &m.content).any(|r| r.contains(&node));
            marks.push(single(features, gold, 1.0));
        }
    }
    let two = Options {
        labels: 2,
        valid: |_, _| true,
        starts: |_| true,
        stops: |_| true,
        epochs: 10,
        rate: 0.1,
        l1: number("--two-l1", 1e-5),
        cutoff: 2,
        seed: 3,
        recall: 0.0,
    };
    let speech = chain::train(&speech, &(0..speech.len()).collect::<Vec<_>>(), &two);
    let marks = chain::train(&marks, &(0..marks.len()).collect::<Vec<_>>(), &two);
    // Set on articles held out of training, see models/quotes.md.
    cues.lean([1, 4], number("--lean-cue", 0.5));
    arguments.lean([1, 4], number("--lean-source", 0.4));
    arguments.lean([5, 8], number("--lean-content", 0.7));
    write(&out, &[&cues, &arguments, &speech, &marks], &lines, &number)?;
    if let Some(path) = flag("--predict") {
        predict(&out, &documents, held, &path)?;
    }
    Ok(())
}

fn argument_valid(from: usize, to: usize) -> bool {
    let ends = matches!(from, 0 | 3 | 4 | 7 | 8);
    let begins = matches!(to, 0 | 1 | 4 | 5 | 8);
    (ends && begins) || matches!((from, to), (1 | 2, 2 | 3) | (5 | 6, 6 | 7))
}

fn write(
    out: &str,
    [cues, arguments, speech, marks]: &[&Weights; 4],
    classes: &str,
    number: &dyn Fn(&str, f32) -> f32,
) -> Result<(), String> {
    let note = "PolNeAR training articles; see models/quotes.md";
    let mut sections = vec![("note".to_owned(), note.as_bytes().to_vec())];
    sections.push(("classes".to_owned(), classes.as_bytes().to_vec()));
    let scale = number("--scale", 24.0);
    sections.extend(cues.sections("cues", scale, 16, number("--cue-keep", 45000.0) as usize));
    sections.extend(arguments.sections("args", scale, 17, number("--argument-keep", 90000.0) as usize));
    sections.extend(speech.sections("speech", scale, 14, 6000));
    sections.extend(marks.sections("marks", scale, 13, 3000));
    let borrowed: Vec<(&str, Vec<u8>)> = sections.iter().map(|(n, b)| (n.as_str(), b.clone())).collect();
    std::fs::write(out, write_pack(KIND, SCHEMA, &borrowed)).map_err(|e| format!("{out}: {e}"))
}

/// Writes the predictions for the articles held out, in the form the evaluator reads, with the gold beside.
fn predict(model: &str, documents: &[Document], held: impl Fn(usize) -> bool, path: &str) -> Result<(), String> {
    let quotes = std::fs::read(model).map_err(|e| e.to_string())?;
    let entities = std::fs::read("models/entities.nut").map_err(|e| e.to_string())?;
    let engine = nutgraf::Engine::new(&[&entities, &quotes]).map_err(|e| e.to_string())?;
    let mut out = String::new();
    let (mut tokens, mut spent) = (0, 0);
    for (_, d) in documents.iter().enumerate().filter(|(i, _)| held(*i)) {
        let article = nutgraf::Article { id: d.id.clone(), text: Some(d.text.clone()), ..nutgraf::Article::default() };
        let mut before = processor_time();
        let analysis = engine.analyse_observed(article, &mut |stage| {
            if stage == nutgraf::Stage::Quotes {
                spent += processor_time() - before;
            }
            before = processor_time();
        });
        tokens += analysis.tokens();
        let report = analysis.report().with_offsets(analysis.text(), nutgraf::Unit::Char);
        out.push_str(&serde_json::to_string(&report).map_err(|e| e.to_string())?);
        out.push('\n');
    }
    let rate = tokens as f64 * 1e9 / spent.max(1) as f64;
    eprintln!("{tokens} tokens, {rate:.0} a second of processor time");
    std::fs::write(path, out).map_err(|e| e.to_string())
}

/// Nanoseconds that this thread has run, where the system tells.
fn processor_time() -> u64 {
    let read = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    read.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0)
}

/// Gives the nodes of a range the labels first, middle, last or only one, counted from `base`.
fn label(labels: &mut [u8], range: &Range<usize>, base: u8) {
    let n = range.len();
    for (k, i) in range.clone().enumerate() {
        labels[i] = base
            + match (k, n) {
                (_, 1) => 3,
                (0, _) => 0,
                (k, n) if k + 1 == n => 2,
                _ => 1,
            };
    }
}

/// Makes labels well-formed again where the cue or another run cut one in two.
fn repair(labels: &mut [u8], fixed: &[bool]) {
    let kind = |l: u8| if l == 0 { 0 } else { (l - 1) / 4 + 1 };
    let kinds: Vec<u8> = labels.iter().zip(fixed).map(|(&l, &f)| if f { 0 } else { kind(l) }).collect();
    let mut i = 0;
    while i < kinds.len() {
        let mut j = i + 1;
        if kinds[i] == 0 {
            labels[i] = 0;
        } else {
            // A first or only label begins a run of its own.
            while j < kinds.len() && kinds[j] == kinds[i] && !matches!((labels[j] - 1) % 4, 0 | 3) {
                j += 1;
            }
            label(labels, &(i..j), (kinds[i] - 1) * 4 + 1);
        }
        i = j;
    }
}

/// The attributions whose cue lies in a paragraph, as ranges of its nodes.
fn map(nodes: &[(u32, u32, bool)], gold: &[Gold]) -> Vec<Mapped> {
    let (Some(first), Some(last)) = (nodes.first(), nodes.last()) else { return Vec::new() };
    let range = |&(a, b): &(u32, u32)| {
        // A node belongs to a stretch that covers most of it.
        let inside = |n: &(u32, u32, bool)| 2 * (n.1.min(b).saturating_sub(n.0.max(a))) > n.1 - n.0;
        let from = nodes.iter().position(inside)?;
        let to = nodes.iter().rposition(inside)? + 1;
        let mut r = from..to;
        while r.len() > 1 && nodes[r.end - 1].2 {
            r.end -= 1;
        }
        while r.len() > 1 && nodes[r.start].2 {
            r.start += 1;
        }
        Some(r)
    };
    let mut out: Vec<Mapped> = Vec::new();
    for g in gold {
        let Some(&(a, b)) = g.cue.first() else { continue };
        if a < first.0 || b > last.1 {
            continue;
        }
        let Some(cue) = range(&(a, b)) else { continue };
        if out.iter().any(|m| m.cue.start < cue.end && cue.start < m.cue.end) {
            continue;
        }
        let here = |s: &&(u32, u32)| s.0 < last.1 && s.1 > first.0;
        let source = g.source.iter().filter(here).filter_map(range).collect();
        let content: Vec<_> = g.content.iter().filter(here).filter_map(range).collect();
        out.push(Mapped { speech: g.speech, cue, source, content });
    }
    out
}

fn read(path: &Path) -> Result<Vec<Document>, String> {
    lines(path)?.lines().filter(|l| !l.trim().is_empty()).map(document).collect()
}

/// The lines of a file, packed or not.
fn lines(path: &Path) -> Result<String, String> {
    let packed = path.extension().is_some_and(|e| e == "gz");
    if packed {
        let out = Command::new("gzip").arg("-dc").arg(path).output().map_err(|e| e.to_string())?;
        String::from_utf8(out.stdout).map_err(|e| e.to_string())
    } else {
        std::fs::read_to_string(path).map_err(|e| e.to_string())
    }
}

fn document(line: &str) -> Result<Document, String> {
    let v: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
    let text = v["text"].as_str().unwrap_or("").to_owned();
    let mut bytes: Vec<u32> = text.char_indices().map(|(i, _)| i as u32).collect();
    bytes.push(text.len() as u32);
    let spans = |v: &Value| -> Vec<(u32, u32)> {
        let at = |v: &Value| bytes[(v.as_u64().unwrap_or(0) as usize).min(bytes.len() - 1)];
        v.as_array().into_iter().flatten().map(|s| (at(&s[0]), at(&s[1]))).collect()
    };
    let gold = v["quotes"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|q| Gold {
            content: spans(&q["content"]),
            source: spans(&q["source"]),
            cue: spans(&q["cue"]),
            speech: q["speech"].as_bool().unwrap_or(true),
        })
        .collect();
    Ok(Document { id: v["id"].as_str().unwrap_or("").to_owned(), text, gold })
}
