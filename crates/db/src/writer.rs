//! SQLite's one writing connection: who waits for it, and how it is never left in a transaction.

use crate::{DbError, Durability};
use sqlx::{Executor, SqliteConnection};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, OwnedMutexGuard};

/// The writing connection with what it was last told.
#[derive(Debug)]
pub(crate) struct Writer {
    connection: SqliteConnection,
    /// `None` while it is being changed: a request cut off meanwhile leaves it to be set again.
    synchronous: Option<Durability>,
    /// Set before `begin` is sent and cleared after the end is acknowledged: whoever finds it set
    /// after a cancellation rolls back first.
    in_transaction: bool,
}

/// The writing connection, waited for in order of arrival.
#[derive(Debug, Clone)]
pub(crate) struct WriterQueue {
    writer: Arc<Mutex<Writer>>,
    patience: Duration,
}

/// The writing connection in the hands of one request.
pub(crate) type HeldWriter = OwnedMutexGuard<Writer>;

impl WriterQueue {
    /// Wraps a connection that was opened with `synchronous = full`.
    pub(crate) fn new(connection: SqliteConnection, patience: Duration) -> Self {
        let writer = Writer { connection, synchronous: Some(Durability::Full), in_transaction: false };
        Self { writer: Arc::new(Mutex::new(writer)), patience }
    }

    /// Waits for the connection, clean and set to the durability asked for.
    pub(crate) async fn hold(&self, durability: Durability) -> Result<HeldWriter, DbError> {
        let waiting = Arc::clone(&self.writer).lock_owned();
        let mut held = tokio::time::timeout(self.patience, waiting).await.map_err(|_| DbError::Busy)?;
        if held.in_transaction {
            held.roll_back().await;
        }
        held.set_durability(durability).await?;
        Ok(held)
    }
}

impl Writer {
    pub(crate) const fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }

    pub(crate) const fn is_in_transaction(&self) -> bool {
        self.in_transaction
    }

    /// `synchronous` acts when the statement is compiled: a cached one would do nothing, hence raw SQL.
    async fn set_durability(&mut self, durability: Durability) -> Result<(), DbError> {
        if self.synchronous != Some(durability) {
            let pragma = match durability {
                Durability::Full => "pragma synchronous = full",
                Durability::Relaxed => "pragma synchronous = normal",
            };
            self.synchronous = None;
            self.connection.execute(sqlx::raw_sql(pragma)).await?;
            self.synchronous = Some(durability);
        }
        Ok(())
    }

    /// `immediate` takes the write lock at once: a transaction that first reads could not wait for it later.
    pub(crate) async fn begin(&mut self) -> Result<(), DbError> {
        self.in_transaction = true;
        let begun = self.connection.execute("begin immediate").await;
        if begun.is_err() {
            self.in_transaction = false;
        }
        begun.map(drop).map_err(DbError::from)
    }

    pub(crate) async fn commit(&mut self) -> Result<(), DbError> {
        self.connection.execute("commit").await?;
        self.in_transaction = false;
        Ok(())
    }

    /// Rolls back whatever is open. An error means that nothing was: a cancelled `commit` had ended it.
    pub(crate) async fn roll_back(&mut self) {
        if let Err(error) = self.connection.execute("rollback").await {
            tracing::debug!(%error, "nothing to roll back");
        }
        self.in_transaction = false;
    }
}
