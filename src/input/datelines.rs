//! Datelines and bylines: the place before the first sentence, the line with the date, and who wrote it.

use super::blocks::ends_sentence;
use super::furniture::{is_agency, plain};
use crate::calendar::Date;
use crate::lexicon::{Class, look_up};

/// Month of a lower-case word such as "Sept." or "september", from 1.
pub(super) fn month(word: &str) -> Option<i8> {
    look_up(word.trim_end_matches('.')).value(Class::Month)?.parse().ok()
}

pub(super) fn is_weekday(word: &str) -> bool {
    let entry = look_up(word.trim_end_matches('.'));
    entry.has(Class::Weekday) || entry.has(Class::WeekdayShort)
}

/// The first whole date (with a year) among a line's words. Figures alone are read only where one order is possible.
pub(super) fn date_in(line: &str) -> Option<Date> {
    dates(line).first().map(|d| d.2)
}

/// A run of letters and digits, with its place.
#[derive(Clone, Copy)]
struct Token<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl Token<'_> {
    fn number(&self) -> Option<i16> {
        let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|s| self.text.strip_suffix(s));
        let figures = ordinal.unwrap_or(self.text);
        (figures.len() <= 4 && !figures.is_empty() && figures.bytes().all(|b| b.is_ascii_digit()))
            .then(|| figures.parse().ok())?
    }

    fn day(&self) -> Option<i8> {
        self.number().filter(|d| (1..=31).contains(d)).map(|d| d as i8)
    }

    /// A year, with how many bytes of the token it takes: the time of day may be glued to it.
    fn year(&self, line: &str) -> Option<(i16, usize)> {
        let figures = self.text.get(..4).filter(|f| f.bytes().all(|b| b.is_ascii_digit()))?;
        let glued = (5..=6).contains(&self.text.len())
            && self.text.bytes().all(|b| b.is_ascii_digit())
            && line[self.end..].starts_with(':');
        let year = figures.parse().ok().filter(|y| (1900..2100).contains(y))?;
        (self.text.len() == 4 || glued).then_some((year, 4))
    }

    /// The year of two figures, of this century's first half.
    fn short_year(&self) -> Option<i16> {
        (self.text.len() == 2).then(|| self.number()).flatten().filter(|y| *y < 50).map(|y| 2000 + y)
    }

    fn month(&self) -> Option<i8> {
        month(&self.text.to_ascii_lowercase())
    }
}

/// Every whole date of a line, with its first byte and the one past its last. Days that do not exist are none.
pub(super) fn dates(line: &str) -> Vec<(usize, usize, Date)> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut rest = 0;
    while let Some(at) = line[rest..].find(char::is_alphanumeric) {
        let start = rest + at;
        let len = line[start..].find(|c: char| !c.is_alphanumeric()).unwrap_or(line.len() - start);
        rest = start + len;
        // The month may be glued to what stands before it: "PressMay 3, 2031".
        let glued = start + unglued(&line[start..rest]);
        if glued > start {
            tokens.push(Token { start, end: glued, text: &line[start..glued] });
        }
        // "5th of May 2031"
        if &line[glued..rest] != "of" {
            tokens.push(Token { start: glued, end: rest, text: &line[glued..rest] });
        }
    }
    let mut out: Vec<(usize, usize, Date)> = Vec::new();
    let mut i = 0;
    while i + 2 < tokens.len() {
        match date_of(line, [tokens[i], tokens[i + 1], tokens[i + 2]]) {
            Some((end, date)) => {
                out.extend(date.map(|d| (tokens[i].start, end, d)));
                i += 3;
            }
            None => i += 1,
        }
    }
    out
}

/// Where in a word a month with a capital begins that was glued to it.
fn unglued(word: &str) -> usize {
    let capital = word.char_indices().rev().find(|&(_, c)| c.is_uppercase()).map_or(0, |(i, _)| i);
    let inside = word[..capital].ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    if inside && month(&word[capital..].to_lowercase()).is_some() { capital } else { 0 }
}

