//! BACK with the catalogue of a large operator and a million homes: what it answers over HTTP, what it takes to put
//! another catalogue in force meanwhile, and its memory.

use crate::load::Load;
use crate::parts::{Parts, SHARING};
use anyhow::Context;
use std::fmt::Display;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use tokio::process::Command as Beside;
use weblys_api::Caller;
use weblys_journeys::platform::{Engine, Template, within};
use weblys_journeys::settings::Settings;

/// Homes that are asked about, spread over the country.
const ASKED: usize = 5_000;
/// Of so many.
const HOMES: usize = 1_000_000;
/// Connections that ask while another catalogue comes into force: fewer than keep the machine busy.
const BESIDE: usize = 2;
/// The longest that a publication may take to come into force before it is given up.
const PATIENCE: Duration = Duration::from_secs(120);

/// Loads the files of this folder and measures.
pub async fn measure(settings: &Settings, files: &Path, seconds: Duration) -> anyhow::Result<()> {
    let template = Template::seed(settings, Engine::Sqlite).await?;
    let (program, database) = (&settings.program, template.database_url(settings)?);
    let file = |name: &str| files.join(name).display().to_string();
    let begun = Instant::now();
    let network = file("network.csv");
    told(program, &database, &["import", "addresses", &file("addresses.csv"), "--network", &network])?;
    tell("a million homes imported", format_args!("{:.1} s", begun.elapsed().as_secs_f64()));
    let begun = Instant::now();
    told(program, &database, &["catalog", "publish", &file("one.json")])?;
    tell("10,000 offers published by command", format_args!("{:.1} s", begun.elapsed().as_secs_f64()));
    let (platform, start_ms) = template.start_apart(settings, SHARING).await?;
    let parts = Parts::of(platform, start_ms);
    let start = parts.start_ms.iter().find(|(name, _)| name == "back").map_or(0.0, |(_, millis)| *millis);
    tell("BACK starts on them", format_args!("{:.1} s", start / 1000.0));
    tell("its memory then", format_args!("{:.0} MB", memory(&parts)));
    asked(&parts, "10,000 offers", seconds).await?;
    swapped(&parts, program, &file("revised.json"), seconds).await?;
    publish(&parts, program, &file("twice.json")).await?;
    asked(&parts, "20,000 offers", seconds).await?;
    tell("its memory after three publications", format_args!("{:.0} MB", memory(&parts)));
    Ok(())
}

/// What may be sold at homes all over the country: one asks after the other, then 32 at once.
async fn asked(parts: &Parts, of: &str, seconds: Duration) -> anyhow::Result<()> {
    for connections in [1, 32] {
        let measured = load(parts, connections).run(seconds).await?;
        tell(&format!("(b) {of}, {connections} at once"), &measured);
    }
    Ok(())
}

/// Another catalogue comes into force while some ask.
async fn swapped(parts: &Parts, program: &Path, file: &str, seconds: Duration) -> anyhow::Result<()> {
    let load = load(parts, BESIDE);
    let before = load.run(seconds).await?;
    tell(&format!("(e) {BESIDE} at once, nothing else"), &before);
    let (during, published) = tokio::join!(load.run(seconds * 3), publish(parts, program, file));
    // A request that failed would have ended the measure.
    tell("(e) the same while another comes into force, none failed", &during?);
    published
}

/// Publishes by command, and waits until BACK answers by it.
async fn publish(parts: &Parts, program: &Path, file: &str) -> anyhow::Result<()> {
    let (back, nobody) = (parts.platform.back()?, Caller::default());
    let (before, begun) = (back.stamp(&nobody).await?, Instant::now());
    let database = parts.platform.database_url()?;
    let mut command = Beside::new(program);
    let output = command.args(["catalog", "publish", file]).env("WEBLYS_BACK__DATABASE_URL", database).output();
    let output = output.await?;
    anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let checked = begun.elapsed().as_secs_f64();
    let in_force = async || Ok((back.stamp(&nobody).await? != before).then_some(()));
    within(PATIENCE, "the publication in force", in_force).await?;
    let took = begun.elapsed().as_secs_f64();
    tell("read, checked and kept by the command", format_args!("{checked:.1} s"));
    tell("in force at BACK after", format_args!("{:.1} s more", took - checked));
    Ok(())
}

fn load(parts: &Parts, connections: usize) -> Load {
    let endpoints = &parts.platform.endpoints;
    let homes = (0..ASKED).map(|turn| turn * (HOMES / ASKED) + turn % 7);
    let paths: Vec<String> = homes.map(|home| format!("/v1/dwellings/L{home:07}/offers")).collect();
    Load::of_back(&endpoints.back, &endpoints.credentials.back, &paths).by(connections)
}

fn memory(parts: &Parts) -> f64 {
    parts.memory().into_iter().find(|(name, _)| name == "back").map_or(0.0, |(_, megabytes)| megabytes)
}

fn told(program: &Path, database: &str, words: &[&str]) -> anyhow::Result<()> {
    let status = Command::new(program).args(words).env("WEBLYS_BACK__DATABASE_URL", database).status();
    anyhow::ensure!(status.context("the program")?.success(), "{words:?} failed");
    Ok(())
}

fn tell(what: &str, value: impl Display) {
    println!("| {what:<60} | {value} |");
}
