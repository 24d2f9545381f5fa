//! PROD: what it does at once, for who confirms, with a second person, and not at all.

use crate::support::{CREDENTIAL, World, code_of, eventually, on_both_engines};
use chrono::TimeDelta;
use serde_json::json;
use std::collections::BTreeSet;
use std::time::Duration;
use uuid::Uuid;
use weblys_api::BackClient;
use weblys_api::approvals::{ApprovalQuery, ApprovalRow, ApprovalState, DecideApproval};
use weblys_api::audit::AuditQuery;
use weblys_api::bulk::{BulkUsers, UserDeed};
use weblys_api::catalogue::{PublishAt, PublishDraft, PutDraft, Restore};
use weblys_api::client::{CallError, Caller};
use weblys_api::codes::{AddCode, CONTACT_OUTCOMES, ChangeCode, CodeQuery, MoveCode};
use weblys_api::configuration::{ApplyPackage, NewPackage, Part};
use weblys_api::drafts::{DraftForm, SaveDraft};
use weblys_api::groups::{ChangeGroup, GroupFields, NewGroup};
use weblys_api::jobs::ChangeJob;
use weblys_api::notices::{NoticeKind, NoticeQuery};
use weblys_api::operations::OPERATIONS;
use weblys_api::operator_users::ChangeProfiles;
use weblys_api::page::PageQuery;
use weblys_api::parameters::ChangeParameter;
use weblys_api::security::{InProd, Right, Site, UserState};
use weblys_api::sites::ChangeSite;
use weblys_api::users::{ChangeUser, NewUser, UserFields, UserQuery};
use weblys_back::Config;
use weblys_kernel::Clock;
use weblys_kernel::locale::Label;
use weblys_security::Environment;

on_both_engines!(
    what_takes_a_second_person_is_done_when_somebody_else_agrees,
    what_is_wrong_is_heard_at_once_and_nothing_waits,
    nobody_is_his_own_second,
    who_got_his_access_from_the_asker_is_no_second_person,
    what_changed_meanwhile_is_not_done,
    what_was_typed_since_is_still_a_draft_when_somebody_agrees,
    a_question_lapses_is_taken_back_or_refused,
    nobody_asks_for_more_than_others_can_answer,
    prod_asks_who_is_there_whether_he_means_it,
    all_that_can_wait_is_foreseen_without_a_trace_and_then_done,
);

impl World {
    /// A BACK on the same database that says it is PROD.
    async fn prod(&self, adjust: impl FnOnce(&mut Config)) -> BackClient {
        let mut config = self.app.config.clone();
        config.security.environment = Environment::Prod;
        adjust(&mut config);
        let bound = weblys_back::bind(config, self.clock.clone()).await.unwrap();
        let base = format!("http://{}", bound.local_addr().unwrap());
        tokio::spawn(bound.serve(std::future::pending()));
        BackClient::new(&base, CREDENTIAL, Duration::from_secs(20)).unwrap()
    }
}

const ASKS: [Right; 3] = [Right::ParametersRead, Right::ParametersChange, Right::AuditRead];
const AGREES: [Right; 2] = [Right::EnvironmentsApprove, Right::EnvironmentsRead];
const YES: DecideApproval = DecideApproval { agrees: true, reason: String::new() };

/// One who asks, one who may agree, and PROD, which knows both.
async fn two(world: &World) -> (Caller, Caller, BackClient) {
    let (asker, second) = (world.somebody("asker", &ASKS).await, world.somebody("second", &AGREES).await);
    let prod = world.prod(|_| ()).await;
    (asker, second, prod)
}

async fn slot_hold(back: &BackClient, caller: &Caller) -> (String, i64) {
    let all = back.parameters(caller).await.unwrap().parameters;
    all.into_iter().find(|one| one.code == "slot_hold").map(|one| (one.value, one.version)).unwrap()
}

async fn asks(back: &BackClient, caller: &Caller, value: &str) -> Result<(), CallError> {
    let (_, version) = slot_hold(back, caller).await;
    back.change_parameter(caller, "slot_hold", &ChangeParameter { value: Some(value.to_owned()), version }).await
}

fn waits<T: std::fmt::Debug>(outcome: Result<T, CallError>) -> Uuid {
    match outcome {
        Err(CallError::Waits(approval_id)) => approval_id,
        other => panic!("it does not wait: {other:?}"),
    }
}

async fn listed(back: &BackClient, caller: &Caller) -> Vec<ApprovalRow> {
    back.approvals(caller, &ApprovalQuery::default()).await.unwrap().rows
}

