//! BACK over HTTP, with a real operator system and a real card page, and a clock that the test moves.

use super::data;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use std::future::Future;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::sync::oneshot;
use weblys_api::BackClient;
use weblys_api::client::Caller;
use weblys_api::mail::MailView;
use weblys_back::config::retention::Retention;
use weblys_back::config::security::{Environment, Hashing, Security};
use weblys_back::config::{CardPage, Config, MailWay, OperatorSystem, Sale};
use weblys_back::state::App;
use weblys_catalog::Catalogue;
use weblys_db::testing::{Fresh, filled, fresh};
use weblys_db::{Database, Engine, fetch_all};
use weblys_kernel::{Clock, Locale};
use weblys_procable::CalendarRule;

/// The credential that BACK's callers show here.
pub const CREDENTIAL: &str = "a credential for tests";
/// Where the staff's pages would be: passkeys are for a name, not for a network address.
pub const PAGES: &str = "http://localhost:1";
/// The key that secrets are sealed with here.
pub const SEALING_KEY: &str = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
/// Where FRONT would be.
pub const SHOP: &str = "http://127.0.0.1:1";
/// How long a call to the operator system may take here, and how long the last button waits.
const PATIENCE_MS: u64 = 10_000;

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct MovableClock(Mutex<DateTime<Utc>>);

impl MovableClock {
    /// A Monday morning.
    pub fn new() -> Arc<Self> {
        Arc::new(Self(Mutex::new("2026-11-23T09:00:00Z".parse().unwrap())))
    }

    /// Moves on.
    pub fn forward(&self, by: TimeDelta) {
        *self.0.lock().unwrap() += by;
    }
}

impl Clock for MovableClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// Everything that runs for one test.
pub struct World {
    /// BACK's typed client.
    pub back: BackClient,
    /// Where BACK listens.
    pub base: String,
    /// Where BACK tells its figures.
    pub figures: String,
    /// BACK's inside.
    pub app: App,
    /// The present of everybody.
    pub clock: Arc<MovableClock>,
    /// For calls that the typed client cannot make.
    pub http: reqwest::Client,
    operator_base: String,
    _stops: Vec<oneshot::Sender<()>>,
    mail_folder: TempDir,
    _databases: [Fresh; 2],
}

impl World {
    /// The hash of the terms that French buyers are shown.
    pub fn terms_sha256(&self) -> String {
        self.app.general_terms.document(Locale::Fr).sha256.clone()
    }

    /// Everything, with BACK on this engine.
    pub async fn start(engine: Engine) -> Self {
        Self::start_with(engine, |_| ()).await
    }

