//! A transaction on either engine. Dropped without commit, it is rolled back.

use crate::link::Held;
use crate::writer::HeldWriter;
use crate::{DbError, Engine};
use sqlx::{Postgres, Transaction};

/// An open transaction: read and write through the macros with `&mut tx`.
#[derive(Debug)]
pub struct Tx(Open);

#[derive(Debug)]
enum Open {
    /// `None` once it has been ended.
    Sqlite(Option<HeldWriter>),
    Postgres(Transaction<'static, Postgres>),
}

impl Tx {
    pub(crate) async fn begin_sqlite(writer: HeldWriter) -> Result<Self, DbError> {
        // The value exists before the statement is sent: a caller that goes away meanwhile drops it.
        let mut tx = Self(Open::Sqlite(Some(writer)));
        if let Open::Sqlite(Some(writer)) = &mut tx.0 {
            writer.begin().await?;
        }
        Ok(tx)
    }

    pub(crate) const fn of_postgres(transaction: Transaction<'static, Postgres>) -> Self {
        Self(Open::Postgres(transaction))
    }

    /// Which engine it runs on.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        match self.0 {
            Open::Sqlite(_) => Engine::Sqlite,
            Open::Postgres(_) => Engine::Postgres,
        }
    }

    /// One of two texts, where the dialects truly differ.
    #[must_use]
    pub const fn pick<T: Copy>(&self, sqlite: T, postgres: T) -> T {
        self.engine().pick(sqlite, postgres)
    }

    /// Keeps everything done in it.
    ///
    /// # Errors
    /// Whatever the engine says; nothing was kept then, unless the connection was lost while it answered.
    pub async fn commit(mut self) -> Result<(), DbError> {
        match &mut self.0 {
            Open::Sqlite(Some(writer)) => writer.commit().await?,
            Open::Sqlite(None) => return Ok(()),
            Open::Postgres(_) => {}
        }
        match std::mem::replace(&mut self.0, Open::Sqlite(None)) {
            Open::Sqlite(_) => Ok(()),
            Open::Postgres(transaction) => Ok(transaction.commit().await?),
        }
    }

    /// Forgets everything done in it: the same as dropping it, but done when this returns.
    ///
    /// # Errors
    /// Whatever the engine says.
    pub async fn rollback(mut self) -> Result<(), DbError> {
        match std::mem::replace(&mut self.0, Open::Sqlite(None)) {
            Open::Sqlite(None) => Ok(()),
            Open::Sqlite(Some(mut writer)) => {
                writer.roll_back().await;
                Ok(())
            }
            Open::Postgres(transaction) => Ok(transaction.rollback().await?),
        }
    }

    #[doc(hidden)]
    #[expect(clippy::unused_async, reason = "the macros await the same call of a database")]
    pub async fn reading(&mut self) -> Result<Held<'_>, DbError> {
        match &mut self.0 {
            Open::Sqlite(Some(writer)) => Ok(Held::SqliteTx(writer.connection())),
            Open::Sqlite(None) => Err(DbError::Sql(sqlx::Error::BeginFailed)),
            Open::Postgres(transaction) => Ok(Held::PostgresTx(transaction)),
        }
    }

    #[doc(hidden)]
    pub async fn writing(&mut self) -> Result<Held<'_>, DbError> {
        self.reading().await
    }
}

impl Drop for Tx {
    /// PostgreSQL's transaction rolls itself back. SQLite's is rolled back by a task that keeps the
    /// writing connection meanwhile; without a runtime, the next to hold it does it.
    fn drop(&mut self) {
        if let Open::Sqlite(held) = &mut self.0
            && let Some(mut writer) = held.take()
            && writer.is_in_transaction()
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            runtime.spawn(async move { writer.roll_back().await });
        }
    }
}
