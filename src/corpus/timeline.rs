//! Deadlines across the articles: set, shortened, reaffirmed.
//!
//! Each deadline of each article is a [`Node`]. A node joins the thread with which it shares most: setter, addressee,
//! other entities of its sentence, the due date, words of what is asked for and threatened. Far apart in time it joins
//! none, so that the same two parties in April and in August keep two threads. Lookups go through the entities and due
//! days that threads have in common with the node, the youngest threads first, so that the work stays linear.

use crate::calendar::Date;
use crate::sort::Order;
use std::cmp::Reverse;

use crate::hashed::Map;

use super::compared::Compared;
use super::statements::day_number;
use super::words;
use crate::input::collapsed;
use crate::report::{Certainty, DeadlineEvent, DeadlineThread, Due, Status};
use crate::span::Span;

/// Longest span of days that still tells one due date from another.
const NARROW: i32 = 31;

/// Days between two articles after which they no longer speak of the same deadline, unless its date says so.
const STALE: i32 = 45;

/// Days between two tellings of one step.
const SAME_STEP: i32 = 2;

/// Days between the first and the last day of one that is not known well.
const VAGUE: i32 = 6;

/// Score from which a node joins a thread.
const JOIN: i32 = 4;

/// Most threads of one entity or day that a node is compared with.
const NEIGHBOURS: usize = 48;

/// A deadline of one article as the comparison sees it.
struct Node {
    article: usize,
    index: usize,
    status: Status,
    /// Day on which the deadline was set or spoken of, where known.
    said: Option<i32>,
    /// Day of the article.
    printed: Option<i32>,
    setter: Option<u32>,
    addressee: Option<u32>,
    /// Entities of the sentence, sorted.
    entities: Vec<u32>,
    /// Stems of the action's and the consequence's words, sorted.
    stems: Vec<u32>,
    due: Due,
    days: Option<(i32, i32)>,
    /// The length of time as a TIMEX3 value.
    length: Option<String>,
}

impl Node {
    /// Whether nothing but the trigger is known.
    fn bare(&self) -> bool {
        self.setter.is_none()
            && self.addressee.is_none()
            && self.days.is_none()
            && self.length.is_none()
            && self.stems.is_empty()
    }

    /// All entities that it has to do with.
    fn named(&self) -> impl Iterator<Item = &u32> {
        self.entities.iter().chain(&self.setter).chain(&self.addressee)
    }

    /// Day on which what it tells happened, as far as is known.
    fn when(&self) -> i32 {
        self.said.or(self.printed).unwrap_or(i32::MAX)
    }

    /// The days on which it may be due, where they are few enough to tell it from others.
    fn narrow(&self) -> Option<(i32, i32)> {
        self.days.filter(|d| d.1 - d.0 <= NARROW)
    }
}

/// Nodes that speak of one deadline.
#[derive(Default)]
struct Thread {
    nodes: Vec<usize>,
}

/// Puts the deadlines of all articles into threads.
pub(super) fn build(all: &Compared<'_>) -> Vec<DeadlineThread> {
    let mut nodes = nodes(all);
    let threads = gather(&nodes);
    let mut out: Vec<DeadlineThread> = Vec::new();
    for thread in threads {
        complete(all, &mut nodes, &thread);
        if let Some(t) = report(all, &nodes, &thread) {
            out.push(t);
        }
    }
    for (i, t) in out.iter_mut().enumerate() {
        t.id = format!("d{}", i + 1);
    }
    out
}

fn nodes(all: &Compared<'_>) -> Vec<Node> {
    let mut out = Vec::new();
    for (i, a) in all.articles.iter().enumerate() {
        let linked = |e: Option<u32>| all.linked.entity(i, e?);
        for (k, d) in a.deadlines.iter().enumerate() {
            let mut entities: Vec<u32> = a.entities.inside(d.evidence).filter_map(|m| linked(Some(m.entity))).collect();
            entities.order();
            entities.dedup();
            let printed = a.doc.date.map(day_number);
            let days = days_of(&d.due);
            let length = d.due.value.starts_with('P').then(|| d.due.value.clone());
            let said = d.said.as_deref().and_then(Date::parse).map(day_number);
            out.push(Node {
                article: i,
                index: k,
                status: d.status,
                said,
                printed,
                setter: linked(d.setter.as_ref().and_then(|s| s.entity)),
                addressee: linked(d.addressee.as_ref().and_then(|s| s.entity)),
                entities,
                stems: words::stems(a, [d.action, d.consequence].into_iter().flatten()),
                due: d.due.clone(),
                days,
                length,
            });
        }
    }
    out
}

