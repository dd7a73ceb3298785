//! From characters to tokens, in one pass.

use super::abbreviations::{self, Stop};
use super::token::{Token, TokenKind};
use crate::span::Span;

/// Whether a character is any sort of quotation mark or apostrophe.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '`'
            | '´'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '″'
            | '＂'
    )
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`')
}

fn is_word(c: char) -> bool {
    c.is_alphabetic() || c == 'ʼ' || is_combining(c)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}')
}

/// Appends the tokens of `part` to `out`.
pub(super) fn split(text: &str, part: Span, out: &mut Vec<Token>) {
    let base = part.start as usize;
    let source = part.of(text);
    let mut at = 0;
    let mut last_end = None;
    while let Some(c) = source[at..].chars().next() {
        if c.is_whitespace() || c.is_control() || c == '\u{feff}' || c == '\u{200b}' || c == '\u{ad}' {
            at += c.len_utf8();
            continue;
        }
        let (len, kind) = next(source, at, c, out.last().filter(|_| last_end == Some(at)));
        let start = base + at;
        out.push(Token { start: offset(start), end: offset(start + len), kind, glued: last_end == Some(at) });
        at += len;
        last_end = Some(at);
    }
}

/// Offsets fit: the engine refuses texts of 4 GiB and more.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn next(source: &str, at: usize, first: char, glued_to: Option<&Token>) -> (usize, TokenKind) {
    let rest = &source[at..];
    if let Some(len) = address(rest) {
        return (len, TokenKind::Address);
    }
    if first.is_ascii_digit() || first.is_numeric() {
        return (number(rest), TokenKind::Number);
    }
    if is_word(first) {
        return word(source, at);
    }
    if is_apostrophe(first) {
        let after_word =
            glued_to.is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Abbreviation | TokenKind::Number));
        if after_word && let Some(len) = clitic(rest) {
            return (len, TokenKind::Clitic);
        }
        // '90s
        let mut more = rest[first.len_utf8()..].chars();
        let two = more.by_ref().take(2).filter(char::is_ascii_digit).count() == 2;
        if two && more.next() == Some('s') && !more.next().is_some_and(is_word) {
            return (first.len_utf8() + 3, TokenKind::Number);
        }
    }
    if is_mark(first) {
        // '' and `` are one mark; so is ,, as an opening one.
        let double = (first == '\'' || first == '`') && rest[1..].starts_with(first);
        return (if double { 2 } else { first.len_utf8() }, TokenKind::Mark);
    }
    if first == '.' || first == '-' {
        let run = rest.bytes().take_while(|&b| b == first as u8).count();
        return (run, TokenKind::Punctuation);
    }
    (first.len_utf8(), TokenKind::Punctuation)
}

/// Length of a possessive or clitic at the start of `rest`, apostrophe first.
fn clitic(rest: &str) -> Option<usize> {
    let mut chars = rest.char_indices();
    chars.next()?;
    let begin = chars.clone().next()?.0;
    let end = rest[begin..].find(|c: char| !is_word(c)).map_or(rest.len(), |n| begin + n);
    let tail = &rest[begin..end];
    ["s", "re", "ve", "ll", "d", "m"].iter().any(|c| tail.eq_ignore_ascii_case(c)).then_some(end)
}

fn word(source: &str, at: usize) -> (usize, TokenKind) {
    let rest = &source[at..];
    let mut end = 0;
    // Where the piece after the last full stop begins.
    let mut piece = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let following = chars.peek().map(|&(_, n)| n);
        if is_word(c) || c.is_numeric() {
            end = i + c.len_utf8();
        } else if is_apostrophe(c) && c != '`' && following.is_some_and(is_word) {
            // O'Brien and don't stay whole; Putin's does not.
            if clitic(&rest[i..]).is_some() {
                break;
            }
        } else if c == '.'
            && following.is_some_and(char::is_alphabetic)
            && stops_inside(&rest[piece..i], &rest[i + 1..])
        {
            // U.S, a.m, Ph.D
            piece = i + 1;
        } else if c == '&' && following.is_some_and(char::is_uppercase) && i == end && i <= 2 {
            // AT&T, S&P
        } else {
            break;
        }
    }
    let text = &rest[..end];
    if rest[end..].starts_with('.') && !rest[end + 1..].starts_with('.') {
        let after = &rest[end + 1..];
        let next = after.trim_start().chars().next();
        if abbreviations::stop(text, after.starts_with(char::is_whitespace), next) != Stop::Ends {
            return (end + 1, TokenKind::Abbreviation);
        }
    }
    (end, TokenKind::Word)
}

