//! Everything at once, against five articles on one story that were labelled whole.
//!
//! - `quotes.found`: share of the gold's quoted stretches with a reported stretch of very words at IoU .8;
//!   `quotes.precision` share of the reported ones that match; `quotes.scare` how many scare quotes are reported.
//! - `quotes.speaker`: share of the found stretches whose speaker has the right name, or its last word.
//! - `indirect.found`: share of the indirect statements with a reported content at IoU .5.
//! - `entities.f1`: F1 of names with the very boundaries and a type that will do; `entities.b3` B-cubed F1 of what is one
//!   entity, over the names that both have, all articles together.
//! - `deadlines.found`: share of the gold's deadlines with one reported on their time or trigger, or in their sentence;
//!   `deadlines.due` share with a right due date; `deadlines.invented` how many are reported where there is none.
//! - `noise.chars`: F1 of the characters that are no part of the article; `noise.leaks` how much is reported within them.
//! - `statements.f1`: pairs of quotations of two articles that are one statement; `statements.traps` how many pairs are put
//!   together that only look alike.
//! - `conflicts.found`: share of the gold's conflicts with one reported that touches two of its articles;
//!   `conflicts.wrong` how many agreements are reported as conflicts; `conflicts.reported` how many there are.
//! - `timeline.steps`: share of the steps of deadlines that are reported with their status, those of a chain together.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;
use serde::Deserialize;
use serde_json::json;

use super::program::{Article, Chain, Conflict, Corpus, Deadline, Due, Quote};
use super::text::{Span, TOKEN, Text, f1, first_max, iou, is_space, overlap, share_or};
use super::{Figures, Run, day, told};

#[derive(Deserialize)]
struct Gold {
    publication_date: String,
    boilerplate: Vec<Boilerplate>,
    quotes: Vec<GoldQuote>,
    indirect: Vec<Indirect>,
    entities: Vec<Name>,
    deadlines: Vec<GoldDeadline>,
    not_deadlines: Option<Vec<Span>>,
}

#[derive(Deserialize)]
struct Boilerplate {
    kind: String,
    #[serde(flatten)]
    span: Span,
}

#[derive(Deserialize)]
struct GoldQuote {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    spans: Vec<Span>,
    speaker: Option<Speaker>,
    canonical_alt: Option<Vec<String>>,
    #[serde(default)]
    speaker_optional: bool,
}

#[derive(Deserialize)]
struct Speaker {
    canonical: Option<String>,
}

#[derive(Deserialize)]
struct Indirect {
    content: Span,
}

#[derive(Deserialize)]
struct Name {
    #[serde(flatten)]
    span: Span,
    #[serde(rename = "type")]
    kind: String,
    canonical: String,
    /// Other types that will do.
    alt: Option<Vec<String>>,
    #[serde(default)]
    optional: bool,
}

#[derive(Deserialize)]
struct GoldDeadline {
    sentence: Span,
    trigger: Option<Span>,
    time: Option<Span>,
    kind: Option<String>,
    resolved: Option<Interval>,
    /// As it follows from the other articles.
    corpus_resolved: Option<Interval>,
}

#[derive(Deserialize)]
struct Interval {
    start: String,
    end: String,
}

#[derive(Deserialize)]
struct Story {
    quote_groups: Vec<Group>,
    must_not_merge: Vec<Pair>,
    conflicts: Vec<GoldConflict>,
    agreements: Vec<Agreement>,
    deadline_timeline: Vec<GoldChain>,
}

#[derive(Deserialize)]
struct Group {
    confidence: String,
    members: Vec<Member>,
}

#[derive(Deserialize)]
struct Pair {
    a: Member,
    b: Member,
}

#[derive(Deserialize)]
struct Member {
    file: String,
    quote_id: Option<String>,
    confidence: Option<String>,
    #[serde(flatten)]
    span: Span,
}

#[derive(Deserialize)]
struct GoldConflict {
    id: String,
    #[serde(default)]
    optional: bool,
    members: Vec<Member>,
}

