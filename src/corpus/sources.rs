//! Which articles are one source: five copies of a wire text are one witness, not five.

use super::duplicates::Shared;
use super::groups::Groups;
use crate::engine::Analysis;
use crate::report::{DuplicateKind, Milli, OneSource};
use crate::sort::Order;

/// From this share on, two articles that share passages count as one source.
const ONE_SOURCE: Milli = Milli(250);

/// Sets of articles that are one source: copies, articles that share much of their text, and articles that share a
/// passage and credit the same agency.
pub(super) fn independent(articles: &[&Analysis], duplicates: &[Shared]) -> Groups {
    let mut out = Groups::new(articles.len());
    for d in duplicates {
        for pair in d.articles.windows(2) {
            let one = d.kind == DuplicateKind::Copy
                || d.similarity() >= ONE_SOURCE
                || same_agency(articles[pair[0]], articles[pair[1]]);
            if one {
                out.join(pair[0], pair[1]);
            }
        }
    }
    out
}

/// Whether two articles credit the same agency.
pub(super) fn same_agency(a: &Analysis, b: &Analysis) -> bool {
    a.doc.agencies.iter().any(|x| b.doc.agencies.contains(x))
}

/// The sets of two and more, with the agencies that they credit.
pub(super) fn report(articles: &[&Analysis], groups: &Groups) -> Vec<OneSource> {
    let one = |group: Vec<usize>| {
        let mut agencies: Vec<&str> = group.iter().flat_map(|&i| articles[i].doc.agencies.iter().copied()).collect();
        agencies.order();
        agencies.dedup();
        OneSource {
            articles: group.into_iter().map(|i| articles[i].id().to_owned()).collect(),
            agencies: agencies.into_iter().map(Into::into).collect(),
        }
    };
    groups.lists().into_iter().map(one).collect()
}
