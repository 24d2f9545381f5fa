//! The catalogue's publications and its draft: a file that begins with `bad` has faults, any other draft than the third
//! version is old.

use super::problem;
use super::staff::stale;
use axum::body::Bytes;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde_json::{Value, json};
use std::collections::HashMap;
use weblys_api::paths;

pub fn routes() -> Router {
    Router::new()
        .route(paths::CATALOGUE_PUBLICATIONS, get(|| async { Json(state()) }))
        .route(paths::CATALOGUE_CHANGES, get(changes))
        .route(paths::CATALOGUE_CONTENT, get(|| async { Json(json!({"offers": [{"code": "DUO"}]})) }))
        .route(paths::CATALOGUE_DRAFT, put(prepare).delete(|| async { StatusCode::NO_CONTENT }))
        .route(paths::CATALOGUE_PUBLISH, post(publish))
        .route(paths::CATALOGUE_RESTORE, post(|Path(_): Path<i64>| async { Json(publication(9)) }))
}

fn publication(number: i64) -> Value {
    json!({"publication": number, "origin": "<catalogue>.xlsx",
        "restored": if number == 8 { json!(6) } else { Value::Null },
        "published_by": if number == 7 { "" } else { "camille.fictif" }, "published_at": "2026-11-27T08:00:00Z"})
}

fn draft() -> Value {
    json!({"version": 3, "origin": "printemps.xlsx", "changed_by": "zoe.exemple", "changed_at": "2026-11-28T08:00:00Z"})
}

fn state() -> Value {
    let rows = [publication(8), publication(7), publication(6)];
    json!({"publications": {"rows": rows, "total": 3, "page": 1, "size": 50}, "current": 8, "draft": draft()})
}

fn warning() -> Value {
    json!({"code": "IMP-060", "place": "offers", "item": "VIEUX", "found": "", "expected": {"fr": "une vente possible",
        "en": "a possible sale"}})
}

async fn changes(Query(asked): Query<HashMap<String, String>>) -> Response {
    if asked.get("before").is_some_and(|before| before == "99") {
        return problem(404, "API-002", &[]);
    }
    let price = json!({"sheet": "tariffs", "item": "TV MONTHLY 2026-01-01", "name": null, "kind": "changed",
        "fields": [{"field": "amount", "before": 2999, "after": 3199}, {"field": "validity.until", "before": "2026-12-31",
            "after": null}]});
    let offer = json!({"sheet": "offers", "item": "<DUO>", "name": {"fr": "Duo", "en": ""}, "kind": "added",
        "fields": (0..12).map(|n| json!({"field": format!("f{n}"), "before": null, "after": ["A", n]})).collect::<Vec<_>>()});
    let changes = json!({"rows": [price, offer], "total": 2, "page": 1, "size": 50});
    Json(json!({"current": 8, "draft": draft(), "tally": {"added": 1, "changed": 1, "removed": 0},
        "warnings": [warning()], "changes": changes}))
    .into_response()
}

async fn prepare(Query(put): Query<HashMap<String, String>>, file: Bytes) -> Response {
    if put["version"] != "3" {
        return stale(draft(), &json!({}));
    }
    if file.starts_with(b"bad") {
        let fault = json!({"code": "IMP-022", "place": "tariffs!C7 (amount)", "item": "TV", "found": "<vingt>",
            "expected": {"fr": "un montant", "en": "an amount"}});
        let body = json!({"type": "urn:weblys:problem:CAT-100", "title": "not sound", "status": 422, "code": "CAT-100",
            "current": [fault]});
        return (StatusCode::UNPROCESSABLE_ENTITY, [(CONTENT_TYPE, "application/problem+json")], body.to_string())
            .into_response();
    }
    Json(draft()).into_response()
}

async fn publish(Json(shown): Json<Value>) -> Response {
    if shown["version"] == 3 && shown["current"] == 8 {
        Json(publication(9)).into_response()
    } else {
        stale(draft(), &json!({}))
    }
}
