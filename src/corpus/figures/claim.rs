//! A figure as an article tells it: what it is a figure of, of what value, and what stands around it.

use super::core::Core;
use super::line::{Line, Word, name_key};
use super::money::money;
use super::number::ONE;
use super::unit::Unit;
use super::value::Value;
use super::way::Way;
use crate::calendar::Date;
use crate::corpus::words;
use crate::lexicon::Class;
use crate::sort::Order;
use crate::span::Span;

/// The key of what ordinals count where people come together: a trip, talks and a summit are one.
pub(super) const MEETING: u32 = 2;

/// Of the verb beside a day: one of saying, so that the day is that of the words and no event's.
pub(super) const SAID: u32 = 1;

/// Words to each side of a figure that say most of what it is of.
const NEAR: usize = 8;

/// A sentence with fewer words and names than this leaves to the one before it what its figures are of.
const FEW: usize = 5;

/// Keys of a sentence that are compared; a list of more would be gone through for each figure.
pub(super) const KEYS: usize = 48;

/// What the figures of one sentence share.
#[derive(Debug, Default)]
pub(super) struct Frame {
    pub(super) span: Span,
    /// Its words and names, sorted.
    pub(super) keys: Vec<u32>,
    /// Those of them that do not say what a figure is of, and the others, sorted.
    pub(super) light: Vec<u32>,
    pub(super) telling: Vec<u32>,
    /// The keys of its names and of other words with a capital, sorted.
    pub(super) names: Vec<u32>,
    /// The places that it names, and the people and bodies that it does not only quote, sorted.
    pub(super) places: Vec<u32>,
    pub(super) actors: Vec<u32>,
    /// Who is quoted as telling of themselves: "Roe Mills said its sales rose 3 percent".
    pub(super) owner: Option<u32>,
    /// The whole or part that its figures are of.
    pub(super) scope: Vec<u32>,
    /// The days that it names, and the keys of longer periods.
    pub(super) days: Vec<(Date, Date)>,
    pub(super) periods: Vec<u32>,
    /// The keys of the lengths of time, and of the parts of a day.
    pub(super) lengths: Vec<u32>,
    pub(super) hours: Vec<u32>,
    /// What is counted or measured, and how much of it.
    pub(super) counts: Vec<(u32, i64)>,
    /// Whether it tells of a change, of a correction, or of what is traded.
    pub(super) changes: bool,
    pub(super) corrects: bool,
    pub(super) traded: bool,
    /// Whether words of the sentence before stand among its own.
    pub(super) added: bool,
    /// Whether it is a note on what was wrong before.
    pub(super) note: bool,
}

/// A figure as an article tells it.
#[derive(Debug)]
pub(super) struct Claim {
    /// Index of its frame.
    pub(super) frame: usize,
    pub(super) article: usize,
    /// Number and unit, with the noun.
    pub(super) span: Span,
    pub(super) unit: Unit,
    pub(super) value: Value,
    /// What is counted, and what became of it; 0 where nothing says.
    pub(super) head: u32,
    pub(super) fate: u32,
    /// Whose age or rank it is.
    pub(super) who: Option<u32>,
    /// Of days and times: the verb beside it.
    pub(super) verb: u32,
    /// The words close by, sorted.
    pub(super) near: Vec<u32>,
    /// What its clause says of it, in order.
    pub(super) core: Core,
    /// What stands between the number and what it counts, sorted.
    pub(super) kind: Vec<u32>,
    /// Whether it counts people.
    pub(super) people: bool,
    /// Whether no other figure of the sentence is of its unit, or counts the same.
    pub(super) alone: bool,
    /// Whether a change is told close by.
    pub(super) changes: bool,
    /// The names close by, sorted.
    pub(super) names: Vec<u32>,
    /// Which way it goes.
    pub(super) way: Option<Way>,
    /// Whether it is a level, "fell to 3 percent", or a change, "fell by 3 percent"; `None` where nothing says.
    pub(super) level: Option<bool>,
    /// Whether it is so much in each year, month, week, day or hour, and in which; 0 where it is not.
    pub(super) rate: u32,
    /// What sort of figure it is, sorted.
    pub(super) sort: Vec<u32>,
    /// Whether it is expected or estimated.
    pub(super) forecast: bool,
    /// Whether it is some of a greater number.
    pub(super) part: bool,
    /// Whether it is said not to be so: "not 63".
    pub(super) denied: bool,
}

