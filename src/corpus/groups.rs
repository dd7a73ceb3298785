//! Disjoint sets: articles that are one source, units that are one statement.

/// Disjoint sets of things by index, each named by its first.
pub(crate) struct Groups {
    up: Vec<usize>,
}

impl Groups {
    /// Every one for itself.
    pub(super) fn new(n: usize) -> Self {
        Self { up: (0..n).collect() }
    }

    /// The first of the set that one is in.
    pub(super) fn root(&self, mut i: usize) -> usize {
        while self.up[i] != i {
            i = self.up[i];
        }
        i
    }

    /// Makes two sets one.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (ra, rb) = (self.root(a), self.root(b));
        let first = ra.min(rb);
        self.up[ra.max(rb)] = first;
        // Shortens the way up for both, so that long chains stay cheap.
        for mut i in [a, b] {
            while self.up[i] != first && i != first {
                i = std::mem::replace(&mut self.up[i], first);
            }
        }
    }

    /// The sets of two and more, by their first.
    pub(super) fn lists(&self) -> Vec<Vec<usize>> {
        let mut of: Vec<(usize, usize)> = (0..self.up.len()).map(|i| (self.root(i), i)).collect();
        of.sort_unstable();
        of.chunk_by(|a, b| a.0 == b.0).filter(|g| g.len() > 1).map(|g| g.iter().map(|x| x.1).collect()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_named_by_their_first() {
        let mut g = Groups::new(6);
        for (a, b) in [(4, 5), (1, 3), (3, 5)] {
            g.join(a, b);
        }
        assert_eq!(g.lists(), [vec![1, 3, 4, 5]]);
        assert_eq!(g.root(5), 1);
        assert_eq!(g.root(0), 0);
    }
}
