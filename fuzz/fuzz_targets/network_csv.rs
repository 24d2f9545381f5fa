//! The network at each dwelling. Every other address is said to exist.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::collections::HashSet;
use weblys_addresses::network::read;

fuzz_target!(|input: &[u8]| {
    let exists = |id: &weblys_addresses::AddressId| !id.as_str().ends_with('9');
    match read(input, exists) {
        Err(faults) => weblys_fuzz::told_of_rows(&faults, input),
        Ok(dwellings) => {
            let each: HashSet<_> = dwellings.iter().map(|one| &one.id).collect();
            assert_eq!(each.len(), dwellings.len(), "a dwelling twice");
            for one in &dwellings {
                assert!(exists(&one.address_id));
                let technologies: HashSet<_> = one.eligibility.accesses.iter().map(|one| &one.technology).collect();
                assert_eq!(technologies.len(), one.eligibility.accesses.len(), "a technology twice");
                assert!(one.eligibility.accesses.iter().all(|one| !one.domains.is_empty()));
            }
        }
    }
});
