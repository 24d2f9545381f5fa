//! The facts that documents and mails are made from: plain values, filled by BACK.
//!
//! What this is: every input of this crate. What it is not: a decision; dates, rights and prices
//! come decided, with the same types that the pages show ([`weblys_api::summary::Summary`],
//! [`weblys_api::delivery::DeliveryView`]…), so that a page and its document cannot differ.
//! Start with [`ContractSummary`], which [`OrderConfirmation`] contains whole.
//!
//! Amounts include VAT. Instants are UTC and are written at the operator's place
//! ([`OperatorIdentity::time_zone`]); days are calendar days at the operator's place.

mod contract;
mod mails;
mod operator;
mod order;

pub use contract::{ContractSummary, DurabilityGuarantee};
pub use mails::{
    ContactReceived, ContractSummaryMail, FirstPassword, OrderAccepted, OrderReceived, OrderRejected, ResumeLink,
    StatementKind, StatementReceipt,
};
pub use operator::{Creditor, HelpDesk, LegalTerms, Mediator, OperatorIdentity};
pub use order::{
    Consent, ConsentKind, Customer, MandateSignature, MandateUse, OrderConfirmation, PortedNumber, SepaMandate,
    SummaryProof, TermsProof, WithdrawalForm, WithdrawalRight,
};
