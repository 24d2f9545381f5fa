//! What a synchronisation carries over by itself, without anybody who decides.
//!
//! Only what was changed in the operator system since it was last read, so that what somebody changed here stays a
//! difference until a person decides; and never what would make a user one who changes others: whoever holds the
//! operator system does not hold ours by it.

use super::Drift;
use crate::grant::must_leave_an_administrator;
use crate::right::{Right, RightSet};
use crate::user::{Group, User, UserState};

/// Rights that no synchronisation gives: whoever has them could give the others.
const KEYS: [Right; 4] = [Right::UsersChange, Right::GroupsChange, Right::UsersOnBehalf, Right::EnvironmentsApprove];

/// Those differences that were not there when the operator system was last read, ours being the same: it is theirs that
/// changed.
#[must_use]
pub fn arisen(before: &[Drift], present: Vec<Drift>) -> Vec<Drift> {
    let known: std::collections::HashSet<_> = before.iter().map(|drift| (&drift.login, drift.kind.aspect())).collect();
    present.into_iter().filter(|drift| !known.contains(&(&drift.login, drift.kind.aspect()))).collect()
}

/// Whether a synchronisation may make this user (no `before`) or change him so. `others` are those who may change users:
/// somebody must be left who changes everything.
#[must_use]
pub fn may_carry(before: Option<&User>, after: &User, groups: &[Group], others: &[User]) -> bool {
    let keys: RightSet = KEYS.into_iter().collect();
    let has_keys = |rights: RightSet| !rights.intersection(keys).is_empty();
    let works = |user: &&User| user.state == UserState::Active;
    let before_rights = before.filter(works).map_or(RightSet::none(), |user| user.rights(groups));
    if after.state == UserState::Active && has_keys(after.rights(groups).difference(before_rights)) {
        return false;
    }
    let Some(before) = before else { return true };
    if before.email != after.email && has_keys(before.rights(groups)) {
        return false;
    }
    must_leave_an_administrator(before, after, groups, others).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drift::{DriftField, DriftKind};
    use crate::sample::{group, user};
    use crate::user::Login;
    use weblys_kernel::EmailAddress;

    #[test]
    fn only_what_was_not_different_before_has_arisen() {
        let of = |field, theirs: &str| Drift {
            login: Login::parse("camille").unwrap(),
            kind: DriftKind::Differs { field, theirs: theirs.into(), ours: "x".into() },
            since: None,
        };
        let before = [of(DriftField::Name, "A")];
        let present = vec![of(DriftField::Name, "B"), of(DriftField::State, "disabled")];
        assert_eq!(arisen(&before, present), [of(DriftField::State, "disabled")]);
    }

    #[test]
    fn a_synchronisation_makes_nobody_an_administrator() {
        let groups = [group(1, &[Right::SalesUse]), group(2, &[Right::UsersChange, Right::GroupsChange])];
        let seller = user("seller", &[&groups[0]]);
        let admin = user("admin", &[&groups[1]]);
        assert!(may_carry(None, &seller, &groups, &[]));
        assert!(!may_carry(None, &admin, &groups, &[]));
        assert!(!may_carry(Some(&seller), &User { groups: admin.groups.clone(), ..seller.clone() }, &groups, &[]));
        let disabled = User { state: UserState::Disabled, ..admin.clone() };
        assert!(!may_carry(Some(&disabled), &admin, &groups, &[]), "nor lets one work again");
        assert!(may_carry(None, &disabled, &groups, &[]));
        let mail = EmailAddress::parse("elsewhere@example.fr").ok();
        assert!(!may_carry(Some(&admin), &User { email: mail.clone(), ..admin.clone() }, &groups, &[]));
        assert!(may_carry(Some(&seller), &User { email: mail, ..seller.clone() }, &groups, &[]));
    }

    #[test]
    fn a_synchronisation_takes_rights_away_but_not_the_last_administrator() {
        let groups = [group(1, &[Right::UsersChange, Right::GroupsChange])];
        let (one, other) = (user("one", &[&groups[0]]), user("other", &[&groups[0]]));
        let gone = User { state: UserState::Disabled, ..one.clone() };
        assert!(!may_carry(Some(&one), &gone, &groups, std::slice::from_ref(&one)));
        assert!(may_carry(Some(&one), &gone, &groups, &[one.clone(), other]));
    }
}
