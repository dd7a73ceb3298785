//! Mail in mail: what was passed on with its own head, and what an answer repeats of the mail that it answers.

use crate::input::mail::Head;
use crate::input::{attributes, decode_references};

/// A line of a body, with where it stands there.
pub(super) struct Line {
    pub(super) text: String,
    start: usize,
    end: usize,
}

/// A mail that stands in the body of another, by the lines of its head.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Passed {
    pub(super) from: String,
    pub(super) sent: String,
    pub(super) subject: String,
    /// Where its head begins and ends in the body, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Words before it.
    pub(super) before: usize,
    /// Whether the line above it says that a mail follows.
    pub(super) marked: bool,
}

impl Passed {
    /// Whether it is a mail, and no memo that an article prints: a line says so, or its sender has an address.
    pub(super) fn is_sure(&self) -> bool {
        self.marked || has_address(&self.from)
    }
}

/// The lines of a body of plain text or of HTML.
pub(super) fn lines(body: &str, html: bool) -> Vec<Line> {
    if html {
        return shown(body);
    }
    let mut at = 0;
    let line = |line: &str| {
        at += line.len();
        Line { text: line.trim_end().to_owned(), start: at - line.len(), end: at }
    };
    body.split_inclusive('\n').map(line).collect()
}

/// The lines that a body of HTML shows, roughly.
fn shown(html: &str) -> Vec<Line> {
    const BESIDE: [&str; 12] = ["a", "b", "i", "u", "em", "strong", "span", "font", "td", "th", "o:p", "small"];
    let mut out: Vec<Line> = Vec::new();
    let (mut text, mut start, mut at) = (String::new(), 0, 0);
    while at < html.len() {
        let open = html[at..].find('<').map_or(html.len(), |n| at + n);
        decode_references(&html[at..open], &mut text);
        let tag = &html[open..];
        let name = name(tag);
        let skipped = skipped(tag, &name);
        let close = open + skipped.or_else(|| tag.find('>').map(|n| n + 1)).unwrap_or(tag.len());
        if open == html.len() || skipped.is_none() && !BESIDE.contains(&name.as_str()) {
            let line = std::mem::take(&mut text).split_whitespace().collect::<Vec<_>>().join(" ");
            out.push(Line { text: line, start, end: close });
            start = close;
        } else if matches!(name.as_str(), "td" | "th") {
            text.push(' ');
        }
        at = close;
    }
    out
}

/// The name of the element that a tag begins or ends.
fn name(tag: &str) -> String {
    let name = tag.trim_start_matches(['<', '/']);
    name.split(|c: char| c.is_whitespace() || "/>".contains(c)).next().unwrap_or("").to_ascii_lowercase()
}

/// How long what a text begins with is, with its end, if it is nothing that is shown.
fn skipped(text: &str, name: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        return Some(text.find("-->").map_or(text.len(), |n| n + 3));
    }
    if text.starts_with("</") || !matches!(name, "style" | "script" | "head") {
        return None;
    }
    let named = |rest: &str| rest.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name));
    let whole = |rest: &str| named(rest) && !rest[name.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
    let end = text.match_indices("</").find(|(at, _)| whole(&text[at + 2..])).map_or(text.len(), |e| e.0);
    Some(text[end..].find('>').map_or(text.len(), |n| end + n + 1))
}

pub(super) fn words(lines: &[Line]) -> usize {
    lines.iter().map(|l| words_of(&l.text)).sum()
}

/// How many words a text has; signs on their own are none.
fn words_of(text: &str) -> usize {
    text.split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).count()
}

