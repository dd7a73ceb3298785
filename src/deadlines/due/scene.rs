//! Deadlines told of another time than the article's: "In 2019 the council gave them until June", "At the time they had
//! until Friday".

use super::super::clause::{Clause, Tag, VerbForm, VerbGroup};
use super::super::frame::Frame;
use super::date::DueDate;
use super::day::{day_of, is_bare_weekday, names_year_or_month};
use crate::calendar::Date;

/// How many days back a time lies that the sentences after it go on with, where nothing says so.
const LONG_AGO: i64 = 90;

/// A time of the past that a sentence tells of.
pub(in crate::deadlines) struct Scene {
    /// Its first and last day; nothing where nobody can date it: "at the time", "when she was mayor".
    pub(in crate::deadlines) days: Option<(Date, Date)>,
}

/// The time of which a deadline's own sentence tells.
pub(in crate::deadlines) fn of(clause: &Clause<'_>, frame: &Frame) -> Option<Scene> {
    let known = [frame.time, frame.prior_time];
    scene(clause, frame.trigger.start, &known).or_else(|| quoted(clause, frame.trigger.start, &known))
}

/// "“The deadline is Friday,” Roe told reporters last week.": the time of the words between quotation marks at a word.
fn quoted(clause: &Clause<'_>, at: usize, not: &[Option<usize>]) -> Option<Scene> {
    let today = clause.article?;
    if !clause.is_quoted(at) {
        return None;
    }
    let says = |g: &&VerbGroup| {
        g.words.start > at
            && g.form == VerbForm::Finite
            && g.past
            && g.has(crate::lexicon::Class::ReportsSpeech)
            && !clause.is_quoted(g.words.start)
    };
    let verb = clause.groups.iter().find(says)?;
    let days = |t: usize| {
        let words = &clause.times[t].words;
        let plain = words.start >= verb.words.end && !clause.is_quoted(words.start) && !not.contains(&Some(t));
        let limit = clause.is_before(words.start, &["by", "until", "till", "before", "within", "since", "to", "for"]);
        let alone = plain && !limit && !clause.times[t].is_duration;
        day_of(clause, t).days.filter(|d| alone && d.1 < today)
    };
    (0..clause.times.len()).find_map(days).map(|days| Scene { days: Some(days) })
}

/// The time long ago that a sentence sets, so that those after it may go on with it.
pub(in crate::deadlines) fn opened(clause: &Clause<'_>) -> Option<Scene> {
    let today = clause.article?;
    scene(clause, clause.len(), &[]).filter(|s| s.days.is_none_or(|(_, last)| i64::from(today - last) > LONG_AGO))
}

/// Whether a sentence goes on with the time of the one before: told in the past, of no time of its own but a deadline's,
/// and nobody speaks.
pub(in crate::deadlines) fn goes_on(clause: &Clause<'_>, not: Option<usize>) -> bool {
    let finite = || clause.groups.iter().filter(|g| g.form == VerbForm::Finite);
    let told = |g: &VerbGroup| g.past && g.modal.is_none() && !matches!(g.lemma, "say" | "add");
    finite().next().is_some()
        && finite().all(told)
        && (0..clause.times.len()).all(|t| {
            let words = &clause.times[t].words;
            Some(t) == not || clause.times[t].is_duration || clause.sequence(words.start, &["that", "year"])
        })
}

/// Whether a word ties a sentence to the time of the one before: "the council then ordered", "that year".
pub(in crate::deadlines) fn is_tied(clause: &Clause<'_>) -> bool {
    (0..clause.len()).any(|i| {
        let then = clause.lower(i) == "then" && clause.tag_before(i) != Tag::Preposition;
        then && clause.tag_at(i + 1) != Tag::Hyphen || clause.sequence(i, &["that", "year"])
    })
}

