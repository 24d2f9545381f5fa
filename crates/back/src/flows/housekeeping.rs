//! What each BACK must look at again and again for itself: newer publications and imports. What one BACK does for all
//! is a job of [`crate::upkeep`].

use crate::security::operator::schedule;
use crate::state::App;

/// Rounds between two looks at whether users of the operator system are to be read again.
const LOOKED_EVERY: u64 = 60;

/// One round. Errors are logged: the next round tries again.
pub async fn once(app: &App, round: u64) {
    if let Err(error) = app.publications.refresh(&app.db).await {
        tracing::error!(%error, "the catalogue cannot be refreshed");
    }
    if let Err(error) = app.addresses.refresh(&app.db).await {
        tracing::error!(%error, "addresses cannot be refreshed");
    }
    if let Err(error) = app.code_tables.refresh(&app.db).await {
        tracing::error!(%error, "code tables cannot be refreshed");
    }
    if round.is_multiple_of(LOOKED_EVERY)
        && let Err(error) = schedule::in_turn(app).await
    {
        tracing::error!(%error, "users of the operator system cannot be looked at");
    }
}
