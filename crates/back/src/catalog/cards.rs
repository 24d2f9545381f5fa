//! Offers as cards: what the engine says of each offer available at a place, ready to be shown.

use super::summary::summary_of;
use chrono::NaiveDate;
use weblys_api::offer::{OfferCard, PriceHeadline, SpeedView};
use weblys_api::summary::Summary;
use weblys_catalog::model::{Offer, OfferCode};
use weblys_catalog::{Quote, SaleContext, Snapshot};
use weblys_kernel::network::{Domain, Technology};

/// Every offer available in a sale, in the order of lists (SSH-06, CAT-28). The first is put forward.
#[must_use]
pub fn available(snapshot: &Snapshot, sale: &SaleContext, start: NaiveDate) -> Vec<OfferCard> {
    let sold = snapshot.sold(sale).into_iter();
    let mut cards: Vec<OfferCard> = sold.filter_map(|offer| card(snapshot, sale, offer, start)).collect();
    if let Some(first) = cards.first_mut() {
        first.recommended = true;
    }
    cards
}

/// One offer with what the catalogue proposes for it; none when it cannot be sold in this sale.
#[must_use]
pub fn one(snapshot: &Snapshot, sale: &SaleContext, offer: &OfferCode, start: NaiveDate) -> Option<OfferCard> {
    card(snapshot, sale, snapshot.offer(offer)?, start)
}

fn card(snapshot: &Snapshot, sale: &SaleContext, offer: &Offer, start: NaiveDate) -> Option<OfferCard> {
    let proposed = snapshot.suggest_default(sale, &offer.code);
    let quote = snapshot.estimate(sale, &proposed, start).ok()?;
    let domains: Vec<Domain> = snapshot.domains(offer).into_iter().cloned().collect();
    Some(OfferCard {
        code: offer.code.to_string(),
        name: offer.name.clone(),
        tagline: offer.tagline.clone(),
        speeds: speeds(offer, sale, &domains),
        domains,
        highlights: offer.highlights.clone(),
        price: headline(&quote, &summary_of(&quote, offer)),
        commitment_months: u32::from(offer.commitment_months),
        promotions: quote.promotions.iter().map(|promotion| promotion.label.clone()).collect(),
        recommended: false,
    })
}

fn headline(quote: &Quote, summary: &Summary) -> PriceHeadline {
    PriceHeadline {
        monthly: quote.monthly_now,
        months: quote.schedule.first().and_then(|step| step.until_month).map(u32::from),
        then_monthly: summary.monthly_later,
        before_reduction: summary.before_reduction,
        once: quote.once,
    }
}

fn speeds(offer: &Offer, sale: &SaleContext, domains: &[Domain]) -> Option<SpeedView> {
    let speeds = offer.speeds?;
    Some(SpeedView {
        technology: best_technology(sale, domains),
        down_advertised: speeds.down.advertised,
        down_max: speeds.down.max,
        down_normal: speeds.down.normal,
        down_min: speeds.down.min,
        up_advertised: speeds.up.advertised,
        up_max: speeds.up.max,
        up_normal: speeds.up.normal,
        up_min: speeds.up.min,
    })
}

fn best_technology(sale: &SaleContext, domains: &[Domain]) -> Option<Technology> {
    let accesses = sale.eligibility.accesses.iter();
    let carrying = accesses.filter(|access| domains.iter().any(|domain| access.domains.contains(domain)));
    carrying.max_by_key(|access| access.down_mbps).map(|access| access.technology.clone())
}
