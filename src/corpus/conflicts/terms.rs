//! Two terms for one thing: the same modifier with another noun ("emergency loan", "emergency grant").
//!
//! The nouns must stand side by side in some sentence of the corpus, so that they are of a kind; each article must
//! keep to one of them; and the sentences must have names or words in common.

use crate::hashed::Map;

use super::found::{Found, Side, limited};
use crate::corpus::view::{View, Word};
use crate::lexicon::{Class, look_up};
use crate::report::{ConflictKind, Verdict};
use crate::sort::Order;
use crate::span::Span;
use crate::text::TokenKind;

/// Days within which two articles speak of the same state of things.
const DAYS: i32 = 3;

/// A modifier with more nouns than this tells nothing.
const NOUNS: usize = 4;

/// Two content words, one after the other.
struct Pair {
    modifier: u32,
    noun: u32,
    side: Side,
    /// Index of the sentence among the article's.
    sentence: usize,
}

/// Finds things that articles name by different terms.
pub(super) fn find(view: &View<'_>, out: &mut Vec<Found>) {
    let mut pairs = pairs(view);
    pairs.order_by_key(|p| (p.modifier, p.noun, p.side));
    let mut wanted: Vec<&[Pair]> = Vec::new();
    for run in pairs.chunk_by(|a, b| a.modifier == b.modifier) {
        let nouns = run.chunk_by(|a, b| a.noun == b.noun).count();
        if (2..=NOUNS).contains(&nouns) && run.iter().any(|p| is_marked(view, &p.side)) {
            wanted.push(run);
        }
    }
    let close = side_by_side(view, &wanted);
    for run in wanted {
        let by_noun: Vec<&[Pair]> = run.chunk_by(|a, b| a.noun == b.noun).collect();
        for (k, a) in by_noun.iter().enumerate() {
            for b in &by_noun[k + 1..] {
                if close.contains_key(&(a[0].noun.min(b[0].noun), a[0].noun.max(b[0].noun))) {
                    out.extend(judge(view, a, b));
                }
            }
        }
    }
}

/// All pairs of content words in lower case, outside names.
fn pairs(view: &View<'_>) -> Vec<Pair> {
    let mut out = Vec::new();
    for (i, seen) in view.articles.iter().enumerate() {
        for (n, s) in seen.sentences.iter().enumerate() {
            for w in s.words.windows(2) {
                let (a, b) = (&seen.a.text.tokens[w[0].token], &seen.a.text.tokens[w[1].token]);
                let plain = |t: usize| {
                    let text = seen.written(t);
                    text.len() > 3 && text.bytes().all(|c| c.is_ascii_lowercase())
                };
                let next = w[1].token == w[0].token + 1 && a.kind == TokenKind::Word && b.kind == TokenKind::Word;
                if next && !w[0].stop && !w[1].stop && plain(w[0].token) && plain(w[1].token) {
                    let side = Side { article: i, span: Span::new(a.start, b.end) };
                    let word = seen.written(w[0].token);
                    if is_modifier(word) && is_thing(seen.written(w[1].token)) {
                        out.push(Pair { modifier: w[0].stem, noun: w[1].stem, side, sentence: n });
                    }
                }
            }
        }
    }
    out
}

/// Whether a word can modify a noun; a verb, an adverb and a number do not tell which.
fn is_modifier(word: &str) -> bool {
    let entry = look_up(word);
    let ends = ["ly", "ed", "ing"].iter().any(|end| word.ends_with(end));
    !ends && !entry.has(Class::NumberWord) && (entry.verb().is_none() || entry.noun().is_some())
}

/// Whether a word is a plural of things: members and leaders of one body are not the same ones.
fn is_thing(word: &str) -> bool {
    let people = || look_up(word).has(Class::Human) || look_up(word).has(Class::Role);
    word.ends_with('s') && !word.ends_with("ers") && !word.ends_with("ors") && !people()
}

/// Whether a term begins what stands between marks: whose word it is, is told.
fn is_marked(view: &View<'_>, s: &Side) -> bool {
    let text = &view.articles[s.article].a.doc.text;
    text[..s.span.start as usize].ends_with(['“', '"', '‘', '\''])
}

