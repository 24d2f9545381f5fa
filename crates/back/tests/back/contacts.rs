//! Contact requests and statements: what each needs, what is kept of it, and the receipt.

use crate::support::{World, code_of, on_both_engines};
use weblys_api::client::{CallError, Caller};
use weblys_api::contact::{
    CallTime, ContactKind, ContactQuery, LeaveContact, NO_DAY_TO_END, NO_WAY_FOR_RECEIPT, NO_WAY_TO_ANSWER,
    NOTHING_TO_END,
};
use weblys_kernel::Clock;

on_both_engines!(
    te_8_a_termination_is_receipted_at_once_and_seen_by_staff,
    te_5_a_termination_needs_what_ends_a_way_for_its_receipt_and_a_day_to_come,
    a_wish_to_be_called_needs_a_number_and_a_request_about_an_address_needs_it,
    what_the_portals_link_said_stays_with_a_request_and_its_case,
    nobody_but_back_says_that_an_order_needs_a_call,
);

fn left(kind: ContactKind) -> LeaveContact {
    LeaveContact {
        kind,
        idempotency_key: "one form".to_owned(),
        name: "Camille Fictif".to_owned(),
        ..LeaveContact::default()
    }
}

fn termination() -> LeaveContact {
    LeaveContact {
        email: "camille.fictif@example.fr".to_owned(),
        contract: "10 004 271".to_owned(),
        line: "01 99 00 12 34".to_owned(),
        message: "Je vous notifie la résiliation du contrat 10 004 271.".to_owned(),
        ..left(ContactKind::Termination)
    }
}

/// What is refused: each field with its code.
async fn refused(world: &World, form: &LeaveContact) -> Vec<(String, String)> {
    match world.back.leave_contact(&Caller::default(), form).await {
        Ok(receipt) => panic!("it was taken: {receipt:?}"),
        Err(CallError::Refused(problem)) => problem.fields.into_iter().map(|fault| (fault.field, fault.code)).collect(),
        Err(other) => panic!("{other:?}"),
    }
}

fn fault(field: &str, code: &str) -> (String, String) {
    (field.to_owned(), code.to_owned())
}

async fn nobody_but_back_says_that_an_order_needs_a_call(world: World) {
    for kind in [ContactKind::OrderRefused, ContactKind::AppointmentToFix] {
        let form = LeaveContact { phone: "06 39 98 00 12".to_owned(), email: "a@example.fr".to_owned(), ..left(kind) };
        assert_eq!(code_of(world.back.leave_contact(&Caller::default(), &form).await), "API-002", "{kind:?}");
    }
    assert_eq!(world.count("select count(*) from orders_contact").await, 0);
}

async fn te_8_a_termination_is_receipted_at_once_and_seen_by_staff(world: World) {
    let day = world.clock.now().date_naive() + chrono::Days::new(40);
    let form = LeaveContact { wished_on: day.to_string(), ..termination() };
    let receipt = world.back.leave_contact(&Caller::default(), &form).await.unwrap();
    world.comes_to_rest().await;
    let mails = world.mails().await;
    let [mail] = mails.as_slice() else { panic!("one receipt: {mails:?}") };
    assert_eq!(mail.recipient, "camille.fictif@example.fr");
    for words in ["vous résiliez le contrat", "Je vous notifie la résiliation du contrat 10 004 271."] {
        assert!(mail.body.contains(words), "{words:?} is not in {}", mail.body);
    }
    assert!(mail.subject.contains(&receipt.reference) && mail.sent_at.is_some(), "{mail:?}");
    let admin = world.administrator().await;
    let asked = ContactQuery { kind: Some(ContactKind::Termination), ..ContactQuery::default() };
    let rows = world.back.contacts(&admin, &asked).await.unwrap().rows;
    assert_eq!(rows.len(), 1);
    assert_eq!((&rows[0].reference, &rows[0].left), (&receipt.reference, &form));
}

