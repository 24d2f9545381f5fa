//! Users and groups: changed by those who may, and by no one into more than he has.

use super::staff::with;
use crate::support::{World, code_of, on_both_engines};
use uuid::Uuid;
use weblys_api::audit::AuditQuery;
use weblys_api::client::{CallError, Caller};
use weblys_api::contact::ContactQuery;
use weblys_api::groups::{ChangeGroup, GroupFields, GroupRow, NewGroup};
use weblys_api::security::{Right, UserState};
use weblys_api::sent::SentQuery;
use weblys_api::users::{ChangeUser, NewUser, UserFields, UserQuery, UserRow};

on_both_engines!(
    a_user_is_made_once_gets_a_password_and_works,
    what_was_changed_meanwhile_is_shown_as_it_is,
    nobody_gets_more_by_editing_his_own_group_or_himself,
    a_weaker_administrator_does_not_take_a_stronger_one_over,
    the_last_administrator_stays,
    a_partner_sees_his_own_people_only,
    each_field_that_is_refused_is_named,
);

fn fields(login: &str, groups: &[Uuid]) -> UserFields {
    UserFields {
        login: login.to_owned(),
        name: "Camille Fictif".to_owned(),
        groups: groups.to_vec(),
        channel: "shop".to_owned(),
        ..UserFields::default()
    }
}

fn new(login: &str, groups: &[Uuid]) -> NewUser {
    NewUser { idempotency_key: Uuid::new_v4(), user: fields(login, groups) }
}

async fn group(world: &World, caller: &Caller, code: &str) -> GroupRow {
    let groups = world.back.groups(caller).await.unwrap().groups;
    groups.into_iter().find(|group| group.code == code).unwrap()
}

async fn by_login(world: &World, caller: &Caller, login: &str) -> UserRow {
    let found = world.back.users(caller, &UserQuery { q: login.to_owned(), ..UserQuery::default() }).await.unwrap();
    found.rows.into_iter().find(|row| row.login == login).unwrap()
}

async fn a_user_is_made_once_gets_a_password_and_works(world: World) {
    let admin = world.administrator().await;
    let readers = NewGroup {
        idempotency_key: Uuid::new_v4(),
        group: GroupFields {
            code: "readers".to_owned(),
            name: "Lecture".to_owned(),
            rights: [Right::UsersRead].into_iter().collect(),
        },
    };
    let readers = world.back.make_group(&admin, &readers).await.unwrap();
    let form = new("Camille", &[readers.group_id]);
    let made = world.back.make_user(&admin, &form).await.unwrap();
    let again = world.back.make_user(&admin, &form).await.unwrap();
    assert_eq!(made, again, "a second click makes nobody else");
    assert_eq!(made.login, "camille");
    assert!(!made.has_password && made.must_change_password);
    assert_eq!(code_of(world.signs_in("camille", "").await), "SEC-101", "without a password nobody is he");
    assert_eq!(code_of(world.back.make_user(&admin, &new("camille", &[])).await), "SEC-104");
    let reset = world.back.reset_user(&admin, made.user_id).await.unwrap();
    let camille = world.first_sign_in("camille", &reset.password).await;
    assert_eq!(world.back.user(&camille, made.user_id).await.unwrap().groups[0].code, "readers");
    assert_eq!(code_of(world.back.make_user(&camille, &new("other", &[])).await), "SEC-001");
    for _ in 0..5 {
        code_of(world.signs_in("camille", "wrong").await);
    }
    assert!(world.back.user(&admin, made.user_id).await.unwrap().locked_until.is_some());
    assert!(world.back.unlock_user(&admin, made.user_id).await.unwrap().locked_until.is_none());
}

