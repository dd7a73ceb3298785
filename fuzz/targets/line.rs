//! libFuzzer on lines of JSON.
#![no_main]

nutgraf_fuzz::guided!(line);
