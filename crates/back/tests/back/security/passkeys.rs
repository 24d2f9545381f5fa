//! Passkeys: added, used, removed, and every way in which one is not accepted.

use super::authenticator::{Authenticator, Manner};
use super::sign_in::second_factor;
use super::staff::{PASSWORD, with};
use crate::support::{CREDENTIAL, World, code_of, on_both_engines};
use chrono::TimeDelta;
use serde_json::to_value;
use weblys_api::client::{CallError, Caller};
use weblys_api::passkeys::{NewPasskey, PasskeyAnswer};
use weblys_api::security::{Level, Right};
use weblys_api::staff::{Next, SignedIn};
use weblys_db::execute;

on_both_engines!(
    a_passkey_signs_in_without_login_password_or_code,
    an_answer_counts_once_within_minutes_on_any_replica,
    a_passkey_whose_counter_goes_back_is_refused_and_told_to_the_trail,
    nobody_learns_why_a_passkey_is_not_accepted,
    nobody_adds_a_passkey_to_a_browser_found_open_or_to_another,
    a_reset_ends_passkeys_too,
);

fn stranger() -> Caller {
    Caller { staff: None, ..with("") }
}

async fn add(world: &World, caller: &Caller, id: &str) -> Authenticator {
    let mut authenticator = Authenticator::new(id);
    let begun = world.back.propose_passkey(caller).await.unwrap();
    let answer = authenticator.makes(&begun);
    let new = NewPasskey { name: "Téléphone".to_owned(), answer };
    world.back.add_passkey(caller, &new).await.unwrap();
    authenticator
}

async fn signs_in(world: &World, by: &mut Authenticator, manner: &Manner) -> Result<SignedIn, CallError> {
    let begun = world.back.begin_passkey(&stranger()).await.unwrap();
    world.back.sign_in_by_passkey(&stranger(), &by.signs(&begun, manner)).await
}

async fn a_passkey_signs_in_without_login_password_or_code(world: World) {
    let ways = world.back.sign_in_ways(&stranger()).await.unwrap();
    assert_eq!(ways.passkey_domain.as_deref(), Some("localhost"));
    let caller = world.somebody("camille", &[Right::UsersRead]).await;
    second_factor(&world, &caller).await;
    let mut hers = add(&world, &caller, "phone").await;
    let begun = world.back.begin_passkey(&stranger()).await.unwrap();
    assert_eq!(begun.options["publicKey"]["userVerification"], "required");
    assert_eq!(begun.options["publicKey"]["allowCredentials"].as_array().map(Vec::len), Some(0), "it names nobody's");
    let signed_in = signs_in(&world, &mut hers, &Manner::default()).await.unwrap();
    assert_eq!(signed_in.next, Next::Done, "no code is asked for");
    let me = world.back.me(&with(&signed_in.token)).await.unwrap();
    assert_eq!((me.login.as_str(), me.session.level), ("camille", Level::SecondFactor));
    assert!(world.back.users(&with(&signed_in.token), &Default::default()).await.is_ok());
    let list = world.back.passkeys(&with(&signed_in.token)).await.unwrap();
    assert_eq!((list.passkeys.len(), list.passkeys[0].name.as_str()), (1, "Téléphone"));
    assert!(list.passkeys[0].last_used_at.is_some());
    let again = world.back.propose_passkey(&with(&signed_in.token)).await.unwrap();
    assert_eq!(again.options["publicKey"]["excludeCredentials"].as_array().map(Vec::len), Some(1));
    world.back.remove_passkey(&with(&signed_in.token), list.passkeys[0].passkey_id).await.unwrap();
    assert_eq!(code_of(signs_in(&world, &mut hers, &Manner::default()).await), "SEC-101", "removed");
    for action in ["staff.passkey_add", "staff.passkey_remove"] {
        let query = weblys_api::audit::AuditQuery { action: action.to_owned(), ..Default::default() };
        let reader = world.somebody(&format!("reader-{}", &action[14..]), &[Right::AuditRead]).await;
        let trail = to_value(world.back.audit(&reader, &query).await.unwrap()).unwrap().to_string();
        assert!(trail.contains("Téléphone") && trail.contains("camille"), "{trail}");
    }
}

async fn an_answer_counts_once_within_minutes_on_any_replica(world: World) {
    let other = world.another_back().await;
    let caller = world.somebody("camille", &[]).await;
    let mut hers = add(&world, &caller, "phone").await;
    let begun = world.back.begin_passkey(&stranger()).await.unwrap();
    let answer = hers.signs(&begun, &Manner::default());
    assert!(other.sign_in_by_passkey(&stranger(), &answer).await.is_ok(), "begun at another replica");
    assert_eq!(code_of(world.back.sign_in_by_passkey(&stranger(), &answer).await), "SEC-101", "replayed");
    let begun = world.back.begin_passkey(&stranger()).await.unwrap();
    let answer = hers.signs(&begun, &Manner::default());
    world.clock.forward(TimeDelta::minutes(5));
    assert_eq!(code_of(world.back.sign_in_by_passkey(&stranger(), &answer).await), "SEC-101", "too late");
    let begun = world.back.begin_passkey(&stranger()).await.unwrap();
    let forged = PasskeyAnswer { answer: "{}".to_owned(), ..hers.signs(&begun, &Manner::default()) };
    assert_eq!(code_of(world.back.sign_in_by_passkey(&stranger(), &forged).await), "SEC-101");
    let right = hers.signs(&begun, &Manner::default());
    assert_eq!(
        code_of(world.back.sign_in_by_passkey(&stranger(), &right).await),
        "SEC-101",
        "one answer, right or wrong"
    );
}

