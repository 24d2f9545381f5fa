//! The demonstration: every part as a real HTTP service on loopback ports, in one process.

mod accounts;
mod announce;
mod customers;
mod data;
mod notice;
mod places;
mod secrets;
mod settings;
mod twin;

use crate::import::must_be_writable;
use crate::shutdown::Shutdown;
use anyhow::Context;
use clap::Args;
use places::{Place, Places};
use secrets::Secrets;
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
    /// The port of the sites; the other parts take the next six (three with one environment). 0: free ones.
    #[arg(long, default_value_t = 4000)]
    front_port: u16,
    /// BACK's database, when it is not a file in the data folder: `postgres://…`.
    #[arg(long)]
    database_url: Option<String>,
    /// The operator system's database, when it is not a file in the data folder: `postgres://…`.
    #[arg(long)]
    procable_database_url: Option<String>,
    /// How many environments: 2 is TEST, and PROD beside it with a BACK and an operator system of its own.
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=2))]
    environments: u8,
}

impl Default for DemoArgs {
    fn default() -> Self {
        Self {
            data_dir: "var".into(),
            front_port: 4000,
            database_url: None,
            procable_database_url: None,
            environments: 2,
        }
    }
}

/// Runs until it is told to stop.
pub async fn run(args: DemoArgs) -> anyhow::Result<()> {
    let watch = Instant::now();
    must_be_writable(&args.data_dir)?;
    let places = Places::of(&args, Secrets::of(&args.data_dir)?)?;
    notice::bring(&places.data_dir)?;
    let has_accounts = data::prepare(&places).await?;
    let shutdown = Shutdown::listen()?;
    let mut parts = JoinSet::new();
    let cardpage = weblys_cardpage::Server::bind(places.cardpage()?, Arc::new(SystemClock)).await;
    let cardpage = cardpage.context("the card page does not start")?;
    parts.spawn(shutdown.clone().around(cardpage.run(shutdown.clone().wait())));
    for place in places.environments() {
        let procable = weblys_procable::Server::bind(place.procable(), Arc::new(SystemClock)).await;
        let procable = procable.context("the operator system does not start")?;
        parts.spawn(shutdown.clone().around(procable.run(shutdown.clone().wait())));
    }
    let (back, second_back) = backs(&places).await?;
    for back in std::iter::once(back).chain(second_back) {
        parts.spawn(shutdown.clone().around(back.serve(shutdown.clone().wait())));
    }
    let front = weblys_front::bind(places.front()).await.context("FRONT does not start")?;
    parts.spawn(shutdown.clone().around(front.serve(shutdown.clone().wait())));
    announce::announce(&places, has_accounts, watch.elapsed())?;
    while let Some(stopped) = parts.join_next().await {
        stopped?.context("a part stopped")?;
    }
    Ok(())
}

/// The BACK of each environment. Each builds the index of its addresses, which takes a while: side by side.
async fn backs(places: &Places) -> anyhow::Result<(weblys_back::Bound, Option<weblys_back::Bound>)> {
    let second = async {
        match &places.second {
            Some(second) => back(places, second).await.map(Some),
            None => Ok(None),
        }
    };
    tokio::try_join!(back(places, &places.first), second)
}

async fn back(places: &Places, place: &Place) -> anyhow::Result<weblys_back::Bound> {
    let bound = weblys_back::bind(places.back(place)?, Arc::new(SystemClock)).await;
    bound.with_context(|| format!("BACK does not start ({})", place.name))
}
