//! Signing in by a passkey. Whatever is not accepted is answered alike; failures count for nobody's lock-out, since a
//! signature cannot be guessed and anybody could lock others out otherwise.

use crate::error::ApiError;
use crate::security::actor::Person;
use crate::security::audit::{self, Deed};
use crate::security::sign_in::{Opened, is_looked_at, open};
use crate::security::store::ceremony::{self, Kind};
use crate::security::store::{credential, passkey, user};
use crate::state::App;
use webauthn_rs::prelude::{DiscoverableAuthentication, PublicKeyCredential, WebauthnError};
use weblys_api::passkeys::{Ceremony, PasskeyAnswer};
use weblys_api::staff::SignedIn;
use weblys_db::Durability;
use weblys_security::Level;

const FAILED: &str = "staff.sign_in_failed";
/// Its counter has gone back: there may be two of it.
const CLONED: &str = "staff.passkey_cloned";

/// `POST /v1/staff/session/passkey`.
pub async fn begin(app: &App) -> Result<Ceremony, ApiError> {
    let (options, state) = app.passkeys.webauthn()?.start_discoverable_authentication().map_err(ApiError::internal)?;
    let ceremony = ceremony::begin(&app.db, Kind::PasskeySignIn, &state, app.now()).await?;
    let mut options = serde_json::to_value(options).map_err(ApiError::internal)?;
    // Asked for by a button, not by the autofill of a field.
    if let Some(options) = options.as_object_mut() {
        options.remove("mediation");
    }
    Ok(Ceremony { ceremony, options })
}

/// `PUT /v1/staff/session/passkey`.
pub async fn by_passkey(app: &App, person: &Person, said: &PasskeyAnswer) -> Result<SignedIn, ApiError> {
    match accept(app, person, said).await? {
        Ok(signed_in) => Ok(signed_in),
        Err(Refused { action, login }) => {
            let mut tx = app.db.begin(Durability::Full).await?;
            let deed = Deed { action, subject_kind: "user", subject: &login };
            audit::store::append(&mut tx, audit::by_name(&login, person, deed, app.now())).await?;
            tx.commit().await?;
            Err(ApiError::NotAccepted)
        }
    }
}

/// What the trail says of a try that is not accepted.
struct Refused {
    action: &'static str,
    login: String,
}

impl Refused {
    const fn of_nobody() -> Self {
        Self { action: FAILED, login: String::new() }
    }
}

async fn accept(app: &App, person: &Person, said: &PasskeyAnswer) -> Result<Result<SignedIn, Refused>, ApiError> {
    let webauthn = app.passkeys.webauthn()?;
    let begun: Option<DiscoverableAuthentication> =
        ceremony::take(&app.db, Kind::PasskeySignIn, &said.ceremony, app.now()).await?;
    let answer: Option<PublicKeyCredential> = serde_json::from_str(&said.answer).ok();
    let (Some(begun), Some(answer)) = (begun, answer) else { return Ok(Err(Refused::of_nobody())) };
    let Ok((handle, credential_id)) = webauthn.identify_discoverable_authentication(&answer) else {
        return Ok(Err(Refused::of_nobody()));
    };
    let found = passkey::by_credential(&app.db, credential_id).await?;
    let Some(found) = found.filter(|kept| kept.user_id.uuid() == handle) else {
        return Ok(Err(Refused::of_nobody()));
    };
    let mut tx = app.db.begin(Durability::Full).await?;
    // Answers of one user are looked at one after the other: no counter is compared twice with the same.
    let credential = credential::locked(&mut tx, found.user_id).await?;
    let kept = passkey::by_credential(&mut tx, credential_id).await?;
    let user = user::by_id(&mut tx, found.user_id).await?;
    let (Some(mut kept), Some(user)) = (kept, user) else { return Ok(Err(Refused::of_nobody())) };
    let refused = |action| Ok(Err(Refused { action, login: user.login.to_string() }));
    let result = match webauthn.finish_discoverable_authentication_v2(&answer, begun, &kept.key) {
        Ok(result) if result.user_verified() => result,
        Err(WebauthnError::CredentialPossibleCompromise) => return refused(CLONED),
        Ok(_) | Err(_) => return refused(FAILED),
    };
    if user.may_sign_in().is_err() || !is_looked_at(app, &credential) {
        return refused(FAILED);
    }
    kept.key.update_credential(&result);
    passkey::used(&mut tx, kept.passkey_id, &kept.key, app.now()).await?;
    let opened = Opened { user: &user, level: Level::SecondFactor, by: Some("passkey") };
    let signed_in = open(app, &mut tx, person, &credential, opened).await?;
    tx.commit().await?;
    Ok(Ok(signed_in))
}
