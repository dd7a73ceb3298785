//! Articles that are copies of each other or share passages.
//!
//! Every run of [`SHINGLE`] words is hashed (Broder 1997). A sample of the hashes, in one sorted list for all articles,
//! gives the pairs worth a closer look; those are compared in full. How alike two articles are is the share of the
//! shorter one's shingles that the longer one has too, so that a cut or framed copy is a copy still.

use crate::hashed::Map;

use super::groups::Groups;
use super::words;
use crate::engine::Analysis;
use crate::report::{Duplicate, DuplicateKind, Milli};
use crate::sort::Order;
use crate::text::TokenKind;
use crate::work;

/// Words in a shingle.
const SHINGLE: usize = 4;

/// One shingle in this many is put into the index.
const SAMPLE: u32 = 4;

/// How many later articles with the same shingle an article is paired with. Copies of one text are neighbours in that
/// list, so that few are enough to connect them all.
const NEIGHBOURS: usize = 6;

/// An article is compared with so many others, those that it shares the most sampled shingles with, and with any others
/// that it is among the first of: enough to connect the copies of a text, and no more for a pile of texts that all share
/// something.
const PARTNERS: usize = 40;

/// Articles that share passages with so many others each, on average, are reported as one crowd instead of pair by pair.
const CROWD: usize = 8;

/// From this share on, in thousandths, one is a copy of the other.
const COPY: usize = 500;

/// Fewest shingles of an article that is compared at all.
const LEAST: usize = 8;

/// From this share on, in thousandths, it is one whatever its particulars.
const SURE: usize = 950;

/// Fewest shingles of a copy that is not word for word.
const BRIEF: usize = 20;

/// So many thousandths of the shorter one's numbers and names must stand in the longer one too: forms that are filled
/// in anew (dividends, market reports) share their words but not these.
const PARTICULARS: usize = 680;

/// Fewest shingles in a row, outside quotation marks, that make a shared passage: as many words and three.
const PASSAGE: usize = 17;

/// A shingle in more articles than this is a formula or furniture and makes no shared passage.
const COMMON: usize = 40;

/// Articles that share text, by index.
pub(super) struct Shared {
    /// The copies of one text, or two with a passage.
    pub(super) articles: Vec<usize>,
    /// The least share of the shorter one of two that both have, in thousandths.
    share: usize,
    pub(super) kind: DuplicateKind,
}

impl Shared {
    pub(super) fn similarity(&self) -> Milli {
        Milli(self.share.min(1000) as u16)
    }
}

/// Finds articles that share text: groups of copies, then pairs with a passage. `articles` come by date and id.
pub(super) fn find(articles: &[&Analysis]) -> Vec<Shared> {
    let all: Vec<Shingles> = articles.iter().map(|a| Shingles::of(a)).collect();
    let (pairs, common) = candidates(&all);
    let mut copies = Groups::new(articles.len());
    let mut alike: Vec<(usize, usize, usize)> = Vec::new();
    let mut shared: Vec<(usize, usize, usize)> = Vec::new();
    for &(a, b) in &pairs {
        let (a, b) = (a as usize, b as usize);
        let share = all[a].shared(&all[b]);
        let (short, long) = if all[a].set.len() <= all[b].set.len() { (a, b) } else { (b, a) };
        let copied = || {
            all[short].set.len() >= BRIEF
                && same_particulars(articles[a], articles[b])
                && own_share(articles[short], &all[short], &all[long]) >= COPY
        };
        if share >= SURE || share >= COPY && copied() {
            copies.join(a, b);
            alike.push((a, b, share));
        } else if longest(articles[a], &all[a], &all[b], &common) >= PASSAGE {
            shared.push((a, b, share));
        }
    }
    let mut least: Map<usize, usize> = Map::default();
    for &(a, _, share) in &alike {
        let held = least.entry(copies.root(a)).or_insert(share);
        *held = share.min(*held);
    }
    let mut out: Vec<Shared> = copies
        .lists()
        .into_iter()
        .map(|articles| Shared { share: least[&articles[0]], articles, kind: DuplicateKind::Copy })
        .collect();
    // Of a group of copies, the first stands for all.
    let mut passages: Vec<Ranked> = shared
        .into_iter()
        .map(|(a, b, n)| (copies.root(a), copies.root(b), n))
        .filter(|&(a, b, _)| a != b)
        .map(|(a, b, n)| (pair(a.min(b) as u32, a.max(b) as u32), u32::MAX - n as u32))
        .collect();
    passages.sort_unstable();
    passages.dedup_by_key(|p| p.0);
    let passage = |(pair, n): Ranked| Shared {
        articles: vec![(pair >> 32) as usize, pair as u32 as usize],
        share: (u32::MAX - n) as usize,
        kind: DuplicateKind::SharedPassage,
    };
    out.extend(passages.into_iter().map(passage));
    out
}

