//! Trimming that is compiled once. What the standard library's does is put in wherever it is called, and the module that
//! browsers fetch had it dozens of times.

/// White space cut off.
pub(crate) trait Bare {
    /// Off both ends.
    fn bare(&self) -> &str;
    /// Off the start.
    fn bare_start(&self) -> &str;
    /// Off the end.
    fn bare_end(&self) -> &str;
}

impl Bare for str {
    #[inline(never)]
    fn bare(&self) -> &str {
        self.trim()
    }

    #[inline(never)]
    fn bare_start(&self) -> &str {
        self.trim_start()
    }

    #[inline(never)]
    fn bare_end(&self) -> &str {
        self.trim_end()
    }
}