impl Claim {
    /// The day that a figure of days is.
    pub(super) fn day(&self) -> Option<Date> {
        Date::new(0, 1, 1)?.plus_days(self.value.low / ONE)
    }
}

impl Frame {
    /// Whether another sentence has one of its names.
    pub(super) fn names_one_of(&self, other: &Self) -> bool {
        self.names.iter().any(|n| other.keys.binary_search(n).is_ok())
    }

    /// Whether the sentence leaves to the one before it what its figures are of: it has few words and names. Where it tells what
    /// became of people, the words of whoever is quoted do not count.
    pub(super) fn says_little(&self, line: &Line<'_>, claims: &[Claim]) -> bool {
        let said = line.words.iter().filter(|w| w.said && w.key != 0).count();
        let said = if claims.iter().any(|c| c.fate != 0) { said } else { 0 };
        self.keys.len() < FEW + said
    }

    /// Tells apart what says something of its figures.
    pub(super) fn part(&mut self) {
        let tells = |k: &u32| self.light.binary_search(k).is_err();
        self.telling = self.keys.iter().copied().filter(tells).collect();
    }

    /// Takes the words and names of the sentence before to those of its own.
    pub(super) fn add(&mut self, before: &Line<'_>) {
        self.keys.extend(before.words.iter().map(|w| w.key).filter(|&k| k != 0));
        self.names.extend(before.names.iter().map(|e| name_key(e.0)));
        self.keys.extend(before.names.iter().map(|e| name_key(e.0)));
        for list in [&mut self.keys, &mut self.names] {
            list.order();
            list.dedup();
            list.truncate(KEYS);
        }
        self.part();
        self.added = true;
    }
}

/// A figure with what stands around it.
pub(super) fn claim(line: &Line<'_>, frame: usize, from: usize, to: usize, unit: Unit, value: Value) -> Claim {
    let (a, b) = (from.saturating_sub(NEAR), (to + NEAR).min(line.words.len()));
    let beside = || (a..from).chain(to..b).map(|k| &line.words[k]);
    let mut near: Vec<u32> = beside().filter(|w| w.key != 0).map(|w| w.key).collect();
    let sort = sort_of(line, from, unit, &mut beside());
    near.order();
    near.dedup();
    // "Roe expected 3 percent": the verb is that of whoever is quoted, and a forecast all the same; "a poll says" is none.
    let forecast = beside().any(|w| w.entry.has(Class::Forecast) && (!w.said || w.low.ends_with("ed")));
    let changes = beside().any(|w| w.entry.has(Class::Changes));
    let names = names(line, a, b, from..to);
    let sign = money(line, from).map_or(from, |m| m.1);
    let span = line.stretch(sign, to);
    let denied = line.low(sign.wrapping_sub(1)) == "not";
    Claim {
        frame,
        article: line.article,
        span,
        unit,
        value,
        head: 0,
        fate: 0,
        who: None,
        verb: 0,
        near,
        names,
        core: Core::of(line, from, to),
        kind: Vec::new(),
        people: false,
        alone: true,
        changes,
        way: Way::of(line, from, to, unit),
        level: level(line, from),
        rate: rate(line, to),
        sort,
        forecast,
        part: false,
        denied,
    }
}

/// Who is quoted in the sentence, where it speaks of them by a pronoun.
pub(super) fn owner(line: &Line<'_>) -> Option<u32> {
    let of_them = |w: &Word| {
        matches!(w.low.as_str(), "it" | "its" | "they" | "their" | "we" | "our" | "he" | "his" | "she" | "her")
    };
    if !line.words.iter().any(|w| !w.said && of_them(w)) {
        return None;
    }
    line.names.iter().find(|e| line.quotes(e.1)).map(|e| e.0)
}

