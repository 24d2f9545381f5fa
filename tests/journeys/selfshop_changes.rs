//! The operator publishes something else while somebody buys: he is told kindly, and nothing he typed is lost.

use anyhow::Context;
use libtest_mimic::Trial;
use std::sync::Arc;
use weblys_journeys::actors::{Visitor, visit};
use weblys_journeys::apart::Apart;
use weblys_journeys::browser::{Look, plain};
use weblys_journeys::platform::{Engine, Platform, eventually};
use weblys_journeys::town::{Home, home_with};
use weblys_journeys::workbook::Workbook;
use weblys_journeys::world::{World, journey};

const CODE: &str = "TRIO-1G";
/// One that can be had instead.
const OTHER: &str = "INTERNET-1G";

/// The stories of this file.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    macro_rules! stories {
        ($($story:ident),* $(,)?) => {
            vec![$(journey(world, concat!("selfshop_changes::", stringify!($story)), $story)),*]
        };
    }
    stories![
        a_price_that_changed_meanwhile_is_told_and_the_old_contract_summary_is_not_ordered,
        an_offer_withdrawn_meanwhile_is_told_and_another_one_is_ordered,
    ]
}

/// A platform where prices do not hold: what is published next is in force for carts begun before.
async fn where_prices_change(world: &World) -> anyhow::Result<(Platform, Home)> {
    let platform = world.apart(Engine::Sqlite, Apart { price_hold_hours: Some(0), ..Apart::default() }).await?;
    let home = home_with(&platform, &["INTERNET", "TELEVISION"]).await?;
    let has = |code: &str| home.offers.offers.iter().any(|offer| offer.code == code);
    anyhow::ensure!(has(CODE) && has(OTHER), "the demonstration has other offers now");
    Ok((platform, home))
}

/// An amount as a French page writes it.
fn in_words(cents: i64) -> String {
    plain(&format!("{},{:02} €", cents / 100, cents % 100))
}

async fn a_price_that_changed_meanwhile_is_told_and_the_old_contract_summary_is_not_ordered(
    world: Arc<World>,
) -> anyhow::Result<()> {
    let (platform, home) = where_prices_change(&world).await?;
    let before = platform.operator()?.order_count().await?;
    visit(&world, &platform, Look::DESKTOP, "stale_price", async |visitor| {
        visitor.reaches_check(&home, CODE).await?;
        let offer = home.offers.offers.iter().find(|offer| offer.code == CODE).context("the offer is gone")?;
        let (old, new) = (offer.price.monthly.cents(), offer.price.monthly.cents() + 500);
        visitor.browser.sees(&in_words(old)).await?;
        visitor.agrees().await?;
        platform.publishes(&five_euros_more()?).await?;
        visitor.browser.submit("/shop/order").await?;
        visitor.browser.sees("Un prix de votre panier a changé").await?;
        visitor.looks("price-changed").await?;
        anyhow::ensure!(platform.operator()?.order_count().await? == before, "what was not shown was ordered");
        visitor.browser.goto("/shop/check").await?;
        visitor.browser.sees(&in_words(new)).await?;
        keeps_what_was_typed(visitor).await?;
        visitor.browser.goto("/shop/check").await?;
        let number = visitor.orders().await?;
        arrives(&platform, &number).await?;
        anyhow::ensure!(platform.operator()?.order_count().await? == before + 1, "not exactly one order was made");
        visitor.browser.sees(&in_words(new)).await
    })
    .await
}

async fn an_offer_withdrawn_meanwhile_is_told_and_another_one_is_ordered(world: Arc<World>) -> anyhow::Result<()> {
    let (platform, home) = where_prices_change(&world).await?;
    let before = platform.operator()?.order_count().await?;
    visit(&world, &platform, Look::PHONE, "withdrawn", async |visitor| {
        visitor.reaches_check(&home, CODE).await?;
        visitor.agrees().await?;
        platform.publishes(&without_the_offer()?).await?;
        visitor.browser.submit("/shop/order").await?;
        visitor.browser.sees("n’est plus proposé").await?;
        visitor.looks("withdrawn").await?;
        anyhow::ensure!(platform.operator()?.order_count().await? == before, "what is no longer sold was ordered");
        visitor.browser.arrives_at("/shop/dwelling/").await?;
        visitor.browser.find("button[name=offer]").await?;
        let gone = format!("button[name=offer][value=\"{CODE}\"]");
        anyhow::ensure!(!visitor.browser.has(&gone).await?, "the offer is still proposed");
        visitor.chooses_offer(OTHER).await?;
        for step in ["/shop/equipment", "/shop/options"] {
            visitor.browser.arrives_at(step).await?;
            visitor.browser.submit(step).await?;
        }
        visitor.browser.arrives_at("/shop/you").await?;
        keeps_what_was_typed(visitor).await?;
        visitor.browser.submit("/shop/you").await?;
        visitor.browser.arrives_at("/shop/delivery").await?;
        visitor.chooses_delivery_and_goes_on().await?;
        visitor.browser.arrives_at("/shop/check").await?;
        let number = visitor.orders().await?;
        arrives(&platform, &number).await
    })
    .await
}

async fn keeps_what_was_typed(visitor: &mut Visitor<'_>) -> anyhow::Result<()> {
    visitor.browser.goto("/shop/you").await?;
    for (field, typed) in [("given_name", "Camille"), ("family_name", "Fictif"), ("email", &visitor.email)] {
        let kept = visitor.browser.value_of(field).await?;
        anyhow::ensure!(kept == typed, "{field} became {kept:?}");
    }
    Ok(())
}

async fn arrives(platform: &Platform, number: &str) -> anyhow::Result<()> {
    let operator = platform.operator()?;
    eventually("the order in the operator system", async || operator.order(number).await).await.map(drop)
}

/// The demonstration's workbook in which the first service of the offer costs 5 € more.
fn five_euros_more() -> anyhow::Result<Workbook> {
    let mut workbook = Workbook::demo()?;
    let services = workbook.cell("offers", CODE, "services")?.clone();
    let service = services.split(';').next().context("an offer without services")?.trim();
    let amount = workbook.cell("tariffs", service, "amount")?;
    *amount = format!("{:.2}", amount.parse::<f64>()? + 5.0);
    Ok(workbook)
}

fn without_the_offer() -> anyhow::Result<Workbook> {
    let mut workbook = Workbook::demo()?;
    *workbook.cell("offers", CODE, "status")? = "WITHDRAWN".to_owned();
    Ok(workbook)
}
