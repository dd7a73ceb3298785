//! Words as a check compares them: case, quotation marks and punctuation left aside, and nothing that can change the sense.

use crate::corpus::words;
use crate::lexicon::{Class, look_up};
use crate::span::Span;
use crate::text::{Token, TokenKind};

/// What stands for dots that show an omission.
pub(super) const DOTS: &str = "…";

/// A word, a number with its signs, or dots that show an omission.
#[derive(Clone, Debug)]
pub(in crate::corpus) struct Word {
    /// What is compared; two words with the same form are the same.
    pub(in crate::corpus) form: String,
    /// Hash of the form.
    pub(super) hash: u32,
    /// Its stretch in the text.
    pub(super) span: Span,
    /// Whether it tells something by itself.
    pub(super) content: bool,
    /// Whether it is a number, in figures or in words.
    pub(super) figure: bool,
    /// Whether it makes a sentence say the opposite.
    pub(super) negates: bool,
}

impl Word {
    fn new(form: String, span: Span, figure: bool) -> Self {
        let negates = negates(&form);
        let number = || form != "one" && look_up(&form).has(Class::NumberWord);
        let figure = figure || form.contains(|c: char| c.is_ascii_digit()) || number();
        let content = figure || form != DOTS && !words::is_stop(&form) && form.chars().any(char::is_alphanumeric);
        Self { hash: words::hash(&form), form, span, content, figure, negates }
    }

    pub(super) fn is_dots(&self) -> bool {
        self.form == DOTS
    }
}

/// Whether a word in lower case makes a sentence say the opposite.
pub(super) fn negates(word: &str) -> bool {
    word.ends_with("n't") || look_up(word).has(Class::Negates)
}

/// Whether one of two lists of words has more negations than the other, and whether their figures are not the same.
pub(in crate::corpus) fn turned(a: &[Word], b: &[Word]) -> (bool, bool) {
    let negations = |words: &[Word]| words.iter().filter(|w| w.negates).count();
    (negations(a) != negations(b), !figures(a).eq(figures(b)))
}

fn figures(words: &[Word]) -> impl Iterator<Item = &str> {
    words.iter().filter(|w| w.figure).map(|w| w.form.as_str())
}

/// Whether one of two lists of words only writes out what the other contracts.
pub(super) fn is_contraction(a: &[&Word], b: &[&Word]) -> bool {
    let whole = |words: &[&Word]| -> Vec<String> {
        words.iter().flat_map(|w| written_out(&w.form)).filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    // "'S" and "'d" stand for two words each.
    let one = |x: &String, y: &String| {
        let of = |short: &str, long: &str| match short {
            "'s" => matches!(long, "is" | "has"),
            "'d" => matches!(long, "would" | "had"),
            _ => short == long,
        };
        of(x, y) || of(y, x)
    };
    let (x, y) = (whole(a), whole(b));
    x.len() == y.len() && x.iter().zip(&y).all(|(x, y)| one(x, y))
}

/// The words that a contraction stands for; of one word, the second is empty.
pub(in crate::corpus) fn written_out(form: &str) -> [&str; 2] {
    match form {
        "can't" | "cannot" => ["can", "not"],
        "won't" => ["will", "not"],
        "shan't" => ["shall", "not"],
        "'ll" => ["will", ""],
        "'re" => ["are", ""],
        "'ve" => ["have", ""],
        "'m" => ["am", ""],
        form => form.strip_suffix("n't").map_or([form, ""], |verb| [verb, "not"]),
    }
}

/// The words of some tokens of a text.
pub(in crate::corpus) fn read(text: &str, tokens: &[Token]) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut bracket = false;
    let mut i = 0;
    while let Some(t) = tokens.get(i) {
        let written = t.span().of(text);
        let known = out.len();
        let glued = |at: usize| tokens.get(at).filter(|t| t.glued);
        match (t.kind, written) {
            (TokenKind::Mark, _) => {}
            (TokenKind::Punctuation, "[") => bracket = true,
            (TokenKind::Punctuation, "]") => bracket = false,
            (TokenKind::Punctuation, _) if is_dots(written) => out.push(Word::new(DOTS.into(), t.span(), false)),
            (TokenKind::Punctuation, _) if leads_number(tokens, i, text) => {
                let number = tokens[i + 1];
                out.push(number_word(text, t.span().join(number.span()), written, number, glued(i + 2)));
                i += 1 + usize::from(percent(text, glued(i + 2)));
            }
            (TokenKind::Punctuation, _) => {
                let sign = written.chars().all(|c| SIGNS.contains(&c));
                out.extend(sign.then(|| Word::new(written.to_owned(), t.span(), false)));
            }
            (TokenKind::Number, _) => {
                out.push(number_word(text, t.span(), "", *t, glued(i + 1)));
                i += usize::from(percent(text, glued(i + 1)));
            }
            _ => match changed_case(text, tokens, i).filter(|_| bracket) {
                // “[W]e” is a letter in another case.
                Some(word) => {
                    out.push(word);
                    bracket = false;
                    i += 2;
                }
                None => out.push(Word::new(form(written), t.span(), false)),
            },
        }
        // A word in brackets is the editor's.
        if let Some(word) = out.get_mut(known).filter(|w| bracket && !w.is_dots()) {
            word.form.insert(0, '[');
            word.hash = words::hash(&word.form);
        }
        i += 1;
    }
    out
}

