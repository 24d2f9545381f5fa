//! How the monthly bill is paid: invoice, SEPA direct debit, or card on the provider's page.

use crate::adapters::card_page::OpenSession;
use crate::auth::Session;
use crate::error::ApiError;
use crate::flows::cart;
use crate::orders::store::cart::StoredCart;
use crate::state::App;
use weblys_api::cart::{CardPage, ChoosePayment, OpenCardPage, PaymentChoices, PaymentMethod};
use weblys_kernel::mandate::MandateReference;
use weblys_orders::refusal::OrderRefusal;
use weblys_orders::{Cart, CartId, FieldRefusal, Payment, Step, decide};

/// The ways of payment, and the words of the mandate.
///
/// # Errors
/// When the prefix of mandate references in the settings cannot be used.
pub fn choices(app: &App, cart: &Cart) -> Result<PaymentChoices, ApiError> {
    let creditor = &app.config.operator.creditor;
    let card = app.card_provider.as_ref().map(|_| PaymentMethod::Card);
    Ok(PaymentChoices {
        methods: [PaymentMethod::DirectDebit].into_iter().chain(card).chain([PaymentMethod::Invoice]).collect(),
        creditor_name: creditor.name.clone(),
        creditor_address: creditor.address.clone(),
        creditor_identifier: creditor.identifier.clone(),
        mandate_reference: mandate(app, cart.cart_id)?.as_str().to_owned(),
    })
}

/// A cart's mandate reference: always the same, and that of no other cart.
fn mandate(app: &App, cart_id: CartId) -> Result<MandateReference, ApiError> {
    let number = weblys_orders::number::unique(cart_id.uuid().as_u128());
    MandateReference::parse(&format!("{}-{number}", app.config.sale.mandate_prefix)).map_err(ApiError::internal)
}

/// Chooses a way. For a card the provider's page comes next.
pub async fn choose(app: &App, session: &Session, wanted: &ChoosePayment) -> Result<StoredCart, ApiError> {
    cart::change(app, session, |cart, _| {
        let payment = read(app, &cart, wanted)?;
        Ok(decide::pay(cart, payment, app.now())?)
    })
    .await
}

fn read(app: &App, cart: &Cart, wanted: &ChoosePayment) -> Result<Payment, ApiError> {
    match wanted.method.as_str() {
        "invoice" => Ok(Payment::Invoice),
        "direct_debit" => {
            let reference = mandate(app, cart.cart_id)?;
            Payment::direct_debit(&wanted.holder, &wanted.iban, wanted.mandate, reference)
                .map_err(|fields| OrderRefusal::Fields(fields).into())
        }
        "card" if app.card_provider.is_some() => Ok(match &cart.payment {
            Some(kept @ Payment::Card { .. }) => kept.clone(),
            _ => Payment::Card { session: None, card: None },
        }),
        _ => Err(OrderRefusal::Fields(vec![FieldRefusal::new("method", "ORD-046")]).into()),
    }
}

/// Opens the provider's page for the cart's card.
pub async fn open_card_page(app: &App, session: &Session, open: &OpenCardPage) -> Result<CardPage, ApiError> {
    let provider = app.card_provider.as_ref().ok_or(ApiError::CardProvider)?;
    let stored = cart::load(app, session).await?;
    stored.cart.must_have_reached(Step::Payment)?;
    if !is_of_shop(&app.config.public_url, &open.return_url) {
        return Err(OrderRefusal::Fields(vec![FieldRefusal::new("return_url", "ORD-047")]).into());
    }
    let reference = stored.cart.cart_id.to_string();
    let opened = provider
        .open(&OpenSession {
            amount_cents: 0,
            currency: "EUR",
            reference: &reference,
            return_url: &open.return_url,
            locale: open.locale,
        })
        .await?;
    let waiting = Payment::Card { session: Some(opened.session_id), card: None };
    cart::change(app, session, |cart, _| Ok(decide::pay(cart, waiting.clone(), app.now())?)).await?;
    Ok(CardPage { url: opened.url })
}

/// Whether a URL is a page of FRONT: the provider sends browsers nowhere else.
fn is_of_shop(public_url: &str, url: &str) -> bool {
    let path = url.strip_prefix(public_url.trim_end_matches('/'));
    path.is_some_and(|path| path.starts_with('/') && path.bytes().all(|byte| byte.is_ascii_graphic()))
}

/// The browser is back: what counts is what the provider says, not what the browser brings.
pub async fn card_returned(app: &App, session: &Session) -> Result<StoredCart, ApiError> {
    let provider = app.card_provider.as_ref().ok_or(ApiError::CardProvider)?;
    let stored = cart::load(app, session).await?;
    let Some(Payment::Card { session: Some(opened), card: None }) = stored.cart.payment.clone() else {
        return Ok(stored);
    };
    let card = provider.card(&opened).await?.ok_or(OrderRefusal::CardNotAuthorised)?;
    let paid = Payment::Card { session: Some(opened), card: Some(card) };
    cart::change(app, session, |cart, _| Ok(decide::pay(cart, paid.clone(), app.now())?)).await
}
