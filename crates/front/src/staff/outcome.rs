//! Why BACK did not take a form, in the way that helps whoever filled it.

use crate::components::{Banner, Tone};
use crate::error::{Failure, refusal};
use crate::faults::Faults;
use crate::staff::StaffForm;
use serde::de::DeserializeOwned;
use weblys_api::CallError;
use weblys_api::users::STALE;
use weblys_i18n::Texts;

/// Why a form was not taken, though it can be sent again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused<R> {
    /// Single fields.
    Fields(Faults),
    /// The whole, by this code.
    Whole(String),
    /// Somebody changed the thing meanwhile: this is how it is now.
    Stale(Box<R>),
}

impl<R: DeserializeOwned> Refused<R> {
    /// What BACK's answer to a form means; `field_of` names the field that a code is about.
    ///
    /// # Errors
    /// [`Failure`] when the form cannot be corrected: the page goes, what was typed is kept where it can be.
    pub fn of(
        error: CallError,
        form: &StaffForm,
        field_of: impl Fn(&str) -> Option<&'static str>,
    ) -> Result<Self, Failure> {
        if error.is(STALE)
            && let Some(current) = error.problem().and_then(|problem| problem.current.clone())
            && let Ok(current) = serde_json::from_value(current)
        {
            return Ok(Self::Stale(Box::new(current)));
        }
        let error = match Faults::beside(error, field_of) {
            Ok(faults) => return Ok(Self::Fields(faults)),
            Err(error) => error,
        };
        let whole = error.problem().map(|problem| problem.code.clone()).filter(|code| code.starts_with("SEC-"));
        match (form.failure(error), whole) {
            // What stops everything is told on a page of its own.
            (
                failure @ (Failure::Lapsed(_)
                | Failure::StepLeft(_)
                | Failure::NotAllowed(_)
                | Failure::NotFound
                | Failure::Unconfirmed(_)
                | Failure::Waits(_)),
                _,
            ) => Err(failure),
            (_, Some(code)) => Ok(Self::Whole(code)),
            (failure, None) => Err(failure),
        }
    }
}

/// Why a form was not saved.
#[must_use]
pub fn not_saved(code: &str, t: &Texts) -> Banner {
    Banner::new(Tone::Danger, t.get("weconfig-not-saved")).text(refusal(code, t))
}

/// Why something was not done.
#[must_use]
pub fn not_done(code: &str, t: &Texts) -> Banner {
    Banner::new(Tone::Danger, t.get("weconfig-not-done")).text(refusal(code, t))
}
