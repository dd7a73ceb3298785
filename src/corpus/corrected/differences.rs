//! What the reader says of differences.
//!
//! A difference is the one that was checked where each of its sides is a side that it had then: when an article goes, what
//! is left was checked as well. A new side was not, so that the correction is lost when one comes.

use super::super::correction::{CorrectedSide, Correction};
use super::anchor::{key, stands_between};
use super::told::Told;
use crate::engine::Analysis;
use crate::hashed::Map;
use crate::report::{Conflict, ConflictKind, Correctable, Dismissed, Figure, LostReason, Place};
use crate::span::Span;

/// A correction of a difference.
struct Asked<'c> {
    correction: usize,
    what: Correctable,
    kind: Option<ConflictKind>,
    sides: &'c [CorrectedSide],
    dismissed: bool,
    note: &'c str,
    /// Whether a difference was found that it is of.
    found: bool,
    /// Whether one was found that has other sides as well.
    partly: bool,
}

/// Corrections by the words of a side.
struct Index<'a, 'c> {
    articles: Map<&'a str, &'a Analysis>,
    asked: Vec<Asked<'c>>,
    by_side: Map<(String, String), Vec<usize>>,
}

/// What becomes of a difference.
enum Outcome {
    Dismissed(usize),
    Checked(String),
}

impl Index<'_, '_> {
    fn is_side(&self, wanted: &CorrectedSide, article: &str, span: Span) -> bool {
        let Some(analysis) = self.articles.get(article).filter(|_| wanted.article == article) else { return false };
        key(&wanted.text) == key(span.of(analysis.text()))
            && stands_between(analysis, span, wanted.before.as_deref(), wanted.after.as_deref())
    }

    /// What the last correction of a difference says of it.
    fn outcome(&mut self, what: Correctable, kind: Option<ConflictKind>, sides: &[(String, Span)]) -> Option<Outcome> {
        let mut near: Vec<usize> = Vec::new();
        for (article, span) in sides {
            let analysis = self.articles.get(article.as_str())?;
            near.extend(self.by_side.get(&(article.clone(), key(span.of(analysis.text())))).into_iter().flatten());
        }
        near.sort_unstable();
        near.dedup();
        let mut out = None;
        for i in near {
            let asked = &self.asked[i];
            if asked.what != what || asked.kind.is_some() && asked.kind != kind {
                continue;
            }
            let is = |(article, span): &(String, Span)| asked.sides.iter().any(|w| self.is_side(w, article, *span));
            let known = sides.iter().filter(|s| is(s)).count();
            let asked = &mut self.asked[i];
            asked.partly |= known > 0;
            if known == sides.len() {
                asked.found = true;
                out = Some(match asked.dismissed {
                    true => Outcome::Dismissed(asked.correction),
                    false => Outcome::Checked(asked.note.to_owned()),
                });
            }
        }
        out
    }

    /// Tells what was not found.
    fn tell_lost(&self, told: &mut Told) {
        for asked in self.asked.iter().filter(|a| !a.found) {
            if asked.sides.iter().all(|s| !self.articles.contains_key(s.article.as_str())) {
                told.no_article(asked.correction);
            } else if asked.partly {
                told.lose(asked.correction, LostReason::Sides, "the difference has a side that it had not then");
            } else {
                told.lose(asked.correction, LostReason::Words, "the articles do not differ in these words any more");
            }
        }
    }
}

/// Whether a difference stays, by what is said of it: noted as checked, or told as dismissed.
fn stays(
    said: Option<Outcome>,
    what: Correctable,
    about: &str,
    sides: &[(String, Span)],
    checked: &mut Option<String>,
    told: &mut Told,
) -> bool {
    match said {
        Some(Outcome::Dismissed(by)) => {
            let side = sides.first();
            told.dismissed.push(Dismissed {
                what,
                article: side.map(|s| s.0.clone()).unwrap_or_default(),
                index: None,
                about: about.to_owned(),
                spans: side.map(|s| s.1).into_iter().collect(),
                correction: by as u32,
            });
            return false;
        }
        Some(Outcome::Checked(note)) => *checked = Some(note),
        None => {}
    }
    true
}

/// Takes out the differences that the reader dismissed, and notes on others that they were checked.
pub(in crate::corpus) fn differences(
    articles: &[&Analysis],
    changes: &[Correction],
    conflicts: &mut Vec<Conflict>,
    figures: &mut Vec<Figure>,
    told: &mut Told,
) {
    let mut asked = Vec::new();
    for (correction, change) in changes.iter().enumerate() {
        let Correction::Difference { what, kind, sides, dismissed, note } = change else { continue };
        let (what, kind, dismissed) = (*what, *kind, *dismissed);
        let note = note.as_deref().unwrap_or_default();
        asked.push(Asked { correction, what, kind, sides, dismissed, note, found: false, partly: false });
    }
    if asked.is_empty() {
        return;
    }
    let mut by_side: Map<(String, String), Vec<usize>> = Map::default();
    for (i, one) in asked.iter().enumerate() {
        for side in one.sides {
            by_side.entry((side.article.clone(), key(&side.text))).or_default().push(i);
        }
    }
    let mut index = Index { articles: articles.iter().map(|&a| (a.id(), a)).collect(), asked, by_side };
    conflicts.retain_mut(|c| {
        let sides: Vec<_> = c.sides.iter().map(|s: &Place| (s.article.clone(), s.span())).collect();
        let said = index.outcome(Correctable::Conflict, Some(c.kind), &sides);
        stays(said, Correctable::Conflict, &c.about, &sides, &mut c.checked, told)
    });
    figures.retain_mut(|f| {
        let sides: Vec<_> =
            f.cells.iter().map(|c| (c.article.clone(), Span::new(c.start.get(), c.end.get()))).collect();
        let said = index.outcome(Correctable::Figure, None, &sides);
        stays(said, Correctable::Figure, &f.what, &sides, &mut f.checked, told)
    });
    index.tell_lost(told);
}
