//! What the grammar fills in for one deadline, and the parts of a sentence that more than one rule family reads.

mod harm;
mod merge;
mod party;

use std::ops::Range;

pub(super) use self::harm::{consequence, harm_end};
pub(super) use self::merge::merge;
pub(super) use self::party::{empty_subject, person_before, polish, speaker};
use super::clause::{Clause, Kind, Tag};
use super::lexicon::{self, Form};
use crate::report::{Slot, Status};
use crate::span::Span;

/// How the time is bound to the deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// by, until, before: the moment itself.
    By,
    /// within, has N days to: a length that runs from somewhere.
    Within,
    /// A 90-day extension: a length that runs from now or from the earlier deadline.
    Extension,
    /// Moved by two hours: a length that runs from the earlier deadline alone.
    Added,
    /// 48 hours before the deadline: a length that runs up to it.
    Remaining,
    /// No preposition tells.
    Plain,
}

/// A deadline as one sentence tells it. Word ranges are indices into the sentence.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) trigger: Range<usize>,
    /// Index of the time unit of the sentence.
    pub(super) unit: Option<usize>,
    /// The words shown as the time, where they are more than the unit.
    pub(super) time: Option<Range<usize>>,
    pub(super) bound: Bound,
    /// Index of the unit that tells its length, where the time is a day.
    pub(super) measure: Option<usize>,
    /// Index of the unit that says when it was set.
    pub(super) anchor: Option<usize>,
    pub(super) setter: Option<Slot<u32>>,
    pub(super) addressee: Option<Slot<u32>>,
    pub(super) action: Option<Span>,
    pub(super) consequence: Option<Span>,
    /// Words of the earlier deadline.
    pub(super) prior: Option<Span>,
    /// Index of the unit of the earlier deadline.
    pub(super) prior_unit: Option<usize>,
    pub(super) status: Status,
    /// Speaks of a deadline as known ("the deadline"), so another sentence may tell its date.
    pub(super) refers: bool,
    /// Speaks of a deadline as new ("a deadline"); another sentence may still tell its date, if it names the same parties.
    pub(super) indefinite: bool,
    /// The giving of it is told in a past tense.
    pub(super) past: bool,
    /// The setting lies back at a time that the sentence does not tell ("previously").
    pub(super) earlier: bool,
    /// Who it binds set it himself.
    pub(super) own: bool,
    /// Its length counts from something that has no day yet: an arrest, a vote.
    pub(super) floating: bool,
}

impl Frame {
    pub(super) fn new(trigger: Range<usize>, status: Status) -> Self {
        Self {
            trigger,
            unit: None,
            time: None,
            bound: Bound::Plain,
            measure: None,
            anchor: None,
            setter: None,
            addressee: None,
            action: None,
            consequence: None,
            prior: None,
            prior_unit: None,
            status,
            refers: false,
            indefinite: false,
            past: false,
            earlier: false,
            own: false,
            floating: false,
        }
    }
}

