//! Harm with a day on which it begins: "threatened to impose duties from 1 August", "will strike on Friday unless".

use std::ops::Range;

use super::clause::{Clause, Tag, VerbForm, VerbGroup, VerbInflection};
use super::family::{Family, Readings, Trigger};
use super::frame::{self, Frame, Relation};
use super::nominal::names_someone;
use crate::lexicon::Class;
use crate::report::Status;

pub(super) const FAMILY: Family = Family {
    // Harm is announced by a verb or shown by a condition that one can still meet.
    triggers: &[Trigger::verbs(&["threaten"]).with_time(), Trigger::words(&["if", "unless", "without"]).with_time()],
    read,
};

/// Reads harm with a day.
fn read(clause: &Clause<'_>, readings: &mut Readings) {
    for at in 0..clause.len() {
        let Some(day) = day(clause, at).filter(|day| readings.is_free(day.time)) else { continue };
        if let Some(mut frame) = harm(clause, &day, readings) {
            frame.time = Some(day.time);
            frame.relation = Relation::By;
            readings.add(frame, &[Some(day.time)]);
        }
    }
}

/// A day on which something begins.
struct Day {
    /// The words that bind it to the verb: "from", "starting on"; empty for a bare day.
    words: Range<usize>,
    time: usize,
    /// Whether they tell that something begins then and goes on.
    begins: bool,
}

/// The day that a word binds to a verb.
fn day(clause: &Clause<'_>, at: usize) -> Option<Day> {
    let (end, begins) = match clause.lower(at) {
        "starting" | "beginning" | "effective" | "from" => {
            (at + 1 + usize::from(clause.is(at + 1, &["on", "from"])), true)
        }
        "as" if clause.is(at + 1, &["of", "from"]) => (at + 2, true),
        "on" | "at" | "by" => (at + 1, false),
        // "by Friday" has been read at "by".
        _ if clause.is_before(at, &["by"]) => return None,
        // "will enter the coming summer season": the time describes something.
        _ if clause.in_time(at) && clause.time_at(at).is_none_or(|t| !describes(clause, t)) => (at, false),
        _ => return None,
    };
    let time = clause.time_at(end)?;
    let phrase = &clause.times[time];
    let named = !phrase.is_duration && clause.tag_at(phrase.words.end) != Tag::Clitic && phrase.words.start + 1 >= at;
    named.then_some(Day { words: at..end, time, begins })
}

/// Whether a time phrase describes the noun behind it.
fn describes(clause: &Clause<'_>, time: usize) -> bool {
    matches!(clause.tag_at(clause.times[time].words.end), Tag::Noun | Tag::Hyphen)
}

