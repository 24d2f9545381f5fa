//! Slots, and places held in them.

use crate::support::{Operator, on_each_engine, order_with_visit, problem};
use futures::future::join_all;
use reqwest::{Method, StatusCode};
use serde_json::json;

const SLOT: &str = "Z12_20261201_08";
const OTHER: &str = "Z12_20261201_10";

async fn free(operator: &Operator, slot_id: &str) -> u64 {
    let list = operator.get("/v1/calendar/slots?zone=Z12&from=2026-11-30&days=3").await;
    let slot = list["slots"].as_array().unwrap().iter().find(|slot| slot["slot_id"] == slot_id).cloned();
    slot.unwrap()["free"].as_u64().unwrap()
}

#[tokio::test]
async fn slots_are_listed_in_utc_with_the_places_left() {
    for operator in on_each_engine().await {
        let list = operator.get("/v1/calendar/slots?zone=Z12&from=2026-12-01").await;
        assert_eq!(list["time_zone"], "Europe/Paris");
        let first = json!({"slot_id": SLOT, "zone": "Z12", "starts_at": "2026-12-01T07:00:00Z",
                           "ends_at": "2026-12-01T09:00:00Z", "free": 3});
        assert_eq!(list["slots"][0], first);
        assert_eq!(list["slots"].as_array().unwrap().len(), 12 * 4, "a fortnight has twelve working days");
        for query in ["", "?zone=Z12", "?zone=Z%2012&from=2026-12-01", "?zone=Z12&from=2026-12-01&days=61"] {
            let refused = operator.call(Method::GET, &format!("/v1/calendar/slots{query}")).send().await.unwrap();
            assert_eq!(problem(refused).await, (400, "OPS-013".to_owned()), "{query}");
        }
    }
}

#[tokio::test]
async fn a_key_holds_one_place_moves_it_and_gives_it_back() {
    for operator in on_each_engine().await {
        for _ in 0..2 {
            let held: serde_json::Value = operator.hold("cart-1", SLOT).await.json().await.unwrap();
            assert_eq!(held["expires_at"], "2026-11-22T09:15:00Z");
            assert_eq!(free(&operator, SLOT).await, 2);
        }
        operator.hold("cart-1", OTHER).await.error_for_status().unwrap();
        assert_eq!((free(&operator, SLOT).await, free(&operator, OTHER).await), (3, 2));
        for _ in 0..2 {
            let gone = operator.call(Method::DELETE, "/v1/calendar/holds/cart-1").send().await.unwrap();
            assert_eq!(gone.status(), StatusCode::NO_CONTENT);
        }
        assert_eq!(free(&operator, OTHER).await, 3);
        let refused = operator.hold("cart-1", "Z12_20261206_08").await;
        assert_eq!(problem(refused).await, (422, "OPS-011".to_owned()), "a Sunday");
    }
}

#[tokio::test]
async fn twenty_who_want_a_slot_at_once_never_get_more_than_its_places() {
    for operator in on_each_engine().await {
        let keys: Vec<String> = (0..20).map(|number| format!("cart-{number}")).collect();
        let answers = join_all(keys.iter().map(|key| operator.hold(key, SLOT))).await;
        let held = answers.iter().filter(|answer| answer.status() == StatusCode::OK).count();
        assert_eq!(held, 3);
        for refused in answers.into_iter().filter(|answer| answer.status() != StatusCode::OK) {
            assert_eq!(problem(refused).await, (409, "OPS-010".to_owned()));
        }
        assert_eq!(free(&operator, SLOT).await, 0);
    }
}

#[tokio::test]
async fn a_hold_ends_with_its_time_and_its_place_is_free_again() {
    for operator in on_each_engine().await {
        for key in ["a", "b", "c"] {
            operator.hold(key, SLOT).await.error_for_status().unwrap();
        }
        operator.clock.forward(14);
        assert_eq!(problem(operator.hold("d", SLOT).await).await, (409, "OPS-010".to_owned()));
        operator.clock.forward(2);
        assert_eq!(free(&operator, SLOT).await, 3);
        assert_eq!(operator.hold("d", SLOT).await.status(), StatusCode::OK);
    }
}

#[tokio::test]
async fn an_order_books_its_hold_and_the_place_stays_taken_when_the_hold_would_have_ended() {
    for operator in on_each_engine().await {
        operator.hold("cart-1", SLOT).await.error_for_status().unwrap();
        let answer = operator.place("k1", &order_with_visit("O1", Some("cart-1"), None)).await;
        assert_eq!(answer.status(), StatusCode::CREATED);
        let answer: serde_json::Value = answer.json().await.unwrap();
        let visit = json!({"slot_id": SLOT, "starts_at": "2026-12-01T07:00:00Z", "ends_at": "2026-12-01T09:00:00Z"});
        assert_eq!(answer["appointment"], visit);
        operator.clock.forward(60);
        assert_eq!(free(&operator, SLOT).await, 2);
        operator.call(Method::DELETE, "/v1/calendar/holds/cart-1").send().await.unwrap();
        assert_eq!(free(&operator, SLOT).await, 2, "what is booked is not given back with the cart");
    }
}

#[tokio::test]
async fn an_order_whose_hold_is_over_takes_a_free_place_or_is_told_that_none_is_left() {
    for operator in on_each_engine().await {
        operator.hold("late", SLOT).await.error_for_status().unwrap();
        operator.clock.forward(16);
        let booked = operator.place("k1", &order_with_visit("O1", Some("late"), Some(SLOT))).await;
        assert_eq!(booked.status(), StatusCode::CREATED);
        operator.hold("late too", SLOT).await.error_for_status().unwrap();
        operator.clock.forward(16);
        for key in ["a", "b"] {
            operator.hold(key, SLOT).await.error_for_status().unwrap();
        }
        let order = order_with_visit("O2", Some("late too"), Some(SLOT));
        assert_eq!(problem(operator.place("k2", &order).await).await, (409, "OPS-010".to_owned()));
        let never_held = order_with_visit("O3", Some("unknown"), None);
        assert_eq!(problem(operator.place("k3", &never_held).await).await, (409, "OPS-012".to_owned()));
        assert_eq!(operator.orders_in_all().await, 1, "a refused order leaves nothing");
        let again = operator.place("k1", &order_with_visit("O1", Some("late"), Some(SLOT))).await;
        assert_eq!(again.status(), StatusCode::OK, "a repeated order does not need its place again");
    }
}
