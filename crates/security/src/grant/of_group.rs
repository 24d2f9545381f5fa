//! May this person make this group, change it so, or remove it?

use super::{Actor, first_of_staff};
use crate::SecurityRefusal;
use crate::right::{Right, RightSet};
use crate::user::{Group, GroupId, Perimeter, User, UserKind};

/// Whether a group may be made (no `before`), changed, or removed (no `after`). `editor_groups` are the groups that the
/// editor is in; `groups` are all groups; `users` are those who could be touched: members of the group, automatic users
/// and administrators are enough.
///
/// # Errors
/// The first reason against it, `SEC-001` to `SEC-012`.
pub fn may_edit_group(
    editor: &Actor,
    editor_groups: &[GroupId],
    before: Option<&Group>,
    after: Option<&Group>,
    groups: &[Group],
    users: &[User],
) -> Result<(), SecurityRefusal> {
    editor.must_himself(Right::GroupsChange)?;
    // A group has members everywhere.
    editor.must_cover(&Perimeter::everything())?;
    let is_own = |group: &Group| editor_groups.contains(&group.group_id);
    if before.into_iter().chain(after).any(is_own) {
        return Err(SecurityRefusal::OwnGroup);
    }
    editor.must_have(given(before, after))?;
    let then = replaced(groups, before, after);
    check_automatic(users, groups, &then)?;
    check_last(users, groups, &then)
}

/// The rights that the change gives. Profiles of the operator system and of single sign-on are mapped by code: under
/// another code the group reaches other people with all that it has.
fn given(before: Option<&Group>, after: Option<&Group>) -> RightSet {
    match (before, after) {
        (Some(before), Some(after)) if before.code != after.code => after.rights,
        _ => rights(after).difference(rights(before)),
    }
}

fn rights(group: Option<&Group>) -> RightSet {
    group.map_or(RightSet::none(), |group| group.rights)
}

/// All groups as they would be.
fn replaced(groups: &[Group], before: Option<&Group>, after: Option<&Group>) -> Vec<Group> {
    let is_touched = |group: &&Group| before.into_iter().chain(after).any(|one| one.group_id == group.group_id);
    groups.iter().filter(|group| !is_touched(group)).chain(after).cloned().collect()
}

fn check_automatic(users: &[User], now: &[Group], then: &[Group]) -> Result<(), SecurityRefusal> {
    let automatic = users.iter().filter(|user| matches!(user.kind, UserKind::Automatic(_)));
    let gained = automatic.map(|user| user.rights(then).difference(user.rights(now)));
    let first = gained.filter_map(first_of_staff).next();
    first.map_or(Ok(()), |right| Err(SecurityRefusal::AutomaticStaffRight(right)))
}

fn check_last(users: &[User], now: &[Group], then: &[Group]) -> Result<(), SecurityRefusal> {
    let is_there = |groups: &[Group]| users.iter().any(|user| user.is_administrator(groups));
    if is_there(now) && !is_there(then) { Err(SecurityRefusal::LastAdministrator) } else { Ok(()) }
}
