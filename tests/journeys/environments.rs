//! One WeConfig over two environments: one signs in to each, is led to the same page, and never takes one for the other.

use crate::staff::{ADMIN, DEPUTY, ENTER, press, signs_in, signs_out, tabs_to};
use anyhow::Context;
use libtest_mimic::Trial;
use std::sync::Arc;
use weblys_journeys::actors::{Visitor, visit};
use weblys_journeys::browser::Look;
use weblys_journeys::platform::{Platform, eventually};
use weblys_journeys::world::{World, journey};

/// The page that is looked at in both environments.
const USERS: &str = "/weconfig/users?sort=login";

/// The stories of this file.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    vec![journey(
        world,
        "environments::one_weconfig_leads_to_the_same_page_of_each_environment_and_shares_no_session",
        one_weconfig_leads_to_the_same_page_of_each_environment_and_shares_no_session,
    )]
}

async fn one_weconfig_leads_to_the_same_page_of_each_environment_and_shares_no_session(
    world: Arc<World>,
) -> anyhow::Result<()> {
    let platform = world.two_environments().await?;
    let (test, prod) = {
        let second = platform.endpoints.second.as_ref().context("no second environment")?;
        (platform.endpoints.front.clone(), second.front.clone())
    };
    visit(&world, &platform, Look::DESKTOP, "environments", async |visitor| {
        visitor.browser.goto(USERS).await?;
        signs_in(visitor, ADMIN.0, ADMIN.1).await?;
        is_at(visitor, &test, "env-test").await?;
        switches_to(visitor, "Production").await?;
        asks_to_sign_in(visitor, &prod).await?;
        signs_in(visitor, ADMIN.0, ADMIN.1).await?;
        is_at(visitor, &prod, "env-prod").await?;
        visitor.looks("prod").await?;
        switches_to(visitor, "Démonstration").await?;
        is_at(visitor, &test, "env-test").await?;
        visitor.browser.goto("/weconfig/environments").await?;
        visitor.browser.sees("Production (démonstration)").await?;
        visitor.looks("all").await?;
        signs_out(visitor).await?;
        visitor.browser.goto(&format!("{prod}{USERS}")).await?;
        is_at(visitor, &prod, "env-prod").await
    })
    .await?;
    asks_a_second_person(&world, &platform, &prod).await?;
    on_a_phone(&world, &platform).await
}

/// What PROD does only when somebody else agrees, and what it does for who confirms that he means it.
async fn asks_a_second_person(world: &World, platform: &Platform, prod: &str) -> anyhow::Result<()> {
    visit(world, platform, Look::DESKTOP, "prod", async |visitor| {
        let at = |path: &str| format!("{}{path}", prod.trim_end_matches('/'));
        visitor.browser.goto(&at("/weconfig/parameters/slot_hold")).await?;
        signs_in(visitor, ADMIN.0, ADMIN.1).await?;
        visitor.browser.arrives_at("/weconfig/parameters/slot_hold").await?;
        visitor.browser.fill("value", "45").await?;
        tabs_to(visitor, "main form button.button", "").await?;
        press(visitor, ENTER).await?;
        visitor.browser.sees("Rien n’est changé encore").await?;
        visitor.looks("asked").await?;
        visitor.browser.goto(&at("/weconfig/schedule/check_trail")).await?;
        tabs_to(visitor, "form[action$='/run'] button", "").await?;
        press(visitor, ENTER).await?;
        visitor.browser.sees("Est-ce bien pour Production").await?;
        visitor.looks("confirm").await?;
        tabs_to(visitor, "main form button.button", "").await?;
        press(visitor, ENTER).await?;
        visitor.browser.sees("C’est demandé").await?;
        visitor.browser.goto(&at("/weconfig/environments/rules")).await?;
        visitor.looks("rules").await?;
        signs_out(visitor).await?;
        visitor.browser.goto(&at("/staff/notifications")).await?;
        signs_in(visitor, DEPUTY.0, DEPUTY.1).await?;
        visitor.browser.arrives_at("/staff/notifications").await?;
        tabs_to(visitor, "main a", "admin demande votre accord").await?;
        press(visitor, ENTER).await?;
        visitor.browser.sees("Ce qui changerait").await?;
        visitor.looks("decides").await?;
        tabs_to(visitor, "button[value='agree']", "").await?;
        press(visitor, ENTER).await?;
        visitor.browser.sees("Accord donné, le changement est fait").await?;
        visitor.looks("agreed").await?;
        visitor.browser.goto(&at("/staff/approvals")).await?;
        visitor.browser.sees("Modifier un paramètre").await?;
        visitor.looks("approvals").await?;
        visitor.browser.goto(&at("/weconfig/parameters/slot_hold")).await?;
        anyhow::ensure!(visitor.browser.value_of("value").await? == "45", "the parameter is not changed");
        Ok(())
    })
    .await
}

/// Where one is, by address and by colour.
async fn is_at(visitor: &Visitor<'_>, origin: &str, colour: &str) -> anyhow::Result<()> {
    let wanted = format!("{}{USERS}", origin.trim_end_matches('/'));
    eventually(&wanted, async || Ok((visitor.browser.client().current_url().await?.as_str() == wanted).then_some(())))
        .await?;
    visitor.browser.find(&format!("body.{colour} .desk-env")).await.map(drop)
}

/// Opens the switcher with the keyboard and follows the link of this environment.
async fn switches_to(visitor: &mut Visitor<'_>, name: &str) -> anyhow::Result<()> {
    tabs_to(visitor, ".desk-env > summary", "").await?;
    press(visitor, ENTER).await?;
    visitor.looks("switcher").await?;
    tabs_to(visitor, ".desk-env a", name).await?;
    press(visitor, ENTER).await
}

async fn asks_to_sign_in(visitor: &mut Visitor<'_>, origin: &str) -> anyhow::Result<()> {
    visitor.browser.arrives_at("/staff/sign-in").await?;
    let shown = visitor.browser.client().current_url().await?;
    anyhow::ensure!(shown.as_str().starts_with(origin), "{shown} is not {origin}");
    visitor.browser.find("body.env-prod .env").await?;
    visitor.browser.sees("Production (démonstration)").await?;
    visitor.looks("sign-in").await
}

/// The switcher fits, opened too, and works without script.
async fn on_a_phone(world: &World, platform: &Platform) -> anyhow::Result<()> {
    visit(world, platform, Look::PHONE, "environments-phone", async |visitor| {
        visitor.browser.goto(USERS).await?;
        signs_in(visitor, ADMIN.0, ADMIN.1).await?;
        visitor.browser.find("body.env-test .desk-env").await?;
        visitor.looks("closed").await?;
        visitor.browser.click(".desk-env > summary").await?;
        visitor.looks("switcher").await?;
        visitor.browser.click(".desk-env a[href*='/weconfig/users']:not([aria-current])").await?;
        visitor.browser.arrives_at("/staff/sign-in").await?;
        visitor.looks("sign-in").await?;
        visitor.browser.goto("/weconfig/environments").await?;
        visitor.browser.sees("Production (démonstration)").await?;
        visitor.looks("all").await
    })
    .await
}
