//! Drafts of unsaved edits: kept for their owner alone, never a secret, and not for ever.
//!
//! They leave no entry in the audit trail: nothing but the owner's own page changes by them.

use crate::error::ApiError;
use crate::security::actor::Signed;
use crate::security::store::draft as store;
use crate::state::App;
use chrono::TimeDelta;
use weblys_api::drafts::{Draft, DraftForm, DraftFound, SaveDraft, is_secret};
use weblys_api::page::NEVER;
use weblys_api::problem::FieldFault;
use weblys_api::users::UNREADABLE;
use weblys_db::{Durability, Tx};

/// A draft that nobody comes back to is erased after so long.
pub const KEPT: TimeDelta = TimeDelta::days(30);
/// Whoever has typed so lately is told to others who open the same form.
const LATELY: TimeDelta = TimeDelta::minutes(30);
/// Drafts of one user: the oldest makes room for one more.
const MOST: i64 = 50;
/// Fields of a form, its boxes included.
const MOST_FIELDS: usize = 400;
/// All names and values of a draft together, in bytes.
const LARGEST: usize = 56 * 1024;

/// `GET /v1/staff/drafts/{form}`.
pub async fn find(app: &App, signed: &Signed, form: &DraftForm) -> Result<DraftFound, ApiError> {
    signed.actor.must(form.right())?;
    let (user_id, now) = (signed.actor.user_id, app.now());
    let others = async {
        let wanted = form.is_about_one();
        if wanted { store::others(&app.db, user_id, form, now - LATELY).await } else { Ok(Vec::new()) }
    };
    let (draft, others) = tokio::try_join!(store::find(&app.db, user_id, form), others)?;
    Ok(DraftFound { draft: draft.filter(|draft| draft.saved_at >= now - KEPT), others })
}

/// `PUT /v1/staff/drafts/{form}`.
pub async fn save(app: &App, signed: &Signed, form: &DraftForm, save: SaveDraft) -> Result<(), ApiError> {
    signed.actor.must(form.right())?;
    let fields: Vec<(String, String)> = save.fields.into_iter().filter(|(name, _)| !is_secret(name)).collect();
    let size: usize = fields.iter().map(|(name, value)| name.len() + value.len()).sum();
    if fields.len() > MOST_FIELDS || size > LARGEST {
        return Err(refused());
    }
    let user_id = signed.actor.user_id;
    let mut tx = app.db.begin(Durability::Relaxed).await?;
    let too_many = store::count_others(&mut tx, user_id, form).await? - (MOST - 1);
    if too_many > 0 {
        store::forget_oldest(&mut tx, user_id, form, too_many).await?;
    }
    store::keep(&mut tx, user_id, form, &Draft { version: save.version, saved_at: app.now(), fields }).await?;
    Ok(tx.commit().await?)
}

fn refused() -> ApiError {
    ApiError::Fields(vec![FieldFault { field: "fields".to_owned(), code: UNREADABLE.to_owned() }])
}

/// A form was sent, in the transaction that keeps it: its draft ends. What waited for a second person ends no draft that
/// was typed since it was asked for.
///
/// # Errors
/// The database's.
pub async fn sent(tx: &mut Tx, signed: &Signed, form: &DraftForm) -> Result<(), ApiError> {
    store::forget(tx, signed.actor.user_id, form, signed.asked_at().unwrap_or(NEVER)).await
}

/// A form was sent, and no transaction is there to end its draft in: it ends by itself, unless this is only tried.
pub async fn let_go(app: &App, signed: &Signed, form: &DraftForm) {
    let writer = app.db.writer_with(Durability::Relaxed);
    if let Err(error) = store::forget(writer, signed.actor.user_id, form, NEVER).await {
        tracing::debug!(%error, "the draft of a form that changes nothing stays");
    }
}

/// `DELETE /v1/staff/drafts/{form}`.
pub async fn forget(app: &App, signed: &Signed, form: &DraftForm) -> Result<(), ApiError> {
    store::forget(app.db.writer_with(Durability::Relaxed), signed.actor.user_id, form, NEVER).await
}
