//! Copies are told from independent articles, measured on articles made here: each has copies with an edited lead, a
//! cut tail, another headline or changed words, and a rival that reports the same event in its own words.
#![cfg(not(target_arch = "wasm32"))]

#[allow(unreachable_pub, dead_code, reason = "shared with tests/golden.rs")]
mod support;

use std::collections::BTreeSet;

use nutgraf::report::DuplicateKind;
use nutgraf::{Article, Corpus};

/// A generator of numbers that depends on nothing but its seed (xorshift64*).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % n
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

const FIRST: [&str; 10] = ["Ada", "Bror", "Celia", "Dov", "Edda", "Falk", "Gerda", "Hale", "Ines", "Joss"];
const LAST: [&str; 12] =
    ["Roe", "Tamm", "Quill", "Vane", "Oster", "Lund", "Marsh", "Pell", "Brandt", "Sorrel", "Wick", "Yarrow"];
const PLACE: [&str; 10] =
    ["Oland", "Port Hesper", "Vell", "Nordhaven", "Karst", "Lower Tarn", "Ebbing", "Mosswick", "Sunder Bay", "Altrey"];
const ACTOR: [&str; 12] = [
    "the harbour board",
    "a regional court",
    "the rail workers' union",
    "a group of teachers",
    "the water company",
    "the city council",
    "an aid agency",
    "the coast guard",
    "a panel of engineers",
    "the opposition",
    "a farmers' league",
    "the finance ministry",
];
const DID: [&str; 14] = [
    "rejected",
    "put off",
    "approved",
    "demanded",
    "questioned",
    "announced",
    "withdrew",
    "welcomed",
    "criticised",
    "began to review",
    "voted down",
    "drew up",
    "published",
    "refused to fund",
];
const THING: [&str; 14] = [
    "a plan to widen the canal",
    "the closure of two schools",
    "a settlement over unpaid wages",
    "new limits on fishing",
    "a bridge toll",
    "the sale of the old mill",
    "an inquiry into the flood",
    "a loan for the ferry line",
    "stricter rules for landlords",
    "the vaccination drive",
    "a tax on empty houses",
    "the tunnel's second tube",
    "repairs to the sea wall",
    "cuts to night buses",
];
const LINK: [&str; 10] = [
    "after weeks of wrangling",
    "despite a warning from auditors",
    "as winter set in",
    "without giving a reason",
    "for the second time in a year",
    "while residents looked on",
    "shortly before the festival",
    "on the advice of its lawyers",
    "to the surprise of neighbours",
    "in a session that ran past midnight",
];
const SAID: [&str; 8] = ["said", "told reporters", "warned", "argued", "explained", "admitted", "noted", "complained"];

struct Story {
    who: [String; 3],
    place: &'static str,
    quote: String,
    figure: usize,
}

fn story(d: &mut Dice) -> Story {
    let mut name = || format!("{} {}", d.pick(&FIRST), d.pick(&LAST));
    let who = [name(), name(), name()];
    let quote =
        format!("We will not sign {} before {} has answered for {}", d.pick(&THING), d.pick(&ACTOR), d.pick(&THING));
    Story { who, place: PLACE[d.below(PLACE.len())], quote, figure: 20 + d.below(900) }
}

fn upper(s: &str) -> String {
    let mut c = s.chars();
    c.next().map_or_else(String::new, |f| f.to_uppercase().chain(c).collect())
}

fn sentence(d: &mut Dice, s: &Story) -> String {
    let (actor, did, thing, link) = (d.pick(&ACTOR), d.pick(&DID), d.pick(&THING), d.pick(&LINK));
    let who = &s.who[d.below(3)];
    let out = match d.below(5) {
        0 => format!("{actor} {did} {thing} {link}"),
        1 => format!("{link}, {actor} {did} {thing}, {who} {}", d.pick(&SAID)),
        2 => format!("{who} {} that {actor} in {} {did} {thing}", d.pick(&SAID), s.place),
        3 => format!("about {} people {link} joined {actor}, which {did} {thing}", s.figure + d.below(3)),
        _ => format!("{thing} had been on the table since {actor} {did} {}", d.pick(&THING)),
    };
    format!("{}.", upper(&out))
}

