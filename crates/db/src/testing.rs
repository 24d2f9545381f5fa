//! Fresh databases for the tests of stores: every store is exercised on both engines by the same test.
//!
//! `for engine in testing::ENGINES { let fresh = testing::fresh(engine, &MIGRATIONS).await; … fresh.db … }`

#![allow(clippy::panic, clippy::expect_used, reason = "for tests: what fails here fails the test")]

use crate::{Database, Engine, Options};
use sqlx::migrate::Migrator;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};
use std::str::FromStr;
use std::time::Duration;

/// The variable that holds a PostgreSQL URL whose user may create databases.
pub const BASE_URL: &str = "WEBLYS_TEST_POSTGRES";

/// Both engines.
pub const ENGINES: [Engine; 2] = [Engine::Sqlite, Engine::Postgres];

/// A database of a test's own; it goes away with this value.
#[derive(Debug)]
pub struct Fresh {
    /// The database, with its schema.
    pub db: Database,
    /// Its URL, for programs that open it themselves.
    pub url: String,
    _place: Place,
}

#[derive(Debug)]
enum Place {
    #[expect(dead_code, reason = "removed when it is dropped")]
    Folder(tempfile::TempDir),
    Server {
        base: String,
        name: String,
    },
}

/// A new database with the schema of these migrations.
///
/// # Panics
/// When the engine is PostgreSQL and `WEBLYS_TEST_POSTGRES` is not set, or when anything fails.
pub async fn fresh(engine: Engine, migrator: &Migrator) -> Fresh {
    let fresh = empty(engine).await;
    fresh.db.migrate(migrator).await.expect("the migrations run");
    fresh
}

/// A new database without a schema.
///
/// # Panics
/// As [`fresh`].
pub async fn empty(engine: Engine) -> Fresh {
    let (url, place) = match engine {
        Engine::Sqlite => {
            let folder = tempfile::tempdir().expect("a temporary folder");
            (format!("sqlite:{}", folder.path().join("made/test.sqlite").display()), Place::Folder(folder))
        }
        Engine::Postgres => create_on_server().await,
    };
    let options =
        Options { max_connections: 8, readers: 2, acquire_timeout: Duration::from_secs(20), ..Options::default() };
    let db = Database::connect(&url, &options).await.expect("a fresh database opens");
    Fresh { db, url, _place: place }
}

#[expect(clippy::disallowed_methods, reason = "tests are told by `cargo xtask test` where their server is")]
fn base_url() -> String {
    std::env::var(BASE_URL).unwrap_or_else(|_| {
        panic!("{BASE_URL} is not set: run `cargo xtask test`, which starts a PostgreSQL server for the tests")
    })
}

async fn create_on_server() -> (String, Place) {
    let base = base_url();
    let name = format!("weblys_test_{}", uuid::Uuid::new_v4().simple());
    on_server(&base, format!("create database {name}")).await;
    let server = sqlx::postgres::PgConnectOptions::from_str(&base).expect("a PostgreSQL URL");
    let url = server.database(&name).to_url_lossy().to_string();
    (url, Place::Server { base, name })
}

async fn on_server(base: &str, statement: String) {
    let mut connection = sqlx::PgConnection::connect(base).await.expect("the test server answers");
    connection.execute(AssertSqlSafe(statement)).await.expect("the test server obeys");
    connection.close().await.expect("the test server says goodbye");
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Self::Server { base, name } = self {
            let (base, statement) = (base.clone(), format!("drop database {name} with (force)"));
            let dropping = std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
                runtime.block_on(on_server(&base, statement));
            });
            if dropping.join().is_err() {
                tracing::warn!("a test database stays behind");
            }
        }
    }
}
