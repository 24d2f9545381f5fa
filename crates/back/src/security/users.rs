//! Users, made and changed by those who may: the decision is the domain's, the facts are read under the lock.

mod bulk;
mod desk;
mod sign_in;

pub use bulk::{carry_out as carry_out_bulk, preview as preview_bulk};
pub(crate) use desk::Desk;
pub use sign_in::{end_sessions, one_time_password, reset, to_first_password, unlock};

use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::drafts;
use crate::security::fields::Faults;
use crate::security::notices;
use crate::security::store::{list, session, user};
use crate::security::wire;
use crate::state::App;
use weblys_api::drafts::DraftForm;
use weblys_api::notices::NoticeKind;
use weblys_api::page::{Page, Window};
use weblys_api::users::{ChangeUser, NewUser, UserFields, UserQuery, UserRow};
use weblys_db::{Durability, Tx};
use weblys_security::grant::may_edit_user;
use weblys_security::{Group, GroupId, Login, Origin, User, UserId, UserKind, UserState};

/// `GET /v1/users`: those in the perimeter of who asks.
pub async fn find(app: &App, signed: &Signed, query: &UserQuery) -> Result<Page<UserRow>, ApiError> {
    let window = Window::of(query.page, query.size);
    let wanted =
        list::Wanted { query, perimeter: &signed.actor.perimeter, limit: window.limit(), offset: window.offset() };
    let (rows, total) = tokio::try_join!(list::rows(&app.db, &wanted), list::count(&app.db, &wanted))?;
    let held = app.directory.held();
    let of = |row: list::Row| {
        let his = held.user(UserId::from_uuid(row.user_id)).map_or(&[][..], |user| &user.groups);
        wire::user(row, his, held.groups(), app.now())
    };
    Ok(window.with(rows.into_iter().map(of).collect::<Result<_, _>>()?, total))
}

/// `GET /v1/users/{user_id}`.
pub async fn show(app: &App, signed: &Signed, user_id: UserId) -> Result<UserRow, ApiError> {
    let user = user::by_id(&app.db, user_id).await?.ok_or(ApiError::NotFound("user"))?;
    signed.actor.must_see(&user).map_err(|_| ApiError::NotFound("user"))?;
    row(app, &user).await
}

/// A user as a list shows him, as he is now.
pub(super) async fn row(app: &App, user: &User) -> Result<UserRow, ApiError> {
    let (row, ways) = (list::one(&app.db, user.user_id), list::other_ways(&app.db, user.user_id));
    let (row, ways) = tokio::try_join!(row, ways)?;
    let row = row.ok_or(ApiError::NotFound("user"))?;
    let row = wire::user(row, &user.groups, app.directory.held().groups(), app.now())?;
    Ok(UserRow { other_ways: Some(ways), ..row })
}

struct Typed {
    login: Login,
    email: Option<weblys_kernel::EmailAddress>,
    name: String,
    groups: Vec<GroupId>,
    channel: String,
    shop: Option<String>,
    partner: Option<String>,
}

fn read(fields: &UserFields) -> Result<Typed, ApiError> {
    let mut faults = Faults::default();
    let login = faults.login(&fields.login);
    let mut groups: Vec<GroupId> = fields.groups.iter().copied().map(GroupId::from_uuid).collect();
    groups.sort_unstable();
    groups.dedup();
    let email = faults.email(&fields.email);
    let name = faults.text("name", &fields.name);
    let channel = faults.code("channel", &fields.channel);
    let shop = faults.optional("shop", &fields.shop);
    let partner = faults.optional("partner", &fields.partner);
    faults.refuse()?;
    let login = login.ok_or_else(|| ApiError::internal("a login that was not refused is there"))?;
    Ok(Typed { login, email, name, groups, channel, shop, partner })
}

impl Typed {
    fn into_user(self, before: &User) -> User {
        User {
            login: self.login,
            name: self.name,
            email: self.email,
            groups: self.groups,
            channel: self.channel,
            shop: self.shop,
            partner: self.partner,
            ..before.clone()
        }
    }
}

