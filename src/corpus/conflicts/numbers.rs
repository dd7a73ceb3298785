//! Numbers of the same thing that differ.
//!
//! A [`Figure`] is a number with what it counts. Two are of the same thing where they count the same and enough of the
//! words and names around them agree, weighted by the index: what many sentences share is no key.

use std::ops::RangeInclusive;

use crate::hashed::Map;

use super::found::{Found, Side, limited};
use super::view::{Seen, Sentence, View};
use crate::corpus::groups::Groups;
use crate::corpus::neighbours::neighbours;
use crate::corpus::words;
use crate::input::collapsed;
use crate::lexicon::{Class, look_up};
use crate::report::{ConflictKind, TimeType, Verdict};
use crate::sort::Order;
use crate::span::Span;
use crate::text::{Token, TokenKind};

/// Words to each side of a number that say what it is about.
const WINDOW: usize = 9;

/// How many later figures with the same key a figure is compared with.
const NEIGHBOURS: usize = 12;

/// Days within which two articles speak of the same state of things.
const DAYS: i32 = 3;

/// Names, and words, of a sentence that tell what its figures are of; a list of more would be gone through for each figure.
const CONTEXT: usize = 64;

/// From this ratio on, two figures are of different things.
const FAR: i128 = 3;

/// What sort of number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Count,
    Ordinal,
    Percent,
    Money,
    Duration,
    Age,
}

/// A number with what it counts.
#[derive(Debug)]
struct Figure {
    side: Side,
    sort: Sort,
    /// The least and the most it can mean, in thousandths.
    range: (i128, i128),
    /// What it counts: stems that follow it, or the class of what happened.
    units: Vec<u32>,
    /// The content words just before and after it.
    beside: Vec<u32>,
    /// Words and entities around it.
    context: Vec<u32>,
    /// Whether it counts people by what became of them.
    fate: bool,
    /// The text of number and unit.
    shown: String,
}

/// Finds numbers that differ.
pub(super) fn find(view: &View<'_>, out: &mut Vec<Found>) {
    let mut figures = Vec::new();
    for (i, seen) in view.articles.iter().enumerate() {
        for s in &seen.sentences {
            read(view, i, seen, s, &mut figures);
        }
    }
    let pairs = candidates(&figures);
    let weights = weights(&figures);
    let mut groups = Groups::new(figures.len());
    for (a, b) in pairs {
        let (x, y) = (&figures[a as usize], &figures[b as usize]);
        if same_thing(view, x, y, &weights) {
            groups.join(a as usize, b as usize);
        }
    }
    // What one article states of a thing, all its figures together, the other may state too.
    for mut group in groups.lists() {
        // Far apart, they are of different things: the injured, and the badly injured among them.
        group.order_by_key(|&i| figures[i].range);
        let near = |a: &usize, b: &usize| !figures[*a].fate || figures[*b].range.0 <= figures[*a].range.1 * FAR;
        out.extend(group.chunk_by(near).filter_map(|g| judge(view, &figures, g)));
    }
}

/// A length of time that a text gives.
#[derive(Clone, Debug)]
pub(super) struct Length {
    pub(super) side: Side,
    /// The unit's hash.
    pub(super) unit: u32,
    /// The least and the most, in thousandths of the unit.
    pub(super) range: (i128, i128),
    /// As written.
    pub(super) shown: String,
}

/// The lengths of time in a stretch.
pub(super) fn lengths(view: &View<'_>, i: usize, span: Span) -> Vec<Length> {
    let seen = &view.articles[i];
    let sentence = seen.a.text.sentence_of(seen.a.text.token_at(span.start));
    let at = seen.sentences.partition_point(|s| s.index < sentence);
    let Some(s) = seen.sentences.get(at).filter(|s| s.index == sentence) else { return Vec::new() };
    let mut out: Vec<Length> = Vec::new();
    let token = |w: usize| &seen.a.text.tokens[s.words[w].token];
    // Found by search, for a sentence may go on for a whole article and hold many deadlines.
    let first = s.words.partition_point(|w| seen.a.text.tokens[w.token].start < span.start);
    for k in (first..s.words.len()).take_while(|&k| token(k).end <= span.end) {
        let Some(n) = number(seen, s, k) else { continue };
        let Some(word) = s.words.get(n.words.end) else { continue };
        let word = words::plain(seen.written(word.token));
        let Some(unit) = SPANS.iter().find(|u| word.strip_suffix('s').unwrap_or(&word) == **u) else { continue };
        let at = Span::new(token(k).start, token(n.words.end).end);
        // "12 days" of "10 or 12 days".
        if out.last().is_some_and(|l| l.side.span.contains(at)) {
            continue;
        }
        out.push(Length {
            side: Side { article: i, span: at },
            unit: words::hash(unit),
            range: n.range,
            shown: at.of(&seen.a.doc.text).to_owned(),
        });
    }
    out
}

