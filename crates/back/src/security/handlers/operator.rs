//! Users of the operator system, as WeConfig asks for them.

use crate::error::ApiError;
use crate::security::actor::{Person, Signed, Starter};
use crate::security::operator::{drifts, profiles as map, repair as flow, synchronise as reading};
use crate::state::App;
use axum::Json;
use axum::extract::{Query, State};
use weblys_api::operator_users::{
    ChangeProfiles, DriftQuery, DriftRow, OperatorState, ProfileList, Repair, RepairReport, Synchronisation,
};
use weblys_api::page::Page;

type Answer<A> = Result<Json<A>, ApiError>;

/// `GET /v1/operator-users`.
pub async fn state(State(app): State<App>, signed: Signed) -> Answer<OperatorState> {
    drifts::state(&app, &signed).await.map(Json)
}

/// `POST /v1/operator-users/synchronise`: goes on when whoever asked does not wait.
pub async fn synchronise(State(app): State<App>, person: Person, signed: Signed) -> Answer<Synchronisation> {
    let starter = Starter::Signed(Box::new((signed, person)));
    let run = tokio::spawn(async move { reading::at_once(&app, &starter).await });
    run.await.map_err(ApiError::internal)?.map(Json)
}

/// `GET /v1/operator-users/drift`.
pub async fn drift(State(app): State<App>, signed: Signed, Query(query): Query<DriftQuery>) -> Answer<Page<DriftRow>> {
    drifts::list(&app, &signed, &query).await.map(Json)
}

/// `POST /v1/operator-users/drift/preview`.
pub async fn preview(State(app): State<App>, signed: Signed, Json(repair): Json<Repair>) -> Answer<RepairReport> {
    flow::preview(&app, &signed, &repair).await.map(Json)
}

/// `POST /v1/operator-users/drift/repair`.
pub async fn repair(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(repair): Json<Repair>,
) -> Answer<RepairReport> {
    flow::repair(&app, &person, &signed, &repair).await.map(Json)
}

/// `GET /v1/operator-users/profiles`.
pub async fn profiles(State(app): State<App>) -> Answer<ProfileList> {
    map::list(&app).await.map(Json)
}

/// `PUT /v1/operator-users/profiles`.
pub async fn change_profiles(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(to): Json<ChangeProfiles>,
) -> Answer<ProfileList> {
    map::change(&app, &person, &signed, &to).await.map(Json)
}
