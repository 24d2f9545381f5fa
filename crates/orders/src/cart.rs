//! What a cart (`panier`) holds, and which step comes next (SSH-02).

use crate::delivery::Delivery;
use crate::identity::Identity;
use crate::number::OrderNumber;
use crate::payment::Payment;
use crate::process::{CartEvent, CartState};
use crate::refusal::OrderRefusal;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;
use weblys_catalog::model::OfferCode;
use weblys_catalog::model::{ChannelCode, CustomerTypeCode, DistributionZoneCode};
use weblys_catalog::pricing::PriceStep;
use weblys_catalog::{Quote, SaleContext, Selection};
use weblys_kernel::network::{CommuneCode, DwellingId, Eligibility};
use weblys_kernel::{Locale, Money};

weblys_kernel::uuid_id!(
    /// A cart.
    CartId
);

/// The steps of a sale, in the order in which they are gone through (CAT-11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Which offer.
    Offers,
    /// Which equipment.
    Equipment,
    /// Which options.
    Options,
    /// Who.
    You,
    /// How services arrive.
    Delivery,
    /// How the monthly bill is paid.
    Payment,
    /// Check and order.
    Check,
}

/// Something that changed under the cart and that its owner must be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// Prices are not those shown before.
    PriceChanged,
    /// The coupon gives nothing any more and was taken out (EXP-23).
    CouponGone,
    /// What was chosen is no longer sold, in part or whole.
    Withdrawn,
    /// The slot is no longer held.
    SlotLost,
}

impl Notice {
    /// The stable code, also the translation key.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PriceChanged => "ORD-030",
            Self::CouponGone => "ORD-033",
            Self::Withdrawn => "ORD-031",
            Self::SlotLost => "ORD-032",
        }
    }
}

/// The contract summary issued for this very content (law.md CS-13: another content, another summary).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedSummary {
    /// The document.
    pub document_id: Uuid,
    /// SHA-256 of the document, in hexadecimal.
    pub sha256: String,
    /// The secret of links to it.
    pub key: String,
}

/// Where services are delivered, as it was known when the cart was started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The dwelling (`logement`).
    pub dwelling_id: DwellingId,
    /// The address.
    pub address_id: String,
    /// Number and street.
    pub line: String,
    /// Postal code.
    pub postal_code: String,
    /// Commune.
    pub commune: String,
    /// The commune's official code.
    pub commune_code: CommuneCode,
    /// Building (`bâtiment`); empty for none, as the three below.
    pub building: String,
    /// Staircase (`escalier`).
    pub staircase: String,
    /// Floor (`étage`).
    pub floor: String,
    /// Door (`porte`).
    pub door: String,
    /// The distribution zone (`CDZ`), which also has the calendar of visits.
    pub distribution_zone: String,
    /// What the network brings.
    pub eligibility: Eligibility,
}

impl Place {
    /// Postal lines: the dwelling within the building, number and street, postal code and town.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let parts =
            [("Bât.", &self.building), ("Esc.", &self.staircase), ("Étage", &self.floor), ("Porte", &self.door)];
        let within: Vec<String> = parts
            .into_iter()
            .filter(|(_, part)| !part.is_empty())
            .map(|(word, part)| format!("{word} {part}"))
            .collect();
        let town = format!("{} {}", self.postal_code, self.commune);
        let within = (!within.is_empty()).then(|| within.join(", "));
        within.into_iter().chain([self.line.clone(), town]).collect()
    }

    /// The facts of a sale to a prospect there (CAT-12).
    #[must_use]
    pub fn sale(&self, channel: ChannelCode, customer_type: CustomerTypeCode, day: NaiveDate) -> SaleContext {
        SaleContext {
            eligibility: self.eligibility.clone(),
            commune: Some(self.commune_code.clone()),
            distribution_zone: DistributionZoneCode::parse(&self.distribution_zone).ok(),
            dwelling: Some(self.dwelling_id.clone()),
            ..SaleContext::prospect(channel, customer_type, day)
        }
    }
}

/// What of a price its reader goes by: another one must be said (EXP-25).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownPrice {
    /// Paid each month, step by step.
    pub schedule: Vec<PriceStep>,
    /// Paid once.
    pub once: Money,
    /// Held and given back at the end.
    pub deposits: Money,
    /// Months of commitment; 0 for none.
    pub commitment_months: u8,
}

impl ShownPrice {
    /// What is shown of a quote.
    #[must_use]
    pub fn of(quote: &Quote) -> Self {
        Self {
            schedule: quote.schedule.clone(),
            once: quote.once,
            deposits: quote.deposits,
            commitment_months: quote.commitment.map_or(0, |commitment| commitment.months),
        }
    }
}

/// What became of a submitted cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ordered {
    /// The order's number.
    pub number: OrderNumber,
    /// The secret of links to it.
    pub key: String,
}

