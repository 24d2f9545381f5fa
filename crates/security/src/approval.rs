//! What PROD allows, and the second person who agrees (WCF-10, WCF-11).

use crate::SecurityRefusal;
use crate::grant::Actor;
use crate::right::Right;
use crate::user::UserId;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// An environment: a BACK of its own, with its own data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Environment {
    /// Where everything may be tried.
    Test,
    /// Where the operator accepts what comes next (`recette`).
    Recette,
    /// Where customers are.
    Prod,
}

impl Environment {
    /// Every environment, from trial to customers.
    pub const ALL: [Self; 3] = [Self::Test, Self::Recette, Self::Prod];

    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Recette => "recette",
            Self::Prod => "prod",
        }
    }

    /// Reads a code, in small letters or capitals.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code().eq_ignore_ascii_case(code))
    }

    /// The colour that pages wear, as a token of the design system: nobody takes PROD for TEST.
    #[must_use]
    pub const fn colour(self) -> &'static str {
        match self {
            Self::Test => "success",
            Self::Recette => "warning",
            Self::Prod => "danger",
        }
    }
}

/// What PROD does with an action. It does nothing that is not allowed there expressly (WCF-11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InProd {
    /// It does it, as everywhere.
    AtOnce,
    /// It does it for who says that he knows where he is.
    Confirmed,
    /// It does it when a second person has agreed.
    Second,
    /// It does not do it.
    #[default]
    Closed,
}

impl InProd {
    /// Each, from the freest to the strictest.
    pub const ALL: [Self; 4] = [Self::AtOnce, Self::Confirmed, Self::Second, Self::Closed];

    /// Its word in settings and texts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::AtOnce => "at_once",
            Self::Confirmed => "confirmed",
            Self::Second => "second",
            Self::Closed => "closed",
        }
    }

    /// How an action goes on in an environment.
    ///
    /// # Errors
    /// [`SecurityRefusal::NotInProd`].
    pub const fn course(self, environment: Environment) -> Result<Course, SecurityRefusal> {
        match (environment, self) {
            (Environment::Test | Environment::Recette, _) | (Environment::Prod, Self::AtOnce) => Ok(Course::AtOnce),
            (Environment::Prod, Self::Confirmed) => Ok(Course::AfterConfirmation),
            (Environment::Prod, Self::Second) => Ok(Course::AfterApproval),
            (Environment::Prod, Self::Closed) => Err(SecurityRefusal::NotInProd),
        }
    }
}

/// How an action goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// It is done at once.
    AtOnce,
    /// It is done for who confirms that he means this environment.
    AfterConfirmation,
    /// It becomes a [`Request`] that waits for another person.
    AfterApproval,
}

/// Who agreed, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// The second person.
    pub approved_by: UserId,
    /// When, UTC.
    pub approved_at: DateTime<Utc>,
}

/// Something that waits for a second person: what decides on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Who asked.
    pub requested_by: UserId,
    /// In whose name he asked.
    pub on_behalf_of: Option<UserId>,
    /// When, UTC.
    pub requested_at: DateTime<Utc>,
    /// Who agreed.
    pub approval: Option<Approval>,
}

impl Request {
    /// When it is void, UTC: a day after it was made, approved or not.
    #[must_use]
    pub fn lapses_at(&self) -> DateTime<Utc> {
        self.requested_at + Duration::hours(24)
    }

    /// Whether this person may be its second: not who asked, nor in whose name.
    ///
    /// # Errors
    /// Without the right, on another's behalf, or the same person.
    pub fn may_be_decided_by(&self, approver: &Actor) -> Result<(), SecurityRefusal> {
        approver.must_himself(Right::EnvironmentsApprove)?;
        if self.requested_by == approver.user_id || self.on_behalf_of == Some(approver.user_id) {
            return Err(SecurityRefusal::SamePerson);
        }
        Ok(())
    }

