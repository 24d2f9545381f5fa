//! Every page, in both languages and both themes, looked at by axe-core; and kept as a picture.

use crate::{frame, staff};
use anyhow::Context;
use libtest_mimic::Trial;
use serde_json::json;
use std::sync::Arc;
use weblys_journeys::actors::{Visitor, visit};
use weblys_journeys::browser::Look;
use weblys_journeys::platform::{Engine, eventually};
use weblys_journeys::town::{Home, home_with};
use weblys_journeys::world::{World, journey};
use weblys_kernel::Locale;

/// Pages that anybody may open.
const OPEN: [&str; 16] = [
    "/",
    "/shop",
    "/shop/address?q=rue",
    "/shop/address?q=zzzz",
    "/shop/contact?kind=address_not_found&address=1+rue+Inconnue",
    "/shop/contact?kind=callback",
    "/shop/withdrawal",
    "/shop/termination",
    "/shop/legal/notice",
    "/shop/legal/privacy",
    "/shop/legal/cookies",
    "/shop/legal/accessibility",
    "/shop/legal/terms",
    "/shop/legal/tariffs",
    "/shop/nowhere",
    "/shop/you",
];

/// Pages that an administrator may open.
const STAFF: &[&str] = &[
    "/staff",
    "/staff/account",
    "/staff/password",
    "/staff/account/second-factor",
    "/staff/account/passkeys",
    "/staff/search?q=admin",
    "/staff/notifications",
    "/staff/views",
    "/weconfig/users/bulk?do=disable",
    "/weconfig/users/bulk?do=add&id=00000000-0000-0000-0000-000000000001",
    "/weconfig/contacts/bulk?do=handle&id=00000000-0000-0000-0000-000000000001",
    "/weconfig/jobs/bulk?do=retry&id=00000000-0000-0000-0000-000000000001",
    "/weconfig",
    "/weconfig/users",
    "/weconfig/users?q=zzzz",
    "/weconfig/users/new",
    "/weconfig/operator-users",
    "/weconfig/operator-users/profiles",
    "/weconfig/code-tables",
    "/weconfig/code-tables/STREET_TYPE",
    "/weconfig/code-tables/WEBLYS.CONTACT_OUTCOME",
    "/weconfig/code-tables/WEBLYS.CONTACT_OUTCOME/new",
    "/weconfig/catalogue",
    "/weconfig/catalogue?kind=options&state=withheld",
    "/weconfig/catalogue?place=rue",
    "/weconfig/catalogue/publications",
    "/weconfig/catalogue/changes?after=1",
    "/weconfig/catalogue/things?sheet=restrictions",
    "/weconfig/catalogue/things?q=zzzz",
    "/weconfig/catalogue/thing/edit?sheet=equipment&item=SMARTPHONE-5G",
    "/weconfig/catalogue/thing/history?sheet=offers&item=TRIO-1G",
    "/weconfig/catalogue?kind=promotions&offer=TRIO-1G",
    "/weconfig/catalogue/coverage",
    "/weconfig/catalogue/impact",
    "/weconfig/catalogue/operator",
    "/weconfig/groups",
    "/weconfig/groups/new",
    "/weconfig/audit",
    "/weconfig/audit/chain",
    "/weconfig/contacts",
    "/weconfig/jobs",
    "/weconfig/schedule",
    "/weconfig/schedule/check_trail",
    "/weconfig/environments",
    "/weconfig/components",
    "/weconfig/components/trace?q=admin",
    "/weconfig/configuration",
    "/weconfig/sites",
    "/weconfig/sites/selfshop",
    "/weconfig/caches",
    "/weconfig/caches/addresses",
    "/weconfig/caches/catalogue",
    "/weconfig/environments/rules",
    "/staff/approvals",
    "/weconfig/parameters",
    "/weconfig/parameters/slot_hold",
    "/weconfig/parameters/notice_fr",
    "/weconfig/mails",
    "/demo/gallery/staff",
    "/demo/gallery/staff/merge",
    "/demo/gallery/staff/approval",
    "/demo/gallery/staff/confirm",
];

