//! Imports: a workbook, addresses with their network, communes. A faulty file changes nothing.

use crate::services;
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::HashSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use weblys_addresses::{Faults, ban, communes, network};
use weblys_back::addresses::import;
use weblys_back::catalog::{PublishError, publish};
use weblys_db::Database;
use weblys_kernel::{Clock, SystemClock};

/// What to import.
#[derive(Debug, Subcommand)]
pub enum What {
    /// A product team's workbook: checked, then published at once.
    Catalog {
        /// The workbook (`.xlsx`).
        file: PathBuf,
        #[command(flatten)]
        into: Into,
    },
    /// Addresses in the layout of the Base Adresse Nationale, with the network at each dwelling.
    Addresses {
        /// The addresses (`.csv` or `.csv.gz`).
        file: PathBuf,
        /// The network at each dwelling (`.csv` or `.csv.gz`).
        #[arg(long)]
        network: PathBuf,
        #[command(flatten)]
        into: Into,
    },
    /// The services and tariffs of a workbook, into the reference operator system.
    Services {
        /// The workbook (`.xlsx`).
        file: PathBuf,
        /// The operator system's database.
        #[arg(long, env = "WEBLYS_PROCABLE__DATABASE_URL", default_value = "sqlite:var/procable.db")]
        database_url: String,
    },
    /// The official communes.
    Communes {
        /// The list (`.csv`).
        file: PathBuf,
        #[command(flatten)]
        into: Into,
    },
}

/// Into which database.
#[derive(Debug, Args)]
pub struct Into {
    /// BACK's database.
    #[arg(long, env = "WEBLYS_BACK__DATABASE_URL", default_value = "sqlite:var/back.db")]
    database_url: String,
}

impl Into {
    /// Opens it as it is, to look only.
    pub async fn look(&self) -> anyhow::Result<Database> {
        Ok(Database::connect(&self.database_url, &weblys_db::Options::default()).await?)
    }

    /// Opens it, its schema up to date.
    pub async fn open(&self) -> anyhow::Result<Database> {
        Ok(weblys_back::open_database(&self.database_url).await?)
    }
}

/// Imports a file.
pub async fn run(what: What) -> anyhow::Result<()> {
    match what {
        What::Catalog { file, into } => catalog_file(&into.open().await?, &file).await,
        What::Addresses { file, network, into } => address_files(&into.open().await?, &file, &network).await,
        What::Services { file, database_url } => {
            let bytes = std::fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            let db = services::open(&database_url).await?;
            let count = services::bring(&db, &bytes, &file.display().to_string()).await?;
            println!("{count} services imported");
            Ok(())
        }
        What::Communes { file, into } => {
            let db = into.open().await?;
            let found = communes::read(open(&file)?).map_err(|faults| report(&file, &faults))?;
            import::communes(&db, &found, SystemClock.now()).await?;
            println!("{} communes imported", found.len());
            Ok(())
        }
    }
}

fn open(file: &Path) -> anyhow::Result<File> {
    File::open(file).with_context(|| format!("{} cannot be opened", file.display()))
}

/// Reads a workbook or a JSON, checks it and puts it in force.
pub async fn catalog_file(db: &Database, file: &Path) -> anyhow::Result<()> {
    let bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let version = catalog(db, &bytes, &file.display().to_string()).await?;
    println!("catalogue published as version {version}");
    Ok(())
}

/// Reads, checks and publishes a workbook.
pub async fn catalog(db: &Database, workbook: &[u8], origin: &str) -> anyhow::Result<u64> {
    let catalogue = weblys_catalog::file::read(workbook).map_err(|faults| refused(origin, &faults))?;
    match publish(db, catalogue, origin, SystemClock.now()).await {
        Ok(version) => Ok(version),
        Err(PublishError::Unsound(faults)) => Err(refused(origin, &faults)),
        Err(error @ PublishError::Store(_)) => Err(error.into()),
    }
}

/// Says every fault of a workbook.
pub fn refused(origin: &str, faults: &[weblys_catalog::Fault]) -> anyhow::Error {
    for fault in faults {
        eprintln!("{fault}");
    }
    anyhow::anyhow!("{origin}: {} faults; nothing was changed", faults.len())
}

async fn address_files(db: &Database, file: &Path, network: &Path) -> anyhow::Result<()> {
    let found = ban::read(open(file)?).map_err(|faults| report(file, &faults))?;
    let known: HashSet<_> = found.iter().map(|address| &address.address_id).collect();
    let dwellings =
        network::read(open(network)?, |id| known.contains(id)).map_err(|faults| report(network, &faults))?;
    addresses(db, &found, &dwellings).await?;
    println!("{} addresses and {} dwellings imported", found.len(), dwellings.len());
    Ok(())
}

/// Replaces addresses and dwellings, showing how far it has come.
pub async fn addresses(
    db: &Database,
    addresses: &[ban::BanAddress],
    dwellings: &[network::Dwelling],
) -> anyhow::Result<()> {
    let bar = bar("addresses and dwellings", addresses.len() + dwellings.len());
    let progress = |done: usize, _: usize| bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
    import::addresses(db, addresses, dwellings, SystemClock.now(), &progress).await?;
    bar.finish_and_clear();
    Ok(())
}

fn bar(what: &'static str, total: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(total).unwrap_or(u64::MAX)).with_message(what);
    if let Ok(style) = ProgressStyle::with_template("  {bar:30} {percent:>3} %  {msg}  ({pos}/{len})") {
        bar.set_style(style);
    }
    bar
}

fn report(file: &Path, faults: &Faults) -> anyhow::Error {
    for fault in &faults.kept {
        eprintln!("{fault}");
    }
    anyhow::anyhow!("{}: {} faults; nothing was changed", file.display(), faults.count)
}

/// Refuses a folder that cannot be written to, before anything is begun.
pub fn must_be_writable(folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    let probe = folder.join(".writable");
    if let Err(error) = std::fs::write(&probe, b"").and_then(|()| std::fs::remove_file(&probe)) {
        bail!("the folder {} cannot be written to: {error}", folder.display());
    }
    Ok(())
}