/// An article: a headline and paragraphs of two or three sentences, one of them the quote of the story.
fn article(d: &mut Dice, s: &Story) -> Vec<String> {
    let mut out = vec![format!("{} in {}", upper(d.pick(&THING)), s.place)];
    for i in 0..5 + d.below(5) {
        let mut p: Vec<String> = (0..2 + d.below(2)).map(|_| sentence(d, s)).collect();
        if i == 2 {
            p.push(format!("“{},” {} {}.", s.quote, s.who[0], d.pick(&SAID)));
        }
        out.push(p.join(" "));
    }
    out
}

/// A copy of an article, changed as desks change them.
fn copy(d: &mut Dice, s: &Story, of: &[String], way: usize) -> Vec<String> {
    let mut out = of.to_vec();
    if way != 0 {
        out[0] = format!("{}: {} {}", s.place, d.pick(&ACTOR), d.pick(&DID));
    }
    match way {
        1 => out[1] = format!("{} {}", sentence(d, s), sentence(d, s)),
        2 => out.truncate(4),
        3 => {
            out[1] = sentence(d, s);
            out.truncate(5);
            out.push("With agencies.".into());
        }
        4 => {
            for p in &mut out[1..] {
                let words: Vec<&str> = p.split(' ').collect();
                let at = d.below(words.len());
                *p = [&words[..at], &["also"], &words[at + 1..]].concat().join(" ");
            }
        }
        _ => {}
    }
    out
}

#[test]
fn copies_are_found_and_rivals_are_not() {
    let engine = support::engine();
    let mut d = Dice(0x5eed);
    let mut corpus = Corpus::new();
    let mut made: BTreeSet<(String, String)> = BTreeSet::new();
    for n in 0..60 {
        let s = story(&mut d);
        let original = article(&mut d, &s);
        let rival = article(&mut d, &s);
        let mut family = vec![original.clone()];
        for way in 0..5 {
            if d.below(2) == 0 {
                family.push(copy(&mut d, &s, &original, way));
            }
        }
        let ids: Vec<String> = (0..family.len()).map(|i| format!("{n:02}-{i}")).collect();
        for (i, a) in ids.iter().enumerate() {
            made.extend(ids[i + 1..].iter().map(|b| (a.clone(), b.clone())));
        }
        let rest = [(format!("{n:02}-rival"), rival)];
        for (id, paragraphs) in ids.into_iter().zip(family).chain(rest) {
            let date = Some(format!("2031-03-{:02}", 1 + d.below(28)));
            corpus.set(&engine, Article { id, text: Some(paragraphs.join("\n\n")), date, ..Article::default() });
        }
    }
    let mut found: BTreeSet<(String, String)> = BTreeSet::new();
    for x in corpus.report().duplicates.iter().filter(|x| x.kind == DuplicateKind::Copy) {
        let mut ids = x.articles.clone();
        ids.sort();
        for (i, a) in ids.iter().enumerate() {
            found.extend(ids[i + 1..].iter().map(|b| (a.clone(), b.clone())));
        }
    }
    let both = found.intersection(&made).count();
    assert!(made.len() > 200, "{} pairs are enough to measure on", made.len());
    assert!(both * 100 >= made.len() * 98, "recall: {both} of {}", made.len());
    assert!(both * 100 >= found.len() * 98, "precision: {both} of {}", found.len());
}

#[test]
fn a_passage_taken_over_is_a_shared_passage_and_a_common_quote_is_none() {
    let engine = support::engine();
    let mut d = Dice(7);
    let (s, t) = (story(&mut d), story(&mut d));
    let (a, rival, mut b) = (article(&mut d, &s), article(&mut d, &s), article(&mut d, &t));
    b.push(a[4].clone());
    let mut corpus = Corpus::new();
    for (id, x) in [("a", &a), ("b", &b), ("rival", &rival)] {
        corpus.set(&engine, Article { id: id.into(), text: Some(x.join("\n\n")), ..Article::default() });
    }
    let found: Vec<(Vec<String>, DuplicateKind)> =
        corpus.report().duplicates.into_iter().map(|x| (x.articles, x.kind)).collect();
    assert_eq!(found, [(vec!["a".to_owned(), "b".to_owned()], DuplicateKind::SharedPassage)]);
}
