//! The steps of the sale on the session's cart.

use crate::auth::{Correlation, Session};
use crate::catalog::{equipment_groups, option_groups};
use crate::error::ApiError;
use crate::flows::cart::{self, Pricing};
use crate::flows::{calendar, choose, contract, pay, porting, resume, schedule, start, validate};
use crate::orders::store::cart::StoredCart;
use crate::orders::wire;
use crate::state::{App, Parts};
use axum::Json;
use axum::extract::State;
use weblys_api::cart::{
    self as api, CardPage, CardReturn, CartView, ChooseItems, ChooseOffer, ChoosePayment, Identify, NextPage,
    OpenCardPage, PaymentChoices, Progress, ResumeCart, SendResumeLink, StartCart, StartedCart, StepView,
};
use weblys_api::delivery::{ChooseDelivery, DeliveryChoices};
use weblys_api::offer::ChoicesView;
use weblys_api::order::{DocumentKind, Validation};
use weblys_catalog::model::OfferCode;
use weblys_kernel::Refusal;
use weblys_orders::identity::Portable;
use weblys_orders::refusal::OrderRefusal;
use weblys_orders::{Cart, FieldRefusal, Identity, Step, decide};

type Answer<T> = Result<Json<T>, ApiError>;

async fn view(app: &App, stored: &StoredCart) -> Result<CartView, ApiError> {
    let pricing = cart::pricing(app, &stored.cart).await?;
    Ok(named(app, wire::cart::view(app, stored, &pricing)).await)
}

/// The page of a step: the cart, and what may be chosen unless the step is closed to it.
async fn step<C>(
    app: &App,
    session: &Session,
    step: Step,
    choices: impl AsyncFnOnce(&Cart, &Pricing) -> Result<C, ApiError>,
) -> Answer<StepView<C>> {
    let stored = cart::load(app, session).await?;
    let pricing = cart::pricing(app, &stored.cart).await?;
    let view = wire::cart::view(app, &stored, &pricing);
    let choices = match stored.cart.is_open_at(step) {
        true => Some(choices(&stored.cart, &pricing).await?),
        false => None,
    };
    Ok(Json(StepView { cart: named(app, view).await, choices }))
}

/// How far the cart has come by saving a step, with the page that follows. The step is saved: a page that cannot be
/// computed now is asked for later, and says itself why.
async fn led_on(app: &App, stored: &StoredCart, saved: api::Step, correlation: &Correlation) -> Json<Progress> {
    let progress = wire::cart::progress(stored);
    let next_page = next_page(app, stored, saved.following(progress.next_step), correlation).await;
    let next_page =
        next_page.inspect_err(|error| tracing::warn!(%error, "the page that follows is not computed ahead"));
    Json(Progress { next_page: next_page.ok().flatten().map(Box::new), ..progress })
}

async fn next_page(
    app: &App,
    stored: &StoredCart,
    step: api::Step,
    correlation: &Correlation,
) -> Result<Option<NextPage>, ApiError> {
    if matches!(step, api::Step::Address | api::Step::Offers | api::Step::Check) {
        return Ok(None);
    }
    let pricing = cart::pricing(app, &stored.cart).await?;
    let shown = named(app, wire::cart::view(app, stored, &pricing)).await;
    let cart = &stored.cart;
    Ok(match step {
        api::Step::Equipment => Some(NextPage::Equipment(of(shown, equipment_choices(cart, &pricing)?))),
        api::Step::Options => Some(NextPage::Options(of(shown, option_choices(cart, &pricing)?))),
        api::Step::You => Some(NextPage::You(shown)),
        api::Step::Delivery => {
            Some(NextPage::Delivery(of(shown, schedule::choices(app, cart, &pricing, correlation).await?)))
        }
        api::Step::Payment => Some(NextPage::Payment(of(shown, pay::choices(app, cart)?))),
        api::Step::Address | api::Step::Offers | api::Step::Check => None,
    })
}

const fn of<C>(cart: CartView, choices: C) -> StepView<C> {
    StepView { cart, choices: Some(choices) }
}

