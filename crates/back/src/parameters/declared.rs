//! Every parameter, declared once: what it is about, what it may be, and its default.
//!
//! What a promise is counted back from (how long prices hold, how long a cart is kept) is not one of them: another
//! value would change what was promised to whoever has a cart.

use crate::config::Sale;
use weblys_api::parameters::{Scope, Type, Unit};

/// A parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Parameter {
    /// The calendar is shown for so long.
    CalendarShown,
    /// A cart left alone is abandoned after so long.
    CartAbandoned,
    /// A slot is held so long.
    SlotHold,
    /// The last button waits so long for the operator system.
    AcceptanceWait,
    /// What SelfShop tells on every page, in French.
    NoticeFr,
    /// The same in English.
    NoticeEn,
}

impl Parameter {
    /// Every parameter.
    pub const ALL: [Self; 6] = [
        Self::CalendarShown,
        Self::CartAbandoned,
        Self::SlotHold,
        Self::AcceptanceWait,
        Self::NoticeFr,
        Self::NoticeEn,
    ];

    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CartAbandoned => "cart_abandoned",
            Self::SlotHold => "slot_hold",
            Self::CalendarShown => "calendar_shown",
            Self::AcceptanceWait => "acceptance_wait",
            Self::NoticeFr => "notice_fr",
            Self::NoticeEn => "notice_en",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// What it is about.
    #[must_use]
    pub const fn scope(self) -> Scope {
        match self {
            Self::CalendarShown => Scope::Global,
            Self::CartAbandoned | Self::SlotHold | Self::AcceptanceWait => Scope::Control,
            Self::NoticeFr | Self::NoticeEn => Scope::Site,
        }
    }

    /// What it may be.
    #[must_use]
    pub const fn of_type(self) -> Type {
        match self {
            Self::CartAbandoned => Type::Whole { least: 1, most: 72, unit: Unit::Hours },
            Self::SlotHold => Type::Whole { least: 5, most: 240, unit: Unit::Minutes },
            Self::CalendarShown => Type::Whole { least: 7, most: 90, unit: Unit::Days },
            Self::AcceptanceWait => Type::Whole { least: 0, most: 10_000, unit: Unit::Milliseconds },
            Self::NoticeFr | Self::NoticeEn => Type::Words { longest: 300 },
        }
    }

    /// What it is when nobody sets it.
    #[must_use]
    pub fn default(self, sale: &Sale) -> String {
        match self {
            Self::CartAbandoned => sale.abandoned_after_hours.to_string(),
            Self::SlotHold => sale.slot_hold_minutes.to_string(),
            Self::CalendarShown => sale.calendar_days.to_string(),
            Self::AcceptanceWait => sale.acceptance_wait_ms.to_string(),
            Self::NoticeFr | Self::NoticeEn => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_default_is_what_its_parameter_may_be_and_a_code_names_one() {
        for parameter in Parameter::ALL {
            let default = parameter.default(&Sale::default());
            assert_eq!(parameter.of_type().fault(&default), None, "{parameter:?}");
            assert_eq!(Parameter::parse(parameter.code()), Some(parameter));
        }
    }

    #[test]
    fn what_a_parameter_may_not_be_is_refused() {
        let hours = Parameter::CartAbandoned.of_type();
        for wrong in ["0", "73", "", "-1", "2.5", "quatre", "1e3", "99999999999"] {
            assert_eq!(hours.fault(wrong), Some("VAL-003"), "{wrong}");
        }
        assert_eq!(hours.fault("72"), None);
        assert_eq!(Parameter::NoticeFr.of_type().fault(&"é".repeat(300)), None);
        assert_eq!(Parameter::NoticeFr.of_type().fault(&"é".repeat(301)), Some("VAL-002"));
    }
}
