//! What makes the staff's frame quick to work in, with the keyboard only: a bell that counts as it happens, lists kept
//! under a name, drafts, the same done to several users, acting in another's name.

use crate::staff::{ADMIN, ENTER, press, signs_in, tabs_to, types};
use anyhow::Context;
use libtest_mimic::Trial;
use serde_json::json;
use std::sync::Arc;
use weblys_api::client::Caller;
use weblys_api::contact::{ContactKind, LeaveContact};
use weblys_journeys::actors::{Visitor, visit};
use weblys_journeys::browser::Look;
use weblys_journeys::platform::{Engine, Platform};
use weblys_journeys::world::{World, journey};

/// The stories of this file.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    vec![
        journey(world, "frame::a_new_request_is_told_at_once_and_read", a_new_request_is_told_at_once_and_read),
        journey(world, "frame::a_list_is_kept_a_form_left_and_taken_up", a_list_is_kept_a_form_left_and_taken_up),
        journey(world, "frame::several_users_are_disabled_after_a_look", several_users_are_disabled_after_a_look),
    ]
}

/// Somebody leaves a request, once; its answer goes by mail.
pub async fn leave_contact(platform: &Platform) -> anyhow::Result<()> {
    let form = LeaveContact {
        kind: ContactKind::Callback,
        idempotency_key: "a journey".to_owned(),
        name: "Camille Fictif".to_owned(),
        email: "camille@example.fr".to_owned(),
        phone: "06 39 98 00 12".to_owned(),
        message: "Bonjour".to_owned(),
        ..LeaveContact::default()
    };
    platform.back()?.leave_contact(&Caller::default(), &form).await?;
    Ok(())
}

async fn a_new_request_is_told_at_once_and_read(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    visit(&world, &platform, Look::DESKTOP, "notices", async |visitor| {
        visitor.browser.goto("/weconfig").await?;
        signs_in(visitor, ADMIN.0, ADMIN.1).await?;
        visitor.browser.arrives_at("/weconfig").await?;
        anyhow::ensure!(!visitor.browser.has("[data-bell] [data-count]:not([hidden])").await?, "nothing is unread yet");
        leave_contact(&platform).await?;
        visitor.browser.find("[data-bell] [data-count]:not([hidden])").await.context("the bell without a reload")?;
        visitor.looks("bell").await?;
        tabs_to(visitor, "[data-bell]", "").await?;
        press(visitor, ENTER).await?;
        visitor.browser.arrives_at("/staff/notifications").await?;
        visitor.browser.sees("Nouvelle demande de contact").await?;
        visitor.looks("list").await?;
        tabs_to(visitor, "form[action='/staff/notifications/read'] button", "").await?;
        press(visitor, ENTER).await?;
        visitor.browser.sees("C’est noté comme lu").await?;
        anyhow::ensure!(!visitor.browser.has(".notices .is-new").await?, "everything is read");
        Ok(())
    })
    .await
}

async fn a_list_is_kept_a_form_left_and_taken_up(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    visit(&world, &platform, Look::DESKTOP, "views", async |visitor| {
        visitor.browser.goto("/weconfig/users?state=active&sort=-name").await?;
        signs_in(visitor, ADMIN.0, ADMIN.1).await?;
        visitor.browser.find(".views > summary").await?;
        keeps_the_list(visitor).await?;
        leaves_a_form(visitor).await
    })
    .await
}

async fn keeps_the_list(visitor: &mut Visitor<'_>) -> anyhow::Result<()> {
    tabs_to(visitor, ".views > summary", "").await?;
    press(visitor, ENTER).await?;
    tabs_to(visitor, "#view-name", "").await?;
    types(visitor, "Actifs").await?;
    visitor.looks("menu").await?;
    tabs_to(visitor, ".views input[name=default]", "").await?;
    press(visitor, ' ').await?;
    tabs_to(visitor, ".views form button", "").await?;
    press(visitor, ENTER).await?;
    visitor.browser.sees("C’est enregistré").await?;
    visitor.browser.goto("/weconfig/users").await?;
    let path = visitor.browser.path().await?;
    anyhow::ensure!(path.contains("state=active"), "the list opens with its view: {path}");
    visitor.browser.goto("/staff/views").await?;
    visitor.browser.sees("Actifs").await?;
    visitor.looks("views").await
}

