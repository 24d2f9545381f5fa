//! Signing in through the operator's portal: the good way, and every fault.

mod real;

use super::pretended_portal::{Manner, PretendedPortal, back_with};
use super::sign_in::second_factor;
use super::staff::with;
use crate::support::{World, code_of, on_both_engines};
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::collections::HashMap;
use url::Url;
use weblys_api::BackClient;
use weblys_api::client::{CallError, Caller};
use weblys_api::security::{Level, Right};
use weblys_api::sign_on::{BeginSignOn, SignOnAnswer, SignedOn};
use weblys_api::staff::Next;
use weblys_back::config::sign_on::SignOn;
use weblys_db::{execute, fetch_all};

on_both_engines!(
    somebody_of_the_portal_is_made_once_and_gets_where_he_wanted,
    groups_are_those_of_the_portal_at_each_sign_in_and_others_stay,
    the_last_administrator_stays_whatever_the_portal_says,
    who_is_in_no_mapped_group_is_refused,
    an_answer_counts_once_in_its_browser_only,
    a_token_that_does_not_hold_opens_nothing,
    what_is_said_of_another_opens_nothing,
    a_user_who_is_here_is_taken_for_somebody_of_the_portal_only_where_configured,
    who_is_disabled_here_is_refused_and_a_second_factor_is_asked_for_still,
    a_new_key_is_asked_for_once_and_not_at_every_token,
    a_portal_that_is_away_or_another_is_told_apart_from_a_refusal,
    who_signs_out_may_sign_out_of_the_portal_too,
);

const ADMINS: &[&str] = &["portal-admins", "everybody"];

fn stranger() -> Caller {
    Caller { staff: None, ..with("") }
}

fn answer_of((state, code): (String, String)) -> SignOnAnswer {
    SignOnAnswer { browser: "browser-1".to_owned(), state, code: Some(code), iss: None }
}

async fn begun(back: &BackClient) -> String {
    let begin = BeginSignOn { browser: "browser-1".to_owned(), next: "/weconfig/users?q=a".to_owned() };
    back.begin_sign_on(&stranger(), &begin).await.unwrap().url
}

async fn signs_on(back: &BackClient, portal: &PretendedPortal, manner: Manner) -> Result<SignedOn, CallError> {
    let answer = answer_of(portal.signs_in(&begun(back).await, manner));
    back.sign_on(&stranger(), &answer).await
}

async fn somebody_of_the_portal_is_made_once_and_gets_where_he_wanted(world: World) {
    let portal = PretendedPortal::start(&world).await;
    let back = back_with(&world, portal.settings()).await;
    assert_eq!(world.back.sign_in_ways(&stranger()).await.unwrap().portal, None);
    assert_eq!(back.sign_in_ways(&stranger()).await.unwrap().portal.as_deref(), Some("Portail interne"));
    let signed_on = signs_on(&back, &portal, Manner::of("Camille.Portail", ADMINS)).await.unwrap();
    assert_eq!((signed_on.signed_in.next, signed_on.to.as_str()), (Next::Done, "/weconfig/users?q=a"));
    let caller = with(&signed_on.signed_in.token);
    let me = back.me(&caller).await.unwrap();
    assert_eq!((me.login.as_str(), me.name.as_str()), ("camille.portail", "Camille du Portail"));
    assert!(me.rights.contains(Right::UsersRead) && me.session.level == Level::Password);
    // His login may change there: who he is does not.
    let renamed = Manner { subject: Some("Camille.Portail".to_owned()), ..Manner::of("camille.autre", ADMINS) };
    let again = signs_on(&back, &portal, renamed).await.unwrap();
    assert_eq!(back.me(&with(&again.signed_in.token)).await.unwrap().user_id, me.user_id);
    assert_eq!(world.count("select count(*) from security_user where automatic is null").await, 1);
    let sql = "select actor, action from security_audit order by seq";
    let told: Vec<(String, String)> = fetch_all!(world.db(), (String, String), sql).await.unwrap();
    let told: Vec<_> = told.iter().map(|(actor, action)| (actor.as_str(), action.as_str())).collect();
    let signed_in = ("camille.portail", "staff.sign_in");
    assert_eq!(told, [("portal", "user.make"), signed_in, signed_in]);
    assert_eq!(code_of(world.signs_in("camille.portail", "").await), "SEC-101", "he has no password");
}

async fn groups_of(back: &BackClient, caller: &Caller) -> Vec<String> {
    let user_id = back.me(caller).await.unwrap().user_id;
    let row = back.user(caller, user_id).await.unwrap();
    row.groups.into_iter().map(|group| group.code).collect()
}

