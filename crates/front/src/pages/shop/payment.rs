//! Step "Payment": how the monthly bill is paid (SSH-15, SP-1, CA-3).

mod card;

use crate::components::{Banner, Choice, ErrorSummary, Field, Tone};
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame::{self, Frame};
use crate::journey;
use crate::request::{CheckedForm, Visit};
use crate::routes;
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::cart::{CartView, ChoosePayment, PaymentChoices, PaymentMethod, Step};

/// The step's routes.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::PAYMENT, get(show).post(save)).route(routes::CARD_RETURN, get(card::returned))
}

#[derive(Template)]
#[template(path = "pages/shop/payment.html")]
struct PaymentPage {
    frame: Frame,
    form: ChoosePayment,
    faults: Faults,
    choices: PaymentChoices,
    /// `FR76 •••• 0189`, when an account is kept.
    masked_iban: String,
    /// `4242`, when a card is kept.
    last4: String,
    debtor: Vec<String>,
    banner: Option<Banner>,
}

/// What went wrong on the way to the card page or back, as the keys of title and text.
type CardTrouble = Option<(&'static str, &'static str)>;

async fn show(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    again(&shop, &visit, None, Faults::default(), None).await
}

async fn save(
    State(shop): State<Shop>,
    visit: Visit,
    CheckedForm(typed): CheckedForm<Typed>,
) -> Result<Response, Failure> {
    let form = read(&typed);
    if !typed.ticked("change") && form.iban.trim().is_empty() {
        let cart = journey::cart(&shop, &visit).await?;
        if is_on_file(&cart, &form) {
            return Ok(journey::go_on(&shop, None, journey::progress(&cart), Step::Payment));
        }
    }
    match shop.back.choose_payment(&visit.caller(), &form).await {
        Ok(_) if form.method == name_of(PaymentMethod::Card) => card::open(&shop, &visit, form).await,
        Ok(progress) => Ok(journey::go_on(&shop, visit.session.as_deref(), progress, Step::Payment)),
        Err(error) => {
            let faults = Faults::beside(error, field_of).map_err(journey::no_cart)?;
            again(&shop, &visit, Some(form), faults, None).await
        }
    }
}

/// The field that a refusal of the whole is about.
fn field_of(code: &str) -> Option<&'static str> {
    match code {
        "ORD-020" => Some("method"),
        "ORD-045" => Some("mandate"),
        code if code.starts_with("VAL-03") => Some("iban"),
        _ => None,
    }
}

fn read(typed: &Typed) -> ChoosePayment {
    ChoosePayment {
        method: typed.text("method"),
        holder: typed.text("holder"),
        iban: typed.text("iban"),
        mandate: typed.ticked("mandate"),
    }
}

/// Whether the account or card on file goes on: nothing new was typed about it.
fn is_on_file(cart: &CartView, form: &ChoosePayment) -> bool {
    let kept = cart.payment.as_ref().filter(|kept| kept.complete && name_of(kept.method) == form.method);
    kept.is_some_and(|kept| match kept.method {
        PaymentMethod::DirectDebit => kept.holder.trim() == form.holder.trim(),
        PaymentMethod::Card => true,
        PaymentMethod::Invoice => false,
    })
}

const fn name_of(method: PaymentMethod) -> &'static str {
    match method {
        PaymentMethod::Invoice => "invoice",
        PaymentMethod::DirectDebit => "direct_debit",
        PaymentMethod::Card => "card",
    }
}

/// Shows the page, with what was typed when something was.
async fn again(
    shop: &Shop,
    visit: &Visit,
    typed: Option<ChoosePayment>,
    faults: Faults,
    trouble: CardTrouble,
) -> Result<Response, Failure> {
    let (cart, choices) = match journey::enter(journey::payment(shop, visit).await?, Step::Payment)? {
        Ok(entered) => entered,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let form = typed.unwrap_or_else(|| kept(&cart, &choices));
    Ok(page(shop, visit, &cart, (choices, form, faults), trouble))
}

/// What the cart knows; at the first visit the first way is proposed and nothing is signed.
fn kept(cart: &CartView, choices: &PaymentChoices) -> ChoosePayment {
    let known = cart.payment.as_ref();
    let method = known.map(|known| known.method).or_else(|| choices.methods.first().copied());
    let holder = known.map(|known| known.holder.clone()).filter(|holder| !holder.is_empty());
    let person =
        || cart.customer.as_ref().map(|who| format!("{} {}", who.identity.given_name, who.identity.family_name));
    ChoosePayment {
        method: method.map(|method| name_of(method).to_owned()).unwrap_or_default(),
        holder: holder.or_else(person).unwrap_or_default(),
        iban: String::new(),
        mandate: false,
    }
}

fn page(
    shop: &Shop,
    visit: &Visit,
    cart: &CartView,
    (choices, form, faults): (PaymentChoices, ChoosePayment, Faults),
    trouble: CardTrouble,
) -> Response {
    let t = visit.t();
    let frame = Frame::new(shop, visit, t.get("payment-title"))
        .at(Step::Payment, Some(cart))
        .with_cart(cart)
        .with_faults(!faults.is_empty())
        .going_on("step");
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let complete = cart.payment.as_ref().filter(|kept| kept.complete);
    let masked_iban = complete.map(|kept| kept.masked_iban.clone()).unwrap_or_default();
    let last4 = complete.map(|kept| kept.card_last4.clone()).unwrap_or_default();
    let banner = trouble.map(|(title, text)| Banner::new(Tone::Warning, t.get(title)).text(t.get(text)));
    let debtor = super::place::debtor(cart);
    frame::page(status, &PaymentPage { frame, form, faults, choices, masked_iban, last4, debtor, banner })
}

impl PaymentPage {
    fn chooses(&self, method: &PaymentMethod) -> bool {
        self.form.method == name_of(*method)
    }

    fn value(&self, method: &PaymentMethod) -> &'static str {
        name_of(*method)
    }

    fn title(&self, method: &PaymentMethod) -> std::borrow::Cow<'static, str> {
        let t = self.frame.t;
        match method {
            PaymentMethod::DirectDebit => t.get("payment-direct-debit"),
            PaymentMethod::Card => t.get("payment-card"),
            PaymentMethod::Invoice => t.get("payment-invoice"),
        }
    }

    fn hint(&self, method: &PaymentMethod) -> std::borrow::Cow<'static, str> {
        let t = self.frame.t;
        match method {
            PaymentMethod::DirectDebit => t.get("payment-direct-debit-hint"),
            PaymentMethod::Card => t.get("payment-card-hint"),
            PaymentMethod::Invoice => t.get("payment-invoice-hint"),
        }
    }

    fn field(&self, name: &str, label: &str, value: &str) -> Field {
        let t = self.frame.t;
        Field::text(name.to_owned(), t.get(label)).value(value).fault(self.faults.of(name, t))
    }

    fn iban(&self) -> Field {
        let t = self.frame.t;
        let field = self.field("iban", "payment-iban", &self.form.iban);
        match self.masked_iban.as_str() {
            "" => field.hint(t.get("payment-iban-hint")),
            masked => field.hint(t.one("payment-iban-kept", "iban", masked)),
        }
    }

    fn mandate(&self) -> Choice {
        let t = self.frame.t;
        Choice::tick("mandate", t.get("payment-mandate-sign"))
            .checked(self.form.mandate)
            .fault(self.faults.of("mandate", t))
    }

    fn summary_of_faults(&self) -> Option<ErrorSummary> {
        ErrorSummary::of(&self.faults, self.frame.t)
    }
}
