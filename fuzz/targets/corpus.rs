//! libFuzzer on a whole corpus.
#![no_main]

nutgraf_fuzz::guided!(corpus);
