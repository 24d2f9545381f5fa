//! The settings of FRONT: each with its meaning and what it is when nothing is said.
//!
//! What this is: plain data read by the command `weblys` from a file and the environment. What it
//! is not: a reader of either. Secrets never show in logs: `Debug` leaves them out.

pub mod environment;
pub mod throttle;

use crate::session::{Place, Travel, Way};
use serde::Deserialize;
use std::fmt;
use std::time::Duration;

/// What one FRONT process is told at its start.
#[derive(Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where it listens: `127.0.0.1:4000`; port 0 takes a free one.
    pub listen: String,
    /// Where figures are told to Prometheus: a private address; none: nowhere.
    pub metrics_listen: Option<String>,
    /// Where BACK answers: `http://127.0.0.1:4001`.
    pub back_url: String,
    /// The service credential that BACK expects.
    pub back_credential: String,
    /// How long FRONT waits for BACK, in milliseconds.
    pub back_deadline_ms: u64,
    /// The origin that browsers see, without a slash at the end: `https://shop.example.com`.
    pub public_url: String,
    /// Signs the hidden fields that prove a form is ours; at least 32 characters, the same on every replica.
    pub csrf_secret: String,
    /// The operator's brand: a folder of `templates/assets/brands`.
    pub brand: String,
    /// Whether cookies travel over HTTPS only. Off in the demonstration on a loopback port, never elsewhere.
    pub secure_cookies: bool,
    /// Whether this is the demonstration: gateway, mailbox and gallery are shown.
    pub demo: bool,
    /// Addresses that the gateway of the demonstration proposes, as a person would type them.
    pub demo_addresses: Vec<String>,
    /// Origin of the payment provider's hosted page: the only other place a form may lead to.
    pub card_page_origin: Option<String>,
    /// Host names under which the shop is reached; `/` leads to the shop there. None: paths only.
    pub shop_hosts: Vec<String>,
    /// So many requests are worked on at once; more are told to come back (503, `Retry-After`).
    pub max_in_flight: usize,
    /// So many pages of one of the staff are told at once what is new; more show it when they are opened.
    pub open_pages_of_a_user: usize,
    /// How often one client may ask for what costs.
    pub throttle: throttle::Throttle,
    /// The environments that are served beside this one, each under an address of its own (WCF-10).
    pub environments: Vec<environment::OtherEnvironment>,
    /// Which of the environments these settings are.
    #[serde(skip)]
    pub place: Place,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:4000".to_owned(),
            metrics_listen: None,
            back_url: "http://127.0.0.1:4001".to_owned(),
            back_credential: String::new(),
            back_deadline_ms: 10_000,
            public_url: "http://127.0.0.1:4000".to_owned(),
            csrf_secret: String::new(),
            brand: "exemplia".to_owned(),
            secure_cookies: true,
            demo: false,
            demo_addresses: Vec::new(),
            card_page_origin: None,
            shop_hosts: Vec::new(),
            max_in_flight: 1024,
            open_pages_of_a_user: 8,
            throttle: throttle::Throttle::default(),
            environments: Vec::new(),
            place: Place::First,
        }
    }
}

impl Config {
    /// How long FRONT waits for BACK.
    #[must_use]
    pub const fn back_deadline(&self) -> Duration {
        Duration::from_millis(self.back_deadline_ms)
    }

    /// How cookies travel: under names bound to the host where browsers see us over HTTPS.
    #[must_use]
    pub fn travel(&self) -> Travel {
        let way = match (self.secure_cookies, self.public_url.starts_with("https://")) {
            (false, _) => Way::Plain,
            (true, false) => Way::Secure,
            (true, true) => Way::Host,
        };
        Travel { way, place: self.place }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("listen", &self.listen)
            .field("back_url", &self.back_url)
            .field("public_url", &self.public_url)
            .field("brand", &self.brand)
            .field("secure_cookies", &self.secure_cookies)
            .field("demo", &self.demo)
            .field("environments", &self.environments)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::{Config, Way};

    #[test]
    fn secrets_never_show_in_logs() {
        let config = Config { csrf_secret: "s3cret".into(), back_credential: "cr3dential".into(), ..Config::default() };
        let shown = format!("{config:?}");
        assert!(!shown.contains("s3cret") && !shown.contains("cr3dential"), "{shown}");
    }

    #[test]
    fn cookies_are_bound_to_the_host_where_the_shop_is_seen_over_https() {
        let travel = |url: &str, secure_cookies| {
            Config { public_url: url.to_owned(), secure_cookies, ..Config::default() }.travel().way
        };
        assert_eq!(travel("https://shop.example.fr", true), Way::Host);
        assert_eq!(travel("http://127.0.0.1:4000", true), Way::Secure);
        assert_eq!(travel("https://shop.example.fr", false), Way::Plain);
    }
}
