//! What the engine answers for each thing: available, or withheld and by what (CAT-22).

use crate::engine::Criterion;
use crate::model::{DateSpan, EquipmentCode, OfferCode, OfferStatus, Restriction, RestrictionCode, ServiceCode};
use serde::Serialize;
use weblys_kernel::locale::Label;
use weblys_kernel::network::Domain;

/// One thing of the catalogue with everything that takes it away. Nothing takes it away: it is available.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict<'s, T> {
    /// The thing.
    pub item: &'s T,
    /// All the reasons against it, not only the first.
    pub withheld: Vec<Withheld<'s>>,
}

impl<T> Verdict<'_, T> {
    /// Whether the customer is entitled to it.
    #[must_use]
    pub const fn is_available(&self) -> bool {
        self.withheld.is_empty()
    }
}

/// One reason why something is not available.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Withheld<'s> {
    /// The dwelling's network does not carry this family of services.
    NotCarried {
        /// The family.
        domain: &'s Domain,
    },
    /// It carries the family, at too low a rate.
    RateTooLow {
        /// The family.
        domain: &'s Domain,
        /// The rate needed, in megabits per second.
        needed: u32,
        /// The best rate there, in megabits per second.
        best: u32,
    },
    /// The offer is being prepared or was withdrawn.
    NotOnSale {
        /// Where it stands.
        status: OfferStatus,
    },
    /// The day is not within the sale window.
    OutOfWindow {
        /// The window.
        sale: DateSpan,
    },
    /// A service of it has no tariff on that day, so no price can be told.
    NoTariff {
        /// The service.
        service: &'s ServiceCode,
    },
    /// A restriction of the product team.
    Restricted {
        /// The restriction, with its words for customers and for staff.
        restriction: &'s Restriction,
        /// What decided: change one of these (not-where) or all of these (only-where) to get it back.
        because: Vec<Criterion>,
    },
    /// The option needs equipment that has not been chosen: any of these.
    NeedsEquipment {
        /// The equipment.
        any_of: &'s [EquipmentCode],
    },
    /// The promotion does not go with the offer.
    OtherOffers,
    /// The promotion's conditions do not hold.
    ConditionsNotMet {
        /// Those that do not.
        because: Vec<Criterion>,
    },
    /// The promotion asks for a coupon that was not given.
    CouponNotGiven,
    /// The promotion has been used as often as it may (EXP-23).
    Spent,
    /// The customer's offer does not lead to this one by such a sale (CAT-35).
    NotALink {
        /// The offer he has.
        from: &'s OfferCode,
    },
    /// What the customer holds is no offer of the catalogue: it can be neither changed nor added to (CAT-07, CAT-34).
    HasNoOffer,
}

/// A reason without ties to the snapshot: for refusals, wires and logs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cause {
    /// The stable code of the reason, `OFR-101` to `OFR-113`.
    pub code: &'static str,
    /// The restriction, where it was one.
    pub restriction: Option<RestrictionCode>,
    /// The words for customers, where the product team wrote some.
    pub reason: Option<Label>,
}

impl Withheld<'_> {
    /// The stable code of the reason: also the key of its text.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotCarried { .. } => "OFR-101",
            Self::RateTooLow { .. } => "OFR-102",
            Self::NotOnSale { .. } => "OFR-103",
            Self::OutOfWindow { .. } => "OFR-104",
            Self::NoTariff { .. } => "OFR-105",
            Self::Restricted { .. } => "OFR-106",
            Self::NeedsEquipment { .. } => "OFR-107",
            Self::OtherOffers => "OFR-108",
            Self::ConditionsNotMet { .. } => "OFR-109",
            Self::CouponNotGiven => "OFR-110",
            Self::Spent => "OFR-111",
            Self::NotALink { .. } => "OFR-112",
            Self::HasNoOffer => "OFR-113",
        }
    }

    /// The reason without ties to the snapshot.
    #[must_use]
    pub fn cause(&self) -> Cause {
        let restriction = match self {
            Self::Restricted { restriction, .. } => Some(*restriction),
            _ => None,
        };
        Cause {
            code: self.code(),
            restriction: restriction.map(|r| r.code.clone()),
            reason: restriction.map(|r| r.reason.clone()),
        }
    }
}
