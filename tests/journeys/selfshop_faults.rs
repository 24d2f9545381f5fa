//! What goes wrong while somebody buys: a clear page, nothing lost, nothing done twice.

use anyhow::Context;
use libtest_mimic::Trial;
use std::sync::Arc;
use std::time::{Duration, Instant};
use weblys_journeys::actors::visit;
use weblys_journeys::browser::Look;
use weblys_journeys::buyer::{Bought, Buyer, Purchase, client};
use weblys_journeys::html;
use weblys_journeys::operator::Failing;
use weblys_journeys::platform::{Engine, Platform, eventually, within};
use weblys_journeys::town::home_with;
use weblys_journeys::world::{World, journey};

/// The stories of this file.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    macro_rules! stories {
        ($($story:ident),* $(,)?) => {
            vec![$(journey(world, concat!("selfshop_faults::", stringify!($story)), $story)),*]
        };
    }
    stories![
        an_order_made_while_the_operator_system_is_down_arrives_later,
        an_order_whose_answer_was_lost_is_made_once,
        a_slow_operator_system_keeps_nobody_waiting,
        an_order_survives_a_crash,
        a_rejected_order_says_what_happens_next,
        a_calendar_that_does_not_answer_is_no_dead_end,
        ten_clicks_at_once_order_once,
        a_double_click_on_the_last_button_orders_once,
        a_cart_changed_in_another_tab_is_not_ordered_unseen,
        back_and_reload_keep_what_was_typed,
        a_forged_cookie_owns_nothing,
        a_form_from_elsewhere_is_refused,
        a_slot_taken_meanwhile_is_said_and_others_are_proposed,
        fields_may_have_anything_in_them,
        a_cart_is_taken_up_again_from_a_mailed_link,
    ]
}

/// A purchase at a home of the demonstration.
async fn purchase(platform: &Platform, email: &str) -> anyhow::Result<Purchase> {
    let home = home_with(platform, &["INTERNET"]).await?;
    let offer = home.offer_with(&["INTERNET"]).map(|offer| offer.code.clone());
    let email = format!("{email}@example.fr");
    Ok(Purchase { typed: home.typed, offer, email, delivery: "appointment" })
}

fn buyer(platform: &Platform) -> anyhow::Result<Buyer> {
    Ok(Buyer::new(&client()?, &platform.endpoints.front))
}

/// The order is in the operator system, and its page says so.
async fn arrives(platform: &Platform, buyer: &mut Buyer, bought: &Bought) -> anyhow::Result<()> {
    let operator = platform.operator()?;
    eventually("the order in the operator system", async || operator.order(&bought.order_number).await).await?;
    let confirmed = eventually("the confirmed order", async || {
        let mut buyer = buyer.clone();
        buyer.open(&bought.path).await?;
        Ok(html::words(&buyer.page.html).contains("est confirmée").then_some(()))
    });
    confirmed.await.with_context(|| platform.log_tail())
}

async fn an_order_made_while_the_operator_system_is_down_arrives_later(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    let (operator, mut buyer) = (platform.operator()?, buyer(&platform)?);
    let before = operator.order_count().await?;
    operator.fail("place_order", Failing::Before, None).await?;
    let bought = buyer.buy(&purchase(&platform, "down").await?).await?;
    anyhow::ensure!(operator.order_count().await? == before, "an order was made by a system that is down");
    anyhow::ensure!(html::words(&buyer.page.html).contains(&bought.order_number), "the page has no order number");
    operator.recover().await?;
    arrives(&platform, &mut buyer, &bought).await?;
    anyhow::ensure!(operator.order_count().await? == before + 1, "not exactly one order was made");
    Ok(())
}

async fn an_order_whose_answer_was_lost_is_made_once(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    let operator = platform.operator()?;
    let before = operator.order_count().await?;
    for (made, failing) in [(1, Failing::After), (2, Failing::Drop)] {
        let mut buyer = buyer(&platform)?;
        operator.fail("place_order", failing, Some(2)).await?;
        let bought = buyer.buy(&purchase(&platform, &format!("lost-{made}")).await?).await?;
        arrives(&platform, &mut buyer, &bought).await?;
        anyhow::ensure!(operator.order_count().await? == before + made, "{failing:?}: not exactly one order was made");
    }
    Ok(())
}