/// Three tokens as a date, if they are one; `None` inside where there is no such day.
fn date_of(line: &str, [a, b, c]: [Token<'_>; 3]) -> Option<(usize, Option<Date>)> {
    let mark = |x: &Token<'_>, y: &Token<'_>| &line[x.end..y.start];
    let (first, second) = (mark(&a, &b), mark(&b, &c));
    // 2031-05-03, 2031/05/03, 2031-05-03T10:00; 15/09/2031 where the day cannot be a month
    if first == second && matches!(first, "/" | "." | "-") {
        let day = c.text.get(..2).filter(|_| c.text.as_bytes().get(2) == Some(&b'T')).unwrap_or(c.text);
        let day = Token { text: day, ..c };
        if let (Some((y, 4)), Some(m), Some(d)) = (a.year(line), b.day().or(b.month()), day.day()) {
            return Some((c.start + day.text.len(), Date::new(y, m, d)));
        }
        // 11/20/31, 11.20.31: the middle one cannot be a month, and the last is no day before a year.
        if let (Some(m), Some(d), Some(y)) = (a.day(), b.day(), c.short_year())
            && (m <= 12 && d > 12 && a.text.len() <= 2)
        {
            return Some((c.end, Date::new(y, m, d)));
        }
        if let (Some(one), Some(two), Some((y, len))) = (a.day(), b.day(), c.year(line)) {
            let (d, m) = if one > 12 || one == two { (one, two) } else { (two, one) };
            return (d > 12 || one == two).then(|| (c.start + len, Date::new(y, m, d)));
        }
    }
    // 15 September 2031; September 15, 2031; 15-Sep-2031
    let first = if first.trim() == "of" { " " } else { first };
    let close = |m: &str| m.len() <= 3 && m.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '.' | '-'));
    let (y, len) = c.year(line).filter(|_| close(first) && close(second))?;
    let (d, m) = match (a.day(), b.month(), a.month(), b.day()) {
        (Some(d), Some(m), _, _) | (_, _, Some(m), Some(d)) => (d, m),
        _ => return None,
    };
    Some((c.start + len, Date::new(y, m, d)))
}

/// What a line with the time of publication may begin with.
const STAMPS: [&str; 9] = [
    "updated",
    "published",
    "posted",
    "last updated",
    "first published",
    "last modified",
    "modified",
    "issued on",
    "date:",
];

/// Whether a line is nothing but when, by whom and where it was published.
pub(super) fn is_dateline_line(line: &str, words: usize) -> bool {
    if words > 22 || words == 0 {
        return false;
    }
    let low = plain(line);
    let stamp = STAMPS.iter().any(|s| low.starts_with(s) || low.contains(&format!("| {s}")));
    if date_in(line).is_none() {
        // "Updated 5:40 PM ET, Thu" has no date of its own.
        return stamp && words <= 10 && low.bytes().any(|b| b.is_ascii_digit()) && !ends_sentence(line);
    }
    if is_period(line, &dates(line)) {
        return false;
    }
    // Every word must be part of a stamp: no sentence says "said" here.
    let is_mark = |c: char| matches!(c, ',' | '|' | '(' | ')' | '/' | ':' | '-' | '•' | '·');
    let left =
        low.split(|c: char| c.is_whitespace() || is_mark(c)).filter(|w| !is_of_stamp(w.trim_matches('.'))).count();
    left <= time_zones(line) || (stamp && left <= 5) || (low.contains(" | ") && left <= 4)
}

/// Whether a lower-case word may stand in a line that says when and by whom something was published.
pub(super) fn is_of_stamp(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
    word.is_empty()
        || word.starts_with(|c: char| c.is_ascii_digit())
        || is_weekday(word)
        || is_agency(word)
        || [Class::Month, Class::TimeZone, Class::StampWord].into_iter().any(|class| look_up(word).has(class))
}

/// How many words of a line with a time of day may be time zones: one, where a short word stands in capitals.
fn time_zones(line: &str) -> usize {
    let is_zone = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        (2..=4).contains(&word.len())
            && word.bytes().all(|b| b.is_ascii_uppercase())
            && !is_agency(&word.to_lowercase())
    };
    usize::from(has_time(line) && line.split_whitespace().any(is_zone))
}

/// Whether a time of day stands in a line: "12:30", "12.30".
pub(super) fn has_time(line: &str) -> bool {
    let digit = |b: Option<&u8>| b.is_some_and(u8::is_ascii_digit);
    let bytes = line.as_bytes();
    line.contains(':')
        || (1..bytes.len()).any(|i| {
            bytes[i] == b'.'
                && digit(bytes.get(i - 1))
                && digit(bytes.get(i + 1))
                && digit(bytes.get(i + 2))
                && !digit(bytes.get(i + 3))
                && bytes.get(i + 3) != Some(&b'.')
        })
}

/// Words before the day of a birth or a death.
const OF_LIVES: [&str; 4] = ["born", "died", "of birth", "of death"];

