//! A product manager breaks the workbook, understands the fault, mends it, sees what it changes, puts it in force and
//! takes it back; the shop follows at each step.

use crate::staff::{ADMIN, signs_in};
use anyhow::Context;
use libtest_mimic::Trial;
use std::path::Path;
use std::sync::Arc;
use weblys_journeys::actors::{Visitor, visit};
use weblys_journeys::browser::Look;
use weblys_journeys::platform::{Engine, within};
use weblys_journeys::town::home_with;
use weblys_journeys::workbook::Workbook;
use weblys_journeys::world::{World, journey};

const PUBLICATIONS: &str = "/weconfig/catalogue/publications";
const NEW_NAME: &str = "Printemps fictif";

/// The stories of this file.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    vec![
        journey(
            world,
            "staff_catalogue::a_workbook_is_broken_mended_looked_at_put_in_force_and_taken_back",
            a_workbook_is_broken_mended_looked_at_put_in_force_and_taken_back,
        ),
        journey(
            world,
            "staff_catalogue::a_price_is_raised_row_by_row_and_tried_on_the_customers_first",
            a_price_is_raised_row_by_row_and_tried_on_the_customers_first,
        ),
    ]
}

/// From "why do I not see this" to the restriction; an offer for customers who have none; a price, and whom it concerns.
async fn a_price_is_raised_row_by_row_and_tried_on_the_customers_first(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    visit(&world, &platform, Look::DESKTOP, "staff-catalogue-rows", async |visitor| {
        visitor.browser.goto("/weconfig/catalogue?state=withheld").await?;
        signs_in(visitor, ADMIN.0, ADMIN.1).await?;
        visitor.browser.click("main td a[href*='sheet=restrictions']").await?;
        visitor.browser.arrives_at("/weconfig/catalogue/thing").await?;
        visitor.browser.sees("Raison dite au client").await?;
        visitor.looks("restriction").await?;
        visitor.browser.goto("/weconfig/catalogue/coverage").await?;
        reads_customers(visitor, "Sans offre").await?;
        visitor.looks("coverage").await?;
        let told = platform.catalog(&["coverage"])?;
        anyhow::ensure!(told.contains(": no offer") && told.contains("1200 customers"), "{told}");
        let told = platform.catalog(&["explain", "--day", "2026-12-01", "--channel", "SELFSHOP"])?;
        anyhow::ensure!(told.contains("withheld") && told.contains("given back by: "), "{told}");
        visitor.browser.submit("/weconfig/catalogue/offers").await?;
        visitor.browser.arrives_at("/weconfig/catalogue/thing/edit").await?;
        visitor.looks("prepared").await?;
        visitor.browser.fill("c_name_fr", "Duo retrouvé").await?;
        saves(visitor).await?;
        visitor.browser.sees("Enregistré dans la préparation.").await?;
        visitor.browser.sees("Duo retrouvé").await?;
        visitor.looks("offer").await?;
        visitor.browser.goto("/weconfig/catalogue/things?sheet=tariffs").await?;
        visitor.looks("tariffs").await?;
        visitor.browser.click("main .row-link").await?;
        visitor.browser.click("main a[href*='thing/edit']").await?;
        leaves_a_row_half_typed(visitor).await?;
        saves(visitor).await?;
        visitor.browser.sees("un montant en euros").await?;
        visitor.looks("refused").await?;
        visitor.browser.fill("c_amount", "99,90").await?;
        saves(visitor).await?;
        visitor.browser.sees("99,90 €").await?;
        visitor.browser.goto("/weconfig/catalogue/impact").await?;
        reads_customers(visitor, "Plus cher").await?;
        visitor.looks("impact").await?;
        visitor.browser.goto("/weconfig/catalogue/changes").await?;
        visitor.browser.sees("Duo retrouvé").await?;
        visitor.looks("two-changes").await?;
        visitor.browser.submit("/weconfig/catalogue/draft/drop").await?;
        visitor.browser.sees("abandonn").await
    })
    .await
}

/// What was typed into a row waits for whoever comes back.
async fn leaves_a_row_half_typed(visitor: &mut Visitor<'_>) -> anyhow::Result<()> {
    visitor.browser.arrives_at("/weconfig/catalogue/thing/edit").await?;
    let here = visitor.browser.path().await?;
    visitor.browser.fill("c_amount", "beaucoup").await?;
    visitor.browser.sees("Brouillon gardé").await?;
    visitor.browser.goto("/staff").await?;
    visitor.browser.goto(&here).await?;
    visitor.browser.sees("Brouillon du").await?;
    visitor.looks("row-draft").await?;
    visitor.browser.click(".draft a").await?;
    visitor.browser.find("#f-c_amount[value='beaucoup']").await.context("what was typed is there again")?;
    Ok(())
}

/// The address of the form says which row it is of.
async fn saves(visitor: &Visitor<'_>) -> anyhow::Result<()> {
    visitor.browser.click("main form[action*='thing/edit'] .actions button").await
}