/// `POST /v1/users`. The form's key is the user's id: sent twice, it makes one.
pub async fn make(app: &App, person: &Person, signed: &Signed, new: &NewUser) -> Result<UserRow, ApiError> {
    let typed = read(&new.user)?;
    let mut tx = app.db.begin(Durability::Full).await?;
    let desk = Desk::enter(&mut tx, signed).await?;
    if let Some(there) = user::by_id(&mut tx, UserId::from_uuid(new.idempotency_key)).await? {
        tx.rollback().await?;
        return show(app, signed, there.user_id).await;
    }
    let blank = User {
        user_id: UserId::from_uuid(new.idempotency_key),
        login: typed.login.clone(),
        name: String::new(),
        email: None,
        kind: UserKind::Staff,
        origin: Origin::Weblys,
        state: UserState::Active,
        groups: Vec::new(),
        channel: String::new(),
        shop: None,
        partner: None,
        must_change_password: true,
        version: 1,
    };
    let user = typed.into_user(&blank);
    may_edit_user(&desk.actor, None, &user, &desk.groups, &desk.deciding)?;
    if !user::insert(&mut tx, &user, app.now()).await? {
        return Err(ApiError::Taken);
    }
    drafts::sent(&mut tx, signed, &DraftForm::User(None)).await?;
    tell(app, &mut tx, person, signed, Told { action: "user.make", before: None, after: &user, groups: &desk.groups })
        .await?;
    tx.commit().await?;
    app.directory.refresh(&app.db).await?;
    row(app, &user).await
}

struct Told<'a> {
    action: &'static str,
    before: Option<&'a User>,
    after: &'a User,
    groups: &'a [Group],
}

async fn tell(app: &App, tx: &mut Tx, person: &Person, signed: &Signed, told: Told<'_>) -> Result<(), ApiError> {
    let deed = Deed { action: told.action, subject_kind: "user", subject: told.after.login.as_str() };
    let mut entry = audit::by(signed, person, deed, app.now());
    entry.before = told.before.map(|user| audit::of_user(user, told.groups));
    entry.after = Some(audit::of_user(told.after, told.groups));
    audit::store::append(tx, entry).await.map(drop)
}

/// `PUT /v1/users/{user_id}`.
pub async fn change(
    app: &App,
    person: &Person,
    signed: &Signed,
    user_id: UserId,
    to: &ChangeUser,
) -> Result<UserRow, ApiError> {
    let typed = read(&to.user)?;
    let mut tx = app.db.begin(Durability::Full).await?;
    let desk = Desk::enter(&mut tx, signed).await?;
    let before = desk.user(&mut tx, user_id).await?;
    if before.version != to.version {
        tx.rollback().await?;
        return Err(ApiError::stale(&row(app, &before).await?));
    }
    let after = User { state: to.state, version: before.version + 1, ..typed.into_user(&before) };
    may_edit_user(&desk.actor, Some(&before), &after, &desk.groups, &desk.deciding)?;
    if user::is_taken(&mut tx, &after.login, user_id).await? {
        return Err(ApiError::Taken);
    }
    if !user::update(&mut tx, &after).await? {
        return Err(ApiError::Contended);
    }
    if after.state == UserState::Disabled {
        session::end_all(&mut tx, user_id, None).await?;
    }
    if !before.has_same_groups(&after) {
        notices::tell_user(&mut tx, signed, user_id, NoticeKind::GroupsChanged, app.now()).await?;
    }
    drafts::sent(&mut tx, signed, &DraftForm::User(Some(user_id.uuid()))).await?;
    let told = Told { action: "user.change", before: Some(&before), after: &after, groups: &desk.groups };
    tell(app, &mut tx, person, signed, told).await?;
    tx.commit().await?;
    app.directory.refresh(&app.db).await?;
    row(app, &after).await
}
