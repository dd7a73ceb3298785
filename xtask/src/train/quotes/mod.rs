//! Trains `models/quotes.nut`.

mod chain;

use std::ops::Range;
use std::path::{Path, PathBuf};

use chain::{Options, Sequence, Weights};
use nutgraf::train::quotes::{
    ARGUMENT_LABELS, CUE_LABELS, Engine, KIND, Names, Prepared, SCHEMA, Words, write_classes,
};
use nutgraf::train::write_pack;
use serde_json::Value;

use crate::shell::unpacked_text;

/// The lists of function words that the model keeps.
pub(super) const LISTS: &str = "models/lists/quotes-lists.tsv";

/// One attribution of the data, in bytes.
struct Gold {
    content: Vec<(u32, u32)>,
    source: Vec<(u32, u32)>,
    cue: Vec<(u32, u32)>,
    speech: bool,
}

struct Document {
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

/// A paragraph of the training articles.
struct Paragraph {
    document: usize,
    /// Its place in the article.
    index: usize,
    gold: Vec<Mapped>,
    /// Its nodes: start and end in bytes, and whether it is punctuation.
    nodes: Vec<(u32, u32, bool)>,
}

/// What `train quotes` takes: the settings that can be changed on the command line.
#[derive(clap::Args)]
pub(crate) struct Settings {
    /// The folder of the data sets
    #[arg(long, value_name = "DIR", default_value = "../shared/data")]
    data: PathBuf,
    /// Where the model goes
    #[arg(long, value_name = "FILE", default_value = "models/quotes.nut")]
    out: String,
    /// Leave every Nth article out of training; 0 leaves none
    #[arg(long, value_name = "N", default_value_t = 0)]
    holdout: usize,
    /// The classes of words
    #[arg(long, value_name = "FILE", default_value = "models/lists/quotes-words.txt")]
    classes: String,
    /// Parts of the data, each judged by a model of the others
    #[arg(long, value_name = "N", default_value_t = 3)]
    folds: usize,
    /// How many last passes are averaged, of cues and arguments
    #[arg(long, value_name = "N", default_value_t = 3)]
    average: usize,
    /// Passes over the data for cues
    #[arg(long, value_name = "N", default_value_t = 8)]
    cue_epochs: usize,
    /// L1 penalty of cues
    #[arg(long, value_name = "X", default_value_t = 1e-4)]
    cue_l1: f32,
    /// Features of cues that are kept
    #[arg(long, value_name = "N", default_value_t = 45_000)]
    cue_keep: usize,
    /// Passes over the data for sources and contents
    #[arg(long, value_name = "N", default_value_t = 6)]
    argument_epochs: usize,
    /// L1 penalty of sources and contents
    #[arg(long, value_name = "X", default_value_t = 1e-4)]
    argument_l1: f32,
    /// Features of sources and contents that are kept
    #[arg(long, value_name = "N", default_value_t = 90_000)]
    argument_keep: usize,
    /// Features of what accepts a proposal that are kept
    #[arg(long, value_name = "N", default_value_t = 14_000)]
    accept_keep: usize,
    /// What finding a cue is helped by
    #[arg(long, value_name = "X", default_value_t = 1.5)]
    lean_cue: f32,
    /// What finding a source is helped by
    #[arg(long, value_name = "X", default_value_t = 0.8)]
    lean_source: f32,
    /// What finding content is helped by
    #[arg(long, value_name = "X", default_value_t = 0.7)]
    lean_content: f32,
    /// How the model of speech is trained
    #[arg(long, value_name = "EPOCHS,AVERAGE,RATE,L1", default_value = YES_NO)]
    speech: YesNo,
    /// How the model of quotation marks is trained
    #[arg(long, value_name = "EPOCHS,AVERAGE,RATE,L1", default_value = YES_NO)]
    marks: YesNo,
    /// How the model that accepts proposals is trained
    #[arg(long, value_name = "EPOCHS,AVERAGE,RATE,L1", default_value = YES_NO)]
    accept: YesNo,
}

/// How a model with two answers is trained where nothing else is said.
const YES_NO: &str = "10,1,0.1,0.00001";

/// How a model with two answers is trained: passes, how many of the last are averaged, step, and L1 penalty.
#[derive(Clone, Copy, Debug, PartialEq)]
struct YesNo {
    epochs: usize,
    average: usize,
    rate: f32,
    l1: f32,
}

impl std::str::FromStr for YesNo {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let [epochs, average, rate, l1] = text.split(',').collect::<Vec<_>>()[..] else {
            return Err(format!("not four numbers: {text}"));
        };
        let count = |n: &str| n.parse().map_err(|_| format!("no number: {n}"));
        let number = |x: &str| x.parse().map_err(|_| format!("no number: {x}"));
        Ok(Self { epochs: count(epochs)?, average: count(average)?, rate: number(rate)?, l1: number(l1)? })
    }
}

