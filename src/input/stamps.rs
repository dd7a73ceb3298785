//! The line under a headline: who wrote it, when it was published, when it was changed, in whatever order.
//!
//! "By Ada Roe | May 3, 2031 |", "Published 5 May 2031 Updated 6 May 2031", "Politics / May 3, 2031".

use crate::calendar::Date;

use super::blocks::ends_sentence;
use super::datelines::{dates, has_time, is_of_stamp, is_period, is_weekday};
use super::furniture::{is_agency, is_writer};
use crate::lexicon::{Class, look_up};
use crate::report::PartKind;

/// What such a line says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The day of publication; where the line does not say which day that is, its first.
    pub(super) published: Option<Date>,
    /// The day of the last change.
    pub(super) updated: Option<Date>,
    /// Its stretches in bytes, of the kind byline or dateline.
    pub(super) pieces: Vec<(usize, usize, PartKind)>,
}

/// A stamp has no more words than this.
const MOST_WORDS: usize = 30;

/// It has no more words than this that may be names of people, outlets and sections.
const MOST_NAMES: usize = 12;

/// Words of a stamp that say which day it gives.
const PUBLISHED: [&str; 5] = ["published", "posted", "first", "issued", "created"];
const UPDATED: [&str; 5] = ["updated", "modified", "update", "revised", "changed"];

/// Words in lower case that stand in such a line besides those of dates: how long it takes to read, who writes.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "min", "mins", "minute", "minutes", "read", "reading", "comment", "comments", "ago", "hour", "hours", "in", "for",
    "of", "the", "and", "with", "as", "to", "from", "a", "de", "van", "von", "bin", "al", "el", "da", "di", "du", "la",
    "le", "der", "under", "share", "shares", "com", "co",
    "org", "net", "www", "views", "by", "day", "days", "week", "weeks", "page", "p", "m", "this", "article", "was", "story", "print",
    "edition", "online", "web",
];

/// Whether a lower-case word may stand in such a line.
fn is_beside(word: &str) -> bool {
    BESIDE.contains(&word) || is_role(word)
}

/// Words of the names of time zones: "07:00 AM Eastern Standard Time".
const ZONES: [&str; 8] = ["eastern", "central", "mountain", "pacific", "european", "standard", "daylight", "summer"];

/// What a name's words are not: sections of a paper, buttons.
#[rustfmt::skip]
const NO_NAMES: &[&str] = &[
    "news", "world", "sport", "sports", "politics", "business", "opinion", "local", "top", "latest", "video", "live",
    "home", "current", "full", "screen", "the", "press", "analysis", "comment", "culture", "health", "science", "travel", "money", "life", "style",
    "lifestyle", "technology", "tech", "middle", "east", "africa", "asia", "europe", "america", "americas", "north",
    "south", "west", "central", "exclusive", "breaking", "share", "save", "print", "photo", "photos", "image", "getty",
    "images", "editorial", "government", "law", "crime", "courts", "education", "environment", "climate", "energy",
    "markets", "entertainment", "features", "national", "international", "regional", "court", "council", "city",
    "related", "more", "read", "follow", "sign", "subscribe", "skip", "menu", "search", "our", "your", "my", "ad",
    "policy", "data", "economy", "fashion", "food", "weather", "football", "war", "story", "stories", "facebook",
    "twitter", "whatsapp", "linkedin", "instagram", "youtube", "google", "email", "link", "copy",
];

/// A word with its place in the line.
struct Word<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    low: String,
}

impl Word<'_> {
    /// Whether it says that a day is that of publication or of a change.
    fn is_label(&self) -> bool {
        is_label(&self.low, &PUBLISHED) || is_label(&self.low, &UPDATED)
    }

    /// Whether it, or a part of it, is one of a date.
    fn is_in(&self, dates: &[(usize, usize, Date)]) -> bool {
        dates.iter().any(|d| self.start < d.1 && d.0 < self.end)
    }
}

fn words_of(line: &str) -> Vec<Word<'_>> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '@' | '_' | '\u{300}'..='\u{36f}');
    let mut out = Vec::new();
    let mut rest = 0;
    while let Some(at) = line[rest..].find(inside) {
        let start = rest + at;
        let len = line[start..].find(|c| !inside(c)).unwrap_or(line.len() - start);
        rest = start + len;
        let text = &line[start..rest];
        out.push(Word { start, end: rest, text, low: text.to_lowercase() });
    }
    out
}