/// What is reached from another page of the staff, in these journeys or others.
const REACHED: &[&str] = &[
    "/staff/sign-in",
    "/staff/second-factor",
    "/demo/gallery/staff/problem",
    "/staff/approvals/{approval_id}",
    "/weconfig/users/{user_id}",
    "/weconfig/users/{user_id}/edit",
    "/weconfig/operator-users/repair",
    "/weconfig/groups/{group_id}",
    "/weconfig/audit/{seq}",
    "/weconfig/contacts/{contact_id}",
    "/weconfig/codes/{code_id}",
    "/weconfig/mails/{mail_id}",
    "/weconfig/catalogue/thing",
    "/weconfig/configuration/packages/{package_id}",
];

/// What answers a browser with something else than a page: files, streams, and where a passing through leads on.
const NO_PAGES: &[&str] = &[
    "/weconfig/catalogue/publications/{publication}/file",
    "/weconfig/catalogue/publications/{publication}/workbook",
    "/staff/sign-on",
    "/staff/sign-on/back",
    "/staff/sign-on/out",
    "/staff/notifications/stream",
    "/weconfig/users/export",
    "/weconfig/operator-users/export",
    "/weconfig/audit/export",
    "/weconfig/contacts/export",
    "/weconfig/code-tables/{table_code}/export",
    "/weconfig/mails/export",
    "/weconfig/configuration/packages/{package_id}/file",
];

/// Where FRONT answers a browser that only looks, of what is the staff's.
async fn no_page_of_the_staff_is_left_out(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.shared(Engine::Sqlite).await?;
    let declared = include_str!("../../crates/front/src/routes/staff.rs").split("pub const ").skip(1);
    let declared = declared.filter_map(|one| one.split('"').nth(1)).filter(|text| text.starts_with('/'));
    let looked_at = |path: &str| {
        let same = |one: &&str| one.split('?').next() == Some(path);
        let of_a_kind = |one: &&str| {
            let (one, path) = (one.split('/'), path.split('/'));
            one.clone().count() == path.clone().count()
                && one.zip(path).all(|(a, b)| a == b || b.starts_with('{') && a != "new")
        };
        STAFF.iter().any(|one| same(one) || of_a_kind(one)) || REACHED.contains(&path) || NO_PAGES.contains(&path)
    };
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
    let mut left_out = Vec::new();
    for path in declared.filter(|path| !looked_at(path)) {
        let id = "00000000-0000-0000-0000-000000000001";
        let filled: Vec<&str> = path.split('/').map(|part| if part.starts_with('{') { id } else { part }).collect();
        let answer = client.get(platform.page(&filled.join("/"))).send().await?;
        // Nothing but what takes forms leads to another page than to signing in.
        let place = answer.headers().get(reqwest::header::LOCATION).and_then(|place| place.to_str().ok());
        if answer.status() != reqwest::StatusCode::SEE_OTHER || place.is_none_or(|place| place.contains("next=")) {
            left_out.push((path, answer.status()));
        }
    }
    anyhow::ensure!(left_out.is_empty(), "add them to the pages that are looked at: {left_out:?}");
    Ok(())
}

/// Puts another document in the place of the page shown.
const WRITE: &str = "const done = arguments[1];
fetch(arguments[0]).then(answer => answer.text()).then(html => {
    document.open(); document.write(html); document.close(); done(html.length); });";

/// The looks in which every page is seen, in the light and in the dark.
const LOOKS: [(&str, Look); 3] =
    [("in_french", Look::DESKTOP), ("in_english", Look::DESKTOP.speaking(Locale::En)), ("on_a_phone", Look::PHONE)];

/// Each look with every page: those of the shop, and those of the staff.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    let in_each_look = LOOKS.into_iter().flat_map(|(name, look)| {
        let shop = format!("pages::every_page_of_the_shop_is_accessible_{name}");
        let staff = format!("pages::every_page_of_the_staff_is_accessible_{name}");
        [
            journey(world, &shop, move |world| every_page_of_the_shop_is_accessible(world, look)),
            journey(world, &staff, move |world| every_page_of_the_staff_is_accessible(world, look)),
        ]
    });
    let none_left_out = journey(world, "pages::no_page_of_the_staff_is_left_out", no_page_of_the_staff_is_left_out);
    in_each_look.chain([none_left_out]).collect()
}

