//! Mail in mail: what was passed on with its own head, and what an answer repeats of the mail that it answers.

use crate::input::decode_references;

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
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    From,
    Sent,
    Subject,
    To,
}

/// What mail programs call the fields of a head in the body.
const FIELDS: [(Field, &[&str]); 4] = [
    (Field::From, &["from", "von", "de", "da", "van", "från"]),
    (
        Field::Sent,
        &["sent", "date", "gesendet", "datum", "envoyé", "fecha", "enviado", "inviato", "verzonden", "skickat"],
    ),
    (Field::Subject, &["subject", "betreff", "objet", "asunto", "oggetto", "onderwerp", "ämne"]),
    (Field::To, &["to", "cc", "bcc", "reply-to", "importance", "an", "à", "para", "aan", "till"]),
];

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
    const SKIPPED: [(&str, &str); 4] =
        [("<style", "</style"), ("<script", "</script"), ("<head", "</head"), ("<!--", "-->")];
    const BESIDE: [&str; 12] = ["a", "b", "i", "u", "em", "strong", "span", "font", "td", "th", "o:p", "small"];
    let mut out: Vec<Line> = Vec::new();
    let (mut text, mut start, mut at) = (String::new(), 0, 0);
    while at < html.len() {
        let open = html[at..].find('<').map_or(html.len(), |n| at + n);
        decode_references(&html[at..open], &mut text);
        let tag = &html[open..];
        let begins = |word: &str| tag.get(..word.len()).is_some_and(|t| t.eq_ignore_ascii_case(word));
        let end = SKIPPED.iter().find(|s| begins(s.0)).map_or(">", |s| s.1);
        let close = tag.find(end).map_or(html.len(), |n| open + n + end.len());
        let name = tag.trim_start_matches(['<', '/']);
        let name =
            name.split(|c: char| c.is_whitespace() || "/>".contains(c)).next().unwrap_or("").to_ascii_lowercase();
        if open == html.len() || end == ">" && !BESIDE.contains(&name.as_str()) {
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

pub(super) fn words(lines: &[Line]) -> usize {
    lines.iter().map(|l| l.text.split_whitespace().count()).sum()
}

/// A line without the marks of a quoted one.
fn bare(line: &str) -> &str {
    line.trim_start_matches(['>', ' ', '\t', '\u{a0}']).trim_end()
}

fn field(line: &str) -> Option<(Field, &str)> {
    let (name, value) = bare(line).split_once(':')?;
    let name = name.trim_matches(['*', ' ', '\u{a0}']).to_lowercase();
    let (field, _) = FIELDS.iter().find(|f| f.1.contains(&name.as_str()))?;
    Some((*field, value.trim_matches(['*', ' ', '\t', '\u{a0}'])))
}

/// The first mail in a body: three lines of a head at least, with who sent it.
pub(super) fn passed(lines: &[Line]) -> Option<Passed> {
    let mut at = 0;
    while at < lines.len() {
        let (mut found, mut fields, mut end) = (Passed::default(), 0, at);
        let (mut last, mut blank) = (None, 0);
        for (i, line) in lines.iter().enumerate().skip(at) {
            let read = field(&line.text);
            match read {
                Some((Field::From, value)) if found.from.is_empty() => value.clone_into(&mut found.from),
                Some((Field::Sent, value)) if found.sent.is_empty() => value.clone_into(&mut found.sent),
                Some((Field::Subject, value)) if found.subject.is_empty() => value.clone_into(&mut found.subject),
                Some((Field::To, _)) => {}
                Some(_) => break,
                None if bare(&line.text).is_empty() && fields > 0 && blank < 2 => {
                    blank += 1;
                    continue;
                }
                // A list of many people takes several lines.
                None if last == Some(Field::To) && blank == 0 && line.text.contains(['@', ';']) => {
                    end = i + 1;
                    continue;
                }
                None => break,
            }
            (last, blank, fields, end) = (read.map(|r| r.0), 0, fields + 1, i + 1);
        }
        if fields >= 3 && !found.from.is_empty() && !(found.sent.is_empty() && found.subject.is_empty()) {
            let first = mark(lines, at).unwrap_or(at);
            (found.start, found.end) = (lines[first].start, lines[end - 1].end);
            found.before = words(&lines[..first]);
            return Some(found);
        }
        at = end.max(at + 1);
    }
    None
}

/// The line above the head of a mail that says what follows.
fn mark(lines: &[Line], head: usize) -> Option<usize> {
    const MARKS: [&str; 8] =
        ["forward", "weitergeleitet", "transféré", "reenviado", "inoltrato", "doorgestuurd", "original", "ursprüng"];
    let above = lines[..head].iter().rposition(|l| !bare(&l.text).is_empty())?;
    let line = bare(&lines[above].text).to_lowercase();
    let said = MARKS.iter().any(|m| line.contains(m)) && line.split_whitespace().count() < 8;
    (said || line.chars().all(|c| "-_".contains(c))).then_some(above)
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

/// A body without what it repeats of the mail that it answers, and how many words that has. `answer` says that it is one.
pub(super) fn without_repeated(body: &str, html: bool, answer: bool) -> (String, usize) {
    if html { without_cited(body) } else { without_quoted(body, answer) }
}

fn without_quoted(body: &str, answer: bool) -> (String, usize) {
    const SAID: [&str; 7] = ["wrote", "schrieb", "écrit", "escribi", "scritto", "schreef", "skrev"];
    let mut out: Vec<&str> = Vec::new();
    let (mut gone, mut within) = (0, false);
    for line in body.split_inclusive('\n') {
        if !line.starts_with('>') {
            within &= line.trim().is_empty();
            out.push(line);
            continue;
        }
        if !within {
            let above = out.iter().rposition(|l| !l.trim().is_empty());
            let said = above.filter(|&i| out[i].trim_end().ends_with(':') && SAID.iter().any(|s| out[i].contains(s)));
            within = answer || said.is_some();
            if let Some(i) = said {
                // "On Friday, 3 May, Ada Roe" may stand on a line of its own.
                let begins =
                    |i: usize| ["On ", "Am ", "Le ", "El ", "Il ", "Op ", "Den "].iter().any(|b| out[i].starts_with(b));
                let first = i.checked_sub(1).filter(|&j| !begins(i) && begins(j)).unwrap_or(i);
                out.truncate(first);
            }
        }
        if within {
            gone += line.trim_start_matches(['>', ' ']).split_whitespace().count();
        } else {
            out.push(line);
        }
    }
    (out.concat(), gone)
}

fn without_cited(body: &str) -> (String, usize) {
    let mut out = String::with_capacity(body.len());
    let (mut gone, mut rest) = (0, body);
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let head = &tag[..tag.find('>').map_or(tag.len(), |n| n + 1)];
        let is = |name: &str, marks: &[&str]| head.starts_with(name) && marks.iter().any(|m| head.contains(m));
        let len = if is("<blockquote", &["cite", "gmail_quote", "moz-"]) {
            element(tag, "blockquote")
        } else if is("<div", &["gmail_attr", "moz-cite-prefix"]) {
            element(tag, "div")
        } else {
            out.push_str(head);
            rest = &tag[head.len()..];
            continue;
        };
        gone += words(&shown(&tag[..len]));
        rest = &tag[len..];
    }
    out.push_str(rest);
    (out, gone)
}

/// How long the element is that a text begins with.
fn element(text: &str, name: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(n) = text[at..].find('<') {
        at += n + 1;
        let tag = &text[at..];
        if tag.starts_with(name) {
            depth += 1;
        } else if tag.strip_prefix('/').is_some_and(|t| t.starts_with(name)) {
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
        let cited = "She said:\n\n> It rained.\n";
        assert_eq!(without_repeated(cited, false, false), (cited.into(), 0));
        assert_eq!(without_repeated("Yes.\n> No?\n", false, true), ("Yes.\n".into(), 1));
        let page = "<p>Yes.</p><div class=\"gmail_attr\">On Friday Ada wrote:</div><blockquote type=\"cite\"><blockquote>No?</blockquote></blockquote><p>So.</p>";
        assert_eq!(without_repeated(page, true, false), ("<p>Yes.</p><p>So.</p>".into(), 5));
        assert_eq!(without_repeated("<blockquote>No?</blockquote>", true, true).1, 0);
    }

    #[test]
    fn a_body_of_quoted_lines_is_bared() {
        assert_eq!(unquoted("> It\n>\n> rained.\n"), "It\n\nrained.\n");
        assert_eq!(unquoted("> It\nrained."), "> It\nrained.");
    }
}
