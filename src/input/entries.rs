//! Live blogs: a text of entries, each under a line with its time and, often, who wrote it.
//!
//! Lists of other stories and readers' comments have times too. What sets entries apart: three or more lines that are
//! nothing but a time of day, with its date, its age and a name at most, each with prose below it.

use super::datelines::{self, month};
use super::iso_date::parse_date;
use crate::calendar::Date;
use crate::report;
use crate::span::Span;

/// An entry of a live blog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// From its head to the last part before the next one.
    pub(crate) span: Span,
    /// The line that says when it was written.
    pub(crate) head: Span,
    /// The day that its head or a line above it names or, where all entries can be of one, the article's.
    pub(crate) date: Option<Date>,
    /// When, as `HH:MM`.
    pub(crate) time: String,
    /// Who wrote it.
    pub(crate) author: Option<Span>,
}

impl Entry {
    /// The entry as the report has it.
    pub(crate) fn report(&self) -> report::Entry {
        report::Entry::new(self.span, self.date.map(|d| d.to_string()), self.time.clone(), self.author)
    }
}

/// A line, as entries are found by it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub(super) span: Span,
    pub(super) text: &'a str,
    pub(super) prose: bool,
    /// Whether it is a button or label of readers' comments.
    pub(super) comment: bool,
}

/// An entry among lines: those of its head, and what the head says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) heads: std::ops::Range<usize>,
    pub(super) entry: Entry,
}

/// What a line says that is nothing but the head of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Head<'a> {
    /// Hour and minute.
    time: Option<(u8, u8)>,
    /// Whether it says how long ago that was.
    aged: bool,
    date: Option<Date>,
    author: &'a str,
}

