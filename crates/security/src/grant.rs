//! Who may change users and groups: the decisions against privilege escalation.
//!
//! Nobody gives a right that he has not, changes his own groups, rights or state or a group that he is in, takes over
//! somebody who may do more, or reaches beyond his perimeter; and somebody always stays who may change it all.
//! Every refusal has its reason; the first one that is found is told.

mod of_group;
mod of_profiles;
mod of_user;

pub use of_group::may_edit_group;
pub use of_profiles::may_map_profiles;
pub use of_user::{may_edit_user, may_reset_sign_in, must_leave_an_administrator};

use crate::SecurityRefusal;
use crate::right::{Right, RightSet};
use crate::user::{Group, Login, Perimeter, User, UserId};
use serde::{Deserialize, Serialize};

/// Somebody at work: what BACK knows of who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Who signed in.
    pub user_id: UserId,
    /// His login, for the audit trail.
    pub login: Login,
    /// What he may do now; on another's behalf, what both may ([`act_for`]).
    pub rights: RightSet,
    /// How far it reaches.
    pub perimeter: Perimeter,
    /// In whose name he acts, for support.
    pub on_behalf_of: Option<UserId>,
}

impl Actor {
    /// Checks a right.
    ///
    /// # Errors
    /// [`SecurityRefusal::NoRight`].
    pub const fn must(&self, right: Right) -> Result<(), SecurityRefusal> {
        if self.rights.contains(right) { Ok(()) } else { Err(SecurityRefusal::NoRight(right)) }
    }

    /// Checks that a user is in the perimeter.
    ///
    /// # Errors
    /// [`SecurityRefusal::OutsidePerimeter`].
    pub fn must_see(&self, user: &User) -> Result<(), SecurityRefusal> {
        self.must_cover(&user.place())
    }

    fn must_cover(&self, place: &Perimeter) -> Result<(), SecurityRefusal> {
        if self.perimeter.covers(place) { Ok(()) } else { Err(SecurityRefusal::OutsidePerimeter) }
    }

    /// Checks a right for what nobody does on another's behalf.
    ///
    /// # Errors
    /// [`SecurityRefusal::OnBehalf`] or [`SecurityRefusal::NoRight`].
    pub fn must_himself(&self, right: Right) -> Result<(), SecurityRefusal> {
        if self.on_behalf_of.is_some() {
            return Err(SecurityRefusal::OnBehalf);
        }
        self.must(right)
    }

    /// Whether he has all the rights that he is about to give.
    fn must_have(&self, given: RightSet) -> Result<(), SecurityRefusal> {
        first_missing(given, self.rights).map_or(Ok(()), |right| Err(SecurityRefusal::GivesMore(right)))
    }
}

/// Who support is while he acts for a user who has consented: he stays himself, with the rights that both have, as far
/// as the user's reach.
///
/// # Errors
/// Without the right, outside of the perimeter, for himself, for one who could not sign in, or from another's name
/// already.
pub fn act_for(support: &Actor, user: &User, groups: &[Group]) -> Result<Actor, SecurityRefusal> {
    support.must_himself(Right::UsersOnBehalf)?;
    support.must_see(user)?;
    user.may_sign_in()?;
    if support.user_id == user.user_id {
        return Err(SecurityRefusal::SamePerson);
    }
    let rights = support.rights.intersection(user.rights(groups));
    Ok(Actor { rights, perimeter: user.perimeter(), on_behalf_of: Some(user.user_id), ..support.clone() })
}

fn first_missing(wanted: RightSet, there: RightSet) -> Option<Right> {
    wanted.difference(there).iter().next()
}

/// The first right that an automatic user must not have: one of a site of the staff.
fn first_of_staff(rights: RightSet) -> Option<Right> {
    rights.iter().find(|right| !right.site().is_public())
}

#[cfg(test)]
mod tests;
