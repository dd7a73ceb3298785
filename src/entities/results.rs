//! Lines of results and standings, and the datelines that look like them: a place in a result is its team.

use super::features::{Atoms, shape};
use super::lexicon::class;
use super::roles::Reader;
use super::tagger::Tagged;
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

fn line(r: &Reader<'_>, atoms: &Atoms, sentence: &Sentence) -> Line {
    let range = sentence.tokens.clone();
    let words = &atoms.atoms[range.clone()];
    let numbers = words.iter().filter(|a| a.shape == shape::NUMBER).count();
    let lower = words.iter().filter(|a| a.shape == shape::LOWER).count();
    let capital = words.iter().filter(|a| a.capital).count();
    let date = range.len() <= 16
        && words.first().is_some_and(|a| a.capital)
        && (range.start..range.end.saturating_sub(4)).any(|i| {
            r.word(i).len() == 4 && r.word(i).starts_with(['1', '2']) && r.word(i + 1) == "-" && r.word(i + 3) == "-"
        });
    let iso = range.len() <= 10 && words.last().is_some_and(|a| a.shape == shape::NUMBER) && {
        let last = r.word(range.end - 1);
        last.len() == 10 && last.as_bytes()[4] == b'-'
    };
    if date || iso {
        return Line::Dateline;
    }
    let at = words.iter().any(|a| a.word == super::hash::word("at"));
    if words.len() >= 3 && numbers == 0 && lower == 0 && at {
        return Line::Fixture;
    }
    let starts = words.first().is_some_and(|a| a.capital);
    if starts && numbers >= 2 && lower <= numbers / 3 && capital <= 3 * numbers && words.len() <= 24 {
        return Line::Results;
    }
    Line::Text
}

/// Gives the names in such lines their types.
pub(super) fn read(r: &Reader<'_>, atoms: &Atoms, tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut out: Vec<Tagged> = Vec::with_capacity(tagged.len());
    let mut next = tagged.into_iter().peekable();
    for sentence in &r.text.sentences {
        let range = sentence.tokens.clone();
        let line = line(r, atoms, sentence);
        if line == Line::Text {
            while let Some(t) = next.next_if(|t| t.start < range.end) {
                out.push(t);
            }
            continue;
        }
        let mut i = range.start;
        while i < range.end {
            if let Some(mut t) = next.next_if(|t| t.start <= i) {
                team(r, atoms, line, &mut t, range.end);
                i = t.end.max(i + 1);
                out.push(t);
                continue;
            }
            let limit = next.peek().map_or(range.end, |t| t.start.min(range.end));
            let j = run(r, atoms, i, limit);
            if let Some(kind) = untagged(r, atoms, line, i..j, range.end) {
                out.push(Tagged::by_rule(i, j, kind, 40));
            }
            i = j.max(i + 1);
        }
    }
    out.extend(next);
    out
}

/// Where the run of capitals that begins at `i` ends.
fn run(r: &Reader<'_>, atoms: &Atoms, i: usize, limit: usize) -> usize {
    let mut j = i;
    while j < limit
        && atoms.atoms[j].capital
        && r.text.tokens[j].kind == TokenKind::Word
        && atoms.atoms[j].word != super::hash::word("at")
    {
        j += 1;
    }
    j
}

fn is_country(r: &Reader<'_>, tokens: std::ops::Range<usize>) -> bool {
    r.places.get(r.text.span(tokens).of(r.source)).is_some_and(|p| p.country && !p.demonym)
}

/// Mends the type of a tagged name in a line that is no running text.
fn team(r: &Reader<'_>, atoms: &Atoms, line: Line, t: &mut Tagged, end: usize) {
    let after_at = t.start > 0 && atoms.atoms[t.start - 1].word == super::hash::word("at");
    match line {
        Line::Dateline if t.kind == EntityType::Org || t.kind == EntityType::Per => t.kind = EntityType::Loc,
        Line::Fixture if after_at => t.kind = EntityType::Loc,
        Line::Fixture if t.kind == EntityType::Loc => t.kind = EntityType::Org,
        Line::Results
            if t.kind == EntityType::Loc && !is_country(r, t.start..t.end) && scored(r, atoms, t.end, end) =>
        {
            t.kind = EntityType::Org;
        }
        _ => {}
    }
}

/// What an untagged run of capitals in such a line is.
fn untagged(
    r: &Reader<'_>,
    atoms: &Atoms,
    line: Line,
    tokens: std::ops::Range<usize>,
    end: usize,
) -> Option<EntityType> {
    if tokens.is_empty() {
        return None;
    }
    let plain =
        atoms.atoms[tokens.clone()].iter().all(|a| a.class & (class::CALENDAR | class::COMMON | class::TITLE) == 0);
    let after_at = tokens.start > 0 && atoms.atoms[tokens.start - 1].word == super::hash::word("at");
    let long = r.text.span(tokens.clone()).of(r.source).len() > 3;
    match line {
        Line::Fixture if plain => Some(if after_at { EntityType::Loc } else { EntityType::Org }),
        Line::Results if plain && tokens.len() <= 3 && long && scored(r, atoms, tokens.end, end) => {
            Some(if is_country(r, tokens) { EntityType::Loc } else { EntityType::Org })
        }
        _ => None,
    }
}

/// Whether a score stands at token `at`.
fn scored(r: &Reader<'_>, atoms: &Atoms, at: usize, end: usize) -> bool {
    at < end && atoms.atoms[at].shape == shape::NUMBER && r.word(at).len() <= 4
}
