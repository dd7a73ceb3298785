//! Time that someone is given: "has until Friday to reply", "gave the union 10 days to sign", "were given 48 hours".

use std::ops::Range;

use super::clause::{Clause, Tag, VerbForm, VerbInflection};
use super::draft;
use super::family::{Family, Readings, Trigger};
use super::frame::{self, Frame, Relation};
use crate::lexicon::Class;
use crate::report::Status;

pub(super) const FAMILY: Family = Family {
    triggers: &[
        Trigger::words(&["have", "has", "had", "having", "haven't", "hasn't", "hadn't", "'ve"]).with_time(),
        Trigger::verbs(&["get", "give", "grant", "allow", "leave", "hand", "offer", "afford", "buy"]).with_time(),
    ],
    read,
};

/// Reads time that someone has or is given.
fn read(clause: &Clause<'_>, readings: &mut Readings) {
    for g in 0..clause.groups.len() {
        if let Some(mut frame) = has(clause, g, readings).or_else(|| gives(clause, g, readings)) {
            let length = frame.relation == Relation::Within;
            let offer = clause.groups[g].modal.is_some_and(|m| clause.is(m, &["would"])) && frame.setter.is_none();
            // "if the court agrees, they would have until May"
            let supposed = offer && clause.any(0..clause.groups[g].words.start, &["if"]);
            if offer && length || supposed {
                (frame.status, frame.start_unknown) = (Status::Conditional, length);
            }
            frame.start_unknown |= length && draft::is_law(clause, &frame);
            let times = [frame.time, frame.anchor];
            readings.add(frame, &times);
        }
    }
}

/// A time that someone has.
struct Given {
    /// Its time phrase.
    time: usize,
    /// Whether "until" tells that it is a moment.
    until: bool,
    /// The word after it.
    end: usize,
}

/// The time after a verb: "until Friday", "just two weeks", "another 10 days".
fn time(clause: &Clause<'_>, after: usize, readings: &Readings) -> Option<Given> {
    /// Most words between the verb and its time.
    const REACH: usize = 5;
    let mut at = after;
    let mut until = false;
    while at < after + REACH && !clause.in_time(at) {
        let filler = clause.is(at, &["a", "the", "simply", "up", "to", "another", "an", "only"])
            || matches!(clause.tag_at(at), Tag::Adverb | Tag::Mark);
        let moment = clause.is(at, &["until", "till", "through"]);
        if !moment && !filler {
            return None;
        }
        until |= moment;
        at += 1;
    }
    let time = clause.time_at(at).filter(|&t| readings.is_free(t))?;
    let end = clause.times[time].words.end;
    // "30 days' notice to leave"
    let notice = (end..end + 2).find(|&i| clause.lower(i) == "notice").filter(|_| clause.tag_at(end) == Tag::Clitic);
    let end = notice.map_or(end, |i| i + 1);
    // A phrase of its own: not "10-day visit".
    let modifies = matches!(clause.tag_at(end), Tag::Noun | Tag::Name | Tag::Clitic | Tag::Hyphen)
        && !clause.is(end, &["left", "remaining", "earlier", "more", "notice", "only"]);
    let enough = until || clause.times[time].is_duration || counts_from_day(clause, time);
    (!modifies && enough).then_some(Given { time, until, end })
}

/// Whether a time phrase counts from a day: "60 days from Tuesday".
fn counts_from_day(clause: &Clause<'_>, time: usize) -> bool {
    let phrase = &clause.times[time];
    phrase.expressions.iter().any(|&e| clause.expressions[e].amount.is_some())
        && clause.any(phrase.words.clone(), &["from"])
}

/// Whether what is given is a length that counts from something that has no day here: "30 days after the notice".
fn from_event(clause: &Clause<'_>, given: &Given) -> bool {
    let end = given.end;
    clause.times[given.time].is_duration
        && clause.is(end, &["after", "from", "following"])
        && !clause.is(end + 1, &["now", "today"])
        && clause.time_at(end + 1).is_none()
        && clause.phrase_at(end + 1).is_some()
}

