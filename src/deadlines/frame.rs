//! What the grammar fills in for one deadline, and the parts of a sentence that more than one rule family reads.

use std::ops::Range;

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
        matches!(clause.tag_at(p.end), Tag::Modal | Tag::Be | Tag::Have | Tag::Do)
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

/// What happens otherwise, looked for from a word on.
pub(super) fn consequence(clause: &Clause<'_>, from: usize) -> Option<Span> {
    let n = clause.len();
    for i in from..n {
        let low = clause.low(i);
        match low {
            "or" => {
                let mut k = i + 1;
                if clause.tag_at(k) == Tag::Adverb && clause.low(k) == "else" {
                    k += 1;
                    if clause.tag_at(k) == Tag::Comma {
                        k += 1;
                    }
                }
                let forced = k > i + 1;
                if clause.is(k, &["face", "risk", "facing", "faces", "suffer", "confront", "risking"]) {
                    return clause.stretch(k + 1..harm_end(clause, k + 1));
                }
                if clause.is(k, lexicon::OTHERWISE) {
                    return clause.stretch(k..harm_end(clause, k));
                }
                if clause.is(k, &["he", "she", "it", "they", "we"]) || new_clause(clause, k) {
                    let modal = clause.group_after(k).is_some_and(|g| {
                        let g = &clause.groups[g];
                        g.words.start < k + 12
                            && g.modal.is_some_and(|m| {
                                clause.is(
                                    m,
                                    &["will", "would", "could", "may", "might", "'ll", "'d", "shall", "won't", "can"],
                                )
                            })
                    });
                    if modal {
                        return clause.stretch(k..harm_end(clause, k));
                    }
                }
                if forced {
                    return clause.stretch(k..harm_end(clause, k));
                }
            }
            "otherwise" => {
                let k = if clause.tag_at(i + 1) == Tag::Comma { i + 2 } else { i + 1 };
                if k < n && clause.group_after(k).is_some() {
                    return clause.stretch(k..harm_end(clause, k));
                }
            }
            "failing" if clause.is(i + 1, &["which", "that"]) => {
                return clause.stretch(i + 2..harm_end(clause, i + 2));
            }
            "after" if clause.is(i + 1, &["which"]) && i > from => {
                return clause.stretch(i + 2..harm_end(clause, i + 2));
            }
            _ => {}
        }
    }
    for i in from..n {
        let verb = clause.words[i].lemma;
        let tag = clause.tag_at(i);
        if tag != Tag::Verb {
            continue;
        }
        match verb {
            "threaten" | "warn" | "risk" => {
                let mut k = i + 1;
                if verb == "warn" {
                    // ", warning that force would be used"
                    let that = k + usize::from(clause.low(k) == "that");
                    let modal = clause.group_after(that).is_some_and(|g| clause.groups[g].modal.is_some());
                    if clause.words[i].form == Form::Ing && modal && new_clause(clause, that) {
                        return clause.stretch(that..harm_end(clause, that));
                    }
                    if !clause.is(k, &["of", "against"]) {
                        continue;
                    }
                    k += 1;
                } else if clause.low(k) == "to" {
                    return clause.stretch(k + 1..harm_end(clause, k + 1));
                } else if clause.is(k, &["with"]) {
                    k += 1;
                }
                if let Some(p) = clause.phrase_at(k) {
                    return clause.stretch(trim_target(clause, p));
                }
            }
            "avoid" | "avert" | "stave" | "prevent" | "escape" => {
                let mut k = i + 1;
                if clause.is(k, &["off"]) {
                    k += 1;
                }
                // what he described as “…”
                if clause.is(k, &["what"])
                    && let Some(mark) = (k..(k + 8).min(n)).find(|&m| clause.tag_at(m) == Tag::Mark)
                {
                    let close = (mark + 1..n).find(|&m| clause.tag_at(m) == Tag::Mark).unwrap_or(n);
                    return clause.stretch(mark + 1..close);
                }
                if let Some(p) = clause.phrase_at(k) {
                    return clause.stretch(p);
                }
            }
            _ => {}
        }
    }
    // "lift the risk of default"
    let risk = (from..n).find(|&i| clause.run(i, &["risk", "of"]) || clause.run(i, &["threat", "of"]))?;
    clause.phrase_at(risk + 2).filter(|p| clause.words[p.start].unit.is_none()).and_then(|p| clause.stretch(p))
}

