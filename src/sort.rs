//! Stable sorting that is compiled once.
//!
//! The standard library's sort is compiled anew for every type, ten kilobytes of wasm each time. Here only the small
//! part that moves elements is; the sort itself works on indices. Where speed counts more (the corpus index), the
//! standard one is used.

use std::cmp::Ordering;

/// Up to this length, elements are put in place one by one, without an index.
const SHORT: usize = 12;

/// Sorting of a slice.
pub(crate) trait Order<T> {
    /// Sorts by a comparison; equal elements stay in order.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by a key; equal elements stay in order.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// Sorts by the type's own order.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        if self.len() <= SHORT {
            for i in 1..self.len() {
                let mut at = i;
                while at > 0 && compare(&self[at], &self[at - 1]) == Ordering::Less {
                    self.swap(at, at - 1);
                    at -= 1;
                }
            }
            return;
        }
        let mut order = sorted(self.len(), &mut |a, b| compare(&self[a], &self[b]));
        for first in 0..self.len() {
            // Follow the cycle that begins here; every element moves once.
            let mut at = first;
            while order[at] != first {
                let from = order[at];
                self.swap(at, from);
                order[at] = at;
                at = from;
            }
            order[at] = at;
        }
    }
}

/// For each place, the index of the element that belongs there.
#[inline(never)]
fn sorted(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    #[allow(clippy::disallowed_methods, reason = "this is where it is compiled once")]
    order.sort_by(|&a, &b| compare(a, b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items in prop::collection::vec((0u8..20, any::<u8>()), 0..80)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            ours.order_by_key(|&(k, _)| k);
            theirs.sort_by_key(|&(k, _)| k);
            prop_assert_eq!(&ours, &theirs);
            ours.order();
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
