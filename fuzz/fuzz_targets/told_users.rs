//! Users as the operator system tells them: each row is read or refused by itself, and who was read is read the same when he
//! is told again.

#![no_main]

#[path = "../../crates/back/src/security/operator/told.rs"]
mod told;

use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use std::collections::HashSet;
use told::{Told, read};

fuzz_target!(|input: &[u8]| {
    let Ok(rows) = serde_json::from_slice::<Vec<Value>>(input) else { return };
    let (mut known, mut logins) = (HashSet::new(), HashSet::new());
    for (place, row) in (1..).zip(rows) {
        match read(place, row, &mut known) {
            Err(fault) => {
                assert_eq!(fault.place, place);
                assert!(["", "login", "name", "email", "profiles"].contains(&fault.field.as_str()));
                assert!(!fault.code.is_empty() && fault.login.chars().count() <= 100);
            }
            Ok(told) => {
                assert!(logins.insert(told.user.login.clone()), "a user twice");
                again(&told);
            }
        }
    }
});

fn again(told: &Told) {
    let user = &told.user;
    let email = user.email.as_ref().map(ToString::to_string);
    let row = json!({"login": user.login.as_str(), "name": user.name, "email": email, "profiles": user.profiles,
        "is_active": user.is_active, "version": told.version});
    assert_eq!(read(1, row, &mut HashSet::new()).as_ref(), Ok(told));
}
