//! What the buyer sees and does.

use crate::card::{self, CardFaults, Verdict};
use crate::refusal::PayRefusal;
use crate::session::{Session, Status};
use crate::state::App;
use crate::texts::{Texts, amount};
use askama::Template;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;
use uuid::Uuid;
use weblys_kernel::Locale;

#[derive(Template)]
#[template(path = "cardpage/pay.html")]
struct PayPage<'a> {
    texts: &'a Texts,
    id: Uuid,
    amount: String,
    registration: bool,
    reference: &'a str,
    expiry: &'a str,
    faults: Faults,
}

/// The messages beside the fields.
#[derive(Debug, Default)]
struct Faults {
    summary: Option<&'static str>,
    number: Option<&'static str>,
    expiry: Option<&'static str>,
    code: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "cardpage/challenge.html")]
struct ChallengePage<'a> {
    texts: &'a Texts,
    id: Uuid,
    amount: String,
    card: String,
}

#[derive(Template)]
#[template(path = "cardpage/closed.html")]
struct ClosedPage<'a> {
    texts: &'a Texts,
    heading: &'a str,
    text: &'a str,
    back: Option<String>,
}

/// What the buyer typed. No `Debug`: it must not be logged.
#[derive(Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    number: String,
    #[serde(default)]
    expiry: String,
    #[serde(default)]
    code: String,
}

/// The buyer's answer to the bank.
#[derive(Debug, Deserialize)]
pub(crate) struct Answer {
    answer: String,
}

impl Faults {
    const fn any(&self) -> bool {
        self.summary.is_some()
    }

    fn of(texts: &'static Texts, faults: CardFaults) -> Self {
        Self {
            summary: Some(texts.check_fields),
            number: faults.number.map(|fault| texts.number_fault(fault)),
            expiry: faults.expiry.map(|fault| texts.expiry_fault(fault)),
            code: faults.code.then_some(texts.code_wrong),
        }
    }

    fn refused(texts: &'static Texts) -> Self {
        Self { summary: Some(texts.refused), ..Self::default() }
    }
}

/// `GET /pay/{id}`
pub(crate) async fn show(State(app): State<App>, Path(id): Path<String>) -> Result<Response, PayRefusal> {
    let Some((id, session)) = find(&app, &id) else { return unknown() };
    let texts = Texts::of(session.locale);
    let faults = match session.status(app.clock.now()) {
        Status::Refused => Faults::refused(texts),
        _ => Faults::default(),
    };
    form_or_end(&app, id, &session, "", faults, StatusCode::OK)
}

/// `POST /pay/{id}`: a card was typed.
pub(crate) async fn pay(
    State(app): State<App>,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, PayRefusal> {
    let Some((id, session)) = find(&app, &id) else { return unknown() };
    let texts = Texts::of(session.locale);
    match card::read(&typed.number, &typed.expiry, &typed.code, app.clock.now().date_naive()) {
        Err(faults) => {
            let faults = Faults::of(texts, faults);
            form_or_end(&app, id, &session, &typed.expiry, faults, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Ok((card, Verdict::Accepted)) => {
            let session = app.change(id, |session| session.authorise(card))?;
            Ok(Redirect::to(session.way_back(id).as_str()).into_response())
        }
        Ok((card, Verdict::Challenged)) => {
            app.change(id, |session| session.challenge(card))?;
            Ok(Redirect::to(&format!("/pay/{id}/challenge")).into_response())
        }
        Ok((_, Verdict::Refused)) => {
            let session = app.change(id, Session::refuse)?;
            form_or_end(&app, id, &session, "", Faults::refused(texts), StatusCode::UNPROCESSABLE_ENTITY)
        }
    }
}

/// `GET /pay/{id}/challenge`
pub(crate) async fn show_challenge(State(app): State<App>, Path(id): Path<String>) -> Result<Response, PayRefusal> {
    let Some((id, session)) = find(&app, &id) else { return unknown() };
    match session.challenged() {
        Some(card) if session.is_payable(app.clock.now()) => {
            let page = ChallengePage {
                texts: Texts::of(session.locale),
                id,
                amount: amount(session.amount, session.locale),
                card: format!("•••• {}", card.last4),
            };
            html(&page, StatusCode::OK, Some(&session))
        }
        _ => Ok(Redirect::to(&format!("/pay/{id}")).into_response()),
    }
}

/// `POST /pay/{id}/challenge`: the buyer confirms to the bank, or does not.
pub(crate) async fn answer_challenge(
    State(app): State<App>,
    Path(id): Path<String>,
    Form(answer): Form<Answer>,
) -> Result<Response, PayRefusal> {
    let Some((id, _)) = find(&app, &id) else { return unknown() };
    let session = app.change(id, |session| match (answer.answer.as_str(), session.challenged().cloned()) {
        ("confirm", Some(card)) => session.authorise(card),
        (_, Some(_)) => session.refuse(),
        (_, None) => {}
    })?;
    match session.status(app.clock.now()) {
        Status::Authorised => Ok(Redirect::to(session.way_back(id).as_str()).into_response()),
        _ => Ok(Redirect::to(&format!("/pay/{id}")).into_response()),
    }
}

/// `POST /pay/{id}/cancel`
pub(crate) async fn cancel(State(app): State<App>, Path(id): Path<String>) -> Result<Response, PayRefusal> {
    let Some((id, _)) = find(&app, &id) else { return unknown() };
    let session = app.change(id, Session::cancel)?;
    Ok(Redirect::to(session.way_back(id).as_str()).into_response())
}

/// `GET /style.css`
pub(crate) async fn style() -> Response {
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")];
    (headers, include_str!("../../../templates/cardpage/style.css")).into_response()
}

fn find(app: &App, id: &str) -> Option<(Uuid, Session)> {
    let id: Uuid = id.parse().ok()?;
    app.session(id).ok().map(|session| (id, session))
}

/// The form while a card may be typed, else how the session ended.
fn form_or_end(
    app: &App,
    id: Uuid,
    session: &Session,
    expiry: &str,
    faults: Faults,
    status: StatusCode,
) -> Result<Response, PayRefusal> {
    let texts = Texts::of(session.locale);
    let now = app.clock.now();
    if !session.is_payable(now) {
        let [heading, text] = if session.status(now) == Status::Authorised { texts.done } else { texts.cancelled };
        let back = Some(session.way_back(id).to_string());
        return html(&ClosedPage { texts, heading, text, back }, StatusCode::OK, Some(session));
    }
    let amount = amount(session.amount, session.locale);
    let registration = session.amount.is_zero();
    let page = PayPage { texts, id, amount, registration, reference: &session.reference, expiry, faults };
    html(&page, status, Some(session))
}

fn unknown() -> Result<Response, PayRefusal> {
    let texts = Texts::of(Locale::Fr);
    let [heading, text] = texts.unknown;
    html(&ClosedPage { texts, heading, text, back: None }, StatusCode::NOT_FOUND, None)
}

/// A page with its policy. Browsers follow a form's redirection only to places that `form-action` names.
fn html(page: &impl Template, status: StatusCode, session: Option<&Session>) -> Result<Response, PayRefusal> {
    let back = session.map(|session| session.return_url.origin().ascii_serialization()).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; style-src 'self'; form-action 'self' {back}; base-uri 'none'; frame-ancestors 'none'"
    );
    let mut response = (status, Html(page.render()?)).into_response();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    Ok(response)
}
