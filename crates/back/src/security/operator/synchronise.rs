//! Reading every user of the operator system, and carrying over what changed there (WCR-10).
//!
//! Everything is read first, page by page, and kept in one transaction: what fails leaves nothing. A row that cannot be
//! read is reported and loses no other; a user who is not there any more stays, as a difference.

use super::told::{self, Told};
use crate::adapters::operator_system::Purpose;
use crate::error::ApiError;
use crate::security::actor::Starter;
use crate::security::audit::{self, Deed};
use crate::security::store::operator::{self as store, runs};
use crate::security::store::{change, group, user};
use crate::state::App;
use crate::upkeep::run::persistently;
use chrono::TimeDelta;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;
use weblys_api::operator_users::{RowFault, Synchronisation};
use weblys_db::{Durability, Tx};
use weblys_security::drift::{NewUser, arisen, compare, may_carry, take_theirs};
use weblys_security::{
    Drift, DriftKind, Group, Login, OperatorUser, Origin, ProfileMap, User, UserId, UserKind, UserState,
};

/// Who runs longer than this has been broken off.
const LEASE: TimeDelta = TimeDelta::minutes(10);
/// More pages than this are no list of staff.
const MOST_PAGES: usize = 1_000;
/// Users of one entry of the audit trail.
const TOLD_AT_ONCE: usize = 200;

fn purpose(by: &Starter) -> Purpose {
    Purpose { subject: "users".to_owned(), correlation: by.correlation() }
}

/// `POST /v1/operator-users/synchronise`. What the operator system does not answer is told by the run, not by an error.
///
/// # Errors
/// [`ApiError::Running`], or the database's.
pub async fn at_once(app: &App, by: &Starter) -> Result<Synchronisation, ApiError> {
    let now = app.now();
    if !runs::take_turn(&app.db, "synchronise", now, now + LEASE).await? {
        return Err(ApiError::Running);
    }
    let mut run = Synchronisation {
        run_id: Uuid::now_v7(),
        started_at: now,
        finished_at: None,
        actor: by.name().to_owned(),
        outcome: "running".to_owned(),
        told: 0,
        made: 0,
        changed: 0,
        gone: 0,
        faulty: 0,
        faults: Vec::new(),
        error: String::new(),
    };
    runs::put(&app.db, &run).await?;
    let outcome = carried_out(app, by, &mut run).await;
    run.finished_at = Some(app.now());
    run.outcome = if outcome.is_ok() { "done" } else { "failed" }.to_owned();
    run.error = outcome.err().map(|error| error.to_string()).unwrap_or_default();
    persistently(|| runs::put(&app.db, &run)).await?;
    run.faults.truncate(runs::MOST_FAULTS);
    persistently(|| runs::give_turn(&app.db, "synchronise", app.now())).await?;
    app.directory.refresh(&app.db).await?;
    Ok(run)
}

async fn carried_out(app: &App, by: &Starter, run: &mut Synchronisation) -> Result<(), ApiError> {
    let (told, faults) = read_all(app, by).await?;
    (run.told, run.faulty, run.faults) = (count(told.len() + faults.len()), count(faults.len()), faults);
    let mut tx = app.db.begin(Durability::Full).await?;
    let facts = Facts::gather(app, &mut tx, told, &run.faults).await?;
    let carried = facts.carry();
    let news = News::of(&facts, &carried);
    keep(&mut tx, app, run.run_id, &facts, &news).await?;
    run.gone = store::forget_others(&mut tx, run.run_id).await?.cast_signed();
    (run.made, run.changed) = (count(news.made.len()), count(news.changed.len()));
    let left = compare(&facts.theirs(), &carried, &facts.groups, &facts.profiles);
    let left: Vec<Drift> = left.into_iter().filter(Drift::is_fault).collect();
    store::note(&mut tx, &left, app.now()).await?;
    tell(app, &mut tx, by, &facts, &news).await?;
    Ok(tx.commit().await?)
}

fn count(of: usize) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}

/// Every row, in the order in which they are told.
async fn read_all(app: &App, by: &Starter) -> Result<(Vec<Told>, Vec<RowFault>), ApiError> {
    let (mut told, mut faults, mut known) = (Vec::new(), Vec::new(), HashSet::new());
    let (mut after, mut place) = (String::new(), 0);
    for _ in 0..MOST_PAGES {
        let page = app.operator_system.users(&purpose(by), &after).await.map_err(|error| {
            tracing::warn!(%error, "the operator system does not tell its users");
            ApiError::OperatorSystem
        })?;
        for row in page.rows {
            place += 1;
            match told::read(place, row, &mut known) {
                Ok(one) => told.push(one),
                Err(fault) => faults.push(fault),
            }
        }
        match page.next {
            None => return Ok((told, faults)),
            Some(next) if next == after => break,
            Some(next) => after = next,
        }
    }
    Err(ApiError::internal("the operator system's list of users does not end"))
}

/// What a synchronisation is decided on, read under the lock of users and groups.
struct Facts {
    before: Vec<Told>,
    told: Vec<Told>,
    users: Vec<User>,
    groups: Vec<Group>,
    profiles: ProfileMap,
    channel: String,
}

fn users_of(told: &[Told]) -> Vec<OperatorUser> {
    told.iter().map(|one| one.user.clone()).collect()
}

