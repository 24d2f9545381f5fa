//! What a contract says and does by law: when services start, how long it binds, what was said when, at which rates.

use crate::support::{BUILDING, Buyer, HOUSE, World, identity, on_both_engines};
use chrono::{Days, NaiveDate, TimeDelta};
use serde_json::Value;
use std::collections::BTreeMap;
use weblys_api::cart::{ChooseItems, ChoosePayment, StartCart};
use weblys_api::client::Caller;
use weblys_api::delivery::{ChooseDelivery, DeliveryKind};
use weblys_api::offer::Chosen;
use weblys_api::order::{DocumentKind, DocumentRef, OrderState, OrderView};
use weblys_catalog::Catalogue;
use weblys_catalog::model::{Reduces, Reduction};
use weblys_kernel::product::EnergyClass;
use weblys_kernel::{Clock, Country, Locale};

on_both_engines!(
    an_esim_is_bought_with_nothing_to_deliver,
    wd_3_without_an_express_request_goods_may_come_but_no_service_starts_within_the_period,
    wd_3_an_express_request_is_told_to_the_operator_system_with_its_moment,
    co_1_the_minimum_period_runs_from_the_order_and_not_from_the_start_of_services,
    g_3_each_consent_bears_the_moment_at_which_it_was_given,
    pr_5_mobile_rates_and_prices_by_use_stand_in_the_contract_summary,
    pr_5_no_rate_is_above_what_the_line_carries,
    pr_1_the_price_guide_tells_every_price_without_promotions,
    pr_9_equipment_tells_what_law_wants_beside_its_price,
    co_2_leaving_early_costs_a_fifth_where_a_device_was_subsidised,
    co_7_a_belgian_contract_follows_belgian_law,
    pr_6_who_buys_in_english_gets_the_french_contract_too,
);

/// Takes this offer with these pieces of equipment and no option.
async fn takes(buyer: &Buyer<'_>, offer: &str, equipment: &[&str]) {
    buyer.chooses(offer).await;
    let items = equipment.iter().map(|code| Chosen { code: (*code).to_owned(), quantity: 1 }).collect();
    let back = &buyer.world.back;
    back.choose_equipment(&buyer.caller, &ChooseItems { items, coupon: String::new() }).await.unwrap();
    back.choose_options(&buyer.caller, &ChooseItems::default()).await.unwrap();
    back.identify(&buyer.caller, &identity()).await.unwrap();
}

async fn arrives(buyer: &Buyer<'_>, kind: &str, express: bool) {
    let wanted = ChooseDelivery {
        kind: kind.to_owned(),
        express_start: express,
        express_acknowledged: express,
        ..ChooseDelivery::default()
    };
    buyer.world.back.choose_delivery(&buyer.caller, &wanted).await.unwrap();
}

async fn on_invoice(buyer: &Buyer<'_>) {
    let wanted = ChoosePayment { method: "invoice".to_owned(), ..ChoosePayment::default() };
    buyer.world.back.choose_payment(&buyer.caller, &wanted).await.unwrap();
}

/// The order as the operator system got it.
async fn filed(world: &World, order: &OrderView) -> Value {
    world.comes_to_rest().await;
    world.operator(&format!("/v1/orders/{}", order.order.order_number)).await["order"].clone()
}

/// The day of each service call, by its code.
fn planned(filed: &Value, code: &str) -> NaiveDate {
    let calls = filed["service_calls"].as_array().unwrap();
    let call = calls.iter().find(|call| call["code"] == code).unwrap_or_else(|| panic!("no {code} in {calls:?}"));
    call["planned_on"].as_str().unwrap().parse().unwrap()
}

async fn text(world: &World, document: &DocumentRef) -> String {
    let content = world.back.document(&Caller::default(), document.document_id, &document.key).await.unwrap().content;
    content.replace(['\u{a0}', '\u{202f}'], " ")
}

