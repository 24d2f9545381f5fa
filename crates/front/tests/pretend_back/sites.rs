//! Public sites and what processes hold in memory. The shop is stopped for whoever calls with the credential `stopped`,
//! and was stopped just now, so that only BACK knows it, for `stopping`.

use super::problem;
use super::staff::stale;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde_json::{Value, json};
use weblys_api::paths;

pub fn routes() -> Router {
    Router::new()
        .route(
            paths::SITES,
            get(|headers: HeaderMap| async move { Json(json!({"sites": [site(is(&headers, "stopped"))]})) }),
        )
        .route(paths::SITE, put(change))
        .route(paths::CACHES, get(|| async { Json(json!({"caches": [cache("addresses"), cache("rules")]})) }))
        .route(paths::CACHE_RELOAD, post(|| async { StatusCode::NO_CONTENT }))
}

/// What FRONT asks again and again, whatever page is looked at.
pub fn watched() -> Router {
    Router::new().route(paths::STOPPED_SITES, get(stopped))
}

/// Whether it is called with this credential.
pub fn is(headers: &HeaderMap, credential: &str) -> bool {
    headers.get(AUTHORIZATION).is_some_and(|given| given == &format!("Bearer {credential}"))
}

async fn stopped(headers: HeaderMap) -> Json<Value> {
    let words = json!({"fr": "Nous <revenons> vite.", "en": ""});
    let one = json!({"site": "selfshop", "words": words, "opens_at": "2126-11-29T19:15:00Z"});
    Json(json!({"sites": if is(&headers, "stopped") { vec![one] } else { Vec::new() }}))
}

fn site(is_stopped: bool) -> Value {
    let words = if is_stopped { json!({"fr": "Nous <revenons> vite.", "en": ""}) } else { json!({"fr": "", "en": ""}) };
    json!({"site": "selfshop", "is_stopped": is_stopped, "words": words,
        "opens_at": if is_stopped { json!("2126-11-29T19:15:00Z") } else { Value::Null },
        "set": {"login": if is_stopped { "camille.fictif" } else { "schedule" }, "at": "2026-11-28T10:00:00Z"},
        "carts": {"all": 12, "recent": 3}, "version": 4})
}

/// What is over already is refused; any other version than the fourth is old.
async fn change(Json(to): Json<Value>) -> Response {
    if to["opens_at"].as_str().is_some_and(|at| at < "2026") {
        return problem(422, "SEC-150", &["opens_at"]);
    }
    if to["version"] != 4 {
        return stale(
            site(false),
            &json!({"is_stopped": true, "set": {"login": "zoe.exemple", "at": "2026-11-28T10:00:00Z"}}),
        );
    }
    StatusCode::NO_CONTENT.into_response()
}

/// Two BACKs hold it; one of them has followed the last wish.
fn cache(code: &str) -> Value {
    let held = |address: &str, reload: i64| {
        json!({"instance_id": super::staff::CAMILLE, "component": "back", "host": "machine-1", "address": address,
            "told": {"cache": code, "version": "7", "loaded_at": "2026-11-28T10:00:00Z", "bytes": 12_400_000,
                "counts": [{"what": "towns", "count": 36_001}, {"what": "<kettles>", "count": 2}], "reload": reload}})
    };
    let wanted = json!({"number": 5, "at": "2026-11-28T10:00:00Z", "by": "camille.fictif"});
    let wanted = if code == "addresses" { wanted } else { Value::Null };
    json!({"cache": code, "wanted": wanted, "held": [held("127.0.0.1:4001", 5), held("127.0.0.1:4002", 4)]})
}
