//! Packages of the configuration. One is blocked, one was put in force by somebody else just now.

use super::problem;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use std::collections::HashMap;
use weblys_api::paths;

/// A package that changes something.
pub const PACKAGE: &str = "019300a0-0000-7000-8000-0000000000c1";
/// One that cannot be put in force here.
pub const BLOCKED: &str = "019300a0-0000-7000-8000-0000000000c2";

pub fn routes() -> Router {
    let rows = || json!({"rows": [row(PACKAGE), row(BLOCKED)], "total": 2, "page": 1, "size": 50});
    Router::new()
        .route(paths::PACKAGES, get(move || async move { Json(rows()) }).post(keep))
        .route(paths::PACKAGES_FILE, post(bring))
        .route(
            paths::PACKAGE,
            get(|Path(id): Path<String>| async move { Json(view(&id)) })
                .post(apply)
                .delete(|| async { StatusCode::NO_CONTENT }),
        )
        .route(paths::PACKAGE_CONTENT, get(|| async { Json(json!({"weblys_configuration": 1})) }))
}

/// Something else bears the id of the blocked one.
async fn keep(Json(new): Json<Value>) -> Response {
    if new["package_id"] == BLOCKED {
        return problem(409, "SEC-104", &[]);
    }
    let mut row = row(PACKAGE);
    row["package_id"] = new["package_id"].clone();
    Json(row).into_response()
}

async fn bring(Query(new): Query<HashMap<String, String>>, body: String) -> Response {
    if body != "{}" {
        let mut refused = row(PACKAGE);
        refused["package_id"] = new["package_id"].clone().into();
        return Json(refused).into_response();
    }
    let why = json!({"type": "urn:weblys:problem:CFG-001", "title": "no package", "status": 422, "code": "CFG-001",
        "detail": "missing field <weblys_configuration> at line 1 column 2", "fields": []});
    (StatusCode::UNPROCESSABLE_ENTITY, Json(why)).into_response()
}

async fn apply(Path(id): Path<String>, Json(to): Json<Value>) -> Response {
    if to["shown"] != "as-it-is" {
        return problem(409, "SEC-100", &[]);
    }
    if id == BLOCKED {
        return problem(422, "ORD-005", &["groups"]);
    }
    let is_all = to["parts"] == json!(["parameters"]);
    Json(json!({"before": is_all.then_some(BLOCKED)})).into_response()
}

fn row(id: &str) -> Value {
    let is_before = id == BLOCKED;
    json!({"package_id": id, "name": if is_before { "" } else { "Avant <Noël>" },
        "origin": if is_before { "before" } else { "kept" }, "parts": ["catalogue", "parameters", "groups"],
        "made_at": "2026-11-28T10:00:00Z", "made_by": "camille.fictif",
        "applied_at": if is_before { json!("2026-11-28T11:00:00Z") } else { Value::Null },
        "applied_by": if is_before { "zoe.exemple" } else { "" }})
}

fn view(id: &str) -> Value {
    let tally = |changed: i64| json!({"added": 0, "changed": changed, "removed": 0});
    let change = json!({"item": "slot_hold", "kind": "changed",
        "fields": [{"field": "value", "before": "30", "after": "<45>"}]});
    let fault = json!({"part": "groups", "code": "CFG-010", "item": "vendeurs"});
    let faults = if id == BLOCKED { vec![fault] } else { Vec::new() };
    json!({"package": row(id), "shown": "as-it-is", "parts": [
        {"part": "parameters", "tally": tally(300), "changes": [change], "faults": []},
        {"part": "groups", "tally": tally(1), "changes": [], "faults": faults}]})
}
