//! The staff's side: one person for each token, two users, three groups, some entries of the audit trail.
//!
//! `staff-admin` may do everything, `staff-seller` may sell, `staff-reader` may see users, `staff-new` must choose a
//! password, `staff-code` must give a code; any other token has ended.

use super::{catalogue, configuration, operator, problem, read, sites};
use axum::extract::{Path, Query, Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use weblys_api::approvals::{CONFIRMED_HEADER, WAITS_HEADER};
use weblys_api::client::CORRELATION_HEADER;
use weblys_api::paths;
use weblys_api::security::{Right, RightSet};
use weblys_api::staff::STAFF_HEADER;

pub const CAMILLE: &str = "019300a0-0000-7000-8000-0000000000a1";
/// Something that waits for a second person.
pub const APPROVAL: &str = "019300a0-0000-7000-8000-0000000000d1";
const ZOE: &str = "019300a0-0000-7000-8000-0000000000a2";
const SELLERS: &str = "019300a0-0000-7000-8000-0000000000b1";
const ADMINISTRATORS: &str = "019300a0-0000-7000-8000-0000000000b2";
const SESSION: &str = "019300a0-0000-7000-8000-0000000000c1";

/// In how many rounds a BACK, or several, were asked for each request of a browser.
#[derive(Clone, Default)]
pub struct Rounds(Arc<Mutex<Seen>>);

#[derive(Default)]
struct Seen {
    /// Requests of which a question was refused by its fields: what could not be read is left out and asked again.
    refused: HashSet<String>,
    /// Requests for which an answer was given.
    answered: HashSet<String>,
    /// What was asked after an answer.
    twice: Vec<String>,
}

impl Rounds {
    /// What a page asked again after it had an answer.
    #[allow(dead_code, reason = "the preview does not ask")]
    pub fn asked_twice(&self) -> Vec<String> {
        self.0.lock().unwrap().twice.clone()
    }
}

pub fn routes(rounds: Rounds) -> Router {
    let session = get(|| async { "" }).post(sign_in).put(second_factor).delete(|| async { StatusCode::NO_CONTENT });
    Router::new()
        .route(paths::STAFF_SESSION, session)
        .route(paths::STAFF_ME, get(me))
        .route(paths::STAFF_SEARCH, get(search))
        .route(paths::STAFF_PASSWORD, axum::routing::put(password))
        .route(paths::STAFF_TOTP, post(propose).put(confirm).delete(|| async { StatusCode::NO_CONTENT }))
        .route(paths::STAFF_SESSIONS, get(|| async { Json(json!({"sessions": [session_row(true), session_row(false)]})) }))
        .route(paths::STAFF_SESSION_OF, axum::routing::delete(|| async { StatusCode::NO_CONTENT }))
        .route(paths::STAFF_WAYS, get(|| async { Json(json!({"passkey_domain": "example.fr", "portal": "Portail <b>"})) }))
        .route(paths::STAFF_SESSION_PASSKEY, post(|| async { Json(ceremony()) }).put(sign_in_by_passkey))
        .route(paths::STAFF_SESSION_PORTAL, post(begin_sign_on).put(sign_on).get(|| async {
            Json(json!({"url": "https://portal.example.fr/end?client_id=weblys"}))
        }))
        .route(paths::STAFF_PASSKEYS, get(passkeys).post(|| async { Json(ceremony()) }).put(add_passkey))
        .route(paths::STAFF_PASSKEY, axum::routing::delete(|| async { StatusCode::NO_CONTENT }))
        .route(paths::STAFF_NOTICES, get(notices).put(|| async { StatusCode::NO_CONTENT }))
        .route(paths::STAFF_NOTICE, axum::routing::put(|| async { StatusCode::NO_CONTENT }))
        .route(paths::STAFF_LISTENING, get(listening))
        .route(paths::STAFF_SIGNALS, get(signals))
        .route(paths::STAFF_LISTENERS, post(listeners))
        .route(paths::STAFF_VIEWS, get(views).post(make_view).put(|| async { StatusCode::NO_CONTENT }))
        .route(paths::STAFF_VIEW, axum::routing::delete(|| async { StatusCode::NO_CONTENT }))
        .route(paths::STAFF_DRAFT, get(draft).put(keep_draft).delete(|| async { StatusCode::NO_CONTENT }))
        .route(paths::USERS, get(users).post(make_user))
        .route(paths::USERS_EXPORT, post(|| async { StatusCode::NO_CONTENT }))
        .route(paths::AUDIT_EXPORT, post(|| async { StatusCode::NO_CONTENT }))
        .route(paths::OPERATOR_USERS_EXPORT, post(|| async { StatusCode::NO_CONTENT }))
        .route(paths::CODE_TABLES_EXPORT, post(|| async { StatusCode::NO_CONTENT }))
        .route(paths::STAFF_LIST_EXPORT, post(|| async { StatusCode::NO_CONTENT }))
        .route(paths::CONTACTS_EXPORT, post(|| async { StatusCode::NO_CONTENT }))
        .route(paths::STAFF_CONSENT, get(|| async { Json(json!({"open_until": null, "acting": ["zoe.exemple"]})) })
            .post(|| async { Json(json!({"code": "abcd-efgh", "until": "2026-11-27T10:10:00Z"})) })
            .delete(|| async { StatusCode::NO_CONTENT }))
        .route(paths::STAFF_ON_BEHALF, axum::routing::delete(|| async {
            Json(json!({"token": "staff-admin", "next": "done"}))
        }))
        .route(paths::USER_ON_BEHALF, post(act_for))
        .route(paths::USERS_BULK, post(bulk))
        .route(paths::USERS_BULK_PREVIEW, post(bulk))
        .route(paths::USER, get(|Path(id): Path<String>| async move { Json(user(&id)) }).put(change_user))
        .route(paths::USER_RESET, post(|Path(id): Path<String>| async move {
            Json(json!({"password": "provisoire-7-lac", "user": user(&id)}))
        }))
        .route(paths::USER_UNLOCK, post(|Path(id): Path<String>| async move { Json(user(&id)) }))
        .route(paths::USER_SESSIONS, get(|| async { Json(json!({"sessions": [session_row(false)]})) })
            .delete(|| async { StatusCode::NO_CONTENT }))
        .route(paths::GROUPS, get(|| async { Json(json!({"groups": [group(ADMINISTRATORS), group(SELLERS)]})) }))
        .route(paths::GROUP, get(|Path(id): Path<String>| async move { Json(group(&id)) }).put(change_group))
        .route(paths::AUDIT, get(audit))
        .route(paths::CONTACTS, get(|| async { Json(json!({"rows": [contact()], "total": 1, "page": 1, "size": 50})) }))
        .route(paths::CONTACT, get(|| async { Json(contact()) }).put(handle_contact))
        .route(paths::EFFECTS, get(|| async { Json(json!({"rows": [effect()], "total": 1, "page": 1, "size": 50})) }))
        .route(paths::EFFECT_RETRY, post(|| async { StatusCode::NO_CONTENT }))
        .route(paths::AUDIT_CHAIN, get(|| async { Json(json!({"checked": 42, "broken_at": null, "at": "2026-11-28T03:00:00Z", "running": null, "sealed": {"seq": 40, "since": "2026-11-01T03:00:00Z"}})) }))
        .merge(operator::routes())
        .merge(operator::codes())
        .merge(rooms())
        .route_layer(from_fn_with_state(rounds, in_rounds))
}

/// Parameters, jobs, components and mails.
fn rooms() -> Router {
    Router::new()
        .route(paths::CONTACTS_BULK, post(bulk_of_contacts))
        .route(paths::CONTACTS_BULK_PREVIEW, post(bulk_of_contacts))
        .route(paths::EFFECTS_BULK, post(bulk))
        .route(paths::EFFECTS_BULK_PREVIEW, post(bulk))
        .route(paths::PARAMETERS, get(|| async { Json(json!({"parameters": [parameter()]})) }))
        .route(paths::PARAMETER, axum::routing::put(change_parameter))
        .route(paths::CATALOGUE_EXPLAIN, get(explain))
        .merge(catalogue::routes())
        .merge(configuration::routes())
        .merge(sites::routes())
        .route(paths::JOBS, get(|| async { Json(json!({"jobs": [job()]})) }))
        .route(paths::JOB, axum::routing::put(change_job))
        .route(paths::JOB_RUN, post(run_job).delete(|| async { StatusCode::NO_CONTENT }))
        .route(
            paths::APPROVALS,
            get(|| async { Json(json!({"rows": [approval()], "total": 1, "page": 1, "size": 50})) }),
        )
        .route(
            paths::APPROVAL,
            get(|| async { Json(approval()) }).put(decide).delete(|| async { StatusCode::NO_CONTENT }),
        )
        .route(paths::ENVIRONMENT_RULES, get(|| async { Json(rules()) }))
        .route(paths::COMPONENTS, get(|| async { Json(components()) }))
        .route(paths::TRACES, get(trace))
        .route(paths::INSTANCES, post(tell))
        .route(paths::SENT_MAILS, get(|| async { Json(json!({"rows": [sent()], "total": 1, "page": 1, "size": 50})) }))
        .route(paths::SENT_MAILS_EXPORT, post(|| async { StatusCode::NO_CONTENT }))
        .route(paths::SENT_MAIL, get(|| async { Json(json!({"row": sent(), "text": null, "documents": 2})) }))
}

/// Calls of one round are all there before the first is answered.
async fn in_rounds(State(Rounds(seen)): State<Rounds>, request: Request, next: Next) -> Response {
    let correlation =
        request.headers().get(CORRELATION_HEADER).and_then(|id| id.to_str().ok()).unwrap_or("").to_owned();
    let line = format!("{} {}", request.method(), request.uri());
    // A file is asked for page by page; what follows a form is another page.
    if request.method() != Method::GET || line.contains("size=200") {
        return next.run(request).await;
    }
    {
        let mut seen = seen.lock().unwrap();
        if seen.answered.contains(&correlation) && !seen.refused.contains(&correlation) {
            seen.twice.push(line);
        }
    }
    tokio::time::sleep(Duration::from_millis(30)).await;
    let answer = next.run(request).await;
    let mut seen = seen.lock().unwrap();
    if answer.status() == StatusCode::UNPROCESSABLE_ENTITY {
        seen.refused.insert(correlation.clone());
    }
    seen.answered.insert(correlation);
    drop(seen);
    answer
}

fn token(headers: &HeaderMap) -> String {
    headers.get(STAFF_HEADER).and_then(|token| token.to_str().ok()).unwrap_or_default().to_owned()
}

/// Which BACK it pretends to be: PROD for whoever calls it with the credential `prod`.
fn environment(headers: &HeaderMap) -> Value {
    match is_prod(headers) {
        true => json!({"code": "prod", "name": "Production"}),
        false => json!({"code": "test", "name": "TEST"}),
    }
}

fn is_prod(headers: &HeaderMap) -> bool {
    headers.get(AUTHORIZATION).is_some_and(|given| given == "Bearer prod")
}

/// Under one reference alone something happened.
async fn trace(Query(asked): Query<HashMap<String, String>>) -> Json<Value> {
    let at = "2026-11-27T10:00:00.250Z";
    let call = |operation: &str, status: u16| {
        json!({"at": at, "subject": "WB-2611-4F7K2M", "correlation": "ref-1", "kind": "call", "operation": operation,
            "status": status, "millis": 87})
    };
    let deed = json!({"at": at, "subject": "<script>", "correlation": "ref-1", "kind": "deed", "seq": 42,
        "actor": "zoe.exemple", "action": "contact.handle"});
    let rows = match asked.get("q").map(String::as_str) {
        Some("ref-1") => vec![call("place_order", 201), call("hold_slot", 409), call("of_tomorrow", 0), deed],
        _ => Vec::new(),
    };
    Json(json!({"rows": rows, "has_more": false, "hides_staff": false}))
}

async fn tell(headers: HeaderMap) -> Json<Value> {
    let (version, publication) = if is_prod(&headers) { ("0.1.9", "12") } else { ("0.2.0", "7") };
    Json(json!({"environment": environment(&headers), "program_version": version, "publication": publication}))
}

async fn me(headers: HeaderMap) -> Response {
    let behalf = (token(&headers) == "staff-behalf").then(|| json!({"login": "zoe.exemple", "name": "Zoé"}));
    let (rights, next) = match token(&headers).as_str() {
        "staff-admin" | "staff-behalf" => (RightSet::all(), "done"),
        "staff-seller" => ([Right::SalesUse].into_iter().collect(), "done"),
        "staff-reader" => ([Right::UsersRead].into_iter().collect(), "done"),
        "staff-new" => (RightSet::none(), "change_password"),
        "staff-code" => (RightSet::none(), "second_factor"),
        _ => return problem(401, "SEC-102", &[]),
    };
    let me = json!({"user_id": CAMILLE, "login": "camille.fictif", "name": "Camille Fictif", "rights": rights,
        "channel": "shop", "shop": "Quai", "partner": null, "environment": environment(&headers),
        "session": session_row(true), "next": next, "has_second_factor": false, "unread": 3, "behalf": behalf});
    Json(me).into_response()
}

/// Camille's form was left with another name, and a new user's half filled in.
async fn draft(Path(form): Path<String>) -> Json<Value> {
    let draft = |version: i64, name: &str| {
        let fields = json!([
            ["key", "019300a0-0000-7000-8000-0000000000f3"],
            ["was", "{}"],
            ["login", "camille.fictif"],
            ["name", name],
            ["channel", "shop"],
            ["group", SELLERS],
            ["state", "active"]
        ]);
        json!({"draft": {"version": version, "saved_at": "2026-11-27T10:00:00Z", "fields": fields}})
    };
    match form.as_str() {
        "user.new" => Json(draft(0, "À finir")),
        other if other == format!("user.{CAMILLE}") => Json(draft(7, "Camille <Brouillon>")),
        "thing.options.CINE" | "thing.options.NOWHERE" | "thing.options." => Json(row_draft()),
        "copy.options.CINE" => Json(row_draft()),
        other
            if ["parameter.", "contact.", "code.", "site.", "new_code."].iter().any(|kind| other.starts_with(kind)) =>
        {
            Json(short_draft())
        }
        _ => Json(json!({"draft": null})),
    }
}

/// A short form, half typed, into which somebody else has typed too.
fn short_draft() -> Value {
    let words = "Typed <later>";
    let names = ["value", "note", "label_fr", "label_en", "words_fr", "words_en", "code"];
    let fields: Vec<_> = names.iter().map(|name| json!([name, words])).collect();
    let fields = [fields, vec![json!(["version", "1"]), json!(["position", "30"]), json!(["was", "{}"])]].concat();
    json!({"draft": {"version": 1, "saved_at": "2026-11-27T10:00:00Z", "fields": fields},
        "others": [{"login": "zoe.<exemple>", "saved_at": "2026-11-27T10:05:00Z"}]})
}

/// A row of the catalogue, half typed.
fn row_draft() -> Value {
    let fields = json!([
        ["was", r#"{"code":"CINE","label_fr":"Cinéma"}"#],
        ["c_code", "CINE"],
        ["c_label_fr", "Cinéma <à finir>"],
        ["c_amount", "12,90"]
    ]);
    json!({"draft": {"version": 0, "saved_at": "2026-11-27T10:00:00Z", "fields": fields}})
}

/// Takes no secret.
async fn keep_draft(Json(save): Json<Value>) -> StatusCode {
    let text = save.to_string();
    if text.contains("csrf") || text.contains("hunter2") { StatusCode::IM_A_TEAPOT } else { StatusCode::NO_CONTENT }
}

/// The first is done, the second refused, others were so already.
async fn bulk(Json(asked): Json<Value>) -> Json<Value> {
    let line = |user: &Value| {
        let id = user["id"].as_str().unwrap();
        let outcome = match id {
            CAMILLE => json!({"outcome": "done"}),
            ZOE => json!({"outcome": "refused", "code": "SEC-004"}),
            _ => json!({"outcome": "unchanged"}),
        };
        let mut line = json!({"id": id, "known_by": self::user(id)["login"], "name": "<Nom>", "version": 7});
        line.as_object_mut().unwrap().extend(outcome.as_object().unwrap().clone());
        line
    };
    Json(json!({"lines": asked["rows"].as_array().unwrap().iter().map(line).collect::<Vec<_>>()}))
}

/// As [`bulk`]; no outcome is offered but those of the table.
async fn bulk_of_contacts(Json(asked): Json<Value>) -> Response {
    match asked["outcome"].as_str() {
        Some("nowhere") => problem(422, "ORD-005", &["outcome"]),
        _ => bulk(Json(asked)).await.into_response(),
    }
}

async fn act_for(Json(typed): Json<Value>) -> Response {
    if typed["code"] == "abcd-efgh" {
        Json(json!({"token": "staff-behalf", "next": "done"})).into_response()
    } else {
        problem(422, "SEC-101", &[])
    }
}

/// Two views of users; the list of contact requests opens with another's.
async fn views(Query(asked): Query<HashMap<String, String>>) -> Json<Value> {
    let view = |number: u32, list: &str, name: &str, query: &str, is_own: bool, is_default: bool| {
        json!({"view_id": format!("019300a0-0000-7000-8000-0000000000e{number}"), "list": list, "name": name,
            "query": query, "owner": "zoe.exemple", "is_own": is_own, "is_default": is_default,
            "group": if is_own { Value::Null } else { json!({"group_id": SELLERS, "code": "sellers", "name": "Vendeurs"}) }})
    };
    let all = [
        view(1, "users", "Mes <actifs>", "state=active&sort=name", true, false),
        view(2, "users", "Bloqués", "state=disabled", false, false),
        view(3, "contacts", "Ouvertes", "state=open", false, true),
    ];
    let list = asked.get("list");
    let some: Vec<Value> = all.into_iter().filter(|view| list.is_none_or(|list| view["list"] == *list)).collect();
    Json(json!({"views": some, "groups": [{"group_id": SELLERS, "code": "sellers", "name": "Vendeurs"}]}))
}

async fn make_view(Json(new): Json<Value>) -> Response {
    if new["name"] == "" {
        return problem(422, "SEC-105", &["name"]);
    }
    let mut view = new.clone();
    view["view_id"] = new["idempotency_key"].clone();
    view["owner"] = json!("camille.fictif");
    view["is_own"] = json!(true);
    view["group"] = Value::Null;
    Json(view).into_response()
}

/// One for whoever may read contacts, one about an effect, one of his own; the last is read.
async fn notices() -> Json<Value> {
    let one = |seq: i64, kind: &str, subject: &str, target: &str| {
        json!({"notice_id": format!("019300a0-0000-7000-8000-0000000000d{seq}"), "seq": seq, "kind": kind,
            "at": "2026-11-27T10:00:00Z", "subject": subject, "target": target, "is_read": seq == 1})
    };
    let rows = [
        one(3, "contact_left", "C-4F7K2M", SESSION),
        one(2, "effect_dead", "place_order", SESSION),
        one(1, "groups_changed", "<admin>", ""),
    ];
    Json(json!({"rows": rows, "before_seq": 1}))
}

async fn listening(headers: HeaderMap) -> Response {
    match token(&headers).as_str() {
        "staff-admin" => Json(json!({"user_id": CAMILLE, "session_id": SESSION, "rights": RightSet::all(),
            "unread": 3, "seq": 5, "ends_in_seconds": 1800}))
        .into_response(),
        "staff-code" => problem(403, "SEC-103", &[]),
        _ => problem(401, "SEC-102", &[]),
    }
}

/// Something is new at place 6; at place 7 the session ends.
async fn signals(Query(asked): Query<HashMap<String, String>>) -> Json<Value> {
    let after: i64 = asked["after"].parse().unwrap();
    let signals = match after {
        5 => json!([{"seq": 6, "kind": "notice", "user_id": null, "right": "weconfig.contacts.read"}]),
        6 => json!([{"seq": 7, "kind": "ended", "session_id": SESSION}]),
        _ => json!([]),
    };
    Json(json!({"version": 1, "is_lost": false, "signals": signals}))
}

async fn listeners() -> Json<Value> {
    Json(json!({"version": 1, "rights": {CAMILLE: RightSet::all()}}))
}

async fn sign_in(Json(said): Json<Value>) -> Response {
    if said["password"] == "la bonne phrase" {
        Json(json!({"token": "staff-admin", "next": "done"})).into_response()
    } else {
        problem(401, "SEC-101", &[])
    }
}

fn ceremony() -> Value {
    json!({"ceremony": "cer-1", "options": {"publicKey": {"challenge": "YQ"}}})
}

async fn sign_in_by_passkey(Json(said): Json<Value>) -> Response {
    if said["ceremony"] == "cer-1" {
        Json(json!({"token": "staff-admin", "next": "done"})).into_response()
    } else {
        problem(422, "SEC-101", &[])
    }
}

async fn begin_sign_on(Json(said): Json<Value>) -> Response {
    if said["browser"].as_str().is_none_or(str::is_empty) || said["next"] == "/weconfig/away" {
        return problem(503, "SEC-107", &[]);
    }
    let url = format!("https://portal.example.fr/auth?state=s-{}", said["browser"].as_str().unwrap_or_default());
    Json(json!({"url": url})).into_response()
}

async fn sign_on(Json(said): Json<Value>) -> Response {
    if said["state"] == "s-visitor-1" && said["browser"] == "visitor-1" && said["code"] == "good" {
        Json(json!({"token": "staff-admin", "next": "done", "to": "/weconfig/users?q=cam"})).into_response()
    } else {
        problem(422, "SEC-101", &[])
    }
}

async fn passkeys(headers: HeaderMap) -> Json<Value> {
    let one = json!({"passkey_id": SESSION, "name": "Téléphone <b>", "added_at": "2026-11-20T09:00:00Z", "last_used_at": null});
    let may_add = token(&headers) == "staff-admin";
    Json(json!({"passkeys": [one], "domain": "example.fr", "may_add": may_add}))
}

async fn add_passkey(Json(said): Json<Value>) -> Response {
    match (said["ceremony"].as_str(), said["name"].as_str()) {
        (Some("cer-1"), Some(name)) if !name.is_empty() => StatusCode::NO_CONTENT.into_response(),
        (Some("cer-1"), _) => problem(422, "SEC-105", &["name"]),
        _ => problem(422, "SEC-101", &[]),
    }
}

async fn second_factor(Json(said): Json<Value>) -> Response {
    if said["code"] == "123456" {
        Json(json!({"token": "staff-admin", "next": "done"})).into_response()
    } else {
        problem(401, "SEC-101", &[])
    }
}

async fn password(Json(said): Json<Value>) -> Response {
    if said["new"].as_str().unwrap().chars().count() < 12 {
        return problem(422, "SEC-030", &["new"]);
    }
    Json(json!({"token": "staff-admin", "next": "done"})).into_response()
}

async fn propose() -> Response {
    let uri = "otpauth://totp/Weblys:camille.fictif?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Weblys";
    Json(json!({"secret_base32": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "uri": uri})).into_response()
}

async fn confirm(Json(said): Json<Value>) -> Response {
    if said["code"] == "123456" {
        let codes = ["abcd-efgh-2345", "bcde-fghj-3456", "cdef-ghjk-4567", "defg-hjkm-5678"];
        Json(json!({"recovery_codes": codes})).into_response()
    } else {
        problem(422, "SEC-041", &["code"])
    }
}

async fn users(headers: HeaderMap) -> Response {
    if token(&headers) == "staff-seller" {
        return problem(403, "SEC-001", &[]);
    }
    Json(json!({"rows": [user(CAMILLE), user(ZOE)], "total": 120, "page": 1, "size": 50})).into_response()
}

async fn make_user(Json(typed): Json<Value>) -> Response {
    match typed["login"].as_str().unwrap() {
        "ab" => problem(422, "SEC-020", &["login"]),
        "camille.fictif" => problem(409, "SEC-104", &[]),
        _ => (StatusCode::CREATED, Json(user(ZOE))).into_response(),
    }
}

/// Somebody has given Camille another name and a shop since version 1.
async fn change_user(Path(id): Path<String>, Json(typed): Json<Value>) -> Response {
    if typed["version"] == 1 {
        let current = json!({"name": "Camille Autre", "shop": "Gare", "version": 2});
        return stale(user(&id), &current);
    }
    if typed["name"] == "Moi" { problem(403, "SEC-005", &[]) } else { Json(user(&id)).into_response() }
}

async fn change_group(Path(id): Path<String>, Json(typed): Json<Value>) -> Response {
    if typed["version"] == 1 {
        return stale(group(&id), &json!({"name": "Vente", "version": 2}));
    }
    Json(group(&id)).into_response()
}

/// One entry, and one page of older ones.
async fn audit(Query(asked): Query<HashMap<String, String>>) -> Json<Value> {
    let older = if asked.contains_key("before_seq") { Value::Null } else { json!(41) };
    Json(json!({"rows": [entry()], "before_seq": older}))
}

pub fn stale(mut row: Value, changed: &Value) -> Response {
    for (name, value) in changed.as_object().unwrap() {
        row[name] = value.clone();
    }
    let body = json!({"type": "urn:weblys:problem:SEC-100", "title": "changed meanwhile", "status": 409,
        "code": "SEC-100", "current": row});
    (StatusCode::CONFLICT, Json(body)).into_response()
}

fn user(id: &str) -> Value {
    let is_camille = id == CAMILLE;
    let (login, name) =
        if is_camille { ("camille.fictif", "Camille Fictif") } else { ("zoe.exemple", "=Zoé Exemple") };
    json!({"user_id": id, "login": login, "name": name, "email": "camille@example.fr", "automatic": null,
        "state": if is_camille { "active" } else { "disabled" }, "origin": "weblys",
        "groups": [{"group_id": SELLERS, "code": "sellers", "name": "Vendeurs"}], "channel": "shop",
        "shop": if is_camille { json!("Quai") } else { Value::Null }, "partner": null, "has_password": is_camille,
        "must_change_password": false, "has_second_factor": is_camille,
        "locked_until": if is_camille { Value::Null } else { json!("2026-12-01T10:15:00Z") },
        "last_sign_in_at": "2026-11-27T08:05:00Z", "created_at": "2026-11-02T09:00:00Z", "version": 1})
}

fn group(id: &str) -> Value {
    let (code, name, rights, members) = if id == SELLERS {
        ("sellers", "Vendeurs", json!(["weshop.sales.use"]), 14)
    } else {
        ("administrators", "Administrateurs", json!(RightSet::all()), 2)
    };
    json!({"group_id": id, "code": code, "name": name, "rights": rights, "origin": "weblys", "members": members, "version": 1})
}

fn session_row(is_current: bool) -> Value {
    read(&format!(
        r#"{{"session_id": "{SESSION}", "created_at": "2026-11-28T08:00:00Z",
        "last_seen_at": "2026-11-28T09:30:00Z", "ends_at": "2026-11-28T18:00:00Z", "address": "192.0.2.14",
        "agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/143.0 Safari/537.36",
        "level": "password", "is_current": {is_current}}}"#
    ))
}

