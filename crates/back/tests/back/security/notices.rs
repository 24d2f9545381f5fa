//! What people of the staff are told, when, and who is not; and the signals that every FRONT hears.

use super::lists::{plan, with_values};
use super::staff::PASSWORD;
use crate::support::{World, code_of, eventually, on_both_engines};
use chrono::TimeDelta;
use uuid::Uuid;
use weblys_api::client::Caller;
use weblys_api::contact::{ContactKind, LeaveContact};
use weblys_api::notices::{News, NoticeKind, NoticePage, NoticeQuery};
use weblys_api::security::{Right, UserState};
use weblys_api::users::{ChangeUser, UserFields, UserQuery, UserRow};
use weblys_back::outbox::store as outbox;
use weblys_back::security::store::{notice, signal};
use weblys_db::{bulk_insert, execute};
use weblys_kernel::Clock;
use weblys_orders::Effect;

on_both_engines!(
    whoever_may_read_contacts_is_told_of_a_new_one_and_reads_for_himself,
    an_effect_that_is_given_up_is_told_once,
    a_user_is_told_what_others_do_to_his_sign_in,
    pages_hear_of_what_is_new_and_of_sessions_that_ended_in_the_order_of_commits,
    an_open_page_keeps_no_session_alive,
    what_is_old_is_erased_and_nobody_is_told_it_again,
    notices_and_signals_are_found_by_their_indexes_among_many,
);

async fn leave(world: &World, name: &str) {
    let form = LeaveContact {
        kind: ContactKind::Callback,
        idempotency_key: name.to_owned(),
        name: name.to_owned(),
        email: String::new(),
        phone: "06 39 98 00 12".to_owned(),
        address: String::new(),
        contract: String::new(),
        wished_on: String::new(),
        message: "Bonjour".to_owned(),
        locale: Default::default(),
        ..LeaveContact::default()
    };
    world.back.leave_contact(&Caller::default(), &form).await.unwrap();
}

async fn told(world: &World, to: &Caller) -> NoticePage {
    world.back.notices(to, &NoticeQuery::default()).await.unwrap()
}

async fn unread(world: &World, who: &Caller) -> u32 {
    world.back.me(who).await.unwrap().unread
}

async fn whoever_may_read_contacts_is_told_of_a_new_one_and_reads_for_himself(world: World) {
    let (first, second) = (
        world.somebody("first", &[Right::ContactsRead]).await,
        world.somebody("second", &[Right::ContactsRead, Right::JobsRead]).await,
    );
    let other = world.somebody("other", &[Right::UsersRead]).await;
    leave(&world, "Camille Fictif").await;
    leave(&world, "Camille Fictif").await;
    leave(&world, "Dominique Fictif").await;
    let page = told(&world, &first).await;
    assert_eq!(page.rows.len(), 2, "the same form tells once");
    assert!(page.rows.iter().all(|row| row.kind == NoticeKind::ContactLeft && !row.is_read));
    let contact = page.rows[0].target.parse().unwrap();
    let contact = world.back.contact(&first, contact).await.unwrap();
    assert_eq!((contact.reference, contact.left.name.as_str()), (page.rows[0].subject.clone(), "Dominique Fictif"));
    assert_eq!((unread(&world, &first).await, unread(&world, &second).await, unread(&world, &other).await), (2, 2, 0));
    assert!(told(&world, &other).await.rows.is_empty());
    let notice = page.rows[1].notice_id;
    assert_eq!(code_of(world.back.read_notice(&other, notice).await), "API-002", "not his to read");
    world.back.read_notice(&first, notice).await.unwrap();
    world.back.read_notice(&first, notice).await.unwrap();
    assert_eq!((unread(&world, &first).await, unread(&world, &second).await), (1, 2), "each reads for himself");
    world.back.read_notices(&first, page.rows[1].seq).await.unwrap();
    assert_eq!(unread(&world, &first).await, 1, "what came after stays unread");
    world.back.read_notices(&first, i64::MAX).await.unwrap();
    leave(&world, "Lou Fictif").await;
    let reads: Vec<bool> = told(&world, &first).await.rows.iter().map(|row| row.is_read).collect();
    assert_eq!(reads, [false, true, true], "nobody reads ahead of what is told");
    let one = NoticeQuery { size: Some(1), ..NoticeQuery::default() };
    let newest = world.back.notices(&first, &one).await.unwrap();
    let next = NoticeQuery { before_seq: newest.before_seq, ..one };
    let next = world.back.notices(&first, &next).await.unwrap();
    assert_eq!(next.rows[0].notice_id, page.rows[0].notice_id);
}

