//! Services and tariffs as the operator system tells them, taken over into the demonstration's catalogue: each row is read
//! or told why not, what is read can be kept, and taking over twice is taking over once.

#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use std::sync::LazyLock;
use weblys_catalog::changes::between;
use weblys_catalog::told::{Told, gone, read, taken_over};
use weblys_catalog::{Catalogue, Snapshot, soundness};

static DEMO: LazyLock<Catalogue> = LazyLock::new(weblys_fuzz::demo);

fuzz_target!(|input: &[u8]| {
    let Ok(rows) = serde_json::from_slice::<Vec<Value>>(input) else { return };
    let count = rows.len();
    let told = read(rows);
    assert_eq!(told.services.len() + told.unread.len(), count, "a row is lost");
    assert!(told.unread.iter().all(|(_, why)| !why.is_empty()));
    let text = serde_json::to_string(&told).expect("what was read can be kept");
    assert_eq!(serde_json::from_str::<Told>(&text).expect("what was kept is read"), told);
    let once = taken_over(&DEMO, &told);
    assert_eq!(between(&once, &taken_over(&once, &told)), []);
    assert_eq!(once.services.len(), told.services.len() + gone(&DEMO, &told).len());
    if soundness::blocking(&once).is_empty() {
        assert!(Snapshot::compile(1, once).is_ok());
    }
});
