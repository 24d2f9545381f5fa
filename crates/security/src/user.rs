//! Users and groups of SECURITE: who somebody is, and through which groups he has his rights.
//!
//! What this is: the values, and what follows from them alone (rights, perimeter, may he sign in). What it
//! is not: who may change whom ([`grant`](crate::grant)), nor a password or a second factor.

mod login;
mod perimeter;

pub use login::Login;
pub use perimeter::Perimeter;

use crate::SecurityRefusal;
use crate::right::{Right, RightSet};
use crate::site::Site;
use serde::{Deserialize, Serialize};
use weblys_kernel::EmailAddress;

weblys_kernel::uuid_id!(
    /// A user of the staff, or an automatic one.
    UserId
);
weblys_kernel::uuid_id!(
    /// A group of users.
    GroupId
);

/// What kind of user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UserKind {
    /// A person of the operator, of a partner or of a distributor.
    Staff,
    /// What a public site does is done in this user's name and limited by his rights. Nobody signs in as him.
    Automatic(Site),
}

/// Where a user or group was made (WCR-10, WCR-12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// In Weblys itself: marked, since the operator system does not know it.
    Weblys,
    /// In the operator system, where SECURITE is kept.
    OperatorSystem,
}

impl Origin {
    /// The word of stores and wires.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Weblys => "weblys",
            Self::OperatorSystem => "operator_system",
        }
    }

    /// Reads the word of a store.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Weblys, Self::OperatorSystem].into_iter().find(|one| one.word() == word)
    }
}

/// Whether somebody may sign in at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UserState {
    /// He may.
    Active,
    /// He may not; who he was stays for the audit trail.
    Disabled,
}

impl UserState {
    /// The word of stores and wires.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }

    /// Reads the word of a store.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Active, Self::Disabled].into_iter().find(|one| one.word() == word)
    }
}

/// A group: rights under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its id.
    pub group_id: GroupId,
    /// Its code, by which profiles of the operator system and of single sign-on are mapped.
    pub code: String,
    /// Its name, for people.
    pub name: String,
    /// What its members may do.
    pub rights: RightSet,
    /// Where it was made.
    pub origin: Origin,
    /// Counted up by each change.
    pub version: i64,
}

/// A user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// His id.
    pub user_id: UserId,
    /// What he types to sign in.
    pub login: Login,
    /// His name, for people.
    pub name: String,
    /// Where mail reaches him, if anywhere.
    pub email: Option<EmailAddress>,
    /// A person, or a public site.
    pub kind: UserKind,
    /// Where he was made.
    pub origin: Origin,
    /// Whether he may sign in at all.
    pub state: UserState,
    /// The groups that he is in.
    pub groups: Vec<GroupId>,
    /// The sales channel (`canal de vente`) that he sells through: a criterion of rules.
    pub channel: String,
    /// The shop that he works in.
    pub shop: Option<String>,
    /// The partner or distributor that he works for; none for the operator's own staff.
    pub partner: Option<String>,
    /// Whether he must choose a password before anything else.
    pub must_change_password: bool,
    /// Counted up by each change.
    pub version: i64,
}

impl User {
    /// The rights of all his groups together, without those that do not count in his perimeter. A group that is not
    /// among those given gives nothing.
    #[must_use]
    pub fn rights(&self, groups: &[Group]) -> RightSet {
        let his = groups.iter().filter(|group| self.groups.contains(&group.group_id));
        let rights = his.fold(RightSet::none(), |rights, group| rights.union(group.rights));
        if self.perimeter().is_everything() { rights } else { rights.difference(RightSet::of_the_whole()) }
    }

    /// Where he is: what another's perimeter must cover to see him.
    #[must_use]
    pub fn place(&self) -> Perimeter {
        let (partner, shop) = (self.partner.clone(), self.shop.clone());
        Perimeter { partner, shop, channel: Some(self.channel.clone()) }
    }

