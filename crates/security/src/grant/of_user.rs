//! May this person make this user, or change him so?

use super::{Actor, first_missing, first_of_staff};
use crate::SecurityRefusal;
use crate::right::{Right, RightSet};
use crate::user::{Group, User, UserKind, UserState};

/// Whether a user may be made (no `before`) or changed. `groups` are all groups; `others` are the other users, of whom
/// administrators are enough: they decide whether somebody is left who may change everything.
///
/// # Errors
/// The first reason against it, `SEC-001` to `SEC-012`.
pub fn may_edit_user(
    editor: &Actor,
    before: Option<&User>,
    after: &User,
    groups: &[Group],
    others: &[User],
) -> Result<(), SecurityRefusal> {
    editor.must_himself(Right::UsersChange)?;
    before.into_iter().chain([after]).try_for_each(|user| editor.must_see(user))?;
    check_itself(before, after, groups)?;
    editor.must_have(given(before, after, groups))?;
    if let Some(before) = before {
        check_own(editor, before, after)?;
        check_takeover(editor, before, after, groups)?;
        must_leave_an_administrator(before, after, groups, others)?;
    }
    Ok(())
}

/// Whether somebody may give a user a new first password, take his second factor away or unlock him.
///
/// # Errors
/// Without the right, outside of the perimeter, for an automatic user, or for one who may do more
/// ([`SecurityRefusal::Stronger`]): who resets a password could sign in with it.
pub fn may_reset_sign_in(editor: &Actor, user: &User, groups: &[Group]) -> Result<(), SecurityRefusal> {
    editor.must_himself(Right::UsersChange)?;
    editor.must_see(user)?;
    if matches!(user.kind, UserKind::Automatic(_)) {
        return Err(SecurityRefusal::AutomaticSignIn);
    }
    must_not_be_stronger(editor, user, groups)
}

/// What a user must be, whoever asks.
fn check_itself(before: Option<&User>, after: &User, groups: &[Group]) -> Result<(), SecurityRefusal> {
    let is_new_kind = before.map_or(after.kind != UserKind::Staff, |before| before.kind != after.kind);
    let is_new_origin = before.is_some_and(|before| before.origin != after.origin);
    if is_new_kind || is_new_origin {
        return Err(SecurityRefusal::KindFixed);
    }
    if after.groups.iter().any(|id| !groups.iter().any(|group| group.group_id == *id)) {
        return Err(SecurityRefusal::UnknownGroup);
    }
    match after.kind {
        UserKind::Staff => Ok(()),
        UserKind::Automatic(_) if after.state == UserState::Disabled => Err(SecurityRefusal::AutomaticDisabled),
        UserKind::Automatic(_) => {
            let first = first_of_staff(after.rights(groups));
            first.map_or(Ok(()), |right| Err(SecurityRefusal::AutomaticStaffRight(right)))
        }
    }
}

/// The rights that the change gives: of new groups, or all of them when he may work again or in a wider perimeter.
fn given(before: Option<&User>, after: &User, groups: &[Group]) -> RightSet {
    let rights = after.rights(groups);
    match before {
        Some(before) if after.state == UserState::Disabled || stays_within(before, after) => {
            rights.difference(before.rights(groups))
        }
        _ => rights,
    }
}

fn stays_within(before: &User, after: &User) -> bool {
    before.state == UserState::Active && before.perimeter().covers(&after.perimeter())
}

fn check_own(editor: &Actor, before: &User, after: &User) -> Result<(), SecurityRefusal> {
    let is_same = |a: &User, b: &User| a.has_same_groups(b) && a.state == b.state && a.place() == b.place();
    if before.user_id == editor.user_id && !is_same(before, after) {
        return Err(SecurityRefusal::OwnRights);
    }
    Ok(())
}

/// Whoever changes where a user's mails go or what he signs in with could become him.
fn check_takeover(editor: &Actor, before: &User, after: &User, groups: &[Group]) -> Result<(), SecurityRefusal> {
    if before.login == after.login && before.email == after.email {
        return Ok(());
    }
    must_not_be_stronger(editor, before, groups)
}

fn must_not_be_stronger(editor: &Actor, user: &User, groups: &[Group]) -> Result<(), SecurityRefusal> {
    let more = first_missing(user.rights(groups), editor.rights);
    more.filter(|_| user.user_id != editor.user_id).map_or(Ok(()), |right| Err(SecurityRefusal::Stronger(right)))
}

/// Somebody must be left who changes everything. `others` are those who may change users, himself among them or not.
///
/// # Errors
/// [`SecurityRefusal::LastAdministrator`].
pub fn must_leave_an_administrator(
    before: &User,
    after: &User,
    groups: &[Group],
    others: &[User],
) -> Result<(), SecurityRefusal> {
    let is_lost = before.is_administrator(groups) && !after.is_administrator(groups);
    let is_left = |user: &User| user.user_id != before.user_id && user.is_administrator(groups);
    if is_lost && !others.iter().any(is_left) { Err(SecurityRefusal::LastAdministrator) } else { Ok(()) }
}
