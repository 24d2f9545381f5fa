//! What is asked of the portal: its metadata and keys, which are kept for a while, and the tokens of a code.

use super::claims::{Claims, Refusal, payload};
use crate::config::Config;
use crate::config::sign_on::SignOn;
use crate::error::ApiError;
use crate::state::App;
use chrono::{DateTime, Duration, Utc};
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreIdToken, CoreJwsSigningAlgorithm};
use openidconnect::{
    AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IssuerUrl, LogoutRequest, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, PostLogoutRedirectUrl, ProviderMetadataWithLogout, RedirectUrl, Scope,
    SignatureVerificationError, TokenResponse, reqwest, url::Url,
};
use serde_json::{Map, Value};
use std::sync::Arc;
use tokio::sync::Mutex;

/// Where browsers come back to, after our origin.
const BACK_AT: &str = "/staff/sign-on/back";
/// Where browsers come back to when the portal has signed somebody out, after our origin.
const LEFT_AT: &str = "/staff/sign-in";
/// The portal's metadata and keys are asked for again after so long.
const FRESH: Duration = Duration::hours(1);
/// A key that is not known makes us ask again, but not more often than this.
const NOT_AGAIN_WITHIN: Duration = Duration::seconds(30);
/// How long the portal may take to answer, and to be reached.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);
const REACHED_WITHIN: std::time::Duration = std::time::Duration::from_secs(2);
/// The ways of signing that are believed: none by a secret that both sides know, and never none at all.
const BELIEVED: [CoreJwsSigningAlgorithm; 6] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
];

