//! Orders: each is taken once, whatever is repeated.

use crate::support::{on_each_engine, order, order_with_visit, problem};
use futures::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[tokio::test]
async fn an_order_becomes_a_customer_a_contract_equipment_and_service_calls() {
    for operator in on_each_engine().await {
        let response = operator.place("key-1", &order("O1")).await;
        assert_eq!(response.status(), StatusCode::CREATED);
        let answer: Value = response.json().await.unwrap();
        assert_eq!(answer["customer_number"], "100000017");
        assert_eq!(answer["contract_number"], "C2000000014");
        assert_eq!(answer["generated_password"].as_str().unwrap().len(), 14);
        let calls = json!([
            {"number": "C2000000014-1", "code": "RACC", "planned_on": "2026-12-01", "status": "planned"},
            {"number": "C2000000014-2", "code": "CONTRAT", "planned_on": "2026-11-23", "status": "open"}]);
        assert_eq!(answer["service_calls"], calls);

        let customer = operator.get("/v1/customers/100000017").await;
        assert_eq!(customer["family_name"], "Exemple");
        assert_eq!(customer["birth_date"], "1990-02-28");
        assert_eq!(customer["contracts"], json!(["C2000000014"]));
        assert_eq!(customer["billing_address"], order("O1")["installation_address"]);
        let contract = operator.get("/v1/contracts/C2000000014").await;
        assert_eq!(contract["services"], order("O1")["services"]);
        assert_eq!(contract["payment"]["iban"], "…0185");
        let equipment = operator.get("/v1/customers/100000017/equipment").await;
        assert_eq!(equipment["equipment"].as_array().unwrap().len(), 2, "one line a piece");
        let calls = operator.get("/v1/customers/100000017/service-calls").await;
        assert_eq!(calls["service_calls"][0]["kind"], "contract", "in order of their day");
    }
}

#[tokio::test]
async fn the_same_order_again_is_answered_the_same_and_the_password_only_for_a_day() {
    for operator in on_each_engine().await {
        let first: Value = operator.place("key-1", &order("O1")).await.json().await.unwrap();
        let again = operator.place("key-1", &order("O1")).await;
        assert_eq!(again.status(), StatusCode::OK);
        assert_eq!(again.json::<Value>().await.unwrap(), first);
        operator.clock.forward(24 * 60);
        let late: Value = operator.place("key-1", &order("O1")).await.json().await.unwrap();
        assert_eq!(late["customer_number"], first["customer_number"]);
        assert_eq!(late.get("generated_password"), None);
        assert_eq!(operator.orders_in_all().await, 1);
    }
}

#[tokio::test]
async fn a_key_belongs_to_one_order_and_an_order_to_one_key() {
    for operator in on_each_engine().await {
        operator.place("key-1", &order("O1")).await.error_for_status().unwrap();
        let mut other = order("O1");
        other["customer"]["given_name"] = json!("Dominique");
        assert_eq!(problem(operator.place("key-1", &other).await).await, (422, "OPS-021".to_owned()));
        assert_eq!(problem(operator.place("key-2", &order("O1")).await).await, (422, "OPS-023".to_owned()));
        let without = operator.call(Method::POST, "/v1/orders").json(&order("O2")).send().await.unwrap();
        assert_eq!(problem(without).await, (400, "OPS-022".to_owned()));
        assert_eq!(operator.orders_in_all().await, 1);
    }
}

#[tokio::test]
async fn an_order_submitted_many_times_at_once_makes_one_customer() {
    for operator in on_each_engine().await {
        let slot = Some("Z12_20261201_08");
        operator.hold("cart-1", "Z12_20261201_08").await.error_for_status().unwrap();
        let order = order_with_visit("O1", Some("cart-1"), slot);
        let answers = join_all((0..16).map(|_| operator.place("key-1", &order))).await;
        assert_eq!(answers.iter().filter(|answer| answer.status() == StatusCode::CREATED).count(), 1);
        let mut seen = BTreeSet::new();
        for answer in answers {
            assert!(answer.status().is_success());
            seen.insert(answer.text().await.unwrap());
        }
        assert_eq!(seen.len(), 1, "everybody reads the same answer");
        assert_eq!(operator.orders_in_all().await, 1);
    }
}

#[tokio::test]
async fn an_order_that_cannot_be_carried_out_is_refused_by_name_and_leaves_nothing() {
    for operator in on_each_engine().await {
        let with = |pointer: &str, value: Value| {
            let mut order = order("O1");
            *order.pointer_mut(pointer).unwrap() = value;
            order
        };
        let cases = [
            (with("/services/0/code", json!("NOPE")), "OPS-020"),
            (with("/services", json!([])), "OPS-025"),
            (with("/services/0/quantity", json!(0)), "OPS-025"),
            (with("/payment", json!({"method": "direct_debit"})), "OPS-025"),
            (with("/payment", json!({"method": "card"})), "OPS-025"),
            (with("/delivery", json!({"kind": "pigeon"})), "OPS-025"),
            (with("/delivery", json!({"kind": "pickup", "pickup_point": "B99"})), "OPS-026"),
            (with("/delivery", json!({"kind": "appointment", "slot_id": "Z12_20261206_08"})), "OPS-011"),
        ];
        for (refused, code) in cases {
            assert_eq!(problem(operator.place("key-1", &refused).await).await, (422, code.to_owned()));
        }
        assert_eq!(problem(operator.place("key-1", &json!({})).await).await, (400, "OPS-002".to_owned()));
        assert_eq!(operator.orders_in_all().await, 0);
        operator.place("key-1", &order("O1")).await.error_for_status().unwrap();
    }
}

#[tokio::test]
async fn orders_are_read_back_without_secrets_and_page_by_page() {
    for operator in on_each_engine().await {
        for number in 1..=51 {
            operator.clock.forward(1);
            let mut order = order(&format!("O{number}"));
            order["payment"] = json!({"method": "card", "card_token": "tok_secret_1234", "card_last4": "4242"});
            operator.place(&format!("key-{number}"), &order).await.error_for_status().unwrap();
        }
        let first = operator.get("/v1/orders").await;
        assert_eq!((&first["total"], &first["orders"][0]["order_number"]), (&json!(51), &json!("O51")));
        let second = operator.get("/v1/orders?page=2").await;
        assert_eq!(second["orders"].as_array().unwrap().len(), 1);
        let file = operator.get("/v1/orders/O1").await;
        assert_eq!(file["order"]["payment"]["card_token"], "…1234");
        assert_eq!(file["order"]["ported_numbers"][0]["rio"], "01P123456ABC");
        assert_eq!(file["answer"].get("generated_password"), None);
        let numbers: BTreeSet<&str> =
            first["orders"].as_array().unwrap().iter().filter_map(|line| line["customer_number"].as_str()).collect();
        assert_eq!(numbers.len(), 50, "no customer number is given twice");
    }
}