/// Whether a length is counted in minutes or seconds, as in games and speeches.
pub(super) fn moments(clause: &Clause<'_>, time: usize) -> bool {
    let brief = |value: &str| value.starts_with("PT") && !value.ends_with('H');
    let phrase = &clause.times[time];
    phrase.is_duration && phrase.expressions.iter().any(|&e| brief(&clause.expressions[e].value))
}

/// The duty after the time: "to V", perhaps after "left", "in which", "from today", a comma.
fn duty(clause: &Clause<'_>, from: usize) -> Option<Range<usize>> {
    /// Most words between the time and its duty.
    const REACH: usize = 7;
    let to = (from..(from + REACH).min(clause.len())).find(|&i| clause.tag_at(i) == Tag::To)?;
    if (from..to).any(|i| matches!(clause.tag_at(i), Tag::Stop | Tag::Dash | Tag::Verb | Tag::Modal | Tag::Be))
        && !clause.any(from..to, &["left", "remaining"])
    {
        return None;
    }
    let action = frame::infinitive(clause, to)?;
    (!clause.has(action.start, Class::Idles)).then_some(action)
}

/// "has until Friday to reply", "will have 10 days to leave", "we've got two weeks to find one"
fn has(clause: &Clause<'_>, g: usize, readings: &Readings) -> Option<Frame> {
    let group = &clause.groups[g];
    let got = group.lemma == "get" && group.perfect && !group.past && clause.lower(group.head) == "got";
    // "has had a decade to act": that time has gone by.
    let gone = group.words.len() > 1 && clause.lower(group.head) == "had" && group.modal.is_none();
    if !got && (group.lemma != "have" || gone) {
        return None;
    }
    let given = time(clause, group.words.end, readings).filter(|given| !moments(clause, given.time))?;
    if given.until && is_perfect(clause, group.head, given.end) {
        return None;
    }
    let action = duty(clause, given.end);
    let before = || super::nominal::before_return(clause, given.end).filter(|_| action.is_some());
    let consequence = frame::consequence(clause, given.end).or_else(before);
    if action.is_none() && consequence.is_none() && !given.until {
        return None;
    }
    if group.past && action.is_some() && consequence.is_none() && !given.until && !reported(clause, g) {
        return None;
    }
    let start = clause.times[given.time].words.start;
    let mut f = Frame::new(group.head..start.max(group.head + 1), Status::Pending);
    f.time = Some(given.time);
    f.relation = Relation::of_time(clause.times[given.time].is_duration);
    f.addressee = frame::subject_slot(clause, g);
    f.action = action.and_then(|a| clause.span_of(a));
    f.consequence = consequence;
    // Who says "we have two months" was given them by someone else.
    let first_person = clause.subject(g).is_some_and(|s| s.len() == 1 && clause.is(s.start, &["i", "we"]));
    f.setter = frame::imposer(clause, group.words.start, given.end).filter(|_| !first_person);
    if f.setter.is_none() && is_uncounted(clause, given.time) {
        return None;
    }
    let starts = |&a: &usize| {
        let at = clause.times[a].words.start;
        let at = at - usize::from(clause.is_before(at, &["on"]));
        clause.is_before(at, &["starting", "beginning"])
    };
    f.anchor = frame::anchor(clause, Some(g), &[f.time]).filter(|a| group.past || starts(a));
    // "will then have two weeks": after something that has no day yet.
    f.start_unknown = from_event(clause, &given)
        || (clause.times[given.time].is_duration && clause.any(group.words.start..given.end, &["then"]));
    f.told_in_past = group.past;
    // "had until 1 March to reply" tells of no setting.
    if f.setter.is_some() || group.past && !given.until {
        f.status = Status::Set;
    }
    Some(f)
}

/// "had until Friday traded at par": a perfect tense with its time inside.
fn is_perfect(clause: &Clause<'_>, have: usize, verb: usize) -> bool {
    clause.is(have, &["had", "has", "have"])
        && clause.tag_at(verb) == Tag::Verb
        && clause.words[verb].inflection == VerbInflection::Past
}

