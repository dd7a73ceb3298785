//! Reading the figures of a sentence.

use super::bound;
use super::claim::{Claim, Frame, KEYS, MEETING, SAID, claim, owner};
use super::counted;
use super::line::{Line, name_key};
use super::number::{self, Number, ONE, Sort};
use super::spells;
use super::unit::{self, Unit, convert};
use super::value::Value;
use crate::corpus::words;
use crate::lexicon::Class;
use crate::report::{EntityType, TimeType};
use crate::sort::Order;
use crate::span::Span;
use crate::text::TokenKind;

/// Reads the figures of a sentence; `frame` is the index of the frame that it gives.
pub(super) fn read(line: &Line<'_>, frame: usize, note: bool, out: &mut Vec<Claim>) -> Frame {
    let first = out.len();
    let mut k = 0;
    while k < line.words.len() {
        k = one(line, k, frame, out).max(k + 1);
    }
    spells::read(line, frame, out);
    for i in first..out.len() {
        let a = &out[i];
        let same = |b: &Claim| (b.unit, b.head, b.fate, b.who) == (a.unit, a.head, a.fate, a.who);
        let rival = |b: &Claim| b.verb != SAID && !b.denied && same(b);
        let alone = a.verb == SAID || !(first..out.len()).any(|j| j != i && rival(&out[j]));
        out[i].alone = alone;
    }
    let mut made = frame_of(line, note);
    if out.len() == first {
        made.keys.clear();
    }
    let of = |c: &Claim| if c.unit == Unit::Count { c.fate ^ c.head } else { words::hash(c.unit.name()) };
    let others = out[first..].iter().filter(|c| !matches!(c.unit, Unit::Day | Unit::Month | Unit::Year | Unit::Clock));
    made.counts = others.map(|c| (of(c), c.value.low)).collect();
    made
}

fn frame_of(line: &Line<'_>, note: bool) -> Frame {
    let mut frame = Frame { span: line.span, note, owner: owner(line), ..Frame::default() };
    for (k, w) in line.words.iter().enumerate() {
        if w.key != 0 {
            frame.keys.push(w.key);
        }
        if w.entry.has(Class::FigureFiller) || w.entry.has(Class::Changes) {
            frame.light.push(w.key);
        }
        if w.key != 0 && k > 0 && line.capital(k) {
            frame.names.push(w.key);
        }
        frame.changes |= w.entry.has(Class::Changes);
        frame.corrects |= w.low.starts_with("correct") || w.low.starts_with("revis");
        frame.traded |=
            matches!(w.low.as_str(), "share" | "shares" | "stock" | "stocks" | "index" | "trading" | "traded");
        if w.part_of_day {
            frame.hours.push(w.key);
        }
        if w.entry.has(Class::Scope) {
            frame.scope.push(w.key);
        }
    }
    for &(e, at, kind) in &line.names {
        frame.keys.push(name_key(e));
        frame.names.push(name_key(e));
        let acts = matches!(kind, Some(EntityType::Per | EntityType::Org));
        if acts && !line.quotes(at) {
            frame.actors.push(e);
        }
        if kind == Some(EntityType::Loc) {
            frame.places.push(e);
        }
    }
    times_of(line, &mut frame);
    let lists = [&mut frame.keys, &mut frame.places, &mut frame.scope, &mut frame.periods, &mut frame.lengths];
    for list in lists.into_iter().chain([&mut frame.hours, &mut frame.names, &mut frame.light, &mut frame.actors]) {
        list.order();
        list.dedup();
        list.truncate(KEYS);
    }
    frame.part();
    frame
}

/// The days, periods and lengths of time that a sentence names.
fn times_of(line: &Line<'_>, frame: &mut Frame) {
    for t in line.times() {
        if let (Some(a), Some(b)) = (t.earliest, t.latest)
            && t.kind != TimeType::Duration
        {
            if b - a <= 1 {
                frame.days.push((a, b));
            } else {
                frame.periods.push(words::hash(&t.value));
            }
        } else if t.kind == TimeType::Duration || t.kind == TimeType::Set {
            frame.lengths.push(words::hash(&t.value));
        }
    }
}

