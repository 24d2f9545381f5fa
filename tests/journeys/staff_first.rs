//! The first administrator: made at the machine, signs in, protects himself by one-time codes, loses his phone and is
//! let in again.

use crate::staff::{ENTER, press, signs_in, signs_out, tabs_to, types};
use anyhow::Context;
use libtest_mimic::Trial;
use std::sync::Arc;
use totp_rs::{Algorithm, Builder, Secret};
use weblys_journeys::actors::{Visitor, visit};
use weblys_journeys::apart::Apart;
use weblys_journeys::browser::Look;
use weblys_journeys::platform::Engine;
use weblys_journeys::world::{World, journey};
use weblys_kernel::{Clock, SystemClock};

const LOGIN: &str = "premiere.fictive";
const PASSWORD: &str = "tulipes bleues sous la pluie";
const AFTER: &str = "cerises rouges dans la neige";

/// The stories of this file.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    vec![journey(
        world,
        "staff_first::a_first_administrator_is_made_protects_himself_and_is_let_in_again",
        a_first_administrator_is_made_protects_himself_and_is_let_in_again,
    )]
}

async fn a_first_administrator_is_made_protects_himself_and_is_let_in_again(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.apart(Engine::Sqlite, Apart::default()).await?;
    let made = printed_password(&platform.admin(&["create", LOGIN])?)?;
    visit(&world, &platform, Look::DESKTOP, "staff-first", async |visitor| {
        visitor.browser.goto("/staff/account/second-factor").await?;
        signs_in(visitor, LOGIN, &made).await?;
        // What he wanted to see is kept through both steps.
        chooses_password(visitor, &made, PASSWORD, "/staff/account/second-factor").await?;
        let (used, recovery) = turns_codes_on(visitor).await?;
        signs_out(visitor).await?;
        signs_in(visitor, LOGIN, PASSWORD).await?;
        visitor.browser.arrives_at("/staff/second-factor").await?;
        visitor.looks("second-factor").await?;
        types_code(visitor, &used).await?;
        visitor.browser.find("main .error").await?;
        visitor.looks("second-factor-refused").await?;
        types_code(visitor, &recovery).await?;
        visitor.browser.arrives_at("/staff").await?;
        visitor.browser.sees("Bonjour").await?;
        signs_out(visitor).await?;
        // Phone and codes are lost: whoever may act at the machine lets him in again.
        let again = printed_password(&platform.admin(&["reset", LOGIN])?)?;
        signs_in(visitor, LOGIN, &again).await?;
        chooses_password(visitor, &again, AFTER, "/staff").await?;
        visitor.browser.sees("Bonjour").await?;
        visitor.browser.goto("/weconfig/users").await?;
        visitor.browser.sees(LOGIN).await
    })
    .await?;
    let told = platform.admin(&["unlock", LOGIN])?;
    anyhow::ensure!(told.contains("may try again"), "{told}");
    anyhow::ensure!(platform.admin(&["reset", "nobody.here"]).is_err(), "there is nobody of this name");
    Ok(())
}

/// What the command prints: the login, the password, and what to do with it.
fn printed_password(told: &str) -> anyhow::Result<String> {
    let mut lines = told.lines();
    anyhow::ensure!(lines.next() == Some(LOGIN), "{told}");
    Ok(lines.next().context("no password")?.to_owned())
}

async fn chooses_password(visitor: &mut Visitor<'_>, old: &str, new: &str, then: &str) -> anyhow::Result<()> {
    visitor.browser.arrives_at("/staff/password").await?;
    for (field, text) in [("#f-old", old), ("#f-new", new), ("#f-again", new)] {
        tabs_to(visitor, field, "").await?;
        types(visitor, text).await?;
    }
    press(visitor, ENTER).await?;
    visitor.browser.arrives_at(then).await.map(drop)
}

/// As an application on a phone would, from the secret that is shown; gives the code and one for who loses the phone.
async fn turns_codes_on(visitor: &mut Visitor<'_>) -> anyhow::Result<(String, String)> {
    let shown = visitor.browser.find("main .secret").await?.text().await?;
    let secret = Secret::try_from_base32(shown.replace(' ', "")).map_err(|error| anyhow::anyhow!("{error}"))?;
    let phone = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_step_duration(30);
    let phone = phone.with_secret(secret).build_noncompliant();
    types_code(visitor, "000 00").await?;
    visitor.browser.find("main .error").await?;
    let code = phone.generate(u64::try_from(SystemClock.now().timestamp())?).to_string();
    types_code(visitor, &code).await?;
    visitor.browser.sees("Le second facteur est actif").await?;
    visitor.looks("recovery-codes").await?;
    let recovery = visitor.browser.find("main .codes li").await?.text().await?;
    Ok((code, recovery))
}

async fn types_code(visitor: &mut Visitor<'_>, code: &str) -> anyhow::Result<()> {
    tabs_to(visitor, "#f-code", "").await?;
    types(visitor, code).await?;
    press(visitor, ENTER).await
}
