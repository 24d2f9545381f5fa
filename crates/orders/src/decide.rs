//! What may be done with a cart: each function takes facts and returns the cart that follows, or refuses.
//!
//! None of them asks the catalogue or the calendar itself: BACK gathers the answers first.

#[cfg(test)]
mod tests;

use crate::cart::{Cart, IssuedSummary, Notice, Ordered, ShownPrice, Step};
use crate::delivery::Delivery;
use crate::identity::{Identity, LineKind};
use crate::payment::Payment;
use crate::process::{CartEvent, CartState};
use crate::refusal::OrderRefusal;
use chrono::{DateTime, Utc};
use weblys_catalog::{Quote, Selection, SelectionRefusal};

/// What the catalogue says of a selection: its price, or why it cannot be sold.
pub type CatalogueAnswer = Result<Quote, Vec<SelectionRefusal>>;

/// Chooses an offer with what the catalogue proposes for it; another offer opens equipment and options again.
///
/// # Errors
/// When the offer is not available, or the cart is closed.
pub fn choose_offer(mut cart: Cart, proposed: Selection, answer: CatalogueAnswer) -> Result<Cart, OrderRefusal> {
    let incomplete_only = |refusals: &[SelectionRefusal]| refusals.iter().all(SelectionRefusal::is_incomplete);
    let quote = match answer {
        Ok(quote) => Some(quote),
        Err(refusals) if incomplete_only(&refusals) => None,
        Err(refusals) => return Err(OrderRefusal::Selection(refusals)),
    };
    if cart.selection.as_ref().is_some_and(|chosen| chosen.offer == proposed.offer) {
        cart.state.after(CartEvent::Unsettle)?;
        return Ok(cart);
    }
    cart.apply(CartEvent::Unsettle)?;
    cart.selection = Some(proposed);
    cart.equipment_settled = false;
    cart.options_settled = false;
    cart.notices.clear();
    cart.price_shown = quote.as_ref().map(ShownPrice::of);
    cart.delivery = None;
    Ok(cart)
}

/// Settles the equipment. Options that no longer fit are for the caller to drop beforehand.
///
/// # Errors
/// When the selection cannot be sold, or no offer is chosen, or the cart is closed.
pub fn choose_equipment(
    mut cart: Cart,
    selection: Selection,
    answer: CatalogueAnswer,
    delivery_fits: bool,
) -> Result<Cart, OrderRefusal> {
    cart.must_have_reached(Step::Equipment)?;
    let quote = answer.map_err(OrderRefusal::Selection)?;
    cart.equipment_settled = true;
    // A coupon is of the next step: what was told of it is told still.
    settle(&mut cart, selection, &quote, (delivery_fits, &[Notice::SlotLost, Notice::CouponGone]))?;
    Ok(cart)
}

/// Settles the options.
///
/// # Errors
/// When the selection cannot be sold, or equipment comes first, or the cart is closed.
pub fn choose_options(mut cart: Cart, selection: Selection, answer: CatalogueAnswer) -> Result<Cart, OrderRefusal> {
    cart.must_have_reached(Step::Options)?;
    let quote = answer.map_err(OrderRefusal::Selection)?;
    cart.options_settled = true;
    settle(&mut cart, selection, &quote, (true, &[Notice::SlotLost]))?;
    Ok(cart)
}

/// Keeps what was chosen; of what had to be told only this is left.
fn settle(
    cart: &mut Cart,
    selection: Selection,
    quote: &Quote,
    (delivery_fits, still_told): (bool, &[Notice]),
) -> Result<(), OrderRefusal> {
    cart.selection = Some(selection);
    cart.price_shown = Some(ShownPrice::of(quote));
    cart.notices.retain(|notice| still_told.contains(notice));
    if !delivery_fits {
        cart.delivery = None;
    }
    reach(cart)
}

/// Says who orders.
///
/// # Errors
/// When an earlier step is missing, or the cart is closed.
pub fn identify(mut cart: Cart, identity: Identity, now: DateTime<Utc>) -> Result<Cart, OrderRefusal> {
    cart.must_have_reached(Step::You)?;
    cart.apply(CartEvent::Identify)?;
    cart.identity = Some(identity);
    cart.identified_at = Some(now);
    Ok(cart)
}

/// Says how services arrive.
///
/// # Errors
/// When an earlier step is missing, or the cart is closed.
pub fn schedule(mut cart: Cart, delivery: Delivery) -> Result<Cart, OrderRefusal> {
    cart.must_have_reached(Step::Delivery)?;
    cart.apply(CartEvent::Schedule)?;
    cart.delivery = Some(delivery);
    cart.notices.retain(|notice| *notice != Notice::SlotLost);
    Ok(cart)
}

/// Says how the monthly bill is paid.
///
/// # Errors
/// When an earlier step is missing, or the cart is closed.
pub fn pay(mut cart: Cart, payment: Payment, now: DateTime<Utc>) -> Result<Cart, OrderRefusal> {
    cart.must_have_reached(Step::Payment)?;
    cart.apply(CartEvent::Pay)?;
    cart.payment = Some(payment);
    cart.payment_chosen_at = Some(now);
    Ok(cart)
}

