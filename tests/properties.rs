//! What holds for any input.
#![cfg(not(target_arch = "wasm32"))]

#[allow(unreachable_pub, dead_code, reason = "shared with tests/golden.rs")]
mod support;

use std::fmt::Debug;
use std::sync::LazyLock;

use nutgraf::report::{ArticleReport, CheckPlace, CheckVerdict, CorpusReport, Correctable, CutPosition, QuoteKind};
use nutgraf::{Article, CodePoints, Corpus, CorrectedSide, Correction, Engine, OffsetMap, OffsetUnit, Span, Utf16};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

static ENGINE: LazyLock<Engine> = LazyLock::new(support::engine);

/// Pieces that make the stages do something, in any order and with anything between.
const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "''",
    " ",
    "\n",
    "\n\n",
    ". ",
    ", ",
    "—",
    "(",
    ")",
    "U.S.",
    "Mr. ",
    "Ada Roe",
    "Roe",
    "President Ida Holm",
    "Oland",
    "Olandic",
    "Veldaport",
    "the mayor",
    "she",
    "He",
    " said",
    " said that ",
    "told reporters",
    "according to ",
    "denied",
    "deadline",
    " by Friday",
    "within 10 or 12 days",
    "until 3 March",
    "no later than noon",
    "on 6 August 2025",
    "last week",
    "in 1998",
    "the end of the month",
    "3 1/2 years",
    "ultimatum",
    "or face sanctions",
    "gave ",
    "set a ",
    "extended",
    "Share this post",
    "Related content",
    "4 Min Read",
    "Photo: A. Roe",
    "OLAND —",
    "🚢",
    "é",
    "\u{301}",
    "\u{200b}",
    "\u{fffd}",
    "\u{0}",
    "ǅ",
    "ß",
    "İ",
    "<p>",
    "</p>",
    "<script>",
    "&amp;",
    "&#x110000;",
    "<article>",
    "<!--",
    "]]>",
    "<table",
    "“Go,” she said. “Now.”",
    "1,000",
    "25%",
    "$5m",
    "5th",
    "a.m.",
];

fn prose() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![6 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,6}", 1 => "[a-zA-Z]{1,9} "];
    prop::collection::vec(piece, 0..60).prop_map(|p| p.concat())
}

fn article() -> impl Strategy<Value = Article> {
    let date = prop_oneof![Just(None), Just(Some("2025-08-06".to_owned())), "\\PC{0,12}".prop_map(Some)];
    let keep = prop::collection::vec((0u32..400, 0u32..400).prop_map(|(a, b)| Span::at(a, b)), 0..3);
    (prose(), any::<bool>(), date, keep).prop_map(|(text, html, date, keep)| Article {
        id: "a".into(),
        text: (!html).then(|| text.clone()),
        html: html.then_some(text),
        date,
        keep,
        ..Article::default()
    })
}

/// Stretches of what was found in the text: whatever its JSON has with a start and an end.
fn spans<U: OffsetUnit>(r: &ArticleReport<U>) -> Vec<Span<U>> {
    fn walk<U: OffsetUnit>(value: &Value, out: &mut Vec<Span<U>>) {
        if let Value::Object(fields) = value {
            let end = |name| fields.get(name).and_then(Value::as_u64).map(|n| u32::try_from(n).expect("an offset"));
            out.extend(end("start").zip(end("end")).map(|(start, end)| Span::at(start, end)));
            fields.values().for_each(|v| walk(v, out));
        }
        value.as_array().into_iter().flatten().for_each(|v| walk(v, out));
    }
    let mut out = Vec::new();
    let found = serde_json::to_value((&r.quotes, &r.entities, &r.times, &r.deadlines));
    walk(&found.expect("a report is JSON"), &mut out);
    out
}

/// Whatever is written can be read, as it was.
fn reads_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(report: &T) {
    let text = serde_json::to_string(report).expect("a report is JSON");
    let back: T = serde_json::from_str(&text).expect("a report can be read");
    assert_eq!(back, *report);
}

