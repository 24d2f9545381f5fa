//! A first sale, end to end: from the address to the operator system (SSH-01 to SSH-15).

use anyhow::Context;
use libtest_mimic::Trial;
use std::sync::Arc;
use weblys_journeys::actors::{PORTED, visit};
use weblys_journeys::browser::Look;
use weblys_journeys::platform::{Engine, Platform, eventually};
use weblys_journeys::town::{Home, home_with};
use weblys_journeys::world::{World, journey};
use weblys_kernel::Locale;

/// An offer with everything, so that every step has something to ask.
const EVERYTHING: [&str; 2] = ["INTERNET", "MOBILE"];

/// The stories of this file.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    vec![
        journey(world, "selfshop_order::a_visitor_buys_on_a_wide_screen", a_visitor_buys_on_a_wide_screen),
        journey(world, "selfshop_order::a_visitor_buys_on_a_phone", a_visitor_buys_on_a_phone),
        journey(world, "selfshop_order::a_visitor_buys_without_script", a_visitor_buys_without_script),
        journey(
            world,
            "selfshop_order::a_visitor_buys_on_a_phone_without_script",
            a_visitor_buys_on_a_phone_without_script,
        ),
        journey(world, "selfshop_order::a_visitor_buys_in_english", a_visitor_buys_in_english),
        journey(world, "selfshop_order::a_visitor_pays_by_card", a_visitor_pays_by_card),
        journey(world, "selfshop_order::a_visitor_buys_on_postgresql", a_visitor_buys_on_postgresql),
        journey(
            world,
            "selfshop_order::a_link_of_the_portal_leads_to_the_offers",
            a_link_of_the_portal_leads_to_the_offers,
        ),
    ]
}

async fn a_visitor_buys_on_a_wide_screen(world: Arc<World>) -> anyhow::Result<()> {
    buys(&world, Engine::Sqlite, Look::DESKTOP).await
}

async fn a_visitor_buys_on_a_phone(world: Arc<World>) -> anyhow::Result<()> {
    buys(&world, Engine::Sqlite, Look::PHONE).await
}

async fn a_visitor_buys_without_script(world: Arc<World>) -> anyhow::Result<()> {
    buys(&world, Engine::Sqlite, Look::DESKTOP.without_script()).await
}

async fn a_visitor_buys_on_a_phone_without_script(world: Arc<World>) -> anyhow::Result<()> {
    buys(&world, Engine::Sqlite, Look::PHONE.without_script().dark()).await
}

async fn a_visitor_buys_in_english(world: Arc<World>) -> anyhow::Result<()> {
    buys(&world, Engine::Sqlite, Look::DESKTOP.speaking(Locale::En).dark()).await
}

async fn a_visitor_buys_on_postgresql(world: Arc<World>) -> anyhow::Result<()> {
    buys(&world, Engine::Postgres, Look::PHONE.speaking(Locale::En)).await
}

async fn buys(world: &World, engine: Engine, look: Look) -> anyhow::Result<()> {
    let platform = world.shared(engine).await?;
    let home = home_with(platform, &EVERYTHING).await?;
    visit(world, platform, look, "order", async |visitor| {
        let offer = home.offer_with(&EVERYTHING).context("the offer is gone")?.code.clone();
        visitor.reaches_check(&home, &offer).await?;
        let number = visitor.orders().await?;
        let email = visitor.email.clone();
        order_arrived(platform, &number, &home, &email).await?;
        // The page follows the order by itself, with and without script.
        let confirmed = if look.locale == Locale::Fr { "est confirmée" } else { "confirmed" };
        visitor.browser.sees(confirmed).await?;
        visitor.looks("confirmation").await?;
        platform.mail_to(&email, &number).await.map(drop)
    })
    .await
}

/// The operator system has this order: for this person, at this place, with the services of the offer.
async fn order_arrived(platform: &Platform, number: &str, home: &Home, email: &str) -> anyhow::Result<()> {
    let operator = platform.operator()?;
    let file = eventually("the order in the operator system", async || operator.order(number).await).await?;
    let order = &file["order"];
    anyhow::ensure!(order["customer"]["email"] == email, "the order is {}'s", order["customer"]["email"]);
    anyhow::ensure!(order["dwelling_id"] == home.dwelling_id(), "the order is for {}", order["dwelling_id"]);
    anyhow::ensure!(order["payment"]["method"] == "direct_debit", "paid by {}", order["payment"]["method"]);
    let digits: String = PORTED.0.chars().filter(char::is_ascii_digit).collect();
    let ported = order["ported_numbers"][0]["number"].as_str().unwrap_or_default();
    anyhow::ensure!(ported.ends_with(&digits[1..]), "the number to keep arrived as {ported:?}");
    let domains = operator.domains_of(&order["services"]).await?;
    for domain in EVERYTHING {
        anyhow::ensure!(domains.iter().any(|own| own == domain), "no service of {domain} among {domains:?}");
    }
    let customer = file["answer"]["customer_number"].as_str().context("no customer number")?;
    let customer = operator.customer(customer).await?;
    anyhow::ensure!(customer["family_name"] == "Fictif", "the customer is {customer}");
    Ok(())
}

async fn a_visitor_pays_by_card(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.shared(Engine::Sqlite).await?;
    let home = home_with(platform, &EVERYTHING).await?;
    visit(&world, platform, Look::DESKTOP, "card", async |visitor| {
        let offer = home.offer_with(&EVERYTHING).context("the offer is gone")?.code.clone();
        visitor.finds_home(&home).await?;
        visitor.chooses_offer(&offer).await?;
        visitor.keeps_what_is_proposed().await?;
        visitor.tells_who().await?;
        visitor.chooses_delivery().await?;
        visitor.pays_by_card().await?;
        let number = visitor.orders().await?;
        let operator = platform.operator()?;
        let file = eventually("the order", async || operator.order(&number).await).await?;
        let payment = &file["order"]["payment"];
        anyhow::ensure!(payment["method"] == "card", "paid by {payment}");
        let whole = payment.to_string();
        anyhow::ensure!(!whole.contains("4242424242424242"), "a card number entered the platform");
        Ok(())
    })
    .await
}

async fn a_link_of_the_portal_leads_to_the_offers(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.shared(Engine::Sqlite).await?;
    let home = home_with(platform, &EVERYTHING).await?;
    visit(&world, platform, Look::DESKTOP, "portal", async |visitor| {
        let offer = home.offer_with(&EVERYTHING).context("the offer is gone")?.code.clone();
        let mut link = url::form_urlencoded::Serializer::new("/shop?".to_owned());
        link.append_pair("address", &home.typed).append_pair("offer", &offer).append_pair("utm_source", "portal");
        visitor.browser.goto(&link.finish()).await?;
        visitor.looks("entry").await?;
        // An address known exactly leads to its dwelling at once; another is left in the field.
        if visitor.browser.has("main [name=q]").await? {
            let field = visitor.browser.value_of("q").await?;
            anyhow::ensure!(field == home.typed, "the address of the link is not in the field: {field:?}");
            visitor.browser.submit("/shop/address").await?;
            visitor.picks_from_page(&home).await?;
        }
        visitor.browser.arrives_at("/shop/dwelling/").await?;
        visitor.browser.find(&format!(".is-wished button[value=\"{offer}\"]")).await?;
        Ok(())
    })
    .await
}
