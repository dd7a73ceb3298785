//! The words of a block of Markdown, without its marks.
//!
//! Everything is written out as it comes, marks included; what turns out to be a mark is cut away in the end. Emphasis is
//! paired as CommonMark has it: by runs of asterisks or underscores that can open, close, or both.

use super::label::label;
use super::tag::{is_block, tag_end, tag_name};
use crate::input::decode_references;
use crate::sort::Order;
use crate::work;

/// The words of a paragraph or a heading. `labels`, sorted, have an address or a note.
pub(super) fn words(source: &str, labels: &[String]) -> String {
    let mut inline = Inline::new(source, labels);
    while inline.at < source.len() {
        inline.step();
    }
    inline.finish()
}

/// The words of HTML.
pub(super) fn between_tags(source: &str) -> String {
    let mut inline = Inline::new(source, &[]);
    while inline.at < source.len() {
        match source.as_bytes()[inline.at] {
            b'<' => inline.angle(),
            b'&' => inline.reference(),
            b'\n' => inline.line_end(),
            _ => inline.plain(),
        }
    }
    inline.finish()
}

/// A run of asterisks or underscores.
struct Run {
    /// Where it stands in what is written out.
    at: usize,
    mark: u8,
    /// How many marks it has, and how many of them are not paired yet.
    len: usize,
    left: usize,
    opens: bool,
    closes: bool,
}

/// A bracket that may begin a link.
struct Bracket {
    /// Where it stands in what is written out.
    at: usize,
    /// What stands in it, in the source.
    inner: usize,
    image: bool,
    /// How many runs there were before it.
    runs: usize,
}

struct Inline<'a> {
    source: &'a str,
    at: usize,
    labels: &'a [String],
    out: String,
    /// What is cut away of `out` in the end.
    cut: Vec<(usize, usize)>,
    runs: Vec<Run>,
    brackets: Vec<Bracket>,
    /// A link stands in so many of the brackets, which can be none themselves.
    spent: usize,
    /// The runs of backticks: their lengths and places, sorted.
    ticks: Option<Vec<(usize, usize)>>,
    /// Ends that were looked for and are not there.
    missing: Vec<&'static str>,
}

impl<'a> Inline<'a> {
    fn new(source: &'a str, labels: &'a [String]) -> Self {
        Self {
            source,
            at: 0,
            labels,
            out: String::with_capacity(source.len()),
            cut: Vec::new(),
            runs: Vec::new(),
            brackets: Vec::new(),
            spent: 0,
            ticks: None,
            missing: Vec::new(),
        }
    }