async fn an_esim_is_bought_with_nothing_to_deliver(world: World) {
    let buyer = world.buyer().await;
    takes(&buyer, "MOBILE-20", &["ESIM"]).await;
    assert_eq!(buyer.ways_of_delivery().await.kinds, [DeliveryKind::Remote]);
    arrives(&buyer, "remote", true).await;
    on_invoice(&buyer).await;
    let order = buyer.orders().await;
    assert_eq!(order.state, OrderState::Accepted);
    let filed = filed(&world, &order).await;
    assert_eq!(filed["delivery"]["kind"], "remote");
    let today = world.app.today();
    assert!(planned(&filed, "ACT-MOB") >= today, "activated, not sent");
    let until = order.withdrawal_until.unwrap();
    assert!(until < today + Days::new(18), "it runs from the order: there are no goods to be received");
}

async fn wd_3_without_an_express_request_goods_may_come_but_no_service_starts_within_the_period(world: World) {
    let buyer = world.buyer().await;
    takes(&buyer, "MOBILE-20", &["SIM"]).await;
    let earliest = buyer.ways_of_delivery().await.earliest_without_express_request;
    arrives(&buyer, "shipment", false).await;
    on_invoice(&buyer).await;
    let order = buyer.orders().await;
    let filed = filed(&world, &order).await;
    assert!(planned(&filed, "EXP-MAT") < earliest, "the parcel need not wait");
    for code in ["ACT-MOB", "CONTRAT"] {
        assert_eq!(planned(&filed, code), earliest, "{code}");
    }
    assert_eq!(filed["start"]["not_before"], earliest.to_string());
    assert!(filed["start"]["asked_at"].is_null());
}

async fn wd_3_an_express_request_is_told_to_the_operator_system_with_its_moment(world: World) {
    let buyer = world.buyer().await;
    takes(&buyer, "MOBILE-20", &["SIM"]).await;
    arrives(&buyer, "shipment", true).await;
    let asked_at = world.clock.now();
    world.clock.forward(TimeDelta::minutes(7));
    on_invoice(&buyer).await;
    let order = buyer.orders().await;
    let filed = filed(&world, &order).await;
    let today = world.app.today();
    assert_eq!(filed["start"]["not_before"], today.to_string());
    let told: chrono::DateTime<chrono::Utc> = filed["start"]["asked_at"].as_str().unwrap().parse().unwrap();
    assert_eq!(told.timestamp(), asked_at.timestamp());
    assert_eq!(planned(&filed, "ACT-MOB"), today + Days::new(3));
}

async fn co_1_the_minimum_period_runs_from_the_order_and_not_from_the_start_of_services(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check_with_a_slot().await;
    let order = buyer.orders().await;
    let confirmation = order.documents.iter().find(|one| one.kind == DocumentKind::OrderConfirmation).unwrap();
    assert_eq!((world.app.today().to_string().as_str(), order.summary.commitment_months), ("2026-11-23", 12));
    let said = "prend fin le 22 novembre 2027";
    let text = text(&world, confirmation).await;
    assert!(text.contains(said), "{said:?} is not in the confirmation");
}

async fn g_3_each_consent_bears_the_moment_at_which_it_was_given(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_delivery().await;
    world.clock.forward(TimeDelta::minutes(11));
    buyer.has_it_sent().await;
    buyer.pays_by_direct_debit().await;
    let signed_at = world.clock.now();
    world.clock.forward(TimeDelta::minutes(13));
    let order = buyer.orders().await;
    let stored = weblys_back::orders::store::order::by_number(world.db(), &order.order.order_number).await.unwrap();
    let cart = stored.unwrap().order.cart;
    assert_eq!(cart.payment_chosen_at.unwrap().timestamp(), signed_at.timestamp());
    assert_eq!(cart.identified_at.unwrap().timestamp(), (signed_at - TimeDelta::minutes(11)).timestamp());
    let hour = signed_at.with_timezone(&world.app.config.sale.time_zone).format("%-H h %M").to_string();
    let mandate = order.documents.iter().find(|one| one.kind == DocumentKind::SepaMandate).unwrap();
    assert!(text(&world, mandate).await.contains(&hour), "the mandate is signed on the page of payment");
}