/// Reads the figure that begins at a token; gives the token to go on from.
fn one(line: &Line<'_>, k: usize, frame: usize, out: &mut Vec<Claim>) -> usize {
    if let Some((value, end)) = score(line, k) {
        out.push(claim(line, frame, k, end, Unit::Score, value));
        return end;
    }
    if let Some((fate, end)) = counted::nobody(line, k) {
        let mut c = claim(line, frame, k, end, Unit::Count, Value::exact(0, ONE));
        (c.head, c.fate, c.people) = (words::hash("person"), fate, true);
        c.near.retain(|&w| w != fate);
        out.push(c);
        return end;
    }
    let Some(n) = number::read(line, k) else { return k };
    let span = line.stretch(k, n.end);
    if let Some((end, who)) = age(line, k, &n) {
        let mut c = claim(line, frame, k, end, Unit::Age, plain_value(line, k, &n));
        c.who = who;
        // What is left says what the person is or did.
        let in_name =
            |key: u32| line.words.iter().any(|w| w.key == key && line.names.iter().any(|e| e.1.contains(w.span)));
        let names = std::mem::take(&mut c.names);
        c.near.retain(|key| !in_name(*key) && !names.contains(key));
        c.names = names;
        out.push(c);
        return end;
    }
    let time = line.times().iter().find(|t| t.span.overlaps(span));
    let is_name = k > 1 && line.words[k].glued && line.is_joint(k - 1) && line.words[k - 2].kind == TokenKind::Word;
    // "Mark-7" is a name, "9/11" a day; below zero nothing is compared.
    if is_name
        || line.low(n.end) == "/"
        || line.low(k.wrapping_sub(1)) == "/"
        || below_zero(line, k)
        || named(line, k)
        || time.is_some_and(|t| !(n.sort == Sort::Ordinal && t.kind == TimeType::Duration))
    {
        return n.end;
    }
    let value = plain_value(line, k, &n);
    if n.sort == Sort::Ordinal {
        return rank(line, k, &n, frame, value, out);
    }
    let (unit, factor, end) = unit::read(line, k, &n);
    if unit == Unit::Count {
        return count(line, k, &n, frame, value, out);
    }
    let [Some(low), Some(high), Some(step)] = [value.low, value.high, value.step].map(|v| convert(v, factor)) else {
        return end;
    };
    let value = Value { low, high, step, factor, ..value };
    out.push(claim(line, frame, k, end, unit, value));
    end
}

fn plain_value(line: &Line<'_>, k: usize, n: &Number) -> Value {
    let (bound, strict) = bound::read(line, k, n.end).map_or((None, false), |b| (Some(b.0), b.1));
    Value { high: n.high, bound, strict, ..Value::exact(n.low, n.step) }
}

/// "minus 5", "-5".
fn below_zero(line: &Line<'_>, k: usize) -> bool {
    let Some(sign) = k.checked_sub(1).and_then(|k| line.words.get(k)) else { return false };
    let dash = matches!(sign.low.as_str(), "-" | "–" | "−") && !sign.glued && line.words[k].glued;
    dash || matches!(sign.low.as_str(), "minus" | "negative")
}

/// Whether a number is part of a name: "Seven Mile Beach", "Boeing 737".
fn named(line: &Line<'_>, k: usize) -> bool {
    let word = &line.words[k];
    let rest = |e: Span| [Span::new(e.start, word.span.start), Span::new(word.span.end, e.end)];
    let proper = |e: Span| rest(e).iter().any(|s| line.text(*s).contains(char::is_uppercase));
    let inside = line.names.iter().any(|e| e.1.contains(word.span) && proper(e.1));
    let model = || {
        let before = &line.words[k - 1];
        let calendar = [Class::Weekday, Class::Month, Class::StartsSentence].iter().any(|c| before.entry.has(*c));
        let sign = before.entry.has(Class::Currency) || before.low == "us$";
        let counts = line.words.get(k + 1).is_some_and(|w| w.low.ends_with('s'));
        let capital = before.kind == TokenKind::Word && line.capital(k - 1);
        word.kind == TokenKind::Number && capital && !calendar && !sign && !counts
    };
    inside || k > 1 && model()
}