/// The time before a word that the verb which tells stands in.
fn scene(clause: &Clause<'_>, upto: usize, not: &[Option<usize>]) -> Option<Scene> {
    let today = clause.article?;
    let finite = |g: &&VerbGroup| g.form == VerbForm::Finite;
    let first = clause.groups.iter().find(finite)?;
    let days = |t: usize| {
        let words = &clause.times[t].words;
        let apart = not.contains(&Some(t)) || clause.times[t].is_duration || words.end > upto.max(first.words.start);
        // "the 1984 deadline", "by March": a deadline's own day, or that of another.
        let before = clause.lower_before(words.start - usize::from(clause.is_before(words.start, &["the"])));
        let limit = matches!(before, "by" | "until" | "till" | "before" | "within" | "since" | "to" | "from" | "of");
        if apart || limit || clause.tag_at(words.end) == Tag::Clitic {
            return None;
        }
        day_of(clause, t).days.filter(|d| d.1 < today && tells(clause, words.start, upto, first))
    };
    if let Some(days) = (0..clause.times.len()).find_map(days) {
        return Some(Scene { days: Some(days) });
    }
    let then = clause.sequence(0, &["at", "the", "time"]) && first.words.start > 2;
    let when = || clause.lower(0) == "when" && first.lemma == "be" && !first.passive && clause.times.len() < 2;
    (first.past && (then || when())).then_some(Scene { days: None })
}

/// Whether the verb that tells of a deadline is one in the past that a time at a word belongs to: the first verb after a
/// time that opens the sentence, or the verb right before it ("voted in 2022 to require", "said in May the owners must").
fn tells(clause: &Clause<'_>, time: usize, upto: usize, first: &VerbGroup) -> bool {
    let end = clause.words[time].time.map_or(time, |t| clause.times[t].words.end);
    let modifies = matches!(clause.tag_at(end), Tag::Noun | Tag::Name | Tag::Hyphen);
    let Some(g) = clause.group_before(time) else {
        // "In his 2019 speech, Roe promised", but "The 2019 winners had until Friday" and "Roe, born in 1980, promised".
        let opens = clause.tag_at(0) == Tag::Preposition && !(0..time).any(|i| clause.tag_at(i) == Tag::Comma);
        // "In 2019 the pier opened and must close by Friday"
        let now = |x: &VerbGroup| x.form == VerbForm::Finite && !x.past && x.words.start <= upto;
        let and = (first.words.end..upto).any(|i| clause.tag_at(i) == Tag::And);
        return first.past && (opens || time <= 2 && !modifies) && !(and && clause.groups.iter().any(now));
    };
    let verb = &clause.groups[g];
    let speaks = verb.has(crate::lexicon::Class::ReportsSpeech);
    // "met in 2019 and gave them until Friday" is of one time, "opened in 2019 and must close by Friday" is not.
    let along = |x: &VerbGroup| x.past && x.words.end > upto && clause.tag_before(x.words.start) == Tag::And;
    let other = |x: &VerbGroup| x.form == VerbForm::Finite && x.words.start <= upto && !along(x);
    verb.form == VerbForm::Finite
        && verb.past
        && !modifies
        && clause.tag_before(verb.words.start) != Tag::Relative
        && !(clause.words[verb.head].tag == Tag::Verb && clause.tag_before(verb.words.start) == Tag::Comma)
        && (speaks || !clause.groups[g + 1..].iter().any(other))
}

impl Scene {
    /// The day of a deadline that was set at that time, where it was counted from the article's.
    pub(in crate::deadlines) fn date(&self, clause: &Clause<'_>, frame: &Frame, due: DueDate) -> DueDate {
        let Some(t) = frame.time else { return due };
        let words = clause.times[t].words.clone();
        let from = words.start.saturating_sub(1);
        let now = clause.any(from..words.end, &["this", "next", "last", "today", "tomorrow", "tonight", "now"]);
        if now || !due.basis.starts_with("article date") || (clause.times[t].is_duration && frame.anchor.is_some()) {
            return due;
        }
        let told = self.days.zip(due.days.filter(|_| !clause.times[t].is_duration)).and_then(|((a, b), days)| {
            let told = moved(clause, t, a, days).filter(|&told| moved(clause, t, b, days) == Some(told))?;
            Some((told, a, b))
        });
        match told {
            Some((days, ..)) if Some(days) == due.days => due,
            Some((days, a, b)) => {
                let when = if a == b { a.to_string() } else { [a.to_string(), b.to_string()].join(" to ") };
                let basis = ["told of ", &when, ", not of the article's day"].concat();
                DueDate { value: days.1.to_string(), days: Some(days), basis, ..due }
            }
            None => {
                let yearly = due.value.get(4..).filter(|_| names_year_or_month(clause, t));
                let value = yearly.map_or(String::new(), |rest| ["XXXX", rest].concat());
                DueDate::unresolved(value, "it is told of another time than the article's")
            }
        }
    }

    /// Whether a deadline set at that time is over, whatever its day.
    pub(in crate::deadlines) fn is_over(&self, today: Date) -> bool {
        self.days.is_some_and(|(_, last)| i64::from(today - last) > 2 * LONG_AGO)
    }
}