/// A sentence whose figures are read.
struct Reader<'a> {
    article: usize,
    seen: &'a Seen<'a>,
    sentence: &'a Sentence,
    /// The sentence before it.
    before: Option<&'a Sentence>,
    /// Its entities with their places, and the keys of these and of those of the sentence before.
    entities: Vec<(u32, Span)>,
    here: Vec<u32>,
    earlier: Vec<u32>,
}

/// Reads the figures of a sentence.
fn read(view: &View<'_>, i: usize, seen: &Seen<'_>, s: &Sentence, out: &mut Vec<Figure>) {
    let keys = |of: &[(u32, Span)]| {
        let mut keys: Vec<u32> = of.iter().map(|e| entity_key(e.0)).collect();
        keys.order();
        keys.dedup();
        keys.truncate(CONTEXT);
        keys
    };
    let entities = view.entities(i, seen.span(s));
    let here = keys(&entities);
    // What a sentence without names speaks of, the one before it names.
    let before = seen.sentences.partition_point(|x| x.index < s.index).checked_sub(1).map(|p| &seen.sentences[p]);
    let earlier = keys(&before.map_or_else(Vec::new, |p| view.entities(i, seen.span(p))));
    let reader = Reader { article: i, seen, sentence: s, before, entities, here, earlier };
    let mut k = 0;
    while k < s.words.len() {
        let Some(n) = number(seen, s, k) else {
            k += 1;
            continue;
        };
        k = n.words.end;
        out.extend(reader.figure(&n));
    }
}

impl Reader<'_> {
    fn token(&self, word: usize) -> &Token {
        &self.seen.a.text.tokens[self.sentence.words[word].token]
    }

    /// The figure that a number makes, if it counts something.
    fn figure(&self, n: &Number) -> Option<Figure> {
        let (seen, s, at) = (self.seen, self.sentence, n.words.start);
        let span = Span::new(self.token(at).start, self.token(n.words.end - 1).end);
        if self.is_part_of_name(at) {
            return None;
        }
        // Days and hours on the calendar are dates, not counts.
        // Expressions are in order, and an article may have thousands.
        let after = seen.a.times.partition_point(|t| t.span.end <= span.start);
        let time = seen.a.times.get(after).filter(|t| t.span.overlaps(span)).map(|t| t.kind);
        if matches!(time, Some(TimeType::Date | TimeType::Time | TimeType::Set))
            || seen.a.text.marks.covers(span.start) && n.sort == Sort::Ordinal
        {
            return None;
        }
        let (sort, mut units, end) = unit(seen, s, n, time.is_some())?;
        if sort == Sort::Age {
            units = vec![self.whose_age(self.token(end - 1).end)?];
        }
        let fate = sort == Sort::Count && fate(seen, s, at, end).is_some();
        let context = self.context(n, end, fate, &units);
        let last = self.token(end.max(n.words.end) - 1).end;
        let side = Side { article: self.article, span: Span::new(span.start, last) };
        let shown = collapsed(side.span.of(&seen.a.doc.text));
        Some(Figure { side, sort, range: n.range, units, beside: self.beside(at, end), context, fate, shown })
    }

    /// "Mark-7" is a name.
    fn is_part_of_name(&self, at: usize) -> bool {
        let seen = self.seen;
        let first = self.sentence.words[at].token;
        let hyphen = first > 1 && seen.a.text.tokens[first].glued && seen.written(first - 1) == "-";
        hyphen && seen.a.text.tokens[first - 1].glued && seen.written(first - 2).starts_with(char::is_alphabetic)
    }

    /// The key of the next name after an age.
    fn whose_age(&self, from: u32) -> Option<u32> {
        let next = self.entities.get(self.entities.partition_point(|e| e.1.start < from));
        next.filter(|e| e.1.start < from + 12).map(|e| entity_key(e.0))
    }

    /// The words and entities around a number that say what it is about, but for what it counts.
    fn context(&self, n: &Number, end: usize, fate: bool, units: &[u32]) -> Vec<u32> {
        let (seen, s, at) = (self.seen, self.sentence, n.words.start);
        let mut context: Vec<u32> = Vec::new();
        let (from, to) = (at.saturating_sub(WINDOW), (n.words.end + WINDOW).min(s.words.len()));
        for w in s.words[from..at].iter().chain(&s.words[end.min(to)..to]).filter(|w| !w.stop) {
            if number_word(seen.written(w.token)).is_none() && seen.a.text.tokens[w.token].kind != TokenKind::Number {
                context.push(w.stem);
            }
        }
        context.extend(&self.here);
        if self.entities.is_empty() && (n.sort == Sort::Ordinal || fate) {
            context.extend(&self.earlier);
            // "Police say 27 people are injured": what happened stands in the sentence before.
            if context.len() < 4 + self.earlier.len() && fate {
                let words = self.before.iter().flat_map(|p| &p.words).filter(|w| !w.stop);
                context.extend(words.take(CONTEXT).map(|w| w.stem));
            }
        }
        context.order();
        context.dedup();
        context.retain(|c| !units.contains(c));
        context
    }

    /// The content words just before and after a number with what it counts.
    fn beside(&self, at: usize, end: usize) -> Vec<u32> {
        let words = &self.sentence.words;
        let back = words[at.saturating_sub(4)..at].iter().rev().find(|w| !w.stop);
        let ahead = words.iter().skip(end).take(3).find(|w| !w.stop);
        back.into_iter().chain(ahead).map(|w| w.stem).collect()
    }
}

