//! From the source of a page to tags and text: the tokenizer of the HTML standard, for reading only.
//!
//! It gives slices of the source, never fails and never looks at a byte more than a few times. `conformance.rs` says what
//! of the standard is left out.

/// A token of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `<name attributes>`: the name and the text between it and the closing bracket.
    Start {
        /// As written.
        name: &'a str,
        /// As written; [`attributes`] takes them apart.
        attributes: &'a str,
        /// Whether it ends in `/>`.
        self_closing: bool,
    },
    /// `</name>`, whatever else stands in it.
    End(&'a str),
    /// Characters, references not yet decoded.
    Text(&'a str),
    /// The content of an element whose content is no markup, such as a script; or a CDATA section.
    Raw(&'a str),
    /// What stands between the marks of a comment, or in what the standard takes for one.
    Comment(&'a str),
    /// A doctype, whatever it says.
    Doctype,
}

/// How the source goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content<'a> {
    /// Markup and text.
    Markup,
    /// No markup up to the end tag of this name.
    Raw(&'a str),
    /// The content of a script, which may hold end tags in comments.
    Script(&'a str),
    /// No markup up to the end of the source.
    Plaintext,
}

pub(super) struct Tokenizer<'a> {
    source: &'a str,
    at: usize,
    content: Content<'a>,
    foreign: bool,
}

/// What the start tag of an element in HTML says of its content.
fn content_of(name: &str) -> Content<'_> {
    let is = |names: &[&str]| names.iter().any(|n| n.eq_ignore_ascii_case(name));
    if is(&["script"]) {
        Content::Script(name)
    } else if is(&["style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"]) {
        Content::Raw(name)
    } else if is(&["plaintext"]) {
        Content::Plaintext
    } else {
        Content::Markup
    }
}

fn find(bytes: &[u8], from: usize, what: u8) -> Option<usize> {
    bytes.get(from..)?.iter().position(|&b| b == what).map(|n| from + n)
}

fn starts_with_ignore_case(bytes: &[u8], prefix: &str) -> bool {
    bytes.get(..prefix.len()).is_some_and(|b| b.eq_ignore_ascii_case(prefix.as_bytes()))
}

/// Whether `bytes` begin with this name of a tag, up to its end.
fn is_tag_name(bytes: &[u8], name: &str) -> bool {
    starts_with_ignore_case(bytes, name)
        && bytes.get(name.len()).is_some_and(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
}

impl<'a> Tokenizer<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self::within(Content::Markup, source)
    }

    /// Starts where the source goes on as `content`.
    pub(super) fn within(content: Content<'a>, source: &'a str) -> Self {
        Self { source, at: 0, content, foreign: false }
    }

    /// Says whether what follows stands in SVG or MathML, where no name makes content raw and there are CDATA sections.
    pub(super) fn set_foreign(&mut self, foreign: bool) {
        self.foreign = foreign;
    }

    fn bytes(&self) -> &'a [u8] {
        self.source.as_bytes()
    }

    /// The source from where it stands to `end`; goes on at `next`.
    fn take(&mut self, from: usize, end: usize, next: usize) -> &'a str {
        self.at = next.min(self.source.len());
        &self.source[from..end]
    }

    /// Where the end tag of a raw element begins; the end of the source where there is none.
    fn raw_end(&self, name: &str) -> usize {
        let bytes = self.bytes();
        let mut at = self.at;
        while let Some(open) = find(bytes, at, b'<') {
            if bytes.get(open + 1) == Some(&b'/') && is_tag_name(&bytes[open + 2..], name) {
                return open;
            }
            at = open + 1;
        }
        bytes.len()
    }

    /// Where the end tag of a script begins. In a comment, a script in the script has an end tag of its own.
    fn script_end(&self, name: &str) -> usize {
        let bytes = self.bytes();
        let (mut comment, mut inner) = (false, false);
        let mut at = self.at;
        while let Some(n) = bytes[at..].iter().position(|b| matches!(b, b'<' | b'-')) {
            at += n;
            let rest = &bytes[at..];
            if comment && rest.starts_with(b"-->") {
                (comment, inner) = (false, false);
            } else if !comment && rest.starts_with(b"<!--") {
                comment = true;
                // Its own dashes may end it.
                at += 1;
            } else if comment && !inner && rest[0] == b'<' && is_tag_name(&rest[1..], "script") {
                inner = true;
            } else if inner && rest.starts_with(b"</") && is_tag_name(&rest[2..], "script") {
                inner = false;
            } else if !inner && rest.starts_with(b"</") && is_tag_name(&rest[2..], name) {
                return at;
            }
            at += 1;
        }
        bytes.len()
    }

    /// Content that is no markup.
    fn raw(&mut self, end: usize) -> Token<'a> {
        self.content = Content::Markup;
        Token::Raw(self.take(self.at, end, end))
    }

    /// What begins with `<!` at `open`: a comment, a doctype or a CDATA section.
    fn declaration(&mut self, open: usize) -> Token<'a> {
        let bytes = self.bytes();
        let rest = &bytes[open + 2..];
        if rest.starts_with(b"--") {
            self.comment(open + 4)
        } else if starts_with_ignore_case(rest, "doctype") {
            self.bogus_comment(open + 2);
            Token::Doctype
        } else if self.foreign && rest.starts_with(b"[CDATA[") {
            let from = open + "<![CDATA[".len();
            let end = self.source[from..].find("]]>").map_or(bytes.len(), |n| from + n);
            Token::Raw(self.take(from, end, end + "]]>".len()))
        } else {
            self.bogus_comment(open + 2)
        }
    }

    /// The comment whose content begins at `from`: up to `-->` or `--!>`, or one that ends as it begins.
    fn comment(&mut self, from: usize) -> Token<'a> {
        let rest = &self.source[from..];
        for (n, _) in rest.match_indices('>') {
            let before = &rest[..n];
            let content = match before {
                "" | "-" => Some(""),
                _ => before.strip_suffix("--").or_else(|| before.strip_suffix("--!")),
            };
            if let Some(content) = content {
                return Token::Comment(self.take(from, from + content.len(), from + n + 1));
            }
        }
        // At the end of the source, marks that have begun are no content.
        let open = ["--!", "--", "-"].into_iter().find(|m| rest.ends_with(m)).map_or(0, str::len);
        Token::Comment(self.take(from, self.source.len() - open, self.source.len()))
    }

    /// What the standard takes for a comment: up to the next bracket.
    fn bogus_comment(&mut self, from: usize) -> Token<'a> {
        let end = find(self.bytes(), from, b'>').unwrap_or(self.source.len());
        Token::Comment(self.take(from, end, end + 1))
    }

    /// The tag whose name begins at `from`; `None` where the source ends in it.
    fn tag(&mut self, from: usize, is_end: bool) -> Option<Token<'a>> {
        let bytes = self.bytes();
        let is_delimiter = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'/' | b'>');
        let name_end = from + bytes[from..].iter().position(is_delimiter).unwrap_or(bytes.len() - from);
        let mut inside = Attributes { source: self.source, at: name_end };
        let (end, self_closing) = loop {
            match inside.step() {
                Step::Attribute(..) => {}
                Step::End { self_closing } => break (inside.at, self_closing),
                // A damaged page is read on where a browser shows no more of it.
                Step::Unclosed(_, value) => break (find(bytes, value, b'>').unwrap_or(bytes.len()), false),
                Step::Cut => break (bytes.len(), false),
            }
        };
        self.at = end.saturating_add(1).min(bytes.len());
        if end == bytes.len() {
            return None;
        }
        let name = &self.source[from..name_end];
        if is_end {
            return Some(Token::End(name));
        }
        if !self.foreign {
            self.content = content_of(name);
        }
        Some(Token::Start { name, attributes: &self.source[name_end..end], self_closing })
    }

    /// The next token of markup.
    fn markup(&mut self) -> Option<Token<'a>> {
        let bytes = self.bytes();
        let mut from = self.at;
        let mut at = from;
        while let Some(open) = find(bytes, at, b'<') {
            let second = bytes.get(open + 2).copied();
            let begins = match bytes.get(open + 1) {
                Some(b'!' | b'?') => true,
                Some(b'/') => second.is_some(),
                Some(b) => b.is_ascii_alphabetic(),
                None => false,
            };
            if !begins {
                // "<3" is text.
                at = open + 1;
                continue;
            }
            if from < open {
                return Some(Token::Text(self.take(from, open, open)));
            }
            return match (bytes[open + 1], second) {
                (b'!', _) => Some(self.declaration(open)),
                (b'?', _) => Some(self.bogus_comment(open + 1)),
                // "</>" is nothing at all.
                (b'/', Some(b'>')) => {
                    from = open + 3;
                    at = from;
                    continue;
                }
                (b'/', Some(b)) if b.is_ascii_alphabetic() => self.tag(open + 2, true),
                (b'/', _) => Some(self.bogus_comment(open + 2)),
                _ => self.tag(open + 1, false),
            };
        }
        (from < bytes.len()).then(|| Token::Text(self.take(from, bytes.len(), bytes.len())))
    }
}

