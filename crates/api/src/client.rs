//! The typed client of BACK, for FRONT and for tests.

mod administration;
mod rooms;
mod staff;

use crate::address::{AddressSuggestions, AddressView, StreetView};
use crate::cart::{
    CardPage, CardReturn, CartView, ChooseItems, ChooseOffer, ChoosePayment, Identify, OpenCardPage, PaymentChoices,
    Progress, ResumeCart, SendResumeLink, StartCart, StartedCart, StepView,
};
use crate::contact::{ContactReceipt, LeaveContact};
use crate::delivery::{ChooseDelivery, DeliveryChoices};
use crate::mail::{MailList, MailView};
use crate::offer::{ChoicesView, OffersView, Stamp};
use crate::order::{DocumentContent, DocumentPdf, OrderView, PlaceOrder, Validation};
use crate::staff::{ADDRESS_HEADER, AGENT_HEADER, STAFF_HEADER};
use crate::{Problem, paths};
use reqwest::header::{AUTHORIZATION, CONTENT_DISPOSITION, HeaderMap, HeaderValue, InvalidHeaderValue};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;
use std::sync::Arc;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// The header that carries the end user's session.
pub const SESSION_HEADER: &str = "weblys-session";
/// The header of every answer that names what is published at BACK: see [`Stamp`].
pub const STAMP_HEADER: &str = "weblys-stamp";
/// The header that carries the correlation id, from the browser's request to the operator system's frame.
pub const CORRELATION_HEADER: &str = "x-correlation-id";

/// Why a call has no answer.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    /// BACK said no, and why.
    #[error("BACK refused: {} {}", .0.status, .0.code)]
    Refused(Box<Problem>),
    /// BACK did not answer, or not in time.
    #[error("BACK does not answer")]
    Unreachable(#[source] reqwest::Error),
    /// BACK answered something that is not of this interface.
    #[error("BACK answered something else (status {0})")]
    Unexpected(u16),
}

impl CallError {
    /// The problem, when BACK said no.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Refused(problem) => Some(problem),
            Self::Unreachable(_) | Self::Unexpected(_) => None,
        }
    }

    /// Whether BACK refused with this code.
    #[must_use]
    pub fn is(&self, code: &str) -> bool {
        self.problem().is_some_and(|problem| problem.code == code)
    }
}

/// Why a client cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The HTTP client cannot be made.
    #[error("the HTTP client cannot be made")]
    Http(#[from] reqwest::Error),
    /// The credential has characters that no header takes.
    #[error("the credential has characters that no header takes")]
    Credential(#[from] InvalidHeaderValue),
}

/// Who calls: the end user's session, and the id that follows the request through every tier.
#[derive(Debug, Clone, Default)]
pub struct Caller {
    /// The opaque session token of the cookie.
    pub session: Option<String>,
    /// The correlation id.
    pub correlation: String,
    /// The token of a staff session.
    pub staff: Option<String>,
    /// The network address of the person, for the audit trail.
    pub address: Option<String>,
    /// The browser of the person, as it names itself, for the audit trail.
    pub agent: Option<String>,
}

/// What is to be known of a call, whatever it was about.
#[derive(Debug)]
pub struct Heard<'a> {
    /// The pattern of the path, from [`paths`].
    pub operation: &'static str,
    /// `ok`, `refused`, `failed` (BACK's own fault) or `unanswered`.
    pub outcome: &'static str,
    /// From the request to the answer's head.
    pub took: Duration,
    /// What is published at the BACK that answered.
    pub stamp: Option<&'a str>,
}

/// Hears of every call of a client.
pub trait Hearer: Debug + Send + Sync {
    /// A call is over.
    fn hear(&self, heard: &Heard<'_>);
}

/// BACK, as FRONT sees it. Cheap to clone: connections are shared.
#[derive(Debug, Clone)]
pub struct BackClient {
    http: reqwest::Client,
    base: Arc<str>,
    credential: HeaderValue,
    hearer: Option<Arc<dyn Hearer>>,
}

/// A call that was not made yet.
#[derive(Debug)]
struct Call<'a> {
    request: RequestBuilder,
    operation: &'static str,
    hearer: Option<&'a dyn Hearer>,
}