fn days_of(due: &Due) -> Option<(i32, i32)> {
    let day = |s: &Option<String>| s.as_deref().and_then(Date::parse).map(day_number);
    Some((day(&due.earliest)?, day(&due.latest)?))
}

/// The threads by what their nodes name, the youngest last.
#[derive(Default)]
struct Index {
    by_entity: Map<u32, Vec<usize>>,
    by_day: Map<i32, Vec<usize>>,
    by_article: Map<usize, Vec<usize>>,
}

impl Index {
    /// Notes that a node is in thread `t`.
    fn note(&mut self, node: &Node, t: usize) {
        let add = |list: &mut Vec<usize>| {
            if !list.iter().rev().take(NEIGHBOURS).any(|&x| x == t) {
                list.push(t);
            }
        };
        for &x in node.named() {
            add(self.by_entity.entry(x).or_default());
        }
        if let Some((from, to)) = node.narrow() {
            (from..=to).for_each(|day| add(self.by_day.entry(day).or_default()));
        }
        add(self.by_article.entry(node.article).or_default());
    }

    /// The youngest threads with something of a node; of a bare one, those of its article.
    fn near(&self, node: &Node) -> Vec<usize> {
        let mut near: Vec<usize> = Vec::new();
        let mut recent = |list: Option<&Vec<usize>>| {
            near.extend(list.into_iter().flat_map(|l| l.iter().rev().take(NEIGHBOURS)));
        };
        recent(self.by_article.get(&node.article));
        if !node.bare() {
            for x in node.named() {
                recent(self.by_entity.get(x));
            }
            if let Some((from, to)) = node.narrow() {
                (from..=to).for_each(|day| recent(self.by_day.get(&day)));
            }
        }
        near.order();
        near.dedup();
        near
    }
}

/// Puts nodes into threads, those of which nothing but the trigger is known last.
fn gather(nodes: &[Node]) -> Vec<Thread> {
    let mut threads: Vec<Thread> = Vec::new();
    let mut index = Index::default();
    for bare in [false, true] {
        for (n, node) in nodes.iter().enumerate().filter(|(_, n)| n.bare() == bare) {
            let best = index
                .near(node)
                .into_iter()
                .map(|t| (score(nodes, node, &threads[t]), Reverse(t)))
                .filter(|&(s, _)| s >= if bare { 1 } else { JOIN })
                .max();
            let t = match best {
                Some((_, Reverse(t))) => t,
                None if bare => continue,
                None => {
                    threads.push(Thread::default());
                    threads.len() - 1
                }
            };
            threads[t].nodes.push(n);
            index.note(node, t);
        }
    }
    threads
}

fn shared(a: &[u32], b: &[u32]) -> i32 {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                (i, j) = (i + 1, j + 1);
                n += 1;
            }
        }
    }
    n
}

/// How much a node has in common with a thread: the best of its latest members, so that a long thread costs no more.
fn score(nodes: &[Node], node: &Node, thread: &Thread) -> i32 {
    thread.nodes.iter().rev().take(12).map(|&m| affinity(node, &nodes[m])).max().unwrap_or(0)
}

/// How much speaks for two deadlines being one; see the module's head.
fn affinity(a: &Node, b: &Node) -> i32 {
    let same_article = a.article == b.article;
    let mut s = same_party(a.setter, b.setter) + same_party(a.addressee, b.addressee);
    s += shared(&a.entities, &b.entities).min(3);
    s += shared(&a.stems, &b.stems).min(3);
    if a.length.is_some() && a.length == b.length {
        s += 2;
    }
    s += same_days(a, b);
    if same_article {
        s += 1;
        if a.bare() || b.bare() {
            s += 1;
        }
    }
    s
}