async fn what_takes_a_second_person_is_done_when_somebody_else_agrees(world: World) {
    let (asker, second, prod) = two(&world).await;
    let approval_id = waits(asks(&prod, &asker, "45").await);
    assert_eq!(slot_hold(&prod, &asker).await.0, "30", "nothing is done yet");
    assert_eq!(waits(asks(&prod, &asker, "45").await), approval_id, "asked twice, it waits once");
    let seen = listed(&prod, &second).await.remove(0);
    assert_eq!((seen.requester.as_str(), seen.state, seen.may_decide), ("asker", ApprovalState::Waiting, true));
    let foreseen = &seen.foreseen[0];
    let change = &foreseen.changes[0];
    assert_eq!((foreseen.action.as_str(), foreseen.subject.as_str()), ("parameter.change", "slot_hold"));
    assert_eq!((change.before.clone(), change.after.clone()), (Some(json!("30")), Some(json!("45"))));
    let told = prod.notices(&second, &NoticeQuery::default()).await.unwrap().rows.remove(0);
    assert_eq!((told.kind, told.target), (NoticeKind::ApprovalAsked, approval_id.to_string()));
    let own = prod.approval(&asker, approval_id).await.unwrap();
    assert!(own.is_own && !own.may_decide);
    let other = world.somebody("other", &[Right::ParametersRead]).await;
    let knows = async || prod.me(&other).await.is_ok_and(|me| !me.rights.contains(Right::EnvironmentsRead));
    eventually("PROD knows the third and what he may", knows).await;
    assert!(listed(&prod, &other).await.is_empty());
    assert_eq!(code_of(prod.approval(&other, approval_id).await), "API-002", "it is not his affair");

    let done = prod.decide_approval(&second, approval_id, &YES).await.unwrap();
    assert_eq!((done.state, done.decider.as_str()), (ApprovalState::Done, "second"), "{done:?}");
    assert_eq!(slot_hold(&prod, &asker).await.0, "45");
    assert_eq!(code_of(prod.decide_approval(&second, approval_id, &YES).await), "SEC-057");
    let told = prod.notices(&asker, &NoticeQuery::default()).await.unwrap().rows.remove(0);
    assert_eq!(told.kind, NoticeKind::ApprovalDecided);
    let trail = prod.audit(&asker, &AuditQuery::default()).await.unwrap().rows;
    let of_theirs = ["asker", "second"].map(str::to_owned);
    let trail = trail.iter().filter(|one| of_theirs.contains(&one.actor) && one.action != "staff.sign_in");
    let trail: Vec<_> = trail.collect();
    let deeds: Vec<_> = trail.iter().map(|entry| (entry.actor.as_str(), entry.action.as_str())).take(3).collect();
    let expected = [("asker", "parameter.change"), ("second", "approval.agree"), ("asker", "approval.ask")];
    assert_eq!(deeds, expected, "who asked did it, who agreed is beside it");
    assert_eq!(trail[0].correlation, trail[2].correlation);
}

async fn what_is_wrong_is_heard_at_once_and_nothing_waits(world: World) {
    let (asker, second, prod) = two(&world).await;
    let refused = asks(&prod, &asker, "4").await.unwrap_err();
    assert_eq!(refused.problem().unwrap().fields[0].field, "value");
    let stale = ChangeParameter { value: Some("45".to_owned()), version: 7 };
    assert_eq!(code_of(prod.change_parameter(&asker, "slot_hold", &stale).await), "SEC-100");
    asks(&prod, &asker, "30").await.unwrap();
    assert!(listed(&prod, &second).await.is_empty());
    let entries = prod.audit(&asker, &AuditQuery { action: "approval.ask".to_owned(), ..Default::default() }).await;
    assert!(entries.unwrap().rows.is_empty());
}

async fn nobody_is_his_own_second(world: World) {
    let all = [&ASKS[..], &AGREES[..]].concat();
    let alone = world.somebody("alone", &all).await;
    let prod = world.prod(|_| ()).await;
    assert_eq!(code_of(asks(&prod, &alone, "45").await), "SEC-058", "nobody else could agree");
    let second = world.somebody("second", &AGREES).await;
    eventually("PROD knows the second", async || prod.me(&second).await.is_ok()).await;
    let approval_id = waits(asks(&prod, &alone, "45").await);
    assert_eq!(code_of(prod.decide_approval(&alone, approval_id, &YES).await), "SEC-052");
    let no = DecideApproval { agrees: false, reason: String::new() };
    assert_eq!(code_of(prod.decide_approval(&alone, approval_id, &no).await), "SEC-052");
    assert!(!prod.approval(&alone, approval_id).await.unwrap().may_decide);
    assert_eq!(prod.approval(&second, approval_id).await.unwrap().state, ApprovalState::Waiting);
}

