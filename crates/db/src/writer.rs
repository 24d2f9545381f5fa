//! SQLite's one writing connection: who waits for it, and how it is never left in a transaction.

use crate::{DbError, Durability};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Executor, SqliteConnection};
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
    /// It did what nobody can explain: another takes its place before it is used again.
    broken: bool,
    options: SqliteConnectOptions,
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
    /// Opens the connection; the options say `synchronous = full`.
    pub(crate) async fn open(options: SqliteConnectOptions, patience: Duration) -> Result<Self, DbError> {
        let connection = options.connect().await?;
        let synchronous = Some(Durability::Full);
        let writer = Writer { connection, synchronous, in_transaction: false, broken: false, options };
        Ok(Self { writer: Arc::new(Mutex::new(writer)), patience })
    }

    /// Whether somebody holds it.
    pub(crate) fn is_held(&self) -> bool {
        self.writer.try_lock().is_err()
    }

    /// Waits for the connection, clean and set to the durability asked for.
    pub(crate) async fn hold(&self, durability: Durability) -> Result<HeldWriter, DbError> {
        let waiting = Arc::clone(&self.writer).lock_owned();
        let mut held = tokio::time::timeout(self.patience, waiting).await.map_err(|_| DbError::Busy)?;
        if held.in_transaction {
            held.roll_back().await;
        }
        if held.broken {
            held.open_another().await?;
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

    /// Rolls back whatever is open. Nothing is, when a cancelled `commit` had ended it; any other error leaves open
    /// what nobody knows, and the connection is not used again.
    pub(crate) async fn roll_back(&mut self) {
        match self.connection.execute("rollback").await {
            Ok(_) => {}
            Err(error) if nothing_was_open(&error) => tracing::debug!("nothing to roll back"),
            Err(error) => self.give_up(&error),
        }
        self.in_transaction = false;
    }

    /// The connection is not used again.
    pub(crate) fn give_up(&mut self, error: &sqlx::Error) {
        tracing::error!(%error, "the writing connection is closed: another takes its place");
        self.broken = true;
    }

    /// Closing the broken one rolls back what it had open.
    async fn open_another(&mut self) -> Result<(), DbError> {
        self.connection = self.options.connect().await?;
        self.synchronous = Some(Durability::Full);
        self.broken = false;
        Ok(())
    }
}

/// SQLite has no code of its own for it.
fn nothing_was_open(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|cause| cause.message().contains("no transaction is active"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sqlx::sqlite::SqliteJournalMode;

    async fn count(held: &mut HeldWriter) -> i64 {
        sqlx::query_scalar("select count(*) from jar").fetch_one(held.connection()).await.unwrap()
    }

    async fn begun() -> (tempfile::TempDir, WriterQueue) {
        let folder = tempfile::tempdir().unwrap();
        let file = SqliteConnectOptions::new().filename(folder.path().join("jars")).create_if_missing(true);
        let file = file.journal_mode(SqliteJournalMode::Wal).busy_timeout(Duration::from_secs(5));
        let queue = WriterQueue::open(file, Duration::from_secs(5)).await.unwrap();
        let mut held = queue.hold(Durability::Full).await.unwrap();
        held.connection().execute("create table jar (label text)").await.unwrap();
        held.begin().await.unwrap();
        held.connection().execute("insert into jar values ('lost')").await.unwrap();
        drop(held);
        (folder, queue)
    }

    #[tokio::test]
    async fn a_connection_whose_rollback_fails_is_never_lent_again() {
        let (_folder, queue) = begun().await;
        {
            let mut writer = queue.writer.lock().await;
            // Every statement is broken off from now on, also the one that would roll back.
            writer.connection.lock_handle().await.unwrap().set_progress_handler(1, || false);
        }
        for durability in [Durability::Relaxed, Durability::Full] {
            let mut held = queue.hold(durability).await.unwrap();
            assert_eq!(count(&mut held).await, 0);
            held.connection().execute("insert into jar values ('kept')").await.unwrap();
            assert_eq!(count(&mut held).await, 1);
            held.connection().execute("delete from jar").await.unwrap();
        }
    }

    #[tokio::test]
    async fn a_transaction_that_had_ended_leaves_the_connection_as_it_is() {
        let (_folder, queue) = begun().await;
        let mut writer = queue.writer.lock().await;
        writer.connection.execute("create temporary table of_this_connection (a integer)").await.unwrap();
        writer.connection.execute("commit").await.unwrap();
        drop(writer);
        let mut held = queue.hold(Durability::Full).await.unwrap();
        held.connection().execute("insert into of_this_connection values (1)").await.unwrap();
        assert_eq!(count(&mut held).await, 1, "it was committed");
    }
}
