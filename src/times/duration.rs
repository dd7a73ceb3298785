//! Lengths of time, and the dates that lie a length of time away.

use super::amount::{Amount, Count};
use super::lexicon::{Lex, Unit, W};
use super::meaning::{Anchor, Base, Meaning, Parsed};
use super::numbers;
use super::relative::ago_tail;
use super::scan::Scan;
use super::{calendar, relative, set, weekday};

/// `five years`, `two-day`, `10 or 12 days`, `a week ago`, `two days later`, `a week from Friday`.
pub(super) fn duration(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    // "a second", "the second half", "a minute": only a number before a second counts seconds.
    let (amount, end) = numbers::amount(s, i)?;
    let start = i;
    if is_age(s, i, end) {
        return None;
    }
    if let Some(p) = offset(s, start, amount, end) {
        return Some(p);
    }
    if s.is(i, W::A) && !amount.count.vague && amount.high.is_none() {
        if set::is_rate(s, i, end) {
            return Some(Parsed::new(i, end, Meaning::Every(amount)));
        }
        // "a day for the family", "a year that": a length only with a word that measures.
        if amount.count == Count::whole(1)
            && amount.rest.is_none()
            && s.lex(i + 1) == Lex::Unit(amount.unit)
            && !measured(s, i, end)
        {
            return None;
        }
    }
    // "a fiscal year", "a weekend": one of many.
    let qualified = s.lex(i + 1) != Lex::Unit(amount.unit) && s.any(i + 1, &[W::Fiscal, W::Trading]);
    if s.is(i, W::A) && (qualified || amount.unit == Unit::Weekend) {
        return None;
    }
    if matches!(amount.unit, Unit::Season | Unit::Quarter) && amount.count.vague && s.is(i, W::A) {
        return None;
    }
    let compound = end >= 2 && s.hyphen(end - 2);
    let mut end = end;
    let mut start = start;
    if compound && matches!(s.lex(end), Lex::Word(W::Period)) && s.before(start, &[W::A, W::The]) {
        start -= 1;
        end += 1;
    } else if (compound && s.hyphen(end) && s.is(end + 1, W::Long))
        || (s.is(end, W::Or) && s.any(end + 1, &[W::So, W::More]) && !s.is(end + 2, W::Than))
    {
        end += 2;
    }
    let start = if s.before(start, &[W::The]) && !compound && !s.hyphen(end) { start - 1 } else { start };
    Some(Parsed::new(start, end, Meaning::Duration(amount)))
}

/// `52 years old`, `6-year-old`, `aged two years`.
fn is_age(s: &Scan<'_>, i: usize, end: usize) -> bool {
    let k = s.joint(end);
    s.is(k, W::Old)
        || s.word(k).starts_with("olds")
        || (i > 0 && matches!(s.word(i - 1), "aged" | "age"))
        || (s.word(k) == "of" && s.word(k + 1) == "age")
}

/// Words before `a week` that make it a length.
fn measured(s: &Scan<'_>, i: usize, end: usize) -> bool {
    s.before(
        i,
        &[
            W::In,
            W::For,
            W::Within,
            W::After,
            W::Over,
            W::Than,
            W::About,
            W::Around,
            W::Nearly,
            W::Almost,
            W::Roughly,
            W::Just,
            W::Only,
            W::Least,
            W::Most,
            W::To,
            W::Of,
            W::Under,
            W::During,
            W::Before,
            W::Half,
            W::By,
            W::Not,
        ],
    ) || s.any(end, &[W::Long])
        || (s.is(end, W::To) && !matches!(s.word(i.wrapping_sub(1)), "is" | "was" | "be" | "what" | "such"))
        || s.hyphen(end)
        || matches!(
            s.word(i.wrapping_sub(1)),
            "barely"
                | "takes"
                | "take"
                | "took"
                | "lasted"
                | "last"
                | "lasts"
                | "spent"
                | "spend"
                | "wait"
                | "waited"
                | "extra"
        )
}

/// An amount and the word that makes it a date: ago, earlier, later, from now, from Friday.
fn offset(s: &Scan<'_>, i: usize, amount: Amount, end: usize) -> Option<Parsed> {
    let end = if s.is(end, W::Or) && s.is(end + 1, W::So) { end + 2 } else { end };
    let j = s.joint(end);
    let made = |end, after, anchor| Some(Parsed::new(i, end, Meaning::Offset(amount, after, anchor)));
    match s.lex(j) {
        Lex::Word(W::Ago) => {
            let end = ago_tail(s, j + 1);
            if s.is(j + 1, W::Today) && amount.unit >= Unit::Day && !amount.count.vague {
                return Some(Parsed::new(i, end, Meaning::DayAgo(amount)));
            }
            // "a year ago" in a report on a quarter means that quarter.
            let told = amount == Amount::of(1, Unit::Year) && end == j + 1;
            made(end, false, if told { Anchor::Told } else { Anchor::Now })
        }
        // "four months earlier than usual" is a length.
        Lex::Word(W::Earlier | W::Later) if s.is(j + 1, W::Than) => None,
        Lex::Word(W::Earlier) => made(j + 1, false, Anchor::Told),
        Lex::Word(W::Later) => made(j + 1, true, Anchor::Told),
        Lex::Word(W::Hence) => made(j + 1, true, Anchor::Now),
        Lex::Word(W::Before | W::Previous) if !s.has(j + 1) || matches!(s.lex(j + 1), Lex::Stop | Lex::Comma) => {
            made(j + 1, false, Anchor::Told)
        }
        Lex::Word(W::From) => {
            if s.any(j + 1, &[W::Now, W::Today]) {
                return made(j + 2, true, Anchor::Now);
            }
            // "three weeks from tomorrow", "90 days from Aug. 1"
            let p = match s.lex(j + 1) {
                Lex::Word(W::Tomorrow) => relative::deictic(s, j + 1),
                Lex::Weekday(_) => weekday::weekday(s, j + 1),
                Lex::Month(_) => calendar::month_first(s, j + 1),
                Lex::Digits => calendar::day_first(s, j + 1),
                _ => None,
            }?;
            let base = match p.meaning {
                Meaning::DayShift(n) => Base::Shift(n),
                Meaning::Weekday(_, d) => Base::Weekday(d),
                Meaning::Day(year, m, d) => Base::Day(year, m, d),
                _ => return None,
            };
            let numbered = amount.unit >= Unit::Day && !amount.count.vague && amount.high.is_none();
            numbered.then(|| Parsed::new(i, p.end, Meaning::From(amount, base)))
        }
        _ => None,
    }
}