async fn an_effect_that_is_given_up_is_told_once(world: World) {
    let engineer = world.somebody("engineer", &[Right::JobsRead]).await;
    let claimed = outbox::Claimed {
        attempts: outbox::MOST_ATTEMPTS - 1,
        ..outbox::Claimed::first(Effect::ReleaseSlot { hold_key: "nothing".to_owned() })
    };
    let lease = world.clock.now() + TimeDelta::hours(1);
    execute!(
        world.db(),
        "insert into outbox_effect (effect_id, topic, subject, payload, state, attempts, due_at, last_error, created_at)
         values ($1, 'release_slot', 'nothing', '{}', 'running', $2, $3, '', $3)",
        claimed.effect_id,
        outbox::MOST_ATTEMPTS,
        lease
    )
    .await
    .unwrap();
    for _ in 0..2 {
        outbox::put_back(world.db(), &claimed, "no use", world.clock.now()).await.unwrap();
    }
    let rows = told(&world, &engineer).await.rows;
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!((rows[0].kind, rows[0].subject.as_str()), (NoticeKind::EffectDead, "release_slot"));
    assert_eq!(rows[0].target, claimed.effect_id.to_string());
}

async fn find(world: &World, admin: &Caller, login: &str) -> UserRow {
    let query = UserQuery { q: login.to_owned(), ..UserQuery::default() };
    world.back.users(admin, &query).await.unwrap().rows.remove(0)
}

async fn a_user_is_told_what_others_do_to_his_sign_in(world: World) {
    let admin = world.administrator().await;
    world.somebody("camille", &[]).await;
    let row = find(&world, &admin, "camille").await;
    let user = UserFields {
        login: row.login.clone(),
        name: "Camille Autre".to_owned(),
        groups: row.groups.iter().map(|group| group.group_id).collect(),
        channel: row.channel.clone(),
        ..UserFields::default()
    };
    let change = ChangeUser { version: row.version, state: UserState::Active, user };
    let changed = world.back.change_user(&admin, row.user_id, &change).await.unwrap();
    let none = ChangeUser {
        version: changed.version,
        user: UserFields { groups: Vec::new(), ..change.user.clone() },
        ..change.clone()
    };
    world.back.change_user(&admin, row.user_id, &none).await.unwrap();
    world.back.end_user_sessions(&admin, row.user_id).await.unwrap();
    world.back.end_user_sessions(&admin, row.user_id).await.unwrap();
    let first = world.back.reset_user(&admin, row.user_id).await.unwrap().password;
    let camille = world.first_sign_in("camille", &first).await;
    let rows = told(&world, &camille).await.rows;
    let kinds: Vec<NoticeKind> = rows.iter().map(|row| row.kind).collect();
    assert_eq!(kinds, [NoticeKind::PasswordReset, NoticeKind::SessionEnded, NoticeKind::GroupsChanged]);
    assert!(rows.iter().all(|row| row.subject == "admin"), "by whom: {rows:?}");
    let second = world.signs_in("camille", PASSWORD).await.unwrap();
    let second = Caller { staff: Some(second.token), ..camille.clone() };
    let his = world.back.me(&second).await.unwrap().session.session_id;
    world.back.end_session(&camille, his).await.unwrap();
    let newest = told(&world, &camille).await.rows.remove(0);
    assert_eq!((newest.kind, newest.subject.as_str()), (NoticeKind::SessionEnded, "192.0.2.7"));
    assert!(told(&world, &admin).await.rows.is_empty(), "it is nobody else's affair");
}

async fn pages_hear_of_what_is_new_and_of_sessions_that_ended_in_the_order_of_commits(world: World) {
    let other = world.another_back().await;
    let nobody = Caller::default();
    let reader = world.somebody("reader", &[Right::ContactsRead]).await;
    let begun = world.back.listening(&reader).await.unwrap();
    assert_eq!((begun.unread, begun.ends_in_seconds > 60), (0, true));
    leave(&world, "Camille Fictif").await;
    world.back.read_notices(&reader, i64::MAX).await.unwrap();
    let second = Caller { staff: Some(world.signs_in("reader", PASSWORD).await.unwrap().token), ..reader.clone() };
    let its = world.back.me(&second).await.unwrap().session.session_id;
    world.back.sign_out(&second).await.unwrap();
    for back in [&world.back, &other] {
        let heard = back.signals(&nobody, begun.seq).await.unwrap();
        let news: Vec<&News> = heard.signals.iter().map(|signal| &signal.news).collect();
        let user_id = begun.user_id;
        let expected = [
            News::Notice { user_id: None, right: Some(Right::ContactsRead) },
            News::Read { user_id, unread: 0 },
            News::Ended { session_id: its },
        ];
        assert_eq!(news, expected.iter().collect::<Vec<_>>());
        let last = heard.signals.last().unwrap().seq;
        assert!(back.signals(&nobody, last).await.unwrap().signals.is_empty());
        assert!(!heard.is_lost);
        assert!(back.signals(&nobody, last + 1_000).await.unwrap().is_lost, "a place that was never given");
    }
    let rights = world.back.listeners_rights(&nobody, vec![begun.user_id, Uuid::nil()]).await.unwrap();
    assert_eq!(rights.rights.get(&begun.user_id), Some(&begun.rights));
    assert_eq!(rights.rights.len(), 1, "who is not there has none");
    let admin = world.administrator().await;
    let row = find(&world, &admin, "reader").await;
    world.back.end_user_sessions(&admin, row.user_id).await.unwrap();
    let heard = world.back.signals(&nobody, begun.seq).await.unwrap();
    assert!(heard.signals.iter().any(|one| one.news == News::AllEnded { user_id: row.user_id, but: None }));
    assert_eq!(code_of(world.back.listening(&reader).await), "SEC-102");
    let group = world.back.groups(&admin).await.unwrap().groups.into_iter().find(|one| one.code == "group-of-reader");
    let group = group.unwrap();
    world.back.remove_group(&admin, group.group_id, group.version).await.unwrap();
    let known = heard.version;
    eventually("the other replica knows of the right that is gone", async || {
        let rights = other.listeners_rights(&nobody, vec![row.user_id]).await.unwrap().rights;
        rights.get(&row.user_id).is_some_and(|rights| rights.is_empty())
    })
    .await;
    assert!(other.signals(&nobody, 0).await.unwrap().version > known, "so that a FRONT asks for rights");
}

