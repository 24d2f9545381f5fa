//! Who may do what: the service's credential, the visitor's session, the keys of links; and carts left behind.

use crate::support::{Buyer, CREDENTIAL, HOUSE, World, code_of, eventually, identity, on_both_engines};
use chrono::TimeDelta;
use reqwest::{Method, StatusCode};
use std::sync::atomic::Ordering;
use uuid::Uuid;
use weblys_api::cart::{
    CardReturn, CartState, ChooseItems, ChooseOffer, ChoosePayment, Identify, OpenCardPage, PaymentMethod, ResumeCart,
    SendResumeLink, Step,
};
use weblys_api::client::{CallError, Caller};
use weblys_api::contact::{ContactKind, LeaveContact};
use weblys_api::delivery::ChooseDelivery;
use weblys_api::order::{OrderState, PlaceOrder};
use weblys_api::paths;
use weblys_kernel::Clock;
use weblys_orders::Effect;

on_both_engines!(
    a_caller_without_the_services_credential_gets_nowhere,
    a_session_that_is_forged_or_empty_has_no_cart,
    each_session_sees_its_own_cart_only,
    a_mailed_link_opens_the_cart_and_closes_it_to_the_old_cookie,
    a_mailed_link_ends,
    other_links_to_a_cart_end_with_the_use_of_one_and_every_link_with_its_order,
    a_link_that_was_never_mailed_opens_nothing,
    nobody_is_flooded_with_links_in_the_shops_name,
    an_order_and_its_documents_need_their_keys,
    a_contact_form_sent_twice_leaves_one_request,
    a_contact_form_corrected_and_sent_again_is_another_request,
    a_cart_left_behind_is_recorded_and_gives_its_slot_back,
    a_cart_left_behind_at_the_check_can_still_be_ordered,
    a_cart_taken_up_again_in_time_keeps_its_slot,
    two_tabs_that_change_the_cart_at_once_lose_nothing,
    a_replica_that_drains_is_not_ready,
);

/// Every path of BACK, read from where they are declared so that none is forgotten.
fn every_path() -> Vec<&'static str> {
    let source = include_str!("../../../api/src/paths.rs");
    let declared = source.lines().filter_map(|line| line.strip_prefix("pub const ")?.split('"').nth(1));
    let paths: Vec<&str> = declared.collect();
    assert!(paths.len() > 20 && paths.contains(&paths::CART_ORDER), "{paths:?}");
    paths
}

async fn a_caller_without_the_services_credential_gets_nowhere(world: World) {
    for path in every_path().into_iter().filter(|path| !matches!(*path, paths::LIVEZ | paths::READYZ)) {
        let url = format!("{}{}", world.base, paths::fill(path, &Uuid::nil().to_string()));
        for method in [Method::GET, Method::POST, Method::PUT] {
            for credential in [None, Some(""), Some("wrong"), Some("a credential for test"), Some("\u{e9}")] {
                let mut request = world.http.request(method.clone(), &url).header("weblys-session", "whatever");
                if let Some(credential) = credential {
                    request = request.header("authorization", format!("Bearer {credential}").as_bytes());
                }
                let answer = request.send().await.unwrap();
                assert_eq!(answer.status(), StatusCode::UNAUTHORIZED, "{method} {path} with {credential:?}");
            }
        }
    }
    for open in [paths::LIVEZ, paths::READYZ] {
        let answer = world.http.get(format!("{}{open}", world.base)).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::NO_CONTENT, "{open}");
    }
}

/// What every call on a cart answers to this caller.
async fn everything_on_a_cart(world: &World, caller: &Caller) -> Vec<Result<(), CallError>> {
    let back = &world.back;
    let open = OpenCardPage { return_url: String::new(), locale: weblys_kernel::Locale::default() };
    let items = ChooseItems::default();
    vec![
        back.cart(caller).await.map(drop),
        back.choose_offer(caller, &ChooseOffer { offer: "TRIO-1G".to_owned() }).await.map(drop),
        back.equipment(caller).await.map(drop),
        back.choose_equipment(caller, &items).await.map(drop),
        back.options(caller).await.map(drop),
        back.choose_options(caller, &items).await.map(drop),
        back.identify(caller, &identity()).await.map(drop),
        back.delivery(caller).await.map(drop),
        back.choose_delivery(caller, &ChooseDelivery::default()).await.map(drop),
        back.payment(caller).await.map(drop),
        back.choose_payment(caller, &ChoosePayment::default()).await.map(drop),
        back.open_card_page(caller, &open).await.map(drop),
        back.card_returned(caller, &CardReturn { session: String::new() }).await.map(drop),
        back.validate(caller).await.map(drop),
        back.send_resume_link(caller, &SendResumeLink { email: identity().email }).await.map(drop),
        back.place_order(caller, &PlaceOrder::default()).await.map(drop),
    ]
}