/// Whether the figure that begins at a token is a level or a change, by the word before it.
fn level(line: &Line<'_>, from: usize) -> Option<bool> {
    let filler = |k: &usize| {
        matches!(
            line.low(*k),
            "$" | "£" | "€" | "about" | "around" | "nearly" | "almost" | "some" | "only" | "just" | "-"
        )
    };
    let back = (from.saturating_sub(4)..from).rev().find(|k| !filler(k))?;
    let moves = |k: usize| line.has(k, Class::Changes) || line.words[k].entry.value(Class::Way).is_some();
    let moved = || (back.saturating_sub(6)..back).any(moves);
    match line.low(back) {
        "has" | "have" | "had" => Some(true),
        "to" if moved() => Some(true),
        "by" if moved() => Some(false),
        _ if moves(back) => Some(false),
        _ => None,
    }
}

/// In what time the figure that ends before a token is reached: "a year", "per day".
fn rate(line: &Line<'_>, to: usize) -> u32 {
    (to..to + 3)
        .take_while(|&k| !line.is_break(k) || line.low(k) == "/")
        .find(|&k| matches!(line.low(k), "a" | "an" | "per" | "each" | "every" | "/"))
        .map(|k| line.low(k + 1))
        .filter(|low| matches!(*low, "year" | "month" | "week" | "day" | "hour"))
        .map_or(0, words::hash)
}

/// What sort of figure begins at a token, from the words beside it: a maximum, a change, what something was before. Sorted.
fn sort_of(line: &Line<'_>, from: usize, unit: Unit, words: &mut dyn Iterator<Item = &Word>) -> Vec<u32> {
    let mut sort: Vec<u32> =
        words.filter(|w| w.entry.has(Class::Qualifies) && !w.said).map(|w| words::hash(words::stem(&w.low))).collect();
    // A change is no level: "rose by 3 percent", "rose 3 percent".
    let back = (from.saturating_sub(3)..from)
        .rev()
        .find(|&k| !matches!(line.low(k), "$" | "£" | "€" | "about" | "nearly" | "almost" | "some"));
    let cut = words::hash("cut");
    let moved = |k: usize| line.has(k, Class::Changes) || line.words[k].key == cut;
    let by = |k: usize| line.low(k) == "by" && (k.saturating_sub(6)..k).any(moved);
    // "Came down five miles from the town" tells where, and no change.
    let comes = |k: usize| matches!(line.low(k), "come" | "comes" | "came" | "coming");
    let where_ = |k: usize| unit == Unit::Measure("m") && line.low(k) == "down" && k > 0 && comes(k - 1);
    if back.is_some_and(|k| by(k) || line.has(k, Class::Changes) && !where_(k)) {
        sort.push(words::hash("by"));
    }
    // What it was before: "raised from 4 percent".
    if back.is_some_and(|k| line.low(k) == "from") {
        sort.push(words::hash("from"));
    }
    sort.order();
    sort.dedup();
    sort
}

/// The keys of names and of other words with a capital between two tokens, but for those of the figure itself.
fn names(line: &Line<'_>, from: usize, to: usize, but: std::ops::Range<usize>) -> Vec<u32> {
    let mut out = Vec::new();
    for k in (from..to).filter(|k| !but.contains(k)) {
        let word = &line.words[k];
        let name = line.names.iter().find(|e| e.1.contains(word.span));
        let capital = || k > 0 && line.text(word.span).starts_with(char::is_uppercase) && word.key != 0;
        let calendar = || word.entry.has(Class::Weekday) || word.entry.has(Class::Month);
        match name {
            Some(e) => out.push(name_key(e.0)),
            None if capital() && !calendar() => out.push(word.key),
            None => {}
        }
    }
    out.order();
    out.dedup();
    out
}