/// Somebody has noted something since version 1.
async fn handle_contact(Json(typed): Json<Value>) -> Response {
    if typed["version"] == 1 {
        return stale(contact(), &json!({"note": "Rappelée hier", "handled_by": "zoe.exemple", "version": 2}));
    }
    Json(contact()).into_response()
}

fn contact() -> Value {
    json!({"contact_id": SESSION, "reference": "C-4F7K2M", "received_at": "2026-11-27T10:00:00Z", "version": 1,
        "left": {"kind": "callback", "idempotency_key": "k", "name": "=Dominique Fictif", "phone": "06 39 98 00 12",
            "message": "Après 18 h"}, "handled_at": null, "handled_by": "", "note": ""})
}

fn effect() -> Value {
    json!({"effect_id": SESSION, "topic": "place_order", "subject": "WB-2611-4F7K2M", "state": "dead", "attempts": 12,
        "due_at": "2026-11-27T10:00:00Z", "last_error": "the operator system does not answer",
        "created_at": "2026-11-26T10:00:00Z"})
}

/// What is held must be codes.
async fn explain(Query(asked): Query<HashMap<String, String>>) -> Response {
    match asked.get("held") {
        Some(held) if held.contains('!') => problem(422, "ORD-005", &["held"]),
        _ => Json(explanation()).into_response(),
    }
}