#[derive(Deserialize)]
struct Agreement {
    members: Vec<Member>,
}

#[derive(Deserialize)]
struct GoldChain {
    #[serde(default)]
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    status: String,
    due: Option<Interval>,
}

/// An article with what it is held against.
struct Case<'a> {
    id: &'a str,
    text: &'a Text,
    gold: &'a Gold,
    report: &'a Article,
}

/// A quotation: its article and its id there.
type Id = (String, String);

/// What is right, reported and there.
type Found = [usize; 3];

#[derive(Default)]
struct Counts {
    quotes: Found,
    /// Reported stretches that match.
    matching: usize,
    scare: usize,
    speakers: [usize; 2],
    indirect: [usize; 2],
    names: Found,
    deadlines: [usize; 3],
    invented: usize,
    noise: Found,
    leaks: usize,
    /// Which reported quote each gold one is.
    met: BTreeMap<Id, usize>,
    /// The names that both have: entity of the gold and of the report.
    entities: Vec<(String, String)>,
    errors: Vec<String>,
}

pub(super) fn score(run: &Run) -> Result<Figures, String> {
    let folder = run.data.join("../seeds");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .map_err(|e| format!("cannot read {}: {e}", folder.display()))?
        .flatten()
        .filter_map(|f| f.file_name().into_string().ok().filter(|n| n.ends_with(".txt")))
        .collect();
    names.sort();
    let (mut texts, mut golds) = (Vec::new(), Vec::new());
    for name in &names {
        let text = String::from_utf8(run.bytes(&format!("../seeds/{name}"))?).map_err(|e| format!("{name}: {e}"))?;
        texts.push(Text::new(&text));
        golds.push(run.json::<Gold>(&format!("../seeds/gold/{name}.json"))?);
    }
    let story: Story = run.json("../seeds/gold/corpus.json")?;
    let articles = names.iter().zip(&texts).zip(&golds);
    let articles = articles.map(|((n, t), g)| json!({ "id": n, "text": t.as_str(), "date": g.publication_date }));
    let corpus = run.program.corpus(&articles.collect::<Vec<_>>())?;
    let speakers: HashMap<&str, &str> = corpus.entities.iter().map(|e| (e.id.as_str(), e.name.as_str())).collect();
    let mut counts = Counts::default();
    for ((id, text), gold) in names.iter().zip(&texts).zip(&golds) {
        let report = corpus.articles.iter().find(|a| a.id == *id).ok_or_else(|| format!("no report of {id}"))?;
        let case = Case { id, text, gold, report };
        counts.quotes(&case, &speakers);
        counts.indirect(&case);
        counts.names(&case);
        counts.deadlines(&case);
        counts.noise(&case);
    }
    let spans: HashMap<Id, &[Span]> = names
        .iter()
        .zip(&golds)
        .flat_map(|(n, g)| g.quotes.iter().map(move |q| ((n.clone(), q.id.clone()), &q.spans[..])))
        .collect();
    let figures = figures(&mut counts, &story, &corpus, &spans);
    run.write_errors("seeds", &counts.errors)?;
    Ok(figures)
}