    fn rest(&self) -> &'a str {
        &self.source[self.at..]
    }

    /// Writes so many bytes of the source as they are.
    fn write(&mut self, len: usize) {
        work::add(len);
        self.out.push_str(&self.source[self.at..self.at + len]);
        self.at += len;
    }

    fn step(&mut self) {
        match self.source.as_bytes()[self.at] {
            b'\\' => self.escape(),
            b'`' => self.code(),
            mark @ (b'*' | b'_') => self.run(mark),
            b'!' if self.rest().starts_with("![") => self.open(true),
            b'[' if self.note() => {}
            b'[' => self.open(false),
            b']' => self.close(),
            b'<' => self.angle(),
            b'&' => self.reference(),
            b'\n' => self.line_end(),
            _ => self.plain(),
        }
    }

    fn plain(&mut self) {
        let rest = self.rest().as_bytes();
        let more = rest[1..].iter().position(|b| b"\\`*_![]<&\n".contains(b));
        self.write(more.map_or(rest.len(), |n| n + 1));
    }

    /// A link to another note, `[[Ada Roe]]` or `[[people/roe|Ada Roe]]`, whose name is shown; whether there is one.
    fn note(&mut self) -> bool {
        let rest = self.rest();
        let Some(inner) = rest.strip_prefix("[[") else { return false };
        let Some(len) = inner.bytes().take(200).position(|b| b"[]\n".contains(&b)) else { return false };
        let after = inner[len..].strip_prefix("]]");
        let shown = inner[..len].rsplit('|').next().unwrap_or_default();
        if !shown.contains(char::is_alphabetic) || after.is_none_or(|a| a.starts_with(['(', '['])) {
            return false;
        }
        self.at += 2 + len - shown.len();
        self.write(shown.len());
        self.at += 2;
        true
    }

    fn line_end(&mut self) {
        // Spaces at the end of a line only say that it is one.
        self.out.truncate(self.out.trim_end_matches([' ', '\t']).len());
        self.out.push('\n');
        self.at = self.source.len() - self.source[self.at + 1..].trim_start_matches([' ', '\t']).len();
    }

    fn escape(&mut self) {
        self.at += 1;
        if self.rest().starts_with(|c: char| c.is_ascii_punctuation()) {
            self.write(1);
        } else if !self.rest().starts_with('\n') {
            self.out.push('\\');
        }
    }

    fn reference(&mut self) {
        let rest = self.rest();
        let len = rest[1..].bytes().take(40).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count() + 1;
        if rest[len..].starts_with(';') {
            decode_references(&rest[..=len], &mut self.out);
            self.at += len + 1;
        } else {
            self.write(1);
        }
    }

    fn code(&mut self) {
        let len = run_of(self.rest(), b'`');
        let source = self.source;
        let ticks = self.ticks.get_or_insert_with(|| ticks(source));
        let from = self.at + len;
        let next = ticks.get(ticks.partition_point(|&run| run < (len, from)));
        let Some(&(_, end)) = next.filter(|run| run.0 == len) else { return self.write(len) };
        let inner = source[from..end].replace('\n', " ");
        let bare = inner.strip_prefix(' ').and_then(|s| s.strip_suffix(' '));
        self.out.push_str(bare.filter(|s| !s.trim().is_empty()).unwrap_or(&inner));
        self.at = end + len;
    }

    fn run(&mut self, mark: u8) {
        let len = run_of(self.rest(), mark);
        let before = self.source[..self.at].chars().next_back();
        let after = self.rest()[len..].chars().next();
        let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let sign = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace());
        let left = !space(after) && (!sign(after) || space(before) || sign(before));
        let right = !space(before) && (!sign(before) || space(after) || sign(after));
        let within = mark == b'_' && left && right;
        let opens = left && (!within || sign(before));
        let closes = right && (!within || sign(after));
        self.runs.push(Run { at: self.out.len(), mark, len, left: len, opens, closes });
        self.write(len);
    }

    /// Pairs the runs from one on: two marks each where both have them, else one.
    fn pair(&mut self, from: usize) {
        let mut openers: Vec<usize> = Vec::new();
        // Below these heights of the pile there is nothing to pair with, by the sort of run that closes.
        let mut floors = [0usize; 12];
        for i in from..self.runs.len() {
            let Run { mark, len, opens, closes, .. } = self.runs[i];
            let sort = usize::from(mark == b'*') * 6 + usize::from(opens) * 3 + len % 3;
            while closes && self.runs[i].left > 0 {
                let floor = floors[sort].min(openers.len());
                let fits = |&o: &usize| {
                    work::add(1);
                    let opener = &self.runs[o];
                    let odd =
                        (opener.closes || opens) && (opener.len + len).is_multiple_of(3) && !len.is_multiple_of(3);
                    opener.mark == mark && !odd
                };
                let Some(n) = openers[floor..].iter().rposition(fits) else {
                    floors[sort] = openers.len();
                    break;
                };
                openers.truncate(floor + n + 1);
                let opener = openers[floor + n];
                let used = if self.runs[opener].left >= 2 && self.runs[i].left >= 2 { 2 } else { 1 };
                self.runs[opener].left -= used;
                self.runs[i].left -= used;
                if self.runs[opener].left == 0 {
                    openers.pop();
                }
            }
            if opens && self.runs[i].left > 0 {
                openers.push(i);
            }
        }
        for run in self.runs.drain(from..).filter(|r| r.left < r.len) {
            self.cut.push((run.at, run.at + run.len - run.left));
        }
    }

    fn open(&mut self, image: bool) {
        let (at, len) = (self.out.len(), 1 + usize::from(image));
        self.write(len);
        self.brackets.push(Bracket { at, inner: self.at, image, runs: self.runs.len() });
    }

    fn close(&mut self) {
        self.at += 1;
        let Some(bracket) = self.brackets.pop() else { return self.out.push(']') };
        let spent = self.brackets.len() < self.spent;
        self.spent = self.spent.min(self.brackets.len());
        let inner = &self.source[bracket.inner..self.at - 1];
        let target = if spent && !bracket.image { None } else { self.target(inner) };
        let Some((len, note)) = target else { return self.out.push(']') };
        self.at += len;
        let mark = bracket.at + 1 + usize::from(bracket.image);
        self.cut.push((bracket.at, if note { self.out.len() } else { mark }));
        self.pair(bracket.runs);
        if !bracket.image {
            self.spent = self.brackets.len();
        }
    }

    /// The length of the address or label that follows a closing bracket, and whether it is a note's.
    fn target(&self, inner: &str) -> Option<(usize, bool)> {
        let rest = self.rest();
        if let Some(len) = address(rest) {
            return Some((len, false));
        }
        let known = |text: &str| label(text).filter(|l| self.labels.binary_search(l).is_ok());
        if self.labels.is_empty() {
            return None;
        }
        let second = rest.strip_prefix('[').and_then(|r| Some(&r[..r.bytes().take(1000).position(|b| b == b']')?]));
        match second {
            Some(named) if !named.is_empty() => known(named).map(|_| (named.len() + 2, false)),
            _ => known(inner).map(|l| (second.map_or(0, |_| 2), l.starts_with('^'))),
        }
    }

    /// A tag, a comment, an address between angle brackets, or just the sign.
    fn angle(&mut self) {
        let rest = self.rest();
        if let Some(len) = plain_address(rest) {
            self.at += 1;
            self.write(len);
            self.at += 1;
        } else if rest.starts_with("<!--") {
            self.skip(4, "-->");
        } else if rest.starts_with("<?") || rest.starts_with("<!") && rest[2..].starts_with(char::is_alphabetic) {
            self.skip(2, ">");
        } else if let Some(end) = tag_end(rest) {
            let name = tag_name(rest[1..].trim_start_matches('/'));
            let hidden =
                ["script", "style"].into_iter().find(|n| name.eq_ignore_ascii_case(n) && !rest.starts_with("</"));
            self.at += end;
            if let Some(hidden) = hidden {
                self.skip(0, if hidden == "script" { "</script>" } else { "</style>" });
            }
            if name.eq_ignore_ascii_case("br") || is_block(name) {
                self.new_line();
            }
        } else {
            self.write(1);
        }
    }

    fn new_line(&mut self) {
        self.out.truncate(self.out.trim_end_matches([' ', '\t']).len());
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        let rest = self.rest().trim_start_matches([' ', '\t']);
        // A line end that follows is the same.
        self.at = self.source.len() - rest.strip_prefix('\n').unwrap_or(rest).len();
    }

    /// Goes on behind `end`; where there is none, `len` bytes are words.
    fn skip(&mut self, len: usize, end: &'static str) {
        let mut places = self.rest().as_bytes().windows(end.len());
        let found = if self.missing.contains(&end) {
            None
        } else {
            places.position(|w| w.eq_ignore_ascii_case(end.as_bytes()))
        };
        work::add(found.unwrap_or(0));
        match found {
            Some(at) => self.at += at + end.len(),
            None => {
                self.missing.push(end);
                self.write(len);
            }
        }
    }

    fn finish(mut self) -> String {
        self.pair(0);
        if self.cut.is_empty() {
            return self.out;
        }
        self.cut.order();
        let mut out = String::with_capacity(self.out.len());
        let mut at = 0;
        for (start, end) in self.cut {
            if start >= at {
                out.push_str(&self.out[at..start]);
            }
            at = at.max(end);
        }
        out.push_str(&self.out[at..]);
        out
    }
}