/// What the same party, or another one, says for two deadlines being one.
fn same_party(a: Option<u32>, b: Option<u32>) -> i32 {
    match (a, b) {
        (Some(x), Some(y)) if x == y => 2,
        (Some(_), Some(_)) => -1,
        _ => 0,
    }
}

/// What their days say for it.
fn same_days(a: &Node, b: &Node) -> i32 {
    let (Some((a1, a2)), Some((b1, b2))) = (a.days, b.days) else {
        let far = matches!((a.printed, b.printed), (Some(x), Some(y)) if (x - y).abs() > STALE);
        return if far { -6 } else { 0 };
    };
    let narrow = a.narrow().is_some() && b.narrow().is_some();
    let near = match (a1 - b2).max(b1 - a2) {
        ..=0 if narrow => 3,
        ..=0 => 1,
        1..=14 => 1,
        15..=60 => 0,
        _ => -4,
    };
    // A history in one article: one date replaces the other, unless each names others.
    let moved = |n: &Node| matches!(n.status, Status::Shortened | Status::Extended);
    let close = a.article == b.article && a.index.abs_diff(b.index) <= 2;
    let history = close && (moved(a) || moved(b)) && !of_others(a, b);
    near + if history { 3 } else { 0 }
}

/// Whether two deadlines each have to do with someone, and with nobody both.
fn of_others(a: &Node, b: &Node) -> bool {
    let names = |n: &Node| n.named().next().is_some();
    names(a) && names(b) && !a.named().any(|x| b.named().any(|y| x == y))
}

/// Fills in due dates that other articles of the thread know: by the same length of time.
fn complete(all: &Compared<'_>, nodes: &mut [Node], thread: &Thread) {
    let mut known: Vec<(String, i32, usize)> = thread
        .nodes
        .iter()
        .filter_map(|&n| {
            let (from, to) = nodes[n].narrow()?;
            Some((nodes[n].length.clone()?, to - from, n))
        })
        .collect();
    known.order();
    for &n in &thread.nodes {
        let Some(length) = nodes[n].length.clone().filter(|_| nodes[n].days.is_none()) else { continue };
        if let Some((_, _, source)) = known.iter().find(|(l, _, _)| *l == length) {
            let source = *source;
            let mut due = nodes[source].due.clone();
            due.basis = format!("article {}: {}", all.articles[nodes[source].article].id(), due.basis);
            nodes[n].days = nodes[source].days;
            nodes[n].due = due;
        }
    }
    // A length that runs up to a due date tells when it was set.
    for &n in &thread.nodes {
        let node = &nodes[n];
        if node.said.is_none()
            && let (Some((from, _)), Some(days)) = (node.days, node.length.as_deref().and_then(length_days))
            && node.printed.is_none_or(|p| from - days < p)
        {
            nodes[n].said = Some(from - days);
        }
    }
}

/// Days of a TIMEX3 duration; of alternatives the first.
fn length_days(value: &str) -> Option<i32> {
    let first = value.split('/').next()?;
    let unit = first.chars().last()?;
    let n: i32 = first.strip_prefix('P')?.strip_suffix(unit)?.parse().ok()?;
    match unit {
        'D' => Some(n),
        'W' => n.checked_mul(7),
        _ => None,
    }
}

fn report(all: &Compared<'_>, nodes: &[Node], thread: &Thread) -> Option<DeadlineThread> {
    let known = thread.nodes.iter().any(|&n| {
        nodes[n].days.is_some() || (nodes[n].setter.or(nodes[n].addressee).is_some() && !nodes[n].stems.is_empty())
    });
    if !known {
        return None;
    }
    let mut order = thread.nodes.clone();
    order.order_by_key(|&n| (nodes[n].when(), nodes[n].article, nodes[n].index));
    let steps = steps(nodes, &order);
    let events: Vec<DeadlineEvent> = order
        .iter()
        .zip(&steps)
        .map(|(&n, &(step, first))| {
            let node = &nodes[n];
            DeadlineEvent {
                article: all.articles[node.article].id().to_owned(),
                deadline: node.index as u32,
                said: node.said.or(node.printed).and_then(date_of).map(|d| d.to_string()),
                step,
                first,
                status: node.status,
                due: node.due.clone(),
            }
        })
        .collect();
    let setter = most(order.iter().filter_map(|&n| nodes[n].setter));
    let addressee = most(order.iter().filter_map(|&n| nodes[n].addressee).filter(|&e| Some(e) != setter));
    let name = |e: Option<u32>| e.and_then(|e| all.linked.table.get(e as usize)).map(|e| e.name.clone());
    let id = |e: Option<u32>| e.and_then(|e| all.linked.table.get(e as usize)).map(|e| e.id.clone());
    let current = current(nodes, &order);
    let label = label(all, nodes, &order, name(setter), name(addressee), current.as_ref());
    Some(DeadlineThread { id: String::new(), label, setter: id(setter), addressee: id(addressee), events, current })
}

