//! The day on which a number comes along (PO-4).

use crate::support::{Buyer, World, code_of, eventually, on_both_engines};
use chrono::{NaiveDate, TimeDelta};
use serde_json::Value;
use weblys_api::client::CallError;
use weblys_api::order::{DocumentKind, OrderState};
use weblys_api::porting::PortingTerm;

on_both_engines!(
    po_4_a_number_comes_along_on_the_day_that_was_wished_for,
    po_4_a_wish_waits_for_the_line_and_none_is_as_soon_as_it_works,
    po_4_no_day_is_promised_while_a_parcel_is_under_way,
    po_4_a_lost_visit_leaves_the_wish_and_no_promise,
    po_4_a_day_on_which_no_number_moves_is_refused_and_nothing_is_lost,
);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What was told of a number: its day and what it means, what the operator system was asked, and the confirmation.
struct Told {
    day: NaiveDate,
    term: PortingTerm,
    asked: Value,
    confirmation: String,
}

/// Buys without an express request, so that services start on 8 December: with a visit, or with a parcel.
async fn buys_wishing_for(world: &World, wanted_on: &str, with_visit: bool) -> Told {
    let buyer = world.buyer().await;
    buyer.reaches_delivery().await;
    buyer.brings_a_number(wanted_on).await.unwrap();
    if with_visit {
        let slot = buyer.slots().await.swap_remove(0);
        assert_eq!(slot.day, day("2026-12-08"));
        buyer.books(&slot.slot_id).await.unwrap();
    } else {
        buyer.has_it_sent().await;
    }
    buyer.pays_by_direct_debit().await;
    let told = buyer.cart().await.porting_days.unwrap().of_numbers;
    let ordered = buyer.orders().await;
    world.comes_to_rest().await;
    let order = buyer.follows(&ordered).await;
    let coming: Vec<_> = order.ported_numbers.iter().map(|port| port.when).collect();
    assert_eq!(coming, told, "what was told before the order");
    let filed = world.operator(&format!("/v1/orders/{}", order.order.order_number)).await;
    let confirmation = order.documents.iter().find(|one| one.kind == DocumentKind::OrderConfirmation).unwrap();
    let confirmation = world.back.document(&buyer.caller, confirmation.document_id, &confirmation.key).await.unwrap();
    let asked = filed["order"]["ported_numbers"][0]["wanted_date"].clone();
    Told { day: told[0].day, term: told[0].term, asked, confirmation: confirmation.content }
}

async fn po_4_a_number_comes_along_on_the_day_that_was_wished_for(world: World) {
    let told = buys_wishing_for(&world, "2026-12-14", true).await;
    assert_eq!((told.day, told.term), (day("2026-12-14"), PortingTerm::Wished));
    assert_eq!(told.asked, "2026-12-14");
    assert!(told.confirmation.contains("lundi 14 décembre 2026, date que vous avez choisie"));
    let mails = world.mails().await;
    assert!(mails.iter().any(|mail| mail.body.contains("(le lundi 14 décembre 2026)")), "{mails:?}");
}

async fn po_4_a_wish_waits_for_the_line_and_none_is_as_soon_as_it_works(world: World) {
    let told = buys_wishing_for(&world, "2026-11-30", true).await;
    assert_eq!((told.day, told.term), (day("2026-12-08"), PortingTerm::Later), "not before the visit");
    assert_eq!(told.asked, "2026-12-08");
    assert!(told.confirmation.contains("mardi 8 décembre 2026, premier jour possible après le lundi 30 novembre 2026"));
    let told = buys_wishing_for(&world, "", true).await;
    assert_eq!((told.day, told.term), (day("2026-12-08"), PortingTerm::Soon));
    assert_eq!(told.asked, Value::Null, "no date is asked of the operator system");
    assert!(told.confirmation.contains("au plus tôt le mardi 8 décembre 2026"));
}

async fn po_4_no_day_is_promised_while_a_parcel_is_under_way(world: World) {
    let told = buys_wishing_for(&world, "2026-12-14", false).await;
    assert_eq!((told.day, told.term), (day("2026-12-14"), PortingTerm::NotBefore));
    assert_eq!(told.asked, "2026-12-14", "not before that day");
    assert!(told.confirmation.contains("et pas avant le lundi 14 décembre 2026"));
    let told = buys_wishing_for(&world, "2026-11-30", false).await;
    assert_eq!((told.day, told.term), (day("2026-12-08"), PortingTerm::Soon), "services do not start before");
}

/// A visit that is lost after the button was pressed takes the told day with it: nothing is promised any more.
async fn po_4_a_lost_visit_leaves_the_wish_and_no_promise(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_delivery().await;
    buyer.brings_a_number("2026-11-30").await.unwrap();
    let slot = buyer.slots().await.swap_remove(0).slot_id;
    buyer.books(&slot).await.unwrap();
    buyer.pays_by_direct_debit().await;
    let cart_id = buyer.cart().await.cart_id;
    let seen = buyer.checks().await;
    world.loses_hold(&cart_id.to_string(), &slot).await;
    let ordered = buyer.presses(&seen.contract_summary.sha256).await.unwrap();
    world.passes(TimeDelta::seconds(2));
    eventually("the order is accepted", async || buyer.follows(&ordered).await.state == OrderState::Accepted).await;
    let order = buyer.follows(&ordered).await;
    assert_eq!(order.delivery.clone().unwrap().slot, None, "somebody calls to agree on another");
    let when = order.ported_numbers[0].when;
    assert_eq!((when.day, when.term), (day("2026-12-08"), PortingTerm::Soon));
    let filed = world.operator(&format!("/v1/orders/{}", order.order.order_number)).await;
    assert_eq!(filed["order"]["ported_numbers"][0]["wanted_date"], "2026-12-08");
}

async fn po_4_a_day_on_which_no_number_moves_is_refused_and_nothing_is_lost(world: World) {
    let buyer: Buyer<'_> = world.buyer().await;
    buyer.reaches_delivery().await;
    buyer.brings_a_number("2026-12-14").await.unwrap();
    for wrong in ["2026-11-23", "2026-11-29", "2026-12-25", "2027-06-01", "demain", "\u{0}"] {
        let refused = buyer.brings_a_number(wrong).await;
        let fields = match &refused {
            Err(CallError::Refused(problem)) => problem.fields.clone(),
            other => panic!("{wrong}: {other:?}"),
        };
        assert_eq!((fields[0].field.as_str(), fields[0].code.as_str()), ("ported.0.wanted_on", "ORD-048"), "{wrong}");
        assert_eq!(code_of(refused), "ORD-005");
    }
    let kept = buyer.cart().await;
    assert_eq!(kept.customer.unwrap().identity.ported[0].wanted_on, "2026-12-14");
    let days = kept.porting_days.unwrap();
    assert_eq!((days.first, days.last), (day("2026-11-24"), day("2027-01-22")));
}
