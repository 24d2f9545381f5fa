//! From "You" to the confirmation: one cart for each session token, each in another state.
//!
//! `session-1` has an offer, `session-1b` too, with every step open; `session-full` is complete; `session-blocked` is complete, but its slot
//! is lost; `session-quiet` meets a calendar and a list of shops that do not answer; `session-done` has ordered.

use super::{problem, progress, read, step};
use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde_json::{Value, json};
use std::collections::HashMap;
use weblys_api::client::SESSION_HEADER;
use weblys_api::paths;
use weblys_front::samples;

const DOCUMENT: &str = "019300a0-0000-7000-8000-0000000000d1";

pub fn routes() -> Router {
    Router::new()
        .route(paths::CART_CUSTOMER, put(identify))
        .route(paths::CART_DELIVERY, get(delivery_choices).put(deliver))
        .route(paths::CART_PAYMENT, get(payment_step).put(pay))
        .route(paths::CART_CARD, post(open_card).put(card_returned))
        .route(paths::CART_VALIDATION, put(validate))
        .route(paths::CART_ORDER, post(order))
        .route(paths::CART_RESUME_LINK, post(send_link))
        .route(paths::CART_RESUME, post(resume))
        .route(paths::ORDER, get(order_view))
        .route(paths::DOCUMENT, get(document))
        .route(paths::CONTACT_REQUESTS, post(contact))
        .route(paths::MAILS, get(|| async { Json(json!({"mails": [mail()]})) }))
        .route(paths::MAIL, get(one_mail))
}

/// The session's cart.
pub async fn cart(headers: HeaderMap) -> Response {
    of_session(&headers, |cart| Json(cart).into_response())
}

fn of_session(headers: &HeaderMap, answer: impl FnOnce(Value) -> Response) -> Response {
    match session(headers).as_str() {
        "session-1" => answer(read(samples::CART)),
        "session-1b" => answer(unscheduled()),
        "session-gone" => problem(404, "API-003", &[]),
        token => answer(complete(token)),
    }
}

/// A change was taken.
fn taken(headers: &HeaderMap) -> Response {
    of_session(headers, |cart| Json(progress(&cart)).into_response())
}

async fn payment_step(headers: HeaderMap) -> Response {
    of_session(&headers, |cart| step(&cart, &payment_choices()))
}

fn session(headers: &HeaderMap) -> String {
    headers.get(SESSION_HEADER).and_then(|token| token.to_str().ok()).unwrap_or_default().to_owned()
}

/// A cart where nothing is chosen after the options, yet every step is open.
fn unscheduled() -> Value {
    let mut cart: Value = serde_json::from_str(samples::CART).unwrap();
    cart["next_step"] = json!("check");
    cart
}

fn complete(token: &str) -> Value {
    let mut cart: Value = serde_json::from_str(samples::CART).unwrap();
    cart["state"] = json!("validated");
    cart["next_step"] = json!("check");
    cart["portable"] = json!(["fixed", "mobile"]);
    cart["coupon"] = json!("HIVER26");
    cart["customer"] = json!({
        "given_name": "Camille", "family_name": "Fictif", "birth_date": "1985-03-12",
        "email": "camille@example.fr", "phone": "+33639980012",
        "other_billing_address": true, "billing_line": "4 rue de l’Exemple", "billing_complement": "",
        "billing_postal_code": "00000", "billing_town": "Ville-Fictive",
        "ported": [{"kind": "fixed", "number": "+33199001234", "rio": "38FK7L8M9LNL",
            "wanted_on": "2026-11-25", "mandate": true}],
        "consent_email": true, "consent_sms": false, "consent_phone": false
    });
    cart["porting_days"] = json!({"first": "2026-11-24", "last": "2027-01-22", 
        "of_numbers": [{"day": "2026-11-26", "term": "later"}]});
    cart["delivery"] = delivery();
    cart["payment"] = json!({
        "method": "direct_debit", "holder": "Camille Fictif", "masked_iban": "FR76 •••• 0189",
        "mandate_reference": "WEB-0000000042", "card_last4": "", "complete": true
    });
    if token == "session-done" {
        cart["state"] = json!("submitted");
        cart["order"] = json!({"order_number": "WB-2611-4F7K2M", "key": "order-key"});
    }
    if token == "session-card" {
        cart["payment"]["method"] = json!("card");
        cart["payment"]["card_last4"] = json!("4242");
    }
    if token.starts_with("session-buys") {
        let line = json!({"kind": "equipment", "code": "REP", "label": {"fr": "Répéteur", "en": "Repeater"},
            "quantity": 1, "due": "once", "amount": 7900, "from_month": 1, "until_month": null, "is_sale": true});
        cart["summary"]["lines"].as_array_mut().unwrap().push(line);
    }
    if token == "session-changed" {
        cart["notices"] = json!([{"code": "ORD-030"}]);
    }
    cart
}