async fn a_slow_operator_system_keeps_nobody_waiting(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    let (operator, mut buyer) = (platform.operator()?, buyer(&platform)?);
    operator.be_slow("place_order", 8_000).await?;
    buyer.reach_check(&purchase(&platform, "slow").await?).await?;
    let form = buyer.form("/shop/order")?.with("accept_terms", "true").with("accept_summary", "true");
    let begun = Instant::now();
    buyer.send(&form).await?;
    let bought = buyer.bought()?;
    anyhow::ensure!(begun.elapsed() < Duration::from_secs(5), "the visitor waited {:?}", begun.elapsed());
    arrives(&platform, &mut buyer, &bought).await
}

async fn an_order_survives_a_crash(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    let (operator, mut buyer) = (platform.operator()?, buyer(&platform)?);
    let before = operator.order_count().await?;
    operator.be_slow("place_order", 20_000).await?;
    let bought = buyer.buy(&purchase(&platform, "crash").await?).await?;
    let platform = platform.crash_and_restart().await?;
    let (operator, mut buyer) = (platform.operator()?, self::buyer(&platform)?);
    // Whoever was carrying the order to the operator system is taken for dead after a minute only.
    let order = async || operator.order(&bought.order_number).await;
    within(Duration::from_secs(90), "the order after the crash", order).await?;
    arrives(&platform, &mut buyer, &bought).await?;
    anyhow::ensure!(platform.operator()?.order_count().await? == before + 1, "not exactly one order was made");
    Ok(())
}

async fn a_rejected_order_says_what_happens_next(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    let mut buyer = buyer(&platform)?;
    platform.operator()?.reject("DWELLING_BUSY").await?;
    let bought = buyer.buy(&purchase(&platform, "rejected").await?).await?;
    let told = eventually("the page of a rejected order", async || {
        let mut buyer = buyer.clone();
        buyer.open(&bought.path).await?;
        Ok(html::words(&buyer.page.html).contains("demande une vérification").then_some(()))
    });
    told.await.with_context(|| platform.log_tail())
}

async fn a_calendar_that_does_not_answer_is_no_dead_end(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    let mut buyer = buyer(&platform)?;
    platform.operator()?.fail("list_slots", Failing::Before, None).await?;
    let bought = buyer.buy(&purchase(&platform, "calendar").await?).await?;
    arrives(&platform, &mut buyer, &bought).await
}

async fn ten_clicks_at_once_order_once(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    let (operator, mut buyer) = (platform.operator()?, buyer(&platform)?);
    let before = operator.order_count().await?;
    buyer.reach_check(&purchase(&platform, "clicks").await?).await?;
    let form = buyer.form("/shop/order")?.with("accept_terms", "true").with("accept_summary", "true");
    let clicks = (0..10).map(|_| buyer.post(&form).send());
    let mut targets = Vec::new();
    for answer in futures::future::join_all(clicks).await {
        let answer = answer?;
        let target = answer.headers().get("location").and_then(|value| value.to_str().ok());
        targets.push(target.with_context(|| format!("a click was answered {}", answer.status()))?.to_owned());
    }
    let path = targets[0].clone();
    anyhow::ensure!(targets.iter().all(|target| *target == path), "clicks led to several orders: {targets:?}");
    buyer.open(&path).await?;
    let bought = buyer.bought()?;
    arrives(&platform, &mut buyer, &bought).await?;
    anyhow::ensure!(operator.order_count().await? == before + 1, "not exactly one order was made");
    Ok(())
}

