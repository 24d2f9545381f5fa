//! `weblys catalog`: the same questions and answers as WeConfig's pages, for scripts and for who has no browser.

use crate::import::{self, refused};
use anyhow::Context;
use clap::Subcommand;
use serde_json::Value;
use std::path::{Path, PathBuf};
use weblys_back::catalog::store;
use weblys_catalog::Catalogue;
use weblys_catalog::changes::{Change, ChangeKind, between};

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
    /// Checks a file and puts it in force at once.
    Publish {
        /// The file (`.xlsx` or `.json`).
        file: PathBuf,
        #[command(flatten)]
        into: import::Into,
    },
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
        What::Publish { file, into } => import::catalog_file(&into.open().await?, &file).await,
    }
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
