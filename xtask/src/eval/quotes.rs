//! Attributions against PolNeAR: source, cue and content.
//!
//! Stretches count by their tokens, so that punctuation and quotation marks never matter. Two contents match when at
//! least half of their tokens together are common to both (IoU .5), each used once, the likest first.
//!
//! - `direct segment`: F1 of the stretches of direct quotations at IoU .8. Precision asks of what the text's own marks
//!   make direct whether any gold content is there, recall of direct gold whether anything is reported.
//! - `all iou.5`: F1 of contents of all kinds; `speech iou.5` the same of what is said, beliefs left out on both sides.
//! - `content tokens`: F1 of the tokens that belong to any content.
//! - `direct + right source`: share of direct gold quotations that match and whose source shares a token with the gold's
//!   (or neither has one), to three decimals.
//! - `source end-to-end`: F1 of contents that match and have such a source.
//! - `exact source`, `exact cue`, `exact content`: F1 of single stretches with the very same tokens, links aside.

use std::collections::{BTreeSet, HashMap};

use serde::Deserialize;
use serde_json::json;

use super::text::{Span, TOKEN, Text, f1, f1_of, iou, is_space, share};
use super::{Figures, Run, is_day};

/// Places of tokens in the document.
type Tokens = BTreeSet<usize>;

#[derive(Deserialize)]
struct Gold {
    id: String,
    text: String,
    date: Option<String>,
    quotes: Vec<GoldQuote>,
}

#[derive(Deserialize)]
struct GoldQuote {
    content: Vec<(usize, usize)>,
    #[serde(default)]
    source: Vec<(usize, usize)>,
    #[serde(default)]
    cue: Vec<(usize, usize)>,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default = "super::yes")]
    speech: bool,
}

/// An attribution, gold or reported, its stretches as tokens.
#[derive(Clone)]
struct Quote {
    content: Tokens,
    source: Tokens,
    /// Its single stretches: source, cue, content.
    stretches: [Vec<Tokens>; 3],
    direct: bool,
    speech: bool,
}

#[derive(Default)]
struct Counts {
    gold: usize,
    found: usize,
    matched: usize,
    gold_direct: usize,
    with_source: usize,
    direct_with_source: usize,
    /// Stretches of direct quotations: right and all, of what is reported and of the gold.
    segments_right: usize,
    segments_found: usize,
    segments_met: usize,
    segments_gold: usize,
    tokens: [usize; 3],
    /// Single stretches of source, cue and content: in common, reported, gold.
    exact: [[usize; 3]; 3],
}

pub(super) fn score(run: &Run) -> Result<Figures, String> {
    let gold: Vec<Gold> = run.lines("quotes/polnear.dev.jsonl")?;
    let articles: Vec<_> = gold
        .iter()
        .map(|g| match g.date.as_deref().filter(|d| is_day(d)) {
            Some(date) => json!({ "id": g.id, "text": g.text, "date": date }),
            None => json!({ "id": g.id, "text": g.text }),
        })
        .collect();
    let reports = run.program.articles(&articles)?;
    let (mut all, mut speech, mut errors) = (Counts::default(), Counts::default(), Vec::new());
    for (gold, report) in gold.iter().zip(&reports) {
        let document = Document::new(&gold.text);
        let golds: Vec<Quote> = gold.quotes.iter().map(|q| document.gold(q)).filter(Quote::has_words).collect();
        let found = report.quotes.iter().map(|q| {
            let stretches = [&q.source, &q.cue, &q.content].map(|s| &s[..]);
            document.quote(stretches, None, q.speech)
        });
        let found: Vec<Quote> = found.filter(Quote::has_words).collect();
        count(&golds, &found, &mut all);
        let (golds_said, found_said) = only_speech(&golds, &found);
        count(&golds_said, &found_said, &mut speech);
        missed(&gold.id, &document, &golds, &found, &mut errors);
    }
    run.write_errors("quotes", &errors)?;
    Ok(figures(&all, &speech))
}

