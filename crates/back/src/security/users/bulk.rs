//! The same done to several users: each line as by hand, with the same decision, in a transaction of its own. What one
//! line refuses leaves the others as they are.
//!
//! Looking at it first is doing it in one transaction that is undone: so the second of two last administrators is
//! refused beforehand too.

use super::{Desk, Told, tell};
use crate::error::ApiError;
use crate::flows::bulk::each;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::notices;
use crate::security::store::{session, user};
use crate::state::App;
use uuid::Uuid;
use weblys_api::bulk::{BulkLine, BulkOutcome, BulkReport, BulkRow, BulkUsers, UserDeed};
use weblys_api::notices::NoticeKind;
use weblys_db::{Durability, Tx};
use weblys_security::grant::{may_edit_user, may_reset_sign_in};
use weblys_security::{GroupId, SecurityRefusal, User, UserId, UserState};

/// Who asks, from where, for what.
#[derive(Clone, Copy)]
struct Asked<'a> {
    app: &'a App,
    person: &'a Person,
    signed: &'a Signed,
    deed: UserDeed,
    /// Whether it stays: what is only looked at tells nobody, and takes no lock of the trail.
    stays: bool,
}

/// `POST /v1/users/bulk/preview`.
pub async fn preview(app: &App, person: &Person, signed: &Signed, all: &BulkUsers) -> Result<BulkReport, ApiError> {
    let asked = Asked { app, person, signed, deed: all.deed, stays: false };
    let mut lines = Vec::with_capacity(all.rows.len());
    let mut tx = app.db.begin(Durability::Relaxed).await?;
    for of in each(&all.rows)? {
        lines.push(asked.line(&mut tx, of).await?);
    }
    tx.rollback().await?;
    Ok(BulkReport { lines })
}

/// `POST /v1/users/bulk`. Sent twice, it does nothing more.
pub async fn carry_out(app: &App, person: &Person, signed: &Signed, all: &BulkUsers) -> Result<BulkReport, ApiError> {
    let asked = Asked { app, person, signed, deed: all.deed, stays: true };
    let mut lines = Vec::with_capacity(all.rows.len());
    for of in each(&all.rows)? {
        // A line that fails says so; those before it are done and told, those after it are tried.
        lines.push(asked.in_own_transaction(of).await.unwrap_or_else(|error| {
            tracing::warn!(%error, user_id = %of.id, "a line of a bulk action failed");
            BulkLine::unknown(of.id, error.code())
        }));
    }
    app.directory.refresh(&app.db).await?;
    Ok(BulkReport { lines })
}

impl Asked<'_> {
    async fn in_own_transaction(&self, of: BulkRow) -> Result<BulkLine, ApiError> {
        let mut tx = self.app.db.begin(Durability::Full).await?;
        let line = self.line(&mut tx, of).await?;
        if line.outcome == BulkOutcome::Done {
            tx.commit().await?;
        } else {
            tx.rollback().await?;
        }
        Ok(line)
    }

    /// Does it, unless it is refused: then nothing was written.
    async fn line(&self, tx: &mut Tx, of: BulkRow) -> Result<BulkLine, ApiError> {
        let desk = Desk::enter(tx, self.signed).await?;
        let before = match desk.user(tx, UserId::from_uuid(of.id)).await {
            Ok(before) => before,
            Err(error @ ApiError::NotFound(_)) => return Ok(BulkLine::unknown(of.id, error.code())),
            Err(error) => return Err(error),
        };
        let outcome = match self.deed_on(tx, &desk, &before, of.version).await {
            Ok(true) => BulkOutcome::Done,
            Ok(false) => BulkOutcome::Unchanged,
            Err(error @ (ApiError::Security(_) | ApiError::Stale(_))) => BulkOutcome::Refused { code: error.code() },
            Err(error) => return Err(error),
        };
        let (known_by, name) = (before.login.to_string(), before.name.clone());
        Ok(BulkLine { id: of.id, known_by, name, version: before.version, outcome })
    }

    /// Gives whether something has changed.
    async fn deed_on(&self, tx: &mut Tx, desk: &Desk, before: &User, shown: Option<i64>) -> Result<bool, ApiError> {
        if self.deed == UserDeed::EndSessions {
            return self.end_sessions(tx, desk, before).await;
        }
        let after = after(self.deed, before, desk)?;
        if after.state == before.state && after.has_same_groups(before) {
            return Ok(false);
        }
        if shown.is_some_and(|shown| shown != before.version) {
            return Err(ApiError::stale(&before.user_id.uuid()));
        }
        may_edit_user(&desk.actor, Some(before), &after, &desk.groups, &desk.deciding)?;
        if !user::update(tx, &after).await? {
            return Err(ApiError::Contended);
        }
        if !self.stays {
            return Ok(true);
        }
        if after.state == UserState::Disabled {
            session::end_all(tx, after.user_id, None).await?;
        }
        if !after.has_same_groups(before) {
            let (kind, now) = (NoticeKind::GroupsChanged, self.app.now());
            notices::tell_user(tx, self.signed, after.user_id, kind, now).await?;
        }
        let told = Told { action: "user.change", before: Some(before), after: &after, groups: &desk.groups };
        tell(self.app, tx, self.person, self.signed, told).await?;
        Ok(true)
    }

    async fn end_sessions(&self, tx: &mut Tx, desk: &Desk, user: &User) -> Result<bool, ApiError> {
        may_reset_sign_in(&desk.actor, user, &desk.groups)?;
        if !self.stays {
            return Ok(!session::of_user(&mut *tx, user.user_id).await?.is_empty());
        }
        if session::end_all(tx, user.user_id, None).await? == 0 {
            return Ok(false);
        }
        notices::tell_user(tx, self.signed, user.user_id, NoticeKind::SessionEnded, self.app.now()).await?;
        let deed = Deed { action: "user.sessions_end", subject_kind: "user", subject: user.login.as_str() };
        audit::store::append(tx, audit::by(self.signed, self.person, deed, self.app.now())).await?;
        Ok(true)
    }
}

fn after(deed: UserDeed, before: &User, desk: &Desk) -> Result<User, ApiError> {
    let is_there = |id: Uuid| desk.groups.iter().any(|group| group.group_id.uuid() == id);
    let mut after = User { version: before.version + 1, ..before.clone() };
    match deed {
        UserDeed::Disable => after.state = UserState::Disabled,
        UserDeed::Enable => after.state = UserState::Active,
        UserDeed::AddTo { group_id } | UserDeed::RemoveFrom { group_id } if !is_there(group_id) => {
            return Err(SecurityRefusal::UnknownGroup.into());
        }
        UserDeed::AddTo { group_id } => {
            let group_id = GroupId::from_uuid(group_id);
            if !after.groups.contains(&group_id) {
                after.groups.push(group_id);
            }
        }
        UserDeed::RemoveFrom { group_id } => after.groups.retain(|id| id.uuid() != group_id),
        UserDeed::EndSessions => {}
    }
    Ok(after)
}