fn delivery() -> Value {
    json!({
        "kind": "appointment", "slot": {"slot_id": "S2", "day": "2026-11-24", "begins": "14:00", "ends": "16:00"},
        "held_until": "2026-11-22T12:00:00Z", "pickup_point": null, "express_start": true
    })
}

async fn identify(headers: HeaderMap, Json(who): Json<Value>) -> Response {
    let wrong_rio = who["ported"][0]["rio"] == "38FK7L8M9XXX";
    let mut fields = Vec::new();
    if who["birth_date"].as_str().unwrap().contains('/') {
        fields.push(("birth_date", "VAL-085"));
    }
    if who["email"] == "" {
        fields.push(("email", "VAL-070"));
    }
    if wrong_rio {
        fields.push(("ported.0.rio", "VAL-024"));
    }
    if who["ported"][0]["wanted_on"] == "2026-11-29" {
        fields.push(("ported.0.wanted_on", "ORD-048"));
    }
    if fields.is_empty() { taken(&headers) } else { refused(&fields) }
}

fn refused(fields: &[(&str, &str)]) -> Response {
    let fields: Vec<_> = fields.iter().map(|(field, code)| json!({"field": field, "code": code})).collect();
    let body = json!({"type": "urn:weblys:problem:ORD-005", "title": "fields", "status": 422, "code": "ORD-005",
        "fields": fields});
    (axum::http::StatusCode::UNPROCESSABLE_ENTITY, Json(body)).into_response()
}

async fn delivery_choices(headers: HeaderMap) -> Response {
    let is_quiet = session(&headers) == "session-quiet";
    let slots: Vec<Value> = (23..31)
        .filter(|day| *day != 28 && *day != 29)
        .flat_map(|day| {
            [("08:00", "10:00"), ("10:00", "12:00"), ("14:00", "16:00")].map(move |(begins, ends)| {
                let slot_id = if (day, begins) == (24, "14:00") { "S2".into() } else { format!("S-{day}-{begins}") };
                json!({"slot_id": slot_id, "day": format!("2026-11-{day}"), "begins": begins, "ends": ends})
            })
        })
        .collect();
    let opening = json!({"fr": "Du mardi au samedi, 9 h – 18 h", "en": "Tuesday to Saturday, 9:00–18:00"});
    let choices = json!({
        "kinds": ["appointment", "shipment", "pickup"],
        "slots": if is_quiet { Vec::new() } else { slots },
        "calendar_unavailable": is_quiet,
        "shops_unavailable": is_quiet,
        "pickup_points": if is_quiet { json!([]) } else { json!([
            {"code": "BTQ1", "name": "Boutique de Saint-Exemple", "address": ["3 place du Marché", "42000 Saint-Exemple"], "opening": opening},
            {"code": "BTQ2", "name": "Boutique de Bourg-Inventé", "address": ["1 rue Neuve", "42990 Bourg-Inventé"], "opening": opening}
        ]) },
        "earliest_without_express_request": "2026-12-07"
    });
    of_session(&headers, |cart| step(&cart, &choices))
}

