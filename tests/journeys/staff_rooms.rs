//! WeConfig's rooms, with the keyboard only: what an administrator sets there is in force, and what runs is seen.

use crate::staff::{ADMIN, ENTER, press, signs_in, tabs_to, types};
use libtest_mimic::Trial;
use std::sync::Arc;
use weblys_journeys::actors::{Visitor, visit};
use weblys_journeys::browser::Look;
use weblys_journeys::platform::Engine;
use weblys_journeys::world::{World, journey};

/// Looks at a page within which something must have come about: each is a request, so that it takes seconds.
const MOST_LOOKS: usize = 60;

/// The stories of this file.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    vec![journey(
        world,
        "rooms::what_is_set_in_weconfig_is_in_force_and_what_runs_is_seen",
        what_is_set_in_weconfig_is_in_force_and_what_runs_is_seen,
    )]
}

async fn what_is_set_in_weconfig_is_in_force_and_what_runs_is_seen(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    visit(&world, &platform, Look::DESKTOP, "rooms", async |visitor| {
        tells_the_shop_s_visitors(visitor).await?;
        runs_a_job(visitor).await?;
        visitor.browser.goto("/weconfig/components").await?;
        visitor.browser.sees("En service").await?;
        visitor.browser.sees("SQLite 3").await?;
        visitor.looks("components").await
    })
    .await
}

async fn tells_the_shop_s_visitors(visitor: &mut Visitor<'_>) -> anyhow::Result<()> {
    visitor.browser.goto("/weconfig/parameters/notice_fr").await?;
    signs_in(visitor, ADMIN.0, ADMIN.1).await?;
    visitor.browser.arrives_at("/weconfig/parameters/notice_fr").await?;
    tabs_to(visitor, "#f-value", "").await?;
    types(visitor, "Maintenance prévue ce soir.").await?;
    tabs_to(visitor, "main form button.button", "").await?;
    press(visitor, ENTER).await?;
    visitor.browser.sees("C’est enregistré").await?;
    visitor.looks("parameter").await?;
    until(visitor, "/shop", "Maintenance prévue ce soir.").await?;
    visitor.looks("notice").await
}

async fn runs_a_job(visitor: &mut Visitor<'_>) -> anyhow::Result<()> {
    visitor.browser.goto("/weconfig/schedule").await?;
    visitor.looks("schedule").await?;
    tabs_to(visitor, "main .row-link", "Vérifier le journal").await?;
    press(visitor, ENTER).await?;
    visitor.browser.arrives_at("/weconfig/schedule/check_trail").await?;
    tabs_to(visitor, "form[action$='/run'] button", "").await?;
    press(visitor, ENTER).await?;
    visitor.browser.sees("C’est demandé").await?;
    until(visitor, "/weconfig/schedule/check_trail", "Demandé par").await?;
    until(visitor, "/weconfig/schedule/check_trail", "Réussi").await?;
    visitor.looks("job").await
}

/// Looks at a page again and again until it says something.
async fn until(visitor: &Visitor<'_>, path: &str, words: &str) -> anyhow::Result<()> {
    for _ in 0..MOST_LOOKS {
        visitor.browser.goto(path).await?;
        if visitor.browser.find("main").await?.text().await?.contains(words) {
            return Ok(());
        }
    }
    anyhow::bail!("{path} never says {words:?}")
}