fn figures(counts: &mut Counts, story: &Story, corpus: &Corpus, spans: &HashMap<Id, &[Span]>) -> Figures {
    // Where there is nothing to find, nothing is missing.
    let of = |part, whole| share_or(part, whole, 1.0);
    let both = |[right, reported, gold]: Found| share_or(2 * right, reported + gold, 1.0);
    let (statements, traps) = statements(counts, story, corpus, spans);
    let (conflicts, wrong) = conflicts(counts, story, corpus);
    let steps = timeline(&story.deadline_timeline, &corpus.deadlines);
    let c = counts;
    let figures = [
        ("quotes.found", of(c.quotes[0], c.quotes[2])),
        ("quotes.precision", of(c.matching, c.quotes[1])),
        ("quotes.speaker", of(c.speakers[0], c.speakers[1])),
        ("quotes.scare", c.scare as f64),
        ("indirect.found", of(c.indirect[0], c.indirect[1])),
        ("entities.f1", both(c.names)),
        ("entities.b3", b_cubed(&c.entities)),
        ("deadlines.found", of(c.deadlines[0], c.deadlines[2])),
        ("deadlines.due", of(c.deadlines[1], c.deadlines[2])),
        ("deadlines.invented", c.invented as f64),
        ("noise.chars", both(c.noise)),
        ("noise.leaks", c.leaks as f64),
        ("statements.f1", statements),
        ("statements.traps", traps as f64),
        ("conflicts.found", of(conflicts[0], conflicts[1])),
        ("conflicts.wrong", wrong as f64),
        ("conflicts.reported", corpus.conflicts.len() as f64),
        ("timeline.steps", of(steps[0], steps[1])),
    ];
    figures.map(|(figure, value)| (format!("seeds.{figure}"), value)).into()
}

impl Case<'_> {
    fn tokens(&self, span: Span) -> BTreeSet<usize> {
        self.text.matches(&TOKEN, span).iter().map(|t| t.start).collect()
    }

    fn in_boilerplate(&self, span: Span) -> bool {
        self.gold.boilerplate.iter().any(|b| span.within(b.span))
    }

    fn in_caption(&self, span: Span) -> bool {
        self.gold.boilerplate.iter().any(|b| b.kind.starts_with("photo-") && span.within(b.span))
    }

    /// The places in some stretches that are not white space.
    fn ink(&self, spans: impl Iterator<Item = Span>) -> HashSet<usize> {
        let places = spans.flat_map(|s| s.start..s.end.min(self.text.len()));
        places.filter(|p| self.text.at(*p).is_some_and(|c| !is_space(c))).collect()
    }
}

