//! One remark of one speaker, of which a report keeps only a few words: those that little else in either article has.
//!
//! Words that recur are chance where the story is full of them. Where at most two other sentences that the articles quote have two
//! of them, and the one who speaks and the day are the same, they are one remark, unless something speaks against it.

use super::recalled::{self, Sides};
use super::told::Sense;
use super::words;
use crate::hashed::{Map, Set};
use crate::sort::Order;

/// Fewest words that both have: two or three may be said of anyone, "he was outstanding tonight" of one player and another.
const SHARED: usize = 4;

/// How many of them must be rare, and most sentences of the two articles together that have a rare word.
const RARE: usize = 2;
const SEEN: u32 = 4;

/// The share of the shorter one's words that both have, by how much they tell, in hundredths: where one verb leads both, and where a
/// quotation is next to whole in the other.
const HELD: u32 = 60;
const WHOLE: u32 = 95;

/// How many of its rarer words a statement is looked up by among those of its speaker.
const LOOKED_UP: usize = 8;

/// Which words each article has in what it quotes and reports, and how often.
pub(super) struct Rarer {
    /// Article and word, sorted, with the number of sentences that have it.
    seen: Vec<((u32, u32), u32)>,
    /// The number of statements of each article.
    all: Map<u32, u32>,
}

impl Rarer {
    /// Of statements by article and the sentence that they stand in; a word counts once in a sentence.
    pub(super) fn of<'a>(statements: impl Iterator<Item = (u32, u32, &'a Sense)>) -> Self {
        let mut uses: Vec<(u32, u32, u32)> = Vec::new();
        let mut all: Map<u32, u32> = Map::default();
        for (article, sentence, sense) in statements {
            *all.entry(article).or_default() += 1;
            uses.extend(recalled::keys(&sense.words).into_iter().map(|k| (article, k, sentence)));
        }
        uses.order();
        uses.dedup();
        let one = |a: &(u32, u32, u32), b: &(u32, u32, u32)| (a.0, a.1) == (b.0, b.1);
        let seen = uses.chunk_by(one).map(|run| ((run[0].0, run[0].1), run.len() as u32)).collect();
        Self { seen, all }
    }

    /// How many sentences of an article have a word.
    fn uses(&self, article: u32, key: u32) -> u32 {
        let at = self.seen.binary_search_by_key(&(article, key), |s| s.0);
        at.map_or(0, |i| self.seen[i].1)
    }

    /// The words of a statement, the rarer in its article first, the first few.
    pub(super) fn first(&self, article: u32, sense: &Sense) -> Vec<u32> {
        let mut out: Vec<(u32, u32)> =
            recalled::keys(&sense.words).into_iter().map(|k| (self.uses(article, k), k)).collect();
        out.order();
        out.into_iter().take(LOOKED_UP).map(|k| k.1).collect()
    }

    /// How surely two of one speaker in two articles are one remark, in hundredths; 0 where they are not.
    pub(super) fn agree(&self, a: (u32, &Sense), b: (u32, &Sense)) -> u32 {
        let Some(sides) = Sides::of(a.1, b.1).filter(|s| s.shared.len() >= SHARED) else { return 0 };
        let seen = |k: u32| self.uses(a.0, k) + self.uses(b.0, k);
        let all = [a.0, b.0].iter().map(|i| self.all.get(i).copied().unwrap_or(0)).sum::<u32>();
        let tells = |k: &u32| words::log2(u64::from(all + seen(*k)), u64::from(seen(*k)));
        let whole = |s: &Sense| recalled::keys(&s.words).iter().map(tells).sum::<u32>();
        let rare = sides.shared.iter().filter(|k| seen(**k) <= SEEN).count();
        let held = sides.shared.iter().map(tells).sum::<u32>() * 100 / whole(a.1).min(whole(b.1)).max(1);
        let quoted = a.1.quoted || b.1.quoted;
        let enough = held >= HELD && sides.has_one_lead() || held >= WHOLE && quoted;
        let sure = rare >= RARE && enough && !sides.is_contradicted() && !sides.is_done_in_one();
        if sure { held } else { 0 }
    }
}

/// Of pairs by how well they match, those that are each other's best in their articles; those of `taken` have a better one.
/// `article` tells whose a statement is.
pub(super) fn best(
    mut pairs: Vec<(u32, u32, u32)>,
    taken: &Set<(u32, u32)>,
    article: impl Fn(u32) -> u32,
) -> Vec<(u32, u32, u32)> {
    let ends = |p: &(u32, u32, u32)| [(p.1, article(p.2)), (p.2, article(p.1))];
    pairs.retain(|p| !ends(p).iter().any(|e| taken.contains(e)));
    let mut most: Map<(u32, u32), u32> = Map::default();
    for p in &pairs {
        for end in ends(p) {
            let best = most.entry(end).or_default();
            *best = p.0.max(*best);
        }
    }
    pairs.retain(|p| ends(p).iter().all(|e| most.get(e) == Some(&p.0)));
    pairs
}
