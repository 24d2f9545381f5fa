//! "Why not?": the staff is answered by the engine that answers the shop.

use crate::support::{HOUSE, UNSERVED, World, code_of, on_both_engines};
use std::collections::BTreeSet;
use weblys_api::client::Caller;
use weblys_api::explain::{ExplainQuery, Explanation, ThingKind, ThingRow};
use weblys_api::security::Right;

on_both_engines!(
    what_is_explained_is_what_the_shop_offers,
    the_smallest_change_gives_it_back,
    a_sale_that_cannot_be_read_is_refused_by_field,
    promotions_are_explained_with_an_offer_and_without,
    an_upsell_leads_where_the_offer_held_leads,
    who_holds_no_offer_is_told_that_nothing_can_be_added,
);

fn at(dwelling: &str) -> ExplainQuery {
    ExplainQuery { dwelling_id: dwelling.to_owned(), ..ExplainQuery::default() }
}

async fn explains(world: &World, staff: &Caller, query: ExplainQuery) -> Explanation {
    world.back.explain(staff, &query).await.unwrap()
}

fn row(found: Explanation, code: &str) -> ThingRow {
    found.things.rows.into_iter().find(|thing| thing.code == code).unwrap()
}

async fn what_is_explained_is_what_the_shop_offers(world: World) {
    let staff = world.somebody("products", &[Right::CatalogueRead]).await;
    for dwelling in [HOUSE, UNSERVED] {
        let available = ExplainQuery { state: "available".to_owned(), ..at(dwelling) };
        let explained = explains(&world, &staff, available).await;
        let offered = world.back.offers(&Caller::default(), dwelling).await.unwrap().offers;
        let offered: BTreeSet<String> = offered.into_iter().map(|card| card.code).collect();
        let listed: BTreeSet<String> = explained.things.rows.into_iter().map(|thing| thing.code).collect();
        assert_eq!(listed, offered, "{dwelling}");
        assert_eq!(explained.available, i64::try_from(offered.len()).unwrap());
    }
    let all = explains(&world, &staff, at(HOUSE)).await;
    assert!(all.things.rows.iter().all(|thing| thing.remedy == Some(Vec::new()) || !thing.reasons.is_empty()));
    let page = ExplainQuery { size: Some(2), page: Some(2), kind: ThingKind::Options, ..at(HOUSE) };
    let page = explains(&world, &staff, page).await.things;
    assert_eq!((page.rows.len(), page.page), (2, 2));
    assert!(page.total > 30, "every option of the catalogue is listed: {}", page.total);
}

async fn the_smallest_change_gives_it_back(world: World) {
    let staff = world.somebody("products", &[Right::CatalogueRead]).await;
    let professional = row(explains(&world, &staff, at(HOUSE)).await, "PRO-1G");
    let restriction = professional.reasons[0].restriction.as_ref().unwrap();
    assert_eq!((restriction.code.as_str(), &restriction.because), ("R-PRO-CLIENT", &vec!["customer_type".to_owned()]));
    let remedy = professional.remedy.unwrap();
    assert_eq!((remedy.len(), remedy[0].what.as_str(), remedy[0].value.as_str()), (1, "customer_type", "PROFESSIONAL"));
    let changed = ExplainQuery { customer_type: remedy[0].value.clone(), ..at(HOUSE) };
    assert!(row(explains(&world, &staff, changed).await, "PRO-1G").reasons.is_empty(), "as it said");
    let nowhere = row(explains(&world, &staff, ExplainQuery::default()).await, "FIBRE-8G");
    assert_eq!(nowhere.reasons[0].code, "OFR-101");
    let remedy = nowhere.remedy.unwrap();
    assert_eq!((remedy[0].what.as_str(), remedy[0].value.as_str()), ("network", "FTTH"));
}

