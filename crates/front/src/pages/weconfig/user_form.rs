//! A new user, and a user changed; when somebody else changed him meanwhile, both are shown (WCR-12).

mod held;

use crate::components::{Banner, ErrorSummary, Field};
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame;
use crate::journey::see_other;
use crate::pages::weconfig::merge::{self, MergeField};
use crate::pages::weconfig::user::id_of;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::drafts::{DraftOffer, Outcome};
use crate::staff::frame::StaffFrame;
use crate::staff::outcome::{Refused, not_saved};
use crate::staff::{self, StaffForm, drafts};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use held::{Held, sides};
use uuid::Uuid;
use weblys_api::drafts::DraftForm;
use weblys_api::groups::GroupRow;
use weblys_api::security::{Right, UserState};
use weblys_api::staff::Me;
use weblys_api::users::{ChangeUser, GroupRef, NewUser, TAKEN, UserRow};
use weblys_api::{CallError, Caller};

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::USER_NEW, get(show_new).post(make))
        .route(routes::USER_EDIT, get(show_edit).post(change))
}

/// A group in the form.
struct GroupBox {
    group: GroupRef,
    is_member: bool,
}

#[derive(Template)]
#[template(path = "pages/weconfig/user_form.html")]
struct UserFormPage {
    frame: StaffFrame,
    action: String,
    back: String,
    key: String,
    version: i64,
    is_new: bool,
    held: Held,
    was: String,
    groups: Vec<GroupBox>,
    faults: Faults,
    message: Option<Banner>,
    draft: String,
    offer: Option<DraftOffer>,
}

impl UserFormPage {
    fn fault(&self, name: &str) -> Option<String> {
        self.faults.of(name, self.frame.t)
    }
}

/// What the form is about: nobody yet, or somebody.
#[derive(Clone, Copy)]
struct About<'a> {
    id: Option<Uuid>,
    version: i64,
    key: &'a str,
    was: &'a str,
    offer: Option<&'a DraftOffer>,
}

/// The groups that may be chosen; whoever may not see them keeps those that the user has.
async fn groups(shop: &Shop, caller: &Caller) -> Vec<GroupRow> {
    shop.back.groups(caller).await.map(|list| list.groups).unwrap_or_default()
}

async fn show_new(
    State(shop): State<Shop>,
    visit: Visit,
    Query(draft): Query<drafts::Asked>,
) -> Result<Response, Failure> {
    let form = DraftForm::User(None);
    let asked = |caller: Caller| async {
        let caller = caller;
        drafts::beside(&shop, &caller, &form, async { Ok(groups(&shop, &caller).await) }).await
    };
    let (me, (groups, found)) = staff::enter(&shop, &visit, Right::UsersChange, asked).await?;
    let Outcome { resumed, offer } = draft.outcome(&shop, &visit, &form, found);
    let (held, key) = match &resumed {
        Some((typed, _)) => (Held::read(typed), typed.text("key")),
        None => (Held::new(), Uuid::new_v4().to_string()),
    };
    let about = About { id: None, version: 0, key: &key, was: "", offer: offer.as_ref() };
    Ok(page(&shop, &visit, &me, about, held, &groups, Faults::default(), None))
}

async fn show_edit(
    State(shop): State<Shop>,
    visit: Visit,
    Path(id): Path<String>,
    Query(draft): Query<drafts::Asked>,
) -> Result<Response, Failure> {
    let id = id_of(&id)?;
    let form = DraftForm::User(Some(id));
    let asked = |caller: Caller| async {
        let caller = caller;
        drafts::beside(&shop, &caller, &form, user_and_groups(&shop, caller.clone(), id)).await
    };
    let (me, ((user, groups), found)) = staff::enter(&shop, &visit, Right::UsersChange, asked).await?;
    let Outcome { resumed, offer } = draft.outcome(&shop, &visit, &form, found);
    let (held, was, version) = match &resumed {
        Some((typed, version)) => (Held::read(typed), typed.text("was"), *version),
        None => (Held::of(&user), Held::of(&user).json(), user.version),
    };
    let about = About { id: Some(id), version, key: "", was: &was, offer: offer.as_ref() };
    let groups = with_own(groups, &user);
    Ok(page(&shop, &visit, &me, about, held, &groups, Faults::default(), None))
}

