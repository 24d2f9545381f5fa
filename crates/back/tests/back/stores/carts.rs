//! Carts, the links that take them up again, and orders.

use super::{cart, now, schema};
use chrono::TimeDelta;
use uuid::Uuid;
use weblys_back::orders::store::{cart as carts, order as orders};
use weblys_catalog::{Quote, Selection, Snapshot};
use weblys_db::testing::ENGINES;
use weblys_db::{Durability, execute, fetch_all};
use weblys_orders::order::Acceptance;
use weblys_orders::{CartEvent, CartId, Order, OrderId, OrderNumber, OrderState};

#[tokio::test]
async fn a_cart_is_found_by_its_session_and_by_its_id() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        carts::insert(&fresh.db, &cart(1), "hash", now()).await.unwrap();
        let stored = carts::of_session(&fresh.db, "hash").await.unwrap().unwrap();
        assert_eq!((stored.cart, stored.version, stored.touched_at), (cart(1), 1, now()));
        assert!(carts::by_id(&fresh.db, cart(1).cart_id).await.unwrap().is_some());
        assert!(carts::of_session(&fresh.db, "other").await.unwrap().is_none());
        assert!(carts::by_id(&fresh.db, cart(2).cart_id).await.unwrap().is_none());
        assert!(carts::insert(&fresh.db, &cart(2), "hash", now()).await.is_err(), "a session has one cart");
    }
}

#[tokio::test]
async fn the_second_of_two_changes_from_the_same_version_is_lost_and_told_so() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        carts::insert(&fresh.db, &cart(1), "hash", now()).await.unwrap();
        let mut changed = cart(1);
        changed.publication = 7;
        let later = now() + TimeDelta::seconds(1);
        assert!(carts::update(fresh.db.writer(), &changed, 1, later).await.unwrap());
        assert!(!carts::update(fresh.db.writer(), &cart(1), 1, later).await.unwrap());
        let stored = carts::of_session(&fresh.db, "hash").await.unwrap().unwrap();
        assert_eq!((stored.cart.publication, stored.version, stored.touched_at), (7, 2, later));
    }
}

#[tokio::test]
async fn a_link_leads_to_its_cart_until_it_ends() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        carts::insert(&fresh.db, &cart(1), "old", now()).await.unwrap();
        let ends = now() + TimeDelta::days(30);
        carts::insert_link(fresh.db.writer(), "token", cart(1).cart_id, ends).await.unwrap();
        let before = ends - TimeDelta::microseconds(1);
        assert_eq!(carts::of_link(&fresh.db, "token", before).await.unwrap(), Some(cart(1).cart_id));
        assert_eq!(carts::of_link(&fresh.db, "token", ends).await.unwrap(), None);
        assert_eq!(carts::of_link(&fresh.db, "other", now()).await.unwrap(), None);
        carts::hand_over(&fresh.db, cart(1).cart_id, "new").await.unwrap();
        assert!(carts::of_session(&fresh.db, "old").await.unwrap().is_none());
        assert!(carts::of_session(&fresh.db, "new").await.unwrap().is_some());
        let nobodys = carts::insert_link(fresh.db.writer(), "x", CartId::from_uuid(Uuid::nil()), ends).await;
        assert!(nobodys.is_err(), "a link to no cart");
    }
}

