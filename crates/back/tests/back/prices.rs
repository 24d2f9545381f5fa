//! Prices that hold, prices that change, offers that go.

use crate::support::{HOUSE, World, code_of, on_both_engines};
use chrono::TimeDelta;
use weblys_api::cart::{CartState, Step};
use weblys_api::client::Caller;
use weblys_api::offer::FirstPrice;
use weblys_api::order::OrderState;
use weblys_api::summary::LineKind;
use weblys_catalog::Catalogue;
use weblys_catalog::model::{DateSpan, OfferStatus, Reduces, Tariff};
use weblys_kernel::{Clock, Money};

on_both_engines!(
    within_the_price_hold_a_new_publication_changes_nothing,
    a_price_that_has_changed_is_said_and_the_contract_summary_is_issued_again,
    a_promotion_that_has_become_shorter_is_said_too,
    a_new_publication_at_the_same_price_needs_a_new_contract_summary_and_no_notice,
    an_offer_withdrawn_meanwhile_is_said_and_the_buyer_chooses_again,
    an_offer_withdrawn_meanwhile_is_not_ordered_under_an_old_contract_summary,
    a_tariff_that_ends_at_midnight_holds_as_long_as_the_price_hold,
    a_contract_summary_issued_before_midnight_is_issued_again_on_the_next_day,
    pr_2_the_price_before_a_reduction_is_told_from_what_was_published,
    pr_2_fees_equipment_and_options_tell_the_price_before_their_reduction_too,
);

fn tariff<'c>(catalogue: &'c mut Catalogue, service: &str) -> &'c mut Tariff {
    catalogue.tariffs.iter_mut().find(|tariff| tariff.service.as_str() == service).unwrap()
}

fn five_euros_more(catalogue: &mut Catalogue) {
    tariff(catalogue, "NET-1000").amount += Money::from_cents(500);
}

fn withdraw_the_offer(catalogue: &mut Catalogue) {
    let offer = catalogue.offers.iter_mut().find(|offer| offer.code.as_str() == "TRIO-1G").unwrap();
    offer.status = OfferStatus::Withdrawn;
}

async fn within_the_price_hold_a_new_publication_changes_nothing(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let before = buyer.cart().await.summary;
    let summary = buyer.checks().await.contract_summary;
    world.publishes(five_euros_more).await;
    world.clock.forward(TimeDelta::minutes(90));
    assert_eq!(buyer.cart().await.summary, before);
    assert_eq!(buyer.notices().await, [""; 0]);
    let order = buyer.presses(&summary.sha256).await.unwrap();
    assert_eq!((order.state, order.summary.monthly_now), (OrderState::Accepted, before.monthly_now));
}

async fn a_price_that_has_changed_is_said_and_the_contract_summary_is_issued_again(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let before = buyer.cart().await.summary.monthly_now;
    let shown = buyer.checks().await.contract_summary.sha256;
    world.publishes(five_euros_more).await;
    world.clock.forward(TimeDelta::hours(25));
    assert_eq!(code_of(buyer.presses(&shown).await), "ORD-021");
    let cart = buyer.cart().await;
    assert_eq!(cart.summary.monthly_now, before + Money::from_cents(500));
    assert_eq!((cart.next_step, buyer.notices().await), (Step::Check, vec!["ORD-030".to_owned()]));
    let checked = buyer.checks().await;
    assert_ne!(checked.contract_summary.sha256, shown);
    let order = buyer.presses(&checked.contract_summary.sha256).await.unwrap();
    assert_eq!(order.summary.monthly_now, before + Money::from_cents(500));
}

async fn a_promotion_that_has_become_shorter_is_said_too(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let before = buyer.cart().await.summary;
    let shown = buyer.checks().await.contract_summary.sha256;
    world
        .publishes(|catalogue| {
            let promotion =
                catalogue.promotions.iter_mut().find(|promotion| promotion.code.as_str() == "TRIO-MOINS-12").unwrap();
            promotion.months = promotion.months.map(|months| months / 2);
        })
        .await;
    world.clock.forward(TimeDelta::hours(25));
    assert_eq!(code_of(buyer.presses(&shown).await), "ORD-021");
    let after = buyer.cart().await.summary;
    assert_eq!(after.monthly_now, before.monthly_now, "the first month costs the same");
    assert!(after.total_over_commitment > before.total_over_commitment);
    assert_eq!(buyer.notices().await, ["ORD-030"]);
}

