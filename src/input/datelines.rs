//! Datelines and bylines: the place before the first sentence, the line with the date, and who wrote it.

use super::blocks::ends_sentence;
use super::furniture::{is_agency, plain};
use super::iso_date::parse_date;
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
    let low = plain(line);
    let words: Vec<&str> = low
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')'))
        .filter(|w| !w.is_empty())
        .collect();
    let number = |w: &str| -> Option<i16> {
        let w = w.trim_end_matches(['.', ':', ';']);
        let w = ["st", "nd", "rd", "th"].iter().find_map(|s| w.strip_suffix(s)).unwrap_or(w);
        (w.len() <= 4 && !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit())).then(|| w.parse().ok())?
    };
    let year = |w: &str| number(w).filter(|y| (1900..2100).contains(y) && w.len() >= 4);
    let day = |w: &str| number(w).filter(|d| (1..=31).contains(d)).map(|d| d as i8);
    for (i, w) in words.iter().enumerate() {
        let w = w.trim_end_matches([':', ';', '.']);
        if let Some(date) = w.get(..10).and_then(parse_date).filter(|_| w.len() == 10 || w.as_bytes()[10] == b't') {
            return Some(date);
        }
        let at = |n: usize| words.get(i + n).copied().unwrap_or("");
        // 15 September 2017; September 15, 2017
        if let (Some(d), Some(m), Some(y)) = (day(w), month(at(1)), year(at(2))) {
            return Date::new(y, m, d);
        }
        if let (Some(m), Some(d), Some(y)) = (month(w), day(at(1)), year(at(2))) {
            return Date::new(y, m, d);
        }
        // 2017/09/15, 15/09/2017 where the day cannot be a month
        let figures: Vec<&str> = w.split(['/', '.', '-']).collect();
        if let [a, b, c] = figures[..] {
            if let (Some(y), Some(m), Some(d)) = (year(a), day(b), day(c)) {
                return Date::new(y, m, d);
            }
            if let (Some(a), Some(b), Some(y)) = (day(a), day(b), year(c)) {
                if a > 12 || a == b {
                    return Date::new(y, b, a);
                }
                if b > 12 {
                    return Date::new(y, a, b);
                }
            }
        }
    }
    None
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
    // Every word must be part of a stamp: no sentence says "said" here.
    let is_mark = |c: char| matches!(c, ',' | '|' | '(' | ')' | '/' | ':' | '-' | '•' | '·');
    let left =
        low.split(|c: char| c.is_whitespace() || is_mark(c)).filter(|w| !is_of_stamp(w.trim_matches('.'))).count();
    left <= time_zones(line) || (stamp && left <= 5) || (low.contains(" | ") && left <= 4)
}

/// Whether a lower-case word may stand in a line that says when and by whom something was published.
fn is_of_stamp(word: &str) -> bool {
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
    usize::from(line.contains(':') && line.split_whitespace().any(is_zone))
}

/// What may stand before the name of who wrote it.
const BYLINE_LEADS: [&str; 9] =
    ["by ", "written by ", "story by ", "text by ", "posted by ", "author: ", "analysis by ", "by: ", "from "];

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
    is_place(place).then_some(at + len)
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
    if words.len() > 9 || names.contains(['"', '“', '?', '!', ';', ':']) {
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
    let named = words.iter().all(|w| {
        w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(*w, "of" | "the" | "de" | "du" | "la" | "and" | "al" | "near" | "in")
    });
    let dated = words.iter().any(|w| month(&w.to_lowercase().replace(',', "")).is_some());
    named && (capitals || (agency && words.len() <= 6) || (dated && agency))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(line: &str) -> &str {
        lead(line).map_or("", |n| &line[..n])
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
        assert!(by("By Ada Roe and Tom Hale, Gull Post"));
        assert!(by("BY ADA ROE"));
        assert!(!by("By the end of the day the boats had left"));
        assert!(!by("By Monday she had gone"));
    }
}
