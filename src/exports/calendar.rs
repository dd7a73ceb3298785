//! Deadlines as a calendar file (RFC 5545): an event at the hour to comply by, or an all-day one on the last day.

use super::source::{Piece, Source};
use super::words::{clip, date_of, flat, hour, listed, one_line};
use crate::calendar::Date;
use crate::report::{Certainty, Deadline, Due, Slot};
use crate::sort::Order;
use crate::span::Span;

/// The longest name of a deadline that stands in one article only, in UTF-16 units.
const LABEL: usize = 90;
/// So much of an article's beginning tells it from others, in UTF-16 units.
const BEGINNING: usize = 200;

pub(super) fn write(source: &Source<'_>) -> String {
    let mut out = String::new();
    lines(&mut out, &["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Nutgraf//Deadlines//EN", "CALSCALE:GREGORIAN"]);
    let made: String = source.made.chars().take(19).filter(|c| !matches!(c, '-' | ':')).collect();
    let events: Vec<(Event<'_>, Vec<String>)> = events(source)
        .into_iter()
        .filter(|e| !matches!(e.due.certainty, Certainty::Unresolved | Certainty::Conflict))
        .filter_map(|e| time(e.due).map(|when| (e, when)))
        .collect();
    for ((event, when), name) in events.iter().zip(names(&events)) {
        let details = details(source, event);
        let details: Vec<String> = details.split('\n').map(|l| escape(&flat(l))).collect();
        lines(&mut out, &["BEGIN:VEVENT", &["UID:", &name, "@nutgraf"].concat(), &["DTSTAMP:", &made, "Z"].concat()]);
        when.iter().for_each(|line| lines(&mut out, &[line]));
        let (title, details) = (escape(&one_line(&event.label)), details.join("\\n"));
        lines(&mut out, &[&["SUMMARY:", &title].concat(), &["DESCRIPTION:", &details].concat()]);
        lines(&mut out, &["TRANSP:TRANSPARENT", "END:VEVENT"]);
    }
    lines(&mut out, &["END:VCALENDAR"]);
    out
}

/// A deadline across the articles, or one that stands in one of them only.
struct Event<'a> {
    label: String,
    /// Ids of the entities that set it and that must comply.
    setter: Option<&'a String>,
    addressee: Option<&'a String>,
    /// The articles that tell of it, and where; the first first.
    steps: Vec<(&'a Piece<'a>, &'a Deadline)>,
    /// The due date that the first one gives.
    first: &'a str,
    due: &'a Due,
}

/// The names of the events, which are those of their keys; of two with one key, the second has another.
fn names(events: &[(Event<'_>, Vec<String>)]) -> Vec<String> {
    let ids: Vec<u128> = events.iter().map(|(e, _)| hash(key(e).as_bytes())).collect();
    let mut order: Vec<usize> = (0..ids.len()).collect();
    order.order_by_key(|&i| ids[i]);
    let mut out = vec![String::new(); ids.len()];
    for same in order.chunk_by(|&a, &b| ids[a] == ids[b]) {
        for (nth, &i) in same.iter().enumerate() {
            out[i] = format!("{:032x}", ids[i]);
            if nth > 0 {
                out[i].push_str(&format!("-{}", nth + 1));
            }
        }
    }
    out
}

/// Lines of at most 75 octets, continued with a space; no character is cut.
fn lines(out: &mut String, lines: &[&str]) {
    for line in lines {
        let mut width = 0;
        for c in line.chars() {
            if width + c.len_utf8() > 75 {
                out.push_str("\r\n ");
                width = 1;
            }
            out.push(c);
            width += c.len_utf8();
        }
        out.push_str("\r\n");
    }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | ';' | ',') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The deadlines across the articles, and those that stand in one article only, by the day.
fn events<'s>(source: &'s Source<'_>) -> Vec<Event<'s>> {
    let mut out = Vec::new();
    let mut told: Vec<(&str, u32)> = Vec::new();
    for thread in &source.report.deadlines {
        told.extend(thread.events.iter().map(|e| (e.article.as_str(), e.deadline)));
        let step = |e: &crate::report::DeadlineEvent| {
            let piece = source.piece(&e.article)?;
            Some((piece, piece.report.deadlines.get(e.deadline as usize)?))
        };
        let Some((due, first)) = thread.current.as_ref().zip(thread.events.first()) else { continue };
        let (setter, addressee) = (thread.setter.as_ref(), thread.addressee.as_ref());
        let steps = thread.events.iter().filter_map(step).collect();
        out.push(Event { label: thread.label.clone(), setter, addressee, steps, first: &first.due.value, due });
    }
    told.order();
    for piece in &source.articles {
        for (index, d) in (0..).zip(&piece.report.deadlines) {
            if told.binary_search(&(piece.report.id.as_str(), index)).is_ok() {
                continue;
            }
            let label = clip(&piece.words(&[d.action.unwrap_or(d.evidence)]), LABEL);
            let entity = |slot: &'s Option<Slot>| slot.as_ref().and_then(|s| s.entity.as_ref());
            let (setter, addressee) = (entity(&d.setter), entity(&d.addressee));
            out.push(Event { label, setter, addressee, steps: vec![(piece, d)], first: &d.due.value, due: &d.due });
        }
    }
    out.order_by(|a, b| a.due.latest.as_deref().unwrap_or("9999").cmp(b.due.latest.as_deref().unwrap_or("9999")));
    out
}

/// When an event is; `None` where that is no time. The hour of a deadline is in the zone of its story, which is seldom
/// told, so it is given without one ("floating"). Midnight at the end of a day stays with that day.
fn time(due: &Due) -> Option<Vec<String>> {
    let (first, last) = (due.earliest.as_deref()?, due.latest.as_deref()?);
    let (start, last_day) = (date_of(first)?, date_of(last)?);
    let end = last_day.plus_days(1)?;
    if start >= end {
        return None;
    }
    let stamp = |d: Date| format!("{:04}{:02}{:02}", d.year(), d.month(), d.day());
    if let Some((hour, minute)) = hour(&due.value).filter(|_| first == last) {
        return Some(vec![format!("DTSTART:{}T{hour}{minute}00", stamp(start))]);
    }
    Some(vec![format!("DTSTART;VALUE=DATE:{}", stamp(start)), format!("DTEND;VALUE=DATE:{}", stamp(end))])
}

/// What a calendar shows of a deadline besides its name, a line each.
fn details(source: &Source<'_>, event: &Event<'_>) -> String {
    // The words of a slot in the newest step that has it.
    let slot = |of: fn(&Deadline) -> Option<Span>| {
        let found = event.steps.iter().rev().find_map(|(piece, d)| Some(piece.words(&[of(d)?])));
        found.unwrap_or_default()
    };
    let named = |id: Option<&String>, of| {
        id.and_then(|id| source.entity(id)).map_or_else(|| slot(of), |entity| entity.name.clone())
    };
    let mut labels: Vec<&str> = Vec::new();
    for (piece, _) in &event.steps {
        if !labels.contains(&piece.origin.label.as_str()) {
            labels.push(&piece.origin.label);
        }
    }
    let facts = [
        ("Set by", named(event.setter, |d| d.setter.as_ref().map(Slot::span))),
        ("For", named(event.addressee, |d| d.addressee.as_ref().map(Slot::span))),
        ("To", slot(|d| d.action)),
        ("Or else", slot(|d| d.consequence)),
        ("Date from", event.due.basis.clone()),
        ("Reported by", labels.join(", ")),
    ];
    let told = |(name, fact): &(&str, String)| {
        if fact.is_empty() { String::new() } else { one_line(&format!("{name}: {fact}")) }
    };
    listed(&facts.each_ref().map(told).each_ref().map(String::as_str), "\n")
}

/// What tells a deadline from those of other piles and stays when the pile grows: how the article begins that told of it
/// first, where and in which words, and when it was due, as a list in JSON. Ids of threads and articles are those of one
/// pile only. An event's UID is made of it, so that a calendar that is read again replaces this event and no other.
fn key(event: &Event<'_>) -> String {
    let json = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let Some(&(piece, d)) = event.steps.first() else { return format!("[{}]", json(&event.label)) };
    let offset = |span: Option<Span>| span.map_or("null".to_owned(), |s| piece.map.to_unit(s).start.to_string());
    let beginning = super::words::beginning(piece.text, BEGINNING);
    let mut start = json(beginning);
    // Half of a character that would be cut is a part of the name that such a deadline has had from the first.
    if beginning.encode_utf16().count() < BEGINNING
        && let Some(cut) = piece.text[beginning.len()..].chars().next()
    {
        let high = cut.encode_utf16(&mut [0; 2])[0];
        start.truncate(start.len() - 1);
        start.push_str(&format!("\\u{high:04x}\""));
    }
    let places = [Some(d.evidence), d.time, d.action].map(offset).join(",");
    format!("[{start},{},{places},{}]", json(d.evidence.of(piece.text)), json(event.first))
}

/// The 128-bit FNV-1a hash: it tells texts apart and guards nothing.
fn hash(bytes: &[u8]) -> u128 {
    const START: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const FACTOR: u128 = (1 << 88) + 0x13b;
    bytes.iter().fold(START, |hash, &b| (hash ^ u128::from(b)).wrapping_mul(FACTOR))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a_of_128_bits() {
        assert_eq!(format!("{:032x}", hash(b"")), "6c62272e07bb014262b821756295c58d");
        assert_eq!(format!("{:032x}", hash(b"a")), "d228cb696f1a8caf78912b704e4a8964");
        assert_eq!(format!("{:032x}", hash(b"foobar")), "343e1662793c64bf6f0d3597ba446f18");
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let line = format!("SUMMARY:{}", "é".repeat(100));
        let mut out = String::new();
        lines(&mut out, &[&line]);
        assert!(out.split("\r\n").all(|l| l.len() <= 75));
        assert_eq!(out.replace("\r\n ", ""), format!("{line}\r\n"));
    }

    #[test]
    fn a_deadline_with_an_hour_is_an_event_at_that_hour() {
        let at = |first: &str, last: &str, value: &str| {
            let (earliest, latest) = (Some(first.to_owned()), Some(last.to_owned()));
            time(&Due { value: value.into(), earliest, latest, certainty: Certainty::Exact, basis: String::new() })
        };
        let day = |first: &str, last: &str, value: &str| at(first, last, value).map(|t| t.join(" "));
        let (one, two) = ("2031-05-30", "2031-05-31");
        assert_eq!(day(one, one, "2031-05-30T17:05").as_deref(), Some("DTSTART:20310530T170500"));
        // Midnight is the end of the day, a part of a day no hour, and an interval no moment.
        let all_day = "DTSTART;VALUE=DATE:20310530 DTEND;VALUE=DATE:20310531";
        for value in ["2031-05-30T24:00", "2031-05-30TMO", "P10D"] {
            assert_eq!(day(one, one, value).as_deref(), Some(all_day), "{value}");
        }
        assert_eq!(
            day(one, two, "2031-05-30T17:05").as_deref(),
            Some("DTSTART;VALUE=DATE:20310530 DTEND;VALUE=DATE:20310601")
        );
        for odd in ["2025-31-08", "2025-02-30", "0000-00-00", "9999-12-31", "x", "", "2031-01-01\r\nX:1"] {
            assert_eq!(at(odd, odd, ""), None, "{odd}");
        }
        assert_eq!(at(two, one, ""), None);
        assert_eq!(
            day("0001-01-01", "0001-01-01", "").as_deref(),
            Some("DTSTART;VALUE=DATE:00010101 DTEND;VALUE=DATE:00010102")
        );
    }
}
