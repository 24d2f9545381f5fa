//! Accounts of the staff of the demonstration. Everybody knows their passwords: no other start makes them.

use weblys_back::config::security::Hashing;
use weblys_back::security::console::{Console, DemoAccount};
use weblys_db::Database;
use weblys_kernel::{Clock, SystemClock};

/// Who may sign in at once.
pub const ACCOUNTS: [DemoAccount<'static>; 3] = [
    DemoAccount {
        login: "admin",
        password: "demonstration-admin",
        name: "Administration (démonstration)",
        group: "administrators",
    },
    // Nobody is his own second person: PROD needs two.
    DemoAccount {
        login: "adjoint",
        password: "demonstration-adjoint",
        name: "Adjoint (démonstration)",
        group: "administrators",
    },
    DemoAccount {
        login: "vendeur",
        password: "demonstration-vendeur",
        name: "Vendeur (démonstration)",
        group: "sellers",
    },
];

/// Makes them where nobody of the staff is yet: a base with people in it gets no password that everybody knows. Says
/// whether they are there.
pub async fn bring(db: &Database) -> anyhow::Result<bool> {
    let console = Console { db, hashing: Hashing::default(), now: SystemClock.now() };
    Ok(console.create_for_demo(&ACCOUNTS).await?)
}