async fn te_5_a_termination_needs_what_ends_a_way_for_its_receipt_and_a_day_to_come(world: World) {
    let nothing = left(ContactKind::Termination);
    let expected = [fault("email", NO_WAY_FOR_RECEIPT), fault("contract", NOTHING_TO_END)];
    assert_eq!(refused(&world, &nothing).await, expected);
    let yesterday = world.clock.now().date_naive() - chrono::Days::new(2);
    for wished_on in [yesterday.to_string(), "bientôt".to_owned()] {
        let form = LeaveContact { wished_on, ..termination() };
        assert_eq!(refused(&world, &form).await, [fault("wished_on", NO_DAY_TO_END)]);
    }
    let by_post = LeaveContact {
        email: String::new(),
        contract: String::new(),
        address: "4 rue de l’Exemple, 00000 Ville-Fictive".to_owned(),
        ..termination()
    };
    world.back.leave_contact(&Caller::default(), &by_post).await.unwrap();
    world.comes_to_rest().await;
    assert!(world.mails().await.is_empty(), "its receipt goes by post");
}

async fn a_wish_to_be_called_needs_a_number_and_a_request_about_an_address_needs_it(world: World) {
    let email = "camille.fictif@example.fr".to_owned();
    let call = LeaveContact { email: email.clone(), ..left(ContactKind::Callback) };
    assert_eq!(refused(&world, &call).await, [fault("phone", "VAL-060")], "nobody can be called by mail");
    let phone = "06 39 98 00 12".to_owned();
    let call = LeaveContact { phone: phone.clone(), call_at: Some(CallTime::Evening), ..call };
    world.back.leave_contact(&Caller::default(), &call).await.unwrap();
    for kind in [ContactKind::AddressNotFound, ContactKind::NotEligible] {
        let expected = [fault("email", NO_WAY_TO_ANSWER), fault("address", "VAL-080")];
        assert_eq!(refused(&world, &left(kind)).await, expected, "{kind:?}");
        let nowhere = LeaveContact { email: email.clone(), address: "  ".to_owned(), ..left(kind) };
        assert_eq!(refused(&world, &nowhere).await, [fault("address", "VAL-080")], "{kind:?}");
        let by_phone = LeaveContact { phone: phone.clone(), address: "1 rue Neuve".to_owned(), ..left(kind) };
        world.back.leave_contact(&Caller::default(), &by_phone).await.unwrap();
    }
    let admin = world.administrator().await;
    let asked = ContactQuery { kind: Some(ContactKind::Callback), ..ContactQuery::default() };
    let rows = world.back.contacts(&admin, &asked).await.unwrap().rows;
    assert_eq!(rows[0].left.call_at, Some(CallTime::Evening), "who calls knows when");
}

async fn what_the_portals_link_said_stays_with_a_request_and_its_case(world: World) {
    let campaign = [("utm_source".to_owned(), "leaflet".to_owned())].into();
    let form = LeaveContact {
        phone: "06 39 98 00 12".to_owned(),
        address: "1 rue Neuve".to_owned(),
        offer: "TRIO-1G".to_owned(),
        campaign,
        ..left(ContactKind::NotEligible)
    };
    world.back.leave_contact(&Caller::default(), &form).await.unwrap();
    let forged = LeaveContact { offer: "<b>".to_owned(), ..form.clone() };
    world.back.leave_contact(&Caller::default(), &forged).await.unwrap();
    let admin = world.administrator().await;
    let rows = world.back.contacts(&admin, &ContactQuery::default()).await.unwrap().rows;
    let offers: Vec<&str> = rows.iter().map(|row| row.left.offer.as_str()).collect();
    assert_eq!(offers, ["", "TRIO-1G"], "what is no offer's code is not kept");
    assert!(rows.iter().all(|row| row.left.campaign == form.campaign));
    for (facts, cases) in [
        ("select count(*) from orders_case where facts like '%\"campaign.utm_source\":\"leaflet\"%'", 2),
        ("select count(*) from orders_case where facts like '%\"offer\":\"TRIO-1G\"%'", 1),
    ] {
        assert_eq!(world.count(facts).await, cases, "{facts}");
    }
}
