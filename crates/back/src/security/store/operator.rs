//! Users as the operator system last told of them, the map of its profiles, and since when differences are seen.

pub mod runs;

use crate::error::ApiError;
use crate::security::operator::Told;
use chrono::{DateTime, Utc};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;
use weblys_db::{JsonText, Session, Tx, bulk_insert, execute, fetch_all, fetch_one, fetch_optional};
use weblys_kernel::EmailAddress;
use weblys_security::{Drift, Login, OperatorUser, ProfileMap};

#[derive(sqlx::FromRow)]
struct Row {
    login: String,
    name: String,
    email: Option<String>,
    profiles: JsonText<Vec<String>>,
    is_active: bool,
    version: i64,
}

impl Row {
    fn read(self) -> Result<Told, ApiError> {
        let unreadable = || ApiError::internal(format!("the operator system's user {} cannot be read", self.login));
        let user = OperatorUser {
            login: Login::parse(&self.login).map_err(|_| unreadable())?,
            email: self.email.as_deref().map(EmailAddress::parse).transpose().map_err(|_| unreadable())?,
            name: self.name,
            profiles: self.profiles.0,
            is_active: self.is_active,
            password_changed_at: None,
        };
        Ok(Told { user, version: self.version })
    }
}

/// All of them, by login.
pub async fn told(mut on: impl Session) -> Result<Vec<Told>, ApiError> {
    let sql = "select login, name, email, profiles, is_active, version from security_operator_user order by login";
    fetch_all!(on, Row, sql).await?.into_iter().map(Row::read).collect()
}

/// One of them.
pub async fn one(tx: &mut Tx, login: &Login) -> Result<Option<Told>, ApiError> {
    let sql = "select login, name, email, profiles, is_active, version from security_operator_user where login = $1";
    fetch_optional!(&mut *tx, Row, sql, login.as_str()).await?.map(Row::read).transpose()
}

/// Keeps them as read by a synchronisation, which puts some into other groups.
pub async fn put(tx: &mut Tx, told: &[Told], run_id: Uuid, regrouped: &HashSet<&Login>) -> Result<(), ApiError> {
    bulk_insert!(
        &mut *tx,
        "insert into security_operator_user (login, name, email, profiles, is_active, version, run_id, regrouped_by)",
        told,
        |one| one.user.login.as_str(), &one.user.name, one.user.email.as_ref().map(EmailAddress::as_str),
        JsonText(&one.user.profiles), one.user.is_active, one.version, run_id,
        regrouped.contains(&one.user.login).then_some(run_id);
        "on conflict (login) do update set name = excluded.name, email = excluded.email, profiles = excluded.profiles,
           is_active = excluded.is_active, version = excluded.version, run_id = excluded.run_id,
           regrouped_by = excluded.regrouped_by"
    )
    .await?;
    Ok(())
}

/// Keeps one who was sent there.
pub async fn put_one(tx: &mut Tx, told: &Told) -> Result<(), ApiError> {
    put(tx, std::slice::from_ref(told), Uuid::nil(), &HashSet::new()).await
}

/// Forgets those whom a synchronisation did not find any more; gives how many.
pub async fn forget_others(tx: &mut Tx, run_id: Uuid) -> Result<u64, ApiError> {
    Ok(execute!(&mut *tx, "delete from security_operator_user where run_id <> $1", run_id).await?)
}

/// Takes those whom a synchronisation puts into other groups out of theirs.
pub async fn leave_groups(tx: &mut Tx, run_id: Uuid) -> Result<(), ApiError> {
    let sql = "delete from security_membership where user_id in
                 (select u.user_id from security_operator_user o join security_user u on u.login = o.login
                  where o.regrouped_by = $1)";
    execute!(&mut *tx, sql, run_id).await?;
    Ok(())
}

/// Ends the sessions of all who may not sign in.
pub async fn end_sessions_of_disabled(tx: &mut Tx) -> Result<(), ApiError> {
    let sql = "delete from security_session where user_id in
                 (select user_id from security_user where state = 'disabled')";
    execute!(&mut *tx, sql).await?;
    Ok(())
}

/// Which groups the profiles stand for, and the version of that.
pub async fn profiles(mut on: impl Session) -> Result<(ProfileMap, i64), ApiError> {
    let sql = "select profiles, version from security_profile_map where base = 'security'";
    let (JsonText(profiles), version) = fetch_one!(on, (JsonText<ProfileMap>, i64), sql).await?;
    Ok((profiles, version))
}

/// Keeps the map, if it still has this version.
pub async fn put_profiles(tx: &mut Tx, profiles: &ProfileMap, version: i64) -> Result<bool, ApiError> {
    let sql = "update security_profile_map set profiles = $1, version = version + 1
               where base = 'security' and version = $2";
    Ok(execute!(&mut *tx, sql, JsonText(profiles), version).await? == 1)
}

/// Takes note of the differences of this moment: new ones are seen since now, those that are gone are forgotten.
pub async fn note(tx: &mut Tx, present: &[Drift], now: DateTime<Utc>) -> Result<(), ApiError> {
    bulk_insert!(
        &mut *tx,
        "insert into security_drift (login, aspect, since, seen_at)",
        present,
        |drift| drift.login.as_str(), drift.kind.aspect(), now, now;
        "on conflict (login, aspect) do update set seen_at = excluded.seen_at"
    )
    .await?;
    execute!(&mut *tx, "delete from security_drift where seen_at < $1", now).await?;
    Ok(())
}

/// Since when each difference has been seen, by login and aspect.
pub async fn since(mut on: impl Session) -> Result<HashMap<(String, String), DateTime<Utc>>, ApiError> {
    let rows = fetch_all!(on, (String, String, DateTime<Utc>), "select login, aspect, since from security_drift");
    Ok(rows.await?.into_iter().map(|(login, aspect, since)| ((login, aspect), since)).collect())
}
