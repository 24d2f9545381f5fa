//! What is found by words: what one may see, and nothing else.

use crate::support::{World, on_both_engines};
use weblys_api::client::Caller;
use weblys_api::contact::{ContactKind, LeaveContact};
use weblys_api::search::{HitKind, SearchQuery};
use weblys_api::security::Right;

on_both_engines!(what_is_found_is_what_one_may_see);

async fn found(world: &World, by: &Caller, q: &str) -> Vec<(HitKind, String)> {
    let hits = world.back.search(by, &SearchQuery { q: q.to_owned() }).await.unwrap().hits;
    hits.into_iter().map(|hit| (hit.kind, hit.name)).collect()
}

async fn what_is_found_is_what_one_may_see(world: World) {
    let admin = world.administrator().await;
    let reader = world.somebody("elodie", &[Right::UsersRead]).await;
    let nobody = world.somebody("nobody", &[]).await;
    let left = LeaveContact {
        kind: ContactKind::Callback,
        idempotency_key: "search".to_owned(),
        name: "Camille Fictif".to_owned(),
        email: String::new(),
        phone: "06 39 98 00 12".to_owned(),
        address: String::new(),
        contract: String::new(),
        wished_on: String::new(),
        message: String::new(),
        locale: Default::default(),
        ..LeaveContact::default()
    };
    let reference = world.back.leave_contact(&Caller::default(), &left).await.unwrap().reference;
    assert_eq!(found(&world, &reader, "ÉLOD").await, [(HitKind::User, "elodie".to_owned())], "whatever its accents");
    let all = found(&world, &admin, "elodie").await;
    assert!(all.contains(&(HitKind::User, "elodie".to_owned())), "{all:?}");
    assert!(all.contains(&(HitKind::Group, "elodie".to_owned())), "his group has his name: {all:?}");
    let by_number = reference.to_lowercase();
    assert_eq!(found(&world, &admin, &by_number).await, [(HitKind::Contact, reference)]);
    assert!(found(&world, &reader, &by_number).await.is_empty(), "what he may not read he does not find");
    assert!(found(&world, &nobody, "elodie").await.is_empty());
    assert!(found(&world, &admin, "e").await.is_empty(), "a letter would find everything");
    assert!(found(&world, &admin, "nobody@example.fr").await.is_empty());
}
