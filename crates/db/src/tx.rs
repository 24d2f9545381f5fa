//! A transaction on either engine. Dropped without commit, it is rolled back.

use crate::link::Held;
use crate::shelf::Lent;
use crate::writer::HeldWriter;
use crate::{DbError, Engine, rehearsal};
use sqlx::{Executor, PgConnection};

/// An open transaction: read and write through the macros with `&mut tx`.
#[derive(Debug)]
pub struct Tx(Open);

#[derive(Debug)]
enum Open {
    /// `None` once it has been ended.
    Sqlite(Option<HeldWriter>),
    /// `None` once it has been ended.
    Postgres(Option<Lent<PgConnection>>),
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

    pub(crate) async fn begin_postgres(lent: Lent<PgConnection>) -> Result<Self, DbError> {
        let mut tx = Self(Open::Postgres(Some(lent)));
        if let Open::Postgres(Some(lent)) = &mut tx.0 {
            lent.connection()?.execute("begin").await?;
        }
        Ok(tx)
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
    /// [`DbError::Rehearsed`] in a rehearsal.
    pub async fn commit(mut self) -> Result<(), DbError> {
        if rehearsal::reaches_commit() {
            self.rollback().await?;
            return Err(DbError::Rehearsed);
        }
        match &mut self.0 {
            Open::Sqlite(Some(writer)) => writer.commit().await?,
            Open::Postgres(Some(lent)) => {
                lent.connection()?.execute("commit").await?;
                lent.done();
            }
            Open::Sqlite(None) | Open::Postgres(None) => {}
        }
        self.0 = Open::Sqlite(None);
        Ok(())
    }

    /// Forgets everything done in it: the same as dropping it, but done when this returns.
    ///
    /// # Errors
    /// Whatever the engine says.
    pub async fn rollback(mut self) -> Result<(), DbError> {
        match std::mem::replace(&mut self.0, Open::Sqlite(None)) {
            Open::Sqlite(Some(mut writer)) => {
                writer.roll_back().await;
                Ok(())
            }
            Open::Postgres(Some(lent)) => roll_back(lent).await,
            Open::Sqlite(None) | Open::Postgres(None) => Ok(()),
        }
    }

    #[doc(hidden)]
    #[expect(clippy::unused_async, reason = "the macros await the same call of a database")]
    pub async fn reading(&mut self) -> Result<Held<'_>, DbError> {
        match &mut self.0 {
            Open::Sqlite(Some(writer)) => Ok(Held::SqliteTx(writer.connection())),
            Open::Postgres(Some(lent)) => Ok(Held::PostgresTx(lent.connection()?)),
            Open::Sqlite(None) | Open::Postgres(None) => Err(DbError::Sql(sqlx::Error::BeginFailed)),
        }
    }

    #[doc(hidden)]
    pub async fn writing(&mut self) -> Result<Held<'_>, DbError> {
        self.reading().await
    }
}

async fn roll_back(mut lent: Lent<PgConnection>) -> Result<(), DbError> {
    lent.connection()?.execute("rollback").await?;
    lent.done();
    Ok(())
}

impl Drop for Tx {
    /// It is rolled back by a task that keeps the connection meanwhile. Without a runtime SQLite's is rolled
    /// back by the next to hold it, and PostgreSQL's connection is closed, which rolls it back as well.
    fn drop(&mut self) {
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
        match std::mem::replace(&mut self.0, Open::Sqlite(None)) {
            Open::Sqlite(Some(mut writer)) if writer.is_in_transaction() => {
                runtime.spawn(async move { writer.roll_back().await });
            }
            Open::Postgres(Some(lent)) => {
                runtime.spawn(async move {
                    if let Err(error) = roll_back(lent).await {
                        tracing::debug!(%error, "the connection is closed instead of rolled back");
                    }
                });
            }
            Open::Sqlite(_) | Open::Postgres(None) => {}
        }
    }
}
