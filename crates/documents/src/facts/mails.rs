//! What mails say. Links are whole URLs, made by the caller.

use super::operator::OperatorIdentity;
use super::order::PortedNumber;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use weblys_api::contact::ContactKind;
use weblys_api::delivery::DeliveryView;
use weblys_api::order::DocumentKind;
use weblys_api::summary::Summary;
use weblys_kernel::locale::Label;

/// A link to take the cart up again (EXP-24).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResumeLink {
    /// Who writes.
    pub operator: Arc<OperatorIdentity>,
    /// The given name, where it is known already.
    pub given_name: Option<String>,
    /// The offer in the cart.
    pub offer_name: Option<Label>,
    /// The link.
    pub url: String,
    /// Until when it works.
    pub expires_at: DateTime<Utc>,
}

/// The contract summary, before the order (CS-6). The document is attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractSummaryMail {
    /// Who writes.
    pub operator: Arc<OperatorIdentity>,
    /// The given name.
    pub given_name: String,
    /// The offer.
    pub offer_name: Label,
    /// What it costs.
    pub summary: Summary,
    /// The link to go on with the order.
    pub resume_url: String,
}

/// The button was pressed (OR-5, OR-6). The documents are attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderReceived {
    /// Who writes.
    pub operator: Arc<OperatorIdentity>,
    /// The given name.
    pub given_name: String,
    /// The order's number.
    pub order_number: String,
    /// When the button was pressed.
    pub ordered_at: DateTime<Utc>,
    /// The offer.
    pub offer_name: Label,
    /// What it costs.
    pub summary: Summary,
    /// Where to follow the order.
    pub follow_url: String,
    /// The last day to withdraw (WD-1, WD-11).
    pub withdrawal_until: NaiveDate,
    /// What is attached.
    pub documents: Vec<DocumentKind>,
}

/// The operator system has taken the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderAccepted {
    /// Who writes.
    pub operator: Arc<OperatorIdentity>,
    /// The given name.
    pub given_name: String,
    /// The order's number.
    pub order_number: String,
    /// The customer number (`numéro client`).
    pub customer_number: String,
    /// How services arrive.
    pub delivery: Option<DeliveryView>,
    /// Where services are delivered, in lines.
    pub installation: Vec<String>,
    /// The numbers that come along (PO-1).
    pub ported: Vec<PortedNumber>,
    /// Where to follow the order.
    pub follow_url: String,
    /// Whether a [`FirstPassword`] follows in its own message.
    pub password_follows: bool,
}

/// The generated first password: a message of its own, with nothing else of value in it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstPassword {
    /// Who writes.
    pub operator: Arc<OperatorIdentity>,
    /// The given name.
    pub given_name: String,
    /// The customer number.
    pub customer_number: String,
    /// The password that the operator system generated: to be changed at the first sign-in.
    pub password: String,
    /// Where to sign in, once the customer account is open to the public.
    pub account_url: Option<String>,
}

impl std::fmt::Debug for FirstPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FirstPassword").field("customer_number", &self.customer_number).finish_non_exhaustive()
    }
}

/// The operator system has refused the order: somebody will call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderRejected {
    /// Who writes.
    pub operator: Arc<OperatorIdentity>,
    /// The given name.
    pub given_name: String,
    /// The order's number.
    pub order_number: String,
    /// The phone that will be called, as people read it.
    pub phone: String,
    /// Where to follow the order.
    pub follow_url: String,
}

/// A contact request was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactReceived {
    /// Who writes.
    pub operator: Arc<OperatorIdentity>,
    /// The name, as typed.
    pub name: String,
    /// What it is about. Statements have their own receipt: [`StatementReceipt`].
    pub kind: ContactKind,
    /// The number that people quote.
    pub reference: String,
    /// When it was taken.
    pub received_at: DateTime<Utc>,
    /// The address it is about, as typed; may be empty.
    pub address: String,
    /// What was written; may be empty.
    pub message: String,
}

/// Receipt of a statement of withdrawal or of termination: content, date and hour (WD-10, TE-8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementReceipt {
    /// Who writes.
    pub operator: Arc<OperatorIdentity>,
    /// What was stated.
    pub kind: StatementKind,
    /// The number that people quote.
    pub reference: String,
    /// When it was sent: what decides whether it is in time (WD-10).
    pub received_at: DateTime<Utc>,
    /// The name, as typed.
    pub name: String,
    /// The contract or order, as typed.
    pub contract: String,
    /// Where the receipt goes, as typed.
    pub email: String,
    /// The end date wished, for a termination.
    pub wished_on: Option<NaiveDate>,
    /// What was added; may be empty.
    pub message: String,
}

/// What a statement says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementKind {
    /// Withdraws from the contract (`rétractation`).
    Withdrawal,
    /// Ends the contract (`résiliation`).
    Termination,
}
