//! Trains `models/entities.nut`.

mod clusters;
mod crf;
mod data;
mod lists;
mod news;
mod silver;

use std::path::{Path, PathBuf};

use crf::{Crf, Zone};
use data::Gold;
use nutgraf::train::entities::{self as engine, LABELS, Lists, ROWS};

use crate::random::Random;

/// Step of AdaGrad, and the pull of every weight towards nought.
const RATE: f32 = 0.05;
const PENALTY: f32 = 1e-5;

/// Trainings that are averaged, and passes of each over the data.
const RUNS: usize = 3;
const PASSES: usize = 5;

/// What `train entities` takes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder of the data sets
    #[arg(long, value_name = "DIR", default_value = "../shared/data")]
    data: PathBuf,
    /// Where the model goes
    #[arg(long, value_name = "FILE", default_value = "models/entities.nut")]
    out: String,
}

/// Reads the data sets, trains, and writes the model file.
pub(crate) fn run(Args { data, out }: &Args) -> Result<(), String> {
    let sets = data.join("entities");
    let mut train: Vec<(Gold, usize)> = Vec::new();
    for (name, weight) in [("gmb/train.tsv.gz", 2), ("crossner_politics/train.tsv", 10)] {
        train.extend(data::read(&sets.join(name))?.iter().map(|d| (data::lay_out(d), weight)));
    }
    for name in GUM {
        let docs = data::read(&sets.join("gum").join(name))?;
        train.extend(docs.into_iter().map(|d| (data::lay_out(&data::without_titles(d)), 1)));
    }
    let labelled = train.len();
    let texts = news::FILES.iter().map(|f| news::texts(data, f)).collect::<Result<Vec<_>, _>>()?;
    train.extend(silver::read(Path::new("models/teacher/names.tsv.gz"), &texts)?.into_iter().map(|g| (g, 1)));
    let mut entries = lists::read(Path::new("models/lists"))?;
    let mut sentences = news::sentences(&texts);
    for (gold, _) in &train[..labelled] {
        sentences.extend(engine::words(&gold.text));
    }
    lists::common(&mut entries, &sentences);
    for w in sentences.iter_mut().flatten() {
        *w = w.to_lowercase();
    }
    let clusters = clusters::build(&sentences, 256, 12, 12);
    println!("{} list entries, {} clustered words", entries.len(), clusters.len());
    let (lists_bytes, clusters_bytes) = (engine::lists(&entries), engine::lists(&clusters));
    let lists = Lists::new(&lists_bytes, &clusters_bytes);
    let mut zones = Vec::new();
    let mut random = Random(0x5EED);
    for (gold, weight) in &train {
        add(gold, &lists, *weight, &mut zones);
        // A copy in other cases, so that headlines and web text are no surprise.
        if random.below(8) == 0 {
            add(&recase(gold, random.below(3)), &lists, 1, &mut zones);
        }
    }
    println!("{} zones, {} tokens", zones.len(), zones.iter().map(|z| z.labels.len()).sum::<usize>());
    // What a single order of the stretches teaches varies by some thousandths: the weights are the average of several.
    let mut model = Crf::new(RATE, PENALTY);
    for run in 0..RUNS {
        let mut one = Crf::new(RATE, PENALTY);
        prune_rare(&mut one, &zones, 6);
        let mut order: Vec<u32> = (0..zones.len() as u32).collect();
        for pass in 0..PASSES {
            random.shuffle(&mut order);
            for part in order.chunks(order.len() / 4 + 1) {
                one.epoch(&zones, part, 0.2, &mut random);
                if pass > 0 {
                    one.checkpoint();
                }
            }
        }
        model.join(&one);
        println!("run {run}: {}", measure(&pack(&model, &lists_bytes, &clusters_bytes), &sets)?);
    }
    let bytes = pack(&model, &lists_bytes, &clusters_bytes);
    std::fs::write(out, &bytes).map_err(|e| format!("{out}: {e}"))?;
    println!("{out}: {} bytes", bytes.len());
    Ok(())
}

