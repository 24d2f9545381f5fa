//! What an offer and what goes with it cost to all consumers on a day, and on which days that can change.

use super::priced::Steps;
use super::{Audience, Priced};
use crate::engine::{SaleContext, Snapshot};
use crate::model::{DateSpan, Offer, OfferCode, OfferStatus, Reduces, ServiceCode};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use weblys_kernel::Money;

/// A price as anybody could have it: of an offer alone in the first month; of one other thing in the first month, or
/// the one time that it is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Practised {
    /// With the promotions that are for all: no coupon, no place, no grouping.
    pub price: Money,
    /// Without any promotion.
    pub full: Money,
}

impl Practised {
    /// Whether a reduction is announced to all.
    #[must_use]
    pub fn is_reduced(&self) -> bool {
        self.price < self.full
    }
}

impl Snapshot {
    /// The price of a thing to all on a day; none when the offer is not on sale, or has no such thing with a price.
    pub(super) fn practised(
        &self,
        offer: &OfferCode,
        thing: &Priced,
        day: NaiveDate,
        audience: &Audience,
    ) -> Option<Practised> {
        let found = self.offer(offer)?;
        if found.status != OfferStatus::OnSale || !found.sale.contains(day) {
            return None;
        }
        // A sale of which nothing more is known meets no condition of place, network or grouping.
        let anybody = SaleContext::prospect(audience.channel.clone(), audience.customer_type.clone(), day);
        let selection = thing.alone_with(offer);
        let charges = self.charges(day, &selection).ok()?;
        let reductions = self.reductions(&anybody, &selection, &charges, found.commitment_months);
        let lines = charges.iter().enumerate().filter(|(_, line)| Priced::of(line).as_ref() == Some(thing));
        let priced = lines.map(|(at, line)| {
            let taken: Money = reductions.iter().map(|one| one.taken_at_first(at)).sum();
            Practised { price: line.amount - taken, full: line.amount }
        });
        priced.reduce(|one, other| Practised { price: one.price + other.price, full: one.full + other.full })
    }

    /// What some promotion without a coupon lowers beside the offer itself.
    pub(super) fn lowered_with(&self, offer: &Offer) -> BTreeSet<Priced> {
        let mut things = BTreeSet::new();
        for promotion in self.promotions_with(&offer.code).filter(|promotion| promotion.coupon.is_none()) {
            match &promotion.reduces {
                Reduces::Offer => {}
                Reduces::Fees(services) => {
                    let of_offer = services.iter().filter(|service| offer.fees.contains(service));
                    things.extend(of_offer.cloned().map(Priced::Fee));
                }
                Reduces::Equipment(codes) => {
                    let items = codes.iter().filter_map(|code| self.equipment_item(code));
                    let of_offer = items.filter(|item| offer.equipment_groups.contains(&item.group));
                    things.extend(of_offer.map(|item| Priced::Equipment(item.code.clone())));
                }
                Reduces::Options(codes) => {
                    let items = codes.iter().filter_map(|code| self.option(code));
                    let of_offer = items.filter(|item| offer.option_groups.contains(&item.group));
                    things.extend(of_offer.map(|item| Priced::Option(item.code.clone())));
                }
            }
        }
        things
    }

    /// What each fee, piece of equipment and option costs by its tariff from a day on.
    pub(super) fn tariffs_of_things(&self, from: NaiveDate) -> BTreeMap<Priced, Steps> {
        let catalogue = self.catalogue();
        let fees = catalogue.offers.iter().flat_map(|offer| &offer.fees).map(|code| (Priced::Fee(code.clone()), code));
        let equipment = catalogue.equipment.iter().map(|item| (Priced::Equipment(item.code.clone()), &item.service));
        let options = catalogue.options.iter().map(|item| (Priced::Option(item.code.clone()), &item.service));
        let steps = |service: &ServiceCode| {
            let days = changes_of(self.tariffs(service).map(|tariff| tariff.validity), from);
            Steps::on_days(days, |day| {
                self.tariff(service, day).map(|tariff| Practised { price: tariff.amount, full: tariff.amount })
            })
        };
        fees.chain(equipment).chain(options).map(|(thing, service)| (thing, steps(service))).collect()
    }

    /// The days from one on, itself included, on which a price of this publication can change.
    pub(super) fn days_of_change(&self, from: NaiveDate) -> BTreeSet<NaiveDate> {
        let catalogue = self.catalogue();
        let tariffs = catalogue.tariffs.iter().map(|tariff| tariff.validity);
        let sales = catalogue.offers.iter().map(|offer| offer.sale);
        let promotions = catalogue.promotions.iter().filter_map(|promotion| promotion.conditions.days);
        let restrictions = catalogue.restrictions.iter().filter_map(|restriction| restriction.criteria.days);
        changes_of(tariffs.chain(sales).chain(promotions).chain(restrictions), from)
    }
}

/// The days from one on, itself included, on which one of these begins or has ended.
fn changes_of(spans: impl Iterator<Item = DateSpan>, from: NaiveDate) -> BTreeSet<NaiveDate> {
    let begins_and_ends = |span: DateSpan| [Some(span.from), span.until.and_then(|last| last.succ_opt())];
    let later = spans.flat_map(begins_and_ends).flatten().filter(|day| *day > from);
    later.chain([from]).collect()
}
