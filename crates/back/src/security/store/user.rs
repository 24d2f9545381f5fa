//! Users, one by one and all together.

use crate::error::ApiError;
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use uuid::Uuid;
use weblys_db::{Session, Tx, bulk_insert, execute, fetch_all, fetch_optional};
use weblys_kernel::EmailAddress;
use weblys_security::{GroupId, Login, Origin, Site, User, UserId, UserKind, UserState};

/// A user as kept.
#[derive(Debug, sqlx::FromRow)]
pub struct UserRecord {
    user_id: Uuid,
    login: String,
    name: String,
    email: Option<String>,
    automatic: Option<String>,
    origin: String,
    state: String,
    channel: String,
    shop: String,
    partner: String,
    must_change: bool,
    version: i64,
}

/// The columns of a [`UserRecord`], of a user `u` with his credential `c`.
macro_rules! users {
    ($rest:literal) => {
        concat!(
            "select u.user_id, u.login, u.name, u.email, u.automatic, u.origin, u.state, u.channel, u.shop, u.partner,
                    c.must_change, u.version
             from security_user u join security_credential c on c.user_id = u.user_id ",
            $rest
        )
    };
}

impl UserRecord {
    /// The user. What cannot be read is an error of ours: everything was parsed before it was kept.
    pub fn read(self, groups: Vec<GroupId>) -> Result<User, ApiError> {
        let unreadable = || ApiError::internal(format!("user {} cannot be read", self.user_id));
        let kind = match self.automatic.as_deref() {
            None => UserKind::Staff,
            Some(site) => UserKind::Automatic(Site::parse(site).ok_or_else(unreadable)?),
        };
        Ok(User {
            user_id: UserId::from_uuid(self.user_id),
            login: Login::parse(&self.login).map_err(|_| unreadable())?,
            origin: Origin::from_word(&self.origin).ok_or_else(unreadable)?,
            state: UserState::from_word(&self.state).ok_or_else(unreadable)?,
            email: self.email.as_deref().map(EmailAddress::parse).transpose().map_err(|_| unreadable())?,
            name: self.name,
            kind,
            groups,
            channel: self.channel,
            shop: Some(self.shop).filter(|shop| !shop.is_empty()),
            partner: Some(self.partner).filter(|partner| !partner.is_empty()),
            must_change_password: self.must_change,
            version: self.version,
        })
    }
}

/// Every user.
pub async fn all(mut on: impl Session) -> Result<Vec<User>, ApiError> {
    let memberships = fetch_all!(on, (Uuid, Uuid), "select user_id, group_id from security_membership").await?;
    let mut groups: HashMap<Uuid, Vec<GroupId>> = HashMap::new();
    for (user_id, group_id) in memberships {
        groups.entry(user_id).or_default().push(GroupId::from_uuid(group_id));
    }
    let rows = fetch_all!(on, UserRecord, users!("order by u.login")).await?;
    rows.into_iter()
        .map(|row| {
            let his = groups.remove(&row.user_id).unwrap_or_default();
            row.read(his)
        })
        .collect()
}

/// Those whom a change of others must look at: automatic users, and members of a group that may change users.
pub async fn deciding(tx: &mut Tx) -> Result<Vec<User>, ApiError> {
    let rows = fetch_all!(
        &mut *tx,
        UserRecord,
        users!(
            "where u.automatic is not null or u.user_id in
               (select m.user_id from security_membership m
                join security_group_right r on r.group_id = m.group_id and r.right_code = 'weconfig.users.change')"
        )
    )
    .await?;
    let mut users = Vec::with_capacity(rows.len());
    for row in rows {
        let groups = groups_of(&mut *tx, row.user_id).await?;
        users.push(row.read(groups)?);
    }
    Ok(users)
}

/// One user.
pub async fn by_id(mut on: impl Session, user_id: UserId) -> Result<Option<User>, ApiError> {
    let row = fetch_optional!(on, UserRecord, users!("where u.user_id = $1"), user_id.uuid()).await?;
    match row {
        Some(row) => {
            let groups = groups_of(on, user_id.uuid()).await?;
            row.read(groups).map(Some)
        }
        None => Ok(None),
    }
}

/// The user with a login.
pub async fn by_login(mut on: impl Session, login: &Login) -> Result<Option<User>, ApiError> {
    let row = fetch_optional!(on, UserRecord, users!("where u.login = $1"), login.as_str()).await?;
    match row {
        Some(row) => {
            let groups = groups_of(on, row.user_id).await?;
            row.read(groups).map(Some)
        }
        None => Ok(None),
    }
}

async fn groups_of(mut on: impl Session, user_id: Uuid) -> Result<Vec<GroupId>, ApiError> {
    let sql = "select group_id from security_membership where user_id = $1 order by group_id";
    let groups = fetch_all!(on, (Uuid,), sql, user_id).await?;
    Ok(groups.into_iter().map(|(id,)| GroupId::from_uuid(id)).collect())
}

fn words(user: &User) -> String {
    format!("{} {}", user.login, user.name).to_lowercase()
}

fn automatic(user: &User) -> Option<&'static str> {
    match user.kind {
        UserKind::Staff => None,
        UserKind::Automatic(site) => Some(site.code()),
    }
}

