//! The demonstration's catalogue and a cart at a house with fibre, for tests.

use crate::cart::{IssuedSummary, Ordered, Place};
use crate::decide::{self, CatalogueAnswer};
use crate::identity::{Consents, Identity, IdentityForm, LineKind, PortForm, Portable};
use crate::number::OrderNumber;
use crate::{Cart, CartId, Delivery, DeliveryKind, HeldSlot, Payment, PortingCalendar};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use std::sync::LazyLock;
use uuid::Uuid;
use weblys_catalog::{Catalogue, SaleContext, Selection, Snapshot};
use weblys_kernel::network::{Access, Eligibility};

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| weblys_catalog::workbook::read(include_bytes!("../../../demo/catalogue.xlsx")).unwrap());
static DEMO: LazyLock<Snapshot> = LazyLock::new(|| Snapshot::compile(1, CATALOGUE.clone()).unwrap());

pub(crate) fn now() -> DateTime<Utc> {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

pub(crate) fn today() -> NaiveDate {
    now().date_naive()
}

fn place() -> Place {
    let access = Access {
        technology: "FTTH".parse().unwrap(),
        down_mbps: 8_000,
        up_mbps: 1_000,
        domains: ["TELEVISION", "INTERNET", "FIXED_TELEPHONY"].map(|domain| domain.parse().unwrap()).to_vec(),
    };
    Place {
        dwelling_id: "L-HOUSE".parse().unwrap(),
        address_id: "42218_0010_00012".to_owned(),
        line: "12 Rue des Tisserands Fictifs".to_owned(),
        postal_code: "42000".to_owned(),
        commune: "Saint-Étienne".to_owned(),
        commune_code: "42218".parse().unwrap(),
        building: String::new(),
        staircase: String::new(),
        floor: String::new(),
        door: String::new(),
        distribution_zone: "CDZ-STE-01".to_owned(),
        eligibility: Eligibility { accesses: vec![access] },
    }
}

pub(crate) fn sale() -> SaleContext {
    place().sale("SELFSHOP".parse().unwrap(), "RESIDENTIAL".parse().unwrap(), today())
}

/// The offer with what the catalogue proposes for it.
pub(crate) fn proposed(offer: &str) -> Selection {
    DEMO.suggest_default(&sale(), &offer.parse().unwrap())
}

/// What the catalogue says of it today.
pub(crate) fn answer(selection: &Selection) -> CatalogueAnswer {
    DEMO.quote(&sale(), selection, today())
}

/// What a catalogue changed since says of it.
pub(crate) fn answer_after(selection: &Selection, change: impl FnOnce(&mut Catalogue)) -> CatalogueAnswer {
    let mut catalogue = CATALOGUE.clone();
    change(&mut catalogue);
    Snapshot::compile(2, catalogue).unwrap().quote(&sale(), selection, today())
}

pub(crate) fn new_cart() -> Cart {
    Cart::start(CartId::from_uuid(Uuid::from_u128(1)), place(), 1, now() + TimeDelta::hours(24))
}

pub(crate) fn form() -> IdentityForm {
    IdentityForm {
        given_name: "Camille".to_owned(),
        family_name: "Fictif".to_owned(),
        birth_date: "1985-04-12".to_owned(),
        email: "camille@example.fr".to_owned(),
        phone: "06 39 98 00 12".to_owned(),
        billing: None,
        ported: Vec::new(),
        consents: Consents::default(),
    }
}

pub(crate) fn portable(kinds: &[LineKind]) -> Portable {
    Portable { kinds: kinds.to_vec(), calendar: PortingCalendar::of_commune(&place().commune_code) }
}

pub(crate) fn landline() -> PortForm {
    let (number, rio) = ("0199001234".to_owned(), "38FK7L8M9LNL".to_owned());
    PortForm { kind: LineKind::Fixed, number, rio, wanted_on: String::new(), mandate: true }
}

pub(crate) fn who() -> Identity {
    let form = IdentityForm { ported: vec![landline()], ..form() };
    Identity::read(&form, &portable(&[LineKind::Fixed]), today()).unwrap()
}

pub(crate) fn parcel() -> Delivery {
    Delivery {
        kind: DeliveryKind::Shipment,
        slot: None,
        pickup_point: None,
        express_start: false,
        express_asked_at: None,
    }
}

pub(crate) fn visit() -> Delivery {
    let begins_at = now() + TimeDelta::days(20);
    let slot = HeldSlot {
        slot_id: "CDZ-STE-01_20261213_08".to_owned(),
        begins_at,
        ends_at: begins_at + TimeDelta::hours(2),
        held_until: now() + TimeDelta::minutes(30),
    };
    Delivery { kind: DeliveryKind::Appointment, slot: Some(slot), ..parcel() }
}

pub(crate) fn summary(sha256: &str) -> IssuedSummary {
    IssuedSummary { document_id: Uuid::from_u128(2), sha256: sha256.to_owned(), key: "key".to_owned() }
}

pub(crate) fn ordered() -> Ordered {
    Ordered { number: OrderNumber::of(today(), 3), key: "key".to_owned() }
}

/// With an offer, its equipment and its options settled.
pub(crate) fn chosen() -> Cart {
    let proposed = proposed("TRIO-1G");
    let answer = answer(&proposed);
    let cart = decide::choose_offer(new_cart(), proposed.clone(), answer.clone()).unwrap();
    let cart = decide::choose_equipment(cart, proposed.clone(), answer.clone(), true).unwrap();
    decide::choose_options(cart, proposed, answer).unwrap()
}

/// With everything but the check.
pub(crate) fn whole(delivery: Delivery) -> Cart {
    let cart = decide::identify(chosen(), who(), now()).unwrap();
    let cart = decide::schedule(cart, delivery).unwrap();
    decide::pay(cart, Payment::Invoice, now()).unwrap()
}

/// Checked, under the contract summary `sha`.
pub(crate) fn checked(delivery: Delivery) -> Cart {
    decide::validate(whole(delivery), summary("sha")).unwrap()
}
