//! From an alignment to what is the same, what is changed and what is left out.

use super::align::Aligned;
use super::asked::Asked;
use super::voice::Voice;
use super::word::{self, Word};
use crate::engine::Analysis;
use crate::report::{ChangeKind, CheckChange, CheckCut, CheckVerdict, CutPosition};
use crate::span::Span;

/// From this many words on, words that are not there are a cut, shown or not; fewer are a change.
const CUT: usize = 3;

/// Of the words' weight, in hundredths, what must be the same at least.
const SHARE: usize = 60;

/// The same of fewer words than these.
const SHORT: usize = 12;
const SHORT_SHARE: usize = 72;

/// Words in common without another between them, of which there must be one run at least.
const RUN: usize = 3;

/// Where a voice says the words.
pub(super) struct Found {
    pub(super) verdict: CheckVerdict,
    /// Index of the quote that they begin in.
    pub(super) quote: u32,
    pub(super) spans: Vec<Span>,
    pub(super) changes: Vec<CheckChange>,
    pub(super) cuts: Vec<CheckCut>,
}

/// A stretch between two words in common: words that were asked for, and words that are said.
struct Gap {
    asked: (usize, usize),
    said: (usize, usize),
}

struct Comparison<'a> {
    a: &'a Analysis,
    asked: &'a Asked,
    voice: &'a Voice,
    changes: Vec<CheckChange>,
    cuts: Vec<CheckCut>,
}

/// Compares the words with where they stand; `None` where too little is the same. The alignment counts in the voice.
pub(super) fn compare(a: &Analysis, asked: &Asked, voice: &Voice, at: &Aligned) -> Option<Found> {
    if !is_alike(asked, at) {
        return None;
    }
    let mut c = Comparison { a, asked, voice, changes: Vec::new(), cuts: Vec::new() };
    let ends = (asked.words.len(), at.to);
    let mut last = (0, at.from);
    for &(i, j) in at.pairs.iter().chain([&ends]) {
        c.gap(&Gap { asked: (last.0, i), said: (last.1, j) });
        last = (i + 1, j + 1);
    }
    c.edges(at.from, at.to);
    if let Some(beyond) = asked.beyond {
        let more = asked.text.get(beyond..).unwrap_or("").to_owned();
        c.changes.push(CheckChange::new(ChangeKind::Added, c.span((at.to, at.to)), String::new(), more));
    }
    let verdict = match (c.changes.is_empty(), c.cuts.is_empty()) {
        (true, true) => CheckVerdict::Exact,
        (true, false) => CheckVerdict::Cut,
        _ => CheckVerdict::Altered,
    };
    // "Yes" and "we will" are everywhere: they count where they are all that is said.
    if verdict != CheckVerdict::Exact && asked.words.len() < RUN && asked.content() == 0 {
        return None;
    }
    let spans = spans(voice, at, &c.cuts);
    Some(Found { verdict, quote: voice.at[at.from].quote, spans, changes: c.changes, cuts: c.cuts })
}

/// Whether so much is the same that it is the same saying.
fn is_alike(asked: &Asked, at: &Aligned) -> bool {
    let words = &asked.words;
    let (m, same) = (words.len(), at.pairs.len());
    if same == 0 {
        return false;
    }
    let run = |w: &&[(usize, usize)]| w[1] == (w[0].0 + 1, w[0].1 + 1);
    let broken = at.pairs.windows(2).filter(|w| !run(w)).count();
    let longest = at.pairs.chunk_by(|x, y| *y == (x.0 + 1, x.1 + 1)).map(<[_]>::len).max().unwrap_or(0);
    let content = asked.content();
    let common = at.pairs.iter().filter(|p| words[p.0].content).count();
    let whole = same == m && broken == 0;
    if m < RUN || whole {
        return whole;
    }
    if same == m && content > 0 {
        let skipped = (at.to - at.from) - m;
        // Small words with dots between them are everywhere as well.
        let open = asked.has_gaps() && (longest >= RUN || content >= RUN);
        return open || longest >= RUN && skipped <= 3 * m + CUT;
    }
    if content < RUN {
        let least = if content == 0 { 2 * RUN } else { RUN };
        let telling = common == content || m >= SHORT - 2;
        return telling && m > least && same + 1 >= m && longest >= RUN && at.to - at.from <= m + 1;
    }
    let weight = |content: usize, all: usize| 10 * content + 6 * (all - content);
    // One of two sentences that were put is half of the words, in one run.
    let telling = common * 3 >= content * 2 || longest >= 2 * RUN && common * 2 >= content;
    let share = if m < SHORT { SHORT_SHARE } else { SHARE };
    let enough = weight(common, same) * 100 >= weight(content, m) * share && common >= 2;
    telling && enough && longest >= RUN && broken <= 1 + same / 3
}

