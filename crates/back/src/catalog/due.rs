//! The draft that comes into force at an instant (WCF-15): set by who has seen it, taken back by whoever changes it.
//!
//! Each BACK looks every second; the row of the draft decides who does it. What was not compared with is not published over:
//! when another publication came into force meanwhile, the draft stays what it is and says that it was missed.

use super::draft::{checked, content_of, must_be_as_shown, takes_over, tell};
use super::publications::{Origin, publish_in};
use super::store;
use crate::error::ApiError;
use crate::security::actor::{Person, Signed, Starter};
use crate::security::audit::{self, Deed};
use crate::state::App;
use axum::Json;
use axum::extract::{Query, State};
use chrono::{SubsecRound, TimeDelta};
use serde_json::json;
use weblys_api::catalogue::{CallOff, DraftView, PublishAt};
use weblys_api::problem::FieldFault;
use weblys_api::security::Right;
use weblys_api::users::UNREADABLE;
use weblys_db::Durability;

/// So far ahead somebody may plan.
const FURTHEST: TimeDelta = TimeDelta::days(730);
/// So late it still comes into force, when nothing ran at its time.
const LATEST: TimeDelta = TimeDelta::days(1);

/// `PUT /v1/catalogue/draft/publication`: the same again is the same.
pub async fn plan(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(shown): Json<PublishAt>,
) -> Result<Json<DraftView>, ApiError> {
    let at = shown.at.trunc_subsecs(0);
    if at <= app.now() || at > app.now() + FURTHEST {
        return Err(ApiError::Fields(vec![FieldFault { field: "at".to_owned(), code: UNREADABLE.to_owned() }]));
    }
    // What does not hold today is not promised for tomorrow.
    drop(checked(content_of(&app, shown.version).await?).await?);
    let mut tx = app.db.begin(Durability::Full).await?;
    let draft = must_be_as_shown(&mut tx, shown.version).await?.ok_or(ApiError::NotFound("draft"))?;
    if draft.due.as_ref().is_some_and(|due| due.at == at && due.over == shown.current) {
        return Ok(Json(draft));
    }
    if draft.due.as_ref().map(|due| due.at) != shown.due {
        return Err(ApiError::stale(&draft));
    }
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
    Query(shown): Query<CallOff>,
) -> Result<Json<DraftView>, ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    let draft = must_be_as_shown(&mut tx, shown.version).await?.ok_or(ApiError::NotFound("draft"))?;
    if let Some(due) = &draft.due {
        if due.at != shown.due {
            return Err(ApiError::stale(&draft));
        }
        store::set_due(&mut tx, None, ("", "")).await?;
        tell(&app, &mut tx, (&person, &signed), ("catalogue.publish_off", "draft"), json!({})).await?;
    }
    let view = store::draft(&mut tx).await?.ok_or(ApiError::NotFound("draft"))?;
    tx.commit().await?;
    Ok(Json(view))
}

/// Has the draft put in force when its time has come, beside what else this BACK does again and again.
///
/// # Errors
/// The database's, of the look at it.
pub async fn look(app: &App) -> Result<(), ApiError> {
    if store::is_due(&app.db, app.now()).await?
        && let Ok(turn) = app.shelf.publishing.clone().try_lock_owned()
    {
        let app = app.clone();
        tokio::spawn(async move {
            if let Err(error) = once(&app).await {
                tracing::error!(%error, "the draft that is due cannot be put in force");
            }
            drop(turn);
        });
    }
    Ok(())
}

/// Puts the draft in force, if its time has come and nothing stands in the way.
///
/// # Errors
/// The database's; the next round tries again.
pub async fn once(app: &App) -> Result<(), ApiError> {
    let Some((version, content)) = store::draft_text(&app.db).await? else { return Ok(()) };
    let sound = match store::read(&content) {
        Ok(catalogue) => checked(catalogue).await,
        // A draft of another version of this program.
        Err(_) => Err(ApiError::Unsound(Vec::new())),
    };
    app.directory.refresh(&app.db).await?;
    let mut tx = app.db.begin(Durability::Full).await?;
    store::lock_draft(&mut tx).await?;
    let draft = store::draft(&mut tx).await?.filter(|draft| draft.version == version);
    let due = draft.and_then(|draft| draft.due.clone().map(|due| (draft, due)));
    // Another BACK did it, or somebody changed it or its date in this moment.
    let Some((draft, due)) = due.filter(|(_, due)| due.at <= app.now()) else { return Ok(()) };
    let newest = store::newest(&mut tx).await?;
    let missed = match &sound {
        Err(ApiError::Unsound(_)) => Some("unsound"),
        Err(_) => return sound.map(drop),
        Ok(_) if newest != due.over => Some("overtaken"),
        Ok(_) if app.now() > due.at + LATEST => Some("late"),
        Ok(_) if !may_publish(app, &due.by) => Some("unwanted"),
        Ok(_) => None,
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
    entry.after = Some(json!({ "wanted_by": due.by, "at": due.at, "in_place_of": due.over, "why_not": missed }));
    audit::store::append(&mut tx, entry).await?;
    tx.commit().await?;
    takes_over(app).await;
    Ok(())
}

/// Whether who wanted it may still publish.
fn may_publish(app: &App, login: &str) -> bool {
    let held = app.directory.held();
    let mut holders = held.holders(Right::CataloguePublish).filter_map(|user_id| held.user(user_id));
    holders.any(|user| user.login.as_str() == login)
}
