//! Signing in through the operator's internal portal: OpenID Connect, authorization code with PKCE, state and nonce.
//!
//! What waits for the portal's answer is kept here and taken once; it is bound to the browser that began, so that nobody is
//! signed in as somebody else by a link. Whatever is not accepted is answered alike. Start at [`begin`] and [`finish`];
//! [`provider`] speaks with the portal, [`person`] says who its people are here.

mod claims;
mod person;
pub mod provider;

use crate::auth::token_hash;
use crate::error::ApiError;
use crate::security::actor::Person;
use crate::security::audit::{self, Deed};
use crate::security::store::ceremony::{self, Kind};
use crate::state::App;
use claims::Refusal;
use provider::{Answer, Portal};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use weblys_api::sign_on::{BeginSignOn, SignOnAnswer, SignOnBegun, SignOnEnd, SignedOn};
use weblys_db::Durability;

/// What waits for the portal's answer.
#[derive(Serialize, Deserialize)]
struct Begun {
    nonce: String,
    verifier: String,
    /// What the browser alone knows, hashed.
    browser: String,
    next: String,
}

/// Why the trail says that a try was not accepted, and of whom.
struct Refused {
    login: String,
    why: String,
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self { login: String::new(), why: refusal.to_string() }
    }
}

fn portal(app: &App) -> Result<&Portal, ApiError> {
    app.portal.as_ref().ok_or(ApiError::NotFound("portal"))
}

/// `POST /v1/staff/session/portal`.
pub async fn begin(app: &App, said: &BeginSignOn) -> Result<SignOnBegun, ApiError> {
    let portal = portal(app)?;
    if said.browser.is_empty() {
        return Err(ApiError::NotAccepted);
    }
    let provider = portal.provider(app.now()).await?;
    let asked = provider::Asked::at_random();
    let begun = Begun {
        nonce: asked.nonce.secret().clone(),
        verifier: asked.verifier.secret().clone(),
        browser: token_hash(&said.browser),
        next: said.next.clone(),
    };
    let state = ceremony::begin(&app.db, Kind::SignOn, &begun, app.now()).await?;
    Ok(SignOnBegun { url: portal.address(&provider, asked, state).to_string() })
}

/// `GET /v1/staff/session/portal`: where one signs out of the portal too. Our own session has ended before.
pub async fn end(app: &App) -> Result<SignOnEnd, ApiError> {
    let portal = portal(app)?;
    let provider = portal.provider(app.now()).await?;
    Ok(SignOnEnd { url: portal.end(&provider).map(String::from) })
}

/// `PUT /v1/staff/session/portal`.
pub async fn finish(app: &App, person: &Person, said: &SignOnAnswer) -> Result<SignedOn, ApiError> {
    match accept(app, person, said).await? {
        Ok(signed_on) => Ok(signed_on),
        Err(Refused { login, why }) => {
            tracing::info!(why, "a sign-in through the portal is not accepted");
            let mut tx = app.db.begin(Durability::Full).await?;
            let deed = Deed { action: "staff.portal_failed", subject_kind: "user", subject: &login };
            audit::store::append(&mut tx, audit::by_name(&login, person, deed, app.now())).await?;
            tx.commit().await?;
            Err(ApiError::NotAccepted)
        }
    }
}

async fn accept(app: &App, person: &Person, said: &SignOnAnswer) -> Result<Result<SignedOn, Refused>, ApiError> {
    let portal = portal(app)?;
    let begun: Option<Begun> = ceremony::take(&app.db, Kind::SignOn, &said.state, app.now()).await?;
    let Some(begun) = begun else { return Ok(Err(Refusal::State.into())) };
    if !bool::from(begun.browser.as_bytes().ct_eq(token_hash(&said.browser).as_bytes())) {
        return Ok(Err(Refusal::Browser.into()));
    }
    let Some(code) = said.code.clone() else { return Ok(Err(Refusal::Portal.into())) };
    if said.iss.as_ref().is_some_and(|iss| *iss != portal.issuer()) {
        return Ok(Err(Refusal::Issuer.into()));
    }
    let answer = Answer { code, verifier: begun.verifier, nonce: begun.nonce };
    let claims = match portal.claims(answer, app).await? {
        Ok(claims) => claims,
        Err(refusal) => return Ok(Err(refusal.into())),
    };
    let signed_in = person::signs_in(app, person, portal, &claims).await?;
    Ok(signed_in.map(|signed_in| SignedOn { signed_in, to: begun.next }))
}