/// Whether the days of a line are those of a life, or the two ends of a stretch of time with a dash between them.
pub(super) fn is_period(line: &str, dates: &[(usize, usize, Date)]) -> bool {
    let between = |first: usize, second: usize| line[first..second].trim();
    let joined = |d: &[(usize, usize, Date)]| matches!(between(d[0].1, d[1].0), "-" | "–" | "—" | "to" | "until");
    let Some(last) = dates.last() else { return false };
    let low = line[..last.0].to_lowercase();
    dates.len() == 2 && joined(dates) || OF_LIVES.iter().any(|life| has_words(&low, life))
}

/// Whether some words stand in a line, and are not the beginning or end of others.
fn has_words(line: &str, words: &str) -> bool {
    line.match_indices(words).any(|(at, _)| {
        !line[..at].ends_with(char::is_alphanumeric) && !line[at + words.len()..].starts_with(char::is_alphanumeric)
    })
}

/// What may stand before the name of who wrote it.
#[rustfmt::skip]
const BYLINE_LEADS: [&str; 19] = [
    "by ", "written by ", "story by ", "text by ", "posted by ", "author: ", "analysis by ", "by: ", "words by ",
    "opinion by ", "contributed by ", "interview by ", "review by ", "report by ", "reported by ", "commentary by ",
    "column by ", "byline: ", "from ",
];

/// Whether a short line says who wrote the article.
pub(super) fn is_byline(line: &str, words: usize) -> bool {
    if words > 18 || ends_sentence(line) && !line.ends_with(['.']) {
        return false;
    }
    let low = plain(line);
    let Some((lead, rest)) = BYLINE_LEADS.iter().find_map(|s| low.strip_prefix(s).map(|r| (*s, r))) else {
        return false;
    };
    let begun = line.len() - line.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let names: Vec<&str> = line[begun..].split_whitespace().skip(lead.split_whitespace().count()).collect();
    if names.is_empty() || rest.is_empty() {
        return false;
    }
    if lead == "from " {
        return words <= 4 && rest.split(' ').all(|w| is_agency(w.trim_matches('.')) || matches!(w, "and" | "the"));
    }
    let capital = names.iter().any(|w| w.starts_with(|c: char| c.is_uppercase() || c == '@'));
    let small = names.iter().any(|w| w.starts_with(char::is_lowercase) && !look_up(w).has(Class::BylineWord));
    capital && !small && !(ends_sentence(line) && words > 8)
}

/// Byte length of a dateline at the start of a paragraph, dash or bracket included: `MOSCOW —`, `PARIS (Agency) -`.
///
/// The place must be in capitals, or an agency must be named in brackets, so that "Roe — who had won — left" is none.
pub(super) fn lead(line: &str) -> Option<usize> {
    let window = line.char_indices().nth(110).map_or(line.len(), |(i, _)| i);
    let head = &line[..window];
    // "(CNN) In a speech": an agency in brackets, no dash.
    if let Some(rest) = head.strip_prefix('(')
        && let Some(close) = rest.find(')')
        && close <= 30
        && names_agency(&rest[..close])
    {
        let at = close + 2;
        let after = &head[at..];
        let dash = dash_at(after).filter(|&(i, _)| after[..i].trim().is_empty());
        return Some(dash.map_or(at, |(i, n)| at + i + n));
    }
    if let Some(end) = wire_lead(head) {
        return Some(end);
    }
    let mut from = 0;
    let (at, len) = loop {
        let (i, n) = dash_at(&head[from..])?;
        let (i, end) = (from + i, from + i + n);
        // A hyphen inside a name (PORT-AU-PRINCE) has no space around it.
        if n == 1 && head.as_bytes()[i] == b'-' && !head[..i].ends_with(' ') {
            from = end;
            continue;
        }
        break (i, n);
    };
    let place = head[..at].trim_end();
    let place = place.trim_end_matches(['-', '–', '—', '―', '_']);
    if is_dated_place(place) && begins_text(&line[at + len..]) {
        return Some(at + len);
    }
    // "Port Ellery, Northmark – May 3, 2031 – The board"
    let next = dash_at(&head[at + len..]).map(|(i, n)| (at + len + i, n));
    if let Some((end, n)) = next
        && is_day(&head[at + len..end])
        && is_named(place)
        && !has_preposition(place)
        && begins_text(&line[end + n..])
    {
        return Some(end + n);
    }
    is_place(place).then_some(at + len)
}

