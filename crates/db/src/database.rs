//! A database of either engine: opening it, its reading and its writing side, transactions, schema.

use crate::link::Held;
use crate::server::Server;
use crate::session::WritingSide;
use crate::shelf::Shelf;
use crate::tx::Tx;
use crate::writer::WriterQueue;
use crate::{DbError, Durability, Options, rehearsal};
use sqlx::migrate::Migrator;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, SqliteConnection};
use std::path::Path;
use std::str::FromStr;

/// SQLite brings its journal home when it has so many pages (16 MB): a leaf that many commits touch is written once then.
const CHECKPOINT_PAGES: &str = "4000";

/// Which engine keeps the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Embedded: a file of this process.
    Sqlite,
    /// A server: any number of replicas.
    Postgres,
}

impl Engine {
    /// One of two texts, where the dialects truly differ.
    #[must_use]
    pub const fn pick<T: Copy>(self, sqlite: T, postgres: T) -> T {
        match self {
            Self::Sqlite => sqlite,
            Self::Postgres => postgres,
        }
    }
}

/// How many connections of one side are at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    /// SQLite: `reading`, `writing`. PostgreSQL: `relaxed`, which also reads, and `durable`.
    pub side: &'static str,
    /// At work.
    pub in_use: i64,
    /// At most.
    pub most: i64,
}

/// An open database; clones share its connections.
#[derive(Debug, Clone)]
pub struct Database(Sides);

#[derive(Debug, Clone)]
enum Sides {
    Sqlite { writer: WriterQueue, readers: Shelf<SqliteConnection> },
    Postgres(Server),
}

impl Database {
    /// Opens the database that the URL names: `sqlite:PATH`, made with its folder if missing, or `postgres://…`.
    ///
    /// # Errors
    /// [`DbError::Url`], [`DbError::Folder`], or what the engine says when it cannot be opened.
    pub async fn connect(url: &str, options: &Options) -> Result<Self, DbError> {
        if url.starts_with("sqlite:") {
            Self::open_sqlite(url, options).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Self::open_postgres(url, options).await
        } else {
            let scheme = url.split(':').next().unwrap_or_default();
            Err(DbError::Url(format!("{scheme}:… (expected sqlite: or postgres:)")))
        }
    }

    async fn open_sqlite(url: &str, options: &Options) -> Result<Self, DbError> {
        let file = SqliteConnectOptions::from_str(url).map_err(|error| DbError::Url(error.to_string()))?;
        if url.contains(":memory:") {
            return Err(DbError::Url("a database in memory has no reading side: name a file".to_owned()));
        }
        make_folder_of(file.get_filename())?;
        let file = file
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .pragma("wal_autocheckpoint", CHECKPOINT_PAGES)
            .foreign_keys(true)
            .busy_timeout(options.busy_timeout)
            .statement_cache_capacity(options.statement_cache)
            .disable_statement_logging();
        let writer = WriterQueue::open(file.clone(), options.acquire_timeout).await?;
        let reader = file.pragma("query_only", "on");
        let readers = Shelf::new(reader, options.readers, options.acquire_timeout, None);
        Ok(Self(Sides::Sqlite { writer, readers }))
    }

    async fn open_postgres(url: &str, options: &Options) -> Result<Self, DbError> {
        let server = PgConnectOptions::from_str(url).map_err(|error| DbError::Url(error.to_string()))?;
        let server = server.statement_cache_capacity(options.statement_cache).disable_statement_logging();
        Ok(Self(Sides::Postgres(Server::open(&server, options).await?)))
    }

