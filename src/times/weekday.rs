//! Weekdays, with or without the date they fall on.

use super::lexicon::{Lex, Unit, W};
use super::meaning::{Clock, Meaning, Parsed, Pick};
use super::scan::Scan;
use super::{calendar, numbers};
use crate::text::TokenKind;

/// The weekday at `i`, if its word is one here and not a name or a verb.
pub(super) fn name(s: &Scan<'_>, i: usize) -> Option<u8> {
    let Lex::Weekday(d) = s.lex(i) else { return None };
    // In small letters only the full names are words for nothing else.
    if !s.capital(i) && s.word(i).len() < 6 {
        return None;
    }
    if s.word(i).trim_end_matches('.').len() < 6 {
        // Sun, Sat, Mon, Wed, Fri: words and names of their own, unless a date follows.
        let short = s.word(i).trim_end_matches('.').len() <= 5;
        let j = s.comma(if s.lex(i + 1) == Lex::Stop { i + 2 } else { i + 1 });
        let dated =
            matches!(s.lex(j), Lex::Month(_)) || (numbers::month_day(s, j).is_some() && s.lex(j) == Lex::Digits);
        let abbreviated = s.kind(i) == Some(TokenKind::Abbreviation);
        if short && !dated && !abbreviated {
            return None;
        }
    }
    Some(d)
}

/// `Friday`, `Friday, Oct. 23`, `Friday the 13th`, `Friday last week`, `Friday of next week`.
pub(super) fn weekday(s: &Scan<'_>, i: usize) -> Option<Parsed> {
    let d = name(s, i)?;
    let mut j = i + 1;
    if s.lex(j) == Lex::Stop && s.word(i).len() < 6 {
        j += 1;
    }
    let k = s.comma(j);
    if let Some(p) = calendar::month_first(s, k)
        .or_else(|| calendar::day_first(s, k))
        .filter(|p| matches!(p.meaning, Meaning::Day(..)))
    {
        return Some(p.from(i));
    }
    if s.is(j, W::The)
        && let Some((n, end)) = s.ordinal(j + 1)
        && !matches!(s.lex(end), Lex::Unit(_) | Lex::Units(_))
    {
        return Some(Parsed::new(i, end, Meaning::WeekdayDay(d, n)));
    }
    if s.lex(j) == Lex::Digits
        && let Some((n, end)) = s.ordinal(j).filter(|(n, _)| (1..=31).contains(n))
        && !matches!(s.lex(end), Lex::Unit(_) | Lex::Units(_))
        && s.kind(end) != Some(TokenKind::Word)
    {
        return Some(Parsed::new(i, end, Meaning::WeekdayDay(d, n)));
    }
    // "On Saturday (March 23)": two expressions, one day.
    if s.word(j) == "("
        && let Some(p) = calendar::month_first(s, j + 1).or_else(|| calendar::day_first(s, j + 1))
        && let Meaning::Day(..) = p.meaning
    {
        return Some(Parsed::new(i, j, p.meaning));
    }
    // "Friday of last week", "Monday next week", "Monday evening next week"
    let part = match s.lex(j) {
        Lex::Part(part) => Some(part),
        _ => None,
    };
    let of = j + usize::from(part.is_some());
    let of = if s.is(of, W::Of) { of + 1 } else { of };
    let shift = match s.lex(of) {
        Lex::Word(W::Last) => Some(-1),
        Lex::Word(W::This) => Some(0),
        Lex::Word(W::Next) => Some(1),
        _ => None,
    };
    if let Some(n) = shift
        && s.lex(of + 1) == Lex::Unit(Unit::Week)
    {
        let mut p = Parsed::new(i, of + 2, Meaning::WeekdayOf(n, d));
        p.clock = part.map(Clock::Part);
        return Some(p);
    }
    // "the Friday after next"; "the Friday after next week’s vote" is another
    let after = s.is(j, W::After) && s.is(j + 1, W::Next);
    // Nor is "the Monday after next Sunday": a name may follow, a time may not.
    let name = s.capital(j + 2) && s.lex(j + 2) == Lex::None;
    let ends = s.kind(j + 2) != Some(TokenKind::Word) || name;
    if after && (ends || matches!(s.word(j + 2), "they" | "he" | "she" | "we" | "it" | "the" | "all" | "or" | "and")) {
        return Some(after_next(s, i, j + 2, d));
    }
    // "Friday week", in British papers; "Friday week 3" counts something else
    if s.lex(j) == Lex::Unit(Unit::Week) && !s.capital(j) && !s.glued(j) && s.lex(j + 1) != Lex::Digits {
        return Some(after_next(s, i, j + 1, d));
    }
    if s.is(j, W::Last) && !s.has(j + 1) {
        return Some(Parsed::new(i, j + 1, Meaning::Weekday(Pick::Now(-1), d)));
    }
    Some(Parsed::new(i, j, Meaning::Weekday(Pick::Bare, d)))
}

