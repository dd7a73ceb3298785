//! From the source of a page to tags and text, after the tokenizer of the HTML standard, for reading only: it keeps
//! what the extraction needs, never fails and never looks at a byte more than a few times.

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// `<name attributes>`: the name and the text between it and the closing bracket.
    Open {
        /// As written.
        name: &'a str,
        /// As written, slash of a self-closing tag included.
        attributes: &'a str,
    },
    /// `</name>`.
    Close(&'a str),
    /// Characters, references not yet decoded.
    Text(&'a str),
    /// What stands in an element whose content is no markup, such as a script.
    Raw(&'a str),
}

pub(super) struct Tokens<'a> {
    source: &'a str,
    at: usize,
    /// The element whose raw content comes next.
    raw: Option<&'a str>,
}

/// Elements whose content is no markup.
fn is_raw(name: &str) -> bool {
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"]
        .iter()
        .any(|n| n.eq_ignore_ascii_case(name))
}

fn find(bytes: &[u8], from: usize, what: u8) -> Option<usize> {
    bytes.get(from..)?.iter().position(|&b| b == what).map(|n| from + n)
}

impl<'a> Tokens<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, at: 0, raw: None }
    }

    /// Where the end tag of the raw element begins; the end of the source where there is none.
    fn raw_end(&self, name: &str) -> usize {
        let bytes = self.source.as_bytes();
        let mut at = self.at;
        while let Some(open) = find(bytes, at, b'<') {
            let tail = &bytes[open + 1..];
            if tail.first() == Some(&b'/')
                && tail.get(1..=name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name.as_bytes()))
                && tail.get(name.len() + 1).is_none_or(|b| !b.is_ascii_alphanumeric())
            {
                return open;
            }
            at = open + 1;
        }
        bytes.len()
    }

    /// Where the tag that began before `from` ends: at the first `>` outside quoted values.
    fn tag_end(&self, from: usize) -> usize {
        let bytes = self.source.as_bytes();
        let mut at = from;
        let mut value = false;
        while let Some(&b) = bytes.get(at) {
            match b {
                b'>' => return at,
                b'=' => value = true,
                b'"' | b'\'' if value => {
                    match find(bytes, at + 1, b) {
                        Some(close) => at = close,
                        // A mark that is never closed: the tag ends at its bracket after all.
                        None => return find(bytes, at, b'>').unwrap_or(bytes.len()),
                    }
                    value = false;
                }
                b if b.is_ascii_whitespace() => {}
                _ => value = false,
            }
            at += 1;
        }
        bytes.len()
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let source = self.source;
        let bytes = source.as_bytes();
        if let Some(name) = self.raw.take() {
            let end = self.raw_end(name);
            let text = &source[self.at..end];
            self.at = end;
            return Some(Piece::Raw(text));
        }
        let mut text_from = self.at;
        loop {
            let Some(open) = find(bytes, self.at, b'<') else {
                self.at = bytes.len();
                return (text_from < bytes.len()).then(|| Piece::Text(&source[text_from..]));
            };
            let next = bytes.get(open + 1).copied().unwrap_or(0);
            let is_tag = next.is_ascii_alphabetic()
                || next == b'!'
                || next == b'?'
                || next == b'/' && bytes.get(open + 2).is_some_and(|b| *b != b'>');
            if !is_tag {
                // "<3" and "</>" are no tags.
                self.at = open + 1;
                if next == b'/' && text_from == open && bytes.get(open + 2) == Some(&b'>') {
                    self.at = (open + 3).min(bytes.len());
                    text_from = self.at;
                }
                continue;
            }
            if text_from < open {
                self.at = open;
                return Some(Piece::Text(&source[text_from..open]));
            }
            if source[open..].starts_with("<!--") {
                let close = source[open + 4..].find("-->");
                // "<!-->" is a whole comment.
                let end =
                    if source[open + 4..].starts_with('>') { Some(open + 5) } else { close.map(|n| open + 7 + n) };
                self.at = end.unwrap_or(bytes.len());
                text_from = self.at;
                continue;
            }
            let closing = next == b'/';
            let name_from = open + 1 + usize::from(closing);
            if !bytes.get(name_from).is_some_and(u8::is_ascii_alphabetic) {
                self.at = find(bytes, open, b'>').map_or(bytes.len(), |n| n + 1);
                text_from = self.at;
                continue;
            }
            let name_to = bytes[name_from..]
                .iter()
                .position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
                .map_or(bytes.len(), |n| name_from + n);
            let name = &source[name_from..name_to];
            let end = self.tag_end(name_to);
            let attributes = &source[name_to..end];
            self.at = (end + 1).min(bytes.len());
            if closing {
                return Some(Piece::Close(name));
            }
            if is_raw(name) {
                self.raw = Some(name);
            }
            return Some(Piece::Open { name, attributes });
        }
    }
}

/// The attributes of a tag, in order: names as written, values not yet decoded.
pub(super) fn attributes(mut rest: &str) -> impl Iterator<Item = (&str, &str)> {
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        // A name has at least one character, even if that is an equals sign.
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let end = rest[first..].find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/')).map(|n| n + first);
        let name = &rest[..end.unwrap_or(rest.len())];
        rest = rest[name.len()..].trim_start();
        let Some(after) = rest.strip_prefix('=') else { return Some((name, "")) };
        let after = after.trim_start();
        let value = match after.chars().next() {
            Some(mark @ ('"' | '\'')) => {
                let body = &after[1..];
                let close = body.find(mark).unwrap_or(body.len());
                rest = body.get(close + 1..).unwrap_or("");
                &body[..close]
            }
            _ => {
                let close = after.find(|c: char| c.is_ascii_whitespace()).unwrap_or(after.len());
                rest = &after[close..];
                &after[..close]
            }
        };
        Some((name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(source: &str) -> Vec<String> {
        Tokens::new(source)
            .map(|p| match p {
                Piece::Open { name, attributes } => format!("<{name}|{}>", attributes.trim()),
                Piece::Close(name) => format!("</{name}>"),
                Piece::Text(t) => t.to_owned(),
                Piece::Raw(t) => format!("raw:{t}"),
            })
            .collect()
    }

    #[test]
    fn tags_text_and_comments() {
        assert_eq!(
            show("a<p class=\"x>y\">b</p><!-- <i> -->c<br/>"),
            ["a", "<p|class=\"x>y\">", "b", "</p>", "c", "<br|/>"]
        );
        assert_eq!(show("<!doctype html><?x?>1 < 2 <3</>"), ["1 < 2 <3</>"]);
        assert_eq!(show("<script>if (a</b) '</p>'</script>x"), ["<script|>", "raw:if (a</b) '</p>'", "</script>", "x"]);
    }

    #[test]
    fn broken_markup_ends() {
        assert_eq!(show("<a href=\"x>y</a>"), ["<a|href=\"x>", "y", "</a>"]);
        assert_eq!(show("a<!-- b"), ["a"]);
        assert_eq!(show("a<b"), ["a", "<b|>"]);
        assert_eq!(show("<title>never closed"), ["<title|>", "raw:never closed"]);
        assert_eq!(show("<"), ["<"]);
        assert_eq!(show("</"), ["</"]);
    }

    #[test]
    fn attribute_values() {
        let all: Vec<_> = attributes(" a=1 B = 'two' c d=\"x y\" é=ü / e").collect();
        assert_eq!(all, [("a", "1"), ("B", "two"), ("c", ""), ("d", "x y"), ("é", "ü"), ("e", "")]);
    }
}
