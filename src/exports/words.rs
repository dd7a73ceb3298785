//! Words, dates and addresses as exports write them.

use crate::calendar::{Date, Weekday};
use crate::report::{Certainty, Due};
use crate::sort::Order;
use crate::span::Span;

/// How a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `8 Aug 2025`
    Day,
    /// `8 Aug`
    DayOfYear,
    /// `Fri`
    Weekday,
}

/// Writes a day (YYYY-MM-DD) as a language does; `None` for the default.
pub type Dates<'a> = &'a dyn Fn(&str, Form) -> Option<String>;

/// What JavaScript takes for a space.
pub(super) fn is_space(c: char) -> bool {
    c == '\u{feff}' || (c != '\u{85}' && c.is_whitespace())
}

/// A text with one space between its words, and none around them.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A text without line ends, other control characters and marks that turn the direction of writing: each is a space.
pub(super) fn flat(text: &str) -> String {
    let odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if odd(c) { ' ' } else { c }).collect()
}

/// The same without spaces around it, and with one between its words.
pub(super) fn one_line(text: &str) -> String {
    spaced(&flat(text))
}

/// The stretches of a text, on one line.
pub(super) fn of(text: &str, spans: &[Span]) -> String {
    let words: Vec<&str> = spans.iter().map(|s| s.of(text)).collect();
    spaced(&words.join(" … "))
}

/// Stretches with more characters than this between them are not joined by the words between them.
const NEAR: usize = 60;

/// Stretches of a text in its order with what is printed between them, on one line, so that no "denied" or "not" is lost from
/// between a source and what it is told to have said. What is far apart, or in another paragraph, is joined by an ellipsis.
pub(super) fn printed(text: &str, spans: impl Iterator<Item = Span>) -> String {
    let mut spans: Vec<Span> = spans.collect();
    spans.order();
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end || is_joined(text, *last, span) => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    of(text, &joined)
}

fn is_joined(text: &str, left: Span, right: Span) -> bool {
    let between = Span::new(left.end, right.start).of(text);
    between.chars().nth(NEAR).is_none() && !between.contains('\n')
}

/// Writes pieces of text. (What `format!` does weighs several times as much in the browser.)
pub(super) fn put(out: &mut String, pieces: &[&str]) {
    pieces.iter().for_each(|piece| out.push_str(piece));
}

/// Those that say something, one after another.
pub(super) fn listed(items: &[&str], between: &str) -> String {
    let said: Vec<&str> = items.iter().copied().filter(|i| !i.is_empty()).collect();
    said.join(between)
}

/// The first so many UTF-16 units of a text; a character of two that would be cut is left out.
pub(super) fn beginning(text: &str, units: usize) -> &str {
    let mut n = 0;
    let end = text.char_indices().find(|(_, c)| {
        n += c.len_utf16();
        n > units
    });
    end.map_or(text, |(at, _)| &text[..at])
}

/// At most so many UTF-16 units, cut at a space.
pub(super) fn clip(text: &str, max: usize) -> String {
    let cut = beginning(text, max);
    if cut.len() == text.len() {
        return text.to_owned();
    }
    let before = if text[cut.len()..].starts_with(' ') { Some(cut.len()) } else { cut.rfind(' ') };
    let far = |at: &usize| text[..*at].encode_utf16().count() * 2 > max;
    let cut = before.filter(far).map_or(cut, |at| &text[..at]);
    format!("{cut} …")
}

/// The day that a date or a date with an hour names, if there is such a day.
pub(super) fn date_of(iso: &str) -> Option<Date> {
    let day = iso.get(..10)?;
    let ends = iso[10..].is_empty() || iso[10..].starts_with(['T', ' ']);
    ends.then(|| Date::parse(day)).flatten()
}