/// The harm that the verb before a day tells.
fn harm(clause: &Clause<'_>, day: &Day, readings: &Readings) -> Option<Frame> {
    let at = day.words.start;
    let g = clause.group_before(at)?;
    let group = &clause.groups[g];
    let apart = |i| matches!(clause.tag_at(i), Tag::Stop | Tag::Dash | Tag::Comma | Tag::Subordinator | Tag::Relative);
    let words = clause.times[day.time].words.clone();
    if (group.words.end..at).any(apart)
        || matches!(group.lemma, "" | "be" | "have" | "do")
        || clause.any(words.clone(), &["later", "ago", "earlier"])
    {
        return None;
    }
    let over = g.checked_sub(1).filter(|_| group.form == VerbForm::Infinitive);
    let over_is = |lemmas: &[&str]| over.is_some_and(|o| lemmas.contains(&clause.groups[o].lemma));
    let threat = over_is(&["threaten"]);
    let guess = clause.any(group.words.clone(), &["probably", "likely"]);
    let willing = !guess && group.modal.is_some_and(|m| clause.is(m, &["will", "would", "’ll", "'ll", "shall"]));
    let planned = willing || over_is(&["intend", "plan", "vow", "prepare", "promise", "set", "go"]);
    // "unless extended" leaves nobody anything to do.
    let condition = condition(clause, words.end, at)
        .filter(|&marker| clause.phrase_at(marker + 1).is_some() && is_of_harm(clause, words.end, marker));
    let feared = is_feared(clause, group, condition);
    if group.has(Class::HappensByItself) && !feared {
        return None;
    }
    let by = clause.lower(at) == "by";
    if by
        && !(feared && !frame::faces(clause, group.head)
            || willing && condition.is_some_and(|i| clause.lower(i) == "without"))
    {
        return None;
    }
    if feared {
        let mut f = Frame::new(group.head..group.head + 1, Status::Pending);
        f.consequence = clause.span_of(group.head + usize::from(frame::faces(clause, group.head))..at);
        demand(clause, condition?, &mut f);
        return Some(f);
    }
    if !(threat && (day.begins || condition.is_some()) || planned && condition.is_some()) {
        return None;
    }
    let trigger = if day.begins { day.words.clone() } else { group.head..group.head + 1 };
    let mut f = Frame::new(trigger, Status::Set);
    let owner = over.filter(|_| threat || group.modal.is_none()).unwrap_or(g);
    // "The government will shut down on Friday unless": what happens to it is no threat of its own.
    let befalls = !threat && matches!(group.lemma, "run" | "shut") && clause.is(group.words.end, &["out", "down"]);
    // "The strike will begin on Friday unless": nor is that of what somebody else does.
    let thing = || clause.subject(owner).is_some_and(|s| !names_someone(clause, &s));
    let befalls = befalls || !threat && matches!(group.lemma, "begin" | "start") && thing();
    f.setter = frame::subject_slot(clause, owner).filter(|_| !befalls);
    if befalls {
        f.status = Status::Pending;
    }
    let head = if group.form == VerbForm::Infinitive { group.words.start + 1 } else { group.head };
    f.consequence = clause.span_of(head..at);
    if let Some(marker) = condition {
        if marker > at && has_own_day(clause, marker, readings) {
            return None;
        }
        demand(clause, marker, &mut f);
        if clause.lower(marker) == "without" {
            (f.setter, f.status) = (None, Status::Pending);
        }
    }
    if clause.groups.iter().any(|x| matches!(x.lemma, "reiterate" | "repeat" | "reaffirm"))
        || clause.any(0..at, &["still"])
    {
        f.status = Status::Reaffirmed;
    }
    Some(f)
}

/// Whether a condition goes with the harm whose day ends before it: "begins on Friday and will expire later unless" has its
/// condition elsewhere, and "unless extended" asks nobody for anything.
fn is_of_harm(clause: &Clause<'_>, day: usize, marker: usize) -> bool {
    let between = |x: &VerbGroup| day <= x.words.start && x.words.end <= marker;
    let other = |x: &VerbGroup| x.form == VerbForm::Finite && !x.has(Class::ReportsSpeech);
    let bare = clause.verb(marker + 1).is_some_and(|v| v.inflection == VerbInflection::Past)
        && matches!(clause.tag_at(marker + 2), Tag::Stop | Tag::Comma | Tag::Preposition);
    !bare && !clause.groups.iter().any(|x| between(x) && other(x))
}

/// "could lose their seats on Friday unless the council acts": someone has to act, or it will happen.
fn is_feared(clause: &Clause<'_>, group: &VerbGroup, condition: Option<usize>) -> bool {
    let may = group.modal.is_some_and(|m| clause.is(m, &["could", "may", "might", "would"]))
        || frame::faces(clause, group.head) && group.form == VerbForm::Finite && !group.past;
    let who = condition.filter(|&i| clause.lower(i) == "unless").and_then(|i| clause.phrase_at(i + 1));
    may && who.is_some_and(|who| {
        let acts = clause.group_after(who.end).is_some_and(|a| clause.groups[a].words.start == who.end);
        acts && super::nominal::names_someone(clause, &who)
    })
}

/// "will strike from Monday unless … by Saturday": the day in the condition is the deadline.
fn has_own_day(clause: &Clause<'_>, marker: usize, readings: &Readings) -> bool {
    (0..).zip(&clause.times).any(|(t, x)| x.words.start > marker && !readings.is_free(t))
}

