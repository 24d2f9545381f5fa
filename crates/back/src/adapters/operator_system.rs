//! The port to the operator system (DATA): what BACK asks of any of them (domain.md section 8).

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use weblys_kernel::Locale;
use weblys_kernel::locale::Label;
use weblys_security::OperatorUser;

/// Why the operator system did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OperatorError {
    /// It does not answer, or not in time, or says that it cannot for now: ask again later.
    #[error("the operator system does not answer: {0}")]
    Unavailable(String),
    /// The slot is full, or no longer held for us.
    #[error("the slot is not free")]
    SlotTaken,
    /// What was to be changed is not any more as it was read there.
    #[error("the operator system changed it meanwhile")]
    Changed,
    /// It refuses for good, with its reason.
    #[error("the operator system refuses: {0}")]
    Rejected(String),
}

/// A slot of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarSlot {
    /// Its id.
    pub slot_id: String,
    /// Begin, UTC.
    pub starts_at: DateTime<Utc>,
    /// End, UTC.
    pub ends_at: DateTime<Utc>,
    /// How many visits it can still take.
    #[serde(default)]
    pub free: u32,
}

/// A slot held for us.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotHold {
    /// Its id.
    pub slot_id: String,
    /// Begin, UTC.
    pub starts_at: DateTime<Utc>,
    /// End, UTC.
    pub ends_at: DateTime<Utc>,
    /// Until when, UTC.
    pub expires_at: DateTime<Utc>,
}

/// A shop where equipment is handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shop {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Address in lines.
    pub address: Vec<String>,
    /// Opening hours in words.
    pub opening: Label,
}

/// The person, as the operator system wants him.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OperatorCustomer {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// E-mail.
    pub email: String,
    /// Phone, E.164.
    pub phone: String,
    /// Language.
    pub locale: Locale,
}

/// A service and how many of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OperatorService {
    /// The operator system's code.
    pub code: String,
    /// How many.
    pub quantity: u32,
}

/// A number to bring along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OperatorPorting {
    /// `fixed` or `mobile`.
    pub kind: &'static str,
    /// The number, E.164.
    pub number: String,
    /// Its RIO code.
    pub rio: String,
    /// The day from which it is to come along, once the line works; none: as soon as it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wanted_date: Option<NaiveDate>,
}

/// How services arrive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OperatorDelivery {
    /// `appointment`, `shipment`, `pickup` or `remote`.
    pub kind: &'static str,
    /// The key the slot is held by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hold_key: Option<String>,
    /// The slot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slot_id: Option<String>,
    /// The shop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pickup_point: Option<String>,
}

/// When services may start (law.md WD-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OperatorStart {
    /// No service may start before that day.
    pub not_before: NaiveDate,
    /// When an early start was expressly asked for; none: it was not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_at: Option<DateTime<Utc>>,
}

/// How the monthly bill is paid.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct OperatorPayment {
    /// `invoice`, `direct_debit` or `card`.
    pub method: &'static str,
    /// The account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iban: Option<String>,
    /// The holder of the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    /// The mandate's reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandate_reference: Option<String>,
    /// The provider's token of the card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_token: Option<String>,
    /// The card's last digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_last4: Option<String>,
}

/// A service call (`appel de service`) that the rules ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OperatorServiceCall {
    /// Its code.
    pub code: String,
    /// `primary`, `secondary` or `contract`.
    pub kind: &'static str,
    /// Its planned date.
    pub planned_on: NaiveDate,
    /// Its status.
    pub status: String,
}

/// A document issued with the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OperatorDocument {
    /// What it is.
    pub kind: String,
    /// Its hash.
    pub sha256: String,
}

/// An address in lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OperatorAddress {
    /// Its lines.
    pub lines: Vec<String>,
}

