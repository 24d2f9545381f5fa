//! The cart (`panier`), from the address to the check page (SSH-02).

use crate::address::DwellingView;
use crate::delivery::{DeliveryChoices, DeliveryView};
use crate::offer::{ChoicesView, Chosen, OfferCard};
use crate::porting::{PortKind, PortNumber, PortingDays};
use crate::summary::Summary;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;
use weblys_kernel::Locale;
use weblys_kernel::network::DwellingId;

/// How far a cart has come. The table of moves is in the crate `orders`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CartState {
    /// An address is known, perhaps an offer.
    Draft,
    /// Offer, equipment and options are chosen and priced.
    Priced,
    /// Who orders is known.
    Identified,
    /// How services arrive is known.
    Scheduled,
    /// Payment is known, the whole is checked, the contract summary is issued.
    Validated,
    /// Ordered: it cannot change any more.
    Submitted,
    /// Left behind.
    Abandoned,
}

/// The steps a visitor goes through, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Where.
    Address,
    /// Which offer.
    Offers,
    /// Which equipment.
    Equipment,
    /// Which options.
    Options,
    /// Who.
    You,
    /// When and how services arrive.
    Delivery,
    /// How the monthly bill is paid.
    Payment,
    /// Check and order.
    Check,
}

impl Step {
    /// The step that follows when this one is saved: the check page when everything else is there, else the next in
    /// order, but none behind the first one that still asks for something.
    #[must_use]
    pub fn following(self, next: Self) -> Self {
        if next == Self::Check {
            return next;
        }
        let successor = match self {
            Self::Address => Self::Offers,
            Self::Offers => Self::Equipment,
            Self::Equipment => Self::Options,
            Self::Options => Self::You,
            Self::You => Self::Delivery,
            Self::Delivery => Self::Payment,
            Self::Payment | Self::Check => Self::Check,
        };
        successor.min(next)
    }
}

/// The whole cart as its owner may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartView {
    /// The cart's id.
    pub cart_id: Uuid,
    /// How far it has come.
    pub state: CartState,
    /// Counts its changes.
    pub version: i64,
    /// Where.
    pub dwelling: DwellingView,
    /// The offer chosen.
    pub offer: Option<OfferCard>,
    /// An offer named by the portal's link, to put forward (SSH-03).
    pub wished_offer: Option<String>,
    /// Equipment chosen.
    pub equipment: Vec<Chosen>,
    /// Options chosen.
    pub options: Vec<Chosen>,
    /// The coupon typed, when it is valid.
    pub coupon: Option<String>,
    /// What it costs.
    pub summary: Summary,
    /// Who orders.
    pub customer: Option<CustomerView>,
    /// How services arrive.
    pub delivery: Option<DeliveryView>,
    /// How the monthly bill is paid.
    pub payment: Option<PaymentView>,
    /// The first step that still asks for something.
    pub next_step: Step,
    /// The families of services in which a number may be brought along: `fixed`, `mobile`.
    pub portable: Vec<PortKind>,
    /// When numbers may come along, and when those of the customer do; none where none may.
    #[serde(default)]
    pub porting_days: Option<PortingDays>,
    /// Set when a new publication changed prices since the cart was last shown, or withdrew something: codes.
    pub notices: Vec<Notice>,
    /// When an untouched cart ends.
    pub expires_at: DateTime<Utc>,
    /// The order made from it, once submitted: number and key.
    pub order: Option<OrderRef>,
}

/// The page of one step in one answer: the cart, and what may be chosen there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepView<C> {
    /// The cart.
    pub cart: CartView,
    /// What may be chosen; nothing while an earlier step still asks for something, or once it is ordered.
    pub choices: Option<C>,
}

/// How far a change has brought the cart. Whoever wants to see it asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// How far it has come.
    pub state: CartState,
    /// Counts its changes.
    pub version: i64,
    /// Where.
    pub dwelling_id: DwellingId,
    /// The first step that still asks for something.
    pub next_step: Step,
    /// The page that follows, computed from the change itself: whoever leads there at once need not ask for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_page: Option<Box<NextPage>>,
}

/// The page that follows a change. The check page is none of them: showing it issues the contract summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", content = "page", rename_all = "snake_case")]
pub enum NextPage {
    /// Which equipment.
    Equipment(StepView<ChoicesView>),
    /// Which options.
    Options(StepView<ChoicesView>),
    /// Who.
    You(CartView),
    /// When and how services arrive.
    Delivery(StepView<DeliveryChoices>),
    /// How the monthly bill is paid.
    Payment(StepView<PaymentChoices>),
}

/// Something the visitor must know about the cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// A stable code: `ORD-030` price changed, `ORD-031` offer withdrawn, `ORD-032` slot lost, …
    pub code: String,
}

/// Points to an order and gives the right to read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderRef {
    /// The number that people quote: `WB-2611-4F7K2MQ`.
    pub order_number: String,
    /// The secret that goes with it in links.
    pub key: String,
}

