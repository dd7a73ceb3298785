//! libFuzzer on corrections of a small corpus.
#![no_main]

nutgraf_fuzz::guided!(corrections);