async fn a_new_publication_at_the_same_price_needs_a_new_contract_summary_and_no_notice(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let shown = buyer.checks().await.contract_summary.sha256;
    world.publishes(|_| ()).await;
    world.clock.forward(TimeDelta::hours(25));
    assert_eq!(code_of(buyer.presses(&shown).await), "ORD-021");
    assert_eq!(buyer.notices().await, [""; 0]);
    assert_eq!(buyer.orders().await.state, OrderState::Accepted);
}

async fn an_offer_withdrawn_meanwhile_is_said_and_the_buyer_chooses_again(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    world.publishes(withdraw_the_offer).await;
    world.clock.forward(TimeDelta::hours(25));
    let cart = buyer.cart().await;
    assert_eq!((cart.state, cart.next_step), (CartState::Draft, Step::Offers));
    assert!(cart.offer.is_none() && cart.customer.is_some(), "who orders is not asked again");
    assert_eq!(buyer.notices().await, ["ORD-031"]);
    buyer.chooses("DUO-TEL-400").await;
    assert_eq!(buyer.notices().await, [""; 0]);
    buyer.keeps_what_is_proposed().await;
    buyer.has_it_sent().await;
    assert_eq!(buyer.orders().await.state, OrderState::Accepted);
}

async fn an_offer_withdrawn_meanwhile_is_not_ordered_under_an_old_contract_summary(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let shown = buyer.checks().await.contract_summary.sha256;
    world.publishes(withdraw_the_offer).await;
    world.clock.forward(TimeDelta::hours(25));
    assert_eq!(code_of(buyer.presses(&shown).await), "ORD-003");
    assert_eq!(world.count("select count(*) from orders_order").await, 0);
}

async fn a_tariff_that_ends_at_midnight_holds_as_long_as_the_price_hold(world: World) {
    world
        .publishes(|catalogue| {
            let today = "2026-11-23".parse().unwrap();
            let ending = tariff(catalogue, "NET-1000");
            ending.validity.until = Some(today);
            let mut next = ending.clone();
            next.validity = DateSpan { from: today.succ_opt().unwrap(), until: None };
            next.amount += Money::from_cents(700);
            catalogue.tariffs.push(next);
        })
        .await;
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let before = buyer.cart().await.summary.monthly_now;
    world.clock.forward(TimeDelta::hours(20));
    assert_eq!(buyer.cart().await.summary.monthly_now, before);
    assert_eq!(buyer.orders().await.summary.monthly_now, before);
    let later = world.buyer().await;
    later.chooses("TRIO-1G").await;
    assert_eq!(later.cart().await.summary.monthly_now, before + Money::from_cents(700));
}

async fn a_contract_summary_issued_before_midnight_is_issued_again_on_the_next_day(world: World) {
    // A quarter to midnight at Paris.
    world.clock.forward(TimeDelta::minutes(13 * 60 + 45));
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let shown = buyer.checks().await.contract_summary.sha256;
    assert_eq!(buyer.checks().await.contract_summary.sha256, shown, "on the same day nothing new is issued");
    world.clock.forward(TimeDelta::minutes(20));
    assert_eq!(code_of(buyer.presses(&shown).await), "ORD-021", "its dates and its first bill were those of yesterday");
    assert_eq!(world.count("select count(*) from orders_order").await, 0);
    let today = buyer.checks().await.contract_summary.sha256;
    assert_ne!(today, shown);
    assert_eq!(buyer.presses(&today).await.unwrap().state, OrderState::Accepted, "nothing has to be typed again");
}

fn without_the_reduction(catalogue: &mut Catalogue) {
    catalogue.promotions.retain(|promotion| promotion.code.as_str() != "TRIO-MOINS-12");
}

