//! The same done to several users: each line as by hand, none half done, the report true.

use crate::support::{World, code_of, on_both_engines};
use std::collections::BTreeMap;
use uuid::Uuid;
use weblys_api::audit::AuditQuery;
use weblys_api::bulk::{BulkOutcome, BulkReport, BulkRow, BulkUsers, UserDeed};
use weblys_api::client::Caller;
use weblys_api::security::{Right, UserState};
use weblys_api::users::{UserQuery, UserRow};

on_both_engines!(
    what_would_be_done_is_what_is_done_line_by_line,
    a_line_that_fails_leaves_the_others_correct_and_a_second_click_does_nothing,
    nobody_rises_by_a_bulk_action,
    the_last_administrators_are_not_disabled_together,
    sessions_end_for_those_who_have_some,
);

async fn rows(world: &World, by: &Caller) -> BTreeMap<String, UserRow> {
    let page = world.back.users(by, &UserQuery { size: Some(200), ..UserQuery::default() }).await.unwrap();
    page.rows.into_iter().map(|row| (row.login.clone(), row)).collect()
}

fn asked(deed: UserDeed, users: &[&UserRow]) -> BulkUsers {
    let users = users.iter().map(|row| BulkRow { id: row.user_id, version: Some(row.version) });
    BulkUsers { deed, rows: users.collect() }
}

fn told(report: &BulkReport) -> Vec<String> {
    let word = |outcome: &BulkOutcome| match outcome {
        BulkOutcome::Done => "done".to_owned(),
        BulkOutcome::Unchanged => "unchanged".to_owned(),
        BulkOutcome::Refused { code } => code.clone(),
    };
    report.lines.iter().map(|line| word(&line.outcome)).collect()
}

async fn what_would_be_done_is_what_is_done_line_by_line(world: World) {
    let admin = world.administrator().await;
    for login in ["camille", "dominique"] {
        world.somebody(login, &[Right::SalesUse]).await;
    }
    let before = rows(&world, &admin).await;
    let version = world.count("select version from security_change").await;
    let (camille, dominique, own, robot) =
        (&before["camille"], &before["dominique"], &before["admin"], &before["selfshop"]);
    let all = asked(UserDeed::Disable, &[camille, own, robot, dominique, camille]);
    let seen = world.back.preview_bulk(&admin, &all).await.unwrap();
    assert_eq!(told(&seen), ["done", "SEC-005", "SEC-011", "done"], "each once, each with its reason");
    assert_eq!(rows(&world, &admin).await, before, "nothing is done by looking");
    assert_eq!(world.count("select version from security_change").await, version);
    let trail = AuditQuery { action: "user.change".to_owned(), ..AuditQuery::default() };
    assert!(world.back.audit(&admin, &trail).await.unwrap().rows.is_empty());
    let done = world.back.bulk(&admin, &all).await.unwrap();
    assert_eq!(told(&done), told(&seen));
    let after = rows(&world, &admin).await;
    let states = ["camille", "dominique", "admin", "selfshop"].map(|login| after[login].state);
    assert_eq!(states, [UserState::Disabled, UserState::Disabled, UserState::Active, UserState::Active]);
    assert!(after["camille"].groups == before["camille"].groups, "and nothing else is changed");
    assert_eq!(world.back.audit(&admin, &trail).await.unwrap().rows.len(), 2, "an entry for each");
    assert_eq!(weblys_back::security::audit::store::chain(world.db()).await.unwrap().broken_at, None);
    assert_eq!(world.count("select count(*) from security_session s join security_user u on u.user_id = s.user_id where u.login = 'camille'").await, 0);
}