async fn a_session_that_is_forged_or_empty_has_no_cart(world: World) {
    let buyer = world.buyer().await;
    let real = buyer.caller.session.clone().unwrap();
    let mut other_case = real.clone();
    other_case.pop();
    for session in [None, Some(String::new()), Some("forged".to_owned()), Some("x".repeat(5_000)), Some(other_case)] {
        let caller = Caller { session: session.clone(), ..Caller::default() };
        for (index, answer) in everything_on_a_cart(&world, &caller).await.into_iter().enumerate() {
            assert_eq!(code_of(answer), "API-003", "call {index} with {session:?}");
        }
    }
}

async fn each_session_sees_its_own_cart_only(world: World) {
    let (first, second) = (world.buyer().await, world.buyer().await);
    first.reaches_check().await;
    let seen = second.cart().await;
    assert_ne!(seen.cart_id, first.cart().await.cart_id);
    assert!(seen.customer.is_none() && seen.offer.is_none());
}

/// The token of the newest mailed link.
pub(crate) async fn mailed_token(world: &World) -> String {
    token_in(&world.mails().await.remove(0).body)
}

fn token_in(body: &str) -> String {
    let after = body.split_once("token=").unwrap().1;
    after.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}

async fn a_mailed_link_opens_the_cart_and_closes_it_to_the_old_cookie(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let cart_id = buyer.cart().await.cart_id;
    let send = SendResumeLink { email: "autre.adresse@example.fr".to_owned() };
    world.back.send_resume_link(&buyer.caller, &send).await.unwrap();
    let token = mailed_token(&world).await;
    assert_eq!(world.mails().await[0].recipient, send.email);
    let resume = ResumeCart { token };
    let first = world.back.resume_cart(&Caller::default(), &resume).await.unwrap();
    assert_eq!(first.progress.next_step, Step::Check);
    assert_eq!(code_of(world.back.cart(&buyer.caller).await), "API-003");
    let second = world.back.resume_cart(&Caller::default(), &resume).await.unwrap();
    let of = |session: &str| Caller { session: Some(session.to_owned()), ..Caller::default() };
    assert_eq!(code_of(world.back.cart(&of(&first.session)).await), "API-003");
    assert_eq!(world.back.cart(&of(&second.session)).await.unwrap().cart_id, cart_id);
    assert_eq!(world.count("select count(*) from orders_case where kind = 'resumption'").await, 2);
}

async fn a_mailed_link_ends(world: World) {
    let buyer = world.buyer().await;
    world.back.send_resume_link(&buyer.caller, &SendResumeLink { email: identity().email }).await.unwrap();
    let resume = ResumeCart { token: mailed_token(&world).await };
    world.clock.forward(TimeDelta::days(31));
    assert_eq!(code_of(world.back.resume_cart(&Caller::default(), &resume).await), "API-003");
}

async fn other_links_to_a_cart_end_with_the_use_of_one_and_every_link_with_its_order(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let mut links = Vec::new();
    for name in ["first", "second"] {
        let send = SendResumeLink { email: format!("{name}@example.fr") };
        world.back.send_resume_link(&buyer.caller, &send).await.unwrap();
        let mail = world.mails().await.into_iter().find(|mail| mail.recipient == send.email).unwrap();
        links.push(ResumeCart { token: token_in(&mail.body) });
    }
    let nobody = Caller::default();
    let taken_up = world.back.resume_cart(&nobody, &links[1]).await.unwrap();
    assert_eq!(
        code_of(world.back.resume_cart(&nobody, &links[0]).await),
        "API-003",
        "two people never follow one cart"
    );
    let buyer = Buyer { world: &world, caller: Caller { session: Some(taken_up.session), ..Caller::default() } };
    let checked = buyer.checks().await;
    let of_the_summary = world.mails().await.into_iter().find(|mail| mail.recipient == identity().email).unwrap();
    links.push(ResumeCart { token: token_in(&of_the_summary.body) });
    buyer.presses(&checked.contract_summary.sha256).await.unwrap();
    for link in &links {
        assert_eq!(code_of(world.back.resume_cart(&nobody, link).await), "API-003", "an order is not a cart");
    }
    assert_eq!(buyer.cart().await.state, CartState::Submitted, "whoever ordered still sees that he did");
}

