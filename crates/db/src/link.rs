//! What the macros hold while a statement runs: a connection of either engine.

use crate::writer::HeldWriter;
use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection};

/// A connection, held until the statement is over.
#[derive(Debug)]
pub enum Held<'a> {
    /// One of the reading connections.
    SqliteReader(PoolConnection<Sqlite>),
    /// The writing connection, outside a transaction.
    #[allow(private_interfaces, reason = "made and matched by this crate only")]
    SqliteWriter(HeldWriter),
    /// The writing connection inside a transaction.
    SqliteTx(&'a mut SqliteConnection),
    /// One of the server's connections.
    Postgres(PoolConnection<Postgres>),
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
    pub fn link(&mut self) -> Link<'_> {
        match self {
            Self::SqliteReader(connection) => Link::Sqlite(connection),
            Self::SqliteWriter(writer) => Link::Sqlite(writer.connection()),
            Self::SqliteTx(connection) => Link::Sqlite(connection),
            Self::Postgres(connection) => Link::Postgres(connection),
            Self::PostgresTx(connection) => Link::Postgres(connection),
        }
    }
}
