//! Promotions that may be used so many times only, by all or by one customer (EXP-23).
//!
//! What this is: what is told of them while people choose comes from memory, looked at anew several times a second; what
//! counts is counted in the transaction of the order. Who comes too late is told before he is bound to anything.
//! A rejected order gives its use back; a withdrawn one does not, or a limit would be none.
//! Where to start: [`spent`], [`take`].

use crate::error::ApiError;
use crate::orders::store::promotion_use as store;
use crate::state::Parts;
use arc_swap::ArcSwap;
use std::collections::HashMap;
use std::sync::Arc;
use weblys_catalog::Snapshot;
use weblys_catalog::model::{Promotion, PromotionCode};
use weblys_db::{Database, Tx};
use weblys_orders::{Cart, Identity, Order};

/// How often each promotion with a limit was used, as last read.
#[derive(Debug, Default)]
pub struct Uses(ArcSwap<HashMap<PromotionCode, u64>>);

impl Uses {
    /// Reads them anew: a few rows, also for carts that go by an older publication.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn refresh(&self, db: &Database) -> Result<(), ApiError> {
        self.0.store(Arc::new(store::counts(db).await?));
        Ok(())
    }

    /// The promotions of a publication that nobody can use any more.
    #[must_use]
    pub fn spent(&self, snapshot: &Snapshot) -> Vec<PromotionCode> {
        let used = self.0.load();
        let is_spent = |promotion: &&Promotion| match (promotion.max_uses, used.get(&promotion.code)) {
            (Some(most), Some(used)) => *used >= u64::from(most),
            _ => false,
        };
        snapshot.limited_promotions().filter(is_spent).map(|promotion| promotion.code.clone()).collect()
    }
}

/// The promotions of a publication that a cart cannot use any more. The customer's own uses are looked at once he has
/// said who he is and typed a coupon.
///
/// # Errors
/// When the database fails.
pub async fn spent(app: &Parts, cart: &Cart, snapshot: &Snapshot) -> Result<Vec<PromotionCode>, ApiError> {
    let mut spent = app.uses.spent(snapshot);
    let coupon = cart.selection.as_ref().and_then(|selection| selection.coupon.as_ref());
    let (Some(coupon), Some(who)) = (coupon, &cart.identity) else { return Ok(spent) };
    let mut limited = snapshot.limited_promotions().filter_map(|promotion| {
        let wanted = promotion.coupon.as_ref().is_some_and(|one| one.is(coupon));
        promotion.max_uses_each.filter(|_| wanted).map(|each| (&promotion.code, each))
    });
    if let Some(first) = limited.next() {
        let used = store::counts_of(&app.db, &customer_hash(who)).await?;
        let is_spent = |(code, each): &(&PromotionCode, u16)| used.get(*code).is_some_and(|n| *n >= u64::from(*each));
        let own = std::iter::once(first).chain(limited).filter(is_spent).map(|(code, _)| code.clone());
        spent.extend(own);
    }
    Ok(spent)
}

/// Counts what an order uses; whether there was enough of everything. Where there was not, nothing may be committed.
///
/// # Errors
/// When the database fails.
pub async fn take(tx: &mut Tx, order: &Order, snapshot: &Snapshot) -> Result<bool, ApiError> {
    let mut limited: Vec<&Promotion> = order
        .quote
        .promotions
        .iter()
        .filter_map(|applied| snapshot.promotion(&applied.code))
        .filter(|promotion| promotion.is_limited())
        .collect();
    // Always in one order: two orders never wait for each other.
    limited.sort_by_key(|promotion| &promotion.code);
    let Some(who) = order.cart.identity.as_ref().filter(|_| !limited.is_empty()) else { return Ok(true) };
    let customer = customer_hash(who);
    for promotion in limited {
        if !store::count_one(&mut *tx, &promotion.code, promotion.max_uses).await? {
            return Ok(false);
        }
        if let Some(each) = promotion.max_uses_each
            && store::used_by(&mut *tx, &promotion.code, &customer).await? >= u64::from(each)
        {
            return Ok(false);
        }
        store::insert(&mut *tx, order.order_id, &promotion.code, &customer, order.ordered_at).await?;
    }
    Ok(true)
}

/// Gives back what a rejected order used.
///
/// # Errors
/// When the database fails.
pub async fn give_back(tx: &mut Tx, order: &Order) -> Result<(), ApiError> {
    store::give_back(tx, order.order_id).await
}

/// A customer who is not one yet is known by his mail address, however it is written.
fn customer_hash(who: &Identity) -> String {
    crate::auth::token_hash(&format!("customer:{}", who.email.as_str().trim().to_lowercase()))
}
