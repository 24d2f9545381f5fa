//! To the payment provider's page and back. No card number ever passes here (CA-3).

use super::again;
use crate::error::Failure;
use crate::faults::Faults;
use crate::journey;
use crate::request::Visit;
use crate::routes;
use crate::state::Shop;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use weblys_api::cart::{CardReturn, ChoosePayment, OpenCardPage, Step};

/// Sends the browser to the provider's page.
///
/// # Errors
/// Those of the payment page, when the provider's page cannot be opened.
pub async fn open(shop: &Shop, visit: &Visit, form: ChoosePayment) -> Result<Response, Failure> {
    let return_url = format!("{}{}", shop.config.public_url, routes::CARD_RETURN);
    let open = OpenCardPage { return_url, locale: visit.locale };
    match shop.back.open_card_page(&visit.caller(), &open).await {
        Ok(card_page) => Ok(journey::see_other(&card_page.url)),
        Err(error) => match journey::no_cart(error) {
            Failure::NoCart => Err(Failure::NoCart),
            failure => {
                tracing::warn!(correlation = visit.correlation, ?failure, "the card page cannot be opened");
                let trouble = ("payment-card-unavailable", "payment-card-unavailable-lead");
                again(shop, visit, Some(form), Faults::default(), Some(trouble)).await
            }
        },
    }
}

/// What the provider adds to the link back.
#[derive(Debug, Deserialize)]
pub struct Back {
    #[serde(default)]
    session: String,
}

/// The browser is back: BACK asks the provider what came of it. A reload asks again, harmlessly.
///
/// # Errors
/// [`Failure`] when there is no cart or BACK does not answer.
pub async fn returned(State(shop): State<Shop>, visit: Visit, Query(back): Query<Back>) -> Result<Response, Failure> {
    let outcome = shop.back.card_returned(&visit.caller(), &CardReturn { session: back.session }).await;
    match outcome.map_err(journey::no_cart) {
        Ok(cart) if cart.payment.as_ref().is_some_and(|payment| payment.complete) => {
            Ok(journey::go_on(&shop, None, journey::progress(&cart), Step::Payment))
        }
        Err(failure @ (Failure::NoCart | Failure::Unavailable)) => Err(failure),
        Ok(_) | Err(_) => {
            let trouble = ("payment-card-failed", "payment-card-failed-lead");
            again(&shop, &visit, None, Faults::default(), Some(trouble)).await
        }
    }
}
