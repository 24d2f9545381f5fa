//! Each refusal and notice by what a person sees.

mod consistency;

use super::*;
use crate::cart::ShownPrice;
use crate::delivery::{Delivery, HeldSlot, check_start};
use crate::identity::FieldRefusal;
use crate::order::{Acceptance, Order, OrderId};
use crate::process::{OrderEvent, OrderState};
use crate::sample::{
    answer, answer_after, checked, chosen, landline, new_cart, now, ordered, parcel, proposed, summary, today, visit,
    who, whole,
};
use chrono::TimeDelta;
use uuid::Uuid;
use weblys_catalog::Catalogue;
use weblys_catalog::model::{OfferCode, OfferStatus};
use weblys_kernel::mandate::MandateReference;
use weblys_kernel::{Money, Refusal};

fn code<A: std::fmt::Debug>(decision: Result<A, OrderRefusal>) -> &'static str {
    decision.unwrap_err().code()
}

const BOTH: Promise<'static> = Promise {
    summary_sha256: "sha",
    terms: true,
    terms_sha256: "terms",
    terms_in_force: "terms",
    summary_received: true,
};

fn five_euros_more(catalogue: &mut Catalogue) {
    let tariff = catalogue.tariffs.iter_mut().find(|tariff| tariff.service.as_str() == "NET-1000").unwrap();
    tariff.amount += Money::from_cents(500);
}

fn shorter_promotion(catalogue: &mut Catalogue) {
    let promotion = catalogue.promotions.iter_mut().find(|found| found.code.as_str() == "TRIO-MOINS-12").unwrap();
    promotion.months = Some(6);
}

fn withdraw(catalogue: &mut Catalogue) {
    catalogue.offers.iter_mut().find(|offer| offer.code.as_str() == "TRIO-1G").unwrap().status = OfferStatus::Withdrawn;
}

#[test]
fn ord_001_an_ordered_cart_cannot_be_changed_nor_ordered_again() {
    let cart = submit(checked(parcel()), &BOTH, ordered()).unwrap();
    assert_eq!(code(identify(cart.clone(), who(), now())), "ORD-001");
    assert_eq!(code(schedule(cart.clone(), parcel())), "ORD-001");
    assert_eq!(code(pay(cart.clone(), Payment::Invoice, now())), "ORD-001");
    assert_eq!(code(lose_slot(cart.clone())), "ORD-001");
    assert_eq!(code(validate(cart.clone(), summary("sha"))), "ORD-001");
    assert_eq!(code(submit(cart.clone(), &BOTH, ordered())), "ORD-001");
    for offer in ["TRIO-1G", "DUO-TV-1G"] {
        assert_eq!(code(choose_offer(cart.clone(), proposed(offer), answer(&proposed(offer)))), "ORD-001");
    }
    let same = proposed("TRIO-1G");
    assert_eq!(code(choose_equipment(cart.clone(), same.clone(), answer(&same), true)), "ORD-001");
    assert_eq!(code(choose_options(cart, same.clone(), answer(&same))), "ORD-001");
}

#[test]
fn ord_002_an_order_has_one_answer_only() {
    let cart = submit(checked(parcel()), &BOTH, ordered()).unwrap();
    let quote = answer(cart.chosen().unwrap()).unwrap();
    let mut order = Order {
        order_id: OrderId::from_uuid(Uuid::from_u128(4)),
        number: ordered().number,
        key: ordered().key,
        state: OrderState::Submitted,
        ordered_at: now(),
        ordered_on: today(),
        address: cart.place.lines().join(", "),
        cart,
        quote,
        documents: Vec::new(),
        acceptance: None,
        rejection: None,
    };
    let taken = Acceptance { customer_number: "1".to_owned(), contract_number: "2".to_owned() };
    let mut refused = order.clone();
    order.accept(taken.clone()).unwrap();
    assert_eq!(code(order.accept(taken.clone())), "ORD-002");
    assert_eq!(code(order.reject("late")), "ORD-002");
    assert_eq!((order.acceptance, order.rejection), (Some(taken), None));
    refused.reject("unpaid bills").unwrap();
    assert_eq!(refused.rejection.as_deref(), Some("unpaid bills"));
    assert_eq!(refused.state.after(OrderEvent::Resend).unwrap(), OrderState::Submitted);
}

