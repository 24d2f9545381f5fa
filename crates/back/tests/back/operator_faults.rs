//! The operator system fails, before or after the work, is slow, is away, or refuses: nothing is lost, nothing is
//! done twice.

use crate::support::{Buyer, World, eventually, on_both_engines};
use chrono::TimeDelta;
use serde_json::{Value, json};
use weblys_api::cart::Step;
use weblys_api::contact::{ContactKind, ContactQuery, ContactRow};
use weblys_api::delivery::{ChooseDelivery, DeliveryKind};
use weblys_api::notices::{NoticeKind, NoticeQuery};
use weblys_api::order::{OrderState, OrderView};
use weblys_api::security::Right;
use weblys_back::outbox::store::MOST_ATTEMPTS;

on_both_engines!(
    an_order_waits_while_the_operator_system_fails_before_the_work,
    an_order_is_not_taken_twice_when_the_operator_system_fails_after_the_work,
    an_order_is_not_taken_twice_when_the_answer_breaks_off,
    a_slow_operator_system_does_not_keep_the_buyer_waiting,
    an_operator_system_slower_than_the_deadline_is_asked_again,
    an_order_goes_through_once_the_operator_system_is_back,
    an_order_is_never_given_up_while_the_operator_system_is_away,
    a_rejected_order_is_told_by_mail_and_recorded,
    an_order_stands_without_its_slot_when_the_slot_is_lost_after_the_button,
    an_order_stands_without_its_slot_when_the_visit_comes_too_soon_to_be_planned,
    a_calendar_that_does_not_answer_does_not_stop_the_sale,
    a_refused_order_is_a_call_that_the_staff_is_told_to_make,
    an_order_without_a_date_is_a_call_that_the_staff_is_told_to_make_once,
    a_list_of_shops_that_does_not_answer_is_said_and_another_way_is_open,
    an_operator_system_away_at_the_check_does_not_stop_a_slot_still_held,
    an_answer_that_is_not_the_operator_systems_rejects_nothing,
);

/// The button is pressed; the order is registered and not more.
async fn is_registered(buyer: &Buyer<'_>) -> OrderView {
    buyer.reaches_check().await;
    let order = buyer.orders().await;
    assert_eq!(order.state, OrderState::Submitted);
    assert_eq!(order.customer_number, None);
    order
}

async fn is_accepted_exactly_once(buyer: &Buyer<'_>, order: &OrderView) {
    let world = buyer.world;
    eventually("the order is accepted", async || {
        world.passes(TimeDelta::seconds(1));
        buyer.follows(order).await.state == OrderState::Accepted
    })
    .await;
    world.comes_to_rest().await;
    assert_eq!(world.orders_at_operator().await, 1);
    assert_eq!(world.mails().await.len(), 4);
    assert_eq!(world.count("select count(*) from orders_case where kind = 'success'").await, 1);
}

async fn goes_through_after(world: &World, fault: Value) {
    let buyer = world.buyer().await;
    world.operator_fault(fault).await;
    let order = is_registered(&buyer).await;
    world.passes(TimeDelta::seconds(2));
    is_accepted_exactly_once(&buyer, &order).await;
}

async fn an_order_waits_while_the_operator_system_fails_before_the_work(world: World) {
    goes_through_after(&world, json!({"operation": "place_order", "fail": "before", "times": 1})).await;
}

async fn an_order_is_not_taken_twice_when_the_operator_system_fails_after_the_work(world: World) {
    goes_through_after(&world, json!({"operation": "place_order", "fail": "after", "times": 1})).await;
}

async fn an_order_is_not_taken_twice_when_the_answer_breaks_off(world: World) {
    goes_through_after(&world, json!({"operation": "place_order", "fail": "drop", "times": 1})).await;
}

async fn a_slow_operator_system_does_not_keep_the_buyer_waiting(world: World) {
    let world = World::start_with(world.db().engine(), |config| config.sale.acceptance_wait_ms = 50).await;
    let buyer = world.buyer().await;
    world.operator_fault(json!({"operation": "place_order", "delay_ms": 1000})).await;
    let order = is_registered(&buyer).await;
    is_accepted_exactly_once(&buyer, &order).await;
}

async fn an_operator_system_slower_than_the_deadline_is_asked_again(world: World) {
    let world = World::start_with(world.db().engine(), |config| config.operator_system.deadline_ms = 1_000).await;
    let buyer = world.buyer().await;
    world.operator_fault(json!({"operation": "place_order", "delay_ms": 3000, "times": 1})).await;
    let order = is_registered(&buyer).await;
    eventually("the first attempt is given up", async || {
        world.count("select count(*) from outbox_effect where topic = 'place_order' and state = 'ready'").await == 1
    })
    .await;
    world.passes(TimeDelta::seconds(2));
    is_accepted_exactly_once(&buyer, &order).await;
}

