//! A purchase from the address to the operator system, and what must never happen twice.

use crate::support::{BUILDING, Buyer, IBAN, PORTED, SHOP, World, code_of, eventually, identity, on_both_engines};
use std::collections::HashSet;
use tokio::task::JoinSet;
use weblys_api::cart::{CardReturn, CartState, ChooseItems, Identify, OpenCardPage, Step};
use weblys_api::delivery::{ChooseDelivery, DeliveryKind};
use weblys_api::offer::Chosen;
use weblys_api::order::{DocumentKind, OrderState, PlaceOrder};
use weblys_db::fetch_all;

on_both_engines!(
    a_whole_purchase_gives_one_customer_one_contract_and_four_mails,
    a_purchase_picked_up_at_a_shop_reaches_the_operator_system_with_that_shop,
    an_order_to_a_flat_names_its_staircase_floor_and_door,
    a_first_password_is_not_kept_once_it_was_sent,
    frames_tell_what_was_exchanged_and_no_secret,
    an_offer_named_by_the_portal_is_chosen_at_once,
    a_card_counts_only_when_the_provider_says_so,
    two_buttons_pressed_at_once_and_ten_retries_give_one_order,
    a_cart_changed_after_its_contract_summary_must_be_checked_again,
    nothing_is_ordered_under_boxes_left_empty,
    an_ordered_cart_does_not_change_any_more,
    a_check_asked_again_without_a_change_issues_nothing_new,
    a_pack_takes_the_place_of_what_is_in_it,
);

async fn a_whole_purchase_gives_one_customer_one_contract_and_four_mails(world: World) {
    let buyer = world.buyer().await;
    let slot = buyer.reaches_check_with_a_slot().await;
    let ordered = buyer.orders().await;
    world.comes_to_rest().await;
    let order = buyer.follows(&ordered).await;
    assert_eq!(order.state, OrderState::Accepted);
    assert_eq!(order.delivery.unwrap().slot.unwrap().slot_id, slot);
    assert_eq!(world.orders_at_operator().await, 1);
    let filed = world.operator(&format!("/v1/orders/{}", order.order.order_number)).await;
    assert_eq!(filed["answer"]["appointment"]["slot_id"], slot);
    let customer = world.operator(&format!("/v1/customers/{}", order.customer_number.unwrap())).await;
    assert_eq!(customer["family_name"], "Fictif");
    assert_eq!(customer["contracts"].as_array().unwrap().len(), 1);
    let contract = world.operator(&format!("/v1/contracts/{}", customer["contracts"][0].as_str().unwrap())).await;
    let codes: Vec<&str> =
        contract["services"].as_array().unwrap().iter().map(|service| service["code"].as_str().unwrap()).collect();
    for code in ["NET-1000", "TV-PACK", "TEL-PACK", "FRAIS-NET"] {
        assert!(codes.contains(&code), "{code} is missing of {codes:?}");
    }
    let mails = world.mails().await;
    assert_eq!(mails.len(), 4, "contract summary, receipt, acceptance, first password");
    assert!(mails.iter().all(|mail| mail.sent_at.is_some() && mail.recipient == identity().email));
    let kinds: Vec<DocumentKind> = order.documents.iter().map(|document| document.kind).collect();
    for kind in [
        DocumentKind::ContractSummary,
        DocumentKind::OrderConfirmation,
        DocumentKind::SepaMandate,
        DocumentKind::WithdrawalForm,
        DocumentKind::GeneralTerms,
    ] {
        assert!(kinds.contains(&kind), "{kind:?} is missing of {kinds:?}");
    }
    assert_eq!(world.count("select count(*) from orders_case where kind = 'success'").await, 1);
    assert_eq!(world.count("select count(*) from orders_order where state = 'accepted'").await, 1);
}

