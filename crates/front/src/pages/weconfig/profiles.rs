//! Which group each profile of the operator system stands for.

use crate::components::{Banner, Tone};
use crate::error::Failure;
use crate::frame;
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::frame::StaffFrame;
use crate::staff::outcome::{Refused, not_saved};
use crate::staff::{self, StaffForm};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::groups::GroupList;
use weblys_api::operator_users::{ChangeProfiles, ProfileList};
use weblys_api::security::Right;
use weblys_api::{CallError, Caller};

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::OPERATOR_PROFILES, get(show).post(change))
}

/// A profile with the groups that it may stand for.
struct Choices {
    profile: String,
    users: i64,
    /// Code, name, and whether it is chosen.
    groups: Vec<(String, String, bool)>,
}

#[derive(Template)]
#[template(path = "pages/weconfig/profiles.html")]
struct ProfilesPage {
    frame: StaffFrame,
    profiles: Vec<Choices>,
    version: i64,
    may_change: bool,
    message: Option<Banner>,
}

async fn show(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    page(&shop, &visit, None, None).await
}

async fn read(shop: &Shop, caller: &Caller) -> Result<(ProfileList, GroupList), CallError> {
    tokio::try_join!(shop.back.profiles(caller), shop.back.groups(caller))
}

/// The page; `typed` is what was chosen and not saved.
async fn page(
    shop: &Shop,
    visit: &Visit,
    typed: Option<&ChangeProfiles>,
    message: Option<Banner>,
) -> Result<Response, Failure> {
    let ask = |caller: Caller| async move { read(shop, &caller).await };
    let (me, (list, groups)) = staff::enter(shop, visit, Right::GroupsRead, ask).await?;
    let t = visit.t();
    let of = |profile: &weblys_api::operator_users::ProfileRow| {
        let chosen = typed.and_then(|typed| typed.profiles.get(&profile.profile)).unwrap_or(&profile.group);
        let group =
            |group: &weblys_api::groups::GroupRow| (group.code.clone(), group.name.clone(), group.code == *chosen);
        Choices {
            profile: profile.profile.clone(),
            users: profile.users,
            groups: groups.groups.iter().map(group).collect(),
        }
    };
    let frame = StaffFrame::new(shop, visit, &me, t.get("weconfig-profiles")).in_weconfig("users");
    let frame = frame.below(t.get("weconfig-users"), routes::USERS);
    let page = ProfilesPage {
        frame: frame.below(t.get("weconfig-operator-users"), routes::OPERATOR_USERS),
        profiles: list.profiles.iter().map(of).collect(),
        version: list.version,
        may_change: me.rights.contains(Right::GroupsChange),
        message,
    };
    Ok(frame::page(if page.message.is_some() { StatusCode::CONFLICT } else { StatusCode::OK }, &page))
}

async fn change(State(shop): State<Shop>, visit: Visit, form: StaffForm) -> Result<Response, Failure> {
    let pairs = form.typed.all("profile").zip(form.typed.all("group"));
    let typed = ChangeProfiles {
        version: form.typed.text("version").parse().map_err(|_| Failure::BadForm)?,
        profiles: pairs.map(|(profile, group)| (profile.to_owned(), group.to_owned())).collect(),
    };
    let error = match shop.back.change_profiles(&form.caller, &typed).await {
        Ok(_) => return Ok(see_other(&with_query(routes::OPERATOR_PROFILES, &[("done", "saved")]))),
        Err(error) => error,
    };
    let t = visit.t();
    let message = match Refused::<ProfileList>::of(error, &form, |_| None)? {
        Refused::Whole(code) => not_saved(&code, t),
        // What was chosen stays; the next time counts from what the other has saved.
        Refused::Stale(_) => {
            Banner::new(Tone::Warning, t.get("weconfig-merge-title")).text(t.get("weconfig-profiles-stale"))
        }
        Refused::Fields(_) => return Err(Failure::Broken),
    };
    page(&shop, &visit, Some(&typed), Some(message)).await
}