fn equipment_choices(cart: &Cart, pricing: &Pricing) -> Result<ChoicesView, ApiError> {
    Ok(ChoicesView { groups: equipment_groups(&pricing.snapshot, &pricing.sale, cart.chosen()?) })
}

fn option_choices(cart: &Cart, pricing: &Pricing) -> Result<ChoicesView, ApiError> {
    Ok(ChoicesView { groups: option_groups(&pricing.snapshot, &pricing.sale, cart.chosen()?) })
}

/// Puts the shop's name to a pick-up, when the operator system tells it.
async fn named(app: &Parts, mut view: CartView) -> CartView {
    if let Some(delivery) = view.delivery.as_mut().filter(|delivery| delivery.pickup_point.is_some()) {
        let why = crate::adapters::operator_system::Purpose::default();
        if let Ok(shops) = calendar::shops(app, &why).await {
            wire::delivery::with_shops(delivery, &shops);
        }
    }
    view
}

/// `POST /v1/carts` (SSH-03, SSH-06).
pub async fn start(
    State(app): State<App>,
    correlation: Correlation,
    Json(start): Json<StartCart>,
) -> Answer<StartedCart> {
    let (session, stored) = start::cart(&app, start).await?;
    let Json(progress) = led_on(&app, &stored, api::Step::Offers, &correlation).await;
    Ok(Json(StartedCart { session, progress }))
}

/// `POST /v1/carts/resume` (EXP-24).
pub async fn take_up(State(app): State<App>, Json(link): Json<ResumeCart>) -> Answer<StartedCart> {
    let (session, stored) = resume::take_up(&app, &link.token).await?;
    Ok(Json(StartedCart { session, progress: wire::cart::progress(&stored) }))
}

/// `GET /v1/cart`.
pub async fn show(State(app): State<App>, session: Session) -> Answer<CartView> {
    let stored = cart::load(&app, &session).await?;
    view(&app, &stored).await.map(Json)
}

/// `PUT /v1/cart/offer` (SSH-06).
pub async fn choose_offer(
    State(app): State<App>,
    session: Session,
    correlation: Correlation,
    Json(choose): Json<ChooseOffer>,
) -> Answer<Progress> {
    let offer = OfferCode::parse(&choose.offer)
        .map_err(|refusal| OrderRefusal::Fields(vec![FieldRefusal::new("offer", refusal.code())]))?;
    let stored = cart::change(&app, &session, |cart, pricing| choose::offer(cart, pricing, &offer)).await?;
    Ok(led_on(&app, &stored, api::Step::Offers, &correlation).await)
}

/// `GET /v1/cart/equipment` (SSH-07, CAT-29).
pub async fn equipment(State(app): State<App>, session: Session) -> Answer<StepView<ChoicesView>> {
    step(&app, &session, Step::Equipment, async |cart: &Cart, pricing: &Pricing| equipment_choices(cart, pricing)).await
}

/// `PUT /v1/cart/equipment` (SSH-07).
pub async fn choose_equipment(
    State(app): State<App>,
    session: Session,
    correlation: Correlation,
    Json(choose): Json<ChooseItems>,
) -> Answer<Progress> {
    let stored = cart::change(&app, &session, |cart, pricing| choose::equipment(cart, pricing, &choose)).await?;
    Ok(led_on(&app, &stored, api::Step::Equipment, &correlation).await)
}

/// `GET /v1/cart/options` (SSH-08, CAT-30).
pub async fn options(State(app): State<App>, session: Session) -> Answer<StepView<ChoicesView>> {
    step(&app, &session, Step::Options, async |cart: &Cart, pricing: &Pricing| option_choices(cart, pricing)).await
}

/// `PUT /v1/cart/options` (SSH-08).
pub async fn choose_options(
    State(app): State<App>,
    session: Session,
    correlation: Correlation,
    Json(choose): Json<ChooseItems>,
) -> Answer<Progress> {
    let stored = cart::change(&app, &session, |cart, pricing| choose::options(cart, pricing, &choose)).await?;
    Ok(led_on(&app, &stored, api::Step::Options, &correlation).await)
}

