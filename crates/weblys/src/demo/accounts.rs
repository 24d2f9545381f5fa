//! Accounts of the staff of the demonstration. Everybody knows their passwords: no other start makes them.

use weblys_back::config::security::Hashing;
use weblys_back::security::console::{Console, DemoAccount};
use weblys_db::Database;
use weblys_kernel::{Clock, SystemClock};

/// Who may sign in at once.
pub const ACCOUNTS: [DemoAccount<'static>; 2] = [
    DemoAccount {
        login: "admin",
        password: "demonstration-admin",
        name: "Administration (démonstration)",
        group: "administrators",
    },
    DemoAccount {
        login: "vendeur",
        password: "demonstration-vendeur",
        name: "Vendeur (démonstration)",
        group: "sellers",
    },
];

/// Makes those that are not there.
pub async fn bring(db: &Database) -> anyhow::Result<()> {
    let console = Console { db, hashing: Hashing::default(), now: SystemClock.now() };
    for account in &ACCOUNTS {
        console.create_for_demo(account).await?;
    }
    Ok(())
}
