//! Users of the operator system, and code tables.

use super::problem;
use super::staff::{CAMILLE, stale};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use weblys_api::paths;

const RUN: &str = "019300a0-0000-7000-8000-0000000000d1";
pub const HOUSE_MOVE: &str = "019300a0-0000-7000-8000-0000000000e1";

pub fn routes() -> Router {
    Router::new()
        .route(paths::OPERATOR_USERS, get(|| async { Json(state()) }))
        .route(paths::OPERATOR_USERS_SYNCHRONISE, post(|| async { Json(run("done", &json!([]))) }))
        .route(paths::OPERATOR_USERS_DRIFT, get(|| async { Json(page(&[only_there(), renamed()])) }))
        .route(paths::OPERATOR_USERS_PREVIEW, post(report))
        .route(paths::OPERATOR_USERS_REPAIR, post(report))
        .route(paths::OPERATOR_PROFILES, get(|| async { Json(profiles(1)) }).put(change_profiles))
}

fn page(rows: &[Value]) -> Value {
    json!({"rows": rows, "total": rows.len(), "page": 1, "size": 50})
}

fn run(outcome: &str, faults: &Value) -> Value {
    json!({"run_id": RUN, "started_at": "2026-11-28T09:00:00Z", "finished_at": "2026-11-28T09:00:02Z",
        "actor": "camille.fictif", "outcome": outcome, "told": 26, "made": 1, "changed": 2, "gone": 0,
        "faulty": faults.as_array().map_or(0, Vec::len), "faults": faults, "error": ""})
}

fn state() -> Value {
    let faults = json!([{"place": 7, "login": "zo", "field": "login", "code": "SEC-020"}]);
    json!({"runs": [run("done", &faults), run("failed", &json!([]))], "there": 26,
        "counts": {"only_there": 1, "only_here": 0, "differs": 1, "unknown_profile": 0, "made_here": 3}})
}

fn only_there() -> Value {
    json!({"login": "administration.siege", "aspect": "only_there", "ours_version": null, "theirs_version": 1,
        "kind": "only_there", "name": "Administration", "user_id": null, "theirs": "WEB-ADMIN", "ours": "",
        "since": "2026-11-27T08:00:00Z"})
}

fn renamed() -> Value {
    json!({"login": "guichet.brest.1", "aspect": "state", "ours_version": 4, "theirs_version": 2, "kind": "differs",
        "name": "=Guichet", "user_id": CAMILLE, "theirs": "disabled", "ours": "active", "since": null})
}

/// Whoever is only there may not be made; the others are repaired.
async fn report(Json(asked): Json<Value>) -> Json<Value> {
    let of = |line: &Value| {
        let mut line = line.clone();
        let is_refused = line["aspect"] == "only_there";
        line["outcome"] = if is_refused { "refused" } else { "done" }.into();
        line["code"] = if is_refused { "SEC-003" } else { "" }.into();
        line["before"] = if is_refused { "" } else { "active" }.into();
        line["after"] = if is_refused { "" } else { "disabled" }.into();
        line
    };
    Json(json!({"lines": asked["lines"].as_array().unwrap().iter().map(of).collect::<Vec<_>>()}))
}

fn profiles(version: i64) -> Value {
    json!({"version": version, "profiles": [{"profile": "WEB-VENTE", "group": "sellers", "users": 12},
        {"profile": "WEB-TECHNIQUE", "group": "", "users": 2}]})
}

async fn change_profiles(Json(typed): Json<Value>) -> Response {
    if typed["version"] == 1 {
        return stale(profiles(2), &json!({}));
    }
    if typed["profiles"]["WEB-TECHNIQUE"] == "administrators" {
        return problem(403, "SEC-003", &[]);
    }
    (StatusCode::OK, Json(profiles(3))).into_response()
}

/// Codes.
pub fn codes() -> Router {
    Router::new()
        .route(paths::CODE_TABLES, get(|| async { Json(json!({"tables": [table()], "imports": [import()]})) }))
        .route(paths::CODE_TABLES_IMPORT, post(|| async { Json(import()) }))
        .route(
            paths::CODES,
            get(|Path(_): Path<String>| async { Json(json!({"table": table(), "codes": page(&[code()])})) })
                .post(add_code),
        )
        .route(paths::CODE_TABLE, get(|| async { Json(outcomes()) }))
        .route(paths::CODE, get(|| async { Json(code()) }).put(change_code))
        .route(paths::CODE_MOVE, post(|| async { Json(code()) }))
}

fn table() -> Value {
    json!({"table_code": "CANCELLATION_REASON", "label": {"fr": "Motifs de résiliation", "en": "Reasons"},
        "is_own": false, "is_gone": false, "codes": 14, "offered": 12, "hidden": 1})
}

/// The outcomes of contact requests.
fn outcomes() -> Value {
    json!({"table_code": "WEBLYS.CONTACT_OUTCOME", "label": {"fr": "Issues", "en": "Outcomes"}, "version": 1,
        "codes": [{"code": "ANSWERED", "label": {"fr": "Réponse donnée", "en": "Answered"}}]})
}

/// There is one code already.
async fn add_code(Json(typed): Json<Value>) -> Response {
    if typed["code"] == "ANSWERED" {
        return problem(422, "ORD-005", &["code"]);
    }
    Json(code()).into_response()
}

fn import() -> Value {
    json!({"import_id": RUN, "at": "2026-11-28T09:00:00Z", "actor": "camille.fictif", "report": {
        "tables": 8, "told": 130, "new": 1, "changed": 0, "gone": 0, "back": 0, "faulty": 1, "error": "",
        "codes": [{"table_code": "TITLE", "code": "MX", "what": "new"}],
        "faults": [{"table_code": "TITLE", "place": 3, "field": "label.fr", "code": "SEC-105"}]}})
}

fn code() -> Value {
    json!({"code_id": HOUSE_MOVE, "table_code": "CANCELLATION_REASON", "code": "DEM",
        "label": {"fr": "=Déménagement", "en": "Moves house"}, "own_label": {"fr": "", "en": ""}, "is_obsolete": false,
        "is_gone": false, "is_hidden": false, "position": 10, "version": 1})
}

/// Somebody has hidden it since version 1.
async fn change_code(Json(typed): Json<Value>) -> Response {
    if typed["version"] == 1 {
        return stale(code(), &json!({"is_hidden": true, "version": 2}));
    }
    if typed["position"] == 0 {
        return problem(422, "ORD-005", &["position"]);
    }
    Json(code()).into_response()
}