/// `PUT /v1/cart/customer` (SSH-12).
pub async fn identify(
    State(app): State<App>,
    session: Session,
    correlation: Correlation,
    Json(typed): Json<Identify>,
) -> Answer<Progress> {
    let form = wire::cart::form(typed);
    let today = app.today();
    let stored = cart::change(&app, &session, |cart, pricing| {
        let identity = Identity::read(&form, &portable(&cart, pricing), today).map_err(OrderRefusal::Fields)?;
        Ok(decide::identify(cart, identity, app.now())?)
    })
    .await?;
    Ok(led_on(&app, &stored, api::Step::You, &correlation).await)
}

fn portable(cart: &Cart, pricing: &Pricing) -> Portable {
    Portable { kinds: pricing.portable(cart), calendar: porting::calendar(cart) }
}

/// `GET /v1/cart/delivery` (SSH-13, SSH-14).
pub async fn delivery(
    State(app): State<App>,
    session: Session,
    correlation: Correlation,
) -> Answer<StepView<DeliveryChoices>> {
    let choices = async |cart: &Cart, pricing: &Pricing| schedule::choices(&app, cart, pricing, &correlation).await;
    step(&app, &session, Step::Delivery, choices).await
}

/// `PUT /v1/cart/delivery` (SSH-13, SSH-14).
pub async fn choose_delivery(
    State(app): State<App>,
    session: Session,
    correlation: Correlation,
    Json(choose): Json<ChooseDelivery>,
) -> Answer<Progress> {
    let stored = schedule::choose(&app, &session, &correlation, &choose).await?;
    Ok(led_on(&app, &stored, api::Step::Delivery, &correlation).await)
}

/// `GET /v1/cart/payment`.
pub async fn payment(State(app): State<App>, session: Session) -> Answer<StepView<PaymentChoices>> {
    step(&app, &session, Step::Payment, async |cart: &Cart, _: &Pricing| pay::choices(&app, cart)).await
}

/// `PUT /v1/cart/payment`.
pub async fn choose_payment(
    State(app): State<App>,
    session: Session,
    correlation: Correlation,
    Json(choose): Json<ChoosePayment>,
) -> Answer<Progress> {
    let stored = pay::choose(&app, &session, &choose).await?;
    Ok(led_on(&app, &stored, api::Step::Payment, &correlation).await)
}

/// `POST /v1/cart/card`.
pub async fn open_card_page(
    State(app): State<App>,
    session: Session,
    Json(open): Json<OpenCardPage>,
) -> Answer<CardPage> {
    pay::open_card_page(&app, &session, &open).await.map(Json)
}

/// `PUT /v1/cart/card`. What the browser brings is not believed: the provider is asked.
pub async fn card_returned(State(app): State<App>, session: Session, Json(_): Json<CardReturn>) -> Answer<CartView> {
    let stored = pay::card_returned(&app, &session).await?;
    view(&app, &stored).await.map(Json)
}

/// `PUT /v1/cart/validation` (CS-1 to CS-6).
pub async fn validate(State(app): State<App>, session: Session, correlation: Correlation) -> Answer<Validation> {
    let (stored, issued) = validate::whole(&app, &session, &correlation).await?;
    let contract_summary = wire::order::document(DocumentKind::ContractSummary, &issued);
    let terms = app.general_terms.document(stored.cart.locale);
    let general_terms = wire::order::document(DocumentKind::GeneralTerms, &terms.issued());
    let cart = view(&app, &stored).await?;
    let notice = contract::guarantee_notice(&app, &stored.cart, &cart.summary);
    let guarantee_notice = notice.map(wire::order::guarantee_notice);
    Ok(Json(Validation { cart, contract_summary, general_terms, guarantee_notice }))
}

/// `POST /v1/cart/resume-link` (EXP-24).
pub async fn send_resume_link(
    State(app): State<App>,
    session: Session,
    Json(send): Json<SendResumeLink>,
) -> Answer<CartView> {
    let stored = resume::send_link(&app, &session, &send.email).await?;
    view(&app, &stored).await.map(Json)
}
