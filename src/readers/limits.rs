//! What is unpacked at most, so that a small file cannot fill the memory.

use std::cell::Cell;

/// Archives in archives are read to this depth.
pub(super) const DEPTH: usize = 3;
/// Files that are read of an archive, with those of the archives in it.
pub(super) const FILES: usize = 2000;
/// Entries of an archive that are looked at.
pub(super) const ENTRIES: usize = 100_000;
/// Bytes that one file in an archive may have, unpacked.
pub(super) const FILE: u64 = 64 << 20;
/// Bytes that all files of an archive may have together, unpacked.
pub(super) const ALL: u64 = 256 << 20;

/// What may still be unpacked of a file that was handed in, and of all that lies in it.
pub(super) struct Budget {
    bytes: Cell<u64>,
    files: Cell<usize>,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { bytes: Cell::new(ALL), files: Cell::new(FILES) }
    }

    /// A smaller one.
    #[cfg(test)]
    pub(super) fn of(bytes: u64, files: usize) -> Self {
        Self { bytes: Cell::new(bytes), files: Cell::new(files) }
    }

    /// Bytes that are left.
    pub(super) fn left(&self) -> u64 {
        self.bytes.get()
    }

    pub(super) fn spend(&self, bytes: u64) {
        self.bytes.set(self.bytes.get().saturating_sub(bytes));
    }

    /// Whether another file may be read.
    pub(super) fn one_more(&self) -> bool {
        let left = self.files.get();
        self.files.set(left.saturating_sub(1));
        left > 0 && self.left() > 0
    }
}
