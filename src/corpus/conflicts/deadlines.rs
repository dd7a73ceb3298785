//! How long someone is given, and what for.

use super::found::{Found, SIDES, Side, limited};
use crate::corpus::view::View;
use crate::corpus::words;
use crate::engine::Analysis;
use crate::report::{ConflictKind, Deadline, TimeType, Verdict};
use crate::sort::Order;
use crate::span::Span;
use crate::times::{Expression, Unit};

/// Days within which two articles speak of the same state of a deadline.
const DAYS: i32 = 3;

/// A deadline with its article.
struct Item<'a> {
    article: usize,
    deadline: &'a Deadline<u32>,
    /// Those who set it and must comply, linked, where named.
    parties: [Option<u32>; 2],
}

/// Finds deadlines of different length or purpose.
pub(super) fn find(view: &View<'_>, out: &mut Vec<Found>) {
    let mut items = Vec::new();
    for (i, seen) in view.articles.iter().enumerate() {
        for d in &seen.a.deadlines {
            let who = |s: &Option<crate::report::Slot<u32>>| {
                s.as_ref().and_then(|s| s.entity).and_then(|e| view.linked(i, e))
            };
            items.push(Item { article: i, deadline: d, parties: [who(&d.setter), who(&d.addressee)] });
        }
    }
    // Articles of a few days that can be on one story; each article is in one such set.
    let mut from = 0;
    while from < items.len() {
        let first = items[from].article;
        let near = |x: &&Item<'_>| view.apart(first, x.article) <= DAYS;
        let n = items[from..].iter().take_while(near).count();
        for story in stories(view, &items[from..from + n]) {
            lengths(view, &story, out);
            purposes(view, &story, out);
        }
        from += n;
    }
}

/// Splits deadlines by story: those of related articles, or with a party in common.
fn stories<'a, 'b>(view: &View<'_>, items: &'b [Item<'a>]) -> Vec<Vec<&'b Item<'a>>> {
    let mut out: Vec<Vec<&Item<'_>>> = Vec::new();
    for x in items {
        // The first of each set stands for it, so that the work is bounded by their number.
        let of =
            out.iter_mut().rev().take(64).find(|s| s[0].article == x.article || view.related(s[0].article, x.article));
        match of {
            Some(s) => s.push(x),
            None => out.push(vec![x]),
        }
    }
    out
}

/// A length of time that a text gives.
struct Length {
    side: Side,
    unit: Unit,
    /// The least and the most, in thousandths of the unit.
    range: (u64, u64),
    /// As written.
    shown: String,
}

/// The lengths of time in a stretch.
fn lengths_in(view: &View<'_>, article: usize, span: Span) -> Vec<Length> {
    let a = view.articles[article].a;
    let from = a.times.partition_point(|t| t.span.start < span.start);
    let inside = a.times[from..].iter().take_while(|t| t.span.end <= span.end);
    let length = |t: &Expression| {
        let amount = t.amount.filter(|m| t.kind == TimeType::Duration && !m.count.vague && !is_distance(a, t))?;
        let high = amount.high.map_or(amount.count.milli, |h| h.milli);
        let shown = t.span.of(&a.doc.text).to_owned();
        Some(Length {
            side: Side { article, span: t.span },
            unit: amount.unit,
            range: (amount.count.milli, high),
            shown,
        })
    };
    inside.filter_map(length).collect()
}

/// Whether a length of time tells how far off a day is: "nine days before a deadline" is not how long the deadline is.
fn is_distance(a: &Analysis, t: &Expression) -> bool {
    let word = |i: usize| a.text.tokens.get(i).map_or("", |t| t.span().of(&a.doc.text));
    let next = a.text.tokens.partition_point(|x| x.start < t.span.end);
    let away = ["before", "after", "ahead", "ago", "away", "earlier", "later", "past", "until", "short"];
    away.contains(&word(next))
}

/// Lengths of time that differ, such as 10 days and 10 or 12.
fn lengths(view: &View<'_>, items: &[&Item<'_>], out: &mut Vec<Found>) {
    let mut list: Vec<Length> = Vec::new();
    for x in items {
        let e = x.deadline.evidence;
        let spans = x.deadline.time.iter().chain(&x.deadline.trigger).copied().reduce(Span::join).unwrap_or(e);
        list.extend(lengths_in(view, x.article, spans));
    }
    list.order_by_key(|l| (l.unit, l.range, l.side));
    list.dedup_by_key(|l| l.side);
    for unit in list.chunk_by(|a, b| a.unit == b.unit) {
        // Sets of lengths that are near each other: 10 and 10 to 12, but not 50.
        for near in unit.chunk_by(|a, b| b.range.0 * 2 < a.range.1 * 3) {
            let values: Vec<&[Length]> = near.chunk_by(|a, b| a.range == b.range).collect();
            // Articles that tell of one length alone; one that has both knows of a change.
            let mut told: Vec<_> = near.iter().map(|l| (l.side.article, l.range)).collect();
            told.order();
            told.dedup();
            let once = |i: usize| {
                let from = told.partition_point(|t| t.0 < i);
                told.get(from + 1).is_none_or(|t| t.0 != i)
            };
            let lonely = |v: &&&[Length]| v.iter().any(|l| once(l.side.article));
            let kept: Vec<&[Length]> = values.iter().filter(lonely).copied().collect();
            let sources = |v: &[Length]| view.articles[v[0].side.article].source;
            if kept.len() < 2 || kept.iter().all(|v| sources(v) == sources(kept[0])) {
                continue;
            }
            let shown: Vec<String> = kept.iter().map(|v| format!("“{}”", v[0].shown)).collect();
            let groups: Vec<Vec<Side>> = kept.iter().map(|v| firsts(v.iter().map(|l| l.side))).collect();
            out.push(Found {
                kind: ConflictKind::Deadline,
                verdict: Verdict::Conflict,
                about: format!("how long the deadline is: {}", shown.join(" or ")),
                why: "the articles give different lengths for the same deadline".into(),
                sides: limited(&groups),
            });
        }
    }
}

