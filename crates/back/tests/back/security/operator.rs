//! Users of the operator system: synchronised, compared, repaired; with a real one beside BACK.

use super::staff::{PASSWORD, with};
use crate::support::{World, code_of, eventually, on_both_engines};
use serde_json::{Value, json};
use weblys_api::audit::AuditQuery;
use weblys_api::client::Caller;
use weblys_api::operator_users::{
    ChangeProfiles, Direction, DriftQuery, DriftRow, LineOutcome, Repair, RepairedLine, Synchronisation,
};
use weblys_api::security::{Origin, Right, UserState};
use weblys_api::users::{ChangeUser, NewUser, UserFields, UserQuery, UserRow};
use weblys_back::security::store::operator::runs::last;
use weblys_db::Engine;

on_both_engines!(
    users_come_from_the_operator_system_and_what_changes_there_follows,
    what_was_changed_here_stays_a_difference_until_somebody_decides,
    who_was_made_here_is_never_touched,
    a_synchronisation_makes_nobody_an_administrator,
    nobody_gives_more_by_a_repair_than_by_hand,
    each_line_is_repaired_by_itself_and_told_of,
    a_list_of_many_pages_is_read_whole_or_not_at_all,
    who_is_gone_there_stays_until_somebody_decides,
    a_profile_is_mapped_by_who_has_what_it_gives,
);

async fn there(world: &World, login: &str, name: &str, profiles: &[&str]) -> Value {
    let known = world.operator("/v1/web-users").await;
    let known = known["web_users"].as_array().unwrap().iter().find(|one| one["login"] == login);
    let body = json!({"name": name, "email": null, "profiles": profiles, "is_active": true,
        "version": known.map(|one| one["version"].clone())});
    world.operator_puts(&format!("/v1/web-users/{login}"), &body).await
}

async fn synchronised(world: &World, caller: &Caller) -> Synchronisation {
    let run = world.back.synchronise_users(caller).await.unwrap();
    assert_eq!(run.outcome, "done", "{run:?}");
    run
}

async fn drifts(world: &World, caller: &Caller, kind: &str) -> Vec<DriftRow> {
    let query = DriftQuery { kind: kind.to_owned(), ..DriftQuery::default() };
    world.back.drift(caller, &query).await.unwrap().rows
}

async fn by_login(world: &World, caller: &Caller, login: &str) -> Option<UserRow> {
    let query = UserQuery { q: login.to_owned(), ..UserQuery::default() };
    world.back.users(caller, &query).await.unwrap().rows.into_iter().find(|row| row.login == login)
}

async fn renamed(world: &World, caller: &Caller, login: &str, name: &str) -> UserRow {
    let user = by_login(world, caller, login).await.unwrap();
    let fields = UserFields {
        login: login.to_owned(),
        name: name.to_owned(),
        groups: user.groups.iter().map(|group| group.group_id).collect(),
        channel: user.channel,
        ..UserFields::default()
    };
    let to = ChangeUser { version: user.version, state: user.state, user: fields };
    world.back.change_user(caller, user.user_id, &to).await.unwrap()
}

async fn repaired(world: &World, caller: &Caller, direction: Direction, rows: &[DriftRow]) -> Vec<RepairedLine> {
    let repair = Repair { direction, lines: rows.iter().map(|row| row.line.clone()).collect() };
    world.back.repair(caller, &repair).await.unwrap().lines
}

fn outcomes(lines: &[RepairedLine]) -> Vec<(&str, LineOutcome, &str)> {
    lines.iter().map(|one| (one.line.login.as_str(), one.outcome, one.code.as_str())).collect()
}