impl Counts {
    fn quotes(&mut self, case: &Case<'_>, speakers: &HashMap<&str, &str>) {
        let reported: Vec<(usize, BTreeSet<usize>)> = (case.report.quotes.iter().enumerate())
            .flat_map(|(i, q)| q.verbatim.iter().map(move |s| (i, case.tokens(*s))))
            .collect();
        let mut used = HashSet::new();
        for (quote, span) in case.gold.quotes.iter().flat_map(|q| q.spans.iter().map(move |s| (q, *s))) {
            let tokens = case.tokens(span);
            let like = reported.iter().enumerate().map(|(k, (_, r))| (iou(&tokens, r), k));
            let (likeness, best) = like.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).unwrap_or_default();
            let is_found = likeness >= 0.8;
            if is_found {
                used.insert(best);
            }
            if quote.kind == "scare" {
                self.scare += usize::from(is_found);
                continue;
            }
            self.quotes[2] += 1;
            if !is_found {
                self.errors.push(format!("QUOTE MISSED\t{}\t{}", case.id, case.text.slice(span)));
                continue;
            }
            self.quotes[0] += 1;
            let which = reported[best].0;
            self.met.entry((case.id.to_owned(), quote.id.clone())).or_insert(which);
            self.speaker(case, quote, &case.report.quotes[which], speakers);
        }
        self.quotes[1] += reported.len();
        self.matching += used.len();
    }

    fn speaker(&mut self, case: &Case<'_>, gold: &GoldQuote, quote: &Quote, names: &HashMap<&str, &str>) {
        let Some(speaker) = &gold.speaker else { return };
        let mut wanted = speaker.canonical.iter().chain(gold.canonical_alt.iter().flatten()).peekable();
        if wanted.peek().is_none() || (gold.speaker_optional && quote.speaker.is_none()) {
            return;
        }
        let given = quote.speaker.as_deref().and_then(|id| names.get(id));
        let right = given.is_some_and(|name| wanted.any(|w| is_same(name, w)));
        self.speakers[0] += usize::from(right);
        self.speakers[1] += 1;
        if !right {
            self.errors.push(format!("SPEAKER\t{}\t{}\t{given:?}\t{:?}", case.id, gold.id, speaker.canonical));
        }
    }

    fn indirect(&mut self, case: &Case<'_>) {
        let all = |q: &Quote| q.content.iter().flat_map(|s| case.tokens(*s)).collect::<BTreeSet<_>>();
        let reported: Vec<_> = case.report.quotes.iter().map(all).collect();
        for statement in &case.gold.indirect {
            let tokens = case.tokens(statement.content);
            let found = reported.iter().any(|r| iou(&tokens, r) >= 0.5);
            self.indirect[0] += usize::from(found);
            self.indirect[1] += 1;
            if !found {
                self.errors.push(format!("INDIRECT MISSED\t{}\t{}", case.id, case.text.slice(statement.content)));
            }
        }
    }

    fn names(&mut self, case: &Case<'_>) {
        let (free, gold): (Vec<&Name>, Vec<&Name>) =
            case.gold.entities.iter().partition(|e| e.optional || e.kind == "EVENT");
        let gold: BTreeMap<Span, &Name> = gold.into_iter().map(|e| (e.span, e)).collect();
        let free = |span: &Span| free.iter().any(|e| e.span == *span) && !gold.contains_key(span);
        let reported = case.report.entities.iter().filter(|e| e.form == "name" && !case.in_boilerplate(e.span));
        let reported: BTreeMap<Span, _> = reported.filter(|e| !free(&e.span)).map(|e| (e.span, e)).collect();
        self.names[1] += reported.len();
        self.names[2] += gold.len();
        for (span, mention) in &reported {
            let name = gold.get(span);
            let right =
                name.is_some_and(|n| n.kind == mention.kind || n.alt.iter().flatten().any(|a| *a == mention.kind));
            self.names[0] += usize::from(right);
            if let Some(name) = name {
                self.entities.push((name.canonical.clone(), mention.entity.clone().unwrap_or_default()));
            }
            if !right {
                self.errors.push(format!("ENTITY\t{}\t{}\t{}", case.id, case.text.slice(*span), mention.kind));
            }
        }
        for (span, name) in gold.iter().filter(|(span, _)| !reported.contains_key(*span)) {
            self.errors.push(format!("ENTITY MISSED\t{}\t{}\t{}", case.id, case.text.slice(*span), name.kind));
        }
    }

    fn deadlines(&mut self, case: &Case<'_>) {
        let reported = &case.report.deadlines;
        for gold in case.gold.deadlines.iter().filter(|d| d.kind.as_deref() == Some("deadline")) {
            let mut hits: Vec<&Deadline> = reported.iter().filter(|d| is_hit(d, &[gold.time, gold.trigger])).collect();
            if hits.is_empty() {
                let near =
                    |d: &&Deadline| d.evidence.overlaps(gold.sentence) && d.evidence.len() <= 3 * gold.sentence.len();
                hits = reported.iter().filter(near).collect();
            }
            let right = hits.iter().any(|d| gold.is_due(&d.due));
            self.deadlines[0] += usize::from(!hits.is_empty());
            self.deadlines[1] += usize::from(right);
            self.deadlines[2] += 1;
            if !right {
                let sentence = case.text.slice(gold.sentence);
                self.errors.push(format!(
                    "DEADLINE\t{}\t{sentence}\t{:?}",
                    case.id,
                    hits.iter().map(|d| &d.due).collect::<Vec<_>>()
                ));
            }
        }
        for deadline in reported.iter().filter(|d| !case.in_boilerplate(d.evidence)) {
            if case.gold.is_invented(deadline) {
                self.invented += 1;
                self.errors.push(format!("INVENTED\t{}\t{}", case.id, case.text.slice(deadline.evidence)));
            }
        }
    }

    fn noise(&mut self, case: &Case<'_>) {
        const KINDS: [&str; 4] = ["boilerplate", "appended", "caption", "byline"];
        let gold = case.ink(case.gold.boilerplate.iter().map(|b| b.span));
        let kinds = case.report.parts.iter().filter(|p| KINDS.contains(&p.kind.as_str()));
        let reported = case.ink(kinds.map(|p| p.span));
        self.noise[0] += gold.intersection(&reported).count();
        self.noise[1] += reported.len();
        self.noise[2] += gold.len();
        let report = case.report;
        self.leaks += report.quotes.iter().flat_map(|q| &q.content).filter(|s| case.in_boilerplate(**s)).count();
        self.leaks +=
            report.entities.iter().filter(|e| case.in_boilerplate(e.span) && !case.in_caption(e.span)).count();
        self.leaks += report.deadlines.iter().filter(|d| case.in_boilerplate(d.evidence)).count();
    }
}

