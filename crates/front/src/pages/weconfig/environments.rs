//! The environments that this WeConfig serves: which they are, whether they answer, what they run (WCF-10).
//!
//! BACK is asked who is signed in and nothing else: what the other BACKs are was heard before.

use crate::components::{Banner, Tone};
use crate::environments::Seen;
use crate::error::Failure;
use crate::frame;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff::frame::StaffFrame;
use crate::staff::{self, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use std::collections::BTreeSet;
use weblys_api::security::{Environment, Right};
use weblys_api::staff::Me;
use weblys_i18n::Texts;
use weblys_kernel::{Clock, SystemClock};

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::ENVIRONMENTS, get(show))
}

#[derive(Template)]
#[template(path = "pages/weconfig/environments.html")]
struct EnvironmentsPage {
    frame: StaffFrame,
    warning: Option<Banner>,
    lines: Vec<Line>,
}

/// An environment on the page.
struct Line {
    name: String,
    kind: Option<Environment>,
    public_url: String,
    is_own: bool,
    answers: bool,
    /// When it was last heard of: for people, and for machines.
    heard: Option<(String, String)>,
    version: String,
    publication: String,
}

async fn show(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    let me = staff::signed_in(&shop, &visit).await?;
    if !me.rights.contains(Right::EnvironmentsRead) {
        return Err(Failure::NotAllowed(Some(Right::EnvironmentsRead)));
    }
    let t = visit.t();
    let seen = shop.environments.seen(SystemClock.now());
    let warning = versions_differ(&seen).then(|| {
        let words = Banner::new(Tone::Warning, t.get("weconfig-environments-versions"));
        words.text(t.get("weconfig-environments-versions-why"))
    });
    let lines = seen.into_iter().map(|one| line(one, &me, &shop, t)).collect();
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("staff-module-environments")).in_weconfig("environments");
    Ok(frame::page(StatusCode::OK, &EnvironmentsPage { frame, warning, lines }))
}

fn versions_differ(seen: &[Seen]) -> bool {
    let heard = seen.iter().filter_map(|one| one.heard.as_ref());
    heard.map(|heard| heard.told.program_version.as_str()).collect::<BTreeSet<_>>().len() > 1
}

/// Of the environment that one is in, BACK has just said who it is.
fn line(seen: Seen, me: &Me, shop: &Shop, t: &Texts) -> Line {
    let own = seen.is_own.then(|| me.environment.clone());
    let told = own.or_else(|| seen.heard.as_ref().map(|heard| heard.told.environment.clone()));
    let name = told.as_ref().map_or_else(|| seen.name().to_owned(), |told| told.name.clone());
    let moment = |at: chrono::DateTime<chrono::Utc>| (words::short_moment(at, shop, t), at.to_rfc3339());
    let (version, publication) = match &seen.heard {
        Some(heard) => (heard.told.program_version.clone(), heard.told.publication.clone()),
        None => (String::new(), String::new()),
    };
    Line {
        name,
        kind: told.map(|told| told.code),
        is_own: seen.is_own,
        answers: seen.is_own || seen.answers,
        heard: seen.heard.as_ref().map(|heard| moment(heard.at)),
        version,
        publication,
        public_url: seen.public_url,
    }
}