async fn a_passkey_whose_counter_goes_back_is_refused_and_told_to_the_trail(world: World) {
    let caller = world.somebody("camille", &[]).await;
    let mut hers = add(&world, &caller, "phone").await;
    let mut copied = hers.clone();
    assert!(signs_in(&world, &mut hers, &Manner::default()).await.is_ok());
    assert_eq!(code_of(signs_in(&world, &mut copied, &Manner::default()).await), "SEC-101", "the same counter");
    let told = world.count("select count(*) from security_audit where action = 'staff.passkey_cloned'").await;
    assert_eq!(told, 1);
    assert!(signs_in(&world, &mut hers, &Manner::default()).await.is_ok(), "hers goes on");
}

/// Status and body of a sign-in, as they travel.
async fn answer(world: &World, by: &mut Authenticator, manner: &Manner) -> (u16, String) {
    let begun = world.back.begin_passkey(&stranger()).await.unwrap();
    let url = format!("{}/v1/staff/session/passkey", world.base);
    let body = by.signs(&begun, manner);
    let answer = world.http.put(url).bearer_auth(CREDENTIAL).json(&body).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

async fn nobody_learns_why_a_passkey_is_not_accepted(world: World) {
    let caller = world.somebody("camille", &[]).await;
    let other = world.somebody("dominique", &[]).await;
    let mut hers = add(&world, &caller, "phone").await;
    let his = add(&world, &other, "computer").await;
    let good = Manner::default();
    let unknown = answer(&world, &mut Authenticator::new("unknown"), &good).await;
    assert!(unknown.0 == 422 && unknown.1.contains("SEC-101"), "{unknown:?}");
    for (why, manner) in [
        ("another page", Manner { origin: "https://evil.example".to_owned(), ..good.clone() }),
        ("another domain", Manner { domain: "evil.example".to_owned(), ..good.clone() }),
        ("its owner was not checked", Manner { flags: 0x01, ..good.clone() }),
        ("another challenge", Manner { challenge: Some("bm90IHRoaXMgb25l".to_owned()), ..good.clone() }),
        ("changed afterwards", Manner { tampered: true, ..good.clone() }),
    ] {
        assert_eq!(answer(&world, &mut hers, &manner).await, unknown, "{why}");
    }
    assert_eq!(answer(&world, &mut hers.forged(), &good).await, unknown, "another key");
    let mut as_another = hers.clone();
    as_another.handle.clone_from(&his.handle);
    assert_eq!(answer(&world, &mut as_another, &good).await, unknown, "another's name");
    assert!(signs_in(&world, &mut hers, &good).await.is_ok(), "all of this locks nobody out");
    for _ in 0..5 {
        code_of(world.signs_in("camille", "wrong").await);
    }
    assert_eq!(answer(&world, &mut hers, &good).await, unknown, "locked out");
    world.clock.forward(TimeDelta::minutes(6));
    assert!(signs_in(&world, &mut hers, &good).await.is_ok());
    execute!(world.db(), "update security_user set state = 'disabled' where login = 'camille'").await.unwrap();
    assert_eq!(answer(&world, &mut hers, &good).await, unknown, "disabled");
}

async fn nobody_adds_a_passkey_to_a_browser_found_open_or_to_another(world: World) {
    let caller = world.somebody("camille", &[]).await;
    let second = with(&world.signs_in("camille", PASSWORD).await.unwrap().token);
    let other = world.somebody("dominique", &[]).await;
    let mut authenticator = Authenticator::new("phone");
    for stranger in [&second, &other] {
        let begun = world.back.propose_passkey(&caller).await.unwrap();
        let new = NewPasskey { name: "Ma clé".to_owned(), answer: authenticator.makes(&begun) };
        assert_eq!(code_of(world.back.add_passkey(stranger, &new).await), "SEC-101", "begun by another session");
    }
    let begun = world.back.propose_passkey(&caller).await.unwrap();
    let answer = authenticator.makes(&begun);
    let sign_in = world.back.sign_in_by_passkey(&Caller::default(), &answer).await;
    assert_eq!(code_of(sign_in), "SEC-101", "what adds signs nobody in");
    let nameless = NewPasskey { name: " ".to_owned(), answer };
    let refused = world.back.add_passkey(&caller, &nameless).await.unwrap_err();
    assert_eq!(refused.problem().unwrap().fields[0].field, "name");
    world.back.add_passkey(&caller, &NewPasskey { name: "Ma clé".to_owned(), ..nameless }).await.unwrap();
    let begun = world.back.propose_passkey(&other).await.unwrap();
    let twice = NewPasskey { name: "La même".to_owned(), answer: authenticator.makes(&begun) };
    assert_eq!(code_of(world.back.add_passkey(&other, &twice).await), "SEC-104", "a key is one person's");
    let id = world.back.passkeys(&caller).await.unwrap().passkeys[0].passkey_id;
    assert_eq!(code_of(world.back.remove_passkey(&other, id).await), "API-002", "nobody removes another's");
    world.clock.forward(TimeDelta::minutes(10));
    assert!(!world.back.passkeys(&caller).await.unwrap().may_add);
    assert_eq!(code_of(world.back.propose_passkey(&caller).await), "SEC-106");
}

async fn a_reset_ends_passkeys_too(world: World) {
    let admin = world.administrator().await;
    let caller = world.somebody("camille", &[]).await;
    let mut hers = add(&world, &caller, "phone").await;
    let user_id = world.back.me(&caller).await.unwrap().user_id;
    world.back.reset_user(&admin, user_id).await.unwrap();
    assert_eq!(code_of(signs_in(&world, &mut hers, &Manner::default()).await), "SEC-101");
}
