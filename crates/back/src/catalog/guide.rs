//! The price guide: what everything in the publication in force costs, without promotions (PR-1, CS-12).

use crate::error::ApiError;
use crate::state::App;
use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use weblys_api::tariff::{GuideGroup, GuideOffer, GuidePrice, PriceGuide};
use weblys_catalog::Snapshot;
use weblys_catalog::model::{
    Charge, EquipmentItem, GroupCode, Offer, OfferStatus, OptionItem, ServiceCode, ServiceKind,
};
use weblys_kernel::locale::Label;
use weblys_kernel::{Money, ProductInformation};

/// `GET /v1/tariffs`.
///
/// # Errors
/// When nothing was ever published.
pub async fn show(State(app): State<App>) -> Result<Json<PriceGuide>, ApiError> {
    let stamp = app.stamp()?;
    let snapshot = app.publications.current()?;
    let guide = Guide { snapshot: &snapshot, day: app.today() };
    Ok(Json(PriceGuide { stamp, offers: guide.offers(), equipment: guide.equipment(), options: guide.options() }))
}

struct Guide<'s> {
    snapshot: &'s Snapshot,
    day: NaiveDate,
}

impl Guide<'_> {
    fn on_sale(&self) -> Vec<&Offer> {
        let is_on_sale = |offer: &&Offer| offer.status == OfferStatus::OnSale && offer.sale.contains(self.day);
        let mut offers: Vec<&Offer> = self.snapshot.catalogue().offers.iter().filter(is_on_sale).collect();
        offers.sort_by_key(|offer| offer.rank);
        offers
    }

    /// The offers on sale. One without a price on that day is not sold, and does not stand here.
    fn offers(&self) -> Vec<GuideOffer> {
        self.on_sale().into_iter().filter_map(|offer| self.offer(offer)).collect()
    }

    fn offer(&self, offer: &Offer) -> Option<GuideOffer> {
        let monthly = |code: &ServiceCode| self.due(code).map(|(monthly, _)| monthly.unwrap_or_default());
        Some(GuideOffer {
            name: offer.name.clone(),
            monthly: offer.services.iter().map(monthly).sum::<Option<Money>>()?,
            commitment_months: u32::from(offer.commitment_months),
            once: offer.fees.iter().filter_map(|code| self.fee(code)).collect(),
            usage_prices: offer.usage_prices.clone(),
        })
    }

    fn fee(&self, code: &ServiceCode) -> Option<GuidePrice> {
        let service = self.snapshot.service(code)?;
        let is_deposit = service.kind == ServiceKind::Deposit;
        let (monthly, once) = self.due(code)?;
        let (once, deposit) = if is_deposit { (None, once) } else { (once, None) };
        Some(GuidePrice { name: service.label.clone(), monthly, once, deposit, product: ProductInformation::default() })
    }

    fn equipment(&self) -> Vec<GuideGroup> {
        let catalogue = self.snapshot.catalogue();
        let groups = catalogue.equipment_groups.iter().map(|group| (group.rank, &group.code, &group.label));
        let price = |item: &EquipmentItem| {
            let price = self.price(&item.label, &item.service, item.deposit.as_ref())?;
            Some(GuidePrice { product: item.product.clone(), ..price })
        };
        let items = catalogue.equipment.iter().map(|item| (item.rank, &item.group, price(item)));
        self.sets(groups.collect(), items.collect(), |offer| &offer.equipment_groups)
    }

    fn options(&self) -> Vec<GuideGroup> {
        let catalogue = self.snapshot.catalogue();
        let groups = catalogue.option_groups.iter().map(|group| (group.rank, &group.code, &group.label));
        let price = |item: &OptionItem| self.price(&item.label, &item.service, None);
        let items = catalogue.options.iter().map(|item| (item.rank, &item.group, price(item)));
        self.sets(groups.collect(), items.collect(), |offer| &offer.option_groups)
    }

    /// The sets that some offer on sale has, with the prices in them, each in the order of pages.
    fn sets(
        &self,
        mut groups: Vec<(u16, &GroupCode, &Label)>,
        mut items: Vec<(u16, &GroupCode, Option<GuidePrice>)>,
        of_offer: fn(&Offer) -> &Vec<GroupCode>,
    ) -> Vec<GuideGroup> {
        let sold: BTreeSet<&GroupCode> = self.on_sale().into_iter().flat_map(of_offer).collect();
        groups.retain(|(_, code, _)| sold.contains(code));
        groups.sort_by_key(|(rank, ..)| *rank);
        items.sort_by_key(|(rank, ..)| *rank);
        let set = |(_, code, name): (u16, &GroupCode, &Label)| {
            let of_set = items.iter().filter(|(_, group, _)| *group == code);
            GuideGroup { name: name.clone(), prices: of_set.filter_map(|(.., price)| price.clone()).collect() }
        };
        groups.into_iter().map(set).filter(|set| !set.prices.is_empty()).collect()
    }

    fn price(&self, name: &Label, service: &ServiceCode, deposit: Option<&ServiceCode>) -> Option<GuidePrice> {
        let (monthly, once) = self.due(service)?;
        let deposit = deposit.and_then(|code| self.due(code)?.1);
        Some(GuidePrice { name: name.clone(), monthly, once, deposit, product: ProductInformation::default() })
    }

    /// What a service costs each month or once by its tariff of the day; none without one.
    fn due(&self, service: &ServiceCode) -> Option<(Option<Money>, Option<Money>)> {
        let tariff = self.snapshot.tariff(service, self.day)?;
        Some(match tariff.charge {
            Charge::Monthly => (Some(tariff.amount), None),
            Charge::Once => (None, Some(tariff.amount)),
        })
    }
}