#[test]
fn ord_003_a_step_before_its_turn_names_the_step_to_go_to() {
    let selection = proposed("TRIO-1G");
    let fine = answer(&selection);
    let with_offer = choose_offer(new_cart(), selection.clone(), fine.clone()).unwrap();
    let missing = |decision: Result<Cart, OrderRefusal>| match decision.unwrap_err() {
        OrderRefusal::StepMissing(step) => step,
        other => panic!("{other}"),
    };
    let equipment = |cart| choose_equipment(cart, selection.clone(), fine.clone(), true);
    assert_eq!(missing(equipment(new_cart())), Step::Offers);
    assert_eq!(missing(choose_options(with_offer.clone(), selection.clone(), fine.clone())), Step::Equipment);
    assert_eq!(missing(identify(with_offer.clone(), who(), now())), Step::Equipment);
    assert_eq!(missing(identify(equipment(with_offer).unwrap(), who(), now())), Step::Options);
    assert_eq!(missing(schedule(chosen(), parcel())), Step::You);
    let known = identify(chosen(), who(), now()).unwrap();
    assert_eq!(missing(pay(known.clone(), Payment::Invoice, now())), Step::Delivery);
    let unpaid = schedule(known, parcel()).unwrap();
    assert_eq!(code(check_whole(&unpaid, &fine, now())), "ORD-003");
    let card = pay(unpaid, Payment::Card { session: Some("open".to_owned()), card: None }, now()).unwrap();
    assert_eq!(card.next_step(), Step::Payment, "a card counts once it is authorised");
    assert_eq!(code(new_cart().chosen()), "ORD-003");
}

#[test]
fn ord_004_what_cannot_be_sold_is_not_taken() {
    let selection = proposed("TRIO-1G");
    let gone = answer_after(&selection, withdraw);
    assert_eq!(code(choose_offer(new_cart(), selection.clone(), gone.clone())), "ORD-004");
    assert_eq!(code(choose_equipment(chosen(), selection.clone(), gone.clone(), true)), "ORD-004");
    assert_eq!(code(choose_options(chosen(), selection, gone.clone())), "ORD-004");
    assert_eq!(code(check_whole(&whole(parcel()), &gone, now())), "ORD-004");
}

#[test]
fn ord_004_an_offer_with_something_still_to_choose_is_taken() {
    let bare = weblys_catalog::Selection::of("TRIO-1G".parse().unwrap());
    let incomplete = answer(&bare);
    assert!(incomplete.as_ref().unwrap_err().iter().all(SelectionRefusal::is_incomplete));
    let cart = choose_offer(new_cart(), bare, incomplete).unwrap();
    assert_eq!((cart.next_step(), cart.price_shown), (Step::Equipment, None));
}

#[test]
fn ord_013_a_slot_no_longer_held_is_not_ordered() {
    let cart = whole(visit());
    let fine = answer(cart.chosen().unwrap());
    let last = now() + TimeDelta::minutes(30);
    assert!(check_whole(&cart, &fine, last - TimeDelta::seconds(1)).is_ok());
    assert_eq!(code(check_whole(&cart, &fine, last)), "ORD-013");
    assert!(check_whole(&whole(parcel()), &fine, last).is_ok(), "a parcel waits");
}

#[test]
fn ord_014_an_early_visit_must_be_asked_for() {
    assert_eq!(code(check_start(today(), today(), false)), "ORD-014");
    assert!(check_start(today(), today(), true).is_ok());
}

#[test]
fn ord_021_another_content_needs_another_contract_summary() {
    let other = Promise { summary_sha256: "another", ..BOTH };
    assert_eq!(code(submit(checked(parcel()), &other, ordered())), "ORD-021");
    assert_eq!(code(submit(whole(parcel()), &BOTH, ordered())), "ORD-021", "none was issued");
    let changed = identify(checked(parcel()), who(), now()).unwrap();
    assert_eq!(code(submit(changed, &BOTH, ordered())), "ORD-021");
}