/// A count of things or people.
fn count(line: &Line<'_>, k: usize, n: &Number, frame: usize, value: Value, out: &mut Vec<Claim>) -> usize {
    // "magnitude 6.1", "6.1-magnitude".
    let named = |k: usize| line.low(k) == "magnitude";
    let before = k.wrapping_sub(1 + usize::from(line.low(k.wrapping_sub(1)) == "of"));
    let magnitude = named(before) || named(line.joint(n.end));
    // "six arrests, compared with 47 the night before".
    let compared = matches!(line.low(k.wrapping_sub(1)), "to" | "with" | "from" | "against" | "not");
    let same = out.last().filter(|c| compared && c.frame == frame && c.unit == Unit::Count && c.fate != 0);
    let same = same.map(|c| counted::Counted {
        head: c.head,
        fate: c.fate,
        part: c.part,
        joint: false,
        people: c.people,
        from: n.end,
        end: n.end,
    });
    let Some(counted) = (if magnitude { None } else { counted::read(line, k, n.end).or(same) }) else {
        if magnitude {
            let mut c = claim(line, frame, k, n.end, Unit::Count, Value { bound: None, ..value });
            c.head = words::hash("magnitude");
            out.push(c);
        }
        return n.end;
    };
    let decimal = n.step < ONE || n.low < ONE;
    if decimal || n.low == ONE {
        return n.end;
    }
    // What ends a long noun phrase is read again, for it may hold another number.
    let mut c = claim(line, frame, k, n.end, Unit::Count, value);
    (c.head, c.fate, c.part, c.people) = (counted.head, counted.fate, counted.part, counted.people);
    c.kind = (counted.from..counted.end).map(|k| line.words[k].key).filter(|&k| k != 0 && k != c.head).collect();
    c.kind.order();
    if counted.end > n.end {
        c.span = c.span.join(line.stretch(k, counted.end));
    }
    if counted.joint {
        c.sort.push(words::hash("and"));
        c.sort.order();
    }
    c.near.retain(|&w| w != counted.head && w != counted.fate);
    out.push(c);
    n.end
}

/// A place in an order: "finished third", "her third term".
fn rank(line: &Line<'_>, k: usize, n: &Number, frame: usize, value: Value, out: &mut Vec<Claim>) -> usize {
    let finish = words::hash("finish");
    let came = k > 0 && (line.words[k - 1].key == finish || matches!(line.low(k - 1), "came" | "in"));
    let next = line.words.get(n.end).filter(|w| w.key != 0 && w.kind == TokenKind::Word && w.low != "largest");
    let head = if came { Some(finish) } else { next.map(|w| w.key) };
    // A round of talks, and none of a cup.
    let talks = |k: usize| line.low(k) != "round" || line.low(k + 1) == "of";
    let encounter = |k: usize| talks(k) && words::is_encounter(words::stem(line.low(k)));
    let owned = matches!(line.low(k.wrapping_sub(1)), "his" | "her" | "their" | "its") && next.is_none();
    if (n.end..n.end + 3).any(encounter) || owned && (0..k).any(encounter) {
        let mut c = claim(line, frame, k, n.end, Unit::Ordinal, value);
        c.head = MEETING;
        out.push(c);
        return n.end;
    }
    let place = matches!(line.low(n.end), "place" | "spot");
    let head = if place { Some(finish) } else { head };
    let who = line.names.iter().rev().find(|e| e.1.end <= line.words[k].span.start);
    if let (Some(head), Some(who)) = (head, who) {
        let end = n.end + usize::from(!came);
        let mut c = claim(line, frame, k, end, Unit::Ordinal, value);
        (c.head, c.who) = (head, Some(who.0));
        out.push(c);
    }
    n.end
}