/// Whether a full stop between letters joins them: the piece before it is one letter or two, as all before that one were,
/// and the next one is too.
fn stops_inside(last: &str, after: &str) -> bool {
    let short = |p: &str| (1..=2).contains(&p.chars().count()) && p.chars().all(char::is_alphabetic);
    let next: &str = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    // "it.He" is a missing space; "a.m" and "U.S" are not.
    let same_case = last.starts_with(char::is_uppercase) == next.starts_with(char::is_uppercase) || last == "Ph";
    short(last) && short(next) && same_case && (last.chars().count() == 1 || last == "Ph")
}

fn number(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let following = chars.peek().map(|&(_, n)| n);
        let digit_next = following.is_some_and(|n| n.is_ascii_digit());
        if c.is_numeric() {
            end = i + c.len_utf8();
        } else if matches!(c, ',' | '.' | ':') && digit_next && i == end {
            // "1,000", but a list "3,4,5 " is as likely a number; later stages look inside.
        } else {
            break;
        }
    }
    // An ending or unit glued on: 5th, 1990s, 5pm, 10k, 20bn.
    let tail = rest[end..].find(|c: char| !c.is_alphanumeric()).map_or(rest.len(), |n| end + n);
    let glued = &rest[end..tail];
    if !glued.is_empty() && glued.chars().count() <= 4 && glued.chars().all(is_word) { tail } else { end }
}

/// Length of a web or mail address, @name or #tag at the start of `rest`.
fn address(rest: &str) -> Option<usize> {
    let first = *rest.as_bytes().first()?;
    if !first.is_ascii() {
        return None;
    }
    if first == b'@' || first == b'#' {
        let len = 1 + rest[1..].find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len() - 1);
        return (len > 1).then_some(len);
    }
    let head = &rest.as_bytes()[..rest.len().min(8)];
    let web = head.starts_with(b"http://") || head.starts_with(b"https://") || head.starts_with(b"www.");
    if !web && !first.is_ascii_alphanumeric() {
        return None;
    }
    // Bounded look-ahead: a mail address is short, and this runs at every token.
    let len = if web {
        rest.find(|c: char| c.is_whitespace() || is_mark(c) || matches!(c, '<' | '>' | ')' | ']')).unwrap_or(rest.len())
    } else {
        let limit = rest.len().min(80);
        let len = rest.as_bytes()[..limit]
            .iter()
            .position(|b| !(b.is_ascii_alphanumeric() || b".@_-+".contains(b)))
            .unwrap_or(limit);
        let run = &rest.as_bytes()[..len];
        let at = run.iter().position(|&b| b == b'@')?;
        run[at..].contains(&b'.').then_some(len)?
    };
    let len = rest[..len].trim_end_matches(['.', ',', ';', ':', '!', '?']).len();
    (len > 0).then_some(len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        split(text, Span::new(0, offset(text.len())), &mut out);
        out.iter().map(|t| t.span().of(text)).collect()
    }

    #[test]
    fn names_possessives_and_contractions() {
        assert_eq!(
            words("Putin’s aide didn't see O'Brien's U.S.-led men."),
            ["Putin", "’s", "aide", "didn't", "see", "O'Brien", "'s", "U.S.", "-", "led", "men", "."]
        );
        assert_eq!(words("AT&T and Ph.D. work"), ["AT&T", "and", "Ph.D.", "work"]);
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        assert_eq!(
            words("Mr. Hale met Gen. J. Roe at 5 p.m. on Jan. 3."),
            ["Mr.", "Hale", "met", "Gen.", "J.", "Roe", "at", "5", "p.m.", "on", "Jan.", "3", "."]
        );
        assert_eq!(
            words("He said no. Then he left it.He ran"),
            ["He", "said", "no", ".", "Then", "he", "left", "it", ".", "He", "ran"]
        );
    }

    #[test]
    fn numbers_and_money() {
        assert_eq!(
            words("$1,250.50 or 25%, 12:30, 5th, 1990s, '90s, 10-day"),
            [
                "$", "1,250.50", "or", "25", "%", ",", "12:30", ",", "5th", ",", "1990s", ",", "'90s", ",", "10", "-",
                "day"
            ]
        );
    }

    #[test]
    fn marks_stand_alone() {
        assert_eq!(
            words("said.”And ''so'' it… -- “went”"),
            ["said", ".", "”", "And", "''", "so", "''", "it", "…", "--", "“", "went", "”"]
        );
    }

    #[test]
    fn addresses_are_whole() {
        assert_eq!(
            words("See https://a.example/x?y=1, or mail a.b@c.example. @handle #tag"),
            ["See", "https://a.example/x?y=1", ",", "or", "mail", "a.b@c.example", ".", "@handle", "#tag"]
        );
    }
}
