//! Why something asked of SECURITE was not done.

use crate::right::Right;
use chrono::{DateTime, Utc};
use weblys_kernel::Refusal;

/// Every refusal of this crate. Codes are stable: see [`Refusal::code`].
///
/// What a person who is not signed in may be told is less: pages answer every failed sign-in with the same words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SecurityRefusal {
    /// The right for it is missing.
    #[error("the right {} is missing", .0.code())]
    NoRight(Right),
    /// Outside of the partner, shop or channel that one may see.
    #[error("this is outside of your perimeter")]
    OutsidePerimeter,
    /// A right would be given that the giver has not.
    #[error("the right {} cannot be given by who has it not", .0.code())]
    GivesMore(Right),
    /// Somebody would take over the account of one who may do more.
    #[error("this user has the right {}, which you have not", .0.code())]
    Stronger(Right),
    /// One's own groups, state, kind, channel, shop or partner.
    #[error("nobody changes his own rights or state")]
    OwnRights,
    /// A group that one is in.
    #[error("nobody changes a group that he is in")]
    OwnGroup,
    /// Nobody would be left who may change users and groups.
    #[error("the last administrator stays")]
    LastAdministrator,
    /// Users and groups are not changed, and nothing is approved, on another's behalf.
    #[error("this is not done on another's behalf")]
    OnBehalf,
    /// No such group.
    #[error("no such group")]
    UnknownGroup,
    /// A person does not become an automatic user, nor the reverse; none is made by hand, nor is its origin changed.
    #[error("the kind and origin of a user stay as they are")]
    KindFixed,
    /// An automatic user is always active.
    #[error("an automatic user cannot be disabled")]
    AutomaticDisabled,
    /// An automatic user has rights of public sites only.
    #[error("an automatic user cannot have the right {}", .0.code())]
    AutomaticStaffRight(Right),
    /// Nobody signs in as an automatic user.
    #[error("an automatic user does not sign in")]
    AutomaticSignIn,
    /// The user is disabled.
    #[error("the user is disabled")]
    Disabled,
    /// A login has 3 to 64 characters.
    #[error("a login has 3 to 64 characters")]
    LoginLength,
    /// A character that a login does not have.
    #[error("a login has letters without accents, digits and . _ - @ only")]
    LoginCharacter,
    /// Fewer than 12 characters.
    #[error("the password is too short")]
    PasswordShort,
    /// More than 128 characters.
    #[error("the password is too long")]
    PasswordLong,
    /// Found too soon by who guesses: a known password, a name, a row of keys.
    #[error("the password is too easy to guess")]
    PasswordWeak,
    /// The login is part of it.
    #[error("the password contains the login")]
    PasswordHasLogin,
    /// Too many failures.
    #[error("locked until {0}")]
    Locked(DateTime<Utc>),
    /// The one-time code is not the one of now.
    #[error("the code is wrong")]
    CodeWrong,
    /// The one-time code was used already.
    #[error("the code was used already")]
    CodeUsed,
    /// Not on the short list of what PROD allows (WCF-11).
    #[error("this is not done in PROD")]
    NotInProd,
    /// The request waits for its second approver.
    #[error("a second approver is missing")]
    NotApproved,
    /// Who approves is who asked, or who acts is whom he acts for.
    #[error("this takes another person")]
    SamePerson,
    /// Who approves or who asked got his access from the other, not long ago.
    #[error("one of the two gave the other his access: this takes another person")]
    NotIndependent,
    /// The request was approved already.
    #[error("this was approved already")]
    AlreadyApproved,
    /// The request is older than a day.
    #[error("the request has lapsed")]
    RequestLapsed,
}

impl Refusal for SecurityRefusal {
    fn code(&self) -> &'static str {
        match self {
            Self::NoRight(_) => "SEC-001",
            Self::OutsidePerimeter => "SEC-002",
            Self::GivesMore(_) => "SEC-003",
            Self::Stronger(_) => "SEC-004",
            Self::OwnRights => "SEC-005",
            Self::OwnGroup => "SEC-006",
            Self::LastAdministrator => "SEC-007",
            Self::OnBehalf => "SEC-008",
            Self::UnknownGroup => "SEC-009",
            Self::KindFixed => "SEC-010",
            Self::AutomaticDisabled => "SEC-011",
            Self::AutomaticStaffRight(_) => "SEC-012",
            Self::AutomaticSignIn => "SEC-013",
            Self::Disabled => "SEC-014",
            Self::LoginLength => "SEC-020",
            Self::LoginCharacter => "SEC-021",
            Self::PasswordShort => "SEC-030",
            Self::PasswordLong => "SEC-031",
            Self::PasswordWeak => "SEC-032",
            Self::PasswordHasLogin => "SEC-033",
            Self::Locked(_) => "SEC-040",
            Self::CodeWrong => "SEC-041",
            Self::CodeUsed => "SEC-042",
            Self::NotInProd => "SEC-050",
            Self::NotApproved => "SEC-051",
            Self::SamePerson => "SEC-052",
            Self::AlreadyApproved => "SEC-053",
            Self::RequestLapsed => "SEC-054",
            Self::NotIndependent => "SEC-055",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SecurityRefusal as R;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_refusal_has_a_code_of_its_own_and_says_why() {
        let right = Right::UsersRead;
        let all = [
            R::NoRight(right),
            R::OutsidePerimeter,
            R::GivesMore(right),
            R::Stronger(right),
            R::OwnRights,
            R::OwnGroup,
            R::LastAdministrator,
            R::OnBehalf,
            R::UnknownGroup,
            R::KindFixed,
            R::AutomaticDisabled,
            R::AutomaticStaffRight(right),
            R::AutomaticSignIn,
            R::Disabled,
            R::LoginLength,
            R::LoginCharacter,
            R::PasswordShort,
            R::PasswordLong,
            R::PasswordWeak,
            R::PasswordHasLogin,
            R::Locked(DateTime::UNIX_EPOCH),
            R::CodeWrong,
            R::CodeUsed,
            R::NotInProd,
            R::NotApproved,
            R::NotIndependent,
            R::SamePerson,
            R::AlreadyApproved,
            R::RequestLapsed,
        ];
        let mut seen = BTreeSet::new();
        for refusal in all {
            let code = refusal.code();
            assert!(code.strip_prefix("SEC-").is_some_and(|n| n.len() == 3 && n.parse::<u16>().is_ok()), "{code}");
            assert!(seen.insert(code), "{code} has two meanings");
            assert!(!refusal.to_string().is_empty(), "{code}");
        }
        assert_eq!(seen.len(), include_str!("refusal.rs").matches("=> \"SEC-").count(), "none is forgotten here");
    }
}
