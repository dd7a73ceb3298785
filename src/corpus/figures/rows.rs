//! Figures of one thing as a row of the report.

use super::claim::{Claim, Frame};
use super::line::name_key;
use super::number::ONE;
use super::pairs::Pair;
use super::spells;
use super::unit::Unit;
use super::verdict::Judge;
use crate::corpus::groups::Groups;
use crate::corpus::words;
use crate::hashed::Map;
use crate::lexicon::{Class, look_up};
use crate::report::{Figure, FigureCell, FigureVerdict};
use crate::sort::Order;
use crate::span::Span;

/// Most words of a row's name beside the unit.
const NAMED: usize = 4;

/// Fewest words that say what days in common are of.
const FEWEST: usize = 2;

/// A quantity of which two articles or more tell.
pub(super) struct Row {
    /// The figures, one of each article, in the order of the articles.
    pub(super) cells: Vec<u32>,
    pub(super) verdict: FigureVerdict,
    pub(super) why: String,
    weight: i64,
}

/// The rows that pairs make, the weightiest first.
pub(super) fn of(judge: &Judge<'_>, pairs: &[Pair]) -> Vec<Row> {
    let mut groups = Groups::new(judge.claims.len());
    let mut judged = Vec::new();
    for p in pairs {
        if let Some((verdict, why)) = judge.pair(p) {
            groups.join(p.a as usize, p.b as usize);
            judged.push((p, verdict, why));
        }
    }
    let mut best: Map<usize, usize> = Map::default();
    for (i, (p, verdict, _)) in judged.iter().enumerate() {
        let root = groups.root(p.a as usize);
        match best.get_mut(&root) {
            Some(at) if rank(*verdict) < rank(judged[*at].1) => *at = i,
            Some(_) => {}
            None => {
                best.insert(root, i);
            }
        }
    }
    let mut rows: Vec<Row> = groups
        .lists()
        .iter()
        .filter_map(|list| {
            let (p, verdict, why) = &judged[*best.get(&groups.root(list[0]))?];
            let (p, verdict) = (*p, *verdict);
            // The two that the verdict is on stand for their articles.
            let first = |i: &u32| (judge.claims[*i as usize].article, ![p.a, p.b].contains(i), *i);
            let mut cells: Vec<u32> = list.iter().map(|&i| i as u32).collect();
            cells.order_by_key(first);
            cells.dedup_by_key(|i| judge.claims[*i as usize].article);
            let (a, b) = (&judge.claims[p.a as usize], &judge.claims[p.b as usize]);
            let grave = i64::from(a.fate == words::hash("dead")) * 300 + a.value.ratio(&b.value).min(200);
            let weight = grave + cells.len() as i64 * 20 + i64::from(p.score) / 10;
            Some(Row { cells, verdict, why: why.clone(), weight })
        })
        .collect();
    rows.order_by_key(|r| (rank(r.verdict), -r.weight, r.cells[0]));
    rows
}

/// The graver first.
const fn rank(verdict: FigureVerdict) -> u8 {
    match verdict {
        FigureVerdict::Conflict => 0,
        FigureVerdict::Undecided => 1,
        FigureVerdict::Corrected => 2,
        FigureVerdict::Later => 3,
        FigureVerdict::Scope => 4,
        FigureVerdict::Bound => 5,
        FigureVerdict::Rounding => 6,
        FigureVerdict::Agree => 7,
    }
}

impl Row {
    /// As the report has it.
    pub(super) fn report(&self, judge: &Judge<'_>, at: usize) -> Figure {
        let first = &judge.claims[self.cells[0] as usize];
        let cell = |&i: &u32| {
            let c = &judge.claims[i as usize];
            let a = judge.view.articles[c.article].a;
            let (start, end) = c.span.ends();
            FigureCell {
                article: a.id().to_owned(),
                start,
                end,
                value: written(c),
                bound: c.value.bound,
                as_of: a.doc.date.map(|d| d.to_string()),
            }
        };
        Figure {
            id: ["f", &(at + 1).to_string()].concat(),
            what: self.what(judge),
            unit: first.unit.name().to_owned(),
            verdict: self.verdict,
            why: self.why.clone(),
            cells: self.cells.iter().map(cell).collect(),
            checked: None,
        }
    }

    /// Whether days or plain lengths of time agree in sentences that share too little to say what they are of: each article has
    /// its Wednesday.
    pub(super) fn is_thin(&self, judge: &Judge<'_>) -> bool {
        let a = &judge.claims[self.cells[0] as usize];
        let text = a.span.of(&judge.view.articles[a.article].a.doc.text);
        let common = match a.unit {
            Unit::Day | Unit::Month | Unit::Year => !text.contains(|c: char| c.is_ascii_digit()),
            unit => unit == Unit::Duration && spells::is_one(&a.value),
        };
        // A name of several words says more than a word.
        let text = &judge.view.articles[a.article].a.doc.text;
        let words = || self.shared(judge).iter().take(NAMED).flat_map(|s| s.of(text).split(' ')).count();
        self.verdict == FigureVerdict::Agree && common && words() < FEWEST
    }

