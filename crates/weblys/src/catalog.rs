//! `weblys catalog`: the same questions and answers as WeConfig's pages, for scripts and for who has no browser.

use crate::import::{self, refused};
use anyhow::Context;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde_json::Value;
use std::path::{Path, PathBuf};
use weblys_back::catalog::explain::{ExplainQuery, ThingRow, asked_of};
use weblys_back::catalog::{base, store};
use weblys_catalog::changes::{Change, ChangeKind, between};
use weblys_catalog::{Catalogue, Snapshot};
use weblys_db::Database;

/// What to do.
#[derive(Debug, Subcommand)]
pub enum What {
    /// Says what is wrong in a workbook or a JSON, and what should be looked at. Changes nothing.
    Check {
        /// The file (`.xlsx` or `.json`).
        file: PathBuf,
    },
    /// Says what a file would change of what is in force. Changes nothing.
    Diff {
        /// The file (`.xlsx` or `.json`).
        file: PathBuf,
        #[command(flatten)]
        with: import::Into,
    },
    /// Writes what is in force into a file: a workbook, or JSON, by the file's ending. Changes nothing.
    Export {
        /// The file (`.xlsx` or `.json`).
        file: PathBuf,
        #[command(flatten)]
        of: import::Into,
    },
    /// Says what may be sold to somebody, and of the rest why not and what would give it back. Changes nothing.
    Explain(Explain),
    /// Says which combinations of base services customers hold, and which have no offer, as they were read last.
    Coverage {
        #[command(flatten)]
        of: import::Into,
    },
    /// Checks a file and puts it in force at once.
    Publish {
        /// The file (`.xlsx` or `.json`).
        file: PathBuf,
        #[command(flatten)]
        into: import::Into,
    },
}

/// A sale that is asked about. What is not said is as in SelfShop today.
#[derive(Debug, Args)]
pub struct Explain {
    /// The dwelling, by its identifier.
    #[arg(long, default_value = "")]
    dwelling: String,
    /// The sales channel: `SELFSHOP`, `SHOP`…
    #[arg(long, default_value = "")]
    channel: String,
    /// `PROSPECT`, `UPSELL` or `CROSS_SELL`.
    #[arg(long, default_value = "")]
    sale_type: String,
    /// The customer's grouping.
    #[arg(long, default_value = "")]
    grouping: String,
    /// The day of the sale, `YYYY-MM-DD`.
    #[arg(long)]
    day: NaiveDate,
    /// A part of a code or of a name.
    #[arg(long, default_value = "")]
    find: String,
    #[command(flatten)]
    of: import::Into,
}

/// Does it.
pub async fn run(what: What) -> anyhow::Result<()> {
    match what {
        What::Check { file } => {
            let catalogue = read(&file)?;
            for warning in weblys_catalog::check(&catalogue) {
                println!("warning {warning}");
            }
            println!("{}: {} offers, sound", file.display(), catalogue.offers.len());
            Ok(())
        }
        What::Diff { file, with } => {
            let after = read(&file)?;
            let db = with.look().await?;
            let newest = store::newest(&db).await?;
            let before = store::content(&db, newest).await?.unwrap_or_default();
            let changes = between(&before, &after);
            changes.iter().for_each(told);
            println!("from publication {newest}: {} differ", changes.len());
            Ok(())
        }
        What::Export { file, of } => {
            let db = of.look().await?;
            let newest = store::newest(&db).await?;
            let catalogue = store::content(&db, newest).await?.context("nothing is published")?;
            let is_json = file.extension().is_some_and(|ending| ending == "json");
            let bytes = if is_json {
                weblys_catalog::json::write(&catalogue)?
            } else {
                weblys_catalog::workbook::write(&catalogue)?
            };
            std::fs::write(&file, bytes).with_context(|| format!("{} cannot be written", file.display()))?;
            println!("publication {newest} is in {}", file.display());
            Ok(())
        }
        What::Explain(asked) => explain(&asked).await,
        What::Coverage { of } => coverage(&of.look().await?).await,
        What::Publish { file, into } => import::catalog_file(&into.open().await?, &file).await,
    }
}

async fn in_force(db: &Database) -> anyhow::Result<Snapshot> {
    let newest = store::newest(db).await?;
    let catalogue = store::content(db, newest).await?.context("nothing is published")?;
    let version = u64::try_from(newest)?;
    Snapshot::compile(version, catalogue).map_err(|faults| refused("what is in force", &faults))
}

async fn explain(asked: &Explain) -> anyhow::Result<()> {
    let db = asked.of.look().await?;
    let snapshot = in_force(&db).await?;
    let query = ExplainQuery {
        q: asked.find.clone(),
        dwelling_id: asked.dwelling.clone(),
        channel: asked.channel.clone(),
        sale_type: asked.sale_type.clone(),
        grouping: asked.grouping.clone(),
        day: asked.day.to_string(),
        ..ExplainQuery::default()
    };
    asked_of(&db, &snapshot, query).await?.iter().for_each(judged);
    Ok(())
}

/// A line for the thing, and one for each reason against it.
fn judged(thing: &ThingRow) {
    let state = if thing.reasons.is_empty() { "available" } else { "withheld" };
    println!("{state} {} {}", thing.code, thing.name.fr);
    for reason in &thing.reasons {
        let restriction = reason.restriction.as_ref().map(|one| one.code.as_str()).unwrap_or_default();
        println!("    {} {restriction}{} {} {}", reason.code, reason.about, reason.needed, reason.found);
    }
    let changes = thing.remedy.iter().flatten().map(|change| format!("{} {}", change.what, change.value));
    let changes: Vec<String> = changes.collect();
    if !thing.reasons.is_empty() && !changes.is_empty() {
        println!("    given back by: {}", changes.join(" + "));
    }
}

async fn coverage(db: &Database) -> anyhow::Result<()> {
    let kept = base::last(db)
        .await?
        .context("customers have not been read yet: WeConfig has them read, and so does the job")?;
    let snapshot = in_force(db).await?;
    for one in kept.coverage.combinations(&snapshot) {
        let services = one.services.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + ");
        let offer = one.offer.map_or("no offer", |offer| offer.code.as_str());
        println!("{} {services}: {offer}", one.customers);
    }
    for (service, customers) in kept.coverage.unknown() {
        println!("{customers} {service}: the catalogue does not know it");
    }
    let totals = kept.coverage.totals;
    println!(
        "read {}: {} customers, {} recognised, {} with something that has no place, {} without an offer, {} without a base service",
        kept.look.ended_at, totals.customers, totals.whole, totals.partly, totals.unrecognised, totals.without_base
    );
    Ok(())
}

fn read(file: &Path) -> anyhow::Result<Catalogue> {
    let bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    weblys_catalog::file::read(&bytes).map_err(|faults| refused(&file.display().to_string(), &faults))
}

/// A line for the thing, and one for each field of one that is not as it was.
fn told(change: &Change) {
    println!("{} {} {}", change.kind.word(), change.sheet.name(), change.item);
    if change.kind != ChangeKind::Changed {
        return;
    }
    let value = |value: &Option<Value>| value.as_ref().map_or_else(|| "nothing".to_owned(), Value::to_string);
    for field in &change.fields {
        println!("    {}: {} -> {}", field.field, value(&field.before), value(&field.after));
    }
}