#[test]
fn ord_025_other_terms_must_be_read_before_they_are_accepted() {
    let other = Promise { terms_in_force: "another", ..BOTH };
    assert_eq!(code(submit(checked(parcel()), &other, ordered())), "ORD-025");
}

#[test]
fn ord_022_and_ord_023_both_boxes_must_be_ticked() {
    let terms = Promise { terms: false, ..BOTH };
    let received = Promise { summary_received: false, ..BOTH };
    assert_eq!(code(submit(checked(parcel()), &terms, ordered())), "ORD-022");
    assert_eq!(code(submit(checked(parcel()), &received, ordered())), "ORD-023");
    let cart = submit(checked(parcel()), &BOTH, ordered()).unwrap();
    assert_eq!((cart.state, cart.ordered), (CartState::Submitted, Some(ordered())));
}

#[test]
fn ord_024_another_price_than_the_one_shown_is_not_ordered() {
    let cart = whole(parcel());
    for change in [five_euros_more, shorter_promotion] {
        let answer = answer_after(cart.chosen().unwrap(), change);
        assert_eq!(code(check_whole(&cart, &answer, now())), "ORD-024");
    }
}

#[test]
fn ord_030_a_price_that_changed_is_said_once_and_what_was_said_is_kept() {
    for change in [five_euros_more, shorter_promotion] {
        let cart = checked(visit());
        let answer = answer_after(cart.chosen().unwrap(), change);
        let until = now() + TimeDelta::hours(48);
        let cart = reprice(cart, 2, until, Some(answer.clone())).unwrap();
        assert_eq!((cart.publication, cart.priced_until), (2, until));
        assert_eq!(cart.notices, [Notice::PriceChanged]);
        assert_eq!((cart.state, cart.summary), (CartState::Scheduled, None));
        assert_eq!(cart.price_shown, Some(ShownPrice::of(answer.as_ref().unwrap())));
        let again = reprice(Cart { summary: None, ..checked(visit()) }, 2, until, Some(answer)).unwrap();
        assert_eq!(again.notices.len(), 1);
        assert!(again.identity.is_some() && again.delivery == Some(visit()));
    }
}

#[test]
fn ord_030_the_same_price_is_no_news() {
    let cart = checked(parcel());
    let same = answer(cart.chosen().unwrap());
    let held_on = reprice(cart.clone(), 1, now(), Some(same.clone())).unwrap();
    assert_eq!((held_on.notices.len(), held_on.state), (0, CartState::Validated));
    assert!(held_on.summary.is_some(), "the same publication at the same price: nothing to issue again");
    let moved_on = reprice(cart, 2, now(), Some(same)).unwrap();
    assert_eq!((moved_on.notices.len(), moved_on.state, moved_on.summary), (0, CartState::Scheduled, None));
    let without_offer = reprice(new_cart(), 2, now(), None).unwrap();
    assert_eq!((without_offer.notices.len(), without_offer.publication), (0, 2));
    let bare = weblys_catalog::Selection::of("TRIO-1G".parse().unwrap());
    let never_priced = choose_offer(new_cart(), bare.clone(), answer(&bare)).unwrap();
    let priced = reprice(never_priced, 2, now(), Some(answer(&proposed("TRIO-1G")))).unwrap();
    assert_eq!(priced.notices.len(), 0, "no price was shown before");
}

#[test]
fn ord_031_an_offer_withdrawn_leads_back_to_the_offers_and_keeps_who_orders() {
    let gone = answer_after(&proposed("TRIO-1G"), withdraw);
    let cart = reprice(checked(parcel()), 2, now(), Some(gone)).unwrap();
    assert_eq!((cart.state, cart.next_step()), (CartState::Draft, Step::Offers));
    assert_eq!((cart.notices.as_slice(), cart.summary.clone()), (&[Notice::Withdrawn][..], None));
    assert_eq!(cart.wished_offer.as_ref().map(OfferCode::as_str), Some("TRIO-1G"));
    assert!(cart.identity.is_some() && cart.payment.is_some());
    let other = proposed("DUO-TV-1G");
    let cart = choose_offer(cart, other.clone(), answer(&other)).unwrap();
    assert!(cart.notices.is_empty() && cart.delivery.is_none(), "another offer arrives in its own way");
}

