//! What a number counts: the noun after it, and what became of those it counts.

use super::line::Line;
use crate::corpus::words;
use crate::lexicon::Class;
use crate::text::TokenKind;

/// Words after a number among which its noun is looked for.
const RUN: usize = 7;

/// How far before and after a number the word stands that says what became of those it counts.
const BEFORE: usize = 6;
const AFTER: usize = 8;

/// What a number counts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counted {
    /// The key of the noun.
    pub(super) head: u32,
    /// The key of what became of them; 0 where nothing is told.
    pub(super) fate: u32,
    /// Whether they are some of a greater number: "seven of the passengers".
    pub(super) part: bool,
    /// Whether those counted are people.
    pub(super) people: bool,
    /// Where the words between number and noun begin.
    pub(super) from: usize,
    /// Whether others are counted with them: "passengers and crew".
    pub(super) joint: bool,
    /// The token after the noun.
    pub(super) end: usize,
}

/// Reads what the number of the tokens from `at` to `end` counts.
pub(super) fn read(line: &Line<'_>, at: usize, end: usize) -> Option<Counted> {
    let person = words::hash("person");
    let of = line.low(end) == "of";
    let whole = |k: usize| matches!(line.low(k), "of") && matches!(line.low(k + 1), "whom" | "which");
    let part = matches!(line.low(at.wrapping_sub(1)), "including" | "among")
        || at >= 2 && whole(at - 2)
        || of
            && matches!(
                line.low(end + 1),
                "the" | "them" | "whom" | "those" | "its" | "his" | "her" | "their" | "these"
            );
    if is_told_before(line, at, end)
        || matches!(line.low(end), "more" | "other" | "others" | "additional" | "further")
        || matches!(line.low(at.wrapping_sub(1)), "another" | "other")
    {
        return None;
    }
    let from = if line.is_joint(end) { end + 1 } else { end + usize::from(of) + usize::from(part) };
    let noun = if line.is_joint(end) { Some(end + 1) } else { noun(line, from) };
    let noun = noun.filter(|&k| line.words.get(k).is_some_and(|w| w.key != 0));
    let fate = fate(line, at, end);
    let total = || total(line, at);
    let Some(k) = noun else {
        // "killing six", "the toll rose to 63", "the number of jobs rose to 40".
        let total = total();
        let of = |t: usize| (line.low(t + 1) == "of").then(|| self::noun(line, t + 2)).flatten().filter(|&k| k < at);
        let (head, fate) = match (total, fate) {
            (Some((_, Some(fate))), _) | (None, Some(fate)) => (person, fate),
            (Some((t, None)), fate) => (of(t).map(|k| line.words[k].key).or(fate.map(|_| person))?, fate.unwrap_or(0)),
            (None, None) => return None,
        };
        return Some(Counted { head, fate, part, joint: false, people: head == person, from: end, end });
    };
    let word = &line.words[k];
    let is_fate = word.entry.has(Class::Fate);
    let (head, fate) = match fate {
        // "57 protesters" are people who protest; of arrested protesters it counts that they are held.
        _ if is_fate && word.key == words::hash("protest") => {
            (if fate == Some(word.key) { person } else { word.key }, fate)
        }
        _ if is_fate => (person, Some(word.key)),
        fate => (word.key, fate),
    };
    let people =
        head == person || word.entry.has(Class::Human) || word.entry.has(Class::Role) || word.low.ends_with("ers");
    let beside = |k: usize| line.words.get(k).is_some_and(|w| w.key != 0 && w.entry.verb().is_none());
    let joint = line.low(k + 1) == "and" && beside(k + 2) && !line.low(k + 2).ends_with("ing");
    Some(Counted { head, fate: fate.unwrap_or(0), part, joint, people, from, end: k + 1 })
}

/// "The two companies", "those three men": they were named before, and are others in each article, unless it tells what became of them.
fn is_told_before(line: &Line<'_>, at: usize, end: usize) -> bool {
    let small = matches!(line.low(at), "two" | "three" | "four" | "five" | "six");
    let before = matches!(line.low(at.wrapping_sub(1)), "the" | "these" | "those");
    before && small && !line.is_joint(end) && fate(line, at, end).is_none()
}

/// "No one was hurt": what became of nobody, and the token after it.
pub(super) fn nobody(line: &Line<'_>, k: usize) -> Option<(u32, usize)> {
    let be = match (line.low(k), line.low(k + 1)) {
        ("nobody", _) => k + 1,
        ("no", "one") => k + 2,
        _ => return None,
    };
    let verb = match (line.low(be), line.low(be + 1)) {
        ("was" | "is", _) => be + 1,
        ("has" | "had", "been") => be + 2,
        _ => return None,
    };
    let verb = verb + usize::from(line.low(verb) == "reported");
    let fate = line.has(verb, Class::Fate) && line.low(verb) != "missing";

    fate.then(|| (line.words[verb].key, verb + 1))
}