async fn a_sale_that_cannot_be_read_is_refused_by_field(world: World) {
    let staff = world.somebody("products", &[Right::CatalogueRead]).await;
    let nonsense = ExplainQuery {
        channel: "a b".to_owned(),
        sale_type: "GIFT".to_owned(),
        day: "demain".to_owned(),
        held: "a\u{7}b".to_owned(),
        ..at(HOUSE)
    };
    let refused = world.back.explain(&staff, &nonsense).await.unwrap_err();
    let fields: Vec<String> = refused.problem().unwrap().fields.iter().map(|fault| fault.field.clone()).collect();
    assert_eq!(fields, ["channel", "sale_type", "day", "held"]);
    assert_eq!(code_of(world.back.explain(&staff, &at("L-NOWHERE")).await), "API-002");
    let other = world.somebody("care", &[Right::ContactsRead]).await;
    assert_eq!(code_of(world.back.explain(&other, &at(HOUSE)).await), "SEC-001");
}

async fn promotions_are_explained_with_an_offer_and_without(world: World) {
    let staff = world.somebody("products", &[Right::CatalogueRead]).await;
    let promotions = ExplainQuery { kind: ThingKind::Promotions, ..at(HOUSE) };
    let welcome = row(explains(&world, &staff, promotions.clone()).await, "BIENVENUE");
    assert_eq!((welcome.coupon.as_str(), welcome.reasons.len()), ("BIENVENUE", 0), "judged as if it was typed");
    let upsell = ExplainQuery { sale_type: "UPSELL".to_owned(), ..promotions.clone() };
    let withheld = row(explains(&world, &staff, upsell).await, "BIENVENUE");
    assert_eq!(
        (withheld.reasons[0].code.as_str(), &withheld.reasons[0].because),
        ("OFR-109", &vec!["sale_type".to_owned()])
    );
    assert_eq!(withheld.remedy.unwrap()[0].value, "PROSPECT");
    let with = ExplainQuery { offer: "TRIO-1G".to_owned(), ..promotions.clone() };
    let of_others = row(explains(&world, &staff, with).await, "INTERNET-MOINS-10");
    assert_eq!((of_others.reasons[0].code.as_str(), of_others.remedy), ("OFR-108", None));
    let with = ExplainQuery { offer: "INTERNET-400".to_owned(), ..promotions.clone() };
    let student = row(explains(&world, &staff, with).await, "ETUDIANT");
    assert_eq!((student.reasons.len(), student.outdone_by.as_str()), (0, "INTERNET-MOINS-10"), "the other saves more");
    let nowhere = ExplainQuery { offer: "NO-SUCH-OFFER".to_owned(), ..promotions };
    assert_eq!(code_of(world.back.explain(&staff, &nowhere).await), "ORD-005");
}

async fn an_upsell_leads_where_the_offer_held_leads(world: World) {
    let staff = world.somebody("products", &[Right::CatalogueRead]).await;
    let upsell = ExplainQuery { sale_type: "UPSELL".to_owned(), ..at(HOUSE) };
    let named = ExplainQuery { current: "INTERNET-400".to_owned(), ..upsell.clone() };
    let found = explains(&world, &staff, named).await;
    assert_eq!(found.sale.current, "INTERNET-400");
    let reasons = row(found, "TRIO-1G").reasons;
    assert_eq!((reasons[0].code.as_str(), reasons[0].about.as_str()), ("OFR-112", "INTERNET-400"));
    let held = ExplainQuery { held: "NET-400".to_owned(), ..upsell };
    let found = explains(&world, &staff, held).await;
    assert_eq!(found.sale.current, "INTERNET-400", "recognised by what he holds");
    assert!(row(found, "INTERNET-1G").reasons.is_empty());
}

async fn who_holds_no_offer_is_told_that_nothing_can_be_added(world: World) {
    let staff = world.somebody("products", &[Right::CatalogueRead]).await;
    let query = ExplainQuery { sale_type: "UPSELL".to_owned(), held: "TEL-PACK".to_owned(), ..at(HOUSE) };
    let found = explains(&world, &staff, query).await;
    assert_eq!(found.sale.current, "");
    let withheld = row(found, "INTERNET-1G");
    assert_eq!(withheld.reasons.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(), ["OFR-113"]);
    assert_eq!(withheld.remedy.unwrap()[0].value, "PROSPECT");
}