/// One offer that may be sold, one that may not.
fn explanation() -> Value {
    let reason = json!({"code": "OFR-106", "about": "", "needed": "", "found": "", "restriction": {
        "code": "R-PRO-CLIENT", "reason": {"fr": "Réservé", "en": ""}, "staff_note": {"fr": "<Pro> seulement", "en": ""},
        "because": ["customer_type"]}});
    let slow = json!({"code": "OFR-102", "about": "INTERNET", "needed": "8000", "found": "1000", "restriction": null});
    let thing = |code: &str, reasons: Value, remedy: Value| {
        json!({"code": code, "name": {"fr": code, "en": ""},
        "reasons": reasons, "remedy": remedy})
    };
    let change = json!([{"what": "customer_type", "value": "PROFESSIONAL", "rate": 0}]);
    json!({"publication": 7, "available": 1,
        "sale": {"place": ["3 rue Fictive", "42000 Saint-Étienne"], "network": [{"technology": "FTTH", "down_mbps": 1000,
            "domains": ["INTERNET"]}], "channel": "SELFSHOP", "sale_type": "PROSPECT", "grouping": "RG",
            "customer_type": "RESIDENTIAL", "day": "2026-11-27", "held": ["TV-BASE"]},
        "known": {"channels": ["SELFSHOP", "SHOP"], "groupings": ["RG"], "customer_types": ["PROFESSIONAL"]},
        "things": {"rows": [thing("TRIO-1G", json!([]), json!([])), thing("PRO-1G", json!([reason]), change),
            thing("FIBRE-8G", json!([slow]), Value::Null)], "total": 3, "page": 1, "size": 50}})
}

