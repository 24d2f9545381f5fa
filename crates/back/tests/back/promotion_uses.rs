//! Promotions that may be used so many times only: by all together, and by one customer (EXP-23).

use crate::support::{Buyer, World, as_proposed, code_of, identity, on_both_engines};
use serde_json::json;
use weblys_api::cart::Identify;
use weblys_api::client::CallError;
use weblys_api::order::{OrderState, OrderView};
use weblys_catalog::Catalogue;
use weblys_catalog::model::Promotion;

on_both_engines!(
    a_coupon_lowers_as_many_orders_as_it_may_and_no_more,
    of_two_who_use_the_last_one_at_once_one_is_told,
    a_customer_uses_a_coupon_as_often_as_he_may,
    a_rejected_order_gives_its_use_back,
    a_promotion_without_a_coupon_ends_for_everybody_with_its_last_use,
    a_coupon_used_up_stands_in_nobody_s_way_at_another_step,
);

const COUPON: &str = "BIENVENUE";

fn promotion<'c>(catalogue: &'c mut Catalogue, code: &str) -> &'c mut Promotion {
    catalogue.promotions.iter_mut().find(|promotion| promotion.code.as_str() == code).unwrap()
}

async fn limits(world: &World, uses: Option<u32>, each: Option<u16>) {
    let change = |catalogue: &mut Catalogue| {
        let welcome = promotion(catalogue, COUPON);
        (welcome.max_uses, welcome.max_uses_each) = (uses, each);
    };
    world.publishes(change).await;
}

/// Everything up to the check page, with the coupon where it is not refused.
async fn comes_to_check<'w>(world: &'w World, email: &str) -> (Buyer<'w>, Result<(), CallError>) {
    let buyer = world.buyer().await;
    buyer.chooses("INTERNET-400").await;
    buyer.keeps_what_is_proposed().await;
    let options = world.back.options(&buyer.caller).await.unwrap().choices.unwrap();
    let mut wanted = as_proposed(&options);
    wanted.coupon = COUPON.to_owned();
    let taken = world.back.choose_options(&buyer.caller, &wanted).await.map(drop);
    let who = Identify { email: email.to_owned(), ..identity() };
    world.back.identify(&buyer.caller, &who).await.unwrap();
    buyer.has_it_sent().await;
    buyer.pays_by_direct_debit().await;
    (buyer, taken)
}

fn applies(order: &OrderView) -> bool {
    order.summary.lines.iter().any(|line| line.code == COUPON)
}

async fn a_coupon_lowers_as_many_orders_as_it_may_and_no_more(world: World) {
    limits(&world, Some(2), None).await;
    for email in ["one@example.fr", "two@example.fr"] {
        let (buyer, taken) = comes_to_check(&world, email).await;
        taken.unwrap();
        assert!(applies(&buyer.orders().await), "{email}");
    }
    world.app.uses.refresh(world.db()).await.unwrap();
    let (buyer, taken) = comes_to_check(&world, "three@example.fr").await;
    let refused = taken.unwrap_err();
    let told: Vec<(&str, &str)> =
        refused.problem().unwrap().fields.iter().map(|fault| (fault.field.as_str(), fault.code.as_str())).collect();
    assert_eq!(told, [("coupon", "OFR-020")]);
    let order = buyer.orders().await;
    assert_eq!(order.state, OrderState::Accepted, "without it everything goes on");
    assert!(!applies(&order));
    assert_eq!(world.count("select used from orders_promotion_count").await, 2);
    assert_eq!(world.count("select count(*) from orders_promotion_use").await, 2);
}

