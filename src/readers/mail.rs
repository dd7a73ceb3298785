//! Mail: a message (`.eml`), a mailbox (mbox), and a page saved as one file (MHTML), which is written as mail is. The
//! library reads MIME; what of a message is an article, and who published it, is told here.

use mail_parser::{Address, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use rustc_hash::FxHashSet;

use super::encoding;
use super::file::File;
use super::passed::{self, Passed};
use crate::files::formats::{self, Reader};
use crate::files::{self, Each, Found, Place, Reason, fields, when};
use crate::input::Article;
use crate::input::mail::bare_subject;

/// Messages with fewer words say only that something is attached.
const NOTE: usize = 25;

/// Reads one message, or a page that is written as one.
pub(super) fn read(file: File<'_>, each: Each<'_>) -> bool {
    match MessageParser::default().parse(bare(file.bytes)).filter(|m| !m.parts.is_empty() && has_head(m)) {
        Some(mail) if is_page(&mail) => page(&mail, file, each),
        Some(mail) => message(&mail, file, Place::default(), each),
        None => each(Found::Problem(Reason::Unreadable("a mail", "is damaged: it has no head".into()).into())),
    }
}

/// The bytes of the message itself: before it may stand its length, and behind it what the program notes (`.emlx`).
fn bare(bytes: &[u8]) -> &[u8] {
    // An editor may have put the mark of its encoding before the head.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let end = bytes.iter().position(|b| *b == b'\n').unwrap_or(0);
    let length = std::str::from_utf8(&bytes[..end]).ok().and_then(|l| l.trim().parse::<usize>().ok());
    match length {
        Some(length) => &bytes[end + 1..bytes.len().min(end.saturating_add(1).saturating_add(length))],
        None => bytes,
    }
}

/// Reads a mailbox, whose messages each begin with a line "From ".
pub(super) fn mailbox(file: File<'_>, each: Each<'_>) -> bool {
    let messages = split(file.bytes);
    if messages.is_empty() {
        return each(Found::Problem(Reason::Unreadable("a mailbox", "holds no mail".into()).into()));
    }
    messages.into_iter().enumerate().all(|(i, bytes)| {
        let id = format!("{}-{}", file.id, i + 1);
        let one = File { id: &id, bytes: &bytes, ..file };
        match MessageParser::default().parse(&bytes[..]).filter(has_head) {
            Some(mail) => message(&mail, one, Place::item(i + 1), each),
            None => {
                let why = format!("is damaged (number {} in the mailbox)", i + 1);
                each(Found::Problem(Reason::Unreadable("a mail", why).into()))
            }
        }
    })
}

/// The messages of a mailbox, with the lines that only seemed to begin one as they were sent.
fn split(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut out: Vec<Vec<u8>> = Vec::new();
    let mut blank = true;
    let mut lines = bytes.split_inclusive(|b| *b == b'\n').peekable();
    while let Some(line) = lines.next() {
        let quoted = line.iter().take_while(|b| **b == b'>').count();
        if blank
            && line.starts_with(b"From ")
            && (out.is_empty() || parts_mails(line, lines.peek().unwrap_or(&&b""[..])))
        {
            out.push(Vec::new());
        } else if let Some(last) = out.last_mut() {
            let escaped = quoted > 0 && line[quoted..].starts_with(b"From ");
            last.extend_from_slice(if escaped { &line[1..] } else { line });
        }
        blank = line.trim_ascii().is_empty();
    }
    out
}

/// Whether a line that begins with "From " stands before a mail, and is no sentence of one: it has an address and a date, or
/// one of them and the first field of a head below it.
fn parts_mails(line: &[u8], next: &[u8]) -> bool {
    let mut words = line.split(u8::is_ascii_whitespace).skip(1).filter(|w| !w.is_empty());
    let sender = words.next().is_some_and(|w| w == b"-" || w == b"MAILER-DAEMON" || w.contains(&b'@'));
    let (mut time, mut year) = (false, false);
    for word in words {
        time |= word.contains(&b':') && word.iter().all(|b| b.is_ascii_digit() || *b == b':');
        year |= word.len() == 4 && word.iter().all(u8::is_ascii_digit);
    }
    let name = next.iter().position(|b| *b == b':').unwrap_or(0);
    let field = name > 0 && next[..name].iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-');
    sender && time && year || (sender || time && year) && field
}

fn has_head(mail: &Message<'_>) -> bool {
    mail.subject().is_some() || mail.from().is_some() || mail.date().is_some() || is_page(mail)
}

fn header<'a>(mail: &'a Message<'_>, name: &'static str) -> Option<&'a str> {
    mail.header(name).and_then(HeaderValue::as_text)
}