async fn groups_are_those_of_the_portal_at_each_sign_in_and_others_stay(world: World) {
    let portal = PretendedPortal::start(&world).await;
    let back = back_with(&world, portal.settings()).await;
    let both = signs_on(&back, &portal, Manner::of("camille", &["portal-admins", "portal-audit"])).await.unwrap();
    let caller = with(&both.signed_in.token);
    assert_eq!(groups_of(&back, &caller).await, ["administrators", "audit"]);
    let user_id = back.me(&caller).await.unwrap().user_id;
    let sql = "insert into security_membership (user_id, group_id)
               select $1, group_id from security_group where code = 'sellers'";
    execute!(world.db(), sql, user_id).await.unwrap();
    let one = signs_on(&back, &portal, Manner::of("camille", &["portal-admins"])).await.unwrap();
    assert_eq!(groups_of(&back, &with(&one.signed_in.token)).await, ["administrators", "sellers"]);
    assert_eq!(groups_of(&back, &caller).await, ["administrators", "sellers"], "in the session from before too");
    let version = world.count("select version from security_change").await;
    signs_on(&back, &portal, Manner::of("camille", &["portal-admins"])).await.unwrap();
    assert_eq!(world.count("select version from security_change").await, version, "nothing is loaded anew for nothing");
}

async fn the_last_administrator_stays_whatever_the_portal_says(world: World) {
    let portal = PretendedPortal::start(&world).await;
    let back = back_with(&world, portal.settings()).await;
    let camille = signs_on(&back, &portal, Manner::of("camille", ADMINS)).await.unwrap();
    let less = || Manner::of("camille", &["portal-audit"]);
    signs_on(&back, &portal, less()).await.unwrap();
    let caller = with(&camille.signed_in.token);
    assert_eq!(groups_of(&back, &caller).await, ["administrators"], "nobody else could change anything");
    let other = signs_on(&back, &portal, Manner::of("dominique", ADMINS)).await.unwrap();
    signs_on(&back, &portal, less()).await.unwrap();
    let camille = back.me(&caller).await.unwrap().user_id;
    let row = back.user(&with(&other.signed_in.token), camille).await.unwrap();
    assert_eq!(row.groups.into_iter().map(|group| group.code).collect::<Vec<_>>(), ["audit"]);
}

async fn who_is_in_no_mapped_group_is_refused(world: World) {
    let portal = PretendedPortal::start(&world).await;
    let back = back_with(&world, portal.settings()).await;
    for groups in [&[][..], &["everybody"], &["administrators"], &["PORTAL-ADMINS"]] {
        assert_eq!(code_of(signs_on(&back, &portal, Manner::of("camille", groups)).await), "SEC-101", "{groups:?}");
    }
    assert_eq!(world.count("select count(*) from security_user where automatic is null").await, 0, "nobody is made");
    assert!(signs_on(&back, &portal, Manner::of("camille", ADMINS)).await.is_ok());
    assert_eq!(
        code_of(signs_on(&back, &portal, Manner::of("camille", &["everybody"])).await),
        "SEC-101",
        "not any more"
    );
    let told =
        world.count("select count(*) from security_audit where action = 'staff.portal_failed' and subject = 'camille'");
    assert_eq!(told.await, 5);
}

async fn an_answer_counts_once_in_its_browser_only(world: World) {
    let portal = PretendedPortal::start(&world).await;
    let back = back_with(&world, portal.settings()).await;
    let other = back_with(&world, portal.settings()).await;
    let good = || Manner::of("camille", ADMINS);
    let answer = answer_of(portal.signs_in(&begun(&back).await, good()));
    assert!(other.sign_on(&stranger(), &answer).await.is_ok(), "begun at another replica");
    assert_eq!(code_of(back.sign_on(&stranger(), &answer).await), "SEC-101", "replayed");
    let (_, code) = portal.signs_in(&begun(&back).await, good());
    let forged = SignOnAnswer { state: "forged".to_owned(), ..answer_of((String::new(), code)) };
    assert_eq!(code_of(back.sign_on(&stranger(), &forged).await), "SEC-101", "a state of nobody's");
    // Sent to somebody as a link, so that he works in the account of whoever sent it.
    for browser in ["browser-2", ""] {
        let answer = answer_of(portal.signs_in(&begun(&back).await, good()));
        let elsewhere = SignOnAnswer { browser: browser.to_owned(), ..answer };
        assert_eq!(code_of(back.sign_on(&stranger(), &elsewhere).await), "SEC-101", "{browser:?}");
    }
    let (state, code) = portal.signs_in(&begun(&back).await, good());
    let (another, _) = portal.signs_in(&begun(&back).await, good());
    let crossed = answer_of((another, code));
    assert_eq!(code_of(back.sign_on(&stranger(), &crossed).await), "SEC-101", "a code of another state: PKCE");
    let refused = SignOnAnswer { code: None, ..answer_of((state, String::new())) };
    assert_eq!(code_of(back.sign_on(&stranger(), &refused).await), "SEC-101", "the portal said no");
    let answer = answer_of(portal.signs_in(&begun(&back).await, good()));
    let mixed_up = SignOnAnswer { iss: Some("https://evil.example".to_owned()), ..answer };
    assert_eq!(code_of(back.sign_on(&stranger(), &mixed_up).await), "SEC-101", "of another issuer");
    let late = answer_of(portal.signs_in(&begun(&back).await, good()));
    world.clock.forward(TimeDelta::minutes(10));
    assert_eq!(code_of(back.sign_on(&stranger(), &late).await), "SEC-101", "too late");
    let nowhere = BeginSignOn { next: "/staff".to_owned(), ..BeginSignOn::default() };
    assert_eq!(code_of(back.begin_sign_on(&stranger(), &nowhere).await), "SEC-101", "bound to no browser");
}