/// End of the verb phrase that begins at a word: an action goes on to the next bound, clause or speaker.
pub(super) fn phrase_end(clause: &Clause<'_>, start: usize) -> usize {
    let mut i = start;
    while i < clause.len() {
        let low = clause.low(i);
        let tag = clause.tag_at(i);
        let unit_next = clause.words.get(i + 1).is_some_and(|w| w.unit.is_some());
        let unit_soon = unit_next || (clause.is(i + 1, &["the", "that"]) && i + 2 < clause.len());
        let stop = match tag {
            Tag::Stop => true,
            Tag::Dash | Tag::Bracket => true,
            Tag::Mark => i > start && !matches!(clause.tag_at(i + 1), Tag::Noun | Tag::Name | Tag::Adverb),
            Tag::Time => clause.words[i].unit.is_some_and(|u| {
                let unit = &clause.units[u];
                unit.words.start == i
                    && clause.tag_at(unit.words.end) != Tag::Noun
                    && clause.tag_at(unit.words.end) != Tag::Clitic
            }),
            Tag::Comma => {
                let next = clause.tag_at(i + 1);
                // A list goes on; anything else begins another thought.
                !(matches!(next, Tag::Noun | Tag::Name | Tag::Number) && clause.list_inside(i + 1))
            }
            Tag::And => match low {
                "or" | "but" | "nor" | "yet" => {
                    clause.is(i + 1, &["face", "risk", "else", "suffer", "otherwise"])
                        || clause.is(i + 1, lexicon::OTHERWISE)
                        || low != "or"
                        || new_clause(clause, i + 1)
                }
                _ => {
                    clause.is(
                        i + 1,
                        &[
                            "avoid",
                            "avert",
                            "prevent",
                            "has",
                            "have",
                            "is",
                            "will",
                            "would",
                            "threatened",
                            "warned",
                            "said",
                        ],
                    ) || new_clause(clause, i + 1)
                }
            },
            Tag::Subordinator => {
                i > start
                    && matches!(
                        low,
                        "if" | "unless"
                            | "when"
                            | "while"
                            | "because"
                            | "after"
                            | "before"
                            | "since"
                            | "although"
                            | "though"
                            | "as"
                            | "whereas"
                            | "once"
                    )
            }
            Tag::Preposition => match low {
                "by" | "within" | "until" | "till" => {
                    unit_next
                        || (low != "by" && unit_soon)
                        || clause.is(i + 1, &["the"]) && clause.words.get(i + 2).is_some_and(|w| w.unit.is_some())
                }
                "in" | "on" | "at" | "from" | "during" | "for" => {
                    i > start
                        && unit_next
                        && !clause.words[i + 1]
                            .unit
                            .is_some_and(|u| clause.tag_at(clause.units[u].words.end) == Tag::Clitic)
                }
                "ahead" | "amid" | "following" | "pending" | "despite" => i > start,
                _ => false,
            },
            Tag::Relative => i > start && clause.tag_before(i) == Tag::Comma,
            // "a deadline for him to reply would help": a verb of the clause above.
            Tag::Modal | Tag::Be | Tag::Have | Tag::Do => {
                i > start && matches!(clause.tag_before(i), Tag::Noun | Tag::Name | Tag::Verb)
            }
            Tag::Not => clause.run(i, &["not", "later"]),
            Tag::Noun => i > start && clause.run(i, &["prior", "to"]) && unit_at(clause, i + 2).is_some(),
            Tag::Determiner => clause.run(i, &["no", "later"]),
            Tag::Verb => i > start + 1 && clause.is(i, &["starting", "beginning"]) && unit_next,
            _ => false,
        };
        if stop {
            break;
        }
        i += 1;
    }
    i
}

/// Whether a verb of giving depends on a condition: "if they accept, he will give them until Monday".
pub(super) fn offered(clause: &Clause<'_>, g: usize) -> bool {
    let modal = clause.groups[g].modal.is_some_and(|m| clause.is(m, &["will", "would", "could", "may", "might"]));
    modal && clause.groups[g].kind == Kind::Finite && clause.any(0..clause.len(), &["if"])
}

/// Whether a finite clause with its own subject begins at a word.
fn new_clause(clause: &Clause<'_>, at: usize) -> bool {
    clause.phrase_at(at).is_some_and(|p| {
        // “and the inquiry "could drag on"”: a quotation may begin at the verb.
        let mark = clause.tag_at(p.end) == Tag::Mark && clause.tag_at(p.end + 1) == Tag::Modal;
        matches!(clause.tag_at(p.end), Tag::Modal | Tag::Be | Tag::Have | Tag::Do)
            || mark
            || (clause.tag_at(p.end) == Tag::Verb
                && clause.words[p.end].form != Form::Ing
                && clause.words[p.end].form != Form::Base)
    })
}

