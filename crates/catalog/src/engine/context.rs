//! The facts of a sale on which the catalogue decides.

use crate::model::{
    ChannelCode, Criteria, CustomerTypeCode, DistributionZoneCode, GroupingCode, SaleType, ServiceCode, StreetCode,
    Zone,
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

/// Each criterion that is stated, and whether it holds. `in_zones` says whether the place is in one of the zones.
pub(crate) fn stated(criteria: &Criteria, sale: &SaleContext, in_zones: bool) -> [(Criterion, bool, bool); 8] {
    let place = sale.commune.as_ref().is_some_and(|commune| criteria.communes.contains(commune)) || in_zones;
    let network_stated =
        !criteria.technologies.is_empty() || criteria.min_down_mbps.is_some() || !criteria.domains.is_empty();
    let one_of = |stated: bool, holds: bool| (stated, !stated || holds);
    let row = |criterion, (stated, holds)| (criterion, stated, holds);
    [
        row(Criterion::Network, one_of(network_stated, network_holds(criteria, &sale.eligibility))),
        row(Criterion::Place, one_of(!criteria.communes.is_empty() || !criteria.zones.is_empty(), place)),
        row(Criterion::SaleType, listed(&criteria.sale_types, &sale.sale_type)),
        row(Criterion::Grouping, listed(&criteria.groupings, &sale.grouping)),
        row(Criterion::Channel, listed(&criteria.channels, &sale.channel)),
        row(Criterion::CustomerType, listed(&criteria.customer_types, &sale.customer_type)),
        row(Criterion::Day, one_of(criteria.days.is_some(), criteria.days.is_none_or(|days| days.contains(sale.day)))),
        row(
            Criterion::ServicesHeld,
            one_of(
                !criteria.services_held.is_empty(),
                criteria.services_held.iter().any(|service| sale.services_held.contains(service)),
            ),
        ),
    ]
}

fn listed<T: PartialEq>(wanted: &[T], fact: &T) -> (bool, bool) {
    (!wanted.is_empty(), wanted.is_empty() || wanted.contains(fact))
}

/// One access must do it all: the technology, the rate and the families.
fn network_holds(criteria: &Criteria, eligibility: &Eligibility) -> bool {
    eligibility.accesses.iter().any(|access: &Access| {
        (criteria.technologies.is_empty() || criteria.technologies.contains(&access.technology))
            && criteria.min_down_mbps.is_none_or(|rate| access.down_mbps >= rate)
            && criteria.domains.iter().all(|domain| access.domains.contains(domain))
    })
}
