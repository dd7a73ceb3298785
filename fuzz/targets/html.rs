//! libFuzzer on a page of HTML.
#![no_main]

nutgraf_fuzz::guided!(html);
