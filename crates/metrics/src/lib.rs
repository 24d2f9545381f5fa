//! What a running part counts, in the text that Prometheus reads (OpenMetrics).
//!
//! What this is: the requests that each part answers and the calls that it makes, counted alike, and the private
//! listener that tells them. What it is not: anybody's own figures, which each part adds to the registry. Start at
//! [`Metrics::new`].

#![forbid(unsafe_code)]

mod http;
mod listener;

pub use http::{Counting, count};
pub use listener::{Listener, listen};
pub use prometheus_client as prometheus;

use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Bounds of durations in seconds: a page, a call to an outside system, a deadline.
const SECONDS: [f64; 9] = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 2.5, 10.0];

/// The figures of one part. Cheap to clone.
#[derive(Clone)]
pub struct Metrics(Arc<Figures>);

struct Figures {
    registry: Registry,
    requests: Durations<RequestLabels>,
    calls: Durations<CallLabels>,
}

type Durations<L> = Family<L, Histogram, fn() -> Histogram>;

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    method: &'static str,
    route: String,
    status: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct CallLabels {
    to: &'static str,
    operation: &'static str,
    outcome: &'static str,
}

impl Metrics {
    /// The figures of a part of this version, with those that it adds.
    #[must_use]
    pub fn new(version: &'static str, add: impl FnOnce(&mut Registry)) -> Self {
        let mut registry = Registry::with_prefix("weblys");
        let (requests, calls) = (durations(), durations());
        registry.register("build", "What runs here", Info::new([("version", version)]));
        registry.register(
            "http_request_duration_seconds",
            "Requests answered, by pattern of their path",
            requests.clone(),
        );
        registry.register("call_duration_seconds", "Calls to outside systems", calls.clone());
        add(&mut registry);
        Self(Arc::new(Figures { registry, requests, calls }))
    }

    /// A call to an outside system is over.
    pub fn called(&self, to: &'static str, operation: &'static str, outcome: &'static str, took: Duration) {
        let labels = CallLabels { to, operation, outcome };
        self.0.calls.get_or_create(&labels).observe(took.as_secs_f64());
    }

    fn answered(&self, labels: &RequestLabels, took: Duration) {
        self.0.requests.get_or_create(labels).observe(took.as_secs_f64());
    }

    /// Everything, as Prometheus reads it.
    #[must_use]
    pub fn text(&self) -> String {
        let mut written = String::new();
        match text::encode(&mut written, &self.0.registry) {
            Ok(()) => written,
            // Writing into a text never fails; half a text would be read as the whole.
            Err(_) => String::new(),
        }
    }
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Metrics").finish_non_exhaustive()
    }
}

fn durations<L: Clone + std::hash::Hash + Eq>() -> Durations<L> {
    Family::new_with_constructor(|| Histogram::new(SECONDS))
}
