//! Signing in and out, and those who try what is not theirs.

use super::staff::{PASSWORD, with};
use crate::support::{CREDENTIAL, World, code_of, on_both_engines};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;
use weblys_api::client::{CallError, Caller};
use weblys_api::security::{Level, Right, UserState};
use weblys_api::staff::{ChangePassword, Next, SecondFactor, SignedIn};
use weblys_api::users::{ChangeUser, UserFields};
use weblys_back::security::console::DemoAccount;
use weblys_db::{execute, fetch_one};
use weblys_kernel::Clock;
use weblys_security::totp::Secret;

on_both_engines!(
    the_first_administrator_signs_in_and_must_change_his_password,
    nobody_learns_who_exists_is_locked_or_disabled,
    time_tells_nobody_who_exists,
    an_address_that_tries_many_logins_is_not_heard_for_a_while,
    the_command_line_lets_an_address_try_again,
    wrong_passwords_that_come_at_once_are_all_counted,
    each_step_gives_another_token_and_the_one_before_opens_nothing,
    a_one_time_code_and_a_recovery_code_work_once,
    codes_are_no_more_tried_than_passwords,
    a_token_that_was_signed_out_opens_nothing,
    a_session_ends_when_left_alone_and_when_it_is_old,
    sessions_end_with_a_new_password_a_reset_and_a_disabling,
    a_sign_in_that_waits_for_a_step_may_do_nothing_else,
    the_command_line_lets_people_in_again,
    accounts_that_everybody_knows_are_made_only_where_nobody_is,
);

async fn the_first_administrator_signs_in_and_must_change_his_password(world: World) {
    let admin = world.administrator().await;
    let me = world.back.me(&admin).await.unwrap();
    assert_eq!((me.login.as_str(), me.next, me.session.level), ("admin", Next::Done, Level::Password));
    assert!(me.rights.contains(Right::UsersChange) && me.rights.contains(Right::SalesUse), "he can make sellers");
    assert!(!me.rights.contains(Right::ShopUse), "what the public sites do is their automatic users'");
    assert_eq!((me.session.address.as_str(), me.session.agent.as_str()), ("192.0.2.7", "A browser/1.0"));
    for (new, code) in [("short", "SEC-030"), ("admin-quartz-velours", "SEC-033"), ("password1234", "SEC-032")] {
        let change = ChangePassword { old: PASSWORD.to_owned(), new: new.to_owned() };
        let refused = world.back.change_password(&admin, &change).await.unwrap_err();
        let fields = &refused.problem().unwrap().fields;
        assert_eq!((fields[0].field.as_str(), fields[0].code.as_str()), ("new", code));
    }
}

