//! The button that obliges to pay: cart, order, documents, mails and effects in one transaction (SSH-15).

use crate::adapters::operator_system::Purpose;
use crate::auth::{Session, new_token};
use crate::error::ApiError;
use crate::flows::cart::{self, Pricing, Readings};
use crate::flows::{calendar, contract, validate};
use crate::orders::mails::Letter;
use crate::orders::store::cart::StoredCart;
use crate::orders::store::document::StoredDocument;
use crate::orders::store::order::StoredOrder;
use crate::orders::{general_terms, guarantee_notice, mails, store, uses};
use crate::outbox::{self, store::Claimed};
use crate::state::{App, Parts};
use uuid::Uuid;
use weblys_api::order::{DocumentKind, PlaceOrder};
use weblys_api::security::Site;
use weblys_catalog::Quote;
use weblys_db::Durability;
use weblys_documents::facts::{ContractSummary, OrderReceived};
use weblys_documents::mails::order_received;
use weblys_orders::cart::Ordered;
use weblys_orders::decide::Promise;
use weblys_orders::order::IssuedDocument;
use weblys_orders::refusal::OrderRefusal;
use weblys_orders::{Cart, Effect, Order, OrderId, OrderNumber, OrderState, Step, decide};

/// Orders the session's cart. Asked again, in another tab or by a double click, it answers the same order.
///
/// # Errors
/// What stands in the way; nothing is ordered then.
pub async fn order(app: &App, session: &Session, place: &PlaceOrder) -> Result<StoredOrder, ApiError> {
    if app.sites.is_stopped(Site::SelfShop, app.now()) {
        // What another BACK ordered is in no memory of this one.
        let stored = store::cart::of_session(&app.db, &session.0).await?.ok_or(ApiError::NoCart)?;
        return already_ordered(app, &stored).await?.ok_or(ApiError::SiteStopped(Site::SelfShop));
    }
    let mut readings = Readings::of(app, session);
    // What was begun while the site ran comes to its end, however often it has to be tried.
    loop {
        let stored = readings.next().await?;
        match order_from(app, stored, place).await {
            Ok(done) => return Ok(done),
            Err(refusal) => readings.refused(refusal)?,
        }
    }
}

async fn order_from(app: &App, mut stored: StoredCart, place: &PlaceOrder) -> Result<StoredOrder, ApiError> {
    if let Some(existing) = already_ordered(app, &stored).await? {
        return Ok(existing);
    }
    stored.cart = decide::resume(stored.cart)?;
    let pricing = cart::pricing(app, &stored.cart).await?;
    let cart_id = stored.cart.cart_id;
    match keep(app, stored, &pricing, place).await? {
        Some((claimed, kept)) => {
            if let Some(told) = outbox::place_now(app, claimed, kept).await {
                return Ok(told);
            }
        }
        None => tracing::info!(%cart_id, "ordered meanwhile by another request"),
    }
    store::order::of_cart(&app.db, cart_id).await?.ok_or(ApiError::Contended)
}

async fn already_ordered(app: &App, stored: &StoredCart) -> Result<Option<StoredOrder>, ApiError> {
    match stored.cart.ordered {
        Some(_) => store::order::of_cart(&app.db, stored.cart.cart_id).await,
        None => Ok(None),
    }
}

/// None: another request has won the race for the cart.
async fn keep(
    app: &App,
    stored: StoredCart,
    pricing: &Pricing,
    place: &PlaceOrder,
) -> Result<Option<(Claimed, StoredOrder)>, ApiError> {
    let now = app.now();
    stored.cart.must_have_reached(Step::Check)?;
    if cart::put_right_if_changed(app, &stored, pricing).await? {
        return Err(OrderRefusal::SummaryOutdated.into());
    }
    let selection = stored.cart.chosen()?;
    let quote = pricing.snapshot.quote(&pricing.sale, selection, pricing.start).map_err(OrderRefusal::Selection)?;
    decide::check_whole(&stored.cart, &Ok(quote.clone()), now)?;
    validate::check_visit(app, &stored.cart, pricing)?;
    if stored.cart.summary.is_some() && !validate::is_of_today(app, &stored) {
        return Err(OrderRefusal::SummaryOutdated.into());
    }
    let summary_issued_at = stored.touched_at;
    let contract = contract::summary_facts(app, &stored.cart, pricing, &quote)?;
    let cart = submitted(app, stored.cart, place)?;
    let standing = standing_documents(app, &cart, &contract);
    let mut order = new_order(app, cart, quote, &standing)?;
    let why = Purpose { subject: order.cart.cart_id.to_string(), correlation: String::new() };
    calendar::know_shop(app, &order.cart, &why).await;
    let documents = contract::order_documents(app, &order, contract.clone(), summary_issued_at)?;
    let shown = summary_shown(app, &order).await?;
    let mut tx = app.db.begin(Durability::Full).await?;
    if !store::cart::update(&mut tx, &order.cart, stored.version, now).await? {
        return Ok(None);
    }
    let issued = store::document::insert_all(&mut tx, order.cart.cart_id, &documents, now).await?;
    let issued_with = issued.iter().map(|one| IssuedDocument { kind: one.kind.clone(), document: one.issued() });
    order.documents.extend(issued_with);
    store::order::insert(&mut tx, &order).await?;
    let receipt = receipt(app, &order, contract)?.with([shown, issued, standing].concat())?;
    let claimed = Claimed::first(Effect::PlaceOrder { order_id: order.order_id });
    let kept = mails::keep(&mut tx, vec![receipt], Some(&claimed), now).await?;
    // The last of all: other orders with the same promotion wait from here to the end.
    if !uses::take(&mut tx, &order, &pricing.snapshot).await? {
        // Somebody was quicker: what is read again says so.
        drop(tx);
        app.uses.refresh(&app.db).await?;
        return Err(ApiError::Contended);
    }
    tx.commit().await?;
    outbox::post(app, kept);
    Ok(Some((claimed, StoredOrder { order, version: 1 })))
}

