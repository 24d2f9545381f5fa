//! What a statement can be run on: a database, its writing side, a transaction.

use crate::link::Held;
use crate::{Database, DbError, Durability, Tx};
use std::future::Future;

/// Something that statements run on: `&Database`, [`WritingSide`], [`Tx`] and `&mut Tx`.
///
/// A store function for all of them takes `mut on: impl Session` and gives `on` to the macros.
pub trait Session: Send {
    #[doc(hidden)]
    fn reading(&mut self) -> impl Future<Output = Result<Held<'_>, DbError>> + Send;
    #[doc(hidden)]
    fn writing(&mut self) -> impl Future<Output = Result<Held<'_>, DbError>> + Send;
}

/// The writing side of a database, for single statements that write and return rows.
#[derive(Debug, Clone, Copy)]
pub struct WritingSide<'a> {
    pub(crate) database: &'a Database,
    pub(crate) durability: Durability,
}

impl WritingSide<'_> {
    #[doc(hidden)]
    pub async fn reading(&self) -> Result<Held<'static>, DbError> {
        self.database.hold_writing(self.durability).await
    }

    #[doc(hidden)]
    pub async fn writing(&self) -> Result<Held<'static>, DbError> {
        self.database.hold_writing(self.durability).await
    }
}

impl Session for &Database {
    async fn reading(&mut self) -> Result<Held<'_>, DbError> {
        Database::reading(self).await
    }
    async fn writing(&mut self) -> Result<Held<'_>, DbError> {
        Database::writing(self).await
    }
}

impl Session for WritingSide<'_> {
    async fn reading(&mut self) -> Result<Held<'_>, DbError> {
        WritingSide::reading(self).await
    }
    async fn writing(&mut self) -> Result<Held<'_>, DbError> {
        WritingSide::writing(self).await
    }
}

impl Session for Tx {
    async fn reading(&mut self) -> Result<Held<'_>, DbError> {
        Tx::reading(self).await
    }
    async fn writing(&mut self) -> Result<Held<'_>, DbError> {
        Tx::writing(self).await
    }
}

impl Session for &mut Tx {
    async fn reading(&mut self) -> Result<Held<'_>, DbError> {
        Tx::reading(self).await
    }
    async fn writing(&mut self) -> Result<Held<'_>, DbError> {
        Tx::writing(self).await
    }
}
