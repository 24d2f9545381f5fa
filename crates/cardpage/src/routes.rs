//! The map of the card page's URLs.

use crate::state::App;
use crate::{api, page};
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post};

pub(crate) fn all(app: App) -> Router {
    let shop = Router::new()
        .route("/v1/sessions", post(api::open))
        .route("/v1/sessions/{id}", get(api::status))
        .route_layer(from_fn_with_state(app.clone(), api::require_credential));
    Router::new()
        .route("/pay/{id}", get(page::show).post(page::pay))
        .route("/pay/{id}/challenge", get(page::show_challenge).post(page::answer_challenge))
        .route("/pay/{id}/cancel", post(page::cancel))
        .route("/style.css", get(page::style))
        .route("/livez", get(async || StatusCode::NO_CONTENT))
        .route("/readyz", get(async || StatusCode::NO_CONTENT))
        .merge(shop)
        .layer(from_fn(careful_headers))
        .with_state(app)
}

/// Nothing of a payment stays in a cache, and its address goes nowhere.
async fn careful_headers(request: Request, next: Next) -> Response {
    const HEADERS: [(HeaderName, &str); 3] = [
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ];
    let mut response = next.run(request).await;
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    let cache = response.headers_mut().entry(header::CACHE_CONTROL);
    cache.or_insert(HeaderValue::from_static("no-store"));
    response
}
