#![no_main]

nutgraf_fuzz::guided!(corpus);