async fn users_come_from_the_operator_system_and_what_changes_there_follows(world: World) {
    let admin = world.administrator().await;
    there(&world, "guichet.brest.1", "Guichet 1, Brest", &["WEB-VENTE"]).await;
    there(&world, "plateau.1", "Poste 1", &["WEB-CLIENT", "WEB-TECHNIQUE"]).await;
    there(&world, "zo", "Identifiant trop court", &["WEB-VENTE"]).await;
    let first = synchronised(&world, &admin).await;
    assert_eq!((first.told, first.made, first.faulty, first.actor.as_str()), (3, 2, 1, "admin"));
    let fault = &first.faults[0];
    assert_eq!(
        (fault.place, fault.login.as_str(), fault.field.as_str(), fault.code.as_str()),
        (3, "zo", "login", "SEC-020")
    );
    let made = by_login(&world, &admin, "guichet.brest.1").await.unwrap();
    assert_eq!(
        (made.origin, made.has_password, made.groups[0].code.as_str()),
        (Origin::OperatorSystem, false, "sellers")
    );
    let again = synchronised(&world, &admin).await;
    assert_eq!((again.told, again.made, again.changed), (3, 0, 0), "a second time there is nothing to do");

    let reset = world.back.reset_user(&admin, made.user_id).await.unwrap();
    let seller = world.first_sign_in("guichet.brest.1", &reset.password).await;
    let known = there(&world, "guichet.brest.1", "Guichet principal", &["WEB-VENTE"]).await;
    let closed = json!({"name": "Guichet principal", "profiles": ["WEB-AUDIT"], "is_active": false, "version": known["version"]});
    world.operator_puts("/v1/web-users/guichet.brest.1", &closed).await;
    assert_eq!(synchronised(&world, &admin).await.changed, 1);
    let changed = by_login(&world, &admin, "guichet.brest.1").await.unwrap();
    assert_eq!((changed.name.as_str(), changed.state), ("Guichet principal", UserState::Disabled));
    assert_eq!(changed.groups.iter().map(|group| group.code.as_str()).collect::<Vec<_>>(), ["audit"]);
    assert_eq!(code_of(world.back.me(&seller).await), "SEC-102", "his session has ended");
    let unknown = drifts(&world, &admin, "").await;
    assert_eq!(unknown.len(), 1, "{unknown:?}");
    assert_eq!((unknown[0].kind.as_str(), unknown[0].theirs.as_str()), ("unknown_profile", "WEB-TECHNIQUE"));
    assert!(unknown[0].since.is_some());
    let trail = AuditQuery { action: "user.synchronise".to_owned(), ..AuditQuery::default() };
    assert_eq!(
        world.back.audit(&admin, &trail).await.unwrap().rows.len(),
        2,
        "one entry for each that changed something"
    );
}

async fn what_was_changed_here_stays_a_difference_until_somebody_decides(world: World) {
    let admin = world.administrator().await;
    for login in ["guichet.brest.1", "guichet.brest.2"] {
        there(&world, login, "Guichet", &["WEB-VENTE"]).await;
    }
    synchronised(&world, &admin).await;
    for login in ["guichet.brest.1", "guichet.brest.2"] {
        renamed(&world, &admin, login, "Nom d’ici").await;
    }
    let seen = drifts(&world, &admin, "").await;
    assert_eq!(seen.len(), 2, "it appears at once: {seen:?}");
    assert_eq!(
        (seen[0].line.aspect.as_str(), seen[0].theirs.as_str(), seen[0].ours.as_str()),
        ("name", "Guichet", "Nom d’ici")
    );
    assert_eq!(synchronised(&world, &admin).await.changed, 0, "a synchronisation overwrites nothing of it");
    let preview = Repair { direction: Direction::SendOurs, lines: vec![seen[0].line.clone()] };
    let preview = world.back.preview_repair(&admin, &preview).await.unwrap().lines;
    assert_eq!((preview[0].before.as_str(), preview[0].after.as_str()), ("Guichet", "Nom d’ici"));
    assert_eq!(drifts(&world, &admin, "").await.len(), 2, "a preview changes nothing");
    let sent = repaired(&world, &admin, Direction::SendOurs, &seen[..1]).await;
    assert_eq!(outcomes(&sent), [("guichet.brest.1", LineOutcome::Done, "")]);
    assert_eq!(world.operator("/v1/web-users").await["web_users"][0]["name"], "Nom d’ici");
    let taken = repaired(&world, &admin, Direction::TakeTheirs, &seen[1..]).await;
    assert_eq!(outcomes(&taken), [("guichet.brest.2", LineOutcome::Done, "")]);
    assert_eq!(by_login(&world, &admin, "guichet.brest.2").await.unwrap().name, "Guichet");
    assert!(drifts(&world, &admin, "").await.is_empty(), "both are gone");
    let again = repaired(&world, &admin, Direction::TakeTheirs, &seen).await;
    assert!(again.iter().all(|line| line.outcome == LineOutcome::Gone), "sent twice it does nothing: {again:?}");
    synchronised(&world, &admin).await;
    assert!(drifts(&world, &admin, "").await.is_empty());
}