impl<'a> Iterator for Tokenizer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        match self.content {
            Content::Markup => self.markup(),
            Content::Raw(name) => Some(self.raw(self.raw_end(name))),
            Content::Script(name) => Some(self.raw(self.script_end(name))),
            Content::Plaintext => Some(self.raw(self.source.len())),
        }
    }
}

/// What stands next in a tag, after its name.
enum Step<'a> {
    /// A name and a value, both as written.
    Attribute(&'a str, &'a str),
    /// A name, and where its value begins, whose closing quotation mark is missing.
    Unclosed(&'a str, usize),
    /// The closing bracket.
    End { self_closing: bool },
    /// The end of the source.
    Cut,
}

/// Goes through a tag as the standard does.
struct Attributes<'a> {
    source: &'a str,
    /// In the end at the closing bracket.
    at: usize,
}

impl<'a> Attributes<'a> {
    /// The first place from `from` on whose byte is not one of `is`.
    fn after(&self, from: usize, is: impl Fn(u8) -> bool) -> usize {
        let bytes = self.source.as_bytes();
        bytes[from..].iter().position(|&b| !is(b)).map_or(bytes.len(), |n| from + n)
    }

    fn step(&mut self) -> Step<'a> {
        let (source, bytes) = (self.source, self.source.as_bytes());
        let is_space = |b: u8| b.is_ascii_whitespace();
        let from = self.after(self.at, |b| is_space(b) || b == b'/');
        let self_closing = from > self.at && bytes[from - 1] == b'/';
        self.at = from;
        match bytes.get(from) {
            None => return Step::Cut,
            Some(b'>') => return Step::End { self_closing },
            _ => {}
        }
        // A name has at least one character, even if that is an equals sign.
        let name_end = self.after(from + 1, |b| !is_space(b) && !matches!(b, b'=' | b'/' | b'>'));
        let name = &source[from..name_end];
        let equals = self.after(name_end, is_space);
        if bytes.get(equals) != Some(&b'=') {
            self.at = name_end;
            return Step::Attribute(name, "");
        }
        let value = self.after(equals + 1, is_space);
        let (start, end) = match bytes.get(value) {
            Some(&mark @ (b'"' | b'\'')) => match find(bytes, value + 1, mark) {
                Some(close) => {
                    self.at = close + 1;
                    (value + 1, close)
                }
                None => return Step::Unclosed(name, value + 1),
            },
            _ => {
                self.at = self.after(value, |b| !is_space(b) && b != b'>');
                (value, self.at)
            }
        };
        Step::Attribute(name, &source[start..end])
    }
}