/// Status and body of a sign-in, as they travel.
async fn answer(world: &World, login: &str, password: &str) -> (u16, String) {
    let body = serde_json::json!({"login": login, "password": password});
    let url = format!("{}/v1/staff/session", world.base);
    let answer = world.http.post(url).bearer_auth(CREDENTIAL).json(&body).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

async fn nobody_learns_who_exists_is_locked_or_disabled(world: World) {
    for login in ["camille", "locked", "disabled"] {
        world.somebody(login, &[]).await;
    }
    for _ in 0..6 {
        code_of(world.signs_in("locked", "wrong").await);
    }
    let admin = world.administrator().await;
    disable(&world, &admin, "disabled").await;
    let wrong = answer(&world, "camille", "wrong").await;
    assert!(wrong.0 == 422 && wrong.1.contains("SEC-101"), "{wrong:?}");
    for (login, password) in [
        ("unknown", PASSWORD),
        ("locked", PASSWORD),
        ("disabled", PASSWORD),
        ("selfshop", PASSWORD),
        ("no login at all é", PASSWORD),
        ("", ""),
    ] {
        assert_eq!(answer(&world, login, password).await, wrong, "{login}");
    }
    let (listed,) = fetch_one!(
        world.db(),
        (i64,),
        "select count(*) from security_audit where action = 'staff.sign_in_failed' and subject = 'unknown'"
    )
    .await
    .unwrap();
    assert_eq!(listed, 1);
}

/// What takes time is the hash: each try costs one, whoever is tried. Counted, since clocks of a busy machine say little.
async fn time_tells_nobody_who_exists(world: World) {
    for login in ["camille", "locked", "disabled"] {
        world.somebody(login, &[]).await;
    }
    world.console().create("first").await.unwrap();
    for _ in 0..6 {
        code_of(world.signs_in("locked", "wrong").await);
    }
    execute!(world.db(), "update security_user set state = 'disabled' where login = 'disabled'").await.unwrap();
    for (login, password) in [
        ("camille", PASSWORD),
        ("camille", "wrong"),
        ("unknown", "wrong"),
        ("locked", PASSWORD),
        ("disabled", PASSWORD),
        ("selfshop", "wrong"),
        ("no login at all é", "wrong"),
        ("", ""),
    ] {
        let before = world.app.hasher.verified();
        drop(world.signs_in(login, password).await);
        assert_eq!(world.app.hasher.verified() - before, 1, "{login} {password}");
    }
}

async fn an_address_that_tries_many_logins_is_not_heard_for_a_while(world: World) {
    world.somebody("camille", &[]).await;
    let from = |address: &str| Caller { staff: None, address: Some(address.to_owned()), ..with("") };
    let sign_in = |login: String, password: &str| weblys_api::staff::SignIn { login, password: password.to_owned() };
    let right = sign_in("camille".to_owned(), PASSWORD);
    // A list of logins, each tried once: no account is locked by it. One IPv6 line is one client.
    for number in 0..30 {
        let address = from(&format!("2001:db8::{number:x}"));
        assert_eq!(
            code_of(world.back.sign_in(&address, &sign_in(format!("somebody-{number}"), "wrong")).await),
            "SEC-101"
        );
    }
    let refused = world.back.sign_in(&from("2001:db8::ffff"), &right).await;
    assert_eq!(code_of(refused), "SEC-101", "whatever it says");
    for _ in 0..5 {
        code_of(world.back.sign_in(&from("2001:db8::1"), &sign_in("camille".to_owned(), "wrong")).await);
    }
    assert!(world.back.sign_in(&from("192.0.2.99"), &right).await.is_ok(), "others are heard, and she is not locked");
    world.clock.forward(TimeDelta::minutes(5));
    assert!(world.back.sign_in(&from("2001:db8::ffff"), &right).await.is_ok(), "after a while it is heard again");
}

async fn the_command_line_lets_an_address_try_again(world: World) {
    world.somebody("camille", &[]).await;
    let here = Caller { staff: None, address: Some("192.0.2.50".to_owned()), ..with("") };
    let typed = |login: String, password: &str| weblys_api::staff::SignIn { login, password: password.to_owned() };
    for number in 0..30 {
        code_of(world.back.sign_in(&here, &typed(format!("somebody-{number}"), "wrong")).await);
    }
    let right = typed("camille".to_owned(), PASSWORD);
    assert_eq!(code_of(world.back.sign_in(&here, &right).await), "SEC-101");
    assert_eq!(world.console().unlock_address("198.51.100.1").await.unwrap_err().code(), "API-002", "nobody there");
    world.console().unlock_address("192.0.2.50").await.unwrap();
    assert!(world.back.sign_in(&here, &right).await.is_ok());
}

async fn disable(world: &World, admin: &Caller, login: &str) {
    let query = weblys_api::users::UserQuery { q: login.to_owned(), ..Default::default() };
    let row = world.back.users(admin, &query).await.unwrap().rows.remove(0);
    let user = UserFields {
        login: row.login,
        name: row.name,
        groups: row.groups.iter().map(|group| group.group_id).collect(),
        channel: row.channel,
        ..UserFields::default()
    };
    let change = ChangeUser { version: row.version, state: UserState::Disabled, user };
    world.back.change_user(admin, row.user_id, &change).await.unwrap();
}

async fn wrong_passwords_that_come_at_once_are_all_counted(world: World) {
    world.somebody("camille", &[]).await;
    let tries = (0..12).map(|_| world.signs_in("camille", "wrong"));
    for one in futures_of(tries).await {
        assert_eq!(code_of(one), "SEC-101");
    }
    let sql = "select failures from security_credential c join security_user u on u.user_id = c.user_id
               where u.login = 'camille'";
    let (failures,) = fetch_one!(world.db(), (i64,), sql).await.unwrap();
    assert_eq!(failures, 5, "five are looked at, those while locked are not");
    assert_eq!(code_of(world.signs_in("camille", PASSWORD).await), "SEC-101", "nor is the right one");
    world.clock.forward(TimeDelta::minutes(5));
    assert!(world.signs_in("camille", PASSWORD).await.is_ok());
}

/// Runs all at once.
async fn futures_of<F: Future<Output = Result<SignedIn, CallError>>>(
    all: impl Iterator<Item = F>,
) -> Vec<Result<SignedIn, CallError>> {
    let mut waiting: Vec<_> = all.map(Box::pin).collect();
    let mut done = Vec::new();
    std::future::poll_fn(|context| {
        let mut left = Vec::new();
        for mut one in waiting.drain(..) {
            match one.as_mut().poll(context) {
                std::task::Poll::Ready(answer) => done.push(answer),
                std::task::Poll::Pending => left.push(one),
            }
        }
        waiting = left;
        if waiting.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done
}

/// The code that a phone shows at a moment.
pub fn code_at(secret: &Secret, now: DateTime<Utc>) -> String {
    let totp = totp_rs::Builder::new().with_algorithm(totp_rs::Algorithm::SHA1).with_digits(6).with_step_duration(30);
    let totp = totp.with_secret(totp_rs::Secret::new_stack(*secret.bytes())).build_noncompliant();
    totp.generate(u64::try_from(now.timestamp()).unwrap()).to_string()
}

/// Gives somebody a second factor; his secret and his recovery codes.
pub async fn second_factor(world: &World, caller: &Caller) -> (Secret, Vec<String>) {
    let proposed = world.back.propose_totp(caller).await.unwrap();
    let secret = totp_rs::Secret::try_from_base32(proposed.secret_base32).unwrap();
    let secret = Secret::of(secret.as_ref().try_into().unwrap());
    let code = SecondFactor { code: code_at(&secret, world.clock.now()) };
    let codes = world.back.confirm_totp(caller, &code).await.unwrap().recovery_codes;
    world.clock.forward(TimeDelta::seconds(90));
    (secret, codes)
}

async fn each_step_gives_another_token_and_the_one_before_opens_nothing(world: World) {
    let caller = world.somebody("camille", &[Right::UsersRead]).await;
    let (secret, _) = second_factor(&world, &caller).await;
    let before = world.back.sign_in(&caller, &sign_in()).await.unwrap();
    assert_eq!(before.next, Next::SecondFactor);
    assert_eq!(code_of(world.back.me(&caller).await), "SEC-102", "the token that was there before is gone");
    let code = SecondFactor { code: code_at(&secret, world.clock.now()) };
    let after = world.back.second_factor(&with(&before.token), &code).await.unwrap();
    assert_eq!(after.next, Next::Done);
    assert_ne!(after.token, before.token);
    assert_eq!(code_of(world.back.me(&with(&before.token)).await), "SEC-102");
    assert_eq!(world.back.me(&with(&after.token)).await.unwrap().session.level, Level::SecondFactor);
    let change = ChangePassword { old: PASSWORD.to_owned(), new: format!("{PASSWORD}-autre") };
    let changed = world.back.change_password(&with(&after.token), &change).await.unwrap();
    assert_eq!(code_of(world.back.me(&with(&after.token)).await), "SEC-102");
    assert!(world.back.me(&with(&changed.token)).await.is_ok());
}

fn sign_in() -> weblys_api::staff::SignIn {
    weblys_api::staff::SignIn { login: "camille".to_owned(), password: PASSWORD.to_owned() }
}

async fn a_one_time_code_and_a_recovery_code_work_once(world: World) {
    let caller = world.somebody("camille", &[]).await;
    let (secret, recovery) = second_factor(&world, &caller).await;
    let first = world.signs_in("camille", PASSWORD).await.unwrap();
    let second = world.signs_in("camille", PASSWORD).await.unwrap();
    let code = SecondFactor { code: code_at(&secret, world.clock.now()) };
    assert!(world.back.second_factor(&with(&first.token), &code).await.is_ok());
    assert_eq!(code_of(world.back.second_factor(&with(&second.token), &code).await), "SEC-101", "replayed");
    let code = SecondFactor { code: recovery[3].to_lowercase() };
    assert!(world.back.second_factor(&with(&second.token), &code).await.is_ok());
    let third = world.signs_in("camille", PASSWORD).await.unwrap();
    assert_eq!(code_of(world.back.second_factor(&with(&third.token), &code).await), "SEC-101", "used up");
    let code = SecondFactor { code: recovery[4].clone() };
    let third = world.back.second_factor(&with(&third.token), &code).await.unwrap();
    let code = SecondFactor { code: recovery[5].clone() };
    world.back.remove_totp(&with(&third.token), &code).await.unwrap();
    assert_eq!(world.signs_in("camille", PASSWORD).await.unwrap().next, Next::Done);
}

async fn codes_are_no_more_tried_than_passwords(world: World) {
    let caller = world.somebody("camille", &[]).await;
    let (secret, _) = second_factor(&world, &caller).await;
    let wrong = SecondFactor { code: "000 000 000".to_owned() };
    for _ in 0..5 {
        // A right password in between does not begin the count anew.
        let signed_in = world.signs_in("camille", PASSWORD).await.unwrap();
        assert_eq!(code_of(world.back.second_factor(&with(&signed_in.token), &wrong).await), "SEC-101");
    }
    assert_eq!(code_of(world.signs_in("camille", PASSWORD).await), "SEC-101", "locked");
    world.clock.forward(TimeDelta::minutes(5));
    let signed_in = world.signs_in("camille", PASSWORD).await.unwrap();
    let code = SecondFactor { code: code_at(&secret, world.clock.now()) };
    assert!(world.back.second_factor(&with(&signed_in.token), &code).await.is_ok());
}

async fn a_token_that_was_signed_out_opens_nothing(world: World) {
    let other = world.another_back().await;
    let caller = world.somebody("camille", &[]).await;
    let second = with(&world.signs_in("camille", PASSWORD).await.unwrap().token);
    let sessions = world.back.sessions(&caller).await.unwrap().sessions;
    assert_eq!(sessions.iter().filter(|session| session.is_current).count(), 1);
    let theirs = sessions.iter().find(|session| !session.is_current).unwrap();
    world.back.end_session(&caller, theirs.session_id).await.unwrap();
    assert_eq!(code_of(world.back.me(&second).await), "SEC-102");
    assert_eq!(code_of(world.back.end_session(&caller, Uuid::nil()).await), "API-002");
    world.back.sign_out(&caller).await.unwrap();
    assert_eq!(code_of(world.back.me(&caller).await), "SEC-102");
    assert_eq!(code_of(other.me(&caller).await), "SEC-102", "nor on another replica");
}

async fn a_session_ends_when_left_alone_and_when_it_is_old(world: World) {
    let left = world.somebody("camille", &[]).await;
    world.clock.forward(TimeDelta::minutes(29));
    assert!(world.back.me(&left).await.is_ok());
    world.clock.forward(TimeDelta::minutes(29));
    assert!(world.back.me(&left).await.is_ok(), "it was used meanwhile");
    world.clock.forward(TimeDelta::minutes(30));
    assert_eq!(code_of(world.back.me(&left).await), "SEC-102");
    let old = with(&world.signs_in("camille", PASSWORD).await.unwrap().token);
    for _ in 0..29 {
        world.clock.forward(TimeDelta::minutes(20));
        assert!(world.back.me(&old).await.is_ok());
    }
    world.clock.forward(TimeDelta::minutes(20));
    assert_eq!(code_of(world.back.me(&old).await), "SEC-102", "ten hours, however busy");
}

async fn sessions_end_with_a_new_password_a_reset_and_a_disabling(world: World) {
    let admin = world.administrator().await;
    let first = world.somebody("camille", &[]).await;
    let second = with(&world.signs_in("camille", PASSWORD).await.unwrap().token);
    let new = format!("{PASSWORD}-autre");
    let change = ChangePassword { old: PASSWORD.to_owned(), new: new.clone() };
    let kept = with(&world.back.change_password(&first, &change).await.unwrap().token);
    assert_eq!(code_of(world.back.me(&second).await), "SEC-102", "a new password");
    let user_id = world.back.me(&kept).await.unwrap().user_id;
    let reset = world.back.reset_user(&admin, user_id).await.unwrap();
    assert_eq!(code_of(world.back.me(&kept).await), "SEC-102", "a reset");
    assert_eq!(code_of(world.signs_in("camille", &new).await), "SEC-101");
    let again = world.first_sign_in("camille", &reset.password).await;
    assert!(world.back.me(&again).await.is_ok());
    disable(&world, &admin, "camille").await;
    assert_eq!(code_of(world.back.me(&again).await), "SEC-102", "a disabling");
}

async fn a_sign_in_that_waits_for_a_step_may_do_nothing_else(world: World) {
    let caller = world.somebody("camille", &[Right::UsersRead]).await;
    second_factor(&world, &caller).await;
    let waiting = with(&world.signs_in("camille", PASSWORD).await.unwrap().token);
    let me = world.back.me(&waiting).await.unwrap();
    assert!(me.next == Next::SecondFactor && me.rights.is_empty());
    assert_eq!(code_of(world.back.users(&waiting, &Default::default()).await), "SEC-103");
    assert_eq!(code_of(world.back.sessions(&waiting).await), "SEC-103");
    let change = ChangePassword { old: PASSWORD.to_owned(), new: format!("{PASSWORD}-autre") };
    assert_eq!(code_of(world.back.change_password(&waiting, &change).await), "SEC-103");
    world.clock.forward(TimeDelta::minutes(10));
    assert_eq!(code_of(world.back.me(&waiting).await), "SEC-102", "it waits ten minutes");
    execute!(world.db(), "update security_credential set must_change = true").await.unwrap();
    let code = SecondFactor { code: "1".to_owned() };
    assert_eq!(code_of(world.back.second_factor(&caller, &code).await), "SEC-103", "nobody gives one twice");
}

async fn the_command_line_lets_people_in_again(world: World) {
    let console = world.console();
    console.create("admin").await.unwrap();
    assert!(console.create("admin").await.is_err(), "the login is somebody's");
    assert!(console.reset("nobody").await.is_err() && console.reset("selfshop").await.is_err());
    for _ in 0..5 {
        code_of(world.signs_in("admin", "wrong").await);
    }
    let password = console.reset("admin").await.unwrap();
    let admin = world.first_sign_in("admin", &password).await;
    for _ in 0..5 {
        code_of(world.signs_in("admin", "wrong").await);
    }
    assert_eq!(code_of(world.signs_in("admin", PASSWORD).await), "SEC-101");
    console.unlock("admin").await.unwrap();
    assert!(world.signs_in("admin", PASSWORD).await.is_ok());
    let by_console = weblys_api::audit::AuditQuery { actor: "console".to_owned(), ..Default::default() };
    let told = world.back.audit(&admin, &by_console).await.unwrap().rows;
    let actions: Vec<&str> = told.iter().map(|row| row.action.as_str()).collect();
    assert_eq!(actions, ["user.unlock", "user.reset", "user.make"]);
}

async fn accounts_that_everybody_knows_are_made_only_where_nobody_is(world: World) {
    let known = |login, group| DemoAccount { login, password: "known to everybody", name: "Démonstration", group };
    let accounts = [known("demo", "administrators"), known("seller", "sellers")];
    assert!(world.console().create_for_demo(&accounts).await.unwrap());
    assert!(world.console().create_for_demo(&accounts).await.unwrap(), "a second start finds them");
    world.app.directory.refresh(world.db()).await.unwrap();
    assert_eq!(world.signs_in("demo", "known to everybody").await.unwrap().next, Next::Done);
    let others = [known("intruder", "administrators")];
    assert!(!world.console().create_for_demo(&others).await.unwrap(), "people work here");
    assert_eq!(code_of(world.signs_in("intruder", "known to everybody").await), "SEC-101");
}