fn entity_key(e: u32) -> u32 {
    e.wrapping_mul(0x9e37_79b1) ^ 0x5bd1_e995
}

/// A number as read: the words it takes and what it can mean.
struct Number {
    words: std::ops::Range<usize>,
    sort: Sort,
    range: (i128, i128),
}

const SCALES: [(&str, i128); 9] = [
    ("hundred", 100),
    ("thousand", 1000),
    ("million", 1_000_000),
    ("mln", 1_000_000),
    ("m", 1_000_000),
    ("billion", 1_000_000_000),
    ("bn", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
    ("dozen", 12),
];

/// Letters of the shortest and the longest number word below a hundred.
const NUMBER_WORD: RangeInclusive<usize> = 3..=9;

/// The value of a number word below a hundred.
fn number_word(word: &str) -> Option<i128> {
    // Asked of every word, so that only few are put into lower case.
    if !NUMBER_WORD.contains(&word.len()) || !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    look_up(&word.to_ascii_lowercase()).value(Class::NumberWord)?.parse().ok()
}

/// Whether a word is a number or a scale.
pub(super) fn is_number(word: &str) -> bool {
    number_word(word).is_some()
        || digits(word).is_some()
        || SCALES.iter().any(|s| s.0.eq_ignore_ascii_case(word.trim_end_matches('s')))
}

/// Reads a number that begins at a word.
fn number(seen: &Seen<'_>, s: &Sentence, at: usize) -> Option<Number> {
    let written = |k: usize| s.words.get(k).map(|w| seen.written(w.token));
    let word = written(at)?;
    let lower = word.to_ascii_lowercase();
    if let Some(n) = ordinal_word(&lower).filter(|&n| n > 1) {
        let v = n * 1000;
        return Some(Number { words: at..at + 1, sort: Sort::Ordinal, range: (v, v) });
    }
    let (mut value, mut sort) = match number_word(word) {
        Some(n) if lower != "one" => (n * 1000, Sort::Count),
        Some(_) => return None,
        None => digits(&lower)?,
    };
    let mut end = at + 1;
    if sort == Sort::Ordinal {
        return (value > 1000).then_some(Number { words: at..end, sort, range: (value, value) });
    }
    // "twenty-five", "1.5 million".
    if value % 10_000 == 0
        && (20_000..100_000).contains(&value)
        && number_word(word).is_some()
        && let Some(n) = written(end).and_then(number_word).filter(|n| (1..10).contains(n))
    {
        value += n * 1000;
        end += 1;
    }
    while let Some((_, by)) = written(end).and_then(|w| SCALES.iter().find(|s| s.0.eq_ignore_ascii_case(w))) {
        value = value.saturating_mul(*by);
        end += 1;
    }
    let mut range = (value, value);
    // "10 or 12", "10 to 12".
    if written(end).is_some_and(|w| matches!(w, "or" | "to")) {
        let next = written(end + 1).and_then(|w| number_word(w).map(|n| n * 1000).or_else(|| digits(w).map(|d| d.0)));
        if let Some(high) = next.filter(|h| *h > value && *h <= value * 3) {
            range.1 = high;
            end += 2;
        }
    }
    let before: Vec<String> = (at.saturating_sub(3)..at).filter_map(written).map(str::to_ascii_lowercase).collect();
    range = loosened(range, &before);
    if seen.a.text.tokens[s.words[end - 1].token].kind == TokenKind::Number && lower.ends_with('%') {
        sort = Sort::Percent;
    }
    Some(Number { words: at..end, sort, range })
}

/// What a number can mean after the words that stand before it.
fn loosened(range: (i128, i128), before: &[String]) -> (i128, i128) {
    let last = before.last().map_or("", String::as_str);
    let pair = before.len().checked_sub(2).map_or(String::new(), |i| before[i..].join(" "));
    match (last, pair.as_str()) {
        (_, "at least" | "more than" | "no fewer than" | "greater than") | ("over" | "above" | "exceeding", _) => {
            (range.0, range.1 * 13 / 10)
        }
        (_, "at most" | "up to" | "less than" | "fewer than") | ("under" | "below", _) => (range.0 * 7 / 10, range.1),
        ("nearly" | "almost", _) => (range.0 * 9 / 10, range.1),
        ("about" | "around" | "roughly" | "approximately" | "some" | "estimated", _) => {
            (range.0 * 88 / 100, range.1 * 112 / 100)
        }
        _ => range,
    }
}

/// The value of a token of digits, in thousandths, and its sort.
fn digits(word: &str) -> Option<(i128, Sort)> {
    let end = word.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(word.len());
    let (number, rest) = word.split_at(end);
    let number = number.replace(',', "");
    let (whole, part) = number.split_once('.').unwrap_or((&number, ""));
    if whole.is_empty() || whole.len() > 15 || part.contains('.') {
        return None;
    }
    let mut value = whole.parse::<i128>().ok()? * 1000;
    let thousandths: String = part.chars().chain("000".chars()).take(3).collect();
    value += thousandths.parse::<i128>().ok()?;
    match rest {
        "" => Some((value, Sort::Count)),
        "%" => Some((value, Sort::Percent)),
        "st" | "nd" | "rd" | "th" => Some((value, Sort::Ordinal)),
        "bn" => Some((value * 1_000_000_000, Sort::Count)),
        "m" | "mln" => Some((value * 1_000_000, Sort::Count)),
        "k" => Some((value * 1000, Sort::Count)),
        _ => None,
    }
}

/// What happens to people, by class: the words for it.
const FATES: [(&str, &[&str]); 4] = [
    (
        "#dead",
        &[
            "kill",
            "dead",
            "death",
            "die",
            "died",
            "dying",
            "lives",
            "fatal",
            "fatality",
            "fatalities",
            "deaths",
            "perished",
        ],
    ),
    (
        "#hurt",
        &[
            "injured",
            "injuring",
            "injuries",
            "injury",
            "wounded",
            "wounding",
            "hurt",
            "hospitalised",
            "hospitalized",
            "hospital",
        ],
    ),
    ("#held", &["arrested", "arresting", "arrests", "detained", "detaining", "custody"]),
    ("#lost", &["missing"]),
];

const PEOPLE: &[&str] =
    &["people", "person", "persons", "victim", "victims", "dead", "injured", "wounded", "killed", "bodies"];

const SPANS: &[&str] = &["second", "minute", "hour", "day", "week", "month", "year", "decade"];

/// The number that an ordinal stands for.
fn ordinal_word(lower: &str) -> Option<i128> {
    look_up(lower).value(Class::TimeWord)?.strip_prefix("ordinal-")?.parse().ok()
}

/// What a number counts: its sort, the keys of what is counted, and the word after the last of them.
type Counted = (Sort, Vec<u32>, usize);

/// What a number counts; `None` for what is no count, such as a time of day.
fn unit(seen: &Seen<'_>, s: &Sentence, n: &Number, duration: bool) -> Option<Counted> {
    let end = n.words.end;
    let written = |k: usize| s.words.get(k).map(|w| words::plain(seen.written(w.token)));
    let next = written(end).unwrap_or_default();
    if let Some(money) = money(seen, s, n, &next) {
        return Some(money);
    }
    if matches!(
        next.as_str(),
        "est" | "gmt" | "edt" | "pst" | "pdt" | "bst" | "am" | "pm" | "a.m." | "p.m." | "o'clock"
    ) {
        return None;
    }
    let after = seen.a.text.tokens.get(s.words[end - 1].token + 1);
    let percent = matches!(next.as_str(), "percent" | "pct");
    if n.sort == Sort::Percent || percent || after.is_some_and(|t| t.span().of(&seen.a.doc.text) == "%") {
        return Some((Sort::Percent, vec![words::hash("%")], end + usize::from(percent)));
    }
    if n.sort == Sort::Ordinal {
        return ordinal(seen, s, n);
    }
    if let Some(span) = SPANS.iter().find(|u| next.strip_suffix('s').unwrap_or(&next) == **u) {
        let old = written(end + 1).is_some_and(|w| w == "old");
        let sort = if old { Sort::Age } else { Sort::Duration };
        return (old || duration || after.is_some())
            .then(|| (sort, vec![words::hash(span)], end + 1 + usize::from(old)));
    }
    things(seen, s, n)
}

/// Money: a sign before the digits, or a word after them.
fn money(seen: &Seen<'_>, s: &Sentence, n: &Number, next: &str) -> Option<Counted> {
    let first = &seen.a.text.tokens[s.words[n.words.start].token];
    let before = seen.a.doc.text.get(..first.start as usize).map_or("", str::trim_end);
    if let Some(sign) = before.chars().next_back().filter(|c| "$£€¥₹".contains(*c)) {
        return Some((Sort::Money, vec![words::hash(&sign.to_string())], n.words.end));
    }
    let sign = match next {
        "dollars" | "dollar" | "dlrs" => "$",
        "pounds" | "stg" => "£",
        "euros" | "euro" => "€",
        "yen" => "¥",
        _ => return None,
    };
    Some((Sort::Money, vec![words::hash(sign)], n.words.end + 1))
}

/// The things or people after a number: up to three words on, within the same clause.
fn things(seen: &Seen<'_>, s: &Sentence, n: &Number) -> Option<Counted> {
    let end = n.words.end;
    let written = |k: usize| s.words.get(k).map(|w| words::plain(seen.written(w.token)));
    let (mut units, mut to, mut people) = (Vec::new(), end, false);
    for k in end..(end + 3).min(s.words.len()) {
        let gap = Span::new(seen.a.text.tokens[s.words[k - 1].token].end, seen.a.text.tokens[s.words[k].token].start);
        if gap.of(&seen.a.doc.text).contains([',', ';', ':', '(', ')', '.', '“', '”', '"']) {
            break;
        }
        people = PEOPLE.contains(&written(k)?.as_str());
        if people {
            to = k + 1;
            break;
        }
        if s.words[k].stop || seen.a.text.tokens[s.words[k].token].kind == TokenKind::Number {
            break;
        }
        units.push(s.words[k].stem);
        to = k + 1;
    }
    if written(end).is_some_and(|w| w == "other" || w == "others") {
        return None;
    }
    // Of people, what became of them is the unit.
    let fate = fate(seen, s, n.words.start, to);
    if people || units.is_empty() {
        let (fate, after_verb) = fate?;
        return (people || after_verb).then(|| (Sort::Count, vec![words::hash(fate)], to));
    }
    if let Some((fate, _)) = fate {
        units = units.iter().map(|u| u ^ words::hash(fate)).collect();
    }
    Some((Sort::Count, units, to))
}

/// What became of those that a number counts: the class nearest to it, and whether its word stands just before.
fn fate(seen: &Seen<'_>, s: &Sentence, start: usize, end: usize) -> Option<(&'static str, bool)> {
    let word = |k: usize| words::plain(seen.written(s.words[k].token));
    let class = |k: usize| FATES.iter().find(|f| f.1.contains(&word(k).as_str())).map(|f| f.0);
    let before = (1..=6).filter_map(|d| Some((d, class(start.checked_sub(d)?)?))).next();
    let from = start.max(end.saturating_sub(1));
    let after = (from..(end + 6).min(s.words.len())).find_map(|k| Some((k + 1 - from, class(k)?)));
    match (before, after) {
        (Some((d, f)), a) if a.is_none_or(|a| d <= a.0 + 2) => Some((f, d <= 4)),
        (_, Some((d, f))) => Some((f, d <= 1)),
        (Some((d, f)), None) => Some((f, d <= 4)),
        (None, None) => None,
    }
}

/// What an ordinal counts: the noun after it, or else the last word for an encounter before it.
fn ordinal(seen: &Seen<'_>, s: &Sentence, n: &Number) -> Option<(Sort, Vec<u32>, usize)> {
    let end = n.words.end;
    let class = |k: usize| {
        let word = words::plain(seen.written(s.words[k].token));
        words::is_encounter(words::stem(&word))
    };
    let meeting = words::hash("#meeting");
    if let Some(k) = (end..(end + 3).min(s.words.len())).find(|&k| class(k)) {
        return Some((Sort::Ordinal, vec![meeting], k + 1));
    }
    let owned = n
        .words
        .start
        .checked_sub(1)
        .is_some_and(|k| matches!(seen.written(s.words[k].token), "his" | "her" | "their" | "its"));
    if owned && (0..n.words.start).any(class) && s.words.get(end).is_none_or(|w| w.stop) {
        return Some((Sort::Ordinal, vec![meeting], end));
    }
    let next = s.words.get(end).filter(|w| !w.stop)?;
    let joined = seen.a.text.tokens[next.token].start - seen.a.text.tokens[s.words[end - 1].token].end <= 1;
    joined.then(|| (Sort::Ordinal, vec![next.stem], end + 1))
}

/// Pairs of figures with enough keys in common, in order.
fn candidates(figures: &[Figure]) -> Vec<(u32, u32)> {
    let mut index: Vec<(u64, u32)> = Vec::new();
    for (i, f) in figures.iter().enumerate() {
        for u in &f.units {
            let base = u64::from(u.wrapping_mul(31).wrapping_add(f.sort as u32)) << 32;
            index.extend(f.context.iter().map(|c| (base | u64::from(*c), i as u32)));
        }
    }
    let mut pairs = neighbours(&mut index, NEIGHBOURS);
    pairs.sort_unstable();
    pairs.chunk_by(|a, b| a == b).filter(|run| run.len() >= 2).map(|run| run[0]).collect()
}

/// How much a word of the context tells, in hundredths.
fn weights(figures: &[Figure]) -> Map<u32, u32> {
    let mut all: Vec<u32> = figures.iter().flat_map(|f| f.context.iter().copied()).collect();
    all.order();
    all.chunk_by(|a, b| a == b).map(|r| (r[0], words::log2((figures.len() + r.len()) as u64, r.len() as u64))).collect()
}

/// Whether two figures are of the same thing.
fn same_thing(view: &View<'_>, a: &Figure, b: &Figure, weights: &Map<u32, u32>) -> bool {
    let (i, j) = (a.side.article, b.side.article);
    if i == j || view.articles[i].source == view.articles[j].source || a.sort != b.sort {
        return false;
    }
    if !view.related(i, j) {
        return false;
    }
    let days = view.apart(i, j);
    let shared: Vec<u32> = a.context.iter().copied().filter(|c| b.context.binary_search(c).is_ok()).collect();
    let weigh = |list: &[u32]| list.iter().map(|c| weights[c]).sum::<u32>();
    let held = weigh(&shared) * 1000 / weigh(&a.context).min(weigh(&b.context)).max(1);
    let dated = view.all.stories.dated(i, j);
    match a.sort {
        // Without dates, a rate or an amount may be of any quarter.
        Sort::Duration | Sort::Money | Sort::Percent if !dated => false,
        // Counting goes on over the months, so that those of other dates are compared too.
        Sort::Ordinal => shared.len() >= if days > DAYS { 2 } else { 1 },
        _ if days > DAYS => false,
        Sort::Duration | Sort::Money | Sort::Percent => {
            shared.len() >= 3 && held >= 500 && a.beside.iter().any(|w| b.beside.contains(w))
        }
        Sort::Age => true,
        Sort::Count => shared.len() >= if a.fate { 2 } else { 3 } && held >= if a.fate { 300 } else { 450 },
    }
}

/// Judges figures of the same thing; `None` where they agree.
fn judge(view: &View<'_>, figures: &[Figure], group: &[usize]) -> Option<Found> {
    let mut list: Vec<&Figure> = group.iter().map(|&i| &figures[i]).collect();
    list.order_by_key(|f| f.side);
    // An article that gives several values of the thing speaks of several things: what it shares with another agrees.
    let agree = |a: &Figure, b: &Figure| meets(a.range, b.range);
    let mut values: Vec<Vec<&Figure>> = Vec::new();
    for f in &list {
        match values.iter_mut().find(|v| agree(v[0], f)) {
            Some(v) => v.push(f),
            None => values.push(vec![f]),
        }
    }
    let most = if list[0].fate { FAR * 2 } else { FAR };
    let near = |a: &Figure, b: &Figure| a.range.1 <= b.range.0 * most && b.range.1 <= a.range.0 * most;
    if values.len() < 2 || values.len() > 4 || !values.iter().all(|v| near(v[0], values[0][0])) {
        return None;
    }
    // Each value needs an article that gives no other.
    let lonely = |k: usize| {
        values[k]
            .iter()
            .any(|f| list.iter().filter(|g| g.side.article == f.side.article).all(|g| agree(g, values[k][0])))
    };
    let kept: Vec<usize> = (0..values.len()).filter(|&k| lonely(k)).collect();
    if kept.len() < 2 {
        return None;
    }
    let groups: Vec<Vec<Side>> = kept.iter().map(|&k| values[k].iter().map(|f| f.side).collect()).collect();
    let shown: Vec<String> = kept.iter().map(|&k| format!("“{}”", values[k][0].shown)).collect();
    let firsts: Vec<&Figure> = kept.iter().map(|&k| values[k][0]).collect();
    let (verdict, why) = verdict(view, &firsts);
    Some(Found {
        kind: ConflictKind::Number,
        verdict,
        about: format!("a number: {}", shown.join(" or ")),
        why,
        sides: limited(&groups),
    })
}

fn verdict(view: &View<'_>, values: &[&Figure]) -> (Verdict, String) {
    let mut by_date: Vec<(Option<i32>, i128)> =
        values.iter().map(|f| (view.articles[f.side.article].day, f.range.0)).collect();
    by_date.order();
    let later = by_date.windows(2).all(|w| w[0].0.is_some() && w[0].0 < w[1].0 && w[0].1 < w[1].1);
    let fate = values[0].fate;
    match values[0].sort {
        Sort::Ordinal if later => (Verdict::Explained, "the article with the higher number is the later one".into()),
        Sort::Ordinal => (Verdict::Undecided, "the articles may count different things".into()),
        _ if fate && later => (Verdict::Explained, "the count rose from one article's date to the next".into()),
        _ if fate => (Verdict::Undecided, "articles of the same days give different counts; one may be older".into()),
        _ => (Verdict::Conflict, "the articles give different numbers for the same".into()),
    }
}

/// Whether two ranges can be the same number, rounding allowed.
fn meets(a: (i128, i128), b: (i128, i128)) -> bool {
    let slack = a.1.max(b.1) / 40;
    let round = |v: i128| v % 1000 != 0 || v.abs() >= 100_000;
    let slack = if round(a.0) || round(b.0) { slack } else { 0 };
    a.0 <= b.1 + slack && b.0 <= a.1 + slack
}