fn after_next(s: &Scan<'_>, i: usize, end: usize, d: u8) -> Parsed {
    let start = if s.before(i, &[W::The]) { i - 1 } else { i };
    Parsed::new(start, end, Meaning::WeekdayAfterNext(d))
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn tense_decides() {
        check(&[
            ("The board met on Friday.", &["Friday=2025-08-01"]),
            ("The board will meet on Friday.", &["Friday=2025-08-08"]),
            ("The board met Wednesday.", &["Wednesday=2025-08-06"]),
            ("The board has until Monday to reply.", &["Monday=2025-08-11"]),
            ("The board was told to reply by Monday.", &["Monday=2025-08-11"]),
            ("The Friday deadline looms.", &["Friday=2025-08-08"]),
            ("On Monday, the board rejected the plan.", &["Monday=2025-08-04"]),
            ("The shares, traded in Oslo, are to resume trading Tuesday.", &["Tuesday=2025-08-12"]),
            ("The judge ordered that the files be released by Thursday.", &["Thursday=2025-08-07"]),
            ("Among the first three to join the pact on Friday were two islands.", &["Friday=2025-08-01"]),
            ("The plan would be put to a still unspecified court in January.", &["January=2026-01"]),
            ("The raid began, as previously planned, Saturday.", &["Saturday=2025-08-02"]),
            ("The bank closed on Friday due to insolvency.", &["Friday=2025-08-01"]),
            ("A pact due to expire on Friday was signed.", &["Friday=2025-08-08"]),
            ("A hearing is being prepared and on Tuesday, police named a suspect.", &["Tuesday=2025-08-05"]),
            ("He wanted the troops home by Friday.", &["Friday=2025-08-08"]),
            ("He wanted the bridge finished by Friday.", &["Friday=2025-08-08"]),
            ("They found the bridge finished by Friday.", &["Friday=2025-08-01"]),
            ("“The date is Friday, and it stays Friday,” she said.", &["Friday=2025-08-08", "Friday=2025-08-08"]),
            ("“The date is still not Friday,” she said.", &["Friday=2025-08-08"]),
            ("“Friday is the last day,” she said.", &["Friday=2025-08-08"]),
            ("“It’s Friday or never,” she said.", &["Friday=2025-08-08"]),
            ("“Pay by Friday,” she said.", &["Friday=2025-08-08"]),
            ("The wall will be sold if it is not repaired by Friday.", &["Friday=2025-08-08"]),
            ("If the talks are not over by Friday, the firm feared it would close.", &["Friday=2025-08-08"]),
            ("By Friday, the water had gone.", &["Friday=2025-08-01"]),
            ("“Friday was awful,” she said.", &["Friday=2025-08-01"]),
            ("“Friday’s ruling is a shame,” she said.", &["Friday=2025-08-01"]),
            ("The board met last Friday and meets next Friday.", &["last Friday=2025-08-01", "next Friday=2025-08-15"]),
        ]);
    }

    #[test]
    fn with_a_date() {
        check(&[
            ("They met on Friday, June 13, 2025.", &["Friday, June 13, 2025=2025-06-13"]),
            ("They met on Friday the 13th.", &["Friday the 13th=2025-06-13"]),
            ("They will meet on Tuesday of next week.", &["Tuesday of next week=2025-08-12"]),
            ("They will meet Tuesday evening next week.", &["Tuesday evening next week=2025-08-12TEV"]),
            ("On Saturday (August 9) they marched.", &["Saturday=2025-08-09", "August 9=2025-08-09"]),
            ("They sat in the sun; Sat was his name.", &[]),
            ("By the Monday after next they must reply.", &["the Monday after next=2025-08-18"]),
            ("They must reply by the Monday after next.", &["the Monday after next=2025-08-18"]),
            ("They will meet the Friday after next.", &["the Friday after next=2025-08-15"]),
            ("The permit ends on Tuesday week.", &["Tuesday week=2025-08-19"]),
        ]);
    }
}