    /// Which engine keeps the data.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        match self.0 {
            Sides::Sqlite { .. } => Engine::Sqlite,
            Sides::Postgres(_) => Engine::Postgres,
        }
    }

    /// One of two texts, where the dialects truly differ.
    #[must_use]
    pub const fn pick<T: Copy>(&self, sqlite: T, postgres: T) -> T {
        self.engine().pick(sqlite, postgres)
    }

    /// Brings the schema up to date with one folder of migrations for both engines; concurrent starts wait.
    ///
    /// # Errors
    /// [`DbError::Migration`] when a migration fails or an applied one was changed since.
    pub async fn migrate(&self, migrator: &Migrator) -> Result<(), DbError> {
        match &self.0 {
            Sides::Sqlite { writer, .. } => {
                let mut writer = writer.hold(Durability::Full).await?;
                Ok(migrator.run_direct(None, writer.connection(), false).await?)
            }
            Sides::Postgres(server) => {
                let mut lent = server.with(Durability::Full).lend().await?;
                migrator.run_direct(None, lent.connection()?, false).await?;
                lent.done();
                Ok(())
            }
        }
    }

    /// Starts a transaction. SQLite has one at a time, PostgreSQL as many as connections.
    ///
    /// # Errors
    /// [`DbError::Busy`] when none could start in time.
    pub async fn begin(&self, durability: Durability) -> Result<Tx, DbError> {
        match &self.0 {
            Sides::Sqlite { writer, .. } => Tx::begin_sqlite(writer.hold(durability).await?).await,
            Sides::Postgres(server) => Tx::begin_postgres(server.with(durability).lend().await?).await,
        }
    }

    /// The writing side, for a single statement that writes and returns rows.
    #[must_use]
    pub const fn writer(&self) -> WritingSide<'_> {
        self.writer_with(Durability::Full)
    }

    /// The writing side with a durability of its own.
    #[must_use]
    pub const fn writer_with(&self, durability: Durability) -> WritingSide<'_> {
        WritingSide { database: self, durability }
    }

    /// How many connections are at work just now.
    #[must_use]
    pub fn load(&self) -> Vec<Load> {
        let of = |side, (in_use, most): (usize, usize)| Load { side, in_use: whole(in_use), most: whole(most) };
        match &self.0 {
            Sides::Sqlite { writer, readers } => {
                vec![of("reading", readers.lent()), of("writing", (usize::from(writer.is_held()), 1))]
            }
            Sides::Postgres(server) => [("relaxed", Durability::Relaxed), ("durable", Durability::Full)]
                .map(|(side, durability)| of(side, server.with(durability).lent()))
                .to_vec(),
        }
    }

    /// Whether the database answers: for `/readyz`.
    ///
    /// # Errors
    /// Why it does not.
    pub async fn ping(&self) -> Result<(), DbError> {
        crate::fetch_one!(self, (i64,), "select cast(1 as bigint)").await.map(drop)
    }

    /// Closes the connections once they are free; later statements fail.
    pub async fn close(&self) {
        match &self.0 {
            Sides::Sqlite { readers, .. } => readers.close().await,
            Sides::Postgres(server) => server.close().await,
        }
    }

    pub(crate) async fn hold_writing(&self, durability: Durability) -> Result<Held<'static>, DbError> {
        rehearsal::must_not_write()?;
        match &self.0 {
            Sides::Sqlite { writer, .. } => Ok(Held::SqliteWriter(writer.hold(durability).await?)),
            Sides::Postgres(server) => Ok(Held::Postgres(server.with(durability).lend().await?)),
        }
    }

    #[doc(hidden)]
    pub async fn reading(&self) -> Result<Held<'static>, DbError> {
        match &self.0 {
            Sides::Sqlite { readers, .. } => Ok(Held::SqliteReader(readers.lend().await?)),
            Sides::Postgres(server) => Ok(Held::Postgres(server.with(Durability::Relaxed).lend().await?)),
        }
    }

    #[doc(hidden)]
    pub async fn writing(&self) -> Result<Held<'static>, DbError> {
        self.hold_writing(Durability::Full).await
    }
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn make_folder_of(file: &Path) -> Result<(), DbError> {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => {
            std::fs::create_dir_all(folder).map_err(|source| DbError::Folder { folder: folder.to_owned(), source })
        }
        _ => Ok(()),
    }
}
