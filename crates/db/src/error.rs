//! What can go wrong with a database, told apart by what the caller can do about it.

use sqlx::error::ErrorKind;

/// Why a statement was not carried out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DbError {
    /// No connection or lock was free in time: the answer is 503, try again later.
    #[error("the database is busy")]
    Busy,
    /// The server cannot be reached or is stopping: the answer is 503.
    #[error("the database cannot be reached: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// PostgreSQL chose this transaction to lose against another one: run it again.
    #[error("the transaction lost against another one")]
    Conflict,
    /// A row with the same key is there already.
    #[error("a row with the same key exists")]
    Duplicate(#[source] sqlx::Error),
    /// Another number of rows than the statement was written for: usually somebody was quicker.
    #[error("{found} rows were touched instead of {expected}")]
    RowCount {
        /// What the statement was written for.
        expected: u64,
        /// What it did.
        found: u64,
    },
    /// The one row asked for is not there.
    #[error("no such row")]
    NotFound,
    /// This is a rehearsal: everything up to here went well, and nothing was kept.
    #[error("only rehearsed")]
    Rehearsed,
    /// Neither `sqlite:` nor `postgres:`, or not readable as such.
    #[error("not a usable database URL: {0}")]
    Url(String),
    /// The folder of a SQLite file cannot be made.
    #[error("the folder {folder} cannot be made: {source}")]
    Folder {
        /// Which one.
        folder: std::path::PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The schema could not be brought up to date.
    #[error("the schema could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// Anything else: a mistake in a statement, a full disk.
    #[error(transparent)]
    Sql(sqlx::Error),
}

impl DbError {
    /// Whether trying again later may succeed: the caller answers 503.
    #[must_use]
    pub const fn is_temporary(&self) -> bool {
        matches!(self, Self::Busy | Self::Unavailable(_) | Self::Conflict)
    }
}

impl From<sqlx::Error> for DbError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;
        match &error {
            E::PoolTimedOut => Self::Busy,
            E::RowNotFound => Self::NotFound,
            E::Io(_) | E::PoolClosed | E::WorkerCrashed | E::Tls(_) => Self::Unavailable(error),
            E::Database(cause) if cause.kind() == ErrorKind::UniqueViolation => Self::Duplicate(error),
            E::Database(cause) => match cause.code().as_deref() {
                // SQLite: SQLITE_BUSY and its extended forms; PostgreSQL: lock not available, too many connections.
                Some("5" | "261" | "517" | "6" | "55P03" | "53300") => Self::Busy,
                // PostgreSQL: serialization failure, deadlock.
                Some("40001" | "40P01") => Self::Conflict,
                // PostgreSQL: stopping, crashed, starting.
                Some("57P01" | "57P02" | "57P03") => Self::Unavailable(error),
                _ => Self::Sql(error),
            },
            _ => Self::Sql(error),
        }
    }
}

/// Whether the statement failed because its key exists already.
#[must_use]
pub const fn is_unique_violation(error: &DbError) -> bool {
    matches!(error, DbError::Duplicate(_))
}

/// Insists that a statement touched one row: an optimistic version that does not match touches none.
///
/// # Errors
/// [`DbError::RowCount`] when it touched another number.
pub const fn exactly_one(rows: u64) -> Result<(), DbError> {
    if rows == 1 { Ok(()) } else { Err(DbError::RowCount { expected: 1, found: rows }) }
}