/// Finds the entries of a text, in order; none where it is no live blog.
pub(super) fn find(lines: &[Line<'_>]) -> Vec<Found> {
    /// Fewer are a text with times in it.
    const LEAST: usize = 3;
    let heads: Vec<Option<Head<'_>>> = lines.iter().map(|l| head(l.text)).collect();
    let timed = |i: usize| heads[i].as_ref().is_some_and(|h| h.time.is_some());
    if (0..lines.len()).filter(|&i| timed(i)).count() < LEAST {
        return Vec::new();
    }
    let names = bylines(lines, &heads);
    let mut out: Vec<Found> = Vec::new();
    let mut i = 0;
    while i < lines.len() {
        let Some(first) = (i..lines.len()).find(|&j| heads[j].is_some() || names[j]) else { break };
        // A head may take several lines: age, time, name.
        let end = (first..lines.len()).find(|&j| heads[j].is_none() && !names[j]).unwrap_or(lines.len());
        i = end;
        let own: Vec<usize> = (first..end).collect();
        let Some(at) = own.iter().copied().find(|&j| timed(j)) else { continue };
        let next = (end..lines.len()).find(|&j| timed(j)).unwrap_or(lines.len());
        if !lines[end..next].iter().any(|l| l.prose) {
            continue;
        }
        let (hour, minute) = heads[at].as_ref().and_then(|h| h.time).unwrap_or_default();
        let written = own.iter().find_map(|&j| match &heads[j] {
            Some(h) if !h.author.is_empty() => Some(place(&lines[j], h.author)),
            None => Some(lines[j].span),
            _ => None,
        });
        let entry = Entry {
            span: lines[first].span,
            head: lines[at].span,
            date: own.iter().find_map(|&j| heads[j].as_ref().and_then(|h| h.date)),
            time: format!("{hour:02}:{minute:02}"),
            author: written,
        };
        out.push(Found { heads: first..end, entry });
    }
    let (Some(first), Some(last)) = (out.first(), out.last()) else { return Vec::new() };
    // Readers' comments have times, names and prose as well, and buttons.
    let commented = lines[first.heads.start..last.heads.end].iter().any(|l| l.comment);
    if out.len() < LEAST || commented {
        return Vec::new();
    }
    under_days(lines, &mut out);
    for n in 0..out.len() {
        let next = out.get(n + 1).map_or(lines.len(), |f| f.heads.start);
        out[n].entry.span = out[n].entry.span.join(lines[next - 1].span);
    }
    out
}

/// Gives entries whose heads name no day that of the line above them that is nothing but a day, where each day of several
/// has such a line. A single one may be the article's.
fn under_days(lines: &[Line<'_>], entries: &mut [Found]) {
    let alone = |i: usize| day(lines[i].text).filter(|d| d.0 == lines[i].text.len()).and_then(|d| d.1);
    let above = |f: &Found| f.heads.start.checked_sub(1).and_then(alone);
    let days: Vec<Option<Date>> = entries.iter().map(above).collect();
    if days.iter().flatten().count() < 2 {
        return;
    }
    let mut last = None;
    for (found, day) in entries.iter_mut().zip(days) {
        last = day.or(last);
        found.entry.date = found.entry.date.or(last);
    }
}

/// Gives entries whose heads name no day the article's, where their times can all be of one day: they run one way.
pub(super) fn date(entries: &mut [Entry], article: Option<Date>) {
    let down = entries.windows(2).all(|p| p[0].time >= p[1].time);
    let up = entries.windows(2).all(|p| p[0].time <= p[1].time);
    if (down || up) && entries.iter().all(|e| e.date.is_none()) {
        for e in entries {
            e.date = article;
        }
    }
}

/// Which lines are names alone beside the line of a time, that more than one entry has.
fn bylines(lines: &[Line<'_>], heads: &[Option<Head<'_>>]) -> Vec<bool> {
    let beside = |i: usize| {
        let near = [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter_map(|j| heads.get(j));
        heads[i].is_none() && is_name(lines[i].text) && near.flatten().any(|h| h.author.is_empty())
    };
    let named: Vec<&str> = (0..lines.len()).filter(|&i| beside(i)).map(|i| lines[i].text).collect();
    let mut seen: crate::hashed::Map<&str, usize> = crate::hashed::Map::default();
    for name in named {
        *seen.entry(name).or_default() += 1;
    }
    (0..lines.len()).map(|i| seen.get(lines[i].text).is_some_and(|&n| n > 1) && beside(i)).collect()
}

fn place(line: &Line<'_>, part: &str) -> Span {
    let start = line.span.start + (part.as_ptr() as usize - line.text.as_ptr() as usize) as u32;
    Span::new(start, start + part.len() as u32)
}

/// Words that may stand in the head of an entry beside times and names, in lower case.
const HEAD_WORDS: &[&str] = &[
    "updated",
    "posted",
    "published",
    "at",
    "on",
    "by",
    "live",
    "key",
    "event",
    "update",
    "breaking",
    "new",
    "latest",
    "today",
    "yesterday",
    "now",
    "just",
    "time",
    "local",
];

/// Reads a line as the head of an entry.
fn head(line: &str) -> Option<Head<'_>> {
    if line.len() > 110 || !line.contains(|c: char| c.is_ascii_digit()) && !line.ends_with(" ago") {
        return None;
    }
    let mut out = Head::default();
    let mut rest = line;
    loop {
        rest = rest.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, '|' | '•' | '·' | '–' | '—' | '-' | ',' | '(' | ')' | '/' | ':')
        });
        if rest.is_empty() {
            break;
        }
        if let Some((len, time)) = clock(rest) {
            out.time = out.time.or(Some(time));
            rest = &rest[len..];
        } else if let Some(len) = age(rest) {
            out.aged = true;
            rest = &rest[len..];
        } else if let Some((len, date)) = day(rest) {
            out.date = out.date.or(date);
            rest = &rest[len..];
        } else {
            let word = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
            if word.is_empty() || !HEAD_WORDS.contains(&word.to_lowercase().as_str()) {
                break;
            }
            rest = &rest[word.len()..];
        }
    }
    let end = rest.find(['|', '•', '·']).unwrap_or(rest.len());
    let author = rest[..end].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '–' | '—'));
    let after = &rest[end..];
    // What stands after the name may be the time.
    let tail =
        if after.is_empty() { None } else { Some(head(&after[after.chars().next().map_or(0, char::len_utf8)..])) };
    if let Some(tail) = tail {
        let tail = tail.filter(|t| t.author.is_empty())?;
        out.time = out.time.or(tail.time);
        out.date = out.date.or(tail.date);
        out.aged |= tail.aged;
    }
    if !author.is_empty() && !is_name(author) {
        return None;
    }
    out.author = author;
    (out.time.is_some() || out.aged).then_some(out)
}