async fn every_page_of_the_shop_is_accessible(world: Arc<World>, look: Look) -> anyhow::Result<()> {
    let platform = world.shared(Engine::Sqlite).await?;
    let home = home_with(platform, &["INTERNET", "MOBILE"]).await?;
    visit(&world, platform, look, "pages", async |visitor| {
        visitor.in_both_themes = true;
        for path in OPEN {
            look_at(visitor, path).await?;
        }
        pages_of_a_purchase(visitor, &home).await?;
        let device = ["/demo/device/energy-label", "/demo/device/sheet", "/demo/device/durability-label"];
        for path in ["/shop/save", "/demo/mails", "/demo/gallery"].into_iter().chain(device) {
            look_at(visitor, path).await?;
        }
        Ok(())
    })
    .await
}

async fn every_page_of_the_staff_is_accessible(world: Arc<World>, look: Look) -> anyhow::Result<()> {
    let platform = world.shared(Engine::Sqlite).await?;
    frame::leave_contact(platform).await?;
    visit(&world, platform, look, "staff-pages", async |visitor| {
        visitor.in_both_themes = true;
        pages_of_the_staff(visitor).await
    })
    .await
}

/// Pages of the staff, in the order in which an administrator sees them.
async fn pages_of_the_staff(visitor: &mut Visitor<'_>) -> anyhow::Result<()> {
    look_at(visitor, "/staff/sign-in").await?;
    staff::signs_in(visitor, staff::ADMIN.0, staff::ADMIN.1).await?;
    visitor.browser.arrives_at("/staff").await?;
    visitor.browser.find(".desk-me").await?;
    brings_code_tables(visitor).await?;
    for path in STAFF {
        look_at(visitor, path).await?;
        anyhow::ensure!(!visitor.browser.has("[data-problem]").await?, "{path} is not there");
    }
    for kind in ["right", "away", "lapsed"] {
        look_at(visitor, &format!("/demo/gallery/staff/problem?kind={kind}")).await?;
    }
    visitor.browser.goto("/weconfig/users").await?;
    visitor.browser.click("main .row-link").await?;
    visitor.browser.arrives_at("/weconfig/users/").await?;
    visitor.looks("staff-user").await?;
    visitor.browser.click("main a[href$='/edit']").await?;
    visitor.browser.find("main form #f-login").await?;
    visitor.looks("staff-user-edit").await?;
    for (list, name) in [("/weconfig/contacts?view=all", "staff-contact"), ("/weconfig/mails", "staff-mail")] {
        visitor.browser.goto(list).await?;
        visitor.browser.click("main .row-link").await?;
        visitor.browser.find("main dl.facts").await?;
        visitor.looks(name).await?;
    }
    visitor.browser.goto("/weconfig/groups?sort=-members").await?;
    visitor.browser.click("main .row-link").await?;
    visitor.browser.arrives_at("/weconfig/groups/").await?;
    visitor.looks("staff-group").await?;
    visitor.browser.goto("/weconfig/audit").await?;
    visitor.browser.click("main .row-link").await?;
    visitor.browser.arrives_at("/weconfig/audit/").await?;
    visitor.looks("staff-audit-entry").await
}

/// The demonstration has no code tables until somebody imports them.
async fn brings_code_tables(visitor: &mut Visitor<'_>) -> anyhow::Result<()> {
    visitor.browser.goto("/weconfig/code-tables").await?;
    visitor.browser.click("form[action='/weconfig/code-tables/import'] button").await?;
    visitor.browser.find("main .row-link[href='/weconfig/code-tables/STREET_TYPE']").await.map(drop)
}

async fn look_at(visitor: &mut Visitor<'_>, path: &str) -> anyhow::Result<()> {
    visitor.browser.goto(path).await?;
    let name: String = path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(40).collect();
    visitor.looks(name.trim_matches('-')).await
}

