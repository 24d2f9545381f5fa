//! The data of a fictitious operator, brought in at the first start. Each part of it is one transaction:
//! what was interrupted is done again at the next start.

use super::places::{Place, Places};
use super::{accounts, customers, twin};
use crate::import;
use crate::services;
use anyhow::Context;
use std::collections::HashSet;
use weblys_addresses::{ban, communes, network};
use weblys_back::addresses::import as into_back;
use weblys_back::addresses::store;
use weblys_db::Database;
use weblys_kernel::{Clock, SystemClock};

const WORKBOOK: &[u8] = include_bytes!("../../../../demo/catalogue.xlsx");
const COMMUNES: &[u8] = include_bytes!("../../../../demo/communes.csv");
const ADDRESSES: &[u8] = include_bytes!("../../../../demo/addresses.csv.gz");
const NETWORK: &[u8] = include_bytes!("../../../../demo/network.csv.gz");

/// Brings in whatever is missing. Says whether the accounts of the demonstration are there, in every environment.
pub async fn prepare(places: &Places) -> anyhow::Result<bool> {
    let mut have_accounts = true;
    // The second finds its databases there where they could be copied, and is prepared like the first where not.
    let twins = [places.second.as_ref(), None];
    for (place, twin) in places.environments().zip(twins) {
        have_accounts &= prepare_back(place, twin).await?;
        bring_services(place, twin).await?;
    }
    Ok(have_accounts)
}

async fn prepare_back(place: &Place, twin: Option<&Place>) -> anyhow::Result<bool> {
    let db = weblys_back::open_database(&place.database_url).await.context("BACK's database")?;
    let is_new = !store::is_imported(&db, "communes").await?;
    if is_new {
        println!("First start: preparing the data of a fictitious operator ({})…", place.name);
        let found = communes::read(COMMUNES).map_err(|faults| anyhow::anyhow!("demo/communes.csv: {faults}"))?;
        into_back::communes(&db, &found, SystemClock.now()).await?;
    }
    if !store::is_imported(&db, "addresses").await? {
        bring_addresses(&db).await?;
    }
    if weblys_back::catalog::store::newest(&db).await? == 0 {
        import::catalog(&db, WORKBOOK, "demo/catalogue.xlsx").await?;
    }
    let has_accounts = accounts::bring(&db).await?;
    // What was used already has carts, people and orders, which are nobody else's.
    if let Some(twin) = twin.filter(|_| is_new) {
        twin::copy(&db, &twin.database_url).await?;
    }
    db.close().await;
    Ok(has_accounts)
}

async fn bring_addresses(db: &Database) -> anyhow::Result<()> {
    let addresses = ban::read(ADDRESSES).map_err(|faults| anyhow::anyhow!("demo/addresses.csv.gz: {faults}"))?;
    let known: HashSet<_> = addresses.iter().map(|address| &address.address_id).collect();
    let dwellings = network::read(NETWORK, |id| known.contains(id));
    let dwellings = dwellings.map_err(|faults| anyhow::anyhow!("demo/network.csv.gz: {faults}"))?;
    import::addresses(db, &addresses, &dwellings).await
}

/// The operator system of an environment.
async fn bring_services(place: &Place, twin: Option<&Place>) -> anyhow::Result<()> {
    let db = services::open(&place.procable_database_url).await?;
    if bring_operator(&db).await?
        && let Some(twin) = twin
    {
        twin::copy(&db, &twin.procable_database_url).await?;
    }
    db.close().await;
    Ok(())
}

/// The operator system has the same services and tariffs: nothing in Weblys invents a price. Services come last: what
/// was interrupted before them is done again, each part of it once. Says whether anything was missing.
async fn bring_operator(db: &Database) -> anyhow::Result<bool> {
    if weblys_procable::is_seeded(db).await? {
        return Ok(false);
    }
    weblys_procable::seed_pickup_points(db, &weblys_procable::demo::pickup_points()).await?;
    if !weblys_procable::has_customers(db).await? {
        customers::bring(db, WORKBOOK, SystemClock.now()).await?;
    }
    weblys_procable::seed_web_users(db, &weblys_procable::demo::web_users(SystemClock.now())).await?;
    for (code, listing) in weblys_procable::demo::code_tables() {
        weblys_procable::seed_code_table(db, &code, &listing).await?;
    }
    services::bring(db, WORKBOOK, "demo/catalogue.xlsx").await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use weblys_db::testing::fresh;
    use weblys_db::{Engine, execute, fetch_one};

    /// How many rows each table has.
    const COUNTS: &str =
        "select (select count(*) from procable_pickup_point), (select count(*) from procable_customer),
        (select count(*) from procable_web_user), (select count(*) from procable_code),
        (select count(*) from procable_service)";

    type Counts = (i64, i64, i64, i64, i64);

    #[tokio::test]
    async fn what_was_interrupted_anywhere_is_whole_at_the_next_start_and_nothing_is_there_twice() {
        let whole = fresh(Engine::Sqlite, &weblys_procable::MIGRATIONS).await;
        assert!(bring_operator(&whole.db).await.unwrap());
        let whole = fetch_one!(whole.db, Counts, COUNTS).await.unwrap();
        for (hidden, found_again) in [
            ("alter table procable_customer rename to gone", "alter table gone rename to procable_customer"),
            ("alter table procable_web_user rename to gone", "alter table gone rename to procable_web_user"),
            ("alter table procable_code rename to gone", "alter table gone rename to procable_code"),
            ("alter table procable_service rename to gone", "alter table gone rename to procable_service"),
        ] {
            let begun = fresh(Engine::Sqlite, &weblys_procable::MIGRATIONS).await;
            execute!(begun.db, hidden).await.unwrap();
            assert!(bring_operator(&begun.db).await.is_err(), "{hidden}");
            execute!(begun.db, found_again).await.unwrap();
            assert!(bring_operator(&begun.db).await.unwrap(), "{hidden}");
            assert!(!bring_operator(&begun.db).await.unwrap(), "all is there");
            assert_eq!(fetch_one!(begun.db, Counts, COUNTS).await.unwrap(), whole, "{hidden}");
        }
    }
}
