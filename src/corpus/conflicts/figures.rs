//! Figures that differ, as differences among the others.

use super::found::SIDES;
use crate::report::{Conflict, ConflictKind, Figure, FigureVerdict, Place, Verdict};

/// The difference that a row of figures makes; `None` where they agree.
pub(super) fn conflict(figure: &Figure) -> Option<Conflict> {
    let verdict = match figure.verdict {
        FigureVerdict::Conflict => Verdict::Conflict,
        FigureVerdict::Undecided => Verdict::Undecided,
        FigureVerdict::Later | FigureVerdict::Corrected | FigureVerdict::Scope => Verdict::Explained,
        FigureVerdict::Agree | FigureVerdict::Rounding | FigureVerdict::Bound => return None,
    };
    let day = matches!(figure.unit.as_str(), "date" | "month" | "year" | "time of day");
    Some(Conflict {
        kind: if day { ConflictKind::Date } else { ConflictKind::Number },
        about: figure.what.clone(),
        verdict,
        why: figure.why.clone(),
        sides: figure
            .cells
            .iter()
            .take(SIDES)
            .map(|c| Place { article: c.article.clone(), start: c.start, end: c.end })
            .collect(),
        checked: None,
    })
}
