//! Older publications that carts still go by: in memory while they are asked for.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};
use weblys_catalog::Snapshot;

/// One that nobody asked for in so long leaves the memory; whoever asks later waits until it is read again.
const KEPT_UNASKED: Duration = Duration::from_secs(60 * 60);

/// Those in memory, by version.
#[derive(Debug)]
pub(super) struct Older {
    held: RwLock<HashMap<u64, Held>>,
    begun: Instant,
}

#[derive(Debug)]
struct Held {
    snapshot: Arc<Snapshot>,
    /// Milliseconds since the beginning.
    asked_at: AtomicU64,
}

impl Older {
    /// None yet.
    pub(super) fn new() -> Self {
        Self { held: RwLock::default(), begun: Instant::now() }
    }

    /// One of them.
    pub(super) fn get(&self, version: u64) -> Option<Arc<Snapshot>> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        let found = held.get(&version)?;
        found.asked_at.store(self.now(), Ordering::Relaxed);
        Some(found.snapshot.clone())
    }

    /// Takes one in.
    pub(super) fn keep(&self, snapshot: Arc<Snapshot>) {
        let held = Held { asked_at: AtomicU64::new(self.now()), snapshot };
        self.held.write().unwrap_or_else(PoisonError::into_inner).insert(held.snapshot.version(), held);
    }

    /// Lets go of those that nobody asked for in a long time.
    pub(super) fn let_go(&self) {
        let kept = u64::try_from(KEPT_UNASKED.as_millis()).unwrap_or(u64::MAX);
        self.let_go_of_before(self.now().saturating_sub(kept));
    }

    fn let_go_of_before(&self, oldest: u64) {
        let is_wanted = |held: &Held| held.asked_at.load(Ordering::Relaxed) >= oldest;
        let all_are = self.held.read().unwrap_or_else(PoisonError::into_inner).values().all(is_wanted);
        if !all_are {
            let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
            beside(held.extract_if(|_, held| !is_wanted(held)).collect());
        }
    }

    /// Lets go of all.
    pub(super) fn clear(&self) {
        beside(std::mem::take(&mut *self.held.write().unwrap_or_else(PoisonError::into_inner)));
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.held.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    fn now(&self) -> u64 {
        u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

/// What takes a while to be given back is given back beside the threads that answer.
fn beside(held: HashMap<u64, Held>) {
    tokio::task::spawn_blocking(move || drop(held));
}

#[cfg(test)]
mod tests {
    use super::*;
    use weblys_catalog::Catalogue;

    fn publication(version: u64) -> Arc<Snapshot> {
        Arc::new(Snapshot::compile(version, Catalogue::default()).unwrap())
    }

    #[tokio::test]
    async fn a_publication_stays_in_memory_while_carts_ask_for_it() {
        let older = Older { held: RwLock::default(), begun: Instant::now() - KEPT_UNASKED };
        older.keep(publication(1));
        older.keep(publication(2));
        for held in older.held.read().unwrap().values() {
            held.asked_at.store(1, Ordering::Relaxed);
        }
        older.let_go_of_before(1);
        assert_eq!(older.len(), 2);
        assert!(older.get(2).is_some(), "asked for again");
        older.let_go_of_before(2);
        assert!(older.get(1).is_none(), "nobody asked for it");
        assert!(older.get(2).is_some());
    }
}