/// The harm without those it hits: "duties of up to 40% on Sudria".
fn trim_target(clause: &Clause<'_>, phrase: Range<usize>) -> Range<usize> {
    let mut end = phrase.end;
    if clause.run(end, &["as"]) && clause.is(end + 2, &["as"]) {
        end += 3;
        while matches!(clause.tag_at(end), Tag::Number | Tag::Noun) {
            end += 1;
        }
    }
    let on = (phrase.start..end).find(|&i| clause.is(i, &["on", "against"]) && i > phrase.start);
    phrase.start..on.unwrap_or(end)
}

/// End of a harm: like an action, but a clause of its own may be inside.
pub(super) fn harm_end(clause: &Clause<'_>, start: usize) -> usize {
    let mut i = start;
    while i < clause.len() {
        let stop = match clause.tag_at(i) {
            Tag::Stop | Tag::Dash | Tag::Bracket => true,
            Tag::Comma => !clause.list_inside(i + 1),
            Tag::Mark => {
                let open = matches!(clause.tag_at(i + 1), Tag::Noun | Tag::Name | Tag::Adverb);
                i > start && !open
            }
            Tag::Subordinator => {
                i > start
                    && clause.is(i, &["if", "unless", "when", "while", "because", "as", "before", "after", "since"])
            }
            Tag::Preposition => clause.is(i, &["until"]) && i > start,
            Tag::And => clause.is(i, &["but"]) && i > start,
            _ => false,
        };
        if stop {
            break;
        }
        i += 1;
    }
    i
}

/// Who speaks: the subject of the verb of saying that frames a clause, before it or after it (", Roe said").
pub(super) fn speaker(clause: &Clause<'_>, before: usize, after: usize) -> Option<Slot<u32>> {
    let mut g = clause.group_before(before);
    while let Some(k) = g {
        let group = &clause.groups[k];
        if lexicon::reports(group.lemma)
            && group.kind == Kind::Finite
            && !group.passive
            && let Some(subject) = clause.subject(k)
        {
            return clause.slot(subject);
        }
        g = k.checked_sub(1);
    }
    // ", Roe said": the last verb of the sentence, its subject just before it after a comma or a closing mark.
    let tail = clause.groups.iter().enumerate().rev().find(|(_, g)| {
        g.words.start >= after && g.kind == Kind::Finite && lexicon::reports(g.lemma) && !g.lemma.is_empty()
    });
    if let Some((k, group)) = tail {
        if let Some(p) = clause.phrase_before(group.words.start).or_else(|| clause.subject(k))
            && matches!(clause.tag_before(p.start), Tag::Comma | Tag::Mark)
        {
            return clause.slot(p);
        }
        if let Some(p) = clause.phrase_before(group.words.start) {
            // "Oland, Sudria and the U.K. said"
            if p.start >= after {
                return clause.slot(p);
            }
        }
        // "said Roe"
        if matches!(clause.tag_before(group.words.start), Tag::Comma | Tag::Mark)
            && let Some(p) = clause.phrase_at(group.words.end)
        {
            return clause.slot(p);
        }
    }
    None
}