/// The first place in each article.
fn firsts(sides: impl Iterator<Item = Side>) -> Vec<Side> {
    let mut out: Vec<Side> = sides.collect();
    out.order();
    out.dedup_by_key(|s| s.article);
    out
}

/// What must be done by a deadline, as one article has it.
struct Purpose<'a> {
    side: Side,
    source: usize,
    stems: Vec<u32>,
    /// Who set the deadline and who must comply.
    parties: [Option<u32>; 2],
    /// The last day of the deadline.
    due: Option<&'a str>,
}

/// Longest wording, in bytes, that is compared.
const PURPOSE: u32 = 120;

impl<'a> Purpose<'a> {
    fn of(view: &View<'_>, x: &Item<'a>) -> Option<Self> {
        let span = x.deadline.action.filter(|s| s.len() <= PURPOSE)?;
        let seen = &view.articles[x.article];
        let stems = words::stems(seen.a, [span]);
        let side = Side { article: x.article, span };
        (!stems.is_empty()).then_some(Self {
            side,
            source: seen.source,
            stems,
            parties: x.parties,
            due: x.deadline.due.latest.as_deref(),
        })
    }

    /// Whether another source has the same party do something else.
    fn differs(&self, other: &Self) -> bool {
        let both = |i: usize| self.parties[i].zip(other.parties[i]);
        let same_party = both(1).is_none_or(|(a, b)| a == b);
        // A deadline of another day is another one, where no party of both is known to be the same.
        let known = (0..2).any(|i| both(i).is_some_and(|(a, b)| a == b));
        let same_party = same_party && (known || self.due.is_some() && self.due == other.due);
        self.source != other.source
            && same_party
            && !within(&self.stems, &other.stems)
            && !within(&other.stems, &self.stems)
    }
}

/// What must be done, in different terms.
fn purposes(view: &View<'_>, items: &[&Item<'_>], out: &mut Vec<Found>) {
    let mut list: Vec<Purpose<'_>> = items.iter().filter_map(|x| Purpose::of(view, x)).collect();
    // One for each article and set of words.
    list.order_by_key(|p| p.side);
    let mut kept: Vec<Purpose<'_>> = Vec::new();
    for p in list {
        if !kept.iter().any(|k| k.source == p.source && within(&p.stems, &k.stems)) && kept.len() < SIDES {
            kept.push(p);
        }
    }
    let sides: Vec<&Purpose<'_>> = kept.iter().filter(|a| kept.iter().any(|b| a.differs(b))).collect();
    if sides.len() < 2 {
        return;
    }
    let mut shown: Vec<String> =
        sides.iter().map(|p| format!("“{}”", p.side.span.of(&view.articles[p.side.article].a.doc.text))).collect();
    shown.dedup();
    out.push(Found {
        kind: ConflictKind::Deadline,
        verdict: Verdict::Undecided,
        about: "what must be done by the deadline".into(),
        why: format!("the articles name {}", shown.join(", ")),
        sides: sides.iter().map(|p| p.side).collect(),
    });
}

/// Whether all of one sorted list is in the other.
fn within(a: &[u32], b: &[u32]) -> bool {
    a.iter().all(|x| b.binary_search(x).is_ok())
}
