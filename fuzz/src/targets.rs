//! The targets: what is made of the bytes, and what must hold of it.

use std::sync::{LazyLock, Mutex, PoisonError};

use nutgraf::report::{CorpusReport, Correctable, EntityType};
use nutgraf::{Article, Corpus, Correction, Engine, Span, Unit};
use serde_json::Value;

use crate::{lines, sound};

/// A target: bytes in, a panic where something does not hold.
pub type Target = fn(&[u8]);

/// All targets by name.
pub const TARGETS: [(&str, Target); 5] =
    [("text", text), ("html", html), ("line", line), ("corrections", corrections), ("corpus", corpus)];

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let files: [&[u8]; 2] = [include_bytes!("../../models/entities.nut"), include_bytes!("../../models/quotes.nut")];
    Engine::new(&files).expect("the committed model files are good")
});

/// A page or a paper: the bytes are all of it. Their number decides about date, unit and what the reader has restored.
fn article(data: &[u8]) -> Article {
    let third = u32::try_from(data.len() / 3).unwrap_or(0);
    Article {
        id: "a".into(),
        text: Some(String::from_utf8_lossy(data).into_owned()),
        date: (!data.len().is_multiple_of(4)).then(|| "2025-08-06".into()),
        keep: if data.len() % 4 == 1 { vec![Span::at(third, 2 * third)] } else { Vec::new() },
        offsets: [Unit::Utf16, Unit::Char, Unit::Byte][data.len() % 3],
        ..Article::default()
    }
}

fn analyse(article: &Article) {
    let analysis = ENGINE.analyse(article.clone());
    sound::analysis(&analysis);
    let again = ENGINE.analyse(article.clone());
    assert_eq!(analysis.report(), again.report(), "the same on a second run");
    if let Some(text) = &article.text {
        assert_eq!(analysis.text(), text, "offsets point into the caller's own text");
    }
}

/// Plain text.
pub fn text(data: &[u8]) {
    analyse(&article(data));
}

/// A page of HTML.
pub fn html(data: &[u8]) {
    let article = article(data);
    analyse(&Article { html: article.text, text: None, ..article });
}

/// Lines of JSON, as the program reads them.
pub fn line(data: &[u8]) {
    let mut articles = Vec::new();
    lines::lines(data, None, &mut |raw| {
        match raw.article(Unit::Byte).0 {
            None => {}
            Some(Ok(article)) => articles.push(article),
            Some(Err(problem)) => {
                assert!(problem.line.is_some() && !problem.sentence().contains('\0'), "a problem says where it is");
                sound::parses_back(&problem);
            }
        }
        true
    });
    for article in articles.iter().take(4) {
        assert!(article.check().is_ok(), "what is read is an article");
        let html = article.text.is_none();
        analyse(&Article { offsets: if html { Unit::Char } else { Unit::Utf16 }, ..article.clone() });
    }
}

/// A small corpus, the same with its articles put in backwards, and its report without corrections.
struct Small {
    forward: Corpus,
    backward: Corpus,
    plain: CorpusReport,
}

static SMALL: LazyLock<Mutex<Small>> = LazyLock::new(|| {
    let lines = include_str!("../../www/samples/corpus.jsonl").lines().take(3);
    let articles: Vec<Article> = lines.map(|l| serde_json::from_str(l).expect("the samples are articles")).collect();
    let mut small = Small { forward: Corpus::new(), backward: Corpus::new(), plain: Corpus::new().report() };
    articles.iter().for_each(|a| small.forward.set(&ENGINE, a.clone()));
    articles.iter().rev().for_each(|a| small.backward.set(&ENGINE, a.clone()));
    small.plain = small.forward.report();
    Mutex::new(small)
});

/// Corrections of a small corpus: as JSON, where the bytes are that, and otherwise four bytes a correction.
pub fn corrections(data: &[u8]) {
    let mut small = SMALL.lock().unwrap_or_else(PoisonError::into_inner);
    let list: Vec<Correction> = match serde_json::from_slice::<Value>(data) {
        Ok(value) => match serde_json::from_value(value.get("corrections").cloned().unwrap_or(value)) {
            Ok(list) => list,
            Err(_) => return,
        },
        Err(_) => data.as_chunks::<4>().0.iter().take(64).map(|four| correction(*four, &small)).collect(),
    };
    let written = serde_json::to_value(&list).expect("corrections are JSON");
    let back: Vec<Correction> = serde_json::from_value(written).expect("what is written can be read");
    assert_eq!(list, back, "nothing is lost");

    let Small { forward, backward, plain } = &mut *small;
    let moves_quotes = list.iter().any(|c| matches!(c, Correction::Attribute { .. } | Correction::Dismiss { .. }));
    forward.correct(list.clone());
    backward.correct(list);
    assert_eq!(sound::corpus(forward), sound::corpus(backward), "the same in any order");
    for (r, was) in forward.report().articles.iter().zip(&plain.articles) {
        assert_eq!(r.parts, was.parts, "a correction moves nothing");
        assert_eq!(r.times, was.times, "a correction moves nothing");
        let words = |r: &nutgraf::report::ArticleReport| -> Vec<_> {
            r.quotes.iter().map(|q| (q.content.clone(), q.source.clone(), q.cue.clone())).collect()
        };
        assert!(moves_quotes || words(r) == words(was), "a correction of entities loses no quotation");
    }
    forward.correct(Vec::new());
    backward.correct(Vec::new());
    assert_eq!(forward.report(), *plain, "taken back, all is as it was");
}

