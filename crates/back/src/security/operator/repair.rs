//! Differences repaired, several at once: each line is a transaction of its own, and the report tells what became of
//! each (EXP-12).

use super::plan::{Not, Plan, Planner, Shown};
use super::told::Told;
use crate::adapters::operator_system::{OperatorError, Purpose};
use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::store::operator as store;
use crate::security::store::{change, session, user};
use crate::security::users::Desk;
use crate::state::App;
use serde_json::json;
use std::collections::HashMap;
use weblys_api::operator_users::{
    CHANGED_THERE, DriftLine, LineOutcome, REFUSED_THERE, Repair, RepairReport, RepairedLine,
};
use weblys_api::page::MOST_ROWS;
use weblys_api::problem::FieldFault;
use weblys_api::users::UNREADABLE;
use weblys_db::{Durability, Tx};
use weblys_security::{OperatorUser, User, UserState};

type Versions = (Option<i64>, Option<i64>);

/// `POST /v1/operator-users/drift/preview`: what a repair would do, line by line. Nothing is changed.
pub async fn preview(app: &App, signed: &Signed, repair: &Repair) -> Result<RepairReport, ApiError> {
    must_be_few(repair)?;
    let mut lines = Vec::with_capacity(repair.lines.len());
    let mut tx = app.db.begin(Durability::Relaxed).await?;
    let desk = Desk::enter(&mut tx, signed).await?;
    let (profiles, _) = store::profiles(&mut tx).await?;
    let channel = &app.config.security.synchronised_channel;
    let planner = Planner { desk: &desk, profiles: &profiles, channel, direction: repair.direction };
    for line in &repair.lines {
        let planned = planner.plan(&mut tx, line, (line.ours_version, line.theirs_version)).await?;
        lines.push(reported(line, planned.map(|(_, shown)| shown)));
    }
    tx.rollback().await?;
    Ok(RepairReport { lines })
}

/// `POST /v1/operator-users/drift/repair`. What one line comes to is in the report; the others go on.
pub async fn repair(app: &App, person: &Person, signed: &Signed, repair: &Repair) -> Result<RepairReport, ApiError> {
    must_be_few(repair)?;
    let work = Work { app, person, signed, repair };
    let mut left: HashMap<&str, Versions> = HashMap::new();
    let mut lines = Vec::with_capacity(repair.lines.len());
    for line in &repair.lines {
        let seen = (line.ours_version, line.theirs_version);
        let versions = left.get(line.login.as_str()).copied().unwrap_or(seen);
        let outcome = match work.one(line, versions).await {
            Ok((shown, now)) => {
                left.insert(&line.login, now);
                Ok(shown)
            }
            Err(Stopped::Not(not)) => Err(not),
            Err(Stopped::Failed(error)) => {
                tracing::warn!(%error, login = line.login, "a difference is not repaired");
                Err(Not::Refused(error.code()))
            }
        };
        lines.push(reported(line, outcome));
    }
    app.directory.refresh(&app.db).await?;
    Ok(RepairReport { lines })
}

fn must_be_few(repair: &Repair) -> Result<(), ApiError> {
    let most = usize::try_from(MOST_ROWS).unwrap_or_default();
    if repair.lines.len() <= most {
        return Ok(());
    }
    Err(ApiError::Fields(vec![FieldFault { field: "lines".to_owned(), code: UNREADABLE.to_owned() }]))
}

fn reported(line: &DriftLine, outcome: Result<Shown, Not>) -> RepairedLine {
    let (outcome, code, (before, after)) = match outcome {
        Ok(shown) => (LineOutcome::Done, String::new(), shown),
        Err(Not::Gone) => (LineOutcome::Gone, String::new(), Shown::default()),
        Err(Not::Refused(code)) => (LineOutcome::Refused, code, Shown::default()),
    };
    RepairedLine { line: line.clone(), outcome, code, before, after }
}

enum Stopped {
    Not(Not),
    Failed(ApiError),
}

impl From<ApiError> for Stopped {
    fn from(error: ApiError) -> Self {
        Self::Failed(error)
    }
}