#[tokio::test]
async fn carts_left_alone_are_found_oldest_first_and_closed_ones_are_not() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        for (chance, minutes) in [(1, 10), (2, 30), (3, 20), (4, 1)] {
            let at = now() - TimeDelta::minutes(minutes);
            carts::insert(&fresh.db, &cart(chance), &format!("hash {chance}"), at).await.unwrap();
        }
        let mut closed = cart(3);
        closed.state = closed.state.after(CartEvent::Abandon).unwrap();
        assert!(carts::update(fresh.db.writer(), &closed, 1, now() - TimeDelta::minutes(20)).await.unwrap());
        let since = now() - TimeDelta::minutes(5);
        let left = carts::left_since(&fresh.db, since, 10).await.unwrap();
        let ids: Vec<CartId> = left.iter().map(|stored| stored.cart.cart_id).collect();
        assert_eq!(ids, [cart(2).cart_id, cart(1).cart_id]);
        assert_eq!(carts::left_since(&fresh.db, since, 1).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn what_a_back_from_before_has_ended_is_put_right_and_holds_up_nobody() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        for (chance, state) in [(1, "abandoned"), (2, "submitted"), (3, "draft")] {
            let at = now() - TimeDelta::minutes(30);
            carts::insert(&fresh.db, &cart(chance), &format!("hash {chance}"), at).await.unwrap();
            let sql = "update orders_cart set state = $1 where cart_id = $2";
            execute!(&fresh.db, sql, state, cart(chance).cart_id.uuid()).await.unwrap();
        }
        let left = carts::left_since(&fresh.db, now(), 10).await.unwrap();
        assert_eq!(left.iter().map(|stored| stored.cart.cart_id).collect::<Vec<_>>(), [cart(3).cart_id]);
        assert_eq!(carts::mend_standing(&fresh.db).await.unwrap(), 2);
        assert_eq!(carts::mend_standing(&fresh.db).await.unwrap(), 0);
        let kept = "select state, standing from orders_cart order by cart_id";
        let kept: Vec<(String, String)> = fetch_all!(&fresh.db, (String, String), kept).await.unwrap();
        let kept: Vec<_> = kept.iter().map(|(state, standing)| (state.as_str(), standing.as_str())).collect();
        assert_eq!(kept, [("abandoned", "left"), ("submitted", "ordered"), ("draft", "open")]);
        // An order that such a BACK took for a cart that had been left is an order.
        let sql = "update orders_cart set standing = 'left' where state = 'submitted'";
        execute!(&fresh.db, sql).await.unwrap();
        let mut tx = fresh.db.begin(Durability::Relaxed).await.unwrap();
        assert_eq!(carts::erase_left_since(&mut tx, now(), 10).await.unwrap(), 1, "the abandoned one alone");
        tx.commit().await.unwrap();
        // And one that it took up again is looked after again.
        execute!(&fresh.db, "update orders_cart set standing = 'left' where state = 'draft'").await.unwrap();
        assert!(carts::left_since(&fresh.db, now(), 10).await.unwrap().is_empty());
        assert_eq!(carts::mend_standing(&fresh.db).await.unwrap(), 2, "the order is one at last");
        assert_eq!(carts::left_since(&fresh.db, now(), 10).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_cart_that_cannot_be_read_holds_up_no_other_and_is_told_once() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        for (chance, minutes) in [(1, 30), (2, 20)] {
            let at = now() - TimeDelta::minutes(minutes);
            carts::insert(&fresh.db, &cart(chance), &format!("hash {chance}"), at).await.unwrap();
        }
        let spoil = "update orders_cart set content = '{\"half' where cart_id = $1";
        execute!(&fresh.db, spoil, cart(1).cart_id.uuid()).await.unwrap();
        assert!(carts::left_since(&fresh.db, now(), 1).await.unwrap().is_empty(), "the oldest is set aside");
        let left = carts::left_since(&fresh.db, now(), 1).await.unwrap();
        assert_eq!(left.iter().map(|stored| stored.cart.cart_id).collect::<Vec<_>>(), [cart(2).cart_id]);
        let kept = "select content from orders_cart where state = 'abandoned'";
        let kept: Vec<(String,)> = fetch_all!(&fresh.db, (String,), kept).await.unwrap();
        assert_eq!(kept, [("{\"half".to_owned(),)], "as it is, for who looks into it");
    }
}

fn quote() -> Quote {
    let snapshot = Snapshot::compile(1, crate::support::catalogue()).unwrap();
    let (channel, customer_type) = weblys_back::catalog::selfshop();
    let sale = super::place().sale(channel, customer_type, now().date_naive());
    let mobile = "MOBILE-150".parse().unwrap();
    let proposed: Selection = snapshot.suggest_default(&sale, &mobile);
    snapshot.estimate(&sale, &proposed, now().date_naive()).unwrap()
}

/// An order that has no answer yet.
pub(super) fn order(chance: u128, number: &str, cart_chance: u128) -> Order {
    Order {
        order_id: OrderId::from_uuid(Uuid::from_u128(chance)),
        number: OrderNumber::parse(number).unwrap(),
        key: "key".to_owned(),
        state: OrderState::Submitted,
        ordered_at: now(),
        ordered_on: now().date_naive(),
        cart: cart(cart_chance),
        quote: quote(),
        address: "12 Rue des Tisserands Fictifs".to_owned(),
        documents: Vec::new(),
        acceptance: None,
        rejection: None,
    }
}

#[tokio::test]
async fn a_cart_gives_one_order_whatever_is_pressed_twice() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        carts::insert(&fresh.db, &cart(1), "one", now()).await.unwrap();
        carts::insert(&fresh.db, &cart(2), "two", now()).await.unwrap();
        let mut first = order(1, "WB-2611-0000001", 1);
        orders::insert(fresh.db.writer(), &first).await.unwrap();
        assert!(orders::insert(fresh.db.writer(), &order(2, "WB-2611-0000002", 1)).await.is_err(), "the same cart");
        assert!(orders::insert(fresh.db.writer(), &order(3, "WB-2611-0000001", 2)).await.is_err(), "the same number");
        let by_id = orders::by_id(&fresh.db, first.order_id).await.unwrap().unwrap();
        assert_eq!((by_id.order, by_id.version), (first.clone(), 1));
        assert!(orders::by_number(&fresh.db, "WB-2611-0000001").await.unwrap().is_some());
        assert!(orders::by_number(&fresh.db, "WB-2611-0000002").await.unwrap().is_none());
        assert!(orders::of_cart(&fresh.db, cart(1).cart_id).await.unwrap().is_some());
        assert!(orders::of_cart(&fresh.db, cart(2).cart_id).await.unwrap().is_none());
        let taken = Acceptance { customer_number: "100000017".to_owned(), contract_number: "C1".to_owned() };
        first.accept(taken).unwrap();
        let mut tx = fresh.db.begin(Durability::Full).await.unwrap();
        assert!(orders::update(&mut tx, &first, 1).await.unwrap());
        assert!(!orders::update(&mut tx, &first, 1).await.unwrap());
        tx.commit().await.unwrap();
        let stored = orders::of_cart(&fresh.db, cart(1).cart_id).await.unwrap().unwrap();
        assert_eq!((stored.order.state, stored.version), (OrderState::Accepted, 2));
    }
}