/// For each event its step, and whether no article reported that step on an earlier day.
///
/// Events are of one step where they do the same to the deadline and their due dates can be the same day. That a deadline
/// is spoken of is no step of its own: it goes with the last one that set that day.
fn steps(nodes: &[Node], order: &[usize]) -> Vec<(u32, bool)> {
    let mut heads: Vec<usize> = Vec::new();
    let mut of = vec![usize::MAX; order.len()];
    for spoken_of in [false, true] {
        for (k, &n) in order.iter().enumerate().filter(|&(_, &n)| (nodes[n].status == Status::Pending) == spoken_of) {
            // The latest steps only, so that a long history stays cheap.
            let near = heads.iter().rev().take(NEIGHBOURS).copied();
            let same =
                near.filter(|&h| one_step(&nodes[h], &nodes[n])).min_by_key(|&h| nodes[h].when() > nodes[n].when());
            of[k] = same.unwrap_or(n);
            if same.is_none() {
                heads.push(n);
            }
        }
    }
    let printed = |n: usize| nodes[n].printed.unwrap_or(i32::MAX);
    let mut earliest: Map<usize, i32> = Map::default();
    let mut numbers: Map<usize, u32> = Map::default();
    for (&n, &h) in order.iter().zip(&of) {
        let day = earliest.entry(h).or_insert(i32::MAX);
        *day = printed(n).min(*day);
        let next = numbers.len() as u32;
        numbers.entry(h).or_insert(next);
    }
    order.iter().zip(&of).map(|(&n, h)| (numbers[h], nodes[n].printed == Some(earliest[h]))).collect()
}

/// Whether a node tells of the step of another one.
fn one_step(head: &Node, node: &Node) -> bool {
    let over = |s| matches!(s, Status::Lifted | Status::Met | Status::Passed);
    let moved = |s| matches!(s, Status::Shortened | Status::Extended);
    let same_day = match (head.days, node.days) {
        (Some(x), Some(y)) => x.0 <= y.1 && y.0 <= x.1,
        _ => true,
    };
    let known = head.days.is_some() && node.days.is_some();
    // A day that is known by its month alone can be any day of it.
    let vague = |n: &Node| known && n.days.is_some_and(|(from, to)| to - from > VAGUE);
    let near = || head.said.zip(node.said).is_none_or(|(x, y)| (x - y).abs() <= SAME_STEP);
    let does = match (head.status, node.status) {
        (head, Status::Pending) => !over(head),
        // "gave them ten days" tells of the move that gave them.
        (a, Status::Set) if moved(a) => known,
        (Status::Set, b) if moved(b) => known && near(),
        (a, b) => a == b && (vague(head) || vague(node) || near()),
    };
    same_day && does
}

fn date_of(day: i32) -> Option<Date> {
    Date::new(0, 1, 1)?.plus_days(day.into())
}

/// The commonest of some entities, the first of them where several are.
fn most(of: impl Iterator<Item = u32>) -> Option<u32> {
    let mut counts: Vec<(u32, usize)> = Vec::new();
    for e in of {
        match counts.iter_mut().find(|c| c.0 == e) {
            Some(c) => c.1 += 1,
            None => counts.push((e, 1)),
        }
    }
    let top = counts.iter().map(|c| c.1).max()?;
    counts.into_iter().find(|c| c.1 == top).map(|c| c.0)
}

