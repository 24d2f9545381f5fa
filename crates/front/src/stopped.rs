//! Whether the shop is stopped, and what its visitors see then (WCF-24).
//!
//! What this is: what BACK told last, kept here so that no page asks for it ([`Stopped`]); which addresses are closed then
//! ([`is_closed`]); and the page that stands in their place ([`page`]). What it is not: the guard of carts and orders, which
//! is BACK's: it refuses by itself whatever FRONT believes.

use crate::components::Words;
use crate::error::page_of;
use crate::frame::{self, Frame};
use crate::request::{Visit, form_of_ours};
use crate::staff::words::moment;
use crate::state::Shop;
use crate::{csrf, routes};
use askama::Template;
use axum::extract::Request;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::Response;
use chrono::{DateTime, Utc};
use std::ops::ControlFlow;
use std::sync::RwLock;
use std::time::Duration;
use weblys_api::client::{BackClient, Caller};
use weblys_api::security::Site;
use weblys_api::sites::{StoppedSite, StoppedSites};
use weblys_kernel::locale::{Label, Locale};
use weblys_kernel::{Clock, SystemClock};

/// How often BACK is asked: with its own look at the database, a stop is in force within a second.
const WATCH_EVERY: Duration = Duration::from_millis(500);
/// Browsers and robots come back after so many seconds, when nobody knows when the shop runs again.
const USUALLY: i64 = 600;

/// Which sites are stopped, as last heard. When BACK does not answer, the last word stays.
#[derive(Debug, Default)]
pub struct Stopped(RwLock<StoppedSites>);

impl Stopped {
    /// What the shop's visitors are told, if it is stopped.
    #[must_use]
    pub fn shop(&self) -> Option<StoppedSite> {
        self.0.read().ok()?.sites.iter().find(|one| one.site == Site::SelfShop).cloned()
    }

    fn hears(&self, heard: StoppedSites) {
        if let Ok(mut stopped) = self.0.write()
            && *stopped != heard
        {
            *stopped = heard;
        }
    }

    /// Asks BACK again and again for as long as the process lives.
    pub async fn watch(&self, back: &BackClient) {
        let caller = Caller { correlation: "stopped".to_owned(), ..Caller::default() };
        let mut tick = tokio::time::interval(WATCH_EVERY);
        loop {
            tick.tick().await;
            if let Ok(heard) = back.stopped_sites(&caller).await {
                self.hears(heard);
            }
        }
    }
}

/// Whether an address is closed while the shop is stopped. Open stay: what the law asks for (legal pages, withdrawal,
/// termination), orders that were made and their documents, and the last button, since BACK answers what was ordered already.
#[must_use]
pub fn is_closed(method: &Method, path: &str) -> bool {
    let below = |base: &str| path.strip_prefix(base).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let is_open = match path {
        routes::PLACE_ORDER => method == Method::POST,
        _ => ["/shop/legal", routes::WITHDRAWAL, routes::TERMINATION, "/shop/document", routes::PLACE_ORDER]
            .into_iter()
            .any(below),
    };
    below(routes::ENTRY) && !is_open
}

/// Turns away who comes to a closed page; lets everybody else go on.
pub async fn turn_away(shop: &Shop, visit: &Visit, request: Request) -> ControlFlow<Response, Request> {
    if !is_closed(request.method(), request.uri().path()) {
        return ControlFlow::Continue(request);
    }
    let Some(stopped) = shop.stopped.shop() else { return ControlFlow::Continue(request) };
    let again = if request.method() == Method::POST { kept(shop, visit, request).await } else { Vec::new() };
    ControlFlow::Break(shown(shop, visit, &stopped, again))
}

/// What was typed into a form of ours, so that it can be sent again: nothing of one that came from elsewhere.
async fn kept(shop: &Shop, visit: &Visit, request: Request) -> Vec<(String, String)> {
    let typed = form_of_ours(shop, visit, request).await;
    let pairs = typed.iter().flat_map(|typed| typed.pairs().iter().filter(|(name, _)| name != csrf::FIELD));
    pairs.cloned().collect()
}

