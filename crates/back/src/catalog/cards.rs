//! Offers as cards: what the engine says of each offer available at a place, ready to be shown.

use super::summary::summary_of;
use chrono::NaiveDate;
use weblys_api::offer::{MobileSpeedView, OfferCard, PriceHeadline, SpeedView};
use weblys_api::summary::Summary;
use weblys_catalog::model::{Offer, OfferCode};
use weblys_catalog::pricing::{Due, QuoteLine, Subject};
use weblys_catalog::{Quote, SaleContext, Snapshot};
use weblys_kernel::Money;
use weblys_kernel::network::{Access, Domain};

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
        mobile_speeds: mobile_speeds(offer),
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
        before_reduction: quote.before_reduction,
        once: quote.once,
        once_without_promotions: once_without_promotions(quote),
        once_before_reduction: quote.once_before_reduction,
    }
}

fn once_without_promotions(quote: &Quote) -> Money {
    let is_charge = |line: &&QuoteLine| line.due == Due::Once && !matches!(line.subject, Subject::Promotion(_));
    quote.lines.iter().filter(is_charge).map(|line| line.amount).sum()
}

/// The rates of the offer, none above what the line of the dwelling carries (PR-5).
fn speeds(offer: &Offer, sale: &SaleContext, domains: &[Domain]) -> Option<SpeedView> {
    let speeds = offer.speeds?;
    let access = best_access(sale, domains);
    let (down_most, up_most) = access.map_or((u32::MAX, u32::MAX), |access| (access.down_mbps, access.up_mbps));
    let (down, up) = (|rate: u32| rate.min(down_most), |rate: u32| rate.min(up_most));
    Some(SpeedView {
        technology: access.map(|access| access.technology.clone()),
        down_advertised: down(speeds.down.advertised),
        down_max: down(speeds.down.max),
        down_normal: down(speeds.down.normal),
        down_min: down(speeds.down.min),
        up_advertised: up(speeds.up.advertised),
        up_max: up(speeds.up.max),
        up_normal: up(speeds.up.normal),
        up_min: up(speeds.up.min),
    })
}

const fn mobile_speeds(offer: &Offer) -> Option<MobileSpeedView> {
    let Some(speeds) = offer.mobile_speeds else { return None };
    Some(MobileSpeedView {
        down_max: speeds.down_max,
        down_advertised: speeds.down_advertised,
        up_max: speeds.up_max,
        up_advertised: speeds.up_advertised,
    })
}

/// The fastest access of the dwelling that carries one of these families.
fn best_access<'s>(sale: &'s SaleContext, domains: &[Domain]) -> Option<&'s Access> {
    let accesses = sale.eligibility.accesses.iter();
    let carrying = accesses.filter(|access| domains.iter().any(|domain| access.domains.contains(domain)));
    carrying.max_by_key(|access| access.down_mbps)
}
