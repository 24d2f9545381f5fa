//! The facts of a sale on which the catalogue decides.

use crate::model::{
    ChannelCode, Criteria, CustomerTypeCode, DistributionZoneCode, GroupingCode, OfferCode, PromotionCode, SaleType,
    ServiceCode, StreetCode, Zone,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use weblys_kernel::network::{Access, CommuneCode, DwellingId, Eligibility};

/// Who buys, where, through whom and when (CAT-12, CAT-13). Gathered by the caller, never looked up here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaleContext {
    /// What the network carries to the dwelling; no access where the address is not served.
    pub eligibility: Eligibility,
    /// The commune of the dwelling; none before an address is known.
    pub commune: Option<CommuneCode>,
    /// The part of the network the dwelling hangs on (CDZ).
    pub distribution_zone: Option<DistributionZoneCode>,
    /// The street of the dwelling, where zones speak of streets.
    pub street: Option<StreetCode>,
    /// The dwelling, where zones speak of dwellings.
    pub dwelling: Option<DwellingId>,
    /// Prospect, upsell or cross-sell.
    pub sale_type: SaleType,
    /// The customer's grouping; `RG` unless he has another.
    pub grouping: GroupingCode,
    /// The way of the sale.
    pub channel: ChannelCode,
    /// The kind of customer.
    pub customer_type: CustomerTypeCode,
    /// The day of the sale at the operator's place: sale windows, dated restrictions and tariffs go by it.
    pub day: NaiveDate,
    /// The services the customer already holds; none for a prospect.
    pub services_held: Vec<ServiceCode>,
    /// The offer the customer has: an upsell or a cross-sell leads only where it leads (CAT-35).
    #[serde(default)]
    pub current_offer: CurrentOffer,
    /// Promotions that have been used as often as they may, by all or by this customer (EXP-23).
    #[serde(default)]
    pub spent: Vec<PromotionCode>,
}

impl SaleContext {
    /// A sale to a prospect of the regular grouping, before anything is known of the place.
    #[must_use]
    pub fn prospect(channel: ChannelCode, customer_type: CustomerTypeCode, day: NaiveDate) -> Self {
        Self {
            eligibility: Eligibility::default(),
            commune: None,
            distribution_zone: None,
            street: None,
            dwelling: None,
            sale_type: SaleType::Prospect,
            grouping: GroupingCode::regular(),
            channel,
            customer_type,
            day,
            services_held: Vec::new(),
            current_offer: CurrentOffer::Unknown,
            spent: Vec::new(),
        }
    }

    /// Whether the dwelling is in the zone, by any of its parts.
    #[must_use]
    pub fn is_in(&self, zone: &Zone) -> bool {
        fn holds<T: PartialEq>(parts: &[T], here: Option<&T>) -> bool {
            here.is_some_and(|here| parts.contains(here))
        }
        holds(&zone.communes, self.commune.as_ref())
            || holds(&zone.distribution_zones, self.distribution_zone.as_ref())
            || holds(&zone.streets, self.street.as_ref())
            || holds(&zone.dwellings, self.dwelling.as_ref())
    }
}

/// The offer that a customer has, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CurrentOffer {
    /// A prospect's, or nobody looked: it does not count.
    #[default]
    Unknown,
    /// This one. Where the catalogue no longer has it, it is as good as none.
    Of(OfferCode),
    /// What he holds is no offer of the catalogue: nothing can be changed or added (CAT-07, CAT-34).
    None,
}

impl CurrentOffer {
    /// The offer, where he has one.
    #[must_use]
    pub const fn code(&self) -> Option<&OfferCode> {
        match self {
            Self::Of(code) => Some(code),
            Self::Unknown | Self::None => None,
        }
    }
}

/// One thing that criteria can ask of a sale: what to change to be decided otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Criterion {
    /// Technology, rate and families of services at the dwelling.
    Network,
    /// Commune or zone.
    Place,
    /// Prospect, upsell or cross-sell.
    SaleType,
    /// The customer's grouping.
    Grouping,
    /// The way of the sale.
    Channel,
    /// The kind of customer.
    CustomerType,
    /// The day of the sale.
    Day,
    /// What the customer already holds.
    ServicesHeld,
}

impl Criterion {
    /// Every criterion, in the order in which they are told.
    pub(crate) const ALL: [Self; 8] = [
        Self::Network,
        Self::Place,
        Self::SaleType,
        Self::Grouping,
        Self::Channel,
        Self::CustomerType,
        Self::Day,
        Self::ServicesHeld,
    ];

    /// Whether some criteria ask for it.
    pub(crate) fn is_stated(self, criteria: &Criteria) -> bool {
        match self {
            Self::Network => {
                !criteria.technologies.is_empty() || criteria.min_down_mbps.is_some() || !criteria.domains.is_empty()
            }
            Self::Place => !criteria.communes.is_empty() || !criteria.zones.is_empty(),
            Self::SaleType => !criteria.sale_types.is_empty(),
            Self::Grouping => !criteria.groupings.is_empty(),
            Self::Channel => !criteria.channels.is_empty(),
            Self::CustomerType => !criteria.customer_types.is_empty(),
            Self::Day => criteria.days.is_some(),
            Self::ServicesHeld => !criteria.services_held.is_empty(),
        }
    }

    /// Whether it is as criteria that state it ask. `in_zones` says whether the place is in one of their zones.
    pub(crate) fn holds(self, criteria: &Criteria, sale: &SaleContext, in_zones: impl FnOnce() -> bool) -> bool {
        match self {
            Self::Network => network_holds(criteria, &sale.eligibility),
            Self::Place => sale.commune.as_ref().is_some_and(|here| criteria.communes.contains(here)) || in_zones(),
            Self::SaleType => criteria.sale_types.contains(&sale.sale_type),
            Self::Grouping => criteria.groupings.contains(&sale.grouping),
            Self::Channel => criteria.channels.contains(&sale.channel),
            Self::CustomerType => criteria.customer_types.contains(&sale.customer_type),
            Self::Day => criteria.days.is_none_or(|days| days.contains(sale.day)),
            Self::ServicesHeld => criteria.services_held.iter().any(|service| sale.services_held.contains(service)),
        }
    }
}

/// Some of the criteria, each as one bit: small enough to be kept of every restriction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct CriterionSet(u8);

impl CriterionSet {
    /// Those for which it is so.
    pub fn of(is_so: impl Fn(Criterion) -> bool) -> Self {
        let with = |set, criterion| if is_so(criterion) { set | 1 << criterion as u8 } else { set };
        Self(Criterion::ALL.into_iter().fold(0, with))
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// They, in the order in which they are told.
    pub fn list(self) -> Vec<Criterion> {
        Criterion::ALL.into_iter().filter(|criterion| self.0 & 1 << *criterion as u8 != 0).collect()
    }
}

/// One access must do it all: the technology, the rate and the families.
fn network_holds(criteria: &Criteria, eligibility: &Eligibility) -> bool {
    eligibility.accesses.iter().any(|access: &Access| {
        (criteria.technologies.is_empty() || criteria.technologies.contains(&access.technology))
            && criteria.min_down_mbps.is_none_or(|rate| access.down_mbps >= rate)
            && criteria.domains.iter().all(|domain| access.domains.contains(domain))
    })
}
