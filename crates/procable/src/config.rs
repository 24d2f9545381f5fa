//! What the reference operator system is told when it starts.

use crate::calendar::CalendarRule;
use std::net::SocketAddr;
use std::time::Duration;

/// Settings of the service. The credential never appears in logs: `Debug` leaves it out.
#[derive(Clone)]
pub struct Config {
    /// Where it listens; port 0 lets the machine choose, see [`Server::local_addr`](crate::Server::local_addr).
    pub listen: SocketAddr,
    /// Where it tells its figures to Prometheus: a private address of its own; none: nowhere.
    pub metrics_listen: Option<SocketAddr>,
    /// `sqlite:PATH` or `postgres://…`.
    pub database_url: String,
    /// Connections to the database at most.
    pub max_connections: u32,
    /// The bearer credential that every caller shows, and the key of generated passwords.
    pub credential: String,
    /// The calendar of technicians, with its time zone.
    pub calendar: CalendarRule,
    /// How long a repeated order is answered with the generated password again.
    pub password_replay: Duration,
}

impl Config {
    /// Usual settings: a calendar at Paris, a day of replays, 16 connections.
    #[must_use]
    pub fn new(listen: SocketAddr, database_url: impl Into<String>, credential: impl Into<String>) -> Self {
        Self {
            listen,
            metrics_listen: None,
            database_url: database_url.into(),
            max_connections: 16,
            credential: credential.into(),
            calendar: CalendarRule::paris(),
            password_replay: Duration::from_secs(24 * 3600),
        }
    }
}

impl std::fmt::Debug for Config {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config").field("listen", &self.listen).field("calendar", &self.calendar).finish_non_exhaustive()
    }
}
