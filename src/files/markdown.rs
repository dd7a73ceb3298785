//! Markdown to the plain text that its reader sees: CommonMark without its corner cases, and front matter.
//!
//! Blocks are found line by line, and the marks within a block only when all of its lines are known. A line end stays a
//! line end, so that bylines and verse keep their lines; blocks other than the items of a list are parted by an empty
//! line. All of it takes time in step with the length of the source.

mod front;
mod inline;
mod label;
pub(super) mod tag;

use crate::sort::Order;
use crate::work;
pub(super) use front::Front;
use label::label;
use tag::{is_block, tag_end, tag_name};

/// Reads a whole file.
pub(super) fn read(source: &str) -> (String, Front) {
    let mut unix = String::new();
    let source = if source.contains('\r') {
        // The second half of a "\r\n" is no line end of its own.
        let mut last = ' ';
        for c in source.chars() {
            if !(c == '\n' && last == '\r') {
                unix.push(if c == '\r' { '\n' } else { c });
            }
            last = c;
        }
        unix.as_str()
    } else {
        source
    };
    let (front, body) = front::split(source);
    let mut blocks = Blocks::default();
    body.split('\n').for_each(|line| blocks.line(line));
    (blocks.text(), front)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Words with marks in them.
    Words,
    /// As it is written.
    Code,
    /// Tags and the words between them.
    Html,
}

struct Block {
    kind: Kind,
    source: String,
    /// What stands before it: the mark of a list's item.
    marker: String,
    /// Whether an empty line parts it from the block before.
    gap: bool,
}

/// What ends a block that takes in all lines until then.
enum Until {
    Fence {
        mark: char,
        len: usize,
    },
    /// Something in a line.
    Closing(&'static str),
    Blank,
}

/// The blocks of a file, as its lines come.
#[derive(Default)]
struct Blocks {
    done: Vec<Block>,
    /// The labels that have an address or a note somewhere in the file, in the end sorted.
    labels: Vec<String>,
    /// Whether the last block is a paragraph that the next line may go on with.
    open: bool,
    /// Whether an empty line came last.
    gap: bool,
    /// How many block quotes the last line stood in.
    depth: usize,
    /// The columns at which the items around the last block have their words.
    lists: Vec<usize>,
    until: Option<Until>,
}

impl Blocks {
    fn line(&mut self, line: &str) {
        work::add(line.len() + 1);
        let (depth, rest) = unquoted(line, usize::MAX);
        if depth < self.depth {
            self.until = None;
        }
        // Signs in code are a part of it.
        if self.until.is_some() && self.within(unquoted(line, self.depth).1) {
            return;
        }
        if rest.trim().is_empty() {
            (self.open, self.gap) = (false, true);
            return;
        }
        if depth > self.depth || (depth < self.depth && !self.open) {
            self.open = false;
            self.lists.clear();
            self.depth = depth;
        }
        self.block(rest);
    }

    /// Whether a line was of the block that takes in all of them.
    fn within(&mut self, line: &str) -> bool {
        let ends = match &self.until {
            Some(Until::Fence { mark, len }) => {
                let bare = line.trim();
                bare.len() >= *len && bare.chars().all(|c| c == *mark)
            }
            Some(Until::Closing(tag)) => has(line, tag),
            _ => line.trim().is_empty(),
        };
        let with = matches!(self.until, Some(Until::Closing(_)));
        if !ends || with {
            self.append(line);
        }
        let blank = ends && matches!(self.until, Some(Until::Blank));
        if ends {
            self.until = None;
        }
        !blank
    }

    /// A line that is not empty, without the marks of the quotes that it stands in.
    fn block(&mut self, line: &str) {
        let (mut column, mut rest) = indent(line, 0);
        let mut marker = String::new();
        loop {
            let starts = starts_block(rest, self.open && self.lists.is_empty());
            // Words that go on with a paragraph may stand anywhere.
            if starts || !self.open {
                self.lists.retain(|&c| c <= column);
            }
            let base = self.lists.last().copied().unwrap_or(0);
            if column >= base + 4 && marker.is_empty() && !self.open {
                return self.code(&format!("{:1$}{rest}", "", column - base - 4));
            }
            // One without words could as well be the line below a heading.
            let Some((mark, width)) = item(rest).filter(|_| starts && !(self.open && rest.trim_end().len() == 1))
            else {
                break;
            };
            let (next, more) = indent(&rest[width..], column + width);
            self.lists.push(if next - column - width > 4 { column + width + 1 } else { next });
            // A quote may stand in an item.
            (column, rest) = (next, unquoted(more, usize::MAX).1);
            marker.push_str(&mark);
            self.open = false;
        }
        self.leaf(rest, marker);
    }

