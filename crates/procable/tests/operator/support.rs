//! A running operator system with a database of its own and a clock that can be moved.

use chrono::{DateTime, TimeDelta, Utc};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use tokio::sync::oneshot;
use weblys_db::testing::{ENGINES, Fresh, empty};
use weblys_kernel::Clock;
use weblys_procable::{CalendarRule, Config, Server, demo, seed_pickup_points};

pub const CREDENTIAL: &str = "a credential for tests";

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct MovableClock(Mutex<DateTime<Utc>>);

impl MovableClock {
    pub fn forward(&self, minutes: i64) {
        *self.0.lock().unwrap() += TimeDelta::minutes(minutes);
    }
}

impl Clock for MovableClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

pub struct Operator {
    pub base: String,
    pub client: Client,
    pub clock: Arc<MovableClock>,
    pub fresh: Fresh,
    pub metrics: Option<std::net::SocketAddr>,
    config: Config,
    _stop: oneshot::Sender<()>,
}

/// One operator system for each engine, with three places to a slot and a few services.
pub async fn on_each_engine() -> Vec<Operator> {
    let mut all = Vec::new();
    for engine in ENGINES {
        all.push(start(empty(engine).await).await);
    }
    all
}

async fn start(fresh: Fresh) -> Operator {
    let clock = Arc::new(MovableClock(Mutex::new("2026-11-22T09:00:00Z".parse().unwrap())));
    let calendar = CalendarRule { capacity: 3, lived_in: false, ..CalendarRule::paris() };
    let config = Config { calendar, ..Config::new(([127, 0, 0, 1], 0).into(), &fresh.url, CREDENTIAL) };
    let private = Config { metrics_listen: Some(([127, 0, 0, 1], 0).into()), ..config.clone() };
    let server = Server::bind(private, Arc::<MovableClock>::clone(&clock)).await.unwrap();
    seed_pickup_points(server.database(), &demo::pickup_points()).await.unwrap();
    let (base, metrics) = (format!("http://{}", server.local_addr()), server.metrics_addr().unwrap());
    let (stop, stopped) = oneshot::channel();
    tokio::spawn(server.run(async move { drop(stopped.await) }));
    let operator = Operator { base, client: Client::new(), clock, fresh, metrics, config, _stop: stop };
    operator.seed().await;
    operator
}

impl Operator {
    /// A second replica starts on the same database, and stops.
    pub async fn bind_again(&self) {
        Server::bind(self.config.clone(), Arc::<MovableClock>::clone(&self.clock)).await.unwrap();
    }

    pub fn call(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.base)).bearer_auth(CREDENTIAL)
    }

    pub async fn get(&self, path: &str) -> Value {
        let response = self.call(Method::GET, path).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        response.json().await.unwrap()
    }

    pub async fn put(&self, path: &str, body: &Value) -> Response {
        self.call(Method::PUT, path).json(body).send().await.unwrap()
    }

    pub async fn place(&self, key: &str, order: &Value) -> Response {
        self.call(Method::POST, "/v1/orders").header("idempotency-key", key).json(order).send().await.unwrap()
    }

    pub async fn hold(&self, key: &str, slot_id: &str) -> Response {
        self.put(&format!("/v1/calendar/holds/{key}"), &json!({"slot_id": slot_id, "minutes": 15})).await
    }

    pub async fn fault(&self, fault: Value) {
        assert!(self.put("/v1/faults", &fault).await.status().is_success());
    }

    pub async fn orders_in_all(&self) -> i64 {
        self.get("/v1/orders").await["total"].as_i64().unwrap()
    }

    async fn seed(&self) {
        let tariff = json!([{"amount_cents": 2999, "vat_basis_points": 2000, "period": "month",
                             "valid_from": "2026-01-01", "valid_until": null}]);
        let service = |code: &str, domain: &str, kind: &str| {
            json!({"code": code, "domain": domain, "kind": kind, "tariffs": tariff,
                   "label": {"fr": format!("Service {code}"), "en": format!("Service {code}")}})
        };
        let services = json!({"services": [
            service("NET-FIBRE", "INTERNET", "BASE"),
            service("EQ-BOX", "INTERNET", "EQUIPMENT_RENTAL"),
        ]});
        assert!(self.put("/v1/services", &services).await.status().is_success());
    }
}

/// A problem's status and code.
pub async fn problem(response: Response) -> (u16, String) {
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    let status = response.status().as_u16();
    let problem: Value = response.json().await.unwrap();
    assert_eq!(problem["status"], status);
    (status, problem["code"].as_str().unwrap().to_owned())
}

/// An order without visit.
pub fn order(number: &str) -> Value {
    json!({
        "order_number": number,
        "sales_channel": "SELFSHOP",
        "grouping_code": "RG",
        "customer": {"title": "mrs", "given_name": "Camille", "family_name": "Exemple", "birth_date": "1990-02-28",
                     "email": "camille@example.fr", "phone": "+33639980001", "locale": "fr"},
        "dwelling_id": "67482-0001-12",
        "installation_address": {"lines": ["12 rue de l'Exemple", "67000 Strasbourg"], "zone": "Z12"},
        "services": [{"code": "NET-FIBRE", "quantity": 1}, {"code": "EQ-BOX", "quantity": 2}],
        "ported_numbers": [{"number": "0199001122", "rio": "01P123456ABC", "kind": "fixed"}],
        "delivery": {"kind": "pickup", "pickup_point": "B01"},
        "payment": {"method": "direct_debit", "iban": "FR7630001007941234567890185",
                    "mandate_reference": "RUM-1", "holder": "Camille Exemple"},
        "service_calls": [
            {"code": "RACC", "kind": "primary", "planned_on": "2026-12-01", "status": "planned"},
            {"code": "CONTRAT", "kind": "contract", "planned_on": "2026-11-23", "status": "open"}],
        "letters": ["L01"],
        "documents": [{"kind": "contract_summary", "sha256": "00ff"}],
        "consents": {"email": false, "phone": true}
    })
}

/// The same order with a visit.
pub fn order_with_visit(number: &str, hold_key: Option<&str>, slot_id: Option<&str>) -> Value {
    let mut order = order(number);
    order["delivery"] = json!({"kind": "appointment", "hold_key": hold_key, "slot_id": slot_id});
    order
}
