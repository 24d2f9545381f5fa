//! How a database is opened, and how surely a commit is kept.

use std::time::Duration;

/// Limits of a database's connections. The values of `Options::default()` suit a replica of BACK.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Connections to PostgreSQL at most, two or more: half of them are for commits that must be on the disk.
    pub max_connections: u32,
    /// Connections that read from SQLite at most, beside the one that writes. Each is a thread with the schema and the
    /// prepared statements in memory of its own, and reading is work of this process: more than a few make nothing quicker.
    pub readers: u32,
    /// How long a request waits for a connection before it is answered "busy".
    pub acquire_timeout: Duration,
    /// How long SQLite waits for another process that is writing the same file.
    pub busy_timeout: Duration,
    /// Prepared statements kept by each connection.
    pub statement_cache: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            max_connections: 16,
            readers: 4,
            acquire_timeout: Duration::from_secs(5),
            busy_timeout: Duration::from_secs(5),
            statement_cache: 256,
        }
    }
}

/// How surely a commit survives a loss of power. A crash of the process loses nothing in either case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Durability {
    /// On the disk when the commit returns: orders, outbox, money.
    #[default]
    Full,
    /// On the disk shortly after: carts, what a visitor can do again.
    Relaxed,
}