/// Whether someone says what a verb tells: "had two weeks to prepare" by itself tells of the past.
fn reported(clause: &Clause<'_>, g: usize) -> bool {
    clause.groups[..g].iter().any(|over| over.has(Class::ReportsSpeech))
}

/// Whether a length is one whose days cannot be counted: "a few more weeks".
fn is_uncounted(clause: &Clause<'_>, time: usize) -> bool {
    clause.times[time].is_duration && super::due::days_of(clause, time).is_none()
}

/// "gave the union 10 days to sign", "were given 48 hours to leave by the court"
fn gives(clause: &Clause<'_>, g: usize, readings: &Readings) -> Option<Frame> {
    let group = &clause.groups[g];
    if !matches!(group.lemma, "give" | "grant" | "allow" | "leave" | "hand" | "offer" | "afford" | "buy")
        || group.negated
    {
        return None;
    }
    let whom = clause.recipient(g);
    let at = if group.passive { group.words.end } else { whom.as_ref()?.end };
    let given = time(clause, at, readings)?;
    // "gave himself a week to rest", but "gave themselves until Friday to agree".
    let own = ["himself", "itself", "themselves", "herself"];
    if !group.passive && !given.until && clause.is(whom.as_ref()?.start, &own) {
        return None;
    }
    // "offers discounts through Friday": a sale.
    let lasts = clause.is_before(clause.times[given.time].words.start, &["through"]);
    if lasts && !matches!(group.lemma, "give" | "grant") {
        return None;
    }
    let action = duty(clause, given.end);
    let consequence = frame::consequence(clause, given.end);
    if !binds(clause, g, whom.as_ref(), &given, action.is_some(), consequence.is_some()) {
        return None;
    }
    let mut f = Frame::new(group.head..group.words.end, Status::Set);
    f.time = Some(given.time);
    f.relation = Relation::of_time(clause.times[given.time].is_duration);
    f.addressee = whom.and_then(|w| clause.slot(w));
    f.action = action.and_then(|a| clause.span_of(a));
    f.consequence = consequence;
    f.setter = giver(clause, g, given.end);
    f.anchor = frame::anchor(clause, Some(g), &[f.time]);
    f.told_in_past = group.past;
    // "came to town after the army gave them a day to leave": told in passing of a day that nobody names.
    let told_in_passing = group.past
        && clause.subject(g).is_some_and(|s| clause.is_before(s.start, &["after", "when", "since", "because"]));
    f.start_unknown = from_event(clause, &given);
    f.set_earlier = (frame::set_earlier(clause) || told_in_passing) && f.anchor.is_none();
    f.status =
        if clause.groups[..g].iter().any(|over| matches!(over.lemma, "reiterate" | "repeat" | "reaffirm" | "remind")) {
            Status::Reaffirmed
        } else if frame::offered(clause, g) {
            Status::Conditional
        } else if !given.until && is_more(clause, given.time) {
            Status::Extended
        } else {
            Status::Set
        };
    Some(f)
}

/// Whether time that is given binds someone.
fn binds(
    clause: &Clause<'_>,
    g: usize,
    whom: Option<&Range<usize>>,
    given: &Given,
    duty: bool,
    consequence: bool,
) -> bool {
    let group = &clause.groups[g];
    if (!duty || moments(clause, given.time)) && !consequence && !given.until {
        return false;
    }
    // "allowed imports until July": a thing that may go on, not someone who has to act.
    // "gave the market enough cash until Friday": how long it is enough.
    let open = given.until && !duty && !consequence;
    if open && whom.is_some_and(|w| clause.any(w.clone(), &["enough", "sufficient"])) {
        return false;
    }
    let lasts = matches!(group.lemma, "allow" | "buy" | "leave") && open;
    if lasts && !whom.is_some_and(|w| super::nominal::names_someone(clause, w)) {
        return false;
    }
    // "urged it to give them a few more weeks": nothing that can be counted has been given.
    let wished = group.form == VerbForm::Infinitive || group.modal.is_some();
    !(wished && is_uncounted(clause, given.time))
}