    /// Whether it may be done now.
    ///
    /// # Errors
    /// Lapsed, or not approved.
    pub fn may_run(&self, now: DateTime<Utc>) -> Result<(), SecurityRefusal> {
        if now >= self.lapses_at() {
            return Err(SecurityRefusal::RequestLapsed);
        }
        self.approval.map(|_| ()).ok_or(SecurityRefusal::NotApproved)
    }
}

/// The request as approved by this person.
///
/// # Errors
/// Without the right, on another's behalf, by who asked himself, a second time, or a day later.
pub fn approve(request: Request, approver: &Actor, now: DateTime<Utc>) -> Result<Request, SecurityRefusal> {
    request.may_be_decided_by(approver)?;
    if request.approval.is_some() {
        return Err(SecurityRefusal::AlreadyApproved);
    }
    if now >= request.lapses_at() {
        return Err(SecurityRefusal::RequestLapsed);
    }
    Ok(Request { approval: Some(Approval { approved_by: approver.user_id, approved_at: now }), ..request })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{actor, at, user_id};

    fn request() -> Request {
        Request {
            requested_by: user_id("camille"),
            on_behalf_of: Some(user_id("boss")),
            requested_at: at(0),
            approval: None,
        }
    }

    #[test]
    fn prod_does_only_what_is_on_its_short_list() {
        assert_eq!(InProd::AtOnce.course(Environment::Prod), Ok(Course::AtOnce));
        assert_eq!(InProd::Confirmed.course(Environment::Prod), Ok(Course::AfterConfirmation));
        assert_eq!(InProd::Second.course(Environment::Prod), Ok(Course::AfterApproval));
        assert_eq!(InProd::default().course(Environment::Prod), Err(SecurityRefusal::NotInProd));
        for one in InProd::ALL {
            assert_eq!(one.course(Environment::Test), Ok(Course::AtOnce));
            assert_eq!(one.course(Environment::Recette), Ok(Course::AtOnce));
        }
    }

    #[test]
    fn another_person_with_the_right_approves_within_a_day() {
        let second = actor("second", &[Right::EnvironmentsApprove]);
        assert_eq!(request().may_run(at(10)), Err(SecurityRefusal::NotApproved));
        let approved = approve(request(), &second, at(86_399)).unwrap();
        assert_eq!(approved.approval, Some(Approval { approved_by: second.user_id, approved_at: at(86_399) }));
        assert_eq!(approved.may_run(at(86_399)), Ok(()));
        assert_eq!(
            approved.may_run(at(86_400)),
            Err(SecurityRefusal::RequestLapsed),
            "an approval is no store of power"
        );
        assert_eq!(approve(approved, &second, at(20)), Err(SecurityRefusal::AlreadyApproved));
        assert_eq!(approve(request(), &second, at(86_400)), Err(SecurityRefusal::RequestLapsed));
    }

    #[test]
    fn nobody_is_his_own_second() {
        for name in ["camille", "boss"] {
            let same = actor(name, &[Right::EnvironmentsApprove]);
            assert_eq!(approve(request(), &same, at(10)), Err(SecurityRefusal::SamePerson), "{name}");
        }
        let weak = actor("second", &[Right::EnvironmentsRead]);
        assert_eq!(approve(request(), &weak, at(10)), Err(SecurityRefusal::NoRight(Right::EnvironmentsApprove)));
        let helper = Actor { on_behalf_of: Some(user_id("third")), ..actor("second", &[Right::EnvironmentsApprove]) };
        assert_eq!(approve(request(), &helper, at(10)), Err(SecurityRefusal::OnBehalf));
    }

    #[test]
    fn environments_are_told_apart_by_code_and_colour() {
        for one in Environment::ALL {
            assert_eq!(Environment::parse(&one.code().to_uppercase()), Some(one));
            assert_eq!(Environment::ALL.iter().filter(|other| other.colour() == one.colour()).count(), 1);
        }
        assert_eq!(Environment::parse("production"), None);
    }
}
