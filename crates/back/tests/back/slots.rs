//! Slots of the operator's calendar: held, lost, taken by others.

use crate::support::{World, code_of, eventually, on_both_engines};
use chrono::TimeDelta;
use serde_json::json;
use weblys_api::cart::{CartState, Step};
use weblys_api::delivery::ChooseDelivery;
use weblys_api::order::OrderState;

on_both_engines!(
    a_slot_taken_meanwhile_is_said_and_the_sale_goes_on,
    a_hold_that_has_lapsed_is_renewed_at_the_check,
    a_slot_lost_before_the_check_is_said_and_another_one_is_chosen,
    a_hold_that_lapses_between_check_and_button_is_not_ordered_blindly,
    a_visit_within_the_withdrawal_period_must_be_asked_for,
    a_slot_is_not_asked_for_before_its_turn,
    the_calendar_is_not_asked_again_for_every_slot_that_is_taken,
    a_slot_left_for_a_parcel_is_free_for_others_at_once,
    a_slot_of_an_offer_no_longer_chosen_is_free_for_others_at_once,
    a_slot_left_while_the_operator_system_is_away_is_given_back_later,
    a_slot_taken_before_the_one_left_could_be_given_back_stays_held,
);

async fn a_slot_taken_meanwhile_is_said_and_the_sale_goes_on(world: World) {
    let (first, second) = (world.buyer().await, world.buyer().await);
    first.reaches_delivery().await;
    second.reaches_delivery().await;
    let seen = second.slots().await;
    first.books(&seen[0].slot_id).await.unwrap();
    let code = code_of(second.books(&seen[0].slot_id).await);
    assert!(["ORD-011", "ORD-012"].contains(&code.as_str()), "{code}");
    assert!(second.slots().await.iter().all(|slot| slot.slot_id != seen[0].slot_id), "it is not offered again");
    second.books(&seen[1].slot_id).await.unwrap();
    second.pays_by_direct_debit().await;
    assert_eq!(second.orders().await.state, OrderState::Accepted);
}

async fn a_hold_that_has_lapsed_is_renewed_at_the_check(world: World) {
    let buyer = world.buyer().await;
    let slot = buyer.reaches_check_with_a_slot().await;
    let held_until = buyer.cart().await.delivery.unwrap().held_until.unwrap();
    world.clock.forward(TimeDelta::minutes(31));
    let checked = buyer.checks().await;
    let delivery = checked.cart.delivery.unwrap();
    assert_eq!(delivery.slot.unwrap().slot_id, slot);
    assert!(delivery.held_until.unwrap() > held_until);
    assert_eq!(buyer.presses(&checked.contract_summary.sha256).await.unwrap().state, OrderState::Accepted);
}

async fn a_slot_lost_before_the_check_is_said_and_another_one_is_chosen(world: World) {
    let buyer = world.buyer().await;
    let slot = buyer.reaches_check_with_a_slot().await;
    world.clock.forward(TimeDelta::minutes(31));
    let quicker = world.buyer().await;
    quicker.reaches_delivery().await;
    quicker.books(&slot).await.unwrap();
    assert_eq!(code_of(buyer.tries_to_check().await), "ORD-012");
    let cart = buyer.cart().await;
    assert_eq!((cart.next_step, cart.delivery), (Step::Delivery, None));
    assert_eq!(buyer.notices().await, ["ORD-032"]);
    let other = buyer.slots().await.swap_remove(0).slot_id;
    buyer.books(&other).await.unwrap();
    assert_eq!(buyer.notices().await, [""; 0]);
    assert_eq!(buyer.orders().await.delivery.unwrap().slot.unwrap().slot_id, other);
}

async fn a_hold_that_lapses_between_check_and_button_is_not_ordered_blindly(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check_with_a_slot().await;
    let checked = buyer.checks().await;
    world.clock.forward(TimeDelta::minutes(31));
    assert_eq!(code_of(buyer.presses(&checked.contract_summary.sha256).await), "ORD-013");
    assert_eq!(buyer.cart().await.state, CartState::Validated);
    assert_eq!(buyer.orders().await.state, OrderState::Accepted, "checked again, it goes through");
}

async fn a_visit_within_the_withdrawal_period_must_be_asked_for(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_delivery().await;
    let soonest = buyer.ways_of_delivery().await.slots.swap_remove(0);
    assert_eq!(code_of(buyer.books(&soonest.slot_id).await), "ORD-014");
    let asked = |express_acknowledged| ChooseDelivery {
        kind: "appointment".to_owned(),
        slot_id: soonest.slot_id.clone(),
        pickup_point: String::new(),
        express_start: true,
        express_acknowledged,
    };
    assert_eq!(code_of(world.back.choose_delivery(&buyer.caller, &asked(false)).await), "ORD-014");
    world.back.choose_delivery(&buyer.caller, &asked(true)).await.unwrap();
    assert!(buyer.cart().await.delivery.unwrap().express_start);
}