async fn an_open_page_keeps_no_session_alive(world: World) {
    let reader = world.somebody("reader", &[]).await;
    let idle = world.app.config.security.policy().idle;
    for _ in 0..3 {
        world.clock.forward(idle / 4);
        world.back.listening(&reader).await.unwrap();
    }
    world.clock.forward(idle / 4);
    assert_eq!(code_of(world.back.listening(&reader).await), "SEC-102");
    assert_eq!(code_of(world.back.me(&reader).await), "SEC-102", "nor did it ever");
}

async fn what_is_old_is_erased_and_nobody_is_told_it_again(world: World) {
    let reader = world.somebody("reader", &[Right::ContactsRead]).await;
    leave(&world, "Camille Fictif").await;
    let old = told(&world, &reader).await.rows.remove(0);
    world.back.read_notice(&reader, old.notice_id).await.unwrap();
    world.clock.forward(TimeDelta::days(2));
    leave(&world, "Dominique Fictif").await;
    assert_eq!(notice::erase(world.db(), world.clock.now() - TimeDelta::days(1), 100).await.unwrap(), 1);
    assert_eq!(world.count("select count(*) from security_notice").await, 1);
    assert_eq!(world.count("select count(*) from security_notice_read").await, 0);
    assert!(world.count("select count(*) from security_signal").await >= 3);
    execute!(world.db(), "update security_signal_head set seq = seq + 10000").await.unwrap();
    // BACK's own upkeep, which two days later is due, may have been quicker: who erases them is no matter.
    signal::erase(world.db(), 100).await.unwrap();
    assert_eq!(world.count("select count(*) from security_signal").await, 0);
    leave(&world, "Lou Fictif").await;
    let heard = world.back.signals(&Caller::default(), 1).await.unwrap();
    assert!(heard.is_lost, "pages begin anew: {heard:?}");
}

async fn notices_and_signals_are_found_by_their_indexes_among_many(world: World) {
    let now = world.clock.now();
    let many: Vec<i64> = (1..=20_000).collect();
    let right = |seq: &i64| if seq % 2 == 0 { "weconfig.contacts.read" } else { "weconfig.jobs.read" };
    let mut tx = world.db().begin(weblys_db::Durability::Relaxed).await.unwrap();
    bulk_insert!(
        &mut tx,
        "insert into security_notice (seq, notice_id, at, right_code, kind, subject, target)",
        &many,
        |seq| *seq + 100,
        Uuid::from_u128(u128::try_from(*seq).unwrap()),
        now,
        right(seq),
        "contact_left",
        "C-1",
        ""
    )
    .await
    .unwrap();
    bulk_insert!(
        &mut tx,
        "insert into security_signal (seq, kind, right_code)",
        &many,
        |seq| *seq + 100,
        "notice",
        right(seq)
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let statement = world.db().pick("analyze", "analyze security_notice, security_signal");
    execute!(world.db(), statement).await.unwrap();
    let id = "'00000000-0000-0000-0000-000000000001'";
    let values = [id, "'weconfig.contacts.read'", "'-'", "9000000000", "51"];
    for sql in [with_values(notice::LIST, &values), with_values(notice::UNREAD, &values[..3])] {
        let told = plan(&world, &sql).await;
        let reads_all = |step: &str| step.contains("Seq Scan on security_notice n");
        assert!(told.contains("security_notice_right") && !told.lines().any(reads_all), "{sql}\n{told}");
        assert!(!told.contains("SCAN n"), "{sql}\n{told}");
    }
    let told = plan(&world, &with_values(signal::AFTER, &["20050", "500"])).await;
    assert!(!told.contains("Seq Scan") && !told.contains("SCAN security_signal"), "{told}");
}