fn figures(all: &Counts, speech: &Counts) -> Figures {
    let three = |x: f64| format!("{x:.3}").parse().unwrap_or(x);
    let segments = f1(share(all.segments_right, all.segments_found), share(all.segments_met, all.segments_gold));
    let of = |[right, found, gold]: [usize; 3]| f1_of(right, found, gold);
    let mut figures = vec![
        ("quotes.direct segment".to_owned(), segments),
        ("quotes.all iou.5".into(), f1_of(all.matched, all.found, all.gold)),
        ("quotes.content tokens".into(), of(all.tokens)),
        ("quotes.direct + right source".into(), three(share(all.direct_with_source, all.gold_direct))),
        ("quotes.source end-to-end".into(), f1_of(all.with_source, all.found, all.gold)),
    ];
    for (name, counts) in ["source", "cue", "content"].iter().zip(all.exact) {
        figures.push((format!("quotes.exact {name}"), of(counts)));
    }
    figures.push(("quotes.speech iou.5".into(), f1_of(speech.matched, speech.found, speech.gold)));
    figures
}

impl Quote {
    fn has_words(&self) -> bool {
        !self.content.is_empty()
    }
}

/// A text with its tokens, and which of them stand within quotation marks.
struct Document {
    text: Text,
    tokens: Vec<Span>,
    in_marks: Vec<bool>,
}

impl Document {
    fn new(text: &str) -> Self {
        let text = Text::new(text);
        let tokens = text.matches(&TOKEN, text.whole());
        let marked = marked(&text.as_str().chars().collect::<Vec<_>>());
        let inside = |t: &Span| marked.iter().any(|m| m.start <= t.start && t.start < m.end);
        Self { in_marks: tokens.iter().map(inside).collect(), tokens, text }
    }

    fn gold(&self, quote: &GoldQuote) -> Quote {
        let spans = |pairs: &[(usize, usize)]| pairs.iter().map(|&(a, b)| Span::new(a, b)).collect::<Vec<_>>();
        let (source, cue, content) = (spans(&quote.source), spans(&quote.cue), spans(&quote.content));
        self.quote([&source, &cue, &content], Some(quote.kind == "direct"), quote.speech)
    }

    /// An attribution; where it is not told whether it is direct, the text's own marks tell.
    fn quote(&self, [source, cue, content]: [&[Span]; 3], direct: Option<bool>, speech: bool) -> Quote {
        let stretches = [source, cue, content].map(|spans| spans.iter().map(|s| self.touched(*s)).collect::<Vec<_>>());
        let [source, _, content] = [0, 1, 2].map(|i| stretches[i].iter().flatten().copied().collect::<Tokens>());
        let within = content.iter().filter(|&&t| self.in_marks[t]).count();
        let direct = direct.unwrap_or(!content.is_empty() && share(within, content.len()) >= 0.9);
        Quote { content, source, stretches, direct, speech }
    }

    /// The tokens that a stretch touches.
    fn touched(&self, span: Span) -> Tokens {
        let first = self.tokens.partition_point(|t| t.end <= span.start);
        (first..self.tokens.len()).take_while(|&t| self.tokens[t].start < span.end).collect()
    }

    fn shown(&self, quote: &Quote) -> &str {
        let place = |t: Option<&usize>| t.map(|&t| self.tokens[t]).unwrap_or_default();
        self.text.slice(Span::new(place(quote.content.first()).start, place(quote.content.last()).end))
    }
}

/// The stretches within double quotation marks. A paragraph that does not open with a mark closes what is open; one that
/// does goes on with it. Single marks are not read.
fn marked(text: &[char]) -> Vec<Span> {
    let (mut found, mut open, mut at) = (Vec::new(), None, 0);
    while at < text.len() {
        let Some((mark, width)) = mark(&text[at..]) else {
            if text[at] == '\n' && open.is_some() && !goes_on(&text[at..]) {
                found.extend(open.take().map(|start| Span::new(start, at)));
            }
            at += 1;
            continue;
        };
        let before = if at == 0 { ' ' } else { text[at - 1] };
        let after = text.get(at + width).copied().unwrap_or(' ');
        let free = is_space(before) || "([—-–".contains(before);
        let opens = mark == Mark::Opening || (mark == Mark::Straight && free && !is_space(after));
        match open {
            None if opens => open = Some(at),
            Some(start) if mark == Mark::Closing || (mark == Mark::Straight && !opens) => {
                found.push(Span::new(start, at + width));
                open = None;
            }
            _ => {}
        }
        at += width;
    }
    found.extend(open.map(|start| Span::new(start, text.len())));
    found
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Opening,
    Closing,
    Straight,
}

