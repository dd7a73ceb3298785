//! The perfect hash of the lexicon's tables: `build.rs` looks for displacements that send each form to a slot of its
//! own (Belazzougui, Botelho and Dietzfelbinger 2009), the engine follows them.

/// The hash of a form: FNV-1a from `basis` on.
pub(crate) fn of(form: &str, basis: u32) -> u32 {
    form.bytes().fold(basis, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// The bucket of a hash, of `buckets`: forms in one bucket share a displacement.
pub(crate) fn bucket(hash: u32, buckets: usize) -> usize {
    scale(hash.wrapping_mul(0x9e37_79b1), buckets)
}

/// The slot of a hash, of `slots`, under the displacement of its bucket.
pub(crate) fn slot(hash: u32, displacement: u16, slots: usize) -> usize {
    let h = (hash ^ u32::from(displacement).wrapping_mul(0x85eb_ca6b)).wrapping_mul(0xc2b2_ae35);
    scale((h ^ h >> 15).wrapping_mul(0x27d4_eb2f), slots)
}

/// A hash brought down to `0..n`.
fn scale(hash: u32, n: usize) -> usize {
    ((u64::from(hash) * n as u64) >> 32) as usize
}