/// Reads the data sets, trains, and writes the model file.
pub(crate) fn run(settings: &Settings) -> Result<(), String> {
    let (out, holdout) = (&settings.out, settings.holdout);
    let documents = read(&settings.data.join("quotes/polnear.train.jsonl.gz"))?;
    let held = |i: usize| holdout > 0 && i.is_multiple_of(holdout);
    let path = &settings.classes;
    let lines = std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?;
    let lists = std::fs::read_to_string(LISTS).map_err(|e| format!("{LISTS}: {e}"))?;
    let words = Words::new(&lines, &lists);
    let names = std::fs::read("models/entities.nut").map_err(|e| e.to_string())?;
    let names = Names::new(&names).map_err(|e| e.to_string())?;
    eprintln!("{} articles", documents.len());
    let prepared: Vec<Prepared> = documents.iter().map(|d| Prepared::new(&d.text, &names, &words)).collect();
    let mut paragraphs = Vec::new();
    for (document, (d, p)) in documents.iter().zip(&prepared).enumerate().filter(|(i, _)| !held(*i)) {
        for index in 0..p.len() {
            let nodes = p.nodes(index);
            paragraphs.push(Paragraph { document, index, gold: map(&nodes, &d.gold), nodes });
        }
    }
    let trainer = Trainer { settings, paragraphs, prepared, classes: lines, lists };
    trainer.write(out)
}

/// What the training of one model file shares.
struct Trainer<'a> {
    settings: &'a Settings,
    paragraphs: Vec<Paragraph>,
    prepared: Vec<Prepared>,
    /// The classes of words.
    classes: String,
    /// The lists of function words.
    lists: String,
}

/// Sequences, each with the paragraph that it comes from.
#[derive(Default)]
struct Set {
    sequences: Vec<Sequence>,
    paragraphs: Vec<usize>,
}

impl Set {
    fn push(&mut self, paragraph: usize, sequence: Sequence) {
        self.sequences.push(sequence);
        self.paragraphs.push(paragraph);
    }

    /// A sequence of one node: right or wrong.
    fn push_one(&mut self, paragraph: usize, features: Vec<u32>, right: bool) {
        let gold = vec![u8::from(right)];
        self.push(
            paragraph,
            Sequence { features: vec![features], gold, fixed: vec![false], side: vec![0], weight: 1.0 },
        );
    }
}

