//! The order: confirmation and follow-up are the same page, for who holds its key (SSH-15).

mod next;

use super::document::DocumentLine;
use crate::ahead::Coming;
use crate::components::SummaryPanel;
use crate::error::Failure;
use crate::frame::{self, Frame};
use crate::request::Visit;
use crate::routes;
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use next::Milestone;
use serde::Deserialize;
use weblys_api::order::{OrderState, OrderView};

/// The page asks again so often while the operator system has not answered.
const REFRESH_SECONDS: u32 = 4;

/// The order's route.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::ORDER, get(show))
}

#[derive(Template)]
#[template(path = "pages/shop/order.html")]
struct OrderPage {
    frame: Frame,
    order: OrderView,
    ordered_at: String,
    milestones: Vec<Milestone>,
    next: Vec<String>,
    documents: Vec<DocumentLine>,
    summary: SummaryPanel,
    hotline: String,
    withdrawal: String,
    withdrawal_right: String,
}

#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(default)]
    key: String,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Path(order_number): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    if let Some(order) = just_made(&shop, &visit, &order_number, &asked.key) {
        return Ok(page(&shop, &visit, order));
    }
    let order = shop.back.order(&visit.caller(), &order_number, &asked.key).await;
    let order = order.map_err(|error| match Failure::from(error) {
        // A wrong key is no other page than an order that does not exist.
        Failure::NoCart => Failure::NotFound,
        failure => failure,
    })?;
    Ok(page(&shop, &visit, order))
}

/// The visitor's own order, when he has made it a moment ago and comes with its key.
fn just_made(shop: &Shop, visit: &Visit, order_number: &str, key: &str) -> Option<OrderView> {
    match shop.ahead.take(visit.session.as_deref()?)? {
        Coming::Order(made) => {
            Some(*made).filter(|made| made.order.order_number == order_number && made.order.key == key)
        }
        Coming::Step(_) => None,
    }
}

fn page(shop: &Shop, visit: &Visit, order: OrderView) -> Response {
    let t = visit.t();
    let waits = order.state == OrderState::Submitted;
    let mut frame = Frame::new(shop, visit, next::title(&order, t));
    if waits {
        frame = frame.refreshing(REFRESH_SECONDS);
    }
    let page = OrderPage {
        ordered_at: t.moment(order.ordered_at.with_timezone(&shop.brand.facts.zone()).naive_local()),
        milestones: next::milestones(order.state, t),
        next: next::steps(&order, t),
        documents: order.documents.iter().map(|document| DocumentLine::of(document, t)).collect(),
        summary: SummaryPanel::new(&order.summary, order.delivery.as_ref(), t),
        hotline: t.phone(&shop.brand.facts.hotline),
        withdrawal_right: next::withdrawal(&order, t),
        withdrawal: routes::with_query(routes::WITHDRAWAL, &[("contract", &order.order.order_number)]),
        frame,
        order,
    };
    frame::page(StatusCode::OK, &page)
}

impl OrderPage {
    const fn icon(&self) -> &'static str {
        match self.order.state {
            OrderState::Submitted => "clock",
            OrderState::Accepted | OrderState::Fulfilled => "success",
            OrderState::Rejected => "phone",
        }
    }

    fn tone(&self) -> &'static str {
        match self.order.state {
            OrderState::Submitted => "info",
            OrderState::Accepted | OrderState::Fulfilled => "success",
            OrderState::Rejected => "warning",
        }
    }
}