/// A correction of what is in the report, or of what is not.
fn correction([op, a, b, c]: [u8; 4], small: &Small) -> Correction {
    let report = &small.plain;
    let odd = ["", ":", "per:", "org:nobody", "per:ada\u{301}", "loc:🚢", "per:roe-2", "no id"];
    let id = |n: u8| {
        let n = usize::from(n) % (report.entities.len() + odd.len());
        report.entities.get(n).map_or_else(|| odd[n - report.entities.len()].to_owned(), |e| e.id.clone())
    };
    let name = |n: u8, m: u8| {
        let entity = &report.entities[usize::from(n) % report.entities.len()];
        let names: Vec<&str> = entity.variants.iter().chain([&entity.name]).map(String::as_str).chain(odd).collect();
        names[usize::from(m) % names.len()].to_owned()
    };
    let entity = id(a);
    match op % 8 {
        0 => Correction::Merge { entity, with: vec![id(b), id(c)] },
        1 => Correction::Split { entity, names: vec![name(a, b), name(a, c)] },
        2 => Correction::Rename { entity, name: name(b, c) },
        3 => {
            let kinds = [EntityType::Per, EntityType::Org, EntityType::Loc, EntityType::Misc];
            Correction::Retype { entity, kind: kinds[usize::from(b) % kinds.len()] }
        }
        4 => Correction::Delete { entity },
        _ => finding([op, a, b, c], small, entity, name(b, c)),
    }
}

/// A correction of a quotation or a deadline that is in the report, or of one that is not.
fn finding([op, a, b, c]: [u8; 4], small: &Small, entity: String, name: String) -> Correction {
    let at = &small.plain.articles[usize::from(a) % small.plain.articles.len()];
    let article = at.id.clone();
    let whole = small.forward.get(&at.id).map_or("", nutgraf::Analysis::text);
    let quotes = at.quotes.iter().map(|q| q.content.clone());
    let all: Vec<Vec<Span>> = quotes.chain(at.deadlines.iter().map(|d| vec![d.evidence])).collect();
    let text =
        all.get(usize::from(b) % (all.len() + 1)).map_or(String::new(), |s| s.iter().map(|s| s.of(whole)).collect());
    let nth = (c > 200).then_some(u32::from(c % 4));
    let of = nth;
    match op % 8 {
        5 => {
            let entity = (c % 3 == 0).then_some(entity);
            Correction::Attribute { article, text, nth, of, entity, name: (c % 2 == 0).then_some(name) }
        }
        6 => {
            let due = (c % 2 == 0).then(|| format!("2031-{:02}-30", c % 14));
            let setter = (c % 3 == 0).then(|| name.clone());
            Correction::Deadline { article, text, nth, of, due, setter, addressee: Some(name) }
        }
        _ => {
            let what = if c % 2 == 0 { Correctable::Quote } else { Correctable::Deadline };
            Correction::Dismiss { what, article, text, nth, of }
        }
    }
}

/// A corpus: articles with a record separator (U+001E) between them, HTML where they begin with `<`; the last may be a
/// list of corrections.
pub fn corpus(data: &[u8]) {
    let mut pieces: Vec<&[u8]> = data.split(|&b| b == 0x1e).take(8).collect();
    let mut corrections: Vec<Correction> = Vec::new();
    if let Some(list) = pieces.last().and_then(|last| serde_json::from_slice(last).ok()) {
        corrections = list;
        pieces.pop();
    }
    let articles: Vec<Article> = pieces.iter().enumerate().map(|(i, piece)| member(i, piece)).collect();

    let mut fresh = Corpus::new();
    fresh.correct(corrections.clone());
    articles.iter().for_each(|a| fresh.set(&ENGINE, a.clone()));
    let want = sound::corpus(&fresh);

    // Backwards, with other articles under the same ids before, and one that goes again.
    let mut edited = Corpus::new();
    for pair in articles.windows(2) {
        edited.set(&ENGINE, Article { id: pair[0].id.clone(), ..pair[1].clone() });
    }
    if let Some(first) = articles.first() {
        edited.set(&ENGINE, Article { id: "another".into(), ..first.clone() });
        edited.remove(&first.id);
    }
    articles.iter().rev().for_each(|a| edited.set(&ENGINE, a.clone()));
    edited.correct(corrections.clone());
    edited.remove("another");
    assert_eq!(want, sound::corpus(&edited), "the report forgets the history");

    // Without the last, as if it had never been there.
    if let Some((last, rest)) = articles.split_last() {
        edited.remove(&last.id);
        let mut fewer = Corpus::new();
        rest.iter().for_each(|a| fewer.set(&ENGINE, a.clone()));
        fewer.correct(corrections);
        assert_eq!(sound::corpus(&fewer), sound::corpus(&edited), "what is taken out leaves no trace");
    }
}

fn member(i: usize, piece: &[u8]) -> Article {
    let text = String::from_utf8_lossy(piece).into_owned();
    let html = text.trim_start().starts_with('<');
    Article {
        id: if i == 3 { "é 🚢 <b>".into() } else { format!("a{i}") },
        date: (!i.is_multiple_of(4)).then(|| format!("2025-08-0{i}")),
        html: html.then(|| text.clone()),
        text: (!html).then_some(text),
        ..Article::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeds;

    #[test]
    fn every_target_has_seeds_and_holds_for_them() {
        for (name, target) in TARGETS {
            let seeds = seeds::of(name, None);
            assert!(seeds.len() > 5, "{name} has {} seeds", seeds.len());
            seeds.iter().step_by(seeds.len() / 5).for_each(|s| target(s));
        }
    }

    #[test]
    fn corrections_in_bytes_meet_what_is_there() {
        let small = SMALL.lock().expect("no test panics with it");
        let first = correction([4, 0, 0, 0], &small);
        assert_eq!(first, Correction::Delete { entity: small.plain.entities[0].id.clone() });
    }
}
