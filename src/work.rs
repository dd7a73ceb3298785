//! Counts steps of work in tests, so that they can tell how it grows with the input; in the library it is nothing.

#[cfg(test)]
std::thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Books `n` steps.
#[inline(always)]
pub(crate) fn add(n: usize) {
    #[cfg(test)]
    STEPS.with(|s| s.set(s.get() + n as u64));
    #[cfg(not(test))]
    let _ = n;
}

/// The steps that `run` takes.
#[cfg(test)]
pub(crate) fn of(run: impl FnOnce()) -> u64 {
    let before = STEPS.with(std::cell::Cell::get);
    run();
    STEPS.with(std::cell::Cell::get) - before
}

/// Asserts that `run` on four times as much takes no more than five times the work, and some at all.
#[cfg(test)]
pub(crate) fn assert_linear(what: &str, n: usize, mut run: impl FnMut(usize) -> u64) {
    let steps = [n, 2 * n, 4 * n].map(&mut run);
    assert!(steps[0] >= n as u64, "{what}: no work was counted: {steps:?}");
    assert!(steps[1] * 2 <= steps[0] * 5 && steps[2] <= steps[0] * 5, "{what}: work at n, 2n, 4n: {steps:?}");
}