async fn who_got_his_access_from_the_asker_is_no_second_person(world: World) {
    let rights =
        [&ASKS[..], &[Right::UsersRead, Right::UsersChange, Right::EnvironmentsApprove, Right::EnvironmentsRead]];
    let asker = world.somebody("asker", &rights.concat()).await;
    world.somebody("second", &AGREES).await;
    let third = world.somebody("third", &AGREES).await;
    let prod = world.prod(|_| ()).await;
    let approval_id = waits(asks(&prod, &asker, "45").await);
    let found = prod.users(&asker, &UserQuery { q: "second".to_owned(), ..UserQuery::default() }).await.unwrap();
    let first = prod.reset_user(&asker, found.rows[0].user_id).await.unwrap();
    let taken_over = world.first_sign_in("second", &first.password).await;
    assert_eq!(code_of(prod.decide_approval(&taken_over, approval_id, &YES).await), "SEC-055");
    assert_eq!(slot_hold(&prod, &asker).await.0, "30");
    // The other way round: by who was given access for one who gave it.
    let admin = world.somebody("puppeteer", Right::ALL).await;
    eventually("PROD knows him", async || prod.me(&admin).await.is_ok()).await;
    let made = prod.users(&admin, &UserQuery { q: "asker".to_owned(), ..UserQuery::default() }).await.unwrap();
    let first = prod.reset_user(&admin, made.rows[0].user_id).await.unwrap();
    let asker = world.first_sign_in("asker", &first.password).await;
    let puppet = waits(asks(&prod, &asker, "60").await);
    assert_eq!(code_of(prod.decide_approval(&admin, puppet, &YES).await), "SEC-055");
    assert_eq!(code_of(prod.decide_approval(&taken_over, puppet, &YES).await), "SEC-055", "by way of another");
    prod.withdraw_approval(&asker, puppet).await.unwrap();
    prod.decide_approval(&third, approval_id, &YES).await.unwrap();
    assert_eq!(slot_hold(&prod, &asker).await.0, "45");
}

async fn what_changed_meanwhile_is_not_done(world: World) {
    let (asker, second, prod) = two(&world).await;
    let approval_id = waits(asks(&prod, &asker, "45").await);
    // Where nobody has to agree, somebody changes it.
    asks(&world.back, &asker, "60").await.unwrap();
    let failed = prod.decide_approval(&second, approval_id, &YES).await.unwrap();
    assert_eq!((failed.state, failed.outcome.as_str()), (ApprovalState::Failed, "SEC-100"));
    assert_eq!(slot_hold(&prod, &asker).await.0, "60");

    let approval_id = waits(asks(&prod, &asker, "90").await);
    let admin = world.administrator().await;
    let groups = world.back.groups(&admin).await.unwrap().groups;
    let his = groups.iter().find(|group| group.code == "group-of-asker").unwrap();
    world.back.remove_group(&admin, his.group_id, his.version).await.unwrap();
    eventually("PROD knows that his right is gone", async || {
        prod.parameters(&asker).await.is_err_and(|error| error.is("SEC-001"))
    })
    .await;
    let failed = prod.decide_approval(&second, approval_id, &YES).await.unwrap();
    assert_eq!((failed.state, failed.outcome.as_str()), (ApprovalState::Failed, "SEC-001"));
    assert_eq!(slot_hold(&world.back, &admin).await.0, "60");
}

async fn what_was_typed_since_is_still_a_draft_when_somebody_agrees(world: World) {
    let (asker, second, prod) = two(&world).await;
    let form = DraftForm::Parameter("slot_hold".to_owned());
    let typed = SaveDraft { version: 0, fields: vec![("value".to_owned(), "50".to_owned())] };
    prod.save_draft(&asker, &form, &typed).await.unwrap();
    let approval_id = waits(asks(&prod, &asker, "45").await);
    world.clock.forward(TimeDelta::minutes(1));
    prod.save_draft(&asker, &form, &typed).await.unwrap();
    prod.decide_approval(&second, approval_id, &YES).await.unwrap();
    assert!(prod.draft(&asker, &form).await.unwrap().draft.is_some(), "he goes on with what he typed since");
}