impl BackClient {
    /// A client of the BACK at `base` (`http://127.0.0.1:4001`), with the service credential.
    ///
    /// # Errors
    /// When the HTTP client cannot be made, or the credential has characters that no header takes.
    pub fn new(base: &str, credential: &str, deadline: Duration) -> Result<Self, ClientError> {
        let mut credential = HeaderValue::from_str(&format!("Bearer {credential}"))?;
        credential.set_sensitive(true);
        let http = reqwest::Client::builder()
            .timeout(deadline)
            .connect_timeout(Duration::from_secs(2))
            .pool_max_idle_per_host(256)
            .build()?;
        Ok(Self { http, base: base.trim_end_matches('/').into(), credential, hearer: None })
    }

    /// The same client, of whose calls somebody hears.
    #[must_use]
    pub fn heard_by(self, hearer: Arc<dyn Hearer>) -> Self {
        Self { hearer: Some(hearer), ..self }
    }

    /// The stamp of what is published.
    pub async fn stamp(&self, caller: &Caller) -> Result<Stamp, CallError> {
        send(self.request(Method::GET, paths::STAMP, caller)).await
    }

    /// Type-ahead (SSH-05).
    pub async fn search_addresses(
        &self,
        caller: &Caller,
        q: &str,
        limit: u32,
    ) -> Result<AddressSuggestions, CallError> {
        let request = self.request(Method::GET, paths::ADDRESS_SEARCH, caller);
        send(request.query(&[("q", q), ("limit", &limit.to_string())])).await
    }

    /// One address with its dwellings.
    pub async fn address(&self, caller: &Caller, address_id: &str) -> Result<AddressView, CallError> {
        send(self.about(paths::ADDRESS, address_id, caller)).await
    }

    /// The numbers of a street.
    pub async fn street(&self, caller: &Caller, street_id: &str) -> Result<StreetView, CallError> {
        send(self.about(paths::STREET, street_id, caller)).await
    }

    /// What may be sold at a dwelling.
    pub async fn offers(&self, caller: &Caller, dwelling_id: &str) -> Result<OffersView, CallError> {
        send(self.about(paths::DWELLING_OFFERS, dwelling_id, caller)).await
    }

    /// Starts a cart.
    pub async fn start_cart(&self, caller: &Caller, start: &StartCart) -> Result<StartedCart, CallError> {
        self.say(Method::POST, paths::CARTS, caller, start).await
    }

    /// Takes a cart up again from a mailed link.
    pub async fn resume_cart(&self, caller: &Caller, resume: &ResumeCart) -> Result<StartedCart, CallError> {
        self.say(Method::POST, paths::CART_RESUME, caller, resume).await
    }

    /// The session's cart.
    pub async fn cart(&self, caller: &Caller) -> Result<CartView, CallError> {
        send(self.request(Method::GET, paths::CART, caller)).await
    }

    /// Chooses the offer.
    pub async fn choose_offer(&self, caller: &Caller, choose: &ChooseOffer) -> Result<Progress, CallError> {
        self.say(Method::PUT, paths::CART_OFFER, caller, choose).await
    }

    /// The cart, and the equipment that may be chosen.
    pub async fn equipment(&self, caller: &Caller) -> Result<StepView<ChoicesView>, CallError> {
        send(self.request(Method::GET, paths::CART_EQUIPMENT, caller)).await
    }

    /// Chooses equipment.
    pub async fn choose_equipment(&self, caller: &Caller, choose: &ChooseItems) -> Result<Progress, CallError> {
        self.say(Method::PUT, paths::CART_EQUIPMENT, caller, choose).await
    }

    /// The cart, and the options that may be chosen.
    pub async fn options(&self, caller: &Caller) -> Result<StepView<ChoicesView>, CallError> {
        send(self.request(Method::GET, paths::CART_OPTIONS, caller)).await
    }

    /// Chooses options.
    pub async fn choose_options(&self, caller: &Caller, choose: &ChooseItems) -> Result<Progress, CallError> {
        self.say(Method::PUT, paths::CART_OPTIONS, caller, choose).await
    }

