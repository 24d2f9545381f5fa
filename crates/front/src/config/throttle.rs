//! How often one client may ask for what costs: generous to people, narrow for programs.

use ipnet::IpNet;
use serde::Deserialize;
use std::num::NonZeroU32;

/// The limits of one client, at one FRONT. A client is an IPv4 address or the /64 of an IPv6 address: households and
/// offices behind one address share them.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Throttle {
    /// Off for measures and journeys, which are one client.
    pub enabled: bool,
    /// Forms sent.
    pub forms: Allowance,
    /// Lines of the type-ahead and searches for an address.
    pub searches: Allowance,
    /// Forms that make us write to somebody: contact requests, links to a cart, withdrawals, terminations.
    pub letters: Allowance,
    /// Load balancers: what they say in `X-Forwarded-For` counts, and nobody else's.
    pub trusted_proxies: Vec<IpNet>,
}

/// So many at once, and again so many a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowance {
    /// At once, after a while of quiet.
    pub at_once: NonZeroU32,
    /// What comes back in a minute.
    pub a_minute: NonZeroU32,
}

impl Allowance {
    /// So many.
    const fn new(at_once: u32, a_minute: u32) -> Self {
        Self { at_once: at_least_one(at_once), a_minute: at_least_one(a_minute) }
    }
}

const fn at_least_one(count: u32) -> NonZeroU32 {
    match NonZeroU32::new(count) {
        Some(count) => count,
        None => NonZeroU32::MIN,
    }
}

impl Default for Throttle {
    fn default() -> Self {
        Self {
            enabled: true,
            forms: Allowance::new(60, 120),
            searches: Allowance::new(200, 600),
            letters: Allowance::new(20, 10),
            trusted_proxies: Vec::new(),
        }
    }
}
