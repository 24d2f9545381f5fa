//! Scheduled jobs, processes that tell of themselves, and mails as the staff reads them.

use crate::security::lists::{plan, with_values};
use crate::support::{World, code_of, eventually, on_both_engines};
use chrono::{SubsecRound, TimeDelta};
use weblys_api::audit::AuditQuery;
use weblys_api::client::Caller;
use weblys_api::components::TellInstance;
use weblys_api::export::List;
use weblys_api::jobs::{ChangeJob, JobOutcome, JobProgress, JobRow};
use weblys_api::security::Right;
use weblys_api::sent::SentQuery;
use weblys_back::orders::store::sent::list_sql;
use weblys_back::upkeep::job::Job;
use weblys_back::upkeep::store;
use weblys_db::{Durability, bulk_insert, execute};
use weblys_kernel::Clock;

on_both_engines!(
    a_job_runs_in_one_back_of_many_and_a_lost_one_is_taken_over,
    a_job_is_run_when_somebody_wants_it_and_tells_who_did,
    a_schedule_keeps_its_bounds_and_two_do_not_undo_each_other,
    a_trail_that_was_tampered_with_fails_its_job_with_the_place,
    a_long_job_is_stopped_where_it_is,
    processes_are_seen_while_they_tell_of_themselves,
    mails_are_found_by_recipient_and_reading_one_leaves_a_trace,
    mails_of_a_recipient_and_those_that_wait_are_found_by_an_index,
);

async fn engineer(world: &World) -> Caller {
    let rights = [Right::JobsRead, Right::JobsRun, Right::AuditRead, Right::ComponentsRead];
    world.somebody("engineer", &rights).await
}

async fn job(world: &World, caller: &Caller, job: Job) -> JobRow {
    let jobs = world.back.jobs(caller).await.unwrap().jobs;
    jobs.into_iter().find(|row| row.code == job.code()).unwrap()
}

/// Nobody but the test runs a job.
async fn pauses(world: &World, caller: &Caller, which: Job) {
    eventually("it does not run", async || job(world, caller, which).await.running.is_none()).await;
    let shown = job(world, caller, which).await;
    let to = ChangeJob { every_seconds: shown.every_seconds, is_paused: true, version: shown.version };
    world.back.change_job(caller, which.code(), &to).await.unwrap();
}

async fn a_job_runs_in_one_back_of_many_and_a_lost_one_is_taken_over(world: World) {
    let caller = engineer(&world).await;
    let db = world.db();
    pauses(&world, &caller, Job::CheckTrail).await;
    // Wanted by somebody, but not by the worker that looks every second: a lease taken at once by the test.
    let now = world.clock.now();
    let minutes = TimeDelta::minutes;
    let resume = "update upkeep_job set is_paused = $1, due_at = $2, leased_until = $3 where job = 'check_trail'";
    execute!(db, resume, false, now, now + minutes(1)).await.unwrap();
    let take = async |now| store::claim(db.writer(), Job::CheckTrail, now, now + minutes(15)).await.unwrap();
    assert_eq!(take(now).await, None, "somebody has it");
    assert_eq!(take(now + minutes(1)).await, Some(86_400), "who had it was lost");
    assert_eq!(take(now + minutes(15)).await, None, "the other has it now");
    store::give_back(db.writer(), (Job::CheckTrail, now)).await.unwrap();
    assert_eq!(take(now + minutes(15)).await, None, "what was lost is not its to give back");
    store::give_back(db.writer(), (Job::CheckTrail, now + minutes(1))).await.unwrap();
    assert_eq!(take(now + minutes(2)).await, Some(86_400), "a BACK that stops gives its own back");
}

async fn a_job_is_run_when_somebody_wants_it_and_tells_who_did(world: World) {
    let caller = engineer(&world).await;
    pauses(&world, &caller, Job::CheckTrail).await;
    let paused = job(&world, &caller, Job::CheckTrail).await;
    assert!(paused.is_paused && paused.next_at.is_none());
    world.back.run_job(&caller, "check_trail").await.unwrap();
    eventually("it ran", async || {
        let last = job(&world, &caller, Job::CheckTrail).await.last;
        last.is_some_and(|last| last.by == "engineer" && last.outcome == Some(JobOutcome::Done) && last.count >= 3)
    })
    .await;
    let trail = AuditQuery { subject: "check_trail".to_owned(), ..AuditQuery::default() };
    let told = world.back.audit(&caller, &trail).await.unwrap().rows;
    assert_eq!(told.iter().map(|row| row.action.as_str()).collect::<Vec<_>>(), ["job.run", "job.change"]);
    assert_eq!(code_of(world.back.run_job(&caller, "make_coffee").await), "API-002");
}

