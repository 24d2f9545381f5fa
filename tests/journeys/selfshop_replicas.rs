//! Two FRONTs and two BACKs on one PostgreSQL: it does not matter which one answers, nor that one goes away.

use anyhow::Context;
use libtest_mimic::Trial;
use std::sync::Arc;
use std::time::Duration;
use weblys_journeys::actors::{Visitor, visit};
use weblys_journeys::apart::Apart;
use weblys_journeys::browser::Look;
use weblys_journeys::platform::{Engine, Platform, within};
use weblys_journeys::town::home_with;
use weblys_journeys::world::{World, journey};

/// Whoever was carrying an order to the operator system is taken for dead after 25 seconds.
const TAKEN_OVER_WITHIN: Duration = Duration::from_secs(60);

/// The stories of this file.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    vec![journey(
        world,
        "selfshop_replicas::a_purchase_across_two_fronts_and_two_backs_survives_the_death_of_a_back",
        a_purchase_across_two_fronts_and_two_backs_survives_the_death_of_a_back,
    )]
}

async fn a_purchase_across_two_fronts_and_two_backs_survives_the_death_of_a_back(
    world: Arc<World>,
) -> anyhow::Result<()> {
    let platform = world.apart(Engine::Postgres, Apart { replicas: 2, ..Apart::default() }).await?;
    let home = home_with(&platform, &["INTERNET"]).await?;
    let operator = platform.operator()?;
    let before = operator.order_count().await?;
    let (mut path, mut email) = (String::new(), String::new());
    visit(&world, &platform, Look::DESKTOP, "replicas", async |visitor| {
        let offer = home.offer_with(&["INTERNET"]).context("no offer")?.code.clone();
        let (first, second) = (site(&platform, 0)?, site(&platform, 1)?);
        visitor.finds_home(&home).await?;
        moves_to(visitor, &second).await?;
        visitor.chooses_offer(&offer).await?;
        moves_to(visitor, &first).await?;
        visitor.keeps_what_is_proposed().await?;
        moves_to(visitor, &second).await?;
        visitor.tells_who().await?;
        moves_to(visitor, &first).await?;
        visitor.chooses_delivery().await?;
        moves_to(visitor, &second).await?;
        visitor.pays_by_direct_debit().await?;
        moves_to(visitor, &first).await?;
        visitor.agrees().await?;
        moves_to(visitor, &second).await?;
        operator.be_slow("place_order", 20_000).await?;
        visitor.orders().await?;
        path = visitor.browser.path().await?;
        email = visitor.email.clone();
        Ok(())
    })
    .await?;
    anyhow::ensure!(operator.order_count().await? == before, "the operator system was not slow");
    // The second FRONT's BACK has the order in hand; it goes away in the middle of it.
    let mut platform = platform;
    platform.kill("back-2")?;
    operator.recover().await?;
    let number = path.trim_start_matches("/shop/order/").split('?').next().unwrap_or_default().to_owned();
    let order = async || operator.order(&number).await;
    within(TAKEN_OVER_WITHIN, "the order, carried out by the other BACK", order).await?;
    visit(&world, &platform, Look::DESKTOP, "replicas_after", async |visitor| {
        visitor.browser.goto(&path).await?;
        visitor.browser.sees("est confirmée").await?;
        visitor.looks("confirmed").await
    })
    .await?;
    anyhow::ensure!(operator.order_count().await? == before + 1, "not exactly one order was made");
    let confirmed = platform.mail_to(&email, "est confirmée").await?;
    let mails = platform.mails_to(&email).await?;
    let alike = mails.iter().filter(|mail| mail.subject == confirmed.subject).count();
    anyhow::ensure!(alike == 1, "the confirmation was mailed {alike} times");
    Ok(())
}

/// The address of a FRONT.
fn site(platform: &Platform, which: usize) -> anyhow::Result<String> {
    let mut all = [&platform.endpoints.front].into_iter().chain(&platform.endpoints.other_fronts);
    all.nth(which).cloned().context("there is no such FRONT")
}

/// The same page from another FRONT, as a load balancer without memory would have it.
async fn moves_to(visitor: &mut Visitor<'_>, site: &str) -> anyhow::Result<()> {
    let path = visitor.browser.path().await?;
    visitor.browser.goto(&format!("{}{path}", site.trim_end_matches('/'))).await?;
    anyhow::ensure!(visitor.browser.path().await? == path, "{path} led elsewhere on another FRONT");
    Ok(())
}
