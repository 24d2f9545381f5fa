//! Saved views of lists: one's own, and those that are shared with a group.

use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::fields::Faults;
use crate::security::store::view::{self, View};
use crate::state::App;
use serde_json::json;
use uuid::Uuid;
use weblys_api::problem::FieldFault;
use weblys_api::users::{GroupRef, UNREADABLE};
use weblys_api::views::{DefaultView, ListKind, NewView, ViewList, ViewQuery, ViewRow};
use weblys_db::{Durability, Tx};
use weblys_security::{Group, Right, SecurityRefusal, UserId};

/// More than these nobody finds again.
const MOST: i64 = 200;

/// `GET /v1/staff/views`.
pub async fn list(app: &App, signed: &Signed, query: ViewQuery) -> Result<ViewList, ApiError> {
    let user_id = signed.actor.user_id.uuid();
    let seen = view::seen(&app.db, user_id, query.list.map_or("", ListKind::word));
    let (seen, defaults) = tokio::try_join!(seen, view::defaults(&app.db, user_id))?;
    let held = app.directory.held();
    let may_share = signed.actor.must_himself(Right::GroupsChange).is_ok();
    let groups = held.groups().iter().filter(|_| may_share).map(group_ref).collect();
    let views = seen.into_iter().filter_map(|view| row(app, signed, view, &defaults)).collect();
    Ok(ViewList { views, groups })
}

fn group_ref(group: &Group) -> GroupRef {
    GroupRef { group_id: group.group_id.uuid(), code: group.code.clone(), name: group.name.clone() }
}

/// None for a list that another version of BACK knows.
fn row(app: &App, signed: &Signed, view: View, defaults: &[Uuid]) -> Option<ViewRow> {
    let held = app.directory.held();
    let group = view.group_id.and_then(|id| held.groups().iter().find(|group| group.group_id.uuid() == id));
    let owner = held.user(UserId::from_uuid(view.owner_id));
    Some(ViewRow {
        view_id: view.view_id,
        list: ListKind::from_word(&view.list)?,
        name: view.name,
        query: view.query,
        owner: owner.map(|owner| owner.login.to_string()).unwrap_or_default(),
        is_own: view.owner_id == signed.actor.user_id.uuid(),
        group: group.map(group_ref),
        is_default: defaults.contains(&view.view_id),
    })
}

fn refused(field: &str, code: &str) -> ApiError {
    ApiError::Fields(vec![FieldFault { field: field.to_owned(), code: code.to_owned() }])
}

/// `POST /v1/staff/views`. The form's key is the view's id: sent twice, it makes one.
pub async fn make(app: &App, person: &Person, signed: &Signed, new: &NewView) -> Result<ViewRow, ApiError> {
    signed.actor.must(new.list.right())?;
    let mut faults = Faults::default();
    let name = faults.text("name", &new.name);
    faults.refuse()?;
    let query = new.list.query(&new.query).ok_or_else(|| refused("query", UNREADABLE))?;
    if let Some(group_id) = new.group_id {
        signed.actor.must_himself(Right::GroupsChange)?;
        let held = app.directory.held();
        if !held.groups().iter().any(|group| group.group_id.uuid() == group_id) {
            return Err(SecurityRefusal::UnknownGroup.into());
        }
    }
    let (view_id, owner_id) = (new.idempotency_key, signed.actor.user_id.uuid());
    let view = View { view_id, list: new.list.word().to_owned(), name, query, owner_id, group_id: new.group_id };
    let mut tx = app.db.begin(Durability::Full).await?;
    if view::count(&mut tx, owner_id).await? >= MOST {
        return Err(refused("name", "SEC-130"));
    }
    if view::insert(&mut tx, &view).await? {
        if new.is_default {
            view::set_default(&mut tx, owner_id, &view.list, Some(view_id)).await?;
        }
        tell(app, &mut tx, person, signed, "view.make", &view).await?;
        tx.commit().await?;
    } else {
        tx.rollback().await?;
        let there = view::by_id(&app.db, view_id).await?.filter(|there| there.owner_id == owner_id);
        there.ok_or(ApiError::Taken)?;
    }
    let defaults = view::defaults(&app.db, owner_id).await?;
    row(app, signed, view, &defaults).ok_or(ApiError::NotFound("view"))
}

async fn tell(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    signed: &Signed,
    action: &'static str,
    view: &View,
) -> Result<(), ApiError> {
    let mut entry = audit::by(signed, person, Deed { action, subject_kind: "view", subject: &view.name }, app.now());
    let held = app.directory.held();
    let group = view.group_id.and_then(|id| held.groups().iter().find(|group| group.group_id.uuid() == id));
    let told = json!({"list": view.list, "query": view.query, "group": group.map(|group| &group.code)});
    if action == "view.remove" {
        entry.before = Some(told);
    } else {
        entry.after = Some(told);
    }
    audit::store::append(tx, entry).await.map(drop)
}

/// A view that somebody sees: his own, or one that is shared with a group of his.
async fn seen(tx: &mut Tx, signed: &Signed, view_id: Uuid) -> Result<View, ApiError> {
    let view = view::by_id(&mut *tx, view_id).await?.ok_or(ApiError::NotFound("view"))?;
    let is_own = view.owner_id == signed.actor.user_id.uuid();
    let is_shared = view.group_id.is_some_and(|id| signed.user.groups.iter().any(|group| group.uuid() == id));
    if is_own || is_shared { Ok(view) } else { Err(ApiError::NotFound("view")) }
}

/// `PUT /v1/staff/views`: with which view a list opens, for oneself.
pub async fn default(app: &App, signed: &Signed, to: DefaultView) -> Result<(), ApiError> {
    let mut tx = app.db.begin(Durability::Relaxed).await?;
    if let Some(view_id) = to.view_id
        && seen(&mut tx, signed, view_id).await?.list != to.list.word()
    {
        return Err(ApiError::NotFound("view"));
    }
    view::set_default(&mut tx, signed.actor.user_id.uuid(), to.list.word(), to.view_id).await?;
    Ok(tx.commit().await?)
}

/// `DELETE /v1/staff/views/{view_id}`: one's own, or a shared one by whoever may change groups.
pub async fn remove(app: &App, person: &Person, signed: &Signed, view_id: Uuid) -> Result<(), ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    let view = view::by_id(&mut tx, view_id).await?.ok_or(ApiError::NotFound("view"))?;
    if view.owner_id != signed.actor.user_id.uuid() {
        let shown = seen(&mut tx, signed, view_id).await;
        if view.group_id.is_none() {
            return Err(ApiError::NotFound("view"));
        }
        signed.actor.must_himself(Right::GroupsChange).map_err(|refusal| match shown {
            Ok(_) => ApiError::Security(refusal),
            Err(error) => error,
        })?;
    }
    view::remove(&mut tx, view_id).await?;
    tell(app, &mut tx, person, signed, "view.remove", &view).await?;
    Ok(tx.commit().await?)
}
