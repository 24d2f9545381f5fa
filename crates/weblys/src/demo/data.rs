//! The data of a fictitious operator, brought in at the first start. Each part of it is one transaction:
//! what was interrupted is done again at the next start.

use super::places::{Places, Secrets};
use crate::import;
use anyhow::Context;
use std::collections::HashSet;
use weblys_addresses::{ban, communes, network};
use weblys_back::addresses::import as into_back;
use weblys_back::addresses::store;
use weblys_catalog::Catalogue;
use weblys_catalog::model::Charge;
use weblys_db::Database;
use weblys_kernel::{Clock, SystemClock};
use weblys_procable::wire;

const WORKBOOK: &[u8] = include_bytes!("../../../../demo/catalogue.xlsx");
const COMMUNES: &[u8] = include_bytes!("../../../../demo/communes.csv");
const ADDRESSES: &[u8] = include_bytes!("../../../../demo/addresses.csv.gz");
const NETWORK: &[u8] = include_bytes!("../../../../demo/network.csv.gz");

/// Brings in whatever is missing.
pub async fn prepare(places: &Places, secrets: &Secrets) -> anyhow::Result<()> {
    let db = weblys_back::open_database(&places.database_url).await.context("BACK's database")?;
    if !store::is_imported(&db, "communes").await? {
        println!("First start: preparing the data of a fictitious operator…");
        let found = communes::read(COMMUNES).map_err(|faults| anyhow::anyhow!("demo/communes.csv: {faults}"))?;
        into_back::communes(&db, &found, SystemClock.now()).await?;
    }
    if !store::is_imported(&db, "addresses").await? {
        bring_addresses(&db).await?;
    }
    if weblys_back::catalog::store::newest(&db).await? == 0 {
        import::catalog(&db, WORKBOOK, "demo/catalogue.xlsx").await?;
    }
    db.close().await;
    bring_services(places, secrets).await
}

async fn bring_addresses(db: &Database) -> anyhow::Result<()> {
    let addresses = ban::read(ADDRESSES).map_err(|faults| anyhow::anyhow!("demo/addresses.csv.gz: {faults}"))?;
    let known: HashSet<_> = addresses.iter().map(|address| &address.address_id).collect();
    let dwellings = network::read(NETWORK, |id| known.contains(id));
    let dwellings = dwellings.map_err(|faults| anyhow::anyhow!("demo/network.csv.gz: {faults}"))?;
    import::addresses(db, &addresses, &dwellings).await
}

/// The operator system has the same services and tariffs: nothing in Weblys invents a price.
async fn bring_services(places: &Places, secrets: &Secrets) -> anyhow::Result<()> {
    let config = places.procable(secrets);
    let db = Database::connect(&config.database_url, &weblys_db::Options::default()).await?;
    db.migrate(&weblys_procable::MIGRATIONS).await.context("the operator system's database")?;
    if !weblys_procable::is_seeded(&db).await? {
        let catalogue = weblys_catalog::workbook::read(WORKBOOK)
            .map_err(|faults| anyhow::anyhow!("demo/catalogue.xlsx: {} faults", faults.len()))?;
        weblys_procable::seed_pickup_points(&db, &weblys_procable::demo::pickup_points()).await?;
        weblys_procable::seed_services(&db, &services(&catalogue)).await?;
    }
    db.close().await;
    Ok(())
}

fn services(catalogue: &Catalogue) -> Vec<wire::Service> {
    let tariffs = |code: &weblys_catalog::model::ServiceCode| {
        let of_service = catalogue.tariffs.iter().filter(|tariff| tariff.service == *code);
        of_service.map(tariff).collect()
    };
    let service = |service: &weblys_catalog::model::Service| wire::Service {
        code: service.code.to_string(),
        domain: service.domain.to_string(),
        kind: service.kind.word().to_owned(),
        label: service.label.clone(),
        tariffs: tariffs(&service.code),
    };
    catalogue.services.iter().map(service).collect()
}

fn tariff(tariff: &weblys_catalog::model::Tariff) -> wire::Tariff {
    wire::Tariff {
        amount_cents: tariff.amount,
        vat_basis_points: tariff.vat,
        period: match tariff.charge {
            Charge::Monthly => "month".to_owned(),
            Charge::Once => "once".to_owned(),
        },
        valid_from: tariff.validity.from,
        valid_until: tariff.validity.until,
    }
}
