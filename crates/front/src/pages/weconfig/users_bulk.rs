//! The same done to several users (EXP-12).

use crate::components::{Field, Words};
use crate::error::Failure;
use crate::faults::Faults;
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
use weblys_api::bulk::{BulkUsers, UserDeed};
use weblys_api::groups::GroupRow;
use weblys_api::security::Right;
use weblys_api::staff::Me;
use weblys_i18n::Texts;

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::USERS_BULK, get(show).post(carry_out))
}

/// What can be done to users: words of an address.
pub const DEEDS: [&str; 5] = ["disable", "enable", "add", "remove", "end"];

/// The button, and the title of the page.
#[must_use]
pub fn name(deed: &str, t: &Texts) -> Words {
    match deed {
        "disable" => t.get("weconfig-bulk-disable"),
        "enable" => t.get("weconfig-bulk-enable"),
        "add" => t.get("weconfig-bulk-add"),
        "remove" => t.get("weconfig-bulk-remove"),
        _ => t.get("weconfig-bulk-end"),
    }
}

/// What an address or form asks for; none when the group is to be chosen yet.
fn deed(word: &str, group: &str) -> Result<Option<UserDeed>, Failure> {
    let group_id = if group.is_empty() { None } else { Some(group.parse().map_err(|_| Failure::NotFound)?) };
    Ok(match word {
        "disable" => Some(UserDeed::Disable),
        "enable" => Some(UserDeed::Enable),
        "add" => group_id.map(|group_id| UserDeed::AddTo { group_id }),
        "remove" => group_id.map(|group_id| UserDeed::RemoveFrom { group_id }),
        "end" => Some(UserDeed::EndSessions),
        _ => return Err(Failure::NotFound),
    })
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::USERS_BULK, pairs);
    let (word, group) = (query.value("do").to_owned(), query.value("group").to_owned());
    let (deed, rows) = (deed(&word, &group)?, bulk::asked(&query)?);
    let back = &shop.back;
    let asked = |caller: Caller| async {
        let caller = caller;
        let preview = async {
            match deed {
                Some(deed) if !rows.is_empty() => {
                    back.preview_bulk(&caller, &BulkUsers { deed, rows: rows.clone() }).await.map(Some)
                }
                _ => Ok(None),
            }
        };
        let groups = async {
            let is_about_one = matches!(word.as_str(), "add" | "remove");
            if is_about_one { back.groups(&caller).await.map(|list| list.groups) } else { Ok(Vec::new()) }
        };
        let (preview, groups) = tokio::join!(preview, groups);
        Ok((preview?, groups?))
    };
    let (me, (report, groups)) = staff::enter(&shop, &visit, Right::UsersChange, asked).await?;
    let about = about(&shop, &visit, &me, (&word, &group), &groups);
    Ok(match report {
        Some(report) => bulk::preview(about, &report, Vec::new(), &Faults::default()),
        None if deed.is_none() && !rows.is_empty() => bulk::choose(about, choice(groups, visit.t()), &rows),
        None => bulk::preview(about, &Default::default(), Vec::new(), &Faults::default()),
    })
}

fn choice(groups: Vec<GroupRow>, t: &'static Texts) -> Field {
    let options = groups.into_iter().map(|group| (group.group_id.to_string(), group.name));
    Field::select("group", t.get("weconfig-bulk-which-group"), options.collect())
}

fn about(shop: &Shop, visit: &Visit, me: &Me, (word, group): (&str, &str), groups: &[GroupRow]) -> About {
    let t = visit.t();
    let mut carried = vec![("do", word.to_owned())];
    if !group.is_empty() {
        carried.push(("group", group.to_owned()));
    }
    let chosen = groups.iter().find(|one| one.group_id.to_string() == group);
    About {
        frame: StaffFrame::new(shop, visit, me, name(word, t)).in_weconfig("users"),
        action: routes::USERS_BULK,
        list: (t.get("weconfig-users"), routes::USERS),
        carried,
        heads: [t.get("staff-login"), t.get("weconfig-name")],
        chosen: chosen.map(|group| (t.get("weconfig-groups"), group.name.clone())),
    }
}

/// Does it, and tells what became of each line. Sent again, it tells that it was so already.
async fn carry_out(State(shop): State<Shop>, visit: Visit, form: StaffForm) -> Result<Response, Failure> {
    let (word, group) = (form.typed.text("do"), form.typed.text("group"));
    let deed = deed(&word, &group)?.ok_or(Failure::BadForm)?;
    let done = shop.back.bulk(&form.caller, &BulkUsers { deed, rows: bulk::confirmed(&form)? }).await;
    let report = done.map_err(|error| form.failure(error))?;
    let me = staff::signed_in(&shop, &visit).await?;
    Ok(bulk::report(about(&shop, &visit, &me, (&word, &group), &[]), &report))
}
