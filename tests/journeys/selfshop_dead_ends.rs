//! Where somebody cannot go on as wished: what happened is said, and there is always a way out.

use anyhow::Context;
use libtest_mimic::Trial;
use serde_json::json;
use std::sync::Arc;
use weblys_api::Caller;
use weblys_api::contact::LeaveContact;
use weblys_journeys::actors::visit;
use weblys_journeys::browser::Look;
use weblys_journeys::buyer::{Buyer, client};
use weblys_journeys::html;
use weblys_journeys::platform::Engine;
use weblys_journeys::town::{home_with, place_without_network};
use weblys_journeys::world::{World, journey};

/// The stories of this file.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    macro_rules! stories {
        ($($story:ident),* $(,)?) => {
            vec![$(journey(world, concat!("selfshop_dead_ends::", stringify!($story)), $story)),*]
        };
    }
    stories![
        an_address_that_is_not_found_leaves_a_contact_request,
        an_address_that_is_not_served_leaves_a_contact_request_that_back_keeps,
        an_address_that_leads_nowhere_is_a_friendly_page,
        a_choice_that_cannot_be_sold_is_told_beside_it,
    ]
}

async fn an_address_that_is_not_found_leaves_a_contact_request(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.shared(Engine::Sqlite).await?;
    let place = place_without_network(platform).await?;
    visit(&world, platform, Look::PHONE, "not_found", async |visitor| {
        visitor.browser.goto(&format!("/shop/address/{}", place.id)).await?;
        visitor.looks("not-eligible").await?;
        visitor.browser.goto("/shop/address?q=99+rue+Introuvable").await?;
        visitor.looks("not-found").await?;
        visitor.browser.click("main a[href^=\"/shop/contact\"]").await?;
        visitor.browser.arrives_at("/shop/contact").await?;
        visitor.browser.fill("name", "Camille Fictif").await?;
        let email = visitor.email.clone();
        visitor.browser.fill("email", &email).await?;
        visitor.looks("contact").await?;
        visitor.browser.submit("/shop/contact").await?;
        visitor.browser.find("main [role=status], main .banner").await?;
        visitor.looks("contact-sent").await
    })
    .await
}

async fn an_address_that_is_not_served_leaves_a_contact_request_that_back_keeps(
    world: Arc<World>,
) -> anyhow::Result<()> {
    let platform = world.shared(Engine::Sqlite).await?;
    let place = place_without_network(platform).await?;
    visit(&world, platform, Look::DESKTOP, "not_served", async |visitor| {
        visitor.browser.goto(&format!("/shop/address/{}", place.id)).await?;
        visitor.browser.arrives_at("/shop/dwelling/").await?;
        visitor.looks("not-served").await?;
        visitor.browser.click("main a[href^=\"/shop/contact\"]").await?;
        visitor.browser.arrives_at("/shop/contact").await?;
        let address = visitor.browser.value_of("address").await?;
        anyhow::ensure!(address.contains(&place.commune), "the address asked about is {address:?}");
        let key = visitor.browser.value_of("idempotency_key").await?;
        let email = visitor.email.clone();
        visitor.browser.fill("name", "Camille Fictif").await?;
        visitor.browser.fill("email", &email).await?;
        visitor.browser.submit("/shop/contact").await?;
        visitor.browser.find("main .banner-success").await?;
        // BACK answers the same form sent again with the receipt that it keeps.
        let again = json!({
            "kind": "not_eligible", "idempotency_key": key, "name": "Camille Fictif", "email": email,
            "address": address, "locale": "fr",
        });
        let again: LeaveContact = serde_json::from_value(again)?;
        let receipt = platform.back()?.leave_contact(&Caller::default(), &again).await?;
        visitor.browser.sees(&receipt.reference).await?;
        platform.mail_to(&email, &receipt.reference).await.map(drop)
    })
    .await
}

async fn an_address_that_leads_nowhere_is_a_friendly_page(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.shared(Engine::Sqlite).await?;
    let mut buyer = Buyer::new(&client()?, &platform.endpoints.front);
    let long = format!("/shop/dwelling/{}", "x".repeat(3_000));
    for path in [
        "/shop/order",
        "/preferences",
        "/shop/nowhere",
        "/shop/dwelling/%ff",
        "/shop/dwelling/%20",
        "/shop/dwelling/L9999999",
        "/shop/street/%3Cb%3E",
        "/shop/document/none",
        "/shop/order/WB-0000-000000?key=none",
        &long,
    ] {
        buyer.open(path).await?;
        let (status, page) = (buyer.page.status, &buyer.page.html);
        anyhow::ensure!((400..500).contains(&status), "{path} was answered {status}");
        anyhow::ensure!(page.contains("<h1>") && html::link(page, "/shop").is_some(), "{path}: no way out in {page:?}");
    }
    Ok(())
}

async fn a_choice_that_cannot_be_sold_is_told_beside_it(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.shared(Engine::Sqlite).await?;
    let home = home_with(platform, &["INTERNET", "MOBILE"]).await?;
    let offer = home.offer_with(&["INTERNET", "MOBILE"]).context("no offer")?.code.clone();
    let mut buyer = Buyer::new(&client()?, &platform.endpoints.front);
    buyer.finds_home(&home.typed).await?;
    let choose = buyer.form("/shop/cart")?.with("offer", &offer);
    buyer.send(&choose).await?;
    let proposed = buyer.form("/shop/equipment")?;
    let mut nothing = proposed.clone();
    nothing.fields.retain(|(name, _)| !name.starts_with("pick."));
    buyer.send(&nothing).await?;
    is_told(&buyer, "Choisissez un équipement de plus", "href=\"#f-group-")?;
    buyer.send(&proposed).await?;
    buyer.is_at("/shop/options")?;
    let options = buyer.form("/shop/options")?;
    buyer.send(&options.clone().with("coupon", "INCONNU")).await?;
    is_told(&buyer, "Ce code promotionnel n’existe pas", "id=\"f-coupon-error\"")?;
    let session = Caller { session: buyer.cookie("weblys_shop"), ..Caller::default() };
    let view = platform.back()?.options(&session).await?.choices.context("options are not open yet")?;
    let item = view.groups.iter().flat_map(|group| &group.items).find(|item| !item.requires.is_empty());
    let item = item.context("no option of the demonstration needs another")?;
    buyer.send(&options.with("take", &item.code)).await?;
    is_told(&buyer, "Cette option ne va pas sans", &format!("href=\"#f-take-{}\"", item.code))?;
    is_told(&buyer, &item.name.fr, "aria-invalid=\"true\"")
}

/// The page is shown again with the reason in words, and with a mark where it belongs.
fn is_told(buyer: &Buyer, words: &str, mark: &str) -> anyhow::Result<()> {
    let page = &buyer.page;
    anyhow::ensure!(page.status == 422, "{} was answered {}", page.path, page.status);
    let all = html::words(&page.html);
    anyhow::ensure!(all.contains(words), "{words:?} is not on {}: {all}", page.path);
    anyhow::ensure!(page.html.contains(mark), "{mark} is not on {}", page.path);
    Ok(())
}