async fn a_line_that_fails_leaves_the_others_correct_and_a_second_click_does_nothing(world: World) {
    let admin = world.administrator().await;
    for login in ["first", "second", "third"] {
        world.somebody(login, &[]).await;
    }
    let before = rows(&world, &admin).await;
    let sellers = world.back.groups(&admin).await.unwrap().groups;
    let group_id = sellers.iter().find(|group| group.code == "sellers").unwrap().group_id;
    let mut all = asked(UserDeed::AddTo { group_id }, &[&before["first"], &before["second"], &before["third"]]);
    all.rows[1].version = Some(before["second"].version + 1);
    all.rows.insert(0, BulkRow { id: Uuid::from_u128(99), version: None });
    let done = world.back.bulk(&admin, &all).await.unwrap();
    assert_eq!(told(&done), ["API-002", "done", "SEC-100", "done"], "one that somebody changed meanwhile is left");
    let after = rows(&world, &admin).await;
    let is_in = |login: &str| after[login].groups.iter().any(|group| group.group_id == group_id);
    assert_eq!([is_in("first"), is_in("second"), is_in("third")], [true, false, true]);
    let again = world.back.bulk(&admin, &all).await.unwrap();
    assert_eq!(told(&again), ["API-002", "unchanged", "SEC-100", "unchanged"]);
    assert_eq!(rows(&world, &admin).await, after);
    let gone = asked(UserDeed::RemoveFrom { group_id: Uuid::from_u128(98) }, &[&after["first"]]);
    assert_eq!(told(&world.back.bulk(&admin, &gone).await.unwrap()), ["SEC-009"]);
    let many = (0..201).map(|number| BulkRow { id: Uuid::from_u128(number), version: None }).collect();
    let many = BulkUsers { deed: UserDeed::Enable, rows: many };
    assert_eq!(code_of(world.back.bulk(&admin, &many).await), "ORD-005");
}

async fn nobody_rises_by_a_bulk_action(world: World) {
    let admin = world.administrator().await;
    let weak = world.somebody("weak", &[Right::UsersRead, Right::UsersChange]).await;
    world.somebody("camille", &[]).await;
    let before = rows(&world, &admin).await;
    let groups = world.back.groups(&admin).await.unwrap().groups;
    let administrators = groups.iter().find(|group| group.code == "administrators").unwrap().group_id;
    let add = UserDeed::AddTo { group_id: administrators };
    let all = asked(add, &[&before["camille"], &before["weak"]]);
    for report in [world.back.preview_bulk(&weak, &all).await, world.back.bulk(&weak, &all).await] {
        assert_eq!(told(&report.unwrap()), ["SEC-003", "SEC-003"]);
    }
    let end = asked(UserDeed::EndSessions, &[&before["admin"]]);
    assert_eq!(told(&world.back.bulk(&weak, &end).await.unwrap()), ["SEC-004"]);
    assert_eq!(rows(&world, &admin).await["camille"].groups, before["camille"].groups);
}

async fn the_last_administrators_are_not_disabled_together(world: World) {
    let admin = world.administrator().await;
    let password = world.console().create("second").await.unwrap();
    world.app.directory.refresh(world.db()).await.unwrap();
    world.first_sign_in("second", &password).await;
    let chief = world.somebody("chief", &[Right::UsersRead, Right::UsersChange]).await;
    let before = rows(&world, &admin).await;
    let all = asked(UserDeed::Disable, &[&before["admin"], &before["second"]]);
    let seen = world.back.preview_bulk(&chief, &all).await.unwrap();
    assert_eq!(told(&seen), ["done", "SEC-007"], "told beforehand");
    assert_eq!(told(&world.back.bulk(&chief, &all).await.unwrap()), ["done", "SEC-007"]);
}

async fn sessions_end_for_those_who_have_some(world: World) {
    let admin = world.administrator().await;
    let camille = world.somebody("camille", &[]).await;
    world.console().create("never-here").await.unwrap();
    let before = rows(&world, &admin).await;
    let all = asked(UserDeed::EndSessions, &[&before["camille"], &before["never-here"], &before["selfshop"]]);
    assert_eq!(told(&world.back.preview_bulk(&admin, &all).await.unwrap()), ["done", "unchanged", "SEC-013"]);
    assert!(world.back.me(&camille).await.is_ok());
    assert_eq!(told(&world.back.bulk(&admin, &all).await.unwrap()), ["done", "unchanged", "SEC-013"]);
    assert_eq!(code_of(world.back.me(&camille).await), "SEC-102");
    assert_eq!(told(&world.back.bulk(&admin, &all).await.unwrap()), ["unchanged", "unchanged", "SEC-013"]);
}
