//! The history of a thing over publications (WCF-15, CAT-36): what each publication changed of it, who published it and when.
//!
//! What this is: a job that compares each publication with the one before, once, and keeps what differs; and the list of
//! it for one thing. What it is not: the audit trail, which tells who changed which row of the draft.

pub mod store;

use super::changes::row;
use super::shelf;
use crate::error::ApiError;
use crate::state::App;
use crate::upkeep::job::Ending;
use crate::upkeep::run::Progress;
use axum::Json;
use axum::extract::{Query, State};
use weblys_api::catalogue::CatalogueChange;
use weblys_api::page::Window;
use weblys_api::things::{HistoryQuery, ThingHistory};
use weblys_catalog::Sheet;
use weblys_catalog::changes::Change;
use weblys_db::Durability;

/// Notes what every publication changed that is not noted yet, the oldest first, to be stopped after each.
///
/// # Errors
/// The database's; what was noted before stays noted.
pub async fn work(app: &App, progress: &Progress) -> Result<Ending, ApiError> {
    let mut done = 0;
    while let Some((publication, before)) = store::next(&app.db).await? {
        // Everything is new in the first one: that it has no entry says as much.
        let changes = match before {
            Some(before) => compared(app, before, publication).await?,
            None => Vec::new(),
        };
        let mut tx = app.db.begin(Durability::Full).await?;
        // Another BACK noted it meanwhile.
        if store::mark(&mut tx, publication).await? {
            store::insert(&mut tx, publication, &changes).await?;
            tx.commit().await?;
        }
        done += 1;
        if progress.at(done, None).await? {
            return Ok(Ending::Stopped(done.unsigned_abs()));
        }
    }
    Ok(Ending::Done(done.unsigned_abs()))
}

async fn compared(app: &App, before: i64, after: i64) -> Result<Vec<CatalogueChange>, ApiError> {
    let (before, after) = (before.to_string(), after.to_string());
    let sides = tokio::try_join!(shelf::named(app, &before), shelf::named(app, &after))?;
    shelf::compared(app, sides, |all: &[Change], _| all.iter().map(row).collect()).await
}

/// `GET /v1/catalogue/thing/history`, the newest first.
pub async fn history(
    State(app): State<App>,
    Query(query): Query<HistoryQuery>,
) -> Result<Json<ThingHistory>, ApiError> {
    let sheet = Sheet::ALL.into_iter().find(|sheet| sheet.name() == query.sheet).ok_or(ApiError::NotFound("sheet"))?;
    let window = Window::of(query.page, query.size);
    let (found, waiting) = tokio::try_join!(
        store::of_thing(&app.db, (sheet.name(), &query.item), window.limit(), window.offset()),
        store::waiting(&app.db)
    )?;
    let (rows, total) = found;
    Ok(Json(ThingHistory { waiting, changes: window.with(rows, total) }))
}