fn job() -> Value {
    json!({"code": "check_trail", "every_seconds": 3600, "least_seconds": 3600, "most_seconds": 2_678_400,
        "is_paused": false, "next_at": "2026-11-28T11:00:00Z", "running": {"done": 2000, "total": 5000}, "version": 3,
        "last": {"started_at": "2026-11-28T10:00:00Z", "ended_at": null, "outcome": null, "count": 0, "error": "",
            "by": "camille.fictif"}})
}

/// Less than an hour is refused; any other version than the third is old.
async fn change_job(Json(to): Json<Value>) -> Response {
    if to["every_seconds"].as_i64().unwrap() < 3600 {
        return problem(422, "VAL-003", &["every"]);
    }
    if to["version"] != 3 {
        return stale(job(), &json!({}));
    }
    StatusCode::NO_CONTENT.into_response()
}

fn parameter() -> Value {
    json!({"code": "slot_hold", "scope": "control", "kind": "whole", "least": 5, "most": 240, "unit": "minutes",
        "default": "30", "value": "45", "set": {"login": "camille.fictif", "at": "2026-11-28T10:00:00Z"}, "version": 2})
}

/// More than four hours is refused; any other version than the second is old.
async fn change_parameter(Json(to): Json<Value>) -> Response {
    if to["value"] == "777" {
        // As in PROD: a second person is asked.
        return (StatusCode::ACCEPTED, [(WAITS_HEADER, APPROVAL)]).into_response();
    }
    if to["value"] == "999" {
        return problem(422, "VAL-003", &["value"]);
    }
    if to["version"] != 2 {
        return stale(parameter(), &json!({}));
    }
    StatusCode::NO_CONTENT.into_response()
}