async fn a_double_click_on_the_last_button_orders_once(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    let home = home_with(&platform, &["INTERNET"]).await?;
    let before = platform.operator()?.order_count().await?;
    visit(&world, &platform, Look::DESKTOP, "double_click", async |visitor| {
        let offer = home.offer_with(&["INTERNET"]).context("no offer")?.code.clone();
        visitor.reaches_check(&home, &offer).await?;
        visitor.agrees().await?;
        let twice = "const f = [...document.forms].find(f => f.getAttribute('action') === '/shop/order');
            const b = [...f.elements].find(e => e.type === 'submit'); b.click(); b.click();";
        visitor.browser.client().execute(twice, vec![]).await?;
        let number = visitor.order_number().await?;
        visitor.browser.sees("est confirmée").await?;
        let operator = visitor.platform.operator()?;
        anyhow::ensure!(operator.order(&number).await?.is_some(), "the order did not arrive");
        anyhow::ensure!(operator.order_count().await? == before + 1, "not exactly one order was made");
        Ok(())
    })
    .await
}

async fn a_cart_changed_in_another_tab_is_not_ordered_unseen(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.shared(Engine::Sqlite).await?;
    let mut one_tab = buyer(platform)?;
    one_tab.reach_check(&purchase(platform, "tabs").await?).await?;
    let order = one_tab.form("/shop/order")?.with("accept_terms", "true").with("accept_summary", "true");
    let mut other_tab = one_tab.clone();
    other_tab.open("/shop/payment").await?;
    let invoice = other_tab.form("/shop/payment")?.with("method", "invoice");
    other_tab.send(&invoice).await?;
    one_tab.send(&order).await?;
    let words = html::words(&one_tab.page.html);
    anyhow::ensure!(!one_tab.page.path.starts_with("/shop/order/"), "what was not shown was ordered");
    anyhow::ensure!(words.contains("a changé"), "the page does not say that the cart changed: {words}");
    let again = one_tab.form("/shop/order")?.with("accept_terms", "true").with("accept_summary", "true");
    one_tab.send(&again).await?;
    one_tab.bought().map(drop)
}

async fn back_and_reload_keep_what_was_typed(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.shared(Engine::Sqlite).await?;
    let home = home_with(platform, &["INTERNET"]).await?;
    visit(&world, platform, Look::DESKTOP, "back", async |visitor| {
        let offer = home.offer_with(&["INTERNET"]).context("no offer")?.code.clone();
        visitor.reaches_check(&home, &offer).await?;
        for step in ["/shop/payment", "/shop/delivery", "/shop/you"] {
            visitor.browser.client().back().await?;
            visitor.browser.arrives_at(step).await?;
            visitor.browser.client().refresh().await?;
            visitor.browser.arrives_at(step).await?;
        }
        let name = visitor.browser.value_of("given_name").await?;
        anyhow::ensure!(name == "Camille", "the given name became {name:?}");
        visitor.browser.submit("/shop/you").await?;
        visitor.browser.arrives_at("/shop/check").await?;
        let number = visitor.orders().await?;
        visitor.browser.client().refresh().await?;
        visitor.browser.client().back().await?;
        visitor.browser.goto("/shop/check").await?;
        anyhow::ensure!(visitor.order_number().await? == number, "the cart led to another order");
        Ok(())
    })
    .await
}

async fn a_forged_cookie_owns_nothing(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.shared(Engine::Sqlite).await?;
    for forged in ["forged", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "..", "0"] {
        let mut buyer = buyer(platform)?;
        buyer.set_cookie("weblys_shop", forged);
        buyer.open("/shop/you").await?;
        let page = &buyer.page;
        anyhow::ensure!((200..500).contains(&page.status), "{forged:?} was answered {}", page.status);
        anyhow::ensure!(html::link(&page.html, "/shop").is_some(), "{forged:?}: no way back to the shop");
        anyhow::ensure!(html::Form::find(&page.html, "/shop/you").is_none(), "{forged:?} owns a cart");
    }
    Ok(())
}

async fn a_form_from_elsewhere_is_refused(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.shared(Engine::Sqlite).await?;
    let mut buyer = buyer(platform)?;
    buyer.reach_you(&purchase(platform, "elsewhere").await?).await?;
    let form = buyer.form("/shop/you")?;
    let forged = form.clone().with("csrf", "forged");
    let answer = buyer.post(&forged).send().await?;
    anyhow::ensure!(answer.status().is_client_error(), "a forged form was answered {}", answer.status());
    let foreign = buyer.post(&form).header("sec-fetch-site", "cross-site").send().await?;
    anyhow::ensure!(foreign.status().is_client_error(), "a foreign form was answered {}", foreign.status());
    Ok(())
}