/// What it tells of itself.
pub type Provider = ProviderMetadataWithLogout;
type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// Why BACK does not start.
#[derive(Debug, thiserror::Error)]
pub enum PortalError {
    /// A URL that is none, or goes without encryption beyond this machine.
    #[error("{0:?} must be an https address (security.sign_on)")]
    Address(String),
    /// The authority's certificate.
    #[error("the certificate of security.sign_on.ca_file cannot be read")]
    Certificate(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The HTTP client cannot be made.
    #[error("the HTTP client of the portal")]
    Http(#[from] reqwest::Error),
}

/// The portal.
#[derive(Debug)]
pub struct Portal {
    /// Its settings.
    pub settings: SignOn,
    issuer: IssuerUrl,
    returns: RedirectUrl,
    left: PostLogoutRedirectUrl,
    http: reqwest::Client,
    known: Mutex<Option<Known>>,
}

#[derive(Debug, Clone)]
struct Known {
    provider: Arc<Provider>,
    at: DateTime<Utc>,
}

/// What a sign-in is asked with.
#[derive(Debug)]
pub struct Asked {
    /// Comes back in the token.
    pub nonce: Nonce,
    /// Shown when the code is exchanged.
    pub verifier: PkceCodeVerifier,
    challenge: PkceCodeChallenge,
}

impl Asked {
    /// New random values.
    #[must_use]
    pub fn at_random() -> Self {
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        Self { nonce: Nonce::new_random(), verifier, challenge }
    }
}

/// What the portal's answer is exchanged with.
#[derive(Debug)]
pub struct Answer {
    /// The code.
    pub code: String,
    /// What proves that we asked.
    pub verifier: String,
    /// What the token must name.
    pub nonce: String,
}

impl Portal {
    /// The portal of the settings, if there is one. It is not asked anything yet.
    ///
    /// # Errors
    /// [`PortalError`].
    pub fn new(config: &Config) -> Result<Option<Self>, PortalError> {
        let Some(settings) = config.security.sign_on.clone() else { return Ok(None) };
        let address = |text: &str| PortalError::Address(text.to_owned());
        let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(|_| address(&settings.issuer))?;
        let is_encrypted = issuer.url().scheme() == "https";
        if !is_encrypted && !is_of_this_machine(issuer.url()) {
            return Err(address(&settings.issuer));
        }
        let origin = settings.return_origin.as_deref().unwrap_or(&config.public_url);
        let at = |path: &str| format!("{}{path}", origin.trim_end_matches('/'));
        let returns = RedirectUrl::new(at(BACK_AT)).map_err(|_| address(origin))?;
        let left = PostLogoutRedirectUrl::new(at(LEFT_AT)).map_err(|_| address(origin))?;
        let mut http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .https_only(is_encrypted)
            .connect_timeout(REACHED_WITHIN)
            .timeout(PATIENCE);
        if let Some(file) = &settings.ca_file {
            let pem = std::fs::read(file).map_err(|error| PortalError::Certificate(error.into()))?;
            let certificate = reqwest::Certificate::from_pem(&pem);
            http = http.add_root_certificate(certificate.map_err(|error| PortalError::Certificate(error.into()))?);
        }
        Ok(Some(Self { issuer, returns, left, http: http.build()?, known: Mutex::default(), settings }))
    }

    /// Who it is.
    #[must_use]
    pub fn issuer(&self) -> &str {
        self.issuer.as_str()
    }

    /// Its metadata and keys: as known, or asked for. What is old is better than nothing while it does not answer.
    ///
    /// # Errors
    /// [`ApiError::Portal`] when it never answered.
    pub async fn provider(&self, now: DateTime<Utc>) -> Result<Arc<Provider>, ApiError> {
        self.known_after(now - FRESH, now).await
    }

    async fn known_after(&self, then: DateTime<Utc>, now: DateTime<Utc>) -> Result<Arc<Provider>, ApiError> {
        // Those who come meanwhile wait for the same answer.
        let mut known = self.known.lock().await;
        if let Some(known) = known.as_ref().filter(|known| known.at > then) {
            return Ok(known.provider.clone());
        }
        match Provider::discover_async(self.issuer.clone(), &self.http).await {
            Ok(provider) => {
                let provider = Arc::new(provider);
                *known = Some(Known { provider: provider.clone(), at: now });
                Ok(provider)
            }
            Err(error) => {
                tracing::warn!(%error, "the portal does not tell its metadata and keys");
                known.as_ref().map(|known| known.provider.clone()).ok_or(ApiError::Portal)
            }
        }
    }

    fn client(&self, provider: &Provider) -> Client {
        let secret = self.settings.client_secret.as_ref().map(|secret| ClientSecret::new(secret.expose().to_owned()));
        let client_id = ClientId::new(self.settings.client_id.clone());
        let client = CoreClient::from_provider_metadata(provider.clone(), client_id, secret);
        client.set_redirect_uri(self.returns.clone()).set_auth_type(AuthType::BasicAuth)
    }

    /// Where the browser is sent.
    #[must_use]
    pub fn address(&self, provider: &Provider, asked: Asked, state: String) -> Url {
        let Asked { nonce, challenge, .. } = asked;
        let client = self.client(provider);
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let request = client.authorize_url(flow, move || CsrfToken::new(state), move || nonce);
        let scopes = self.settings.scopes.iter().cloned().map(Scope::new);
        request.add_scopes(scopes).set_pkce_challenge(challenge).url().0
    }

    /// Where somebody is signed out of it (OpenID Connect RP-Initiated Logout 1.0): none where it has no such place, or
    /// one that is less encrypted than itself. It is told who we are, and no more of the person than its own cookie says.
    #[must_use]
    pub fn end(&self, provider: &Provider) -> Option<Url> {
        let endpoint = provider.additional_metadata().end_session_endpoint.clone()?;
        if endpoint.url().scheme() != "https" && !is_of_this_machine(endpoint.url()) {
            return None;
        }
        let request = LogoutRequest::from(endpoint).set_client_id(ClientId::new(self.settings.client_id.clone()));
        Some(request.set_post_logout_redirect_uri(self.left.clone()).http_get_url())
    }

    /// Exchanges a code; gives what is said of the person if the token holds.
    ///
    /// # Errors
    /// [`ApiError::Portal`] when it does not answer.
    pub async fn claims(&self, answer: Answer, app: &App) -> Result<Result<Claims, Refusal>, ApiError> {
        let provider = self.provider(app.now()).await?;
        let client = self.client(&provider);
        let request = client.exchange_code(AuthorizationCode::new(answer.code)).map_err(ApiError::internal)?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(answer.verifier));
        let tokens = match request.request_async(&self.http).await {
            Ok(tokens) => tokens,
            Err(openidconnect::RequestTokenError::Request(error)) => {
                tracing::warn!(%error, "the portal does not answer");
                return Err(ApiError::Portal);
            }
            Err(error) => return Ok(Err(Refusal::Code(error.to_string()))),
        };
        let Some(token) = tokens.id_token() else { return Ok(Err(Refusal::Token("there is none".to_owned()))) };
        let subject = match self.subject(token, &provider, &Nonce::new(answer.nonce), app).await {
            Ok(subject) => subject,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let mut all = payload(token).unwrap_or_default();
        let lacks = |claim: &String| !all.contains_key(claim);
        if lacks(&self.settings.groups_claim) || lacks(&self.settings.login_claim) {
            let url = provider.userinfo_endpoint().map(|url| url.url().clone());
            let said = match url {
                Some(url) => self.user_info(url, tokens.access_token().secret(), &subject).await?,
                None => Ok(Map::new()),
            };
            match said {
                Ok(said) => {
                    for (claim, value) in said {
                        // What the token says counts more.
                        all.entry(claim).or_insert(value);
                    }
                }
                Err(refusal) => return Ok(Err(refusal)),
            }
        }
        Ok(Ok(Claims { subject, all }))
    }

    /// Whom a token is about, if it holds: signature, issuer, audience, nonce, end. A key that is not known may be new.
    async fn subject(
        &self,
        token: &CoreIdToken,
        provider: &Provider,
        nonce: &Nonce,
        app: &App,
    ) -> Result<String, Refusal> {
        match self.verified(token, provider, nonce, app) {
            Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
                let newer = self.known_after(app.now() - NOT_AGAIN_WITHIN, app.now()).await;
                let newer = newer.map_err(|error| Refusal::Token(error.to_string()))?;
                self.verified(token, &newer, nonce, app)
            }
            verified => verified,
        }
        .map_err(|error| Refusal::Token(error.to_string()))
    }

    fn verified(
        &self,
        token: &CoreIdToken,
        provider: &Provider,
        nonce: &Nonce,
        app: &App,
    ) -> Result<String, ClaimsVerificationError> {
        let client = self.client(provider);
        let now = || app.now();
        let verifier = client.id_token_verifier().set_allowed_algs(BELIEVED).set_time_fn(now);
        token.claims(&verifier, nonce).map(|claims| claims.subject().to_string())
    }

    /// What the portal says of who has this access token, if it is the same person.
    async fn user_info(
        &self,
        url: Url,
        access: &str,
        subject: &str,
    ) -> Result<Result<Map<String, Value>, Refusal>, ApiError> {
        let answer = self.http.get(url).bearer_auth(access).send().await;
        let answer = answer.map_err(|error| {
            tracing::warn!(%error, "the portal does not answer");
            ApiError::Portal
        })?;
        if !answer.status().is_success() {
            return Ok(Err(Refusal::UserInfo("it is not told")));
        }
        let said =
            answer.bytes().await.ok().and_then(|bytes| serde_json::from_slice::<Map<String, Value>>(&bytes).ok());
        Ok(match said {
            Some(said) if said.get("sub").and_then(Value::as_str) == Some(subject) => Ok(said),
            Some(_) => Err(Refusal::UserInfo("it is about another")),
            None => Err(Refusal::UserInfo("it cannot be read")),
        })
    }
}

fn is_of_this_machine(url: &Url) -> bool {
    url.scheme() == "http" && matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"))
}
