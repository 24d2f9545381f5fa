//! Staff at work, with the keyboard only: an administrator makes a seller, who sees what he may and nothing else.

use anyhow::Context;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use libtest_mimic::Trial;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use weblys_journeys::actors::{Visitor, visit};
use weblys_journeys::browser::Look;
use weblys_journeys::platform::{Engine, within};
use weblys_journeys::world::{World, journey};

/// The demonstration's administrator.
pub const ADMIN: (&str, &str) = ("admin", "demonstration-admin");
/// The other administrator.
pub const DEPUTY: (&str, &str) = ("adjoint", "demonstration-adjoint");

const TAB: char = '\u{e004}';
/// The enter key.
pub const ENTER: char = '\u{e007}';
const CONTROL: char = '\u{e009}';
/// Presses of the tabulator within which a page's parts are reached.
const MOST_TABS: usize = 120;

/// The stories of this file.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    vec![
        journey(
            world,
            "staff::an_administrator_makes_a_seller_who_sees_weshop_greyed_and_nothing_else",
            an_administrator_makes_a_seller_who_sees_weshop_greyed_and_nothing_else,
        ),
        journey(
            world,
            "staff::a_difference_appears_is_repaired_and_vanishes_and_a_code_is_hidden",
            a_difference_appears_is_repaired_and_vanishes_and_a_code_is_hidden,
        ),
    ]
}

async fn an_administrator_makes_a_seller_who_sees_weshop_greyed_and_nothing_else(
    world: Arc<World>,
) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    visit(&world, &platform, Look::DESKTOP, "staff", async |visitor| {
        visitor.browser.goto("/weconfig/users").await?;
        signs_in(visitor, ADMIN.0, ADMIN.1).await?;
        visitor.browser.arrives_at("/weconfig/users").await?;
        visitor.looks("users").await?;
        let first = makes_a_seller(visitor, "lou.fictif").await?;
        signs_out(visitor).await?;
        signs_in(visitor, "lou.fictif", &first).await?;
        chooses_password(visitor, &first, "tulipes bleues sous la pluie").await?;
        sees_weshop_greyed(visitor).await
    })
    .await
}

/// Presses a key.
pub async fn press(visitor: &Visitor<'_>, key: char) -> anyhow::Result<()> {
    let keys = KeyActions::new("keyboard".to_owned());
    let keys = keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
    Ok(visitor.browser.client().perform_actions(keys).await?)
}

/// Types a text.
pub async fn types(visitor: &Visitor<'_>, text: &str) -> anyhow::Result<()> {
    for key in text.chars() {
        press(visitor, key).await?;
    }
    Ok(())
}

/// Goes on with the tabulator until what has the focus is this.
pub async fn tabs_to(visitor: &Visitor<'_>, css: &str, words: &str) -> anyhow::Result<()> {
    let script = "const e = document.activeElement; const text = (e.closest('label') || e).textContent;
        return e.matches(arguments[0]) && text.includes(arguments[1]);";
    for _ in 0..MOST_TABS {
        press(visitor, TAB).await?;
        let there = visitor.browser.client().execute(script, vec![json!(css), json!(words)]).await?;
        if there == json!(true) {
            return Ok(());
        }
    }
    anyhow::bail!("the tabulator does not reach {css} {words:?} on {}", visitor.browser.path().await?)
}

/// Signs in at the page that is shown.
pub async fn signs_in(visitor: &Visitor<'_>, login: &str, password: &str) -> anyhow::Result<()> {
    visitor.browser.arrives_at("/staff/sign-in").await?;
    visitor.browser.find("main #f-login").await?;
    tabs_to(visitor, "#f-login", "").await?;
    types(visitor, login).await?;
    tabs_to(visitor, "#f-password", "").await?;
    types(visitor, password).await?;
    press(visitor, ENTER).await
}

/// Signs out by the menu.
pub async fn signs_out(visitor: &Visitor<'_>) -> anyhow::Result<()> {
    tabs_to(visitor, ".desk-me > summary", "").await?;
    press(visitor, ENTER).await?;
    tabs_to(visitor, "form[action='/staff/sign-out'] button", "").await?;
    press(visitor, ENTER).await?;
    visitor.browser.arrives_at("/staff/sign-in").await?;
    visitor.browser.sees("Vous êtes déconnecté").await
}