/// Starts a cart at a dwelling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartCart {
    /// Where.
    pub dwelling_id: String,
    /// The offer chosen with it, or named by the portal's link.
    #[serde(default)]
    pub offer: Option<String>,
    /// Campaign tags of the entry link (`utm_source`…), at most 10, kept for analysis (SSH-03).
    #[serde(default)]
    pub campaign: BTreeMap<String, String>,
    /// The visitor's language, for mails.
    #[serde(default)]
    pub locale: Locale,
}

/// A cart that was started or taken up again, with the session that owns it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartedCart {
    /// The opaque session token for FRONT's cookie. BACK keeps only its hash.
    pub session: String,
    /// How far the cart has come.
    pub progress: Progress,
}

/// Chooses the offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChooseOffer {
    /// The offer's code.
    pub offer: String,
}

/// Chooses equipment or options: what is not named is not chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ChooseItems {
    /// What is chosen.
    pub items: Vec<Chosen>,
    /// A coupon, with options; empty for none.
    #[serde(default)]
    pub coupon: String,
}

/// Who orders, as typed: BACK reads each field and names those it refuses.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Identify {
    /// Given name (`prénom`).
    pub given_name: String,
    /// Family name (`nom`).
    pub family_name: String,
    /// Birth date, `YYYY-MM-DD`.
    pub birth_date: String,
    /// E-mail: documents go there.
    pub email: String,
    /// Phone, as typed.
    pub phone: String,
    /// Whether bills go to another address than the installation's.
    pub other_billing_address: bool,
    /// Number and street of the billing address.
    pub billing_line: String,
    /// Complement of the billing address.
    pub billing_complement: String,
    /// Postal code of the billing address.
    pub billing_postal_code: String,
    /// Town of the billing address.
    pub billing_town: String,
    /// Numbers to bring along (PO-1, PO-2).
    pub ported: Vec<PortNumber>,
    /// Agrees to commercial e-mails: never pre-ticked (MK-1).
    pub consent_email: bool,
    /// Agrees to commercial text messages: never pre-ticked (MK-1).
    pub consent_sms: bool,
    /// Agrees to commercial calls: never pre-ticked (MK-2).
    pub consent_phone: bool,
}

/// Who orders, as kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerView {
    /// What was typed, in canonical form.
    #[serde(flatten)]
    pub identity: Identify,
}

/// How the monthly bill is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentMethod {
    /// On invoice.
    Invoice,
    /// SEPA direct debit (`prélèvement`).
    DirectDebit,
    /// Card, entered on the payment provider's page.
    Card,
}

/// Chooses the payment method. For a card, open a hosted page first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ChoosePayment {
    /// `invoice`, `direct_debit` or `card`.
    pub method: String,
    /// The holder of the account, for a direct debit.
    pub holder: String,
    /// The IBAN, for a direct debit.
    pub iban: String,
    /// Signs the mandate, for a direct debit: never pre-ticked (SP-1).
    pub mandate: bool,
}

/// The payment method, as kept; never a whole IBAN nor a card number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentView {
    /// Which.
    pub method: PaymentMethod,
    /// The holder of the account.
    pub holder: String,
    /// `FR76 •••• 0189`.
    pub masked_iban: String,
    /// The mandate's unique reference (`RUM`).
    pub mandate_reference: String,
    /// `4242`, once the provider has authorised it.
    pub card_last4: String,
    /// Whether it is complete (a card waits for its page).
    pub complete: bool,
}

/// The words of the SEPA mandate and of the creditor, for the payment page (SP-1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentChoices {
    /// Methods that may be chosen.
    pub methods: Vec<PaymentMethod>,
    /// The creditor's name.
    pub creditor_name: String,
    /// The creditor's address in lines.
    pub creditor_address: Vec<String>,
    /// The SEPA creditor identifier (`ICS`).
    pub creditor_identifier: String,
    /// The mandate reference that this cart will bear (`RUM`).
    pub mandate_reference: String,
}

/// Opens the hosted card page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenCardPage {
    /// Where the provider sends the browser back.
    pub return_url: String,
    /// The language of the page.
    pub locale: Locale,
}

/// Where to send the browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardPage {
    /// The provider's page.
    pub url: String,
}

/// The browser came back from the hosted card page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardReturn {
    /// The provider's session.
    pub session: String,
}

/// Mails a link to take the cart up again (EXP-24).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendResumeLink {
    /// Where to.
    pub email: String,
}

/// Takes a cart up again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResumeCart {
    /// The token of the mailed link.
    pub token: String,
}

#[cfg(test)]
mod tests {
    use super::Step;

    #[test]
    fn a_corrected_step_leads_back_to_the_check_page_and_a_new_one_goes_on_in_order() {
        for (next, saved, leads) in [
            (Step::Check, Step::Equipment, Step::Check),
            (Step::You, Step::Equipment, Step::Options),
            (Step::You, Step::Options, Step::You),
            (Step::Delivery, Step::You, Step::Delivery),
            (Step::Equipment, Step::You, Step::Equipment),
            (Step::Payment, Step::Payment, Step::Payment),
        ] {
            assert_eq!(saved.following(next), leads, "{next:?} after {saved:?}");
        }
    }
}
