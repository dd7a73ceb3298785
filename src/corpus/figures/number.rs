//! Numbers as they are written: in digits and words, with scales, fractions, vague ones.

use super::line::Line;
use super::money::money;
use crate::lexicon::Class;
use crate::text::TokenKind;

/// A number of one in what numbers are kept as.
pub(super) const ONE: i64 = 1000;

/// What sort of number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Cardinal,
    Ordinal,
    /// A part of something: "a third of", in percent.
    Share,
    /// "dozens".
    Vague,
}

/// A number as read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// The token after its last.
    pub(super) end: usize,
    pub(super) sort: Sort,
    /// The least and the most it says, in thousandths.
    pub(super) low: i64,
    pub(super) high: i64,
    /// How finely it is given, in thousandths: 100 for "1.4", 1000 for "17".
    pub(super) step: i64,
    /// What its scale multiplies by: 1 for none.
    by: i64,
}

impl Number {
    /// One value, as a sort of number.
    const fn exact(sort: Sort, end: usize, low: i64, step: i64) -> Self {
        Self { end, sort, low, high: low, step, by: 1 }
    }

    /// As many times as a scale says; `None` where that is more than is kept.
    fn times(self, by: i64) -> Option<Self> {
        let of = |v: i64| v.checked_mul(by);
        Some(Self { low: of(self.low)?, high: of(self.high)?, step: of(self.step)?, by, ..self })
    }
}

