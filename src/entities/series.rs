//! Names in a series are of a kind: what stands between Tarland and Orland in a list of lands is a land.

use std::ops::Range;

use super::features::{Atom, classes};
use super::joined::GIVEN;
use super::lexicon::class;
use super::roles::Reader;
use super::tagger::{self, TYPES, Tagged};
use super::types::{LISTED, heads_org};
use crate::report::EntityType;

/// Fewest names of a series from which a type may be learned.
const LEAST: usize = 3;

/// So far below the best type the scores know better.
const UNLIKE: i32 = -110;

/// What has to speak for each of only two others.
const SURE: i32 = 100;

/// Gives a name of a series the type that all the others have, where nothing but the tagger's scores speaks for its own.
pub(super) fn read(r: &Reader<'_>, words: &[Atom], mut tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut from = 0;
    while from < tagged.len() {
        let mut to = from + 1;
        while to < tagged.len() && joined(r, tagged[to - 1].end..tagged[to].start) {
            to += 1;
        }
        if to - from >= LEAST {
            level(r, words, &mut tagged[from..to]);
        }
        from = to;
    }
    tagged
}

/// Whether what stands between two names makes them neighbours in a series.
fn joined(r: &Reader<'_>, between: Range<usize>) -> bool {
    let word = |i: usize| r.word(between.start + i);
    match between.len() {
        1 => matches!(word(0), "," | "and" | "or" | "&"),
        2 => word(0) == "," && matches!(word(1), "and" | "or"),
        _ => false,
    }
}

fn level(r: &Reader<'_>, words: &[Atom], series: &mut [Tagged]) {
    let count = |kind: EntityType| series.iter().filter(|t| t.kind == kind).count();
    let Some(kind) = TYPES.into_iter().find(|&k| count(k) + 1 == series.len()) else { return };
    let Some(odd) = series.iter().position(|t| t.kind != kind) else { return };
    let t = series[odd];
    // Two others say less than many, so they have to be sure themselves.
    if series.len() == LEAST && series.iter().any(|o| o.kind == kind && o.support(kind) < SURE) {
        return;
    }
    let name = &words[t.start..t.end];
    let known =
        classes(name) & (LISTED | class::ORG | class::ORG_WORD | class::DEMONYM | class::TITLE | class::THING) != 0;
    let person = name[0].class & GIVEN != 0 || (t.start > 0 && words[t.start - 1].class & class::TITLE != 0);
    // "the Petrels, Tarland and Orland".
    let article = kind == EntityType::Loc && t.start > 0 && r.word(t.start - 1) == "the";
    let unlike = t.types[tagger::index(kind)] < UNLIKE;
    if !known && !person && !article && !unlike && !heads_org(r.word(t.end - 1)) {
        series[odd].kind = kind;
    }
}
