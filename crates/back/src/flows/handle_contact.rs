//! What the staff does about contact requests and statements.

use crate::code_tables::held::Held;
use crate::error::ApiError;
use crate::flows::contact::word;
use crate::orders::store::contact::{self as store, Done, StoredContact, Wanted};
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::drafts;
use crate::state::App;
use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;
use weblys_api::codes::{CONTACT_OUTCOMES, OfferedCode};
use weblys_api::contact::{ContactQuery, ContactRow, HandleContact, OUTCOME_OF_OPEN};
use weblys_api::drafts::DraftForm;
use weblys_api::page::{Page, Window};
use weblys_api::problem::FieldFault;
use weblys_api::users::UNREADABLE;
use weblys_db::{Durability, Tx};
use weblys_kernel::locale::Label;

/// The longest note, in characters.
pub(super) const LONGEST_NOTE: usize = 2_000;

/// `GET /v1/contacts`.
pub async fn list(app: &App, query: &ContactQuery) -> Result<Page<ContactRow>, ApiError> {
    let window = Window::of(query.page, query.size);
    let done = match query.state.as_str() {
        "open" => Done::Open,
        "handled" => Done::Handled,
        _ => Done::Any,
    };
    let reference = query.q.trim().to_uppercase();
    let wanted = Wanted {
        reference: &reference,
        kind: query.kind.map_or("", word),
        limit: window.limit(),
        offset: window.offset(),
        behind: query.before_at.zip(query.before_id),
    };
    let held = app.code_tables.held();
    let (rows, total) = tokio::try_join!(store::list(&app.db, done, &wanted), store::count(&app.db, done, &wanted))?;
    Ok(window.with(rows.into_iter().map(|one| row(&held, one)).collect::<Result<_, _>>()?, total))
}

/// `GET /v1/contacts/{contact_id}`: who read what a person left is in the audit trail.
pub async fn show(app: &App, person: &Person, signed: &Signed, contact_id: Uuid) -> Result<ContactRow, ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    let found = store::by_id(&mut tx, contact_id).await?.ok_or(ApiError::NotFound("contact request"))?;
    let deed = Deed { action: "contact.read", subject_kind: "contact", subject: &found.reference };
    audit::store::append(&mut tx, audit::by(signed, person, deed, app.now())).await?;
    tx.commit().await?;
    row(&app.code_tables.held(), found)
}

/// `PUT /v1/contacts/{contact_id}`: dealt with, or open again, with a note.
pub async fn handle(
    app: &App,
    person: &Person,
    signed: &Signed,
    contact_id: Uuid,
    to: &HandleContact,
) -> Result<ContactRow, ApiError> {
    let note = to.note.trim();
    if note.chars().count() > LONGEST_NOTE {
        return Err(ApiError::Fields(vec![FieldFault { field: "note".to_owned(), code: "VAL-002".to_owned() }]));
    }
    // Another BACK may have added the code that is chosen.
    app.code_tables.refresh(&app.db).await?;
    let held = app.code_tables.held();
    let mut tx = app.db.begin(Durability::Full).await?;
    let before = store::by_id(&mut tx, contact_id).await?.ok_or(ApiError::NotFound("contact request"))?;
    if before.version != to.version {
        return Err(ApiError::stale(&row(&held, before)?));
    }
    let outcome = outcome(&held, &before, to)?;
    let handled_at = if to.handled { before.handled_at.or(Some(app.now())) } else { None };
    let handled_by = if to.handled { signed.actor.login.as_str().to_owned() } else { String::new() };
    let after = StoredContact { handled_at, handled_by, outcome, note: note.to_owned(), ..before.clone() };
    drafts::sent(&mut tx, signed, &DraftForm::Contact(contact_id)).await?;
    keep(&mut tx, (person, signed, app.now()), &before, &after).await?;
    tx.commit().await?;
    row(&held, StoredContact { version: before.version + 1, ..after })
}

/// Keeps what was done about a request, and tells it to the trail.
pub(super) async fn keep(
    tx: &mut Tx,
    (person, signed, now): (&Person, &Signed, DateTime<Utc>),
    before: &StoredContact,
    after: &StoredContact,
) -> Result<(), ApiError> {
    if !store::handle(tx, after).await? {
        return Err(ApiError::Contended);
    }
    let deed = Deed { action: "contact.handle", subject_kind: "contact", subject: &before.reference };
    let mut entry = audit::by(signed, person, deed, now);
    entry.before = Some(told(before));
    entry.after = Some(told(after));
    audit::store::append(tx, entry).await?;
    Ok(())
}

/// The outcome as said: one that is offered, or the one that it bears.
fn outcome(held: &Held, before: &StoredContact, to: &HandleContact) -> Result<String, ApiError> {
    let said = to.outcome.trim();
    let fault =
        |code: &str| Err(ApiError::Fields(vec![FieldFault { field: "outcome".to_owned(), code: code.to_owned() }]));
    if !to.handled {
        return if said.is_empty() || said == before.outcome { Ok(String::new()) } else { fault(OUTCOME_OF_OPEN) };
    }
    if said.is_empty() || said == before.outcome || is_offered(held, said) {
        return Ok(said.to_owned());
    }
    fault(UNREADABLE)
}

/// Whether a request may end like this now.
pub(super) fn is_offered(held: &Held, outcome: &str) -> bool {
    held.offered(CONTACT_OUTCOMES).is_some_and(|table| table.codes.iter().any(|code| code.code == outcome))
}

/// What the trail keeps: what was done, not what the person wrote.
fn told(contact: &StoredContact) -> serde_json::Value {
    json!({"handled": contact.handled_at.is_some(), "by": contact.handled_by, "outcome": contact.outcome,
        "note": contact.note})
}

/// The outcome as it is read: by its code alone while this BACK has not heard of it.
fn borne(held: &Held, code: &str) -> Option<OfferedCode> {
    let unheard = || OfferedCode { code: code.to_owned(), label: Label { fr: code.to_owned(), en: String::new() } };
    (!code.is_empty()).then(|| held.own(CONTACT_OUTCOMES, code).unwrap_or_else(unheard))
}

fn row(held: &Held, stored: StoredContact) -> Result<ContactRow, ApiError> {
    Ok(ContactRow {
        contact_id: stored.contact_id,
        reference: stored.reference,
        received_at: stored.received_at,
        left: serde_json::from_str(&stored.content).map_err(ApiError::internal)?,
        handled_at: stored.handled_at,
        handled_by: stored.handled_by,
        outcome: borne(held, &stored.outcome),
        note: stored.note,
        version: stored.version,
    })
}