impl Comparison<'_> {
    fn span(&self, (from, to): (usize, usize)) -> Span {
        let words = &self.voice.words;
        match words.get(from..to) {
            Some([one]) => one.span,
            Some([first, .., last]) => first.span.join(last.span),
            _ => {
                // Where they would stand: behind the word before.
                let before = from.checked_sub(1).and_then(|i| words.get(i)).map_or(0, |w| w.span.end);
                Span::new(before, before)
            }
        }
    }

    /// What stands between two words in common.
    fn gap(&mut self, g: &Gap) {
        let (from, to) = g.asked;
        let inner = from > 0 && to < self.asked.words.len();
        let open = self.asked.open[from..=to].iter().any(|&o| o);
        let said = &self.voice.words[g.said.0..g.said.1];
        let dots = said.iter().filter(|w| w.is_dots()).count();
        if from == to {
            if said.len() == dots && (open || said.is_empty()) {
                self.splice(g, inner, open);
            } else if open || said.len() - dots >= CUT {
                let negation = said.iter().any(|w| w.negates);
                self.cuts.push(CheckCut::new(CutPosition::Inside, self.span(g.said), open, negation));
            } else {
                self.change(ChangeKind::Removed, g);
            }
        } else {
            self.change(if said.is_empty() { ChangeKind::Added } else { ChangeKind::Replaced }, g);
        }
    }

    /// Two quotations that are put together, though other words stand between them.
    fn splice(&mut self, g: &Gap, inner: bool, open: bool) {
        let at = g.said.1;
        if inner && at > 0 && !self.voice.joined(at) {
            let words = &self.voice.words;
            let between = Span::new(words[g.said.0.max(1) - 1].span.end, words[at].span.start);
            self.cuts.push(CheckCut::new(CutPosition::Inside, between, open, false));
        }
    }

    fn change(&mut self, kind: ChangeKind, g: &Gap) {
        let asked = &self.asked.words[g.asked.0..g.asked.1];
        let said = &self.voice.words[g.said.0..g.said.1];
        let span = self.span(g.said);
        let printed = span.of(&self.a.doc.text).to_owned();
        let mut change = CheckChange::new(kind, span, printed, self.asked.written(g.asked.0, g.asked.1));
        (change.negation, change.figure) = word::turned(asked, said);
        let said: Vec<&Word> = said.iter().filter(|w| !w.is_dots()).collect();
        change.contraction = word::is_contraction(&asked.iter().collect::<Vec<_>>(), &said);
        change.negation &= !change.contraction;
        self.changes.push(change);
    }

    /// What the sentence has before and after the words.
    fn edges(&mut self, from: usize, to: usize) {
        let (a, voice, words) = (self.a, self.voice, &self.voice.words);
        let mut first = from;
        while first > 0 && first < words.len() && voice.same_sentence(a, first) {
            first -= 1;
        }
        let mut end = to;
        while end > 0 && end < words.len() && voice.same_sentence(a, end) {
            end += 1;
        }
        let open = &self.asked.open;
        let shown = (open[0], *open.last().unwrap_or(&false));
        let cut = |position, range: (usize, usize), shown| {
            let left = &words[range.0..range.1];
            let negation = left.iter().any(|w| w.negates);
            left.iter().any(|w| !w.is_dots()).then(|| CheckCut::new(position, self.span(range), shown, negation))
        };
        let before = cut(CutPosition::Before, (first, from), shown.0);
        let after = cut(CutPosition::After, (to, end), shown.1);
        if let Some(before) = before {
            self.cuts.insert(0, before);
        }
        self.cuts.extend(after);
    }
}

/// The stretches that the words cover, without what is cut and what is not the voice's.
fn spans(voice: &Voice, at: &Aligned, cuts: &[CheckCut]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut last = None;
    for (w, place) in voice.words[at.from..at.to].iter().zip(&voice.at[at.from..at.to]) {
        let cut = |c: &&CheckCut| c.span().overlaps(w.span);
        if cuts.iter().find(cut).is_some() {
            last = None;
            continue;
        }
        let here = place.stretch_of();
        match out.last_mut() {
            Some(s) if last == Some(here) => *s = s.join(w.span),
            _ => out.push(w.span),
        }
        last = Some(here);
    }
    out
}
