//! One group with its rights, by site, module and action; whoever may changes it here.

use crate::components::Banner;
use crate::error::Failure;
use crate::faults::Faults;
use crate::pages::weconfig::group_form::{self, About, Held};
use crate::pages::weconfig::user::id_of;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff;
use crate::staff::drafts::{self, Outcome};
use crate::state::Shop;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::get;
use weblys_api::Caller;
use weblys_api::drafts::DraftForm;
use weblys_api::security::Right;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::GROUP, get(show).post(group_form::change))
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Path(id): Path<String>,
    Query(draft): Query<drafts::Asked>,
) -> Result<Response, Failure> {
    let id = id_of(&id)?;
    let form = DraftForm::Group(Some(id));
    let asked = |caller: Caller| async {
        let caller = caller;
        drafts::beside(&shop, &caller, &form, shop.back.group(&caller, id)).await
    };
    let (me, (group, found)) = staff::enter(&shop, &visit, Right::GroupsRead, asked).await?;
    let Outcome { resumed, offer } = draft.outcome(&shop, &visit, &form, found);
    let (held, about) = (Held::of(&group), About::group(&group, &Held::of(&group)).offering(offer));
    let (held, about) = match &resumed {
        Some((typed, version)) => (Held::read(typed), about.when_typed(typed, *version)),
        None => (held, about),
    };
    let message: Option<Banner> = None;
    Ok(group_form::page(&shop, &visit, &me, about, held, Faults::default(), message))
}
