//! Lines of results and standings, and the datelines that look like them: a place in a result is its team.

use std::ops::Range;

use crate::entities::context::Context;
use crate::entities::detect::features::shape;
use crate::entities::detect::tagger::Tagged;
use crate::entities::lists::gazetteer::class;
use crate::entities::lists::hash;
use crate::report::EntityType;
use crate::text::{Sentence, TokenKind};

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Text,
    /// A place and the day that the story was filed: "HARLAN, Ruritania 2031-05-01".
    Dateline,
    /// Teams with their scores.
    Results,
    /// "HARLAN AT BRENNER": a team and where it plays.
    Fixture,
}

/// Tokens of the longest dateline; of one with its date in one token; and of the longest line of results.
const DATELINE: usize = 16;
const DATELINE_ISO: usize = 10;
const RESULTS: usize = 24;

/// Words of a team's name.
const TEAM: usize = 3;

const AT: u32 = hash::of_known("at");

/// The margin of a team that the tagger did not see.
const MARGIN: i32 = 40;

fn line(c: &Context<'_>, sentence: &Sentence) -> Line {
    let range = sentence.tokens.clone();
    let words = &c.atoms[range.clone()];
    if is_dateline(c, range) {
        return Line::Dateline;
    }
    let numbers = words.iter().filter(|a| a.shape == shape::NUMBER).count();
    let lower = words.iter().filter(|a| a.shape == shape::LOWER).count();
    let capital = words.iter().filter(|a| a.capital).count();
    let at = words.iter().any(|a| a.word == AT);
    if words.len() >= 3 && numbers == 0 && lower == 0 && at {
        return Line::Fixture;
    }
    let starts = words.first().is_some_and(|a| a.capital);
    if starts && numbers >= 2 && lower <= numbers / 3 && capital <= 3 * numbers && words.len() <= RESULTS {
        return Line::Results;
    }
    Line::Text
}

/// Whether a line begins with a capital and holds a date of digits, in several tokens or in its last.
fn is_dateline(c: &Context<'_>, range: Range<usize>) -> bool {
    let words = &c.atoms[range.clone()];
    let spread = range.len() <= DATELINE
        && words.first().is_some_and(|a| a.capital)
        && (range.start..range.end.saturating_sub(4)).any(|i| {
            c.word(i).len() == 4 && c.word(i).starts_with(['1', '2']) && c.word(i + 1) == "-" && c.word(i + 3) == "-"
        });
    let whole = range.len() <= DATELINE_ISO && words.last().is_some_and(|a| a.shape == shape::NUMBER) && {
        let last = c.word(range.end - 1);
        last.len() == 10 && last.as_bytes()[4] == b'-'
    };
    spread || whole
}

/// Gives the names in such lines their types, and finds the teams in them that the tagger did not see.
pub(crate) fn apply(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    let mut next = tagged.into_iter().peekable();
    for sentence in &c.text.sentences {
        let range = sentence.tokens.clone();
        let line = line(c, sentence);
        if line == Line::Text {
            while let Some(t) = next.next_if(|t| t.start < range.end) {
                out.push(t);
            }
            continue;
        }
        let mut i = range.start;
        while i < range.end {
            if let Some(mut t) = next.next_if(|t| t.start <= i) {
                retype(c, line, &mut t, range.end);
                i = t.end.max(i + 1);
                out.push(t);
                continue;
            }
            let limit = next.peek().map_or(range.end, |t| t.start.min(range.end));
            let j = run(c, i, limit);
            if let Some(kind) = untagged(c, line, i..j, range.end) {
                out.push(Tagged::by_rule(i, j, kind, MARGIN));
            }
            i = j.max(i + 1);
        }
    }
    out.extend(next);
    out
}

/// Where the run of capitals that begins at `i` ends.
fn run(c: &Context<'_>, i: usize, limit: usize) -> usize {
    let goes_on = |j: usize| c.atoms[j].capital && c.kind(j) == Some(TokenKind::Word) && c.atoms[j].word != AT;
    (i..limit).find(|&j| !goes_on(j)).unwrap_or(limit)
}

fn is_country(c: &Context<'_>, tokens: Range<usize>) -> bool {
    c.place(tokens).is_some_and(|p| p.country && !p.demonym)
}

/// Mends the type of a tagged name in a line that is no running text.
fn retype(c: &Context<'_>, line: Line, t: &mut Tagged, end: usize) {
    let place = t.kind == EntityType::Loc;
    match line {
        Line::Dateline if matches!(t.kind, EntityType::Org | EntityType::Per) => t.kind = EntityType::Loc,
        Line::Fixture if after_at(c, t.start) => t.kind = EntityType::Loc,
        Line::Fixture if place => t.kind = EntityType::Org,
        Line::Results if place && !is_country(c, t.tokens()) && scored(c, t.end, end) => t.kind = EntityType::Org,
        _ => {}
    }
}

/// Whether "at" stands before a token.
fn after_at(c: &Context<'_>, i: usize) -> bool {
    i > 0 && c.atoms[i - 1].word == AT
}

/// What an untagged run of capitals in such a line is.
fn untagged(c: &Context<'_>, line: Line, tokens: Range<usize>, end: usize) -> Option<EntityType> {
    if tokens.is_empty() {
        return None;
    }
    let common = class::CALENDAR | class::COMMON | class::TITLE;
    let plain = c.atoms[tokens.clone()].iter().all(|a| a.class & common == 0);
    let long = c.slice(tokens.clone()).len() > 3;
    match line {
        Line::Fixture if plain => Some(if after_at(c, tokens.start) { EntityType::Loc } else { EntityType::Org }),
        Line::Results if plain && tokens.len() <= TEAM && long && scored(c, tokens.end, end) => {
            Some(if is_country(c, tokens) { EntityType::Loc } else { EntityType::Org })
        }
        _ => None,
    }
}

/// Whether a score stands at token `at`.
fn scored(c: &Context<'_>, at: usize, end: usize) -> bool {
    at < end && c.atoms[at].shape == shape::NUMBER && c.word(at).len() <= 4
}
