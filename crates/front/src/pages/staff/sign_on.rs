//! Signing in through the operator's portal: there, and back (WCA-06, WCF-12). The portal's own menu may lead to the first
//! address, with the page wanted.
//!
//! What the portal's answer is compared with is kept by BACK, bound to this browser by its visitor's cookie, which no other
//! site knows.

use crate::error::Failure;
use crate::journey::see_other;
use crate::pages::staff::sign_in::{Wanted, leads_on, wanted};
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::session;
use crate::state::Shop;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;
use weblys_api::sign_on::{BeginSignOn, PORTAL_AWAY, SignOnAnswer};
use weblys_api::staff::NOT_ACCEPTED;

/// Mounts both addresses.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::SIGN_ON, get(begin))
        .route(routes::SIGN_ON_BACK, get(back))
        .route(routes::SIGN_ON_OUT, get(out))
}

async fn begin(State(shop): State<Shop>, visit: Visit, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    let begin = BeginSignOn { browser: visit.visitor.clone(), next: wanted.path().to_owned() };
    match shop.back.begin_sign_on(&visit.person(), &begin).await {
        Ok(begun) => {
            let mut response = see_other(&begun.url);
            // Who comes from the portal's menu is here for the first time.
            session::set(&mut response, shop.config.travel(), session::VISITOR, &visit.visitor, None);
            Ok(response)
        }
        Err(error) if error.is(PORTAL_AWAY) => Ok(see_other(&again("away"))),
        Err(error) => Err(error.into()),
    }
}

/// What the portal says, as it comes with the browser.
#[derive(Deserialize)]
struct Said {
    #[serde(default)]
    state: String,
    code: Option<String>,
    iss: Option<String>,
}

async fn back(State(shop): State<Shop>, visit: Visit, Query(said): Query<Said>) -> Result<Response, Failure> {
    let answer = SignOnAnswer { browser: visit.visitor.clone(), state: said.state, code: said.code, iss: said.iss };
    match shop.back.sign_on(&visit.person(), &answer).await {
        Ok(signed_on) => {
            let mut response = leads_on(&shop, &signed_on.signed_in, wanted(&signed_on.to));
            session::set(&mut response, shop.config.travel(), session::PORTAL, "1", None);
            Ok(response)
        }
        // The answer does not stay in the address of what is shown.
        Err(error) if error.is(NOT_ACCEPTED) => Ok(see_other(&again("portal"))),
        Err(error) if error.is(PORTAL_AWAY) => Ok(see_other(&again("away"))),
        Err(error) => Err(error.into()),
    }
}

/// Signs out of the portal too: it asks on a page of its own, and leads back.
async fn out(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    let to = match shop.back.end_sign_on(&visit.person()).await {
        Ok(end) => end.url.unwrap_or_else(|| again("portal-stays")),
        Err(error) if error.is(PORTAL_AWAY) => format!("{}&portal=1", again("portal-silent")),
        Err(error) => return Err(error.into()),
    };
    Ok(see_other(&to))
}

fn again(why: &str) -> String {
    format!("{}?out={why}", routes::SIGN_IN)
}
