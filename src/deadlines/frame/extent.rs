//! How far what is asked for reaches.

use std::ops::Range;

use super::super::clause::{Clause, Tag, VerbForm, VerbInflection};
use crate::lexicon::Class;

/// End of the verb phrase that begins at a word: an action goes on to the next time, clause or speaker.
pub(in crate::deadlines) fn phrase_end(clause: &Clause<'_>, start: usize) -> usize {
    (start..clause.len()).find(|&i| ends_action(clause, i, i - start)).unwrap_or(clause.len().max(start))
}

/// Whether an action ends before a word that so many words of it precede.
fn ends_action(clause: &Clause<'_>, i: usize, preceding: usize) -> bool {
    let inside = preceding > 0;
    match clause.tag_at(i) {
        // "by 7–10%"
        Tag::Dash => clause.tag_before(i) != Tag::Number || clause.tag_at(i + 1) != Tag::Number,
        Tag::Stop | Tag::Bracket => true,
        Tag::Mark => inside && !matches!(clause.tag_at(i + 1), Tag::Noun | Tag::Name | Tag::Adverb),
        Tag::Time => clause.words[i].time.is_some_and(|t| {
            let words = &clause.times[t].words;
            words.start == i && !matches!(clause.tag_at(words.end), Tag::Noun | Tag::Clitic)
        }),
        // A list goes on; anything else begins another thought.
        Tag::Comma => {
            !(matches!(clause.tag_at(i + 1), Tag::Noun | Tag::Name | Tag::Number) && list_inside(clause, i + 1))
        }
        Tag::And => ends_at_conjunction(clause, i),
        // "take an after-tax charge"
        Tag::Subordinator => inside && clause.has(i, Class::EndsAction) && clause.tag_at(i + 1) != Tag::Hyphen,
        Tag::Preposition => ends_at_preposition(clause, i, inside),
        Tag::Relative => inside && clause.tag_before(i) == Tag::Comma,
        // "a deadline for him to reply would help": a verb of the clause above.
        Tag::Modal | Tag::Be | Tag::Have | Tag::Do => {
            let since_verb = || (i - preceding..i).rev().take_while(|&k| clause.tag_at(k) != Tag::Verb);
            let below = || since_verb().any(|k| begins_content(clause, k));
            inside && matches!(clause.tag_before(i), Tag::Noun | Tag::Name | Tag::Verb) && !below()
        }
        Tag::Not => clause.sequence(i, &["not", "later"]),
        Tag::Determiner => clause.sequence(i, &["no", "later"]),
        Tag::Noun => inside && clause.sequence(i, &["prior", "to"]) && clause.time_at(i + 2).is_some(),
        // "impose duties starting 1 August"
        Tag::Verb => preceding > 1 && clause.is(i, &["starting", "beginning"]) && clause.in_time(i + 1),
        _ => false,
    }
}

/// Whether a word begins a clause that is what the verb before it is about: "whether", "ensure that", "make sure that".
fn begins_content(clause: &Clause<'_>, i: usize) -> bool {
    let of_verb = || clause.tag_before(i) == Tag::Verb || clause.is_before(i, &["sure", "certain", "clear"]);
    clause.lower(i) == "whether" || clause.lower(i) == "that" && of_verb()
}

/// Whether what a conjunction joins to an action is something else: what happens otherwise, or another clause.
fn ends_at_conjunction(clause: &Clause<'_>, i: usize) -> bool {
    match clause.lower(i) {
        "or" => {
            clause.is(i + 1, &["face", "risk", "else", "suffer", "otherwise"])
                || clause.has(i + 1, Class::SuffersOtherwise)
                || new_clause(clause, i + 1 + usize::from(clause.tag_at(i + 1) == Tag::Mark))
        }
        "but" | "nor" | "yet" => true,
        // "whether Lind and Roe can return"
        "and" if joins_names(clause, i) => false,
        _ => {
            let other =
                ["avoid", "avert", "prevent", "has", "have", "is", "will", "would", "threatened", "warned", "said"];
            clause.is(i + 1, &other) || new_clause(clause, i + 1)
        }
    }
}

/// Whether "and" joins two names that are the subject of a clause that has just begun.
fn joins_names(clause: &Clause<'_>, and: usize) -> bool {
    let begins = |p: Range<usize>| matches!(clause.tag_before(p.start), Tag::Subordinator | Tag::Relative);
    let names = clause.tag_before(and) == Tag::Name && clause.tag_at(and + 1) == Tag::Name;
    names && clause.phrase_before(and).is_some_and(begins)
}