/// The attributes of a start tag, in order, one that is there twice included: names as written, values not yet decoded.
pub(crate) fn attributes(source: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut inside = Attributes { source, at: 0 };
    std::iter::from_fn(move || match inside.step() {
        Step::Attribute(name, value) => Some((name, value)),
        Step::Unclosed(name, value) => {
            inside.at = source.len();
            Some((name, &source[value..]))
        }
        Step::End { .. } | Step::Cut => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(source: &str) -> Vec<String> {
        Tokenizer::new(source)
            .map(|t| match t {
                Token::Start { name, attributes, .. } => format!("<{name}|{}>", attributes.trim()),
                Token::End(name) => format!("</{name}>"),
                Token::Text(t) => t.to_owned(),
                Token::Raw(t) => format!("raw:{t}"),
                Token::Comment(t) => format!("<!{t}>"),
                Token::Doctype => "<!>".to_owned(),
            })
            .filter(|t| !t.is_empty())
            .collect()
    }

    #[test]
    fn tags_text_and_comments() {
        assert_eq!(
            show("a<p class=\"x>y\">b</p><!-- <i> -->c<br/>"),
            ["a", "<p|class=\"x>y\">", "b", "</p>", "<! <i> >", "c", "<br|/>"]
        );
        assert_eq!(show("<!doctype html><?x?>1 < 2 <3</>4</ 5>"), ["<!>", "<!?x?>", "1 < 2 <3", "4", "<! 5>"]);
        assert_eq!(show("<script>if (a</b) '</p>'</script>x"), ["<script|>", "raw:if (a</b) '</p>'", "</script>", "x"]);
    }

    #[test]
    fn broken_markup_ends() {
        assert_eq!(show("<a href=\"x>y</a>"), ["<a|href=\"x>", "y", "</a>"]);
        assert_eq!(show("a<!-- b"), ["a", "<! b>"]);
        assert_eq!(show("a<b"), ["a"]);
        assert_eq!(show("<title>never closed"), ["<title|>", "raw:never closed"]);
        assert_eq!(show("<"), ["<"]);
        assert_eq!(show("</"), ["</"]);
    }

    #[test]
    fn quotation_marks_stand_only_where_a_value_begins() {
        assert_eq!(show("<p a=b\"c>d"), ["<p|a=b\"c>", "d"]);
        assert_eq!(show("<p =\"x>d"), ["<p|=\"x>", "d"]);
        assert_eq!(show("<p a=b='>'d"), ["<p|a=b='>", "'d"]);
    }

    #[test]
    fn attribute_values() {
        let all: Vec<_> = attributes(" a=1 B = 'two' c d=\"x y\" é=ü / e =f/ /").collect();
        assert_eq!(all, [("a", "1"), ("B", "two"), ("c", ""), ("d", "x y"), ("é", "ü"), ("e", "f/")]);
    }
}