async fn a_purchase_picked_up_at_a_shop_reaches_the_operator_system_with_that_shop(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_delivery_with_a_mobile().await;
    let shop = buyer.ways_of_delivery().await.pickup_points.swap_remove(1);
    let at = |code: &str| ChooseDelivery {
        kind: "pickup".to_owned(),
        pickup_point: code.to_owned(),
        ..ChooseDelivery::default()
    };
    let elsewhere = world.back.choose_delivery(&buyer.caller, &at("B99")).await;
    assert_eq!(code_of(elsewhere), "ORD-015", "a shop that is none");
    world.back.choose_delivery(&buyer.caller, &at(&shop.code)).await.unwrap();
    buyer.pays_by_direct_debit().await;
    let ordered = buyer.orders().await;
    world.comes_to_rest().await;
    let order = buyer.follows(&ordered).await;
    assert_eq!(order.state, OrderState::Accepted);
    let chosen = order.delivery.unwrap();
    assert_eq!((chosen.kind, chosen.slot), (DeliveryKind::Pickup, None));
    assert_eq!(chosen.pickup_point, Some(shop.clone()), "its name and address, not its code alone");
    let filed = world.operator(&format!("/v1/orders/{}", order.order.order_number)).await;
    assert_eq!(
        (&filed["order"]["delivery"]["kind"], &filed["order"]["delivery"]["pickup_point"]),
        (&"pickup".into(), &shop.code.clone().into())
    );
    let where_to = |text: &str| text.contains(&shop.name) && text.contains(&shop.address[0]);
    assert!(world.mails().await.iter().any(|mail| where_to(&mail.body)), "a mail says where to go");
    let kept = order.documents.iter().find(|one| one.kind == DocumentKind::OrderConfirmation).unwrap();
    let kept = world.back.document(&buyer.caller, kept.document_id, &kept.key).await.unwrap();
    assert!(where_to(&kept.content), "and so does what is kept");
    let calls = world.count("select count(*) from orders_contact").await;
    assert_eq!(calls, 0, "nobody has to call");
}

async fn an_order_to_a_flat_names_its_staircase_floor_and_door(world: World) {
    let buyer = world.buyer_at(BUILDING, None).await;
    buyer.reaches_check().await;
    let order = buyer.orders().await;
    assert_eq!(order.address, "Esc. A, Étage 1, Porte 12, 3 bis Avenue du Général Fictif, 42000 Saint-Étienne");
    let filed = world.operator(&format!("/v1/orders/{}", order.order.order_number)).await;
    assert_eq!(filed["order"]["dwelling_id"], BUILDING);
    assert_eq!(filed["order"]["installation_address"]["lines"][0], "Esc. A, Étage 1, Porte 12");
}

async fn a_first_password_is_not_kept_once_it_was_sent(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    buyer.orders().await;
    world.comes_to_rest().await;
    let erased = "select count(*) from orders_mail where secret and body_text = '' and body_html = ''";
    assert_eq!(world.count(erased).await, 1);
    let kept = world.mails().await.into_iter().filter(|mail| !mail.body.is_empty()).count();
    assert_eq!(kept, 3, "the other letters can be read again");
}

async fn frames_tell_what_was_exchanged_and_no_secret(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check_with_a_slot().await;
    buyer.orders().await;
    eventually("the order's frame is recorded", async || {
        world.count("select count(*) from orders_frame where operation = 'place_order'").await == 1
    })
    .await;
    type Row = (String, String, String, String);
    let sql = "select operation, correlation, request, response from orders_frame order by started_at";
    let frames = fetch_all!(world.db(), Row, sql).await.unwrap();
    let operations: HashSet<&str> = frames.iter().map(|frame| frame.0.as_str()).collect();
    assert!(operations.is_superset(&HashSet::from(["list_slots", "hold_slot", "place_order"])), "{operations:?}");
    assert!(frames.iter().any(|(operation, correlation, ..)| operation == "hold_slot" && correlation == "corr-1"));
    let (_, _, request, response) = frames.iter().find(|frame| frame.0 == "place_order").unwrap();
    assert!(request.contains("NET-1000") && response.contains("customer_number"));
    for secret in [IBAN, PORTED.1] {
        assert!(!request.contains(secret), "{secret} stands in {request}");
    }
    let response: serde_json::Value = serde_json::from_str(response).unwrap();
    assert_eq!(response["generated_password"], "•••");
}