    /// A line of code that is told by its indentation.
    fn code(&mut self, line: &str) {
        if self.gap || self.done.last().is_none_or(|b| b.kind != Kind::Code) {
            self.start(Kind::Code, line, String::new());
        } else {
            self.append(line);
        }
    }

    /// A line of words, a heading or the start of something else, without the marks of what it stands in.
    fn leaf(&mut self, rest: &str, marker: String) {
        if (self.open && marker.is_empty() && is_underline(rest)) || is_rule(rest) {
            (self.open, self.gap) = (false, true);
        } else if let Some(heading) = heading(rest) {
            self.start(Kind::Words, heading, marker);
            self.gap = true;
        } else if let Some((mark, len)) = fence(rest) {
            self.start(Kind::Code, "", marker);
            self.until = Some(Until::Fence { mark, len });
        } else if let Some(until) = html(rest, self.open) {
            self.markup(rest, until, marker);
        } else if self.open {
            self.append(rest);
        } else if let Some((label, more)) = definition(rest) {
            let note = label.starts_with('^');
            self.labels.push(label);
            if note {
                self.start(Kind::Words, more, marker);
                self.open = true;
            }
        } else {
            self.start(Kind::Words, rest, marker);
            self.open = true;
        }
    }

    fn markup(&mut self, line: &str, until: Until, marker: String) {
        let ended = matches!(until, Until::Closing(tag) if has(&line[1..], tag));
        self.start(Kind::Html, line, marker);
        self.until = (!ended).then_some(until);
    }

    fn start(&mut self, kind: Kind, source: &str, marker: String) {
        // The items of a list stand together, unless an empty line parts them.
        let gap = self.gap || marker.is_empty();
        self.done.push(Block { kind, source: source.to_owned(), marker, gap });
        (self.open, self.gap) = (false, false);
    }

    fn append(&mut self, line: &str) {
        if let Some(last) = self.done.last_mut() {
            last.source.push('\n');
            last.source.push_str(line);
        }
    }