async fn a_question_lapses_is_taken_back_or_refused(world: World) {
    let (asker, second, prod) = two(&world).await;
    let refused = waits(asks(&prod, &asker, "45").await);
    let no = DecideApproval { agrees: false, reason: " Pas avant lundi. ".to_owned() };
    let row = prod.decide_approval(&second, refused, &no).await.unwrap();
    assert_eq!((row.state, row.reason.as_str()), (ApprovalState::Refused, "Pas avant lundi."));
    assert_eq!(code_of(prod.decide_approval(&second, refused, &YES).await), "SEC-057");

    let withdrawn = waits(asks(&prod, &asker, "45").await);
    assert_ne!(withdrawn, refused, "what was refused can be asked for again");
    assert_eq!(code_of(prod.withdraw_approval(&second, withdrawn).await), "API-002", "it is not his");
    prod.withdraw_approval(&asker, withdrawn).await.unwrap();
    prod.withdraw_approval(&asker, withdrawn).await.unwrap();
    assert_eq!(code_of(prod.decide_approval(&second, withdrawn, &YES).await), "SEC-057");

    let late = waits(asks(&prod, &asker, "45").await);
    world.clock.forward(TimeDelta::hours(24));
    let (asker, second) = (signed_in_again(&world, "asker").await, signed_in_again(&world, "second").await);
    assert_eq!(code_of(prod.decide_approval(&second, late, &YES).await), "SEC-057");
    assert_eq!(prod.approval(&asker, late).await.unwrap().state, ApprovalState::Lapsed);
    let lapsed = ApprovalQuery { state: "lapsed".to_owned(), ..ApprovalQuery::default() };
    assert_eq!(prod.approvals(&second, &lapsed).await.unwrap().total, 1);
    assert_ne!(waits(asks(&prod, &asker, "45").await), late, "it can be asked for anew");
    assert_eq!(slot_hold(&prod, &asker).await.0, "30");
}

async fn nobody_asks_for_more_than_others_can_answer(world: World) {
    let (asker, second, prod) = two(&world).await;
    let mut last = Uuid::nil();
    for value in 41..=60 {
        last = waits(asks(&prod, &asker, &value.to_string()).await);
    }
    assert_eq!(code_of(asks(&prod, &asker, "61").await), "SEC-059");
    assert_eq!(waits(asks(&prod, &asker, "60").await), last, "the same question is no further one");
    assert_eq!(prod.approvals(&asker, &ApprovalQuery::default()).await.unwrap().total, 20);
    let told = NoticeQuery::default();
    assert_eq!(prod.notices(&second, &told).await.unwrap().rows.len(), 20, "nobody is told of what was not taken");
    prod.withdraw_approval(&asker, last).await.unwrap();
    waits(asks(&prod, &asker, "61").await);
}

async fn signed_in_again(world: &World, login: &str) -> Caller {
    super::staff::with(&world.signs_in(login, super::staff::PASSWORD).await.unwrap().token)
}

async fn prod_asks_who_is_there_whether_he_means_it(world: World) {
    let all: Vec<Right> = Right::ALL.to_vec();
    let admin = world.somebody("admin-of-prod", &all).await;
    let prod = world.prod(|_| ()).await;
    let bulk = BulkUsers { deed: UserDeed::Disable, rows: Vec::new() };
    assert_eq!(code_of(prod.bulk(&admin, &bulk).await), "SEC-050", "not on the short list");
    assert_eq!(code_of(prod.run_job(&admin, "check_trail").await), "SEC-056");
    let test = Caller { confirmed: Some("test".to_owned()), ..admin.clone() };
    assert_eq!(code_of(prod.run_job(&test, "check_trail").await), "SEC-056", "he means another environment");
    let sure = Caller { confirmed: Some("prod".to_owned()), ..admin.clone() };
    let job = prod.jobs(&admin).await.unwrap().jobs.remove(0).code;
    prod.run_job(&sure, &job).await.unwrap();
    assert_eq!(code_of(prod.bulk(&sure, &bulk).await), "SEC-050", "saying so opens nothing else");
    world.back.run_job(&admin, &job).await.unwrap();
    let rules = prod.environment_rules(&admin).await.unwrap().rules;
    let of = |name: &str| rules.iter().find(|rule| rule.operation == name).map(|rule| (rule.rule, rule.is_set));
    assert_eq!(of("users_bulk"), Some((InProd::Closed, false)));
    let rules = world.back.environment_rules(&admin).await.unwrap().rules;
    assert!(rules.iter().all(|rule| rule.rule == InProd::AtOnce), "in TEST everything may be tried");

    let closed = |config: &mut Config| {
        for name in ["job_run", "job_change", "job_stop", "effect_retry", "effects_bulk", "effects_bulk_preview"] {
            config.security.in_prod.insert(name.to_owned(), InProd::Closed);
        }
    };
    let strict = world.prod(closed).await;
    assert_eq!(code_of(strict.run_job(&sure, &job).await), "SEC-050");
    let me = strict.me(&admin).await.unwrap();
    assert!(!me.rights.contains(Right::JobsRun) && me.rights.contains(Right::JobsRead), "pages do not offer it");
    assert!(prod.me(&admin).await.unwrap().rights.contains(Right::JobsRun));
}

