//! Customers, contracts, equipment and service calls.

use crate::problem::OpsRefusal;
use crate::wire::{ContractFile, CustomerFile, Equipment, FiledCall};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use weblys_db::{Database, JsonText, fetch_all, fetch_optional};

#[derive(sqlx::FromRow)]
struct CustomerRow {
    number: String,
    title: Option<String>,
    given_name: String,
    family_name: String,
    birth_date: Option<NaiveDate>,
    email: Option<String>,
    phone: Option<String>,
    locale: String,
    billing_address: JsonText<Value>,
    consents: JsonText<Value>,
    created_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct ContractRow {
    number: String,
    customer_number: String,
    order_number: String,
    grouping_code: String,
    sales_channel: String,
    dwelling_id: String,
    installation_address: JsonText<Value>,
    services: JsonText<Value>,
    payment: JsonText<Value>,
    state: String,
    signed_at: DateTime<Utc>,
}

/// A customer's file.
pub(crate) async fn one(db: &Database, number: &str) -> Result<CustomerFile, OpsRefusal> {
    let sql = "select number, title, given_name, family_name, birth_date, email, phone, locale, billing_address,
               consents, created_at from procable_customer where number = $1";
    let row = fetch_optional!(db, CustomerRow, sql, number).await?.ok_or(OpsRefusal::NotFound("customer"))?;
    let sql = "select number from procable_contract where customer_number = $1 order by signed_at, number";
    let contracts = fetch_all!(db, (String,), sql, number).await?;
    Ok(CustomerFile {
        number: row.number,
        title: row.title,
        given_name: row.given_name,
        family_name: row.family_name,
        birth_date: row.birth_date,
        email: row.email,
        phone: row.phone,
        locale: row.locale,
        billing_address: row.billing_address.0,
        consents: row.consents.0,
        created_at: row.created_at,
        contracts: contracts.into_iter().map(|(number,)| number).collect(),
    })
}

/// A contract.
pub(crate) async fn contract(db: &Database, number: &str) -> Result<ContractFile, OpsRefusal> {
    let sql = "select number, customer_number, order_number, grouping_code, sales_channel, dwelling_id,
               installation_address, services, payment, state, signed_at from procable_contract where number = $1";
    let row = fetch_optional!(db, ContractRow, sql, number).await?.ok_or(OpsRefusal::NotFound("contract"))?;
    Ok(ContractFile {
        number: row.number,
        customer_number: row.customer_number,
        order_number: row.order_number,
        grouping_code: row.grouping_code,
        sales_channel: row.sales_channel,
        dwelling_id: row.dwelling_id,
        installation_address: row.installation_address.0,
        services: row.services.0,
        payment: without_secrets(row.payment.0),
        state: row.state,
        signed_at: row.signed_at,
    })
}

/// A customer's equipment.
pub(crate) async fn equipment(db: &Database, number: &str) -> Result<Vec<Equipment>, OpsRefusal> {
    let sql = "select contract_number, service_code, kind, serial_number, state from procable_equipment
               where customer_number = $1 order by contract_number, position";
    Ok(fetch_all!(db, Equipment, sql, number).await?)
}

/// A customer's service calls.
pub(crate) async fn service_calls(db: &Database, number: &str) -> Result<Vec<FiledCall>, OpsRefusal> {
    let sql = "select number, contract_number, code, kind, planned_on, status from procable_service_call
               where customer_number = $1 order by planned_on, number";
    Ok(fetch_all!(db, FiledCall, sql, number).await?)
}

fn without_secrets(mut payment: Value) -> Value {
    for name in ["iban", "card_token"] {
        if let Some(Value::String(secret)) = payment.get_mut(name) {
            *secret = shortened(secret);
        }
    }
    payment
}

/// Of a secret only its last four signs (formats.md, general rule 7).
pub(crate) fn shortened(secret: &str) -> String {
    let signs = secret.chars().count();
    let end: String = secret.chars().skip(signs.saturating_sub(4)).collect();
    format!("…{end}")
}
