//! Somebody who buys, one step after the other, through BACK's typed client.

use super::{HOUSE, World};
use weblys_api::cart::{CartView, ChooseItems, ChooseOffer, ChoosePayment, Identify, Progress, StartCart};
use weblys_api::client::{CallError, Caller};
use weblys_api::delivery::{ChooseDelivery, DeliveryChoices, Slot};
use weblys_api::offer::{ChoicesView, Chosen};
use weblys_api::order::{OrderView, PlaceOrder, Validation};
use weblys_api::porting::{PortKind, PortNumber};
use weblys_kernel::Locale;

/// A fictitious account.
pub const IBAN: &str = "FR1420041010050500013M02606";
/// A fictitious landline, and the identifier that goes with it.
pub const PORTED: (&str, &str) = ("0199001234", "38FK7L8M9LNL");
const OFFER: &str = "TRIO-1G";

/// A buyer in front of the shop.
pub struct Buyer<'w> {
    /// Where.
    pub world: &'w World,
    /// His session.
    pub caller: Caller,
}

/// Who orders, all fields right.
pub fn identity() -> Identify {
    Identify {
        given_name: "Camille".to_owned(),
        family_name: "Fictif".to_owned(),
        birth_date: "1985-04-12".to_owned(),
        email: "camille.fictif@example.fr".to_owned(),
        phone: "06 39 98 00 12".to_owned(),
        ..Identify::default()
    }
}

/// What a page of choices proposes.
pub fn as_proposed(choices: &ChoicesView) -> ChooseItems {
    let items = choices.groups.iter().flat_map(|group| &group.items).filter(|item| item.quantity > 0);
    let items = items.map(|item| Chosen { code: item.code.clone(), quantity: item.quantity }).collect();
    ChooseItems { items, coupon: String::new() }
}

impl World {
    /// A buyer with a cart at the house with fibre.
    pub async fn buyer(&self) -> Buyer<'_> {
        self.buyer_at(HOUSE, None).await
    }

    /// A buyer with a cart at a dwelling, perhaps with an offer named by a link.
    pub async fn buyer_at(&self, dwelling: &str, offer: Option<&str>) -> Buyer<'_> {
        self.buyer_who(dwelling, offer, Locale::default()).await
    }

    /// A buyer at the house with fibre who reads this language.
    pub async fn buyer_in(&self, locale: Locale) -> Buyer<'_> {
        self.buyer_who(HOUSE, None, locale).await
    }

    async fn buyer_who(&self, dwelling: &str, offer: Option<&str>, locale: Locale) -> Buyer<'_> {
        let start = StartCart {
            dwelling_id: dwelling.to_owned(),
            offer: offer.map(str::to_owned),
            campaign: [("utm_source".to_owned(), "leaflet".to_owned())].into(),
            locale,
        };
        let started = self.back.start_cart(&Caller::default(), &start).await.unwrap();
        let correlation = "corr-1".to_owned();
        Buyer { world: self, caller: Caller { session: Some(started.session), correlation, ..Caller::default() } }
    }
}

