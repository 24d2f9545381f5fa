//! The outbox's rows: each effect by one worker at a time, in order for each subject, and never lost.

use crate::support::{MovableClock, World, eventually};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashSet;
use tokio::task::JoinSet;
use uuid::Uuid;
use weblys_api::client::Caller;
use weblys_api::contact::{ContactKind, LeaveContact};
use weblys_back::MIGRATIONS;
use weblys_back::outbox::store::{self, Claimed, LEASE_SECONDS, MOST_ATTEMPTS};
use weblys_db::testing::{ENGINES, Fresh, fresh};
use weblys_db::{Durability, execute, fetch_all};
use weblys_kernel::Clock;
use weblys_orders::Effect;

fn effect(chance: u128) -> Effect {
    Effect::SendMail { mail_id: Uuid::from_u128(chance) }
}

async fn add(fresh: &Fresh, subject: &str, chance: u128, now: DateTime<Utc>) -> Uuid {
    store::add(fresh.db.writer(), &effect(chance), subject, now).await.unwrap()
}

async fn claim(fresh: &Fresh, now: DateTime<Utc>) -> Vec<Claimed> {
    let mut claimed = store::claim(&fresh.db, now, 100).await.unwrap();
    claimed.sort_by_key(|claimed| claimed.effect_id);
    claimed
}

fn ids(claimed: &[Claimed]) -> Vec<Uuid> {
    claimed.iter().map(|claimed| claimed.effect_id).collect()
}

#[tokio::test]
async fn an_effect_is_carried_out_by_one_worker_and_then_gone() {
    for engine in ENGINES {
        let (fresh, clock) = (fresh(engine, &MIGRATIONS).await, MovableClock::new());
        let added = add(&fresh, "subject", 1, clock.now()).await;
        let claimed = claim(&fresh, clock.now()).await;
        assert_eq!((ids(&claimed), claimed[0].attempts), (vec![added], 0));
        assert_eq!(claimed[0].effect, effect(1));
        assert!(claim(&fresh, clock.now()).await.is_empty());
        store::finish(&fresh.db, added).await.unwrap();
        clock.forward(TimeDelta::days(1));
        assert!(claim(&fresh, clock.now()).await.is_empty());
    }
}

#[tokio::test]
async fn effects_of_a_transaction_that_fails_never_were() {
    for engine in ENGINES {
        let (fresh, clock) = (fresh(engine, &MIGRATIONS).await, MovableClock::new());
        let mut tx = fresh.db.begin(Durability::Full).await.unwrap();
        store::add(&mut tx, &effect(1), "subject", clock.now()).await.unwrap();
        tx.rollback().await.unwrap();
        assert!(claim(&fresh, clock.now()).await.is_empty());
    }
}

#[tokio::test]
async fn effects_of_one_subject_follow_each_other_and_subjects_do_not_wait_for_each_other() {
    for engine in ENGINES {
        let (fresh, clock) = (fresh(engine, &MIGRATIONS).await, MovableClock::new());
        let first = add(&fresh, "a", 1, clock.now()).await;
        let second = add(&fresh, "a", 2, clock.now()).await;
        let other = add(&fresh, "b", 3, clock.now()).await;
        let claimed = claim(&fresh, clock.now()).await;
        assert_eq!(ids(&claimed), [first, other]);
        store::put_back(&fresh.db, &claimed[0], "failed", clock.now()).await.unwrap();
        assert!(claim(&fresh, clock.now()).await.is_empty(), "the second waits for the first to be tried again");
        clock.forward(TimeDelta::seconds(1));
        assert_eq!(ids(&claim(&fresh, clock.now()).await), [first]);
        store::finish(&fresh.db, first).await.unwrap();
        assert_eq!(ids(&claim(&fresh, clock.now()).await), [second]);
    }
}

#[tokio::test]
async fn an_effect_whose_worker_is_gone_is_taken_over_when_its_lease_ends() {
    for engine in ENGINES {
        let (fresh, clock) = (fresh(engine, &MIGRATIONS).await, MovableClock::new());
        let added = add(&fresh, "subject", 1, clock.now()).await;
        let gone = claim(&fresh, clock.now()).await;
        clock.forward(TimeDelta::seconds(LEASE_SECONDS - 1));
        assert!(claim(&fresh, clock.now()).await.is_empty());
        clock.forward(TimeDelta::seconds(1));
        let taken_over = claim(&fresh, clock.now()).await;
        assert_eq!((ids(&taken_over), taken_over[0].attempts), (vec![added], 1));
        store::put_back(&fresh.db, &gone[0], "back from the dead", clock.now()).await.unwrap();
        clock.forward(TimeDelta::seconds(LEASE_SECONDS / 2));
        assert!(claim(&fresh, clock.now()).await.is_empty(), "a worker that was only slow does not free it");
    }
}

