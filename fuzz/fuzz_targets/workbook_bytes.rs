//! A catalogue's file as it is sent, byte by byte: torn, lying and overlapping archives, beginning with real workbooks.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(init: weblys_fuzz::caught_is_answered(), |input: &[u8]| weblys_fuzz::read_as_sent(input));