/// The groups of the form: those that may be listed, and those that the user has.
async fn shown_groups(shop: &Shop, caller: &Caller, id: Option<Uuid>) -> Result<Vec<GroupRow>, CallError> {
    match id {
        Some(id) => user_and_groups(shop, caller.clone(), id).await.map(|(user, groups)| with_own(groups, &user)),
        None => Ok(groups(shop, caller).await),
    }
}

async fn user_and_groups(shop: &Shop, caller: Caller, id: Uuid) -> Result<(UserRow, Vec<GroupRow>), CallError> {
    let (user, groups) = tokio::join!(shop.back.user(&caller, id), groups(shop, &caller));
    Ok((user?, groups))
}

/// The groups with those of the user, where the list does not have them.
fn with_own(mut groups: Vec<GroupRow>, user: &UserRow) -> Vec<GroupRow> {
    for own in &user.groups {
        if !groups.iter().any(|group| group.group_id == own.group_id) {
            groups.push(GroupRow {
                group_id: own.group_id,
                code: own.code.clone(),
                name: own.name.clone(),
                rights: weblys_api::security::RightSet::none(),
                origin: user.origin,
                members: 0,
                version: 0,
            });
        }
    }
    groups
}

#[expect(clippy::too_many_arguments, reason = "one call for each way that the form is shown")]
fn page(
    shop: &Shop,
    visit: &Visit,
    me: &Me,
    about: About<'_>,
    held: Held,
    groups: &[GroupRow],
    faults: Faults,
    message: Option<Banner>,
) -> Response {
    let status = match (faults.is_empty(), &message) {
        (true, None) => StatusCode::OK,
        (true, Some(_)) => StatusCode::CONFLICT,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let boxed = |group: &GroupRow| GroupBox {
        group: GroupRef { group_id: group.group_id, code: group.code.clone(), name: group.name.clone() },
        is_member: held.fields.groups.contains(&group.group_id),
    };
    let page = UserFormPage {
        frame: frame_of(shop, visit, me, about.id, &held).with_faults(!faults.is_empty()),
        action: about.id.map_or_else(|| routes::USER_NEW.to_owned(), |id| routes::of(routes::USER_EDIT, id)),
        back: about.id.map_or_else(|| routes::USERS.to_owned(), |id| routes::of(routes::USER, id)),
        key: about.key.to_owned(),
        version: about.version,
        is_new: about.id.is_none(),
        draft: DraftForm::User(about.id).key(),
        offer: about.offer.cloned(),
        groups: groups.iter().map(boxed).collect(),
        was: about.was.to_owned(),
        held,
        faults,
        message,
    };
    frame::page(status, &page)
}

fn frame_of(shop: &Shop, visit: &Visit, me: &Me, id: Option<Uuid>, held: &Held) -> StaffFrame {
    let t = visit.t();
    let title = if id.is_some() { t.get("weconfig-user-edit") } else { t.get("weconfig-user-new") };
    let frame = StaffFrame::new(shop, visit, me, title).in_weconfig("users");
    let frame = frame.below(t.get("weconfig-users"), routes::USERS);
    match id {
        Some(id) => frame.below(held.fields.name.clone(), routes::of(routes::USER, id)),
        None => frame,
    }
}

/// The field that a refusal of the whole is about.
fn field_of(code: &str) -> Option<&'static str> {
    match code {
        TAKEN | "SEC-020" | "SEC-021" => Some("login"),
        _ => None,
    }
}

