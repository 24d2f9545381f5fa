//! `weblys configuration`: the configuration as a file, for scripts that make backups (EXP-45).

use crate::import;
use anyhow::Context;
use clap::Subcommand;
use std::path::PathBuf;
use weblys_back::configuration::console;

/// What to do.
#[derive(Debug, Subcommand)]
pub enum What {
    /// Writes what is in force into a file (JSON) that WeConfig reads here and in other environments. Changes nothing.
    Save {
        /// The file.
        file: PathBuf,
        #[command(flatten)]
        of: import::Into,
    },
    /// Says what a file would change of what is in force, and what stands in its way. Changes nothing.
    Diff {
        /// The file.
        file: PathBuf,
        #[command(flatten)]
        with: import::Into,
    },
}

/// Does it.
pub async fn run(what: What) -> anyhow::Result<()> {
    match what {
        What::Save { file, of } => {
            let content = console::saved(&of.look().await?).await?;
            std::fs::write(&file, content).with_context(|| format!("{} cannot be written", file.display()))?;
            println!("the configuration is in {}", file.display());
        }
        What::Diff { file, with } => {
            let bytes = std::fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            let lines = console::compared(&with.look().await?, &bytes).await?;
            lines.iter().for_each(|line| println!("{line}"));
            println!("{} lines", lines.len());
        }
    }
    Ok(())
}