/// Finds the form by the palette; gives the first password.
async fn makes_a_seller(visitor: &mut Visitor<'_>, login: &str) -> anyhow::Result<String> {
    let chord = KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value: CONTROL });
    let chord = chord.then(KeyAction::Down { value: 'k' }).then(KeyAction::Up { value: 'k' });
    let chord = chord.then(KeyAction::Up { value: CONTROL });
    visitor.browser.client().perform_actions(chord).await?;
    visitor.browser.find("#palette[open]").await?;
    types(visitor, "creer un utilisateur").await?;
    visitor.looks("palette").await?;
    press(visitor, ENTER).await?;
    visitor.browser.arrives_at("/weconfig/users/new").await?;
    tabs_to(visitor, "#f-login", "").await?;
    types(visitor, login).await?;
    tabs_to(visitor, "#f-name", "").await?;
    types(visitor, "Lou Fictif").await?;
    tabs_to(visitor, "input[name=group]", "sellers").await?;
    press(visitor, ' ').await?;
    visitor.looks("user-new").await?;
    tabs_to(visitor, "main form button.button", "").await?;
    press(visitor, ENTER).await?;
    visitor.browser.sees("C’est créé").await?;
    visitor.looks("user").await?;
    tabs_to(visitor, "form[action$='/reset'] button", "").await?;
    press(visitor, ENTER).await?;
    let first = visitor.browser.find("#one-time").await?.text().await?;
    visitor.looks("one-time").await?;
    anyhow::ensure!(first.len() >= 12, "a first password of {} characters", first.len());
    Ok(first)
}

async fn chooses_password(visitor: &mut Visitor<'_>, old: &str, new: &str) -> anyhow::Result<()> {
    visitor.browser.arrives_at("/staff/password").await?;
    visitor.looks("password").await?;
    for (field, text) in [("#f-old", old), ("#f-new", new), ("#f-again", new)] {
        tabs_to(visitor, field, "").await?;
        types(visitor, text).await?;
    }
    press(visitor, ENTER).await?;
    visitor.browser.sees("Votre mot de passe est changé").await
}

async fn sees_weshop_greyed(visitor: &mut Visitor<'_>) -> anyhow::Result<()> {
    visitor.looks("seller-home").await?;
    visitor.browser.sees("WeShop").await?;
    let tiles =
        "return [...document.querySelectorAll('main .tiles li')].map(t => [t.innerText, !!t.querySelector('a')])";
    let tiles = visitor.browser.client().execute(tiles, vec![]).await?;
    let tiles = tiles.as_array().context("no tiles")?;
    anyhow::ensure!(tiles.len() == 1 && tiles[0][1] == json!(false), "one greyed site only: {tiles:?}");
    visitor.browser.goto("/weconfig/users").await?;
    visitor.browser.sees("WeConfig · Utilisateurs : Voir").await?;
    visitor.looks("seller-refused").await
}

async fn a_difference_appears_is_repaired_and_vanishes_and_a_code_is_hidden(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    visit(&world, &platform, Look::DESKTOP, "operator-users", async |visitor| {
        visitor.browser.goto("/weconfig/operator-users").await?;
        signs_in(visitor, ADMIN.0, ADMIN.1).await?;
        visitor.browser.arrives_at("/weconfig/operator-users").await?;
        first_synchronisation_is_over(visitor).await?;
        repairs_a_difference(visitor).await?;
        hides_a_code(visitor).await?;
        adds_a_code(visitor).await
    })
    .await
}

/// How long it may take on a busy machine, beside others that start.
const FIRST_SYNCHRONISATION: Duration = Duration::from_secs(60);

/// The first comes by itself; who asks for one meanwhile is told that one is under way.
async fn first_synchronisation_is_over(visitor: &Visitor<'_>) -> anyhow::Result<()> {
    within(FIRST_SYNCHRONISATION, "the first synchronisation is over", async || {
        visitor.browser.goto("/weconfig/operator-users").await?;
        let shown = visitor.browser.find("main").await?.text().await?;
        Ok((shown.contains("le calendrier") && !shown.contains("En cours")).then_some(()))
    })
    .await
}

