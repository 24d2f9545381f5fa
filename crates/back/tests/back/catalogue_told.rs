//! Services and tariffs of the operator system beside the catalogue; over HTTP, with the real operator system.

use crate::support::{World, code_of, eventually, on_both_engines};
use serde_json::json;
use weblys_api::catalogue::{CURRENT, ChangesQuery};
use weblys_api::client::Caller;
use weblys_api::page::PageQuery;
use weblys_api::security::Right;
use weblys_api::things::ThingsQuery;
use weblys_api::told::{TakeOver, ToldView};
use weblys_api::users::STALE;
use weblys_catalog::model::{Charge, ServiceKind};

const RIGHTS: [Right; 2] = [Right::CatalogueRead, Right::CatalogueChange];

on_both_engines!(services_are_read_beside_the_catalogue_and_taken_over, nobody_takes_over_what_he_did_not_see,);

async fn told(world: &World, staff: &Caller) -> ToldView {
    world.back.told_services(staff, &PageQuery::default()).await.unwrap()
}

async fn reads(world: &World, staff: &Caller) -> ToldView {
    let before = told(world, staff).await.reading.map_or(0, |reading| reading.version);
    world.back.read_services(staff).await.unwrap();
    eventually("the services are read", async || {
        told(world, staff).await.reading.is_some_and(|reading| reading.version > before)
    })
    .await;
    told(world, staff).await
}

/// A base service with a monthly price that the operator raises by ten euros, as it is told.
async fn raises(world: &World) -> String {
    let catalogue = crate::support::catalogue();
    let is_base = |one: &&weblys_catalog::model::Service| one.kind == ServiceKind::Base;
    let has_price = |code: &weblys_catalog::model::ServiceCode| {
        catalogue.tariffs.iter().any(|one| one.service == *code && one.charge == Charge::Monthly)
    };
    let service = catalogue.services.iter().filter(is_base).find(|one| has_price(&one.code)).unwrap();
    let all = world.operator("/v1/services").await;
    let all = all["services"].as_array().unwrap();
    let mut told = all.iter().find(|one| one["code"] == *service.code.as_str()).unwrap().clone();
    let cents = told["tariffs"][0]["amount_cents"].as_i64().unwrap();
    told["tariffs"][0]["amount_cents"] = (cents + 1000).into();
    world.operator_puts("/v1/services", &json!({ "services": [told] })).await;
    service.code.to_string()
}

async fn services_are_read_beside_the_catalogue_and_taken_over(world: World) {
    let staff = world.somebody("products", &RIGHTS).await;
    assert_eq!(told(&world, &staff).await.reading, None);
    let same = reads(&world, &staff).await;
    let reading = same.reading.unwrap();
    assert_eq!((same.changes.total, reading.gone_count, reading.unread_count), (0, 0, 0));
    assert_eq!(reading.services, crate::support::catalogue().services.len() as i64);
    let nothing = world.back.take_over_services(&staff, TakeOver { version: reading.version }).await.unwrap();
    assert_eq!(nothing, None, "no draft is begun for nothing");
    let service = raises(&world).await;
    let found = reads(&world, &staff).await;
    assert_eq!((found.changes.total, found.tally.changed, found.blocking), (1, 1, 0));
    let change = &found.changes.rows[0];
    assert!(change.sheet == "tariffs" && change.item.starts_with(&service), "{change:?}");
    let shown = TakeOver { version: found.reading.unwrap().version };
    let draft = world.back.take_over_services(&staff, shown).await.unwrap().unwrap();
    let again = world.back.take_over_services(&staff, shown).await.unwrap().unwrap();
    assert_eq!(draft.version, again.version, "taken over once");
    let changes = world.back.catalogue_changes(&staff, &ChangesQuery::default()).await.unwrap();
    assert_eq!(changes.changes.rows[0].fields[0].field, "amount");
    assert_eq!(told(&world, &staff).await.changes.total, 0, "the draft says it by now");
    let query = ThingsQuery { of: CURRENT.into(), sheet: "tariffs".into(), q: service, ..ThingsQuery::default() };
    let sold = world.back.catalogue_things(&staff, &query).await.unwrap().things.rows.remove(0);
    assert_eq!(
        change.fields[0].before.as_ref().unwrap().as_i64().unwrap(),
        cents(&sold.cells["amount"]),
        "nothing is sold otherwise"
    );
}

fn cents(amount: &str) -> i64 {
    amount.replace(',', "").parse().unwrap()
}

async fn nobody_takes_over_what_he_did_not_see(world: World) {
    let staff = world.somebody("products", &RIGHTS).await;
    let first = reads(&world, &staff).await.reading.unwrap();
    raises(&world).await;
    reads(&world, &staff).await;
    let late = world.back.take_over_services(&staff, TakeOver { version: first.version }).await;
    assert_eq!(code_of(late), STALE);
    let reader = world.somebody("reader", &[Right::CatalogueRead]).await;
    assert_eq!(code_of(world.back.read_services(&reader).await), "SEC-001");
    // A row that cannot be read loses no other, and stays in the catalogue as it was.
    let odd = json!({"services": [{"code": "ODD", "domain": "INTERNET", "kind": "NO-SUCH-KIND",
        "label": {"fr": "Curieux", "en": "Odd"}, "tariffs": []}]});
    world.operator_puts("/v1/services", &odd).await;
    let found = reads(&world, &staff).await;
    assert_eq!(found.reading.unwrap().unread[0].0, "ODD");
}
