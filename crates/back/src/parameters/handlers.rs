//! Parameters, as WeConfig shows and changes them.

use crate::error::ApiError;
use crate::parameters::declared::Parameter;
use crate::parameters::store::{self, Kept};
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::drafts;
use crate::state::{App, Parts};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde_json::json;
use weblys_api::drafts::DraftForm;
use weblys_api::parameters::{ChangeParameter, ParameterList, ParameterRow, SetBy, ShopNotice};
use weblys_api::problem::FieldFault;
use weblys_db::Durability;

/// `GET /v1/parameters`.
pub async fn list(State(app): State<App>) -> Result<Json<ParameterList>, ApiError> {
    let set = store::all(&app.db).await?;
    let parameters = Parameter::ALL.into_iter().map(|parameter| row(&app, parameter, set.get(&parameter))).collect();
    Ok(Json(ParameterList { parameters }))
}

/// `PUT /v1/parameters/{code}`: in force at once here, within a second on every replica. The default again is a value
/// that was set: it stays what it is when the configuration changes.
pub async fn change(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Path(code): Path<String>,
    Json(to): Json<ChangeParameter>,
) -> Result<StatusCode, ApiError> {
    let parameter = Parameter::parse(&code).ok_or(ApiError::NotFound("parameter"))?;
    let value = to.value.map_or_else(|| parameter.default(&app.config.sale), |value| value.trim().to_owned());
    if let Some(code) = parameter.of_type().fault(&value) {
        return Err(ApiError::Fields(vec![FieldFault { field: "value".to_owned(), code: code.to_owned() }]));
    }
    let mut tx = app.db.begin(Durability::Full).await?;
    let version = store::begin_change(&mut tx).await?;
    let before = row(&app, parameter, store::all(&mut tx).await?.get(&parameter));
    // Sent twice, it is done once.
    if before.value == value {
        tx.rollback().await?;
        drafts::let_go(&app, &signed, &DraftForm::Parameter(code)).await;
        return Ok(StatusCode::NO_CONTENT);
    }
    if before.version != to.version {
        return Err(ApiError::stale(&before));
    }
    let kept = Kept {
        value: value.clone(),
        changed_at: app.now(),
        changed_by: signed.actor.login.as_str().to_owned(),
        version,
    };
    store::set(&mut tx, parameter, &kept).await?;
    drafts::sent(&mut tx, &signed, &DraftForm::Parameter(code)).await?;
    let deed = Deed { action: "parameter.change", subject_kind: "parameter", subject: parameter.code() };
    let mut entry = audit::by(&signed, &person, deed, app.now());
    (entry.before, entry.after) = (Some(json!({"value": before.value})), Some(json!({"value": value})));
    audit::store::append(&mut tx, entry).await?;
    tx.commit().await?;
    app.parameters.refresh(&app.db, &app.config.sale).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn row(app: &Parts, parameter: Parameter, kept: Option<&Kept>) -> ParameterRow {
    let default = parameter.default(&app.config.sale);
    ParameterRow {
        code: parameter.code().to_owned(),
        scope: parameter.scope(),
        of_type: parameter.of_type(),
        value: kept.map_or_else(|| default.clone(), |kept| kept.value.clone()),
        default,
        set: kept.map(|kept| SetBy { login: kept.changed_by.clone(), at: kept.changed_at }),
        version: kept.map_or(0, |kept| kept.version),
    }
}

/// `GET /v1/shop-notice`.
pub async fn notice(State(app): State<App>) -> Json<ShopNotice> {
    Json(app.parameters.terms().notice.clone())
}
