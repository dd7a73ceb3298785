//! What is to be done, and by whom.

use std::ops::Range;

use super::super::clause::{Clause, Tag, VerbGroup};
use super::super::frame::{self, Frame};
use super::limit::Limit;
use crate::span::Span;

/// What a verb tells to do.
pub(super) fn action_of(clause: &Clause<'_>, group: &VerbGroup) -> Option<Span> {
    clause.span_of(group.head..frame::phrase_end(clause, group.head))
}

/// Fills in what a verb tells of its subject: what is to be done to it, or what it has to do.
pub(super) fn assign(clause: &Clause<'_>, f: &mut Frame, group: &VerbGroup, subject: Range<usize>) {
    if group.passive {
        f.action = clause.span_of(subject.start..frame::phrase_end(clause, group.head).max(group.words.end));
    } else {
        f.addressee = clause.slot(subject);
        f.action = action_of(clause, group);
    }
}

/// "decide by Friday whether to sell", "submit by Friday a plan for the roof": an action that goes on behind its time.
pub(super) fn over_time(clause: &Clause<'_>, action: Span, limit: &Limit) -> Span {
    let (words, next) = (clause.words_of(action), limit.end(clause));
    let verb = || clause.tag_before(words.end) == Tag::Verb && clause.tag_before(limit.words.start) == Tag::Verb;
    let goes_on = match clause.tag_at(next) {
        Tag::Subordinator | Tag::Relative => clause.is(next, &["whether", "how", "what", "which", "who", "why"]),
        Tag::Determiner | Tag::Number | Tag::Noun => {
            // "a new, cheaper school": the object is not whole.
            let whole = |p: &Range<usize>| clause.tag_at(p.end) != Tag::Comma || p.len() > 2;
            let object = |p: &Range<usize>| whole(p) && !clause.groups.iter().any(|g| g.words.start == p.end);
            // "before the July recess": the noun is of the time.
            let of_time = clause.tag_at(next) == Tag::Noun && clause.tag_at(limit.words.end) == Tag::Determiner;
            verb() && !of_time && !frame::faces(clause, next) && clause.phrase_at(next).as_ref().is_some_and(object)
        }
        Tag::To => verb() && clause.is(words.end - 1, &["agree", "decide", "vote"]),
        _ => false,
    };
    let end = frame::phrase_end(clause, next + usize::from(goes_on)).max(next + 1);
    let whole = || clause.span_of(words.start..end);
    if goes_on && words.end == limit.words.start { whole().unwrap_or(action) } else { action }
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::reads;

    #[test]
    fn an_action_may_go_on_behind_its_time() {
        reads(
            "
            [addressee The owners] must [action decide [trigger by] [time Friday] whether to repair the roof]. -> 2025-03-14 pending
            [setter The council] asked [addressee the owners] to [action submit [trigger by] [time Friday] a plan for the roof]. -> 2025-03-14 set
            [setter Lind] urged [addressee the owners] to [action agree [trigger by] [time Friday] to sell the mill]. -> 2025-03-14 set
            [addressee The owners] must [action leave] [trigger by] [time Friday] to avoid [consequence a fine]. -> 2025-03-14 pending
            ",
        );
    }
}