/// Whether it is a page that a browser saved.
fn is_page(mail: &Message<'_>) -> bool {
    let saved = |a: &Address<'_>| {
        a.iter().any(|a| [a.name(), a.address()].into_iter().flatten().any(|n| n.to_lowercase().contains("saved by")))
    };
    header(mail, "Snapshot-Content-Location").is_some()
        || mail.from().is_some_and(saved)
        || mail.from().is_none() && mail.parts.iter().any(|p| p.content_location().is_some())
}

/// The saved page: its first part that is HTML. When it was saved says nothing of when it was published.
fn page(mail: &Message<'_>, file: File<'_>, each: Each<'_>) -> bool {
    let html = mail.parts.iter().find_map(|p| Some((p, html_of(p)?)));
    let Some((part, html)) = html else {
        return each(Found::Problem(Reason::Unreadable("a saved page", "holds no page".into()).into()));
    };
    let saved = header(mail, "Snapshot-Content-Location").or(part.content_location());
    let url = saved.filter(|u| u.starts_with("http")).map(str::to_owned);
    let article = Article { id: file.id.to_owned(), html: Some(html.to_owned()), url, ..Article::default() };
    each(Found::article(article, problems(part), Place::default()))
}

fn html_of<'a>(part: &'a MessagePart<'_>) -> Option<&'a str> {
    match &part.body {
        PartType::Html(html) => Some(html),
        _ => None,
    }
}

fn problems(part: &MessagePart<'_>) -> Vec<String> {
    if part.is_encoding_problem { vec!["parts of it are damaged".to_owned()] } else { Vec::new() }
}

/// A message and what is attached to it.
fn message(mail: &Message<'_>, file: File<'_>, place: Place, each: Each<'_>) -> bool {
    let (mut article, mut warnings) = article(mail, file);
    let (attached, unread) = attached(mail);
    warnings.extend(unread);
    let words = |text: &Option<String>| text.as_ref().map_or(0, |t| t.split_whitespace().count());
    let note = article.html.is_none() && words(&article.text) < NOTE && !attached.is_empty();
    if note {
        if let Some(text) = article.text.take().filter(|t| !t.trim().is_empty()) {
            warnings.push(format!(
                "the mail that it came with says only: {}",
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            ));
        }
    } else if !each(Found::article(article, std::mem::take(&mut warnings), place)) {
        return false;
    }
    attached.into_iter().all(|(bytes, name)| {
        let id = format!("{}/{}", file.id, files::stem(&name));
        file.inside(&bytes, &name, &id, &mut |found| {
            each(match found {
                Found::Article { mut article, warnings: mut own, place: within } => {
                    // Nobody has the text of what was attached but in its report.
                    article.made = true;
                    own.append(&mut warnings);
                    Found::article(article, own, if within == Place::default() { place } else { within })
                }
                Found::Problem(p) => Found::Problem(p.within(&name)),
                other => other,
            })
        })
    })
}