impl Buyer<'_> {
    /// The cart as it is now.
    pub async fn cart(&self) -> CartView {
        self.world.back.cart(&self.caller).await.unwrap()
    }

    /// Codes of what the cart must tell.
    pub async fn notices(&self) -> Vec<String> {
        self.cart().await.notices.into_iter().map(|notice| notice.code).collect()
    }

    /// Chooses an offer.
    pub async fn chooses(&self, offer: &str) -> CartView {
        self.world.back.choose_offer(&self.caller, &ChooseOffer { offer: offer.to_owned() }).await.unwrap();
        self.cart().await
    }

    /// Takes the equipment and the options that are proposed.
    pub async fn keeps_what_is_proposed(&self) {
        let back = &self.world.back;
        let equipment = back.equipment(&self.caller).await.unwrap().choices.unwrap();
        back.choose_equipment(&self.caller, &as_proposed(&equipment)).await.unwrap();
        let options = back.options(&self.caller).await.unwrap().choices.unwrap();
        back.choose_options(&self.caller, &as_proposed(&options)).await.unwrap();
    }

    /// Says who orders, and brings a landline number along.
    pub async fn says_who(&self) {
        self.brings_a_number("").await.unwrap();
    }

    /// Says who orders, and wants the number along on a day.
    pub async fn brings_a_number(&self, wanted_on: &str) -> Result<Progress, CallError> {
        let (number, rio) = PORTED;
        let (number, rio) = (number.to_owned(), rio.to_owned());
        let port = PortNumber { kind: PortKind::Fixed, number, rio, wanted_on: wanted_on.to_owned(), mandate: true };
        let who = Identify { ported: vec![port], ..identity() };
        self.world.back.identify(&self.caller, &who).await
    }

    /// How services may arrive.
    pub async fn ways_of_delivery(&self) -> DeliveryChoices {
        self.world.back.delivery(&self.caller).await.unwrap().choices.unwrap()
    }

    /// The free slots that need no express request.
    pub async fn slots(&self) -> Vec<Slot> {
        let choices = self.ways_of_delivery().await;
        let earliest = choices.earliest_without_express_request;
        choices.slots.into_iter().filter(|slot| slot.day >= earliest).collect()
    }

    /// Asks for a slot.
    pub async fn books(&self, slot_id: &str) -> Result<Progress, CallError> {
        let wanted =
            ChooseDelivery { kind: "appointment".to_owned(), slot_id: slot_id.to_owned(), ..ChooseDelivery::default() };
        self.world.back.choose_delivery(&self.caller, &wanted).await
    }

    /// Has it sent by post.
    pub async fn has_it_sent(&self) {
        let wanted = ChooseDelivery { kind: "shipment".to_owned(), ..ChooseDelivery::default() };
        self.world.back.choose_delivery(&self.caller, &wanted).await.unwrap();
    }

    /// Signs a direct debit.
    pub async fn pays_by_direct_debit(&self) {
        let wanted = ChoosePayment {
            method: "direct_debit".to_owned(),
            holder: "Camille Fictif".to_owned(),
            iban: IBAN.to_owned(),
            mandate: true,
        };
        self.world.back.choose_payment(&self.caller, &wanted).await.unwrap();
    }

    /// Everything up to the delivery page.
    pub async fn reaches_delivery(&self) {
        self.chooses(OFFER).await;
        self.keeps_what_is_proposed().await;
        self.says_who().await;
    }

    /// The same with an offer of mobile telephony, whose card a shop may hand over.
    pub async fn reaches_delivery_with_a_mobile(&self) {
        self.chooses("MOBILE-20").await;
        self.keeps_what_is_proposed().await;
        self.world.back.identify(&self.caller, &identity()).await.unwrap();
    }

    /// Everything up to the check page, with a parcel.
    pub async fn reaches_check(&self) {
        self.reaches_delivery().await;
        self.has_it_sent().await;
        self.pays_by_direct_debit().await;
    }

    /// Everything up to the check page, with the first slot. Gives the slot's id.
    pub async fn reaches_check_with_a_slot(&self) -> String {
        self.reaches_delivery().await;
        let slot = self.slots().await.swap_remove(0).slot_id;
        self.books(&slot).await.unwrap();
        self.pays_by_direct_debit().await;
        slot
    }

    /// Has the whole checked.
    pub async fn checks(&self) -> Validation {
        self.world.back.validate(&self.caller).await.unwrap()
    }

    /// The same, where it may be refused.
    pub async fn tries_to_check(&self) -> Result<Validation, CallError> {
        self.world.back.validate(&self.caller).await
    }

    /// Presses the button under this contract summary, both boxes ticked.
    pub async fn presses(&self, summary_sha256: &str) -> Result<OrderView, CallError> {
        self.presses_under(summary_sha256, &self.world.terms_sha256()).await
    }

    /// Presses the button under this contract summary and these terms, both boxes ticked.
    pub async fn presses_under(&self, summary_sha256: &str, terms_sha256: &str) -> Result<OrderView, CallError> {
        let place = PlaceOrder {
            contract_summary_sha256: summary_sha256.to_owned(),
            general_terms_sha256: terms_sha256.to_owned(),
            accept_terms: true,
            accept_summary: true,
        };
        self.world.back.place_order(&self.caller, &place).await
    }

    /// Checks and orders.
    pub async fn orders(&self) -> OrderView {
        let checked = self.checks().await;
        self.presses_under(&checked.contract_summary.sha256, &checked.general_terms.sha256).await.unwrap()
    }

    /// The order as it is now.
    pub async fn follows(&self, order: &OrderView) -> OrderView {
        self.world.back.order(&Caller::default(), &order.order.order_number, &order.order.key).await.unwrap()
    }
}

/// The code of a refusal.
pub fn code_of<A: std::fmt::Debug>(answer: Result<A, CallError>) -> String {
    let refused = answer.unwrap_err();
    refused.problem().unwrap_or_else(|| panic!("not a problem: {refused:?}")).code.clone()
}
