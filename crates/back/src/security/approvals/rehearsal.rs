//! What a request would leave in the audit trail: found by doing it up to its commit, which keeps nothing.

use std::cell::RefCell;
use std::future::Future;
use weblys_security::AuditEntry;

tokio::task_local! {
    static SEEN: RefCell<Vec<AuditEntry>>;
}

/// What came of a rehearsal.
#[derive(Debug)]
pub struct Rehearsed<T> {
    /// What it answered.
    pub answer: T,
    /// Whether it would have changed something.
    pub changes: bool,
    /// The entries that it would have left.
    pub entries: Vec<AuditEntry>,
}

/// Rehearses something that is one transaction.
pub async fn rehearse<T>(what: impl Future<Output = T>) -> Rehearsed<T> {
    let seen = SEEN.scope(RefCell::default(), async {
        let answer = weblys_db::rehearse(what).await;
        (answer, SEEN.with(RefCell::take))
    });
    let ((answer, changes), entries) = seen.await;
    Rehearsed { answer, changes, entries }
}

/// Takes note of an entry, if this is a rehearsal.
pub fn see(entry: &AuditEntry) {
    // Nobody looks on otherwise.
    let _ = SEEN.try_with(|seen| seen.borrow_mut().push(entry.clone()));
}
