//! Two BACKs on one database: what one remembers undoes and refuses nothing; and what a change answers ahead.

use crate::sessions::mailed_token;
use crate::support::{Buyer, World, as_proposed, code_of, identity, on_both_engines};
use weblys_api::cart::{
    CartState, ChooseOffer, ChoosePayment, Identify, NextPage, PaymentMethod, ResumeCart, SendResumeLink, Step,
};
use weblys_api::client::Caller;

on_both_engines!(
    what_one_replica_remembers_never_undoes_what_another_has_changed,
    a_refusal_is_of_the_cart_as_it_is_and_not_as_a_replica_remembers_it,
    a_cart_handed_over_is_closed_to_the_old_cookie_on_every_replica,
    a_change_answers_the_page_that_follows_as_it_would_be_asked_for,
);

async fn what_one_replica_remembers_never_undoes_what_another_has_changed(world: World) {
    let (buyer, other) = (world.buyer().await, world.another_back().await);
    buyer.reaches_check().await;
    let who = Identify { family_name: "Renommé".to_owned(), ..identity() };
    other.identify(&buyer.caller, &who).await.unwrap();
    let invoice = ChoosePayment { method: "invoice".to_owned(), ..ChoosePayment::default() };
    world.back.choose_payment(&buyer.caller, &invoice).await.unwrap();
    let cart = other.cart(&buyer.caller).await.unwrap();
    assert_eq!(cart.customer.unwrap().identity.family_name, "Renommé");
    assert_eq!(cart.payment.unwrap().method, PaymentMethod::Invoice);
}

async fn a_refusal_is_of_the_cart_as_it_is_and_not_as_a_replica_remembers_it(world: World) {
    let (buyer, other) = (world.buyer().await, world.another_back().await);
    buyer.chooses("TRIO-1G").await;
    let elsewhere = Buyer { world: &world, caller: buyer.caller.clone() };
    // Everything up to the payment is done through the other replica: the first one still remembers a cart at its start.
    let choices = other.equipment(&buyer.caller).await.unwrap().choices.unwrap();
    other.choose_equipment(&buyer.caller, &as_proposed(&choices)).await.unwrap();
    let choices = other.options(&buyer.caller).await.unwrap().choices.unwrap();
    other.choose_options(&buyer.caller, &as_proposed(&choices)).await.unwrap();
    other.identify(&buyer.caller, &identity()).await.unwrap();
    let slot = elsewhere.slots().await.remove(0);
    elsewhere.books(&slot.slot_id).await.unwrap();
    let invoice = ChoosePayment { method: "invoice".to_owned(), ..ChoosePayment::default() };
    other.choose_payment(&buyer.caller, &invoice).await.unwrap();
    let valid = world.back.validate(&buyer.caller).await.unwrap();
    assert_eq!(valid.cart.state, CartState::Validated);
    let twice = other.validate(&buyer.caller).await.unwrap();
    assert_eq!(twice.contract_summary.sha256, valid.contract_summary.sha256, "nothing new is issued");
}

async fn a_cart_handed_over_is_closed_to_the_old_cookie_on_every_replica(world: World) {
    let (buyer, other) = (world.buyer().await, world.another_back().await);
    buyer.reaches_check().await;
    let link = SendResumeLink { email: identity().email };
    world.back.send_resume_link(&buyer.caller, &link).await.unwrap();
    let token = mailed_token(&world).await;
    other.resume_cart(&Caller::default(), &ResumeCart { token }).await.unwrap();
    let answer = world.back.identify(&buyer.caller, &identity()).await;
    assert_eq!(code_of(answer.map(drop)), "API-003", "this replica remembered the cart for the old cookie");
}

async fn a_change_answers_the_page_that_follows_as_it_would_be_asked_for(world: World) {
    let buyer = world.buyer().await;
    let back = &world.back;
    let offer = ChooseOffer { offer: "TRIO-1G".to_owned() };
    let page = back.choose_offer(&buyer.caller, &offer).await.unwrap().next_page;
    assert_eq!(page, Some(Box::new(NextPage::Equipment(back.equipment(&buyer.caller).await.unwrap()))));
    let choices = back.equipment(&buyer.caller).await.unwrap().choices.unwrap();
    let page = back.choose_equipment(&buyer.caller, &as_proposed(&choices)).await.unwrap().next_page;
    assert_eq!(page, Some(Box::new(NextPage::Options(back.options(&buyer.caller).await.unwrap()))));
    let choices = back.options(&buyer.caller).await.unwrap().choices.unwrap();
    let page = back.choose_options(&buyer.caller, &as_proposed(&choices)).await.unwrap().next_page;
    assert_eq!(page, Some(Box::new(NextPage::You(buyer.cart().await))));
    let page = back.identify(&buyer.caller, &identity()).await.unwrap().next_page;
    assert_eq!(page, Some(Box::new(NextPage::Delivery(back.delivery(&buyer.caller).await.unwrap()))));
    let slot = buyer.slots().await.remove(0);
    let page = buyer.books(&slot.slot_id).await.unwrap().next_page;
    assert_eq!(page, Some(Box::new(NextPage::Payment(back.payment(&buyer.caller).await.unwrap()))));
    let invoice = ChoosePayment { method: "invoice".to_owned(), ..ChoosePayment::default() };
    let progress = back.choose_payment(&buyer.caller, &invoice).await.unwrap();
    assert_eq!(
        (progress.next_step, progress.next_page),
        (Step::Check, None),
        "a check issues the summary: it is asked for"
    );
}