/// A whole order, as the operator system wants it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OperatorOrder {
    /// Our number.
    pub order_number: String,
    /// The sales channel.
    pub sales_channel: String,
    /// The grouping code.
    pub grouping_code: String,
    /// Who.
    pub customer: OperatorCustomer,
    /// Where.
    pub dwelling_id: String,
    /// The installation address.
    pub installation_address: OperatorAddress,
    /// The billing address, when it is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_address: Option<OperatorAddress>,
    /// What.
    pub services: Vec<OperatorService>,
    /// Numbers to bring along.
    pub ported_numbers: Vec<OperatorPorting>,
    /// How services arrive.
    pub delivery: OperatorDelivery,
    /// When services may start.
    pub start: OperatorStart,
    /// How the monthly bill is paid.
    pub payment: OperatorPayment,
    /// Service calls to create.
    pub service_calls: Vec<OperatorServiceCall>,
    /// Letters to send, by code.
    pub letters: Vec<String>,
    /// Documents issued.
    pub documents: Vec<OperatorDocument>,
    /// Consents to commercial messages, by channel.
    pub consents: OperatorConsents,
}

/// Consents to commercial messages, by channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct OperatorConsents {
    /// E-mail.
    pub email: bool,
    /// Text messages.
    pub sms: bool,
    /// Calls.
    pub phone: bool,
}

/// The operator system took the order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OperatorAcceptance {
    /// The customer's number.
    pub customer_number: String,
    /// The first password, generated by the operator system; none when it was told long ago.
    #[serde(default)]
    pub generated_password: Option<String>,
    /// The contract's number.
    pub contract_number: String,
}

/// Some users as they are told, each row as it came: what cannot be read of one must not lose the others.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct UserPage {
    /// The rows, by login.
    #[serde(rename = "web_users")]
    pub rows: Vec<serde_json::Value>,
    /// The login after which the next page begins; none: there is none.
    #[serde(default)]
    pub next: Option<String>,
}

/// What some contracts hold, each row as it came.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct HoldingPage {
    /// How many contracts have not ended, in all.
    pub total: i64,
    /// The rows, by number of contract.
    #[serde(rename = "holdings")]
    pub rows: Vec<serde_json::Value>,
    /// The contract after which the next page begins; none: there is none.
    #[serde(default)]
    pub next: Option<String>,
}

/// What a call is for, to be recorded with its frame.
#[derive(Debug, Clone, Default)]
pub struct Purpose {
    /// The cart or order it is made for.
    pub subject: String,
    /// The correlation id of the request behind it.
    pub correlation: String,
}

/// What BACK asks of an operator system.
#[async_trait]
pub trait OperatorSystem: Send + Sync + std::fmt::Debug {
    /// Free slots of a distribution zone, from a day on, for so many days.
    async fn slots(
        &self,
        why: &Purpose,
        zone: &str,
        from: NaiveDate,
        days: u32,
    ) -> Result<Vec<CalendarSlot>, OperatorError>;

    /// Holds a slot; the same key again moves the hold.
    async fn hold(&self, why: &Purpose, key: &str, slot_id: &str, minutes: u32) -> Result<SlotHold, OperatorError>;

    /// Gives a held slot back.
    async fn release(&self, why: &Purpose, key: &str) -> Result<(), OperatorError>;

    /// Shops where equipment is handed over.
    async fn shops(&self, why: &Purpose) -> Result<Vec<Shop>, OperatorError>;

    /// Places an order. The same key again answers the same acceptance.
    async fn place_order(
        &self,
        why: &Purpose,
        key: &str,
        order: &OperatorOrder,
    ) -> Result<OperatorAcceptance, OperatorError>;

    /// Users of the staff after a login, a page of them.
    async fn users(&self, why: &Purpose, after: &str) -> Result<UserPage, OperatorError>;

    /// Keeps a user: a new one without a version, else the one who still has it. Gives his version; sent twice, it is
    /// the same.
    async fn put_user(&self, why: &Purpose, user: &OperatorUser, version: Option<i64>) -> Result<i64, OperatorError>;

    /// What contracts after a number hold that have not ended, a page of them.
    async fn holdings(&self, why: &Purpose, after: &str) -> Result<HoldingPage, OperatorError>;

    /// Services with their tariffs, each row as it came.
    async fn services(&self, why: &Purpose) -> Result<Vec<serde_json::Value>, OperatorError>;

    /// Code tables, each row as it came.
    async fn code_tables(&self, why: &Purpose) -> Result<Vec<serde_json::Value>, OperatorError>;

    /// The codes of a table, each row as it came.
    async fn codes(&self, why: &Purpose, table: &str) -> Result<Vec<serde_json::Value>, OperatorError>;
}
