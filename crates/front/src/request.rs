//! Who asks, and for which page: what every handler takes from a request.
//!
//! What this is: [`Visit`] for every page, [`CheckedForm`] for what is posted. What it is not:
//! a place for the cart, see [`crate::journey`].

use crate::error::{self, Failure};
use crate::session::Travel;
use crate::state::Shop;
use crate::typed::Typed;
use crate::{csrf, routes, session, stopped, throttle};
use axum::Form;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, HOST, ORIGIN, REFERER, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use std::convert::Infallible;
use std::ops::ControlFlow;
use std::sync::Arc;
use uuid::Uuid;
use weblys_api::Caller;
use weblys_api::security::local_path;
use weblys_i18n::{Texts, texts};
use weblys_kernel::Locale;

#[cfg(test)]
mod tests;

/// Largest form taken, in bytes.
const LARGEST_FORM: usize = 64 * 1024;
/// The same of a row of the catalogue: a zone names thousands of streets, and comes with what it was.
const LARGEST_ROW: usize = 1024 * 1024;

fn largest_form(path: &str) -> usize {
    if path.starts_with(routes::staff::CATALOGUE_THING) { LARGEST_ROW } else { LARGEST_FORM }
}

/// Light or dark, as the visitor chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device says.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// The value of `data-theme` and of the cookie.
    #[must_use]
    pub const fn attr(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads the value of the cookie; anything else is automatic.
    #[must_use]
    pub fn read(text: &str) -> Self {
        [Self::Light, Self::Dark].into_iter().find(|theme| theme.attr() == text).unwrap_or_default()
    }
}

/// One request of a visitor.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The language to answer in: as chosen, else as the browser asks, else French.
    pub locale: Locale,
    /// Light or dark.
    pub theme: Theme,
    /// The token that owns the cart.
    pub session: Option<String>,
    /// The random number of this browser.
    pub visitor: String,
    /// The id that follows the request through every tier.
    pub correlation: String,
    /// What was asked for, for links that come back here.
    pub path_and_query: String,
    /// The token of a staff session; on the staff's sites only.
    pub staff: Option<String>,
    /// The network address, for the audit trail of the staff; on the staff's sites only.
    pub address: Option<String>,
    /// The browser as it names itself, for the same.
    pub agent: Option<String>,
    /// Whether he came through the operator's portal; on the staff's sites only.
    pub by_portal: bool,
    /// The page that led here, as the browser tells it: a path of ours or nothing; on the staff's sites only.
    pub came_from: Option<String>,
    /// What was posted to a page of the staff, when it was a form.
    pub posted: Option<Arc<Typed>>,
}

/// The field by which a person confirms that he means this environment; its value is the environment's code.
pub const CONFIRMED: &str = "confirmed";

/// So much of a browser's name is kept, in bytes.
const LONGEST_AGENT: usize = 200;

impl Visit {
    fn of(parts: &Parts, travel: Travel) -> Self {
        let cookie = |cookie| session::read(&parts.headers, travel, cookie);
        Self {
            locale: language(&parts.headers, travel),
            theme: cookie(session::THEME).map(Theme::read).unwrap_or_default(),
            session: cookie(session::CART).map(str::to_owned),
            visitor: cookie(session::VISITOR).map_or_else(fresh, str::to_owned),
            correlation: fresh(),
            path_and_query: parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
            staff: None,
            address: None,
            agent: None,
            by_portal: false,
            came_from: None,
            posted: None,
        }
    }