/// Checks the whole: nothing missing, still sold at the price shown, the slot still held.
///
/// # Errors
/// The first thing that stands in the way.
pub fn check_whole(cart: &Cart, answer: &CatalogueAnswer, now: DateTime<Utc>) -> Result<(), OrderRefusal> {
    cart.must_have_reached(Step::Check)?;
    match answer {
        Err(refusals) => return Err(OrderRefusal::Selection(refusals.clone())),
        Ok(quote) if cart.price_shown.as_ref().is_some_and(|shown| *shown != ShownPrice::of(quote)) => {
            return Err(OrderRefusal::CatalogueChanged);
        }
        Ok(_) => {}
    }
    let slot = cart.delivery.as_ref().and_then(|delivery| delivery.slot.as_ref());
    if slot.is_some_and(|slot| slot.held_until <= now) { Err(OrderRefusal::SlotLapsed) } else { Ok(()) }
}

/// Takes note of the contract summary issued for the checked cart (CS-6).
///
/// # Errors
/// When the process has no such move.
pub fn validate(mut cart: Cart, summary: IssuedSummary) -> Result<Cart, OrderRefusal> {
    cart.apply(CartEvent::Validate)?;
    cart.summary = Some(summary);
    Ok(cart)
}

/// What the visitor says with the last button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise<'a> {
    /// The hash of the contract summary that was shown.
    pub summary_sha256: &'a str,
    /// Accepts the terms.
    pub terms: bool,
    /// The hash of the terms that were shown.
    pub terms_sha256: &'a str,
    /// The hash of the terms in force.
    pub terms_in_force: &'a str,
    /// Has received the contract summary.
    pub summary_received: bool,
}

/// The button that obliges to pay (OR-2).
///
/// # Errors
/// When a box is not ticked, the summary shown is not that of this content, or the process forbids it.
pub fn submit(mut cart: Cart, promise: &Promise<'_>, ordered: Ordered) -> Result<Cart, OrderRefusal> {
    let issued = cart.summary.as_ref().ok_or(OrderRefusal::SummaryOutdated)?;
    if issued.sha256 != promise.summary_sha256 {
        return Err(OrderRefusal::SummaryOutdated);
    }
    if !promise.summary_received {
        return Err(OrderRefusal::SummaryNotAcknowledged);
    }
    if !promise.terms {
        return Err(OrderRefusal::TermsNotAccepted);
    }
    if promise.terms_sha256 != promise.terms_in_force {
        return Err(OrderRefusal::TermsChanged);
    }
    cart.apply(CartEvent::Submit)?;
    cart.ordered = Some(ordered);
    Ok(cart)
}

/// Takes up again a cart left behind; each part that still holds keeps its place.
///
/// # Errors
/// When the cart is closed.
pub fn resume(mut cart: Cart) -> Result<Cart, OrderRefusal> {
    if cart.state == CartState::Abandoned {
        cart.apply(CartEvent::Resume)?;
        reach(&mut cart)?;
    }
    Ok(cart)
}

/// Brings a cart to the publication in force, when its price hold has ended (EXP-25): keeps what is still sold.
/// Under another publication, or at another price, its contract summary must be issued again.
///
/// # Errors
/// When the cart is closed.
pub fn reprice(
    mut cart: Cart,
    publication: u64,
    until: DateTime<Utc>,
    answer: Option<CatalogueAnswer>,
) -> Result<Cart, OrderRefusal> {
    let moved_on = std::mem::replace(&mut cart.publication, publication) != publication;
    cart.priced_until = until;
    match answer {
        None => {}
        Some(Ok(quote)) => {
            let shown = cart.price_shown.replace(ShownPrice::of(&quote));
            let changed = shown.is_some_and(|shown| cart.price_shown != Some(shown));
            if changed {
                cart.notify(Notice::PriceChanged);
            }
            if changed || moved_on {
                reach(&mut cart)?;
            }
        }
        Some(Err(_)) => {
            cart.apply(CartEvent::Unsettle)?;
            cart.wished_offer = cart.selection.take().map(|selection| selection.offer);
            cart.equipment_settled = false;
            cart.options_settled = false;
            cart.price_shown = None;
            cart.notify(Notice::Withdrawn);
        }
    }
    Ok(cart)
}

/// The coupon gives nothing any more, though all the rest may still be had: it is taken out, and that is told (EXP-23).
/// The contract summary must be issued again, whatever the price.
///
/// # Errors
/// When the cart is closed.
pub fn drop_coupon(mut cart: Cart) -> Result<Cart, OrderRefusal> {
    if let Some(selection) = &mut cart.selection
        && selection.coupon.take().is_some()
    {
        cart.notify(Notice::CouponGone);
        reach(&mut cart)?;
    }
    Ok(cart)
}

/// The slot was lost: somebody else has it, or the hold lapsed.
///
/// # Errors
/// When the cart is closed.
pub fn lose_slot(mut cart: Cart) -> Result<Cart, OrderRefusal> {
    cart.apply(CartEvent::Unschedule)?;
    cart.delivery = None;
    cart.notify(Notice::SlotLost);
    Ok(cart)
}

/// Numbers for lines that the chosen offer does not have are not brought along.
pub fn drop_foreign_numbers(cart: &mut Cart, portable: &[LineKind]) {
    if let Some(identity) = &mut cart.identity {
        identity.ported.retain(|number| portable.contains(&number.kind));
    }
}

/// Goes as far again as the parts present carry.
fn reach(cart: &mut Cart) -> Result<(), OrderRefusal> {
    use CartEvent::{Identify, Price, Schedule};
    cart.apply(CartEvent::Unsettle)?;
    let moves: &[CartEvent] = match cart.next_step() {
        Step::Offers | Step::Equipment | Step::Options => &[],
        Step::You => &[Price],
        Step::Delivery => &[Price, Identify],
        Step::Payment | Step::Check => &[Price, Identify, Schedule],
    };
    moves.iter().try_for_each(|event| cart.apply(*event))
}
