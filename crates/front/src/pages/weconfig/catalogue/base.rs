//! The last look at all customers, as its pages tell it: when, by which catalogue, how far the next one is.

use crate::components::{Banner, Tone, Words};
use crate::error::Failure;
use crate::journey::see_other;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::{StaffForm, words};
use crate::state::Shop;
use axum::extract::State;
use axum::response::Response;
use weblys_api::base::BaseState;
use weblys_i18n::Texts;

/// What is told of it.
pub struct Told {
    /// When it was, and of what.
    pub facts: Vec<(Words, String)>,
    /// How far the next one is: contracts done, and of how many.
    pub running: Option<(i64, i64, String)>,
    /// Whether it may be asked for, and where one comes back to.
    pub ask: Option<&'static str>,
    /// Whether it waits to begin.
    pub is_wanted: bool,
}

impl Told {
    /// What is told of a state.
    pub fn of(state: &BaseState, (here, may_ask): (&'static str, bool), shop: &Shop, t: &'static Texts) -> Self {
        let mut facts = Vec::new();
        if let Some(look) = &state.last {
            facts.push((t.get("weconfig-base-at"), words::moment(look.ended_at, shop, t)));
            facts.push((t.get("weconfig-base-publication"), look.publication.to_string()));
            if look.unread > 0 {
                facts.push((t.get("weconfig-base-unread"), look.unread.to_string()));
            }
        }
        let running = state.job.running.map(|progress| {
            let total = progress.total.unwrap_or_default();
            let pairs = [("done", progress.done.into()), ("total", total.into())];
            (progress.done, total, t.with("weconfig-base-running", &pairs))
        });
        let ask = (may_ask && state.job.is_idle()).then_some(here);
        Self { facts, running, ask, is_wanted: state.job.is_wanted }
    }
}

/// So many customers, in words.
pub(super) fn customers(count: u64, t: &Texts) -> String {
    t.one("weconfig-coverage-count", "count", i64::try_from(count).unwrap_or(i64::MAX))
}

/// What was asked for before the page is shown.
pub(super) fn said(done: &str, t: &Texts) -> Option<Banner> {
    (done == "asked").then(|| Banner::new(Tone::Info, t.get("weconfig-base-asked")))
}

/// Asks for a look at all customers.
///
/// # Errors
/// What BACK answers.
pub async fn look(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    shop.back.recognise_customers(&form.caller).await.map_err(|error| form.failure(error))?;
    let here = [routes::CATALOGUE_COVERAGE, routes::CATALOGUE_IMPACT];
    let here = here.into_iter().find(|one| *one == form.typed.text("here")).unwrap_or(routes::CATALOGUE_COVERAGE);
    Ok(see_other(&with_query(here, &[("done", "asked")])))
}