async fn who_was_made_here_is_never_touched(world: World) {
    let admin = world.administrator().await;
    let fields = UserFields {
        login: "lou.fictif".into(),
        name: "Lou Fictif".into(),
        channel: "shop".into(),
        ..UserFields::default()
    };
    let mine =
        world.back.make_user(&admin, &NewUser { idempotency_key: uuid::Uuid::new_v4(), user: fields }).await.unwrap();
    assert!(drifts(&world, &admin, "").await.is_empty(), "made here on purpose: no fault");
    assert!(drifts(&world, &admin, "made_here").await.iter().any(|row| row.line.login == "lou.fictif"), "but marked");
    there(&world, "lou.fictif", "Quelqu’un d’autre", &["WEB-VENTE"]).await;
    assert_eq!(synchronised(&world, &admin).await.changed, 0);
    assert_eq!(world.back.user(&admin, mine.user_id).await.unwrap(), mine);
    let aspects: Vec<String> = drifts(&world, &admin, "").await.into_iter().map(|row| row.line.aspect).collect();
    assert_eq!(aspects, ["name", "groups"]);
}

async fn a_synchronisation_makes_nobody_an_administrator(world: World) {
    let admin = world.administrator().await;
    there(&world, "administration.siege", "Administration", &["WEB-ADMIN"]).await;
    there(&world, "guichet.brest.1", "Guichet", &["WEB-VENTE"]).await;
    assert_eq!(synchronised(&world, &admin).await.made, 1);
    there(&world, "guichet.brest.1", "Guichet", &["WEB-VENTE", "WEB-ADMIN"]).await;
    assert_eq!(synchronised(&world, &admin).await.changed, 0);
    let seen = drifts(&world, &admin, "").await;
    let told: Vec<(&str, &str)> = seen.iter().map(|row| (row.line.login.as_str(), row.line.aspect.as_str())).collect();
    assert_eq!(told, [("administration.siege", "only_there"), ("guichet.brest.1", "groups")]);
    let done = repaired(&world, &admin, Direction::TakeTheirs, &seen).await;
    assert!(done.iter().all(|line| line.outcome == LineOutcome::Done), "a person may: {done:?}");
    assert!(drifts(&world, &admin, "").await.is_empty());
    assert_eq!(by_login(&world, &admin, "administration.siege").await.unwrap().groups[0].code, "administrators");
}

async fn nobody_gives_more_by_a_repair_than_by_hand(world: World) {
    let admin = world.administrator().await;
    let clerk = world.somebody("clerk", &[Right::UsersRead, Right::UsersChange, Right::GroupsRead]).await;
    there(&world, "administration.siege", "Administration", &["WEB-ADMIN"]).await;
    there(&world, "admin", "admin", &["WEB-ADMIN"]).await;
    let own = json!({"name": "clerk", "profiles": ["WEB-ADMIN"], "is_active": true});
    world.operator_puts("/v1/web-users/clerk", &own).await;
    synchronised(&world, &admin).await;
    let seen = drifts(&world, &clerk, "").await;
    let logins: Vec<&str> = seen.iter().map(|row| row.line.login.as_str()).collect();
    assert_eq!(logins, ["administration.siege", "clerk"], "{seen:?}");
    let preview = Repair { direction: Direction::TakeTheirs, lines: seen.iter().map(|row| row.line.clone()).collect() };
    let previewed = world.back.preview_repair(&clerk, &preview).await.unwrap().lines;
    let taken = repaired(&world, &clerk, Direction::TakeTheirs, &seen).await;
    assert_eq!(previewed, taken, "the preview says the same");
    assert_eq!(taken[0].code, "SEC-003", "nobody makes an administrator who is none");
    assert!(["SEC-003", "SEC-005"].contains(&taken[1].code.as_str()), "nor himself: {taken:?}");
    assert!(by_login(&world, &admin, "administration.siege").await.is_none());

    // Another's mail address, sent there, would take him over where passwords are mailed.
    let mailed = json!({"name": "admin", "email": "elsewhere@example.fr", "profiles": ["WEB-ADMIN"], "is_active": true, "version": 1});
    world.operator_puts("/v1/web-users/admin", &mailed).await;
    synchronised(&world, &admin).await;
    let mail: Vec<DriftRow> =
        drifts(&world, &clerk, "").await.into_iter().filter(|row| row.line.aspect == "email").collect();
    assert_eq!(mail.len(), 1, "not carried over for one who may change users");
    for direction in [Direction::TakeTheirs, Direction::SendOurs] {
        assert_eq!(repaired(&world, &clerk, direction, &mail).await[0].code, "SEC-004", "{direction:?}");
    }
    assert_eq!(world.operator("/v1/web-users").await["web_users"][0]["email"], "elsewhere@example.fr");
    let reader = world.somebody("reader", &[Right::UsersRead]).await;
    assert_eq!(code_of(world.back.repair(&reader, &preview).await), "SEC-001");
}

