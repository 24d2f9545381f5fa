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
        .route(paths::CATALOGUE_PUBLISH, post(publish).put(plan).delete(|| async { Json(draft()) }))
        .route(paths::CATALOGUE_WORKBOOK, get(|| async { b"PK".to_vec() }))
        .route(paths::CATALOGUE_THINGS, get(things))
        .route(paths::CATALOGUE_THING, get(thing))
        .route(paths::CATALOGUE_THING_HISTORY, get(history))
        .route(paths::CATALOGUE_DRAFT_THING, put(put_thing))
        .route(paths::CATALOGUE_TOLD, get(told).post(|| async { StatusCode::NO_CONTENT }))
        .route(paths::CATALOGUE_DRAFT_TOLD, put(take_over))
        .route(paths::CATALOGUE_COVERAGE, get(coverage))
        .route(paths::CATALOGUE_IMPACT, get(impact))
        .route(paths::CATALOGUE_BASE, post(|| async { StatusCode::NO_CONTENT }))
        .route(paths::CATALOGUE_DRAFT_OFFERS, post(|| async { Json(json!({"draft": draft(), "item": "COMB-1"})) }))
        .route(paths::CATALOGUE_RESTORE, post(|Path(_): Path<i64>| async { Json(publication(9)) }))
}

fn publication(number: i64) -> Value {
    json!({"publication": number, "origin": "<catalogue>.xlsx",
        "restored": if number == 8 { json!(6) } else { Value::Null },
        "published_by": if number == 7 { "" } else { "camille.fictif" }, "published_at": "2026-11-27T08:00:00Z"})
}

fn draft() -> Value {
    json!({"version": 3, "origin": "printemps.xlsx", "changed_by": "zoe.exemple", "changed_at": "2026-11-28T08:00:00Z",
        "due": {"at": "2027-01-05T05:00:00Z", "over": 8, "by": "zoe.exemple"}, "missed": "overtaken"})
}

fn state() -> Value {
    let rows = [publication(8), publication(7), publication(6)];
    json!({"publications": {"rows": rows, "total": 3, "page": 1, "size": 50}, "current": 8, "draft": draft()})
}

fn warning() -> Value {
    json!({"code": "IMP-060", "place": "offers", "item": "VIEUX", "is_warning": true,
        "sheet": "offers", "header": "sale_until", "found": "", "expected": {"fr": "une vente possible",
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
        "faults": [warning()], "blocking": 0, "warnings": 1,
        "changes": changes}))
    .into_response()
}

