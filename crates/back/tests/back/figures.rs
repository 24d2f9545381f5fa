//! The figures that BACK tells: they move with what happens.

use crate::support::{World, eventually, on_both_engines};
use chrono::TimeDelta;

on_both_engines!(figures_tell_a_purchase, figures_tell_what_waits_and_what_is_dead);

/// The figures as they are told now.
pub async fn told(world: &World) -> String {
    let answer = world.http.get(&world.figures).send().await.unwrap();
    let kind = answer.headers()["content-type"].to_str().unwrap().to_owned();
    assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
    answer.text().await.unwrap()
}

/// The figure of a line that begins so.
pub fn figure(told: &str, line: &str) -> Option<i64> {
    let found = told.lines().find(|found| found.starts_with(line))?;
    found.rsplit(' ').next()?.parse().ok()
}

async fn figures_tell_a_purchase(world: World) {
    let before = told(&world).await;
    let placed = r#"weblys_http_request_duration_seconds_count{method="POST",route="/v1/cart/order",status="200"}"#;
    assert_eq!(figure(&before, placed), None);
    assert!(before.contains("weblys_build_info{version="), "{before}");
    assert_eq!(figure(&before, "weblys_catalogue_publication"), Some(1));
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    buyer.orders().await;
    world.comes_to_rest().await;
    let after = told(&world).await;
    assert_eq!(figure(&after, placed), Some(1), "{after}");
    let call = r#"weblys_call_duration_seconds_count{to="operator_system",operation="place_order",outcome="ok"}"#;
    assert_eq!(figure(&after, call), Some(1), "{after}");
    assert_eq!(figure(&after, r#"weblys_mails_total{outcome="sent"}"#), Some(4), "{after}");
    assert_eq!(figure(&after, r#"weblys_cases_last_day{kind="success"}"#), Some(1), "{after}");
    assert_eq!(figure(&after, "weblys_outbox_oldest_seconds"), Some(0));
    assert!(after.contains("weblys_database_connections_most{side="), "{after}");
    assert!(after.ends_with("# EOF\n"));
    world.http.get(format!("{}/made-up/by/somebody", world.base)).send().await.unwrap();
    assert!(!told(&world).await.contains("made-up"), "nobody fills the memory with names");
    let through_back = world.http.get(format!("{}/metrics", world.base)).send().await.unwrap();
    assert!(!through_back.status().is_success(), "only on the private listener");
}

async fn figures_tell_what_waits_and_what_is_dead(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    world.operator_goes_down().await;
    buyer.orders().await;
    let failed = r#"weblys_call_duration_seconds_count{to="operator_system",operation="place_order",outcome="failed"}"#;
    assert!(figure(&told(&world).await, failed).is_some_and(|count| count > 0), "{}", told(&world).await);
    world.passes(TimeDelta::seconds(90));
    let state = |told: &str, state: &str| figure(told, &format!(r#"weblys_outbox_effects{{state="{state}"}}"#));
    eventually("the order alone waits, for ninety seconds", async || {
        let told = told(&world).await;
        let waits = state(&told, "ready").unwrap_or(0) + state(&told, "running").unwrap_or(0);
        waits == 1 && figure(&told, "weblys_outbox_oldest_seconds") == Some(90)
    })
    .await;
    assert_eq!(state(&told(&world).await, "dead"), Some(0));
    weblys_db::execute!(world.db(), "update outbox_effect set state = 'dead'").await.unwrap();
    let now = told(&world).await;
    assert_eq!((state(&now, "dead"), figure(&now, "weblys_outbox_oldest_seconds")), (Some(1), Some(0)));
}
