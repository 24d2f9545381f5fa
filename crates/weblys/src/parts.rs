//! Each part alone, as in production.

use crate::cli::PartArgs;
use crate::settings;
use crate::shutdown::Shutdown;
use anyhow::Context;
use serde::Deserialize;
use std::net::SocketAddr;
use std::sync::Arc;
use url::Url;
use weblys_kernel::SystemClock;

/// FRONT.
pub async fn front(args: PartArgs) -> anyhow::Result<()> {
    let config: weblys_front::Config = settings::read("front", args.config.as_deref())?;
    let bound = weblys_front::bind(config).await?;
    for address in bound.local_addrs()? {
        println!("ready http://{address}");
    }
    let shutdown = Shutdown::listen()?;
    Ok(shutdown.clone().around(bound.serve(shutdown.wait())).await?)
}

/// BACK.
pub async fn back(args: PartArgs) -> anyhow::Result<()> {
    let config: weblys_back::Config = settings::read("back", args.config.as_deref())?;
    let bound = weblys_back::bind(config, Arc::new(SystemClock)).await?;
    println!("ready http://{}", bound.local_addr()?);
    let shutdown = Shutdown::listen()?;
    Ok(shutdown.clone().around(bound.serve(shutdown.wait())).await?)
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProcableSettings {
    listen: SocketAddr,
    #[serde(default)]
    metrics_listen: Option<SocketAddr>,
    database_url: String,
    credential: String,
}

/// The reference operator system.
pub async fn procable(args: PartArgs) -> anyhow::Result<()> {
    let settings: ProcableSettings = settings::read("procable", args.config.as_deref())?;
    let config = weblys_procable::Config::new(settings.listen, settings.database_url, settings.credential);
    let config = weblys_procable::Config { metrics_listen: settings.metrics_listen, ..config };
    let server = weblys_procable::Server::bind(config, Arc::new(SystemClock)).await?;
    println!("ready http://{}", server.local_addr());
    let shutdown = Shutdown::listen()?;
    Ok(shutdown.clone().around(server.run(shutdown.wait())).await?)
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CardpageSettings {
    listen: SocketAddr,
    credential: String,
    #[serde(default)]
    public_url: Option<Url>,
    allowed_returns: Vec<Url>,
}

/// The stand-in of a payment provider's card page.
pub async fn cardpage(args: PartArgs) -> anyhow::Result<()> {
    let settings: CardpageSettings = settings::read("cardpage", args.config.as_deref())?;
    let config = weblys_cardpage::Config {
        listen: settings.listen,
        public_url: settings.public_url,
        credential: settings.credential,
        allowed_returns: settings.allowed_returns,
    };
    let server = weblys_cardpage::Server::bind(config, Arc::new(SystemClock)).await?;
    println!("ready http://{}", server.local_addr());
    let shutdown = Shutdown::listen()?;
    Ok(shutdown.clone().around(server.run(shutdown.wait())).await?)
}

/// BACK's schema.
pub async fn migrate(args: PartArgs) -> anyhow::Result<()> {
    let config: weblys_back::Config = settings::read("back", args.config.as_deref())?;
    weblys_back::open_database(&config.database_url).await.context("the schema could not be brought up to date")?;
    println!("the schema is up to date");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::de::DeserializeOwned;
    use std::path::PathBuf;

    fn deploy(file: &str) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../deploy").join(file)
    }

    fn is_whole<T: DeserializeOwned>(part: &str) {
        let file = deploy(&format!("{part}.toml"));
        settings::read::<T>(part, Some(&file)).unwrap();
        let unit = std::fs::read_to_string(deploy(&format!("weblys-{part}.service"))).unwrap();
        let command = unit.lines().find_map(|line| line.strip_prefix("ExecStart=")).unwrap();
        assert!(command.ends_with(&format!(" {part} --config /etc/weblys/{part}.toml")), "{command}");
        let secrets = format!("EnvironmentFile=-/etc/weblys/{part}.env");
        assert!(unit.lines().any(|line| line == secrets), "{part} is given its secrets by the environment");
    }

    #[test]
    fn wcf_02_what_an_operator_installs_is_whole() {
        is_whole::<weblys_front::Config>("front");
        is_whole::<weblys_back::Config>("back");
        is_whole::<ProcableSettings>("procable");
        is_whole::<CardpageSettings>("cardpage");
    }
}