/// Whether a preposition begins the time of an action or what it is set against.
fn ends_at_preposition(clause: &Clause<'_>, i: usize, inside: bool) -> bool {
    match clause.lower(i) {
        "by" | "before" if clause.sequence(i + 1, &["the", "end", "of"]) => true,
        "by" | "before" if clause.lower(i + 1) == "then" || clause.sequence(i + 1, &["the", "time"]) => true,
        "on" if clause.sequence(i + 1, &["or", "before"]) => true,
        // "be closed by “mid-May”"
        "by" => {
            let next = i + 1 + usize::from(clause.tag_at(i + 1) == Tag::Mark);
            clause.in_time(next) || clause.is(next, &["the", "this"]) && clause.in_time(next + 1)
        }
        "within" | "until" | "till" | "through" => {
            // "within her first year"
            let own = clause.is(i + 2, &["first"]) && clause.in_time(i + 2);
            own || clause.in_time(i + 1) || (clause.is(i + 1, &["the", "that"]) && i + 2 < clause.len())
        }
        "in" | "on" | "at" | "from" | "during" | "for" => {
            let time = clause.words.get(i + 1).and_then(|w| w.time);
            inside && time.is_some_and(|t| clause.tag_at(clause.times[t].words.end) != Tag::Clitic)
        }
        "ahead" | "amid" | "following" | "pending" | "despite" => inside,
        _ => false,
    }
}

/// Whether a finite clause with its own subject begins at a word.
pub(super) fn new_clause(clause: &Clause<'_>, at: usize) -> bool {
    clause.phrase_at(at).is_some_and(|p| match clause.tag_at(p.end) {
        Tag::Modal | Tag::Be | Tag::Have | Tag::Do => true,
        // “and the inquiry "could drag on"”: a quotation may begin at the verb.
        Tag::Mark => clause.tag_at(p.end + 1) == Tag::Modal,
        Tag::Verb => !matches!(clause.words[p.end].inflection, VerbInflection::Ing | VerbInflection::Base),
        _ => false,
    })
}

/// Whether "and" or "or" comes before the next clause mark, so that the words from `from` on are members of a list.
pub(in crate::deadlines) fn list_inside(clause: &Clause<'_>, from: usize) -> bool {
    for i in from..(from + LONGEST_MEMBER).min(clause.len()) {
        match clause.tag_at(i) {
            Tag::And if clause.is(i, &["and", "or"]) => {
                // "sanctions, France and Spain said": who speaks, not what is listed.
                let speaks = clause.phrase_at(i + 1).is_some_and(|p| {
                    clause.words.get(p.end).is_some_and(|w| w.tag == Tag::Verb && w.verb_has(Class::ReportsSpeech))
                });
                return !speaks;
            }
            Tag::And
            | Tag::Verb
            | Tag::Modal
            | Tag::Be
            | Tag::Have
            | Tag::Stop
            | Tag::Dash
            | Tag::Mark
            | Tag::Relative => return false,
            _ => {}
        }
    }
    false
}

/// Most words of a list's member before its "and".
const LONGEST_MEMBER: usize = 8;

/// What the infinitive that begins at `to` asks for.
pub(in crate::deadlines) fn infinitive(clause: &Clause<'_>, to: usize) -> Option<Range<usize>> {
    if clause.tag_at(to) != Tag::To {
        return None;
    }
    let g = clause.groups.iter().find(|g| g.words.start == to && g.form == VerbForm::Infinitive)?;
    let from = g.words.start + 1;
    let end = phrase_end(clause, from);
    (from < end).then_some(from..end)
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::reads;

    #[test]
    fn a_quotation_may_begin_at_the_verb_of_the_next_clause() {
        reads(
            "
            [addressee The bakers] will [trigger have] [time ten days] to [action answer the charges] and the inquiry \"may go on till spring\", Lind said. -> 2025-03-23 pending
            ",
        );
    }

    #[test]
    fn a_clause_may_be_what_the_action_is_about() {
        reads(
            "
            [setter The court] ordered [addressee the firm] to [action ensure that the dam is repaired] [trigger by] [time Friday]. -> 2025-03-14 set
            [addressee The firm] must [action make sure that all pumps are replaced] [trigger by] [time Friday]. -> 2025-03-14 pending
            [setter The court] ordered [addressee the firm] to [action decide whether the dam is safe] [trigger by] [time Friday]. -> 2025-03-14 set
            ",
        );
    }

    #[test]
    fn an_action_ends_before_its_time() {
        reads(
            "
            [addressee The board] [trigger has until] [time June] to [action decide whether Sudria and Oland can trade]. -> 2025-06-30 pending
            [addressee The mills] must [action cut their waste by 7–10%] [trigger by] [time June]. -> 2025-06-30 pending
            [addressee The bakers] must [action send in their claims] [trigger prior to] [time 30 June]. -> 2025-06-30 pending
            ",
        );
    }
}