/// What is attached to a message and can be read, with its names; and what is to be told of the rest.
fn attached(mail: &Message<'_>) -> (Vec<(Vec<u8>, String)>, Option<String>) {
    const SHOWN: usize = 12;
    let mut left_out = Vec::new();
    let mut attached = Vec::new();
    let bodies: FxHashSet<*const MessagePart<'_>> =
        mail.html_bodies().chain(mail.text_bodies()).map(std::ptr::from_ref).collect();
    for part in mail.attachments() {
        // What is listed among what is attached may be the text of the message.
        let body = part.attachment_name().is_none() && bodies.contains(&std::ptr::from_ref(part));
        let name = part.attachment_name().unwrap_or("").trim();
        if let Some(inner) = part.message() {
            attached
                .push((inner.raw_message().to_vec(), format!("{}.eml", if name.is_empty() { "mail" } else { name })));
        } else if formats::of(name, part.contents()).is_some_and(|f| f.reader != Reader::None) && !body {
            attached.push((part.contents().to_vec(), name.to_owned()));
        } else if !name.is_empty() && part.content_id().is_none() {
            left_out.push(format!("“{name}”"));
        }
    }
    let more = left_out.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!(" and {more} others") } else { String::new() };
    left_out.truncate(SHOWN);
    let told = (!left_out.is_empty()).then(|| format!("attached and not read: {}{more}", left_out.join(", ")));
    (attached, told)
}

