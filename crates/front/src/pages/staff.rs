//! Pages that belong to no site of the staff: sign-in, one's own account, home, search.

use crate::state::Shop;
use axum::Router;

pub mod account;
pub mod approval;
pub mod approvals;
pub mod behalf;
pub mod drafts;
pub mod home;
pub mod notices;
pub mod passkeys;
pub mod password;
pub mod second_factor;
pub mod sign_in;
pub mod sign_on;
pub mod totp;
pub mod views;

/// These pages.
pub fn routes() -> Router<Shop> {
    Router::new()
        .merge(sign_in::routes())
        .merge(second_factor::routes())
        .merge(password::routes())
        .merge(totp::routes())
        .merge(passkeys::routes())
        .merge(sign_on::routes())
        .merge(account::routes())
        .merge(home::routes())
        .merge(notices::routes())
        .merge(behalf::routes())
        .merge(drafts::routes())
        .merge(views::routes())
        .merge(approvals::routes())
        .merge(approval::routes())
}
