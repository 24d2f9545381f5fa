//! A purchase from the address to the operator system.

use crate::support::{IBAN, PORTED, World, on_both_engines};
use serde_json::Value;
use weblys_api::order::OrderState;
use weblys_db::fetch_all;

on_both_engines!(a_whole_purchase_gives_one_customer_one_contract_and_four_mails,);

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
    let customer_number = order.customer_number.unwrap();
    let customer = world.operator(&format!("/v1/customers/{customer_number}")).await;
    assert_eq!(customer["family_name"], "Fictif");
    assert_eq!(customer["contracts"].as_array().unwrap().len(), 1);
    let contract = world.operator(&format!("/v1/contracts/{}", customer["contracts"][0].as_str().unwrap())).await;
    let codes: Vec<&str> =
        contract["services"].as_array().unwrap().iter().map(|service| service["code"].as_str().unwrap()).collect();
    for code in ["NET-1000", "TV-PACK", "TEL-PACK"] {
        assert!(codes.contains(&code), "{code} is missing of {codes:?}");
    }
    assert_eq!(world.mails().await.len(), 4, "summary, receipt, acceptance, first password");
    assert!(world.mails().await.iter().all(|mail| mail.sent_at.is_some()));
    assert_eq!(world.count("select count(*) from orders_case where kind = 'success'").await, 1);
    assert_eq!(world.count("select count(*) from orders_order").await, 1);
}

fn _unused(_: Value) -> (&'static str, (&'static str, &'static str)) {
    let _ = fetch_rows;
    (IBAN, PORTED)
}

async fn fetch_rows(world: &World) -> Vec<(String,)> {
    fetch_all!(world.db(), (String,), "select request from orders_frame").await.unwrap()
}
