//! Processes that tell of themselves, and what they work with (WCF-14, WCF-31).

use crate::error::ApiError;
use crate::state::App;
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;
use weblys_api::components::{ComponentsView, InstanceRow, LastCall, TOLD_EVERY, TellInstance, Told};
use weblys_api::staff::EnvironmentView;
use weblys_db::{Database, Durability, Session, execute, fetch_all, fetch_one, fetch_optional};

/// A process that was heard of within so long is alive.
const ALIVE: TimeDelta = TimeDelta::seconds(3 * TOLD_EVERY.cast_signed());
/// One that was not heard of for so long is forgotten.
const FORGOTTEN: TimeDelta = TimeDelta::days(1);
/// More processes than this are not listed.
const MOST: i64 = 200;

/// This BACK tells of itself.
pub async fn tell(app: &App) -> Result<(), ApiError> {
    keep(app, &app.itself).await
}

/// Keeps what a process tells of itself.
pub async fn keep(app: &App, told: &TellInstance) -> Result<(), ApiError> {
    execute!(
        app.db.writer_with(Durability::Relaxed),
        "insert into upkeep_instance (instance_id, component, program_version, host, address, started_at, seen_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (instance_id) do update set seen_at = excluded.seen_at",
        told.instance_id,
        &told.component,
        &told.program_version,
        &told.host,
        &told.address,
        told.started_at,
        app.now()
    )
    .await?;
    Ok(())
}

/// Which BACK this is.
#[must_use]
pub fn told(app: &App) -> Told {
    let settings = &app.config.security;
    Told {
        environment: EnvironmentView { code: settings.environment, name: settings.environment_name.clone() },
        program_version: app.itself.program_version.clone(),
        publication: publication(app),
    }
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
}

async fn instances(db: &Database, now: DateTime<Utc>) -> Result<Vec<InstanceRow>, ApiError> {
    let rows = fetch_all!(
        db,
        Row,
        "select instance_id, component, program_version, host, address, started_at, seen_at from upkeep_instance
         order by seen_at desc limit $1",
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
