//! What a person has chosen, and why a choice is refused.

use crate::engine::Cause;
use crate::model::{CouponCode, EquipmentCode, GroupCode, OfferCode, OptionCode, ServiceCode};
use serde::{Deserialize, Serialize};
use weblys_kernel::Refusal;

/// A choice: an offer with its equipment and options. The order of the lists does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// The offer.
    pub offer: OfferCode,
    /// The pieces of equipment and how many of each.
    #[serde(default)]
    pub equipment: Vec<(EquipmentCode, u16)>,
    /// The options and how many of each.
    #[serde(default)]
    pub options: Vec<(OptionCode, u16)>,
    /// The coupon that was typed, if any.
    #[serde(default)]
    pub coupon: Option<CouponCode>,
}

impl Selection {
    /// An offer with nothing chosen yet.
    #[must_use]
    pub const fn of(offer: OfferCode) -> Self {
        Self { offer, equipment: Vec::new(), options: Vec::new(), coupon: None }
    }
}

/// Why a selection cannot be ordered as it stands (CAT-07, CAT-22, CAT-30).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "refusal", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SelectionRefusal {
    /// The catalogue has no such offer.
    #[error("there is no offer {offer}")]
    OfferUnknown {
        /// The offer.
        offer: OfferCode,
    },
    /// The offer is not available in this sale.
    #[error("the offer {offer} is not available here")]
    OfferUnavailable {
        /// The offer.
        offer: OfferCode,
        /// Everything against it.
        causes: Vec<Cause>,
    },
    /// The catalogue has no such equipment, or it does not go with the offer.
    #[error("the equipment {equipment} does not go with this offer")]
    EquipmentUnknown {
        /// The equipment.
        equipment: EquipmentCode,
    },
    /// The equipment is not available in this sale.
    #[error("the equipment {equipment} is not available here")]
    EquipmentUnavailable {
        /// The equipment.
        equipment: EquipmentCode,
        /// Everything against it.
        causes: Vec<Cause>,
    },
    /// None of it, or more of one item than a contract may have.
    #[error("{quantity} of the equipment {equipment}: between 1 and {max}")]
    EquipmentQuantity {
        /// The equipment.
        equipment: EquipmentCode,
        /// How many were asked for.
        quantity: u16,
        /// How many there may be.
        max: u16,
    },
    /// A set of equipment of which too few were chosen: something is still to be chosen.
    #[error("choose at least {min} in {group}")]
    TooFewEquipment {
        /// The set.
        group: GroupCode,
        /// How many at least.
        min: u16,
    },
    /// A set of equipment of which too many were chosen.
    #[error("choose at most {max} in {group}")]
    TooMuchEquipment {
        /// The set.
        group: GroupCode,
        /// How many at most.
        max: u16,
    },
    /// The catalogue has no such option, or it does not go with the offer.
    #[error("the option {option} does not go with this offer")]
    OptionUnknown {
        /// The option.
        option: OptionCode,
    },
    /// The option is not available in this sale.
    #[error("the option {option} is not available here")]
    OptionUnavailable {
        /// The option.
        option: OptionCode,
        /// Everything against it.
        causes: Vec<Cause>,
    },
    /// None of it, or more of one option than a contract may have.
    #[error("{quantity} of the option {option}: between 1 and {max}")]
    OptionQuantity {
        /// The option.
        option: OptionCode,
        /// How many were asked for.
        quantity: u16,
        /// How many there may be.
        max: u16,
    },
    /// A set of options of which too few were chosen: something is still to be chosen.
    #[error("choose at least {min} in {group}")]
    TooFewOptions {
        /// The set.
        group: GroupCode,
        /// How many at least.
        min: u16,
    },
    /// A set of options of which too many were chosen.
    #[error("choose at most {max} in {group}")]
    TooManyOptions {
        /// The set.
        group: GroupCode,
        /// How many at most.
        max: u16,
    },
    /// An option without the one it builds on.
    #[error("the option {option} needs the option {needs}")]
    PrerequisiteMissing {
        /// The option.
        option: OptionCode,
        /// What it builds on.
        needs: OptionCode,
    },
    /// Two options that cannot go together.
    #[error("the options {option} and {other} exclude each other")]
    Excluded {
        /// The first of the two, by code.
        option: OptionCode,
        /// The second.
        other: OptionCode,
    },
    /// An option without the equipment it works on.
    #[error("the option {option} needs other equipment")]
    EquipmentMissing {
        /// The option.
        option: OptionCode,
        /// Any of these would do.
        any_of: Vec<EquipmentCode>,
    },
    /// No promotion has this coupon.
    #[error("there is no coupon {coupon}")]
    CouponUnknown {
        /// The coupon.
        coupon: CouponCode,
    },
    /// The coupon exists and gives nothing in this sale.
    #[error("the coupon {coupon} does not apply to this choice")]
    CouponNotApplicable {
        /// The coupon.
        coupon: CouponCode,
        /// Everything against its promotion.
        causes: Vec<Cause>,
    },
    /// The coupon would give something, and has been used as often as it may (EXP-23).
    #[error("the coupon {coupon} has been used as often as it may")]
    CouponSpent {
        /// The coupon.
        coupon: CouponCode,
    },
    /// A service of the choice has no tariff on that day.
    #[error("the service {service} has no tariff on that day")]
    NoTariff {
        /// The service.
        service: ServiceCode,
    },
    /// A start so far away that the calendar has no such months.
    #[error("the contract cannot start on that day")]
    StartOutOfRange,
}