impl Trainer<'_> {
    fn write(&self, out: &str) -> Result<(), String> {
        let cues = self.cue_set();
        // Cues as a model finds them in articles that it has not seen.
        let mut found: Vec<Vec<Range<usize>>> = vec![Vec::new(); self.paragraphs.len()];
        let folds = self.settings.folds;
        let mut fold_cues = Vec::new();
        for fold in 0..folds {
            let model = self.cues(&cues, &|p| self.fold(p) != fold);
            for s in (0..found.len()).filter(|&s| self.fold(s) == fold) {
                found[s] = nutgraf::train::quotes::runs(&model.best(&cues.sequences[s]), 1);
            }
            fold_cues.push(model);
        }
        let arguments = self.argument_set(&found);
        let speech = self.speech_set();
        let marks = self.mark_set(&found);
        // What the models make of articles that they have not seen, right or wrong.
        let mut accept = Set::default();
        let nothing = Set::default();
        for (fold, fold_cues) in fold_cues.iter().enumerate() {
            let rest = |p: usize| self.fold(p) != fold;
            let bytes = self.pack(&[
                fold_cues,
                &self.arguments(&arguments, &rest),
                &self.two(self.settings.speech, &speech, &rest),
                &self.two(self.settings.marks, &marks, &rest),
                &self.two(self.settings.accept, &nothing, &rest),
            ]);
            let engine = Engine::new(&bytes).map_err(|e| e.to_string())?;
            for p in (0..self.paragraphs.len()).filter(|&p| self.fold(p) == fold) {
                self.judge(p, &engine, &mut accept);
            }
        }
        let right = accept.sequences.iter().filter(|s| s.gold[0] == 1).count();
        eprintln!("{} proposals, {right} right", accept.sequences.len());
        let every = |_| true;
        let bytes = self.pack(&[
            &self.cues(&cues, &every),
            &self.arguments(&arguments, &every),
            &self.two(self.settings.speech, &speech, &every),
            &self.two(self.settings.marks, &marks, &every),
            &self.two(self.settings.accept, &accept, &every),
        ]);
        std::fs::write(out, bytes).map_err(|e| format!("{out}: {e}"))
    }

    fn fold(&self, paragraph: usize) -> usize {
        self.paragraphs[paragraph].document % self.settings.folds
    }

    fn cue_set(&self) -> Set {
        let mut set = Set::default();
        for (p, paragraph) in self.paragraphs.iter().enumerate() {
            let n = paragraph.nodes.len();
            let mut gold = vec![0; n];
            for m in &paragraph.gold {
                label(&mut gold, &m.cue, 1);
            }
            let features = self.prepared[paragraph.document].cue_features(paragraph.index);
            set.push(p, Sequence { features, fixed: vec![false; n], side: vec![0; n], gold, weight: 1.0 });
        }
        set
    }

    fn cues(&self, set: &Set, on: &dyn Fn(usize) -> bool) -> Weights {
        let options = Options {
            labels: CUE_LABELS,
            valid: |a, b| matches!((a, b), (0 | 3 | 4, 0 | 1 | 4) | (1 | 2, 2 | 3)),
            starts: |l| matches!(l, 0 | 1 | 4),
            stops: |l| matches!(l, 0 | 3 | 4),
            epochs: self.settings.cue_epochs,
            average: self.settings.average,
            rate: 0.1,
            l1: self.settings.cue_l1,
            cutoff: 2,
            seed: 1,
        };
        let mut model = train(set, on, &options);
        // More finds than are likely right: what is wrong is told apart later.
        model.lean([1, 4], self.settings.lean_cue);
        model
    }

    fn argument_set(&self, found: &[Vec<Range<usize>>]) -> Set {
        let mut set = Set::default();
        for (p, (paragraph, found)) in self.paragraphs.iter().zip(found).enumerate() {
            let gold = &paragraph.gold;
            let missed = gold.iter().map(|m| &m.cue).filter(|c| !found.contains(c));
            for cue in found.iter().chain(missed) {
                let exact = gold.iter().find(|m| m.cue == *cue);
                let target = exact.or_else(|| gold.iter().find(|m| m.cue.start < cue.end && cue.start < m.cue.end));
                set.push(p, self.arguments_of(paragraph, cue, target, found));
            }
        }
        set
    }

    /// The sequence for one cue, found or of the data.
    fn arguments_of(
        &self,
        paragraph: &Paragraph,
        cue: &Range<usize>,
        target: Option<&Mapped>,
        found: &[Range<usize>],
    ) -> Sequence {
        let prepared = &self.prepared[paragraph.document];
        let (window, features) = prepared.argument_features(paragraph.index, cue.clone(), found);
        let mut gold = vec![0; window.len()];
        if let Some(m) = target {
            let clip = |r: &Range<usize>| {
                let (a, b) = (r.start.max(window.start), r.end.min(window.end));
                (a < b).then(|| a - window.start..b - window.start)
            };
            for r in m.source.iter().filter_map(clip) {
                label(&mut gold, &r, 1);
            }
            for r in m.content.iter().filter_map(clip) {
                label(&mut gold, &r, 5);
            }
        }
        let fixed: Vec<bool> = window.clone().map(|i| cue.contains(&i)).collect();
        repair(&mut gold, &fixed);
        let side = window.map(|i| u8::from(i >= cue.start)).collect();
        Sequence { features, gold, fixed, side, weight: 1.0 }
    }

    fn arguments(&self, set: &Set, on: &dyn Fn(usize) -> bool) -> Weights {
        let options = Options {
            labels: ARGUMENT_LABELS,
            valid: argument_valid,
            starts: |l| matches!(l, 0 | 1 | 4 | 5 | 8),
            stops: |l| matches!(l, 0 | 3 | 4 | 7 | 8),
            epochs: self.settings.argument_epochs,
            average: self.settings.average,
            rate: 0.1,
            l1: self.settings.argument_l1,
            cutoff: 3,
            seed: 2,
        };
        let mut model = train(set, on, &options);
        // Set on articles held out of training, see models/quotes.md.
        model.lean([1, 4], self.settings.lean_source);
        model.lean([5, 8], self.settings.lean_content);
        model
    }

    fn speech_set(&self) -> Set {
        let mut set = Set::default();
        for (p, paragraph) in self.paragraphs.iter().enumerate() {
            for m in &paragraph.gold {
                let prepared = &self.prepared[paragraph.document];
                set.push_one(p, prepared.speech_features(paragraph.index, &m.cue, &m.content), m.speech);
            }
        }
        set
    }

    fn mark_set(&self, found: &[Vec<Range<usize>>]) -> Set {
        let mut set = Set::default();
        for (p, (paragraph, found)) in self.paragraphs.iter().zip(found).enumerate() {
            for (node, features) in self.prepared[paragraph.document].quotation_features(paragraph.index, found) {
                let right = paragraph.gold.iter().flat_map(|m| &m.content).any(|r| r.contains(&node));
                set.push_one(p, features, right);
            }
        }
        set
    }

    /// Adds what the engine makes of a paragraph: right where half of the content and of the data's are the same.
    fn judge(&self, p: usize, engine: &Engine, out: &mut Set) {
        let paragraph = &self.paragraphs[p];
        let proposals = self.prepared[paragraph.document].proposals(paragraph.index, engine);
        let size = |nodes: &dyn Fn(usize) -> bool| -> u32 {
            let inside = (0..paragraph.nodes.len()).filter(|&i| nodes(i) && !paragraph.nodes[i].2);
            inside.map(|i| paragraph.nodes[i].1 - paragraph.nodes[i].0).sum()
        };
        let holds = |content: &[Range<usize>], i: usize| content.iter().any(|r| r.contains(&i));
        let mut best: Vec<Option<(u32, usize)>> = vec![None; paragraph.gold.len()];
        for (k, proposal) in proposals.iter().enumerate() {
            for (m, best) in paragraph.gold.iter().zip(&mut best) {
                let both = size(&|i| holds(&proposal.content, i) && holds(&m.content, i));
                let any = size(&|i| holds(&proposal.content, i) || holds(&m.content, i));
                let same = both * 1000 / any.max(1);
                if same >= 500 && best.is_none_or(|(b, _)| b < same) {
                    *best = Some((same, k));
                }
            }
        }
        for (k, proposal) in proposals.into_iter().enumerate() {
            let right = best.iter().flatten().any(|b| b.1 == k);
            out.push_one(p, proposal.features, right);
        }
    }

    fn two(&self, how: YesNo, set: &Set, on: &dyn Fn(usize) -> bool) -> Weights {
        let options = Options {
            labels: 2,
            valid: |_, _| true,
            starts: |_| true,
            stops: |_| true,
            epochs: how.epochs,
            average: how.average,
            rate: how.rate,
            l1: how.l1,
            cutoff: 2,
            seed: 3,
        };
        train(set, on, &options)
    }

    fn pack(&self, [cues, arguments, speech, marks, accept]: &[&Weights; 5]) -> Vec<u8> {
        let note = "PolNeAR training articles; see models/quotes.md";
        let mut sections = vec![("note".to_owned(), note.as_bytes().to_vec())];
        sections.extend(write_classes(&self.classes));
        sections.push(("lists".to_owned(), self.lists.as_bytes().to_vec()));
        let scale = 24.0;
        sections.extend(cues.sections("cues", scale, 16, self.settings.cue_keep));
        sections.extend(arguments.sections("args", scale, 17, self.settings.argument_keep));
        sections.extend(speech.sections("speech", scale, 14, 6000));
        sections.extend(marks.sections("marks", scale, 13, 3000));
        sections.extend(accept.sections("accept", scale, 15, self.settings.accept_keep));
        let borrowed: Vec<(&str, Vec<u8>)> = sections.iter().map(|(n, b)| (n.as_str(), b.clone())).collect();
        write_pack(KIND, SCHEMA, &borrowed)
    }
}

fn train(set: &Set, on: &dyn Fn(usize) -> bool, options: &Options) -> Weights {
    let chosen: Vec<usize> = (0..set.sequences.len()).filter(|&s| on(set.paragraphs[s])).collect();
    // The mean of several orders of training: what one order happens to learn last weighs less.
    let order = |n: u64| chain::train(&set.sequences, &chosen, &Options { seed: options.seed + 10 * n, ..*options });
    let models = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..ORDERS).map(|n| scope.spawn(move || order(n))).collect();
        threads.into_iter().map(|t| t.join().expect("training does not panic")).collect::<Vec<_>>()
    });
    Weights::mean(models)
}

/// Orders of the data that each model is the mean of.
const ORDERS: u64 = 5;

fn argument_valid(from: usize, to: usize) -> bool {
    let ends = matches!(from, 0 | 3 | 4 | 7 | 8);
    let begins = matches!(to, 0 | 1 | 4 | 5 | 8);
    (ends && begins) || matches!((from, to), (1 | 2, 2 | 3) | (5 | 6, 6 | 7))
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
    unpacked_text(path)?.lines().filter(|l| !l.trim().is_empty()).map(document).collect()
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
    Ok(Document { text, gold })
}