/// The mark that a text begins with, and how wide it is.
fn mark(text: &[char]) -> Option<(Mark, usize)> {
    match text {
        ['“' | '«', ..] => Some((Mark::Opening, 1)),
        ['”' | '»', ..] => Some((Mark::Closing, 1)),
        ['"', ..] => Some((Mark::Straight, 1)),
        ['\'', '\'', ..] | ['`', '`', ..] => Some((Mark::Straight, 2)),
        _ => None,
    }
}

/// Whether what follows a line's end begins with a mark that opens, and so goes on with what is open.
fn goes_on(text: &[char]) -> bool {
    let rest = text.iter().position(|c| !is_space(*c)).map_or(&[][..], |at| &text[at..]);
    matches!(rest, ['“' | '"' | '«', ..] | ['\'', '\'', ..] | ['`', '`', ..])
}

/// Pairs of a gold one and a reported one with at least so much in common, each used once, the likest first.
fn matched(gold: &[&Tokens], found: &[&Tokens], least: f64) -> Vec<(usize, usize)> {
    let mut holding: HashMap<usize, Vec<usize>> = HashMap::new();
    for (f, tokens) in found.iter().enumerate() {
        tokens.iter().for_each(|&t| holding.entry(t).or_default().push(f));
    }
    let mut pairs = Vec::new();
    for (g, tokens) in gold.iter().enumerate() {
        let near: BTreeSet<usize> = tokens.iter().filter_map(|t| holding.get(t)).flatten().copied().collect();
        pairs.extend(
            near.into_iter().map(|f| (iou(tokens, found[f]), g, f)).filter(|(likeness, ..)| *likeness >= least),
        );
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut left, mut free) = (vec![true; gold.len()], vec![true; found.len()]);
    pairs.retain(|&(_, g, f)| {
        let both = left[g] && free[f];
        if both {
            (left[g], free[f]) = (false, false);
        }
        both
    });
    pairs.into_iter().map(|(_, g, f)| (g, f)).collect()
}

fn contents(quotes: &[Quote]) -> Vec<&Tokens> {
    quotes.iter().map(|q| &q.content).collect()
}

/// What is said, on both sides. What is reported and matches only what is not said is left out, not counted as wrong.
fn only_speech(gold: &[Quote], found: &[Quote]) -> (Vec<Quote>, Vec<Quote>) {
    let (said, other): (Vec<Quote>, Vec<Quote>) = gold.iter().cloned().partition(|q| q.speech || q.direct);
    let found: Vec<Quote> = found.iter().filter(|q| q.speech).cloned().collect();
    let hit = |gold: &[Quote]| -> BTreeSet<usize> {
        matched(&contents(gold), &contents(&found), 0.5).into_iter().map(|(_, f)| f).collect()
    };
    let (in_other, in_said) = (hit(&other), hit(&said));
    let kept = found.iter().enumerate().filter(|(f, _)| !in_other.contains(f) || in_said.contains(f));
    let kept = kept.map(|(_, q)| q.clone()).collect();
    (said, kept)
}

fn count(gold: &[Quote], found: &[Quote], counts: &mut Counts) {
    counts.gold += gold.len();
    counts.found += found.len();
    counts.gold_direct += gold.iter().filter(|q| q.direct).count();
    for (g, f) in matched(&contents(gold), &contents(found), 0.5) {
        let (g, f) = (&gold[g], &found[f]);
        let right = (g.source.is_empty() && f.source.is_empty()) || !g.source.is_disjoint(&f.source);
        counts.matched += 1;
        counts.with_source += usize::from(right);
        counts.direct_with_source += usize::from(right && g.direct);
    }
    segments(gold, found, counts);
    for (kind, exact) in counts.exact.iter_mut().enumerate() {
        add(exact, &single(gold, kind), &single(found, kind));
    }
    let tokens = |quotes: &[Quote]| quotes.iter().flat_map(|q| q.content.iter().copied()).collect::<Tokens>();
    add(&mut counts.tokens, &tokens(gold), &tokens(found));
}

