//! The configuration is kept, tried with something else and taken back; and what was tested is brought to production, where
//! a second person agrees.

use crate::staff::{ADMIN, DEPUTY, signs_in, signs_out};
use anyhow::Context;
use libtest_mimic::Trial;
use std::sync::Arc;
use weblys_journeys::actors::{Visitor, visit};
use weblys_journeys::browser::Look;
use weblys_journeys::platform::{Engine, Platform};
use weblys_journeys::world::{World, journey};
use weblys_kernel::Locale;

const HERE: &str = "/weconfig/configuration";
const KEEP: &str = "/weconfig/configuration/keep";
const BRING: &str = "/weconfig/configuration/bring";
const SLOT_HOLD: &str = "/weconfig/parameters/slot_hold";

/// The stories of this file.
pub fn journeys(world: &Arc<World>) -> Vec<Trial> {
    vec![
        journey(
            world,
            "staff_configuration::it_is_kept_changed_and_taken_back_with_one_click",
            it_is_kept_changed_and_taken_back_with_one_click,
        ),
        journey(
            world,
            "staff_configuration::what_was_tested_is_brought_to_production_where_a_second_person_agrees",
            what_was_tested_is_brought_to_production_where_a_second_person_agrees,
        ),
    ]
}

async fn it_is_kept_changed_and_taken_back_with_one_click(world: Arc<World>) -> anyhow::Result<()> {
    let platform = world.own(Engine::Sqlite).await?;
    for look in [Look::DESKTOP, Look::PHONE.dark().speaking(Locale::Fr)] {
        visit(&world, &platform, look, "staff-configuration", async |staff| {
            staff.browser.goto(HERE).await?;
            signs_in(staff, ADMIN.0, ADMIN.1).await?;
            staff.browser.arrives_at(HERE).await?;
            let before = slot_hold(staff, "").await?;
            staff.browser.goto(HERE).await?;
            staff.browser.fill("name", "Avant les fêtes").await?;
            staff.browser.submit(KEEP).await?;
            staff.browser.sees("La configuration est gardée").await?;
            staff.browser.sees("Comme en vigueur").await?;
            let kept = staff.browser.path().await?;
            let kept = kept.split('?').next().unwrap_or_default().to_owned();
            slot_hold(staff, "55").await?;
            on_the_command_line(&platform)?;
            staff.browser.goto(&kept).await?;
            staff.browser.sees("slot_hold").await?;
            staff.looks("differs").await?;
            staff.browser.submit(&kept).await?;
            staff.browser.sees("C’est en vigueur").await?;
            staff.browser.sees("Avant une mise en vigueur").await?;
            staff.looks("applied").await?;
            let back = staff.browser.path().await?;
            anyhow::ensure!(slot_hold(staff, "").await? == before, "it is not as it was");
            staff.browser.goto(back.split('?').next().unwrap_or_default()).await?;
            staff.browser.submit(back.split('?').next().unwrap_or_default()).await?;
            staff.browser.sees("C’est en vigueur").await?;
            anyhow::ensure!(slot_hold(staff, "").await? == "55", "the way back leads nowhere");
            staff.browser.goto(&kept).await?;
            staff.browser.submit(&kept).await?;
            staff.browser.goto(HERE).await?;
            staff.browser.sees("Avant les fêtes").await?;
            staff.looks("list").await
        })
        .await?;
    }
    Ok(())
}

/// The command writes the same file and tells the same.
fn on_the_command_line(platform: &Platform) -> anyhow::Result<()> {
    let file = platform.file("sauvegarde.json");
    let name = file.display().to_string();
    platform.command("configuration", &["save", &name])?;
    let same = platform.command("configuration", &["diff", &name])?;
    anyhow::ensure!(same.trim() == "0 lines", "{same}");
    std::fs::write(&file, std::fs::read_to_string(&file)?.replace("\"55\"", "\"56\""))?;
    let differs = platform.command("configuration", &["diff", &name])?;
    anyhow::ensure!(differs.contains("changed parameters slot_hold"), "{differs}");
    Ok(())
}