async fn what_was_changed_meanwhile_is_shown_as_it_is(world: World) {
    let admin = world.administrator().await;
    let made = world.back.make_user(&admin, &new("camille", &[])).await.unwrap();
    let change = |name: &str, version| ChangeUser {
        version,
        state: UserState::Active,
        user: UserFields { name: name.to_owned(), ..fields("camille", &[]) },
    };
    let changed = world.back.change_user(&admin, made.user_id, &change("Camille Premier", 1)).await.unwrap();
    assert_eq!((changed.name.as_str(), changed.version), ("Camille Premier", 2));
    let late = world.back.change_user(&admin, made.user_id, &change("Camille Second", 1)).await.unwrap_err();
    let problem = late.problem().unwrap();
    assert_eq!((problem.status, problem.code.as_str()), (409, "SEC-100"));
    let now: UserRow = serde_json::from_value(problem.current.clone().unwrap()).unwrap();
    assert_eq!(now, changed);
    let sellers = group(&world, &admin, "audit").await;
    assert_eq!(code_of(world.back.remove_group(&admin, sellers.group_id, 7).await), "SEC-100");
}

async fn nobody_gets_more_by_editing_his_own_group_or_himself(world: World) {
    let rights = [Right::UsersRead, Right::UsersChange, Right::GroupsRead, Right::GroupsChange];
    let clerk = world.somebody("clerk", &rights).await;
    let administrators = group(&world, &clerk, "administrators").await;
    let own = group(&world, &clerk, "group-of-clerk").await;
    let wider = ChangeGroup {
        version: own.version,
        group: GroupFields {
            code: own.code.clone(),
            name: own.name.clone(),
            rights: Right::ALL.iter().copied().collect(),
        },
    };
    assert_eq!(code_of(world.back.change_group(&clerk, own.group_id, &wider).await), "SEC-006");
    let himself = by_login(&world, &clerk, "clerk").await;
    let promoted = ChangeUser {
        version: himself.version,
        state: UserState::Active,
        user: fields("clerk", &[own.group_id, administrators.group_id]),
    };
    let refused = code_of(world.back.change_user(&clerk, himself.user_id, &promoted).await);
    assert!(["SEC-003", "SEC-005"].contains(&refused.as_str()), "{refused}");
    let straw_man = new("strawman", &[administrators.group_id]);
    assert_eq!(code_of(world.back.make_user(&clerk, &straw_man).await), "SEC-003");
    let group = GroupFields { code: "mine".to_owned(), name: "À moi".to_owned(), rights: administrators.rights };
    let made = NewGroup { idempotency_key: Uuid::new_v4(), group };
    assert_eq!(code_of(world.back.make_group(&clerk, &made).await), "SEC-003");
}

async fn a_weaker_administrator_does_not_take_a_stronger_one_over(world: World) {
    let admin = world.administrator().await;
    let clerk = world.somebody("clerk", &[Right::UsersRead, Right::UsersChange]).await;
    let strong = by_login(&world, &clerk, "admin").await;
    assert_eq!(code_of(world.back.reset_user(&clerk, strong.user_id).await), "SEC-004");
    assert_eq!(code_of(world.back.unlock_user(&clerk, strong.user_id).await), "SEC-004");
    assert_eq!(code_of(world.back.end_user_sessions(&clerk, strong.user_id).await), "SEC-004");
    assert!(world.back.me(&admin).await.is_ok());
    let robot = by_login(&world, &admin, "selfshop").await;
    assert_eq!(code_of(world.back.reset_user(&admin, robot.user_id).await), "SEC-013");
}

async fn the_last_administrator_stays(world: World) {
    let admin = world.administrator().await;
    let himself = by_login(&world, &admin, "admin").await;
    let groups: Vec<Uuid> = himself.groups.iter().map(|group| group.group_id).collect();
    let gone = ChangeUser { version: himself.version, state: UserState::Disabled, user: fields("admin", &groups) };
    assert_eq!(code_of(world.back.change_user(&admin, himself.user_id, &gone).await), "SEC-005");
    let other = world.somebody("other", Right::ALL).await;
    let administrators = group(&world, &other, "administrators").await;
    let removed = world.back.remove_group(&other, administrators.group_id, administrators.version).await;
    assert!(removed.is_ok(), "another is there: {removed:?}");
    assert!(world.back.users(&admin, &UserQuery::default()).await.unwrap_err().is("SEC-001"));
}

