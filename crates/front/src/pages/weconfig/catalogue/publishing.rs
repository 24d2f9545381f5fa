//! What is done with the draft as a whole: put in force at once or at a date, thrown away; and an older publication put in
//! force again.

use super::stale;
use crate::error::Failure;
use crate::journey::see_other;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::StaffForm;
use crate::staff::words::read_moment;
use crate::state::Shop;
use axum::extract::{Path, State};
use axum::response::Response;
use weblys_api::CallError;
use weblys_api::catalogue::{CallOff, DraftVersion, PublishAt, PublishDraft, Restore, UNSOUND};
use weblys_api::users::STALE;

/// Throws the draft away.
///
/// # Errors
/// What BACK answers.
pub async fn throw(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let version = number(&form, "version")?;
    let dropped = shop.back.drop_catalogue_draft(&form.caller, DraftVersion { version }).await;
    led_back(dropped, &form, "dropped")
}

/// Puts the draft in force.
///
/// # Errors
/// What BACK answers.
pub async fn publish(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let shown = PublishDraft { version: number(&form, "version")?, current: number(&form, "current")? };
    let published = shop.back.publish_catalogue(&form.caller, shown).await;
    if published.as_ref().is_err_and(|error| error.is(UNSOUND)) {
        // What stands in the way is told where it would have been published.
        return Ok(see_other(routes::CATALOGUE_CHANGES));
    }
    led_back(published, &form, "published")
}

/// The draft comes into force at an instant at the operator's place.
///
/// # Errors
/// What BACK answers.
pub async fn plan(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let back_to = |done| Ok(see_other(&with_query(routes::CATALOGUE_CHANGES, &[("done", done)])));
    let Some(at) = read_moment(&form.typed.text("at"), &shop) else { return back_to("no-moment") };
    let due = form.typed.text("due").parse().ok();
    let shown = PublishAt { version: number(&form, "version")?, current: number(&form, "current")?, at, due };
    match shop.back.plan_catalogue(&form.caller, shown).await {
        Ok(_) => back_to("planned"),
        Err(error) if error.is(STALE) => Ok(stale()),
        Err(error) if error.is(UNSOUND) => Ok(see_other(routes::CATALOGUE_CHANGES)),
        Err(error) if error.problem().is_some_and(|problem| problem.fields.iter().any(|one| one.field == "at")) => {
            back_to("no-moment")
        }
        Err(error) => Err(form.failure(error)),
    }
}

/// The draft does not come into force by itself after all.
///
/// # Errors
/// What BACK answers.
pub async fn call_off(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let version = number(&form, "version")?;
    let due = form.typed.text("due").parse().map_err(|_| Failure::BadForm)?;
    match shop.back.call_off_catalogue(&form.caller, CallOff { version, due }).await {
        Ok(_) => Ok(see_other(&with_query(routes::CATALOGUE_CHANGES, &[("done", "off")]))),
        Err(error) if error.is(STALE) => Ok(stale()),
        Err(error) => Err(form.failure(error)),
    }
}

/// Puts an older publication in force again.
///
/// # Errors
/// What BACK answers.
pub async fn restore(
    State(shop): State<Shop>,
    Path(publication): Path<i64>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let shown = Restore { current: number(&form, "current")? };
    let restored = shop.back.restore_catalogue(&form.caller, publication, shown).await;
    led_back(restored, &form, "restored")
}

fn number(form: &StaffForm, field: &str) -> Result<i64, Failure> {
    form.typed.text(field).parse().map_err(|_| Failure::BadForm)
}

fn led_back<A>(answer: Result<A, CallError>, form: &StaffForm, done: &str) -> Result<Response, Failure> {
    match answer {
        Ok(_) => Ok(see_other(&with_query(routes::CATALOGUE_PUBLICATIONS, &[("done", done)]))),
        Err(error) if error.is(STALE) => Ok(stale()),
        Err(error) => Err(form.failure(error)),
    }
}