fn is_hit(deadline: &Deadline, places: &[Option<Span>]) -> bool {
    places.iter().any(|p| overlap(deadline.time, *p) || overlap(deadline.trigger, *p))
}

impl GoldDeadline {
    fn is_due(&self, due: &Due) -> bool {
        let (earliest, latest) = (told(&due.earliest), told(&due.latest));
        let within = |interval: &Interval| {
            let Some(from) = earliest else { return false };
            let to = latest.unwrap_or(from);
            *interval.start <= *day(from) && *day(from) <= *day(to) && *day(to) <= *interval.end
        };
        let dated = self.resolved.iter().chain(&self.corpus_resolved).any(within);
        dated || ((self.resolved.is_none() || self.time.is_none()) && latest.is_none())
    }
}

impl Gold {
    /// Whether a deadline is reported where there is none, on what only looks like one, or with a date that no text gives.
    fn is_invented(&self, deadline: &Deadline) -> bool {
        let here: Vec<_> = self.deadlines.iter().filter(|d| deadline.evidence.overlaps(d.sentence)).collect();
        let undated = here.iter().all(|d| d.resolved.is_none() && d.corpus_resolved.is_none());
        let dated = deadline.due.latest.as_deref().is_some_and(|l| !l.is_empty());
        let trap = self.not_deadlines.iter().flatten().any(|t| is_hit(deadline, &[Some(*t)]));
        here.is_empty() || trap || (undated && dated)
    }
}

/// Whether two names are the same, or have the same last word.
fn is_same(name: &str, gold: &str) -> bool {
    static LETTERS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\p{L}+").expect("it is a pattern"));
    let last = |s: &str| LETTERS.find_iter(&s.to_lowercase()).last().map(|m| m.as_str().to_owned());
    !name.is_empty() && (name.to_lowercase() == gold.to_lowercase() || last(name) == last(gold))
}

/// How well mentions are grouped: for each, how much of its group belongs to it, and how much of what belongs to it is in
/// its group.
fn b_cubed(mentions: &[(String, String)]) -> f64 {
    let (mut precision, mut recall) = (0.0, 0.0);
    for (gold, reported) in mentions {
        let count = |is: &dyn Fn(&(String, String)) -> bool| mentions.iter().filter(|m| is(m)).count() as f64;
        let both = count(&|m| m.0 == *gold && m.1 == *reported);
        precision += both / count(&|m| m.1 == *reported);
        recall += both / count(&|m| m.0 == *gold);
    }
    let all = mentions.len().max(1) as f64;
    f1(precision / all, recall / all)
}

type Pairs = BTreeSet<(Id, Id)>;

/// The pairs of different articles within groups.
fn pairs(groups: impl Iterator<Item = BTreeSet<Id>>) -> Pairs {
    let mut pairs = Pairs::new();
    for group in groups {
        let members: Vec<Id> = group.into_iter().collect();
        for (i, a) in members.iter().enumerate() {
            pairs.extend(members[i + 1..].iter().filter(|b| b.0 != a.0).map(|b| (a.clone(), b.clone())));
        }
    }
    pairs
}

