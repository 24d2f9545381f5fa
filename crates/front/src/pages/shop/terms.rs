//! The general terms in force, with the document that an order is placed under (OR-6, G-4).

use super::document::DocumentLine;
use super::legal::{Section, complaints};
use crate::components::{Banner, Tone};
use crate::error::Failure;
use crate::frame::{self, Frame};
use crate::request::Visit;
use crate::routes;
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::terms::{GeneralTerms, TermsPart};

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::LEGAL_TERMS, get(show))
}

#[derive(Template)]
#[template(path = "pages/shop/terms.html")]
struct TermsPage {
    frame: Frame,
    /// Whose terms these are.
    operator: String,
    terms: GeneralTerms,
    document: DocumentLine,
    /// Where complaints go, and who mediates (DV-1).
    complaints: Section,
    is_demo: bool,
}

async fn show(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    let t = visit.t();
    let terms = shop.back.general_terms(&visit.caller(), t.locale()).await?;
    let page = TermsPage {
        frame: Frame::new(&shop, &visit, t.get("legal-terms")),
        operator: shop.brand.facts.name.clone(),
        document: DocumentLine::of(&terms.document, t),
        terms,
        complaints: complaints(&shop.brand.facts, t),
        is_demo: shop.config.demo,
    };
    Ok(frame::page(StatusCode::OK, &page))
}
