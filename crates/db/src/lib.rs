//! One SQL for SQLite and PostgreSQL: what stores are written with.
//!
//! What this is: an enum over the two native sqlx drivers with a reading and a writing side, an
//! enum transaction, and macros that take one SQL text. What it is not: a query builder, or a
//! place for anybody's SQL. Start at [`Database::connect`].
//!
//! # How a store is written
//! 1. One text for both engines, `$1` placeholders, `select` with names rather than `*`; binds are `i64`,
//!    `bool`, `&str`, `String`, `Uuid`, `DateTime<Utc>` (cut to microseconds), `NaiveDate`, `Vec<u8>`, or
//!    an `Option` of these. JSON is a TEXT column: bind [`JsonText`]`(&value)`, read it as a row's field.
//! 2. A row is a struct that derives `sqlx::FromRow`; the domain's value is parsed from it.
//! 3. Reading: `fetch_all!(&db, Row, "select …", a, b).await?`, `fetch_optional!`, `fetch_one!`.
//! 4. Writing one statement: `execute!(&db, "update …", a).await?` gives the rows touched;
//!    [`exactly_one`] turns a lost race into an error. `insert … returning`: `fetch_one!(db.writer(), …)`.
//! 5. Several statements: `let mut tx = db.begin(Durability::Full).await?; … tx.commit().await?`, the same
//!    macros with `&mut tx`. A transaction that is dropped is rolled back, on cancellation too.
//! 6. [`Durability::Relaxed`] for what may lose its last second when a machine loses power: carts.
//! 7. Duplicates: let the constraint speak, and ask [`is_unique_violation`] of the error.
//!    PostgreSQL refuses every further statement of that transaction: prefer `on conflict do nothing`.
//! 8. True dialect differences: `db.pick("sqlite", "postgres")`, few and in one file. Cast
//!    `sum(…)` to bigint, claim jobs with `for update skip locked` on PostgreSQL, never rely on `like`'s case.
//! 9. A function for both a database and a transaction takes `mut on: impl Session`.
//! 10. Arguments are evaluated inside the macro's future: a `?` among them would leave that, not the store.
//! 11. Thousands of rows: [`bulk_insert!`](crate::bulk_insert) inside a transaction.
//! 12. What would be done, without doing it: [`rehearse`].

#![forbid(unsafe_code)]

#[doc(hidden)]
pub mod bulk;
mod database;
mod error;
mod json_text;
#[doc(hidden)]
pub mod link;
mod macros;
mod options;
mod rehearsal;
mod server;
mod session;
mod shelf;
#[cfg(feature = "testing")]
pub mod testing;
mod tx;
mod writer;

pub use database::{Database, Engine, Load};
pub use error::{DbError, exactly_one, is_unique_violation};
pub use json_text::JsonText;
pub use options::{Durability, Options};
pub use rehearsal::rehearse;
pub use session::{Session, WritingSide};
pub use sqlx;
pub use sqlx::migrate::Migrator;
pub use tx::Tx;
