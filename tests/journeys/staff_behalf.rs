//! Support acts in a seller's name, with the code that he gave: the page says so all the time, and the trail names both.

use crate::staff::{ADMIN, ENTER, press, signs_in, signs_out, tabs_to, types};
use libtest_mimic::Trial;
use std::sync::Arc;
use weblys_journeys::actors::{Visitor, visit};
use weblys_journeys::browser::Look;
use weblys_journeys::platform::Engine;
use weblys_journeys::world::{World, journey};

/// The demonstration's seller.
const SELLER: (&str, &str) = ("vendeur", "demonstration-vendeur");

/// The stories of this file.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    vec![journey(
        world,
        "behalf::support_acts_for_a_seller_with_his_code_and_becomes_himself_again",
        support_acts_for_a_seller_with_his_code_and_becomes_himself_again,
    )]
}

async fn support_acts_for_a_seller_with_his_code_and_becomes_himself_again(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    visit(&world, &platform, Look::DESKTOP, "behalf", async |visitor| {
        visitor.browser.goto("/staff/account").await?;
        signs_in(visitor, SELLER.0, SELLER.1).await?;
        let code = gives_his_consent(visitor).await?;
        signs_out(visitor).await?;
        signs_in(visitor, ADMIN.0, ADMIN.1).await?;
        // Another address typed before this page is there would be overtaken by it.
        visitor.browser.sees("Bonjour Administration").await?;
        acts_for_him(visitor, &code).await?;
        becomes_himself_again(visitor).await
    })
    .await
}

async fn gives_his_consent(visitor: &mut Visitor<'_>) -> anyhow::Result<String> {
    visitor.browser.arrives_at("/staff/account").await?;
    tabs_to(visitor, "form[action='/staff/account/consent'] button", "").await?;
    press(visitor, ENTER).await?;
    let code = visitor.browser.find("#consent-code").await?.text().await?;
    visitor.looks("consent").await?;
    Ok(code)
}

async fn acts_for_him(visitor: &mut Visitor<'_>, code: &str) -> anyhow::Result<()> {
    visitor.browser.goto("/weconfig/users?q=vendeur").await?;
    tabs_to(visitor, "main .row-link", "vendeur").await?;
    press(visitor, ENTER).await?;
    visitor.browser.arrives_at("/weconfig/users/").await?;
    tabs_to(visitor, "#f-code", "").await?;
    types(visitor, code).await?;
    visitor.looks("code").await?;
    press(visitor, ENTER).await?;
    visitor.browser.sees("Vous agissez pour").await?;
    visitor.looks("acting").await?;
    visitor.browser.goto("/weconfig/users").await?;
    visitor.browser.sees("WeConfig · Utilisateurs : Voir").await
}

async fn becomes_himself_again(visitor: &mut Visitor<'_>) -> anyhow::Result<()> {
    visitor.browser.goto("/staff").await?;
    tabs_to(visitor, ".behalf button", "").await?;
    press(visitor, ENTER).await?;
    visitor.browser.sees("Bonjour Administration").await?;
    visitor.browser.goto("/weconfig/audit?actor=admin").await?;
    anyhow::ensure!(!visitor.browser.has(".behalf").await?, "he is himself again");
    visitor.browser.sees("vendeur").await?;
    visitor.looks("trail").await
}
