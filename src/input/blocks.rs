//! From plain text to blocks: a block is a paragraph, a heading or any other line that stands alone.

use crate::span::Span;

/// What the source says a block is; plain text says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// Nothing: judged by its words.
    Text,
    /// A heading element.
    Heading,
    /// The page's own title element.
    Title,
    /// A figure's caption.
    Caption,
    /// Marked up as who wrote it.
    Byline,
    /// Prose that the page keeps apart from the article, with the reason.
    Aside(&'static str),
    /// Another article on the page, by number.
    Other(u32),
}

/// A stretch of text that is judged as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) span: Span,
    /// Whether a blank line stands before it.
    pub(super) gap: bool,
    pub(super) hint: Hint,
}

#[derive(Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
    /// White space before its first character, in characters.
    indent: usize,
    /// Its length in characters, indent included.
    width: usize,
    gap: bool,
}

/// White space, and characters that print nothing.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{ad}')
}

/// `text[start..end]` without blank characters at its edges.
pub(super) fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let inner = text.get(start..end)?;
    let left = inner.trim_start_matches(is_blank);
    let begin = start + (inner.len() - left.len());
    let body = left.trim_end_matches(is_blank);
    (!body.is_empty()).then(|| Span::new(begin as u32, (begin + body.len()) as u32))
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn lines(text: &str) -> Vec<Line> {
    let mut out = Vec::new();
    let mut at = 0;
    let mut gap = false;
    for piece in text.split_inclusive(is_break) {
        let (start, next) = (at, at + piece.len());
        at = next;
        match trimmed(text, start, next) {
            Some(span) => {
                let (a, b) = (span.start as usize, span.end as usize);
                let indent = text[start..a].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
                out.push(Line { start: a, end: b, indent, width: indent + text[a..b].chars().count(), gap });
                gap = false;
            }
            // The second half of a "\r\n" is no blank line.
            None => gap |= !(piece == "\n" && text[..start].ends_with('\r')),
        }
    }
    out
}

/// Whether a line's last character closes a sentence.
pub(super) fn ends_sentence(line: &str) -> bool {
    let inner =
        line.trim_end_matches(|c: char| is_blank(c) || matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '»' | '」'));
    inner.ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// The width that the text was wrapped at, if it was: then line ends inside a paragraph mean nothing.
///
/// A wrapped line stops where the next word would not have fitted, so it goes on in lower case without having ended its
/// sentence, and no line is much longer than the rest.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let width = lines.iter().map(|l| l.width).max()?;
    if !(30..=130).contains(&width) {
        return None;
    }
    let (mut breaks, mut running) = (0, 0);
    for (n, pair) in lines.windows(2).enumerate() {
        let (a, b) = (pair[0], pair[1]);
        if b.gap || b.indent > a.indent + 1 {
            continue;
        }
        breaks += 1;
        let next = &text[b.start..b.end];
        let first = next.split_whitespace().next().unwrap_or("");
        // The first line gave room to a dateline that is no longer there.
        let full = n == 0 || a.width + 1 + first.chars().count() >= width * 4 / 5;
        let goes_on = next.starts_with(|c: char| c.is_lowercase()) && !ends_sentence(&text[a.start..a.end]);
        running += usize::from(full && goes_on);
    }
    (running >= 1 && running * 4 >= breaks).then_some(width)
}

/// Splits a text into blocks: lines, or paragraphs where the lines are wrapped.
pub(super) fn split(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let wrap = wrap_width(text, &lines);
    let mut out: Vec<Block> = Vec::new();
    let mut last: Option<Line> = None;
    for line in lines {
        let joins = match (wrap, last) {
            (Some(width), Some(before)) if !line.gap => {
                let first = text[line.start..line.end].split_whitespace().next().unwrap_or("");
                let short = before.width + 1 + first.chars().count() < width * 17 / 20;
                let ended = ends_sentence(&text[before.start..before.end]);
                let stub = short && before.width * 2 < width && out.len() > 1 && !first.starts_with(char::is_lowercase);
                line.indent <= before.indent + 1 && !(short && ended) && !stub
            }
            _ => false,
        };
        match out.last_mut() {
            Some(block) if joins => block.span.end = line.end as u32,
            _ => {
                out.push(Block { span: Span::new(line.start as u32, line.end as u32), gap: line.gap, hint: Hint::Text })
            }
        }
        last = Some(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        split(text).iter().map(|b| b.span.of(text)).collect()
    }

    #[test]
    fn lines_are_paragraphs() {
        assert_eq!(
            texts("One line here.\r\nAnother one.\n\n\u{feff}Third. \u{3}\n"),
            ["One line here.", "Another one.", "Third."]
        );
        let gaps: Vec<bool> = split("A.\r\nB.\r\n\r\nC.").iter().map(|b| b.gap).collect();
        assert_eq!(gaps, [false, false, true]);
    }

    #[test]
    fn wrapped_lines_join() {
        let text = "The harbour board of Port Ellery said it would close two of its\nfour piers for repairs that are \
                    expected to last until the end of\nthe year.\n    Ferries will leave from the northern pier, said its\n\
                    chairman, who asked for patience.\n\n Agency\n\u{3}";
        assert_eq!(texts(text).len(), 3);
        assert!(texts(text)[0].ends_with("the year."));
        assert!(texts(text)[1].ends_with("patience."));
    }
}
