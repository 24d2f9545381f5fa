//! What the engine answers, as the wire has it.

use crate::catalog::selfshop;
use weblys_api::explain::{ChangeView, KnownValues, NetworkView, ReasonView, RestrictionView, SaleView};
use weblys_catalog::engine::{Change, Criterion, Wanted, Withheld};
use weblys_catalog::model::{GroupingCode, OfferStatus};
use weblys_catalog::{SaleContext, Snapshot};
use weblys_orders::cart::Place;

/// Why something is not available.
pub(super) fn reason(withheld: &Withheld<'_>) -> ReasonView {
    let told = |about: String, needed: String, found: String| ReasonView {
        code: withheld.code().to_owned(),
        about,
        needed,
        found,
        because: Vec::new(),
        restriction: None,
    };
    let none = String::new;
    match withheld {
        Withheld::NotCarried { domain } => told(domain.to_string(), none(), none()),
        Withheld::RateTooLow { domain, needed, best } => told(domain.to_string(), needed.to_string(), best.to_string()),
        Withheld::NotOnSale { status } => told(status_word(*status).to_owned(), none(), none()),
        Withheld::OutOfWindow { sale } => {
            let until = sale.until.map(|day| day.to_string()).unwrap_or_default();
            told(none(), sale.from.to_string(), until)
        }
        Withheld::NoTariff { service } => told(service.to_string(), none(), none()),
        Withheld::Restricted { restriction, because } => ReasonView {
            restriction: Some(RestrictionView {
                code: restriction.code.to_string(),
                reason: restriction.reason.clone(),
                staff_note: restriction.staff_note.clone(),
                because: because.iter().map(|one| criterion_word(*one).to_owned()).collect(),
            }),
            ..told(none(), none(), none())
        },
        Withheld::NeedsEquipment { any_of } => {
            told(any_of.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "), none(), none())
        }
        Withheld::ConditionsNotMet { because } => ReasonView {
            because: because.iter().map(|one| criterion_word(*one).to_owned()).collect(),
            ..told(none(), none(), none())
        },
        Withheld::NotALink { from } => told(from.to_string(), none(), none()),
        Withheld::OtherOffers | Withheld::CouponNotGiven | Withheld::Spent | Withheld::HasNoOffer => {
            told(none(), none(), none())
        }
    }
}

/// The coupon that a promotion asks for; empty for none, and for other things.
pub(super) fn coupon(snapshot: &Snapshot, thing: Wanted<'_>) -> String {
    let Wanted::Promotion(code, _) = thing else { return String::new() };
    snapshot.promotion(code).and_then(|one| one.coupon.as_ref()).map(ToString::to_string).unwrap_or_default()
}

const fn status_word(status: OfferStatus) -> &'static str {
    match status {
        OfferStatus::Draft => "draft",
        OfferStatus::OnSale => "on_sale",
        OfferStatus::Withdrawn => "withdrawn",
    }
}

/// The word of a criterion, as wires and texts have it.
const fn criterion_word(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Network => "network",
        Criterion::Place => "place",
        Criterion::SaleType => "sale_type",
        Criterion::Grouping => "grouping",
        Criterion::Channel => "channel",
        Criterion::CustomerType => "customer_type",
        Criterion::Day => "day",
        Criterion::ServicesHeld => "services_held",
    }
}

/// A fact that would be otherwise.
pub(super) fn change(change: &Change) -> ChangeView {
    let of = |what: &str, value: String| ChangeView { what: what.to_owned(), value, rate: 0 };
    match change {
        Change::Network(Some(access)) => {
            ChangeView { rate: access.down_mbps, ..of("network", access.technology.to_string()) }
        }
        Change::Network(None) => of("no_network", String::new()),
        Change::Commune(code) => of("commune", code.to_string()),
        Change::Zone(code) => of("zone", code.to_string()),
        Change::Elsewhere => of("elsewhere", String::new()),
        Change::SaleType(sale_type) => of("sale_type", sale_type.word().to_owned()),
        Change::Grouping(code) => of("grouping", code.to_string()),
        Change::Channel(code) => of("channel", code.to_string()),
        Change::CustomerType(code) => of("customer_type", code.to_string()),
        Change::Day(day) => of("day", day.to_string()),
        Change::Holds(service) => of("holds", service.to_string()),
        Change::HoldsNothing => of("holds_nothing", String::new()),
    }
}

/// The sale as it was understood.
pub(super) fn view(sale: &SaleContext, place: Option<&Place>) -> SaleView {
    let network = sale.eligibility.accesses.iter().map(|access| NetworkView {
        technology: access.technology.to_string(),
        down_mbps: access.down_mbps,
        domains: access.domains.iter().map(ToString::to_string).collect(),
    });
    SaleView {
        place: place.map(Place::lines).unwrap_or_default(),
        network: network.collect(),
        channel: sale.channel.to_string(),
        sale_type: sale.sale_type.word().to_owned(),
        grouping: sale.grouping.to_string(),
        customer_type: sale.customer_type.to_string(),
        day: sale.day,
        held: sale.services_held.iter().map(ToString::to_string).collect(),
        current: sale.current_offer.code().map(ToString::to_string).unwrap_or_default(),
    }
}

/// What the criteria speak of, with what this sale says.
pub(super) fn known(snapshot: &Snapshot, sale: &SaleContext) -> KnownValues {
    fn with<T: ToString>(codes: &[T], others: [&T; 2]) -> Vec<String> {
        let mut words: Vec<String> = codes.iter().chain(others).map(ToString::to_string).collect();
        words.sort_unstable();
        words.dedup();
        words
    }
    let (channel, customer_type) = selfshop();
    KnownValues {
        channels: with(snapshot.channels(), [&sale.channel, &channel]),
        groupings: with(snapshot.groupings(), [&sale.grouping, &GroupingCode::regular()]),
        customer_types: with(snapshot.customer_types(), [&sale.customer_type, &customer_type]),
    }
}