fn ids<'a>(members: impl Iterator<Item = &'a Member>) -> BTreeSet<Id> {
    members.filter_map(|m| Some((m.file.clone(), m.quote_id.clone()?))).collect()
}

/// F1 of the pairs that are one statement, and how many pairs are put together that must not be.
fn statements(counts: &Counts, story: &Story, corpus: &Corpus, spans: &HashMap<Id, &[Span]>) -> (f64, usize) {
    let gold = pairs(story.quote_groups.iter().map(|g| ids(g.members.iter())));
    let certain = |m: &&Member| m.confidence.as_deref().is_none_or(|c| c == "certain");
    let groups = story.quote_groups.iter().filter(|g| g.confidence == "certain");
    let sure = pairs(groups.map(|g| ids(g.members.iter().filter(certain))));
    let reported = pairs(corpus.statements.iter().map(|s| {
        let of = |m: &super::program::Place| {
            let here = counts.met.iter().filter(|((file, _), i)| *file == m.article && Some(**i) == m.quote);
            let on = here.filter(|(id, _)| {
                m.span.is_none_or(|s| spans.get(*id).is_some_and(|spans| spans.iter().any(|t| s.overlaps(*t))))
            });
            on.map(|(id, _)| id.clone()).collect::<Vec<_>>()
        };
        s.members.iter().flat_map(of).collect()
    }));
    // Fragments of one reported clause stand or fall together.
    let clause = |id: &Id| counts.met.get(id).map_or_else(|| id.clone(), |i| (id.0.clone(), format!("#{i}")));
    let both = |(a, b): &(Id, Id)| {
        let (a, b) = (clause(a), clause(b));
        if a < b { (a, b) } else { (b, a) }
    };
    let clauses: BTreeSet<(Id, Id)> = gold.iter().map(both).collect();
    let right = reported.iter().filter(|p| gold.contains(*p) || clauses.contains(&both(p))).count();
    let precision = share_or(right, reported.len(), 1.0);
    let recall = share_or(sure.intersection(&reported).count(), sure.len(), 1.0);
    let trap = |p: &&Pair| {
        let mut two: Vec<Id> = ids([&p.a, &p.b].into_iter()).into_iter().collect();
        let second = two.pop();
        two.pop().zip(second).is_some_and(|pair| reported.contains(&pair))
    };
    (f1(precision, recall), story.must_not_merge.iter().filter(trap).count())
}

/// The articles of labelled members that a reported conflict touches; a side of more than 600 characters is no place.
fn touched<'a>(members: &'a [Member], conflict: &Conflict) -> BTreeSet<&'a str> {
    let on = |m: &&Member| {
        let sides = conflict.sides.iter().filter(|s| s.article == m.file).filter_map(|s| s.span);
        sides.filter(|s| s.len() <= 600).any(|s| s.overlaps(m.span))
    };
    members.iter().filter(on).map(|m| m.file.as_str()).collect()
}

/// Conflicts found, of how many; and agreements that are reported as conflicts.
fn conflicts(counts: &mut Counts, story: &Story, corpus: &Corpus) -> ([usize; 2], usize) {
    let mut left: Vec<&Conflict> = corpus.conflicts.iter().filter(|c| c.sides.len() <= 10).collect();
    let (mut found, mut all) = (0, 0);
    for gold in story.conflicts.iter().filter(|c| !c.optional) {
        all += 1;
        let best = first_max(0..left.len(), |i| touched(&gold.members, left[*i]).len());
        match best.filter(|i| touched(&gold.members, left[*i]).len() >= 2) {
            // One reported conflict answers one of the gold.
            Some(i) => {
                left.remove(i);
                found += 1;
            }
            None => counts.errors.push(format!("CONFLICT\t{}", gold.id)),
        }
    }
    let conflicts = left.iter().filter(|c| c.verdict == "conflict");
    let wrong = conflicts.map(|c| story.agreements.iter().filter(|a| touched(&a.members, c).len() >= 2).count());
    ([found, all], wrong.sum())
}

