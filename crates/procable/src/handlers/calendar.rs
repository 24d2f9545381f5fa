//! The technicians' calendar.

use crate::calendar::CalendarRule;
use crate::faults::Operation;
use crate::problem::OpsRefusal;
use crate::state::App;
use crate::store;
use crate::wire::{HoldRequest, SlotList, SlotPlaces};
use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{NaiveDate, TimeDelta};
use serde::Deserialize;

/// Which slots are asked for.
#[derive(Debug, Deserialize)]
pub(crate) struct SlotQuery {
    zone: String,
    from: NaiveDate,
    #[serde(default = "fortnight")]
    days: u32,
}

const fn fortnight() -> u32 {
    14
}

/// `GET /v1/calendar/slots?zone=&from=YYYY-MM-DD&days=14`
pub(crate) async fn slots(
    State(app): State<App>,
    query: Result<Query<SlotQuery>, QueryRejection>,
) -> Result<Response, OpsRefusal> {
    let Query(query) = query.map_err(|_| OpsRefusal::CalendarQuery)?;
    if !CalendarRule::is_zone(&query.zone) || !(1..=60).contains(&query.days) {
        return Err(OpsRefusal::CalendarQuery);
    }
    let afterwards = app.faults.before(Operation::ListSlots).await?;
    let (rule, now) = (&app.config.calendar, app.clock.now());
    let slots = rule.slots(&query.zone, query.from, query.days, now);
    let taken = match (slots.first(), slots.last()) {
        (Some(first), Some(last)) => {
            store::calendar::taken(&app.db, &query.zone, (first.starts_at, last.starts_at), now).await?
        }
        _ => Default::default(),
    };
    let slots = slots.into_iter().map(|slot| {
        let taken = taken.get(&slot.id).copied().unwrap_or_default();
        let free = rule.places(&slot).saturating_sub(u32::try_from(taken).unwrap_or(u32::MAX));
        SlotPlaces { slot_id: slot.id, zone: slot.zone, starts_at: slot.starts_at, ends_at: slot.ends_at, free }
    });
    let list = SlotList { time_zone: rule.time_zone.name().to_owned(), slots: slots.collect() };
    Ok(afterwards.answer(Json(list)))
}

/// `PUT /v1/calendar/holds/{key}`: holds a place, instead of the key's earlier one.
pub(crate) async fn hold(
    State(app): State<App>,
    Path(key): Path<String>,
    body: String,
) -> Result<Response, OpsRefusal> {
    let request: HoldRequest = serde_json::from_str(&body)?;
    let afterwards = app.faults.before(Operation::HoldSlot).await?;
    let now = app.clock.now();
    let slot = app.config.calendar.find(&request.slot_id, now).ok_or(OpsRefusal::NoSuchSlot)?;
    let expires_at = now + TimeDelta::minutes(i64::from(request.minutes.clamp(1, 120)));
    let hold = store::calendar::hold(&app, &key, &slot, expires_at, now).await?;
    Ok(afterwards.answer(Json(hold)))
}

/// `DELETE /v1/calendar/holds/{key}`: gives the place back, whether it was held or not.
pub(crate) async fn release(State(app): State<App>, Path(key): Path<String>) -> Result<Response, OpsRefusal> {
    let afterwards = app.faults.before(Operation::ReleaseSlot).await?;
    store::calendar::release(&app.db, &key).await?;
    Ok(afterwards.answer(StatusCode::NO_CONTENT))
}
