//! What each pass of the repair changed in an article, mention by mention.

use crate::hashed::Set;
use serde::Serialize;

use super::context::Context;
use super::detect::tagger::{Tagged, index};
use super::repair;
use crate::report::EntityType;
use crate::sort::Order;
use crate::span::Span;

/// What one pass over an article's names did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PassEffect {
    /// The pass; `tagger` is the first, which finds names.
    pub pass: &'static str,
    /// What it does, in a line.
    pub about: &'static str,
    /// What it changed, in the order of the text.
    pub changes: Vec<Change>,
}

/// A stretch of text in which a pass changed the names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// The names that were there before; none where the pass found one.
    pub before: Vec<NameSeen>,
    /// The names that are there now; none where the pass dropped one.
    pub after: Vec<NameSeen>,
}

/// A name as the passes see it: a stretch of text and a type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NameSeen {
    /// Where it stands, in bytes.
    #[serde(flatten)]
    pub span: Span,
    /// Its words, white space as single spaces.
    pub text: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: EntityType,
}

/// What the tagger found and what each pass made of it.
pub(super) fn effects(c: &Context<'_>, tagged: Vec<Tagged>) -> Vec<PassEffect> {
    let steps = repair::mend_step_by_step(c, tagged);
    let about = "the trained model finds names and their types";
    let tagger = PassEffect { pass: "tagger", about, changes: changes(c, &[], &steps[0]) };
    let passes = repair::PASSES.iter().zip(steps.windows(2));
    let effect = |(pass, step): (&repair::Pass, &[Vec<Tagged>])| PassEffect {
        pass: pass.name,
        about: pass.about,
        changes: changes(c, &step[0], &step[1]),
    };
    std::iter::once(tagger).chain(passes.map(effect)).collect()
}

/// Where two lists of names differ; names that overlap make one change.
fn changes(c: &Context<'_>, before: &[Tagged], after: &[Tagged]) -> Vec<Change> {
    let key = |t: &Tagged| (t.start, t.end, index(t.kind));
    let (old, new): (Set<_>, Set<_>) = (before.iter().map(key).collect(), after.iter().map(key).collect());
    let gone = before.iter().filter(|t| !new.contains(&key(t))).map(|t| (t, true));
    let come = after.iter().filter(|t| !old.contains(&key(t))).map(|t| (t, false));
    let mut all: Vec<(&Tagged, bool)> = gone.chain(come).collect();
    all.order_by_key(|(t, was)| (t.start, t.end, !was));
    let mut out: Vec<Change> = Vec::new();
    let mut end = 0;
    for (t, was) in all {
        let name = NameSeen { span: c.text.span(t.tokens()), text: c.written(t.tokens()), kind: t.kind };
        let (before, after) = if was { (vec![name], vec![]) } else { (vec![], vec![name]) };
        match out.last_mut().filter(|_| t.start < end) {
            Some(change) => {
                change.before.extend(before);
                change.after.extend(after);
            }
            None => out.push(Change { before, after }),
        }
        end = end.max(t.end);
    }
    out
}