/// Has the customers read, and waits until these words are told.
async fn reads_customers(visitor: &Visitor<'_>, words: &str) -> anyhow::Result<()> {
    let here = visitor.browser.path().await?;
    visitor.browser.submit("/weconfig/catalogue/base").await?;
    within(std::time::Duration::from_secs(60), "the customers are read", async || {
        visitor.browser.goto(&here).await?;
        let text = visitor.browser.text().await?;
        Ok((text.contains(words) && visitor.browser.has("form[action$='/catalogue/base']").await?).then_some(()))
    })
    .await
}

async fn a_workbook_is_broken_mended_looked_at_put_in_force_and_taken_back(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    let home = home_with(&platform, &["INTERNET"]).await?;
    let offer = home.offer_with(&["INTERNET"]).context("no offer")?;
    let (code, name) = (offer.code.clone(), offer.name.fr.clone());
    let shop = format!("/shop/dwelling/{}", home.dwelling_id());
    let mut broken = Workbook::demo()?;
    *broken.cell("offers", &code, "commitment_months")? = "douze".to_owned();
    let broken = saved(&platform.file("casse.xlsx"), &broken)?;
    let mut mended = Workbook::demo()?;
    *mended.cell("offers", &code, "name_fr")? = NEW_NAME.to_owned();
    let mended = saved(&platform.file("printemps.xlsx"), &mended)?;
    // The command says the same as the pages.
    let refused = platform.catalog(&["check", &broken]).err().context("a faulty file is sound")?.to_string();
    anyhow::ensure!(refused.contains("commitment_months") && refused.contains("douze"), "{refused}");
    let differs = platform.catalog(&["diff", &mended])?;
    anyhow::ensure!(differs.contains(&format!("changed offers {code}")) && differs.contains(NEW_NAME), "{differs}");
    anyhow::ensure!(differs.contains("from publication 1: 1 differ"), "{differs}");
    let copy = platform.file("copie.xlsx").display().to_string();
    platform.catalog(&["export", &copy])?;
    let same = platform.catalog(&["diff", &copy])?;
    anyhow::ensure!(same.contains("from publication 1: 0 differ"), "{same}");
    visit(&world, &platform, Look::DESKTOP, "staff-catalogue", async |visitor| {
        visitor.browser.goto(PUBLICATIONS).await?;
        signs_in(visitor, ADMIN.0, ADMIN.1).await?;
        visitor.browser.arrives_at(PUBLICATIONS).await?;
        sends(visitor, &broken).await?;
        visitor.browser.sees("« casse.xlsx » a un défaut").await?;
        visitor.browser.sees("(commitment_months)").await?;
        visitor.browser.sees("douze").await?;
        visitor.looks("faults").await?;
        sends(visitor, &mended).await?;
        visitor.browser.arrives_at("/weconfig/catalogue/changes").await?;
        visitor.browser.sees(&format!("name.fr : {name} → {NEW_NAME}")).await?;
        visitor.browser.sees("Rien de nouveau, 1 modification, rien de retiré.").await?;
        visitor.looks("changes").await?;
        visitor.browser.goto(&shop).await?;
        visitor.browser.sees(&name).await?;
        visitor.browser.goto("/weconfig/catalogue/changes").await?;
        visitor.browser.submit("/weconfig/catalogue/draft/publish").await?;
        visitor.browser.sees("Le catalogue est en vigueur.").await?;
        visitor.looks("published").await?;
        shop_shows(visitor, &shop, NEW_NAME).await?;
        visitor.browser.goto(PUBLICATIONS).await?;
        visitor.browser.click("main .row-link[href$='after=1']").await?;
        visitor.browser.sees(&format!("name.fr : {NEW_NAME} → {name}")).await?;
        visitor.looks("take-back").await?;
        visitor.browser.submit("/weconfig/catalogue/publications/1/restore").await?;
        visitor.browser.sees("La publication est de nouveau en vigueur.").await?;
        visitor.browser.sees("publication 1, remise en vigueur").await?;
        shop_shows(visitor, &shop, &name).await
    })
    .await
}

fn saved(file: &Path, workbook: &Workbook) -> anyhow::Result<String> {
    workbook.save(file)?;
    Ok(file.canonicalize()?.display().to_string())
}

async fn sends(visitor: &Visitor<'_>, file: &str) -> anyhow::Result<()> {
    let input = visitor.browser.find("main input[type=file]").await?;
    input.send_keys(file).await?;
    visitor.browser.submit("/weconfig/catalogue/draft").await
}

/// A FRONT keeps pages of a publication until it hears of the next.
async fn shop_shows(visitor: &Visitor<'_>, shop: &str, name: &str) -> anyhow::Result<()> {
    within(std::time::Duration::from_secs(20), "the shop follows", async || {
        visitor.browser.goto(shop).await?;
        Ok(visitor.browser.text().await?.contains(name).then_some(()))
    })
    .await
}
