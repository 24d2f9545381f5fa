//! Groups, made, changed and removed by those who may.

use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::drafts;
use crate::security::fields::Faults;
use crate::security::store::group;
use crate::security::users::Desk;
use crate::state::App;
use weblys_api::drafts::DraftForm;
use weblys_api::groups::{ChangeGroup, GroupFields, GroupList, GroupRow, NewGroup};
use weblys_db::{Durability, Tx};
use weblys_security::grant::may_edit_group;
use weblys_security::{Group, GroupId, Origin};

/// `GET /v1/groups`.
pub async fn list(app: &App) -> Result<GroupList, ApiError> {
    let (groups, members) = tokio::try_join!(group::all(&app.db), group::members(&app.db))?;
    let of = |group: Group| {
        let members = members.get(&group.group_id.uuid()).copied().unwrap_or_default();
        GroupRow {
            group_id: group.group_id.uuid(),
            code: group.code,
            name: group.name,
            rights: group.rights,
            origin: group.origin,
            members,
            version: group.version,
        }
    };
    Ok(GroupList { groups: groups.into_iter().map(of).collect() })
}

/// `GET /v1/groups/{group_id}`.
pub async fn show(app: &App, group_id: GroupId) -> Result<GroupRow, ApiError> {
    let all = list(app).await?.groups;
    all.into_iter().find(|group| group.group_id == group_id.uuid()).ok_or(ApiError::NotFound("group"))
}

fn read(fields: &GroupFields, before: &Group) -> Result<Group, ApiError> {
    let mut faults = Faults::default();
    let code = faults.code("code", &fields.code);
    let name = faults.text("name", &fields.name);
    faults.refuse()?;
    Ok(Group { code, name, rights: fields.rights, ..before.clone() })
}

fn may(desk: &Desk, before: Option<&Group>, after: Option<&Group>) -> Result<(), ApiError> {
    Ok(may_edit_group(&desk.actor, &desk.own.groups, before, after, &desk.groups, &desk.deciding)?)
}

/// `POST /v1/groups`. The form's key is the group's id: sent twice, it makes one.
pub async fn make(app: &App, person: &Person, signed: &Signed, new: &NewGroup) -> Result<GroupRow, ApiError> {
    let blank = Group {
        group_id: GroupId::from_uuid(new.idempotency_key),
        code: String::new(),
        name: String::new(),
        rights: Default::default(),
        origin: Origin::Weblys,
        version: 1,
    };
    let after = read(&new.group, &blank)?;
    let mut tx = app.db.begin(Durability::Full).await?;
    let desk = Desk::enter(&mut tx, signed).await?;
    if desk.groups.iter().any(|group| group.group_id == after.group_id) {
        tx.rollback().await?;
        return show(app, after.group_id).await;
    }
    may(&desk, None, Some(&after))?;
    if !group::insert(&mut tx, &after).await? {
        return Err(ApiError::Taken);
    }
    drafts::sent(&mut tx, signed, &DraftForm::Group(None)).await?;
    done(app, tx, person, signed, Told { action: "group.make", before: None, after: Some(&after) }).await?;
    show(app, after.group_id).await
}

/// `PUT /v1/groups/{group_id}`.
pub async fn change(
    app: &App,
    person: &Person,
    signed: &Signed,
    group_id: GroupId,
    to: &ChangeGroup,
) -> Result<GroupRow, ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    let desk = Desk::enter(&mut tx, signed).await?;
    let before = of_version(app, &desk, group_id, to.version).await?;
    let after = Group { version: before.version + 1, ..read(&to.group, before)? };
    may(&desk, Some(before), Some(&after))?;
    if group::is_taken(&mut tx, &after.code, group_id).await? {
        return Err(ApiError::Taken);
    }
    if !group::update(&mut tx, &after).await? {
        return Err(ApiError::Contended);
    }
    drafts::sent(&mut tx, signed, &DraftForm::Group(Some(group_id.uuid()))).await?;
    let told = Told { action: "group.change", before: Some(before), after: Some(&after) };
    done(app, tx, person, signed, told).await?;
    show(app, group_id).await
}

/// `DELETE /v1/groups/{group_id}`: its members lose what it gave.
pub async fn remove(
    app: &App,
    person: &Person,
    signed: &Signed,
    group_id: GroupId,
    version: i64,
) -> Result<(), ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    let desk = Desk::enter(&mut tx, signed).await?;
    let before = of_version(app, &desk, group_id, version).await?;
    may(&desk, Some(before), None)?;
    if !group::remove(&mut tx, group_id, version).await? {
        return Err(ApiError::Contended);
    }
    done(app, tx, person, signed, Told { action: "group.remove", before: Some(before), after: None }).await
}

/// The group, if it is still as it was shown. What is answered otherwise is read beside the lock, which it does not need.
async fn of_version<'a>(app: &App, desk: &'a Desk, group_id: GroupId, version: i64) -> Result<&'a Group, ApiError> {
    let found = desk.groups.iter().find(|group| group.group_id == group_id).ok_or(ApiError::NotFound("group"))?;
    if found.version == version { Ok(found) } else { Err(ApiError::stale(&show(app, group_id).await?)) }
}

struct Told<'a> {
    action: &'static str,
    before: Option<&'a Group>,
    after: Option<&'a Group>,
}

async fn done(app: &App, mut tx: Tx, person: &Person, signed: &Signed, told: Told<'_>) -> Result<(), ApiError> {
    let code = told.after.or(told.before).map_or("", |group| &group.code);
    let deed = Deed { action: told.action, subject_kind: "group", subject: code };
    let mut entry = audit::by(signed, person, deed, app.now());
    entry.before = told.before.map(audit::of_group);
    entry.after = told.after.map(audit::of_group);
    audit::store::append(&mut tx, entry).await?;
    tx.commit().await?;
    app.directory.refresh(&app.db).await
}
