//! Acting in a user's name: only with his code, only what both may, never his own affairs, always with trace.

use super::staff::with;
use crate::support::{World, code_of, on_both_engines};
use chrono::TimeDelta;
use uuid::Uuid;
use weblys_api::audit::AuditQuery;
use weblys_api::behalf::{ActFor, ConsentState};
use weblys_api::client::Caller;
use weblys_api::contact::ContactQuery;
use weblys_api::notices::{NoticeKind, NoticeQuery};
use weblys_api::security::Right;
use weblys_api::staff::ChangePassword;
use weblys_api::users::{NewUser, UserFields};

on_both_engines!(
    support_acts_with_the_rights_of_both_and_the_trail_names_both,
    a_code_works_once_for_minutes_and_few_tries,
    nobody_acts_for_himself_for_a_machine_or_beyond_his_right,
    what_is_one_s_own_is_not_done_in_another_s_name,
    it_ends_with_time_with_the_consent_and_with_the_right,
);

const SUPPORT: [Right; 4] = [Right::UsersRead, Right::UsersOnBehalf, Right::ContactsRead, Right::AuditRead];

struct Two {
    support: Caller,
    user: Caller,
    user_id: Uuid,
}

impl Two {
    async fn of(world: &World) -> Self {
        let support = world.somebody("support", &SUPPORT).await;
        let user = world.somebody("camille", &[Right::ContactsRead, Right::JobsRead]).await;
        let user_id = world.back.me(&user).await.unwrap().user_id;
        Self { support, user, user_id }
    }

    async fn act(&self, world: &World) -> Caller {
        let code = world.back.give_consent(&self.user).await.unwrap().code;
        let turned = world.back.act_for(&self.support, self.user_id, &ActFor { code }).await.unwrap();
        with(&turned.token)
    }
}

async fn support_acts_with_the_rights_of_both_and_the_trail_names_both(world: World) {
    let two = Two::of(&world).await;
    let acting = two.act(&world).await;
    assert_eq!(code_of(world.back.me(&two.support).await), "SEC-102", "the token before opens nothing");
    let me = world.back.me(&acting).await.unwrap();
    assert_eq!((me.login.as_str(), me.behalf.as_ref().unwrap().login.as_str()), ("support", "camille"));
    assert_eq!(me.rights.codes(), ["weconfig.contacts.read"], "what both may");
    assert!(world.back.contacts(&acting, &ContactQuery::default()).await.is_ok());
    for refused in [
        code_of(world.back.effects(&acting, &Default::default()).await),
        code_of(world.back.users(&acting, &Default::default()).await),
    ] {
        assert_eq!(refused, "SEC-001", "not what only one may");
    }
    let told = world.back.notices(&two.user, &NoticeQuery::default()).await.unwrap().rows;
    assert_eq!((told[0].kind, told[0].subject.as_str()), (NoticeKind::OnBehalf, "support"));
    let state = world.back.consent(&two.user).await.unwrap();
    assert_eq!(state, ConsentState { open_until: None, acting: vec!["support".to_owned()] });
    let own = with(&world.back.act_for_oneself(&acting).await.unwrap().token);
    assert_eq!(code_of(world.back.me(&acting).await), "SEC-102");
    let me = world.back.me(&own).await.unwrap();
    assert!(me.behalf.is_none() && me.rights.contains(Right::UsersOnBehalf));
    assert!(world.back.consent(&two.user).await.unwrap().acting.is_empty());
    let trail = world.back.audit(&own, &AuditQuery { subject: "camille".to_owned(), ..AuditQuery::default() }).await;
    let trail: Vec<(String, String, Option<String>)> =
        trail.unwrap().rows.into_iter().map(|row| (row.action, row.actor, row.on_behalf_of)).collect();
    let line =
        |action: &str, actor: &str, of: Option<&str>| (action.to_owned(), actor.to_owned(), of.map(str::to_owned));
    assert_eq!(trail[0], line("user.on_behalf_end", "support", Some("camille")), "by login, not by id");
    assert_eq!(trail[1], line("user.on_behalf", "support", None));
    assert_eq!(trail[2], line("consent.give", "camille", None));
    assert_eq!(code_of(world.back.act_for_oneself(&own).await), "API-002");
}

