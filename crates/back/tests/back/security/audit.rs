//! The audit trail: what is written into it, and that tampering shows.

use super::staff::with;
use crate::support::{World, code_of, on_both_engines};
use chrono::TimeDelta;
use uuid::Uuid;
use weblys_api::audit::AuditQuery;
use weblys_api::export::{List, PlainList};
use weblys_api::security::Right;
use weblys_api::users::{NewUser, UserFields};
use weblys_back::config::security::Security;
use weblys_back::security::audit::seal::{Looked, look_and_seal, reach, renew};
use weblys_back::security::audit::store::chain;
use weblys_back::security::sealing::Sealer;
use weblys_db::execute;
use weblys_kernel::Clock;

on_both_engines!(
    what_was_changed_is_told_with_who_and_from_where_and_without_secrets,
    a_chain_that_was_tampered_with_shows_where,
    who_computes_the_chain_anew_cannot_seal_it,
    seals_go_over_to_another_key,
    the_trail_is_read_page_by_page_and_by_what_is_looked_for,
    a_list_taken_out_needs_its_right_and_leaves_its_trace,
    a_list_without_people_is_taken_out_by_who_may_read_it,
);

async fn what_was_changed_is_told_with_who_and_from_where_and_without_secrets(world: World) {
    let admin = world.administrator().await;
    let user = UserFields {
        login: "camille".to_owned(),
        name: "Camille Fictif".to_owned(),
        channel: "shop".to_owned(),
        ..UserFields::default()
    };
    let made = world.back.make_user(&admin, &NewUser { idempotency_key: Uuid::new_v4(), user }).await.unwrap();
    let reset = world.back.reset_user(&admin, made.user_id).await.unwrap();
    let trail = world.back.audit(&admin, &AuditQuery::default()).await.unwrap();
    let actions: Vec<&str> = trail.rows.iter().map(|row| row.action.as_str()).collect();
    assert_eq!(
        actions,
        ["user.reset", "user.make", "staff.sign_in", "staff.password_change", "user.make"],
        "the newest first"
    );
    let row = &trail.rows[1];
    assert_eq!((row.actor.as_str(), row.subject.as_str(), row.address.as_str()), ("admin", "camille", "192.0.2.7"));
    assert_eq!(row.correlation, "corr-staff");
    assert!(row.changes.iter().any(|change| change.field == "channel" && change.after == Some("shop".into())));
    assert_eq!(trail.rows[4].actor, "console");
    let told = serde_json::to_string(&trail).unwrap();
    assert!(!told.contains(&reset.password) && !told.contains("argon2"), "{told}");
    let followed = chain(world.db()).await.unwrap();
    assert_eq!((followed.checked, followed.broken_at), (5, None));
}

async fn a_chain_that_was_tampered_with_shows_where(world: World) {
    for _ in 0..6 {
        code_of(world.signs_in("nobody", "x").await);
    }
    let broken_at = async || chain(world.db()).await.unwrap().broken_at;
    assert_eq!(broken_at().await, None);
    let db = world.db();
    execute!(db, "update security_audit set actor = 'somebody' where seq = 4").await.unwrap();
    assert_eq!(broken_at().await, Some(4), "changed");
    execute!(db, "update security_audit set actor = 'nobody' where seq = 4").await.unwrap();
    assert_eq!(broken_at().await, None);
    execute!(db, "update security_audit set after_json = '{' where seq = 5").await.unwrap();
    assert_eq!(broken_at().await, Some(5), "made unreadable");
    execute!(db, "update security_audit set after_json = null where seq = 5").await.unwrap();
    execute!(db, "update security_audit set seq = -1 where seq = 3").await.unwrap();
    assert_eq!(broken_at().await, Some(3), "removed");
    execute!(db, "update security_audit set seq = 3 where seq = -1").await.unwrap();
    execute!(db, "delete from security_audit where seq = (select max(seq) from security_audit)").await.unwrap();
    assert!(broken_at().await.is_some(), "cut off at its end");
}

async fn who_computes_the_chain_anew_cannot_seal_it(world: World) {
    let (db, sealer) = (world.db(), &world.app.sealer);
    let seals = async || {
        code_of(world.signs_in("nobody", "x").await);
        let end = chain(db).await.unwrap();
        look_and_seal(db, sealer, (end.checked, &end.last), world.clock.now()).await.unwrap()
    };
    assert_eq!([seals().await, seals().await, seals().await], [Looked::Whole; 3]);
    let (seq, since) = reach(db).await.unwrap().unwrap();
    assert_eq!((seq, since), (3, world.clock.now()));
    let looks = async || look_and_seal(db, sealer, (3, ""), world.clock.now()).await.unwrap();
    execute!(db, "update security_audit set hash = 'other' where seq = 2").await.unwrap();
    assert_eq!(looks().await, Looked::Broken(2), "as if the chain had been computed anew");
    execute!(db, "update security_audit_seal set hash = 'other' where seq = 2").await.unwrap();
    assert_eq!(looks().await, Looked::Broken(2), "the seal with it");
    execute!(db, "delete from security_audit_seal where seq = 2").await.unwrap();
    assert_eq!(looks().await, Looked::Broken(2), "and taken away");
    execute!(db, "delete from security_audit_seal where seq = 3").await.unwrap();
    assert_eq!(looks().await, Looked::Broken(2), "those at the end too: this BACK remembers the newest");
    assert_eq!(reach(db).await.unwrap().unwrap().0, 1);
}

