//! The order, from the button that obliges to pay to the operator system's answer (SSH-15).

use crate::cart::{CartView, OrderRef};
use crate::delivery::DeliveryView;
use crate::porting::ComingNumber;
use crate::summary::Summary;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use weblys_kernel::Locale;

/// A cart that was checked as a whole, with the contract summary issued for it (CS-1 to CS-6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validation {
    /// The cart.
    pub cart: CartView,
    /// The contract summary, issued and mailed.
    pub contract_summary: DocumentRef,
    /// The general terms in force: those that the order is placed under.
    pub general_terms: DocumentRef,
    /// The notice of the legal guarantee, where something is sold and the operator has the official picture (PR-9).
    #[serde(default)]
    pub guarantee_notice: Option<GuaranteeNotice>,
}

/// The European Union's notice on the legal guarantee of conformity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuaranteeNotice {
    /// The official picture, to be shown.
    pub picture: DocumentRef,
    /// The page with it that goes with the order.
    pub page: DocumentRef,
    /// Whether it is the official one; else a picture that only stands in its place, as in the demonstration.
    pub is_official: bool,
}

/// Orders, with the obligation to pay (OR-2).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceOrder {
    /// The hash of the contract summary that was shown: another one means that the cart has changed since.
    pub contract_summary_sha256: String,
    /// The hash of the general terms that were shown: others came into force if it is not that of today.
    pub general_terms_sha256: String,
    /// Accepts the terms: never pre-ticked, and never mixed with a marketing consent (OR-12).
    pub accept_terms: bool,
    /// Has received the contract summary (CS-2): never pre-ticked.
    pub accept_summary: bool,
}

/// Where an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderState {
    /// Registered; the operator system has not answered yet.
    Submitted,
    /// The operator system has taken it.
    Accepted,
    /// The operator system has refused it; staff will call.
    Rejected,
    /// Everything is delivered.
    Fulfilled,
}

/// An order as its owner may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderView {
    /// Number and key.
    pub order: OrderRef,
    /// Where it stands.
    pub state: OrderState,
    /// When the button was pressed.
    pub ordered_at: DateTime<Utc>,
    /// The language it was made in.
    pub locale: Locale,
    /// The customer's given name, to greet.
    pub given_name: String,
    /// Where mails go, masked: `c•••@example.fr`.
    pub masked_email: String,
    /// Installation address in one line.
    pub address: String,
    /// The offer's name, by language.
    pub offer_name: weblys_kernel::locale::Label,
    /// The customer number, once accepted.
    pub customer_number: Option<String>,
    /// How services arrive.
    pub delivery: Option<DeliveryView>,
    /// Numbers that come along, and when (PO-4).
    #[serde(default)]
    pub ported_numbers: Vec<ComingNumber>,
    /// The last day to withdraw from the contract, at the operator's place (WD-1); none: not known.
    #[serde(default)]
    pub withdrawal_until: Option<NaiveDate>,
    /// What it costs, as ordered.
    pub summary: Summary,
    /// Documents to keep.
    pub documents: Vec<DocumentRef>,
    /// The operator system's reason code, when rejected.
    pub rejection: Option<String>,
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// The contract summary (`récapitulatif contractuel`).
    ContractSummary,
    /// The order confirmation, with everything the law wants on a durable medium (OR-6).
    OrderConfirmation,
    /// The SEPA mandate.
    SepaMandate,
    /// The model withdrawal form.
    WithdrawalForm,
    /// The general terms.
    GeneralTerms,
    /// The European Union's notice on the legal guarantee of conformity, as a page to keep (PR-9).
    GuaranteeNotice,
    /// The official picture of that notice alone, to be shown before the order; no order has it.
    GuaranteePicture,
}

/// Points to a document that never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRef {
    /// The document's id.
    pub document_id: Uuid,
    /// What it is.
    pub kind: DocumentKind,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// The secret that goes with it in links.
    pub key: String,
}

/// A document's content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentContent {
    /// What it is.
    pub kind: DocumentKind,
    /// The name of the file: `contract-summary-WB-2611-4F7K2MQ.html`.
    pub file_name: String,
    /// `text/html; charset=utf-8`.
    pub media_type: String,
    /// The content.
    pub content: String,
}

/// A document as a PDF file, with the same words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentPdf {
    /// The name of the file: `confirmation-WB-2611-4F7K2MQ.pdf`.
    pub file_name: String,
    /// The file.
    pub content: Vec<u8>,
}