/// A day in English.
#[must_use]
pub fn english(iso: &str, form: Form) -> Option<String> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"];
    // The year 0 would be written as 1: the era is not told.
    let date = date_of(iso).filter(|d| d.year() > 0)?;
    let month = MONTHS[usize::from(date.month().unsigned_abs()) - 1];
    Some(match form {
        Form::Day => format!("{} {month} {}", date.day(), date.year()),
        Form::DayOfYear => format!("{} {month}", date.day()),
        Form::Weekday => match date.weekday() {
            Weekday::Monday => "Mon",
            Weekday::Tuesday => "Tue",
            Weekday::Wednesday => "Wed",
            Weekday::Thursday => "Thu",
            Weekday::Friday => "Fri",
            Weekday::Saturday => "Sat",
            Weekday::Sunday => "Sun",
        }
        .to_owned(),
    })
}

/// A day as it is written; what is none is given back as it is.
pub(super) fn day(iso: &str, form: Form, dates: Dates<'_>) -> String {
    if iso.is_empty() { String::new() } else { dates(iso, form).unwrap_or_else(|| iso.to_owned()) }
}

/// A due date with its weekday and its hour if it has one, or the interval that it lies in.
pub(super) fn due(due: &Due, dates: Dates<'_>) -> String {
    let told = |d: &Option<String>| d.clone().filter(|d| !d.is_empty());
    let Some((first, last)) = told(&due.earliest).zip(told(&due.latest)) else { return "no date".into() };
    let about = if due.certainty == Certainty::Approx { "about " } else { "" };
    if first == last {
        let weekday = dates(&first, Form::Weekday).unwrap_or_default();
        let clock = hour(&due.value).map(|(hour, minute)| format!(", {hour}:{minute}")).unwrap_or_default();
        return format!("{about}{}{clock}", listed(&[&weekday, &day(&first, Form::Day, dates)], " "));
    }
    let one_year = first.chars().take(4).eq(last.chars().take(4));
    let from = if one_year { Form::DayOfYear } else { Form::Day };
    format!("{about}{} – {}", day(&first, from, dates), day(&last, Form::Day, dates))
}

/// The hour and the minute at the end of a TIMEX3 value.
pub(super) fn hour(value: &str) -> Option<(&str, &str)> {
    let (hour, minute) = value.rsplit_once('T')?.1.split_once(':')?;
    let below = |digits: &str, most: u32| {
        let number = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
        number && digits.parse::<u32>().is_ok_and(|n| n < most)
    };
    (below(hour, 24) && below(minute, 60)).then_some((hour, minute))
}

/// An address of the web as it stands between angle brackets, whatever is in it; `None` where it is no such address.
pub(super) fn web_address(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let text = text.trim_matches(|c: char| c <= ' ');
    let (scheme, rest) = text.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "https" && scheme != "http" {
        return None;
    }
    let rest = rest.strip_prefix("//")?;
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    let named = host.rsplit('@').next().unwrap_or("");
    let good = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
    if named.trim_start_matches(':').is_empty() || named.starts_with(':') || !named.chars().all(good) {
        return None;
    }
    let mut out = format!("{scheme}://{}", &host[..host.len() - named.len()]);
    out.push_str(&named.to_ascii_lowercase());
    if !path.starts_with(['/', '\\']) {
        out.push('/');
    }
    let mut in_path = true;
    for c in path.chars() {
        in_path &= !matches!(c, '?' | '#');
        match c {
            '\\' if in_path => out.push('/'),
            // Whatever else could end the link.
            c if c.is_ascii_alphanumeric() || "_.~:/?#@!$&()+,;=%[]-".contains(c) => out.push(c),
            c => {
                let mut bytes = [0; 4];
                c.encode_utf8(&mut bytes).bytes().for_each(|b| out.push_str(&format!("%{b:02X}")));
            }
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_between_stretches_are_counted_as_on_the_page() {
        for (between, joined) in [("😀".repeat(60), true), ("é".repeat(61), false)] {
            let text = ["Roe", &between, "denied it"].concat();
            let end = (3 + between.len()) as u32;
            let spans = [Span::new(0, 3), Span::new(end, text.len() as u32)];
            assert_eq!(printed(&text, spans.into_iter()) == text, joined);
        }
    }
}
