//! What the repair of one difference would do, and whether this person may do it.
//!
//! Whoever repairs gives no more than he could give by hand: taking theirs is a change of our user; sending ours is
//! judged as the change from what the user is there to what he is here.

use super::drifts::codes;
use super::told::Told;
use crate::error::ApiError;
use crate::security::store::operator as store;
use crate::security::store::user;
use crate::security::users::Desk;
use uuid::Uuid;
use weblys_api::operator_users::{Direction, DriftLine, NOTHING_TO_DO};
use weblys_api::users::STALE;
use weblys_db::Tx;
use weblys_kernel::Refusal;
use weblys_security::drift::{NewUser, compare, take_ours, take_theirs};
use weblys_security::grant::may_edit_user;
use weblys_security::{
    Drift, DriftKind, Group, Login, OperatorUser, ProfileMap, SecurityRefusal, User, UserId, UserState,
};

/// What is to be done.
#[derive(Debug)]
pub enum Plan {
    /// Ours becomes so.
    Ours {
        /// What it is; none: he is made.
        before: Option<User>,
        /// What it becomes.
        after: User,
    },
    /// Theirs becomes so.
    Theirs {
        /// What it is; none: he is made.
        before: Option<Told>,
        /// What it becomes.
        after: OperatorUser,
    },
}

/// Why nothing is to be done.
#[derive(Debug)]
pub enum Not {
    /// The difference is gone, or nothing that this person may know of.
    Gone,
    /// By this code.
    Refused(String),
}

impl From<SecurityRefusal> for Not {
    fn from(refusal: SecurityRefusal) -> Self {
        Self::Refused(refusal.code().to_owned())
    }
}

/// A difference as it is now, with both users.
#[derive(Debug)]
pub struct Case {
    drift: Drift,
    their: Option<Told>,
    our: Option<User>,
}

/// What the plans of one report are made with.
#[derive(Debug)]
pub struct Planner<'a> {
    /// Who repairs, and every group.
    pub desk: &'a Desk,
    /// Which groups profiles stand for.
    pub profiles: &'a ProfileMap,
    /// The sales channel of who is made.
    pub channel: &'a str,
    /// In which direction.
    pub direction: Direction,
}

/// What a report shows of a plan: what is there before, and what it becomes.
pub type Shown = (String, String);

impl Planner<'_> {
    /// The plan of a line. `versions` are those that it was seen with, or that an earlier line of the same report left.
    pub async fn plan(
        &self,
        tx: &mut Tx,
        line: &DriftLine,
        versions: (Option<i64>, Option<i64>),
    ) -> Result<Result<(Plan, Shown), Not>, ApiError> {
        let Some(case) = self.case(tx, line).await? else { return Ok(Err(Not::Gone)) };
        let present = (case.our.as_ref().map(|our| our.version), case.their.as_ref().map(|their| their.version));
        if present != versions {
            return Ok(Err(Not::Refused(STALE.to_owned())));
        }
        Ok(match self.direction {
            Direction::TakeTheirs => self.take(&case),
            Direction::SendOurs => self.send(&case),
        })
    }

    async fn case(&self, tx: &mut Tx, line: &DriftLine) -> Result<Option<Case>, ApiError> {
        let Ok(login) = Login::parse(&line.login) else { return Ok(None) };
        let our = user::by_login(&mut *tx, &login).await?;
        let their = store::one(tx, &login).await?;
        let is_seen = match &our {
            Some(our) => self.desk.actor.must_see(our).is_ok(),
            None => self.desk.actor.perimeter.is_everything(),
        };
        let theirs: Vec<OperatorUser> = their.iter().map(|told| told.user.clone()).collect();
        let ours = our.as_slice();
        let drifts = compare(&theirs, ours, &self.desk.groups, self.profiles);
        let drift = drifts.into_iter().find(|drift| drift.kind.aspect() == line.aspect);
        Ok(drift.filter(|_| is_seen).map(|drift| Case { drift, their, our }))
    }

    fn groups(&self) -> &[Group] {
        &self.desk.groups
    }

    /// Our user as theirs would have him.
    fn as_theirs(&self, case: &Case) -> Option<User> {
        let new = NewUser { user_id: UserId::from_uuid(Uuid::now_v7()), channel: self.channel.to_owned() };
        let their = case.their.as_ref().map(|told| &told.user);
        take_theirs(&case.drift, their, case.our.as_ref(), self.groups(), self.profiles, new)
    }

    fn may(&self, before: Option<&User>, after: &User) -> Result<(), Not> {
        Ok(may_edit_user(&self.desk.actor, before, after, self.groups(), &self.desk.deciding)?)
    }

    fn take(&self, case: &Case) -> Result<(Plan, Shown), Not> {
        let after = self.as_theirs(case).ok_or_else(|| Not::Refused(NOTHING_TO_DO.to_owned()))?;
        let after = User { version: case.our.as_ref().map_or(1, |our| our.version + 1), ..after };
        self.may(case.our.as_ref(), &after)?;
        let shown = match &case.drift.kind {
            DriftKind::OnlyThere => (String::new(), codes(&after, self.groups())),
            DriftKind::Differs { theirs, ours, .. } => (ours.clone(), theirs.clone()),
            _ => (UserState::Active.word().to_owned(), UserState::Disabled.word().to_owned()),
        };
        Ok((Plan::Ours { before: case.our.clone(), after }, shown))
    }

    fn send(&self, case: &Case) -> Result<(Plan, Shown), Not> {
        let their = case.their.as_ref().map(|told| &told.user);
        let after = take_ours(&case.drift, their, case.our.as_ref(), self.groups(), self.profiles)
            .ok_or_else(|| Not::Refused(NOTHING_TO_DO.to_owned()))?;
        match (&case.their, &case.our) {
            (Some(_), Some(our)) => self.may(Some(&self.as_theirs(case).unwrap_or_else(|| our.clone())), our)?,
            (None, Some(our)) => self.may(None, our)?,
            (_, None) => {
                let there = self.as_theirs(case).ok_or_else(|| Not::Refused(NOTHING_TO_DO.to_owned()))?;
                self.may(Some(&there), &User { state: UserState::Disabled, ..there.clone() })?;
            }
        }
        let shown = match &case.drift.kind {
            DriftKind::OnlyThere => (UserState::Active.word().to_owned(), UserState::Disabled.word().to_owned()),
            DriftKind::Differs { theirs, ours, .. } => (theirs.clone(), ours.clone()),
            DriftKind::UnknownProfile { profile } => (profile.clone(), String::new()),
            DriftKind::OnlyHere | DriftKind::MadeHere => (String::new(), after.profiles.join(", ")),
        };
        Ok((Plan::Theirs { before: case.their.clone(), after }, shown))
    }
}
