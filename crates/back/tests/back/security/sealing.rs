//! Secrets of second factors in the database: sealed, whoever wrote them.

use super::sign_in::{code_at, second_factor};
use super::staff::{PASSWORD, with};
use crate::support::{SEALING_KEY, World, on_both_engines};
use weblys_api::staff::SecondFactor;
use weblys_back::config::security::Hidden;
use weblys_db::{execute, fetch_one};
use weblys_kernel::Clock;
use weblys_security::Secret;

on_both_engines!(
    who_reads_the_database_can_make_no_codes,
    a_secret_of_an_older_version_is_sealed_at_the_next_start_and_still_opens,
    back_does_not_start_without_the_key_that_secrets_were_sealed_with,
);

async fn kept(world: &World) -> Vec<u8> {
    let sql = "select totp_secret from security_credential where totp_secret is not null";
    fetch_one!(world.db(), (Vec<u8>,), sql).await.unwrap().0
}

async fn who_reads_the_database_can_make_no_codes(world: World) {
    let caller = world.somebody("camille", &[]).await;
    let (secret, _) = second_factor(&world, &caller).await;
    let kept = kept(&world).await;
    assert!(kept.len() > 20 && !kept.windows(20).any(|part| part == secret.bytes()), "{kept:?}");
    // Copied to another's row it opens nothing.
    let other = world.somebody("dominique", &[]).await;
    second_factor(&world, &other).await;
    execute!(world.db(), "update security_credential set totp_secret = $1 where totp_confirmed", kept).await.unwrap();
    let signed_in = world.signs_in("dominique", PASSWORD).await.unwrap();
    let code = SecondFactor { code: code_at(&secret, world.clock.now()) };
    assert!(world.back.second_factor(&with(&signed_in.token), &code).await.is_err());
    let signed_in = world.signs_in("camille", PASSWORD).await.unwrap();
    assert!(world.back.second_factor(&with(&signed_in.token), &code).await.is_ok(), "his own still opens");
}

async fn a_secret_of_an_older_version_is_sealed_at_the_next_start_and_still_opens(world: World) {
    let caller = world.somebody("camille", &[]).await;
    second_factor(&world, &caller).await;
    let old = Secret::of(*b"12345678901234567890");
    let sql = "update security_credential set totp_secret = $1, totp_step = null where totp_confirmed";
    execute!(world.db(), sql, old.bytes().to_vec()).await.unwrap();
    let restarted = world.another_back().await;
    assert_ne!(kept(&world).await, old.bytes());
    let signed_in = world.signs_in("camille", PASSWORD).await.unwrap();
    let code = SecondFactor { code: code_at(&old, world.clock.now()) };
    assert!(restarted.second_factor(&with(&signed_in.token), &code).await.is_ok());
}

async fn back_does_not_start_without_the_key_that_secrets_were_sealed_with(world: World) {
    let caller = world.somebody("camille", &[]).await;
    second_factor(&world, &caller).await;
    let start = async |key: Option<&str>, former: Option<&str>| {
        let mut config = world.app.config.clone();
        let hidden = |key: &str| Hidden::from(key.to_owned());
        config.security.sealing_key = key.map(hidden);
        config.security.former_sealing_key = former.map(hidden);
        weblys_back::bind(config, world.clock.clone()).await.map(drop).map_err(|error| format!("{error:?}"))
    };
    let other = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=";
    assert!(start(None, None).await.unwrap_err().contains("Missing"));
    assert!(start(Some(other), None).await.unwrap_err().contains("Another"));
    let before = kept(&world).await;
    start(Some(other), Some(SEALING_KEY)).await.unwrap();
    assert_ne!(kept(&world).await, before, "sealed anew");
    start(Some(other), None).await.unwrap();
}