async fn leaves_a_form(visitor: &mut Visitor<'_>) -> anyhow::Result<()> {
    visitor.browser.goto("/weconfig/users/new").await?;
    tabs_to(visitor, "#f-name", "").await?;
    types(visitor, "Lou Fictif").await?;
    visitor.browser.sees("Brouillon gardé").await?;
    visitor.browser.goto("/staff").await?;
    visitor.browser.goto("/weconfig/users/new").await?;
    visitor.browser.sees("Brouillon du").await?;
    visitor.looks("draft").await?;
    tabs_to(visitor, ".draft a", "Reprendre").await?;
    press(visitor, ENTER).await?;
    visitor.browser.arrives_at("/weconfig/users/new").await?;
    visitor.browser.find("#f-name[value='Lou Fictif']").await.context("what was typed is there again")?;
    Ok(())
}

async fn several_users_are_disabled_after_a_look(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    visit(&world, &platform, Look::DESKTOP, "bulk", async |visitor| {
        visitor.browser.goto("/weconfig/users?size=200").await?;
        signs_in(visitor, ADMIN.0, ADMIN.1).await?;
        visitor.browser.find(".bulk-form input[name=id]").await?;
        tabs_to(visitor, "[data-all]", "").await?;
        press(visitor, ' ').await?;
        tabs_to(visitor, ".bulk-bar button[value=disable]", "").await?;
        press(visitor, ENTER).await?;
        visitor.browser.arrives_at("/weconfig/users/bulk").await?;
        visitor.browser.sees("sera fait").await?;
        visitor.browser.sees("Personne ne modifie ses propres groupes").await?;
        visitor.looks("preview").await?;
        tabs_to(visitor, "main form button.button", "Confirmer").await?;
        press(visitor, ENTER).await?;
        visitor.browser.sees("Fait :").await?;
        visitor.looks("report").await?;
        let state = "return [...document.querySelectorAll('.state-good')].length";
        let done = visitor.browser.client().execute(state, vec![]).await?;
        anyhow::ensure!(done.as_i64() >= Some(1), "somebody is disabled: {done}");
        let still = visitor.browser.client().execute("return location.pathname", vec![]).await?;
        anyhow::ensure!(still == json!("/weconfig/users/bulk"), "the report stays: {still}");
        leave_contact(&platform).await?;
        deals_with_all_requests(visitor).await
    })
    .await
}

async fn deals_with_all_requests(visitor: &mut Visitor<'_>) -> anyhow::Result<()> {
    visitor.browser.goto("/weconfig/contacts?view=all").await?;
    visitor.browser.find(".bulk-form input[name=id]").await?;
    tabs_to(visitor, "[data-all]", "").await?;
    press(visitor, ' ').await?;
    tabs_to(visitor, ".bulk-bar button[value=handle]", "").await?;
    press(visitor, ENTER).await?;
    visitor.browser.arrives_at("/weconfig/contacts/bulk").await?;
    visitor.browser.sees("sera fait").await?;
    tabs_to(visitor, "#f-note", "").await?;
    types(visitor, "Rappelée ce matin.").await?;
    visitor.looks("requests").await?;
    tabs_to(visitor, "main form button.button", "Confirmer").await?;
    press(visitor, ENTER).await?;
    visitor.browser.sees("Fait : 1. Refusé : 0.").await?;
    visitor.browser.goto("/weconfig/contacts?state=open").await?;
    visitor.browser.sees("Aucune demande").await
}
