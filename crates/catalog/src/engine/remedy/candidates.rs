//! The values that a changed fact may take: those that can make a difference to the thing, and of all others one.

use super::{Change, Wanted};
use crate::engine::{SaleContext, Snapshot};
use crate::model::{Criteria, DateSpan, GroupingCode, Reduction, SaleType, ServiceCode};
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;
use weblys_kernel::network::{Access, Domain, Technology};

/// What the catalogue says about a thing, for the values that a change may take.
struct About<'s> {
    criteria: Vec<&'s Criteria>,
    services: Vec<&'s ServiceCode>,
    window: Option<DateSpan>,
}

impl<'s> About<'s> {
    /// What its own criteria name, sorted.
    fn named<T: Ord + 's>(&self, list: impl Fn(&'s Criteria) -> &'s Vec<T>) -> BTreeSet<&'s T> {
        self.criteria.iter().flat_map(|criteria| list(criteria)).collect()
    }

    /// Other values than that of the sale: those its own criteria name, what is usual, and of all others that the
    /// catalogue knows the first. They are all one to it.
    fn values<T: Ord + Clone + 's>(
        &self,
        known: &[T],
        list: impl Fn(&'s Criteria) -> &'s Vec<T>,
        usual: &T,
        here: &T,
    ) -> Vec<T> {
        let named = self.named(list);
        let other = known.iter().find(|one| *one != usual && *one != here && !named.contains(one));
        let usual = Some(usual).filter(|usual| !named.contains(usual));
        named.iter().copied().chain(usual).chain(other).filter(|one| *one != here).cloned().collect()
    }
}

impl Snapshot {
    fn about(&self, wanted: Wanted<'_>) -> Option<About<'_>> {
        let mut own = None;
        let (places, services, window) = match wanted {
            Wanted::Offer(code) => {
                let at = *self.index.offers.get(code)?;
                let offer = self.catalogue.offers.get(at)?;
                let services = offer.services.iter().chain(&offer.fees).collect();
                (self.index.on_offer.get(at)?, services, Some(offer.sale))
            }
            Wanted::Equipment(code) => {
                let at = *self.index.equipment.get(code)?;
                let item = self.catalogue.equipment.get(at)?;
                let services = [Some(&item.service), item.deposit.as_ref()].into_iter().flatten().collect();
                (self.index.on_equipment.get(at)?, services, None)
            }
            Wanted::Option(code) => {
                let at = *self.index.options.get(code)?;
                (self.index.on_option.get(at)?, vec![&self.catalogue.options.get(at)?.service], None)
            }
            Wanted::Promotion(code, _) => {
                let at = *self.index.promotions.get(code)?;
                let item = self.catalogue.promotions.get(at)?;
                own = Some(&item.conditions);
                let tariff = (item.reduction == Reduction::Tariff).then_some(&item.service);
                (self.index.on_promotion.get(at)?, tariff.into_iter().collect(), None)
            }
        };
        let restrictions = places.iter().filter_map(|at| self.catalogue.restrictions.get(*at));
        let criteria = restrictions.map(|one| &one.criteria).chain(own).collect();
        Some(About { criteria, services, window })
    }

    /// Values that could make a difference, the likeliest first.
    pub(super) fn candidates(
        &self,
        sale: &SaleContext,
        usual: &SaleContext,
        wanted: Wanted<'_>,
    ) -> Option<Vec<Change>> {
        let about = self.about(wanted)?;
        let values = &self.index.values;
        let mut found = Vec::new();
        let channels = about.values(&values.channels, |one| &one.channels, &usual.channel, &sale.channel);
        found.extend(channels.into_iter().map(Change::Channel));
        found.extend(SaleType::ALL.into_iter().filter(|one| *one != sale.sale_type).map(Change::SaleType));
        let regular = GroupingCode::regular();
        let groupings = about.values(&values.groupings, |one| &one.groupings, &regular, &sale.grouping);
        found.extend(groupings.into_iter().map(Change::Grouping));
        let (usual, here) = (&usual.customer_type, &sale.customer_type);
        let customer_types = about.values(&values.customer_types, |one| &one.customer_types, usual, here);
        found.extend(customer_types.into_iter().map(Change::CustomerType));
        found.extend(about.named(|one| &one.communes).into_iter().cloned().map(Change::Commune));
        found.extend(about.named(|one| &one.zones).into_iter().cloned().map(Change::Zone));
        found.push(Change::Elsewhere);
        found.extend(about.named(|one| &one.services_held).into_iter().cloned().map(Change::Holds));
        found.push(Change::HoldsNothing);
        found.extend(self.days(sale.day, &about).into_iter().map(Change::Day));
        found.extend(self.networks(sale, &about).into_iter().map(Change::Network));
        Some(found)
    }

    /// Later days on which something begins or ends, the nearest first.
    fn days(&self, today: NaiveDate, about: &About<'_>) -> Vec<NaiveDate> {
        let tariffs = about.services.iter().filter_map(|code| self.index.services.get(*code));
        let tariffs = tariffs.filter_map(|at| self.index.tariffs.get(*at)).flatten();
        let tariffs = tariffs.filter_map(|at| self.catalogue.tariffs.get(*at)).map(|tariff| tariff.validity);
        let dated = about.criteria.iter().filter_map(|criteria| criteria.days);
        let spans = tariffs.chain(dated).chain(about.window);
        let edges =
            spans.flat_map(|span| [Some(span.from), span.until.and_then(|day| day.checked_add_days(Days::new(1)))]);
        let mut days: Vec<NaiveDate> = edges.flatten().filter(|day| *day > today).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Networks that would carry it: by each technology that is named or is there, at the rate that is needed.
    fn networks(&self, sale: &SaleContext, about: &About<'_>) -> Vec<Option<Access>> {
        let services = about.services.iter().filter_map(|code| self.service(code)).filter(|one| one.needs_network);
        let (mut domains, mut rate): (Vec<Domain>, u32) = (Vec::new(), 0);
        for service in services {
            domains.push(service.domain.clone());
            rate = rate.max(service.min_down_mbps);
        }
        let needed = domains.clone();
        domains.extend(about.criteria.iter().flat_map(|criteria| criteria.domains.iter().cloned()));
        let here = &sale.eligibility.accesses;
        domains.extend(here.iter().flat_map(|access| access.domains.iter().cloned()));
        let named = about.criteria.iter().filter_map(|criteria| criteria.min_down_mbps);
        let best = sale.eligibility.best_down_mbps();
        let mut rates = vec![best.max(rate), rate];
        // Enough for what asks for a rate, just too little for what excludes from one on.
        rates.extend(named.flat_map(|named| [named, named.saturating_sub(1)]).filter(|named| *named >= rate));
        let named = about.named(|criteria| &criteria.technologies);
        let other = self.index.values.technologies.iter().find(|one| !named.contains(one));
        let present = here.iter().map(|access| &access.technology);
        let technologies: Vec<&Technology> = present.chain(named.iter().copied()).chain(other).collect();
        let mut found: Vec<Option<Access>> = Vec::new();
        for mut domains in [domains, needed] {
            domains.sort();
            domains.dedup();
            for down_mbps in &rates {
                for technology in &technologies {
                    let (technology, domains, down_mbps) = ((*technology).clone(), domains.clone(), *down_mbps);
                    let access = Some(Access { technology, down_mbps, up_mbps: down_mbps, domains });
                    if !found.contains(&access) {
                        found.push(access);
                    }
                }
            }
        }
        found.push(None);
        found
    }
}