impl From<weblys_db::DbError> for Stopped {
    fn from(error: weblys_db::DbError) -> Self {
        Self::Failed(error.into())
    }
}

struct Work<'a> {
    app: &'a App,
    person: &'a Person,
    signed: &'a Signed,
    repair: &'a Repair,
}

impl Work<'_> {
    /// Repairs one line; gives what it shows, and the versions that it leaves.
    async fn one(&self, line: &DriftLine, versions: Versions) -> Result<(Shown, Versions), Stopped> {
        let mut tx = self.app.db.begin(Durability::Full).await?;
        let desk = Desk::enter(&mut tx, self.signed).await?;
        let (profiles, _) = store::profiles(&mut tx).await?;
        let channel = &self.app.config.security.synchronised_channel;
        let planner = Planner { desk: &desk, profiles: &profiles, channel, direction: self.repair.direction };
        let (plan, shown) = planner.plan(&mut tx, line, versions).await?.map_err(Stopped::Not)?;
        let now = match plan {
            Plan::Ours { before, after } => {
                self.keep(tx, &desk, before.as_ref(), &after).await?;
                (Some(after.version), versions.1)
            }
            Plan::Theirs { before, after } => (versions.0, Some(self.send(tx, before.as_ref(), after).await?)),
        };
        Ok((shown, now))
    }

    async fn keep(&self, mut tx: Tx, desk: &Desk, before: Option<&User>, after: &User) -> Result<(), ApiError> {
        let (is_kept, action) = match before {
            Some(_) => (user::update(&mut tx, after).await?, "user.take"),
            None => (user::insert(&mut tx, after, self.app.now()).await?, "user.import"),
        };
        if !is_kept {
            return Err(ApiError::Contended);
        }
        if after.state == UserState::Disabled {
            session::end_all(&mut tx, after.user_id, None).await?;
        }
        let before = before.map(|user| audit::of_user(user, &desk.groups));
        self.tell(&mut tx, action, after.login.as_str(), before, audit::of_user(after, &desk.groups)).await?;
        Ok(tx.commit().await?)
    }

    /// Sends a user there. The trail is written before: whatever happens in between, no change there is without trace.
    async fn send(&self, mut tx: Tx, before: Option<&Told>, after: OperatorUser) -> Result<i64, Stopped> {
        let login = after.login.to_string();
        let there = before.map(|told| json!(told.user));
        self.tell(&mut tx, "user.send", &login, there, json!(after)).await?;
        tx.commit().await?;
        let why = Purpose { subject: login.clone(), correlation: self.person.correlation.clone() };
        let sent = self.app.operator_system.put_user(&why, &after, before.map(|told| told.version)).await;
        let mut tx = self.app.db.begin(Durability::Full).await?;
        match sent {
            Ok(version) => {
                change::raise(&mut tx).await?;
                store::put_one(&mut tx, &Told { user: after, version }).await?;
                tx.commit().await?;
                Ok(version)
            }
            Err(error) => {
                self.tell(&mut tx, "user.send_failed", &login, None, json!({"reason": error.to_string()})).await?;
                tx.commit().await?;
                Err(match error {
                    OperatorError::Changed => Stopped::Not(Not::Refused(CHANGED_THERE.to_owned())),
                    OperatorError::Unavailable(_) => Stopped::Failed(ApiError::OperatorSystem),
                    OperatorError::Rejected(_) | OperatorError::SlotTaken => {
                        Stopped::Not(Not::Refused(REFUSED_THERE.to_owned()))
                    }
                })
            }
        }
    }

    async fn tell(
        &self,
        tx: &mut Tx,
        action: &'static str,
        login: &str,
        before: Option<serde_json::Value>,
        after: serde_json::Value,
    ) -> Result<(), ApiError> {
        let deed = Deed { action, subject_kind: "user", subject: login };
        let mut entry = audit::by(self.signed, self.person, deed, self.app.now());
        (entry.before, entry.after) = (before, Some(after));
        audit::store::append(tx, entry).await.map(drop)
    }
}
