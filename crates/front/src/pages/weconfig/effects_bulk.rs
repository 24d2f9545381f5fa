//! Several effects tried again at once (EXP-12, EXP-44).

use crate::components::Words;
use crate::error::Failure;
use crate::faults::Faults;
use crate::pages::weconfig::effects::topic;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff::bulk::{self, About};
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{self, StaffForm};
use crate::state::Shop;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use weblys_api::Caller;
use weblys_api::bulk::{BulkEffects, BulkReport, EffectDeed};
use weblys_api::security::Right;
use weblys_api::staff::Me;
use weblys_i18n::Texts;

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::EFFECTS_BULK, get(show).post(carry_out))
}

/// The button, and the title of the page.
#[must_use]
pub fn name(t: &Texts) -> Words {
    t.get("weconfig-bulk-retry")
}

/// What can be done to effects: the word of an address.
pub const DEED: &str = "retry";

fn deed(word: &str) -> Result<EffectDeed, Failure> {
    if word == DEED { Ok(EffectDeed::Retry) } else { Err(Failure::NotFound) }
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::EFFECTS_BULK, pairs);
    let all = BulkEffects { deed: deed(query.value("do"))?, rows: bulk::asked(&query)? };
    let asked = |caller: Caller| {
        let back = &shop.back;
        async move { back.preview_effects(&caller, &all).await }
    };
    let (me, report) = staff::enter(&shop, &visit, Right::JobsRun, asked).await?;
    let about = about(&shop, &visit, &me);
    Ok(bulk::preview(about, &in_words(report, visit.t()), Vec::new(), &Faults::default()))
}

async fn carry_out(State(shop): State<Shop>, visit: Visit, form: StaffForm) -> Result<Response, Failure> {
    let all = BulkEffects { deed: deed(&form.typed.text("do"))?, rows: bulk::confirmed(&form)? };
    let report = shop.back.retry_effects(&form.caller, &all).await.map_err(|error| form.failure(error))?;
    let me = staff::signed_in(&shop, &visit).await?;
    Ok(bulk::report(about(&shop, &visit, &me), &in_words(report, visit.t())))
}

/// What an effect does, as people read it.
fn in_words(mut report: BulkReport, t: &Texts) -> BulkReport {
    for line in &mut report.lines {
        line.name = topic(&line.name, t);
    }
    report
}

fn about(shop: &Shop, visit: &Visit, me: &Me) -> About {
    let t = visit.t();
    About {
        frame: StaffFrame::new(shop, visit, me, name(t)).in_weconfig("jobs"),
        action: routes::EFFECTS_BULK,
        list: (t.get("staff-module-jobs"), routes::EFFECTS),
        carried: vec![("do", DEED.to_owned())],
        heads: [t.get("weconfig-effect-subject"), t.get("weconfig-effect-what")],
        chosen: None,
    }
}