async fn pr_5_mobile_rates_and_prices_by_use_stand_in_the_contract_summary(world: World) {
    let buyer = world.buyer().await;
    takes(&buyer, "MOBILE-2H", &["SIM"]).await;
    arrives(&buyer, "shipment", false).await;
    on_invoice(&buyer).await;
    let summary = text(&world, &buyer.checks().await.contract_summary).await;
    for words in ["Maximal estimé", "150 Mb/s", "Appel au-delà de 2 h : 0,10 €/min", "/shop/legal/tariffs"] {
        assert!(summary.contains(words), "{words:?} is not in the contract summary");
    }
    assert!(!summary.contains("ne comprend pas de service d’accès à internet"), "1 GB is included");
}

async fn pr_5_no_rate_is_above_what_the_line_carries(world: World) {
    for (dwelling, most_up) in [(HOUSE, 600), (BUILDING, 100)] {
        let offers = world.back.offers(&Caller::default(), dwelling).await.unwrap().offers;
        let speeds = offers.into_iter().find(|offer| offer.code == "INTERNET-1G").unwrap().speeds.unwrap();
        assert_eq!((speeds.down_max, speeds.up_max), (1000, most_up), "at {dwelling}");
        assert!(speeds.up_min <= speeds.up_normal && speeds.up_normal <= speeds.up_max);
    }
}

async fn pr_1_the_price_guide_tells_every_price_without_promotions(world: World) {
    let guide = world.back.tariffs(&Caller::default()).await.unwrap();
    let trio = guide.offers.iter().find(|offer| offer.name.fr.starts_with("Trio 1")).unwrap();
    assert_eq!(trio.monthly.cents(), 4_599, "12 € more than at first");
    assert_eq!(trio.once[0].once.unwrap().cents(), 3_900, "though the fee is waived on line");
    assert!(trio.usage_prices.iter().any(|line| line.fr.contains("vers l'étranger")));
    assert!(guide.offers.iter().all(|offer| offer.name.fr != "Internet 100"), "no longer sold");
    let (equipment, options): (usize, usize) = (
        guide.equipment.iter().map(|group| group.prices.len()).sum(),
        guide.options.iter().map(|group| group.prices.len()).sum(),
    );
    assert!(equipment >= 15 && options >= 40, "{equipment} pieces of equipment, {options} options");
}

async fn pr_6_who_buys_in_english_gets_the_french_contract_too(world: World) {
    let start = StartCart { dwelling_id: HOUSE.to_owned(), offer: None, campaign: BTreeMap::new(), locale: Locale::En };
    let started = world.back.start_cart(&Caller::default(), &start).await.unwrap();
    let buyer = Buyer { world: &world, caller: Caller { session: Some(started.session), ..Caller::default() } };
    buyer.reaches_check().await;
    let order = buyer.orders().await;
    assert_eq!(order.documents.len(), 5);
    let said = [
        (DocumentKind::ContractSummary, "Contract summary", "Récapitulatif contractuel"),
        (DocumentKind::OrderConfirmation, "Order confirmation", "Confirmation de commande"),
        (DocumentKind::SepaMandate, "SEPA", "Mandat de prélèvement SEPA"),
        (DocumentKind::WithdrawalForm, "Model withdrawal form", "Modèle de formulaire de rétractation"),
        (DocumentKind::GeneralTerms, "General terms", "Conditions générales"),
    ];
    for (kind, english, french) in said {
        let document = order.documents.iter().find(|document| document.kind == kind).unwrap();
        let text = text(&world, document).await;
        let version = text.find("lang=\"fr\"").unwrap_or_else(|| panic!("{kind:?} has no French text"));
        assert!(text.starts_with("<!DOCTYPE html>\n<html lang=\"en\""), "{kind:?}");
        assert!(text[..version].contains(english), "{kind:?}: {english}");
        assert!(text[version..].contains(french), "{kind:?}: {french}");
        let pdf = world.back.document_pdf(&buyer.caller, document.document_id, &document.key).await.unwrap();
        assert!(pdf.content.starts_with(b"%PDF-"), "{kind:?} is set as PDF too");
    }
}

