//! Why a service has no place, and what is to be said of one that has.

use crate::model::{EquipmentItem, Offer, OptionItem, Promotion, Service, ServiceCode};
use weblys_kernel::locale::Label;

/// Why a customer has no offer: he can neither use MyShop nor be changed in WeShop (CAT-07, CAT-34, MYS-05).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoOffer<'s> {
    /// He holds no base service that the catalogue knows.
    NoBaseService,
    /// No offer is made of just the base services that he holds; [`Snapshot::nearest_offers`] tells which come near.
    ///
    /// [`Snapshot::nearest_offers`]: crate::Snapshot::nearest_offers
    NoCombination,
    /// The offer made of them is still being prepared.
    InPreparation {
        /// The offer.
        offer: &'s Offer,
    },
}

impl NoOffer<'_> {
    /// The stable code of the reason: also the key of its text.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoBaseService => "REC-001",
            Self::NoCombination => "REC-002",
            Self::InPreparation { .. } => "REC-003",
        }
    }
}

/// A service that has no place, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unplaced<'s> {
    /// The catalogue knows no such service.
    Unknown {
        /// Its code.
        service: ServiceCode,
        /// How many are held.
        quantity: u16,
    },
    /// The catalogue knows the service, and no equipment, option or promotion that it is for.
    NothingFor {
        /// The service.
        service: &'s Service,
        /// How many are held.
        quantity: u16,
    },
    /// A base service that is held more often than the offer has it.
    BeyondOffer {
        /// The service.
        service: &'s Service,
        /// How many are held beyond the offer.
        quantity: u16,
        /// How many the offer has.
        most: u16,
    },
}

impl Unplaced<'_> {
    /// The stable code of the reason: also the key of its text.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "REC-011",
            Self::NothingFor { .. } => "REC-012",
            Self::BeyondOffer { .. } => "REC-013",
        }
    }

    /// The code of the service.
    #[must_use]
    pub const fn service(&self) -> &ServiceCode {
        match self {
            Self::Unknown { service, .. } => service,
            Self::NothingFor { service, .. } | Self::BeyondOffer { service, .. } => &service.code,
        }
    }

    /// How many of it have no place.
    #[must_use]
    pub const fn quantity(&self) -> u16 {
        match self {
            Self::Unknown { quantity, .. } | Self::NothingFor { quantity, .. } | Self::BeyondOffer { quantity, .. } => {
                *quantity
            }
        }
    }
}

/// What is to be said of a thing that has its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark<'s> {
    /// It does not go with the customer's offer.
    NotOfOffer {
        /// The thing.
        thing: Thing<'s>,
    },
    /// More of it are held than one contract may have.
    TooMany {
        /// The thing.
        thing: Thing<'s>,
        /// How many are held.
        quantity: u16,
        /// How many there may be.
        max: u16,
    },
    /// Its service is for other things as well, and nothing tells them apart: the first by rank and code was taken.
    Shared {
        /// The thing that was taken.
        thing: Thing<'s>,
        /// The others, by rank and code.
        others: Vec<Thing<'s>>,
    },
}

impl<'s> Remark<'s> {
    /// The stable code of the remark: also the key of its text.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotOfOffer { .. } => "REC-021",
            Self::TooMany { .. } => "REC-022",
            Self::Shared { .. } => "REC-023",
        }
    }

    /// What it is about.
    #[must_use]
    pub const fn thing(&self) -> Thing<'s> {
        match self {
            Self::NotOfOffer { thing } | Self::TooMany { thing, .. } | Self::Shared { thing, .. } => *thing,
        }
    }
}

/// A thing that a service is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing<'s> {
    /// A piece of equipment.
    Equipment(&'s EquipmentItem),
    /// An option.
    Option(&'s OptionItem),
    /// A promotion or a discount.
    Promotion(&'s Promotion),
}

impl<'s> Thing<'s> {
    /// Its code.
    #[must_use]
    pub fn code(&self) -> &'s str {
        match self {
            Self::Equipment(item) => item.code.as_str(),
            Self::Option(item) => item.code.as_str(),
            Self::Promotion(item) => item.code.as_str(),
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &'s Label {
        match self {
            Self::Equipment(item) => &item.label,
            Self::Option(item) => &item.label,
            Self::Promotion(item) => &item.label,
        }
    }

    /// The service that charges or expresses it.
    #[must_use]
    pub const fn service(&self) -> &'s ServiceCode {
        match self {
            Self::Equipment(item) => &item.service,
            Self::Option(item) => &item.service,
            Self::Promotion(item) => &item.service,
        }
    }
}