    /// The same visit on one of the staff's sites: who is signed in, and from where.
    fn of_staff(self, parts: &Parts, travel: Travel, address: Option<String>) -> Self {
        let agent = parts.headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok());
        let agent = agent.map(|agent| agent.chars().take(LONGEST_AGENT).collect());
        let staff = session::read(&parts.headers, travel, session::STAFF).map(str::to_owned);
        let by_portal = session::read(&parts.headers, travel, session::PORTAL).is_some();
        Self { staff, address, agent, by_portal, came_from: came_from(&parts.headers), ..self }
    }

    /// Who calls BACK.
    #[must_use]
    pub fn caller(&self) -> Caller {
        Caller { session: self.session.clone(), correlation: self.correlation.clone(), ..Caller::default() }
    }

    /// Whether the hidden field of a form is this visitor's: it came from our own page.
    #[must_use]
    pub fn holds(&self, shop: &Shop, given: &str) -> bool {
        csrf::holds(shop.config.csrf_secret.as_bytes(), &self.visitor, given)
    }

    /// Who of the staff calls BACK.
    ///
    /// # Errors
    /// [`Failure::SignIn`] when nobody is signed in: BACK need not be asked.
    pub fn staff_caller(&self) -> Result<Caller, Failure> {
        if self.staff.is_none() { Err(Failure::SignIn) } else { Ok(self.person()) }
    }

    /// Whoever calls BACK from a page of the staff, signed in or not.
    #[must_use]
    pub fn person(&self) -> Caller {
        Caller {
            session: None,
            correlation: self.correlation.clone(),
            staff: self.staff.clone(),
            address: self.address.clone(),
            agent: self.agent.clone(),
            confirmed: self.posted.as_ref().map(|typed| typed.text(CONFIRMED)).filter(|code| !code.is_empty()),
        }
    }

    /// Who calls BACK about a cart of his own.
    ///
    /// # Errors
    /// [`Failure::NoCart`] when the browser owns none: BACK need not be asked.
    pub fn owner(&self) -> Result<Caller, Failure> {
        if self.session.is_none() { Err(Failure::NoCart) } else { Ok(self.caller()) }
    }

    /// The texts in the visitor's language.
    #[must_use]
    pub fn t(&self) -> &'static Texts {
        texts(self.locale)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        // A page without the layer is only looked at in tests.
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_else(|| Self::of(parts, Travel::default())))
    }
}

fn came_from(headers: &HeaderMap) -> Option<String> {
    let page: Uri = headers.get(REFERER)?.to_str().ok()?.parse().ok()?;
    // What was done there once is not told again.
    let query = page.query().unwrap_or_default().split('&').filter(|part| !part.starts_with("done="));
    let query = query.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&");
    let path = if query.is_empty() { page.path().to_owned() } else { format!("{}?{query}", page.path()) };
    local_path(&path).map(str::to_owned)
}

fn language(headers: &HeaderMap, travel: Travel) -> Locale {
    let chosen = session::read(headers, travel, session::LANGUAGE).and_then(Locale::from_tag);
    chosen.or_else(|| preferred(headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?)).unwrap_or_default()
}

/// The best of our languages in an `Accept-Language` header (RFC 9110).
fn preferred(accepted: &str) -> Option<Locale> {
    let mut ranked: Vec<(Locale, f32)> = accepted
        .split(',')
        .filter_map(|range| {
            let (tag, weight) = range.split_once(";q=").unwrap_or((range, "1"));
            Some((Locale::from_tag(tag.trim())?, weight.trim().parse().unwrap_or(0.0)))
        })
        .filter(|(_, weight)| *weight > 0.0)
        .collect();
    ranked.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    ranked.first().map(|(locale, _)| *locale)
}

fn fresh() -> String {
    Uuid::new_v4().simple().to_string()
}