async fn each_line_is_repaired_by_itself_and_told_of(world: World) {
    let admin = world.administrator().await;
    for login in ["guichet.a", "guichet.b", "guichet.c"] {
        there(&world, login, "Guichet", &["WEB-VENTE"]).await;
    }
    synchronised(&world, &admin).await;
    for login in ["guichet.a", "guichet.b", "guichet.c"] {
        renamed(&world, &admin, login, "Nom d’ici").await;
    }
    let seen = drifts(&world, &admin, "").await;
    renamed(&world, &admin, "guichet.a", "Nom plus récent").await;
    there(&world, "guichet.b", "Nom plus récent là-bas", &["WEB-VENTE"]).await;
    let lines = repaired(&world, &admin, Direction::SendOurs, &seen).await;
    let expected = [
        ("guichet.a", LineOutcome::Refused, "SEC-100"),
        ("guichet.b", LineOutcome::Refused, "SEC-121"),
        ("guichet.c", LineOutcome::Done, ""),
    ];
    assert_eq!(outcomes(&lines), expected, "what was seen is what is repaired");
    assert_eq!(drifts(&world, &admin, "").await.len(), 2);
    let trail = AuditQuery { subject: "guichet.b".to_owned(), ..AuditQuery::default() };
    let told = world.back.audit(&admin, &trail).await.unwrap().rows;
    let acts: Vec<&str> = told.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(acts, ["user.send_failed", "user.send", "user.change"], "the newest first");

    world.operator_goes_down().await;
    let seen = drifts(&world, &admin, "").await;
    let lines = repaired(&world, &admin, Direction::SendOurs, &seen).await;
    assert!(lines.iter().all(|line| line.code == "OPS-001"), "{lines:?}");
    assert_eq!(outcomes(&repaired(&world, &admin, Direction::TakeTheirs, &seen).await)[0].1, LineOutcome::Done);
    let nonsense = Repair { direction: Direction::SendOurs, lines: vec![seen[0].line.clone(); 201] };
    assert_eq!(code_of(world.back.repair(&admin, &nonsense).await), "ORD-005", "not without end");
}

async fn a_list_of_many_pages_is_read_whole_or_not_at_all(world: World) {
    let admin = world.administrator().await;
    for number in 0..450 {
        let body = json!({"name": format!("Poste {number}"), "profiles": ["WEB-VENTE"], "is_active": true});
        world.operator_puts(&format!("/v1/web-users/poste.{number:04}"), &body).await;
    }
    world.operator_fault(json!({"operation": "list_web_users", "fail": "before", "times": 1})).await;
    let failed = world.back.synchronise_users(&admin).await.unwrap();
    assert_eq!((failed.outcome.as_str(), failed.made), ("failed", 0));
    assert!(!failed.error.is_empty());
    assert_eq!(world.count("select count(*) from security_operator_user").await, 0, "nothing half done");
    let run = synchronised(&world, &admin).await;
    assert_eq!((run.told, run.made), (450, 450));
    let state = world.back.operator_users(&admin).await.unwrap();
    assert_eq!((state.there, state.runs.len(), state.runs[0].outcome.as_str()), (450, 2, "done"));
    assert_eq!(world.count("select count(*) from security_membership m join security_user u on u.user_id = m.user_id where u.origin = 'operator_system'").await, 450);
    let frames = "select count(*) from orders_frame where operation = 'list_users' and response like '%Poste%'";
    eventually("the calls are in frames", async || {
        world.count("select count(*) from orders_frame where operation = 'list_users'").await == 4
    })
    .await;
    assert_eq!(world.count(frames).await, 0, "frames keep no lists of people");
}