async fn a_partner_sees_his_own_people_only(world: World) {
    let admin = world.administrator().await;
    let readers = NewGroup {
        idempotency_key: Uuid::new_v4(),
        group: GroupFields {
            code: "partners".to_owned(),
            name: "Partenaires".to_owned(),
            // What belongs to nobody's perimeter does not count in one.
            rights: [Right::UsersRead, Right::UsersChange, Right::AuditRead, Right::ContactsRead, Right::MailsRead]
                .into_iter()
                .collect(),
        },
    };
    let readers = world.back.make_group(&admin, &readers).await.unwrap();
    let of = |login: &str, partner: &str| {
        let user = UserFields { partner: partner.to_owned(), ..fields(login, &[readers.group_id]) };
        NewUser { idempotency_key: Uuid::new_v4(), user }
    };
    let north = world.back.make_user(&admin, &of("north.one", "north")).await.unwrap();
    world.back.make_user(&admin, &of("north.two", "north")).await.unwrap();
    let south = world.back.make_user(&admin, &of("south.one", "south")).await.unwrap();
    let reset = world.back.reset_user(&admin, north.user_id).await.unwrap();
    let caller = world.first_sign_in("north.one", &reset.password).await;
    let seen = world.back.users(&caller, &UserQuery::default()).await.unwrap();
    let logins: Vec<&str> = seen.rows.iter().map(|row| row.login.as_str()).collect();
    assert_eq!((logins, seen.total), (vec!["north.one", "north.two"], 2));
    assert_eq!(code_of(world.back.user(&caller, south.user_id).await), "API-002");
    assert_eq!(code_of(world.back.user_sessions(&caller, south.user_id).await), "API-002");
    assert_eq!(code_of(world.back.reset_user(&caller, south.user_id).await), "API-002");
    assert_eq!(code_of(world.back.make_user(&caller, &of("south.two", "south")).await), "SEC-002");
    assert!(world.back.contacts(&caller, &ContactQuery::default()).await.unwrap_err().is("SEC-001"));
    assert!(world.back.sent_mails(&caller, &SentQuery::default()).await.unwrap_err().is("SEC-001"));
    let of_whom = |actor: &str| AuditQuery { actor: actor.to_owned(), ..AuditQuery::default() };
    let own = world.back.audit(&caller, &of_whom("")).await.unwrap().rows;
    assert!(!own.is_empty() && own.iter().all(|row| row.actor == "north.one"), "his own: {own:?}");
    assert!(world.back.audit(&caller, &of_whom("north.two")).await.is_ok());
    let programs = UserFields { partner: "north".to_owned(), ..fields("console", &[readers.group_id]) };
    let programs = NewUser { idempotency_key: Uuid::new_v4(), user: programs };
    world.back.make_user(&admin, &programs).await.unwrap();
    let named = world.back.audit(&caller, &of_whom("console")).await.unwrap().rows;
    assert!(named.is_empty(), "a login gives nobody what another did under it: {named:?}");
    for other in ["south.one", "schedule", "nobody"] {
        assert_eq!(code_of(world.back.audit(&caller, &of_whom(other)).await), "SEC-002", "{other}");
    }
}

fn fields_of<A: std::fmt::Debug>(answer: Result<A, CallError>) -> Vec<(String, String)> {
    let refused = answer.unwrap_err();
    let faults = refused.problem().unwrap().fields.iter();
    faults.map(|fault| (fault.field.clone(), fault.code.clone())).collect()
}

async fn each_field_that_is_refused_is_named(world: World) {
    let admin = world.administrator().await;
    let mut form = new("é", &[]);
    form.user.email = "nowhere".to_owned();
    form.user.name = "  ".to_owned();
    form.user.channel = "a channel".to_owned();
    form.user.shop = "x".repeat(101);
    let faults = fields_of(world.back.make_user(&admin, &form).await);
    let named: Vec<&str> = faults.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(named, ["login", "email", "name", "channel", "shop"]);
    assert_eq!(faults[0].1, "SEC-020");
    let unknown = new("camille", &[Uuid::new_v4()]);
    assert_eq!(code_of(world.back.make_user(&admin, &unknown).await), "SEC-009");
    assert_eq!(code_of(world.back.users(&with("x"), &UserQuery::default()).await), "SEC-102");
}