async fn a_schedule_keeps_its_bounds_and_two_do_not_undo_each_other(world: World) {
    let caller = engineer(&world).await;
    let shown = job(&world, &caller, Job::Erase).await;
    let to = |every_seconds| ChangeJob { every_seconds, is_paused: false, version: shown.version };
    let never = world.back.change_job(&caller, "erase", &to(400 * 86_400)).await.unwrap_err();
    assert_eq!(never.problem().unwrap().fields[0].field, "every", "law asks for erasing: {never:?}");
    world.back.change_job(&caller, "erase", &to(3_600)).await.unwrap();
    world.back.change_job(&caller, "erase", &to(3_600)).await.unwrap();
    assert_eq!(code_of(world.back.change_job(&caller, "erase", &to(60)).await), "SEC-100");
    let after = job(&world, &caller, Job::Erase).await;
    assert_eq!((after.every_seconds, after.version), (3_600, shown.version + 1));
}

async fn a_trail_that_was_tampered_with_fails_its_job_with_the_place(world: World) {
    let caller = engineer(&world).await;
    for _ in 0..4 {
        code_of(world.signs_in("nobody", "x").await);
    }
    execute!(world.db(), "update security_audit set actor = 'somebody' where seq = 3").await.unwrap();
    world.back.run_job(&caller, "check_trail").await.unwrap();
    eventually("it fails", async || {
        let last = job(&world, &caller, Job::CheckTrail).await.last;
        last.is_some_and(|last| last.outcome == Some(JobOutcome::Failed) && last.error.contains("entry 3"))
    })
    .await;
    let told = world.back.audit_chain(&caller).await.unwrap();
    assert_eq!((told.checked, told.broken_at), (2, Some(3)), "the page of the trail says it too");
    assert!(told.at.is_some());
}

async fn a_long_job_is_stopped_where_it_is(world: World) {
    let caller = engineer(&world).await;
    let (db, now) = (world.db(), world.clock.now().trunc_subsecs(6));
    pauses(&world, &caller, Job::CheckTrail).await;
    // As if it ran in another BACK.
    let runs = "update upkeep_job set leased_until = $1, last_started_at = $2 where job = 'check_trail'";
    execute!(db, runs, now + TimeDelta::minutes(15), now).await.unwrap();
    let progress = JobProgress { done: 2_000, total: Some(5_000) };
    let tell = async || {
        store::tell(db.writer(), (Job::CheckTrail, now), progress, now + TimeDelta::minutes(15)).await.unwrap()
    };
    assert!(!tell().await);
    assert_eq!(job(&world, &caller, Job::CheckTrail).await.running, Some(progress), "people see how far it is");
    world.back.stop_job(&caller, "check_trail").await.unwrap();
    assert!(tell().await, "it learns that it is to stop");
    let later = now + TimeDelta::minutes(20);
    let resume = "update upkeep_job set last_started_at = $1, leased_until = $2 where job = 'check_trail'";
    execute!(db, resume, later, later + TimeDelta::minutes(15)).await.unwrap();
    assert!(tell().await, "another has the job: the run of before is over");
    let ended = store::Ended { at: later, outcome: JobOutcome::Done, count: 9, error: String::new(), due_at: later };
    store::end(db.writer(), (Job::CheckTrail, now), &ended).await.unwrap();
    let row = job(&world, &caller, Job::CheckTrail).await;
    assert!(row.running.is_some() && row.last.unwrap().count != 9, "and does not end that of the other");
}

async fn processes_are_seen_while_they_tell_of_themselves(world: World) {
    let caller = engineer(&world).await;
    let told = TellInstance::of("front", "9.9.9", "127.0.0.1:4000".to_owned(), world.clock.now());
    let service = Caller::default();
    world.back.tell_instance(&service, &told).await.unwrap();
    let back = world.back.tell_instance(&service, &told).await.unwrap();
    let security = &world.app.config.security;
    assert_eq!((back.environment.code, &back.environment.name), (security.environment, &security.environment_name));
    assert!(!back.program_version.is_empty() && back.publication != "0", "{back:?}");
    let front = async || {
        let view = world.back.components(&caller).await.unwrap();
        view.instances.into_iter().find(|one| one.told.component == "front")
    };
    let seen = front().await.unwrap();
    assert!(seen.is_alive && seen.told.program_version == "9.9.9", "{seen:?}");
    eventually("BACK tells of itself", async || {
        world.back.components(&caller).await.unwrap().instances.iter().any(|one| one.told.component == "back")
    })
    .await;
    world.clock.forward(TimeDelta::minutes(1));
    assert!(!front().await.unwrap().is_alive, "it was not heard of for a minute");
    let view = world.back.components(&caller).await.unwrap();
    assert!(view.database.contains("SQL") && view.schema >= 11, "{view:?}");
    world.clock.forward(TimeDelta::days(2));
    weblys_back::flows::erasing::all(&world.app, None).await.unwrap();
    let caller = engineer_again(&world).await;
    let left = world.back.components(&caller).await.unwrap().instances;
    assert!(left.iter().all(|one| one.told.component != "front"), "forgotten: {left:?}");
    let long = TellInstance { host: "h".repeat(101), ..told };
    assert_eq!(code_of(world.back.tell_instance(&service, &long).await), "ORD-005");
}

