//! Trains `models/speakers.tsv`: who may have said what, where the source does not name anybody.
//!
//! A conditional maximum-entropy model over the candidates of each question, nobody among them, with a penalty on the
//! squares of the weights, by plain gradient ascent: the same bytes on every run. What is asked depends on what was
//! answered before, so that the questions are asked anew after each round.

use std::collections::BTreeMap;
use std::path::PathBuf;

use nutgraf::train::quotes::{
    COLUMNS, Engine, GROUPS, HELD_OUT, Names, Question, forms, group, questions, signs, step,
};
use serde_json::Value;

use crate::shell::{read, root, unpacked_text};

/// The hand-made labels of articles of `data/news`.
const LABELS: &str = "tests/data/speaker_labels.tsv";

/// The sets that they are of.
const SETS: &[(&str, &str)] = &[
    ("bbc", "news/bbc.jsonl.gz"),
    ("clusters", "news/clusters.jsonl.gz"),
    ("reuters", "news/reuters.jsonl.gz"),
    ("polnear.train", "quotes/polnear.train.jsonl.gz"),
];

/// Steps of the weights for a factor of e.
const STEPS: f64 = 32.0 / std::f64::consts::LN_2;

/// Rounds of asking, and steps of the ascent.
const ROUNDS: usize = 3;
const ASCENT: usize = 600;
const RATE: f64 = 0.3;

/// What `train speakers` takes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder of the data sets
    #[arg(long, value_name = "DIR", default_value = "../shared/data")]
    data: PathBuf,
    /// Where the weights go
    #[arg(long, value_name = "FILE", default_value = "models/speakers.tsv")]
    out: String,
    /// Parts of the articles, each answered by weights of the others
    #[arg(long, value_name = "N", default_value_t = 8)]
    folds: usize,
    /// Penalty on the weights of all forms, and of one
    #[arg(long, value_name = "X,X", value_delimiter = ',', default_values_t = [1.0, 1.0])]
    penalty: Vec<f64>,
    /// The least share of right ones among the speakers that are given
    #[arg(long, value_name = "X", default_value_t = 0.95)]
    precision: f64,
    /// Print what is answered wrongly
    #[arg(long)]
    errors: bool,
}

/// What someone labelled: where, and whose words they are.
struct Label {
    /// In bytes.
    stretches: Vec<(usize, usize)>,
    whose: Whose,
}

/// Whose words they are.
#[derive(Clone)]
enum Whose {
    /// Of one of this name; `nobody` is right as well where that is told.
    Named { is: Fits, or_nobody: bool },
    /// Of nobody whom the text names; an organisation of this name is right as well.
    Unnamed { or: Option<Fits> },
}

/// What tells a right name.
#[derive(Clone)]
enum Fits {
    /// A pattern, as in the gold.
    Pattern(fancy_regex::Regex),
    /// The fullest name.
    Name(String),
}

impl Fits {
    fn holds(&self, name: &str) -> bool {
        match self {
            Self::Pattern(p) => p.is_match(&name.replace('’', "'")).unwrap_or(false),
            Self::Name(full) => same(full, name),
        }
    }
}

