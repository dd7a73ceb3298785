//! What was edited between two versions of an article, sentence by sentence.

use crate::corpus::check::word::{self, Word};
use crate::corpus::subsequence;
use crate::engine::Analysis;
use crate::report::{ChangeKind, Edit};
use crate::span::Span;

/// Most sentences of a stretch that are put beside each other.
const FEW: usize = 24;

/// Most words of two sentences that are put beside each other; longer ones are not said to be one.
const LONGEST: usize = 200;

/// A sentence: where it stands, and its words as they are compared.
struct Sentence {
    span: Span,
    words: Vec<Word>,
}

/// The edits, in order of the later text.
pub(super) fn between(then: &Analysis, now: &Analysis) -> Vec<Edit> {
    let (x, y) = (sentences(then), sentences(now));
    let same = |i: usize, j: usize| x[i].words.iter().map(|w| &w.form).eq(y[j].words.iter().map(|w| &w.form));
    let least = x.len().min(y.len());
    let head = (0..least).take_while(|&i| same(i, i)).count();
    let tail = (0..least - head).take_while(|&i| same(x.len() - 1 - i, y.len() - 1 - i)).count();
    let (n, m) = (x.len() - head - tail, y.len() - head - tail);
    // Of texts that are too long for it, the stretch that differs is told whole.
    let pairs = subsequence::longest(n, m, |i, j| same(head + i, head + j));
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (to_i, to_j) in pairs.into_iter().chain([(n, m)]) {
        let before = (head + j).checked_sub(1).map_or(0, |j| y[j].span.end);
        stretch(then, now, &x[head + i..head + to_i], &y[head + j..head + to_j], before, &mut out);
        (i, j) = (to_i + 1, to_j + 1);
    }
    out
}

/// The edits of a stretch: sentences that are much alike are one that was changed; `at` is where the stretch begins.
fn stretch(then: &Analysis, now: &Analysis, old: &[Sentence], new: &[Sentence], mut at: u32, out: &mut Vec<Edit>) {
    let few = old.len().max(new.len()) <= FEW;
    let pairs =
        if few { subsequence::longest(old.len(), new.len(), |i, j| alike(&old[i], &new[j])) } else { Vec::new() };
    let (mut i, mut j) = (0, 0);
    for (to_i, to_j) in pairs.into_iter().chain([(old.len(), new.len())]) {
        if i < to_i || j < to_j {
            out.push(edit(then, now, &old[i..to_i], &new[j..to_j], at));
        }
        if let (Some(a), Some(b)) = (old.get(to_i), new.get(to_j)) {
            out.push(edit(then, now, std::slice::from_ref(a), std::slice::from_ref(b), at));
            at = b.span.end;
        }
        (i, j) = (to_i + 1, to_j + 1);
    }
}

/// Whether two sentences have more than half of their words in common, in order.
fn alike(a: &Sentence, b: &Sentence) -> bool {
    if a.words.len().max(b.words.len()) > LONGEST {
        return false;
    }
    let common = subsequence::longest(a.words.len(), b.words.len(), |i, j| a.words[i].form == b.words[j].form);
    common.len() * 2 > a.words.len().max(b.words.len())
}

/// The sentences of the body.
fn sentences(a: &Analysis) -> Vec<Sentence> {
    let body = a.text.sentences.iter().filter(|s| a.doc.parts[s.part].kind.is_body());
    let read = |s: &crate::text::Sentence| Sentence {
        span: a.text.span(s.tokens.clone()),
        words: word::read(&a.doc.text, &a.text.tokens[s.tokens.clone()]),
    };
    body.map(read).filter(|s| !s.words.is_empty()).collect()
}

/// One edit; `at` is where what was removed would stand.
fn edit(then: &Analysis, now: &Analysis, old: &[Sentence], new: &[Sentence], at: u32) -> Edit {
    let whole = |list: &[Sentence]| list.iter().map(|s| s.span).reduce(Span::join);
    let text = |a: &Analysis, list: &[Sentence]| whole(list).map_or(String::new(), |s| s.of(&a.doc.text).to_owned());
    let words = |list: &[Sentence]| -> Vec<Word> { list.iter().flat_map(|s| s.words.iter().cloned()).collect() };
    let kind = match (old.is_empty(), new.is_empty()) {
        (true, _) => ChangeKind::Added,
        (_, true) => ChangeKind::Removed,
        _ => ChangeKind::Replaced,
    };
    let (negation, figure) = word::turned(&words(old), &words(new));
    let replaced = kind == ChangeKind::Replaced;
    let span = whole(new).unwrap_or(Span::new(at, at));
    let (start, end) = span.ends();
    let (before, after) = (text(then, old), text(now, new));
    Edit { kind, start, end, before, after, negation: negation && replaced, figure: figure && replaced }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens_of;

    #[test]
    fn sentences_that_are_too_long_are_not_compared() {
        let of = |text: &str| Sentence { span: Span::new(0, 0), words: word::read(text, &tokens_of(text)) };
        let long = "river ".repeat(LONGEST);
        assert!(alike(&of(&long), &of(&long)) && alike(&of("It rained on us"), &of("It snowed on us")));
        assert!(!alike(&of(&(long.clone() + "rose")), &of(&long)));
    }
}