impl Clause<'_> {
    /// Whether "and" or "or" comes before the next clause mark, so that the words are members of a list.
    pub(super) fn list_inside(&self, from: usize) -> bool {
        for i in from..(from + 8).min(self.len()) {
            match self.tag_at(i) {
                Tag::And if self.is(i, &["and", "or"]) => {
                    // "sanctions, France and Spain said": who speaks, not what is listed.
                    let said = self.phrase_at(i + 1).is_some_and(|p| {
                        self.words.get(p.end).is_some_and(|w| w.tag == Tag::Verb && lexicon::reports(w.lemma))
                    });
                    return !said;
                }
                Tag::And => return false,
                Tag::Verb | Tag::Modal | Tag::Be | Tag::Have | Tag::Stop | Tag::Dash | Tag::Mark | Tag::Relative => {
                    return false;
                }
                _ => {}
            }
        }
        false
    }
}

/// What the infinitive that begins at `to` asks for.
pub(super) fn infinitive(clause: &Clause<'_>, to: usize) -> Option<Range<usize>> {
    if clause.tag_at(to) != Tag::To {
        return None;
    }
    let g = clause.groups.iter().find(|g| g.words.start == to && g.kind == Kind::Infinitive)?;
    let from = g.words.start + 1;
    let end = phrase_end(clause, from);
    (from < end).then_some(from..end)
}

/// The time phrase that begins at a word: an optional quotation mark, then a unit.
pub(super) fn unit_at(clause: &Clause<'_>, at: usize) -> Option<usize> {
    let mut i = at;
    while matches!(clause.tag_at(i), Tag::Mark | Tag::Adverb) && i < at + 3 {
        if let Some(u) = clause.words.get(i).and_then(|w| w.unit) {
            return Some(u);
        }
        i += 1;
    }
    if clause.is(i, &["the", "a", "an", "this"]) && clause.words.get(i + 1).is_some_and(|w| w.unit.is_some()) {
        i += 1;
    }
    let u = clause.words.get(i)?.unit?;
    (clause.units[u].words.start >= i.saturating_sub(1)).then_some(u)
}

/// Whether the sentence puts the setting of a deadline back to a time that it does not tell.
pub(super) fn set_earlier(clause: &Clause<'_>) -> bool {
    clause.any(0..clause.len(), &["previously", "initially", "originally", "earlier", "formerly", "had"])
}

/// The unit that tells when the verb of a group happened: "on Wednesday gave", "set … last month", "starting 14 July".
pub(super) fn anchor(clause: &Clause<'_>, group: Option<usize>, not: &[Option<usize>]) -> Option<usize> {
    let at = group.map_or(0, |g| clause.groups[g].words.start);
    let mut best: Option<(usize, usize)> = None;
    for (u, unit) in clause.units.iter().enumerate() {
        if unit.length || not.contains(&Some(u)) || clause.tag_at(unit.words.end) == Tag::Clitic {
            continue;
        }
        let before = clause.low_before(unit.words.start);
        let before = if matches!(before, "the" | "a") && unit.words.start > 1 {
            clause.low(unit.words.start - 2)
        } else {
            before
        };
        if matches!(before, "by" | "until" | "till" | "before" | "within" | "for" | "of") {
            continue;
        }
        let distance = unit.words.start.abs_diff(at);
        let close = if matches!(before, "starting" | "beginning" | "from") { 0 } else { distance };
        if best.is_none_or(|(d, _)| close < d) {
            best = Some((close, u));
        }
    }
    best.map(|(_, u)| u)
}

#[cfg(test)]
mod tests {
    use super::super::testing::told;

    #[test]
    fn a_quotation_may_begin_at_the_verb_of_the_next_clause() {
        assert_eq!(
            told(
                "The bakers will have ten days to answer the charges and the inquiry \"may go on till spring\", Lind said."
            ),
            ["have + ten days -> 2025-03-23; set; Lind > The bakers; answer the charges; -"]
        );
    }

    #[test]
    fn an_action_ends_before_its_time() {
        assert_eq!(
            told("The bakers must send in their claims prior to 30 June."),
            ["prior to + 30 June -> 2025-06-30; pending; - > The bakers; send in their claims; -"]
        );
    }
}