async fn make(State(shop): State<Shop>, visit: Visit, form: StaffForm) -> Result<Response, Failure> {
    let held = Held::read(&form.typed);
    let key = form.typed.text("key");
    let idempotency_key = key.parse().map_err(|_| Failure::BadForm)?;
    let new = NewUser { idempotency_key, user: held.fields.clone() };
    match shop.back.make_user(&form.caller, &new).await {
        Ok(user) => Ok(see_other(&with_query(&routes::of(routes::USER, user.user_id), &[("done", "made")]))),
        Err(error) => {
            let about = About { id: None, version: 0, key: &key, was: "", offer: None };
            again(&shop, &visit, &form, about, held, error).await
        }
    }
}

async fn change(
    State(shop): State<Shop>,
    visit: Visit,
    Path(id): Path<String>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let id = id_of(&id)?;
    let held = Held::read(&form.typed);
    let version = form.typed.text("version").parse().map_err(|_| Failure::BadForm)?;
    let to = ChangeUser { version, state: held.state, user: held.fields.clone() };
    match shop.back.change_user(&form.caller, id, &to).await {
        Ok(_) => Ok(see_other(&with_query(&routes::of(routes::USER, id), &[("done", "saved")]))),
        Err(error) => {
            let was = form.typed.text("was");
            let about = About { id: Some(id), version, key: "", was: &was, offer: None };
            again(&shop, &visit, &form, about, held, error).await
        }
    }
}

/// The form again, with what was typed and why it was not taken.
async fn again(
    shop: &Shop,
    visit: &Visit,
    form: &StaffForm,
    about: About<'_>,
    held: Held,
    error: CallError,
) -> Result<Response, Failure> {
    let refused = Refused::<UserRow>::of(error, form, field_of)?;
    let (me, groups) = tokio::join!(staff::signed_in(shop, visit), shown_groups(shop, &form.caller, about.id));
    let (me, groups, t) = (me?, groups?, visit.t());
    let (faults, message) = match refused {
        Refused::Fields(faults) => (faults, None),
        Refused::Whole(code) => (Faults::default(), Some(not_saved(&code, t))),
        Refused::Stale(now) => return Ok(merged(shop, visit, &me, about, &held, &now, &groups)),
    };
    Ok(page(shop, visit, &me, about, held, &groups, faults, message))
}

fn merged(
    shop: &Shop,
    visit: &Visit,
    me: &Me,
    about: About<'_>,
    mine: &Held,
    now: &UserRow,
    groups: &[GroupRow],
) -> Response {
    let t = visit.t();
    let theirs = Held::of(now);
    let was: Option<Held> = serde_json::from_str(about.was).ok();
    let groups = with_own(groups.to_vec(), now);
    let frame = frame_of(shop, visit, me, about.id, &theirs);
    let frame = StaffFrame { title: t.get("weconfig-merge-title").into_owned(), ..frame };
    let [mine, theirs_sides] = [mine, &theirs].map(|held| sides(held, &groups, t));
    let was = was.map(|was| sides(&was, &groups, t));
    let labels = [
        ("login", t.get("staff-login")),
        ("name", t.get("weconfig-name")),
        ("email", t.get("weconfig-email")),
        ("state", t.get("weconfig-state")),
        ("groups", t.get("weconfig-groups")),
        ("channel", t.get("weconfig-channel")),
        ("shop", t.get("weconfig-shop")),
        ("partner", t.get("weconfig-partner")),
    ];
    let was = was.map_or([const { None }; 8], |was| was.map(|side| Some(side.value)));
    let fields = labels.into_iter().zip(mine).zip(theirs_sides).zip(was);
    let fields =
        fields.map(|((((name, label), mine), theirs), was)| MergeField { name: name.into(), label, mine, theirs, was });
    let action = routes::of(routes::USER_EDIT, now.user_id);
    merge::page(frame, action, now.version, theirs.json(), fields.collect())
}