/// `years`, `weeks`, `months` with no number, where the words around make them a length: `for years`, `weeks ago`,
/// `decades-long`.
pub(super) fn bare_units(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let Lex::Units(unit) = s.lex(i) else { return None };
    let amount = Amount::vague(unit);
    let j = s.joint(i + 1);
    match s.lex(j) {
        Lex::Word(W::Ago) => return Some(Parsed::new(i, j + 1, Meaning::Offset(amount, false, Anchor::Now))),
        Lex::Word(W::Earlier) => return Some(Parsed::new(i, j + 1, Meaning::Offset(amount, false, Anchor::Told))),
        Lex::Word(W::Later) => return Some(Parsed::new(i, j + 1, Meaning::Offset(amount, true, Anchor::Told))),
        Lex::Word(W::Long) if j > i + 1 => return Some(Parsed::new(i, j + 1, Meaning::Duration(amount))),
        Lex::Word(W::Ahead) if s.before(i, &[W::The]) => {
            return Some(Parsed::new(i - 1, j + 1, Meaning::Duration(amount)));
        }
        Lex::Word(W::Or | W::And) if matches!(s.lex(j + 1), Lex::Units(u) if u > unit) => {
            return Some(Parsed::new(i, j + 2, Meaning::Duration(amount)));
        }
        // "months of talks", "after years of drought"; "the days of the empire" are no length.
        Lex::Word(W::Of) if j == i + 1 && unit != Unit::Quarter && unmeasured(s, i) => {
            return Some(Parsed::new(i, i + 1, Meaning::Duration(amount)));
        }
        _ => {}
    }
    let led = s.before(i, &[W::For, W::After, W::Within, W::In, W::Over, W::Through, W::Before, W::Only, W::Just]);
    (led && unit >= Unit::Hour && !matches!(unit, Unit::Season))
        .then(|| Parsed::new(i, i + 1, Meaning::Duration(amount)))
}

/// Whether a unit's plural at the head of "of" measures what follows: no article, number or adjective before it.
fn unmeasured(s: &Scan<'_>, i: usize) -> bool {
    const LED: &[&str] = &[
        "and",
        "by",
        "caused",
        "despite",
        "ended",
        "ends",
        "follow",
        "followed",
        "following",
        "follows",
        "spent",
        "with",
    ];
    i == 0
        || LED.contains(&s.word(i - 1))
        || s.before(i, &[W::After, W::For, W::Through, W::Before, W::In, W::Since, W::To])
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn lengths() {
        check(&[
            ("It took five years and two days.", &["five years and two days=P5Y2D"]),
            ("A two-year plan for 10 or 12 days.", &["two-year=P2Y", "10 or 12 days=P10D"]),
            ("It took 3 1/2 years, then a year and a half.", &["3 1/2 years=P3Y6M", "a year and a half=P1Y6M"]),
            ("It lasts 2 hours and 30 minutes.", &["2 hours and 30 minutes=PT2H30M"]),
            ("It took several weeks over the past five years.", &["several weeks=PXW", "the past five years=P5Y"]),
            ("He held it for years in a month-long siege.", &["years=PXY", "month-long=P1M"]),
            ("It follows months of talks and the days of hunger.", &["months=PXM"]),
            ("They gave him a week to pay; it was a week to forget.", &["a week=P1W"]),
            ("It takes two hundred and ten days.", &["two hundred and ten days=P210D"]),
            (
                "For the next couple of years and the first nine months.",
                &["the next couple of years=P2Y", "the first nine months=P9M"],
            ),
        ]);
        let (_, found) = super::super::testing::tag_text("They have 10 or 12 days.", Some("2025-08-06"));
        assert_eq!(found[0].amount.and_then(|a| a.high).map(|c| c.milli), Some(12_000));
    }

    #[test]
    fn dates_a_length_away() {
        check(&[
            ("He left 10 days ago.", &["10 days ago=2025-07-27"]),
            ("He left two weeks ago and two years ago.", &["two weeks ago=2025-W30", "two years ago=2023"]),
            ("Ten years ago today it opened.", &["Ten years ago today=2015-08-06"]),
            ("He left a year ago this week.", &["a year ago this week=2024"]),
            ("It ends three weeks from tomorrow.", &["three weeks from tomorrow=2025-08-28"]),
            ("The court gave him ten days from Tuesday.", &["ten days from Tuesday=2025-08-15"]),
            ("It ends 90 days from Aug. 1.", &["90 days from Aug. 1=2025-10-30"]),
            ("It came four months earlier than usual.", &["four months=P4M"]),
        ]);
    }
}