/// His session ended with the days that passed.
async fn engineer_again(world: &World) -> Caller {
    world.somebody("second-engineer", &[Right::ComponentsRead]).await
}

async fn mails_are_found_by_recipient_and_reading_one_leaves_a_trace(world: World) {
    let care = world.somebody("care", &[Right::MailsRead, Right::AuditRead]).await;
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    buyer.orders().await;
    world.comes_to_rest().await;
    let all = world.back.sent_mails(&care, &SentQuery::default()).await.unwrap();
    assert!(all.total > 0 && all.rows.iter().all(|row| !row.recipient.is_empty()));
    let mut recipient = all.rows[0].recipient.clone();
    let his = SentQuery { recipient: format!(" {recipient} "), state: "sent".to_owned(), ..SentQuery::default() };
    assert!(world.back.sent_mails(&care, &his).await.unwrap().total > 0);
    recipient.push('x');
    let nobody = SentQuery { recipient, ..SentQuery::default() };
    assert_eq!(world.back.sent_mails(&care, &nobody).await.unwrap().total, 0);
    let mut read = None;
    for row in &all.rows {
        let mail = world.back.sent_mail(&care, row.mail_id).await.unwrap();
        read = read.or(mail.text.is_some().then_some(row.mail_id));
    }
    // The first password's text is a secret; the others are not.
    let mail_id = read.unwrap();
    execute!(world.db(), "update orders_mail set secret = $1", true).await.unwrap();
    assert_eq!(world.back.sent_mail(&care, mail_id).await.unwrap().text, None, "a secret is nobody else's");
    let trail = AuditQuery { subject: mail_id.to_string(), ..AuditQuery::default() };
    let told = world.back.audit(&care, &trail).await.unwrap().rows;
    assert_eq!((told.len(), told[0].action.as_str(), told[0].actor.as_str()), (2, "mail.read", "care"));
    assert_eq!(code_of(world.back.take_out(&care, List::SentMails, String::new()).await), "SEC-001");
}

async fn mails_of_a_recipient_and_those_that_wait_are_found_by_an_index(world: World) {
    let now = world.clock.now();
    let many: Vec<u32> = (0..4_000).collect();
    let sent = |number: u32| (!number.is_multiple_of(200)).then_some(now);
    let mut tx = world.db().begin(Durability::Relaxed).await.unwrap();
    bulk_insert!(
        &mut tx,
        "insert into orders_mail
           (mail_id, recipient, subject, body_text, body_html, documents, secret, created_at, sent_at)",
        &many,
        |number| uuid::Uuid::from_u128(u128::from(*number) + 1),
        format!("person{number}@example.org"),
        "Bonjour",
        "Bonjour",
        "",
        "[]",
        false,
        now + TimeDelta::seconds(i64::from(*number)),
        sent(*number)
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    execute!(world.db(), "analyze orders_mail").await.unwrap();
    let waiting = SentQuery { state: "waiting".to_owned(), ..SentQuery::default() };
    let his = SentQuery { recipient: "person7@example.org".to_owned(), ..SentQuery::default() };
    const END: &str = "'9999-12-31T23:59:59+00:00'";
    const LAST: &str = "'ffffffff-ffff-ffff-ffff-ffffffffffff'";
    for (query, first, index) in [
        (waiting, "''", "outbox_effect"), // what waits is in the outbox, which is short
        (his, "'person7@example.org'", "orders_mail_recipient"),
        (SentQuery::default(), "''", "orders_mail_created"),
    ] {
        let plan = plan(&world, &with_values(list_sql(&query), &[first, "50", "0", END, LAST])).await;
        let reads_all = plan.contains("Seq Scan on orders_mail")
            || plan.contains("SCAN orders_mail") && index != "orders_mail_created";
        assert!(plan.contains(index) && !reads_all, "{plan}");
    }
}
