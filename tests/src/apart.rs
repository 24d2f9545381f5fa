//! Starts each part of the platform in a process of its own, from configuration, as in production.

use crate::keeper::{self, Kept};
use crate::platform::{Credentials, Endpoints, answers, eventually, free_port, tail};
use crate::settings::Settings;
use anyhow::Context;
use serde::Deserialize;
use std::path::Path;
use std::process::Command;
use std::time::Instant;
use toml::{Table, Value, toml};

/// What the parts tell each other, as the seeding start left it.
#[derive(Debug, Deserialize)]
struct Secrets {
    back: String,
    procable: String,
    cardpage: String,
    csrf: String,
}

type Started = (Vec<(&'static str, Kept)>, Endpoints, Vec<(String, f64)>);

/// Starts the parts, those that others need first, and measures how long each takes to be ready.
pub async fn start(settings: &Settings, folder: &Path, database_url: Option<String>) -> anyhow::Result<Started> {
    let secrets = std::fs::read_to_string(folder.join("secrets.json")).context("secrets.json")?;
    let secrets: Secrets = serde_json::from_str(&secrets)?;
    let address = || free_port().map(|port| format!("127.0.0.1:{port}"));
    let (procable, cardpage, back, front) = (address()?, address()?, address()?, address()?);
    let url = |address: &str| format!("http://{address}");
    let endpoints = Endpoints {
        front: url(&front),
        back: url(&back),
        procable: url(&procable),
        cardpage: url(&cardpage),
        credentials: Credentials {
            back: secrets.back.clone(),
            procable: secrets.procable.clone(),
            cardpage: secrets.cardpage.clone(),
        },
    };
    let file = |name: &str| format!("sqlite:{}", folder.join(name).display());
    let back_database = database_url.unwrap_or_else(|| file("back.db"));
    let parts = [
        ("procable", procable_settings(&procable, &file("procable.db"), &secrets)),
        ("cardpage", cardpage_settings(&cardpage, &endpoints)),
        ("back", back_settings(&back, &back_database, folder, &endpoints)?),
        ("front", front_settings(&front, &secrets, &endpoints)),
    ];
    let (mut processes, mut took) = (Vec::new(), Vec::new());
    for (name, table) in parts {
        let begun = Instant::now();
        let base = table.get("listen").and_then(Value::as_str).map(url).unwrap_or_default();
        processes.push((name, start_part(settings, folder, name, &table, &base).await?));
        took.push((name.to_owned(), begun.elapsed().as_secs_f64() * 1000.0));
    }
    Ok((processes, endpoints, took))
}

async fn start_part(
    settings: &Settings,
    folder: &Path,
    name: &'static str,
    table: &Table,
    base: &str,
) -> anyhow::Result<Kept> {
    let file = folder.join(format!("{name}.toml"));
    std::fs::write(&file, toml::to_string(table)?)?;
    let log = folder.join(format!("{name}.log"));
    let mut command = Command::new(&settings.program);
    command.arg(name).arg("--config").arg(&file);
    let process = keeper::start_logging(&command, &log)?;
    let ready = eventually(name, async || Ok(answers(base).await.then_some(()))).await;
    ready.with_context(|| format!("{name} is not ready:\n{}", tail(&log)))?;
    Ok(process)
}

fn procable_settings(listen: &str, database_url: &str, secrets: &Secrets) -> Table {
    let credential = secrets.procable.as_str();
    table(&[("listen", listen), ("database_url", database_url), ("credential", credential)])
}

fn cardpage_settings(listen: &str, endpoints: &Endpoints) -> Table {
    let mut settings = table(&[("listen", listen), ("credential", &endpoints.credentials.cardpage)]);
    settings.insert("allowed_returns".into(), vec![endpoints.front.clone()].into());
    settings
}

fn back_settings(listen: &str, database_url: &str, folder: &Path, endpoints: &Endpoints) -> anyhow::Result<Table> {
    let credentials = &endpoints.credentials;
    let mut settings = table(&[
        ("listen", listen),
        ("database_url", database_url),
        ("credential", &credentials.back),
        ("public_url", &endpoints.front),
    ]);
    let operator_system = table(&[("url", &endpoints.procable), ("credential", &credentials.procable)]);
    let card_page = table(&[("url", &endpoints.cardpage), ("credential", &credentials.cardpage)]);
    let mails = folder.join("mails").display().to_string();
    let mut mail = toml! { files = { folder = "", from = "Exemplia <boutique@example.fr>" } };
    mail["files"]["folder"] = mails.into();
    let operator: Table = include_str!("../../demo/operator.toml").parse().context("demo/operator.toml")?;
    for (name, section) in
        [("operator_system", operator_system), ("card_page", card_page), ("mail", mail), ("operator", operator)]
    {
        settings.insert(name.into(), section.into());
    }
    Ok(settings)
}

fn front_settings(listen: &str, secrets: &Secrets, endpoints: &Endpoints) -> Table {
    let mut settings = table(&[
        ("listen", listen),
        ("back_url", &endpoints.back),
        ("back_credential", &secrets.back),
        ("public_url", &endpoints.front),
        ("csrf_secret", &secrets.csrf),
        ("card_page_origin", &endpoints.cardpage),
    ]);
    settings.insert("secure_cookies".into(), false.into());
    // Everybody here is one client.
    settings.insert("throttle".into(), toml! { enabled = false }.into());
    settings
}

fn table(pairs: &[(&str, &str)]) -> Table {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), Value::from(*value))).collect()
}
