//! What the macros hold while a statement runs: a connection of either engine.

use crate::DbError;
use crate::shelf::{Lent, leaves_it_sound};
use crate::writer::HeldWriter;
use sqlx::{PgConnection, SqliteConnection};

/// A connection, held until the statement is over.
#[derive(Debug)]
pub enum Held<'a> {
    /// One of the reading connections.
    #[allow(private_interfaces, reason = "made and matched by this crate only")]
    SqliteReader(Lent<SqliteConnection>),
    /// The writing connection, outside a transaction.
    #[allow(private_interfaces, reason = "made and matched by this crate only")]
    SqliteWriter(HeldWriter),
    /// The writing connection inside a transaction.
    SqliteTx(&'a mut SqliteConnection),
    /// One of the server's connections.
    #[allow(private_interfaces, reason = "made and matched by this crate only")]
    Postgres(Lent<PgConnection>),
    /// A server's connection inside a transaction.
    PostgresTx(&'a mut PgConnection),
}

/// A connection, borrowed for a statement of its engine.
#[derive(Debug)]
pub enum Link<'a> {
    /// SQLite.
    Sqlite(&'a mut SqliteConnection),
    /// PostgreSQL.
    Postgres(&'a mut PgConnection),
}

impl Held<'_> {
    /// The connection itself.
    ///
    /// # Errors
    /// Never while it is held.
    pub fn link(&mut self) -> Result<Link<'_>, DbError> {
        Ok(match self {
            Self::SqliteReader(lent) => Link::Sqlite(lent.connection()?),
            Self::SqliteWriter(writer) => Link::Sqlite(writer.connection()),
            Self::SqliteTx(connection) => Link::Sqlite(connection),
            Self::Postgres(lent) => Link::Postgres(lent.connection()?),
            Self::PostgresTx(connection) => Link::Postgres(connection),
        })
    }

    /// The statement is over: what came of it says whether the connection is lent again. A statement that is
    /// cut off never says so, and its connection is closed.
    ///
    /// # Errors
    /// The statement's own.
    pub fn over<T>(&mut self, outcome: Result<T, sqlx::Error>) -> Result<T, DbError> {
        match self {
            Self::SqliteReader(lent) if leaves_it_sound(&outcome) => lent.done(),
            Self::Postgres(lent) if leaves_it_sound(&outcome) => lent.done(),
            Self::SqliteWriter(writer) => {
                if let Err(error) = &outcome
                    && !leaves_it_sound(&outcome)
                {
                    writer.give_up(error);
                }
            }
            // The end of the transaction finds out.
            Self::SqliteReader(_) | Self::Postgres(_) | Self::SqliteTx(_) | Self::PostgresTx(_) => {}
        }
        outcome.map_err(DbError::from)
    }
}
