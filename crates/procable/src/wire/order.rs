//! One composite order and its answer.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// An order as BACK sends it: all that makes a customer, a contract and its service calls.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceOrder {
    /// The caller's number of the order.
    pub order_number: String,
    /// Where it was sold.
    pub sales_channel: String,
    /// The grouping code (`code de regroupement`), RG by default.
    #[serde(default = "usual_grouping")]
    pub grouping_code: String,
    /// Who orders.
    pub customer: Customer,
    /// Where it is delivered.
    pub dwelling_id: String,
    /// The same place as on an envelope.
    pub installation_address: Address,
    /// Where bills go, when elsewhere.
    #[serde(default)]
    pub billing_address: Option<Address>,
    /// Every service of the combination.
    pub services: Vec<OrderedService>,
    /// Numbers to be taken over.
    #[serde(default)]
    pub ported_numbers: Vec<PortedNumber>,
    /// How it arrives.
    pub delivery: Delivery,
    /// When services may start; none: at once.
    #[serde(default)]
    pub start: Option<Start>,
    /// How it is paid each month.
    pub payment: Payment,
    /// Service calls that the rules asked for (`appels de service`).
    #[serde(default)]
    pub service_calls: Vec<PlannedCall>,
    /// Codes of letters to send (`codes courriers`).
    #[serde(default)]
    pub letters: Vec<String>,
    /// Documents that the customer was given, by their fingerprint.
    #[serde(default)]
    pub documents: Vec<Document>,
    /// Consents as they were given.
    #[serde(default)]
    pub consents: Value,
}

fn usual_grouping() -> String {
    "RG".to_owned()
}

/// A person who orders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// Form of address.
    #[serde(default)]
    pub title: Option<String>,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Date of birth.
    #[serde(default)]
    pub birth_date: Option<NaiveDate>,
    /// E-mail.
    #[serde(default)]
    pub email: Option<String>,
    /// Telephone (E.164).
    #[serde(default)]
    pub phone: Option<String>,
    /// Language of letters.
    #[serde(default)]
    pub locale: weblys_kernel::Locale,
}

/// An address as on an envelope. Other members that the caller sends are kept as they are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Address {
    /// From the street to the town.
    #[serde(default)]
    pub lines: Vec<String>,
    /// Anything else, by name.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A service and how many of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderedService {
    /// The service's code.
    pub code: String,
    /// At least one.
    pub quantity: u32,
}

/// A number that the customer brings along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortedNumber {
    /// The number.
    pub number: String,
    /// Its porting identity (RIO).
    pub rio: String,
    /// `fixed` or `mobile`.
    pub kind: String,
    /// The day from which it is to come along, once the line works; none: as soon as it does.
    #[serde(default)]
    pub wanted_date: Option<NaiveDate>,
}

/// How services and equipment arrive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Delivery {
    /// `appointment`, `shipment`, `pickup` or `remote` (nothing is sent, nobody comes).
    pub kind: String,
    /// The key of a hold on a slot.
    #[serde(default)]
    pub hold_key: Option<String>,
    /// The slot itself, taken when the hold is over.
    #[serde(default)]
    pub slot_id: Option<String>,
    /// The shop's code.
    #[serde(default)]
    pub pickup_point: Option<String>,
    /// Where a parcel goes.
    #[serde(default)]
    pub address: Option<Address>,
}

/// When services may start: a consumer may withdraw until then, unless he asked for an early start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// No service may start before that day.
    pub not_before: NaiveDate,
    /// When an early start was expressly asked for.
    #[serde(default)]
    pub asked_at: Option<DateTime<Utc>>,
}

/// How bills are paid.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// `invoice`, `direct_debit` or `card`.
    pub method: String,
    /// Account to be debited.
    #[serde(default)]
    pub iban: Option<String>,
    /// Unique reference of the mandate (RUM).
    #[serde(default)]
    pub mandate_reference: Option<String>,
    /// Holder of the account.
    #[serde(default)]
    pub holder: Option<String>,
    /// The card, as the payment provider knows it.
    #[serde(flatten)]
    pub card: Card,
}

impl std::fmt::Debug for Payment {
    /// Only the method: accounts and tokens are not for logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Payment").field("method", &self.method).finish_non_exhaustive()
    }
}

/// A card that the payment provider keeps; its number never comes here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The provider's token.
    #[serde(default)]
    pub card_token: Option<String>,
    /// Last four digits, for the customer to recognise it.
    #[serde(default)]
    pub card_last4: Option<String>,
}

/// A service call to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedCall {
    /// Its code in the rules.
    pub code: String,
    /// `primary`, `secondary` or `contract`.
    pub kind: String,
    /// The day planned.
    pub planned_on: NaiveDate,
    /// Its status at the start.
    pub status: String,
}

/// A document by its fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// `contract_summary`, `contract`, `mandate`…
    pub kind: String,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// What an accepted order has become.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderAnswer {
    /// The customer's number.
    pub customer_number: String,
    /// The first password, as long as the order may be repeated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generated_password: Option<String>,
    /// The contract's number.
    pub contract_number: String,
    /// The service calls, with their numbers.
    pub service_calls: Vec<ServiceCall>,
    /// The visit that was booked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<Appointment>,
}

/// A service call with its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceCall {
    /// Its number.
    pub number: String,
    /// Its code in the rules.
    pub code: String,
    /// The day planned.
    pub planned_on: NaiveDate,
    /// Its status.
    pub status: String,
}

/// A visit that is booked. Times are UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// The slot.
    pub slot_id: String,
    /// Begin.
    pub starts_at: DateTime<Utc>,
    /// End.
    pub ends_at: DateTime<Utc>,
}