async fn pages_of_a_purchase(visitor: &mut Visitor<'_>, home: &Home) -> anyhow::Result<()> {
    let offer = home.offer_with(&["INTERNET", "MOBILE"]).context("no offer")?.code.clone();
    let dwelling = format!("/shop/dwelling/{}", home.dwelling_id());
    let other = home.offers.offers.iter().find(|card| card.code != offer).map(|card| card.code.clone());
    let compared = other.unwrap_or_else(|| offer.clone());
    look_at(visitor, &format!("{dwelling}/compare?offer={offer}&offer={compared}")).await?;
    visitor.browser.goto(&format!("{dwelling}?offer={offer}")).await?;
    visitor.chooses_offer(&offer).await?;
    anyhow::ensure!(visitor.browser.has(".product-sar strong").await?, "what a smartphone sends is told");
    // Something is bought, so that the check page tells the legal guarantee.
    let bought = "document.querySelector('[name=\"many.REPETEUR-ACHAT\"]').value = 1";
    visitor.browser.client().execute(bought, vec![]).await?;
    visitor.keeps_what_is_proposed().await?;
    // The same page with every field refused: errors are read, linked and counted.
    visitor
        .browser
        .client()
        .execute("document.forms.length && [...document.forms].forEach(f => f.noValidate = true)", vec![])
        .await?;
    visitor.browser.submit("/shop/you").await?;
    visitor.browser.find("#error-summary").await?;
    visitor.looks("you-refused").await?;
    // How a day is typed depends on the browser's own language.
    let wish =
        "const day = document.querySelector('[name=port_mobile_wanted_on]'); day.value = day.max; return day.value";
    let wished = visitor.browser.client().execute(wish, vec![]).await?;
    anyhow::ensure!(wished.as_str().is_some_and(|day| !day.is_empty()), "no day can be wished for: {wished}");
    visitor.tells_who().await?;
    visitor.chooses_delivery().await?;
    // The provider's page is looked at too; in the end somebody else pays otherwise.
    visitor.pays_by_card().await?;
    visitor.browser.goto("/shop/payment").await?;
    visitor.pays_by_direct_debit().await?;
    let told =
        if visitor.browser.look.locale == Locale::Fr { "date que vous avez choisie" } else { "the date you chose" };
    visitor.browser.sees(told).await?;
    let picture = "const picture = document.querySelector('.official-notice img');
        return !!picture && picture.complete && picture.naturalWidth > 0";
    eventually("the notice of the guarantee is drawn", async || {
        Ok((visitor.browser.client().execute(picture, vec![]).await? == true).then_some(()))
    })
    .await?;
    visitor.orders().await?;
    visitor.looks("order").await?;
    anyhow::ensure!(visitor.browser.has(".documents a[href*='download=1']").await?, "the notice of the guarantee");
    // Documents have one theme of their own.
    visitor.in_both_themes = false;
    each_document(visitor).await?;
    visitor.in_both_themes = true;
    Ok(())
}

/// Documents open in the browser in their own style, although nothing but them may come along.
async fn each_document(visitor: &mut Visitor<'_>) -> anyhow::Result<()> {
    let pages = "return [...document.querySelectorAll('.documents li')]
        .map(line => line.querySelector('a').getAttribute('href'))";
    let read = visitor.browser.client().execute(pages, vec![]).await?;
    let read: Vec<String> = serde_json::from_value(read)?;
    anyhow::ensure!(read.len() >= 6, "not every document is there: {read:?}");
    for (number, link) in read.iter().enumerate() {
        visitor.browser.goto(link).await?;
        let style = "return getComputedStyle(document.body).fontFamily";
        let style = visitor.browser.client().execute(style, vec![]).await?;
        anyhow::ensure!(style.to_string().contains("Helvetica"), "{link} has no style: {style}");
        let pictures = "return [...document.images].every(picture => picture.complete && picture.naturalWidth > 0)";
        let drawn = visitor.browser.client().execute(pictures, vec![]).await?;
        anyhow::ensure!(drawn == true, "a picture of {link} is not drawn");
        visitor.browser.screenshot(&format!("document-{number}")).await?;
    }
    // Their own policy lets no script run, not even axe-core: it looks at the same document on another page.
    visitor.browser.devtools("Page.setBypassCSP", json!({ "enabled": true })).await?;
    for (number, link) in read.iter().enumerate() {
        visitor.browser.goto("/shop/legal/terms").await?;
        visitor.browser.client().execute_async(WRITE, vec![json!(link)]).await?;
        visitor.looks(&format!("document-written-{number}")).await?;
    }
    visitor.browser.devtools("Page.setBypassCSP", json!({ "enabled": false })).await.map(drop)
}