#[test]
fn ord_032_a_lost_slot_is_said_until_another_is_chosen() {
    let cart = lose_slot(checked(visit())).unwrap();
    assert_eq!((cart.state, cart.next_step()), (CartState::Identified, Step::Delivery));
    assert_eq!((cart.notices.as_slice(), cart.summary.clone()), (&[Notice::SlotLost][..], None));
    let cart = lose_slot(cart).unwrap();
    assert_eq!(cart.notices.len(), 1);
    let same = proposed("TRIO-1G");
    let cart = choose_options(cart, same.clone(), answer(&same)).unwrap();
    assert_eq!(cart.notices, [Notice::SlotLost], "a look at the options does not hide it");
    let cart = schedule(cart, visit()).unwrap();
    assert_eq!((cart.notices.len(), cart.next_step()), (0, Step::Check), "payment was said before");
}

#[test]
fn ord_045_a_direct_debit_needs_its_holder_its_account_and_its_signature() {
    let mandate = || MandateReference::parse("WB-1").unwrap();
    let fields = |faults: Vec<FieldRefusal>| faults.into_iter().map(|fault| fault.field).collect::<Vec<_>>();
    let refused = Payment::direct_debit("", "FR00", false, mandate()).unwrap_err();
    assert!(refused.contains(&FieldRefusal::new("mandate", "ORD-045")));
    assert_eq!(fields(refused), ["holder", "iban", "mandate"]);
    let iban = "FR14 2004 1010 0505 0001 3M02 606";
    assert_eq!(fields(Payment::direct_debit("Camille Fictif", iban, false, mandate()).unwrap_err()), ["mandate"]);
    assert!(Payment::direct_debit("Camille Fictif", iban, true, mandate()).unwrap().is_complete());
}

#[test]
fn the_same_offer_chosen_again_changes_nothing() {
    let cart = checked(visit());
    let same = proposed("TRIO-1G");
    assert_eq!(choose_offer(cart.clone(), same.clone(), answer(&same)).unwrap(), cart);
}

#[test]
fn another_offer_opens_equipment_options_and_delivery_again_and_keeps_who_orders() {
    let other = proposed("DUO-TV-1G");
    let mut cart = choose_offer(checked(visit()), other.clone(), answer(&other)).unwrap();
    assert_eq!((cart.state, cart.next_step()), (CartState::Draft, Step::Equipment));
    assert!(cart.delivery.is_none() && cart.summary.is_none() && cart.payment.is_some());
    assert_eq!(cart.identity.as_ref().unwrap().ported.len(), 1);
    drop_foreign_numbers(&mut cart, &[LineKind::Mobile]);
    assert!(cart.identity.unwrap().ported.is_empty(), "the new offer has no fixed line for {:?}", landline().number);
}

#[test]
fn equipment_that_does_not_arrive_that_way_opens_delivery_again() {
    let same = proposed("TRIO-1G");
    let kept = choose_equipment(checked(visit()), same.clone(), answer(&same), true).unwrap();
    assert_eq!((kept.state, kept.delivery.is_some(), kept.summary), (CartState::Scheduled, true, None));
    let opened = choose_equipment(checked(visit()), same.clone(), answer(&same), false).unwrap();
    assert_eq!((opened.state, opened.next_step(), opened.delivery), (CartState::Identified, Step::Delivery, None));
}

#[test]
fn a_cart_left_behind_is_taken_up_where_it_was_and_checked_again() {
    let mut left = checked(parcel());
    left.state = left.state.after(CartEvent::Abandon).unwrap();
    assert_eq!(code(pay(left.clone(), Payment::Invoice, now())), "ORD-001", "not before it is taken up");
    let resumed = resume(left).unwrap();
    assert_eq!((resumed.state, resumed.next_step()), (CartState::Scheduled, Step::Check));
    assert_eq!(resumed.summary, None);
    assert_eq!(resume(resumed.clone()).unwrap(), resumed);
}
