//! Which groups the operator system's profiles stand for.

use super::told::plain;
use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::store::operator as store;
use crate::security::users::Desk;
use crate::state::App;
use serde_json::json;
use std::collections::BTreeMap;
use weblys_api::operator_users::{ChangeProfiles, ProfileList, ProfileRow};
use weblys_api::problem::FieldFault;
use weblys_api::users::UNREADABLE;
use weblys_db::Durability;
use weblys_security::ProfileMap;
use weblys_security::grant::may_map_profiles;

const MOST: usize = 500;

/// `GET /v1/operator-users/profiles`: those that are mapped and those that somebody has.
pub async fn list(app: &App) -> Result<ProfileList, ApiError> {
    let (map, version) = store::profiles(&app.db).await?;
    let mut users: BTreeMap<String, i64> = map.0.keys().map(|profile| (profile.clone(), 0)).collect();
    for profile in app.directory.held().told().iter().flat_map(|told| &told.user.profiles) {
        *users.entry(profile.clone()).or_default() += 1;
    }
    let row = |(profile, users): (String, i64)| {
        let group = map.0.get(&profile).cloned().unwrap_or_default();
        ProfileRow { profile, group, users }
    };
    Ok(ProfileList { profiles: users.into_iter().map(row).collect(), version })
}

/// `PUT /v1/operator-users/profiles`. Nobody's groups change by it: it shows as differences, to be repaired.
pub async fn change(app: &App, person: &Person, signed: &Signed, to: &ChangeProfiles) -> Result<ProfileList, ApiError> {
    let after = read(to)?;
    let mut tx = app.db.begin(Durability::Full).await?;
    let desk = Desk::enter(&mut tx, signed).await?;
    let (before, version) = store::profiles(&mut tx).await?;
    if version != to.version {
        tx.rollback().await?;
        return Err(ApiError::stale(&list(app).await?));
    }
    may_map_profiles(&desk.actor, &before, &after, &desk.groups)?;
    if before != after {
        if !store::put_profiles(&mut tx, &after, version).await? {
            return Err(ApiError::Contended);
        }
        let deed = Deed { action: "profiles.change", subject_kind: "list", subject: "profiles" };
        let mut entry = audit::by(signed, person, deed, app.now());
        (entry.before, entry.after) = (Some(json!(before)), Some(json!(after)));
        audit::store::append(&mut tx, entry).await?;
        tx.commit().await?;
        app.directory.refresh(&app.db).await?;
    }
    list(app).await
}

fn read(to: &ChangeProfiles) -> Result<ProfileMap, ApiError> {
    let unreadable =
        |profile: &str| ApiError::Fields(vec![FieldFault { field: profile.to_owned(), code: UNREADABLE.to_owned() }]);
    if to.profiles.len() > MOST {
        return Err(unreadable("profiles"));
    }
    let mapped = to.profiles.iter().filter(|(_, group)| !group.is_empty());
    let read = |(profile, group): (&String, &String)| {
        Ok((plain(profile).ok_or_else(|| unreadable("profiles"))?, group.clone()))
    };
    Ok(ProfileMap(mapped.map(read).collect::<Result<_, ApiError>>()?))
}
