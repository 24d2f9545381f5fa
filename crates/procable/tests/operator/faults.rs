//! Faults on demand.

use crate::support::{on_each_engine, order, problem};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

#[tokio::test]
async fn failing_before_the_work_leaves_nothing_and_the_next_attempt_succeeds() {
    for operator in on_each_engine().await {
        operator.fault(json!({"operation": "place_order", "fail": "before", "times": 1})).await;
        assert_eq!(problem(operator.place("key-1", &order("O1")).await).await, (503, "OPS-006".to_owned()));
        assert_eq!(operator.orders_in_all().await, 0);
        assert_eq!(operator.place("key-1", &order("O1")).await.status(), StatusCode::CREATED);
    }
}

#[tokio::test]
async fn failing_after_the_work_is_made_good_by_asking_again() {
    for operator in on_each_engine().await {
        operator.fault(json!({"operation": "place_order", "fail": "after", "times": 1})).await;
        assert_eq!(problem(operator.place("key-1", &order("O1")).await).await, (503, "OPS-006".to_owned()));
        operator.fault(json!({"operation": "place_order", "fail": "drop", "times": 1})).await;
        let call = operator.call(Method::POST, "/v1/orders").header("idempotency-key", "key-1").json(&order("O1"));
        assert!(call.send().await.is_err(), "the connection breaks off");
        let again = operator.place("key-1", &order("O1")).await;
        assert_eq!(again.status(), StatusCode::OK);
        let again: Value = again.json().await.unwrap();
        assert_eq!(again["customer_number"], "100000017", "the number that the first attempt made");
        assert!(again["generated_password"].is_string());
        assert_eq!(operator.orders_in_all().await, 1);
    }
}

#[tokio::test]
async fn a_rejection_carries_its_reason_and_lasts_until_it_is_cleared() {
    for operator in on_each_engine().await {
        operator.fault(json!({"operation": "*", "reject": "unpaid bills"})).await;
        for _ in 0..2 {
            let refused = operator.place("key-1", &order("O1")).await;
            assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
            let refused: Value = refused.json().await.unwrap();
            assert_eq!((&refused["code"], &refused["detail"]), (&json!("OPS-024"), &json!("rejected: unpaid bills")));
        }
        let refused = operator.hold("k", "Z12_20261201_08").await;
        assert_eq!(problem(refused).await, (422, "OPS-024".to_owned()));
        assert_eq!(operator.get("/v1/faults").await["faults"].as_array().unwrap().len(), 1);
        operator.call(Method::DELETE, "/v1/faults").send().await.unwrap();
        assert_eq!(operator.place("key-1", &order("O1")).await.status(), StatusCode::CREATED);
    }
}

#[tokio::test]
async fn a_slow_answer_is_still_the_right_one() {
    for operator in on_each_engine().await {
        operator.fault(json!({"operation": "list_slots", "delay_ms": 30, "times": 1})).await;
        let before = std::time::Instant::now();
        let list = operator.get("/v1/calendar/slots?zone=Z12&from=2026-12-01&days=1").await;
        assert!(before.elapsed().as_millis() >= 30);
        assert_eq!(list["slots"].as_array().unwrap().len(), 4);
    }
}

#[tokio::test]
async fn what_a_password_was_made_from_is_erased_when_the_time_for_replays_is_over() {
    for operator in on_each_engine().await {
        operator.place("key-1", &order("O1")).await.error_for_status().unwrap();
        operator.clock.forward(24 * 60 - 1);
        operator.place("key-2", &order("O2")).await.error_for_status().unwrap();
        for (minutes, kept) in [(0, 2), (1, 1), (24 * 60, 0)] {
            operator.clock.forward(minutes);
            operator.bind_again().await;
            let sql = "select count(password_salt) from procable_order";
            let (salts,) = weblys_db::fetch_one!(&operator.fresh.db, (i64,), sql).await.unwrap();
            assert_eq!(salts, kept);
        }
    }
}

#[tokio::test]
async fn a_password_is_not_in_the_database_as_it_is() {
    for operator in on_each_engine().await {
        let answer: Value = operator.place("key-1", &order("O1")).await.json().await.unwrap();
        let password = answer["generated_password"].as_str().unwrap();
        let db = &operator.fresh.db;
        let sql = "select password_hash from procable_customer";
        let (hash,) = weblys_db::fetch_one!(db, (String,), sql).await.unwrap();
        let (answer,) = weblys_db::fetch_one!(db, (String,), "select answer from procable_order").await.unwrap();
        assert!(hash.starts_with("sha256$") && !hash.contains(password) && !answer.contains(password));
    }
}