/// Whether a line is nothing but the name of a person or two.
fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let small = ["and", "&", "in", "de", "van", "von", "der", "bin", "al", "la", "at"];
    let name = |w: &&str| {
        let letters = w.trim_matches(|c: char| matches!(c, '.' | ',' | '’' | '\''));
        letters.starts_with(char::is_uppercase)
            && letters.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '.'))
    };
    (2..=8).contains(&words.len())
        && words.first().is_some_and(name)
        && words.iter().all(|w| name(w) || small.contains(w))
        && words.iter().filter(|w| name(w)).count() >= 2
        && !line.ends_with(['.', '!', '?', ':'])
}

/// A time of day at the start of a text: how long it is, and what it says.
fn clock(text: &str) -> Option<(usize, (u8, u8))> {
    let digits = |t: &str| t.bytes().take_while(u8::is_ascii_digit).count();
    let h = digits(text);
    let hour: u8 = text.get(..h).filter(|_| (1..=2).contains(&h))?.parse().ok()?;
    let mut at = h;
    let mut minute = None;
    if text[at..].starts_with([':', '.', 'h']) && digits(&text[at + 1..]) == 2 {
        minute = text.get(at + 1..at + 3).and_then(|m| m.parse::<u8>().ok());
        at += 3;
        // Seconds say nothing more.
        if text[at..].starts_with(':') && digits(&text[at + 1..]) == 2 {
            at += 3;
        }
    }
    let space = text[at..].len() - text[at..].trim_start().len();
    let after = &text[at + space..];
    let half = [("a.m.", 0), ("p.m.", 12), ("am", 0), ("pm", 12)].into_iter().find(|(s, _)| {
        after.get(..s.len()).is_some_and(|a| a.eq_ignore_ascii_case(s))
            && !after[s.len()..].starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
    });
    let hour = match half {
        Some((word, add)) => {
            at += space + word.len();
            if !(1..=12).contains(&hour) {
                return None;
            }
            hour % 12 + add
        }
        None => hour,
    };
    if half.is_none() && minute.is_none() || hour > 23 || minute.is_some_and(|m| m > 59) {
        return None;
    }
    // The time zone stands in capitals.
    let gap = text[at..].len() - text[at..].trim_start_matches([' ', '\u{a0}', '(']).len();
    let zone = text[at + gap..].bytes().take_while(u8::is_ascii_uppercase).count();
    let ends = !text[at + gap + zone..].starts_with(char::is_alphanumeric);
    if (2..=5).contains(&zone) && ends {
        at += gap + zone;
    }
    Some((at, (hour, minute.unwrap_or(0))))
}

/// How long ago something was, at the start of a text: "21 mins ago", "an hour ago", "2h ago", "Just now".
fn age(text: &str) -> Option<usize> {
    const UNITS: [&str; 17] = [
        "minutes", "minute", "mins", "min", "m", "hours", "hour", "hrs", "hr", "h", "days", "day", "d", "seconds",
        "secs", "sec", "s",
    ];
    let low = text.get(..text.char_indices().nth(24).map_or(text.len(), |(i, _)| i))?.to_ascii_lowercase();
    let count = low.find(|c: char| !c.is_ascii_digit()).unwrap_or(low.len());
    let article = ["an ", "a "].iter().find_map(|a| low.starts_with(a).then_some(a.len()));
    let from = if count > 0 { count } else { article? };
    let rest = low[from..].trim_start();
    let unit = UNITS.iter().find(|u| rest.strip_prefix(**u).is_some_and(|r| r.trim_start().starts_with("ago")))?;
    let after = &rest[unit.len()..];
    let ago = after.len() - after.trim_start().len() + 3;
    Some(low.len() - rest.len() + unit.len() + ago)
}

