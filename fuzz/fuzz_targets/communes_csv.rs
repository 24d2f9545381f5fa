//! The list of communes; those that are read can be searched.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::collections::HashSet;
use weblys_addresses::SearchIndex;
use weblys_addresses::communes::read;

fuzz_target!(|input: &[u8]| match read(input) {
    Err(faults) => weblys_fuzz::told_of_rows(&faults, input),
    Ok(communes) => {
        let each: HashSet<_> = communes.iter().map(|one| &one.insee).collect();
        assert_eq!(each.len(), communes.len(), "a commune twice");
        let index = SearchIndex::build(&communes, [], |_| false);
        for one in communes.iter().take(4) {
            drop(index.search(&one.name, 8));
            one.postal_codes.iter().take(2).for_each(|code| drop(index.search(code, 8)));
        }
    }
});