async fn an_order_goes_through_once_the_operator_system_is_back(world: World) {
    goes_through_after_failing(&world, 3, TimeDelta::minutes(1)).await;
}

async fn an_order_is_never_given_up_while_the_operator_system_is_away(world: World) {
    goes_through_after_failing(&world, MOST_ATTEMPTS + 3, TimeDelta::minutes(11)).await;
}

/// The operator system is down for so many attempts, so long one after the other, and then comes back.
async fn goes_through_after_failing(world: &World, attempts: i64, apart: TimeDelta) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    world.operator_goes_down().await;
    let order = buyer.orders().await;
    for attempt in 1..=attempts {
        eventually(&format!("attempt {attempt} fails, and there will be another"), async || {
            world.app.outbox.notify_one();
            let tried = "select cast(coalesce(max(attempts), 0) as bigint) from outbox_effect
                         where topic = 'place_order' and state = 'ready'";
            world.count(tried).await == attempt
        })
        .await;
        assert_eq!(buyer.follows(&order).await.state, OrderState::Submitted);
        world.passes(apart);
    }
    world.operator_recovers().await;
    world.passes(apart);
    is_accepted_exactly_once(&buyer, &order).await;
}

async fn a_rejected_order_is_told_by_mail_and_recorded(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    world.operator_fault(json!({"operation": "place_order", "reject": "unpaid bills"})).await;
    let order = buyer.orders().await;
    assert_eq!(order.state, OrderState::Rejected);
    assert!(order.rejection.unwrap().contains("unpaid bills"));
    world.comes_to_rest().await;
    assert_eq!(world.orders_at_operator().await, 0);
    assert_eq!(world.mails().await.len(), 3, "contract summary, receipt, bad news");
    assert!(!world.mails().await[0].body.contains("unpaid bills"), "the reason is for staff");
    assert_eq!(world.count("select count(*) from orders_case where kind = 'rejection'").await, 1);
    assert_eq!(world.count("select count(*) from orders_case where kind = 'success'").await, 0);
}

async fn an_order_stands_without_its_slot_when_the_slot_is_lost_after_the_button(world: World) {
    let buyer = world.buyer().await;
    let slot = buyer.reaches_check_with_a_slot().await;
    let checked = buyer.checks().await;
    world.loses_hold(&checked.cart.cart_id.to_string(), &slot).await;
    let order = buyer.presses(&checked.contract_summary.sha256).await.unwrap();
    world.passes(TimeDelta::seconds(2));
    is_accepted_exactly_once(&buyer, &order).await;
    let delivery = buyer.follows(&order).await.delivery.unwrap();
    assert_eq!(delivery.slot, None, "the operator calls to agree on a date");
}

async fn an_order_stands_without_its_slot_when_the_visit_comes_too_soon_to_be_planned(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_delivery().await;
    let first = buyer.ways_of_delivery().await.slots.swap_remove(0);
    let early = ChooseDelivery {
        kind: "appointment".to_owned(),
        slot_id: first.slot_id,
        express_start: true,
        express_acknowledged: true,
        ..ChooseDelivery::default()
    };
    world.back.choose_delivery(&buyer.caller, &early).await.unwrap();
    buyer.pays_by_direct_debit().await;
    world.operator_fault(json!({"operation": "place_order", "fail": "before"})).await;
    let order = buyer.orders().await;
    world.operator_recovers().await;
    world.passes(TimeDelta::hours(30));
    eventually("the operator system has answered", async || {
        world.passes(TimeDelta::seconds(2));
        buyer.follows(&order).await.state != OrderState::Submitted
    })
    .await;
    assert_eq!(buyer.follows(&order).await.state, OrderState::Accepted);
}

async fn a_calendar_that_does_not_answer_does_not_stop_the_sale(world: World) {
    let buyer = world.buyer().await;
    world.operator_fault(json!({"operation": "list_slots", "fail": "before"})).await;
    buyer.reaches_delivery().await;
    let choices = buyer.ways_of_delivery().await;
    assert!(choices.calendar_unavailable && choices.slots.is_empty());
    let cart = buyer.books("").await.unwrap();
    assert_eq!(cart.next_step, Step::Payment, "the operator calls about the date");
    buyer.pays_by_direct_debit().await;
    assert_eq!(buyer.orders().await.state, OrderState::Accepted);
}

/// What the staff still has to deal with, as its own page lists it; each was told.
async fn to_do(world: &World) -> Vec<ContactRow> {
    let care = world.somebody("care", &[Right::ContactsRead]).await;
    let open = ContactQuery { state: "open".to_owned(), ..ContactQuery::default() };
    let rows = world.back.contacts(&care, &open).await.unwrap().rows;
    let told = world.back.notices(&care, &NoticeQuery::default()).await.unwrap().rows;
    let told: Vec<_> = told.into_iter().map(|notice| (notice.kind, notice.subject)).collect();
    let wanted: Vec<_> = rows.iter().map(|row| (NoticeKind::ContactLeft, row.reference.clone())).collect();
    assert_eq!(told, wanted);
    rows
}