async fn an_offer_named_by_the_portal_is_chosen_at_once(world: World) {
    let buyer = world.buyer_at(crate::support::HOUSE, Some("TRIO-1G")).await;
    let cart = buyer.cart().await;
    assert_eq!((cart.offer.unwrap().code.as_str(), cart.next_step), ("TRIO-1G", Step::Equipment));
    let elsewhere = world.buyer_at(crate::support::UNSERVED, Some("TRIO-1G")).await.cart().await;
    assert!(elsewhere.offer.is_none(), "it cannot be had there");
    assert_eq!((elsewhere.wished_offer.as_deref(), elsewhere.next_step), (Some("TRIO-1G"), Step::Offers));
}

async fn a_card_counts_only_when_the_provider_says_so(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_delivery().await;
    buyer.has_it_sent().await;
    let back = &world.back;
    let open =
        OpenCardPage { return_url: format!("{SHOP}/shop/payment/card"), locale: weblys_kernel::Locale::default() };
    let page = back.open_card_page(&buyer.caller, &open).await.unwrap();
    let brought = CardReturn { session: "whatever the browser says".to_owned() };
    assert_eq!(code_of(back.card_returned(&buyer.caller, &brought).await), "ORD-020");
    assert_eq!(buyer.cart().await.next_step, Step::Payment);
    let typed = world.http.post(&page.url).header("content-type", "application/x-www-form-urlencoded");
    let paid = typed.body("number=4242424242424242&expiry=12%2F27&code=123").send().await.unwrap();
    assert_eq!(paid.status(), 303);
    let cart = back.card_returned(&buyer.caller, &brought).await.unwrap();
    assert_eq!((cart.payment.unwrap().card_last4.as_str(), cart.next_step), ("4242", Step::Check));
    assert_eq!(buyer.orders().await.state, OrderState::Accepted);
}

/// Presses the button so many times at the same instant.
async fn press_at_once(buyer: &Buyer<'_>, summary: &str, times: usize) -> HashSet<String> {
    let mut pressed = JoinSet::new();
    for _ in 0..times {
        let (back, caller) = (buyer.world.back.clone(), buyer.caller.clone());
        let place = PlaceOrder {
            contract_summary_sha256: summary.to_owned(),
            general_terms_sha256: buyer.world.terms_sha256(),
            accept_terms: true,
            accept_summary: true,
        };
        pressed.spawn(async move { back.place_order(&caller, &place).await.unwrap().order.order_number });
    }
    pressed.join_all().await.into_iter().collect()
}

async fn two_buttons_pressed_at_once_and_ten_retries_give_one_order(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let summary = buyer.checks().await.contract_summary.sha256;
    let mut numbers = press_at_once(&buyer, &summary, 2).await;
    numbers.extend(press_at_once(&buyer, &summary, 10).await);
    world.comes_to_rest().await;
    assert_eq!(numbers.len(), 1, "{numbers:?}");
    assert_eq!(world.count("select count(*) from orders_order").await, 1);
    assert_eq!(world.orders_at_operator().await, 1);
    assert_eq!(world.mails().await.len(), 4);
    assert_eq!(world.count("select count(*) from orders_case").await, 1);
}