    /// Says who orders.
    pub async fn identify(&self, caller: &Caller, identify: &Identify) -> Result<Progress, CallError> {
        self.say(Method::PUT, paths::CART_CUSTOMER, caller, identify).await
    }

    /// The cart, and how services may arrive.
    pub async fn delivery(&self, caller: &Caller) -> Result<StepView<DeliveryChoices>, CallError> {
        send(self.request(Method::GET, paths::CART_DELIVERY, caller)).await
    }

    /// Chooses how services arrive; holds the slot.
    pub async fn choose_delivery(&self, caller: &Caller, choose: &ChooseDelivery) -> Result<Progress, CallError> {
        self.say(Method::PUT, paths::CART_DELIVERY, caller, choose).await
    }

    /// The cart, and how the monthly bill may be paid.
    pub async fn payment(&self, caller: &Caller) -> Result<StepView<PaymentChoices>, CallError> {
        send(self.request(Method::GET, paths::CART_PAYMENT, caller)).await
    }

    /// Chooses how the monthly bill is paid.
    pub async fn choose_payment(&self, caller: &Caller, choose: &ChoosePayment) -> Result<Progress, CallError> {
        self.say(Method::PUT, paths::CART_PAYMENT, caller, choose).await
    }

    /// Opens the hosted card page.
    pub async fn open_card_page(&self, caller: &Caller, open: &OpenCardPage) -> Result<CardPage, CallError> {
        self.say(Method::POST, paths::CART_CARD, caller, open).await
    }

    /// Takes note of the outcome of the hosted card page.
    pub async fn card_returned(&self, caller: &Caller, back: &CardReturn) -> Result<CartView, CallError> {
        self.say(Method::PUT, paths::CART_CARD, caller, back).await
    }

    /// Checks the whole and issues the contract summary.
    pub async fn validate(&self, caller: &Caller) -> Result<Validation, CallError> {
        self.say(Method::PUT, paths::CART_VALIDATION, caller, &()).await
    }

    /// Mails a link to take the cart up again.
    pub async fn send_resume_link(&self, caller: &Caller, send: &SendResumeLink) -> Result<CartView, CallError> {
        self.say(Method::POST, paths::CART_RESUME_LINK, caller, send).await
    }

    /// Orders. Asked twice, it answers the same order.
    pub async fn place_order(&self, caller: &Caller, place: &PlaceOrder) -> Result<OrderView, CallError> {
        self.say(Method::POST, paths::CART_ORDER, caller, place).await
    }

    /// One order, for who holds its key.
    pub async fn order(&self, caller: &Caller, order_number: &str, key: &str) -> Result<OrderView, CallError> {
        send(self.about(paths::ORDER, order_number, caller).query(&[("key", key)])).await
    }

    /// One document, for who holds its key.
    pub async fn document(&self, caller: &Caller, document_id: Uuid, key: &str) -> Result<DocumentContent, CallError> {
        send(self.about(paths::DOCUMENT, &document_id.to_string(), caller).query(&[("key", key)])).await
    }

    /// The same as a PDF file.
    pub async fn document_pdf(&self, caller: &Caller, document_id: Uuid, key: &str) -> Result<DocumentPdf, CallError> {
        let call = self.about(paths::DOCUMENT, &document_id.to_string(), caller);
        let response = answered(call.query(&[("key", key), ("format", "pdf")])).await?;
        let file_name = file_name(response.headers());
        Ok(DocumentPdf { file_name, content: response.bytes().await.map_err(CallError::Unreachable)?.into() })
    }

    /// Leaves a contact request or a statement.
    pub async fn leave_contact(&self, caller: &Caller, leave: &LeaveContact) -> Result<ContactReceipt, CallError> {
        self.say(Method::POST, paths::CONTACT_REQUESTS, caller, leave).await
    }

    /// Newest mails, where they are kept instead of sent.
    pub async fn mails(&self, caller: &Caller) -> Result<MailList, CallError> {
        send(self.request(Method::GET, paths::MAILS, caller)).await
    }

    /// One mail.
    pub async fn mail(&self, caller: &Caller, mail_id: Uuid) -> Result<MailView, CallError> {
        send(self.about(paths::MAIL, &mail_id.to_string(), caller)).await
    }