/// The days of a time phrase as they were meant on another day than the article's.
fn moved(clause: &Clause<'_>, t: usize, told: Date, (first, last): (Date, Date)) -> Option<(Date, Date)> {
    if names_year_or_month(clause, t) {
        let years = i64::from(told.year() - first.year());
        let at = |n: i64| Some((first.plus_months(12 * n)?, last.plus_months(12 * n)?));
        return at(years).filter(|days| days.1 >= told).or_else(|| at(years + 1));
    }
    let ahead = i64::from(told.weekday().until(first.weekday()));
    let day = told.plus_days(ahead).filter(|_| first == last && is_bare_weekday(clause, t))?;
    Some((day, day))
}

#[cfg(test)]
mod tests {
    use crate::deadlines::examples::{due, reads};

    #[test]
    fn what_is_told_of_another_year_is_of_that_year() {
        reads(
            "
            In 2019, [setter the council] ordered [addressee the owners] to [action repair the roof] [trigger by] [time the end of the year]. -> 2019-12-31 set
            In March 2021, [setter=addressee the firm] promised to [action close the mill] [trigger by] [time December]. -> 2021-12-31 set
            [setter The council] voted in 2022 to require [addressee owners] to [action register their dogs] [trigger by] [time December]. -> 2022-12-31 set
            On 3 March, [setter the council] [trigger gave] [addressee the owners] until [time Friday] to [action reply]. -> 2025-03-07 set
            Last year [setter=addressee the mayor] pledged to [action plant 1,000 oaks] [trigger by] [time the end of this year]. -> 2025-12-31 set
            In 2019, [setter=addressee the council] promised to [action build the bridge] [trigger by] [time 2030]. -> 2030-12-31 set
            Last year, [setter the council] ordered [addressee the owners] to [action repair the roof] [trigger by] [time 30 June]. -> XXXX-06-30 set
            In 2019, [setter the council] [trigger gave] [addressee the owners] until [time Friday] to [action reply]. -> - set
            [setter Roe], elected in 2019, [trigger gave] [addressee the bakers] until [time Friday] to [action reply]. -> 2025-03-14 set
            ",
        );
    }

    #[test]
    fn what_is_told_beside_a_deadline_does_not_date_it() {
        assert_eq!(due("The pier opened in 2019 and must close by December."), "2025-12-31 pending");
        assert_eq!(due("In 2019 the pier opened and must close by December."), "2025-12-31 pending");
        assert_eq!(due("Roe won in 2019 and must leave by Friday."), "2025-03-14 pending");
        assert_eq!(due("Roe, a baker born in 1980, promised to close the mill by December."), "2025-12-31 set");
    }

    #[test]
    fn the_sentences_after_go_on_with_a_time_long_ago() {
        let ordered = "The council then ordered the owners to repair the dam by the end of the year.";
        assert_eq!(due(&["The town was flooded in 2019. ", ordered].concat()), "2019-12-31 set");
        assert_eq!(due(&["The town was flooded in 2019. It was poor. ", ordered].concat()), "2019-12-31 set");
        assert_eq!(due(&["The town, which was flooded in 2019, is poor. ", ordered].concat()), "2025-12-31 set");
        assert_eq!(due(&["The town was flooded in 2019. It is poor. ", ordered].concat()), "2025-12-31 set");
        assert_eq!(due("The town was flooded in 2019. The owners must leave by Friday."), "2025-03-14 pending");
        assert_eq!(
            due("The town was flooded in 2019. The council said the owners had until Friday to leave."),
            "2025-03-14 set"
        );
        assert_eq!(due("The bridge was built in 1980. The firm promised to repair it by December."), "2025-12-31 set");
        assert_eq!(
            due("The firm shut the mill in 2020. Police ordered residents to leave their homes by 9 June."),
            "2025-06-09 set"
        );
        assert_eq!(due("At the time, the council had given them until Friday to leave."), "- set");
    }

    #[test]
    fn words_quoted_from_another_week_have_its_days() {
        assert_eq!(due("“The deadline is Friday,” Anna Lind told reporters last week."), "- pending");
        assert_eq!(due("“The deadline is Friday,” Anna Lind said on 4 March."), "2025-03-07 passed");
        assert_eq!(due("“The deadline is Friday,” Anna Lind said on Wednesday."), "2025-03-14 pending");
        assert_eq!(due("“The deadline is Friday,” Anna Lind said."), "2025-03-14 pending");
    }
}