/// What was found, for the report: pairs that make up a crowd as one entry.
pub(super) fn report(articles: &[&Analysis], found: Vec<Shared>) -> Vec<Duplicate> {
    let mut out = crowded(articles.len(), found);
    let later = |d: &Shared| d.kind == DuplicateKind::SharedPassage;
    out.order_by(|a, b| (later(a), &a.articles).cmp(&(later(b), &b.articles)));
    out.into_iter()
        .map(|d| Duplicate {
            similarity: d.similarity(),
            kind: d.kind,
            articles: d.articles.into_iter().map(|i| articles[i].id().to_owned()).collect(),
        })
        .collect()
}

/// Puts pairs together where each article of a set shares passages with many others of it: pair by pair, a pile of
/// texts that all share something would be told in more words than the texts have.
fn crowded(count: usize, found: Vec<Shared>) -> Vec<Shared> {
    let mut sets = Groups::new(count);
    for d in found.iter().filter(|d| d.kind == DuplicateKind::SharedPassage) {
        sets.join(d.articles[0], d.articles[1]);
    }
    let mut out = Vec::new();
    // Pairs of each set, and their least share.
    let mut pairs: Map<usize, (usize, usize)> = Map::default();
    for d in found.iter().filter(|d| d.kind == DuplicateKind::SharedPassage) {
        let (n, least) = pairs.entry(sets.root(d.articles[0])).or_insert((0, d.share));
        (*n, *least) = (*n + 1, d.share.min(*least));
    }
    let mut crowds = vec![false; count];
    for articles in sets.lists() {
        let root = articles[0];
        let (n, share) = pairs[&root];
        if n * 2 >= articles.len() * CROWD {
            crowds[root] = true;
            out.push(Shared { articles, share, kind: DuplicateKind::SharedPassage });
        }
    }
    let apart = |d: &Shared| d.kind == DuplicateKind::Copy || !crowds[sets.root(d.articles[0])];
    out.extend(found.into_iter().filter(apart));
    out
}

/// The shingles of one article.
struct Shingles {
    /// In the order of the text, each with the token it begins at.
    ordered: Vec<(u32, u32)>,
    /// The hashes alone, sorted, without repetition.
    set: Vec<u32>,
}