const SCALES: [(&str, i64); 9] = [
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

/// Words for many, with the least and the most that they can mean.
const VAGUE: [(&str, i64, i64); 5] = [
    ("dozens", 24, 120),
    ("scores", 40, 200),
    ("hundreds", 200, 1000),
    ("thousands", 2000, 10_000),
    ("millions", 2_000_000, 10_000_000),
];

fn scale(word: &str) -> Option<i64> {
    SCALES.iter().find(|s| s.0 == word).map(|s| s.1)
}

fn small(line: &Line<'_>, k: usize) -> Option<i64> {
    line.words.get(k)?.entry.value(Class::NumberWord)?.parse().ok()
}

/// The value of an ordinal word.
fn ordinal(line: &Line<'_>, k: usize) -> Option<i64> {
    line.words.get(k)?.entry.value(Class::TimeWord)?.strip_prefix("ordinal-")?.parse().ok()
}

/// Reads a number that begins at a token, or two with a word between that are one: "10 to 12 million".
pub(super) fn read(line: &Line<'_>, k: usize) -> Option<Number> {
    let mut n = single(line, k)?;
    let before = line.low(money(line, k).map_or(k, |m| m.1).wrapping_sub(1));
    let joins = match line.low(n.end) {
        // What rose "from 10 to 12" was never in between.
        "to" => before != "from",
        "or" => true,
        "and" => before == "between",
        _ => line.is_joint(n.end) && line.words.get(n.end + 1).is_some_and(|w| w.kind == TokenKind::Number),
    };
    if !joins || n.sort != Sort::Cardinal {
        return Some(n);
    }
    let sign = usize::from(matches!(line.low(n.end + 1), "$" | "£" | "€"));
    let Some(top) = single(line, n.end + 1 + sign).filter(|t| t.sort == Sort::Cardinal) else { return Some(n) };
    // "10 to 12 million": the scale is that of both.
    if n.by == 1
        && top.by > 1
        && let Some(scaled) = n.times(top.by).filter(|n| n.low < top.low)
    {
        n = scaled;
    }
    if top.low > n.low && top.low / 3 <= n.low {
        (n.high, n.end) = (top.low, top.end);
    }
    Some(n)
}

fn single(line: &Line<'_>, k: usize) -> Option<Number> {
    let word = line.words.get(k)?;
    if let Some(n) = vague(line, k).or_else(|| share(line, k)) {
        return Some(n);
    }
    if word.kind == TokenKind::Number {
        return digits(line, k);
    }
    if word.low == "half" && matches!(line.low(k + 1), "a" | "an") {
        let by = scale(line.low(k + 2));
        let n = Number::exact(Sort::Cardinal, k + 2 + usize::from(by.is_some()), 500, 100);
        return n.times(by.unwrap_or(1));
    }
    if let Some(n) = ordinal(line, k) {
        return (n > 1).then(|| Number::exact(Sort::Ordinal, k + 1, n * ONE, ONE));
    }
    in_words(line, k)
}

/// Past "and a half".
fn and_half(line: &Line<'_>, k: usize) -> Option<usize> {
    let and = line.joint(k);
    let a = line.joint(and + 1);
    let half = line.joint(a + 1);
    (line.low(and) == "and" && line.low(a) == "a" && line.low(half) == "half").then_some(half + 1)
}

/// "one hundred and twenty", "twenty-five", "a dozen", "three million", "two and a half million".
fn in_words(line: &Line<'_>, k: usize) -> Option<Number> {
    let a = matches!(line.low(k), "a") && scale(line.low(k + 1)).is_some_and(|s| s >= 12);
    let (mut total, mut now, mut j, mut step) = (0_i64, if a { 1 } else { small(line, k)? }, k + 1, 1);
    if let Some(end) = and_half(line, j) {
        let by = scale(line.low(end)).filter(|_| line.low(end) != "m");
        let end = end + usize::from(by.is_some());
        return Number::exact(Sort::Cardinal, end, now * ONE + 500, 100).times(by.unwrap_or(1));
    }
    loop {
        let next = line.joint(j);
        // "two thirds", "twenty-second" are read elsewhere.
        if let Some(by) = scale(line.low(next)).filter(|_| line.low(next) != "m") {
            let scaled = now.checked_mul(by)?;
            (total, now) = if by < 1000 { (total, scaled) } else { (total.checked_add(scaled)?, 0) };
            step = by;
            j = next + 1;
            continue;
        }
        let and = usize::from(line.low(next) == "and" && step > 1);
        match small(line, next + and) {
            Some(n)
                if n > 0
                    && (now % 100 == 0 && step > 1 || (20..100).contains(&(now % 100)) && now % 10 == 0 && n < 10) =>
            {
                now += n;
                step = 1;
                j = next + and + 1;
            }
            _ => break,
        }
    }
    let value = total.checked_add(now)?.checked_mul(ONE)?;
    let alone = j == k + 1 && line.low(k) == "one";
    let n = Number::exact(Sort::Cardinal, j, value, step.max(1).checked_mul(ONE)?);
    (!alone).then_some(Number { by: step.max(1), ..n })
}

/// "dozens", "tens of thousands".
fn vague(line: &Line<'_>, k: usize) -> Option<Number> {
    let of = |w: &str| VAGUE.iter().find(|v| v.0 == w);
    let (by, at) = match line.low(k) {
        "tens" if line.low(k + 1) == "of" => (10, k + 2),
        "hundreds" if line.low(k + 1) == "of" && of(line.low(k + 2)).is_some() => (100, k + 2),
        _ => (1, k),
    };
    let &(word, low, high) = of(line.low(at)).filter(|v| by == 1 || v.1 >= 2000)?;
    // "Roe scores", "the scores".
    if word == "scores" && line.low(at + 1) != "of" {
        return None;
    }
    let (low, high) = if by == 1 { (low, high) } else { (low / 2 * by, high * by) };
    Some(Number { high: high * ONE, ..Number::exact(Sort::Vague, at + 1, low * ONE, ONE) })
}

/// "a third of", "two-thirds of", "half of".
fn share(line: &Line<'_>, k: usize) -> Option<Number> {
    // "one in three", "nine out of ten".
    if let Some(n) = small(line, k) {
        let of = match (line.low(k + 1), line.low(k + 2)) {
            ("in", _) => k + 2,
            ("out", "of") => k + 3,
            _ => usize::MAX,
        };
        let whole =
            small(line, of).filter(|m| *m > n && n > 0 && (3..=10).contains(m) && line.words.get(of + 1).is_some());
        if let Some(m) = whole {
            let value = n * 100 * ONE / m;
            return Some(Number::exact(Sort::Share, of + 1, value, 2 * ONE));
        }
    }
    let (n, at) = match line.low(k) {
        "half" => (1, k),
        "a" => (1, k + 1),
        _ => (small(line, k)?, line.joint(k + 1)),
    };
    let parts = match line.low(at) {
        "half" => 2,
        "third" | "thirds" => 3,
        "quarter" | "quarters" => 4,
        "fifth" | "fifths" => 5,
        _ => return None,
    };
    let of = line.low(at + 1) == "of" || line.low(k) == "half" && line.low(at + 1) == "the";
    let value = n * 100 * ONE / parts;
    (of && n <= parts).then(|| Number::exact(Sort::Share, at + 1, value, 2 * ONE))
}

/// Digits, with what is glued to them and what follows: "1,400", "1.4 million", "$3m", "22nd".
fn digits(line: &Line<'_>, k: usize) -> Option<Number> {
    let (value, mut step, rest) = plain(line.low(k))?;
    if matches!(rest, "st" | "nd" | "rd" | "th") {
        return (value > ONE).then(|| Number::exact(Sort::Ordinal, k + 1, value, step));
    }
    let glued = if rest == "k" { Some(1000) } else { scale(rest) };
    let half = and_half(line, k + 1).filter(|_| rest.is_empty() && step == ONE);
    let (value, end) = half.map_or((value, k + 1), |end| (value + 500, end));
    let next = line.joint(end);
    let after =
        scale(line.low(next)).filter(|_| rest.is_empty() && (line.low(next) != "m" || money(line, k).is_some()));
    if half.is_some() {
        step = 100;
    }
    if let Some(by) = glued.or(after) {
        return Number::exact(Sort::Cardinal, if glued.is_some() { end } else { next + 1 }, value, step).times(by);
    }
    // "50,000" may be rounded to its last digit that is none.
    while step >= ONE && value % (step * 10) == 0 && value / (step * 10) >= 10 {
        step *= 10;
    }
    Some(Number::exact(Sort::Cardinal, end, value, step))
}

/// The value of a token of digits in thousandths, how finely it is given, and what is glued to it.
pub(super) fn plain(word: &str) -> Option<(i64, i64, &str)> {
    let end = word.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(word.len());
    let (number, rest) = word.split_at(end);
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    // "3,500" is in groups of three; "3,5 million" has a decimal.
    let grouped = whole.split(',').skip(1).all(|g| g.len() == 3);
    let decimal = || whole.split_once(',').filter(|d| part.is_empty() && (1..=2).contains(&d.1.len()));
    let (whole, part) = if grouped { (whole, part) } else { decimal()? };
    let whole: String = whole.chars().filter(|c| *c != ',').collect();
    if whole.is_empty() || whole.len() > 13 || part.len() > 3 || part.contains(['.', ',']) {
        return None;
    }
    let (mut value, mut step) = (whole.parse::<i64>().ok()? * ONE, ONE);
    for digit in part.bytes() {
        step /= 10;
        value += i64::from(digit - b'0') * step;
    }
    Some((value, step, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_say_how_finely_they_are_meant() {
        assert_eq!(plain("1,400"), Some((1_400_000, 1000, "")));
        assert_eq!(plain("1.45"), Some((1450, 10, "")));
        assert_eq!(plain("3m"), Some((3000, 1000, "m")));
        assert_eq!(plain("1.2.3"), None);
        assert_eq!(plain("m3"), None);
        assert_eq!(plain("3,5"), Some((3500, 100, "")));
        assert_eq!(plain("3,500"), Some((3_500_000, 1000, "")));
        assert_eq!(plain("3,5000"), None);
    }
}