/// Who gives: the subject, or whom a passive names with "by", or who says so.
fn giver(clause: &Clause<'_>, g: usize, after: usize) -> Option<crate::report::Slot<u32>> {
    /// Most words between the time and "by" with who gave it.
    const REACH: usize = 12;
    let group = &clause.groups[g];
    if group.passive {
        // "given a year to meet rules imposed by": not who gave the year.
        let of_other = |p: &Range<usize>| p.start > after + 1 && clause.tag_before(p.start - 1) == Tag::Verb;
        let agent = clause.agent_in(after..after + REACH).filter(|p| !of_other(p)).and_then(|p| clause.slot(p));
        agent.or_else(|| frame::imposer(clause, group.words.start, after))
    } else if group.form == VerbForm::Gerund && g == 0 {
        None
    } else {
        frame::subject_slot(clause, g)
    }
}

/// Whether a length comes on top of one that was given before: "an extra year", "10 more days".
fn is_more(clause: &Clause<'_>, time: usize) -> bool {
    let words = clause.times[time].words.clone();
    clause.any(words.start..words.end + 1, &["extra", "additional", "further", "more", "another"])
        && !clause.any(words, &["than"])
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{reads, silent};

    #[test]
    fn time_is_had_and_given() {
        reads(
            "
            Roe said the choir had no hall, but “[addressee we]'ve [trigger got] [time two weeks] to [action find one]”. -> 2025-03-27 pending
            [setter The court] would [trigger give] [addressee the brewery] [time an extra 14 days] to [action find the money]. -> 2025-03-27 extended
            [setter The council] has [trigger given] [addressee the stallholders] [time another 10 days] to [action move]. -> 2025-03-23 extended
            [setter The council] has [trigger given] [addressee the stallholders] [time 10 days] to [action move]. -> 2025-03-23 set
            [addressee The bakers] [trigger have until] [time Friday] to [action reply]. -> 2025-03-14 pending
            [setter The two sides] [trigger gave] [addressee themselves] until [time Friday] to [action agree]. -> 2025-03-14 set
            [setter Lind] warned [addressee Oland] it [trigger had] [time ten days] to [action sign]. -> 2025-03-23 set
            [setter The council] [trigger gave] [addressee the bakers] through [time Friday] to [action reply]. -> 2025-03-14 set
            [addressee The tenants] were [trigger given] [time 30 days]' notice to [action leave]. -> 2025-04-12 set
            [setter The council] [trigger gave] [addressee the bakers] until [time Friday]. -> 2025-03-14 set
            [addressee The owners] now [trigger have] [time 10 days] to [action appeal], or [consequence the mill will be sold]. -> 2025-03-23 pending
            [setter The bill] would [trigger give] [addressee firms] [time six months] to [action comply]. -> P6M conditional
            [setter The law] [trigger gave] [addressee owners] [time a year] to [action register their guns]. -> P1Y set
            [addressee The council] will then [trigger have] [time two weeks] to [action reply]. -> P2W pending
            If the court agrees, [addressee the owners] would [trigger have until] [time 1 May] to [action leave]. -> 2025-05-01 conditional
            [addressee Firms] would [trigger have] [time six months] to [action comply]. -> P6M conditional
            [addressee Firms] were [trigger given] [time a year] to [action meet rules imposed by the ministry]. -> 2026-03-13 set
            She came to town after [setter the army] [trigger gave] [addressee them] [time a day] to [action leave the island]. -> P1D set
            [setter The court] [trigger granted] [addressee the brewery] [time 60 days from Tuesday] to [action find the money]. -> 2025-05-10 set
            ",
        );
    }

    #[test]
    fn time_that_has_gone_by_is_no_deadline() {
        silent(
            "
            The mill has had three years to mend its roof, Roe said.
            We got two weeks to rest in the hills.
            The coach had given her a year to remember.
            The ministry would allow imports of Sudrian ore until 1 July.
            The players had two weeks to prepare.
            ",
        );
    }

    #[test]
    fn what_a_market_had_until_a_day_is_no_time_to_act() {
        silent(
            "
            The crown had until Friday traded at par.
            The bank has given the market enough cash until Friday.
            ",
        );
    }
}