    /// The same with other settings of BACK.
    pub async fn start_with(engine: Engine, adjust: impl FnOnce(&mut Config)) -> Self {
        let clock = MovableClock::new();
        let mails = tempfile::tempdir().unwrap();
        let prepare = async |db: &Database| data::prepare(db, clock.as_ref()).await;
        let database = filled(engine, &weblys_back::MIGRATIONS, "world", prepare).await;
        let operator_database = fresh(Engine::Sqlite, &weblys_procable::MIGRATIONS).await;
        let (operator_base, operator_stop) = operator(&operator_database.url, clock.clone()).await;
        let (card_base, card_stop) = card_page(clock.clone()).await;
        let mut config = config(&database.url, &operator_base, &card_base, mails.path());
        adjust(&mut config);
        let bound = weblys_back::bind(config, clock.clone()).await.unwrap();
        let base = format!("http://{}", bound.local_addr().unwrap());
        let figures = format!("http://{}/metrics", bound.metrics_addr().unwrap().unwrap());
        let app = bound.app();
        let (stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(bound.serve(async move { drop(stopped.await) }));
        Self {
            back: BackClient::new(&base, CREDENTIAL, Duration::from_secs(20)).unwrap(),
            base,
            figures,
            app,
            clock,
            http: reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap(),
            operator_base,
            _stops: vec![stop, operator_stop, card_stop],
            mail_folder: mails,
            _databases: [database, operator_database],
        }
    }

    /// Another BACK on the same database.
    pub async fn another_back(&self) -> BackClient {
        self.another_back_with(|_| ()).await
    }

    /// The same with other settings.
    pub async fn another_back_with(&self, adjust: impl FnOnce(&mut Config)) -> BackClient {
        let mut config = self.app.config.clone();
        adjust(&mut config);
        let bound = weblys_back::bind(config, self.clock.clone()).await.unwrap();
        let base = format!("http://{}", bound.local_addr().unwrap());
        tokio::spawn(bound.serve(std::future::pending()));
        BackClient::new(&base, CREDENTIAL, Duration::from_secs(20)).unwrap()
    }

    /// BACK's database.
    pub fn db(&self) -> &Database {
        &self.app.db
    }

    /// Time passes, and the worker of the outbox looks again.
    pub fn passes(&self, by: TimeDelta) {
        self.clock.forward(by);
        self.app.outbox.notify_one();
    }

    /// A new publication, in force at once.
    pub async fn publishes(&self, change: impl FnOnce(&mut Catalogue)) {
        let mut catalogue = data::catalogue();
        change(&mut catalogue);
        weblys_back::catalog::publish(self.db(), catalogue, "a test", self.clock.now()).await.unwrap();
        self.app.publications.refresh(self.db()).await.unwrap();
    }

    /// Tells the operator system what goes wrong from now on.
    pub async fn operator_fault(&self, fault: Value) {
        let url = format!("{}/v1/faults", self.operator_base);
        let set = self.http.put(url).bearer_auth(CREDENTIAL).json(&fault).send().await.unwrap();
        assert!(set.status().is_success(), "{fault}");
    }

    /// The operator system fails at every call: it is down.
    pub async fn operator_goes_down(&self) {
        self.operator_fault(json!({"operation": "*", "fail": "before"})).await;
    }

    /// The operator system works again.
    pub async fn operator_recovers(&self) {
        let url = format!("{}/v1/faults", self.operator_base);
        self.http.delete(url).bearer_auth(CREDENTIAL).send().await.unwrap();
    }

    /// Somebody else gets a slot that a cart holds in the operator system.
    pub async fn loses_hold(&self, key: &str, slot_id: &str) {
        let hold = |key: &str| format!("{}/v1/calendar/holds/{key}", self.operator_base);
        self.http.delete(hold(key)).bearer_auth(CREDENTIAL).send().await.unwrap();
        let body = json!({"slot_id": slot_id, "minutes": 60});
        let taken = self.http.put(hold("somebody-else")).bearer_auth(CREDENTIAL).json(&body).send().await.unwrap();
        assert!(taken.status().is_success());
    }

    /// What the operator system has there.
    pub async fn operator(&self, path: &str) -> Value {
        let url = format!("{}{path}", self.operator_base);
        self.http.get(url).bearer_auth(CREDENTIAL).send().await.unwrap().json().await.unwrap()
    }

    /// Puts something into the operator system, by its own interface.
    pub async fn operator_puts(&self, path: &str, body: &Value) -> Value {
        let url = format!("{}{path}", self.operator_base);
        let answer = self.http.put(url).bearer_auth(CREDENTIAL).json(body).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        answer.json().await.unwrap_or_default()
    }

    /// Takes something out of it.
    pub async fn operator_removes(&self, path: &str) {
        let url = format!("{}{path}", self.operator_base);
        let answer = self.http.delete(url).bearer_auth(CREDENTIAL).send().await.unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
    }

    /// Customers whom the operator system had before, each with these services.
    pub async fn former_customers(&self, held: &[Vec<&str>]) {
        let customer = |services: &Vec<&str>| weblys_procable::FormerCustomer {
            given_name: "Client".to_owned(),
            family_name: "Fictif".to_owned(),
            services: services
                .iter()
                .map(|code| weblys_procable::wire::HeldService { code: (*code).to_owned(), quantity: 1 })
                .collect(),
            signed_at: weblys_kernel::Clock::now(self.clock.as_ref()),
        };
        let customers: Vec<_> = held.iter().map(customer).collect();
        weblys_procable::seed_former_customers(&self._databases[1].db, &customers).await.unwrap();
    }

    /// How many orders the operator system has taken.
    pub async fn orders_at_operator(&self) -> i64 {
        self.operator("/v1/orders").await["total"].as_i64().unwrap()
    }

    /// How many rows a query counts.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let rows: Vec<(i64,)> = fetch_all!(self.db(), (i64,), sql).await.unwrap();
        rows[0].0
    }

