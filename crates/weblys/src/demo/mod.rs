//! The demonstration: every part as a real HTTP service on loopback ports, in one process.

mod accounts;
mod data;
mod places;

use crate::import::must_be_writable;
use crate::shutdown::Shutdown;
use anyhow::Context;
use clap::Args;
use places::{Places, Secrets};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;
use tokio::task::JoinSet;
use weblys_kernel::SystemClock;

/// How the demonstration is started.
#[derive(Debug, Clone, Args)]
pub struct DemoArgs {
    /// Where its data is kept.
    #[arg(long, default_value = "var")]
    data_dir: PathBuf,
    /// The port of the sites; the other parts take the next three. 0: free ones.
    #[arg(long, default_value_t = 4000)]
    front_port: u16,
    /// BACK's database, when it is not a file in the data folder: `postgres://…`.
    #[arg(long)]
    database_url: Option<String>,
    /// The operator system's database, when it is not a file in the data folder: `postgres://…`.
    #[arg(long)]
    procable_database_url: Option<String>,
}

impl Default for DemoArgs {
    fn default() -> Self {
        Self { data_dir: "var".into(), front_port: 4000, database_url: None, procable_database_url: None }
    }
}

/// Runs until it is told to stop.
pub async fn run(args: DemoArgs) -> anyhow::Result<()> {
    let watch = Instant::now();
    must_be_writable(&args.data_dir)?;
    let places = Places::of(&args)?;
    let secrets = Secrets::of(&args.data_dir)?;
    let has_accounts = data::prepare(&places, &secrets).await?;
    let shutdown = Shutdown::listen()?;
    let mut parts = JoinSet::new();
    let procable = weblys_procable::Server::bind(places.procable(&secrets), Arc::new(SystemClock)).await;
    let procable = procable.context("the operator system does not start")?;
    parts.spawn(shutdown.clone().around(procable.run(shutdown.clone().wait())));
    let cardpage = weblys_cardpage::Server::bind(places.cardpage(&secrets)?, Arc::new(SystemClock)).await;
    let cardpage = cardpage.context("the card page does not start")?;
    parts.spawn(shutdown.clone().around(cardpage.run(shutdown.clone().wait())));
    let back = weblys_back::bind(places.back(&secrets)?, Arc::new(SystemClock)).await;
    parts.spawn(shutdown.clone().around(back.context("BACK does not start")?.serve(shutdown.clone().wait())));
    let front = weblys_front::bind(places.front(&secrets)).await.context("FRONT does not start")?;
    parts.spawn(shutdown.clone().around(front.serve(shutdown.clone().wait())));
    places.announce(&args.data_dir, &secrets, has_accounts, watch.elapsed())?;
    while let Some(stopped) = parts.join_next().await {
        stopped?.context("a part stopped")?;
    }
    Ok(())
}
