//! Users, sessions and entries of the audit trail, as they go out.

use crate::error::ApiError;
use crate::security::audit::store::Kept;
use crate::security::store::list::Row;
use chrono::{DateTime, Utc};
use serde_json::Value;
use weblys_api::audit::{AuditRow, ChangeRow};
use weblys_api::staff::SessionRow;
use weblys_api::users::{GroupRef, UserRow};
use weblys_security::audit::{Change, changes};
use weblys_security::lockout::{self, Verdict};
use weblys_security::{Failures, Group, GroupId, Origin, SessionPolicy, Site, StaffSession, UserId, UserState};

/// A user with his groups.
pub fn user(row: Row, his: &[GroupId], groups: &[Group], now: DateTime<Utc>) -> Result<UserRow, ApiError> {
    let unreadable = || ApiError::internal(format!("user {} cannot be read", row.user_id));
    let count = u32::try_from(row.failures).unwrap_or(u32::MAX);
    let verdict = lockout::decide(&Failures { count, last_at: row.last_failure_at }, now);
    let named = groups.iter().filter(|group| his.contains(&group.group_id)).map(|group| GroupRef {
        group_id: group.group_id.uuid(),
        code: group.code.clone(),
        name: group.name.clone(),
    });
    Ok(UserRow {
        user_id: row.user_id,
        automatic: row.automatic.as_deref().map(|site| Site::parse(site).ok_or_else(unreadable)).transpose()?,
        state: UserState::from_word(&row.state).ok_or_else(unreadable)?,
        origin: Origin::from_word(&row.origin).ok_or_else(unreadable)?,
        login: row.login,
        name: row.name,
        email: row.email,
        groups: named.collect(),
        channel: row.channel,
        shop: Some(row.shop).filter(|shop| !shop.is_empty()),
        partner: Some(row.partner).filter(|partner| !partner.is_empty()),
        has_password: row.has_password,
        must_change_password: row.must_change,
        has_second_factor: row.totp_confirmed,
        other_ways: None,
        locked_until: match verdict {
            Verdict::Allowed => None,
            Verdict::LockedUntil(until) => Some(until),
        },
        last_sign_in_at: row.last_sign_in_at,
        created_at: row.created_at,
        version: row.version,
    })
}

/// A session.
#[must_use]
pub fn session(session: &StaffSession, current: Option<&StaffSession>, policy: SessionPolicy) -> SessionRow {
    SessionRow {
        session_id: session.session_id,
        created_at: session.created_at,
        last_seen_at: session.last_seen_at,
        ends_at: session.ends_at(policy),
        address: session.address.clone(),
        agent: session.agent.clone(),
        level: session.level,
        is_current: current.is_some_and(|current| current.session_id == session.session_id),
    }
}

/// What changed, field by field.
#[must_use]
pub fn changed(before: Option<&Value>, after: Option<&Value>) -> Vec<ChangeRow> {
    let of = |Change { field, before, after }| ChangeRow { field, before, after };
    changes(before, after).into_iter().map(of).collect()
}

/// An entry of the audit trail, with what changed.
#[must_use]
pub fn audit(kept: Kept) -> AuditRow {
    let Kept { seq, entry, .. } = kept;
    let changes = changed(entry.before.as_ref(), entry.after.as_ref());
    AuditRow {
        seq,
        at: entry.at,
        actor: entry.actor,
        user_id: entry.user_id.map(UserId::uuid),
        on_behalf_of: entry.on_behalf_of,
        address: entry.address,
        site: entry.site,
        action: entry.action,
        subject_kind: entry.subject_kind,
        subject: entry.subject,
        changes,
        correlation: entry.correlation,
    }
}
