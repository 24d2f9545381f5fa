//! A portal made for these tests: it signs whatever a test wants, right or wrong. The real one is `oidc-provider`, in
//! `sign_on::real`.

use crate::support::{MovableClock, World};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use openidconnect::core::{CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use url::Url;
use weblys_api::BackClient;
use weblys_back::config::sign_on::{Mapped, SignOn};
use weblys_kernel::Clock;

/// How it answers.
#[derive(Debug, Clone)]
pub struct Manner {
    /// Who signed in there.
    pub login: String,
    /// Who he is, for ever; as his login if not said.
    pub subject: Option<String>,
    /// The groups that the token names; none: it names none at all.
    pub groups: Option<Vec<&'static str>>,
    /// What the userinfo endpoint says besides.
    pub user_info: Value,
    /// Claims in place of the right ones.
    pub claims: Value,
    /// How the token is signed: `RS256`, `HS256`, `none`.
    pub alg: &'static str,
    /// Whether the right name stands on another key.
    pub is_forged: bool,
    /// Whether it is changed after it was signed.
    pub is_tampered: bool,
    /// Whether there is no token at all.
    pub is_missing: bool,
}

impl Manner {
    /// Somebody in these groups.
    pub fn of(login: &str, groups: &[&'static str]) -> Self {
        Self {
            login: login.to_owned(),
            subject: None,
            groups: Some(groups.to_vec()),
            user_info: json!({}),
            claims: json!({}),
            alg: "RS256",
            is_forged: false,
            is_tampered: false,
            is_missing: false,
        }
    }
}

#[derive(Debug)]
struct Inner {
    base: String,
    clock: Arc<MovableClock>,
    manner: Manner,
    /// Nonce and challenge, by the code that was given for them.
    asked: HashMap<String, (String, String)>,
    /// The name of the key of now.
    key: &'static str,
    key_looks: u32,
    issuer: Option<String>,
}

/// The portal.
#[derive(Debug, Clone)]
pub struct PretendedPortal(Arc<Mutex<Inner>>);

impl PretendedPortal {
    /// Starts it.
    pub async fn start(world: &World) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let manner = Manner::of("camille", &[]);
        let (clock, asked) = (world.clock.clone(), HashMap::new());
        let inner = Inner { base, clock, manner, asked, key: "one", key_looks: 0, issuer: None };
        let portal = Self(Arc::new(Mutex::new(inner)));
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(metadata))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/me", get(user_info))
            .with_state(portal.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        portal
    }

    /// Where it is.
    pub fn base(&self) -> String {
        self.0.lock().unwrap().base.clone()
    }

    /// What BACK is told of it.
    pub fn settings(&self) -> SignOn {
        let mapped = |portal: &str, group: &str| Mapped { portal: portal.to_owned(), group: group.to_owned() };
        settings(&self.base(), vec![mapped("portal-admins", "administrators"), mapped("portal-audit", "audit")])
    }

    /// It calls itself something else from now on.
    pub fn renames(&self, issuer: &str) {
        self.0.lock().unwrap().issuer = Some(issuer.to_owned());
    }

    /// It signs with another key from now on.
    pub fn turns_key(&self) {
        self.0.lock().unwrap().key = "another";
    }

    /// How often its keys were asked for.
    pub fn key_looks(&self) -> u32 {
        self.0.lock().unwrap().key_looks
    }

    /// Somebody signs in there and is sent back: state and code.
    pub fn signs_in(&self, url: &str, manner: Manner) -> (String, String) {
        let url: Url = url.parse().unwrap();
        let query: HashMap<String, String> = url.query_pairs().into_owned().collect();
        assert_eq!((query["response_type"].as_str(), query["code_challenge_method"].as_str()), ("code", "S256"));
        assert!(query["scope"].split(' ').any(|scope| scope == "openid"), "{query:?}");
        assert_eq!(query["redirect_uri"], "http://127.0.0.1:1/staff/sign-on/back");
        let code = uuid::Uuid::new_v4().to_string();
        let mut inner = self.0.lock().unwrap();
        inner.manner = manner;
        inner.asked.insert(code.clone(), (query["nonce"].clone(), query["code_challenge"].clone()));
        (query["state"].clone(), code)
    }
}

/// What BACK is told of a portal here.
pub fn settings(issuer: &str, groups: Vec<Mapped>) -> SignOn {
    let text = json!({"issuer": issuer, "client_id": "weblys", "client_secret": "s3cret", "groups": []});
    SignOn { groups, ..serde_json::from_value(text).unwrap() }
}

/// A BACK that is told of a portal.
pub async fn back_with(world: &World, settings: SignOn) -> BackClient {
    let mut config = world.app.config.clone();
    config.security.sign_on = Some(settings);
    let bound = weblys_back::bind(config, world.clock.clone()).await.unwrap();
    let base = format!("http://{}", bound.local_addr().unwrap());
    tokio::spawn(bound.serve(std::future::pending()));
    BackClient::new(&base, crate::support::CREDENTIAL, Duration::from_secs(20)).unwrap()
}

async fn metadata(State(portal): State<PretendedPortal>) -> Json<Value> {
    let inner = portal.0.lock().unwrap();
    let base = &inner.base;
    Json(json!({
        "issuer": inner.issuer.as_ref().unwrap_or(base), "authorization_endpoint": format!("{base}/auth"),
        "token_endpoint": format!("{base}/token"), "end_session_endpoint": format!("{base}/end?a=b"), "jwks_uri": format!("{base}/keys"),
        "userinfo_endpoint": format!("{base}/me"), "response_types_supported": ["code"],
        "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
    }))
}

fn signing_key(name: &str) -> CoreRsaPrivateSigningKey {
    let pem = if name == "one" { include_str!("keys/one.pem") } else { include_str!("keys/another.pem") };
    CoreRsaPrivateSigningKey::from_pem(pem, Some(JsonWebKeyId::new(name.to_owned()))).unwrap()
}

async fn keys(State(portal): State<PretendedPortal>) -> Json<Value> {
    let mut inner = portal.0.lock().unwrap();
    inner.key_looks += 1;
    Json(json!({"keys": [signing_key(inner.key).as_verification_key()]}))
}

async fn token(
    State(portal): State<PretendedPortal>,
    headers: HeaderMap,
    Form(form): Form<HashMap<String, String>>,
) -> Response {
    let mut inner = portal.0.lock().unwrap();
    let ours = format!("Basic {}", STANDARD.encode("weblys:s3cret"));
    let is_ours = headers.get(header::AUTHORIZATION).is_some_and(|given| given.as_bytes() == ours.as_bytes());
    let verifier = form.get("code_verifier").cloned().unwrap_or_default();
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier));
    match form.get("code").and_then(|code| inner.asked.remove(code)) {
        Some((nonce, asked)) if is_ours && asked == challenge => {
            let mut answer = json!({"access_token": "access", "token_type": "Bearer", "expires_in": 60});
            if !inner.manner.is_missing {
                answer["id_token"] = id_token(&inner, &nonce).into();
            }
            Json(answer).into_response()
        }
        _ => (StatusCode::BAD_REQUEST, Json(json!({"error": "invalid_grant"}))).into_response(),
    }
}

