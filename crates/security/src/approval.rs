//! What PROD allows, and the second person who agrees (WCF-10, WCF-11).

use crate::SecurityRefusal;
use crate::grant::Actor;
use crate::right::Right;
use crate::user::UserId;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

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

/// What an action needs. PROD does nothing that is not allowed there expressly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Guard {
    /// Whether it is on the short list of PROD.
    pub allowed_in_prod: bool,
    /// Whether a second person must agree in PROD.
    pub needs_second: bool,
}

/// How an action goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// It is done at once.
    AtOnce,
    /// It becomes a [`Request`] that waits for another person.
    AfterApproval,
}

impl Guard {
    /// How an action goes on in an environment.
    ///
    /// # Errors
    /// [`SecurityRefusal::NotInProd`].
    pub const fn course(self, environment: Environment) -> Result<Course, SecurityRefusal> {
        match (environment, self.allowed_in_prod, self.needs_second) {
            (Environment::Test | Environment::Recette, ..) | (Environment::Prod, true, false) => Ok(Course::AtOnce),
            (Environment::Prod, true, true) => Ok(Course::AfterApproval),
            (Environment::Prod, false, _) => Err(SecurityRefusal::NotInProd),
        }
    }
}

/// Who agreed, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// The second person.
    pub approved_by: UserId,
    /// When, UTC.
    pub approved_at: DateTime<Utc>,
}

/// Something that waits for a second person, exactly as it will be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Its id.
    pub request_id: Uuid,
    /// Where it is to be done.
    pub environment: Environment,
    /// What: `parameter.change`.
    pub action: String,
    /// On what.
    pub subject: String,
    /// With what: what the approver is shown is what is done.
    pub payload: Value,
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
    approver.must_himself(Right::EnvironmentsApprove)?;
    if request.requested_by == approver.user_id || request.on_behalf_of == Some(approver.user_id) {
        return Err(SecurityRefusal::SamePerson);
    }
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
            request_id: Uuid::from_u128(1),
            environment: Environment::Prod,
            action: "parameter.change".into(),
            subject: "price_hold_hours".into(),
            payload: serde_json::json!({"value": 48}),
            requested_by: user_id("camille"),
            on_behalf_of: Some(user_id("boss")),
            requested_at: at(0),
            approval: None,
        }
    }

    #[test]
    fn prod_does_only_what_is_on_its_short_list() {
        let listed = Guard { allowed_in_prod: true, needs_second: false };
        let double = Guard { allowed_in_prod: true, needs_second: true };
        let other = Guard { allowed_in_prod: false, needs_second: true };
        assert_eq!(listed.course(Environment::Prod), Ok(Course::AtOnce));
        assert_eq!(double.course(Environment::Prod), Ok(Course::AfterApproval));
        assert_eq!(other.course(Environment::Prod), Err(SecurityRefusal::NotInProd));
        assert_eq!(Guard::default().course(Environment::Prod), Err(SecurityRefusal::NotInProd));
        for guard in [listed, double, other] {
            assert_eq!(guard.course(Environment::Test), Ok(Course::AtOnce));
            assert_eq!(guard.course(Environment::Recette), Ok(Course::AtOnce));
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