/// Keeps a new user, who has no password yet; false when the login is another's or the user is there already.
pub async fn insert(tx: &mut Tx, user: &User, now: DateTime<Utc>) -> Result<bool, ApiError> {
    let rows = execute!(
        &mut *tx,
        "insert into security_user (user_id, login, name, words, email, automatic, origin, state, channel, shop,
                                    partner, version, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing",
        user.user_id.uuid(),
        user.login.as_str(),
        &user.name,
        words(user),
        user.email.as_ref().map(EmailAddress::as_str),
        automatic(user),
        user.origin.word(),
        user.state.word(),
        &user.channel,
        user.shop.as_deref().unwrap_or_default(),
        user.partner.as_deref().unwrap_or_default(),
        user.version,
        now
    )
    .await?;
    if rows == 0 {
        return Ok(false);
    }
    execute!(
        &mut *tx,
        "insert into security_credential (user_id, must_change, failures, totp_confirmed)
         values ($1, true, 0, false)",
        user.user_id.uuid()
    )
    .await?;
    put_in_groups(tx, user).await?;
    Ok(true)
}

/// Keeps a changed user whose version is one more than what was read; false when somebody was quicker, or the login
/// is another's ([`is_taken`] tells which).
pub async fn update(tx: &mut Tx, user: &User) -> Result<bool, ApiError> {
    let rows = execute!(
        &mut *tx,
        "update security_user set login = $2, name = $3, words = $4, email = $5, state = $6, channel = $7, shop = $8,
                                  partner = $9, version = $10
         where user_id = $1 and version = $10 - 1",
        user.user_id.uuid(),
        user.login.as_str(),
        &user.name,
        words(user),
        user.email.as_ref().map(EmailAddress::as_str),
        user.state.word(),
        &user.channel,
        user.shop.as_deref().unwrap_or_default(),
        user.partner.as_deref().unwrap_or_default(),
        user.version
    )
    .await?;
    if rows == 0 {
        return Ok(false);
    }
    execute!(&mut *tx, "delete from security_membership where user_id = $1", user.user_id.uuid()).await?;
    put_in_groups(tx, user).await?;
    Ok(true)
}

/// Keeps many users, new and changed ones, in few statements; the login of one who is there stays. Who is new has no
/// password. Memberships are [`put_members`]'.
pub async fn put_all(tx: &mut Tx, users: &[&User], now: DateTime<Utc>) -> Result<(), ApiError> {
    bulk_insert!(
        &mut *tx,
        "insert into security_user (user_id, login, name, words, email, automatic, origin, state, channel, shop,
                                    partner, version, created_at)",
        users,
        |user| user.user_id.uuid(), user.login.as_str(), &user.name, words(user),
        user.email.as_ref().map(EmailAddress::as_str), automatic(user), user.origin.word(), user.state.word(),
        &user.channel, user.shop.as_deref().unwrap_or_default(), user.partner.as_deref().unwrap_or_default(),
        user.version, now;
        "on conflict (user_id) do update set name = excluded.name, words = excluded.words, email = excluded.email,
           state = excluded.state, version = excluded.version"
    )
    .await?;
    bulk_insert!(
        &mut *tx,
        "insert into security_credential (user_id, must_change, failures, totp_confirmed)",
        users,
        |user| user.user_id.uuid(), true, 0_i64, false;
        "on conflict do nothing"
    )
    .await?;
    Ok(())
}

/// Puts many users into their groups, beside those that they are in.
pub async fn put_members(tx: &mut Tx, users: &[&User]) -> Result<(), ApiError> {
    let pairs = users.iter().flat_map(|user| user.groups.iter().map(|group| (user.user_id.uuid(), group.uuid())));
    let pairs: Vec<(Uuid, Uuid)> = pairs.collect();
    bulk_insert!(
        &mut *tx,
        "insert into security_membership (user_id, group_id)",
        &pairs,
        |pair| pair.0, pair.1;
        "on conflict do nothing"
    )
    .await?;
    Ok(())
}

/// Whether a login is another user's.
pub async fn is_taken(tx: &mut Tx, login: &Login, by_other_than: UserId) -> Result<bool, ApiError> {
    let sql = "select user_id from security_user where login = $1 and user_id <> $2";
    Ok(fetch_optional!(&mut *tx, (Uuid,), sql, login.as_str(), by_other_than.uuid()).await?.is_some())
}

async fn put_in_groups(tx: &mut Tx, user: &User) -> Result<(), ApiError> {
    for group_id in &user.groups {
        execute!(
            &mut *tx,
            "insert into security_membership (user_id, group_id) values ($1, $2) on conflict do nothing",
            user.user_id.uuid(),
            group_id.uuid()
        )
        .await?;
    }
    Ok(())
}

/// Takes note that he has signed in.
pub async fn signed_in(tx: &mut Tx, user_id: UserId, now: DateTime<Utc>) -> Result<(), ApiError> {
    execute!(&mut *tx, "update security_user set last_sign_in_at = $2 where user_id = $1", user_id.uuid(), now).await?;
    Ok(())
}