async fn a_token_that_does_not_hold_opens_nothing(world: World) {
    let portal = PretendedPortal::start(&world).await;
    let back = back_with(&world, portal.settings()).await;
    let good = || Manner::of("camille", ADMINS);
    let said = |claims: Value| Manner { claims, ..good() };
    let faults = [
        ("another nonce", said(json!({"nonce": "another"}))),
        ("no nonce", said(json!({"nonce": null}))),
        ("another issuer", said(json!({"iss": "https://evil.example"}))),
        ("for another", said(json!({"aud": "another"}))),
        ("for another too", said(json!({"aud": ["weblys", "another"]}))),
        ("asked for by another", said(json!({"azp": "another", "aud": "another"}))),
        ("ended", said(json!({"exp": world_now(&world) - 1}))),
        ("of nobody", said(json!({"sub": null}))),
        ("changed afterwards", Manner { is_tampered: true, ..good() }),
        ("signed by another", Manner { is_forged: true, ..good() }),
        ("not signed", Manner { alg: "none", ..good() }),
        ("signed by what both know", Manner { alg: "HS256", ..good() }),
        ("no token", Manner { is_missing: true, ..good() }),
    ];
    let count = i64::try_from(faults.len()).unwrap();
    for (fault, manner) in faults {
        assert_eq!(code_of(signs_on(&back, &portal, manner).await), "SEC-101", "{fault}");
    }
    assert_eq!(world.count("select count(*) from security_user where automatic is null").await, 0);
    let told = world.count("select count(*) from security_audit where action = 'staff.portal_failed'").await;
    assert_eq!(told, count);
    assert!(signs_on(&back, &portal, good()).await.is_ok());
}

fn world_now(world: &World) -> i64 {
    use weblys_kernel::Clock;
    world.clock.now().timestamp()
}

async fn what_is_said_of_another_opens_nothing(world: World) {
    let portal = PretendedPortal::start(&world).await;
    let back = back_with(&world, portal.settings()).await;
    let told = |user_info: Value| Manner { groups: None, user_info, ..Manner::of("camille", &[]) };
    for (fault, said) in [
        ("of another", json!({"sub": "dominique", "groups": ADMINS})),
        ("of nobody", json!({"groups": ADMINS})),
        ("nothing to be read", json!("signed.elsewhere.x")),
        ("no group", json!({"sub": "camille"})),
    ] {
        assert_eq!(code_of(signs_on(&back, &portal, told(said)).await), "SEC-101", "{fault}");
    }
    let right = told(json!({"sub": "camille", "groups": ADMINS, "preferred_username": "admin"}));
    let signed_on = signs_on(&back, &portal, right).await.unwrap();
    let me = back.me(&with(&signed_on.signed_in.token)).await.unwrap();
    assert_eq!(me.login, "camille", "what the token says counts more");
}

async fn a_user_who_is_here_is_taken_for_somebody_of_the_portal_only_where_configured(world: World) {
    let portal = PretendedPortal::start(&world).await;
    let strict = back_with(&world, portal.settings()).await;
    let linking = back_with(&world, SignOn { link_by_login: true, ..portal.settings() }).await;
    let here = world.somebody("camille", &[Right::MailsRead]).await;
    let user_id = world.back.me(&here).await.unwrap().user_id;
    let camille = || Manner::of("camille", &["portal-audit"]);
    assert_eq!(code_of(signs_on(&strict, &portal, camille()).await), "SEC-101");
    assert_eq!(code_of(signs_on(&linking, &portal, Manner::of("selfshop", ADMINS)).await), "SEC-101", "nobody's own");
    let signed_on = signs_on(&linking, &portal, camille()).await.unwrap();
    let me = linking.me(&with(&signed_on.signed_in.token)).await.unwrap();
    assert_eq!(me.user_id, user_id);
    assert!(me.rights.contains(Right::MailsRead) && me.rights.contains(Right::AuditRead), "{:?}", me.rights);
    let impostor = Manner { subject: Some("another".to_owned()), ..camille() };
    assert_eq!(code_of(signs_on(&linking, &portal, impostor).await), "SEC-101", "he is somebody of the portal already");
    assert!(signs_on(&strict, &portal, camille()).await.is_ok(), "once linked he is known");
    assert_eq!(world.count("select count(*) from security_audit where action = 'staff.portal_link'").await, 1);
}

