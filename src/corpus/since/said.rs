//! Words between quotation marks that only the later articles print, and those that an edited article no longer does.

use super::both::{Both, When};
use crate::corpus::check::is_said;
use crate::corpus::compared::Compared;
use crate::corpus::{statements, words};
use crate::engine::Analysis;
use crate::hashed::{Map, Set};
use crate::input::collapsed;
use crate::report::{Quote, SinceChange, SinceStatement, StatementMember};
use crate::span::Span;

/// Words in a row that are looked for; shorter quotations are everybody's words.
const RUN: usize = 4;

/// The runs of words of some articles, by hash.
struct Runs(Set<u64>);

impl Runs {
    fn of<'a>(articles: impl Iterator<Item = &'a Analysis>) -> Self {
        let mut all = Set::default();
        for a in articles {
            let list = hashes(a, Span::new(0, a.doc.text.len() as u32));
            all.extend(list.windows(RUN).map(run));
        }
        Self(all)
    }

    /// Whether a stretch is printed there, most of it.
    fn have(&self, a: &Analysis, span: Span) -> bool {
        let list = hashes(a, span);
        let known = list.windows(RUN).filter(|w| self.0.contains(&run(w))).count();
        list.len() < RUN || known * 4 > list.len() + 1 - RUN
    }
}

fn hashes(a: &Analysis, span: Span) -> Vec<u32> {
    let tokens = &a.text.tokens[a.text.tokens_in(span)];
    tokens.iter().filter(|t| words::is_word(t.kind)).map(|t| words::hash(t.span().of(&a.doc.text))).collect()
}

fn run(words: &[u32]) -> u64 {
    words.iter().fold(0, |h, &w| (h ^ u64::from(w)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23))
}

/// What was said that is new or withdrawn, by article and place.
pub(super) fn changes(both: &Both<'_>, all: &Compared<'_>, again: &Map<usize, usize>) -> Vec<SinceStatement> {
    let side = |then: bool| {
        let here = move |w: When| if then { w.then() } else { w != When::Then };
        Runs::of(both.articles.iter().copied().filter(move |a| here(both.when(a.id()))))
    };
    let (then, now) = (side(true), side(false));
    // One statement of several articles is one row.
    let known = statements::find(all).0;
    let members = (0..).zip(&known).flat_map(|(i, s)| s.members.iter().map(move |m| ((&m.article[..], m.quote), i)));
    let grouped: Map<(&str, u32), usize> = members.collect();
    let mut rows: Map<(usize, bool), usize> = Map::default();
    let mut out: Vec<SinceStatement> = Vec::new();
    for (i, a) in both.articles.iter().enumerate() {
        let (change, other) = match both.when(a.id()) {
            When::Now => (SinceChange::New, &then),
            When::Then if again.contains_key(&i) => (SinceChange::Withdrawn, &now),
            _ => continue,
        };
        for (j, q) in (0..).zip(&a.quotes) {
            for span in told(a, q).filter(|&s| !other.have(a, s)) {
                let (start, end) = span.ends();
                let member = StatementMember { article: a.id().to_owned(), quote: j, start, end };
                let row = grouped.get(&(a.id(), j)).map(|&g| (g, change == SinceChange::New));
                if let Some(&at) = row.and_then(|r| rows.get(&r)) {
                    out[at].members.push(member);
                    continue;
                }
                row.map(|r| rows.insert(r, out.len()));
                let entity = q.speaker.and_then(|e| all.linked.entity(i, e)).map(|e| &all.linked.table[e as usize]);
                out.push(SinceStatement {
                    change,
                    speaker: entity.map(|e| e.id.clone()),
                    name: entity.map(|e| e.name.clone()),
                    text: collapsed(span.of(&a.doc.text)),
                    members: vec![member],
                });
            }
        }
    }
    out
}

/// The words of a quote that somebody known is said to have said.
fn told<'q>(a: &'q Analysis, q: &'q Quote<u32>) -> impl Iterator<Item = Span> + 'q {
    let said = q.speech && q.speaker.is_some() && q.parent.is_none() && is_said(a, q);
    q.verbatim.iter().copied().filter(move |_| said)
}