fn components() -> Value {
    let instance = |component: &str, is_alive: bool| {
        json!({"instance_id": SESSION, "component": component, "program_version": "0.1.0", "host": "machine-1",
            "address": "127.0.0.1:4001", "started_at": "2026-11-28T08:00:00Z", "seen_at": "2026-11-28T10:00:00Z",
            "is_alive": is_alive})
    };
    json!({"instances": [instance("back", true), instance("front", false)], "database": "PostgreSQL 15.10",
        "schema": 11, "publication": "7", "operator_system": {"operation": "place_order",
            "at": "2026-11-28T09:59:00Z", "millis": 42, "outcome": "201"}})
}

fn sent() -> Value {
    json!({"mail_id": SESSION, "recipient": "dominique@example.org", "subject": "=Votre commande",
        "created_at": "2026-11-28T09:00:00Z", "sent_at": null,
        "refusal": "the mail server refuses the mail: permanent error (550): No such mailbox"})
}

fn entry() -> Value {
    json!({"seq": 42, "at": "2026-11-28T09:31:02.123456Z", "actor": "camille.fictif", "user_id": CAMILLE,
        "on_behalf_of": null, "address": "192.0.2.14", "site": "weconfig", "action": "user.change",
        "subject_kind": "user", "subject": "zoe.exemple", "correlation": "5d41402abc4b2a76b9719d911017c592",
        "changes": [{"field": "name", "before": "Zoé", "after": "=Zoé Exemple"},
            {"field": "groups", "before": [], "after": ["sellers"]}]})
}

