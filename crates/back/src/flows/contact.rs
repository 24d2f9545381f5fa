//! Contact requests and statements left by people: kept once, answered with a receipt by mail.

mod fields;

use crate::auth::token_hash;
use crate::error::ApiError;
use crate::flows::start::tags;
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
use weblys_api::security::{Right, Site};
use weblys_catalog::model::OfferCode;
use weblys_db::{Durability, Tx};
use weblys_documents::facts::{ContactReceived, StatementKind, StatementReceipt};
use weblys_documents::mails::{Mail, contact_received, statement_receipt};
use weblys_orders::number::readable;
use weblys_orders::{CaseKind, CaseRecord, Order};

/// Keeps a request; the same form sent again answers the same receipt.
///
/// # Errors
/// Every refused field; [`ApiError::SiteStopped`], but never for a statement: the law lets nobody close that door.
pub async fn leave(app: &App, mut left: LeaveContact) -> Result<StoredReceipt, ApiError> {
    if left.kind.is_filed_by_back() {
        return Err(ApiError::NotFound("contact form"));
    }
    if !is_statement(left.kind) {
        app.sites.must_run(Site::SelfShop, app.now())?;
    }
    for text in [&mut left.address, &mut left.contract, &mut left.message] {
        text.retain(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    }
    left.campaign = tags(left.campaign);
    if OfferCode::parse(&left.offer).is_err() {
        left.offer.clear();
    }
    let email = fields::check(&left, app.today())?;
    // A form that was corrected before it was sent again is another one.
    let content = serde_json::to_string(&left).map_err(ApiError::internal)?;
    let key = token_hash(&content);
    if let Some(known) = contact::by_key(&app.db, &key).await? {
        return Ok(known);
    }
    let receipt = new_receipt(app);
    let mut tx = app.db.begin(Durability::Full).await?;
    if !keep(&mut tx, &receipt, &key, &left).await? {
        drop(tx);
        return contact::by_key(&app.db, &key).await?.ok_or(ApiError::Contended);
    }
    store::case::insert(&mut tx, &case(&left, &receipt)).await?;
    let mut kept = Kept::default();
    if let Some(email) = email {
        let letter = Letter::new(email.as_str(), answer(app, &left, &receipt)?, app.now());
        let most = if is_statement(left.kind) { mails::MOST_RECEIPTS } else { mails::MOST_UNASKED };
        kept = mails::keep_unasked(&mut tx, letter, most, app.now()).await?;
    }
    tx.commit().await?;
    outbox::post(app, kept);
    Ok(receipt)
}

/// Notes that somebody of the staff must call about an order, as its customer was told: with what decides it, and once.
pub async fn to_call(tx: &mut Tx, app: &Parts, order: &Order, kind: ContactKind, why: &str) -> Result<(), ApiError> {
    let who = order.cart.identity.as_ref();
    let left = LeaveContact {
        kind,
        idempotency_key: format!("{} {}", word(kind), order.order_id),
        name: who.map(|who| format!("{} {}", who.given_name, who.family_name)).unwrap_or_default(),
        email: who.map(|who| who.email.as_str().to_owned()).unwrap_or_default(),
        phone: who.map(|who| who.phone.to_string()).unwrap_or_default(),
        call_at: None,
        address: order.cart.place.lines().join(", "),
        contract: order.number.to_string(),
        line: String::new(),
        wished_on: String::new(),
        message: why.to_owned(),
        offer: order.quote.offer.to_string(),
        campaign: order.cart.campaign.clone(),
        locale: order.cart.locale,
    };
    let key = token_hash(&left.idempotency_key);
    keep(tx, &new_receipt(app), &key, &left).await.map(drop)
}

fn new_receipt(app: &Parts) -> StoredReceipt {
    StoredReceipt { reference: format!("C-{}", readable(rand::random())), received_at: app.now() }
}

/// Keeps a request and tells the staff of it. Says whether it was new.
async fn keep(tx: &mut Tx, receipt: &StoredReceipt, key: &str, left: &LeaveContact) -> Result<bool, ApiError> {
    let content = serde_json::to_string(left).map_err(ApiError::internal)?;
    let Some(contact_id) = contact::insert(&mut *tx, receipt, key, word(left.kind), &content).await? else {
        return Ok(false);
    };
    let (to, target) = (To::Holders(Right::ContactsRead), contact_id.to_string());
    let notice = Notice { to, kind: NoticeKind::ContactLeft, subject: &receipt.reference, target: &target };
    notices::tell(&mut *tx, notice, receipt.received_at).await?;
    Ok(true)
}

/// What is worth analysing in it: what it is about, and what the portal's link said (SSH-03).
fn case(left: &LeaveContact, receipt: &StoredReceipt) -> CaseRecord {
    let mut facts = BTreeMap::from([("kind".to_owned(), word(left.kind).to_owned())]);
    if !left.offer.is_empty() {
        facts.insert("offer".to_owned(), left.offer.clone());
    }
    facts.extend(left.campaign.iter().map(|(tag, value)| (format!("campaign.{tag}"), value.clone())));
    CaseRecord {
        kind: CaseKind::ContactRequest,
        at: receipt.received_at,
        channel: "SELFSHOP".to_owned(),
        subject: receipt.reference.clone(),
        facts,
    }
}

const fn is_statement(kind: ContactKind) -> bool {
    matches!(kind, ContactKind::Withdrawal | ContactKind::Termination)
}

fn answer(app: &Parts, left: &LeaveContact, receipt: &StoredReceipt) -> Result<Mail, ApiError> {
    let statement = match left.kind {
        ContactKind::Withdrawal => Some(StatementKind::Withdrawal),
        ContactKind::Termination => Some(StatementKind::Termination),
        ContactKind::AddressNotFound
        | ContactKind::NotEligible
        | ContactKind::Callback
        | ContactKind::OrderRefused
        | ContactKind::AppointmentToFix => None,
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
        ContactKind::OrderRefused => "order_refused",
        ContactKind::AppointmentToFix => "appointment_to_fix",
    }
}