#[derive(Template)]
#[template(path = "pages/shop/stopped.html")]
struct StoppedPage {
    frame: Frame,
    lead: Words,
    /// The language of the lead, which may be given in one only.
    lead_in: Locale,
    /// When the shop runs again, in words.
    opens: Option<String>,
    /// What was typed, to be sent again.
    again: Vec<(String, String)>,
    /// The page that was wanted.
    wanted: String,
}

/// The page in place of a shop of which BACK said just now that it is stopped.
#[must_use]
pub fn page(shop: &Shop, visit: &Visit) -> Response {
    let usual = StoppedSite { site: Site::SelfShop, words: Label::default(), opens_at: None };
    shown(shop, visit, &shop.stopped.shop().unwrap_or(usual), Vec::new())
}

fn shown(shop: &Shop, visit: &Visit, stopped: &StoppedSite, again: Vec<(String, String)>) -> Response {
    let t = visit.t();
    let own = given(&stopped.words, visit.locale);
    let page = StoppedPage {
        frame: Frame::new(shop, visit, t.get("stopped-title")),
        lead_in: own.map_or(visit.locale, |(language, _)| language),
        lead: own.map_or_else(|| t.get("stopped-lead"), |(_, words)| words.to_owned().into()),
        opens: stopped.opens_at.map(|at| t.one("stopped-opens", "at", moment(at, shop, t))),
        again,
        wanted: page_of(&visit.path_and_query),
    };
    let mut response = frame::page(StatusCode::SERVICE_UNAVAILABLE, &page);
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(back_in(stopped.opens_at, SystemClock.now())));
    response
}

/// What was written for the visitors, in their language or else in the other; nothing when nothing was.
fn given(words: &Label, locale: Locale) -> Option<(Locale, &str)> {
    let others = Locale::ALL.into_iter().filter(|other| *other != locale);
    let written = |language: Locale| match language {
        Locale::Fr => (language, words.fr.as_str()),
        Locale::En => (language, words.en.as_str()),
    };
    std::iter::once(locale).chain(others).map(written).find(|(_, words)| !words.is_empty())
}

/// In how many seconds to come back.
fn back_in(opens_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> i64 {
    opens_at.map_or(USUALLY, |at| (at - now).num_seconds().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn words_in_one_language_only_are_told_with_their_language() {
        let words = |fr: &str, en: &str| Label { fr: fr.to_owned(), en: en.to_owned() };
        assert_eq!(given(&words("Travaux", "Works"), Locale::En), Some((Locale::En, "Works")));
        assert_eq!(given(&words("Travaux", ""), Locale::En), Some((Locale::Fr, "Travaux")));
        assert_eq!(given(&words("", "Works"), Locale::Fr), Some((Locale::En, "Works")));
        assert_eq!(given(&words("", ""), Locale::Fr), None);
    }

    #[test]
    fn what_the_law_asks_for_and_what_was_ordered_stays_open() {
        let look = |path: &str| is_closed(&Method::GET, path);
        for open in [
            "/shop/legal/terms",
            "/shop/withdrawal",
            "/shop/withdrawal/confirm",
            "/shop/termination",
            "/shop/termination/confirm",
            "/shop/order/WB-1",
            "/shop/document/1",
            "/",
            "/staff",
            "/weconfig/sites",
            "/preferences",
            "/livez",
            "/shopping",
        ] {
            assert!(!look(open), "{open}");
        }
        for closed in
            ["/shop", "/shop/cart", "/shop/resume", "/shop/payment/card/return", "/shop/contact", "/shop/legalese"]
        {
            assert!(look(closed), "{closed}");
        }
        assert!(!is_closed(&Method::POST, "/shop/order"), "BACK answers what was ordered already");
        assert!(is_closed(&Method::POST, "/shop/you"));
    }

    #[test]
    fn browsers_come_back_when_the_shop_runs_again() {
        let now = DateTime::UNIX_EPOCH;
        assert_eq!(back_in(None, now), 600);
        assert_eq!(back_in(Some(now + TimeDelta::minutes(30)), now), 1_800);
        assert_eq!(back_in(Some(now), now), 1, "BACK tells in a moment that it runs");
    }
}