async fn who_is_gone_there_stays_until_somebody_decides(world: World) {
    let admin = world.administrator().await;
    there(&world, "guichet.brest.1", "Guichet", &["WEB-VENTE"]).await;
    synchronised(&world, &admin).await;
    world.operator_removes("/v1/web-users/guichet.brest.1").await;
    let run = synchronised(&world, &admin).await;
    assert_eq!((run.gone, run.changed), (1, 0));
    let seen = drifts(&world, &admin, "only_here").await;
    assert_eq!((seen.len(), seen[0].ours.as_str()), (1, "sellers"));
    let taken = repaired(&world, &admin, Direction::TakeTheirs, &seen).await;
    assert_eq!((taken[0].before.as_str(), taken[0].after.as_str()), ("active", "disabled"));
    assert_eq!(by_login(&world, &admin, "guichet.brest.1").await.unwrap().state, UserState::Disabled);
    assert!(drifts(&world, &admin, "").await.is_empty());
}

async fn a_profile_is_mapped_by_who_has_what_it_gives(world: World) {
    let admin = world.administrator().await;
    there(&world, "technique.1", "Astreinte", &["WEB-TECHNIQUE"]).await;
    synchronised(&world, &admin).await;
    let shown = world.back.profiles(&admin).await.unwrap();
    let row = shown.profiles.iter().find(|row| row.profile == "WEB-TECHNIQUE").unwrap();
    assert_eq!((row.group.as_str(), row.users), ("", 1));
    let mut map = ChangeProfiles { version: shown.version, ..ChangeProfiles::default() };
    map.profiles.extend(shown.profiles.iter().map(|row| (row.profile.clone(), row.group.clone())));
    map.profiles.insert("WEB-TECHNIQUE".to_owned(), "administrators".to_owned());
    let clerk = world.somebody("clerk", &[Right::GroupsRead, Right::GroupsChange]).await;
    assert_eq!(code_of(world.back.change_profiles(&clerk, &map).await), "SEC-003");
    map.profiles.insert("WEB-TECHNIQUE".to_owned(), "nowhere".to_owned());
    assert_eq!(code_of(world.back.change_profiles(&admin, &map).await), "SEC-009");
    map.profiles.insert("WEB-TECHNIQUE".to_owned(), "care".to_owned());
    let changed = world.back.change_profiles(&admin, &map).await.unwrap();
    assert_eq!(changed.version, shown.version + 1);
    assert_eq!(code_of(world.back.change_profiles(&admin, &map).await), "SEC-100", "as it was shown, or not at all");
    let seen = drifts(&world, &admin, "").await;
    assert_eq!((seen[0].line.aspect.as_str(), seen[0].theirs.as_str()), ("groups", "care"), "{seen:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_schedule_synchronises_by_itself_and_one_at_a_time() {
    let world = World::start_with(Engine::Sqlite, |config| config.security.synchronise_minutes = 60).await;
    world.administrator().await;
    let runs = async || last(world.db(), 10).await.unwrap();
    eventually("the first is made by itself", async || runs().await.iter().any(|run| run.outcome == "done")).await;
    assert_eq!(runs().await[0].actor, "schedule");
    there(&world, "guichet.brest.1", "Guichet", &["WEB-VENTE"]).await;
    world.clock.forward(chrono::TimeDelta::minutes(61));
    eventually("the second is made", async || runs().await.first().is_some_and(|run| run.made == 1)).await;
    world.operator_fault(json!({"operation": "list_web_users", "delay_ms": 1_500, "times": 1})).await;
    let admin = with(&world.signs_in("admin", PASSWORD).await.unwrap().token);
    let (one, other) = tokio::join!(world.back.synchronise_users(&admin), world.back.synchronise_users(&admin));
    let refused = [one.err(), other.err()].into_iter().flatten().collect::<Vec<_>>();
    assert!(refused.len() == 1 && refused[0].is("SEC-120"), "{refused:?}");
}
