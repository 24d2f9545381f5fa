//! Connections to a PostgreSQL server, by how surely what they commit is kept.
//!
//! A session is told once, when it is opened, whether its commits wait for the disk: to tell it for each statement
//! would be an exchange more.

use crate::shelf::Shelf;
use crate::{DbError, Durability, Options};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection, PgConnection};
use std::time::Duration;

/// An idle connection is tried before it is used again after this long.
const TRUSTED_WHEN_IDLE: Duration = Duration::from_secs(2);
/// Texts that are too long for a row are compressed by lz4 where the server has it: some times faster than the default.
const COMPRESSION: &str = "select count(*) from pg_settings
  where name = 'default_toast_compression' and 'lz4' = any (enumvals)";

/// Both sides of a server; clones share their connections.
#[derive(Debug, Clone)]
pub(crate) struct Server {
    durable: Shelf<PgConnection>,
    /// Reading, and writing with [`Durability::Relaxed`].
    relaxed: Shelf<PgConnection>,
}

impl Server {
    /// Both sides; a first connection is opened at once, so that a wrong URL is said at the start.
    pub(crate) async fn open(server: &PgConnectOptions, options: &Options) -> Result<Self, DbError> {
        let mut first = server.connect().await?;
        let (has_lz4,): (i64,) = sqlx::query_as(COMPRESSION).fetch_one(&mut first).await?;
        first.close().await?;
        let server = match has_lz4 {
            0 => server.clone(),
            _ => server.clone().options([("default_toast_compression", "lz4")]),
        };
        let relaxed = server.clone().options([("synchronous_commit", "off")]);
        let shelf = |server, most| Shelf::new(server, most, options.acquire_timeout, Some(TRUSTED_WHEN_IDLE));
        let durable = options.max_connections / 2;
        Ok(Self { durable: shelf(server, durable), relaxed: shelf(relaxed, options.max_connections - durable) })
    }

    /// The connections whose commits are kept so surely.
    pub(crate) const fn with(&self, durability: Durability) -> &Shelf<PgConnection> {
        match durability {
            Durability::Full => &self.durable,
            Durability::Relaxed => &self.relaxed,
        }
    }

    /// Closes the connections once they are free.
    pub(crate) async fn close(&self) {
        self.durable.close().await;
        self.relaxed.close().await;
    }
}
