//! Passkeys (`clés d'accès`, WebAuthn level 3): adding and removing one's own, and signing in by one.
//!
//! A sign-in names nobody: the authenticator itself says whose key it is, so that nobody learns who exists. It checks its
//! owner (finger, face, PIN), and counts as both factors. Where to start: [`sign_in`].

mod sign_in;

pub use sign_in::{begin as begin_sign_in, by_passkey};

use crate::config::Config;
use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::fields::Faults;
use crate::security::store::ceremony::{self, Kind};
use crate::security::store::{credential, passkey};
use crate::state::App;
use chrono::Duration;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;
use webauthn_rs::prelude::{PasskeyRegistration, RegisterPublicKeyCredential, Url, WebauthnError};
use webauthn_rs::{Webauthn, WebauthnBuilder};
use weblys_api::passkeys::{Ceremony, NewPasskey, PasskeyList, PasskeyRow};
use weblys_db::Durability;
use weblys_security::UserId;

/// So long after a sign-in a passkey may be added: who finds an open browser adds none of his own.
const RECENT: Duration = Duration::minutes(10);
/// Nobody needs more.
const MOST: i64 = 20;

/// What passkeys are for: the domain and origin of our pages.
#[derive(Debug)]
pub struct Passkeys(Option<(String, Webauthn)>);

impl Passkeys {
    /// Passkeys of the settings' origin. Browsers know none for a network address: there are none then.
    ///
    /// # Errors
    /// When the origin is no URL.
    pub fn new(config: &Config) -> Result<Self, PasskeyError> {
        let text = config.security.passkey_origin.as_ref().unwrap_or(&config.public_url);
        let origin: Url = text.parse().map_err(|_| PasskeyError(text.clone()))?;
        let Some(domain) = origin.domain().map(str::to_owned) else { return Ok(Self(None)) };
        let webauthn = WebauthnBuilder::new(&domain, &origin)
            .and_then(|builder| builder.rp_name(&format!("Weblys {}", config.security.environment_name)).build());
        Ok(Self(Some((domain, webauthn.map_err(|_| PasskeyError(text.clone()))?))))
    }

    /// The domain that they are for.
    #[must_use]
    pub fn domain(&self) -> Option<&str> {
        self.0.as_ref().map(|(domain, _)| domain.as_str())
    }

    fn webauthn(&self) -> Result<&Webauthn, ApiError> {
        self.0.as_ref().map(|(_, webauthn)| webauthn).ok_or(ApiError::NotFound("passkey"))
    }
}

/// The origin of passkeys is not one.
#[derive(Debug, thiserror::Error)]
#[error("{0:?} is no origin that passkeys can be for (security.passkey_origin, else public_url)")]
pub struct PasskeyError(String);

/// A passkey that is being added, and by whom.
#[derive(Serialize, Deserialize)]
struct Adding {
    user_id: UserId,
    session_id: Uuid,
    state: PasskeyRegistration,
}

fn may_add(app: &App, signed: &Signed) -> bool {
    app.now() < signed.session.created_at + RECENT
}

/// `GET /v1/staff/passkeys`.
pub async fn list(app: &App, signed: &Signed) -> Result<PasskeyList, ApiError> {
    let his = passkey::of_user(&app.db, signed.user.user_id).await?;
    let row = |kept: passkey::Kept| PasskeyRow {
        passkey_id: kept.passkey_id,
        name: kept.name,
        added_at: kept.added_at,
        last_used_at: kept.last_used_at,
    };
    Ok(PasskeyList {
        passkeys: his.into_iter().map(row).collect(),
        domain: app.passkeys.domain().map(str::to_owned),
        may_add: may_add(app, signed),
    })
}

