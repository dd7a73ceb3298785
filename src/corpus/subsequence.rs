//! What two lists have in common, in order.

/// Most pairs of elements that are compared.
const MOST: usize = 4_000_000;

/// A longest common subsequence of two lists of lengths `n` and `m`, as pairs of indices; `same` says whether an element of the one
/// is one of the other. Takes n · m steps and as much memory; of lists
/// that are too long for that it finds nothing.
pub(super) fn longest(n: usize, m: usize, same: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    if n == 0 || m == 0 || n.saturating_mul(m) > MOST {
        return Vec::new();
    }
    let width = m + 1;
    let mut best = vec![0_u16; (n + 1) * width];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            best[i * width + j] = if same(i, j) {
                best[(i + 1) * width + j + 1] + 1
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < n && j < m {
        if same(i, j) {
            out.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{MOST, longest};

    #[test]
    fn what_is_in_both_keeps_its_order() {
        let of = |a: &str, b: &str| longest(a.len(), b.len(), |i, j| a.as_bytes()[i] == b.as_bytes()[j]);
        assert_eq!(of("harbour", "arbor"), [(1, 0), (2, 1), (3, 2), (4, 3), (6, 4)]);
        assert_eq!(of("ab", "ba"), [(1, 0)]);
        assert_eq!(of("", "ab"), []);
    }

    #[test]
    fn lists_that_are_too_long_have_nothing_in_common() {
        assert_eq!(longest(MOST + 1, 1, |_, _| true), []);
        // Where a word has 32 bits, the product is 0.
        assert_eq!(longest(1 << 16, 1 << 16, |_, _| true), []);
        assert_eq!(longest(usize::MAX, 2, |_, _| true), []);
        assert_eq!(longest(2000, 2000, |i, j| i == j).len(), 2000);
    }
}