async fn a_cart_changed_after_its_contract_summary_must_be_checked_again(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let before = buyer.checks().await.contract_summary.sha256;
    let who = Identify { phone: "06 39 98 00 58".to_owned(), ..identity() };
    world.back.identify(&buyer.caller, &who).await.unwrap();
    assert_eq!(code_of(buyer.presses(&before).await), "ORD-021");
    let after = buyer.checks().await.contract_summary.sha256;
    assert_eq!(code_of(buyer.presses("").await), "ORD-021");
    assert_eq!(buyer.presses(&after).await.unwrap().state, OrderState::Accepted);
}

async fn nothing_is_ordered_under_boxes_left_empty(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let summary = buyer.checks().await.contract_summary.sha256;
    for (accept_terms, accept_summary, code) in [(false, true, "ORD-022"), (true, false, "ORD-023")] {
        let contract_summary_sha256 = summary.clone();
        let place = PlaceOrder { contract_summary_sha256, accept_terms, accept_summary, ..PlaceOrder::default() };
        assert_eq!(code_of(world.back.place_order(&buyer.caller, &place).await), code);
    }
    assert_eq!(world.count("select count(*) from orders_order").await, 0);
    assert_eq!(buyer.cart().await.state, CartState::Validated, "the boxes can still be ticked");
}

async fn an_ordered_cart_does_not_change_any_more(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_delivery().await;
    let slots = buyer.slots().await;
    buyer.books(&slots[0].slot_id).await.unwrap();
    buyer.pays_by_direct_debit().await;
    world.operator_fault(serde_json::json!({"operation": "place_order", "fail": "before", "times": 1})).await;
    let ordered = buyer.orders().await;
    assert_eq!(code_of(world.back.identify(&buyer.caller, &identity()).await), "ORD-001");
    assert_eq!(code_of(buyer.books(&slots[1].slot_id).await), "ORD-001");
    world.passes(chrono::TimeDelta::seconds(2));
    world.comes_to_rest().await;
    let slot = buyer.follows(&ordered).await.delivery.unwrap().slot.unwrap();
    assert_eq!(slot.slot_id, slots[0].slot_id, "the visit stays where it was ordered");
    let filed = world.operator(&format!("/v1/orders/{}", ordered.order.order_number)).await;
    assert_eq!(filed["answer"]["appointment"]["slot_id"], slots[0].slot_id);
}

async fn a_check_asked_again_without_a_change_issues_nothing_new(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let first = buyer.checks().await.contract_summary;
    assert_eq!(buyer.checks().await.contract_summary, first);
    assert_eq!(world.count("select count(*) from orders_document").await, 1);
    assert_eq!(world.mails().await.len(), 1);
}

async fn a_pack_takes_the_place_of_what_is_in_it(world: World) {
    let buyer = world.buyer().await;
    buyer.chooses("TRIO-1G").await;
    buyer.keeps_what_is_proposed().await;
    let choose = |codes: &[&str]| {
        let items = codes.iter().map(|code| Chosen { code: (*code).to_owned(), quantity: 1 });
        ChooseItems { items: items.collect(), coupon: String::new() }
    };
    let back = &world.back;
    back.choose_options(&buyer.caller, &choose(&["CINEMA", "SPORT"])).await.unwrap();
    back.choose_options(&buyer.caller, &choose(&["CINEMA", "SPORT", "CINE-SERIES"])).await.unwrap();
    let chosen = async || {
        let groups = back.options(&buyer.caller).await.unwrap().choices.unwrap().groups;
        let items = groups.into_iter().flat_map(|group| group.items).filter(|item| item.quantity > 0);
        items.map(|item| item.code).collect::<HashSet<_>>()
    };
    let with_the_pack = HashSet::from(["SPORT".to_owned(), "CINE-SERIES".to_owned()]);
    assert_eq!(chosen().await, with_the_pack);
    let again = back.choose_options(&buyer.caller, &choose(&["CINEMA", "SPORT", "CINE-SERIES"])).await;
    assert_eq!(code_of(again), "ORD-004", "who has the pack and asks for what is in it is told");
    assert_eq!(chosen().await, with_the_pack);
}
