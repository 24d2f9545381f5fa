//! What was ordered, by whom, and the rights that follow (law.md OR-6, SP-1, WD-1 to WD-12).

use super::contract::ContractSummary;
use super::operator::{LegalTerms, OperatorIdentity};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use weblys_api::cart::PaymentView;
use weblys_api::delivery::DeliveryView;
use weblys_api::porting::{PortKind, PortingDay};

/// The facts of the order confirmation (OR-6): sent at once, kept unchanged for ten years (OR-7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderConfirmation {
    /// What was ordered: the very facts of the contract summary that was shown.
    pub contract: ContractSummary,
    /// The contract summary that was shown and accepted (CS-13).
    pub contract_summary: SummaryProof,
    /// The number that people quote: `WB-2611-4F7K2M`.
    pub order_number: String,
    /// When the button was pressed.
    pub ordered_at: DateTime<Utc>,
    /// Where to follow the order.
    pub follow_url: String,
    /// Who ordered.
    pub customer: Customer,
    /// Numbers brought along from another operator (PO-1).
    pub ported: Vec<PortedNumber>,
    /// How services and equipment arrive.
    pub delivery: Option<DeliveryView>,
    /// The latest day for delivery, when no appointment tells it (OR-9).
    pub delivered_by: Option<NaiveDate>,
    /// How the monthly bill is paid, masked as pages show it.
    pub payment: PaymentView,
    /// Last day of the commitment; none without commitment (CO-14).
    pub commitment_ends_on: Option<NaiveDate>,
    /// The right to withdraw.
    pub withdrawal: WithdrawalRight,
    /// Every box the customer was shown, ticked or not, with the moment of the choice (G-3).
    pub consents: Vec<Consent>,
    /// The general terms accepted.
    pub terms: TermsProof,
}

/// Points to the general terms that the order was placed under (OR-6, G-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsProof {
    /// The operator's name of the version: `2026-11`.
    pub version: String,
    /// SHA-256 of the document as it goes with the confirmation, in hexadecimal.
    pub sha256: String,
}

/// Points to the contract summary that the order rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryProof {
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
}

/// Who ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// Given name (`prénom`).
    pub given_name: String,
    /// Family name (`nom`).
    pub family_name: String,
    /// E-mail: documents go there.
    pub email: String,
    /// Phone, as people read it.
    pub phone: String,
    /// Address for bills, in lines.
    pub billing_address: Vec<String>,
}

/// A number brought along (`portabilité`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortedNumber {
    /// Which line.
    pub kind: PortKind,
    /// The number, as people read it.
    pub number: String,
    /// When it comes along (PO-4).
    pub when: PortingDay,
    /// The day that was wished for; none: as soon as the line works.
    pub wished: Option<NaiveDate>,
}

/// The right to withdraw (`droit de rétractation`). Dates are decided by the caller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawalRight {
    /// From which day it runs: conclusion, or receipt of goods where that is known.
    pub runs_from: NaiveDate,
    /// The last day to withdraw, until midnight; moved on from weekends and holidays (WD-1).
    pub until: NaiveDate,
    /// Whether it runs from the receipt of equipment, which may be later than announced (WD-1).
    pub from_receipt_of_goods: bool,
}

/// A box that was shown, and what the customer chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// What for.
    pub kind: ConsentKind,
    /// Whether it was given.
    pub given: bool,
    /// When the choice was kept.
    pub at: DateTime<Utc>,
}

/// What a box was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentKind {
    /// Accepts the terms.
    Terms,
    /// Has received the contract summary (CS-2).
    SummaryReceived,
    /// Asks that services start within the withdrawal period (WD-3).
    ExpressStart,
    /// Acknowledges what that means for the right to withdraw (WD-3).
    ExpressAcknowledged,
    /// Signs the SEPA mandate (SP-1).
    SepaMandate,
    /// Mandates the operator to bring the number along (PO-1).
    Porting,
    /// Commercial e-mails (MK-1).
    MarketingEmail,
    /// Commercial text messages (MK-1).
    MarketingSms,
    /// Commercial calls (MK-2).
    MarketingPhone,
}

/// The facts of the SEPA mandate (SP-1). This is the customer's own copy: it bears the whole IBAN.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SepaMandate {
    /// Who sells; its [`creditor`](OperatorIdentity::creditor) collects.
    pub operator: Arc<OperatorIdentity>,
    /// The values of law of this contract's country and date.
    pub legal: LegalTerms,
    /// The mandate's unique reference (`RUM`), at most 35 characters.
    pub reference: String,
    /// The holder of the account.
    pub holder: String,
    /// The holder's address in lines.
    pub holder_address: Vec<String>,
    /// The IBAN without spaces.
    pub iban: String,
    /// The BIC, where it is known.
    pub bic: Option<String>,
    /// For one debit or for many.
    pub usage: MandateUse,
    /// What it pays: the order's number.
    pub order_number: String,
    /// When it was signed.
    pub signed_at: DateTime<Utc>,
    /// How it was signed (SP-2).
    pub signature: MandateSignature,
}

/// For one debit or for many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MandateUse {
    /// Many debits (`récurrent`).
    Recurrent,
    /// One debit (`ponctuel`).
    OneOff,
}

/// How a mandate was signed (SP-2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MandateSignature {
    /// By a box ticked on the site, for the order confirmed to this e-mail address.
    Box {
        /// The customer's e-mail address.
        email: String,
    },
    /// By a code sent to this phone.
    SmsCode {
        /// The phone, masked: `06 •• •• •• 12`.
        masked_phone: String,
    },
}

/// The facts of the model withdrawal form (WD-12). What is not given is left blank, to be filled by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawalForm {
    /// To whom it goes.
    pub operator: Arc<OperatorIdentity>,
    /// The order concerned.
    pub order_number: Option<String>,
    /// The day of the order.
    pub ordered_on: Option<NaiveDate>,
    /// The consumer's name.
    pub consumer: Option<String>,
    /// The consumer's address in lines; empty: left blank.
    pub consumer_address: Vec<String>,
}
