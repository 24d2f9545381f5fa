//! The list of differences from the operator system: found in memory, so that one shows as soon as it is there.

use crate::error::ApiError;
use crate::security::actor::Signed;
use crate::security::operator::Told;
use crate::security::store::operator as store;
use crate::state::App;
use std::collections::HashMap;
use weblys_api::operator_users::{DriftCounts, DriftLine, DriftQuery, DriftRow, OperatorState};
use weblys_api::page::{Page, Window};
use weblys_security::drift::compare;
use weblys_security::{Actor, Drift, DriftKind, Group, OperatorUser, Perimeter, ProfileMap, User};

/// Runs that are told of.
const LAST_RUNS: i64 = 10;

/// A difference with what a list shows of it.
#[derive(Debug, Clone)]
pub struct Line {
    /// The difference.
    pub drift: Drift,
    row: DriftRow,
    /// Where our user is, if there is one.
    place: Option<Perimeter>,
}

/// Every difference between these.
pub fn between(told: &[Told], users: &[User], groups: &[Group], profiles: &ProfileMap) -> Vec<Line> {
    let theirs: Vec<OperatorUser> = told.iter().map(|one| one.user.clone()).collect();
    let there: HashMap<&str, &Told> = told.iter().map(|one| (one.user.login.as_str(), one)).collect();
    let here: HashMap<&str, &User> = users.iter().map(|user| (user.login.as_str(), user)).collect();
    let line = |drift: Drift| {
        let (their, our) = (there.get(drift.login.as_str()).copied(), here.get(drift.login.as_str()).copied());
        let place = our.map(User::place);
        Line { row: row(&drift, their, our, groups), drift, place }
    };
    compare(&theirs, users, groups, profiles).into_iter().map(line).collect()
}

fn row(drift: &Drift, their: Option<&Told>, our: Option<&User>, groups: &[Group]) -> DriftRow {
    let name = our.map(|our| &our.name).or(their.map(|their| &their.user.name));
    let codes = || our.map_or_else(String::new, |our| codes(our, groups));
    let (kind, theirs, ours) = match &drift.kind {
        DriftKind::OnlyThere => {
            ("only_there", their.map_or_else(String::new, |their| their.user.profiles.join(", ")), String::new())
        }
        DriftKind::OnlyHere => ("only_here", String::new(), codes()),
        DriftKind::MadeHere => ("made_here", String::new(), codes()),
        DriftKind::Differs { theirs, ours, .. } => ("differs", theirs.clone(), ours.clone()),
        DriftKind::UnknownProfile { profile } => ("unknown_profile", profile.clone(), String::new()),
    };
    DriftRow {
        line: DriftLine {
            login: drift.login.to_string(),
            aspect: drift.kind.aspect(),
            ours_version: our.map(|our| our.version),
            theirs_version: their.map(|their| their.version),
        },
        kind: kind.to_owned(),
        name: name.cloned().unwrap_or_default(),
        user_id: our.map(|our| our.user_id.uuid()),
        theirs,
        ours,
        since: None,
    }
}

/// The codes of a user's groups.
pub(super) fn codes(user: &User, groups: &[Group]) -> String {
    let his = groups.iter().filter(|group| user.groups.contains(&group.group_id));
    his.map(|group| group.code.as_str()).collect::<Vec<_>>().join(", ")
}

/// Whether somebody may know of a difference: who is not here is in nobody's perimeter but that without limits.
fn sees(actor: &Actor, line: &Line) -> bool {
    match &line.place {
        Some(place) => actor.perimeter.covers(place),
        None => actor.perimeter.is_everything(),
    }
}

/// `GET /v1/operator-users/drift`.
pub async fn list(app: &App, signed: &Signed, query: &DriftQuery) -> Result<Page<DriftRow>, ApiError> {
    let window = Window::of(query.page, query.size);
    let q = query.q.trim().to_lowercase();
    let wanted = |line: &&Line| {
        let row = &line.row;
        let is_kind = if query.kind.is_empty() { line.drift.is_fault() } else { row.kind == query.kind };
        let is_found = q.is_empty() || row.line.login.contains(&q) || row.name.to_lowercase().contains(&q);
        let is_field = query.field.is_empty() || (row.kind == "differs" && row.line.aspect == query.field);
        is_kind && is_field && is_found && sees(&signed.actor, line)
    };
    let held = app.directory.held();
    let found: Vec<&Line> = held.drifts().iter().filter(wanted).collect();
    let since = store::since(&app.db).await?;
    Ok(window.of_list(&found, |line| {
        let key = (line.row.line.login.clone(), line.row.line.aspect.clone());
        DriftRow { since: since.get(&key).copied(), ..line.row.clone() }
    }))
}

/// `GET /v1/operator-users`.
pub async fn state(app: &App, signed: &Signed) -> Result<OperatorState, ApiError> {
    let runs = store::runs::last(&app.db, LAST_RUNS).await?;
    let held = app.directory.held();
    let mut counts = DriftCounts::default();
    for line in held.drifts().iter().filter(|line| sees(&signed.actor, line)) {
        *match &line.drift.kind {
            DriftKind::OnlyThere => &mut counts.only_there,
            DriftKind::OnlyHere => &mut counts.only_here,
            DriftKind::MadeHere => &mut counts.made_here,
            DriftKind::Differs { .. } => &mut counts.differs,
            DriftKind::UnknownProfile { .. } => &mut counts.unknown_profile,
        } += 1;
    }
    Ok(OperatorState { runs, there: i64::try_from(held.told().len()).unwrap_or(i64::MAX), counts })
}
