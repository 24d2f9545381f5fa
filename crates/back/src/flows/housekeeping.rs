//! What each BACK must look at again and again for itself: newer publications and imports. What one BACK does for all
//! is a job of [`crate::upkeep`].

use crate::state::App;

/// One round. Errors are logged: the next round tries again.
pub async fn once(app: &App) {
    if let Err(error) = app.publications.refresh(&app.db).await {
        tracing::error!(%error, "the catalogue cannot be refreshed");
    }
    if let Err(error) = app.addresses.refresh(&app.db).await {
        tracing::error!(%error, "addresses cannot be refreshed");
    }
}
