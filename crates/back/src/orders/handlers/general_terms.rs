//! The general terms in force.

use crate::error::ApiError;
use crate::orders::wire;
use crate::state::App;
use axum::Json;
use axum::extract::{Path, State};
use weblys_api::order::DocumentKind;
use weblys_api::terms::GeneralTerms;
use weblys_kernel::Locale;

/// `GET /v1/terms/{locale}`.
///
/// # Errors
/// For a language that is none of ours.
pub async fn show(State(app): State<App>, Path(tag): Path<String>) -> Result<Json<GeneralTerms>, ApiError> {
    let locale = Locale::from_tag(&tag).ok_or(ApiError::NotFound("language"))?;
    let words = app.general_terms.words(locale);
    Ok(Json(GeneralTerms {
        version: app.general_terms.version().to_owned(),
        locale: words.locale,
        sections: words.sections.clone(),
        document: wire::order::document(DocumentKind::GeneralTerms, &words.document.issued()),
    }))
}
