//! What housekeeping erases as time passes, and what it never erases.

use crate::support::{World, eventually, on_both_engines};
use chrono::TimeDelta;
use uuid::Uuid;
use weblys_api::order::OrderState;
use weblys_db::{bulk_insert, fetch_all};
use weblys_kernel::Clock;

on_both_engines!(
    gd_5_an_order_and_its_documents_outlive_everything_around_them,
    gd_5_a_cart_that_nobody_came_back_to_is_erased_with_what_belongs_to_it,
    gd_5_a_run_erases_everything_however_rarely_it_comes,
);

const SENT_TEXTS: &str = "select count(*) from orders_mail where body_text <> ''";

async fn gd_5_an_order_and_its_documents_outlive_everything_around_them(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let order = buyer.orders().await;
    assert_eq!(order.state, OrderState::Accepted);
    world.comes_to_rest().await;
    eventually("frames are written", async || world.count("select count(*) from orders_frame").await > 0).await;
    eventually("mails have left", async || {
        world.count("select count(*) from orders_mail where sent_at is null").await == 0
    })
    .await;
    let documents = world.count("select count(*) from orders_document").await;
    assert!(documents > 0 && world.count(SENT_TEXTS).await > 0);
    world.clock.forward(TimeDelta::days(91));
    erases(&world).await;
    assert_eq!(world.count(SENT_TEXTS).await, 0);
    assert!(world.count("select count(*) from orders_mail").await > 0, "they prove that they were sent");
    assert_eq!(world.count("select count(*) from orders_resume_link").await, 0);
    world.clock.forward(TimeDelta::days(365 * 12));
    erases(&world).await;
    for gone in ["select count(*) from orders_mail", "select count(*) from orders_case"] {
        assert_eq!(world.count(gone).await, 0, "{gone}");
    }
    eventually("old frames are gone", async || {
        erases(&world).await;
        old_frames(&world).await == 0
    })
    .await;
    assert_eq!(world.count("select count(*) from orders_order").await, 1);
    assert_eq!(world.count("select count(*) from orders_cart").await, 1);
    assert_eq!(world.count("select count(*) from orders_document").await, documents);
}

async fn gd_5_a_cart_that_nobody_came_back_to_is_erased_with_what_belongs_to_it(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    buyer.checks().await;
    assert!(world.count("select count(*) from orders_document").await > 0);
    world.clock.forward(TimeDelta::days(29));
    eventually("the cart is closed", async || {
        world.count("select count(*) from orders_cart where state = 'abandoned'").await == 1
    })
    .await;
    erases(&world).await;
    assert_eq!(world.count("select count(*) from orders_cart").await, 1, "its owner may still come back");
    world.clock.forward(TimeDelta::days(2));
    erases(&world).await;
    for gone in ["orders_cart", "orders_document", "orders_resume_link"] {
        let left = match gone {
            "orders_cart" => world.count("select count(*) from orders_cart").await,
            "orders_document" => world.count("select count(*) from orders_document").await,
            _ => world.count("select count(*) from orders_resume_link").await,
        };
        assert_eq!(left, 0, "{gone}");
    }
}

async fn gd_5_a_run_erases_everything_however_rarely_it_comes(world: World) {
    let many: Vec<u128> = (1..=1_250).collect();
    let then = world.clock.now() - TimeDelta::days(400);
    bulk_insert!(
        world.db().writer(),
        "insert into orders_mail
           (mail_id, recipient, subject, body_text, body_html, documents, secret, created_at, sent_at)",
        &many,
        |number| Uuid::from_u128(*number),
        "person@example.org",
        "Bonjour",
        "",
        "",
        "[]",
        false,
        then,
        then
    )
    .await
    .unwrap();
    erases(&world).await;
    assert_eq!(world.count("select count(*) from orders_mail").await, 0);
}

/// How many frames are older than they are kept. Jobs that became due as time passed exchange new ones, and what is
/// written behind the calls may come after a run.
async fn old_frames(world: &World) -> i64 {
    let a_year_ago = world.clock.now() - TimeDelta::days(365);
    let sql = "select count(*) from orders_frame where started_at < $1";
    let rows: Vec<(i64,)> = fetch_all!(world.db(), (i64,), sql, a_year_ago).await.unwrap();
    rows[0].0
}

/// The next run of erasing.
async fn erases(world: &World) {
    world.clock.forward(TimeDelta::minutes(2));
    weblys_back::flows::erasing::all(&world.app, None).await.unwrap();
}