fn run_of(text: &str, mark: u8) -> usize {
    text.bytes().take_while(|&b| b == mark).count()
}

/// The runs of backticks: their lengths and places, sorted.
fn ticks(source: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = source[at..].find('`') {
        at += found;
        let len = run_of(&source[at..], b'`');
        out.push((len, at));
        at += len;
    }
    out.order();
    out
}

/// The most parentheses within one another in an address.
const NESTED: usize = 32;

/// The length of `(address "title")` at the start of a text.
fn address(text: &str) -> Option<usize> {
    let space = |at: usize| text.len() - text[at..].trim_start().len();
    if !text.starts_with('(') {
        return None;
    }
    let mut at = space(1);
    if text[at..].starts_with('<') {
        at += 1 + until(&text[at + 1..], |b| matches!(b, b'>' | b'<' | b'\n'))?;
        if !text[at..].starts_with('>') {
            return None;
        }
        at += 1;
    } else {
        let mut depth = 0;
        at += until(&text[at..], |b| {
            match b {
                b'(' => depth += 1,
                b')' if depth == 0 => return true,
                b')' => depth -= 1,
                _ => {}
            }
            depth > NESTED || b.is_ascii_whitespace()
        })?;
        if depth > 0 {
            return None;
        }
    }
    let end = space(at);
    if text[end..].starts_with(')') {
        return Some(end + 1);
    }
    let close = match text[end..].bytes().next().filter(|_| end > at)? {
        b'(' => b')',
        mark @ (b'"' | b'\'') => mark,
        _ => return None,
    };
    let title = until(&text[end + 1..], |b| b == close || (close == b')' && b == b'('))?;
    let end = space(end + title + 2);
    text[end..].starts_with(')').then_some(end + 1)
}

/// Where the first byte stands that is wanted and not escaped.
fn until(text: &str, mut wanted: impl FnMut(u8) -> bool) -> Option<usize> {
    let mut escaped = false;
    text.bytes().position(|b| {
        work::add(1);
        let found = !escaped && wanted(b);
        escaped = !escaped && b == b'\\';
        found
    })
}

/// The length of an address between angle brackets, without these.
fn plain_address(text: &str) -> Option<usize> {
    let inner = &text[1..];
    let scheme = inner.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"+.-".contains(b)).count();
    let end = inner.bytes().position(|b| matches!(b, b'<' | b'>') || b.is_ascii_whitespace())?;
    let named = (2..=32).contains(&scheme) && inner[scheme..].starts_with(':');
    let mail = || scheme > 0 && inner[scheme..].starts_with('@') && end > scheme + 1 && !inner[..end].contains('/');
    (inner[end..].starts_with('>') && (named || mail())).then_some(end)
}