async fn search(Query(query): Query<HashMap<String, String>>) -> Json<Value> {
    let is_known = query.get("q").is_some_and(|q| q.contains("camille"));
    let hit = json!({"kind": "user", "target": CAMILLE, "name": "Camille Fictif", "note": "camille.fictif"});
    Json(json!({"hits": if is_known { vec![hit] } else { Vec::new() }}))
}

/// As in PROD: for who says that he means it.
async fn run_job(Path(job): Path<String>, headers: HeaderMap) -> Response {
    if job != "erase" || headers.get(CONFIRMED_HEADER).is_some_and(|code| code == "prod") {
        return StatusCode::NO_CONTENT.into_response();
    }
    let body = json!({"type": "urn:weblys:problem:SEC-056", "title": "to be confirmed", "status": 428, "code": "SEC-056",
        "current": {"operation": "job_run", "environment": {"code": "prod", "name": "Production"}}});
    (StatusCode::PRECONDITION_REQUIRED, Json(body)).into_response()
}

fn approval() -> Value {
    json!({"approval_id": APPROVAL, "operation": "parameter_change", "requester": "zoe.exemple", "on_behalf_of": null,
        "requested_at": "2026-11-27T08:05:00Z", "lapses_at": "2026-11-28T08:05:00Z", "state": "waiting", "decider": "",
        "foreseen": [{"action": "parameter.change", "subject_kind": "parameter", "subject": "slot_hold",
            "changes": [{"field": "value", "before": "30", "after": "<45>"}]}],
        "decided_at": null, "reason": "", "outcome": "", "is_own": false, "may_decide": true})
}

async fn decide(Json(to): Json<Value>) -> Response {
    if to["agrees"] == true {
        return problem(409, "SEC-057", &[]);
    }
    let mut refused = approval();
    refused["state"] = "refused".into();
    Json(refused).into_response()
}

fn rules() -> Value {
    let rule = |operation: &str, rule: &str, is_set: bool| json!({"operation": operation, "right": "weconfig.jobs.run", "rule": rule, "is_set": is_set});
    json!({"environment": {"code": "prod", "name": "Production"},
        "rules": [rule("job_run", "confirmed", false), rule("users_bulk", "closed", true), rule("group_change", "second", false)]})
}
