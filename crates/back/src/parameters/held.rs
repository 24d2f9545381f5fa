//! What every parameter is now, in memory. A change raises a version, which each BACK looks at several times a second.

use crate::config::Sale;
use crate::error::ApiError;
use crate::parameters::declared::Parameter;
use crate::parameters::store;
use arc_swap::ArcSwap;
use std::collections::HashMap;
use std::sync::Arc;
use weblys_api::parameters::ShopNotice;
use weblys_db::Database;

/// The terms of a sale that the staff can change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    /// A cart left alone is abandoned after so many hours.
    pub abandoned_after_hours: u32,
    /// A slot is held for so many minutes.
    pub slot_hold_minutes: u32,
    /// The calendar is shown for so many days.
    pub calendar_days: u32,
    /// The last button waits so many milliseconds.
    pub acceptance_wait_ms: u64,
    /// What SelfShop tells on every page.
    pub notice: ShopNotice,
}

impl Terms {
    /// The terms with what was set; a value that is not valid any more counts as not set.
    #[must_use]
    pub fn of(set: &HashMap<Parameter, String>, sale: &Sale) -> Self {
        let words = |parameter: Parameter| {
            let set = set.get(&parameter).filter(|value| parameter.of_type().fault(value).is_none());
            set.cloned().unwrap_or_else(|| parameter.default(sale))
        };
        let whole = |parameter, default| words(parameter).parse().unwrap_or(default);
        let patience = words(Parameter::AcceptanceWait).parse().unwrap_or(sale.acceptance_wait_ms);
        Self {
            abandoned_after_hours: whole(Parameter::CartAbandoned, sale.abandoned_after_hours),
            slot_hold_minutes: whole(Parameter::SlotHold, sale.slot_hold_minutes),
            calendar_days: whole(Parameter::CalendarShown, sale.calendar_days),
            acceptance_wait_ms: patience,
            notice: ShopNotice { fr: words(Parameter::NoticeFr), en: words(Parameter::NoticeEn) },
        }
    }
}

#[derive(Debug, Default)]
struct Held {
    version: i64,
    terms: Arc<Terms>,
}

/// What is held, replaced as a whole.
#[derive(Debug, Default)]
pub struct Parameters(ArcSwap<Held>);

impl Parameters {
    /// The terms in force.
    #[must_use]
    pub fn terms(&self) -> Arc<Terms> {
        self.0.load().terms.clone()
    }

    /// The change that they are as of.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.0.load().version
    }

    /// Loads them anew if something has changed.
    pub async fn refresh(&self, db: &Database, sale: &Sale) -> Result<(), ApiError> {
        // Read before the rest: a change that comes between is loaded again next time.
        let version = store::version(db).await?;
        if version == self.version() { Ok(()) } else { self.load(db, sale, version).await }
    }

    /// Loads them anew, changed or not.
    pub async fn reload(&self, db: &Database, sale: &Sale) -> Result<(), ApiError> {
        let version = store::version(db).await?;
        self.load(db, sale, version).await
    }

    async fn load(&self, db: &Database, sale: &Sale, version: i64) -> Result<(), ApiError> {
        let set = store::all(db).await?;
        let set = set.into_iter().map(|(parameter, kept)| (parameter, kept.value)).collect();
        self.0.store(Arc::new(Held { version, terms: Arc::new(Terms::of(&set, sale)) }));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_is_in_force_and_the_rest_is_the_configuration_s() {
        let sale = Sale { calendar_days: 12, ..Sale::default() };
        let set = HashMap::from([(Parameter::SlotHold, "45".to_owned()), (Parameter::CartAbandoned, "99".to_owned())]);
        let terms = Terms::of(&set, &sale);
        assert_eq!((terms.slot_hold_minutes, terms.calendar_days), (45, 12));
        assert_eq!(terms.abandoned_after_hours, sale.abandoned_after_hours, "bounds may have become narrower since");
    }
}
