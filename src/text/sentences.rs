//! From tokens to sentences.

use super::annotated::Sentence;
use super::letter_case::title_case;
use super::token::{Token, TokenKind};
use crate::lexicon::{self, Class};

/// Appends the sentences of the tokens from index `from` on, all of one part.
pub(super) fn split(text: &str, tokens: &[Token], from: usize, part: usize, out: &mut Vec<Sentence>) {
    let mut start = from;
    let mut i = from;
    while i < tokens.len() {
        if let Some(end) = sentence_end(text, tokens, from, i) {
            out.push(Sentence { tokens: start..end, part });
            start = end;
            i = end;
        } else {
            i += 1;
        }
    }
    if start < tokens.len() {
        out.push(Sentence { tokens: start..tokens.len(), part });
    }
}

/// If a sentence ends at token `i`, the index just past it, closing marks and brackets included.
fn sentence_end(text: &str, tokens: &[Token], from: usize, i: usize) -> Option<usize> {
    let of = |t: &Token| t.span().of(text);
    let token = &tokens[i];
    let word = of(token);
    let abbreviation = token.kind == TokenKind::Abbreviation;
    let stop = token.kind == TokenKind::Punctuation && (word.starts_with('.') || matches!(word, "!" | "?" | "…"));
    if !stop && !abbreviation {
        return None;
    }
    // Closing marks and brackets, and more stops, belong to the sentence: .” and ?!”
    let mut end = i + 1;
    while let Some(t) = tokens.get(end) {
        let c = of(t);
        let more = matches!(c, "!" | "?" | "…") || (c.starts_with('.') && t.kind == TokenKind::Punctuation);
        let closes = matches!(c, "”" | "’" | "»" | "''" | ")" | "]")
            || (t.kind == TokenKind::Mark && closes_here(tokens, end, text));
        if t.glued && (more || closes) { end += 1 } else { break }
    }
    let Some(next) = tokens.get(end) else { return Some(end) };
    let following = of(next);
    let first = following.chars().next().unwrap_or(' ');
    // A mark that opens the next sentence stands before its first word.
    let opens = matches!(first, '“' | '"' | '‘' | '«' | '(' | '[' | '\'' | '`' | '„' | '—' | '–' | '-' | '•');
    let begins = if opens {
        tokens.get(end + 1).is_some_and(|t| of(t).starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
    } else {
        first.is_uppercase() || first.is_numeric()
    };
    let marks = end > i + 1;
    if !begins {
        return None;
    }
    if next.glued && !marks {
        // "him.The": a missing space after a lower-case word; "nature.com" and "3.5x" are none.
        let before = i.checked_sub(1).filter(|&p| p >= from).map(|p| &tokens[p]);
        let lower = before.is_some_and(|t| t.glued || t.kind == TokenKind::Word)
            && before.is_some_and(|t| of(t).len() > 1 && of(t).ends_with(|c: char| c.is_lowercase()));
        return (stop && lower && first.is_uppercase()).then_some(end);
    }
    if abbreviation {
        let before_name = word.len() == 2
            || super::abbreviations::stop(word.trim_end_matches('.'), true, None) == super::abbreviations::Stop::Never;
        let letter = i.checked_sub(1).filter(|&p| p >= from).is_some_and(|p| is_letter(of(&tokens[p]), word));
        return (letter || !before_name && starts_sentence(following)).then_some(end);
    }
    if word.starts_with("..") || word == "…" {
        // An ellipsis inside a sentence is followed by a capital only when a sentence begins.
        return (!opens).then_some(end);
    }
    if marks && !word.starts_with('.') && speech_follows(text, tokens, end) {
        return None;
    }
    Some(end)
}

/// Nouns that a letter names one of, besides those that a number does.
const LETTERED: &[&str] =
    &["Category", "Exhibit", "Group", "Hepatitis", "Plan", "Vitamin", "exhibit", "hepatitis", "plan", "vitamin"];

/// Whether a capital with a full stop is no initial of the name that follows: "apartment C. Ada Roe", "on X. Ada Roe".
fn is_letter(before: &str, word: &str) -> bool {
    let there = matches!(before, "on" | "to" | "via" | "from" | "over" | "through");
    word == "X." && there
        || word.len() == 2 && (LETTERED.contains(&before) || lexicon::look_up(before).has(Class::Numbered))
}

/// A straight mark closes if white space or the part's end follows it.
fn closes_here(tokens: &[Token], at: usize, text: &str) -> bool {
    let straight = matches!(tokens[at].span().of(text), "\"" | "'" | "’");
    straight && tokens.get(at + 1).is_none_or(|t| !t.glued || !matches!(t.kind, TokenKind::Word | TokenKind::Number))
}

/// Whether a word with one capital, its first letter, begins sentences far more often than it follows an abbreviation.
fn starts_sentence(word: &str) -> bool {
    title_case(word) && lexicon::look_up(&word.to_lowercase()).has(Class::StartsSentence)
}

/// Whether a verb in lower case goes on with the sentence: “Why?” Hale asked.
fn speech_follows(text: &str, tokens: &[Token], from: usize) -> bool {
    tokens[from..].iter().take(5).any(|t| lexicon::look_up(t.span().of(text)).has(Class::SpeechAfterMark))
}

#[cfg(test)]
mod tests {
    use crate::span::Span;

    fn sentences(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        let all = Span::new(0, u32::try_from(text.len()).unwrap());
        super::super::tokens::split(text, all, &mut tokens);
        let mut out = Vec::new();
        super::split(text, &tokens, 0, 0, &mut out);
        let t = super::super::Text { tokens, ..super::super::Text::default() };
        out.into_iter().map(|s| t.span(s.tokens).of(text)).collect()
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        let one = "Mr. Hale of the U.S. Treasury met Gen. J. Roe at 5 p.m. on Jan. 3 in St. Ives.";
        assert_eq!(sentences(one), [one]);
        assert_eq!(sentences("She left the U.S. The talks went on."), ["She left the U.S.", "The talks went on."]);
    }

    #[test]
    fn marks_close_after_the_stop() {
        assert_eq!(sentences("“Go.” He went. \"Stay.\" She did."), ["“Go.”", "He went.", "\"Stay.\"", "She did."]);
        assert_eq!(
            sentences("“We’ll talk,” Roe said.”And then we go.”"),
            ["“We’ll talk,” Roe said.”", "And then we go.”"]
        );
        assert_eq!(sentences("“Why now?” Hale asked."), ["“Why now?” Hale asked."]);
    }

    #[test]
    fn a_letter_is_no_initial() {
        for (one, two) in
            [("Tom Roe posted it on X.", "Ada Hale replied."), ("He lives in apartment C.", "Ada Hale does not.")]
        {
            assert_eq!(sentences(&[one, two].join(" ")), [one, two]);
        }
        for one in ["The book by X. Hale and J. Roe was sold.", "X. Ada Hale met T. S. Roe."] {
            assert_eq!(sentences(one), [one]);
        }
    }

    #[test]
    fn initials_numbers_and_ellipses() {
        for one in [
            "Roe v. Hale is case No. 3 of J. B. Voss, who left the U.S. Navy at 6 a.m. Tuesday.",
            "“We… we shall see,” he said.",
            "The fee rose 3.5 percent to $1.20.",
        ] {
            assert_eq!(sentences(one), [one]);
        }
        assert_eq!(sentences("He waited… Then he left."), ["He waited…", "Then he left."]);
        assert_eq!(sentences("He lives in the U.K. She does not."), ["He lives in the U.K.", "She does not."]);
    }

    #[test]
    fn missing_space_after_the_stop() {
        assert_eq!(sentences("They met him.The talks failed."), ["They met him.", "The talks failed."]);
    }
}