/// The layer around every page: it gives a new browser its number and each request its correlation id, makes the
/// impatient wait, and explains what could not be shown. One layer, since each costs every request the same again.
pub async fn visited(State(shop): State<Shop>, request: Request, next: Next) -> Response {
    let travel = shop.config.travel();
    let (mut parts, body) = request.into_parts();
    let mut visit = Visit::of(&parts, travel);
    let mut body = body;
    if routes::staff::is_staff(parts.uri.path()) {
        visit = visit.of_staff(&parts, travel, throttle::address(&shop, &parts));
        if is_form(&parts) {
            match to_bytes(body, largest_form(parts.uri.path())).await {
                Ok(bytes) => {
                    visit.posted = read_form::<Typed>(bytes.clone()).await.ok().map(Arc::new);
                    body = Body::from(bytes);
                }
                Err(_) => return error::explained(&shop, &visit, Failure::BadForm.into_response()),
            }
        }
    }
    parts.extensions.insert(visit.clone());
    let request = Request::from_parts(parts, body);
    let is_new = session::read(request.headers(), travel, session::VISITOR).is_none();
    let response = match throttle::limit(&shop, &request) {
        Ok(()) => match stopped::turn_away(&shop, &visit, request).await {
            ControlFlow::Continue(request) => next.run(request).await,
            ControlFlow::Break(page) => page,
        },
        Err(failure) => failure.into_response(),
    };
    let mut response = error::explained(&shop, &visit, response);
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_new && is_page {
        session::set(&mut response, travel, session::VISITOR, &visit.visitor, None);
    }
    response
}

/// Whether it brings a form: what the staff posts is read before its page is, so that it can be shown again.
fn is_form(parts: &Parts) -> bool {
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    parts.method == Method::POST && kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

/// A form that came from our own page: its hidden field and its origin were checked.
#[derive(Debug)]
pub struct CheckedForm<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Shop> for CheckedForm<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, shop: &Shop) -> Result<Self, Failure> {
        let (mut parts, body) = request.into_parts();
        let visit = visit_of_ours(&mut parts, shop).await?;
        if let Some(session) = &visit.session {
            // What was computed before this form is not what follows it.
            drop(shop.ahead.take(session));
        }
        let body = to_bytes(body, largest_form(parts.uri.path())).await.map_err(|_| Failure::BadForm)?;
        let pairs: Vec<(String, String)> = read_form(body.clone()).await?;
        let given = pairs.iter().find(|(name, _)| name == csrf::FIELD).map_or("", |(_, value)| value.as_str());
        if !visit.holds(shop, given) {
            return Err(Failure::Forged);
        }
        read_form(body).await.map(Self)
    }
}

async fn read_form<T: DeserializeOwned>(body: Bytes) -> Result<T, Failure> {
    let mut request = Request::post("/").body(Body::from(body)).map_err(|_| Failure::BadForm)?;
    let kind = HeaderValue::from_static("application/x-www-form-urlencoded");
    request.headers_mut().insert(CONTENT_TYPE, kind);
    let Form(form) = Form::<T>::from_request(request, &()).await.map_err(|_| Failure::BadForm)?;
    Ok(form)
}

/// Who sends a form, unless the browser itself says that another site sent it.
///
/// # Errors
/// [`Failure::Forged`].
pub async fn visit_of_ours(parts: &mut Parts, shop: &Shop) -> Result<Visit, Failure> {
    let Ok(visit) = Visit::from_request_parts(parts, shop).await;
    if is_foreign(&parts.headers) { Err(Failure::Forged) } else { Ok(visit) }
}

/// What was typed into a form of ours; none: it came from elsewhere, or cannot be read.
pub(crate) async fn form_of_ours(shop: &Shop, visit: &Visit, request: Request) -> Option<Typed> {
    if is_foreign(request.headers()) {
        return None;
    }
    let typed: Typed = read_form(to_bytes(request.into_body(), LARGEST_FORM).await.ok()?).await.ok()?;
    visit.holds(shop, &typed.text(csrf::FIELD)).then_some(typed)
}

/// Whether the browser itself says that another site sent the form.
fn is_foreign(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    if headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site") {
        return true;
    }
    let Some(origin) = text(ORIGIN) else { return false };
    let authority = origin.split_once("://").map_or("", |(_, authority)| authority);
    text(HOST).is_some_and(|host| !host.eq_ignore_ascii_case(authority))
}
