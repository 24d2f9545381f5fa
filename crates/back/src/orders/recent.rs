//! What this BACK has just written, and will want again in a moment.
//!
//! What this is: carts that a change may start from instead of asking the database, because it names the version that
//! it started from and is refused when another replica has changed the cart since; and documents, which never change.
//! What it is not: something to show. Whoever looks at a cart reads it. Any entry may be forgotten at any time.

use super::store::cart::StoredCart;
use super::store::document::StoredDocument;
use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Mutex;
use uuid::Uuid;

/// Carts by the hash of their session.
pub type RecentCarts = Recent<String, StoredCart, 1_000>;
/// Contract summaries by their id: the order that follows sends them along.
pub type RecentDocuments = Recent<Uuid, StoredDocument, 200>;

/// At most so many; then all are forgotten at once, which costs one reading each.
#[derive(Debug)]
pub struct Recent<K, V, const MOST: usize>(Mutex<HashMap<K, V>>);

impl<K, V, const MOST: usize> Default for Recent<K, V, MOST> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash, V, const MOST: usize> Recent<K, V, MOST> {
    /// Remembers what was just kept.
    pub fn remember(&self, key: K, value: V) {
        let Ok(mut known) = self.0.lock() else { return };
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(key, value);
    }

    /// Takes it out: whoever changes it puts the outcome back.
    pub fn take<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.0.lock().ok()?.remove(key)
    }
}
