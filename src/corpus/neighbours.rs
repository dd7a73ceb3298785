//! Pairs worth comparing, from an index.

/// Pairs of items that share a key of the index, each with at most `most` of those after it: near-linear whatever the
/// keys.
pub(super) fn neighbours(index: &mut Vec<(u64, u32)>, most: usize) -> Vec<(u32, u32)> {
    index.sort_unstable();
    index.dedup();
    let mut pairs = Vec::new();
    for run in index.chunk_by(|a, b| a.0 == b.0) {
        for (i, a) in run.iter().enumerate() {
            pairs.extend(run[i + 1..].iter().take(most).map(|b| (a.1, b.1)));
        }
    }
    pairs
}
