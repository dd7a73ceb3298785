//! Whether two sentences are one text but for a figure: of copies, and of words that several outlets have from one statement, one
//! figure that is another is a slip or a correction, whatever else may be said of it.

use super::claim::Claim;
use crate::corpus::view::{Seen, View};
use crate::corpus::{subsequence, words};
use crate::lexicon::{Class, look_up};
use crate::span::Span;
use crate::text::TokenKind;

/// Fewest words of the shorter sentence beside the figure, and the share of them, in tenths, that the other must have too.
const FEWEST: usize = 7;
const SHARE: usize = 8;

/// Of how many words one may be a word with a meaning of its own that the other sentence has not; what tells of another part,
/// time or sense weighs more than a sentence bears.
const PLAIN: usize = 12;
const WEIGHTY: usize = 100;

/// Whether the sentences, each with a figure of its own, have the same words before and after it. A number, a name or a denial that
/// only one of them has makes of them two texts.
pub(super) fn is(view: &View<'_>, sides: [(Span, &Claim); 2]) -> bool {
    let [x, y] = sides.map(|(sentence, c)| parts(&view.articles[c.article], sentence, c.span));
    let least = (x[0].len() + x[1].len()).min(y[0].len() + y[1].len());
    let beside = |k: usize| match k {
        0 => x[0].last().zip(y[0].last()).is_some_and(|(a, b)| a.low == b.low),
        _ => x[1].first().zip(y[1].first()).is_some_and(|(a, b)| a.low == b.low),
    };
    if least < FEWEST || !beside(0) && !beside(1) {
        return false;
    }
    let (mut common, mut others) = (0, 0);
    for (a, b) in x.iter().zip(&y) {
        let pairs = subsequence::longest(a.len(), b.len(), |i, j| a[i].low == b[j].low);
        let lone = |list: &[Word], has: &dyn Fn(usize) -> bool| {
            (0..list.len()).filter(|&i| !has(i)).map(|i| list[i].weight).sum::<usize>()
        };
        common += pairs.len();
        others += lone(a, &|i| pairs.iter().any(|p| p.0 == i)) + lone(b, &|j| pairs.iter().any(|p| p.1 == j));
    }
    common * 10 >= least * SHARE && others * PLAIN <= least
}

/// A word of a sentence.
struct Word {
    low: String,
    /// How much it counts where the other sentence has it not.
    weight: usize,
}

/// The words of a sentence before and after a figure.
fn parts(seen: &Seen<'_>, sentence: Span, figure: Span) -> [Vec<Word>; 2] {
    let mut out = [Vec::new(), Vec::new()];
    for t in &seen.a.text.tokens[seen.a.text.tokens_in(sentence)] {
        let span = t.span();
        if !words::is_word(t.kind) || figure.overlaps(span) {
            continue;
        }
        let written = span.of(&seen.a.doc.text);
        let low = words::plain(written);
        let weight = weight(&low, t.kind, written.starts_with(char::is_uppercase) && span.start > sentence.start);
        out[usize::from(span.start > figure.start)].push(Word { low, weight });
    }
    out
}

fn weight(low: &str, kind: TokenKind, capital: bool) -> usize {
    let entry = look_up(low);
    let other = kind == TokenKind::Number
        || entry.has(Class::NumberWord)
        || entry.has(Class::DeniesWords)
        || entry.has(Class::Changes)
        || entry.has(Class::Qualifies)
        || matches!(low, "not" | "n't" | "no" | "never" | "before" | "after" | "from" | "since" | "until")
        || matches!(low, "morning" | "noon" | "midday" | "afternoon" | "evening" | "night")
        || capital && !words::is_stop(low);
    if other { WEIGHTY } else { usize::from(!words::is_stop(low)) }
}