/// The noun that a number before `from` counts: the first plural, or else the last word before the phrase ends.
fn noun(line: &Line<'_>, from: usize) -> Option<usize> {
    let mut last = None;
    for k in from..from + RUN {
        let word = line.words.get(k)?;
        let stops = line.is_break(k) && !line.is_joint(k)
            || matches!(word.kind, TokenKind::Number | TokenKind::Clitic)
            || matches!(word.low.as_str(), "vs" | "v" | "versus")
            || words::is_stop(&word.low) && word.key == 0 && !matches!(word.low.as_str(), "and" | "or");
        if stops {
            return last;
        }
        if word.key != 0 {
            last = Some(k);
        }
        if plural(line, k) {
            return Some(k);
        }
    }
    last
}

fn plural(line: &Line<'_>, k: usize) -> bool {
    let word = &line.words[k];
    let regular =
        word.low.len() > 3 && word.low.ends_with('s') && !word.low.ends_with("ss") && !word.low.ends_with("us");
    let noun = word.entry.noun().is_some_and(|n| n.as_str() != word.low);
    word.kind == TokenKind::Word && (regular || noun || word.key == words::hash("person"))
}

/// A word for a count before the number of the tokens from `at`, with what it counts: "the number of dead rose to nine".
fn total(line: &Line<'_>, at: usize) -> Option<(usize, Option<u32>)> {
    let from = at.saturating_sub(18);
    let k = (from..at).rev().find(|&k| matches!(line.low(k), "toll" | "number" | "count" | "tally" | "total"))?;
    let near = (k.saturating_sub(2)..k).rev().chain(k + 1..k + 4).find(|&k| line.has(k, Class::Fate));
    let dead = || (line.low(k) == "toll").then(|| words::hash("dead"));
    Some((k, near.map(|k| line.words[k].key).or_else(dead)))
}

/// What became of those that the number counts: the nearest word that says so, in the same phrase.
fn fate(line: &Line<'_>, at: usize, end: usize) -> Option<u32> {
    let number =
        |k: usize| line.words.get(k).is_some_and(|w| w.kind == TokenKind::Number || w.entry.has(Class::NumberWord));
    let of = |k: usize| {
        let fate = line.has(k, Class::Fate).then(|| line.words[k].key);
        let board = line.low(k) == "board" && line.low(k.wrapping_sub(1)) == "on";
        let burns = line.low(k) == "burns" && matches!(line.low(k.wrapping_sub(1)), "with" | "suffered" | "for");
        let dark =
            matches!(line.low(k), "power" | "electricity") && matches!(line.low(k.wrapping_sub(1)), "lost" | "lose");
        fate.or_else(|| board.then(|| words::hash("aboard")))
            .or_else(|| dark.then(|| words::hash("without")))
            .or_else(|| burns.then(|| words::hash("hurt")))
            .or_else(|| (line.low(k) == "without").then(|| words::hash("without")))
    };
    // What stands in another clause is of others: "injured when two buses collided".
    let clause = |k: usize| matches!(line.low(k), "when" | "after" | "while" | "before" | "because" | "as");
    let mut before = None;
    for d in 1..=BEFORE.min(at) {
        let k = at - d;
        if line.is_break(k) && !matches!(line.low(k), "$" | "-") || number(k) || line.low(k) == "and" || clause(k) {
            break;
        }
        before = of(k).map(|f| (d, f));
        if before.is_some() {
            break;
        }
    }
    let mut after = None;
    let mut passed = 0;
    for d in 0..AFTER {
        let mut k = end + d + passed;
        // "12 soldiers, not 14, died".
        if line.low(k) == "," && line.low(k + 1) == "not" && number(k + 2) && line.low(k + 3) == "," {
            (passed, k) = (passed + 4, k + 4);
        }
        if line.is_break(k) && !line.is_joint(k)
            || number(k)
            || clause(k)
            || line.low(k) == "and" && (number(k + 1) || number(k + 2))
        {
            break;
        }
        after = of(k).filter(|_| d < 4 || line.low(k) != "without").map(|f| (d, f));
        if after.is_some() {
            break;
        }
    }
    match (before, after) {
        (Some((d, f)), Some((e, _))) if d <= e => Some(f),
        (_, Some((_, f))) | (Some((_, f)), None) => Some(f),
        (None, None) => None,
    }
}