/// The place before a press release with the agency that sends it: "PORT ELLERY, Northmark, May 3, 2031 /PRNewswire/ --",
/// "PORT ELLERY, Northmark--(BUSINESS WIRE)--", "PORT ELLERY / Port Newswire / May 3, 2031 /".
fn wire_lead(head: &str) -> Option<usize> {
    let (open, close) = match head.find(['/', '(']) {
        Some(at) if head[at..].starts_with('/') => (at, '/'),
        Some(at) => (at, ')'),
        None => return None,
    };
    let end = open + 1 + head[open + 1..].find(close)?;
    let place = head[..open].trim_end_matches(|c: char| c.is_whitespace() || c == '-' || c == '–' || c == '—');
    let inside = head[open + 1..end].to_lowercase();
    let wire = inside.contains("newswire") || inside.contains("business wire") || inside.contains("prweb");
    if !wire || !is_named(place) {
        return None;
    }
    let rest = &head[end + 1..];
    if let Some((day, _)) = rest.split_once('/').filter(|(day, _)| close == '/' && is_day(day)) {
        return Some(end + 1 + day.len() + 1);
    }
    let dash = dash_at(rest).filter(|&(i, _)| rest[..i].trim().is_empty());
    dash.map(|(i, n)| end + 1 + i + n)
}

/// Whether a text is a whole date and no more.
fn is_day(text: &str) -> bool {
    let text = text.trim();
    dates(text).first().is_some_and(|d| d.0 == 0 && d.1 == text.len())
}

/// Whether a text is names, such as those of a place, with a day after it.
fn is_dated_place(place: &str) -> bool {
    let Some(&(from, to, _)) = dates(place).first() else { return false };
    let names = place[..from].trim_end();
    to == place.len() && names.ends_with(',') && names.len() > 3 && is_named(names) && !has_preposition(names)
}

/// Whether names begin with a word that makes them a part of a sentence: "In Port Ellery".
fn has_preposition(names: &str) -> bool {
    const OPENS: [Class; 3] = [Class::ClausePreposition, Class::ClauseTo, Class::ClauseSubordinator];
    let first = names.split([' ', ',']).next().map(str::to_lowercase);
    first.is_some_and(|w| OPENS.iter().any(|&class| look_up(&w).has(class)))
}

/// Whether what stands behind a place with its day may be the text: a sentence begins, and no other day, as that of a death.
fn begins_text(rest: &str) -> bool {
    let rest = rest.trim_start();
    let first = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    rest.is_empty()
        || rest.starts_with(['“', '"', '‘', '\''])
        || rest.starts_with(char::is_uppercase) && month(&first.to_lowercase()).is_none()
}

/// Whether a text is a few names with capitals, parted by commas.
fn is_named(names: &str) -> bool {
    let mut words = names.split_whitespace();
    let small = |w: &str| matches!(w, "of" | "the" | "de" | "du" | "la" | "and" | "al" | "near" | "in");
    !names.is_empty()
        && names.split_whitespace().count() <= 9
        && !names.contains(['"', '“', '?', '!', ';', ':'])
        && words.all(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || small(w))
}

fn dash_at(text: &str) -> Option<(usize, usize)> {
    let at = text.find(['-', '–', '—', '―', '_'])?;
    let run = text[at..].find(|c: char| !matches!(c, '-' | '–' | '—' | '―' | '_')).unwrap_or(text.len() - at);
    Some((at, run))
}

fn names_agency(inside: &str) -> bool {
    let low = inside.to_lowercase();
    low.len() <= 40
        && (low.contains("associated press")
            || low.contains(" news")
            || low.contains("newswire")
            || low.split(|c: char| !c.is_alphanumeric()).any(is_agency))
}

