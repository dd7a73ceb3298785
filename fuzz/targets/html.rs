#![no_main]

nutgraf_fuzz::guided!(html);
