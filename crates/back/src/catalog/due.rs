//! The draft that comes into force at an instant (WCF-15): set by who has seen it, taken back by whoever changes it.
//!
//! Each BACK looks every second; the row of the draft decides who does it. What was not compared with is not published over:
//! when another publication came into force meanwhile, the draft stays what it is and says that it was missed.

use super::draft::{checked, must_be_as_shown, takes_over, tell};
use super::publications::{Origin, publish_in};
use super::store;
use crate::error::ApiError;
use crate::security::actor::{Person, Signed, Starter};
use crate::security::audit::{self, Deed};
use crate::state::App;
use axum::Json;
use axum::extract::{Query, State};
use chrono::SubsecRound;
use serde_json::json;
use weblys_api::catalogue::{DraftVersion, DraftView, PublishAt};
use weblys_api::problem::FieldFault;
use weblys_api::users::UNREADABLE;
use weblys_db::Durability;

/// So far ahead somebody may plan, in days.
const FURTHEST: i64 = 730;

/// `PUT /v1/catalogue/draft/publication`: the same again is the same.
pub async fn plan(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(shown): Json<PublishAt>,
) -> Result<Json<DraftView>, ApiError> {
    let at = shown.at.trunc_subsecs(0);
    if at <= app.now() || at > app.now() + chrono::TimeDelta::days(FURTHEST) {
        return Err(ApiError::Fields(vec![FieldFault { field: "at".to_owned(), code: UNREADABLE.to_owned() }]));
    }
    let found = store::draft_content(&app.db).await?;
    let catalogue = found.ok_or_else(|| ApiError::stale(&Option::<DraftView>::None))?;
    // What does not hold today is not promised for tomorrow.
    drop(checked(catalogue).await?);
    let mut tx = app.db.begin(Durability::Full).await?;
    must_be_as_shown(&mut tx, shown.version).await?.ok_or(ApiError::NotFound("draft"))?;
    let now = store::newest(&mut tx).await?;
    if now != shown.current {
        return Err(ApiError::stale(&json!({ "current": now })));
    }
    store::set_due(&mut tx, Some((at, shown.current)), (signed.actor.login.as_str(), "")).await?;
    let what = json!({ "at": at, "in_place_of": shown.current });
    tell(&app, &mut tx, (&person, &signed), ("catalogue.publish_plan", "draft"), what).await?;
    let view = store::draft(&mut tx).await?.ok_or(ApiError::NotFound("draft"))?;
    tx.commit().await?;
    Ok(Json(view))
}

/// `DELETE /v1/catalogue/draft/publication`: the draft stays, and comes into force when somebody publishes it.
pub async fn call_off(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Query(shown): Query<DraftVersion>,
) -> Result<Json<DraftView>, ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    let draft = must_be_as_shown(&mut tx, shown.version).await?.ok_or(ApiError::NotFound("draft"))?;
    if draft.due.is_some() {
        store::set_due(&mut tx, None, ("", "")).await?;
        tell(&app, &mut tx, (&person, &signed), ("catalogue.publish_off", "draft"), json!({})).await?;
    }
    let view = store::draft(&mut tx).await?.ok_or(ApiError::NotFound("draft"))?;
    tx.commit().await?;
    Ok(Json(view))
}

/// Puts the draft in force when its time has come.
///
/// # Errors
/// The database's; the next round tries again.
pub async fn once(app: &App) -> Result<(), ApiError> {
    if !store::is_due(&app.db, app.now()).await? {
        return Ok(());
    }
    let Some((version, content)) = store::draft_text(&app.db).await? else { return Ok(()) };
    let sound = checked(store::read(&content)?).await;
    let mut tx = app.db.begin(Durability::Full).await?;
    store::lock_draft(&mut tx).await?;
    let draft = store::draft(&mut tx).await?.filter(|draft| draft.version == version);
    // Another BACK did it, or somebody changed it in this moment.
    let Some((draft, due)) = draft.and_then(|draft| draft.due.clone().map(|due| (draft, due))) else { return Ok(()) };
    let newest = store::newest(&mut tx).await?;
    let missed = match &sound {
        Ok(_) if newest == due.over => None,
        Ok(_) => Some("overtaken"),
        Err(ApiError::Unsound(_)) => Some("unsound"),
        Err(_) => return sound.map(drop),
    };
    let mut subject = "draft".to_owned();
    if let (None, Ok(sound)) = (missed, &sound) {
        let of = Origin { name: &draft.origin, restored: None };
        let row = publish_in(&mut tx, sound, (of, due.by.as_str()), app.now()).await?;
        subject = row.publication.to_string();
        store::set_draft(&mut tx, None, ("", "", app.now())).await?;
    } else {
        store::set_due(&mut tx, None, ("", missed.unwrap_or_default())).await?;
    }
    let action = if missed.is_some() { "catalogue.publish_missed" } else { "catalogue.publish_due" };
    let deed = Deed { action, subject_kind: "catalogue", subject: &subject };
    let mut entry = audit::by_starter(&Starter::Schedule, deed, app.now());
    entry.after = Some(json!({ "wanted_by": due.by, "at": due.at, "in_place_of": due.over, "newest": newest }));
    audit::store::append(&mut tx, entry).await?;
    tx.commit().await?;
    takes_over(app).await;
    Ok(())
}
