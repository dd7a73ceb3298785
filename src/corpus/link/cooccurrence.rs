//! Who shares sentences with whom, and who is spoken of: the counts behind a picture of the corpus.

use crate::hashed::{Map, Set};

use super::linked::Linked;
use crate::engine::Analysis;
use crate::report::Together;
use crate::sort::Order;

/// Entities of one sentence that are paired; a sentence that names more is a list, and pairs would grow with its square.
const IN_SENTENCE: usize = 12;

/// Partners that an entity keeps, those it is met with most.
const PARTNERS: usize = 12;

/// The entities that the quotes of an article's others speak of, once for each quote.
pub(crate) fn spoken_of(analysis: &Analysis, article: usize, linked: &Linked) -> Vec<u32> {
    let of = |local: u32| linked.entity(article, local);
    let mut out = Vec::new();
    for quote in &analysis.quotes {
        let inside = quote.content.iter().flat_map(|&span| analysis.entities.inside(span));
        let about: Set<u32> = inside.filter_map(|m| of(m.entity)).collect();
        let speaker = quote.speaker.and_then(of);
        out.extend(about.into_iter().filter(|&e| Some(e) != speaker));
    }
    out
}

/// Fills in whom each entity shares sentences with, and in how many quotes of others it is spoken of.
pub(super) fn count(articles: &[&Analysis], linked: &mut Linked) {
    let mut pairs: Map<(u32, u32), u32> = Map::default();
    for (a, analysis) in articles.iter().enumerate() {
        let of = |local: u32| linked.entity(a, local);
        let mut mentions = analysis.entities.mentions.iter().peekable();
        let mut here: Vec<u32> = Vec::new();
        for sentence in &analysis.text.sentences {
            let end = analysis.text.span(sentence.tokens.clone()).end;
            here.clear();
            while let Some(m) = mentions.next_if(|m| m.span().start < end) {
                here.extend(of(m.entity));
            }
            here.sort_unstable();
            here.dedup();
            here.truncate(IN_SENTENCE);
            for (i, &x) in here.iter().enumerate() {
                for &y in &here[i + 1..] {
                    *pairs.entry((x, y)).or_default() += 1;
                }
            }
        }
        for e in spoken_of(analysis, a, linked) {
            linked.table[e as usize].spoken_of += 1;
        }
    }
    let mut partners: Vec<Vec<(u32, u32)>> = vec![Vec::new(); linked.table.len()];
    #[allow(clippy::iter_over_hash_type, reason = "what is gathered is sorted below")]
    for ((x, y), n) in pairs {
        partners[x as usize].push((n, y));
        partners[y as usize].push((n, x));
    }
    for (e, mut with) in partners.into_iter().enumerate() {
        with.order_by_key(|&(n, other)| (std::cmp::Reverse(n), other));
        with.truncate(PARTNERS);
        linked.table[e].with = with
            .into_iter()
            .map(|(sentences, other)| Together { entity: linked.table[other as usize].id.clone(), sentences })
            .collect();
    }
}