impl Facts {
    async fn gather(app: &App, tx: &mut Tx, mut told: Vec<Told>, faults: &[RowFault]) -> Result<Self, ApiError> {
        change::raise(tx).await?;
        let before = store::told(&mut *tx).await?;
        // Who cannot be read this time is as he was read before: a fault there takes nobody away.
        let faulty: HashSet<Login> = faults.iter().filter_map(|fault| Login::parse(&fault.login).ok()).collect();
        let known: HashSet<Login> = told.iter().map(|one| one.user.login.clone()).collect();
        let kept = before.iter().filter(|one| faulty.contains(&one.user.login) && !known.contains(&one.user.login));
        told.extend(kept.cloned());
        Ok(Self {
            before,
            told,
            users: user::all(&mut *tx).await?,
            groups: group::all(&mut *tx).await?,
            profiles: store::profiles(&mut *tx).await?.0,
            channel: app.config.security.synchronised_channel.clone(),
        })
    }

    fn theirs(&self) -> Vec<OperatorUser> {
        users_of(&self.told)
    }

    /// Our users as they become: with what changed there, as far as a synchronisation may carry it.
    fn carry(&self) -> Vec<User> {
        let theirs = self.theirs();
        let compared = |theirs: &[OperatorUser]| compare(theirs, &self.users, &self.groups, &self.profiles);
        let there: HashMap<&Login, &OperatorUser> = theirs.iter().map(|user| (&user.login, user)).collect();
        let mut becomes = self.users.clone();
        let mut places: HashMap<Login, usize> =
            becomes.iter().enumerate().map(|(place, user)| (user.login.clone(), place)).collect();
        for drift in arisen(&compared(&users_of(&self.before)), compared(&theirs)) {
            let place = places.get(&drift.login).copied();
            let our = place.and_then(|place| becomes.get(place));
            // Who is not there any more, and who was made here, is for people to decide about.
            let is_ours = our.is_some_and(|our| our.origin == Origin::Weblys || our.kind != UserKind::Staff);
            if is_ours || drift.kind == DriftKind::OnlyHere {
                continue;
            }
            let new = NewUser { user_id: UserId::from_uuid(Uuid::now_v7()), channel: self.channel.clone() };
            let their = there.get(&drift.login).copied();
            let after = take_theirs(&drift, their, our, &self.groups, &self.profiles, new);
            let Some(after) = after.filter(|after| may_carry(our, after, &self.groups, &becomes)) else { continue };
            match place.and_then(|place| becomes.get_mut(place)) {
                Some(our) => *our = after,
                None => {
                    places.insert(drift.login, becomes.len());
                    becomes.push(after);
                }
            }
        }
        self.counted(becomes)
    }

    /// Who has changed has a new version.
    fn counted(&self, becomes: Vec<User>) -> Vec<User> {
        let before = self.users.iter().map(Some).chain(std::iter::repeat(None));
        let count = |(user, before): (User, Option<&User>)| match before {
            Some(before) if *before != user => User { version: before.version + 1, ..user },
            _ => user,
        };
        becomes.into_iter().zip(before).map(count).collect()
    }
}

/// Who is made and who is changed.
struct News<'a> {
    made: Vec<&'a User>,
    changed: Vec<(&'a User, &'a User)>,
}

impl<'a> News<'a> {
    fn of(facts: &'a Facts, becomes: &'a [User]) -> Self {
        let pairs = facts.users.iter().zip(becomes);
        let changed = pairs.filter(|(before, after)| before != after).collect();
        Self { made: becomes.iter().skip(facts.users.len()).collect(), changed }
    }

    fn regrouped(&self) -> impl Iterator<Item = &'a User> {
        self.changed.iter().filter(|(before, after)| before.groups != after.groups).map(|(_, after)| *after)
    }
}

async fn keep(tx: &mut Tx, app: &App, run_id: Uuid, facts: &Facts, news: &News<'_>) -> Result<(), ApiError> {
    let regrouped: HashSet<&Login> = news.regrouped().map(|user| &user.login).collect();
    store::put(tx, &facts.told, run_id, &regrouped).await?;
    let kept: Vec<&User> = news.made.iter().copied().chain(news.changed.iter().map(|(_, after)| *after)).collect();
    if kept.is_empty() {
        return Ok(());
    }
    user::put_all(tx, &kept, app.now()).await?;
    store::leave_groups(tx, run_id).await?;
    let members: Vec<&User> = news.made.iter().copied().chain(news.regrouped()).collect();
    user::put_members(tx, &members).await?;
    if news.changed.iter().any(|(_, after)| after.state == UserState::Disabled) {
        store::end_sessions_of_disabled(tx).await?;
    }
    Ok(())
}

/// The trail: who became what, so many in an entry.
async fn tell(app: &App, tx: &mut Tx, by: &Starter, facts: &Facts, news: &News<'_>) -> Result<(), ApiError> {
    let made = news.made.iter().map(|after| (None, *after));
    let all: Vec<(Option<&User>, &User)> =
        made.chain(news.changed.iter().map(|(before, after)| (Some(*before), *after))).collect();
    for some in all.chunks(TOLD_AT_ONCE) {
        let deed = Deed { action: "user.synchronise", subject_kind: "list", subject: "operator-users" };
        let mut entry = audit::by_starter(by, deed, app.now());
        let of = |user: &User| (user.login.to_string(), audit::of_user(user, &facts.groups));
        let before: Map<String, Value> = some.iter().filter_map(|(before, _)| *before).map(of).collect();
        let after: Map<String, Value> = some.iter().map(|(_, after)| of(after)).collect();
        (entry.before, entry.after) = (Some(before.into()), Some(after.into()));
        audit::store::append(tx, entry).await?;
    }
    Ok(())
}
