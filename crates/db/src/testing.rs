//! Fresh databases for the tests of stores: every store is exercised on both engines by the same test.
//!
//! `for engine in testing::ENGINES { let fresh = testing::fresh(engine, &MIGRATIONS).await; … fresh.db … }`
//!
//! The first test that wants a schema makes it as production does, by its migrations, and what it made is a template:
//! later ones are given a copy. Templates on a server stay there until its cluster goes.

#![allow(clippy::panic, clippy::expect_used, reason = "for tests: what fails here fails the test")]

use crate::{Database, Engine, Options};
use sqlx::migrate::Migrator;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};
use std::collections::HashMap;
use std::path::Path;
use std::str::FromStr;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;
use tokio::sync::OnceCell;

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
    place: Place,
}

#[derive(Debug)]
enum Place {
    Folder(tempfile::TempDir),
    Server { base: String, name: String },
}

/// What new databases are copies of.
#[derive(Debug)]
enum Template {
    /// The bytes of an SQLite file.
    File(Vec<u8>),
    /// The name of a database on the server.
    Database(String),
}

/// Which engine, the checksums of all migrations, and what was filled in.
type Kind = (&'static str, Vec<u8>, &'static str);

/// Those that this process has made.
static TEMPLATES: LazyLock<Mutex<HashMap<Kind, Arc<OnceCell<Template>>>>> = LazyLock::new(Mutex::default);

/// A new database with the schema of these migrations.
///
/// # Panics
/// When the engine is PostgreSQL and `WEBLYS_TEST_POSTGRES` is not set, or when anything fails.
pub async fn fresh(engine: Engine, migrator: &Migrator) -> Fresh {
    filled(engine, migrator, "", async |_| ()).await
}

/// The same with data that many tests begin with; `name` tells them from others of this schema.
///
/// # Panics
/// As [`fresh`].
pub async fn filled(
    engine: Engine,
    migrator: &Migrator,
    name: &'static str,
    fill: impl AsyncFnOnce(&Database),
) -> Fresh {
    let checksums = migrator.iter().flat_map(|migration| migration.checksum.to_vec()).collect();
    let kind = (engine.pick("sqlite", "postgres"), checksums, name);
    let template = Arc::clone(TEMPLATES.lock().expect("no test fails here").entry(kind).or_default());
    let template = template.get_or_init(async || make_template(engine, migrator, fill).await).await;
    match template {
        Template::File(bytes) => in_file(Some(bytes)).await,
        Template::Database(name) => on_own_server(Some(name)).await,
    }
}

/// A new database without a schema.
///
/// # Panics
/// As [`fresh`].
pub async fn empty(engine: Engine) -> Fresh {
    match engine {
        Engine::Sqlite => in_file(None).await,
        Engine::Postgres => on_own_server(None).await,
    }
}

async fn make_template(engine: Engine, migrator: &Migrator, fill: impl AsyncFnOnce(&Database)) -> Template {
    let made = empty(engine).await;
    made.db.migrate(migrator).await.expect("the migrations run");
    fill(&made.db).await;
    made.db.close().await;
    let Fresh { db, url, place } = made;
    drop(db);
    match &place {
        Place::Folder(folder) => {
            // The journal is brought home, so that the file alone is all.
            let mut whole = sqlx::SqliteConnection::connect(&url).await.expect("the template opens");
            whole.execute("pragma wal_checkpoint(truncate)").await.expect("the template is whole");
            whole.close().await.expect("the template closes");
            Template::File(std::fs::read(folder.path().join(FILE)).expect("the template is read"))
        }
        Place::Server { base, name } => {
            let template = name.replace("test", "template");
            on_server(base, format!("alter database {name} rename to {template}")).await;
            Template::Database(template)
        }
    }
}

/// Where an SQLite database is in its folder.
const FILE: &str = "made/test.sqlite";

async fn in_file(template: Option<&[u8]>) -> Fresh {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join(FILE);
    if let Some(bytes) = template {
        std::fs::create_dir_all(file.parent().unwrap_or(Path::new("."))).expect("a folder for the copy");
        std::fs::write(&file, bytes).expect("a copy of the template");
    }
    opened(format!("sqlite:{}", file.display()), Place::Folder(folder)).await
}

async fn on_own_server(template: Option<&str>) -> Fresh {
    let base = base_url();
    let name = format!("weblys_test_{}", uuid::Uuid::new_v4().simple());
    let template = template.map(|template| format!(" template {template}")).unwrap_or_default();
    on_server(&base, format!("create database {name}{template}")).await;
    let server = sqlx::postgres::PgConnectOptions::from_str(&base).expect("a PostgreSQL URL");
    let url = server.database(&name).to_url_lossy().to_string();
    opened(url, Place::Server { base, name }).await
}

async fn opened(url: String, place: Place) -> Fresh {
    let options =
        Options { max_connections: 8, readers: 2, acquire_timeout: Duration::from_secs(20), ..Options::default() };
    let db = Database::connect(&url, &options).await.expect("a fresh database opens");
    Fresh { db, url, place }
}

#[expect(clippy::disallowed_methods, reason = "tests are told by `cargo xtask test` where their server is")]
fn base_url() -> String {
    std::env::var(BASE_URL).unwrap_or_else(|_| {
        panic!("{BASE_URL} is not set: run `cargo xtask test`, which starts a PostgreSQL server for the tests")
    })
}

async fn on_server(base: &str, statement: String) {
    let mut connection = sqlx::PgConnection::connect(base).await.expect("the test server answers");
    connection.execute(AssertSqlSafe(statement)).await.expect("the test server obeys");
    connection.close().await.expect("the test server says goodbye");
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Self::Server { base, name } = self {
            let (base, statement) = (base.clone(), format!("drop database if exists {name} with (force)"));
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