async fn deliver(headers: HeaderMap, Json(choice): Json<Value>) -> Response {
    match (choice["kind"].as_str().unwrap(), choice["slot_id"].as_str().unwrap()) {
        ("appointment", "S-23-08:00") => problem(409, "ORD-012", &[]),
        ("appointment", _) if choice["express_start"] != choice["express_acknowledged"] => problem(409, "ORD-014", &[]),
        ("", _) => problem(422, "ORD-010", &[]),
        _ => taken(&headers),
    }
}

fn payment_choices() -> Value {
    json!({
        "methods": ["direct_debit", "card", "invoice"],
        "creditor_name": "Exemplia SA",
        "creditor_address": ["1 place de l’Exemple", "00000 Ville-Fictive", "France"],
        "creditor_identifier": "FR00ZZZ000000",
        "mandate_reference": "WEB-0000000042"
    })
}

async fn pay(headers: HeaderMap, Json(choice): Json<Value>) -> Response {
    if choice["method"] == "direct_debit" && choice["iban"] != "FR7630001007941234567890185" {
        return refused(&[("iban", "VAL-035"), ("mandate", "ORD-045")]);
    }
    taken(&headers)
}

async fn open_card(headers: HeaderMap) -> Response {
    match session(&headers).as_str() {
        "session-quiet" => problem(503, "OPS-002", &[]),
        _ => Json(json!({"url": "https://card.example.com/pay/1"})).into_response(),
    }
}

async fn card_returned(headers: HeaderMap, Json(back): Json<Value>) -> Response {
    if back["session"] == "accepted" { cart(headers).await } else { problem(409, "ORD-020", &[]) }
}

async fn validate(headers: HeaderMap) -> Response {
    match session(&headers).as_str() {
        "session-blocked" => problem(409, "ORD-013", &[]),
        "session-1" => problem(409, "ORD-003", &[]),
        _ => of_session(&headers, |cart| {
            let (summary, terms) = (reference("contract_summary"), reference("general_terms"));
            let notice = (session(&headers) == "session-buys").then(|| {
                json!({"picture": reference("guarantee_picture"), "page": reference("guarantee_notice"),
                    "is_official": true})
            });
            let shown = json!({"cart": cart, "contract_summary": summary, "general_terms": terms,
                "guarantee_notice": notice});
            Json(shown).into_response()
        }),
    }
}

fn reference(kind: &str) -> Value {
    json!({"document_id": DOCUMENT, "kind": kind, "sha256": "ab12", "key": "document-key"})
}

/// Terms in the language asked for.
pub async fn general_terms(Path(language): Path<String>) -> Response {
    let heading = if language == "fr" { "Conditions pour lire" } else { "Terms to read" };
    let sections = json!([{"heading": heading, "parts": [{"paragraph": "12 € <par mois>"}, {"items": ["1", "2"]}]}]);
    let document = reference("general_terms");
    Json(json!({"version": "2026-11", "locale": language, "sections": sections, "document": document})).into_response()
}

async fn order(Json(place): Json<Value>) -> Response {
    if place["contract_summary_sha256"] != "ab12" {
        return problem(409, "ORD-021", &[]);
    }
    if place["accept_terms"] != true {
        return problem(422, "ORD-022", &[]);
    }
    if place["accept_summary"] != true {
        return problem(422, "ORD-023", &[]);
    }
    if place["general_terms_sha256"] != "ab12" {
        return problem(409, "ORD-025", &[]);
    }
    Json(order_of("WB-2611-4F7K2M")).into_response()
}

