//! Processes that tell of themselves, and what they work with (WCF-14, WCF-31).

use crate::error::ApiError;
use crate::state::App;
use crate::upkeep::{memory, reloads};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;
use weblys_api::caches::CacheTold;
use weblys_api::components::{ComponentsView, InstanceRow, LastCall, TOLD_EVERY, TellInstance, Told};
use weblys_api::staff::EnvironmentView;
use weblys_db::{Database, Durability, JsonText, Session, execute, fetch_all, fetch_one, fetch_optional};

/// A process that was heard of within so long is alive.
const ALIVE: TimeDelta = TimeDelta::seconds(3 * TOLD_EVERY.cast_signed());
/// One that was not heard of for so long is forgotten.
const FORGOTTEN: TimeDelta = TimeDelta::days(1);
/// More processes than this are not listed.
const MOST: i64 = 200;

/// This BACK tells of itself.
pub async fn tell(app: &App) -> Result<(), ApiError> {
    keep(app, &TellInstance { caches: memory::told(app), ..app.itself.clone() }).await
}

/// Keeps what a process tells of itself.
pub async fn keep(app: &App, told: &TellInstance) -> Result<(), ApiError> {
    execute!(
        app.db.writer_with(Durability::Relaxed),
        "insert into upkeep_instance
             (instance_id, component, program_version, host, address, started_at, seen_at, caches)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (instance_id) do update set seen_at = excluded.seen_at, caches = excluded.caches",
        told.instance_id,
        &told.component,
        &told.program_version,
        &told.host,
        &told.address,
        told.started_at,
        app.now(),
        JsonText(&told.caches)
    )
    .await?;
    Ok(())
}

/// Which BACK this is, and what whoever asks is wanted to load anew.
///
/// # Errors
/// The database's.
pub async fn told(app: &App) -> Result<Told, ApiError> {
    let settings = &app.config.security;
    let wishes = reloads::numbers(&app.db).await?.into_iter().filter(|(cache, _)| cache.is_of_front());
    Ok(Told {
        environment: EnvironmentView { code: settings.environment, name: settings.environment_name.clone() },
        program_version: app.itself.program_version.clone(),
        publication: publication(app),
        reloads: wishes.map(|(cache, number)| (cache.code().to_owned(), number)).collect(),
    })
}

/// Processes that are alive, with what they hold in memory, by component, machine and address.
///
/// # Errors
/// The database's.
pub async fn alive(app: &App) -> Result<Vec<TellInstance>, ApiError> {
    let rows = fetch_all!(
        app.db,
        Row,
        "select instance_id, component, program_version, host, address, started_at, seen_at, caches from upkeep_instance
         where seen_at > $1 order by component, host, address, started_at limit $2",
        app.now() - ALIVE,
        MOST
    );
    Ok(rows.await?.into_iter().map(|row| row.read(app.now()).told).collect())
}

fn publication(app: &App) -> String {
    app.publications.current().map(|publication| publication.version().to_string()).unwrap_or_default()
}

/// Forgets processes that are gone.
pub async fn erase(mut on: impl Session, now: DateTime<Utc>) -> Result<u64, ApiError> {
    Ok(execute!(on, "delete from upkeep_instance where seen_at < $1", now - FORGOTTEN).await?)
}

/// Everything that runs.
pub async fn view(app: &App) -> Result<ComponentsView, ApiError> {
    let schema = "select max(version) from _sqlx_migrations";
    let (instances, database, (schema,), operator_system) = tokio::try_join!(
        instances(&app.db, app.now()),
        database(&app.db),
        async { Ok(fetch_one!(app.db, (i64,), schema).await?) },
        last_call(&app.db)
    )?;
    Ok(ComponentsView { instances, database, schema, publication: publication(app), operator_system })
}

#[derive(sqlx::FromRow)]
struct Row {
    instance_id: Uuid,
    component: String,
    program_version: String,
    host: String,
    address: String,
    started_at: DateTime<Utc>,
    seen_at: DateTime<Utc>,
    caches: JsonText<Vec<CacheTold>>,
}

async fn instances(db: &Database, now: DateTime<Utc>) -> Result<Vec<InstanceRow>, ApiError> {
    let rows = fetch_all!(
        db,
        Row,
        "select instance_id, component, program_version, host, address, started_at, seen_at, '[]' as caches
         from upkeep_instance order by seen_at desc limit $1",
        MOST
    );
    let mut found: Vec<InstanceRow> = rows.await?.into_iter().map(|row| row.read(now)).collect();
    found.sort_by(|a, b| (!a.is_alive, &a.told.component, b.seen_at).cmp(&(!b.is_alive, &b.told.component, a.seen_at)));
    Ok(found)
}

impl Row {
    fn read(self, now: DateTime<Utc>) -> InstanceRow {
        InstanceRow {
            is_alive: self.seen_at + ALIVE > now,
            seen_at: self.seen_at,
            told: TellInstance {
                instance_id: self.instance_id,
                component: self.component,
                program_version: self.program_version,
                host: self.host,
                address: self.address,
                started_at: self.started_at,
                caches: self.caches.0,
            },
        }
    }
}

async fn database(db: &Database) -> Result<String, ApiError> {
    let sql =
        db.pick("select 'SQLite ' || sqlite_version()", "select 'PostgreSQL ' || current_setting('server_version')");
    Ok(fetch_one!(db, (String,), sql).await?.0)
}

async fn last_call(db: &Database) -> Result<Option<LastCall>, ApiError> {
    let row = fetch_optional!(
        db,
        (String, DateTime<Utc>, i64, i64),
        "select operation, started_at, millis, status from orders_frame order by started_at desc limit 1"
    );
    let call = |(operation, at, millis, status)| LastCall { operation, at, millis, outcome: i64::to_string(&status) };
    Ok(row.await?.map(call))
}