/// The 5G smartphone is lowered in return for two years of commitment.
fn subsidised(catalogue: &mut Catalogue) {
    let offer = catalogue.offers.iter_mut().find(|offer| offer.code.as_str() == "MOBILE-150").unwrap();
    offer.commitment_months = 24;
    let promotion = catalogue.promotions.iter_mut().find(|promotion| promotion.code.as_str() == "ACTIVATION-MOBILE");
    let promotion = promotion.unwrap();
    promotion.reduces = Reduces::Equipment(vec!["SMARTPHONE-5G".parse().unwrap()]);
    promotion.reduction = Reduction::BasisPoints(9_000);
    promotion.subsidy = true;
}

async fn co_2_leaving_early_costs_a_fifth_where_a_device_was_subsidised(world: World) {
    world.publishes(subsidised).await;
    for (equipment, is_told) in [(&["ESIM", "SMARTPHONE-5G"][..], true), (&["ESIM"], false)] {
        let buyer = world.buyer().await;
        takes(&buyer, "MOBILE-150", equipment).await;
        arrives(&buyer, if is_told { "shipment" } else { "remote" }, false).await;
        on_invoice(&buyer).await;
        let summary = text(&world, &buyer.checks().await.contract_summary).await;
        assert!(summary.contains("avant la fin du 12e mois"), "{summary}");
        assert_eq!(summary.contains("20 % de celles qui suivent"), is_told, "{equipment:?}: {summary}");
    }
}

async fn co_7_a_belgian_contract_follows_belgian_law(world: World) {
    world.publishes(subsidised).await;
    let back = world.another_back_with(|config| config.sale.country = Country::Belgium).await;
    let buyer = world.buyer().await;
    takes(&buyer, "MOBILE-150", &["ESIM", "SMARTPHONE-5G"]).await;
    arrives(&buyer, "shipment", false).await;
    on_invoice(&buyer).await;
    let checked = back.validate(&buyer.caller).await.unwrap();
    let summary = text(&world, &checked.contract_summary).await;
    assert!(
        summary.contains("avant la fin du 6e mois") && summary.contains("à la date que vous choisissez"),
        "{summary}"
    );
}

async fn pr_9_equipment_tells_what_law_wants_beside_its_price(world: World) {
    let buyer = world.buyer().await;
    buyer.chooses("MOBILE-20").await;
    let groups = world.back.equipment(&buyer.caller).await.unwrap().choices.unwrap().groups;
    let item = |code: &str| groups.iter().flat_map(|group| &group.items).find(|item| item.code == code).unwrap();
    let told = &item("SMARTPHONE-5G").product;
    assert_eq!(told.sar.trunk.map(|sar| sar.written(',')).as_deref(), Some("1,194"));
    let energy = told.energy.as_ref().unwrap();
    assert_eq!((energy.class, energy.label.as_str()), (EnergyClass::A, "/demo/device/energy-label"));
    assert_eq!(told.durability.as_ref().unwrap().years, 5);
    assert!(item("ESIM").product.is_empty());
    takes(&buyer, "MOBILE-20", &["ESIM", "SMARTPHONE-5G"]).await;
    arrives(&buyer, "shipment", false).await;
    on_invoice(&buyer).await;
    let order = buyer.orders().await;
    let of_order = |document: &&DocumentRef| document.kind == DocumentKind::OrderConfirmation;
    let confirmation = text(&world, order.documents.iter().find(of_order).unwrap()).await;
    let words = "Le producteur garantit lui-même la durabilité de « Smartphone 5G » pendant 5 ans : http";
    assert!(confirmation.contains(words) && confirmation.contains("/demo/device/durability-label"), "{confirmation}");
}
