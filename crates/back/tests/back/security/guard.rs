//! Every operation of BACK: anonymously, without a session, without the right, with the right.

use super::staff::with;
use crate::support::{CREDENTIAL, World, eventually, on_both_engines};
use reqwest::StatusCode;
use std::time::{Duration, Instant};
use uuid::Uuid;
use weblys_api::client::Caller;
use weblys_api::operations::{Access, OPERATIONS, Operation};
use weblys_api::security::Right;
use weblys_api::staff::STAFF_HEADER;
use weblys_api::{Problem, paths};
use weblys_db::execute;

on_both_engines!(
    every_operation_is_closed_to_whoever_may_not_ask_for_it,
    what_is_not_declared_is_not_served,
    a_right_removed_is_gone_within_a_second_on_every_replica,
    selfshop_is_limited_by_the_rights_of_its_automatic_user,
);

/// Asks for an operation with this staff token; gives status and code.
async fn ask(world: &World, operation: &Operation, credential: bool, token: Option<&str>) -> (StatusCode, String) {
    let url = format!("{}{}", world.base, paths::fill(operation.path, &Uuid::nil().to_string()));
    let mut request = world.http.request(operation.method.clone(), url);
    if credential {
        request = request.bearer_auth(CREDENTIAL);
    }
    if let Some(token) = token {
        request = request.header(STAFF_HEADER, token);
    }
    let answer = request.send().await.unwrap();
    let status = answer.status();
    let code = answer.json::<Problem>().await.map(|problem| problem.code).unwrap_or_default();
    (status, code)
}

fn is_closed(status: StatusCode) -> bool {
    matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN)
}

async fn every_operation_is_closed_to_whoever_may_not_ask_for_it(world: World) {
    let nobody = world.somebody("nobody", &[]).await.staff.unwrap();
    let everybody = world.somebody("everybody", Right::ALL).await;
    for operation in OPERATIONS.iter().filter(|one| one.access != Access::Open) {
        let name = operation.name;
        assert_eq!(ask(&world, operation, false, None).await.0, StatusCode::UNAUTHORIZED, "{name} anonymously");
        let other = ask(&world, operation, false, everybody.staff.as_deref()).await;
        assert_eq!(other, (StatusCode::UNAUTHORIZED, "API-001".to_owned()), "{name} from beside FRONT");
        let without = ask(&world, operation, true, None).await;
        let forged = ask(&world, operation, true, Some("forged")).await;
        match operation.access {
            Access::Staff(right) => {
                assert_eq!(without, (StatusCode::UNAUTHORIZED, "SEC-102".to_owned()), "{name} without a session");
                assert_eq!(forged, without, "{name} with a forged token");
                let poor = ask(&world, operation, true, Some(&nobody)).await;
                assert_eq!(poor, (StatusCode::FORBIDDEN, "SEC-001".to_owned()), "{name} without {right:?}");
            }
            Access::Started | Access::SignedIn => {
                assert_eq!(without, (StatusCode::UNAUTHORIZED, "SEC-102".to_owned()), "{name} without a session");
                assert_eq!(forged, without, "{name} with a forged token");
            }
            Access::Open | Access::Service | Access::Site(_) => {
                assert!(!is_closed(without.0), "{name} is open to FRONT: {without:?}");
            }
        }
    }
    for operation in OPERATIONS.iter().filter(|one| matches!(one.access, Access::Staff(_))) {
        let right = ask(&world, operation, true, everybody.staff.as_deref()).await;
        assert!(!is_closed(right.0) && !right.0.is_server_error(), "{} with the right: {right:?}", operation.name);
    }
    every_wrong_right_is_refused(&world).await;
}

/// All rights but the one that is asked for do not help.
async fn every_wrong_right_is_refused(world: &World) {
    let staff = OPERATIONS.iter().filter_map(|one| match one.access {
        Access::Staff(right) => Some((one, right)),
        _ => None,
    });
    let mut known: Vec<(Right, Caller)> = Vec::new();
    for (operation, right) in staff {
        if !known.iter().any(|(of, _)| *of == right) {
            let others: Vec<Right> = Right::ALL.iter().copied().filter(|one| *one != right).collect();
            let login = format!("all-but-{}", right.code());
            known.push((right, world.somebody(&login, &others).await));
        }
        let caller = known.iter().find(|(of, _)| *of == right).map(|(_, caller)| caller);
        let refused = ask(world, operation, true, caller.and_then(|caller| caller.staff.as_deref())).await;
        assert_eq!(refused, (StatusCode::FORBIDDEN, "SEC-001".to_owned()), "{}", operation.name);
    }
}

async fn what_is_not_declared_is_not_served(world: World) {
    let everybody = world.somebody("everybody", Right::ALL).await;
    let token = everybody.staff.unwrap();
    let ask = async |method: reqwest::Method, path: &str| {
        let request = world.http.request(method, format!("{}{path}", world.base)).bearer_auth(CREDENTIAL);
        request.header(STAFF_HEADER, &token).send().await.unwrap().status()
    };
    assert_eq!(ask(reqwest::Method::PATCH, "/v1/users").await, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(ask(reqwest::Method::DELETE, "/v1/cart").await, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(ask(reqwest::Method::GET, "/v1/everything").await, StatusCode::NOT_FOUND);
    assert_eq!(ask(reqwest::Method::GET, "/v1//users").await, StatusCode::NOT_FOUND);
}

async fn a_right_removed_is_gone_within_a_second_on_every_replica(world: World) {
    let other = world.another_back().await;
    let reader = world.somebody("reader", &[Right::UsersRead]).await;
    eventually("the other replica knows him", async || other.users(&reader, &Default::default()).await.is_ok()).await;
    let admin = world.administrator().await;
    let groups = world.back.groups(&admin).await.unwrap().groups;
    let his = groups.iter().find(|group| group.code == "group-of-reader").unwrap();
    world.back.remove_group(&admin, his.group_id, his.version).await.unwrap();
    let begun = Instant::now();
    let refused = world.back.users(&reader, &Default::default()).await.unwrap_err();
    assert!(refused.is("SEC-001"), "at once where it was removed: {refused:?}");
    eventually("the right is gone on the other replica", async || {
        other.users(&reader, &Default::default()).await.is_err_and(|error| error.is("SEC-001"))
    })
    .await;
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
}

async fn selfshop_is_limited_by_the_rights_of_its_automatic_user(world: World) {
    let stranger = Caller::default();
    assert!(world.back.search_addresses(&stranger, "tisserands", 5).await.is_ok());
    execute!(world.db(), "delete from security_group_right where right_code = 'selfshop.shop.use'").await.unwrap();
    execute!(world.db(), "update security_change set version = version + 1").await.unwrap();
    world.app.directory.refresh(world.db()).await.unwrap();
    let refused = world.back.search_addresses(&stranger, "tisserands", 5).await.unwrap_err();
    assert!(refused.is("SEC-001"), "{refused:?}");
    let signed = world.administrator().await;
    let refused = world.back.search_addresses(&signed, "tisserands", 5).await.unwrap_err();
    assert!(refused.is("SEC-001"), "no person's rights stand in for it: {refused:?}");
    assert!(world.back.stamp(&with("x")).await.is_ok());
    for operation in OPERATIONS.iter().filter(|one| matches!(one.access, Access::Site(_))) {
        let refused = ask(&world, operation, true, signed.staff.as_deref()).await;
        assert_eq!(refused, (StatusCode::FORBIDDEN, "SEC-001".to_owned()), "{}", operation.name);
    }
}
