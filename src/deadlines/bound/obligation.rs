//! Duties told as such: "must leave by", "has to pay within", "are to report before".

use std::ops::Range;

use super::super::clause::{Clause, Kind, Tag};
use super::super::frame::{self, Frame};
use super::super::lexicon;
use crate::report::Status;

/// "must", "has to", "is required to", "needs to", "are to".
pub(super) fn obligation(clause: &Clause<'_>, g: usize, trigger: &Range<usize>) -> Option<Frame> {
    let group = &clause.groups[g];
    let mut f = Frame::new(trigger.clone(), Status::Pending);
    let mut owner = g;
    let modal = group.modal.map(|m| clause.low(m));
    let applies = matches!(
        group.lemma,
        "submit"
            | "file"
            | "apply"
            | "register"
            | "return"
            | "send"
            | "pay"
            | "respond"
            | "reply"
            | "receive"
            | "complete"
            | "appeal"
            | "claim"
            | "enrol"
            | "enroll"
            | "email"
            | "mail"
            | "lodge"
            | "postmark"
            | "nominate"
            | "notify"
            | "disclose"
    );
    // "there must be", "must have left", "must be hoping", "must be expected": guesses.
    let guess = (group.lemma == "be" && clause.low_before(group.words.start) == "there")
        || (group.perfect && !applies)
        || (group.words.len() > 2 && clause.words[group.head].form == lexicon::Form::Ing)
        || (group.passive && lexicon::plans(group.lemma));
    let own = matches!(modal, Some("must" | "shall")) && !guess
        || (modal == Some("should") && applies && !(group.passive && group.lemma == "complete"))
        || (matches!(modal, Some("can" | "may")) && applies && !group.passive && group.lemma != "complete");
    let mut named = own;
    if !own && group.kind == Kind::Infinitive && g > 0 {
        let parent = &clause.groups[g - 1];
        let next = parent.words.end == group.words.start
            || (parent.words.end..group.words.start).all(|i| clause.tag_at(i) == Tag::Adverb);
        // "have had to play twice in three days", "had had to": a duty that is over.
        let over = parent.perfect && clause.tag_at(parent.head) == Tag::Verb
            || parent.words.len() > 1 && clause.any(parent.words.clone(), &["had"]);
        let strong = matches!(parent.lemma, "have" | "need") && !parent.negated && !parent.passive && !over;
        let bound = parent.passive
            && matches!(parent.lemma, "require" | "oblige" | "obligate" | "bind" | "mandate" | "compel" | "force")
            && !(parent.past && group.lemma.is_empty());
        let is_to = parent.lemma == "be"
            && !parent.past
            && clause.tag_at(parent.head) == Tag::Be
            && !group.passive
            && clause.words.get(group.words.start + 1).is_some_and(|w| w.tag == Tag::Verb);
        // "the goal is to": whose plan it is says nothing of a duty.
        let is_to = is_to
            && clause.subject(g - 1).is_some_and(|s| {
                !clause.is(
                    s.end - 1,
                    &[
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
                    ],
                ) && !clause.any(s, &["goal", "aim", "target", "plan", "objective"])
            });
        if next && (strong || bound || is_to) {
            owner = g - 1;
            named = true;
        }
        let racing = matches!(parent.lemma, "race" | "scramble" | "rush" | "struggle" | "hurry")
            || clause.any(parent.words.start..group.words.start, &["clock"]);
        if racing {
            owner = g - 1;
            named = true;
        }
    }
    // "a deal is needed by Friday", "payment is required within 30 days"
    if !named && group.passive && matches!(group.lemma, "need" | "require") && !group.past {
        named = true;
    }
    if !named {
        return None;
    }
    let subject = clause.subject(owner).filter(|s| !frame::empty_subject(clause, s));
    let passive = group.passive;
    if let Some(s) = subject {
        if passive {
            f.action = clause.stretch(s.start..frame::phrase_end(clause, group.head).max(group.words.end));
        } else {
            f.addressee = clause.slot(s);
        }
    }
    if f.action.is_none() && !passive {
        let head = if owner == g && group.modal.is_some() {
            group.head
        } else {
            group.words.start + usize::from(group.kind == Kind::Infinitive)
        };
        f.action = clause.stretch(head..frame::phrase_end(clause, head));
    }
    f.setter = frame::speaker(clause, clause.groups[owner].words.start, trigger.end);
    if f.setter.is_some() {
        let again = clause.groups[..owner].iter().any(|x| lexicon::repeats(x.lemma));
        f.status = if again { Status::Reaffirmed } else { Status::Set };
    }
    if let (Some(a), Some(b)) = (&f.setter, &f.addressee)
        && a.span() == b.span()
    {
        f.setter = None;
        f.status = Status::Pending;
    }
    Some(f)
}
