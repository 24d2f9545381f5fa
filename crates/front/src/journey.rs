//! Where a visitor stands in the journey, and which step comes next.
//!
//! What this is: the cart of the session and the moves between steps. What it is not: the
//! decision which step is complete; BACK says so (`next_step`).

use crate::ahead::Coming;
use crate::error::Failure;
use crate::request::Visit;
use crate::routes;
use crate::state::Shop;
use axum::response::{IntoResponse, Redirect, Response};
use weblys_api::CallError;
use weblys_api::cart::{CartState, CartView, NextPage, PaymentChoices, Progress, Step, StepView};
use weblys_api::delivery::DeliveryChoices;
use weblys_api::offer::ChoicesView;
use weblys_kernel::network::DwellingId;

/// The cart of this session.
///
/// # Errors
/// [`Failure::NoCart`] when the browser owns none, or it has ended.
pub async fn cart(shop: &Shop, visit: &Visit) -> Result<CartView, Failure> {
    shop.back.cart(&visit.owner()?).await.map_err(no_cart)
}

/// What BACK's answer about a cart means: one that is not found is no cart.
pub fn no_cart(error: CallError) -> Failure {
    match Failure::from(error) {
        Failure::NotFound => Failure::NoCart,
        other => other,
    }
}

/// What the page of a step shows, or where to go instead.
pub type Entered<C> = Result<(CartView, C), Response>;

/// Enters a step by BACK's answer about it.
///
/// # Errors
/// [`Failure::Unavailable`] when BACK opens the step but does not say what may be chosen there.
pub fn enter<C>(page: StepView<C>, step: Step) -> Result<Entered<C>, Failure> {
    let StepView { cart, choices } = page;
    match (barred(&cart, step), choices) {
        (Some(elsewhere), _) => Ok(Err(elsewhere)),
        (None, Some(choices)) => Ok(Ok((cart, choices))),
        (None, None) => Err(Failure::Unavailable),
    }
}

/// Where to go instead, when this step cannot be entered: to the order once it is made, to the
/// first step that still asks for something when this one comes later.
#[must_use]
pub fn barred(cart: &CartView, step: Step) -> Option<Response> {
    if let Some(order) = cart.order.as_ref().filter(|_| cart.state == CartState::Submitted) {
        return Some(see_other(&routes::order(order)));
    }
    (step > cart.next_step).then(|| to_step(&cart.dwelling.dwelling_id, cart.next_step))
}

/// Goes on once this step is saved: to the check page when everything else is there, else to the following step. The
/// page that BACK computed ahead is kept for the browser, which asks for it at once.
#[must_use]
pub fn go_on(shop: &Shop, session: Option<&str>, progress: Progress, step: Step) -> Response {
    if let (Some(session), Some(next)) = (session, progress.next_page) {
        shop.ahead.keep(session, Coming::Step(next));
    }
    to_step(&progress.dwelling_id, step.following(progress.next_step))
}

/// The page of a step that this visitor was just led to, if BACK computed it ahead.
fn led_to(shop: &Shop, visit: &Visit) -> Option<NextPage> {
    match shop.ahead.take(visit.session.as_deref()?) {
        Some(Coming::Step(page)) => Some(*page),
        Some(Coming::Order(_)) | None => None,
    }
}

macro_rules! step_pages {
    ($($(#[$meta:meta])* $name:ident -> $view:ty, $page:ident, $ask:ident;)*) => {$(
        $(#[$meta])*
        ///
        /// # Errors
        /// [`Failure::NoCart`] as in [`cart`], or what BACK answers.
        pub async fn $name(shop: &Shop, visit: &Visit) -> Result<$view, Failure> {
            match led_to(shop, visit) {
                Some(NextPage::$page(page)) => Ok(page),
                _ => shop.back.$ask(&visit.owner()?).await.map_err(no_cart),
            }
        }
    )*};
}

step_pages! {
    /// The cart, and the equipment that may be chosen.
    equipment -> StepView<ChoicesView>, Equipment, equipment;
    /// The cart, and the options that may be chosen.
    options -> StepView<ChoicesView>, Options, options;
    /// The cart, for the page that asks who orders.
    you -> CartView, You, cart;
    /// The cart, and how services may arrive.
    delivery -> StepView<DeliveryChoices>, Delivery, delivery;
    /// The cart, and how the monthly bill may be paid.
    payment -> StepView<PaymentChoices>, Payment, payment;
}

/// Leads to the page of a step.
#[must_use]
pub fn to_step(dwelling_id: &DwellingId, step: Step) -> Response {
    see_other(&routes::step(step, Some(dwelling_id.as_str())))
}

/// How far a cart has come.
#[must_use]
pub fn progress(cart: &CartView) -> Progress {
    Progress {
        state: cart.state,
        version: cart.version,
        dwelling_id: cart.dwelling.dwelling_id.clone(),
        next_step: cart.next_step,
        next_page: None,
    }
}

/// Leads on after a form was taken (303), so that a reload does not send it again.
#[must_use]
pub fn see_other(path: &str) -> Response {
    Redirect::to(path).into_response()
}
