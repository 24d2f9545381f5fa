//! A public site that somebody stops: what it still does, what it keeps, and how it starts again.

use crate::support::{World, code_of, eventually, identity, on_both_engines};
use chrono::{SubsecRound, TimeDelta};
use uuid::Uuid;
use weblys_api::audit::AuditQuery;
use weblys_api::cart::StartCart;
use weblys_api::client::Caller;
use weblys_api::contact::{ContactKind, LeaveContact};
use weblys_api::security::{Right, Site};
use weblys_api::sites::{ChangeSite, NOT_LATER, SITE_STOPPED, SiteRow, TOO_LONG};
use weblys_kernel::Clock;
use weblys_kernel::Locale;
use weblys_kernel::locale::Label;

on_both_engines!(
    a_stopped_shop_changes_nothing_keeps_carts_and_is_told_on_every_replica,
    what_was_ordered_is_answered_again_and_withdrawal_stays_open_while_the_shop_is_stopped,
    a_stop_is_done_once_keeps_its_bounds_and_two_do_not_undo_each_other,
    a_shop_starts_again_by_itself_at_its_time,
);

async fn administrator(world: &World) -> Caller {
    world.somebody("administrator", &[Right::SitesRead, Right::SitesChange, Right::AuditRead]).await
}

async fn shop(world: &World, caller: &Caller) -> SiteRow {
    world.back.sites(caller).await.unwrap().sites.into_iter().find(|one| one.site == Site::SelfShop).unwrap()
}

fn stop(version: i64) -> ChangeSite {
    let words = Label { fr: " Nous revenons vite. ".to_owned(), en: "Back soon.".to_owned() };
    ChangeSite { is_stopped: true, words, opens_at: None, version }
}

fn start(version: i64) -> ChangeSite {
    ChangeSite { version, ..ChangeSite::default() }
}

async fn a_stopped_shop_changes_nothing_keeps_carts_and_is_told_on_every_replica(world: World) {
    let caller = administrator(&world).await;
    let other = world.another_back().await;
    let buyer = world.buyer().await;
    buyer.reaches_delivery().await;
    let before = shop(&world, &caller).await;
    assert!(!before.is_stopped && before.set.is_none() && before.version == 0, "{before:?}");
    assert_eq!((before.carts.all, before.carts.recent), (1, 1));
    world.back.change_site(&caller, Site::SelfShop, &stop(0)).await.unwrap();
    assert_eq!(code_of(world.back.identify(&buyer.caller, &identity()).await.map(drop)), SITE_STOPPED);
    let new =
        StartCart { dwelling_id: "L-HOUSE".to_owned(), offer: None, campaign: [].into(), locale: Locale::default() };
    assert_eq!(code_of(world.back.start_cart(&Caller::default(), &new).await.map(drop)), SITE_STOPPED);
    eventually("the other BACK knows", async || {
        !other.stopped_sites(&Caller::default()).await.unwrap().sites.is_empty()
    })
    .await;
    assert_eq!(code_of(other.identify(&buyer.caller, &identity()).await.map(drop)), SITE_STOPPED);
    let told = other.stopped_sites(&Caller::default()).await.unwrap().sites.remove(0);
    assert_eq!(
        (told.site, told.words.fr.as_str(), told.words.en.as_str()),
        (Site::SelfShop, "Nous revenons vite.", "Back soon.")
    );
    assert_eq!(buyer.cart().await.customer.unwrap().identity.family_name, "Fictif", "it can be read, and is as it was");
    let row = shop(&world, &caller).await;
    assert!(row.is_stopped && row.set.unwrap().login == "administrator");
    assert!(world.back.sites(&caller).await.is_ok() && world.signs_in("administrator", "x").await.is_err());
    world.back.change_site(&caller, Site::SelfShop, &start(1)).await.unwrap();
    buyer.has_it_sent().await;
    let trail = AuditQuery { subject: "selfshop".to_owned(), ..AuditQuery::default() };
    let told = world.back.audit(&caller, &trail).await.unwrap().rows;
    assert_eq!(told.iter().map(|row| row.action.as_str()).collect::<Vec<_>>(), ["site.start", "site.stop"]);
    let change = told[1].changes.iter().find(|change| change.field == "words_fr").unwrap();
    assert_eq!((change.before.clone(), change.after.clone()), (Some("".into()), Some("Nous revenons vite.".into())));
}

fn left(kind: ContactKind) -> LeaveContact {
    LeaveContact {
        kind,
        idempotency_key: Uuid::new_v4().to_string(),
        name: "Camille Fictif".to_owned(),
        email: "camille.fictif@example.fr".to_owned(),
        phone: String::new(),
        address: String::new(),
        contract: "WB-1".to_owned(),
        wished_on: String::new(),
        message: "Je renonce.".to_owned(),
        locale: Locale::default(),
        ..LeaveContact::default()
    }
}

