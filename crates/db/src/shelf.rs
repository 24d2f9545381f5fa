//! Connections lent one at a time.
//!
//! sqlx's own pool asks each connection at each return whether it is still there: one more exchange for every
//! statement, a large part of the work when statements are small. Here a connection goes straight back on the shelf
//! when its statement ended well; one whose statement was cut off or whose line broke is closed instead.

use crate::DbError;
use sqlx::{ConnectOptions, Connection};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

type OptionsOf<C> = <C as Connection>::Options;

/// The connections to one database.
#[derive(Debug)]
pub(crate) struct Shelf<C: Connection>(Arc<Inner<C>>);

impl<C: Connection> Clone for Shelf<C> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

#[derive(Debug)]
struct Inner<C: Connection> {
    idle: Mutex<Vec<(C, Instant)>>,
    places: Arc<Semaphore>,
    most: usize,
    options: OptionsOf<C>,
    patience: Duration,
    /// A connection that lay idle for longer is asked whether it is still there; none: never.
    trusted_for: Option<Duration>,
}

/// A connection in the hands of one statement or transaction.
#[derive(Debug)]
pub struct Lent<C: Connection> {
    connection: Option<C>,
    shelf: Arc<Inner<C>>,
    /// Whether it can be lent again as it is.
    sound: bool,
    _place: OwnedSemaphorePermit,
}

impl<C: Connection> Shelf<C> {
    /// An empty shelf for so many connections.
    pub(crate) fn new(options: OptionsOf<C>, most: u32, patience: Duration, trusted_for: Option<Duration>) -> Self {
        let most = usize::try_from(most).unwrap_or(1).max(1);
        let places = Arc::new(Semaphore::new(most));
        Self(Arc::new(Inner { idle: Mutex::new(Vec::new()), places, most, options, patience, trusted_for }))
    }

    /// How many are lent, and how many could be.
    pub(crate) fn lent(&self) -> (usize, usize) {
        (self.0.most.saturating_sub(self.0.places.available_permits()), self.0.most)
    }

    /// Waits for a connection, or opens one.
    pub(crate) async fn lend(&self) -> Result<Lent<C>, DbError> {
        tokio::time::timeout(self.0.patience, self.lend_in_time()).await.map_err(|_| DbError::Busy)?
    }

    async fn lend_in_time(&self) -> Result<Lent<C>, DbError> {
        let place = Arc::clone(&self.0.places).acquire_owned().await;
        let place = place.map_err(|_| DbError::Unavailable(sqlx::Error::PoolClosed))?;
        let connection = match self.take_idle().await {
            Some(connection) => connection,
            None => self.0.options.connect().await?,
        };
        Ok(Lent { connection: Some(connection), shelf: Arc::clone(&self.0), sound: true, _place: place })
    }

    async fn take_idle(&self) -> Option<C> {
        loop {
            let (mut connection, since) = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()?;
            let is_trusted = self.0.trusted_for.is_none_or(|trusted| since.elapsed() < trusted);
            if is_trusted || connection.ping().await.is_ok() {
                return Some(connection);
            }
        }
    }

    /// Closes what is idle; nothing is lent any more.
    pub(crate) async fn close(&self) {
        self.0.places.close();
        let idle = std::mem::take(&mut *self.0.idle.lock().unwrap_or_else(PoisonError::into_inner));
        for (connection, _) in idle {
            if let Err(error) = connection.close().await {
                tracing::debug!(%error, "a connection did not close well");
            }
        }
    }
}

impl<C: Connection> Lent<C> {
    /// The connection. Until [`done`](Self::done) says so, it is not lent again.
    ///
    /// # Errors
    /// Never in the hands of a holder: it leaves only when it is given back.
    pub(crate) fn connection(&mut self) -> Result<&mut C, DbError> {
        self.sound = false;
        self.connection.as_mut().ok_or(DbError::Unavailable(sqlx::Error::PoolClosed))
    }

    /// What was asked is over, well or with an error that leaves the connection as it was.
    pub(crate) const fn done(&mut self) {
        self.sound = true;
    }
}

impl<C: Connection> Drop for Lent<C> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take()
            && self.sound
            && !self.shelf.places.is_closed()
        {
            let mut idle = self.shelf.idle.lock().unwrap_or_else(PoisonError::into_inner);
            idle.push((connection, Instant::now()));
        }
    }
}

/// Whether a connection can be lent again after this outcome: a refused statement does not harm it, a broken
/// line does.
pub(crate) const fn leaves_it_sound<T>(outcome: &Result<T, sqlx::Error>) -> bool {
    !matches!(
        outcome,
        Err(sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::Protocol(_) | sqlx::Error::WorkerCrashed)
    )
}
