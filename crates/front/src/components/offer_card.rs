//! An offer as a card: everything that must be read together before choosing (PR-1, PR-4, PR-5).

use super::summary_panel::{before_reduction, commitment};
use super::{Price, Words, domain_icon, domain_name, tied};
use askama::Template;
use weblys_api::offer::OfferCard;
use weblys_api::summary::Due;
use weblys_i18n::Texts;
use weblys_kernel::Money;
use weblys_kernel::locale::Label;

/// One fact about the speed of the internet service, both ways.
#[derive(Debug, Clone)]
pub struct SpeedFact {
    /// Which: advertised, maximum, normally available, minimum.
    pub name: Words,
    /// To the customer.
    pub down: String,
    /// From the customer.
    pub up: String,
}

/// An offer, ready to be drawn.
#[derive(Debug, Clone, Template)]
#[template(path = "components/offer_card.html")]
pub struct OfferCardView {
    t: &'static Texts,
    /// The offer's code.
    pub code: String,
    /// Its commercial name.
    pub name: String,
    /// One line under the name.
    pub tagline: String,
    /// Families of services: icon and name.
    pub domains: Vec<(&'static str, Words)>,
    /// What is in it.
    pub highlights: Vec<String>,
    /// The monthly price at first.
    pub price: Price,
    /// How the price goes on: `pendant 12 mois, puis 39,99 €/mois`.
    pub afterwards: String,
    /// The price before the reduction in it (PR-2); empty when there is nothing to say.
    pub before: String,
    /// What is due once: `Frais de mise en service : 49,00 €`; empty where a promotion says already that nothing is.
    pub once: String,
    /// What was due once before the reductions in it, in words; empty where nothing is to be said (PR-2).
    pub once_before: String,
    /// The commitment in words.
    pub commitment: String,
    /// Promotions in words.
    pub promotions: Vec<String>,
    /// Whether the operator puts it forward.
    pub is_recommended: bool,
    /// Whether the portal's link named it, or the cart has it.
    pub is_wished: bool,
    /// The speeds, when there is an internet service.
    pub speeds: Vec<SpeedFact>,
}

impl OfferCardView {
    /// The card of an offer.
    #[must_use]
    pub fn new(offer: &OfferCard, t: &'static Texts) -> Self {
        let says = |label: &Label| label.in_locale(t.locale()).to_owned();
        let before = |price: Option<Money>, due| price.map(|price| before_reduction(price, due, t)).unwrap_or_default();
        Self {
            t,
            code: offer.code.clone(),
            name: tied(&says(&offer.name)),
            tagline: says(&offer.tagline),
            domains: offer.domains.iter().map(|domain| (domain_icon(domain), domain_name(domain, t))).collect(),
            highlights: offer.highlights.iter().map(says).collect(),
            price: Price::monthly(offer.price.monthly, t).large(),
            afterwards: afterwards(offer, t),
            before: before(offer.price.before_reduction, Due::Monthly),
            once: once(offer, t),
            once_before: before(offer.price.once_before_reduction, Due::Once),
            commitment: commitment(offer.commitment_months, t),
            promotions: offer.promotions.iter().map(says).collect(),
            is_recommended: offer.recommended,
            is_wished: false,
            speeds: facts(offer, t),
        }
    }

    /// The same card, not put forward: beside what the visitor came for, it is an alternative.
    #[must_use]
    pub fn plain(mut self, is_plain: bool) -> Self {
        self.is_recommended &= !is_plain;
        self
    }

    /// The same card, marked as the one that the visitor came for.
    #[must_use]
    pub fn wished(mut self, is_wished: bool) -> Self {
        self.is_wished = is_wished;
        self
    }
}

fn afterwards(offer: &OfferCard, t: &Texts) -> String {
    match (offer.price.months, offer.price.then_monthly) {
        (Some(months), Some(then)) => {
            t.with("shop-price-for-then", &[("months", months.into()), ("amount", t.money(then).into())])
        }
        (None, Some(then)) => t.one("shop-price-then", "amount", t.money(then)),
        (Some(_) | None, None) => String::new(),
    }
}

fn once(offer: &OfferCard, t: &Texts) -> String {
    match (offer.price.once.is_zero(), offer.price.once_without_promotions.is_zero()) {
        (false, _) => t.one("shop-price-once", "amount", t.money(offer.price.once)),
        (true, true) => t.get("shop-price-no-once").into_owned(),
        // The promotion that takes it off says so already.
        (true, false) => String::new(),
    }
}

/// Rates over the line, then those of the mobile service (PR-5).
fn facts(offer: &OfferCard, t: &Texts) -> Vec<SpeedFact> {
    let fact = |name, down, up| SpeedFact { name: t.get(name), down: t.speed(down), up: t.speed(up) };
    let line = offer.speeds.iter().flat_map(|speeds| {
        [
            fact("shop-speed-advertised", speeds.down_advertised, speeds.up_advertised),
            fact("shop-speed-max", speeds.down_max, speeds.up_max),
            fact("shop-speed-normal", speeds.down_normal, speeds.up_normal),
            fact("shop-speed-min", speeds.down_min, speeds.up_min),
        ]
    });
    let mobile = offer.mobile_speeds.iter().flat_map(|speeds| {
        [
            fact("shop-speed-mobile-advertised", speeds.down_advertised, speeds.up_advertised),
            fact("shop-speed-mobile-max", speeds.down_max, speeds.up_max),
        ]
    });
    line.chain(mobile).collect()
}

#[cfg(test)]
mod tests;
