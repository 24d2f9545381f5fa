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
    sealing: String,
}

/// How many of each tier, and what they are told besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Apart {
    /// So many FRONTs and as many BACKs, each FRONT with a BACK of its own; at most two.
    pub replicas: usize,
    /// How long prices hold, when it is not as usual. With 0, every look at a cart prices it anew.
    pub price_hold_hours: Option<u32>,
    /// The port of the operator's portal, where the staff signs in through one.
    pub portal: Option<u16>,
    /// Threads of each part that answer; none said: as many as the machine has cores.
    pub workers: Option<u16>,
}

impl Default for Apart {
    fn default() -> Self {
        Self { replicas: 1, price_hold_hours: None, portal: None, workers: None }
    }
}

type Started = (Vec<(&'static str, Kept)>, Endpoints, Vec<(String, f64)>);
/// The names of the FRONTs and of the BACKs.
pub(crate) const REPLICAS: [(&str, &str); 2] = [("front", "back"), ("front-2", "back-2")];

/// Starts the parts, those that others need first, and measures how long each takes to be ready.
pub(crate) async fn start(
    settings: &Settings,
    folder: &Path,
    database_url: Option<String>,
    how: Apart,
) -> anyhow::Result<Started> {
    let secrets = std::fs::read_to_string(folder.join("secrets.json")).context("secrets.json")?;
    let secrets: Secrets = serde_json::from_str(&secrets)?;
    let address = || free_port().map(|port| format!("127.0.0.1:{port}"));
    let (procable, cardpage) = (address()?, address()?);
    let tiers = REPLICAS.iter().take(how.replicas).map(|names| Ok((names, address()?, address()?)));
    let tiers: Vec<_> = tiers.collect::<anyhow::Result<_>>()?;
    let (_, front, back) = tiers.first().context("at least one of each")?;
    let endpoints = Endpoints {
        front: url(front),
        back: url(back),
        procable: url(&procable),
        cardpage: url(&cardpage),
        other_fronts: tiers.iter().skip(1).map(|(_, front, _)| url(front)).collect(),
        second: None,
        credentials: Credentials {
            back: secrets.back.clone(),
            procable: secrets.procable.clone(),
            cardpage: secrets.cardpage.clone(),
        },
    };
    let file = |name: &str| format!("sqlite:{}", folder.join(name).display());
    let back_database = database_url.unwrap_or_else(|| file("back.db"));
    let mut parts = vec![
        ("procable", "procable", procable_settings(&procable, &file("procable.db"), &secrets)),
        ("cardpage", "cardpage", cardpage_settings(&cardpage, &endpoints)),
    ];
    for ((front_name, back_name), front, back) in &tiers {
        parts.push(("back", *back_name, back_settings(back, &back_database, folder, (&secrets, &endpoints), how)?));
        parts.push(("front", *front_name, front_settings(front, &url(back), &secrets, &endpoints)));
    }
    let (mut processes, mut took) = (Vec::new(), Vec::new());
    for (part, name, table) in parts {
        let begun = Instant::now();
        processes.push((name, start_part(settings, folder, (part, name), &table, how.workers).await?));
        took.push((name.to_owned(), begun.elapsed().as_secs_f64() * 1000.0));
    }
    Ok((processes, endpoints, took))
}

fn url(address: &str) -> String {
    format!("http://{address}")
}

async fn start_part(
    settings: &Settings,
    folder: &Path,
    (part, name): (&str, &str),
    table: &Table,
    workers: Option<u16>,
) -> anyhow::Result<Kept> {
    let base = table.get("listen").and_then(Value::as_str).map(url).unwrap_or_default();
    let file = folder.join(format!("{name}.toml"));
    std::fs::write(&file, toml::to_string(table)?)?;
    let log = folder.join(format!("{name}.log"));
    let mut command = Command::new(&settings.program);
    command.arg(part).arg("--config").arg(&file);
    if let Some(workers) = workers {
        command.args(["--workers", &workers.to_string()]);
    }
    let process = keeper::start_logging(&command, &log)?;
    let ready = eventually(name, async || Ok(answers(&base).await.then_some(()))).await;
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

fn back_settings(
    listen: &str,
    database_url: &str,
    folder: &Path,
    (secrets, endpoints): (&Secrets, &Endpoints),
    how: Apart,
) -> anyhow::Result<Table> {
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
    let sale = how.price_hold_hours.map(|hours| ("price_hold_hours".to_owned(), Value::from(hours)));
    let sale: Table = sale.into_iter().collect();
    let mut security = table(&[("sealing_key", &secrets.sealing)]);
    if let Some(port) = how.portal {
        security.insert("sign_on".into(), crate::portal::settings(port).into());
    }
    let operator: Table = include_str!("../../demo/operator.toml").parse().context("demo/operator.toml")?;
    for (name, section) in [
        ("operator_system", operator_system),
        ("card_page", card_page),
        ("mail", mail),
        ("operator", operator),
        ("sale", sale),
        ("security", security),
    ] {
        settings.insert(name.into(), section.into());
    }
    Ok(settings)
}

fn front_settings(listen: &str, back: &str, secrets: &Secrets, endpoints: &Endpoints) -> Table {
    let mut settings = table(&[
        ("listen", listen),
        ("back_url", back),
        ("back_credential", &secrets.back),
        ("public_url", &endpoints.front),
        ("csrf_secret", &secrets.csrf),
        ("card_page_origin", &endpoints.cardpage),
    ]);
    settings.insert("secure_cookies".into(), false.into());
    // Everybody here is one client.
    settings.insert("open_pages_of_a_user".into(), 10_000.into());
    settings.insert("throttle".into(), toml! { enabled = false }.into());
    settings
}

fn table(pairs: &[(&str, &str)]) -> Table {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), Value::from(*value))).collect()
}
