//! The operator's portal: a real provider, through its own pages to sign in.

use crate::staff::{ENTER, press, signs_out, tabs_to, types};
use libtest_mimic::Trial;
use std::sync::Arc;
use weblys_journeys::actors::{Visitor, visit};
use weblys_journeys::apart::Apart;
use weblys_journeys::browser::Look;
use weblys_journeys::platform::{Engine, eventually, free_port};
use weblys_journeys::portal;
use weblys_journeys::world::{World, journey};

/// The stories of this file.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    vec![journey(
        world,
        "staff_portal::somebody_of_the_portal_signs_in_and_gets_where_he_wanted",
        somebody_of_the_portal_signs_in_and_gets_where_he_wanted,
    )]
}

async fn somebody_of_the_portal_signs_in_and_gets_where_he_wanted(world: Arc<World>) -> anyhow::Result<()> {
    let port = free_port()?;
    let platform = world.apart(Engine::Sqlite, Apart { portal: Some(port), ..Apart::default() }).await?;
    let _portal = portal::start(&world.settings, port, &platform).await?;
    visit(&world, &platform, Look::DESKTOP, "staff-portal", async |visitor| {
        visitor.browser.goto("/weconfig/users?q=fictif").await?;
        visitor.browser.arrives_at("/staff/sign-in").await?;
        visitor.browser.sees("Portail Exemplia").await?;
        visitor.looks("portal-sign-in").await?;
        tabs_to(visitor, "main a.button", "Portail Exemplia").await?;
        press(visitor, ENTER).await?;
        signs_in_there(visitor, port, "admin.fictif").await?;
        let shown = visitor.browser.arrives_at("/weconfig/users").await?;
        anyhow::ensure!(shown == "/weconfig/users?q=fictif", "{shown}");
        visitor.browser.sees("Personne admin.fictif").await?;
        signs_out(visitor).await?;
        visitor.browser.sees("Se déconnecter aussi de : Portail Exemplia").await?;
        visitor.looks("portal-sign-out").await?;
        tabs_to(visitor, "main a.button", "Se déconnecter aussi").await?;
        press(visitor, ENTER).await?;
        signs_out_there(visitor, port).await?;
        visitor.browser.arrives_at("/staff/sign-in").await?;
        // The portal asks anew who it is.
        visitor.browser.goto("/staff/sign-on").await?;
        reaches(visitor, port).await?;
        visitor.browser.find("input[name=login]").await.map(drop)
    })
    .await?;
    visit(&world, &platform, Look::DESKTOP, "staff-portal-refused", async |visitor| {
        visitor.browser.goto("/staff/sign-on").await?;
        signs_in_there(visitor, port, "somebody.else").await?;
        visitor.browser.arrives_at("/staff/sign-in").await?;
        visitor.browser.sees("Le portail ne vous a pas donné accès ici").await
    })
    .await
}

/// The portal's own page is shown.
async fn reaches(visitor: &Visitor<'_>, port: u16) -> anyhow::Result<()> {
    let there = format!("http://127.0.0.1:{port}/");
    eventually("the portal's page", async || {
        let url = visitor.browser.client().current_url().await?;
        Ok(url.as_str().starts_with(&there).then_some(()))
    })
    .await
}

/// Agrees at the portal's own page that its session ends.
async fn signs_out_there(visitor: &mut Visitor<'_>, port: u16) -> anyhow::Result<()> {
    reaches(visitor, port).await?;
    visitor.browser.find("button[name=logout]").await?;
    tabs_to(visitor, "button[name=logout]", "").await?;
    press(visitor, ENTER).await
}

/// Signs in at the portal's own page, and agrees that we learn who it is.
async fn signs_in_there(visitor: &mut Visitor<'_>, port: u16, login: &str) -> anyhow::Result<()> {
    reaches(visitor, port).await?;
    visitor.browser.find("input[name=login]").await?;
    tabs_to(visitor, "input[name=login]", "").await?;
    types(visitor, login).await?;
    tabs_to(visitor, "input[name=password]", "").await?;
    types(visitor, "whatever").await?;
    press(visitor, ENTER).await?;
    visitor.browser.find("input[name=prompt][value=consent]").await?;
    tabs_to(visitor, "button", "").await?;
    press(visitor, ENTER).await
}