/// An age and whose it is: "Ada Roe, 34,", "a 43-year-old teacher".
fn age(line: &Line<'_>, k: usize, n: &Number) -> Option<(usize, Option<u32>)> {
    let span = line.stretch(k, n.end);
    if n.sort != Sort::Cardinal || n.low > 120 * ONE || n.low != n.high {
        return None;
    }
    let named = |e: &&(u32, Span, Option<EntityType>)| e.2 == Some(EntityType::Per);
    // "Her 15-year-old cousin", "Roe's 15-year-old cousin", "the mother of Ada Roe, 43": the age is another's, or may be.
    let another = |e: &(u32, Span, Option<EntityType>), at: u32| {
        let first = line.words.partition_point(|w| w.span.start < e.1.start);
        let owned = |k: usize| matches!(line.low(k), "her" | "his" | "their" | "its" | "my" | "our" | "your");
        line.low(first.wrapping_sub(1)) == "of"
            || owned(first)
            || line.text(Span::new(e.1.end, at)).contains(['\'', '’'])
    };
    let ends_before = |at: u32, most: u32| {
        let last = line.names.iter().rev().filter(named).find(|e| e.1.end <= at && at - e.1.end <= most);
        last.filter(|e| !another(e, at)).map(|e| e.0)
    };
    if line.low(k.wrapping_sub(1)) == "aged" {
        return ends_before(span.start, 8).map(|who| (n.end, Some(who)));
    }
    let year = line.joint(n.end);
    let old = line.joint(year + 1);
    if matches!(line.low(year), "year" | "years") && line.low(old) == "old" {
        // "Ada Roe, a 43-year-old teacher", "43-year-old Ada Roe", "Roe is 43 years old".
        let end = old + 1;
        let after = line.words[old].span.end;
        let next = line.names.iter().filter(named).find(|e| e.1.start > after);
        let between = |e: &&(u32, Span, Option<EntityType>)| {
            let gap = line.text(Span::new(after, e.1.start));
            gap.len() < 30
                && !gap.contains([',', '.', ';'])
                && gap.split_whitespace().count() <= 3
                && !gap.contains(" of ")
                && !gap.contains(" by ")
        };
        // "Roe was 22 years old when" is no age of today.
        let now = line.low(end) != "when";
        let who = next.filter(between).map(|e| e.0).or_else(|| ends_before(span.start, 6)).filter(|_| now);
        return Some((end, who));
    }
    let comma = |k: usize| matches!(line.low(k), "," | "." | ")" | ";");
    let bare = n.end == k + 1 && line.words[k].kind == TokenKind::Number && n.step == ONE.max(n.step.min(10 * ONE));
    let between = k > 0 && matches!(line.low(k - 1), "," | "(") && (comma(n.end) || n.end == line.words.len());
    (bare && between && n.low >= ONE).then(|| ends_before(span.start, 2).map(|who| (n.end, Some(who)))).flatten()
}

/// "3-1", "51 votes to 47", as the greater and the less.
fn score(line: &Line<'_>, k: usize) -> Option<(Value, usize)> {
    let whole = |k: usize| {
        let (value, _, rest) = number::plain(line.low(k))?;
        (rest.is_empty() && value % ONE == 0 && value < 1000 * ONE && line.words[k].kind == TokenKind::Number)
            .then_some(value / ONE)
    };
    let a = whole(k)?;
    let (b, end) = if line.is_joint(k + 1) {
        (whole(k + 2)?, k + 3)
    } else {
        let at = k + 1 + usize::from(matches!(line.low(k + 1), "votes" | "goals" | "points"));
        (at > k + 1 && line.low(at) == "to").then(|| Some((whole(at + 1)?, at + 2))).flatten()?
    };
    let contest = ["beat", "vote"].map(words::hash);
    let told = line.words.iter().any(|w| {
        contest.contains(&w.key)
            || matches!(
                w.low.as_str(),
                "won" | "win" | "lost" | "lose" | "passed" | "approved" | "rejected" | "drew" | "victory"
            )
    });
    let joined = line.is_joint(end)
        || line.is_joint(k.wrapping_sub(1))
        || line.words.get(end).is_some_and(|w| w.entry.has(Class::Measure));
    let value = a.max(b) * 1_000_000 + a.min(b) * ONE;
    (told && !joined).then_some((Value::exact(value, ONE), end))
}