async fn a_link_that_was_never_mailed_opens_nothing(world: World) {
    let session = world.buyer().await.caller.session.unwrap();
    for token in ["", "forged", "a\u{0}b", &session, &"x".repeat(10_000)] {
        let resume = ResumeCart { token: token.to_owned() };
        assert_eq!(code_of(world.back.resume_cart(&Caller::default(), &resume).await), "API-003");
    }
}

async fn nobody_is_flooded_with_links_in_the_shops_name(world: World) {
    let buyer = world.buyer().await;
    let send = SendResumeLink { email: identity().email };
    for _ in 0..13 {
        world.back.send_resume_link(&buyer.caller, &send).await.unwrap();
    }
    assert_eq!(world.mails().await.len(), 10);
    let other = SendResumeLink { email: "autre.adresse@example.fr".to_owned() };
    world.back.send_resume_link(&buyer.caller, &other).await.unwrap();
    world.clock.forward(TimeDelta::hours(25));
    world.back.send_resume_link(&buyer.caller, &send).await.unwrap();
    assert_eq!(world.mails().await.len(), 12, "others are not kept from theirs, and tomorrow is another day");
}

async fn an_order_and_its_documents_need_their_keys(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let order = buyer.orders().await;
    let (back, nobody) = (&world.back, Caller::default());
    let number = &order.order.order_number;
    for key in ["", "wrong", &order.documents[0].key, "a\u{0}b"] {
        assert_eq!(code_of(back.order(&nobody, number, key).await), "API-002");
        assert_eq!(code_of(back.order(&buyer.caller, number, key).await), "API-002", "a session is no key");
    }
    assert_eq!(code_of(back.order(&nobody, "WB-2611-0000000", &order.order.key).await), "API-002");
    for document in &order.documents {
        for key in ["", "wrong", &order.order.key] {
            assert_eq!(code_of(back.document(&nobody, document.document_id, key).await), "API-002");
        }
        let read = back.document(&nobody, document.document_id, &document.key).await.unwrap();
        assert_eq!(read.kind, document.kind);
        assert!(read.media_type.starts_with("text/html") && read.content.contains("Exemplia"));
    }
    assert_eq!(code_of(back.document(&nobody, Uuid::nil(), "").await), "API-002");
}

/// A contact request, all fields right.
fn contact() -> LeaveContact {
    LeaveContact {
        kind: ContactKind::NotEligible,
        idempotency_key: Uuid::from_u128(7).to_string(),
        name: "Camille Fictif".to_owned(),
        email: identity().email,
        phone: String::new(),
        address: "9 Chemin du Bout du Monde, 42700 Firminy".to_owned(),
        contract: String::new(),
        wished_on: String::new(),
        message: "Prévenez-moi.".to_owned(),
        locale: weblys_kernel::Locale::default(),
        ..LeaveContact::default()
    }
}

async fn a_contact_form_sent_twice_leaves_one_request(world: World) {
    let left = contact();
    let (nobody, back) = (Caller::default(), &world.back);
    let (first, second) = tokio::join!(back.leave_contact(&nobody, &left), back.leave_contact(&nobody, &left));
    let third = back.leave_contact(&nobody, &left).await.unwrap();
    assert_eq!((&first.unwrap(), &second.unwrap()), (&third, &third));
    world.comes_to_rest().await;
    assert_eq!(world.count("select count(*) from orders_contact").await, 1);
    assert_eq!(world.mails().await.len(), 1);
    assert_eq!(world.count("select count(*) from orders_case where kind = 'contact_request'").await, 1);
}

async fn a_contact_form_corrected_and_sent_again_is_another_request(world: World) {
    let (nobody, back) = (Caller::default(), &world.back);
    let sent = contact();
    let corrected = LeaveContact { email: "camille.fictif@example.org".to_owned(), ..contact() };
    assert_eq!(sent.idempotency_key, corrected.idempotency_key, "the browser went back to the very same form");
    let first = back.leave_contact(&nobody, &sent).await.unwrap();
    let (second, double) =
        tokio::join!(back.leave_contact(&nobody, &corrected), back.leave_contact(&nobody, &corrected));
    let second = second.unwrap();
    assert_ne!(second.reference, first.reference, "what was corrected is not thrown away");
    assert_eq!(double.unwrap(), second, "a double click on the corrected form");
    world.comes_to_rest().await;
    assert_eq!(world.count("select count(*) from orders_contact").await, 2);
    let mails = world.mails().await;
    let mut recipients: Vec<&str> = mails.iter().map(|mail| mail.recipient.as_str()).collect();
    recipients.sort_unstable();
    assert_eq!(recipients, ["camille.fictif@example.fr", "camille.fictif@example.org"]);
}