/// Whether a slot is a bare pronoun that can stand for nobody in particular.
pub(super) fn empty_subject(clause: &Clause<'_>, range: &Range<usize>) -> bool {
    range.len() == 1 && clause.is(range.start, &["it", "there", "this", "that", "which"])
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

/// Puts right what no family can know alone: harm that stands as an action, and whom a pronoun means.
pub(super) fn polish(clause: &Clause<'_>, f: &mut Frame) {
    if let Some(action) = f.action {
        let at = clause.words.partition_point(|w| w.span.end <= action.start);
        if clause.is(at, &["avoid", "avert", "prevent", "escape"]) {
            f.action = None;
            if f.consequence.is_none() {
                f.consequence = consequence(clause, at);
            }
        } else if matches!(f.status, Status::Extended | Status::Lifted)
            && clause.is(
                at,
                &["allow", "give", "let", "enable", "permit", "make", "ensure", "buy", "provide", "help", "keep"],
            )
        {
            // What more time is for is no duty.
            f.action = None;
        }
    }
    f.addressee = f.addressee.take().map(|s| antecedent(clause, told(clause, s)));
    f.setter = f.setter.take().map(|s| principal(clause, antecedent(clause, s)));
    if f.addressee.is_none() {
        f.addressee = f.consequence.and_then(|c| hit(clause, c));
    }
    if let (Some(a), Some(b)) = (&f.setter, &f.addressee)
        && a.span() == b.span()
    {
        f.setter = None;
    }
}

/// Heads that stand for whoever they belong to: "the council's decision".
const ACTS: &[&str] = &[
    "action",
    "actions",
    "decision",
    "move",
    "letter",
    "order",
    "announcement",
    "statement",
    "ruling",
    "demand",
    "demands",
    "ultimatum",
    "threat",
    "threats",
    "plan",
    "proposal",
    "resolution",
    "directive",
    "notice",
    "request",
    "warning",
    "deadline",
    "administration's",
];

/// A setter shown by what it did is the one who did it; a spokesman stands for whom he speaks.
fn principal(clause: &Clause<'_>, slot: Slot<u32>) -> Slot<u32> {
    let from = clause.words.partition_point(|w| w.span.end <= slot.start);
    let to = clause.words.partition_point(|w| w.span.start < slot.end);
    if to > from
        && clause.is(to - 1, ACTS)
        && let Some(c) = (from..to).rev().find(|&i| clause.tag_at(i) == Tag::Clitic)
    {
        return clause.slot(from..c).unwrap_or(slot);
    }
    // "signed an order that extends": the order is its signer's.
    if to > from
        && clause.is(
            to - 1,
            &[
                "order",
                "law",
                "bill",
                "measure",
                "decree",
                "directive",
                "resolution",
                "letter",
                "statement",
                "ruling",
                "rule",
                "announcement",
            ],
        )
        && let Some(g) = clause.group_before(from)
        && clause.groups[g].words.end == from
        && let Some(s) = clause.subject(g)
    {
        return clause.slot(s).unwrap_or(slot);
    }
    let spokes = (from..to)
        .find(|&i| clause.is(i, &["representative", "spokesman", "spokeswoman", "spokesperson", "spokesmen"]));
    if let Some(s) = spokes
        && clause.is(s + 1, &["of", "for"])
        && s + 2 < to
    {
        return clause.slot(s + 2..to).unwrap_or(slot);
    }
    slot
}

/// "Roe said he would": the name that a pronoun stands for, where the same sentence has it as a subject before.
fn antecedent(clause: &Clause<'_>, slot: Slot<u32>) -> Slot<u32> {
    let at = clause.words.partition_point(|w| w.span.end <= slot.start);
    if slot.end > clause.words.get(at).map_or(0, |w| w.span.end) {
        return slot;
    }
    if clause.is(at, &["he", "she"]) {
        return person_before(clause, at).unwrap_or(slot);
    }
    if clause.is(at, &["it", "they"]) {
        // Right under the verb of saying: "the firm said it extended".
        let over = clause.group_before(at).filter(|&g| {
            let group = &clause.groups[g];
            let next = group.words.end == at || (group.words.end + 1 == at && clause.low(at - 1) == "that");
            next && lexicon::reports(group.lemma) && group.kind == Kind::Finite
        });
        return over
            .and_then(|g| clause.subject(g))
            .filter(|s| clause.tag_at(s.end - 1) != Tag::Pronoun)
            .and_then(|s| clause.slot(s))
            .unwrap_or(slot);
    }
    slot
}

/// "told the midfielder he has until": the pronoun stands for who is told.
fn told(clause: &Clause<'_>, slot: Slot<u32>) -> Slot<u32> {
    let at = clause.words.partition_point(|w| w.span.end <= slot.start);
    let whom = clause.phrase_before(at).filter(|_| clause.is(at, &["he", "she", "it", "they"])).filter(|p| {
        let over = clause.groups.iter().find(|g| g.words.end == p.start);
        over.is_some_and(|g| lexicon::informs(g.lemma) && !g.passive)
    });
    whom.and_then(|p| clause.slot(p)).unwrap_or(slot)
}

/// Whom a harm hits: "tariffs on Russia and its allies".
fn hit(clause: &Clause<'_>, harm: Span) -> Option<Slot<u32>> {
    let from = clause.words.partition_point(|w| w.span.end <= harm.start);
    let to = clause.words.partition_point(|w| w.span.start < harm.end);
    let on = (from + 1..(to + 1).min(clause.len())).rev().find(|&i| clause.is(i, &["on", "against"]))?;
    let p = clause.phrase_at(on + 1)?;
    let name = clause.tag_at(on + 1) == Tag::Name && clause.words.get(on + 1).is_some_and(|w| w.unit.is_none());
    let ends = clause.tag_at(p.end - 1) == Tag::Name || clause.is(p.end - 1, &["allies", "government", "leaders"]);
    (name && ends).then(|| clause.slot(p)).flatten()
}

/// The last subject before a word that is no pronoun.
pub(super) fn person_before(clause: &Clause<'_>, at: usize) -> Option<Slot<u32>> {
    let upto = clause.groups.partition_point(|g| g.words.start < at);
    (0..upto).rev().filter(|&g| clause.groups[g].kind == Kind::Finite).take(6).find_map(|g| {
        let subject = clause.subject(g).filter(|s| s.end <= at && clause.tag_at(s.end - 1) != Tag::Pronoun)?;
        // "the minister said he", but "the bill showed that she".
        let thing = clause.is(subject.start, &["a", "an", "it"])
            || (clause.is(subject.start, &["the", "its", "their"]) && !lexicon::reports(clause.groups[g].lemma));
        if thing { None } else { clause.slot(subject) }
    })
}

/// Frames of one sentence that tell of one deadline become one.
pub(super) fn merge(clause: &Clause<'_>, frames: Vec<Frame>) -> Vec<Frame> {
    let mut out: Vec<Frame> = Vec::with_capacity(frames.len());
    for f in frames {
        let bare = f.action.is_none() && f.addressee.is_none() && f.consequence.is_none();
        if let Some(last) = out.last_mut() {
            let moved = matches!(last.status, Status::Shortened | Status::Extended);
            // "shortens the deadline …, setting the new deadline around 8 August"
            let new = f.refers && clause.any(f.trigger.start.saturating_sub(3)..f.trigger.start, &["new", "revised"]);
            if moved && new && bare && f.unit.is_some_and(|u| !clause.units[u].length) {
                if last.prior.is_none() {
                    last.prior_unit = last.prior_unit.or(last.unit);
                    last.prior = last.prior_unit.and_then(|u| clause.stretch(clause.units[u].words.clone()));
                }
                last.unit = f.unit;
                last.time = None;
                last.bound = Bound::By;
                continue;
            }
            // "brought the deadline forward to Thursday, giving the junta a day to free them"
            let giving = clause.is(f.trigger.start, &["giving", "leaving", "allowing"])
                && clause.tag_before(f.trigger.start) == Tag::Comma
                && (last.unit.is_some() || last.indefinite)
                && last.action.is_none();
            if giving {
                if last.unit.is_none() {
                    (last.unit, last.bound, last.past) = (f.unit, f.bound, f.past);
                }
                last.addressee = last.addressee.take().or(f.addressee);
                last.action = f.action;
                last.consequence = last.consequence.take().or(f.consequence);
                continue;
            }
            // "In its latest deadline, Roe has given them until noon"
            let empty = last.unit.is_none()
                && last.time.is_none()
                && last.action.is_none()
                && last.addressee.is_none()
                && last.setter.is_none()
                && last.status == Status::Pending;
            if empty && f.unit.is_some() && last.refers {
                *last = f;
                continue;
            }
            // The same deadline named again without anything new.
            let same = match (last.unit, f.unit) {
                (Some(a), Some(b)) => {
                    let of = |u| super::due::point(clause, u).days;
                    of(a).is_some() && of(a) == of(b)
                }
                (_, None) => f.time.is_none(),
                (None, Some(_)) => false,
            };
            if same
                && bare
                && f.refers
                && last.refers
                && matches!(f.status, Status::Pending | Status::Reaffirmed | Status::Extended)
            {
                if last.status == Status::Pending {
                    last.status = f.status;
                }
                continue;
            }
        }
        out.push(f);
    }
    out
}