async fn a_slot_is_not_asked_for_before_its_turn(world: World) {
    let buyer = world.buyer().await;
    assert_eq!(code_of(buyer.books("CDZ-STE-01_20261215_08").await), "ORD-003");
    assert_eq!(code_of(buyer.tries_to_check().await), "ORD-003");
    buyer.reaches_delivery().await;
    assert_eq!(code_of(buyer.books("CDZ-STE-01_20261213_08").await), "ORD-011", "a Sunday");
    assert_eq!(code_of(buyer.books("CDZ-STE-02_20261215_08").await), "ORD-011", "another zone");
    let slot = buyer.slots().await.swap_remove(0).slot_id;
    buyer.books(&slot).await.unwrap();
    buyer.chooses("INTERNET-1G").await;
    world.clock.forward(TimeDelta::minutes(31));
    assert_eq!(code_of(buyer.tries_to_check().await), "ORD-003", "equipment comes first again");
}

/// Whether somebody else is offered a slot.
async fn is_offered(world: &World, slot_id: &str) -> bool {
    let other = world.buyer().await;
    other.reaches_delivery().await;
    other.slots().await.iter().any(|free| free.slot_id == slot_id)
}

async fn the_calendar_is_not_asked_again_for_every_slot_that_is_taken(world: World) {
    let first = world.buyer().await;
    let slot = first.reaches_check_with_a_slot().await;
    assert!(!is_offered(&world, &slot).await, "it is taken");
    let second = world.buyer().await;
    second.reaches_check_with_a_slot().await;
    assert_eq!(world.count("select count(*) from orders_frame where operation = 'list_slots'").await, 1);
}

async fn a_slot_left_for_a_parcel_is_free_for_others_at_once(world: World) {
    let buyer = world.buyer().await;
    let slot = buyer.reaches_check_with_a_slot().await;
    assert!(!is_offered(&world, &slot).await);
    buyer.has_it_sent().await;
    world.comes_to_rest().await;
    assert!(is_offered(&world, &slot).await);
    assert_eq!(buyer.orders().await.delivery.unwrap().slot, None);
}

async fn a_slot_of_an_offer_no_longer_chosen_is_free_for_others_at_once(world: World) {
    let buyer = world.buyer().await;
    let slot = buyer.reaches_check_with_a_slot().await;
    buyer.chooses("INTERNET-1G").await;
    world.comes_to_rest().await;
    assert!(is_offered(&world, &slot).await);
}

async fn a_slot_left_while_the_operator_system_is_away_is_given_back_later(world: World) {
    let buyer = world.buyer().await;
    let slot = buyer.reaches_check_with_a_slot().await;
    world.operator_fault(json!({"operation": "release_slot", "fail": "before"})).await;
    buyer.has_it_sent().await;
    assert_eq!(buyer.cart().await.next_step, Step::Check, "the buyer is not kept from going on");
    eventually("giving it back fails once", async || {
        world.count("select count(*) from outbox_effect where state = 'ready' and attempts = 1").await == 1
    })
    .await;
    assert!(!is_offered(&world, &slot).await);
    world.operator_recovers().await;
    world.passes(TimeDelta::seconds(2));
    world.comes_to_rest().await;
    assert!(is_offered(&world, &slot).await);
}

async fn a_slot_taken_before_the_one_left_could_be_given_back_stays_held(world: World) {
    let buyer = world.buyer().await;
    let slot = buyer.reaches_check_with_a_slot().await;
    world.operator_fault(json!({"operation": "release_slot", "fail": "before", "times": 1})).await;
    buyer.has_it_sent().await;
    eventually("giving it back fails once", async || {
        world.count("select count(*) from outbox_effect where state = 'ready' and attempts = 1").await == 1
    })
    .await;
    let other = buyer.slots().await.swap_remove(0).slot_id;
    buyer.books(&other).await.unwrap();
    // The list of free slots may be some seconds old.
    world.passes(TimeDelta::seconds(6));
    world.comes_to_rest().await;
    assert!(!is_offered(&world, &other).await);
    assert!(is_offered(&world, &slot).await, "the hold has moved");
    assert_eq!(buyer.orders().await.delivery.unwrap().slot.unwrap().slot_id, other);
}
