//! What an article tells in its own words: that somebody said it, or as the paper's own.

use super::asked::Asked;
use super::voice::is_said;
use super::word::{self, Word};
use crate::corpus::words;
use crate::engine::Analysis;
use crate::lexicon::{Class, look_up};
use crate::report::{Form, Quote, QuoteKind};
use crate::span::Span;
use crate::text::{TokenKind, tokens_of};

/// Fewest words that are looked for in what is not quoted.
const LEAST: usize = 4;

/// Whether words tell enough to be looked for in what is not quoted, and nothing of them is left out.
fn is_enough(asked: &Asked) -> bool {
    asked.content() >= 2 && asked.beyond.is_none() && !asked.has_gaps()
}

/// The quotes without marks that say the same, with nothing of weight more or less: their indices and stretches.
pub(super) fn reported(a: &Analysis, asked: &Asked) -> Vec<(u32, Span)> {
    let mine: Vec<&Word> = asked.words.iter().filter(|w| !is_small(&w.form)).collect();
    if mine.len() < LEAST || !is_enough(asked) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (i, q) in (0..).zip(&a.quotes) {
        if !q.speech || q.kind == QuoteKind::Direct || !is_said(a, q) {
            continue;
        }
        let Some(whole) = q.content.iter().copied().reduce(Span::join) else { continue };
        // Words of what is asked or supposed say nothing of what was said.
        let read: Vec<Word> = q
            .content
            .iter()
            .flat_map(|&s| word::read(&a.doc.text, &a.text.tokens[a.text.tokens_in(s)]))
            .filter(|w| !is_small(&w.form))
            .collect();
        let open = read.first().is_none_or(|w| matches!(w.form.as_str(), "if" | "whether" | "why" | "how" | "what"));
        if !open && says(&mine, &read, &|w| is_own(a, q, w)) {
            out.push((i, whole));
        }
    }
    out
}

/// Whether a pronoun means the speaker.
fn is_own(a: &Analysis, q: &Quote<u32>, w: &Word) -> bool {
    let meant = |m: &crate::report::Mention<u32>| m.form == Form::Pronoun && m.span().start == w.span.start;
    a.entities.inside(w.span).find(|m| meant(m)).is_some_and(|m| Some(m.entity) == q.speaker)
}

/// Whether a retelling has the words in their order, from the first on, and little else; `own` says whether a pronoun means the
/// speaker.
fn says(asked: &[&Word], told: &[Word], own: &dyn Fn(&Word) -> bool) -> bool {
    let mut spare = 1 + asked.len() / 4;
    let mut next = asked.iter().peekable();
    for (i, w) in told.iter().enumerate() {
        if next.next_if(|a| retells(&a.form, &w.form) && (!is_first(&a.form) || a.form == w.form || own(w))).is_some() {
            continue;
        }
        let turns = || look_up(&w.form).has(Class::Turns);
        if i == 0 || spare == 0 || w.negates || w.figure || turns() {
            return false;
        }
        spare -= 1;
    }
    next.peek().is_none()
}

/// Whether a word stands for who says it.
fn is_first(form: &str) -> bool {
    matches!(form, "i" | "me" | "my")
}

/// Words that a retelling may have or not.
fn is_small(form: &str) -> bool {
    matches!(form, "the" | "a" | "an" | "that" | "…")
}

/// Whether a word of a retelling stands for one that was said: the same, another form of it, or the third person for
/// the first.
fn retells(said: &str, told: &str) -> bool {
    let person = match said {
        "i" => matches!(told, "he" | "she"),
        "me" => matches!(told, "him" | "her"),
        "my" => matches!(told, "his" | "her"),
        "we" => matches!(told, "they" | "it"),
        "us" => told == "them",
        "our" => matches!(told, "their" | "its"),
        _ => false,
    };
    let helper = |w: &str| match w {
        "am" | "is" | "are" | "was" | "were" => Some("be"),
        "has" | "have" | "had" => Some("have"),
        "do" | "does" | "did" => Some("do"),
        "will" | "would" => Some("will"),
        "won't" | "wouldn't" => Some("won't"),
        "can" | "could" => Some("can"),
        "can't" | "couldn't" | "cannot" => Some("can't"),
        "may" | "might" => Some("may"),
        _ => None,
    };
    let forms = || !words::is_stop(said) && !words::is_stop(told) && words::stem(said) == words::stem(told);
    said == told || person || helper(said).is_some_and(|h| helper(told) == Some(h)) || forms()
}