#[tokio::test]
async fn an_effect_that_keeps_failing_is_put_aside_and_frees_its_subject() {
    for engine in ENGINES {
        let (fresh, clock) = (fresh(engine, &MIGRATIONS).await, MovableClock::new());
        let failing = add(&fresh, "subject", 1, clock.now()).await;
        let next = add(&fresh, "subject", 2, clock.now()).await;
        for attempt in 0..MOST_ATTEMPTS {
            let claimed = claim(&fresh, clock.now()).await;
            assert_eq!((ids(&claimed), claimed[0].attempts), (vec![failing], attempt));
            store::put_back(&fresh.db, &claimed[0], "always the same", clock.now()).await.unwrap();
            clock.forward(TimeDelta::minutes(11));
        }
        assert_eq!(ids(&claim(&fresh, clock.now()).await), [next]);
        let dead = "select last_error from outbox_effect where state = 'dead'";
        let dead = fetch_all!(&fresh.db, (String,), dead).await.unwrap();
        assert_eq!(dead, [("always the same".to_owned(),)]);
    }
}

#[tokio::test]
async fn an_effect_of_another_version_holds_up_no_other() {
    for engine in ENGINES {
        let (fresh, clock) = (fresh(engine, &MIGRATIONS).await, MovableClock::new());
        let unknown = add(&fresh, "a", 1, clock.now()).await;
        let known = add(&fresh, "b", 2, clock.now()).await;
        let sql = "update outbox_effect set payload = '{\"effect\":\"of_tomorrow\"}' where effect_id = $1";
        execute!(&fresh.db, sql, unknown).await.unwrap();
        assert_eq!(ids(&claim(&fresh, clock.now()).await), [known]);
        store::finish(&fresh.db, known).await.unwrap();
        let kept = fetch_all!(&fresh.db, (Uuid,), "select effect_id from outbox_effect").await.unwrap();
        assert_eq!(kept, [(unknown,)]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_effect_is_claimed_twice_by_eight_workers_at_once() {
    for engine in ENGINES {
        let (fresh, clock) = (fresh(engine, &MIGRATIONS).await, MovableClock::new());
        let mut tx = fresh.db.begin(Durability::Relaxed).await.unwrap();
        for chance in 0..200 {
            store::add(&mut tx, &effect(chance), &format!("subject {}", chance % 100), clock.now()).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut seen = HashSet::new();
        for round in 1..=2 {
            let mut workers = JoinSet::new();
            for _ in 0..8 {
                let (db, now) = (fresh.db.clone(), clock.now());
                workers.spawn(async move {
                    let mut all = Vec::new();
                    loop {
                        let claimed = store::claim(&db, now, 7).await.unwrap();
                        if claimed.is_empty() {
                            return all;
                        }
                        all.extend(claimed);
                    }
                });
            }
            let claimed: Vec<Claimed> = workers.join_all().await.into_iter().flatten().collect();
            for claimed in &claimed {
                assert!(seen.insert(claimed.effect_id), "{claimed:?} was claimed twice");
                store::finish(&fresh.db, claimed.effect_id).await.unwrap();
            }
            assert_eq!(seen.len(), 100 * round, "one of each subject in round {round}");
        }
    }
}

#[tokio::test]
async fn what_the_button_carries_out_itself_is_the_workers_only_when_the_button_is_gone() {
    for engine in ENGINES {
        let (fresh, clock) = (fresh(engine, &MIGRATIONS).await, MovableClock::new());
        let button = Claimed::first(effect(1));
        store::add_claimed(fresh.db.writer(), std::slice::from_ref(&button), clock.now()).await.unwrap();
        let next = add(&fresh, &button.effect.subject(), 2, clock.now()).await;
        assert!(claim(&fresh, clock.now()).await.is_empty());
        clock.forward(TimeDelta::seconds(LEASE_SECONDS));
        let taken_over = claim(&fresh, clock.now()).await;
        assert_eq!((ids(&taken_over), taken_over[0].attempts), (vec![button.effect_id], 1));
        store::finish(&fresh.db, button.effect_id).await.unwrap();
        assert_eq!(ids(&claim(&fresh, clock.now()).await), [next]);
        let failing = Claimed::first(effect(3));
        store::add_claimed(fresh.db.writer(), std::slice::from_ref(&failing), clock.now()).await.unwrap();
        store::put_back(&fresh.db, &failing, "failed", clock.now()).await.unwrap();
        clock.forward(TimeDelta::seconds(1));
        assert_eq!(ids(&claim(&fresh, clock.now()).await), [failing.effect_id]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_that_finds_no_place_is_left_to_the_worker() {
    for engine in ENGINES {
        let world = World::start(engine).await;
        // As if so many mails were on their way to a mail server that takes its time.
        let all = u32::try_from(weblys_back::outbox::MOST_POSTED).unwrap();
        let places = world.app.posting.clone().acquire_many_owned(all).await.unwrap();
        let form = LeaveContact {
            kind: ContactKind::Callback,
            name: "Camille Fictif".to_owned(),
            email: "camille@example.fr".to_owned(),
            idempotency_key: "one form".to_owned(),
            phone: "06 39 98 00 12".to_owned(),
            address: String::new(),
            contract: String::new(),
            wished_on: String::new(),
            message: String::new(),
            locale: weblys_kernel::Locale::default(),
            ..LeaveContact::default()
        };
        world.back.leave_contact(&Caller::default(), &form).await.unwrap();
        let waiting = async || world.count("select count(*) from orders_mail where sent_at is null").await;
        assert_eq!(waiting().await, 1, "it is kept, and not sent by who has no place for it");
        world.passes(TimeDelta::seconds(LEASE_SECONDS));
        eventually("the worker has sent it", async || waiting().await == 0).await;
        drop(places);
    }
}