/// The article that a message is.
fn article(mail: &Message<'_>, file: File<'_>) -> (Article, Vec<String>) {
    let mut warnings: Vec<String> = Vec::new();
    let html: Vec<&str> = mail.html_bodies().filter_map(html_of).collect();
    let text: Vec<(&MessagePart<'_>, String)> = mail
        .text_bodies()
        .filter(|p| matches!(p.body, PartType::Text(_)))
        .map(|p| (p, encoding::text_of(mail, p, file.decoder)))
        .collect();
    for part in mail.parts.iter().filter(|p| matches!(p.body, PartType::Text(_) | PartType::Html(_))) {
        warnings.extend(problems(part));
    }
    warnings.dedup();
    if is_cut(mail) {
        warnings.push("the file ends before the mail does: something of it is lost".to_owned());
    }
    let length: usize = text.iter().map(|t| t.1.split_whitespace().count()).sum();
    let shown: usize = html.iter().map(|h| passed::words(&passed::lines(h, true))).sum();
    let subject = mail.subject().unwrap_or("").trim();
    let (title, passed_on) = bare_subject(subject);
    let answer = !passed_on && (title.len() < subject.len() || mail.header("In-Reply-To").is_some());
    let mut article = Article { id: file.id.to_owned(), made: true, ..Article::default() };
    article.title = Some(title.to_owned()).filter(|t| !t.is_empty());
    article.date = mail.date().map(|d| format!("{:04}-{:02}-{:02}", d.year, d.month, d.day));
    if let Some((name, address)) = sender(mail).filter(|_| !passed_on) {
        let list = ["List-Id", "List-Unsubscribe", "List-Post"].iter().any(|h| mail.header(*h).is_some());
        (article.outlet, article.authors) = published_by(&name, &address, list);
    }
    // A part of plain text may say no more than that there is another.
    if !html.is_empty() && 2 * shown >= length {
        let (body, headed) = article_words(&html.join("\n"), true, (passed_on, answer), &mut article, &mut warnings);
        article.html = Some(body);
        undated(passed_on && !headed, &mut article, &mut warnings);
        return (article, warnings);
    }
    let (out, headed) = plain(text, (passed_on, answer), &mut article, &mut warnings);
    if out.trim().is_empty() {
        warnings.push(format!("{} has no text", file.name));
    }
    article.text = Some(out);
    undated(passed_on && !headed, &mut article, &mut warnings);
    (article, warnings)
}

/// The text of a message's parts of plain text, and whether it has the head of a mail that was passed on.
fn plain(
    parts: Vec<(&MessagePart<'_>, String)>,
    marks: (bool, bool),
    article: &mut Article,
    warnings: &mut Vec<String>,
) -> (String, bool) {
    let (mut out, mut headed) = (String::new(), false);
    for (part, body) in parts {
        let flowed = part
            .content_type()
            .is_some_and(|c| c.attribute("format").is_some_and(|f| f.eq_ignore_ascii_case("flowed")));
        let (body, inner) = article_words(&body, false, marks, article, warnings);
        headed |= inner;
        let (body, signature) = unsigned(&body);
        if signature {
            warnings.push("its signature is left out".to_owned());
        }
        out += if out.is_empty() { "" } else { "\n\n" };
        out += &unwrapped(body, flowed);
    }
    (out, headed)
}

/// The words of a body that are those of the article: of the mail that it passes on, or of its sender alone. What is left
/// out is told. And whether it has the head of a mail that was passed on.
fn article_words(
    body: &str,
    html: bool,
    (passed_on, answer): (bool, bool),
    article: &mut Article,
    warnings: &mut Vec<String>,
) -> (String, bool) {
    /// Mail that is passed on again and again.
    const TIMES: usize = 9;
    let (mut body, mut found) = (body.to_owned(), false);
    for _ in 0..TIMES {
        let lines = passed::lines(&body, html);
        let Some(inner) = passed::passed(&lines) else { break };
        if answer {
            repeated(passed::words(&passed::lines(&body[inner.start..], html)), warnings);
            body.truncate(inner.start);
            break;
        }
        // An article may print a mail or a memo with its head.
        if (found || !passed_on) && (inner.before >= NOTE || !inner.is_sure()) {
            break;
        }
        if inner.before > 0 {
            let (words, are) = if inner.before == 1 { ("word", "is") } else { ("words", "are") };
            warnings.push(format!("{} {words} by who passed it on {are} left out", inner.before));
        }
        headed(&inner, article, warnings);
        found = true;
        body = if html { body[inner.end..].to_owned() } else { passed::unquoted(&body[inner.end..]) };
    }
    // Where no head was found, what is quoted may be all that was passed on.
    if passed_on && !found {
        return (body, false);
    }
    let (kept, gone) = passed::without_repeated(&body, html, answer);
    repeated(gone, warnings);
    (kept, found)
}

/// Tells how many words of the mail that it answers are left out.
fn repeated(gone: usize, warnings: &mut Vec<String>) {
    match gone {
        0 => {}
        1 => warnings.push("1 word of the mail that it answers is left out".to_owned()),
        _ => warnings.push(format!("{gone} words of the mail that it answers are left out")),
    }
}

/// Takes title, date and sender from the head of the mail that was passed on.
fn headed(inner: &Passed, article: &mut Article, warnings: &mut Vec<String>) {
    let (title, _) = bare_subject(&inner.subject);
    article.title = Some(title.to_owned()).filter(|t| !t.is_empty()).or(article.title.take());
    let sent = article.date.take();
    article.date = when::day(&inner.sent);
    if article.date.is_none() {
        let passed = sent.map_or(String::new(), |d| format!(" (passed on: {d})"));
        warnings.push(format!("when it was sent cannot be read: “{}”{passed}", inner.sent));
    }
    let (name, address) = inner.from.split_once(['<', '[']).unwrap_or((&inner.from, ""));
    let name = name.trim().trim_matches(['"', '\'', '*']).trim();
    let address = address.trim_end_matches(['>', ']']).trim_start_matches("mailto:").to_lowercase();
    (article.outlet, article.authors) = published_by(name, &address, false);
    article.made = true;
    let told = "title, date and sender are those of the mail in it";
    if !warnings.iter().any(|w| w == told) {
        warnings.push(told.to_owned());
    }
}

/// Takes the date away from a mail that was passed on without its head: it is that of passing it on.
fn undated(passed_on: bool, article: &mut Article, warnings: &mut Vec<String>) {
    if let Some(date) = article.date.take_if(|_| passed_on) {
        warnings.push(format!("{date} is when it was passed on; when it was first sent is not told"));
    }
}

/// Whether the mark is missing with which a mail of several parts ends.
fn is_cut(mail: &Message<'_>) -> bool {
    let boundary = mail.content_type().and_then(|c| c.attribute("boundary"));
    boundary.is_some_and(|boundary| {
        let end = format!("--{boundary}--");
        !mail.raw_message().windows(end.len()).any(|w| w == end.as_bytes())
    })
}

fn sender(mail: &Message<'_>) -> Option<(String, String)> {
    let from = mail.from()?.iter().next()?;
    let name = from.name().map(|n| n.trim().trim_matches(['"', '\'']).trim().to_owned()).unwrap_or_default();
    Some((name, from.address().unwrap_or("").to_lowercase()))
}

/// Who published a message from a sender of that name and address, and who wrote it, as far as that can be told.
fn published_by(name: &str, address: &str, list: bool) -> (Option<String>, Vec<String>) {
    if name.is_empty() || name.contains('@') {
        return (None, Vec::new());
    }
    // "Ada Roe at Ness Herald", "Ada Roe via The Quay", "Ada Roe | Ness Herald".
    for mark in [" from ", " at ", " via ", " | ", " @ "] {
        if let Some((author, outlet)) =
            name.split_once(mark).filter(|(a, o)| !a.trim().is_empty() && !o.trim().is_empty())
        {
            let author = author.trim().trim_matches(['\'', '"']);
            return (Some(outlet.trim().to_owned()), fields::authors(author));
        }
    }
    const DESKS: &[&str] = &[
        "alerts",
        "council",
        "department",
        "desk",
        "editor",
        "editors",
        "info",
        "media",
        "ministry",
        "newsletter",
        "newsroom",
        "office",
        "press",
        "service",
        "staff",
        "team",
        "newsdesk",
        "communications",
    ];
    let is_desk = |w: &str| DESKS.contains(&w.to_lowercase().as_str());
    let (local, domain) = address.split_once('@').unwrap_or(("", ""));
    let desk = name.split(|c: char| !c.is_alphanumeric()).any(is_desk)
        || is_desk(local)
        || matches!(local, "news" | "newsletters")
        || name.starts_with("The ");
    let plain: String = domain.chars().filter(|c| c.is_alphanumeric()).collect();
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|w| w.len() > 2 && !matches!(w.as_str(), "the" | "and" | "newsletter" | "news"))
        .collect();
    // The paper's own name is in its address; a person's is not.
    let own = !words.is_empty() && words.iter().all(|w| plain.contains(w.as_str()));
    if list || own || desk { (Some(name.to_owned()), Vec::new()) } else { (None, fields::authors(name)) }
}

/// A text without the signature at its end; whether there was one.
fn unsigned(text: &str) -> (&str, bool) {
    for mark in ["\n-- \n", "\n-- \r\n"] {
        if let Some(at) = text.rfind(mark).filter(|at| text[*at..].lines().count() < 12) {
            return (&text[..at], true);
        }
    }
    (text, false)
}

/// A text with the line ends taken out that a mail program put in. A paragraph whose lines are all but the last about as
/// long as mail programs make them was wrapped; in flowed text a line that goes on ends with a space.
fn unwrapped(text: &str, flowed: bool) -> String {
    const WRAPPED: std::ops::RangeInclusive<usize> = 50..=80;
    let mut out = String::new();
    let text = text.replace("\r\n", "\n");
    for paragraph in text.trim_matches('\n').split("\n\n") {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        let lines: Vec<&str> = paragraph.split('\n').collect();
        let lengths = || lines.iter().map(|l| l.trim_end().chars().count());
        let widest = lengths().max().unwrap_or(0);
        let wrapped = !flowed && lines.len() > 1 && widest <= *WRAPPED.end() && {
            // The next line's first word would not have fitted.
            let next = |i: usize| lines[i + 1].split_whitespace().next().map_or(0, |w| w.chars().count());
            lengths()
                .take(lines.len() - 1)
                .enumerate()
                .all(|(i, n)| WRAPPED.contains(&n) || n > 30 && n + 1 + next(i) > widest)
        };
        for (i, line) in lines.iter().enumerate() {
            let goes_on = wrapped || flowed && line.ends_with(' ') && *line != "-- ";
            out.push_str(line.trim_end());
            if i + 1 < lines.len() {
                out.push(if goes_on { ' ' } else { '\n' });
            }
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_published_a_mail_is_told_by_name_and_address() {
        let told = |name: &str, address: &str, list| {
            let (outlet, authors) = published_by(name, address, list);
            (outlet.unwrap_or_default(), authors.join("+"))
        };
        let is = |outlet: &str, authors: &str| (outlet.to_owned(), authors.to_owned());
        assert_eq!(told("The Ness Herald", "news@mail.nessherald.example", false), is("The Ness Herald", ""));
        assert_eq!(told("Ada Roe", "ada@nessherald.example", false), is("", "Ada Roe"));
        assert_eq!(told("Quay Notes", "hello@letters.example", true), is("Quay Notes", ""));
        assert_eq!(told("Ada Roe from Quay Notes", "quay@letters.example", true), is("Quay Notes", "Ada Roe"));
        assert_eq!(told("Press Office", "press@ness.example", false), is("Press Office", ""));
        assert_eq!(told("Ness Evening Post", "news@post.example", false), is("Ness Evening Post", ""));
        assert_eq!(told("Ada Roe", "noreply@letters.example", false), is("", "Ada Roe"));
        assert_eq!(told("Ada Roe", "no-reply@letters.example", false), is("", "Ada Roe"));
        assert_eq!(told("a@b.example", "a@b.example", true), is("", ""));
        assert_eq!(told("", "a@b.example", false), is("", ""));
    }

    #[test]
    fn lines_that_a_program_wrapped_are_joined() {
        let wrapped = "The harbour master said on Friday that the pier would stay shut until\nthe ice has gone, and that nobody could say when.\n\nAda Roe\nNess";
        assert_eq!(
            unwrapped(wrapped, false),
            "The harbour master said on Friday that the pier would stay shut until the ice has gone, and that nobody could say when.\n\nAda Roe\nNess"
        );
        assert_eq!(unwrapped("It \nrained.\nIt snowed.", true), "It rained.\nIt snowed.");
        assert_eq!(unwrapped("It\nrained.", false), "It\nrained.");
    }

    #[test]
    fn mailboxes_are_split_where_messages_begin() {
        let text = b"From a@b Wed May 14\nSubject: x\n\nHi.\nFrom here on it rained.\n\n>From the pier.\n\nFrom c@d Thu\nSubject: y\n";
        let parts: Vec<String> = split(text).into_iter().map(|p| String::from_utf8(p).unwrap()).collect();
        assert_eq!(parts, ["Subject: x\n\nHi.\nFrom here on it rained.\n\nFrom the pier.\n\n", "Subject: y\n"]);
        assert!(split(b"no mail").is_empty());
        let text = b"From a@b Wed May 14\nSubject: x\n\nHi.\n\nFrom Ness to the sea it rained.\n\nFrom 10:30 on: rain.\n\nFrom - Wed May 14 08:00:00 2031\nSubject: y\n";
        assert_eq!(split(text).len(), 2);
    }

    /// Title, date, outlet and text of a mail, and what is told of it.
    fn read_mail(head: &str, body: &str) -> (String, String, String, String, Vec<String>) {
        let bytes = format!("From: Cy Moe <cy@home.example>\nDate: Tue, 20 May 2031 09:00:00 +0000\n{head}\n\n{body}");
        let mut out = None;
        read(File::new("a.eml", "a", bytes.as_bytes(), &|_, _| None), &mut |found| {
            if let Found::Article { article, warnings, .. } = found {
                let said = |f: Option<String>| f.unwrap_or_default();
                let text = said(article.text.or(article.html));
                out = Some((said(article.title), said(article.date), said(article.outlet), text, warnings));
            }
            true
        });
        out.expect("an article")
    }

    #[test]
    fn what_was_passed_on_has_the_date_and_sender_of_its_own_head() {
        let body = "For you.\n\n-----Original Message-----\nFrom: Ness Herald [mailto:news@nessherald.example]\nSent: Wednesday, May 14, 2031 8:30 AM\nSubject: Pier shut\n\nIt rained.";
        let told = read_mail("Subject: FW: Pier shut", body);
        assert_eq!(
            (&told.0[..], &told.1[..], &told.2[..], &told.3[..]),
            ("Pier shut", "2031-05-14", "Ness Herald", "It rained.")
        );
        let those = "title, date and sender are those of the mail in it";
        assert_eq!(told.4, ["2 words by who passed it on are left out", those]);
        let one = read_mail("Subject: Fwd: Pier shut", &body.replace("For you", "- Look -"));
        assert_eq!(one.4, ["1 word by who passed it on is left out", those]);
        let bare = read_mail("Subject: Fwd: Pier shut", "It rained.");
        assert_eq!((&bare.1[..], bare.4.len()), ("", 1));
        let answer = read_mail("Subject: Re: Pier shut", body);
        assert_eq!((&answer.1[..], &answer.3[..]), ("2031-05-20", "For you."));
        assert!(answer.4[0].ends_with("words of the mail that it answers are left out"), "{:?}", answer.4);
        let again = read_mail(
            "Subject: Fwd: Pier shut",
            &format!(
                "---------- Forwarded message\nFrom: Bo Lind <bo@a.example>\nDate: Mon, 19 May 2031\nSubject: FW: Pier\n\n{body}"
            ),
        );
        assert_eq!((&again.1[..], &again.3[..]), ("2031-05-14", "It rained."));
    }

    #[test]
    fn a_memo_that_an_article_prints_is_no_mail_that_was_passed_on() {
        let memo = "From: The harbour master\nDate: 14 May 2031\nSubject: Ice on the pier\n\nKeep off it.";
        let told = read_mail("Subject: Pier shut", &format!("This is what was pinned to the gate:\n\n{memo}"));
        assert_eq!((&told.0[..], &told.1[..], told.4.len()), ("Pier shut", "2031-05-20", 0));
        assert!(told.3.ends_with("Keep off it."), "{}", told.3);
        for sure in [format!("---- Original message ----\n{memo}"), memo.replace("master", "master <m@ness.example>")] {
            let told = read_mail("Subject: Pier shut", &sure);
            assert_eq!((&told.0[..], &told.1[..], &told.3[..]), ("Ice on the pier", "2031-05-14", "Keep off it."));
            assert_eq!(told.4, ["title, date and sender are those of the mail in it"]);
        }
    }

    #[test]
    fn what_was_passed_on_stays_where_its_head_is_not_read() {
        let head = "Subject: Fwd: Pier shut";
        let quoted = "> Lähettäjä: Ness Herald <a@ness.example>\n> Aihe: Pier shut\n> \n> It rained.";
        let told = read_mail(head, &format!("On 14 May 2031 at 9:30 Ada Roe <a@b.example> wrote:\n\n{quoted}"));
        assert!(told.3.contains("It rained.") && told.4.len() == 1, "{told:?}");
        let page =
            "<blockquote type=\"cite\"><div><b>Lähettäjä: </b>Ness Herald</div><div>It rained.</div></blockquote>";
        let told = read_mail(&format!("{head}\nContent-Type: text/html; charset=utf-8"), page);
        assert!(told.3.contains("It rained.") && told.4.len() == 1, "{told:?}");
    }
}