/// Whether a title that is no part of the text has the words, all of them and no others.
pub(super) fn titled(a: &Analysis, asked: &Asked) -> bool {
    let Some(title) = a.doc.title.as_deref().filter(|_| asked.words.len() >= LEAST && is_enough(asked)) else {
        return false;
    };
    let read = word::read(title, &tokens_of(title));
    let same = |words: &[Word]| words.iter().zip(&asked.words).all(|(x, y)| x.form == y.form);
    !a.doc.text.contains(title) && read.windows(asked.words.len()).any(same)
}

/// The stretches outside of quotations that have the words, all of them and no others.
pub(super) fn printed(a: &Analysis, asked: &Asked, quoted: &[Span]) -> Vec<Span> {
    let m = asked.words.len();
    // Few words are enough where they are all that stands between two marks.
    let short = m < LEAST || !is_enough(asked);
    if short && (m < 2 || m < LEAST && asked.content() == 0 || asked.beyond.is_some() || asked.has_gaps()) {
        return Vec::new();
    }
    let mut out: Vec<Span> = Vec::new();
    let first = &asked.words[0];
    let odd = first.figure || first.form.contains(|c: char| !c.is_lowercase());
    for (i, t) in a.text.tokens.iter().enumerate() {
        let here = t.span();
        // A hash is quicker than a form, where the word is one token and nothing but letters.
        let begins = if odd { t.kind != TokenKind::Mark } else { words::hash(here.of(&a.doc.text)) == first.hash };
        if !begins || quoted.iter().any(|q| q.overlaps(here)) {
            continue;
        }
        // What begins otherwise is most of a text: it is not read on.
        let few = &a.text.tokens[i..(i + LEAST).min(a.text.tokens.len())];
        if odd && word::read(&a.doc.text, few).first().is_none_or(|w| w.form != first.form) {
            continue;
        }
        // Three tokens a word, for what stands between.
        let until = (i + 3 * m + LEAST).min(a.text.tokens.len());
        let read = word::read(&a.doc.text, &a.text.tokens[i..until]);
        let said: Vec<&Word> = read.iter().filter(|w| !w.is_dots()).take(m).collect();
        if said.len() == m && said.iter().zip(&asked.words).all(|(x, y)| x.form == y.form) {
            let span = here.join(said[m - 1].span);
            if out.last().is_none_or(|last| !last.overlaps(span)) && (!short || is_marked(a, span)) {
                out.push(span);
            }
        }
    }
    out
}

/// Whether a stretch is all that stands between two quotation marks.
fn is_marked(a: &Analysis, span: Span) -> bool {
    let tokens = a.text.tokens_in(span);
    let kind = |i: usize| a.text.tokens.get(i).map(|t| t.kind);
    let end = tokens.end + usize::from(kind(tokens.end) == Some(TokenKind::Punctuation));
    tokens.start.checked_sub(1).and_then(kind) == Some(TokenKind::Mark) && kind(end) == Some(TokenKind::Mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tells(asked: &str, told: &str) -> bool {
        let asked = Asked::read(asked);
        let mine: Vec<&Word> = asked.words.iter().filter(|w| !is_small(&w.form)).collect();
        let told = word::read(told, &tokens_of(told));
        says(&mine, &told.into_iter().filter(|w| !is_small(&w.form)).collect::<Vec<_>>(), &|w| w.form == "she")
    }

    #[test]
    fn a_retelling_has_the_same_words() {
        assert!(tells("We will close the old bridge", "that they would close the old bridge"));
        assert!(tells("The bridge is unsafe for lorries", "the bridge was unsafe for lorries now"));
        assert!(tells("I will close the old bridge", "she would close the old bridge"));
        assert!(!tells("I will close the old bridge", "he would close the old bridge"));
        assert!(!tells("The bridge is unsafe for lorries", "the bridge was not unsafe for lorries"));
        assert!(!tells("We will close the old bridge", "they might close the old bridge"));
        assert!(!tells("We will close the old bridge", "it would be wrong to say they would close the old bridge"));
        assert!(!tells("We will close the bridge", "they would close the bridge for 3 days"));
        assert!(!tells("We will close the bridge", "we asked him to close the bridge"));
    }
}
