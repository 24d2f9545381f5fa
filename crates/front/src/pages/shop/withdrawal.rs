//! Withdrawal online: a statement, then a separate button that confirms it (WD-6 to WD-10).
//!
//! No account, no session: who made the contract names it. Nothing is sent before the second
//! button; the receipt bears the date and the hour to the second.

use crate::components::{ErrorSummary, Field};
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame::{self, Frame};
use crate::pages::shop::statement::{Receipt, Review};
use crate::request::{CheckedForm, Visit};
use crate::routes;
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Redirect, Response};
use axum::routing::get;
use serde::Deserialize;
use uuid::Uuid;
use weblys_api::contact::{ContactKind, LeaveContact};
use weblys_i18n::Texts;
use weblys_kernel::Refusal;
use weblys_kernel::email::EmailAddress;
use weblys_kernel::person::PersonName;

/// The refusal of a contract that is not named.
const NO_CONTRACT: &str = "ORD-051";

/// The routes of the withdrawal.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::WITHDRAWAL, get(show).post(review))
        .route(routes::WITHDRAWAL_CONFIRM, get(|| async { Redirect::to(routes::WITHDRAWAL) }).post(confirm))
}

/// The statement, as typed: only what the law lets us ask (WD-8).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Statement {
    name: String,
    contract: String,
    email: String,
    part: String,
    idempotency_key: String,
}

impl Statement {
    fn typed(typed: &Typed) -> Self {
        Self {
            name: typed.text("name"),
            contract: typed.text("contract").trim().to_owned(),
            email: typed.text("email").trim().to_owned(),
            part: typed.text("message"),
            idempotency_key: typed.text("idempotency_key"),
        }
    }

    /// What was typed, as a form sends it.
    fn kept(self) -> Vec<(&'static str, String)> {
        vec![
            ("name", self.name),
            ("contract", self.contract),
            ("email", self.email),
            ("message", self.part),
            ("idempotency_key", self.idempotency_key),
        ]
    }

    /// What must be there to go on; BACK reads it again at the second button.
    fn faults(&self) -> Faults {
        let mut faults = Faults::default();
        if let Err(refusal) = PersonName::parse(&self.name) {
            faults.add("name", refusal.code());
        }
        if self.contract.is_empty() {
            faults.add("contract", NO_CONTRACT);
        }
        if let Err(refusal) = EmailAddress::parse(&self.email) {
            faults.add("email", refusal.code());
        }
        faults
    }

    /// The words that are notified.
    fn words(&self, t: &Texts) -> String {
        if self.part.trim().is_empty() {
            return t.one("withdrawal-statement", "contract", &self.contract);
        }
        let words = [("contract", (&self.contract).into()), ("part", (&self.part).into())];
        t.with("withdrawal-statement-part", &words)
    }
}

#[derive(Template)]
#[template(path = "pages/shop/withdrawal.html")]
struct FormPage {
    frame: Frame,
    form: Statement,
    faults: Faults,
}

#[derive(Debug, Deserialize)]
struct About {
    #[serde(default)]
    contract: String,
}

async fn show(State(shop): State<Shop>, visit: Visit, Query(about): Query<About>) -> Response {
    let form = Statement { contract: about.contract, ..Statement::default() };
    form_page(&shop, &visit, form, Faults::default())
}

/// The first button: shows the statement, sends nothing. « Modifier » comes back here too.
async fn review(State(shop): State<Shop>, visit: Visit, CheckedForm(typed): CheckedForm<Typed>) -> Response {
    let mut form = Statement::typed(&typed);
    // Shown again in another language or theme, it stays the screen that it was: only the second one has a key.
    if typed.ticked("change") || (typed.is_shown_again() && !typed.came("idempotency_key")) {
        return form_page(&shop, &visit, form, Faults::default());
    }
    let faults = form.faults();
    if !faults.is_empty() {
        return form_page(&shop, &visit, form, faults);
    }
    form.idempotency_key = Uuid::new_v4().to_string();
    let t = visit.t();
    let page = Review {
        frame: Frame::new(&shop, &visit, t.get("withdrawal-review")).keeping("withdrawal", routes::WITHDRAWAL),
        words: form.words(t),
        facts: vec![
            (t.get("withdrawal-name"), form.name.clone()),
            (t.get("withdrawal-contract"), form.contract.clone()),
            (t.get("withdrawal-email"), form.email.clone()),
        ],
        effects: Vec::new(),
        kept: form.kept(),
        id: "withdrawal",
        confirm: routes::WITHDRAWAL_CONFIRM,
        send: t.get("withdrawal-confirm"),
        edit: routes::WITHDRAWAL,
        change: t.get("withdrawal-change"),
    };
    frame::page(StatusCode::OK, &page)
}

/// The second button: the statement is sent.
async fn confirm(
    State(shop): State<Shop>,
    visit: Visit,
    CheckedForm(typed): CheckedForm<Typed>,
) -> Result<Response, Failure> {
    let form = Statement::typed(&typed);
    let faults = form.faults();
    if !faults.is_empty() {
        return Ok(form_page(&shop, &visit, form, faults));
    }
    let t = visit.t();
    match shop.back.leave_contact(&visit.caller(), &to_wire(&form, &visit)).await {
        Ok(receipt) => {
            let lead = |at: &str| t.with("withdrawal-done-lead", &[("at", at.into()), ("email", (&form.email).into())]);
            let facts =
                vec![(t.get("withdrawal-name"), form.name.clone()), (t.get("withdrawal-content"), form.words(t))];
            let frame = Frame::new(&shop, &visit, t.get("withdrawal-done"));
            let page = Receipt::new(frame, receipt, lead, facts, t.get("withdrawal-after"));
            Ok(frame::page(StatusCode::OK, &page))
        }
        Err(error) => Ok(form_page(&shop, &visit, form, Faults::from_call(error)?)),
    }
}

fn to_wire(form: &Statement, visit: &Visit) -> LeaveContact {
    LeaveContact {
        kind: ContactKind::Withdrawal,
        idempotency_key: form.idempotency_key.clone(),
        name: form.name.clone(),
        email: form.email.clone(),
        contract: form.contract.clone(),
        message: form.words(visit.t()),
        locale: visit.locale,
        ..LeaveContact::default()
    }
}

fn form_page(shop: &Shop, visit: &Visit, form: Statement, faults: Faults) -> Response {
    let title = visit.t().get("withdrawal-title");
    let frame =
        Frame::new(shop, visit, title).with_faults(!faults.is_empty()).keeping("withdrawal", routes::WITHDRAWAL);
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    frame::page(status, &FormPage { frame, form, faults })
}

impl FormPage {
    fn fault(&self, name: &str) -> Option<String> {
        self.faults.of(name, self.frame.t)
    }

    fn summary_of_faults(&self) -> Option<ErrorSummary> {
        ErrorSummary::of(&self.faults, self.frame.t)
    }
}