async fn a_code_works_once_for_minutes_and_few_tries(world: World) {
    let two = Two::of(&world).await;
    let act = async |code: &str| world.back.act_for(&two.support, two.user_id, &ActFor { code: code.to_owned() }).await;
    assert_eq!(code_of(act("abcd-efgh").await), "SEC-101", "without consent");
    let code = world.back.give_consent(&two.user).await.unwrap().code;
    world.clock.forward(TimeDelta::minutes(10));
    assert_eq!(code_of(act(&code).await), "SEC-101", "too late");
    let first = world.back.give_consent(&two.user).await.unwrap().code;
    let second = world.back.give_consent(&two.user).await.unwrap().code;
    assert_eq!(code_of(act(&first).await), "SEC-101", "a new code takes the place of the one before");
    for _ in 0..4 {
        assert_eq!(code_of(act("abcd-efgh").await), "SEC-101");
    }
    assert_eq!(code_of(act(&second).await), "SEC-101", "after five wrong ones it is no consent any more");
    let third = world.back.give_consent(&two.user).await.unwrap();
    assert!(!format!("{third:?}").contains(&third.code));
    let typed = format!(" {} ", third.code.to_uppercase().replace('-', " "));
    let acting = with(&act(&typed).await.unwrap().token);
    world.back.act_for_oneself(&acting).await.unwrap();
    let sql = "select count(*) from security_audit where action = 'user.on_behalf_failed'";
    assert_eq!(world.count(sql).await, 8, "every try is told");
    assert_eq!(world.count("select count(*) from security_consent").await, 0);
}

async fn nobody_acts_for_himself_for_a_machine_or_beyond_his_right(world: World) {
    let two = Two::of(&world).await;
    let own = world.back.me(&two.support).await.unwrap().user_id;
    let code = ActFor { code: "abcd-efgh".to_owned() };
    assert_eq!(code_of(world.back.act_for(&two.support, own, &code).await), "SEC-052");
    let robot = Uuid::from_u128(1);
    assert_eq!(code_of(world.back.act_for(&two.support, robot, &code).await), "SEC-013");
    assert_eq!(code_of(world.back.act_for(&two.support, Uuid::from_u128(77), &code).await), "API-002");
    let code = ActFor { code: world.back.give_consent(&two.user).await.unwrap().code };
    let without = world.somebody("without", &[Right::UsersRead]).await;
    assert_eq!(code_of(world.back.act_for(&without, two.user_id, &code).await), "SEC-001");
    assert_eq!(code_of(world.back.act_for(&two.user, two.user_id, &code).await), "SEC-001");
}

async fn what_is_one_s_own_is_not_done_in_another_s_name(world: World) {
    let admin = world.administrator().await;
    let chief = world.somebody("chief", Right::ALL).await;
    let code = ActFor { code: world.back.give_consent(&admin).await.unwrap().code };
    let admin_id = world.back.me(&admin).await.unwrap().user_id;
    let acting = with(&world.back.act_for(&chief, admin_id, &code).await.unwrap().token);
    let change =
        ChangePassword { old: super::staff::PASSWORD.to_owned(), new: "tulipes bleues sous la pluie".to_owned() };
    let user = UserFields {
        login: "x.fictif".to_owned(),
        name: "X".to_owned(),
        channel: "shop".to_owned(),
        ..UserFields::default()
    };
    let new = NewUser { idempotency_key: Uuid::new_v4(), user };
    let session_id = world.back.me(&admin).await.unwrap().session.session_id;
    for refused in [
        code_of(world.back.change_password(&acting, &change).await),
        code_of(world.back.propose_totp(&acting).await),
        code_of(world.back.give_consent(&acting).await),
        code_of(world.back.withdraw_consent(&acting).await),
        code_of(world.back.end_session(&acting, session_id).await),
        code_of(world.back.make_user(&acting, &new).await),
        code_of(world.back.act_for(&acting, admin_id, &code).await),
    ] {
        assert_eq!(refused, "SEC-008");
    }
    world.back.sign_out(&acting).await.unwrap();
    assert_eq!(code_of(world.back.me(&acting).await), "SEC-102");
}

async fn it_ends_with_time_with_the_consent_and_with_the_right(world: World) {
    let two = Two::of(&world).await;
    let acting = two.act(&world).await;
    world.clock.forward(TimeDelta::minutes(15));
    assert!(world.back.me(&acting).await.is_ok());
    world.clock.forward(TimeDelta::minutes(15));
    assert_eq!(code_of(world.back.me(&acting).await), "SEC-102", "nobody is himself again without noticing");
    let two = Two { support: with(&world.signs_in("support", super::staff::PASSWORD).await.unwrap().token), ..two };
    let user = with(&world.signs_in("camille", super::staff::PASSWORD).await.unwrap().token);
    let two = Two { user, ..two };
    let acting = two.act(&world).await;
    world.back.withdraw_consent(&two.user).await.unwrap();
    assert_eq!(code_of(world.back.me(&acting).await), "SEC-102", "withdrawn at once");
    let two = Two { support: with(&world.signs_in("support", super::staff::PASSWORD).await.unwrap().token), ..two };
    let acting = two.act(&world).await;
    let admin = world.administrator().await;
    let groups = world.back.groups(&admin).await.unwrap().groups;
    let his = groups.iter().find(|group| group.code == "group-of-support").unwrap();
    world.back.remove_group(&admin, his.group_id, his.version).await.unwrap();
    assert_eq!(code_of(world.back.me(&acting).await), "SEC-102", "without the right there is no acting");
}