fn has_address(text: &str) -> bool {
    let sides = |w: &str| w.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    text.split_whitespace().any(|w| sides(w.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// A line without the marks of a quoted one.
fn bare(line: &str) -> &str {
    line.trim_start_matches(['>', ' ', '\t', '\u{a0}']).trim_end()
}

/// The first mail in a body.
pub(super) fn passed(lines: &[Line]) -> Option<Passed> {
    let mut at = 0;
    while at < lines.len() {
        let head = Head::of(lines[at..].iter().map(|l| bare(&l.text)));
        let end = at + head.lines;
        if head.is_whole() {
            let above = mark(lines, at);
            let first = above.map_or(at, |a| a.0);
            return Some(Passed {
                from: head.from.to_owned(),
                sent: head.sent.to_owned(),
                subject: head.subject.to_owned(),
                start: lines[first].start,
                end: lines[end - 1].end,
                before: words(&lines[..first]),
                marked: above.is_some_and(|a| a.1),
            });
        }
        at = end.max(at + 1);
    }
    None
}

/// The line above the head of a mail that belongs to it, and whether it says what follows.
fn mark(lines: &[Line], head: usize) -> Option<(usize, bool)> {
    #[rustfmt::skip]
    const MARKS: [&str; 13] = [
        "forward", "weitergeleitet", "transféré", "reenviado", "inoltrato", "doorgestuurd", "original", "ursprüng",
        "videresend", "oprindelig", "opprinnelig", "vidarebefordra", "ursprunglig",
    ];
    let above = lines[..head].iter().rposition(|l| !bare(&l.text).is_empty())?;
    let line = bare(&lines[above].text).to_lowercase();
    let said = MARKS.iter().any(|m| line.contains(m)) && line.split_whitespace().count() < 8;
    (said || line.chars().all(|c| "-_".contains(c))).then_some((above, said))
}

/// A text whose lines are all quoted, as some programs pass mail on, without the marks.
pub(super) fn unquoted(text: &str) -> String {
    let quoted = text.lines().filter(|l| !l.trim().is_empty()).all(|l| l.starts_with('>'));
    if !quoted {
        return text.to_owned();
    }
    let line = |l: &str| l.strip_prefix("> ").or(l.strip_prefix('>')).unwrap_or(l).to_owned() + "\n";
    text.lines().map(line).collect()
}

/// A body without what it repeats of the mail that it answers, and how many words that has. `answer` says that it is one;
/// another one may quote a letter or a law, and loses only what a mail program has put there.
pub(super) fn without_repeated(body: &str, html: bool, answer: bool) -> (String, usize) {
    if html { without_cited(body, answer) } else { without_quoted(body, answer) }
}

const SAID: [&str; 7] = ["wrote", "schrieb", "écrit", "escribi", "scritto", "schreef", "skrev"];

/// Whether a line is that of a mail program above what it quotes: who wrote that, with an address or a date and a time.
fn is_program_line(line: &str) -> bool {
    let year = |w: &str| w.len() == 4 && w.starts_with(['1', '2']) && w.bytes().all(|b| b.is_ascii_digit());
    let dated = line.split(|c: char| !c.is_alphanumeric()).any(year);
    let time = |w: &str| {
        let mut sides = w.trim_matches(|c: char| !c.is_ascii_digit()).split(':');
        let number = |s: Option<&str>| s.is_some_and(|s| matches!(s.len(), 1 | 2) && s.parse::<u8>().is_ok());
        number(sides.next()) && number(sides.next())
    };
    SAID.iter().any(|s| line.contains(s)) && (has_address(line) || dated && line.split_whitespace().any(time))
}

fn without_quoted(body: &str, answer: bool) -> (String, usize) {
    let mut out: Vec<&str> = Vec::new();
    let (mut gone, mut within) = (0, false);
    for line in body.split_inclusive('\n') {
        if !line.starts_with('>') {
            within &= line.trim().is_empty();
            out.push(line);
            continue;
        }
        if !within {
            let first = said_above(&out, answer);
            within = answer || first.is_some();
            out.truncate(first.unwrap_or(out.len()));
        }
        if within {
            gone += words_of(line);
        } else {
            out.push(line);
        }
    }
    (out.concat(), gone)
}

/// Where what says who wrote the quoted lines begins that follow.
fn said_above(lines: &[&str], answer: bool) -> Option<usize> {
    let last = lines.iter().rposition(|l| !l.trim().is_empty())?;
    if !lines[last].trim_end().ends_with(':') || !SAID.iter().any(|s| lines[last].contains(s)) {
        return None;
    }
    // "On Friday, 3 May, Ada Roe" may stand on a line of its own.
    let begins = |i: usize| ["On ", "Am ", "Le ", "El ", "Il ", "Op ", "Den "].iter().any(|b| lines[i].starts_with(b));
    let first = last.checked_sub(1).filter(|&i| !begins(last) && begins(i)).unwrap_or(last);
    (answer || is_program_line(&lines[first..=last].concat())).then_some(first)
}

fn without_cited(body: &str, answer: bool) -> (String, usize) {
    let mut out = String::with_capacity(body.len());
    let (mut gone, mut rest, mut said) = (0, body, false);
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let head = &tag[..tag.find('>').map_or(tag.len(), |n| n + 1)];
        let above = is_one(head, "div", &[("class", &["gmail_attr", "moz-cite-prefix"])]);
        // `cite` on its own is what pages write of any quotation.
        let cited = is_one(head, "blockquote", &[("type", &["cite"]), ("class", &["gmail_quote"])]);
        said = if above { said_first(tag) } else { said || cited && (said_last(&out) || said_first(tag)) };
        if (above || cited) && (answer || said) {
            let len = element(tag, if above { "div" } else { "blockquote" });
            gone += words(&shown(&tag[..len]));
            said &= above;
            rest = &tag[len..];
        } else {
            said &= !cited;
            out.push_str(head);
            rest = &tag[head.len()..];
        }
    }
    out.push_str(rest);
    (out, gone)
}

/// Bytes that the line of a mail program above what it quotes has at most, with its tags.
const SAID_WITHIN: usize = 1000;

/// Whether a line is that of a mail program, and leads to what it quotes.
fn is_above_quoted(line: &Line) -> bool {
    line.text.ends_with(':') && is_program_line(&line.text)
}

/// Whether what a body of HTML ends with is the line of a mail program.
fn said_last(html: &str) -> bool {
    let from = (html.len().saturating_sub(SAID_WITHIN)..).find(|&i| html.is_char_boundary(i)).unwrap_or(0);
    let lines = shown(&html[from..]);
    lines.iter().rfind(|l| !l.text.is_empty()).is_some_and(is_above_quoted)
}

/// Whether what a body of HTML begins with is such a line.
fn said_first(html: &str) -> bool {
    let to = (0..=html.len().min(SAID_WITHIN)).rfind(|&i| html.is_char_boundary(i)).unwrap_or(0);
    let lines = shown(&html[..to]);
    lines.iter().find(|l| !l.text.is_empty()).is_some_and(is_above_quoted)
}

/// Whether a tag begins an element of that name, one of whose attributes has one of these words.
fn is_one(head: &str, element: &str, marks: &[(&str, &[&str])]) -> bool {
    let marked = |(key, value): (&str, &str)| {
        let words = marks.iter().filter(|m| key.eq_ignore_ascii_case(m.0)).flat_map(|m| m.1);
        words.into_iter().any(|word| value.split_whitespace().any(|v| v.eq_ignore_ascii_case(word)))
    };
    let begins = head.get(1..=element.len()).is_some_and(|n| n.eq_ignore_ascii_case(element));
    begins && attributes(&head[1 + element.len()..]).any(marked)
}

/// How long the element is that a text begins with.
fn element(text: &str, name: &str) -> usize {
    let is = |tag: &str| tag.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name));
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(n) = text[at..].find('<') {
        at += n + 1;
        let tag = &text[at..];
        if is(tag) {
            depth += 1;
        } else if tag.strip_prefix('/').is_some_and(is) {
            depth -= 1;
            if depth == 0 {
                return at + tag.find('>').map_or(tag.len(), |n| n + 1);
            }
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str, html: bool) -> Option<(String, String, String, String)> {
        let p = passed(&lines(body, html))?;
        Some((p.from, p.sent, p.subject, body[p.end..].trim().to_owned()))
    }

    #[test]
    fn the_head_of_a_mail_that_was_passed_on_is_read() {
        let is = |from: &str, sent: &str, body: &str| {
            Some((from.to_owned(), sent.to_owned(), "Pier shut: why".to_owned(), body.to_owned()))
        };
        let gmail = "Look.\n\n---------- Forwarded message ---------\nFrom: Ness Herald <a@ness.example>\nDate: Wed, May 14, 2031 at 8:30 AM\nSubject: Pier shut: why\nTo: <b@c.example>\n\n\nIt rained.\n";
        assert_eq!(
            read(gmail, false),
            is("Ness Herald <a@ness.example>", "Wed, May 14, 2031 at 8:30 AM", "It rained.")
        );
        let start = passed(&lines(gmail, false)).map(|p| (p.start, p.before));
        assert_eq!(start, Some((7, 1)));
        let german = "________________________________\nVon: Ness Herald\nGesendet: 14.05.2031\nAn: a@b.example;\n c@d.example\nBetreff: Pier shut: why\n\nIt rained.";
        assert_eq!(read(german, false), is("Ness Herald", "14.05.2031", "It rained."));
        let apple = "> From: Ness Herald\n> Subject: Pier shut: why\n> Date: 14 May 2031\n> \n> It rained.";
        assert_eq!(read(apple, false), is("Ness Herald", "14 May 2031", "> \n> It rained."));
        let page = "<head><title>x</title></head><div>Begin</div><table><tr><th>Subject: </th><td>Pier shut: why</td></tr><tr><th>Date: </th><td>14 May 2031</td></tr><tr><th>From: </th><td>Ness <b>Herald</b></td></tr></table><p>It rained.</p>";
        assert_eq!(read(page, true), is("Ness Herald", "14 May 2031", "</table><p>It rained.</p>"));
        assert_eq!(read("From: the pier\nIt rained.\nTo: nobody", false), None);
        assert_eq!(read("", true), None);
    }

    #[test]
    fn what_an_answer_repeats_is_left_out() {
        let text =
            "I agree.\n\nOn Wed, 14 May 2031,\nAda Roe <a@b.example> wrote:\n\n> It rained\n> all day.\n\nNot here.\n";
        assert_eq!(without_repeated(text, false, false), ("I agree.\n\n\nNot here.\n".into(), 4));
        let at = "On 14 May 2031, at 9:30, Ada Roe wrote:\n> It rained.\n";
        assert_eq!(without_repeated(at, false, false), (String::new(), 2));
        assert_eq!(without_repeated("Yes.\n> No?\n", false, true), ("Yes.\n".into(), 1));
        let page = "<p>Yes.</p><div class=\"gmail_attr\">On Friday Ada wrote:</div><blockquote type=\"cite\"><blockquote>No?</blockquote></blockquote><p>So.</p>";
        assert_eq!(without_repeated(page, true, true), ("<p>Yes.</p><p>So.</p>".into(), 5));
        let sent = page.replace("Friday Ada wrote", "2 May 2031 at 9:30 Ada wrote");
        assert_eq!(without_repeated(&sent, true, false), ("<p>Yes.</p><p>So.</p>".into(), 9));
        let within =
            "<p>Yes.</p><BLOCKQUOTE type=cite><div>Ada &lt;a@b.example&gt; wrote:</div><p>No?</p></BLOCKQUOTE>";
        assert_eq!(without_repeated(within, true, false), ("<p>Yes.</p>".into(), 4));
        assert_eq!(without_repeated("<blockquote>No?</blockquote>", true, true).1, 0);
    }

    #[test]
    fn what_an_article_quotes_stays() {
        for text in [
            "She said:\n\n> It rained.\n",
            "In the letter its chair, Ada Roe, wrote:\n\n> We will mend the quay.\n",
            "On 14 May 2031 the harbour master wrote:\n> We will mend the quay.\n",
        ] {
            assert_eq!(without_repeated(text, false, false), (text.into(), 0));
        }
        let page = "<p>Its chair wrote:</p><blockquote cite=\"https://ness.example/letter\">We will.</blockquote>";
        assert_eq!(without_repeated(page, true, false), (page.into(), 0));
        assert_eq!(without_repeated(page, true, true), (page.into(), 0));
        for mark in ["type=\"cite\"", "class=\"gmail_quote\""] {
            let page = format!("<p>Its chair wrote:</p><blockquote {mark}>We will.</blockquote>");
            assert_eq!(without_repeated(&page, true, false), (page.clone(), 0));
        }
    }

    #[test]
    fn what_a_page_shows_is_counted_in_words() {
        let count = |html: &str| words(&lines(html, true));
        assert_eq!(count("<head><title>x</title></head><p>It rained.</p>"), 2);
        assert_eq!(count("<header>Ness Herald</header><p>It rained.</p>"), 4);
        assert_eq!(count("<STYLE>p { top: 0 }</STYLE\n><p>It - rained.</p><!-- all > day -->"), 2);
        assert_eq!(count("<p>It</p><style>never closed"), 1);
    }

    #[test]
    fn a_body_of_quoted_lines_is_bared() {
        assert_eq!(unquoted("> It\n>\n> rained.\n"), "It\n\nrained.\n");
        assert_eq!(unquoted("> It\nrained."), "> It\nrained.");
    }
}