/// A letter, the bracket that closes behind it, and the rest of its word.
fn changed_case(text: &str, tokens: &[Token], i: usize) -> Option<Word> {
    let [letter, close, rest] = tokens.get(i..i + 3)? else { return None };
    let written = |t: &Token| t.span().of(text).to_owned();
    let one = written(letter).chars().count() == 1 && written(close) == "]";
    let whole = one && close.glued && rest.glued && rest.kind == TokenKind::Word;
    whole.then(|| Word::new(form(&(written(letter) + &written(rest))), letter.span().join(rest.span()), false))
}

/// Signs that are said: without them the words would not be the same.
const SIGNS: [char; 26] = [
    '&', '%', '+', '=', '$', '£', '€', '¥', '°', '#', '<', '>', '≥', '≤', '±', '~', '≠', '≈', '₹', '₿', '¢', '‰', '§',
    '×', '′', '″',
];

fn is_dots(written: &str) -> bool {
    written == DOTS || written.len() >= 2 && written.bytes().all(|b| b == b'.')
}

/// Whether a sign belongs to the number after it: of money, or a minus with nothing before it.
fn leads_number(tokens: &[Token], i: usize, text: &str) -> bool {
    let written = tokens[i].span().of(text);
    let number = tokens.get(i + 1).is_some_and(|t| t.glued && t.kind == TokenKind::Number);
    let minus = matches!(written, "-" | "−" | "–") && !tokens[i].glued;
    number && (minus || matches!(written, "$" | "£" | "€" | "¥" | "+" | "#"))
}

fn percent(text: &str, after: Option<&Token>) -> bool {
    after.is_some_and(|t| t.span().of(text) == "%")
}

/// A number with the signs around it.
fn number_word(text: &str, span: Span, before: &str, number: Token, after: Option<&Token>) -> Word {
    let (sign, span) = match after.filter(|_| percent(text, after)) {
        Some(t) => ("%", span.join(t.span())),
        None => ("", span),
    };
    let before = if before == "−" { "-" } else { before };
    let digits = ungrouped(&words::plain(number.span().of(text)));
    Word::new(format!("{before}{digits}{sign}"), span, true)
}

/// A number without the commas that part thousands.
fn ungrouped(number: &str) -> String {
    let mut groups = number.split(',');
    let first = groups.next().unwrap_or("");
    let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
    let rest: Vec<&str> = groups.collect();
    let whole = (1..=3).contains(&first.len())
        && digits(first) == first.len()
        && rest.iter().enumerate().all(|(i, g)| digits(g) == 3 && (g.len() == 3 || i + 1 == rest.len()));
    if whole { number.replace(',', "") } else { number.to_owned() }
}

/// A word as it is compared.
fn form(written: &str) -> String {
    let mut low = words::plain(written);
    low.retain(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{200d}'));
    if low.contains(['ʼ', '‘', '`']) {
        low = low.replace(['ʼ', '‘', '`'], "'");
    }
    // Full stops of abbreviations are the paper's.
    let plain = low.replace('.', "");
    // The country is not the pronoun.
    let capitals = written.len() > 1 && !written.chars().any(char::is_lowercase);
    match plain.as_str() {
        "us" | "it" | "who" if capitals || plain != low => plain.to_uppercase(),
        _ if plain.is_empty() => low,
        _ if low.contains('@') || low.contains('/') => low,
        _ => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens_of;

    fn forms(text: &str) -> String {
        read(text, &tokens_of(text)).into_iter().map(|w| w.form).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn marks_case_and_punctuation_are_left_aside() {
        assert_eq!(forms("“We WON’T go,” she said—twice."), "we won't go she said twice");
        assert_eq!(forms("'We won't go', well-known"), "we won't go well known");
    }

    #[test]
    fn a_contraction_is_told_from_other_words() {
        let one = |a: &str, b: &str| {
            let (a, b) = (read(a, &tokens_of(a)), read(b, &tokens_of(b)));
            is_contraction(&a.iter().collect::<Vec<_>>(), &b.iter().collect::<Vec<_>>())
        };
        for (a, b) in [("cannot", "can not"), ("don't", "do not"), ("we'll", "we will"), ("she's", "she has")] {
            assert!(one(a, b) && one(b, a), "{a}");
        }
        for (a, b) in [("don't", "do"), ("we'll", "we would"), ("can", "cannot"), ("won't", "would not")] {
            assert!(!one(a, b), "{a}");
        }
    }

    #[test]
    fn what_changes_the_sense_is_kept() {
        assert_eq!(forms("$5m, 5% of -3 and 10-12"), "$5m 5% of -3 and 10 12");
        assert_eq!(forms("1,000 and 1,00 and 12,500,000.5"), "1000 and 1,00 and 12500000.5");
        assert_eq!(forms("Tell us the U.S. and the US, at 9 a.m."), "tell us the US and the US at 9 am");
        assert_eq!(forms("We … go [to Oland], [W]e do [5]..."), "we … go [to [oland we do [5 …");
    }
}
