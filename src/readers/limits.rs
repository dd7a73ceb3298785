//! What is unpacked at most, so that a small file cannot fill the memory.

/// Archives in archives are read to this depth.
pub(super) const DEPTH: usize = 3;
/// Files that are read of an archive.
pub(super) const FILES: usize = 2000;
/// Bytes that one file in an archive may have, unpacked.
pub(super) const FILE: u64 = 64 << 20;
/// Bytes that all files of an archive may have together, unpacked.
pub(super) const ALL: u64 = 256 << 20;
