//! libFuzzer on plain text.
#![no_main]

nutgraf_fuzz::guided!(text);
