//! The order and its documents as their owner may see them.

use super::cart::porting_day;
use super::delivery;
use crate::catalog::summary::summary_of;
use crate::error::ApiError;
use crate::flows::contract::withdrawal_right;
use crate::flows::porting;
use crate::flows::submit::document_kind;
use crate::orders::guarantee_notice::Shown;
use crate::state::Parts;
use weblys_api::cart::OrderRef;
use weblys_api::order::{DocumentKind, DocumentRef, GuaranteeNotice, OrderState, OrderView};
use weblys_api::porting::ComingNumber;
use weblys_catalog::Snapshot;
use weblys_orders::cart::IssuedSummary;
use weblys_orders::{Order, process};

/// An order.
///
/// # Errors
/// When its offer is not in its publication, which cannot be.
pub fn view(app: &Parts, order: &Order, snapshot: &Snapshot) -> Result<OrderView, ApiError> {
    let offer = snapshot.offer(&order.quote.offer).ok_or(ApiError::NotFound("offer"))?;
    let who = order.cart.identity.as_ref().ok_or(ApiError::NotFound("customer"))?;
    let summary = summary_of(&order.quote, offer);
    Ok(OrderView {
        order: OrderRef { order_number: order.number.to_string(), key: order.key.clone() },
        state: state(order.state),
        ordered_at: order.ordered_at,
        locale: order.cart.locale,
        given_name: who.given_name.to_string(),
        masked_email: who.email.masked(),
        address: order.address.clone(),
        offer_name: offer.name.clone(),
        customer_number: order.acceptance.as_ref().map(|taken| taken.customer_number.clone()),
        delivery: order.cart.delivery.as_ref().map(|chosen| delivery::view(chosen, &app.config.sale)),
        ported_numbers: porting::of(app, &order.cart, order.ordered_on)
            .map(|(port, told)| ComingNumber { masked_number: port.number.masked(), when: porting_day(told) })
            .collect(),
        withdrawal_until: Some(withdrawal_right(app, order, &summary).until),
        summary,
        documents: order
            .documents
            .iter()
            .filter_map(|issued| document_kind(&issued.kind).map(|kind| document(kind, &issued.document)))
            .collect(),
        rejection: order.rejection.clone(),
    })
}

const fn state(state: process::OrderState) -> OrderState {
    match state {
        process::OrderState::Submitted => OrderState::Submitted,
        process::OrderState::Accepted => OrderState::Accepted,
        process::OrderState::Rejected => OrderState::Rejected,
        process::OrderState::Fulfilled => OrderState::Fulfilled,
    }
}

/// The notice of the legal guarantee: what is shown, and what goes with the order.
#[must_use]
pub fn guarantee_notice(notice: &Shown) -> GuaranteeNotice {
    GuaranteeNotice {
        picture: document(DocumentKind::GuaranteePicture, &notice.picture.issued()),
        page: document(DocumentKind::GuaranteeNotice, &notice.page.issued()),
        is_official: notice.is_official,
    }
}

/// Points to a document.
#[must_use]
pub fn document(kind: DocumentKind, issued: &IssuedSummary) -> DocumentRef {
    DocumentRef { document_id: issued.document_id, kind, sha256: issued.sha256.clone(), key: issued.key.clone() }
}
