//! A new user, and a user changed; when somebody else changed him meanwhile, both are shown (WCR-12).

use crate::components::{Banner, ErrorSummary, Field, Tone};
use crate::error::{Failure, refusal};
use crate::faults::Faults;
use crate::frame;
use crate::journey::see_other;
use crate::pages::weconfig::merge::{self, MergeField, Side};
use crate::pages::weconfig::user::id_of;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::frame::StaffFrame;
use crate::staff::outcome::Refused;
use crate::staff::{self, StaffForm, words};
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use weblys_api::groups::GroupRow;
use weblys_api::security::{Right, UserState};
use weblys_api::staff::Me;
use weblys_api::users::{ChangeUser, GroupRef, NewUser, TAKEN, UserFields, UserRow};
use weblys_api::{CallError, Caller};
use weblys_i18n::Texts;

/// Mounts the pages.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::USER_NEW, get(show_new).post(make))
        .route(routes::USER_EDIT, get(show_edit).post(change))
}

/// What the form holds; also how the user was when it was opened, in a hidden field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Held {
    #[serde(flatten)]
    fields: UserFields,
    state: UserState,
}

impl Held {
    fn new() -> Self {
        Self { fields: UserFields { channel: "shop".to_owned(), ..UserFields::default() }, state: UserState::Active }
    }

    fn of(user: &UserRow) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let fields = UserFields {
            login: user.login.clone(),
            name: user.name.clone(),
            email: text(&user.email),
            groups: user.groups.iter().map(|group| group.group_id).collect(),
            channel: user.channel.clone(),
            shop: text(&user.shop),
            partner: text(&user.partner),
        };
        Self { fields, state: user.state }.ordered()
    }

    /// Groups come as boxes (`group`), or as one list where two versions were compared (`groups`).
    fn read(typed: &Typed) -> Self {
        let listed = typed.text("groups");
        let groups = typed.all("group").chain(listed.split(',')).filter_map(|id| id.parse().ok()).collect();
        let text = |name| typed.text(name).trim().to_owned();
        let fields = UserFields {
            login: text("login"),
            name: text("name"),
            email: text("email"),
            groups,
            channel: text("channel"),
            shop: text("shop"),
            partner: text("partner"),
        };
        let state = UserState::from_word(&text("state")).unwrap_or(UserState::Active);
        Self { fields, state }.ordered()
    }

    fn ordered(mut self) -> Self {
        self.fields.groups.sort_unstable();
        self.fields.groups.dedup();
        self
    }

    fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
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
}

/// The groups that may be chosen; whoever may not see them keeps those that the user has.
async fn groups(shop: &Shop, caller: &Caller) -> Vec<GroupRow> {
    shop.back.groups(caller).await.map(|list| list.groups).unwrap_or_default()
}

async fn show_new(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    let asked = |caller: Caller| async {
        let caller = caller;
        Ok(groups(&shop, &caller).await)
    };
    let (me, groups) = staff::enter(&shop, &visit, Right::UsersChange, asked).await?;
    let key = Uuid::new_v4().to_string();
    let about = About { id: None, version: 0, key: &key, was: "" };
    Ok(page(&shop, &visit, &me, about, Held::new(), &groups, Faults::default(), None))
}

async fn show_edit(State(shop): State<Shop>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = id_of(&id)?;
    let asked = |caller: Caller| user_and_groups(&shop, caller, id);
    let (me, (user, groups)) = staff::enter(&shop, &visit, Right::UsersChange, asked).await?;
    let held = Held::of(&user);
    let was = held.json();
    let about = About { id: Some(id), version: user.version, key: "", was: &was };
    let groups = with_own(groups, &user);
    Ok(page(&shop, &visit, &me, about, held, &groups, Faults::default(), None))
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
            let about = About { id: None, version: 0, key: &key, was: "" };
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
            let about = About { id: Some(id), version, key: "", was: &was };
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
    let (me, groups) = tokio::join!(staff::signed_in(shop, visit), groups(shop, &form.caller));
    let (me, t) = (me?, visit.t());
    let (faults, message) = match refused {
        Refused::Fields(faults) => (faults, None),
        Refused::Whole(code) => {
            let message = Banner::new(Tone::Danger, t.get("weconfig-not-saved")).text(refusal(&code, t));
            (Faults::default(), Some(message))
        }
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
    let fields = fields.map(|((((name, label), mine), theirs), was)| MergeField { name, label, mine, theirs, was });
    let action = routes::of(routes::USER_EDIT, now.user_id);
    merge::page(frame, action, now.version, theirs.json(), fields.collect())
}

/// The fields in the order of the form.
fn sides(held: &Held, groups: &[GroupRow], t: &Texts) -> [Side; 8] {
    let fields = &held.fields;
    let name = |id: &Uuid| {
        groups.iter().find(|group| group.group_id == *id).map_or_else(|| id.to_string(), |group| group.name.clone())
    };
    let ids: Vec<String> = fields.groups.iter().map(Uuid::to_string).collect();
    let names: Vec<String> = fields.groups.iter().map(name).collect();
    [
        Side::plain(&fields.login),
        Side::plain(&fields.name),
        Side::plain(&fields.email),
        Side { value: held.state.word().to_owned(), shown: words::state(held.state, t).into_owned() },
        Side { value: ids.join(","), shown: names.join(", ") },
        Side::plain(&fields.channel),
        Side::plain(&fields.shop),
        Side::plain(&fields.partner),
    ]
}
