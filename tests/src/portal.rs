//! The operator's portal: a real OpenID Connect provider, in a process of its own.

use crate::keeper::{self, Kept};
use crate::platform::{Platform, eventually};
use crate::settings::Settings;
use anyhow::Context;
use std::path::Path;
use std::process::Command;
use toml::{Table, toml};

/// What BACK is told of the portal on this port.
#[must_use]
pub fn settings(port: u16) -> Table {
    let mut settings = toml! {
        name = "Portail Exemplia"
        issuer = ""
        client_id = "weblys"
        client_secret = "a-secret-of-the-tests"
        scopes = ["profile", "email", "groups"]
        groups = [{ portal = "weblys-admins", group = "administrators" }]
    };
    settings.insert("issuer".into(), format!("http://127.0.0.1:{port}").into());
    settings
}

/// Starts the portal of a platform that was told of it.
pub async fn start(settings: &Settings, port: u16, platform: &Platform) -> anyhow::Result<Kept> {
    let folder = settings.portal.as_deref().context("WEBLYS_TEST_PORTAL names no folder: run `cargo xtask test`")?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("portal/provider.mjs");
    let mut command = Command::new("node");
    command
        .arg(script)
        .arg(folder)
        .arg(port.to_string())
        .args([platform.page("/staff/sign-on/back"), platform.page("/staff/sign-in")]);
    let process = keeper::start_logging(&command, &settings.out.join("journeys").join(format!("portal-{port}.log")))?;
    let url = format!("http://127.0.0.1:{port}/.well-known/openid-configuration");
    eventually("the portal", async || Ok(reqwest::get(&url).await.ok().map(drop))).await?;
    Ok(process)
}