/// Rows that too few tokens touch stay nought.
fn prune_rare(model: &mut Crf, zones: &[Zone], least: u16) {
    let mut counts = vec![0u16; ROWS];
    for f in zones.iter().flat_map(|z| &z.features).flatten() {
        counts[*f as usize] = counts[*f as usize].saturating_add(1);
    }
    for (active, &n) in model.active.iter_mut().zip(&counts) {
        *active = n >= least;
    }
}

fn pack(model: &Crf, lists: &[u8], clusters: &[u8]) -> Vec<u8> {
    const SCALE: f32 = 12.0;
    let byte = |w: f32| (w * SCALE).round().clamp(-127.0, 127.0) as i8;
    let (rows, transitions) = model.average();
    // A weight that rounds to nought is left out; the penalty has made most of them so.
    let rows: Vec<[i8; 8]> = rows.iter().map(|r| r.map(byte)).collect();
    let transitions: Vec<i16> = transitions.iter().flatten().map(|&t| (t * SCALE).round() as i16).collect();
    engine::pack(NOTE, lists.to_vec(), clusters.to_vec(), &rows, &transitions)
}

const GUM: [&str; 6] = [
    "interview_more.tsv",
    "interview_train.tsv",
    "news_more.tsv",
    "news_train.tsv",
    "speech_more.tsv",
    "speech_train.tsv",
];

const NOTE: &str = "Trained on the public-domain part of the Groningen Meaning Bank and on CrossNER politics.";

fn add(gold: &Gold, lists: &Lists, weight: usize, zones: &mut Vec<Zone>) {
    let sample = engine::sample(&gold.text, lists);
    let labels = data::labels(&sample.tokens, &gold.names);
    let mut at = 0;
    for z in &sample.zones {
        let features = &sample.features[at..at + z.len()];
        at += z.len();
        let mut here = labels[z.clone()].to_vec();
        if here[0] > 4 {
            here[0] -= 4;
        }
        for _ in 0..weight {
            zones.push(Zone { features: features.to_vec(), labels: here.clone() });
        }
    }
}

/// The same text in capitals (0), in lower case (1) or with a capital to each word (2).
fn recase(gold: &Gold, how: usize) -> Gold {
    let mut text = String::with_capacity(gold.text.len());
    let mut begins = true;
    for c in gold.text.chars() {
        let other: char = match how {
            0 => c.to_ascii_uppercase(),
            1 => c.to_ascii_lowercase(),
            _ if begins => c.to_ascii_uppercase(),
            _ => c,
        };
        begins = c == ' ' || c == '\n';
        text.push(other);
    }
    Gold { text, names: gold.names.clone() }
}

/// Exact F1 of PER, ORG and LOC on the sets that only measure.
fn measure(model: &[u8], sets: &Path) -> Result<String, String> {
    let model = engine::Trained::open(model);
    let mut out = Vec::new();
    for (name, files) in [
        ("gmb", &["gmb/dev.tsv"][..]),
        ("crossner", &["crossner_politics/dev.tsv", "crossner_politics/test.tsv"]),
        ("conllpp", &["conllpp/dev.tsv"]),
        ("wikigold", &["wikigold/all.tsv"]),
    ] {
        let (mut right, mut found, mut wanted) = (0, 0, 0);
        for file in files {
            for doc in data::read(&sets.join(file))? {
                let gold = data::lay_out(&doc);
                let of = |v: Vec<(u32, u32, usize)>| v.into_iter().filter(|n| n.2 < 4).collect::<Vec<_>>();
                let want = of(gold.names.iter().map(|&(a, b, k)| (a, b, k as usize)).collect());
                let got = of(model.tag(&gold.text));
                right += got.iter().filter(|n| want.contains(n)).count();
                found += got.len();
                wanted += want.len();
            }
        }
        out.push(format!("{name} {:.4}", 2.0 * right as f64 / (found + wanted) as f64));
    }
    Ok(out.join("  "))
}

const _: () = assert!(LABELS == 9);
