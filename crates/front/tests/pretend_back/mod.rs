//! A pretended BACK with one cart and sample answers: enough to look at every page of FRONT.
//!
//! It decides nothing and keeps nothing; the journey with a real BACK is tested in `tests/`.

#![allow(clippy::unwrap_used, reason = "only for tests and for looking at pages")]

pub mod catalogue;
mod checkout;
pub mod configuration;
pub mod operator;
pub mod sites;
pub mod staff;

use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use std::collections::HashMap;
use tokio::net::TcpListener;
use weblys_api::paths;
use weblys_front::samples;

/// Starts it on a free port, noting in how many rounds it is asked; gives its address.
pub async fn start(rounds: staff::Rounds) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router(rounds)).await.unwrap() });
    address
}

fn router(rounds: staff::Rounds) -> Router {
    Router::new()
        .route(paths::ADDRESS_SEARCH, get(search))
        .route(paths::ADDRESS, get(address))
        .route(paths::STREET, get(|| async { sample(samples::STREET) }))
        .route(paths::DWELLING_OFFERS, get(offers))
        .route(paths::CARTS, post(start_cart))
        .route(paths::CART, get(checkout::cart))
        .route(paths::CART_OFFER, axum::routing::put(|| async { Json(progress(&read(samples::CART))) }))
        .route(
            paths::CART_EQUIPMENT,
            get(|| async { step(&read(samples::CART), &read(samples::EQUIPMENT)) }).put(choose),
        )
        .route(paths::CART_OPTIONS, get(|| async { step(&read(samples::CART), &read(samples::OPTIONS)) }).put(choose))
        .merge(checkout::routes())
        .merge(staff::routes(rounds))
        .merge(sites::watched())
}

fn sample(text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

async fn search(Query(query): Query<HashMap<String, String>>) -> Response {
    if query["q"].contains("nulle part") {
        Json(json!({"suggestions": []})).into_response()
    } else {
        sample(samples::SUGGESTIONS)
    }
}

async fn address(Path(id): Path<String>) -> Response {
    match id.as_str() {
        "none" => {
            let empty = json!({"address_id": id, "line": "12 impasse des Lilas", "postal_code": "42990",
                "commune": "Bourg-Inventé", "dwellings": []});
            Json(empty).into_response()
        }
        _ => sample(samples::ADDRESS),
    }
}

async fn offers(Path(id): Path<String>) -> Response {
    match id.as_str() {
        "D-42218-0099" => sample(samples::FAR),
        "unknown" => problem(404, "ADR-001", &[]),
        _ => sample(samples::OFFERS),
    }
}

async fn start_cart(headers: HeaderMap) -> Response {
    if sites::is(&headers, "stopping") {
        return problem(409, "OPS-003", &[]);
    }
    let progress = progress(&read(samples::CART));
    (StatusCode::CREATED, Json(json!({"session": "session-1", "progress": progress}))).into_response()
}

/// Takes every choice but the coupon `FAUX`.
async fn choose(Json(choice): Json<Value>) -> Response {
    if choice["coupon"] == "FAUX" {
        problem(422, "ORD-010", &["coupon"])
    } else {
        Json(progress(&read(samples::CART))).into_response()
    }
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// How far a cart has come.
fn progress(cart: &Value) -> Value {
    json!({"state": cart["state"], "version": cart["version"], "dwelling_id": cart["dwelling"]["dwelling_id"],
        "next_step": cart["next_step"]})
}

/// The page of a step.
fn step(cart: &Value, choices: &Value) -> Response {
    Json(json!({"cart": cart, "choices": choices})).into_response()
}

fn problem(status: u16, code: &str, fields: &[&str]) -> Response {
    let fields: Vec<_> = fields.iter().map(|field| json!({"field": field, "code": code})).collect();
    let body = json!({"type": format!("urn:weblys:problem:{code}"), "title": "refused", "status": status, "code": code, "fields": fields});
    (StatusCode::from_u16(status).unwrap(), Json(body)).into_response()
}