/// The due date that holds after the last event: what the last one that gives a date says, in the finest words.
fn current(nodes: &[Node], order: &[usize]) -> Option<Due> {
    let lifted = order.iter().rposition(|&n| nodes[n].status == Status::Lifted);
    let last = order.iter().rposition(|&n| nodes[n].days.is_some() && nodes[n].status != Status::Lifted)?;
    if lifted.is_some_and(|l| l > last) {
        return None;
    }
    let (from, to) = nodes[order[last]].days?;
    order
        .iter()
        .filter(|&&n| {
            nodes[n].days.is_some_and(|(a, b)| a <= to && from <= b) && nodes[n].due.certainty != Certainty::Unresolved
        })
        .min_by_key(|&&n| nodes[n].days.map_or(i32::MAX, |(a, b)| b - a))
        .map(|&n| nodes[n].due.clone())
}

/// "Tarland’s", "United States’".
fn possessive(name: &str) -> String {
    const PLURAL: &[&str] = &["States", "Emirates", "Nations", "Netherlands", "Philippines", "Islands"];
    if PLURAL.iter().any(|end| name.ends_with(end)) { format!("{name}’") } else { format!("{name}’s") }
}

fn label(
    all: &Compared<'_>,
    nodes: &[Node],
    order: &[usize],
    setter: Option<String>,
    addressee: Option<String>,
    current: Option<&Due>,
) -> String {
    let text = |n: &usize| {
        let node = &nodes[*n];
        let a = all.articles[node.article];
        let span: Span = a.deadlines[node.index].action?;
        let words = span.of(&a.doc.text);
        (words.chars().count() <= 90).then(|| collapsed(words))
    };
    // What is asked for, in the words of whoever names setter and addressee with it.
    let action = order
        .iter()
        .filter(|&&n| nodes[n].setter.is_some() && nodes[n].addressee.is_some())
        .find_map(text)
        .or_else(|| order.iter().find_map(text));
    let head = match (setter, addressee) {
        (Some(s), Some(a)) => format!("{} deadline for {a}", possessive(&s)),
        (Some(s), None) => format!("{} deadline", possessive(&s)),
        (None, Some(a)) => format!("Deadline for {a}"),
        (None, None) => "Deadline".to_owned(),
    };
    match (action, current.and_then(|d| d.latest.as_deref())) {
        (Some(action), _) => format!("{head}: {action}"),
        (None, Some(day)) => format!("{head}: {day}"),
        (None, None) => head,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plural_names_take_the_apostrophe_alone() {
        assert_eq!(possessive("United States") + " " + &possessive("Ada Combes"), "United States’ Ada Combes’s");
    }

    #[test]
    fn a_step_is_what_happened_to_the_deadline() {
        let node = |status, said, days| Node {
            article: 0,
            index: 0,
            status,
            said: Some(said),
            printed: Some(said),
            setter: None,
            addressee: None,
            entities: Vec::new(),
            stems: Vec::new(),
            due: Due {
                value: String::new(),
                earliest: None,
                latest: None,
                certainty: Certainty::Unresolved,
                basis: String::new(),
            },
            days: Some(days),
            length: None,
        };
        let nodes = [
            node(Status::Set, 0, (30, 61)),
            node(Status::Set, 14, (50, 50)),
            node(Status::Pending, 16, (50, 50)),
            node(Status::Shortened, 20, (30, 30)),
            node(Status::Set, 21, (30, 31)),
            node(Status::Pending, 25, (30, 30)),
            node(Status::Reaffirmed, 26, (30, 30)),
            node(Status::Passed, 31, (30, 30)),
            node(Status::Pending, 32, (30, 30)),
        ];
        let told: Vec<u32> = steps(&nodes, &[0, 1, 2, 3, 4, 5, 6, 7, 8]).into_iter().map(|(step, _)| step).collect();
        assert_eq!(told, [0, 0, 0, 1, 1, 1, 2, 3, 2]);
    }

    #[test]
    fn lengths_in_days() {
        assert_eq!(length_days("P10D/P12D"), Some(10));
        assert_eq!(length_days("P2W"), Some(14));
        assert_eq!(length_days("P1M"), None);
    }

    #[test]
    fn the_commonest_entity_comes_first() {
        assert_eq!(most([3, 1, 1, 3, 2].into_iter()), Some(3));
        assert_eq!(most(std::iter::empty()), None);
    }
}
