//! Contact requests and statements left by people: kept once, answered with a receipt by mail.

use crate::auth::token_hash;
use crate::error::ApiError;
use crate::orders::mails::{Kept, Letter};
use crate::orders::store::contact::{self, StoredReceipt};
use crate::orders::{mails, store};
use crate::outbox;
use crate::security::notices::{self, Notice, To};
use crate::state::{App, Parts};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use weblys_api::contact::{ContactKind, LeaveContact};
use weblys_api::notices::NoticeKind;
use weblys_api::problem::FieldFault;
use weblys_api::security::{Right, Site};
use weblys_db::Durability;
use weblys_documents::facts::{ContactReceived, StatementKind, StatementReceipt};
use weblys_documents::mails::{Mail, contact_received, statement_receipt};
use weblys_kernel::Refusal;
use weblys_kernel::email::EmailAddress;
use weblys_kernel::person::PersonName;
use weblys_kernel::phone::PhoneNumber;
use weblys_orders::number::readable;
use weblys_orders::{CaseKind, CaseRecord};

const LONGEST_MESSAGE: usize = 2_000;
const LONGEST_LINE: usize = 200;

/// Keeps a request; the same form sent again answers the same receipt.
///
/// # Errors
/// Every refused field; [`ApiError::SiteStopped`], but never for a statement: the law lets nobody close that door.
pub async fn leave(app: &App, mut left: LeaveContact) -> Result<StoredReceipt, ApiError> {
    if !is_statement(left.kind) {
        app.sites.must_run(Site::SelfShop, app.now())?;
    }
    for text in [&mut left.address, &mut left.contract, &mut left.message] {
        text.retain(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    }
    let email = check(&left)?;
    // A form that was corrected before it was sent again is another one.
    let content = serde_json::to_string(&left).map_err(ApiError::internal)?;
    let key = token_hash(&content);
    if let Some(known) = contact::by_key(&app.db, &key).await? {
        return Ok(known);
    }
    let receipt = StoredReceipt { reference: format!("C-{}", readable(rand::random())), received_at: app.now() };
    let mut tx = app.db.begin(Durability::Full).await?;
    let Some(contact_id) = contact::insert(&mut tx, &receipt, &key, word(left.kind), &content).await? else {
        drop(tx);
        return contact::by_key(&app.db, &key).await?.ok_or(ApiError::Contended);
    };
    store::case::insert(&mut tx, &case(&left, &receipt)).await?;
    let mut kept = Kept::default();
    if let Some(email) = email {
        let letter = Letter::new(email.as_str(), answer(app, &left, &receipt)?, app.now());
        let most = if is_statement(left.kind) { mails::MOST_RECEIPTS } else { mails::MOST_UNASKED };
        kept = mails::keep_unasked(&mut tx, letter, most, app.now()).await?;
    }
    let (to, target) = (To::Holders(Right::ContactsRead), contact_id.to_string());
    let notice = Notice { to, kind: NoticeKind::ContactLeft, subject: &receipt.reference, target: &target };
    notices::tell(&mut tx, notice, app.now()).await?;
    tx.commit().await?;
    outbox::post(app, kept);
    Ok(receipt)
}

fn case(left: &LeaveContact, receipt: &StoredReceipt) -> CaseRecord {
    CaseRecord {
        kind: CaseKind::ContactRequest,
        at: receipt.received_at,
        channel: "SELFSHOP".to_owned(),
        subject: receipt.reference.clone(),
        facts: BTreeMap::from([("kind".to_owned(), word(left.kind).to_owned())]),
    }
}

const fn is_statement(kind: ContactKind) -> bool {
    matches!(kind, ContactKind::Withdrawal | ContactKind::Termination)
}

fn check(left: &LeaveContact) -> Result<Option<EmailAddress>, ApiError> {
    let mut faults = Vec::new();
    let mut refuse = |field: &str, code: &str| {
        faults.push(FieldFault { field: field.to_owned(), code: code.to_owned() });
    };
    if let Err(refusal) = PersonName::parse(&left.name) {
        refuse("name", refusal.code());
    }
    let email = match left.email.trim() {
        "" if is_statement(left.kind) || left.phone.trim().is_empty() => {
            refuse("email", "ORD-050");
            None
        }
        "" => None,
        typed => EmailAddress::parse(typed).map_err(|refusal| refuse("email", refusal.code())).ok(),
    };
    if !left.phone.trim().is_empty()
        && let Err(refusal) = PhoneNumber::parse(&left.phone)
    {
        refuse("phone", refusal.code());
    }
    if is_statement(left.kind) && left.contract.trim().is_empty() {
        refuse("contract", "ORD-051");
    }
    if left.message.chars().count() > LONGEST_MESSAGE {
        refuse("message", "ORD-052");
    }
    for (field, text) in [("address", &left.address), ("contract", &left.contract)] {
        if text.chars().count() > LONGEST_LINE {
            refuse(field, "ORD-052");
        }
    }
    if !(1..=100).contains(&left.idempotency_key.len()) || left.idempotency_key.contains(char::is_control) {
        refuse("idempotency_key", "ORD-053");
    }
    if faults.is_empty() { Ok(email) } else { Err(ApiError::Fields(faults)) }
}

fn answer(app: &Parts, left: &LeaveContact, receipt: &StoredReceipt) -> Result<Mail, ApiError> {
    let statement = match left.kind {
        ContactKind::Withdrawal => Some(StatementKind::Withdrawal),
        ContactKind::Termination => Some(StatementKind::Termination),
        ContactKind::AddressNotFound | ContactKind::NotEligible | ContactKind::Callback => None,
    };
    let operator = app.config.operator.clone();
    let written = match statement {
        Some(kind) => {
            let facts = StatementReceipt {
                operator,
                kind,
                reference: receipt.reference.clone(),
                received_at: receipt.received_at,
                name: left.name.clone(),
                contract: left.contract.clone(),
                email: left.email.clone(),
                wished_on: left.wished_on.parse::<NaiveDate>().ok(),
                message: left.message.clone(),
            };
            statement_receipt(&facts, left.locale)
        }
        None => {
            let facts = ContactReceived {
                operator,
                name: left.name.clone(),
                kind: left.kind,
                reference: receipt.reference.clone(),
                received_at: receipt.received_at,
                address: left.address.clone(),
                message: left.message.clone(),
            };
            contact_received(&facts, left.locale)
        }
    };
    written.map_err(ApiError::internal)
}

/// The word of a kind in the database.
pub const fn word(kind: ContactKind) -> &'static str {
    match kind {
        ContactKind::AddressNotFound => "address_not_found",
        ContactKind::NotEligible => "not_eligible",
        ContactKind::Callback => "callback",
        ContactKind::Withdrawal => "withdrawal",
        ContactKind::Termination => "termination",
    }
}