    /// Mails written so far, the newest first.
    pub async fn mails(&self) -> Vec<MailView> {
        self.back.mails(&Caller::default()).await.unwrap().mails
    }

    /// Mails as they left, each as the text of its file.
    pub fn mail_files(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.mail_folder.path()).unwrap().map(|file| file.unwrap().path());
        files
            .filter(|path| path.extension().is_some_and(|is| is == "eml"))
            .map(|path| std::fs::read_to_string(path).unwrap())
            .collect()
    }

    /// Waits until every mail has left and every effect is carried out.
    pub async fn comes_to_rest(&self) {
        eventually("the outbox is empty", async || {
            self.app.outbox.notify_one();
            self.count("select count(*) from outbox_effect where state <> 'dead'").await == 0
        })
        .await;
    }
}

/// Asks again and again until it is so, for ten seconds at most.
pub async fn eventually<F: Future<Output = bool>>(what: &str, mut is_so: impl FnMut() -> F) {
    let begun = Instant::now();
    while !is_so().await {
        assert!(begun.elapsed() < Duration::from_secs(10), "not so after ten seconds: {what}");
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
}

async fn operator(url: &str, clock: Arc<MovableClock>) -> (String, oneshot::Sender<()>) {
    let calendar = CalendarRule { capacity: 1, lived_in: false, ..CalendarRule::paris() };
    let config = weblys_procable::Config {
        calendar,
        ..weblys_procable::Config::new(([127, 0, 0, 1], 0).into(), url, CREDENTIAL)
    };
    let server = weblys_procable::Server::bind(config, clock).await.unwrap();
    weblys_procable::seed_pickup_points(server.database(), &weblys_procable::demo::pickup_points()).await.unwrap();
    weblys_procable::seed_services(server.database(), &data::services(&data::catalogue())).await.unwrap();
    let base = format!("http://{}", server.local_addr());
    let (stop, stopped) = oneshot::channel::<()>();
    tokio::spawn(server.run(async move { drop(stopped.await) }));
    (base, stop)
}

async fn card_page(clock: Arc<MovableClock>) -> (String, oneshot::Sender<()>) {
    let config = weblys_cardpage::Config {
        listen: ([127, 0, 0, 1], 0).into(),
        public_url: None,
        credential: CREDENTIAL.to_owned(),
        allowed_returns: vec![SHOP.parse().unwrap()],
    };
    let server = weblys_cardpage::Server::bind(config, clock).await.unwrap();
    let base = format!("http://{}", server.local_addr());
    let (stop, stopped) = oneshot::channel::<()>();
    tokio::spawn(server.run(async move { drop(stopped.await) }));
    (base, stop)
}

fn config(database_url: &str, operator: &str, card_page: &str, mails: &Path) -> Config {
    Config {
        listen: "127.0.0.1:0".to_owned(),
        metrics_listen: Some("127.0.0.1:0".to_owned()),
        database_url: database_url.to_owned(),
        credential: CREDENTIAL.to_owned(),
        public_url: SHOP.to_owned(),
        operator_system: OperatorSystem {
            url: operator.to_owned(),
            credential: CREDENTIAL.to_owned(),
            deadline_ms: PATIENCE_MS,
        },
        card_page: Some(CardPage { url: card_page.to_owned(), credential: CREDENTIAL.to_owned() }),
        mail: MailWay::Files { folder: mails.to_owned(), from: "Exemplia <boutique@example.fr>".to_owned() }.into(),
        sale: Sale { acceptance_wait_ms: PATIENCE_MS, ..Sale::default() },
        retention: Retention::default(),
        security: Security {
            environment: Environment::Test,
            hashing: Hashing { memory_kib: 64, passes: 1, lanes: 1, at_once: 2 },
            sealing_key: Some(SEALING_KEY.to_owned().into()),
            passkey_origin: Some(PAGES.to_owned()),
            // A test says when.
            synchronise_minutes: 0,
            ..Security::default()
        },
        terms: None,
        guarantee_notice: None,
        operator: Arc::new(toml::from_str(include_str!("../../../../../demo/operator.toml")).unwrap()),
    }
}