/// What a look at everything shows that these operations could change.
async fn everything(world: &World, admin: &Caller) -> String {
    let back = &world.back;
    let users = back.users(admin, &UserQuery::default()).await.unwrap();
    let codes = back.codes(admin, "TITLE", &CodeQuery::default()).await.unwrap();
    let own = back.codes(admin, CONTACT_OUTCOMES, &CodeQuery::default()).await.unwrap();
    let groups = back.groups(admin).await.unwrap();
    let profiles = back.profiles(admin).await.unwrap();
    let (parameters, jobs) = (back.parameters(admin).await.unwrap(), back.jobs(admin).await.unwrap());
    let (catalogue, sites) =
        (back.publications(admin, &PageQuery::default()).await.unwrap(), back.sites(admin).await.unwrap());
    let version = world.count("select version from security_change").await;
    let rooms = format!("{parameters:?} {jobs:?} {catalogue:?} {sites:?}");
    format!("{:?} {codes:?} {own:?} {groups:?} {profiles:?} {rooms} {version}", users.rows)
}

async fn all_that_can_wait_is_foreseen_without_a_trace_and_then_done(world: World) {
    let admin = world.administrator().await;
    let second = world.somebody("second", Right::ALL).await;
    let code = |code: &str| json!({"code": code, "label": {"fr": code, "en": ""}, "is_obsolete": false});
    let table = json!({"label": {"fr": "Civilités", "en": "Titles"}, "codes": [code("MME"), code("M")]});
    world.operator_puts("/v1/code-tables/TITLE", &table).await;
    world.back.import_codes(&admin).await.unwrap();
    let mut catalogue = crate::support::catalogue();
    catalogue.offers[0].rank += 1;
    let draft = PutDraft { origin: "a test.json".to_owned(), version: 0 };
    let file = serde_json::to_vec(&catalogue).unwrap();
    world.back.put_catalogue_draft(&admin, &draft, file).await.unwrap();
    let can_wait: BTreeSet<&str> = OPERATIONS.iter().filter(|one| one.can_wait).map(|one| one.name).collect();
    let second_for_all = |config: &mut Config| {
        config.security.in_prod = can_wait.iter().map(|name| ((*name).to_owned(), InProd::Second)).collect();
    };
    let prod = world.prod(second_for_all).await;
    let mut seen = BTreeSet::new();
    for step in 0..can_wait.len() {
        let before = everything(&world, &admin).await;
        let approval_id = step_by_step(&world, &prod, &admin, step).await;
        assert_eq!(everything(&world, &admin).await, before, "step {step} left a trace before anybody agreed");
        let done = prod.decide_approval(&second, approval_id, &YES).await.unwrap();
        assert_eq!((done.state, done.outcome.as_str()), (ApprovalState::Done, ""), "{done:?}");
        eventually("the other BACK knows", async || everything(&world, &admin).await != before).await;
        seen.insert(done.operation);
    }
    let seen: BTreeSet<&str> = seen.iter().map(String::as_str).collect();
    assert_eq!(seen, can_wait, "each of them was tried");
}

async fn step_by_step(world: &World, prod: &BackClient, admin: &Caller, step: usize) -> Uuid {
    match step {
        0..=3 => of_groups(world, prod, admin, step).await,
        4..=5 => of_users(world, prod, admin, step).await,
        _ => of_rooms(world, prod, admin, step).await,
    }
}