async fn a_refused_order_is_a_call_that_the_staff_is_told_to_make(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_delivery().await;
    buyer.books("").await.unwrap();
    buyer.pays_by_direct_debit().await;
    world.operator_fault(json!({"operation": "place_order", "reject": "unpaid bills"})).await;
    let order = buyer.orders().await;
    assert_eq!(order.state, OrderState::Rejected);
    let rows = to_do(&world).await;
    assert_eq!(rows.len(), 1, "the date is not agreed of what was refused: {rows:?}");
    let left = &rows[0].left;
    assert_eq!((left.kind, left.contract.as_str()), (ContactKind::OrderRefused, order.order.order_number.as_str()));
    assert_eq!((left.name.as_str(), left.email.as_str()), ("Camille Fictif", "camille.fictif@example.fr"));
    assert!(left.phone.ends_with("12") && left.address.contains("12 Rue des Tisserands Fictifs"), "{left:?}");
    assert!(left.message.contains("unpaid bills"), "{left:?}");
}

async fn an_order_without_a_date_is_a_call_that_the_staff_is_told_to_make_once(world: World) {
    let by_parcel = world.buyer().await;
    by_parcel.reaches_check().await;
    by_parcel.orders().await;
    let with_a_date = world.buyer().await;
    with_a_date.reaches_check_with_a_slot().await;
    with_a_date.orders().await;
    let buyer = world.buyer().await;
    let slot = buyer.reaches_check_with_a_slot().await;
    let checked = buyer.checks().await;
    world.loses_hold(&checked.cart.cart_id.to_string(), &slot).await;
    let order = buyer.presses(&checked.contract_summary.sha256).await.unwrap();
    world.operator_fault(json!({"operation": "place_order", "fail": "after", "times": 1})).await;
    eventually("the order is accepted", async || {
        world.passes(TimeDelta::seconds(2));
        buyer.follows(&order).await.state == OrderState::Accepted
    })
    .await;
    world.comes_to_rest().await;
    let rows = to_do(&world).await;
    let told: Vec<_> = rows.iter().map(|row| (row.left.kind, row.left.contract.as_str())).collect();
    assert_eq!(told, [(ContactKind::AppointmentToFix, order.order.order_number.as_str())]);
}

async fn a_list_of_shops_that_does_not_answer_is_said_and_another_way_is_open(world: World) {
    let buyer = world.buyer().await;
    world.operator_fault(json!({"operation": "list_shops", "fail": "before"})).await;
    buyer.reaches_delivery_with_a_mobile().await;
    let choices = buyer.ways_of_delivery().await;
    assert!(choices.kinds.contains(&DeliveryKind::Pickup), "{:?}", choices.kinds);
    assert!(choices.shops_unavailable && choices.pickup_points.is_empty());
    buyer.has_it_sent().await;
    buyer.pays_by_direct_debit().await;
    assert_eq!(buyer.orders().await.state, OrderState::Accepted);
    world.operator_recovers().await;
    let later = world.buyer().await;
    later.reaches_delivery_with_a_mobile().await;
    let choices = later.ways_of_delivery().await;
    assert!(!choices.shops_unavailable && choices.pickup_points.len() == 3);
}

async fn an_operator_system_away_at_the_check_does_not_stop_a_slot_still_held(world: World) {
    let buyer = world.buyer().await;
    let slot = buyer.reaches_check_with_a_slot().await;
    world.clock.forward(TimeDelta::minutes(27));
    world.operator_fault(json!({"operation": "hold_slot", "fail": "before"})).await;
    let order = buyer.orders().await;
    assert_eq!(order.state, OrderState::Accepted);
    assert_eq!(order.delivery.unwrap().slot.unwrap().slot_id, slot);
}

async fn an_answer_that_is_not_the_operator_systems_rejects_nothing(world: World) {
    use weblys_back::adapters::operator_system::{OperatorError, OperatorSystem, Purpose};
    use weblys_back::adapters::procable::Procable;
    use weblys_back::orders::frames::FrameRecorder;
    // A proxy in front of it answers 404 while the operator system is brought up to date.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(axum::serve(listener, axum::Router::new()).into_future());
    let settings = weblys_back::config::OperatorSystem {
        url,
        credential: crate::support::CREDENTIAL.to_owned(),
        deadline_ms: 1_000,
    };
    let frames = FrameRecorder::start(world.db().clone());
    let procable = Procable::new(&settings, frames, world.clock.clone(), world.app.figures.metrics.clone()).unwrap();
    let refused = procable.shops(&Purpose::default()).await.unwrap_err();
    assert!(matches!(refused, OperatorError::Unavailable(_)), "{refused:?}");
}