fn segments(gold: &[Quote], found: &[Quote], counts: &mut Counts) {
    let [gold_direct, gold_all] = [true, false].map(|direct| pieces(gold, direct));
    let [found_direct, found_all] = [true, false].map(|direct| pieces(found, direct));
    counts.segments_gold += gold_direct.len();
    counts.segments_met += matched(&gold_direct, &found_all, 0.8).len();
    counts.segments_found += found_direct.len();
    counts.segments_right += matched(&gold_all, &found_direct, 0.8).len();
}

/// The stretches of contents that have words, of direct quotations only or of all.
fn pieces(quotes: &[Quote], direct: bool) -> Vec<&Tokens> {
    let quotes = quotes.iter().filter(|q| q.direct || !direct);
    quotes.flat_map(|q| &q.stretches[2]).filter(|s| !s.is_empty()).collect()
}

/// The single stretches of one kind, each once.
fn single(quotes: &[Quote], kind: usize) -> BTreeSet<&Tokens> {
    quotes.iter().flat_map(|q| &q.stretches[kind]).filter(|s| !s.is_empty()).collect()
}

fn add<T: Ord>(counts: &mut [usize; 3], gold: &BTreeSet<T>, found: &BTreeSet<T>) {
    counts[0] += gold.intersection(found).count();
    counts[1] += found.len();
    counts[2] += gold.len();
}

fn missed(id: &str, document: &Document, gold: &[Quote], found: &[Quote], errors: &mut Vec<String>) {
    let pairs = matched(&contents(gold), &contents(found), 0.5);
    let (golds, founds): (BTreeSet<usize>, BTreeSet<usize>) = pairs.into_iter().unzip();
    for (what, quotes, met) in [("MISS", gold, golds), ("EXTRA", found, founds)] {
        let rest = quotes.iter().enumerate().filter(|(i, _)| !met.contains(i));
        errors.extend(rest.map(|(_, q)| format!("{id}\t{what}\t{}", document.shown(q))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“We will wait,” Ada Roe said. She thinks rain is near.";

    fn quote(document: &Document, content: (usize, usize), source: (usize, usize), speech: bool) -> Quote {
        let span = |(a, b)| [Span::new(a, b)];
        document.quote([&span(source), &[], &span(content)], None, speech)
    }

    #[test]
    fn marks_make_a_quotation_direct() {
        let document = Document::new(TEXT);
        assert!(quote(&document, (0, 15), (16, 23), true).direct);
        assert!(!quote(&document, (41, 53), (30, 33), true).direct);
        let text: Vec<char> = "He said \"no\nnever\" and ''yes''. «Open".chars().collect();
        let spans: Vec<_> = marked(&text).iter().map(|s| text[s.start..s.end].iter().collect::<String>()).collect();
        assert_eq!(spans, ["\"no", "''yes''", "«Open"]);
    }

    #[test]
    fn a_match_asks_for_half_and_its_source_for_a_word() {
        let document = Document::new(TEXT);
        let gold = [quote(&document, (0, 15), (16, 23), true), quote(&document, (41, 53), (30, 33), false)];
        let found = [quote(&document, (1, 8), (20, 23), true), quote(&document, (46, 48), (30, 33), true)];
        let mut counts = Counts::default();
        count(&gold, &found, &mut counts);
        // Two of three words match; one of three does not.
        assert_eq!((counts.matched, counts.with_source, counts.direct_with_source), (1, 1, 1));
        assert_eq!((counts.segments_gold, counts.segments_met), (1, 0));
        assert_eq!(counts.tokens, [3, 3, 6]);
        let (said, kept) = only_speech(&gold, &found);
        assert_eq!((said.len(), kept.len()), (1, 2));
    }
}