/// The operator system's administrator is not made by a synchronisation: a person decides.
async fn repairs_a_difference(visitor: &mut Visitor<'_>) -> anyhow::Result<()> {
    visitor.browser.find("main form[action$='/synchronise'] button").await?;
    tabs_to(visitor, "main form[action$='/synchronise'] button", "").await?;
    press(visitor, ENTER).await?;
    visitor.browser.sees("La synchronisation est faite").await?;
    visitor.browser.sees("Inconnu dans Weblys").await?;
    visitor.looks("differences").await?;
    tabs_to(visitor, "input[name=id][value*='administration.siege']", "").await?;
    press(visitor, ' ').await?;
    tabs_to(visitor, "button[value=take_theirs]", "").await?;
    press(visitor, ENTER).await?;
    visitor.browser.arrives_at("/weconfig/operator-users/repair").await?;
    visitor.browser.sees("Rien n’est encore fait").await?;
    visitor.looks("preview").await?;
    tabs_to(visitor, "main form button.button", "").await?;
    press(visitor, ENTER).await?;
    visitor.browser.sees("Réparées : 1").await?;
    visitor.looks("report").await?;
    visitor.browser.goto("/weconfig/operator-users?q=administration.siege").await?;
    visitor.browser.sees("Aucune différence").await
}

async fn hides_a_code(visitor: &mut Visitor<'_>) -> anyhow::Result<()> {
    visitor.browser.goto("/weconfig/code-tables").await?;
    tabs_to(visitor, "main form[action$='/import'] button", "").await?;
    press(visitor, ENTER).await?;
    visitor.browser.sees("L’import est fait").await?;
    visitor.looks("code-tables").await?;
    tabs_to(visitor, "main .row-link", "Civilités").await?;
    press(visitor, ENTER).await?;
    visitor.browser.arrives_at("/weconfig/code-tables/TITLE").await?;
    visitor.looks("codes").await?;
    tabs_to(visitor, "main .row-link", "ASSO").await?;
    press(visitor, ENTER).await?;
    visitor.browser.arrives_at("/weconfig/codes/").await?;
    tabs_to(visitor, "input[name=hidden]", "").await?;
    press(visitor, ' ').await?;
    visitor.looks("code").await?;
    tabs_to(visitor, "main form button.button", "").await?;
    press(visitor, ENTER).await?;
    visitor.browser.sees("C’est enregistré").await?;
    visitor.browser.goto("/weconfig/code-tables/TITLE?state=hidden").await?;
    visitor.browser.sees("ASSO").await
}

/// A table of our own: its codes are made here.
async fn adds_a_code(visitor: &mut Visitor<'_>) -> anyhow::Result<()> {
    visitor.browser.goto("/weconfig/code-tables").await?;
    tabs_to(visitor, "main .row-link", "Issues des demandes").await?;
    press(visitor, ENTER).await?;
    visitor.browser.arrives_at("/weconfig/code-tables/WEBLYS.CONTACT_OUTCOME").await?;
    tabs_to(visitor, "main a.button", "Nouveau code").await?;
    press(visitor, ENTER).await?;
    visitor.browser.arrives_at("/weconfig/code-tables/WEBLYS.CONTACT_OUTCOME/new").await?;
    tabs_to(visitor, "#f-code", "").await?;
    types(visitor, "SOLD").await?;
    tabs_to(visitor, "#f-label_fr", "").await?;
    types(visitor, "À rappeler").await?;
    press(visitor, ENTER).await?;
    visitor.browser.find("#f-code[aria-invalid=true]").await?;
    visitor.looks("code-taken").await?;
    tabs_to(visitor, "#f-code", "").await?;
    types(visitor, "_LATER").await?;
    press(visitor, ENTER).await?;
    visitor.browser.sees("C’est enregistré").await?;
    visitor.browser.sees("À rappeler").await?;
    visitor.looks("own-codes").await
}
