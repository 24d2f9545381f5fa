//! The audit trail: what is written into it, and how it is read.

pub mod seal;
pub mod store;

use crate::security::actor::{Person, Signed, Starter};
use chrono::{DateTime, SubsecRound, Utc};
use serde_json::{Value, json};
use weblys_security::{AuditEntry, Group, Site, User};

/// What was done, and to what.
#[derive(Debug, Clone, Copy)]
pub struct Deed<'a> {
    /// What: `user.change`.
    pub action: &'static str,
    /// What kind of thing it was done to.
    pub subject_kind: &'static str,
    /// Which one: a login, a group's code.
    pub subject: &'a str,
}

/// An entry in the name of somebody of the staff who is signed in.
#[must_use]
pub fn by(signed: &Signed, person: &Person, deed: Deed<'_>, now: DateTime<Utc>) -> AuditEntry {
    let entry = by_name(signed.actor.login.as_str(), person, deed, now);
    AuditEntry {
        user_id: Some(signed.actor.user_id),
        on_behalf_of: signed.behalf.as_ref().map(|user| user.login.to_string()),
        ..entry
    }
}

/// An entry in the name of whoever started something.
#[must_use]
pub fn by_starter(starter: &Starter, deed: Deed<'_>, now: DateTime<Utc>) -> AuditEntry {
    match starter {
        Starter::Schedule => by_name(starter.name(), &Person::default(), deed, now),
        Starter::Signed(by) => {
            let (signed, person) = &**by;
            self::by(signed, person, deed, now)
        }
    }
}

/// An entry in the name of whoever is not signed in, or of a program.
#[must_use]
pub fn by_name(actor: &str, person: &Person, deed: Deed<'_>, now: DateTime<Utc>) -> AuditEntry {
    AuditEntry {
        at: now.trunc_subsecs(6),
        actor: actor.to_owned(),
        user_id: None,
        on_behalf_of: None,
        address: person.address.clone(),
        site: Site::WeConfig,
        action: deed.action.to_owned(),
        subject_kind: deed.subject_kind.to_owned(),
        subject: deed.subject.to_owned(),
        before: None,
        after: None,
        correlation: person.correlation.clone(),
    }
}

/// A user as the trail keeps him.
#[must_use]
pub fn of_user(user: &User, groups: &[Group]) -> Value {
    let his = groups.iter().filter(|group| user.groups.contains(&group.group_id));
    json!({
        "login": user.login, "name": user.name, "email": user.email, "state": user.state, "channel": user.channel,
        "shop": user.shop, "partner": user.partner, "groups": his.map(|group| &group.code).collect::<Vec<_>>(),
    })
}

/// A group as the trail keeps it.
#[must_use]
pub fn of_group(group: &Group) -> Value {
    json!({"code": group.code, "name": group.name, "rights": group.rights})
}