/// A date or the name of a day at the start of a text: how long it is, and the date if it has a year.
fn day(text: &str) -> Option<(usize, Option<Date>)> {
    let mut end = 0;
    let (mut seen, mut year) = (false, false);
    let mut words = 0;
    for word in text.split_inclusive([' ', ',', '\u{a0}']) {
        let bare = word.trim_matches(|c: char| matches!(c, ' ' | ',' | '.' | '\u{a0}')).to_lowercase();
        let named = month(&bare).is_some() || datelines::is_weekday(&bare);
        let number = bare.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let figure = !number.is_empty() && number.len() <= 4 && number.bytes().all(|b| b.is_ascii_digit());
        let iso = bare.len() == 10 && parse_date(&bare).is_some();
        if !(named || figure || iso || bare.is_empty()) || year && !bare.is_empty() || words >= 5 {
            break;
        }
        seen |= named || iso;
        year |= iso || figure && number.len() == 4;
        words += usize::from(!bare.is_empty());
        end += word.len();
    }
    seen.then(|| (end, datelines::date_in(&text[..end])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Option<String> {
        head(line).map(|h| {
            let time = h.time.map_or(String::new(), |(h, m)| format!("{h:02}:{m:02}"));
            format!("{time}|{}|{}", h.date.map_or(String::new(), |d| d.to_string()), h.author)
        })
    }

    #[test]
    fn heads() {
        for (line, head) in [
            ("21:00Joan Pike", "21:00||Joan Pike"),
            ("10.32am", "10:32||"),
            ("10.32am BST", "10:32||"),
            ("Updated at 14:05 BST", "14:05||"),
            ("21 mins ago11:48 Joan Pike", "11:48||Joan Pike"),
            ("9 pm | Joan Pike", "21:00||Joan Pike"),
            ("Joan Pike | 12:30 p.m. ET", "12:30||Joan Pike"),
            ("5 May 2031 10:05", "10:05|2031-05-05|"),
            (
                "Tuesday, May 6, 2031, 7:15 a.m. EDT • By Joan Pike and Tom Hale",
                "07:15|2031-05-06|Joan Pike and Tom Hale",
            ),
            ("an hour ago", "||"),
            ("2031-05-05 10:05", "10:05|2031-05-05|"),
        ] {
            assert_eq!(said(line).as_deref(), Some(head), "{line}");
        }
        for line in [
            "10:32 Boats leave the harbour",
            "The board met at 10:32",
            "Joan Pike",
            "12 dead",
            "5 May 2031",
            "10:32 Ferry",
            "25:10",
            "Psalm 10:32 Of The Sea.",
        ] {
            assert_eq!(said(line), None, "{line}");
        }
    }

    fn found(text: &str) -> Vec<String> {
        let doc = crate::input::read(crate::input::Article {
            text: Some(text.into()),
            date: Some("2031-05-05".into()),
            ..Default::default()
        });
        let author = |e: &Entry| e.author.map_or("-", |a| a.of(&doc.text)).to_owned();
        let date = |e: &Entry| e.date.map_or("-".into(), |d| d.to_string());
        doc.entries.iter().map(|e| format!("{} {} {}", date(e), e.time, author(e))).collect()
    }

    const PROSE: &str = "The harbour board of Port Ellery shut two of its four old wooden piers for good.";

    #[test]
    fn entries() {
        let blog = |heads: [&str; 3]| heads.map(|h| format!("{h}\n\n{PROSE}")).join("\n\n");
        assert_eq!(
            found(&blog(["11:48 Joan Pike", "11:31 Tom Hale", "11:11"])),
            ["2031-05-05 11:48 Joan Pike", "2031-05-05 11:31 Tom Hale", "2031-05-05 11:11 -"]
        );
        assert_eq!(
            found(&blog(["00:10\nJoan Pike", "23:50\nJoan Pike", "22:00\nJoan Pike"])),
            ["2031-05-05 00:10 Joan Pike", "2031-05-05 23:50 Joan Pike", "2031-05-05 22:00 Joan Pike"]
                .map(|e| e.replace("2031-05-05", "-"))
        );
        assert_eq!(found(&format!("11:48\n\n{PROSE}\n\n11:31\n\n{PROSE}")), [""; 0]);
        let under = |days: [&str; 2]| {
            let [one, two] = days;
            format!("{one}\n\n10:05\n\n{PROSE}\n\n09:10\n\n{PROSE}\n\n{two}\n\n21:15\n\n{PROSE}")
        };
        assert_eq!(
            found(&under(["Friday, 2 May 2031", "Thursday, 1 May 2031"])),
            ["2031-05-02 10:05 -", "2031-05-02 09:10 -", "2031-05-01 21:15 -"]
        );
        assert_eq!(found(&under(["Friday", "Thursday"]))[2], "- 21:15 -");
        let listed = "11:48\nStorm over Oland\n11:31\nFerry late\n11:11\nPier shut";
        assert_eq!(found(&format!("{PROSE}\n\n{PROSE}\n\n{listed}")), [""; 0]);
        let comments =
            blog(["Joan Pike 11:48", "Tom Hale 11:31", "Ada Roe 11:11"]).replace("good.\n", "good.\n\nReply\n");
        assert_eq!(found(&comments), [""; 0]);
    }
}
