//! Wishes of the staff to have something in memory loaded anew, as rows; and everything that processes hold.

use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::state::App;
use crate::upkeep::components;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use weblys_api::caches::{Cache, CacheHeld, CacheList, CacheRow, CacheTold, Counted, ReloadWanted};
use weblys_api::components::TellInstance;
use weblys_db::{Durability, Session, Tx, execute, fetch_all};

/// More things than this no process holds.
const MOST: usize = 20;
/// Longer words than this are no code, version or kind.
const LONGEST: usize = 60;

/// Whether what a process tells of its memory can be told on.
#[must_use]
pub fn can_be_kept(told: &[CacheTold]) -> bool {
    let is_short = |word: &str| word.chars().count() <= LONGEST;
    let is_fine = |one: &CacheTold| {
        is_short(&one.cache)
            && is_short(&one.version)
            && one.counts.len() <= MOST
            && one.counts.iter().all(|Counted { what, .. }| is_short(what))
    };
    told.len() <= MOST && told.iter().all(is_fine)
}

async fn wanted(mut on: impl Session) -> Result<BTreeMap<Cache, ReloadWanted>, ApiError> {
    let sql = "select cache, wanted, wanted_at, wanted_by from upkeep_reload";
    let rows = fetch_all!(on, (String, i64, DateTime<Utc>, String), sql).await?;
    let read =
        |(cache, number, at, by): (String, _, _, _)| Some((Cache::parse(&cache)?, ReloadWanted { number, at, by }));
    Ok(rows.into_iter().filter_map(read).collect())
}

/// The number of the last wish about each thing that this program knows.
///
/// # Errors
/// The database's.
pub async fn numbers(on: impl Session) -> Result<BTreeMap<Cache, i64>, ApiError> {
    Ok(wanted(on).await?.into_iter().map(|(cache, wish)| (cache, wish.number)).collect())
}

async fn want(tx: &mut Tx, cache: Cache, now: DateTime<Utc>, by: &str) -> Result<(), ApiError> {
    execute!(
        &mut *tx,
        "insert into upkeep_reload (cache, wanted, wanted_at, wanted_by) values ($1, 1, $2, $3)
         on conflict (cache) do update set wanted = upkeep_reload.wanted + 1, wanted_at = excluded.wanted_at,
             wanted_by = excluded.wanted_by",
        cache.code(),
        now,
        by
    )
    .await?;
    Ok(())
}

/// `GET /v1/caches`.
pub async fn list(State(app): State<App>) -> Result<Json<CacheList>, ApiError> {
    let (mut wanted, told) = tokio::try_join!(wanted(&app.db), components::alive(&app))?;
    let row = |cache: Cache| {
        let of = |one: &TellInstance| {
            Some(CacheHeld {
                instance_id: one.instance_id,
                component: one.component.clone(),
                host: one.host.clone(),
                address: one.address.clone(),
                told: one.caches.iter().find(|held| held.cache == cache.code())?.clone(),
            })
        };
        let held = told.iter().filter_map(of).collect();
        CacheRow { cache: cache.code().to_owned(), wanted: wanted.remove(&cache), held }
    };
    Ok(Json(CacheList { caches: Cache::ALL.into_iter().map(row).collect() }))
}

/// `POST /v1/caches/{cache}/reload`: every process does it within seconds; wanted twice before that, it is done once.
pub async fn reload(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(cache): Path<String>,
) -> Result<StatusCode, ApiError> {
    let cache = Cache::parse(&cache).filter(|cache| cache.can_be_reloaded()).ok_or(ApiError::NotFound("cache"))?;
    let mut tx = app.db.begin(Durability::Full).await?;
    want(&mut tx, cache, app.now(), signed.actor.login.as_str()).await?;
    let deed = Deed { action: "cache.reload", subject_kind: "cache", subject: cache.code() };
    audit::store::append(&mut tx, audit::by(&signed, &person, deed, app.now())).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
