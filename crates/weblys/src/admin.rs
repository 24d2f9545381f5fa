//! `weblys admin`: who may act at the machine lets people in. It asks nothing; a password is printed once and must be
//! changed at the first sign-in; all of it is in the audit trail as `console`.

use crate::cli::PartArgs;
use crate::settings;
use anyhow::Context;
use clap::{Args, Subcommand};
use weblys_back::security::console::Console;
use weblys_kernel::{Clock, SystemClock};

/// What to do.
#[derive(Debug, Subcommand)]
pub enum What {
    /// Makes an administrator.
    Create(Whom),
    /// Gives somebody a first password; his second factor and his sessions end, and he may work again.
    Reset(Whom),
    /// Ends somebody's lock-out.
    Unlock(Whom),
    /// Lets everybody behind a network address try again.
    UnlockAddress(Whom),
}

/// Whom it is about.
#[derive(Debug, Args)]
pub struct Whom {
    /// What he types to sign in; or the network address.
    whom: String,
    #[command(flatten)]
    part: PartArgs,
}

/// Does it in the database of BACK's settings.
pub async fn run(what: What) -> anyhow::Result<()> {
    let (What::Create(whom) | What::Reset(whom) | What::Unlock(whom) | What::UnlockAddress(whom)) = &what;
    let config: weblys_back::Config = settings::read("back", whom.part.config.as_deref())?;
    let db = weblys_back::open_database(&config.database_url).await.context("BACK's database")?;
    let console = Console { db: &db, hashing: config.security.hashing, now: SystemClock.now() };
    let login = whom.whom.as_str();
    let password = match &what {
        What::Create(_) => Some(console.create(login).await?),
        What::Reset(_) => Some(console.reset(login).await?),
        What::Unlock(_) => console.unlock(login).await.map(|()| None)?,
        What::UnlockAddress(_) => console.unlock_address(login).await.map(|()| None)?,
    };
    db.close().await;
    match password {
        Some(password) => println!("{login}\n{password}\nThis password works once: another is asked for at sign-in."),
        None => println!("{login} may try again."),
    }
    Ok(())
}