fn check(r: &ArticleReport, text: &str, entities: &[nutgraf::report::Entity]) {
    let mut last = 0;
    for p in &r.parts {
        let span = p.span();
        assert!(span.start >= last, "parts in order: {p:?}");
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "parts on boundaries: {p:?}");
        assert!(!span.is_empty() && span.of(text).trim() == span.of(text), "no white space at edges: {p:?}");
        last = span.end;
    }
    for s in spans(r) {
        assert!(!s.is_empty() && text.get(s.start as usize..s.end as usize).is_some(), "on boundaries: {s:?}");
        let home = |p: &nutgraf::report::Part| p.kind.has_entities() && p.span().overlaps(s);
        assert!(r.parts.iter().any(home), "inside the article: {s:?} {:?}", s.of(text));
    }
    for s in r.entities.iter().map(|e| e.span()).chain(r.times.iter().map(|t| t.span())) {
        assert!(r.parts.iter().any(|p| p.span().contains(s)), "inside one part: {s:?} {:?}", s.of(text));
    }
    let known = |id: &str| entities.iter().any(|e| e.id == id);
    assert!(r.entities.iter().all(|m| known(&m.entity)), "mentions name entities of the table");
    assert!(r.quotes.iter().filter_map(|q| q.speaker.as_deref()).all(known), "so do speakers");
    assert!(r.quotes.iter().all(|q| !q.content.is_empty()), "a quote has content");
    assert!(r.quotes.iter().filter_map(|q| q.parent).all(|p| (p as usize) < r.quotes.len()), "parents are there");
    for d in r.deadlines.iter().map(|d| &d.due) {
        assert_eq!(d.earliest.is_some(), d.latest.is_some(), "both ends or none: {d:?}");
        assert!(d.earliest <= d.latest, "in order: {d:?}");
    }
}

fn json(report: &CorpusReport<Utf16>) -> String {
    serde_json::to_string(report).expect("a report is JSON")
}