async fn a_slot_taken_meanwhile_is_said_and_others_are_proposed(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    let (operator, mut buyer) = (platform.operator()?, buyer(&platform)?);
    let wanted = purchase(&platform, "slot").await?;
    buyer.reach_you(&wanted).await?;
    let who = buyer.form("/shop/you")?.with("given_name", "Camille").with("family_name", "Fictif");
    let who = who.with("birth_date", "12/04/1985").with("email", &wanted.email).with("phone", "0639980012");
    buyer.send(&who).await?;
    let form = buyer.form("/shop/delivery")?;
    let slot = form.choices_of("slot_id").find(|slot| !slot.is_empty()).context("no slot is proposed")?.to_owned();
    for number in 0..200 {
        if !operator.take_slot(&slot, &format!("other-{number}")).await? {
            break;
        }
    }
    let early = form.with("kind", "appointment").with("express_start", "true").with("express_acknowledged", "true");
    buyer.send(&early.with("slot_id", &slot)).await?;
    let form = buyer.form("/shop/delivery")?;
    anyhow::ensure!(buyer.page.status == 422, "a taken slot was answered {}", buyer.page.status);
    let words = html::words(&buyer.page.html);
    anyhow::ensure!(words.contains("vient d’être pris"), "the page does not say that the slot is taken: {words}");
    let other = form.choices_of("slot_id").find(|one| *one != slot && !one.is_empty()).context("no other slot")?;
    anyhow::ensure!(form.value("express_start").is_some(), "what was ticked is lost");
    buyer.send(&form.clone().with("slot_id", other)).await?;
    buyer.is_at("/shop/payment")
}

async fn fields_may_have_anything_in_them(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.shared(Engine::Sqlite).await?;
    let mut buyer = buyer(platform)?;
    buyer.reach_you(&purchase(platform, "anything").await?).await?;
    let form = buyer.form("/shop/you")?;
    let long = "x".repeat(20_000);
    let samples = ["", " ", "\u{0}", "<script>alert(1)</script>", "' or 1=1 --", "{{7*7}}", "𝕏\u{202e}\u{fffd}", &long];
    for sample in samples {
        for field in ["given_name", "family_name", "birth_date", "email", "phone"] {
            buyer.send(&form.clone().with(field, sample)).await?;
            let (status, head) = (buyer.page.status, sample.chars().take(20).collect::<String>());
            anyhow::ensure!(status < 500, "{field} with {head:?} was answered {status}");
            anyhow::ensure!(!buyer.page.html.contains("<script>alert(1)"), "{field} is written as markup");
        }
    }
    for path in ["/shop/address?q=%00%ff", "/shop/dwelling/..%2f..%2fetc", "/shop/order/X?key=Y", "/shop/street/%20"] {
        buyer.open(path).await?;
        anyhow::ensure!(buyer.page.status < 500, "{path} was answered {}", buyer.page.status);
    }
    Ok(())
}

async fn a_cart_is_taken_up_again_from_a_mailed_link(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.shared(Engine::Sqlite).await?;
    let wanted = purchase(platform, "resume").await?;
    let mut first = buyer(platform)?;
    first.reach_you(&wanted).await?;
    first.open("/shop/save").await?;
    let save = first.form("/shop/save")?.with("email", &wanted.email);
    first.send(&save).await?;
    let mail = platform.mail_to(&wanted.email, "/shop/resume?token=").await?;
    let link = mail.body.split_whitespace().find(|word| word.contains("/shop/resume?token=")).context("no link")?;
    let path = link.split_once("/shop/resume").map(|(_, query)| format!("/shop/resume{query}")).context("no path")?;
    let mut second = buyer(platform)?;
    second.open(&path).await?;
    let form = second.form("/shop/resume")?;
    second.send(&form).await?;
    second.is_at("/shop/you")
}