/// Whether a word is one of the labels, or ends in one that was glued to it: "UTCUpdated".
fn is_label(low: &str, labels: &[&str]) -> bool {
    labels.iter().any(|l| low == *l || l.len() > 6 && low.strip_suffix(l).is_some_and(|head| head.len() <= 4))
}

/// Whether the last label in a text says that the day beside it is that of a change.
pub(super) fn tells_update(text: &str) -> bool {
    let is_update = |w: &Word<'_>| is_label(&w.low, &UPDATED);
    words_of(text).iter().rev().find(|w| w.is_label()).is_some_and(is_update)
}

fn is_separator(c: char) -> bool {
    matches!(c, '|' | '•' | '·' | '/' | '—' | '–' | '∙' | '●' | '►' | '»')
}

/// Where, from a word on, a mark stands that parts one statement of the line from the next.
fn parts_after(line: &str, from: usize, to: usize) -> bool {
    let between = &line[from..to];
    between.contains(is_separator) || between.contains(" - ")
}

/// Reads a line with a whole date, if that is all it says besides names.
pub(super) fn read(line: &str, words: usize) -> Option<Stamp> {
    if words > MOST_WORDS || line.len() > 400 || !line.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let found = dates(line);
    let last = found.last()?;
    if ends_sentence(line) && line[last.1..].split_whitespace().any(|w| w.len() > 4) {
        return None;
    }
    let list = words_of(line);
    if is_period(line, &found) {
        return None;
    }
    let timed = has_time(line);
    let names = names_in(&list, &found, timed)?;
    let labelled = list.iter().any(Word::is_label);
    let byline = byline_of(line, &list, &found);
    let parted = (0..list.len()).any(|i| {
        let to = list.get(i + 1).map_or(line.len(), |w| w.start);
        parts_after(line, list[i].end, to)
    });
    // "January 29th, 2031 in Harbours"
    // "Gull PressMay 3, 2031": a page's lines run together.
    let glued = list.iter().any(|w| found.iter().any(|d| w.start < d.0 && d.0 < w.end));
    // "3 May 2031, Port Ellery"; "Saturday May 3 2031, 12.01am BST, The Gull"; "3 May 2031 Ada Roe"
    let first =
        line[..found[0].0].split(|c: char| !c.is_alphabetic()).all(|w| w.is_empty() || is_weekday(&w.to_lowercase()));
    let rest = &line[last.1..];
    let marked = [" in ", ", "].iter().any(|m| line[found[0].1..].starts_with(m)) || timed && rest.contains(", ");
    let signed = first && found.len() == 1 && !timed && is_person(rest.split_whitespace());
    let byline = byline.or(signed.then_some((last.1, line.len())));
    let filed = names <= 3 && first && (marked || signed);
    if names > 0 && (names > MOST_NAMES || !(labelled || parted || filed || glued || byline.is_some())) {
        return None;
    }
    let mut stamp = Stamp { pieces: pieces(line, byline), ..Stamp::default() };
    for &(start, _, date) in &found {
        let label = list.iter().rev().find(|w| w.start < start && w.is_label());
        let changed = label.is_some_and(|w| is_label(&w.low, &UPDATED));
        let day = if changed { &mut stamp.updated } else { &mut stamp.published };
        *day = day.or(Some(date));
    }
    Some(stamp)
}

