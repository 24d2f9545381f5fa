//! The draft as several people work on it: each change is made on what is there, beside the threads that answer, and kept if
//! that is still what is there; otherwise it is made again.

use super::publications::beside;
use super::shelf::{self, Looked, Name};
use super::store;
use crate::error::ApiError;
use crate::security::audit;
use crate::state::App;
use std::sync::Arc;
use weblys_api::catalogue::DraftView;
use weblys_catalog::Catalogue;
use weblys_db::Durability;
use weblys_security::AuditEntry;

/// So often a change is made again that met another.
const TRIES: usize = 5;

/// Changes the draft, or begins one with what is in force. `make` gives the catalogue as it is to be with what is known of
/// the change, or none when there is nothing to do; `entry` is what the audit trail tells of it. Gives the draft, if there
/// is one, and what was known of the change, if one was made.
///
/// # Errors
/// What `make` refuses; [`ApiError::Contended`] when others were quicker again and again; the database's.
pub async fn change<T: Send + 'static>(
    app: &App,
    by: &str,
    make: impl Fn(&Looked) -> Result<Option<(Catalogue, T)>, ApiError> + Send + Sync + 'static,
    entry: impl Fn(&T) -> AuditEntry,
) -> Result<(Option<DraftView>, Option<T>), ApiError> {
    let make = Arc::new(make);
    for _ in 0..TRIES {
        let basis = shelf::prepared(app).await?;
        let (seen, make) = (basis.clone(), make.clone());
        let made = beside(move || {
            let Some((catalogue, known)) = make(&seen)? else { return Ok(None) };
            let content = serde_json::to_string(&catalogue).map_err(ApiError::internal)?;
            Ok::<_, ApiError>(Some((catalogue, content, known)))
        });
        let made = made.await??;
        let mut tx = app.db.begin(Durability::Full).await?;
        store::lock_draft(&mut tx).await?;
        let draft = store::draft(&mut tx).await?;
        let is_still = match (basis.name, &draft) {
            (Name::Draft(version), Some(draft)) => draft.version == version,
            (Name::Publication(number), None) => store::newest(&mut tx).await? == number,
            _ => false,
        };
        if !is_still {
            continue;
        }
        let Some((catalogue, content, known)) = made else { return Ok((draft, None)) };
        let origin = draft.as_ref().map_or("", |draft| draft.origin.as_str());
        store::set_draft(&mut tx, Some(&content), (origin, by, app.now())).await?;
        audit::store::append(&mut tx, entry(&known)).await?;
        let draft = store::draft(&mut tx).await?.ok_or(ApiError::NotFound("draft"))?;
        tx.commit().await?;
        app.shelf.keep(Name::Draft(draft.version), catalogue);
        return Ok((Some(draft), Some(known)));
    }
    Err(ApiError::Contended)
}