/// Whether two names are of one: all words of the shorter one are in the other, the last one among them.
fn same(a: &str, b: &str) -> bool {
    let words = |s: &str| -> Vec<String> {
        s.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && short.iter().all(|w| long.contains(w))
}

struct Labelled {
    text: String,
    labels: Vec<Label>,
}

/// One question with its right answers.
struct Example {
    article: usize,
    form: usize,
    candidates: Vec<Vec<usize>>,
    right: Vec<bool>,
    /// The candidates' names and where the words are, for reading.
    names: Vec<String>,
    content: String,
}

/// Runs `train speakers`.
pub(crate) fn run(args: &Args) -> Result<(), String> {
    let articles = labelled(args)?;
    let bytes = |path: &str| std::fs::read(root().join(path)).map_err(|e| format!("{path}: {e}"));
    let names = Names::new(&bytes("models/entities.nut")?).map_err(|e| e.to_string())?;
    let engine = Engine::new(&bytes("models/quotes.nut")?).map_err(|e| e.to_string())?;
    let mut weights = Weights::of_rules();
    let mut examples = Vec::new();
    for round in 0..ROUNDS {
        let file = weights.file(&[], 0);
        examples = articles
            .iter()
            .enumerate()
            .flat_map(|(i, a)| asked(i, a, questions(&a.text, &names, &engine, &file)))
            .collect();
        weights = Weights::train(&examples.iter().collect::<Vec<_>>(), &args.penalty);
        println!("round {round}: {} questions of {} articles", examples.len(), articles.len());
    }
    let held_out = held_out(&examples, args);
    let (bins, least) = calibrated(&held_out, args.precision);
    tell(&held_out, least, &bins);
    std::fs::write(&args.out, weights.file(&bins, least)).map_err(|e| format!("{}: {e}", args.out))
}

/// The labelled articles that are for training: every other one of the gold, two of three of our own.
fn labelled(args: &Args) -> Result<Vec<Labelled>, String> {
    let gold: Value = serde_json::from_str(&read(&args.data.join("speakers/gold.json"))?).map_err(|e| e.to_string())?;
    let mut all: Vec<&Value> = gold["articles"].as_array().into_iter().flatten().collect();
    all.sort_by_key(|a| a["id"].as_str().unwrap_or_default());
    let mut out: Vec<Labelled> = all.into_iter().step_by(2).map(of_gold).collect::<Result<_, _>>()?;
    out.extend(own(args)?);
    Ok(out)
}

fn of_gold(article: &Value) -> Result<Labelled, String> {
    let text = article["text"].as_str().unwrap_or_default().to_owned();
    let places: Vec<usize> = text.char_indices().map(|c| c.0).chain([text.len()]).collect();
    let pattern =
        |v: &Value| v.as_str().map(|p| fancy_regex::Regex::new(p).map(Fits::Pattern).map_err(|e| e.to_string()));
    let stretch = |v: &Value| {
        let place = |k: &str| v[k].as_u64().and_then(|n| places.get(n as usize)).copied().unwrap_or(text.len());
        (place("start"), place("end"))
    };
    let mut labels = Vec::new();
    for kind in ["quotes", "indirect", "not_quotes"] {
        for item in article[kind].as_array().into_iter().flatten() {
            let stretches = match item["spans"].as_array() {
                Some(all) => all.iter().map(stretch).collect(),
                None => vec![stretch(item)],
            };
            let whose = match pattern(&item["speaker"]) {
                Some(is) => Whose::Named { is: is?, or_nobody: item["null_ok"] == true },
                None => Whose::Unnamed { or: pattern(&item["org_ok"]).transpose()? },
            };
            labels.push(Label { stretches, whose });
        }
    }
    Ok(Labelled { text, labels })
}

/// An article's set and id.
type Key = (String, String);

/// Our own labels, whose places are in characters.
fn own(args: &Args) -> Result<Vec<Labelled>, String> {
    let mut rows: Vec<(Key, Vec<Vec<String>>)> = Vec::new();
    for line in read(&root().join(LABELS))?.lines().filter(|l| !l.starts_with('#')) {
        let fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
        let [set, id, ..] = &fields[..] else { return Err(format!("no row of labels: {line}")) };
        let key = (set.clone(), id.clone());
        match rows.iter_mut().find(|r| r.0 == key) {
            Some(r) => r.1.push(fields),
            None => rows.push((key, vec![fields])),
        }
    }
    let mut texts = BTreeMap::new();
    for (set, file) in SETS {
        for line in unpacked_text(&args.data.join(file))?.lines() {
            let article: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
            let key = ((*set).to_owned(), article["id"].as_str().unwrap_or_default().to_owned());
            if rows.iter().any(|r| r.0 == key) {
                texts.insert(key, article["text"].as_str().unwrap_or_default().to_owned());
            }
        }
    }
    let train = rows.into_iter().enumerate().filter(|(i, _)| i % 3 != 2).map(|(_, r)| r);
    train.map(|(key, rows)| of_own(texts.get(&key).ok_or("an article is missing")?, &rows)).collect()
}

fn of_own(text: &str, rows: &[Vec<String>]) -> Result<Labelled, String> {
    let places: Vec<usize> = text.char_indices().map(|c| c.0).chain([text.len()]).collect();
    let stretch = |s: &str| -> Option<(usize, usize)> {
        let (a, b) = s.split_once('-')?;
        Some((*places.get(a.parse::<usize>().ok()?)?, *places.get(b.parse::<usize>().ok()?)?))
    };
    let name = |s: &str| stretch(s).map(|(a, b)| Fits::Name(text[a..b].to_owned()));
    let mut labels = Vec::new();
    // What nobody stated has no speaker to learn from.
    for row in rows.iter().filter(|r| r[2] != "narrated") {
        let [_, _, _, stretches, _, speaker, organisation] = &row[..] else { return Err("no seven fields".into()) };
        let whose = match name(speaker) {
            Some(is) => Whose::Named { is, or_nobody: false },
            None => Whose::Unnamed { or: name(organisation) },
        };
        labels.push(Label { stretches: stretches.split(',').filter_map(stretch).collect(), whose });
    }
    Ok(Labelled { text: text.to_owned(), labels })
}

/// The questions that were labelled.
fn asked(article: usize, of: &Labelled, questions: Vec<Question>) -> Vec<Example> {
    let example = |q: Question| {
        let label = of.labels.iter().max_by_key(|l| (common(l, &q) * 1000).checked_div(size(l)).unwrap_or(0))?;
        let own: usize = q.content.iter().map(|c| (c.1 - c.0) as usize).sum();
        let both = common(label, &q);
        if 2 * both < size(label) || 3 * both < own {
            return None;
        }
        let fits = |name: &Option<String>| match (&label.whose, name) {
            (Whose::Named { is, .. } | Whose::Unnamed { or: Some(is) }, Some(n)) => is.holds(n),
            (Whose::Named { or_nobody, .. }, None) => *or_nobody,
            (Whose::Unnamed { .. }, None) => true,
            (Whose::Unnamed { or: None }, Some(_)) => false,
        };
        let mut right: Vec<bool> = q.candidates.iter().map(|c| fits(&c.0)).collect();
        if !right.contains(&true) {
            right[0] = true;
        }
        let (first, last) = (q.content.first()?.0 as usize, q.content.last()?.1 as usize);
        let from = of.text[..first].char_indices().rev().nth(260).map_or(0, |c| c.0);
        let to = of.text[last..].char_indices().nth(80).map_or(of.text.len(), |c| c.0 + last);
        let content = format!("{} <<{}>> {}", &of.text[from..first], &of.text[first..last], &of.text[last..to]);
        let (names, candidates) =
            q.candidates.into_iter().map(|c| (c.0.unwrap_or_else(|| "nobody".into()), c.1)).unzip();
        Some(Example { article, form: q.form, candidates, right, names, content: content.replace('\n', " ") })
    };
    questions.into_iter().filter_map(example).collect()
}

fn size(label: &Label) -> usize {
    label.stretches.iter().map(|s| s.1 - s.0).sum()
}

/// Bytes that a label and a question share.
fn common(label: &Label, q: &Question) -> usize {
    let both = |s: &(usize, usize), c: &(u32, u32)| s.1.min(c.1 as usize).saturating_sub(s.0.max(c.0 as usize));
    label.stretches.iter().flat_map(|s| q.content.iter().map(move |c| both(s, c))).sum()
}

/// For each sign what it is worth in all forms, then in each.
struct Weights(Vec<[f64; COLUMNS]>);

impl Weights {
    /// Those with which the rules decide.
    fn of_rules() -> Self {
        let row = |s: &&str| {
            let mut row = [0.0; COLUMNS];
            row[0] = if matches!(*s, "rules" | "rules-silent") { 10.0 } else { 0.0 };
            row
        };
        Self(signs().iter().map(row).collect())
    }

    fn train(examples: &[&Example], penalty: &[f64]) -> Self {
        let mut w = vec![[0.0; COLUMNS]; signs().len()];
        let mut seen = vec![[1.0; COLUMNS]; signs().len()];
        for _ in 0..ASCENT {
            let mut slope = vec![[0.0; COLUMNS]; w.len()];
            for e in examples {
                let shares = Self::shares(&w, e);
                let good: f64 = shares.iter().zip(&e.right).filter(|r| *r.1).map(|s| s.0).sum();
                for ((signs, &p), &right) in e.candidates.iter().zip(&shares).zip(&e.right) {
                    let pull = if right { p / good.max(1e-12) } else { 0.0 } - p;
                    for &s in signs {
                        slope[s][0] += pull;
                        slope[s][1 + e.form] += pull;
                    }
                }
            }
            for ((w, slope), seen) in w.iter_mut().zip(&slope).zip(&mut seen) {
                for k in 0..COLUMNS {
                    let g = slope[k] - penalty[usize::from(k > 0)] * w[k];
                    seen[k] += g * g;
                    w[k] += RATE * g / seen[k].sqrt();
                }
            }
        }
        Self(w)
    }

    /// The chance of each candidate.
    fn shares(w: &[[f64; COLUMNS]], e: &Example) -> Vec<f64> {
        let score = |c: &Vec<usize>| c.iter().map(|&s| w[s][0] + w[s][1 + e.form]).sum::<f64>();
        let scores: Vec<f64> = e.candidates.iter().map(score).collect();
        let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let all: f64 = scores.iter().map(|s| (s - top).exp()).sum();
        scores.iter().map(|s| (s - top).exp() / all).collect()
    }

    /// The file that the engine reads.
    fn file(&self, bins: &[Bins], least: u32) -> String {
        let mut out = String::from(
            "# What speaks for one who may have said something, in steps of which 32 double the odds; see models/speakers.md.\n",
        );
        out += &format!("sign\tall\t{}\n", forms().join("\t"));
        for (sign, row) in signs().iter().zip(&self.0) {
            let row: Vec<String> = row.iter().map(|w| format!("{}", (w * STEPS).round() as i32)).collect();
            out += &format!("{sign}\t{}\n", row.join("\t"));
        }
        for (name, bins) in GROUPS.iter().zip(bins) {
            out += &format!("held-out-{name}\t{}\n", bins.iter().map(u32::to_string).collect::<Vec<_>>().join("\t"));
        }
        out + &format!("least\t{least}\n")
    }
}

/// For each step of a chance how often someone named at it was right, in thousandths and never falling.
type Bins = Vec<u32>;

/// An answer about an article that the weights had not seen.
struct Answer {
    form: usize,
    chance: f64,
    /// Whether someone was named, and whether that was right.
    someone: bool,
    right: bool,
    /// Whether someone would have been right.
    known: bool,
}

impl Answer {
    /// The step of its chance.
    fn bin(&self) -> usize {
        step((self.chance * 1000.0) as usize)
    }

    /// How often such an answer was right, in thousandths.
    fn rate(&self, bins: &[Bins]) -> u32 {
        bins[group(self.form)][self.bin()]
    }
}

fn held_out(examples: &[Example], args: &Args) -> Vec<Answer> {
    let mut out = Vec::new();
    for fold in 0..args.folds {
        let apart = |e: &&Example| e.article % args.folds == fold;
        let others: Vec<&Example> = examples.iter().filter(|e| !apart(e)).collect();
        let weights = Weights::train(&others, &args.penalty);
        for e in examples.iter().filter(apart) {
            let shares = Weights::shares(&weights.0, e);
            let best = (0..shares.len()).rev().max_by(|&a, &b| shares[a].total_cmp(&shares[b])).unwrap_or(0);
            let known = e.right[1..].contains(&true);
            if !e.right[best] && args.errors {
                let told = |i: usize| {
                    let held: Vec<&str> = e.candidates[i].iter().map(|&s| signs()[s]).collect();
                    format!("    {} {:.2}: {}", e.names[i], shares[i], held.join(" "))
                };
                println!("{} {}\n  given\n{}\n  right", forms()[e.form], e.content, told(best));
                (0..shares.len()).filter(|&i| e.right[i]).for_each(|i| println!("{}", told(i)));
            }
            out.push(Answer { form: e.form, chance: shares[best], someone: best > 0, right: e.right[best], known });
        }
    }
    out
}

/// What was counted of each group, and the least chance at which those named are right often enough.
fn calibrated(answers: &[Answer], precision: f64) -> (Vec<Bins>, u32) {
    let named: Vec<&Answer> = answers.iter().filter(|a| a.someone).collect();
    let of = |of: usize| counted(&named.iter().copied().filter(|a| group(a.form) == of).collect::<Vec<_>>());
    let bins: Vec<Bins> = (0..GROUPS.len()).map(of).collect();
    let mut rates: Vec<u32> = named.iter().map(|a| a.rate(&bins)).collect();
    rates.sort_unstable();
    let enough = |&least: &u32| {
        let above: Vec<&&Answer> = named.iter().filter(|a| a.rate(&bins) >= least).collect();
        above.iter().filter(|a| a.right).count() as f64 >= precision * above.len() as f64
    };
    let least = rates.into_iter().find(enough).unwrap_or(1000);
    (bins, least)
}

/// How often the answers of each step were right: rates that fall are pooled (isotonic regression by pool adjacent violators).
fn counted(answers: &[&Answer]) -> Bins {
    // One answer more in each, right as often as its chance says, so that a step with few is no certainty.
    let mut pools: Vec<(f64, f64, usize)> = Vec::new();
    let chances: Vec<usize> = (0..HELD_OUT).map(|b| (0..=1000).find(|&c| step(c) == b).unwrap_or(1000)).collect();
    for (b, chance) in chances.into_iter().enumerate() {
        let of: Vec<&&Answer> = answers.iter().filter(|a| a.bin() == b).collect();
        let right = of.iter().filter(|a| a.right).count() as f64;
        pools.push((right + chance as f64 / 1000.0, of.len() as f64 + 1.0, 1));
        while let [.., a, z] = pools[..] {
            if a.0 / a.1 <= z.0 / z.1 {
                break;
            }
            pools.pop();
            pools.pop();
            pools.push((a.0 + z.0, a.1 + z.1, a.2 + z.2));
        }
    }
    let rate = |p: &(f64, f64, usize)| (1000.0 * p.0 / p.1).round() as u32;
    pools.iter().flat_map(|p| std::iter::repeat_n(rate(p), p.2)).collect()
}

/// Prints what was measured.
fn tell(answers: &[Answer], least: u32, bins: &[Bins]) {
    let given = |a: &&Answer| a.someone && a.rate(bins) >= least;
    for (form, name) in forms().into_iter().enumerate().map(|(i, n)| (Some(i), n)).chain([(None, "all")]) {
        let of: Vec<&Answer> = answers.iter().filter(|a| form.is_none_or(|f| f == a.form)).collect();
        let known = of.iter().filter(|a| a.known).count();
        let told: Vec<&&Answer> = of.iter().filter(|a| given(a)).collect();
        let right = told.iter().filter(|a| a.right).count();
        let best = of.iter().filter(|a| a.right).count();
        let (asked, given) = (of.len(), told.len());
        println!(
            "{name:<11} {asked:>4} asked, {known:>4} of someone, best right {best:>4}; {given:>4} given, {right:>4} right"
        );
    }
    println!("least {least}; {bins:?}");
}
