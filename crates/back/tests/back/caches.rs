//! What processes hold in memory, and having all of them load it anew.

use crate::support::{World, code_of, eventually, on_both_engines};
use chrono::TimeDelta;
use weblys_api::audit::AuditQuery;
use weblys_api::caches::{Cache, CacheRow, CacheTold, Counted};
use weblys_api::client::Caller;
use weblys_api::components::TellInstance;
use weblys_api::security::Right;
use weblys_db::execute;
use weblys_kernel::Clock;

on_both_engines!(
    each_process_tells_what_it_holds_and_loads_it_anew_when_wanted,
    the_list_of_towns_is_loaded_anew_and_nobody_is_without_it,
    a_front_hears_what_it_is_to_forget,
);

async fn engineer(world: &World) -> Caller {
    world.somebody("engineer", &[Right::CachesRead, Right::CachesRun, Right::AuditRead]).await
}

async fn row(world: &World, caller: &Caller, cache: Cache) -> CacheRow {
    let all = world.back.caches(caller).await.unwrap().caches;
    all.into_iter().find(|row| row.cache == cache.code()).unwrap()
}

fn count(told: &CacheTold, what: &str) -> i64 {
    told.counts.iter().find(|one| one.what == what).unwrap_or_else(|| panic!("{what}: {told:?}")).count
}

async fn each_process_tells_what_it_holds_and_loads_it_anew_when_wanted(world: World) {
    let caller = engineer(&world).await;
    let _other = world.another_back().await;
    eventually("both tell", async || row(&world, &caller, Cache::Catalogue).await.held.len() == 2).await;
    for cache in Cache::ALL.into_iter().filter(|cache| !cache.is_of_front()) {
        let row = row(&world, &caller, cache).await;
        assert!(row.wanted.is_none() && row.held.len() == 2, "{row:?}");
        assert!(row.held.iter().all(|held| held.component == "back" && !held.told.version.is_empty()), "{row:?}");
        assert!(
            row.held.iter().all(|held| held.told.counts.iter().any(|one| one.count > 0) || cache == Cache::CodeTables)
        );
    }
    let towns = row(&world, &caller, Cache::Addresses).await.held.remove(0).told;
    assert!(count(&towns, "towns") > 0 && count(&towns, "streets") > 0 && towns.bytes > Some(0), "{towns:?}");
    for cache in Cache::ALL.into_iter().filter(|cache| cache.can_be_reloaded() && !cache.is_of_front()) {
        world.clock.forward(TimeDelta::seconds(1));
        let now = world.clock.now();
        world.back.reload_cache(&caller, cache.code()).await.unwrap();
        eventually("every replica has loaded it anew", async || {
            let row = row(&world, &caller, cache).await;
            let wanted = row.wanted.unwrap();
            wanted.by == "engineer"
                && row.held.len() == 2
                && row.held.iter().all(|held| held.told.reload == wanted.number && held.told.loaded_at >= now)
        })
        .await;
    }
    assert_eq!(code_of(world.back.reload_cache(&caller, "rules").await), "API-002", "they are part of the program");
    assert_eq!(code_of(world.back.reload_cache(&caller, "kettle").await), "API-002");
    let reader = world.somebody("reader", &[Right::CachesRead]).await;
    assert_eq!(code_of(world.back.reload_cache(&reader, "users").await), "SEC-001");
    let trail = AuditQuery { subject: "addresses".to_owned(), ..AuditQuery::default() };
    let told = world.back.audit(&caller, &trail).await.unwrap().rows;
    assert_eq!((told.len(), told[0].action.as_str(), told[0].actor.as_str()), (1, "cache.reload", "engineer"));
}

async fn the_list_of_towns_is_loaded_anew_and_nobody_is_without_it(world: World) {
    let caller = engineer(&world).await;
    eventually("it tells", async || !row(&world, &caller, Cache::Addresses).await.held.is_empty()).await;
    // Put into the database by hand: no import says that there is something new.
    let sql = "insert into address_commune (commune_code, postal_code, name, population) values ($1, $2, $3, $4)";
    execute!(world.db(), sql, "01001", "01400", "Nouvelle-Commune-Fictive", 1_000_i64).await.unwrap();
    let before = world.app.addresses.index();
    let found =
        async || world.back.search_addresses(&Caller::default(), "tisserands", 5).await.unwrap().suggestions.len();
    let some = found().await;
    assert!(some > 0);
    world.back.reload_cache(&caller, "addresses").await.unwrap();
    eventually("the town is there", async || {
        assert_eq!(found().await, some, "people search meanwhile as before");
        world.app.addresses.index().towns() > before.towns()
    })
    .await;
    assert_eq!(found().await, some);
}

async fn a_front_hears_what_it_is_to_forget(world: World) {
    let caller = engineer(&world).await;
    let service = Caller::default();
    let told = |reload| {
        let offers = CacheTold {
            cache: "offers".to_owned(),
            version: "1.0.2026-11-23".to_owned(),
            loaded_at: world.clock.now(),
            counts: vec![Counted::of("dwellings", 12)],
            bytes: None,
            reload,
        };
        let front = TellInstance::of("front", "9.9.9", "127.0.0.1:4000".to_owned(), world.clock.now());
        TellInstance { caches: vec![offers], ..front }
    };
    let front = told(0);
    assert_eq!(world.back.tell_instance(&service, &front).await.unwrap().reloads.get("offers"), None);
    world.back.reload_cache(&caller, "offers").await.unwrap();
    let heard = world.back.tell_instance(&service, &front).await.unwrap().reloads;
    assert_eq!(heard.get("offers"), Some(&1));
    assert!(!heard.contains_key("addresses"), "what is BACK's is not FRONT's affair: {heard:?}");
    let waits = row(&world, &caller, Cache::Offers).await;
    assert_eq!((waits.held.len(), waits.held[0].told.reload), (1, 0));
    world.back.tell_instance(&service, &TellInstance { instance_id: front.instance_id, ..told(1) }).await.unwrap();
    let done = row(&world, &caller, Cache::Offers).await;
    assert_eq!((done.held[0].told.reload, count(&done.held[0].told, "dwellings")), (1, 12));
    let mut long = told(1);
    long.caches[0].counts = vec![Counted::of("x", 1); 21];
    assert_eq!(code_of(world.back.tell_instance(&service, &long).await.map(drop)), "ORD-005");
    world.clock.forward(TimeDelta::minutes(1));
    assert!(row(&world, &caller, Cache::Offers).await.held.is_empty(), "who is silent holds nothing that counts");
}
