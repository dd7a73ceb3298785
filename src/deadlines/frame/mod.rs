//! What the grammar fills in for one deadline, and the parts of a sentence that more than one rule family reads.

mod extent;
mod harm;
mod party;
mod slots;

pub(super) use self::extent::{infinitive, list_inside, phrase_end};
pub(super) use self::harm::{complies, consequence, faces, harm_end, if_not, is_punished, modal_follows, suffers};
pub(super) use self::party::{empty_subject, finish, imposer, person_before, speaker, subject_slot, tells_them};
pub(super) use self::slots::{Frame, Relation};
use super::clause::{Clause, Tag, VerbForm};

/// Whether a verb of giving depends on a condition: "if they accept, he will give them until Monday".
pub(super) fn offered(clause: &Clause<'_>, g: usize) -> bool {
    let modal = clause.groups[g].modal.is_some_and(|m| clause.is(m, &["will", "would", "could", "may", "might"]));
    modal && clause.groups[g].form == VerbForm::Finite && clause.any(0..clause.len(), &["if"])
}

/// Whether the sentence puts the setting of a deadline back to a time that it does not tell.
pub(super) fn set_earlier(clause: &Clause<'_>) -> bool {
    clause.any(0..clause.len(), &["previously", "initially", "originally", "earlier", "formerly", "had"])
}

/// The time that tells when the verb of a group happened: "on Wednesday gave", "set … last month", "starting 14 July".
pub(super) fn anchor(clause: &Clause<'_>, group: Option<usize>, not: &[Option<usize>]) -> Option<usize> {
    let at = group.map_or(0, |g| clause.groups[g].words.start);
    let mut best: Option<(usize, usize)> = None;
    for (t, time) in clause.times.iter().enumerate() {
        if time.is_duration || not.contains(&Some(t)) || clause.tag_at(time.words.end) == Tag::Clitic {
            continue;
        }
        let before = clause.lower_before(time.words.start);
        let before = if matches!(before, "the" | "a") && time.words.start > 1 {
            clause.lower(time.words.start - 2)
        } else {
            before
        };
        if matches!(before, "by" | "until" | "till" | "before" | "within" | "for" | "of") {
            continue;
        }
        let distance = time.words.start.abs_diff(at);
        let close = if matches!(before, "starting" | "beginning" | "from") { 0 } else { distance };
        if best.is_none_or(|(d, _)| close < d) {
            best = Some((close, t));
        }
    }
    best.map(|(_, t)| t)
}