/// A cart. Its row also bears a version, a hash of its session token, and instants.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cart {
    /// Its id.
    pub cart_id: CartId,
    /// How far it has come.
    pub state: CartState,
    /// The visitor's language.
    pub locale: Locale,
    /// Where services will be delivered.
    pub place: Place,
    /// The publication of the catalogue that it was priced with, kept until `priced_until`.
    pub publication: u64,
    /// The end of the price hold.
    pub priced_until: DateTime<Utc>,
    /// The offer that the portal's link named (SSH-03).
    pub wished_offer: Option<OfferCode>,
    /// Campaign tags of the entry link.
    pub campaign: BTreeMap<String, String>,
    /// Offer, equipment, options, coupon.
    pub selection: Option<Selection>,
    /// Whether the visitor has gone past the equipment page with this offer.
    pub equipment_settled: bool,
    /// Whether the visitor has gone past the options page with this offer.
    pub options_settled: bool,
    /// The price last shown, to see a change.
    pub price_shown: Option<ShownPrice>,
    /// Who orders.
    pub identity: Option<Identity>,
    /// When who orders, the consents and the numbers to bring along were said last, UTC (G-3).
    #[serde(default)]
    pub identified_at: Option<DateTime<Utc>>,
    /// How services arrive.
    pub delivery: Option<Delivery>,
    /// How the monthly bill is paid.
    pub payment: Option<Payment>,
    /// When the way of payment was chosen last, and with it a mandate signed, UTC (G-3, SP-2).
    #[serde(default)]
    pub payment_chosen_at: Option<DateTime<Utc>>,
    /// The contract summary issued for this content.
    pub summary: Option<IssuedSummary>,
    /// What its owner must be told.
    pub notices: Vec<Notice>,
    /// The order made from it.
    pub ordered: Option<Ordered>,
}

impl Cart {
    /// A new cart at a dwelling, priced by a publication until an instant.
    #[must_use]
    pub fn start(cart_id: CartId, place: Place, publication: u64, priced_until: DateTime<Utc>) -> Self {
        Self {
            cart_id,
            state: CartState::Draft,
            locale: Locale::default(),
            place,
            publication,
            priced_until,
            wished_offer: None,
            campaign: BTreeMap::new(),
            selection: None,
            equipment_settled: false,
            options_settled: false,
            price_shown: None,
            identity: None,
            identified_at: None,
            delivery: None,
            payment: None,
            payment_chosen_at: None,
            summary: None,
            notices: Vec::new(),
            ordered: None,
        }
    }

    /// The first step that still asks for something.
    #[must_use]
    pub fn next_step(&self) -> Step {
        if self.selection.is_none() {
            Step::Offers
        } else if !self.equipment_settled {
            Step::Equipment
        } else if !self.options_settled {
            Step::Options
        } else if self.identity.is_none() {
            Step::You
        } else if self.delivery.is_none() {
            Step::Delivery
        } else if !self.payment.as_ref().is_some_and(Payment::is_complete) {
            Step::Payment
        } else {
            Step::Check
        }
    }

    /// Refuses a step that comes before its turn.
    ///
    /// # Errors
    /// [`OrderRefusal::StepMissing`] names the step to go to.
    pub fn must_have_reached(&self, step: Step) -> Result<(), OrderRefusal> {
        let next = self.next_step();
        if next < step { Err(OrderRefusal::StepMissing(next)) } else { Ok(()) }
    }

    /// Whether a step may be gone back to or entered: the ones before it are complete, and nothing is ordered yet.
    #[must_use]
    pub fn is_open_at(&self, step: Step) -> bool {
        self.state != CartState::Submitted && self.next_step() >= step
    }

    /// Whether a slot of the operator's calendar is held for it.
    #[must_use]
    pub fn holds_slot(&self) -> bool {
        self.delivery.as_ref().is_some_and(|delivery| delivery.slot.is_some())
    }

    /// The chosen offer, equipment and options.
    ///
    /// # Errors
    /// [`OrderRefusal::StepMissing`] when no offer is chosen.
    pub fn chosen(&self) -> Result<&Selection, OrderRefusal> {
        self.selection.as_ref().ok_or(OrderRefusal::StepMissing(Step::Offers))
    }

    /// Moves on by the process table; whatever changed, an issued summary no longer holds (CS-13).
    ///
    /// # Errors
    /// [`OrderRefusal::ImpossibleCartMove`].
    pub(crate) fn apply(&mut self, event: CartEvent) -> Result<(), OrderRefusal> {
        self.state = self.state.after(event)?;
        if !matches!(event, CartEvent::Validate | CartEvent::Submit | CartEvent::Abandon) {
            self.summary = None;
        }
        Ok(())
    }

    /// Tells its owner something, once.
    pub(crate) fn notify(&mut self, notice: Notice) {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }
}
