//! How a database is opened, and how surely a commit is kept.

use std::time::Duration;

/// Limits of a database's connections. The values of `Options::default()` suit a replica of BACK.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Connections at most, two or more: to PostgreSQL, half of them for commits that must be on the disk; or for
    /// reading from SQLite, which has one more for writing.
    pub max_connections: u32,
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