    /// Whom he may see and change, if he has the right to: everybody for the operator's staff outside of a shop,
    /// else those of his partner, shop and channel.
    #[must_use]
    pub fn perimeter(&self) -> Perimeter {
        if self.partner.is_none() && self.shop.is_none() { Perimeter::everything() } else { self.place() }
    }

    /// Whether he keeps the platform manageable: an active person who may change every user and group.
    #[must_use]
    pub fn is_administrator(&self, groups: &[Group]) -> bool {
        let rights = self.rights(groups);
        self.state == UserState::Active
            && self.kind == UserKind::Staff
            && self.perimeter().is_everything()
            && rights.contains(Right::UsersChange)
            && rights.contains(Right::GroupsChange)
    }

    /// Whether another, or the same before a change, is in the same groups, whatever their order.
    #[must_use]
    pub fn has_same_groups(&self, other: &Self) -> bool {
        let is_within = |one: &Self, other: &Self| one.groups.iter().all(|id| other.groups.contains(id));
        is_within(self, other) && is_within(other, self)
    }

    /// Whether he may sign in, as far as his own record says.
    ///
    /// # Errors
    /// An automatic user never signs in, a disabled one not any more.
    pub fn may_sign_in(&self) -> Result<(), SecurityRefusal> {
        match (self.kind, self.state) {
            (UserKind::Automatic(_), _) => Err(SecurityRefusal::AutomaticSignIn),
            (UserKind::Staff, UserState::Disabled) => Err(SecurityRefusal::Disabled),
            (UserKind::Staff, UserState::Active) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{group, user};

    #[test]
    fn rights_are_those_of_all_groups_together() {
        let groups = [group(1, &[Right::UsersRead]), group(2, &[Right::SalesUse]), group(3, &[Right::AuditRead])];
        let seller = user("seller", &[&groups[0], &groups[1]]);
        assert_eq!(seller.rights(&groups), [Right::UsersRead, Right::SalesUse].into_iter().collect());
        assert_eq!(seller.rights(&groups[..1]), [Right::UsersRead].into_iter().collect(), "a lost group gives nothing");
    }

    #[test]
    fn what_belongs_to_the_whole_is_not_for_whom_something_limits() {
        let groups = [group(1, Right::ALL)];
        let own = user("camille", &[&groups[0]]);
        assert_eq!(own.rights(&groups), RightSet::all());
        let seller = User { shop: Some("quay".into()), ..own.clone() };
        for one in [seller, User { partner: Some("north".into()), ..own }] {
            let rights = one.rights(&groups);
            assert!(rights.contains(Right::UsersChange) && rights.contains(Right::AuditRead), "within his perimeter");
            assert!(!rights.contains(Right::ContactsRead) && !rights.contains(Right::MailsExport), "nobody's people");
            assert!(!rights.contains(Right::ParametersChange) && !rights.contains(Right::GroupsChange));
        }
    }

    #[test]
    fn automatic_and_disabled_users_cannot_sign_in() {
        let person = user("camille", &[]);
        assert!(person.may_sign_in().is_ok());
        let gone = User { state: UserState::Disabled, ..person.clone() };
        assert_eq!(gone.may_sign_in(), Err(SecurityRefusal::Disabled));
        let robot = User { kind: UserKind::Automatic(Site::SelfShop), ..person };
        assert_eq!(robot.may_sign_in(), Err(SecurityRefusal::AutomaticSignIn));
    }

    #[test]
    fn a_user_is_kept_and_read_back_the_same() {
        let robot = User { kind: UserKind::Automatic(Site::MyShop), ..user("robot", &[]) };
        for one in [user("camille", &[&group(1, &[])]), robot] {
            let kept = serde_json::to_value(&one).unwrap();
            assert_eq!(serde_json::from_value::<User>(kept).unwrap(), one);
        }
        for origin in [Origin::Weblys, Origin::OperatorSystem] {
            assert_eq!(Origin::from_word(origin.word()), Some(origin));
        }
        for state in [UserState::Active, UserState::Disabled] {
            assert_eq!(UserState::from_word(state.word()), Some(state));
        }
    }
}
