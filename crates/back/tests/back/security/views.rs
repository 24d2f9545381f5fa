//! Saved views of lists: whose they are, whom they are shared with, and what is no view.

use crate::support::{World, code_of, on_both_engines};
use uuid::Uuid;
use weblys_api::audit::AuditQuery;
use weblys_api::client::Caller;
use weblys_api::security::Right;
use weblys_api::views::{DefaultView, ListKind, NewView, ViewQuery, ViewRow};

on_both_engines!(
    a_view_is_kept_once_and_is_its_maker_s_alone_unless_it_is_shared,
    what_is_no_view_of_the_list_is_refused,
    a_group_that_is_removed_leaves_its_views_to_their_makers,
);

fn new(name: &str, query: &str) -> NewView {
    NewView {
        idempotency_key: Uuid::new_v4(),
        list: ListKind::Users,
        name: name.to_owned(),
        query: query.to_owned(),
        group_id: None,
        is_default: false,
    }
}

async fn seen(world: &World, by: &Caller) -> Vec<ViewRow> {
    world.back.views(by, ViewQuery { list: Some(ListKind::Users) }).await.unwrap().views
}

async fn group_of(world: &World, admin: &Caller, login: &str) -> Uuid {
    let code = format!("group-of-{login}");
    let groups = world.back.groups(admin).await.unwrap().groups;
    groups.iter().find(|group| group.code == code).unwrap().group_id
}

async fn a_view_is_kept_once_and_is_its_maker_s_alone_unless_it_is_shared(world: World) {
    let admin = world.administrator().await;
    let camille = world.somebody("camille", &[Right::UsersRead]).await;
    let other = world.somebody("other", &[Right::UsersRead]).await;
    let own = NewView { is_default: true, ..new("Actifs", "state=active&sort=-name") };
    for _ in 0..2 {
        let made = world.back.make_view(&camille, &own).await.unwrap();
        assert_eq!((made.query.as_str(), made.is_own, made.is_default), ("state=active&sort=-name", true, true));
    }
    assert_eq!(code_of(world.back.make_view(&other, &own).await), "SEC-104", "nobody takes another's id");
    assert_eq!((seen(&world, &camille).await.len(), seen(&world, &other).await.len()), (1, 0));
    assert!(world.back.views(&camille, ViewQuery { list: Some(ListKind::Audit) }).await.unwrap().views.is_empty());
    let group_id = Some(group_of(&world, &admin, "other").await);
    let shared = NewView { group_id, ..new("Bloqués", "state=disabled") };
    assert_eq!(code_of(world.back.make_view(&camille, &shared).await), "SEC-001", "sharing takes a right");
    world.back.make_view(&admin, &shared).await.unwrap();
    let his = seen(&world, &other).await;
    assert_eq!((his.len(), his[0].owner.as_str(), his[0].is_own), (1, "admin", false));
    assert!(seen(&world, &camille).await.iter().all(|view| view.name != "Bloqués"), "not with her group");
    let default = DefaultView { list: ListKind::Users, view_id: Some(his[0].view_id) };
    world.back.default_view(&other, default).await.unwrap();
    assert!(seen(&world, &other).await[0].is_default && !seen(&world, &admin).await[0].is_default, "each for himself");
    assert_eq!(code_of(world.back.default_view(&camille, default).await), "API-002");
    let elsewhere = DefaultView { list: ListKind::Audit, ..default };
    assert_eq!(code_of(world.back.default_view(&other, elsewhere).await), "API-002", "a view is of one list");
    assert_eq!(code_of(world.back.remove_view(&other, his[0].view_id).await), "SEC-001");
    assert_eq!(code_of(world.back.remove_view(&camille, his[0].view_id).await), "API-002", "she knows of none");
    assert_eq!(code_of(world.back.remove_view(&admin, own.idempotency_key).await), "API-002", "not shared: not seen");
    world.back.remove_view(&admin, his[0].view_id).await.unwrap();
    assert!(seen(&world, &other).await.is_empty());
    let trail = AuditQuery { subject: "Bloqués".to_owned(), ..AuditQuery::default() };
    let trail = world.back.audit(&admin, &trail).await.unwrap().rows;
    let acts: Vec<&str> = trail.iter().map(|row| row.action.as_str()).collect();
    assert_eq!(acts, ["view.remove", "view.make"]);
}

async fn what_is_no_view_of_the_list_is_refused(world: World) {
    let reader = world.somebody("reader", &[Right::UsersRead]).await;
    for query in ["next=https://evil.example", "page=4", "id=1", "topic=x", "q=%00"] {
        let refused = world.back.make_view(&reader, &new("Vue", query)).await.unwrap_err();
        let problem = refused.problem().unwrap();
        assert_eq!((problem.status, problem.fields[0].field.as_str()), (422, "query"), "{query}");
    }
    let nameless = world.back.make_view(&reader, &new("  ", "q=a")).await.unwrap_err();
    assert_eq!(nameless.problem().unwrap().fields[0].field, "name");
    let audit = NewView { list: ListKind::Audit, ..new("Journal", "actor=admin") };
    assert_eq!(code_of(world.back.make_view(&reader, &audit).await), "SEC-001", "a list that he may not see");
}

async fn a_group_that_is_removed_leaves_its_views_to_their_makers(world: World) {
    let admin = world.administrator().await;
    let other = world.somebody("other", &[Right::UsersRead]).await;
    let group_id = group_of(&world, &admin, "other").await;
    let shared = NewView { group_id: Some(group_id), ..new("Bloqués", "state=disabled") };
    world.back.make_view(&admin, &shared).await.unwrap();
    let version = world.back.group(&admin, group_id).await.unwrap().version;
    world.back.remove_group(&admin, group_id, version).await.unwrap();
    assert!(seen(&world, &other).await.is_empty());
    let his = seen(&world, &admin).await;
    assert_eq!((his.len(), his[0].group.is_none()), (1, true));
}