/// Which of the nouns some sentence joins: "loans and grants".
fn side_by_side(view: &View<'_>, wanted: &[&[Pair]]) -> Map<(u32, u32), ()> {
    let mut nouns: Vec<u32> = wanted.iter().flat_map(|r| r.iter().map(|p| p.noun)).collect();
    nouns.order();
    nouns.dedup();
    let mut out = Map::default();
    for (seen, s) in view.articles.iter().flat_map(|a| a.sentences.iter().map(move |s| (a, s))) {
        let hits: Vec<(usize, u32)> = s
            .words
            .iter()
            .enumerate()
            .filter(|(_, w)| !w.stop && nouns.binary_search(&w.stem).is_ok())
            .map(|(k, w)| (k, w.stem))
            .collect();
        for (i, a) in hits.iter().enumerate() {
            for b in hits[i + 1..].iter().take_while(|b| b.0 - a.0 <= 4).filter(|b| b.1 != a.1) {
                let joint = |w: &Word| matches!(seen.written(w.token), "and" | "or" | "including" | "versus");
                if s.words[a.0 + 1..b.0].iter().any(joint) {
                    out.insert((a.1.min(b.1), a.1.max(b.1)), ());
                }
            }
        }
    }
    out
}

/// The conflict between two nouns with one modifier, if it is one.
fn judge(view: &View<'_>, a: &[Pair], b: &[Pair]) -> Option<Found> {
    // Articles that use one of the terms and not the other.
    let only = |x: &[Pair], y: &[Pair]| -> Vec<(Side, usize)> {
        let mut list: Vec<(Side, usize)> = x
            .iter()
            .filter(|p| !y.iter().any(|q| q.side.article == p.side.article))
            .map(|p| (p.side, p.sentence))
            .collect();
        list.order();
        list.dedup_by_key(|p| p.0.article);
        list.truncate(20);
        list
    };
    let (a, b) = (only(a, b), only(b, a));
    let matches = |x: &(Side, usize), y: &(Side, usize)| {
        let (i, j) = (x.0.article, y.0.article);
        view.articles[i].source != view.articles[j].source
            && view.apart(i, j) <= DAYS
            && view.related(i, j)
            && same_matter(view, *x, *y)
    };
    let keep = |x: &[(Side, usize)], y: &[(Side, usize)]| -> Vec<Side> {
        x.iter().filter(|p| y.iter().any(|q| matches(p, q))).map(|p| p.0).collect()
    };
    let (x, y) = (keep(&a, &b), keep(&b, &a));
    // Writers call two things by two names.
    if !x.iter().chain(&y).any(|s| is_marked(view, s)) || x.is_empty() || y.is_empty() {
        return None;
    }
    let shown = |s: &Side| s.span.of(&view.articles[s.article].a.doc.text);
    let (first, second) = (shown(&x[0]), shown(&y[0]));
    Some(Found {
        kind: ConflictKind::Wording,
        verdict: Verdict::Conflict,
        about: format!("what it is called: “{first}” or “{second}”"),
        why: "the articles use different terms for what seems to be one thing, each keeps to its own".into(),
        sides: limited(&[x, y]),
    })
}

/// Whether two sentences have enough in common.
fn same_matter(view: &View<'_>, x: (Side, usize), y: (Side, usize)) -> bool {
    let keys = |(side, n): (Side, usize)| {
        let seen = &view.articles[side.article];
        let s = &seen.sentences[n];
        let mut names: Vec<u32> = view.entities(side.article, seen.span(s)).iter().map(|e| e.0).collect();
        names.order();
        names.dedup();
        let mut stems: Vec<u32> = s.words.iter().filter(|w| !w.stop).map(|w| w.stem).collect();
        stems.order();
        stems.dedup();
        (names, stems)
    };
    let ((n1, s1), (n2, s2)) = (keys(x), keys(y));
    let both = |a: &[u32], b: &[u32]| a.iter().filter(|v| b.binary_search(v).is_ok()).count();
    let (names, stems) = (both(&n1, &n2), both(&s1, &s2));
    // The modifier is one of the stems, and most names are too.
    names >= 1 && stems >= 3
}