/// What the condition asks for, and of whom.
fn demand(clause: &Clause<'_>, marker: usize, f: &mut Frame) {
    let (Some(subject), Some(g)) = (clause.phrase_at(marker + 1), clause.group_after(marker + 1)) else { return };
    if clause.lower(marker) == "without" {
        f.action = clause.span_of(subject);
        return;
    }
    // "if nothing is done": what is to be done is not told.
    if clause.is(subject.start, &["nothing", "nobody"]) {
        return;
    }
    let verb = &clause.groups[g];
    let acts = !verb.passive && verb.lemma != "be" && !clause.is(subject.start, &["no"]);
    if acts && subject.end <= verb.words.start {
        f.addressee = clause.slot(subject);
        f.action = clause.span_of(verb.head..frame::phrase_end(clause, verb.head));
    } else {
        // "their demands are not met": the demands; "the arrears are paid": all of it.
        let end = if verb.has(Class::Complies) { subject.end } else { verb.words.end.max(subject.end) };
        f.action = clause.span_of(subject.start..end);
    }
}

/// The word that opens a condition after or before the harm that one can still meet: "unless …", "if … not …".
fn condition(clause: &Clause<'_>, from: usize, before: usize) -> Option<usize> {
    // What comes "even if" is no threat.
    let marker = (from..clause.len())
        .chain(0..before)
        .find(|&i| clause.is(i, &["unless", "if"]) && clause.lower_before(i) != "even")
        .or_else(|| without(clause))?;
    if clause.lower(marker) == "without" {
        return Some(marker);
    }
    if clause.lower(marker) == "unless" {
        return Some(marker);
    }
    let g = clause.group_after(marker)?;
    let group = &clause.groups[g];
    let negated = group.negated
        || matches!(group.lemma, "fail" | "refuse")
        || clause.any(marker..group.words.start.max(marker), &["no", "nothing", "neither"]);
    (negated && !group.has(Class::PlansForOneself)).then_some(marker)
}

/// "Without a deal, the mill will close on Friday."
fn without(clause: &Clause<'_>) -> Option<usize> {
    let at = usize::from(clause.is(0, &["but", "and", "\u{201c}", "\""]));
    let what =
        clause.phrase_at(at + 1).filter(|p| clause.lower(at) == "without" && clause.tag_at(p.end) == Tag::Comma)?;
    clause
        .any(what, &["deal", "agreement", "action", "extension", "accord", "funding", "vote", "approval"])
        .then_some(at)
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn harm_begins_on_a_day() {
        reads(
            "
            [setter The bakers] will [consequence=trigger strike] on [time 1 May] if [addressee the owners] do not [action raise their pay]. -> 2025-05-01 set
            The members could [consequence [trigger lose] their seats] on [time 1 May] unless [addressee the council] [action acts]. -> 2025-05-01 pending
            Without [action a deal], the mill will [consequence=trigger close] on [time Friday]. -> 2025-03-14 pending
            [setter The council] threatened to [consequence close the market] [trigger from] [time 1 May]. -> 2025-05-01 set
            [setter The pilots] will [consequence=trigger strike] on [time Friday] unless [addressee the airline] [action raises their pay]. -> 2025-03-14 set
            The strike will [consequence=trigger begin] on [time Friday] unless [addressee the airline] [action raises their pay]. -> 2025-03-14 pending
            Threatening to [consequence cut the power] [trigger from] [time Monday], the firm went to court. -> 2025-03-17 set
            ",
        );
        silent(
            "
            The pilots will meet on Friday.
            She'll probably go on Friday if nobody minds.
            The boats could leave on Friday unless it snows.
            Without a hat, she will walk on Friday.
            The council threatened to close the market.
            ",
        );
    }

    #[test]
    fn what_comes_even_if_is_no_threat() {
        silent(
            "
            The bakers will march on 1 May even if the owners do not raise their pay.
            The panel will hear the case even if the owners do not ask for it by 1 May.
            ",
        );
    }

    #[test]
    fn what_will_come_by_itself_is_no_threat() {
        silent(
            "
            If nothing is done, the glacier will be gone by 2050.
            Unless it rains, the well will be dry by Sunday.
            ",
        );
    }
}