fn id_token(inner: &Inner, nonce: &str) -> String {
    let (manner, now) = (&inner.manner, inner.clock.now().timestamp());
    let subject = manner.subject.as_ref().unwrap_or(&manner.login);
    let mut claims = json!({"iss": inner.base, "aud": "weblys", "sub": subject, "iat": now, "exp": now + 60,
        "nonce": nonce, "preferred_username": manner.login, "name": "Camille du Portail", "email": "c@example.fr"});
    if let Some(groups) = &manner.groups {
        claims["groups"] = json!(groups);
    }
    for (claim, value) in manner.claims.as_object().unwrap() {
        claims[claim] = value.clone();
    }
    let word = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", word(&json!({"alg": manner.alg, "kid": inner.key})), word(&claims));
    let key = signing_key(if manner.is_forged { "another" } else { inner.key });
    let mut signature = match manner.alg {
        "RS256" => key.sign(&CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, signed.as_bytes()).unwrap(),
        // By the secret that both sides know, as an attacker who has it, or by the public key, would.
        "HS256" => openidconnect::core::CoreHmacKey::new("s3cret")
            .sign(&CoreJwsSigningAlgorithm::HmacSha256, signed.as_bytes())
            .unwrap(),
        _ => Vec::new(),
    };
    if manner.is_tampered {
        signature[9] ^= 1;
    }
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

async fn user_info(State(portal): State<PretendedPortal>, headers: HeaderMap) -> Response {
    let inner = portal.0.lock().unwrap();
    if headers.get(header::AUTHORIZATION).is_none_or(|given| given != "Bearer access") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    Json(inner.manner.user_info.clone()).into_response()
}