impl Shingles {
    fn of(a: &Analysis) -> Self {
        let words = words::of_body(a);
        let ordered: Vec<(u32, u32)> = words
            .windows(SHINGLE)
            .map(|w| {
                let mut h =
                    w.iter().fold(0_u64, |h, w| h.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(u64::from(w.0)));
                h = (h ^ (h >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                ((h >> 32) as u32, w[0].1)
            })
            .collect();
        let mut set: Vec<u32> = ordered.iter().map(|s| s.0).collect();
        set.sort_unstable();
        set.dedup();
        Self { ordered, set }
    }

    /// The share of the shorter one's shingles that both have, in thousandths.
    fn shared(&self, other: &Self) -> usize {
        let (mut i, mut j, mut n) = (0, 0, 0);
        while i < self.set.len() && j < other.set.len() {
            work::add(1);
            let order = self.set[i].cmp(&other.set[j]);
            n += usize::from(order.is_eq());
            i += usize::from(order.is_le());
            j += usize::from(order.is_ge());
        }
        n * 1000 / self.set.len().min(other.set.len()).max(1)
    }
}

/// Pairs of articles that share enough sampled shingles, in order, and the shingles that are common, sorted.
fn candidates(all: &[Shingles]) -> (Vec<(u32, u32)>, Vec<u32>) {
    let mut index: Vec<(u32, u32)> = Vec::new();
    for (i, s) in all.iter().enumerate().filter(|(_, s)| s.set.len() >= LEAST) {
        index.extend(s.set.iter().filter(|&&h| h % SAMPLE == 0 || s.set.len() < 64).map(|&h| (h, i as u32)));
    }
    index.sort_unstable();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let mut common = Vec::new();
    for run in index.chunk_by(|a, b| a.0 == b.0) {
        if run.len() > COMMON {
            common.push(run[0].0);
        }
        for (i, a) in run.iter().enumerate() {
            pairs.extend(run[i + 1..].iter().take(NEIGHBOURS).inspect(|_| work::add(1)).map(|b| (a.1, b.1)));
        }
    }
    drop(index);
    pairs.sort_unstable();
    // Pairs of a copy share an eighth of the shorter one at the least, those of a passage three sampled shingles.
    let found = pairs.chunk_by(|a, b| a == b).filter(|run| run.len() >= 3).map(|run| (run[0], run.len())).collect();
    (closest(found), common)
}

/// Three numbers in the type of the lists that `neighbours` sorts: the sort is compiled anew for every type. One of which
/// the greatest comes first is taken from `u32::MAX`.
type Ranked = (u64, u32);

/// Two numbers as one that is ordered as they are.
fn pair(a: u32, b: u32) -> u64 {
    u64::from(a) << 32 | u64::from(b)
}

/// Of pairs with the number of shingles they share, those that are among the [`PARTNERS`] first of either article.
fn closest(pairs: Vec<((u32, u32), usize)>) -> Vec<(u32, u32)> {
    let side = |a, b, n| (pair(a, u32::MAX - n as u32), b);
    let mut sides: Vec<Ranked> = pairs.into_iter().flat_map(|((a, b), n)| [side(a, b, n), side(b, a, n)]).collect();
    sides.sort_unstable();
    let mut kept: Vec<(u32, u32)> = sides
        .chunk_by(|x, y| x.0 >> 32 == y.0 >> 32)
        .flat_map(|of_one| of_one.iter().take(PARTNERS))
        .map(|&(side, b)| ((side >> 32) as u32, b))
        .map(|(a, b)| (a.min(b), a.max(b)))
        .collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// The share of an article's shingles outside quotation marks that the other has too, in thousandths: two reports of
/// one speech are no copies.
fn own_share(a: &Analysis, of: &Shingles, with: &Shingles) -> usize {
    let (mut all, mut both) = (0, 0);
    let mut marks = Marks::new(a);
    for &(h, token) in &of.ordered {
        if !marks.hold(token) {
            all += 1;
            both += usize::from(with.set.binary_search(&h).is_ok());
        }
    }
    both * 1000 / all.max(1)
}

/// Whether most numbers and names of the shorter article stand in the longer one.
fn same_particulars(a: &Analysis, b: &Analysis) -> bool {
    let of = |a: &Analysis| {
        let mut out: Vec<u32> = words::of_body(a)
            .into_iter()
            .filter(|&(_, t)| {
                let t = &a.text.tokens[t as usize];
                t.kind == TokenKind::Number || t.span().of(&a.doc.text).starts_with(char::is_uppercase)
            })
            .map(|(h, _)| h)
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    };
    let (a, b) = (of(a), of(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let both = short.iter().filter(|h| long.binary_search(h).is_ok()).count();
    both * 1000 >= short.len() * PARTICULARS
}

/// The longest run of one article's shingles that the other has too, outside quotation marks: what two reporters heard
/// at the same place is no sign that one copied the other.
fn longest(a: &Analysis, of: &Shingles, with: &Shingles, common: &[u32]) -> usize {
    let (mut best, mut run) = (0, 0);
    let mut marks = Marks::new(a);
    for &(h, token) in &of.ordered {
        if with.set.binary_search(&h).is_err() {
            run = 0;
            continue;
        }
        run += usize::from(!marks.hold(token) && common.binary_search(&h).is_err());
        best = best.max(run);
    }
    best
}

/// Tells of one token after the other whether it stands between quotation marks.
struct Marks<'a> {
    a: &'a Analysis,
    /// Index of the first stretch that ends past the last token asked for.
    next: usize,
}

impl<'a> Marks<'a> {
    const fn new(a: &'a Analysis) -> Self {
        Self { a, next: 0 }
    }

    fn hold(&mut self, token: u32) -> bool {
        let at = self.a.text.tokens[token as usize].start;
        let stretches = &self.a.text.marks.stretches;
        while stretches.get(self.next).is_some_and(|m| m.depth > 0 || m.inner.end <= at) {
            self.next += 1;
        }
        stretches.get(self.next).is_some_and(|m| m.inner.start <= at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts of 400 shingles, of which `own` in a thousand are their own and the others one of two that all draw from.
    fn texts(n: usize, own: u32) -> Vec<Shingles> {
        let mut seed = 7_u32;
        let mut dice = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed >> 8
        };
        let mut one = || {
            let mut set: Vec<u32> =
                (0..400).map(|i| if dice() % 1000 < own { dice() } else { i * 8 + dice() % 2 * 4 }).collect();
            set.sort_unstable();
            set.dedup();
            Shingles { ordered: Vec::new(), set }
        };
        (0..n).map(|_| one()).collect()
    }

    #[test]
    fn near_copies_take_linear_work() {
        for own in [0, 200, 700] {
            work::assert_linear(&format!("{own} in a thousand are their own"), 250, |n| {
                let all = texts(n, own);
                work::of(|| {
                    let pairs = candidates(&all).0;
                    assert!(pairs.len() <= n * PARTNERS && pairs.len() >= n / 2, "{} pairs of {n}", pairs.len());
                    for (a, b) in pairs {
                        all[a as usize].shared(&all[b as usize]);
                    }
                })
            });
        }
    }

    #[test]
    fn a_crowd_is_one_entry_and_a_few_pairs_are_pairs() {
        let pair =
            |a: usize, b: usize| Shared { articles: vec![a, b], share: 100 + a, kind: DuplicateKind::SharedPassage };
        let mut found = vec![Shared { articles: vec![0, 1], share: 900, kind: DuplicateKind::Copy }];
        found.extend((1..=12).flat_map(|d| (10..60).map(move |a| (a, a + d))).map(|(a, b)| pair(a, b)));
        found.extend([pair(0, 2), pair(2, 3), pair(0, 3)]);
        let told: Vec<(usize, usize, usize)> =
            crowded(80, found).iter().map(|d| (d.articles[0], d.articles.len(), d.share)).collect();
        assert_eq!(told, [(10, 62, 110), (0, 2, 900), (0, 2, 100), (2, 2, 102), (0, 2, 100)]);
    }
}