async fn history() -> Json<Value> {
    let fields = json!([{"field": "amount", "before": 990, "after": 1090}]);
    let changed = json!({"publication": publication(8), "kind": "changed", "fields": fields});
    let added = json!({"publication": publication(7), "kind": "added", "fields": []});
    Json(json!({"waiting": 1, "changes": {"rows": [changed, added], "total": 2, "page": 1, "size": 50}}))
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

/// The columns of a sheet of options, one of each sort.
fn columns() -> Value {
    let column = |header: &str, required: bool, holds: &str, words: &[&str]| {
        json!({"header": header, "required": required, "holds": holds, "words": words,
            "meaning": {"fr": format!("sens de {header}"), "en": format!("meaning of {header}")}})
    };
    json!([
        column("code", true, "code", &[]),
        column("label_fr", true, "text", &[]),
        column("service", true, "one", &[]),
        column("amount", false, "amount", &[]),
        column("status", true, "word", &["DRAFT", "ON_SALE"]),
        column("install_modes", false, "words", &["SHIPMENT", "HAND_OVER"]),
    ])
}

fn cells() -> Value {
    json!({"code": "<CINE>", "label_fr": "Cinéma & séries", "service": "TV", "amount": "9,90", "status": "ON_SALE",
        "install_modes": "SHIPMENT"})
}

fn cinema() -> Value {
    json!({"item": "<CINE>", "name": {"fr": "Cinéma", "en": "Cinema"}, "cells": cells()})
}

async fn things(Query(asked): Query<HashMap<String, String>>) -> Json<Value> {
    let rows = json!({"rows": [cinema()], "total": 1, "page": 1, "size": 50});
    let of = asked.get("of").filter(|of| !of.is_empty()).map_or("draft", String::as_str);
    let of = if of == "current" { "8" } else { of };
    Json(json!({"of": of, "current": 8, "draft": draft(), "counts": [{"sheet": "options", "count": 1}],
        "columns": columns(), "things": rows}))
}

async fn thing(Query(asked): Query<HashMap<String, String>>) -> Response {
    let item = asked.get("item").map_or("", String::as_str);
    if item == "NOWHERE" {
        return problem(404, "API-002", &[]);
    }
    let of = asked.get("of").filter(|of| !of.is_empty()).map_or("draft", String::as_str);
    let fault = json!({"code": "IMP-044", "place": "options", "item": "<CINE>", "sheet": "options", "header": "service",
        "found": "2027-03-01", "expected": {"fr": "un tarif", "en": "a tariff"}});
    Json(json!({"of": of, "current": 8, "draft": draft(), "columns": columns(),
        "thing": if item.is_empty() { Value::Null } else { cinema() }, "is_told": true,
        "names": {"service": [{"sheet": "services", "code": "TV", "item": "TV", "name": {"fr": "Télé", "en": "TV"}}]},
        "users": [{"sheet": "options", "item": "SPORT", "name": null, "header": "requires"}], "users_count": 3,
        "faults": [fault]}))
    .into_response()
}

/// A name that is `stale` was changed meanwhile, one that is `gone` was taken out, an amount of `x` is none.
async fn put_thing(Json(put): Json<Value>) -> Response {
    let cells = &put["cells"];
    match cells["label_fr"].as_str() {
        Some("stale") => return stale(cinema(), &json!({})),
        Some("gone") => return stale(Value::Null, &json!({})),
        _ => {}
    }
    if cells["amount"] == "x" {
        let fault = json!({"code": "IMP-022", "place": "options (amount)", "item": null, "sheet": "options",
            "header": "amount", "found": "x", "expected": {"fr": "un montant", "en": "an amount"}});
        let body = json!({"type": "urn:weblys:problem:CAT-100", "title": "not sound", "status": 422, "code": "CAT-100",
            "current": [fault]});
        return (StatusCode::UNPROCESSABLE_ENTITY, [(CONTENT_TYPE, "application/problem+json")], body.to_string())
            .into_response();
    }
    if cells["install_modes"] == "SHIPMENT ; HAND_OVER" || put["cells"].is_null() || put["item"] == "" {
        return Json(json!({"draft": draft(), "item": "CINE-2"})).into_response();
    }
    problem(409, "CAT-102", &[])
}

fn base() -> Value {
    json!({"current": 8, "draft": draft(), "job": {"running": {"done": 400, "total": 1200}, "is_wanted": false}, "last":
        {"publication": 8, "draft_version": 2, "began_at": "2026-11-28T08:00:00Z", "ended_at": "2026-11-28T08:01:00Z",
            "unread": 2}})
}

fn named(sheet: &str, code: &str, name: &str) -> Value {
    json!({"sheet": sheet, "code": code, "item": code, "name": {"fr": name, "en": name}})
}

async fn coverage() -> Json<Value> {
    let (tv, net) = (named("services", "TV", "Télé"), named("services", "NET", "Internet"));
    let covered = json!({"services": [tv], "customers": 90, "offer": named("offers", "SOLO", "Solo"), "is_missing": false,
        "prepared": null});
    let missing = json!({"services": [tv, net], "customers": 7, "offer": null, "is_missing": true, "prepared": null});
    let unknown = json!({"thing": {"sheet": "services", "code": "<OLD>", "item": null, "name": null}, "customers": 3});
    Json(json!({"state": base(), "totals": {"customers": 100, "whole": 90, "partly": 3, "unrecognised": 7,
        "without_base": 0}, "combinations": {"rows": [covered, missing], "total": 2, "page": 1, "size": 50},
        "unknown": [unknown]}))
}

async fn impact() -> Json<Value> {
    let count = json!({"customers": 100, "changed": 12, "outcomes": {"PRICE_UP": 12, "PRICE_SAME": 88,
        "STILL_RECOGNISED": 100, "LOST": 2}, "raised": 2400, "lowered": 0});
    let lost = json!({"thing": named("options", "CINE", "Cinéma"), "customers": 2});
    Json(json!({"state": base(), "is_of_now": false, "all": count, "offers": {"rows": [{"offer":
        named("offers", "SOLO", "Solo"), "count": count}], "total": 1, "page": 1, "size": 50}, "lost": [lost], "gained": [],
        "examples": {"PRICE_UP": ["C2000000014"]}}))
}

async fn told() -> Json<Value> {
    let price = json!({"sheet": "tariffs", "item": "TV MONTHLY 2026-01-01", "name": null, "kind": "changed",
        "fields": [{"field": "amount", "before": 2999, "after": 3199}]});
    let fault = json!({"code": "IMP-044", "place": "offers", "item": "DUO", "found": "2027-03-01", "expected":
        {"fr": "un tarif", "en": "a tariff"}});
    Json(
        json!({"reading": {"version": 4, "read_at": "2026-11-28T08:00:00Z", "services": 90, "unread": [["<ODD>", "no kind"]],
        "unread_count": 1, "gone": [named("services", "OLD", "Vieux")], "gone_count": 1}, "job": {"running": null,
        "is_wanted": false}, "draft": draft(), "tally": {"added": 0, "changed": 1, "removed": 0},
        "changes": {"rows": [price], "total": 1, "page": 1, "size": 50}, "faults": [fault], "blocking": 1}),
    )
}

async fn take_over(Json(shown): Json<Value>) -> Response {
    if shown["version"] == 4 { Json(draft()).into_response() } else { stale(json!({}), &json!({})) }
}

/// Only what is after 2026 is to come.
async fn plan(Json(shown): Json<Value>) -> Response {
    if shown["at"].as_str().is_some_and(|at| at >= "2027") {
        Json(draft()).into_response()
    } else {
        problem(422, "ORD-005", &["at"])
    }
}