/// `POST /v1/staff/passkeys`. An authenticator that has one of his already is not asked for another.
pub async fn propose(app: &App, signed: &Signed) -> Result<Ceremony, ApiError> {
    let webauthn = app.passkeys.webauthn()?;
    if !may_add(app, signed) {
        return Err(ApiError::NotRecent);
    }
    let user = &signed.user;
    let his = passkey::of_user(&app.db, user.user_id).await?;
    let known = his.iter().map(|kept| kept.key.cred_id().clone()).collect();
    let (options, state) = webauthn
        .start_passkey_registration(user.user_id.uuid(), user.login.as_str(), &user.name, Some(known))
        .map_err(ApiError::internal)?;
    let mut options = serde_json::to_value(options).map_err(ApiError::internal)?;
    discoverable(&mut options);
    let adding = Adding { user_id: user.user_id, session_id: signed.session.session_id, state };
    let ceremony = ceremony::begin(&app.db, Kind::PasskeyAdd, &adding, app.now()).await?;
    Ok(Ceremony { ceremony, options })
}

/// A key that signs in without a login must be kept by the authenticator itself.
fn discoverable(options: &mut Value) {
    if let Some(wanted) = options.pointer_mut("/publicKey/authenticatorSelection").and_then(Value::as_object_mut) {
        wanted.insert("residentKey".to_owned(), "required".into());
        wanted.insert("requireResidentKey".to_owned(), true.into());
    }
}

/// `PUT /v1/staff/passkeys`.
pub async fn add(app: &App, person: &Person, signed: &Signed, new: &NewPasskey) -> Result<(), ApiError> {
    let webauthn = app.passkeys.webauthn()?;
    let mut faults = Faults::default();
    let name = faults.text("name", &new.name);
    faults.refuse()?;
    let begun: Option<Adding> = ceremony::take(&app.db, Kind::PasskeyAdd, &new.answer.ceremony, app.now()).await?;
    let is_his = |begun: &Adding| (begun.user_id, begun.session_id) == (signed.user.user_id, signed.session.session_id);
    let begun = begun.filter(is_his).ok_or(ApiError::NotAccepted)?;
    let answer: RegisterPublicKeyCredential =
        serde_json::from_str(&new.answer.answer).map_err(|_| ApiError::NotAccepted)?;
    let key = webauthn.finish_passkey_registration(&answer, &begun.state).map_err(|error| refused(&error))?;
    let mut tx = app.db.begin(Durability::Full).await?;
    // Its lock lets those of one user be counted one after the other.
    credential::locked(&mut tx, signed.user.user_id).await?;
    let kept = passkey::Kept {
        passkey_id: Uuid::now_v7(),
        user_id: signed.user.user_id,
        name,
        key,
        added_at: app.now(),
        last_used_at: None,
    };
    if passkey::count(&mut tx, kept.user_id).await? >= MOST || !passkey::insert(&mut tx, &kept).await? {
        return Err(ApiError::Taken);
    }
    let deed = Deed { action: "staff.passkey_add", subject_kind: "user", subject: signed.actor.login.as_str() };
    let mut entry = audit::by(signed, person, deed, app.now());
    entry.after = Some(json!({"passkey": kept.name}));
    audit::store::append(&mut tx, entry).await?;
    Ok(tx.commit().await?)
}

/// Why an answer is not accepted is for the log alone.
fn refused(error: &WebauthnError) -> ApiError {
    tracing::info!(%error, "a passkey is not accepted");
    ApiError::NotAccepted
}

/// `DELETE /v1/staff/passkeys/{passkey_id}`.
pub async fn remove(app: &App, person: &Person, signed: &Signed, passkey_id: Uuid) -> Result<(), ApiError> {
    let mut tx = app.db.begin(Durability::Full).await?;
    let name = passkey::remove(&mut tx, signed.user.user_id, passkey_id).await?;
    let name = name.ok_or(ApiError::NotFound("passkey"))?;
    let deed = Deed { action: "staff.passkey_remove", subject_kind: "user", subject: signed.actor.login.as_str() };
    let mut entry = audit::by(signed, person, deed, app.now());
    entry.before = Some(json!({"passkey": name}));
    audit::store::append(&mut tx, entry).await?;
    Ok(tx.commit().await?)
}