    /// The words of all blocks.
    fn text(mut self) -> String {
        self.labels.order();
        let mut out = String::new();
        let mut gap = false;
        for block in self.done {
            let words = match block.kind {
                Kind::Words => inline::words(&block.source, &self.labels),
                Kind::Html => inline::between_tags(&block.source),
                Kind::Code => block.source,
            };
            gap |= block.gap;
            if words.trim().is_empty() {
                continue;
            }
            if !out.is_empty() {
                out.push_str(if gap { "\n\n" } else { "\n" });
            }
            gap = false;
            out.push_str(&block.marker);
            let words = words.trim_end().trim_start_matches('\n');
            out.push_str(if block.kind == Kind::Code { words } else { words.trim_start() });
        }
        out.trim().to_owned()
    }
}

/// A line without the marks of at most `most` quotes, and how many there were.
fn unquoted(line: &str, most: usize) -> (usize, &str) {
    let (mut depth, mut rest) = (0, line);
    while depth < most {
        let bare = rest.trim_start_matches(' ');
        let Some(after) = bare.strip_prefix('>').filter(|_| rest.len() - bare.len() < 4) else { break };
        rest = after.strip_prefix([' ', '\t']).unwrap_or(after);
        depth += 1;
    }
    (depth, rest)
}

/// The column of the first character that is no space, counted from `column`, and the line from there.
fn indent(line: &str, mut column: usize) -> (usize, &str) {
    let bare = line.trim_start_matches([' ', '\t']);
    for c in line[..line.len() - bare.len()].chars() {
        column = if c == '\t' { column / 4 * 4 + 4 } else { column + 1 };
    }
    (column, bare)
}

/// Whether a line ends a paragraph that stands before it; `plain` where that stands in no list.
fn starts_block(line: &str, plain: bool) -> bool {
    // A line of words may begin with a year, so that only 1 begins a list.
    let number = line.starts_with(|c: char| c.is_ascii_digit()) && !line.starts_with("1.") && !line.starts_with("1)");
    (item(line).is_some() && !(number && plain))
        || heading(line).is_some()
        || fence(line).is_some()
        || is_rule(line)
        || html(line, true).is_some()
}

/// The mark of a list's item as it is shown, and its length in the line.
fn item(line: &str) -> Option<(String, usize)> {
    if is_rule(line) {
        return None;
    }
    let ended = |at: usize| line[at..].is_empty() || line[at..].starts_with([' ', '\t']);
    if line.starts_with(['-', '*', '+']) {
        return ended(1).then(|| ("• ".to_owned(), 1));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let number = (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']) && ended(digits + 1);
    number.then(|| (format!("{} ", &line[..=digits]), digits + 1))
}

/// Whether it is a line across the page.
fn is_rule(line: &str) -> bool {
    ['*', '-', '_'].into_iter().any(|mark| {
        let marks = line.chars().filter(|&c| c == mark).count();
        marks >= 3 && line.chars().all(|c| c == mark || c.is_whitespace())
    })
}

/// Whether it makes a heading of the lines above it.
fn is_underline(line: &str) -> bool {
    let bare = line.trim_end();
    bare.chars().all(|c| c == '=') || bare.chars().all(|c| c == '-')
}

fn heading(line: &str) -> Option<&str> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    if !(1..=6).contains(&level) || !(words.is_empty() || words.starts_with([' ', '\t'])) {
        return None;
    }
    let words = words.trim();
    let open = words.trim_end_matches('#');
    Some(if open.is_empty() || open.ends_with([' ', '\t']) { open.trim_end() } else { words })
}

/// The mark of a fence before code and how often it stands there.
fn fence(line: &str) -> Option<(char, usize)> {
    ['`', '~'].into_iter().find_map(|mark| {
        let rest = line.trim_start_matches(mark);
        let len = line.len() - rest.len();
        (len >= 3 && !(mark == '`' && rest.contains('`'))).then_some((mark, len))
    })
}

/// The end of the HTML that a line begins, if it does.
fn html(line: &str, open: bool) -> Option<Until> {
    let rest = line.strip_prefix('<')?;
    if rest.starts_with("!--") {
        return Some(Until::Closing("-->"));
    }
    let name = tag_name(rest.strip_prefix('/').unwrap_or(rest));
    for (element, end) in [("script", "</script"), ("style", "</style"), ("pre", "</pre"), ("textarea", "</textarea")] {
        if name.eq_ignore_ascii_case(element) && !rest.starts_with('/') {
            return Some(Until::Closing(end));
        }
    }
    // Any other tag that has its line to itself.
    let alone = || !open && tag_end(line).is_some_and(|end| line[end..].trim().is_empty());
    (is_block(name) || alone()).then_some(Until::Blank)
}

fn has(line: &str, tag: &str) -> bool {
    line.as_bytes().windows(tag.len()).any(|w| w.eq_ignore_ascii_case(tag.as_bytes()))
}

/// The label of a line `[label]: address`, and what stands behind the colon.
fn definition(line: &str) -> Option<(String, &str)> {
    let rest = line.strip_prefix('[')?;
    let end = rest.find([']', '['])?;
    let more = rest[end..].strip_prefix("]:")?.trim();
    // "[Roe]: We will wait." is what someone said; an address has no spaces, and only a title follows it.
    let defines = rest.starts_with('^') && !more.is_empty() || is_address(more);
    defines.then(|| Some((label(&rest[..end])?, more)))?
}

/// Whether a text is an address, perhaps with a title behind it.
fn is_address(text: &str) -> bool {
    let end = match text.strip_prefix('<') {
        Some(inner) => inner.find('>').map(|at| at + 2),
        None => Some(text.find(char::is_whitespace).unwrap_or(text.len())),
    };
    let Some(end) = end.filter(|&end| end > 0) else { return false };
    let title = text[end..].trim();
    let between = |open: char, close: char| title.len() > 1 && title.starts_with(open) && title.ends_with(close);
    title.is_empty() || between('"', '"') || between('\'', '\'') || between('(', ')')
}

#[cfg(test)]
mod tests;