/// The order's number says its state: `WB-SUBMITTED`, `WB-REJECTED`, `WB-FULFILLED`, any other accepted.
fn order_of(number: &str) -> Value {
    let cart: Value = serde_json::from_str(samples::CART).unwrap();
    let state = number.strip_prefix("WB-").filter(|name| name.chars().all(char::is_alphabetic));
    let state = state.map_or_else(|| "accepted".to_owned(), str::to_lowercase);
    let is_known = state == "accepted" || state == "fulfilled";
    let documents =
        ["contract_summary", "order_confirmation", "sepa_mandate", "withdrawal_form", "general_terms"].map(reference);
    json!({
        "order": {"order_number": number, "key": "order-key"}, "state": state,
        "ordered_at": "2026-11-22T09:05:00Z", "locale": "fr", "given_name": "Camille",
        "masked_email": "c•••@example.fr", "address": "12 rue des Lilas, 42000 Saint-Exemple",
        "offer_name": cart["offer"]["name"], "customer_number": is_known.then_some("10 004 271"),
        "delivery": delivery(), "summary": cart["summary"],
        "ported_numbers": [
            {"masked_number": "…0012", "day": "2026-12-14", "term": "wished"},
            {"masked_number": "…1234", "day": "2026-11-25", "term": "not_before"}
        ],
        "documents": documents, "rejection": (state == "rejected").then_some("OPS-REJ-7")
    })
}

async fn order_view(Path(number): Path<String>, Query(query): Query<HashMap<String, String>>) -> Response {
    if query["key"] == "order-key" { Json(order_of(&number)).into_response() } else { problem(404, "API-002", &[]) }
}

/// A document with words that no PDF can show.
const UNSHOWABLE: &str = "019300a0-0000-7000-8000-0000000000d2";

async fn document(Path(id): Path<String>, Query(query): Query<HashMap<String, String>>) -> Response {
    if query["key"] != "document-key" {
        return problem(404, "API-002", &[]);
    }
    if query.get("format").is_some_and(|format| format == "pdf") {
        if id == UNSHOWABLE {
            return problem(422, "API-008", &[]);
        }
        let name = "attachment; filename=\"recapitulatif.pdf\"";
        return ([(CONTENT_TYPE, "application/pdf"), (CONTENT_DISPOSITION, name)], "%PDF-1.7").into_response();
    }
    Json(json!({"kind": "contract_summary", "file_name": "recapitulatif.html",
        "media_type": "text/html; charset=utf-8", "content": "<!doctype html><title>Récapitulatif</title>"}))
    .into_response()
}

async fn send_link(headers: HeaderMap, Json(send): Json<Value>) -> Response {
    if send["email"].as_str().unwrap().contains('@') { cart(headers).await } else { refused(&[("email", "VAL-072")]) }
}

async fn resume(Json(resume): Json<Value>) -> Response {
    if resume["token"] != "good" {
        return problem(404, "API-002", &[]);
    }
    Json(json!({"session": "session-full", "progress": progress(&complete("session-full"))})).into_response()
}

async fn contact(Json(left): Json<Value>) -> Response {
    if left["name"] == "" {
        return refused(&[("name", "VAL-080")]);
    }
    Json(json!({"reference": "DC-2611-0007", "received_at": "2026-11-22T22:59:59Z"})).into_response()
}

/// The mail, or for an id that ends in 9 one whose text bore a secret.
async fn one_mail(Path(id): Path<String>) -> Json<Value> {
    let mut mail = mail();
    if id.ends_with('9') {
        mail["body"] = json!("");
    }
    Json(mail)
}

fn mail() -> Value {
    json!({
        "mail_id": DOCUMENT, "recipient": "camille@example.fr", "subject": "Votre commande WB-2611-4F7K2M est confirmée",
        "body": "Bonjour Camille,\n\nSuivez votre commande :\nhttp://127.0.0.1:4000/shop/order/WB-2611-4F7K2M?key=order-key\n\nÀ bientôt",
        "created_at": "2026-11-22T09:05:00Z", "sent_at": "2026-11-22T09:05:02Z",
        "documents": [reference("order_confirmation")]
    })
}
