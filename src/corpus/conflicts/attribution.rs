//! The same words, given to different speakers.

use super::found::{Found, SIDES, Side};
use crate::corpus::statements::{Rival, namesakes};
use crate::corpus::view::View;
use crate::report::{ConflictKind, Verdict};
use crate::sort::Order;

/// Finds words that articles give to different speakers, one conflict for each pair of them and of articles.
pub(super) fn find(view: &View<'_>, rivals: &[Rival], out: &mut Vec<Found>) {
    let mut list: Vec<&Rival> =
        rivals.iter().filter(|r| !namesakes(view.name(r.sides[0].3), view.name(r.sides[1].3))).collect();
    list.order_by_key(|r| {
        let [a, b] = r.sides;
        (a.3.min(b.3), a.3.max(b.3), a.0, b.0, a.2, b.2)
    });
    let who = |r: &Rival| (r.sides[0].3.min(r.sides[1].3), r.sides[0].3.max(r.sides[1].3));
    for run in list.chunk_by(|a, b| who(a) == who(b)) {
        let sides = run.iter().flat_map(|r| r.sides);
        let mut sides: Vec<Side> =
            sides.map(|(article, _, span, _)| Side { article: article as usize, span }).collect();
        sides.order();
        sides.dedup();
        sides.truncate(SIDES);
        let (first, exact) = (run[0], run.iter().any(|r| r.exact));
        let words: Vec<&str> = {
            let (article, _, span, _) = first.sides[0];
            span.of(&view.articles[article as usize].a.doc.text).split_whitespace().take(9).collect()
        };
        let (a, b) = who(first);
        let (a, b) = (view.name(a), view.name(b));
        out.push(Found {
            kind: ConflictKind::Attribution,
            verdict: if exact { Verdict::Conflict } else { Verdict::Undecided },
            about: format!("who said “{} …”: {a} or {b}", words.join(" ")),
            why: format!(
                "one article gives the words to {a}, another {} words to {b}{}",
                if exact { "the same" } else { "nearly the same" },
                if exact { "" } else { "; one may repeat the other" }
            ),
            sides,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_common_makes_namesakes() {
        assert!(namesakes("Ada Roe", "Roe"));
        assert!(namesakes("Ministry of Health", "Health Ministry"));
        assert!(!namesakes("Ada Roe", "Tom Hale"));
    }
}
