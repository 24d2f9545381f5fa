//! All customers seen by the catalogue: recognised, covered, and what the draft would change for them; over HTTP, with the
//! real operator system.

use crate::support::{World, code_of, eventually, on_both_engines};
use serde_json::json;
use weblys_api::base::{CombinationRow, CoverageQuery, CoverageView, ImpactView, PrepareOffer};
use weblys_api::client::Caller;
use weblys_api::jobs::JobOutcome;
use weblys_api::page::PageQuery;
use weblys_api::security::Right;
use weblys_api::things::{PutThing, ThingsQuery};
use weblys_catalog::model::{Charge, ServiceKind};
use weblys_catalog::{Catalogue, Snapshot};

const RIGHTS: [Right; 4] = [Right::CatalogueRead, Right::CatalogueChange, Right::CataloguePublish, Right::JobsRead];

on_both_engines!(
    customers_are_recognised_and_an_offer_is_prepared_for_who_has_none,
    the_draft_is_tried_on_customers_before_it_is_published,
    a_look_that_fails_leaves_the_last_one,
);

fn catalogue() -> Catalogue {
    crate::support::catalogue()
}

/// The base services of the first offer, and two that no offer is made of.
fn combinations() -> (Vec<String>, Vec<String>) {
    let catalogue = catalogue();
    let covered: Vec<String> = catalogue.offers[0].services.iter().map(ToString::to_string).collect();
    let snapshot = Snapshot::compile(1, catalogue.clone()).unwrap();
    let base: Vec<_> = catalogue.services.iter().filter(|one| one.kind == ServiceKind::Base).collect();
    let pairs = base.iter().flat_map(|a| base.iter().map(move |b| [a, b])).filter(|[a, b]| a.domain != b.domain);
    let mut missing = pairs.filter(|[a, b]| snapshot.offer_made_of(&[a.code.clone(), b.code.clone()]).is_none());
    (covered, missing.next().unwrap().map(|one| one.code.to_string()).into())
}

async fn seeds(world: &World) -> (Vec<String>, Vec<String>) {
    let (covered, missing) = combinations();
    let text = |all: &[String]| all.iter().map(|one| one.clone().leak() as &str).collect::<Vec<_>>();
    let (covered_codes, missing_codes) = (text(&covered), text(&missing));
    let odd = [&covered_codes[..], &["NOBODY-KNOWS"]].concat();
    let held = [covered_codes.clone(), covered_codes, odd, missing_codes.clone(), missing_codes, vec!["NOBODY-KNOWS"]];
    world.former_customers(&held).await;
    (covered, missing)
}

async fn coverage(world: &World, staff: &Caller, state: &str) -> CoverageView {
    let query = CoverageQuery { state: state.to_owned(), ..CoverageQuery::default() };
    world.back.coverage(staff, &query).await.unwrap()
}

async fn impact(world: &World, staff: &Caller) -> ImpactView {
    world.back.impact(staff, &PageQuery::default()).await.unwrap()
}

/// Has all customers read, and waits for it.
async fn reads(world: &World, staff: &Caller) {
    let before = coverage(world, staff, "").await.state.last.map(|look| look.ended_at);
    world.passes(chrono::TimeDelta::seconds(1));
    world.back.recognise_customers(staff).await.unwrap();
    eventually("the customers are read", async || {
        let state = coverage(world, staff, "").await.state;
        state.last.map(|look| look.ended_at) > before && state.job.is_idle()
    })
    .await;
}

