//! Files as they are read: customers, contracts, equipment, service calls, orders.

use crate::wire::{OrderAnswer, PlaceOrder};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A customer's file. The password is never part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerFile {
    /// Number.
    pub number: String,
    /// Form of address.
    pub title: Option<String>,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Language tag.
    pub locale: String,
    /// Where bills go.
    pub billing_address: Value,
    /// Consents as given.
    pub consents: Value,
    /// Since when, UTC.
    pub created_at: DateTime<Utc>,
    /// Numbers of the contracts.
    pub contracts: Vec<String>,
}

/// A contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractFile {
    /// Number.
    pub number: String,
    /// Whose.
    pub customer_number: String,
    /// From which order.
    pub order_number: String,
    /// Grouping code.
    pub grouping_code: String,
    /// Where it was sold.
    pub sales_channel: String,
    /// The dwelling served.
    pub dwelling_id: String,
    /// The same as on an envelope.
    pub installation_address: Value,
    /// Services with quantities.
    pub services: Value,
    /// Monthly payment; of an account only the last four signs.
    pub payment: Value,
    /// `signed`, later `active`, `suspended`, `terminated`.
    pub state: String,
    /// When, UTC.
    pub signed_at: DateTime<Utc>,
}

/// A piece of equipment of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub struct Equipment {
    /// Under which contract.
    pub contract_number: String,
    /// By which service.
    pub service_code: String,
    /// `EQUIPMENT_RENTAL` or `EQUIPMENT_PURCHASE`.
    pub kind: String,
    /// Once it has been handed over.
    pub serial_number: Option<String>,
    /// `ordered`, later `delivered`, `returned`.
    pub state: String,
}

/// A service call in a customer's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub struct FiledCall {
    /// Number.
    pub number: String,
    /// Under which contract.
    pub contract_number: String,
    /// Code in the rules.
    pub code: String,
    /// `primary`, `secondary` or `contract`.
    pub kind: String,
    /// Day planned.
    pub planned_on: NaiveDate,
    /// Status.
    pub status: String,
}

/// An order as it came and what became of it. Account and token are shortened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OrderFile {
    /// What was asked.
    pub order: PlaceOrder,
    /// What was answered, without the password.
    pub answer: OrderAnswer,
    /// When, UTC.
    pub received_at: DateTime<Utc>,
}

/// An order in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub struct OrderLine {
    /// The caller's number.
    pub order_number: String,
    /// The customer it made.
    pub customer_number: String,
    /// The contract it made.
    pub contract_number: String,
    /// When, UTC.
    pub received_at: DateTime<Utc>,
}

/// A page of orders, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderPage {
    /// Counted from 1.
    pub page: u32,
    /// Orders in all.
    pub total: i64,
    /// Those of this page, 50 at most.
    pub orders: Vec<OrderLine>,
}
