//! The repair of one difference, in one direction or the other.

use super::{Drift, DriftField, DriftKind, OperatorUser, ProfileMap};
use crate::user::{Group, Origin, User, UserId, UserKind, UserState};

/// What a user who comes from the operator system gets besides: it does not know these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUser {
    /// His id, new.
    pub user_id: UserId,
    /// His sales channel.
    pub channel: String,
}

/// What our user must become so that this difference is gone, theirs being right. `their` and `our` are the two users
/// of its login as they are now. Nothing where we have nothing to change: a user made here stays, and an unknown
/// profile needs a group in the map, or [`take_ours`].
#[must_use]
pub fn take_theirs(
    drift: &Drift,
    their: Option<&OperatorUser>,
    our: Option<&User>,
    groups: &[Group],
    profiles: &ProfileMap,
    new: NewUser,
) -> Option<User> {
    match (&drift.kind, their, our) {
        (DriftKind::OnlyThere, Some(their), None) => Some(made_of(their, groups, profiles, new)),
        (DriftKind::OnlyHere, None, Some(our)) => Some(User { state: UserState::Disabled, ..our.clone() }),
        (DriftKind::Differs { field, .. }, Some(their), Some(our)) => {
            Some(ours_with(*field, their, our, groups, profiles))
        }
        _ => None,
    }
}

/// What their user must become so that this difference is gone, ours being right. Nothing where they have nothing to
/// change.
#[must_use]
pub fn take_ours(
    drift: &Drift,
    their: Option<&OperatorUser>,
    our: Option<&User>,
    groups: &[Group],
    profiles: &ProfileMap,
) -> Option<OperatorUser> {
    match (&drift.kind, their, our) {
        (DriftKind::OnlyThere, Some(their), None) => Some(OperatorUser { is_active: false, ..their.clone() }),
        (DriftKind::OnlyHere | DriftKind::MadeHere, None, Some(our)) => Some(made_for_them(our, groups, profiles)),
        (DriftKind::Differs { field, .. }, Some(their), Some(our)) => {
            Some(theirs_with(*field, their, our, groups, profiles))
        }
        (DriftKind::UnknownProfile { profile }, Some(their), _) => {
            let kept = their.profiles.iter().filter(|one| *one != profile).cloned().collect();
            Some(OperatorUser { profiles: kept, ..their.clone() })
        }
        _ => None,
    }
}

fn made_of(their: &OperatorUser, groups: &[Group], profiles: &ProfileMap, new: NewUser) -> User {
    User {
        user_id: new.user_id,
        login: their.login.clone(),
        name: their.name.clone(),
        email: their.email.clone(),
        kind: UserKind::Staff,
        origin: Origin::OperatorSystem,
        state: state(their.is_active),
        groups: profiles.groups_of(&their.profiles, groups).into_iter().collect(),
        channel: new.channel,
        shop: None,
        partner: None,
        must_change_password: true,
        version: 1,
    }
}

fn made_for_them(our: &User, groups: &[Group], profiles: &ProfileMap) -> OperatorUser {
    OperatorUser {
        login: our.login.clone(),
        name: our.name.clone(),
        email: our.email.clone(),
        profiles: profiles_for(our, &[], groups, profiles),
        is_active: our.state == UserState::Active,
        password_changed_at: None,
    }
}

fn ours_with(field: DriftField, their: &OperatorUser, our: &User, groups: &[Group], profiles: &ProfileMap) -> User {
    let mut user = our.clone();
    match field {
        DriftField::Name => user.name.clone_from(&their.name),
        DriftField::Email => user.email.clone_from(&their.email),
        DriftField::State => user.state = state(their.is_active),
        DriftField::Groups => {
            // Groups that no profile stands for are ours to give.
            let mapped = profiles.mapped(&our.groups, groups);
            user.groups.retain(|id| !mapped.contains(id));
            user.groups.extend(profiles.groups_of(&their.profiles, groups));
        }
    }
    user
}

fn theirs_with(
    field: DriftField,
    their: &OperatorUser,
    our: &User,
    groups: &[Group],
    profiles: &ProfileMap,
) -> OperatorUser {
    let mut user = their.clone();
    match field {
        DriftField::Name => user.name.clone_from(&our.name),
        DriftField::Email => user.email.clone_from(&our.email),
        DriftField::State => user.is_active = our.state == UserState::Active,
        DriftField::Groups => user.profiles = profiles_for(our, &their.profiles, groups, profiles),
    }
    user
}

/// The profiles that give our user's groups: those that he has there as far as they fit, with unknown ones, and for
/// each group that none gives the first that stands for it.
fn profiles_for(our: &User, present: &[String], groups: &[Group], profiles: &ProfileMap) -> Vec<String> {
    let wanted = profiles.mapped(&our.groups, groups);
    let fits =
        |profile: &&String| profiles.group_of(profile, groups).is_none_or(|group| wanted.contains(&group.group_id));
    let mut fitting: Vec<String> = present.iter().filter(fits).cloned().collect();
    let given = profiles.groups_of(&fitting, groups);
    let missing = groups.iter().filter(|group| wanted.contains(&group.group_id) && !given.contains(&group.group_id));
    fitting.extend(missing.filter_map(|group| profiles.profiles_of(group).next()).map(str::to_owned));
    fitting
}

const fn state(is_active: bool) -> UserState {
    if is_active { UserState::Active } else { UserState::Disabled }
}
