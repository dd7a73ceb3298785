//! Which way a figure goes: up or down, for or against. Five percent more and five percent less are no two that agree.

use super::line::Line;
use super::unit::Unit;
use crate::lexicon::Class;

/// How far before and after a figure the word stands that says which way it goes; of a vote it may begin the sentence.
const BEFORE: usize = 6;
const AFTER: usize = 4;
const VOTE: usize = 14;

/// A way that a figure goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
    Yes,
    No,
    Win,
    Lose,
    /// A match is won by who beats another, a motion lost that is beaten.
    Beat,
    /// Of a length of time: after it, and not for so long.
    Until,
}

impl Way {
    /// The way of the figure of the tokens between `from` and `to`: the nearest word that says so.
    pub(super) fn of(line: &Line<'_>, from: usize, to: usize, unit: Unit) -> Option<Self> {
        if unit == Unit::Duration {
            return matches!(line.low(from.wrapping_sub(1)), "in" | "within").then_some(Self::Until);
        }
        let score = unit == Unit::Score;
        match (line.low(to), line.low(to + 1)) {
            ("for", _) | ("in", "favour" | "favor") if score => return Some(Self::Yes),
            ("against", _) if score => return Some(Self::No),
            _ => {}
        }
        let stops = |k: &usize| !line.is_break(*k) || line.is_joint(*k) || matches!(line.low(*k), "$" | "£" | "€");
        let most = if score { VOTE } else { BEFORE };
        let before =
            (from.saturating_sub(most)..from).rev().take_while(stops).find_map(|k| Some((from - k, at(line, k)?)));
        let after = (to..to + AFTER).take_while(stops).find_map(|k| Some((k + 1 - to, at(line, k)?)));
        match (before, after) {
            (Some((b, way)), Some((a, other))) => Some(if b <= a { way } else { other }),
            (before, after) => before.or(after).map(|w| w.1),
        }
    }

    /// Whether two figures cannot agree that go these ways; `turned` where who acts in the one is acted on in the other.
    pub(super) fn opposes(self, other: Self, turned: bool) -> bool {
        use Way::{Beat, Down, Lose, No, Up, Win, Yes};
        let contest = |w: Self| matches!(w, Win | Lose | Beat);
        let up = |w: Self| matches!(w, Up | Yes | Win);
        let opposed = match (self, other) {
            (Beat, w) | (w, Beat) => matches!(w, Lose | Yes),
            (a, b) => up(a) != up(b) && !matches!((a, b), (Down, No) | (No, Down)),
        };
        opposed != (turned && contest(self) && contest(other))
    }
}

fn at(line: &Line<'_>, k: usize) -> Option<Way> {
    let word = line.words.get(k)?;
    // "Up to 5 percent" is a bound, "voted against" the way of a vote.
    if matches!(word.low.as_str(), "up" | "down") && line.low(k + 1) == "to" {
        return None;
    }
    if word.low == "against" && line.low(k.wrapping_sub(1)).starts_with("vot") {
        return Some(Way::No);
    }
    Some(match word.entry.value(Class::Way)? {
        "up" => Way::Up,
        "down" => Way::Down,
        "yes" => Way::Yes,
        "no" => Way::No,
        "win" => Way::Win,
        "lose" => Way::Lose,
        _ => Way::Beat,
    })
}

#[cfg(test)]
mod tests {
    use super::Way;

    #[test]
    fn ways_oppose_each_other() {
        assert!(Way::Up.opposes(Way::Down, false) && Way::Yes.opposes(Way::No, false));
        assert!(Way::Beat.opposes(Way::Lose, false) && !Way::Beat.opposes(Way::Lose, true));
        assert!(Way::Beat.opposes(Way::Yes, false) && !Way::Beat.opposes(Way::No, false));
        assert!(Way::Beat.opposes(Way::Beat, true) && !Way::Up.opposes(Way::Up, true));
        assert!(Way::Up.opposes(Way::Lose, false) && !Way::Win.opposes(Way::Up, false));
    }
}