async fn pr_2_the_price_before_a_reduction_is_told_from_what_was_published(world: World) {
    let told = async |world: &World| {
        let offers = world.back.offers(&Caller::default(), HOUSE).await.unwrap().offers;
        offers.into_iter().find(|offer| offer.code == "TRIO-1G").unwrap().price
    };
    assert_eq!(told(&world).await.before_reduction, None, "reduced since anything is known: nothing false is said");
    world.clock.forward(TimeDelta::days(40));
    world.publishes(without_the_reduction).await;
    let full = told(&world).await.monthly;
    world.clock.forward(TimeDelta::days(15));
    world.publishes(five_euros_more).await;
    world.clock.forward(TimeDelta::days(20));
    let now = told(&world).await;
    let earlier = full - Money::from_cents(1_200);
    assert_eq!(now.before_reduction, Some(earlier), "16 days before it began, it was sold for less");
    assert!(now.monthly > earlier, "who reads both sees through it");
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    assert_eq!(buyer.cart().await.summary.lines[0].before_reduction, Some(earlier), "of the offer");
    let summary = buyer.checks().await.contract_summary;
    let document = world.back.document(&Caller::default(), summary.document_id, &summary.key).await.unwrap();
    assert!(document.content.contains("Prix le plus bas des 30 jours avant la remise"), "in the contract summary");
    let started_anew = weblys_back::catalog::Publications::new(&world.app.config.sale);
    started_anew.refresh(world.db()).await.unwrap();
    let offer = "TRIO-1G".parse().unwrap();
    let card = weblys_back::catalog::cards::one(
        &started_anew.current().unwrap(),
        &world.app.sale(&cart_place(&world).await),
        &offer,
        world.app.today(),
    );
    assert_eq!(card.unwrap().price.before_reduction, Some(earlier), "another BACK tells the same");
}

fn without_other_reductions(catalogue: &mut Catalogue) {
    let over = DateSpan { from: "2020-01-01".parse().unwrap(), until: "2020-01-31".parse().ok() };
    for promotion in catalogue.promotions.iter_mut().filter(|promotion| promotion.reduces != Reduces::Offer) {
        promotion.conditions.days = Some(over);
    }
    tariff(catalogue, "FRAIS-NET").amount = Money::from_cents(2_900);
}

async fn pr_2_fees_equipment_and_options_tell_the_price_before_their_reduction_too(world: World) {
    world.publishes(without_other_reductions).await;
    world.clock.forward(TimeDelta::days(20));
    world
        .publishes(|catalogue| {
            without_other_reductions(catalogue);
            tariff(catalogue, "FRAIS-NET").amount = Money::from_cents(3_900);
        })
        .await;
    world.clock.forward(TimeDelta::days(20));
    world.publishes(|_| ()).await;
    let offers = world.back.offers(&Caller::default(), HOUSE).await.unwrap().offers;
    let trio = offers.into_iter().find(|offer| offer.code == "TRIO-1G").unwrap().price;
    let fee = Money::from_cents(2_900);
    assert_eq!((trio.once, trio.once_before_reduction), (Money::ZERO, Some(fee)), "lower 20 to 40 days before");
    assert_eq!(trio.before_reduction, None, "the offer has been reduced all the time");

    let buyer = world.buyer().await;
    buyer.chooses("TRIO-1G").await;
    let choices = world.back.equipment(&buyer.caller).await.unwrap().choices.unwrap();
    let modem = choices.groups.iter().flat_map(|group| &group.items).find(|item| item.code == "MODEM-WIFI7").unwrap();
    assert_eq!((modem.promotion.is_some(), modem.before_reduction), (true, modem.monthly));
    let first = FirstPrice { amount: Money::ZERO, months: Some(6), then_monthly: modem.monthly };
    assert_eq!(modem.at_first, Some(first), "nothing for six months, then what it costs");
    assert!(
        choices
            .groups
            .iter()
            .flat_map(|group| &group.items)
            .all(|item| item.promotion.is_some() == item.before_reduction.is_some())
    );
    buyer.keeps_what_is_proposed().await;
    let lines = buyer.cart().await.summary.lines;
    let before = |kind| {
        lines.iter().filter(|line| line.kind == kind).filter_map(|line| line.before_reduction).collect::<Vec<_>>()
    };
    assert_eq!((before(LineKind::Fee), before(LineKind::Offer)), (vec![fee], vec![]));
}

/// The place of the only cart.
async fn cart_place(world: &World) -> weblys_orders::cart::Place {
    let far = world.clock.now() + TimeDelta::days(1);
    weblys_back::orders::store::cart::left_since(world.db(), far, 1).await.unwrap().swap_remove(0).cart.place
}
