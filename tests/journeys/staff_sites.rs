//! An administrator stops the shop, a visitor reads why on his phone and can still withdraw, the shop opens again and his
//! cart is there; and what processes hold in memory is seen and loaded anew.

use crate::staff::{ADMIN, signs_in};
use libtest_mimic::Trial;
use std::sync::Arc;
use std::time::Duration;
use weblys_journeys::actors::{Visitor, visit};
use weblys_journeys::browser::Look;
use weblys_journeys::platform::{Engine, Platform, within};
use weblys_journeys::town::home_with;
use weblys_journeys::world::{World, journey};
use weblys_kernel::Locale;

const SHOP: &str = "/weconfig/sites/selfshop";
const WORDS: &str = "Nous changeons les câbles de la boutique.";
/// A FRONT hears within a second; a browser takes its time.
const SOON: Duration = Duration::from_secs(20);

/// The stories of this file.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    vec![
        journey(
            world,
            "staff_sites::the_shop_is_stopped_told_kindly_and_opened_again",
            the_shop_is_stopped_told_kindly_and_opened_again,
        ),
        journey(
            world,
            "staff_sites::what_is_held_in_memory_is_seen_and_loaded_anew",
            what_is_held_in_memory_is_seen_and_loaded_anew,
        ),
    ]
}

async fn the_shop_is_stopped_told_kindly_and_opened_again(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    let home = home_with(&platform, &["INTERNET"]).await?;
    let offer = home.offers.offers.first().map(|card| card.code.clone()).unwrap_or_default();
    visit(&world, &platform, Look::PHONE, "stopped-visitor", async |visitor| {
        visitor.browser.goto(&format!("/shop/dwelling/{}", home.dwelling_id())).await?;
        visitor.chooses_offer(&offer).await?;
        let wanted = visitor.browser.path().await?;
        stops(&world, &platform, Look::DESKTOP).await?;
        until(visitor, &wanted, "Notre boutique est fermée un moment").await?;
        visitor.browser.sees(WORDS).await?;
        visitor.browser.sees("votre panier est gardé").await?;
        visitor.looks("stopped").await?;
        visitor.browser.goto("/shop/withdrawal").await?;
        visitor.browser.find("main form #f-contract").await?;
        visitor.looks("withdrawal").await?;
        for look in [Look::PHONE.dark().speaking(Locale::En), Look::DESKTOP, Look::DESKTOP.dark()] {
            visit(&world, &platform, look, "stopped-shop", async |other| {
                other.browser.goto("/shop").await?;
                other.browser.sees(WORDS).await?;
                other.looks("shop").await
            })
            .await?;
        }
        starts(&world, &platform, Look::DESKTOP.dark()).await?;
        within(SOON, "the cart is there as it was", async || {
            visitor.browser.goto(&wanted).await?;
            Ok(visitor.browser.has("main form").await?.then_some(()))
        })
        .await?;
        visitor.looks("again").await
    })
    .await
}

async fn stops(world: &World, platform: &Platform, look: Look) -> anyhow::Result<()> {
    visit(world, platform, look, "staff-sites-stop", async |staff| {
        staff.browser.goto("/weconfig/sites").await?;
        signs_in(staff, ADMIN.0, ADMIN.1).await?;
        staff.browser.sees("Ouvert").await?;
        staff.looks("sites").await?;
        staff.browser.click("main .row-link").await?;
        staff.browser.arrives_at(SHOP).await?;
        staff.browser.fill("words_fr", WORDS).await?;
        staff.looks("form").await?;
        staff.browser.click("main form .button-danger").await?;
        staff.browser.sees("Arrêter SelfShop ?").await?;
        staff.browser.sees("Un panier est ouvert en ce moment").await?;
        staff.looks("review").await?;
        staff.browser.click("main button[name=sure]").await?;
        confirms(staff).await?;
        staff.browser.sees("Le site est arrêté").await?;
        staff.looks("stopped").await
    })
    .await
}

async fn starts(world: &World, platform: &Platform, look: Look) -> anyhow::Result<()> {
    visit(world, platform, look, "staff-sites-start", async |staff| {
        staff.browser.goto(SHOP).await?;
        signs_in(staff, ADMIN.0, ADMIN.1).await?;
        staff.browser.sees(WORDS).await?;
        staff.looks("stopped").await?;
        staff.browser.click("main form input[value=start] ~ .actions button").await?;
        staff.browser.sees("Ouvrir SelfShop ?").await?;
        staff.looks("review").await?;
        staff.browser.click("main button[name=sure]").await?;
        confirms(staff).await?;
        staff.browser.sees("Le site est ouvert").await
    })
    .await
}

/// Says that this environment is meant, where it asks.
async fn confirms(staff: &Visitor<'_>) -> anyhow::Result<()> {
    if staff.browser.has("main input[name=confirmed]").await? {
        staff.browser.click("main form .button-danger").await?;
    }
    Ok(())
}

async fn what_is_held_in_memory_is_seen_and_loaded_anew(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    for look in [Look::DESKTOP, Look::PHONE.dark()] {
        visit(&world, &platform, look, "staff-caches", async |staff| {
            staff.browser.goto("/weconfig/caches").await?;
            signs_in(staff, ADMIN.0, ADMIN.1).await?;
            until(staff, "/weconfig/caches", "Offres par logement").await?;
            staff.browser.sees("communes").await?;
            staff.looks("caches").await?;
            staff.browser.goto("/weconfig/caches/addresses").await?;
            staff.browser.click("main form[action$='/reload'] button").await?;
            staff.browser.sees("C’est demandé").await?;
            until(staff, "/weconfig/caches/addresses", "fait par 1 processus sur 1").await?;
            staff.looks("addresses").await?;
            staff.browser.goto("/weconfig/caches/catalogue").await?;
            staff.browser.sees("restrictions").await?;
            staff.looks("catalogue").await
        })
        .await?;
    }
    Ok(())
}

/// Looks at a page again and again until it says something.
async fn until(visitor: &Visitor<'_>, path: &str, words: &str) -> anyhow::Result<()> {
    within(SOON, words, async || {
        visitor.browser.goto(path).await?;
        Ok(visitor.browser.text().await?.contains(words).then_some(()))
    })
    .await
}