/// Steps found, of how many: those of a chain within the one reported deadline that has most of them.
fn timeline(gold: &[GoldChain], reported: &[Chain]) -> [usize; 2] {
    let (mut found, mut all) = (0, 0);
    for chain in gold {
        let steps: Vec<(&Step, &Interval)> = chain.steps.iter().filter_map(|s| Some((s, s.due.as_ref()?))).collect();
        all += steps.len();
        let within = |deadline: &Chain| {
            let hit = |(step, due): &&(&Step, &Interval)| {
                deadline.events.iter().any(|e| is_step(&e.due, e.status.as_deref(), step, due))
            };
            steps.iter().filter(hit).count()
        };
        found += reported.iter().map(within).max().unwrap_or(0);
    }
    [found, all]
}

/// Whether an event has the status of a step and shares days with it; more than a month says too little.
fn is_step(due: &Due, status: Option<&str>, step: &Step, interval: &Interval) -> bool {
    let Some(from) = due.earliest.as_deref().map(day) else { return false };
    let to = due.latest.as_deref().map_or(from, day);
    let (Ok(first), Ok(last)) = (from.parse::<Date>(), to.parse::<Date>()) else { return false };
    let short = (last - first).get_days() <= 31;
    short && status == Some(&step.status) && *from <= *interval.end && *interval.start <= *to
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_mentions_are_weighed_by_their_mentions() {
        let mention = |gold: &str, reported: &str| (gold.to_owned(), reported.to_owned());
        assert_eq!(b_cubed(&[mention("a", "1"), mention("b", "2")]), 1.0);
        // All as one: half of each group belongs there.
        assert_eq!(b_cubed(&[mention("a", "1"), mention("b", "1")]), f1(0.5, 1.0));
        assert_eq!(b_cubed(&[]), 0.0);
    }

    #[test]
    fn names_are_the_same_by_their_last_word() {
        assert!(is_same("Ada Roe", "Minister Roe") && is_same("ada roe", "Ada Roe"));
        assert!(!is_same("Ada Roe", "Ben Lund") && !is_same("", "Roe"));
    }

    #[test]
    fn pairs_are_of_different_articles() {
        let id = |file: &str, quote: &str| (file.to_owned(), quote.to_owned());
        let group = BTreeSet::from([id("a", "1"), id("a", "2"), id("b", "1")]);
        assert_eq!(pairs([group].into_iter()).len(), 2);
    }

    #[test]
    fn a_step_shares_days_and_status() {
        let step = Step { status: "extended".into(), due: None };
        let interval = Interval { start: "2030-05-06".into(), end: "2030-05-10".into() };
        let due = |from: &str, to: &str| Due { earliest: Some(from.into()), latest: Some(to.into()), ..Due::default() };
        assert!(is_step(&due("2030-05-10", "2030-05-12"), Some("extended"), &step, &interval));
        assert!(!is_step(&due("2030-05-10", "2030-05-12"), Some("met"), &step, &interval));
        assert!(!is_step(&due("2030-04-01", "2030-05-12"), Some("extended"), &step, &interval));
        assert!(!is_step(&due("2030-05-11", "2030-05-12"), Some("extended"), &step, &interval));
    }

    #[test]
    fn a_due_date_is_right_where_the_text_gives_none() {
        let deadline = GoldDeadline {
            sentence: Span::new(0, 9),
            trigger: None,
            time: None,
            kind: None,
            resolved: None,
            corpus_resolved: Some(Interval { start: "2030-05-06".into(), end: "2030-05-10".into() }),
        };
        assert!(deadline.is_due(&Due::default()));
        assert!(deadline.is_due(&Due { earliest: Some("2030-05-07".into()), ..Due::default() }));
        let late = Some("2030-06-07".to_owned());
        assert!(!deadline.is_due(&Due { earliest: late.clone(), latest: late, ..Due::default() }));
    }
}
