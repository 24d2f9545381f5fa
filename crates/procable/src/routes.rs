//! The map of the operator system's URLs.

use crate::access::{log_call, require_credential};
use crate::faults;
use crate::handlers::{calendar, code_tables, customers, health, holdings, orders, pickup_points, services, web_users};
use crate::state::App;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, put};
use weblys_metrics::Metrics;

/// A bulk of services is the largest thing sent here.
const LARGEST_BODY: usize = 16 * 1024 * 1024;

pub(crate) fn all(app: App, metrics: Metrics) -> Router {
    let trade = Router::new()
        .route("/v1/services", get(services::list).put(services::put))
        .route("/v1/calendar/slots", get(calendar::slots))
        .route("/v1/calendar/holds/{key}", put(calendar::hold).delete(calendar::release))
        .route("/v1/pickup-points", get(pickup_points::list).put(pickup_points::put))
        .route("/v1/orders", get(orders::list).post(orders::place))
        .route("/v1/orders/{order_number}", get(orders::one))
        .route("/v1/customers/{number}", get(customers::one))
        .route("/v1/customers/{number}/equipment", get(customers::equipment))
        .route("/v1/customers/{number}/service-calls", get(customers::service_calls))
        .route("/v1/contracts/{number}", get(customers::contract))
        .route("/v1/holdings", get(holdings::list))
        .route("/v1/code-tables", get(code_tables::list))
        .route("/v1/code-tables/{code}", get(code_tables::one).put(code_tables::put))
        .route("/v1/web-users", get(web_users::list))
        .route("/v1/web-users/{login}", put(web_users::put).delete(web_users::remove))
        .route("/v1/faults", get(faults::list).put(faults::put).delete(faults::clear))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .route_layer(from_fn_with_state(app.clone(), require_credential));
    Router::new()
        .route("/livez", get(health::live))
        .route("/readyz", get(health::ready))
        .merge(trade)
        .route_layer(from_fn(log_call))
        .layer(from_fn_with_state(metrics, weblys_metrics::count))
        .with_state(app)
}
