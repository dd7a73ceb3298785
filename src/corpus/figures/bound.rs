//! What stands around a number and says how exactly it is meant.

use super::line::Line;
use crate::report::Bound;

/// Words before a number, up to three of them, and what they make of it.
const BEFORE: &[(&[&str], Bound)] = &[
    (&["at", "least"], Bound::AtLeast),
    (&["minimum", "of"], Bound::AtLeast),
    (&["more", "than"], Bound::MoreThan),
    (&["greater", "than"], Bound::MoreThan),
    (&["over"], Bound::MoreThan),
    (&["above"], Bound::MoreThan),
    (&["exceeding"], Bound::MoreThan),
    (&["exceeded"], Bound::MoreThan),
    (&["exceeds"], Bound::MoreThan),
    (&["exceed"], Bound::MoreThan),
    (&["topped"], Bound::MoreThan),
    (&["surpassed"], Bound::MoreThan),
    (&["in", "excess", "of"], Bound::MoreThan),
    (&["upwards", "of"], Bound::MoreThan),
    (&["up", "to"], Bound::AtMost),
    (&["at", "most"], Bound::AtMost),
    (&["maximum", "of"], Bound::AtMost),
    (&["as", "many", "as"], Bound::AtMost),
    (&["less", "than"], Bound::AtMost),
    (&["fewer", "than"], Bound::AtMost),
    (&["under"], Bound::AtMost),
    (&["below"], Bound::AtMost),
    (&["nearly"], Bound::About),
    (&["almost"], Bound::About),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["some"], Bound::About),
    (&["estimated"], Bound::About),
    (&["close", "to"], Bound::About),
    (&["shortly", "before"], Bound::About),
    (&["shortly", "after"], Bound::About),
    (&["just", "before"], Bound::About),
    (&["just", "after"], Bound::About),
];

/// How the number of the tokens from `at` to `end` is meant, and whether it is itself beyond the bound: 12 of "more than 12".
/// `None` where it is plain.
pub(super) fn read(line: &Line<'_>, at: usize, end: usize) -> Option<(Bound, bool)> {
    // A sign of money, an article and a preposition may stand between.
    let mut from = at;
    while from > 0 && matches!(line.low(from - 1), "$" | "£" | "€" | "¥" | "us$" | "a" | "an" | "at") {
        from -= 1;
    }
    let stands = |words: &[&str], from: usize| {
        from >= words.len() && words.iter().enumerate().all(|(i, w)| line.low(from - words.len() + i) == *w)
    };
    let found = |from: usize| BEFORE.iter().find(|b| stands(b.0, from)).map(|b| (b.1, from - b.0.len()));
    let Some((bound, first)) = found(from).or_else(|| found(at)) else {
        let after = line.low(end) == "or";
        return match line.low(end + 1) {
            "more" if after => Some((Bound::AtLeast, false)),
            "less" | "fewer" if after => Some((Bound::AtMost, false)),
            "so" if after => Some((Bound::About, false)),
            _ => None,
        };
    };
    // "No more than", "not under".
    let denied = matches!(line.low(first.wrapping_sub(1)), "no" | "not" | "never");
    let below = bound == Bound::AtMost && matches!(line.low(first), "less" | "fewer" | "under" | "below");
    Some(match bound {
        Bound::MoreThan if denied => (Bound::AtMost, false),
        Bound::AtMost if denied && below => (Bound::AtLeast, false),
        bound => (bound, bound == Bound::MoreThan || below),
    })
}
