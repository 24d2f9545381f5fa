//! The comparison.

use super::{Drift, DriftField, DriftKind, OperatorUser, ProfileMap};
use crate::user::{Group, GroupId, Login, Origin, User, UserKind, UserState};
use std::collections::{BTreeMap, BTreeSet};
use weblys_kernel::EmailAddress;

/// Every difference, in the order of logins; what comes back has no `since` yet. Automatic users are ours alone: their
/// logins are left out, whoever has them there (DBX-03).
#[must_use]
pub fn compare(theirs: &[OperatorUser], ours: &[User], groups: &[Group], profiles: &ProfileMap) -> Vec<Drift> {
    let there: BTreeMap<&Login, &OperatorUser> = theirs.iter().map(|user| (&user.login, user)).collect();
    let staff = ours.iter().filter(|user| user.kind == UserKind::Staff);
    let here: BTreeMap<&Login, &User> = staff.map(|user| (&user.login, user)).collect();
    let automatic: BTreeSet<&Login> = ours.iter().filter(|u| u.kind != UserKind::Staff).map(|u| &u.login).collect();
    let logins: BTreeSet<&Login> = there.keys().chain(here.keys()).copied().collect();
    let compared = logins.into_iter().filter(|login| !automatic.contains(login));
    let of_one = |login: &Login| {
        let kinds = match (there.get(login), here.get(login)) {
            (Some(their), Some(our)) => differences(their, our, groups, profiles),
            (Some(their), None) => their.is_active.then_some(DriftKind::OnlyThere).into_iter().collect(),
            (None, Some(our)) => only_here(our).into_iter().collect(),
            (None, None) => Vec::new(),
        };
        kinds.into_iter().map(|kind| Drift { login: login.clone(), kind, since: None }).collect::<Vec<_>>()
    };
    compared.flat_map(of_one).collect()
}

fn only_here(our: &User) -> Option<DriftKind> {
    match (our.origin, our.state) {
        (Origin::Weblys, _) => Some(DriftKind::MadeHere),
        (Origin::OperatorSystem, UserState::Active) => Some(DriftKind::OnlyHere),
        (Origin::OperatorSystem, UserState::Disabled) => None,
    }
}

fn differences(their: &OperatorUser, our: &User, groups: &[Group], profiles: &ProfileMap) -> Vec<DriftKind> {
    let email = |one: &Option<EmailAddress>| one.as_ref().map_or_else(String::new, ToString::to_string);
    let fields = [
        (DriftField::Name, their.name.clone(), our.name.clone()),
        (DriftField::Email, email(&their.email), email(&our.email)),
        (DriftField::State, word(their.is_active), word(our.state == UserState::Active)),
        (
            DriftField::Groups,
            codes(&profiles.groups_of(&their.profiles, groups), groups),
            codes(&profiles.mapped(&our.groups, groups), groups),
        ),
    ];
    let differing = fields.into_iter().filter(|(_, theirs, ours)| theirs != ours);
    let differing = differing.map(|(field, theirs, ours)| DriftKind::Differs { field, theirs, ours });
    let unknown: BTreeSet<&String> =
        their.profiles.iter().filter(|one| profiles.group_of(one, groups).is_none()).collect();
    differing.chain(unknown.into_iter().map(|profile| DriftKind::UnknownProfile { profile: profile.clone() })).collect()
}

fn word(is_active: bool) -> String {
    if is_active { UserState::Active.word() } else { UserState::Disabled.word() }.to_owned()
}

/// The codes of groups, sorted, as one text. Codes are unique.
fn codes(ids: &BTreeSet<GroupId>, groups: &[Group]) -> String {
    let codes: BTreeSet<&str> = groups.iter().filter(|g| ids.contains(&g.group_id)).map(|g| g.code.as_str()).collect();
    codes.into_iter().collect::<Vec<_>>().join(", ")
}