async fn who_is_disabled_here_is_refused_and_a_second_factor_is_asked_for_still(world: World) {
    let portal = PretendedPortal::start(&world).await;
    let back = back_with(&world, portal.settings()).await;
    let good = || Manner::of("camille", ADMINS);
    let first = with(&signs_on(&back, &portal, good()).await.unwrap().signed_in.token);
    world.app.directory.refresh(world.db()).await.unwrap();
    let (_, codes) = second_factor(&world, &first).await;
    let waiting = signs_on(&back, &portal, good()).await.unwrap().signed_in;
    assert_eq!(waiting.next, Next::SecondFactor);
    assert_eq!(code_of(back.users(&with(&waiting.token), &Default::default()).await), "SEC-103");
    let code = weblys_api::staff::SecondFactor { code: codes[0].clone() };
    assert_eq!(
        back.second_factor(&with(&waiting.token), &code).await.unwrap().next,
        Next::Done,
        "no password is asked for"
    );
    execute!(world.db(), "update security_user set state = 'disabled' where login = 'camille'").await.unwrap();
    assert_eq!(code_of(signs_on(&back, &portal, good()).await), "SEC-101");
}

async fn a_new_key_is_asked_for_once_and_not_at_every_token(world: World) {
    let portal = PretendedPortal::start(&world).await;
    let back = back_with(&world, portal.settings()).await;
    let good = || Manner::of("camille", ADMINS);
    signs_on(&back, &portal, good()).await.unwrap();
    signs_on(&back, &portal, good()).await.unwrap();
    assert_eq!(portal.key_looks(), 1, "kept");
    portal.turns_key();
    assert_eq!(
        code_of(signs_on(&back, &portal, good()).await),
        "SEC-101",
        "just asked: nobody makes us ask all the time"
    );
    world.clock.forward(TimeDelta::seconds(31));
    assert!(signs_on(&back, &portal, good()).await.is_ok());
    assert_eq!(portal.key_looks(), 2);
    world.clock.forward(TimeDelta::minutes(61));
    signs_on(&back, &portal, good()).await.unwrap();
    assert_eq!(portal.key_looks(), 3, "and now and then");
}

async fn a_portal_that_is_away_or_another_is_told_apart_from_a_refusal(world: World) {
    let portal = PretendedPortal::start(&world).await;
    let begin = BeginSignOn { browser: "browser-1".to_owned(), next: String::new() };
    let away = SignOn { issuer: "http://127.0.0.1:1".to_owned(), ..portal.settings() };
    let back = back_with(&world, away).await;
    assert_eq!(code_of(back.begin_sign_on(&stranger(), &begin).await), "SEC-107");
    assert_eq!(code_of(world.back.begin_sign_on(&stranger(), &begin).await), "API-002", "there is none");
    portal.renames("https://evil.example");
    let back = back_with(&world, portal.settings()).await;
    assert_eq!(code_of(back.begin_sign_on(&stranger(), &begin).await), "SEC-107", "it is not who it should be");
    let mut config = world.app.config.clone();
    let clear = SignOn { issuer: "http://portal.example.fr".to_owned(), ..portal.settings() };
    config.security.sign_on = Some(clear);
    let refused = weblys_back::bind(config, world.clock.clone()).await.map(drop).unwrap_err();
    assert!(format!("{refused:?}").contains("portal.example.fr"), "nothing goes without encryption: {refused:?}");
}

async fn who_signs_out_may_sign_out_of_the_portal_too(world: World) {
    let portal = PretendedPortal::start(&world).await;
    let back = back_with(&world, portal.settings()).await;
    let url = back.end_sign_on(&stranger()).await.unwrap().url.unwrap();
    let url = Url::parse(&url).unwrap();
    assert!(url.as_str().starts_with(&format!("{}/end?a=b&", portal.base())), "{url}");
    let said: HashMap<String, String> = url.query_pairs().into_owned().collect();
    assert_eq!(said["client_id"], "weblys");
    assert!(said["post_logout_redirect_uri"].ends_with("/staff/sign-in"), "{url}");
    assert_eq!(said.len(), 3, "nothing of the person: {url}");
    assert_eq!(code_of(world.back.end_sign_on(&stranger()).await), "API-002", "there is no portal");
}