async fn of_two_who_use_the_last_one_at_once_one_is_told(world: World) {
    limits(&world, Some(1), None).await;
    let (first, taken) = comes_to_check(&world, "one@example.fr").await;
    taken.unwrap();
    let (second, taken) = comes_to_check(&world, "two@example.fr").await;
    taken.unwrap();
    let (one, other) = (first.checks().await.contract_summary, second.checks().await.contract_summary);
    let answers = tokio::join!(first.presses(&one.sha256), second.presses(&other.sha256));
    let (done, late): (Vec<_>, Vec<_>) = [answers.0, answers.1].into_iter().partition(Result::is_ok);
    assert_eq!((done.len(), late.len()), (1, 1));
    assert_eq!(late.into_iter().map(code_of).collect::<Vec<_>>(), ["ORD-021"]);
    let carts = [first.cart().await, second.cart().await];
    let told = carts.iter().find(|cart| cart.order.is_none()).unwrap();
    assert_eq!(told.coupon, None);
    assert!(told.notices.iter().any(|notice| notice.code == "ORD-033"), "{:?}", told.notices);
    assert_eq!(world.count("select count(*) from orders_order").await, 1, "nothing is half done");
    assert_eq!(world.count("select used from orders_promotion_count").await, 1);
}

async fn a_customer_uses_a_coupon_as_often_as_he_may(world: World) {
    limits(&world, None, Some(1)).await;
    let (buyer, taken) = comes_to_check(&world, "one@example.fr").await;
    taken.unwrap();
    buyer.orders().await;
    let (again, taken) = comes_to_check(&world, "One@Example.fr").await;
    taken.unwrap();
    let order = again.orders().await;
    assert!(!applies(&order), "he is known once he has said who he is");
    assert!(again.cart().await.coupon.is_none());
    let (other, taken) = comes_to_check(&world, "two@example.fr").await;
    taken.unwrap();
    assert!(applies(&other.orders().await));
}

async fn a_rejected_order_gives_its_use_back(world: World) {
    limits(&world, Some(1), Some(1)).await;
    world.operator_fault(json!({"operation": "place_order", "reject": "unpaid bills"})).await;
    let (buyer, taken) = comes_to_check(&world, "one@example.fr").await;
    taken.unwrap();
    assert_eq!(buyer.orders().await.state, OrderState::Rejected);
    assert_eq!(world.count("select used from orders_promotion_count").await, 0);
    world.operator_recovers().await;
    world.comes_to_rest().await;
    // What is used up is looked at now and then: it may have been while the use was taken.
    world.app.uses.refresh(world.db()).await.unwrap();
    let (again, taken) = comes_to_check(&world, "one@example.fr").await;
    taken.unwrap();
    assert!(applies(&again.orders().await));
}

async fn a_promotion_without_a_coupon_ends_for_everybody_with_its_last_use(world: World) {
    world.publishes(|catalogue| promotion(catalogue, "TRIO-MOINS-12").max_uses = Some(1)).await;
    let (first, second) = (world.buyer().await, world.buyer().await);
    first.reaches_check().await;
    second.reaches_check().await;
    let before = second.cart().await.summary.monthly_now;
    let shown = second.checks().await.contract_summary.sha256;
    first.orders().await;
    assert_eq!(code_of(second.presses(&shown).await), "ORD-021", "the price that was shown is not the price any more");
    assert_eq!(second.notices().await, ["ORD-030"]);
    assert!(second.orders().await.summary.monthly_now > before, "at the price that is shown now");
}

async fn a_coupon_used_up_stands_in_nobody_s_way_at_another_step(world: World) {
    limits(&world, Some(1), None).await;
    let (slow, taken) = comes_to_check(&world, "one@example.fr").await;
    taken.unwrap();
    let (quick, taken) = comes_to_check(&world, "two@example.fr").await;
    taken.unwrap();
    quick.orders().await;
    world.app.uses.refresh(world.db()).await.unwrap();
    let equipment = world.back.equipment(&slow.caller).await.unwrap().choices.unwrap();
    world.back.choose_equipment(&slow.caller, &as_proposed(&equipment)).await.unwrap();
    let cart = slow.cart().await;
    assert_eq!((cart.coupon, slow.notices().await), (None, vec!["ORD-033".to_owned()]));
}