async fn customers_are_recognised_and_an_offer_is_prepared_for_who_has_none(world: World) {
    let staff = world.somebody("products", &RIGHTS).await;
    let never = coverage(&world, &staff, "").await;
    assert_eq!((never.state.last, never.totals.customers, never.combinations.total), (None, 0, 0));
    let (covered, missing) = seeds(&world).await;
    reads(&world, &staff).await;
    let found = coverage(&world, &staff, "").await;
    let totals = found.totals;
    assert_eq!(
        (totals.customers, totals.whole, totals.partly, totals.unrecognised, totals.without_base),
        (6, 2, 1, 2, 1)
    );
    assert_eq!((found.unknown[0].thing.code.as_str(), found.unknown[0].customers), ("NOBODY-KNOWS", 2));
    let codes = |row: &CombinationRow| row.services.iter().map(|one| one.code.clone()).collect::<Vec<_>>();
    let mut wanted = covered.clone();
    wanted.sort();
    assert_eq!((codes(&found.combinations.rows[0]), found.combinations.rows[0].customers), (wanted, 3));
    assert_eq!(found.combinations.rows[0].offer.as_ref().unwrap().code, catalogue().offers[0].code.to_string());
    let row = coverage(&world, &staff, "missing").await.combinations.rows.remove(0);
    assert!(row.is_missing && row.prepared.is_none() && row.customers == 2);
    let prepare = PrepareOffer { services: missing.clone() };
    let put = world.back.prepare_offer(&staff, &prepare).await.unwrap();
    let again = world.back.prepare_offer(&staff, &prepare).await.unwrap();
    assert_eq!((&put.item, put.draft.version), (&again.item, again.draft.version), "prepared once");
    let row = coverage(&world, &staff, "missing").await.combinations.rows.remove(0);
    assert_eq!(row.prepared.unwrap().code, put.item);
    let nothing = PrepareOffer { services: vec!["NOBODY-KNOWS".to_owned()] };
    assert_eq!(code_of(world.back.prepare_offer(&staff, &nothing).await), "REC-102");
    let covered = PrepareOffer { services: covered };
    let there = world.back.prepare_offer(&staff, &covered).await.unwrap();
    assert_eq!(there.item, catalogue().offers[0].code.to_string(), "who has an offer is led to it");
    let reader = world.somebody("reader", &[Right::CatalogueRead]).await;
    assert_eq!(code_of(world.back.recognise_customers(&reader).await), "SEC-001");
    let frames = "select count(*) from orders_frame where operation = 'list_holdings' and response like '%NOBODY%'";
    assert_eq!(world.count(frames).await, 0, "what people hold is not kept a second time");
}

async fn the_draft_is_tried_on_customers_before_it_is_published(world: World) {
    let staff = world.somebody("products", &RIGHTS).await;
    let (covered, _) = seeds(&world).await;
    let catalogue = catalogue();
    let monthly =
        |code: &str| catalogue.tariffs.iter().any(|one| one.service.as_str() == code && one.charge == Charge::Monthly);
    let service = covered.iter().find(|code| monthly(code)).unwrap();
    let query = ThingsQuery { sheet: "tariffs".into(), q: format!("{service} MONTHLY"), ..ThingsQuery::default() };
    let row = world.back.catalogue_things(&staff, &query).await.unwrap().things.rows.remove(0);
    let raised = |cells: &weblys_api::things::Cells| {
        let cents: i64 = cells["amount"].replace(',', "").parse().unwrap();
        let mut raised = cells.clone();
        raised.insert("amount".into(), format!("{},{:02}", (cents + 1000) / 100, (cents + 1000) % 100));
        raised
    };
    let put = |shown: &weblys_api::things::Cells| PutThing {
        sheet: "tariffs".into(),
        item: row.item.clone(),
        shown: Some(shown.clone()),
        cells: Some(raised(shown)),
        ..PutThing::default()
    };
    world.back.put_catalogue_thing(&staff, &put(&row.cells)).await.unwrap();
    assert_eq!(impact(&world, &staff).await.all, None, "nobody has looked yet");
    reads(&world, &staff).await;
    let found = impact(&world, &staff).await;
    let all = found.all.as_ref().unwrap();
    assert!(found.is_of_now);
    assert_eq!((all.customers, all.changed, all.outcomes["PRICE_UP"]), (6, 3, 3));
    assert_eq!((all.raised.cents(), all.lowered.cents()), (3000, 0));
    assert_eq!((found.offers.rows[0].count.customers, found.examples["PRICE_UP"].len()), (3, 3));
    world.back.put_catalogue_thing(&staff, &put(&raised(&row.cells))).await.unwrap();
    assert!(!impact(&world, &staff).await.is_of_now, "it is another draft by now");
}

async fn a_look_that_fails_leaves_the_last_one(world: World) {
    let staff = world.somebody("products", &RIGHTS).await;
    seeds(&world).await;
    reads(&world, &staff).await;
    world.operator_fault(json!({"operation": "list_holdings", "fail": "before"})).await;
    world.back.recognise_customers(&staff).await.unwrap();
    eventually("it failed", async || {
        let jobs = world.back.jobs(&staff).await.unwrap().jobs;
        let job = jobs.into_iter().find(|job| job.code == "recognise_customers").unwrap();
        job.last.is_some_and(|last| last.outcome == Some(JobOutcome::Failed)) && job.running.is_none()
    })
    .await;
    assert_eq!(coverage(&world, &staff, "").await.totals.customers, 6);
}