    /// What the figures are of: words that both sentences have, those nearest to the first figure.
    pub(super) fn what(&self, judge: &Judge<'_>) -> String {
        let a = &judge.claims[self.cells[0] as usize];
        let text = &judge.view.articles[a.article].a.doc.text;
        let counted = match a.unit {
            Unit::Count => a.span.of(text).trim_start_matches(|c: char| !c.is_alphabetic()),
            unit => unit.noun(),
        };
        let mut words = self.shared(judge);
        if words.is_empty() {
            words = self.own(judge);
        } else if a.unit == Unit::Ordinal {
            // A rank's noun says most: "third" meeting.
            words.extend(self.own(judge).into_iter().filter(|s| s.start == a.span.end + 1));
        }
        words.order_by_key(|s| s.start.abs_diff(a.span.start));
        words.truncate(NAMED);
        words.order_by_key(|s| s.start);
        words.dedup();
        let words: Vec<&str> = words.iter().map(|s| s.of(text)).collect();
        [counted, ": ", &words.join(", ")].concat()
    }

    /// Words and names that the sentences of the first two figures share, each once.
    fn shared(&self, judge: &Judge<'_>) -> Vec<Span> {
        let (a, b) = (&judge.claims[self.cells[0] as usize], &judge.claims[self.cells[1] as usize]);
        let (f, g) = (&judge.frames[a.frame], &judge.frames[b.frame]);
        let seen = &judge.view.articles[a.article];
        let text = &seen.a.doc.text;
        let names = names(judge, a.article, f, g);
        let mut said: Vec<Span> = Vec::new();
        for t in seen.a.text.tokens_in(f.span) {
            let span = seen.a.text.tokens[t].span();
            let name = names.iter().find(|n| n.contains(span)).copied();
            let shares = || shares(a, f, g, seen.written(t)) && !a.span.contains(span);
            let words = name.or_else(|| shares().then_some(span));
            said.extend(words.filter(|w| !said.iter().any(|s| s.of(text) == w.of(text))));
        }
        said
    }

    /// Where the sentences share no word: what the first one's says of its figure.
    fn own(&self, judge: &Judge<'_>) -> Vec<Span> {
        let a = &judge.claims[self.cells[0] as usize];
        let seen = &judge.view.articles[a.article];
        let tokens = seen.a.text.tokens_in(judge.frames[a.frame].span);
        let says = |&t: &usize| seen.written(t).len() > 2 && !words::is_stop(&words::plain(seen.written(t)));
        tokens.filter(says).map(|t| seen.a.text.tokens[t].span()).filter(|&s| !a.span.contains(s)).collect()
    }
}

/// The names in a figure's sentence that another's has as well, each once: "Ada Roe", not "her deputy, Ada Roe".
fn names(judge: &Judge<'_>, article: usize, f: &Frame, g: &Frame) -> Vec<Span> {
    let text = &judge.view.articles[article].a.doc.text;
    let mut names = judge.view.entities(article, f.span);
    names.retain(|(entity, span)| {
        let words = span.of(text);
        let first = words::plain(words.split(' ').next().unwrap_or_default());
        g.keys.binary_search(&name_key(*entity)).is_ok() && !words::is_stop(&first)
    });
    let mut once: Vec<(u32, Span)> = Vec::new();
    for name in names {
        if !once.iter().any(|n| n.0 == name.0) {
            once.push(name);
        }
    }
    once.into_iter().map(|n| n.1).collect()
}

/// Whether a word says what a figure is of: both sentences have it.
fn shares(a: &Claim, f: &Frame, g: &Frame, word: &str) -> bool {
    let low = words::plain(word);
    let entry = look_up(&low);
    let key = match entry.value(Class::Concept) {
        Some(concept) => words::hash(concept),
        None if words::is_stop(&low) => return false,
        None => words::hash(words::stem(&low)),
    };
    let told = key == a.fate || key == a.head;
    word.len() > 2 && f.keys.binary_search(&key).is_ok() && (g.keys.binary_search(&key).is_ok() || told)
}

/// A value in its base unit.
fn written(c: &Claim) -> String {
    let number = |v: i64| {
        let (whole, part) = (v / ONE, v % ONE);
        let mut text = whole.to_string();
        if part != 0 {
            let digits = (part + ONE).to_string();
            text = [&text, ".", digits[1..].trim_end_matches('0')].concat();
        }
        text
    };
    let low = c.value.low / ONE;
    match c.unit {
        Unit::Day => c.day().map_or(String::new(), |d| d.to_string()),
        Unit::Month => [&(low / 12).to_string(), "-", &two(low % 12 + 1)].concat(),
        Unit::Clock => [&two(low / 60), ":", &two(low % 60)].concat(),
        Unit::Score => [&number(c.value.low / 1_000_000 * ONE), "-", &number(c.value.low % 1_000_000)].concat(),
        _ if c.value.low != c.value.high => [&number(c.value.low), "-", &number(c.value.high)].concat(),
        _ => number(c.value.low),
    }
}

fn two(n: i64) -> String {
    let text = (100 + n).to_string();
    text[1..].to_owned()
}