impl SelectionRefusal {
    /// Whether nothing is wrong and something is only still to be chosen.
    #[must_use]
    pub const fn is_incomplete(&self) -> bool {
        matches!(self, Self::TooFewEquipment { .. } | Self::TooFewOptions { .. })
    }

    /// The code of what is refused: an offer, a piece of equipment, an option, a group of them, a
    /// service or a coupon. None for the day of the start.
    #[must_use]
    pub fn subject(&self) -> Option<&str> {
        Some(match self {
            Self::OfferUnknown { offer } | Self::OfferUnavailable { offer, .. } => offer.as_str(),
            Self::EquipmentUnknown { equipment }
            | Self::EquipmentUnavailable { equipment, .. }
            | Self::EquipmentQuantity { equipment, .. } => equipment.as_str(),
            Self::TooFewEquipment { group, .. }
            | Self::TooMuchEquipment { group, .. }
            | Self::TooFewOptions { group, .. }
            | Self::TooManyOptions { group, .. } => group.as_str(),
            Self::OptionUnknown { option }
            | Self::OptionUnavailable { option, .. }
            | Self::OptionQuantity { option, .. }
            | Self::PrerequisiteMissing { option, .. }
            | Self::Excluded { option, .. }
            | Self::EquipmentMissing { option, .. } => option.as_str(),
            Self::CouponUnknown { coupon }
            | Self::CouponNotApplicable { coupon, .. }
            | Self::CouponSpent { coupon } => coupon.as_str(),
            Self::NoTariff { service } => service.as_str(),
            Self::StartOutOfRange => return None,
        })
    }
}

impl Refusal for SelectionRefusal {
    fn code(&self) -> &'static str {
        match self {
            Self::OfferUnknown { .. } => "OFR-001",
            Self::OfferUnavailable { .. } => "OFR-002",
            Self::EquipmentUnknown { .. } => "OFR-003",
            Self::EquipmentUnavailable { .. } => "OFR-004",
            Self::EquipmentQuantity { .. } => "OFR-005",
            Self::TooFewEquipment { .. } => "OFR-006",
            Self::TooMuchEquipment { .. } => "OFR-007",
            Self::OptionUnknown { .. } => "OFR-008",
            Self::OptionUnavailable { .. } => "OFR-009",
            Self::OptionQuantity { .. } => "OFR-010",
            Self::TooFewOptions { .. } => "OFR-011",
            Self::TooManyOptions { .. } => "OFR-012",
            Self::PrerequisiteMissing { .. } => "OFR-013",
            Self::Excluded { .. } => "OFR-014",
            Self::EquipmentMissing { .. } => "OFR-015",
            Self::CouponUnknown { .. } => "OFR-016",
            Self::CouponNotApplicable { .. } => "OFR-017",
            Self::NoTariff { .. } => "OFR-018",
            Self::StartOutOfRange => "OFR-019",
            Self::CouponSpent { .. } => "OFR-020",
        }
    }
}
