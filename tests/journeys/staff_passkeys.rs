//! Passkeys in a real browser with an authenticator of its own, with the keyboard only.

use crate::staff::{ADMIN, ENTER, press, signs_in, signs_out, tabs_to, types};
use libtest_mimic::Trial;
use serde_json::json;
use std::sync::Arc;
use weblys_journeys::actors::{Visitor, visit};
use weblys_journeys::browser::Look;
use weblys_journeys::platform::Engine;
use weblys_journeys::world::{World, journey};

/// The stories of this file.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    vec![
        journey(world, "staff_passkeys::a_passkey_is_added_and_signs_in", a_passkey_is_added_and_signs_in),
        journey(world, "staff_passkeys::without_script_no_passkey_is_offered", without_script_no_passkey_is_offered),
    ]
}

/// The same pages under the name that passkeys are for.
fn named(visitor: &Visitor<'_>, path: &str) -> String {
    visitor.platform.page(path).replace("127.0.0.1", "localhost")
}

async fn a_passkey_is_added_and_signs_in(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    visit(&world, &platform, Look::DESKTOP, "staff-passkeys", async |visitor| {
        visitor.browser.gets_authenticator().await?;
        let language = json!({ "name": "weblys_lang", "value": "fr", "url": named(visitor, "/"), "path": "/" });
        visitor.browser.devtools("Network.setCookie", language).await?;
        visitor.browser.goto(&named(visitor, "/staff/account/passkeys")).await?;
        signs_in(visitor, ADMIN.0, ADMIN.1).await?;
        visitor.browser.arrives_at("/staff/account/passkeys").await?;
        visitor.browser.find("form[data-passkey]:not([hidden])").await?;
        visitor.looks("passkeys").await?;
        tabs_to(visitor, "#f-name", "").await?;
        types(visitor, "Ordinateur du bureau").await?;
        press(visitor, ENTER).await?;
        visitor.browser.sees("La clé d’accès est ajoutée").await?;
        visitor.browser.sees("Ordinateur du bureau").await?;
        visitor.looks("passkey-added").await?;
        signs_out(visitor).await?;
        visitor.browser.find("form[data-passkey]:not([hidden])").await?;
        visitor.looks("passkey-sign-in").await?;
        tabs_to(visitor, "form[data-passkey] button", "Se connecter avec une clé").await?;
        press(visitor, ENTER).await?;
        visitor.browser.arrives_at("/staff").await?;
        visitor.browser.sees("Bonjour").await?;
        visitor.browser.goto(&named(visitor, "/staff/account")).await?;
        visitor.browser.sees("Second facteur ou clé d’accès").await
    })
    .await
}

async fn without_script_no_passkey_is_offered(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.shared(Engine::Sqlite).await?;
    visit(&world, platform, Look::DESKTOP.without_script(), "staff-passkeys-noscript", async |visitor| {
        visitor.browser.goto(&named(visitor, "/staff/sign-in")).await?;
        visitor.browser.find("main #f-login").await?;
        let button = visitor.browser.find("form[data-passkey] button").await?;
        anyhow::ensure!(!button.is_displayed().await?, "it could do nothing");
        Ok(())
    })
    .await
}
