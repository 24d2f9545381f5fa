//! Drafts of unsaved edits: kept by the script of a form, thrown away by a button.

use crate::error::Failure;
use crate::journey::see_other;
use crate::routes::staff as routes;
use crate::staff::StaffForm;
use crate::staff::drafts::page_of;
use crate::state::Shop;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use weblys_api::drafts::{DraftForm, SaveDraft, is_secret};

/// Mounts what the forms ask for.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::DRAFTS, post(save)).route(routes::DRAFT_DROP, post(forget))
}

/// The form that a draft is of: one that we know.
fn form_of(form: &StaffForm) -> Result<DraftForm, Failure> {
    DraftForm::parse(&form.typed.text("draft")).ok_or(Failure::BadForm)
}

/// Keeps what was typed so far. The page goes on whatever is answered.
async fn save(State(shop): State<Shop>, form: StaffForm) -> Result<StatusCode, Failure> {
    let fields = form.typed.pairs().iter().filter(|(name, _)| !is_secret(name)).cloned().collect();
    let version = form.typed.text("version").parse().unwrap_or(0);
    let to = form_of(&form)?;
    shop.back
        .save_draft(&form.caller, &to, &SaveDraft { version, fields })
        .await
        .map_err(|error| form.failure(error))?;
    Ok(StatusCode::NO_CONTENT)
}

async fn forget(State(shop): State<Shop>, form: StaffForm) -> Result<Response, Failure> {
    let of = form_of(&form)?;
    shop.back.drop_draft(&form.caller, &of).await.map_err(|error| form.failure(error))?;
    Ok(see_other(&page_of(&of)))
}
