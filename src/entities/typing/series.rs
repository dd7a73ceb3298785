//! Names in a series are of a kind: what stands between Tarland and Orland in a list of lands is a land.

use std::ops::Range;

use crate::entities::context::Context;
use crate::entities::detect::features::{classes, shape};
use crate::entities::detect::tagger::{self, TYPES, Tagged};
use crate::entities::lists::gazetteer::class;
use crate::report::EntityType;

/// Fewest names of a series from which a type may be learned.
const LEAST: usize = 3;

/// Fewest names of a line-up.
const LINE_UP: usize = 5;

/// So far below the best type, in twenty-fourths of a nat, the scores know better.
const UNLIKE: i32 = -110;

/// The support that each of only two others must have.
const SURE: i32 = 100;

/// Gives a name of a series the type that all the others have, where nothing but the tagger's scores speaks for its own.
pub(crate) fn apply(c: &Context<'_>, mut tagged: Vec<Tagged>) -> Vec<Tagged> {
    let mut from = 0;
    while from < tagged.len() {
        let mut to = from + 1;
        while to < tagged.len() && neighbours(c, tagged[to - 1].end..tagged[to].start) {
            to += 1;
        }
        if to - from >= LEAST {
            level(c, &mut tagged[from..to]);
        }
        if to - from >= LINE_UP {
            people(c, &mut tagged[from..to]);
        }
        from = to;
    }
    tagged
}

/// Whether what stands between two names makes them neighbours in a series.
fn neighbours(c: &Context<'_>, between: Range<usize>) -> bool {
    let word = |i: usize| c.word(between.start + i);
    match between.len() {
        1 => matches!(word(0), "," | ";" | "and" | "or" | "&"),
        2 => word(0) == "," && matches!(word(1), "and" | "or"),
        _ => false,
    }
}

/// "Roe; Hale, Voss, Marn, Vell, Berg": in a line-up of surnames, of which the tagger knew most for people, all are.
fn people(c: &Context<'_>, series: &mut [Tagged]) {
    let surname = |t: &Tagged| {
        let a = &c.atoms[t.start];
        let other = class::COUNTRY | class::DEMONYM | class::CITY | class::ORG_WORD;
        t.len() == 1 && a.shape == shape::CAPITAL && a.class & other == 0
    };
    let known = series.iter().filter(|t| t.kind == EntityType::Per).count();
    if 2 * known > series.len() && series.iter().all(|t| t.kind == EntityType::Per || surname(t)) {
        series.iter_mut().for_each(|t| t.kind = EntityType::Per);
    }
}

/// Gives the one name of a series whose type is another the type of the rest.
fn level(c: &Context<'_>, series: &mut [Tagged]) {
    let count = |kind: EntityType| series.iter().filter(|t| t.kind == kind).count();
    let Some(kind) = TYPES.into_iter().find(|&k| count(k) + 1 == series.len()) else { return };
    let Some(odd) = series.iter().position(|t| t.kind != kind) else { return };
    let t = series[odd];
    // Two others say less than many, so they have to be sure themselves.
    if series.len() == LEAST && series.iter().any(|o| o.kind == kind && o.support(kind) < SURE) {
        return;
    }
    let name = &c.atoms[t.tokens()];
    let listed = class::MAJOR_PLACE | class::ORG | class::ORG_WORD | class::DEMONYM | class::TITLE | class::MISC;
    let known = classes(name) & listed != 0;
    let titled = t.start > 0 && c.atoms[t.start - 1].class & class::TITLE != 0;
    let person = name[0].class & class::GIVEN != 0 || titled;
    // "the Petrels, Tarland and Orland".
    let article = kind == EntityType::Loc && t.start > 0 && c.word(t.start - 1) == "the";
    let unlike = t.types[tagger::index(kind)] < UNLIKE;
    if !known && !person && !article && !unlike && !c.heads_org(t.end - 1) {
        series[odd].kind = kind;
    }
}