/// Articles that have names, deadlines and quotations in common.
fn story() -> impl Strategy<Value = Vec<Article>> {
    prop::collection::vec((prose(), 0u8..4), 1..6).prop_map(|texts| {
        let made = texts.into_iter().enumerate().map(|(i, (text, day))| Article {
            id: format!("a{i}"),
            text: Some(format!("{text} President Ida Holm said “we will go on until it is done” on Friday. The deadline for Oland is 9 August.")),
            date: (day > 0).then(|| format!("2025-08-0{day}")),
            ..Article::default()
        });
        made.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_article_gives_a_sound_report(article in article()) {
        let analysis = ENGINE.analyse(article);
        let report = analysis.report();
        check(&report, analysis.text(), report.entity_table.as_deref().unwrap_or_default());
        reads_back(&report);
        let map = OffsetMap::new(analysis.text(), CodePoints);
        let points = report.clone().with_offsets(analysis.text(), CodePoints);
        reads_back(&points);
        let back: Vec<Span> = spans(&points).into_iter().map(|s| map.to_bytes(s)).collect();
        prop_assert_eq!(back, spans(&report), "the same places in another unit");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn a_corpus_report_forgets_its_history(articles in story(), order in prop::collection::vec(any::<prop::sample::Index>(), 0..12)) {
        let mut fresh = Corpus::new();
        articles.iter().for_each(|a| fresh.set(&ENGINE, a.clone()));
        let mut edited = Corpus::new();
        // Some are added under another's text first, some are taken out and put back, the last in reverse order.
        for ix in &order {
            let (a, b) = (ix.get(&articles), &articles[0]);
            edited.set(&ENGINE, Article { text: b.text.clone(), ..a.clone() });
            if ix.index(3) == 0 {
                edited.remove(&a.id);
            }
        }
        edited.set(&ENGINE, Article { id: "other".into(), ..articles[0].clone() });
        articles.iter().rev().for_each(|a| edited.set(&ENGINE, a.clone()));
        edited.remove("other");
        let (want, got) = (fresh.report_in(Utf16), edited.report_in(Utf16));
        reads_back(&want);
        prop_assert_eq!(json(&want), json(&got));
        let bytes = fresh.report();
        let back = |article: &str, span| OffsetMap::new(fresh.get(article).unwrap().text(), Utf16).to_bytes(span);
        for (b, u) in bytes.statements.iter().zip(&want.statements).flat_map(|(b, u)| b.members.iter().zip(&u.members)) {
            prop_assert_eq!(b.span(), back(&u.article, u.span()), "each in its own article");
        }
        for (b, u) in bytes.conflicts.iter().zip(&want.conflicts).flat_map(|(b, u)| b.sides.iter().zip(&u.sides)) {
            prop_assert_eq!(b.span(), back(&u.article, u.span()), "each in its own article");
        }
        for (i, r) in bytes.articles.iter().enumerate() {
            check(r, fresh.get(&r.id).unwrap().text(), &want.entities);
            prop_assert_eq!(&r.id, &want.articles[i].id);
        }
    }
}

/// What a reader might say of everything that is in a report, by its words; of the numbers given, one a correction says what.
fn said(corpus: &Corpus, report: &CorpusReport, picks: &[u8]) -> Vec<Correction> {
    let mut picks = picks.iter().copied().cycle();
    let mut pick = move || picks.next().unwrap_or_default();
    let mut out = Vec::new();
    for r in &report.articles {
        let text = corpus.get(&r.id).unwrap().text();
        let of = |spans: &[Span]| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" … ");
        let places = |all: &[String], i: usize| {
            let same = |w: &&String| key(w) == key(&all[i]);
            (Some(all[..=i].iter().filter(same).count() as u32), Some(all.iter().filter(same).count() as u32))
        };
        let quotes: Vec<String> = r.quotes.iter().map(|q| of(&q.content)).collect();
        for (i, text) in quotes.iter().enumerate() {
            let ((nth, of), article, text) = (places(&quotes, i), r.id.clone(), text.clone());
            let names = ["Ida Holm", "Runa Falk", "", "the board of Oland"];
            let name = names.get(usize::from(pick() % 5)).map(|n| (*n).to_owned());
            let entity = report.entities.get(usize::from(pick())).map(|e| e.id.clone());
            out.push(match pick() % 3 {
                0 => Correction::Dismiss { what: Correctable::Quote, article, text, nth, of },
                _ => Correction::Attribute { article, text, nth, of, entity, name },
            });
        }
        let deadlines: Vec<String> = r.deadlines.iter().map(|d| of(&[d.evidence])).collect();
        for (i, text) in deadlines.iter().enumerate() {
            let ((nth, of), article, text) = (places(&deadlines, i), r.id.clone(), text.clone());
            let (due, setter) = (Some("2025-09-01".to_owned()), Some("Runa Falk".to_owned()));
            out.push(match pick() % 3 {
                0 => Correction::Dismiss { what: Correctable::Deadline, article, text, nth, of },
                _ => Correction::Deadline { article, text, nth, of, due, setter, addressee: Some(String::new()) },
            });
        }
    }
    out
}

/// What a reader might say of the differences of a report.
fn compared(corpus: &Corpus, report: &CorpusReport, dismissed: bool) -> Vec<Correction> {
    let side = |article: &String, span: Span| {
        let text = corpus.get(article).unwrap().text();
        let (before, after) = (Some(text[..span.start as usize].into()), Some(text[span.end as usize..].into()));
        CorrectedSide { article: article.clone(), text: span.of(text).into(), before, after }
    };
    let conflict = |c: &nutgraf::report::Conflict| Correction::Difference {
        what: Correctable::Conflict,
        kind: Some(c.kind),
        sides: c.sides.iter().map(|s| side(&s.article, s.span())).collect(),
        dismissed,
        note: None,
    };
    report.conflicts.iter().map(conflict).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn what_the_reader_says_is_found_by_its_words_or_told(articles in story(), picks in prop::collection::vec(any::<u8>(), 1..20)) {
        let mut corpus = Corpus::new();
        articles.iter().for_each(|a| corpus.set(&ENGINE, a.clone()));
        let plain = corpus.report();
        let list = said(&corpus, &plain, &picks);
        corpus.correct(list.clone());
        let once = corpus.report();
        // What has no letter has no words to be found by.
        let wordless = |c: &Correction| matches!(c, Correction::Attribute { text, .. } | Correction::Deadline { text, .. } | Correction::Dismiss { text, .. } if key(text).is_empty());
        let lost: Vec<usize> = once.lost_corrections.iter().map(|l| l.correction as usize).collect();
        prop_assert!(lost.iter().all(|&i| wordless(&list[i])), "{:?}", once.lost_corrections);
        let gone = list.iter().filter(|c| matches!(c, Correction::Dismiss { .. }) && !wordless(c)).count();
        prop_assert_eq!(once.dismissed.len(), gone);
        let changed = |r: &ArticleReport| r.quotes.iter().filter(|q| q.corrected.is_some()).count() + r.deadlines.iter().filter(|d| d.corrected.is_some()).count();
        prop_assert_eq!(once.articles.iter().map(changed).sum::<usize>() + gone + lost.len(), list.len());
        for r in &once.articles {
            check(r, corpus.get(&r.id).unwrap().text(), &once.entities);
        }
        reads_back(&once);
        let found = |r: &CorpusReport| (r.articles.clone(), r.entities.clone(), r.statements.clone(), r.deadlines.clone(), r.conflicts.clone());
        corpus.correct([list.clone(), list.clone()].concat());
        prop_assert_eq!(found(&corpus.report()), found(&once), "said twice, it is said");
        // Without an article all that was said of it is told as lost.
        let first = &articles[0].id;
        corpus.correct(list.clone());
        corpus.remove(first);
        let of_first = list.iter().filter(|c| matches!(c, Correction::Attribute { article, .. } | Correction::Deadline { article, .. } | Correction::Dismiss { article, .. } if article == first)).count();
        prop_assert!(corpus.report().lost_corrections.len() >= of_first);
    }

    #[test]
    fn a_difference_is_found_by_its_sides(articles in story()) {
        let mut corpus = Corpus::new();
        articles.iter().for_each(|a| corpus.set(&ENGINE, a.clone()));
        let plain = corpus.report();
        corpus.correct(compared(&corpus, &plain, false));
        let checked = corpus.report();
        prop_assert!(checked.lost_corrections.is_empty() && checked.conflicts.iter().all(|c| c.checked.is_some()));
        corpus.correct(compared(&corpus, &plain, true));
        let dismissed = corpus.report();
        prop_assert!(dismissed.conflicts.is_empty() && dismissed.dismissed.len() == plain.conflicts.len());
        reads_back(&dismissed);
    }
}

/// What two texts are compared by, made as `src/corpus/corrected/anchor.rs` says, in another way: by what stands before each character.
fn key(text: &str) -> String {
    let dash = |c: char| matches!(c, '‐' | '‑' | '‒' | '–' | '−');
    let plain = text.chars().map(|c| {
        if dash(c) {
            '-'
        } else if c.is_whitespace() {
            ' '
        } else {
            c
        }
    });
    let currency = |c: char| matches!(c, '$' | '%' | '‰' | '°' | '¢'..='¥' | '\u{20a0}'..='\u{20cf}');
    let (mut out, mut between) = (String::new(), String::new());
    for c in plain {
        let word = c.is_alphanumeric() || currency(c);
        if !word {
            if c != ' ' || !between.ends_with(' ') {
                between.push(c);
            }
            continue;
        }
        let last = out.chars().next_back();
        let sign = between.chars().next_back().unwrap_or(' ');
        if c.is_numeric() && last.is_some_and(char::is_numeric) {
            out.push_str(&between);
        } else if c.is_numeric() && (between.contains(' ') || !last.is_some_and(char::is_alphabetic)) {
            let signs = [('-', "minus"), ('+', "plus"), ('±', "plusminus"), ('.', "point")];
            out.push_str(signs.iter().find(|s| s.0 == sign).map_or("", |s| s.1));
        } else if currency(c) && sign == '-' {
            out.push('-');
        }
        between.clear();
        out.extend(c.to_lowercase());
    }
    out
}

/// Letters and digits, in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What a check finds is inside its articles, and what it calls exact has the very words.
fn sound(corpus: &Corpus, words: &str, speaker: Option<&str>) -> CheckVerdict {
    let found = corpus.check(words, speaker);
    reads_back(&found);
    assert_eq!(found.places.is_empty(), found.verdict == CheckVerdict::Absent);
    for p in &found.places {
        let text = corpus.get(&p.article).expect("an article of the corpus").text();
        assert!(p.spans.iter().all(|s| !s.is_empty() && text.get(s.start as usize..s.end as usize).is_some()));
        let printed: String = p.spans.iter().map(|s| letters(s.of(text))).collect();
        if matches!(p.verdict, CheckVerdict::Exact | CheckVerdict::Paper) {
            assert_eq!(printed, letters(&found.checked), "{:?} for {words:?}", p.verdict);
        }
    }
    found.verdict
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn a_quotation_is_exact_and_less_of_it_is_not(articles in story(), any in prose(), at in any::<prop::sample::Index>()) {
        let mut corpus = Corpus::new();
        articles.iter().for_each(|a| corpus.set(&ENGINE, a.clone()));
        sound(&corpus, &any, None);
        sound(&corpus, &any, Some(&any));
        for r in corpus.report().articles {
            let text = corpus.get(&r.id).unwrap().text();
            for q in r.quotes.iter().filter(|q| q.kind == QuoteKind::Direct && q.act.is_none()) {
                let own: Vec<&str> = q.verbatim.iter().flat_map(|s| s.of(text).split_whitespace()).collect();
                // Signs belong to a word or not by what stands around them in the article.
                let plain = |w: &&str| w.bytes().all(|b| b.is_ascii_alphanumeric());
                // What somebody denied is nobody's, and a jumble of words may read as that.
                if own.len() > 2 && own.iter().all(plain) && !text.contains("denied") {
                    let found = corpus.check(&own.join(" "), None);
                    // Where one is quoted twice in a sentence, one of the two is a part of it.
                    let alone = r.quotes.len() == 1;
                    let whole = |p: &CheckPlace| p.verdict == CheckVerdict::Exact
                        || !alone && p.changes.is_empty() && p.cuts.iter().all(|c| c.position != CutPosition::Inside);
                    prop_assert!(found.places.iter().any(whole), "{:?} {:?}", own, found.verdict);
                }
                if !own.is_empty() {
                    let mut less = own.clone();
                    less.remove(at.index(own.len()));
                    sound(&corpus, &less.join(" "), None);
                }
            }
        }
    }
}

/// Inputs that once broke an invariant.
#[test]
fn what_broke_once_stays_whole() {
    for text in ["“(“Go,” she said. “Now.”", "“(”", "“( x", "Photo: A. Roe\"{ㄱ”<p>!aset a  within 10 or 12 days"]
    {
        let analysis = ENGINE.analyse(Article { id: "a".into(), text: Some(text.into()), ..Article::default() });
        let report = analysis.report();
        check(&report, analysis.text(), report.entity_table.as_deref().unwrap_or_default());
    }
}
