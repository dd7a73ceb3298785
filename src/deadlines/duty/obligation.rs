//! Duties told as such: "must leave by", "has to pay within", "are to report before".

use super::super::clause::{Clause, Tag, VerbForm, VerbGroup};
use super::super::frame::{self, Frame};
use super::super::lexicon::{self, Inflection};
use super::Limit;
use crate::report::Status;

/// What one does with an office or a court: a permission to do it by a day is a deadline ("can apply by").
const FORMALITIES: &[&str] = &[
    "submit", "file", "apply", "register", "return", "send", "pay", "respond", "reply", "receive", "complete",
    "appeal", "claim", "enrol", "enroll", "email", "mail", "lodge", "postmark", "nominate", "notify", "disclose",
];

/// What someone has set himself: "the goal is to" tells of no duty.
const AIMS: &[&str] = &[
    "goal",
    "aim",
    "plan",
    "target",
    "objective",
    "idea",
    "purpose",
    "hope",
    "intention",
    "job",
    "task",
    "challenge",
    "dream",
    "strategy",
    "mission",
    "priority",
    "it",
    "ambition",
    "point",
];

/// "must", "has to", "is required to", "needs to", "are to".
pub(super) fn obligation(clause: &Clause<'_>, g: usize, limit: &Limit) -> Option<Frame> {
    let group = &clause.groups[g];
    let owner = if is_duty(clause, group) {
        g
    } else if let Some(over) = over(clause, g) {
        over
    } else if group.passive && matches!(group.lemma, "need" | "require") && !group.past {
        // "a deal is needed by Friday", "payment is required within 30 days"
        g
    } else {
        return None;
    };
    let mut f = Frame::new(limit.words.clone(), Status::Pending);
    if let Some(subject) = clause.subject(owner).filter(|s| !frame::empty_subject(clause, s)) {
        super::assign(clause, &mut f, group, subject);
    }
    if !group.passive {
        let head = if owner == g && group.modal.is_some() {
            group.head
        } else {
            group.words.start + usize::from(group.form == VerbForm::Infinitive)
        };
        f.action = clause.span_of(head..frame::phrase_end(clause, head));
    }
    f.setter = frame::speaker(clause, clause.groups[owner].words.start, limit.words.end);
    if f.setter.is_some() {
        let again = clause.groups[..owner].iter().any(|x| lexicon::repeats(x.lemma));
        f.status = if again { Status::Reaffirmed } else { Status::Set };
    }
    if f.setter_is_addressee() {
        f.setter = None;
        f.status = Status::Pending;
    }
    Some(f)
}

/// Whether a verb tells a duty by its modal: "must sign", "should apply", "can appeal".
fn is_duty(clause: &Clause<'_>, group: &VerbGroup) -> bool {
    let Some(modal) = group.modal else { return false };
    let formal = FORMALITIES.contains(&group.lemma);
    let completes = group.lemma == "complete";
    match clause.lower(modal) {
        "must" | "shall" => !is_guess(clause, group),
        "should" => formal && !(group.passive && completes),
        "can" | "may" => formal && !group.passive && !completes,
        _ => false,
    }
}

/// "there must be", "must have left", "must be hoping", "must be expected": guesses.
fn is_guess(clause: &Clause<'_>, group: &VerbGroup) -> bool {
    (group.lemma == "be" && clause.lower_before(group.words.start) == "there")
        || (group.perfect && !FORMALITIES.contains(&group.lemma))
        || (group.words.len() > 2 && clause.words[group.head].inflection == Inflection::Ing)
        || (group.passive && lexicon::plans(group.lemma))
}

/// The verb that makes a duty of the infinitive under it: "has to", "is required to", "are to", "is racing to".
fn over(clause: &Clause<'_>, g: usize) -> Option<usize> {
    let group = &clause.groups[g];
    let over = g.checked_sub(1).filter(|_| group.form == VerbForm::Infinitive)?;
    let verb = &clause.groups[over];
    let next = (verb.words.end..group.words.start).all(|i| clause.tag_at(i) == Tag::Adverb);
    let binds = next && (has_to(clause, verb) || is_bound(verb, group) || is_to(clause, over, group));
    let races = matches!(verb.lemma, "race" | "scramble" | "rush" | "struggle" | "hurry")
        || clause.any(verb.words.start..group.words.start, &["clock"]);
    (binds || races).then_some(over)
}

/// "has to", "needs to"; but "have had to play twice in three days", "had had to": a duty that is over.
fn has_to(clause: &Clause<'_>, verb: &VerbGroup) -> bool {
    let gone = (verb.perfect && clause.tag_at(verb.head) == Tag::Verb)
        || (verb.words.len() > 1 && clause.any(verb.words.clone(), &["had"]));
    matches!(verb.lemma, "have" | "need") && !verb.negated && !verb.passive && !gone
}

/// "is required to", "are obliged to"
fn is_bound(verb: &VerbGroup, under: &VerbGroup) -> bool {
    verb.passive
        && matches!(verb.lemma, "require" | "oblige" | "obligate" | "bind" | "mandate" | "compel" | "force")
        && !(verb.past && under.lemma.is_empty())
}

/// "are to report"; but "the goal is to": whose plan it is says nothing of a duty.
fn is_to(clause: &Clause<'_>, over: usize, under: &VerbGroup) -> bool {
    let verb = &clause.groups[over];
    verb.lemma == "be"
        && !verb.past
        && clause.tag_at(verb.head) == Tag::Be
        && !under.passive
        && clause.tag_at(under.words.start + 1) == Tag::Verb
        && clause.subject(over).is_some_and(|s| {
            !clause.is(s.end - 1, AIMS) && !clause.any(s, &["goal", "aim", "target", "plan", "objective"])
        })
}
