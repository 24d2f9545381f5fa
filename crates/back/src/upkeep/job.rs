//! Every scheduled job, declared once: how often it runs, within which bounds, and what it does.

use crate::catalog::{base, noted, told};
use crate::code_tables::import;
use crate::error::ApiError;
use crate::flows::{erasing, left_carts};
use crate::security::audit;
use crate::security::operator::schedule;
use crate::state::App;
use crate::upkeep::run::Progress;
use weblys_api::base::RECOGNISE_CUSTOMERS;
use weblys_api::told::READ_SERVICES;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A scheduled job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Job {
    /// Closes carts that were left behind.
    CloseCarts,
    /// Erases what nobody needs and no law asks to keep.
    Erase,
    /// Follows the chain of the audit trail.
    CheckTrail,
    /// Reads the users of the operator system.
    SynchroniseUsers,
    /// Imports the code tables of the operator system.
    ImportCodes,
    /// Recognises all customers, and tries the catalogue's draft on them.
    RecogniseCustomers,
    /// Reads the services and tariffs of the operator system.
    ReadServices,
    /// Notes what publications of the catalogue changed, thing by thing.
    NoteChanges,
}

/// How a job's work came to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// Everything is done: so many things.
    Done(u64),
    /// Somebody stopped it after so many.
    Stopped(u64),
    /// It found something wrong after so many.
    Wrong(u64, String),
}

impl Job {
    /// Every job.
    pub const ALL: [Self; 8] = [
        Self::CloseCarts,
        Self::Erase,
        Self::CheckTrail,
        Self::SynchroniseUsers,
        Self::ImportCodes,
        Self::RecogniseCustomers,
        Self::ReadServices,
        Self::NoteChanges,
    ];

    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CloseCarts => "close_carts",
            Self::Erase => "erase",
            Self::CheckTrail => "check_trail",
            Self::SynchroniseUsers => "synchronise_users",
            Self::ImportCodes => "import_codes",
            Self::RecogniseCustomers => RECOGNISE_CUSTOMERS,
            Self::ReadServices => READ_SERVICES,
            Self::NoteChanges => "note_changes",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|job| job.code() == code)
    }

    /// Seconds from the end of a run to the next, when nobody set anything else.
    #[must_use]
    pub const fn usual_seconds(self) -> i64 {
        match self {
            Self::CloseCarts | Self::Erase | Self::NoteChanges => MINUTE,
            Self::CheckTrail | Self::ImportCodes | Self::RecogniseCustomers | Self::ReadServices => DAY,
            Self::SynchroniseUsers => HOUR,
        }
    }

    /// The fewest and the most seconds that may be set: law asks for erasing at least once a day.
    #[must_use]
    pub const fn bounds(self) -> (i64, i64) {
        match self {
            Self::CloseCarts => (MINUTE, HOUR),
            Self::Erase | Self::NoteChanges => (MINUTE, DAY),
            Self::CheckTrail | Self::ImportCodes | Self::RecogniseCustomers | Self::ReadServices => (HOUR, 31 * DAY),
            Self::SynchroniseUsers => (5 * MINUTE, 7 * DAY),
        }
    }

    /// So many seconds, or what its bounds allow.
    #[must_use]
    pub fn within(self, seconds: i64) -> i64 {
        let (least, most) = self.bounds();
        seconds.clamp(least, most)
    }

    /// Seconds from a run that failed to the next: what asks the operator system does not wait long for it.
    #[must_use]
    pub fn after_failure(self, every: i64) -> i64 {
        match self {
            Self::CloseCarts | Self::Erase | Self::CheckTrail | Self::NoteChanges => every,
            Self::SynchroniseUsers | Self::ImportCodes | Self::RecogniseCustomers | Self::ReadServices => {
                every.min(5 * MINUTE)
            }
        }
    }

    /// Does it.
    pub async fn work(self, app: &App, progress: &Progress) -> Result<Ending, ApiError> {
        match self {
            Self::CloseCarts => left_carts::close_all(app).await.map(Ending::Done),
            Self::Erase => erasing::all(app, Some(progress)).await,
            Self::CheckTrail => audit::store::check(app, progress).await,
            Self::SynchroniseUsers => schedule::in_turn(app).await,
            Self::ImportCodes => import::in_turn(app).await,
            Self::RecogniseCustomers => base::work(app, progress).await,
            Self::ReadServices => told::work(app).await,
            Self::NoteChanges => noted::work(app, progress).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_s_usual_schedule_is_within_its_bounds() {
        for job in Job::ALL {
            let (least, most) = job.bounds();
            assert!((least..=most).contains(&job.usual_seconds()), "{job:?}");
            assert_eq!(Job::parse(job.code()), Some(job));
        }
    }
}
