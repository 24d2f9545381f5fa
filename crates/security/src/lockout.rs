//! Lock-out: how long somebody who failed to sign in must wait, for an account and for an address alike.
//!
//! An account: after five failures in a row five minutes, then twice as long with each further one, at most an hour. A
//! day without a failure, or a success, and all is forgotten. An address, behind which a whole office may be: after
//! thirty, whoever was tried; an hour without a failure and all is forgotten, a success changes nothing.

use crate::SecurityRefusal;
use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

const FIRST_MINUTES: i64 = 5;
const LONGEST_MINUTES: i64 = 60;

/// What is counted, and how patiently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    free: u32,
    forgotten_after: Duration,
}

/// Failures of an account.
pub const ACCOUNT: Limit = Limit { free: 5, forgotten_after: Duration::days(1) };
/// Failures from a network address, whoever was tried.
pub const ADDRESS: Limit = Limit { free: 30, forgotten_after: Duration::hours(1) };

impl Limit {
    /// Whether a try is looked at now.
    #[must_use]
    pub fn decide(self, failures: &Failures, now: DateTime<Utc>) -> Verdict {
        match (failures.last_at, self.lock(failures)) {
            (Some(last), Some(lock)) if now < last + lock => Verdict::LockedUntil(last + lock),
            _ => Verdict::Allowed,
        }
    }

    /// What is remembered after one more failure. Tries while locked are not looked at, so they count for nothing:
    /// otherwise anybody could keep somebody else locked for ever.
    #[must_use]
    pub fn after_failure(self, failures: &Failures, now: DateTime<Utc>) -> Failures {
        let is_forgotten = failures.last_at.is_none_or(|last| now - last >= self.forgotten_after);
        match self.decide(failures, now) {
            Verdict::LockedUntil(_) => *failures,
            Verdict::Allowed if is_forgotten => Failures { count: 1, last_at: Some(now) },
            Verdict::Allowed => Failures { count: failures.count.saturating_add(1), last_at: Some(now) },
        }
    }

    fn lock(self, failures: &Failures) -> Option<Duration> {
        let doublings = failures.count.checked_sub(self.free)?.min(10);
        Some(Duration::minutes((FIRST_MINUTES << doublings).min(LONGEST_MINUTES)))
    }
}

/// The failures in a row that are remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Failures {
    /// How many.
    pub count: u32,
    /// The last one, UTC.
    pub last_at: Option<DateTime<Utc>>,
}

/// Whether a try is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Allowed,
    /// It is not, right or wrong, before this moment, UTC.
    LockedUntil(DateTime<Utc>),
}

impl Verdict {
    /// The verdict as a refusal.
    ///
    /// # Errors
    /// [`SecurityRefusal::Locked`].
    pub const fn into_result(self) -> Result<(), SecurityRefusal> {
        match self {
            Self::Allowed => Ok(()),
            Self::LockedUntil(until) => Err(SecurityRefusal::Locked(until)),
        }
    }
}

impl Failures {
    /// What is remembered of an account after one more failure.
    #[must_use]
    pub fn after_failure(&self, now: DateTime<Utc>) -> Self {
        ACCOUNT.after_failure(self, now)
    }

    /// What is remembered after a success: nothing.
    #[must_use]
    pub const fn after_success(&self) -> Self {
        Self { count: 0, last_at: None }
    }
}

/// Whether a try of an account is looked at now.
#[must_use]
pub fn decide(failures: &Failures, now: DateTime<Utc>) -> Verdict {
    ACCOUNT.decide(failures, now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::at;
    use proptest::prelude::*;

    fn locked_minutes(count: u32) -> i64 {
        match decide(&Failures { count, last_at: Some(at(0)) }, at(0)) {
            Verdict::Allowed => 0,
            Verdict::LockedUntil(until) => (until - at(0)).num_minutes(),
        }
    }

    #[test]
    fn five_failures_lock_five_minutes_doubling_to_an_hour() {
        let minutes: Vec<i64> = [0, 1, 4, 5, 6, 7, 8, 9, 10, 99, u32::MAX].into_iter().map(locked_minutes).collect();
        assert_eq!(minutes, [0, 0, 0, 5, 10, 20, 40, 60, 60, 60, 60]);
    }

    #[test]
    fn who_waited_may_try_and_a_success_forgets() {
        let failures = Failures { count: 5, last_at: Some(at(0)) };
        assert_eq!(decide(&failures, at(299)), Verdict::LockedUntil(at(300)));
        assert_eq!(decide(&failures, at(299)).into_result(), Err(SecurityRefusal::Locked(at(300))));
        assert_eq!(decide(&failures, at(300)).into_result(), Ok(()));
        assert_eq!(failures.after_success(), Failures::default());
    }

    #[test]
    fn failures_are_forgotten_after_a_day() {
        let failures = Failures { count: 9, last_at: Some(at(0)) };
        assert_eq!(failures.after_failure(at(86_399)).count, 10);
        assert_eq!(failures.after_failure(at(86_400)), Failures { count: 1, last_at: Some(at(86_400)) });
    }

    #[test]
    fn an_address_is_locked_after_thirty_failures_and_forgotten_after_an_hour() {
        let of = |count| Failures { count, last_at: Some(at(0)) };
        assert_eq!(ADDRESS.decide(&of(29), at(0)), Verdict::Allowed);
        assert_eq!(ADDRESS.decide(&of(30), at(0)), Verdict::LockedUntil(at(300)));
        assert_eq!(ADDRESS.decide(&of(u32::MAX), at(0)), Verdict::LockedUntil(at(3_600)));
        assert_eq!(ADDRESS.after_failure(&of(30), at(299)), of(30), "not while locked");
        assert_eq!(ADDRESS.after_failure(&of(30), at(300)).count, 31);
        assert_eq!(ADDRESS.after_failure(&of(30), at(3_600)).count, 1);
    }

    #[test]
    fn trying_while_locked_does_not_lock_longer() {
        let failures = Failures { count: 5, last_at: Some(at(0)) };
        assert_eq!(failures.after_failure(at(10)), failures);
    }

    proptest! {
        #[test]
        fn a_guesser_has_few_tries_a_day(waits in proptest::collection::vec(0_i64..7_200, 1..400)) {
            let (mut failures, mut now, mut looked_at) = (Failures::default(), 0, 0);
            for wait in waits {
                now += wait;
                if now >= 86_400 {
                    break;
                }
                if decide(&failures, at(now)) == Verdict::Allowed {
                    looked_at += 1;
                    failures = failures.after_failure(at(now));
                }
            }
            prop_assert!(looked_at <= 5 + 4 + 24, "{looked_at}");
        }

        #[test]
        fn nobody_is_locked_longer_than_an_hour_after_his_last_failure(count in any::<u32>(), now in 0_i64..200_000) {
            let failures = Failures { count, last_at: Some(at(0)) };
            if let Verdict::LockedUntil(until) = decide(&failures, at(now)) {
                prop_assert!(until > at(now) && until <= at(3_600));
            }
            prop_assert!(failures.after_failure(at(now)).count >= 1.min(count));
        }
    }
}