/// The parameter as it is; perhaps set to something else first.
async fn slot_hold(staff: &Visitor<'_>, value: &str) -> anyhow::Result<String> {
    staff.browser.goto(SLOT_HOLD).await?;
    if !value.is_empty() {
        staff.browser.fill("value", value).await?;
        staff.browser.submit(SLOT_HOLD).await?;
        staff.browser.find("main [class*=banner-success]").await?;
    }
    staff.browser.value_of("value").await
}

async fn what_was_tested_is_brought_to_production_where_a_second_person_agrees(
    world: Arc<World>,
) -> anyhow::Result<()> {
    let platform = world.two_environments().await?;
    let second = platform.endpoints.second.as_ref().context("no second environment")?;
    let prod = second.front.trim_end_matches('/').to_owned();
    let file = tested(&world, &platform).await?;
    visit(&world, &platform, Look::DESKTOP, "configuration-prod", async |staff| {
        staff.browser.goto(&format!("{prod}{HERE}")).await?;
        signs_in(staff, ADMIN.0, ADMIN.1).await?;
        staff.browser.arrives_at(HERE).await?;
        let input = staff.browser.find("main input[type=file]").await?;
        input.send_keys(&file).await?;
        staff.browser.submit(BRING).await?;
        staff.browser.sees("Regardez ce qu’il changerait").await?;
        staff.browser.sees("Bienvenue à la fibre").await?;
        staff.looks("brought").await?;
        let package = staff.browser.path().await?;
        staff.browser.submit(package.split('?').next().unwrap_or_default()).await?;
        staff.browser.sees("Rien n’est changé encore").await?;
        signs_out(staff).await?;
        staff.browser.goto(&format!("{prod}/staff/approvals")).await?;
        signs_in(staff, DEPUTY.0, DEPUTY.1).await?;
        staff.browser.arrives_at("/staff/approvals").await?;
        staff.browser.click("main .row-link").await?;
        staff.browser.sees("Ce qui changerait").await?;
        staff.browser.sees("Bienvenue à la fibre").await?;
        staff.looks("decides").await?;
        staff.browser.click("button[value='agree']").await?;
        staff.browser.sees("Accord donné, le changement est fait").await?;
        staff.browser.goto(&format!("{prod}/weconfig/parameters/notice_fr")).await?;
        anyhow::ensure!(staff.browser.value_of("value").await? == "Bienvenue à la fibre", "it is not in force");
        Ok(())
    })
    .await
}

/// Something is set in the first environment and its configuration taken out as a file.
async fn tested(world: &World, platform: &Platform) -> anyhow::Result<String> {
    let mut path = String::new();
    visit(world, platform, Look::DESKTOP, "configuration-test", async |staff| {
        staff.browser.goto("/weconfig/parameters/notice_fr").await?;
        signs_in(staff, ADMIN.0, ADMIN.1).await?;
        staff.browser.fill("value", "Bienvenue à la fibre").await?;
        staff.browser.submit("/weconfig/parameters/notice_fr").await?;
        staff.browser.find("main [class*=banner-success]").await?;
        staff.browser.goto(HERE).await?;
        staff.browser.fill("name", "Essayée").await?;
        staff.browser.submit(KEEP).await?;
        staff.browser.sees("La configuration est gardée").await?;
        let script = "const done = arguments[arguments.length - 1];
            fetch(document.querySelector('a[href$=\"/file\"]').href).then((r) => r.text()).then(done, (e) => done(`${e}`));";
        let text = staff.browser.client().execute_async(script, Vec::new()).await?;
        let text = text.as_str().context("no file")?.to_owned();
        anyhow::ensure!(text.starts_with('{') && text.contains("Bienvenue à la fibre"), "{text:.200}");
        let file = platform.file("configuration.json");
        std::fs::write(&file, text)?;
        path = file.canonicalize()?.display().to_string();
        Ok(())
    })
    .await?;
    Ok(path)
}
