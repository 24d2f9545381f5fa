//! What BACK counts beside its requests, and what it looks up when somebody asks (`metrics_listen`).

use crate::error::ApiError;
use crate::orders::store::case;
use crate::outbox;
use crate::state::App;
use chrono::TimeDelta;
use weblys_metrics::Metrics;
use weblys_metrics::prometheus::metrics::counter::Counter;
use weblys_metrics::prometheus::metrics::family::Family;
use weblys_metrics::prometheus::metrics::gauge::Gauge;
use weblys_metrics::prometheus::registry::Registry;

/// The figures of BACK. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Figures {
    /// What every part counts.
    pub metrics: Metrics,
    own: Own,
}

/// The one label of a figure: its name and value.
type Label<V> = [(&'static str, V); 1];

#[derive(Debug, Clone, Default)]
struct Own {
    mails: Family<Label<&'static str>, Counter>,
    effects: Family<Label<&'static str>, Gauge>,
    oldest: Gauge,
    cases: Family<Label<String>, Gauge>,
    connections: Family<Label<&'static str>, Gauge>,
    most_connections: Family<Label<&'static str>, Gauge>,
    publication: Gauge,
}

/// The states that an effect waits in.
const STATES: [&str; 4] = ["ready", "running", "refused", "dead"];
/// What carts and orders became is counted over so long.
const LOOKED_BACK: TimeDelta = TimeDelta::days(1);

impl Own {
    fn register(&self, to: &mut Registry) {
        to.register("mails", "Mails by what became of a try", self.mails.clone());
        to.register(
            "outbox_effects",
            "Effects that wait, mails given up (refused), others given up (dead)",
            self.effects.clone(),
        );
        to.register("outbox_oldest_seconds", "Age of the oldest effect that waits", self.oldest.clone());
        to.register("cases_last_day", "CASE: what carts and orders became in 24 hours", self.cases.clone());
        to.register("database_connections_in_use", "Connections at work", self.connections.clone());
        to.register("database_connections_most", "Connections at most", self.most_connections.clone());
        to.register("catalogue_publication", "The publication in force here", self.publication.clone());
    }
}

impl Default for Figures {
    fn default() -> Self {
        let own = Own::default();
        Self { metrics: Metrics::new(env!("CARGO_PKG_VERSION"), |registry| own.register(registry)), own }
    }
}

impl Figures {
    /// A mail was tried: `sent`, `failed` (it is tried again), `refused` by the mail server or `unwritable` (put aside).
    pub fn mail(&self, outcome: &'static str) {
        self.own.mails.get_or_create(&[("outcome", outcome)]).inc();
    }
}

/// Looks up what is not counted as it happens.
pub async fn look(app: &App) {
    if let Err(error) = look_up(app).await {
        tracing::warn!(%error, "some figures are those of before");
    }
}

async fn look_up(app: &App) -> Result<(), ApiError> {
    let own = &app.figures.own;
    for load in app.db.load() {
        let side = [("side", load.side)];
        own.connections.get_or_create(&side).set(load.in_use);
        own.most_connections.get_or_create(&side).set(load.most);
    }
    if let Ok(current) = app.publications.current() {
        own.publication.set(i64::try_from(current.version()).unwrap_or(i64::MAX));
    }
    let waiting = outbox::store::waiting(&app.db).await?;
    for state in STATES {
        let found = waiting.iter().find(|found| found.state == state);
        own.effects.get_or_create(&[("state", state)]).set(found.map_or(0, |found| found.count));
    }
    let oldest = waiting
        .iter()
        .filter(|found| ["ready", "running"].contains(&found.state.as_str()))
        .map(|found| found.oldest)
        .min();
    own.oldest.set(oldest.map_or(0, |oldest| (app.now() - oldest).num_seconds().max(0)));
    own.cases.clear();
    for (kind, count) in case::counted_since(&app.db, app.now() - LOOKED_BACK).await? {
        own.cases.get_or_create(&[("kind", kind)]).set(count);
    }
    Ok(())
}
