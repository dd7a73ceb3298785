//! When something was said: one article has the words of one day, another has them of another.

use super::found::{Found, SIDES, Side};
use crate::calendar::Date;
use crate::corpus::view::{Seen, View};
use crate::corpus::words;
use crate::input::collapsed;
use crate::lexicon::{Class, look_up};
use crate::report::{ConflictKind, Relation, Statement, StatementMember, Verdict};
use crate::span::Span;

/// From so many words on, words that two articles share are one saying, however much one of them leaves out.
const LONG: usize = 6;

/// Of fewer, so many hundredths must be in both, and so many of them must tell something.
const MOST: usize = 60;
const TELLING: usize = 2;

/// Most tokens between a day and who says it.
const NEAR: usize = 12;

/// A day on which an article has someone say something.
struct Told {
    side: Side,
    source: usize,
    days: (Date, Date),
    /// As written.
    shown: String,
    /// How many words it prints.
    words: usize,
}

/// Finds statements that articles give to different days.
pub(super) fn find(view: &View<'_>, statements: &[Statement], out: &mut Vec<Found>) {
    for s in statements.iter().filter(|s| s.relation != Relation::Reported) {
        let told: Vec<Told> = view.members(s).filter_map(|(i, m)| read(&view.articles[i], i, m)).take(SIDES).collect();
        let differ = |a: &Told, b: &Told| {
            let (least, most) = (a.words.min(b.words), a.words.max(b.words));
            let one = least >= LONG || least * 100 >= most * MOST;
            let apart = a.days.1 < b.days.0 || b.days.1 < a.days.0;
            one && apart && a.source != b.source && !a.shown.eq_ignore_ascii_case(&b.shown)
        };
        let pair = told.iter().enumerate().find_map(|(k, a)| Some((a, told[k + 1..].iter().find(|b| differ(a, b))?)));
        let Some((a, b)) = pair else { continue };
        let first = view.members(s).next();
        let text = first.map_or(String::new(), |(i, m)| collapsed(m.span().of(&view.articles[i].a.doc.text)));
        let begins: Vec<&str> = text.split(' ').take(8).collect();
        out.push(Found {
            kind: ConflictKind::Date,
            verdict: Verdict::Undecided,
            about: ["when it was said: “", begins.join(" ").trim_end_matches([',', '.']), "”"].concat(),
            why: [
                "one article has the words said “",
                &a.shown,
                "”, another “",
                &b.shown,
                "”: they were said twice, or one of the days is wrong",
            ]
            .concat(),
            sides: vec![a.side, b.side],
        });
    }
}

/// Words between a day and who speaks, after which it is the day of something else: "said of the storm on Sunday".
const OF_OTHERS: &[&str] = &["following", "who", "which", "of", "about", "broadcast"];

/// What makes a day the owner of something: "Monday's storm".
const OWNS: &[&str] = &["'s", "’s"];

/// Whether a day belongs to the words that say who speaks: in their sentence, near them and in no clause of its own, as in
/// "told us after the report was published on Monday".
fn is_beside(seen: &Seen<'_>, cue: Span, at: Span) -> bool {
    let text = &seen.a.text;
    let (from, to) = if cue.end <= at.start { (cue.end, at.start) } else { (at.end, cue.start) };
    let one = |a: u32, b: u32| text.sentence_of(text.token_at(a)) == text.sentence_of(text.token_at(b));
    let behind = seen.a.doc.text[..].get(at.end as usize..).unwrap_or_default();
    if from > to || !one(cue.start, at.start) || OWNS.iter().any(|s| behind.starts_with(s)) {
        return false;
    }
    let mut between = text.tokens_in(Span::new(from, to));
    between.len() <= NEAR
        && between.all(|t| {
            let word = words::plain(seen.written(t));
            let entry = look_up(&word);
            let clause = entry.has(Class::ClauseSubordinator) && !matches!(word.as_str(), "that" | "as");
            // "An interview recorded on Friday".
            let participle = word.ends_with("ed") || word.ends_with("ing") && entry.verb().is_some();
            !clause && !participle && !OF_OTHERS.contains(&word.as_str())
        })
}

/// The day that an article gives to words between marks, in the sentence that says whose they are.
fn read(seen: &Seen<'_>, article: usize, m: &StatementMember) -> Option<Told> {
    let q = seen.a.quotes.get(m.quote as usize)?;
    let at = q.said.as_ref()?.span();
    let beside = || q.cue.iter().chain(&q.source).any(|c| is_beside(seen, *c, at));
    let from = seen.a.times.partition_point(|t| t.span.start < at.start);
    let time = seen.a.times[from..].iter().take_while(|t| t.span.start == at.start).find(|t| t.span == at)?;
    let printed = m.span();
    let list = || seen.a.text.tokens_in(printed).filter(|&t| words::is_word(seen.a.text.tokens[t].kind));
    let telling = list().filter(|&t| !words::is_stop(&words::plain(seen.written(t)))).count();
    let quoted = q.verbatim.iter().any(|v| v.overlaps(printed));
    // Without its own date an article's "Monday" is any.
    if seen.day.is_none() || !quoted || telling < TELLING || !beside() {
        return None;
    }
    Some(Told {
        side: Side { article, span: at },
        source: seen.source,
        days: (time.earliest?, time.latest?),
        shown: collapsed(at.of(&seen.a.doc.text)),
        words: list().count(),
    })
}