    fn request(&self, method: Method, operation: &'static str, caller: &Caller) -> Call<'_> {
        self.call(method, operation, operation, caller)
    }

    /// Asks about one thing, which the path names.
    fn about(&self, operation: &'static str, id: &str, caller: &Caller) -> Call<'_> {
        self.call(Method::GET, operation, &paths::fill(operation, id), caller)
    }

    /// Does something with one thing, which the path names.
    fn with(&self, method: Method, operation: &'static str, id: Uuid, caller: &Caller) -> Call<'_> {
        self.call(method, operation, &paths::fill(operation, &id.to_string()), caller)
    }

    fn call(&self, method: Method, operation: &'static str, path: &str, caller: &Caller) -> Call<'_> {
        let mut request = self
            .http
            .request(method, format!("{}{path}", self.base))
            .header(AUTHORIZATION, &self.credential)
            .header(CORRELATION_HEADER, &caller.correlation);
        let headers = [
            (SESSION_HEADER, &caller.session),
            (STAFF_HEADER, &caller.staff),
            (ADDRESS_HEADER, &caller.address),
            (AGENT_HEADER, &caller.agent),
        ];
        for (name, value) in headers {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        Call { request, operation, hearer: self.hearer.as_deref() }
    }

    async fn say<B, A>(
        &self,
        method: Method,
        operation: &'static str,
        caller: &Caller,
        body: &B,
    ) -> Result<A, CallError>
    where
        B: Serialize + ?Sized,
        A: DeserializeOwned,
    {
        send(self.request(method, operation, caller).json(body)).await
    }
}

impl Call<'_> {
    fn json<B: Serialize + ?Sized>(self, body: &B) -> Self {
        Self { request: self.request.json(body), ..self }
    }

    fn query_of<Q: Serialize + ?Sized>(self, query: &Q) -> Self {
        Self { request: self.request.query(query), ..self }
    }

    fn query(self, pairs: &[(&str, &str)]) -> Self {
        Self { request: self.request.query(pairs), ..self }
    }
}

/// The answer to something done of which there is nothing to tell.
async fn done(call: Call<'_>) -> Result<(), CallError> {
    answered(call).await.map(drop)
}

async fn send<A: DeserializeOwned>(call: Call<'_>) -> Result<A, CallError> {
    let response = answered(call).await?;
    let status = response.status();
    let bytes = response.bytes().await.map_err(CallError::Unreachable)?;
    serde_json::from_slice(&bytes).map_err(|_| CallError::Unexpected(status.as_u16()))
}

/// The answer, when it is not a refusal.
async fn answered(call: Call<'_>) -> Result<Response, CallError> {
    let begun = Instant::now();
    let response = call.request.send().await;
    if let Some(hearer) = call.hearer {
        let stamp = response.as_ref().ok().and_then(|response| response.headers().get(STAMP_HEADER)?.to_str().ok());
        let outcome = outcome(response.as_ref().ok().map(Response::status));
        hearer.hear(&Heard { operation: call.operation, outcome, took: begun.elapsed(), stamp });
    }
    let response = response.map_err(CallError::Unreachable)?;
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    Err(refusal(status, &response.bytes().await.map_err(CallError::Unreachable)?))
}

fn outcome(status: Option<StatusCode>) -> &'static str {
    match status {
        None => "unanswered",
        Some(status) if status.is_server_error() => "failed",
        Some(status) if status.is_success() => "ok",
        Some(_) => "refused",
    }
}

/// The name that an answer gives its file.
fn file_name(headers: &HeaderMap) -> String {
    let disposition = headers.get(CONTENT_DISPOSITION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = disposition.split_once("filename=\"").and_then(|(_, rest)| rest.split_once('"'));
    name.map_or_else(|| "document.pdf".to_owned(), |(name, _)| name.to_owned())
}

fn refusal(status: StatusCode, bytes: &[u8]) -> CallError {
    serde_json::from_slice::<Problem>(bytes)
        .map_or(CallError::Unexpected(status.as_u16()), |problem| CallError::Refused(Box::new(problem)))
}
