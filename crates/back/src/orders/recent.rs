//! Carts as this BACK has just left them.
//!
//! What this is: what a change may start from instead of asking the database, because it names the version that it
//! started from and is refused when another replica has changed the cart since. What it is not: something to show;
//! whoever looks at a cart reads it. Any entry may be forgotten at any time.

use super::store::cart::StoredCart;
use crate::auth::Session;
use std::collections::HashMap;
use std::sync::Mutex;

/// Carts remembered at most; then all are forgotten at once, which costs one reading each.
const MOST: usize = 1_000;

/// Carts by the hash of their session.
#[derive(Debug, Default)]
pub struct RecentCarts(Mutex<HashMap<String, StoredCart>>);

impl RecentCarts {
    /// Remembers a cart as it was just kept.
    pub fn remember(&self, session: &Session, stored: &StoredCart) {
        let Ok(mut carts) = self.0.lock() else { return };
        if carts.len() >= MOST {
            carts.clear();
        }
        carts.insert(session.0.clone(), stored.clone());
    }

    /// Takes a cart out: whoever changes it puts the outcome back.
    pub fn take(&self, session: &Session) -> Option<StoredCart> {
        self.0.lock().ok()?.remove(&session.0)
    }
}
