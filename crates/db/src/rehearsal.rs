//! Trying what would be done without doing it: inside a rehearsal the first commit rolls back instead.
//!
//! What this is: a mark on the task that runs it. What it is not: a mode of the database; others write meanwhile as ever.
//! What is given to another task of its own is not rehearsed: whoever rehearses something knows that it is not.

use crate::DbError;
use std::cell::Cell;
use std::future::Future;

tokio::task_local! {
    static REACHED: Cell<bool>;
}

/// Runs something that writes in transactions, up to its first commit, which answers [`DbError::Rehearsed`] and keeps
/// nothing. Gives what it answered, and whether it came so far.
pub async fn rehearse<T>(what: impl Future<Output = T>) -> (T, bool) {
    REACHED
        .scope(Cell::new(false), async {
            let answer = what.await;
            (answer, REACHED.with(Cell::get))
        })
        .await
}

/// Takes note that a commit was reached, if this is a rehearsal.
pub(crate) fn reaches_commit() -> bool {
    REACHED.try_with(|reached| reached.set(true)).is_ok()
}

/// Refuses a statement outside of transactions: it could not be taken back.
pub(crate) fn must_not_write() -> Result<(), DbError> {
    REACHED.try_with(|_| Err(DbError::Rehearsed)).unwrap_or(Ok(()))
}