fn submitted(app: &Parts, cart: Cart, place: &PlaceOrder) -> Result<Cart, ApiError> {
    let chance = rand::random::<u128>();
    let ordered = Ordered { number: OrderNumber::of(app.today(), chance), key: new_token() };
    let promise = Promise {
        summary_sha256: &place.contract_summary_sha256,
        terms: place.accept_terms,
        terms_sha256: &place.general_terms_sha256,
        terms_in_force: &app.general_terms.document(cart.locale).sha256,
        summary_received: place.accept_summary,
    };
    Ok(decide::submit(cart, &promise, ordered)?)
}

/// What is the same for everybody: the terms accepted, and the notice of the guarantee where something is sold.
fn standing_documents(app: &Parts, cart: &Cart, contract: &ContractSummary) -> Vec<StoredDocument> {
    let notice = contract::guarantee_notice(app, cart, &contract.summary).map(|notice| &notice.page);
    std::iter::once(app.general_terms.document(cart.locale)).chain(notice).cloned().collect()
}

fn new_order(app: &Parts, cart: Cart, quote: Quote, standing: &[StoredDocument]) -> Result<Order, ApiError> {
    let ordered = cart.ordered.clone().ok_or(ApiError::Contended)?;
    let summary = cart.summary.clone().ok_or(OrderRefusal::SummaryOutdated)?;
    let standing = standing.iter().map(|one| IssuedDocument { kind: one.kind.clone(), document: one.issued() });
    let shown = IssuedDocument { kind: "contract_summary".to_owned(), document: summary };
    Ok(Order {
        order_id: OrderId::from_uuid(Uuid::now_v7()),
        number: ordered.number,
        key: ordered.key,
        state: OrderState::Submitted,
        ordered_at: app.now(),
        ordered_on: app.today(),
        address: cart.place.lines().join(", "),
        quote,
        documents: std::iter::once(shown).chain(standing).collect(),
        cart,
        acceptance: None,
        rejection: None,
    })
}

/// The contract summary that was shown: it goes along with the receipt.
async fn summary_shown(app: &Parts, order: &Order) -> Result<Vec<StoredDocument>, ApiError> {
    let Some(summary) = &order.cart.summary else { return Ok(Vec::new()) };
    if let Some(shown) = app.recent_documents.take(&summary.document_id) {
        return Ok(vec![shown]);
    }
    Ok(store::document::by_id(&app.db, summary.document_id).await?.into_iter().collect())
}

fn receipt(app: &Parts, order: &Order, contract: ContractSummary) -> Result<Letter, ApiError> {
    let Some(who) = &order.cart.identity else { return Err(ApiError::Contended) };
    let withdrawal_until = contract::withdrawal_right(app, order, &contract.summary).until;
    let facts = OrderReceived {
        operator: app.config.operator.clone(),
        given_name: who.given_name.to_string(),
        order_number: order.number.to_string(),
        ordered_at: order.ordered_at,
        offer_name: contract.offer_name,
        summary: contract.summary,
        follow_url: contract::follow_url(app, order),
        withdrawal_until,
        documents: order.documents.iter().filter_map(|issued| document_kind(&issued.kind)).collect(),
    };
    let body = order_received(&facts, order.cart.locale).map_err(ApiError::internal)?;
    Ok(Letter::new(who.email.as_str(), body, order.ordered_at))
}

/// The wire's word for a document's kind.
#[must_use]
pub fn document_kind(kind: &str) -> Option<DocumentKind> {
    match kind {
        "contract_summary" => Some(DocumentKind::ContractSummary),
        "order_confirmation" => Some(DocumentKind::OrderConfirmation),
        "sepa_mandate" => Some(DocumentKind::SepaMandate),
        "withdrawal_form" => Some(DocumentKind::WithdrawalForm),
        general_terms::KIND => Some(DocumentKind::GeneralTerms),
        guarantee_notice::KIND => Some(DocumentKind::GuaranteeNotice),
        guarantee_notice::PICTURE_KIND => Some(DocumentKind::GuaranteePicture),
        _ => None,
    }
}