async fn of_groups(world: &World, prod: &BackClient, admin: &Caller, step: usize) -> Uuid {
    let group = |name: &str| GroupFields {
        code: "readers".to_owned(),
        name: name.to_owned(),
        rights: [Right::UsersRead].into_iter().collect(),
    };
    if step == 0 {
        let new = NewGroup { idempotency_key: Uuid::new_v4(), group: group("Lecture") };
        return waits(prod.make_group(admin, &new).await);
    }
    let groups = world.back.groups(admin).await.unwrap().groups;
    let shown = groups.into_iter().find(|one| one.code == "readers").unwrap();
    match step {
        1 => {
            let to = ChangeGroup { version: shown.version, group: group("Lecteurs") };
            waits(prod.change_group(admin, shown.group_id, &to).await)
        }
        2 => {
            let version = world.back.profiles(admin).await.unwrap().version;
            let profiles = [("LECTURE".to_owned(), "readers".to_owned())].into();
            waits(prod.change_profiles(admin, &ChangeProfiles { version, profiles }).await)
        }
        _ => waits(prod.remove_group(admin, shown.group_id, shown.version).await),
    }
}

async fn of_users(world: &World, prod: &BackClient, admin: &Caller, step: usize) -> Uuid {
    let fields = |name: &str| UserFields {
        login: "camille".to_owned(),
        name: name.to_owned(),
        channel: "shop".to_owned(),
        ..UserFields::default()
    };
    if step == 4 {
        let new = NewUser { idempotency_key: Uuid::new_v4(), user: fields("Camille Fictif") };
        return waits(prod.make_user(admin, &new).await);
    }
    let query = UserQuery { q: "camille".to_owned(), ..UserQuery::default() };
    let shown = world.back.users(admin, &query).await.unwrap().rows.remove(0);
    let to = ChangeUser { version: shown.version, state: UserState::Active, user: fields("Camille Autre") };
    waits(prod.change_user(admin, shown.user_id, &to).await)
}

async fn of_rooms(world: &World, prod: &BackClient, admin: &Caller, step: usize) -> Uuid {
    let code = world.back.codes(admin, "TITLE", &CodeQuery::default()).await.unwrap().codes.rows.remove(0);
    let job = world.back.jobs(admin).await.unwrap().jobs.remove(0);
    match step {
        6 => waits(prod.move_code(admin, code.code_id, &MoveCode { version: code.version, up: false }).await),
        7 => {
            let (position, own_label) = (code.position, Default::default());
            let to = ChangeCode { version: code.version, is_hidden: true, position, own_label };
            waits(prod.change_code(admin, code.code_id, &to).await)
        }
        8 => {
            let added =
                AddCode { code: "BUSY".to_owned(), label: Label { fr: "Occupé".to_owned(), ..Label::default() } };
            waits(prod.add_code(admin, CONTACT_OUTCOMES, &added).await)
        }
        9 => waits(asks(prod, admin, "45").await),
        10 => {
            let to = ChangeJob { every_seconds: job.most_seconds, is_paused: true, version: job.version };
            waits(prod.change_job(admin, &job.code, &to).await)
        }
        11 => waits(prod.run_job(admin, &job.code).await),
        16 => {
            let new = NewPackage { package_id: Uuid::now_v7(), name: "a test.json".to_owned() };
            let file = json!({"weblys_configuration": 1, "parameters": {"slot_hold": "55"}});
            let brought = world.back.bring_package(admin, &new, serde_json::to_vec(&file).unwrap()).await.unwrap();
            let package = brought.package_id.to_string();
            let shown = world.back.package(admin, &package).await.unwrap().shown;
            let parts = vec![Part::Parameters];
            waits(prod.apply_package(admin, &package, &ApplyPackage { shown, parts }).await)
        }
        15 => {
            let stop = ChangeSite { is_stopped: true, ..ChangeSite::default() };
            waits(prod.change_site(admin, Site::SelfShop, &stop).await)
        }
        _ => of_catalogue(world, prod, admin, step).await,
    }
}

/// The draft comes into force at a date, then at once, and then what was before does again.
async fn of_catalogue(world: &World, prod: &BackClient, admin: &Caller, step: usize) -> Uuid {
    let state = world.back.publications(admin, &PageQuery::default()).await.unwrap();
    let (current, version) = (state.current, state.draft.map_or(0, |draft| draft.version));
    match step {
        12 => {
            let at = world.clock.now() + TimeDelta::days(2);
            waits(prod.plan_catalogue(admin, PublishAt { version, current, at, due: None }).await)
        }
        13 => waits(prod.publish_catalogue(admin, PublishDraft { version, current }).await),
        _ => waits(prod.restore_catalogue(admin, current - 1, Restore { current }).await),
    }
}
