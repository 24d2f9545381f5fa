//! How often one client may ask for what costs: forms, searches, and forms that make us write to somebody.
//!
//! What this is: a limit for each client and each kind of request, in this process. What it is not: a defence against a
//! flood from everywhere, which is the load balancer's; places for requests under way are in `server`.

use crate::config::throttle::{self as config, Allowance};
use crate::error::Failure;
use crate::routes;
use crate::state::Shop;
use axum::extract::{ConnectInfo, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};
use ipnet::IpNet;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::time::Duration;

#[cfg(test)]
mod tests;

/// Clients remembered at most; more share one allowance until some are forgotten.
const MOST_CLIENTS: usize = 100_000;
/// Clients whose allowance is whole again are forgotten so often.
const FORGET_EVERY: Duration = Duration::from_secs(60);
/// Whoever finds no place among those remembered.
const EVERYBODY_ELSE: IpAddr = IpAddr::V6(Ipv6Addr::UNSPECIFIED);

/// The limits of every client.
#[derive(Debug)]
pub struct Throttle {
    enabled: bool,
    trusted: Vec<IpNet>,
    forms: DefaultKeyedRateLimiter<IpAddr>,
    searches: DefaultKeyedRateLimiter<IpAddr>,
    letters: DefaultKeyedRateLimiter<IpAddr>,
}

impl Throttle {
    /// Nobody has asked for anything yet.
    #[must_use]
    pub fn new(config: &config::Throttle) -> Self {
        Self {
            enabled: config.enabled,
            trusted: config.trusted_proxies.clone(),
            forms: limiter(config.forms),
            searches: limiter(config.searches),
            letters: limiter(config.letters),
        }
    }

    /// How long whoever asks must wait; none: go on.
    fn wait(&self, request: &Request) -> Option<Duration> {
        let limiter = self.of(request.method(), request.uri().path())?;
        let ConnectInfo(peer) = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
        let client = whole(client(peer.ip(), request.headers(), &self.trusted));
        let key = if limiter.len() < MOST_CLIENTS { client } else { EVERYBODY_ELSE };
        let refused = limiter.check_key(&key).err()?;
        Some(refused.wait_time_from(DefaultClock::default().now()))
    }

    fn of(&self, method: &Method, path: &str) -> Option<&DefaultKeyedRateLimiter<IpAddr>> {
        match path {
            _ if !self.enabled => None,
            routes::CONTACT | routes::SAVE | routes::WITHDRAWAL_CONFIRM | routes::TERMINATION_CONFIRM
                if method == Method::POST =>
            {
                Some(&self.letters)
            }
            _ if method == Method::POST => Some(&self.forms),
            routes::SUGGEST | routes::SEARCH => Some(&self.searches),
            routes::staff::SIGN_ON | routes::staff::SIGN_ON_BACK | routes::staff::SIGN_ON_OUT => Some(&self.searches),
            _ => None,
        }
    }

    /// Forgets clients that were quiet for long enough, for as long as the process lives.
    pub async fn forget(&self) {
        let mut tick = tokio::time::interval(FORGET_EVERY);
        loop {
            tick.tick().await;
            for limiter in [&self.forms, &self.searches, &self.letters] {
                limiter.retain_recent();
                limiter.shrink_to_fit();
            }
        }
    }
}

fn limiter(allowance: Allowance) -> DefaultKeyedRateLimiter<IpAddr> {
    DefaultKeyedRateLimiter::keyed(Quota::per_minute(allowance.a_minute).allow_burst(allowance.at_once))
}

/// Makes the impatient wait.
///
/// # Errors
/// [`Failure::TooMany`].
pub fn limit(shop: &Shop, request: &Request) -> Result<(), Failure> {
    match shop.throttle.wait(request) {
        Some(wait) => Err(Failure::TooMany { seconds: wait.as_secs() + 1 }),
        None => Ok(()),
    }
}

/// The address of whoever asks, if it is known.
#[must_use]
pub fn address(shop: &Shop, parts: &Parts) -> Option<String> {
    let ConnectInfo(peer) = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
    Some(client(peer.ip(), &parts.headers, &shop.throttle.trusted).to_string())
}

/// Who asks: the peer, or whom it speaks for if it may. Each trusted proxy has put at the end of `X-Forwarded-For` who
/// spoke to it; what stands before the first that is not trusted was typed by nobody we know.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|net| net.contains(address));
    let mut client = peer.to_canonical();
    let lines = headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
    let said: Vec<&str> = lines.flat_map(|line| line.split(',')).collect();
    for address in said.iter().rev() {
        let Some(address) = Some(&client).filter(|client| is_trusted(client)).and(address.trim().parse().ok()) else {
            break;
        };
        client = IpAddr::to_canonical(&address);
    }
    client
}

/// The network that one client commands: an IPv6 line has 2⁶⁴ addresses.
fn whole(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
    }
}