fn is_place(place: &str) -> bool {
    let (names, agency) = match place.strip_suffix(')').and_then(|p| p.rfind('(').map(|i| (p, i))) {
        Some((p, open)) => (p[..open].trim_end(), names_agency(&p[open + 1..])),
        None => (place, false),
    };
    if names.is_empty() {
        return agency;
    }
    let words: Vec<&str> = names.split_whitespace().collect();
    if !is_named(names) {
        return false;
    }
    let first: &str = names.split(',').next().unwrap_or("");
    // "VIDEO —" and the like are labels.
    if matches!(
        first,
        "FILE"
            | "NOTE"
            | "VIDEO"
            | "WATCH"
            | "UPDATE"
            | "UPDATED"
            | "BREAKING"
            | "LIVE"
            | "PHOTOS"
            | "EXCLUSIVE"
            | "OPINION"
            | "I"
            | "A"
    ) {
        return false;
    }
    let capitals = first.split_whitespace().count() <= 4
        && first.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !first.chars().any(char::is_lowercase);
    let dated = words.iter().any(|w| month(&w.to_lowercase().replace(',', "")).is_some());
    capitals || (agency && words.len() <= 6) || (dated && agency)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(line: &str) -> &str {
        lead(line).map_or("", |n| &line[..n])
    }

    #[test]
    fn places_of_press_releases() {
        for lead in [
            "PORT ELLERY, Northmark, May 3, 2031 /PRNewswire/ --",
            "PORT ELLERY, Northmark, May 3 /PRNewswire-PRWeb/ --",
            "PORT ELLERY, Northmark--(BUSINESS WIRE)--",
            "PORT ELLERY, Northmark, May 03, 2031 (GLOBE NEWSWIRE) --",
            "PORT ELLERY, NORTHMARK / ACCESS Newswire / May 3, 2031 /",
            "Port Ellery, Northmark – May 3, 2031 –",
            "Port Ellery, Northmark, May 3, 2031 –",
        ] {
            assert_eq!(place(&format!("{lead} The ferry line said on Monday that it had boats.")), lead);
        }
        for line in [
            "The board met on May 3, 2031 – and left.",
            "In Port Ellery, May 3, 1944 – the day that the bridge fell – is still spoken of.",
            "In Port Ellery, May 3, 1944 – The Day of the Bridge – is still spoken of.",
            "In Port Ellery – May 3, 1944 – The Day of the Bridge is still spoken of.",
            "Port Ellery, May 3, 1944 – the day that the bridge fell – is still spoken of.",
            "Port Ellery – May 3, 1944 – was cut off by the flood.",
            "Ada Roe, May 3, 1944 – February 27, 2031, was the first to sail alone.",
            "Ada Roe – May 3, 1944 – February 27, 2031, was the first to sail alone.",
        ] {
            assert_eq!(place(line), "", "{line}");
        }
    }

    #[test]
    fn places() {
        assert_eq!(place("PORT ELLERY — The mayor left."), "PORT ELLERY —");
        assert_eq!(
            place("PORT-AU-BELLE, West Isle (Reuters) - The mayor left."),
            "PORT-AU-BELLE, West Isle (Reuters) -"
        );
        assert_eq!(place("ELLERY, Japan, Oct 19 (Reuters) - Ever since"), "ELLERY, Japan, Oct 19 (Reuters) -");
        assert_eq!(place("(CNN) The mayor left."), "(CNN)");
        assert_eq!(place("(Reuters) - The mayor left."), "(Reuters) -");
        assert_eq!(place("Ellery (AP) — The mayor left."), "Ellery (AP) —");
        assert_eq!(place("BEIJING -- China said"), "BEIJING --");
        assert_eq!(place("The mayor — who won — left."), "");
        assert_eq!(place("Roe — who won — left."), "");
        assert_eq!(place("VIDEO — The mayor leaves"), "");
        assert_eq!(place("U.S.-led forces — some of them — left."), "");
    }

    #[test]
    fn dates() {
        let day = |s: &str| date_in(s).map(|d| d.to_string());
        assert_eq!(day("Sudria News | Updated: 2031-05-14 08:30").as_deref(), Some("2031-05-14"));
        assert_eq!(day("Published 5 May 2031, 10:00 BST").as_deref(), Some("2031-05-05"));
        assert_eq!(day("Sept. 3rd, 2031").as_deref(), Some("2031-09-03"));
        assert_eq!(day("25/12/2030").as_deref(), Some("2030-12-25"));
        assert_eq!(day("04/05/2030"), None);
        assert_eq!(day("May 3"), None);
        assert_eq!(day("31 February 2030"), None);
    }

    #[test]
    fn lines() {
        let line = |s: &str| is_dateline_line(s, s.split_whitespace().count());
        assert!(line("Sudria News | Updated: 2031-05-14 08:30"));
        assert!(line("Monday, 5 May 2031 10:00 BST"));
        assert!(!line("The law took effect on May 5, 2031"));
        let by = |s: &str| is_byline(s, s.split_whitespace().count());
        assert!(by("Words by Ada Roe") && by("Opinion by Ada Roe") && by("By Ada Roe | Special to the Gull Post"));
        assert!(by("By Ada Roe and Tom Hale, Gull Post"));
        assert!(by("BY ADA ROE"));
        assert!(!by("By the end of the day the boats had left"));
        assert!(!by("By Monday she had gone"));
    }
}