async fn seals_go_over_to_another_key(world: World) {
    code_of(world.signs_in("nobody", "x").await);
    let (db, now) = (world.db(), world.clock.now());
    let end = chain(db).await.unwrap();
    assert_eq!(look_and_seal(db, &world.app.sealer, (end.checked, &end.last), now).await.unwrap(), Looked::Whole);
    let former_sealing_key = world.app.config.security.sealing_key.clone();
    let sealing_key = Some("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=".to_owned().into());
    let both = Security { sealing_key: sealing_key.clone(), former_sealing_key, ..Security::default() };
    let alone = Sealer::new(&Security { sealing_key, ..Security::default() }).unwrap();
    assert_eq!(look_and_seal(db, &alone, (1, ""), now).await.unwrap(), Looked::OtherKey, "it is not by this key");
    renew(db, &alone).await.unwrap();
    assert_eq!(look_and_seal(db, &alone, (1, ""), now).await.unwrap(), Looked::OtherKey, "he cannot read it");
    renew(db, &Sealer::new(&both).unwrap()).await.unwrap();
    assert_eq!(look_and_seal(db, &alone, (1, ""), now).await.unwrap(), Looked::Whole, "the former key can go");
}

async fn the_trail_is_read_page_by_page_and_by_what_is_looked_for(world: World) {
    let auditor = world.somebody("auditor", &[Right::AuditRead]).await;
    let begun = world.clock.now();
    world.clock.forward(TimeDelta::minutes(1));
    for login in ["one", "two", "three", "one", "one"] {
        code_of(world.signs_in(login, "x").await);
    }
    let ask = async |query: AuditQuery| world.back.audit(&auditor, &query).await.unwrap();
    let first = ask(AuditQuery { size: Some(2), ..AuditQuery::default() }).await;
    let next = ask(AuditQuery { size: Some(2), before_seq: first.before_seq, ..AuditQuery::default() }).await;
    let seqs: Vec<i64> = first.rows.iter().chain(&next.rows).map(|row| row.seq).collect();
    assert!(seqs.windows(2).all(|pair| pair[0] == pair[1] + 1), "{seqs:?}");
    let of_one = AuditQuery { subject: "one".to_owned(), ..AuditQuery::default() };
    assert_eq!(ask(of_one).await.rows.len(), 3);
    let failed = AuditQuery { action: "staff.sign_in_failed".to_owned(), ..AuditQuery::default() };
    let failed = ask(failed).await;
    assert_eq!((failed.rows.len(), failed.before_seq), (5, None));
    let by_console = AuditQuery { actor: "console".to_owned(), ..AuditQuery::default() };
    assert_eq!(ask(by_console).await.rows.len(), 1);
    let early = AuditQuery { until: Some(begun + TimeDelta::seconds(1)), ..AuditQuery::default() };
    assert_eq!(ask(early).await.rows.len(), 2, "made, and signed in");
    let late = AuditQuery { from: Some(begun + TimeDelta::seconds(1)), ..AuditQuery::default() };
    assert_eq!(ask(late).await.rows.len(), 5);
    let correlated = AuditQuery { q: "corr-staff".to_owned(), size: Some(200), ..AuditQuery::default() };
    assert_eq!(ask(correlated).await.rows.len(), 6);
    assert_eq!(code_of(world.back.audit(&with("x"), &AuditQuery::default()).await), "SEC-102");
}

async fn a_list_without_people_is_taken_out_by_who_may_read_it(world: World) {
    let reader = world.somebody("reader", &[Right::GroupsRead, Right::AuditRead]).await;
    for list in PlainList::ALL {
        let taken = world.back.take_out(&reader, List::Plain(list), "sort=code".to_owned()).await;
        if [PlainList::Groups, PlainList::Approvals].contains(&list) {
            taken.unwrap();
        } else {
            assert_eq!(code_of(taken), "SEC-001", "{list:?}");
        }
    }
    let told = AuditQuery { action: "list.export".to_owned(), ..AuditQuery::default() };
    let told = world.back.audit(&reader, &told).await.unwrap().rows;
    assert_eq!(told.iter().map(|row| row.subject.as_str()).collect::<Vec<_>>(), ["groups", "approvals"]);
}

async fn a_list_taken_out_needs_its_right_and_leaves_its_trace(world: World) {
    let admin = world.administrator().await;
    let reader = world.somebody("reader", &[Right::UsersRead, Right::AuditRead, Right::ContactsRead]).await;
    for (list, action) in
        [(List::Users, "user.export"), (List::Audit, "audit.export"), (List::Contacts, "contact.export")]
    {
        let filters = "state=active&q=cam".to_owned();
        assert_eq!(code_of(world.back.take_out(&reader, list, filters.clone()).await), "SEC-001", "{list:?}");
        world.back.take_out(&admin, list, filters).await.unwrap();
        let told = AuditQuery { action: action.to_owned(), ..AuditQuery::default() };
        let told = world.back.audit(&admin, &told).await.unwrap().rows;
        assert_eq!(told.len(), 1, "{list:?}");
        assert_eq!(told[0].actor, "admin");
        assert_eq!(told[0].changes[0].after.as_ref().unwrap(), "state=active&q=cam");
    }
}