async fn what_was_ordered_is_answered_again_and_withdrawal_stays_open_while_the_shop_is_stopped(world: World) {
    let caller = administrator(&world).await;
    let (buyer, waiting) = (world.buyer().await, world.buyer().await);
    buyer.reaches_check().await;
    waiting.reaches_check().await;
    let (checked, hers) = (buyer.checks().await, waiting.checks().await);
    let order = buyer.presses(&checked.contract_summary.sha256).await.unwrap();
    world.back.change_site(&caller, Site::SelfShop, &stop(0)).await.unwrap();
    let again = buyer.presses(&checked.contract_summary.sha256).await.unwrap();
    assert_eq!(again.order.order_number, order.order.order_number, "a second click learns what the first did");
    let refused = waiting.presses(&hers.contract_summary.sha256).await;
    assert_eq!(code_of(refused.map(drop)), SITE_STOPPED, "nothing new is ordered");
    assert_eq!(buyer.follows(&order).await.order.order_number, order.order.order_number);
    let nobody = Caller::default();
    assert_eq!(code_of(world.back.leave_contact(&nobody, &left(ContactKind::Callback)).await.map(drop)), SITE_STOPPED);
    for kind in [ContactKind::Withdrawal, ContactKind::Termination] {
        let receipt = world.back.leave_contact(&nobody, &left(kind)).await.unwrap();
        assert!(receipt.reference.starts_with("C-"), "{receipt:?}");
    }
    world.back.change_site(&caller, Site::SelfShop, &start(1)).await.unwrap();
    waiting.presses(&hers.contract_summary.sha256).await.unwrap();
}

async fn a_stop_is_done_once_keeps_its_bounds_and_two_do_not_undo_each_other(world: World) {
    let caller = administrator(&world).await;
    let change = async |to: ChangeSite| world.back.change_site(&caller, Site::SelfShop, &to).await;
    let long = ChangeSite { words: Label { fr: "é".repeat(501), en: String::new() }, ..stop(0) };
    let refused = change(long).await.unwrap_err();
    let fault = &refused.problem().unwrap().fields[0];
    assert_eq!((fault.field.as_str(), fault.code.as_str()), ("words_fr", TOO_LONG));
    let late = ChangeSite { opens_at: Some(world.clock.now()), ..stop(0) };
    assert_eq!(change(late).await.unwrap_err().problem().unwrap().fields[0].code, NOT_LATER);
    change(stop(0)).await.unwrap();
    change(stop(0)).await.unwrap();
    let row = shop(&world, &caller).await;
    assert_eq!(row.version, 1, "sent twice, it is done once");
    let other = ChangeSite { words: Label::default(), ..stop(0) };
    assert_eq!(code_of(change(other.clone()).await), "SEC-100");
    world.clock.forward(TimeDelta::minutes(5));
    change(ChangeSite { version: 1, ..other }).await.unwrap();
    let reworded = shop(&world, &caller).await;
    assert_eq!(reworded.set.unwrap().at, row.set.unwrap().at, "other words do not stop it anew");
    let both = [start(2), ChangeSite { version: 2, ..stop(2) }];
    let (one, two) = tokio::join!(change(both[0].clone()), change(both[1].clone()));
    assert!(one.is_ok() != two.is_ok(), "one of them was first: {one:?} {two:?}");
    assert_eq!(
        code_of(world.back.change_site(&caller, Site::WeConfig, &start(2)).await),
        "API-002",
        "never the staff's"
    );
    let reader = world.somebody("reader", &[Right::SitesRead]).await;
    assert_eq!(code_of(world.back.change_site(&reader, Site::SelfShop, &start(3)).await), "SEC-001");
}

async fn a_shop_starts_again_by_itself_at_its_time(world: World) {
    let caller = administrator(&world).await;
    let opens_at = (world.clock.now() + TimeDelta::minutes(10)).trunc_subsecs(0);
    let until = ChangeSite { opens_at: Some(opens_at), ..stop(0) };
    world.back.change_site(&caller, Site::SelfShop, &until).await.unwrap();
    let told = world.back.stopped_sites(&Caller::default()).await.unwrap().sites.remove(0);
    assert_eq!(told.opens_at, Some(opens_at));
    world.clock.forward(TimeDelta::minutes(10));
    assert!(world.back.stopped_sites(&Caller::default()).await.unwrap().sites.is_empty());
    world.buyer().await;
    let row = shop(&world, &caller).await;
    let set = row.set.unwrap();
    assert!(!row.is_stopped && row.opens_at.is_none() && row.words == Label::default());
    assert_eq!((set.login.as_str(), set.at), ("schedule", opens_at));
    world.back.change_site(&caller, Site::SelfShop, &start(0)).await.unwrap();
    world.back.change_site(&caller, Site::SelfShop, &stop(row.version)).await.unwrap();
    assert!(shop(&world, &caller).await.is_stopped);
}
