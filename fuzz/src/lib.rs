//! Hostile input for the engine: what must hold for any bytes ([`targets`], [`sound`]), and bytes that come near to what
//! articles look like ([`seeds`], [`mutate`]).
//!
//! Two programs feed the targets: `nutgraf-fuzz`, which needs nothing but Rust and does the same each time for the same
//! seed, and libFuzzer (feature `guided`), which is led by what code an input reaches.

#[allow(dead_code, reason = "the program's own reading of lines; its files are not read here")]
#[path = "../../src/bin/nutgraf/lines.rs"]
mod lines;
pub mod mutate;
#[allow(dead_code, reason = "told by the program, not here")]
#[path = "../../src/bin/nutgraf/problem.rs"]
mod problem;
pub mod seeds;
pub mod sound;
pub mod targets;

#[cfg(feature = "guided")]
#[doc(hidden)]
pub use libfuzzer_sys;

/// The main program of a libFuzzer target: half of the new inputs are libFuzzer's own, half are from [`mutate`].
#[cfg(feature = "guided")]
#[macro_export]
macro_rules! guided {
    ($target:ident) => {
        use $crate::libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

        fuzz_target!(|data: &[u8]| $crate::targets::$target(data));

        fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
            let mut random = fastrand::Rng::with_seed(u64::from(seed));
            if random.bool() {
                return fuzzer_mutate(data, size, max_size);
            }
            let mut bytes = data[..size].to_vec();
            $crate::mutate::mutate(&mut bytes, None, &mut random);
            let length = bytes.len().min(max_size);
            data[..length].copy_from_slice(&bytes[..length]);
            length
        });
    };
}
