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
use weblys_api::client::SESSION_HEADER;
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
        .route(paths::TARIFFS, get(|| async { sample(samples::TARIFFS) }))
        .route(paths::TERMS, get(checkout::general_terms))
        .route(paths::DWELLING_OFFERS, get(offers))
        .route(paths::CARTS, post(start_cart))
        .route(paths::CART, get(checkout::cart))
        .route(paths::CART_OFFER, axum::routing::put(|| async { Json(progress(&read(samples::CART))) }))
        .route(
            paths::CART_EQUIPMENT,
            get(|| async { step(&read(samples::CART), &read(samples::EQUIPMENT)) }).put(choose),
        )
        .route(paths::CART_OPTIONS, get(options).put(choose))
        .merge(checkout::routes())
        .merge(staff::routes(rounds))
        .merge(sites::watched())
}

/// The options of the sample's cart; in `session-coupon`, of one with a code.
async fn options(headers: HeaderMap) -> Response {
    let mut cart = read(samples::CART);
    if headers.get(SESSION_HEADER).is_some_and(|token| token == "session-coupon") {
        cart["coupon"] = json!("HIVER26");
    }
    step(&cart, &read(samples::OPTIONS))
}

fn sample(text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

async fn search(Query(query): Query<HashMap<String, String>>) -> Response {
    if query["q"].contains("nulle part") {
        return Json(json!({"suggestions": []})).into_response();
    }
    let town = |name: &str, code: &str, served: bool| {
        Json(json!({"suggestions": [{"kind": "commune", "id": "00000", "line": name, "postal_code": code,
            "commune": name, "served": served}]}))
        .into_response()
    };
    match query["q"].as_str() {
        "42000 Saint-Exemple" => town("Saint-Exemple", "42000", true),
        q if q.contains("Loinville") => town("Loinville", "99000", false),
        _ => sample(samples::SUGGESTIONS),
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
        "D-MOBILE-ONLY" => Json(mobile_only()).into_response(),
        "unknown" => problem(404, "ADR-001", &[]),
        _ => sample(samples::OFFERS),
    }
}

/// A dwelling that the fixed network does not reach: its mobile plans, the first put forward.
fn mobile_only() -> Value {
    let mut view = read(samples::OFFERS);
    view["dwelling"] = read(samples::FAR)["dwelling"].clone();
    view["dwelling"]["availability"][3]["available"] = json!(true);
    let offers = view["offers"].as_array_mut().unwrap();
    offers.retain(|offer| offer["domains"] == json!(["MOBILE"]));
    offers[0]["recommended"] = json!(true);
    view
}

async fn start_cart(headers: HeaderMap) -> Response {
    if sites::is(&headers, "stopping") {
        return problem(409, "OPS-003", &[]);
    }
    let progress = progress(&read(samples::CART));
    (StatusCode::CREATED, Json(json!({"session": "session-1", "progress": progress}))).into_response()
}

/// Takes every choice but the coupon `FAUX`, and a kit together with repeaters.
async fn choose(Json(choice): Json<Value>) -> Response {
    let has =
        |code: &str| choice["items"].as_array().is_some_and(|items| items.iter().any(|item| item["code"] == code));
    if choice["coupon"] == "FAUX" {
        problem(422, "ORD-010", &["coupon"])
    } else if has("CPL") && has("REP") {
        problem(422, "OFR-014", &["CPL"])
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
