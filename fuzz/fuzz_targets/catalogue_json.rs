//! The catalogue as JSON, byte by byte. What comes is read as JSON whatever it begins with.

#![no_main]

use libfuzzer_sys::fuzz_target;
use weblys_catalog::json;

fuzz_target!(|input: &[u8]| {
    match json::read(input) {
        Err(faults) => {
            weblys_fuzz::told(&faults);
            assert!(faults.iter().all(|fault| fault.item.as_deref().is_some_and(|place| !place.is_empty())));
        }
        // Whether it is sound or not, it is kept: a draft may be wrong for a while.
        Ok(catalogue) => {
            let text = json::write(&catalogue).expect("what was read can be written");
            assert_eq!(json::read(&text).as_ref(), Ok(&catalogue));
        }
    }
    weblys_fuzz::read_as_sent(input);
});