/// How many words of a line are those of names; nothing where another word is none of a stamp.
fn names_in(list: &[Word<'_>], dates: &[(usize, usize, Date)], timed: bool) -> Option<usize> {
    let mut names = 0;
    for word in list.iter().filter(|w| !w.is_in(dates)) {
        if is_of_stamp(&word.low) || word.is_label() || timed && ZONES.contains(&&*word.low) {
            continue;
        }
        if word.text.starts_with(|c: char| c.is_uppercase() || c == '@') {
            names += 1;
        } else if !is_beside(&word.low) {
            return None;
        }
    }
    Some(names)
}

/// The stretch of a line with a date that says who wrote it.
fn byline_of(line: &str, list: &[Word<'_>], dates: &[(usize, usize, Date)]) -> Option<(usize, usize)> {
    let lead = list.iter().enumerate().position(|(i, w)| {
        w.low == "by"
            && (i < 3
                || parts_after(line, list[i - 1].end, w.start)
                || list[i - 1].is_in(dates)
                || is_of_stamp(&list[i - 1].low))
    });
    // The name may follow after "By"; without that it must look like a person's.
    let first = lead.map_or(0, |i| i + 1);
    let mut end = first;
    while let Some(word) = list.get(end) {
        let stops = word.is_in(dates)
            || word.low.starts_with(|c: char| c.is_ascii_digit())
            || word.is_label()
            || end > first && parts_after(line, list[end - 1].end, word.start)
            || lead.is_none() && end > first + 1 && line[list[end - 1].end..word.start].contains(',');
        if stops {
            break;
        }
        end += 1;
    }
    // A weekday before the date is the date's.
    while end > first && is_weekday(&list[end - 1].low) {
        end -= 1;
    }
    let names = &list[first..end];
    if lead.is_none() && is_place(line, names, list.get(end)) {
        return None;
    }
    let begin = match lead {
        Some(i) if !names.is_empty() && i + 1 == first => list[i].start,
        _ if names.is_empty() || !is_person(names.iter().map(|w| w.text)) => return None,
        _ => names[0].start,
    };
    let lead_in = &line[..begin];
    let written = lead_in.trim_end().rsplit(' ').next().is_some_and(|w| w.eq_ignore_ascii_case("written"));
    Some((if written { lead_in.trim_end().len() - "written".len() } else { begin }, names.last()?.end))
}

/// Whether names before a date are where an agency wrote from: "HONG KONG 2031-05-03", "ELLERY, Northmark May 3, 2031". What
/// is written in capitals throughout says nothing.
fn is_place(line: &str, names: &[Word<'_>], next: Option<&Word<'_>>) -> bool {
    let capitals = |w: &Word<'_>| w.text.len() > 2 && !w.text.contains(char::is_lowercase);
    let (Some(first), Some(next)) = (names.first(), next) else { return false };
    let last = names.last().unwrap_or(first);
    capitals(first)
        && !(next.text.starts_with(char::is_alphabetic) && capitals(next))
        && next.start - last.end <= 2
        && !line[last.end..next.start].contains(is_separator)
}

/// The line in pieces: what stands before the byline, the byline, what follows.
fn pieces(line: &str, byline: Option<(usize, usize)>) -> Vec<(usize, usize, PartKind)> {
    let (start, end) = byline.unwrap_or((0, 0));
    let mut out = Vec::new();
    let mut put = |from: usize, to: usize, kind: PartKind| {
        let piece = &line[from..to];
        let left = piece.trim_start_matches(|c: char| !c.is_alphanumeric());
        let from = to - left.len();
        let left = left.trim_end_matches(|c: char| c.is_whitespace() || is_separator(c) || matches!(c, ',' | '-'));
        if !left.is_empty() {
            out.push((from, from + left.len(), kind));
        }
    };
    put(0, start, PartKind::Dateline);
    put(start, end, PartKind::Byline);
    put(end, line.len(), PartKind::Dateline);
    out
}

/// Whether words look like one person's name: two to four with capitals, none of them a section of a paper.
pub(super) fn is_person<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let mut count = 0;
    let mut listed = 0;
    let mut given = false;
    for word in words {
        let low = word.to_lowercase();
        let low = low.trim_matches(|c: char| !c.is_alphanumeric());
        let entry = look_up(low);
        let particle = count > 0 && entry.has(Class::NameParticle);
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let digits = word.chars().any(|c| c.is_ascii_digit());
        if !particle && !word.starts_with(char::is_uppercase) || digits || NO_NAMES.contains(&low) || letters == 0 {
            return false;
        }
        given |= count == 0 && entry.has(Class::GivenName);
        listed += usize::from(entry.is_listed() && !entry.has(Class::GivenName) && !particle);
        count += 1;
    }
    (2..=4).contains(&count) && listed <= usize::from(given)
}

/// What stands between the marks of a byline: names, what those people are and for whom.
pub(super) fn byline_parts(line: &str) -> impl Iterator<Item = &str> {
    line.split([',', '&', ';', '|', '·', '•', '/', '(', '@'])
        .flat_map(|p| p.split(" - "))
        .flat_map(|p| p.split(" and "))
        .flat_map(|p| p.split(" with "))
        .map(|p| p.trim().trim_start_matches("and "))
        .filter(|p| !p.is_empty())
}

/// Whether a line is names of people and at most what they are and for whom: "Ada Roe", "Ada Roe and Tom Hale",
/// "Ada Roe, Political Editor", "Ada Roe | Gull Post".
pub(super) fn is_names(line: &str, words: usize) -> bool {
    if words > 14 || ends_sentence(line) || line.ends_with(':') || line.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let mut parts = byline_parts(line);
    let Some(first) = parts.next() else { return false };
    // A role may follow the name without a mark.
    let mut own: Vec<&str> = first.split_whitespace().collect();
    let leads = |w: &&str| {
        is_role(w)
            || is_agency(&w.to_lowercase())
            || matches!(*w, "in" | "for" | "at" | "For" | "In" | "At" | "Associated")
    };
    if let Some(role) = own.iter().position(leads) {
        let tail = own.split_off(role.min(own.len()));
        if !tail.iter().all(|w| w.starts_with(char::is_uppercase) || is_beside(w)) {
            return false;
        }
    }
    is_person(own.into_iter())
        && parts.all(|p| p.split_whitespace().all(|w| w.starts_with(|c: char| !c.is_lowercase()) || is_beside(w)))
}

/// What may stand before what somebody is who writes.
const BEFORE_WRITER: &[&str] = &["staff", "senior", "chief", "political", "deputy", "contributing", "special"];

/// Whether a word says what somebody is who writes, or begins to say it.
pub(super) fn is_role(word: &str) -> bool {
    let low = word.to_lowercase();
    let low = low.trim_matches(|c: char| !c.is_alphabetic());
    is_writer(low) || BEFORE_WRITER.contains(&low)
}

/// Whether a line begins with a given name that the lexicon knows.
pub(super) fn is_given(line: &str) -> bool {
    line.split_whitespace().next().is_some_and(|w| look_up(&w.to_lowercase()).has(Class::GivenName))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published, updated and the pieces with their kinds, as one string.
    fn told(line: &str) -> String {
        let Some(stamp) = read(line, line.split_whitespace().count()) else { return "none".to_owned() };
        let mut out = String::new();
        for (name, date) in [("", stamp.published), ("updated ", stamp.updated)] {
            if let Some(date) = date {
                out += &format!("{name}{date}; ");
            }
        }
        for (start, end, kind) in stamp.pieces {
            out += &format!("{}[{}]", if kind == PartKind::Byline { "by" } else { "" }, &line[start..end]);
        }
        out
    }

    #[test]
    fn forms_that_pages_print() {
        assert_eq!(told("By Ada Roe | May 3, 2031 |"), "2031-05-03; by[By Ada Roe][May 3, 2031]");
        assert_eq!(told("By Ada Roe published 3 May 2031"), "2031-05-03; by[By Ada Roe][published 3 May 2031]");
        assert_eq!(told("By Ada Roe, May 3, 2031"), "2031-05-03; by[By Ada Roe][May 3, 2031]");
        assert_eq!(
            told("Published May 03, 2031 • 3 minute read"),
            "2031-05-03; [Published May 03, 2031 • 3 minute read]"
        );
        assert_eq!(told("Politics / May 3, 2031"), "2031-05-03; [Politics / May 3, 2031]");
        assert_eq!(
            told("Ada Roe / COURIER.EXAMPLE / May 3, 2031, 14:04 IST"),
            "2031-05-03; by[Ada Roe][COURIER.EXAMPLE / May 3, 2031, 14:04 IST]"
        );
        assert_eq!(
            told("Ada Roe · Gull Post · Posted: May 03, 2031 4:00 AM EDT | Last Updated: May 4, 2031"),
            "2031-05-03; updated 2031-05-04; by[Ada Roe][Gull Post · Posted: May 03, 2031 4:00 AM EDT | Last Updated: May 4, 2031]"
        );
        assert_eq!(told("Updated 10:32 BST, 3 May 2031"), "updated 2031-05-03; [Updated 10:32 BST, 3 May 2031]");
        assert_eq!(
            told("Last modified on Sat 3 May 2031 14.05 BST"),
            "updated 2031-05-03; [Last modified on Sat 3 May 2031 14.05 BST]"
        );
        assert_eq!(
            told("Publication date: the 3rd of May, 2031"),
            "2031-05-03; [Publication date: the 3rd of May, 2031]"
        );
        assert_eq!(told("Obituary | 3 May 2031"), "2031-05-03; [Obituary | 3 May 2031]");
        assert_eq!(told("3 May 2031, Port Ellery"), "2031-05-03; [3 May 2031, Port Ellery]");
        assert_eq!(told("11/20/31 6:38 AM"), "2031-11-20; [11/20/31 6:38 AM]");
        assert_eq!(told("Tuesday 3 May 2031 by Ada Roe"), "2031-05-03; [Tuesday 3 May 2031]by[by Ada Roe]");
        assert_eq!(
            told("Ada Roe, GULL POST 8:42 a.m. EDT May 3, 2031"),
            "2031-05-03; by[Ada Roe][GULL POST 8:42 a.m. EDT May 3, 2031]"
        );
        assert_eq!(
            told("By Ada Roe and Tom August, May 3, 2031"),
            "2031-05-03; by[By Ada Roe and Tom August][May 3, 2031]"
        );
        assert_eq!(told("May 3, 2031 at 9:08 GMT1 day ago"), "2031-05-03; [May 3, 2031 at 9:08 GMT1 day ago]");
        assert_eq!(told("Gull PressMay 3, 2031"), "2031-05-03; [Gull PressMay 3, 2031]");
        assert_eq!(told("May 3, 2031 in Harbours"), "2031-05-03; [May 3, 2031 in Harbours]");
        assert_eq!(told("2031/05/03"), "2031-05-03; [2031/05/03]");
        assert_eq!(told("3 May 2031 Ada Roe"), "2031-05-03; [3 May 2031]by[Ada Roe]");
        for line in [
            "Sat 3 May 2031 12.30 CEST",
            "Saturday May 03 2031, 12.01am BST, The Gull",
            "3rd May 2031 12.01 AM BST, The Gull",
            "May 03, 2031 07:00 AM Eastern Standard Time",
        ] {
            assert!(told(line).starts_with("2031-05-03; ["), "{line}: {}", told(line));
        }
        assert_eq!(told("Saturday 3 May 2031"), "2031-05-03; [Saturday 3 May 2031]");
        assert_eq!(told("May 3, 20317:55 AM UTC"), "2031-05-03; [May 3, 20317:55 AM UTC]");
    }

    #[test]
    fn what_is_no_stamp() {
        for line in [
            "The law took effect on May 5, 2031",
            "Mayor Roe at the pier in Port Ellery, May 3, 2031",
            "Concert in City Hall, 5 May 2031",
            "Published 31 February 2031",
            "May 3, 1944 - February 27, 2031",
            "Born: May 3, 1944 | Died: February 27, 2031",
            "Date of birth: 3 May 1944",
            "04/05/31",
            "It was posted on 3 May 2031, she said.",
        ] {
            assert_eq!(told(line), "none", "{line}");
        }
    }

    #[test]
    fn names_alone() {
        for line in [
            "Ada Roe",
            "Ada Roe and Tom Hale",
            "Ada Roe, Tom Hale & Joan Pike",
            "Lairen Warliba",
            "Ada Roe, Political Editor",
            "Ada Roe Senior Reporter",
            "Ada Roe | Gull Post",
            "Ada Roe in Port Ellery",
            "Ada Di Roe",
            "Ada Roe with Tom Hale",
            "Ada Roe Associated Press",
        ] {
            assert!(is_names(line, line.split_whitespace().count()), "{line}");
        }
        for line in [
            "Local News",
            "Middle East",
            "Politics",
            "Read More",
            "Ada Roe said so",
            "Add to your saved stories",
            "ADA ROE, HOST:",
        ] {
            assert!(!is_names(line, line.split_whitespace().count()), "{line}");
        }
    }
}