async fn a_cart_left_behind_is_recorded_and_gives_its_slot_back(world: World) {
    let buyer = world.buyer().await;
    let slot = buyer.reaches_check_with_a_slot().await;
    world.clock.forward(TimeDelta::minutes(121));
    eventually("the cart is closed", async || {
        world.count("select count(*) from orders_cart where state = 'abandoned'").await == 1
    })
    .await;
    world.comes_to_rest().await;
    assert_eq!(world.count("select count(*) from orders_case where kind = 'abandonment'").await, 1);
    assert!(buyer.slots().await.iter().any(|free| free.slot_id == slot), "others can have it");
    assert_eq!(buyer.cart().await.state, CartState::Abandoned);
    let who = Identify { phone: "06 39 98 00 58".to_owned(), ..identity() };
    let cart = world.back.identify(&buyer.caller, &who).await.unwrap();
    assert_eq!((cart.state, cart.next_step), (CartState::Scheduled, Step::Check), "nothing is lost");
    assert_eq!(buyer.orders().await.state, OrderState::Accepted);
}

async fn a_cart_left_behind_at_the_check_can_still_be_ordered(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let shown = buyer.checks().await.contract_summary.sha256;
    world.clock.forward(TimeDelta::minutes(121));
    eventually("the cart is closed", async || {
        world.count("select count(*) from orders_cart where state = 'abandoned'").await == 1
    })
    .await;
    assert_eq!(code_of(buyer.presses(&shown).await), "ORD-021", "look again first");
    assert_eq!(buyer.orders().await.state, OrderState::Accepted);
}

async fn a_cart_taken_up_again_in_time_keeps_its_slot(world: World) {
    let buyer = world.buyer().await;
    let slot = buyer.reaches_check_with_a_slot().await;
    let hold_key = buyer.cart().await.cart_id.to_string();
    // The effect of an abandonment that the operator system could not be told of until now.
    let late = Effect::ReleaseSlot { hold_key: hold_key.clone() };
    weblys_back::outbox::store::add(world.db().writer(), &late, &hold_key, world.clock.now()).await.unwrap();
    world.comes_to_rest().await;
    let other = world.buyer().await;
    other.reaches_delivery().await;
    assert!(other.slots().await.iter().all(|free| free.slot_id != slot));
    assert_eq!(buyer.orders().await.delivery.unwrap().slot.unwrap().slot_id, slot);
}

async fn two_tabs_that_change_the_cart_at_once_lose_nothing(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let who = Identify { family_name: "Fictif-Exemple".to_owned(), ..identity() };
    let invoice = ChoosePayment { method: "invoice".to_owned(), ..ChoosePayment::default() };
    let (first, second) =
        tokio::join!(world.back.identify(&buyer.caller, &who), world.back.choose_payment(&buyer.caller, &invoice));
    first.unwrap();
    second.unwrap();
    let cart = buyer.cart().await;
    assert_eq!(cart.customer.unwrap().identity.family_name, who.family_name);
    assert_eq!(cart.payment.unwrap().method, PaymentMethod::Invoice);
}

async fn a_replica_that_drains_is_not_ready(world: World) {
    let ready = async || {
        let answer = world.http.get(format!("{}{}", world.base, paths::READYZ)).send().await.unwrap();
        answer.status()
    };
    assert_eq!(ready().await, StatusCode::NO_CONTENT);
    world.app.draining.store(true, Ordering::Relaxed);
    assert_eq!(ready().await, StatusCode::SERVICE_UNAVAILABLE);
    let alive = world.http.get(format!("{}{}", world.base, paths::LIVEZ)).send().await.unwrap();
    assert_eq!(alive.status(), StatusCode::NO_CONTENT);
    let offers = world.http.get(format!("{}{}", world.base, paths::fill(paths::DWELLING_OFFERS, HOUSE)));
    assert!(offers.bearer_auth(CREDENTIAL).send().await.unwrap().status().is_success(), "calls under way go on");
}
