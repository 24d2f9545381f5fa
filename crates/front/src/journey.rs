//! Where a visitor stands in the journey, and which step comes next.
//!
//! What this is: the cart of the session and the moves between steps. What it is not: the
//! decision which step is complete; BACK says so (`next_step`).

use crate::error::Failure;
use crate::request::Visit;
use crate::routes;
use crate::state::Shop;
use axum::response::{IntoResponse, Redirect, Response};
use weblys_api::CallError;
use weblys_api::cart::{CartState, CartView, Progress, Step, StepView};
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
/// [`Failure::NoCart`] as in [`cart`]; [`Failure::Unavailable`] when BACK opens the step but does not say what may be
/// chosen there.
pub fn enter<C>(answer: Result<StepView<C>, CallError>, step: Step) -> Result<Entered<C>, Failure> {
    let StepView { cart, choices } = answer.map_err(no_cart)?;
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

/// Where to go once this step is saved: back to the check page when everything else is there,
/// else to the following step.
#[must_use]
pub fn after(progress: &Progress, step: Step) -> Response {
    to_step(&progress.dwelling_id, following(progress.next_step, step))
}

fn following(next: Step, saved: Step) -> Step {
    if next == Step::Check {
        return next;
    }
    let successor = match saved {
        Step::Address => Step::Offers,
        Step::Offers => Step::Equipment,
        Step::Equipment => Step::Options,
        Step::Options => Step::You,
        Step::You => Step::Delivery,
        Step::Delivery => Step::Payment,
        Step::Payment | Step::Check => Step::Check,
    };
    successor.min(next)
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
    }
}

/// Leads on after a form was taken (303), so that a reload does not send it again.
#[must_use]
pub fn see_other(path: &str) -> Response {
    Redirect::to(path).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corrected_step_leads_back_to_the_check_page_and_a_new_one_goes_on_in_order() {
        for (next, saved, leads) in [
            (Step::Check, Step::Equipment, Step::Check),
            (Step::You, Step::Equipment, Step::Options),
            (Step::You, Step::Options, Step::You),
            (Step::Delivery, Step::You, Step::Delivery),
            (Step::Equipment, Step::You, Step::Equipment),
            (Step::Payment, Step::Payment, Step::Payment),
        ] {
            assert_eq!(following(next, saved), leads, "{next:?} after {saved:?}");
        }
    }
}
