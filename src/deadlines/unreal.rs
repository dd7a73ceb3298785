//! Duties that the verbs over a time make unreal: what somebody would have had to do, what he is told not to do.

use super::clause::{Clause, Tag, VerbForm};
use super::frame::Frame;
use crate::lexicon::Class;

/// "would have forced firms to pay by May", "told reporters not to expect news before May": nobody has to act by then.
pub(super) fn was_never(clause: &Clause<'_>, f: &Frame) -> bool {
    let Some(last) = clause.group_before(f.trigger.start + 1) else { return false };
    let group = &clause.groups[last];
    // "whether or not to sign by Friday" is still to be decided.
    let not =
        group.words.start.checked_sub(1).filter(|&i| clause.tag_at(i) == Tag::Not && !clause.is_before(i, &["or"]));
    let forbidden = group.form == VerbForm::Infinitive && not.is_some();
    if forbidden && clause.tag_at(f.trigger.start) != Tag::Noun {
        return true;
    }
    // "Should the group force a cut by May, prices would rise."
    let comma = || (0..f.trigger.start).any(|i| clause.tag_at(i) == Tag::Comma);
    let verbal = clause.tag_at(f.trigger.start) != Tag::Noun;
    if f.consequence.is_none() && clause.lower(0) == "should" && verbal && !comma() {
        return true;
    }
    // The finite verb over a chain of infinitives, and those between.
    let lead = (0..=last).rev().find(|&g| clause.groups[g].form == VerbForm::Finite).unwrap_or(last);
    let lead = &clause.groups[lead];
    let would = lead.modal.is_some_and(|m| clause.is(m, &["would", "could", "might"]));
    let forces = lead.has(Class::AsksForAction)
        || lead.has(Class::GivesWord)
        || matches!(lead.lemma, "have" | "need" | "give" | "grant" | "allow" | "leave");
    f.consequence.is_none() && would && lead.perfect && forces
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn what_nobody_has_to_do_is_not_due() {
        silent(
            "
            The law would have forced firms to publish their debts by 2022.
            The rule would have required tenants to register by 1 May.
            Lind told reporters not to expect any news before 31 March.
            The council ordered the bakers not to open before 9 May.
            The owners would have had to pay by Friday.
            Should the group force the mill to close by May, prices would rise, he said.
            The plan would have given the miners until 2030 to leave.
            The council promised not to sell the mill before 2030.
            ",
        );
        reads(
            "
            [setter Lind] told [addressee the bakers] to [action reply] [trigger before] [time 31 March]. -> 2025-03-31 set
            ",
        );
    }
}
