//! Choosing offer, equipment and options (SSH-06 to SSH-08).

use crate::error::ApiError;
use crate::flows::cart::Pricing;
use weblys_api::cart::ChooseItems;
use weblys_api::offer::Chosen;
use weblys_catalog::model::{CouponCode, EquipmentCode, InstallMode, OfferCode, OptionCode};
use weblys_catalog::{Selection, SelectionRefusal};
use weblys_kernel::Refusal;
use weblys_orders::delivery::{self, DeliveryKind};
use weblys_orders::refusal::OrderRefusal;
use weblys_orders::{Cart, FieldRefusal, decide};

/// Chooses an offer.
///
/// # Errors
/// When it cannot be had there, or the cart is closed.
pub fn offer(cart: Cart, pricing: &Pricing, offer: &OfferCode) -> Result<Cart, ApiError> {
    let proposed = pricing.snapshot.suggest_default(&pricing.sale, offer);
    let answer = pricing.snapshot.quote(&pricing.sale, &proposed, pricing.start);
    let mut cart = decide::choose_offer(cart, proposed, answer)?;
    let portable = pricing.portable(&cart);
    decide::drop_foreign_numbers(&mut cart, &portable);
    Ok(cart)
}

/// Chooses equipment. Options that the new equipment no longer carries are dropped.
///
/// # Errors
/// When it cannot be had, or the cart is closed.
pub fn equipment(cart: Cart, pricing: &Pricing, choose: &ChooseItems) -> Result<Cart, ApiError> {
    let cart = without_spent_coupon(cart, pricing)?;
    let mut selection = cart.chosen()?.clone();
    selection.equipment = codes(&choose.items, EquipmentCode::parse)?;
    drop_unfit_options(&mut selection, pricing);
    let answer = pricing.snapshot.estimate(&pricing.sale, &selection, pricing.start);
    let complete = pricing.snapshot.check(&pricing.sale, &selection);
    let answer = match complete {
        Err(refusals) if refusals.iter().any(|refusal| matches!(refusal, SelectionRefusal::TooFewEquipment { .. })) => {
            Err(refusals)
        }
        _ => answer,
    };
    let fits = cart.delivery.as_ref().is_none_or(|chosen| delivery_kinds(pricing, &selection).contains(&chosen.kind));
    Ok(decide::choose_equipment(cart, selection, answer, fits)?)
}

/// Where equipment is chosen nobody sees a coupon: one that was used up meanwhile is taken out, and stands in nobody's way.
fn without_spent_coupon(cart: Cart, pricing: &Pricing) -> Result<Cart, ApiError> {
    let of_coupon = |refusal: &SelectionRefusal| {
        matches!(refusal, SelectionRefusal::CouponSpent { .. } | SelectionRefusal::CouponNotApplicable { .. })
    };
    match pricing.snapshot.check_so_far(&pricing.sale, cart.chosen()?) {
        Err(refusals) if refusals.iter().all(of_coupon) => Ok(decide::drop_coupon(cart)?),
        _ => Ok(cart),
    }
}

/// Chooses options and a coupon.
///
/// # Errors
/// When they cannot be had, or the cart is closed.
pub fn options(cart: Cart, pricing: &Pricing, choose: &ChooseItems) -> Result<Cart, ApiError> {
    let mut selection = cart.chosen()?.clone();
    selection.options = codes(&choose.items, OptionCode::parse)?;
    selection.coupon = match choose.coupon.trim() {
        "" => None,
        typed => Some(CouponCode::parse(typed).map_err(|refusal| refused("coupon", refusal.code()))?),
    };
    // What is newly chosen takes the place of what it replaces (EXP-22).
    let selection = pricing.snapshot.settled(cart.chosen()?, selection);
    let answer = pricing.snapshot.quote(&pricing.sale, &selection, pricing.start);
    Ok(decide::choose_options(cart, selection, answer)?)
}

fn codes<C, E: Refusal>(chosen: &[Chosen], parse: impl Fn(&str) -> Result<C, E>) -> Result<Vec<(C, u16)>, ApiError> {
    let wanted = chosen.iter().filter(|item| item.quantity > 0);
    wanted
        .map(|item| {
            let code = parse(&item.code).map_err(|refusal| refused(&item.code, refusal.code()))?;
            Ok((code, u16::try_from(item.quantity).unwrap_or(u16::MAX)))
        })
        .collect()
}

fn refused(field: &str, code: &'static str) -> ApiError {
    ApiError::Order(OrderRefusal::Fields(vec![FieldRefusal::new(field, code)]))
}

/// Each round drops what is refused; what rested on it is refused in the next.
fn drop_unfit_options(selection: &mut Selection, pricing: &Pricing) {
    while let Err(refusals) = pricing.snapshot.check_so_far(&pricing.sale, selection) {
        let unfit: Vec<OptionCode> = refusals.into_iter().filter_map(unfit_option).collect();
        if unfit.is_empty() {
            return;
        }
        selection.options.retain(|(code, _)| !unfit.contains(code));
    }
}

fn unfit_option(refusal: SelectionRefusal) -> Option<OptionCode> {
    match refusal {
        SelectionRefusal::OptionUnknown { option }
        | SelectionRefusal::OptionUnavailable { option, .. }
        | SelectionRefusal::PrerequisiteMissing { option, .. }
        | SelectionRefusal::EquipmentMissing { option, .. } => Some(option),
        _ => None,
    }
}

/// The ways of delivery that fit what is chosen.
#[must_use]
pub fn delivery_kinds(pricing: &Pricing, selection: &Selection) -> Vec<DeliveryKind> {
    let Some(offer) = pricing.snapshot.offer(&selection.offer) else { return Vec::new() };
    let items = selection.equipment.iter().filter_map(|(code, _)| pricing.snapshot.equipment_item(code));
    let modes: Vec<&[InstallMode]> = items.map(|item| item.install_modes.as_slice()).collect();
    delivery::kinds_for(&offer.install_modes, &modes)
}
