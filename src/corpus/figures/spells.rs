//! Days, times of day and lengths of time as figures.

use super::bound;
use super::claim::{Claim, SAID, claim};
use super::line::{Line, says};
use super::number::ONE;
use super::unit::Unit;
use super::value::Value;
use crate::calendar::Date;
use crate::lexicon::Class;
use crate::report::{Bound, TimeType};
use crate::times::{Amount, Expression, Grain};

/// Longest distance of the verb beside a day.
const VERB: usize = 3;

/// The same of a verb of saying.
const SAYING: usize = 7;

/// Reads the days, times and lengths of a sentence.
pub(super) fn read(line: &Line<'_>, frame: usize, out: &mut Vec<Claim>) {
    for t in line.times() {
        let from = line.words.partition_point(|w| w.span.end <= t.span.start);
        let to = line.words.partition_point(|w| w.span.start < t.span.end);
        let age = line.low(to) == "old" || line.is_joint(to) && line.low(to + 1) == "old";
        if from >= to || age {
            continue;
        }
        let Some((unit, value)) = value(line, t, from, to) else { continue };
        let mut c = claim(line, frame, from, to, unit, value);
        c.verb = verb(line, from, to);
        out.push(c);
    }
    for k in 0..line.words.len() {
        // "At 14:05:30" is a time of day.
        let clock = || {
            matches!(line.low(k.wrapping_sub(1)), "at" | "until" | "by" | "from" | "before" | "after")
                || line.low(k + 1).starts_with("a.m")
                || line.low(k + 1).starts_with("p.m")
                || matches!(line.low(k + 1), "am" | "pm")
        };
        if let Some(value) = run(line.low(k)).filter(|_| !clock()) {
            out.push(claim(line, frame, k, k + 1, Unit::Duration, value));
        }
    }
}

fn value(line: &Line<'_>, t: &Expression, from: usize, to: usize) -> Option<(Unit, Value)> {
    let (bound, strict) = bound::read(line, from, to).map_or((None, false), |b| (Some(b.0), b.1));
    let exact = Value::exact;
    match t.kind {
        TimeType::Duration => {
            let (low, high) = length(&t.amount?)?;
            let about = t.modifier.is_some_and(|m| m == "APPROX").then_some(Bound::About);
            let more = t.modifier.and_then(|m| match m {
                "MORE_THAN" => Some((Bound::MoreThan, true)),
                "EQUAL_OR_MORE" => Some((Bound::AtLeast, false)),
                "LESS_THAN" => Some((Bound::AtMost, true)),
                "EQUAL_OR_LESS" => Some((Bound::AtMost, false)),
                _ => None,
            });
            let (bound, strict) = match (bound, more) {
                (None, Some((more, strict))) => (Some(more), strict),
                (bound, _) => (bound.or(about), strict),
            };
            Some((Unit::Duration, Value { high, bound, strict, ..exact(low, ONE) }))
        }
        _ if t.clock.is_some() && t.grain <= Grain::Day => {
            let (hour, minute) = t.clock?;
            let about = if bound.is_some() { Some(Bound::About) } else { None };
            let minutes = i64::from(hour) * 60 + i64::from(minute);
            Some((Unit::Clock, Value { bound: about, ..exact(minutes * ONE, ONE) }))
        }
        TimeType::Date if t.grain == Grain::Year => Some((Unit::Year, exact(i64::from(t.earliest?.year()) * ONE, ONE))),
        TimeType::Date if t.grain == Grain::Month => {
            let first = t.earliest?;
            let months = i64::from(first.year()) * 12 + i64::from(first.month()) - 1;
            t.latest.filter(|l| *l - first < 31).map(|_| (Unit::Month, exact(months * ONE, ONE)))
        }
        TimeType::Date | TimeType::Time => {
            let (first, last) = (t.earliest?, t.latest?);
            let one = t.grain <= Grain::Day && first == last;
            one.then(|| Some((Unit::Day, exact(i64::from(first - Date::new(0, 1, 1)?) * ONE, ONE)))).flatten()
        }
        TimeType::Set => None,
    }
}

/// An amount of time in minutes, the least and the most; `None` where it is vague.
fn length(a: &Amount) -> Option<(i64, i64)> {
    let minutes = |n: u64, unit: crate::times::Unit| {
        let of = seconds(unit)?;
        i64::try_from(u128::from(n) * u128::from(of) / 60).ok()
    };
    let rest = match a.rest {
        Some((n, unit)) => minutes(u64::from(n) * 1000, unit)?,
        None => 0,
    };
    let low = minutes(a.count.milli, a.unit).filter(|_| !a.count.vague)? + rest;
    let high = match a.high {
        Some(h) => minutes(h.milli, a.unit)? + rest,
        None => low,
    };
    Some((low, high))
}

/// Whether a length is one hour, day, week, month or year.
pub(super) fn is_one(value: &Value) -> bool {
    [60, 1440, 10_080, 43_830, 525_960].iter().any(|minutes| value.low == minutes * ONE)
}

/// Seconds in a unit; months and years as they are on the average.
const fn seconds(unit: crate::times::Unit) -> Option<u64> {
    use crate::times::Unit;
    Some(match unit {
        Unit::Second => 1,
        Unit::Minute => 60,
        Unit::Hour => 3600,
        Unit::Day => 86_400,
        Unit::Week => 604_800,
        Unit::Fortnight => 1_209_600,
        Unit::Month => 2_629_800,
        Unit::Year => 31_557_600,
        Unit::Decade => 315_576_000,
        _ => return None,
    })
}

/// "2:19:44", in minutes.
fn run(low: &str) -> Option<Value> {
    let mut parts = low.split(':').map(|p| p.parse::<i64>().ok().filter(|_| p.len() <= 2));
    let (h, m, s) = (parts.next()??, parts.next()??, parts.next()??);
    (parts.next().is_none() && m < 60 && s < 60).then(|| Value::exact((h * 3600 + m * 60 + s) * ONE / 60, 1))
}

/// The verb just before or after a time, with its preposition between.
fn verb(line: &Line<'_>, from: usize, to: usize) -> u32 {
    let is = |k: usize| {
        let word = line.words.get(k)?;
        if says(word.entry) {
            return Some(SAID);
        }
        let verb = word.entry.verb().is_some() || word.entry.has(Class::ClauseVerb) || word.low.ends_with("ed");
        (word.key != 0 && verb).then_some(word.key)
    };
    let back = |most: usize| (from.saturating_sub(most)..from).rev().take_while(|&k| !line.is_break(k)).find_map(is);
    // "said in a statement on Tuesday".
    let said = back(SAYING).filter(|&v| v == SAID);
    back(VERB).or(said).or_else(|| (to..to + VERB).take_while(|&k| !line.is_break(k)).find_map(is)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_running_time_is_a_length() {
        assert_eq!(run("2:30:00").map(|v| v.low), Some(150 * ONE));
        assert_eq!(run("2:30"), None);
        assert_eq!(run("2:75:00"), None);
    }
}
