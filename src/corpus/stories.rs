//! Whether two articles can be on one story, by the names they share.

use super::link::linked::Linked;
use super::words;
use crate::engine::Analysis;
use crate::sort::Order;

/// The share of the shorter article's names, weighted, in thousandths, that makes two articles one story.
const RELATED: u32 = 60;

/// The same, and the fewest names, where a date is missing, so that nothing else tells them apart.
const RELATED_UNDATED: u32 = 300;
const NAMES_UNDATED: u32 = 3;

/// The names of each article.
pub(crate) struct Stories {
    /// The entities that each names, in order, with how much each tells.
    names: Vec<Vec<(u32, u32)>>,
    dated: Vec<bool>,
}

impl Stories {
    pub(super) fn of(articles: &[&Analysis], linked: &Linked) -> Self {
        let mut known = vec![0_u64; linked.table.len()];
        let list = |(a, of): (&&Analysis, &Vec<Option<u32>>)| {
            let mut list: Vec<u32> = a.entities.mentions.iter().filter_map(|m| *of.get(m.entity as usize)?).collect();
            list.order();
            list.dedup();
            list
        };
        let lists: Vec<Vec<u32>> = articles.iter().zip(&linked.of).map(list).collect();
        lists.iter().flatten().for_each(|&e| known[e as usize] += 1);
        let n = articles.len() as u64;
        let tells = |e: u32| (e, words::log2(n + known[e as usize], known[e as usize]));
        let names = lists.into_iter().map(|l| l.into_iter().map(tells).collect()).collect();
        Self { names, dated: articles.iter().map(|a| a.doc.date.is_some()).collect() }
    }

    /// Whether the rarer names of the one are enough of them names of the other.
    pub(super) fn related(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.names[a], &self.names[b]);
        let (mut i, mut j, mut held, mut count) = (0, 0, 0, 0);
        while i < x.len() && j < y.len() {
            let order = x[i].0.cmp(&y[j].0);
            held += if order.is_eq() { x[i].1 } else { 0 };
            count += u32::from(order.is_eq());
            i += usize::from(order.is_le());
            j += usize::from(order.is_ge());
        }
        let whole = |l: &[(u32, u32)]| l.iter().map(|e| e.1).sum::<u32>();
        let (least, names) = if self.dated(a, b) { (RELATED, 1) } else { (RELATED_UNDATED, NAMES_UNDATED) };
        held * 1000 >= whole(x).min(whole(y)) * least && held > 0 && count >= names
    }

    /// Whether the dates of both are known.
    pub(super) fn dated(&self, a: usize, b: usize) -> bool {
        self.dated[a] && self.dated[b]
    }
}
